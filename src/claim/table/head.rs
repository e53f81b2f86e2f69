//! The head of a table: one row or several, whose upper cells cover those below them.

use super::{Around, Table, place};
use crate::claim::naming;
use crate::lex::node::{Kind, Lexed};
use crate::lex::unit;
use crate::lexicon::columns::{
    CHANGE_ENDS, CHANGE_KINDS, CHANGES, EMPTY, INDICATORS, NUMBERS, PLACES, PLAIN, PLANNED, SHARES, UNITS,
};
use crate::source::Span;

/// Characters of a head's words at the most.
const LONGEST: usize = 48;

/// One cell of a head row.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Its words without unit and time.
    words: String,
    /// The unit in brackets.
    unit: Option<Span>,
    /// The time, as its words.
    time: Option<Span>,
    /// Places stand in brackets behind its figures (`综合得分(位次)`).
    bracketed: bool,
    /// It names a region, and nothing else but what is stripped with it.
    region: Option<Span>,
    /// The cell.
    cell: Span,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// Its lowest head, without unit and time.
    pub(super) name: String,
    /// What it measures, told by all its heads; empty where they do not say.
    pub(super) measure: String,
    /// What the heads above the lowest say.
    pub(super) group: String,
    /// The unit in its heads.
    pub(super) unit: Option<Span>,
    /// The time in its heads, as its words.
    pub(super) time: Option<Span>,
    /// Its figures are growth: of `measure`, or where that is empty of what the column left of it measures.
    pub(super) growth: bool,
    /// Its figures are places; among whom, where the head says it.
    pub(super) place: Option<Span>,
    /// Places stand in brackets behind its figures.
    pub(super) bracketed: bool,
    /// It is a region's: a head names a place.
    pub(super) region: Option<Span>,
}

impl Column {
    /// Whether its figures are values of their own: neither growth nor places.
    pub(super) fn is_value(&self) -> bool {
        !self.growth && self.place.is_none()
    }
}

impl Part {
    fn read(around: Around<'_>, cell: Span, lexed: &Lexed) -> Self {
        let words = cell.slice(around.text);
        let first = lexed.nodes.partition_point(|node| node.span.start() < cell.start());
        let inside = lexed.nodes.iter().skip(first).take_while(|node| cell.contains(node.span));
        let time = inside.filter(|node| matches!(node.kind, Kind::Time(_))).map(|node| node.span).next();
        let open = words.find(['(', '（']);
        let aside = open.and_then(|open| words.get(open..)).unwrap_or("").trim_end_matches([')', '）']);
        let bracketed = is_place(aside);
        let unit = open.filter(|_| !bracketed).and_then(|open| {
            let inner = words[open..].trim_start_matches(['(', '（']);
            let from = cell.end() as usize - inner.len();
            let inner = inner.trim_end_matches([')', '）']);
            let inner = inner.strip_prefix("单位:").unwrap_or(inner);
            unit::measure(around.text, from).map(|_| Span::of(from, from + inner.len()))
        });
        let body = words.get(..open.unwrap_or(words.len())).unwrap_or(words);
        let mut name = body.to_string();
        // 比年初增减额: the time is what is compared with.
        let time = time.filter(|_| !words.starts_with(['比', '较']));
        if let Some(time) = time {
            name = name.replace(time.slice(around.text), "");
        }
        name.retain(|c| !c.is_whitespace());
        let mut name: String = name.chars().take(LONGEST).collect();
        let mut region = None;
        let place = around.place(cell);
        if place.is_some_and(|place| place.slice(around.text) == body.trim()) {
            region = Some(cell);
            name.clear();
        } else if place.is_some()
            && let Some(rest) = ["全省", "全国"].iter().find_map(|wide| name.strip_prefix(wide))
            && !is_place(rest)
        {
            region = Some(cell);
            name = rest.trim_start_matches("平均").to_string();
        }
        if EMPTY.contains(&name.as_str()) {
            name.clear();
        }
        let name = name.strip_prefix("其中:").map(str::to_string).unwrap_or(name);
        Self { words: name, unit, time, bracketed, region, cell }
    }

    fn is_empty(&self) -> bool {
        self.cell.is_empty()
    }

    /// Whether it is a word that heads are made of: told where rows of words alone stand below figures.
    fn heads(&self) -> bool {
        let words = self.words.as_str();
        self.unit.is_some()
            || is_place(words)
            || [INDICATORS, NUMBERS, UNITS, PLAIN].iter().any(|table| table.contains(&words))
            || CHANGES.stands_in(words)
    }
}

fn is_place(words: &str) -> bool {
    PLACES.ends(words)
}

/// Whether places stand in brackets behind the figures below one of these heads.
pub(super) fn bracketed(row: &[Part]) -> bool {
    row.iter().any(|part| part.bracketed)
}

/// A row without figures: the head of what follows, or a part of it, or a label for several rows.
pub(super) fn take(around: Around<'_>, cells: &[Span], lexed: &Lexed, table: &mut Table) {
    let told = cells.iter().filter(|cell| !cell.is_empty()).count();
    let section = told < 2 && cells.first().is_some_and(|cell| !cell.is_empty());
    let known = !table.heads.is_empty() || !table.columns.is_empty();
    if cells.len() < 2 || told == 0 || section {
        return;
    }
    let parts: Vec<Part> = cells.iter().map(|cell| Part::read(around, *cell, lexed)).collect();
    // Below figures, a row of words is a head only where it is made of what heads are made of.
    if known && table.filled && (told < 2 || parts.iter().filter(|part| part.heads()).count() < 2) {
        return;
    }
    if table.filled || table.heads.len() >= 4 {
        table.heads.clear();
        table.filled = false;
        table.label = None;
    }
    table.columns.clear();
    table.heads.push(parts);
}

/// Makes the columns of the head rows taken.
pub(super) fn settle(around: Around<'_>, table: &mut Table) {
    let heads = std::mem::take(&mut table.heads);
    if heads.is_empty() {
        return;
    }
    let width = heads.iter().map(Vec::len).max().unwrap_or(0);
    // Which cell of each head row covers a column.
    let mut owners: Vec<Option<usize>> = vec![None; heads.len()];
    let mut columns = Vec::with_capacity(width);
    for at in 0..width {
        let told = |row: &Vec<Part>| row.get(at).is_some_and(|part| !part.is_empty());
        let mut moved = false;
        for (level, row) in heads.iter().enumerate() {
            let below = heads.iter().skip(level + 1).any(told);
            let covered = owners.get(level).copied().flatten().filter(|_| below && !moved);
            let owner = if told(row) { Some(at) } else { covered };
            moved |= told(row);
            if let Some(slot) = owners.get_mut(level) {
                *slot = owner;
            }
        }
        let path = heads.iter().zip(&owners).filter_map(|(row, owner)| row.get((*owner)?));
        columns.push(column(around.text, path));
    }
    table.columns = columns;
}

/// The column below these heads, highest first.
fn column<'a>(text: &str, path: impl Iterator<Item = &'a Part>) -> Column {
    let mut column = Column::default();
    let mut words: Vec<&str> = Vec::new();
    let mut lowest = Span::default();
    for part in path {
        column.unit = part.unit.or(column.unit);
        column.time = part.time.or(column.time);
        column.region = part.region.or(column.region);
        column.bracketed |= part.bracketed;
        if !part.words.is_empty() && words.last() != Some(&part.words.as_str()) {
            words.push(&part.words);
            lowest = part.cell;
        }
    }
    let Some((leaf, above)) = words.split_last() else { return column };
    column.name = (*leaf).to_string();
    column.group = above.iter().rev().take(3).rev().fold(String::new(), |name, word| joined(&name, word));
    column.place = place::scope(leaf, lowest.slice(text), lowest);
    column.growth = column.place.is_none() && CHANGES.stands_in(leaf);
    let plain = PLAIN.contains(leaf);
    column.measure = if column.growth {
        // 规上工业增加值增速: the head says by itself what grew.
        let grown = grown(leaf);
        let tells = grown.chars().count() >= 2 && grown != *leaf && !PLAIN.contains(&grown.as_str());
        let tells = tells && !CHANGES.begins(&grown) && !CHANGE_KINDS.contains(&grown.as_str());
        if tells { joined(&column.group, &grown) } else { column.group.clone() }
    } else if plain {
        column.group.clone()
    } else {
        let rate = column.unit.is_some_and(|unit| unit.slice(text) == "%");
        joined(&column.group, &done(leaf).filter(|_| rate).unwrap_or_else(|| (*leaf).to_string()))
    };
    column
}

/// What a head says grew: its words without those that only say that its figures are a change (规上工业增加值同比增长).
fn grown(leaf: &str) -> String {
    /// Words of change that may stand behind one another.
    const MOST: usize = 6;
    let mut words = naming::strip_rate(leaf);
    for _ in 0..MOST {
        let cut = CHANGE_ENDS.iter().find_map(|end| words.strip_suffix(end));
        let Some(cut) = cut.map(naming::strip_rate) else { break };
        words = cut;
    }
    words
}

/// The completion that a head over percentages means: 完成年度目标 is 年度目标完成率.
fn done(leaf: &str) -> Option<String> {
    let planned = SHARES.iter().find_map(|verb| leaf.strip_prefix(verb))?;
    let planned = planned.strip_suffix("的比重").or(planned.strip_suffix("比重")).unwrap_or(planned);
    let planned = planned.trim_end_matches("比例").trim_end_matches('的');
    PLANNED.stands_in(planned).then(|| format!("{planned}完成率"))
}

/// A name under a wider one (`工业` over `增加值`); the wider one goes where the name says it too, or has it all.
fn joined(wide: &str, word: &str) -> String {
    const WHOLE: usize = 5;
    let shares = wide.chars().filter(|c| word.contains(*c)).count() * 2 > wide.chars().count();
    let short = wide.chars().count() <= 3 && word.chars().count() >= WHOLE;
    let same = wide.is_empty()
        || PLAIN.contains(&wide)
        || word.contains(wide)
        || shares && word.chars().count() >= WHOLE;
    let all = if same || short { word.to_string() } else { format!("{wide}{word}") };
    naming::capped(all)
}
