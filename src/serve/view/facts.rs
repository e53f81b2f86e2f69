//! What the studio needs to make charts: the figures of the report that the filters in force let pass. Only told
//! here; what is drawn of it, and how, is decided there, so that no one waits for that code.

use super::leagues::{between, span_of};
use super::standing::own_scope;
use super::viewer::Viewer;
use crate::audit::Kind;
use crate::chart::model::{Shade, Sign};
use crate::claim::model::{Claim, End, Rank, Status};
use crate::language::Language;
use crate::league::standing::Class;
use crate::league::{Member, Support};
use crate::report::json::plain;
use crate::report::lost::losses;
use crate::serve::{export, narrow, rows, series};
use crate::studio::facts::{Bound, Course, Facts, Pace, Point, Seat, Series, Value};

/// Values told at the most: no chart shows as many.
const MOST: usize = 20_000;

/// The facts, with the places of regions and series in their lists.
struct Teller<'a> {
    viewer: &'a Viewer<'a>,
    facts: Facts,
    /// By group of regions: place in the list.
    regions: Vec<Option<u32>>,
    /// By series: place in the list.
    series: Vec<Option<u32>>,
}

/// All that can be drawn.
pub(super) fn facts(viewer: &Viewer<'_>) -> Facts {
    let report = &viewer.held.report;
    let facts = Facts {
        stem: export::file_name(viewer.held, "", viewer.language),
        source: export::origin(viewer.held, viewer.language),
        ..Facts::default()
    };
    let regions = vec![None; report.regions.len()];
    let mut teller = Teller { viewer, facts, regions, series: vec![None; report.series.len()] };
    for region in viewer.regions() {
        teller.region(region);
    }
    teller.facts.reporting = narrow(teller.facts.regions.len());
    teller.values();
    teller.seats();
    teller.bounds();
    teller.paces();
    teller.courses();
    teller.damaged();
    teller.facts
}

impl Teller<'_> {
    /// The place of a group of regions in the list; `None` where a filter hides it: one chosen region is looked at
    /// among the others, two or more stand alone.
    fn region(&mut self, group: u32) -> Option<u32> {
        if !self.viewer.beside_others(group) {
            return None;
        }
        let slot = self.regions.get_mut(group as usize)?;
        if slot.is_none() {
            *slot = Some(narrow(self.facts.regions.len()));
            self.facts.regions.push(self.viewer.region_name(group).to_owned());
        }
        *slot
    }

    /// The place of a series in the list, a plan's being that of what was done.
    fn series(&mut self, index: u32) -> Option<u32> {
        let all = &self.viewer.held.report.series;
        let index = all.get(index as usize)?.plan_of.unwrap_or(index);
        let series = all.get(index as usize)?;
        let slot = self.series.get_mut(index as usize)?;
        if slot.is_none() {
            *slot = Some(narrow(self.facts.series.len()));
            self.facts.series.push(Series {
                key: index,
                name: series.name.to_string(),
                base: series.base.as_deref().unwrap_or_default().to_owned(),
                topic: series.topic as u32,
            });
        }
        *slot
    }

    /// Where a claim stands: its region and series, each where it has one; `None` where a filter hides it.
    fn place(&mut self, index: u32, claim: &Claim) -> Option<(Option<u32>, Option<u32>)> {
        if !self.viewer.passes(index) {
            return None;
        }
        let region = match self.viewer.held.group(claim) {
            Some(group) => Some(self.region(group)?),
            None if self.viewer.query.regions.len() > 1 => return None,
            None => None,
        };
        let series = claim.series.and_then(|series| self.series(series));
        Some((region, series))
    }

    fn values(&mut self) {
        let viewer = self.viewer;
        for (index, claim) in (0..).zip(&viewer.held.report.claims) {
            if claim.subject.is_some() {
                continue;
            }
            let Some(quantity) = &claim.quantity else { continue };
            let Some(value) = quantity.value else { continue };
            let Some((region, series)) = self.place(index, claim) else { continue };
            if self.facts.values.len() >= MOST {
                self.facts.dropped += 1;
                continue;
            }
            self.facts.values.push(Value {
                region,
                series,
                name: claim.indicator.to_string(),
                value: plain(value),
                base: quantity.base.as_deref().unwrap_or_default().to_owned(),
                literal: rows::signed(viewer.held, claim),
                places: viewer.places(claim),
                period: viewer.period(claim),
                planned: claim.status != Status::Actual,
                sentence: claim.sentence.start(),
                claim: claim.id(),
            });
        }
    }

    /// The places that 位次统计 counts, in the text's own whole.
    fn seats(&mut self) {
        let viewer = self.viewer;
        let own = own_scope(viewer);
        for standing in &viewer.held.report.standings {
            let scopes = standing.scopes.iter().filter(|places| &*places.scope == own);
            for seat in scopes.flat_map(|places| &places.seats) {
                let Some(claim) = viewer.claim(seat.claim) else { continue };
                let Some(rank) = claim.ranks.get(usize::from(seat.rank)) else { continue };
                let Some((Some(region), series)) = self.place(seat.claim, claim) else { continue };
                self.facts.seats.push(Seat {
                    region,
                    series,
                    name: claim.indicator.to_string(),
                    short: short(rank, viewer.language),
                    words: series::bare(rank, viewer.language),
                    literal: rows::signed(viewer.held, claim),
                    shade: shade(seat.class, rank),
                    open: seat.class == Class::Open,
                    sign: match seat.verdict {
                        Support::Supported => Sign::Supported,
                        Support::Unclear => Sign::Unclear,
                        Support::Contradicted => Sign::Contradicted,
                        Support::Untested | Support::None => Sign::Untested,
                    },
                    claim: claim.id(),
                });
            }
        }
    }

    fn bounds(&mut self) {
        let viewer = self.viewer;
        let own = own_scope(viewer);
        for league in viewer.held.report.leagues.iter().filter(|league| &*league.scope == own) {
            let Some(told) = viewer.held.report.series.get(league.series as usize) else { continue };
            for member in &league.members {
                if !viewer.any_passes(&member.claims) {
                    continue;
                }
                let place = narrow_place(member);
                let open = member.value.is_none() && (member.low.is_some() || member.high.is_some());
                if place.is_empty() && !open {
                    continue;
                }
                let group = viewer.group(member.region);
                let Some(region) = group.and_then(|group| self.region(group)) else { continue };
                let Some(series) = self.series(league.series) else { continue };
                let claim = member.claims.first().and_then(|&claim| viewer.claim(claim));
                self.facts.bounds.push(Bound {
                    region,
                    series,
                    low: member.low.filter(|_| open).map(plain),
                    high: member.high.filter(|_| open).map(plain),
                    range: if open { between(member, told) } else { String::new() },
                    place,
                    claim: claim.map(Claim::id).unwrap_or_default(),
                });
            }
        }
    }

    /// What the audit held against the calendar.
    fn paces(&mut self) {
        let viewer = self.viewer;
        for finding in viewer.held.report.findings.iter().filter(|finding| finding.kind == Kind::Calendar) {
            let index = finding.claims.first().copied();
            let Some((index, claim)) = index.and_then(|index| Some((index, viewer.claim(index)?))) else {
                continue;
            };
            let value = claim.quantity.as_ref().and_then(|quantity| quantity.value);
            let day = claim.period.as_ref().and_then(|period| period.to);
            let Some((value, day)) = value.zip(day) else { continue };
            let Some((region, series)) = self.place(index, claim) else { continue };
            let series = series.and_then(|series| self.facts.series.get(series as usize));
            let name = match (series, claim.subject.as_deref()) {
                (Some(series), _) => series.name.clone(),
                (None, Some(subject)) => [subject, &claim.indicator].join(" · "),
                (None, None) => claim.indicator.to_string(),
            };
            self.facts.paces.push(Pace {
                region,
                name,
                value: plain(value),
                literal: rows::signed(viewer.held, claim),
                month: u32::from(day.month),
                period: viewer.period(claim),
                claim: claim.id(),
            });
        }
    }

    fn courses(&mut self) {
        let viewer = self.viewer;
        for course in viewer.held.courses.iter().take(MOST) {
            let group = viewer.group(course.region);
            let Some(region) = group.and_then(|group| self.region(group)) else { continue };
            let Some(series) = self.series(course.series) else { continue };
            let points = course.points.iter().filter_map(|point| {
                let claim = viewer.claim(point.claim)?;
                let document = viewer.held.parts.get(point.part as usize)?.name.clone();
                let period = viewer.period(claim);
                Some(Point {
                    when: if period.is_empty() { document.clone() } else { period },
                    value: plain(point.value),
                    literal: rows::worded(viewer.held, claim),
                    places: viewer.places(claim),
                    document,
                    claim: claim.id(),
                })
            });
            self.facts.courses.push(Course { region, series, points: points.collect() });
        }
    }

    /// Where words are lost: the agenda item is that of the claim before, as in the office's table.
    fn damaged(&mut self) {
        for claim in losses(&self.viewer.held.report) {
            let group = self.viewer.held.group(claim);
            if let Some(region) = group.and_then(|group| self.region(group)) {
                self.facts.damaged.push((region, claim.topic as u32));
            }
        }
        self.facts.damaged.sort_unstable();
        self.facts.damaged.dedup();
    }
}

/// In which shade a place is drawn.
fn shade(class: Class, rank: &Rank) -> Shade {
    match (class, rank.end) {
        (Class::Top, _) if rank.to == 1 => Shade::First,
        (Class::Top, _) => Shade::Top,
        (Class::Bottom, _) | (Class::Open, End::Bottom) => Shade::Bottom,
        (Class::Middle | Class::Open, _) => Shade::Middle,
    }
}

/// A place in very few signs: 4, 4–7, ≤3; from the end 倒1, 后3. Never a minus, which a reader takes for a number.
fn short(rank: &Rank, language: Language) -> String {
    match (rank.end, rank.from, rank.to) {
        (End::Top, from, to) if from == to => from.to_string(),
        (End::Top, 1, to) => format!("≤{to}"),
        (End::Top, from, to) => format!("{from}–{to}"),
        (End::Bottom, from, to) if from == to => language.pick(format!("倒{from}"), from_last(from)),
        (End::Bottom, 1, to) => language.pick(format!("后{to}"), format!("last {to}")),
        (End::Bottom, from, to) => language.pick(format!("倒{from}–{to}"), format!("L{from}–{to}")),
    }
}

/// The last, or L2 for the second from the end: a cell holds no more; the chart says so below.
fn from_last(place: u16) -> String {
    if place == 1 { "last".to_owned() } else { format!("L{place}") }
}

/// The place that follows where none is claimed, where it is narrow enough to say something.
fn narrow_place(member: &Member) -> String {
    match member.places {
        Some((best, Some(worst))) if member.claimed.is_none() && worst.saturating_sub(best) <= 2 => {
            span_of((best, Some(worst)))
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_from_the_end_are_no_negative_numbers() {
        let rank = |from, to, end| Rank {
            scope: "全市".into(),
            of: None,
            raw: Default::default(),
            from,
            to,
            end,
            tie: false,
            step: None,
        };
        for (from, to, end, zh, en) in [
            (4, 4, End::Top, "4", "4"),
            (1, 3, End::Top, "≤3", "≤3"),
            (4, 7, End::Top, "4–7", "4–7"),
            (1, 1, End::Bottom, "倒1", "last"),
            (2, 2, End::Bottom, "倒2", "L2"),
            (1, 3, End::Bottom, "后3", "last 3"),
            (2, 3, End::Bottom, "倒2–3", "L2–3"),
        ] {
            let told =
                [Language::Chinese, Language::English].map(|language| short(&rank(from, to, end), language));
            assert_eq!(told, [zh, en]);
        }
    }
}
