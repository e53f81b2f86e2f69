//! The views of a report: 总览 对比 一地 项目 排名 核验, and the help.
//!
//! A view is a short list of generic blocks ([`crate::blocks`]), made by one file a view and written as HTML.
//! It is made in the worker from what the report holds; the page sets it in one go and listens for `data-go`.
//! [`words`] has all words in both languages.

mod audit;
mod compare;
mod documents;
mod draft;
mod edits;
mod facts;
mod findings;
mod grid;
mod help;
mod leagues;
mod overview;
mod projects;
mod region;
mod report;
mod standing;
#[cfg(test)]
mod tests;
mod tip;
mod viewer;
mod words;

use super::export;
use super::held::Held;
use super::protocol::{Language, Query};
use crate::blocks::{html, model};
pub(super) use grid::{Grid, Line};
use viewer::Viewer;

/// A view by its name, as HTML; empty for a name that is none. With the filters come the claims that they let pass
/// ([`Held::passing`]).
pub(super) fn view(
    held: &Held,
    name: &str,
    look: &[(String, String)],
    (query, passing): (&Query, Option<&[bool]>),
    language: Language,
) -> String {
    let viewer = Viewer { held, t: words::words(language), language, query, passing, look };
    let t = viewer.t;
    let (title, body) = match name {
        "overview" => (t.overview, overview::view(&viewer)),
        "compare" => (t.compare, compare::view(&viewer)),
        "region" => (t.one_region, region::view(&viewer)),
        "projects" => (t.projects, projects::view(&viewer)),
        "leagues" => (t.leagues, leagues::view(&viewer)),
        "audit" => (t.audit, audit::view(&viewer)),
        "documents" => (t.documents, documents::view(&viewer)),
        "edits" => (t.edits, edits::view(&viewer)),
        "report" => (t.overview, report::view(&viewer)),
        "tip" => return html::write(&tip::view(&viewer), language),
        _ => return String::new(),
    };
    let mut view = model::View { blocks: vec![model::Block::Name(title)] };
    // Nothing the page itself draws says on paper what this is; the printed report has it already.
    if name != "report" {
        let titled = [export::title(held, language).as_str(), language.pick("：", ": "), title].concat();
        let origin = export::origin(held, language);
        view.blocks.push(model::Block::Paper(vec![titled, origin, t.source_note.to_owned()]));
    }
    view.blocks.extend(body.blocks);
    html::write(&view, language)
}

/// Regions against series as the comparison has them, so that files say the same as the screen.
pub(super) fn comparison(held: &Held, passing: Option<&[bool]>, language: Language) -> Grid {
    let t = words::words(language);
    grid::grid(&Viewer { held, t, language, query: &Query::default(), passing, look: &[] })
}

/// What stands in a cell of the comparison that has no number.
pub(super) struct Silence {
    /// The region does not tell.
    pub(super) missing: &'static str,
    /// A filter hides what it tells.
    pub(super) hidden: &'static str,
    /// It does not tell, and the text lost words there.
    pub(super) lost: &'static str,
    /// It tells its place alone.
    pub(super) rank_only: &'static str,
}

/// [`Silence`] in a language.
pub(super) fn silence(language: Language) -> Silence {
    let t = words::words(language);
    Silence { missing: t.missing, hidden: t.filtered_out, lost: t.lost_here, rank_only: t.rank_only }
}

/// What an audit is called.
pub(super) fn kind_name(kind: crate::audit::Kind, language: Language) -> &'static str {
    words::words(language).kind(kind.name())
}

/// What came out of an audit, in a word.
pub(super) fn verdict_name(verdict: crate::audit::Verdict, language: Language) -> &'static str {
    words::words(language).verdict(verdict)
}

/// What is to be said of a claimed place, in a word.
pub(super) fn place_verdict(verdict: crate::league::Support, language: Language) -> &'static str {
    leagues::verdict(words::words(language), verdict).0
}

/// What an agenda item is called.
pub(super) fn topic_name(topic: crate::document::model::Topic, language: Language) -> &'static str {
    words::words(language).topic(topic)
}

/// The facts for charts.
pub(super) fn facts(
    held: &Held,
    query: &Query,
    passing: Option<&[bool]>,
    language: Language,
) -> crate::studio::facts::Facts {
    facts::facts(&Viewer { held, t: words::words(language), language, query, passing, look: &[] })
}

/// The help, as HTML; it needs no report.
pub(super) fn help(language: Language) -> String {
    html::write(&help::view(words::words(language)), language)
}

/// Whether a finding asks for somebody's eyes: it does not agree, or cannot be told.
pub(super) fn is_doubt(finding: &crate::audit::Finding) -> bool {
    use crate::audit::Verdict;
    matches!(finding.verdict, Verdict::Fails | Verdict::Unclear)
}

/// What the tabs show beside their names: (panel, count).
pub(super) fn badges(held: &Held) -> Vec<(String, u32)> {
    let report = &held.report;
    let doubts = report.findings.iter().filter(|finding| is_doubt(finding));
    let leagues = report.leagues.iter().filter(|league| league.members.len() > 1);
    let badge = |name: &str, count: usize| (name.to_owned(), super::narrow(count));
    vec![badge("audit", doubts.count()), badge("leagues", leagues.count()), badge("edits", held.edits.len())]
}
