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
