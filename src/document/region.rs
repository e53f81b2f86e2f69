//! Kinds of text, and whose each paragraph is.

use std::collections::BTreeMap;

use super::evidence::{self, Evidence, Finds};
use super::head::Lead;
use super::headline;
use super::home::Home;
use super::mention::{Key, Settled};
use super::model::{
    BlockKind, Document, DocumentKind, Mention, Reason, ReasonKind, Region, RegionBlock, RegionId,
};
use super::notice;
use super::offices;
use super::press;
use super::seams;
use super::segment::{self, Run, Task};
use super::single;
use super::turns;
use super::unlisted;
use super::wider;
use crate::lexicon::gazetteer::{Level, gazetteer};
use crate::lexicon::speech;

pub use super::evidence::speaker_line;

/// Tells the kind of text, finds the regions and gives every paragraph its own.
pub fn assign(text: &str, document: &mut Document, finds: Finds<'_>) {
    let Finds { names, selves, home, units, .. } = finds;
    let mut book = Book { units: units.iter().map(|&unit| unit.to_owned()).collect(), ..Book::default() };
    let evidence = evidence::gather(text, document, finds);
    let task =
        Task { evidence: &evidence.weights, seams: &evidence.seams, candidates: evidence.candidates.len() };
    let mut steps = 0;
    let runs = segment::cut(&task, &mut steps);
    document.steps += steps;
    let notice = notice::find(text, document, names, home);
    document.kind = kind(text, document, &evidence, &runs, &book, (names, home));
    match document.kind {
        _ if notice.is_some() => {
            if let Some(notice) = &notice {
                notice::assign(text, document, &mut book, (names, home), notice);
            }
        }
        DocumentKind::Digest => {
            digest(text, document, &mut book, (&evidence, finds.leads), &runs, names, home)
        }
        DocumentKind::Press => press::assign(text, document, &mut book, names, home),
        DocumentKind::Single => single::assign(text, document, &mut book, names, selves, home),
    }
    for settled in names {
        if let Some(region) = book.of(text, settled, home) {
            document.mentions.push(Mention { span: settled.name.span, region, role: settled.name.role });
        }
    }
    offices::assign(text, document, &mut book, home);
    wider::in_tables(text, document, &mut book, home);
    headline::parts(text, document, &book);
    document.regions = book.regions;
    if document.kind == DocumentKind::Digest {
        document.whole = home.names();
        // 增速居三明市第2位, at the meeting of one of its counties.
        let county = home
            .code
            .filter(|code| gazetteer().by_code(*code).map(|place| place.level()) == Some(Level::County));
        if let Some(city) = county.and_then(|code| gazetteer().parent(code)) {
            document.whole.extend([city.name.to_owned(), city.short.to_owned()]);
        }
    }
}

/// Name of the country as a region.
pub const COUNTRY: &str = "全国";

/// The regions so far.
#[derive(Default)]
pub struct Book {
    /// All, in the order in which they were met.
    pub regions: Vec<Region>,
    by_key: BTreeMap<Key, RegionId>,
    /// Units that no gazetteer knows, by the number in their keys.
    units: Vec<String>,
    /// Zones that the text calls by the bare word.
    alone: BTreeMap<&'static str, RegionId>,
}

impl Book {
    /// The region of a name; made where it is new.
    fn of(&mut self, text: &str, settled: &Settled, home: &Home) -> Option<RegionId> {
        if let Key::Alone(class) = settled.key {
            return self.alone.get(class).copied();
        }
        Some(self.key(settled.key, settled.name.span.slice(text), home))
    }

    /// Whether a key is a place: of the gazetteer, or a county that it does not know.
    pub fn place(&self, key: Key) -> bool {
        match key {
            Key::Place(_) | Key::Zone(..) => true,
            Key::Local(row) => self.units.get(usize::from(row)).is_some_and(|unit| unlisted::is(unit)),
            Key::Alone(_) | Key::Country => false,
        }
    }

    /// Notes that a zone which the text calls by the bare word is this region.
    pub fn call(&mut self, key: Key, id: RegionId) {
        if let Key::Alone(class) = key {
            self.alone.insert(class, id);
        }
    }

    /// The region of a key, which the text calls `word`.
    pub fn key(&mut self, key: Key, word: &str, home: &Home) -> RegionId {
        if let Some(known) = self.by_key.get(&key) {
            return *known;
        }
        let place = match key {
            Key::Place(row) => gazetteer().place(row),
            _ => None,
        };
        let parent = match key {
            Key::Place(_) => place.and_then(|place| gazetteer().parent(place.code)).map(|up| up.code),
            Key::Zone(code, _) => Some(code).filter(|code| *code > 0),
            Key::Alone(_) | Key::Local(_) => home.code,
            Key::Country => None,
        };
        let id = RegionId(u16::try_from(self.regions.len()).unwrap_or(u16::MAX));
        let unit = match key {
            Key::Local(row) => self.units.get(usize::from(row)).cloned(),
            _ => None,
        };
        let word = if key == Key::Country { COUNTRY } else { unit.as_deref().unwrap_or(word) };
        self.regions.push(Region {
            // An autonomous prefecture is mostly called by its short form (`湘西州`).
            name: place
                .map_or(word, |place| {
                    if place.name.ends_with("自治州") && word.ends_with('州') { word } else { place.name }
                })
                .to_owned(),
            code: place.map(|place| place.code),
            parent,
            candidates: Vec::new(),
            blocks: Vec::new(),
        });
        self.by_key.insert(key, id);
        id
    }
}

/// Digest, press or single: by how the names are spread.
fn kind(
    text: &str,
    document: &Document,
    evidence: &Evidence,
    runs: &[Run],
    book: &Book,
    (names, home): (&[Settled], &Home),
) -> DocumentKind {
    let told = seams::told(text, document);
    let named: Vec<&Run> = runs.iter().filter(|run| run.who.is_some()).collect();
    // A speech of its own: a seam at its start, and its speaker named more than the others.
    let speeches = named.iter().filter(|run| evidence.seams[run.first] >= 2.0 || run.first == 0).count();
    // How much of all that is said for anybody is said for the speaker of the block.
    let mut inside = 0.0;
    let mut all = 0.0;
    for run in runs {
        for (who, weight) in evidence.weights[run.first..run.end].iter().flatten() {
            all += weight;
            inside += if run.who == Some(*who) { *weight } else { 0.0 };
        }
    }
    let pure = inside >= all * if told { 0.3 } else { 0.6 };
    let structured = evidence.restarts.iter().flatten().count() >= 2
        || evidence.reasons.iter().flatten().filter(|(_, reason)| reason.kind == ReasonKind::Heading).count()
            >= 3
        || named.iter().filter(|run| opens(evidence, run)).count() >= 3;
    // A table with a region in each row is read row by row.
    let rows =
        evidence.paragraphs.iter().filter(|at| document.paragraphs[**at].kind == BlockKind::Row).count();
    let table = rows * 2 > evidence.paragraphs.len();
    // Two are enough where both open their speeches and the text has hardly anything beside them.
    let two = named.len() == 2
        && named.iter().all(|run| opens(evidence, run))
        && runs.iter().filter(|run| run.who.is_none()).map(|run| run.end - run.first).sum::<usize>() <= 3
        && evidence.seams[named[1].first] >= 2.0
        && pure;
    if !table && two {
        return DocumentKind::Digest;
    }
    if !table && named.len() >= 3 && speeches * 2 >= named.len() && pure && (structured || told) {
        return DocumentKind::Digest;
    }
    // Peers: places of one level that are spoken of, none of them most of the time.
    let mut peers: BTreeMap<Key, u32> = BTreeMap::new();
    let mut paragraphs: BTreeMap<u32, u32> = BTreeMap::new();
    for settled in names {
        if book.place(settled.key) && !own_whole(settled.key, home, document) {
            *peers.entry(settled.key).or_default() += 1;
            *paragraphs.entry(settled.name.paragraph).or_default() += 1;
        }
    }
    let total: u32 = peers.values().sum();
    let most = peers.values().copied().max().unwrap_or(0);
    let repeated = peers.values().filter(|count| **count >= 2).count();
    if table && peers.len() >= 3 {
        return DocumentKind::Press;
    }
    if peers.len() >= 3 && repeated >= 3 && most * 10 <= total * 5 && paragraphs.len() >= 3 {
        return DocumentKind::Press;
    }
    DocumentKind::Single
}

/// Whether a run opens with a formula or heading of its speaker.
fn opens(evidence: &Evidence, run: &Run) -> bool {
    evidence.reasons[run.first].iter().any(|(who, reason)| {
        run.who == Some(*who) && matches!(reason.kind, ReasonKind::Formula | ReasonKind::Heading)
    })
}

/// Whether a key is the whole itself or above it.
fn own_whole(key: Key, home: &Home, _document: &Document) -> bool {
    let Key::Place(row) = key else { return false };
    gazetteer().place(row).is_some_and(|place| {
        home.code == Some(place.code) && place.level() != Level::Prefecture
            || place.level() == Level::Province
    })
}

/// A digest: the runs become blocks.
fn digest(
    text: &str,
    document: &mut Document,
    book: &mut Book,
    (evidence, leads): (&Evidence, &[Lead]),
    runs: &[Run],
    names: &[Settled],
    home: &Home,
) {
    for run in runs {
        let Some(key) = run.who.and_then(|who| evidence.candidates.get(who)).copied() else { continue };
        let word = match key {
            Key::Alone(class) => {
                // The text's own word, as it stands where the zone speaks.
                let first = u32::try_from(evidence.paragraphs[run.first]).unwrap_or(u32::MAX);
                let end = u32::try_from(evidence.paragraphs[run.end - 1]).unwrap_or(u32::MAX);
                let said = names
                    .iter()
                    .find(|settled| settled.key == key && (first..=end).contains(&settled.name.paragraph));
                said.map_or(evidence::zone_word(class), |said| said.name.span.slice(text)).to_owned()
            }
            _ => names
                .iter()
                .find(|settled| settled.key == key)
                .map_or_else(String::new, |settled| settled.name.span.slice(text).to_owned()),
        };
        let id = book.key(key, &word, home);
        let first = evidence.paragraphs[run.first];
        let mut end = evidence.paragraphs[run.end - 1] + 1;
        // Rows behind its last words are its table.
        while document.paragraphs.get(end).is_some_and(|block| block.kind == BlockKind::Row)
            && evidence.paragraphs.get(run.end) != Some(&end)
        {
            end += 1;
        }
        for block in &mut document.paragraphs[first..end] {
            if !matches!(block.kind, BlockKind::Chrome | BlockKind::Title) {
                block.region = Some(id);
            }
        }
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let region = &mut book.regions[usize::from(id.0)];
        region.blocks.push(RegionBlock {
            first: narrow(first),
            end: narrow(end),
            confidence: run.confidence,
            reasons: reasons(evidence, run),
        });
        if let Key::Alone(class) = key {
            if let Some(home) = home.code {
                region.candidates = gazetteer()
                    .zones_of(home)
                    .filter(|zone| zone.ends_with(class))
                    .map(str::to_owned)
                    .collect();
            }
            book.alone.insert(class, id);
        }
    }
    whole(text, document, book, (evidence, leads), runs, home);
    turns::several(text, document, book, names, home);
    // A bare word of a zone is the candidate's of that class: 高新区 ends with 新区 and is none.
    for key in &evidence.candidates {
        let Some(id) = book.by_key.get(key).copied() else { continue };
        let name = match key {
            Key::Zone(_, name) => (*name).to_owned(),
            Key::Local(row) => book.units.get(usize::from(*row)).cloned().unwrap_or_default(),
            _ => continue,
        };
        let of =
            |row: &&crate::lexicon::zones::ZoneWord| name.ends_with(row.class) || name.ends_with(row.word);
        if let Some(row) = crate::lexicon::zones::WORDS.iter().filter(of).max_by_key(|row| row.class.len()) {
            book.alone.entry(row.class).or_insert(id);
        }
    }
}

/// What is said of the whole where several report: in the words before the first headed speech, in paragraphs of
/// nobody, and behind the last speech, from the paragraph on that begins to speak of all.
fn whole(
    text: &str,
    document: &mut Document,
    book: &mut Book,
    (evidence, leads): (&Evidence, &[Lead]),
    runs: &[Run],
    home: &Home,
) {
    let row = home.code.and_then(|code| gazetteer().row_of(code));
    let Some(place) = row.and_then(|row| gazetteer().place(row).zip(Some(row))) else { return };
    let word = turns::word(place.0.name);
    let named = || runs.iter().filter(|run| run.who.is_some());
    let (Some(first), Some(last)) = (named().next(), named().next_back()) else { return };
    let headings = named().filter(|run| headed(evidence, run)).count() >= 3 && headed(evidence, first);
    let speaks = |document: &Document, at: usize| {
        let block = document.paragraphs[evidence.paragraphs[at]];
        let line = block.span.slice(text);
        let own = block.kind == BlockKind::Body && super::head::mark(line).is_none();
        own && turns::wholes(line, word).next().is_some()
    };
    // 二、分县情况 … 三、下步要求: the chapter behind that in which all of them were told one by one.
    let lead =
        |at: usize| evidence.paragraphs.get(at).and_then(|at| leads.get(*at)).filter(|lead| lead.level == 1);
    let chapter = (0..first.first).rev().find_map(lead).map(|lead| lead.ordinal);
    let next = |at: usize| chapter.zip(lead(at)).is_some_and(|(own, lead)| lead.ordinal == own + 1);
    let beyond = (last.first + 1..last.end).find(|&at| next(at));
    // 全省平均…, the last words where nothing is headed, said by the word of the whole and not the last speaker's own.
    let foreign = || {
        let who = last.who.and_then(|who| evidence.candidates.get(who))?;
        let name = match who {
            Key::Place(row) => gazetteer().place(*row).map_or("", |place| place.name),
            _ => "",
        };
        let begins = |at: &usize| {
            let block = document.paragraphs[evidence.paragraphs[*at]];
            let line = block.span.slice(text);
            // 县文旅集团负责的8个项目…: a firm or office of the whole.
            let office = word.chars().nth(1).is_some_and(|kind| line.starts_with(kind))
                && super::running::office(line);
            block.kind == BlockKind::Body && (opens_with(line, word) || office)
        };
        let own = turns::word(name) == word || headed(evidence, last);
        (last.first + 1..last.end).rev().take_while(begins).last().filter(|_| !own)
    };
    // 结果, 领导点评: a heading over what is told when all have spoken.
    let results = || {
        (last.first + 1..last.end).find(|&at| {
            let block = document.paragraphs[evidence.paragraphs[at]];
            let words = block.span.slice(text);
            let words = words.get(super::head::words(words)..).unwrap_or("").trim_end_matches(['：', ':']);
            block.kind == BlockKind::Heading && speech::AFTERWARDS.contains(&words.trim())
        })
    };
    let beyond = beyond.or_else(results).or_else(foreign);
    let tail = beyond.or_else(|| {
        (last.first + 2..last.end).find(|&at| headings && headed(evidence, last) && speaks(document, at))
    });
    if let Some(tail) = tail
        && let Some(who) = last.who.and_then(|who| evidence.candidates.get(who))
        && let Some(id) = book.by_key.get(who)
        && let Some(block) = book.regions[usize::from(id.0)].blocks.last_mut()
    {
        block.end = u32::try_from(evidence.paragraphs[tail]).unwrap_or(u32::MAX);
    }
    let tail = tail.unwrap_or(last.end);
    let nobody: Vec<usize> =
        runs.iter().filter(|run| run.who.is_none()).flat_map(|run| run.first..run.end).collect();
    // Without headings only what comes first and says so is the whole's: others may speak unnamed.
    let whole = |&at: &usize| {
        if headings {
            at < first.first || at >= tail || speaks(document, at)
        } else {
            // 综合打分,甲镇、乙镇排名前三…全市19项指标…: behind the last speech, by the word of the whole.
            let behind = || {
                let line = document.paragraphs[evidence.paragraphs[at]].span.slice(text);
                at >= last.end && turns::wholes(line, word).next().is_some()
            };
            at < first.first && speaks(document, at) || behind()
        }
    };
    let all: Vec<usize> = nobody.into_iter().filter(whole).chain(tail..last.end).collect();
    if all.is_empty() {
        return;
    }
    let id = book.key(Key::Place(place.1), place.0.name, home);
    document.whole_region = Some(id);
    for at in all {
        let block = &mut document.paragraphs[evidence.paragraphs[at]];
        if !matches!(block.kind, BlockKind::Chrome | BlockKind::Title) {
            block.region = Some(id);
        }
    }
}

/// Whether a line begins with the word for the whole, but for who tells it and when (据介绍,上半年全县…).
fn opens_with(line: &str, word: &str) -> bool {
    let Some(at) = turns::wholes(line, word).next() else { return false };
    let mut rest = line.get(..at as usize).unwrap_or("");
    for _ in 0..4 {
        rest = rest.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '，' | '—' | '-'));
        let word = speech::PREFACES.ending(rest).or(speech::TELLERS.ending(rest));
        rest = word.and_then(|word| rest.strip_suffix(word)).unwrap_or(rest);
    }
    rest.is_empty()
}

/// Whether a run opens with a heading of its speaker.
fn headed(evidence: &Evidence, run: &Run) -> bool {
    let own = |(who, reason): &(usize, Reason)| run.who == Some(*who) && reason.kind == ReasonKind::Heading;
    evidence.reasons[run.first].iter().any(own)
}

/// The strongest few pieces of evidence for a run.
fn reasons(evidence: &Evidence, run: &Run) -> Vec<Reason> {
    let rank = |kind: ReasonKind| match kind {
        ReasonKind::Heading => 0,
        ReasonKind::Formula => 1,
        ReasonKind::Mention => 2,
        _ => 3,
    };
    let mut own: Vec<Reason> = evidence.reasons[run.first..run.end]
        .iter()
        .flatten()
        .filter(|(who, _)| run.who == Some(*who))
        .map(|(_, reason)| *reason)
        .collect();
    crate::order::sort_by_key(&mut own, |reason| (rank(reason.kind), reason.span.start()));
    own.truncate(6);
    let restart = (run.first..run.end).take(3).find_map(|at| evidence.restarts[at]);
    own.extend(restart.map(|span| Reason { kind: ReasonKind::Agenda, span }));
    own
}
