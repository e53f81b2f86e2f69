//! What another says of a region against what it says of itself.
//!
//! What: in a list of the whole (前三位依次为甲61.5亿元、乙48.7亿元) a region's value or place, and the one in its own
//! speech, of one series and one stated time. Why: the list is the office's, the speech the region's, and they are to
//! be the same. Unclear: 46.2亿元 in the list and 44.2亿元 in the speech; third there and first here. Never fails: a
//! later count may stand behind one of them.

use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::{Claim, Status};
use crate::document::model::DocumentKind;
use crate::league::period;
use crate::source::Span;

/// Claims of one region and series that are held against each other.
const MOST: usize = 24;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    if sheet.case.document.kind != DocumentKind::Digest {
        return;
    }
    let mut own: Vec<(u16, u32, u32)> = Vec::new();
    for (claim, index) in sheet.case.claims.iter().zip(0..) {
        if let Some((region, series)) = claim.region.zip(claim.series)
            && claim.status == Status::Actual
            && claim.subject.is_none()
        {
            own.push((region.0, series, index));
        }
    }
    crate::order::sort_by_key(&mut own, |one| *one);
    for group in own.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let group: Vec<u32> = group.iter().take(MOST).map(|one| one.2).collect();
        let found = group
            .iter()
            .enumerate()
            .find_map(|(at, one)| group.get(at + 1..)?.iter().find_map(|other| differ(sheet, *one, *other)));
        out.extend(found);
    }
}

/// Whether the claim stands in words about all.
fn of_all(sheet: &Sheet<'_>, claim: &Claim) -> bool {
    let document = sheet.case.document;
    let owner = document.paragraphs.get(claim.paragraph as usize).and_then(|block| block.region);
    owner != claim.region && (owner.is_none() || owner == document.whole_region)
}

/// The figure of a claim.
fn figure<'a, 'b>(sheet: &'b Sheet<'a>, index: u32) -> Option<&'b Figure<'a>> {
    let at = sheet.figures.partition_point(|one| one.index < index);
    sheet.get(at).filter(|one| one.index == index)
}

fn differ(sheet: &Sheet<'_>, one_at: u32, other_at: u32) -> Option<Finding> {
    let claim = |index: u32| sheet.case.claims.get(index as usize);
    let (one, other) = (claim(one_at)?, claim(other_at)?);
    let dates = |claim: &Claim| claim.period.as_deref().and_then(period::dates);
    let time = dates(one)?;
    let told = of_all(sheet, one) != of_all(sheet, other) && dates(other) == Some(time);
    if !told || one.aspect != other.aspect {
        return None;
    }
    let name = one.indicator.as_ref();
    let values =
        figure(sheet, one_at).zip(figure(sheet, other_at)).filter(|(one, other)| one.base == other.base);
    let values = values.and_then(|(a, b)| Some((a.quote, b.quote, a.range()?.meets(b.range()?))));
    let places = match (one.ranks.as_slice(), other.ranks.as_slice()) {
        ([a], [b]) => {
            let apart = a.scope == b.scope && a.end == b.end && (a.to < b.from || b.to < a.from);
            apart.then(|| (a.from.to_string(), b.from.to_string()))
        }
        _ => None,
    };
    let working = match (values, places) {
        (Some((a, b, false)), _) => Said::of(
            "{0}：总述与发言中分别为{1}和{2}",
            "{0}: {1} and {2}, in the words on all and in its own speech",
            &[name, a, b],
        ),
        (_, Some((a, b))) => Said::of(
            "{0}：总述与发言中分别为第{1}位和第{2}位",
            "{0}: place {1} and place {2}, in the words on all and in its own speech",
            &[name, &a, &b],
        ),
        _ => return None,
    };
    let mut spans: Vec<Span> = vec![one.span, other.span];
    spans.extend(one.ranks.iter().chain(&other.ranks).map(|rank| rank.raw));
    crate::order::sort_by_key(&mut spans, |span| *span);
    spans.dedup();
    Some(Finding {
        kind: Kind::Twice,
        verdict: Verdict::Unclear,
        weight: 4,
        claims: vec![one_at, other_at],
        regions: one.region.into_iter().collect(),
        spans,
        working: working.verdict(Verdict::Unclear),
        readings: vec![Reading::Period.said(), Reading::Scope.said()],
        advice: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceText;

    /// Doubts of this kind in a digest whose preface lists the first three.
    fn doubts(speech: &str) -> usize {
        let text = format!(
            "全州上半年经济运行通报会发言摘要\n\n上半年，全州固定资产投资前三位依次为都匀市61.5亿元、福泉市48.7亿元、瓮安县46.2亿元。\n\n\
             瓮安县：上半年，{speech}规上工业增加值增长9.1%。\n\n\
             福泉市：上半年，完成固定资产投资48.7亿元，总量居全州第二。规上工业增加值增长8.1%。\n\n\
             独山县：上半年，完成固定资产投资31.2亿元，总量居全州第五。规上工业增加值增长7.1%。\n"
        );
        let findings = crate::analyse(&SourceText::pasted(text)).findings;
        findings.iter().filter(|one| one.kind == Kind::Twice && one.verdict == Verdict::Unclear).count()
    }

    #[test]
    fn a_list_of_all_and_a_speech() {
        assert_eq!(doubts("完成固定资产投资46.2亿元，总量居全州第三。"), 0);
        assert_eq!(doubts("完成固定资产投资44.2亿元，总量居全州第三。"), 1);
        assert_eq!(doubts("完成固定资产投资46.2亿元，总量居全州第一。"), 1);
        assert_eq!(doubts("固定资产投资增速居全州第一。"), 0);
    }
}
