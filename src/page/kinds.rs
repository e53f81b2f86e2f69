//! The kinds of marks: one table for legend, classes and bits.

/// All kinds in the order of the legend.
pub const ALL: [&str; 9] =
    ["claim", "rank", "date", "ordinal", "name", "slogan", "chrome", "damage", "unread"];

/// The bit of a kind in `Session::hidden`; 0 for one that we do not know, which is always shown.
pub fn bit(kind: &str) -> u16 {
    ALL.iter().position(|known| *known == kind).map_or(0, |at| 1 << at)
}

/// The class that draws a kind.
pub fn class(kind: &str) -> &'static str {
    match kind {
        "claim" => "k-claim",
        "rank" => "k-rank",
        "date" => "k-date",
        "ordinal" => "k-ordinal",
        "name" => "k-name",
        "slogan" => "k-slogan",
        "chrome" => "k-chrome",
        "damage" => "k-damage",
        _ => "k-unread",
    }
}
