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
        damages: &[],
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

const REGIONS: [&str; 8] = ["椒江区", "温岭市", "临海市", "玉环市", "仙居县", "天台县", "三门县", "黄岩区"];

/// A meeting of eight with three indicators, every value and place told: each is borne out by the others.
fn full(values: &[[f64; 8]; 3], places: &[[usize; 8]; 3]) -> Vec<(&'static str, String)> {
    const NAMES: [&str; 3] = ["亩均效益指数", "技改投资完成率", "工业投资增速"];
    REGIONS
        .iter()
        .enumerate()
        .map(|(at, region)| {
            let mut speech = String::from("一季度,");
            for (which, name) in NAMES.iter().enumerate() {
                let unit = if which == 0 { "" } else { "%" };
                let (value, place) = (values[which][at], places[which][at]);
                speech.push_str(&format!("{name}{value}{unit},全市第{place};"));
            }
            (*region, speech.trim_end_matches(';').to_string() + "。")
        })
        .collect()
}

const VALUES: [[f64; 8]; 3] = [
    [96.21, 94.15, 92.83, 91.44, 90.72, 89.35, 88.17, 86.94],
    [41.5, 38.2, 52.6, 47.9, 33.3, 29.8, 44.4, 36.1],
    [12.4, 9.8, 15.3, 7.2, 18.6, 3.5, 11.1, 14.7],
];

fn true_places() -> [[usize; 8]; 3] {
    VALUES.map(|row| row.map(|own| 1 + row.iter().filter(|other| **other > own).count()))
}

fn findings_of(speeches: &[(&str, String)]) -> (Made, Vec<Finding>) {
    let parts: Vec<(&str, &str)> =
        speeches.iter().map(|(region, speech)| (*region, speech.as_str())).collect();
    found(&parts)
}

/// Whether a finding that does not hold names the words of this region's speech.
fn names(made: &Made, found: &[Finding], region: &str, words: &str) -> bool {
    let text = &made.text.text;
    let start = text.find(&format!("{region}委书记")).unwrap();
    let end = text[start + 18..].find("委书记").map_or(text.len(), |at| start + 18 + at);
    found.iter().filter(|one| one.verdict != Verdict::Holds).flat_map(|one| &one.spans).any(|span| {
        let inside = (start..end).contains(&(span.start() as usize));
        inside && span.slice(text).contains(words)
    })
}

#[test]
fn changed_places_and_values_are_found_where_others_bear_them_out() {
    let (_, clean) = findings_of(&full(&VALUES, &true_places()));
    assert!(clean.iter().all(|one| one.verdict == Verdict::Holds), "{clean:#?}");
    assert_eq!(clean.len(), 3);
    let (mut tried, mut caught) = (0, 0);
    let mut check = |speeches: &[(&'static str, String)], at: usize, words: &str| {
        let (made, found) = findings_of(speeches);
        tried += 1;
        caught += usize::from(names(&made, &found, REGIONS[at], words));
    };
    for which in 0..3 {
        for at in 0..8 {
            // One place up or down, or another's.
            for place in [
                true_places()[which][at] - 1,
                true_places()[which][at] + 1,
                true_places()[which][(at + 3) % 8],
            ] {
                if place == 0 {
                    continue;
                }
                let mut places = true_places();
                places[which][at] = place;
                check(&full(&VALUES, &places), at, &format!("第{place}"));
            }
            // Two values change places.
            let mut values = VALUES;
            values[which].swap(at, (at + 1) % 8);
            let changed = values[which][at].to_string();
            check(&full(&values, &true_places()), at, &changed);
        }
    }
    assert!(tried > 90, "{tried}");
    // The last of eight may be the ninth of nine: nothing tells the size of the whole.
    assert_eq!(tried - caught, 3, "{caught} of {tried}");
}

#[test]
fn traps_are_no_faults() {
    let (_, found) = found(&[
        (
            "椒江区",
            "一季度,GDP增长6.8%,全市第一;GDP总量居全市第三。规上工业增加值增长9.1%、全市第二。力争全年制造业投资增速全市第一。\
             星海科技公司产值120亿元,全国第一。亩均效益指数并列全市第一。",
        ),
        (
            "温岭市",
            "1—4月,GDP增长7.4%,全市第二。一季度,规上工业增加值增长9.13%、全市第一。制造业投资增速12.2%,全市第一。\
             晒拼指标5项全市第一,9项前三。亩均效益指数并列全市第一。",
        ),
        (
            "临海市",
            "一季度,GDP增长6.2%,全市第二、全省第十二。规上工业增加值增长9.1%、全市第三。今年计划实现制造业投资增速15%。\
             获省级激励,全市唯一。亩均效益指数全市第三。",
        ),
        (
            "玉环市",
            "一季度,GDP增长5.9%,全省第十三。规上工业增加值增长8.7%,排名由第六位升至第四位。万元GDP能耗排名全市第一。\
             15项指标中,4项全市第一。获省级激励,全市唯一。",
        ),
    ]);
    assert!(found.iter().all(|one| one.verdict == Verdict::Holds), "{found:#?}");
}
