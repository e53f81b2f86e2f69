//! The project file, to and from the page, and what the browser may remember of it.
//!
//! The browser reads and writes the JSON: it is read beside the desk, because what reads it is heavy, and written here,
//! so that everything can be saved even while no worker runs. It is remembered only where the reader asked for it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use shaipin::project::{Document, ENDING, FORMAT, Flaw, Project};
use shaipin::serve::protocol::{Answer, Request};
use yew::prelude::*;

use super::action::Action;
use super::address;
use super::intake::Dispatch;
use super::link::Link;
use super::state::{Notice, Phase, Session, SessionHandle};
use super::{prefs, save};

/// Milliseconds after which what is remembered is asked for again.
const AGAIN: u32 = 500;

/// The project as it lies open.
fn project(session: &Session) -> Project {
    let docs = &session.shelf.docs;
    let place = |key: Option<u32>| docs.iter().position(|doc| Some(doc.key) == key).map(|at| at as u32);
    Project {
        shaipin: FORMAT,
        tool: concat!("shaipin ", env!("CARGO_PKG_VERSION")).to_owned(),
        documents: docs.iter().map(|doc| Document::of(&doc.source, &doc.edits)).collect(),
        standard: place(session.shelf.standard),
        standard_time: session.shelf.standard_time.clone(),
        current: place(session.document.as_ref().map(|doc| doc.key)),
        view: address::current(),
    }
}

fn written(project: &Project) -> Option<String> {
    let object = project.serialize(&Serializer::json_compatible()).ok()?;
    JSON::stringify(&object).ok().map(String::from)
}

/// Saves all documents with what was said of them as a file.
pub fn save_file(session: &SessionHandle) {
    let project = project(session);
    let stem = stem(session, &project);
    match written(&project) {
        Some(json) => {
            save::save(&[&stem, ENDING].concat(), "application/json", &json.into());
            session.dispatch(Action::Saved);
        }
        None => session.dispatch(Action::Tell(Notice::NotWritten)),
    }
}

/// How its file's name begins: the document's name, or its title; of several the first one's, their number and the
/// day, and the day for what has neither.
fn stem(session: &Session, project: &Project) -> String {
    /// Signs of a title.
    const SIGNS: usize = 30;
    let title =
        session.opened.as_ref().and_then(|opened| opened.summary.title.as_deref()).unwrap_or_default();
    let first = project.documents.first().map_or("", |document| document.name.as_str());
    let named = first.rsplit_once('.').map_or(first, |(stem, _)| stem);
    let words = if named.is_empty() && !session.together() { title } else { named };
    let refused = |sign: &char| !sign.is_control() && !"\\/:*?\"<>|".contains(*sign);
    let words: String = words.trim().chars().filter(refused).take(SIGNS).collect();
    let words = if words.is_empty() { "晒拼".to_owned() } else { words };
    match project.documents.len() {
        0 | 1 if !named.is_empty() => words,
        0 | 1 => [&words, "-", &save::today()].concat(),
        count => [&words, "等", &count.to_string(), "篇-", &save::today()].concat(),
    }
}

thread_local! {
    /// What the browser remembers was asked for and has not come yet: till then nothing takes its place there.
    static AWAITED: Cell<bool> = const { Cell::new(false) };
}

/// Opens a project beside what is open. What cannot be taken is told, and nothing changes then.
pub fn open(dispatch: &Dispatch, link: &Link, text: &str) {
    let dispatch = dispatch.clone();
    ask(&dispatch.clone(), link, text, move || dispatch.dispatch(Action::Tell(Notice::Unreadable)));
}

/// `lost`: the worker ended before it had read it.
fn ask(dispatch: &Dispatch, link: &Link, text: &str, lost: impl FnOnce() + 'static) {
    let dispatch = dispatch.clone();
    link.ask(Request::Project, Some(text), move |answer| {
        let Ok(answer) = answer else { return lost() };
        AWAITED.set(false);
        dispatch.dispatch(match answer {
            Answer::Project(Ok(project)) => Action::Project(project),
            Answer::Project(Err(flaw)) => Action::Tell(Notice::Project(flaw)),
            _ => Action::Tell(Notice::Project(Flaw::Damaged)),
        });
    });
}

/// Opens what the browser remembers, where the reader asked for that, as soon as there is a desk that reads it. What
/// cannot be taken is told, and left where it lies until something else is open.
pub fn remembered(dispatch: &Dispatch, link: &Link) {
    if let Some(text) = prefs::kept_session().filter(|_| prefs::keeping()) {
        AWAITED.set(true);
        let (dispatch, link) = (dispatch.clone(), link.clone());
        recall(&dispatch, &link, Rc::from(text));
    }
}

fn recall(dispatch: &Dispatch, link: &Link, text: Rc<str>) {
    let (dispatch, again) = (dispatch.clone(), link.clone());
    link.when_ready(move || {
        let (next, later, kept) = (dispatch.clone(), again.clone(), Rc::clone(&text));
        ask(&dispatch, &again, &text, move || {
            // Told is what became of the worker; the next one is asked, once it is there.
            super::start::later(AGAIN, move || recall(&next, &later, kept));
        });
    });
}

/// Keeps what the browser remembers in step, as long as the reader wants it.
#[hook]
pub fn use_memory(session: &SessionHandle) {
    let number = session.document.as_ref().map(|doc| doc.number);
    let settled =
        matches!(session.phase, Phase::Done(_) | Phase::Failed | Phase::Stopped) || number.is_none();
    let session = session.clone();
    let shelf = &session.shelf;
    let deps = (number, session.keeping, (shelf.standard, shelf.standard_time.clone()), settled);
    use_effect_with(deps, move |(number, keeping, _, settled)| {
        if !keeping || !settled || AWAITED.get() {
            return;
        }
        let stays = match number {
            // Nothing was open yet on this visit: what lies there is from the last one.
            None if session.loads == 0 => return,
            None => prefs::keep_session(None),
            Some(_) => prefs::keep_session(written(&project(&session)).as_deref()),
        };
        if !stays {
            session.dispatch(Action::Keep(false));
            session.dispatch(Action::Tell(Notice::StorageFull));
        }
    });
}
