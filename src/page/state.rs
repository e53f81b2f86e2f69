//! What the page knows, and the only place where it changes.
//!
//! One reducer, handed down by context. The text lives here (a crash of the worker costs one
//! re-analysis and nothing typed); everything read from it lives in the worker and is asked for.

use std::rc::Rc;

use shaipin::project::Flaw;
use shaipin::serve::protocol::{Detail, Edit, Language, Query, Row, Summary, Target};
use shaipin::source::{SourceText, TextKind};
use web_sys::File;
use yew::prelude::*;

use super::address::Look;
use super::grid::pick::Pick;
pub use super::panel::Panel;
pub use super::shared::Shared;
use super::shelf::Shelf;
use super::studio::Said;
use super::text::{self, Paragraph};

/// The reducer's handle, as components take it from the context.
pub type SessionHandle = UseReducerHandle<Session>;

/// Where a text came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// The clipboard.
    Pasted,
    /// A file.
    File,
    /// One of our samples.
    Sample,
    /// Typed here.
    Typed,
    /// All documents as one.
    Shelf,
    /// A file whose text was drawn from it: it had no encoding of its own.
    Drawn,
}

/// A text that comes: where from, and its file where that can be read anew in another encoding.
pub type Came = (SourceText, Origin, Option<File>);

/// The text in hand.
#[derive(Clone)]
pub struct Doc {
    /// Stays the same as long as it is the same document; [`TOGETHER`](super::shelf::TOGETHER) for all as one.
    pub key: u32,
    /// Rises with every change of the text.
    pub number: u32,
    /// The text as it came, with what was typed since; shared by the steps that only correct the reading.
    pub source: Rc<SourceText>,
    /// What the reader says against the reading, oldest first.
    pub edits: Vec<Edit>,
    /// Where from.
    pub origin: Origin,
    /// Its file: a handle only, whose bytes stay where they are until they are decoded anew.
    pub file: Option<File>,
    /// The number at which the reader last typed or corrected; 0 where all is as it came.
    pub touched: u32,
    /// Characters, blanks not counted.
    pub characters: usize,
}

/// What Undo brings back: the document in hand and all that lay open then. Documents are shared, so that a step costs
/// what it changed.
#[derive(Clone, PartialEq)]
pub struct Step {
    /// In hand.
    pub doc: Shared<Doc>,
    /// All documents.
    pub docs: Vec<Shared<Doc>>,
    /// The one that was 以此为准.
    pub standard: Option<u32>,
    /// The time that the reader gave it.
    pub standard_time: String,
}

/// How far the analysis of the text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// The text is to be read, as soon as the worker has time; or there is none.
    Idle,
    /// The worker reads text number n.
    Working(u32),
    /// Text number n is read.
    Done(u32),
    /// The worker gave no answer.
    Failed,
    /// The reader stopped the reading; what was read by then is shown.
    Stopped,
}

/// What became of the worker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Worker {
    /// Its program is still on its way.
    Coming,
    /// Its program could not be fetched.
    Away,
    /// Its program is of another build than the page.
    Foreign,
    /// All is well.
    Fine,
    /// It stopped and was started anew, so many times.
    Restarted(u32),
    /// It stopped again at the same text and was started anew; the text is not given to it any more.
    Repeated,
    /// It cannot be started.
    Lost,
}

/// A finished analysis.
pub struct Opened {
    /// Number of the reading: what was asked of an older one is asked again.
    pub epoch: u32,
    /// The facts.
    pub summary: Summary,
}

/// A thing to tell the reader, in words that follow the language.
#[derive(Clone, PartialEq, Debug)]
pub enum Notice {
    /// Another text took the place of one that can be brought back.
    Replaced,
    /// The text was cleared.
    Cleared,
    /// One of several documents was closed: its name.
    PutAway(String),
    /// Files are open already: the first one's name, and how many they are.
    Twice(String, u32),
    /// Nothing but blanks.
    Empty,
    /// Nothing in the text is a claim.
    NoFigures,
    /// A file is being opened: its name.
    Opening(String),
    /// What the studio says of a file.
    Said(Rc<Said>),
    /// Beyond the limit: its bytes.
    TooLarge(u64),
    /// So many characters could not be decoded.
    Undecodable(u32),
    /// So many corrections were of places in the text as it was decoded before, and hold no longer.
    Fallen(u32),
    /// The browser could not read the file.
    Unreadable,
    /// Several documents are open and looked at together: one alone can be typed in.
    Together,
    /// More files than are opened at once: so many are.
    TooMany(u32),
    /// More bytes in several files than are opened at once: so many.
    TooMuch(u64),
    /// The reader stopped the opening of files: so many are open, of so many.
    StoppedAt(u32, u32),
    /// A project file cannot be taken.
    Project(Flaw),
    /// The browser has no room to remember what is open.
    StorageFull,
    /// Of several files those that could not be opened, each with why, those of one reason behind one another.
    SomeLeft(Rc<[(String, Notice)]>),
    /// The sample could not be fetched.
    NoSample,
    /// The worker stopped and was started anew.
    Restarted,
    /// It stopped again at the same text, which is not given to it any more.
    Repeated,
    /// The worker cannot be started.
    Lost,
    /// The worker's program could not be fetched.
    Away,
    /// The page and a part of it are of two builds.
    Foreign,
    /// The studio stopped and was started anew.
    StudioStopped,
    /// The studio could not be fetched: no pictures and no such files now.
    StudioAway,
    /// The studio could not write a file.
    NotWritten,
    /// A picture went to the clipboard, or the browser refused.
    Copied(bool),
    /// What a first visit should know.
    Hints,
    /// What was typed was taken back; redo brings it again.
    TakenBack,
}

/// Colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// As the system says.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A place to be shown; the count makes every wish a new one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wish {
    /// Rises with every wish.
    pub count: u32,
    /// The byte range to show.
    pub span: (u32, u32),
}

impl Opened {
    /// How many regions count.
    pub fn regions(&self) -> usize {
        self.summary.reporting as usize
    }
}

/// All that the page knows.
#[derive(Clone, PartialEq)]
pub struct Session {
    /// Interface language.
    pub language: Language,
    /// Chosen colours.
    pub theme: Theme,
    /// Whether the system is dark.
    pub system_dark: bool,
    /// The text.
    pub document: Option<Shared<Doc>>,
    /// All documents, the one in hand among them.
    pub shelf: Shelf,
    /// Its paragraphs: our own lines first, the report's as soon as it is there.
    pub paragraphs: Shared<Vec<Paragraph>>,
    /// How far the analysis is.
    pub phase: Phase,
    /// The last finished analysis.
    pub opened: Option<Shared<Opened>>,
    /// Number of the reading that answers what is asked now: of the one under way, as soon as the worker has its text
    /// and will answer it first. 0 where there is none.
    pub reading: u32,
    /// Filters and order of the claims.
    pub query: Query,
    /// The views' own choices.
    pub look: Look,
    /// The picked rows of the claims table, by their place in the order of `query`.
    pub pick: Pick,
    /// The chosen claim.
    pub chosen: Option<Shared<Row>>,
    /// A place of the source to be shown.
    pub reveal: Wish,
    /// A wish to show the chosen claim in the table.
    pub seek: u32,
    /// A wish to correct the chosen claim.
    pub correct: u32,
    /// The claim that is being added.
    pub adding: Option<Shared<Detail>>,
    /// The number at which all was last saved.
    pub saved: u32,
    /// The number at which the reader last said which document counts.
    pub marked: u32,
    /// Kinds of marks that are not drawn, a bit each.
    pub hidden: u16,
    /// What the left pane shows.
    pub left: Panel,
    /// What the right pane shows.
    pub right: Panel,
    /// What a narrow screen shows.
    pub narrow: Panel,
    /// What to tell the reader.
    pub notices: Vec<Notice>,
    /// Texts and corrections that can be brought back, the latest last.
    pub past: Vec<Step>,
    /// What was taken back, the next to come again last.
    pub future: Vec<Step>,
    /// The byte range that is being typed in.
    pub editing: Option<(u32, u32)>,
    /// Whether the browser is to remember what is open.
    pub keeping: bool,
    /// How many of the files that were given are opened, of how many, while that goes on.
    pub taking: Option<(u32, u32)>,
    /// The worker's state.
    pub worker: Worker,
    /// Rises with every answer of the worker to a text, whatever became of it.
    pub answers: u32,
    /// Rises whenever another text takes the place.
    pub loads: u32,
    /// Of which text the address was that was restored last: its length.
    pub of: Option<String>,
    /// Whether the hints of a first visit are still to be shown.
    pub hints: bool,
    /// Counts texts, answers and wishes.
    pub(super) clock: u32,
}

impl Session {
    /// A page with nothing on it.
    pub fn new(language: Language, theme: Theme, system_dark: bool) -> Self {
        Self {
            language,
            theme,
            system_dark,
            document: None,
            shelf: Shelf::default(),
            paragraphs: Shared::new(Vec::new()),
            phase: Phase::Idle,
            opened: None,
            reading: 0,
            query: Query::default(),
            look: Look::new(),
            pick: Pick::default(),
            chosen: None,
            reveal: Wish::default(),
            seek: 0,
            correct: 0,
            adding: None,
            saved: 0,
            marked: 0,
            hidden: 0,
            left: Panel::Source,
            right: Panel::Overview,
            narrow: Panel::Overview,
            notices: Vec::new(),
            past: Vec::new(),
            future: Vec::new(),
            keeping: super::prefs::keeping(),
            editing: None,
            taking: None,
            worker: Worker::Coming,
            answers: 0,
            loads: 0,
            of: None,
            hints: false,
            clock: 0,
        }
    }

    /// Whether dark colours are in force.
    pub fn dark(&self) -> bool {
        match self.theme {
            Theme::Auto => self.system_dark,
            Theme::Light => false,
            Theme::Dark => true,
        }
    }

    /// Whether a panel is in sight.
    pub fn shows(&self, panel: Panel) -> bool {
        if super::address::is_narrow() {
            self.narrow == panel
        } else {
            [self.left, self.right].contains(&panel)
        }
    }

    /// The number of the last answer; 0 before the first.
    pub fn epoch(&self) -> u32 {
        self.opened.as_ref().map_or(0, |opened| opened.epoch)
    }

    /// The text in hand, empty where there is none.
    pub fn text(&self) -> &str {
        self.document.as_ref().map_or("", |doc| &doc.source.text)
    }

    /// A place of the text as it is read.
    pub fn quote(&self, (start, end): (u32, u32)) -> String {
        let slice = self.text().get(start as usize..end as usize).unwrap_or("");
        let html = self.document.as_ref().is_some_and(|doc| doc.source.kind == TextKind::Html);
        if html { text::readable(slice) } else { slice.to_owned() }
    }

    /// A place of the text as it is shown: cells of a row parted by bars.
    pub fn shown(&self, span: (u32, u32)) -> String {
        self.quote(span).replace('\t', " | ")
    }

    /// Rises and gives the new number.
    pub(super) fn tick(&mut self) -> u32 {
        self.clock += 1;
        self.clock
    }

    /// A new document.
    pub(super) fn made(&mut self, (source, origin, file): Came, edits: Vec<Edit>) -> Shared<Doc> {
        let (key, number) = (self.tick(), self.tick());
        let characters = text::characters(&source.text);
        let source = Rc::new(source);
        Shared::new(Doc { key, number, source, edits, origin, file, touched: 0, characters })
    }

    /// Whether something would be lost with the page that the reader typed, corrected or set up.
    pub fn unsaved(&self) -> bool {
        let marked = self.shelf.standard.is_some() && self.marked > self.saved;
        !self.keeping && (marked || self.shelf.docs.iter().any(|doc| doc.touched > self.saved))
    }

    /// Puts a document in hand.
    pub(super) fn hold(&mut self, doc: Shared<Doc>) {
        self.paragraphs = Shared::new(text::lines(&doc.source.text));
        self.phase = Phase::Idle;
        self.editing = None;
        self.document = Some(doc);
    }

    /// What the reader says so far.
    pub fn edits(&self) -> &[Edit] {
        self.document.as_ref().map_or(&[], |doc| &doc.edits)
    }

    /// The list with some more; of two about the same thing the later one stays.
    pub fn with(&self, more: Vec<Edit>) -> Vec<Edit> {
        let mut edits = self.edits().to_vec();
        for edit in more {
            edits.retain(|other| !edit.replaces(other));
            // The name that was found is no other name.
            if !matches!(&edit, Edit::Rename { found, given } if found == given) {
                edits.push(edit);
            }
        }
        edits
    }

    /// The name under which a region was found, of the one under which it is shown; other names pass as they are.
    pub fn found(&self, name: &str) -> String {
        let regions = self.opened.as_ref().map_or(&[][..], |opened| &opened.summary.regions);
        let found = regions.iter().find(|region| region.name == name);
        found.map_or(name, |region| &region.found).trim().to_owned()
    }

    /// The claim of a row as edits name it.
    pub fn target(&self, row: &Row) -> Target {
        let nth = row.id.split_once('.').and_then(|(_, nth)| nth.parse().ok()).unwrap_or(0);
        let said = self.text().get(row.span.0 as usize..row.span.1 as usize).unwrap_or("");
        Target { start: row.span.0, nth, said: said.to_owned() }
    }
}
