//! Rows of a table: what a cell measures stands in its column's head and its row's label.

use rust_decimal::Decimal;

use super::draft::Draft;
use super::naming;
use super::place_column;
use crate::lex::node::{Kind, Lexed, Numeral};
use crate::lex::unit::{self, Base};
use crate::lexicon::gazetteer::{Named, gazetteer};
use crate::lexicon::set::{WordSet, holds};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Fate, Status};
use crate::source::Span;

/// What a table's caption and head rows say, for the rows below.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Units of the caption (`单位:亿元、%`): where they stand.
    units: Vec<Span>,
    /// Columns, the label's first.
    pub(super) columns: Vec<Column>,
    /// Rows of figures have been read under these columns.
    filled: bool,
    /// The last row's label: a row without one goes on with it (cells that span rows).
    label: Option<Span>,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// Its head without unit and time.
    pub(super) name: String,
    /// The unit in its head.
    unit: Option<Span>,
    /// The time in its head, as its words.
    pub(super) time: Option<Span>,
    /// Its figures are growth of the column named before it.
    growth: bool,
    /// What a head row above it says for several columns (`规上工业` over `总量`, `增速`).
    pub(super) group: String,
    /// Its figures are places; among whom, where the head says it.
    pub(super) place: Option<Span>,
    /// It is a region's: its head names a place.
    region: Option<Span>,
}

impl Column {
    /// Whether its head belongs to the name of what a row of indicators measures: not a plain word.
    fn names(&self, corner: &str) -> bool {
        !INDICATORS.contains(&corner) || !PLAIN.contains(&self.name.as_str())
    }
}

/// Corners that say that the rows are indicators, not places or things.
const INDICATORS: &[&str] =
    &["指标", "指标名称", "项目", "项目名称", "项目别", "名称", "类别", "科目", "用地", "种类", "分类"];

/// Heads of a column that says each row's unit.
const UNITS: &[&str] = &["单位", "计量单位"];

/// Heads of a first column that only counts the rows.
const NUMBERS: &[&str] = &["序号", "编号", "序", "排名", "名次", "位次", "排位", "序列"];

/// First words of a row that is of the whole: no place and no thing of its own.
const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "总和", "全部"];

/// Heads below a head of several columns that say nothing of their own.
pub(super) const PLAIN: &[&str] = &[
    "总量",
    "绝对值",
    "绝对额",
    "绝对数",
    "绝对量",
    "数值",
    "实绩",
    "完成",
    "完成数",
    "完成值",
    "本期",
    "金额",
    "数量",
    "合计",
    "累计",
    "指标值",
];

/// Columns of a table at the most; cells further right keep the fate the lexer gave them.
const COLUMNS: usize = 256;

/// Heads of columns whose figures are a change.
static CHANGES: WordSet = WordSet::new(&[
    "增长",
    "增速",
    "增幅",
    "增减",
    "同比",
    "环比",
    "比年初",
    "比上年",
    "比上月",
    "比去年",
    "±",
]);

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
    let mut out: Vec<Cell> = Vec::new();
    if figures.iter().skip(1).all(Option::is_none) {
        head_row(text, &cells, lexed, table);
    } else {
        number_of_row(&cells, &figures, lexed);
        let label = label(text, &cells, &figures, table);
        table.label = label;
        table.filled = true;
        // A column of units says them row by row; else the label may end with its unit.
        let column = table.columns.iter().position(|column| UNITS.contains(&column.name.as_str()));
        let unit = column.and_then(|at| cells.get(at).filter(|cell| !cell.is_empty()).copied());
        let unit = unit.and_then(|unit| whole_unit(text, unit));
        for (at, index) in figures.iter().enumerate().skip(1) {
            let Some(index) = *index else { continue };
            if let Some(scope) = table.columns.get(at).and_then(|column| column.place) {
                let value = figures[at - 1].is_some() && table.ranks_left(at);
                let told = place_column::place(index, scope, lexed);
                match out.last_mut().filter(|_| value) {
                    Some(cell) => cell.draft.ranks.extend(told),
                    None => out.extend(told.and_then(|told| table.place_alone(at, label, told, lexed))),
                }
                continue;
            }
            let label = label.filter(|label| *label != cells[at]);
            if let Some(cell) = label.and_then(|label| cell(text, label, unit, at, index, lexed, table)) {
                out.push(cell);
            }
        }
    }
    // What is left in cells of words are parts of names (`机关用地(三)`) where it measures nothing.
    let first = lexed.numerals.partition_point(|numeral| numeral.span.start() < row.start());
    for numeral in lexed.numerals.iter_mut().skip(first) {
        let counts = numeral.base == Base::None || numeral.dimension == Dimension::Count;
        if numeral.fate == Fate::Unread && counts {
            (numeral.fate, numeral.why) = (Fate::Name, "name-tail");
        }
    }
    out
}

/// A row without figures: the head of what follows, the second half of a head, or a label for several rows.
fn head_row(text: &str, cells: &[Span], lexed: &Lexed, table: &mut Table) {
    let told = cells.iter().filter(|cell| !cell.is_empty()).count();
    let section =
        told == 1 && !table.columns.is_empty() && cells.first().is_some_and(|cell| !cell.is_empty());
    if cells.len() < 2 || section || table.filled && told < 2 {
        return;
    }
    let mut columns: Vec<Column> = cells.iter().map(|cell| column(text, *cell, lexed)).collect();
    if !table.filled && !table.columns.is_empty() {
        // The head goes on: what stands above covers the columns to its right that say nothing there.
        let mut above = Column::default();
        let old = std::mem::take(&mut table.columns);
        for (at, column) in columns.iter_mut().enumerate() {
            let own = old.get(at).filter(|old| !old.name.is_empty() || old.time.is_some());
            if let Some(own) = own {
                above = own.clone();
            }
            if column.name.is_empty() && column.time.is_none() {
                *column = own.cloned().unwrap_or_default();
                continue;
            }
            column.unit = column.unit.or(above.unit);
            column.time = column.time.or(above.time);
            column.group.clone_from(&above.name);
            if PLAIN.contains(&column.name.as_str()) || column.name.is_empty() {
                column.name.clone_from(&above.name);
            } else if !column.growth && column.place.is_none() {
                column.name = format!("{}{}", above.name, column.name);
            }
        }
    }
    table.columns = columns;
    table.filled = false;
    table.label = None;
}

/// The number that counts a row, in front of its label.
fn number_of_row(cells: &[Span], figures: &[Option<usize>], lexed: &mut Lexed) {
    if let Some(index) = figures.first().copied().flatten()
        && figures.get(1).is_some_and(Option::is_none)
        && cells.get(1).is_some_and(|cell| !cell.is_empty())
        && let Some(numeral) = lexed.numerals.get_mut(index)
        && numeral.base == Base::None
    {
        (numeral.fate, numeral.why) = (Fate::Ordinal, "list-mark");
    }
}

/// What a row is about: its first words, or those right before the figures where the first cell spans rows or
/// columns, or the row's above where there are none.
fn label(text: &str, cells: &[Span], figures: &[Option<usize>], table: &Table) -> Option<Span> {
    let from = usize::from(figures.first().is_some_and(Option::is_some));
    let end = figures.iter().skip(from).position(Option::is_some).map_or(cells.len(), |at| at + from);
    let mut words = cells.get(from..end).unwrap_or_default().iter().filter(|cell| !cell.is_empty());
    let first = words.next().copied();
    let corner = |at: usize| table.columns.get(at).map_or("", |column| column.name.as_str());
    let spanned = cells.get(from).is_some_and(|cell| cell.is_empty())
        || corner(from + 1).is_empty() && table.columns.len() > from + 1
        || INDICATORS.contains(&corner(from + 1));
    let last = words.next_back().copied().filter(|_| spanned);
    last.or(first).or_else(|| table.label.filter(|label| !label.slice(text).is_empty()))
}

/// The unit in brackets at the end of a cell (`总量(亿元)`).
pub(super) fn unit_in(text: &str, cell: Span) -> Option<Span> {
    let words = cell.slice(text);
    let inner = words[words.rfind(['(', '（'])?..].trim_start_matches(['(', '（']);
    let inner = inner.strip_prefix("单位:").or(inner.strip_prefix("单位：")).unwrap_or(inner);
    let from = cell.end() as usize - inner.len();
    let inner = inner.trim_end_matches([')', '）']);
    whole_unit(text, Span::of(from, from + inner.len()))
}

/// The span, where a unit of the table and nothing else fills it.
fn whole_unit(text: &str, span: Span) -> Option<Span> {
    let measure = unit::measure(text, span.start() as usize)?;
    (matches!(measure.base, Base::Row(_)) && measure.end >= span.end() as usize).then_some(span)
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
    let growth = CHANGES.stands_in(&name);
    let place = place_column::scope(&name, words, cell);
    let named = gazetteer().names.exact(&name).first();
    let region = named.filter(|row| !matches!(row.1, Named::ZoneWord(_) | Named::Plain)).map(|_| cell);
    Column { name, unit, time, growth, place, group: String::new(), region }
}

/// One figure of a row: `unit` is what the row's own column of units says.
fn cell(
    text: &str,
    label: Span,
    unit: Option<Span>,
    at: usize,
    index: usize,
    lexed: &mut Lexed,
    table: &Table,
) -> Option<Cell> {
    let empty = Column::default();
    let head = table.columns.get(at).unwrap_or(&empty);
    let plain = |column: &&Column| !column.growth && column.place.is_none();
    let base_column = (1..=at).rev().filter_map(|at| table.columns.get(at)).find(plain);
    let first = table.columns.first().filter(|column| !NUMBERS.contains(&column.name.as_str()));
    let corner = first.or(table.columns.get(1)).map_or("", |column| column.name.as_str());
    let written = unit_in(text, label);
    let unit = unit.or(written);
    let own = match written {
        Some(unit) => label.slice(text).get(..(unit.start() - label.start()) as usize).unwrap_or(""),
        None => label.slice(text),
    };
    let own = own.trim_end_matches("单位:").trim_end_matches("单位：");
    let own = if written.is_some() { own.trim_end_matches(['(', '（']) } else { own };
    let own: String = own.chars().filter(|c| !c.is_whitespace() && *c != '#').collect();
    let named = base_column.is_some_and(|column| !column.name.is_empty());
    // 规上工业增加值增速: the head says by itself what grew.
    let grown = naming::strip_rate(&head.name);
    let grown = Some(grown).filter(|grown| {
        head.growth && grown.chars().count() >= 3 && !PLAIN.contains(&grown.as_str()) && *grown != head.name
    });
    let named = named || grown.is_some();
    let by_row = !named || INDICATORS.contains(&corner);
    let measured = match base_column {
        _ if by_row => own,
        _ if grown.is_some() => grown.unwrap_or_default(),
        _ if head.growth && !head.group.is_empty() => head.group.clone(),
        column => column.map_or(String::new(), |column| column.name.clone()),
    };
    if measured.is_empty() {
        return None;
    }
    let percent = head.growth && !head.name.contains('额') && !head.name.contains('量');
    let name = match (head.growth, percent) {
        (true, true) if holds(&head.name, "同比") => format!("{measured}同比增速"),
        (true, true) => format!("{measured}增速"),
        (true, false) => format!("{measured}{}", head.name),
        _ if by_row && !head.name.is_empty() && head.region.is_none() && head.names(corner) => {
            format!("{measured}{}", head.name)
        }
        _ => measured,
    };
    let own_unit = unit.filter(|unit| !percent || unit.slice(text) == "%");
    let unit = head
        .unit
        .or(own_unit)
        .or_else(|| table.units.iter().copied().find(|unit| (unit.slice(text) == "%") == percent));
    let numeral = lexed.numerals.get_mut(index)?;
    if numeral.base == Base::None {
        let measure = unit.and_then(|unit| unit::measure(text, unit.start() as usize));
        if percent && measure.is_none_or(|measure| measure.dimension != Dimension::Percent) {
            (numeral.base, numeral.dimension) = (Base::Row("%"), Dimension::Percent);
        } else if let Some(unit) = unit {
            scale(text, numeral, unit);
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
        label: if by_row { head.region } else { Some(label).filter(|label| !total(label.slice(text))) },
    })
}

/// Whether a row's label says that it sums the others.
fn total(label: &str) -> bool {
    let told = label.chars().filter(|c| !c.is_whitespace());
    TOTALS.iter().any(|word| told.clone().eq(word.chars()))
}

/// Gives a numeral without a unit that of its head or label.
pub(super) fn scale(text: &str, numeral: &mut Numeral, unit: Span) {
    let Some(measure) = unit::measure(text, unit.start() as usize) else { return };
    (numeral.base, numeral.dimension) = (measure.base, measure.dimension);
    let scaled = power(measure.exp)
        .and_then(|power| numeral.value?.checked_mul(Decimal::from(measure.factor))?.checked_mul(power));
    numeral.value = scaled.map(|value| value.normalize());
}

/// 10^exp for the powers that units have.
fn power(exp: i32) -> Option<Decimal> {
    let ten = Decimal::TEN;
    (0..exp.unsigned_abs()).try_fold(Decimal::ONE, |power, _| {
        if exp > 0 { power.checked_mul(ten) } else { power.checked_div(ten) }
    })
}
