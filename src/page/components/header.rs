//! The head of the page: open, export, language, colours.

use shaipin::serve::protocol::{Answer, Format, Language, Request};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::claims::is_open;
use super::help::Help;
use super::menu::Menu;
use crate::page::action::Action;
use crate::page::link::Link;
use crate::page::state::{SessionHandle, Theme};
use crate::page::strings::strings;
use crate::page::{intake, save};

/// The bar at the top.
pub fn header(session: &SessionHandle, link: &Link) -> Html {
    let t = strings(session.language);
    let open = session.document.is_some();

    let onfile = {
        let dispatcher = session.dispatcher();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                intake::files(&dispatcher, intake::list(input.files()));
                // The same file can be picked again after a change on disk.
                input.set_value("");
            }
        })
    };
    let sample = |key: &'static str| {
        let dispatcher = session.dispatcher();
        Callback::from(move |_: MouseEvent| intake::sample(&dispatcher, key))
    };
    let export = |format: Format, filtered: bool| {
        let (link, session) = (link.clone(), session.clone());
        Callback::from(move |_: MouseEvent| {
            let query = filtered.then(|| session.query.clone());
            let request = Request::Export { format, query, language: session.language };
            link.ask(request, None, |answer| {
                if let Ok(Answer::File { name, mime, content }) = answer {
                    save::save(&name, &mime, &content);
                }
            });
        })
    };
    let act = |action: fn() -> Action| {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.dispatch(action()))
    };
    let switch = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| {
            let other = match session.language {
                Language::Chinese => Language::English,
                Language::English => Language::Chinese,
            };
            session.dispatch(Action::Language(other));
        })
    };
    let recolour = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| {
            // The first press gives the other colours, whatever the system says.
            let next = if session.dark() { Theme::Light } else { Theme::Dark };
            session.dispatch(Action::Theme(next));
        })
    };
    let (other, tag) = match session.language {
        Language::Chinese => ("English", "en"),
        Language::English => ("中文", "zh-CN"),
    };
    let filtered = !is_open(&session.query) || !session.query.sort.is_empty();
    html! {
        <header class="bar">
            <span class="brand">{ t.brand }</span>
            if open {
                <Menu label={html! { { t.open } }} testid="open-menu">
                    <label class="item">{ t.pick_file }<input class="sr" type="file" accept=".txt,.html,.htm,.md,.csv,text/*"
                        onchange={onfile} data-testid="open-file" /></label>
                    <button type="button" class="item" onclick={sample("clean")}>{ t.sample }</button>
                    <button type="button" class="item" onclick={sample("faults")}>{ t.sample_faults }</button>
                    <button type="button" class="item" onclick={act(|| Action::Clear)} data-testid="clear">{ t.new_page }</button>
                    <p class="item-note">{ t.open_note }</p>
                </Menu>
                if !session.past.is_empty() {
                    <button type="button" class="wide-only" onclick={act(|| Action::Undo)} data-testid="bar-undo" title={t.undo_title}>{ t.undo }</button>
                }
                <Menu label={html! { { t.export } }} testid="export-menu">
                    if filtered {
                        <button type="button" class="item" onclick={export(Format::Csv, true)} data-testid="export-csv-view">{ t.csv_view }</button>
                    }
                    <button type="button" class="item" onclick={export(Format::Csv, false)} data-testid="export-csv">{ t.csv_all }</button>
                    <button type="button" class="item" onclick={export(Format::Json, false)} data-testid="export-json">{ t.json_all }</button>
                    <p class="item-note">{ t.export_note }</p>
                </Menu>
            }
            <span class="grow"></span>
            <span class="private" title={t.start_private}>{ t.private }</span>
            <Help />
            <button type="button" onclick={recolour} title={t.theme_title} aria-label={t.theme_title} data-testid="theme">
                { if session.dark() { "☀" } else { "☾" } }</button>
            <button type="button" onclick={switch} lang={tag} data-testid="language">{ other }</button>
        </header>
    }
}
