//! Which claims a query picks, in which order, and how many each value of a facet has.

use super::held::Held;
use super::keys::{Column32, EMPTY, columns, fold};
use super::protocol::{Column, Facet, Query};
use crate::claim::model::{Claim, Status};
use crate::document::model::Topic;
use crate::source::Span;

/// The claims that pass the filters, in the order asked for.
pub(super) fn run(held: &Held, query: &Query) -> Vec<u32> {
    let mut filter = Filter::new(held, query);
    let claims = (0..).zip(&held.report.claims);
    let mut picked: Vec<u32> = claims
        .filter(|(index, claim)| {
            filter.region(claim) && filter.topic(claim) && filter.status(claim) && filter.rest(*index, claim)
        })
        .map(|(index, _)| index)
        .collect();
    sort(held, query, &mut picked);
    picked
}

/// Sorts by the query's keys; what is alike in all of them keeps the order of the text.
fn sort(held: &Held, query: &Query, picked: &mut [u32]) {
    if query.sort.is_empty() {
        return;
    }
    let mut keys: Vec<Column32> = Vec::new();
    for key in &query.sort {
        for (column, turns) in columns(held, key.column) {
            keys.push(if key.descending && turns {
                column.iter().map(|&key| turned(key)).collect()
            } else {
                column
            });
        }
    }
    // The first two keys are packed into one number each: comparing that is nearly all the work.
    let at = |keys: Option<&Column32>, claim: u32| keys.map_or(0, |keys| u64::from(keys[claim as usize]));
    let (first, second) = (keys.first(), keys.get(1));
    let rest = keys.get(2..).unwrap_or_default();
    let mut packed: Vec<(u64, u32)> =
        picked.iter().map(|&claim| (at(first, claim) << 32 | at(second, claim), claim)).collect();
    packed.sort_unstable_by(|a, b| {
        let further = || {
            rest.iter().map(|keys| keys[a.1 as usize].cmp(&keys[b.1 as usize])).find(|order| order.is_ne())
        };
        // Claims are numbered in the order of the text.
        a.0.cmp(&b.0).then_with(|| further().unwrap_or_else(|| a.1.cmp(&b.1)))
    });
    for (place, (_, claim)) in picked.iter_mut().zip(packed) {
        *place = claim;
    }
}

/// A key for the other direction; empty stays last.
fn turned(key: u32) -> u32 {
    if key == EMPTY { EMPTY } else { EMPTY - 1 - key }
}

/// How many claims each region, topic and status has under the *other* filters. Values that no
/// claim of the text has are left out; those with none left stay, with a count of 0, so that the
/// lists do not jump.
pub(super) fn facets(held: &Held, query: &Query) -> Vec<Facet> {
    let mut filter = Filter::new(held, query);
    // The last place is that of claims without a region.
    let none = held.report.regions.len();
    let mut regions = Counts::new(none + 1);
    let mut topics = Counts::new(Topic::ALL.len());
    let mut statuses = Counts::new(STATUSES.len());
    for (index, claim) in (0..).zip(&held.report.claims) {
        let (region, topic, status) = (filter.region(claim), filter.topic(claim), filter.status(claim));
        let rest =
            usize::from(region) + usize::from(topic) + usize::from(status) >= 2 && filter.rest(index, claim);
        regions.add(held.group(claim).map_or(none, |group| group as usize), rest && topic && status);
        topics.add(claim.topic as usize, rest && region && status);
        statuses.add(claim.status as usize, rest && region && topic);
    }
    let region = |index: usize| match held.report.regions.get(index) {
        Some(region) => (index.to_string(), region.name.clone()),
        None => (u32::MAX.to_string(), String::new()),
    };
    let topic = |index: usize| {
        let name = Topic::ALL.get(index).map_or("", |topic| topic.name());
        (name.to_owned(), name.to_owned())
    };
    let status = |index: usize| {
        let name = STATUSES.get(index).map_or("", |status| status.name());
        (name.to_owned(), name.to_owned())
    };
    vec![
        Facet { column: Column::Region, values: regions.values(region) },
        Facet { column: Column::Topic, values: topics.values(topic) },
        Facet { column: Column::Status, values: statuses.values(status) },
    ]
}

const STATUSES: [Status; 3] = [Status::Actual, Status::Target, Status::Projected];

/// Whether a value occurs at all, and how often it passes.
struct Counts(Vec<(bool, u32)>);

impl Counts {
    fn new(values: usize) -> Self {
        Self(vec![(false, 0); values])
    }

    fn add(&mut self, value: usize, passes: bool) {
        if let Some((occurs, count)) = self.0.get_mut(value) {
            *occurs = true;
            *count += u32::from(passes);
        }
    }

    fn values(self, name: impl Fn(usize) -> (String, String)) -> Vec<(String, String, u32)> {
        let occurring = self.0.into_iter().enumerate().filter(|(_, (occurs, _))| *occurs);
        occurring
            .map(|(index, (_, count))| {
                let (value, label) = name(index);
                (value, label, count)
            })
            .collect()
    }
}

/// A query's filters, made ready for many claims.
struct Filter<'a> {
    held: &'a Held,
    /// By group, the last for claims without a region; empty: all pass.
    regions: Vec<bool>,
    topics: Option<[bool; Topic::ALL.len()]>,
    statuses: Option<[bool; STATUSES.len()]>,
    ranked: bool,
    series: &'a [u32],
    needle: Option<Needle<'a>>,
}

/// What is searched for, and where it was found so far.
struct Needle<'a> {
    words: String,
    text: &'a str,
    indicators: Vec<bool>,
    subjects: Vec<bool>,
    regions: Vec<bool>,
    /// Claims of one sentence follow one another: it is searched once.
    last: (Span, bool),
}

impl<'a> Filter<'a> {
    fn new(held: &'a Held, query: &'a Query) -> Self {
        let none = held.report.regions.len();
        let mut regions = vec![false; if query.regions.is_empty() { 0 } else { none + 1 }];
        for &region in &query.regions {
            let place = if region == u32::MAX {
                Some(none)
            } else {
                held.groups.get(region as usize).map(|&group| group as usize)
            };
            if let Some(cell) = place.and_then(|place| regions.get_mut(place)) {
                *cell = true;
            }
        }
        let among = |names: &[String], name: &str| names.iter().any(|other| other == name);
        let words = fold(query.text.trim());
        Self {
            held,
            regions,
            topics: (!query.topics.is_empty())
                .then(|| Topic::ALL.map(|topic| among(&query.topics, topic.name()))),
            statuses: (!query.statuses.is_empty())
                .then(|| STATUSES.map(|status| among(&query.statuses, status.name()))),
            ranked: query.ranked,
            series: &query.series,
            needle: (!words.is_empty()).then(|| Needle::new(held, words)),
        }
    }

    fn region(&self, claim: &Claim) -> bool {
        let place = self.held.group(claim).map_or(self.held.report.regions.len(), |group| group as usize);
        self.regions.is_empty() || self.regions.get(place).is_some_and(|&shown| shown)
    }

    fn topic(&self, claim: &Claim) -> bool {
        self.topics.is_none_or(|topics| topics.get(claim.topic as usize).is_some_and(|&shown| shown))
    }

    fn status(&self, claim: &Claim) -> bool {
        self.statuses.is_none_or(|statuses| statuses.get(claim.status as usize).is_some_and(|&shown| shown))
    }

    /// The filters that are no facets.
    fn rest(&mut self, index: u32, claim: &Claim) -> bool {
        let group = self.held.group(claim);
        (!self.ranked || !claim.ranks.is_empty())
            && (self.series.is_empty() || claim.series.is_some_and(|series| self.series.contains(&series)))
            && self.needle.as_mut().is_none_or(|needle| needle.found(self.held, index, group, claim.sentence))
    }
}

impl<'a> Needle<'a> {
    fn new(held: &'a Held, words: String) -> Self {
        let report = &held.report;
        let has = |text: &str| fold(text).contains(&words);
        Self {
            indicators: held.keys.indicators(report).sorted.iter().map(|word| has(word)).collect(),
            subjects: held.keys.subjects(report).sorted.iter().map(|word| has(word)).collect(),
            regions: report.regions.iter().map(|region| has(&region.name)).collect(),
            text: held.keys.folded(held),
            last: (Span::default(), false),
            words,
        }
    }

    fn found(&mut self, held: &Held, index: u32, group: Option<u32>, sentence: Span) -> bool {
        let word = |words: &super::keys::Words, found: &[bool]| {
            let which = words.of.get(index as usize).copied().unwrap_or(EMPTY);
            found.get(which as usize).is_some_and(|&found| found)
        };
        if word(held.keys.indicators(&held.report), &self.indicators)
            || word(held.keys.subjects(&held.report), &self.subjects)
            || group.is_some_and(|group| self.regions.get(group as usize).is_some_and(|&found| found))
        {
            return true;
        }
        if self.last.0 != sentence {
            self.last = (sentence, sentence.slice(self.text).contains(&self.words));
        }
        self.last.1
    }
}
