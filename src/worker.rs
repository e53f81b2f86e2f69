//! A worker's side of its link: takes up work, answers each question, tells how it died.
//!
//! Shared by desk and studio: neither what is asked nor what is answered is known here. A question is
//! `[number, part …]` with parts of bytes, its answer `[number, answer]`.

use js_sys::{Array, Uint8Array};
use shaipin::serve::handshake::{CRASH, CRASHED, HANG, READY, STAMP};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// An answer, and the bytes in it that travel without a copy: their buffer is handed over.
pub type Said = (JsValue, Option<Uint8Array>);

/// The worker that this runs in; `None` where it runs in a page.
pub fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Takes up work. `answer` is given the parts of each question.
pub fn begin(scope: DedicatedWorkerGlobalScope, mut answer: impl FnMut(Vec<Vec<u8>>) -> Said + 'static) {
    let post = scope.clone();
    std::panic::set_hook(Box::new(move |panic| {
        // The trap that follows says only "unreachable"; this says where.
        let _ = post.post_message(&Array::of2(&CRASHED.into(), &panic.to_string().into()));
    }));
    let post = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        if let Some(word) = data.as_string() {
            return provoked(&word);
        }
        let Some(message) = data.dyn_ref::<Array>() else { return };
        let part = |at| message.get(at).dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec());
        let parts = (1..message.length()).filter_map(|at| part(at).ok()).collect();
        let (said, bytes) = answer(parts);
        let transfer: Array = bytes.map(|bytes| bytes.buffer()).into_iter().collect();
        // A browser refuses only what cannot be cloned; bytes and plain objects can.
        let _ = post.post_message_with_transfer(&Array::of2(&message.get(0), &said), &transfer);
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives as long as the closure; `terminate` ends both.
    on_message.forget();
    let _ = scope.post_message(&Array::of2(&READY.into(), &STAMP.into()));
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
