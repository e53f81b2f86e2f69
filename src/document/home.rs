//! The whole whose members the text speaks of: what `全市` and `全省` mean.

use std::collections::{BTreeMap, BTreeSet};

use super::mention::{Name, What};
use super::model::{BlockKind, Document, Role};
use crate::lexicon::gazetteer::{Level, Named, gazetteer, level};
use crate::lexicon::places;

/// The whole.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Home {
    /// Code of the prefecture or province whose members the text speaks of.
    pub code: Option<u32>,
    /// Code of the prefecture that most of the names point to, where there is one.
    pub prefecture: Option<u32>,
    /// Code of the province that most of the names point to.
    pub province: Option<u32>,
}

impl Home {
    /// Whether a place lies right under the whole.
    pub fn holds(&self, code: u32) -> bool {
        self.code
            .is_some_and(|home| code != home && gazetteer().parent(code).is_some_and(|up| up.code == home))
    }

    /// Names by which the text may call the whole.
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        if let Some(place) = self.code.and_then(|code| gazetteer().by_code(code)) {
            names.push(place.name.to_owned());
            if place.short != place.name {
                names.push(place.short.to_owned());
            }
        }
        names
    }
}

/// Weight of a name in the title or above the first sentences.
const TOP: u32 = 6;

/// Whether all places of a name lie in one prefecture, also where its code changed (毕节地区, 毕节市).
fn one_home(rows: &[(&str, Named)]) -> bool {
    let places = gazetteer();
    let mut homes = rows.iter().map(|(_, named)| match named {
        Named::Full(at) | Named::Short(at) => {
            places.place(*at).and_then(|place| places.parent(place.code)).map(|up| up.short)
        }
        _ => None,
    });
    let first = homes.next().flatten();
    first.is_some() && homes.all(|home| home == first)
}

/// Tells the whole by the votes of all names.
pub fn of(text: &str, document: &Document, names: &[Name]) -> Home {
    let places = gazetteer();
    // Votes for a place itself and for each of its members.
    let mut own: BTreeMap<u32, u32> = BTreeMap::new();
    let mut members: BTreeMap<u32, BTreeMap<u32, u32>> = BTreeMap::new();
    // A county's short name alone may be chance (`复杂多变` holds 杂多): a whole needs a full name, a name
    // of its own, or several members.
    let mut firm: BTreeSet<u32> = BTreeSet::new();
    // Or a short name that speaks of itself more than once (`巫山地处…`, `巫山将…`).
    let mut spoke: Option<u32> = None;
    let mut headed: BTreeMap<&str, u32> = BTreeMap::new();
    for name in names {
        let top = document
            .paragraphs
            .get(name.paragraph as usize)
            .is_some_and(|block| block.kind == BlockKind::Title);
        let weight = if top { TOP } else { 1 };
        match name.what {
            What::Place(rows) => {
                let short = matches!(rows[0].1, Named::Short(_)) && !super::mention::kinded(&name.span, rows);
                if rows.len() > 3 || short && places::ordinary().hold(name.span.slice(text)) {
                    continue;
                }
                for (_, row) in rows {
                    let (Named::Full(at) | Named::Short(at)) = row else { continue };
                    let Some(place) = places.place(*at) else { continue };
                    if place.level() != Level::County {
                        *own.entry(place.code).or_default() += weight;
                        firm.insert(place.code);
                    }
                    if let Some(up) = places.parent(place.code) {
                        *members.entry(up.code).or_default().entry(place.code).or_default() += weight;
                        // 织金 41.2亿元, line by line: short names that head lines are a whole's members.
                        let labels = short && name.role != Role::Object && one_home(rows) && {
                            let behind = text.get(name.span.end() as usize..).unwrap_or("");
                            let line = document.paragraphs.get(name.paragraph as usize);
                            line.is_some_and(|block| block.span.start() == name.span.start())
                                && behind.starts_with([' ', ':', '：'])
                        };
                        let labels = labels && {
                            let count = headed.entry(up.short).or_default();
                            *count += 1;
                            *count >= 2
                        };
                        let again = short && name.speaks && name.role == Role::Subject && one_home(rows) && {
                            let before = spoke.replace(place.code);
                            before == Some(place.code)
                        };
                        if !short && one_home(rows) || place.level() != Level::County || again || labels {
                            firm.insert(up.code);
                        }
                    }
                }
            }
            What::Zone { parent, .. } => {
                if let Some(up) = parent {
                    *members.entry(up).or_default().entry(up).or_default() += 1;
                }
            }
            What::Alone(_) | What::Local(_) => {}
        }
    }
    let score = |code: u32| {
        let own = own.get(&code).copied().unwrap_or(0).min(24);
        let spoken = members
            .get(&code)
            .map_or(0, |list| list.len() as u32 * 4 + list.values().map(|votes| votes.min(&6)).sum::<u32>());
        (spoken + own, own)
    };
    let best = |wanted: Level| {
        let told = |code: &u32| firm.contains(code) || members.get(code).is_some_and(|list| list.len() >= 3);
        let codes =
            own.keys().chain(members.keys()).copied().filter(|code| level(*code) == wanted).filter(told);
        codes.map(|code| (score(code), code)).max_by_key(|(score, code)| (*score, std::cmp::Reverse(*code)))
    };
    let prefecture = best(Level::Prefecture);
    let province = best(Level::Province);
    // The province counts as the whole only where its own members, not theirs, are spoken of.
    let code = match (prefecture, province) {
        (Some((low, prefecture)), Some((high, province))) => {
            // One member alone, however often, is spoken of for its own sake.
            let several = members.get(&province).is_some_and(|list| list.len() >= 2) || high.1 > 0;
            Some(if several && high.0 > low.0 * 3 / 2 { province } else { prefecture })
        }
        (low, high) => low.or(high).map(|(_, code)| code),
    };
    // 全省2024年度…考核结果: the whole is the province, however many of its members lie in one city.
    let title = document.title.map_or("", |title| title.slice(text));
    let title = title.trim_start_matches(|c: char| c.is_ascii_digit() || c == '年');
    let code = match code {
        Some(code) if title.starts_with("全省") => Some(code / 10_000 * 10_000),
        other => other,
    };
    let prefecture = prefecture.map(|(_, code)| code);
    Home {
        code,
        prefecture,
        province: prefecture
            .filter(|_| code == prefecture)
            .map(|code| code / 10_000 * 10_000)
            .or(province.map(|(_, code)| code)),
    }
}

/// More counties named in full are a list, no meeting.
const MOST_COUNTIES: usize = 40;

/// The county whose meeting it is: that of the title, else the one named most in full.
pub fn county(document: &Document, names: &[Name]) -> Option<u32> {
    let mut votes: Vec<(u32, u32)> = Vec::new();
    for name in names {
        let What::Place([(_, Named::Full(row))]) = name.what else { continue };
        let Some(place) = gazetteer().place(*row).filter(|place| place.level() == Level::County) else {
            continue;
        };
        let title = document
            .paragraphs
            .get(name.paragraph as usize)
            .is_some_and(|block| block.kind == BlockKind::Title);
        let weight = if title { 20 } else { 1 };
        match votes.iter_mut().find(|(code, _)| *code == place.code) {
            Some((_, votes)) => *votes += weight,
            None => votes.push((place.code, weight)),
        }
        if votes.len() > MOST_COUNTIES {
            return None;
        }
    }
    votes
        .into_iter()
        .max_by_key(|(code, votes)| (*votes, std::cmp::Reverse(*code)))
        .filter(|(_, votes)| *votes >= 2)
        .map(|(code, _)| code)
}

/// What [`county`] says, taken into the whole.
pub fn take_home(home: Home, county: Option<u32>) -> Home {
    match county {
        Some(code) => Home { code: Some(code), ..home },
        None => home,
    }
}
