//! What the document stage says of a text, as plain data.

use crate::lexicon::values::Now;
pub use crate::lexicon::values::Topic;
use crate::source::Span;

/// Index of a region in `Report::regions`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct RegionId(pub u16);

/// A unit that reports or is spoken of.
#[derive(Clone, PartialEq, Debug)]
pub struct Region {
    /// The name shown: the full name where the text or the gazetteer gives one
    /// (`义乌市`), else the text's own word (`新区`).
    pub name: String,
    /// GB/T 2260 code, six digits; `None` for functional zones and unnamed blocks.
    pub code: Option<u32>,
    /// GB/T 2260 code of the place that it belongs to: of a functional zone its city.
    pub parent: Option<u32>,
    /// Names that `name` may stand for where the text never says (`金义新区`).
    pub candidates: Vec<String>,
    /// The paragraphs that the region speaks in, as blocks of the text. Empty for a
    /// region that is only spoken of.
    pub blocks: Vec<RegionBlock>,
}

/// A run of paragraphs in which one region speaks.
#[derive(Clone, PartialEq, Debug)]
pub struct RegionBlock {
    /// First paragraph (index into `Report::paragraphs`).
    pub first: u32,
    /// One past the last paragraph.
    pub end: u32,
    /// 0 to 1: the margin over the next best reading.
    pub confidence: f32,
    /// What speaks for this region here.
    pub reasons: Vec<Reason>,
}

/// One piece of evidence for a region.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Reason {
    /// What kind of evidence.
    pub kind: ReasonKind,
    /// Where it stands.
    pub span: Span,
}

/// Kinds of evidence for whose block it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReasonKind {
    /// A speaker line or heading names it (`义乌市委书记 …`).
    Heading,
    /// An opening or closing formula (`永康全力推进`, `武义县将`).
    Formula,
    /// It is named in the block, more than any other.
    Mention,
    /// The text calls itself so (`新区`, `开发区`, `我县`, `全县`).
    Alias,
    /// The agenda starts over here.
    Agenda,
    /// It is the member of the city that is left.
    Leftover,
    /// The title or the first line names the one region of the text.
    Title,
    /// The reader said so.
    Reader,
}

impl ReasonKind {
    /// The word of the JSON and of the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Formula => "formula",
            Self::Mention => "mention",
            Self::Alias => "alias",
            Self::Agenda => "agenda",
            Self::Leftover => "leftover",
            Self::Title => "title",
            Self::Reader => "reader",
        }
    }
}

/// What sort of text it is: who its claims belong to follows from this.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DocumentKind {
    /// Several regions report one after another.
    Digest,
    /// Regions are spoken of in running text, changing within paragraphs.
    Press,
    /// One region alone speaks or is spoken of.
    #[default]
    Single,
}

/// The structure of a text. All spans here are in the *clean* text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Document {
    /// What sort of text.
    pub kind: DocumentKind,
    /// The years that the text stands at, where it tells them (title, dateline, first dated sentence).
    pub now: Now,
    /// The title.
    pub title: Option<Span>,
    /// The paragraphs, in order, without the blanks around them.
    pub paragraphs: Vec<Block>,
    /// The headings above claims, in order.
    pub heads: Vec<Head>,
    /// All regions, speakers first. `blocks` of these are final; spans in their reasons are still
    /// in the clean text.
    pub regions: Vec<Region>,
    /// The whole that `全市`, `全省` … mean here: names by which the text calls it (`金华`, `金华市`).
    pub whole: Vec<String>,
    /// The region that is the whole, where the text tells of its members too.
    pub whole_region: Option<RegionId>,
    /// Where regions are named, in order.
    pub mentions: Vec<Mention>,
    /// The agenda item of every stretch of the text that is no chrome, in order, without gaps inside a
    /// paragraph. [`Document::topic_at`] looks it up.
    pub topics: Vec<TopicRun>,
    /// In press texts, whose every clause is; empty in other kinds of text. [`Document::region_at`] looks it up.
    pub speakers: Vec<RegionRun>,
    /// How much was looked at: grows in step with the text, and a test holds it to that.
    pub steps: u64,
}

impl Document {
    /// Index of the paragraph that holds this byte of the clean text, or that ends right before it.
    pub fn paragraph_at(&self, at: u32) -> Option<usize> {
        let behind = self.paragraphs.partition_point(|block| block.span.start() <= at);
        behind.checked_sub(1).filter(|&index| at <= self.paragraphs[index].span.end())
    }

    /// The agenda item at this byte of the clean text.
    pub fn topic_at(&self, at: u32) -> Topic {
        let behind = self.topics.partition_point(|run| run.span.start() <= at);
        behind.checked_sub(1).map_or(Topic::Other, |index| self.topics[index].topic)
    }

    /// The region at this byte of the clean text: of the clause in press texts, else of the paragraph.
    pub fn region_at(&self, at: u32) -> Option<RegionId> {
        let behind = self.speakers.partition_point(|run| run.span.start() <= at);
        if let Some(run) = behind.checked_sub(1).map(|index| &self.speakers[index])
            && at < run.span.end()
        {
            return run.region;
        }
        self.paragraph_at(at).and_then(|index| self.paragraphs[index].region)
    }
}

/// A stretch of a press text about one region.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RegionRun {
    /// From one clause's start to another's.
    pub span: Span,
    /// Whose.
    pub region: Option<RegionId>,
}

/// A stretch of text under one agenda item.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TopicRun {
    /// From a paragraph's, a heading's or a sentence's start to the next.
    pub span: Span,
    /// The item.
    pub topic: Topic,
}

/// A paragraph of the clean text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Block {
    /// Without blanks at either end.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Whose block; `None` where unknown.
    pub region: Option<RegionId>,
}

/// What a paragraph is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum BlockKind {
    /// Running text.
    #[default]
    Body,
    /// The title of the whole.
    Title,
    /// A heading or a speaker's line that stands alone.
    Heading,
    /// A row of a table (cells parted by tabs).
    Row,
    /// Navigation, advertising, related articles.
    Chrome,
}

/// A heading: a line of its own, or the opening words behind a list mark (`二是攻坚克难深化数字化改革。`).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Head {
    /// The heading's words, without list mark.
    pub words: Span,
    /// The list mark (`二、`, `1.`, `一是`, `（三）`), empty where there is none.
    pub mark: Span,
    /// Depth: 1 for `一、`, 2 for `（一）`, 3 for `1.`, 4 for `一是` and the like; 0 where unmarked.
    pub level: u8,
    /// Agenda item of what follows, up to the next head.
    pub topic: Topic,
}

/// A region named in the text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mention {
    /// The name.
    pub span: Span,
    /// Which.
    pub region: RegionId,
    /// What part it plays in its sentence.
    pub role: Role,
}

/// What part a name plays in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// A heading or speaker's line names it.
    Heading,
    /// It opens a paragraph or a sentence.
    Subject,
    /// It opens a clause behind a comma, or stands behind another name in a list.
    Clause,
    /// It stands anywhere else.
    Object,
}
