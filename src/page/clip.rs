//! The clipboard, filled twice: text for editors, HTML for spreadsheets.
//!
//! By the `copy` event, which works without a permission, from a file and over plain http.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlDocument};

/// Copies; whether the browser let us.
pub fn put(plain: String, html: String) -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let options = EventListenerOptions {
        phase: gloo::events::EventListenerPhase::Capture,
        ..EventListenerOptions::enable_prevent_default()
    };
    let listener = EventListener::new_with_options(&document, "copy", options, move |event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        if let Some(data) = data {
            event.prevent_default();
            // Kinds of our own choice: neither is refused.
            let _ = data.set_data("text/plain", &plain);
            let _ = data.set_data("text/html", &html);
        }
    });
    let done = document.dyn_ref::<HtmlDocument>().and_then(|document| document.exec_command("copy").ok());
    drop(listener);
    done == Some(true)
}
