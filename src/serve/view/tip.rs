//! What is told where a mark of a chart is pointed at: the literal text, the value as it is read, the sentence.

use super::viewer::Viewer;
use crate::blocks::grouped;
use crate::blocks::model::{Go, Item, LineKind, Tone, View};
use crate::serve::rows;

/// The view; the reader's choice `go` says of which claim (`claim:1234`). Empty for anything else.
pub(super) fn view(viewer: &Viewer<'_>) -> View {
    let mut view = View::default();
    let claim = viewer.choice("go").strip_prefix("claim:").and_then(|id| viewer.held.claim(id));
    let Some(claim) = claim.and_then(|index| viewer.claim(index)) else { return view };
    let name = viewer.held.region(claim).map_or("", |region| region.name.as_str());
    let subject = claim.subject.as_deref().unwrap_or_default();
    let mut items = vec![
        Item::new(rows::worded(viewer.held, claim)).tone(Tone::Strong),
        Item::new(viewer.places(claim)).tone(Tone::Rank),
    ];
    if let Some(quantity) = &claim.quantity {
        let value =
            [&grouped(&rows::value(quantity)), quantity.base.as_deref().unwrap_or_default()].join(" ");
        items.push(Item::new(format!("= {value}")).tone(Tone::Faint));
    }
    for part in [name, subject, &claim.indicator, &viewer.period(claim)] {
        items.push(Item::new(part));
    }
    view.line(LineKind::Words, items);
    view.line(LineKind::Words, vec![viewer.quote(&[claim.span], Go::Nowhere)]);
    view
}
