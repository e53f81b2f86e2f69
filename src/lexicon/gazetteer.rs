//! Provinces, prefectures and counties of China and the functional zones known by name.
//!
//! The data is in `gazetteer.txt` and `zones.txt` (their heads name source and licence); it is parsed
//! once. Names that changed since 2010 are kept, so that older texts are read as they were written.

use std::sync::OnceLock;

use super::index::WordIndex;

/// Level of a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Level {
    /// 省, 自治区, 直辖市, 特别行政区
    Province,
    /// 地级市, 自治州, 地区, 盟
    Prefecture,
    /// 县, 县级市, 区, 旗
    County,
}

/// A province, prefecture or county.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Full name, `义乌市`.
    pub name: &'static str,
    /// Name without its generic ending, `义乌`; the full name where nothing of two characters is left.
    pub short: &'static str,
    /// GB/T 2260 code, six digits.
    pub code: u32,
    /// Whether the name is no longer in use.
    pub former: bool,
}

impl Place {
    /// Its level, by its code.
    pub fn level(&self) -> Level {
        level(self.code)
    }
}

/// Level of a code.
pub fn level(code: u32) -> Level {
    match (code % 10_000, code % 100) {
        (0, _) => Level::Province,
        (_, 0) => Level::Prefecture,
        _ => Level::County,
    }
}

/// What a name in the index stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Named {
    /// A place (row of [`Gazetteer::places`]) by its full name.
    Full(u16),
    /// A place by its short name.
    Short(u16),
    /// A functional zone of the prefecture with this code.
    Zone(u32),
    /// A generic word for a zone (`开发区`), a row of `zones::WORDS`.
    ZoneWord(u16),
    /// An ordinary word, which is no name and whose characters begin none.
    Plain,
}

/// All places and how to find their names.
pub struct Gazetteer {
    /// The places, by code; where a code changed its name, today's first.
    pub places: Vec<Place>,
    /// Zones known by name, with the code of their prefecture.
    pub zones: Vec<(&'static str, u32)>,
    /// Every name.
    pub names: WordIndex<Named>,
}

/// The gazetteer, parsed at first use.
pub fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| Gazetteer::parse(include_str!("gazetteer.txt"), include_str!("zones.txt")))
}

impl Gazetteer {
    fn parse(places: &'static str, zones: &'static str) -> Self {
        let mut found = Vec::new();
        for line in rows(places) {
            let (own, members) = line.split_once(':').unwrap_or((line, ""));
            let digits = own.bytes().take_while(u8::is_ascii_digit).count();
            let code = number(&own[..digits]) * if digits == 2 { 10_000 } else { 100 };
            for (at, name) in own[digits..].split('|').enumerate() {
                push(&mut found, code, name, at > 0);
            }
            let (now, former) = members.split_once(';').unwrap_or((members, ""));
            for (list, former) in [(now, false), (former, true)] {
                for member in list.split(',').filter(|member| member.len() > 2) {
                    push(&mut found, code + number(&member[..2]), &member[2..], former);
                }
            }
        }
        crate::order::sort_by_key(&mut found, |place| (place.code, place.former));
        let zones: Vec<_> = rows(zones)
            .flat_map(|line| line[4..].split(',').map(|name| (name, number(&line[..4]) * 100)))
            .collect();
        let mut names: Vec<(&'static str, Named)> = Vec::new();
        for (at, place) in found.iter().enumerate() {
            let at = u16::try_from(at).unwrap_or(u16::MAX);
            names.push((place.name, Named::Full(at)));
            if place.short != place.name {
                names.push((place.short, Named::Short(at)));
            }
        }
        for (called, full) in super::places::CALLED {
            let rows = (0_u16..).zip(&found).filter(|(_, place)| place.name == *full);
            names.extend(rows.map(|(at, _)| (*called, Named::Short(at))));
        }
        names.extend(zones.iter().map(|&(name, code)| (name, Named::Zone(code))));
        names.extend((0_u16..).zip(super::zones::WORDS).map(|(at, row)| (row.word, Named::ZoneWord(at))));
        names.extend(super::places::PLAIN.iter().map(|word| (*word, Named::Plain)));
        Self { places: found, zones, names: WordIndex::new(names) }
    }

    /// The place of a row.
    pub fn place(&self, row: u16) -> Option<&Place> {
        self.places.get(usize::from(row))
    }

    /// The place that bears this code today, or bore it last.
    pub fn by_code(&self, code: u32) -> Option<&Place> {
        let at = self.places.partition_point(|place| place.code < code);
        self.places.get(at).filter(|place| place.code == code)
    }

    /// The row of [`by_code`](Self::by_code).
    pub fn row_of(&self, code: u32) -> Option<u16> {
        let at = self.places.partition_point(|place| place.code < code);
        self.places.get(at).filter(|place| place.code == code).and_then(|_| u16::try_from(at).ok())
    }

    /// The place above: the prefecture of a county, the province of a prefecture or of a county
    /// that is under no prefecture.
    pub fn parent(&self, code: u32) -> Option<&Place> {
        match level(code) {
            Level::Province => None,
            Level::Prefecture => self.by_code(code / 10_000 * 10_000),
            Level::County => self.by_code(code / 100 * 100).or_else(|| self.by_code(code / 10_000 * 10_000)),
        }
    }

    /// The places right under this one, former ones among them.
    pub fn members(&self, code: u32) -> impl Iterator<Item = &Place> {
        let (behind, province) = match level(code) {
            Level::Province => (code + 10_000, true),
            Level::Prefecture => (code + 100, false),
            Level::County => (code, false),
        };
        let first = self.places.partition_point(|place| place.code <= code);
        let end = self.places.partition_point(|place| place.code < behind);
        self.places.get(first..end).unwrap_or_default().iter().filter(move |place| {
            !province || self.parent(place.code).is_some_and(|parent| parent.code == code)
        })
    }

    /// The places of this full or short name.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Place> {
        self.names.exact(name).iter().filter_map(|(_, named)| match named {
            Named::Full(row) | Named::Short(row) => self.place(*row),
            Named::Zone(_) | Named::ZoneWord(_) | Named::Plain => None,
        })
    }

    /// The zones of a prefecture that are known by name.
    pub fn zones_of(&self, prefecture: u32) -> impl Iterator<Item = &'static str> {
        self.zones.iter().filter(move |zone| zone.1 == prefecture).map(|zone| zone.0)
    }
}

fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#') && line.len() > 4)
}

fn number(digits: &str) -> u32 {
    digits.parse().unwrap_or(0)
}

fn push(places: &mut Vec<Place>, code: u32, name: &'static str, former: bool) {
    if !name.is_empty() {
        places.push(Place { name, short: short(name), code, former });
    }
}

/// Endings of names, longest first.
const ENDINGS: [&str; 16] = [
    "特别行政区",
    "土家族苗族自治县",
    "自治县",
    "自治旗",
    "自治州",
    "自治区",
    "地区",
    "林区",
    "特区",
    "新区",
    "省",
    "市",
    "县",
    "区",
    "旗",
    "盟",
];

/// Peoples in the names of autonomous places.
const PEOPLES: [&str; 54] = [
    "蒙古族",
    "蒙古",
    "回族",
    "藏族",
    "维吾尔",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
    "哈萨克",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯",
    "普米族",
    "塔吉克",
    "怒族",
    "鄂温克族",
    "德昂族",
    "保安族",
    "裕固族",
    "独龙族",
    "鄂伦春",
    "各族",
    "赫哲族",
    "门巴族",
    "珞巴族",
    "基诺族",
    "阿昌族",
    "高山族",
];

/// The name without its generic ending (and the peoples before 自治): `义乌市` → `义乌`.
fn short(name: &'static str) -> &'static str {
    let long_enough = |text: &str| text.len() >= 6;
    let Some(mut rest) =
        ENDINGS.iter().find_map(|ending| name.strip_suffix(ending).filter(|rest| long_enough(rest)))
    else {
        return name;
    };
    if name[rest.len()..].starts_with("自治") {
        while let Some(less) =
            PEOPLES.iter().find_map(|people| rest.strip_suffix(people).filter(|rest| long_enough(rest)))
        {
            rest = less;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(name: &str) -> Vec<u32> {
        gazetteer().named(name).map(|place| place.code).collect()
    }

    #[test]
    fn places_by_full_and_short_name() {
        assert_eq!(codes("义乌市"), [330_782]);
        assert_eq!(codes("义乌"), [330_782]);
        assert_eq!(codes("内蒙古"), [150_000]);
        assert_eq!(codes("海拉尔区"), [150_702]);
        assert_eq!(codes("和县"), [340_523, 341_424], "today's code and the former");
        assert_eq!(codes("延边"), [222_400]);
        assert!(codes("富阳市").contains(&330_183), "former names");
        assert!(codes("鼓楼区").len() >= 4);
    }

    #[test]
    fn ordinary_words_are_no_names() {
        for word in super::super::places::PLAIN {
            assert_eq!(gazetteer().names.exact(word).len(), 1, "{word} is a place, or stands twice");
        }
    }

    #[test]
    fn who_belongs_to_whom() {
        let places = gazetteer();
        assert_eq!(places.parent(330_782).map(|place| place.name), Some("金华市"));
        assert_eq!(places.parent(110_105).map(|place| place.name), Some("北京市"));
        assert_eq!(places.members(330_700).filter(|place| !place.former).count(), 9);
        assert!(places.members(330_000).any(|place| place.name == "金华市"));
        assert!(places.members(110_000).any(|place| place.name == "朝阳区"));
        assert!(places.members(420_000).any(|place| place.name == "仙桃市"));
        assert!(places.zones_of(330_700).any(|zone| zone == "金义新区"));
    }
}
