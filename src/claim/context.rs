//! What a noun too general to stand alone belongs to: a subject, a theme, a heading.

use super::sentence::Sentence;
use super::words;
use crate::lexicon::nouns::{NAMELESS, RESTATING, STAGE_VERBS};
use crate::lexicon::set::{WordSet, trim_end, word_table, words as set};

/// What ends a heading over those who do well or badly (进度滞后的单位).
static GROUPS: WordSet = word_table![
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
    "红榜",
    "黑榜",
    "红黑榜",
    "红旗榜",
    "先进榜",
    "后进榜",
    "前三",
    "后三",
    "前三名",
    "后三名",
    "第一方阵",
    "第一梯队",
];

/// Offices that a heading over a speech names (甲镇党委书记 某某): who speaks is not what is measured.
static SPEAKERS: WordSet = word_table![
    "书记", "镇长", "县长", "区长", "市长", "乡长", "州长", "盟长", "旗长", "部长", "局长", "主任", "主席"
];

impl Sentence<'_> {
    /// A short sentence without figures says what the next ones are about.
    pub(super) fn theme(&mut self, first: usize, end: usize) {
        let span = words::cover(self.nodes(first.min(end), end));
        let words = span.slice(self.text);
        let length = words.chars().count();
        self.leads_on(words.trim_end_matches(super::sentence::ends_sentence));
        let over = super::context::over_units(words.trim_end_matches(super::sentence::ends_sentence));
        // 各地成绩单陆续公布: that figures came out, and not on what.
        let over = over || asks(words.trim_end_matches(super::sentence::ends_sentence));
        let over = over || crate::lexicon::times::COMES_OUT.stands_in(words);
        self.frame.theme = ((4..=24).contains(&length) && !over).then(|| {
            let words = words::read(self.text, self.lexed, self.nodes(first, end));
            // 看增幅是另一番景象: up to the verb, and without the view.
            let noun = words.noun.split('是').next().unwrap_or("");
            let noun = noun.trim_start_matches("再看").trim_start_matches(['看', '论', '说', '比', '从']);
            super::residue::until_praise(noun).to_string()
        });
        self.frame.theme = self
            .frame
            .theme
            .take()
            .filter(|noun| noun.chars().count() >= 2 && !RESTATING.contains(&noun.as_str()))
            // 甲镇的“钱袋子”沉甸甸: a saying, and nothing that is measured.
            .filter(|noun| !noun.contains(['“', '”', '"']) && !noun.starts_with('有'))
            .filter(|noun| !speaks(noun))
            .filter(|noun| !set!["跟不上", "不足", "不够", "不强", "偏弱", "偏慢", "滞后"].ends(noun));
    }

    /// What a noun too general to stand alone belongs to: subject, theme or heading.
    pub(super) fn context(&self) -> Option<String> {
        let frame = &self.frame;
        if frame.subject.is_none()
            && let Some(ranked) = &frame.ranked
        {
            return Some(ranked.clone());
        }
        // A heading over those who do well or badly names nothing that is measured.
        let names = |said: &&str| !over_units(said) && !speaks(said) && !super::scope::outcome(said);
        let section = frame.section.as_deref().filter(|said| !frame.of_speaker && names(said));
        let said = frame.subject.as_deref().or(frame.theme.as_deref()).or(section);
        let Some(said) = said else { return self.topic_noun.map(str::to_string) };
        // 总体情况 and the like name nothing: what the sentence before counted is spoken of.
        if frame.subject.is_none() && NAMELESS.contains(&said) {
            // 下步要求 speaks of what is to come, and of nothing counted before.
            if set!["要求", "建议", "打算", "举措"].ends(said) {
                return None;
            }
            let class = frame.last.class.as_ref().map(|class| class.name.as_str())?;
            return Some(STAGE_VERBS.shed(class, None).to_string());
        }
        let topic = (frame.subject.is_none() && frame.theme.is_none()).then_some(self.topic_noun).flatten();
        if let Some(noun) = topic {
            return Some(noun.to_string());
        }
        let said = super::residue::until_praise(said);
        let said = trim_end(trim_end(said.trim_matches(['“', '”']), "方面"), "工作");
        // 一、开工情况: a stage alone is the figures' own word.
        match said.strip_suffix("情况") {
            Some(rest) if rest.chars().count() <= 2 => None,
            Some(rest) => Some(rest.to_string()),
            None => Some(said.to_string()),
        }
    }
}

/// Whether a heading is a sentence or a question, or a label with one, and names nothing by itself (【工业】海工撑住大盘,…,
/// 这张牌打得怎么样, 分县情况).
fn speaks(said: &str) -> bool {
    let parts = set!["分", "各", "全"].begins(said) && set!["情况", "面上", "战报", "进展"].ends(said);
    let label = said.starts_with('【');
    // 盯住民生不含糊: how it is kept to.
    let kept =
        said.contains('不') && set!["盯住", "紧盯", "狠抓", "抓住", "扭住", "咬住", "守住"].begins(said);
    parts
        || kept
        || label
        || said.contains([',', '，', '?', '？', '、']) && said.chars().count() > 8
        || asks(said)
}

/// Whether words ask, or say that a sum is about to be done (后劲在哪, 账这么算).
fn asks(said: &str) -> bool {
    set![
        "怎么样",
        "如何",
        "怎样",
        "吗",
        "呢",
        "在哪",
        "在哪里",
        "哪里",
        "何在",
        "几何",
        "什么",
        "多少",
        "程度",
        "为何",
        "怎么算",
        "这么算",
        "这样算",
        "算一算",
        "怎么看",
        "怎么办",
        "怎么干",
    ]
    .ends(said)
}

/// Whether a heading tells who does well or badly, and not in what.
pub(super) fn over_units(said: &str) -> bool {
    // 1.甲县。: whose figures follow, and not what they are in.
    if said.chars().count() <= 8
        && set!["县", "市", "区", "旗", "镇", "乡", "街道", "州", "盟"].ends(said)
        && !set![
            "小区", "社区", "片区", "园区", "景区", "城区", "灌区", "库区", "辖区", "老区", "山区", "牧区",
            "林区", "城市", "超市", "上市", "集镇", "城镇", "下乡", "返乡"
        ]
        .ends(said)
    {
        return true;
    }
    let office = SPEAKERS.stands_in(said) && said.chars().count() <= 24;
    office || GROUPS.ends(said)
}
