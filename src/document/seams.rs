//! Where a new speech may begin, whoever holds it: the agenda starts over, a motto, a paragraph without label
//! among labelled ones, the words that close a speech.

use super::block::length;
use super::evidence::Evidence;
use super::head::Lead;
use super::model::{Block, BlockKind, Document, ReasonKind, Topic};
use super::topic::{self, Hit};
use crate::lexicon::set::holds;
use crate::lexicon::speech;
use crate::source::Span;

/// How likely a new speech begins at each counting paragraph, and where the agenda starts over.
pub(super) fn seams(
    text: &str,
    document: &Document,
    leads: &[Lead],
    hits: &[Hit],
    evidence: &Evidence,
    opened: &[f32],
) -> (Vec<f32>, Vec<Option<Span>>) {
    let count = evidence.paragraphs.len();
    let told = told(text, document);
    let labels: Vec<bool> = evidence
        .paragraphs
        .iter()
        .map(|at| document.paragraphs.get(*at).is_some_and(|block| label(block.span.slice(text)).is_some()))
        .collect();
    let mut seams = opened.to_vec();
    let gaps = gaps(text, document, leads, evidence);
    let gap = gap_height(told, &gaps, evidence, &mut seams);
    if told && !gaps.contains(&true) {
        closers(text, document, evidence, &mut seams);
    }
    one_each(document, evidence, &mut seams);
    let mut restarts = vec![None; count];
    let heading = |at: usize| document.paragraphs[evidence.paragraphs[at]].kind == BlockKind::Heading;
    let mut closing = vec![false; count];
    // The items of the last three paragraphs that told theirs.
    let mut recent: [usize; 3] = [0; 3];
    let mut last: [u16; 5] = [0; 5];
    let mut last_marked: Option<usize> = None;
    let mut last_topic: Option<(usize, Topic)> = None;
    for (at, &paragraph) in evidence.paragraphs.iter().enumerate() {
        let block = document.paragraphs[paragraph];
        let lead = leads.get(paragraph).copied().unwrap_or_default();
        let line = block.span.slice(text);
        let mut gain: f32 = 0.0;
        if lead.level > 0 {
            let level = usize::from(lead.level.min(4));
            if lead.ordinal == 1 && last[level] > 1 {
                gain += if level == 1 { 4.0 } else { 1.5 };
            } else if level == 1 && lead.ordinal == 1 && last[3] > 1 {
                gain += 2.0;
            }
            last[level] = lead.ordinal;
            for deeper in &mut last[level + 1..] {
                *deeper = 0;
            }
        }
        let topic = opening_topic(document, leads, hits, paragraph, text);
        // The last paragraph that surely belongs to what was before.
        let before = last_marked.max(last_topic.map(|(when, _)| when));
        if let Some(topic) = topic {
            let (now, then) = (topic as usize, recent[2]);
            let peak = recent.iter().copied().max().unwrap_or(0);
            if now <= Topic::Economy as usize && peak >= Topic::Renewal as usize {
                gain += if now == 0 { 3.5 } else { 2.5 };
            } else if now + 2 <= then {
                gain += 1.0;
            }
            // After a new start what was said before it counts no more.
            recent = if gain >= 2.5 { [now; 3] } else { [recent[1], recent[2], now] };
            last_topic = Some((at, topic));
        }
        if gain > 0.0 {
            // The agenda starts over here; the speech may begin with unmarked words before it.
            if gain >= 2.5 {
                restarts[at] = Some(document.paragraphs[paragraph].span);
            }
            let from = before.map_or(0, |before| before + 1).max(at.saturating_sub(4));
            let own = opened[at] >= 2.0;
            // A heading or formula opens it, even if the words behind that tell an item already.
            let unmarked = last_marked.map_or(0, |marked| marked + 1).max(at.saturating_sub(4));
            let opens = |earlier: &usize| opened[*earlier] >= if *earlier >= from { 2.0 } else { 5.0 };
            let opening = (unmarked.min(from)..at).find(opens);
            let intro = (from..at).find(|earlier| !closing[*earlier]);
            let mut place = if own { at } else { opening.or(intro).unwrap_or(at) };
            // A heading belongs to what follows it.
            while place > 0 && !own && heading(place - 1) && !heading(place) {
                place -= 1;
            }
            seams[place] += gain;
        }
        if motto(text, document, &evidence.paragraphs, at) || unlabelled(&labels, at) {
            gain_at(&mut seams, at, if told { MOTTO_TOLD } else { MOTTO });
        }
        // What a heading or formula opens needs no gap to show it.
        if gaps.get(at) == Some(&true) {
            gain_at(&mut seams, at, gap);
        }
        if closes(line) {
            closing[at] = true;
            seams[at] -= 3.0;
            if at + 1 < count {
                seams[at + 1] += 2.0;
            }
        }
        if lead.level > 0 {
            last_marked = Some(at);
        }
    }
    // Under a heading its speaker begins, and no other before a word is said.
    for at in 1..count {
        if evidence.headed(at - 1) && opened[at] < 2.0 {
            seams[at] = seams[at].min(0.0) - 1.0;
        }
    }
    (seams, restarts)
}

/// The few words before a dash or colon with which a paragraph says its matter (`抓项目——`, `指标方面:`).
pub(super) fn label(line: &str) -> Option<&str> {
    const LONGEST: usize = 8;
    let body = line.get(super::head::words(line)..)?;
    let han = |c: &char| ('\u{4E00}'..='\u{9FFF}').contains(c);
    let (mut count, mut end) = (0, 0);
    for c in body.chars().take(LONGEST + 1).take_while(han) {
        count += 1;
        end += c.len_utf8();
    }
    let (words, rest) = body.split_at_checked(end)?;
    if !(2..=LONGEST).contains(&count) {
        return None;
    }
    // A dash further on is the paragraph's first mark of that kind: a colon before it ends no label.
    let marked = rest.starts_with("——") || rest.starts_with([':', '：']) && !holds(rest, "——");
    marked.then_some(words)
}

/// Whether a paragraph without such a label stands before a labelled one, where labels are the habit.
fn unlabelled(labels: &[bool], at: usize) -> bool {
    let many = labels.iter().filter(|label| **label).count() * 2 >= labels.len();
    let is = |at: usize| labels.get(at).copied();
    many && is(at) == Some(false)
        && is(at + 1) == Some(true)
        && at.checked_sub(1).and_then(is).is_none_or(|label| label)
}

/// Whether the title, or a line beside it, says that several speak.
pub fn told(text: &str, document: &Document) -> bool {
    heads(text, document).any(|line| speech::DIGEST_TITLES.iter().any(|word| line.contains(word)))
}

/// The title, and the headings beside it.
pub(super) fn heads<'t>(text: &'t str, document: &Document) -> impl Iterator<Item = &'t str> {
    let top = document.paragraphs.iter().filter(|block| block.kind != BlockKind::Chrome).take(3);
    let heads = top.filter(|block| matches!(block.kind, BlockKind::Title | BlockKind::Heading));
    document.title.into_iter().chain(heads.map(|block| block.span)).map(|span| span.slice(text))
}

fn gain_at(seams: &mut [f32], at: usize, gain: f32) {
    if let Some(seam) = seams.get_mut(at) {
        *seam += gain;
    }
}

/// How far a gap between groups of paragraphs suggests a new speech; more where the title says that several speak
/// and there are as many groups as speakers.
const GAP: f32 = 3.0;
const GAP_TOLD: f32 = 4.5;

/// How far a gap suggests a new speech. Where the groups are as many as the speakers, a name inside a group opens
/// no speech.
fn gap_height(told: bool, gaps: &[bool], evidence: &Evidence, seams: &mut [f32]) -> f32 {
    const INSIDE: f32 = 0.5;
    let speeches = gaps.iter().filter(|gap| **gap).count() + 1;
    let few = evidence.candidates.len();
    let match_up = speeches > 2 && (few.saturating_sub(1)..=few + 2).contains(&speeches);
    if match_up {
        for (at, seam) in seams.iter_mut().enumerate().skip(1) {
            if gaps.get(at) == Some(&false) && !headed(evidence, at) {
                *seam = seam.min(INSIDE);
            }
        }
    }
    match (told, match_up) {
        (true, true) => GAP_TOLD,
        (true, false) | (false, true) => GAP,
        _ => GAP / 2.0,
    }
}

/// Whether a heading names a speaker there.
fn headed(evidence: &Evidence, at: usize) -> bool {
    evidence.reasons.get(at).is_some_and(|all| all.iter().any(|(_, one)| one.kind == ReasonKind::Heading))
}

/// Before which paragraphs a gap, by which the text parts groups of them, suggests a new speech: an empty line, or a
/// line of marks alone. No gap tells where every paragraph has one, or where gaps go with sections.
fn gaps(text: &str, document: &Document, leads: &[Lead], evidence: &Evidence) -> Vec<bool> {
    let paragraphs = &evidence.paragraphs;
    let ruled = |block: &Block| !block.span.slice(text).contains(char::is_alphanumeric);
    let mut found = vec![false; paragraphs.len()];
    let (mut all, mut sections) = (0, 0);
    let mut marked = false;
    for (at, &paragraph) in paragraphs.iter().enumerate() {
        let lead = leads.get(paragraph).copied().unwrap_or_default();
        // A speech's first words may stand apart from its first number.
        let begins = lead.level > 0 && lead.ordinal == 1 && !marked;
        marked |= lead.level > 0;
        if at == 0 || begins {
            continue;
        }
        let Some(block) = document.paragraphs.get(paragraph).filter(|block| !ruled(block)) else { continue };
        let Some(before) = paragraph.checked_sub(1).and_then(|before| document.paragraphs.get(before)) else {
            continue;
        };
        let between = text.get(before.span.end() as usize..block.span.start() as usize).unwrap_or("");
        if between.matches('\n').count() >= 2 || ruled(before) {
            all += 1;
            marked = lead.level > 0;
            let numbered = lead.level > 0 && lead.ordinal > 1;
            if numbered || block.kind == BlockKind::Heading && !headed(evidence, at) {
                sections += 1;
            } else {
                found[at] = true;
            }
        }
    }
    if all < 2 || all * 2 > paragraphs.len() || sections * 3 > all {
        found.fill(false);
    }
    found
}

/// Where speakers name themselves in their last paragraph (`某县将再接再厉…`), the next one begins a speech: the text
/// begins without a name and ends with one, and behind such paragraphs stand others that open with a sentence
/// without figures.
fn closers(text: &str, document: &Document, evidence: &Evidence, seams: &mut [f32]) {
    const CLOSER: f32 = 4.5;
    let line = |at: usize| {
        let block = document.paragraphs.get(*evidence.paragraphs.get(at)?)?;
        (block.kind == BlockKind::Body).then(|| block.span.slice(text))
    };
    let formula = |at: usize| {
        evidence.reasons.get(at).is_some_and(|all| all.iter().any(|(_, one)| one.kind == ReasonKind::Formula))
    };
    let count = evidence.paragraphs.len();
    let bodies: Vec<usize> = (0..count).filter(|&at| line(at).is_some()).collect();
    let named: Vec<usize> = bodies.iter().copied().filter(|&at| formula(at)).collect();
    let ends = bodies.first().is_some_and(|&at| evidence.reasons.get(at).is_some_and(Vec::is_empty))
        && bodies.last().is_some_and(|&at| formula(at));
    if named.len() < 3 || !ends || (0..count).any(|at| headed(evidence, at)) {
        return;
    }
    let opens = |at: usize| {
        line(at).is_some_and(|line| {
            let first = line.find(super::block::ends_sentence).unwrap_or(line.len());
            let figures = |words: &str| words.contains(|c: char| c.is_ascii_digit());
            !figures(&line[..first]) && figures(&line[first..])
        })
    };
    let next = |&at: &usize| at + 1 < count && !formula(at + 1) && opens(at + 1);
    if named.iter().copied().filter(|at| next(at)).count() * 3 < (named.len() - 1) * 2 {
        return;
    }
    for at in named {
        if let Some(seam) = seams.get_mut(at) {
            *seam = seam.min(0.5);
        }
        gain_at(seams, at + 1, CLOSER);
    }
}

/// Where every paragraph names one speaker of its own by a formula, wherever it stands in it, each is a speech.
fn one_each(document: &Document, evidence: &Evidence, seams: &mut [f32]) {
    const OWN: f32 = 4.5;
    let mut seen: Vec<usize> = Vec::new();
    for (at, &paragraph) in evidence.paragraphs.iter().enumerate() {
        let body = document.paragraphs.get(paragraph).is_some_and(|block| block.kind == BlockKind::Body);
        let mut who: Vec<usize> = evidence.reasons.get(at).map_or_else(Vec::new, |all| {
            all.iter().filter(|(_, one)| one.kind == ReasonKind::Formula).map(|(who, _)| *who).collect()
        });
        who.dedup();
        let [who] = who[..] else { return };
        if !body || seen.contains(&who) {
            return;
        }
        seen.push(who);
    }
    if seen.len() >= 3 {
        (1..seen.len()).for_each(|at| gain_at(seams, at, OWN));
    }
}

/// How far a motto suggests a new speech, and how far where the title says that several speak.
const MOTTO: f32 = 2.0;
const MOTTO_TOLD: f32 = 2.8;

/// Whether a paragraph without list mark and figures stands between paragraphs with figures: the few words by
/// which a speaker begins.
pub(super) fn motto(text: &str, document: &Document, paragraphs: &[usize], at: usize) -> bool {
    const LONGEST: usize = 90;
    let line = |at: usize| {
        let block = document.paragraphs.get(*paragraphs.get(at)?)?;
        (block.kind == BlockKind::Body).then(|| block.span.slice(text))
    };
    let figures = |line: &str| line.contains(|c: char| c.is_ascii_digit());
    let Some(own) = line(at) else { return false };
    !figures(own)
        && length(own, LONGEST + 1) <= LONGEST
        && super::head::mark(own).is_none()
        && !closes(own)
        && at.checked_sub(1).and_then(line).is_none_or(figures)
        && line(at + 1).is_some_and(figures)
}

/// The item that the opening of a paragraph names loudly.
fn opening_topic(
    document: &Document,
    leads: &[Lead],
    hits: &[Hit],
    paragraph: usize,
    text: &str,
) -> Option<Topic> {
    let block = document.paragraphs[paragraph];
    let lead = leads.get(paragraph)?;
    let head = document.heads.get(lead.first as usize).filter(|_| lead.heads > 0);
    let words = head
        .map(|head| head.words)
        .filter(|words| !words.is_empty() && words.start() < block.span.start() + 24);
    // A short motto may stand before the sentence that tells.
    let mut sentences = super::block::sentences(text, block.span);
    let first = sentences.next();
    let second = sentences.next().filter(|_| first.is_some_and(|first| first.len() <= 60));
    let words = words.or(first)?;
    let mut here = topic::within(hits, words);
    if let Some(second) = second.filter(|_| here.is_empty()) {
        here = topic::within(hits, second);
    }
    let named = here.iter().find(|hit| hit.weight >= 5);
    // Money for projects is told under any item.
    let least = |hit: &Hit| if hit.topic == Topic::Projects { 4 } else { 3 };
    let hit = named.or_else(|| here.iter().find(|hit| hit.weight >= least(hit)))?;
    (hit.topic != Topic::Other).then_some(hit.topic)
}

/// Whether a paragraph closes a speech.
fn closes(line: &str) -> bool {
    super::head::mark(line).is_none() && length(line, 160) < 160 && speech::CLOSES.begins(line)
}
