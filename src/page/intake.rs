//! How texts come in: pasted, dropped, picked or tried.

use shaipin::project::is_project;
use shaipin::source::SourceText;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DataTransfer, Element, Event, File, FileList};
use yew::UseReducerDispatcher;

use super::action::Action;
use super::start::Early;
use super::state::{Notice, Origin, Session};
use super::{files, project};

/// Changes the session.
pub type Dispatch = UseReducerDispatcher<Session>;

/// The samples, in the page itself: trying one needs no request, and works from a single file.
const SAMPLES: [(&str, &str, &str); 3] = [
    ("clean", "样例.txt", include_str!("../../static/samples/clean.txt")),
    ("faults", "样例（有错）.txt", include_str!("../../static/samples/faults.txt")),
    ("draft", "样例（送审稿）.txt", include_str!("../../static/samples/draft.txt")),
];

/// Opens a sample.
pub fn sample(dispatch: &Dispatch, key: &str) {
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
    if text.trim().is_empty() {
        dispatch.dispatch(Action::Tell(Notice::Empty));
    } else if text.len() as u64 > files::LIMIT {
        dispatch.dispatch(Action::Tell(Notice::TooLarge(text.len() as u64)));
    } else if is_project("", &text) {
        project::open(dispatch, &text);
    } else {
        dispatch.dispatch(Action::Load(SourceText::pasted(text), Origin::Pasted, false));
    }
}

/// Opens files: one takes the place of the text in hand, several lie beside one another.
pub fn files(dispatch: &Dispatch, files: Vec<File>) {
    let several = files.len() > 1;
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let mut sources = Vec::new();
        let mut left: Vec<(String, Notice)> = Vec::new();
        for file in files {
            let name = file.name();
            match files::read(file).await {
                Ok(source) if source.text.trim().is_empty() => left.push((name, Notice::Empty)),
                Ok(source) if is_project(&name, &source.text) => project::open(&dispatch, &source.text),
                Ok(source) => sources.push((source, Origin::File)),
                Err(notice) => left.push((name, notice)),
            }
        }
        match sources.len() {
            0 => {}
            1 => {
                let (source, origin) = sources.remove(0);
                dispatch.dispatch(Action::Load(source, origin, false));
            }
            _ => dispatch.dispatch(Action::Add(sources)),
        }
        let count = left.len() as u32;
        if let Some((name, notice)) = left.into_iter().next() {
            dispatch.dispatch(Action::Tell(if several {
                Notice::SomeLeft(count, name, Box::new(notice))
            } else {
                notice
            }));
        }
    });
}

/// Opens what the clipboard or a drag brought; whether there was anything.
pub fn data(dispatch: &Dispatch, data: &DataTransfer) -> bool {
    let held = list(data.files());
    let plain = data.get_data("text/plain").unwrap_or_default();
    // Word processors put a picture of the text beside the text: the text is what was meant.
    if !plain.is_empty() {
        text(dispatch, plain);
    } else if !held.is_empty() {
        files(dispatch, held);
    } else {
        return false;
    }
    true
}

/// What was given before the page was ready.
pub fn early(dispatch: &Dispatch, item: Early) {
    match item {
        Early::Text { plain, html } => text(dispatch, if plain.is_empty() { html } else { plain }),
        Early::Files(held) => files(dispatch, held),
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
