//! The open text: its report under the names that the reader gave, and the indexes into it.

use std::borrow::Cow;
use std::rc::Rc;

use super::keys::Keys;
use super::narrow;
use super::protocol::Query;
use super::query;
use super::regions;
use super::rename::{self, Renames};
use crate::audit::{Finding, Placed, Said, Verdict};
use crate::claim::model::{Claim, Period};
use crate::correct::Edit;
use crate::document::model::{Region, RegionId};
use crate::language::Language;
use crate::league::Member;
use crate::report::Report;
use crate::shelf::across::Course;
use crate::shelf::lend::Lent;
use crate::shelf::{Joint, Part};
use crate::source::{SourceText, Span, TextKind, clean};

/// How many orders are kept: the table's, the one before it, an export's, the views'.
const KEPT: usize = 6;

/// An open text with all that is asked of it again and again.
#[derive(Debug)]
pub(super) struct Held {
    /// The text.
    pub(super) source: SourceText,
    /// What the reader says against its reading; of several documents each one's, moved.
    pub(super) edits: Vec<Edit>,
    /// The report, its regions under the names given.
    pub(super) report: Report,
    /// Where each document lies, where several are open as one.
    pub(super) parts: Vec<Part>,
    /// What was taken from which of them.
    pub(super) lent: Lent,
    /// What regions say of one series more than once, where several documents are open.
    pub(super) courses: Vec<Course>,
    /// Which of them is 以此为准.
    pub(super) standard: Option<usize>,
    /// The regions as they were found.
    pub(super) original: Vec<Region>,
    /// For each region the first one that has the same name: two regions that the reader calls
    /// alike are one in facets and charts.
    pub(super) groups: Vec<u32>,
    /// What columns are sorted and searched by.
    pub(super) keys: Keys,
    /// All claims in the order of the text, those set aside in their places.
    pub(super) in_order: Vec<u32>,
    /// For each claim its place in `in_order`.
    pub(super) position: Vec<u32>,
    /// The findings on places.
    placed: Placed,
    /// Claims by (start, nth), to find them by id.
    by_id: Vec<u32>,
    /// Claims by paragraph.
    by_paragraph: Vec<u32>,
    /// Orders made lately, newest last.
    orders: Vec<(Query, Rc<[u32]>)>,
}

impl Held {
    /// Takes a report and names its regions.
    pub(super) fn new(source: SourceText, report: Report, renames: &Renames) -> Self {
        let all: Vec<&Claim> = report.all().collect();
        let mut by_id: Vec<u32> = (0..narrow(all.len())).collect();
        let mut by_paragraph = by_id.clone();
        crate::order::sort_by_key(&mut by_id, |&claim| place(all[claim as usize]));
        crate::order::sort_by_key(&mut by_paragraph, |&claim| all[claim as usize].paragraph);
        let in_order = in_order(&report);
        let mut position = vec![0; in_order.len()];
        for (at, &claim) in (0..).zip(&in_order) {
            position[claim as usize] = at;
        }
        let placed = Placed::of(&report.findings);
        let mut held = Self {
            source,
            edits: Vec::new(),
            original: report.regions.clone(),
            report,
            parts: Vec::new(),
            lent: Lent::default(),
            courses: Vec::new(),
            standard: None,
            groups: Vec::new(),
            keys: Keys::default(),
            in_order,
            position,
            placed,
            by_id,
            by_paragraph,
            orders: Vec::new(),
        };
        held.rename(renames);
        held
    }

    /// What the audits say of two members whose statements cannot both hold.
    pub(super) fn collision(&self, one: &Member, other: &Member) -> Verdict {
        self.placed.pair(&self.report.findings, one, other)
    }

    /// Names the regions anew; what was made with the old names is forgotten.
    pub(super) fn rename(&mut self, renames: &Renames) {
        self.report.regions = renames.named(&self.original);
        self.groups = regions::groups(&self.report.regions);
        self.keys = Keys::default();
        self.orders.clear();
    }

    /// A sentence of a finding, its regions under the names given.
    pub(super) fn told<'a>(&'a self, finding: &Finding, said: &'a Said, language: Language) -> Cow<'a, str> {
        let words = language.pick(said.zh.as_str(), said.en.as_str());
        let name = |regions: &'a [Region], id: &RegionId| {
            regions.get(usize::from(id.0)).map(|region| region.name.as_str())
        };
        let both = |id: &RegionId| name(&self.original, id).zip(name(&self.report.regions, id));
        let named: Vec<(&str, &str)> =
            finding.regions.iter().filter_map(both).filter(|(found, given)| found != given).collect();
        if named.is_empty() {
            return Cow::Borrowed(words);
        }
        let longer =
            |other: &&str| named.iter().any(|(found, _)| other.len() > found.len() && other.contains(found));
        let others: Vec<&str> =
            self.original.iter().map(|region| region.name.as_str()).filter(longer).collect();
        rename::spoken(words, &named, &others)
    }

    /// The documents as one, without what was made of them here.
    pub(super) fn joint(self) -> Joint {
        Joint { source: self.source, report: self.report, parts: self.parts, lent: self.lent }
    }

    /// The number of the document that a claim stands in; 0 where one alone is open.
    pub(super) fn part(&self, claim: &Claim) -> usize {
        let start = claim.span.start();
        self.parts.partition_point(|part| part.text.0 <= start).saturating_sub(1)
    }

    /// The region of a claim.
    pub(super) fn region(&self, claim: &Claim) -> Option<&Region> {
        claim.region.and_then(|RegionId(index)| self.report.regions.get(usize::from(index)))
    }

    /// The first region that has the name of the claim's region; `None` where it has none.
    pub(super) fn group(&self, claim: &Claim) -> Option<u32> {
        claim.region.and_then(|RegionId(index)| self.groups.get(usize::from(index)).copied())
    }

    /// The regions that report, or where fewer than two do, all that something is said of; in official order.
    pub(super) fn reporting(&self) -> Vec<u32> {
        regions::reporting(&self.report, &self.report.regions, &self.groups, &self.parts)
    }

    /// How many regions there are, those called alike counted once.
    pub(super) fn names(&self) -> usize {
        (0..).zip(&self.groups).filter(|(index, group)| index == *group).count()
    }

    /// The index of the claim with this id.
    pub(super) fn claim(&self, id: &str) -> Option<u32> {
        let (start, nth) = id.split_once('.').unwrap_or((id, "0"));
        let wanted = (start.parse().ok()?, nth.parse().ok()?);
        let key = |&claim: &u32| self.report.one(claim).map(place);
        let at = self.by_id.binary_search_by_key(&Some(wanted), key).ok()?;
        self.by_id.get(at).copied()
    }

    /// The claims of the paragraphs `first..end`.
    pub(super) fn claims_in(&self, first: u32, end: u32) -> &[u32] {
        let paragraph = |&claim: &u32| self.report.one(claim).map_or(0, |claim| claim.paragraph);
        let start = self.by_paragraph.partition_point(|claim| paragraph(claim) < first);
        let stop = self.by_paragraph.partition_point(|claim| paragraph(claim) < end);
        &self.by_paragraph[start..stop.max(start)]
    }

    /// The claims of a query in its order. Kept, so that scrolling does not sort again.
    pub(super) fn order(&mut self, query: &Query) -> Rc<[u32]> {
        if let Some((_, order)) = self.orders.iter().find(|(known, _)| known == query) {
            return Rc::clone(order);
        }
        let order: Rc<[u32]> = query::run(self, query).into();
        if self.orders.len() >= KEPT {
            self.orders.remove(0);
        }
        self.orders.push((query.clone(), Rc::clone(&order)));
        order
    }

    /// Which claims the filters let pass, regions left aside: a region is looked at among the others. `None` where
    /// no other filter is in force.
    pub(super) fn passing(&mut self, query: &Query) -> Option<Vec<bool>> {
        let rest = Query { regions: Vec::new(), sort: Vec::new(), ..query.clone() };
        if rest == Query::default() {
            return None;
        }
        let mut passing = vec![false; self.report.claims.len()];
        for &claim in self.order(&rest).iter() {
            if let Some(cell) = passing.get_mut(claim as usize) {
                *cell = true;
            }
        }
        Some(passing)
    }

    /// A quote as a reader sees it: without tags where the text is HTML, on one line; cells of a row parted by bars.
    pub(super) fn quote(&self, span: Span) -> Cow<'_, str> {
        match self.piece(span) {
            Cow::Owned(words) => Cow::Owned(words.trim_matches(['|', ' ']).to_owned()),
            words => words,
        }
    }

    /// A piece of a quote: as [`Held::quote`], and where it begins or ends between two cells it has the bar there.
    pub(super) fn piece(&self, span: Span) -> Cow<'_, str> {
        let quote = span.slice(&self.source.text);
        if self.part_at(span.start()).map_or(self.source.kind, |part| part.kind) == TextKind::Plain {
            return if quote.contains('\t') { Cow::Owned(barred(quote)) } else { Cow::Borrowed(quote) };
        }
        let cell = |tag: &str| {
            let tag = tag.strip_prefix('/').unwrap_or(tag).as_bytes();
            let [t, d, next, ..] = tag else { return false };
            t.eq_ignore_ascii_case(&b't')
                && (d.eq_ignore_ascii_case(&b'd') || d.eq_ignore_ascii_case(&b'h'))
                && !next.is_ascii_alphanumeric()
        };
        let cells = quote.split('<').skip(1).any(cell);
        let opens = quote.trim_start().strip_prefix('<').is_some_and(cell);
        // Cells are told apart within a row only.
        let row = match (cells, opens) {
            (false, _) => quote.to_owned(),
            (true, true) => ["<table><tr>", quote].concat(),
            (true, false) => ["<table><tr><td>", quote].concat(),
        };
        let part = SourceText { kind: TextKind::Html, ..SourceText::pasted(row) };
        let mut words = barred(&clean(&part).text);
        let words_in = words.trim().len();
        let closes = quote.trim_end().ends_with('>') && quote.rsplit('<').next().is_some_and(cell);
        if opens && words_in > 0 {
            words = [" | ", words.trim_start()].concat();
        }
        if closes && (words_in > 0 || opens) {
            words = [words.trim_end(), " | "].concat();
        }
        Cow::Owned(words)
    }

    /// The document that holds this byte; `None` where one alone is open.
    pub(super) fn part_at(&self, at: u32) -> Option<&Part> {
        self.parts.get(self.parts.partition_point(|part| part.text.0 <= at).checked_sub(1)?)
    }

    /// The documents that a finding speaks of, in their order; none where one alone is open.
    pub(super) fn parts_of(&self, spans: &[Span]) -> Vec<usize> {
        if self.parts.is_empty() {
            return Vec::new();
        }
        let part =
            |span: &Span| self.parts.partition_point(|part| part.text.0 <= span.start()).saturating_sub(1);
        let mut parts: Vec<usize> = spans.iter().map(part).collect();
        crate::order::sort_by_key(&mut parts, |part| *part);
        parts.dedup();
        parts
    }

    /// The words of a period; beside those of other documents a quarter needs its year.
    pub(super) fn time<'a>(&self, period: &'a Period) -> Cow<'a, str> {
        if self.parts.is_empty() { Cow::Borrowed(&period.words) } else { dated(period) }
    }
}

/// The words of a period with its year, where they do not tell it, and with one dash: 1-5月 and 1—5月 are one time.
pub(super) fn dated(period: &Period) -> Cow<'_, str> {
    const DASHES: [char; 5] = ['-', '–', '－', '~', '～'];
    let words = match period.words.contains(DASHES) {
        true => Cow::Owned(period.words.replace(DASHES, "—")),
        false => Cow::Borrowed(period.words.as_str()),
    };
    let year = period.from.or(period.to).map(|day| day.year.to_string());
    match year.filter(|year| !words.contains(year.as_str())) {
        Some(year) => Cow::Owned([year.as_str(), "年", &words].concat()),
        None => words,
    }
}

/// Words on one line, with bars where tabs stand.
fn barred(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let mut gap = "";
    for sign in words.chars() {
        if sign.is_whitespace() {
            gap = if sign == '\t' || gap == " | " { " | " } else { " " };
            continue;
        }
        out.push_str(std::mem::take(&mut gap));
        out.push(sign);
    }
    out.push_str(gap);
    out
}

/// All claims as the text has them: one set aside stands before the first that begins behind it.
fn in_order(report: &Report) -> Vec<u32> {
    let kept = narrow(report.claims.len());
    let mut aside = (kept..).zip(&report.rejected).peekable();
    let mut order = Vec::with_capacity(report.claims.len() + report.rejected.len());
    for (index, claim) in (0..).zip(&report.claims) {
        while let Some((out, _)) = aside.next_if(|(_, out)| place(out) < place(claim)) {
            order.push(out);
        }
        order.push(index);
    }
    order.extend(aside.map(|(out, _)| out));
    order
}

/// What a claim's id is made of.
fn place(claim: &Claim) -> (u32, u16) {
    (claim.span.start(), claim.nth)
}
