//! The figures of a text in one row, with the words between them.
//!
//! What: a [`Figure`] is a claim with a value, its precision, and the clean words since the figure before it.
//! Why: audits ask what a figure refers to (其中, 占, 由 … 增加到), and that stands between the figures.
//! Windows are bounded, so that an audit's cost stays in step with the number of claims.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::range::{Fit, HUNDRED, Range, ten, within};
use super::{Case, Finding, Kind, Said, Verdict, noun};
use crate::claim::model::{Aspect, Bound, Claim, Field, Status};
use crate::lexicon::audits::{ABOVE, CHANGES, growths, members};
use crate::lexicon::set::holds;
use crate::source::Span;

/// How far back an audit looks for a figure's partner.
pub const WINDOW: usize = 80;

/// Longest stretch of words kept between two figures, in bytes.
const WORDS: usize = 360;

/// A claim with a value.
#[derive(Clone, Debug)]
pub struct Figure<'a> {
    /// Index into the claims.
    pub index: u32,
    /// The claim.
    pub claim: &'a Claim,
    /// Value in the base unit.
    pub value: Decimal,
    /// Decimals as written.
    pub decimals: u32,
    /// Base units in one of the written unit.
    pub factor: Decimal,
    /// Base unit.
    pub base: &'a str,
    /// Numeral and unit as written.
    pub quote: &'a str,
    /// Clean words since the figure before, or since the paragraph's start.
    pub before: &'a str,
    /// Clean words up to the next figure, or to the paragraph's end.
    pub after: &'a str,
    /// What the text says of its exactness.
    pub bound: Option<Bound>,
    /// Its name without what does not tell things apart.
    pub core: String,
    /// Its core with its subject's, without words of growth: what is looked for again under one name.
    pub key: String,
    /// The words of its own clause in front of it.
    words: &'a str,
    /// The words of its own sentence in front of it.
    sentence: &'a str,
    /// The partitions it is a member of: row and place in it.
    pub rows: Vec<(u8, u8)>,
}

/// Marks that end a sentence, as a pattern: asked of every character, so no row of them to be gone through.
pub const STOPS: fn(char) -> bool = |c| matches!(c, '。' | '!' | '?' | '！' | '？');
/// Marks that end a clause or a sentence.
pub const MARKS: fn(char) -> bool = |c| {
    matches!(
        c,
        '。' | '!'
            | '?'
            | '！'
            | '？'
            | ','
            | '，'
            | ';'
            | '；'
            | ':'
            | '：'
            | '('
            | ')'
            | '（'
            | '）'
            | '\n'
            | '\t'
    )
};

impl<'a> Figure<'a> {
    /// The words of its own clause in front of it.
    pub fn lead(&self) -> &'a str {
        self.words
    }

    /// The words of its own clause behind it.
    pub fn tail(&self) -> &'a str {
        self.after.split(MARKS).next().unwrap_or("")
    }

    /// The words of its own sentence in front of it, back to the figure before.
    pub fn sentence_lead(&self) -> &'a str {
        self.sentence
    }

    /// Whether a sentence ends between the figure before and this one.
    pub fn opens_sentence(&self) -> bool {
        self.before.contains(STOPS)
    }

    /// What sort of thing it is: the last two characters of its core.
    pub fn sort(&self) -> &str {
        noun::sort(&self.core)
    }

    /// Its name with its subject; 出口进出口总额 is the export of that sum.
    pub fn full(&self) -> Cow<'a, str> {
        let name = self.claim.indicator.as_ref();
        let name =
            if holds(name, "进出口") { name.replace("进出口", "").into() } else { Cow::Borrowed(name) };
        match self.claim.subject.as_deref() {
            Some(subject) => format!("{subject}{name}").into(),
            None => name,
        }
    }

    /// Rows of [`members`] that its name stands in, where it can be a member at all.
    fn memberships(&self) -> Vec<(u8, u8)> {
        let mut rows: Vec<(u8, u8)> = Vec::new();
        if !self.is_amount() || self.claim.status == Status::Projected || !self.is_firm() {
            return rows;
        }
        let name = self.full();
        members().sweep(&name, |at, words| {
            let negated = name.get(..at).is_some_and(|front| front.ends_with('非'));
            for (_, row) in words.iter().filter(|_| !negated) {
                if !rows.contains(row) {
                    rows.push(*row);
                }
            }
        });
        rows
    }

    /// In per cent.
    pub fn is_rate(&self) -> bool {
        self.base == "%"
    }

    /// In percentage points.
    pub fn is_points(&self) -> bool {
        self.base == "个百分点"
    }

    /// An amount or a count, in a unit of its own.
    pub fn is_amount(&self) -> bool {
        matches!(self.claim.aspect, Aspect::Amount | Aspect::Count) && !self.is_rate() && !self.is_points()
    }

    /// Whether it is written without any doubt of its value.
    pub fn is_firm(&self) -> bool {
        self.bound.is_none()
    }

    /// A number of things, exact as it stands.
    pub fn is_count(&self) -> bool {
        self.claim.aspect == Aspect::Count && self.factor == Decimal::ONE && self.decimals == 0
    }

    /// All values it may stand for, if it is as exact as `decimals`.
    pub fn range_at(&self, decimals: u32) -> Option<Range> {
        let value = self.value;
        let part = |hundredths: i64| value.checked_mul(Decimal::new(hundredths, 2));
        let (low, high) = match self.bound {
            None if self.is_count() => return Some(Range::exact(value)),
            None => {
                let half = ten(-(i32::try_from(decimals).unwrap_or(20) + 1)).checked_mul(Decimal::from(5))?;
                return Range::around(value, half.checked_mul(self.factor)?);
            }
            Some(Bound::About) => (part(90)?, part(110)?),
            Some(Bound::Nearly) => (part(90)?, value),
            Some(Bound::Above | Bound::Odd | Bound::Many) => (value, part(120)?),
            Some(Bound::OrMore | Bound::AtLeast) => (value, part(300)?),
            Some(Bound::OrLess) => (Decimal::ZERO, value),
        };
        Some(Range { low: low.min(high), high: high.max(low) })
    }

    /// All values it may stand for, in the precision as written.
    pub fn range(&self) -> Option<Range> {
        self.range_at(self.decimals)
    }

    /// One of its last digit, in the base unit.
    pub fn grain(&self) -> Option<Decimal> {
        ten(-i32::try_from(self.decimals).unwrap_or(20)).checked_mul(self.factor)
    }

    /// A computed per cent against this one: as written rounded, as written cut, or off.
    pub fn fits(&self, computed: Range) -> Option<Fit> {
        let rounded = self.range()?;
        let grain = self.grain()?;
        let cut = Range { low: self.value, high: self.value.checked_add(grain)? };
        Some(if computed.meets(rounded) {
            Fit::Rounded
        } else if self.bound.is_none() && computed.low < cut.high && cut.low <= computed.high {
            Fit::Cut
        } else {
            Fit::Off
        })
    }

    /// A value in the unit that this figure is written in (`80亿元`).
    pub fn in_unit(&self, value: Decimal, decimals: u32) -> String {
        let scaled = value.checked_div(self.factor).unwrap_or(value);
        let scale = [(100_000_000, "亿"), (10_000, "万")]
            .into_iter()
            .find(|(scale, _)| self.factor == Decimal::from(*scale));
        let scale = scale.map_or("", |(_, word)| word);
        format!("{}{scale}{}", super::range::shown(scaled, decimals), self.base)
    }

    /// Whether the two stand in one sentence.
    pub fn beside(&self, other: &Figure<'_>) -> bool {
        self.claim.sentence == other.claim.sentence && self.claim.paragraph == other.claim.paragraph
    }

    /// Whether its words say that it is done, also where a plan stands before it (年度计划6亿元,已完成3亿元).
    pub fn is_done(&self) -> bool {
        let lead = self.lead();
        self.is_actual() || holds(lead, "完成") || lead.contains('已') || holds(lead, "实际")
    }

    /// Whether nothing but 的 parts it from the figure before (任务10万平方米的126%).
    pub fn is_inside(&self) -> bool {
        self.before.trim() == "的"
    }

    /// Whether its words set another figure against it (比8月份的7.7%, not 比上年增长7.7%): a base, and not what is told.
    pub fn is_compared(&self) -> bool {
        let than = self.lead().rsplit_once(['比', '较']);
        than.is_some_and(|(front, rest)| !front.ends_with(['同', '环', '占']) && !CHANGES.stands_in(rest))
    }

    /// Whether it goes on a list of figures (6.8%、5.9%和4.4%).
    pub fn is_listed(&self) -> bool {
        matches!(self.before.trim(), "、" | "和" | "与" | "及")
    }

    /// Whether the claim is of what is.
    pub fn is_actual(&self) -> bool {
        self.claim.status == Status::Actual
    }
}

/// `part` ÷ `whole` in per cent, against `rate`; a round number counts as exact as its neighbour
/// before it counts as less.
pub fn quotient(part: &Figure<'_>, whole: &Figure<'_>, rate: &Figure<'_>) -> Option<Fit> {
    let fine = if part.factor == whole.factor { part.decimals.max(whole.decimals) } else { 0 };
    let fit = |decimals: u32| {
        let part = part.range_at(part.decimals.max(decimals))?;
        let whole = whole.range_at(whole.decimals.max(decimals))?;
        rate.fits(part.over(whole)?.times(HUNDRED)?)
    };
    let face = Range::exact(part.value).over(Range::exact(whole.value))?.times(HUNDRED)?;
    match rate.fits(face)? {
        Fit::Off => {}
        fits => return Some(fits),
    }
    if fit(0)? == Fit::Off {
        return Some(Fit::Off);
    }
    let close = fit(fine)? != Fit::Off && (!rate.is_firm() || within(face.low, rate.value, rate.grain()?));
    Some(if close { Fit::Close } else { Fit::Coarse })
}

/// A core with its subject's in front, without words of growth.
fn key(core: &str, subject: Option<&str>) -> String {
    match subject {
        Some(subject) => noun::replaced(&(noun::core(subject) + core), growths()).into_owned(),
        None => noun::replaced(core, growths()).into_owned(),
    }
}

/// All figures of a text.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// In the order of the text.
    pub figures: Vec<Figure<'a>>,
    /// What the audits look at.
    pub case: Case<'a>,
}

impl<'a> Sheet<'a> {
    /// Lines up the figures.
    pub fn of(case: Case<'a>) -> Self {
        let text = case.clean.text.as_str();
        let mut figures: Vec<Figure<'a>> = Vec::with_capacity(case.claims.len());
        // Paragraph, start and end of the last figure.
        let mut last: Option<(u32, u32, u32)> = None;
        for (claim, index) in case.claims.iter().zip(0..) {
            let Some(quantity) = &claim.quantity else { continue };
            let Some(value) = quantity.value else { continue };
            let start = case.clean.locate(claim.span.start());
            let end = case.clean.locate(claim.span.end()).max(start);
            let paragraph = case.document.paragraphs.get(claim.paragraph as usize).map(|block| block.span);
            let open = paragraph.map_or(start, |span| span.start());
            let (from, sibling) = match last {
                Some((paragraph, at, _)) if paragraph == claim.paragraph && at == start => (at, true),
                Some((paragraph, _, end)) if paragraph == claim.paragraph => (end, false),
                _ => (open, false),
            };
            let mut before = tail_of(Span::new(from, start).slice(text), WORDS);
            if sibling && let Some(one) = figures.last() {
                before = one.before;
            }
            let now = claim.corrected(Field::Value);
            let quote = now.unwrap_or_else(|| Span::new(start, end).slice(text));
            let number = match now {
                Some(now) => now.trim_end_matches(|c: char| !c.is_ascii_digit()),
                None => span_of(case, quantity.number).slice(text),
            };
            let (decimals, factor) = precision(number, quote, value);
            let close = paragraph.map_or(end, |span| span.end());
            let core = noun::core(&claim.indicator);
            figures.push(Figure {
                key: key(&core, claim.subject.as_deref()),
                core,
                index,
                claim,
                value,
                decimals,
                factor,
                base: quantity.base.as_deref().unwrap_or(""),
                quote,
                before,
                after: head_of(Span::new(end, close).slice(text), WORDS),
                bound: quantity.bound,
                words: before.rsplit(MARKS).next().unwrap_or(""),
                sentence: before.rsplit(STOPS).next().unwrap_or(""),
                rows: Vec::new(),
            });
            if let Some(figure) = figures.last_mut() {
                figure.rows = figure.memberships();
            }
            last = Some((claim.paragraph, start, end));
        }
        // The words behind a figure go no further than the next one.
        let mut next: Option<(u32, &str, &str)> = None;
        for figure in figures.iter_mut().rev() {
            if let Some((paragraph, before, after)) = next
                && paragraph == figure.claim.paragraph
            {
                let sibling =
                    before.as_ptr() == figure.before.as_ptr() && before.len() == figure.before.len();
                figure.after = if sibling { after } else { before };
            }
            next = Some((figure.claim.paragraph, figure.before, figure.after));
        }
        Self { figures, case }
    }

    /// The figure at `at`.
    pub fn get(&self, at: usize) -> Option<&Figure<'a>> {
        self.figures.get(at)
    }

    /// The word for a larger whole than the figure's own place, where the words name one.
    pub fn above(&self, figure: &Figure<'_>, words: &str) -> Option<&'static str> {
        let region = self.case.regions.get(usize::from(figure.claim.region?.0))?;
        let last = region.name.chars().next_back()?;
        let row = ABOVE.iter().find(|(word, below)| words.contains(word) && below.contains(&last));
        row.map(|row| row.0)
    }

    /// The clean words of its sentence in front of a figure and behind it, and where the first begin.
    pub fn sentence(&self, at: usize) -> Option<(&'a str, &'a str, usize)> {
        let figure = self.figures.get(at)?;
        let text = self.case.clean.text.as_str();
        let place = |source: u32| self.case.clean.locate(source) as usize;
        let (start, end) = (place(figure.claim.span.start()), place(figure.claim.span.end()));
        let front = tail_of(text.get(place(figure.claim.sentence.start())..start)?, WORDS);
        let behind = head_of(text.get(end..place(figure.claim.sentence.end()).max(end))?, WORDS);
        Some((front, behind, start - front.len()))
    }

    /// Figures before `at` in its sentence, nearest first, with their places.
    pub fn back_in_sentence(&self, at: usize) -> impl Iterator<Item = (usize, &Figure<'a>)> {
        let own = self.figures.get(at);
        self.back(at).take_while(move |(_, figure)| own.is_some_and(|own| own.beside(figure)))
    }

    /// Figures before `at` in its paragraph, nearest first, with their places.
    pub fn back_in_paragraph(&self, at: usize) -> impl Iterator<Item = (usize, &Figure<'a>)> {
        let own = self.figures.get(at).map(|figure| figure.claim.paragraph);
        self.back(at).take_while(move |(_, figure)| own == Some(figure.claim.paragraph))
    }

    /// Figures before `at` of its region, nearest first, within the window.
    pub fn back(&self, at: usize) -> impl Iterator<Item = (usize, &Figure<'a>)> {
        let region = self.figures.get(at).map(|figure| figure.claim.region);
        (at.saturating_sub(WINDOW)..at)
            .rev()
            .filter_map(|at| Some((at, self.figures.get(at)?)))
            .filter(move |(_, figure)| region == Some(figure.claim.region))
    }

    /// A finding about some figures, weight 1 to 5.
    pub fn finding(&self, kind: Kind, verdict: Verdict, weight: u8, of: &[usize], working: Said) -> Finding {
        let mut claims: Vec<u32> = of.iter().filter_map(|&at| Some(self.figures.get(at)?.index)).collect();
        crate::order::sort_by_key(&mut claims, |&index| index);
        claims.dedup();
        let named = claims.iter().filter_map(|&index| self.case.claims.get(index as usize));
        let mut regions = Vec::new();
        let mut spans: Vec<Span> = Vec::new();
        for claim in named {
            if let Some(region) = claim.region
                && !regions.contains(&region)
            {
                regions.push(region);
            }
            if !spans.contains(&claim.span) {
                spans.push(claim.span);
            }
        }
        Finding {
            kind,
            verdict,
            weight,
            claims,
            regions,
            spans,
            working: working.verdict(verdict),
            readings: Vec::new(),
            advice: None,
        }
    }
}

/// The clean range of a source range.
fn span_of(case: Case<'_>, source: Span) -> Span {
    Span::new(case.clean.locate(source.start()), case.clean.locate(source.end()))
}

/// Decimals of a numeral as written, and how many base units one of its unit is.
fn precision(number: &str, quote: &str, value: Decimal) -> (u32, Decimal) {
    let sign = |c: char| matches!(c, ',' | '，' | ' ');
    let plain: Cow<'_, str> =
        if number.contains(sign) { number.replace(sign, "").into() } else { number.into() };
    let decimals = plain.split_once('.').map_or(0, |(_, rest)| rest.chars().count());
    let written = Decimal::from_str_exact(&plain).ok().filter(|written| !written.is_zero());
    // Most are written in their base unit, or in per cent.
    let factor = match written.and_then(|written| {
        if value.abs() == written.abs() { Some(Decimal::ONE) } else { value.checked_div(written) }
    }) {
        Some(factor) => factor.abs().normalize(),
        // 二千一百亿 in its last unit; 九成 to the nearest ten.
        None if quote.contains('亿') => ten(8),
        None if quote.contains('万') => ten(4),
        None if quote.ends_with('成') => Decimal::TEN,
        None => Decimal::ONE,
    };
    (u32::try_from(decimals).unwrap_or(20), if factor.is_zero() { Decimal::ONE } else { factor })
}

/// The last bytes of `text`, at a character's border.
fn tail_of(text: &str, bytes: usize) -> &str {
    let mut from = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or("")
}

/// The first bytes of `text`, at a character's border.
fn head_of(text: &str, bytes: usize) -> &str {
    let mut to = text.len().min(bytes);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    text.get(..to).unwrap_or("")
}
