//! Names of amounts, counts of a measure and scores: the noun in front, with what was told before where it says little.

use super::naming::{Around, Named, acted_on, ends_with_rate, same_end, specific};
use super::words::Words;
use crate::lex::node::Numeral;
use crate::lex::unit::Base;
use crate::lexicon::nouns::{BARE_VERBS, COUNTED, PROGRESS};
use crate::lexicon::set::{WordSet, holds, word_table, words};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::Aspect;

/// Nouns for an aim that say nothing of what is aimed at.
static AIM_NOUNS: WordSet = WordSet::new(&[
    "目标",
    "目标值",
    "预期目标",
    "奋斗目标",
    "目标是",
    "任务是",
    "预期",
    "力争目标",
    "保底目标",
]);

pub(super) fn amount(words: &Words, numeral: &Numeral, around: Around<'_>) -> Named {
    let (head, context) = (around.head, around.context);
    // 接待游客2480万人次;明年目标是3000万人次: the aim of what was told.
    let aim =
        AIM_NOUNS.contains(&words.noun.as_str()) && head.or(context).is_some_and(|front| !front.is_empty());
    let mut noun = if aim { String::new() } else { words.noun.clone() };
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
        // 投资完成率43.2%(实际完成55.3亿元): the money itself.
        if numeral.dimension == Dimension::Money
            && let Some(front) =
                noun.strip_suffix("投资完成率").or_else(|| noun.strip_suffix("年度计划完成率"))
        {
            noun = format!("{front}完成投资");
        }
        if numeral.dimension == Dimension::Area && !noun.ends_with("面积") && !noun.is_empty() {
            noun.push_str("面积");
        }
    } else if BARE_VERBS.contains(&noun.as_str()) {
        // 已发行3.3亿元: of the bonds, not of the demand told just before.
        let acted = |noun: &&str| {
            ["债", "资金", "用地", "土地", "专项债", "项目", "外资", "内资", "贷款"]
                .iter()
                .any(|thing| noun.contains(thing) && !noun.ends_with("需求"))
        };
        let rate = |noun: &&str| !ends_with_rate(noun);
        // 开工农村公路412公里,完工236公里: of what was told just before.
        let works = ["完工", "通车", "建成通车", "竣工", "建成", "开工", "新开工"].contains(&noun.as_str());
        let told = head.filter(rate).filter(|_| works && numeral.dimension != Dimension::Money).map(unstaged);
        let front = head.filter(acted).filter(rate).or(told).or(context).or(head).unwrap_or("");
        let front = BARE_VERBS.iter().find_map(|verb| front.strip_suffix(*verb)).unwrap_or(front);
        // 概算投资6亿元,投入2亿元: what the money was put in, not what was planned of it.
        let planned = [
            "年度计划投资",
            "年度计划",
            "计划投资",
            "概算投资",
            "估算投资",
            "概算总投资",
            "计划总投资",
            "总投资",
        ];
        let front = planned
            .iter()
            .filter(|_| numeral.dimension == Dimension::Money)
            .find_map(|plan| front.strip_suffix(plan))
            .unwrap_or(front);
        // 争取专项债项目16个,已发行9.6亿元: the bonds are issued, not the projects.
        // 到手专项债券额度13亿元,支出9亿元: of the bonds, however they came.
        let bonds = ["专项债券", "专项债", "政府债券", "地方债", "特别国债"]
            .into_iter()
            .find(|bonds| front.contains(bonds));
        let front = bonds.filter(|_| numeral.dimension == Dimension::Money).unwrap_or(front);
        let staged = ["开工", "动工", "复工", "开复工", "已开工"]
            .iter()
            .any(|verb| front.strip_prefix(*verb).is_some_and(|thing| COUNTED.contains(&thing)));
        let bare = numeral.dimension == Dimension::Money && (COUNTED.contains(&front) || staged);
        if !front.is_empty() && !bare && !ends_with_rate(front) {
            noun = format!("{front}{noun}");
        }
    } else if PROGRESS.contains(&noun.as_str())
        || matches!(noun.as_str(), "实施" | "落实" | "清理" | "再清理")
    {
        // 保护性耕作计划110万亩,已实施96万亩: of what was planned.
        let front = head.map_or("", |head| head.trim_end_matches("计划").trim_end_matches("扩至"));
        // 改造签约1860亩,腾空1395亩: one stage behind another.
        let front = PROGRESS.without_ending(front).unwrap_or(front);
        noun.insert_str(0, front);
    } else if PER_HEAD.begins(&noun)
        && noun.chars().count() <= 5
        && !words!["增收", "减收"].contains(&words.direction_word)
        && !words!["增收", "收入", "产值", "消费", "分红", "工资", "支出"].ends(&noun)
    {
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
        && !FIGURE_ENDS.ends(&noun)
    {
        // 其中出口 of 进出口总额: the part's word stands in the whole's; 片区改造 of 城市更新投资: investment.
        let inside = whole.find("进出口").filter(|_| noun == "进口").map(|at| at + "进出口".len());
        let inside = inside.or_else(|| whole.find(noun.as_str()).map(|at| at + noun.len()));
        // 商品零售 of 社会消费品零售总额: its last word stands in the whole's, and goes on as there.
        let inside = inside.or_else(|| {
            let (at, _) = noun.char_indices().rev().nth(1).filter(|(at, _)| *at > 0)?;
            whole.find(&noun[at..]).map(|found| found + noun.len() - at).filter(|end| *end < whole.len())
        });
        // 估算投资42亿元,其中一期18亿元: a phase's own part of it.
        let phase = words!["期", "阶段", "标段", "批"].ends(&noun);
        let figure = ["估算投资", "概算投资", "概算总投资", "计划总投资", "总投资"]
            .iter()
            .find(|end| phase && whole.ends_with(**end));
        let figure = figure.or_else(|| {
            ["完成投资", "投资", "产值", "税收", "利润", "产量"].iter().find(|end| whole.ends_with(**end))
        });
        let tail = inside.map(|at| &whole[at..]).or(figure.copied());
        // 其中出口 of 进出口总额 is 出口额, of 进出口总值 出口.
        let short = |tail| match tail {
            "总额" if holds(whole, "进出口") => "额",
            "总值" if holds(whole, "进出口") => "",
            tail => tail,
        };
        let tail = tail.map(short);
        if let Some(tail) = tail {
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
    if matches!(noun.as_str(), "得分" | "总分" | "综合得分" | "平均得分" | "位次")
        && let Some(front) = head.filter(|front| TESTS.ends(front))
    {
        noun.insert_str(0, front);
    }
    let tested = words!["测评", "考核", "评价", "评比", "考评", "评估"].ends(&noun);
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
    // 总盘子286亿元,年内盘子84亿元: speech for what is laid out.
    if let Some(front) = noun.strip_suffix("盘子").filter(|_| numeral.dimension == Dimension::Money) {
        noun = if front.ends_with('总') { "总投资" } else { "年度计划投资" }.to_string();
    }
    // 总投资6.4亿元,年内计划2.5亿元: money that is planned is laid out.
    if numeral.dimension == Dimension::Money && PLANS.contains(&noun.as_str()) {
        noun.push_str("投资");
    }
    // 财政支出37亿元,用于民生28.9亿元: that is spent.
    if let Some(what) = ["用于", "投向", "投到"].iter().find_map(|verb| words.noun.strip_prefix(*verb))
        && head.is_some_and(|head| head.ends_with("支出"))
    {
        noun = format!("{what}支出");
    }
    let base = noun.clone();
    let mut name = noun;
    // 差距较上年扩大56亿元: how much the gap has changed, and which way.
    let gap = words!["差距", "差额", "缺口"].ends(&base);
    if gap && words.direction.is_some() {
        let versus = words.versus.as_deref().unwrap_or("").replacen('比', "较", 1);
        let negative = words.direction == Some(-1) || words.direction_word == "收窄";
        let name = format!("{base}{versus}变动");
        return Named { head: base, name, aspect: Aspect::Amount, negative, rule: "gap-changed" };
    }
    // 得分88.6分,比第一名少2.1分: how far one is from another's place, and none of the scores.
    if words.direction.is_some()
        && let Some(versus) = words.versus.as_deref().filter(|versus| super::against::with_a_place(versus))
    {
        let name = format!("{base}{}差距", versus.replacen(['比', '较'], "与", 1));
        let negative = words.direction == Some(-1);
        return Named { head: base, name, aspect: Aspect::Amount, negative, rule: "difference" };
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
        _ if numeral.base == Base::None && BARE_SCORES.ends(&name) => Aspect::Score,
        _ => Aspect::Amount,
    };
    Named { name, head: base, aspect, negative, rule: "noun-before" }
}

/// Plans that name no money by themselves.
const PLANS: &[&str] = &["应完成", "年度", "计划", "年计划", "年内计划", "今年计划", "本年计划", "当年计划"];

/// Whether a comparison is with another time (同比, 比年初), and not with another place.
fn of_time(versus: &str) -> bool {
    matches!(versus, "同比" | "环比") || versus.contains(['年', '月', '季']) || versus.ends_with("同期")
}

/// A noun without the verb of its stage (开工建设农村公路 → 农村公路).
fn unstaged(noun: &str) -> &str {
    let stages = [
        "新开工建设",
        "开工建设",
        "新开工",
        "开工",
        "新改建",
        "新建",
        "续建",
        "建成",
        "实施",
        "排查",
        "新增",
    ];
    let figure =
        ["累计完成投资", "完成投资", "总投资", "投资"].iter().find_map(|figure| noun.strip_suffix(figure));
    let noun = figure.filter(|front| !front.is_empty()).unwrap_or(noun);
    // 任务128万亩,开工83万亩: of what is to be done.
    let task =
        ["建设任务", "改造任务", "任务", "年度计划", "计划"].iter().find_map(|plan| noun.strip_suffix(plan));
    let noun = task.filter(|front| front.chars().count() >= 2).unwrap_or(noun);
    let rest = stages.iter().find_map(|stage| noun.strip_prefix(stage));
    rest.filter(|rest| rest.chars().count() >= 2).unwrap_or(noun)
}

/// What is done with bonds, of so many projects and so much money.
const ISSUING: &[&str] = &["发行", "申报", "支出", "拨付", "储备", "下达", "使用"];

/// What points are given in.
static TESTS: WordSet =
    WordSet::new(&["测评", "考核", "评价", "评比", "考评", "评估", "调查", "检查", "督查"]);

/// Beginnings of nouns that say per whom, and not of what.
static PER_HEAD: WordSet = WordSet::new(&["年人均", "人均", "月人均", "户均", "年均", "月均", "平均"]);

/// What ends a noun that says what is measured.
static FIGURE_ENDS: WordSet = word_table![
    "额", "值", "销售", "量", "资", "入", "出", "款", "税", "利", "润", "金", "费", "价", "债", "券", "求",
    "积", "度", "率", "数", "规模", "总", "比", "算", "本", "产", "支", "力", "亏", "补", "顺差", "逆差",
    "余额", "总价", "市值", "标准", "定额",
];

static BARE_SCORES: WordSet = WordSet::new(&["指数", "得分", "总分", "评分"]);
