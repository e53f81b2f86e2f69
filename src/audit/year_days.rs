//! Days of so many days: 优良天数306天, 占全年366天的83.6%.
//!
//! What: a share whose words name the days of the time (占全年366天的), and the days before it. Why: the days of a year
//! are a date to the reading and no figure, so no other audit sees the whole. Holds: 306 ÷ 366. Fails: the same with
//! 87.6%. Nothing is said where anything stands between the days and the share, or the days are a change (增加12天).

use rust_decimal::Decimal;

use super::range::{Fit, HUNDRED, Range, shown};
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict, percent};
use crate::lexicon::audits::{DAYS_LIGHT, DIFFERENCES};
use crate::lexicon::set::words;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, rate) in sheet.figures.iter().enumerate() {
        if rate.is_rate() && rate.is_firm() && rate.is_actual() && rate.lead().contains("天的") {
            out.extend(one(sheet, at, rate));
        }
    }
}

/// The number of days in words such as `占全年366天的`.
fn days(lead: &str) -> Option<Decimal> {
    let words = lead.rsplit_once('占')?.1.trim_end_matches(['为', '达', '到', '约']);
    let words = ["比重", "比例"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    let words = words.strip_suffix("天的")?;
    let from = words.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (time, digits) = (words.get(..from)?, words.get(from..)?);
    let days: i64 = digits.parse().ok()?;
    (time.chars().all(|c| DAYS_LIGHT.contains(c)) && (28..=366).contains(&days)).then(|| Decimal::from(days))
}

fn one(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>) -> Option<Finding> {
    let whole = days(rate.lead())?;
    let place = at.checked_sub(1)?;
    let part = sheet.get(place).filter(|part| {
        let days = part.base == "天" && part.is_amount() && part.is_firm() && part.is_actual();
        days && part.beside(rate) && part.value <= whole && !DIFFERENCES.stands_in(&part.claim.indicator)
    })?;
    // 其中优级142天: days that the reading took for a time stand between. And 比上年增加12天 is no part.
    let bare = rate.before.trim_start_matches([',', '，', ' ']).len() == rate.lead().trim_start().len();
    let change = words!["增加", "减少", "多", "少", "比", "较"].stands_in(part.lead());
    if !bare || !rate.lead().trim_start().starts_with('占') || change {
        return None;
    }
    let holds = rate.fits(Range::exact(part.value).over(Range::exact(whole))?.times(HUNDRED)?)? < Fit::Off;
    let share = part.value.checked_div(whole)?.checked_mul(HUNDRED)?;
    let whole = whole.to_string();
    let words =
        [part.quote, &whole, &shown(share, rate.decimals.max(1) + 1), rate.quote, &percent::slack(rate)];
    let working =
        Said::of("{0} ÷ {1}天 = {2}%，文中{3}（±{4}）", "{0} ÷ {1} days = {2} %, stated {3} (±{4})", &words);
    let verdict = if holds { Verdict::Holds } else { Verdict::Fails };
    let weight = if holds { 1 } else { 5 };
    Some(sheet.finding(Kind::Percent, verdict, weight, &[place, at], working))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(Kind::Percent, Verdict::Holds, &["空气质量优良天数311天，占全年366天的85.0%。"]);
        all(
            Kind::Percent,
            Verdict::Fails,
            &["空气质量优良天数311天，占全年366天的88.0%。", "上半年优良天数150天，占上半年181天的80.9%。"],
        );
        none(
            Kind::Percent,
            &[
                "空气质量优良天数311天，其中优级142天，占全年365天的38.9%。",
                "空气质量优良天数311天，其中优级142天，优良天数占全年365天的85.2%。",
                "空气质量优良天数比上年增加14天，占全年365天的85.2%。",
                "空气质量优良天数311天，其中优级142天、良169天，占全年365天的87.3%。",
                "空气质量优良天数比率87.3%，占全年的比重稳定。",
            ],
        );
    }
}
