//! One number and one word wherever a thing is told: the views, the charts, the workbook and the JSON of every digest
//! of ours, and of texts made for it, held against each other; with `SHAIPIN_CORPUS` also of the real texts.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use serde_json::Value;
use shaipin::book::Sheet;
use shaipin::serve::Desk;
use shaipin::serve::protocol::{Answer, Column, Edit, Format, Language, Query, Request, Row, Summary};
use shaipin::studio::Job;
use shaipin::studio::facts::Facts;

/// A table of a view: its cells in words, what is small in them left out, the head rows first.
struct Table {
    caption: String,
    rows: Vec<Vec<String>>,
}

/// Words without tags, and without what is small.
fn words(html: &str) -> String {
    let mut rest = html;
    let mut out = String::new();
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<small") {
            rest = &rest[rest.find("</small>").unwrap()..];
        }
        rest = &rest[rest.find('>').unwrap() + 1..];
    }
    out.push_str(rest);
    out.trim().to_owned()
}

fn tables(html: &str) -> Vec<Table> {
    let table = |part: &str| {
        let part = part.split("</table>").next().unwrap();
        let caption = part.split("<caption class=\"sr\">").nth(1).unwrap();
        let rows = part.split("<tr").skip(1).map(|row| {
            let cells = row.split("</th>").flat_map(|cells| cells.split("</td>"));
            let mut cells: Vec<String> = cells.map(|cell| words(&format!("<tr{cell}"))).collect();
            cells.pop();
            cells
        });
        Table { caption: caption.split('<').next().unwrap().to_owned(), rows: rows.collect() }
    };
    html.split("<table ").skip(1).map(table).collect()
}

/// The facts of a view: number, words, where it leads.
fn facts(html: &str) -> Vec<(u32, String, String)> {
    let line = html.split("v-line v-facts\">").nth(1).unwrap_or("").split("</div>").next().unwrap();
    let items = line.split("data-go=\"").skip(1).map(|item| {
        let go = item.split('"').next().unwrap().to_owned();
        let number = item.split('>').nth(1).unwrap().split('<').next().unwrap().trim().to_owned();
        let small = item.split("<small>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        // Under filters: so many of so many.
        (number.split('/').next().unwrap().parse().unwrap(), small, go)
    });
    items.collect()
}

/// One open report under all its faces.
struct Faces {
    name: String,
    summary: Summary,
    rows: Vec<Row>,
    json: Value,
    desk: Desk,
    /// How many edits there are.
    edits: usize,
}

const NONE: Query = Query {
    regions: Vec::new(),
    topics: Vec::new(),
    series: Vec::new(),
    text: String::new(),
    ranked: false,
    statuses: Vec::new(),
    periods: Vec::new(),
    units: Vec::new(),
    parts: Vec::new(),
    edited: false,
    filters: Vec::new(),
    sort: Vec::new(),
};

impl Faces {
    fn of(name: &str, text: &str, edits: Vec<Edit>) -> Self {
        let mut desk = Desk::new();
        let count = edits.len();
        let request = Request::Open { document: name.into(), edits };
        let Answer::Opened(summary) = desk.answer(request, Some(text.to_owned())) else { panic!("{name}") };
        Self { edits: count, ..Self::over(name, desk, summary) }
    }

    fn over(name: &str, mut desk: Desk, summary: Summary) -> Self {
        let request = Request::Rows { query: NONE, from: 0, to: u32::MAX };
        let Answer::Rows { rows, .. } = desk.answer(request, None) else { panic!("{name}") };
        let export = export(Format::Json);
        let Answer::File { content, .. } = desk.answer(export, None) else { panic!("{name}") };
        let json = serde_json::from_str(&content).unwrap();
        Self { name: name.to_owned(), summary, rows, json, desk, edits: 0 }
    }

    fn view(&mut self, name: &str, query: Query) -> String {
        let look = Vec::new();
        let request = Request::View { name: name.into(), look, query, language: Language::Chinese };
        match self.desk.answer(request, None) {
            Answer::View(html) => html,
            other => panic!("{}: {other:?}", self.name),
        }
    }

    fn charts(&mut self, query: Query) -> Facts {
        let request = Request::Charts {
            choice: String::new(),
            query,
            width: 640,
            day: String::new(),
            language: Language::Chinese,
        };
        let Answer::Job(job) = self.desk.answer(request, None) else { panic!("{}", self.name) };
        match Job::unpacked(&job) {
            Some(Job::Charts { facts, .. }) => facts,
            other => panic!("{}: {other:?}", self.name),
        }
    }

    fn sheets(&mut self) -> Vec<Sheet> {
        let Answer::Job(job) = self.desk.answer(export(Format::Xlsx), None) else { panic!("{}", self.name) };
        match Job::unpacked(&job) {
            Some(Job::File { book, .. }) => book.sheets,
            other => panic!("{}: {other:?}", self.name),
        }
    }

    fn ledger(&mut self, fate: &str) -> u32 {
        let (fate, language) = (Some(fate.to_owned()), Language::Chinese);
        match self.desk.answer(Request::Numerals { fate, from: 0, to: 0, language }, None) {
            Answer::Numerals { total, .. } => total,
            other => panic!("{}: {other:?}", self.name),
        }
    }
}

fn export(format: Format) -> Request {
    let (ranges, day) = (Vec::new(), String::new());
    Request::Export { format, query: None, ranges, day, language: Language::Chinese }
}

fn sheet<'a>(sheets: &'a [Sheet], name: &str) -> &'a Sheet {
    sheets.iter().find(|sheet| sheet.name == name).unwrap()
}

/// The cells of a column of a sheet, in words.
fn column<'a>(sheet: &'a Sheet, name: &str) -> Vec<&'a str> {
    let at = sheet.columns.iter().position(|column| column.name == name).unwrap();
    sheet.rows.iter().map(|row| row.get(at).map_or("", |cell| cell.words())).collect()
}

/// The word of the JSON for a place, as the page and the workbook have it.
fn checked(word: &Value) -> &'static str {
    match word.as_str().unwrap() {
        "supported" => "佐证",
        "untested" => "未验",
        "unclear" => "待核实",
        "contradicted" => "对不上",
        "none" => "",
        other => panic!("{other}"),
    }
}

const VERDICTS: [(&str, &str); 4] =
    [("fails", "对不上"), ("unclear", "待核实"), ("look", "可留意"), ("holds", "相符")];

/// What is told at more than one place and not alike.
#[derive(Default)]
struct Misses(Vec<String>);

impl Misses {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, one: T, other: T, what: &str) {
        if one != other {
            self.0.push(format!("{what}: {one:?} and {other:?}"));
        }
    }
}

/// Everything that is told at more than one place is told alike.
fn agree(faces: &mut Faces) {
    let mut misses = Misses::default();
    hold(faces, &mut misses);
    assert!(misses.0.is_empty(), "{}\n{}", faces.name, misses.0.join("\n"));
}

fn hold(faces: &mut Faces, misses: &mut Misses) {
    let overview = faces.view("overview", NONE);
    let told = facts(&overview);
    let fact = |word: &str| {
        told.iter().find(|fact| fact.1 == word).map_or((0, ""), |fact| (fact.0, fact.2.as_str()))
    };
    let json = faces.json.clone();
    let sheets = faces.sheets();
    let charts = faces.charts(NONE);
    let list = |key: &str| json[key].as_array().unwrap().clone();

    // Claims.
    let claims = faces.summary.claims;
    misses.same(claims, fact("条数据").0, "claims of 总览");
    misses.same(claims as usize, list("claims").len(), "claims of the JSON");
    misses.same(
        claims as usize,
        faces.rows.iter().filter(|row| !row.rejected).count(),
        "claims of the table",
    );
    misses.same(claims as usize, sheet(&sheets, "数据").rows.len(), "claims of the workbook");
    let ranked = list("claims").iter().filter(|claim| !claim["ranks"].as_array().unwrap().is_empty()).count();
    misses.same((faces.summary.ranked as usize, fact("处位次").0 as usize), (ranked, ranked), "places");

    // Regions.
    let reporting = faces.summary.reporting;
    misses.same(reporting, fact("个地区").0, "regions of 总览");
    misses.same(reporting, charts.reporting, "regions of charts");
    let of_sources = sheet(&sheets, "来源");
    let source = |word: &str| of_sources.rows.iter().find(|row| row[0].words() == word).unwrap()[1].words();
    misses.same(reporting.to_string(), source("汇报地区").to_owned(), "regions of 来源");
    let region = faces.view("region", NONE);
    // The line of regions to choose from.
    let line = region.split("v-line v-controls").nth(1).unwrap_or("").split("</div>").next().unwrap();
    misses.same(reporting as usize, line.matches("data-go=\"page:").count(), "regions of 一地");

    // The office's table: as many regions, and as many series left to one region.
    let table = sheet(&sheets, "汇总表");
    let mut saved = column(table, "地区");
    saved.dedup();
    let several = faces.summary.parts.len() > 1;
    misses.same(several || saved.len() == reporting as usize, true, &format!("汇总表: {saved:?}"));
    misses.same(
        saved.iter().all(|name| charts.regions[..reporting as usize].iter().any(|one| one == name)),
        true,
        "汇总表",
    );
    let single = |words: &str| {
        let count = words.split("另有 ").nth(1).filter(|rest| rest.contains("个指标只有一个地区提到"));
        count.map_or("0", |rest| rest.split(' ').next().unwrap()).to_owned()
    };
    let compare = faces.view("compare", NONE);
    let folded = compare.split("<summary>").nth(1).unwrap_or("");
    misses.same(single(folded), single(table.legend.last().unwrap()), "series of one region");

    // Findings.
    let audit = faces.view("audit", NONE);
    let findings = sheet(&sheets, "核验");
    for (code, word) in VERDICTS {
        let count = list("findings").iter().filter(|finding| finding["verdict"] == code).count();
        misses.same(count as u32, fact(word).0, word);
        let pressed = audit.split(&format!("data-go=\"set:audit/verdict={code}\"")).nth(1).unwrap();
        let pressed = pressed.split("<small>").nth(1).unwrap().split('<').next().unwrap();
        misses.same(count.to_string(), pressed.to_owned(), word);
        let saved = column(findings, "结论").iter().filter(|one| **one == word).count();
        misses.same(count, saved, word);
    }

    // Lost text, and numerals unread: one count, and the fact leads to these.
    for (fate, word) in [("damage", "处原文缺损"), ("unread", "处数字未读懂")] {
        let ledger = faces.ledger(fate);
        let (count, go) = fact(word);
        misses.same(ledger, count, fate);
        misses.same(count == 0 || go == format!("set:ledger/fate={fate}"), true, go);
        let summary = faces.summary.fates.iter().find(|one| one.0 == fate).unwrap().1;
        misses.same(ledger, summary, fate);
        misses.same(json["ledger"]["fates"][fate].as_u64().unwrap(), u64::from(ledger), fate);
    }
    let lost = list("findings").iter().filter(|finding| finding["kind"] == "damage").count();
    misses.same(lost as u32, faces.ledger("damage"), "lost text in the audit");

    // Claimed places: rankings, one region's page and the workbook have the JSON's words.
    let leagues = list("leagues");
    let member = |member: &Value| {
        (member["region"].as_str().unwrap().to_owned(), checked(&member["checked"]).to_owned())
    };
    let wanted: Vec<(String, String)> =
        leagues.iter().flat_map(|league| league["members"].as_array().unwrap()).map(member).collect();
    let rows = sheet(&sheets, "排名");
    let saved: Vec<(String, String)> = column(rows, "地区")
        .into_iter()
        .zip(column(rows, "印证"))
        .map(|(region, verdict)| (region.to_owned(), verdict.to_owned()))
        .collect();
    misses.same(saved, wanted.clone(), "the workbook's rankings");
    let sorted = |mut rows: Vec<(String, String)>| {
        rows.sort();
        rows
    };
    let html = faces.view("leagues", NONE);
    if !html.contains("项未列出") {
        let shown = tables(&html).into_iter().flat_map(|table| table.rows.into_iter().skip(1));
        let shown = shown.map(|row| (row[0].clone(), row.last().unwrap().clone())).collect();
        misses.same(sorted(shown), sorted(wanted), "the rankings");
    }
    for item in faces.summary.regions.clone() {
        let query = Query { regions: vec![item.index], ..NONE };
        let html = faces.view("region", query);
        let seats = tables(&html).into_iter().find(|table| table.caption == "座次：标兵和追兵");
        let shown: Vec<(String, String)> = seats
            .into_iter()
            .flat_map(|table| table.rows.into_iter().skip(1))
            .map(|row| (item.name.clone(), row.last().unwrap().clone()))
            .collect();
        let own = leagues.iter().flat_map(|league| league["members"].as_array().unwrap());
        let own = own.filter(|member| member["region"] == item.name.as_str()).map(member);
        misses.same(sorted(shown), sorted(own.collect()), &item.name);
    }

    // What the tabs say beside their names.
    let badge = |name: &str| faces.summary.badges.iter().find(|one| one.0 == name).map_or(0, |one| one.1);
    misses.same(badge("audit"), fact("对不上").0 + fact("待核实").0, "badge of 核验");
    misses.same(badge("leagues") as usize, leagues.len(), "badge of 排名");
    misses.same(badge("edits") as usize, faces.edits, "badge of 更正");

    // One region chosen: facet, table, page, overview and audit count the same claims and findings.
    let Answer::Facets(facets) = faces.desk.answer(Request::Facets { query: NONE }, None) else { panic!() };
    let by_region = facets.iter().find(|facet| facet.column == Column::Region).unwrap();
    let mut all = 0;
    for (value, label, count) in &by_region.values {
        all += count;
        let index: u32 = value.parse().unwrap();
        let query = Query { regions: vec![index], ..NONE };
        let kept = faces.rows.iter().filter(|row| row.region.as_deref().unwrap_or("") == label).count();
        misses.same(*count as usize, kept, label);
        let items = faces.summary.regions.iter().filter(|item| item.name == *label);
        let items: u32 = items.map(|item| item.claims).sum();
        let aside =
            faces.rows.iter().filter(|row| row.rejected && row.region.as_deref() == Some(label)).count();
        if index == u32::MAX {
            continue;
        }
        misses.same(*count, items + aside as u32, label);
        let page = facts(&faces.view("region", query.clone()));
        let told = |word: &str| page.iter().find(|fact| fact.1 == word).map_or(0, |fact| fact.0);
        misses.same(items, told("条数据"), label);
        let narrowed = faces.view("overview", query.clone());
        let audit = faces.view("audit", query);
        for (code, word) in VERDICTS {
            let held = facts(&narrowed).iter().find(|fact| fact.1 == word).map_or(0, |fact| fact.0);
            if code != "look" {
                misses.same(told(word), held, &format!("{label} {word}"));
            }
            let pressed = audit.split(&format!("data-go=\"set:audit/verdict={code}\"")).nth(1).unwrap();
            let pressed = pressed.split("<small>").nth(1).unwrap().split('<').next().unwrap();
            misses.same(held.to_string(), pressed.to_owned(), &format!("{label} {word}"));
        }
    }
    misses.same(all as usize, faces.rows.len(), "facets");

    // Both languages have the same numbers.
    let request =
        Request::View { name: "overview".into(), look: Vec::new(), query: NONE, language: Language::English };
    let Answer::View(english) = faces.desk.answer(request, None) else { panic!() };
    let numbers = |html: &str| facts(html).into_iter().map(|fact| (fact.0, fact.2)).collect::<Vec<_>>();
    misses.same(numbers(&english), numbers(&overview), "English");

    // The same under filters, where the JSON has no say.
    let topic = faces.rows.first().map(|row| row.topic.clone());
    let filters = [
        NONE,
        Query { ranked: true, ..NONE },
        Query { topics: topic.into_iter().collect(), ..NONE },
        Query { periods: vec![0], ..NONE },
        Query { regions: vec![0], ..NONE },
        Query { regions: vec![0, 1], ..NONE },
    ];
    for query in filters {
        standing(faces, &query, misses);
        filtered(faces, &query, misses);
    }
}

/// What the filters let pass is as much in the table, the overview and the files.
fn filtered(faces: &mut Faces, query: &Query, misses: &mut Misses) {
    let request = Request::Rows { query: query.clone(), from: 0, to: u32::MAX };
    let Answer::Rows { matching, rows, .. } = faces.desk.answer(request, None) else { panic!() };
    misses.same(matching as usize, rows.len(), "matching");
    let kept = rows.iter().filter(|row| !row.rejected).count();
    let told = facts(&faces.view("overview", query.clone()));
    let told = told.iter().find(|fact| fact.1 == "条数据").map_or(0, |fact| fact.0);
    misses.same(kept, told as usize, &format!("{query:?}"));
    let (ranges, day) = (Vec::new(), String::new());
    let request = Request::Export {
        format: Format::Xlsx,
        query: Some(query.clone()),
        ranges,
        day,
        language: Language::Chinese,
    };
    let Answer::Job(job) = faces.desk.answer(request, None) else { panic!() };
    let sheets = match Job::unpacked(&job) {
        Some(Job::File { book, .. }) => book.sheets,
        None => Vec::new(),
        other => panic!("{other:?}"),
    };
    let saved = sheets.iter().find(|sheet| sheet.name == "数据").map_or(0, |sheet| sheet.rows.len());
    misses.same(rows.len(), saved, &format!("saved {query:?}"));
}

/// 位次统计: each place once, in one part and with one verdict; charts and JSON count the same.
fn standing(faces: &mut Faces, query: &Query, misses: &mut Misses) {
    let overview = faces.view("overview", query.clone());
    let charts = faces.charts(query.clone());
    let json = faces.json.clone();
    let list = |key: &str| json[key].as_array().unwrap().clone();
    let standing = tables(&overview).into_iter().find(|table| table.caption == "位次统计");
    let Some(standing) = standing else { return };
    let head = &standing.rows[0];
    let count = |row: &[String], word: &str| -> usize {
        head.iter().position(|one| one == word).map_or(0, |at| row[at].parse().unwrap())
    };
    for row in &standing.rows[1..] {
        let parts: usize = ["前三", "居中", "靠后", "总数不明"].iter().map(|word| count(row, word)).sum();
        let signs = ["未验", "佐证", "待核实", "对不上"].map(|word| count(row, word));
        misses.same(parts, signs.iter().sum::<usize>(), &format!("{row:?} {head:?}"));
        let at = charts.regions.iter().position(|region| *region == row[0]);
        let mut drawn = [0; 4];
        for seat in charts.seats.iter().filter(|seat| Some(seat.region as usize) == at) {
            drawn[seat.sign as usize] += 1;
        }
        misses.same(drawn, signs, &format!("{row:?}"));
        let own = list("standings").into_iter().filter(|one| one["region"] == row[0].as_str());
        let own = own.flat_map(|one| one["scopes"].as_array().unwrap().clone());
        let mut scopes: Vec<(String, [usize; 4])> = Vec::new();
        for places in own {
            let number = |key: &str| places[key].as_u64().unwrap() as usize;
            let signs = ["untested", "supported", "unclear", "contradicted"].map(number);
            let scope = places["scope"].as_str().unwrap();
            match scopes.iter_mut().find(|known| known.0 == scope) {
                Some((_, sums)) => sums.iter_mut().zip(signs).for_each(|(sum, sign)| *sum += sign),
                None => scopes.push((scope.to_owned(), signs)),
            }
        }
        let none = signs.iter().sum::<usize>() == 0 || *query != NONE;
        misses.same(
            none || scopes.iter().any(|scope| scope.1 == signs),
            true,
            &format!("{row:?} {scopes:?}"),
        );
    }
}

fn digests() -> Vec<(String, String)> {
    texts(&format!("{}/tests/digests", env!("CARGO_MANIFEST_DIR")))
}

fn texts(folder: &str) -> Vec<(String, String)> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ext| ext == "txt"));
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let text = shaipin::source::decode::read(&name, &std::fs::read(file).unwrap()).text;
        (name, text)
    };
    files.iter().map(read).collect()
}

#[test]
fn one_number_and_one_word_in_every_view_of_every_digest() {
    let mut digests = digests();
    assert!(digests.len() > 60);
    if let Ok(corpus) = std::env::var("SHAIPIN_CORPUS") {
        digests.extend(texts(&format!("{corpus}/corpus")));
    }
    let mut misses = String::new();
    for (name, text) in &digests {
        let mut own = Misses::default();
        hold(&mut Faces::of(name, text, Vec::new()), &mut own);
        for miss in own.0 {
            misses.push_str(&format!("{name}: {miss}\n"));
        }
    }
    assert!(misses.is_empty(), "{misses}");
}

/// Speeches of a meeting, one region each.
fn speeches(parts: &[(&str, &str)]) -> String {
    let mut text = "衢州市2023年一季度晒拼比拼活动县(市、区)交流发言摘登\n".to_owned();
    for (region, speech) in parts {
        text.push_str(&format!("{region}委书记 张三\n{speech}\n"));
    }
    text
}

/// The verdict on each region's place in a text, once all faces agree on it.
fn places(parts: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut faces = Faces::of("own.txt", &speeches(parts), Vec::new());
    agree(&mut faces);
    let html = faces.view("leagues", NONE);
    let rows = tables(&html).into_iter().flat_map(|table| table.rows.into_iter().skip(1));
    rows.map(|row| (row[0].clone(), row.last().unwrap().clone())).collect()
}

fn of<'a>(places: &'a [(String, String)], region: &str) -> &'a str {
    places.iter().find(|one| one.0 == region).map_or("-", |one| &one.1)
}

#[test]
fn a_last_digit_apart_in_the_wrong_order_is_to_be_asked() {
    for (first, second, word) in [
        // What rounds to 9.1 and what rounds to 9.2 have no value in common; whether both were rounded is a question.
        ("9.1%", "9.2%", "待核实"),
        ("-9.2%", "-9.1%", "待核实"),
        // Equal as printed: nothing is said against it.
        ("9.1%", "9.1%", "佐证"),
        // Written more roughly than the other.
        ("9.1%", "9.14%", "佐证"),
        // In order.
        ("9.2%", "9.1%", "佐证"),
        // Two digits apart no cut digit explains it.
        ("9.1%", "9.3%", "对不上"),
    ] {
        let told = |value: &str| format!("一季度，规上工业增加值增速{value}");
        let places = places(&[
            ("江山市", &format!("{}，全市第一。", told(first))),
            ("龙游县", &format!("{}，全市第二。", told(second))),
            ("常山县", "一季度，招商形势较好。"),
        ]);
        assert_eq!(
            (of(&places, "江山市"), of(&places, "龙游县")),
            (word, word),
            "{first} {second}: {places:?}"
        );
    }
}

#[test]
fn shared_places_hold_with_equal_values_only() {
    for (one, other, word) in
        [("9.1%", "9.1%", "佐证"), ("9.1%", "9.2%", "待核实"), ("9.1%", "9.4%", "对不上")]
    {
        let told = |value: &str| format!("一季度，规上工业增加值增速{value}，并列全市第一。");
        let places =
            places(&[("江山市", &told(one)), ("龙游县", &told(other)), ("常山县", "一季度，招商形势较好。")]);
        assert_eq!((of(&places, "江山市"), of(&places, "龙游县")), (word, word), "{one} {other}: {places:?}");
    }
}

#[test]
fn two_that_are_last_together_are_last() {
    for words in ["并列全市末位", "全市末位"] {
        let told = |value: &str| format!("一季度，新签约项目{value}个，{words}。");
        let places = places(&[
            ("江山市", "一季度，新签约项目31个，全市第一。"),
            ("龙游县", &told("4")),
            ("常山县", &told("4")),
            ("开化县", "一季度，晒拼指标排名全市前3位的5项，4—6位的8项，后3位的4项。"),
        ]);
        assert_eq!((of(&places, "龙游县"), of(&places, "常山县")), ("佐证", "佐证"), "{words} {places:?}");
    }
}

#[test]
fn what_holds_with_each_and_not_with_all_is_to_be_asked() {
    // Two claim the first place, one of them without a value, and a third bears both out pair by pair.
    let told = places(&[
        ("江山市", "1—4月，项目落地完成率80%，全市第一。"),
        ("龙游县", "1—4月，项目落地完成率40%，全市第二。"),
        ("常山县", "1—4月，项目落地完成率全市第一。"),
        ("开化县", "1—4月，晒拼指标排名全市前3位的5项，4—6位的8项，后3位的4项。"),
    ]);
    assert_eq!(of(&told, "常山县"), "待核实", "{told:?}");
    // More better values than the second place leaves room for: no pair collides.
    let crowd = |better: [&str; 2]| {
        places(&[
            ("江山市", "一季度，亩均效益指数93.1，全市第二。"),
            ("龙游县", &format!("一季度，亩均效益指数{}。", better[0])),
            ("常山县", &format!("一季度，亩均效益指数{}。", better[1])),
            ("开化县", "一季度，亩均效益指数92.2。"),
        ])
    };
    assert_eq!(of(&crowd(["94.15", "95.2"]), "江山市"), "对不上");
    // One of them may be no better.
    assert_eq!(of(&crowd(["93.2", "95.2"]), "江山市"), "待核实");
}

#[test]
fn regions_of_one_name_are_one_region_everywhere() {
    let text = speeches(&[
        ("江山市", "一季度，完成技改投资4.2亿元，全市第二。"),
        ("龙游县", "一季度，完成技改投资5.1亿元，全市第一。"),
        ("常山县", "一季度，完成技改投资2.6亿元，全市第四。"),
    ]);
    let mut plain = Faces::of("own.txt", &text, Vec::new());
    agree(&mut plain);
    let rename = Edit::Rename { found: "常山县".into(), given: "江山市".into() };
    let mut one = Faces::of("own.txt", &text, vec![rename]);
    agree(&mut one);
    assert_eq!((plain.summary.reporting, one.summary.reporting), (3, 2));
    let renamed = one.summary.regions.iter().find(|region| region.found == "常山县").unwrap().clone();
    let first = one.summary.named(&renamed).clone();
    assert_eq!((first.found.as_str(), first.name.as_str()), ("江山市", "江山市"));
    // A filter that still names the other one means both.
    for index in [renamed.index, first.index] {
        let query = Query { regions: vec![index], ..NONE };
        let told = facts(&one.view("region", query)).into_iter().find(|fact| fact.1 == "条数据");
        assert_eq!(told.map(|fact| fact.0), Some(first.claims + renamed.claims));
    }
    assert!(one.view("edits", NONE).contains("与同名的合为一个地区"));
}

#[test]
fn findings_name_regions_as_the_reader_does() {
    let text = speeches(&[
        ("江山市", "一季度，亩均效益指数93.1，全市第一。"),
        ("龙游县", "一季度，亩均效益指数94.5，全市第二。"),
    ]);
    let rename = Edit::Rename { found: "龙游县".into(), given: "龙游片区".into() };
    let mut faces = Faces::of("own.txt", &text, vec![rename]);
    agree(&mut faces);
    let html = faces.view("audit", NONE);
    assert!(html.contains("龙游片区94.5") && !html.contains("龙游县9"), "{html}");
    let sheets = faces.sheets();
    let worked = column(sheet(&sheets, "核验"), "核算");
    assert!(worked.iter().any(|words| words.contains("龙游片区94.5")), "{worked:?}");
}

#[test]
fn several_documents_are_told_alike_and_in_one_order() {
    let digests = digests();
    let mut desk = Desk::new();
    let keys: Vec<u32> = (0..6).collect();
    for (&key, (name, text)) in keys.iter().zip(&digests) {
        let request = Request::Shelve { key, document: name.clone(), edits: Vec::new() };
        desk.answer(request, Some(text.clone()));
    }
    let zone = speeches(&[
        ("江山市", "一季度，完成技改投资4.2亿元，全市第二。"),
        ("衢州高新区", "一季度，完成技改投资5.1亿元，全市第一。"),
    ]);
    let later = zone.replace("江山市", "上饶市广丰区").replace("衢州高新区", "衢州智造新城");
    for (key, text) in [(6, zone), (7, later)] {
        desk.answer(Request::Shelve { key, document: format!("{key}.txt"), edits: Vec::new() }, Some(text));
    }
    let keys = (0..8).collect();
    let lay = Request::Lay { keys, standard: None, time: String::new(), more: false };
    let Answer::Opened(summary) = desk.answer(lay, None) else { panic!() };
    let mut faces = Faces::over("together", desk, summary);
    agree(&mut faces);
    // The office's table has the regions in the order of the views, zones behind the counties of their own city.
    let charts = faces.charts(NONE);
    let shown = &charts.regions[..charts.reporting as usize];
    let sheets = faces.sheets();
    let saved = column(sheet(&sheets, "汇总表"), "地区");
    let places: Vec<usize> =
        saved.iter().filter_map(|name| shown.iter().position(|shown| shown == name)).collect();
    let zone = shown.iter().position(|name| name == "衢州高新区").unwrap();
    assert!(places.contains(&zone) && zone + 1 < shown.len(), "{saved:?} {shown:?}");
    assert!(places.is_sorted(), "{saved:?} {shown:?}");
}
