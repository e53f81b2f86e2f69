//! Complete partitions: members that make up a whole must sum to it, and shares of one whole to a hundred.
//!
//! What: members known from yearbooks (第一、第二、第三产业; 城镇、乡村; 税收、非税; X and 非X) of one sort and
//! period, looked for near one another; the whole is a figure before them of the same sort. Ratios
//! (3.9∶59.5∶36.6) are held against a hundred and against the members. Means (人均) lie between their members.
//! Why: these are whole by their meaning, so a sum that does not close is wrong. Holds: 47.5 + 730.5 + 450 =
//! 1228. Fails: 92.4 + 331.8 + 442.3 against 846.5 beside it; 10.7∶38.3∶53.0. Nothing is said where no figure
//! of that sort stands near: the members may be of another whole.

use rust_decimal::Decimal;

use super::noun::{core, sort};
use super::parts::{Link, sums, whole_of};
use super::range::{Fit, HUNDRED, Range, sum};
use super::sheet::{Figure, Sheet, WINDOW, quotient};
use super::{Finding, Kind, Said, Verdict, percent};
use crate::claim::model::Aspect;
use crate::lexicon::audits::{DISJOINT, MEANS, PARTITIONS};
use crate::lexicon::set::{find, holds, words};

mod open;
mod sectors;
mod weighted;

use sectors::{listed_sectors, sectors};

/// Members of one whole stand within so many figures.
const NEAR: usize = 40;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    ratios(sheet, out);
    shares(sheet, out);
    listed_sectors(sheet, out);
    // How far each row is read: a member belongs to one whole.
    let mut read = vec![0; PARTITIONS.len()];
    for at in 0..sheet.figures.len() {
        for ((number, row), read) in (0..).zip(PARTITIONS).zip(&mut read) {
            if at >= *read
                && let Some(members) = members(sheet, at, (number, *row))
            {
                *read = members.last().map_or(at, |last| last + 1);
                out.extend(closed(sheet, &members, row));
                out.extend(weighted::weighted(sheet, &members, |one, part| whole_sort(one, part, row)));
            }
        }
        if let Some((members, stem)) = negated(sheet, at) {
            out.extend(closed(sheet, &members, &[&stem]));
        }
    }
}

fn hits(name: &str, words: &str) -> bool {
    words.split('|').any(|word| holds(name, word) && !holds(name, &format!("非{word}")))
}

/// Its place in the row, where it has just one.
fn is_member(figure: &Figure<'_>, row: u8) -> Option<u8> {
    let mut found = figure.rows.iter().filter(|one| one.0 == row).map(|one| one.1);
    let nth = found.next()?;
    found.next().is_none().then_some(nth)
}

/// 人均提高600元: a change, no level.
fn is_change(figure: &Figure<'_>) -> bool {
    words!["提高", "增加", "增长", "上升", "下降", "减少", "同比", "高出", "相差"].stands_in(figure.lead())
}

/// Whether two figures can be members of one whole.
fn alike(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    one.base == other.base
        && one.claim.region == other.claim.region
        && one.claim.status == other.claim.status
        && !percent::periods_differ(one, other)
}

/// What sort of thing a member is, without the word that makes it a member.
fn own_sort(figure: &Figure<'_>, row: &[&str]) -> String {
    let mut name = figure.full();
    let own = row.iter().filter(|words| hits(&name, words)).flat_map(|words| words.split('|'));
    for word in own.collect::<Vec<_>>() {
        if holds(&name, word) {
            name = name.replace(word, "");
        }
    }
    sort(&core(&name)).to_string()
}

/// The whole row, beginning with the member at `at`.
fn members(sheet: &Sheet<'_>, at: usize, (number, row): (u8, &[&str])) -> Option<Vec<usize>> {
    let first = sheet.get(at)?;
    let nth = usize::from(is_member(first, number)?);
    let mut found: Vec<Option<usize>> = vec![None; row.len()];
    *found.get_mut(nth)? = Some(at);
    let mut sort: Option<String> = None;
    for place in at + 1..(at + NEAR).min(sheet.figures.len()) {
        let Some(other) = sheet.get(place) else { break };
        let Some(nth) = is_member(other, number)
            .filter(|_| alike(first, other))
            .filter(|_| *sort.get_or_insert_with(|| own_sort(first, row)) == own_sort(other, row))
        else {
            continue;
        };
        let slot = found.get_mut(usize::from(nth))?;
        if slot.is_some() {
            // The row begins anew.
            break;
        }
        *slot = Some(place);
        if found.iter().all(Option::is_some) {
            break;
        }
    }
    let mut members: Vec<usize> = found.into_iter().collect::<Option<Vec<usize>>>()?;
    crate::order::sort_by_key(&mut members, |&place| place);
    Some(members)
}

/// `国有投资186.6亿元;非国有投资60.8亿元`: X and 非X, ending with the member at `at`.
fn negated(sheet: &Sheet<'_>, at: usize) -> Option<(Vec<usize>, String)> {
    let figure = sheet.get(at).filter(|one| one.is_amount() && one.is_firm())?;
    let name = figure.full();
    let stem: String = name.get(name.find('非')? + '非'.len_utf8()..)?.chars().take(2).collect();
    if stem.starts_with('税') || stem.chars().count() < 2 {
        return None;
    }
    let partner = sheet.back(at).take(NEAR / 2).find(|(_, one)| {
        one.is_amount()
            && one.is_firm()
            && !one.claim.indicator.contains('非')
            && one.full().contains(&stem)
            && alike(one, figure)
            && one.sort() == figure.sort()
    })?;
    Some((vec![partner.0, at], stem))
}

/// Whether `whole` can be the whole of `part` by its sort: 地区生产总值 is the sum of 增加值.
fn whole_sort(whole: &Figure<'_>, part: &Figure<'_>, row: &[&str]) -> bool {
    let (whole_sort, part_sort) = (whole.sort(), own_sort(part, row));
    !part_sort.is_empty() && whole_sort == part_sort
        || part_sort == "加值" && words!["GDP", "生产总值"].stands_in(&whole.claim.indicator)
        || holds(&whole.claim.indicator, "进出口") && words!["出口", "进口"].stands_in(&part.claim.indicator)
}

fn closed(sheet: &Sheet<'_>, members: &[usize], row: &[&str]) -> Option<Finding> {
    let member = |name: &str| row.iter().any(|words| hits(name, words));
    let (first_at, last_at) = (*members.first()?, *members.last()?);
    let first = sheet.get(first_at)?;
    if MEANS.stands_in(&first.full()) {
        if members.iter().any(|&at| sheet.get(at).is_none_or(is_change)) {
            return None;
        }
        return mean(sheet, members, &member);
    }
    let figures: Vec<&Figure<'_>> = members.iter().filter_map(|&at| sheet.get(at)).collect();
    let fits = |one: &Figure<'_>| {
        one.is_amount()
            && one.base == first.base
            && one.claim.status == first.claim.status
            && !percent::periods_differ(one, first)
            && (!member(&one.full()) || holds(&one.claim.indicator, "进出口"))
            && whole_sort(one, first, row)
    };
    let all = |fine: u32| sum(figures.iter().filter_map(|one| one.range_at(one.decimals.max(fine))));
    let closes = |one: &Figure<'_>| {
        let fine = figures.iter().map(|one| one.decimals).max().unwrap_or(0).max(one.decimals);
        all(fine).zip(one.range_at(fine)).is_some_and(|(all, own)| all.meets(own))
    };
    let found = sheet.back(first_at).take(WINDOW).find(|(_, one)| fits(one) && closes(one));
    // 三次产业: …; the whole may stand behind its members.
    let found = found.map(|(at, _)| at).or_else(|| {
        (last_at + 1..last_at + 4).find(|&at| {
            sheet
                .get(at)
                .is_some_and(|one| fits(one) && closes(one) && one.claim.paragraph == first.claim.paragraph)
        })
    });
    if let Some(whole) = found {
        return sums(sheet, whole, members, Link::Complete);
    }
    let named = whole_of(sheet, first_at).filter(|&at| {
        // 惠及4127人,其中农村3506人、城市621人: the members bear no noun of their own.
        let bare = own_sort(first, row).is_empty() && whole_of(sheet, last_at) == Some(at);
        bare || sheet.get(at).is_some_and(|one| whole_sort(one, first, row))
    });
    let near = || {
        let mut before = sheet.back_in_paragraph(first_at).take(6).filter(|(_, one)| fits(one));
        before.next().map(|(at, _)| at)
    };
    let together = sheet.get(last_at)?.claim.paragraph == first.claim.paragraph;
    let whole = named.or_else(near).filter(|_| together)?;
    let finding =
        sums(sheet, whole, members, Link::Complete).filter(|finding| finding.verdict != Verdict::Holds)?;
    open::closes_otherwise(sheet, whole, members, finding)
}

/// The mean of all lies between the means of its members.
fn mean(sheet: &Sheet<'_>, members: &[usize], member: &dyn Fn(&str) -> bool) -> Option<Finding> {
    let (first_at, last_at) = (*members.first()?, *members.last()?);
    let first = sheet.get(first_at)?;
    // 城镇居民人均可支配收入 without 城镇: what the whole is called.
    let name = first.full();
    let own = PARTITIONS
        .iter()
        .flat_map(|row| row.iter())
        .flat_map(|words| words.split('|'))
        .find_map(|word| find(&name, word).and_then(|at| name.get(at + word.len()..)))?;
    let values: Vec<Decimal> = members.iter().filter_map(|&at| Some(sheet.get(at)?.value)).collect();
    let (low, high) = (values.iter().min()?, values.iter().max()?);
    let near = (first_at.saturating_sub(6)..last_at + 7).filter(|at| !members.contains(at));
    let mut wholes = near.filter(|&at| {
        sheet.get(at).is_some_and(|one| {
            one.base == first.base
                && one.claim.paragraph == first.claim.paragraph
                && one.is_firm()
                && one.claim.status == first.claim.status
                && !percent::periods_differ(one, first)
                && !member(&one.full())
                && one.full().ends_with(own)
                && !is_change(one)
        })
    });
    let at = wholes.next()?;
    let whole = sheet.get(at)?;
    let inside = *low <= whole.value && whole.value <= *high;
    let (low, high) = (first.in_unit(*low, 4), first.in_unit(*high, 4));
    let words = [whole.quote, &low, &high];
    let (verdict, working) = if inside {
        (
            Verdict::Holds,
            Said::of("总体{0}介于{1}与{2}之间", "the mean of all {0} lies between {1} and {2}", &words),
        )
    } else {
        (
            Verdict::Fails,
            Said::of(
                "总体{0}不在{1}与{2}之间",
                "the mean of all {0} does not lie between {1} and {2}",
                &words,
            ),
        )
    };
    let mut of = members.to_vec();
    of.push(at);
    Some(sheet.finding(Kind::Mean, verdict, if inside { 1 } else { 5 }, &of, working))
}

/// `三次产业比为3.9∶59.5∶36.6`: about a hundred together, and each the share of its member.
fn ratios(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let ratio = |at: usize| sheet.get(at).is_some_and(|one| one.claim.rules.contains(&"ratio"));
    let mut at = 0;
    while at < sheet.figures.len() {
        if !ratio(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while ratio(end) && sheet.get(end).is_some_and(|one| one.before.trim().chars().count() <= 1) {
            end += 1;
        }
        let group: Vec<usize> = (at..end).collect();
        at = end;
        let Some(all) = sum(group.iter().filter_map(|&one| sheet.get(one)?.range())) else { continue };
        // 1∶3 are no shares; three and more of a structure are.
        let close = Range { low: Decimal::from(85), high: Decimal::from(115) };
        let structure = group.len() >= 3
            && group
                .iter()
                .all(|&one| sheet.get(one).is_some_and(|one| one.claim.indicator.ends_with("比重")));
        if group.len() == 2 {
            sectors(sheet, &group, out);
        }
        if group.len() < 2 || !structure && !close.meets(all) {
            continue;
        }
        out.push(hundred(sheet, &group, all, true));
        for &share in &group {
            out.extend(member_share(sheet, share));
        }
    }
}

fn hundred(sheet: &Sheet<'_>, group: &[usize], all: Range, whole: bool) -> Finding {
    let quotes: Vec<&str> = group.iter().filter_map(|&at| Some(sheet.get(at)?.quote)).collect();
    let face = group
        .iter()
        .filter_map(|&at| Some(sheet.get(at)?.value))
        .try_fold(Decimal::ZERO, |sum, one| sum.checked_add(one));
    let face = face.unwrap_or_default().normalize().to_string();
    let holds = if whole { all.meets(Range::exact(HUNDRED)) } else { all.low <= HUNDRED };
    let verdict = if holds { Verdict::Holds } else { Verdict::Fails };
    let joined = quotes.join(" + ");
    let working = Said::of("{0} = {1}，应为100", "{0} = {1}, should be 100", &[&joined, &face]);
    sheet.finding(Kind::Shares, verdict, if holds { 1 } else { 5 }, group, working)
}

/// A share in a ratio against its member and their whole.
fn member_share(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let share = sheet.get(at)?;
    let name = share.claim.indicator.strip_suffix("比重")?;
    let word = name.strip_suffix("投资").or_else(|| name.strip_suffix("经济")).unwrap_or(name);
    let (part_at, part) = sheet.back(at).find(|(_, one)| {
        one.is_amount()
            && one.full().starts_with(word)
            && (!name.ends_with("投资") || holds(&one.claim.indicator, "投资"))
    })?;
    let fits = |one: &Figure<'_>| {
        one.base == part.base
            && one.is_amount()
            && whole_sort(one, part, &[])
            && one.value > part.value
            && !percent::periods_differ(one, part)
    };
    let (whole_at, _) = sheet
        .back(part_at)
        .find(|(_, one)| fits(one) && quotient(part, one, share).is_some_and(|fit| fit <= Fit::Close))?;
    let whole = sheet.get(whole_at)?;
    let computed = part.value.checked_div(whole.value)?.checked_mul(HUNDRED)?;
    let computed = super::range::shown(computed, share.decimals + 1);
    let words = [part.quote, whole.quote, &computed, share.quote];
    let working = Said::of("{0} ÷ {1} = {2}%，文中{3}", "{0} ÷ {1} = {2} %, stated {3}", &words);
    Some(sheet.finding(Kind::Percent, Verdict::Holds, 1, &[part_at, whole_at, at], working))
}

/// Shares of one whole in one sentence.
fn shares(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let share = |at: usize| {
        sheet.get(at).filter(|one| {
            one.is_rate() && one.claim.aspect == Aspect::Share && one.lead().contains('占') && one.is_firm()
        })
    };
    let mut at = 0;
    while let Some(first) = sheet.get(at) {
        let Some(opened) = share(at) else {
            at += 1;
            continue;
        };
        let mut group = vec![at];
        let mut place = at + 1;
        while sheet.get(place).is_some_and(|next| next.beside(first)) {
            if share(place)
                .is_some_and(|one| one.lead().ends_with('占') || whole_words(one) == whole_words(opened))
            {
                group.push(place);
            }
            place += 1;
        }
        at = place.max(at + 1);
        let said = group.iter().any(|&one| sheet.get(one).is_some_and(|one| DISJOINT.stands_in(one.after)));
        let rest = group
            .last()
            .and_then(|&at| sheet.get(at))
            .is_some_and(|one| words!["其他", "其余"].stands_in(one.lead()));
        let whole = whole_row(sheet, &group);
        if group.len() >= 2
            && (said || rest || whole.is_some())
            && let Some(all) = sum(group.iter().filter_map(|&one| sheet.get(one)?.range()))
        {
            out.push(hundred(sheet, &group, all, whole.unwrap_or(false)));
        }
    }
}

/// Whether shares are those of different members of one row, and whether of all of them.
fn whole_row(sheet: &Sheet<'_>, group: &[usize]) -> Option<bool> {
    let mut rows: Vec<(u8, u8)> = Vec::new();
    for &at in group {
        let name = sheet.get(at)?.lead().split('占').next().unwrap_or("");
        let mut own: Option<(u8, u8)> = None;
        crate::lexicon::audits::members()
            .sweep(name, |_, words| own = own.or(words.first().map(|word| word.1)));
        rows.push(own?);
    }
    let row = rows.first()?.0;
    crate::order::sort_by_key(&mut rows, |row| *row);
    let apart =
        rows.iter().all(|one| one.0 == row) && rows.windows(2).all(|pair| pair.first() != pair.last());
    apart.then(|| PARTITIONS.get(usize::from(row)).is_some_and(|row| row.len() == rows.len()))
}

fn whole_words<'a>(figure: &Figure<'a>) -> &'a str {
    figure.lead().rsplit('占').next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Parts,
            Verdict::Holds,
            &[
                "地区生产总值320亿元，增长5%。其中，第一产业增加值40亿元，第二产业增加值130亿元，第三产业增加值150亿元。",
                "社会消费品零售总额86.4亿元，其中城镇零售额61.2亿元、乡村零售额25.2亿元。",
                "今年全市共有项目840个、总投资1.6万亿元，其中新开工300个、续建410个、储备130个。",
            ],
        );
        all(
            Kind::Parts,
            Verdict::Fails,
            &[
                "地区生产总值330亿元，增长5%。其中，第一产业增加值40亿元，第二产业增加值130亿元，第三产业增加值150亿元。",
            ],
        );
        all(Kind::Shares, Verdict::Holds, &["三次产业结构为12.5∶40.6∶46.9。"]);
        all(
            Kind::Shares,
            Verdict::Fails,
            &[
                "三次产业结构为12.5∶40.6∶49.9。",
                "第一产业投资占全部投资的8.2%，第二产业投资占41.5%，第三产业投资占60.3%。",
                "装备制造产值占规上工业的比重为62%，食品加工及其他占48%。",
            ],
        );
        all(
            Kind::Shares,
            Verdict::Unclear,
            &["三次产业结构为12.5∶46.9。", "三次产业占比分别为12.5%、46.9%。"],
        );
        none(
            Kind::Shares,
            &[
                "工业投资占全部投资的46.5%，民间投资占58.2%。",
                "第一产业投资占全部投资的8.2%，第二产业投资占41.5%。",
            ],
        );
        all(
            Kind::Mean,
            Verdict::Fails,
            &[
                "城镇居民人均可支配收入21000元，农村居民人均可支配收入11000元，全体居民人均可支配收入22600元。",
            ],
        );
        all(
            Kind::Mean,
            Verdict::Holds,
            &[
                "城镇居民人均可支配收入21000元，农村居民人均可支配收入11000元，全体居民人均可支配收入16600元。",
            ],
        );
        none(
            Kind::Parts,
            &[
                "城镇居民人均可支配收入21000元，农村居民人均可支配收入11000元。",
                "固定资产投资增长8%，城镇零售额61.2亿元，乡村零售额25.2亿元。",
            ],
        );
    }
}
