//! Which claims a query picks, in which order, and how many each value of a facet has.

use rust_decimal::Decimal;

use super::held::Held;
use super::keys::{Column32, EMPTY, Words, best_place, columns, fold};
use super::protocol::{Column, Facet, Query, Within};
use crate::claim::model::{Claim, Status};
use crate::correct::amount;
use crate::document::model::Topic;
use crate::source::Span;

/// The claims that pass the filters, in the order asked for.
pub(super) fn run(held: &Held, query: &Query) -> Vec<u32> {
    let mut filter = Filter::new(held, query);
    let claims = held.in_order.iter().filter_map(|&index| Some((index, held.report.one(index)?)));
    let mut picked: Vec<u32> = claims
        .filter(|(index, claim)| filter.fails(*index, claim).0 == 0 && filter.rest(*index, claim))
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
    let place = |claim: u32| held.position.get(claim as usize);
    packed.sort_unstable_by(|a, b| {
        let further = || {
            rest.iter().map(|keys| keys[a.1 as usize].cmp(&keys[b.1 as usize])).find(|order| order.is_ne())
        };
        a.0.cmp(&b.0).then_with(|| further().unwrap_or_else(|| place(a.1).cmp(&place(b.1))))
    });
    for (place, (_, claim)) in picked.iter_mut().zip(packed) {
        *place = claim;
    }
}

/// A key for the other direction; empty stays last.
fn turned(key: u32) -> u32 {
    if key == EMPTY { EMPTY } else { EMPTY - 1 - key }
}

/// The columns with sets of values to choose from.
const FACETS: [Column; 6] =
    [Column::Region, Column::Topic, Column::Period, Column::Status, Column::Document, Column::Value];

/// How many claims each region, topic, period, status and base unit has under the *other* filters. Values that no
/// claim of the text has are left out; those with none left stay, with a count of 0, so that the
/// lists do not jump.
pub(super) fn facets(held: &Held, query: &Query) -> Vec<Facet> {
    let mut filter = Filter::new(held, query);
    // The last place is that of claims without a value.
    let mut counts = filter.sizes().map(|size| Counts::new(size + 1));
    for (index, claim) in (0..).zip(held.report.all()) {
        let (fails, places) = filter.fails(index, claim);
        let rest = fails.count_ones() <= 1 && filter.rest(index, claim);
        for (at, (counts, place)) in counts.iter_mut().zip(places).enumerate() {
            counts.add(place, rest && fails & !(1 << at) == 0);
        }
    }
    // What has no number has no unit either, and is none of the units' values.
    counts[FACETS.len() - 1].0.pop();
    let keys = &held.keys;
    let numbered = |index: usize, label: Option<&str>| match label {
        Some(label) => (index.to_string(), label.to_owned()),
        None => (u32::MAX.to_string(), String::new()),
    };
    let named = |name: Option<&str>| (name.unwrap_or("").to_owned(), name.unwrap_or("").to_owned());
    FACETS
        .into_iter()
        .zip(counts)
        .filter(|(column, _)| *column != Column::Document || !held.parts.is_empty())
        .map(|(column, counts)| Facet {
            column,
            values: counts.values(|index| match column {
                Column::Region => {
                    numbered(index, held.report.regions.get(index).map(|region| region.name.as_str()))
                }
                Column::Period => {
                    numbered(index, keys.periods(&held.report).sorted.get(index).map(|words| &**words))
                }
                Column::Topic => named(Topic::ALL.get(index).map(|topic| topic.name())),
                Column::Status => named(Status::ALL.get(index).map(|status| status.name())),
                Column::Document => numbered(index, held.parts.get(index).map(|part| part.name.as_str())),
                _ => named(keys.bases(&held.report).sorted.get(index).map(|words| &**words)),
            }),
        })
        .collect()
}

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
    /// In the order of [`FACETS`], by value, the last for claims without one; empty: all pass.
    sets: [Vec<bool>; FACETS.len()],
    ranked: bool,
    edited: bool,
    series: &'a [u32],
    columns: Vec<Ready<'a>>,
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

/// What one column must hold, made ready.
enum Ready<'a> {
    /// One of these words.
    Words(&'a Words, Vec<bool>),
    /// The indicator or the subject.
    Either(&'a Words, Vec<bool>, &'a Words, Vec<bool>),
    /// A region whose name holds it.
    Regions(Vec<bool>),
    /// A document whose name holds it.
    Parts(Vec<bool>),
    /// A number of base units; of one unit alone, where it says which.
    Value(Option<Amount>, Option<Amount>),
    /// A best place.
    Rank(Option<Decimal>, Option<Decimal>),
    /// Words of the sentence.
    Sentence(String, &'a str, std::cell::Cell<(Span, bool)>),
}

type Amount = (Decimal, Option<String>);

impl<'a> Ready<'a> {
    fn new(held: &'a Held, within: &Within) -> Vec<Self> {
        let (report, keys) = (&held.report, &held.keys);
        let mut ready = Vec::new();
        let wanted = fold(within.text.trim());
        if !wanted.is_empty() {
            let has = |text: &str| fold(text).contains(&wanted);
            let found = |words: &Words| words.sorted.iter().map(|word| has(word)).collect::<Vec<_>>();
            let one = |words: &'a Words| Self::Words(words, found(words));
            ready.push(match within.column {
                Column::Indicator => {
                    let (first, second) = (keys.indicators(report), keys.subjects(report));
                    Self::Either(first, found(first), second, found(second))
                }
                Column::Document => Self::Parts(held.parts.iter().map(|part| has(&part.name)).collect()),
                Column::Region => {
                    Self::Regions(report.regions.iter().map(|region| has(&region.name)).collect())
                }
                Column::Subject => one(keys.subjects(report)),
                Column::Series => one(keys.series(report)),
                Column::Period => one(keys.periods(report)),
                _ => Self::Sentence(wanted, keys.folded(held), std::cell::Cell::default()),
            });
        }
        let (from, to) = (amount(&within.from), amount(&within.to));
        if from.is_some() || to.is_some() {
            ready.push(match within.column {
                Column::Rank => Self::Rank(from.map(|told| told.0), to.map(|told| told.0)),
                _ => Self::Value(from, to),
            });
        }
        ready
    }

    fn passes(&self, held: &Held, index: u32, claim: &Claim) -> bool {
        let has = |words: &Words, found: &[bool]| {
            let word = words.of.get(index as usize).copied().unwrap_or(EMPTY);
            found.get(word as usize) == Some(&true)
        };
        match self {
            Self::Words(words, found) => has(words, found),
            Self::Either(first, one, second, two) => has(first, one) || has(second, two),
            Self::Regions(found) => {
                held.group(claim).is_some_and(|group| found.get(group as usize) == Some(&true))
            }
            Self::Parts(found) => found.get(held.part(claim)) == Some(&true),
            // Claims of one sentence follow one another: it is searched once.
            Self::Sentence(wanted, text, last) => {
                if last.get().0 != claim.sentence {
                    last.set((claim.sentence, claim.sentence.slice(text).contains(wanted)));
                }
                last.get().1
            }
            Self::Rank(from, to) => {
                let place = Decimal::from(best_place(claim));
                !claim.ranks.is_empty()
                    && from.is_none_or(|from| place >= from)
                    && to.is_none_or(|to| place <= to)
            }
            Self::Value(from, to) => claim.quantity.as_ref().is_some_and(|told| {
                let unit =
                    |bound: &Amount| bound.1.as_deref().is_none_or(|unit| told.base.as_deref() == Some(unit));
                let most = told.value.or(told.ends.high()).or(told.ends.low());
                let least = told.value.or(told.ends.low()).or(told.ends.high());
                from.as_ref().is_none_or(|from| unit(from) && most.is_some_and(|most| most >= from.0))
                    && to.as_ref().is_none_or(|to| unit(to) && least.is_some_and(|least| least <= to.0))
            }),
        }
    }
}

impl<'a> Filter<'a> {
    fn new(held: &'a Held, query: &'a Query) -> Self {
        let words = fold(query.text.trim());
        let mut filter = Self {
            held,
            sets: Default::default(),
            ranked: query.ranked,
            edited: query.edited,
            series: &query.series,
            columns: query.filters.iter().flat_map(|within| Ready::new(held, within)).collect(),
            needle: (!words.is_empty()).then(|| Needle::new(held, words)),
        };
        let sizes = filter.sizes();
        let [regions, topics, periods, statuses, parts, units] = &mut filter.sets;
        let number =
            |set: &mut Vec<bool>, size: usize, wanted: &[u32], place: &dyn Fn(u32) -> Option<usize>| {
                if wanted.is_empty() {
                    return;
                }
                *set = vec![false; size + 1];
                for &one in wanted {
                    let at = if one == u32::MAX { Some(size) } else { place(one).filter(|at| *at < size) };
                    if let Some(cell) = at.and_then(|at| set.get_mut(at)) {
                        *cell = true;
                    }
                }
            };
        number(regions, sizes[0], &query.regions, &|region| {
            held.groups.get(region as usize).map(|&group| group as usize)
        });
        number(periods, sizes[2], &query.periods, &|period| Some(period as usize));
        number(parts, sizes[4], &query.parts, &|part| Some(part as usize));
        let among = |names: &[String], name: &str| names.iter().any(|other| other == name);
        if !query.topics.is_empty() {
            *topics = Topic::ALL.iter().map(|topic| among(&query.topics, topic.name())).collect();
        }
        if !query.statuses.is_empty() {
            *statuses = Status::ALL.iter().map(|status| among(&query.statuses, status.name())).collect();
        }
        if !query.units.is_empty() {
            let named = &held.keys.bases(&held.report).sorted;
            // What has no number has none of the units.
            *units = named.iter().map(|unit| among(&query.units, unit)).chain([false]).collect();
        }
        filter
    }

    /// How many values each of [`FACETS`] has.
    fn sizes(&self) -> [usize; FACETS.len()] {
        let (report, keys) = (&self.held.report, &self.held.keys);
        [
            report.regions.len(),
            Topic::ALL.len(),
            keys.periods(report).sorted.len(),
            Status::ALL.len(),
            self.held.parts.len(),
            keys.bases(report).sorted.len(),
        ]
    }

    /// Which of the sets a claim fails, a bit each, and its place in each.
    fn fails(&self, index: u32, claim: &Claim) -> (u8, [usize; FACETS.len()]) {
        let (report, keys) = (&self.held.report, &self.held.keys);
        let word = |words: &Words| {
            let at = words.of.get(index as usize).copied().unwrap_or(EMPTY) as usize;
            at.min(words.sorted.len())
        };
        let places = [
            self.held.group(claim).map_or(report.regions.len(), |group| group as usize),
            claim.topic as usize,
            word(keys.periods(report)),
            claim.status as usize,
            self.held.part(claim),
            word(keys.bases(report)),
        ];
        let mut fails = 0;
        for (at, (set, place)) in self.sets.iter().zip(places).enumerate() {
            if !set.is_empty() && set.get(place) != Some(&true) {
                fails |= 1 << at;
            }
        }
        (fails, places)
    }

    /// Whether a series is one of those chosen, or the plan of one.
    fn of_series(&self, series: u32) -> bool {
        let plan_of = || self.held.report.series.get(series as usize).and_then(|series| series.plan_of);
        self.series.contains(&series) || plan_of().is_some_and(|of| self.series.contains(&of))
    }

    /// The filters that are no facets.
    fn rest(&mut self, index: u32, claim: &Claim) -> bool {
        let group = self.held.group(claim);
        (!self.ranked || !claim.ranks.is_empty())
            && (!self.edited || claim.correction.is_some())
            && (self.series.is_empty() || claim.series.is_some_and(|series| self.of_series(series)))
            && self.columns.iter().all(|column| column.passes(self.held, index, claim))
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
