//! The paragraph that is being typed in.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::page::action::Action;
use crate::page::hooks::{set_style, use_listener, use_session};
use crate::page::strings::strings;

/// Quiet time after a key before the analysis follows: several keys of one moment make one text. Of texts that come
/// while one is read only the last is read, so that there is nothing to wait for.
const PAUSE: u32 = 8;
/// What is pasted beyond this goes past the text box: laying out a megabyte in one takes half a
/// second.
const LARGE: usize = 20_000;

/// What the editor needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its place among the blocks.
    pub index: usize,
    /// The text at the start of typing.
    pub text: AttrValue,
}

/// A text box over one paragraph; the analysis follows what is typed.
#[component]
pub fn Editor(props: &Props) -> Html {
    let session = use_session();
    let node = use_node_ref();
    let timer = use_memo((), |()| RefCell::new(None::<Timeout>));
    let t = strings(session.language);
    let dispatcher = session.dispatcher();

    {
        let node = node.clone();
        // Only once: from here on the box has its own text.
        let text = props.text.clone();
        use_effect_with((), move |()| {
            if let Some(area) = node.cast::<HtmlTextAreaElement>() {
                area.set_value(&text);
                grow(&area);
                let _ = area.focus();
                let end = area.value().encode_utf16().count() as u32;
                let _ = area.set_selection_range(end, end);
            }
        });
    }

    let commit = {
        let (node, timer, dispatcher) = (node.clone(), timer.clone(), dispatcher.clone());
        move || {
            *timer.borrow_mut() = None;
            if let Some(area) = node.cast::<HtmlTextAreaElement>() {
                dispatcher.dispatch(Action::Typed(area.value()));
            }
        }
    };
    let oninput = {
        let (node, timer, commit) = (node.clone(), timer.clone(), commit.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(area) = node.cast::<HtmlTextAreaElement>() {
                grow(&area);
            }
            // Half a syllable of pinyin is no text yet.
            if !event.is_composing() {
                *timer.borrow_mut() = Some(Timeout::new(PAUSE, commit.clone()));
            }
        })
    };
    {
        let (timer, commit) = (timer.clone(), commit.clone());
        use_listener(&node, "compositionend", move || {
            *timer.borrow_mut() = Some(Timeout::new(PAUSE, commit.clone()));
        });
    }
    // Whoever goes elsewhere keeps what was typed.
    let onfocusout = {
        let (commit, dispatcher) = (commit.clone(), dispatcher.clone());
        Callback::from(move |event: FocusEvent| {
            commit();
            let to = event.related_target().and_then(|target| target.dyn_into::<Element>().ok());
            if to.is_none_or(|to| to.closest(".editing").ok().flatten().is_none()) {
                dispatcher.dispatch(Action::EndEdit);
            }
        })
    };
    let save = {
        let node = node.clone();
        move || leave(&node)
    };
    let cancel = {
        let (node, commit, dispatcher) = (node.clone(), commit.clone(), dispatcher.clone());
        move || {
            // Taken back as a step: what was typed comes again by redo.
            commit();
            dispatcher.dispatch(Action::CancelEdit);
            leave(&node);
        }
    };
    let onkeydown = {
        let (save, cancel) = (save.clone(), cancel.clone());
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            if event.is_composing() {
                return;
            }
            match event.key().as_str() {
                "Enter" if event.ctrl_key() || event.meta_key() => save(),
                "Escape" => cancel(),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let onsave = Callback::from(move |_: MouseEvent| save());
    let oncancel = Callback::from(move |_: MouseEvent| cancel());
    let onpaste = {
        let node = node.clone();
        Callback::from(move |event: Event| {
            event.stop_propagation();
            let Some(paste) = event.dyn_ref::<ClipboardEvent>() else { return };
            let Some(words) = paste.clipboard_data().and_then(|data| data.get_data("text/plain").ok()) else {
                return;
            };
            let Some(area) = node.cast::<HtmlTextAreaElement>() else { return };
            if words.len() > LARGE {
                event.prevent_default();
                *timer.borrow_mut() = None;
                let (from, to) = selection(&area);
                let held: Vec<u16> = area.value().encode_utf16().collect();
                let before = String::from_utf16_lossy(held.get(..from).unwrap_or(&held));
                let after = String::from_utf16_lossy(held.get(to..).unwrap_or(&[]));
                dispatcher.dispatch(Action::Typed(format!("{before}{words}{after}")));
                dispatcher.dispatch(Action::EndEdit);
            }
        })
    };
    html! {
        <div class="para editing" data-piece={props.index.to_string()} {onkeydown} {onfocusout}>
            <textarea ref={node} class="editor" rows="1" spellcheck="false" data-testid="editor"
                aria-label={t.edit_label} placeholder={t.edit_placeholder}
                {oninput} {onpaste} />
            <p class="hint">
                <button type="button" class="toggle on" onclick={onsave} title="Ctrl+Enter" data-testid="edit-save">{ t.save }</button>
                <button type="button" class="toggle" onclick={oncancel} title="Esc" data-testid="edit-cancel">{ t.cancel }</button>
                <span>{ t.edit_hint }</span>
            </p>
        </div>
    }
}

fn selection(area: &HtmlTextAreaElement) -> (usize, usize) {
    let at = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or(0) as usize;
    let from = at(area.selection_start());
    (from, at(area.selection_end()).max(from))
}

fn leave(node: &NodeRef) {
    if let Some(area) = node.cast::<HtmlElement>() {
        // Back to the pane, so that the keyboard goes on where it was.
        let pane =
            area.closest("[data-pane]").ok().flatten().and_then(|pane| pane.dyn_into::<HtmlElement>().ok());
        match pane {
            Some(pane) => drop(pane.focus()),
            None => drop(area.blur()),
        }
    }
}

/// As tall as its text.
fn grow(area: &HtmlTextAreaElement) {
    set_style(area, "height", "auto");
    set_style(area, "height", &format!("{}px", area.scroll_height() + 2));
}
