//! The help: a dialog with keys and words, by `?`, F1 or its button.

use shaipin::serve::protocol::{Answer, Request};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::page::hooks::{use_link, use_session, use_window};
use crate::page::intake;
use crate::page::strings::strings;

/// The button and the dialog.
#[component]
pub fn Help() -> Html {
    let session = use_session();
    let link = use_link();
    let t = strings(session.language);
    let dialog = use_node_ref();
    let body = use_node_ref();
    let language = use_mut_ref(|| session.language);
    language.replace(session.language);
    let open = {
        let (dialog, body, link, language) = (dialog.clone(), body.clone(), link.clone(), language.clone());
        move || {
            let (dialog, body) = (dialog.clone(), body.clone());
            let request = Request::View {
                name: "help".to_owned(),
                look: Vec::new(),
                query: Default::default(),
                language: *language.borrow(),
            };
            link.ask(request, None, move |answer| {
                let Ok(Answer::View(html)) = answer else { return };
                if let Some((dialog, body)) =
                    dialog.cast::<HtmlDialogElement>().zip(body.cast::<HtmlElement>())
                {
                    body.set_inner_html(&html);
                    if !dialog.open() {
                        // It is in the page and closed: it can be opened.
                        let _ = dialog.show_modal();
                    }
                }
            });
        }
    };
    let by_key = open.clone();
    use_window("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        // Another of its kind may have taken it: the page rehearses with one.
        let asked = !event.default_prevented()
            && (key.key() == "F1" || (key.key() == "?" && !intake::in_editable(event)));
        if asked && !key.is_composing() && !key.ctrl_key() && !key.alt_key() && !key.meta_key() {
            event.prevent_default();
            by_key();
        }
    });
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let onclick = Callback::from(move |_: MouseEvent| open());
    html! {
        <>
            <button type="button" {onclick} aria-label={t.help} title={t.help} aria-keyshortcuts="F1" data-testid="help">{ "?" }</button>
            <dialog ref={dialog} class="help" aria-label={t.help} data-testid="help-dialog">
                <button type="button" class="help-close" onclick={close} data-testid="help-close">{ t.close }</button>
                <div ref={body} class="help-body"></div>
            </dialog>
        </>
    }
}
