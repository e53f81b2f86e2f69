//! Quotations that an aim is set on: the figures in them are planned, not measured.

use super::naming::{Named, rate_aspect, strip_rate};
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;
use crate::lexicon::set::{WordSet, holds, word_table, words};
use crate::lexicon::units::Dimension;

/// Nodes of a quotation that are looked at on either side of a number.
const QUOTED: usize = 24;

/// Verbs that set an aim, in front of a quotation.
static AIMS: WordSet = word_table![
    "锚定", "围绕", "聚焦", "紧盯", "瞄准", "咬定", "对照", "冲刺", "紧扣", "盯紧", "盯牢", "确立", "提出",
    "明确", "定下", "对标", "立下",
];

/// What a percentage that is aimed at stands in front of.
const GOALS: &[&str] = &[
    "目标",
    "预期目标",
    "年度目标",
    "任务",
    "年度任务",
    "预期",
    "计划",
    "年度计划",
    "考核目标",
    "增长目标",
    "增速目标",
    "序时目标",
    "序时进度目标",
];

/// What such words leave at the end of a noun.
static SHORT_ENDS: WordSet =
    WordSet::new(&["没有", "没能", "未能", "没", "未", "达不到", "完不成", "未达到", "没达到", "没有达到"]);

/// Words for an aim that was not reached, in front of it.
static SHORT: WordSet = word_table![
    "没完成",
    "没有完成",
    "未完成",
    "未能完成",
    "没能完成",
    "没达到",
    "没有达到",
    "未达到",
    "未能达到",
    "没能达到",
    "达不到",
    "完不成",
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

    /// `增长5%的目标`, `8%左右的预期目标`: what is aimed at stands behind 的.
    pub(super) fn of_aim(&self, at: usize) -> bool {
        let behind = self.node(at + 2).map_or("", |node| node.span.slice(self.text));
        matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)))
            && words![
                "目标",
                "预期目标",
                "年度目标",
                "全年目标",
                "发展目标",
                "奋斗目标",
                "增长目标",
                "任务",
                "目标任务",
                "年度任务",
                "全年任务",
                "考核任务",
                "计划目标",
            ]
            .begins(behind)
    }

    /// `比年初8%的目标低1.2个百分点`: the aim of the rate just told, which it is compared with.
    pub(super) fn aim_compared(&self, at: usize, index: usize, words: &Words) -> Option<Named> {
        // 离全年6%的目标还差0.2个百分点, 离全年60亿元的任务还远: how far from it is said behind.
        let said = self.span(self.left, at).slice(self.text);
        // 没完成3%的序时目标: what was not reached is the aim, too.
        let short = SHORT.ends(said);
        let away = words!["离", "距", "距离"].begins(said) || short;
        let versus = words.versus.as_deref().filter(|versus| !matches!(*versus, "同比" | "环比"));
        let percent = self.lexed.numerals.get(index)?.dimension == Dimension::Percent;
        if !away && (!percent || versus.is_none_or(str::is_empty)) {
            return None;
        }
        let from = at + 1 + usize::from(matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of))));
        let behind = self.nodes(from, from + 4);
        let aim = behind.first().is_some_and(|node| {
            let rest = self.text.get(node.span.start() as usize..).unwrap_or("");
            GOALS.iter().any(|goal| rest.starts_with(goal))
        });
        // 快递进出港没完成10%的增长目标: of what stands in front.
        if short
            && aim
            && let Some(name) = self.missed_of(at, words, percent)
        {
            let (head, aspect) = (strip_rate(&name), super::naming::aspect_of(&name));
            return Some(Named { name, head, aspect, negative: false, rule: "aim-of-rate" });
        }
        let differs = behind.iter().any(|node| {
            matches!(node.kind, Kind::Quantity(next)
                if self.lexed.numerals.get(next).is_some_and(|numeral| numeral.dimension == Dimension::Point))
        });
        if away && aim && !percent {
            let base = self.lexed.numerals.get(index)?.base;
            let alike = |draft: &&super::draft::Draft| {
                draft
                    .numeral
                    .and_then(|told| self.lexed.numerals.get(told))
                    .is_some_and(|told| told.base == base)
            };
            let told = self.drafts.iter().rev().take(8).find(alike)?;
            let (name, aspect) = (told.name.clone(), told.aspect);
            return Some(Named { head: name.clone(), name, aspect, negative: false, rule: "aim-of-rate" });
        }
        let growth = || self.frame.head.as_ref().filter(|_| short).map(|head| format!("{head}增速"));
        let rate = self.frame.rate.clone().or_else(growth).filter(|_| aim && (differs || away))?;
        let (head, aspect) = (strip_rate(&rate), rate_aspect(&rate));
        Some(Named { name: rate, head, aspect, negative: false, rule: "aim-of-rate" })
    }

    /// What an aim was set for that was not reached, where its noun stands in front of the verb.
    fn missed_of(&self, at: usize, words: &Words, percent: bool) -> Option<String> {
        let noun = SHORT_ENDS.without_ending(&words.noun).unwrap_or(&words.noun);
        let noun = Some(noun).filter(|noun| noun.chars().count() >= 2)?;
        let goal = self.node(at + 2).map_or("", |node| node.span.slice(self.text));
        if !percent || super::naming::is_rate(noun) {
            return Some(noun.to_string());
        }
        words!["增长", "增速", "增幅"].begins(goal).then(|| format!("{noun}增速"))
    }

    /// `相当于年计划的67%`, `占计划1650万亩的90.1%`: a share of a plan, which is done as the figure before it is.
    pub(super) fn against_plan(&self, at: usize, index: usize) -> bool {
        let rate =
            self.lexed.numerals.get(index).is_some_and(|numeral| numeral.dimension == Dimension::Percent);
        let of = at > self.left && matches!(self.kind(at - 1), Some(Kind::Cue(Role::Of)));
        let plan = at >= 2
            && self.node(at - 2).is_some_and(|node| {
                words!["计划", "年度计划", "年计划", "目标", "目标任务", "任务", "安排"]
                    .ends(node.span.slice(self.text))
            });
        let status = |node: &&crate::lex::node::Node| matches!(node.kind, Kind::Cue(Role::Status(_)));
        rate && of && plan && self.nodes(self.left, at).iter().filter(status).count() <= 1 && {
            // 力争完成年度计划的60%: another word aims.
            let own = self.nodes(at - 2, at - 1).iter().filter(status).count();
            self.nodes(self.left, at).iter().filter(status).count() == own
        }
    }

    /// Points behind such an aim are the difference from it.
    pub(super) fn against_aim(&self, at: usize, words: &mut Words) {
        let Some(aim) = self
            .drafts
            .last()
            .filter(|draft| draft.clause == self.clause && draft.rules.first() == Some(&"aim-of-rate"))
        else {
            return;
        };
        let behind = self.span(self.left, at).slice(self.text);
        let before: String = self.text.get(..aim.at as usize).unwrap_or("").chars().rev().take(12).collect();
        let below = behind.contains(['低', '少', '慢']) || holds(&before, "于低") || holds(&before, "于慢");
        // 离6%的目标还差0.2个百分点: how far it is, no less than nothing.
        let short = behind.contains(['差', '欠', '缺']);
        let versus = if short {
            "距目标差距"
        } else if below {
            "低于目标"
        } else {
            "高于目标"
        };
        words.versus = Some(versus.to_string());
        words.noun.clear();
        (words.status, words.direction) = (None, None);
    }
}
