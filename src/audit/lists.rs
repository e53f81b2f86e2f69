//! A stated count against the members named.
//!
//! What: names parted by 、 right before a count (甲、乙、丙3项) or behind it and a colon (3项:甲、乙、丙).
//! Why: the names can be counted. Holds: as many as stated. Unclear: more names than stated, or a closed list of
//! three or more that is one or two short: names may be counted together or apart, so it never fails. 等 leaves
//! a list open; quotation marks keep 、 inside a name.

use rust_decimal::prelude::ToPrimitive;

use super::say::Reading;
use super::sheet::Sheet;
use super::{Finding, Kind, Said, Verdict};

/// Words behind a count that open the list of those counted.
const LISTED: &[&str] = &["分别是", "依次是", "分别为", "依次为", "即"];

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for at in 0..sheet.figures.len() {
        out.extend(one(sheet, at));
    }
}

/// Names in a stretch of words, at least and at most (和 may join two names or stand inside one).
fn names(words: &str) -> (u32, u32) {
    let (mut least, mut joins, mut quoted) = (1_u32, 0_u32, false);
    for c in words.chars() {
        match c {
            '“' | '《' | '‘' | '(' | '（' => quoted = true,
            '”' | '》' | '’' | ')' | '）' => quoted = false,
            '、' if !quoted => least += 1,
            '和' | '及' | '与' if !quoted => joins += 1,
            _ => {}
        }
    }
    (least, least + joins)
}

fn one(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let count = sheet.get(at).filter(|one| one.is_count() && one.is_firm())?;
    let stated = count.value.to_u32().filter(|stated| (2..=40).contains(stated))?;
    let lead = count.lead().trim();
    let behind = count.after.trim_start();
    let colon = count.tail().chars().count() <= 12
        && count.after.get(count.tail().len()..).is_some_and(|rest| rest.starts_with([':', '：']));
    let told = LISTED.iter().find_map(|word| behind.trim_start_matches([',', '，']).strip_prefix(word));
    let (words, open) = if let Some(list) = told.filter(|_| count.tail().is_empty()) {
        let list = list.split(['。', ';', '；', ',', '，', '\n', '第']).next()?;
        (list.trim_end_matches('等'), list.ends_with('等'))
    } else if lead.contains('、') && lead.chars().count() > 6 {
        let words = lead.trim_end_matches('这').trim_end_matches("以上");
        (words.trim_end_matches('等'), words.ends_with('等'))
    } else if colon {
        let list = behind.get(count.tail().len()..)?.trim_start_matches([':', '：']);
        let list = list.split(['。', ';', '；', ',', '，', '\n']).next()?;
        (list.trim_end_matches('等'), list.ends_with('等'))
    } else {
        return None;
    };
    if words.chars().any(|c| c.is_ascii_digit()) || !words.contains('、') {
        return None;
    }
    let (least, most) = names(words);
    let (least_words, most_words) = (least.to_string(), most.to_string());
    // 东环路、西环路和甲街、乙街两条出口路: the count may be of those behind 和 alone.
    let last = words.rsplit(['和', '及', '与']).next().unwrap_or(words);
    let behind = names(last).0;
    if least > stated && !colon && words.contains(['和', '及', '与']) && stated == behind + 1 {
        return None;
    }
    let fits = (least..=most).contains(&stated);
    let short = !open && least >= 3 && most < stated && stated - most <= 2;
    let verdict = if fits {
        Verdict::Holds
    } else if least > stated || short {
        Verdict::Unclear
    } else {
        return None;
    };
    let words = [count.quote, &least_words, &most_words];
    let working = if least == most {
        Said::of("文中{0}，列举{1}个", "stated {0}, {1} named", &words)
    } else {
        Said::of("文中{0}，列举{1}至{2}个", "stated {0}, {1} to {2} named", &words)
    };
    let mut finding = sheet.finding(Kind::List, verdict, if fits { 1 } else { 2 }, &[at], working);
    if !fits {
        finding.readings = vec![Reading::Names.said()];
        if open {
            finding.readings.push(Reading::Open.said());
        }
    }
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(Kind::List, Verdict::Holds, &["固定资产投资、工业用电量、进出口总额3项指标增速居全市前三。"]);
        all(
            Kind::List,
            Verdict::Unclear,
            &["固定资产投资、工业用电量、进出口总额、财政收入、居民收入3项指标增速居全市前三。"],
        );
        none(
            Kind::List,
            &[
                "固定资产投资、工业用电量等9项指标增速居全市前三。",
                "与省、市联动的改革事项14项。",
                "“放管服、互联网、大数据、云计算”改革2项。",
            ],
        );
    }
}
