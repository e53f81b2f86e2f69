//! The filters above the claims table, and the chips that show what is in force.

use gloo::timers::callback::Timeout;
use shaipin::serve::protocol::{Answer, Column, Facet, Query, Request};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::claims::is_open;
use super::menu::Menu;
use crate::page::action::Action;
use crate::page::hooks::{use_answer, use_session};
use crate::page::strings::{Strings, strings};

/// Quiet time after a key before the text filter takes effect.
const PAUSE: u32 = 120;

/// What the filters need.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Claims that pass.
    pub matching: u32,
    /// All claims.
    pub total: u32,
}

/// The row of filters and the row of chips.
#[component]
pub fn Filters(props: &Props) -> Html {
    let session = use_session();
    let t = strings(session.language);
    let timer = use_mut_ref(|| None::<Timeout>);
    let input = use_node_ref();
    let query = session.query.clone();
    let unordered = Query { sort: Vec::new(), ..query.clone() };
    let answer = use_answer(Some(Request::Facets { query: unordered }));
    let facets: &[Facet] = match answer.as_ref().map(|answered| &answered.answer) {
        Some(Answer::Facets(facets)) => facets,
        _ => &[],
    };

    // Cleared from outside (another text, "clear all"): the box follows.
    {
        let input = input.clone();
        use_effect_with(query.text.is_empty(), move |empty| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| *empty) {
                input.set_value("");
            }
        });
    }
    let oninput = {
        let (session, input) = (session.clone(), input.clone());
        Callback::from(move |_: InputEvent| {
            let (session, input) = (session.clone(), input.clone());
            *timer.borrow_mut() = Some(Timeout::new(PAUSE, move || {
                if let Some(input) = input.cast::<HtmlInputElement>() {
                    let text = input.value().trim().to_owned();
                    session.dispatch(Action::Ask(Query { text, ..session.query.clone() }));
                }
            }));
        })
    };
    let ask = {
        let session = session.clone();
        move |query: Query| session.dispatch(Action::Ask(query))
    };
    let ranked = {
        let (ask, query) = (ask.clone(), query.clone());
        Callback::from(move |_: MouseEvent| ask(Query { ranked: !query.ranked, ..query.clone() }))
    };
    let clear = {
        let (ask, query) = (ask.clone(), query.clone());
        Callback::from(move |_: MouseEvent| ask(Query { sort: query.sort.clone(), ..Query::default() }))
    };
    html! {
        <div class="filters">
            <div class="filter-row" role="search" aria-label={t.filters}>
                <input ref={input} type="search" class="search" placeholder={t.search} aria-label={t.search}
                    {oninput} data-testid="search" />
                { for facets.iter().map(|facet| facet_menu(facet, &query, t, &ask)) }
                <button type="button" class="toggle" aria-pressed={query.ranked.to_string()} onclick={ranked}
                    data-testid="only-ranked">{ t.only_ranked }</button>
                <span class="counts" role="status" data-testid="counts">{ (t.n_of_m)(props.matching, props.total) }</span>
            </div>
            if !is_open(&query) {
                <div class="chips" data-testid="chips">
                    { for chips(&query, facets, session.opened.as_ref().map_or(&[], |opened| &opened.summary.series), t).into_iter().map(|(label, rest)| {
                        let ask = ask.clone();
                        let title = (t.remove_filter)(&label);
                        let onclick = Callback::from(move |_: MouseEvent| ask(rest.clone()));
                        html! {
                            <button type="button" class="chip" {onclick} {title} aria-label={(t.remove_filter)(&label)}>
                                { label }<span aria-hidden="true">{ " ×" }</span></button>
                        }
                    }) }
                    <button type="button" class="quiet" onclick={clear} data-testid="clear-filters">{ t.clear_all }</button>
                </div>
            }
        </div>
    }
}

/// What a facet's value is called here.
fn shown(column: Column, value: &str, label: &str, t: &Strings) -> String {
    match column {
        Column::Topic => (t.topic)(value).to_owned(),
        Column::Status => (t.status)(value).to_owned(),
        _ if value == u32::MAX.to_string() => t.no_region.to_owned(),
        _ => label.to_owned(),
    }
}

fn chosen(column: Column, value: &str, query: &Query) -> bool {
    match column {
        Column::Region => value.parse().is_ok_and(|region| query.regions.contains(&region)),
        Column::Topic => query.topics.iter().any(|topic| topic == value),
        Column::Status => query.statuses.iter().any(|status| status == value),
        _ => false,
    }
}

/// The query with a value of a facet switched.
fn switched(column: Column, value: &str, query: &Query) -> Query {
    fn flip<T: PartialEq>(list: &mut Vec<T>, value: T) {
        match list.iter().position(|held| *held == value) {
            Some(at) => drop(list.remove(at)),
            None => list.push(value),
        }
    }
    let mut query = query.clone();
    match column {
        Column::Region => {
            if let Ok(region) = value.parse() {
                flip(&mut query.regions, region);
            }
        }
        Column::Topic => flip(&mut query.topics, value.to_owned()),
        Column::Status => flip(&mut query.statuses, value.to_owned()),
        _ => {}
    }
    query
}

fn facet_menu(
    facet: &Facet,
    query: &Query,
    t: &'static Strings,
    ask: &(impl Fn(Query) + Clone + 'static),
) -> Html {
    let column = facet.column;
    let (key, held) = match column {
        Column::Region => ("region", query.regions.len()),
        Column::Topic => ("topic", query.topics.len()),
        Column::Status => ("status", query.statuses.len()),
        _ => return html! {},
    };
    let name = (t.column)(column);
    let label = if held > 0 {
        html! { <>{ name }<b class="held">{ held }</b></> }
    } else {
        html! { { name } }
    };
    html! {
        <Menu key={key} {label} testid={format!("facet-{key}")} brief={false} class={classes!("toggle", (held > 0).then_some("on"))}>
            <div class="facet" role="group" aria-label={name} data-testid={format!("facet-{key}-values")}>
                { for facet.values.iter().map(|(value, label, count)| {
                    let next = switched(column, value, query);
                    let ask = ask.clone();
                    let onchange = Callback::from(move |_: Event| ask(next.clone()));
                    html! {
                        <label class={classes!("facet-value", (*count == 0).then_some("faint"))}>
                            <input type="checkbox" checked={chosen(column, value, query)} {onchange} />
                            <span class="facet-name">{ shown(column, value, label, t) }</span>
                            <span class="num">{ count }</span>
                        </label>
                    }
                }) }
            </div>
        </Menu>
    }
}

/// What is in force, each with the query that is left without it.
fn chips(query: &Query, facets: &[Facet], names: &[String], t: &Strings) -> Vec<(String, Query)> {
    let mut chips = Vec::new();
    for facet in facets {
        for (value, label, _) in &facet.values {
            if chosen(facet.column, value, query) {
                chips.push((shown(facet.column, value, label, t), switched(facet.column, value, query)));
            }
        }
    }
    for &series in &query.series {
        let left = query.series.iter().copied().filter(|other| *other != series).collect();
        let name = names.get(series as usize).cloned().unwrap_or_default();
        chips.push((name, Query { series: left, ..query.clone() }));
    }
    if query.ranked {
        chips.push((t.only_ranked.to_owned(), Query { ranked: false, ..query.clone() }));
    }
    if !query.text.is_empty() {
        chips.push((format!("“{}”", query.text), Query { text: String::new(), ..query.clone() }));
    }
    chips
}
