//! Two figures and the distance that is stated between them.
//!
//! What: 由A增加到B, 净增C; 比上年的A净增C; 距离B的目标差C; 领先Y市C; 比Y多C; X是Y的n倍: amounts; and in points
//! 由A%提高到B%, 提升C个百分点; 比一季度的A%加快C; 高于全省C, 全省平均A%.
//! Why: all three stand side by side, so any two of them give the third. Holds: 720 → 828, 净增108. Fails: 净增118
//! of the same; 领先64.4 where 782.6 and 708.2 stand. Nothing is said where one of the three is not told, or
//! where the words between name another thing.

use rust_decimal::Decimal;

use super::noun::core;
use super::percent::periods_differ;
use super::range::{Range, shown};
use super::say::Reading;
use super::sheet::{Figure, MARKS, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Aspect;
use crate::lexicon::audits::{AHEAD, BEHIND, CHANGES, EARLIER, FASTER, FROM, SCOPES, TO};
use crate::lexicon::set::{WordSet, holds, rfind, words};

/// Figures that a distance looks at, on either side.
const NEAR: usize = 8;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, own) in sheet.figures.iter().enumerate() {
        if !own.is_firm() {
            continue;
        }
        if own.is_points() {
            let ends = changed(sheet, at, own).or_else(|| average(sheet, at, own));
            out.extend(ends.and_then(|ends| apart(sheet, Kind::Points, ends, at)));
            out.extend(schedule(sheet, at, own));
        } else if own.is_amount() {
            let ends = changed(sheet, at, own).or_else(|| short(sheet, at, own));
            let ends = ends.or_else(|| ahead(sheet, at, own));
            out.extend(ends.and_then(|ends| apart(sheet, Kind::Difference, ends, at)));
        } else if own.base == "倍" {
            out.extend(times(sheet, at, own).or_else(|| times_before(sheet, at, own)));
        }
    }
}

/// Whether `one` can be an end of the distance `own`.
fn end_of(one: &Figure<'_>, own: &Figure<'_>) -> bool {
    if own.is_points() { one.is_rate() } else { one.is_amount() && one.base == own.base }
}

/// The verb of a change alone: 净增, 提高了.
fn is_change(words: &str) -> bool {
    let words = words.trim_start_matches(['共', '净']).trim_end_matches(['了', '约']);
    CHANGES.contains(&words)
}

/// 由上年的, 从年初的: the words behind 由, where they are no more than a time.
fn from_words(lead: &str) -> bool {
    let from = FROM.iter().filter_map(|word| Some(rfind(lead, word)? + word.len())).max();
    from.and_then(|from| lead.get(from..))
        .is_some_and(|rest| !rest.starts_with(['于', '此']) && rest.chars().count() <= 10)
}

/// 比一季度的, 较上年: behind 比 no more than a time or 的.
fn than_words(lead: &str) -> bool {
    let Some(at) = lead.rfind(['比', '较']) else { return false };
    let rest = lead.get(at + '比'.len_utf8()..).unwrap_or("");
    rest.chars().count() <= 10 && EARLIER.stands_in(rest)
}

/// No other thing begins between the two.
fn unparted(sheet: &Sheet<'_>, from: usize, to: usize) -> bool {
    !(from + 1..=to).any(|place| sheet.get(place).is_none_or(|one| one.before.contains([';', '；', '。'])))
}

/// `由720亿元增加到828亿元,净增108亿元`; `增长7.7%,比一季度的6.5%加快1.2个百分点`.
fn changed(sheet: &Sheet<'_>, at: usize, own: &Figure<'_>) -> Option<(usize, usize)> {
    if !is_change(own.lead().trim()) {
        return None;
    }
    let prev = sheet.get(at.checked_sub(1)?)?;
    if prev.beside(own) && end_of(prev, own) && than_words(prev.lead()) && !own.before.contains(MARKS) {
        let (now, _) = sheet.back_in_sentence(at - 1).take(4).find(|(_, now)| {
            end_of(now, own)
                && now.is_firm()
                && !now.is_compared()
                && (now.claim.aspect == prev.claim.aspect || own.is_points())
        })?;
        let listed = sheet.get(now).is_some_and(Figure::is_listed);
        // 外贸出口31.5亿元,新能源汽车势头强劲,比去年同期的3.9亿元多…: of what the clause between speaks of.
        let front =
            prev.before.rsplit_once(['比', '较']).map_or("", |two| two.0).trim_matches([',', '，', ' ']);
        let another = front.chars().count() > 5 && !front.contains(['第', '位', '居', '列']);
        return (!listed && !another && unparted(sheet, now, at)).then_some((now, at - 1));
    }
    for then in (at.saturating_sub(4)..at.checked_sub(1)?).rev() {
        let (base, now) = (sheet.get(then)?, sheet.get(then + 1)?);
        let to = now.before.trim_start_matches(['的', ',', '，', ' ']);
        let told = base.beside(own)
            && end_of(base, own)
            && end_of(now, own)
            && from_words(base.lead())
            && TO.begins(to);
        if told {
            // 户籍城镇化率由54.2%提高至56.8%,常住人口城镇化率67.3%,提高1.1个百分点: of what was told last.
            let another = (then + 2..at).any(|place| {
                sheet.get(place).is_some_and(|one| end_of(one, own) && one.claim.aspect != Aspect::Growth)
            });
            return (!another && unparted(sheet, then, at)).then_some((then + 1, then));
        }
    }
    None
}

/// `完成245亿元,距离260亿元的目标差15亿元`
fn short(sheet: &Sheet<'_>, at: usize, own: &Figure<'_>) -> Option<(usize, usize)> {
    let words = own.before.trim();
    let aim = sheet.get(at.checked_sub(1)?)?;
    let told = aim.beside(own)
        && end_of(aim, own)
        && words!["距离", "距", "离", "与", "较", "比"].stands_in(aim.lead())
        && (words!["目标", "任务", "计划", "要求"].stands_in(words)
            || words!["目标", "任务", "计划"].stands_in(aim.lead()))
        && words.ends_with(['差', '缺', '少'])
        && !words.contains(MARKS);
    let (now, _) = sheet.back_in_sentence(at - 1).next().filter(|(_, now)| told && end_of(now, own))?;
    unparted(sheet, now, at).then_some((at - 1, now))
}

/// Whether `figure` is that of the place that the words name.
fn is_of(sheet: &Sheet<'_>, figure: &Figure<'_>, place: &str) -> bool {
    let named = figure.claim.region.and_then(|id| sheet.case.regions.get(usize::from(id.0)));
    let plain = |name: &str| name.trim_end_matches(['市', '县', '区', '旗']).to_owned();
    plain(place).chars().count() >= 2
        && (named.is_some_and(|region| plain(&region.name) == plain(place)) || figure.lead().ends_with(place))
}

/// The nearest like figure of the place that the words name, on either side.
fn figure_of(sheet: &Sheet<'_>, at: usize, like: usize, place: &str) -> Option<usize> {
    let (own, like_figure) = (sheet.get(at)?, sheet.get(like)?);
    // 吕梁270.4亿元: nothing but the place, the name is that of its neighbours.
    let bare =
        |one: &Figure<'_>| one.lead().trim().chars().count() <= 4 && is_of(sheet, one, one.lead().trim());
    let near = |place: usize| place.abs_diff(at);
    let mut all: Vec<usize> =
        (at.saturating_sub(NEAR * 2)..(at + 4).min(sheet.figures.len())).filter(|&one| one != at).collect();
    crate::order::sort_by_key(&mut all, |&one| near(one));
    all.into_iter().find(|&one| {
        sheet.get(one).is_some_and(|one| {
            one.is_amount()
                && one.base == like_figure.base
                && one.claim.paragraph == own.claim.paragraph
                && one.claim.status == own.claim.status
                && (one.claim.series == like_figure.claim.series && one.claim.series.is_some()
                    || one.core == like_figure.core
                    || bare(one)
                    || bare(like_figure))
                && !periods_differ(one, like_figure)
                && one.is_firm()
                && is_of(sheet, one, place)
                && !AHEAD.stands_in(one.lead())
                && !BEHIND.stands_in(one.lead())
        })
    })
}

/// `肥西县782.6亿元,领先肥东县74.4亿元,肥东县为708.2亿元`
fn ahead(sheet: &Sheet<'_>, at: usize, own: &Figure<'_>) -> Option<(usize, usize)> {
    let lead = own.lead().trim();
    let after = |words: &WordSet| {
        if !words.stands_in(lead) {
            return None;
        }
        words.iter().filter_map(|word| rfind(lead, word).map(|at| (at, at + word.len()))).max()
    };
    let (more, less) = (after(&AHEAD), after(&BEHIND));
    let (start, end, up) = match (more, less) {
        (Some((start, end)), None) => (start, end, true),
        (None, Some((start, end))) => (start, end, false),
        _ => return None,
    };
    let behind = lead.get(end..)?.trim_end_matches(['了', '约', '近']);
    // 比吕梁多22.8亿元, 领先肥东县74.4亿元
    let (front, place) = if behind.is_empty() {
        let (front, place) = lead.get(..start)?.rsplit_once(['比', '较'])?;
        (front.trim(), place)
    } else {
        (lead.get(..start)?.trim(), behind)
    };
    let end = |one: &Figure<'_>| {
        let distance = AHEAD.stands_in(one.lead()) || BEHIND.stands_in(one.lead());
        end_of(one, own) && one.is_firm() && one.beside(own) && !distance
    };
    // 义乌比东阳多47.7亿元: of the place that leads, and of the nearest only where no place does.
    let led = sheet.figures.get(at.saturating_sub(NEAR)..at)?;
    let led = led.iter().rposition(|one| end(one) && is_of(sheet, one, front));
    let near = || {
        let mut near = (at.saturating_sub(2)..at).rev().filter_map(|at| Some((at, sheet.get(at)?)));
        let (now, one) = near.find(|(_, one)| end(one) && one.claim.region == own.claim.region)?;
        let named = core(front);
        (holds(&one.core, &named) || holds(one.lead(), &named)).then_some(now)
    };
    let now = led.map(|nth| at.saturating_sub(NEAR) + nth).or_else(near)?;
    let other = figure_of(sheet, at, now, place).filter(|other| *other != now)?;
    Some(if up { (now, other) } else { (other, now) })
}

/// `增长9.2%,比全省高1.7个百分点,全省平均增速为7.5%`
fn average(sheet: &Sheet<'_>, at: usize, own: &Figure<'_>) -> Option<(usize, usize)> {
    let lead = own.lead();
    let than = lead.rfind(['比', '较', '高', '低', '快', '慢'])?;
    let scope = SCOPES.iter().find(|scope| lead.contains(**scope))?;
    let up = words!["高", "快", "领先"].stands_in(lead);
    if up == words!["低", "慢", "落后"].stands_in(lead) || than == 0 && lead.is_empty() {
        return None;
    }
    let (now, _) = sheet
        .back_in_sentence(at)
        .take(2)
        .find(|(_, one)| one.is_rate() && one.is_firm() && !SCOPES.stands_in(one.lead()))?;
    let bare = |one: &Figure<'_>| {
        // 盐城全市增长5.9%; 占全市的12.1% is a share.
        let (city, rest) = one.lead().trim().split_once(scope)?;
        (city.chars().count() <= 3 && !city.contains(['于', '比', '较', '中', '占', '居', '列']))
            .then_some(())?;
        let light = |c: char| "平均水的增速幅长为是达值同期约率".contains(c);
        let alike = sheet.get(now).is_some_and(|told| told.claim.aspect == one.claim.aspect);
        (alike && one.is_rate() && one.is_firm() && rest.chars().all(light)).then_some(())
    };
    let next = (at + 1..at + 3)
        .find(|&place| sheet.get(place).is_some_and(|one| one.beside(own) && bare(one).is_some()));
    // 全省平均7.5%,我市9.2%,高于全省1.7个百分点
    let before = || {
        let before = sheet.back_in_sentence(now).take(1).find(|(_, one)| bare(one).is_some());
        // 工业投资增长8.8%,全市增长6.9%,民间投资增长9.4%: the mean is of what was told before it.
        before.filter(|(place, _)| !sheet.back_in_sentence(*place).any(|(_, one)| one.is_rate()))
    };
    // 增长6.4%,全市增长5.9%,增速高于全市0.5个百分点
    let between = || {
        let front = lead.get(..than)?.trim_end_matches(['增', '速', '幅', '涨', '均', '约']);
        let told = sheet.get(now)?;
        // Of several growths it may be of any: the words must name it.
        let alone = !sheet.back_in_sentence(now).any(|(_, one)| one.is_rate());
        let place = front.is_empty() || is_of(sheet, told, front);
        let own = alone && place || !front.is_empty() && holds(&told.claim.indicator, front);
        (now + 1..at).find(|&place| own && sheet.get(place).is_some_and(|one| bare(one).is_some()))
    };
    let average = next.or_else(|| before().map(|(place, _)| place)).or_else(between)?;
    if !unparted(sheet, now.min(average), at.max(average)) {
        return None;
    }
    Some(if up { (now, average) } else { (average, now) })
}

/// `占年度计划的60%,快于时序进度10个百分点`, by the end of June.
fn schedule(sheet: &Sheet<'_>, at: usize, own: &Figure<'_>) -> Option<Finding> {
    let lead = own.lead();
    let (front, _) = lead.split_once("时序").or_else(|| lead.split_once("序时"))?;
    let fast = words!["快", "超", "高", "领先"].stands_in(front);
    if fast == words!["慢", "落后", "低"].stands_in(front) {
        return None;
    }
    let rate_at = at.checked_sub(1)?;
    let rate = sheet.get(rate_at).filter(|rate| {
        rate.is_rate() && rate.is_firm() && rate.beside(own) && rate.claim.aspect != Aspect::Growth
    })?;
    // Where its own sentence tells none, the time that the paragraph told last.
    let told = |one: &Figure<'_>| one.claim.period.clone().filter(|period| period.to.is_some());
    let before = || sheet.back_in_paragraph(rate_at).find_map(|(_, one)| told(one));
    let period = rate.claim.period.clone().or_else(before)?;
    let period = period.as_ref();
    let month = period.to.or_else(|| Some(crate::league::period::dates(period)?.1))?.month;
    // 全年目标15亿元, …完成56%: the plan's time, not that of what is done.
    if month == 12 {
        return None;
    }
    let due = Decimal::from(month).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(Decimal::from(12))?;
    let gap = rate.value.checked_sub(due)?;
    let signed = if fast { own.value.abs() } else { -own.value.abs() };
    let holds = gap.checked_sub(signed)?.abs() <= Decimal::ONE;
    let words = [rate.quote, &shown(due, 1), &shown(gap, 1), own.quote];
    let working =
        Said::of("{0} − 时序{1}% = {2}，文中{3}", "{0} − {1} % by the calendar = {2}, stated {3}", &words);
    let verdict = if holds { Verdict::Holds } else { Verdict::Unclear };
    let mut finding =
        sheet.finding(Kind::Calendar, verdict, if holds { 1 } else { 3 }, &[rate_at, at], working);
    if !holds {
        finding.readings = vec![Reading::Period.said(), Reading::Base.said()];
    }
    Some(finding)
}

/// The finding on a stated distance between two figures, the later or larger first.
pub(super) fn apart(sheet: &Sheet<'_>, kind: Kind, ends: (usize, usize), at: usize) -> Option<Finding> {
    let (one, other, own) = (sheet.get(ends.0)?, sheet.get(ends.1)?, sheet.get(at)?);
    // 30126元 a head and 493.7亿元 in all are no two ends of one distance.
    let (large, small) = (one.value.abs().max(other.value.abs()), one.value.abs().min(other.value.abs()));
    if kind == Kind::Difference && small.checked_mul(Decimal::ONE_THOUSAND)? < large {
        return None;
    }
    let difference = one.range()?.minus(other.range()?)?;
    let turned = |range: Range| Range { low: -range.high, high: -range.low };
    let stated = own.range()?;
    let size = difference.meets(stated) || turned(difference).meets(stated);
    // 收窄 and 扩大 of falls have a direction of their own.
    let falls = words!["下降", "回落", "降低", "减少", "放缓", "净减"].stands_in(own.lead());
    let rises = words!["加快", "提高", "提升", "上升", "增加", "净增", "回升"].stands_in(own.lead())
        || kind == Kind::Difference && !falls;
    let negative = one.value.is_sign_negative() && other.value.is_sign_negative();
    // 增长5.2%,高于全省0.9个百分点,全省增长6.1%: the one told to be ahead is behind.
    let led = !rises
        && !falls
        && (AHEAD.stands_in(own.lead()) || BEHIND.stands_in(own.lead()) || FASTER.stands_in(own.lead()));
    let negative = negative || words!["降幅", "跌幅"].stands_in(own.lead());
    let behind = led && !negative && difference.high < Decimal::ZERO;
    let wrong = behind
        || !negative && (rises && difference.high < Decimal::ZERO || falls && difference.low > Decimal::ZERO);
    let holds = size && !wrong;
    let result = one.value.checked_sub(other.value)?;
    let result = if kind == Kind::Points { result.normalize().to_string() } else { one.in_unit(result, 4) };
    let words = [one.quote, other.quote, &result, own.quote];
    let mut working = Said::of("{0} − {1} = {2}，文中{3}", "{0} − {1} = {2}, stated {3}", &words);
    if size && wrong {
        working = working.and(&Said::of("升降方向相反", "the direction is the other way round", &[]));
    }
    let firm = one.is_firm() && other.is_firm();
    let near = one.beside(own) && other.beside(own);
    let verdict = match (holds, firm && near) {
        (true, _) => Verdict::Holds,
        (false, true) => Verdict::Fails,
        (false, false) => Verdict::Unclear,
    };
    let mut finding = sheet.finding(kind, verdict, if holds { 1 } else { 5 }, &[ends.0, ends.1, at], working);
    if verdict == Verdict::Unclear {
        finding.readings = vec![if firm { Reading::Scope } else { Reading::Bound }.said()];
    }
    Some(finding)
}

/// `收入86亿元,是上年43亿元的2倍`
fn times_before(sheet: &Sheet<'_>, at: usize, own: &Figure<'_>) -> Option<Finding> {
    let (one, other) = (at.checked_sub(2)?, at.checked_sub(1)?);
    let (now, base) = (sheet.get(one)?, sheet.get(other)?);
    let then = ["相当于", "是", "为"].iter().find_map(|word| base.lead().trim().strip_prefix(word))?;
    let told = own.is_inside()
        && words!["上年", "去年"].begins(then)
        && then.chars().count() <= 5
        && now.beside(own)
        && base.beside(own)
        && !now.before.starts_with('、')
        && now.is_amount()
        && end_of(base, now)
        && now.is_firm()
        && base.is_firm();
    let range = now.range()?.over(base.range()?).filter(|_| told)?;
    as_times(sheet, (one, other), at, range.meets(own.range()?))
}

/// `合肥是芜湖的2.6倍`
fn times(sheet: &Sheet<'_>, at: usize, own: &Figure<'_>) -> Option<Finding> {
    let lead = own.lead().trim().strip_suffix('的')?;
    let (front, place) = ["相当于", "是", "为"].iter().find_map(|word| {
        rfind(lead, word).map(|at| lead.split_at(at)).map(|(front, rest)| (front, &rest[word.len()..]))
    })?;
    let front = front.trim_start_matches(['仅', '已']);
    let amounts: Vec<usize> = (at.saturating_sub(NEAR * 2)..at)
        .rev()
        .filter(|&place| {
            sheet.get(place).is_some_and(|one| {
                one.is_amount() && one.is_firm() && one.claim.paragraph == own.claim.paragraph
            })
        })
        .collect();
    let one = amounts.iter().copied().find(|&one| {
        let own_place = sheet.get(one).is_some_and(|one| one.claim.region == own.claim.region);
        if front.is_empty() {
            own_place
        } else {
            sheet.get(one).is_some_and(|figure| is_of(sheet, figure, front))
        }
    })?;
    let other = figure_of(sheet, at, one, place).filter(|other| *other != one)?;
    let (now, base) = (sheet.get(one)?, sheet.get(other)?);
    let holds = now.range()?.over(base.range()?)?.meets(own.range()?);
    as_times(sheet, (one, other), at, holds)
}

fn as_times(sheet: &Sheet<'_>, (one, other): (usize, usize), at: usize, holds: bool) -> Option<Finding> {
    let (now, base, own) = (sheet.get(one)?, sheet.get(other)?, sheet.get(at)?);
    let result = shown(now.value.checked_div(base.value)?, own.decimals + 1);
    let words = [now.quote, base.quote, &result, own.quote];
    let working = Said::of("{0} ÷ {1} = {2}，文中{3}", "{0} ÷ {1} = {2}, stated {3}", &words);
    let verdict = if holds { Verdict::Holds } else { Verdict::Fails };
    let weight = if holds { 1 } else { 5 };
    Some(sheet.finding(Kind::Difference, verdict, weight, &[one, other, at], working))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn amounts() {
        all(
            Kind::Difference,
            Verdict::Holds,
            &[
                "茶产业产值由上年的40亿元增加到52亿元，净增12亿元。",
                "新设企业达到156家，比上年的128家净增28家。",
                "技改投资完成38亿元，距离50亿元的目标差12亿元。",
            ],
        );
        all(
            Kind::Difference,
            Verdict::Fails,
            &[
                "茶产业产值由上年的40亿元增加到52亿元，增长30%，净增22亿元。",
                "技改投资完成38亿元，距离50亿元的目标还差22亿元。",
            ],
        );
        none(
            Kind::Difference,
            &[
                "茶产业产值由上年的40亿元增加到52亿元；竹产业净增22亿元。",
                "茶产业产值由上年的40亿元增加到52亿元，其中深加工增加9亿元。",
                "技改投资完成38亿元，距离50亿元的目标还有差距，需再争取资金22亿元。",
            ],
        );
    }

    #[test]
    fn points() {
        all(
            Kind::Points,
            Verdict::Holds,
            &[
                "污水治理率由年初的61%提高到75%，提升14个百分点。",
                "工业投资增长8.8%，比一季度的7.5%加快1.3个百分点。",
                "工业投资增长8.8%，比全市高1.9个百分点，全市平均增速为6.9%。",
                "工业投资增长8.8%，全市增长6.9%，高于全市1.9个百分点。",
            ],
        );
        all(
            Kind::Points,
            Verdict::Fails,
            &[
                "污水治理率由年初的61%提高到75%，提升12个百分点。",
                "工业投资增长8.8%，比一季度的7.5%加快2.3个百分点。",
                "工业投资增长8.8%，比一季度的7.5%回落1.3个百分点。",
                "工业投资增长8.8%，比全市高2.9个百分点，全市平均增速为6.9%。",
                "工业投资增长8.8%，全市增长6.9%，增速高于全市2.9个百分点。",
                "工业投资增长5.2%，高于全省平均0.9个百分点，全省增长6.1%。",
            ],
        );
        none(
            Kind::Points,
            &[
                "污水治理率由年初的61%提高到75%，同比提高9个百分点。",
                "村级污水治理率由61%提高到75%，镇区污水治理率88%，提高3个百分点。",
                "工业投资增长8.8%，比全市高1.9个百分点，全市固定资产投资增长5.1%。",
                "工业投资占比34.2%，全市增长6.9%，增速高于全市1.9个百分点。",
                "固定资产投资增长8.8%，工业投资增长10.2%，全市增长6.9%，高于全市1.9个百分点。",
                "工业投资增长8.8%，全市增长6.9%，民间投资增速高于全市3.1个百分点。",
                "工业投资增长8.8%，全市增长6.9%，民间投资增长9.4%，高于全市2.1个百分点。",
                "民间投资增长8.8%，降幅由一季度的3.2%转为增长，比全省快2.1个百分点。",
            ],
        );
    }
}
