//! Series that two regions or more state a value of, with their claims; and places in few signs.

use super::held::Held;
use super::narrow;
use super::protocol::Language;
use crate::claim::model::{Claim, End, Rank, Status};

/// What a series is called.
#[derive(Debug)]
pub(super) struct SeriesItem {
    /// Name.
    pub(super) name: String,
    /// Base unit, empty for none.
    pub(super) base: String,
    /// How many regions state a value; of several documents, how many regions and documents do.
    regions: u32,
}

/// A series with its claims.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) item: SeriesItem,
    /// Regions that state it as done.
    actual: u32,
    /// All, in the order of the text.
    pub(super) all: Vec<u32>,
    /// Those with a value, which can be drawn.
    claims: Vec<u32>,
}

/// The series told by two regions or more, or in two documents, best covered first, with their claims.
pub(super) fn covered(held: &Held) -> Vec<Group> {
    let mut groups = groups(held);
    groups.retain(|group| group.item.regions >= 2);
    let first = |group: &Group| group.claims.first().copied();
    crate::order::sort_by(&mut groups, |a, b| {
        let covered = |group: &Group| (group.actual, group.item.regions);
        covered(b).cmp(&covered(a)).then_with(|| first(a).cmp(&first(b)))
    });
    groups
}

/// A claimed place in few signs: 第1, 全省前3, 倒数第1; the scope only where it is not the city.
pub(super) fn place(rank: &Rank, language: Language) -> String {
    let words = bare(rank, language);
    match language {
        _ if &*rank.scope == "全市" => words,
        Language::Chinese => format!("{}{words}", rank.scope),
        Language::English => match scope(&rank.scope, language) {
            // A name of the text's own.
            own if own == &*rank.scope => format!("{words} ({own})"),
            among => format!("{words} in {among}"),
        },
    }
}

/// A scope in the reader's language; one that has no name there in the text's own words.
pub(super) fn scope(scope: &str, language: Language) -> &str {
    language.pick(scope, crate::audit::rank_evidence::among(scope))
}

/// A claimed place without its scope.
pub(super) fn bare(rank: &Rank, language: Language) -> String {
    let Rank { from, to, end, .. } = *rank;
    match (language, end, from == to) {
        (Language::Chinese, End::Top, true) => format!("第{from}"),
        (Language::Chinese, End::Top, false) if from == 1 => format!("前{to}"),
        (Language::Chinese, End::Top, false) => format!("第{from}—{to}"),
        (Language::Chinese, End::Bottom, true) => format!("倒数第{from}"),
        (Language::Chinese, End::Bottom, false) if from == 1 => format!("后{to}"),
        (Language::Chinese, End::Bottom, false) => format!("倒数第{from}—{to}"),
        (Language::English, End::Top, true) => format!("#{from}"),
        (Language::English, End::Top, false) if from == 1 => format!("top {to}"),
        (Language::English, End::Top, false) => format!("#{from}–{to}"),
        (Language::English, End::Bottom, true) if from == 1 => "last".to_owned(),
        (Language::English, End::Bottom, true) => format!("#{from} from last"),
        (Language::English, End::Bottom, false) if from == 1 => format!("last {to}"),
        (Language::English, End::Bottom, false) => format!("#{from}–{to} from last"),
    }
}

/// The report's series. A plan is drawn beside what was done, never among it: the series of plans that speak of
/// another series go with that one, and each claim knows whether it was done.
fn groups(held: &Held) -> Vec<Group> {
    let series = &held.report.series;
    let mut plans: Vec<(u32, u32)> =
        (0..).zip(series).filter_map(|(index, plan)| Some((plan.plan_of?, index))).collect();
    crate::order::sort_by(&mut plans, |one, two| one.cmp(two));
    let of = |index: u32| {
        let first = plans.partition_point(|plan| plan.0 < index);
        plans.get(first..).unwrap_or_default().iter().take_while(move |plan| plan.0 == index)
    };
    let done = (0..).zip(series).filter(|(_, series)| series.plan_of.is_none());
    done.map(|(index, one)| {
        let mut claims = one.claims.clone();
        let plans = of(index).filter_map(|plan| series.get(plan.1 as usize));
        claims.extend(plans.flat_map(|plan| &plan.claims));
        crate::order::sort_by(&mut claims, |one, two| one.cmp(two));
        group(held, &one.name, one.base.as_deref().unwrap_or_default(), claims)
    })
    .collect()
}

fn group(held: &Held, name: &str, base: &str, all: Vec<u32>) -> Group {
    let mut claims = all.clone();
    let claim = |&index: &u32| held.report.claims.get(index as usize);
    claims.retain(|index| claim(index).and_then(value).is_some());
    let told_by = |wanted: &dyn Fn(&Claim) -> bool| {
        let regions = claims.iter().filter_map(claim).filter(|claim| wanted(claim));
        let mut regions: Vec<(u32, usize)> =
            regions.filter_map(|claim| Some((held.group(claim)?, held.part(claim)))).collect();
        crate::order::sort_by_key(&mut regions, |region| *region);
        regions.dedup();
        narrow(regions.len())
    };
    let regions = told_by(&|_| true);
    let actual = told_by(&|claim| claim.status == Status::Actual);
    let item = SeriesItem { name: name.to_owned(), base: base.to_owned(), regions };
    Group { item, actual, all, claims }
}

/// What a claim is drawn by.
fn value(claim: &Claim) -> Option<rust_decimal::Decimal> {
    claim.quantity.as_ref().and_then(|quantity| quantity.value)
}
