//! Files to save, described as plain data; the studio writes them.
//!
//! The desk decides what stands in which cell ([`claims`], [`table`], [`others`]); how a format writes it is
//! the business of [`crate::book`]. Only the canonical JSON is written here: it is the one of the command
//! line, byte for byte.

mod claims;
mod others;
mod several;
mod table;

pub(super) use others::origin;

use super::held::Held;
use super::protocol::{Answer, Column, Format, Language, Query};
use crate::book::{Book, Sheet};
use crate::claim::model::Claim;
use crate::report::json::{RULES, TOOL, joint_json};
use crate::studio::{FileKind, Job};

/// The claims that a file is to hold, and the day on which it is made.
struct Extract<'a> {
    held: &'a Held,
    /// In their order.
    order: Vec<u32>,
    /// By claim, where the file holds some only.
    passing: Option<Vec<bool>>,
    day: &'a str,
    language: Language,
}

impl Extract<'_> {
    /// Whether one of some claims belongs to it.
    fn any(&self, claims: &[u32]) -> bool {
        let passes =
            |claim: &u32| self.passing.as_ref().is_none_or(|all| all.get(*claim as usize) == Some(&true));
        self.passing.is_none() || claims.iter().any(passes)
    }

    /// Those of some claims that belong to it.
    fn of(&self, claims: &[u32]) -> impl Iterator<Item = &Claim> {
        let own = claims.iter().filter(|claim| self.any(&[**claim]));
        own.filter_map(|&claim| self.held.report.claims.get(claim as usize))
    }

    /// What every file ends with: source, how much of it, day, and that these are no statistics.
    fn notes(&self) -> Vec<String> {
        let language = self.language;
        let mut notes = vec![others::origin(self.held, language)];
        let [some, all] = [self.order.len(), self.held.report.all().count()];
        if some < all {
            notes.push(language.pick(
                format!("只含筛选或选中的 {some} 条数据，全文共 {all} 条"),
                format!("Only the {some} claims filtered or selected, of {all} in the text"),
            ));
        }
        if !self.day.is_empty() {
            notes.push([language.pick("导出日期：", "Exported: "), self.day].concat());
        }
        notes.push(source_note(language).to_owned());
        notes
    }
}

/// The file of this format, or what the studio needs to write it. `wanted`: of the claims of a query, the rows in
/// these ranges; all of them where there are none.
pub(super) fn export(
    held: &mut Held,
    format: Format,
    wanted: Option<(Query, Vec<(u32, u32)>)>,
    day: &str,
    language: Language,
) -> Answer {
    let whole = wanted.is_none();
    let (query, ranges) = wanted.unwrap_or_default();
    let order = held.order(&query);
    let order: Vec<u32> = if ranges.is_empty() {
        order.to_vec()
    } else {
        ranges.iter().flat_map(|&(from, to)| super::window(&order, from, to).1).copied().collect()
    };
    let passing = (!whole).then(|| {
        let mut passing = vec![false; held.report.all().count()];
        for &claim in &order {
            if let Some(cell) = passing.get_mut(claim as usize) {
                *cell = true;
            }
        }
        passing
    });
    let extract = Extract { held, order, passing, day, language };
    let (what, kind, ending) = match format {
        Format::Json if whole => return json(held, day, language),
        Format::Json => (language.pick("数据", "claims"), FileKind::Json, "json"),
        Format::Xlsx => (language.pick("汇总", "tables"), FileKind::Xlsx, "xlsx"),
        Format::Csv(encoding) => (language.pick("数据", "claims"), FileKind::Csv(encoding), "csv"),
        Format::Markdown => (language.pick("数据", "claims"), FileKind::Markdown, "md"),
    };
    // Programs read the keys: the same in every language.
    let of_rows = if format == Format::Json { Language::English } else { language };
    let rows = claims::sheet(held, &extract.order, of_rows);
    let sheets = if format == Format::Xlsx { workbook(&extract, rows) } else { vec![rows] };
    let part = if whole { "" } else { language.pick("-部分", "-part") };
    let name = format!("{}-{what}{part}.{ending}", file_name(held, day, language));
    let book = Book { title: title(held, language), sheets, notes: extract.notes() };
    Answer::Job(Job::File { name, kind, book }.packed())
}

/// Rows for the clipboard: what the table shows, as cells parted by tabs and as a table.
pub(super) fn copied(held: &Held, order: &[u32], columns: &[Column], language: Language) -> Answer {
    let (plain, html) = crate::book::clip::write(&claims::shown(held, order, columns, language));
    Answer::Copied { plain, html }
}

/// The office's table first, then what it stands on.
fn workbook(extract: &Extract<'_>, claims: Sheet) -> Vec<Sheet> {
    let mut sheets = vec![table::sheet(extract, title(extract.held, extract.language)), claims];
    sheets.extend(others::sheets(extract));
    sheets
}

/// The canonical JSON of the whole report: the same bytes as `shaipin report`.
fn json(held: &Held, day: &str, language: Language) -> Answer {
    let name = format!("{}-{}.json", file_name(held, day, language), language.pick("报告", "report"));
    let content = joint_json(&held.report, &held.source, &held.parts) + "\n";
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
        None if held.parts.len() > 1 => others::document(held, language),
        None => stem(&held.report.document, language),
    }
}

/// How a file's name begins: the document's name; a text without one has its title, several have the first one's name
/// and their number, and both the day, so that one file does not take another's place.
pub(super) fn file_name(held: &Held, day: &str, language: Language) -> String {
    /// Signs of a title.
    const SIGNS: usize = 30;
    let document = held.report.document.as_str();
    if !document.is_empty() && held.parts.len() < 2 {
        return stem(document, language);
    }
    let title =
        held.report.title.map(|title| held.quote(title).trim().chars().take(SIGNS).collect::<String>());
    let words = match held.parts.as_slice() {
        [first, _, ..] => {
            let count = held.parts.len();
            let first: String = stem(&first.name, language).chars().take(SIGNS).collect();
            language.pick(format!("{first}等{count}篇"), format!("{first} and {} more", count - 1))
        }
        // A dot in a title ends no name.
        _ => stem(&[title.as_deref().unwrap_or_default(), "."].concat(), language),
    };
    if day.is_empty() { words } else { [&words, "-", day].concat() }
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
