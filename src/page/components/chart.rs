//! One series by region, as bars that lead to their sentences.

use shaipin::serve::protocol::{Answer, Request, SeriesItem};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::page::action::Action;
use crate::page::hooks::{Picture, use_answer, use_link, use_picture, use_session, use_sight};
use crate::page::strings::strings;
use crate::page::studio::{Drawing, Mark, Trouble};

/// The widest drawing: beyond it bars only grow longer, not clearer.
const WIDEST: i32 = 1100;
/// Widths are asked for in these steps, so that a drag of the window draws few charts.
const STEP: i32 = 40;

/// The chart with the choice of series.
#[component]
pub fn ChartPane() -> Html {
    let session = use_session();
    let link = use_link();
    let t = strings(session.language);
    let node = use_node_ref();
    let (sight, _) = use_sight(&node, 1000);
    let picked = use_state_eq(|| None::<String>);
    // Nothing is drawn while the panel is not in sight.
    let list = use_answer((sight.width > 0).then_some(Request::SeriesList));
    let list: &[SeriesItem] = match list.as_ref().map(|answered| &answered.answer) {
        Some(Answer::SeriesList(list)) => list,
        _ => &[],
    };
    let held = picked.as_ref().and_then(|key| list.iter().find(|item| item.key == *key));
    let series = held.or_else(|| list.first());
    let width = (sight.width.min(WIDEST) / STEP * STEP).max(320) as u32;
    let request = series.filter(|_| sight.width > 0).map(|series| Request::Chart {
        key: series.key.clone(),
        width,
        dark: session.dark(),
        language: session.language,
    });
    let again = use_state_eq(|| 0);
    let picture = use_picture(request, *again);
    let retry = {
        let again = again.clone();
        Callback::from(move |_: MouseEvent| again.set(*again + 1))
    };
    let onchange = {
        let picked = picked.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                picked.set(Some(select.value()));
            }
        })
    };
    let onmark = {
        let session = session.clone();
        Callback::from(move |id: String| {
            let dispatcher = session.dispatcher();
            link.ask(Request::Claim { id }, None, move |answer| {
                if let Ok(Answer::Claim(Some(detail))) = answer {
                    dispatcher.dispatch(Action::Choose(detail.row));
                }
            });
        })
    };
    html! {
        <section class="chart" aria-label={t.panel_chart} data-testid="chart">
            if let Some(series) = series {
                <div class="chart-bar">
                    <label>{ t.series }
                        <select {onchange} data-testid="series" lang="zh-CN">
                            { for list.iter().map(|item| html! {
                                <option value={item.key.clone()} selected={item.key == series.key}>
                                    { (t.series_item)(&item.name, &item.base, item.regions) }
                                </option>
                            }) }
                        </select>
                    </label>
                </div>
            }
            <div class="chart-space" ref={node}>
                { match &picture {
                    Picture::Drawn(drawing) => html! {
                        <>
                            { figure(drawing, &onmark, session.chosen.as_ref().map(|row| row.id.as_str())) }
                            <p class="chart-note">{ &drawing.description }</p>
                            <p class="chart-note faint">{ t.chart_note }</p>
                        </>
                    },
                    Picture::Coming => html! { <p class="empty" data-testid="chart-coming">{ t.chart_coming }</p> },
                    Picture::Trouble(trouble) => {
                        let words = match trouble {
                            Trouble::NotFetched => t.chart_not_fetched,
                            Trouble::Stopped => t.chart_stopped,
                        };
                        html! {
                            <p class="empty" data-testid="chart-trouble">{ words }{ " " }
                                <button type="button" onclick={retry} data-testid="chart-again">{ t.again }</button></p>
                        }
                    }
                    Picture::Nothing => html! { <p class="empty">{ t.chart_none }</p> },
                    Picture::None if session.opened.is_some() && list.is_empty() => {
                        html! { <p class="empty">{ t.chart_none }</p> }
                    }
                    Picture::None => Html::default(),
                } }
            </div>
        </section>
    }
}

/// The picture (plotters escapes every label) and the shapes over it that can be reached.
fn figure(drawing: &Drawing, onmark: &Callback<String>, chosen: Option<&str>) -> Html {
    let (width, height) = drawing.size;
    html! {
        <figure class="figure">
            <div class="drawing" aria-hidden="true">{ Html::from_html_unchecked(AttrValue::from(drawing.svg.clone())) }</div>
            <svg class="overlay" viewBox={format!("0 0 {width} {height}")} role="group" aria-label={drawing.description.clone()}
                preserveAspectRatio="none">
                { for drawing.marks.iter().map(|mark| overlay(mark, onmark, chosen)) }
            </svg>
        </figure>
    }
}

fn overlay(mark: &Mark, onmark: &Callback<String>, chosen: Option<&str>) -> Html {
    let [x, y, width, height] = mark.area;
    let go = {
        let (onmark, id) = (onmark.clone(), mark.claim.clone());
        move || onmark.emit(id.clone())
    };
    let onclick = {
        let go = go.clone();
        Callback::from(move |_: MouseEvent| go())
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            go();
        }
    });
    let class = classes!("bar", (chosen == Some(mark.claim.as_str())).then_some("is-chosen"));
    html! {
        <rect {class} x={x.to_string()} y={y.to_string()} width={width.max(4).to_string()} height={height.max(4).to_string()}
            tabindex="0" role="button" aria-label={mark.label.clone()} {onclick} {onkeydown} data-testid="bar"
            data-claim={mark.claim.clone()}>
            <title>{ &mark.label }</title>
        </rect>
    }
}
