//! The studio's wasm: draws and writes files in a worker of its own.
//!
//! Built beside the page, fetched when the page is ready and at rest. Natively there is nothing
//! to start.

#[cfg(target_arch = "wasm32")]
#[path = "../worker.rs"]
mod worker;

fn main() {
    #[cfg(target_arch = "wasm32")]
    begin();
}

#[cfg(target_arch = "wasm32")]
fn begin() {
    use js_sys::{Reflect, Uint8Array};
    use serde::Serialize;
    use serde_wasm_bindgen::Serializer;
    use shaipin::source::Encoding;
    use shaipin::studio::{Job, Made, open, work};
    use wasm_bindgen::JsValue;

    let Some(scope) = worker::scope() else { return };
    worker::begin(scope, |parts| {
        let made = match parts.as_slice() {
            // From the page itself: a file's name and its bytes.
            [name, bytes] => open(&String::from_utf8_lossy(name), bytes, &decode),
            // The same, in an encoding that the reader says.
            [name, bytes, label] => {
                let label = String::from_utf8_lossy(label);
                let told = Encoding::ALL.into_iter().find(|known| known.label() == label);
                let forced = |bytes: &[u8], seen: Encoding| decode(bytes, told.unwrap_or(seen));
                open(&String::from_utf8_lossy(name), bytes, &forced)
            }
            // From the desk, through the page.
            [job] => Job::unpacked(job).map_or(Made::Nothing, |job| work(&job, &decode)),
            _ => Made::Nothing,
        };
        // Plain data into plain objects: there is nothing to fail.
        let object = made.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL);
        let Made::File { bytes, .. } = &made else { return (object, None) };
        let bytes = Uint8Array::from(bytes.as_slice());
        if let Ok(file) = Reflect::get(&object, &"File".into()) {
            let _ = Reflect::set(&file, &"bytes".into(), &bytes);
        }
        (object, Some(bytes))
    });
}

/// An encoding by the browser's own decoder; made once for each, as a font of a PDF asks it for every character.
#[cfg(target_arch = "wasm32")]
fn decode(bytes: &[u8], encoding: shaipin::source::Encoding) -> String {
    use std::cell::RefCell;
    use web_sys::TextDecoder;

    thread_local! {
        static LAST: RefCell<Option<(&'static str, TextDecoder)>> = const { RefCell::new(None) };
    }
    let label = encoding.label();
    LAST.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|(known, _)| *known != label) {
            *last = TextDecoder::new_with_label(label).ok().map(|decoder| (label, decoder));
        }
        let decoder = last.as_ref().map(|(_, decoder)| decoder);
        decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes).ok()).unwrap_or_default()
    })
}
