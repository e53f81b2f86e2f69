//! The status line: what is open, what was found, and how the worker is.

use yew::prelude::*;

use crate::page::action::Action;
use crate::page::intake;
use crate::page::state::{Notice, Origin, Phase, SessionHandle, Worker};
use crate::page::strings::{Strings, strings};
use crate::page::studio::Studio;

/// The line at the foot.
pub fn status_line(session: &SessionHandle, studio: &Studio) -> Html {
    let t = strings(session.language);
    let button = button(session, studio, t);
    let Some(doc) = &session.document else {
        let Some((done, all)) = session.taking else { return button.unwrap_or_default() };
        return html! {
            <footer class="status" data-testid="status" data-state="taking" aria-label={t.status_label}>
                <span class="grow"></span>
                { button }
                <span class="worker working" role="status" data-testid="worker-state">{ (t.taking)(done, all) }</span>
            </footer>
        };
    };
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
        (Phase::Stopped, _) => ("stopped", ""),
        (_, Worker::Restarted(_)) => ("restarted", t.state_restarted),
        (Phase::Done(_), _) => ("done", t.state_done),
        (Phase::Idle, _) => ("idle", ""),
    };
    let docs = &session.shelf.docs;
    let read = docs.iter().filter(|doc| session.shelf.card(doc).is_some()).count();
    let words = match state.0 {
        _ if session.taking.is_some() => {
            session.taking.map_or(String::new(), |(done, all)| (t.taking)(done, all))
        }
        "stopped" if session.together() => (t.state_stopped)(read, docs.len()),
        "stopped" => (t.state_stopped)(0, 1),
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
            { button }
            <span class={classes!("worker", state.0)} role="status" data-testid="worker-state">{ words }</span>
        </footer>
    }
}

/// Stops what is under way, or goes on with what was stopped; nothing where there is nothing to stop.
fn button(session: &SessionHandle, studio: &Studio, t: &'static Strings) -> Option<Html> {
    let opening = session.notices.iter().any(|notice| matches!(notice, Notice::Opening(_)));
    let taking = opening || session.taking.is_some();
    let stopped = session.phase == Phase::Stopped && !taking;
    if !stopped && !taking && !matches!(session.phase, Phase::Working(_)) {
        return None;
    }
    let (session, studio) = (session.clone(), studio.clone());
    let act = Callback::from(move |_: MouseEvent| {
        if taking {
            intake::stop(&studio, opening);
            session.dispatch(Action::Settled);
        }
        session.dispatch(if stopped { Action::GoOn } else { Action::Stop });
    });
    // What is done in a moment is not worth a button: the style sheet shows it a little later.
    let (class, id, words) = if stopped { ("", "go-on", t.go_on) } else { ("stop", "stop", t.stop) };
    Some(html! { <button type="button" class={class} onclick={act} data-testid={id}>{ words }</button> })
}
