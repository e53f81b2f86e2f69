//! Banners: what happened, and what to do next. They never block and nothing typed is lost.

use yew::prelude::*;

use crate::page::action::Action;
use crate::page::intake::same_reason;
use crate::page::link::Link;
use crate::page::state::{Notice, SessionHandle, Worker};
use crate::page::strings::{Strings, strings};

/// All banners.
pub fn notices(session: &SessionHandle, link: &Link) -> Html {
    let t = strings(session.language);
    let undo = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.dispatch(Action::Undo))
    };
    let redo = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.dispatch(Action::Redo))
    };
    let again = {
        let (session, link) = (session.clone(), link.clone());
        Callback::from(move |_: MouseEvent| {
            link.fetch();
            session.dispatch(Action::Worker(Worker::Coming));
        })
    };
    html! {
        <div class="notices" role="status" aria-live="polite" data-testid="notices">
            { for session.notices.iter().enumerate().map(|(at, notice)| {
                let (class, sign) = weight(notice);
                let dismiss = {
                    let session = session.clone();
                    Callback::from(move |_: MouseEvent| session.dispatch(Action::Dismiss(at)))
                };
                let both = (*notice == Notice::Replaced).then(|| {
                    let session = session.clone();
                    Callback::from(move |_: MouseEvent| session.dispatch(Action::Both))
                });
                let undoable = matches!(notice, Notice::Replaced | Notice::Cleared | Notice::PutAway(_) | Notice::Fallen(_));
                let taken = *notice == Notice::TakenBack;
                html! {
                    <div class={classes!("notice", class)} data-testid="notice" data-kind={kind(notice).to_owned()}>
                        <span aria-hidden="true" class="notice-sign">{ sign }</span>
                        { said(notice, t) }
                        if taken { <button type="button" onclick={redo.clone()} data-testid="notice-redo">{ t.redo }</button> }
                        if *notice == Notice::Away { <button type="button" onclick={again.clone()} data-testid="again">{ t.again }</button> }
                        if undoable { <button type="button" onclick={undo.clone()} data-testid="undo">{ t.undo }</button> }
                        if let Some(both) = both { <button type="button" onclick={both} data-testid="both">{ t.both }</button> }
                        <button type="button" class="icon" onclick={dismiss} aria-label={t.close} title={t.close}>{ "×" }</button>
                    </div>
                }
            }) }
        </div>
    }
}

/// The words of a notice; of several files that were left a list that unfolds, those of one reason together.
fn said(notice: &Notice, t: &'static Strings) -> Html {
    let words = (t.notice)(notice);
    let Notice::SomeLeft(left) = notice else { return html! { <p>{ words }</p> } };
    if left.len() < 2 {
        return html! { <p>{ words }</p> };
    }
    html! {
        <details data-testid="left">
            <summary>{ words }</summary>
            <ul>
                { for left.chunk_by(|one, other| same_reason(&one.1, &other.1)).map(|group| {
                    let names: Vec<&str> = group.iter().map(|one| one.0.as_str()).collect();
                    let why = group.first().map(|one| (t.why_left)(&one.1)).unwrap_or_default();
                    html! { <li><b lang="zh-CN">{ names.join("、") }</b>{ ": " }{ why }</li> }
                }) }
            </ul>
        </details>
    }
}

fn weight(notice: &Notice) -> (&'static str, &'static str) {
    match notice {
        Notice::Replaced
        | Notice::Cleared
        | Notice::PutAway(_)
        | Notice::Twice(..)
        | Notice::Together
        | Notice::Opening(_)
        | Notice::StoppedAt(..)
        | Notice::Copied(true)
        | Notice::Hints
        | Notice::TakenBack => ("info", "ℹ"),
        Notice::Said(said) if said.failed => ("bad", "✕"),
        Notice::Lost
        | Notice::Away
        | Notice::Foreign
        | Notice::Project(_)
        | Notice::Unreadable
        | Notice::TooMuch(_)
        | Notice::TooLarge(_) => ("bad", "✕"),
        _ => ("warn", "!"),
    }
}

fn kind(notice: &Notice) -> &str {
    match notice {
        Notice::Replaced => "replaced",
        Notice::Cleared => "cleared",
        Notice::PutAway(_) => "put-away",
        Notice::Twice(..) => "twice",
        Notice::Empty => "empty",
        Notice::NoFigures => "no-figures",
        Notice::Opening(_) => "opening",
        Notice::Said(said) => &said.cause,
        Notice::TooLarge(_) => "too-large",
        Notice::Undecodable(_) => "undecodable",
        Notice::Fallen(_) => "fallen",
        Notice::Unreadable => "unreadable",
        Notice::Together => "together",
        Notice::SomeLeft(..) => "some-left",
        Notice::TooMany(_) => "too-many",
        Notice::TooMuch(_) => "too-much",
        Notice::StoppedAt(..) => "stopped-at",
        Notice::Project(_) => "project",
        Notice::StorageFull => "storage-full",
        Notice::NoSample => "no-sample",
        Notice::Restarted => "restarted",
        Notice::Repeated => "repeated",
        Notice::Lost => "lost",
        Notice::Away => "away",
        Notice::Foreign => "foreign",
        Notice::StudioStopped => "studio-stopped",
        Notice::StudioAway => "studio-away",
        Notice::NotWritten => "not-written",
        Notice::Copied(true) => "copied",
        Notice::Copied(false) => "not-copied",
        Notice::Hints => "hints",
        Notice::TakenBack => "taken-back",
    }
}
