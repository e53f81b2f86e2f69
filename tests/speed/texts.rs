//! The texts whose reading is timed, natively (`benches/`) and in the browser (`tests/web_speed.rs`).

/// A digest of our own with nine speakers' worth of figures.
const DIGEST: &str = include_str!("../../static/samples/clean.txt");

/// A text over and over, up to about so many bytes, cut between repetitions.
pub fn repeated(text: &str, bytes: usize) -> String {
    text.repeat((bytes / text.len().max(1)).max(1))
}

/// Name and text of each: a digest, a megabyte, ten, and what an enemy would paste.
pub fn all() -> Vec<(&'static str, String)> {
    vec![
        ("digest", DIGEST.to_owned()),
        ("digest-1mb", repeated(DIGEST, 1_000_000)),
        ("digest-10mb", repeated(DIGEST, 10_000_000)),
        ("hostile-digits", "1".repeat(1_000_000)),
        ("hostile-commas", repeated("、", 1_000_000)),
        ("hostile-brackets", repeated("（", 1_000_000)),
        ("hostile-ranks", repeated("分列全市第一、第三，", 1_000_000)),
        ("hostile-one-sentence", repeated("其中增长3.5%、2亿元，均居全市第", 1_000_000)),
    ]
}
