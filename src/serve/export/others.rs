//! The sheets behind the claims: leagues, findings, the ledger, and where all of it comes from.

use super::{Extract, source_note, tool};
use crate::book::{Cell, Column, Sheet};
use crate::claim::model::End;
use crate::document::model::{RegionId, Topic};
use crate::language::Language;
use crate::league::{League, Member};
use crate::report::json::{fate_counts, plain};
use crate::serve::held::Held;
use crate::serve::view::{kind_name, place_verdict, topic_name, verdict_name};
use crate::serve::{names, rows};
use crate::source::Span;

/// All of them; a sheet without rows keeps its head, so that its absence is no riddle. The ledger is of the whole
/// text and no part of an extract.
pub(super) fn sheets(extract: &Extract<'_>) -> Vec<Sheet> {
    let mut sheets = vec![leagues(extract), findings(extract)];
    if extract.passing.is_none() {
        sheets.push(ledger(extract.held, extract.language));
    }
    sheets.push(sources(extract));
    sheets
}

/// What the text is called.
pub(super) fn document(held: &Held, language: Language) -> String {
    let document = held.report.document.as_str();
    match held.parts.as_slice() {
        [] if document.is_empty() => {
            let pasted = language.pick("粘贴的文本", "pasted text");
            match held.report.title {
                Some(title) => language.pick(
                    format!("{pasted}《{}》", held.quote(title).trim()),
                    format!("{pasted} “{}”", held.quote(title).trim()),
                ),
                None => pasted.to_owned(),
            }
        }
        [] => document.to_owned(),
        parts => {
            let names: Vec<&str> = parts.iter().take(3).map(|part| part.name.as_str()).collect();
            let names = names.join(language.pick("、", ", "));
            let rest = parts.len().saturating_sub(3);
            match rest {
                0 => names,
                _ => language.pick(format!("{names}等{}篇", parts.len()), format!("{names} and {rest} more")),
            }
        }
    }
}

/// Where the figures of a file come from, in one line.
pub(in crate::serve) fn origin(held: &Held, language: Language) -> String {
    let document = document(held, language);
    let tool = tool(language);
    language.pick(format!("来源：{document}；整理：{tool}"), format!("Source: {document}; made by {tool}"))
}

fn columns(heads: &[(&str, &str, u16)], language: Language) -> Vec<Column> {
    heads.iter().map(|&(zh, en, width)| Column::new(language.pick(zh, en), width)).collect()
}

/// A sheet whose rows each speak of some words of the text: of several documents the first column tells which.
fn placed(
    held: &Held,
    heads: &[(&str, &str, u16)],
    rows: impl Iterator<Item = (Vec<Span>, Vec<Cell>)>,
    language: Language,
) -> Sheet {
    let several = !held.parts.is_empty();
    let mut columns = columns(heads, language);
    if several {
        columns.insert(0, Column::new(language.pick("文件", "document"), 20));
    }
    let rows = rows.map(|(spans, mut row)| {
        if several {
            row.insert(0, Cell::text(&documents(held, &spans, language)));
        }
        row
    });
    Sheet { columns, rows: rows.collect(), frozen: if several { 2 } else { 1 }, ..Sheet::default() }
}

/// The names of the documents in which some words stand.
fn documents(held: &Held, spans: &[Span], language: Language) -> String {
    let parts = held.parts_of(spans).into_iter().filter_map(|at| held.parts.get(at));
    let names: Vec<&str> = parts.map(|part| part.name.as_str()).collect();
    names.join(language.pick("、", ", "))
}

/// Where some claims stand.
fn spans(held: &Held, claims: &[u32]) -> Vec<Span> {
    claims.iter().filter_map(|&claim| Some(held.report.claims.get(claim as usize)?.span)).collect()
}

fn region(held: &Held, id: RegionId) -> &str {
    held.report.regions.get(usize::from(id.0)).map_or("", |region| region.name.as_str())
}

fn count(number: impl Into<u64>) -> Cell {
    Cell::Number(number.into().to_string())
}

/// From the best place to the worst; a dash left open where there is no worst.
fn places(places: Option<(u16, Option<u16>)>) -> Cell {
    match places {
        None => Cell::Empty,
        Some((best, Some(worst))) if best == worst => count(best),
        Some((best, worst)) => {
            Cell::Text(format!("{best}—{}", worst.map_or(String::new(), |worst| worst.to_string())))
        }
    }
}

/// A claimed place; counted from the last where it says so.
fn claimed(member: &Member, language: Language) -> Cell {
    let cell = places(member.claimed.map(|(best, worst)| (best, Some(worst))));
    match (member.from, &cell) {
        (End::Top, _) | (_, Cell::Empty) => cell,
        (End::Bottom, _) => Cell::Text(format!("{}{}", language.pick("倒数", "from last: "), cell.words())),
    }
}

/// The sentences of some claims, each once; where they stand in several documents, each with the name of its own.
fn sentences(held: &Held, claims: &[u32]) -> Cell {
    let several = held.parts_of(&spans(held, claims)).len() > 1;
    let mut said: Vec<String> = Vec::new();
    for claim in claims.iter().filter_map(|&claim| held.report.claims.get(claim as usize)) {
        let mut sentence = held.quote(claim.sentence).into_owned();
        if let Some(part) = held.part_at(claim.span.start()).filter(|_| several) {
            sentence = ["《", &part.name, "》", &sentence].concat();
        }
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    Cell::text(&said.join(" ／ "))
}

fn leagues(extract: &Extract<'_>) -> Sheet {
    let (held, language) = (extract.held, extract.language);
    let heads = [
        ("指标", "series", 22),
        ("议题", "topic", 12),
        ("范围", "scope", 8),
        ("范围内个数", "of", 8),
        ("时期", "period", 12),
        ("地区", "region", 14),
        ("数值", "value", 14),
        ("计量单位", "unit", 9),
        ("自述位次", "claimed", 9),
        ("推算位次", "possible", 9),
        ("推算下限", "at least", 12),
        ("推算上限", "at most", 12),
        ("印证", "verdict", 12),
        ("印证数", "agreeing", 8),
        ("可证数", "testable", 8),
        ("原句", "sentence", 60),
    ];
    let rows = held.report.leagues.iter().flat_map(|league| {
        let members = league.members.iter().filter(|member| extract.any(&member.claims));
        members.map(|member| (spans(held, &member.claims), league_row(held, league, member, language)))
    });
    Sheet { name: language.pick("排名", "leagues").to_owned(), ..placed(held, &heads, rows, language) }
}

fn league_row(held: &Held, league: &League, member: &Member, language: Language) -> Vec<Cell> {
    let series = held.report.series.get(league.series as usize);
    let verdict = place_verdict(member.verdict, language);
    vec![
        Cell::text(series.map_or("", |series| &series.name)),
        Cell::text(topic_name(series.map_or(Topic::Other, |series| series.topic), language)),
        Cell::text(&league.scope),
        league.of.map_or(Cell::Empty, count),
        Cell::text(league.period.as_deref().map(|period| held.time(period)).as_deref().unwrap_or_default()),
        Cell::text(region(held, member.region)),
        Cell::number(member.value.map(plain)),
        Cell::text(series.and_then(|series| series.base.as_deref()).unwrap_or_default()),
        claimed(member, language),
        places(member.places),
        Cell::number(member.low.map(plain)),
        Cell::number(member.high.map(plain)),
        Cell::text(verdict),
        count(member.support.0),
        count(member.support.1),
        sentences(held, &member.claims),
    ]
}

fn findings(extract: &Extract<'_>) -> Sheet {
    let (held, language) = (extract.held, extract.language);
    let heads = [
        ("类别", "kind", 14),
        ("结论", "verdict", 10),
        ("轻重", "weight", 7),
        ("地区", "regions", 16),
        ("核算", "working", 50),
        ("可能的解释", "readings", 40),
        ("原句", "sentence", 60),
    ];
    let picked = held.report.findings.iter().filter(|finding| extract.any(&finding.claims));
    let rows = picked.map(|finding| {
        let said = |said| held.told(finding, said, language).into_owned();
        let verdict = verdict_name(finding.verdict, language);
        let regions: Vec<&str> = finding.regions.iter().map(|&id| region(held, id)).collect();
        let readings: Vec<String> = finding.readings.iter().map(said).collect();
        let row = vec![
            Cell::text(kind_name(finding.kind, language)),
            Cell::text(verdict),
            count(finding.weight),
            Cell::text(&regions.join(language.pick("、", ", "))),
            Cell::text(&said(&finding.working)),
            Cell::text(&readings.join(language.pick("；", "; "))),
            sentences(held, &finding.claims),
        ];
        (finding.spans.clone(), row)
    });
    Sheet { name: language.pick("核验", "findings").to_owned(), ..placed(held, &heads, rows, language) }
}

fn ledger(held: &Held, language: Language) -> Sheet {
    let heads = [
        ("原文", "text", 18),
        ("数值", "value", 16),
        ("计量单位", "unit", 9),
        ("去向", "fate", 10),
        ("理由", "why", 16),
        ("起始字节", "start", 9),
        ("结束字节", "end", 9),
    ];
    let rows = held.report.ledger.numerals.iter().map(|numeral| {
        let row = rows::numeral(held, numeral, language);
        let value = if numeral.value.is_some() { Cell::Number(row.value) } else { Cell::text(&row.value) };
        let cells = vec![
            Cell::text(&row.text),
            value,
            Cell::text(&row.base),
            Cell::text(names::kind(&row.fate, language)),
            Cell::text(&row.why),
            count(row.span.0),
            count(row.span.1),
        ];
        (vec![numeral.span], cells)
    });
    Sheet { name: language.pick("台账", "ledger").to_owned(), ..placed(held, &heads, rows, language) }
}

fn sources(extract: &Extract<'_>) -> Sheet {
    let (held, language) = (extract.held, extract.language);
    let report = &held.report;
    let line = |zh: &str, en: &str, cell: Cell| vec![Cell::text(language.pick(zh, en)), cell];
    let title = report.title.map(|title| held.quote(title).into_owned()).unwrap_or_default();
    let mut rows = vec![
        line("文件", "document", Cell::text(&document(held, language))),
        line("题目", "title", Cell::text(&title)),
        line("字节数（UTF-8）", "bytes (UTF-8)", count(held.source.text.len() as u64)),
        line("汇报地区", "regions that report", count(held.reporting().len() as u64)),
        line("提到的地区", "regions named", count(held.names() as u64)),
        line("数据", "claims", count(report.claims.len() as u64)),
    ];
    for (part, at) in held.parts.iter().zip(1_u32..) {
        let title = part.title.map(|title| held.quote(title).into_owned()).unwrap_or_default();
        let time = part.time.as_ref().map_or("", |time| time.period.words.as_str());
        let claims = part.claims.1 - part.claims.0;
        let counted = language.pick(format!("数据{claims}条"), format!("{claims} claims"));
        let standard = held.standard.filter(|standard| *standard + 1 == at as usize);
        let counts = standard.map_or("", |_| language.pick("以此为准", "counts as right"));
        let told: Vec<&str> = [&*part.name, &*title, time, &*counted, counts]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
        let told = Cell::text(&told.join(language.pick("；", "; ")));
        rows.push(line(&format!("文件{at}"), &format!("document {at}"), told));
    }
    for (name, number) in fate_counts(&report.ledger.numerals) {
        let name = names::kind(name, language);
        rows.push(line(&format!("数字去向：{name}"), &format!("numerals: {name}"), count(number)));
    }
    rows.push(line("整理工具", "made by", Cell::Text(tool(language))));
    rows.push(line(
        "导出日期",
        "exported",
        Cell::date((!extract.day.is_empty()).then(|| extract.day.to_owned())),
    ));
    rows.push(line("性质", "nature", Cell::text(source_note(language))));
    Sheet {
        name: language.pick("来源", "sources").to_owned(),
        columns: columns(&[("项目", "item", 24), ("内容", "content", 60)], language),
        rows,
        frozen: 1,
        ..Sheet::default()
    }
}
