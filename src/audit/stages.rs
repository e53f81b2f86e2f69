//! Stages in order, and a project's yearly plan within its total.
//!
//! What: figures of one sentence that bear the words of stages of one course (申报 … 通过 … 发行 … 拨付):
//! a later one cannot exceed an earlier one of the same things. Why: more handed out than issued wants an
//! explanation. Unclear: 发行9.6亿元, 已拨付10.8亿元 (money of earlier years may be among it); fails only
//! by `parts`, where 其中 says that one is among the other, and for a project whose plan of one year
//! exceeds its whole investment. Nothing is said of stages in order.

use super::percent::periods_differ;
use super::say::Reading;
use super::sheet::{Figure, STOPS, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Status;
use crate::lexicon::audits::STAGES;
use crate::lexicon::set::{holds, rfind, words};

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for at in 0..sheet.figures.len() {
        out.extend(later(sheet, at));
        out.extend(project(sheet, at));
    }
}

/// Whether a figure's words may name a stage that was reached.
fn staged(figure: &Figure<'_>) -> bool {
    let lead = figure.lead();
    !(lead.contains(['未', '拟'])
        || words!["完成率", "部分", "新增", "计划"].stands_in(lead) && !holds(lead, "发行计划")
        || words!["任务", "目标"].stands_in(lead))
}

/// The stage a figure's words name last, in a row.
fn stage(figure: &Figure<'_>, row: &[&str]) -> Option<usize> {
    let lead = figure.lead();
    let found = row.iter().zip(0..).filter_map(|(word, nth)| rfind(lead, word).map(|at| (at, nth)));
    found.max().map(|(_, nth)| nth)
}

fn later(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let after = sheet.get(at).filter(|one| one.is_amount() && one.is_actual() && one.is_firm())?;
    // 连同上年结转资金已支出5.1亿元, 新开工26个(含上年签约项目): the text says why.
    let told =
        |words: &str| words!["连同", "结转", "上年", "往年", "历年", "以前年度", "去年"].stands_in(words);
    let behind = after.after.split(STOPS).next().unwrap_or("");
    let bracket = behind.split([')', '）']).next().filter(|_| after.after.starts_with(['(', '（']));
    if holds(after.sentence_lead(), "其中") || told(after.lead()) || bracket.is_some_and(told) {
        return None;
    }
    let earlier =
        |one: &Figure<'_>| one.base == after.base && one.is_amount() && one.is_actual() && one.is_firm();
    if !sheet.back_in_sentence(at).take(4).any(|(_, before)| earlier(before)) {
        return None;
    }
    if !staged(after) {
        return None;
    }
    for row in STAGES {
        let Some(own) = stage(after, row) else { continue };
        for (place, before) in sheet.back_in_sentence(at).take(4) {
            let Some(other) = stage(before, row).filter(|other| *other < own && staged(before)) else {
                continue;
            };
            let like = earlier(before) && !holds(before.before, "其中") && !periods_differ(before, after);
            if !like || row.get(other) == row.get(own) {
                continue;
            }
            if after.range()?.low <= before.range()?.high {
                return None;
            }
            // What is signed, begun and finished in one time need not be the same things.
            if after.is_count() && row.contains(&"签约") {
                return None;
            }
            let (one, two) = (row.get(other).copied().unwrap_or(""), row.get(own).copied().unwrap_or(""));
            let working = Said::of(
                "{0}{1}在前，{2}{3}在后，后者更多",
                "{1} ({0}) come before {3} ({2}), yet the later ones are more",
                &[one, before.quote, two, after.quote],
            );
            let money = after.base.contains('元');
            let mut finding = sheet.finding(
                Kind::Stages,
                Verdict::Unclear,
                if money { 4 } else { 2 },
                &[place, at],
                working,
            );
            finding.readings = vec![Reading::Earlier.said(), Reading::Nested.said()];
            return Some(finding);
        }
    }
    None
}

/// `总投资3.6亿元,年度计划投资5.2亿元`
fn project(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let plan = sheet
        .get(at)
        .filter(|one| one.claim.status == Status::Target && one.base == "元" && one.is_firm())?;
    plan.claim.subject.as_deref()?;
    let name = plan.claim.indicator.as_ref();
    if !words!["年度计划", "今年计划", "年度投资", "当年计划"].stands_in(name) {
        return None;
    }
    let (place, total) = sheet.back_in_paragraph(at).take(6).find(|(_, one)| {
        one.claim.subject == plan.claim.subject
            && holds(&one.claim.indicator, "总投资")
            && one.base == plan.base
            && one.is_firm()
    })?;
    if plan.range()?.low <= total.range()?.high {
        return None;
    }
    let working = Said::of(
        "年度计划{0}，大于总投资{1}",
        "{0} planned for one year of {1} in all",
        &[plan.quote, total.quote],
    );
    Some(sheet.finding(Kind::Parts, Verdict::Fails, 5, &[place, at], working))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(Kind::Stages, Verdict::Unclear, &["专项债发行6.2亿元，已拨付7.1亿元。"]);
        all(Kind::Parts, Verdict::Fails, &["轴承智造产业园项目总投资3.2亿元，年度计划投资4.5亿元。"]);
        none(
            Kind::Stages,
            &[
                "专项债发行7.1亿元，已拨付6.2亿元。",
                "申报专项债项目30个，通过审核18个，发行9.6亿元。",
                "已签约项目9个，未落地项目11个。",
                "专项债今年发行6.2亿元，连同上年结转资金已支出7.1亿元。",
                "新签约项目9个，新开工11个（含上年签约项目）。",
            ],
        );
        none(Kind::Parts, &["轴承智造产业园项目总投资3.2亿元，年度计划投资1.5亿元。"]);
    }
}
