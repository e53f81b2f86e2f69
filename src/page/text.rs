//! The text as the source pane draws it: paragraphs, pieces of them, and where each lies.
//!
//! All offsets are UTF-8 bytes; the browser gets finished slices, so nothing needs UTF-16.

/// What a paragraph is, as far as drawing goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kind {
    /// Running text.
    #[default]
    Body,
    /// The title.
    Title,
    /// A heading.
    Heading,
    /// A row of a table.
    Row,
    /// The page around the text.
    Chrome,
}

impl Kind {
    /// Reads the protocol's word.
    fn of(word: &str) -> Self {
        match word {
            "title" => Self::Title,
            "heading" => Self::Heading,
            "row" => Self::Row,
            "chrome" => Self::Chrome,
            _ => Self::Body,
        }
    }

    /// The class that draws it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Body => "p-body",
            Self::Title => "p-title",
            Self::Heading => "p-heading",
            Self::Row => "p-row",
            Self::Chrome => "p-chrome",
        }
    }
}

/// A paragraph of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Paragraph {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
}

/// What is drawn as one block: a paragraph, a part of a very long one, or what is being typed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The paragraph it belongs to.
    pub paragraph: u32,
    /// What that is.
    pub kind: Kind,
    /// Whether it is being typed in.
    pub editor: bool,
    /// Of a table's row the class that sets its cells apart, as the widest of the table wants it.
    pub tab: &'static str,
}

/// Gives the rows of each table the room that its widest cell wants.
pub fn align(text: &str, html: bool, pieces: &mut [Piece]) {
    /// By half-width characters, most first.
    const ROOM: [(usize, &str); 4] = [(19, "tab-4"), (13, "tab-3"), (9, "tab-2"), (6, "tab-1")];
    for rows in pieces.chunk_by_mut(|one, other| one.kind == Kind::Row && other.kind == Kind::Row) {
        let wide = |piece: &Piece| {
            let slice = text.get(piece.start as usize..piece.end as usize).unwrap_or("");
            let words = if html { readable(slice) } else { slice.to_owned() };
            // The last cell takes what is left.
            let cells = words.rsplit('\t').skip(1);
            cells.map(|cell| cell.chars().map(|c| 1 + usize::from(!c.is_ascii())).sum()).max().unwrap_or(0)
        };
        let most = rows.iter().filter(|row| row.kind == Kind::Row).map(wide).max().unwrap_or(0);
        let class = ROOM.iter().find(|room| most > room.0).map_or("", |room| room.1);
        rows.iter_mut().for_each(|row| row.tab = class);
    }
}

/// A paragraph longer than this is drawn in parts: laying out a megabyte in one block takes
/// half a second.
const LONG: usize = 6000;

/// The lines of a text that are not blank, without the blanks around them.
pub fn lines(text: &str) -> Vec<Paragraph> {
    let base = text.as_ptr() as usize;
    text.split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let start = line.as_ptr() as usize - base;
            Paragraph { start: start as u32, end: (start + line.len()) as u32, kind: Kind::Body }
        })
        .collect()
}

/// The report's paragraphs.
pub fn reported(paragraphs: &[(u32, u32, String)]) -> Vec<Paragraph> {
    paragraphs
        .iter()
        .map(|(start, end, kind)| Paragraph { start: *start, end: *end, kind: Kind::of(kind) })
        .collect()
}

/// The paragraphs after an edit of `range` that made the text longer by `grown`, until the report
/// has better ones. Their number does not change, so that marks stay with them.
pub fn shifted(paragraphs: &[Paragraph], range: (u32, u32), grown: i64) -> Vec<Paragraph> {
    let moved = |at: u32| u32::try_from(i64::from(at) + grown).unwrap_or(0);
    paragraphs
        .iter()
        .map(|paragraph| {
            let mut paragraph = *paragraph;
            if paragraph.start >= range.1 && paragraph.start > range.0 {
                paragraph.start = moved(paragraph.start);
                paragraph.end = moved(paragraph.end);
            } else if paragraph.end >= range.0 {
                paragraph.end = moved(paragraph.end.max(range.1)).max(paragraph.start);
            }
            paragraph
        })
        .collect()
}

/// What differs between a part of the text, which begins at `start`, and the words in its place: the bytes that gave
/// way, and by how much the text grows.
pub fn changed(old: &str, new: &str, start: u32) -> ((u32, u32), i64) {
    let alike = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(one, two)| one == two).count();
    let front = alike(&mut old.bytes().zip(new.bytes()));
    let most = old.len().min(new.len()) - front;
    let back = alike(&mut old.bytes().rev().zip(new.bytes().rev())).min(most);
    let range = (start + front as u32, start + (old.len() - back) as u32);
    (range, new.len() as i64 - old.len() as i64)
}

/// Whether a byte range lies in a text, on character boundaries.
pub fn fits(text: &str, (start, end): (u32, u32)) -> bool {
    text.get(start as usize..end as usize).is_some()
}

/// Characters that are not blank.
pub fn characters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The blocks to draw. The range that is being typed in is one block, whatever paragraphs the
/// analysis sees in it.
pub fn pieces(text: &str, paragraphs: &[Paragraph], editing: Option<(u32, u32)>) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(paragraphs.len() + 1);
    let mut open = editing;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let index = index as u32;
        if let Some((start, end)) = editing {
            if open.is_some() && paragraph.start >= start {
                pieces.push(Piece { start, end, paragraph: index, kind: Kind::Body, editor: true, tab: "" });
                open = None;
            }
            if paragraph.start < end && paragraph.end > start {
                if open.take().is_some() {
                    pieces.push(Piece {
                        start,
                        end,
                        paragraph: index,
                        kind: paragraph.kind,
                        editor: true,
                        tab: "",
                    });
                }
                continue;
            }
        }
        cut(text, index, paragraph, &mut pieces);
    }
    if let Some((start, end)) = open {
        let last = paragraphs.len() as u32;
        pieces.push(Piece { start, end, paragraph: last, kind: Kind::Body, editor: true, tab: "" });
    }
    pieces
}

/// A paragraph in parts that end with a sentence where one ends.
fn cut(text: &str, index: u32, paragraph: &Paragraph, pieces: &mut Vec<Piece>) {
    let (mut start, end) = (paragraph.start as usize, paragraph.end as usize);
    let mut push = |start: usize, end: usize| {
        pieces.push(Piece {
            start: start as u32,
            end: end as u32,
            paragraph: index,
            kind: paragraph.kind,
            editor: false,
            tab: "",
        });
    };
    while end.saturating_sub(start) > LONG {
        let mut stop = start + LONG;
        while !text.is_char_boundary(stop) {
            stop -= 1;
        }
        let Some(part) = text.get(start..stop) else { break };
        if let Some(full) = part.rfind('。').or_else(|| part.rfind(['；', '，', ' '])) {
            // Past the mark itself, whatever its width.
            stop = start + full + part[full..].chars().next().map_or(1, char::len_utf8);
        }
        push(start, stop);
        start = stop;
    }
    push(start, end);
}

/// Heights of many blocks: where each begins and which lies at a height, both in log n steps
/// (a Fenwick tree), so that one measured height does not cost a pass over all.
#[derive(Clone, Default)]
pub struct Heights {
    own: Vec<i32>,
    tree: Vec<i64>,
}

impl Heights {
    /// Starts from estimates.
    pub fn new(own: Vec<i32>) -> Self {
        let mut tree = vec![0; own.len() + 1];
        for (at, height) in own.iter().enumerate() {
            tree[at + 1] += i64::from(*height);
            let up = (at + 1) + low_bit(at + 1);
            if up < tree.len() {
                let sum = tree[at + 1];
                tree[up] += sum;
            }
        }
        Self { own, tree }
    }

    /// How many blocks.
    pub fn len(&self) -> usize {
        self.own.len()
    }

    /// Corrects a height; gives by how much it changed.
    pub fn set(&mut self, at: usize, height: i32) -> i32 {
        let Some(own) = self.own.get_mut(at) else { return 0 };
        let change = height - *own;
        *own = height;
        if change != 0 {
            let mut node = at + 1;
            while node < self.tree.len() {
                self.tree[node] += i64::from(change);
                node += low_bit(node);
            }
        }
        change
    }

    /// Where block `at` begins.
    pub fn top(&self, at: usize) -> i64 {
        let mut node = at.min(self.own.len());
        let mut sum = 0;
        while node > 0 {
            sum += self.tree[node];
            node -= low_bit(node);
        }
        sum
    }

    /// Height of all.
    pub fn total(&self) -> i64 {
        self.top(self.own.len())
    }

    /// The block at a height.
    pub fn at(&self, height: i64) -> usize {
        let mut node = 0;
        let mut left = height.max(0);
        let mut step = self.own.len().next_power_of_two();
        while step > 0 {
            let next = node + step;
            if next < self.tree.len() && self.tree[next] <= left {
                left -= self.tree[next];
                node = next;
            }
            step /= 2;
        }
        node.min(self.own.len().saturating_sub(1))
    }
}

fn low_bit(n: usize) -> usize {
    n & n.wrapping_neg()
}

/// The text of an HTML slice as it is read: tags set aside, cells kept apart, the commonest entities resolved.
/// Only for drawing; the analysis has its own, exact way.
pub fn readable(slice: &str) -> String {
    read_to(slice, usize::MAX).0
}

/// The byte of a slice that byte `at` of its [`readable`] form is drawn from.
pub fn drawn_from(slice: &str, at: usize) -> usize {
    read_to(slice, at).1
}

/// [`readable`] up to its byte `most`, and where in the slice that is.
fn read_to(slice: &str, most: usize) -> (String, usize) {
    let mut out = String::new();
    let mut rest = slice;
    while let Some(at) = rest.find(['<', '&']) {
        if out.len() + at > most {
            break;
        }
        out.push_str(&rest[..at]);
        let found = &rest[at..];
        let (sign, taken) = if let Some(inside) = found.strip_prefix('<') {
            let tag = inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
            match found.find('>') {
                Some(end) if tag => {
                    // Between cells, and not before the first.
                    let cell = inside.get(..2).is_some_and(|name| matches!(name, "td" | "th" | "TD" | "TH"));
                    ((cell && !out.trim().is_empty()).then_some('\t'), end + 1)
                }
                _ => (Some('<'), 1),
            }
        } else {
            const ENTITIES: [(&str, char); 6] = [
                ("&nbsp;", '\u{a0}'),
                ("&lt;", '<'),
                ("&gt;", '>'),
                ("&quot;", '"'),
                ("&#39;", '\''),
                ("&amp;", '&'),
            ];
            let entity = ENTITIES.iter().find(|(name, _)| found.starts_with(name));
            entity.map_or((Some('&'), 1), |(name, sign)| (Some(*sign), name.len()))
        };
        if out.len() >= most && sign.is_some() {
            return (out, slice.len() - found.len());
        }
        out.extend(sign);
        rest = &found[taken..];
    }
    let left = most.saturating_sub(out.len()).min(rest.len());
    let left = rest.floor_char_boundary(left);
    out.push_str(&rest[..left]);
    (out, slice.len() - rest.len() + left)
}
