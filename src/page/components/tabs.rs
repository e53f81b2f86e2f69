//! Tabs after the ARIA pattern: one tab stop, arrows move and choose.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::page::action::Action;
use crate::page::hooks::{in_frame, use_session};
use crate::page::state::Panel;
use crate::page::strings::{Strings, strings};

/// What tabs need.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The panels, in order.
    pub panels: Vec<Panel>,
    /// Which set it is.
    pub class: &'static str,
    /// The panel shown.
    pub current: Panel,
}

/// The name of a panel.
pub fn name(panel: Panel, t: &Strings) -> &'static str {
    match panel {
        Panel::Source => t.panel_source,
        Panel::Regions => t.panel_regions,
        Panel::Documents => t.panel_documents,
        Panel::Overview => t.panel_overview,
        Panel::Compare => t.panel_compare,
        Panel::Region => t.panel_region,
        Panel::Projects => t.panel_projects,
        Panel::Leagues => t.panel_leagues,
        Panel::Audit => t.panel_audit,
        Panel::Claims => t.panel_claims,
        Panel::Chart => t.panel_chart,
        Panel::Ledger => t.panel_ledger,
        Panel::Edits => t.panel_edits,
    }
}

/// A row of tabs.
#[component]
pub fn Tabs(props: &Props) -> Html {
    let session = use_session();
    let t = strings(session.language);
    let node = use_node_ref();
    let onkeydown = {
        let (session, panels, current, node) =
            (session.clone(), props.panels.clone(), props.current, node.clone());
        Callback::from(move |event: KeyboardEvent| {
            let count = panels.len();
            let Some(now) = panels.iter().position(|panel| *panel == current) else { return };
            let to = match event.key().as_str() {
                "ArrowRight" => (now + 1) % count,
                "ArrowLeft" => (now + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            session.dispatch(Action::Show(panels[to]));
            let tabs = node.cast::<HtmlElement>().map(|node| node.children());
            let tab =
                tabs.and_then(|tabs| tabs.item(to as u32)).and_then(|tab| tab.dyn_into::<HtmlElement>().ok());
            if let Some(tab) = tab {
                let _ = tab.focus();
            }
        })
    };
    {
        // The chosen tab stands in the middle where the row is longer than the screen, so that those beside it can be
        // pressed without a swipe.
        let node = node.clone();
        use_effect_with((props.current, session.language, props.panels.len()), move |_| {
            in_frame(move || {
                let Some(row) = node.cast::<HtmlElement>() else { return };
                let tab = row.query_selector("[aria-selected=true]").ok().flatten();
                if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
                    let left = tab.offset_left() - row.offset_left();
                    row.set_scroll_left(left - (row.client_width() - tab.offset_width()) / 2);
                }
            });
        });
    }
    let wide = props.class == "wide-tabs";
    html! {
        <div class={classes!("tabs", props.class)} role="tablist" ref={node} {onkeydown}>
            { for props.panels.iter().map(|panel| {
                let panel = *panel;
                let chosen = panel == props.current;
                let onclick = {
                    let session = session.clone();
                    Callback::from(move |_: MouseEvent| session.dispatch(Action::Show(panel)))
                };
                // Both sets of tabs are in the page; ids belong to the wide one.
                let id = wide.then(|| format!("tab-{}", panel.key()));
                let set = if wide { "tab" } else { "narrow-tab" };
                html! {
                    <button type="button" class="tab" role="tab" {id} {onclick} aria-selected={chosen.to_string()}
                        aria-controls={if panel.is_view() { "panel-view".to_owned() } else { format!("panel-{}", panel.key()) }} tabindex={if chosen { "0" } else { "-1" }}
                        data-testid={format!("{set}-{}", panel.key())}>{ name(panel, t) }{ badge(panel, &session) }</button>
                }
            }) }
        </div>
    }
}

/// Counts beside the names of panels.
fn badge(panel: Panel, session: &crate::page::state::Session) -> Html {
    let Some(opened) = &session.opened else { return html! {} };
    let summary = &opened.summary;
    let count = match panel {
        Panel::Regions => opened.regions() as u32,
        Panel::Claims => summary.claims,
        other => match summary.badges.iter().find(|(name, _)| name == other.key()) {
            Some((_, count)) => *count,
            None => return html! {},
        },
    };
    html! { <span class="badge">{ count }</span> }
}
