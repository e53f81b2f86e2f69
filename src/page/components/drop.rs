//! The overlay while something is dragged over the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::DragEvent;
use yew::prelude::*;

use crate::page::hooks::{use_link, use_session, use_studio};
use crate::page::intake;
use crate::page::strings::strings;

/// Listens on the whole page, at any time, and says what is taken.
#[component]
pub fn DropTarget() -> Html {
    let session = use_session();
    let t = strings(session.language);
    let over = use_state_eq(|| false);
    {
        let (over, dispatcher) = (over.setter(), session.dispatcher());
        let (link, studio) = (use_link(), use_studio());
        use_effect_with((), move |()| {
            let document = web_sys::window().and_then(|window| window.document());
            let listeners = document.map(|document| {
                let listen = |name: &'static str, act: Box<dyn FnMut(&DragEvent)>| {
                    let mut act = act;
                    EventListener::new_with_options(
                        &document,
                        name,
                        // Without prevent_default the browser opens the file in place of the page.
                        EventListenerOptions::enable_prevent_default(),
                        move |event| {
                            if let Some(drag) = event.dyn_ref::<DragEvent>() {
                                act(drag);
                            }
                        },
                    )
                };
                let (enter, leave, end) = (over.clone(), over.clone(), over);
                [
                    listen(
                        "dragover",
                        Box::new(move |event| {
                            event.prevent_default();
                            enter.set(true);
                        }),
                    ),
                    listen(
                        "dragleave",
                        Box::new(move |event| {
                            // Only where the pointer leaves the window.
                            if event.related_target().is_none() {
                                leave.set(false);
                            }
                        }),
                    ),
                    listen(
                        "drop",
                        Box::new(move |event| {
                            event.prevent_default();
                            end.set(false);
                            if let Some(data) = event.data_transfer() {
                                intake::dropped(&dispatcher, &link, &studio, &data);
                            }
                        }),
                    ),
                ]
            });
            move || drop(listeners)
        });
    }
    if !*over {
        return html! {};
    }
    html! {
        <div class="drop" data-testid="drop" aria-hidden="true">
            <div class="drop-box"><p class="drop-what">{ t.drop_here }</p><p>{ t.start_types }</p></div>
        </div>
    }
}
