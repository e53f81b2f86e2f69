//! What is told where a mark of a chart is pointed at: the literal text, the value as it is read, the sentence.

use super::viewer::Viewer;
use crate::blocks::model::Go;
use crate::blocks::model::{Item, LineKind, Tone, View};
use crate::serve::rows;

/// The view; the reader's choice `go` says of which claim (`claim:1234`). Empty for anything else.
pub(super) fn view(viewer: &Viewer<'_>) -> View {
    let mut view = View::default();
    let claim = viewer.choice("go").strip_prefix("claim:").and_then(|id| viewer.held.claim(id));
    let Some(claim) = claim.and_then(|index| viewer.claim(index)) else { return view };
    let name = viewer.held.region(claim).map_or("", |region| region.name.as_str());
    let subject = claim.subject.as_deref().unwrap_or_default();
    let mut items = vec![
        Item::new(rows::literal(viewer.held, claim)).tone(Tone::Strong),
        Item::new(viewer.places(claim)).tone(Tone::Rank),
    ];
    if let Some(quantity) = &claim.quantity {
        let value =
            [&grouped(&rows::value(quantity)), quantity.base.as_deref().unwrap_or_default()].join(" ");
        items.push(Item::new(format!("= {value}")).tone(Tone::Faint));
    }
    for part in [name, subject, &claim.indicator, &viewer.period(claim)] {
        items.push(Item::new(part));
    }
    view.line(LineKind::Words, items);
    view.line(LineKind::Words, vec![viewer.quote(&[claim.span], Go::Nowhere)]);
    view
}

/// 1717000000 as 1,717,000,000; figures behind a point stay as they are.
fn grouped(number: &str) -> String {
    let mut out = String::with_capacity(number.len() + 4);
    for (at, sign) in number.char_indices() {
        let (before, behind) = number.split_at(at);
        let figures = |part: &str| part.chars().take_while(char::is_ascii_digit).count();
        let run = before.chars().rev().take_while(char::is_ascii_digit).count();
        let whole = run > 0 && !before.get(..at - run).is_some_and(|head| head.ends_with('.'));
        if whole && sign.is_ascii_digit() && figures(behind) % 3 == 0 {
            out.push(',');
        }
        out.push(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped_before_the_point_only() {
        for (number, wanted) in [
            ("1717000000", "1,717,000,000"),
            ("-35000.1234", "-35,000.1234"),
            ("999", "999"),
            ("30000–500000", "30,000–500,000"),
            ("", ""),
        ] {
            assert_eq!(grouped(number), wanted);
        }
    }
}
