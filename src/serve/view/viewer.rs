//! What all views look through: the open report, the words of the language, what the reader chose.

use super::words::Words;
use crate::audit::{Finding, Verdict};
use crate::blocks::model::{Go, Item, Tone};
use crate::claim::model::{Claim, Status};
use crate::document::model::RegionId;
use crate::language::Language;
use crate::league::League;
use crate::lex::unit::in_unit;
use crate::report::json::plain;
use crate::serve::held::Held;
use crate::serve::protocol::Query;
use crate::serve::{narrow, rows, series};
use crate::source::Span;

/// The open report as one reader looks at it.
pub(super) struct Viewer<'a> {
    pub(super) held: &'a Held,
    pub(super) t: &'static Words,
    pub(super) language: Language,
    pub(super) query: &'a Query,
    /// Claims that the filters let pass, regions left aside; `None`: all.
    pub(super) passing: Option<&'a [bool]>,
    /// The views' own choices: (key, value).
    pub(super) look: &'a [(String, String)],
}

impl<'a> Viewer<'a> {
    /// What the reader chose for a key; empty where nothing.
    pub(super) fn choice(&self, key: &str) -> &'a str {
        self.look.iter().find(|(known, _)| known == key).map_or("", |(_, value)| value)
    }

    pub(super) fn claim(&self, index: u32) -> Option<&'a Claim> {
        self.held.report.claims.get(index as usize)
    }

    pub(super) fn region_name(&self, region: u32) -> &'a str {
        self.held.report.regions.get(region as usize).map_or("", |region| &region.name)
    }

    /// The group of a region: regions that the reader calls alike are one.
    pub(super) fn group(&self, region: RegionId) -> Option<u32> {
        self.held.groups.get(usize::from(region.0)).copied()
    }

    /// Whether the reader chose this region.
    pub(super) fn chosen(&self, region: u32) -> bool {
        self.query.regions.contains(&region)
    }

    /// The regions that report, in official order ([`Held::reporting`]).
    pub(super) fn regions(&self) -> Vec<u32> {
        self.held.reporting()
    }

    /// Claims of each region by group, in the order of the text.
    pub(super) fn claims_of(&self, region: u32) -> Vec<u32> {
        let claims = (0..).zip(&self.held.report.claims);
        let own = claims.filter(|(_, claim)| self.held.group(claim) == Some(region));
        own.map(|(index, _)| index).filter(|&index| self.passes(index)).collect()
    }

    /// Whether the filters let a claim pass, regions left aside.
    pub(super) fn passes(&self, index: u32) -> bool {
        self.passing.is_none_or(|passing| passing.get(index as usize) == Some(&true))
    }

    /// Whether they let one of some claims pass.
    pub(super) fn any_passes(&self, claims: &[u32]) -> bool {
        self.passing.is_none() || claims.iter().any(|&index| self.passes(index))
    }

    /// Whether a region is to be shown beside others: one chosen is looked at among them, two or more stand alone.
    pub(super) fn beside_others(&self, region: u32) -> bool {
        self.query.regions.len() < 2 || self.chosen(region)
    }

    /// The claims that all filters let pass, those of regions among them.
    pub(super) fn shown(&self) -> impl Iterator<Item = (u32, &'a Claim)> {
        let of_region = |claim: &Claim| {
            self.query.regions.is_empty() || self.chosen(self.held.group(claim).unwrap_or(u32::MAX))
        };
        let all = (0..).zip(&self.held.report.claims);
        all.filter(move |(index, claim)| self.passes(*index) && of_region(claim))
    }

    /// The documents in which some words stand, each to be opened; none where one alone is open.
    pub(super) fn documents(&self, spans: &[Span]) -> Vec<Item> {
        let parts = self.held.parts_of(spans);
        let part = |at: usize| Some((at, self.held.parts.get(at)?));
        let item = |(at, part): (usize, &crate::report::Part)| {
            Item::new(["《", &part.name, "》"].concat()).tone(Tone::Faint).go(Go::Document(narrow(at)))
        };
        parts.into_iter().filter_map(part).map(item).collect()
    }

    /// A button that opens the page of a region.
    pub(super) fn region_item(&self, region: u32) -> Item {
        Item::new(self.region_name(region)).go(Go::RegionPage(region))
    }

    /// The value in a unit, or as the text has it where the unit does not fit; with the word that bounds it.
    pub(super) fn amount(&self, claim: &Claim, unit: Option<&str>) -> String {
        let Some(quantity) = &claim.quantity else { return String::new() };
        let exact = quantity.bound.is_none();
        match quantity.value.and_then(|value| in_unit(value, quantity.base.as_deref(), unit)) {
            Some(number) if exact => plain(number),
            _ => rows::signed(self.held, claim),
        }
    }

    /// A claim's value that leads to its sentence; a plan is hollow, a place without a value says so.
    pub(super) fn value_item(&self, claim: &Claim, unit: Option<&str>) -> Item {
        let mut text = self.amount(claim, unit);
        let mut tone = if claim.status == Status::Actual { Tone::Plain } else { Tone::Plan };
        if claim.quantity.is_none() {
            text = self.places(claim);
            tone = Tone::Rank;
        }
        let title = [rows::worded(self.held, claim), self.period(claim)].join(" ");
        Item::new(text).tone(tone).title(title.trim()).go(Go::Claim(claim.id()))
    }

    /// The places a claim boasts of, in few signs.
    pub(super) fn places(&self, claim: &Claim) -> String {
        let places: Vec<String> = claim.ranks.iter().map(|rank| series::place(rank, self.language)).collect();
        places.join(self.t.comma)
    }

    /// Among whom, in the reader's language.
    pub(super) fn scope<'s>(&self, scope: &'s str) -> &'s str {
        series::scope(scope, self.language)
    }

    pub(super) fn period(&self, claim: &Claim) -> String {
        claim.period.as_deref().map(|period| self.held.time(period).into_owned()).unwrap_or_default()
    }

    /// The leagues of a series.
    pub(super) fn leagues_of(&self, series: u32) -> impl Iterator<Item = &'a League> {
        let leagues = &self.held.report.leagues;
        let start = leagues.partition_point(|league| league.series < series);
        leagues.iter().skip(start).take_while(move |league| league.series == series)
    }

    /// The period of a league, where another one of the same series and scope has to be told from it; else empty.
    pub(super) fn league_time(&self, league: &League) -> String {
        let alike = self
            .leagues_of(league.series)
            .filter(|other| other.members.len() > 1 && other.scope == league.scope)
            .take(2)
            .count()
            > 1;
        let period = league.period.as_deref().filter(|_| alike);
        period.map(|period| self.held.time(period).into_owned()).unwrap_or_default()
    }

    /// The period of a claim, which a press chooses.
    pub(super) fn period_item(&self, index: u32, claim: &Claim) -> Item {
        let of = self.held.keys.periods(&self.held.report).of.get(index as usize);
        let go = of.map_or(Go::Nowhere, |&period| Go::Period(period));
        Item::new(self.period(claim)).tone(Tone::Faint).go(go)
    }

    /// The periods that most of some claims speak of, the earliest first, each to be chosen or let go; nothing where
    /// all speak of one.
    pub(super) fn periods<'c>(&self, claims: impl Iterator<Item = (u32, &'c Claim)>) -> Vec<Item> {
        const MOST: usize = 8;
        let words = self.held.keys.periods(&self.held.report);
        let mut counts = vec![0_u32; words.sorted.len()];
        for (index, _) in claims {
            let of = words.of.get(index as usize).and_then(|&period| counts.get_mut(period as usize));
            *of.unwrap_or(&mut 0) += 1;
        }
        let mut most: Vec<usize> = (0..counts.len()).filter(|&at| counts.get(at) > Some(&0)).collect();
        if most.len() < 2 {
            return Vec::new();
        }
        crate::order::sort_by_key(&mut most, |&at| std::cmp::Reverse(counts.get(at).copied()));
        most.truncate(MOST);
        most.sort_unstable();
        let item = |at: usize| {
            let index = narrow(at);
            let count = counts.get(at).map_or(String::new(), u32::to_string);
            let name = words.sorted.get(at)?;
            let pressed = self.query.periods.contains(&index);
            Some(Item::new(&**name).small(count).go(Go::Period(index)).pressed(pressed))
        };
        most.into_iter().filter_map(item).collect()
    }

    /// What is counted, after its number: one region, two regions.
    pub(super) fn counted(&self, count: u32, words: &'static str) -> String {
        let many = words.split(' ').next().unwrap_or(words);
        match many.strip_suffix('s') {
            Some(one) if count == 1 && self.language == Language::English => words.replacen(many, one, 1),
            _ => words.to_owned(),
        }
    }

    /// What findings are called behind their number.
    pub(super) fn found(&self, count: u32, verdict: Verdict) -> String {
        // A name begins with a capital, what follows a number does not.
        let words = if count == 1 { self.t.verdicts } else { self.t.verdicts_many };
        words.get(verdict as usize).copied().unwrap_or("").to_lowercase()
    }

    /// Whether a finding is about what the reader chose.
    pub(super) fn concerns(&self, finding: &Finding) -> bool {
        let region = self.query.regions.is_empty()
            || finding.regions.iter().filter_map(|&id| self.group(id)).any(|region| self.chosen(region));
        region && self.any_passes(&finding.claims)
    }

    /// How many findings about what the reader chose came out so.
    pub(super) fn count(&self, verdict: Verdict) -> u32 {
        let findings = self.held.report.findings.iter();
        narrow(findings.filter(|finding| finding.verdict == verdict && self.concerns(finding)).count())
    }

    /// Spans of one sentence, in order and apart, with some of the sentence around them, marked, leading there.
    pub(super) fn quote(&self, spans: &[Span], go: Go) -> Item {
        const AROUND: usize = 32;
        let text = &self.held.source.text;
        let start = spans.first().map_or(0, |span| span.start() as usize);
        let end = spans.last().map_or(start, |span| span.end() as usize);
        let stops = |sign: char| matches!(sign, '。' | '；' | '\n' | '！' | '？');
        let before = text.get(..start).unwrap_or("").chars().rev();
        let (from, cut) = reach(before, AROUND, stops, false);
        let behind = text.get(end..).unwrap_or("").chars();
        let (to, more) = reach(behind, AROUND, stops, true);
        let (from, to) = (start - from, end + to);
        let mut words = if cut { "…".to_owned() } else { String::new() };
        let mut marks = Vec::new();
        let mut done = from;
        for span in spans {
            let next = self.held.piece(Span::of(done, (span.start() as usize).max(done)));
            words.push_str(if done == from { next.trim_start_matches(['|', ' ']) } else { &next });
            let first = words.len();
            words.push_str(&self.held.quote(*span));
            marks.push((first, words.len()));
            done = span.end() as usize;
        }
        words.push_str(self.held.piece(Span::of(done, to)).trim_end_matches(['|', ' ']));
        if more {
            words.push('…');
        }
        Item { marks, ..Item::new(words) }.tone(Tone::Quote).go(go)
    }

    /// Whether two spans can stand in one quote: near, and no end of a sentence between them.
    pub(super) fn beside(&self, one: Span, two: Span) -> bool {
        /// In bytes.
        const NEAR: usize = 150;
        let between = (one.end() as usize)..(two.start() as usize);
        between.len() <= NEAR
            && self.held.source.text.get(between).is_some_and(|gap| !gap.contains(['。', '\n', '！', '？']))
    }
}

/// How many bytes a quote reaches over signs, and whether it was cut before the sentence's end. The sign that ends
/// the sentence belongs to it only behind.
fn reach(
    signs: impl Iterator<Item = char>,
    most: usize,
    stops: impl Fn(char) -> bool,
    behind: bool,
) -> (usize, bool) {
    let mut length = 0;
    for (count, sign) in signs.enumerate() {
        if stops(sign) {
            let last = if behind && sign != '\n' { sign.len_utf8() } else { 0 };
            return (length + last, false);
        }
        if count == most {
            return (length, true);
        }
        length += sign.len_utf8();
    }
    (length, false)
}

/// `{0}` and `{1}` of a sentence of ours replaced.
pub(super) fn fill(pattern: &str, words: &[&str]) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some(at) = rest.find('{') {
        out.push_str(rest.get(..at).unwrap_or(""));
        let place =
            rest.as_bytes().get(at + 1).map_or(usize::MAX, |digit| usize::from(digit.wrapping_sub(b'0')));
        out.push_str(words.get(place).copied().unwrap_or(""));
        rest = rest.get(at + 3..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_another_unit() {
        let told = |value: i64, base, unit| {
            in_unit(rust_decimal::Decimal::from(value), Some(base), Some(unit)).map(plain)
        };
        assert_eq!(told(780_000_000, "元", "亿元").as_deref(), Some("7.8"));
        assert_eq!(told(780_000_000, "元", "万元").as_deref(), Some("78000"));
        assert_eq!(told(52, "%", "%").as_deref(), Some("52"));
        assert_eq!(told(52, "%", "亿元"), None);
        assert_eq!(told(52, "个", "nonsense"), None);
    }

    #[test]
    fn sentences_are_filled() {
        assert_eq!(fill("{0} 家中 {1} 家", &["10", "6"]), "10 家中 6 家");
        assert_eq!(fill("{2}{", &["10"]), "");
    }
}
