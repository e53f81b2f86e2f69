//! The ledger: every numeral and its one fate.

use shaipin::serve::protocol::{Answer, NumeralRow, Request};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::page::action::Action;
use crate::page::hooks::{set_style, to_top, use_answer, use_session, use_sight};
use crate::page::number;
use crate::page::state::Panel;
use crate::page::strings::strings;

const ROW: u32 = 32;
const GROUP: u32 = 40;
const BEYOND: u32 = 10;
/// The choice of a fate, which the views set, too; and the one that is all of them.
const FATE: &str = "fate";
const ALL: &str = "all";

/// Counts by fate, and the numerals of one of them.
#[component]
pub fn LedgerPane() -> Html {
    let session = use_session();
    let t = strings(session.language);
    let node = use_node_ref();
    let body = use_node_ref();
    let window = use_node_ref();
    let (sight, onscroll) = use_sight(&node, 64, &session, Some(Panel::Ledger));
    let active = use_state_eq(|| 0u32);

    let fates: &[(String, u32)] = session.opened.as_ref().map_or(&[], |opened| &opened.summary.fates);
    let all: u32 = fates.iter().map(|(_, count)| count).sum();
    let unread = fates.iter().any(|(name, count)| name == "unread" && *count > 0);
    // What was not understood comes first; where all was, the whole list.
    let picked = session.look.iter().find(|(key, _)| key == FATE).map(|(_, fate)| fate.clone());
    let fate = picked.or_else(|| unread.then(|| "unread".to_owned())).filter(|fate| fate != ALL);

    let first = (sight.top.max(0) as u32 / ROW).saturating_sub(BEYOND);
    let count = sight.height.max(0) as u32 / ROW + 2 * BEYOND + 2;
    let request = (sight.height > 0).then(|| Request::Numerals {
        fate: fate.clone(),
        from: first / GROUP * GROUP,
        to: ((first + count) / GROUP + 1) * GROUP,
        language: session.language,
    });
    let answer = use_answer(request);
    let (total, from, rows): (u32, u32, &[NumeralRow]) =
        match answer.as_ref().map(|answered| &answered.answer) {
            Some(Answer::Numerals { total, from, rows }) => (*total, *from, rows),
            _ => (0, 0, &[]),
        };
    {
        let (body, window) = (body.clone(), window.clone());
        use_effect_with((total, from), move |(total, from)| {
            if let (Some(body), Some(window)) = (body.cast::<HtmlElement>(), window.cast::<HtmlElement>()) {
                set_style(&body, "height", &format!("{}px", total * ROW));
                set_style(&window, "transform", &format!("translateY({}px)", from * ROW));
            }
        });
    }
    {
        let node = node.clone();
        use_effect_with(fate.clone(), move |_| to_top(&node));
    }
    let reveal = {
        let session = session.clone();
        let spans: Vec<(u32, u32)> = rows.iter().map(|row| row.span).collect();
        move |at: u32| {
            if let Some(span) = at.checked_sub(from).and_then(|at| spans.get(at as usize)) {
                session.dispatch(Action::Reveal(*span));
            }
        }
    };
    let onclick = {
        let (reveal, active) = (reveal.clone(), active.clone());
        Callback::from(move |event: MouseEvent| {
            let row = event
                .target_dyn_into::<Element>()
                .and_then(|target| target.closest("[data-row]").ok().flatten());
            if let Some(at) = row.and_then(|row| row.get_attribute("data-row")?.parse().ok()) {
                active.set(at);
                reveal(at);
            }
        })
    };
    let onkeydown = {
        let (active, node) = (active.clone(), node.clone());
        Callback::from(move |event: KeyboardEvent| {
            let last = total.saturating_sub(1);
            let page = (sight.height.max(0) as u32 / ROW).saturating_sub(1).max(1);
            let to = match event.key().as_str() {
                "ArrowDown" => (*active + 1).min(last),
                "ArrowUp" => active.saturating_sub(1),
                "PageDown" => (*active + page).min(last),
                "PageUp" => active.saturating_sub(page),
                "Home" => 0,
                "End" => last,
                "Enter" | " " => {
                    event.prevent_default();
                    reveal(*active);
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            active.set(to);
            if let Some(node) = node.cast::<HtmlElement>() {
                let (top, height) = (node.scroll_top(), node.client_height());
                let above = (to * ROW) as i32;
                // The head takes a row of what is in sight.
                if above < top || above + 2 * ROW as i32 > top + height {
                    node.set_scroll_top(above - height / 2);
                }
            }
        })
    };
    let fate_button = |name: Option<String>, count: u32| {
        let session = session.clone();
        let pressed = fate == name;
        let label = name.as_deref().map_or(t.all, |name| (t.kind)(name)).to_owned();
        let testid = format!("fate-{}", name.as_deref().unwrap_or("all"));
        let onclick = Callback::from(move |_: MouseEvent| {
            let name = name.clone().unwrap_or_else(|| ALL.to_owned());
            session.dispatch(Action::Look(FATE.to_owned(), name));
        });
        html! {
            <button type="button" class="toggle" aria-pressed={pressed.to_string()} {onclick} data-testid={testid}>
                { label }<b class="held">{ count }</b></button>
        }
    };
    html! {
        <section class="ledger" aria-label={t.panel_ledger} data-testid="ledger">
            <p class="list-note">{ (t.ledger_note)(all) }</p>
            <div class="fates" role="group" aria-label={t.panel_ledger}>
                { fate_button(None, all) }
                { for fates.iter().map(|(name, count)| fate_button(Some(name.clone()), *count)) }
            </div>
            <div class="list" ref={node} tabindex="0" role="grid" aria-rowcount={(total + 1).to_string()} aria-label={t.panel_ledger}
                aria-activedescendant={format!("n{}", *active)} {onscroll} {onclick} {onkeydown} data-testid="numerals">
                <div class="numeral list-head" role="row" aria-rowindex="1">
                    { for ["num-text", "num-fate", "num-value", "num-why"].into_iter().zip(t.ledger_heads).map(|(class, words)| {
                        html! { <span {class} role="columnheader">{ words }</span> }
                    }) }
                </div>
                <div class="list-body" ref={body} role="rowgroup"><div class="grid-window" ref={window} role="presentation">
                    { for rows.iter().enumerate().map(|(at, row)| {
                        let at = from + at as u32;
                        html! {
                            <div key={at} class={classes!("numeral", (*active == at).then_some("is-active"))} role="row" id={format!("n{at}")}
                                aria-rowindex={(at + 2).to_string()} data-row={at.to_string()} data-testid="numeral">
                                <span class="num-text" role="gridcell" lang="zh-CN">{ &row.text }</span>
                                <span class="num-fate" role="gridcell">{ (t.kind)(&row.fate) }</span>
                                <span class="num-value" role="gridcell">
                                    { number::news(&row.text, &row.value, &row.base, session.language) }
                                </span>
                                <span class="num-why" role="gridcell">{ &row.why }</span>
                            </div>
                        }
                    }) }
                </div></div>
                if total == 0 && session.opened.is_some() && answer.is_some() { <p class="empty">{ t.ledger_none }</p> }
            </div>
        </section>
    }
}
