//! Quotations that an aim is set on: the figures in them are planned, not measured.

use super::sentence::Sentence;
use crate::lex::node::Kind;
use crate::lexicon::set::{WordSet, word_table, words};

/// Nodes of a quotation that are looked at on either side of a number.
const QUOTED: usize = 24;

/// Verbs that set an aim, in front of a quotation.
static AIMS: WordSet = word_table![
    "锚定", "围绕", "聚焦", "紧盯", "瞄准", "咬定", "对照", "冲刺", "紧扣", "盯紧", "盯牢", "确立", "提出",
    "明确", "定下", "对标", "立下",
];

impl Sentence<'_> {
    /// `锚定“今年完成20亿元”`: a quotation that an aim is set on, or that 目标 stands behind.
    pub(super) fn in_aim(&self, at: usize) -> bool {
        let near = |at: &usize| self.kind(*at);
        let open =
            (at.saturating_sub(QUOTED)..at).rev().find(|at| matches!(near(at), Some(Kind::Mark('“' | '”'))));
        let Some(open) = open.filter(|open| matches!(near(open), Some(Kind::Mark('“')))) else {
            return false;
        };
        let before = self.span(open.saturating_sub(3), open).slice(self.text);
        if AIMS.ends(before) {
            return true;
        }
        let shut = (at..at + QUOTED).find(|at| matches!(near(at), Some(Kind::Mark('”'))));
        let behind = shut.map_or("", |shut| self.span(shut + 1, shut + 3).slice(self.text));
        words!["目标", "的目标", "任务", "的任务", "要求", "的要求", "计划"].begins(behind)
    }
}
