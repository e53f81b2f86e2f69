//! Rows of a table: what a cell measures stands in its column's head and its row's label.

use rust_decimal::Decimal;

use super::draft::Draft;
use super::naming;
use crate::lex::node::{Kind, Lexed};
use crate::lex::unit::{self, Base};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Fate, Status};
use crate::source::Span;

/// What a table's caption and head rows say, for the rows below.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Units of the caption (`单位:亿元、%`): where they stand.
    units: Vec<Span>,
    /// Columns, the label's first.
    columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Debug, Default)]
struct Column {
    /// Its head without unit and time.
    name: String,
    /// The unit in its head.
    unit: Option<Span>,
    /// The time in its head, as its words.
    time: Option<Span>,
    /// Its figures are growth of the column named before it.
    growth: bool,
}

/// Corners that say that the rows are indicators, not places or things.
const INDICATORS: &[&str] = &["指标", "指标名称", "项目", "项目名称", "名称", "类别", "科目"];

/// Columns of a table at the most; cells further right keep the fate the lexer gave them.
const COLUMNS: usize = 256;

/// Heads of columns whose figures are a change.
const CHANGES: &[&str] =
    &["增长", "增速", "增幅", "增减", "同比", "环比", "比年初", "比上年", "比上月", "比去年", "±"];

/// What one cell says, before it is a claim.
pub struct Cell {
    /// The claim in the making.
    pub draft: Draft,
    /// The words of its time.
    pub time: Option<Span>,
    /// The row's label, where it is no indicator: a region, or the subject.
    pub label: Option<Span>,
}

/// The unit that a caption or head names in a text that is not a row; forgets the columns.
pub fn caption(text: &str, span: Span, table: &mut Table) {
    table.columns.clear();
    let words = span.slice(text);
    let Some(at) = ["单位:", "单位："].iter().find_map(|head| words.find(head).map(|at| at + head.len()))
    else {
        return;
    };
    table.units.clear();
    let mut from = span.start() as usize + at;
    for word in words[at..].split(['、', ',', '，', ' ', ';', '；', '/']) {
        let word_end = from + word.len();
        let trimmed = word.trim_end_matches([')', '）']);
        if !trimmed.is_empty() {
            table.units.push(Span::of(from, from + trimmed.len()));
        }
        from = word_end + text.get(word_end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
}

/// The cells of a row, without the blanks around them.
fn cells(text: &str, row: Span) -> Vec<Span> {
    let mut from = row.start() as usize;
    let mut cells = Vec::new();
    for cell in row.slice(text).split('\t') {
        let front = cell.len() - cell.trim_start().len();
        let body = cell.trim();
        cells.push(Span::of(from + front, from + front + body.len()));
        from += cell.len() + 1;
    }
    cells
}

/// The numeral that fills a cell.
fn figure(lexed: &Lexed, cell: Span) -> Option<usize> {
    let found = lexed.numerals.partition_point(|numeral| numeral.span.start() < cell.start());
    let numeral = lexed.numerals.get(found).filter(|numeral| numeral.fate != Fate::Date)?;
    (!cell.is_empty() && numeral.span.start() == cell.start() && numeral.span.end() == cell.end())
        .then_some(found)
}

/// Reads a row: a head row fills the table's columns, another gives cells.
pub fn row(text: &str, row: Span, lexed: &mut Lexed, table: &mut Table) -> Vec<Cell> {
    let mut cells = cells(text, row);
    cells.truncate(COLUMNS);
    let figures: Vec<Option<usize>> = cells.iter().map(|cell| figure(lexed, *cell)).collect();
    if figures.iter().skip(1).all(Option::is_none) {
        if cells.len() >= 2 {
            table.columns = cells.iter().map(|cell| column(text, *cell, lexed)).collect();
        }
        return Vec::new();
    }
    let Some(label) = cells.first().copied().filter(|_| figures[0].is_none()) else { return Vec::new() };
    let mut out = Vec::new();
    for (at, index) in figures.iter().enumerate().skip(1) {
        let Some(index) = *index else { continue };
        if let Some(cell) = cell(text, label, at, index, lexed, table) {
            out.push(cell);
        }
    }
    out
}

fn column(text: &str, cell: Span, lexed: &Lexed) -> Column {
    let words = cell.slice(text);
    let first = lexed.nodes.partition_point(|node| node.span.start() < cell.start());
    let inside = lexed.nodes.iter().skip(first).take_while(|node| cell.contains(node.span));
    let time = inside.filter(|node| matches!(node.kind, Kind::Time(_))).map(|node| node.span).next();
    let open = words.find(['(', '（']);
    let unit = open.and_then(|open| {
        let inner = words[open..].trim_start_matches(['(', '（']);
        let from = cell.end() as usize - inner.len();
        let inner = inner.trim_end_matches([')', '）']);
        unit::measure(text, from).map(|_| Span::of(from, from + inner.len()))
    });
    let mut name = words[..open.unwrap_or(words.len())].to_string();
    // 比年初增减额: the time is what is compared with.
    let time = time.filter(|_| !words.starts_with(['比', '较']));
    if let Some(time) = time {
        name = name.replace(time.slice(text), "");
    }
    name.retain(|c| !c.is_whitespace());
    let growth = CHANGES.iter().any(|change| name.contains(change));
    Column { name, unit, time, growth }
}

fn cell(text: &str, label: Span, at: usize, index: usize, lexed: &mut Lexed, table: &Table) -> Option<Cell> {
    let empty = Column::default();
    let head = table.columns.get(at).unwrap_or(&empty);
    let base_column = (1..=at).rev().filter_map(|at| table.columns.get(at)).find(|column| !column.growth);
    let corner = table.columns.first().map_or("", |column| column.name.as_str());
    let own: String = label.slice(text).chars().filter(|c| !c.is_whitespace() && *c != '#').collect();
    let named = base_column.is_some_and(|column| !column.name.is_empty());
    let by_row = !named || INDICATORS.contains(&corner);
    let measured = if by_row { own } else { base_column.map_or(String::new(), |column| column.name.clone()) };
    if measured.is_empty() {
        return None;
    }
    let percent = head.growth && !head.name.contains('额') && !head.name.contains('量');
    let name = match (head.growth, percent) {
        (true, true) if head.name.contains("同比") => format!("{measured}同比增速"),
        (true, true) => format!("{measured}增速"),
        (true, false) => format!("{measured}{}", head.name),
        _ if by_row && !head.name.is_empty() && !INDICATORS.contains(&corner) => {
            format!("{measured}{}", head.name)
        }
        _ => measured,
    };
    let unit =
        head.unit.or_else(|| table.units.iter().copied().find(|unit| (unit.slice(text) == "%") == percent));
    let numeral = lexed.numerals.get_mut(index)?;
    if numeral.base == Base::None {
        let measure = unit.and_then(|unit| unit::measure(text, unit.start() as usize));
        if percent && measure.is_none_or(|measure| measure.dimension != Dimension::Percent) {
            (numeral.base, numeral.dimension) = (Base::Row("%"), Dimension::Percent);
        } else if let Some(measure) = measure {
            (numeral.base, numeral.dimension) = (measure.base, measure.dimension);
            let scaled = power(measure.exp).and_then(|power| {
                numeral.value?.checked_mul(Decimal::from(measure.factor))?.checked_mul(power)
            });
            numeral.value = scaled.map(|value| value.normalize());
        }
    }
    numeral.fate = Fate::Claim;
    numeral.why = "table-cell";
    let aspect = if percent { Aspect::Growth } else { naming::aspect_of(&name) };
    Some(Cell {
        draft: Draft {
            numeral: Some(index),
            name,
            subject: None,
            region: None,
            aspect,
            negative: false,
            status: Status::Actual,
            period: None,
            ranks: Vec::new(),
            implied: None,
            list: None,
            open: false,
            clause: 0,
            at: numeral.span.start(),
            rules: vec!["table-cell"],
        },
        time: base_column.and_then(|column| column.time).or(head.time),
        label: (!by_row).then_some(label),
    })
}

/// 10^exp for the powers that units have.
fn power(exp: i32) -> Option<Decimal> {
    let ten = Decimal::TEN;
    (0..exp.unsigned_abs()).try_fold(Decimal::ONE, |power, _| {
        if exp > 0 { power.checked_mul(ten) } else { power.checked_div(ten) }
    })
}
