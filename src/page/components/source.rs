//! The source pane: the text with its marks, of which only what is in sight is drawn.

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::Array;
use shaipin::serve::protocol::{Answer, Edit, Mark, Request};
use shaipin::source::TextKind;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::editor::Editor;
use super::legend::Legend;
use super::measured::{Measured, estimate, measure, settle};
use super::paragraph::ParagraphBlock;
use crate::page::action::Action;
use crate::page::hooks::{
    Answered, in_frame, set_style, to_top, use_answer, use_link, use_session, use_sight,
};
use crate::page::start::{boot_call, later};
use crate::page::state::{Opened, Panel, Phase, SessionHandle, Shared};
use crate::page::strings::strings;
use crate::page::text::{self, Heights, Piece};

/// So many pixels may have been scrolled without being told.
const STEP: i32 = 80;
/// Drawn beyond what is in sight, in pixels.
const BEYOND: i64 = 300;
/// Paragraphs whose marks are asked for together.
const GROUP: u32 = 16;
/// So many milliseconds the first text waits for its marks: most are read by then, and drawn once.
const PATIENCE: u32 = 100;
/// A text of more bytes is not read by then.
const LONG: usize = 100_000;
/// Elements taller than this are cut by browsers.
const TALLEST: i64 = 30_000_000;

/// The source pane.
#[component]
pub fn SourcePane() -> Html {
    let session = use_session();
    let link = use_link();
    let t = strings(session.language);
    let node = use_node_ref();
    let space = use_node_ref();
    let window = use_node_ref();
    let (sight, onscroll) = use_sight(&node, STEP, &session, Some(Panel::Source));
    let cursor = use_state_eq(|| None::<usize>);
    let hovered = use_state_eq(|| None::<(usize, usize)>);
    let again = use_force_update();
    let measured = use_memo((), |()| RefCell::new(Measured::default()));

    let pieces = use_memo(
        (session.document.clone(), session.paragraphs.clone(), session.editing),
        |(document, paragraphs, editing)| {
            let text = document.as_ref().map_or("", |doc| doc.source.text.as_str());
            let mut pieces = text::pieces(text, paragraphs, *editing);
            let html = document.as_ref().is_some_and(|doc| doc.source.kind == TextKind::Html);
            text::align(text, html, &mut pieces);
            pieces
        },
    );
    use_memo((pieces.clone(), sight.width), |(pieces, width)| {
        let mut measured = measured.borrow_mut();
        let own = pieces.iter().map(|piece| estimate(piece, *width, &measured.seen)).collect();
        measured.heights = Heights::new(own);
    });

    let (first, end) = {
        let heights = &measured.borrow().heights;
        let top = i64::from(sight.top);
        let first = heights.at(top - BEYOND);
        // Below, as soon as somebody scrolls: before, it would keep the first lines waiting.
        let below = if top > 0 { BEYOND } else { i64::from(STEP) };
        let end = heights.at(top + i64::from(sight.height) + below) + 1;
        (first, end.min(pieces.len()))
    };
    let request = pieces.get(first..end).filter(|shown| !shown.is_empty()).map(|shown| Request::Marks {
        first: shown[0].paragraph / GROUP * GROUP,
        end: (shown[shown.len() - 1].paragraph / GROUP + 1) * GROUP,
    });
    let answer = use_answer(request);
    let marked = answer.as_ref().is_some_and(|answer| answer.epoch == session.epoch());
    let marks = use_memo((answer, session.opened.clone()), |(answer, opened)| relative(answer, opened));
    // The first text of a visit waits: later ones are drawn fast enough, and a blank between two texts would be seen.
    let late = use_state_eq(|| session.loads > 1 || session.opened.is_some() || session.text().len() > LONG);
    {
        let late = late.setter();
        use_effect_with((), move |()| later(PATIENCE, move || late.set(true)));
    }
    let awaited = !matches!(session.phase, Phase::Failed | Phase::Stopped) && session.editing.is_none();
    let waits = awaited && !marked && !*late;

    {
        let (node, cursor) = (node.clone(), cursor.setter());
        use_effect_with(session.loads, move |_| {
            cursor.set(None);
            to_top(&node);
        });
    }
    // A wish to show a place waits until the place is drawn.
    {
        let measured = measured.clone();
        use_effect_with(session.reveal.count, move |count| {
            if *count > 0 {
                let mut measured = measured.borrow_mut();
                measured.wish = Some(*count);
                measured.tries = 0;
            }
        });
    }
    {
        let (node, space, window, measured) = (node.clone(), space.clone(), window.clone(), measured.clone());
        let target = pieces.partition_point(|piece| piece.end <= session.reveal.span.0);
        let (pieces, top) = (pieces.clone(), i64::from(sight.top));
        use_effect(move || {
            let due = measured.borrow_mut().begin();
            in_frame(move || {
                let (Some(pane), Some(space), Some(window)) =
                    (node.cast::<HtmlElement>(), space.cast::<HtmlElement>(), window.cast::<HtmlElement>())
                else {
                    return;
                };
                let mut measured = measured.borrow_mut();
                // Drawn again meanwhile: the later one measures.
                if measured.due != due || pane.client_height() == 0 {
                    return;
                }
                let moved = measure(&mut measured, &window, &pieces, sight.width, top);
                let heights = &measured.heights;
                set_style(&space, "height", &format!("{}px", heights.total().min(TALLEST)));
                set_style(&window, "transform", &format!("translateY({}px)", heights.top(first)));
                if moved != 0 {
                    pane.set_scroll_top(pane.scroll_top() + moved);
                }
                settle(&mut measured, &pane, target);
                // Blocks that turned out lower than thought leave room below.
                let bottom = measured.heights.top(end);
                if end < pieces.len() && bottom < top + i64::from(sight.height) {
                    again.force_update();
                }
            });
        });
    }

    let blocks = use_memo(session.opened.clone(), block_starts);
    let (splitting, owner) = (use_state_eq(|| None::<u32>), use_node_ref());
    {
        let owner = owner.clone();
        use_effect_with(*splitting, move |splitting| {
            if let Some(owner) = owner.cast::<HtmlElement>().filter(|_| splitting.is_some()) {
                let _ = owner.focus();
            }
        });
    }
    let own = {
        let session = session.clone();
        move |paragraph: u32, name: &str| {
            let Some(at) = session.paragraphs.get(paragraph as usize).map(|paragraph| paragraph.start) else {
                return;
            };
            // Regions are known by the names that were found.
            let name = session.found(name);
            if !name.is_empty() {
                session.dispatch(Action::Edits(session.with(vec![Edit::Own { at, name }])));
            }
        }
    };
    let bound = {
        let (blocks, own, splitting) = (blocks.clone(), own.clone(), splitting.setter());
        move |paragraph: u32, merge: bool| {
            if !merge {
                return splitting.set(Some(paragraph));
            }
            let at = blocks.iter().position(|block| block.0 == paragraph);
            if let Some((_, _, found)) = at.and_then(|at| at.checked_sub(1)).and_then(|at| blocks.get(at)) {
                own(paragraph, found);
            }
        }
    };
    let onown = {
        let (own, owner, splitting) = (own.clone(), owner.clone(), splitting.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let (Some(at), Some(input)) = (*splitting, owner.cast::<HtmlInputElement>()) {
                own(at, input.value().trim());
            }
            splitting.set(None);
        })
    };
    let oncancel = {
        let splitting = splitting.setter();
        Callback::from(move |_: MouseEvent| splitting.set(None))
    };
    let onescape = {
        let splitting = splitting.setter();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                splitting.set(None);
            }
        })
    };
    // What is selected, or a numeral that is in no claim and was pressed: it may be added as one.
    let picked = use_state_eq(|| None::<(u32, u32)>);
    {
        let (picked, session, pieces) = (picked.setter(), session.clone(), pieces.clone());
        use_effect_with((pieces.clone(), session.phase), move |_| {
            let document = web_sys::window().and_then(|window| window.document());
            let listener = document.map(|document| {
                EventListener::new(&document, "selectionchange", move |_| {
                    if let Some(selected) = selected(&session, &pieces) {
                        picked.set(Some(selected));
                    }
                })
            });
            move || drop(listener)
        });
    }
    {
        let picked = picked.setter();
        use_effect_with(session.epoch(), move |_| picked.set(None));
    }
    let add = {
        let (session, link, picked) = (session.clone(), link.clone(), picked.clone());
        Callback::from(move |()| {
            let Some(span) = *picked else { return };
            let Some(number) = session.document.as_ref().map(|doc| doc.number) else { return };
            let dispatcher = session.dispatcher();
            picked.set(None);
            link.ask(Request::Offer { picked: span }, None, move |answer| {
                if let Ok(Answer::Claim(detail)) = answer {
                    dispatcher.dispatch(Action::Adding(detail.map(|detail| (number, detail))));
                }
            });
        })
    };
    let onclick = {
        let (session, link, bound, pieces) = (session.clone(), link.clone(), bound.clone(), pieces.clone());
        let (marks, picked) = (marks.clone(), picked.setter());
        Callback::from(move |event: MouseEvent| {
            if let Some(pressed) = nearest(&event, "[data-act]") {
                if let Some(piece) = piece_of(&event).and_then(|at| pieces.get(at)) {
                    bound(piece.paragraph, pressed.get_attribute("data-act").as_deref() == Some("merge"));
                }
                return;
            }
            let Some(mark) = nearest(&event, "[data-claims]") else {
                // The press that ends a selection keeps it.
                let chosen = selected(&session, &pieces);
                return picked.set(chosen.or_else(|| numeral(&event, &session, &pieces, &marks)));
            };
            picked.set(None);
            let ids = mark.get_attribute("data-claims").unwrap_or_default();
            let ids: Vec<&str> = ids.split(' ').collect();
            // A mark that several claims share leads to the next of them at each click.
            let now = session.chosen.as_ref().and_then(|row| ids.iter().position(|id| *id == row.id));
            let id = ids[now.map_or(0, |at| (at + 1) % ids.len())].to_owned();
            let dispatcher = session.dispatcher();
            link.ask(Request::Claim { id }, None, move |answer| {
                if let Ok(Answer::Claim(Some(detail))) = answer {
                    dispatcher.dispatch(Action::ChooseInText(detail.row));
                }
            });
        })
    };
    let ondblclick = {
        let (session, pieces) = (session.clone(), pieces.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some(piece) = piece_of(&event).and_then(|at| pieces.get(at)).filter(|piece| !piece.editor)
            {
                session.dispatch(Action::Edit((piece.start, piece.end)));
            }
        })
    };
    let onmouseover = {
        let hovered = hovered.setter();
        Callback::from(move |event: MouseEvent| {
            let mark = nearest(&event, "[data-mark]")
                .and_then(|mark| mark.get_attribute("data-mark"))
                .and_then(|at| at.parse().ok());
            hovered.set(piece_of(&event).zip(mark));
        })
    };
    let onkeydown = {
        let (session, pieces, cursor, node) = (session.clone(), pieces.clone(), cursor.clone(), node.clone());
        let measured = measured.clone();
        Callback::from(move |event: KeyboardEvent| {
            let last = pieces.len().saturating_sub(1);
            // Without a cursor: the chosen sentence, else what is on top.
            let chosen =
                session.chosen.as_ref().map(|row| pieces.partition_point(|p| p.end <= row.sentence.0));
            let now = (*cursor).or(chosen);
            let top = measured.borrow().heights.at(i64::from(sight.top));
            let to = match event.key().as_str() {
                "ArrowDown" => now.map_or(top, |at| at + 1).min(last),
                "ArrowUp" => now.map_or(top, |at| at.saturating_sub(1)),
                "s" | "m" if !event.ctrl_key() && !event.meta_key() => {
                    if let Some(piece) = pieces.get(now.unwrap_or(top)) {
                        event.prevent_default();
                        bound(piece.paragraph, event.key() == "m");
                    }
                    return;
                }
                "Enter" | "F2" => {
                    if let Some(piece) = pieces.get(now.unwrap_or(top)).filter(|piece| !piece.editor) {
                        event.prevent_default();
                        session.dispatch(Action::Edit((piece.start, piece.end)));
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            cursor.set(Some(to));
            if let Some(pane) = node.cast::<HtmlElement>() {
                let heights = &measured.borrow().heights;
                let (above, below) = (heights.top(to), heights.top(to + 1));
                let (top, height) = (i64::from(pane.scroll_top()), i64::from(pane.client_height()));
                if above < top || below > top + height {
                    pane.set_scroll_top((above - 40) as i32);
                }
            }
        })
    };

    let text = session.text();
    let is_html = session.document.as_ref().is_some_and(|doc| doc.source.kind == TextKind::Html);
    let shown = pieces.get(first..end).filter(|_| !waits).unwrap_or_default();
    let reading = hovered.and_then(|(at, mark)| {
        let piece = pieces.get(at)?;
        of(&marks, piece.paragraph)?.get(mark).map(|mark| (mark.kind.clone(), mark.reading.clone()))
    });
    let chosen = session.chosen.as_ref();
    html! {
        <section class="source" aria-label={t.panel_source}>
            <Legend reading={reading} picked={picked.map(|span| AttrValue::from(session.quote(span)))} {add} />
            if let Some(at) = *splitting {
                <form class="own-form" onsubmit={onown} onkeydown={onescape} data-testid="own-form">
                    <label>{ (t.split_from)(at + 1) }<input ref={owner} type="text" list="own-names" autocomplete="off" lang="zh-CN" data-testid="own-name" /></label>
                    <datalist id="own-names">{ for blocks.iter().map(|block| html! { <option value={block.1.clone()}></option> }) }</datalist>
                    <button type="submit" class="toggle on">{ t.save }</button>
                    <button type="button" class="toggle" onclick={oncancel}>{ t.cancel }</button>
                </form>
            }
            <div class="source-scroll" ref={node} tabindex="0" data-pane="source" data-testid="source"
                role="region" aria-label={t.source_label} lang="zh-CN"
                {onscroll} {onclick} {ondblclick} {onmouseover} {onkeydown}>
                <div class="source-space" ref={space}>
                    <div class="source-window" ref={window}>
                        { for shown.iter().enumerate().map(|(at, piece)| {
                            let index = first + at;
                            let words = text.get(piece.start as usize..piece.end as usize).unwrap_or("");
                            let words = AttrValue::from(words.to_owned());
                            if piece.editor {
                                return html! { <Editor key="editor" {index} text={words} /> };
                            }
                            let base = session.paragraphs.get(piece.paragraph as usize).map_or(0, |p| p.start);
                            let within = |span: (u32, u32)| {
                                let (start, end) = (span.0.max(piece.start), span.1.min(piece.end));
                                (start < end).then(|| (start - piece.start, end - piece.start))
                            };
                            html! {
                                <ParagraphBlock key={index} {index} text={words} kind={piece.kind} tab={piece.tab} html={is_html}
                                    marks={of(&marks, piece.paragraph).cloned()} offset={piece.start - base}
                                    hidden={session.hidden} chosen={chosen.map(|row| AttrValue::from(row.id.clone()))}
                                    sentence={chosen.and_then(|row| within(row.sentence))}
                                    here={(session.reveal.count > 0).then(|| within(session.reveal.span)).flatten()}
                                    cursor={*cursor == Some(index)} owner={owner_at(&blocks, piece.paragraph).filter(|_| piece.start == base)}
                                    language={session.language} />
                            }
                        }) }
                    </div>
                </div>
            </div>
        </section>
    }
}

/// Where regions begin to speak, in order: first paragraph, name shown, name found.
fn block_starts(opened: &Option<Shared<Opened>>) -> Vec<(u32, AttrValue, String)> {
    let regions = opened.as_ref().map_or(&[][..], |opened| &opened.summary.regions);
    let mut blocks: Vec<(u32, AttrValue, String)> = Vec::new();
    for region in regions {
        let named = |first: u32| (first, AttrValue::from(region.name.clone()), region.found.clone());
        blocks.extend(region.blocks.iter().map(|block| named(block.first)));
    }
    shaipin::order::sort_by_key(&mut blocks, |block| block.0);
    blocks
}

/// The region that begins at a paragraph, and whether another spoke before.
fn owner_at(blocks: &[(u32, AttrValue, String)], paragraph: u32) -> Option<(AttrValue, bool)> {
    let at = blocks.binary_search_by_key(&paragraph, |block| block.0).ok()?;
    blocks.get(at).map(|block| (block.1.clone(), at > 0))
}

/// Marks by paragraph, their spans relative to it, so that an edit elsewhere leaves them right.
fn relative(
    answer: &Option<Shared<Answered>>,
    opened: &Option<Shared<Opened>>,
) -> Vec<(u32, Shared<Vec<Mark>>)> {
    let mut found: Vec<(u32, Vec<Mark>)> = Vec::new();
    if let (Some(answered), Some(opened)) = (answer, opened)
        && answered.epoch == opened.epoch
        && let Answer::Marks(marks) = &answered.answer
    {
        for mark in marks {
            let Some((start, _, _)) = opened.summary.paragraphs.get(mark.paragraph as usize) else {
                continue;
            };
            let mut mark = mark.clone();
            mark.span = (mark.span.0.saturating_sub(*start), mark.span.1.saturating_sub(*start));
            match found.iter_mut().rev().find(|(paragraph, _)| *paragraph == mark.paragraph) {
                Some((_, marks)) => marks.push(mark),
                None => found.push((mark.paragraph, vec![mark])),
            }
        }
    }
    found.into_iter().map(|(paragraph, marks)| (paragraph, Shared::new(marks))).collect()
}

/// The marks of one paragraph; few paragraphs are in sight.
fn of(marks: &[(u32, Shared<Vec<Mark>>)], paragraph: u32) -> Option<&Shared<Vec<Mark>>> {
    marks.iter().find(|(other, _)| *other == paragraph).map(|(_, marks)| marks)
}

/// The words selected in the text, of one paragraph and no more than a claim has.
fn selected(session: &SessionHandle, pieces: &[Piece]) -> Option<(u32, u32)> {
    const MOST: usize = 120;
    let told: Array = boot_call("picked", &[])?.dyn_into().ok()?;
    let word = |at: u32| told.get(at).as_string();
    let piece = pieces.get(word(0)?.parse::<usize>().ok()?).filter(|piece| !piece.editor)?;
    let (before, words) = (word(1)?, word(2)?);
    let slice = session.text().get(piece.start as usize..piece.end as usize)?;
    let html = session.document.as_ref()?.source.kind == TextKind::Html;
    let place = |at: usize| if html { text::drawn_from(slice, at) } else { at };
    let (start, end) = (place(before.len()), place(before.len() + words.len()));
    let fits = words.len() <= MOST && !words.trim().is_empty() && slice.get(start..end).is_some();
    fits.then(|| (piece.start + start as u32, piece.start + end as u32))
}

/// The numeral of a mark that was pressed.
fn numeral(
    event: &MouseEvent,
    session: &SessionHandle,
    pieces: &[Piece],
    marks: &[(u32, Shared<Vec<Mark>>)],
) -> Option<(u32, u32)> {
    let mark = nearest(event, "[data-mark]")?.get_attribute("data-mark")?.parse::<usize>().ok()?;
    let paragraph = pieces.get(piece_of(event)?)?.paragraph;
    let span = of(marks, paragraph)?.get(mark)?.span;
    let base = session.paragraphs.get(paragraph as usize)?.start;
    Some((base + span.0, base + span.1))
}

fn nearest(event: &MouseEvent, selector: &str) -> Option<Element> {
    event.target_dyn_into::<Element>()?.closest(selector).ok().flatten()
}

fn piece_of(event: &MouseEvent) -> Option<usize> {
    nearest(event, "[data-piece]")?.get_attribute("data-piece")?.parse().ok()
}
