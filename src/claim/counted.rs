//! The thing counted, where its words run on: into a list behind it, or up to the next number.

use super::naming::Named;
use super::sentence::Sentence;
use super::words::{self, Words};
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::{COUNTED, PROGRESS, RUNS, STAGE_VERBS, SUBJECT_FIGURES};
use crate::lexicon::ranks::MEMBERS;
use crate::lexicon::set::{find, holds, words as set};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Bound, Fate, Status};

impl Sentence<'_> {
    /// `12项指标里7项高于全省平均、5项低于全省平均`: those counted, by what they are compared with.
    pub(super) fn compared_items(&self, at: usize, unit: &str, end: usize) -> Option<(Named, usize)> {
        let versus = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Versus)));
        let thing = self.frame.counted.as_ref().filter(|(_, _, measure)| measure.slice(self.text) == unit)?;
        let stop = self.behind(at + 1, end).1;
        let said = self.span(at + 1, stop).slice(self.text);
        let figure = matches!(self.kind(stop), Some(Kind::Quantity(_) | Kind::Rank(_)));
        let ways = set!["高于", "低于", "快于", "慢于", "好于", "差于", "优于"].begins(said);
        if !versus || figure || !ways || said.chars().count() > 12 {
            return None;
        }
        let name = format!("{said}{}数", thing.0);
        Some((
            Named {
                head: thing.0.clone(),
                name,
                aspect: Aspect::Count,
                negative: false,
                rule: "count-noun-behind",
            },
            stop,
        ))
    }

    /// What a verb of putting right, or of handing over, counts where no thing is said.
    pub(super) fn of_problems(&self, name: &str, unit: &str) -> Option<String> {
        // 问题64个,改了59个: problems are put right, other things rebuilt.
        if matches!(name, "改了" | "改完" | "改") {
            let class = self.frame.class.as_ref().map_or("", |class| class.name.as_str());
            let verb = if class.ends_with("问题") { "整改" } else { "改造" };
            return Some(format!("{}{verb}", class.trim_end_matches("改造")));
        }
        // 省级交办7个: what is handed over and found are problems.
        let found = set!["交办", "反馈", "移交", "督办", "转办", "自查发现"].ends(name);
        (found && matches!(unit, "个" | "件" | "项")).then(|| format!("{name}问题"))
    }

    /// The words behind 等 in the list that goes on at node `at`.
    pub(super) fn behind_etc(&self, at: usize, end: usize) -> Option<String> {
        let etc = (at..end.min(at + 24)).find(|at| {
            matches!(
                self.kind(*at),
                Some(Kind::Cue(Role::Etc) | Kind::Quantity(_) | Kind::Mark(',' | '，' | ';' | '；'))
            )
        })?;
        if !matches!(self.kind(etc), Some(Kind::Cue(Role::Etc))) {
            return None;
        }
        let behind = self.behind(etc, end);
        let said = words::thing(self.text, self.lexed, self.nodes(behind.0, behind.1)).noun;
        (said.chars().count() >= 2).then_some(said)
    }

    /// `12个县(市、区)考核平均得分87.63分`: those counted end with their class, and what they are measured in is the next
    /// number's. Gives the class and the first node behind it.
    pub(super) fn places_measured(&mut self, at: usize, noun: &str) -> Option<(String, usize)> {
        let start = self.node(at)?.span.end() as usize;
        let behind = self.text.get(start..)?;
        let class = MEMBERS
            .iter()
            .filter(|class| behind.starts_with(**class) && class.chars().count() >= 2)
            .max_by_key(|class| class.len())?;
        let rest = noun.strip_prefix(class).filter(|rest| rest.chars().count() >= 2);
        // 4个城市更新项目完成投资…: things of that sort.
        let rest = rest.filter(|rest| !COUNTED.stands_in(rest))?;
        if !(super::naming::measures(rest) || set!["得分", "总分", "均分"].ends(rest)) {
            return None;
        }
        let next = self.cut((at + 1, at + 12), start + class.len());
        Some(((*class).to_string(), next))
    }

    /// The thing in front of another number: a bound makes that number part of the class
    /// (8个盟市的规模超过10亿元); a rate's own word stays with the rate (5个省级问题整改率40%).
    pub(super) fn before_number(&mut self, noun: String, behind: (usize, usize), end: usize) -> String {
        let Some(Kind::Quantity(next)) = self.kind(behind.1) else { return noun };
        let bounded = matches!(
            self.lexed.numerals[next].bound,
            Some(Bound::Above | Bound::OrMore | Bound::AtLeast | Bound::OrLess)
        );
        let closes = behind.1 + 1 >= end || !matches!(self.kind(behind.1 + 1), Some(Kind::Cue(Role::Of)));
        let less = self.lexed.numerals[next].bound == Some(Bound::OrLess)
            && matches!(self.kind(behind.1 - 1), Some(Kind::Cue(Role::Bound(_))));
        if bounded && closes && (less || self.lexed.numerals[next].bound == Some(Bound::Above)) {
            let words = self.span(behind.1 - 1, behind.1 + 1).slice(self.text);
            self.close(behind.1, next, Fate::Name, "threshold");
            let noun = noun.trim_end_matches(['超', '过']);
            return match noun.split_once('的') {
                Some((thing, what)) => format!("{what}{words}{thing}数"),
                None => format!("{noun}{words}"),
            };
        }
        // 26户规模以上工业企业增加值增长8.6%: what grows stands behind those counted.
        if self.lexed.numerals[next].dimension == Dimension::Percent
            && COUNTED.stands_in(&noun)
            && let Some(at) =
                COUNTED.iter().filter_map(|thing| find(&noun, thing).map(|at| at + thing.len())).min()
            && ["增长", "下降", "提高", "回落"]
                .iter()
                .any(|way| noun.get(at..).is_some_and(|rest| rest.ends_with(way)))
        {
            return noun[..at].to_string();
        }
        // 5个落地任务提前8个月完成: the lead is the months' word.
        if self.lexed.numerals[next].dimension == Dimension::Duration
            && let Some(run) = RUNS.iter().find(|run| noun.ends_with(**run) && noun.len() > run.len())
        {
            return noun[..noun.len() - run.len()].to_string();
        }
        // 积案25件化解22件: the thing stands in front, and what became of it is the next number's.
        if PROGRESS.contains(&noun.trim_start_matches(['已', '仅', '只'])) {
            return String::new();
        }
        // 36个重点项目已开工33个: how far they have come is the next number's word.
        if self.lexed.numerals[next].dimension == Dimension::Count
            && let Some(verb) = PROGRESS.longest_ending(&noun).map(str::len)
            && noun.len() > verb
        {
            return noun[..noun.len() - verb]
                .trim_end_matches(['才', '已', '仅', '只', '还', '又', '均'])
                .to_string();
        }
        // 带动3.6万户农户户均增收2800元: the per-head figure's words are its own.
        if let Some(at) =
            ["户均", "人均", "亩均", "年均", "月均"].iter().filter_map(|per| noun.find(per)).min()
            && at > 0
        {
            return noun[..at].to_string();
        }
        // 24个项目开了22个, 17个签约项目协议引资39亿元: what stands behind the things is the next number's.
        if matches!(self.lexed.numerals[next].dimension, Dimension::Count | Dimension::Money)
            && let Some(end) = COUNTED
                .iter()
                .filter_map(|thing| noun.rfind(*thing).map(|at| at + thing.len()))
                .filter(|end| noun.len() <= end + 12)
                .min()
            && let Some(rest) = noun.get(end..)
            && (1..=4).contains(&rest.chars().count())
            && !rest.starts_with(['数', '的', '总', '库', '群', '化'])
        {
            return noun[..end].to_string();
        }
        // 老旧厂房项目完成投资2亿元: the figure's own word stays with the figure.
        let figure =
            SUBJECT_FIGURES.iter().filter(|figure| noun.ends_with(**figure)).map(|figure| figure.len()).max();
        if let Some(length) = figure
            && length < noun.len()
        {
            return noun[..noun.len() - length].trim_end_matches("累计").to_string();
        }
        // 6个断面水质优良比例100%: things, and what the share behind them is of.
        if self.lexed.numerals[next].dimension == Dimension::Percent
            && super::naming::is_rate(&noun)
            && let Some(end) =
                COUNTED.iter().filter_map(|thing| noun.find(*thing).map(|at| at + thing.len())).min()
            && end < noun.len()
        {
            return noun.get(..end).unwrap_or("").to_string();
        }
        match noun.strip_suffix('率') {
            Some(front) => {
                // 486个项目开复工率95%: a verb of the table, else of two characters.
                let verb = PROGRESS
                    .iter()
                    .filter(|verb| front.ends_with(**verb))
                    .map(|verb| front.len() - verb.len())
                    .min();
                let cut = verb.or(front.char_indices().rev().nth(1).map(|(at, _)| at)).unwrap_or(0);
                front.get(..cut).unwrap_or("").to_string()
            }
            None => noun,
        }
    }

    /// What was counted, for the stages that follow (已签约6个).
    pub(super) fn remember(&mut self, name: &str, unit: crate::source::Span, words: &Words) {
        let bare = ["总数", "数量", "总量"].iter().find_map(|end| name.strip_suffix(*end)).unwrap_or(name);
        let bare = bare.trim_end_matches('数');
        // 老旧小区今年改造任务24个,开工13个: what was started are those, and not the task.
        let year = |period: &std::rc::Rc<crate::lexicon::values::Period>| {
            super::walk::whole_year(period)
                || set!["今年", "全年", "年内", "年度"].contains(&period.words.as_str())
        };
        let yearly =
            self.frame.clause_period.as_ref().or(self.frame.sentence_period.as_ref()).is_some_and(year);
        let bare =
            bare.strip_suffix("任务").filter(|rest| yearly && rest.chars().count() >= 4).unwrap_or(bare);
        let thing = COUNTED.ending(bare).unwrap_or("");
        let stage = self.frame.class.as_ref().is_some_and(|class| class.unit == unit.slice(self.text))
            && PROGRESS.contains(&words.noun.as_str());
        if self.parted != Some(self.clause) && !words.part && self.parted_by.is_none() && !stage {
            self.frame.class = Some(super::frame::Class {
                name: super::naming::capped(bare.to_string()),
                thing: thing.to_string(),
                unit: unit.slice(self.text).to_string(),
            });
        }
        if words.part {
            self.parted = Some(self.clause);
        }
        if let Some(thing) =
            COUNTED.ending(bare).filter(|_| !words.part && !super::things::bound_alone(&words.noun))
        {
            // 新签约, 新落户: 新 is the stage's own word.
            let full = STAGE_VERBS.shed(bare, Some('新'));
            self.frame.counted = Some((thing.to_string(), super::naming::capped(full.to_string()), unit));
        }
        // A count with a noun of its own ends what was said of a project.
        if name.chars().count() >= 4
            && self.frame.status != Status::Projected
            && self.frame.subject != self.frame.section
            && !self.frame.subject.as_deref().is_some_and(|subject| holds(subject, "年产"))
        {
            self.frame.subject = self.frame.project.clone();
        }
    }

    /// `8个项目完成率低于50%`: the figure compared with makes the class, it is no claim.
    pub(super) fn compared_class(&mut self, noun: String, at: usize, end: usize) -> String {
        let versus =
            self.node(at).filter(|node| matches!(node.kind, Kind::Cue(Role::Versus | Role::Bound(_))));
        let Some(word) = versus.map(|node| node.span.slice(self.text)) else { return noun };
        let Some(Kind::Quantity(limit)) = self.kind(at + 1) else { return noun };
        let closes = at + 2 >= end || matches!(self.kind(at + 2), Some(Kind::Mark(_)));
        let of_rate = |thing: &&str| noun.starts_with(*thing) && noun.len() > thing.len();
        let places =
            ["乡镇", "镇街", "街道", "村", "社区", "县区", "县", "区", "市", "部门", "单位", "企业", "学校"];
        let Some(thing) =
            COUNTED.iter().copied().find(|thing| of_rate(thing)).or_else(|| places.into_iter().find(of_rate))
        else {
            return noun;
        };
        if !closes || !matches!(word, "低于" | "高于" | "不足" | "超过" | "不到" | "超") {
            return noun;
        }
        let what = &noun[thing.len()..];
        let name = format!("{what}{word}{}{thing}数", self.lexed.numerals[limit].span.slice(self.text));
        self.close(at + 1, limit, Fate::Name, "threshold");
        name
    }
}
