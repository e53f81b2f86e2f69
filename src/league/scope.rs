//! Among whom: one word for each scope, and how many its members are where the text tells.

use std::rc::Rc;

use super::Ground;
use super::tally::{self, Tally};
use crate::claim::model::Claim;
use crate::document::model::{Document, RegionId};
use crate::lex::number;
use crate::lexicon::set::holds;
use crate::lexicon::standings::{COUNTED, MEMBERS, SAME_SCOPES, WHOLES};

/// The scopes of a text.
#[derive(Debug)]
pub struct Scopes<'a> {
    document: &'a Document,
    /// The whole that the text's regions belong to.
    pub home: Rc<str>,
    /// Sizes that the text tells.
    sizes: Vec<Size>,
}

/// The size of a scope.
#[derive(Debug)]
struct Size {
    scope: Rc<str>,
    source: Source,
    /// `None` where the source tells two.
    size: Option<u16>,
}

/// Where a size is told, surest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Source {
    /// With a rank: 第三（共10个）.
    Rank,
    /// By a speaker's own count of all its places.
    Tally,
    /// 全市10个县(市、区).
    Count,
    /// 15个副省级城市, where that is the scope.
    Class,
}

impl<'a> Scopes<'a> {
    /// Reads the sizes from the claims and the clean text.
    pub fn read(ground: &Ground<'a>) -> Self {
        let home = crate::claim::scope::default_scope(ground.clean, ground.document);
        let mut scopes = Self { document: ground.document, home, sizes: Vec::new() };
        scopes.said_with_ranks(ground.claims);
        scopes.tallied(ground.claims);
        scopes.counted(&ground.clean.text, ground.claims);
        scopes
    }

    /// One word for a scope: 全市 for 我市, for the city's own name and the like.
    pub fn canonical(&self, scope: &Rc<str>) -> Rc<str> {
        if let Some((_, same)) = SAME_SCOPES.iter().find(|(word, _)| **word == **scope) {
            return Rc::from(*same);
        }
        if self.document.whole.iter().any(|name| **name == **scope) {
            self.home.clone()
        } else {
            scope.clone()
        }
    }

    /// Whether a region's value counts in this scope though it claims no rank there.
    pub fn shares_values(&self, scope: &str) -> bool {
        *scope == *self.home || WHOLES.contains(&scope)
    }

    /// How many members a scope has, where the text tells.
    pub fn size(&self, scope: &str) -> Option<u16> {
        self.sizes.iter().find(|row| *row.scope == *scope).and_then(|row| row.size)
    }

    /// A size as one source tells it; sources that come later do not overrule it, and one that contradicts itself
    /// tells nothing.
    fn note(&mut self, source: Source, scope: Rc<str>, size: u16) {
        if size < 2 {
            return;
        }
        let full = self.sizes.len() >= 64;
        match self.sizes.iter_mut().find(|row| row.scope == scope) {
            // Of a class that is itself the scope, the largest count is the whole: 其中10个副省级城市 is a part.
            Some(row) if row.source == source && source == Source::Class => {
                row.size = row.size.max(Some(size))
            }
            Some(row) if row.source == source => row.size = row.size.filter(|known| *known == size),
            Some(_) => {}
            None if full => {}
            None => self.sizes.push(Size { scope, source, size: Some(size) }),
        }
    }

    fn said_with_ranks(&mut self, claims: &[Claim]) {
        for rank in claims.iter().flat_map(|claim| &claim.ranks) {
            if let Some(of) = rank.of {
                let scope = self.canonical(&rank.scope);
                self.note(Source::Rank, scope, of);
            }
        }
    }

    /// Sizes from speakers who count all their places.
    fn tallied(&mut self, claims: &[Claim]) {
        let mut tallies: Vec<(RegionId, Tally)> = Vec::new();
        for (claim, index) in claims.iter().zip(0..) {
            if let (Some(region), Some(tally)) = (claim.region, tally::of(claim, index)) {
                // 全省前三 counts places elsewhere.
                let elsewhere =
                    WHOLES.iter().any(|whole| **whole != *self.home && holds(&claim.indicator, whole))
                        || claim.ranks.iter().any(|rank| self.canonical(&rank.scope) != self.home);
                if !elsewhere {
                    tallies.push((region, tally));
                }
            }
        }
        crate::order::sort_by_key(&mut tallies, |(region, _)| *region);
        for run in tallies.chunk_by(|a, b| a.0 == b.0) {
            let run: Vec<Tally> = run.iter().map(|(_, tally)| *tally).collect();
            if let Some(size) = tally::field(&run) {
                let home = self.home.clone();
                self.note(Source::Tally, home, size);
            }
        }
    }

    /// `全市10个县(市、区)`, `15个副省级城市`.
    fn counted(&mut self, clean: &str, claims: &[Claim]) {
        let mut classes: Vec<Rc<str>> = Vec::new();
        for rank in claims.iter().flat_map(|claim| &claim.ranks) {
            let scope = self.canonical(&rank.scope);
            if classes.len() < 8 && !WHOLES.contains(&&*scope) && !classes.contains(&scope) {
                classes.push(scope);
            }
        }
        for (at, mark) in clean.match_indices('个') {
            let after = clean.get(at + mark.len()..).unwrap_or("");
            let class = classes.iter().find(|class| after.starts_with(&***class));
            if class.is_none() && !MEMBERS.begins(after) {
                continue;
            }
            let Some((count, start)) = count_before(clean, at) else { continue };
            if let Some(class) = class {
                self.note(Source::Class, class.clone(), count);
            } else {
                let before = clean.get(..start).unwrap_or("");
                if let Some(scope) = self.whole_before(before) {
                    self.note(Source::Count, scope, count);
                }
            }
        }
    }

    /// The whole whose members are counted right behind it.
    fn whole_before(&self, before: &str) -> Option<Rc<str>> {
        COUNTED.iter().filter_map(|word| before.strip_suffix(word)).find_map(|head| {
            let named = self.document.whole.iter().any(|name| head.ends_with(name.as_str()));
            let own = head.ends_with(&*self.home)
                || SAME_SCOPES.iter().any(|(word, same)| **same == *self.home && head.ends_with(word));
            if named || own {
                return Some(self.home.clone());
            }
            WHOLES.iter().find(|word| head.ends_with(**word)).map(|word| Rc::from(*word))
        })
    }
}

/// The whole number that ends at `at`, with its start.
fn count_before(text: &str, at: usize) -> Option<(u16, usize)> {
    let head = text.get(..at)?;
    let mut start = at;
    for c in head.chars().rev().take(4) {
        if !c.is_ascii_digit() && !"一二三四五六七八九十百两".contains(c) {
            break;
        }
        start -= c.len_utf8();
    }
    let number = number::arabic(text, start).or_else(|| number::chinese(text, start))?;
    let value = number.value.filter(|_| number.end == at && number.decimals == 0)?;
    u16::try_from(value).ok().map(|count| (count, start))
}
