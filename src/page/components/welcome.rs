//! The empty page; the same as the one in `index.html`, in the reader's language.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use shaipin::source::SourceText;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::page::action::Action;
use crate::page::hooks::{use_link, use_listener, use_session, use_studio};
use crate::page::state::Origin;
use crate::page::strings::strings;
use crate::page::{files, intake};

/// Quiet time after a key before the typed text moves into the source pane.
const PAUSE: u32 = 700;

/// The empty page.
#[component]
pub fn Welcome() -> Html {
    let session = use_session();
    let (link, t) = (use_link(), strings(session.language));
    let typed = use_node_ref();
    let timer = use_memo((), |()| RefCell::new(None::<Timeout>));

    let take = {
        let (dispatcher, typed, timer) = (session.dispatcher(), typed.clone(), timer.clone());
        move || {
            *timer.borrow_mut() = None;
            let text = typed.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default();
            if !text.trim().is_empty() {
                dispatcher.dispatch(Action::Load((SourceText::pasted(text), Origin::Typed, None), true));
            }
        }
    };
    let later = move || *timer.borrow_mut() = Some(Timeout::new(PAUSE, take.clone()));
    let oninput = {
        let later = later.clone();
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                later();
            }
        })
    };
    use_listener(&typed, "compositionend", later);
    let onfile = {
        let (dispatcher, link, studio) = (session.dispatcher(), link.clone(), use_studio());
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                intake::files(&dispatcher, &link, &studio, intake::list(input.files()));
            }
        })
    };
    let sample = |key: &'static str| {
        let (dispatcher, link) = (session.dispatcher(), link.clone());
        Callback::from(move |_: MouseEvent| intake::sample(&dispatcher, &link, key))
    };
    html! {
        <main class="start" data-testid="start">
            <h1>{ t.brand }</h1>
            <p class="start-what">{ t.start_what }</p>
            <div class="start-drop">
                <p class="start-how"><span class="by-keys">{ t.start_paste_1 }<kbd>{ "Ctrl" }</kbd>{ "+" }<kbd>{ "V" }</kbd>{ t.start_paste_2 }</span>
                    <span class="by-touch">{ t.start_touch }</span></p>
                <textarea ref={typed} class="start-type" rows="3" data-whole="1" spellcheck="false" {oninput}
                    placeholder={t.start_type} aria-label={t.start_type} data-testid="start-type" />
                <p class="start-buttons">
                    <label class="button">{ t.pick_file }<input id="start-file" class="sr" type="file" multiple=true
                        accept={files::ACCEPT} onchange={onfile} data-testid="start-file" /></label>
                    <button type="button" onclick={sample("clean")} data-testid="start-sample-clean">{ t.sample }</button>
                    <button type="button" onclick={sample("faults")} data-testid="start-sample-faults">{ t.sample_faults }</button>
                </p>
                <p class="start-small">{ t.start_types }</p>
            </div>
            <p class="start-draft">{ t.start_draft }{ " " }
                <button type="button" class="link" onclick={sample("draft")} data-testid="start-sample-draft">{ t.sample_draft }</button></p>
            <p class="start-small">{ t.start_private }
                <a href="shaipin.html" download="shaipin.html" data-offline-copy="1" hidden={!hosted()}>{ t.offline_copy }</a></p>
        </main>
    }
}

/// Whether the page came from a server: the single file needs no copy of itself.
fn hosted() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol.starts_with("http"))
}
