//! The page begins: takes over from `boot.js`, draws the page and has the desk come.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use super::app::{App, AppProps};
use super::link::{Link, Start};
use super::script;
use super::studio::Studio;

/// What `boot.js` made for starting workers.
#[derive(Clone)]
pub struct Boot {
    /// The compiled module, a `WebAssembly.Module`.
    pub module: JsValue,
    /// Address of the blob that a worker starts from.
    pub worker: String,
}

/// Something the reader gave before the page was ready.
#[derive(Clone, Debug)]
pub enum Early {
    /// Pasted or dropped text: plain, and as HTML where the source offered that.
    Text {
        /// As `text/plain`.
        plain: String,
        /// As `text/html`, or empty.
        html: String,
    },
    /// Pasted, dropped or picked files.
    Files(Vec<File>),
    /// Dropped folders: a promise of their files.
    Folder(Promise),
    /// A sample, by the `data-sample` of its button.
    Sample(String),
}

/// Draws the page into `#app`, in place of the start screen of `index.html`.
pub fn begin() {
    // Through yew, which would otherwise put its own in place when it draws.
    yew::set_custom_panic_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        if let Some(boot) = boot_object() {
            // The sentence for it stands in `index.html`: nothing of ours can be trusted any more.
            let _ = call(&boot, "fail", &["page".into(), panic.to_string().into()]);
        }
    }));
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(root) = document.get_element_by_id("app") else { return };
    let (link, studio) = (Link::new("desk", Start::AtOnce), Studio::new());
    script::publish(&link, &studio);
    let props = AppProps { link: link.clone(), studio: studio.clone() };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
    link.fetch();
    link.when_ready(move || {
        mark("data-reader-state", "ready");
        note("shaipin-reader-ready");
        at_rest(move || studio.fetch());
    });
}

/// A function of the browser's that is called once.
pub fn once(act: impl FnOnce() + 'static) -> JsValue {
    // In a box, whatever it is: the way into the browser is compiled once.
    Closure::once_into_js(Box::new(act) as Box<dyn FnOnce()>)
}

/// Does a thing after so many milliseconds.
pub fn later(milliseconds: u32, act: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, Box::new(act) as Box<dyn FnOnce()>).forget();
}

/// Milliseconds after which a thing is done even where the browser finds no rest.
const REST: i32 = 4000;

/// Does a thing as soon as the browser has nothing better to do.
pub fn at_rest(act: impl FnOnce() + 'static) {
    let act = once(act);
    let window = js_sys::global();
    let rest = Reflect::get(&window, &"requestIdleCallback".into());
    match rest.ok().and_then(|rest| rest.dyn_into::<Function>().ok()) {
        Some(rest) => {
            let options = js_sys::Object::new();
            set(&options, "timeout", &REST.into());
            // A browser that has the function takes a callback and a limit.
            let _ = rest.call2(&window, &act, &options);
        }
        None => {
            if let Some(window) = web_sys::window() {
                // Without a timer it is done when it is first wanted.
                let act = act.unchecked_ref::<Function>();
                let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(act, 1000);
            }
        }
    }
}

/// Takes what was given before the page was ready, in order. From this moment on `boot.js` no
/// longer listens: call it where the page's own listeners are attached, in the same turn.
pub fn take_early() -> Vec<Early> {
    let Some(boot) = boot_object() else { return Vec::new() };
    let Some(kept) = call(&boot, "handover", &[]) else { return Vec::new() };
    kept.dyn_ref::<Array>()
        .map(|kept| kept.iter().filter_map(|item| early(&item)).collect())
        .unwrap_or_default()
}

fn early(item: &JsValue) -> Option<Early> {
    let text = |key: &str| Reflect::get(item, &key.into()).ok().and_then(|value| value.as_string());
    if let Some(name) = text("sample") {
        return Some(Early::Sample(name));
    }
    let folder = Reflect::get(item, &"folder".into()).ok().and_then(|folder| folder.dyn_into().ok());
    if let Some(folder) = folder {
        return Some(Early::Folder(folder));
    }
    let files = Reflect::get(item, &"files".into()).ok()?;
    let files: Vec<File> = files
        .dyn_ref::<Array>()
        .map(|files| files.iter().filter_map(|file| file.dyn_into::<File>().ok()).collect())
        .unwrap_or_default();
    if !files.is_empty() {
        return Some(Early::Files(files));
    }
    let (plain, html) = (text("plain").unwrap_or_default(), text("html").unwrap_or_default());
    (!plain.is_empty() || !html.is_empty()).then_some(Early::Text { plain, html })
}

/// What `boot.js` made, from the object in which it gives it.
pub fn boot_of(object: &JsValue) -> Option<Boot> {
    let module = Reflect::get(object, &"module".into()).ok()?;
    let worker = Reflect::get(object, &"worker".into()).ok()?.as_string()?;
    Some(Boot { module, worker })
}

/// Calls a function of `boot.js`.
pub fn boot_call(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    call(&boot_object()?, name, arguments)
}

/// Sets a key of a plain object, which takes every key.
pub fn set(object: &JsValue, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &key.into(), value);
}

fn boot_object() -> Option<JsValue> {
    let shaipin = Reflect::get(&js_sys::global(), &"shaipin".into()).ok()?;
    Reflect::get(&shaipin, &"boot".into()).ok().filter(JsValue::is_object)
}

fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    function.apply(object, &arguments.iter().collect::<Array>()).ok()
}

/// For style sheets, tests and measurements: the page is drawn, takes texts and answers the reader. Texts are
/// read as soon as the desk is here, too.
pub fn mark_ready() {
    mark("data-state", "ready");
    note("shaipin-ready");
}

/// A mark in the browser's own record of times.
fn note(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        // A name that is no number of the browser's is never refused.
        let _ = performance.mark(name);
    }
}

/// Writes on the document's root how far something is.
pub fn mark(name: &str, how: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        // Setting an attribute of a fixed name cannot fail.
        let _ = root.set_attribute(name, how);
    }
}
