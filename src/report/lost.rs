//! Where the text has lost numbers.

use super::{Fate, Report};
use crate::claim::model::Claim;

/// For each number that the text has lost the claim whose region and agenda item it belongs to: one of its sentence, of
/// its paragraph, or of that paragraph's agenda item, before it rather than behind; else the last before it, or the first
/// of all.
pub(crate) fn losses(report: &Report) -> impl Iterator<Item = &Claim> {
    let lost = report.ledger.numerals.iter().filter(|numeral| numeral.fate == Fate::Damage);
    lost.filter_map(|numeral| {
        let at = numeral.span.start();
        let behind = report.claims.partition_point(|claim| claim.span.start() <= at);
        let before = behind.checked_sub(1).and_then(|at| report.claims.get(at));
        let near = [before, report.claims.get(behind)];
        let paragraph = report.paragraphs.partition_point(|paragraph| paragraph.span.start() <= at);
        let paragraph = paragraph.checked_sub(1).and_then(|at| report.paragraphs.get(at));
        let of = |is_it: &dyn Fn(&Claim) -> bool| near.into_iter().flatten().find(|claim| is_it(claim));
        of(&|claim| claim.sentence.start() <= at && at < claim.sentence.end())
            .or_else(|| of(&|claim| paragraph.is_some_and(|own| own.span.contains(claim.span))))
            .or_else(|| of(&|claim| paragraph.is_some_and(|own| own.topic == claim.topic)))
            .or_else(|| of(&|_| true))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceText;

    /// Lost right behind a heading the number belongs to what follows, not to the agenda item above.
    #[test]
    fn a_loss_belongs_to_its_own_paragraph() {
        let text = "衢州市上半年晒拼会发言摘登\n\n江山市\n\n江山市奋勇争先。上半年，签约制造业项目12个，工业投资增长9.1%。\n\
                    推进城市更新，创建以线个未来社区，城中村改造完成投资8亿元。\n\n龙游县\n\n龙游县奋力追赶。上半年，签约制造业项目9个。\n";
        let report = crate::analyse(&SourceText::pasted(text));
        let lost: Vec<&str> = losses(&report).map(|claim| claim.topic.name()).collect();
        assert_eq!(lost, ["城市更新"], "{:?}", report.ledger);
    }
}
