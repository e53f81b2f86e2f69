//! What is counted: the thing's noun, parted from what became of it.

use crate::lexicon::nouns::{BARE_VERBS, COUNTED, FATES, MANNERS, STAGE_VERBS};
use crate::lexicon::set::{WordSet, words};

/// Whether words are nothing but the bound of a class (10亿元以上).
pub(super) fn bound_alone(noun: &str) -> bool {
    words!["以上", "以下"].ends(noun) && noun.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a noun is a stage's verb with nothing but adverbs (新签约, 累计到位), and no thing of its own (危桥改造).
pub(super) fn bare_stage(name: &str) -> bool {
    let mut rest = name;
    for word in
        ["已经", "已", "共", "累计", "成功", "新增", "新", "再", "实际", "全部", "目前", "现", "期末", "年末"]
    {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    BARE_VERBS.contains(&rest) || rest.chars().count() <= 3
}

/// Whether `full` is the class counted last, and no part of it, named by no stage of its own and by no clause: a stage
/// may be said behind it.
pub(super) fn whole_class(full: &str, class: &str) -> bool {
    class.ends_with(full) && !full.starts_with('新') && !full.contains('的') && !STAGE_VERBS.begins(full)
}

/// `项目顺利投产` → `投产项目数`: the counted noun goes last, as in a name.
pub(super) fn reorder(noun: &str) -> String {
    let things: &[&str] = if COUNTED.begins(noun) { &COUNTED } else { &[] };
    for thing in things {
        if let Some(rest) = noun.strip_prefix(thing)
            && rest.chars().count() >= 2
            && FATES.begins(rest)
        {
            let mut rest = rest;
            // 5个项目全部开工: true of all of them, it makes no class.
            if words!["全部", "已全部", "均", "都", "均已", "全"].begins(rest) {
                return thing.to_string();
            }
            for light in ["已经", "已", "顺利", "分"] {
                rest = rest.strip_prefix(light).unwrap_or(rest);
            }
            return format!("{rest}{thing}数");
        }
    }
    // 12个产业项目逐一建立台账: what was done with each of them makes no class.
    match MANNERS.place(noun).filter(|at| *at >= 6) {
        Some(at) => noun[..at].trim_end_matches('的').to_string(),
        None => noun.to_string(),
    }
}

/// Where things that are ranked stand, without a place.
pub(super) const STANDING: &[&str] =
    &["居中", "居中游", "处于中游", "处在中游", "居中间", "靠前", "靠后", "持平", "进位", "退位"];

/// Verbs by which they come to a place.
pub(super) const REACHING: &[&str] = &[
    "掉", "掉进", "掉到", "落在", "落入", "落到", "跌进", "跌入", "跌到", "滑入", "滑到", "挤进", "挤入",
    "冲进", "闯进", "杀进", "排进", "挂在", "踏进",
];

/// Words behind a count of places among which something stands (在全市16个区里底子偏薄).
pub(super) static AMONG: WordSet =
    WordSet::new(&["区里", "县里", "市里", "地市里", "县区里", "区中", "县中", "市中"]);

/// A measure word that is the places themselves: 十三市, 九县区 name the whole.
pub(super) fn unit_of_places(unit: &str) -> bool {
    matches!(
        unit,
        "市" | "县" | "区" | "省" | "州" | "盟" | "旗" | "地市" | "盟市" | "县区" | "区县" | "市县" | "省份"
    )
}
