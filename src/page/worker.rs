//! The worker's side: hands each question to the desk and posts its answer.
//!
//! The desk owns the report; it knows no browser, this file knows nothing else.

use std::cell::RefCell;

use js_sys::{Array, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use shaipin::serve::Desk;
use shaipin::serve::protocol::{Answer, Ask, Reply, Request};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Said once, when questions are welcome.
pub const READY: &str = "ready";
/// First word of a last message: what the panic said follows.
pub const CRASHED: &str = "crashed";
/// From the tests' page: panic, as a fault of ours would.
pub const CRASH: &str = "crash";
/// From the tests' page: never come back, as an endless loop of ours would.
pub const HANG: &str = "hang";

/// Takes up work in a worker.
pub fn begin(scope: DedicatedWorkerGlobalScope) {
    let post = scope.clone();
    std::panic::set_hook(Box::new(move |panic| {
        // The trap that follows says only "unreachable"; this says where.
        let _ = post.post_message(&Array::of2(&CRASHED.into(), &panic.to_string().into()));
    }));
    let desk = RefCell::new(Desk::new());
    let post = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(word) = event.data().as_string() {
            return provoked(&word);
        }
        if let Some(reply) = answer(&mut desk.borrow_mut(), &event.data()) {
            // A browser refuses only what cannot be cloned; plain objects can.
            let _ = post.post_message(&reply);
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives as long as the closure; `terminate` ends both.
    on_message.forget();
    let _ = scope.post_message(&READY.into());
}

/// The message is `[ask]` or `[ask, text in UTF-8]`.
fn answer(desk: &mut Desk, message: &JsValue) -> Option<JsValue> {
    let message = message.dyn_ref::<Array>()?;
    let ask: Ask = serde_wasm_bindgen::from_value(message.get(0)).ok()?;
    let text = message.get(1).dyn_ref::<Uint8Array>().map(|bytes| {
        // It came from a `String` of the page, so nothing is replaced here.
        String::from_utf8(bytes.to_vec())
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    });
    let analyse = matches!(ask.request, Request::Analyse { .. });
    let answer = desk.answer(ask.request, text);
    match answer {
        Answer::Json(json) if analyse => report(ask.number, &json),
        answer => Reply { number: ask.number, answer }.serialize(&Serializer::json_compatible()).ok(),
    }
}

/// For scripts the report becomes an object here, off the page's own thread. The browser reads the
/// canonical JSON: the same keys, nulls kept, and no JSON reader of our own to fetch (20 kB gzip).
fn report(number: u32, json: &str) -> Option<JsValue> {
    let object = js_sys::JSON::parse(json).ok()?;
    let reply = js_sys::Object::new();
    Reflect::set(&reply, &"number".into(), &number.into()).ok()?;
    Reflect::set(&reply, &"report".into(), &object).ok()?;
    Some(reply.into())
}

#[expect(clippy::panic, reason = "the tests must see how a panic of ours ends")]
fn provoked(word: &str) {
    match word {
        CRASH => panic!("provoked by a test"),
        HANG => loop {
            std::hint::black_box(word);
        },
        _ => {}
    }
}
