//! The agenda item of a name that says too little without it, told by its company.
//!
//! 签约项目 is another thing under 先进制造业 than under 招商, so that such names are compared within one agenda item.
//! Where a speaker's paragraph was read under another item than everybody else's (its heading is lost, or it tells of
//! two), its names would stand alone beside a series of all others, and the comparison would say that it tells
//! nothing of it. So: where two names or more of one paragraph are told by nobody else under its item, and by others
//! under one other item alone, that is their item.

use std::rc::Rc;

use super::group::{Entry, Name};
use crate::document::model::Topic;
use crate::order::{sort_by, sort_by_key};

/// So many names of a paragraph must point to the same item.
const NAMES: usize = 2;

/// A name without its item, the item, whose it is, and which entry.
type Row = (String, Topic, u32, usize);

/// A paragraph, the item to which a name of it points, the name, and which entry.
type Turn<'r> = ((u32, u32), Topic, &'r str, usize);

/// Gives names the item that their company tells. n log n.
pub(super) fn settle(entries: &mut [Entry<'_>]) {
    let mut rows: Vec<Row> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        if let Some(topic) = entry.name.parts.topic {
            let mut parts = entry.name.parts.clone();
            parts.topic = None;
            rows.push((parts.key().0, topic, entry.region, at));
        }
    }
    sort_by(&mut rows, |one, two| {
        one.0.cmp(&two.0).then_with(|| (one.1 as u8, one.2, one.3).cmp(&(two.1 as u8, two.2, two.3)))
    });
    let mut turns: Vec<Turn<'_>> = Vec::new();
    for run in rows.chunk_by(|one, two| one.0 == two.0) {
        let items: Vec<&[Row]> = run.chunk_by(|one, two| one.1 == two.1).collect();
        let [one, two] = items.as_slice() else { continue };
        for (own, others) in [(one, two), (two, one)] {
            let Some((first, other)) = own.first().zip(others.first()) else { continue };
            let alone = own.iter().all(|row| row.2 == first.2);
            // Where each item has one speaker, nothing tells which of them was read wrongly.
            let several = others.iter().any(|row| row.2 != other.2);
            if alone && several && others.iter().all(|row| row.2 != first.2) {
                turns.extend(own.iter().filter_map(|row| {
                    let entry = entries.get(row.3)?;
                    Some(((entry.region, entry.paragraph), other.1, row.0.as_str(), row.3))
                }));
            }
        }
    }
    sort_by_key(&mut turns, |turn| (turn.0, turn.1 as u8, turn.2, turn.3));
    let mut found: Vec<(usize, Topic)> = Vec::new();
    for run in turns.chunk_by(|one, two| (one.0, one.1) == (two.0, two.1)) {
        if run.chunk_by(|one, two| one.2 == two.2).count() >= NAMES {
            found.extend(run.iter().map(|turn| (turn.3, turn.1)));
        }
    }
    for (at, topic) in found {
        if let Some(entry) = entries.get_mut(at) {
            let mut parts = entry.name.parts.clone();
            parts.topic = Some(topic);
            entry.name = Rc::new(Name::of(parts));
        }
    }
}
