//! Claims into series: what different regions say of the same thing.
//!
//! [`align`] is the way in. Regions word one indicator in ten ways, and look-alikes must stay apart; when in
//! doubt, apart. [`parts`](self) reads a name into what must agree and what may be left out, `group` puts
//! names together, `face` says what a series is called and which way is good.
//!
//! A series may be told by one region alone (the comparison folds those away). Claims with a subject have none, nor
//! have claims whose name says too little to be compared (投资, 项目数). What was done and what is
//! planned or hoped for are series of their own, and a plan's series names the one of what was done
//! (`Series::plan_of`).

mod company;
mod face;
mod group;
pub mod model;
mod parts;

use std::rc::Rc;

use crate::claim::model::Claim;
use crate::document::model::{Region, RegionId};
use crate::lexicon::gazetteer::{Level, gazetteer};
use crate::order::sort_by;
use group::{Entry, Name};
pub use model::{Direction, Series};
use parts::{Names, Parts, Wording};

/// Puts claims into series and writes each claim's series into it.
///
/// `text` is the source text, which the claims' spans lie in. Claims about a project or a firm never join.
/// Cost grows as n log n with the number of claims at the most.
pub fn align(claims: &mut [Claim], regions: &[Region], text: &str) -> Vec<Series> {
    let names: Vec<Names> = regions.iter().map(names).collect();
    let nameless = Names::default();
    let named = |claim: &Claim| claim.subject.is_none() && !claim.indicator.is_empty();
    let said: Vec<(u32, &Claim)> = (0..).zip(claims.iter()).filter(|(_, claim)| named(claim)).collect();
    let wordings = said.iter().map(|(_, claim)| {
        let names = claim.region.and_then(|RegionId(region)| names.get(usize::from(region)));
        Wording::of(claim, names.unwrap_or(&nameless))
    });
    let read = read(&wordings.collect::<Vec<_>>());
    let entries = said.iter().zip(read);
    let entries = entries.filter_map(|(&(index, claim), name)| Some(Entry::new(index, claim, name?)));
    let groups = group::groups(entries.collect());
    let series: Vec<Series> = groups.into_iter().map(|group| face::face(group, claims, text)).collect();
    for claim in claims.iter_mut() {
        claim.series = None;
    }
    for (index, series) in (0..).zip(&series) {
        for &claim in &series.claims {
            if let Some(claim) = claims.get_mut(claim as usize) {
                claim.series = Some(index);
            }
        }
    }
    series
}

/// The names of claims, in their order; `None` for what says too little to be compared. What is worded alike is read
/// once and shared: many documents say the same.
fn read(wordings: &[Wording<'_>]) -> Vec<Option<Rc<Name>>> {
    let wording = |at: u32| wordings.get(at as usize);
    let mut order: Vec<u32> = (0..).zip(wordings).map(|(at, _)| at).collect();
    sort_by(&mut order, |&one, &two| wording(one).cmp(&wording(two)));
    let mut names = vec![None; wordings.len()];
    for run in order.chunk_by(|&one, &two| wording(one) == wording(two)) {
        let parts = run.first().and_then(|&at| wording(at)).map(Parts::of);
        let Some(parts) = parts.filter(|parts| !parts.bare) else { continue };
        let name = Rc::new(Name::of(parts));
        for &at in run {
            if let Some(slot) = names.get_mut(at as usize) {
                *slot = Some(Rc::clone(&name));
            }
        }
    }
    names
}

/// What a region and the whole it belongs to are called in names of indicators.
fn names(region: &Region) -> Names {
    let gazetteer = gazetteer();
    let code = region.code.or(region.parent);
    let place = region.code.and_then(|code| gazetteer.by_code(code));
    let whole = match region.code {
        Some(code) => gazetteer.parent(code),
        None => code.and_then(|code| gazetteer.by_code(code)),
    };
    let mut own = vec![region.name.clone()];
    own.extend(place.map(|place| place.short.to_owned()));
    own.retain(|name| name.chars().count() > 1);
    let whole = whole.filter(|place| place.level() == Level::Prefecture);
    let whole = whole.map(|place| vec![place.name.to_owned(), place.short.to_owned()]).unwrap_or_default();
    Names { own, whole }
}

#[cfg(test)]
mod tests;
