//! The chosen claim with its sentence: always in sight, whatever panel is open.

use shaipin::serve::protocol::{Answer, Request};
use shaipin::source::TextKind;
use yew::prelude::*;

use crate::page::action::Action;
use crate::page::hooks::{use_answer, use_session};
use crate::page::number;
use crate::page::state::Panel;
use crate::page::strings::strings;
use crate::page::text;

/// The strip below the panes.
#[component]
pub fn DetailStrip() -> Html {
    let session = use_session();
    let t = strings(session.language);
    let answer = use_answer(session.chosen.as_ref().map(|row| Request::Claim { id: row.id.clone() }));
    let detail = match answer.as_ref().map(|answered| &answered.answer) {
        Some(Answer::Claim(Some(detail))) => detail,
        _ => return html! {},
    };
    let row = &detail.row;
    let (start, end) = (row.sentence.0 as usize, row.sentence.1 as usize);
    let (from, to) = ((row.span.0 as usize).max(start), (row.span.1 as usize).min(end));
    let source = session.text();
    let is_html = session.document.as_ref().is_some_and(|doc| doc.source.kind == TextKind::Html);
    let cut = |from: usize, to: usize| {
        let slice = source.get(from..to).unwrap_or("");
        if is_html { text::readable(slice) } else { slice.to_owned() }
    };
    let go = {
        let (session, span) = (session.clone(), row.span);
        Callback::from(move |_: MouseEvent| session.dispatch(Action::Reveal(span)))
    };
    let to_table = {
        let (session, row) = (session.clone(), row.clone());
        Callback::from(move |_: MouseEvent| {
            session.dispatch(Action::ChooseInText(row.clone()));
            session.dispatch(Action::Show(Panel::Claims));
        })
    };
    let close = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.dispatch(Action::Unchoose))
    };
    let fact = |name: &'static str, value: Html| html! { <div class="fact"><dt>{ name }</dt><dd>{ value }</dd></div> };
    let dates = match &detail.dates {
        (Some(from), Some(to)) if from == to => from.clone(),
        (None, None) => String::new(),
        (from, to) => format!("{}–{}", from.as_deref().unwrap_or("?"), to.as_deref().unwrap_or("?")),
    };
    html! {
        <aside class="detail" aria-label={t.chosen_claim} data-testid="detail">
            <div class="detail-top">
                <button type="button" class="sentence" onclick={go.clone()} title={t.show_in_source} lang="zh-CN" data-testid="sentence">
                    { cut(start, from) }<mark>{ cut(from, to) }</mark>{ cut(to, end) }
                </button>
                <span class="detail-buttons">
                    <button type="button" class="quiet" onclick={go} data-testid="to-source">{ t.panel_source }</button>
                    <button type="button" class="quiet" onclick={to_table} data-testid="to-table">{ t.panel_claims }</button>
                    <button type="button" class="icon" onclick={close} aria-label={t.close} title={t.close}>{ "×" }</button>
                </span>
            </div>
            <dl class="facts">
                { fact(t.fact_region, html! { <span lang="zh-CN">{ row.region.clone().unwrap_or_else(|| t.no_region.to_owned()) }</span> }) }
                { fact(t.fact_indicator, html! { <span lang="zh-CN">
                    if let Some(subject) = &row.subject { <span class="subject">{ subject }</span> }{ &row.indicator }</span> }) }
                if !row.literal.is_empty() {
                    { fact(t.fact_value, html! { <><b lang="zh-CN">{ &row.literal }</b>
                        if let Some(normal) = number::news(&row.literal, &row.value, &row.base, session.language) { <span class="faint">{ " = " }{ normal }</span> }</> }) }
                }
                if !row.ranks.is_empty() { { fact(t.fact_rank, html! { <span lang="zh-CN">{ row.ranks.join("、") }</span> }) } }
                if !row.period.is_empty() || !dates.is_empty() {
                    { fact(t.fact_period, html! { <><span lang="zh-CN">{ &row.period }</span>
                        if !dates.is_empty() { <span class="faint">{ " " }{ &dates }</span> }</> }) }
                }
                { fact(t.fact_status, html! { <>{ (t.status)(&row.status) }{ " · " }{ (t.aspect)(&detail.aspect) }</> }) }
                if let Some(section) = &detail.section { { fact(t.fact_section, html! { <span lang="zh-CN">{ section }</span> }) } }
                { fact(t.fact_topic, html! { { (t.topic)(&row.topic) } }) }
            </dl>
        </aside>
    }
}
