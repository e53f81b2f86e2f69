//! Texts about one region: that of the title, of the first lines, or the one named most.

use std::collections::BTreeMap;

use super::home::Home;
use super::mention::{Itself, Key, Settled};
use super::model::{BlockKind, Document, Reason, ReasonKind, RegionBlock, Role};
use super::region::{Book, COUNTRY};
use super::turns;
use crate::lexicon::gazetteer::{Level, gazetteer};
use crate::lexicon::speech;
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
    let mut scores: BTreeMap<Key, (f32, Span)> = BTreeMap::new();
    for (at, settled) in names.iter().enumerate() {
        if !book.place(settled.key) || attribute(names, at) {
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
            if (own_ending == Some("市") || own_ending.is_none() && text.matches("全市").count() >= 2)
                && document.title.is_none_or(|title| !title.contains(span))
                // A county that is named more than all others is the one that reports.
                && score * 2.0 <= total
                && gazetteer()
                    .place(row)
                    .is_some_and(|place| place.level() == Level::County && !place.name.ends_with('市')) =>
        {
            let up =
                gazetteer().place(row).and_then(|place| gazetteer().parent(place.code)).map(|up| up.code);
            let above = gazetteer().places.iter().position(|place| Some(place.code) == up);
            let above = above.and_then(|row| u16::try_from(row).ok()).filter(|_| scores.len() >= 3);
            Some((Key::Place(above.unwrap_or(row)), score, span))
        }
        other => other,
    };
    let best = country(text, document, selves)
        .filter(|(_, score, _)| best.is_none_or(|best| best.1 < *score * 2.0))
        .or(best);
    // 青山镇2024年工作总结: the township that reports, also where its county is named.
    let town = document.title.and_then(|title| {
        let words = title.slice(text);
        let name = super::local::titled(words)?;
        let start = title.start() as usize + words.find(name)?;
        Some((Key::Local(0), 4.0, Span::of(start, start + name.len())))
    });
    let Some((key, score, span)) = town.or(best) else { return };
    if key == Key::Country {
        document.whole = vec![COUNTRY.to_owned()];
    }
    let id = book.key(key, span.slice(text), home);
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

/// Whether a name only says whose the place right behind it is (天津市 in 天津市宁河区).
fn attribute(names: &[Settled], at: usize) -> bool {
    let Some((own, next)) = names.get(at).zip(names.get(at + 1)) else { return false };
    let (Key::Place(above), Key::Place(below)) = (own.key, next.key) else { return false };
    let place = |row| gazetteer().place(row);
    own.name.span.end() == next.name.span.start()
        && place(above)
            .zip(place(below))
            .is_some_and(|(above, below)| above.level() != Level::County && below.level() == Level::County)
}

/// How much a text speaks of the country: its words in the running text, where there are many.
fn country(text: &str, document: &Document, selves: &[Itself]) -> Option<(Key, f32, Span)> {
    let mut own = selves.iter().filter(|itself| itself.row >= speech::ALIASES.len());
    let first = own.next()?;
    let count = own.count() + 1;
    let often = document.paragraphs.len().max(text.len() / 1500);
    (count >= 6 && count * 2 >= often).then_some((Key::Country, count as f32, first.span))
}
