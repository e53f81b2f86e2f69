//! What must hold of series in any text: who speaks first, and what the places are called, changes nothing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use shaipin::analyse;
use shaipin::claim::model::Claim;
use shaipin::document::model::{Region, RegionId};
use shaipin::report::Report;
use shaipin::series::{Series, align};
use shaipin::source::SourceText;

/// Sentences as speakers word them; several say one thing, several only seem to.
const SENTENCES: &[&str] = &[
    "主要经济指标方面,一季度地区生产总值61.5亿元,同比增长6.2%,列全市第二。",
    "主要经济指标方面,一季度GDP72.8亿元,增速5.9%。",
    "主要经济指标方面,12项指标排名全市前三,4项排名全市后三。",
    "主要经济指标方面,规上工业增加值增速排名全市第三。",
    "主要经济指标方面,规模以上工业增加值增长8.4%。",
    "先进制造业方面,谋划5亿元以上制造业项目地块7宗,盯引项目9个,签约项目6个,落地项目2个。",
    "先进制造业方面,盯引5亿元以上制造业项目4个,已签约未落地项目3个。",
    "先进制造业方面,盯引20亿元以上制造业项目2个,部分落地项目1个。",
    "城市更新方面,完成城市更新投资7.7亿元,年度投资完成率31.5%。",
    "城市更新方面,完成城市更新总投资额9.3亿元,未来社区年度投资完成率44%。",
    "城市更新方面,今年计划创建未来社区3个、风貌样板区2个。",
    "城市更新方面,创建未来社区1个,城市风貌样板区完成投资2.5亿元。",
    "政府专项债方面,通过财政部审核项目17个,需求21.4亿元,列入发行计划6个,已拨付2.2亿元。",
    "政府专项债方面,专项债券发行金额3.6亿元,拨付金额3.1亿元。",
    "七张问题清单方面,管控力指数88.7分,省级问题整改率75%,市级问题整改率80%。",
    "七张问题清单方面,管控力量化指数得分90.3分,全市第四。省级清单问题整改率66.7%。",
    "重大项目方面,青石轴承项目总投资5.2亿元,年度计划投资1.1亿元。",
    "营商环境方面,政务平台实名用户31万人。一网通办政务平台实名注册用户26万人。",
];

const NAMES: [&str; 4] = ["龙泉市", "缙云县", "遂昌县", "松阳县"];

/// The speeches one after another; who speaks is set by the paragraph, whatever the document stage makes of it.
fn told(speeches: &[(usize, Vec<&str>)], names: &[&str]) -> (Vec<Claim>, Vec<Series>, String) {
    let mut text = String::new();
    let mut starts = Vec::new();
    for (who, sentences) in speeches {
        starts.push((text.len(), *who));
        for sentence in sentences {
            text.push_str(sentence);
            text.push('\n');
        }
    }
    let source = SourceText::pasted(text);
    let mut claims = analyse(&source).claims;
    for claim in &mut claims {
        let behind = starts.partition_point(|start| start.0 <= claim.span.start() as usize);
        claim.region = Some(RegionId(u16::try_from(starts[behind - 1].1).unwrap()));
    }
    let region = |name: &&str| Region {
        name: (*name).to_owned(),
        code: None,
        parent: Some(331_100),
        candidates: Vec::new(),
        blocks: Vec::new(),
    };
    let regions: Vec<Region> = names.iter().map(region).collect();
    let series = align(&mut claims, &regions, &source.text);
    (claims, series, source.text)
}

/// Claims as (region, indicator, what is written), and what their series says of itself.
type Shape = BTreeSet<(BTreeSet<(u16, String, String)>, String)>;

/// The series as sets of (region, indicator, what is written), with all that a series says of itself but its place.
fn shape(claims: &[Claim], series: &[Series], text: &str) -> Shape {
    let member = |&claim: &u32| {
        let claim = &claims[claim as usize];
        let quote = claim.span.slice(text).to_owned();
        (claim.region.unwrap().0, claim.indicator.to_string(), quote)
    };
    let face = |one: &Series| {
        let mut wordings = one.wordings.clone();
        wordings.sort();
        format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {wordings:?} {:?}",
            one.name, one.topic, one.status, one.aspect, one.base, one.unit, one.direction, one.rules
        )
    };
    series.iter().map(|one| (one.claims.iter().map(member).collect(), face(one))).collect()
}

fn check(claims: &[Claim], series: &[Series]) {
    let mut of = BTreeMap::new();
    for (index, one) in (0..).zip(series) {
        assert!(!one.claims.is_empty() && one.claims.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(!one.name.is_empty() && !one.rules.is_empty());
        assert_eq!(one.wordings.iter().map(|word| word.1 as usize).sum::<usize>(), one.claims.len());
        for &claim in &one.claims {
            assert_eq!(of.insert(claim, index), None, "a claim is in one series at the most");
            let claim = &claims[claim as usize];
            assert!(claim.subject.is_none() && claim.status == one.status, "{claim:?}");
        }
        let plan = one.plan_of.map(|done| &series[done as usize]);
        assert!(plan.is_none_or(|done| done.plan_of.is_none() && done.status != one.status));
    }
    for (index, claim) in (0..).zip(claims) {
        assert_eq!(claim.series, of.get(&index).copied());
    }
}

fn speeches() -> impl Strategy<Value = Vec<(usize, Vec<&'static str>)>> {
    let speech = prop::collection::vec(prop::sample::select(SENTENCES), 1..7);
    prop::collection::vec(speech, 2..=4).prop_map(|speeches| speeches.into_iter().enumerate().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    /// In whatever order they speak.
    #[test]
    fn the_order_of_the_speeches_changes_nothing(told_first in speeches(), turn in 1_usize..4) {
        let (claims, series, text) = told(&told_first, &NAMES);
        check(&claims, &series);
        let mut turned = told_first.clone();
        turned.rotate_left(turn % told_first.len());
        turned.reverse();
        let (other_claims, other_series, other_text) = told(&turned, &NAMES);
        check(&other_claims, &other_series);
        prop_assert_eq!(
            shape(&claims, &series, &text),
            shape(&other_claims, &other_series, &other_text)
        );
    }

    /// Whatever the places are called, also in the text.
    #[test]
    fn the_names_of_the_regions_change_nothing(speeches in speeches()) {
        const OTHERS: [&str; 4] = ["江山市", "常山县", "开化县", "龙游县"];
        let named = |names: [&str; 4]| {
            let own: Vec<(usize, Vec<String>)> = speeches
                .iter()
                .map(|(who, said)| {
                    let mut said: Vec<String> = said.iter().map(|one| (*one).to_owned()).collect();
                    said.push(format!("8个项目落户{},5项工作在{}召开现场会。", names[*who], names[*who]));
                    (*who, said)
                })
                .collect();
            let own: Vec<(usize, Vec<&str>)> = own
                .iter()
                .map(|(who, said)| (*who, said.iter().map(String::as_str).collect()))
                .collect();
            let (claims, series, _) = told(&own, &names);
            check(&claims, &series);
            series.into_iter().map(|one| one.claims).collect::<Vec<_>>()
        };
        prop_assert_eq!(named(NAMES), named(OTHERS));
    }
}

fn partition(report: &Report) -> BTreeSet<Vec<u32>> {
    report.series.iter().map(|one| one.claims.clone()).collect()
}

/// The samples and the digests of our own, as they are read.
#[test]
fn every_digest_keeps_the_rules() {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut seen = 0;
    for folder in ["static/samples", "tests/digests"] {
        for entry in std::fs::read_dir(format!("{root}/{folder}")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "txt") {
                let source = shaipin::source::read("digest.txt", &std::fs::read(&path).unwrap());
                let report = analyse(&source);
                check(&report.claims, &report.series);
                let mut again = report.claims.clone();
                let series = align(&mut again, &report.regions, &source.text);
                assert_eq!(series, report.series, "{path:?}");
                assert!(partition(&report).len() == report.series.len());
                seen += 1;
            }
        }
    }
    assert!(seen >= 12);
}

/// A text made to hurt: many claims of one name, of many names in one bucket, of many units.
#[test]
fn hostile_texts_end() {
    let line = |index: usize| match index % 3 {
        0 => format!("先进制造业方面,签约{index}亿元以上制造业项目{index}个。\n"),
        1 => format!("先进制造业方面,签约项目{index}个。\n"),
        _ => format!("城市更新方面,整治甲{index}街区{index}处。\n"),
    };
    let source = SourceText::pasted((1..6_000).map(line).collect::<String>());
    let mut claims = analyse(&source).claims;
    assert!(claims.len() > 4_000);
    for (index, claim) in (0..).zip(&mut claims) {
        claim.region = Some(RegionId(index));
    }
    let series = align(&mut claims, &[], &source.text);
    check(&claims, &series);
    assert!(series.len() > 1_000, "thresholds stay apart: {}", series.len());
}
