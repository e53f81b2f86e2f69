//! Among whom a place is claimed where the text does not say it at the place itself.

use std::rc::Rc;

use crate::document::model::{Document, DocumentKind};
use crate::lexicon::ranks::{MEMBERS, PLACE_CLASSES};
use crate::lexicon::set::{WordSet, word_table, words};
use crate::source::Clean;

/// The whole that the text speaks of, by the level of its name; in a press text that counts a class of
/// places in its title, that class (13个设区市).
pub(crate) fn default_scope(clean: &Clean, document: &Document) -> Rc<str> {
    if document.kind == DocumentKind::Press
        && let Some(class) = class_of_places(clean, document)
    {
        return class.as_str().into();
    }
    const LEVELS: &[(&str, &str)] = &[
        ("自治区", "全区"),
        ("省", "全省"),
        ("自治州", "全州"),
        ("州", "全州"),
        ("盟", "全盟"),
        ("县", "全县"),
        ("市", "全市"),
    ];
    let level = document.whole.iter().find_map(|name| LEVELS.iter().find(|(end, _)| name.ends_with(end)));
    // A text that names no whole: the scope that its places name most often.
    let said = |scope: &str| {
        let places = ["第", "前", "后", "末", "首", "唯一", "排", "倒数"];
        clean
            .text
            .match_indices(scope)
            .filter(|(at, _)| places.iter().any(|place| clean.text[at + scope.len()..].starts_with(place)))
            .count()
    };
    let often = || {
        let often =
            ["全市", "全省", "全县", "全区", "全州", "全旗", "全盟"].map(|scope| (said(scope), scope));
        often.into_iter().rev().max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0)
    };
    level.map(|(_, scope)| *scope).or_else(|| often().map(|(_, scope)| scope)).unwrap_or("全市").into()
}

/// [`class_of_places`] with its count, as the title says it.
pub(super) fn counted_class(clean: &Clean, document: &Document) -> Option<String> {
    let title = document.title?.slice(&clean.text);
    let class = class_of_places(clean, document)?;
    let at = title.find(&class)?;
    let digits = title[..at].trim_end_matches('个');
    let count = digits.len() - digits.bytes().rev().take_while(u8::is_ascii_digit).count();
    Some(title[count..at + class.len()].to_string())
}

pub(super) fn class_of_places(clean: &Clean, document: &Document) -> Option<String> {
    let title = document.title?.slice(&clean.text);
    let at = title.find('个')? + '个'.len_utf8();
    let before = title[..at].trim_end_matches('个').chars().next_back()?;
    if !before.is_ascii_digit() {
        return None;
    }
    const PLACES: &[&str] =
        &["城市", "地市", "盟市", "省份", "区县", "县区", "县市", "设区市", "地级市", "州市", "市州", "旗县"];
    let rest = &title[at..];
    let end = PLACES.iter().filter_map(|word| rest.find(word).map(|at| at + word.len())).min()?;
    (end <= 30).then(|| rest[..end].to_string())
}

/// What places are called in the name of their count.
static COUNTED_PLACES: WordSet = word_table![
    "城市",
    "盟市",
    "地市",
    "设区市",
    "地级市",
    "市州",
    "州市",
    "市(州)",
    "州(市)",
    "地州市",
    "旗县",
    "省份",
    "县区",
    "区县",
    "县市",
    "县(市",
    "市数",
    "县数",
    "区数",
];

/// Whether a count is of places (`GDP超8000亿元城市数`).
pub(super) fn counts_places(name: &str) -> bool {
    let than_all = AVERAGES.ends(name) && BESIDE.begins(name);
    than_all || COUNTED_PLACES.stands_in(name)
}

/// Whether a heading stands over scores and names nothing that was scored (亮分, 结果).
pub(super) fn over_scores(heading: &str) -> bool {
    heading.ends_with('分') || outcome(heading)
}

/// Whether a heading only says that what came out follows (结果, 成绩揭晓).
pub(super) fn outcome(heading: &str) -> bool {
    words!["结果", "成绩", "揭晓", "成绩揭晓", "结果揭晓", "名次", "评定", "评定结果"].contains(&heading)
}

/// Whether a noun is only what places of one kind are called (县区, 地区).
pub(super) fn kind_of_places(noun: &str) -> bool {
    MEMBERS.contains(&noun) || PLACE_CLASSES.contains(&noun)
}

/// What places are held against where a ranking counts them without a word for them (跑赢全省平均的有7个).
static AVERAGES: WordSet = WordSet::new(&["平均", "平均水平", "平均线", "平均值", "均值"]);

/// Verbs for how they compare with it.
static BESIDE: WordSet = WordSet::new(&[
    "跑赢", "跑输", "高于", "低于", "超过", "快于", "慢于", "好于", "优于", "不及", "高出", "达到",
]);

/// The name of a count of places with the places last: `城市GDP超过8000亿元` → `GDP超过8000亿元城市数`.
pub(super) fn places_last(name: &str, ranked: Option<&str>) -> Option<String> {
    const PLACES: &[&str] = &[
        "城市",
        "设区市",
        "地级市",
        "盟市",
        "市州",
        "市(州)",
        "州市",
        "州(市)",
        "地州市",
        "旗县市区",
        "旗县区",
        "旗县",
        "地市",
        "县市区",
        "县(市、区)",
        "县区",
        "区县",
        "县市",
        "市",
        "县",
        "区",
    ];
    let bare = name.strip_suffix('数').unwrap_or(name);
    let (what, place) = match PLACES.iter().find(|place| bare.starts_with(**place)) {
        Some(place) => (&bare[place.len()..], *place),
        None => {
            let place = PLACES.iter().find(|place| bare.ends_with(**place))?;
            (&bare[..bare.len() - place.len()], *place)
        }
    };
    let verb = [
        "超",
        "高于",
        "低于",
        "快于",
        "慢于",
        "跑赢",
        "跑输",
        "突破",
        "增速",
        "增幅",
        "总量",
        "正增长",
        "负增长",
    ];
    if !verb.iter().any(|verb| what.contains(verb)) {
        return None;
    }
    let place = if place == "市" { "城市" } else { place };
    let what = ["跑赢", "跑输"].iter().zip(["高于", "低于"]).fold(what.to_string(), |what, (from, to)| {
        match what.strip_prefix(*from) {
            Some(rest) => format!("增速{to}{rest}"),
            None => what,
        }
    });
    let open = words!["增速", "增幅", "总量", "超", "实现", "正增长", "负增长"].begins(&what);
    let ranked = ranked.filter(|_| open).unwrap_or("");
    Some(format!("{ranked}{what}{place}数"))
}
