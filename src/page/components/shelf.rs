//! The row of open documents, where there are several: all of them together, or one alone; each can be closed, and
//! one can be 以此为准.

use shaipin::serve::protocol::Language;
use yew::prelude::*;

use crate::page::action::Action;
use crate::page::shelf::TOGETHER;
use crate::page::state::{Doc, Panel, SessionHandle};
use crate::page::strings::strings;

/// So many stand in the row, and the one in hand; the view of documents lists all.
const MOST: usize = 24;

/// The row; nothing where one document is open.
pub fn shelf_row(session: &SessionHandle) -> Html {
    let docs = &session.shelf.docs;
    if docs.len() < 2 {
        return html! {};
    }
    let t = strings(session.language);
    let act = |action: fn(u32) -> Action, key: u32| {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.dispatch(action(key)))
    };
    let now = session.document.as_ref().map(|doc| doc.key);
    let first = |at: usize, doc: &Doc| at < MOST || now == Some(doc.key);
    let more = docs.len() - docs.iter().enumerate().filter(|(at, doc)| first(*at, doc)).count();
    let list = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| {
            session.dispatch(Action::TakeUp(TOGETHER));
            session.dispatch(Action::Show(Panel::Documents));
        })
    };
    let pick = |key: u32, id: String, words: Html| {
        let on = (now == Some(key)).then_some("on");
        html! {
            <button type="button" class={classes!("toggle", on)} aria-pressed={on.is_some().to_string()}
                onclick={act(Action::TakeUp, key)} data-testid={id}>{ words }</button>
        }
    };
    html! {
        <nav class="shelf" aria-label={t.shelf} data-testid="shelf">
            { pick(TOGETHER, "shelf-all".to_owned(), html! { (t.all_documents)(docs.len()) }) }
            { for docs.iter().enumerate().filter(|(at, doc)| first(*at, doc)).map(|(at, doc)| {
                let name = called(doc, at, session.language);
                let close = (t.close_document)(&name);
                let standard = (session.shelf.standard == Some(doc.key)).then(|| html! { <b class="shelf-sign" aria-hidden="true">{ "✓" }</b> });
                let claims = session.shelf.card(doc).map(|card| html! { <span class="badge">{ card.claims }</span> });
                html! {
                    <span class="shelf-one">
                        { pick(doc.key, format!("shelf-{at}"), html! { <>{ standard }<span lang="zh-CN">{ name }</span>{ claims }</> }) }
                        <button type="button" class="icon" onclick={act(Action::PutAway, doc.key)} title={close.clone()}
                            aria-label={close} data-testid={format!("shelf-close-{at}")}>{ "×" }</button>
                    </span>
                }
            }) }
            if more > 0 {
                <button type="button" class="toggle" onclick={list} data-testid="shelf-more">{ (t.more_documents)(more) }</button>
            }
        </nav>
    }
}

/// What a document is called: its file's name, or its number.
fn called(doc: &Doc, at: usize, language: Language) -> String {
    if doc.source.name.is_empty() {
        language.pick(format!("粘贴的文本 {}", at + 1), format!("Pasted text {}", at + 1))
    } else {
        doc.source.name.clone()
    }
}
