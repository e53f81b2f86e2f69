//! Blocks of the text joined, split and given to other regions.

use super::Edit;
use crate::document::model::{
    BlockKind, Document, DocumentKind, Reason, ReasonKind, Region, RegionBlock, RegionId,
};
use crate::lexicon::gazetteer::gazetteer;
use crate::source::{Clean, Span};

/// Gives paragraphs to the regions that the reader names, in the order of the list.
///
/// Cost: the paragraphs of the blocks that change, and one search an edit.
pub fn regions(clean: &Clean, document: &mut Document, edits: &[Edit]) {
    for edit in edits {
        if let Edit::Add { region: name, .. } = edit
            && !name.trim().is_empty()
        {
            // A place of which nothing was said yet.
            let _ = region(document, name.trim());
        }
        if let Edit::Own { at, name } = edit {
            let start = |span: Span| clean.source(span).start();
            let behind = document.paragraphs.partition_point(|block| start(block.span) < *at);
            let fits = document.paragraphs.get(behind).is_some_and(|block| start(block.span) == *at);
            if fits && !name.trim().is_empty() {
                own(document, behind, name.trim());
            }
        }
    }
}

/// The paragraphs from `first` to the end of its block are this region's.
fn own(document: &mut Document, first: usize, name: &str) {
    let Some(owner) = region(document, name) else { return };
    let at = narrow(first);
    let blocks = || document.regions.iter().flat_map(|region| &region.blocks);
    let held = blocks().find(|block| block.first <= at && at < block.end).map(|block| block.end);
    let next = blocks().map(|block| block.first).filter(|&start| start > at).min();
    let end = held.or(next).unwrap_or(narrow(document.paragraphs.len()));
    // The block before reaches up to here; what lies between belongs to nobody.
    let before = blocks().map(|block| block.end).filter(|&stop| stop <= at).max();
    for region in &mut document.regions {
        region.blocks.retain(|block| block.first != at);
        for block in &mut region.blocks {
            if block.first < at && at < block.end {
                block.end = at;
            }
        }
    }
    let reader = Reason { kind: ReasonKind::Reader, span: Span::default() };
    let Some(target) = document.regions.get_mut(usize::from(owner.0)) else { return };
    let joined = target.blocks.iter_mut().find(|block| block.end == at || Some(block.end) == before);
    let from = match joined {
        Some(block) => {
            let from = block.end;
            block.end = end;
            block.confidence = 1.0;
            block.reasons.insert(0, reader);
            from
        }
        None => {
            let block = RegionBlock { first: at, end, confidence: 1.0, reasons: vec![reader] };
            let place = target.blocks.partition_point(|other| other.first < at);
            target.blocks.insert(place, block);
            at
        }
    };
    let range = from as usize..(end as usize).min(document.paragraphs.len());
    let Some(paragraphs) = document.paragraphs.get_mut(range) else { return };
    for block in &mut *paragraphs {
        if !matches!(block.kind, BlockKind::Chrome | BlockKind::Title) {
            block.region = Some(owner);
        }
    }
    if let (Some(first), Some(last)) = (paragraphs.first(), paragraphs.last()) {
        let span = first.span.cover(last.span);
        for run in &mut document.speakers {
            if span.contains(run.span) {
                run.region = Some(owner);
            }
        }
    }
    // Who speaks where is told now: a text of one region is one no more.
    if document.kind == DocumentKind::Single {
        document.kind = DocumentKind::Digest;
    }
}

/// The region of this name; made where it is new.
fn region(document: &mut Document, name: &str) -> Option<RegionId> {
    let known = document.regions.iter().position(|region| region.name == name);
    let index = known.unwrap_or(document.regions.len());
    let id = RegionId(u16::try_from(index).ok()?);
    if known.is_none() {
        let code = named(name);
        document.regions.push(Region {
            name: name.to_owned(),
            code,
            parent: code.and_then(|code| gazetteer().parent(code)).map(|place| place.code),
            candidates: Vec::new(),
            blocks: Vec::new(),
        });
    }
    Some(id)
}

/// The code of the one place in use with this full name; `None` for none or several (鼓楼区).
pub fn named(name: &str) -> Option<u32> {
    let mut places = gazetteer().named(name).filter(|place| place.name == name && !place.former);
    match (places.next(), places.next()) {
        (Some(place), None) => Some(place.code),
        _ => None,
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
