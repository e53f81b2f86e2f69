//! Which agenda item every stretch of the text is under.
//!
//! A heading that bears an item's own name decides for all that is under it. Elsewhere the words of the
//! opening sentence, then of the whole stretch, decide, and a stretch without telling words goes on
//! with the item before it. Reports that follow no agenda change their item by the clause.

use super::block::{ends_sentence, sentences};
use super::head::Lead;
use super::label::{self, labelled, of_label, of_projects};
use super::model::{BlockKind, Document, DocumentKind, Topic, TopicRun};
use super::seams;
use crate::lexicon::topics::SPEECH;
use crate::lexicon::{speech, topics};
use crate::source::Span;

/// A telling word found in the text.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// Where it begins.
    pub at: u32,
    /// What it speaks for.
    pub topic: Topic,
    /// How loudly.
    pub weight: u8,
    /// In a speech it tells what the place is known for.
    pub known: bool,
}

/// A heading's or opening's word from this weight on decides alone.
pub const STRONG: u8 = 4;

/// Characters of a label in brackets at the most.
pub(super) const LABEL: usize = 12;

/// Finds the telling words of the text outside chrome.
pub fn weigh(text: &str, document: &Document, _leads: &[Lead]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for block in document.paragraphs.iter().filter(|block| block.kind != BlockKind::Chrome) {
        let base = block.span.start();
        topics::index().sweep(block.span.slice(text), |at, rows| {
            let (topic, weight) = rows[0].1;
            let (known, weight) = (weight & SPEECH != 0, weight & !SPEECH);
            hits.push(Hit { at: base + u32::try_from(at).unwrap_or(u32::MAX), topic, weight, known });
        });
    }
    // Putting problems right is an agenda item only where the text has the item itself.
    if !hits.iter().any(|hit| hit.topic == Topic::Problems && hit.weight > STRONG) {
        for hit in hits.iter_mut().filter(|hit| hit.topic == Topic::Problems) {
            hit.topic = Topic::Other;
        }
    }
    hits
}

/// The hits inside `span`.
pub fn within(hits: &[Hit], span: Span) -> &[Hit] {
    let first = hits.partition_point(|hit| hit.at < span.start());
    let behind = hits.partition_point(|hit| hit.at < span.end());
    hits.get(first..behind).unwrap_or_default()
}

/// The item that the loudest word of the stretch speaks for, and its weight.
pub fn loudest(hits: &[Hit]) -> Option<(Topic, u8)> {
    let mut best: Option<(Topic, u8)> = None;
    for hit in hits {
        if best.is_none_or(|(_, weight)| hit.weight > weight) {
            best = Some((hit.topic, hit.weight));
        }
    }
    best
}

/// Sums the weights by item; `cap` bounds what one stretch can say for one item.
fn sum(hits: &[Hit], factor: u32, scores: &mut [u32; 10]) {
    for hit in hits {
        scores[hit.topic as usize] += u32::from(hit.weight) * factor;
    }
}

/// Gives every stretch and every head its item.
pub fn assign(text: &str, document: &mut Document, leads: &[Lead], hits: &[Hit]) {
    let digest = document.kind == DocumentKind::Digest;
    let default = usual(text, document, hits);
    // A list of projects by place has no agenda: its title is its item. Speeches about projects have one.
    let speeches = seams::told(text, document);
    let listed = digest && !speeches && titled(text, document) == Some(Topic::Projects);
    let agenda = digest && !listed && follows(text, document, hits);
    let loose = digest && !listed && !agenda;
    let known = |hit: &Hit| Hit { topic: Topic::Highlights, weight: hit.weight + 1, ..*hit };
    let own: Vec<Hit> =
        hits.iter().map(|hit| if (agenda || loose) && hit.known { known(hit) } else { *hit }).collect();
    let hits = own.as_slice();
    let mut runs: Vec<TopicRun> = Vec::new();
    let mut frame = Frame {
        agenda,
        loose,
        usual: default,
        work_report: document.title.is_some_and(|title| title.slice(text).contains("工作报告")),
        now: if agenda { Topic::Other } else { default },
        decided: [None; 6],
    };
    let mut region = None;
    for at in 0..document.paragraphs.len() {
        let block = document.paragraphs[at];
        if block.kind == BlockKind::Chrome {
            continue;
        }
        if digest && block.region != region {
            region = block.region;
            frame = Frame { now: if agenda { Topic::Other } else { default }, decided: [None; 6], ..frame };
        }
        // The unit above a table opens nothing.
        let unit = block.span.slice(text).trim_start_matches(['(', '（']).starts_with("单位");
        if document.kind == DocumentKind::Press && block.kind != BlockKind::Row && !unit {
            // A press text opens afresh with every paragraph.
            frame.now = default;
        }
        let lead = leads.get(at).copied().unwrap_or_default();
        let mut start = block.span.start();
        let heads = lead.first as usize..(lead.first + lead.heads) as usize;
        for index in heads.clone() {
            let Some(head) = document.heads.get(index).copied() else { continue };
            let from = head.mark.start().min(head.words.start());
            if from > start {
                frame.stretch(text, Span::new(start, from), hits, None, &mut runs);
            }
            let next = document.heads.get(index + 1).filter(|_| index + 1 < heads.end);
            let end = next.map_or(block.span.end(), |next| next.mark.start().min(next.words.start()));
            let topic =
                frame.stretch(text, Span::new(from, end), hits, Some((head.level, head.words)), &mut runs);
            document.heads[index].topic = topic;
            start = end;
        }
        if start < block.span.end() {
            frame.stretch(text, Span::new(start, block.span.end()), hits, None, &mut runs);
        }
    }
    document.topics = runs;
}

/// Items that the headings and openings of a digest must tell, for it to follow an agenda.
const AGENDA: u32 = 3;

/// Whether speeches follow an agenda: their headings and openings tell several items. A reporter's text on a
/// township's meeting tells of everybody's own matters instead.
fn follows(text: &str, document: &Document, hits: &[Hit]) -> bool {
    let mut told = [false; 10];
    let mut tell = |span: Span| {
        if let Some((topic, _)) = loudest(within(hits, span)).filter(|(_, weight)| *weight >= STRONG) {
            told[topic as usize] = true;
        }
    };
    for head in &document.heads {
        tell(head.words);
    }
    for block in document.paragraphs.iter().filter(|block| block.kind == BlockKind::Body) {
        tell(sentences(text, block.span).next().unwrap_or(block.span));
    }
    let bodies = document.paragraphs.iter().filter(|block| block.kind == BlockKind::Body);
    for topic in bodies.filter_map(|block| of_label(block.span.slice(text))) {
        told[topic as usize] = true;
    }
    told.iter().map(|told| u32::from(*told)).sum::<u32>() >= AGENDA
}

/// Items that judge what is told, and are no matter of a whole text.
const JUDGED: [Topic; 2] = [Topic::Weaknesses, Topic::Highlights];

/// The item of a text that follows no agenda, where nothing else is said: that of its title (which may
/// stand in front matter, where no words are counted), else the one that most of its words speak for.
fn usual(text: &str, document: &Document, hits: &[Hit]) -> Topic {
    if let Some(topic) = titled(text, document) {
        return topic;
    }
    let mut scores = [0; 10];
    sum(hits, 1, &mut scores);
    // Who is behind and who stands out is told everywhere.
    for judged in JUDGED {
        scores[judged as usize] = 0;
    }
    let total: u32 = scores.iter().sum();
    let most = Topic::ALL.into_iter().max_by_key(|topic| scores[*topic as usize]).unwrap_or_default();
    if scores[most as usize] * 3 > total * 2 { most } else { Topic::Other }
}

/// The item that the title tells.
fn titled(text: &str, document: &Document) -> Option<Topic> {
    let mut titled = Vec::new();
    topics::index().sweep(document.title?.slice(text), |_, rows| {
        let (topic, weight) = (rows[0].1.0, rows[0].1.1 & !SPEECH);
        if !JUDGED.contains(&topic) {
            titled.push(Hit { at: 0, topic, weight, known: false });
        }
    });
    loudest(&titled).map(|(topic, _)| topic)
}

/// What holds while the text is read from the top.
struct Frame {
    /// Whether the text follows an agenda.
    agenda: bool,
    /// Speeches without an agenda: every sentence tells its own item, or none.
    loose: bool,
    /// The item of the text as a whole, where it follows no agenda.
    usual: Topic,
    /// The text is a government's work report.
    work_report: bool,
    /// The item that a stretch without telling words goes on with.
    now: Topic,
    /// Items decided by a heading, by its level (5: an unmarked opening).
    decided: [Option<Topic>; 6],
}

impl Frame {
    /// Decides the item of one stretch; returns that of its head.
    fn stretch(
        &mut self,
        text: &str,
        span: Span,
        hits: &[Hit],
        head: Option<(u8, Span)>,
        runs: &mut Vec<TopicRun>,
    ) -> Topic {
        let here = within(hits, span);
        // ——产业结构不断优化。…: a report's next point is not under the one before.
        if !self.agenda && head.is_none() && span.slice(text).starts_with("——") {
            self.now = self.decided.iter().rev().flatten().next().copied().unwrap_or(self.usual);
            // ——拼产业。…: a point of so few words that it is an item's label.
            let words = span.slice(text).trim_start_matches('—');
            let words = words.split('。').next().filter(|words| words.chars().count() <= 6).unwrap_or("");
            if let Some(topic) = label::halved(words) {
                return self.by_sentence(text, span, hits, Some(topic), false, runs);
            }
        }
        // 【亮点】…: a label opens an item as a heading does.
        let line = span.slice(text);
        let speech = head.is_none() && (self.agenda || self.loose);
        if let Some(topic) = speech.then(|| of_label(line)).flatten() {
            self.decided = [None; 6];
            self.decided[1] = Some(topic);
            self.now = topic;
            runs.push(TopicRun { span, topic });
            return topic;
        }
        // 【要求】…: a label that is no item ends the one before all the same.
        if head.is_none() && label::bracketed(line).is_some() {
            self.decided = [None; 6];
            self.now = if self.agenda { Topic::Other } else { self.usual };
        }
        // A report's 工业投资方面 without a word for an item of its own stays in its chapter.
        let head = head.filter(|(level, words)| {
            let phrase = *level == 0 && words.slice(text).ends_with("方面");
            let own = loudest(within(hits, *words)).is_some_and(|(_, weight)| weight >= STRONG);
            let chapter = self.decided.iter().any(Option::is_some);
            self.agenda || !phrase || own || !chapter || labelled(words.slice(text)).is_some()
        });
        let slot = head.map(|(level, _)| usize::from(if level == 0 { 1 } else { level.min(4) }));
        if let Some(slot) = slot {
            for decided in &mut self.decided[slot..] {
                *decided = None;
            }
        }
        let words = head.map_or(&[][..], |(_, words)| within(hits, words));
        let exact = head.and_then(|(_, words)| {
            let words = words.slice(text);
            labelled(words).or_else(|| label::bracketed(words).and_then(labelled))
        });
        let exact = exact.map(|topic| (topic, STRONG));
        // 一是盯住工业不松劲, 【产业篇】: points and labels of a report are items, too, where they are nothing else.
        let point = head.is_some_and(|(level, words)| {
            let words = words.slice(text);
            level == 4 && label::point(words) || words.starts_with('【') && words.contains("篇】")
        });
        let exact = exact.filter(|(topic, _)| self.agenda || point || *topic == Topic::Digital);
        let said = exact.or_else(|| loudest(words).filter(|(_, weight)| *weight >= STRONG));
        // 文旅融合: under a heading of its own it is one matter among others.
        let known = words.iter().any(|hit| hit.known) && (self.agenda || self.loose);
        let said = said.filter(|_| !known).or(known.then_some((Topic::Other, STRONG)));
        // 项目是硬道理: a heading that speaks of projects alone.
        // Behind the speaker's name a colon leads on to it (甲镇:项目是硬道理).
        let line =
            head.map_or("", |(_, words)| if self.loose { span.slice(text) } else { words.slice(text) });
        // 【投资】房产热、项目冷: a report's label has the word, and the rest goes on about it.
        let labelled = line.starts_with('【');
        let projects = !self.agenda && !labelled && words.is_empty() && of_projects(line.trim());
        let said = said.or_else(|| projects.then_some((Topic::Projects, STRONG)));
        // （一）工业“压舱石”更稳: a work report's chapter on industry.
        let industry = !self.agenda
            && self.work_report
            && head.is_some_and(|(level, words)| {
                (1..=4).contains(&level) && label::of_industry(words.slice(text))
            });
        let said = said.or_else(|| industry.then_some((Topic::Manufacturing, STRONG)));
        // A report's heading over two matters (`项目带动有力,工业经济向好`) decides for neither.
        let torn = |(topic, weight)| words.iter().any(|hit| hit.topic != topic && hit.weight == weight);
        let said = said.filter(|said| self.agenda || !torn(*said));
        // 社会民生类: a list of projects builds schools and hospitals, and stays one of projects.
        let said = said
            .filter(|said| self.agenda || point || self.usual != Topic::Projects || said.0 != Topic::Other);
        let above = self.decided.iter().rev().flatten().next().copied();
        let mut topic = match (said, above, slot) {
            (Some(_), Some(above), Some(4)) => Some(above),
            (Some((said, _)), _, _) => Some(said),
            (None, above, Some(_)) => above,
            (None, _, None) => None,
        };
        // 项目方面,…: a short word that opens a paragraph says nothing of the next one.
        let brief = exact.is_some() && !point && head.is_some_and(|(level, _)| level == 0);
        if let (Some((said, _)), Some(slot)) = (said, slot)
            && topic == Some(said)
            && !brief
        {
            self.decided[slot] = Some(said);
        }
        if topic.is_none() && head.is_none() {
            topic = self.unmarked(text, span, here, above);
        }
        if let Some(topic) = topic
            && (self.agenda || topic != Topic::Other)
        {
            self.now = topic;
            runs.push(TopicRun { span, topic });
            return topic;
        }
        if let Some(topic) = topic {
            self.now = topic;
        }
        let headed = matches!(head, Some((1..=3, words)) if words.len() >= 6);
        // A report's heading that tells no item ends the one before it.
        if headed && !self.agenda && topic.is_none() {
            self.now = self.usual;
        }
        self.by_sentence(text, span, hits, topic, headed, runs)
    }

    /// A paragraph of an agenda without mark: its own item where it says so loudly, else the one before.
    fn unmarked(&mut self, text: &str, span: Span, here: &[Hit], above: Option<Topic>) -> Option<Topic> {
        if !self.agenda {
            return above;
        }
        let opening = sentences(text, span).next().unwrap_or(span);
        let own = loudest(within(here, opening)).filter(|(_, weight)| *weight >= STRONG);
        let mut scores = [0; 10];
        sum(here, 1, &mut scores);
        sum(within(here, opening), 2, &mut scores);
        let most = Topic::ALL.into_iter().max_by_key(|topic| scores[*topic as usize]).unwrap_or_default();
        if let Some((own, _)) = own
            && (own == most || above.is_none())
        {
            self.decided = [None; 6];
            return Some(own);
        }
        if above.is_none_or(|above| scores[above as usize] == 0) && scores[most as usize] >= 6 {
            return Some(most);
        }
        above
    }

    /// Decides by sentence (and, without an agenda, by clause).
    fn by_sentence(
        &mut self,
        text: &str,
        span: Span,
        hits: &[Hit],
        section: Option<Topic>,
        headed: bool,
        runs: &mut Vec<TopicRun>,
    ) -> Topic {
        let least = match (self.agenda, section) {
            (true, Some(_)) => 4,
            (true, None) => 3,
            (false, None) if self.loose => 3,
            (false, Some(_)) => 4,
            (false, None) => 2,
        };
        let mut first = None;
        let mut now = section.unwrap_or(self.now);
        if self.agenda {
            let mut scores = [0; 10];
            sum(within(hits, span), 1, &mut scores);
            let most = Topic::ALL.into_iter().max_by_key(|topic| scores[*topic as usize]).unwrap_or_default();
            if scores[most as usize] >= 4 {
                now = most;
            } else if headed {
                // An item of its own that no table knows is not the one before it.
                now = Topic::Other;
            }
        }
        let mut lacking = false;
        for sentence in sentences(text, span) {
            // …看到不足:甲…;乙…;丙…: to the full stop.
            let goes_on =
                text.get(..sentence.start() as usize).is_some_and(|text| text.ends_with([';', '；']));
            lacking &= goes_on;
            if lacking {
                now = Topic::Weaknesses;
            } else if let Some(section) = section {
                now = section;
            } else if self.loose {
                now = self.usual;
            }
            for clause in clauses(text, sentence, !self.agenda) {
                if let Some(section) = section.filter(|_| turns(clause.slice(text))) {
                    now = section;
                }
                let told = self.told(within(hits, clause), least);
                // What a report lacks it lacks in figures of other items.
                if let Some((topic, _)) = told.filter(|(_, weight)| !lacking || *weight > STRONG) {
                    now = topic;
                    lacking = !self.agenda && !self.loose && topic == Topic::Weaknesses;
                }
                match runs.last_mut() {
                    Some(run) if run.topic == now && run.span.end() == clause.start() => {
                        run.span = run.span.cover(clause)
                    }
                    _ => runs.push(TopicRun { span: clause, topic: now }),
                }
                first.get_or_insert(now);
            }
        }
        if section.is_none() {
            self.now = now;
        }
        first.unwrap_or(now)
    }

    /// The item that the words of a clause tell. A text without agenda knows few items.
    fn told(&self, hits: &[Hit], least: u8) -> Option<(Topic, u8)> {
        let common = [Topic::Projects, Topic::Economy, Topic::Renewal, Topic::Other];
        let mut best: Option<(Topic, u8)> = None;
        let loud = if self.loose { 3 } else { 5 };
        for hit in hits.iter().filter(|hit| self.agenda || hit.weight >= loud || common.contains(&hit.topic))
        {
            // Words of other matters are everywhere (教育, 医疗): only the loud ones change the item.
            // A list of projects builds roads for tourism and schools alike.
            // A report on the economy tells of harvests and jobs as figures of it.
            let other = match self.usual {
                Topic::Projects => 5,
                Topic::Economy if !self.agenda && !self.loose => least.max(4),
                _ => least.max(3),
            };
            // Of speeches without an agenda, figures of the whole economy are told by their own names.
            let own = match hit.topic {
                Topic::Economy if self.loose => 2,
                // So they are in a report on the economy, under whatever heading; and new projects are one of its
                // figures there.
                Topic::Economy if !self.agenda && self.usual == Topic::Economy => least.min(3),
                Topic::Projects if !self.agenda && self.usual == Topic::Economy => least.max(3),
                _ => least,
            };
            let visitors = hit.known && self.usual == Topic::Economy;
            let other = if visitors { least.max(3) } else { other };
            let enough = hit.weight >= if hit.topic == Topic::Other || hit.known { other } else { own };
            if enough && best.is_none_or(|(_, weight)| hit.weight > weight) {
                best = Some((hit.topic, hit.weight));
            }
        }
        best
    }
}

/// Whether a clause turns to another matter: it opens with a time of its own (`10月底前…`) or with such a word.
fn turns(clause: &str) -> bool {
    let digits = clause.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && clause[digits..].starts_with('月') || speech::TURNS.begins(clause)
}

/// The clauses of a sentence, cut behind semicolons, and behind commas where `cut` is true.
fn clauses(text: &str, sentence: Span, cut: bool) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = sentence.start() as usize;
    for (at, c) in sentence.slice(text).char_indices() {
        if matches!(c, ';' | '；') || cut && matches!(c, ',' | '，') || ends_sentence(c) {
            let end = sentence.start() as usize + at + c.len_utf8();
            found.push(Span::of(start, end));
            start = end;
        }
    }
    if start < sentence.end() as usize {
        found.push(Span::of(start, sentence.end() as usize));
    }
    found
}
