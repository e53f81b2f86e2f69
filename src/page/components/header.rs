//! The head of the page: open, export, language, colours.

use shaipin::serve::protocol::{Encoding, Format, Language};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::help::Help;
use super::menu::Menu;
use crate::page::action::Action;
use crate::page::grid::ask::is_open;
use crate::page::link::Link;
use crate::page::state::{SessionHandle, Theme};
use crate::page::strings::{Strings, strings};
use crate::page::studio::Studio;
use crate::page::{intake, project, save as files};

/// The bar at the top.
pub fn header(session: &SessionHandle, link: &Link, studio: &Studio) -> Html {
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
        let (link, studio, session) = (link.clone(), studio.clone(), session.clone());
        Callback::from(move |_: MouseEvent| {
            let query = filtered.then(|| session.query.clone());
            files::export(&link, &studio, &session, format, query);
        })
    };
    let act = |action: fn() -> Action| {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.dispatch(action()))
    };
    let keep = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.dispatch(Action::Keep(!session.keeping)))
    };
    let project = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| project::save_file(&session))
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
                    <label class="item">{ t.pick_file }<input class="sr" type="file" multiple=true accept=".txt,.html,.htm,.md,.csv,.json,text/*"
                        onchange={onfile} data-testid="open-file" /></label>
                    <button type="button" class="item" onclick={sample("clean")}>{ t.sample }</button>
                    <button type="button" class="item" onclick={sample("faults")}>{ t.sample_faults }</button>
                    <button type="button" class="item" onclick={keep} aria-pressed={session.keeping.to_string()}
                        title={t.keep_note} data-testid="keep">{ if session.keeping { "✓ " } else { "" } }{ t.keep_here }</button>
                    <button type="button" class="item" onclick={act(|| Action::Clear)} data-testid="clear">{ t.new_page }</button>
                    <p class="item-note">{ if session.keeping { t.keep_note } else { t.open_note } }</p>
                </Menu>
                { for [(&session.past, "bar-undo", t.undo_title, "↶", (|| Action::Undo) as fn() -> Action), (&session.future, "bar-redo", t.redo_title, "↷", || Action::Redo)]
                    .into_iter().filter(|(steps, ..)| !steps.is_empty()).map(|(_, id, title, sign, action)| html! {
                        <button type="button" class="icon" onclick={act(action)} data-testid={id} {title} aria-label={title}>{ sign }</button>
                    }) }
                <Menu label={html! { { t.export } }} testid="export-menu">
                    { for exports(t, filtered).into_iter().map(|(format, view, id, words)| html! {
                        <button type="button" class="item" onclick={export(format, view)} data-testid={id}>{ words }</button>
                    }) }
                    <button type="button" class="item" onclick={project} data-testid="export-project">{ t.project_file }</button>
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

/// What can be saved: format, only what the filters show, name for tests, words.
fn exports(t: &Strings, filtered: bool) -> Vec<(Format, bool, &'static str, &'static str)> {
    use Encoding::{Gb18030, Marked, Utf8};
    let mut all = vec![
        (Format::Xlsx, false, "export-xlsx", t.xlsx),
        (Format::Csv(Marked), false, "export-csv", t.csv_all),
        (Format::Csv(Utf8), false, "export-csv-utf8", t.csv_utf8),
        (Format::Csv(Gb18030), false, "export-csv-gb", t.csv_gb),
        (Format::Markdown, false, "export-md", t.markdown),
        (Format::Json, false, "export-json", t.json_all),
    ];
    if filtered {
        all.insert(0, (Format::Csv(Marked), true, "export-csv-view", t.csv_view));
        all.insert(1, (Format::Markdown, true, "export-md-view", t.markdown_view));
    }
    all
}
