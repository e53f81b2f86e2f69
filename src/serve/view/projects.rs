//! 项目: project × total, plan of the year, done, share of the plan, intensity, expected output.

use rust_decimal::Decimal;

use super::viewer::{Viewer, fill};
use crate::blocks::model::{Block, Cell, Go, Head, Item, LineKind, Row, Sheet, Tone, View};
use crate::claim::model::{Aspect, Claim, Status};
use crate::lexicon::projects::{Part, WORDS};
use crate::report::json::plain;

/// Rows drawn at once.
const MOST: usize = 300;

/// All that one region says of one project.
struct Project<'a> {
    region: Option<u32>,
    name: &'a str,
    claims: Vec<&'a Claim>,
}

pub(super) fn view(viewer: &Viewer<'_>) -> View {
    let t = viewer.t;
    let mut view = View::default();
    let mut projects = projects(viewer);
    let own = (0..).zip(&viewer.held.report.claims).filter(|(_, claim)| claim.subject.is_some());
    view.line(LineKind::Controls, viewer.periods(own));
    if projects.is_empty() {
        let any = viewer.held.report.claims.iter().any(|claim| claim.subject.is_some());
        let words = if any { t.none_filtered } else { t.no_projects };
        view.line(LineKind::Words, vec![Item::new(words).tone(Tone::Faint)]);
        return view;
    }
    let count = projects.len();
    projects.truncate(MOST);
    view.note(t.projects_note);
    let mut heads = vec![Head::of(t.project), Head::of(t.region)];
    heads.extend(Part::ALL.map(|part| Head { number: part != Part::Output, ..Head::of(t.part(part)) }));
    heads.push(Head::of(t.others));
    let rows = projects.iter().map(|project| row(viewer, project)).collect();
    view.blocks.push(Block::Sheet(Sheet { caption: t.projects.to_owned(), heads: vec![heads], rows }));
    if count > MOST {
        view.note(fill(t.more, &[&(count - MOST).to_string()]));
    }
    view
}

/// Projects under the filters, in the order of the text, those with more columns filled not preferred: an
/// office reads them as they were said.
fn projects<'a>(viewer: &Viewer<'a>) -> Vec<Project<'a>> {
    let mut found: Vec<Project<'a>> = Vec::new();
    for (_, claim) in viewer.shown() {
        let Some(name) = claim.subject.as_deref() else { continue };
        let region = viewer.held.group(claim);
        // Claims of a project stand close together: the search ends within a few steps of the end.
        match found.iter_mut().rev().take(32).find(|known| known.region == region && known.name == name) {
            Some(project) => project.claims.push(claim),
            None => found.push(Project { region, name, claims: vec![claim] }),
        }
    }
    found
}

/// The column that a claim belongs to.
fn part(claim: &Claim) -> Option<Part> {
    let part = WORDS.iter().find(|(word, _)| claim.indicator.contains(word)).map(|&(_, part)| part);
    match (part, claim.status, claim.aspect) {
        // 占年度计划的82.5%: the rate of the plan, whatever it is called.
        (_, Status::Actual, Aspect::Completion) => Some(Part::Share),
        // 其中设备投资占总投资38%: a ratio is no amount of money.
        (Some(Part::Total | Part::Plan | Part::Done), _, Aspect::Share | Aspect::Growth) => None,
        (Some(Part::Plan), Status::Actual, _) if !claim.indicator.contains("计划") => Some(Part::Done),
        (Some(Part::Done), Status::Target, _) => Some(Part::Plan),
        (other, ..) => other,
    }
}

fn row(viewer: &Viewer<'_>, project: &Project<'_>) -> Row {
    let mut cells: Vec<Vec<Item>> = vec![Vec::new(); Part::ALL.len()];
    let mut others = Vec::new();
    for claim in &project.claims {
        let mut item = viewer.value_item(claim, None);
        match part(claim).and_then(|part| cells.get_mut(part as usize)) {
            Some(cell) => {
                if part(claim) == Some(Part::Output) {
                    item = item.small(&*claim.indicator);
                }
                cell.push(item);
            }
            None => others.push(item.small(&*claim.indicator)),
        }
    }
    if let Some(derived) = share(viewer, project)
        && let Some(cell) = cells.get_mut(Part::Share as usize).filter(|cell| cell.is_empty())
    {
        cell.push(derived);
    }
    let region = project.region.map_or_else(Item::default, |region| viewer.region_item(region));
    let go = project.claims.first().map_or(Go::Nowhere, |claim| Go::Claim(claim.id()));
    let mut row = vec![Cell::of(Item::new(project.name).go(go)), Cell::of(region)];
    for (part, items) in Part::ALL.into_iter().zip(cells) {
        row.push(Cell::several(items, part != Part::Output));
    }
    row.push(Cell::several(others, false));
    Row::of(row)
}

/// Done over planned, where both are told and the rate is not; derived, with its working.
fn share(viewer: &Viewer<'_>, project: &Project<'_>) -> Option<Item> {
    let of = |wanted: Part| {
        let mut claims = project.claims.iter().filter(|claim| part(claim) == Some(wanted));
        let claim = claims.next()?;
        // Two plans or two states make the quotient a guess.
        if claims.next().is_some() {
            return None;
        }
        let quantity = claim.quantity.as_ref()?;
        Some((quantity.value?, quantity.base.clone(), viewer.amount(claim, None)))
    };
    let (done, base, done_words) = of(Part::Done)?;
    let (plan, plan_base, plan_words) = of(Part::Plan)?;
    if base != plan_base || plan <= Decimal::ZERO {
        return None;
    }
    let rate = done.checked_div(plan)?.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(1);
    let text = format!("{}%", plain(rate));
    let title = fill(viewer.t.share_working, &[&done_words, &plan_words, &text]);
    Some(Item::new(text).tone(Tone::Derived).title(title))
}
