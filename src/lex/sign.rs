//! Numbers with a sign: `+11.2%`, and those below zero: `-3.2%`, `−3.2%`, `负二点一`, `零下5`.

use super::lexer::Lexer;
use super::number;
use super::quantity;
use super::rank::is_word;
use crate::lexicon::set::{WordSet, word_table};
use crate::lexicon::units::Dimension;
use crate::source::Span;

/// Words behind which a dash is a minus and joins nothing (同比-3.2%).
static CHANGES: WordSet = word_table![
    "同比", "环比", "增长", "下降", "增速", "增幅", "降幅", "涨幅", "为", "达", "率", "净增", "较", "年初",
    "上年", "上月", "比", "的", "至", "到", "由", "从", "是",
];

/// Words that end in 负 and leave what follows as it is.
static BURDENS: WordSet = WordSet::new(&["正", "担", "抱", "胜", "自", "欺", "肩", "减", "增", "辜", "不"]);

impl Lexer<'_> {
    /// A plus in front of a per cent (总产值412亿元,+11.2%); elsewhere it joins a name (4+X, 1+12个镇).
    pub(super) fn positive(&mut self) -> bool {
        let (before, start) = (&self.text[..self.at], self.at + 1);
        let joined = before.chars().next_back().is_some_and(is_word) && !CHANGES.ends(before);
        let figure = self.text[start..].starts_with(|c: char| c.is_ascii_digit());
        if joined || !figure {
            return false;
        }
        let Some(mut numeral) = quantity::quantity(self.text, start, None) else { return false };
        if !matches!(numeral.dimension, Dimension::Percent | Dimension::Point) {
            return false;
        }
        numeral.span = Span::of(self.at, numeral.span.end() as usize);
        self.push_quantity(numeral);
        true
    }

    /// A minus of `length` bytes in front of a number.
    pub(super) fn negative(&mut self, length: usize) -> bool {
        let (before, start) = (&self.text[..self.at], self.at + length);
        let word = self.text[self.at..start].starts_with('负');
        let joined = if word {
            BURDENS.ends(before)
        } else {
            before.chars().next_back().is_some_and(is_word) && !CHANGES.ends(before)
        };
        let figure = self.text[start..].chars().next();
        let figure = figure.is_some_and(|c| c.is_ascii_digit() || word && number::is_figure(c));
        if joined || !figure {
            return false;
        }
        let Some(mut numeral) = quantity::quantity(self.text, start, None) else { return false };
        // 负一 without unit or point may be a floor or a word.
        let measured = numeral.unit.end() > numeral.unit.start()
            || numeral.number.slice(self.text).contains(['点', '.'])
            || numeral.number.slice(self.text).chars().count() >= 3;
        if word && !measured {
            return false;
        }
        numeral.value = numeral.value.map(|value| -value);
        numeral.range = numeral.range.map(|(low, high)| (-low, high.max(-low)));
        numeral.number = Span::of(self.at, numeral.number.end() as usize);
        numeral.span = Span::of(self.at, numeral.span.end() as usize);
        self.push_quantity(numeral);
        true
    }
}
