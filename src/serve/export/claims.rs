//! The table of claims, one row a claim, as every format has it.

use super::source_note;
use crate::book::{Cell, Column, Sheet};
use crate::claim::model::{Aspect, Claim, Status};
use crate::report::json::{code, iso, plain};
use crate::serve::held::Held;
use crate::serve::protocol::Language;
use crate::serve::rows::literal;

/// Column by column, so that head and rows cannot fall apart: Chinese head, English head, width in
/// characters, content.
type Field = (&'static str, &'static str, u16, fn(&Held, &Claim, Language) -> Cell);

const FIELDS: [Field; 23] = [
    ("编号", "id", 9, |_, claim, _| Cell::Text(claim.id())),
    ("文件", "document", 14, |held, _, _| text(Some(&held.report.document))),
    ("地区", "region", 12, |held, claim, _| text(held.region(claim).map(|region| region.name.as_str()))),
    ("区划代码", "region_code", 10, |held, claim, _| {
        text(held.region(claim).and_then(|region| region.code).map(code).as_deref())
    }),
    ("议题", "topic", 12, |_, claim, _| text(Some(claim.topic.name()))),
    ("标题", "section", 16, |_, claim, _| text(claim.section.as_deref())),
    ("主体", "subject", 14, |_, claim, _| text(claim.subject.as_deref())),
    ("指标", "indicator", 20, |_, claim, _| text(Some(&claim.indicator))),
    ("口径", "aspect", 8, |_, claim, language| text(Some(aspect(claim.aspect, language)))),
    ("原文数值", "as_written", 14, |held, claim, _| text(Some(&literal(held, claim)))),
    ("数值", "value", 16, |_, claim, _| {
        Cell::number(claim.quantity.as_ref().and_then(|one| one.value).map(plain))
    }),
    ("下限", "low", 12, |_, claim, _| {
        Cell::number(claim.quantity.as_ref().and_then(|one| one.low).map(plain))
    }),
    ("上限", "high", 12, |_, claim, _| {
        Cell::number(claim.quantity.as_ref().and_then(|one| one.high).map(plain))
    }),
    ("计量单位", "unit", 9, |_, claim, _| {
        text(claim.quantity.as_ref().and_then(|one| one.base.as_deref()))
    }),
    ("状态", "status", 8, |_, claim, language| text(Some(status(claim.status, language)))),
    ("时期", "period", 12, |_, claim, _| text(claim.period.as_ref().map(|period| period.words.as_str()))),
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
    ("原句", "sentence", 60, |held, claim, _| text(Some(&held.quote(claim.sentence)))),
    ("起始字节", "start", 9, |_, claim, _| Cell::Number(claim.span.start().to_string())),
    ("结束字节", "end", 9, |_, claim, _| Cell::Number(claim.span.end().to_string())),
    ("来源说明", "source", 30, |_, _, language| Cell::Text(source_note(language).to_owned())),
];

/// The claims of `order`.
pub(super) fn sheet(held: &Held, order: &[u32], language: Language) -> Sheet {
    let claims = order.iter().filter_map(|&claim| held.report.claims.get(claim as usize));
    Sheet {
        name: language.pick("数据", "claims").to_owned(),
        title: String::new(),
        columns: FIELDS.iter().map(|&(zh, en, width, _)| Column::new(language.pick(zh, en), width)).collect(),
        rows: claims
            .map(|claim| FIELDS.iter().map(|(.., cell)| cell(held, claim, language)).collect())
            .collect(),
        frozen: 3,
    }
}

fn text(words: Option<&str>) -> Cell {
    Cell::text(words.unwrap_or_default())
}

pub(super) fn aspect(aspect: Aspect, language: Language) -> &'static str {
    let chinese = match aspect {
        Aspect::Amount => "总量",
        Aspect::Growth => "增速",
        Aspect::Completion => "完成率",
        Aspect::Share => "占比",
        Aspect::Score => "得分",
        Aspect::Count => "个数",
    };
    language.pick(chinese, aspect.name())
}

pub(super) fn status(status: Status, language: Language) -> &'static str {
    let chinese = match status {
        Status::Actual => "已完成",
        Status::Target => "计划",
        Status::Projected => "预计",
    };
    language.pick(chinese, status.name())
}
