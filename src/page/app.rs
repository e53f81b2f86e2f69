//! Stand-in until the page is there: counts the numerals of what is pasted.

use gloo::events::EventListener;
use shaipin::serve::protocol::{Answer, Request};
use wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;
use yew::prelude::*;

use super::link::{Incident, Link};
use super::start::{Early, take_early};

/// What the page is given.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The worker.
    pub link: Link,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let text = use_state(String::new);
    let count = use_state(|| None::<u32>);
    let incident = use_state(|| None::<Incident>);
    let given = use_mut_ref(String::new);
    {
        let (link, text, count, incident, given) =
            (props.link.clone(), text.setter(), count.setter(), incident.setter(), given);
        use_effect_with((), move |()| {
            let open = {
                let (link, count, given) = (link.clone(), count.clone(), given.clone());
                move |new: String| {
                    text.set(new.clone());
                    *given.borrow_mut() = new.clone();
                    let count = count.clone();
                    let request = Request::Open { document: String::new(), renames: Vec::new() };
                    link.ask(request, Some(&new), move |answer| {
                        if let Ok(Answer::Opened(summary)) = answer {
                            count.set(Some(summary.claims));
                        }
                    });
                }
            };
            let again = open.clone();
            link.on_incident(move |what| {
                count.set(None);
                if what.in_a_row < 2 {
                    let text = given.borrow().clone();
                    again(text);
                }
                incident.set(Some(what));
            });
            for early in take_early() {
                open(match early {
                    Early::Text { plain, html } => plain + &html,
                    Early::Files(files) => files.iter().map(web_sys::File::name).collect(),
                    Early::Sample(name) => name,
                });
            }
            let listener = web_sys::window().and_then(|window| window.document()).map(|document| {
                EventListener::new(&document, "paste", move |event| {
                    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
                    if let Some(text) = data.and_then(|data| data.get_data("text/plain").ok()) {
                        open(text);
                    }
                })
            });
            move || drop(listener)
        });
    }
    html! {
        <main>
            <h1>{ "晒拼" }</h1>
            if let Some(incident) = &*incident {
                <p data-testid="notice">{ format!("{:?}", incident.trouble) }</p>
            }
            <p data-testid="summary">{ count.map_or_else(String::new, |n| format!("{n} 个数字 · numerals")) }</p>
            <pre data-testid="source">{ (*text).clone() }</pre>
        </main>
    }
}
