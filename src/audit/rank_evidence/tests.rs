//! The audits of places on speeches of our own.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use crate::audit::{Case, Finding, Kind, Verdict, double_place, rank_order};
use crate::league::tests::{Made, speeches};
use crate::series::Direction;

/// What the two audits say of some speeches.
fn found(parts: &[(&str, &str)]) -> (Made, Vec<Finding>) {
    let made = Made::of(&speeches(parts), Some(Direction::Up));
    let case = Case {
        clean: &made.clean,
        document: &made.document,
        claims: &made.claims,
        regions: &made.document.regions,
        series: &made.series,
        leagues: &made.leagues,
    };
    let mut out = Vec::new();
    rank_order::run(case, &mut out);
    double_place::run(case, &mut out);
    (made, out)
}

fn verdicts(found: &[Finding]) -> Vec<(Kind, Verdict, usize)> {
    found.iter().map(|one| (one.kind, one.verdict, one.readings.len())).collect()
}

#[test]
fn first_with_less_fails_where_nothing_reconciles_it() {
    let (made, found) = found(&[
        ("椒江区", "一季度,亩均效益指数93.1,全市第一。"),
        ("温岭市", "一季度,亩均效益指数94.15,全市第二。"),
        ("临海市", "一季度,亩均效益指数92.8,全市第三。"),
    ]);
    assert_eq!(verdicts(&found), [(Kind::RankOrder, Verdict::Fails, 0)]);
    let finding = &found[0];
    assert_eq!(finding.weight, 5);
    assert_eq!(
        finding.working.zh,
        "亩均效益指数（一季度）：椒江区93.1、全市第1位，温岭市94.15、全市第2位，椒江区数值不及温岭市而位次在前：对不上"
    );
    let quotes: Vec<_> = finding.spans.iter().map(|span| span.slice(&made.text.text)).collect();
    assert_eq!(quotes, ["93.1", "全市第一", "94.15", "全市第二"]);
    assert_eq!(finding.regions.len(), 2);
}

#[test]
fn ordinary_readings_keep_it_from_failing() {
    // The place may be the amount's; 温岭市 tells no time; 临海市 no whole and other words.
    let (_, found) = found(&[
        ("椒江区", "一季度,完成技改投资4.2亿元,技改投资完成率32.3%,全市第二。"),
        ("温岭市", "技改投资完成率41.5%,全市第三。"),
        ("临海市", "一季度,技改投资完成率20.1%,排名第九。"),
    ]);
    assert_eq!(verdicts(&found), [(Kind::RankOrder, Verdict::Unclear, 2)]);
    assert_eq!(found[0].readings[0].zh, "椒江区的位次也可能指4.2亿元，而非32.3%");
    assert!(found[0].readings[1].zh.starts_with("温岭市未在同处写明时段"), "{:?}", found[0].readings);
    assert_eq!(found[0].regions.len(), 2);
}

#[test]
fn rounding_decides_nothing() {
    let (_, found) = found(&[
        ("椒江区", "一季度,亩均效益指数93.1,全市第一。"),
        ("温岭市", "一季度,亩均效益指数93.14,全市第二。"),
        ("临海市", "一季度,亩均效益指数约94,全市第三。"),
    ]);
    assert!(found.iter().all(|one| one.verdict == Verdict::Holds), "{found:?}");
}

#[test]
fn a_place_leaves_room_for_so_many() {
    let (_, found) = found(&[
        ("椒江区", "一季度,亩均效益指数93.1,全市第二。"),
        ("温岭市", "一季度,亩均效益指数94.15。"),
        ("临海市", "一季度,亩均效益指数95.2。"),
        ("玉环市", "一季度,亩均效益指数92.2。"),
    ]);
    assert_eq!(verdicts(&found), [(Kind::RankOrder, Verdict::Fails, 0)]);
    assert_eq!(found[0].regions.len(), 3);
    assert!(found[0].working.zh.contains("已有2家"), "{}", found[0].working.zh);
}

#[test]
fn one_cause_is_one_finding() {
    let (_, found) = found(&[
        ("椒江区", "一季度,亩均效益指数93.1,全市第一;平安指数81.2,全市第一。"),
        ("温岭市", "一季度,亩均效益指数94.15,全市第二;平安指数83.3,全市第三。"),
        ("临海市", "一季度,亩均效益指数92.8,全市第三;平安指数82.8,全市第四。"),
    ]);
    let fails: Vec<_> = found.iter().filter(|one| one.verdict == Verdict::Fails).collect();
    assert_eq!(fails.len(), 1, "{found:#?}");
    assert_eq!(fails[0].spans.len(), 10, "three pairs of two series");
}

#[test]
fn one_place_twice() {
    let (_, twice) = found(&[
        ("椒江区", "一季度,亩均效益指数全市第一。"),
        ("温岭市", "一季度,亩均效益指数全市第一。"),
        ("临海市", "一季度,亩均效益指数90.1,全市第四。"),
    ]);
    assert_eq!(verdicts(&twice), [(Kind::DoublePlace, Verdict::Unclear, 1)]);
    assert_eq!(twice[0].readings[0].zh, "数值相同、位次并列");
    let (_, apart) = found(&[
        ("椒江区", "一季度,亩均效益指数93.1,全市第一。"),
        ("温岭市", "一季度,亩均效益指数92.7,全市第一。"),
        ("临海市", "一季度,招商形势较好。"),
    ]);
    assert_eq!(verdicts(&apart), [(Kind::DoublePlace, Verdict::Fails, 0)]);
    let (_, tied) = found(&[
        ("椒江区", "一季度,亩均效益指数93.1,全市并列第一。"),
        ("温岭市", "一季度,亩均效益指数全市并列第一。"),
        ("临海市", "一季度,亩均效益指数90.1,全市第四。"),
        ("玉环市", "一季度,省级示范创建完成率100%,全市第一。"),
        ("仙居县", "一季度,省级示范创建完成率100%,全市第一。"),
    ]);
    assert!(tied.iter().all(|one| one.verdict == Verdict::Holds), "{tied:#?}");
}

#[test]
fn more_than_three_among_the_first_three() {
    let (_, found) = found(&[
        ("椒江区", "一季度,工业投资增速全市前三。"),
        ("温岭市", "一季度,工业投资增速全市前三。"),
        ("临海市", "一季度,工业投资增速全市前三。"),
        ("玉环市", "一季度,工业投资增速全市第二。"),
    ]);
    assert_eq!(verdicts(&found), [(Kind::DoublePlace, Verdict::Unclear, 1)]);
    assert_eq!(found[0].weight, 1);
}
