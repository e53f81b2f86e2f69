//! Files to save, described as plain data; the studio writes them.
//!
//! The desk decides what stands in which cell ([`claims`], [`table`], [`others`]); how a format writes it is
//! the business of [`crate::book`]. Only the canonical JSON is written here: it is the one of the command
//! line, byte for byte.

mod cells;
mod claims;
mod others;
mod several;
mod table;

pub(super) use others::origin;

use super::held::Held;
use super::protocol::{Answer, Column, Encoding, Format, Language, Query};
use crate::book::{Book, Sheet};
use crate::report::json::{RULES, TOOL, joint_json};
use crate::studio::{FileKind, Job};

/// The claims that a file is to hold, and the day on which it is made.
struct Extract<'a> {
    held: &'a Held,
    /// In their order.
    order: Vec<u32>,
    /// The regions that the filters choose; none where they let all pass.
    regions: Vec<u32>,
    /// What the reader searched for.
    searched: String,
    /// Whether rows were picked by hand.
    picked: bool,
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

    /// What the name of a file says of the part that it holds: its region or what was searched, and how many rows.
    fn part(&self) -> String {
        /// Signs of what was searched.
        const SIGNS: usize = 12;
        let (held, language) = (self.held, self.language);
        let count = self.order.len();
        let region = self.regions.first().and_then(|&region| held.report.regions.get(region as usize));
        let more = if self.regions.len() > 1 { language.pick("等", " and more") } else { "" };
        let of = match region {
            Some(region) => [&region.name, more].concat(),
            None => self.searched.chars().take(SIGNS).collect(),
        };
        let of =
            if of.trim().is_empty() { of } else { ["-", &stem(&[&of, "."].concat(), language)].concat() };
        language.pick(format!("{of}-{count}条部分"), format!("{of}-part-{count}"))
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
    let picked = !ranges.is_empty();
    let Query { regions, text: searched, .. } = query;
    let extract = Extract { held, order, regions, searched, picked, passing, day, language };
    let (what, kind, ending) = match format {
        Format::Json if whole => return json(held, day, language),
        Format::Json => (language.pick("数据", "claims"), FileKind::Json, "json"),
        Format::Xlsx => (language.pick("汇总", "tables"), FileKind::Xlsx, "xlsx"),
        Format::Csv(encoding) => (csv_name(encoding, language), FileKind::Csv(encoding), "csv"),
        Format::Table => (language.pick("汇总表", "summary"), FileKind::Csv(Encoding::Marked), "csv"),
        Format::Markdown => (language.pick("数据", "claims"), FileKind::Markdown, "md"),
    };
    // Programs read the keys: the same in every language.
    let of_rows = if format == Format::Json { Language::English } else { language };
    let rows = || claims::sheet(held, &extract.order, of_rows);
    let mut notes = extract.notes();
    let sheets = match format {
        Format::Xlsx => workbook(&extract, rows()),
        Format::Table => {
            let table = table::alone(&extract);
            notes.splice(0..0, table.legend.iter().cloned());
            vec![table]
        }
        _ => vec![rows()],
    };
    let part = if whole { String::new() } else { extract.part() };
    let name = format!("{}-{what}{part}.{ending}", file_name(held, day, language));
    let book = Book { title: title(held, language), sheets, notes };
    Answer::Job(Job::File { name, kind, book }.packed())
}

/// What a file of claims is called: each encoding has a name of its own, so that none takes another's place.
fn csv_name(encoding: Encoding, language: Language) -> &'static str {
    match encoding {
        Encoding::Marked => language.pick("数据", "claims"),
        Encoding::Utf8 => language.pick("数据-UTF8", "claims-UTF8"),
        Encoding::Gb18030 => language.pick("数据-GB18030", "claims-GB18030"),
    }
}

/// Rows for the clipboard: what the table shows, as cells parted by tabs and as a table.
pub(super) fn copied(held: &Held, order: &[u32], columns: &[Column], language: Language) -> Answer {
    let (plain, html) = crate::book::clip::write(&claims::shown(held, order, columns, language));
    Answer::Copied { plain, html }
}

/// The office's table first, then what it stands on.
fn workbook(extract: &Extract<'_>, claims: Sheet) -> Vec<Sheet> {
    let mut sheets = table::sheets(extract, &title(extract.held, extract.language));
    sheets.push(claims);
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
pub(super) fn title(held: &Held, language: Language) -> String {
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
