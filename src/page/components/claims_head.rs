//! The head of the claims table: names of the columns and the order.

use shaipin::serve::protocol::{Column, Query, SortKey};
use yew::prelude::*;

use crate::page::action::Action;
use crate::page::state::SessionHandle;
use crate::page::strings::strings;

/// Columns with their classes, in order.
pub const COLUMNS: [(Column, &str); 7] = [
    (Column::Region, "c-region"),
    (Column::Topic, "c-topic"),
    (Column::Indicator, "c-indicator"),
    (Column::Value, "c-value"),
    (Column::Rank, "c-rank"),
    (Column::Period, "c-period"),
    (Column::Status, "c-status"),
];

/// The order after a press on a column's head: the natural direction, the other one, the text's
/// own order. With `add` the other keys stay.
pub fn sorted(query: &Query, column: Column, add: bool) -> Query {
    let mut query = query.clone();
    // Of values the largest is what one looks for.
    let natural = column == Column::Value;
    let old = query.sort.iter().position(|key| key.column == column);
    let now = old.map(|at| query.sort[at].descending);
    let next = match now {
        None => Some(natural),
        Some(descending) if descending == natural => Some(!natural),
        Some(_) => None,
    };
    if !add {
        query.sort.clear();
    }
    match (next, old.filter(|_| add)) {
        (Some(descending), Some(at)) => query.sort[at].descending = descending,
        (Some(descending), None) => query.sort.push(SortKey { column, descending }),
        (None, Some(at)) => drop(query.sort.remove(at)),
        (None, None) => {}
    }
    query
}

/// The head row; `active` is the column that the keyboard stands on, where it stands on the head.
pub fn head(session: &SessionHandle, active: Option<usize>) -> Html {
    let t = strings(session.language);
    let many = session.query.sort.len() > 1;
    html! {
        <div class="tr head" role="row" aria-rowindex="1" data-head="1">
            { for COLUMNS.iter().enumerate().map(|(at, (column, class))| {
                let place = session.query.sort.iter().position(|key| key.column == *column);
                let down = place.map(|place| session.query.sort[place].descending);
                // Shape, not colour, tells the direction.
                let (aria, sign) = match down {
                    None => ("none", "↕"),
                    Some(false) => ("ascending", "▲"),
                    Some(true) => ("descending", "▼"),
                };
                let onclick = {
                    let (session, column) = (session.clone(), *column);
                    Callback::from(move |event: MouseEvent| {
                        event.stop_propagation();
                        session.dispatch(Action::Ask(sorted(&session.query, column, event.shift_key())));
                    })
                };
                let class = classes!("th", *class, (active == Some(at)).then_some("is-active"));
                html! {
                    <div {class} role="columnheader" id={format!("c0-{at}")} aria-colindex={(at + 1).to_string()}
                        aria-sort={aria} {onclick} title={t.sort_hint} data-testid={format!("head-{}", COLUMNS[at].1)}>
                        <span>{ (t.column)(*column) }</span>
                        <span class={classes!("sort", place.map(|_| "on"))} aria-hidden="true">
                            { sign }{ place.filter(|_| many).map(|place| (place + 1).to_string()) }
                        </span>
                    </div>
                }
            }) }
        </div>
    }
}
