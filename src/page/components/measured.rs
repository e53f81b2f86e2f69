//! Where the blocks of the source pane lie: estimated, then measured once drawn.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::page::text::{Heights, Piece};

/// Heights by length and width, rising.
pub type Seen = Vec<((u32, i32), i32)>;

/// What is measured of the blocks, between renders.
#[derive(Default)]
pub struct Measured {
    /// Where each block lies.
    pub heights: Heights,
    /// Seen heights by length: the best estimate for blocks not seen yet, and after an edit.
    pub seen: Seen,
    /// A wish not yet fulfilled.
    pub wish: Option<u32>,
    /// How often it was tried.
    pub tries: u32,
    /// The number of the measuring that is to come.
    pub due: u32,
}

impl Measured {
    /// Announces a measuring; one announced before is off.
    pub fn begin(&mut self) -> u32 {
        self.due = self.due.wrapping_add(1);
        self.due
    }
}

/// The height of a block not yet drawn.
pub fn estimate(piece: &Piece, width: i32, seen: &Seen) -> i32 {
    let length = piece.end - piece.start;
    if let Ok(at) = seen.binary_search_by_key(&(length, width), |seen| seen.0) {
        return seen[at].1;
    }
    // A Chinese character is three bytes and as wide as the font is high.
    let per_line = ((width - 40) / 15).max(8);
    let lines = (length as i32 / 3 + per_line - 1) / per_line;
    lines.max(1) * 26 + 10
}

/// Reads the heights of what is drawn; gives by how much what lies above the sight grew.
pub fn measure(measured: &mut Measured, window: &HtmlElement, pieces: &[Piece], width: i32, top: i64) -> i32 {
    let anchor = measured.heights.at(top);
    let mut moved = 0;
    let children = window.children();
    for at in 0..children.length() {
        let Some(child) = children.item(at).and_then(|child| child.dyn_into::<HtmlElement>().ok()) else {
            continue;
        };
        let index = child.get_attribute("data-piece").and_then(|index| index.parse::<usize>().ok());
        let Some((index, piece)) = index.and_then(|index| pieces.get(index).map(|piece| (index, piece)))
        else {
            continue;
        };
        let height = child.offset_height();
        let (key, seen) = ((piece.end - piece.start, width), &mut measured.seen);
        match seen.binary_search_by_key(&key, |seen| seen.0) {
            Ok(at) => seen[at].1 = height,
            Err(at) => seen.insert(at, (key, height)),
        }
        let change = measured.heights.set(index, height);
        if index < anchor {
            moved += change;
        }
    }
    moved
}

/// Brings the wished place in sight: first by estimate, then exactly.
pub fn settle(measured: &mut Measured, pane: &HtmlElement, target: usize) {
    if measured.wish.is_none() {
        return;
    }
    let height = pane.client_height();
    match pane.query_selector("[data-here]").ok().flatten() {
        Some(here) => {
            let (outer, inner) = (pane.get_bounding_client_rect(), here.get_bounding_client_rect());
            let at = inner.top() - outer.top();
            if at < 30.0 || at > f64::from(height) - 80.0 {
                pane.set_scroll_top(pane.scroll_top() + at as i32 - height / 3);
            }
            measured.wish = None;
        }
        None if measured.tries < 5 && measured.heights.len() > 0 => {
            measured.tries += 1;
            pane.set_scroll_top((measured.heights.top(target) - i64::from(height) / 3) as i32);
        }
        None => measured.wish = None,
    }
}
