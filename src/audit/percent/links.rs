//! Which two figures a rate is of, as the words say.
//!
//! What: the ways in which a sentence points to a part and a whole, each adding the pairs it sees. Why: the rate is
//! held against the pair that is told most surely; what only stands near counts where it fits.

use super::super::noun::{core, points_to};
use super::super::sheet::{Figure, MARKS, STOPS, Sheet};
use super::{Link, NEAR, Pair};
use crate::claim::model::{Aspect, Status};
use crate::lexicon::audits::{ADDED, BASES, MONEY, NAMED_RATIOS, NamedRatio, OF_THINGS, PLANS};
use crate::lexicon::nouns::COUNTED;
use crate::lexicon::set::{holds, words};

/// `完成年度5个任务的40%`, `占年度计划24亿元的77.5%`: the whole is the figure inside.
pub(super) fn inside(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>, pairs: &mut Vec<Pair>) {
    let Some(whole) = at.checked_sub(1).and_then(|at| sheet.get(at)) else { return };
    let between = rate.before.trim();
    let within = between.ends_with('的') && !between.contains(MARKS) && !between.contains('、');
    if !within || !words!["占", "完成", "为", "达", "相当于"].stands_in(whole.lead()) || !whole.is_amount()
    {
        return;
    }
    let part = sheet.back_in_sentence(at - 1).find(|(_, part)| part.is_amount() && part.base == whole.base);
    pairs.extend(part.map(|(part, _)| Pair { part, whole: at - 1, link: Link::Said }));
}

/// The words behind 占, where they name something.
fn share_of<'a>(rate: &Figure<'a>) -> Option<(&'a str, &'a str)> {
    let lead = rate.lead();
    let at = lead.rfind('占')?;
    let (part, whole) = (lead.get(..at)?, lead.get(at + '占'.len_utf8()..)?);
    // 占地320亩 is no share, 占地区生产总值 is one.
    if part.ends_with("抢") || whole.starts_with(['地', '有', '用']) && !whole.starts_with("地区") {
        return None;
    }
    let mut whole = whole;
    for end in [
        "超过", "接近", "突破", "不足", "不到", "约", "近", "超", "逾", "为", "达到", "达", "比重", "比例",
        "的",
    ] {
        whole = whole.strip_suffix(end).unwrap_or(whole);
    }
    for end in ["比重", "比例", "的"] {
        whole = whole.strip_suffix(end).unwrap_or(whole);
    }
    let part = part.rsplit(['、', '，']).next().unwrap_or("");
    (!whole.is_empty() && whole != "比").then_some((part, whole))
}

/// The nearest figure that can be the part: named as the words say, else the nearest amount.
fn part_of(sheet: &Sheet<'_>, at: usize, named: &str) -> Option<usize> {
    let mut amounts = sheet.back_in_sentence(at).take(NEAR).filter(|(_, part)| part.is_amount());
    if named.chars().count() >= 2 {
        return sheet
            .back_in_paragraph(at)
            .take(NEAR)
            .filter(|(_, part)| part.is_amount())
            .find(|(_, part)| points_to(&core(named), &part.core))
            .map(|(at, _)| at);
    }
    amounts.next().map(|(at, _)| at)
}

/// `占总投资的38%`: the whole is the figure of that name.
pub(super) fn pointed(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>, pairs: &mut Vec<Pair>) {
    let Some((named, whole)) = share_of(rate) else { return };
    let Some(part) = part_of(sheet, at, named) else { return };
    let Some(figure) = sheet.get(part) else { return };
    let name = core(whole);
    // Last year's figure is no whole of this year's part.
    // 占全市网络零售额的21.3%: a county's own figure is not that whole.
    let above = sheet.above(rate, whole);
    let now = |one: &Figure<'_>| {
        !BASES.stands_in(one.lead())
            && !words!["由", "从"].stands_in(one.lead())
            && above.is_none_or(|scope| one.lead().contains(scope))
    };
    let fits = |one: &Figure<'_>| {
        one.is_amount() && one.base == figure.base && points_to(&name, &one.core) && now(one)
    };
    let bare = ["总值", "总额", "总量", "总数"]
        .iter()
        .find_map(|end| whole.strip_suffix(end))
        .filter(|bare| !bare.is_empty());
    let exact = |one: &Figure<'_>| {
        let alike = one.is_amount() && one.base == figure.base && now(one);
        let named = |bare: &str| one.lead() == bare || one.lead().ends_with(bare) && one.core == core(bare);
        alike && (one.core == name || bare.is_some_and(named))
    };
    // 占年度目标的48%: every plan bears that name; only one of the sentence is meant.
    let nameless = name.replace(['计', '划', '任', '务', '目', '标', '全', '年', '度', '初'], "").is_empty();
    let fits = |one: &Figure<'_>| fits(one) && (!nameless || one.beside(rate));
    let exact = |one: &Figure<'_>| exact(one) && (!nameless || one.beside(rate));
    let own = |one: &Figure<'_>| fits(one) && one.claim.subject == figure.claim.subject;
    let found = sheet
        .back(at)
        .find(|(place, one)| *place != part && exact(one))
        .or_else(|| sheet.back_in_paragraph(at).find(|(place, one)| *place != part && own(one)));
    // 占农业总产值的86%,农业总产值24.2亿元: the whole stands behind.
    let next = (at + 1..at + 3).find(|&place| {
        sheet.get(place).is_some_and(|one| {
            one.beside(rate) && exact(one) && one.before.trim_start_matches(MARKS).starts_with(whole)
        })
    });
    if let Some(whole) = next {
        pairs.push(Pair { part, whole, link: Link::Said });
        return;
    }
    if let Some((whole, one)) = found {
        let link = if one.claim.paragraph == rate.claim.paragraph { Link::Said } else { Link::Far };
        pairs.push(Pair { part, whole, link });
        return;
    }
    let far = sheet.back(at).filter(|(place, one)| *place != part && fits(one)).take(4);
    pairs.extend(far.map(|(whole, _)| Pair { part, whole, link: Link::Far }));
}

/// Completion of a plan that the paragraph states.
pub(super) fn planned(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>, pairs: &mut Vec<Pair>) {
    let words = rate.lead();
    let other = share_of(rate).is_some_and(|(_, whole)| !PLANS.stands_in(whole));
    if other || rate.claim.aspect != Aspect::Completion && !PLANS.stands_in(words) {
        return;
    }
    if rate.claim.indicator.ends_with("进度") && !MONEY.stands_in(words) {
        return;
    }
    // 占年度计划的21.8%: not of the quarter's plan.
    let yearly = words!["年度", "全年", "年初"].stands_in(words);
    let shorter = |one: &Figure<'_>| {
        let lead = one.sentence_lead();
        yearly
            && words!["季度", "上半年", "月"].stands_in(lead)
            && !words!["年度", "全年"].stands_in(lead)
            && one.lead() == lead
    };
    let plan = |one: &Figure<'_>| {
        let lead = one.lead();
        one.is_amount()
            && PLANS.stands_in(lead)
            && !words!["占", "已完成", "完成率"].stands_in(lead)
            && !shorter(one)
    };
    let whole = sheet
        .back_in_paragraph(at)
        .take(NEAR)
        .filter(|(_, one)| one.claim.subject == rate.claim.subject || one.claim.subject.is_some())
        .find(|(_, one)| plan(one));
    // 完成全年任务的92%,全年任务为5万平方米: the plan stands behind.
    let next = || {
        let one =
            sheet.get(at + 1).filter(|one| one.beside(rate) && plan(one) && !holds(one.lead(), "完成"))?;
        PLANS
            .iter()
            .any(|word| one.lead().trim_end_matches(['为', '是']).ends_with(word))
            .then_some((at + 1, one))
    };
    let ahead = whole.is_none().then(next).flatten();
    let later = || {
        let mut next = (at + 1..at + 3).filter_map(|place| Some((place, sheet.get(place)?)));
        next.find(|(_, one)| {
            one.beside(rate)
                && one.claim.status == Status::Target
                && words!["计划完成", "计划投资", "任务为"].stands_in(one.lead())
        })
    };
    let ahead = ahead.or_else(|| whole.is_none().then(later).flatten());
    let Some((whole, figure)) = whole.or(ahead) else { return };
    if whole > at {
        let link = if whole == at + 1 && !sheet.get(whole).is_some_and(|one| one.before.contains([';', '；']))
        {
            Link::Said
        } else {
            Link::Far
        };
        let part = sheet
            .back_in_sentence(at)
            .take(1)
            .find(|(_, one)| one.is_amount() && one.base == figure.base && one.is_done() && !plan(one));
        pairs.extend(part.map(|(part, _)| Pair { part, whole, link }));
        return;
    }
    // 目标新签约40个: of what is signed.
    let noun: Vec<char> = core(figure.lead())
        .replace(['计', '划', '任', '务', '目', '标', '全', '年', '度', '为'], "")
        .chars()
        .collect();
    let kin = |one: &Figure<'_>| {
        noun.len() < 2
            || noun.windows(2).any(|pair| {
                let pair: String = pair.iter().collect();
                one.claim.indicator.contains(&pair) || one.lead().contains(&pair)
            })
    };
    let parts = sheet
        .back_in_paragraph(at)
        .take(NEAR)
        .filter(|(place, one)| {
            *place != whole && one.is_amount() && one.base == figure.base && one.is_done() && !plan(one)
        })
        .take(3);
    // 新签约项目23个。……全年目标新签约40个,已完成57.5%
    if whole + 1 == at && noun.len() >= 2 {
        let mut named = sheet.back_in_paragraph(whole).take(NEAR).filter(|(_, one)| {
            one.is_count()
                && one.base == figure.base
                && one.is_done()
                && !plan(one)
                && noun.windows(2).any(|pair| one.lead().contains(&pair.iter().collect::<String>()))
                && !one.lead().contains('中')
        });
        pairs.extend(named.next().map(|(part, _)| Pair { part, whole, link: Link::Far }));
    }
    for ((part, one), turn) in parts.zip(0..) {
        let same = one.claim.subject == figure.claim.subject;
        // 距离年度目标15亿元还差2.4亿元。完成投资96亿元,占年度目标的48%: another plan.
        let shares = one.beside(figure) || kin(one);
        let own = turn == 0
            && shares
            && (part == whole + 1 || same && part > whole || same && part + 1 == whole && kin(one));
        pairs.push(Pair { part, whole, link: if own { Link::Said } else { Link::Near } });
    }
}

/// `其中税收收入21.2亿元,税收占比86%`: the whole is that of 其中.
pub(super) fn within(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>, pairs: &mut Vec<Pair>) {
    let named = words!["占比", "比重", "所占比例"].stands_in(rate.lead()) || rate.lead().trim() == "占";
    // 33个行业中,21个增长,增长面为63.6%
    let spread = rate.claim.indicator.ends_with('面') && named_ratio(rate).is_none();
    if !(named || spread) || share_of(rate).is_some() {
        return;
    }
    // 非税收入0.6亿元,税收占比68%: the part is the one that the rate names.
    let name = ["占比", "比重", "所占"].iter().find_map(|word| rate.lead().split_once(word)).map(|two| two.0);
    let name: String = name.map(|name| core(name.trim_matches(['所', '的', ' ']))).unwrap_or_default();
    let named = name.chars().count() >= 2 && !name.contains('占');
    let own = |one: &Figure<'_>| {
        !named || one.core.contains(&name) || one.lead().contains(&name) || name.contains(one.lead().trim())
    };
    let amounts = sheet.back_in_sentence(at).take(if named { NEAR } else { 3 });
    let mut amounts = amounts.filter(|(_, one)| one.is_amount());
    let Some((part, figure)) = amounts.find(|(_, one)| {
        own(one) && !(named && one.core.strip_prefix('非').is_some_and(|rest| rest.starts_with(&name)))
    }) else {
        return;
    };
    // 100个审批事项中,即办件72个,占比72%
    let stock = part.checked_sub(1).filter(|&at| {
        sheet.get(at).is_some_and(|one| {
            one.is_amount() && one.beside(figure) && one.base == figure.base && one.tail().ends_with('中')
        })
    });
    if let Some(whole) = stock.or_else(|| super::super::parts::whole_of(sheet, part)) {
        pairs.push(Pair { part, whole, link: Link::Said });
    }
}

/// `申报32个,通过24个,通过率75%`: the part bears the verb of the rate, the whole stands before it.
pub(super) fn by_verb(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>, pairs: &mut Vec<Pair>) {
    if let Some(ratio) = named_ratio(rate) {
        let flow = |one: &Figure<'_>| ADDED.stands_in(one.lead()) || ADDED.stands_in(&one.claim.indicator);
        let find = |word: &str, not: &str| {
            let own = |one: &Figure<'_>| {
                let name = one.claim.indicator.as_ref();
                one.is_amount()
                    && holds(name, word)
                    && (not.is_empty() || !name.contains(not))
                    // 贷款比年初增加30亿元: no part of the deposits that are there.
                    && flow(one) == flow(rate)
            };
            sheet.back_in_sentence(at).take(NEAR).find(|(_, one)| own(one))
        };
        let Some(((part, of), (whole, all))) = find(ratio.part, "").zip(find(ratio.whole, ratio.part)) else {
            return;
        };
        // 规上企业150户,亏损企业33户,农产品加工企业亏损面31%: of narrower things.
        let narrower = rate.lead().split_once(ratio.name).map_or("", |two| two.0).trim();
        let named =
            |one: &Figure<'_>| one.lead().contains(narrower) || one.claim.indicator.contains(narrower);
        let named = narrower.is_empty() || named(of) || named(all);
        let own = named && alike(ratio, (part, of), (whole, all));
        let link = if own { Link::Said } else { Link::Near };
        pairs.push(Pair { part, whole, link });
        return;
    }
    let things = rate.claim.indicator.ends_with("进度") || OF_THINGS.ends(&rate.claim.indicator);
    let Some(verb) = verb_of(&rate.claim.indicator).filter(|_| things && rate.is_firm()) else { return };
    // 开工9个 and 其中9个已开工.
    let told = |one: &Figure<'_>| {
        let tail = one.tail();
        let tail = tail.strip_prefix('已').or_else(|| tail.strip_prefix("全部")).unwrap_or(tail);
        one.lead().contains(verb) || tail.starts_with(verb)
    };
    let part = sheet.back_in_sentence(at).take(4).find(|(_, one)| one.is_amount() && told(one));
    let Some((part, figure)) = part else { return };
    let opens = figure.before.contains(STOPS);
    let whole =
        sheet.back_in_sentence(part).take(3).find(|(_, one)| one.is_amount() && one.base == figure.base);
    if let Some((whole, of)) = whole.filter(|_| !opens) {
        // 18个项目建立台账,已销号问题57个,销号率90.5%: questions are no part of projects.
        let thing = COUNTED.iter().find(|thing| holds(&figure.core, thing));
        let other = thing.is_some_and(|thing| !holds(&of.core, thing));
        // Nor is what is more than twice as many a part of anything.
        let many = figure.value.checked_sub(of.value).is_none_or(|over| over > of.value);
        let apart = many || other && COUNTED.stands_in(&of.core);
        // 合计销号率83.8% is of all that was told, 其中亿元以上开工率80.6% of a part: neither of just the last two.
        let wider =
            words!["合计", "总体", "综合", "平均", "整体", "总", "两级", "三级"].stands_in(rate.lead());
        let within = holds(rate.lead(), "其中") && rate.lead().chars().count() > 2 + verb.chars().count() + 1;
        // Nor is a part more than its whole, where that is itself told as a part (其中).
        let more = figure.value > of.value && super::super::parts::head_of(sheet, whole).is_some();
        // 办结44件,办结率95.7%,省级31件,办结率93.5%: the second rate of one verb is of another lot.
        let taken = holds(rate.lead(), verb)
            && (part + 1..at).any(|place| {
                sheet
                    .get(place)
                    .is_some_and(|one| one.is_rate() && verb_of(&one.claim.indicator) == Some(verb))
            });
        let apart = apart || wider || within || more || taken;
        pairs.push(Pair { part, whole, link: if apart { Link::Near } else { Link::Said } });
    }
}

/// Whether the two figures of a named ratio are of one lot: the later bears the words of the former, or none of its own.
fn alike(ratio: &NamedRatio, part: (usize, &Figure<'_>), whole: (usize, &Figure<'_>)) -> bool {
    let lot = |one: &Figure<'_>| {
        let bare = one.claim.indicator.replace(ratio.part, "").replace(ratio.whole, "");
        bare.replace("余额", "").replace("总额", "").replace(['总', '额', '数'], "")
    };
    let (first, later) = if part.0 < whole.0 { (part.1, whole.1) } else { (whole.1, part.1) };
    let own = lot(later);
    first.claim.subject == later.claim.subject && (own.is_empty() || own == lot(first))
}

/// The row of a rate whose name says which two figures it is of.
pub(super) fn named_ratio(rate: &Figure<'_>) -> Option<&'static NamedRatio> {
    NAMED_RATIOS.iter().find(|row| rate.claim.indicator.ends_with(row.name))
}

/// The verb in a rate's name (整改率 → 整改).
pub fn verb_of(name: &str) -> Option<&str> {
    let stem = name.strip_suffix('率').or_else(|| name.strip_suffix("进度"))?;
    let stem = stem.strip_suffix("成功").unwrap_or(stem);
    let from = stem.char_indices().rev().nth(1).map(|(at, _)| at)?;
    let verb = stem.get(from..)?;
    (verb != "完成").then_some(verb)
}

/// Any two of one unit nearby; they only count where they fit.
pub(super) fn near(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>, pairs: &mut Vec<Pair>) {
    let named = words!["率", "比", "面", "比重", "进度", "占比"].ends(&rate.claim.indicator);
    if !named || !rate.is_firm() || share_of(rate).is_some_and(|(_, whole)| !PLANS.stands_in(whole)) {
        return;
    }
    let mut close: Vec<usize> = Vec::new();
    let mut sentences = 0;
    let mut last = rate.claim.sentence;
    for (place, one) in sheet.back_in_paragraph(at).take(NEAR) {
        if one.claim.sentence != last {
            sentences += 1;
            last = one.claim.sentence;
            if sentences > 1 {
                break;
            }
        }
        if one.is_amount() && one.is_firm() {
            close.push(place);
        }
    }
    let plan = |at: usize| {
        sheet
            .get(at)
            .is_some_and(|one| PLANS.stands_in(one.lead()) && !words!["已完成", "列入"].stands_in(one.lead()))
    };
    for (nth, &part) in close.iter().enumerate() {
        for &whole in close.iter().skip(nth + 1) {
            // A plan is no part of what is done.
            if plan(part) && !plan(whole) {
                continue;
            }
            pairs.push(Pair { part, whole, link: Link::Near });
        }
    }
}
