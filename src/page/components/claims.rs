//! The claims table: virtual rows in an ARIA grid with one tab stop.

use std::cell::RefCell;

use shaipin::serve::protocol::{Answer, Query, Request, Row};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::claims_head::{COLUMNS, head, sorted};
use super::claims_row::ClaimRow;
use super::filters::Filters;
use crate::page::action::Action;
use crate::page::hooks::{row_height, set_style, use_answer, use_link, use_session, use_sight};
use crate::page::state::Shared;
use crate::page::strings::strings;

/// Rows asked for together, and drawn beyond what is in sight.
const GROUP: u32 = 24;
const BEYOND: u32 = 8;
/// Never more rows in the page than this, however high the screen.
const MOST: u32 = 120;

/// The claims table with its filters.
#[component]
pub fn ClaimsTable() -> Html {
    let session = use_session();
    let link = use_link();
    let t = strings(session.language);
    let node = use_node_ref();
    let body = use_node_ref();
    let window = use_node_ref();
    let (sight, onscroll) = use_sight(&node, 64);
    // The active cell: row 0 is the head.
    let active = use_state_eq(|| (1u32, 0usize));
    let known = use_memo((), |()| RefCell::new((0u32, 0u32)));

    let high = row_height(&node, sight.width);
    let first = (sight.top as u32 / high).saturating_sub(BEYOND);
    let count = (sight.height.max(0) as u32 / high + 2 * BEYOND + 2).min(MOST);
    let request = (sight.height > 0).then(|| Request::Rows {
        query: session.query.clone(),
        from: first / GROUP * GROUP,
        to: ((first + count) / GROUP + 1) * GROUP,
    });
    let answer = use_answer(request);
    let rows = match answer.as_ref().map(|answered| &answered.answer) {
        Some(Answer::Rows { matching, total, .. }) => {
            *known.borrow_mut() = (*matching, *total);
            answer.clone()
        }
        _ => None,
    };
    let (matching, total) = if session.opened.is_some() { *known.borrow() } else { (0, 0) };
    let end = (first + count).min(matching);

    {
        let (body, window) = (body.clone(), window.clone());
        use_effect_with((matching, first, high), move |(matching, first, high)| {
            if let (Some(body), Some(window)) = (body.cast::<HtmlElement>(), window.cast::<HtmlElement>()) {
                set_style(&body, "height", &format!("{}px", matching * high));
                set_style(&window, "transform", &format!("translateY({}px)", first * high));
            }
        });
    }
    // Another order or filter begins at the top.
    {
        let node = node.clone();
        let query = session.query.clone();
        use_effect_with(query, move |_| {
            if let Some(node) = node.cast::<HtmlElement>() {
                node.set_scroll_top(0);
            }
        });
    }
    // A claim chosen in the text: find its row.
    {
        let (session, link, node, active) = (session.clone(), link.clone(), node.clone(), active.setter());
        use_effect_with(session.seek, move |seek| {
            let Some(row) = session.chosen.as_ref().filter(|_| *seek > 0) else { return };
            let request = Request::Find { id: row.id.clone(), query: session.query.clone() };
            link.ask(request, None, move |found| {
                if let Ok(Answer::Found(Some(at))) = found {
                    active.set((at + 1, 0));
                    bring(&node, at, high);
                }
            });
        });
    }

    let row_at = {
        let rows = rows.clone();
        move |at: u32| -> Option<Row> { row_of(&rows, at).cloned() }
    };
    let onkeydown = {
        let (session, active, node, row_at) = (session.clone(), active.clone(), node.clone(), row_at.clone());
        Callback::from(move |event: KeyboardEvent| {
            let (row, column) = *active;
            let page = (sight.height.max(0) as u32 / high).saturating_sub(2).max(1);
            let last = COLUMNS.len() - 1;
            let to = match event.key().as_str() {
                "ArrowDown" => ((row + 1).min(matching), column),
                "ArrowUp" => (row.saturating_sub(1), column),
                "ArrowRight" => (row, (column + 1).min(last)),
                "ArrowLeft" => (row, column.saturating_sub(1)),
                "PageDown" => ((row + page).min(matching), column),
                "PageUp" => (row.saturating_sub(page).max(1), column),
                "Home" if event.ctrl_key() => (1.min(matching), 0),
                "End" if event.ctrl_key() => (matching, last),
                "Home" => (row, 0),
                "End" => (row, last),
                "Enter" | " " => {
                    event.prevent_default();
                    if row == 0 {
                        let query = sorted(&session.query, COLUMNS[column].0, event.shift_key());
                        session.dispatch(Action::Ask(query));
                    } else if let Some(row) = row_at(row - 1) {
                        session.dispatch(Action::Choose(row));
                    }
                    return;
                }
                "Escape" => {
                    session.dispatch(Action::Unchoose);
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            active.set(to);
            if to.0 > 0 {
                bring(&node, to.0 - 1, high);
            }
        })
    };
    let onclick = {
        let (session, active) = (session.clone(), active.clone());
        Callback::from(move |event: MouseEvent| {
            let Some(target) = event.target_dyn_into::<Element>() else { return };
            let number = |selector: &str, name: &str| -> Option<u32> {
                target.closest(selector).ok().flatten()?.get_attribute(name)?.parse().ok()
            };
            let Some(at) = number("[data-row]", "data-row") else { return };
            let column = number("[data-col]", "data-col").map_or(0, |column| column as usize);
            active.set((at + 1, column));
            if let Some(row) = row_at(at) {
                session.dispatch(Action::Choose(row));
            }
        })
    };
    let (at_row, at_column) = *active;
    let descendant = format!("c{}-{at_column}", at_row.min(matching));
    let empty = session.opened.is_some() && matching == 0 && rows.is_some();
    html! {
        <section class="claims" aria-label={t.panel_claims}>
            <Filters {matching} {total} />
            <div class="grid" ref={node} role="grid" tabindex="0" data-testid="claims" aria-label={t.panel_claims}
                aria-rowcount={(matching + 1).to_string()} aria-colcount={COLUMNS.len().to_string()}
                aria-activedescendant={descendant} {onscroll} {onkeydown} {onclick}>
                { head(&session, (at_row == 0).then_some(at_column)) }
                <div class="grid-body" ref={body} role="rowgroup">
                    <div class="grid-window" ref={window} role="presentation">
                        { for (first..end).map(|at| html! {
                            <ClaimRow key={at} {at} row={row_of(&rows, at).map(|row| Shared::new(row.clone()))}
                                chosen={is_chosen(&session.chosen, row_of(&rows, at))}
                                active={(at_row == at + 1).then_some(at_column)} language={session.language} />
                        }) }
                    </div>
                </div>
                if empty {
                    <p class="empty" data-testid="claims-empty">
                        { if total == 0 { t.claims_none } else { t.claims_filtered } }
                    </p>
                }
            </div>
        </section>
    }
}

fn row_of(rows: &Option<Shared<crate::page::hooks::Answered>>, at: u32) -> Option<&Row> {
    match rows.as_ref().map(|answered| &answered.answer) {
        Some(Answer::Rows { from, rows, .. }) => rows.get(at.checked_sub(*from)? as usize),
        _ => None,
    }
}

fn is_chosen(chosen: &Option<Shared<Row>>, row: Option<&Row>) -> bool {
    chosen.as_ref().zip(row).is_some_and(|(chosen, row)| chosen.id == row.id)
}

/// Scrolls a row into sight, below the sticky head.
fn bring(node: &NodeRef, at: u32, high: u32) {
    let Some(grid) = node.cast::<HtmlElement>() else { return };
    let head = grid.query_selector("[data-head]").ok().flatten().map_or(0, |head| head.client_height());
    let (top, height) = (grid.scroll_top(), grid.client_height());
    let (above, below) = ((at * high) as i32, ((at + 1) * high) as i32);
    if above < top {
        grid.set_scroll_top(above);
    } else if below > top + height - head {
        grid.set_scroll_top(below - height + head);
    }
}

/// Whether a query shows everything.
pub fn is_open(query: &Query) -> bool {
    Query { sort: Vec::new(), ..query.clone() } == Query::default()
}
