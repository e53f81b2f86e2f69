//! One figure of a row made a claim: named by head or label, with the unit of the head, the row or the caption.

use crate::lexicon::set::{WordSet, holds};
use rust_decimal::Decimal;

use super::row::REACH;
use super::{Cell, Table, unit_in};
use crate::claim::draft::Draft;
use crate::claim::naming;
use crate::lex::node::{Lexed, Numeral};
use crate::lex::unit::{self, Base};
use crate::lexicon::columns::{COUNTED, DONE, PLAIN, PLAN_ENDS, PLANNED, PLANS, SCORES};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Fate, Status};
use crate::source::Span;

/// Which figure is to be read, and what its row says.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) label: Span,
    /// The unit that the row's own column of units says.
    pub(super) unit: Option<Span>,
    /// Its column.
    pub(super) at: usize,
    /// Its numeral.
    pub(super) index: usize,
    /// The label says what is measured.
    pub(super) by_label: bool,
    /// The label is a sum's.
    pub(super) total: bool,
}

/// The span, where a unit of the table and nothing else fills it.
pub(super) fn whole_unit(text: &str, span: Span) -> Option<Span> {
    let measure = unit::measure(text, span.start() as usize)?;
    (matches!(measure.base, Base::Row(_)) && measure.end >= span.end() as usize).then_some(span)
}

/// One figure of a row.
pub(super) fn cell(text: &str, asked: Asked, lexed: &mut Lexed, table: &Table) -> Option<Cell> {
    let empty = super::Column::default();
    let head = table.columns.get(asked.at).unwrap_or(&empty);
    // A share of a plan is not what grew.
    let amount = |column: &super::Column| {
        column.is_value() && !matches!(naming::aspect_of(&column.measure), Aspect::Completion)
    };
    let same = |column: &&super::Column| amount(column) && column.region == head.region;
    let base_column = match head.is_value() {
        true => Some(head),
        false => (1..=asked.at).rev().take(REACH).filter_map(|at| table.columns.get(at)).find(same),
    };
    let (own, written) = own(text, asked.label);
    let under = match base_column {
        _ if !head.growth || !head.measure.is_empty() => head.measure.clone(),
        column => column.map_or(String::new(), |column| column.measure.clone()),
    };
    // Heads that say nothing of their own are of what the caption names.
    let noun = table.caption.noun.as_str();
    let plain = under.is_empty() || PLANNED.begins(&under) || PLAN_ENDS.contains(&under.as_str());
    let under = if plain && !noun.is_empty() { format!("{noun}{under}") } else { under };
    let by_label = asked.by_label || under.is_empty() && !asked.total;
    let measured = if by_label { own } else { under };
    if measured.is_empty() {
        return None;
    }
    let points = head.unit.is_some_and(|unit| unit.slice(text).contains("百分点"));
    let percent = head.growth && !head.name.ends_with('额') && !head.name.ends_with('量') && !points;
    let name = match (head.growth, percent) {
        (true, true) if holds(&head.name, "同比") => format!("{measured}同比增速"),
        (true, true) => format!("{measured}增速"),
        (true, false) => format!("{measured}{}", head.name),
        _ if by_label && !head.name.is_empty() && !PLAIN.contains(&head.name.as_str()) => {
            format!("{measured}{}", head.name)
        }
        _ => measured,
    };
    let name = naming::capped(name);
    let aspect = if percent { Aspect::Growth } else { naming::aspect_of(&name) };
    let rate = percent || matches!(aspect, Aspect::Share | Aspect::Completion);
    let fits = |unit: &Span| (unit.slice(text) == "%") == rate;
    let unit = head.unit.or(asked.unit.or(written).filter(|unit| !percent || fits(unit)));
    let unit = unit.or_else(|| table.units.iter().copied().find(fits));
    let numeral = lexed.numerals.get_mut(asked.index)?;
    if numeral.base == Base::None {
        let measure = unit.and_then(|unit| unit::measure(text, unit.start() as usize));
        let wrong = percent && measure.is_none_or(|measure| measure.dimension != Dimension::Percent);
        if wrong || rate && unit.is_none() {
            (numeral.base, numeral.dimension) = (Base::Row("%"), Dimension::Percent);
        } else if let Some(unit) = unit {
            scale(text, numeral, unit);
        }
    }
    numeral.fate = Fate::Claim;
    numeral.why = "table-cell";
    let bare = numeral.base == Base::None;
    let scored = SCORES.ends(&name).then_some("分");
    let counted = COUNTED.iter().find(|(end, _)| name.ends_with(end)).map(|(_, unit)| *unit);
    let implied = scored.or(counted).filter(|_| bare);
    let aspect = if scored.is_some() { Aspect::Score } else { aspect };
    let is = |table: &WordSet| table.stands_in(&head.name);
    let planned = is(&PLANS) && !is(&DONE);
    let label =
        if by_label { head.region } else { head.region.or(Some(asked.label).filter(|_| !asked.total)) };
    Some(Cell {
        draft: Draft {
            numeral: Some(asked.index),
            name,
            subject: None,
            region: None,
            aspect,
            negative: false,
            status: if planned { Status::Target } else { Status::Actual },
            period: None,
            ranks: Vec::new(),
            implied,
            list: None,
            open: false,
            clause: 0,
            at: numeral.span.start(),
            rules: vec!["table-cell"],
        },
        time: head.time.or_else(|| base_column.and_then(|column| table.latest(text, column))),
        label,
        column: asked.at,
    })
}

impl Table {
    /// The time of a column; where several hold the same in different years, the last of them.
    fn latest(&self, text: &str, column: &super::Column) -> Option<Span> {
        let alike = |other: &&super::Column| {
            other.is_value() && other.measure == column.measure && other.region == column.region
        };
        let year = |span: &Span| span.slice(text).bytes().take_while(u8::is_ascii_digit).count() >= 4;
        let years =
            self.columns.iter().take(REACH).filter(alike).filter_map(|column| column.time).filter(year);
        years.max_by(|one, two| one.slice(text).cmp(two.slice(text))).or(column.time)
    }
}

/// A label's words, and the unit written behind them in brackets.
fn own(text: &str, label: Span) -> (String, Option<Span>) {
    let written = unit_in(text, label);
    let own = match written {
        Some(unit) => label.slice(text).get(..(unit.start() - label.start()) as usize).unwrap_or(""),
        None => label.slice(text),
    };
    let own = own.trim_end_matches("单位:").trim_end_matches("单位：");
    let own = if written.is_some() { own.trim_end_matches(['(', '（']) } else { own };
    let own = own.trim_start_matches("其中:").trim_start_matches("其中：");
    (own.chars().filter(|c| !c.is_whitespace() && *c != '#').collect(), written)
}

/// Gives a numeral without a unit that of its head or label.
pub(in crate::claim) fn scale(text: &str, numeral: &mut Numeral, unit: Span) {
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
