//! The claims table: virtual rows in an ARIA grid with one tab stop, its filters and columns.
//!
//! Its parts are HTML of `grid::write`, set in one go; here is what pressing and typing does.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use shaipin::serve::protocol::{Answer, Column, Query, Request, Row, Within};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node};
use yew::prelude::*;

use super::claims_hand::{Hand, Pop};
use crate::page::action::Action;
use crate::page::grid::ask::switched;
use crate::page::grid::layout::{self, Layout};
use crate::page::grid::pick::Pick;
use crate::page::grid::write::Pen;
use crate::page::hooks::{
    Answered, fill, focus, row_height, set_style, to_top, use_answer, use_filled, use_link, use_listener,
    use_session, use_sight,
};
use crate::page::prefs;
use crate::page::state::{Panel, Shared};
use crate::page::strings::strings;

/// Rows asked for together, and drawn beyond what is in sight.
const GROUP: u32 = 24;
const BEYOND: u32 = 8;
/// Never more rows in the page than this, however high the screen.
const MOST: u32 = 120;
/// Rows of a plain table.
const PAGE: u32 = 200;
/// Narrower panes leave the topic to those who ask for it.
const ROOM: i32 = 660;

/// The claims table with its filters.
#[component]
pub fn ClaimsTable() -> Html {
    let session = use_session();
    let link = use_link();
    let t = strings(session.language);
    let (section, bar, head) = (use_node_ref(), use_node_ref(), use_node_ref());
    let (node, body, window, table) = (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let (pop, search) = (use_node_ref(), use_node_ref());
    let (sight, onscroll) = use_sight(&node, 64, &session, Some(Panel::Claims));
    // The active cell: row 0 is the head.
    let active = use_state_eq(|| (1u32, 0usize));
    let chosen_layout = use_state_eq(|| Layout::read(&prefs::columns()).unwrap_or_default());
    let open = use_state_eq(|| None::<Pop>);
    let plain = use_state_eq(|| None::<u32>);
    let said = use_state_eq(String::new);
    // A claim to be brought in sight: number of the wish, its row; and the last wish that was granted.
    let sought = use_state_eq(|| None::<(u32, Option<u32>)>);
    let done = use_memo((), |()| Cell::new(0u32));
    let known = use_memo((), |()| RefCell::new((0u32, 0u32)));
    let held = use_mut_ref(|| (Vec::<EventListener>::new(), false));

    let mut layout = (*chosen_layout).clone();
    if sight.width > 0 && sight.width < ROOM && layout == Layout::default() {
        layout.flip(Column::Topic);
    }
    let several = session.together();
    let layout = layout.fitted(several);
    let high = row_height(&node, sight.width);
    let top = sight.top.max(0) as u32 / high;
    let first = top.saturating_sub(BEYOND);
    // What may come in sight is drawn as soon as somebody scrolls: before, it would keep the first rows waiting.
    let below = if sight.top > 0 { BEYOND } else { 1 };
    let count = (top - first + sight.height.max(0) as u32 / high + below + 2).min(MOST);
    let (from, to) = match *plain {
        Some(page) => (page * PAGE, (page + 1) * PAGE),
        None => (first / GROUP * GROUP, ((first + count + BEYOND) / GROUP + 1) * GROUP),
    };
    let seen = sight.height > 0 || plain.is_some() && session.right == Panel::Claims;
    let request = seen.then(|| Request::Rows { query: session.query.clone(), from, to });
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
    let facets = use_answer(
        matches!(*open, Some(Some(_)))
            .then(|| Request::Facets { query: Query { sort: Vec::new(), ..session.query.clone() } }),
    );

    // What is written.
    let pen = Pen { t, language: session.language, layout: &layout, query: &session.query, several };
    let summary = session.opened.as_ref().map(|opened| &opened.summary);
    let edited = summary.map_or(0, |summary| summary.edited.0 + summary.edited.1);
    let sentence = |row: &Row| session.shown(row.sentence);
    use_filled(&bar, pen.bar(session.pick.count(), edited, plain.is_some()));
    use_filled(&head, pen.head());
    use_filled(&window, pen.rows((first, end), &|at| row_of(&rows, at).cloned(), &sentence));
    use_filled(
        &table,
        match (*plain, rows.as_ref().map(|answered| &answered.answer)) {
            (Some(_), Some(Answer::Rows { from, rows, .. })) => pen.table(*from, rows, matching, &sentence),
            _ => String::new(),
        },
    );
    {
        // Inputs keep what is typed: the panel is written anew only where its own words change.
        let panel = match *open {
            Some(Some(column)) => pen.panel(column),
            Some(None) => pen.columns(),
            None => String::new(),
        };
        let pop = pop.clone();
        let deps = (*open, session.language, layout.clone(), session.query.sort.clone());
        use_effect_with(deps, move |(open, ..)| {
            let Some(pop) = pop.cast::<HtmlElement>() else { return };
            let fresh = pop.inner_html().is_empty();
            fill(&pop, &panel);
            if fresh && open.is_some() {
                focus(&pop, "input, button");
            }
        });
    }
    {
        let values = match (*open, facets.as_ref().map(|answered| &answered.answer), summary) {
            (Some(Some(column)), Some(Answer::Facets(facets)), Some(summary)) => {
                Some(pen.values(column, facets, summary))
            }
            _ => None,
        };
        let pop = pop.clone();
        use_effect_with((values, *open, layout.clone(), session.query.sort.clone()), move |(values, ..)| {
            let place = pop.cast::<Element>().and_then(|pop| pop.query_selector(".facet").ok().flatten());
            if let (Some(place), Some(values)) = (place.and_then(|place| place.dyn_into().ok()), values) {
                fill(&place, values);
            }
        });
    }
    {
        let (body, window, section) = (body.clone(), window.clone(), section.clone());
        let deps = (matching, first, high, layout.tracks());
        use_effect_with(deps, move |(matching, first, high, (tracks, wide))| {
            if let (Some(body), Some(window)) = (body.cast::<HtmlElement>(), window.cast::<HtmlElement>()) {
                set_style(&body, "height", &format!("{}px", matching * high));
                set_style(&window, "transform", &format!("translateY({}px)", first * high));
            }
            if let Some(section) = section.cast::<HtmlElement>() {
                set_style(&section, "--cols", tracks);
                set_style(&section, "--wide", &format!("{wide}px"));
            }
        });
    }
    // Which of what is there is chosen, picked, reached: classes of their own, so that nothing is written anew.
    {
        let (section, active, pick) = (section.clone(), *active, session.pick.clone());
        let chosen = session.chosen.as_ref().map(|row| row.id.clone());
        use_effect(move || {
            if let Some(section) = section.cast::<Element>() {
                mark(&section, active, &pick, chosen.as_deref());
            }
        });
    }
    use_effect_with((*chosen_layout).clone(), |layout| prefs::keep_columns(&layout.told()));
    // Another order or filter begins at the top.
    {
        let (node, search, said) = (node.clone(), search.clone(), said.setter());
        use_effect_with(session.query.clone(), move |query| {
            said.set(String::new());
            to_top(&node);
            // Changed from outside: the box follows, but is never ahead of who types in it.
            let typing = |own: &HtmlInputElement| own.matches(":focus").unwrap_or(false);
            let other = |own: &HtmlInputElement| {
                query.text.is_empty() || own.value().trim() != query.text && !typing(own)
            };
            if let Some(search) = search.cast::<HtmlInputElement>().filter(other) {
                search.set_value(&query.text);
            }
        });
    }
    // A claim chosen anywhere: its row is found, and brought in sight as soon as the table is.
    {
        let (session, link, sought) = (session.clone(), link.clone(), sought.setter());
        use_effect_with((session.seek, session.query.clone(), session.epoch()), move |(seek, query, _)| {
            let Some(row) = session.chosen.as_ref().filter(|_| *seek > 0) else { return };
            let (request, seek) = (Request::Find { id: row.id.clone(), query: query.clone() }, *seek);
            link.ask(request, None, move |found| {
                if let Ok(Answer::Found(at)) = found {
                    sought.set(Some((seek, at)));
                }
            });
        });
    }
    {
        let (node, active, plain, said) = (node.clone(), active.clone(), plain.clone(), said.setter());
        let (t, shown) = (t, sight.height > 0 || seen && plain.is_some());
        let ready = shown && matching > 0;
        use_effect_with((*sought, ready), move |(sought, ready)| {
            let Some((seek, at)) = (*sought).filter(|_| *ready) else { return };
            if done.replace(seek) == seek {
                return;
            }
            let Some(at) = at else { return said.set(t.hidden_by_filter.to_owned()) };
            said.set(String::new());
            active.set((at + 1, active.1));
            if plain.is_some() {
                plain.set(Some(at / PAGE));
            }
            bring(&node, at, high);
        });
    }
    // A press anywhere else shuts the panel.
    {
        let (pop, setter) = (pop.clone(), open.setter());
        use_effect_with(open.is_some(), move |is_open| {
            let document = is_open.then(|| web_sys::window().and_then(|window| window.document())).flatten();
            let listener = document.map(|document| {
                EventListener::new(&document, "pointerdown", move |event| {
                    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                    let within = pop.cast::<Node>().is_some_and(|pop| pop.contains(target.as_deref()));
                    let opens = target
                        .and_then(|target| target.closest("[data-do^=\"pop:\"]").ok().flatten())
                        .is_some();
                    if !within && !opens {
                        setter.set(None);
                    }
                })
            });
            move || drop(listener)
        });
    }

    let hand = Hand {
        page: (sight.height.max(0) as u32 / high).saturating_sub(2).max(1),
        session: session.clone(),
        link,
        layout,
        set_layout: chosen_layout.setter(),
        active: active.clone(),
        open: open.clone(),
        plain: plain.clone(),
        said: said.setter(),
        node: node.clone(),
        section: section.clone(),
        pop: pop.clone(),
        rows: rows.clone(),
        matching,
        high,
    };
    let onkeydown = {
        let hand = hand.clone();
        Callback::from(move |event: KeyboardEvent| hand.key(&event))
    };
    let onescape = {
        let hand = hand.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && hand.open.is_some() {
                event.prevent_default();
                event.stop_propagation();
                hand.shut();
            }
        })
    };
    let onclick = {
        let (hand, held) = (hand.clone(), held.clone());
        Callback::from(move |event: MouseEvent| {
            // What ends a drag is no press.
            if !std::mem::take(&mut held.borrow_mut().1) {
                hand.click(&event);
            }
        })
    };
    let onpointerdown = {
        let hand = hand.clone();
        Callback::from(move |event: PointerEvent| {
            let (listeners, dragged) = hand.drag(&event, &held);
            *held.borrow_mut() = (listeners, dragged);
        })
    };
    let onchange = {
        let hand = hand.clone();
        Callback::from(move |event: Event| {
            let Some(target) = event.target_dyn_into::<Element>() else { return };
            if let (Some(Some(column)), Some(value)) = (*hand.open, target.get_attribute("data-value")) {
                hand.session.dispatch(Action::Ask(switched(column, &value, &hand.session.query)));
            }
            if let Some(column) = target.get_attribute("data-column").and_then(|name| layout::named(&name)) {
                hand.relayout(|layout| layout.flip(column));
            }
        })
    };
    // At each key: the desk answers the last question only, so that nothing has to be waited for, and a filter chosen
    // in the same moment is never overwritten by an older one.
    let typed = {
        let (dispatcher, search, pop) = (session.dispatcher(), search.clone(), pop.clone());
        move || {
            let text = search.cast::<HtmlInputElement>().map(|search| search.value().trim().to_owned());
            dispatcher.dispatch(Action::Search(text.unwrap_or_default()));
            if let Some(within) = pop.cast::<Element>().and_then(|pop| wanted(&pop)) {
                dispatcher.dispatch(Action::Hold(within));
            }
        }
    };
    use_listener(&section, "compositionend", typed.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        // Half a syllable of pinyin is no word yet.
        if !event.is_composing() {
            typed();
        }
    });
    let counts = if said.is_empty() { (t.n_of_m)(matching, total) } else { (*said).clone() };
    let empty = session.opened.is_some() && matching == 0 && rows.is_some();
    let (at_row, at_column) = *active;
    html! {
        <section class="claims" ref={section} aria-label={t.panel_claims} {onclick} {onchange} {oninput} {onpointerdown} onkeydown={onescape}>
            <div class="filters">
                <div class="filter-row" role="search" aria-label={t.filters}>
                    <input ref={search} type="search" class="search" placeholder={t.search} aria-label={t.search} data-testid="search" />
                    <div class="filter-bar" ref={bar}></div>
                    <span class="counts" role="status" data-testid="counts">{ counts }</span>
                </div>
            </div>
            <div class="grid" ref={node} role="grid" tabindex="0" data-testid="claims" aria-label={t.panel_claims} hidden={plain.is_some()}
                aria-rowcount={(matching + 1).to_string()} aria-colcount={hand.layout.shown.len().to_string()} aria-multiselectable="true"
                aria-activedescendant={format!("c{}-{at_column}", at_row.min(matching))} {onscroll} {onkeydown}>
                <div class="tr head" ref={head} role="row" aria-rowindex="1" data-head="1"></div>
                <div class="grid-body" ref={body} role="rowgroup">
                    <div class="grid-window" ref={window} role="presentation"></div>
                </div>
                if empty {
                    <p class="empty" data-testid="claims-empty">
                        { if total == 0 { t.claims_none } else { t.claims_filtered } }
                    </p>
                }
            </div>
            <div class="plain view" ref={table} hidden={plain.is_none()}></div>
            <div class="pop" ref={pop} role="dialog" aria-label={t.filters} hidden={open.is_none()} data-testid="pop"></div>
        </section>
    }
}

/// What the open panel says that its column must hold; `None` where it has no boxes.
fn wanted(pop: &Element) -> Option<Within> {
    let typed = |key: &str| {
        let selector = ["[data-in=", key, "]"].concat();
        let input = pop.query_selector(&selector).ok().flatten()?.dyn_into::<HtmlInputElement>().ok()?;
        Some(input.value().trim().to_owned())
    };
    let column = pop.query_selector("[data-of]").ok().flatten()?.get_attribute("data-of")?;
    let words = |key: &str| typed(key).unwrap_or_default();
    Some(Within {
        column: layout::named(&column)?,
        text: words("text"),
        from: words("from"),
        to: words("to"),
    })
}

/// Marks the chosen claim, the picked rows and the active cell.
fn mark(section: &Element, (row, column): (u32, usize), pick: &Pick, chosen: Option<&str>) {
    let set = |element: &Element, class: &str, on: bool| {
        // Setting a class of ours cannot fail.
        let _ = element.class_list().toggle_with_force(class, on);
    };
    let rows = section.get_elements_by_class_name("tr");
    for element in (0..rows.length()).filter_map(|at| rows.item(at)) {
        let Some(at) = element.get_attribute("data-row").and_then(|at| at.parse().ok()) else { continue };
        let picked = pick.has(at);
        set(&element, "is-picked", picked);
        set(&element, "is-chosen", chosen.is_some() && element.get_attribute("data-id").as_deref() == chosen);
        let _ = element.set_attribute("aria-selected", if picked { "true" } else { "false" });
    }
    let active = section.get_elements_by_class_name("is-active");
    while let Some(old) = active.item(0) {
        set(&old, "is-active", false);
    }
    if let Some(cell) = section.query_selector(&format!("#c{row}-{column}")).ok().flatten() {
        set(&cell, "is-active", true);
    }
}

/// The row of a place, where it has come.
pub fn row_of(rows: &Option<Shared<Answered>>, at: u32) -> Option<&Row> {
    match rows.as_ref().map(|answered| &answered.answer) {
        Some(Answer::Rows { from, rows, .. }) => rows.get(at.checked_sub(*from)? as usize),
        _ => None,
    }
}

/// Scrolls a row into sight, below the sticky head.
pub fn bring(node: &NodeRef, at: u32, high: u32) {
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
