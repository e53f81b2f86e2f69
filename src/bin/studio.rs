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
    use shaipin::studio::{Job, Made, work};
    use wasm_bindgen::JsValue;

    let Some(scope) = worker::scope() else { return };
    worker::begin(scope, |parts| {
        let job = parts.first().and_then(|bytes| Job::unpacked(bytes));
        let made = job.map_or(Made::Nothing, |job| work(&job, &decode));
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

/// GB18030 by the browser's own decoder.
#[cfg(target_arch = "wasm32")]
fn decode(bytes: &[u8]) -> String {
    let decoder = web_sys::TextDecoder::new_with_label("gb18030");
    decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes)).unwrap_or_default()
}
