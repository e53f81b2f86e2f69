//! The chosen claim with its sentence: always in sight, whatever panel is open; here it is corrected.

use std::cell::RefCell;

use shaipin::serve::protocol::{Answer, Detail, Edit, Field, Language, Request, Row};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::page::action::Action;
use crate::page::clip;
use crate::page::grid::write::{changes, mark};
use crate::page::hooks::{focus, use_answer, use_filled, use_link, use_session, use_window};
use crate::page::html::Html as Markup;
use crate::page::number;
use crate::page::save;
use crate::page::state::{Panel, Session};
use crate::page::strings::{Strings, strings};

/// Series offered by name; a list of more helps nobody.
const SERIES: usize = 400;

/// What was typed into the form of a claim and not taken yet: the claim's id, and each field's name and words.
type Typed = (String, Vec<(&'static str, String)>);

/// The strip below the panes.
#[component]
pub fn DetailStrip() -> Html {
    let session = use_session();
    let link = use_link();
    let t = strings(session.language);
    let node = use_node_ref();
    let open = use_state_eq(|| false);
    let typed = use_memo((), |()| RefCell::new(Typed::default()));
    // A claim that is being added stands in the chosen one's place.
    let adding = session.adding.clone();
    let answer = use_answer(session.chosen.as_ref().map(|row| Request::Claim { id: row.id.clone() }));
    let detail: Option<&Detail> = match (&adding, answer.as_ref().map(|answered| &answered.answer)) {
        (Some(adding), _) => Some(adding),
        (None, Some(Answer::Claim(Some(detail)))) if session.chosen.is_some() => Some(detail),
        _ => None,
    };
    let form = *open || adding.is_some();
    let id = session.chosen.as_ref().map(|row| row.id.clone());
    // On a small screen it would cover what is looked at next: elsewhere than where it was chosen it is one line.
    let here = use_mut_ref(|| (None, session.narrow));
    let elsewhere = {
        let mut here = here.borrow_mut();
        if here.0 != id {
            *here = (id.clone(), session.narrow);
        }
        here.1 != session.narrow && !form
    };
    {
        let open = open.setter();
        use_effect_with(id, move |_| open.set(false));
    }
    {
        let open = open.setter();
        use_effect_with(session.correct, move |count| {
            if *count > 0 {
                open.set(true);
            }
        });
    }
    use_filled(&node, detail.map(|detail| written(&session, detail, form)).unwrap_or_default());
    {
        let (node, typed) = (node.clone(), typed.clone());
        let there = detail.map(|detail| detail.row.id.clone());
        use_effect_with((form, there), move |(form, there)| {
            let Some((node, id)) = node.cast::<HtmlElement>().filter(|_| *form).zip(there.as_ref()) else {
                return;
            };
            // What was typed before stands there again.
            let typed = typed.borrow();
            for (name, words) in typed.1.iter().filter(|_| typed.0 == *id) {
                set_field(&node, name, words);
            }
            focus(&node, "[name=indicator]");
        });
    }
    let row = detail.map(|detail| detail.row.clone());
    let onclick = {
        let (session, open, row, typed) = (session.clone(), open.clone(), row.clone(), typed.clone());
        Callback::from(move |event: MouseEvent| {
            let target = event.target_dyn_into::<Element>();
            let pressed = target.and_then(|target| target.closest("[data-do]").ok().flatten());
            let Some((pressed, row)) = pressed.zip(row.clone()) else { return };
            match pressed.get_attribute("data-do").unwrap_or_default().as_str() {
                "quote" => {
                    let t = strings(session.language);
                    let done = put_quote(&session, &row);
                    // Said where it was pressed; the button has its own words again with the next claim.
                    pressed.set_text_content(Some(if done { t.quote_copied } else { t.not_copied }));
                }
                "source" => session.dispatch(Action::Reveal(row.span)),
                "table" => {
                    session.dispatch(Action::ChooseInText(row));
                    session.dispatch(Action::Show(Panel::Claims));
                }
                "close" | "form" if session.adding.is_some() => session.dispatch(Action::Adding(None)),
                "close" => session.dispatch(Action::Unchoose),
                "form" => open.set(true),
                // Said in so many words: what was typed goes.
                "cancel" => {
                    typed.take();
                    open.set(false);
                    session.dispatch(Action::Adding(None));
                }
                "reject" => {
                    let more = vec![Edit::Reject(session.target(&row))];
                    session.dispatch(Action::Edits(session.with(more)));
                }
                "restore" => {
                    let target = session.target(&row);
                    let others = session.edits().iter().filter(|edit| edit.claim() != Some(&target));
                    session.dispatch(Action::Edits(others.cloned().collect()));
                }
                _ => {}
            }
        })
    };
    let onsubmit = {
        let (session, open, node, row, typed) =
            (session.clone(), open.clone(), node.clone(), row.clone(), typed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some((node, row)) = node.cast::<Element>().zip(row.clone()) else { return open.set(false) };
            let value = changed_value(&node, session.adding.is_some());
            let (session, open, asked, typed) = (session.clone(), open.clone(), value.clone(), typed.clone());
            let take = move |reads: bool| match &value {
                Some(value) if !reads => {
                    // Said at the field by the browser itself; what was typed stays.
                    value.set_custom_validity(strings(session.language).value_wrong);
                    value.report_validity();
                }
                _ => {
                    let edits = entered(&session, &row, &node);
                    typed.take();
                    session.dispatch(Action::Edits(session.with(edits)));
                    open.set(false);
                    if session.adding.is_some() {
                        session.dispatch(Action::Adding(None));
                        session.dispatch(Action::ChooseInText(row));
                    }
                }
            };
            match asked {
                // What is a number is the reader's business.
                Some(value) => link.ask(Request::Reads { words: value.value() }, None, move |answer| {
                    take(matches!(answer, Ok(Answer::Reads(true))));
                }),
                None => take(true),
            }
        })
    };
    let oninput = {
        let (node, typed, id) = (node.clone(), typed.clone(), row.map(|row| row.id));
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                input.set_custom_validity("");
            }
            if let Some((node, id)) = node.cast::<Element>().zip(id.clone()) {
                let differs = |name: &&'static str| field(&node, name).filter(|(was, now)| was != now);
                let told = NAMES.iter().filter_map(|name| Some((*name, differs(name)?.1)));
                typed.replace((id, told.collect()));
            }
        })
    };
    let onkeydown = {
        let (open, session) = (open.clone(), session.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                // What was typed is there again when the form is.
                if session.adding.is_some() {
                    session.dispatch(Action::Adding(None));
                } else if *open {
                    open.set(false);
                } else {
                    session.dispatch(Action::Unchoose);
                }
            }
        })
    };
    {
        let node = node.clone();
        use_window("keydown", move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
            let asked = key.alt_key() && !key.ctrl_key() && !key.meta_key() && key.code() == "KeyC";
            let button = node.cast::<Element>().filter(|_| asked);
            let button = button.and_then(|node| node.query_selector("[data-do=quote]").ok().flatten());
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                event.prevent_default();
                button.click();
            }
        });
    }
    html! {
        <aside class={classes!("detail", elsewhere.then_some("elsewhere"))} ref={node} hidden={detail.is_none()} aria-label={t.chosen_claim} {onclick} {onsubmit} {oninput} {onkeydown}
            data-testid={detail.map(|_| "detail")}></aside>
    }
}

/// Puts a claim's sentence on the clipboard, with where it stands; whether the browser let us.
fn put_quote(session: &Session, row: &Row) -> bool {
    let t = strings(session.language);
    let summary = session.opened.as_ref().map(|opened| &opened.summary);
    // Of several documents the claim's own: its name, and its paragraphs counted from where it begins.
    let part = summary.and_then(|summary| {
        let behind = summary.parts.partition_point(|part| part.text.0 <= row.span.0);
        summary.parts.get(behind.checked_sub(1)?)
    });
    let first = part.zip(summary).map_or(0, |(part, summary)| {
        summary.paragraphs.partition_point(|paragraph| paragraph.0 < part.text.0) as u32
    });
    let title = summary.filter(|_| part.is_none()).and_then(|summary| summary.title.as_deref()).unwrap_or("");
    let document = session.document.as_ref().map_or("", |doc| doc.source.name.as_str());
    let document = part.map_or(document, |part| &part.name);
    let sentence = session.shown(row.sentence);
    let sentence = sentence.trim();
    let (open, close) = if sentence.contains('“') { ("「", "」") } else { ("“", "”") };
    let parts = [row.region.as_deref().unwrap_or(""), title.trim(), document];
    let source = (t.quote)(&parts, row.paragraph.saturating_sub(first) + 1, &save::today());
    let mut html = Markup::default();
    html.raw("<blockquote>")
        .text(open)
        .text(sentence)
        .text(close)
        .raw("<br>")
        .text(&source)
        .raw("</blockquote>");
    clip::put([open, sentence, close, "\r\n", &source].concat(), html.0)
}

/// The names of the form's fields.
const NAMES: [&str; 7] = ["region", "indicator", "value", "aspect", "period", "status", "series"];

/// A field of the form.
fn control(node: &Element, name: &str) -> Option<Element> {
    node.query_selector(&["[name=", name, "]"].concat()).ok().flatten()
}

/// What a field began with, and what stands in it.
fn field(node: &Element, name: &str) -> Option<(String, String)> {
    let input = control(node, name)?;
    let words = match input.dyn_ref::<HtmlSelectElement>() {
        Some(select) => select.value(),
        None => input.dyn_ref::<HtmlInputElement>()?.value(),
    };
    Some((input.get_attribute("data-was")?, words.trim().to_owned()))
}

fn set_field(node: &Element, name: &str, words: &str) {
    match control(node, name).map(|input| input.dyn_into::<HtmlSelectElement>()) {
        Some(Ok(select)) => select.set_value(words),
        Some(Err(input)) => {
            if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
                input.set_value(words);
            }
        }
        None => {}
    }
}

/// The field of the value, where it differs from what it began with, or `always`.
fn changed_value(node: &Element, always: bool) -> Option<HtmlInputElement> {
    let (was, now) = field(node, Field::Value.name())?;
    let input = control(node, Field::Value.name())?.dyn_into::<HtmlInputElement>().ok()?;
    (always || was != now).then_some(input)
}

/// What of the form differs from what it began with; all of it where a claim is added.
fn entered(session: &Session, row: &Row, node: &Element) -> Vec<Edit> {
    let claim = session.target(row);
    if session.adding.is_some() {
        let [region, indicator, value, aspect, period, status] =
            ["region", "indicator", "value", "aspect", "period", "status"]
                .map(|name| field(node, name).map_or_else(String::new, |(_, now)| now));
        let region = session.found(&region);
        return vec![Edit::Add { claim, region, indicator, value, period, aspect, status }];
    }
    let told = Field::ALL.into_iter().filter_map(|part| {
        let (was, words) = field(node, part.name())?;
        (was != words).then(|| Edit::Correct { claim: claim.clone(), field: part, words })
    });
    told.collect()
}

/// The strip's content.
fn written(session: &Session, detail: &Detail, form: bool) -> String {
    let t = strings(session.language);
    let row = &detail.row;
    let (start, end) = row.sentence;
    let (from, to) = (row.span.0.max(start), row.span.1.min(end));
    let mut out = Markup::default();
    out.raw("<div class=\"detail-top\"><button type=\"button\" class=\"sentence\" data-do=\"source\" lang=\"zh-CN\" data-testid=\"sentence\"")
        .attribute("title", t.show_in_source)
        .raw(">")
        .text(&session.shown((start, from)))
        .raw("<mark>")
        .text(&session.shown((from, to)))
        .raw("</mark>")
        .text(&session.shown((to, end)))
        .raw("</button><span class=\"detail-buttons\" aria-live=\"polite\">");
    let new = session.adding.is_some();
    let touched = row.rejected || row.added || !row.changes.is_empty();
    let presses = [
        ("quote", t.copy_quote, true),
        // The form has its own way out.
        ("form", t.correct, !row.rejected && !form),
        ("reject", t.reject, !row.rejected && !row.added),
        // What was added goes.
        ("restore", if row.added { t.undo } else { t.restore }, touched),
        ("source", t.panel_source, true),
        ("table", t.panel_claims, true),
    ];
    for (act, words, _) in presses.into_iter().filter(|press| press.2 && !new) {
        out.raw("<button type=\"button\" class=\"quiet\"")
            .attribute("data-do", act)
            .attribute("data-testid", &["to-", act].concat());
        if act == "quote" {
            out.raw(" title=\"Alt+C\" aria-keyshortcuts=\"Alt+C\"");
        }
        out.raw(">").text(words).raw("</button>");
    }
    out.raw("<button type=\"button\" class=\"icon\" data-do=\"close\"")
        .attribute("aria-label", t.close)
        .attribute("title", t.close)
        .raw(">×</button></span></div>");
    if touched {
        out.raw("<p class=\"edit-line\" data-testid=\"edit-line\"><b class=\"edit-mark\">")
            .text(if new { t.add_claim } else { mark(row, t) })
            .raw("</b> ")
            .text(&changes(row, t))
            .raw("</p>");
    }
    if form {
        correction(&mut out, session, detail, t);
    } else {
        facts(&mut out, detail, t, session.language);
    }
    out.0
}

fn facts(out: &mut Markup, detail: &Detail, t: &Strings, language: Language) {
    let row = &detail.row;
    let dates = match &detail.dates {
        (Some(from), Some(to)) if from == to => from.clone(),
        (None, None) => String::new(),
        (from, to) => [from.as_deref().unwrap_or("?"), "–", to.as_deref().unwrap_or("?")].concat(),
    };
    let normal = number::news(&row.literal, &row.value, &row.base, language);
    let normal = normal.map_or(String::new(), |normal| ["= ", &normal].concat());
    let aspect = ["· ", (t.aspect)(&detail.aspect)].concat();
    let subject = row.subject.as_deref().map_or(String::new(), |subject| [subject, " · "].concat());
    let none = String::new();
    // Name, words of the text, words of ours behind them.
    let lines: [(&str, &str, &str, &str); 9] = [
        (t.fact_region, "", row.region.as_deref().unwrap_or(t.no_region), &none),
        (t.fact_indicator, &subject, &row.indicator, &none),
        (t.fact_value, "", &row.literal, &normal),
        (t.fact_rank, "", &row.ranks.join("、"), &none),
        (t.fact_period, "", &row.period, &dates),
        (t.fact_status, "", (t.status)(&row.status), &aspect),
        ((t.field)(Field::Series), "", &row.series, &none),
        (t.fact_section, "", detail.section.as_deref().unwrap_or(""), &none),
        (t.fact_topic, "", (t.topic)(&row.topic), &none),
    ];
    out.raw("<dl class=\"facts\">");
    for (name, subject, words, behind) in lines {
        if words.is_empty() && behind.is_empty() {
            continue;
        }
        out.raw("<div class=\"fact\"><dt>").text(name).raw("</dt><dd><span class=\"faint\">").text(subject);
        out.raw("</span>").text(words).raw(" <span class=\"faint\">").text(behind).raw("</span></dd></div>");
    }
    out.raw("</dl>");
}

/// The form: one input a field, each knowing what it began with.
fn correction(out: &mut Markup, session: &Session, detail: &Detail, t: &Strings) {
    let row = &detail.row;
    out.raw("<form class=\"correct\" data-testid=\"correct\">");
    let new = session.adding.is_some();
    if new {
        let region = row.region.as_deref().unwrap_or("");
        out.raw("<label><span>").text(t.fact_region);
        out.raw("</span><input type=\"text\" autocomplete=\"off\" lang=\"zh-CN\" name=\"region\" list=\"region-names\"")
            .attribute("value", region)
            .attribute("data-was", region)
            .raw("></label><datalist id=\"region-names\">");
        let regions = session.opened.as_ref().map_or(&[][..], |opened| &opened.summary.regions);
        for region in regions.iter().take(SERIES) {
            out.raw("<option").attribute("value", &region.name).raw("></option>");
        }
        out.raw("</datalist>");
    }
    // The series of a new claim follows from its name.
    for field in Field::ALL.into_iter().filter(|field| !new || *field != Field::Series) {
        let value = match field {
            Field::Indicator => &row.indicator,
            Field::Value => &row.literal,
            Field::Aspect => &detail.aspect,
            Field::Period => &row.period,
            Field::Status => &row.status,
            Field::Series => &row.series,
        };
        // A place alone has no number to correct.
        if field == Field::Value && value.is_empty() {
            continue;
        }
        let choices: &[&str] = match field {
            Field::Aspect => &["amount", "growth", "completion", "share", "score", "count"],
            Field::Status => &["actual", "target", "projected"],
            _ => &[],
        };
        out.raw("<label><span>").text((t.field)(field)).raw("</span>");
        if choices.is_empty() {
            out.raw("<input type=\"text\" autocomplete=\"off\" lang=\"zh-CN\"").attribute("value", value);
            if field == Field::Series {
                out.raw(" list=\"series-names\"");
            }
            if field == Field::Indicator {
                out.raw(" required");
            }
        } else {
            out.raw("<select");
        }
        out.attribute("name", field.name()).attribute("data-was", value).raw(">");
        for choice in choices {
            out.raw("<option").attribute("value", choice).raw(if choice == value {
                " selected>"
            } else {
                ">"
            });
            out.text((t.field_value)(field, choice)).raw("</option>");
        }
        out.raw(if choices.is_empty() { "</label>" } else { "</select></label>" });
    }
    out.raw("<datalist id=\"series-names\">");
    let names = session.opened.as_ref().map_or(&[][..], |opened| &opened.summary.series);
    for name in names.iter().take(SERIES) {
        out.raw("<option").attribute("value", name).raw("></option>");
    }
    out.raw("</datalist><span class=\"correct-buttons\"><button type=\"submit\" class=\"toggle on\" data-testid=\"save\">")
        .text(t.save)
        .raw("</button>");
    out.button("cancel", "toggle", t.cancel, None).raw("</span></form>");
}
