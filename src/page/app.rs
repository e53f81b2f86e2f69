//! The page's root: owns the session, listens on the document, and keeps the worker's report in
//! step with the text.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Date;
use shaipin::serve::protocol::{Answer, Language, Request};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, KeyboardEvent};
use yew::prelude::*;

use super::action::Action;
use super::address::{Address, current, use_address};
use super::components::{DropTarget, Welcome, header, notices, status_line, workspace};
use super::lay::{Lay, STOPPED};
use super::link::{Link, Trouble};
use super::project::{remembered, use_memory};
use super::shelf::TOGETHER;
use super::start::{boot_call, later, mark_ready, take_early};
use super::state::{Doc, Notice, Phase, Session, SessionHandle, Worker};
use super::studio::Studio;
use super::{intake, prefs, rehearsal};

/// What the page is given.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The worker.
    pub link: Link,
    /// The studio.
    pub studio: Studio,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let session = use_reducer(|| {
        let mut session = Session::new(prefs::language(), prefs::theme(), system_dark());
        session.hints = !prefs::hinted();
        if let Some(address) = Address::read(&current()) {
            session.restore(address);
        }
        session
    });
    use_root_attributes(&session);
    use_address(&session);
    use_document_listeners(&session, &props.link, &props.studio);
    use_asking(session.unsaved());
    use_effect_with(session.hints, |hints| {
        if !hints {
            prefs::keep_hinted();
        }
    });
    use_analysis(&session, &props.link);
    use_memory(&session);
    let stage = rehearsal::use_rehearsal(&props.link, &props.studio);
    use_incidents(&session, &props.link, &props.studio);
    html! {
        <ContextProvider<SessionHandle> context={session.clone()}>
        <ContextProvider<(Link, Studio)> context={(props.link.clone(), props.studio.clone())}>
            <div class="page" data-phase={phase(&session)} data-testid="page">
                { header(&session, &props.link, &props.studio) }
                { notices(&session, &props.link) }
                if session.document.is_some() { { workspace(&session) } } else { <Welcome /> }
                { status_line(&session, &props.studio) }
                <DropTarget />
                { stage }
            </div>
        </ContextProvider<(Link, Studio)>>
        </ContextProvider<SessionHandle>>
    }
}

fn phase(session: &Session) -> &'static str {
    match session.phase {
        Phase::Stopped => "stopped",
        Phase::Idle => "idle",
        Phase::Working(_) => "working",
        Phase::Done(_) => "done",
        Phase::Failed => "failed",
    }
}

fn system_dark() -> bool {
    let query = web_sys::window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// `lang`, title and colours of the document follow the session.
#[hook]
fn use_root_attributes(session: &SessionHandle) {
    use_effect_with((session.language, session.theme), |(language, theme)| {
        prefs::keep_language(*language);
        prefs::keep_theme(*theme);
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        let Some(root) = document.document_element() else { return };
        let tag = match language {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        };
        // Setting an attribute of a fixed name cannot fail.
        let _ = root.set_attribute("lang", tag);
        let _ = match theme {
            super::state::Theme::Auto => root.remove_attribute("data-theme"),
            super::state::Theme::Light => root.set_attribute("data-theme", "light"),
            super::state::Theme::Dark => root.set_attribute("data-theme", "dark"),
        };
        document.set_title(super::strings::strings(*language).title);
    });
    let dispatcher = session.dispatcher();
    use_effect_with((), move |()| {
        let query = web_sys::window()
            .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
        let listener = query.map(|query| {
            EventListener::new(&query, "change", move |_| {
                dispatcher.dispatch(Action::SystemDark(system_dark()))
            })
        });
        move || drop(listener)
    });
}

/// Paste and undo, wherever the focus is; and what came before we listened.
#[hook]
fn use_document_listeners(session: &SessionHandle, link: &Link, studio: &Studio) {
    let (dispatcher, link, studio) = (session.dispatcher(), link.clone(), studio.clone());
    use_effect_with((), move |()| {
        let early = take_early();
        remembered(&dispatcher, &link);
        for item in early {
            intake::early(&dispatcher, &link, &studio, item);
        }
        let listeners = web_sys::window().and_then(|window| window.document()).map(|document| {
            let (on_paste, link) = (dispatcher.clone(), link.clone());
            let options = EventListenerOptions::enable_prevent_default();
            let paste = EventListener::new_with_options(&document, "paste", options, move |event| {
                if intake::in_editable(event) {
                    return;
                }
                let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
                // Taken here, a megabyte never reaches a text box.
                if data.is_some_and(|data| intake::data(&on_paste, &link, &studio, &data)) {
                    event.prevent_default();
                }
            });
            let key = EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
                if !(key.ctrl_key() || key.meta_key()) || intake::in_editable(event) {
                    return;
                }
                let action = match (key.key().as_str(), key.shift_key()) {
                    ("z", false) => Action::Undo,
                    ("z" | "Z", true) | ("y", false) => Action::Redo,
                    _ => return,
                };
                event.prevent_default();
                dispatcher.dispatch(action);
            });
            [paste, key]
        });
        mark_ready();
        move || drop(listeners)
    });
}

/// Has the browser ask before the page goes, as long as something would be lost.
#[hook]
fn use_asking(unsaved: bool) {
    use_effect_with(unsaved, |unsaved| {
        let window = web_sys::window().filter(|_| *unsaved);
        let listener = window.map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "beforeunload", options, |event| {
                event.prevent_default();
                // What browsers before Chromium 119 look at.
                super::start::set(event, "returnValue", &true.into());
            })
        });
        move || drop(listener)
    });
}

/// Gives the text to the worker whenever it changed. One text is under way at a time: what is
/// typed meanwhile is given as soon as the answer is there, and of several only the last.
///
/// It is given before the page draws itself, so that it is read while the page is drawn, and what will be shown is asked
/// for right behind it.
#[hook]
fn use_analysis(session: &SessionHandle, link: &Link) {
    let busy = use_memo((), |()| Cell::new(false));
    let number = session.document.as_ref().map(|doc| doc.number);
    let wanted = use_memo((), |()| Cell::new(None));
    let stopped = session.phase == Phase::Stopped;
    wanted.set(number.map(|number| if stopped { STOPPED } else { number }));
    use_stop(session, link, &busy, &wanted);
    use_memo((number, session.phase, session.answers), |_| {
        let doc = session.document.as_ref().filter(|_| session.phase == Phase::Idle && !busy.get());
        if let Some(doc) = doc {
            busy.set(true);
            rehearsal::end();
            session.dispatch(Action::Working(doc.number));
            give(session, link, doc, &busy, &wanted);
        }
    });
}

/// Has a text read, or all documents laid side by side.
fn give(
    session: &SessionHandle,
    link: &Link,
    doc: &Doc,
    busy: &Rc<Cell<bool>>,
    wanted: &Rc<Cell<Option<u32>>>,
) {
    let (number, dispatcher) = (doc.number, session.dispatcher());
    if doc.key == TOGETHER {
        let shelf = &session.shelf;
        let lay = Lay {
            keys: shelf.docs.iter().map(|doc| doc.key).collect(),
            standard: shelf.standard,
            time: shelf.standard_time.clone(),
            left: shelf.docs.iter().filter(|doc| shelf.card(doc).is_none()).cloned().rev().collect(),
            read: Vec::new(),
            told: Date::now(),
            shown: 0,
            number,
            wanted: Rc::clone(wanted),
        };
        return lay.go_on(link.clone(), dispatcher, Rc::clone(busy));
    }
    let request = Request::Open { document: doc.source.name.clone(), edits: doc.edits.clone() };
    let busy = Rc::clone(busy);
    link.ask(request, Some(&doc.source.text), move |answer| {
        busy.set(false);
        dispatcher.dispatch(match answer {
            Ok(Answer::Opened(summary)) => Action::Opened(number, Box::new(summary)),
            _ => Action::Failed(number),
        });
    });
}

/// What is under way when the reader wants it stopped ends by itself where it is short; else the worker is ended with
/// it. With the worker goes all that it has read: one of many documents, and laying them side by side, are waited for,
/// while the page says already that it stopped.
#[hook]
fn use_stop(session: &SessionHandle, link: &Link, busy: &Rc<Cell<bool>>, wanted: &Rc<Cell<Option<u32>>>) {
    /// Milliseconds that it is given: one text, and many.
    const GRACE: [u32; 2] = [100, 10_000];
    let grace = GRACE[usize::from(session.together())];
    let (link, dispatcher) = (link.clone(), session.dispatcher());
    let (busy, wanted) = (Rc::clone(busy), Rc::clone(wanted));
    // Each stop has a number, and going on the next: a timer knows whether it is still its own that holds.
    let stops = use_memo((), |()| Cell::new(0_u32));
    use_effect_with(session.phase == Phase::Stopped, move |stopped| {
        let own = stops.get().wrapping_add(1);
        stops.set(own);
        if !stopped || !busy.get() {
            return;
        }
        later(grace, move || {
            if busy.get() && wanted.get() == Some(STOPPED) && stops.get() == own {
                link.restart();
                dispatcher.dispatch(Action::Emptied);
            }
        });
    });
}

/// Says what became of the worker, and has the text read again by the new one.
#[hook]
fn use_incidents(session: &SessionHandle, link: &Link, studio: &Studio) {
    let (dispatcher, link, studio) = (session.dispatcher(), link.clone(), studio.clone());
    use_effect_with((), move |()| {
        let drawing = dispatcher.clone();
        studio.on_incident(move |incident| match incident.trouble {
            // Who wants something of it is told there.
            Trouble::NotFetched => {}
            Trouble::Foreign => drawing.dispatch(Action::Tell(Notice::Foreign)),
            _ => drawing.dispatch(Action::Tell(Notice::StudioStopped)),
        });
        let ready = dispatcher.clone();
        link.when_ready(move || ready.dispatch(Action::Worker(Worker::Fine)));
        link.on_incident(move |incident| match incident.trouble {
            Trouble::NotFetched => dispatcher.dispatch(Action::Worker(Worker::Away)),
            Trouble::Foreign => {
                // Where nothing would be lost by it, the page is fetched anew, once.
                let _ = boot_call("renew", &[]);
                dispatcher.dispatch(Action::Worker(Worker::Foreign));
            }
            Trouble::NotStarted(_) => dispatcher.dispatch(Action::Worker(Worker::Lost)),
            // A second time in a row it is likely the text: opened again it would only crash again.
            _ if incident.in_a_row > 1 => dispatcher.dispatch(Action::Worker(Worker::Repeated)),
            _ => dispatcher.dispatch(Action::Worker(Worker::Restarted(incident.in_a_row))),
        });
    });
}
