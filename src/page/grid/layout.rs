//! Which columns are shown, in which order and how wide: the reader's choice, kept for the session.

use shaipin::serve::protocol::Column;

/// A column: its name in classes and addresses, its track where the reader set no width, the least width in pixels.
type Kind = (Column, &'static str, &'static str, u32);

/// All columns; the first [`SHOWN`] are there at first.
const KINDS: [Kind; 13] = [
    (Column::Region, "region", "minmax(72px, .8fr)", 72),
    (Column::Topic, "topic", "minmax(72px, 1.5fr)", 72),
    (Column::Indicator, "indicator", "minmax(120px, 2.2fr)", 120),
    (Column::Value, "value", "minmax(88px, 1.2fr)", 88),
    (Column::Rank, "rank", "minmax(88px, 1.4fr)", 88),
    (Column::Period, "period", "minmax(72px, .9fr)", 72),
    (Column::Status, "status", "72px", 72),
    (Column::Edited, "edited", "88px", 88),
    (Column::Series, "series", "minmax(120px, 1.4fr)", 120),
    (Column::Subject, "subject", "minmax(96px, 1fr)", 96),
    (Column::Sentence, "sentence", "minmax(240px, 3fr)", 240),
    (Column::Place, "place", "64px", 64),
    (Column::Document, "document", "minmax(88px, 1fr)", 88),
];
const SHOWN: usize = 7;
const GAP: u32 = 12;
/// Narrower no column gets, and wider no step makes it.
const LEAST: u32 = 48;
const MOST: u32 = 900;

/// The columns as the reader wants them.
#[derive(Clone, PartialEq)]
pub struct Layout {
    /// Those shown, from left to right, with widths in pixels; 0: as wide as there is room.
    pub shown: Vec<(Column, u32)>,
}

impl Default for Layout {
    fn default() -> Self {
        Self { shown: KINDS.iter().take(SHOWN).map(|kind| (kind.0, 0)).collect() }
    }
}

/// All columns to choose from in their usual order; the document's comes and goes by itself.
pub fn all() -> impl Iterator<Item = Column> {
    KINDS.iter().map(|kind| kind.0).filter(|column| *column != Column::Document)
}

fn kind(column: Column) -> &'static Kind {
    KINDS.iter().find(|kind| kind.0 == column).unwrap_or(&KINDS[0])
}

/// A column's name in classes.
pub fn name(column: Column) -> &'static str {
    kind(column).1
}

/// The column of a name.
pub fn named(name: &str) -> Option<Column> {
    KINDS.iter().find(|kind| kind.1 == name).map(|kind| kind.0)
}

impl Layout {
    /// As the session's storage keeps it.
    pub fn read(words: &str) -> Option<Self> {
        let shown: Vec<(Column, u32)> = words
            .split(' ')
            .filter_map(|part| part.split_once('='))
            .filter_map(|(column, width)| Some((named(column)?, width.parse().ok()?)))
            .collect();
        (!shown.is_empty()).then_some(Self { shown })
    }

    /// For the session's storage.
    pub fn told(&self) -> String {
        let parts =
            self.shown.iter().map(|(column, width)| [name(*column), "=", &width.to_string()].concat());
        parts.collect::<Vec<_>>().join(" ")
    }

    /// With the document's column in front where several lie open, without it where one does.
    pub fn fitted(mut self, several: bool) -> Self {
        self.shown.retain(|shown| shown.0 != Column::Document);
        if several {
            self.shown.insert(0, (Column::Document, 0));
        }
        self
    }

    /// The tracks of a row, and the least width of all together.
    pub fn tracks(&self) -> (String, u32) {
        let mut tracks = String::new();
        let mut sum = 20;
        for &(column, width) in &self.shown {
            let (.., track, least) = *kind(column);
            if width > 0 {
                tracks.push_str(&width.to_string());
                tracks.push_str("px ");
            } else {
                tracks.push_str(track);
                tracks.push(' ');
            }
            sum += GAP + if width > 0 { width } else { least };
        }
        (tracks, sum)
    }

    /// Where a column stands.
    pub fn at(&self, column: Column) -> Option<usize> {
        self.shown.iter().position(|shown| shown.0 == column)
    }

    /// Shows a column, or no longer; one always stays.
    pub fn flip(&mut self, column: Column) {
        match self.at(column) {
            Some(at) if self.shown.len() > 1 => drop(self.shown.remove(at)),
            Some(_) => {}
            None => self.shown.push((column, 0)),
        }
    }

    /// Moves a column to another place.
    pub fn put(&mut self, column: Column, to: usize) {
        if let Some(at) = self.at(column) {
            let moved = self.shown.remove(at);
            self.shown.insert(to.min(self.shown.len()), moved);
        }
    }

    /// Gives a column a width.
    pub fn widen(&mut self, column: Column, width: u32) {
        if let Some(at) = self.at(column) {
            self.shown[at].1 = width.clamp(LEAST, MOST);
        }
    }
}
