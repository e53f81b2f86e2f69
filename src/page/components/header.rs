//! The head of the page: open, export, language, colours.

use shaipin::serve::protocol::{Encoding, Format, Language};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::help::Help;
use super::menu::Menu;
use crate::page::action::Action;
use crate::page::files::ACCEPT;
use crate::page::grid::ask::is_open;
use crate::page::intake;
use crate::page::link::Link;
use crate::page::project;
use crate::page::save::{self as files, Part};
use crate::page::state::{SessionHandle, Theme};
use crate::page::strings::{Strings, strings};
use crate::page::studio::Studio;

/// The bar at the top.
pub fn header(session: &SessionHandle, link: &Link, studio: &Studio) -> Html {
    let t = strings(session.language);
    let open = session.document.is_some();

    let onfile = {
        let (dispatcher, link, studio) = (session.dispatcher(), link.clone(), studio.clone());
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                intake::files(&dispatcher, &link, &studio, intake::list(input.files()));
                // The same file can be picked again after a change on disk.
                input.set_value("");
            }
        })
    };
    let sample = |key: &'static str| {
        let (dispatcher, link) = (session.dispatcher(), link.clone());
        Callback::from(move |_: MouseEvent| intake::sample(&dispatcher, &link, key))
    };
    let export = |format: Format, part: Part| {
        let (link, studio, session) = (link.clone(), studio.clone(), session.clone());
        Callback::from(move |_: MouseEvent| files::export(&link, &studio, &session, format, part))
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
    let parts = [
        (Part::Picked, t.export_picked, session.pick.count() > 1),
        (Part::Shown, t.export_shown, filtered),
        (Part::All, t.export_all, true),
    ];
    html! {
        <header class="bar">
            <span class="brand">{ t.brand }</span>
            if open {
                <Menu label={html! { { t.open } }} testid="open-menu">
                    <label class="item">{ t.pick_file }<input class="sr" type="file" multiple=true accept={ACCEPT}
                        onchange={onfile} data-testid="open-file" /></label>
                    <button type="button" class="item" onclick={sample("clean")}>{ t.sample }</button>
                    <button type="button" class="item" onclick={sample("faults")}>{ t.sample_faults }</button>
                    <button type="button" class="item" onclick={sample("draft")}>{ t.sample_draft }</button>
                    <button type="button" class="item" onclick={keep} aria-pressed={session.keeping.to_string()}
                        title={t.keep_note} data-testid="keep">{ if session.keeping { "✓ " } else { "" } }{ t.keep_here }</button>
                    <button type="button" class="item" onclick={act(|| Action::Clear)} data-testid="clear">{ t.new_page }</button>
                    <p class={if session.keeping { "item-note" } else { "item-note by-keys" }}>{ if session.keeping { t.keep_note } else { t.open_note } }</p>
                </Menu>
                { for [(&session.past, "bar-undo", t.undo_title, "↶", (|| Action::Undo) as fn() -> Action), (&session.future, "bar-redo", t.redo_title, "↷", || Action::Redo)]
                    .into_iter().filter(|(steps, ..)| !steps.is_empty()).map(|(_, id, title, sign, action)| html! {
                        <button type="button" class="icon" onclick={act(action)} data-testid={id} {title} aria-label={title}>{ sign }</button>
                    }) }
                <Menu label={html! { { t.export } }} testid="export-menu">
                    { for parts.into_iter().filter(|part| part.2).map(|(part, words, _)| html! {
                        <div role="group" aria-label={words}>
                            <p class="item-head">{ words }</p>
                            { for exports(t, part).into_iter().map(|(format, id, words)| html! {
                                <button type="button" class="item" onclick={export(format, part)} data-testid={id}>{ words }</button>
                            }) }
                        </div>
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

/// What can be saved of a part: format, name for tests, words.
fn exports(t: &Strings, part: Part) -> Vec<(Format, String, &'static str)> {
    use Encoding::{Gb18030, Marked, Utf8};
    let all = part == Part::All;
    let formats = [
        (Format::Xlsx, "xlsx", if all { t.xlsx } else { t.xlsx_part }),
        (Format::Table, "table", t.csv_table),
        (Format::Csv(Marked), "csv", t.csv),
        (Format::Csv(Utf8), "csv-utf8", t.csv_utf8),
        (Format::Csv(Gb18030), "csv-gb", t.csv_gb),
        (Format::Markdown, "md", t.markdown),
        (Format::Json, "json", if all { t.json_all } else { t.json_rows }),
    ];
    // Other encodings are for programs that want all.
    let offered = formats.into_iter().filter(|one| all || !matches!(one.0, Format::Csv(Utf8 | Gb18030)));
    let behind = match part {
        Part::All => "",
        Part::Shown => "-view",
        Part::Picked => "-picked",
    };
    offered.map(|(format, id, words)| (format, ["export-", id, behind].concat(), words)).collect()
}
