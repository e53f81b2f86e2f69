//! 更正: everything that the reader said against the reading, oldest first, each to be taken back alone.

use super::viewer::Viewer;
use crate::blocks::model::{Block, Card, Go, Item, LineKind, Tone, View};
use crate::claim::model::Claim;
use crate::correct::{Edit, Field, Target};
use crate::serve::{names, narrow};
use crate::source::Span;

pub(super) fn view(viewer: &Viewer<'_>) -> View {
    let mut view = View::default();
    let (t, edits) = (viewer.t, &viewer.held.edits);
    if edits.is_empty() {
        view.line(LineKind::Words, vec![Item::new(t.no_edits).tone(Tone::Faint)]);
        return view;
    }
    view.note(t.edits_note);
    let cards = edits.iter().enumerate().map(|(at, edit)| {
        let (what, said, place) = told(viewer, edit);
        let button = Item::new(t.take_back).go(Go::TakeBack(narrow(at)));
        Card {
            head: vec![Item::new(what).tone(Tone::Faint), said.tone(Tone::Strong), button],
            lines: vec![vec![place]],
            ..Card::default()
        }
    });
    view.blocks.push(Block::Cards(cards.collect()));
    view
}

/// What sort of change it is, what it says, and where.
fn told(viewer: &Viewer<'_>, edit: &Edit) -> (&'static str, Item, Item) {
    let (t, held) = (viewer.t, viewer.held);
    match edit {
        Edit::Rename { found, given } => {
            let alike = held.report.regions.iter().filter(|region| region.name == *given);
            let one = if alike.count() > 1 { t.edit_one } else { "" };
            (t.edit_named, arrow(found, given).small(one), Item::default())
        }
        Edit::Own { at, name } => {
            let stands = held.report.paragraphs.iter().find(|paragraph| paragraph.span.start() == *at);
            let place = stands.map_or_else(
                || idle(viewer),
                |paragraph| {
                    let span = paragraph.span;
                    viewer.quote(&[head(&held.source.text, span)], Go::Span(span.start(), span.end()))
                },
            );
            (t.edit_owned, Item::new(name.clone()), place)
        }
        Edit::Reject(target) => (t.edit_rejected, Item::new(target.said.clone()), place(viewer, target)),
        Edit::Correct { claim: target, field, words } => {
            let was = claim(viewer, target).and_then(|claim| {
                let changes = &claim.correction.as_ref()?.changes;
                changes.iter().find(|change| change.field == *field).map(|change| change.was.as_str())
            });
            let word = |words: &str| match field {
                Field::Aspect => names::aspect(words, viewer.language).to_owned(),
                Field::Status => names::status(words, viewer.language).to_owned(),
                _ if words.is_empty() => t.empty.to_owned(),
                _ => words.to_owned(),
            };
            let name = names::field(*field, viewer.language);
            let said = arrow(&word(was.unwrap_or_default()), &word(words)).small(name);
            (t.edit_corrected, said, place(viewer, target))
        }
        Edit::Add { claim: target, region, indicator, value, period, .. } => {
            let parts = [region, indicator, value, period].map(String::as_str);
            let words: Vec<&str> = parts.into_iter().filter(|words| !words.is_empty()).collect();
            (t.edit_added, Item::new(words.join(" · ")), place(viewer, target))
        }
    }
}

fn arrow(was: &str, now: &str) -> Item {
    Item::new([was, " → ", now].concat())
}

/// The claim of an edit, those set aside among them.
fn claim<'a>(viewer: &Viewer<'a>, target: &Target) -> Option<&'a Claim> {
    let held = viewer.held;
    held.report.all().find(|claim| {
        claim.span.start() == target.start
            && claim.nth == target.nth
            && claim.span.slice(&held.source.text) == target.said
    })
}

/// Its sentence, leading there; or that the text is another by now, so that the edit says nothing.
fn place(viewer: &Viewer<'_>, target: &Target) -> Item {
    match claim(viewer, target) {
        Some(claim) => viewer.quote(&[claim.span], Go::Claim(claim.id())),
        None => idle(viewer),
    }
}

fn idle(viewer: &Viewer<'_>) -> Item {
    Item::new(viewer.t.edit_idle).tone(Tone::Missing)
}

/// The first words of a paragraph.
fn head(text: &str, span: Span) -> Span {
    const MOST: usize = 12;
    let words = span.slice(text);
    let end = words.char_indices().nth(MOST).map_or(words.len(), |(at, _)| at);
    Span::new(span.start(), span.start() + narrow(end))
}
