//! The indicator's name and aspect, from the words around the number and what was said before.

use super::change::{growth, point, steps};
use super::words::Words;
use crate::lex::node::Numeral;
use crate::lex::unit::Base;
use crate::lexicon::nouns::{BARE_VERBS, COUNTED, GENERIC, RESTATING, SUBJECT_FIGURES};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Status};

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
const RATES: &[&str] = &[
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
    "增长面",
    "覆盖面",
    "受益面",
    "系数",
];

/// Verbs that end a noun which says by itself what a percentage is of (办理时限压缩六成).
const CHANGING: &[&str] = &["压缩", "缩短", "精简", "压减", "削减", "下沉", "入驻", "上线", "减免", "让利"];

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

/// Words that make a percentage the done part of a plan.
const PLANS: &[&str] = &["年度", "计划", "任务", "目标", "进度"];

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

fn percent(words: &Words, around: Around<'_>) -> Named {
    let (head, context) = (around.head, around.context);
    if words.direction.is_some() || words.versus.is_some() && !ends_with_rate(&words.noun) {
        return growth(words, around);
    }
    if let Some(whole) = &words.share {
        // 总量占全省的35.1%: of what was told just before.
        let general = words.noun.is_empty() || RESTATING.contains(&words.noun.as_str());
        let part = if general { head.or(context).unwrap_or("") } else { &words.noun };
        let whole = whole.trim_end_matches("比重").trim_end_matches('的');
        let plan = PLANS.iter().any(|plan| whole.contains(plan)) && !whole.contains("总");
        let (name, aspect) = if plan {
            (format!("{part}{whole}完成率"), Aspect::Completion)
        } else {
            (format!("{part}占{whole}比重"), Aspect::Share)
        };
        return Named { head: part.to_string(), name, aspect, negative: false, rule: "share-of" };
    }
    // 其中税收收入…,占比72.9%: a share of the whole spoken of.
    if let Some(whole) = around.whole
        && matches!(words.noun.as_str(), "占比" | "比重" | "所占比重")
        && let Some(part) = head
        && part != whole
    {
        let name = format!("{part}占{whole}比重");
        return Named {
            head: part.to_string(),
            name,
            aspect: Aspect::Share,
            negative: false,
            rule: "share-of-whole",
        };
    }
    if ends_with_rate(&words.noun) {
        let mut name = specific(&words.noun, head, context);
        if words.average {
            name = averaged(name);
        }
        let aspect = rate_aspect(&name);
        let base = if aspect == Aspect::Growth { strip_rate(&name) } else { name.clone() };
        return Named { head: base, name, aspect, negative: words.fall, rule: "rate-by-name" };
    }
    if words.noun.is_empty()
        && words.status == Some(Status::Target)
        && let Some(rate) = around.rate
    {
        // 咬定35%以上的目标: the aim of the rate spoken of.
        let (name, aspect) = (rate.to_string(), rate_aspect(rate));
        return Named { head: strip_rate(rate), name, aspect, negative: false, rule: "aim-of-rate" };
    }
    // 恢复至2019年同期的118%
    if let Some(earlier) = words.of_time.as_deref().filter(|time| time.ends_with("同期"))
        && let Some(head) = head
    {
        let name = format!("{head}与{}之比", earlier.trim_start_matches(['至', '到']));
        return Named {
            head: head.to_string(),
            name,
            aspect: Aspect::Share,
            negative: false,
            rule: "part-of-earlier",
        };
    }
    // 仅为全市平均水平的七成
    if words.noun.ends_with("平均水平")
        && let Some(head) = head
    {
        let name = format!("{head}占{}比重", words.noun);
        return Named {
            head: head.to_string(),
            name,
            aspect: Aspect::Share,
            negative: false,
            rule: "share-of",
        };
    }
    if words.done || PLANS.iter().any(|plan| words.noun.contains(plan)) {
        let mut noun = specific_or_head(&words.noun, head, context);
        // 新增就业4200人,完成年度目标任务的70%: the task is that of what was told.
        if TASKS.contains(&noun.as_str())
            && let Some(front) = head.filter(|front| !front.contains(noun.as_str()))
        {
            noun.insert_str(0, front);
        }
        let name = if noun.ends_with("完成率") { noun.clone() } else { format!("{noun}完成率") };
        return Named { head: noun, name, aspect: Aspect::Completion, negative: false, rule: "done-part" };
    }
    let noun = specific_or_head(&words.noun, head, context);
    if words.did && !words.noun.is_empty() {
        // 设备安装完成六成
        return Named {
            name: format!("{noun}进度"),
            head: noun,
            aspect: Aspect::Completion,
            negative: false,
            rule: "progress",
        };
    }
    if ends_with_rate(&noun) || CHANGING.iter().any(|verb| noun.ends_with(verb)) {
        return Named {
            name: noun.clone(),
            head: noun,
            aspect: Aspect::Share,
            negative: false,
            rule: "share-by-name",
        };
    }
    Named { name: format!("{noun}率"), head: noun, aspect: Aspect::Share, negative: false, rule: "share" }
}

/// Tasks without a noun of their own.
const TASKS: &[&str] = &[
    "年度任务",
    "年度目标",
    "年度目标任务",
    "全年任务",
    "全年目标",
    "全年目标任务",
    "目标任务",
    "任务",
    "年初目标",
    "半年目标",
    "年度任务数",
];

/// The aspect that a rate's own name tells.
pub fn rate_aspect(name: &str) -> Aspect {
    if ["增速", "增幅", "涨幅", "降幅", "增长率"].iter().any(|end| name.ends_with(end)) {
        Aspect::Growth
    } else if name.contains("完成率") || name.ends_with("进度") {
        Aspect::Completion
    } else {
        Aspect::Share
    }
}

fn amount(words: &Words, numeral: &Numeral, around: Around<'_>) -> Named {
    let (head, context) = (around.head, around.context);
    let mut noun = words.noun.clone();
    let issued = head.and_then(|head| {
        ISSUING.iter().find(|verb| head.strip_prefix(**verb).is_some_and(|rest| COUNTED.contains(&rest)))
    });
    if let Some(verb) = issued.filter(|_| {
        numeral.dimension == Dimension::Money && (noun.is_empty() || ISSUING.contains(&noun.as_str()))
    }) && let Some(front) = context.filter(|front| front.contains('债'))
    {
        // 已发行13个、11.7亿元: how many projects, and how much of the bonds.
        let verb = if noun.is_empty() { *verb } else { noun.as_str() };
        noun = format!("{front}{verb}");
    } else if noun.is_empty() {
        noun = head.or(context).unwrap_or("").to_string();
        if numeral.dimension == Dimension::Area && !noun.ends_with("面积") && !noun.is_empty() {
            noun.push_str("面积");
        }
    } else if BARE_VERBS.contains(&noun.as_str()) {
        // 已发行3.3亿元: of the bonds, not of the demand told just before.
        let acted = |noun: &&str| {
            ["债券", "资金", "用地", "土地", "专项债", "项目"]
                .iter()
                .any(|thing| noun.contains(thing) && !noun.ends_with("需求"))
        };
        let rate = |noun: &&str| !ends_with_rate(noun);
        let front = head.filter(acted).filter(rate).or(context).or(head).unwrap_or("");
        let front = BARE_VERBS.iter().find_map(|verb| front.strip_suffix(*verb)).unwrap_or(front);
        if !front.is_empty() {
            noun = format!("{front}{noun}");
        }
    } else if PER_HEAD.iter().any(|per| noun.starts_with(per)) && noun.chars().count() <= 5 {
        // 城镇年人均提高600元,农村年人均提高200元: whose it is, said once.
        let front = head.or(context).unwrap_or("");
        noun.insert_str(0, PER_HEAD.iter().find_map(|per| front.strip_suffix(*per)).unwrap_or(front));
    } else {
        noun = specific(&noun, head, context);
    }
    if let Some(rest) = noun
        .strip_prefix('可')
        .filter(|rest| rest.starts_with("年产"))
        .or(Some(noun.as_str()).filter(|noun| noun.starts_with("年产")))
        && let Some(thing) = rest.strip_prefix("年产")
        && !thing.is_empty()
        && !thing.starts_with(['值', '量', '能', '出'])
    {
        noun = format!("{thing}年产能");
    }
    // 其中城镇392.1亿元: the part of the whole spoken of.
    if let Some(whole) = around.whole
        && !words.noun.is_empty()
        && words.noun == noun
        && !same_end(&noun, whole)
        && !FIGURE_ENDS.iter().any(|end| noun.ends_with(end))
    {
        // 其中出口 of 进出口总额: the part's word stands in the whole's; 片区改造 of 城市更新投资: investment.
        let inside = whole.find("进出口").filter(|_| noun == "进口").map(|at| at + "进出口".len());
        let inside = inside.or_else(|| whole.find(noun.as_str()).map(|at| at + noun.len()));
        // 商品零售 of 社会消费品零售总额: its last word stands in the whole's, and goes on as there.
        let inside = inside.or_else(|| {
            let (at, _) = noun.char_indices().rev().nth(1).filter(|(at, _)| *at > 0)?;
            whole.find(&noun[at..]).map(|found| found + noun.len() - at).filter(|end| *end < whole.len())
        });
        let figure =
            ["完成投资", "投资", "产值", "税收", "利润", "产量"].iter().find(|end| whole.ends_with(**end));
        if let Some(tail) = inside.map(|at| &whole[at..]).or(figure.copied()) {
            noun.push_str(tail);
        } else {
            let overlap = (0..whole.len())
                .rev()
                .filter(|at| whole.is_char_boundary(*at))
                .find(|at| noun.ends_with(&whole[..*at]));
            noun.push_str(&whole[overlap.unwrap_or(0)..]);
        }
    }
    // 新建高标准农田1.6万亩,累计达到11.2万亩
    if noun == "累计"
        && let Some(front) = head.or(context)
    {
        let area =
            if numeral.dimension == Dimension::Area && !front.ends_with("面积") { "面积" } else { "" };
        noun = format!("{}累计{area}", acted_on(front));
    }
    // 第三方测评中,甲镇得92.7分: the score of what was tested.
    let tested = ["测评", "考核", "评价", "评比", "考评", "评估"].iter().any(|end| noun.ends_with(end));
    if numeral.dimension == Dimension::Score && tested {
        noun.push_str("得分");
    }
    // 反超甲县12亿元: the gap is of what is told.
    if noun.starts_with('与')
        && noun.ends_with("差距")
        && let Some(front) = head.or(context)
    {
        noun.insert_str(
            0,
            front.find('与').filter(|_| front.ends_with("差距")).map_or(front, |at| &front[..at]),
        );
    }
    let base = noun.clone();
    let mut name = noun;
    // 差距较上年扩大56亿元: how much the gap has changed, and which way.
    let gap = ["差距", "差额", "缺口"].iter().any(|end| base.ends_with(end));
    if gap && words.direction.is_some() {
        let versus = words.versus.as_deref().unwrap_or("").replacen('比', "较", 1);
        let negative = words.direction == Some(-1) || words.direction_word == "收窄";
        let name = format!("{base}{versus}变动");
        return Named { head: base, name, aspect: Aspect::Amount, negative, rule: "gap-changed" };
    }
    let mut negative = false;
    if words.direction.is_some()
        && let Some(versus) = words.versus.as_deref().filter(|versus| of_time(versus))
    {
        // 播种面积…,比上年减少0.8万亩: how much less than at another time.
        negative = words.direction == Some(-1);
        name.push_str(versus);
        name.push_str(if negative { "减少" } else { "增加" });
    } else if words.direction.is_some() && !words.direction_word.is_empty() {
        name.push_str(words.direction_word);
    }
    let aspect = match numeral.dimension {
        Dimension::Score => Aspect::Score,
        Dimension::Count | Dimension::People | Dimension::Place => Aspect::Count,
        Dimension::Percent => Aspect::Share,
        _ if numeral.base == Base::None && BARE_SCORES.iter().any(|word| name.ends_with(word)) => {
            Aspect::Score
        }
        _ => Aspect::Amount,
    };
    Named { name, head: base, aspect, negative, rule: "noun-before" }
}

/// Whether a comparison is with another time (同比, 比年初), and not with another place.
fn of_time(versus: &str) -> bool {
    matches!(versus, "同比" | "环比") || versus.contains(['年', '月', '季']) || versus.ends_with("同期")
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

/// What is done with bonds, of so many projects and so much money.
const ISSUING: &[&str] = &["发行", "申报", "支出", "拨付", "储备", "下达", "使用"];

/// Stages of projects that rates are told of.
const STAGES: &[&str] = &["新开工", "开工", "开复工", "竣工", "投产", "落地", "签约", "入库", "完工"];

/// Beginnings of nouns that say per whom, and not of what.
const PER_HEAD: &[&str] = &["年人均", "人均", "月人均", "户均", "年均", "月均", "平均"];

/// What ends a noun that says what is measured.
const FIGURE_ENDS: &[&str] = &[
    "额", "值", "量", "资", "入", "出", "款", "税", "利", "润", "金", "费", "价", "债", "券", "求", "积",
    "度", "率", "数", "规模", "总", "比", "算", "本", "产", "支", "力", "亏", "补", "顺差", "逆差", "余额",
    "总价", "市值", "标准", "定额",
];

const BARE_SCORES: &[&str] = &["指数", "得分", "总分", "评分"];

pub(super) fn ends_with_rate(noun: &str) -> bool {
    RATES.iter().any(|end| noun.ends_with(end))
        && !noun.ends_with("制度")
        && !noun.ends_with("年度")
        && !noun.ends_with("力度")
}

pub(super) fn strip_rate(noun: &str) -> String {
    let mut base = noun;
    for end in ["增速", "增幅", "涨幅", "降幅", "增长率", "同比", "环比", "也", "均"] {
        base = base.strip_suffix(end).unwrap_or(base);
    }
    base.to_string()
}

/// What a verb in front of it acts on: 镇街实施片区改造 and 启动未来社区创建 lose their verbs.
pub fn acted_on(front: &str) -> &str {
    let cut = ["启动实施", "启动", "实施", "推进", "开展", "启动建设", "新建", "改建"]
        .iter()
        .filter_map(|verb| front.rfind(verb).map(|at| at + verb.len()))
        .max()
        .filter(|at| front[*at..].chars().count() >= 3);
    cut.map_or(front, |at| &front[at..])
}

/// Whether 总量 stands behind what is an amount by itself.
fn value(front: &str) -> bool {
    front.strip_suffix("总量").is_some_and(|noun| ["GDP", "值", "额"].iter().any(|end| noun.ends_with(end)))
}

/// A noun too general to stand alone takes the head or the context in front.
pub fn specific(noun: &str, head: Option<&str>, context: Option<&str>) -> String {
    if !GENERIC.contains(&noun) {
        return noun.to_string();
    }
    match head.or(context) {
        Some(front) if !front.is_empty() && !front.contains(noun) => {
            // 片区改造投资 + 完成率, not 片区改造投资投资完成率.
            let mut front = front;
            let figure = GENERIC
                .iter()
                .chain(SUBJECT_FIGURES.iter())
                .filter(|end| front.len() > end.len() && front.ends_with(**end) && noun != **end)
                // GDP总量 + 增速 is the GDP's; 货运总量 keeps its own word.
                .filter(|end| !matches!(noun, "增速" | "增幅" | "降幅") || **end == "总量" && value(front))
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
            // 通过率 of 通过审核项目 is 项目通过率.
            let verb = noun.strip_suffix('率').unwrap_or("");
            // 开工34个、竣工9个,开工率97%: a rate of one stage is not of those in another.
            if let Some(stage) = STAGES.iter().find(|stage| front.starts_with(**stage))
                && STAGES.contains(&verb)
                && *stage != verb
                && let Some(rest) = front.strip_prefix(*stage).filter(|rest| !rest.is_empty())
            {
                front = rest;
            }
            if !verb.is_empty() && front.contains(verb) {
                let level = front.strip_prefix(verb).filter(|rest| {
                    ["省级", "市级", "县级", "区级", "国家级"].iter().any(|level| rest.starts_with(level))
                });
                let thing = COUNTED.ending(front);
                front = level
                    .or(thing)
                    .or(front.strip_suffix(verb).filter(|rest| !rest.is_empty()))
                    .unwrap_or(front);
            }
            // 完成投资2亿元,完成率80%: of the investment, said once.
            if noun.starts_with("完成") && front.ends_with("完成") {
                front = front.trim_end_matches("累计完成").trim_end_matches("完成");
                return format!("{front}投资{noun}");
            }
            front = acted_on(front);
            // What was started or built is what the figure is of (启动未来社区创建 → 未来社区投资).
            for verb in ["启动实施", "启动", "实施", "创建", "推进", "开展"] {
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

/// Whether a noun is plain words, without a rate's ending.
pub fn is_plain(noun: &str) -> bool {
    !ends_with_rate(noun)
}

/// The aspect that a name alone tells, for claims of rank without a number.
pub fn aspect_of(name: &str) -> Aspect {
    if ["增速", "增幅", "增长", "增长率", "涨幅"].iter().any(|end| name.ends_with(end)) {
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
