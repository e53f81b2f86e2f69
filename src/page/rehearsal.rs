//! A rehearsal before the first text: on a stage that nobody sees, the page draws a sample as it will draw a text.
//!
//! A browser makes machine code of a wasm's functions when they are first called, and what it makes in the midst of a
//! first text, that text waits for. So the desk rehearses its part, a step a question, then the page its own, a step
//! whenever the browser is at rest, and then the desk what it does most. The first text that comes ends it, and waits
//! for one step at most.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;
use shaipin::serve::protocol::{Answer, Request};
use shaipin::serve::rehearsal::AGAIN;
use shaipin::source::SourceText;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::action::Action;
use super::app::AppProps;
use super::components::{ClaimsTable, DetailStrip, LedgerPane, SourcePane, ViewPane, header, workspace};
use super::link::Link;
use super::prefs;
use super::start::{at_rest, boot_call, mark};
use super::state::{Origin, Session, SessionHandle};
use super::studio::Studio;

thread_local! {
    /// A text is there, or the rehearsal went to its end: nothing of it goes on.
    static OVER: Cell<bool> = const { Cell::new(false) };
    /// What is on the stage.
    static STAGE: RefCell<Option<(yew::AppHandle<Stage>, Element)>> = const { RefCell::new(None) };
}

/// The sample that is drawn: the one that calls most of what there is.
const SAMPLE: &str = "faults";
/// The step at which the desk reads it, when all is drawn that is drawn before, and the last.
const READ: u32 = 5;
const LAST: u32 = READ + 3;

/// Milliseconds between what the desk reads again and again: a processor that is wanted elsewhere is left to that.
const REST: u32 = 10;

/// Rehearses: the desk all that it does, then the page, then the desk what it does most.
pub fn begin(link: Link, studio: Studio) {
    if OVER.get() {
        return;
    }
    link.clone().ask(Request::Rehearse, None, move |answer| match answer {
        Ok(Answer::Rehearsed(0)) => end(),
        Ok(Answer::Rehearsed(AGAIN)) => at_rest(move || act(link, studio)),
        Ok(Answer::Rehearsed(left)) if left < AGAIN => {
            Timeout::new(REST, move || begin(link, studio)).forget();
        }
        Ok(Answer::Rehearsed(_)) => begin(link, studio),
        // Whatever became of the desk: the first text takes a little longer.
        _ => {}
    });
}

/// A text is there, or all is rehearsed: from now on the desk is asked for nothing here. Call it before that text is
/// given to the desk.
pub fn end() {
    if !OVER.replace(true) {
        at_rest(clear);
        mark("data-rehearsal", "over");
    }
}

fn clear() {
    if let Some((stage, place)) = STAGE.take() {
        stage.destroy();
        boot_call("stage", &[place.into()]);
    }
}

fn act(link: Link, studio: Studio) {
    let place = boot_call("stage", &[]).and_then(|place| place.dyn_into::<Element>().ok());
    if let Some(place) = place.filter(|_| !OVER.get()) {
        let props = AppProps { link, studio };
        let stage = yew::Renderer::<Stage>::with_root_and_props(place.clone(), props).render();
        STAGE.set(Some((stage, place)));
    }
}

/// What is drawn of a page with a text, more of it at each step: a task each, and none of them long.
#[component]
fn Stage(props: &AppProps) -> Html {
    let session = use_reducer(|| Session::new(prefs::language(), prefs::theme(), false));
    let step = use_state(|| 0);
    {
        let (step, session) = (step.clone(), session.clone());
        let (link, studio) = (props.link.clone(), props.studio.clone());
        use_effect_with(*step, move |now| {
            let now = *now;
            at_rest(move || match now {
                _ if OVER.get() => {}
                0 => sample(&link, session.dispatcher(), step),
                READ => read(&link, &session, step),
                LAST => {
                    clear();
                    begin(link, studio);
                }
                _ => step.set(now + 1),
            });
        });
    }
    html! {
        <ContextProvider<SessionHandle> context={session.clone()}>
        <ContextProvider<(Link, Studio)> context={(props.link.clone(), props.studio.clone())}>
            { match *step {
                0 => html! {},
                1 => html! { <SourcePane /> },
                2 => html! { <ClaimsTable /> },
                3 => html! { <ViewPane /> },
                4 => html! { <><LedgerPane /><DetailStrip /></> },
                _ => html! { <>{ header(&session, &props.link, &props.studio) }{ workspace(&session) }</> },
            } }
        </ContextProvider<(Link, Studio)>>
        </ContextProvider<SessionHandle>>
    }
}

/// The sample comes.
fn sample(link: &Link, dispatcher: UseReducerDispatcher<Session>, step: UseStateHandle<u32>) {
    link.ask(Request::Sample { key: SAMPLE.to_owned() }, None, move |answer| {
        if let Ok(Answer::File { content, .. }) = answer {
            dispatcher.dispatch(Action::Load((SourceText::pasted(content), Origin::Sample, None), false));
            step.set(1);
        }
    });
}

/// The desk reads it.
fn read(link: &Link, session: &SessionHandle, step: UseStateHandle<u32>) {
    let Some(doc) = session.document.as_ref() else { return };
    let (number, dispatcher) = (doc.number, session.dispatcher());
    let open = Request::Open { document: doc.source.name.clone(), edits: Vec::new() };
    link.ask(open, Some(&doc.source.text), move |answer| {
        if let Ok(Answer::Opened(summary)) = answer {
            dispatcher.dispatch(Action::Opened(number, Box::new(summary)));
            step.set(READ + 1);
        }
    });
    session.dispatch(Action::Working(number));
}
