//! Tests of the comparison.

use super::*;
use crate::analyse;
use crate::source::SourceText;

const TEXT: &str = "丽水市2031年一季度县(市、区)比拼交流发言

龙泉市委书记 发言

一、主要经济指标。龙泉市一季度地区生产总值61.5亿元,同比增长6.2%,列全市第二。社会消费品零售总额增速排名全市第三。
二、城市更新。龙泉市创建未来社区2个,年度投资完成率41.5%。今年计划创建风貌样板区3个。
三、特色亮点。龙泉市建成青瓷展馆4座。

缙云县委书记 发言

一、主要经济指标。缙云县一季度GDP72.8亿元,增速5.9%。社零增速7.1%。
二、城市更新。缙云县创建未来社区1个,已创建风貌样板区2个。

遂昌县委书记 发言

一、主要经济指标。遂昌县一季度GDP增速6.6%,列全市第一。
二、城市更新。遂昌县今年计划创建未来社区5个。
";

fn report() -> Report {
    let report = analyse(&SourceText::pasted(TEXT));
    let names: Vec<&str> = report.regions.iter().map(|region| region.name.as_str()).collect();
    assert_eq!(names.get(..3), Some(&["龙泉市", "缙云县", "遂昌县"][..]), "{names:?}");
    report
}

/// The kinds of a series' cells, in all rows.
fn kinds(report: &Report, table: &Comparison, name: &str, done: bool) -> Vec<CellKind> {
    let lines =
        table.sections.iter().flat_map(|section| section.lines.iter().map(move |line| (section, line)));
    let named = |(_, line): &(&Section, &Line)| {
        let series = &report.series[line.series as usize];
        &*series.name == name && (series.status == Status::Actual) == done
    };
    let rows = 0..u32::try_from(table.regions.len()).unwrap_or(0);
    lines
        .filter(named)
        .flat_map(|(section, line)| rows.clone().map(move |row| table.kind(section, line, row)))
        .collect()
}

#[test]
fn a_cell_says_what_was_said() {
    use CellKind::{NotMentioned, One, PlanAlone, RankAlone};
    let report = report();
    let table = compare(&report, &[]);
    assert_eq!(table.regions.len(), 3);
    assert_eq!(kinds(&report, &table, "GDP", true), [One, One, NotMentioned]);
    assert_eq!(kinds(&report, &table, "社零增速", true), [RankAlone, One, NotMentioned]);
    assert_eq!(kinds(&report, &table, "创建未来社区", true), [One, One, PlanAlone]);
    assert_eq!(kinds(&report, &table, "创建风貌样板区", true), [PlanAlone, One, NotMentioned]);
}

#[test]
fn plans_never_stand_among_what_was_done() {
    let report = report();
    let status = |index: &u32| report.claims[*index as usize].status;
    let mut plans = 0;
    for cell in
        compare(&report, &[]).sections.iter().flat_map(|section| &section.lines).flat_map(|line| &line.cells)
    {
        assert!(cell.values.iter().chain(&cell.ranks).all(|index| status(index) == Status::Actual));
        assert!(cell.plans.iter().all(|index| status(index) != Status::Actual));
        plans += cell.plans.len();
    }
    assert_eq!(plans, 2);
}

#[test]
fn every_claim_with_a_series_and_a_region_has_its_one_cell() {
    let report = report();
    let mut shown: Vec<u32> = compare(&report, &[])
        .sections
        .iter()
        .flat_map(|section| &section.lines)
        .flat_map(|line| &line.cells)
        .flat_map(|cell| cell.values.iter().chain(&cell.ranks).chain(&cell.plans).copied())
        .collect();
    shown.sort_unstable();
    let claims = (0..).zip(&report.claims);
    let wanted: Vec<u32> = claims
        .filter(|(_, claim)| claim.series.is_some() && claim.region.is_some())
        .map(|(at, _)| at)
        .collect();
    assert_eq!(shown, wanted);
}

#[test]
fn topics_in_the_agendas_order_and_the_best_covered_first() {
    let report = report();
    let table = compare(&report, &[]);
    let topics: Vec<Topic> = table.sections.iter().map(|section| section.topic).collect();
    assert_eq!(topics, [Topic::Economy, Topic::Renewal, Topic::Highlights]);
    for section in &table.sections {
        let (shown, folded) = section.lines.split_at(section.lines.len() - section.folded as usize);
        assert!(shown.iter().all(|line| line.told > 1) && folded.iter().all(|line| line.told == 1));
        assert!(shown.windows(2).all(|pair| (pair[0].done, pair[0].told) >= (pair[1].done, pair[1].told)));
    }
    assert_eq!(&*report.series[table.sections[0].lines[0].series as usize].name, "GDP增速");
}

#[test]
fn official_order_goes_by_code_and_zones_follow_their_city() {
    let mut report = report();
    assert_eq!(compare(&report, &[]).official, [1, 2, 0]);
    report.regions[2].code = None;
    report.regions[2].parent = Some(331_100);
    assert_eq!(compare(&report, &[]).official, [1, 0, 2]);
}

#[test]
fn what_follows_from_others_fills_only_what_is_silent() {
    let report = report();
    let series = |name: &str| {
        (0..)
            .zip(&report.series)
            .find(|(_, series)| &*series.name == name)
            .map(|(index, _)| index)
            .unwrap_or(0)
    };
    let derived =
        |region, name: &str| Derived { region: RegionId(region), series: series(name), value: Decimal::ONE };
    let table = compare(&report, &[derived(2, "GDP"), derived(0, "GDP"), derived(0, "社零增速")]);
    assert_eq!(kinds(&report, &table, "GDP", true), [CellKind::One, CellKind::One, CellKind::Derived]);
    assert_eq!(kinds(&report, &table, "社零增速", true)[0], CellKind::Derived);
}

#[test]
fn several_values_and_losses_are_told() {
    let mut report = report();
    let copy = report.claims.iter().position(|claim| &*claim.indicator == "GDP").map(|at| {
        let mut copy = report.claims[at].clone();
        if let Some(quantity) = &mut copy.quantity {
            quantity.value = Some(Decimal::TWO);
        }
        (at + 1, copy)
    });
    if let Some((at, copy)) = copy {
        report.claims.insert(at, copy);
    }
    if let Some(numeral) = report.ledger.numerals.last_mut() {
        numeral.fate = Fate::Damage;
    }
    let table = compare(&report, &[]);
    assert_eq!(kinds(&report, &table, "GDP", true)[1], CellKind::Several);
    assert_eq!(kinds(&report, &table, "创建风貌样板区", true)[2], CellKind::Damaged);
    assert_eq!(kinds(&report, &table, "GDP", true)[2], CellKind::NotMentioned);
}

#[test]
fn regions_of_one_name_are_one() {
    let mut report = report();
    report.regions[2].name = "龙泉市".to_owned();
    let table = compare(&report, &[]);
    assert_eq!(table.regions.len(), 2);
    assert_eq!(kinds(&report, &table, "GDP增速", true)[0], CellKind::Several);
}
