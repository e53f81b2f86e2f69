//! What the document stage says of a text, as plain data.

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
#[derive(Clone, PartialEq, Debug)]
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

/// Agenda item of a digest (`DESIGN.md`, section 2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum Topic {
    /// 重大项目
    Projects,
    /// 主要经济指标
    Economy,
    /// 七张问题清单
    Problems,
    /// 数字化改革
    Digital,
    /// 先进制造业
    Manufacturing,
    /// 城市更新
    Renewal,
    /// 政府专项债
    Bonds,
    /// 短板攻坚
    Weaknesses,
    /// 特色亮点
    Highlights,
    /// 其他
    #[default]
    Other,
}

impl Topic {
    /// All topics, in the agenda's order.
    pub const ALL: [Topic; 10] = [
        Topic::Projects,
        Topic::Economy,
        Topic::Problems,
        Topic::Digital,
        Topic::Manufacturing,
        Topic::Renewal,
        Topic::Bonds,
        Topic::Weaknesses,
        Topic::Highlights,
        Topic::Other,
    ];

    /// The Chinese name, as in `INTERFACE.md`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Projects => "重大项目",
            Self::Economy => "主要经济指标",
            Self::Problems => "七张问题清单",
            Self::Digital => "数字化改革",
            Self::Manufacturing => "先进制造业",
            Self::Renewal => "城市更新",
            Self::Bonds => "政府专项债",
            Self::Weaknesses => "短板攻坚",
            Self::Highlights => "特色亮点",
            Self::Other => "其他",
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
    /// The year that the text speaks of, where it tells (title, dateline, first dated sentence).
    pub year: Option<u16>,
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
    /// Where regions are named, in order.
    pub mentions: Vec<Mention>,
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
}
