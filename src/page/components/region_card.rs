//! One region: counts, certainty, the reasons for its boundaries, and its name to correct.

use shaipin::serve::protocol::{BlockItem, Edit, Language, RegionItem};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::page::action::Action;
use crate::page::hooks::use_session;
use crate::page::strings::{Strings, strings};

/// What a card needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The region.
    pub region: RegionItem,
    /// The first region of its name, by which filters name it.
    pub group: u32,
    /// What the others of its name were found as, in words; empty where there are none.
    pub twins: String,
    /// Interface language.
    pub language: Language,
    /// Whether the table shows it alone.
    pub filtered: bool,
    /// Its claims are wanted.
    pub onfilter: Callback<u32>,
}

/// A region.
#[component]
pub fn RegionCard(props: &Props) -> Html {
    let session = use_session();
    let t = strings(props.language);
    let region = &props.region;
    let open = use_state_eq(|| false);
    let naming = use_state_eq(|| false);
    let input = use_node_ref();

    let begin = {
        let naming = naming.clone();
        Callback::from(move |_: MouseEvent| naming.set(true))
    };
    {
        let (input, name) = (input.clone(), region.name.clone());
        use_effect_with(*naming, move |naming| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| *naming) {
                input.set_value(&name);
                let _ = input.focus();
                input.select();
            }
        });
    }
    let rename = {
        let (session, found) = (session.clone(), region.found.clone());
        let current = region.name.clone();
        move |name: String| {
            let name = name.trim().to_owned();
            // No name: the one that was found.
            let name = if name.is_empty() { found.clone() } else { name };
            if name != current {
                let rename = Edit::Rename { found: found.clone(), given: name };
                session.dispatch(Action::Edits(session.with(vec![rename])));
            }
        }
    };
    let finish = {
        let (naming, input, rename) = (naming.clone(), input.clone(), rename.clone());
        move |keep: bool| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| keep && *naming) {
                rename(input.value());
            }
            naming.set(false);
        }
    };
    let onkeydown = {
        let finish = finish.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if !event.is_composing() => finish(true),
            "Escape" => finish(false),
            _ => {}
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| finish(true));
    let onfilter = {
        let (onfilter, group) = (props.onfilter.clone(), props.group);
        Callback::from(move |_: MouseEvent| onfilter.emit(group))
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let confidence = region.blocks.iter().map(|block| block.confidence).fold(f32::INFINITY, f32::min);
    let renamed = region.name != region.found && !region.found.is_empty();
    html! {
        <li class={classes!("region", props.filtered.then_some("is-chosen"))} data-testid="region" data-region={region.name.clone()}>
            <div class="region-line">
                if *naming {
                    <input ref={input} class="rename" {onkeydown} {onblur} aria-label={t.rename} data-testid="rename-input" lang="zh-CN" />
                } else {
                    <span class="region-name" lang="zh-CN" data-testid="region-name">{ &region.name }</span>
                    <button type="button" class="icon" onclick={begin} title={t.rename} aria-label={(t.rename_of)(&region.name)}
                        data-testid="rename">{ "✎" }</button>
                }
                if let Some(code) = region.code { <span class="code" title={t.code_title}>{ code }</span> }
                <span class="grow"></span>
                <button type="button" class="quiet num" aria-pressed={props.filtered.to_string()} onclick={onfilter}
                    title={t.show_claims} data-testid="region-claims">{ (t.region_counts)(region.claims, region.ranked) }</button>
            </div>
            if renamed { <p class="region-note">{ t.found_as }<span lang="zh-CN">{ &region.found }</span></p> }
            if !props.twins.is_empty() {
                <p class="region-note" data-testid="region-one">{ (t.region_one)(&props.twins) }</p>
            }
            if !region.candidates.is_empty() && !renamed {
                <p class="region-note">{ t.may_be }
                    { for region.candidates.iter().map(|name| {
                        let (rename, given) = (rename.clone(), name.clone());
                        let onclick = Callback::from(move |_: MouseEvent| rename(given.clone()));
                        html! { <button type="button" class="candidate" {onclick} title={t.take_candidate} lang="zh-CN"
                            data-testid="candidate">{ name }</button> }
                    }) }
                </p>
            }
            if !region.blocks.is_empty() {
                <button type="button" class="quiet why" onclick={toggle} aria-expanded={open.to_string()} data-testid="region-why">
                    <span class="caret" aria-hidden="true">{ if *open { "▾" } else { "▸" } }</span>
                    { t.why }<span class={classes!("sure", sure_class(confidence))}>{ (t.sure)(confidence) }</span>
                </button>
                if *open {
                    <ul class="blocks">{ for region.blocks.iter().map(|block| block_item(block, t, &session)) }</ul>
                }
            }
        </li>
    }
}

fn sure_class(confidence: f32) -> &'static str {
    match confidence {
        sure if sure >= 0.8 => "sure-high",
        sure if sure >= 0.5 => "sure-middle",
        _ => "sure-low",
    }
}

fn block_item(block: &BlockItem, t: &'static Strings, session: &crate::page::state::SessionHandle) -> Html {
    let start =
        session.paragraphs.get(block.first as usize).map(|paragraph| (paragraph.start, paragraph.end));
    let go = |span: (u32, u32)| {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.dispatch(Action::Reveal(span)))
    };
    html! {
        <li>
            if let Some(span) = start {
                <button type="button" class="link" onclick={go(span)} data-testid="block">{ (t.paragraphs)(block.first + 1, block.end) }</button>
            }
            <ul class="reasons">
                { for by_kind(&block.reasons).into_iter().map(|(kind, places)| html! {
                    <li>
                        <span class="reason">{ (t.reason)(kind) }</span>
                        { for places.into_iter().filter(|(_, quote)| !quote.is_empty()).map(|(span, quote)| html! {
                            <button type="button" class="link quote" onclick={go(span)} lang="zh-CN" data-testid="reason">{ "“" }{ clipped(quote) }{ "”" }</button>
                        }) }
                    </li>
                }) }
            </ul>
        </li>
    }
}

/// Reasons of a kind, with where each stands and its quote.
type Places<'a> = Vec<((u32, u32), &'a str)>;

/// Reasons of one kind in one line.
fn by_kind(reasons: &[(String, (u32, u32), String)]) -> Vec<(&str, Places<'_>)> {
    let mut kinds: Vec<(&str, Places<'_>)> = Vec::new();
    for (kind, span, quote) in reasons {
        match kinds.iter_mut().find(|(known, _)| known == kind) {
            Some((_, places)) => places.push((*span, quote)),
            None => kinds.push((kind, vec![(*span, quote)])),
        }
    }
    kinds
}

/// A quote short enough for a line.
fn clipped(quote: &str) -> String {
    const MOST: usize = 40;
    let mut chars = quote.chars();
    let mut head: String = chars.by_ref().take(MOST).collect();
    if chars.next().is_some() {
        head.push('…');
    }
    head
}
