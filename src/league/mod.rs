//! Series into leagues: who must sit where (座次).
//!
//! A league is a set of partial boasts about one series, scope and period. [`leagues`] is the way in.

pub mod interval;
pub mod model;
pub mod solve;

use crate::claim::model::Claim;
use crate::document::model::Region;
use crate::series::Series;
pub use model::{League, Member, Support};

/// The leagues of all series, in the order of the series.
///
/// Bounded by a step budget; a league that met it says so.
pub fn leagues(_claims: &[Claim], _series: &[Series], _regions: &[Region]) -> Vec<League> {
    Vec::new()
}
