//! The desk: owns a `Report` and answers what the page asks of it.
//!
//! Runs in the web worker, and natively in tests. It knows no browser: [`protocol`] is plain
//! data, which `src/bin/desk.rs` carries across. Sorting, filtering, facets, drawing and files are made
//! here, so that the page's own thread only draws what is in sight.
//!
//! `held` is the open text with its report and indexes; `query` picks and orders claims, with
//! `keys` as what columns are compared by; `rows`, `marks`, `series` and `export` shape what was
//! picked; `rename` holds the names that the reader gave, `regions` which of them are one; `offer` says what picked words may be;
//! `view` makes the views that are only looked at; `shelf` keeps several documents and opens them as one;
//! `rehearsal` has the browser make its machine code before a text comes.

mod export;
pub mod handshake;
mod held;
mod keys;
mod marks;
pub mod names;
mod offer;
pub mod protocol;
mod query;
mod regions;
pub mod rehearsal;
mod rename;
mod rows;
#[cfg(test)]
mod sample;
mod series;
mod shelf;
#[cfg(test)]
mod tests;
mod told;
mod view;

use crate::chart::Look;
use crate::correct::{Edit, amount};
use crate::language::Language;
use crate::report::json::report_json;
use crate::report::{Fate, Report};
use crate::source::{Encoding, SourceText};
use crate::studio::Job;
use crate::{analyse, corrected};

use held::Held;
use protocol::{Answer, Request};
use rename::Renames;

/// Owns the open report and answers requests about it.
///
/// Pure: the same requests in the same order get the same answers. No request makes it fail; one
/// that makes no sense now gets [`Answer::Nothing`].
#[derive(Debug, Default)]
pub struct Desk {
    held: Option<Held>,
    edits: Vec<Edit>,
    shelf: shelf::Shelf,
}

impl Desk {
    /// A desk with nothing open.
    pub fn new() -> Self {
        Self::default()
    }

    /// A desk on which a report lies already.
    pub fn holding(source: SourceText, report: Report) -> Self {
        Self { held: Some(Held::new(source, report, &Renames::default())), ..Self::default() }
    }

    /// Answers one request. `text` is what travels beside `Open` and `Analyse`; `Open` without a
    /// text reads the open one anew.
    pub fn answer(&mut self, request: Request, text: Option<String>) -> Answer {
        match request {
            Request::Open { document, edits } => self.open(document, edits, text),
            Request::Shelve { key, document, edits } => {
                let Some(text) = text else { return Answer::Nothing };
                Answer::Shelved(self.shelf.keep(key, given(&document, text), edits, self.held.as_ref()))
            }
            Request::Lay { keys, standard, time, more } => {
                let laid = shelf::Laid { keys: &keys, standard, time: &time, more };
                if !self.shelf.has(&laid) {
                    return Answer::Nothing;
                }
                self.take_back();
                let held = self.shelf.lay(&laid);
                self.edits.clear();
                Answer::Opened(rows::summary(self.held.insert(held)))
            }
            Request::Analyse { document } => {
                let Some(text) = text else { return Answer::Nothing };
                let source = given(&document, text);
                Answer::Json(report_json(&analyse(&source), &source))
            }
            Request::Sample { key } => tried(&key),
            Request::Reads { words } => Answer::Reads(amount(&words).is_some()),
            Request::View { name, language, .. } if name == "help" => Answer::View(view::help(language)),
            // Answered in `src/bin/desk.rs`: where there is something that reads JSON, and for another desk than this.
            Request::Project | Request::Rehearse => Answer::Nothing,
            other => self.held.as_mut().map_or(Answer::Nothing, |held| about(held, other)),
        }
    }
}

impl Desk {
    /// Ends what is open: the documents that are open as one get their own back.
    fn take_back(&mut self) {
        if let Some(held) = self.held.take().filter(|held| !held.parts.is_empty()) {
            self.shelf.back(held);
        }
    }

    /// Reads a text under the reader's edits. Where only names of regions are new, nothing is read again.
    fn open(&mut self, document: String, edits: Vec<Edit>, text: Option<String>) -> Answer {
        let renames = Renames::new(&edits);
        let of_reading = |edits: &[Edit]| -> Vec<Edit> {
            edits.iter().filter(|edit| !matches!(edit, Edit::Rename { .. })).cloned().collect()
        };
        let same = of_reading(&edits) == of_reading(&self.edits);
        if self.held.as_ref().is_some_and(|held| !held.parts.is_empty()) {
            self.take_back();
        }
        let held = match (text, self.held.take()) {
            (text, Some(mut held))
                if same
                    && held.source.name == document
                    && text.as_ref().is_none_or(|text| *text == held.source.text) =>
            {
                held.rename(&renames);
                held
            }
            (Some(text), _) => read(given(&document, text), &edits, &renames),
            (None, Some(held)) => read(SourceText { name: document, ..held.source }, &edits, &renames),
            (None, _) => return Answer::Nothing,
        };
        self.edits.clone_from(&edits);
        let held = self.held.insert(held);
        held.edits = edits;
        Answer::Opened(rows::summary(held))
    }
}

fn read(source: SourceText, edits: &[Edit], renames: &Renames) -> Held {
    let report = corrected(&source, edits);
    Held::new(source, report, renames)
}

/// A text from the page, which decoded it; told to be HTML or not as the command line tells it.
fn given(document: &str, text: String) -> SourceText {
    SourceText::decoded(document, text, Encoding::Utf8)
}

/// Answers what asks about the open report only.
fn about(held: &mut Held, mut request: Request) -> Answer {
    if let Request::Rows { query, .. }
    | Request::Facets { query }
    | Request::Find { query, .. }
    | Request::Charts { query, .. }
    | Request::View { query, .. }
    | Request::Export { query: Some(query), .. }
    | Request::Copy { query, .. } = &mut request
    {
        regions::named(&held.groups, query);
    }
    match request {
        Request::Rows { query, from, to } => {
            let order = held.order(&query);
            let (from, picked) = window(&order, from, to);
            Answer::Rows {
                matching: narrow(order.len()),
                total: narrow(held.report.all().count()),
                from,
                rows: picked.iter().filter_map(|&claim| rows::row(held, claim)).collect(),
            }
        }
        Request::Facets { query } => Answer::Facets(query::facets(held, &query)),
        Request::Regions => Answer::Regions(rows::regions(held)),
        Request::Marks { first, end } => Answer::Marks(marks::marks(held, first, end)),
        Request::Claim { id } => {
            Answer::Claim(held.claim(&id).and_then(|claim| rows::detail(held, claim)).map(Box::new))
        }
        Request::Offer { picked } => Answer::Claim(offer::offer(held, picked).map(Box::new)),
        Request::Find { id, query } => {
            let order = held.order(&query);
            let place = held.claim(&id).and_then(|claim| order.iter().position(|&other| other == claim));
            Answer::Found(place.map(narrow))
        }
        Request::Charts { choice, query, width, day, language } => {
            let passing = held.passing(&query);
            let mut facts = view::facts(held, &query, passing.as_deref(), language);
            if !day.is_empty() {
                facts.source.extend([language.pick("；", "; "), &day]);
            }
            Answer::Job(Job::Charts { facts, choice, look: Look { width, language } }.packed())
        }
        Request::View { name, look, query, language } => {
            let passing = held.passing(&query);
            Answer::View(view::view(held, &name, &look, (&query, passing.as_deref()), language))
        }
        Request::Numerals { fate, from, to, language } => {
            numerals(held, fate.as_deref(), (from, to), language)
        }
        Request::Export { format, query, ranges, day, language } => {
            export::export(held, format, query.map(|query| (query, ranges)), &day, language)
        }
        Request::Copy { query, ranges, columns, language } => {
            let order = held.order(&query);
            let picked = ranges.iter().flat_map(|&(from, to)| window(&order, from, to).1);
            export::copied(held, &picked.copied().collect::<Vec<_>>(), &columns, language)
        }
        // Answered by the desk itself.
        Request::Open { .. }
        | Request::Analyse { .. }
        | Request::Reads { .. }
        | Request::Sample { .. }
        | Request::Project
        | Request::Rehearse
        | Request::Shelve { .. }
        | Request::Lay { .. } => Answer::Nothing,
    }
}

/// Digests of our own to try the page with: here rather than in the page, which is fetched first and has nothing to
/// do with them before the desk is there.
const SAMPLES: [(&str, &str, &str); 3] = [
    ("clean", "样例.txt", include_str!("../../static/samples/clean.txt")),
    ("faults", "样例（有错）.txt", include_str!("../../static/samples/faults.txt")),
    ("draft", "样例（送审稿）.txt", include_str!("../../static/samples/draft.txt")),
];

fn tried(key: &str) -> Answer {
    match SAMPLES.iter().find(|sample| sample.0 == key) {
        Some(&(_, name, text)) => {
            Answer::File { name: name.to_owned(), mime: "text/plain".to_owned(), content: text.to_owned() }
        }
        None => Answer::Nothing,
    }
}

/// The numerals `from..to` of one fate, or of all.
fn numerals(held: &Held, fate: Option<&str>, (from, to): (u32, u32), language: Language) -> Answer {
    let all = &held.report.ledger.numerals;
    // An unknown fate has no numerals; that is no reason to show all.
    let wanted = fate.map(|name| Fate::ALL.into_iter().find(|fate| fate.name() == name));
    let fits = |fate: Fate| wanted.is_none_or(|wanted| wanted == Some(fate));
    let picked: Vec<_> = all.iter().filter(|numeral| fits(numeral.fate)).collect();
    let (from, shown) = window(&picked, from, to);
    let rows = shown.iter().map(|numeral| rows::numeral(held, numeral, language)).collect();
    Answer::Numerals { total: narrow(picked.len()), from, rows }
}

/// The part `from..to` of a list, clamped to it, and where it starts.
fn window<T>(list: &[T], from: u32, to: u32) -> (u32, &[T]) {
    let end = (to as usize).min(list.len());
    let start = (from as usize).min(end);
    (narrow(start), &list[start..end])
}

/// A count as the protocol carries it; texts are at most 4 GiB, so that it always fits.
fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
