//! Which claims are asked for, and in which order.

use serde::{Deserialize, Serialize};

/// Which claims, and in which order.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Query {
    /// Regions to show, by index; empty: all. `u32::MAX` stands for "no region".
    pub regions: Vec<u32>,
    /// Topics to show, by Chinese name; empty: all.
    pub topics: Vec<String>,
    /// Series to show, by index; empty: all.
    pub series: Vec<u32>,
    /// Only claims in whose indicator, subject, region or sentence this stands.
    pub text: String,
    /// Only claims with a rank.
    pub ranked: bool,
    /// Statuses to show (`actual` …); empty: all.
    pub statuses: Vec<String>,
    /// Periods to show, by index in [`Summary::periods`](super::Summary::periods); empty: all. `u32::MAX` stands for "no period".
    pub periods: Vec<u32>,
    /// Base units to show; empty: all. An empty name stands for "no unit".
    pub units: Vec<String>,
    /// Documents to show, by index in [`Summary::parts`](super::Summary::parts); empty: all.
    pub parts: Vec<u32>,
    /// Only claims that the reader corrected, rejected or added.
    pub edited: bool,
    /// What single columns must hold; all of them must.
    pub filters: Vec<Within>,
    /// Sort keys, first decides; empty: order of the text.
    pub sort: Vec<SortKey>,
}

/// What a column must hold.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Within {
    /// Which column.
    pub column: Column,
    /// Words that stand in it; empty: any.
    pub text: String,
    /// At least this much, as a reader writes it (`5亿元`, `80%`, `3`); empty or no number: any.
    pub from: String,
    /// At most this much.
    pub to: String,
}

/// A column to sort by.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct SortKey {
    /// Which column.
    pub column: Column,
    /// Largest first.
    pub descending: bool,
}

/// Columns of the claims table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Column {
    /// Order of the text.
    Place,
    /// Document, where several lie open.
    Document,
    /// Region.
    Region,
    /// Topic.
    Topic,
    /// Subject.
    Subject,
    /// Indicator.
    Indicator,
    /// Value in the base unit; grouped by base unit.
    Value,
    /// Status.
    Status,
    /// Period, by its last day.
    Period,
    /// Best claimed place.
    Rank,
    /// Name of the series.
    Series,
    /// The whole sentence; sorted as the text goes.
    Sentence,
    /// What the reader changed.
    Edited,
}
