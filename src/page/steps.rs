//! The steps that actions consist of: what is kept for undo, what is forgotten, how a text goes on being typed.

use std::rc::Rc;

use shaipin::serve::protocol::{Query, Summary};

use super::address::{Address, OF};
use super::grid::pick::Pick;
use super::shelf::Shelf;
use super::state::{Doc, Notice, Opened, Panel, Phase, Session, Shared, Step, Wish};
use super::text;

/// Texts kept for undo, and how many bytes they may hold together.
const PAST: usize = 30;
const PAST_BYTES: usize = 64 << 20;

impl Session {
    pub(super) fn tell(&mut self, notice: Notice) {
        // A notice of the same sort gives way to the newer one.
        let same = |old: &Notice| match &notice {
            // Of several files there are several things to say.
            Notice::Said(_) => *old == notice,
            _ => std::mem::discriminant(old) == std::mem::discriminant(&notice),
        };
        self.notices.retain(|old| !same(old));
        self.notices.push(notice);
    }

    pub(super) fn show(&mut self, panel: Panel) {
        if Panel::LEFT.contains(&panel) {
            self.left = panel;
        } else {
            self.right = panel;
        }
        self.narrow = panel;
    }

    /// Shows what an address says; the order of the claims is in none, and stays.
    pub(super) fn restore(&mut self, address: Address) {
        let Address { right, narrow, language, query, mut look } = address;
        let of = look.iter().position(|(key, _)| key == OF);
        self.of = of.map(|at| look.remove(at).1);
        (self.right, self.narrow, self.look) = (right, narrow, look);
        if Panel::LEFT.contains(&narrow) {
            self.left = narrow;
        }
        self.language = language.unwrap_or(self.language);
        let sort = self.query.sort.clone();
        self.asked(Query { sort, ..query });
    }

    pub(super) fn wish(&mut self, span: (u32, u32)) {
        self.reveal = Wish { count: self.tick(), span };
    }

    /// Other filters or another order: rows are picked by their place, so none is picked any more.
    pub(super) fn asked(&mut self, query: Query) {
        if query != self.query {
            self.query = query;
            self.pick = Pick::default();
        }
    }

    /// Keeps the text in hand for undo; what was taken back before is gone, as another change takes its place.
    pub(super) fn remember(&mut self) {
        self.future.clear();
        self.keep();
    }

    /// Keeps what is open for undo.
    pub(super) fn keep(&mut self) {
        let Some(step) = self.step() else { return };
        if self.past.last() == Some(&step) {
            return;
        }
        self.past.push(step);
        let mut bytes = 0;
        let keep = self
            .past
            .iter()
            .rev()
            .take(PAST)
            .enumerate()
            .take_while(|(at, step)| {
                bytes += step.doc.source.text.len();
                // The last text always stays.
                *at == 0 || bytes <= PAST_BYTES
            })
            .count();
        self.past.drain(..self.past.len() - keep);
    }

    /// What is open now; `None` on the empty page.
    fn step(&self) -> Option<Step> {
        let doc = self.document.clone()?;
        let Shelf { docs, standard, standard_time, .. } = &self.shelf;
        Some(Step { doc, docs: docs.clone(), standard: *standard, standard_time: standard_time.clone() })
    }

    /// Drops what belonged to another text.
    pub(super) fn forget(&mut self) {
        self.query = Query::default();
        self.look.clear();
        self.pick = Pick::default();
        self.chosen = None;
        self.adding = None;
        self.editing = None;
        (self.opened, self.reading) = (None, 0);
        self.reveal.span = (0, 0);
    }

    pub(super) fn end_edit(&mut self) {
        self.editing = None;
        // An editing that changed nothing leaves nothing to undo.
        let now = self.document.as_ref().map(|doc| doc.number);
        if self.past.last().map(|step| step.doc.number) == now {
            self.past.pop();
        }
    }

    pub(super) fn typed(self: Rc<Self>, words: String) -> Rc<Self> {
        let (Some(doc), Some((start, end))) = (&self.document, self.editing) else { return self };
        if !text::fits(&doc.source.text, (start, end)) {
            return self;
        }
        if doc.source.text[start as usize..end as usize] == words {
            return self;
        }
        let mut next = (*self).clone();
        next.future.clear();
        // What is being added was picked in the text as it was.
        next.adding = None;
        let number = next.tick();
        let mut edited = (**doc).clone();
        let (range, by) = text::changed(&doc.source.text[start as usize..end as usize], &words, start);
        for edit in &mut edited.edits {
            edit.shift(range, by);
        }
        Rc::make_mut(&mut edited.source).text.replace_range(start as usize..end as usize, &words);
        (edited.number, edited.touched) = (number, number);
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
        next.settle();
        Rc::new(next)
    }

    /// Goes a step back or forth through texts and corrections.
    pub(super) fn turned(self: Rc<Self>, back: bool) -> Rc<Self> {
        let mut next = (*self).clone();
        let now = self.step();
        loop {
            let Some(step) = (if back { next.past.pop() } else { next.future.pop() }) else { return self };
            if Some(&step) == now.as_ref() {
                continue;
            }
            if let Some(left) = now {
                if back { next.future.push(left) } else { next.past.push(left) }
            }
            let doc = step.doc;
            next.shelf.docs = step.docs;
            next.shelf.standard = step.standard;
            next.shelf.standard_time = step.standard_time;
            let same = self.document.as_ref().is_some_and(|left| Rc::ptr_eq(&left.source, &doc.source));
            next.editing = None;
            next.phase = Phase::Idle;
            if !same {
                next.paragraphs = Shared::new(text::lines(&doc.source.text));
                next.chosen = None;
                next.adding = None;
                next.reveal.span = (0, 0);
            }
            // A new number: the answer to this text may have gone to another one since.
            let number = next.tick();
            let doc = Shared::new(Doc { number, ..(*doc).clone() });
            next.shelf.put(&doc);
            next.document = Some(doc);
            next.notices.retain(|notice| {
                !matches!(
                    notice,
                    Notice::Replaced
                        | Notice::Cleared
                        | Notice::PutAway(_)
                        | Notice::Undecodable(_)
                        | Notice::Fallen(_)
                        | Notice::Empty
                        | Notice::NoFigures
                        | Notice::TakenBack
                )
            });
            return Rc::new(next);
        }
    }

    /// Filters name series and regions by number: after an edit the same series may have another one, and a number
    /// from an address may have none.
    pub(super) fn follow(&mut self, summary: &Summary) {
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
            summary.regions.iter().find(|item| item.found == found).map(|item| summary.named(item).index)
        };
        self.query.regions = self.query.regions.iter().filter_map(region).collect();
    }

    /// The first documents of many are read: what they hold is shown while the others follow.
    pub(super) fn partly(&mut self, number: u32, summary: Summary) {
        let Some(doc) = self.document.clone() else { return };
        if doc.number != number || !matches!(self.phase, Phase::Working(_) | Phase::Stopped) {
            return;
        }
        let end = summary.parts.last().map_or(0, |part| part.text.1);
        let mut paragraphs = text::reported(&summary.paragraphs);
        let behind = self.paragraphs.partition_point(|paragraph| paragraph.start < end);
        paragraphs.extend(self.paragraphs.iter().skip(behind).copied());
        self.paragraphs = Shared::new(paragraphs);
        self.follow(&summary);
        self.pick = Pick::default();
        self.reading = self.tick();
        self.opened = Some(Shared::new(Opened { epoch: self.reading, summary }));
    }

    /// A text is with the worker, or many are on their way to it, which answers about them when they are laid together.
    pub(super) fn working(&mut self, number: u32) {
        self.phase = Phase::Working(number);
        if !self.together() {
            self.reading = self.tick();
        }
    }

    pub(super) fn opened(&mut self, number: u32, summary: Summary) {
        self.answers += 1;
        let Some(doc) = self.document.clone() else { return };
        // What was stopped too late is done all the same.
        if doc.number != number || !matches!(self.phase, Phase::Working(_) | Phase::Stopped) {
            // The text has moved on: its own answer is under way, this one would not fit it.
            return;
        }
        self.phase = Phase::Done(number);
        self.paragraphs = Shared::new(text::reported(&summary.paragraphs));
        self.notices.retain(|notice| *notice != Notice::NoFigures);
        if summary.claims == 0 && !doc.source.text.trim().is_empty() {
            self.notices.retain(|notice| *notice != Notice::Hints);
            self.notices.push(Notice::NoFigures);
        }
        self.follow(&summary);
        self.pick = Pick::default();
        if self.hints && summary.claims > 0 && !self.notices.contains(&Notice::Hints) {
            self.notices.push(Notice::Hints);
        }
        if self.together() {
            self.reading = self.tick();
        }
        self.opened = Some(Shared::new(Opened { epoch: self.reading, summary }));
    }
}
