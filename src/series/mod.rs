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

use crate::claim::model::Claim;
use crate::document::model::{Region, RegionId};
use crate::lexicon::gazetteer::{Level, gazetteer};
use group::Entry;
pub use model::{Direction, Series};
use parts::{Names, Parts};

/// Puts claims into series and writes each claim's series into it.
///
/// `text` is the source text, which the claims' spans lie in. Claims about a project or a firm never join.
/// Cost grows as n log n with the number of claims at the most.
pub fn align(claims: &mut [Claim], regions: &[Region], text: &str) -> Vec<Series> {
    let names: Vec<Names> = regions.iter().map(names).collect();
    let nameless = Names::default();
    let entries = (0..).zip(claims.iter()).filter_map(|(index, claim)| {
        if claim.subject.is_some() || claim.indicator.is_empty() {
            return None;
        }
        let names = claim.region.and_then(|RegionId(region)| names.get(usize::from(region)));
        let parts = Parts::of(claim, names.unwrap_or(&nameless));
        (!parts.bare).then(|| Entry::new(index, claim, parts))
    });
    let groups = group::groups(entries.collect());
    let series: Vec<Series> = groups.iter().map(|group| face::face(group, claims, text)).collect();
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
