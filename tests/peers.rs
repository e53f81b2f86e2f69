//! Several regions in running text: whose each figure is, and which place it takes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use shaipin::analyse;
use shaipin::source::SourceText;

const REPORT: &str = "2024年上半年岳阳市经济形势分析\n\n上半年，全市规模以上工业增加值增长8.2%，分别高于全国、全省1.4和0.9个百分点，居全省第2位。\
湘阴县、岳阳县分别增长10.3%、9.9%，居全市前两位；临湘市下降1.2%，排名垫底。全市用电量增长4.1%。\n";

/// Region, number and places of a claim.
type Told = (String, String, Vec<(u16, u16)>);

fn read(text: &str) -> Vec<Told> {
    let source = SourceText::pasted(text);
    let report = analyse(&source);
    let claims = report.claims.iter().map(|claim| {
        let region = claim.region.map_or("", |id| report.regions[usize::from(id.0)].name.as_str());
        let number = claim.quantity.as_ref().map_or("", |quantity| quantity.number.slice(text));
        let places = claim.ranks.iter().map(|rank| (rank.from, rank.to)).collect();
        (region.to_owned(), number.to_owned(), places)
    });
    claims.collect()
}

#[test]
fn members_of_a_reports_city_speak_for_themselves() {
    let said = read(REPORT);
    let of = |number: &str| said.iter().find(|claim| claim.1 == number).cloned().unwrap();
    assert_eq!(of("8.2"), ("岳阳市".into(), "8.2".into(), vec![(2, 2)]));
    assert_eq!(of("1.4").0, "岳阳市");
    assert_eq!(of("0.9").2, vec![]);
    assert_eq!(of("10.3"), ("湘阴县".into(), "10.3".into(), vec![(1, 2)]));
    assert_eq!(of("9.9"), ("岳阳县".into(), "9.9".into(), vec![(1, 2)]));
    assert_eq!(of("1.2"), ("临湘市".into(), "1.2".into(), vec![(1, 1)]));
    assert_eq!(of("4.1").0, "岳阳市");
}

const INSPECTION: &str = "2024年1—8月岳阳市重点项目督查通报\n\n1—8月，全市重点项目完成投资210亿元，完成年度计划的71.3%。\
湘阴县完成年度计划的90.2%，岳阳县86.4%，汨罗市81.5%，依次列第一至第三位。\n\
专项债券支出率前三名：华容县（95.1%）、平江县（93.8%）、湘阴县（92.6%）；后两名：临湘市（60.3%）、岳阳楼区（55.2%）。\n\
群众满意率最高的是华容县，为98.4%；最低的是平江县，为80.6%。\n\
汨罗市、湘阴县新签约数量居前两位，分别为26个、19个。\n\
考核得分前三依次是平江县（97.3分）、华容县（96.1分）、岳阳县（94.8分）。临湘市79.9分，排名垫底。\n";

#[test]
fn places_in_front_of_those_who_hold_them() {
    let said = read(INSPECTION);
    let of = |number: &str| said.iter().find(|claim| claim.1 == number).cloned().unwrap();
    let told = |number: &str| {
        let (region, _, places) = of(number);
        (region, places)
    };
    for (number, region, places) in [
        ("71.3", "岳阳市", vec![]),
        ("90.2", "湘阴县", vec![(1, 1)]),
        ("86.4", "岳阳县", vec![(2, 2)]),
        ("81.5", "汨罗市", vec![(3, 3)]),
        // Nothing says that the three stand in order.
        ("95.1", "华容县", vec![(1, 3)]),
        ("92.6", "湘阴县", vec![(1, 3)]),
        ("60.3", "临湘市", vec![(1, 2)]),
        ("98.4", "华容县", vec![(1, 1)]),
        ("80.6", "平江县", vec![(1, 1)]),
        ("26", "汨罗市", vec![(1, 2)]),
        ("19", "湘阴县", vec![(1, 2)]),
        ("97.3", "平江县", vec![(1, 1)]),
        ("96.1", "华容县", vec![(2, 2)]),
        ("94.8", "岳阳县", vec![(3, 3)]),
        ("79.9", "临湘市", vec![(1, 1)]),
    ] {
        assert_eq!(told(number), (region.to_owned(), places), "{number}");
    }
    // No place stands beside those claims alone.
    assert!(said.iter().all(|claim| !claim.1.is_empty()), "{said:?}");
}

#[test]
fn a_bare_figure_of_another_region_is_in_what_the_one_before_was() {
    let source = SourceText::pasted(INSPECTION);
    let report = analyse(&source);
    let named = |number: &str| {
        let claim = report.claims.iter().find(|claim| {
            claim.quantity.as_ref().is_some_and(|quantity| quantity.number.slice(INSPECTION) == number)
        });
        claim.unwrap().indicator.to_string()
    };
    assert_eq!(named("86.4"), named("90.2"));
    assert!(named("81.5").ends_with("年度计划完成率"));
    assert_eq!(named("79.9"), "考核得分");
}
