//! Names of changes: growth, points, places won or lost.

use super::naming::{Around, Named, ends_with_rate, specific_or_head, strip_rate};
use super::words::Words;
use crate::lexicon::set::{WordSet, holds, words};
use crate::lexicon::values::Aspect;

/// 上升2个位次: places won or lost.
pub(super) fn steps(words: &Words, head: Option<&str>, context: Option<&str>) -> Named {
    let base = specific_or_head(&words.noun, head, context);
    let versus = words.versus.as_deref().unwrap_or("");
    let way = if words.direction == Some(-1) { "下降" } else { "上升" };
    // 从位次变化看,甲上升4位: a view, and not what is placed.
    let base = ["位次变化", "名次变化", "排名变化", "位次变动", "位次"]
        .iter()
        .find_map(|end| base.strip_suffix(end))
        .map_or(base.clone(), str::to_owned);
    let name = format!("{base}位次{versus}{way}");
    Named { head: base, name, aspect: Aspect::Growth, negative: words.direction == Some(-1), rule: "steps" }
}

/// A growth or a fall against another time.
pub(super) fn growth(words: &Words, around: Around<'_>) -> Named {
    let (head, context) = (around.head, around.context);
    // 年均增长7%, 五年年均增长7%: the average's own words, and not the noun.
    let (noun, years) = yearly(&words.noun);
    // 税收同口径增长6.1%、自然口径下降2.7%: of what was told, in another way of counting.
    if let Some(way) = noun
        .trim_start_matches('按')
        .strip_suffix("口径")
        .filter(|way| matches!(*way, "同" | "自然" | "可比" | "原" | "新" | "老"))
        && let Some(front) = head
    {
        let front = front.trim_end_matches("自然口径").trim_end_matches("同口径");
        let name = format!("{front}{way}口径增速");
        return Named {
            head: front.to_string(),
            name,
            aspect: Aspect::Growth,
            negative: negative(words),
            rule: "growth",
        };
    }
    // 1至3月累计增长7.7%: of what the month before it was told in.
    let noun = if matches!(noun, "累计" | "累计同比") { "" } else { noun };
    let own = strip_rate(noun);
    // 恢复到2019年的1.4倍: the verb that leads to the comparison is no noun.
    let own = match words.of_time {
        Some(_) => ["恢复", "相当于", "恢复至", "恢复到"]
            .iter()
            .fold(own.as_str(), |own, verb| own.strip_suffix(verb).unwrap_or(own)),
        None => &own,
    };
    // 固定资产投资增速转正,全年增长5%: the growth spoken of.
    let told = head.map(strip_rate);
    let base = specific_or_head(own, told.as_deref(), context);
    if let Some(earlier) =
        words.of_time.as_deref().filter(|_| words.direction.is_none() && words.versus.is_none())
    {
        // 是去年同期的1.6倍: a ratio, no growth.
        let name = format!("{base}与{}之比", earlier.trim_start_matches(['至', '到']));
        return Named { head: base, name, aspect: Aspect::Share, negative: false, rule: "times-of-earlier" };
    }
    let price = holds(&base, "价格")
        || holds(&base, "油价")
        || around.price
        || matches!(words.direction_word, "上涨" | "涨" | "涨了" | "下跌") && !MEASURED.ends(&base);
    let rate = if price { "涨幅" } else { "增速" };
    // 食品烟酒类上涨2.6% behind consumer prices: the prices of that class.
    let base = if price && base.ends_with('类') { format!("{base}价格") } else { base };
    let versus = match words.versus.as_deref() {
        _ if words.average => "两年平均",
        _ if !years.is_empty() => years,
        // 比去年同期增长: 同比.
        Some(versus) if same_time_last_year(versus) => "同比",
        Some(versus) => versus,
        None if price => around.versus.unwrap_or(""),
        None => "",
    };
    let name = if words.noun.ends_with("增速") && versus.is_empty() && !words.average {
        words.noun.clone()
    } else {
        format!("{base}{versus}{rate}")
    };
    Named { name, head: base, aspect: Aspect::Growth, negative: negative(words), rule: "growth" }
}

/// Whether a comparison is with the same time of the year before, in full words.
pub(super) fn same_time_last_year(versus: &str) -> bool {
    let with = versus.strip_prefix(['比', '较']).unwrap_or(versus);
    matches!(with, "去年同期" | "上年同期" | "去年同月" | "上年同月" | "去年同季" | "上年同季")
}

/// Ends of nouns that are no prices, whatever the word that they rise by (收入涨了8.8%).
static MEASURED: WordSet = WordSet::new(&[
    "收入",
    "产值",
    "增加值",
    "总值",
    "额",
    "投资",
    "量",
    "税收",
    "利润",
    "支出",
    "存款",
    "贷款",
]);

/// Parts a noun from the years that a growth is told over (年均, 五年, 近三年年均), which stand behind it.
pub(super) fn yearly(noun: &str) -> (&str, &str) {
    let averaged = noun.strip_suffix("年均").or_else(|| noun.strip_suffix("年平均"));
    let rest = averaged.unwrap_or(noun);
    let digit = |c: char| "一二三四五六七八九十两".contains(c) || c.is_ascii_digit();
    let front = rest
        .strip_suffix('年')
        .filter(|front| front.ends_with(digit))
        .map_or(rest, |front| front.trim_end_matches(digit).trim_end_matches('近'));
    noun.split_at(front.len())
}

fn negative(words: &Words) -> bool {
    let narrowed = words.fall && words.direction_word == "收窄";
    let widened = words.fall && words.direction_word == "扩大";
    // 涨幅收窄1.7个百分点: less than before; 降幅收窄 is better than before.
    if words.direction_word == "收窄" && words.rate && !words.fall {
        return true;
    }
    (words.direction == Some(-1) || words.fall && words.direction.is_none() || widened) && !narrowed
}

/// A change in percentage points.
pub(super) fn point(words: &Words, around: Around<'_>) -> Named {
    let (head, context) = (around.head, around.context);
    let rated = holds(&words.noun, "比重") || holds(&words.noun, "率") || holds(&words.noun, "占比");
    // 三年提高9个百分点: of the rate told, over the years.
    let (noun, years) = yearly(&words.noun);
    let own = strip_rate(noun);
    if let (Some(rate), true) = (around.rate, noun.is_empty() && !years.is_empty()) {
        let name = format!("{}{years}变动", with_rate(rate, holds(rate, "比重") || holds(rate, "占比")));
        let head = strip_rate(rate);
        return Named {
            head,
            name,
            aspect: Aspect::Growth,
            negative: negative(words),
            rule: "change-in-points",
        };
    }
    if let Some(at) = own.find("拉动") {
        let (front, drive) = own.split_at(at);
        let front = front.trim_end_matches("正向").trim_end_matches("负向");
        let driver = if front.is_empty() { head.or(context).unwrap_or("") } else { front };
        // 服务业对经济增长的贡献率54.3%,拉动GDP增长3.2个百分点: the driver, and not its share.
        let driver = driver.strip_suffix("贡献率").map_or(driver, |front| {
            front.find('对').map_or(front, |at| front.get(..at).unwrap_or(front)).trim_end_matches('的')
        });
        let driver = ["占比", "比重", "增加值"]
            .iter()
            .fold(driver, |driver, end| driver.strip_suffix(end).unwrap_or(driver));
        let name = format!("{driver}{drive}增长");
        return Named {
            head: driver.to_string(),
            name,
            aspect: Aspect::Growth,
            negative: false,
            rule: "drives",
        };
    }
    let rate = around.rate.map(strip_rate);
    let base = match rate {
        Some(_) if (own.is_empty() || matches!(own.as_str(), "比重" | "占比")) && around.share => {
            around.rate.unwrap_or("").to_string()
        }
        Some(rate)
            if own.is_empty() && words.versus.is_none() && head.is_some_and(|head| !ends_with_rate(head)) =>
        {
            rate
        }
        _ => specific_or_head(&own, head, context),
    };
    let versus = words.versus.clone().unwrap_or_default();
    let versus = above_or_below(&versus, words.direction).unwrap_or(versus);
    if versus == "距目标差距" {
        let name = format!("{}{versus}", with_rate(&base, rated));
        return Named { head: base, name, aspect: Aspect::Growth, negative: false, rule: "difference" };
    }
    if versus.starts_with("高出")
        || versus.starts_with("超时序")
        || versus.starts_with("超序时")
        || versus.starts_with("超出")
        || versus.starts_with("滞后")
        || versus.starts_with("落后")
        || versus.starts_with("高于")
        || versus.starts_with("低于")
        || versus.starts_with("快于")
        || versus.starts_with("慢于")
        || words![
            "好于", "优于", "强于", "差于", "弱于", "逊于", "快出", "慢出", "高过", "快过", "跑赢", "跑输"
        ]
        .begins(&versus)
    {
        // 快于时序进度7个百分点: it is the done part that is ahead.
        let ahead =
            holds(&versus, "进度").then_some(around.rate).flatten().filter(|rate| holds(rate, "完成率"));
        let name = match ahead {
            Some(rate) => format!("{rate}{versus}"),
            // 完成投资…,超序时进度8个百分点: how far it has come, and not its growth.
            None if holds(&versus, "进度") => format!("{base}{versus}"),
            None => format!("{}{versus}", with_rate(&base, rated)),
        };
        let negative =
            words!["低于", "慢于", "滞后", "落后", "差于", "弱于", "逊于", "慢出", "跑输"].begins(&versus);
        return Named { head: base, name, aspect: Aspect::Growth, negative, rule: "difference" };
    }
    let ahead = holds(&versus, "进度").then_some(around.rate).flatten().filter(|rate| holds(rate, "完成率"));
    let base = ahead.map_or(base, str::to_owned);
    let versus = if matches!(versus.as_str(), "同比" | "环比") {
        versus
    } else {
        versus.replacen('比', "较", 1)
    };
    let name = format!("{}{versus}变动", with_rate(&base, rated));
    Named { head: base, name, aspect: Aspect::Growth, negative: negative(words), rule: "change-in-points" }
}

/// `比全省低` → `低于全省`: a difference from another's figure, no change in time.
fn above_or_below(versus: &str, direction: Option<i8>) -> Option<String> {
    let with = versus.strip_prefix('比').or_else(|| versus.strip_prefix('较'))?;
    let with = with.trim_end_matches(['只', '仅', '还']);
    const WAYS: &[(&str, &str)] = &[
        ("高出", "高于"),
        ("高", "高于"),
        ("快", "高于"),
        ("低", "低于"),
        ("慢", "低于"),
        ("只差", "低于"),
        ("差", "低于"),
    ];
    if let Some((end, way)) = WAYS.iter().find(|(end, _)| with.ends_with(end) && with.len() > end.len()) {
        return Some(format!("{way}{}", &with[..with.len() - end.len()]));
    }
    static OTHERS: WordSet = WordSet::new(&[
        "全国", "全省", "全市", "全区", "全县", "全州", "平均", "面上", "进度", "时序", "序时", "均值",
    ]);
    let other = OTHERS.stands_in(with);
    let time = with.contains(['年', '月', '季']);
    let way = if direction? < 0 { "低于" } else { "高于" };
    (other && !time).then(|| format!("{way}{with}"))
}

fn with_rate(base: &str, rated: bool) -> String {
    if rated || ends_with_rate(base) { base.to_string() } else { format!("{base}增速") }
}
