//! A report's parts moved behind another's, and back: every place in the text, every number of a claim, a paragraph, a
//! region.

use crate::audit::Finding;
use crate::claim::model::Claim;
use crate::document::model::{Reason, RegionBlock, RegionId};
use crate::league::standing::{Places, Seat};
use crate::league::tally::Tally;
use crate::league::{League, Member, Standing};
use crate::order::sort_by_key;
use crate::report::{Numeral, Paragraph};
use crate::source::Span;

/// How far everything moves. Numbers wrap, so that the way back is a shift, too.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shift {
    /// Bytes of text that stand before.
    pub text: u32,
    /// Claims that stand before.
    pub claims: u32,
    /// Paragraphs that stand before.
    pub paragraphs: u32,
    /// Each region with its number among all, by the former.
    pub regions: Vec<(RegionId, RegionId)>,
}

impl Shift {
    /// The way back. Of regions that became one the first stands for all: what is moved again becomes that one again.
    pub fn back(&self) -> Self {
        let mut regions: Vec<(RegionId, RegionId)> =
            self.regions.iter().map(|&(own, all)| (all, own)).collect();
        sort_by_key(&mut regions, |row| row.0);
        regions.dedup_by_key(|row| row.0);
        Self {
            text: self.text.wrapping_neg(),
            claims: self.claims.wrapping_neg(),
            paragraphs: self.paragraphs.wrapping_neg(),
            regions,
        }
    }

    /// A place in the text.
    pub fn span(&self, span: Span) -> Span {
        Span::new(span.start().wrapping_add(self.text), span.end().wrapping_add(self.text))
    }

    fn move_span(&self, span: &mut Span) {
        *span = self.span(*span);
    }

    fn index(&self, claim: u32) -> u32 {
        claim.wrapping_add(self.claims)
    }

    fn indices(&self, claims: &mut [u32]) {
        claims.iter_mut().for_each(|claim| *claim = self.index(*claim));
    }

    fn region(&self, region: &mut RegionId) {
        let at = self.regions.binary_search_by_key(region, |row| row.0);
        if let Some(row) = at.ok().and_then(|at| self.regions.get(at)) {
            *region = row.1;
        }
    }

    /// A paragraph.
    pub fn paragraph(&self, paragraph: &mut Paragraph) {
        self.move_span(&mut paragraph.span);
    }

    /// A block of a region's paragraphs.
    pub fn block(&self, block: &RegionBlock) -> RegionBlock {
        let reasons = block.reasons.iter();
        RegionBlock {
            first: block.first.wrapping_add(self.paragraphs),
            end: block.end.wrapping_add(self.paragraphs),
            confidence: block.confidence,
            reasons: reasons.map(|one| Reason { span: self.span(one.span), ..*one }).collect(),
        }
    }

    /// A claim; its series is to be found anew.
    pub fn claim(&self, claim: &mut Claim) {
        claim.region.iter_mut().for_each(|region| self.region(region));
        claim.series = None;
        if let Some(quantity) = &mut claim.quantity {
            self.move_span(&mut quantity.number);
            quantity.unit.iter_mut().for_each(|unit| self.move_span(unit));
        }
        claim.ranks.iter_mut().for_each(|rank| self.move_span(&mut rank.raw));
        self.move_span(&mut claim.span);
        self.move_span(&mut claim.sentence);
        claim.paragraph = claim.paragraph.wrapping_add(self.paragraphs);
    }

    /// A finding.
    pub fn finding(&self, finding: &mut Finding) {
        self.indices(&mut finding.claims);
        finding.regions.iter_mut().for_each(|region| self.region(region));
        finding.spans.iter_mut().for_each(|span| self.move_span(span));
    }

    /// A numeral of the ledger.
    pub fn numeral(&self, numeral: &mut Numeral) {
        self.move_span(&mut numeral.span);
        numeral.unit.iter_mut().for_each(|unit| self.move_span(unit));
    }

    /// A league; the number of its series stays and is to be found anew.
    pub fn league(&self, league: &mut League) {
        league.members.iter_mut().for_each(|member| self.member(member));
    }

    fn member(&self, member: &mut Member) {
        self.region(&mut member.region);
        self.indices(&mut member.valued);
        for (claim, span) in &mut member.ranked {
            *claim = self.index(*claim);
            self.move_span(span);
        }
        self.indices(&mut member.claims);
    }

    /// What places a region claims.
    pub fn standing(&self, standing: &Standing) -> Standing {
        let mut moved = standing.clone();
        self.region(&mut moved.region);
        moved.scopes.iter_mut().for_each(|places| self.places(places));
        moved.tallies.iter_mut().for_each(|Tally { claim, .. }| *claim = self.index(*claim));
        self.indices(&mut moved.firms);
        self.indices(&mut moved.only);
        moved
    }

    fn places(&self, places: &mut Places) {
        self.indices(&mut places.claims);
        places.seats.iter_mut().for_each(|Seat { claim, .. }| *claim = self.index(*claim));
    }
}
