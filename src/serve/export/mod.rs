//! Files to save, described as plain data; the studio writes them.
//!
//! The desk decides what stands in which cell ([`claims`], [`table`], [`others`]); how a format writes it is
//! the business of [`crate::book`]. Only the canonical JSON is written here: it is the one of the command
//! line, byte for byte.

mod claims;
mod others;
mod table;

pub(super) use others::origin;

use super::held::Held;
use super::protocol::{Answer, Column, Format, Language, Query};
use crate::book::{Book, Sheet};
use crate::report::json::{RULES, TOOL, report_json};
use crate::studio::{FileKind, Job};

/// The file of this format, or what the studio needs to write it.
pub(super) fn export(held: &mut Held, format: Format, query: Option<Query>, language: Language) -> Answer {
    let what = match format {
        Format::Json => return json(held, language),
        Format::Xlsx => language.pick("汇总", "tables"),
        Format::Csv(_) | Format::Markdown => language.pick("数据", "claims"),
    };
    let order = held.order(&query.unwrap_or_default());
    let mut sheets = vec![claims::sheet(held, &order, language)];
    let (kind, ending) = match format {
        Format::Csv(encoding) => (FileKind::Csv(encoding), "csv"),
        Format::Markdown => (FileKind::Markdown, "md"),
        Format::Xlsx | Format::Json => {
            sheets = workbook(held, sheets, language);
            (FileKind::Xlsx, "xlsx")
        }
    };
    let name = format!("{}-{what}.{ending}", stem(&held.report.document, language));
    let notes = vec![others::origin(held, language), source_note(language).to_owned()];
    let book = Book { title: title(held, language), sheets, notes };
    Answer::Job(Job::File { name, kind, book }.packed())
}

/// Rows for the clipboard: what the table shows, as cells parted by tabs and as a table.
pub(super) fn copied(held: &Held, order: &[u32], columns: &[Column], language: Language) -> Answer {
    let (plain, html) = crate::book::clip::write(&claims::shown(held, order, columns, language));
    Answer::Copied { plain, html }
}

/// The office's table first, then what it stands on.
fn workbook(held: &Held, claims: Vec<Sheet>, language: Language) -> Vec<Sheet> {
    let mut sheets = vec![table::sheet(held, title(held, language), language)];
    sheets.extend(claims);
    sheets.extend(others::sheets(held, language));
    sheets
}

/// The canonical JSON of the whole report: the same bytes as `shaipin report`.
fn json(held: &Held, language: Language) -> Answer {
    let name = format!("{}-{}.json", stem(&held.report.document, language), language.pick("报告", "report"));
    let content = report_json(&held.report, &held.source) + "\n";
    Answer::File { name, mime: "application/json".to_owned(), content }
}

/// Where the figures come from, in every row: rows are cut out and sent on without their table.
fn source_note(language: Language) -> &'static str {
    language.pick("摘自各地自述，非官方统计", "from the speakers' own words, not official statistics")
}

/// What heads the office's table: the text's own title, or its name.
fn title(held: &Held, language: Language) -> String {
    match held.report.title {
        Some(title) => held.quote(title).into_owned(),
        None => stem(&held.report.document, language),
    }
}

/// The document's name without its ending and without signs that file systems refuse.
pub(super) fn stem(document: &str, language: Language) -> String {
    let stem = document.rsplit_once('.').map_or(document, |(stem, _)| stem);
    let kept = stem.chars().filter(|sign| !sign.is_control() && !"\\/:*?\"<>|".contains(*sign));
    let kept: String = kept.take(80).collect();
    if kept.trim().is_empty() {
        language.pick("晒拼", "shaipin").to_owned()
    } else {
        kept.trim().to_owned()
    }
}

/// Name and version of the program and of its rules.
fn tool(language: Language) -> String {
    format!("{TOOL}{}{RULES}", language.pick("，规则", ", rules "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_safe() {
        assert_eq!(stem("a/b:c*.txt", Language::Chinese), "abc");
        assert_eq!(stem("", Language::Chinese), "晒拼");
        assert_eq!(stem(".txt", Language::English), "shaipin");
        assert_eq!(stem("2022.5.digest", Language::English), "2022.5");
    }
}
