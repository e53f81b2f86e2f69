//! The parts of the claims table as HTML: head, rows, filters, the panel of a column.
//!
//! What can be pressed says so in `data-do`; `components::claims` listens in one place.

use shaipin::serve::protocol::{Column, Facet, Language, Query, Row, Summary};

use super::ask;
use super::layout::{self, Layout};
use crate::page::html::Html;
use crate::page::number;
use crate::page::strings::Strings;

/// What all parts are written from.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    /// The words.
    pub t: &'static Strings,
    /// The language.
    pub language: Language,
    /// Columns.
    pub layout: &'a Layout,
    /// Filters and order.
    pub query: &'a Query,
    /// Whether several documents lie open.
    pub several: bool,
}

/// Columns with a press of their own above the table, whatever columns are shown.
const ABOVE: [Column; 6] =
    [Column::Document, Column::Region, Column::Topic, Column::Period, Column::Status, Column::Series];

impl Pen<'_> {
    /// The presses above the table; `picked` rows are chosen, `edited` claims changed.
    pub fn bar(&self, picked: u32, edited: u32, plain: bool) -> String {
        let mut out = Html::default();
        let t = self.t;
        for column in ABOVE.into_iter().skip(usize::from(!self.several)) {
            let held = ask::held(self.query, column);
            out.raw("<button type=\"button\"")
                .attribute("class", if held > 0 { "toggle on" } else { "toggle" })
                .attribute("data-do", &["pop:", layout::name(column)].concat())
                .attribute("data-testid", &["facet-", layout::name(column)].concat())
                .attribute("aria-haspopup", "dialog")
                .raw(">")
                .text((t.column)(column));
            if held > 0 {
                out.raw("<b class=\"held\">").text(&held.to_string()).raw("</b>");
            }
            out.raw("<span class=\"caret\" aria-hidden=\"true\">▾</span></button>");
        }
        out.button("ranked", "toggle", t.only_ranked, Some(self.query.ranked));
        if edited > 0 || self.query.edited {
            out.button("edited", "toggle", t.only_edited, Some(self.query.edited));
        }
        out.raw("<button type=\"button\" class=\"toggle\" data-do=\"pop:columns\" data-testid=\"columns\" aria-haspopup=\"dialog\">")
            .text(t.columns)
            .raw("<span class=\"caret\" aria-hidden=\"true\">▾</span></button>");
        out.button("copy", "toggle", &(t.copy_rows)(picked), None);
        out.button("plain", "toggle", t.plain_table, Some(plain));
        out.0
    }

    /// The head row.
    pub fn head(&self) -> String {
        let mut out = Html::default();
        let many = self.query.sort.len() > 1;
        for (at, &(column, _)) in self.layout.shown.iter().enumerate() {
            let place = self.query.sort.iter().position(|key| key.column == column);
            // Shape, not colour, tells the direction.
            let (aria, sign) = match place.map(|place| self.query.sort[place].descending) {
                None => ("none", "↕"),
                Some(false) => ("ascending", "▲"),
                Some(true) => ("descending", "▼"),
            };
            let (name, words, at) = (layout::name(column), (self.t.column)(column), at.to_string());
            out.raw("<div role=\"columnheader\"")
                .attribute("class", &["th c-", name].concat())
                .attribute("id", &["c0-", &at].concat())
                .attribute("data-col", &at)
                .attribute("aria-colindex", &(self.layout.at(column).unwrap_or(0) + 1).to_string())
                .attribute("aria-sort", aria)
                .attribute("title", self.t.sort_hint)
                .attribute("data-do", &["sort:", name].concat())
                .attribute("data-testid", &["head-c-", name].concat())
                .raw("><span>")
                .text(words)
                .raw("</span><span aria-hidden=\"true\"")
                .attribute("class", if place.is_some() { "sort on" } else { "sort" })
                .raw(">")
                .text(sign);
            if let Some(place) = place.filter(|_| many) {
                out.text(&(place + 1).to_string());
            }
            let held = ask::held(self.query, column) > 0;
            out.raw("</span><button type=\"button\" tabindex=\"-1\"")
                .attribute("class", if held { "funnel on" } else { "funnel" })
                .attribute("data-do", &["pop:", name].concat())
                .attribute("aria-label", &(self.t.column_menu)(words))
                .attribute("title", &(self.t.column_menu)(words))
                .raw(if held { ">▼" } else { ">▽" })
                .raw("</button><span class=\"grip\" aria-hidden=\"true\"")
                .attribute("data-grip", name)
                .raw("></span></div>");
        }
        out.0
    }

    /// The rows `first..end`; those that have not come stay empty. `sentence` gives a claim's sentence.
    pub fn rows(
        &self,
        (first, end): (u32, u32),
        row_of: &dyn Fn(u32) -> Option<Row>,
        sentence: &dyn Fn(&Row) -> String,
    ) -> String {
        let mut out = Html::default();
        for at in first..end {
            let row = row_of(at);
            let mut class = String::from(if at % 2 == 1 { "tr odd" } else { "tr" });
            if let Some(row) = &row {
                class.push_str(if row.rejected { " is-rejected" } else { "" });
                class.push_str(if row.changes.is_empty() && !row.added { "" } else { " is-edited" });
            }
            out.raw("<div role=\"row\"")
                .attribute("class", &class)
                .attribute("aria-rowindex", &(at + 2).to_string())
                .attribute("data-row", &at.to_string());
            let Some(row) = row else {
                out.raw(" aria-busy=\"true\"><div class=\"td faint\" role=\"gridcell\">…</div></div>");
                continue;
            };
            out.attribute("data-id", &row.id).raw(" data-testid=\"claim-row\">");
            for (column_at, &(column, _)) in self.layout.shown.iter().enumerate() {
                let column_name = column_at.to_string();
                out.raw("<div role=\"gridcell\"")
                    .attribute("class", &["td c-", layout::name(column)].concat())
                    .attribute("id", &["c", &(at + 1).to_string(), "-", &column_name].concat())
                    .attribute("data-col", &column_name)
                    .attribute("aria-colindex", &(column_at + 1).to_string());
                self.cell(&mut out, column, &row, sentence);
                out.raw("</div>");
            }
            out.raw("</div>");
        }
        out.0
    }

    /// A cell's title, the end of its tag, and its words.
    fn cell(&self, out: &mut Html, column: Column, row: &Row, sentence: &dyn Fn(&Row) -> String) {
        let t = self.t;
        let mut words = |title: &str, class: &str, words: &str, chinese: bool| {
            if !title.is_empty() {
                out.attribute("title", title);
            }
            out.raw("><span");
            if chinese {
                out.raw(" lang=\"zh-CN\"");
            }
            if !class.is_empty() {
                out.attribute("class", class);
            }
            if words.is_empty() && column != Column::Rank && column != Column::Edited {
                out.attribute("class", "faint").attribute("aria-label", t.not_told).raw(">—</span>");
            } else {
                out.raw(">").text(words).raw("</span>");
            }
        };
        match column {
            Column::Document => words(&row.document, "", &row.document, false),
            Column::Region => words("", "", row.region.as_deref().unwrap_or(""), true),
            Column::Topic => words("", "", (t.topic)(&row.topic), false),
            Column::Subject => words("", "", row.subject.as_deref().unwrap_or(""), true),
            Column::Indicator => {
                let subject = row.subject.as_deref().unwrap_or("");
                let full = [subject, if subject.is_empty() { "" } else { " · " }, &row.indicator].concat();
                out.attribute("title", &full).raw("><span lang=\"zh-CN\">");
                if !subject.is_empty() {
                    out.raw("<span class=\"subject\">").text(subject).raw("</span>");
                }
                out.raw("<span>").text(&row.indicator).raw("</span></span>");
            }
            Column::Value => {
                let normal = number::normal(&row.value, &row.base, self.language);
                words(if row.value.is_empty() { "" } else { &normal }, "", &row.literal, true);
            }
            Column::Rank => {
                let ranks = row.ranks.join("、");
                words(&ranks, "rank", &ranks, true);
            }
            Column::Period => words("", "", &row.period, true),
            Column::Status => {
                let class = match row.status.as_str() {
                    "target" => "st-target",
                    "projected" => "st-projected",
                    _ => "st-actual",
                };
                words("", class, (t.status)(&row.status), false);
            }
            Column::Series => words(&row.series, "", &row.series, true),
            Column::Sentence => {
                let sentence = sentence(row);
                words(&sentence, "", &sentence, true);
            }
            Column::Place => words("", "", &row.id, false),
            Column::Edited => {
                words(&changes(row, t), "", mark(row, t), false);
            }
        }
        let mark = mark(row, t);
        if column == Column::Indicator && !mark.is_empty() {
            // The mark stands where every table has it; its words are those of the column.
            out.raw("<span class=\"edit-mark\"")
                .attribute("title", &changes(row, t))
                .raw(">")
                .text(mark)
                .raw("</span>");
        }
    }

    /// A plain table of the rows `from..`, for those who read tables with the means of their reader.
    pub fn table(&self, from: u32, rows: &[Row], total: u32, sentence: &dyn Fn(&Row) -> String) -> String {
        let mut out = Html::default();
        let t = self.t;
        let to = from + rows.len() as u32;
        out.raw("<p class=\"v-line\">");
        if from > 0 {
            out.button("page:0", "toggle", t.page_before, None);
        }
        out.raw("<span>")
            .text(&[&(from + 1).to_string(), "–", &to.to_string(), " / ", &total.to_string()].concat())
            .raw("</span>");
        if to < total {
            out.button("page:1", "toggle", t.page_behind, None);
        }
        out.raw("</p><div class=\"v-scroll\" tabindex=\"0\" role=\"group\"")
            .attribute("aria-label", t.panel_claims);
        out.raw("><table class=\"sheet\" data-testid=\"plain-table\"><thead><tr>");
        for &(column, _) in &self.layout.shown {
            out.raw("<th scope=\"col\">").text((t.column)(column)).raw("</th>");
        }
        out.raw("</tr></thead><tbody>");
        for (row, at) in rows.iter().zip(from..) {
            out.raw("<tr").attribute("data-row", &at.to_string()).raw(">");
            for (place, &(column, _)) in self.layout.shown.iter().enumerate() {
                out.raw(if place == 0 { "<th scope=\"row\"" } else { "<td" });
                self.cell(&mut out, column, row, sentence);
                out.raw(if place == 0 { "</th>" } else { "</td>" });
            }
            out.raw("</tr>");
        }
        out.raw("</tbody></table></div>");
        out.0
    }

    /// The panel of a column: order, what it must hold, its place and width.
    pub fn panel(&self, column: Column) -> String {
        let mut out = Html::default();
        let (t, name) = (self.t, layout::name(column));
        let direction = self.query.sort.iter().find(|key| key.column == column).map(|key| key.descending);
        out.raw("<p class=\"pop-title\">").text((t.column)(column)).raw("</p>");
        if column != Column::Series || self.layout.at(column).is_some() {
            out.raw("<p class=\"pop-line\">");
            let act = |what: &str| [what, name].concat();
            out.button(&act("up:"), "toggle", t.sort_up, Some(direction == Some(false)));
            out.button(&act("down:"), "toggle", t.sort_down, Some(direction == Some(true)));
            if !self.query.sort.is_empty() && direction.is_none() {
                out.button(&act("also:"), "toggle", t.sort_also, None);
            }
            out.raw("</p>");
        }
        let held = ask::within(self.query, column);
        let mut input = |key: &str, label: &str, value: &str| {
            out.raw("<label class=\"pop-in\"><span>")
                .text(label)
                .raw("</span><input type=\"text\" autocomplete=\"off\"")
                .attribute("data-in", key)
                .attribute("data-of", name)
                .attribute("value", value)
                .attribute("data-testid", &["in-", key].concat())
                .raw("></label>");
        };
        match column {
            Column::Value | Column::Rank => {
                let unit = if column == Column::Value { t.amount_hint } else { "" };
                input("from", &[t.at_least, unit].concat(), held.map_or("", |held| &held.from));
                input("to", t.at_most, held.map_or("", |held| &held.to));
            }
            Column::Topic | Column::Status | Column::Edited | Column::Place => {}
            _ => input("text", t.holds, held.map_or("", |held| &held.text)),
        }
        out.raw("<div class=\"facet\" role=\"group\"")
            .attribute("aria-label", (t.column)(column))
            .attribute("data-testid", &["facet-", name, "-values"].concat())
            .raw("></div>");
        if self.layout.at(column).is_some() {
            out.raw("<p class=\"pop-line pop-foot\">");
            for (act, sign, words) in [
                ("left:", "←", t.move_left),
                ("right:", "→", t.move_right),
                ("thin:", "−", t.narrower),
                ("wide:", "+", t.wider),
            ] {
                out.raw("<button type=\"button\" class=\"toggle\"")
                    .attribute("data-do", &[act, name].concat())
                    .attribute("title", words)
                    .attribute("aria-label", words)
                    .raw(">")
                    .text(sign)
                    .raw("</button>");
            }
            out.button(&["hide:", name].concat(), "toggle", t.hide, None).raw("</p>");
        }
        out.0
    }

    /// The values of a column's set with their counts; series are known by name alone.
    pub fn values(&self, column: Column, facets: &[Facet], summary: &Summary) -> String {
        let mut out = Html::default();
        let mut add = |value: &str, label: &str, count: Option<u32>| {
            out.raw("<label")
                .attribute("class", if count == Some(0) { "facet-value faint" } else { "facet-value" });
            out.raw("><input type=\"checkbox\"").attribute("data-value", value);
            if ask::chosen(column, value, self.query) {
                out.raw(" checked");
            }
            out.raw("><span class=\"facet-name\">")
                .text(ask::called(column, value, label, self.t))
                .raw("</span>");
            if let Some(count) = count {
                out.raw("<span class=\"num\">").text(&count.to_string()).raw("</span>");
            }
            out.raw("</label>");
        };
        if column == Column::Series {
            let wanted = ask::within(self.query, column).map_or("", |held| held.text.trim());
            let named = summary.series.iter().enumerate().filter(|(_, name)| name.contains(wanted));
            for (index, name) in named.take(200) {
                add(&index.to_string(), name, None);
            }
        }
        for facet in facets.iter().filter(|facet| facet.column == column) {
            for (value, label, count) in &facet.values {
                add(value, label, Some(*count));
            }
        }
        out.0
    }

    /// The panel in which columns are shown and hidden.
    pub fn columns(&self) -> String {
        let mut out = Html::default();
        out.raw("<p class=\"pop-title\">")
            .text(self.t.columns)
            .raw("</p><div class=\"facet\" role=\"group\"");
        out.attribute("aria-label", self.t.columns).raw(">");
        for column in layout::all() {
            out.raw("<label class=\"facet-value\"><input type=\"checkbox\"")
                .attribute("data-column", layout::name(column));
            if self.layout.at(column).is_some() {
                out.raw(" checked");
            }
            out.raw("><span class=\"facet-name\">").text((self.t.column)(column)).raw("</span></label>");
        }
        out.raw("</div><p class=\"pop-line pop-foot\">");
        out.button("reset", "toggle", self.t.reset, None).raw("</p>");
        out.0
    }
}

/// What the reader did with a claim; nothing where it stands as it was read.
pub fn mark(row: &Row, t: &Strings) -> &'static str {
    if row.rejected {
        t.is_rejected
    } else if row.added {
        t.is_added
    } else if row.changes.is_empty() {
        ""
    } else {
        t.is_corrected
    }
}

/// What the reader changed of a claim, in words.
pub fn changes(row: &Row, t: &Strings) -> String {
    let told = row.changes.iter().map(|(field, was)| {
        let was = match (t.field_value)(*field, was) {
            "" => t.none,
            was => was,
        };
        [(t.field)(*field), t.was, was].concat()
    });
    told.collect::<Vec<_>>().join(t.between)
}
