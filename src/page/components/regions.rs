//! The regions that speak, or are spoken of.

use shaipin::serve::protocol::{Query, RegionItem};
use yew::prelude::*;

use super::region_card::RegionCard;
use crate::page::action::Action;
use crate::page::state::{Panel, SessionHandle};
use crate::page::strings::strings;

/// The list of regions.
pub fn region_list(session: &SessionHandle) -> Html {
    // Of hundreds each card costs its time: they are made when somebody looks.
    if session.left != Panel::Regions && session.narrow != Panel::Regions {
        return html! {};
    }
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
    // Those of one name are one region: counted once, chosen together, each with its own reasons.
    let mut by_name: Vec<&RegionItem> = regions.iter().collect();
    shaipin::order::sort_by(&mut by_name, |one, two| one.name.cmp(&two.name));
    let alike = |region: &RegionItem| {
        let from = by_name.partition_point(|one| one.name < region.name);
        let run = by_name.get(from..).unwrap_or(&[]);
        let end = run.partition_point(|one| one.name == region.name);
        run.get(..end).unwrap_or(&[]).to_vec()
    };
    let names = || by_name.chunk_by(|one, two| one.name == two.name);
    let speak = names().filter(|run| run.iter().any(|one| !one.blocks.is_empty())).count();
    let spoken_of = names().count() - speak;
    let cards = |list: Vec<&RegionItem>| -> Html {
        list.into_iter()
            .map(|region| {
                let alike = alike(region);
                let group = alike.first().map_or(region.index, |first| first.index);
                let twins = alike.iter().filter(|one| one.index != region.index);
                let twins = twins.map(|one| one.found.as_str()).collect::<Vec<_>>().join("、");
                html! {
                    <RegionCard key={region.index} region={region.clone()} language={session.language} {group} {twins}
                        filtered={session.query.regions.contains(&group)} onfilter={filter.clone()} />
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
                <p class="list-note">{ (t.regions_note)(speak) }</p>
                <ol class="region-list">{ cards(speaking) }</ol>
            }
            if !spoken.is_empty() {
                <p class="list-note">{ (t.spoken_note)(spoken_of) }</p>
                <ol class="region-list">{ cards(spoken) }</ol>
            }
        </section>
    }
}
