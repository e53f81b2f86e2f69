//! Paragraphs: the lines of the clean text, without the blanks around them.

use super::model::{Block, BlockKind};
use crate::source::Span;

/// All paragraphs of the text, rows of tables told apart by their tabs.
pub fn paragraphs(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let behind = start + line.len() + 1;
        // A row of the sheet whose first cell alone is filled ends with its empty cells.
        let goes_on = found.last().is_some_and(|block: &Block| block.kind == BlockKind::Row);
        let row = line.trim().contains('\t') || goes_on && line.trim_end_matches('\r').ends_with('\t');
        // The tabs around a row are its empty cells.
        let blank = |c: char| if row { c != '\t' && c.is_whitespace() } else { c.is_whitespace() };
        let left = line.trim_start_matches(blank);
        let from = start + line.len() - left.len();
        let kept = left.trim_end_matches(blank);
        if !kept.trim().is_empty() {
            let kind = if row { BlockKind::Row } else { BlockKind::Body };
            found.push(Block { span: Span::of(from, from + kept.len()), kind, region: None });
        }
        start = behind;
    }
    found
}

/// The characters of a text but for Han (U+4000 to U+9FFF), with their places: marks and figures are among these,
/// and Han, nearly all of a text, need not be put together from their bytes.
pub fn others(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(0xE4..=0xE9) = text.as_bytes().get(at) {
            at += 3;
        }
        let c = text.get(at..)?.chars().next()?;
        let here = at;
        at += c.len_utf8();
        Some((here, c))
    })
}

/// Whether this character ends a sentence.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | '！' | '?' | '？' | ';' | '；')
}

/// The sentences of `span`: cut behind 。！？；.
pub fn sentences(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start() as usize;
    let end = span.end() as usize;
    std::iter::from_fn(move || {
        let rest = text.get(at..end).filter(|rest| !rest.is_empty())?;
        let length =
            others(rest).find(|(_, c)| ends_sentence(*c)).map_or(rest.len(), |(i, c)| i + c.len_utf8());
        let sentence = Span::of(at, at + length);
        at += length;
        Some(sentence)
    })
}

/// Where the opening of a paragraph ends: behind its first sentence, or behind the second where the first is a
/// motto, short and without figures.
pub fn opening_end(line: &str) -> usize {
    const MOTTO: usize = 30;
    let stop = |text: &str| others(text).find(|(_, c)| ends_sentence(*c)).map(|(at, _)| at);
    let Some(first) = stop(line) else { return line.len() };
    let motto = line.get(..first).unwrap_or("");
    if motto.contains(|c: char| c.is_ascii_digit()) || length(motto, MOTTO + 1) > MOTTO {
        return first;
    }
    let behind = first + line[first..].chars().next().map_or(0, char::len_utf8);
    stop(&line[behind..]).map_or(line.len(), |end| behind + end)
}

/// How many characters `text` has, counted up to `most`.
pub fn length(text: &str, most: usize) -> usize {
    text.chars().take(most).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_lose_blanks_and_rows_keep_cells() {
        let text = "  一行  \n\n指标\t数值\n\t \n\u{3000}末行";
        let cut: Vec<_> = paragraphs(text).iter().map(|block| (block.span.slice(text), block.kind)).collect();
        assert_eq!(
            cut,
            [("一行", BlockKind::Body), ("指标\t数值", BlockKind::Row), ("末行", BlockKind::Body)]
        );
    }

    #[test]
    fn sentences_cover_their_paragraph() {
        let text = "甲增长;乙下降。丙";
        let cut: Vec<_> = sentences(text, Span::of(0, text.len())).map(|span| span.slice(text)).collect();
        assert_eq!(cut, ["甲增长;", "乙下降。", "丙"]);
    }
}
