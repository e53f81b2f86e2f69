//! Claimed places against a table of values: which place its figures give a region, and among whom.
//!
//! A table that is 以此为准 seldom has a column of places; its values tell them all the same. Who stands above a region
//! there stands above it in the whole, so that a place can be too good even where the table has not all members
//! ([`Seat::best`]); that it is not too bad can be told only where all are there ([`Seat::worst`]).

use rust_decimal::Decimal;

use super::Joint;
use super::time::Days;
use crate::claim::model::{Claim, End, Rank};
use crate::document::model::{Region, RegionId};
use crate::lexicon::gazetteer::{Level, gazetteer, level};
use crate::lexicon::standings::SAME_SCOPES;
use crate::order::sort_by_key;
use crate::series::Direction;

/// Rows of one series that are looked at for a place: more would be no table of places.
const ROWS: usize = 512;
/// Claims on either side in which a place may have been meant for another figure of the sentence.
const AROUND: u32 = 2;

/// The figures of the document that counts, by series, region and place in the text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    rows: Vec<(u32, RegionId, u32)>,
}

/// The places that a region may have by the values of the table, counted from the end that the claim counts from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seat {
    /// The best: one behind all that surely stand in front of it.
    pub best: u16,
    /// The worst; `None` where the table has not all members.
    pub worst: Option<u16>,
    /// How many members the table has, the region among them.
    pub among: u16,
    /// Whether it is sure who the members are and which end is good.
    pub sure: bool,
    /// The place may be that of another figure of the sentence.
    pub beside: bool,
}

/// A claimed place against the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Judged {
    /// Against the row's own place: (best, worst), and whether the two meet.
    Column(u16, u16, bool),
    /// The values give this place, too.
    Agrees(Seat),
    /// The values give another place.
    Other(Seat),
    /// It cannot be told: members are missing (so many are there), or it is not known who they are (0).
    Untold(u16),
}

impl Judged {
    /// What weighs more when several places are claimed for one figure.
    pub fn weight(self) -> u8 {
        match self {
            Self::Column(_, _, false) => 3,
            Self::Other(_) => 2,
            Self::Column(..) | Self::Agrees(_) => 1,
            Self::Untold(_) => 0,
        }
    }
}

impl Table {
    /// The figures of these claims: indices with series and region.
    pub fn new(rows: impl Iterator<Item = (u32, RegionId, u32)>) -> Self {
        let mut rows: Vec<_> = rows.collect();
        sort_by_key(&mut rows, |row| *row);
        Self { rows }
    }

    /// Claim number `index` with its place, against a row of its region, series and time.
    pub fn judge(&self, joint: &Joint, (index, claim): (u32, &Claim), rank: &Rank, row: &Claim) -> Judged {
        let scope = canonical(&rank.scope);
        // Only places counted in one scope and from one end can be compared.
        if let Some(own) = row.ranks.iter().find(|one| canonical(&one.scope) == scope && one.end == rank.end)
        {
            return Judged::Column(own.from, own.to, own.from <= rank.to && rank.from <= own.to);
        }
        if !is_place(rank, &joint.source.text) {
            return Judged::Untold(0);
        }
        let Some(seat) = self.seat(joint, rank, row) else { return Judged::Untold(0) };
        let judged = judged(rank, seat);
        let Judged::Other(seat) = judged else { return judged };
        // 完成86.3亿元、增长4.1%，居第二: the place may be that of the figure beside it.
        if self.beside(joint, (index, claim), rank, row) {
            return Judged::Other(Seat { sure: false, beside: true, ..seat });
        }
        judged
    }

    /// Whether the place is that of another figure of the same sentence.
    fn beside(&self, joint: &Joint, (index, claim): (u32, &Claim), rank: &Rank, row: &Claim) -> bool {
        let near = index.saturating_sub(AROUND)..=index.saturating_add(AROUND);
        let claims = near.filter(|at| *at != index).filter_map(|at| joint.report.claims.get(at as usize));
        let mut others =
            claims.filter(|other| other.sentence == claim.sentence && other.region == claim.region);
        others.any(|other| {
            let rows = other.series.map_or(&[][..], |series| self.of(series)).iter().take(ROWS);
            let own = rows.filter(|one| Some(one.1) == claim.region);
            let own = own.filter_map(|one| joint.report.claims.get(one.2 as usize));
            let own = own.filter(|one| Days::of_claim(one) == Days::of_claim(row)).take(1);
            own.into_iter().any(|one| {
                let seat = self.seat(joint, rank, one);
                seat.is_some_and(|seat| !matches!(judged(rank, seat), Judged::Other(_)))
            })
        })
    }

    fn of(&self, series: u32) -> &[(u32, RegionId, u32)] {
        let start = self.rows.partition_point(|one| one.0 < series);
        let behind = self.rows.partition_point(|one| one.0 <= series);
        self.rows.get(start..behind).unwrap_or_default()
    }

    /// The places that the values of the row's series and time leave to it; `None` where the row has no number, or
    /// it is not known among whom the place is.
    fn seat(&self, joint: &Joint, rank: &Rank, row: &Claim) -> Option<Seat> {
        let regions = &joint.report.regions;
        let region = |id: RegionId| regions.get(usize::from(id.0));
        let (id, series) = (row.region?, row.series?);
        let own = region(id)?;
        let value = exact(row)?;
        let direction = joint.report.series.get(series as usize)?.direction;
        let more = direction != Some(Direction::Down);
        let scope = canonical(&rank.scope);
        let days = Days::of_claim(row);
        // In front of it, beside it, behind it; and those of whom it is not sure that they take part.
        let (mut front, mut even, mut behind, mut unsure) = (0_u16, 0_u16, 0_u16, 0_u16);
        let mut there: Vec<u32> = own.code.into_iter().collect();
        let mut last = id;
        let rows = self.of(series);
        let others = rows.iter().take(ROWS).filter(|one| one.1 != id);
        for &(_, other, claim) in others {
            let Some(claim) = joint.report.claims.get(claim as usize) else { continue };
            // One figure a region: the first of this time.
            if last == other || Days::of_claim(claim) != days {
                continue;
            }
            let Some((theirs, place)) = exact(claim).zip(region(other)) else { continue };
            match peer(scope, own, place)? {
                Peer::No => continue,
                Peer::Perhaps => unsure += 1,
                Peer::Sure => {
                    let better = if more { theirs > value } else { theirs < value };
                    match theirs == value {
                        true => even += 1,
                        false if better => front += 1,
                        false => behind += 1,
                    }
                }
            }
            last = other;
            there.extend(place.code);
        }
        let among = 1 + front + even + behind;
        if rank.end == End::Bottom {
            front = behind;
        }
        let stated = rank.of == Some(among) && unsure == 0;
        let complete = rows.len() <= ROWS && (stated || whole(scope, own, &mut there));
        Some(Seat {
            best: 1 + front,
            worst: complete.then(|| 1 + front + even + unsure),
            among,
            sure: direction.is_some(),
            beside: false,
        })
    }
}

fn judged(rank: &Rank, seat: Seat) -> Judged {
    if rank.to < seat.best {
        return Judged::Other(seat);
    }
    match seat.worst {
        // A zone that the table leaves out may stand between.
        Some(worst) if rank.from > worst => {
            Judged::Other(Seat { sure: seat.sure && rank.of == Some(seat.among), ..seat })
        }
        Some(_) => Judged::Agrees(seat),
        None => Judged::Untold(seat.among),
    }
}

/// A place that others could take: no 唯一, and no place from nowhere.
pub(super) fn is_place(rank: &Rank, text: &str) -> bool {
    rank.from > 0 && rank.to >= rank.from && !rank.raw.slice(text).contains("唯一")
}

/// One word for a scope: 全市 for 我市 and the like.
pub(super) fn canonical(scope: &str) -> &str {
    SAME_SCOPES.iter().find(|(word, _)| *word == scope).map_or(scope, |(_, same)| same)
}

/// The value, where the claim tells one number and no bound of it.
fn exact(claim: &Claim) -> Option<Decimal> {
    claim.quantity.as_ref().filter(|quantity| quantity.bound.is_none())?.value
}

/// Whether two regions take part in one ranking.
enum Peer {
    Sure,
    Perhaps,
    No,
}

/// Whether another region stands in the scope of a place beside the one that claims it; `None` where it is not known
/// whom the scope holds (全市工业强县).
fn peer(scope: &str, own: &Region, other: &Region) -> Option<Peer> {
    let city = matches!(scope, "全市" | "全州" | "全盟");
    let province = matches!(scope, "全省" | "全区");
    let land = matches!(scope, "全国");
    let sure = |is: bool| if is { Peer::Sure } else { Peer::No };
    match (own.code, other.code) {
        (Some(own), Some(other)) if level(own) == level(other) => match level(own) {
            Level::County if city => Some(sure(own / 100 == other / 100)),
            Level::County if scope == "全省" => Some(sure(own / 10_000 == other / 10_000)),
            Level::Prefecture if province => Some(sure(own / 10_000 == other / 10_000)),
            _ if land => Some(Peer::Sure),
            _ => None,
        },
        (Some(_), Some(_)) => Some(Peer::No),
        // A zone is ranked among the counties in some cities, and in others not.
        (Some(own), None) => {
            let within = city && other.parent.is_some_and(|parent| parent / 100 == own / 100);
            Some(if within { Peer::Perhaps } else { Peer::No })
        }
        (None, Some(other)) => {
            let within = city && own.parent.is_some_and(|parent| parent / 100 == other / 100);
            Some(if within && level(other) == Level::County { Peer::Perhaps } else { Peer::No })
        }
        // Towns of one county, zones of one city.
        (None, None) => match (own.parent, other.parent) {
            (Some(own), Some(other)) if city || matches!(scope, "全县" | "全区" | "全旗") => {
                Some(sure(own == other))
            }
            _ => None,
        },
    }
}

/// Whether these regions are all members of the scope, as the gazetteer has them.
fn whole(scope: &str, own: &Region, there: &mut [u32]) -> bool {
    let Some(code) = own.code else { return false };
    let parent = match (scope, level(code)) {
        ("全市" | "全州" | "全盟", Level::County) => code / 100 * 100,
        ("全省" | "全区", Level::Prefecture) => code / 10_000 * 10_000,
        _ => return false,
    };
    sort_by_key(there, |code| *code);
    // Codes of the seventies are zones that statistics keep apart: not every ranking has them.
    let zone = |code: u32| level(code) == Level::County && (71..80).contains(&(code % 100));
    let members =
        gazetteer().members(parent).filter(|place| !place.former && level(place.code) == level(code));
    let mut members = members.filter(|place| !zone(place.code));
    let mut any = false;
    members.all(|place| {
        any = true;
        there.binary_search(&place.code).is_ok()
    }) && any
}
