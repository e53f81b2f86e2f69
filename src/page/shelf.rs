//! Several documents on the page: which there are, which is in hand, and all of them as one.
//!
//! The one in hand is the session's document; the others wait here, whole, so that nothing is lost with the worker.
//! Looked at together they are one document more, of the key [`TOGETHER`], whose text is theirs behind one another
//! (as `shaipin::shelf` joins them) and whose corrections are theirs, moved: what is said against the reading there
//! goes back to the document that it is about.

use std::rc::Rc;

use shaipin::project::Project;
use shaipin::serve::protocol::{Card, Edit};
use shaipin::source::SourceText;

use super::address::Address;
use super::state::{Doc, Origin, Panel, Session, Shared};
use super::text;

/// The key of all documents as one.
pub const TOGETHER: u32 = 0;

/// Bytes between two texts of the joint one.
const BETWEEN: &str = "\n\n";

/// The documents.
#[derive(Clone, PartialEq, Default)]
pub struct Shelf {
    /// In the order in which they came.
    pub docs: Vec<Shared<Doc>>,
    /// The key of the one that is 以此为准.
    pub standard: Option<u32>,
    /// What the worker read of each: number of the text, and what it holds.
    pub cards: Vec<(u32, Card)>,
}

impl Shelf {
    /// The document of a key.
    pub fn doc(&self, key: u32) -> Option<&Shared<Doc>> {
        self.docs.iter().find(|doc| doc.key == key)
    }

    /// What the worker read of a document, as it is now.
    pub fn card(&self, doc: &Doc) -> Option<&Card> {
        self.cards
            .iter()
            .find(|(number, card)| *number == doc.number && card.key == doc.key)
            .map(|(_, card)| card)
    }

    /// Puts a document in the place of the one of its key; a new one comes behind the others, or in the place of the
    /// only one.
    fn put(&mut self, doc: &Shared<Doc>) {
        if let Some(other) = self.docs.iter_mut().find(|other| other.key == doc.key) {
            *other = doc.clone();
            return;
        }
        if self.docs.len() == 1 {
            self.docs.clear();
        }
        self.docs.push(doc.clone());
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
    fn joint(&self, number: u32) -> Doc {
        let texts: Vec<&str> = self.docs.iter().map(|doc| doc.source.text.as_str()).collect();
        let kinds = self.docs.iter().map(|doc| doc.source.kind);
        let mut source = SourceText::pasted(String::new());
        source.kind = kinds
            .reduce(|one, other| if one == other { one } else { shaipin::source::TextKind::Html })
            .unwrap_or_default();
        source.text = texts.join(BETWEEN);
        let placed = self.docs.iter().zip(self.starts());
        let edits = placed
            .flat_map(|(doc, start)| doc.edits.iter().map(move |edit| edit.clone().moved(i64::from(start))));
        let mut all: Vec<Edit> = Vec::new();
        for edit in edits {
            if !all.contains(&edit) {
                all.push(edit);
            }
        }
        Doc {
            key: TOGETHER,
            number,
            characters: self.docs.iter().map(|doc| doc.characters).sum(),
            source: Rc::new(source),
            edits: all,
            origin: Origin::Shelf,
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
        let Some(doc) = self.document.clone() else { return };
        if doc.key == TOGETHER {
            self.hand_down(&doc.edits);
        } else {
            self.shelf.put(&doc);
        }
    }

    /// Gives each document its own of the corrections made together.
    fn hand_down(&mut self, edits: &[Edit]) {
        let starts = self.shelf.starts();
        let owner = |at: u32| starts.partition_point(|start| *start <= at).saturating_sub(1);
        let mut changed = Vec::new();
        for (at, (doc, start)) in self.shelf.docs.iter().zip(&starts).enumerate() {
            let own: Vec<Edit> = edits
                .iter()
                .filter(|edit| edit.place().is_none_or(|place| owner(place) == at))
                .map(|edit| edit.clone().moved(-i64::from(*start)))
                .collect();
            if own != doc.edits {
                changed.push((at, own));
            }
        }
        for (at, edits) in changed {
            let number = self.tick();
            if let Some(slot) = self.shelf.docs.get_mut(at) {
                *slot = Shared::new(Doc { number, edits, ..(**slot).clone() });
            }
        }
    }

    /// Adds documents; several are looked at together.
    pub(super) fn add(&mut self, sources: Vec<(SourceText, Origin)>) {
        self.forget_together();
        for (source, origin) in sources {
            let (key, number) = (self.tick(), self.tick());
            let characters = text::characters(&source.text);
            let doc = Doc { key, number, characters, source: Rc::new(source), edits: Vec::new(), origin };
            self.shelf.docs.push(Shared::new(doc));
        }
        self.take_up(TOGETHER);
    }

    /// Opens a project: its documents come to lie behind those that are open, its view is shown.
    pub(super) fn open_project(&mut self, project: Project) {
        let before = self.shelf.docs.len();
        let mut keys = Vec::new();
        self.forget_together();
        for document in project.documents {
            let (source, edits) = document.opened();
            let (key, number) = (self.tick(), self.tick());
            keys.push(key);
            let characters = text::characters(&source.text);
            let doc = Doc { key, number, characters, source: Rc::new(source), edits, origin: Origin::File };
            self.shelf.docs.push(Shared::new(doc));
        }
        let key = |at: u32| keys.get(at as usize).copied();
        self.shelf.standard = project.standard.and_then(key).or(self.shelf.standard);
        self.take_up(project.current.and_then(key).filter(|_| before == 0).unwrap_or(TOGETHER));
        self.forget();
        self.notices.clear();
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

    /// Takes a document off the shelf; it can be brought back by Undo.
    pub(super) fn put_away(&mut self, key: u32) {
        self.forget_together();
        let Some(at) = self.shelf.docs.iter().position(|doc| doc.key == key) else { return };
        self.past.push(self.shelf.docs.remove(at));
        // The worker forgets it, too.
        self.shelf.cards.retain(|(_, card)| card.key != key);
        self.shelf.standard = self.shelf.standard.filter(|other| *other != key);
        let now = self.document.as_ref().map(|doc| doc.key);
        self.take_up(now.filter(|now| *now != key).unwrap_or(TOGETHER));
    }

    /// The steps made together name places of a text that is no more.
    fn forget_together(&mut self) {
        self.past.retain(|doc| doc.key != TOGETHER);
        self.future.retain(|doc| doc.key != TOGETHER);
    }
}
