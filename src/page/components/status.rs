//! The status line: what is open, what was found, and how the worker is.

use yew::prelude::*;

use crate::page::state::{Origin, Phase, SessionHandle, Worker};
use crate::page::strings::strings;

/// The line at the foot.
pub fn status_line(session: &SessionHandle) -> Html {
    let t = strings(session.language);
    let Some(doc) = &session.document else { return html! {} };
    let name = if doc.source.name.is_empty() {
        match doc.origin {
            Origin::Typed => t.typed_text.to_owned(),
            Origin::Shelf => (t.all_documents)(session.shelf.docs.len()),
            _ => t.pasted_text.to_owned(),
        }
    } else {
        doc.source.name.clone()
    };
    let encoding = match doc.origin {
        Origin::File => doc.source.encoding.label().to_ascii_uppercase(),
        _ => String::new(),
    };
    let state = match (session.phase, session.worker) {
        (_, Worker::Lost | Worker::Foreign) => ("lost", t.state_lost),
        (Phase::Working(_), Worker::Away) | (_, Worker::Coming) => ("coming", t.state_coming),
        (_, Worker::Away) => ("away", t.state_away),
        (Phase::Working(_), _) => ("working", t.state_working),
        (Phase::Failed, _) => ("failed", t.state_failed),
        (_, Worker::Restarted(_)) => ("restarted", t.state_restarted),
        (Phase::Done(_), _) => ("done", t.state_done),
        (Phase::Idle, _) => ("idle", ""),
    };
    let docs = &session.shelf.docs;
    let read = docs.iter().filter(|doc| session.shelf.card(doc).is_some()).count();
    let words = match state.0 {
        "working" if session.together() && read < docs.len() => (t.reading_document)(read + 1, docs.len()),
        _ => state.1.to_owned(),
    };
    let item = |testid: &'static str, text: String| html! { <span data-testid={testid}>{ text }</span> };
    html! {
        <footer class="status" data-testid="status" data-state={state.0} aria-label={t.status_label}>
            <span class="status-name" data-testid="status-name" title={name.clone()}>{ name }</span>
            if !encoding.is_empty() { { item("status-encoding", encoding) } }
            { item("status-characters", (t.n_characters)(doc.characters)) }
            if let Some(opened) = &session.opened {
                <span class="status-counts" data-testid="summary">
                { item("status-regions", (t.n_regions)(opened.regions())) }
                { item("status-claims", (t.n_claims)(opened.summary.claims)) }
                { item("status-ranks", (t.n_ranked)(opened.summary.ranked)) }
                { item("status-unread", (t.n_unread)(
                    opened.summary.fates.iter().find(|(name, _)| name == "unread").map_or(0, |(_, count)| *count))) }
                </span>
            }
            <span class="grow"></span>
            <span class={classes!("worker", state.0)} role="status" data-testid="worker-state">{ words }</span>
        </footer>
    }
}
