//! Lists: which number a paragraph has, by its own properties, its style and the list's definition.

use super::number::written;
use crate::order;
use crate::unpack::xml::{Piece, Tag, Xml};

/// Levels of a list.
const LEVELS: usize = 9;

/// What a paragraph or a style says of its number.
#[derive(Clone, Copy, Default, Debug, PartialEq)]
pub struct Numbered {
    /// The list; 0 for none.
    pub list: Option<u32>,
    /// Its level.
    pub level: Option<u32>,
}

#[derive(Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// `%1、`, `%1.%2`.
    text: String,
    /// The style whose paragraphs stand at this level.
    style: String,
    /// All numbers in it are decimal.
    legal: bool,
}

#[derive(Default)]
struct Abstract {
    id: u32,
    levels: Vec<Level>,
    /// Its levels are those of the list of this style.
    link: String,
    /// That list.
    linked: Option<u32>,
    counts: [Option<u32>; LEVELS],
}

#[derive(Default)]
struct List {
    id: u32,
    of: u32,
    /// Level and the number it starts anew with.
    starts: Vec<(u32, u32)>,
    begun: bool,
}

#[derive(Default)]
struct Style {
    id: String,
    based_on: String,
    numbered: Numbered,
    /// The style, this one or one it is based on, that names a list.
    named: Option<usize>,
}

/// The lists and styles of a document, and how far each list has counted.
#[derive(Default)]
pub struct Lists {
    abstracts: Vec<Abstract>,
    lists: Vec<List>,
    styles: Vec<Style>,
}

impl Lists {
    /// Reads `numbering.xml`.
    pub fn read_numbering(&mut self, text: &str) {
        // Inside `w:num`, levels belong to overrides.
        let mut in_list = false;
        let mut level = 0u32;
        for piece in Xml::new(text) {
            let (Piece::Open(tag) | Piece::Both(tag)) = &piece else { continue };
            match tag.name() {
                "abstractNum" => {
                    in_list = false;
                    self.abstracts.push(Abstract {
                        id: tag.number("abstractNumId").unwrap_or(0),
                        ..Abstract::default()
                    });
                }
                "num" => {
                    in_list = true;
                    self.lists.push(List { id: tag.number("numId").unwrap_or(0), ..List::default() });
                }
                "abstractNumId" => {
                    if let Some(list) = self.lists.last_mut() {
                        list.of = tag.number("val").unwrap_or(0);
                    }
                }
                "lvlOverride" => level = tag.number("ilvl").unwrap_or(0),
                "startOverride" => {
                    if let (Some(list), Some(start)) = (self.lists.last_mut(), tag.number("val")) {
                        list.starts.push((level, start));
                    }
                }
                "lvl" if !in_list => {
                    level = tag.number("ilvl").unwrap_or(0);
                    if let Some(of) = self.abstracts.last_mut() {
                        let wanted = (level as usize + 1).min(LEVELS);
                        while of.levels.len() < wanted {
                            of.levels.push(Level { start: 1, ..Level::default() });
                        }
                    }
                }
                "numStyleLink" => {
                    if let Some(of) = self.abstracts.last_mut() {
                        of.link = tag.get("val").unwrap_or_default();
                    }
                }
                _ if !in_list => self.level_property(level, tag),
                _ => {}
            }
        }
    }

    fn level_property(&mut self, level: u32, tag: &Tag<'_>) {
        let level = self.abstracts.last_mut().and_then(|of| of.levels.get_mut(level as usize));
        let Some(level) = level else { return };
        // Word takes no more; each paragraph writes it anew.
        const LONGEST: usize = 255;
        let value = tag.get("val").filter(|value| value.len() <= LONGEST).unwrap_or_default();
        match tag.name() {
            "start" => level.start = value.parse().unwrap_or(1),
            "numFmt" => level.format = value,
            "lvlText" => level.text = value,
            "pStyle" => level.style = value,
            "isLgl" => level.legal = tag.on(),
            _ => {}
        }
    }

    /// Reads `styles.xml`.
    pub fn read_styles(&mut self, text: &str) {
        for piece in Xml::new(text) {
            let (Piece::Open(tag) | Piece::Both(tag)) = &piece else { continue };
            if tag.name() == "style" {
                self.styles.push(Style { id: tag.get("styleId").unwrap_or_default(), ..Style::default() });
            }
            let Some(style) = self.styles.last_mut() else { continue };
            match tag.name() {
                "basedOn" => style.based_on = tag.get("val").unwrap_or_default(),
                "numId" => style.numbered.list = tag.number("val"),
                "ilvl" => style.numbered.level = tag.number("val"),
                _ => {}
            }
        }
    }

    /// Sorts what was read and follows what it is based on, once: each paragraph then finds its own in few steps.
    pub fn settle(&mut self) {
        const DEEPEST: usize = 16;
        order::sort_by_key(&mut self.abstracts, |one| one.id);
        order::sort_by_key(&mut self.lists, |one| one.id);
        order::sort_by(&mut self.styles, |one, other| one.id.cmp(&other.id));
        let based: Vec<Option<usize>> = self.styles.iter().map(|style| self.style(&style.based_on)).collect();
        for at in 0..self.styles.len() {
            let names = |at: usize| self.styles.get(at).is_some_and(|style| style.numbered.list.is_some());
            let mut next = Some(at);
            for _ in 0..DEEPEST {
                if next.is_none_or(names) {
                    break;
                }
                next = next.and_then(|at| based.get(at).copied().flatten());
            }
            let named = next.filter(|at| names(*at));
            if let Some(style) = self.styles.get_mut(at) {
                style.named = named;
            }
        }
        for at in 0..self.abstracts.len() {
            let link = self.abstracts.get(at).map(|of| of.link.as_str()).filter(|link| !link.is_empty());
            let linked = link.and_then(|link| self.styled(link)).and_then(|(numbered, _)| numbered.list);
            if let Some(of) = self.abstracts.get_mut(at) {
                of.linked = linked;
            }
        }
    }

    fn style(&self, id: &str) -> Option<usize> {
        let at = self.styles.partition_point(|style| style.id.as_str() < id);
        self.styles.get(at).filter(|style| style.id == id).map(|_| at)
    }

    /// What a style says, and those it is based on; and the style that names the list.
    fn styled(&self, style: &str) -> Option<(Numbered, &str)> {
        let named = self.styles.get(self.style(style)?)?.named?;
        self.styles.get(named).map(|style| (style.numbered, style.id.as_str()))
    }

    /// The list of definitions that a list counts in.
    fn defined(&self, list: u32) -> Option<(usize, usize)> {
        let find = |id: u32| {
            let at = self.lists.partition_point(|one| one.id < id);
            let of = self.lists.get(at).filter(|one| one.id == id)?.of;
            let behind = self.abstracts.partition_point(|one| one.id < of);
            self.abstracts.get(behind).filter(|one| one.id == of).map(|_| (at, behind))
        };
        let (at, of) = find(list)?;
        let linked = self.abstracts.get(of)?.linked.and_then(find);
        Some(linked.map_or((at, of), |(_, of)| (at, of)))
    }

    /// Counts a paragraph, and gives what is written before it; empty where it has no number.
    pub fn count(&mut self, own: Numbered, style: &str) -> String {
        let styled = if own.list.is_none() || own.level.is_none() { self.styled(style) } else { None };
        let list = own.list.or(styled.and_then(|(numbered, _)| numbered.list)).filter(|&list| list != 0);
        let Some((at, of)) = list.and_then(|list| self.defined(list)) else { return String::new() };
        let by_style = |of: &Abstract, id: &str| {
            of.levels.iter().position(|level| !id.is_empty() && level.style == id).map(|at| at as u32)
        };
        let level = own.level.or_else(|| {
            let (numbered, id) = styled?;
            numbered.level.or_else(|| by_style(self.abstracts.get(of)?, id))
        });
        let level = level.unwrap_or(0) as usize;
        let (Some(list), Some(of)) = (self.lists.get_mut(at), self.abstracts.get_mut(of)) else {
            return String::new();
        };
        if !std::mem::replace(&mut list.begun, true) {
            for &(level, start) in &list.starts {
                if let Some(count) = of.counts.get_mut(level as usize) {
                    // The next paragraph of that level adds one.
                    *count = Some(start.saturating_sub(1));
                }
            }
        }
        of.count(level)
    }
}

impl Abstract {
    fn count(&mut self, level: usize) -> String {
        let Some(own) = self.levels.get(level).cloned() else { return String::new() };
        let starts: Vec<u32> = self.levels.iter().map(|level| level.start).collect();
        for (at, count) in self.counts.iter_mut().enumerate() {
            let start = starts.get(at).copied().unwrap_or(1);
            match at.cmp(&level) {
                std::cmp::Ordering::Less => *count = Some(count.unwrap_or(start)),
                std::cmp::Ordering::Equal => *count = Some(count.map_or(start, |n| n.saturating_add(1))),
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        if own.format == "bullet" || own.format == "none" && !own.text.contains('%') {
            return String::new();
        }
        let mut out = String::new();
        let mut signs = own.text.chars().peekable();
        while let Some(sign) = signs.next() {
            let digit = (sign == '%').then(|| signs.peek().and_then(|c| c.to_digit(10))).flatten();
            let Some(at) = digit.and_then(|digit| (digit as usize).checked_sub(1)) else {
                out.push(sign);
                continue;
            };
            signs.next();
            let format = self.levels.get(at).map_or("decimal", |level| level.format.as_str());
            let format = if own.legal && at != level { "decimal" } else { format };
            out.push_str(&written(format, self.counts.get(at).copied().flatten().unwrap_or(1)));
        }
        out
    }
}
