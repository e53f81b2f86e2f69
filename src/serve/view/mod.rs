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

use super::held::Held;
use super::protocol::{Language, Query};
use crate::blocks::{html, model};
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
    view.blocks.extend(body.blocks);
    html::write(&view, language)
}

/// What an audit is called.
pub(super) fn kind_name(kind: crate::audit::Kind, language: Language) -> &'static str {
    words::words(language).kind(kind.name())
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
