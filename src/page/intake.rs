//! How texts come in: pasted, dropped, picked or tried.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Promise};
use shaipin::project::is_project;
use shaipin::serve::protocol::{Answer, Request};
use shaipin::source::{Encoding, SourceText};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, Element, Event, File, FileList};
use yew::UseReducerDispatcher;

use super::action::Action;
use super::files::Read;
use super::link::{Link, Lost};
use super::start::{self, Early};
use super::state::{Came, Doc, Notice, Origin, Session};
use super::studio::{Said, Studio, Unpacked};
use super::{files, project};

/// Changes the session.
pub type Dispatch = UseReducerDispatcher<Session>;

/// So many files are opened at once.
const FILES: usize = 2000;

/// Milliseconds between two words of how many files are opened.
const PACE: f64 = 100.0;

thread_local! {
    /// Rises with everything that is given.
    static GIVEN: Cell<u32> = const { Cell::new(0) };
    /// What was given up to this number is not wanted any more.
    static STOPPED: Cell<u32> = const { Cell::new(0) };
}

/// Stops the opening of files; what is opened by then stays.
pub fn stop(studio: &Studio, opening: bool) {
    STOPPED.set(GIVEN.get());
    if opening {
        studio.restart();
    }
}

/// Something is given; its number.
fn given() -> u32 {
    GIVEN.set(GIVEN.get().wrapping_add(1));
    GIVEN.get()
}

/// Opens a sample, which the desk has.
pub fn sample(dispatch: &Dispatch, link: &Link, key: &str) {
    let (number, dispatch) = (given(), dispatch.clone());
    link.ask(Request::Sample { key: key.to_owned() }, None, move |answer| {
        let action = match answer {
            Ok(Answer::File { name, content, .. }) => {
                let source = SourceText { name, ..SourceText::pasted(content) };
                Action::Load((source, Origin::Sample, None), false)
            }
            Ok(_) => Action::Tell(Notice::NoSample),
            // What became of the worker is told by the page.
            Err(_) => return,
        };
        // Something else was given meanwhile.
        if number == GIVEN.get() {
            dispatch.dispatch(action);
        }
    });
}

/// Opens a text that is already decoded.
pub fn text(dispatch: &Dispatch, link: &Link, text: String) {
    given();
    if text.trim().is_empty() {
        dispatch.dispatch(Action::Tell(Notice::Empty));
    } else if text.len() as u64 > files::LIMIT {
        dispatch.dispatch(Action::Tell(Notice::TooLarge(text.len() as u64)));
    } else if is_project("", &text) {
        project::open(dispatch, link, &text);
    } else {
        // In a task of its own: to take a megabyte out of the clipboard is one, to draw it another.
        let dispatch = dispatch.clone();
        start::later(0, move || {
            dispatch.dispatch(Action::Load((SourceText::pasted(text), Origin::Pasted, None), false));
        });
    }
}

/// Opens files: one takes the place of the text in hand, several lie beside one another. What is more than text goes
/// to the studio, and a zip may come back as several.
pub fn files(dispatch: &Dispatch, link: &Link, studio: &Studio, files: Vec<File>) {
    take(dispatch, link, studio, files, given());
}

/// Opens what was given as number `number`.
fn take(dispatch: &Dispatch, link: &Link, studio: &Studio, mut files: Vec<File>, number: u32) {
    let beyond = files.len() > FILES;
    files.truncate(FILES);
    // Sizes are known before a byte is read.
    let (all, mut room) = (files.len(), files::TOGETHER as f64);
    if all > 1 {
        files.retain(|file| {
            room -= file.size();
            room >= 0.0 || file.size() > files::LIMIT as f64
        });
    }
    let too_much = files.len() < all;
    let (dispatch, link, studio) = (dispatch.clone(), link.clone(), studio.clone());
    spawn_local(async move {
        let mut given = Given::default();
        let several = all > 1;
        let count = files.len() as u32;
        let mut told = js_sys::Date::now();
        let mut stopped = None;
        for (done, file) in (0..).zip(files) {
            if STOPPED.get() >= number {
                stopped = Some(done);
                break;
            }
            if js_sys::Date::now() - told >= PACE {
                told = js_sys::Date::now();
                dispatch.dispatch(Action::Taking(Some((done, count))));
            }
            let name = file.name();
            match files::read(file.clone()).await {
                Ok(Read::Text(source)) if source.text.trim().is_empty() => {
                    given.left.push((name, Notice::Empty))
                }
                Ok(Read::Text(source)) if is_project(&name, &source.text) => {
                    project::open(&dispatch, &link, &source.text);
                }
                Ok(Read::Text(source)) => given.sources.push((source, Origin::File, Some(file))),
                Ok(Read::More(bytes)) => {
                    dispatch.dispatch(Action::Tell(Notice::Opening(name.clone())));
                    let got = studio.open(&name, bytes, None).await;
                    dispatch.dispatch(Action::Settled);
                    // What the reader stopped is no failure.
                    if got.is_ok() || STOPPED.get() < number {
                        given.unpacked(&file, got);
                    }
                }
                Err(notice) => given.left.push((name, notice)),
            }
        }
        dispatch.dispatch(Action::Taking(None));
        // What came after it has taken the place: then it lies beside.
        given.show(&dispatch, several, GIVEN.get() != number);
        let tell = |notice| dispatch.dispatch(Action::Tell(notice));
        if too_much {
            tell(Notice::TooMuch(files::TOGETHER));
        }
        if beyond {
            tell(Notice::TooMany(FILES as u32));
        }
        if let Some(done) = stopped {
            tell(Notice::StoppedAt(done, count));
        }
    });
}

/// What came of some files.
#[derive(Default)]
struct Given {
    sources: Vec<Came>,
    /// What is to be said of them.
    remarks: Vec<Said>,
    /// Files of which nothing came, and why.
    left: Vec<(String, Notice)>,
}

impl Given {
    fn unpacked(&mut self, file: &File, got: Result<Unpacked, Lost>) {
        let name = file.name();
        match got {
            Ok(Unpacked { documents, failed }) => {
                for mut held in documents {
                    let origin = if held.drawn { Origin::Drawn } else { Origin::File };
                    // One that was in another file cannot be had alone again.
                    let alone = held.source.name == name;
                    let own = (!held.drawn && alone).then(|| file.clone());
                    if !alone {
                        held.source.name = [&name, "/", &held.source.name].concat();
                    }
                    self.sources.push((held.source, origin, own));
                    self.remarks.extend(held.remarks);
                }
                self.left.extend(failed.into_iter().map(|mut said| {
                    if said.name != name {
                        said.name = [&name, "/", &said.name].concat();
                    }
                    (said.name.clone(), Notice::Said(Rc::new(said)))
                }));
            }
            Err(Lost::Away) => self.left.push((name, Notice::StudioAway)),
            // That it stopped is told besides.
            Err(Lost::Stopped) => self.left.push((name, Notice::Unreadable)),
        }
    }

    /// `several`: more than one file was given. `beside`: something else was given meanwhile.
    fn show(self, dispatch: &Dispatch, several: bool, beside: bool) {
        /// Failures that are told one by one.
        const MOST: usize = 4;
        let Self { mut sources, remarks, left } = self;
        // A zip may hold many.
        let many = several || sources.len() + left.len() > 1;
        match sources.len() {
            0 => {}
            // Several that were given replace nothing, even where one of them alone could be opened.
            1 if !beside && !several => {
                dispatch.dispatch(Action::Load(sources.remove(0), false));
            }
            _ => dispatch.dispatch(Action::Add(sources)),
        }
        let tell = |notice| dispatch.dispatch(Action::Tell(notice));
        remarks.into_iter().take(MOST).for_each(|said| tell(Notice::Said(Rc::new(said))));
        let each = left.len() <= MOST;
        let (said, others): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|(_, notice)| each && matches!(notice, Notice::Said(_)));
        said.into_iter().for_each(|(_, notice)| tell(notice));
        if many && !others.is_empty() {
            tell(Notice::SomeLeft(by_reason(others).into()));
        } else {
            others.into_iter().for_each(|(_, notice)| tell(notice));
        }
    }
}

/// Those of one reason behind one another, in the order in which the reasons came first.
fn by_reason(left: Vec<(String, Notice)>) -> Vec<(String, Notice)> {
    let mut groups: Vec<Vec<(String, Notice)>> = Vec::new();
    for one in left {
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| same_reason(&first.1, &one.1)))
        {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups.into_iter().flatten().collect()
}

/// Whether two files were left for one reason.
pub fn same_reason(one: &Notice, other: &Notice) -> bool {
    match (one, other) {
        (Notice::Said(one), Notice::Said(other)) => one.zh == other.zh,
        _ => one == other,
    }
}

/// Opens all files of dropped folders, of which `boot.js` gives a promise.
pub fn folder(dispatch: &Dispatch, link: &Link, studio: &Studio, promise: Promise) {
    let (dispatch, link, studio, number) = (dispatch.clone(), link.clone(), studio.clone(), given());
    spawn_local(async move {
        // What cannot be read there is left out by the promise itself.
        let Ok(found) = JsFuture::from(promise).await else { return };
        let found = found.dyn_into::<Array>().unwrap_or_default();
        let found: Vec<File> = found.iter().filter_map(|file| file.dyn_into().ok()).collect();
        if found.is_empty() {
            dispatch.dispatch(Action::Tell(Notice::Empty));
        } else {
            take(&dispatch, &link, &studio, found, number);
        }
    });
}

/// Opens what the clipboard or a drag brought; whether there was anything.
pub fn data(dispatch: &Dispatch, link: &Link, studio: &Studio, data: &DataTransfer) -> bool {
    let held = list(data.files());
    let [plain, html] = ["text/plain", "text/html"].map(|kind| data.get_data(kind).unwrap_or_default());
    let plain = built(plain, html);
    // Word processors put a picture of the text beside the text: the text is what was meant.
    if !plain.is_empty() {
        text(dispatch, link, plain);
    } else if !held.is_empty() {
        files(dispatch, link, studio, held);
    } else {
        return false;
    }
    true
}

/// Of two forms of one thing the one that says more: HTML where it has tables or headings, which the plain form
/// flattens; else the plain one.
fn built(plain: String, html: String) -> String {
    const SAYS: [&str; 5] = ["<table", "<h1", "<h2", "<h3", "<h4"];
    // Once over what may be a megabyte, on the page's own thread.
    let says = |at: usize| {
        SAYS.iter().any(|tag| {
            let end = at + tag.len();
            html.get(at..end).is_some_and(|own| own.eq_ignore_ascii_case(tag))
                && html.as_bytes().get(end).is_none_or(|next| !next.is_ascii_alphanumeric())
        })
    };
    if plain.is_empty() || html.match_indices('<').any(|(at, _)| says(at)) { html } else { plain }
}

/// Reads the file of a document again, in another encoding.
pub fn recode(dispatch: &Dispatch, studio: &Studio, doc: &Doc, encoding: Encoding) {
    let Some(file) = doc.file.clone() else { return };
    let (dispatch, studio, key) = (dispatch.clone(), studio.clone(), doc.key);
    spawn_local(async move {
        dispatch.dispatch(match files::again(file, &studio, encoding).await {
            Ok(source) => Action::Recode(key, source),
            Err(notice) => Action::Tell(notice),
        });
    });
}

/// Opens what was dropped: folders, files, or a text.
pub fn dropped(dispatch: &Dispatch, link: &Link, studio: &Studio, data: &DataTransfer) {
    let held = list(data.files());
    let folders = start::boot_call("folders", &[data.into()]);
    if let Some(promise) = folders.and_then(|promise| promise.dyn_into().ok()) {
        folder(dispatch, link, studio, promise);
    } else if held.is_empty() {
        self::data(dispatch, link, studio, data);
    } else {
        files(dispatch, link, studio, held);
    }
}

/// What was given before the page was ready.
pub fn early(dispatch: &Dispatch, link: &Link, studio: &Studio, item: Early) {
    match item {
        Early::Text { plain, html } => text(dispatch, link, built(plain, html)),
        Early::Files(held) => files(dispatch, link, studio, held),
        Early::Folder(promise) => folder(dispatch, link, studio, promise),
        Early::Sample(key) => sample(dispatch, link, &key),
    }
}

/// The files of a list.
pub fn list(files: Option<FileList>) -> Vec<File> {
    let count = files.as_ref().map_or(0, FileList::length);
    (0..count).filter_map(|at| files.as_ref()?.item(at)).collect()
}

/// Whether an event's target is a box of ours that takes text itself.
pub fn in_editable(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("input, textarea, select, [contenteditable]").ok().flatten())
        // The box on the empty page wants the whole text, not a megabyte to lay out.
        .is_some_and(|element| !element.has_attribute("data-whole"))
}
