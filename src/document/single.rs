//! Texts about one region: that of the title, of the first lines, or the one named most.

use std::collections::BTreeMap;

use super::home::Home;
use super::mention::{Itself, Key, Settled};
use super::model::{BlockKind, Document, Reason, ReasonKind, RegionBlock, Role};
use super::region::{Book, COUNTRY};
use super::turns;
use crate::lexicon::gazetteer::{Level, gazetteer};
use crate::lexicon::ranks::VERBS as RANKING;
use crate::lexicon::speech::{self, SIGNERS};
use crate::source::Span;

/// One region alone: that of the title, of the first lines, or the one named most.
pub fn assign(
    text: &str,
    document: &mut Document,
    book: &mut Book,
    names: &[Settled],
    selves: &[Itself],
    home: &Home,
) {
    let mut counting = document.paragraphs.iter().filter(|block| block.kind != BlockKind::Chrome);
    let top: u32 = counting.nth(7).map_or(u32::MAX, |block| block.span.start());
    // How the text calls itself: 我县, 全区 …
    let mut endings: BTreeMap<&str, u32> = BTreeMap::new();
    for (_, ending) in selves.iter().filter_map(|itself| speech::ALIASES.get(itself.row)) {
        *endings.entry(ending).or_default() += 1;
    }
    let own_ending = endings
        .iter()
        .max_by_key(|(_, count)| **count)
        .filter(|(_, count)| **count >= 2)
        .map(|(word, _)| *word);
    let speaker = speaker(text, document, names, top);
    let mut scores: BTreeMap<Key, (f32, Span)> = BTreeMap::new();
    for (nth, settled) in names.iter().enumerate() {
        // 某市某区: the place in front only tells where the other lies.
        let leads = names.get(nth + 1).is_some_and(|next| {
            next.name.span.start() == settled.name.span.end()
                && (under(next.key, settled.key) || matches!(next.key, Key::Zone(..)))
        });
        if !book.place(settled.key) || leads || ranks_among(text, document, settled) {
            continue;
        }
        let kind = document.paragraphs.get(settled.name.paragraph as usize).map(|block| block.kind);
        let mut weight: f32 = 1.0 + if settled.name.role == Role::Object { 0.0 } else { 1.0 };
        if kind == Some(BlockKind::Title) {
            weight += 8.0;
        } else if settled.name.span.start() < top {
            weight += 2.0;
        }
        let name = match settled.key {
            Key::Place(row) => gazetteer().place(row).map_or("", |place| place.name),
            Key::Local(_) => settled.name.span.slice(text),
            _ => "",
        };
        if own_ending.is_some_and(|ending| name.ends_with(ending)) {
            weight *= 2.0;
        }
        if speaker == Some(settled.name.span) {
            weight += 12.0;
        }
        scores.entry(settled.key).or_insert((0.0, settled.name.span)).0 += weight;
    }
    let total: f32 = scores.values().map(|(score, _)| score).sum();
    let best = scores.iter().max_by(|one, two| one.1.0.total_cmp(&two.1.0).then(two.0.cmp(one.0)));
    let best =
        best.filter(|(_, (score, span))| *score >= 3.0 && (span.start() < top || *score * 3.0 >= total));
    let best = best.map(|(key, (score, span))| (*key, *score, *span));
    // 我市 of a text that names its counties one by one: the city above them.
    let best = match best {
        Some((Key::Place(row), score, span))
            if (own_ending == Some("市")
                || own_ending.is_none()
                    && text.matches("全市").count() >= 2 - usize::from(of_city(text, document)))
                && document.title.is_none_or(|title| !title.contains(span))
                // A county that is named more than all others is the one that reports.
                && speaker.is_none()
                && score * 2.0 <= total
                && gazetteer()
                    .place(row)
                    .is_some_and(|place| place.level() == Level::County && !place.name.ends_with('市')) =>
        {
            let up =
                gazetteer().place(row).and_then(|place| gazetteer().parent(place.code)).map(|up| up.code);
            let above = gazetteer().places.iter().position(|place| Some(place.code) == up);
            let above = above
                .and_then(|row| u16::try_from(row).ok())
                .filter(|_| scores.len() >= 3 - usize::from(of_city(text, document)));
            Some((Key::Place(above.unwrap_or(row)), score, span))
        }
        other => other,
    };
    let best = country(text, document, selves)
        .filter(|(_, score, _)| best.is_none_or(|best| best.1 < *score * 2.0))
        .or(best);
    // 某工程(甲县)。…, 某项目(乙区)。…: items of several members are told by the whole.
    let best = match best {
        Some((Key::Place(row), score, span)) if turns::items(text, document, names, home) => {
            let home = home.code.and_then(|code| gazetteer().row_of(code)).unwrap_or(row);
            Some((Key::Place(home), score, span))
        }
        other => other,
    };
    // 某省前三季度文旅账本:某林区人均最高: the title's first name is the whole, and the text speaks of it as one.
    let best = best.map(|told| above_all(text, document, names, told));
    // 青山镇2024年工作总结: the township that reports, also where its county is named.
    let town = document.title.and_then(|title| {
        let words = title.slice(text);
        let name = super::local::titled(words)?;
        let start = title.start() as usize + words.find(name)?;
        Some((Key::Local(0), 4.0, Span::of(start, start + name.len())))
    });
    // 高新区代表发言: the zone that reports, by the bare word.
    let zone = || {
        let title = document.title?;
        let own = names.iter().find(|settled| settled.name.span.start() >= title.start())?;
        let behind = text.get(own.name.span.end() as usize..title.end() as usize)?;
        let opens = matches!(own.key, Key::Alone(_)) && own.name.span.start() == title.start();
        (opens && super::local::reports(behind)).then_some((own.key, 4.0, own.name.span))
    };
    let Some((key, score, span)) = town.or_else(zone).or(best) else { return };
    if key == Key::Country {
        document.whole = vec![COUNTRY.to_owned()];
    }
    let id = book.key(key, span.slice(text), home);
    book.call(key, id);
    for block in document.paragraphs.iter_mut().filter(|block| block.kind != BlockKind::Chrome) {
        block.region = Some(id);
    }
    turns::members(text, document, book, names, home, id);
    let end = u32::try_from(document.paragraphs.len()).unwrap_or(u32::MAX);
    let kind = if span.start() < top { ReasonKind::Title } else { ReasonKind::Mention };
    book.regions[usize::from(id.0)].blocks.push(RegionBlock {
        first: 0,
        end,
        confidence: (score / (total + 2.0)).clamp(0.0, 1.0),
        reasons: vec![Reason { kind, span }],
    });
    if let Key::Place(row) = key
        && let Some(place) = gazetteer().place(row)
    {
        let whole = if place.level() == Level::County { gazetteer().parent(place.code) } else { Some(place) };
        document.whole =
            whole.map_or_else(Vec::new, |whole| vec![whole.name.to_owned(), whole.short.to_owned()]);
    }
}

/// Whether a name only tells among whom a place is (增速居某市第2位, 排某市各县区首位).
fn ranks_among(text: &str, document: &Document, settled: &Settled) -> bool {
    let Some(block) = document.paragraphs.get(settled.name.paragraph as usize) else { return false };
    let (start, end) = (settled.name.span.start() as usize, settled.name.span.end() as usize);
    let before = text.get(block.span.start() as usize..start).unwrap_or("");
    let behind = text.get(end..block.span.end() as usize).unwrap_or("");
    settled.name.role == Role::Object && RANKING.ends(before) && speech::SCOPED.begins(behind)
}

/// Whether the title speaks of a city without its name (市生态环境局关于…, 全市…).
fn of_city(text: &str, document: &Document) -> bool {
    let title = document.title.map_or("", |span| span.slice(text));
    title.starts_with('市') || title.contains("全市")
}

/// The place above the one that the text is about, where the title names it first and the text speaks of it by the
/// word for such a whole.
fn above_all(
    text: &str,
    document: &Document,
    names: &[Settled],
    (key, score, span): (Key, f32, Span),
) -> (Key, f32, Span) {
    let code = |key| match key {
        Key::Place(row) => gazetteer().place(row),
        _ => None,
    };
    let first =
        document.title.and_then(|title| names.iter().find(|settled| title.contains(settled.name.span)));
    let Some((first, high, low)) = first.and_then(|first| Some((first, code(first.key)?, code(key)?))) else {
        return (key, score, span);
    };
    let apart =
        first.name.span.end() < span.start() || !document.title.is_some_and(|title| title.contains(span));
    let (word, own) = (turns::word(high.name), turns::word(low.name));
    let speaks = |word: &str| !word.is_empty() && text.contains(word);
    let lies = turns::within(low.code, high.code) && low.code != high.code;
    if lies && apart && word != own && speaks(word) && !speaks(own) {
        (first.key, score, first.name.span)
    } else {
        (key, score, span)
    }
}

/// Whether the first key lies right under the second.
fn under(low: Key, high: Key) -> bool {
    let code = |key| match key {
        Key::Place(row) => gazetteer().place(row).map(|place| place.code),
        _ => None,
    };
    let above = code(low).and_then(|code| gazetteer().parent(code)).map(|place| place.code);
    above.is_some() && above == code(high)
}

/// The name in a speaker's line near the top: who holds the office speaks for the place in front of it.
fn speaker(text: &str, document: &Document, names: &[Settled], top: u32) -> Option<Span> {
    let mut found: Option<&Settled> = None;
    for settled in names.iter().take_while(|settled| settled.name.span.start() < top) {
        let Some(block) = document.paragraphs.get(settled.name.paragraph as usize) else { continue };
        let behind = text.get(settled.name.span.end() as usize..block.span.end() as usize).unwrap_or("");
        // 甲县人民政府 in a line of its own: whose paper it is.
        if settled.name.role != Role::Object && SIGNERS.contains(&behind.trim()) {
            return Some(settled.name.span);
        }
        if block.kind == BlockKind::Chrome || !super::evidence::speaker_line(block.span.slice(text)) {
            continue;
        }
        if speech::OFFICES.stands_in(behind)
            && found.is_none_or(|last| last.name.paragraph == settled.name.paragraph)
        {
            found = Some(settled);
        }
    }
    found.map(|settled| settled.name.span)
}

/// How much a text speaks of the country: its words in the running text, where there are many.
fn country(text: &str, document: &Document, selves: &[Itself]) -> Option<(Key, f32, Span)> {
    let mut own = selves.iter().filter(|itself| itself.row >= speech::ALIASES.len());
    let first = own.next()?;
    let count = own.count() + 1;
    let often = document.paragraphs.len().max(text.len() / 1500);
    (count >= 6 && count * 2 >= often).then_some((Key::Country, count as f32, first.span))
}
