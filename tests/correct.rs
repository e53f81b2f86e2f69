//! Edits of the reader over a text of our own: what they change, and what follows.
#![allow(clippy::unwrap_used)]

use shaipin::claim::model::Claim;
use shaipin::correct::{Edit, Field, Target};
use shaipin::corrected;
use shaipin::report::{Fate, Report};
use shaipin::source::SourceText;

const TEXT: &str = "衢州市2023年上半年晒拼会发言摘登

江山市

江山市项目为王、实干争先。上半年，规上工业增加值增长9.1%，居全市第一；固定资产投资完成12亿元。

龙游县

龙游县奋力追赶、争先进位。上半年，规上工业增加值增长9.8%，居全市第二；固定资产投资完成8亿元。

常山县

常山县稳中求进。上半年，规上工业增加值增长6.3%，居全市第五。
全县开工项目7个。
";

fn read(edits: &[Edit]) -> Report {
    corrected(&SourceText::pasted(TEXT), edits)
}

fn claim<'a>(report: &'a Report, said: &str) -> &'a Claim {
    report.claims.iter().find(|claim| claim.span.slice(TEXT) == said).unwrap()
}

fn target(said: &str) -> Target {
    Target { start: u32::try_from(TEXT.find(said).unwrap()).unwrap(), nth: 0, said: said.to_owned() }
}

fn correct(said: &str, field: Field, words: &str) -> Edit {
    Edit::Correct { claim: target(said), field, words: words.to_owned() }
}

fn owner<'a>(report: &'a Report, said: &str) -> &'a str {
    &report.regions[usize::from(claim(report, said).region.unwrap().0)].name
}

#[test]
fn a_value_in_the_words_of_a_text() {
    for (words, value, base) in [
        ("13.5亿元", "1350000000", "元"),
        ("13", "1300000000", "元"),
        ("约1300万元", "13000000", "元"),
        ("-2亿元", "-200000000", "元"),
        ("45%", "45", "%"),
    ] {
        let report = read(&[correct("12亿元", Field::Value, words)]);
        let told = claim(&report, "12亿元");
        let quantity = told.quantity.as_ref().unwrap();
        assert_eq!(quantity.value.unwrap().normalize().to_string(), value, "{words}");
        assert_eq!(quantity.base.as_deref(), Some(base), "{words}");
        let change = &told.correction.as_ref().unwrap().changes[0];
        assert_eq!(
            (change.was.as_str(), change.now.as_str()),
            ("12亿元", if words == "13" { "13亿元" } else { words })
        );
        assert!(told.rules.contains(&"reader"));
    }
    assert_eq!(read(&[correct("12亿元", Field::Value, "许多")]), read(&[]));
}

#[test]
fn what_follows_follows() {
    let plain = read(&[]);
    // 9.1 % cannot be first where 9.8 % is second.
    assert!(plain.leagues.iter().any(|league| !league.collisions.is_empty()));
    let mended = read(&[correct("9.8%", Field::Value, "8.9%")]);
    assert!(mended.leagues.iter().all(|league| league.collisions.is_empty()));
    let without = read(&[Edit::Reject(target("9.8%"))]);
    assert!(without.leagues.iter().all(|league| league.collisions.is_empty()));
    assert_eq!(without.claims.len() + 1, plain.claims.len());
    assert_eq!(without.rejected.len(), 1);
    assert!(without.rejected[0].correction.as_ref().unwrap().rejected);
}

#[test]
fn audits_speak_of_the_corrected_value() {
    // 9.1 % first, 7.45 % second, and below zero last.
    let report = read(&[correct("9.8%", Field::Value, "7.45%"), correct("6.3%", Field::Value, "-6.3%")]);
    let told = report.findings.iter().map(|finding| finding.working.zh.as_str());
    let told: Vec<&str> = told.filter(|words| words.contains("规上工业增加值增速")).collect();
    assert!(told.iter().any(|words| words.contains("7.45%") && words.contains("-6.3%")), "{told:?}");
    assert!(told.iter().all(|words| !words.contains("9.8%")), "{told:?}");
}

#[test]
fn period_status_aspect_and_indicator() {
    let report = read(&[
        correct("12亿元", Field::Period, "1—5月"),
        correct("12亿元", Field::Status, "target"),
        correct("12亿元", Field::Aspect, "count"),
        correct("12亿元", Field::Indicator, "技改投资"),
        correct("12亿元", Field::Indicator, "民间投资"),
        correct("12亿元", Field::Status, "nonsense"),
    ]);
    let told = claim(&report, "12亿元");
    let period = told.period.as_ref().unwrap();
    assert_eq!((period.words.as_str(), period.to.unwrap().month), ("1—5月", 5));
    assert_eq!(period.to.unwrap().year, 2023);
    assert_eq!((told.status.name(), told.aspect.name(), &*told.indicator), ("target", "count", "民间投资"));
    let changes = &told.correction.as_ref().unwrap().changes;
    assert_eq!(changes.len(), 4);
    assert_eq!((changes[3].was.as_str(), changes[3].now.as_str()), ("固定资产投资", "民间投资"));
}

#[test]
fn a_claim_moves_to_another_series_and_out() {
    let plain = read(&[]);
    let name = |report: &Report, said: &str| {
        claim(report, said).series.map(|index| report.series[index as usize].name.to_string())
    };
    let into = name(&plain, "9.8%").unwrap();
    let moved = read(&[correct("8亿元", Field::Series, &into)]);
    assert_eq!(name(&moved, "8亿元").as_deref(), Some(into.as_str()));
    let out = read(&[correct("9.8%", Field::Series, "")]);
    assert_eq!(name(&out, "9.8%"), None);
    assert!(out.series.iter().all(|series| {
        series.claims.iter().all(|&index| out.claims[index as usize].span.slice(TEXT) != "9.8%")
    }));
    assert_eq!(read(&[correct("9.8%", Field::Series, "没有这个")]), plain);
}

#[test]
fn blocks_are_split_and_joined() {
    let plain = read(&[]);
    assert_eq!((owner(&plain, "8亿元"), owner(&plain, "7个")), ("龙游县", "常山县"));
    let at = |words: &str| u32::try_from(TEXT.find(words).unwrap()).unwrap();
    let split = Edit::Own { at: at("全县开工"), name: "开化县".into() };
    let report = read(std::slice::from_ref(&split));
    assert_eq!((owner(&report, "6.3%"), owner(&report, "7个")), ("常山县", "开化县"));
    let new = report.regions.iter().find(|region| region.name == "开化县").unwrap();
    assert_eq!((new.code, new.blocks.len()), (Some(330_824), 1));
    // The whole block of 常山县 to the speaker before: what was split off stays.
    let first = plain.regions.iter().find(|region| region.name == "常山县").unwrap().blocks[0].first;
    let start = plain.paragraphs[first as usize].span.start();
    let joined = read(&[split, Edit::Own { at: start, name: "龙游县".into() }]);
    assert_eq!((owner(&joined, "6.3%"), owner(&joined, "7个")), ("龙游县", "开化县"));
    let blocks = |name: &str| &joined.regions.iter().find(|region| region.name == name).unwrap().blocks;
    assert_eq!((blocks("龙游县").len(), blocks("常山县").len()), (1, 0));
}

#[test]
fn edits_that_do_not_fit_change_nothing() {
    let wrong = Target { said: "13亿元".into(), ..target("12亿元") };
    assert_eq!(
        read(&[
            Edit::Reject(wrong),
            Edit::Own { at: 1, name: "甲".into() },
            Edit::Own { at: 0, name: " ".into() }
        ]),
        read(&[])
    );
}

#[test]
fn edits_move_with_the_text() {
    let start = |range, grown| {
        let mut edit = Edit::Reject(Target { start: 100, nth: 0, said: "12亿元".into() });
        edit.shift(range, grown);
        edit.claim().unwrap().start
    };
    assert_eq!((start((10, 20), 5), start((200, 210), 5), start((100, 101), 3)), (105, 100, 100));
    assert_eq!((start((100, 100), 3), start((90, 100), -10)), (103, 90));
    let mut own = Edit::Own { at: 50, name: "甲".into() };
    own.shift((50, 50), 6);
    assert_eq!(own, Edit::Own { at: 50, name: "甲".into() });
}

/// An added claim over words of the text, with its parts.
fn add(said: &str, region: &str, indicator: &str, value: &str) -> Edit {
    Edit::Add {
        claim: target(said),
        region: region.into(),
        indicator: indicator.into(),
        value: value.into(),
        period: "上半年".into(),
        aspect: "amount".into(),
        status: "actual".into(),
    }
}

#[test]
fn a_claim_is_added_and_everything_follows() {
    let text = TEXT.replace("全县开工项目7个。", "县域编号“7-15”的项目完成投资，见附表。");
    let read = |edits: &[Edit]| corrected(&SourceText::pasted(text.clone()), edits);
    let plain = read(&[]);
    let start = u32::try_from(text.find("15”").unwrap()).unwrap();
    let edit = |said: &str, value: &str| {
        let Edit::Add { region, indicator, period, aspect, status, .. } =
            add("12亿元", "常山县", "固定资产投资", value)
        else {
            unreachable!()
        };
        let claim = Target { start, nth: 0, said: said.to_owned() };
        Edit::Add { claim, region, indicator, value: value.to_owned(), period, aspect, status }
    };
    let report = read(&[edit("15", "15亿元")]);
    assert_eq!(report.claims.len(), plain.claims.len() + 1);
    let starts: Vec<_> = report.claims.iter().map(|claim| (claim.span.start(), claim.nth)).collect();
    assert!(starts.is_sorted(), "{starts:?}");
    let claim = report.claims.iter().find(|claim| claim.span.start() == start).unwrap();
    let quantity = claim.quantity.as_ref().unwrap();
    assert_eq!(quantity.value.unwrap().normalize().to_string(), "1500000000");
    assert_eq!((quantity.base.as_deref(), quantity.number.slice(&text)), (Some("元"), "15"));
    assert_eq!(claim.sentence.slice(&text), "县域编号“7-15”的项目完成投资，见附表。");
    assert_eq!(report.regions[usize::from(claim.region.unwrap().0)].name, "常山县");
    let told = claim.correction.as_ref().unwrap();
    assert!(told.added && !told.rejected && claim.rules.contains(&"reader"));
    // It stands beside those of the other regions, and the ledger says that its numeral is a claim's.
    let series = &report.series[claim.series.unwrap() as usize];
    assert_eq!(series.claims.len(), 3, "{}", series.name);
    let numeral = |report: &Report| {
        let found = report.ledger.numerals.iter().find(|one| one.span.overlaps(claim.span));
        found.unwrap().fate
    };
    assert_ne!(numeral(&plain), Fate::Claim);
    assert_eq!(numeral(&report), Fate::Claim);
    assert_eq!(plain.ledger.numerals.len(), report.ledger.numerals.len());
    // It can be corrected and rejected like any other; words that are gone and a value without a number add nothing.
    let claimed = Target { start, nth: 0, said: "15".into() };
    let later = Edit::Correct { claim: claimed.clone(), field: Field::Value, words: "16亿元".into() };
    let report = read(&[edit("15", "15亿元"), later]);
    let claim = report.claims.iter().find(|claim| claim.span.start() == start).unwrap();
    assert_eq!(claim.quantity.as_ref().unwrap().value.unwrap().normalize().to_string(), "1600000000");
    assert_eq!(read(&[edit("15", "15亿元"), Edit::Reject(claimed)]).claims, plain.claims);
    assert_eq!(read(&[edit("16", "15亿元")]), plain);
    assert_eq!(read(&[edit("15", "许多")]), plain);
}

#[test]
fn an_added_claim_stands_behind_those_of_the_same_words() {
    let edit = add("12亿元", "江山市", "工业投资", "12亿元");
    let report = read(&[edit]);
    let same: Vec<_> = report.claims.iter().filter(|one| one.span.slice(TEXT) == "12亿元").collect();
    assert_eq!(same.iter().map(|claim| claim.nth).collect::<Vec<_>>(), [0, 1]);
    assert!(same[0].correction.is_none() && same[1].correction.as_ref().unwrap().changes.is_empty());
    assert_eq!(same[1].region, same[0].region);
    assert_eq!(same[1].period.as_ref().map(|one| one.from), same[0].period.as_ref().map(|one| one.from));
}

#[test]
fn a_region_that_speaks_nowhere_can_have_a_claim() {
    let report = read(&[add("7个", "开化县", "开工项目", "7个")]);
    let region = report.regions.iter().find(|region| region.name == "开化县").unwrap();
    assert!(region.blocks.is_empty() && region.code.is_some());
}
