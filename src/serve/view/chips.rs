//! The filters in force, above every view; a press takes one away.

use super::viewer::Viewer;
use crate::blocks::model::{Go, Item, LineKind, View};

/// Adds the row of filters, where there are any.
pub(super) fn add(view: &mut View, viewer: &Viewer<'_>) {
    let query = viewer.query;
    let mut chips = Vec::new();
    let mut add = |text: &str, go: Go| {
        let title = super::fill(viewer.t.remove_filter, &[text]);
        chips.push(Item::new(text).small("×").title(title).go(go));
    };
    for &region in &query.regions {
        if region != u32::MAX {
            add(viewer.region_name(region), Go::Region(region));
        }
    }
    for &part in &query.parts {
        if let Some(told) = viewer.held.parts.get(part as usize) {
            add(&told.name, Go::Part(part));
        }
    }
    for &series in &query.series {
        if let Some(told) = viewer.held.report.series.get(series as usize) {
            add(&told.name, Go::Series(series));
        }
    }
    let periods = &viewer.held.keys.periods(&viewer.held.report).sorted;
    for &period in &query.periods {
        if let Some(words) = periods.get(period as usize) {
            add(words, Go::Period(period));
        }
    }
    for topic in crate::document::model::Topic::ALL {
        if query.topics.iter().any(|name| name == topic.name()) {
            add(viewer.t.topic(topic), Go::Topic(topic.name()));
        }
    }
    if !chips.is_empty() {
        chips.push(Item::new(viewer.t.clear_all).go(Go::Clear));
    }
    view.line(LineKind::Chips, chips);
}
