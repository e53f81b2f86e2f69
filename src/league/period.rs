//! Which claims of a series speak of one time.
//!
//! Periods are compared as ranges of dates. Two that the text states apart never come together; a claim that
//! tells no time fits any and is marked, and so is one whose time stands only in another paragraph and which
//! would stand alone with it.

use std::rc::Rc;

use crate::claim::model::{Claim, Day, Period};
use crate::document::model::Document;
use crate::lex::time;
use crate::lexicon::values::Now;
use crate::source::Clean;

/// First and last day; of an undated text (no year) within a year of its own.
pub type Dates = (Day, Day);

/// The year that stands for the untold one.
const SOME_YEAR: u16 = 4;

/// How far back in its paragraph a claim's time may stand.
const REACH: usize = 1500;

/// The dates of a period; `None` where its words name none (目前).
///
/// A single day is when something happened, not the time over which it is measured, so it tells none either.
pub fn dates(period: &Period) -> Option<Dates> {
    let dates = match (period.from, period.to) {
        (Some(from), Some(to)) => (from, to),
        _ => {
            let read = time::time(&period.words, 0)?.period("", Now { year: Some(SOME_YEAR), ended: None });
            (read.from?, read.to?)
        }
    };
    (dates.0 != dates.1).then_some(dates)
}

/// Whether the claim's own paragraph, up to the end of its sentence, or the title holds the words of its period.
pub fn told(claim: &Claim, document: &Document, clean: &Clean) -> bool {
    let Some(period) = claim.period.as_deref() else { return false };
    let text = clean.text.as_str();
    let holds = |part: &str| crate::lexicon::set::holds(part, &period.words);
    if document.title.is_some_and(|title| holds(title.slice(text))) {
        return true;
    }
    let Some(paragraph) = document.paragraphs.get(claim.paragraph as usize) else { return false };
    let end = clean.locate(claim.sentence.end()) as usize;
    let mut start = (paragraph.span.start() as usize).max(end.saturating_sub(REACH));
    while start < end && !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..end).is_some_and(holds)
}

/// A claim that waits for its group.
#[derive(Clone, Debug)]
pub struct Dated {
    /// Index into the claims.
    pub claim: u32,
    /// Its region, as a number.
    pub region: u16,
    /// Its dates.
    pub dates: Option<Dates>,
    /// Whether its own paragraph tells them.
    pub told: bool,
    /// Its period.
    pub period: Option<Rc<Period>>,
}

/// Claims of one time.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// Its dates; `None` where no claim tells.
    pub dates: Option<Dates>,
    /// The period of the first that tells.
    pub period: Option<Rc<Period>>,
    /// Claims, with whether their time is assumed.
    pub claims: Vec<(u32, bool)>,
    /// How many claims tell the time.
    told: usize,
}

/// Groups the claims of one series. `fits` says whether a claim may stand beside the claims of a group that its
/// own region has there already.
pub fn groups(all: &[Dated], mut fits: impl FnMut(u32, &[(u32, bool)]) -> bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let any_told = all.iter().any(|one| one.told && one.dates.is_some());
    let firm = |one: &Dated| one.dates.is_some() && (one.told || !any_told);
    for one in all.iter().filter(|one| firm(one)) {
        let at = groups.iter().position(|group| group.dates == one.dates).unwrap_or(groups.len());
        // A series with more times than this is no league's.
        if at >= 64 {
            continue;
        }
        if at == groups.len() {
            groups.push(Group { dates: one.dates, period: one.period.clone(), ..Group::default() });
        }
        let Some(slot) = groups.get_mut(at) else { continue };
        slot.claims.push((one.claim, !one.told));
        slot.told += 1;
    }
    let mut rest = Vec::new();
    for one in all.iter().filter(|one| !firm(one)) {
        match groups.iter_mut().find(|group| one.dates.is_some() && group.dates == one.dates) {
            Some(group) => group.claims.push((one.claim, true)),
            None => rest.push(one),
        }
    }
    // The best told time first; of equals the first in the text.
    let mut order: Vec<usize> = (0..groups.len()).collect();
    crate::order::sort_by(&mut order, |a, b| {
        let told = |at: &usize| groups.get(*at).map_or(0, |group| group.told);
        told(b).cmp(&told(a))
    });
    // A claim without a time is tried with so many times and no more.
    order.truncate(4);
    let mut left = Group::default();
    for one in rest {
        let found = order
            .iter()
            .copied()
            .find(|&at| groups.get(at).is_some_and(|group| fits(one.claim, &group.claims)));
        match found.and_then(|at| groups.get_mut(at)) {
            Some(group) => group.claims.push((one.claim, true)),
            None => left.claims.push((one.claim, true)),
        }
    }
    if !left.claims.is_empty() {
        groups.push(left);
    }
    groups
}
