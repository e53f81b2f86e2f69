//! What a noun too general to stand alone belongs to: a subject, a theme, a heading.

use super::sentence::Sentence;
use crate::lexicon::nouns::{NAMELESS, PRAISE, STAGE_VERBS};
use crate::lexicon::set::find;

/// What ends a heading over those who do well or badly (进度滞后的单位).
const GROUPS: &[&str] = &[
    "的单位",
    "的县区",
    "的县市区",
    "的县(市、区)",
    "的地区",
    "的地方",
    "的镇街",
    "的乡镇",
    "的部门",
    "的项目",
    "的企业",
    "的区县",
    "靠前",
    "靠后",
    "较好",
    "较快",
    "较慢",
    "滞后",
    "落后",
];

impl Sentence<'_> {
    /// What a noun too general to stand alone belongs to: subject, theme or heading.
    pub(super) fn context(&self) -> Option<String> {
        let frame = &self.frame;
        if frame.subject.is_none()
            && let Some(ranked) = &frame.ranked
        {
            return Some(ranked.clone());
        }
        // A heading over those who do well or badly names nothing that is measured.
        let section = frame.section.as_deref().filter(|said| !over_units(said));
        let said = frame.subject.as_deref().or(frame.theme.as_deref()).or(section)?;
        // 总体情况 and the like name nothing: what the sentence before counted is spoken of.
        if frame.subject.is_none() && NAMELESS.contains(&said) {
            let class = frame.last.class.as_ref().map(|class| class.name.as_str())?;
            return Some(
                STAGE_VERBS
                    .iter()
                    .fold(class, |rest, verb| rest.strip_prefix(*verb).unwrap_or(rest))
                    .to_string(),
            );
        }
        let topic = (frame.subject.is_none() && frame.theme.is_none()).then_some(self.topic_noun).flatten();
        if let Some(noun) = topic {
            return Some(noun.to_string());
        }
        let said = until_praise(said);
        Some(said.trim_matches(['“', '”']).trim_end_matches("方面").trim_end_matches("工作").to_string())
    }

    /// The noun of the clause without figures before this one, where the sentence has no claim yet
    /// (`参合率再创新高,达到98.5%`).
    pub(super) fn bare_noun(&self) -> Option<String> {
        let noun = self.frame.bare?.slice(self.text);
        for end in [
            "增速",
            "率",
            "盘活",
            "指数",
            "强度",
            "增加值",
            "总额",
            "总量",
            "收入",
            "标准",
            "产值",
            "价格",
            "投资",
            "差距",
            "得分",
            "测评",
        ] {
            if let Some(at) = noun.find(end) {
                let said = self.without_region(&noun[..at + end.len()]);
                // 甲、乙和丙增速均低于平均: what stands behind the last of a list of regions.
                let said = self.behind_list(said);
                // 从总量看: of what is spoken of.
                let said = ["从", "看"].iter().find_map(|word| said.strip_prefix(word)).unwrap_or(&said);
                // 评委给出的最终得分: who gave it is no part of it.
                let given =
                    ["给出的", "公布的", "发布的", "亮出的"].iter().find_map(|by| said.split_once(by));
                let said = given.map_or(said, |(_, what)| what);
                if matches!(said, "总量" | "总额" | "规模" | "增速" | "增幅") {
                    return None;
                }
                let gap = self.frame.ranked.as_deref().filter(|_| end == "差距").unwrap_or("");
                // 与甲的差距,乙由…: the gap says with whom.
                let other = noun[..at].trim_end_matches('的').trim_start_matches('与');
                if !gap.is_empty() && self.names_region(other) {
                    return Some(format!("{gap}与{other}差距"));
                }
                return Some(format!("{gap}{said}"));
            }
        }
        None
    }
}

/// A heading or theme up to the words that only praise (`城市更新扎实推进` speaks of 城市更新).
pub(super) fn until_praise(said: &str) -> &str {
    let mut from = 0;
    while let Some(at) = said.get(from..).and_then(|rest| PRAISE.place(rest)).map(|at| from + at) {
        let (front, rest) = said.split_at(at);
        // A word that stood before, at the very beginning, is the name's own.
        let first = |word: &str| rest.starts_with(word) && find(said, word) == Some(at);
        if at >= 9 && PRAISE.iter().any(|word| first(word)) {
            return front;
        }
        from = at + rest.chars().next().map_or(1, char::len_utf8);
    }
    said
}

/// Whether a heading tells who does well or badly, and not in what.
pub(super) fn over_units(said: &str) -> bool {
    GROUPS.iter().any(|end| said.ends_with(end))
}
