//! 文档: several documents side by side: what each holds, figures followed through them, what they contradict each
//! other in, and how they stand against the one that is 以此为准.

use super::findings::card;
use super::is_doubt;
use super::viewer::{Viewer, fill};
use crate::audit::{Finding, Kind, Verdict};
use crate::blocks::model::{Block, Cell, Go, Head, Item, LineKind, Row, Sheet, Tone, View};
use crate::claim::model::Period;
use crate::report::{Part, ToldBy};
use crate::serve::held::dated;
use crate::serve::narrow;
use crate::shelf::across::Course;
use crate::shelf::time::Days;

/// Courses, and cards of one kind, shown at once.
const MOST: usize = 100;
/// Figures of one course shown.
const POINTS: usize = 12;

pub(super) fn view(viewer: &Viewer<'_>) -> View {
    let mut view = View::default();
    let t = viewer.t;
    if viewer.held.parts.is_empty() {
        view.line(LineKind::Words, vec![Item::new(t.one_document).tone(Tone::Faint)]);
        return view;
    }
    view.note(t.documents_note);
    view.sheet(list(viewer));
    standard(viewer, &mut view);
    let differing = of_kind(viewer, Kind::Documents);
    if !differing.is_empty() {
        view.heading(t.differing);
        cards(viewer, &mut view, &differing);
    }
    over_time(viewer, &mut view);
    view
}

/// One row a document.
fn list(viewer: &Viewer<'_>) -> Sheet {
    let (t, held) = (viewer.t, viewer.held);
    let mut doubts = vec![0_usize; held.parts.len()];
    for finding in held.report.findings.iter().filter(|finding| is_doubt(finding)) {
        // What is held against the standard is asked of the other one.
        let mut parts = held.parts_of(&finding.spans);
        if parts.len() > 1 {
            parts.retain(|part| held.standard != Some(*part));
        }
        for part in parts {
            if let Some(count) = doubts.get_mut(part) {
                *count += 1;
            }
        }
    }
    let rows = held.parts.iter().zip(doubts).enumerate().map(|(at, (part, doubts))| {
        let number = narrow(at);
        let chosen = held.standard == Some(at);
        // What was pasted has a number for a name: its title tells which it is.
        let title = part.title.filter(|_| part.name.bytes().all(|byte| byte.is_ascii_digit()));
        let title = title.map(|title| held.quote(title).trim().to_owned()).unwrap_or_default();
        let name = Item::new(part.name.clone()).small(title);
        let cells = vec![
            Cell::of(name.go(Go::Document(number))),
            Cell::number(Item::new((part.claims.1 - part.claims.0).to_string()).go(Go::Part(number))),
            Cell::number(Item::new(doubts.to_string())),
            Cell::of(Item::new(t.counts_as_standard).go(Go::Standard(number)).pressed(chosen)),
        ];
        Row { current: chosen, ..Row::of(cells) }
    });
    let heads = vec![Head::of(t.document), Head::number(t.fact_claims), Head::number(t.doubts), Head::of("")];
    Sheet { caption: t.documents.to_owned(), heads: vec![heads], rows: rows.collect() }
}

/// What was held against the document that counts, and what was left unsaid.
fn standard(viewer: &Viewer<'_>, view: &mut View) {
    let t = viewer.t;
    let Some(part) = viewer.held.standard.and_then(|at| viewer.held.parts.get(at)) else { return };
    let held = of_kind(viewer, Kind::Standard);
    let unsaid = of_kind(viewer, Kind::Unsaid);
    view.heading(fill(t.against, &[&part.name]));
    standard_time(viewer, part, view);
    if held.is_empty() && unsaid.is_empty() {
        view.note(t.nothing_held);
        return;
    }
    let left: usize = unsaid.iter().map(|finding| finding.claims.len()).sum();
    let count = |verdict: Verdict| held.iter().filter(|one| one.verdict == verdict).count();
    let fact = |words: String, count: usize, tone: Tone| Item::new(count.to_string()).small(words).tone(tone);
    let found = |verdict: Verdict, tone: Tone| {
        let count = count(verdict);
        fact(viewer.found(narrow(count), verdict), count, tone)
    };
    view.line(
        LineKind::Facts,
        vec![
            found(Verdict::Holds, Tone::Holds),
            found(Verdict::Fails, Tone::Fails),
            found(Verdict::Unclear, Tone::Unclear),
            fact(t.kind(Kind::Unsaid.name()).to_owned(), left, Tone::Missing),
        ],
    );
    let wrong: Vec<&Finding> = held.iter().filter(|one| is_doubt(one)).copied().collect();
    cards(viewer, view, &wrong);
    if !unsaid.is_empty() {
        let rows = unsaid.iter().take(MOST).map(|finding| {
            let go = finding.claims.first().and_then(|&claim| viewer.claim(claim));
            let words = viewer.held.told(finding, &finding.working, viewer.language).into_owned();
            Row::of(vec![Cell::of(
                Item::new(words).go(go.map_or(Go::Nowhere, |claim| Go::Claim(claim.id()))),
            )])
        });
        let words = format!("{} {left}", t.kind(Kind::Unsaid.name()));
        let sheet = Sheet { caption: words.clone(), heads: Vec::new(), rows: rows.collect() };
        view.blocks.push(Block::Folded(words, vec![Block::Sheet(sheet)]));
    }
}

/// Of which time the figures of the standard are that tell none; the reader may say so.
fn standard_time(viewer: &Viewer<'_>, part: &Part, view: &mut View) {
    /// Times that are offered.
    const MOST: usize = 8;
    let (t, report) = (viewer.t, &viewer.held.report);
    let own = part.claims.0 as usize..part.claims.1 as usize;
    let claims = report.claims.get(own.clone()).unwrap_or_default();
    let said = part.time.as_ref().filter(|time| time.by == ToldBy::Reader);
    if said.is_none() && claims.iter().all(|claim| Days::of_claim(claim).is_some()) {
        return;
    }
    let told = part.time.as_ref().map_or(t.standard_untold, |time| match time.by {
        ToldBy::Reader => t.standard_told_reader,
        ToldBy::Name => t.standard_told_name,
        ToldBy::Title => t.standard_told_title,
    });
    let now = part.time.as_ref().map_or("", |time| time.period.words.as_str());
    view.note(fill(told, &[&part.name, now]));
    // The times that the others speak of most, the earliest first.
    let words = viewer.held.keys.periods(report);
    let mut counts: Vec<(u32, Option<&Period>)> = vec![(0, None); words.sorted.len()];
    for (index, claim) in report.claims.iter().enumerate().filter(|(index, _)| !own.contains(index)) {
        let at = words.of.get(index).copied().unwrap_or(u32::MAX);
        if let Some(slot) = counts.get_mut(at as usize).filter(|_| Days::of_claim(claim).is_some()) {
            *slot = (slot.0 + 1, slot.1.or(claim.period.as_deref()));
        }
    }
    let mut order: Vec<usize> = (0..counts.len()).collect();
    let count = |at: usize| counts.get(at).map_or(0, |one| one.0);
    order.retain(|&at| count(at) > 0);
    crate::order::sort_by_key(&mut order, |&at| std::cmp::Reverse(count(at)));
    order.truncate(MOST);
    crate::order::sort_by_key(&mut order, |at| *at);
    let periods = order.into_iter().filter_map(|at| counts.get(at)?.1);
    let mut items = vec![Item::new(fill(t.standard_time, &[&part.name])).tone(Tone::Faint)];
    items.extend(periods.map(|period| {
        let words = dated(period).into_owned();
        let chosen = said.is_some_and(|said| said.period.words == words);
        Item::new(words.clone()).go(Go::StandardTime(words)).pressed(chosen)
    }));
    if items.len() > 1 {
        view.line(LineKind::Controls, items);
    }
}

/// Findings of a kind under the filters, those that weigh most first.
fn of_kind<'a>(viewer: &Viewer<'a>, kind: Kind) -> Vec<&'a Finding> {
    let mut picked = super::findings::picked(viewer, |_| true);
    picked.retain(|finding| finding.kind == kind);
    picked
}

fn cards(viewer: &Viewer<'_>, view: &mut View, findings: &[&Finding]) {
    let shown = findings.iter().take(MOST).map(|finding| card(viewer, finding, false)).collect();
    view.blocks.push(Block::Cards(shown));
    if findings.len() > MOST {
        view.note(fill(viewer.t.more, &[&(findings.len() - MOST).to_string()]));
    }
}

/// The same region and series at successive times.
fn over_time(viewer: &Viewer<'_>, view: &mut View) {
    let t = viewer.t;
    let query = viewer.query;
    let courses: Vec<&Course> = viewer.held.courses.iter().filter(|course| wanted(viewer, course)).collect();
    if courses.is_empty() {
        return;
    }
    view.heading(t.over_time);
    view.note(t.over_time_note);
    let mut rows = Vec::new();
    let mut last = None;
    for course in courses.iter().take(MOST) {
        let Some(series) = viewer.held.report.series.get(course.series as usize) else { continue };
        if last.replace(course.series) != Some(course.series) {
            let name = Item::new(series.name.to_string()).small(series.unit.as_deref().unwrap_or_default());
            let name = name.go(Go::Series(course.series)).pressed(query.series.contains(&course.series));
            rows.push(Row { group: true, ..Row::of(vec![Cell { across: 2, ..Cell::of(name) }]) });
        }
        let region = viewer.group(course.region).map(|region| viewer.region_item(region)).unwrap_or_default();
        let points = course.points.iter().take(POINTS).filter_map(|point| {
            let claim = viewer.claim(point.claim)?;
            let part = viewer.held.parts.get(point.part as usize).map_or("", |part| part.name.as_str());
            let period = viewer.period(claim);
            // Several documents may tell of one time: each figure names its own.
            let when = [period.as_str(), part].join(" ");
            Some(viewer.value_item(claim, series.unit.as_deref()).small(when.trim()).title(part))
        });
        rows.push(Row::of(vec![Cell::of(region), Cell::several(points.collect(), false)]));
    }
    let heads = vec![Head::of(t.region), Head::of(t.value)];
    view.sheet(Sheet { caption: t.over_time.to_owned(), heads: vec![heads], rows });
    if courses.len() > MOST {
        view.note(fill(t.more, &[&(courses.len() - MOST).to_string()]));
    }
}

/// Whether the filters let a course pass, and it tells of more than one time or document.
fn wanted(viewer: &Viewer<'_>, course: &Course) -> bool {
    let query = viewer.query;
    let topic = || {
        let series = viewer.held.report.series.get(course.series as usize);
        series.is_some_and(|series| query.topics.iter().any(|topic| topic == series.topic.name()))
    };
    let first = course.points.first();
    (query.regions.is_empty() || viewer.group(course.region).is_some_and(|region| viewer.chosen(region)))
        && (query.series.is_empty() || query.series.contains(&course.series))
        && (query.topics.is_empty() || topic())
        && course
            .points
            .iter()
            .any(|point| first.is_some_and(|first| (point.dates, point.part) != (first.dates, first.part)))
}
