//! `window.shaipin`: what scripts and the console may call.

use js_sys::{Error, Function, Object, Promise, Reflect, TypeError};
use shaipin::serve::handshake::{CRASH, HANG};
use shaipin::serve::protocol::Request;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::link::{Link, Lost};
use super::start::set;
use super::studio::Studio;

/// Seconds of silence after which the tests' endless loop counts as stuck.
const TEST_PATIENCE: u32 = 2;

/// Why a promise of a report is not kept.
const STOPPED: &str = "the worker stopped";
const AWAY: &str = "the reader could not be loaded";

/// Adds `analyse(text)` and `version`; with `#test` in the address, also `test.crash()` and
/// `test.hang()`, which with `true` mean the studio.
///
/// The tests run against the release build as it is given out, so the two are always in it, but
/// not reachable from an ordinary visit. They do no more than the reader could by closing the
/// worker in the browser's own tools: text and page live on.
pub fn publish(link: &Link, studio: &Studio) {
    let Ok(shaipin) = Reflect::get(&js_sys::global(), &"shaipin".into()) else { return };
    if !shaipin.is_object() {
        return;
    }
    set(&shaipin, "version", &env!("CARGO_PKG_VERSION").into());
    let line = link.clone();
    let analyse = Closure::<dyn Fn(JsValue) -> Promise>::new(move |text: JsValue| analyse(&line, &text));
    set(&shaipin, "analyse", &analyse.into_js_value());
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    if hash.as_deref() == Some("#test") {
        let test = Object::new();
        for word in [CRASH, HANG] {
            let (link, studio) = (link.clone(), studio.clone());
            let act = Closure::<dyn Fn(JsValue)>::new(move |which: JsValue| {
                if which.is_truthy() {
                    studio.provoke(word, TEST_PATIENCE);
                } else {
                    link.provoke(word, TEST_PATIENCE);
                }
            });
            set(&test, word, &act.into_js_value());
        }
        set(&shaipin, "test", &test);
    }
}

/// A promise of the report as an object, as in the canonical JSON; it waits for the desk.
fn analyse(link: &Link, text: &JsValue) -> Promise {
    let Some(text) = text.as_string() else {
        return Promise::reject(&TypeError::new("analyse(text): text must be a string"));
    };
    let link = link.clone();
    Promise::new(&mut |resolve: Function, reject: Function| {
        let request = Request::Analyse { document: String::new() };
        link.ask_raw(&request, Some(&text), move |got| {
            let report = got.and_then(|got| if got.is_object() { Ok(got) } else { Err(Lost::Stopped) });
            // Settling a promise cannot fail.
            let _ = match report {
                Ok(report) => resolve.call1(&JsValue::UNDEFINED, &report),
                Err(lost) => {
                    let why = if lost == Lost::Away { AWAY } else { STOPPED };
                    reject.call1(&JsValue::UNDEFINED, &Error::new(why).into())
                }
            };
        });
    })
}
