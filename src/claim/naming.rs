//! The indicator's name and aspect, from the words around the number and what was said before.

use super::amount::amount;
use super::change::{growth, point, steps};
use super::percent::percent;
use super::words::Words;
use crate::lex::node::Numeral;
use crate::lexicon::nouns::{COUNTED, GENERIC, PROGRESS, SUBJECT_FIGURES};
use crate::lexicon::set::{WordSet, holds, rfind, word_table, words};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::Aspect;

/// A name with what it is in.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The indicator.
    pub name: String,
    /// The noun without its aspect: what a following 同比增长 belongs to.
    pub head: String,
    /// In which regard.
    pub aspect: Aspect,
    /// The value is negative.
    pub negative: bool,
    /// The rule that named it.
    pub rule: &'static str,
}

/// Endings of names that are rates by themselves.
static RATES: WordSet = word_table![
    "率",
    "比重",
    "占比",
    "比例",
    "度",
    "增速",
    "增幅",
    "涨幅",
    "降幅",
    "份额",
    "比",
    "亏损面",
    "安全感",
    "获得感",
    "幸福感",
    "满意度",
    "增长面",
    "下降面",
    "开工面",
    "停产面",
    "减产面",
    "盈利面",
    "复工面",
    "转型面",
    "覆盖面",
    "受益面",
    "系数",
];

/// What was said before a number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// Noun of the claim before it in the sentence.
    pub head: Option<&'a str>,
    /// Subject or heading.
    pub context: Option<&'a str>,
    /// The last rate or growth of the paragraph.
    pub rate: Option<&'a str>,
    /// Comparison of the last growth of the sentence.
    pub versus: Option<&'a str>,
    /// The last growth was of prices.
    pub price: bool,
    /// The claim before was a share: points are its change.
    pub share: bool,
    /// The whole that 其中 parts.
    pub whole: Option<&'a str>,
}

/// Names a number. `head` is the noun of the claim before it in the sentence, `context` the
/// subject or the heading's noun.
pub fn name(words: &Words, numeral: &Numeral, around: Around<'_>) -> Named {
    if let Some(than) = &words.than
        && matches!(numeral.dimension, Dimension::Percent | Dimension::Times)
        && words.direction.is_none()
    {
        // 是甲市的2.4倍, 相当于乙市的93%: a ratio, no growth.
        let head = specific_or_head(&words.noun, around.head, around.context);
        let name = format!("{head}与{than}之比");
        return Named { head, name, aspect: Aspect::Share, negative: false, rule: "times-of-another" };
    }
    // 是疫情前的1.3倍: of what it was then.
    if numeral.dimension == Dimension::Times
        && words.of
        && words.direction.is_none()
        && (words.noun.ends_with('前') || words.noun.ends_with("同期"))
        && let Some(head) = around.head.or(around.context)
    {
        let name = format!("{head}与{}之比", words.noun);
        return Named {
            head: head.to_string(),
            name,
            aspect: Aspect::Share,
            negative: false,
            rule: "times-of-earlier",
        };
    }
    // 前者是后者的1.5倍: named by what was told of both.
    if numeral.dimension == Dimension::Times && words.direction == Some(0) {
        let (name, head) = (words.noun.clone(), words.noun.trim_end_matches("之比").to_string());
        return Named { head, name, aspect: Aspect::Share, negative: false, rule: "times-of-another" };
    }
    // 最高与最低相差6.5个百分点: a gap, and no change.
    if numeral.dimension == Dimension::Point && words.noun.ends_with("差距") && words.versus.is_none() {
        let head = words.noun.trim_end_matches("差距").to_string();
        let name = words.noun.clone();
        return Named { head, name, aspect: Aspect::Growth, negative: false, rule: "difference" };
    }
    match numeral.dimension {
        Dimension::Percent => percent(words, around),
        Dimension::Point => point(words, around),
        Dimension::Place if words.direction.is_some() => steps(words, around.head, around.context),
        Dimension::Times if words.direction.is_some() || words.noun.is_empty() || words.of_time.is_some() => {
            growth(words, around)
        }
        _ => amount(words, numeral, around),
    }
}

/// The aspect that a rate's own name tells.
pub fn rate_aspect(name: &str) -> Aspect {
    if words!["增速", "增幅", "涨幅", "降幅", "增长率"].ends(name) {
        Aspect::Growth
    } else if holds(name, "完成率") || name.ends_with("进度") {
        Aspect::Completion
    } else {
        Aspect::Share
    }
}

/// `两年平均增速`: the average stays in the name.
pub fn averaged(name: String) -> String {
    match name.strip_suffix("增速") {
        Some(front) if !front.ends_with("平均") => format!("{front}两年平均增速"),
        _ => name,
    }
}

/// Whether two nouns end in the same two characters (城镇人口 and 户籍人口).
pub(super) fn same_end(one: &str, two: &str) -> bool {
    let end = |noun: &str| noun.char_indices().rev().nth(1).map(|(at, _)| noun[at..].to_string());
    end(one).is_some() && end(one) == end(two)
}

/// Stages of projects that rates are told of.
const STAGES: &[&str] = &["新开工", "开工", "开复工", "竣工", "投产", "落地", "签约", "入库", "完工"];

/// Rates of things and plans, which no other figure is of.
const OF_THINGS: &[&str] = &[
    "开工率",
    "开复工率",
    "新开工率",
    "竣工率",
    "投产率",
    "完工率",
    "落地率",
    "签约率",
    "履约率",
    "到位率",
    "完成率",
    "投资完成率",
    "年度计划完成率",
    "整改率",
    "办结率",
    "化解率",
    "拨付率",
    "支出率",
    "动工率",
    "销号率",
];

pub(super) fn ends_with_rate(noun: &str) -> bool {
    RATES.ends(noun) && !noun.ends_with("制度") && !noun.ends_with("年度") && !noun.ends_with("力度")
}

pub(super) fn strip_rate(noun: &str) -> String {
    let mut base = noun;
    for end in [
        "下滑幅度",
        "下降幅度",
        "回落幅度",
        "下跌幅度",
        "上升幅度",
        "增长幅度",
        "提升幅度",
        "上涨幅度",
        "增速",
        "增幅",
        "涨幅",
        "降幅",
        "增长率",
        "同比",
        "环比",
        "也",
        "均",
    ] {
        base = base.strip_suffix(end).unwrap_or(base);
    }
    base.to_string()
}

/// What a verb in front of it acts on: 镇街实施片区改造 and 启动未来社区创建 lose their verbs.
pub fn acted_on(front: &str) -> &str {
    let cut = ["启动实施", "启动", "实施", "推进", "开展", "启动建设", "新建", "改建"]
        .iter()
        .filter_map(|verb| rfind(front, verb).map(|at| at + verb.len()))
        .max()
        .filter(|at| front[*at..].chars().count() >= 3);
    cut.map_or(front, |at| &front[at..])
}

/// Whether 总量 stands behind what is an amount by itself.
fn value(front: &str) -> bool {
    front.strip_suffix("总量").is_some_and(|noun| words!["GDP", "值", "额"].ends(noun))
}

/// A noun too general to stand alone takes the head or the context in front.
pub fn specific(noun: &str, head: Option<&str>, context: Option<&str>) -> String {
    if !GENERIC.contains(&noun) {
        return noun.to_string();
    }
    // 收入增长8.9%;税收增长6.1%: behind a figure of the place itself they stand alone.
    if matches!(noun, "税收" | "利润" | "销售收入")
        && head.is_some_and(|head| {
            words![
                "收入",
                "资金",
                "总额",
                "增加值",
                "总值",
                "存款",
                "贷款",
                "固定资产",
                "固定资产投资",
                "零售额",
                "外资",
                "内资",
                "出口",
                "出口额",
                "经济指标",
            ]
            .ends(head)
        })
    {
        return noun.to_string();
    }
    match head.or(context) {
        // 总投资12亿元,年度计划投资3.6亿元: two figures of one project.
        Some(front) if SUBJECT_FIGURES.contains(&front) && SUBJECT_FIGURES.contains(&noun) => {
            noun.to_string()
        }
        // 开工率 is of things, and of no product of a region.
        Some(front) if OF_THINGS.contains(&noun) && words!["生产总值", "GDP", "增加值"].ends(front) => {
            noun.to_string()
        }
        // 零售总额1260亿元。甲县总量118亿元: how much of it there is.
        Some(front) if noun == "总量" && words!["总额", "总值"].ends(front) => front.to_string(),
        Some(front) if !front.is_empty() && !holds(front, noun) && !noun.ends_with(front) => {
            // 项目开工率91%,投资完成率50%: of what the rate before is of.
            let alike = |rate: &&&str| ends_with_rate(noun) || !rate.ends_with("完成率");
            let rate = OF_THINGS
                .iter()
                .filter(|rate| front.ends_with(**rate))
                .filter(alike)
                .max_by_key(|rate| rate.len());
            let front = rate.and_then(|rate| front.strip_suffix(*rate)).unwrap_or(front);
            if front.is_empty() {
                return noun.to_string();
            }
            // 年度计划投资2360亿元,完成投资1487亿元: the plan's word is not that of what is done.
            if noun == "完成投资"
                && words!["年度计划投资", "年度计划", "全年计划投资", "今年计划投资"].contains(&front)
            {
                return noun.to_string();
            }
            // 24个项目开了22个;年度计划投资31亿元: of no one's but all the projects.
            let money = words!["投资", "计划"].stands_in(noun) && !noun.ends_with('率');
            let staged = ["开工", "动工", "复工", "开复工", "已开工"]
                .iter()
                .any(|verb| front.strip_prefix(*verb).is_some_and(|thing| COUNTED.contains(&thing)));
            if money && (COUNTED.contains(&front) || staged) {
                return noun.to_string();
            }
            // 片区改造投资 + 完成率, not 片区改造投资投资完成率.
            let mut front = front;
            // 专项债项目通过发改委审核46个,资金需求92亿元: of the projects, whoever passed them.
            if let Some(at) = rfind(front, "通过").filter(|at| *at >= 6)
                && words!["审核", "评审", "审批", "验收", "备案"].ends(front)
            {
                front = &front[..at];
            }
            let figure = GENERIC
                .endings(front)
                .chain(SUBJECT_FIGURES.endings(front))
                .filter(|end| front.len() > end.len() && noun != *end)
                // GDP总量 + 增速 is the GDP's; 货运总量 keeps its own word.
                .filter(|end| !matches!(noun, "增速" | "增幅" | "降幅") || *end == "总量" && value(front))
                .map(|end| end.len())
                .max();
            if let Some(length) = figure {
                front = &front[..front.len() - length];
                // 项目新开工率, 投产率: 新 is the rate's own word; 城市更新 keeps its own.
                if COUNTED
                    .iter()
                    .any(|thing| front.strip_suffix('新').is_some_and(|rest| rest.ends_with(thing)))
                {
                    front = front.trim_end_matches('新');
                }
            }
            // 重点项目开工43个,完成投资…: the money is of the projects.
            if holds(noun, "投资")
                && let Some(rest) = PROGRESS.without_ending(front)
                && COUNTED.ends(rest)
            {
                front = rest;
            }
            // 通过率 of 通过审核项目 is 项目通过率.
            let verb = noun.strip_suffix('率').unwrap_or("");
            // 开工34个、竣工9个,开工率97%: a rate of one stage is not of those in another.
            if let Some(stage) = STAGES.iter().find(|stage| front.starts_with(**stage))
                && STAGES.contains(&verb)
                && *stage != verb
                && let Some(rest) = front.strip_prefix(*stage).filter(|rest| !rest.is_empty())
            {
                // 签约数居第三,落地率73.8%: a bare number of what was signed names nothing more.
                if rest.chars().nth(1).is_none() {
                    return noun.to_string();
                }
                front = rest;
            }
            if !verb.is_empty() && front.contains(verb) {
                let level = front
                    .strip_prefix(verb)
                    .filter(|rest| words!["省级", "市级", "县级", "区级", "国家级"].begins(rest));
                let thing = COUNTED.ending(front);
                front = level
                    .or(thing)
                    .or(front.strip_suffix(verb).or(front.strip_prefix(verb)).filter(|rest| !rest.is_empty()))
                    .unwrap_or(front);
            }
            // 完成投资2亿元,完成率80%: of the investment, said once.
            if noun.starts_with("完成") && front.ends_with("完成") {
                front = front.trim_end_matches("累计完成").trim_end_matches("完成");
                return format!("{front}投资{noun}");
            }
            front = acted_on(front);
            // What was started or built is what the figure is of (启动未来社区创建 → 未来社区投资).
            for verb in [
                "启动实施",
                "启动",
                "实施",
                "创建",
                "推进",
                "开展",
                "完工",
                "建成通车",
                "共安排",
                "安排",
                "未开工",
                "未竣工",
            ] {
                front = front.strip_prefix(verb).filter(|rest| !rest.is_empty()).unwrap_or(front);
                front = front.strip_suffix(verb).filter(|rest| !rest.is_empty()).unwrap_or(front);
            }
            let noun = noun
                .strip_prefix("完成")
                .filter(|rest| rest.starts_with("投资") || rest.starts_with("总"))
                .unwrap_or(noun);
            format!("{front}{noun}")
        }
        _ => noun.to_string(),
    }
}

pub(super) fn specific_or_head(noun: &str, head: Option<&str>, context: Option<&str>) -> String {
    if noun.is_empty() { head.or(context).unwrap_or("").to_string() } else { specific(noun, head, context) }
}

/// Whether a name is a rate or growth by itself.
pub fn is_rate(name: &str) -> bool {
    ends_with_rate(name)
}

/// Whether a label names a figure rather than those who have it (产值增速, 一般公共预算收入).
pub(super) fn measures(label: &str) -> bool {
    label.chars().count() >= 2
        && (ends_with_rate(label)
            || words![
                "产值",
                "增加值",
                "收入",
                "投资",
                "税收",
                "产量",
                "零售额",
                "销售额",
                "用电量",
                "进出口额",
                "利润"
            ]
            .ends(label))
}

/// Whether a noun is plain words, without a rate's ending.
pub fn is_plain(noun: &str) -> bool {
    !ends_with_rate(noun)
}

/// The aspect that a name alone tells, for claims of rank without a number.
pub fn aspect_of(name: &str) -> Aspect {
    if words!["增速", "增幅", "增长", "增长率", "涨幅"].ends(name) {
        Aspect::Growth
    } else if name.ends_with("完成率") || name.ends_with("进度") {
        Aspect::Completion
    } else if ends_with_rate(name) {
        Aspect::Share
    } else if name.ends_with("指数") || name.ends_with("得分") {
        Aspect::Score
    } else if name.ends_with('数') {
        Aspect::Count
    } else {
        Aspect::Amount
    }
}

/// Characters of a name at the most: names grow out of names, and a hostile list would let them grow
/// without end.
const LONGEST: usize = 64;

/// A name no longer than names are.
pub fn capped(mut name: String) -> String {
    if let Some((at, _)) = name.char_indices().nth(LONGEST) {
        name.truncate(at);
    }
    name
}
