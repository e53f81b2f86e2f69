//! Series as plain data.

use std::rc::Rc;

use crate::claim::model::{Aspect, Status};
use crate::document::model::Topic;

/// One indicator made comparable across regions.
#[derive(Clone, PartialEq, Debug)]
pub struct Series {
    /// Canonical name: of the wordings the most common, then the shortest.
    pub name: Rc<str>,
    /// Agenda item.
    pub topic: Topic,
    /// Done, planned or expected: what was done, its plan and what is hoped for are three series.
    pub status: Status,
    /// For a series of plans or hopes, the series of what was done (index into `Report::series`), where a claim
    /// speaks of it.
    pub plan_of: Option<u32>,
    /// In which regard: a rank is always a rank in one of these.
    pub aspect: Aspect,
    /// Base unit.
    pub base: Option<Rc<str>>,
    /// The unit most of its claims use (`亿元`); `None` where none has one.
    pub unit: Option<Rc<str>>,
    /// Which way is good, where it has one.
    pub direction: Option<Direction>,
    /// The wordings it joined, with how many claims use each, in the order of the text.
    pub wordings: Vec<(Rc<str>, u32)>,
    /// Why these wordings are one (names of the rules that joined them).
    pub rules: &'static [&'static str],
    /// Indices into `Report::claims`, rising.
    pub claims: Vec<u32>,
}

/// Which way is good.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// 整改率, 增速: more is better.
    Up,
    /// 能耗, 失业率: less is better.
    Down,
}

impl Direction {
    /// The word of the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}
