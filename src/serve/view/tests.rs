//! Each view of a small report made by hand.
#![allow(clippy::unwrap_used, clippy::panic)]

use rust_decimal::Decimal;

use crate::audit::{Finding, Kind, Said, Verdict};
use crate::claim::model::{Aspect, Day, End, Status};
use crate::document::model::{RegionId, Topic};
use crate::league::standing::{Places, Standing};
use crate::league::{League, Member, Support};
use crate::series::Series;
use crate::serve::Desk;
use crate::serve::protocol::{Answer, Language, Query, Request};
use crate::serve::sample::{Line, Sample};
use crate::source::Span;

/// Two regions with a shared series, one alone with another, a project, a league and two findings.
fn sample() -> Sample {
    let score = |region, sentence, number: &'static str, rank| Line {
        region: Some(region),
        sentence,
        indicator: "环境指数",
        number,
        unit: "分",
        value: Some(number.parse().unwrap()),
        base: "分",
        rank: Some(rank),
        topic: Topic::Renewal,
        day: Some(Day { year: 2031, month: 4, day: 30 }),
        ..Line::default()
    };
    let project = |sentence, indicator, number: &'static str, status| Line {
        sentence,
        subject: Some("泵站<b>项目"),
        indicator,
        number,
        value: Some(number.parse::<Decimal>().unwrap() * Decimal::from(100_000_000)),
        status,
        ..Line::default()
    };
    let mut sample = Sample::new(&["白石县", "青河区"])
        .claim(score(0, "环境指数91.5分,全市第一。", "91.5", ("全市第一", 1)))
        .claim(score(1, "环境指数92分,全市第二。", "92", ("全市第二", 2)))
        .claim(Line {
            region: Some(1),
            sentence: "道路投资5亿元。",
            indicator: "道路投资",
            ..Line::default()
        })
        .claim(project("泵站总投资8亿元。", "总投资", "8", Status::Target))
        .claim(project("年度计划投资4亿元。", "年度计划投资", "4", Status::Target))
        .claim(project("已完成投资3亿元。", "完成投资", "3", Status::Actual))
        .other("第5个年头。", "5", crate::report::Fate::Unread);
    let report = &mut sample.report;
    let series = |name: &str, topic, base: &str, unit: &str, claims: Vec<u32>| Series {
        name: name.into(),
        topic,
        status: Status::Actual,
        plan_of: None,
        aspect: Aspect::Score,
        base: Some(base.into()),
        unit: Some(unit.into()),
        direction: None,
        wordings: Vec::new(),
        rules: &[],
        claims,
    };
    report.series = vec![
        series("环境指数", Topic::Renewal, "分", "分", vec![0, 1]),
        series("道路投资", Topic::Projects, "元", "亿元", vec![2]),
    ];
    for (claim, series) in [(0, 0), (1, 0), (2, 1)] {
        report.claims[claim].series = Some(series);
    }
    let raws: Vec<Span> = (0..2).map(|claim: usize| report.claims[claim].ranks[0].raw).collect();
    let member = |region, value: &str, place, verdict, claim: u32| Member {
        region: RegionId(region),
        value: Some(value.parse().unwrap()),
        claimed: Some((place, place)),
        places: Some((3 - place, Some(3 - place))),
        low: None,
        high: None,
        written: None,
        from: End::Top,
        tie: false,
        disputed: false,
        stated: verdict,
        verdict,
        support: (0, 1),
        assumed: false,
        valued: vec![claim],
        ranked: vec![(claim, raws[claim as usize])],
        claims: vec![claim],
    };
    report.leagues = vec![League {
        series: 0,
        scope: "全市".into(),
        of: Some(10),
        exceeded: None,
        stated: 2,
        period: None,
        end: End::Top,
        members: vec![
            member(1, "92", 2, Support::Contradicted, 1),
            member(0, "91.5", 1, Support::Contradicted, 0),
        ],
        collisions: vec![(0, 1)],
        sure: false,
        left: vec![3, 4],
        agrees: false,
        cut: false,
    }];
    let places = |region, first, claim| Standing {
        region: RegionId(region),
        scopes: vec![Places {
            scope: "全市".into(),
            first,
            top: 1,
            contradicted: 1,
            claims: vec![claim],
            ..Places::default()
        }],
        tallies: Vec::new(),
        firms: Vec::new(),
        only: Vec::new(),
    };
    report.standings = vec![places(0, 1, 0), places(1, 0, 1)];
    let finding = |verdict, claim: u32, span: Span, zh: &str, en: &str| Finding {
        kind: Kind::ALL[0],
        verdict,
        weight: 3,
        claims: vec![claim],
        regions: vec![RegionId(0)],
        spans: vec![span],
        working: Said { zh: zh.into(), en: en.into() },
        readings: vec![Said { zh: "两处口径不同".into(), en: "the aspects differ".into() }],
        advice: None,
    };
    let (first, done) = (report.claims[0].span, report.claims[5].span);
    report.findings = vec![
        finding(Verdict::Holds, 5, done, "3 ÷ 4 = 75%", "3 ÷ 4 = 75%"),
        Finding {
            kind: Kind::RankOrder,
            claims: vec![0, 1],
            spans: vec![first, raws[0], raws[1]],
            ..finding(Verdict::Fails, 0, first, "91.5 小于 92", "91.5 is less than 92")
        },
    ];
    sample
}

fn html(name: &str, look: &[(&str, &str)], query: Query, language: Language) -> String {
    shown(sample(), name, look, query, language)
}

fn shown(sample: Sample, name: &str, look: &[(&str, &str)], query: Query, language: Language) -> String {
    let mut desk = Desk::holding(sample.source, sample.report);
    let look = look.iter().map(|&(key, value)| (key.to_owned(), value.to_owned())).collect();
    match desk.answer(Request::View { name: name.to_owned(), look, query, language }, None) {
        Answer::View(html) => html,
        other => panic!("{other:?}"),
    }
}

fn plain(name: &str) -> String {
    html(name, &[], Query::default(), Language::Chinese)
}

/// The words between tags, cell by cell.
fn cells(html: &str) -> Vec<String> {
    let rows = html.split("<tr").skip(1);
    rows.map(|row| {
        let row = row.split("</tr>").next().unwrap();
        let mut out = String::new();
        let mut inside = false;
        for sign in row.replace("</td>", "|").replace("</th>", "|").chars() {
            match sign {
                '<' => inside = true,
                '>' => inside = false,
                _ if !inside && !out.is_empty() | (sign != ' ') => out.push(sign),
                _ => {}
            }
        }
        out.split_once('>').map_or(out.clone(), |(_, rest)| rest.to_owned())
    })
    .collect()
}

#[test]
fn tags_are_balanced_and_nothing_acts_by_itself() {
    for name in ["overview", "compare", "region", "projects", "leagues", "audit", "help"] {
        for language in [Language::Chinese, Language::English] {
            let html = html(name, &[], Query::default(), language);
            assert!(!html.is_empty(), "{name}");
            for tag in ["table", "tr", "th", "td", "button", "span", "ul", "li", "div", "p", "details"] {
                let opened =
                    html.matches(&format!("<{tag} ")).count() + html.matches(&format!("<{tag}>")).count();
                assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "{name}: {tag}");
            }
            for bad in [" style=", " onclick=", "<script", " href=", " src=", "泵站<b>"] {
                assert!(!html.contains(bad), "{name}: {bad}");
            }
        }
    }
    assert_eq!(plain("nonsense"), "");
}

#[test]
fn overview_counts_and_shows_what_fails_first() {
    let html = plain("overview");
    for part in
        ["2 <small>个地区", "6 <small>条数据", "2 <small>处位次", "1 <small>对不上", "1 <small>处数字未读懂"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(html.contains("91.5 小于 92"));
    assert!(!html.contains("3 ÷ 4 = 75%"), "what agrees need not be looked at");
    let rows = cells(&html);
    // One first each way: first, top three, middle, bottom, supported, untested, unclear, contradicted.
    assert!(rows.iter().any(|row| row.starts_with("白石县|1|1|0|0|0|0|0|1|")), "{rows:?}");
    assert!(rows.iter().any(|row| row.starts_with("青河区|0|1|0|0|0|0|0|1|")), "{rows:?}");
    assert!(html.contains("10 家中 2 家"));
}

#[test]
fn compare_has_value_and_place_and_never_an_empty_cell_that_could_be_zero() {
    let html = plain("compare");
    let rows = cells(&html);
    assert!(rows.iter().any(|row| row.starts_with("白石县|91.5|第1 对不上|")), "{rows:?}");
    assert!(html.contains("另有 1 个指标只有一个地区提到"));
    assert!(rows.iter().any(|row| row.contains("道路投资|青河区|5亿元")), "{rows:?}");
    let turned =
        cells(&super::tests::html("compare", &[("turned", "1")], Query::default(), Language::Chinese));
    assert!(
        turned.iter().any(|row| row.starts_with("环境指数 分|91.5第1 对不上|92第2 对不上|")),
        "{turned:?}"
    );
    let one = Query { regions: vec![0, 1], series: vec![1], ..Query::default() };
    let alone = super::tests::html("compare", &[], one, Language::English);
    assert!(!alone.contains("data-go=\"claim:0\""), "the other series is filtered out");
}

#[test]
fn a_region_sees_who_is_ahead_and_what_it_left_unsaid() {
    let query = Query { regions: vec![0], ..Query::default() };
    let html = super::tests::html("region", &[], query, Language::Chinese);
    let rows = cells(&html);
    // Value, claimed, possible, ahead with its gap, nobody behind.
    assert!(
        rows.iter().any(|row| row.starts_with("环境指数 分 · 全市|91.5|第1|2 /10|青河区92 差 0.5||对不上")),
        "{rows:?}"
    );
    assert!(html.contains("data-go=\"claim:"));
    let other = Query { regions: vec![1], ..Query::default() };
    let html = super::tests::html("region", &[], other, Language::English);
    assert!(html.contains("#2"), "{html}");
}

#[test]
fn projects_have_their_columns_and_a_derived_share() {
    let rows = cells(&plain("projects"));
    assert!(
        rows.iter().any(|row| row.starts_with("泵站&lt;b&gt;项目|白石县|8亿元|4亿元|3亿元|75%|||")),
        "{rows:?}"
    );
}

#[test]
fn leagues_show_claimed_beside_possible_places() {
    let html = plain("leagues");
    let rows = cells(&html);
    assert!(rows.iter().any(|row| row.starts_with("白石县|91.5|第1|2|对不上 0/1")), "{rows:?}");
    assert!(html.contains("青河区与白石县的说法不能同时成立"));
    let none =
        super::tests::html("leagues", &[], Query { series: vec![1], ..Query::default() }, Language::Chinese);
    assert!(none.contains("没有符合筛选条件的内容"));
}

#[test]
fn the_overview_counts_the_places_of_so_many_regions_and_the_report_of_all() {
    let names: Vec<String> = (0..100).map(|n| format!("第{n}区")).collect();
    let mut sample = Sample::new(&names.iter().map(String::as_str).collect::<Vec<_>>());
    for region in 0..100 {
        let rank = Some(("全市第一", 1));
        sample = sample.claim(Line {
            region: Some(region),
            sentence: "指数10亿元,全市第一。",
            number: "10",
            rank,
            ..Line::default()
        });
    }
    let places = |claim: u16| Standing {
        region: RegionId(claim),
        scopes: vec![Places {
            scope: "全市".into(),
            first: 1,
            top: 1,
            claims: vec![u32::from(claim)],
            ..Places::default()
        }],
        tallies: Vec::new(),
        firms: Vec::new(),
        only: Vec::new(),
    };
    sample.report.standings = (0..100).map(places).collect();
    let again = Sample { source: sample.source.clone(), report: sample.report.clone() };
    let of =
        |html: &str| cells(html).iter().filter(|row| row.starts_with("第") && row.contains("区|")).count();
    let view = shown(sample, "overview", &[], Query::default(), Language::Chinese);
    assert_eq!(of(&view), 40);
    assert!(view.contains("另有 60 项未列出"));
    assert_eq!(of(&shown(again, "report", &[], Query::default(), Language::Chinese)), 100);
}

#[test]
fn the_audit_quotes_works_and_reads() {
    let html = plain("audit");
    assert!(html.find("91.5 小于 92").unwrap() < html.find("3 ÷ 4 = 75%").unwrap(), "what fails comes first");
    assert!(html.contains("或可这样理解：两处口径不同"));
    assert!(html.contains("环境指数<mark>91.5分</mark>,<mark>全市第一</mark>。"), "{html}");
    let holds = super::tests::html("audit", &[("verdict", "holds")], Query::default(), Language::English);
    assert!(!holds.contains("91.5 is less") && holds.contains("3 ÷ 4"));
    let other =
        super::tests::html("audit", &[], Query { series: vec![1], ..Query::default() }, Language::English);
    assert!(other.contains("There is nothing to check"));
}

#[test]
fn a_filter_of_the_table_holds_in_every_view() {
    let periods = Query { periods: vec![0], ..Query::default() };
    let words = Query { text: "环境".into(), ..Query::default() };
    let ranked = Query { ranked: true, ..Query::default() };
    for query in [periods, words, ranked] {
        let view = |name: &str| super::tests::html(name, &[], query.clone(), Language::Chinese);
        assert!(view("overview").contains("2/6 <small>条数据"), "{}", view("overview"));
        assert!(view("projects").contains("没有符合筛选条件的内容"));
        for name in ["compare", "region", "leagues", "audit"] {
            let html = view(name);
            assert!(html.contains("环境指数"), "{name} {query:?}");
            for other in ["道路投资", "泵站", "3 ÷ 4"] {
                assert!(!html.contains(other), "{name} {query:?} {other}");
            }
        }
    }
    // What is not shown is no silence of the region.
    let first = Query { text: "91.5分".into(), ..Query::default() };
    let html = super::tests::html("compare", &[], first, Language::Chinese);
    assert!(html.contains("被筛去") && !html.contains("class=\"t-missing\">未提及"), "{html}");
}

#[test]
fn an_empty_report_has_words_for_every_view() {
    for name in ["overview", "compare", "region", "projects", "leagues", "audit"] {
        let mut desk = Desk::holding(Default::default(), Default::default());
        let request = Request::View {
            name: name.into(),
            look: Vec::new(),
            query: Query::default(),
            language: Language::English,
        };
        let Answer::View(html) = desk.answer(request, None) else { panic!() };
        assert!(html.contains("v-line"), "{name}: {html}");
    }
}

#[test]
fn neighbours_go_by_value_whatever_the_order_of_the_members() {
    let mut sample = sample();
    // The best is listed last, as where its place is not known.
    sample.report.leagues[0].members.reverse();
    sample.report.leagues[0].members[1].places = None;
    let mut desk = Desk::holding(sample.source, sample.report);
    let mut page = |region, name: &str| {
        let query = Query { regions: vec![region], ..Query::default() };
        let request =
            Request::View { name: name.into(), look: Vec::new(), query, language: Language::Chinese };
        let Answer::View(html) = desk.answer(request, None) else { panic!() };
        cells(&html)
    };
    let behind = page(1, "region");
    assert!(
        behind.iter().any(|row| row.contains("|92|第2|") && row.contains("||白石县91.5 差 0.5|")),
        "{behind:?}"
    );
    let ahead = page(0, "region");
    assert!(ahead.iter().any(|row| row.contains("|青河区92 差 0.5||")), "{ahead:?}");
    let league = page(0, "leagues");
    let place = |name: &str| league.iter().position(|row| row.contains(name)).unwrap();
    assert!(place("青河区|92") < place("白石县|91.5"), "{league:?}");
}

#[test]
fn the_comparison_tells_losses_and_other_times() {
    let line = |region, sentence, number: &'static str, month| Line {
        region: Some(region),
        sentence,
        indicator: "旧改完成率",
        number,
        unit: "%",
        value: Some(number.parse().unwrap()),
        base: "%",
        topic: Topic::Renewal,
        day: Some(Day { year: 2031, month, day: 30 }),
        ..Line::default()
    };
    let mut sample = Sample::new(&["白石县", "青河区", "云川县"])
        .claim(line(0, "旧改完成率91%。", "91", 4))
        .claim(line(2, "旧改完成率88%。", "88", 6))
        .claim(Line { indicator: "加装电梯", ..line(1, "加装电梯12%。", "12", 4) })
        .other("又改造个。", "个", crate::report::Fate::Damage);
    let series = |name: &str, claims: Vec<u32>| Series {
        name: name.into(),
        topic: Topic::Renewal,
        aspect: Aspect::Completion,
        base: Some("%".into()),
        unit: Some("%".into()),
        claims,
        ..blank(name)
    };
    let all = vec![series("旧改完成率", vec![0, 1]), series("加装电梯", vec![2])];
    sample.report.series = all;
    for (claim, series) in [(0, 0), (1, 0), (2, 1)] {
        sample.report.claims[claim].series = Some(series);
    }
    let html = shown(sample, "compare", &[], Query::default(), Language::Chinese);
    assert_eq!(html.matches("或缺损").count(), 2, "{html}");
    // Two times in one line: each cell says its own.
    assert!(html.contains("4月") && html.contains("6月"), "{html}");
}

fn blank(name: &str) -> Series {
    Series {
        name: name.into(),
        topic: Topic::Renewal,
        status: Status::Actual,
        plan_of: None,
        aspect: Aspect::Completion,
        base: None,
        unit: None,
        direction: None,
        wordings: Vec::new(),
        rules: &[],
        claims: Vec::new(),
    }
}
