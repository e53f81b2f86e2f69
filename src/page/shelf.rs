//! Several documents on the page: which there are, which is in hand, and all of them as one.
//!
//! The one in hand is the session's document; the others wait here, whole, so that nothing is lost with the worker.
//! Looked at together they are one document more, of the key [`TOGETHER`], whose text is theirs behind one another
//! (as `shaipin::shelf` joins them) and whose corrections are theirs, moved: what is said against the reading there
//! goes back to the document that it is about.

use std::rc::Rc;

use shaipin::correct::together;
use shaipin::project::Project;
use shaipin::serve::protocol::{BETWEEN, Card, Edit};
use shaipin::source::SourceText;

use super::address::Address;
use super::state::{Came, Doc, Notice, Origin, Panel, Phase, Session, Shared};

/// The key of all documents as one.
pub const TOGETHER: u32 = 0;

/// The documents.
#[derive(Clone, PartialEq, Default)]
pub struct Shelf {
    /// In the order in which they came.
    pub docs: Vec<Shared<Doc>>,
    /// The key of the one that is 以此为准.
    pub standard: Option<u32>,
    /// The time of its figures that tell none, in the reader's words; empty where they say none.
    pub standard_time: String,
    /// What the worker read of each: number of the text, and what it holds; by the documents' keys.
    cards: Vec<(u32, Card)>,
}

impl Shelf {
    /// The document of a key.
    pub fn doc(&self, key: u32) -> Option<&Shared<Doc>> {
        self.docs.iter().find(|doc| doc.key == key)
    }

    /// What the worker read of a document, as it is now.
    pub fn card(&self, doc: &Doc) -> Option<&Card> {
        let at = self.cards.binary_search_by_key(&doc.key, |(_, card)| card.key).ok()?;
        self.cards.get(at).filter(|(number, _)| *number == doc.number).map(|(_, card)| card)
    }

    /// The worker has read a document: number of its text, and what it holds.
    pub(super) fn read(&mut self, number: u32, card: Card) {
        match self.cards.binary_search_by_key(&card.key, |(_, card)| card.key) {
            Ok(at) => self.cards[at] = (number, card),
            Err(at) => self.cards.insert(at, (number, card)),
        }
    }

    /// The worker knows nothing any more.
    pub(super) fn unread(&mut self) {
        self.cards.clear();
    }

    /// Whether a file lies here already: its name and its text.
    pub(super) fn holds(&self, source: &SourceText) -> bool {
        self.docs.iter().any(|doc| doc.source.name == source.name && doc.source.text == source.text)
    }

    /// Puts a document in the place of the one of its key; a new one comes behind the others.
    pub(super) fn put(&mut self, doc: &Shared<Doc>) {
        if doc.key == TOGETHER {
            return;
        }
        match self.docs.iter().position(|other| other.key == doc.key) {
            Some(at) => self.docs[at] = doc.clone(),
            None => self.docs.push(doc.clone()),
        }
    }

    /// Where each text begins in the joint one.
    fn starts(&self) -> Vec<u32> {
        let mut at = 0;
        let next = |doc: &Shared<Doc>| {
            let start = at;
            at += (doc.source.text.len() + BETWEEN.len()) as u32;
            start
        };
        self.docs.iter().map(next).collect()
    }

    /// All documents as one.
    pub(super) fn joint(&self, number: u32) -> Doc {
        let texts: Vec<&str> = self.docs.iter().map(|doc| doc.source.text.as_str()).collect();
        let kinds = self.docs.iter().map(|doc| doc.source.kind);
        let mut source = SourceText::pasted(String::new());
        source.kind = kinds
            .reduce(|one, other| if one == other { one } else { shaipin::source::TextKind::Html })
            .unwrap_or_default();
        source.text = texts.join(BETWEEN);
        let edits = self.docs.iter().zip(self.starts());
        let edits = together(edits.map(|(doc, start)| (doc.edits.as_slice(), start)));
        Doc {
            key: TOGETHER,
            number,
            characters: self.docs.iter().map(|doc| doc.characters).sum(),
            source: Rc::new(source),
            edits,
            origin: Origin::Shelf,
            file: None,
            touched: 0,
        }
    }
}

impl Session {
    /// Whether all documents are looked at together.
    pub fn together(&self) -> bool {
        self.document.as_ref().is_some_and(|doc| doc.key == TOGETHER)
    }

    /// Keeps the shelf in step with what is in hand.
    pub(super) fn settle(&mut self) {
        if let Some(doc) = self.document.clone() {
            self.shelf.put(&doc);
        }
    }

    /// Gives each document its own of the corrections made together: those that came, and not those that went. A name
    /// for a region is about the whole text and goes to all.
    pub(super) fn hand_down(&mut self, old: &[Edit], new: &[Edit]) {
        let starts = self.shelf.starts();
        let owner = |at: u32| starts.partition_point(|start| *start <= at).saturating_sub(1);
        // A change leaves most of the list as it was: only what lies between its like ends is compared.
        let front = old.iter().zip(new).take_while(|(one, two)| one == two).count();
        let (old, new) = (&old[front..], &new[front..]);
        let back = old.iter().rev().zip(new.iter().rev()).take_while(|(one, two)| one == two).count();
        let (old, new) = (&old[..old.len() - back], &new[..new.len() - back]);
        let came: Vec<&Edit> = new.iter().filter(|edit| !old.contains(edit)).collect();
        let went: Vec<&Edit> = old.iter().filter(|edit| !new.contains(edit)).collect();
        let mut changed = Vec::new();
        for (at, (doc, start)) in self.shelf.docs.iter().zip(&starts).enumerate() {
            let own = |edit: &&&Edit| edit.place().is_none_or(|place| owner(place) == at);
            let here = |edit: &&Edit| (*edit).clone().moved(-i64::from(*start));
            let mut edits = doc.edits.clone();
            let gone: Vec<Edit> = went.iter().filter(own).map(here).collect();
            edits.retain(|edit| !gone.contains(edit));
            for edit in came.iter().filter(own).map(here) {
                edits.retain(|other| !edit.replaces(other));
                edits.push(edit);
            }
            if edits != doc.edits {
                changed.push((at, edits));
            }
        }
        for (at, edits) in changed {
            let number = self.tick();
            if let Some(slot) = self.shelf.docs.get_mut(at) {
                *slot = Shared::new(Doc { number, touched: number, edits, ..(**slot).clone() });
            }
        }
    }

    /// Adds documents; several are looked at together. Of one that is open already only that is told; whether any
    /// was new.
    pub(super) fn add(&mut self, sources: Vec<Came>) -> bool {
        let before = self.shelf.docs.len();
        let mut twice = Vec::new();
        for came in sources {
            if self.shelf.holds(&came.0) {
                twice.push(came.0.name);
            } else {
                let doc = self.made(came, Vec::new());
                self.shelf.docs.push(doc);
            }
        }
        self.tell_twice(twice);
        let any = self.shelf.docs.len() > before;
        if any {
            self.take_up(TOGETHER);
        }
        any
    }

    /// Says which files are open already.
    fn tell_twice(&mut self, names: Vec<String>) {
        let count = names.len() as u32;
        if let Some(first) = names.into_iter().next() {
            self.tell(Notice::Twice(first, count));
        }
    }

    /// Opens a project: its documents come to lie behind those that are open, its view is shown. Those that are open
    /// already, with the same name, text and corrections, are kept once.
    pub(super) fn open_project(&mut self, project: Project) {
        let before = self.shelf.docs.len();
        let mut keys = Vec::new();
        let mut twice = Vec::new();
        for document in project.documents {
            let (source, edits) = document.opened();
            let same = |doc: &&Shared<Doc>| {
                doc.source.name == source.name && doc.source.text == source.text && doc.edits == edits
            };
            if let Some(known) = self.shelf.docs.iter().take(before).find(same) {
                keys.push(known.key);
                twice.push(source.name);
                continue;
            }
            let doc = self.made((source, Origin::File, None), edits);
            keys.push(doc.key);
            self.shelf.docs.push(doc);
        }
        let key = |at: u32| keys.get(at as usize).copied();
        if self.shelf.docs.len() == before && self.shelf.standard.is_some() {
            // Nothing came: what the reader has set up stays as it is.
            return self.tell_twice(twice);
        }
        if let Some(standard) = project.standard.and_then(key) {
            self.shelf.standard = Some(standard);
            self.shelf.standard_time = project.standard_time;
        }
        self.take_up(project.current.and_then(key).filter(|_| before == 0).unwrap_or(TOGETHER));
        self.forget();
        self.notices.clear();
        self.tell_twice(twice);
        self.loads += 1;
        match Address::read(&project.view).filter(|_| before == 0) {
            Some(address) => self.restore(address),
            None => self.show(if self.together() { Panel::Documents } else { Panel::Overview }),
        }
    }

    /// Takes a document in hand, or all together.
    pub(super) fn take_up(&mut self, key: u32) {
        let doc = match self.shelf.docs.as_slice() {
            [] => return,
            [only] => only.clone(),
            _ if key == TOGETHER => {
                let number = self.tick();
                Shared::new(self.shelf.joint(number))
            }
            _ => match self.shelf.doc(key) {
                Some(doc) => doc.clone(),
                None => return,
            },
        };
        self.hold(doc);
    }

    /// All documents are to be read together anew: nothing that is read already is read again.
    pub(super) fn lay_again(&mut self) {
        let number = self.tick();
        if let Some(doc) = self.document.clone().filter(|doc| doc.key == TOGETHER) {
            self.document = Some(Shared::new(Doc { number, ..(*doc).clone() }));
            self.phase = Phase::Idle;
        }
    }

    /// Takes a document off the shelf; it can be brought back by Undo, as the caller remembers.
    pub(super) fn put_away(&mut self, key: u32) {
        let Some(at) = self.shelf.docs.iter().position(|doc| doc.key == key) else { return };
        self.shelf.docs.remove(at);
        // The worker forgets it, too.
        self.shelf.cards.retain(|(_, card)| card.key != key);
        self.shelf.standard = self.shelf.standard.filter(|other| *other != key);
        let now = self.document.as_ref().map(|doc| doc.key);
        self.take_up(now.filter(|now| *now != key).unwrap_or(TOGETHER));
    }
}
