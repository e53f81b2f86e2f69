//! Any of the views: HTML made by the worker, set in one go, with one listener for all that leads somewhere.

use std::cell::RefCell;

use shaipin::serve::protocol::{Answer, Request};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::page::go::go;
use crate::page::hooks::{use_answer, use_link, use_session};

/// What is in the page now: the view's name, its HTML, and where each view was scrolled to.
#[derive(Default)]
struct Shown {
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
    let answer = use_answer(panel.is_view().then(|| Request::View {
        name: panel.key().to_owned(),
        look: session.look.clone(),
        query: session.query.clone(),
        language: session.language,
    }));
    {
        let (node, shown) = (node.clone(), shown.clone());
        use_effect_with((answer, panel), move |(answer, panel)| {
            let Some(pane) = node.cast::<HtmlElement>().filter(|_| panel.is_view()) else { return };
            if let Some(Answer::View(html)) = answer.as_ref().map(|answered| &answered.answer) {
                draw(&pane, &mut shown.borrow_mut(), panel.key(), html);
            }
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
    let onclick = Callback::from(move |event: MouseEvent| {
        let target = event.target_dyn_into::<Element>();
        let leading = target.and_then(|target| target.closest("[data-go]").ok().flatten());
        if let Some(word) = leading.and_then(|leading| leading.get_attribute("data-go")) {
            go(&session, &link, &word);
        }
    });
    html! {
        <section class="view" ref={node} tabindex="-1" {onclick} data-testid="view" data-view={panel.key()}></section>
    }
}

/// Puts a view in place; what had the focus keeps it, and a view seen before is where it was left.
fn draw(pane: &HtmlElement, shown: &mut Shown, name: &'static str, html: &str) {
    if shown.html == html {
        return;
    }
    let focused = web_sys::window()
        .and_then(|window| window.document()?.active_element())
        .filter(|element| pane.contains(Some(element)));
    let word = focused.as_ref().and_then(|element| element.get_attribute("data-go"));
    let top = pane.scroll_top();
    shown.places.retain(|(known, _)| *known != shown.name);
    if !shown.name.is_empty() {
        shown.places.push((shown.name, top));
    }
    pane.set_inner_html(html);
    let place = shown.places.iter().find(|(known, _)| *known == name).map_or(0, |&(_, top)| top);
    pane.set_scroll_top(place);
    shown.name = name;
    html.clone_into(&mut shown.html);
    if focused.is_some() {
        // Our own words: none holds a quote or a backslash.
        let same = word
            .and_then(|word| pane.query_selector(&format!("[data-go=\"{word}\"]")).ok().flatten())
            .and_then(|item| item.dyn_into::<HtmlElement>().ok());
        // A thing that is gone leaves the focus with its view, not with the page.
        let _ = same.as_ref().unwrap_or(pane).focus();
    }
}
