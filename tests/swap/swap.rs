//! Words swapped for others throughout a text, with the way from old places to new ones.

/// Pairs of words, tried longest first.
#[derive(Clone, Default)]
pub struct Swap {
    pairs: Vec<(String, String)>,
}

/// A swapped text.
pub struct Swapped {
    /// The new text.
    pub text: String,
    /// Where it differs: old start, old end, new start, new end.
    edits: Vec<[usize; 4]>,
}

impl Swap {
    /// Adds a pair unless the first word has one already.
    pub fn add(&mut self, old: &str, new: &str) {
        if !old.is_empty() && old != new && !self.holds(old) {
            self.pairs.push((old.to_owned(), new.to_owned()));
            self.pairs.sort_by_key(|pair| std::cmp::Reverse(pair.0.len()));
        }
    }

    /// Whether a word has its pair.
    pub fn holds(&self, old: &str) -> bool {
        self.pairs.iter().any(|pair| pair.0 == old)
    }

    /// Whether a text holds a word that has a pair.
    pub fn touches(&self, text: &str) -> bool {
        self.pairs.iter().any(|pair| text.contains(&pair.0))
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// The text with every word swapped: leftmost, longest.
    pub fn apply(&self, old: &str) -> Swapped {
        let mut swapped = Swapped { text: String::new(), edits: Vec::new() };
        let mut at = 0;
        while at < old.len() {
            let rest = &old[at..];
            if let Some((from, to)) = self.pairs.iter().find(|pair| rest.starts_with(&pair.0)) {
                let start = swapped.text.len();
                swapped.text.push_str(to);
                swapped.edits.push([at, at + from.len(), start, swapped.text.len()]);
                at += from.len();
            } else {
                let c = rest.chars().next().unwrap();
                swapped.text.push(c);
                at += c.len_utf8();
            }
        }
        swapped
    }

    /// A word or name swapped.
    pub fn word(&self, old: &str) -> String {
        self.apply(old).text
    }
}

impl Swapped {
    /// Where byte `at` of the old text is now; inside a swapped word its start, or with `end` its end.
    pub fn place(&self, at: usize, end: bool) -> usize {
        let behind = self.edits.partition_point(|edit| edit[0] < at || !end && edit[0] == at);
        match behind.checked_sub(1).map(|index| self.edits[index]) {
            None => at,
            Some([start, stop, new_start, new_stop]) => {
                if at >= stop {
                    at - stop + new_stop
                } else if end && at > start {
                    new_stop
                } else {
                    new_start
                }
            }
        }
    }
}

#[test]
fn places_follow_the_words() {
    let mut swap = Swap::default();
    swap.add("甲市", "丙丁市");
    swap.add("甲", "丙丁");
    let old = "在甲市与甲,10个";
    let new = swap.apply(old);
    assert_eq!(new.text, "在丙丁市与丙丁,10个");
    for word in ["甲市", "10", "与"] {
        let at = old.find(word).unwrap();
        let (start, end) = (new.place(at, false), new.place(at + word.len(), true));
        assert_eq!(new.text[start..end], swap.word(word));
    }
}
