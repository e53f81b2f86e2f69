//! `shaipin explain FILE --at OFFSET`: how the numeral at a byte of the text was read.

use std::io::{self, Write};

use super::words;
use crate::claim::trace::Trace;
use crate::claim::walk;
use crate::language::Language;
use crate::report::json;
use crate::source::{SourceText, clean};
use crate::{analyse, document};

/// Nodes shown on either side of the numeral.
const AROUND: usize = 14;

/// Writes how the numeral at byte `at` of the text was read: the nodes around it, its fate and why, its claims
/// with the rules that made them, and what was considered.
pub(super) fn explain(
    source: &SourceText,
    at: u32,
    language: Language,
    output: &mut dyn Write,
) -> io::Result<()> {
    let report = analyse(source);
    let held = |span: crate::source::Span| span.start() <= at && at < span.end();
    let Some(numeral) = report.ledger.numerals.iter().find(|numeral| held(numeral.span)) else {
        let ranked = report.claims.iter().any(|claim| claim.ranks.iter().any(|rank| held(rank.raw)));
        if !ranked {
            return writeln!(output, "{}", words::no_numeral(language, at));
        }
        return claims(source, &report, at, language, output);
    };
    writeln!(output, "{}", words::numeral_at(language, numeral.span.slice(&source.text)))?;
    writeln!(output, "{}", json::numeral_line(numeral, source))?;
    let clean = clean(source);
    let document = document::read(&clean);
    let mut trace = Trace::new(clean.locate(numeral.span.start()));
    walk::traced(&clean, &document, Some(&mut trace));
    writeln!(output, "{}", words::nodes(language))?;
    let own = trace.nodes.iter().position(|node| trace.asks(node.span)).unwrap_or(0);
    let shown = trace.nodes.iter().enumerate().skip(own.saturating_sub(AROUND)).take(2 * AROUND + 1);
    for (index, node) in shown {
        let mark = if index == own { ">" } else { " " };
        writeln!(output, "{mark} {:<22} {}", node.kind, node.span.slice(&clean.text).escape_debug())?;
    }
    if !trace.considered.is_empty() {
        writeln!(output, "{}", words::considered(language))?;
        for (slot, said) in &trace.considered {
            writeln!(output, "  {}: {said}", words::slot(language, *slot))?;
        }
    }
    claims(source, &report, at, language, output)
}

/// The claims that the spot carries, with their rules.
fn claims(
    source: &SourceText,
    report: &crate::report::Report,
    at: u32,
    language: Language,
    output: &mut dyn Write,
) -> io::Result<()> {
    let held = |span: crate::source::Span| span.start() <= at && at < span.end();
    let own = report
        .claims
        .iter()
        .filter(|claim| held(claim.span) || claim.ranks.iter().any(|rank| held(rank.raw)));
    let own: Vec<_> = own.collect();
    if own.is_empty() {
        return writeln!(output, "{}", words::no_claim(language));
    }
    for claim in own {
        writeln!(output, "{}", words::claim_of(language, &claim.indicator, &claim.rules))?;
        writeln!(output, "{}", json::claim_line(claim, report, source))?;
    }
    Ok(())
}
