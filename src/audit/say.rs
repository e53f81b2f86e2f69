//! Sentences of ours, in both languages from the same numbers.

use super::model::{Said, Verdict};

impl Said {
    /// Two templates filled with the same words: `{0}`, `{1}` … stand for `words[0]`, `words[1]` …
    pub fn of(zh: &str, en: &str, words: &[&str]) -> Self {
        Self { zh: fill(zh, words), en: fill(en, words) }
    }

    /// With the verdict at its end.
    pub fn verdict(mut self, verdict: Verdict) -> Self {
        // A question has its own mark.
        if !self.zh.ends_with('？') {
            self.zh.push('：');
        }
        self.zh.push_str(verdict.zh());
        self.en.push_str(if self.en.ends_with('?') { " " } else { ": " });
        self.en.push_str(verdict.name());
        self
    }

    /// With words that end it; nothing where there are none.
    pub fn then(mut self, other: &Self) -> Self {
        self.zh.push_str(&other.zh);
        self.en.push_str(&other.en);
        self
    }

    /// With another sentence behind it.
    pub fn and(mut self, other: &Self) -> Self {
        self.zh.push('；');
        self.zh.push_str(&other.zh);
        self.en.push_str("; ");
        self.en.push_str(&other.en);
        self
    }
}

/// A template with its places filled.
pub(super) fn fill(template: &str, words: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 16 * words.len());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (front, behind) = rest.split_at(at);
        out.push_str(front);
        let place = behind.as_bytes().get(1).map_or(0, |digit| usize::from(digit.saturating_sub(b'0')));
        out.push_str(words.get(place).copied().unwrap_or(""));
        rest = behind.get(3..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// Ordinary readings under which a finding would vanish.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    /// The rate is of amounts where counts stand beside it, or the other way round.
    Aspect,
    /// The two are of different periods.
    Period,
    /// The two are of different scopes or sets.
    Scope,
    /// The parts overlap.
    Overlap,
    /// The list is open.
    Open,
    /// Money or things of earlier years are among them.
    Earlier,
    /// A round number stands for a more exact one.
    Rounded,
    /// Some bear no place.
    Unranked,
    /// A plan stands beside an actual figure.
    Plan,
    /// The counts need not be nested.
    Nested,
    /// The rate is against another base.
    Base,
    /// About, more than: the number is not exact.
    Bound,
    /// Growth at constant prices, amounts at current ones.
    Prices,
    /// What is named goes on beyond the sentence.
    Names,
    /// A list need not be in the order of its values.
    Listed,
    /// One of two numbers is cut off and not rounded.
    Digit,
    /// A later document has better figures.
    Revised,
    /// A place is that of another figure of its sentence.
    Beside,
}

impl Reading {
    /// The sentence.
    pub fn said(self) -> Said {
        let (zh, en) = match self {
            Self::Aspect => (
                "比率的口径不同（按金额、按项数或按考核得分计算）",
                "the rate is in another regard (by amount, by count or by score)",
            ),
            Self::Period => ("两处所指时段不同", "the two are of different periods"),
            Self::Scope => ("两处的范围不同", "the two are of different scopes"),
            Self::Overlap => ("各部分之间有重叠", "the parts overlap"),
            Self::Open => ("“等”字表明列举未尽", "the list is open"),
            Self::Earlier => ("含以前年度结转部分", "what was carried over from earlier years is included"),
            Self::Rounded => ("整数系四舍五入所得", "a whole number is a rounded one"),
            Self::Unranked => ("有指标不排名", "some of them bear no place"),
            Self::Plan => ("其中有计划数，不是完成数", "one of them is planned, not done"),
            Self::Nested => ("后一数不必包含在前一数之中", "the later one need not be among the earlier one"),
            Self::Base => ("比率的基数另有所指", "the rate is against another base"),
            Self::Bound => ("文中用的是约数", "the text's number is not exact"),
            Self::Prices => (
                "总量按现价、增速按可比价计算",
                "the amount is at current prices, the growth at constant ones",
            ),
            Self::Digit => (
                "一处末位系截尾，另一处系四舍五入",
                "the last digit of one is cut, that of the other rounded",
            ),
            Self::Listed => ("列举不按名次先后", "the list is not in the order of places"),
            Self::Beside => {
                ("名次说的是同一句里的另一个数", "the place is that of another figure of the sentence")
            }
            Self::Revised => (
                "后一份文档的数经过修订，或统计口径不同",
                "the later document has a revised figure, or counts otherwise",
            ),
            Self::Names => ("名称的分合与点数不同", "names may be counted together or apart"),
        };
        Said::of(zh, en, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_the_same_numbers() {
        let said = Said::of("{0}占{1}", "{0} of {1}", &["甲", "乙"]).verdict(Verdict::Holds);
        assert_eq!((said.zh.as_str(), said.en.as_str()), ("甲占乙：相符", "甲 of 乙: holds"));
    }
}
