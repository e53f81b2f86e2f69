//! Files to save: CSV for Excel and WPS, and the canonical JSON.

use super::held::Held;
use super::protocol::{Answer, Language};
use super::rows::literal;
use crate::claim::model::{Aspect, Claim, Status};
use crate::report::json::{RULES, TOOL, code, iso, plain, report_json};

/// Cell by cell, so that head and rows cannot fall apart: Chinese head, English head, content.
type Field = (&'static str, &'static str, fn(&Held, &Claim, Language) -> Cell);

/// What a cell may hold.
enum Cell {
    /// Words of the text or of ours: kept from being read as a formula.
    Text(String),
    /// A number or a date that we wrote ourselves: as it is, also with a minus.
    Plain(String),
}

const FIELDS: [Field; 23] = [
    ("编号", "id", |_, claim, _| Cell::Plain(claim.id())),
    ("文件", "document", |held, _, _| Cell::Text(held.report.document.clone())),
    ("地区", "region", |held, claim, _| text(held.region(claim).map(|region| region.name.as_str()))),
    ("区划代码", "region_code", |held, claim, _| {
        some(held.region(claim).and_then(|region| region.code).map(code))
    }),
    ("议题", "topic", |_, claim, _| text(Some(claim.topic.name()))),
    ("标题", "section", |_, claim, _| text(claim.section.as_deref())),
    ("主体", "subject", |_, claim, _| text(claim.subject.as_deref())),
    ("指标", "indicator", |_, claim, _| text(Some(&claim.indicator))),
    ("口径", "aspect", |_, claim, language| text(Some(aspect(claim.aspect, language)))),
    ("原文数值", "as_written", |held, claim, _| Cell::Text(literal(held, claim))),
    ("数值", "value", |_, claim, _| some(claim.quantity.as_ref().and_then(|one| one.value).map(plain))),
    ("下限", "low", |_, claim, _| some(claim.quantity.as_ref().and_then(|one| one.low).map(plain))),
    ("上限", "high", |_, claim, _| some(claim.quantity.as_ref().and_then(|one| one.high).map(plain))),
    ("计量单位", "unit", |_, claim, _| text(claim.quantity.as_ref().and_then(|one| one.base.as_deref()))),
    ("状态", "status", |_, claim, language| text(Some(status(claim.status, language)))),
    ("时期", "period", |_, claim, _| text(claim.period.as_ref().map(|period| period.words.as_str()))),
    ("起始日", "period_from", |_, claim, _| {
        some(claim.period.as_ref().and_then(|period| period.from).map(iso))
    }),
    ("截止日", "period_to", |_, claim, _| {
        some(claim.period.as_ref().and_then(|period| period.to).map(iso))
    }),
    ("位次", "ranks", |held, claim, language| {
        let ranks: Vec<_> = claim.ranks.iter().map(|rank| held.quote(rank.raw)).collect();
        Cell::Text(ranks.join(language.pick("；", "; ")))
    }),
    ("原句", "sentence", |held, claim, _| text(Some(&held.quote(claim.sentence)))),
    ("起始字节", "start", |_, claim, _| Cell::Plain(claim.span.start().to_string())),
    ("结束字节", "end", |_, claim, _| Cell::Plain(claim.span.end().to_string())),
    ("来源说明", "source", |_, _, language| Cell::Text(source_note(language))),
];

/// Where the figures come from, in every row: rows are cut out and sent on without their table.
pub(super) fn source_note(language: Language) -> String {
    language.pick(
        format!("据发言人自述整理，非官方统计（{TOOL}，规则 {RULES}）"),
        format!("from the speakers' own words, not official statistics ({TOOL}, rules {RULES})"),
    )
}

/// The claims of `order` as CSV: UTF-8 with BOM, CRLF, quoted after RFC 4180.
pub(super) fn csv(held: &Held, order: &[u32], language: Language) -> Answer {
    let mut content = String::from("\u{feff}");
    let head = FIELDS.map(|(chinese, english, _)| Cell::Text(language.pick(chinese, english).to_owned()));
    line(&mut content, head);
    for claim in order.iter().filter_map(|&claim| held.report.claims.get(claim as usize)) {
        line(&mut content, FIELDS.map(|(.., cell)| cell(held, claim, language)));
    }
    let name = format!("{}-{}.csv", stem(&held.report.document, language), language.pick("数据", "claims"));
    Answer::File { name, mime: "text/csv;charset=utf-8".to_owned(), content }
}

/// The canonical JSON of the whole report: the same bytes as `shaipin report`.
pub(super) fn json(held: &Held, language: Language) -> Answer {
    let name = format!("{}-{}.json", stem(&held.report.document, language), language.pick("报告", "report"));
    let content = report_json(&held.report, &held.source) + "\n";
    Answer::File { name, mime: "application/json".to_owned(), content }
}

fn line<const N: usize>(content: &mut String, cells: [Cell; N]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            content.push(',');
        }
        match cell {
            Cell::Text(words) if is_formula(words) => quoted(content, &format!("'{words}")),
            Cell::Text(words) | Cell::Plain(words) => quoted(content, words),
        }
    }
    content.push_str("\r\n");
}

/// Whether a spreadsheet would run it: the first character is one that starts a formula, half or
/// full width. A number with a sign (`-3.2%`) only looks so.
fn is_formula(words: &str) -> bool {
    let number = |rest: &str| {
        !rest.is_empty() && rest.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '%'))
    };
    match words.strip_prefix(['+', '-']) {
        Some(rest) => !number(rest),
        None => {
            words.starts_with(['=', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
        }
    }
}

fn quoted(content: &mut String, words: &str) {
    let outer_blank = words.starts_with(' ') || words.ends_with(' ');
    if outer_blank || words.contains(['"', ',', ';', '\t', '\r', '\n']) {
        content.push('"');
        content.push_str(&words.replace('"', "\"\""));
        content.push('"');
    } else {
        content.push_str(words);
    }
}

fn text(words: Option<&str>) -> Cell {
    Cell::Text(words.unwrap_or_default().to_owned())
}

fn some(number: Option<String>) -> Cell {
    Cell::Plain(number.unwrap_or_default())
}

fn aspect(aspect: Aspect, language: Language) -> &'static str {
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

fn status(status: Status, language: Language) -> &'static str {
    let chinese = match status {
        Status::Actual => "已完成",
        Status::Target => "计划",
        Status::Projected => "预计",
    };
    language.pick(chinese, status.name())
}

/// The document's name without its ending and without signs that file systems refuse.
fn stem(document: &str, language: Language) -> String {
    let stem = document.rsplit_once('.').map_or(document, |(stem, _)| stem);
    let kept = stem.chars().filter(|sign| !sign.is_control() && !"\\/:*?\"<>|".contains(*sign));
    let kept: String = kept.take(80).collect();
    if kept.trim().is_empty() {
        language.pick("晒拼", "shaipin").to_owned()
    } else {
        kept.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_told_from_signed_numbers() {
        for words in ["=1+1", "+SUM(A1)", "-", "@cmd", "\tx", "\rx", "\u{ff1d}A1", "-2+3", "- 5"] {
            assert!(is_formula(words), "{words}");
        }
        for words in ["", "-3.2%", "+5", "-1,234.5", "投资", "5-3", "'=x", "—3"] {
            assert!(!is_formula(words), "{words}");
        }
    }

    #[test]
    fn file_names_are_safe() {
        assert_eq!(stem("a/b:c*.txt", Language::Chinese), "abc");
        assert_eq!(stem("", Language::Chinese), "晒拼");
        assert_eq!(stem(".txt", Language::English), "shaipin");
        assert_eq!(stem("2022.5.digest", Language::English), "2022.5");
    }
}
