//! Claims put together by the parts of their names.
//!
//! Three steps, each n log n at the most: claims with the same parts are one group; a claim takes the threshold that
//! its speaker has just said, where another region says it in full; and a group whose name leaves parts out joins
//! the one group that has them. In doubt a group stays apart.

use std::cmp::Ordering;
use std::rc::Rc;

use super::company;
use super::parts::{Parts, is_threshold};
use crate::claim::model::{Claim, Status};
use crate::document::model::{RegionId, Topic};
use crate::order::sort_by;

/// What is measured, in its parts. Claims that are worded alike share one.
#[derive(Clone)]
pub(super) struct Name {
    pub(super) parts: Parts,
    /// The parts as one word, and how many bytes of that must agree in any case; `status` beside it.
    pub(super) key: String,
    hard: usize,
}

impl Name {
    /// The name of these parts.
    pub(super) fn of(parts: Parts) -> Self {
        let (key, hard) = parts.key();
        Self { parts, key, hard }
    }
}

/// A claim that may be compared.
pub(super) struct Entry<'c> {
    claim: u32,
    pub(super) name: Rc<Name>,
    status: Status,
    base: Option<&'c str>,
    pub(super) region: u32,
    topic: Topic,
    pub(super) paragraph: u32,
    filled: bool,
}

/// Claims of one thing.
pub(super) struct Group<'c> {
    /// Indices of claims, rising.
    pub(super) claims: Vec<u32>,
    /// A claim took what its speaker had said before.
    pub(super) filled: bool,
    /// A name that leaves parts out was joined.
    pub(super) elided: bool,
    /// Done, planned or expected: a plan and what was done are two groups.
    pub(super) status: Status,
    /// For a plan, the group of what was done (index among the groups).
    pub(super) plan_of: Option<u32>,
    /// Its own name.
    name: Rc<Name>,
    /// The names joined to it.
    joined: Vec<Rc<Name>>,
    base: Option<&'c str>,
    regions: Vec<u32>,
    topics: u16,
}

/// Groups in one bucket that are looked at for parts left out: bounds the cost of a bucket.
const BUCKET: usize = 32;

/// Measure words that count the same thing: 4个指标 are 4项指标.
const COUNTS: &[&str] =
    &["个", "项", "宗", "家", "件", "座", "处", "条", "所", "起", "例", "款", "笔", "场", "部", "篇"];

impl Group<'_> {
    /// The parts that must agree in any case, as one word.
    fn hard(&self) -> &str {
        self.name.key.get(..self.name.hard).unwrap_or_default()
    }
}

impl<'c> Entry<'c> {
    fn key(&self) -> &str {
        &self.name.key
    }

    /// Makes a claim ready to be put together with others.
    pub(super) fn new(index: u32, claim: &'c Claim, name: Rc<Name>) -> Self {
        let base = claim.quantity.as_ref().and_then(|quantity| quantity.base.as_deref());
        let base = base.map(|base| match base {
            _ if COUNTS.contains(&base) => "个",
            "名" => "人",
            _ => base,
        });
        Self {
            claim: index,
            name,
            status: claim.status,
            base,
            region: claim.region.map_or(u32::MAX, |RegionId(region)| u32::from(region)),
            topic: claim.topic,
            paragraph: claim.paragraph,
            filled: false,
        }
    }
}

/// Puts claims together; the entries come in the order of the text.
pub(super) fn groups(mut entries: Vec<Entry<'_>>) -> Vec<Group<'_>> {
    company::settle(&mut entries);
    fill(&mut entries);
    let rank = |entry: &Entry<'_>| entry.status as u8;
    sort_by(&mut entries, |one, two| {
        let names = if Rc::ptr_eq(&one.name, &two.name) { Ordering::Equal } else { one.key().cmp(two.key()) };
        names.then_with(|| (rank(one), one.base).cmp(&(rank(two), two.base)))
    });
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut rest = entries.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut alike = vec![first];
        let fits = |next: &Entry<'_>, one: &Entry<'_>| one.key() == next.key() && one.status == next.status;
        while let Some(next) = rest.next_if(|next| alike.first().is_some_and(|one| fits(next, one))) {
            alike.push(next);
        }
        part_by_unit(alike, &mut groups);
    }
    let mut groups = join(groups);
    plans(&mut groups);
    groups
}

/// 谋划10亿元以上项目8宗,盯引项目10个: a name without threshold takes the one that its speaker has just said, if
/// another region says the same thing with it, and if the speaker does not tell both.
fn fill(entries: &mut [Entry<'_>]) {
    // Nothing to fill in where nobody names a threshold.
    if !entries.iter().any(|entry| entry.name.parts.soft.iter().any(|part| is_threshold(part))) {
        return;
    }
    let mut known: Vec<(&str, u32)> = entries
        .iter()
        .filter(|entry| entry.status == Status::Actual)
        .map(|entry| (entry.key(), entry.region))
        .collect();
    sort_by(&mut known, |one, two| one.cmp(two));
    let told = |key: &str| {
        let first = known.partition_point(|one| one.0 < key);
        let end = known.partition_point(|one| one.0 <= key);
        known.get(first..end).unwrap_or_default().iter().take(BUCKET)
    };
    let mut said: Option<(u32, u32, &Parts)> = None;
    let mut filled: Vec<Filled> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let own = &entry.name.parts;
        if own.soft.iter().any(|part| is_threshold(part)) {
            said = Some((entry.region, entry.paragraph, own));
            continue;
        }
        let Some((region, paragraph, before)) = &said else { continue };
        if !own.open || (*region, *paragraph) != (entry.region, entry.paragraph) {
            continue;
        }
        let first = before.soft.iter().position(|part| is_threshold(part));
        // All that was said, or, where two thresholds were joined by 和, the first alone.
        for all in [true, false] {
            let mut parts = own.clone();
            let wanted = before
                .soft
                .iter()
                .enumerate()
                .filter(|(at, part)| all || !is_threshold(part) || Some(*at) == first);
            parts.soft.extend(wanted.map(|(_, part)| part.clone()));
            parts.topic = None;
            parts.soft.sort();
            parts.soft.dedup();
            let name = Name::of(parts);
            let mut others = told(&name.key);
            let both = told(&name.key).any(|one| one.1 == entry.region);
            if !both && others.any(|one| one.1 != entry.region) || all && fuller(&known, &name, entry.region)
            {
                filled.push((at, name));
                break;
            }
        }
    }
    follow(entries, &mut filled, &told);
    for (at, name) in filled {
        if let Some(entry) = entries.get_mut(at) {
            (entry.name, entry.filled) = (Rc::new(name), true);
        }
    }
}

/// A name that takes what was said before: which entry, and its name.
type Filled = (usize, Name);

/// A bare name of one who says no threshold at all goes with those of all others where most of them, two at the least,
/// have taken one and the same: 盯引项目 beside five 盯引项目 of 10亿元以上.
fn follow<'k, I: Iterator<Item = &'k (&'k str, u32)>>(
    entries: &[Entry<'_>],
    filled: &mut Vec<Filled>,
    told: &dyn Fn(&str) -> I,
) {
    let bare =
        |at: usize| entries.get(at).filter(|entry| entry.name.parts.open && entry.name.parts.topic.is_some());
    let mut rows: Vec<(&str, u32, usize)> =
        (0..entries.len()).filter_map(|at| bare(at).map(|entry| (entry.key(), entry.region, at))).collect();
    sort_by(&mut rows, |one, two| one.cmp(two));
    let mut more: Vec<Filled> = Vec::new();
    for run in rows.chunk_by(|one, two| one.0 == two.0) {
        // `filled` rises by entry.
        let taken = |row: &(&str, u32, usize)| {
            filled.binary_search_by(|one| one.0.cmp(&row.2)).ok().and_then(|at| filled.get(at))
        };
        let Some(first) = run.iter().find_map(taken) else { continue };
        let mut regions = [0_u32; 2];
        let mut same = true;
        for own in run.chunk_by(|one, two| one.1 == two.1) {
            let some = own.iter().any(|row| taken(row).is_some());
            same &= own.iter().filter_map(taken).all(|one| one.1.key == first.1.key);
            if let Some(count) = regions.get_mut(usize::from(some)) {
                *count += 1;
            }
        }
        let [left, took] = regions;
        if !same || took < 2 || took <= left {
            continue;
        }
        for own in
            run.chunk_by(|one, two| one.1 == two.1).filter(|own| own.iter().all(|row| taken(row).is_none()))
        {
            let Some(row) = own.first() else { continue };
            if !told(&first.1.key).any(|one| one.1 == row.1) {
                more.extend(own.iter().map(|row| (row.2, first.1.clone())));
            }
        }
    }
    filled.extend(more);
}

/// Whether another region says all of a name and a trade beside its threshold (10亿元以上制造业项目落地 beside
/// 10亿元以上项目…落地项目), and this one says nothing of the kind. [`join`] brings the two together.
fn fuller(known: &[(&str, u32)], name: &Name, region: u32) -> bool {
    let hard = name.key.get(..name.hard).unwrap_or_default();
    let raw = name.key.rsplit_once('?').map_or("", |split| split.1);
    let says = |other: &str| {
        let rest = other.strip_prefix(hard).and_then(|rest| rest.strip_prefix('/'));
        let Some((soft, own)) = rest.and_then(|rest| rest.split_once('?')) else { return false };
        own == raw && name.parts.soft.iter().all(|part| soft.split('+').any(|other| other == part))
    };
    let first = known.partition_point(|one| one.0 < hard);
    let bucket = known.get(first..).unwrap_or_default().iter().take(BUCKET);
    let mut found = false;
    for (_, other) in bucket.take_while(|one| one.0.starts_with(hard)).filter(|one| says(one.0)) {
        if *other == region {
            return false;
        }
        found = true;
    }
    found
}

/// Claims of one name, by unit. A rank without a number fits the unit of the others where they have one.
fn part_by_unit<'c>(alike: Vec<Entry<'c>>, groups: &mut Vec<Group<'c>>) {
    let mut bases: Vec<Option<&str>> = alike.iter().map(|entry| entry.base).filter(Option::is_some).collect();
    bases.dedup();
    let only = match bases.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let start = groups.len();
    for entry in alike {
        let base = if entry.base.is_none() { only.unwrap_or(None) } else { entry.base };
        let topic = 1 << (entry.topic as u16);
        // They come by unit, those without one first.
        match groups.get_mut(start..).and_then(|own| own.last_mut()).filter(|last| last.base == base) {
            Some(group) => {
                group.claims.push(entry.claim);
                group.filled |= entry.filled;
                group.regions.push(entry.region);
                group.topics |= topic;
            }
            None => groups.push(Group {
                claims: vec![entry.claim],
                filled: entry.filled,
                elided: false,
                status: entry.status,
                plan_of: None,
                name: entry.name,
                joined: Vec::new(),
                base,
                regions: vec![entry.region],
                topics: topic,
            }),
        }
    }
}

/// Joins groups whose names leave parts out to the group that has them.
fn join(mut groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    for group in &mut groups {
        sort_by(&mut group.regions, |one, two| one.cmp(two));
        group.regions.dedup();
    }
    // The groups come by name, so that the order inside a bucket does not hang on the order of the text.
    let rank = |group: &Group<'_>| group.status as u8;
    sort_by(&mut groups, |one, two| one.hard().cmp(two.hard()).then_with(|| rank(one).cmp(&rank(two))));
    let mut into: Vec<usize> = (0..groups.len()).collect();
    let mut start = 0;
    while start < groups.len() {
        let (hard, status) = (groups[start].hard(), groups[start].status);
        let alike = |group: &&Group<'_>| group.hard() == hard && group.status == status;
        let end = start + groups[start..].iter().take_while(alike).count();
        let looked = end.min(start + BUCKET);
        for (at, home) in (start..looked).zip(homes(&groups[start..looked])) {
            into[at] = home.map_or(at, |home| start + home);
        }
        start = end;
    }
    // A home may itself have one: follow, but never bring a region together with itself.
    for at in 0..groups.len() {
        let mut home = into[at];
        for _ in 0..BUCKET {
            if into[home] == home {
                break;
            }
            home = into[home];
        }
        if home == at {
            continue;
        }
        let base_fits = match (groups[at].base, groups[home].base) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        };
        if base_fits && apart(&groups[at].regions, &groups[home].regions) {
            let claims = std::mem::take(&mut groups[at].claims);
            let regions = std::mem::take(&mut groups[at].regions);
            let mut joined = vec![Rc::clone(&groups[at].name)];
            joined.append(&mut groups[at].joined);
            let (filled, base) = (groups[at].filled, groups[at].base);
            let target = &mut groups[home];
            target.claims.extend(claims);
            target.regions.extend(regions);
            sort_by(&mut target.regions, |one, two| one.cmp(two));
            target.joined.extend(joined);
            target.base = target.base.or(base);
            target.filled |= filled;
            target.elided = true;
        }
    }
    groups.retain(|group| !group.claims.is_empty());
    for group in &mut groups {
        sort_by(&mut group.claims, |one, two| one.cmp(two));
    }
    sort_by(&mut groups, |one, two| one.claims.first().cmp(&two.claims.first()));
    groups
}

/// Finds for each group of plans the group of what was done.
fn plans(groups: &mut [Group<'_>]) {
    let mut done: Vec<(&str, Option<&str>, u32)> = Vec::new();
    for (index, group) in (0..).zip(groups.iter()).filter(|(_, group)| group.status == Status::Actual) {
        let names = std::iter::once(&group.name).chain(&group.joined);
        done.extend(names.map(|name| (name.key.as_str(), group.base, index)));
    }
    sort_by(&mut done, |one, two| one.cmp(two));
    let mut found: Vec<(usize, Option<u32>)> = Vec::new();
    for (at, group) in groups.iter().enumerate().filter(|(_, group)| group.status != Status::Actual) {
        let key = group.name.key.as_str();
        let first = done.partition_point(|one| one.0 < key);
        let alike = done.get(first..).unwrap_or_default().iter().take_while(|one| one.0 == key);
        let fits =
            |one: &&(&str, Option<&str>, u32)| group.base.is_none() || one.1.is_none() || one.1 == group.base;
        found.push((at, alike.take(BUCKET).find(fits).map(|one| one.2)));
    }
    for (at, plan_of) in found {
        if let Some(group) = groups.get_mut(at) {
            group.plan_of = plan_of;
        }
    }
}

/// Where each group of a bucket belongs, if its name leaves out what just one other says.
fn homes(bucket: &[Group<'_>]) -> Vec<Option<usize>> {
    let home = |group: &Group<'_>| {
        let fuller: Vec<usize> = (0..bucket.len())
            .filter(|&at| bucket.get(at).is_some_and(|other| leaves_out(group, other)))
            .collect();
        // The nearest one, if all others say still more than it: else it is open which is meant.
        let nearest = fuller.iter().copied().find(|&near| {
            fuller
                .iter()
                .all(|&far| far == near || said_in(&bucket[near].name.parts, &bucket[far].name.parts))
        })?;
        Some(nearest)
    };
    bucket.iter().map(home).collect()
}

/// Whether `short` says less of the same thing than `full` does, in other regions.
fn leaves_out(short: &Group<'_>, full: &Group<'_>) -> bool {
    let (one, two) = (&short.name.parts, &full.name.parts);
    if one.term || one == two || !said_in(one, two) || !apart(&short.regions, &full.regions) {
        return false;
    }
    let other = 1 << (Topic::Other as u16);
    if short.topics & full.topics == 0 && short.topics != other && full.topics != other {
        return false;
    }
    if let (Some(one), Some(two)) = (short.base, full.base)
        && one != two
    {
        return false;
    }
    let letters = |parts: &[std::borrow::Cow<'static, str>]| -> usize {
        parts.iter().map(|part| part.chars().count()).sum()
    };
    let own = letters(&one.raw);
    let core = own + letters(&one.hard) + letters(&one.soft);
    let more = letters(&two.raw).saturating_sub(own);
    let limits = two.soft.iter().filter(|part| is_threshold(part) && !one.soft.contains(part)).count();
    let sector = two.soft.iter().any(|part| !is_threshold(part) && !one.soft.contains(part));
    // A threshold makes a subset (亿元以上项目 are some of the 项目): it is left out only by a name that is one's own.
    if limits > 0 && own < 4 {
        return false;
    }
    // A trade is left out only beside a threshold or a name of one's own.
    if sector && own < 2 && !one.soft.iter().any(|part| is_threshold(part)) {
        return false;
    }
    more == 0 || core >= 5 && core * 5 >= (core + more) * 3 || core >= 7 && core * 2 >= core + more
}

/// Whether all that `one` says is said in `two`.
fn said_in(one: &Parts, two: &Parts) -> bool {
    one.soft.iter().all(|part| two.soft.contains(part))
        && one.raw.iter().all(|run| two.raw.iter().any(|other| other.contains(run.as_ref())))
}

/// Whether no region is in both; both rise.
fn apart(one: &[u32], two: &[u32]) -> bool {
    one.iter().all(|region| two.binary_search(region).is_err())
}
