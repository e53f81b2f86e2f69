//! Findings as cards, for all views that show some.

use super::viewer::{Viewer, fill};
use crate::audit::{Finding, Verdict};
use crate::blocks::model::{Card, Go, Item, Tone};

/// So many quotes and readings of one finding are shown.
const QUOTES: usize = 6;

/// How a verdict is drawn.
pub(super) fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Fails => Tone::Fails,
        Verdict::Unclear => Tone::Unclear,
        Verdict::Look => Tone::Look,
        Verdict::Holds => Tone::Holds,
    }
}

/// Findings under the filters, those that weigh most first.
pub(super) fn picked<'a>(viewer: &Viewer<'a>, wanted: impl Fn(Verdict) -> bool) -> Vec<&'a Finding> {
    let all = viewer.held.report.findings.iter();
    let mut picked: Vec<&Finding> =
        all.filter(|finding| wanted(finding.verdict) && viewer.concerns(finding)).collect();
    crate::order::sort_by_key(&mut picked, |finding| (finding.verdict, std::cmp::Reverse(finding.weight)));
    picked
}

/// The working, a step a line. What each comes to stands above them already, where it is the finding's own verdict.
fn steps(said: &str, verdict: &str) -> impl Iterator<Item = String> {
    let (mut steps, mut start, mut depth) = (Vec::new(), 0, 0_u32);
    let ends = said.char_indices().filter_map(|(at, sign)| {
        match sign {
            '（' | '(' | '“' => depth += 1,
            '）' | ')' | '”' => depth = depth.saturating_sub(1),
            '；' | ';' if depth == 0 => return Some((at, at + sign.len_utf8())),
            _ => {}
        }
        None
    });
    for (end, next) in ends.collect::<Vec<_>>().into_iter().chain([(said.len(), said.len())]) {
        let step = said.get(start..end).unwrap_or("").trim();
        start = next;
        let bare = step.strip_suffix(verdict).map(str::trim_end);
        let bare = bare.filter(|bare| bare.ends_with(['：', ':', '？', '?']));
        let step = bare.map_or(step, |bare| bare.trim_end_matches(['：', ':']));
        let mut signs = step.chars();
        // Only English has capitals.
        steps.extend(signs.next().map(|first| first.to_uppercase().chain(signs).collect::<String>()));
    }
    steps.into_iter()
}

/// One finding; in short form without its readings and with its first quotes only.
pub(super) fn card(viewer: &Viewer<'_>, finding: &Finding, short: bool) -> Card {
    let t = viewer.t;
    let mut head = vec![
        Item::new(t.verdict(finding.verdict)).tone(tone(finding.verdict)),
        Item::new(t.kind(finding.kind.name())).tone(Tone::Strong),
    ];
    let mut regions: Vec<u32> = finding.regions.iter().filter_map(|&id| viewer.group(id)).collect();
    regions.dedup();
    head.extend(regions.into_iter().map(|region| viewer.region_item(region)));
    head.extend(viewer.documents(&finding.spans));
    let mut lines: Vec<Vec<Item>> = Vec::new();
    let verdict = viewer.found(1, finding.verdict);
    let said = |said| viewer.held.told(finding, said, viewer.language);
    lines.extend(steps(&said(&finding.working), &verdict).map(|step| vec![Item::new(step)]));
    if !short {
        for reading in finding.readings.iter().take(QUOTES) {
            let words = fill(t.reading, &[&said(reading)]);
            lines.push(vec![Item::new(words).tone(Tone::Faint)]);
        }
    }
    if let Some(advice) = &finding.advice {
        lines.push(vec![Item::new(&*said(advice)).tone(Tone::Strong)]);
    }
    let quotes = if short { 4 } else { QUOTES };
    let mut spans = finding.spans.clone();
    crate::order::sort_by_key(&mut spans, |span| (span.start(), span.end()));
    spans.dedup_by(|later, earlier| later.start() < earlier.end());
    let claims = || finding.claims.iter().filter_map(|&claim| viewer.claim(claim));
    let told = spans.chunk_by(|&one, &two| viewer.beside(one, two)).take(quotes).map(|together| {
        let claim = together.iter().find_map(|&span| claims().find(|claim| claim.span.overlaps(span)));
        let first = together.first().copied().unwrap_or_default();
        let go = claim.map_or(Go::Span(first.start(), first.end()), |claim| Go::Claim(claim.id()));
        viewer.quote(together, go)
    });
    lines.extend(told.map(|quote| vec![quote]));
    Card { tone: tone(finding.verdict), head, lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_working_is_told_step_by_step_without_saying_the_verdict_again() {
        let told = |said: &str, verdict: &str| steps(said, verdict).collect::<Vec<_>>();
        assert_eq!(
            told("两家同报第1位（甲县3亩；乙县2亩）：待核实；“6”是否应为9？待核实", "待核实"),
            ["两家同报第1位（甲县3亩；乙县2亩）", "“6”是否应为9？"]
        );
        assert_eq!(
            told("the plans differ (a; b): unclear; 3 ÷ 4 = 75%: agrees", "unclear"),
            ["The plans differ (a; b)", "3 ÷ 4 = 75%: agrees"]
        );
        assert_eq!(told("", "相符"), [""; 0]);
    }
}
