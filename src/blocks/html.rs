//! Blocks as HTML, written in a worker: the page sets them in one go, so that no component and no
//! message form is needed for what only is looked at.
//!
//! Every word passes [`Writer::words`] or [`Writer::attribute`], which escape; classes and tags are ours. Nothing
//! carries a style or a handler: the policy refuses both, and the page listens in one place for `data-go`.

use super::model::{Block, Card, Cell, Go, Head, Item, LineKind, Row, Sheet, Tone, View};
use crate::language::Language;

/// A table of more columns does not fit a small screen.
const MANY: usize = 5;
/// Row heads longer than this many characters may break.
const LONG: usize = 12;

/// Writes a view.
pub(crate) fn write(view: &View, language: Language) -> String {
    let mut writer = Writer { out: String::with_capacity(4096), language };
    writer.blocks(&view.blocks);
    writer.out
}

/// Adds words as they stand between tags or in an attribute.
pub fn escape(words: &str, out: &mut String) {
    for sign in words.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

struct Writer {
    out: String,
    language: Language,
}

impl Writer {
    fn raw(&mut self, tag: &str) {
        self.out.push_str(tag);
    }

    fn words(&mut self, words: &str) {
        escape(words, &mut self.out);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.words(value);
        self.raw("\"");
    }

    /// Names from the text keep their language in an English page.
    fn lang(&mut self, words: &str) {
        if self.language == Language::English && words.chars().any(|sign| matches!(sign, '一'..='鿿')) {
            self.raw(" lang=\"zh-CN\"");
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let mut parts = false;
        for block in blocks {
            if parts != matches!(block, Block::Part(_)) {
                parts = !parts;
                self.raw(if parts { "<div class=\"v-parts\">" } else { "</div>" });
            }
            match block {
                Block::Part(blocks) => {
                    self.raw("<section class=\"v-part\">");
                    self.blocks(blocks);
                    self.raw("</section>");
                }
                Block::Name(words) => {
                    self.raw("<h1 class=\"sr\">");
                    self.words(words);
                    self.raw("</h1>");
                }
                Block::Paper(lines) => {
                    self.raw("<div class=\"paper\">");
                    for words in lines {
                        self.raw("<p>");
                        self.words(words);
                        self.raw("</p>");
                    }
                    self.raw("<p><time></time></p></div>");
                }
                Block::Title(item) => {
                    self.raw("<h2 class=\"v-title\">");
                    self.item(item, "");
                    self.raw("</h2>");
                }
                Block::Heading(words) => {
                    self.raw("<h2 class=\"v-heading\"");
                    self.lang(words);
                    self.raw(">");
                    self.words(words);
                    self.raw("</h2>");
                }
                Block::Line(kind, items) => self.line(*kind, items),
                Block::Note(words) => {
                    self.raw("<p class=\"v-note\">");
                    self.words(words);
                    self.raw("</p>");
                }
                Block::Sheet(sheet) => self.sheet(sheet),
                Block::Cards(cards) => {
                    self.raw("<ul class=\"v-cards\">");
                    for card in cards {
                        self.card(card);
                    }
                    self.raw("</ul>");
                }
                Block::Folded(summary, blocks) => {
                    self.raw("<details class=\"v-folded\"><summary>");
                    self.words(summary);
                    self.raw("</summary>");
                    self.blocks(blocks);
                    self.raw("</details>");
                }
            }
        }
        if parts {
            self.raw("</div>");
        }
    }

    fn line(&mut self, kind: LineKind, items: &[Item]) {
        let (class, inner) = match kind {
            LineKind::Facts => ("v-facts", "v-fact"),
            LineKind::Controls => ("v-controls", "toggle"),
            LineKind::Words => ("v-words", ""),
        };
        self.raw("<div class=\"v-line ");
        self.raw(class);
        self.raw("\">");
        for item in items {
            self.item(item, inner);
        }
        self.raw("</div>");
    }

    fn item(&mut self, item: &Item, class: &str) {
        if item.text.is_empty() && item.small.is_empty() {
            return;
        }
        let leads = item.go != Go::Nowhere;
        let tag = if leads { "button" } else { "span" };
        self.raw("<");
        self.raw(tag);
        if leads {
            self.raw(" type=\"button\"");
        }
        let own = match item.go {
            // What changes something looks like it.
            Go::Standard(_) | Go::TakeBack(_) if class.is_empty() => "toggle",
            _ if leads && class.is_empty() => "v-go",
            _ => class,
        };
        let classes = [own, item.tone.class()].join(" ");
        if !classes.trim().is_empty() {
            self.attribute("class", classes.trim());
        }
        if leads {
            self.attribute("data-go", &item.go.word());
        }
        if let Some(pressed) = item.pressed {
            self.attribute("aria-pressed", if pressed { "true" } else { "false" });
        }
        if !item.title.is_empty() {
            self.attribute("title", &item.title);
        }
        self.lang(&item.text);
        self.raw(">");
        let mut done = 0;
        for &(from, to) in &item.marks {
            if let Some((before, marked)) = item.text.get(done..from).zip(item.text.get(from..to)) {
                self.words(before);
                self.raw("<mark>");
                self.words(marked);
                self.raw("</mark>");
                done = to;
            }
        }
        self.words(item.text.get(done..).unwrap_or(""));
        if !item.small.is_empty() {
            self.raw(" <small>");
            self.words(&item.small);
            self.raw("</small>");
        }
        self.raw("</");
        self.raw(tag);
        self.raw(">");
    }

    fn sheet(&mut self, sheet: &Sheet) {
        // Scrolls inside itself, so it must be reached by keyboard.
        self.raw("<div class=\"v-scroll\" tabindex=\"0\" role=\"group\"");
        self.attribute("aria-label", &sheet.caption);
        // With many columns: on a small screen each row is a block of its own, its cells under their heads' words.
        let labels = match sheet.heads.as_slice() {
            [heads] if heads.len() > MANY => heads.as_slice(),
            _ => &[],
        };
        let class = match (labels.is_empty(), sheet.heads.len()) {
            (false, _) => "><table class=\"sheet many\">",
            (true, 0 | 1) => "><table class=\"sheet\">",
            (true, _) => "><table class=\"sheet under\">",
        };
        self.raw(class);
        self.raw("<caption class=\"sr\">");
        self.words(&sheet.caption);
        self.raw("</caption><thead>");
        for (at, heads) in sheet.heads.iter().enumerate() {
            self.raw(if at == 0 { "<tr>" } else { "<tr class=\"under\">" });
            for head in heads {
                self.head(head);
            }
            self.raw("</tr>");
        }
        self.raw("</thead><tbody>");
        for row in &sheet.rows {
            self.row(row, labels);
        }
        self.raw("</tbody></table></div>");
    }

    fn head(&mut self, head: &Head) {
        self.raw("<th");
        self.attribute("scope", if head.across > 1 { "colgroup" } else { "col" });
        for (name, count) in [("colspan", head.across), ("rowspan", head.down)] {
            if count > 1 {
                self.attribute(name, &count.to_string());
            }
        }
        self.filled(if head.number { "n" } else { "" }, std::slice::from_ref(&head.item));
        self.raw("</th>");
    }

    fn row(&mut self, row: &Row, labels: &[Head]) {
        self.raw("<tr");
        match (row.group, row.current) {
            (true, _) => self.raw(" class=\"group\""),
            (_, true) => self.raw(" class=\"current\" aria-current=\"true\""),
            _ => {}
        }
        self.raw(">");
        for (at, cell) in row.cells.iter().enumerate() {
            let label = labels.get(at).map_or("", |head| head.item.text.as_str());
            self.cell(cell, at == 0, row.group, label);
        }
        self.raw("</tr>");
    }

    fn cell(&mut self, cell: &Cell, first: bool, group: bool, label: &str) {
        let tag = if first { "th" } else { "td" };
        self.raw("<");
        self.raw(tag);
        if first {
            self.raw(if group { " scope=\"rowgroup\"" } else { " scope=\"row\"" });
        }
        let long = first && cell.items.iter().any(|item| item.text.chars().count() > LONG);
        if !first && !label.is_empty() {
            self.attribute("data-h", label);
        }
        if cell.across > 1 {
            self.attribute("colspan", &cell.across.to_string());
        }
        let width = if long {
            "long"
        } else if cell.number {
            "n"
        } else {
            ""
        };
        self.filled(width, &cell.items);
        self.raw("</");
        self.raw(tag);
        self.raw(">");
    }

    /// The end of a cell's tag and what is in it. Plain words get no element of their own: a table of hundreds of cells is
    /// laid out the sooner.
    fn filled(&mut self, class: &str, items: &[Item]) {
        let bare = match items {
            [item] if item.is_bare() => Some(item),
            _ => None,
        };
        let classes = [class, bare.map_or("", |item| item.tone.class())].join(" ");
        if !classes.trim().is_empty() {
            self.attribute("class", classes.trim());
        }
        if let Some(item) = bare {
            self.lang(&item.text);
            self.raw(">");
            return self.words(&item.text);
        }
        self.raw(">");
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.raw("<br>");
            }
            self.item(item, "");
        }
    }

    fn card(&mut self, card: &Card) {
        self.raw("<li class=\"v-card");
        if card.tone != Tone::Plain {
            self.raw(" c-");
            self.raw(card.tone.class().trim_start_matches("t-"));
        }
        self.raw("\"><div class=\"v-card-head\">");
        for item in &card.head {
            self.item(item, "");
        }
        self.raw("</div>");
        for line in &card.lines {
            self.raw("<p>");
            for item in line {
                self.item(item, "");
            }
            self.raw("</p>");
        }
        self.raw("</li>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_text_becomes_markup() {
        let evil = "<img src=x onerror=\"a()\">&'";
        let item = Item::new(evil).small(evil).title(evil).go(Go::Set("compare", "order", evil.to_owned()));
        let mut view =
            View { blocks: vec![Block::Title(item.clone()), Block::Folded(evil.into(), Vec::new())] };
        view.heading(evil);
        view.note(evil);
        view.line(LineKind::Controls, vec![item.clone()]);
        view.sheet(Sheet {
            caption: evil.into(),
            heads: vec![vec![Head::of(evil)]],
            rows: vec![Row::of(vec![Cell::of(item.clone()), Cell::number(item.clone())])],
        });
        view.blocks.push(Block::Cards(vec![Card {
            head: vec![item.clone()],
            lines: vec![vec![item]],
            ..Card::default()
        }]));
        let html = write(&view, Language::Chinese);
        assert!(!html.contains("<img"), "{html}");
        assert!(!html.contains("\"a()"), "{html}");
        assert!(html.matches("&lt;img src=x onerror=&quot;a()&quot;&gt;&amp;'").count() > 12);
    }

    #[test]
    fn marks_only_where_characters_begin() {
        let item = |mark| Item { marks: vec![mark], ..Item::new("增长5%") };
        let html = |mark| write(&View { blocks: vec![Block::Title(item(mark))] }, Language::English);
        assert!(html((6, 8)).contains("增长<mark>5%</mark>"));
        assert!(!html((1, 8)).contains("<mark>"));
        assert!(html((6, 8)).contains("lang=\"zh-CN\""));
    }
}
