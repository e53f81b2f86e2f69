//! The page's way to the studio: fetched once, when the page is ready and at rest or as soon as
//! something is wanted of it; started when first wanted; started anew after a crash like the desk.
//!
//! What it is given comes packed from the desk and is not read here; what it gives back is an
//! object, of which the page takes what it shows.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::link::{Incident, Link, Lost};
use super::start::{self, Boot};

/// Milliseconds after which it is fetched even where the browser finds no rest.
const REST: i32 = 4000;

/// Why nothing came of a job.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// It could not be fetched: there is no network, or a newer page has been put up.
    NotFetched,
    /// It stopped at this job.
    Stopped,
}

type Then = Box<dyn FnOnce(Result<JsValue, Trouble>)>;
type Told = Rc<dyn Fn(Incident)>;

/// A handle on the studio; clones share it.
#[derive(Clone)]
pub struct Studio(Rc<Inner>);

impl PartialEq for Studio {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Inner {
    stage: RefCell<Stage>,
    told: RefCell<Option<Told>>,
}

enum Stage {
    Away,
    /// Under way, with what is already wanted of it.
    Coming(Vec<(Uint8Array, Then)>),
    /// Here, but not started.
    Here(Boot),
    Started(Link),
}

impl Studio {
    /// A studio that is still away.
    pub fn new() -> Self {
        Self(Rc::new(Inner { stage: RefCell::new(Stage::Away), told: RefCell::default() }))
    }

    /// Fetches it as soon as the browser has nothing better to do.
    pub fn fetch_at_rest(&self) {
        let studio = self.clone();
        let fetch = Closure::once_into_js(move || studio.fetch());
        let Some(fetch) = fetch.dyn_ref::<Function>() else { return };
        let window = js_sys::global();
        let rest = Reflect::get(&window, &"requestIdleCallback".into());
        match rest.ok().and_then(|rest| rest.dyn_into::<Function>().ok()) {
            Some(rest) => {
                let options = js_sys::Object::new();
                start::set(&options, "timeout", &REST.into());
                // A browser that has the function takes a callback and a limit.
                let _ = rest.call2(&window, fetch, &options);
            }
            None => {
                if let Some(window) = web_sys::window() {
                    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(fetch, 1000);
                }
            }
        }
    }

    /// Gives it a job as the desk packed it.
    pub fn ask(&self, job: Uint8Array, then: impl FnOnce(Result<JsValue, Trouble>) + 'static) {
        let link = {
            let mut stage = self.0.stage.borrow_mut();
            if let Stage::Coming(waiting) = &mut *stage {
                waiting.push((job, Box::new(then)));
                return;
            }
            if let Stage::Away = &*stage {
                *stage = Stage::Coming(vec![(job, Box::new(then))]);
                drop(stage);
                return self.come();
            }
            self.started(&mut stage)
        };
        let Some(link) = link else { return then(Err(Trouble::Stopped)) };
        link.send(vec![job], true, move |got| then(got.map_err(|Lost| Trouble::Stopped)));
    }

    /// Whether it is here, so that a job begins at once.
    pub fn is_here(&self) -> bool {
        matches!(&*self.0.stage.borrow(), Stage::Here(_) | Stage::Started(_))
    }

    /// Who is told when its worker was given up; a new one is already on its way by then.
    pub fn on_incident(&self, told: impl Fn(Incident) + 'static) {
        *self.0.told.borrow_mut() = Some(Rc::new(told));
    }

    /// Sends its worker a message of the tests; see [`Link::provoke`].
    pub fn provoke(&self, word: &str, patience: u32) {
        let link = self.started(&mut self.0.stage.borrow_mut());
        if let Some(link) = link {
            link.provoke(word, patience);
        }
    }

    fn fetch(&self) {
        let mut stage = self.0.stage.borrow_mut();
        if matches!(&*stage, Stage::Away) {
            *stage = Stage::Coming(Vec::new());
            drop(stage);
            self.come();
        }
    }

    fn come(&self) {
        let studio = self.clone();
        spawn_local(async move {
            let fetched = match start::boot_call("studio", &[]).map(JsCast::dyn_into::<Promise>) {
                Some(Ok(promise)) => JsFuture::from(promise).await.ok(),
                _ => None,
            };
            let boot = fetched.as_ref().and_then(start::boot_of);
            start::mark("data-studio-state", if boot.is_some() { "here" } else { "away" });
            let next = boot.map_or(Stage::Away, Stage::Here);
            let waiting = match studio.0.stage.replace(next) {
                Stage::Coming(waiting) => waiting,
                _ => Vec::new(),
            };
            let here = studio.is_here();
            for (job, then) in waiting {
                if here { studio.ask(job, then) } else { then(Err(Trouble::NotFetched)) }
            }
        });
    }

    /// Its worker, started now if it was not yet.
    fn started(&self, stage: &mut Stage) -> Option<Link> {
        if let Stage::Here(boot) = stage {
            let link = Link::start(boot.clone());
            let inner = Rc::downgrade(&self.0);
            link.on_incident(move |incident| {
                let told = inner.upgrade().and_then(|inner| inner.told.borrow().clone());
                if let Some(told) = told {
                    told(incident);
                }
            });
            *stage = Stage::Started(link);
        }
        match stage {
            Stage::Started(link) => Some(link.clone()),
            _ => None,
        }
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
    Reflect::get(object, &key.into()).ok().filter(|value| !value.is_undefined())
}

fn text(object: &JsValue, key: &str) -> String {
    get(object, key).and_then(|value| value.as_string()).unwrap_or_default()
}
