//! What a claim inherits from the text before it, each slot with a life of its own.

use std::rc::Rc;

use crate::document::model::RegionId;
use crate::lexicon::values::{Period, Status};
use crate::source::Span;

/// Names of plans that are for a year.
const YEARLY: &[&str] = &["年度计划", "年度任务", "年度目标"];

/// The context in which a clause is read.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Whose figures; lives as long as the block, or the sentence in a press text.
    pub region: Option<RegionId>,
    /// Heading; lives to the next head.
    pub section: Option<Rc<str>>,
    /// Project or firm; lives to the next one, the next head or the paragraph's end.
    pub subject: Option<Rc<str>>,
    /// From the title or an opening sentence.
    pub text_period: Option<Rc<Period>>,
    /// Set at a sentence's beginning; lives to the next head (in a text of one region: on).
    pub section_period: Option<Rc<Period>>,
    /// The section's period was set in this very sentence.
    pub fresh_period: bool,
    /// Set inside a sentence; lives to its end.
    pub sentence_period: Option<Rc<Period>>,
    /// Set inside a clause; lives to the clause's end.
    pub clause_period: Option<Rc<Period>>,
    /// Status of the clause.
    pub status: Status,
    /// A status cue governs the rest of the sentence.
    pub sentence_status: Status,
    /// The noun of the last claim of the sentence, without aspect; what a bare growth or a general
    /// noun belongs to.
    pub head: Option<String>,
    /// The head before the last semicolon, where nothing newer is named.
    pub before: Option<String>,
    /// Status of that claim.
    pub head_status: Status,
    /// The thing last counted (项目), its whole name without a stage's verb, and its measure word.
    pub counted: Option<(String, String, Span)>,
    /// The last rate or growth of the paragraph: what a bare 提升6个百分点 belongs to.
    pub rate: Option<String>,
    /// Comparison of the last growth of the sentence, and whether it was of prices.
    pub versus: Option<String>,
    /// The last growth was of prices: 下降 is a 涨幅 too.
    pub price: bool,
    /// The whole that 其中 parts: its noun and base unit; lives to the sentence's end.
    pub whole: Option<(String, String)>,
    /// What a ranking in the press is about.
    pub ranked: Option<String>,
    /// The figure that firms of a list are told with (完成投资).
    pub figure: Option<String>,
    /// A short sentence without figures before: what the paragraph goes on about.
    pub theme: Option<String>,
    /// A clause without figures before this one: what lists may be about.
    pub bare: Option<Span>,
}

impl Frame {
    /// The period a claim takes now: nearest first.
    pub fn period(&self) -> Option<Rc<Period>> {
        self.clause_period
            .as_ref()
            .or(self.sentence_period.as_ref())
            .or(self.section_period.as_ref())
            .or(self.text_period.as_ref())
            .cloned()
    }

    /// The period of a claim: a plan of a project has none but its own, a yearly plan has the year.
    pub fn period_of(&self, name: &str, planned: bool) -> Option<Rc<Period>> {
        let near = self.clause_period.is_some() || self.sentence_period.is_some() || self.fresh_period;
        if !near && YEARLY.iter().any(|word| name.contains(word)) && !name.ends_with('率') {
            return Some(Rc::new(Period {
                words: "年度".into(),
                from: None,
                to: None,
                cumulative: Some(true),
            }));
        }
        if planned && self.subject.is_some() && !near { None } else { self.period() }
    }

    /// A new sentence begins.
    pub fn sentence(&mut self) {
        self.sentence_period = None;
        self.fresh_period = false;
        self.clause_period = None;
        self.sentence_status = Status::Actual;
        self.status = Status::Actual;
        self.head = None;
        self.before = None;
        self.head_status = Status::Actual;
        self.counted = None;
        self.bare = None;
        self.versus = None;
        self.whole = None;
    }

    /// A new clause begins.
    pub fn clause(&mut self) {
        self.clause_period = None;
        self.status = self.sentence_status;
    }
}
