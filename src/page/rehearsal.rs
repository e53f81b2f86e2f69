//! A rehearsal before the first text: on a stage that nobody sees, the page draws a sample as it will draw a text.
//!
//! A browser makes machine code of a wasm's functions when they are first called, and what it makes in the midst of a
//! first text, that text waits for. So the desk rehearses its part, a step a question, and the page its own beside it, a
//! step whenever the browser is at rest: from the first sign of a reader on or after a while, so that a page which has just
//! come is free to answer. The first text that comes ends it, and waits for one step at most.

use std::cell::Cell;

use shaipin::serve::protocol::{AGAIN, Answer, Request};
use shaipin::source::SourceText;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::action::Action;
use super::components::{ClaimsTable, DetailStrip, LedgerPane, SourcePane, ViewPane, header, workspace};
use super::link::Link;
use super::prefs;
use super::start::{at_rest, boot_call, later, mark, once};
use super::state::{Origin, Session, SessionHandle};
use super::studio::Studio;

thread_local! {
    /// A text is there, or the rehearsal went to its end: nothing of it goes on.
    static OVER: Cell<bool> = const { Cell::new(false) };
    /// Who is not through yet: the desk, the page.
    static LEFT: Cell<u8> = const { Cell::new(2) };
}

/// The sample that is drawn: the one that calls most of what there is.
const SAMPLE: &str = "faults";
/// The step at which the desk reads it, when all is drawn that is drawn before, and the last.
const READ: u32 = 5;
const LAST: u32 = READ + 3;

/// Milliseconds between what the desk reads again and again: a processor that is wanted elsewhere is left to that.
const REST: u32 = 10;

/// Where it is played, and how far it is; `None` while nothing is on.
type Scene = Option<(Element, u32)>;

/// Has the desk rehearse: all that it does, then what it does most.
fn ask(link: Link) {
    if OVER.get() {
        return;
    }
    link.clone().ask(Request::Rehearse, None, move |answer| match answer {
        Ok(Answer::Rehearsed(0)) => through(),
        Ok(Answer::Rehearsed(left)) if left <= AGAIN => later(REST, move || ask(link)),
        Ok(Answer::Rehearsed(_)) => ask(link),
        // Whatever became of the desk: the first text takes a little longer.
        _ => through(),
    });
}

/// A text is there, or all is rehearsed: from now on the desk is asked for nothing here. Call it before that text is
/// given to the desk.
pub fn end() {
    if !OVER.replace(true) {
        mark("data-rehearsal", "over");
    }
}

/// The desk or the page has rehearsed its part.
fn through() {
    LEFT.set(LEFT.get().saturating_sub(1));
    if LEFT.get() == 0 {
        end();
    }
}

/// What is drawn on the stage of a page with a text, more of it at each step: a task each, and none of them long.
#[hook]
pub fn use_rehearsal(link: &Link, studio: &Studio) -> Html {
    let session = use_reducer(|| Session::new(prefs::language(), prefs::theme(), false));
    let scene = use_state(|| Scene::None);
    {
        let (link, scene) = (link.clone(), scene.setter());
        use_effect_with((), move |()| {
            let ready = link.clone();
            link.when_ready(move || {
                ask(ready);
                boot_call("reader", &[once(move || at_rest(move || open(&scene)))]);
            });
        });
    }
    {
        let (session, link, scene) = (session.clone(), link.clone(), scene.clone());
        use_effect_with(scene.as_ref().map(|scene| scene.1), move |step| {
            let Some(step) = *step else { return };
            at_rest(move || match step {
                _ if OVER.get() => clear(&scene),
                0 => sample(&link, session.dispatcher(), scene),
                READ => read(&link, &session, scene),
                LAST => clear(&scene),
                _ => go_on(&scene),
            });
        });
    }
    let Some((place, step)) = scene.as_ref().filter(|_| !OVER.get()) else { return html! {} };
    let drawn = html! {
        <ContextProvider<SessionHandle> context={session.clone()}>
            { match step {
                0 => html! {},
                1 => html! { <SourcePane /> },
                2 => html! { <ClaimsTable /> },
                3 => html! { <ViewPane /> },
                4 => html! { <><LedgerPane /><DetailStrip /></> },
                _ => html! { <>{ header(&session, link, studio) }{ workspace(&session) }</> },
            } }
        </ContextProvider<SessionHandle>>
    };
    create_portal(drawn, place.clone())
}

fn open(scene: &UseStateSetter<Scene>) {
    if OVER.get() {
        return;
    }
    match boot_call("stage", &[]).and_then(|place| place.dyn_into::<Element>().ok()) {
        Some(place) => scene.set(Some((place, 0))),
        None => through(),
    }
}

fn go_on(scene: &UseStateHandle<Scene>) {
    scene.set(scene.as_ref().map(|(place, step)| (place.clone(), step + 1)));
}

fn clear(scene: &UseStateHandle<Scene>) {
    if let Some((place, _)) = &**scene {
        boot_call("stage", &[place.into()]);
    }
    scene.set(None);
    through();
}

/// The sample comes.
fn sample(link: &Link, dispatcher: UseReducerDispatcher<Session>, scene: UseStateHandle<Scene>) {
    link.ask(Request::Sample { key: SAMPLE.to_owned() }, None, move |answer| match answer {
        Ok(Answer::File { content, .. }) if !OVER.get() => {
            dispatcher.dispatch(Action::Load((SourceText::pasted(content), Origin::Sample, None), false));
            go_on(&scene);
        }
        _ => clear(&scene),
    });
}

/// The desk reads it.
fn read(link: &Link, session: &SessionHandle, scene: UseStateHandle<Scene>) {
    let Some(doc) = session.document.as_ref() else { return clear(&scene) };
    let (number, dispatcher) = (doc.number, session.dispatcher());
    let open = Request::Open { document: doc.source.name.clone(), edits: Vec::new() };
    link.ask(open, Some(&doc.source.text), move |answer| match answer {
        Ok(Answer::Opened(summary)) if !OVER.get() => {
            dispatcher.dispatch(Action::Opened(number, Box::new(summary)));
            go_on(&scene);
        }
        _ => clear(&scene),
    });
    session.dispatch(Action::Working(number));
}
