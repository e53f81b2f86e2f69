//! A reading that nobody asked for, so that the first one somebody asks for is quick.
//!
//! A browser makes machine code of a wasm's functions when they are first called. On the first text that takes several
//! times as long as the reading itself; in a worker that has nothing to do it costs nobody anything.

use super::protocol::{Column, Language, Query, Request, SortKey};
use super::{Desk, SAMPLES};

/// Steps behind those that call everything once. What is called often a browser makes anew, and better; while a text is
/// read, that work would take the processor from it.
pub const AGAIN: u32 = 42;

/// Reads the samples on a desk of its own and asks of them what a page asks of a first text. Goes in steps, so that
/// a question that does come waits for one of them at most.
#[derive(Debug, Default)]
pub struct Rehearsal {
    desk: Desk,
    done: usize,
}

impl Rehearsal {
    /// Goes on by one step; how many are left.
    pub fn step(&mut self) -> u32 {
        let (step, questions) = (self.done, questions());
        let once = SAMPLES.len() + questions.len();
        let left = (once + AGAIN as usize).saturating_sub(step + 1);
        self.done += 1;
        match step.checked_sub(SAMPLES.len()).and_then(|at| questions.into_iter().nth(at)) {
            Some(request) => {
                self.desk.answer(request, None);
            }
            None => {
                let (_, name, text) = SAMPLES[step % SAMPLES.len()];
                let open = Request::Open { document: name.to_owned(), edits: Vec::new() };
                self.desk.answer(open, Some(text.to_owned()));
            }
        }
        if left == 0 {
            // What it read is not wanted any more.
            *self = Self::default();
        }
        super::narrow(left)
    }
}

/// What a page asks of a first text, about in its order.
fn questions() -> Vec<Request> {
    let sort = vec![SortKey { column: Column::Value, descending: true }];
    let query = Query { sort, ..Query::default() };
    let language = Language::Chinese;
    let (from, to) = (0, 40);
    let views = ["overview", "compare", "region", "leagues", "audit"].map(|name| Request::View {
        name: name.to_owned(),
        look: Vec::new(),
        query: query.clone(),
        language,
    });
    let rows = Request::Rows { query: query.clone(), from, to };
    let facets = Request::Facets { query: query.clone() };
    let mut all = vec![Request::Marks { first: from, end: to }, Request::Regions, rows, facets];
    all.extend(views);
    all.push(Request::Numerals { fate: None, from, to, language });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::protocol::Answer;

    #[test]
    fn what_it_asks_has_an_answer_each_time() {
        let mut rehearsal = Rehearsal::default();
        let left: Vec<u32> = SAMPLES.iter().map(|_| rehearsal.step()).collect();
        for request in questions() {
            // A question without an answer would call nothing of what makes one.
            assert!(!matches!(rehearsal.desk.answer(request.clone(), None), Answer::Nothing), "{request:?}");
        }
        let left = left.into_iter().chain((0..questions().len()).map(|_| rehearsal.step()));
        assert!(left.is_sorted_by(|one, next| one > next));
        assert_eq!((1..=AGAIN).rev().map(|_| rehearsal.step()).last(), Some(0));
    }
}
