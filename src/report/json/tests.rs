//! The canonical JSON against `INTERFACE.md`.

#![allow(clippy::unwrap_used)]

use std::rc::Rc;

use rust_decimal::Decimal;

use super::*;
use crate::claim::model::{Aspect, Bound, Day, End, Ends, Period, Quantity, Rank, Status};
use crate::document::model::{Reason, ReasonKind, Region, RegionBlock, RegionId, Topic};
use crate::report::{Ledger, Paragraph, ParagraphKind};
use crate::source::Span;

/// A report of one claim over `甲县完成投资约7.80亿元，全市第一。`.
fn one() -> (Report, SourceText) {
    let source = SourceText {
        name: "a.txt".into(),
        ..SourceText::pasted("甲县完成投资约7.80亿元，全市第一。")
    };
    let at = |words: &str| {
        let start = source.text.find(words).unwrap();
        Span::of(start, start + words.len())
    };
    let claim = Claim {
        nth: 0,
        region: Some(RegionId(0)),
        topic: Topic::Projects,
        section: None,
        subject: None,
        indicator: "投资".into(),
        aspect: Aspect::Amount,
        series: None,
        quantity: Some(Quantity {
            number: at("7.80"),
            unit: Some(at("亿元")),
            value: Some(Decimal::from_scientific("7.80e8").unwrap()),
            ends: Ends::default(),
            base: Some("元".into()),
            bound: Some(Bound::About),
        }),
        status: Status::Actual,
        period: Some(Rc::new(Period {
            words: "4月".into(),
            from: None,
            to: Some(Day { year: 2022, month: 4, day: 30 }),
            cumulative: None,
        })),
        ranks: vec![Rank {
            scope: "全市".into(),
            of: Some(10),
            raw: at("全市第一"),
            from: 1,
            to: 1,
            end: End::Top,
            tie: false,
            step: None,
        }],
        span: at("7.80亿元"),
        sentence: Span::of(0, source.text.len()),
        paragraph: 0,
        rules: ["shape"].into(),
        correction: None,
    };
    let numeral = Numeral {
        span: claim.span,
        value: Some(Decimal::new(-0, 3)),
        ends: Ends::default(),
        unit: None,
        base: None,
        fate: Fate::Claim,
        why: "measures",
    };
    let report = Report {
        document: "a.txt".into(),
        title: None,
        paragraphs: vec![Paragraph {
            span: Span::of(0, source.text.len()),
            kind: ParagraphKind::Body,
            topic: Topic::Projects,
        }],
        regions: vec![Region {
            name: "甲县".into(),
            code: Some(30_701),
            parent: None,
            candidates: vec![],
            blocks: vec![RegionBlock {
                first: 0,
                end: 1,
                confidence: 0.666,
                reasons: vec![Reason { kind: ReasonKind::Mention, span: at("甲县") }],
            }],
        }],
        claims: vec![claim],
        rejected: Vec::new(),
        series: vec![],
        leagues: vec![],
        standings: vec![],
        draft: false,
        findings: vec![],
        ledger: Ledger { numerals: vec![numeral] },
        steps: 0,
    };
    (report, source)
}

#[test]
fn a_claim_has_every_key_in_the_order_of_the_interface() {
    let (report, source) = one();
    let claim = &report.claims[0];
    let line = claim_line(claim, &report, &source);
    let (start, end, all) = (claim.span.start(), claim.span.end(), source.text.len());
    let head =
        r#""document":"a.txt","region":"甲县","region_code":"030701","topic":"重大项目","section":null"#;
    let what = r#""subject":null,"indicator":"投资","aspect":"amount","series":null"#;
    let value = r#""number":"7.80","unit":"亿元","value":780000000,"low":null,"high":null,"base":"元""#;
    let when = r#""bound":"约","status":"actual","period":"4月","period_from":null,"period_to":"2022-04-30""#;
    let rank =
        r#"{"scope":"全市","of":10,"raw":"全市第一","from":1,"to":1,"end":"top","tie":false,"move":null}"#;
    let place = format!(r#""span":{{"start":{start},"end":{end}}},"sentence":{{"start":0,"end":{all}}}"#);
    assert_eq!(
        line,
        format!(
            r#"{{"id":"{start}",{head},{what},{value},{when},"ranks":[{rank}],{place},"paragraph":0,"rules":["shape"],"correction":null}}"#
        )
    );
}

#[test]
fn a_report_holds_hash_regions_fates_and_reads_back() {
    let (report, source) = one();
    let json = report_json(&report, &source);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["tool"], TOOL);
    assert_eq!(value["text_sha256"].as_str().unwrap().len(), 64);
    assert!(json.contains(r#""confidence":0.67,"#), "{json}");
    assert!(json.contains(r#""fates":{"claim":1,"ordinal":0,"#), "{json}");
    assert_eq!(value["claims"][0]["value"], 780_000_000);
    assert!(value["claims"][0]["series"].is_null());
    assert_eq!(json, report_json(&report, &source));
}

#[test]
fn the_hash_is_that_of_the_text() {
    assert_eq!(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

#[test]
fn numbers_are_plain() {
    for (number, wanted) in [
        (Decimal::new(780, 2), "7.8"),
        (Decimal::new(6_850_000_000_000, 3), "6850000000"),
        (Decimal::new(-50, 1), "-5"),
        (-Decimal::new(0, 5), "0"),
        (Decimal::new(1, 28), "0.0000000000000000000000000001"),
        (Decimal::MAX, "79228162514264337593543950335"),
    ] {
        assert_eq!(plain(number), wanted);
    }
}

#[test]
fn a_numeral_keeps_its_null_keys() {
    let (report, source) = one();
    let line = numeral_line(&report.ledger.numerals[0], &source);
    assert!(line.starts_with(r#"{"text":"7.80亿元","span":{"#), "{line}");
    assert!(
        line.ends_with(
            r#""value":0,"low":null,"high":null,"unit":null,"base":null,"fate":"claim","why":"measures"}"#
        ),
        "{line}"
    );
}
