//! The table of claims, one row a claim, as every format has it.

use super::others::document;
use super::source_note;
use crate::book::{Cell, Column, Sheet};
use crate::claim::model::{Claim, Field as Part};
use crate::report::json::{code, iso, plain};
use crate::serve::held::Held;
use crate::serve::names;
use crate::serve::protocol::{Column as TableColumn, Language};
use crate::serve::rows::{changes, literal, series_name};
use crate::serve::view::topic_name;

/// Column by column, so that head and rows cannot fall apart: Chinese head, English head, width in
/// characters, content.
type Field = (&'static str, &'static str, u16, fn(&Held, &Claim, Language) -> Cell);

const FIELDS: [Field; 26] = [
    ("编号", "id", 9, |_, claim, _| Cell::Text(claim.id())),
    ("文件", "document", 14, |held, claim, language| {
        text(Some(held.parts.get(held.part(claim)).map_or(&document(held, language), |part| &part.name)))
    }),
    ("地区", "region", 12, |held, claim, _| text(held.region(claim).map(|region| region.name.as_str()))),
    ("区划代码", "region_code", 10, |held, claim, _| {
        text(held.region(claim).and_then(|region| region.code).map(code).as_deref())
    }),
    ("议题", "topic", 12, |_, claim, language| text(Some(topic_name(claim.topic, language)))),
    ("标题", "section", 16, |_, claim, _| text(claim.section.as_deref())),
    ("主体", "subject", 14, |_, claim, _| text(claim.subject.as_deref())),
    ("指标", "indicator", 20, |_, claim, _| text(Some(&claim.indicator))),
    ("口径", "aspect", 8, |_, claim, language| text(Some(names::aspect(claim.aspect.name(), language)))),
    ("原文数值", "as_written", 14, |held, claim, _| text(Some(&literal(held, claim)))),
    ("数值", "value", 16, |_, claim, _| {
        Cell::number(claim.quantity.as_ref().and_then(|one| one.value).map(plain))
    }),
    ("下限", "low", 12, |_, claim, _| {
        Cell::number(claim.quantity.as_ref().and_then(|one| one.ends.low()).map(plain))
    }),
    ("上限", "high", 12, |_, claim, _| {
        Cell::number(claim.quantity.as_ref().and_then(|one| one.ends.high()).map(plain))
    }),
    ("计量单位", "unit", 9, |_, claim, _| {
        text(claim.quantity.as_ref().and_then(|one| one.base.as_deref()))
    }),
    ("性质", "status", 8, |_, claim, language| text(Some(names::status(claim.status.name(), language)))),
    ("时期", "period", 12, |held, claim, _| {
        text(claim.period.as_ref().map(|period| held.time(period)).as_deref())
    }),
    ("起始日", "period_from", 12, |_, claim, _| {
        Cell::date(claim.period.as_ref().and_then(|period| period.from).map(iso))
    }),
    ("截止日", "period_to", 12, |_, claim, _| {
        Cell::date(claim.period.as_ref().and_then(|period| period.to).map(iso))
    }),
    ("位次", "ranks", 14, |held, claim, language| {
        let ranks: Vec<_> = claim.ranks.iter().map(|rank| held.quote(rank.raw)).collect();
        text(Some(&ranks.join(language.pick("；", "; "))))
    }),
    ("系列", "series", 18, |held, claim, _| text(Some(series_name(held, claim)))),
    ("更正", "correction", 8, |_, claim, language| text(Some(mark(claim, language)))),
    ("更正前", "original", 18, |_, claim, language| text(Some(&original(claim, language)))),
    ("原句", "sentence", 60, |held, claim, _| text(Some(&held.quote(claim.sentence)))),
    ("起始字节", "start", 9, |_, claim, _| Cell::Number(claim.span.start().to_string())),
    ("结束字节", "end", 9, |_, claim, _| Cell::Number(claim.span.end().to_string())),
    ("来源说明", "source", 30, |_, _, language| Cell::Text(source_note(language).to_owned())),
];

/// The claims of `order`.
pub(super) fn sheet(held: &Held, order: &[u32], language: Language) -> Sheet {
    let fields: Vec<&Field> = FIELDS.iter().collect();
    Sheet { frozen: 3, ..picked(held, order, &fields, language) }
}

/// The claims of `order` in the columns of the table on the screen, with the sentence, and the marks where the reader
/// changed any.
pub(super) fn shown(held: &Held, order: &[u32], columns: &[TableColumn], language: Language) -> Sheet {
    let mut names: Vec<&str> = columns.iter().flat_map(|column| fields_of(*column)).copied().collect();
    let claims = || order.iter().filter_map(|&claim| held.report.one(claim));
    names.extend(["sentence"].iter().filter(|_| !columns.contains(&TableColumn::Sentence)));
    if claims().any(|claim| claim.correction.is_some()) && !columns.contains(&TableColumn::Edited) {
        names.extend(["correction", "original"]);
    }
    let fields: Vec<&Field> =
        names.iter().filter_map(|name| FIELDS.iter().find(|field| field.1 == *name)).collect();
    picked(held, order, &fields, language)
}

/// Which fields a column of the table has here.
fn fields_of(column: TableColumn) -> &'static [&'static str] {
    match column {
        TableColumn::Place => &["id"],
        TableColumn::Document => &["document"],
        TableColumn::Region => &["region"],
        TableColumn::Topic => &["topic"],
        TableColumn::Subject => &["subject"],
        TableColumn::Indicator => &["subject", "indicator"],
        TableColumn::Value => &["as_written", "value", "unit"],
        TableColumn::Status => &["status"],
        TableColumn::Period => &["period"],
        TableColumn::Rank => &["ranks"],
        TableColumn::Series => &["series"],
        TableColumn::Sentence => &["sentence"],
        TableColumn::Edited => &["correction", "original"],
    }
}

fn picked(held: &Held, order: &[u32], fields: &[&Field], language: Language) -> Sheet {
    let claims = order.iter().filter_map(|&claim| held.report.one(claim));
    Sheet {
        name: language.pick("数据", "claims").to_owned(),
        columns: fields
            .iter()
            .map(|&&(zh, en, width, _)| Column::new(language.pick(zh, en), width))
            .collect(),
        rows: claims
            .map(|claim| fields.iter().map(|(.., cell)| cell(held, claim, language)).collect())
            .collect(),
        frozen: 1,
        ..Sheet::default()
    }
}

fn text(words: Option<&str>) -> Cell {
    Cell::text(words.unwrap_or_default())
}

/// Whether the reader corrected, rejected or added a claim; empty where it stands as it was read.
fn mark(claim: &Claim, language: Language) -> &'static str {
    match &claim.correction {
        None => "",
        Some(told) if told.rejected => language.pick("已剔除", "rejected"),
        Some(told) if told.added => language.pick("补记", "added"),
        Some(_) => language.pick("已更正", "corrected"),
    }
}

/// What was read where the reader says otherwise.
fn original(claim: &Claim, language: Language) -> String {
    let told = changes(claim).iter().map(|change| {
        let name = names::field(change.field, language);
        let was = match change.field {
            Part::Aspect => names::aspect(&change.was, language),
            Part::Status => names::status(&change.was, language),
            _ => &*change.was,
        };
        let none = language.pick("无", "none");
        language.pick(
            format!("{name}：{}", if was.is_empty() { none } else { was }),
            format!("{name}: {}", if was.is_empty() { none } else { was }),
        )
    });
    told.collect::<Vec<_>>().join(language.pick("；", "; "))
}
