//! The regions that speak, or are spoken of.

use shaipin::serve::protocol::{Query, RegionItem};
use yew::prelude::*;

use super::region_card::RegionCard;
use crate::page::action::Action;
use crate::page::state::{Panel, SessionHandle};
use crate::page::strings::strings;

/// The list of regions.
pub fn region_list(session: &SessionHandle) -> Html {
    let t = strings(session.language);
    let regions: &[RegionItem] = session.opened.as_ref().map_or(&[], |opened| &opened.summary.regions);
    let filter = {
        let session = session.clone();
        Callback::from(move |region: u32| {
            // A second press takes the filter away.
            let regions = if session.query.regions == [region] { Vec::new() } else { vec![region] };
            session.dispatch(Action::Ask(Query { regions, ..session.query.clone() }));
            session.dispatch(Action::Show(Panel::Claims));
        })
    };
    let (speaking, spoken): (Vec<_>, Vec<_>) = regions.iter().partition(|region| !region.blocks.is_empty());
    let cards = |regions: Vec<&RegionItem>| -> Html {
        regions
            .into_iter()
            .map(|region| {
                html! {
                    <RegionCard key={region.index} region={region.clone()} language={session.language}
                        filtered={session.query.regions.contains(&region.index)} onfilter={filter.clone()} />
                }
            })
            .collect()
    };
    html! {
        <section class="regions" aria-label={t.panel_regions} data-testid="regions">
            if regions.is_empty() && session.opened.is_some() {
                <p class="empty">{ t.regions_none }</p>
            }
            if !speaking.is_empty() {
                <p class="list-note">{ (t.regions_note)(speaking.len()) }</p>
                <ol class="region-list">{ cards(speaking) }</ol>
            }
            if !spoken.is_empty() {
                <p class="list-note">{ (t.spoken_note)(spoken.len()) }</p>
                <ol class="region-list">{ cards(spoken) }</ol>
            }
        </section>
    }
}
