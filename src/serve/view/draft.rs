//! 核稿: what stands above and below the findings where one speech alone was pasted.

use super::viewer::{Viewer, fill};
use crate::audit::{Open, Verdict, leftovers as leftovers_of};
use crate::blocks::model::{Block, Go, Item, LineKind, View};
use crate::serve::narrow;
use crate::source::Span;

/// More of one kind are not listed; their count is told.
const MOST: usize = 20;

/// What the author wants to know first: is there something to change?
pub(super) fn head(view: &mut View, viewer: &Viewer<'_>) {
    let t = viewer.t;
    view.blocks.push(Block::Title(Item::new(t.draft)));
    let count = |verdict| viewer.count(verdict).to_string();
    let fails = viewer.count(Verdict::Fails);
    let first =
        if fails == 0 { t.draft_none.to_owned() } else { fill(t.draft_change, &[&fails.to_string()]) };
    let rest = fill(t.draft_rest, &[&count(Verdict::Unclear), &count(Verdict::Look), &count(Verdict::Holds)]);
    view.note([first, rest].concat());
    view.note(t.draft_note);
}

/// Notes of the draft's own readers that are still in it.
pub(super) fn leftovers(view: &mut View, viewer: &Viewer<'_>) {
    let found = leftovers_of(&viewer.held.source.text);
    if found.is_empty() {
        return;
    }
    view.heading(fill(viewer.t.leftovers, &[&found.len().to_string()]));
    for span in found.iter().take(MOST) {
        let quote = viewer.quote(&[*span], Go::Span(span.start(), span.end()));
        view.line(LineKind::Words, vec![quote]);
    }
}

/// What a listener would ask about: open points of the draft that no sum shows.
pub(super) fn open(view: &mut View, viewer: &Viewer<'_>) {
    let t = viewer.t;
    let mut headed = false;
    for (kind, words) in Open::ALL.into_iter().zip(t.open_points) {
        let open: Vec<u32> = (0..narrow(viewer.held.report.claims.len()))
            .filter(|&index| viewer.claim(index).is_some_and(|claim| kind.fits(claim)))
            .collect();
        if open.is_empty() {
            continue;
        }
        if !headed {
            view.heading(t.open);
            headed = true;
        }
        let mut lines = View::default();
        for claim in open.iter().take(MOST).filter_map(|&index| viewer.claim(index)) {
            let span = match (&claim.quantity, claim.ranks.first()) {
                (None, Some(rank)) => rank.raw,
                _ => claim.span,
            };
            let name = Item::new(&*claim.indicator);
            let spans: [Span; 1] = [span];
            lines.line(LineKind::Words, vec![name, viewer.quote(&spans, Go::Claim(claim.id()))]);
        }
        if open.len() > MOST {
            lines.note(fill(t.more, &[&(open.len() - MOST).to_string()]));
        }
        view.blocks.push(Block::Folded(fill(words, &[&open.len().to_string()]), lines.blocks));
    }
}
