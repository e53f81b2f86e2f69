//! The filters in force: one row above every view that shows claims; a press takes one away.

use shaipin::serve::protocol::Query;
use yew::prelude::*;

use crate::page::action::Action;
use crate::page::grid::ask::chips as in_force;
use crate::page::state::{Panel, SessionHandle};
use crate::page::strings::strings;

/// The row; nothing where no filter is in force, or where there is nothing to filter.
pub fn chips(session: &SessionHandle) -> Html {
    let t = strings(session.language);
    // The ledger is of numerals, the left pane of the text: neither knows filters.
    let shown = |panel: Panel| panel != Panel::Ledger && !Panel::LEFT.contains(&panel);
    let Some(opened) = session.opened.as_ref().filter(|_| shown(session.right)) else { return html! {} };
    let chips = in_force(&session.query, &opened.summary, t);
    if chips.is_empty() {
        return html! {};
    }
    let ask = |query: Query| {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.dispatch(Action::Ask(query.clone())))
    };
    let all = ask(Query { sort: session.query.sort.clone(), ..Query::default() });
    html! {
        <div class={classes!("chips", shown(session.narrow).then_some("narrow-on"))} role="group" aria-label={t.filters} data-testid="chips">
            { for chips.into_iter().map(|(label, left)| {
                let title = (t.remove_filter)(&label);
                html! {
                    <button type="button" class="chip" onclick={ask(left)} title={title.clone()} aria-label={title}>
                        { label }<span aria-hidden="true">{ " ×" }</span></button>
                }
            }) }
            <button type="button" class="quiet" onclick={all} data-testid="clear-filters">{ t.clear_all }</button>
        </div>
    }
}
