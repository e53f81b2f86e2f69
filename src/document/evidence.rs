//! What speaks for whom, paragraph by paragraph, and where a new speech may begin.

use std::collections::BTreeMap;

use super::head::Lead;
use super::home::Home;
use super::mention::{Itself, Key, Settled, within};
use super::model::{BlockKind, Document, Reason, ReasonKind, Role};
use super::seams;
use super::topic::Hit;
use crate::lexicon::gazetteer::{Level, gazetteer, level};
use crate::lexicon::{speech, zones};
use crate::source::Span;

/// Evidence for the speakers of a text, over the paragraphs that count (`paragraphs`).
#[derive(Default)]
pub struct Evidence {
    /// The paragraphs that count: no chrome, no title.
    pub paragraphs: Vec<usize>,
    /// The candidates, most spoken of first.
    pub candidates: Vec<Key>,
    /// Per counting paragraph: candidate and weight.
    pub weights: Vec<Vec<(usize, f32)>>,
    /// Per counting paragraph: how likely a new speech begins there.
    pub seams: Vec<f32>,
    /// Per counting paragraph: candidate and what spoke for it.
    pub reasons: Vec<Vec<(usize, Reason)>>,
    /// Per counting paragraph: the agenda starts over here.
    pub restarts: Vec<Option<Span>>,
}

impl Evidence {
    /// Whether a paragraph is the heading of a speaker.
    pub fn headed(&self, at: usize) -> bool {
        let heads = |reason: &(usize, Reason)| reason.1.kind == ReasonKind::Heading;
        self.reasons.get(at).is_some_and(|all| all.iter().any(heads))
    }
}

/// Most that a name in the running text may say in one paragraph.
const PARAGRAPH: f32 = 8.0;

/// What was found in a text before its speakers are sought.
#[derive(Clone, Copy)]
pub struct Finds<'a> {
    /// What stands at the start of each paragraph.
    pub leads: &'a [Lead],
    /// Words that tell an agenda item.
    pub hits: &'a [Hit],
    /// Names of places, zones and units.
    pub names: &'a [Settled],
    /// Words by which the text calls itself.
    pub selves: &'a [Itself],
    /// Whose members the names are.
    pub home: &'a Home,
    /// Units that no gazetteer knows, by the number in their keys.
    pub units: &'a [&'a str],
    /// So many units, the first ones, may speak; the others are only spoken of.
    pub speakers: usize,
}

/// Gathers the evidence.
pub fn gather(text: &str, document: &Document, finds: Finds<'_>) -> Evidence {
    let Finds { leads, hits, names, selves, home, units, speakers } = finds;
    let mut evidence = Evidence::default();
    // A row tells of the place in it, and opens no speech.
    let rows = document.paragraphs.iter().filter(|block| block.kind == BlockKind::Row).count();
    let table = rows * 2 > document.paragraphs.len();
    let counts = |kind: BlockKind| {
        !matches!(kind, BlockKind::Chrome | BlockKind::Title) && (table || kind != BlockKind::Row)
    };
    evidence.paragraphs =
        (0..document.paragraphs.len()).filter(|at| counts(document.paragraphs[*at].kind)).collect();
    let known = candidates(text, document, names, home, speakers);
    let count = evidence.paragraphs.len();
    evidence.weights = vec![Vec::new(); count];
    evidence.reasons = vec![Vec::new(); count];
    let mut opened = vec![0.0_f32; count];
    let mut next = 0;
    for (at, &paragraph) in evidence.paragraphs.iter().enumerate() {
        let block = document.paragraphs[paragraph];
        let line = block.span.slice(text);
        let speaker = speaker_line(line.get(super::head::words(line)..).unwrap_or(line));
        let motto = seams::motto(text, document, &evidence.paragraphs, at);
        let mut sums: BTreeMap<usize, f32> = BTreeMap::new();
        let mut last_speaker = None;
        while let Some(settled) =
            names.get(next).filter(|settled| settled.name.paragraph as usize <= paragraph)
        {
            next += 1;
            if settled.name.paragraph as usize != paragraph {
                continue;
            }
            let Some(who) = resolve(&known, settled.key) else { continue };
            let name = settled.name;
            // 与某县同列全市第二, 仅次于某县: whom the speaker compares itself with.
            let before = text.get(block.span.start() as usize..name.span.start() as usize).unwrap_or("");
            if name.role == Role::Object && before.ends_with(['与', '比', '较', '于', '跟']) {
                continue;
            }
            let alone = matches!(settled.key, Key::Alone(_));
            let offset = (name.span.start() - block.span.start()) as usize;
            let bare = bare_heading(line, offset, name.span.slice(text));
            let (weight, seam, kind) = if bare || speaker && !alone {
                (12.0, 10.0, ReasonKind::Heading)
            } else if signs(before, line.get(offset + name.span.len() as usize..).unwrap_or("")) {
                (7.0, 0.0, ReasonKind::Formula)
            } else if name.opening && name.role == Role::Subject && (name.speaks || !alone) {
                (
                    if name.speaks { 7.0 } else { 4.0 },
                    if name.speaks { 5.0 } else { 2.0 },
                    ReasonKind::Formula,
                )
            } else if name.role == Role::Subject || name.role == Role::Heading {
                // 下一步,某县将…: a speaker's last words as well as its first.
                let formula = name.speaks && !alone && name.role == Role::Subject;
                let kind = if formula { ReasonKind::Formula } else { ReasonKind::Mention };
                (if alone { 2.0 } else { 3.0 }, 0.0, kind)
            } else if name.speaks && name.role == Role::Clause {
                (3.0, 0.0, ReasonKind::Formula)
            } else if alone {
                (if name.role == Role::Clause { 1.0 } else { 0.6 }, 0.0, ReasonKind::Alias)
            } else if name.role == Role::Clause {
                (1.6, 0.0, ReasonKind::Mention)
            } else {
                (if name.opening { 1.8 } else { 1.2 }, 0.0, ReasonKind::Mention)
            };
            // Who says a motto names itself, if anybody.
            let weight = if motto && !alone { weight + 1.5 } else { weight };
            let kind = if alone { ReasonKind::Alias } else { kind };
            evidence.reasons[at].push((who, Reason { kind, span: name.span }));
            if speaker && !bare {
                // Of several places in a speaker's line (`某市委常委 某县委书记`) the last is the one.
                last_speaker = Some((who, weight));
                opened[at] = f32::max(opened[at], seam);
                continue;
            }
            opened[at] = f32::max(opened[at], seam);
            let sum = sums.entry(who).or_default();
            *sum = if weight > PARAGRAPH { weight } else { (*sum + weight).min(PARAGRAPH) };
        }
        // A paragraph that names many of them (a chairman's, a preface) speaks for none.
        let listed = sums.len() >= 3 && super::head::mark(line).is_none() && last_speaker.is_none();
        if listed && sums.values().all(|sum| *sum < 3.0) {
            let share = 1.0 / sums.len() as f32;
            sums.values_mut().for_each(|sum| *sum *= share);
            // Who won, told behind the speeches: nobody's words.
            if speech::JUDGING
                .stands_in(super::block::sentences(text, block.span).next().map_or("", |one| one.slice(text)))
            {
                sums = BTreeMap::from([(known.len(), PARAGRAPH)]);
                opened[at] = 10.0;
            }
        }
        if let Some((who, weight)) = last_speaker {
            sums.insert(who, weight);
        }
        aliases(within(selves, block.span), &known, units, &mut sums, &mut evidence.reasons[at]);
        evidence.weights[at] = sums.into_iter().collect();
    }
    strangers(text, document, &mut evidence, &mut opened, known.len());
    evidence.candidates = known;
    let (seams, restarts) = seams::seams(text, document, leads, hits, &evidence, &opened);
    evidence.seams = seams;
    evidence.restarts = restarts;
    evidence
}

/// A heading of the shape that the speakers' headings have, and that names none of them, begins what nobody known
/// says: a summing-up, a department's words. Nobody's number is the one behind the candidates'.
fn strangers(text: &str, document: &Document, evidence: &mut Evidence, opened: &mut [f32], nobody: usize) {
    let shape = |at: usize| {
        let block = document.paragraphs.get(*evidence.paragraphs.get(at)?)?;
        let line = block.span.slice(text).trim_start();
        let first = line.chars().next().filter(|c| speech::ornament(*c) && !matches!(c, '(' | '['))?;
        (block.kind == BlockKind::Heading).then_some(first)
    };
    let count = evidence.paragraphs.len();
    let headed: Vec<usize> = (0..count).filter(|&at| evidence.headed(at)).collect();
    let Some(last) = headed.last().copied() else { return };
    let known = headed.iter().copied().find_map(shape);
    // Behind the last speaker: words about them all.
    let sums = |at: usize| {
        let block = evidence.paragraphs.get(at).and_then(|at| document.paragraphs.get(*at));
        at > last
            && headed.len() >= 3
            && block.is_some_and(|block| {
                let line = block.span.slice(text);
                let words = line.get(super::head::words(line)..).unwrap_or("");
                block.kind == BlockKind::Heading && speech::SUMMING.begins(words)
            })
    };
    let alike: Vec<usize> = (0..count)
        .filter(|&at| known.is_some() && shape(at) == known || sums(at) || evidence.headed(at))
        .collect();
    let (own, other): (Vec<usize>, Vec<usize>) = alike.into_iter().partition(|&at| evidence.headed(at));
    if own.len() < 3 || other.len() * 2 > own.len() {
        return;
    }
    for at in other {
        if let (Some(weights), Some(opened)) = (evidence.weights.get_mut(at), opened.get_mut(at)) {
            *weights = vec![(nobody, 8.0)];
            *opened = 10.0;
        }
    }
}

/// Members of the whole and its zones that are named, most often named first.
fn candidates(text: &str, document: &Document, names: &[Settled], home: &Home, speakers: usize) -> Vec<Key> {
    let places = gazetteer();
    let mut counts: BTreeMap<Key, u32> = BTreeMap::new();
    for settled in names {
        let fits = match settled.key {
            Key::Place(row) => places.place(row).is_some_and(|place| home.holds(place.code)),
            Key::Zone(code, _) => {
                home.code == Some(code)
                    || home.holds(code)
                    || home.code.is_some_and(|home| code / 100 == home / 100)
            }
            Key::Alone(_) => true,
            Key::Local(row) => usize::from(row) < speakers,
            Key::Country => false,
        };
        if fits {
            let weight = match settled.name.role {
                Role::Heading => 8,
                Role::Subject => 4,
                Role::Clause => 2,
                Role::Object => 1,
            };
            *counts.entry(settled.key).or_default() += weight;
        }
    }
    let in_heading = |settled: &Settled| {
        let block = document.paragraphs.get(settled.name.paragraph as usize);
        block.is_some_and(|block| block.kind == BlockKind::Heading)
    };
    // A bare word is a speaker only where it once opens a speech or speaks of itself.
    let speaks = |key: &Key| {
        names.iter().any(|settled| {
            settled.key == *key
                && (settled.name.speaks && settled.name.role != Role::Object
                    || settled.name.role == Role::Heading
                    || settled.name.role == Role::Subject
                        && text
                            .get(settled.name.span.end() as usize..)
                            .is_some_and(|rest| rest.starts_with(':'))
                    || matches!(settled.key, Key::Zone(..)) && in_heading(settled))
        })
    };
    let heads = |key: &Key| {
        let own = |settled: &&Settled| settled.key == *key;
        names.iter().filter(own).any(|settled| settled.name.speaks || in_heading(settled))
    };
    // A bare word for a zone is the city's own zone of that class that the text names, or a county's that
    // speaks itself.
    let own = |code: u32| home.code == Some(code) || level(code) != Level::County;
    // A county's zone that never speaks itself is spoken of by its county.
    let silent: Vec<(Key, u32)> = counts
        .iter()
        .filter(|(key, _)| matches!(key, Key::Zone(code, _) if !own(*code)) && !speaks(key))
        .map(|(key, count)| (*key, *count))
        .collect();
    for (key, count) in silent {
        counts.remove(&key);
        if let Some(place) = county_of(key) {
            *counts.entry(place).or_default() += count;
        }
    }
    // A county that never speaks beside its zone that does is the zone's ground.
    let ground: Vec<(Key, Key, u32)> = counts
        .iter()
        .filter(|(key, _)| matches!(key, Key::Zone(..)) && speaks(key))
        .filter_map(|(zone, _)| {
            let place = county_of(*zone)?;
            let count = counts.get(&place).filter(|_| !heads(&place))?;
            Some((*zone, place, *count))
        })
        .collect();
    for (zone, place, count) in ground {
        counts.remove(&place);
        *counts.entry(zone).or_default() += count;
    }
    let zoned = |class: &str| {
        let zone = |key: &&Key| matches!(key, Key::Zone(code, other) if same_class(other, class) && (own(*code) || speaks(key)));
        counts.keys().filter(zone).count()
    };
    let mut found: Vec<(u32, Key)> = counts
        .iter()
        .filter(|(key, _)| !matches!(key, Key::Alone(class) if zoned(class) > 0 || !speaks(key)))
        .map(|(key, count)| (*count, *key))
        .collect();
    crate::order::sort_by_key(&mut found, |(count, key)| (std::cmp::Reverse(*count), *key));
    found.truncate(super::segment::CANDIDATES);
    found.into_iter().map(|(_, key)| key).collect()
}

/// Whether a zone of class (or name) `one` may be called by the bare word of class `two`.
fn same_class(one: &str, two: &str) -> bool {
    one == two || one.ends_with(two)
}

/// The county that a zone bears in its name.
fn county_of(key: Key) -> Option<Key> {
    let Key::Zone(code, _) = key else { return None };
    (level(code) == Level::County).then(|| gazetteer().row_of(code).map(Key::Place))?
}

/// Finds the candidate of a key: itself, or for a bare word the one zone of its class.
fn resolve(candidates: &[Key], key: Key) -> Option<usize> {
    let whole = |key: Key| candidates.iter().position(|candidate| *candidate == key);
    let zone = || {
        let Key::Place(row) = key else { return None };
        let code = gazetteer().place(row).filter(|place| place.level() == Level::County)?.code;
        candidates.iter().position(|candidate| matches!(candidate, Key::Zone(own, _) if *own == code))
    };
    whole(key).or_else(|| county_of(key).and_then(whole)).or_else(zone).or_else(|| {
        let Key::Alone(class) = key else { return None };
        // Where the bare word speaks for itself, it is a candidate and was found above.
        let zone = |key: &Key| matches!(key, Key::Zone(_, other) if same_class(other, class));
        let mut zones = candidates.iter().enumerate().filter(|(_, key)| zone(key));
        let first = zones.next()?;
        zones.next().is_none().then_some(first.0)
    })
}

/// `全县`, `我区`: a little evidence for all candidates of that kind, once a paragraph for each word.
fn aliases(
    selves: &[Itself],
    candidates: &[Key],
    units: &[&str],
    sums: &mut BTreeMap<usize, f32>,
    reasons: &mut Vec<(usize, Reason)>,
) {
    let mut told: [bool; 32] = [false; 32];
    for itself in selves {
        let Some((_, ending)) = speech::ALIASES.get(itself.row) else { continue };
        if std::mem::replace(&mut told[itself.row % 32], true) {
            continue;
        }
        for (who, key) in candidates.iter().enumerate() {
            let name = match key {
                Key::Place(row) => gazetteer().place(*row).map(|place| place.name),
                Key::Local(row) => units.get(usize::from(*row)).copied(),
                _ => None,
            };
            if name.is_some_and(|name| name.ends_with(ending)) {
                *sums.entry(who).or_default() += 0.5;
                reasons.push((who, Reason { kind: ReasonKind::Alias, span: itself.span }));
            }
        }
    }
}

/// A speaker's line: a short line with an office and neither figures nor sentences.
pub fn speaker_line(line: &str) -> bool {
    let short = super::block::length(line, 41) <= 40;
    short
        && !line.contains(|c: char| c.is_ascii_digit() || matches!(c, '。' | ',' | '，' | ';' | '；'))
        && speech::OFFICES.stands_in(line)
}

/// Whether a line, or what it begins with, is the name at byte `at` and nothing else but marks:
/// `【某县】`, `三、某县`, `某县:`.
fn bare_heading(line: &str, at: usize, name: &str) -> bool {
    if at > 24 {
        return false;
    }
    let before = line.get(super::head::words(line)..at).unwrap_or("");
    let rest = without_note(line.get(at + name.len()..).unwrap_or(""));
    let plain = |c: char| c.is_whitespace() || speech::ornament(c);
    // ◇某县　24个项目…: a mark, the name, and a blank before what is said.
    let marked = line
        .get(..at)
        .unwrap_or("")
        .chars()
        .any(|c| speech::ornament(c) && !matches!(c, '(' | '（' | '“' | '《'));
    let blank = rest.starts_with(['\u{3000}', ' ', '\t']) && marked;
    before.chars().all(plain)
        && (blank || rest.starts_with([':', '：']) || rest.len() <= 24 && rest.chars().all(plain))
}

/// Whether a name stands alone in brackets at its paragraph's end: who said it signs so.
fn signs(before: &str, behind: &str) -> bool {
    let front = before.trim_end().strip_suffix(['(', '（', '—', '〔', '[']);
    let sentence = front.is_some_and(|front| front.trim_end_matches('—').ends_with(['。', '!', '；', '”']));
    sentence && behind.trim_matches([')', '）', '〕', ']', ' ', '。']).is_empty()
}

/// `(4个)` behind a name on a line of its own only tells how many follow.
pub(super) fn without_note(rest: &str) -> &str {
    const NOTE: usize = 30;
    let note = rest.trim_end().strip_suffix([')', '）']).and_then(|inner| inner.strip_prefix(['(', '（']));
    if note.is_some_and(|note| note.len() <= NOTE && !note.contains([')', '）'])) { "" } else { rest }
}

/// The name that a zone's key bears where the text never gives one.
pub fn zone_word(class: &str) -> &str {
    zones::WORDS.iter().find(|row| row.class == class).map_or(class, |row| row.class)
}
