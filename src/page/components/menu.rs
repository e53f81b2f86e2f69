//! A button that opens a panel below it; closes with Escape, or when the focus goes elsewhere.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};
use yew::prelude::*;

/// What a menu needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the button says.
    pub label: Html,
    /// For tests.
    pub testid: AttrValue,
    /// A class of the button.
    #[prop_or_default]
    pub class: Classes,
    /// What the button is for, where it does not say so itself.
    #[prop_or_default]
    pub title: Option<&'static str>,
    /// Whether a click within closes it.
    #[prop_or(true)]
    pub brief: bool,
    /// What is in it.
    pub children: Html,
}

/// A button with a panel.
#[component]
pub fn Menu(props: &Props) -> Html {
    let open = use_state_eq(|| false);
    let node = use_node_ref();
    let button = use_node_ref();
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onfocusout = {
        let (open, node) = (open.setter(), node.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
            let within = node.cast::<Node>().is_some_and(|menu| menu.contains(to.as_ref()));
            // A click on bare ground inside gives no target and must not close it.
            if to.is_some() && !within {
                open.set(false);
            }
        })
    };
    let onkeydown = {
        let (open, button) = (open.setter(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                open.set(false);
                if let Some(button) = button.cast::<HtmlElement>() {
                    let _ = button.focus();
                }
            }
        })
    };
    let within = {
        let (open, brief) = (open.setter(), props.brief);
        Callback::from(move |_: MouseEvent| {
            if brief {
                open.set(false);
            }
        })
    };
    // A press anywhere else closes it, also where nothing takes the focus.
    {
        let (node, setter) = (node.clone(), open.setter());
        use_effect_with(*open, move |open| {
            let listener = open
                .then(|| web_sys::window().and_then(|window| window.document()))
                .flatten()
                .map(|document| {
                    gloo::events::EventListener::new(&document, "pointerdown", move |event| {
                        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
                        if !node.cast::<Node>().is_some_and(|menu| menu.contains(target.as_ref())) {
                            setter.set(false);
                        }
                    })
                });
            move || drop(listener)
        });
    }
    html! {
        <div class="menu" ref={node} {onfocusout} {onkeydown}>
            <button type="button" ref={button} class={props.class.clone()} title={props.title} {onclick} aria-expanded={open.to_string()}
                data-testid={props.testid.clone()}>{ props.label.clone() }<span class="caret" aria-hidden="true">{ "▾" }</span></button>
            if *open {
                <div class="menu-panel" onclick={within}>{ props.children.clone() }</div>
            }
        </div>
    }
}
