//! The desk's wasm: reads texts in a worker and answers what the page asks of them.
//!
//! Built beside the page and fetched right behind it. The desk owns the report and knows no browser;
//! this file hands it each question and gives back its answer. Natively there is nothing to start.

#[cfg(target_arch = "wasm32")]
#[path = "../worker.rs"]
mod worker;

#[cfg(target_arch = "wasm32")]
use {
    shaipin::serve::protocol::{Flaw, Project},
    shaipin::serve::rehearsal::Rehearsal,
};

fn main() {
    #[cfg(target_arch = "wasm32")]
    begin();
}

#[cfg(target_arch = "wasm32")]
fn begin() {
    let Some(scope) = worker::scope() else { return };
    let (mut desk, mut rehearsal) = (shaipin::serve::Desk::new(), Rehearsal::default());
    worker::begin(scope, move |parts| answer(&mut desk, &mut rehearsal, parts));
}

/// The browser reads the JSON: it has a reader, and keeps the page's thread free of ours.
#[cfg(target_arch = "wasm32")]
fn project(text: &str) -> Result<Box<Project>, Flaw> {
    let object = js_sys::JSON::parse(text).map_err(|_| Flaw::Damaged)?;
    let project: Project = serde_wasm_bindgen::from_value(object).map_err(|_| Flaw::Damaged)?;
    project.checked().map(Box::new)
}

/// The parts are the request and, where one goes with it, a text in UTF-8.
#[cfg(target_arch = "wasm32")]
fn answer(desk: &mut shaipin::serve::Desk, rehearsal: &mut Rehearsal, parts: Vec<Vec<u8>>) -> worker::Said {
    use js_sys::Uint8Array;
    use shaipin::serve::protocol::{Answer, Request};
    use wasm_bindgen::JsValue;

    let mut parts = parts.into_iter();
    let request = parts.next().and_then(|bytes| postcard::from_bytes::<Request>(&bytes).ok());
    let Some(request) = request else { return (JsValue::NULL, None) };
    let text = parts.next().map(|bytes| {
        // It came from a `String` of the page, so nothing is replaced here.
        String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    });
    let answer = match (&request, &text) {
        (Request::Rehearse, _) => Answer::Rehearsed(rehearsal.step()),
        (Request::Project, Some(text)) => Answer::Project(project(text)),
        _ => desk.answer(request, text),
    };
    let bytes = match answer {
        // For scripts the report becomes an object here, off the page's own thread. The browser
        // reads the canonical JSON: the same keys, nulls kept, and no JSON reader of our own to fetch.
        Answer::Json(json) => return (js_sys::JSON::parse(&json).unwrap_or(JsValue::NULL), None),
        // For the studio: the page passes it on as it is.
        Answer::Job(bytes) => bytes,
        // Plain data into memory: there is nothing to fail.
        answer => postcard::to_allocvec(&answer).unwrap_or_default(),
    };
    let bytes = Uint8Array::from(bytes.as_slice());
    (bytes.clone().into(), Some(bytes))
}
