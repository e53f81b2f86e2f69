//! What is printed: title and counts, places, the comparison, the findings with their sentences.

use super::viewer::{Viewer, fill};
use super::{audit, compare, overview};
use crate::blocks::model::View;
use crate::document::model::Topic;
use crate::serve::protocol::Query;
use crate::serve::{export, names};

pub(super) fn view(viewer: &Viewer<'_>) -> View {
    let mut view = View::default();
    overview::head(&mut view, viewer);
    // On paper too: source, day, and that these are no statistics.
    let day = viewer.choice("day");
    let gap = viewer.language.pick("；", "; ");
    let dated = if day.is_empty() { String::new() } else { [gap, day].concat() };
    view.note([&export::origin(viewer.held, viewer.language), &*dated].concat());
    view.note(viewer.t.source_note);
    let filters = filters(viewer);
    if !filters.is_empty() {
        view.note(fill(viewer.t.filtered_by, &[&filters.join(viewer.t.comma)]));
    }
    overview::medals(&mut view, viewer, usize::MAX);
    // Series downwards: any number of them fits on paper.
    let look = [("turned".to_owned(), "1".to_owned())];
    let turned = Viewer { look: &look, ..*viewer };
    view.heading(viewer.t.compare);
    view.blocks.extend(compare::view(&turned).blocks);
    view.heading(viewer.t.audit);
    view.blocks.extend(audit::view(&turned).blocks);
    view
}

/// The filters in force, in words.
fn filters(viewer: &Viewer<'_>) -> Vec<String> {
    let (query, report, t) = (viewer.query, &viewer.held.report, viewer.t);
    let mut told: Vec<String> = Vec::new();
    told.extend(query.regions.iter().map(|&region| viewer.region_name(region).to_owned()));
    let series = query.series.iter().filter_map(|&index| report.series.get(index as usize));
    told.extend(series.map(|series| series.name.to_string()));
    let periods = &viewer.held.keys.periods(report).sorted;
    let chosen = query.periods.iter().filter_map(|&index| periods.get(index as usize));
    told.extend(chosen.map(|words| words.to_string()));
    let topics = Topic::ALL.into_iter().filter(|topic| query.topics.iter().any(|name| name == topic.name()));
    told.extend(topics.map(|topic| t.topic(topic).to_owned()));
    told.extend(query.statuses.iter().map(|status| names::status(status, viewer.language).to_owned()));
    if !query.text.is_empty() {
        told.push(["“", &query.text, "”"].concat());
    }
    let rest = Query { ranked: query.ranked, edited: query.edited, ..Query::default() };
    if rest != Query::default() || !query.units.is_empty() || !query.filters.is_empty() {
        told.push(t.other_filters.to_owned());
    }
    told.retain(|words| !words.is_empty());
    told
}
