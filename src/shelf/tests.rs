//! Tests of the shelf: everything moved rightly, courses, conflicts, the standard.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::expect_used, reason = "a test may fail")]

use super::across::{conflicts, courses};
use super::standard::{Outcome, findings, hold};
use super::*;
use crate::analyse;
use crate::audit::{Kind, Verdict};

const SPRING: &str = "遂昌县2023年一季度运行情况\n\
    2023年一季度，遂昌县规上工业增加值8.6亿元，同比增长6.1%，居全市第三；固定资产投资21.4亿元。\n\
    缙云县规上工业增加值12.9亿元，同比增长7.4%，居全市第一。\n";
const SUMMER: &str = "2023年上半年，遂昌县规上工业增加值18.2亿元，同比增长6.8%。\n\
    2023年一季度，遂昌县固定资产投资19.7亿元。\n\
    2023年上半年，缙云县规上工业增加值27.5亿元，同比增长7.9%。\n";
const TABLE: &str = "2023年上半年各县主要指标\n\
    县\t规上工业增加值（亿元）\t规上工业增加值增速（%）\t全社会用电量（亿千瓦时）\n\
    遂昌县\t18.2\t6.5\t3.1\n\
    缙云县\t27.5\t7.9\t4.8\n";

fn shelf(texts: &[(&str, &str)]) -> Joint {
    let mut sources: Vec<SourceText> = texts
        .iter()
        .map(|(name, text)| SourceText { name: (*name).to_owned(), ..SourceText::pasted(*text) })
        .collect();
    let mut reports: Vec<Report> = sources.iter().map(analyse).collect();
    let regions: Vec<Vec<Region>> = reports.iter().map(|report| report.regions.clone()).collect();
    let mut shelved: Vec<Shelved<'_>> = sources
        .iter_mut()
        .zip(&mut reports)
        .zip(&regions)
        .map(|((source, report), regions)| Shelved { source, report, regions, edits: &[], time: "" })
        .collect();
    joined(&mut shelved)
}

fn three() -> Joint {
    shelf(&[("春.txt", SPRING), ("夏.txt", SUMMER), ("表.txt", TABLE)])
}

/// Of every report the quotes and names, so that what was moved can be held against what was read.
fn quotes(report: &Report, text: &str) -> Vec<String> {
    let region = |id: Option<RegionId>| {
        id.and_then(|id| report.regions.get(usize::from(id.0))).map_or("", |region| region.name.as_str())
    };
    let claims = report.claims.iter().map(|claim| {
        let number = claim.quantity.as_ref().map_or("", |quantity| quantity.number.slice(text));
        let ranks: Vec<&str> = claim.ranks.iter().map(|rank| rank.raw.slice(text)).collect();
        let paragraph = report.paragraphs[claim.paragraph as usize].span.slice(text);
        let sentence = claim.sentence.slice(text);
        format!(
            "{}|{}|{number}|{ranks:?}|{sentence}|{paragraph}",
            region(claim.region),
            claim.span.slice(text)
        )
    });
    let findings = report.findings.iter().map(|finding| {
        let spans: Vec<&str> = finding.spans.iter().map(|span| span.slice(text)).collect();
        let claims: Vec<&str> =
            finding.claims.iter().map(|&claim| report.claims[claim as usize].span.slice(text)).collect();
        let regions: Vec<&str> = finding.regions.iter().map(|&id| region(Some(id))).collect();
        format!("{:?}{spans:?}{claims:?}{regions:?}", finding.kind)
    });
    let numerals = report.ledger.numerals.iter().map(|numeral| numeral.span.slice(text).to_owned());
    let leagues = report.leagues.iter().map(|league| {
        let members: Vec<String> = league
            .members
            .iter()
            .map(|member| {
                let claims =
                    member.claims.iter().map(|&claim| report.claims[claim as usize].span.slice(text));
                format!("{}{:?}", region(Some(member.region)), claims.collect::<Vec<_>>())
            })
            .collect();
        format!("{}{members:?}", league.scope)
    });
    let mut leagues: Vec<String> = leagues.collect();
    leagues.sort();
    claims.chain(findings).chain(numerals).chain(leagues).collect()
}

#[test]
fn nothing_changes_but_its_place() {
    let texts = [("春.txt", SPRING), ("夏.txt", SUMMER), ("表.txt", TABLE)];
    let joint = shelf(&texts);
    let mut apart = Vec::new();
    for (name, text) in texts {
        let source = SourceText { name: name.to_owned(), ..SourceText::pasted(text) };
        apart.extend(quotes(&analyse(&source), &source.text));
    }
    let mut together = quotes(&joint.report, &joint.source.text);
    apart.sort();
    together.sort();
    assert!(apart.len() > 30, "{apart:#?}");
    assert_eq!(together, apart);
}

#[test]
fn what_was_lent_comes_back_as_it_was() {
    let texts = [("春.txt", SPRING), ("夏.txt", SUMMER), ("表.txt", TABLE)];
    let whole: Vec<SourceText> = texts.iter().map(|(_, text)| SourceText::pasted(*text)).collect();
    // Series are found anew each time; their numbers alone are not given back.
    let bare = |mut report: Report| {
        report.series = Vec::new();
        report.claims.iter_mut().for_each(|claim| claim.series = None);
        report.leagues.iter_mut().for_each(|league| league.series = 0);
        report
    };
    let first: Vec<Report> = whole.iter().map(|source| bare(analyse(source))).collect();
    assert!(first.iter().all(|report| !report.claims.is_empty()) && !first[0].leagues.is_empty());
    let regions: Vec<Vec<Region>> = first.iter().map(|report| report.regions.clone()).collect();
    let (mut sources, mut reports) = (whole.clone(), first.clone());
    for order in [[0, 1, 2], [2, 0, 1]] {
        let mut shelved: Vec<Option<Shelved<'_>>> = sources
            .iter_mut()
            .zip(&mut reports)
            .zip(&regions)
            .map(|((source, report), regions)| {
                Some(Shelved { source, report, regions, edits: &[], time: "" })
            })
            .collect();
        let mut shelved: Vec<Shelved<'_>> =
            order.iter().filter_map(|&at: &usize| shelved[at].take()).collect();
        let mut joint = joined(&mut shelved);
        assert!(shelved.iter().all(|one| one.report.claims.is_empty() && one.source.text.is_empty()));
        let more = conflicts(&joint, &courses(&joint), None);
        assert!(!more.is_empty());
        joint.add(more);
        joint.apart(shelved.into_iter().map(|one| Some((one.source, one.report))).collect());
        let again: Vec<Report> = reports.iter().cloned().map(bare).collect();
        assert_eq!(again, first);
        assert_eq!(sources, whole);
    }
}

#[test]
fn regions_of_one_name_are_one() {
    let joint = three();
    let names: Vec<&str> = joint.report.regions.iter().map(|region| region.name.as_str()).collect();
    assert_eq!(names.iter().filter(|name| **name == "遂昌县").count(), 1, "{names:?}");
    let claims = &joint.report.claims;
    for (index, claim) in (0..).zip(claims) {
        let part = &joint.parts[joint.part_of(index)];
        assert!(part.text.0 <= claim.span.start() && claim.span.end() <= part.text.1);
        assert_eq!(joint.part_at(claim.span.start()), joint.part_of(index));
    }
}

#[test]
fn a_figure_is_followed_through_the_documents() {
    let joint = shelf(&[("夏.txt", SUMMER), ("春.txt", SPRING)]);
    let courses = courses(&joint);
    let course = courses
        .iter()
        .find(|course| {
            let region = &joint.report.regions[usize::from(course.region.0)].name;
            let name = &joint.report.series[course.series as usize].name;
            region == "遂昌县" && &**name == "规上工业增加值"
        })
        .expect("told twice");
    let values: Vec<String> = course.points.iter().map(|point| point.value.normalize().to_string()).collect();
    // By the calendar, not by the order of the documents.
    assert_eq!(values, ["860000000", "1820000000"]);
}

#[test]
fn two_documents_that_differ_are_a_question() {
    let joint = three();
    let found = conflicts(&joint, &courses(&joint), None);
    let investment: Vec<_> = found.iter().filter(|one| one.working.zh.contains("固定资产投资")).collect();
    assert_eq!(investment.len(), 1, "{found:#?}");
    assert_eq!((investment[0].kind, investment[0].verdict), (Kind::Documents, Verdict::Unclear));
    assert!(investment[0].working.zh.contains("《春.txt》为21.4亿元"), "{}", investment[0].working.zh);
    // Another time is no conflict: 8.6 and 18.2 stand side by side.
    assert!(found.iter().all(|one| !one.working.zh.contains("8.6亿元")), "{found:#?}");
}

#[test]
fn a_document_that_tells_two_figures_contradicts_no_copy_of_itself() {
    let text = "2023年一季度各县运行情况\n2023年一季度，遂昌县规上工业增加值8.6亿元，居全市第4。\n\
        2023年一季度，遂昌县规上工业增加值9.1亿元，居全市第2。\n2023年一季度，缙云县规上工业增加值12.9亿元，居全市第1。\n";
    let copies = shelf(&[("甲.txt", text), ("乙.txt", text)]);
    assert_eq!(conflicts(&copies, &courses(&copies), None), []);
    let changed = text.replace("8.6", "8.9").replace("第4", "第5");
    let joint = shelf(&[("甲.txt", text), ("乙.txt", &changed)]);
    let found = conflicts(&joint, &courses(&joint), None);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].working.zh.contains("8.6亿元") && found[0].working.zh.contains("8.9亿元"), "{found:#?}");
    assert!(found[1].working.zh.contains("第4") && found[1].working.zh.contains("第5"), "{found:#?}");
}

#[test]
fn claims_are_held_against_the_standard() {
    let joint = three();
    let verdicts = hold(&joint, 2);
    let outcome = |quote: &str| {
        let of = |claim: u32| joint.report.claims[claim as usize].span.slice(&joint.source.text);
        let held = verdicts.held.iter().find(|held| of(held.claim) == quote);
        held.unwrap_or_else(|| panic!("{quote} is not held: {verdicts:#?}")).outcome
    };
    assert_eq!(outcome("18.2亿元"), Outcome::Agrees);
    assert_eq!(outcome("27.5亿元"), Outcome::Agrees);
    assert_eq!(outcome("6.8%"), Outcome::Differs("0.3".parse().unwrap_or_default()));
    // The table is of the half-year: what was said of the first quarter is not in it.
    assert_eq!(outcome("8.6亿元"), Outcome::Absent);
    let found = findings(&joint, 2, &verdicts);
    let fails: Vec<&str> =
        found.iter().filter(|one| one.verdict == Verdict::Fails).map(|one| one.working.zh.as_str()).collect();
    assert_eq!(fails.len(), 1, "{found:#?}");
    assert!(fails[0].contains("（相差+0.3个百分点）"), "{fails:?}");
}

#[test]
fn what_the_speakers_leave_out_is_told() {
    let speech = "遂昌县委书记李明：\n2023年上半年，我县规上工业增加值18.2亿元，同比增长6.5%。下一步，我们将继续努力。\n\
        缙云县委书记王强：\n2023年上半年，我县规上工业增加值27.5亿元，同比增长7.9%，全社会用电量4.8亿千瓦时。\n";
    let joint = shelf(&[("表.txt", TABLE), ("讲话.txt", speech)]);
    let verdicts = hold(&joint, 0);
    let unsaid: Vec<(&str, &str)> = verdicts
        .unsaid
        .iter()
        .map(|group| {
            assert_eq!(group.len(), 1);
            let claim = &joint.report.claims[group[0] as usize];
            let region = claim.region.map_or(0, |region| usize::from(region.0));
            (joint.report.regions[region].name.as_str(), claim.span.slice(&joint.source.text))
        })
        .collect();
    assert_eq!(unsaid, [("遂昌县", "3.1")]);
}

#[test]
fn an_empty_shelf_holds_nothing() {
    let joint = joined(&mut []);
    assert_eq!((joint.report.claims.len(), joint.parts.len()), (0, 0));
    assert_eq!((joint.part_at(0), joint.part_of(0)), (0, 0));
    assert!(courses(&joint).is_empty() && hold(&joint, 0).held.is_empty());
}

const HERE: &str = "丽水市2023年上半年晒拼会发言摘要\n\n遂昌县\n遂昌县委书记 李明\n\n\
    上半年，遂昌县规上工业增加值增长8.1%，居全市第三。\n\n缙云县\n缙云县委书记 王强\n\n\
    上半年，缙云县规上工业增加值增长9.4%，居全市第一。\n";
const THERE: &str = "丽水市2023年上半年晒拼会发言摘要\n\n遂昌县\n遂昌县委书记 李明\n\n\
    上半年，遂昌县规上工业增加值增长8.1%，居全市第二。\n\n松阳县\n松阳县委书记 张洁\n\n\
    上半年，松阳县规上工业增加值增长8.5%，居全市第五。\n";
const SOME: &str = "丽水市2023年上半年主要指标\n县\t规上工业增加值增长（%）\n遂昌县\t8.1\n缙云县\t9.4\n云和县\t9.0\n松阳县\t8.5\n";
const EVERY: &str = "丽水市2023年上半年主要指标\n县\t规上工业增加值同比增长（%）\n遂昌县\t8.1\n缙云县\t9.4\n云和县\t9.0\n\
    松阳县\t8.5\n莲都区\t7.0\n青田县\t6.9\n庆元县\t6.5\n景宁畲族自治县\t6.1\n龙泉市\t5.8\n";
const PLACED: &str =
    "丽水市2023年上半年主要指标\n县\t规上工业增加值增速（%）\t全市位次\n遂昌县\t8.1\t4\n缙云县\t9.4\t1\n";

/// Verdict and words of what is held against the last text, by region.
fn held(texts: &[(&str, &str)], region: &str) -> Vec<(Verdict, String)> {
    let joint = shelf(texts);
    let at = texts.len() - 1;
    let found = findings(&joint, at, &hold(&joint, at));
    let own =
        found.into_iter().filter(|one| one.kind == Kind::Standard && one.working.zh.starts_with(region));
    own.map(|one| (one.verdict, one.working.zh)).collect()
}

#[test]
fn a_place_is_held_against_the_values_of_the_table() {
    let [(verdict, words)] = &held(&[("甲.txt", HERE), ("表.txt", SOME)], "遂昌县")[..] else {
        panic!("one")
    };
    assert_eq!(*verdict, Verdict::Fails, "{words}");
    assert!(words.contains("最好为第4（表中有4家）"), "{words}");
    // Nobody there stands above it, but not all are there: its place is not called equal.
    let [(verdict, words)] = &held(&[("甲.txt", HERE), ("表.txt", SOME)], "缙云县")[..] else {
        panic!("one")
    };
    assert_eq!(*verdict, Verdict::Holds, "{words}");
    assert!(words.contains("无从核对") && words.contains("只有其中4家"), "{words}");
}

#[test]
fn a_table_of_all_members_tells_the_place() {
    let texts = [("甲.txt", HERE), ("乙.txt", THERE), ("表.txt", EVERY)];
    let [(verdict, words)] = &held(&texts, "缙云县")[..] else { panic!("one") };
    assert!(*verdict == Verdict::Holds && words.contains("为第1（表中有9家）"), "{words}");
    let own = held(&texts, "遂昌县");
    assert!(
        own.len() == 2 && own.iter().all(|one| one.0 == Verdict::Fails && one.1.contains("为第4")),
        "{own:?}"
    );
    // Too low a place may be one of a zone more that the table leaves out.
    let [(verdict, words)] = &held(&texts, "松阳县")[..] else { panic!("one") };
    assert!(*verdict == Verdict::Unclear && words.contains("为第3"), "{words}");
}

#[test]
fn a_column_of_places_counts_before_the_values() {
    let [(verdict, words)] = &held(&[("甲.txt", HERE), ("表.txt", PLACED)], "遂昌县")[..] else {
        panic!("one")
    };
    assert!(*verdict == Verdict::Fails && words.contains("《表.txt》为第4"), "{words}");
    let [(verdict, words)] = &held(&[("甲.txt", HERE), ("表.txt", PLACED)], "缙云县")[..] else {
        panic!("one")
    };
    assert!(*verdict == Verdict::Holds && words.contains("《表.txt》为第1"), "{words}");
}

#[test]
fn two_documents_that_give_two_places_are_a_question_until_one_counts() {
    let joint = shelf(&[("甲.txt", HERE), ("乙.txt", THERE), ("表.txt", EVERY)]);
    let courses = courses(&joint);
    let found = conflicts(&joint, &courses, None);
    let places: Vec<_> = found.iter().filter(|one| one.working.zh.contains("名次")).collect();
    assert_eq!(places.len(), 1, "{found:#?}");
    assert_eq!((places[0].kind, places[0].verdict), (Kind::Documents, Verdict::Unclear));
    assert!(places[0].working.zh.contains("《甲.txt》说") && places[0].working.zh.contains("《乙.txt》说"));
    let verdicts = hold(&joint, 2);
    let found = conflicts(&joint, &courses, Some((2, &verdicts)));
    let places: Vec<_> = found.iter().filter(|one| one.working.zh.contains("名次")).collect();
    assert!(places.len() == 1 && places[0].verdict == Verdict::Look, "{found:#?}");
    assert!(places[0].working.zh.contains("为第4"), "{}", places[0].working.zh);
}

#[test]
fn figures_that_nobody_says_are_counted_by_region() {
    let table = "丽水市2023年上半年主要指标\n县\t规上工业增加值（亿元）\t全社会用电量（亿千瓦时）\n遂昌县\t18.2\t3.1\n龙泉市\t22.5\t4.4\n";
    let early = "丽水市2023年一季度晒拼会发言摘要\n\n遂昌县\n遂昌县委书记 李明\n\n\
        一季度，遂昌县规上工业增加值8.6亿元。2023年上半年，遂昌县全社会用电量3.1亿千瓦时。\n";
    let joint = shelf(&[("早.txt", early), ("表.txt", table)]);
    let verdicts = hold(&joint, 1);
    let counts: Vec<usize> = verdicts.unsaid.iter().map(Vec::len).collect();
    // Of another time 遂昌县 says the first; of 龙泉市 nobody says anything.
    assert_eq!(counts, [1, 2], "{verdicts:#?}");
    let words: Vec<String> = findings(&joint, 1, &verdicts)
        .into_iter()
        .filter(|one| one.kind == Kind::Unsaid)
        .map(|one| one.working.zh)
        .collect();
    assert!(words[0].contains("18.2亿元") && words[1].contains("龙泉市的2个数"), "{words:?}");
}

/// A table with more digits than a speech tells, or another unit, and what a speech says of it.
#[test]
fn fewer_digits_are_no_difference() {
    let table = "2023年上半年各县主要指标\n\
        县\t规上工业增加值（万元）\t规上工业增加值增速（%）\t固定资产投资增速（%）\t市场主体（户）\n\
        遂昌县\t182,468\t6.87\t-3.46\t31268\n\
        缙云县\t275,510\t7.95\t4.04\t40150\n";
    let outcome = |said: &str| {
        let speech = format!("2023年上半年，遂昌县{said}。\n");
        let [(verdict, words)] = &held(&[("讲.txt", &speech), ("表.txt", table)], "遂昌县")[..] else {
            panic!("one: {said}")
        };
        (*verdict, words.clone())
    };
    for (said, how) in [
        ("规上工业增加值18.25亿元", "四舍五入"),
        ("规上工业增加值18.2亿元", "四舍五入"),
        ("规上工业增加值18.24亿元", "截去"),
        ("规上工业增加值同比增长6.9%", "四舍五入"),
        ("规上工业增加值同比增长6.8%", "截去"),
        ("规上工业增加值同比增长6.87%", ""),
        ("固定资产投资同比下降3.5%", "四舍五入"),
        ("固定资产投资同比下降3.4%", "截去"),
        ("市场主体3.13万户", "四舍五入"),
        ("市场主体3.12万户", "截去"),
    ] {
        let (verdict, words) = outcome(said);
        assert!(verdict == Verdict::Holds && words.contains(how), "{said}: {words}");
        assert_eq!(how.is_empty(), !words.contains("（四舍五入）") && !words.contains("截去"), "{words}");
    }
    for said in [
        "规上工业增加值18.3亿元",
        "规上工业增加值18.26亿元",
        "规上工业增加值同比增长6.7%",
        "规上工业增加值同比增长7.0%",
        "固定资产投资同比下降3.6%",
        "固定资产投资同比增长3.5%",
        "市场主体31266户",
    ] {
        let (verdict, words) = outcome(said);
        assert!(verdict == Verdict::Fails && words.contains("相差"), "{said}: {words}");
    }
    // As many digits, and one of the last apart: the one may be cut and the other rounded.
    let (verdict, words) = outcome("规上工业增加值同比增长6.88%");
    assert!(verdict == Verdict::Unclear && words.contains("相差+0.01个百分点"), "{words}");
}
