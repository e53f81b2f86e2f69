//! Names of percentages: rates by their own name, shares of a whole, done parts of a plan, growth.

use super::change::growth;
use super::naming::{
    Around, Named, averaged, ends_with_rate, rate_aspect, same_end, specific, specific_or_head, strip_rate,
};
use super::words::Words;
use crate::lexicon::nouns::RESTATING;
use crate::lexicon::set::{WordSet, holds, words};
use crate::lexicon::values::{Aspect, Status};

/// Verbs that end a noun which says by itself what a percentage is of (办理时限压缩六成).
static CHANGING: WordSet =
    WordSet::new(&["压缩", "缩短", "精简", "压减", "削减", "下沉", "入驻", "上线", "减免", "让利"]);

/// Words that make a percentage the done part of a plan.
static PLANS: WordSet =
    WordSet::new(&["年度", "计划", "任务", "目标", "进度", "年内盘子", "全年盘子", "今年盘子"]);

/// Names a percentage.
pub(super) fn percent(words: &Words, around: Around<'_>) -> Named {
    let (head, context) = (around.head, around.context);
    if words.direction.is_some() || words.versus.is_some() && !ends_with_rate(&words.noun) {
        return growth(words, around);
    }
    // 贡献了其中近三成: a share, too.
    if let Some(front) = words.noun.strip_suffix("贡献").or_else(|| words.noun.strip_suffix("贡献了其中"))
        && let Some(part) = head.filter(|part| !ends_with_rate(part))
        && words.share.is_none()
    {
        let name = if front.is_empty() { format!("{part}占比") } else { format!("{front}占{part}比重") };
        return Named {
            head: part.to_string(),
            name,
            aspect: Aspect::Share,
            negative: false,
            rule: "share-of",
        };
    }
    if let Some(whole) = &words.share {
        // 总量占全省的35.1%: of what was told just before.
        let general = words.noun.is_empty() || RESTATING.contains(&words.noun.as_str());
        let part = if general { head.or(context).unwrap_or("") } else { &words.noun };
        let whole = whole.trim_end_matches("比重").trim_end_matches('的');
        let plan = PLANS.stands_in(whole) && !holds(whole, "总");
        let (name, aspect) = if plan {
            (format!("{part}{whole}完成率"), Aspect::Completion)
        } else {
            // 有14座存在质量问题,占11.7%: of those spoken of.
            let name =
                if whole.is_empty() { format!("{part}占比") } else { format!("{part}占{whole}比重") };
            (name, Aspect::Share)
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
    // 降幅收到3%以下, 增幅守在7%以上: where it is to be held.
    let held =
        ["收到", "守在", "稳在", "定在", "控在"].iter().find_map(|verb| words.noun.strip_suffix(*verb));
    let own = held.filter(|noun| ends_with_rate(noun)).unwrap_or(&words.noun);
    if ends_with_rate(own) {
        let mut name = specific(own, head, context);
        if words.average {
            name = averaged(name);
        }
        let aspect = rate_aspect(&name);
        let base = if aspect == Aspect::Growth { strip_rate(&name) } else { name.clone() };
        return Named { head: base, name, aspect, negative: words.fall, rule: "rate-by-name" };
    }
    // 全市均值是58%: the mean of the rate spoken of.
    let mean = words!["均值", "平均值", "均线", "平均线"].ends(&words.noun);
    // 前三季度回落到8.2%, 年底追到18%: the value that the rate told came to, or is to come to.
    let came = words.noun.is_empty() && words.reached && !words.did;
    if (words.noun.is_empty() && words.status == Some(Status::Target) || mean || came)
        && let Some(rate) = around.rate
    {
        // 咬定35%以上的目标: the aim of the rate spoken of.
        let (name, aspect) = (rate.to_string(), rate_aspect(rate));
        return Named {
            head: strip_rate(rate),
            name,
            aspect,
            negative: false,
            rule: if mean || came { "rate-again" } else { "aim-of-rate" },
        };
    }
    // 接待游客300万人次,相当于2019年的72%
    if let Some(earlier) = words.of_time.as_deref().filter(|time| time.ends_with('年'))
        && matches!(words.noun.as_str(), "" | "恢复" | "相当")
        && !words.done
        && let Some(head) = head
    {
        let back = if words.noun == "恢复" { "恢复至" } else { "相当于" };
        let name = format!("{head}{back}{}比例", earlier.trim_start_matches(['至', '到']));
        return Named {
            head: head.to_string(),
            name,
            aspect: Aspect::Share,
            negative: false,
            rule: "part-of-earlier",
        };
    }
    // 恢复至2019年同期的118%
    if let Some(earlier) = words.of_time.as_deref().filter(|time| time.ends_with("同期"))
        && let Some(head) = head
    {
        let back = if words.noun.contains("恢复") { "恢复至" } else { "相当于" };
        let name = format!("{head}{back}{}比例", earlier.trim_start_matches(['至', '到']));
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
        let name = match words.noun.find("相当于").and_then(|at| words.noun.get(at..)) {
            Some(whole) => format!("{head}{whole}比例"),
            None => format!("{head}占{}比重", words.noun),
        };
        return Named {
            head: head.to_string(),
            name,
            aspect: Aspect::Share,
            negative: false,
            rule: "share-of",
        };
    }
    // 全年经济增长目标定为7%: the aim itself, and no part of it that is done.
    if let Some(aim) = words.noun.strip_suffix("预期目标").or_else(|| words.noun.strip_suffix("目标"))
        && !words.done
        && !words.did
        && !words.of
        && let Some(base) = aim.strip_suffix("增长").or_else(|| aim.strip_suffix("增速"))
        && !base.is_empty()
    {
        let name = format!("{base}增速");
        return Named {
            head: base.to_string(),
            name,
            aspect: Aspect::Growth,
            negative: false,
            rule: "aim-of-rate",
        };
    }
    // 为预算的102%: a budget is a plan, its revenue and expenditure are not.
    let budget = words.noun.ends_with("预算") || words.noun.ends_with("预算数");
    if words.done || budget || PLANS.stands_in(&words.noun) {
        let mut noun = specific_or_head(&words.noun, head, context);
        // 新增就业4200人,完成年度目标任务的70%: the task is that of what was told.
        let mut of = None;
        if TASKS.contains(&noun.as_str())
            && let Some(front) = head.filter(|front| !front.ends_with(noun.as_str()))
        {
            noun.insert_str(0, front);
            of = Some(front.to_string());
        }
        let name = if noun.ends_with("完成率") { noun.clone() } else { format!("{noun}完成率") };
        // 为年内计划的84%、概算的32%: the next share is of the same thing, too.
        let of = of.or_else(|| head.filter(|_| words.of && !words.done).map(str::to_owned));
        // 为预算的102%,增长8.7%: what grew is the thing, not its task.
        return Named {
            head: of.unwrap_or(noun),
            name,
            aspect: Aspect::Completion,
            negative: false,
            rule: "done-part",
        };
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
    // 投入2.1亿元,是概算的32.8%: what was told just before is so much of it.
    if words.of
        && !words.noun.is_empty()
        && !ends_with_rate(&noun)
        && let Some(part) = head.filter(|part| !ends_with_rate(part) && *part != words.noun)
    {
        let whole = WHOLES.iter().find_map(|word| words.noun.strip_prefix(*word)).unwrap_or(&words.noun);
        return Named {
            name: format!("{part}占{whole}比重"),
            head: part.to_string(),
            aspect: Aspect::Share,
            negative: false,
            rule: "share-of",
        };
    }
    if ends_with_rate(&noun) || CHANGING.ends(&noun) {
        return Named {
            name: noun.clone(),
            aspect: match rate_aspect(&noun) {
                Aspect::Growth => Aspect::Growth,
                _ => Aspect::Share,
            },
            head: noun,
            negative: false,
            rule: "share-by-name",
        };
    }
    // 全年目标7%,上半年跑出6.8%: the growth spoken of, again.
    if words.noun.is_empty()
        && let Some(rate) =
            around.rate.filter(|rate| rate_aspect(rate) == Aspect::Growth && strip_rate(rate) == noun)
    {
        let name = rate.to_string();
        return Named { head: noun, name, aspect: Aspect::Growth, negative: false, rule: "growth" };
    }
    // 投资增速1.1%,…,其中工业投资15.7%: the part's own growth.
    let growing = head
        .filter(|head| !words.noun.is_empty() && rate_aspect(head) == Aspect::Growth)
        .or_else(|| {
            let of_head =
                |rate: &&str| rate_aspect(rate) == Aspect::Growth && head == Some(strip_rate(rate).as_str());
            around.rate.filter(|_| words.part && !words.noun.is_empty()).filter(of_head)
        })
        .map(strip_rate)
        .filter(|whole| words.part || same_end(whole, &noun));
    if growing.is_some() && !words.done && !words.of {
        let name = format!("{noun}增速");
        return Named {
            head: name.clone(),
            name,
            aspect: Aspect::Growth,
            negative: false,
            rule: "growth-of-part",
        };
    }
    Named { name: format!("{noun}率"), head: noun, aspect: Aspect::Share, negative: false, rule: "share" }
}

/// Whether a noun is a task without a thing of its own.
pub(super) fn is_task(noun: &str) -> bool {
    TASKS.contains(&noun)
}

/// Verbs that say that one figure is so much of another.
const WHOLES: &[&str] = &["相当于", "约为", "约占", "占到", "达到", "仅为", "只是", "只有"];

/// Tasks without a noun of their own.
const TASKS: &[&str] = &[
    "目标",
    "计划",
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
    "预算",
    "年初预算",
    "调整预算",
    "变动预算",
    "年度预算",
    "预算数",
    "调整预算数",
];
