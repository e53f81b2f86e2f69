//! Lines that a page of fixed width broke, inside sentences and words: they are joined to paragraphs again.
//!
//! The measure of the page is the width at which most of its lines end. A line goes on where it is so full that
//! what the next begins with had no room on it, and where the next neither is indented nor opens an item of a
//! list. Page numbers and running heads between two halves of a sentence are set aside.

use super::{Edit, Ruler, is_wide};

/// Lines of a text at the fewest, below which no measure can be told.
pub(super) const FEWEST: usize = 5;
/// The narrowest and the widest page, in columns.
const MEASURES: std::ops::RangeInclusive<usize> = 36..=144;
/// What part of the measure a full line may lack: figures are not broken, and not all faces are as wide.
const SLACK: usize = 5;
/// Full lines at the fewest.
const FULL: usize = 3;
/// Lines of page furniture between two halves of a sentence at the most.
const FURNITURE: usize = 6;

/// A line without the blanks around it.
struct Line {
    start: usize,
    end: usize,
    /// Columns in front of its first word.
    indent: usize,
    /// Columns to its end.
    width: usize,
    /// It is a row of cells.
    row: bool,
}

/// The changes that join broken lines; page furniture between two of them goes.
pub(super) fn edits(text: &str, ruler: &mut Ruler, steps: &mut u64) -> Vec<Edit> {
    let mut lines = lines(text, ruler);
    *steps += text.len() as u64;
    // Where an empty line follows every line, it says nothing.
    let told = lines.iter().filter(|line| line.end > line.start).count();
    let spaced =
        lines.windows(2).filter(|pair| pair[0].end > pair[0].start && pair[1].end == pair[1].start).count();
    if spaced * 10 >= told * 9 {
        lines.retain(|line| line.end > line.start);
    }
    let Some(measure) = measure(text, &lines) else { return Vec::new() };
    let full = lines.iter().filter(|line| line.width >= least(measure) && !line.row);
    let flush = full.clone().map(|line| line.indent).min().unwrap_or(0);
    let indents = full.filter(|line| line.indent > flush + 1).count() > 1;
    let page = Page { text, lines: &lines, measure, flush, indents };
    let mut edits = Vec::new();
    let mut at = 0;
    while at + 1 < lines.len() {
        let next = page.goes_on(at);
        if let Some(next) = next {
            let (from, to) = (lines[at].end, lines[next].start);
            edits.push(Edit { start: from, end: to, with: page.seam(at, next) });
        }
        at = next.unwrap_or(at + 1);
    }
    edits
}

fn lines(text: &str, ruler: &mut Ruler) -> Vec<Line> {
    let mut at = 0;
    let measured = text.split('\n').map(|line| {
        let start = at + line.len() - line.trim_start_matches(' ').len();
        let end = at + line.trim_end_matches(' ').len();
        let from = at;
        at += line.len() + 1;
        if end <= start {
            return Line { start: from, end: from, indent: 0, width: 0, row: false };
        }
        let words = text.get(start..end).unwrap_or("");
        let indent = ruler.width(from, start);
        let width = indent + ruler.width(start, end);
        Line { start, end, indent, width, row: line.contains('\t') || words.contains("  ") }
    });
    measured.collect()
}

/// The width at which lines end: that of most of those which are of running text, where hardly any is wider and
/// where most of them end inside a sentence.
fn measure(text: &str, lines: &[Line]) -> Option<usize> {
    let mut counts = [0_u32; 160];
    let (mut told, mut open) = (0_u32, [0_u32; 160]);
    // Headlines below one another have no marks inside; the lines of a text do.
    let (mut marked, mut ended) = (0_u32, 0_u32);
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.end > line.start && !line.row) {
        told += 1;
        let words = text.get(line.start..line.end).unwrap_or("");
        marked += u32::from(words.contains(['。', ',', '、', ';']));
        ended += u32::from(words.ends_with('。'));
        let slot = line.width.min(159);
        counts[slot] += 1;
        let goes_on = lines.get(at + 1).is_some_and(|next| next.end > next.start && !next.row);
        if goes_on && !closed(words) {
            open[slot] += 1;
        }
    }
    let about = |counts: &[u32; 160], width: usize| counts[least(width)..=width].iter().sum::<u32>();
    let measure = MEASURES.rev().max_by_key(|width| about(&open, *width))?;
    let full = about(&counts, measure);
    let wider: u32 = counts[measure + 3..].iter().sum();
    let broken = about(&open, measure);
    let running = marked * 2 >= broken && ended > 0;
    (running && broken as usize >= FULL && broken * 2 >= full && wider * 8 <= told && full * 4 >= told)
        .then_some(measure)
}

/// Columns that a full line takes at the least.
fn least(measure: usize) -> usize {
    measure - measure / SLACK
}

/// Whether words end a sentence or open a list.
fn closed(words: &str) -> bool {
    words.ends_with(['。', ';', ':', '!', '?', '”', '…'])
}

struct Page<'a> {
    text: &'a str,
    lines: &'a [Line],
    measure: usize,
    /// The indent of lines that go on.
    flush: usize,
    /// Paragraphs are indented.
    indents: bool,
}

impl Page<'_> {
    fn words(&self, at: usize) -> &str {
        self.lines.get(at).and_then(|line| self.text.get(line.start..line.end)).unwrap_or("")
    }

    /// The line with which the one at `at` goes on.
    fn goes_on(&self, at: usize) -> Option<usize> {
        let line = self.lines.get(at).filter(|line| !line.row && line.width >= least(self.measure))?;
        let near = self.lines.get(at + 1)?;
        let next =
            if near.end > near.start && !self.numbered(at + 1) { at + 1 } else { self.over_the_page(at)? };
        let below = self.lines.get(next).filter(|below| !below.row && below.end > below.start)?;
        let no_room = line.width + self.unbreakable(next) > self.measure;
        let ended = closed(self.words(at));
        let opens = below.indent > self.flush + 1 || listed(self.words(next)) && (ended || !no_room);
        let goes_on = !ended || next == at + 1 && (self.indents || no_room);
        (goes_on && !opens).then_some(next)
    }

    /// The line behind page numbers and running heads below the one at `at`.
    fn over_the_page(&self, at: usize) -> Option<usize> {
        let mut number = false;
        for (next, line) in self.lines.iter().enumerate().skip(at + 1).take(FURNITURE) {
            if line.end == line.start {
                continue;
            }
            if self.numbered(next) {
                number = true;
            } else if number && !self.runs(next) {
                return Some(next);
            } else if !self.runs(next) {
                return None;
            }
        }
        None
    }

    /// Whether a line is a page's number.
    fn numbered(&self, at: usize) -> bool {
        crate::lexicon::chrome::page_number(self.words(at))
    }

    /// Whether a line beside a page's number is what runs over every page: short or gapped, no sentence.
    fn runs(&self, at: usize) -> bool {
        let words = self.words(at);
        let beside = (at > 0 && self.numbered(at - 1)) || self.numbered(at + 1);
        let gapped = words.contains("  ");
        let set_in = self.lines.get(at).is_some_and(|line| line.indent > self.flush + 1);
        beside && !words.contains(['。', ',', ';', '、']) && (gapped || set_in)
    }

    /// Columns of what a line begins with and no page breaks: a figure, or a character and the marks behind it.
    fn unbreakable(&self, at: usize) -> usize {
        let words = self.words(at);
        let figure = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | ',' | '-');
        let length = words.chars().take(24).take_while(|c| figure(*c)).count();
        let mut rest = words.chars().skip(length.max(1));
        let first = words.chars().next().map_or(0, |c| if is_wide(c) { 2 } else { 1 });
        let marks =
            rest.by_ref().take_while(|c| matches!(c, '。' | '、' | ',' | ';' | ':' | ')' | '”' | '》' | '%'));
        // A unit clings to its figure in some settings: two characters more.
        length.max(first) + 2 * marks.count() + if length > 0 { 5 } else { 2 }
    }

    /// What stands where two lines were joined: a blank between letters, nothing between anything else. Figures
    /// that meet are one only where the page breaks anywhere.
    fn seam(&self, at: usize, next: usize) -> &'static str {
        let last = self.words(at).chars().next_back();
        let first = self.words(next).chars().next();
        let full = self.lines.get(at).is_some_and(|line| line.width >= self.measure);
        match (last, first) {
            (Some(a), Some(b)) if a.is_ascii_digit() && (b.is_ascii_digit() || b == '.') => {
                if full {
                    ""
                } else {
                    " "
                }
            }
            (Some(a), Some(b)) if a.is_ascii_alphabetic() && b.is_ascii_alphanumeric() => " ",
            _ => "",
        }
    }
}

/// Whether a line opens an item of a list.
fn listed(words: &str) -> bool {
    let inner = words.trim_start_matches(['(', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩']);
    if inner.len() < words.len() && !words.starts_with('(') {
        return true;
    }
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let behind = inner.trim_start_matches(numeral);
    let length = inner.len() - behind.len();
    let mark = behind.starts_with(['、', '.', ')', '是']);
    let point = behind.starts_with('.') && behind[1..].starts_with(|c: char| c.is_ascii_digit());
    length > 0 && length <= 6 && mark && !point
}

#[cfg(test)]
mod tests {
    use crate::source::{SourceText, clean};

    fn flowed(text: &str) -> String {
        clean(&SourceText::pasted(text)).text
    }

    #[test]
    fn lines_of_a_page_become_paragraphs() {
        let text = "\u{3000}\u{3000}前三季度,全县完成财政总收入9.36亿元,同比增长6.8%,其中税\n\
                    收收入占比达到七成以上。全县新引进亿元以上工业项目1\n\
                    4个,计划总投资52.7亿元;已开工9个,开工率64.3%。工业用\n\
                    电量回升。\n\
                    \u{3000}\u{3000}二、农业稳步发展。粮食播种面积28.6万亩,产量稳定在上\n\
                    年水平。\n";
        let made = flowed(text);
        assert!(made.contains("其中税收收入占比"), "{made}");
        assert!(made.contains("工业项目1 4个") || made.contains("工业项目14个"), "{made}");
        assert!(made.contains("电量回升。\n"), "{made}");
        assert!(made.contains("产量稳定在上年水平"), "{made}");
    }

    #[test]
    fn pages_of_a_text_are_joined_over_their_numbers() {
        let text = "全区实施重点技改项目三十一个,完成投资八点四亿元,新增规模\n\
                    以上工业企业十二家,专精特新企业七家,高新技术企业总数达\n\
                    到六十五家。全年计划实施城市更新项目十八个,已开工十五个,\n\
                    \n\
                  — 3 —\n\n\
                    占计划的八成以上,老旧小区改造惠及居民四千二百户,群众满\n\
                    意度继续提高。\n";
        let made = clean(&SourceText::pasted(text));
        assert!(made.text.contains("已开工十五个,占计划的"), "{}", made.text);
        let mut aside = made.aside().map(|span| span.slice(text));
        assert!(aside.any(|aside| aside.contains("— 3 —")));
    }

    #[test]
    fn lines_of_their_own_stay() {
        for text in [
            "一号项目建设进展顺利\n二号项目开工在即进度快\n三号项目投产\n四号项目签约\n五号项目谋划\n六号项目\n",
            "第一段写了一句完整的话,写得不长也不短,到这里就结束了。\n第二段也写了一句完整的话,比上一段稍短,就结束。\n\
             第三段又写了一句完整的话,写得不长也不短,到这里就结束了。\n第四段还是一句完整的话。\n第五段是最后一句完整的话,写完了。\n",
        ] {
            assert_eq!(flowed(text), text);
        }
    }
}
