//! The page's way to the studio: fetched once, when the desk is here and the browser at rest or as soon as
//! something is wanted of it; started when first wanted; started anew after a crash like the desk.
//!
//! What it is given comes packed from the desk and is not read here; what it gives back is an
//! object, of which the page takes what it shows.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Promise, Reflect, Uint8Array};
use shaipin::source::{Encoding, SourceText, TextKind};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::link::{Incident, Link, Lost, Start};

/// A handle on the studio; clones share it.
#[derive(Clone, PartialEq)]
pub struct Studio(Link);

impl Studio {
    /// A studio that is still away.
    pub fn new() -> Self {
        Self(Link::new("studio", Start::WhenAsked))
    }

    /// Has it fetched.
    pub fn fetch(&self) {
        self.0.fetch();
    }

    /// Gives it a job as the desk packed it.
    pub fn ask(&self, job: Uint8Array, then: impl FnOnce(Result<JsValue, Lost>) + 'static) {
        self.0.send(vec![job], true, then);
    }

    /// Has it open a file: its name and its bytes, which are handed over, and the encoding that they are to be in
    /// whatever they look like.
    pub async fn open(
        &self,
        name: &str,
        bytes: Uint8Array,
        encoding: Option<Encoding>,
    ) -> Result<Unpacked, Lost> {
        let lost = Rc::new(Cell::new(Lost::Stopped));
        let name = Uint8Array::from(name.as_bytes());
        let answer = Promise::new(&mut |done, _| {
            let lost = Rc::clone(&lost);
            let mut parts = vec![name.clone(), bytes.clone()];
            parts.extend(encoding.map(|encoding| Uint8Array::from(encoding.label().as_bytes())));
            self.0.send(parts, true, move |got| {
                let made = got.unwrap_or_else(|why| {
                    lost.set(why);
                    JsValue::NULL
                });
                // A promise's own function takes one argument and throws nothing.
                let _ = done.call1(&JsValue::NULL, &made);
            });
        });
        let made = JsFuture::from(answer).await.ok();
        made.and_then(|made| Unpacked::of(&made)).ok_or(lost.get())
    }

    /// Ends what it is at.
    pub fn restart(&self) {
        self.0.restart();
    }

    /// Whether it is here, so that a job begins at once.
    pub fn is_here(&self) -> bool {
        self.0.is_here()
    }

    /// Who is told when its worker was given up; a new one is already on its way by then.
    pub fn on_incident(&self, told: impl Fn(Incident) + 'static) {
        self.0.on_incident(told);
    }

    /// Sends its worker a message of the tests; see [`Link::provoke`].
    pub fn provoke(&self, word: &str, patience: u32) {
        self.0.provoke(word, patience);
    }
}

/// The view of charts.
pub struct Drawing {
    /// All of it.
    pub html: String,
    /// The drawing alone, empty where there is none.
    pub svg: String,
    /// Proposed name of its file, without ending.
    pub name: String,
}

/// A file to be saved.
pub struct File {
    /// Proposed name.
    pub name: String,
    /// MIME type.
    pub mime: String,
    /// Content.
    pub bytes: Uint8Array,
}

/// A document that was in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// Its text.
    pub source: SourceText,
    /// Whether it was drawn from a container.
    pub drawn: bool,
    /// What is to be said of it.
    pub remarks: Vec<Said>,
}

/// Something said of a file, in both languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// The file's name.
    pub name: String,
    /// The cause's name.
    pub cause: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Whether nothing came of the file.
    pub failed: bool,
}

/// What came of a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Unpacked {
    /// Its documents.
    pub documents: Vec<Held>,
    /// What could not be read.
    pub failed: Vec<Said>,
}

impl Unpacked {
    fn of(made: &JsValue) -> Option<Self> {
        let opened = get(made, "Opened")?;
        let documents = list(&opened, "documents").iter().map(Held::of).collect();
        Some(Self {
            documents,
            failed: list(&opened, "failed").iter().map(|said| Said::of(said, true)).collect(),
        })
    }
}

impl Held {
    fn of(document: &JsValue) -> Self {
        let label = text(document, "encoding");
        let encoding = Encoding::ALL.into_iter().find(|known| known.label() == label);
        let html = get(document, "html").is_some_and(|html| html.is_truthy());
        let source = SourceText::decoded(
            &text(document, "name"),
            text(document, "text"),
            encoding.unwrap_or_default(),
        );
        let kind = if html { TextKind::Html } else { TextKind::Plain };
        let remarks = list(document, "remarks").iter().map(|said| Said::of(said, false)).collect();
        Self { source: SourceText { kind, ..source }, drawn: label.is_empty(), remarks }
    }
}

impl Said {
    fn of(said: &JsValue, failed: bool) -> Self {
        let [name, cause, zh, en] = ["name", "cause", "zh", "en"].map(|key| text(said, key));
        Self { name, cause, zh, en, failed }
    }
}

impl Drawing {
    /// What the studio made; `None` where it is something else.
    pub fn of(made: &JsValue) -> Option<Self> {
        let charts = get(made, "Charts")?;
        Some(Self { html: text(&charts, "html"), svg: text(&charts, "svg"), name: text(&charts, "name") })
    }
}

impl File {
    /// The file that the studio made.
    pub fn of(made: &JsValue) -> Option<Self> {
        let file = get(made, "File")?;
        let bytes = get(&file, "bytes")?.dyn_into().ok()?;
        Some(Self { name: text(&file, "name"), mime: text(&file, "mime"), bytes })
    }
}

fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    // Of what is no object nothing can be had.
    Reflect::get(object, &key.into()).ok().filter(|value| !value.is_undefined())
}

fn list(object: &JsValue, key: &str) -> Vec<JsValue> {
    get(object, key)
        .and_then(|list| list.dyn_into::<Array>().ok())
        .map(|list| list.to_vec())
        .unwrap_or_default()
}

fn text(object: &JsValue, key: &str) -> String {
    get(object, key).and_then(|value| value.as_string()).unwrap_or_default()
}
