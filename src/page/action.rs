//! How the page's state changes: every action and its effect.

use std::rc::Rc;

use shaipin::project::Project;
use shaipin::serve::protocol::{Card, Detail, Edit, Language, Query, Row, Summary, Within};
use shaipin::source::SourceText;
use yew::prelude::*;

use super::address::Address;
use super::grid::ask::holding;
use super::grid::pick::Pick;
use super::shelf::{Shelf, TOGETHER};
use super::state::{Came, Doc, Notice, Origin, Panel, Phase, Session, Shared, Theme, Worker};
use super::text;

/// What can happen.
pub enum Action {
    /// A text came. With `editing`, it goes on being typed in.
    Load(Came, bool),
    /// Documents came to lie beside those that are open.
    Add(Vec<Came>),
    /// The document of this key was decoded anew.
    Recode(u32, SourceText),
    /// All was saved.
    Saved,
    /// A claim is to be added, or no longer.
    Adding(Option<(u32, Box<Detail>)>),
    /// A project comes to lie beside what is open.
    Project(Box<Project>),
    /// The browser is to remember what is open, or to forget it.
    Keep(bool),
    /// The text that gave way to another lies beside it again.
    Both,
    /// The document of this key is to be looked at; [`TOGETHER`] for all.
    TakeUp(u32),
    /// The document of this key is closed.
    PutAway(u32),
    /// The document of this key is 以此为准, or no longer.
    Standard(u32),
    /// The figures of the standard that tell no time are of this one, in words, or no longer.
    StandardTime(String),
    /// The worker has read some documents for the shelf: numbers of their texts, and what they hold.
    Shelved(Vec<(u32, Card)>),
    /// The paragraph that is being typed in now reads so.
    Typed(String),
    /// Typing in this byte range begins.
    Edit((u32, u32)),
    /// Typing ends.
    EndEdit,
    /// Typing ends, and what was typed is taken back.
    CancelEdit,
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
    /// It has read the first documents of joint text number n; the others follow.
    Partly(u32, Box<Summary>),
    /// It gave no answer to text number n.
    Failed(u32),
    /// So many of the files given are opened, of so many; `None`: all that could be.
    Taking(Option<(u32, u32)>),
    /// The reader wants the reading stopped.
    Stop,
    /// What was stopped is to go on.
    GoOn,
    /// The worker was ended in the middle of it, and holds nothing now.
    Emptied,
    /// Filters or order changed.
    Ask(Query),
    /// Only claims in which these words stand.
    Search(String),
    /// What a column must hold.
    Hold(Within),
    /// Rows of the table are picked.
    Pick(Pick),
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
    /// The file that was being opened is there, or is not to be had.
    Settled,
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
            Action::Load((source, origin, _), _)
                if matches!(origin, Origin::File | Origin::Drawn) && self.shelf.holds(&source) =>
            {
                next.tell(Notice::Twice(source.name, 1));
            }
            Action::Load(came, editing) => {
                let source = &came.0;
                next.remember();
                next.notices.clear();
                let had_text = next.document.as_ref().is_some_and(|doc| !doc.source.text.trim().is_empty());
                // Beside several others nothing is replaced.
                if had_text && next.shelf.docs.len() < 2 {
                    next.notices.push(Notice::Replaced);
                }
                if source.undecodable > 0 {
                    next.notices.push(Notice::Undecodable(source.undecodable));
                }
                if source.text.trim().is_empty() {
                    next.notices.push(Notice::Empty);
                } else if next.hints {
                    // Now rather than with the first claims, which they would push aside.
                    next.notices.push(Notice::Hints);
                }
                let end = source.text.len() as u32;
                if next.shelf.docs.len() < 2 {
                    next.shelf.docs.clear();
                }
                let doc = next.made(came, Vec::new());
                next.hold(if editing {
                    Shared::new(Doc { touched: doc.number, ..(*doc).clone() })
                } else {
                    doc
                });
                let mut asked = (std::mem::take(&mut next.query), std::mem::take(&mut next.look));
                next.forget();
                if next.loads == 0 {
                    // What the address asked for before there was a text; numbers of another text's regions and series
                    // name nothing here.
                    let characters = next.document.as_ref().map(|doc| doc.characters.to_string());
                    if next.of.is_some() && next.of != characters {
                        let query = &mut asked.0;
                        for numbers in
                            [&mut query.regions, &mut query.series, &mut query.periods, &mut query.parts]
                        {
                            numbers.clear();
                        }
                        asked.1.clear();
                    }
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
            Action::Add(sources) => {
                next.remember();
                next.notices.clear();
                if !next.add(sources) {
                    return Rc::new(next);
                }
                next.forget();
                next.show(Panel::Documents);
                next.loads += 1;
            }
            Action::Recode(key, source) => {
                let Some(doc) = self.shelf.doc(key) else { return self };
                next.remember();
                next.notices.clear();
                if source.undecodable > 0 {
                    next.notices.push(Notice::Undecodable(source.undecodable));
                }
                let (number, characters) = (next.tick(), text::characters(&source.text));
                // What was said of places in the text holds for the old letters only; undo brings both back.
                let edits: Vec<Edit> =
                    doc.edits.iter().filter(|edit| edit.place().is_none()).cloned().collect();
                let fallen = doc.edits.len() - edits.len();
                if fallen > 0 {
                    next.notices.push(Notice::Fallen(fallen as u32));
                }
                let source = Rc::new(source);
                let doc = Shared::new(Doc { number, characters, source, edits, ..(**doc).clone() });
                if self.document.as_ref().is_some_and(|now| now.key == key) {
                    next.hold(doc);
                    next.forget();
                    next.loads += 1;
                } else {
                    next.shelf.put(&doc);
                }
            }
            Action::Saved => next.saved = next.tick(),
            Action::Adding(offered) => {
                // An offer for a text that is no longer in hand is none.
                let now = self.document.as_ref().map(|doc| doc.number);
                let offered = offered.filter(|(number, _)| Some(*number) == now);
                next.adding = offered.map(|(_, detail)| Shared::new(*detail));
            }
            Action::Project(project) => {
                next.remember();
                next.open_project(*project);
            }
            Action::Keep(on) => {
                super::prefs::set_keeping(on);
                next.keeping = on;
            }
            Action::Both => {
                let now = self.document.as_ref().map(|doc| doc.key);
                let gone = |doc: &Shared<Doc>| Some(doc.key) != now && doc.key != TOGETHER;
                let before = self.past.iter().rev().map(|step| &step.doc).find(|doc| gone(doc));
                let Some(before) = before.cloned() else { return self };
                next.remember();
                next.shelf.docs.insert(0, before);
                next.take_up(TOGETHER);
                next.forget();
                next.notices.retain(|notice| *notice != Notice::Replaced);
                next.show(Panel::Documents);
                next.loads += 1;
            }
            Action::TakeUp(key) => {
                if self.document.as_ref().is_some_and(|doc| doc.key == key) {
                    return self;
                }
                next.take_up(key);
                next.forget();
                match (key, next.right) {
                    (TOGETHER, Panel::Overview) => next.show(Panel::Documents),
                    (TOGETHER, _) => {}
                    (_, Panel::Documents) => next.show(Panel::Overview),
                    _ => {}
                }
                next.loads += 1;
            }
            Action::PutAway(key) => {
                next.remember();
                let name = self.shelf.doc(key).map(|doc| doc.source.name.clone()).unwrap_or_default();
                next.put_away(key);
                next.forget();
                next.notices = vec![Notice::PutAway(name)];
                next.loads += 1;
            }
            Action::Standard(key) => {
                next.shelf.standard = (next.shelf.standard != Some(key)).then_some(key);
                next.shelf.standard_time.clear();
                next.marked = next.tick();
                next.lay_again();
            }
            Action::StandardTime(words) => {
                let same = next.shelf.standard_time == words;
                next.shelf.standard_time = if same { String::new() } else { words };
                next.marked = next.tick();
                next.lay_again();
            }
            Action::Shelved(read) => {
                for (number, card) in read {
                    next.shelf.read(number, card);
                }
            }
            Action::Typed(words) => return self.typed(words),
            Action::Edit(_) if self.together() => next.tell(Notice::Together),
            Action::Edit(range) => {
                if self.editing == Some(range) || !text::fits(self.text(), range) {
                    return self;
                }
                next.keep();
                next.editing = Some(range);
            }
            Action::EndEdit => next.end_edit(),
            Action::CancelEdit => {
                let before = self.past.last().map(|step| step.doc.number);
                let changed = before.is_some() && before != self.document.as_ref().map(|doc| doc.number);
                if self.editing.is_none() || !changed {
                    next.end_edit();
                } else {
                    let mut back = (*self.turned(true)).clone();
                    back.tell(Notice::TakenBack);
                    return Rc::new(back);
                }
            }
            Action::Undo => return self.turned(true),
            Action::Redo => return self.turned(false),
            Action::Edits(edits) => {
                let Some(doc) = self.document.as_ref().filter(|doc| doc.edits != edits) else { return self };
                next.remember();
                let number = next.tick();
                if doc.key == TOGETHER {
                    next.hand_down(&doc.edits, &edits);
                    next.document = Some(Shared::new(next.shelf.joint(number)));
                } else {
                    next.document =
                        Some(Shared::new(Doc { number, touched: number, edits, ..(**doc).clone() }));
                }
                next.phase = Phase::Idle;
            }
            Action::Clear => {
                if self.document.is_none() {
                    return self;
                }
                next.remember();
                next.shelf = Shelf::default();
                next.document = None;
                next.phase = Phase::Idle;
                next.paragraphs = Shared::new(Vec::new());
                next.forget();
                next.notices = vec![Notice::Cleared];
            }
            Action::Working(number) => next.working(number),
            Action::Opened(number, summary) => next.opened(number, *summary),
            Action::Partly(number, summary) => next.partly(number, *summary),
            Action::Taking(taking) => next.taking = taking,
            Action::Stop => {
                if matches!(next.phase, Phase::Idle | Phase::Working(_)) && next.document.is_some() {
                    next.phase = Phase::Stopped;
                }
            }
            Action::GoOn => next.phase = Phase::Idle,
            Action::Emptied => {
                next.shelf.unread();
                (next.opened, next.reading) = (None, 0);
            }
            Action::Failed(number) => {
                next.answers += 1;
                if next.phase == Phase::Working(number) {
                    next.phase = Phase::Failed;
                }
            }
            Action::Ask(query) => next.asked(query),
            // Of what is in force now: what was pressed since a key went down is not lost.
            Action::Search(text) => next.asked(Query { text, ..self.query.clone() }),
            Action::Hold(within) => next.asked(holding(&self.query, within)),
            Action::Pick(pick) => next.pick = pick,
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
                next.seek = next.tick();
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
            Action::Settled => next.notices.retain(|notice| !matches!(notice, Notice::Opening(_))),
            Action::Dismiss(at) => {
                if at < next.notices.len() {
                    next.hints &= next.notices.remove(at) != Notice::Hints;
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
                    Worker::Repeated => {
                        next.tell(Notice::Repeated);
                        next.shelf.unread();
                    }
                    Worker::Restarted(_) => {
                        next.tell(Notice::Restarted);
                        // The new one knows nothing: it reads the texts again.
                        next.shelf.unread();
                        next.phase = Phase::Idle;
                    }
                    Worker::Lost => {
                        next.tell(Notice::Lost);
                        next.phase = Phase::Failed;
                    }
                }
            }
        }
        if next.document != self.document {
            next.settle();
        }
        if next == *self { self } else { Rc::new(next) }
    }
}
