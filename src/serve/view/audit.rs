//! 核验: findings by verdict and weight, with working, readings and the words they speak of.

use super::draft;
use super::findings::{card, picked, tone};
use super::viewer::{Viewer, fill};
use crate::audit::Verdict;
use crate::blocks::model::{Block, Go, Item, LineKind, Tone, View};

/// More cards at once are not read.
const MOST: usize = 150;
const ALL: [Verdict; 4] = [Verdict::Fails, Verdict::Unclear, Verdict::Look, Verdict::Holds];

pub(super) fn view(viewer: &Viewer<'_>) -> View {
    let t = viewer.t;
    let mut view = View::default();
    let draft = viewer.held.report.draft;
    if draft {
        draft::head(&mut view, viewer);
    }
    let wanted = ALL.into_iter().find(|verdict| verdict.name() == viewer.choice("verdict"));
    let mut controls =
        vec![Item::new(t.all).go(Go::Set("audit", "verdict", String::new())).pressed(wanted.is_none())];
    for verdict in ALL {
        let count = picked(viewer, |other| other == verdict).len();
        let item = Item::new(t.verdict(verdict)).small(count.to_string());
        controls.push(
            item.tone(tone(verdict))
                .go(Go::Set("audit", "verdict", verdict.name().to_owned()))
                .pressed(wanted == Some(verdict)),
        );
    }
    view.line(LineKind::Controls, controls);
    if !draft {
        let standard = viewer.held.standard.and_then(|at| viewer.held.parts.get(at));
        view.note(match standard {
            Some(part) => fill(t.audit_note_standard, &[&part.name]),
            None if viewer.held.parts.len() > 1 => t.audit_note_several.to_owned(),
            None => t.audit_note.to_owned(),
        });
    }
    let mut shown = 0;
    for verdict in ALL {
        if wanted.is_some_and(|wanted| wanted != verdict) {
            continue;
        }
        let findings = picked(viewer, |other| other == verdict);
        if findings.is_empty() {
            continue;
        }
        shown += findings.len();
        let cards: Vec<_> = findings.iter().take(MOST).map(|&finding| card(viewer, finding, false)).collect();
        let words = fill(t.verdict_count, &[t.verdict(verdict), &findings.len().to_string()]);
        if verdict == Verdict::Holds && wanted.is_none() {
            view.blocks.push(Block::Folded(words, vec![Block::Cards(cards)]));
        } else {
            view.heading(words);
            view.blocks.push(Block::Cards(cards));
        }
        if findings.len() > MOST {
            view.note(fill(t.more, &[&(findings.len() - MOST).to_string()]));
        }
    }
    if shown == 0 {
        view.line(LineKind::Words, vec![Item::new(t.no_findings).tone(Tone::Faint)]);
    }
    if draft && wanted.is_none() {
        draft::leftovers(&mut view, viewer);
        draft::open(&mut view, viewer);
    }
    view
}
