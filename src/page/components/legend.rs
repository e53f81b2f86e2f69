//! The legend of the source pane: what the marks mean, and which are drawn.

use yew::prelude::*;

use crate::page::action::Action;
use crate::page::hooks::use_session;
use crate::page::kinds;
use crate::page::strings::strings;

/// What the legend needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Kind and reading of the mark under the pointer.
    pub reading: Option<(String, String)>,
}

/// Buttons that show and hide kinds, and the reading of the mark under the pointer.
#[component]
pub fn Legend(props: &Props) -> Html {
    let session = use_session();
    let t = strings(session.language);
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <div class="legend">
            <div class="legend-line">
                <button type="button" class="quiet" onclick={toggle} aria-expanded={open.to_string()}
                    aria-controls="legend-kinds" data-testid="legend-toggle">{ t.legend }</button>
                <p class="reading" aria-live="off" data-testid="reading">
                    { match &props.reading {
                        Some((kind, reading)) => html! { <><b>{ (t.kind)(kind) }</b>{ " " }<span>{ reading }</span></> },
                        None => html! { <span class="faint">{ t.source_hint }</span> },
                    } }
                </p>
            </div>
            if *open {
                <div id="legend-kinds" class="legend-kinds" role="group" aria-label={t.legend}>
                    { for kinds::ALL.iter().map(|kind| {
                        let bit = kinds::bit(kind);
                        let shown = session.hidden & bit == 0;
                        let session = session.clone();
                        let onclick = Callback::from(move |_: MouseEvent| session.dispatch(Action::Toggle(bit)));
                        html! {
                            <button type="button" class="kind" {onclick} aria-pressed={shown.to_string()}
                                data-testid={format!("kind-{kind}")}>
                                <span class={classes!("mark", shown.then(|| kinds::class(kind)))}>{ (t.kind)(kind) }</span>
                            </button>
                        }
                    }) }
                </div>
            }
        </div>
    }
}
