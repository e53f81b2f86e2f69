//! Paragraph by paragraph: lex, read the sentences, and turn drafts into claims and numerals.

use std::rc::Rc;

use super::draft::Draft;
use super::frame::Frame;
use super::model::{Claim, Quantity, Rank};
use super::sentence::{Sentence, ends_sentence};
use super::table;
use super::trace::Trace;
use crate::document::model::{BlockKind, Document, DocumentKind, Head, RegionId, Topic};
use crate::lex::lexer::{self, Surroundings};
use crate::lex::node::{Kind, Lexed, Numeral};
use crate::lex::time;
use crate::lexicon::nouns::RANKED;
use crate::lexicon::values::{Fate, Status};
use crate::source::{Clean, Span};

/// What the claim stage makes of a document.
#[derive(Debug, Default)]
pub struct Extraction {
    /// The claims, in order.
    pub claims: Vec<Claim>,
    /// The numerals, in order, with spans in the source text.
    pub numerals: Vec<Tally>,
    /// Steps taken.
    pub steps: u64,
}

/// A numeral for the ledger; spans are in the source text.
#[derive(Clone, PartialEq, Debug)]
pub struct Tally {
    /// The numeral as read; its spans are in the clean text.
    pub numeral: Numeral,
    /// Numeral and unit.
    pub span: Span,
    /// The unit.
    pub unit: Option<Span>,
    /// Base unit.
    pub base: Option<Rc<str>>,
}

/// Reads all claims of a document.
pub fn read(clean: &Clean, document: &Document) -> Extraction {
    traced(clean, document, None)
}

/// [`read`], with notes on one numeral.
pub fn traced(clean: &Clean, document: &Document, trace: Option<&mut Trace>) -> Extraction {
    let mut walk = Walk {
        clean,
        document,
        frame: Frame::default(),
        lexed: Lexed::default(),
        table: table::Table::default(),
        out: Extraction::default(),
        default_scope: default_scope(clean, document),
        heads: 0,
        trace,
    };
    walk.title();
    for index in 0..document.paragraphs.len() {
        walk.paragraph(index);
    }
    walk.out.steps += walk.lexed.steps;
    walk.out
}

/// Characters at the text's start in which a ranking in the press says what it is about.
const OPENING: usize = 600;

/// Characters of a heading in which its time is looked for.
const HEADING: usize = 40;

/// What a heading over plans ends with.
const PLANNING: &[&str] = &[
    "工作安排",
    "安排",
    "主要目标",
    "预期目标",
    "目标任务",
    "工作计划",
    "打算",
    "展望",
    "工作思路",
    "工作部署",
    "下一步工作",
];

/// What a heading over results holds.
const DONE: &[&str] = &["完成", "回顾", "执行", "落实", "情况"];

struct Walk<'a> {
    clean: &'a Clean,
    document: &'a Document,
    frame: Frame,
    lexed: Lexed,
    table: table::Table,
    out: Extraction,
    /// Among whom a place is claimed where the text does not say.
    default_scope: Rc<str>,
    /// First head not yet passed.
    heads: usize,
    /// Notes on one numeral, where somebody asks.
    trace: Option<&'a mut Trace>,
}

impl Walk<'_> {
    /// The title of a report tells its time, and of a ranking what is ranked.
    fn title(&mut self) {
        let Some(title) = self.document.title.filter(|_| self.document.kind != DocumentKind::Digest) else {
            return;
        };
        let around = Surroundings { list_marks: &[], whole: &self.document.whole };
        lexer::lex(&self.clean.text, title, around, &mut self.lexed);
        let time = self.lexed.nodes.iter().find_map(|node| match node.kind {
            Kind::Time(index) => Some((node.span, self.lexed.times[index])),
            _ => None,
        });
        if let Some((span, time)) = time
            && time.from.is_some()
            && !whole_year(&time.period("", Some(2000)))
        {
            let words = span.slice(&self.clean.text);
            self.frame.text_period = Some(Rc::new(time.period(words, self.document.year)));
        }
        if self.document.kind == DocumentKind::Press {
            let first =
                |text: &str| RANKED.iter().filter_map(|noun| text.find(noun).map(|at| (at, *noun))).min();
            // Where the title does not say, what is ranked is what the text names first.
            let opening: usize =
                self.clean.text.char_indices().nth(OPENING).map_or(self.clean.text.len(), |(at, _)| at);
            let ranked = first(title.slice(&self.clean.text)).or_else(|| first(&self.clean.text[..opening]));
            self.frame.ranked = ranked.map(|(_, noun)| noun.to_string());
        }
    }

    fn paragraph(&mut self, index: usize) {
        let document = self.document;
        let block = document.paragraphs[index];
        let marks: Vec<Span> = document.heads[self.heads..]
            .iter()
            .take_while(|head| head.mark.start() < block.span.end())
            .filter(|head| block.span.contains(head.mark) && !head.mark.is_empty())
            .map(|head| head.mark)
            .collect();
        let around = Surroundings { list_marks: &marks, whole: &document.whole };
        lexer::lex(&self.clean.text, block.span, around, &mut self.lexed);
        if block.kind == BlockKind::Chrome {
            for numeral in &mut self.lexed.numerals {
                numeral.fate = Fate::Chrome;
                numeral.why = "page-chrome";
            }
        } else {
            // A heading that names no speaker heads the speech it stands in.
            let heading = block.kind == BlockKind::Heading && block.region.is_none();
            if self.frame.region != block.region && !heading {
                self.frame = Frame {
                    region: block.region,
                    text_period: self.frame.text_period.take(),
                    ranked: self.frame.ranked.take(),
                    section_period: self
                        .frame
                        .section_period
                        .take()
                        .filter(|_| self.document.kind == DocumentKind::Single),
                    ..Frame::default()
                };
            }
            self.frame.subject = None;
            self.frame.theme = None;
            self.frame.rate = None;
            self.frame.price = false;
            self.frame.figure = None;
            if block.kind == BlockKind::Row {
                self.row(index, block.span);
            } else {
                table::caption(&self.clean.text, block.span, &mut self.table);
                // A paragraph of a text with a time of its own starts from that again.
                if self.document.kind == DocumentKind::Single && self.frame.text_period.is_some() {
                    self.frame.section_period = None;
                }
                self.subtitle(block.span);
                self.sentences(index, block.span);
                self.caption_time(index);
            }
        }
        self.tally();
    }

    /// A line in brackets below the title, with nothing but a time in it, tells the text's time (（截至8月底）).
    fn subtitle(&mut self, block: Span) {
        let words = block.slice(&self.clean.text);
        let inner = words.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
        let Some(inner) = inner.filter(|_| self.out.claims.is_empty()) else { return };
        let start = block.end() as usize - inner.len() - words.chars().next_back().map_or(0, char::len_utf8);
        let time = time::time(&self.clean.text, start).filter(|time| time.end == start + inner.len());
        if let Some(time) = time.filter(|time| time.from.is_some() && time.from != time.to) {
            self.frame.text_period = Some(Rc::new(time.period(inner, self.document.year)));
        }
    }

    /// A time in a table's caption is its rows'.
    fn caption_time(&mut self, index: usize) {
        let rows =
            self.document.paragraphs[index + 1..].iter().take(3).any(|block| block.kind == BlockKind::Row);
        let time = self.lexed.nodes.iter().find_map(|node| match node.kind {
            Kind::Time(time) => self.lexed.times.get(time).map(|time| (node.span, *time)),
            _ => None,
        });
        if let Some((span, time)) = time.filter(|(_, time)| rows && time.from.is_some()) {
            self.frame.section_period =
                Some(Rc::new(time.period(span.slice(&self.clean.text), self.document.year)));
        }
    }

    /// A table's row: its cells are claims; other numerals keep the fate the lexer gave them.
    fn row(&mut self, paragraph: usize, span: Span) {
        let text = &self.clean.text;
        let document = self.document;
        let cells = table::row(text, span, &mut self.lexed, &mut self.table);
        for mut cell in cells {
            let time = cell
                .time
                .and_then(|words| time::time(text, words.start() as usize).map(|time| (words, time)));
            cell.draft.period = match time {
                Some((words, time)) => Some(Rc::new(time.period(words.slice(text), document.year))),
                None => self.frame.period(),
            };
            if let Some(label) = cell.label {
                let first = document.mentions.partition_point(|mention| mention.span.start() < label.start());
                let named = document.mentions.get(first).filter(|mention| label.contains(mention.span));
                match named {
                    Some(mention) => cell.draft.region = Some(mention.region),
                    None => cell.draft.subject = Some(label.slice(text).into()),
                }
            }
            self.claim(paragraph, span, cell.draft);
        }
    }

    fn sentences(&mut self, paragraph: usize, span: Span) {
        let mut first = 0;
        while first < self.lexed.nodes.len() {
            let mut end = first;
            while end < self.lexed.nodes.len() {
                if let Kind::Mark(c) = self.lexed.nodes[end].kind
                    && ends_sentence(c)
                {
                    break;
                }
                end += 1;
            }
            let start = self.lexed.nodes[first].span.start();
            let stop = self.lexed.nodes.get(end).map_or(span.end(), |node| node.span.end());
            self.sentence(paragraph, first, end, Span::new(start, stop));
            first = end + 1;
        }
    }

    fn sentence(&mut self, paragraph: usize, first: usize, end: usize, span: Span) {
        self.enter_heads(span.end());
        let document = self.document;
        let from = document.mentions.partition_point(|mention| mention.span.start() < span.start());
        let to = document.mentions.partition_point(|mention| mention.span.start() < span.end());
        let mentions = &document.mentions[from..to];
        let mut sentence =
            Sentence::new(&self.clean.text, &mut self.lexed, &mut self.frame, document.year, mentions);
        let topic = document.topic_at(span.start());
        if let Some(trace) = self.trace.as_deref_mut().filter(|trace| trace.asks(span)) {
            trace.sentence(sentence.lexed, sentence.lexed.nodes.get(first..end).unwrap_or_default());
            sentence.trace = Some(trace);
        }
        sentence.topic_noun = topic_noun(topic);
        sentence.press = document.kind == DocumentKind::Press;
        sentence.lasting = document.kind != DocumentKind::Digest;
        sentence.counts_projects = matches!(topic, Topic::Bonds | Topic::Manufacturing | Topic::Projects);
        sentence.read(first, end);
        let drafts = sentence.drafts;
        self.out.steps += (end - first) as u64;
        for draft in drafts {
            self.claim(paragraph, span, draft);
        }
    }

    /// Heads that begin before the sentence's end take over topic and section.
    fn enter_heads(&mut self, end: u32) {
        let mut entered: Option<&Head> = None;
        while let Some(head) = self.document.heads.get(self.heads) {
            let at = if head.mark.is_empty() { head.words.start() } else { head.mark.start() };
            if at >= end {
                break;
            }
            // 单位:亿元 above a table heads nothing.
            if !head.words.slice(&self.clean.text).starts_with("单位") {
                entered = Some(head);
                self.chapter(*head);
            }
            self.heads += 1;
        }
        if let Some(head) = entered {
            self.frame.section = Some(head.words.slice(&self.clean.text).trim().into());
            self.frame.subject = None;
            // A year goes on through a report's sections; a quarter ends with its own.
            let year = self.frame.section_period.as_deref().is_some_and(whole_year);
            let chapter = self.frame.chapter_period.is_some();
            if self.document.kind == DocumentKind::Digest || !year || chapter {
                self.frame.section_period = None;
            }
        }
    }

    /// What a heading says of all under it: its time (`一、2022年工作回顾`), and whether they are plans.
    fn chapter(&mut self, head: Head) {
        // A heading that opens with a figure is told by its mark alone: its words are the line's.
        let text = &self.clean.text;
        let (start, words) = if head.words.is_empty() {
            let start = head.mark.end() as usize;
            let rest = text.get(start..).unwrap_or("");
            (start, rest.split(['\n', '。']).next().unwrap_or(""))
        } else {
            (head.words.start() as usize, head.words.slice(text))
        };
        let end = start + words.len();
        let time = words
            .char_indices()
            .take(HEADING)
            .filter_map(|(at, _)| time::time(text, start + at).map(|time| (start + at, time)))
            .find(|(_, time)| time.from.is_some() && time.end <= end);
        let plans =
            PLANNING.iter().any(|end| words.ends_with(end)) && !DONE.iter().any(|word| words.contains(word));
        // A heading without a mark that says neither is of no level that is known.
        if head.level != 0 && head.level <= self.frame.chapter_level || time.is_some() || plans {
            self.frame.chapter_period = time.map(|(at, time)| {
                Rc::new(time.period(Span::of(at, time.end).slice(text), self.document.year))
            });
            self.frame.chapter_status = if plans { Status::Target } else { Status::Actual };
            self.frame.chapter_level = head.level.max(1);
            self.frame.section_period = None;
        }
    }

    fn region(&self, draft: &Draft) -> Option<RegionId> {
        if self.document.kind == DocumentKind::Press {
            return self.document.region_at(draft.at);
        }
        self.frame.region
    }

    fn claim(&mut self, paragraph: usize, sentence: Span, draft: Draft) {
        let text = &self.clean.text;
        let region = draft.region.or_else(|| self.region(&draft));
        let name = if draft.name.is_empty() {
            self.frame.section.as_deref().unwrap_or("").to_string()
        } else {
            draft.name
        };
        for rank in &draft.ranks {
            if let Some(numeral) = self.lexed.ranks.get(*rank).and_then(|place| place.numeral)
                && let Some(numeral) = self.lexed.numerals.get_mut(numeral)
            {
                (numeral.fate, numeral.why) = (Fate::Claim, "rank");
            }
        }
        let quantity = draft.numeral.map(|index| {
            let numeral = &self.lexed.numerals[index];
            let sign = |value: rust_decimal::Decimal| {
                if draft.negative && value.is_sign_positive() { -value } else { value }
            };
            let base = match draft.implied {
                Some("") => None,
                Some(unit) => Some(Rc::from(unit)),
                None => numeral.base.name().map(Rc::from),
            };
            Quantity {
                number: self.clean.source(numeral.number),
                unit: (!numeral.unit.is_empty()).then(|| self.clean.source(numeral.unit)),
                value: numeral.value.map(sign),
                low: numeral.range.map(|range| if draft.negative { sign(range.1) } else { range.0 }),
                high: numeral.range.map(|range| if draft.negative { sign(range.0) } else { range.1 }),
                base,
                bound: numeral.bound,
            }
        });
        let ranks: Vec<Rank> = draft.ranks.iter().map(|index| self.place(*index)).collect();
        let span = match draft.numeral {
            Some(index) => self.lexed.numerals[index].span,
            None => draft.ranks.first().map_or(sentence, |index| self.lexed.ranks[*index].span),
        };
        let span = self.clean.source(span);
        let nth = self.out.claims.iter().rev().take_while(|claim| claim.span.start() == span.start()).count();
        let topic = self.document.topic_at(draft.at);
        self.out.claims.push(Claim {
            nth: u16::try_from(nth).unwrap_or(u16::MAX),
            region,
            topic,
            section: self.frame.section.clone(),
            subject: draft.subject,
            indicator: name.as_str().into(),
            aspect: draft.aspect,
            series: None,
            quantity,
            status: draft.status,
            period: draft.period,
            ranks,
            span,
            sentence: self.clean.source(trimmed(text, sentence)),
            paragraph: u32::try_from(paragraph).unwrap_or(u32::MAX),
            rules: draft.rules,
        });
    }

    fn place(&self, index: usize) -> Rank {
        let place = &self.lexed.ranks[index];
        let scope = place.scope.slice(&self.clean.text);
        let scope: Rc<str> = if scope.is_empty() { self.default_scope.clone() } else { scope.into() };
        Rank {
            scope,
            of: place.of,
            raw: self.clean.source(place.span),
            from: place.from,
            to: place.to,
            end: place.end,
            tie: place.tie,
            step: place.step,
        }
    }

    fn tally(&mut self) {
        for numeral in self.lexed.numerals.drain(..) {
            self.out.numerals.push(Tally {
                span: self.clean.source(numeral.span),
                unit: (!numeral.unit.is_empty()).then(|| self.clean.source(numeral.unit)),
                base: numeral.base.name().map(Rc::from),
                numeral,
            });
        }
    }
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.slice(text);
    let front = words.len() - words.trim_start().len();
    let body = words.trim();
    Span::of(span.start() as usize + front, span.start() as usize + front + body.len())
}

/// The noun of an agenda item that a general noun under it belongs to (完成投资 under 城市更新).
fn topic_noun(topic: Topic) -> Option<&'static str> {
    match topic {
        Topic::Renewal => Some("城市更新"),
        Topic::Bonds => Some("专项债"),
        Topic::Manufacturing => Some("制造业"),
        Topic::Problems => Some("问题"),
        _ => None,
    }
}

/// The whole that the text speaks of, by the level of its name; in a press text that counts a class of
/// places in its title, that class (15个副省级城市).
pub(crate) fn default_scope(clean: &Clean, document: &Document) -> Rc<str> {
    if document.kind == DocumentKind::Press
        && let Some(class) = class_of_places(clean, document)
    {
        return class.as_str().into();
    }
    const LEVELS: &[(&str, &str)] = &[
        ("自治区", "全区"),
        ("省", "全省"),
        ("自治州", "全州"),
        ("州", "全州"),
        ("盟", "全盟"),
        ("县", "全县"),
        ("市", "全市"),
    ];
    let level = document.whole.iter().find_map(|name| LEVELS.iter().find(|(end, _)| name.ends_with(end)));
    level.map_or("全市", |(_, scope)| scope).into()
}

fn class_of_places(clean: &Clean, document: &Document) -> Option<String> {
    let title = document.title?.slice(&clean.text);
    let at = title.find('个')? + '个'.len_utf8();
    let before = title[..at].trim_end_matches('个').chars().next_back()?;
    if !before.is_ascii_digit() {
        return None;
    }
    const PLACES: &[&str] = &["城市", "地市", "盟市", "省份", "区县", "县区", "县市", "设区市", "地级市"];
    let rest = &title[at..];
    let end = PLACES.iter().filter_map(|word| rest.find(word).map(|at| at + word.len())).min()?;
    (end <= 30).then(|| rest[..end].to_string())
}

/// Whether a period is one calendar year or more.
fn whole_year(period: &crate::lexicon::values::Period) -> bool {
    period.from.is_some_and(|from| (from.month, from.day) == (1, 1))
        && period.to.is_some_and(|to| (to.month, to.day) == (12, 31))
}
