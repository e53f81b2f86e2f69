//! A reading that nobody asked for, so that the first one somebody asks for is quick.
//!
//! A browser makes machine code of a wasm's functions when they are first called. On the first text that takes several
//! times as long as the reading itself; in a worker that has nothing to do it costs nobody anything.

use super::protocol::{Column, Language, Query, Request, SortKey};
use super::{Desk, SAMPLES};

/// Reads the samples on a desk of its own and asks of them what a page asks of a first text. Goes in steps, so that
/// a question that does come waits for one of them at most.
#[derive(Debug, Default)]
pub struct Rehearsal {
    desk: Desk,
    done: usize,
}

impl Rehearsal {
    /// Goes on by one step; `false` when there is none left.
    pub fn step(&mut self) -> bool {
        let more = self.go_on();
        if !more {
            // What it read is not wanted any more.
            *self = Self::default();
        }
        more
    }

    fn go_on(&mut self) -> bool {
        let step = self.done;
        self.done += 1;
        if let Some((_, name, text)) = SAMPLES.get(step) {
            let open = Request::Open { document: (*name).to_owned(), edits: Vec::new() };
            self.desk.answer(open, Some((*text).to_owned()));
            return true;
        }
        let asked = questions().into_iter().nth(step - SAMPLES.len());
        asked.is_some_and(|request| {
            self.desk.answer(request, None);
            true
        })
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
        assert!(SAMPLES.iter().all(|_| rehearsal.step()));
        for request in questions() {
            // A question without an answer would call nothing of what makes one.
            assert!(!matches!(rehearsal.desk.answer(request.clone(), None), Answer::Nothing), "{request:?}");
            assert!(rehearsal.step());
        }
        assert!(!rehearsal.step());
    }
}
