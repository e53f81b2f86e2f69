//! What presses, keys and drags do in the claims table.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use shaipin::serve::protocol::{Answer, Column, Query, Request, Row};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::claims::{bring, row_of};
use crate::page::action::Action;
use crate::page::clip;
use crate::page::grid::ask::{ordered, sorted};
use crate::page::grid::layout::{self, Layout};
use crate::page::grid::pick::Pick;
use crate::page::hooks::{Answered, focus, set_style};
use crate::page::link::Link;
use crate::page::start::later;
use crate::page::state::{SessionHandle, Shared};
use crate::page::strings::strings;

/// By how much a step changes a width.
const STEP: i32 = 24;
/// A pointer that moved less did not drag.
const STILL: i32 = 6;

/// What the panel below a press is about; `None`: the columns.
pub type Pop = Option<Column>;

/// Listeners of a drag under way, and whether the next press only ends one.
pub type Drag = Rc<RefCell<(Vec<EventListener>, bool)>>;

/// All that a hand acts on, as of one drawing.
#[derive(Clone)]
pub struct Hand {
    /// The session.
    pub session: SessionHandle,
    /// The way to the desk.
    pub link: Link,
    /// The columns as they are drawn.
    pub layout: Layout,
    /// Changes them.
    pub set_layout: UseStateSetter<Layout>,
    /// The active cell; row 0 is the head.
    pub active: UseStateHandle<(u32, usize)>,
    /// The open panel.
    pub open: UseStateHandle<Option<Pop>>,
    /// The page of the plain table, where that is shown.
    pub plain: UseStateHandle<Option<u32>>,
    /// Says something beside the counts.
    pub said: UseStateSetter<String>,
    /// The grid.
    pub node: NodeRef,
    /// All of it.
    pub section: NodeRef,
    /// The panel.
    pub pop: NodeRef,
    /// What has come.
    pub rows: Option<Shared<Answered>>,
    /// Rows that pass.
    pub matching: u32,
    /// Height of a row.
    pub high: u32,
    /// Rows in sight.
    pub page: u32,
}

impl Hand {
    fn ask(&self, query: Query) {
        self.session.dispatch(Action::Ask(query));
    }

    fn row(&self, at: u32) -> Option<Row> {
        row_of(&self.rows, at).cloned()
    }

    /// Changes the columns.
    pub fn relayout(&self, change: impl FnOnce(&mut Layout)) {
        let mut layout = self.layout.clone();
        change(&mut layout);
        self.set_layout.set(layout);
    }

    /// Shuts the panel; the focus goes where it came from.
    pub fn shut(&self) {
        if let Some(section) = self.section.cast::<HtmlElement>() {
            let name = match *self.open {
                Some(Some(column)) => layout::name(column),
                _ => "columns",
            };
            let bar = format!(".filter-bar [data-do=\"pop:{name}\"]");
            if !focus(&section, &bar) {
                focus(&section, ".grid");
            }
        }
        self.open.set(None);
    }

    fn open(&self, pop: Pop, from: Option<Element>) {
        if *self.open == Some(pop) {
            return self.shut();
        }
        let (section, panel) = (self.section.cast::<HtmlElement>(), self.pop.cast::<HtmlElement>());
        if let (Some(section), Some(panel), Some(from)) = (section, panel, from) {
            let (outer, inner) = (section.get_bounding_client_rect(), from.get_bounding_client_rect());
            let left = (inner.left() - outer.left()).min(outer.width() - 268.0).max(4.0);
            set_style(&panel, "left", &format!("{}px", left as i32));
            set_style(&panel, "top", &format!("{}px", (inner.bottom() - outer.top() + 4.0) as i32));
            panel.set_inner_html("");
        }
        self.open.set(Some(pop));
    }

    /// A press somewhere in the table or above it.
    pub fn click(&self, event: &MouseEvent) {
        let Some(target) = event.target_dyn_into::<Element>() else { return };
        if let Some(pressed) = target.closest("[data-do]").ok().flatten() {
            let word = pressed.get_attribute("data-do").unwrap_or_default();
            return self.act(&word, event.shift_key(), Some(pressed));
        }
        let number = |selector: &str, name: &str| -> Option<u32> {
            target.closest(selector).ok().flatten()?.get_attribute(name)?.parse().ok()
        };
        let Some(at) = number("[data-row]", "data-row") else { return };
        self.active.set((at + 1, number("[data-col]", "data-col").unwrap_or(0) as usize));
        if event.shift_key() {
            return self.pick(self.session.pick.reach(at));
        }
        if event.ctrl_key() || event.meta_key() {
            return self.pick(self.session.pick.flip(at));
        }
        self.pick(Pick::only(at));
        if let Some(row) = self.row(at) {
            self.session.dispatch(Action::Choose(row));
        }
    }

    fn act(&self, word: &str, shift: bool, from: Option<Element>) {
        let query = &self.session.query;
        let (kind, name) = word.split_once(':').unwrap_or((word, ""));
        let number = name.parse::<usize>().unwrap_or(0);
        let column = layout::named(name);
        match (kind, column) {
            ("sort", Some(column)) => self.ask(sorted(query, column, shift)),
            ("up", Some(column)) => self.ask(ordered(query, column, Some(false), false)),
            ("down", Some(column)) => self.ask(ordered(query, column, Some(true), false)),
            ("also", Some(column)) => self.ask(sorted(query, column, true)),
            ("pop", column) => self.open(column, from),
            ("ranked", _) => self.ask(Query { ranked: !query.ranked, ..query.clone() }),
            ("edited", _) => self.ask(Query { edited: !query.edited, ..query.clone() }),
            ("copy", _) => self.copy(),
            ("plain", _) => self.plain.set(if self.plain.is_some() { None } else { Some(0) }),
            ("page", _) => {
                let page = self.plain.unwrap_or(0);
                self.plain.set(Some(if number == 1 { page + 1 } else { page.saturating_sub(1) }));
            }
            ("left", Some(column)) => self.shift(column, -1),
            ("right", Some(column)) => self.shift(column, 1),
            ("thin", Some(column)) => self.widen(column, -STEP),
            ("wide", Some(column)) => self.widen(column, STEP),
            ("hide", Some(column)) => {
                self.shut();
                self.relayout(|layout| layout.flip(column));
            }
            ("reset", _) => self.set_layout.set(Layout::default()),
            _ => {}
        }
    }

    fn shift(&self, column: Column, by: isize) {
        if let Some(to) = self.layout.at(column).and_then(|at| at.checked_add_signed(by)) {
            self.relayout(|layout| layout.put(column, to));
        }
    }

    /// As wide as it is drawn, and a bit more or less.
    fn widen(&self, column: Column, by: i32) {
        let drawn = self.head_cell(column).map_or(0, |cell| cell.offset_width());
        self.relayout(|layout| layout.widen(column, (drawn + by).max(0) as u32));
    }

    fn head_cell(&self, column: Column) -> Option<HtmlElement> {
        let at = self.layout.at(column)?;
        let cell = self.node.cast::<Element>()?.query_selector(&format!("#c0-{at}")).ok().flatten()?;
        cell.dyn_into().ok()
    }

    /// Picks rows.
    fn pick(&self, pick: Pick) {
        self.session.dispatch(Action::Pick(pick));
    }

    /// The picked rows, or all that are shown, to the clipboard.
    fn copy(&self) {
        let count = self.session.pick.count();
        let all = vec![(0, self.matching)];
        let request = Request::Copy {
            query: self.session.query.clone(),
            ranges: if count == 0 { all } else { self.session.pick.ranges.clone() },
            columns: self.layout.shown.iter().map(|shown| shown.0).collect(),
            language: self.session.language,
        };
        let (t, said) = (strings(self.session.language), self.said.clone());
        let count = if count == 0 { self.matching } else { count };
        self.link.ask(request, None, move |answer| {
            if let Ok(Answer::Copied { plain, html }) = answer {
                said.set(if clip::put(plain, html) { (t.copied)(count) } else { t.not_copied.to_owned() });
            }
        });
    }

    /// A key in the grid.
    pub fn key(&self, event: &KeyboardEvent) {
        let (row, column) = *self.active;
        let last = self.layout.shown.len() - 1;
        let column = column.min(last);
        let control = event.ctrl_key() || event.meta_key();
        let here = self.layout.shown[column].0;
        let key = event.key();
        let to = match key.as_str() {
            "ArrowRight" if row == 0 && control => {
                return self.head_key(event, || self.shift_active(here, 1));
            }
            "ArrowLeft" if row == 0 && control => {
                return self.head_key(event, || self.shift_active(here, -1));
            }
            "ArrowRight" if row == 0 && event.shift_key() => {
                return self.head_key(event, || self.widen(here, STEP));
            }
            "ArrowLeft" if row == 0 && event.shift_key() => {
                return self.head_key(event, || self.widen(here, -STEP));
            }
            "ArrowDown" if row == 0 && event.alt_key() => {
                let cell = self.head_cell(here).map(JsCast::unchecked_into);
                return self.head_key(event, || self.open(Some(here), cell));
            }
            "Delete" if row == 0 => {
                return self.head_key(event, || self.relayout(|layout| layout.flip(here)));
            }
            "ArrowDown" => ((row + 1).min(self.matching), column),
            "ArrowUp" => (row.saturating_sub(1), column),
            "ArrowRight" => (row, (column + 1).min(last)),
            "ArrowLeft" => (row, column.saturating_sub(1)),
            "PageDown" => ((row + self.page).min(self.matching), column),
            "PageUp" => (row.saturating_sub(self.page).max(1), column),
            "Home" if control => (1.min(self.matching), 0),
            "End" if control => (self.matching, last),
            "Home" => (row, 0),
            "End" => (row, last),
            "a" if control => return self.head_key(event, || self.pick(Pick::all(self.matching))),
            "c" if control => return self.head_key(event, || self.copy()),
            " " if row > 0 => return self.head_key(event, || self.pick(self.session.pick.flip(row - 1))),
            "Enter" | " " | "F2" => {
                event.prevent_default();
                if row == 0 {
                    self.ask(sorted(&self.session.query, here, event.shift_key()));
                } else if let Some(row) = self.row(row - 1) {
                    self.session.dispatch(Action::Choose(row));
                    if key == "F2" {
                        self.session.dispatch(Action::Correct);
                    }
                }
                return;
            }
            "Escape" if self.session.pick.count() > 1 => return self.pick(Pick::default()),
            "Escape" => return self.session.dispatch(Action::Unchoose),
            _ => return,
        };
        event.prevent_default();
        self.active.set(to);
        if to.0 > 0 {
            if event.shift_key() {
                let picked = &self.session.pick;
                let from = if picked.count() == 0 { &Pick::only(row.max(1) - 1) } else { picked };
                self.pick(from.reach(to.0 - 1));
            }
            bring(&self.node, to.0 - 1, self.high);
        }
    }

    fn head_key(&self, event: &KeyboardEvent, act: impl FnOnce()) {
        event.prevent_default();
        act();
    }

    /// Moves a column; the keyboard stays on it.
    fn shift_active(&self, column: Column, by: isize) {
        let to = self.layout.at(column).and_then(|at| at.checked_add_signed(by));
        if let Some(to) = to.filter(|to| *to < self.layout.shown.len()) {
            self.shift(column, by);
            self.active.set((0, to));
        }
    }

    /// A press that may become a drag: of a column's edge, or of its head.
    pub fn drag(&self, event: &PointerEvent, state: &Drag) -> (Vec<EventListener>, bool) {
        let none = (Vec::new(), false);
        let Some(target) = event.target_dyn_into::<Element>() else { return none };
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return none };
        let column_of = |element: &Element, attribute: &str, selector: &str| {
            let name = element.closest(selector).ok().flatten()?.get_attribute(attribute)?;
            layout::named(name.trim_start_matches("sort:"))
        };
        let from = event.client_x();
        let x = move |event: &web_sys::Event| {
            event.dyn_ref::<MouseEvent>().map_or(from, |event| event.client_x())
        };
        if let Some(column) = column_of(&target, "data-grip", "[data-grip]") {
            event.prevent_default();
            let (hand, drawn) = (self.clone(), self.head_cell(column).map_or(0, |cell| cell.offset_width()));
            let moved = EventListener::new(&document, "pointermove", move |event| {
                hand.relayout(|layout| layout.widen(column, (drawn + x(event) - from).max(0) as u32));
            });
            let state = state.clone();
            let ended = EventListener::once(&document, "pointerup", move |_| {
                // Not from within itself: it is being called.
                later(0, move || *state.borrow_mut() = Default::default());
            });
            return (vec![moved, ended], true);
        }
        if let Some(column) = column_of(&target, "data-do", "[data-do^=\"sort:\"]") {
            let (hand, state) = (self.clone(), state.clone());
            let ended = EventListener::once(&document, "pointerup", move |event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let other = target.and_then(|target| column_of(&target, "data-do", "[data-do^=\"sort:\"]"));
                let to = other.filter(|_| (x(event) - from).abs() > STILL);
                if let Some(to) = to.filter(|to| *to != column).and_then(|to| hand.layout.at(to)) {
                    hand.relayout(|layout| layout.put(column, to));
                }
                later(0, move || state.borrow_mut().0.clear());
            });
            return (vec![ended], false);
        }
        none
    }
}
