//! How the page's state changes: every action and its effect.

use std::rc::Rc;

use shaipin::serve::protocol::{Edit, Language, Query, Row, Summary};
use shaipin::source::SourceText;
use yew::prelude::*;

use super::address::Address;
use super::state::{Doc, Notice, Opened, Origin, Panel, Phase, Session, Shared, Theme, Wish, Worker};
use super::text;

/// Texts kept for undo, and how many bytes they may hold together.
const PAST: usize = 30;
const PAST_BYTES: usize = 64 << 20;

/// What can happen.
pub enum Action {
    /// A text came. With `editing`, it goes on being typed in.
    Load(SourceText, Origin, bool),
    /// The paragraph that is being typed in now reads so.
    Typed(String),
    /// Typing in this byte range begins.
    Edit((u32, u32)),
    /// Typing ends.
    EndEdit,
    /// The text, or the correction, before comes back.
    Undo,
    /// What was taken back comes again.
    Redo,
    /// The reader's corrections are these now.
    Edits(Vec<Edit>),
    /// Back to the empty page.
    Clear,
    /// The worker was given text number n.
    Working(u32),
    /// It has read text number n.
    Opened(u32, Box<Summary>),
    /// It gave no answer to text number n.
    Failed(u32),
    /// Filters or order changed.
    Ask(Query),
    /// One of the views' own choices: key and value, an empty one takes it away.
    Look(String, String),
    /// The address says what is to be shown.
    Restore(Box<Address>),
    /// A claim was chosen in a table or chart: its sentence is to be shown.
    Choose(Row),
    /// A claim was chosen in the text: its row is to be shown.
    ChooseInText(Row),
    /// No claim is chosen.
    Unchoose,
    /// The chosen claim is to be corrected.
    Correct,
    /// A place of the text is to be shown.
    Reveal((u32, u32)),
    /// A kind of marks is shown or hidden.
    Toggle(u16),
    /// A panel is to be shown.
    Show(Panel),
    /// The interface language.
    Language(Language),
    /// The colours.
    Theme(Theme),
    /// The system changed its colours.
    SystemDark(bool),
    /// Something is to be told.
    Tell(Notice),
    /// Notice n was read.
    Dismiss(usize),
    /// What became of the worker.
    Worker(Worker),
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Load(source, origin, editing) => {
                next.remember();
                next.notices.clear();
                let had_text = next.document.as_ref().is_some_and(|doc| !doc.source.text.trim().is_empty());
                if had_text {
                    next.notices.push(Notice::Replaced);
                }
                if source.undecodable > 0 {
                    next.notices.push(Notice::Undecodable(source.undecodable));
                }
                if source.text.trim().is_empty() {
                    next.notices.push(Notice::Empty);
                }
                let end = source.text.len() as u32;
                next.take(source, origin);
                let asked = (std::mem::take(&mut next.query), std::mem::take(&mut next.look));
                next.forget();
                if next.loads == 0 {
                    // What the address asked for before there was a text.
                    (next.query, next.look) = asked;
                } else {
                    next.show(Panel::Overview);
                }
                next.loads += 1;
                next.editing = editing.then_some((0, end));
                if editing {
                    // Who types wants to see what becomes of it.
                    next.show(Panel::Claims);
                    next.show(Panel::Source);
                }
            }
            Action::Typed(words) => return self.typed(words),
            Action::Edit(range) => {
                if self.editing == Some(range) || !text::fits(self.text(), range) {
                    return self;
                }
                next.remember();
                next.editing = Some(range);
            }
            Action::EndEdit => next.end_edit(),
            Action::Undo => return self.turned(true),
            Action::Redo => return self.turned(false),
            Action::Edits(edits) => {
                let Some(doc) = self.document.as_ref().filter(|doc| doc.edits != edits) else { return self };
                next.remember();
                let number = next.tick();
                next.document = Some(Shared::new(Doc { number, edits, ..(**doc).clone() }));
                next.phase = Phase::Idle;
            }
            Action::Clear => {
                if self.document.is_none() {
                    return self;
                }
                next.remember();
                next.document = None;
                next.phase = Phase::Idle;
                next.paragraphs = Shared::new(Vec::new());
                next.forget();
                next.notices = vec![Notice::Cleared];
            }
            Action::Working(number) => next.phase = Phase::Working(number),
            Action::Opened(number, summary) => next.opened(number, *summary),
            Action::Failed(number) => {
                next.answers += 1;
                if next.phase == Phase::Working(number) {
                    next.phase = Phase::Failed;
                }
            }
            Action::Ask(query) => next.query = query,
            Action::Look(key, value) => {
                next.look.retain(|(known, _)| *known != key);
                if !value.is_empty() {
                    next.look.push((key, value));
                }
            }
            Action::Restore(address) => next.restore(*address),
            Action::Choose(row) => {
                next.wish(row.span);
                next.left = Panel::Source;
                next.chosen = Some(Shared::new(row));
            }
            Action::ChooseInText(row) => {
                next.chosen = Some(Shared::new(row));
                if !next.right.is_view() {
                    next.right = Panel::Claims;
                }
                next.seek = next.tick();
            }
            Action::Unchoose => next.chosen = None,
            Action::Correct => next.correct = next.tick(),
            Action::Reveal(span) => {
                next.wish(span);
                next.show(Panel::Source);
            }
            Action::Toggle(bit) => next.hidden ^= bit,
            Action::Show(panel) => next.show(panel),
            Action::Language(language) => next.language = language,
            Action::Theme(theme) => next.theme = theme,
            Action::SystemDark(dark) => next.system_dark = dark,
            Action::Tell(notice) => next.tell(notice),
            Action::Dismiss(at) => {
                if at < next.notices.len() {
                    next.notices.remove(at);
                }
            }
            Action::Worker(worker) => {
                next.worker = worker;
                match worker {
                    Worker::Fine => next.notices.retain(|notice| *notice != Notice::Away),
                    Worker::Coming => {
                        next.notices.retain(|notice| *notice != Notice::Away);
                        // What was given meanwhile is asked again.
                        next.phase = Phase::Idle;
                    }
                    Worker::Away => {
                        next.tell(Notice::Away);
                        next.phase = Phase::Failed;
                    }
                    Worker::Foreign => {
                        next.tell(Notice::Foreign);
                        next.phase = Phase::Failed;
                    }
                    Worker::Restarted(_) => {
                        next.tell(Notice::Restarted);
                        // The new one knows nothing: it reads the text again.
                        next.phase = Phase::Idle;
                    }
                    Worker::Lost => {
                        next.tell(Notice::Lost);
                        next.phase = Phase::Failed;
                    }
                }
            }
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

impl Session {
    fn tell(&mut self, notice: Notice) {
        // A notice of the same sort gives way to the newer one.
        self.notices.retain(|old| std::mem::discriminant(old) != std::mem::discriminant(&notice));
        self.notices.push(notice);
    }

    fn show(&mut self, panel: Panel) {
        if Panel::LEFT.contains(&panel) {
            self.left = panel;
        } else {
            self.right = panel;
        }
        self.narrow = panel;
    }

    /// Shows what an address says; the order of the claims stays.
    pub(super) fn restore(&mut self, address: Address) {
        let Address { right, narrow, language, query, look } = address;
        (self.right, self.narrow, self.look) = (right, narrow, look);
        if Panel::LEFT.contains(&narrow) {
            self.left = narrow;
        }
        self.language = language.unwrap_or(self.language);
        // What holds words of the text is in no address, and neither is the order.
        let Query { sort, text, units, filters, .. } = std::mem::take(&mut self.query);
        self.query = Query { sort, text, units, filters, ..query };
    }

    fn wish(&mut self, span: (u32, u32)) {
        self.reveal = Wish { count: self.tick(), span };
    }

    /// Keeps the text in hand for undo.
    fn remember(&mut self) {
        self.future.clear();
        let Some(doc) = self.document.clone() else { return };
        if self.past.last().is_some_and(|last| last.number == doc.number) {
            return;
        }
        self.past.push(doc);
        let mut bytes = 0;
        let keep = self
            .past
            .iter()
            .rev()
            .take(PAST)
            .enumerate()
            .take_while(|(at, doc)| {
                bytes += doc.source.text.len();
                // The last text always stays.
                *at == 0 || bytes <= PAST_BYTES
            })
            .count();
        self.past.drain(..self.past.len() - keep);
    }

    /// Drops what belonged to another text.
    fn forget(&mut self) {
        self.query = Query::default();
        self.look.clear();
        self.chosen = None;
        self.editing = None;
        self.opened = None;
        self.reveal.span = (0, 0);
    }

    fn end_edit(&mut self) {
        self.editing = None;
        // An editing that changed nothing leaves nothing to undo.
        let now = self.document.as_ref().map(|doc| doc.number);
        if self.past.last().map(|doc| doc.number) == now {
            self.past.pop();
        }
    }

    fn typed(self: Rc<Self>, words: String) -> Rc<Self> {
        let (Some(doc), Some((start, end))) = (&self.document, self.editing) else { return self };
        if !text::fits(&doc.source.text, (start, end)) {
            return self;
        }
        if doc.source.text[start as usize..end as usize] == words {
            return self;
        }
        let mut next = (*self).clone();
        let number = next.tick();
        let mut edited = (**doc).clone();
        let (range, by) = text::changed(&doc.source.text[start as usize..end as usize], &words, start);
        for edit in &mut edited.edits {
            edit.shift(range, by);
        }
        Rc::make_mut(&mut edited.source).text.replace_range(start as usize..end as usize, &words);
        edited.number = number;
        edited.characters = text::characters(&edited.source.text);
        let grown = words.len() as i64 - i64::from(end - start);
        next.paragraphs = Shared::new(text::shifted(&self.paragraphs, (start, end), grown));
        next.editing = Some((start, start + words.len() as u32));
        next.phase = Phase::Idle;
        // Offsets behind the edit have moved.
        if next.chosen.as_ref().is_some_and(|row| row.sentence.1 > start) {
            next.chosen = None;
        }
        if next.reveal.span.1 > start {
            next.reveal.span = (0, 0);
        }
        next.document = Some(Shared::new(edited));
        next.notices.retain(|notice| !matches!(notice, Notice::Empty | Notice::NoFigures));
        Rc::new(next)
    }

    /// Goes a step back or forth through texts and corrections.
    fn turned(self: Rc<Self>, back: bool) -> Rc<Self> {
        let mut next = (*self).clone();
        let now = self.document.as_ref().map(|doc| doc.number);
        loop {
            let Some(doc) = (if back { next.past.pop() } else { next.future.pop() }) else { return self };
            if Some(doc.number) == now {
                continue;
            }
            if let Some(left) = self.document.clone() {
                if back { next.future.push(left) } else { next.past.push(left) }
            }
            let same = self.document.as_ref().is_some_and(|left| Rc::ptr_eq(&left.source, &doc.source));
            next.editing = None;
            next.phase = Phase::Idle;
            if !same {
                next.paragraphs = Shared::new(text::lines(&doc.source.text));
                next.chosen = None;
                next.reveal.span = (0, 0);
            }
            // A new number: the answer to this text may have gone to another one since.
            let number = next.tick();
            next.document = Some(Shared::new(Doc { number, ..(*doc).clone() }));
            next.notices.retain(|notice| {
                !matches!(notice, Notice::Replaced | Notice::Cleared | Notice::Empty | Notice::NoFigures)
            });
            return Rc::new(next);
        }
    }

    /// Filters name series and regions by number: after an edit the same series may have another one, and a number
    /// from an address may have none.
    fn follow(&mut self, summary: &Summary) {
        let old = self.opened.as_ref().map(|opened| &opened.summary);
        let place = |index: &u32, of: fn(&Summary) -> &Vec<String>| {
            let name = old.map_or(of(summary).get(*index as usize), |old| of(old).get(*index as usize))?;
            of(summary).iter().position(|other| other == name).map(|at| at as u32)
        };
        let series = self.query.series.iter().filter_map(|index| place(index, |told| &told.series)).collect();
        let told = |index: &u32| {
            if *index == u32::MAX { Some(*index) } else { place(index, |told| &told.periods) }
        };
        self.query.periods = self.query.periods.iter().filter_map(told).collect();
        self.query.series = series;
        // By the name found in the text: the reader's own name for it may have changed.
        let region = |index: &u32| {
            if *index == u32::MAX {
                return Some(*index);
            }
            let of = |summary: &Summary| summary.regions.iter().find(|item| item.index == *index).cloned();
            let found = of(old.unwrap_or(summary))?.found;
            summary.regions.iter().find(|item| item.found == found).map(|item| item.index)
        };
        self.query.regions = self.query.regions.iter().filter_map(region).collect();
    }

    fn opened(&mut self, number: u32, summary: Summary) {
        self.answers += 1;
        let Some(doc) = self.document.clone() else { return };
        if doc.number != number || self.phase != Phase::Working(number) {
            // The text has moved on: its own answer is under way, this one would not fit it.
            return;
        }
        self.phase = Phase::Done(number);
        self.paragraphs = Shared::new(text::reported(&summary.paragraphs));
        self.notices.retain(|notice| *notice != Notice::NoFigures);
        if summary.claims == 0 && !doc.source.text.trim().is_empty() {
            self.notices.push(Notice::NoFigures);
        }
        self.follow(&summary);
        let epoch = self.tick();
        self.opened = Some(Shared::new(Opened { epoch, summary }));
    }
}
