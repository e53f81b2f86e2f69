//! Banners: what happened, and what to do next. They never block and nothing typed is lost.

use yew::prelude::*;

use crate::page::action::Action;
use crate::page::intake;
use crate::page::link::Link;
use crate::page::state::{Notice, SessionHandle, Worker};
use crate::page::strings::strings;

/// All banners.
pub fn notices(session: &SessionHandle, link: &Link) -> Html {
    let t = strings(session.language);
    let undo = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.dispatch(Action::Undo))
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
                let undoable = matches!(notice, Notice::Replaced | Notice::Cleared);
                html! {
                    <div class={classes!("notice", class)} data-testid="notice" data-kind={kind(notice).to_owned()}>
                        <span aria-hidden="true" class="notice-sign">{ sign }</span>
                        <p>{ (t.notice)(notice) }{ choice(session, notice) }</p>
                        if *notice == Notice::Away { <button type="button" onclick={again.clone()} data-testid="again">{ t.again }</button> }
                        if undoable { <button type="button" onclick={undo.clone()} data-testid="undo">{ t.undo }</button> }
                        <button type="button" class="icon" onclick={dismiss} aria-label={t.close} title={t.close}>{ "×" }</button>
                    </div>
                }
            }) }
        </div>
    }
}

/// The documents of a file with several, to choose from, and what became of the others.
fn choice(session: &SessionHandle, notice: &Notice) -> Html {
    let Notice::Held(held) = notice else { return html! {} };
    let t = strings(session.language);
    html! {
        <span class="notice-choice">
        { for held.documents.iter().map(|one| {
            let (dispatcher, one) = (session.dispatcher(), one.clone());
            let name = one.source.name.clone();
            let open = Callback::from(move |_: MouseEvent| intake::show(&dispatcher, one.clone()));
            html! { <button type="button" onclick={open} data-testid="held">{ name }</button> }
        }) }
        { for held.failed.iter().map(|said| html! {
            <span class="notice-failed" data-kind={said.cause.clone()}>{ (t.notice)(&Notice::Said(said.clone().into())) }</span>
        }) }
        </span>
    }
}

fn weight(notice: &Notice) -> (&'static str, &'static str) {
    match notice {
        Notice::Replaced
        | Notice::Cleared
        | Notice::OnlyFirst(_)
        | Notice::Opening(_)
        | Notice::Held(_)
        | Notice::Copied(true) => ("info", "ℹ"),
        Notice::Said(said) if said.failed => ("bad", "✕"),
        Notice::Lost | Notice::Away | Notice::Foreign | Notice::Unreadable | Notice::TooLarge(_) => {
            ("bad", "✕")
        }
        _ => ("warn", "!"),
    }
}

fn kind(notice: &Notice) -> &str {
    match notice {
        Notice::Replaced => "replaced",
        Notice::Cleared => "cleared",
        Notice::Empty => "empty",
        Notice::NoFigures => "no-figures",
        Notice::Opening(_) => "opening",
        Notice::Held(_) => "held",
        Notice::Said(said) => &said.cause,
        Notice::TooLarge(_) => "too-large",
        Notice::Undecodable(_) => "undecodable",
        Notice::Unreadable => "unreadable",
        Notice::OnlyFirst(_) => "only-first",
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
    }
}
