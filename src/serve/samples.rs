//! Texts of ours to try. They are the desk's, so that nobody who pastes waits for them.

/// By key: name of the file, and the text.
const SAMPLES: [(&str, &str, &str); 3] = [
    ("clean", "样例.txt", include_str!("../../static/samples/clean.txt")),
    ("faults", "样例（有错）.txt", include_str!("../../static/samples/faults.txt")),
    ("draft", "样例（送审稿）.txt", include_str!("../../static/samples/draft.txt")),
];

/// The sample of a key: its name and its text.
pub(super) fn sample(key: &str) -> Option<(&'static str, &'static str)> {
    SAMPLES.iter().find(|sample| sample.0 == key).map(|&(_, name, text)| (name, text))
}
