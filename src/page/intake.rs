//! How texts come in: pasted, dropped, picked or tried.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Uint8Array;
use shaipin::source::SourceText;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DataTransfer, Element, Event, File, FileList};
use yew::UseReducerDispatcher;

use super::action::Action;
use super::files::{self, Read};
use super::link::Lost;
use super::start::Early;
use super::state::{Notice, Origin, Session};
use super::studio::{Held, Studio, Unpacked};

/// Changes the session.
pub type Dispatch = UseReducerDispatcher<Session>;

/// The samples, in the page itself: trying one needs no request, and works from a single file.
const SAMPLES: [(&str, &str, &str); 2] = [
    ("clean", "样例.txt", include_str!("../../static/samples/clean.txt")),
    ("faults", "样例（有错）.txt", include_str!("../../static/samples/faults.txt")),
];

thread_local! {
    /// Rises with everything that is given: a file that is opened later than what came after it is not shown.
    static GIVEN: Cell<u32> = const { Cell::new(0) };
}

/// Something is given; its number.
fn given(dispatch: &Dispatch) -> u32 {
    dispatch.dispatch(Action::Given);
    GIVEN.set(GIVEN.get().wrapping_add(1));
    GIVEN.get()
}

/// Opens a sample.
pub fn sample(dispatch: &Dispatch, key: &str) {
    given(dispatch);
    match SAMPLES.iter().find(|(name, _, _)| *name == key) {
        Some((_, name, text)) => {
            let source = SourceText { name: (*name).to_owned(), ..SourceText::pasted(*text) };
            dispatch.dispatch(Action::Load(source, Origin::Sample, false));
        }
        None => dispatch.dispatch(Action::Tell(Notice::NoSample)),
    }
}

/// Opens a text that is already decoded.
pub fn text(dispatch: &Dispatch, text: String) {
    given(dispatch);
    if text.trim().is_empty() {
        dispatch.dispatch(Action::Tell(Notice::Empty));
    } else if text.len() as u64 > files::LIMIT {
        dispatch.dispatch(Action::Tell(Notice::TooLarge(text.len() as u64)));
    } else {
        dispatch.dispatch(Action::Load(SourceText::pasted(text), Origin::Pasted, false));
    }
}

/// Opens the first of some files.
pub fn files(dispatch: &Dispatch, studio: &Studio, files: Vec<File>) {
    let count = files.len() as u32;
    let Some(file) = files.into_iter().next() else { return };
    let number = given(dispatch);
    let (dispatch, studio) = (dispatch.clone(), studio.clone());
    spawn_local(async move {
        let read = files::read(file).await;
        if GIVEN.get() != number {
            return;
        }
        match read {
            Ok(Read::Text(source)) if source.text.trim().is_empty() => {
                dispatch.dispatch(Action::Tell(Notice::Empty));
            }
            Ok(Read::Text(source)) => dispatch.dispatch(Action::Load(source, Origin::File, false)),
            Ok(Read::More(name, bytes)) => unpack(&dispatch, &studio, &name, bytes, number),
            Err(notice) => dispatch.dispatch(Action::Tell(notice)),
        }
        if count > 1 {
            dispatch.dispatch(Action::Tell(Notice::OnlyFirst(count)));
        }
    });
}

/// Has the studio open a file.
fn unpack(dispatch: &Dispatch, studio: &Studio, name: &str, bytes: Uint8Array, number: u32) {
    dispatch.dispatch(Action::Tell(Notice::Opening(name.into())));
    let dispatch = dispatch.clone();
    studio.open(name, bytes, move |got| {
        if GIVEN.get() != number {
            return;
        }
        dispatch.dispatch(Action::Given);
        match got {
            Ok(Unpacked { mut documents, failed }) => match (documents.len(), failed.len()) {
                (1, 0) => documents.drain(..).for_each(|held| show(&dispatch, held)),
                (0, 1) => failed
                    .into_iter()
                    .for_each(|said| dispatch.dispatch(Action::Tell(Notice::Said(Rc::new(said))))),
                _ => dispatch.dispatch(Action::Tell(Notice::Held(Rc::new(Unpacked { documents, failed })))),
            },
            Err(Lost::Away) => dispatch.dispatch(Action::Tell(Notice::StudioAway)),
            // That it stopped is told already; so is what to do.
            Err(Lost::Stopped) => dispatch.dispatch(Action::Tell(Notice::Unreadable)),
        }
    });
}

/// Shows a document that was in a file, and what is to be said of it.
pub fn show(dispatch: &Dispatch, held: Held) {
    let origin = if held.drawn { Origin::Drawn } else { Origin::File };
    dispatch.dispatch(Action::Load(held.source, origin, false));
    for said in held.remarks {
        dispatch.dispatch(Action::Tell(Notice::Said(Rc::new(said))));
    }
}

/// Opens what the clipboard or a drag brought; whether there was anything.
pub fn data(dispatch: &Dispatch, studio: &Studio, data: &DataTransfer) -> bool {
    let held = list(data.files());
    let plain = data.get_data("text/plain").unwrap_or_default();
    // Word processors put a picture of the text beside the text: the text is what was meant.
    if !plain.is_empty() {
        text(dispatch, plain);
    } else if !held.is_empty() {
        files(dispatch, studio, held);
    } else {
        return false;
    }
    true
}

/// What was given before the page was ready.
pub fn early(dispatch: &Dispatch, studio: &Studio, item: Early) {
    match item {
        Early::Text { plain, html } => text(dispatch, if plain.is_empty() { html } else { plain }),
        Early::Files(held) => files(dispatch, studio, held),
        Early::Sample(key) => sample(dispatch, &key),
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
