//! The two panes; on a narrow screen one panel at a time.

use yew::prelude::*;

use super::chips::chips;
use super::claims::ClaimsTable;
use super::detail::DetailStrip;
use super::ledger::LedgerPane;
use super::regions::region_list;
use super::shelf::shelf_row;
use super::source::SourcePane;
use super::tabs::Tabs;
use super::view::ViewPane;
use crate::page::state::{Panel, SessionHandle};

/// All panels. Those not in sight stay in the page, so that they keep their place; they ask for
/// nothing while they have no size.
pub fn workspace(session: &SessionHandle) -> Html {
    let panel = |panel: Panel, inner: Html| {
        let wide = (session.left == panel || session.right == panel).then_some("wide-on");
        let narrow = (session.narrow == panel).then_some("narrow-on");
        html! {
            <div class={classes!("panel", wide, narrow)} id={format!("panel-{}", panel.key())} role="tabpanel"
                aria-labelledby={format!("tab-{}", panel.key())} data-testid={format!("panel-{}", panel.key())}>{ inner }</div>
        }
    };
    // Documents side by side are a view where there are several, the list of corrections where there are any.
    let shown = |panel: &Panel| match panel {
        Panel::Documents => session.together(),
        Panel::Edits => session.right == Panel::Edits || !session.edits().is_empty(),
        _ => true,
    };
    let right: Vec<Panel> = Panel::RIGHT.into_iter().filter(shown).collect();
    html! {
        <main class="work">
            { shelf_row(session) }
            <div class="panes">
                <div class="pane pane-left">
                    <Tabs panels={Panel::LEFT.to_vec()} class="wide-tabs" current={session.left} />
                    { panel(Panel::Source, html! { <SourcePane /> }) }
                    { panel(Panel::Regions, region_list(session)) }
                </div>
                <div class="pane pane-right">
                    <Tabs panels={right.clone()} class="wide-tabs" current={session.right} />
                    { chips(session) }
                    { view(session) }
                    { panel(Panel::Claims, html! { <ClaimsTable /> }) }
                    { panel(Panel::Ledger, html! { <LedgerPane /> }) }
                </div>
            </div>
            <DetailStrip />
            <Tabs panels={[Panel::LEFT.as_slice(), right.as_slice()].concat()} class="narrow-tabs" current={session.narrow} />
        </main>
    }
}

/// The views share one element.
fn view(session: &SessionHandle) -> Html {
    let wide = session.right.is_view().then_some("wide-on");
    let narrow = (session.narrow.is_view()).then_some("narrow-on");
    html! {
        <div class={classes!("panel", wide, narrow)} id="panel-view" role="tabpanel"
            aria-labelledby={format!("tab-{}", session.right.key())} data-testid="panel-view"><ViewPane /><div class="print-only" id="print"></div></div>
    }
}
