//! Any of the views: HTML made by desk or studio, set in one go, with one listener for all that leads somewhere.

use std::cell::RefCell;

use shaipin::serve::protocol::{Answer, Request};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use super::marks;
use crate::page::action::Action;
use crate::page::go::go;
use crate::page::hooks::{Picture, in_frame, use_answer, use_link, use_picture, use_session, use_sight};
use crate::page::link::Lost;
use crate::page::save;
use crate::page::start::at_rest;
use crate::page::state::Panel;
use crate::page::strings::{Strings, strings};

/// The widest drawing: beyond it bars only grow longer, not clearer.
const WIDEST: i32 = 1100;
/// Widths are asked for in these steps, so that a drag of the window draws few charts.
const STEP: i32 = 20;
/// What the pane's own edges take of its width.
const EDGES: i32 = 34;

/// What is in the page now: of which load, the view's name, its HTML, and where each view was scrolled to.
#[derive(Default)]
struct Shown {
    load: u32,
    name: &'static str,
    html: String,
    places: Vec<(&'static str, i32)>,
}

/// The view that the right pane shows.
#[component]
pub fn ViewPane() -> Html {
    let session = use_session();
    let link = use_link();
    let node = use_node_ref();
    let shown = use_memo((), |()| RefCell::new(Shown::default()));
    let panel = session.right;
    let charts = panel == Panel::Chart;
    let tip = use_node_ref();
    let (sight, _) = use_sight(&node, 1000, &session, None);
    let again = use_state_eq(|| 0);
    // Nothing is drawn while the pane is not in sight.
    let picture = use_picture(
        (charts && sight.width > 0).then(|| Request::Charts {
            choice: session
                .look
                .iter()
                .find(|(key, _)| key == "chart")
                .map(|(_, value)| value.clone())
                .unwrap_or_default(),
            query: session.query.clone(),
            width: ((sight.width - EDGES).min(WIDEST) / STEP * STEP).max(300) as u32,
            day: save::today(),
            language: session.language,
        }),
        *again,
    );
    let answer = use_answer((panel.is_view() && !charts).then(|| Request::View {
        name: panel.key().to_owned(),
        look: session.look.clone(),
        query: session.query.clone(),
        language: session.language,
    }));
    {
        let (node, shown, tip) = (node.clone(), shown.clone(), tip.clone());
        let (picture, t, load) = (picture.clone(), strings(session.language), session.loads);
        use_effect_with((answer, picture, panel), move |(answer, picture, panel)| {
            let Some(pane) = node.cast::<HtmlElement>().filter(|_| panel.is_view()) else { return };
            let answer = answer.as_ref().map(|answered| &answered.answer);
            let told = if charts { told(picture, t) } else { String::new() };
            let html = match (picture, answer) {
                (Picture::Drawn(drawing), _) if charts => &drawing.html,
                (_, Some(Answer::View(html))) if !charts => html,
                _ if !told.is_empty() => &told,
                _ => return,
            };
            if let Some(tip) = tip.cast::<HtmlElement>() {
                tip.set_hidden(true);
            }
            draw(&pane, &mut shown.borrow_mut(), load, panel.key(), html);
        });
    }
    // The chosen claim is marked wherever it stands.
    let chosen = session.chosen.as_ref().map(|row| format!("claim:{}", row.id));
    {
        let node = node.clone();
        use_effect(move || {
            let Some(pane) = node.cast::<HtmlElement>() else { return };
            let items = pane.get_elements_by_class_name("v-go");
            for item in (0..items.length()).filter_map(|at| items.item(at)) {
                let is_it = chosen.is_some() && item.get_attribute("data-go") == chosen;
                // Setting a class cannot fail.
                let _ = item.class_list().toggle_with_force("is-chosen", is_it);
            }
        });
    }
    let tell = {
        let (tip, link, language) = (tip.clone(), link.clone(), session.language);
        Callback::from(move |target: Option<Element>| {
            if let Some(tip) = tip.cast::<HtmlElement>() {
                marks::tell(&tip, target, &link, language);
            }
        })
    };
    let letting = session.clone();
    let follow = Callback::from(move |word: String| match (word.split_once(':'), &picture) {
        (Some(("save", how)), Picture::Drawn(drawing)) => save::picture(&session, drawing, how),
        (Some(("again", _)), _) => again.set(*again + 1),
        _ => go(&session, &link, &word),
    });
    let onclick = {
        let (follow, tell) = (follow.clone(), tell.clone());
        Callback::from(move |event: MouseEvent| {
            // Under a finger it would stay.
            tell.emit(None);
            let target = event.target_dyn_into::<Element>();
            let leading = target.and_then(|target| target.closest("[data-go]").ok().flatten());
            if let Some(word) = leading.and_then(|leading| leading.get_attribute("data-go")) {
                follow.emit(word);
            }
        })
    };
    let onchange = {
        let follow = follow.clone();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            if let Some((select, set)) =
                select.and_then(|select| select.get_attribute("data-set").map(|set| (select, set)))
            {
                follow.emit(["set:", &set, "=", &select.value()].concat());
            }
        })
    };
    let onkeydown = {
        let tell = tell.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                tell.emit(None);
                letting.dispatch(Action::Unchoose);
            } else if let Some(word) = marks::key(&event) {
                follow.emit(word);
            }
        })
    };
    let onmouseover = tell.reform(|event: MouseEvent| event.target_dyn_into::<Element>());
    let onfocusin = tell.reform(|event: FocusEvent| event.target_dyn_into::<Element>());
    let onmouseleave = tell.reform(|_: MouseEvent| None);
    let onfocusout = tell.reform(|_: FocusEvent| None);
    html! {
        <>
            <section class="view" ref={node} tabindex="-1" {onclick} {onchange} {onkeydown} {onmouseover} {onfocusin} {onmouseleave} {onfocusout}
                data-testid="view" data-view={panel.key()}></section>
            <div class="tip" ref={tip} role="tooltip" hidden=true data-testid="tip"></div>
        </>
    }
}

/// What is said in the place of charts that are not there.
fn told(picture: &Picture, t: &Strings) -> String {
    match picture {
        Picture::Coming => {
            ["<p class=\"empty\" data-testid=\"chart-coming\">", t.chart_coming, "</p>"].concat()
        }
        Picture::Lost(lost) => {
            let words = if *lost == Lost::Away { t.chart_not_fetched } else { t.chart_stopped };
            [
                "<p class=\"empty\" data-testid=\"chart-trouble\">",
                words,
                " <button type=\"button\" data-go=\"again:\" data-testid=\"chart-again\">",
                t.again,
                "</button></p>",
            ]
            .concat()
        }
        _ => String::new(),
    }
}

/// Puts a view in place; what had the focus keeps it, and a view seen before is where it was left.
fn draw(pane: &HtmlElement, shown: &mut Shown, load: u32, name: &'static str, html: &str) {
    let anew = shown.load != load;
    shown.load = load;
    if shown.html == html {
        return;
    }
    let focused = web_sys::window()
        .and_then(|window| window.document()?.active_element())
        .filter(|element| pane.contains(Some(element)));
    // What had the focus, by where it leads or what it sets. Our own words: none holds a quote or a backslash.
    let word = focused.as_ref().and_then(|element| {
        let told = |name: &str| Some(["[", name, "=\"", &element.get_attribute(name)?, "\"]"].concat());
        told("data-go").or_else(|| told("data-set"))
    });
    let top = pane.scroll_top();
    shown.places.retain(|(known, _)| *known != shown.name);
    if !shown.name.is_empty() {
        shown.places.push((shown.name, top));
    }
    if anew {
        // Another text begins at its top.
        shown.places.clear();
    }
    let place = shown.places.iter().find(|(known, _)| *known == name).map_or(0, |&(_, top)| top);
    // Of a view that is opened at its top, what stands under the first things is laid out when these are drawn; what is
    // out of sight like this could not have the focus.
    let first = (anew || shown.name != name) && place == 0 && focused.is_none();
    let scrolled = pane.clone();
    let _ = pane.toggle_attribute_with_force("data-fresh", first);
    pane.set_inner_html(html);
    in_frame(move || {
        scrolled.set_scroll_top(place);
        if first {
            at_rest(move || {
                let _ = scrolled.remove_attribute("data-fresh");
            });
        }
    });
    shown.name = name;
    html.clone_into(&mut shown.html);
    if focused.is_some() {
        let same = word
            .and_then(|word| pane.query_selector(&word).ok().flatten())
            .map(|item| item.unchecked_into::<HtmlElement>());
        // A thing that is gone leaves the focus with its view, not with the page.
        let _ = same.as_ref().unwrap_or(pane).focus();
    }
}
