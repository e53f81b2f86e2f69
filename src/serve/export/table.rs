//! 汇总表, the office's own table: regions down the side in official order, the series of the comparison across, 数值
//! and 位次 side by side, unit and time in the head; where times differ, each in a column of its own. The same the other
//! way round, for paper and for a briefing. What one region alone tells stands in a sheet of its own, and the lines
//! under the title say so. Of several documents each has its own row ([`super::several`]).

use super::cells::{Group, place_head};
use super::{Extract, several};
use crate::book::{Cell, Column, Sheet};
use crate::claim::model::Claim;
use crate::language::Language;
use crate::serve::held::Held;
use crate::serve::rows::{literal, signed};
use crate::serve::view::{Line, comparison, silence, topic_name};

/// Series of the table at most; a line says how many there are beyond.
const MOST: usize = 300;

/// The series of the report, parted as the comparison does.
pub(super) struct Table<'a> {
    /// Regions in official order; the cells of a line are in the same.
    pub(super) regions: Vec<u32>,
    /// Places among `regions` that the table shows.
    rows: Vec<usize>,
    /// Series that two regions tell, or two documents; by topic.
    pub(super) groups: Vec<Group<'a>>,
    /// Those that one region alone tells.
    single: Vec<Line>,
    /// How many of the first kind are beyond the table.
    beyond: usize,
}

impl<'a> Table<'a> {
    pub(super) fn of(extract: &Extract<'a>) -> Self {
        let held = extract.held;
        let grid = comparison(held, extract.passing.as_deref(), extract.language);
        let (regions, mut shared, single) = grid.parted(held);
        let beyond = shared.len().saturating_sub(MOST);
        shared.truncate(MOST);
        let tells = |at: usize| shared.iter().chain(&single).any(|line| !line.claims(at).is_empty());
        // Whoever was picked stands alone; a filter of anything else leaves the silent in the table.
        let stays = |at: &usize| match (extract.regions.as_slice(), regions.get(*at)) {
            (_, None) => false,
            ([], _) => !extract.picked || tells(*at),
            (chosen, Some(region)) => chosen.contains(region),
        };
        let rows = (0..regions.len()).filter(stays).collect();
        let groups = shared.into_iter().filter_map(|line| Group::new(held, line)).collect();
        Self { regions, rows, groups, single, beyond }
    }

    /// The name of the region at this place of `regions`.
    pub(super) fn name<'h>(&self, held: &'h Held, at: usize) -> &'h str {
        let region = self.regions.get(at).and_then(|&region| held.report.regions.get(region as usize));
        region.map_or("", |region| region.name.as_str())
    }

    /// How the table is to be read, and what it leaves out; in a workbook, where that is.
    fn legend(&self, book: bool, language: Language) -> Vec<String> {
        let words = silence(language);
        let (missing, lost, alone) = (words.missing, words.lost, words.rank_only);
        let mut legend = vec![
            language.pick(
                format!(
                    "“{missing}”指原文没有说，不等于零；“{lost}”指这一议题原文有缺字；“{alone}”指没有给出数值；“计划”指尚未完成的计划或预计。"
                ),
                format!(
                    "“{missing}”: the text does not say, which is not zero; “{lost}”: words are missing there; “{alone}”: no value is given; “planned”: not done yet."
                ),
            ),
            language.pick(
                "位次是表头所写范围内的名次；其他范围和“前三”“倒数”等写法记在备注里。".to_owned(),
                "Ranks count in the scope that the head names; others, and those such as “top 3”, are told beside them.".to_owned(),
            ),
        ];
        let single = self.single.len();
        let [mut left, mut beyond] = [String::new(), String::new()];
        if single > 0 {
            left = language.pick(
                format!("另有 {single} 个指标只有一个地区提到"),
                format!("Indicators told by one region only: {single}"),
            );
            left.push_str(if book {
                language.pick("，列在“单地指标”表；", ", in the sheet “told by one”; ")
            } else {
                language.pick("，没有列出；", ", not listed; ")
            });
        }
        if self.beyond > 0 {
            let many = self.beyond;
            beyond = language.pick(
                format!("指标过多，另有 {many} 个没有列出；"),
                format!("too many to list: {many} more indicators; "),
            );
        }
        let rest = if book {
            language.pick(
                "讲单个项目、企业的数据见“数据”表。",
                "claims about single projects or firms are in the sheet “claims”.",
            )
        } else {
            language.pick("不含讲单个项目、企业的数据。", "without claims about single projects or firms.")
        };
        legend.push([&left, &beyond, rest].concat());
        legend
    }
}

/// The table alone.
pub(super) fn alone(extract: &Extract<'_>) -> Sheet {
    let table = Table::of(extract);
    let legend = table.legend(false, extract.language);
    Sheet { legend, ..main(extract, &table) }
}

/// The table as documents and regions ask for it; the caller names it.
fn main(extract: &Extract<'_>, table: &Table<'_>) -> Sheet {
    if extract.held.parts.len() > 1 { several::sheet(extract, table) } else { by_region(extract, table) }
}

/// The sheets: the table, the same with series downwards (of one document), and what one region alone tells.
pub(super) fn sheets(extract: &Extract<'_>, title: &str) -> Vec<Sheet> {
    let table = Table::of(extract);
    let language = extract.language;
    let several = extract.held.parts.len() > 1;
    let mut sheets = Vec::new();
    let name = language.pick("汇总表", "summary").to_owned();
    let legend = table.legend(true, language);
    sheets.push(Sheet { name, title: title.to_owned(), legend: legend.clone(), ..main(extract, &table) });
    if !several && !table.groups.is_empty() {
        let name = language.pick("汇总表（指标为行）", "summary by indicator").to_owned();
        let turned = by_series(extract, &table);
        sheets.push(Sheet { name, title: title.to_owned(), legend, ..turned });
    }
    if !table.single.is_empty() {
        sheets.push(single(extract, &table));
    }
    sheets
}

/// Regions downwards.
fn by_region(extract: &Extract<'_>, table: &Table<'_>) -> Sheet {
    let language = extract.language;
    let mut columns = vec![Column::new(language.pick("地区", "region"), 14)];
    for group in &table.groups {
        group.heads(&mut columns, (&group.time(language), group.dated()), language);
    }
    let rows = table.rows.iter().map(|&at| {
        let mut row = vec![Cell::text(table.name(extract.held, at))];
        for group in &table.groups {
            group.cells(group.region(extract, at), group.dated(), &mut row);
        }
        row
    });
    Sheet { rows: rows.collect(), columns, frozen: 1, ..Sheet::default() }
}

/// Series downwards, under each region its value and its place; what else there is to say of a row at its end.
fn by_series(extract: &Extract<'_>, table: &Table<'_>) -> Sheet {
    let (held, language) = (extract.held, extract.language);
    let mut columns = vec![
        Column::new(language.pick("议题", "topic"), 9),
        Column::new(language.pick("指标", "indicator"), 20),
        Column::new(language.pick("单位", "unit"), 6),
    ];
    for &at in &table.rows {
        let group = table.name(held, at).to_owned();
        let name = |zh: &str, en: &str, width| Column {
            group: group.clone(),
            ..Column::new(language.pick(zh, en), width)
        };
        columns.extend([name("数值", "value", 8), name("位次", "rank", 5)]);
    }
    columns.push(Column::new(language.pick("时期、备注", "period, remarks"), 24));
    let gap = language.pick("；", "; ");
    let rows = table.groups.iter().map(|group| {
        let mut row = vec![
            Cell::text(topic_name(group.series.topic, language)),
            Cell::text(&group.series.name),
            Cell::text(group.series.unit.as_deref().unwrap_or_default()),
        ];
        let mut remarks: Vec<String> = vec![group.time(language)];
        // 全市 is what a place counts in where nothing is said.
        remarks
            .extend(group.scope().filter(|scope| *scope != "全市").map(|scope| place_head(scope, language)));
        // Each time with those who tell of it; each other place with who tells it.
        let mut times: Vec<(String, Vec<&str>)> = Vec::new();
        for &at in &table.rows {
            let told = group.region(extract, at);
            let name = table.name(held, at);
            let time = told.time.words();
            if group.dated() && !time.is_empty() {
                match times.iter_mut().find(|(known, _)| known == time) {
                    Some((_, names)) => names.push(name),
                    None => times.push((time.to_owned(), vec![name])),
                }
            }
            if !told.remark.is_empty() {
                let said = &told.remark;
                remarks.push(language.pick(format!("{name}：{said}"), format!("{name}: {said}")));
            }
            row.extend([told.value, told.place]);
        }
        remarks.extend(times.iter().map(|(time, names)| {
            let names = names.join(language.pick("、", ", "));
            language.pick(format!("{time}：{names}"), format!("{time}: {names}"))
        }));
        remarks.retain(|words| !words.is_empty());
        row.push(Cell::text(&remarks.join(gap)));
        row
    });
    Sheet { rows: rows.collect(), columns, frozen: 2, ..Sheet::default() }
}

/// What one region alone tells, a claim a row.
fn single(extract: &Extract<'_>, table: &Table<'_>) -> Sheet {
    let (held, language) = (extract.held, extract.language);
    let heads = [
        ("议题", "topic", 12),
        ("指标", "indicator", 24),
        ("地区", "region", 12),
        ("数值", "value", 12),
        ("单位", "unit", 8),
        ("位次", "ranks", 14),
        ("时期", "period", 12),
        ("原句", "sentence", 60),
    ];
    let rows = table.single.iter().flat_map(|line| {
        let series = held.report.series.get(line.series as usize);
        let unit = series.and_then(|series| series.unit.as_deref());
        let claims = line
            .cells
            .iter()
            .flat_map(|cell| &cell.claims)
            .filter_map(|&claim| held.report.claims.get(claim as usize));
        claims.map(move |claim: &Claim| {
            let number = super::cells::number_of(claim, unit);
            let value = number.map_or_else(|| Cell::text(&signed(held, claim)), Cell::Number);
            let told = matches!(value, Cell::Number(_));
            let ranks: Vec<_> = claim.ranks.iter().map(|rank| held.quote(rank.raw)).collect();
            vec![
                Cell::text(topic_name(claim.topic, language)),
                Cell::text(series.map_or("", |series| &series.name)),
                Cell::text(held.region(claim).map_or("", |region| region.name.as_str())),
                if literal(held, claim).is_empty() { Cell::text(silence(language).rank_only) } else { value },
                Cell::text(unit.filter(|_| told).unwrap_or_default()),
                Cell::text(&ranks.join(language.pick("；", "; "))),
                Cell::text(
                    claim.period.as_ref().map(|period| held.time(period)).as_deref().unwrap_or_default(),
                ),
                Cell::text(&held.quote(claim.sentence)),
            ]
        })
    });
    Sheet {
        name: language.pick("单地指标", "told by one").to_owned(),
        columns: heads.iter().map(|&(zh, en, width)| Column::new(language.pick(zh, en), width)).collect(),
        rows: rows.collect(),
        frozen: 2,
        ..Sheet::default()
    }
}
