//! The marks of a chart: arrows lead from one to the next, and what is pointed at tells its sentence.
//!
//! The studio wrote them, with the places of their neighbours; the listeners are those of the view around them.

use shaipin::serve::protocol::{Answer, Language, Query, Request};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::page::hooks::set_style;
use crate::page::link::Link;

/// From the window's edge, and from the mark, in CSS pixels.
const APART: f64 = 8.0;

/// Follows a key on a mark; gives the word that it leads to where it was pressed.
pub fn key(event: &KeyboardEvent) -> Option<String> {
    let mark = event.target()?.dyn_into::<Element>().ok()?;
    let near = mark.get_attribute("data-near")?;
    let all = mark.parent_element()?.children();
    let near = |nth: usize| near.split(' ').nth(nth)?.parse().ok();
    let to = match event.key().as_str() {
        "ArrowLeft" => near(0),
        "ArrowUp" => near(1),
        "ArrowRight" => near(2),
        "ArrowDown" => near(3),
        "Home" => Some(0),
        "End" => Some(all.length().saturating_sub(1)),
        "Enter" | " " => {
            event.prevent_default();
            return mark.get_attribute("data-go");
        }
        _ => None,
    };
    let next = all.item(to?)?;
    event.prevent_default();
    // One tab stop: the mark that had the focus last. Attributes of fixed names can be set.
    let _ = mark.set_attribute("tabindex", "-1");
    let _ = next.set_attribute("tabindex", "0");
    // Shapes take the focus as other elements do; `focus` alone is what is called of them.
    let _ = next.unchecked_ref::<HtmlElement>().focus();
    None
}

/// Shows what a mark says, or nothing where none is pointed at.
pub fn tell(tip: &HtmlElement, target: Option<Element>, link: &Link, language: Language) {
    let mark = target.and_then(|target| target.closest(".mark").ok().flatten());
    let Some(mark) = mark else { return tip.set_hidden(true) };
    let word = mark.get_attribute("data-go").unwrap_or_default();
    let label = mark.get_attribute("aria-label").unwrap_or_default();
    if !tip.hidden() && tip.get_attribute("data-for").as_ref() == Some(&label) {
        return;
    }
    let _ = tip.set_attribute("data-for", &label);
    tip.set_text_content(Some(&label));
    tip.set_hidden(false);
    place(tip, &mark);
    if word.is_empty() {
        return;
    }
    let look = vec![("go".to_owned(), word)];
    let request = Request::View { name: "tip".to_owned(), look, query: Query::default(), language };
    let tip = tip.clone();
    link.ask(request, None, move |answer| {
        // By now another mark may be pointed at.
        if let Ok(Answer::View(html)) = answer
            && !html.is_empty()
            && tip.get_attribute("data-for") == Some(label)
        {
            tip.set_inner_html(&html);
            place(&tip, &mark);
        }
    });
}

/// Below its mark, or above where there is no room; never beyond the window.
fn place(tip: &HtmlElement, mark: &Element) {
    let Some(root) = web_sys::window().and_then(|window| window.document()?.document_element()) else {
        return;
    };
    let area = mark.get_bounding_client_rect();
    let (wide, high) = (f64::from(tip.offset_width()), f64::from(tip.offset_height()));
    let (right, bottom) = (f64::from(root.client_width()) - APART, f64::from(root.client_height()) - APART);
    let left = area.left().min(right - wide).max(APART);
    let below = area.bottom() + APART;
    let top = if below + high > bottom { (area.top() - APART - high).max(APART) } else { below };
    for (name, at) in [("left", left), ("top", top)] {
        set_style(tip, name, &[&(at as i32).to_string(), "px"].concat());
    }
}
