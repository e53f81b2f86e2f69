//! A row of the claims table.

use shaipin::serve::protocol::{Language, Row};
use yew::prelude::*;

use crate::page::number;
use crate::page::state::Shared;
use crate::page::strings::strings;

/// What a row needs.
#[derive(Properties)]
pub struct Props {
    /// Its place in the query.
    pub at: u32,
    /// The claim; `None` until it has come.
    pub row: Option<Shared<Row>>,
    /// Whether it is the chosen one.
    pub chosen: bool,
    /// The column that the keyboard stands on.
    pub active: Option<usize>,
    /// Interface language.
    pub language: Language,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        let same_row = match (&self.row, &other.row) {
            (Some(one), Some(two)) => **one == **two,
            (None, None) => true,
            _ => false,
        };
        same_row
            && self.at == other.at
            && self.chosen == other.chosen
            && self.active == other.active
            && self.language == other.language
    }
}

/// A claim, or an empty row while it is under way.
#[component]
pub fn ClaimRow(props: &Props) -> Html {
    let t = strings(props.language);
    let at = props.at;
    let class = classes!("tr", props.chosen.then_some("is-chosen"), (at % 2 == 1).then_some("odd"));
    let Some(row) = &props.row else {
        return html! { <div {class} role="row" aria-rowindex={(at + 2).to_string()} aria-busy="true">
        <div class="td c-indicator faint">{ "…" }</div></div> };
    };
    let cell = |column: usize, class: &'static str, title: Option<String>, inner: Html| {
        let class = classes!("td", class, (props.active == Some(column)).then_some("is-active"));
        html! {
            <div {class} role="gridcell" id={format!("c{}-{column}", at + 1)} data-col={column.to_string()}
                aria-colindex={(column + 1).to_string()} {title}>{ inner }</div>
        }
    };
    let none = || html! { <span class="faint" aria-label={t.not_told}>{ "—" }</span> };
    let region = row.region.clone().map_or_else(none, |name| html! { <span lang="zh-CN">{ name }</span> });
    let indicator = html! {
        <span lang="zh-CN">
            if let Some(subject) = &row.subject { <span class="subject">{ subject }</span> }
            <span>{ &row.indicator }</span>
        </span>
    };
    let full = match &row.subject {
        Some(subject) => format!("{subject} · {}", row.indicator),
        None => row.indicator.clone(),
    };
    let value = if row.literal.is_empty() {
        none()
    } else {
        html! { <span lang="zh-CN">{ &row.literal }</span> }
    };
    let normal = (!row.value.is_empty()).then(|| number::normal(&row.value, &row.base, props.language));
    let ranks = if row.ranks.is_empty() {
        html! {}
    } else {
        html! { <span class="rank" lang="zh-CN">{ row.ranks.join("、") }</span> }
    };
    let status_class = match row.status.as_str() {
        "target" => "st-target",
        "projected" => "st-projected",
        _ => "st-actual",
    };
    html! {
        <div {class} role="row" aria-rowindex={(at + 2).to_string()} aria-selected={props.chosen.to_string()}
            data-row={at.to_string()} data-id={row.id.clone()} data-testid="claim-row">
            { cell(0, "c-region", row.region.clone(), region) }
            { cell(1, "c-topic", None, html! { { (t.topic)(&row.topic) } }) }
            { cell(2, "c-indicator", Some(full), indicator) }
            { cell(3, "c-value", normal, value) }
            { cell(4, "c-rank", (!row.ranks.is_empty()).then(|| row.ranks.join("、")), ranks) }
            { cell(5, "c-period", None, html! { <span lang="zh-CN">{ &row.period }</span> }) }
            { cell(6, "c-status", None, html! { <span class={status_class}>{ (t.status)(&row.status) }</span> }) }
        </div>
    }
}
