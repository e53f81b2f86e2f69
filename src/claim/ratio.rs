//! How much a ratio or an index without a unit changed: `城乡居民收入比2.25,比上年同期缩小0.03`.
//!
//! Also the clock's time behind a day, which is written like a ratio (`7月16日 08:45`).
//! Why: a bare number is a claim only where the figure that it changes has no unit either.

use super::change::same_time_last_year;
use super::naming::Named;
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lex::unit::Base;
use crate::lexicon::nouns::PLAIN_INDICES;
use crate::lexicon::values::{Aspect, Fate};

impl Sentence<'_> {
    /// Drafts the bare number at node `at` as the change of the ratio told right before; says whether it is one.
    pub(super) fn ratio_changed(&mut self, at: usize, index: usize, words: &Words) -> bool {
        let Some(direction) = words.direction.filter(|_| words.noun.is_empty() && !words.reached) else {
            return false;
        };
        let bare = |numeral: &usize| {
            self.lexed
                .numerals
                .get(*numeral)
                .is_some_and(|one| one.fate == Fate::Claim && one.base == Base::None && one.unit.is_empty())
        };
        let told = self.drafts.last().filter(|draft| {
            draft.clause + 3 >= self.clause
                && PLAIN_INDICES.ends(&draft.name)
                && draft.numeral.as_ref().is_some_and(bare)
        });
        let Some(head) = told.map(|draft| draft.name.clone()) else { return false };
        let versus = words.versus.as_deref().unwrap_or("");
        let versus = match versus.strip_prefix('比') {
            _ if same_time_last_year(versus) => "同比".to_string(),
            Some(with) => format!("较{with}"),
            None => versus.to_string(),
        };
        let named = Named {
            name: format!("{head}{versus}变动"),
            head,
            aspect: Aspect::Growth,
            negative: direction < 0,
            rule: "change-of-ratio",
        };
        self.draft(at, index, named, Some(""), words);
        self.left = at + 1;
        true
    }

    /// `7月16日 08:45`: the minute of the day in front of it, and no ratio. Closes both numbers; says whether it is one.
    pub(super) fn clock(&mut self, at: usize, count: usize) -> bool {
        let day = at.checked_sub(1).is_some_and(|before| {
            matches!(self.kind(before), Some(Kind::Time(_)))
                && self.span(before, at).slice(self.text).ends_with('日')
        });
        let (Some(Kind::Quantity(hour)), Some(Kind::Quantity(minute))) = (self.kind(at), self.kind(at + 2))
        else {
            return false;
        };
        let written =
            |index: usize| self.lexed.numerals.get(index).map_or("", |numeral| numeral.span.slice(self.text));
        let within = |text: &str, most: u8| text.parse::<u8>().is_ok_and(|value| value < most);
        let minutes = written(minute);
        if count != 2 || !day || !within(written(hour), 24) || minutes.len() != 2 || !within(minutes, 60) {
            return false;
        }
        self.close(at, hour, Fate::Date, "clock");
        self.close(at + 2, minute, Fate::Date, "clock");
        self.left = at + 3;
        true
    }
}
