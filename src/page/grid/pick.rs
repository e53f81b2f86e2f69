//! The chosen rows: ranges of places in the order shown.

/// Half-open ranges, rising and apart, and the row from which Shift reaches.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Pick {
    /// The ranges.
    pub ranges: Vec<(u32, u32)>,
    anchor: u32,
}

impl Pick {
    /// This row alone.
    pub fn only(at: u32) -> Self {
        Self { ranges: vec![(at, at + 1)], anchor: at }
    }

    /// All rows.
    pub fn all(count: u32) -> Self {
        Self { ranges: if count > 0 { vec![(0, count)] } else { Vec::new() }, anchor: 0 }
    }

    /// From the anchor to this row.
    pub fn reach(&self, at: u32) -> Self {
        let (from, to) = (self.anchor.min(at), self.anchor.max(at));
        Self { ranges: vec![(from, to + 1)], anchor: self.anchor }
    }

    /// With this row, or without it.
    pub fn flip(&self, at: u32) -> Self {
        let mut ranges = Vec::with_capacity(self.ranges.len() + 1);
        let mut cut = false;
        for &(from, to) in &self.ranges {
            if from <= at && at < to {
                cut = true;
                ranges.extend([(from, at), (at + 1, to)].into_iter().filter(|(from, to)| from < to));
            } else {
                ranges.push((from, to));
            }
        }
        if !cut {
            let place = ranges.iter().position(|range| range.0 > at).unwrap_or(ranges.len());
            ranges.insert(place, (at, at + 1));
        }
        Self { ranges, anchor: at }
    }

    /// Whether a row is among them.
    pub fn has(&self, at: u32) -> bool {
        self.ranges.iter().any(|&(from, to)| from <= at && at < to)
    }

    /// How many rows.
    pub fn count(&self) -> u32 {
        self.ranges.iter().map(|(from, to)| to - from).sum()
    }
}
