//! What must hold for any text at all.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use proptest::prelude::*;
use shaipin::analyse;
use shaipin::report::json::report_json;
use shaipin::report::{Fate, Report};
use shaipin::source::{SourceText, Span};

/// Pieces that random texts are made of: what the rules look for, in any order.
const PIECES: &[&str] = &[
    "全市",
    "全省",
    "第一",
    "第",
    "前三",
    "后3位",
    "排名",
    "居",
    "均",
    "分别",
    "分列",
    "依次",
    "等",
    "其中",
    "、",
    ",",
    "，",
    "。",
    ";",
    "：",
    ":",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "(",
    ")",
    "—",
    "-",
    "~",
    "/",
    "+",
    "·",
    "%",
    "‰",
    "\n",
    "\t",
    " ",
    "　",
    "1",
    "12",
    "3.5",
    "1,234",
    "０",
    "２０２３年",
    "2022年",
    "1—4月",
    "一季度",
    "截至4月底",
    "今年",
    "去年",
    "上半年",
    "十四五",
    "八千七百",
    "两",
    "三",
    "百分之",
    "万",
    "亿元",
    "万元/亩",
    "个",
    "项",
    "亩",
    "平方公里",
    "个百分点",
    "倍",
    "位",
    "个位次",
    "以上",
    "余",
    "多",
    "约",
    "超",
    "不低于",
    "完成",
    "实现",
    "达",
    "为",
    "占",
    "的",
    "同比",
    "比上月",
    "增长",
    "下降",
    "提高",
    "增速",
    "率",
    "指数",
    "项目",
    "投资",
    "年产",
    "总投资",
    "年度计划",
    "力争",
    "预计",
    "已",
    "连续",
    "个月",
    "东阳",
    "义乌市",
    "婺城区",
    "开发区",
    "新区",
    "我市",
    "一、",
    "1.",
    "二是",
    "（三）",
    "7.8亿元",
    "55个",
    "52.7%",
    "<p>",
    "</p>",
    "<td>",
    "&nbsp;",
    "&#50;",
    "5G",
    "4+X",
    "GDP",
    "abc",
    "1：2：3",
    "\u{200b}",
    "\u{feff}",
    "。\n\n",
    "和",
    "与",
    "由",
    "升至",
    "到",
    "这",
    "全部",
    "单位：亿元",
];

/// At least so many cases; PROPTEST_CASES asks for more.
fn more(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: cases.max(default.cases), ..default }
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

/// Whether a span cuts its text at characters.
fn slices(span: Span, text: &str) -> bool {
    text.get(span.start() as usize..span.end() as usize).is_some()
}

fn check(source: &SourceText, report: &Report) {
    let text = source.text.as_str();
    for claim in &report.claims {
        assert!(slices(claim.span, text) && slices(claim.sentence, text), "{claim:?}");
        assert!(
            claim.sentence.contains(claim.span)
                || claim.sentence.overlaps(claim.span)
                || claim.span.is_empty(),
            "{claim:?}"
        );
        assert!(
            claim
                .ranks
                .iter()
                .all(|rank| slices(rank.raw, text) && !rank.raw.is_empty() && rank.from <= rank.to)
        );
        if let Some(quantity) = &claim.quantity {
            assert!(slices(quantity.number, text) && !quantity.number.slice(text).is_empty(), "{claim:?}");
        }
        assert!(!claim.rules.is_empty(), "every claim names the rules that made it");
    }
    let ids: Vec<String> = report.claims.iter().map(|claim| claim.id()).collect();
    let mut unique = ids.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "ids are unique");
    for numeral in &report.ledger.numerals {
        assert!(slices(numeral.span, text) && !numeral.span.is_empty(), "{numeral:?}");
    }
    let fates: usize = Fate::ALL
        .iter()
        .map(|fate| report.ledger.numerals.iter().filter(|numeral| numeral.fate == *fate).count())
        .sum();
    assert_eq!(fates, report.ledger.numerals.len(), "the ledger balances");
    let claimed = report.claims.iter().filter(|claim| claim.quantity.is_some());
    for claim in claimed {
        let number = claim.quantity.as_ref().unwrap().number;
        let tallied = report
            .ledger
            .numerals
            .iter()
            .any(|numeral| numeral.fate == Fate::Claim && numeral.span.overlaps(number));
        assert!(tallied, "a claim's numeral is in the ledger as one: {claim:?}");
    }
}

proptest! {
    #![proptest_config(more(600))]

    /// No text makes it fail; spans slice to quotes; the ledger balances; same in, same out.
    #[test]
    fn any_text(text in text()) {
        let source = SourceText::pasted(text);
        let report = analyse(&source);
        check(&source, &report);
        prop_assert_eq!(report_json(&report, &source), report_json(&analyse(&source), &source));
    }
}

/// Every digit of a plain text lies in a numeral: nothing is dropped in silence.
#[test]
fn every_figure_has_a_fate() {
    for name in ["clean", "faults"] {
        let text =
            std::fs::read_to_string(format!("{}/static/samples/{name}.txt", env!("CARGO_MANIFEST_DIR")))
                .unwrap();
        let source = SourceText::pasted(text);
        let report = analyse(&source);
        for (at, figure) in source.text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            let place = Span::of(at, at + 1);
            let held = report.ledger.numerals.iter().filter(|numeral| numeral.span.contains(place)).count();
            assert_eq!(
                held,
                1,
                "{name}: {figure} at {at}: …{}…",
                source.text.get(at..).unwrap_or("").chars().take(12).collect::<String>()
            );
        }
    }
}

/// Cost grows in step with the text, for hostile text too: steps, not seconds.
#[test]
fn steps_grow_in_line() {
    let shapes = [
        "1",
        "、",
        "（",
        "第",
        "“",
        "《",
        "10亿元以上",
        "1、",
        "分别",
        "(1",
        "万",
        "百分之",
        "截至",
        "\n",
        "甲\t1\t2\n",
        "3—",
        "前三",
        "A、",
        "增长5%,",
        "完成投资3亿元",
        "婺城区完成3个项目\n",
        "连续4个月居全省首位",
        "排名全市第",
        "<b>1</b>",
        "其中",
        "1:2:",
    ];
    for shape in shapes {
        let steps = |bytes: usize| {
            let source = SourceText::pasted(shape.repeat(bytes / shape.len()));
            let cleaned = shaipin::source::clean(&source);
            let document = shaipin::document::read(&cleaned);
            (cleaned.steps + document.steps + analyse(&source).steps).max(1)
        };
        let (half, whole) = (steps(20_000), steps(40_000));
        assert!(whole <= 60 * 40_000, "{shape}: {whole} steps for 40 kB");
        assert!(whole as f64 <= 2.3 * half as f64 + 1000.0, "{shape}: {half} then {whole} steps");
    }
}
