//! Many documents on their way to be looked at together.
//!
//! Each is read by itself, so that the page can tell how far it is, show the first while the others follow, and stop
//! where something else is wanted.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Date;
use shaipin::serve::protocol::{Answer, Card, Request};
use yew::UseReducerDispatcher;

use super::action::Action;
use super::link::Link;
use super::state::{Doc, Session, Shared};

/// Documents on their way.
pub struct Lay {
    /// All, in order.
    pub keys: Vec<u32>,
    /// The one that is 以此为准.
    pub standard: Option<u32>,
    /// The time of its figures in the reader's words.
    pub time: String,
    /// Those that are not read yet, the next one last.
    pub left: Vec<Shared<Doc>>,
    /// Those that were read and are not told of yet.
    pub read: Vec<(u32, Card)>,
    /// When some were told of last, in milliseconds.
    pub told: f64,
    /// How many documents are shown.
    pub shown: usize,
    /// Number of the joint text.
    pub number: u32,
    /// Number of the text that the reader wants now; [`STOPPED`] where they stopped it.
    pub wanted: Rc<Cell<Option<u32>>>,
}

/// What is wanted when the reading of the text in hand was stopped: no text has this number.
pub const STOPPED: u32 = 0;

type Dispatch = UseReducerDispatcher<Session>;

impl Lay {
    /// Milliseconds between two words of how far it is: each draws the page anew.
    const PACE: f64 = 100.0;
    /// The first documents are shown when there are so many, and again with each so many times more: laying them side by
    /// side takes as long as they are many.
    const FIRST: usize = 16;
    const TIMES: usize = 4;

    /// Reads the next, or lays all together.
    pub fn go_on(mut self, link: Link, dispatch: Dispatch, busy: Rc<Cell<bool>>) {
        let number = self.number;
        if !self.left.is_empty() && self.wanted.get() != Some(number) {
            self.tell(&dispatch);
            // What was read by then is shown whole, once.
            let read = self.read_so_far().filter(|read| read.len() > self.shown);
            let Some(read) = read.filter(|_| self.wanted.get() == Some(STOPPED)) else {
                return give_up(number, &dispatch, &busy);
            };
            return self.ask(read, true, &link, move |_, answer| {
                if let Some(Answer::Opened(summary)) = answer {
                    dispatch.dispatch(Action::Partly(number, Box::new(summary)));
                }
                give_up(number, &dispatch, &busy);
            });
        }
        if let Some(ready) = self.ready() {
            self.shown = ready.len();
            self.tell(&dispatch);
            let again = link.clone();
            return self.ask(ready, true, &link, move |lay, answer| match answer {
                Some(Answer::Opened(summary)) => {
                    dispatch.dispatch(Action::Partly(number, Box::new(summary)));
                    lay.go_on(again, dispatch, busy);
                }
                _ => give_up(number, &dispatch, &busy),
            });
        }
        let Some(doc) = self.left.pop() else {
            self.tell(&dispatch);
            let keys = std::mem::take(&mut self.keys);
            return self.ask(keys, false, &link, move |_, answer| match answer {
                Some(Answer::Opened(summary)) => {
                    busy.set(false);
                    dispatch.dispatch(Action::Opened(number, Box::new(summary)));
                }
                _ => give_up(number, &dispatch, &busy),
            });
        };
        let request =
            Request::Shelve { key: doc.key, document: doc.source.name.clone(), edits: doc.edits.clone() };
        let (again, read) = (link.clone(), doc.number);
        link.ask(request, Some(&doc.source.text), move |answer| match answer {
            Ok(Answer::Shelved(card)) => {
                self.read.push((read, card));
                if Date::now() - self.told >= Self::PACE {
                    self.tell(&dispatch);
                }
                self.go_on(again, dispatch, busy);
            }
            _ => give_up(number, &dispatch, &busy),
        });
    }

    /// The first documents, where it is time to show them.
    fn ready(&self) -> Option<Vec<u32>> {
        let due = if self.shown == 0 { Self::FIRST } else { self.shown.saturating_mul(Self::TIMES) };
        self.read_so_far().filter(|read| read.len() >= due)
    }

    /// The documents before the first that is not read; `None` where all are.
    fn read_so_far(&self) -> Option<Vec<u32>> {
        let next = self.left.last()?.key;
        let count = self.keys.iter().position(|key| *key == next)?;
        Some(self.keys.iter().take(count).copied().collect())
    }

    fn ask(self, keys: Vec<u32>, more: bool, link: &Link, then: impl FnOnce(Self, Option<Answer>) + 'static) {
        let standard = self.standard.filter(|key| keys.contains(key));
        let request = Request::Lay { keys, standard, time: self.time.clone(), more };
        link.ask(request, None, move |answer| then(self, answer.ok()));
    }

    fn tell(&mut self, dispatch: &Dispatch) {
        self.told = Date::now();
        let read = std::mem::take(&mut self.read);
        if !read.is_empty() {
            dispatch.dispatch(Action::Shelved(read));
        }
    }
}

fn give_up(number: u32, dispatch: &Dispatch, busy: &Cell<bool>) {
    busy.set(false);
    dispatch.dispatch(Action::Failed(number));
}
