//! A report's parts moved behind another's: every place in the text, every number of a claim, a paragraph, a region.

use crate::audit::Finding;
use crate::claim::model::{Claim, Quantity, Rank};
use crate::document::model::{Reason, RegionBlock, RegionId};
use crate::league::standing::{Places, Seat};
use crate::league::tally::Tally;
use crate::league::{League, Member, Standing};
use crate::report::{Numeral, Paragraph};
use crate::source::Span;

/// How far everything moves.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shift {
    /// Bytes of text that stand before.
    pub text: u32,
    /// Claims that stand before.
    pub claims: u32,
    /// Paragraphs that stand before.
    pub paragraphs: u32,
    /// For each region its number among all.
    pub regions: Vec<RegionId>,
}

impl Shift {
    /// A place in the text.
    pub fn span(&self, span: Span) -> Span {
        Span::new(span.start().saturating_add(self.text), span.end().saturating_add(self.text))
    }

    fn spans(&self, spans: &[Span]) -> Vec<Span> {
        spans.iter().map(|&span| self.span(span)).collect()
    }

    fn index(&self, claim: u32) -> u32 {
        claim.saturating_add(self.claims)
    }

    fn indices(&self, claims: &[u32]) -> Vec<u32> {
        claims.iter().map(|&claim| self.index(claim)).collect()
    }

    fn region(&self, region: RegionId) -> RegionId {
        self.regions.get(usize::from(region.0)).copied().unwrap_or(region)
    }

    /// A paragraph.
    pub fn paragraph(&self, paragraph: &Paragraph) -> Paragraph {
        Paragraph { span: self.span(paragraph.span), ..*paragraph }
    }

    /// A block of a region's paragraphs.
    pub fn block(&self, block: &RegionBlock) -> RegionBlock {
        let reasons = block.reasons.iter();
        RegionBlock {
            first: block.first.saturating_add(self.paragraphs),
            end: block.end.saturating_add(self.paragraphs),
            confidence: block.confidence,
            reasons: reasons.map(|one| Reason { span: self.span(one.span), ..*one }).collect(),
        }
    }

    /// A claim; its series is to be found anew.
    pub fn claim(&self, claim: &Claim) -> Claim {
        let quantity = claim.quantity.as_ref().map(|quantity| Quantity {
            number: self.span(quantity.number),
            unit: quantity.unit.map(|unit| self.span(unit)),
            ..quantity.clone()
        });
        let ranks = claim.ranks.iter();
        Claim {
            region: claim.region.map(|region| self.region(region)),
            series: None,
            quantity,
            ranks: ranks.map(|rank| Rank { raw: self.span(rank.raw), ..rank.clone() }).collect(),
            span: self.span(claim.span),
            sentence: self.span(claim.sentence),
            paragraph: claim.paragraph.saturating_add(self.paragraphs),
            ..claim.clone()
        }
    }

    /// A finding.
    pub fn finding(&self, finding: &Finding) -> Finding {
        Finding {
            claims: self.indices(&finding.claims),
            regions: finding.regions.iter().map(|&region| self.region(region)).collect(),
            spans: self.spans(&finding.spans),
            ..finding.clone()
        }
    }

    /// A numeral of the ledger.
    pub fn numeral(&self, numeral: &Numeral) -> Numeral {
        Numeral {
            span: self.span(numeral.span),
            unit: numeral.unit.map(|unit| self.span(unit)),
            ..numeral.clone()
        }
    }

    /// A league; the number of its series stays and is to be found anew.
    pub fn league(&self, league: &League) -> League {
        let members = league.members.iter();
        League { members: members.map(|member| self.member(member)).collect(), ..league.clone() }
    }

    fn member(&self, member: &Member) -> Member {
        let ranked = member.ranked.iter();
        Member {
            region: self.region(member.region),
            valued: self.indices(&member.valued),
            ranked: ranked.map(|&(claim, span)| (self.index(claim), self.span(span))).collect(),
            claims: self.indices(&member.claims),
            ..member.clone()
        }
    }

    /// What places a region claims.
    pub fn standing(&self, standing: &Standing) -> Standing {
        let scopes = standing.scopes.iter();
        let tallies = standing.tallies.iter();
        Standing {
            region: self.region(standing.region),
            scopes: scopes.map(|places| self.places(places)).collect(),
            tallies: tallies.map(|tally| Tally { claim: self.index(tally.claim), ..*tally }).collect(),
            firms: self.indices(&standing.firms),
            only: self.indices(&standing.only),
        }
    }

    fn places(&self, places: &Places) -> Places {
        let seats = places.seats.iter();
        Places {
            claims: self.indices(&places.claims),
            seats: seats.map(|seat| Seat { claim: self.index(seat.claim), ..*seat }).collect(),
            ..places.clone()
        }
    }
}
