//! The body of a document: paragraphs, tables, boxes and notes as blocks.

use super::lists::{Lists, Numbered};
use crate::order;
use crate::unpack::LIMIT;
use crate::unpack::blocks::{Block, Cell};
use crate::unpack::xml::{Piece, Tag, Xml};

/// How deep tables and boxes may stand in one another.
const DEEPEST: u32 = 12;

/// Bytes that a block takes beside its text, near enough.
const BLOCK: usize = 8;

/// Notes at the foot or the end, sorted by their numbers in the file. A note is taken out where it is first referred
/// to: it is written once, however often a file refers to it.
#[derive(Default)]
pub struct Notes(Vec<(String, String)>);

impl Notes {
    /// Reads the notes of `footnotes.xml` or `endnotes.xml` to those that are there; tells whether they are too long.
    pub fn read(&mut self, text: &str, name: &'static str) -> bool {
        let over = read_notes(text, name, &mut self.0);
        order::sort_by(&mut self.0, |one, other| one.0.cmp(&other.0));
        over
    }

    fn take(&mut self, id: &str) -> Option<String> {
        let at = self.0.partition_point(|(known, _)| known.as_str() < id);
        let (_, text) = self.0.get_mut(at).filter(|(known, text)| known == id && !text.is_empty())?;
        Some(std::mem::take(text))
    }
}

fn read_notes(text: &str, name: &'static str, notes: &mut Vec<(String, String)>) -> bool {
    let (mut lists, mut none) = (Lists::default(), Notes::default());
    let mut body = Body::new(text, &mut lists, &mut none);
    while let Some(piece) = body.next() {
        let Piece::Open(tag) = piece else { continue };
        if tag.name() != name {
            continue;
        }
        // Separators are notes as well.
        if tag.get("type").is_some_and(|kind| kind != "normal") {
            body.xml.pass();
            continue;
        }
        let id = [name, &tag.get("id").unwrap_or_default()].concat();
        let mut text = String::new();
        super::blocks::write(&body.within(0), &mut text);
        notes.push((id, text.trim().replace('\n', " ")));
    }
    body.over
}

/// A body being read.
pub struct Body<'a> {
    xml: Xml<'a>,
    lists: &'a mut Lists,
    notes: &'a mut Notes,
    /// Bytes that blocks may still take.
    left: usize,
    /// There was more than that; what came before stands.
    pub over: bool,
    /// Pictures that were passed.
    pub pictures: u32,
}

/// A paragraph being put together.
#[derive(Default)]
struct Paragraph {
    text: String,
    /// What stands behind it: boxes that hang on it, notes it refers to.
    behind: Vec<Block>,
    style: String,
    numbered: Numbered,
    /// Its number, where there is no text.
    label: String,
    /// Its end was deleted: the next one goes on in it.
    open: bool,
    /// The run is not shown.
    hidden: bool,
    /// The run is set as a power.
    raised: bool,
}

impl<'a> Body<'a> {
    /// Over a part.
    pub fn new(text: &'a str, lists: &'a mut Lists, notes: &'a mut Notes) -> Self {
        Self { xml: Xml::new(text), lists, notes, left: LIMIT as usize, over: false, pictures: 0 }
    }

    /// The next piece; none where the text has become too long.
    fn next(&mut self) -> Option<Piece<'a>> {
        if self.over { None } else { self.xml.next() }
    }

    fn charge(&mut self, bytes: usize) {
        match self.left.checked_sub(bytes.saturating_add(BLOCK)) {
            Some(left) => self.left = left,
            None => self.over = true,
        }
    }

    /// Whether the markup broke off.
    pub fn broken(&self) -> bool {
        self.xml.broken()
    }

    /// All blocks of the part.
    pub fn blocks(&mut self) -> Vec<Block> {
        self.within(0)
    }

    /// The blocks up to the end of the element that was just opened.
    fn within(&mut self, depth: u32) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut open = 1u32;
        // The text of a paragraph whose end was deleted.
        let mut kept = String::new();
        while let Some(piece) = self.next() {
            match piece {
                Piece::Open(tag) => match tag.name() {
                    "p" => {
                        let mut paragraph = self.paragraph(depth);
                        if kept.is_empty() {
                            kept = std::mem::take(&mut paragraph.text);
                        } else {
                            kept.push_str(&paragraph.text);
                        }
                        if !paragraph.open {
                            blocks.push(Block::Line(std::mem::take(&mut kept)));
                        }
                        blocks.append(&mut paragraph.behind);
                    }
                    "tbl" if depth < DEEPEST => blocks.push(self.table(depth + 1)),
                    name if is_aside(name) || name == "tbl" => self.xml.pass(),
                    _ => open += 1,
                },
                Piece::Close(_) => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                Piece::Both(_) | Piece::Text(_) => {}
            }
        }
        if !kept.is_empty() {
            blocks.push(Block::Line(kept));
        }
        blocks
    }

    fn paragraph(&mut self, depth: u32) -> Paragraph {
        let mut paragraph = Paragraph::default();
        let mut open = 1u32;
        while let Some(piece) = self.next() {
            match piece {
                Piece::Open(tag) => match tag.name() {
                    "pPr" => self.properties(&mut paragraph),
                    "r" => {
                        (paragraph.hidden, paragraph.raised) = (false, false);
                        open += 1;
                    }
                    "t" => {
                        let text = self.xml.text();
                        paragraph.add(&text);
                    }
                    "txbxContent" if depth < DEEPEST => {
                        let mut inner = self.within(depth + 1);
                        paragraph.behind.append(&mut inner);
                    }
                    // A fraction is no number of two digits.
                    "den" => {
                        paragraph.text.push('/');
                        open += 1;
                    }
                    name if is_aside(name) || name == "txbxContent" => self.xml.pass(),
                    _ => {
                        self.sign(&tag, &mut paragraph);
                        open += 1;
                    }
                },
                Piece::Both(tag) => self.sign(&tag, &mut paragraph),
                Piece::Close(_) => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                Piece::Text(_) => {}
            }
        }
        let label = self.lists.count(paragraph.numbered, &paragraph.style);
        self.charge(paragraph.text.len() + label.len());
        if paragraph.text.trim().is_empty() {
            paragraph.label = label;
        } else if !label.is_empty() {
            paragraph.text = labelled(&label, paragraph.text.trim());
        }
        paragraph
    }

    /// An element that stands for a character, says how the run looks, or leads elsewhere.
    fn sign(&mut self, tag: &Tag<'_>, paragraph: &mut Paragraph) {
        match tag.name() {
            "tab" | "ptab" => paragraph.add("\t"),
            "br" | "cr" => paragraph.add("\n"),
            "noBreakHyphen" => paragraph.add("-"),
            "sym" => {
                let sign = tag.get("char").and_then(|hex| u32::from_str_radix(&hex, 16).ok());
                let known = |c: &char| *c >= '\u{2000}' && !matches!(c, '\u{E000}'..='\u{F8FF}');
                if let Some(c) = sign.and_then(char::from_u32).filter(known) {
                    paragraph.text.push(c);
                }
            }
            "vanish" | "webHidden" => paragraph.hidden = tag.on(),
            "vertAlign" => paragraph.raised = tag.get("val").is_some_and(|value| value == "superscript"),
            "blip" | "imagedata" => self.pictures += 1,
            name @ ("footnoteReference" | "endnoteReference") => {
                let id = tag.get("id").unwrap_or_default();
                let id = [name.trim_end_matches("Reference"), &id].concat();
                if let Some(text) = self.notes.take(&id) {
                    self.charge(text.len());
                    paragraph.behind.push(Block::Line(["注：", &text].concat()));
                }
            }
            _ => {}
        }
    }

    fn properties(&mut self, paragraph: &mut Paragraph) {
        let mut open = 1u32;
        while let Some(piece) = self.next() {
            let tag = match &piece {
                Piece::Open(tag) => {
                    open += 1;
                    tag
                }
                Piece::Both(tag) => tag,
                Piece::Close(_) => {
                    open -= 1;
                    if open == 0 {
                        return;
                    }
                    continue;
                }
                Piece::Text(_) => continue,
            };
            match tag.name() {
                "pStyle" => paragraph.style = tag.get("val").unwrap_or_default(),
                "numId" => paragraph.numbered.list = tag.number("val"),
                "ilvl" => paragraph.numbered.level = tag.number("val"),
                // Inside the mark's own properties.
                "del" | "moveFrom" => paragraph.open = true,
                // What it was like before.
                "pPrChange" if matches!(piece, Piece::Open(_)) => {
                    self.xml.pass();
                    open -= 1;
                }
                _ => {}
            }
        }
    }

    fn table(&mut self, depth: u32) -> Block {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut column = 0;
        let mut open = 1u32;
        let mut deleted = false;
        while let Some(piece) = self.next() {
            let tag = match &piece {
                Piece::Open(tag) | Piece::Both(tag) => tag,
                Piece::Close(name) => {
                    open -= 1;
                    if name == "tr" && std::mem::take(&mut deleted) {
                        rows.pop();
                    }
                    if open == 0 {
                        break;
                    }
                    continue;
                }
                Piece::Text(_) => continue,
            };
            let opens = matches!(piece, Piece::Open(_));
            match tag.name() {
                "tr" => {
                    self.charge(0);
                    rows.push(Vec::new());
                    (column, deleted) = (0, false);
                }
                "gridBefore" => column += tag.number("val").unwrap_or(0).min(64),
                // Among the row's properties.
                "del" => deleted = true,
                "tc" if opens => {
                    let (blocks, span) = self.cell(depth);
                    if let Some(row) = rows.last_mut() {
                        row.push(Cell { column, blocks });
                    }
                    column += span;
                    continue;
                }
                "tc" => column += 1,
                name if opens && is_aside(name) => {
                    self.xml.pass();
                    continue;
                }
                _ => {}
            }
            open += u32::from(opens);
        }
        Block::Table(rows)
    }

    /// A cell's blocks, and over how many columns it stands.
    fn cell(&mut self, depth: u32) -> (Vec<Block>, u32) {
        // Properties come first where there are any; what else comes first is a block.
        let mut blocks = Vec::new();
        let (mut span, mut below) = (1, false);
        let mut open = 1u32;
        while let Some(piece) = self.next() {
            match piece {
                Piece::Open(tag) if tag.name() == "tcPr" => {
                    let mut inner = 1u32;
                    while let Some(piece) = self.xml.next() {
                        let tag = match &piece {
                            Piece::Open(tag) | Piece::Both(tag) => tag,
                            Piece::Close(_) => {
                                inner -= 1;
                                if inner == 0 {
                                    break;
                                }
                                continue;
                            }
                            Piece::Text(_) => continue,
                        };
                        match tag.name() {
                            "gridSpan" => span = tag.number("val").unwrap_or(1).clamp(1, 64),
                            "vMerge" | "hMerge" => {
                                below = tag.get("val").is_none_or(|value| value != "restart");
                            }
                            "cellDel" => below = true,
                            // What it was like before.
                            "tcPrChange" if matches!(piece, Piece::Open(_)) => {
                                self.xml.pass();
                                continue;
                            }
                            _ => {}
                        }
                        inner += u32::from(matches!(piece, Piece::Open(_)));
                    }
                }
                Piece::Open(tag) if tag.name() == "p" => {
                    let mut paragraph = self.paragraph(depth);
                    // Numbers of rows are often those of an empty list.
                    let text = if paragraph.label.is_empty() { paragraph.text } else { paragraph.label };
                    blocks.push(Block::Line(text));
                    blocks.append(&mut paragraph.behind);
                }
                Piece::Open(tag) if tag.name() == "tbl" && depth < DEEPEST => {
                    blocks.push(self.table(depth + 1));
                }
                Piece::Open(tag) if is_aside(tag.name()) || tag.name() == "tbl" => self.xml.pass(),
                Piece::Open(_) => open += 1,
                Piece::Close(_) => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                Piece::Both(_) | Piece::Text(_) => {}
            }
        }
        if below {
            blocks.clear();
        }
        self.charge(0);
        (blocks, span)
    }
}

impl Paragraph {
    fn add(&mut self, text: &str) {
        if self.hidden {
            return;
        }
        let raised = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(c.to_digit(10)? as usize);
        match self.raised.then(|| text.chars().map(raised).collect::<Option<String>>()).flatten() {
            Some(power) => self.text.push_str(&power),
            None => self.text.push_str(text),
        }
    }
}

/// Elements that are set aside with all they hold: deleted text, what is shown instead where a program knows
/// something better, instructions of fields, readings over characters, properties.
fn is_aside(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "Fallback"
            | "instrText"
            | "delText"
            | "delInstrText"
            | "rt"
            | "sectPr"
            | "tblPr"
            | "tblGrid"
            | "sdtPr"
            | "sdtEndPr"
            | "rPrChange"
            | "tblPrEx"
            | "trPrChange"
            | "docPartObj"
    )
}

/// A number before its text. A blank keeps the point of `1.` from becoming that of a decimal.
fn labelled(label: &str, text: &str) -> String {
    let close = label.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.')
        && text.starts_with(|c: char| c.is_ascii_digit());
    let between = if close { " " } else { "" };
    [label, between, text].concat()
}
