//! What a view consists of: few kinds of blocks, so that one writer and one style sheet draw them all.

/// A view, ready to be written.
#[derive(Clone, Debug, Default)]
pub(crate) struct View {
    pub(crate) blocks: Vec<Block>,
}

/// A part of a view, from top to bottom.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    /// What the view is called; read out, not drawn.
    Name(&'static str),
    /// Lines that stand on paper alone, with the day on which it is printed: title, source, what it is not.
    Paper(Vec<String>),
    /// What the view is about.
    Title(Item),
    /// Begins a part.
    Heading(String),
    /// Things side by side.
    Line(LineKind, Vec<Item>),
    /// A sentence of ours.
    Note(String),
    /// A table.
    Sheet(Sheet),
    /// Findings and the like.
    Cards(Vec<Card>),
    /// A part of its own, beside others where there is room.
    Part(Vec<Block>),
    /// Out of sight until asked for.
    Folded(String, Vec<Block>),
}

/// What stands side by side, and how it looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum LineKind {
    /// Counts with what they count.
    Facts,
    /// A choice.
    Controls,
    /// Words after one another.
    Words,
}

/// A table. The first cell of a row heads the row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// Says what the table shows; read out, not drawn.
    pub(crate) caption: String,
    /// Rows of head cells; a cell may span several columns or both rows.
    pub(crate) heads: Vec<Vec<Head>>,
    /// The rows.
    pub(crate) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// A line over the whole width that heads the rows below.
    pub(crate) group: bool,
    /// The row of the chosen region or series.
    pub(crate) current: bool,
    /// The cells.
    pub(crate) cells: Vec<Cell>,
}

/// A head cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) item: Item,
    /// Columns it spans.
    pub(crate) across: usize,
    /// Rows it spans.
    pub(crate) down: usize,
    /// Columns of numbers are set flush right.
    pub(crate) number: bool,
}

/// A cell: what it says, one below the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    pub(crate) items: Vec<Item>,
    /// Set flush right.
    pub(crate) number: bool,
    /// Columns it spans, 0 and 1 being one.
    pub(crate) across: usize,
}

/// A framed part with lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Card {
    pub(crate) tone: Tone,
    pub(crate) head: Vec<Item>,
    pub(crate) lines: Vec<Vec<Item>>,
}

/// The smallest part: words, perhaps with a note, perhaps leading somewhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    pub(crate) text: String,
    /// Bytes of `text` that are marked, rising.
    pub(crate) marks: Vec<(usize, usize)>,
    /// Set smaller behind it.
    pub(crate) small: String,
    /// Shown on hover.
    pub(crate) title: String,
    pub(crate) tone: Tone,
    pub(crate) go: Go,
    /// Of a choice: whether it is taken.
    pub(crate) pressed: Option<bool>,
}

/// How a thing is to be taken; each has a sign of its own beside its colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Tone {
    #[default]
    Plain,
    /// A plan or a thing expected: hollow.
    Plan,
    /// Follows from other figures.
    Derived,
    /// A place without a value.
    Rank,
    /// The text does not say it.
    Missing,
    /// Set back.
    Faint,
    /// Stands out.
    Strong,
    Holds,
    Fails,
    Unclear,
    Look,
    /// The text's own words.
    Quote,
}

impl Tone {
    /// The class that draws it; empty for the plain one.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Plan => "t-plan",
            Self::Derived => "t-derived",
            Self::Rank => "t-rank",
            Self::Missing => "t-missing",
            Self::Faint => "t-faint",
            Self::Strong => "t-strong",
            Self::Holds => "t-holds",
            Self::Fails => "t-fails",
            Self::Unclear => "t-unclear",
            Self::Look => "t-look",
            Self::Quote => "t-quote",
        }
    }
}

/// Where a thing leads. Written as `kind:argument`; `page::go` reads it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) enum Go {
    /// Nowhere.
    #[default]
    Nowhere,
    /// Chooses a claim.
    Claim(String),
    /// Shows a place of the text.
    Span(u32, u32),
    /// Chooses a region and opens its page.
    RegionPage(u32),
    /// Chooses a series, or no longer.
    Series(u32),
    /// Chooses a period, or no longer.
    Period(u32),
    /// Chooses a topic, or no longer.
    Topic(&'static str),
    /// Opens another panel.
    Panel(&'static str),
    /// Opens one of several documents alone.
    Document(u32),
    /// Opens the claims of one of several documents.
    Part(u32),
    /// Takes one of several documents for right, or no longer.
    Standard(u32),
    /// The figures of the standard that tell no time are of this one, or no longer: in words.
    StandardTime(String),
    /// Opens the claims of a region that have a rank.
    Ranked(u32),
    /// Opens a panel with one of its own choices set, by key; an empty value takes the choice away.
    Set(&'static str, &'static str, String),
    /// Saves the chart in sight, or copies it: `svg`, `1` to `3` (PNG, so many times as large), `copy`.
    Save(&'static str),
    /// Takes the speech of a region alone, to be read as a draft.
    Draft(u32),
    /// Takes one thing back that the reader said, by its place in the list.
    TakeBack(u32),
    /// Prints the report.
    Print,
}

impl Go {
    /// As the page reads it.
    pub(crate) fn word(&self) -> String {
        match self {
            Self::Nowhere => String::new(),
            Self::Claim(id) => format!("claim:{id}"),
            Self::Span(start, end) => format!("span:{start}-{end}"),
            Self::RegionPage(index) => format!("page:{index}"),
            Self::Series(index) => format!("series:{index}"),
            Self::Period(index) => format!("period:{index}"),
            Self::Topic(name) => format!("topic:{name}"),
            Self::Panel(key) => format!("panel:{key}"),
            Self::Document(index) => format!("document:{index}"),
            Self::Part(index) => format!("part:{index}"),
            Self::Standard(index) => format!("standard:{index}"),
            Self::StandardTime(words) => format!("time:{words}"),
            Self::Ranked(index) => format!("ranked:{index}"),
            Self::Set(panel, key, value) => format!("set:{panel}/{key}={value}"),
            Self::Save(how) => format!("save:{how}"),
            Self::Draft(index) => format!("draft:{index}"),
            Self::TakeBack(index) => format!("takeback:{index}"),
            Self::Print => "print:".to_owned(),
        }
    }
}

impl Item {
    /// Words alone, at most faint ones: what holds them can bear it. (The head of a group of rows leads somewhere: it is
    /// held in sight by the style of its own element.)
    pub(crate) fn is_bare(&self) -> bool {
        let plain = self.go == Go::Nowhere && matches!(self.tone, Tone::Plain | Tone::Faint);
        plain
            && self.small.is_empty()
            && self.title.is_empty()
            && self.marks.is_empty()
            && self.pressed.is_none()
    }

    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(crate) fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    pub(crate) fn small(self, small: impl Into<String>) -> Self {
        Self { small: small.into(), ..self }
    }

    pub(crate) fn title(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }

    pub(crate) fn go(self, go: Go) -> Self {
        Self { go, ..self }
    }

    pub(crate) fn pressed(self, pressed: bool) -> Self {
        Self { pressed: Some(pressed), ..self }
    }
}

impl Cell {
    /// Words.
    pub(crate) fn of(item: Item) -> Self {
        Self { items: vec![item], ..Self::default() }
    }

    /// A number.
    pub(crate) fn number(item: Item) -> Self {
        Self { items: vec![item], number: true, across: 1 }
    }

    /// Several below one another.
    pub(crate) fn several(items: Vec<Item>, number: bool) -> Self {
        Self { items, number, across: 1 }
    }
}

impl Head {
    pub(crate) fn of(text: impl Into<String>) -> Self {
        Self { item: Item::new(text), across: 1, down: 1, number: false }
    }

    pub(crate) fn number(text: impl Into<String>) -> Self {
        Self { number: true, ..Self::of(text) }
    }
}

impl Row {
    pub(crate) fn of(cells: Vec<Cell>) -> Self {
        Self { cells, ..Self::default() }
    }
}

impl View {
    pub(crate) fn heading(&mut self, words: impl Into<String>) {
        self.blocks.push(Block::Heading(words.into()));
    }

    pub(crate) fn note(&mut self, words: impl Into<String>) {
        self.blocks.push(Block::Note(words.into()));
    }

    pub(crate) fn line(&mut self, kind: LineKind, items: Vec<Item>) {
        if !items.is_empty() {
            self.blocks.push(Block::Line(kind, items));
        }
    }

    /// A part with what another view would have on its own.
    pub(crate) fn part(&mut self, part: View) {
        if !part.blocks.is_empty() {
            self.blocks.push(Block::Part(part.blocks));
        }
    }

    pub(crate) fn sheet(&mut self, sheet: Sheet) {
        if !sheet.rows.is_empty() {
            self.blocks.push(Block::Sheet(sheet));
        }
    }
}
