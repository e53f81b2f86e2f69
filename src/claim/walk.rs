//! Paragraph by paragraph: lex, read the sentences, and turn drafts into claims and numerals.

use std::rc::Rc;

use super::draft::Draft;
use super::frame::Frame;
use super::item::{own_topic, topic_noun};
use super::model::{Claim, Ends, Quantity, Rank};
use super::scope::{counts_places, default_scope, over_scores};
use super::sentence::{Sentence, ends_sentence};
use super::table;
use super::trace::Trace;
use crate::document::model::{BlockKind, Document, DocumentKind, Mention, RegionId, Topic};
use crate::lex::lexer::{self, Surroundings};
use crate::lex::node::{Kind, Lexed, Node, Numeral};
use crate::lex::time;
use crate::lexicon::cues::Role;
use crate::lexicon::gazetteer::{Level, gazetteer};
use crate::lexicon::values::Fate;
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
        spoken: super::lead::spoken(&clean.text, document),
        numbered: false,
        told: crate::document::seams::told(&clean.text, document),
        trace,
    };
    walk.title();
    for index in 0..document.paragraphs.len() {
        walk.paragraph(index);
    }
    walk.out.steps += walk.lexed.steps;
    walk.out
}

/// So few figures may be the counters of a page above the text.
const FEW: usize = 4;

/// Figures at the text's start among which the time that all of it is told up to may first be named.
const FIRST_FIGURES: usize = 12;

/// The walk through a document's paragraphs.
pub(super) struct Walk<'a> {
    pub(super) clean: &'a Clean,
    pub(super) document: &'a Document,
    pub(super) frame: Frame,
    pub(super) lexed: Lexed,
    table: table::Table,
    pub(super) out: Extraction,
    /// Among whom a place is claimed where the text does not say.
    default_scope: Rc<str>,
    /// First head not yet passed.
    pub(super) heads: usize,
    /// The text is a speech, whose figures each tell their own time.
    pub(super) spoken: bool,
    /// The title says that several speak.
    pub(super) told: bool,
    /// A heading with a number was passed: times are told section by section from there.
    pub(super) numbered: bool,
    /// Notes on one numeral, where somebody asks.
    trace: Option<&'a mut Trace>,
}

impl Walk<'_> {
    fn paragraph(&mut self, index: usize) {
        let document = self.document;
        let block = document.paragraphs[index];
        let marks: Vec<Span> = document.heads[self.heads..]
            .iter()
            .take_while(|head| head.mark.start() < block.span.end())
            .filter(|head| block.span.contains(head.mark) && !head.mark.is_empty())
            .map(|head| head.mark)
            .collect();
        let peers = document.kind == DocumentKind::Press;
        let around = Surroundings { list_marks: &marks, whole: &document.whole, peers };
        lexer::lex(&self.clean.text, block.span, around, &mut self.lexed);
        if block.kind == BlockKind::Chrome {
            for numeral in &mut self.lexed.numerals {
                numeral.fate = Fate::Chrome;
                numeral.why = "page-chrome";
            }
        } else {
            // A heading that names no speaker heads the speech it stands in.
            let heading = block.kind == BlockKind::Heading && block.region.is_none();
            if self.frame.brief {
                (self.frame.section, self.frame.brief) = (None, false);
            }
            if self.frame.region != block.region && !heading {
                // 二、开工率 above lines that open with 甲县, 乙县: the heading is over all of them.
                let all = self.frame.region.is_none() || self.frame.region == document.whole_region;
                let over = self.frame.section.is_some() && (self.frame.headed || self.frame.over || all);
                self.frame = Frame {
                    section: self.frame.section.take().filter(|_| over),
                    over,
                    region: block.region,
                    text_period: self.frame.text_period.take(),
                    of_paper: self.frame.of_paper,
                    text_lead: self.frame.text_lead.take(),
                    meeting: self.frame.meeting,
                    ranked: self.frame.ranked.take(),
                    titled: self.frame.titled.take(),
                    ranked_class: self.frame.ranked_class.take(),
                    section_period: self
                        .frame
                        .section_period
                        .take()
                        .filter(|_| self.document.kind == DocumentKind::Single),
                    ..Frame::default()
                };
            }
            self.project(index, block.span);
            self.frame.subject = self.frame.project.clone();
            self.frame.opened_here = false;
            self.frame.paragraph_lead = None;
            self.frame.stood = None;
            self.frame.theme = None;
            self.frame.next_step = false;
            self.frame.rate = None;
            self.frame.price = false;
            self.frame.figure = None;
            self.frame.lead = None;
            if block.kind == BlockKind::Row {
                self.row(index, block.span);
            } else {
                let around = table::Around {
                    text: &self.clean.text,
                    mentions: &document.mentions,
                    whole: &self.default_scope,
                };
                let near = self.rows_follow(index);
                table::caption(around, block.span, near, &self.lexed, &mut self.table);
                // A paragraph of a text with a time of its own starts from that again.
                if self.document.kind == DocumentKind::Single && self.frame.text_period.is_some() {
                    self.frame.section_period = None;
                }
                self.subtitle(block.span);
                let claims = self.out.claims.len();
                let first = self.labelled(block);
                self.sentences(index, block.span, first, self.lexed.nodes.len());
                if block.kind != BlockKind::Title && self.document.kind == DocumentKind::Single {
                    self.short_line(block.span, claims);
                }
                self.caption_time(index);
            }
        }
        self.tally();
    }

    /// A table's row: its cells are claims; other numerals keep the fate the lexer gave them.
    fn row(&mut self, paragraph: usize, span: Span) {
        let text = &self.clean.text;
        let document = self.document;
        let around = table::Around { text, mentions: &document.mentions, whole: &self.default_scope };
        let read = table::row(around, span, &mut self.lexed, &mut self.table);
        let about = |label: Span| {
            let first = document.mentions.partition_point(|mention| mention.span.start() < label.start());
            let named = document.mentions.get(first).filter(|mention| label.contains(mention.span));
            named.map(|mention| mention.region)
        };
        for (claim, place) in read.places {
            let place = self.place(place);
            if let Some(claim) = self.out.claims.get_mut(claim) {
                claim.ranks.push(place);
            }
        }
        let mut prose = read.prose.into_iter().peekable();
        for mut cell in read.cells {
            while let Some(words) = prose.next_if(|words| words.start() < cell.draft.at) {
                self.told_in_words(paragraph, words, read.label.map(|label| (label, about(label))));
            }
            let time = cell
                .time
                .and_then(|words| time::time(text, words.start() as usize).map(|time| (words, time)));
            cell.draft.period = match time {
                Some((words, time)) => Some(Rc::new(time.period(words.slice(text), document.now))),
                None => self.frame.period(),
            };
            if let Some(label) = cell.label {
                match about(label) {
                    Some(region) => cell.draft.region = Some(region),
                    None => cell.draft.subject = Some(label.slice(text).into()),
                }
            }
            self.claim(paragraph, span, cell.draft);
            self.table.claimed(cell.column, self.out.claims.len() - 1);
        }
        for words in prose {
            self.told_in_words(paragraph, words, read.label.map(|label| (label, about(label))));
        }
    }

    /// A cell of running words: of its row's place or thing; it tells what follows nothing.
    fn told_in_words(&mut self, paragraph: usize, cell: Span, about: Option<(Span, Option<RegionId>)>) {
        let frame = self.frame.clone();
        if let Some((label, region)) = about {
            match region {
                Some(region) => self.frame.region = Some(region),
                None => self.frame.project = Some(label.slice(&self.clean.text).into()),
            }
            self.frame.subject = self.frame.project.clone();
        }
        let first = self.lexed.nodes.partition_point(|node| node.span.start() < cell.start());
        let last = self.lexed.nodes.partition_point(|node| node.span.start() < cell.end());
        self.sentences(paragraph, cell, first, last);
        self.frame = frame;
    }

    /// Reads the nodes `first..last`, which fill `span`, sentence by sentence.
    fn sentences(&mut self, paragraph: usize, span: Span, first: usize, last: usize) {
        let mut first = first;
        while first < last {
            let mut end = first;
            while end < last {
                if let Kind::Mark(c) = self.lexed.nodes[end].kind
                    && ends_sentence(c)
                {
                    break;
                }
                end += 1;
            }
            let start = self.lexed.nodes[first].span.start();
            let stop =
                self.lexed.nodes.get(end).filter(|_| end < last).map_or(span.end(), |node| node.span.end());
            self.sentence(paragraph, first, end, Span::new(start, stop));
            first = end + 1;
        }
    }

    fn sentence(&mut self, paragraph: usize, first: usize, end: usize, span: Span) {
        self.enter_heads(span.end());
        self.aims(span);
        let document = self.document;
        let from = document.mentions.partition_point(|mention| mention.span.start() < span.start());
        let to = document.mentions.partition_point(|mention| mention.span.start() < span.end());
        let mentions = &document.mentions[from..to];
        if let Some(nodes) = self.lexed.nodes.get_mut(first..end) {
            whole_names(nodes, mentions);
        }
        let mut sentence =
            Sentence::new(&self.clean.text, &mut self.lexed, &mut self.frame, document.now, mentions);
        let topic = document.topic_at(span.start());
        // 五年来,…。同时我们清醒看到…: shortfalls are those of now.
        let years = |told: &Rc<crate::lexicon::values::Period>| told.words.ends_with("年来");
        let lacks = document.topic_at(span.end().saturating_sub(1)) == Topic::Weaknesses;
        if lacks && sentence.frame.section_period.as_ref().is_some_and(years) {
            sentence.frame.section_period = None;
        }
        if let Some(trace) = self.trace.as_deref_mut().filter(|trace| trace.asks(span)) {
            trace.sentence(sentence.lexed, sentence.lexed.nodes.get(first..end).unwrap_or_default());
            sentence.trace = Some(trace);
        }
        sentence.topic_noun = topic_noun(topic);
        sentence.early = self.out.claims.is_empty() && sentence.frame.section.is_none();
        sentence.untold = self.out.claims.len() < FEW;
        sentence.first = self.out.claims.len() < FIRST_FIGURES;
        sentence.titles =
            document.paragraphs.get(paragraph).is_some_and(|block| block.kind == BlockKind::Title);
        sentence.spoken = self.spoken;
        sentence.press = document.kind == DocumentKind::Press;
        // What is said between speeches, of the whole or by nobody, compares its members.
        let owner = document.paragraphs.get(paragraph).and_then(|block| block.region);
        let of_all = owner.is_none() || owner == document.whole_region;
        sentence.lasting = document.kind != DocumentKind::Digest || of_all;
        // The title's own time is told apart; of a meeting's sentences those of the whole tell it.
        let titled = document.paragraphs.get(paragraph).is_some_and(|block| block.kind == BlockKind::Title);
        sentence.leading = !titled
            && !self.numbered
            && !self.spoken
            && (document.kind != DocumentKind::Digest
                || owner.is_some() && owner == document.whole_region
                || owner.is_none() && self.out.claims.is_empty() && !self.told);
        sentence.counts_projects = matches!(topic, Topic::Bonds | Topic::Manufacturing | Topic::Projects);
        sentence.read(first, end);
        let drafts = sentence.drafts;
        self.out.steps += (end - first) as u64;
        self.frame.headed &= drafts.is_empty();
        for draft in drafts {
            self.claim(paragraph, span, draft);
        }
    }

    fn region(&self, draft: &Draft) -> Option<RegionId> {
        if self.document.kind == DocumentKind::Press {
            return self.document.region_at(draft.at);
        }
        if self.document.speakers.is_empty() { self.frame.region } else { self.document.region_at(draft.at) }
    }

    fn claim(&mut self, paragraph: usize, sentence: Span, draft: Draft) {
        let text = &self.clean.text;
        let mut region = draft.region.or_else(|| self.region(&draft));
        // How many of the places do so is said of the whole.
        if self.document.kind == DocumentKind::Press
            && draft.aspect == super::model::Aspect::Count
            && counts_places(&draft.name)
        {
            region = self.document.whole_region.or(region);
        }
        let name = if draft.name.is_empty() {
            // …情况如下: a sentence over a list names nothing.
            let section = self
                .frame
                .section
                .as_deref()
                .filter(|said| !self.frame.of_speaker && !said.ends_with("如下"));
            let section = section.unwrap_or("").trim_end_matches("方面");
            // 【亮分】甲县96.2分; 经综合打分,甲镇(95.4分)…: what was scored is the whole of what was told.
            if draft.aspect == super::model::Aspect::Score && (section.is_empty() || over_scores(section)) {
                "综合得分".to_string()
            } else {
                section.to_string()
            }
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
                ends: Ends::new(
                    numeral.range.map(|range| if draft.negative { sign(range.1) } else { range.0 }),
                    numeral.range.map(|range| if draft.negative { sign(range.0) } else { range.1 }),
                ),
                base,
                bound: numeral.bound,
            }
        });
        let own = region.and_then(|id| self.among(id));
        let ranks: Vec<Rank> = draft.ranks.iter().map(|index| self.placed(*index, own)).collect();
        let span = match draft.numeral {
            Some(index) => self.lexed.numerals[index].span,
            None => draft.ranks.first().map_or(sentence, |index| self.lexed.ranks[*index].span),
        };
        let span = self.clean.source(span);
        let nth = self.out.claims.iter().rev().take_while(|claim| claim.span.start() == span.start()).count();
        let topic = own_topic(self.document.topic_at(draft.at), &name, self.frame.section.as_deref());
        self.out.claims.push(Claim {
            nth: u16::try_from(nth).unwrap_or(u16::MAX),
            region,
            topic,
            section: self.frame.section.clone(),
            subject: draft.subject.or_else(|| self.frame.project.clone()),
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
            rules: draft.rules.into(),
            correction: None,
        });
    }

    /// Among whom a town or park of the county that the text is about is placed, where nothing is said.
    fn among(&self, id: RegionId) -> Option<&'static str> {
        let regions = &self.document.regions;
        let county = |code: u32| gazetteer().by_code(code).filter(|place| place.level() == Level::County);
        let region = regions.get(usize::from(id.0)).filter(|region| region.code.is_none())?;
        let about = |name: &str| {
            self.document.kind == DocumentKind::Single
                || self.document.whole.iter().any(|whole| whole == name)
        };
        // The county whose paragraph it is, else the one that it belongs to, where the text is about that.
        let holder = self.frame.region.filter(|holder| *holder != id);
        let holder = holder.and_then(|holder| regions.get(usize::from(holder.0))?.code).and_then(county);
        let parent = region.parent.and_then(county).filter(|place| about(place.name));
        let word = crate::document::turns::word(holder.or(parent)?.name);
        (!word.is_empty()).then_some(word)
    }

    fn place(&self, index: usize) -> Rank {
        self.placed(index, None)
    }

    fn placed(&self, index: usize, own: Option<&str>) -> Rank {
        let place = &self.lexed.ranks[index];
        let scope = place.scope.slice(&self.clean.text);
        let scope: Rc<str> = match own {
            Some(own) if scope.is_empty() => own.into(),
            _ if scope.is_empty() => self.default_scope.clone(),
            _ => scope.into(),
        };
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

/// A cue's character inside a place's name steers nothing (莲都区, 将乐县).
fn whole_names(nodes: &mut [Node], mentions: &[Mention]) {
    let mut ahead = mentions;
    for node in nodes {
        while let Some((first, rest)) = ahead.split_first() {
            if first.span.end() > node.span.start() {
                break;
            }
            ahead = rest;
        }
        let Some(mention) = ahead.first() else { return };
        let inside = mention.span.contains(node.span) && node.span.len() < mention.span.len();
        if inside
            && matches!(node.kind, Kind::Cue(role) if !matches!(role, Role::Scope | Role::Plain | Role::Idiom))
        {
            node.kind = Kind::Text;
        }
    }
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.slice(text);
    let front = words.len() - words.trim_start().len();
    let body = words.trim();
    Span::of(span.start() as usize + front, span.start() as usize + front + body.len())
}

/// Whether a period is one calendar year or more.
pub(super) fn whole_year(period: &crate::lexicon::values::Period) -> bool {
    period.from.is_some_and(|from| (from.month, from.day) == (1, 1))
        && period.to.is_some_and(|to| (to.month, to.day) == (12, 31))
}
