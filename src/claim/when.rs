//! Times in a sentence: which claims they are the period of, and for how long.

use crate::lexicon::residue::URGING;
use crate::lexicon::set::words;
use std::rc::Rc;

use super::months::{begins, ends, same_years, single_month, wider};
use super::sentence::Sentence;
use crate::lex::node::{Kind, Node};
use crate::lex::time::Time;
use crate::lexicon::cues::Role;
use crate::lexicon::times::{COMES_OUT, HALF, ISSUED, PLANS, REACHED, Year};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Fate, Period, Status};

/// Nodes of a label, its dash and the light words behind it.
const LABEL: usize = 12;

/// Nodes in front of a time in which it is told that something grew to what it was then.
const BACK: usize = 32;

impl Sentence<'_> {
    /// Whether a node in front of a time lets it open its sentence.
    fn is_light(&self, node: &Node) -> bool {
        match node.kind {
            Kind::Cue(Role::Link | Role::Part | Role::Adverb) | Kind::Mark(_) => true,
            Kind::Closed(index) => self.lexed.numerals[index].fate == Fate::Ordinal,
            _ => false,
        }
    }

    /// Whether the words behind a day say that figures came out.
    pub(super) fn comes_out(&self, at: usize) -> bool {
        let stop = |node: &&Node| !matches!(node.kind, Kind::Mark(c) if super::sentence::ends_sentence(c));
        self.nodes(at + 1, at + 24).iter().take_while(stop).any(|node| {
            let words = node.span.slice(self.text);
            matches!(node.kind, Kind::Text | Kind::Cue(_)) && COMES_OUT.stands_in(words)
        })
    }

    /// Whether the time at node `at` may be when something came out rather than what it is on: less than a month, or a
    /// month apart from the words behind it (7月下旬各地公布, 到了8月,…).
    fn day_of_issue(&self, at: usize, time: &Time, words: &str) -> bool {
        let part = words!["上旬", "中旬", "下旬", "初", "中", "底", "末"].ends(words);
        let apart = matches!(self.kind(at + 1), Some(Kind::Mark(',' | '，')));
        let month = time.from.zip(time.to).is_some_and(|(from, to)| from.0 == to.0);
        month && (part || apart)
    }

    /// Whether the time at node `at` is right in front of what was planned for it (全年任务4800人, 离全年60亿元的任务).
    fn of_plan(&self, at: usize) -> bool {
        let plans = |at: usize| self.node(at).is_some_and(|node| PLANS.contains(&node.span.slice(self.text)));
        let figure = |at: usize| matches!(self.kind(at), Some(Kind::Quantity(_)));
        let against = self.nodes(self.left, at).last().is_some_and(|node| {
            let word = node.span.slice(self.text);
            matches!(node.kind, Kind::Cue(Role::Share | Role::Copula))
                || words!["离", "距", "距离", "相当于"].ends(word)
        });
        let of = matches!(self.kind(at + 2), Some(Kind::Cue(Role::Of))) && plans(at + 3);
        let whole = self
            .node(at)
            .is_some_and(|node| words!["全年", "年内", "当年", "今年"].contains(&node.span.slice(self.text)));
        (against || whole) && plans(at + 1) && figure(at + 2) || against && figure(at + 1) && of
    }

    /// Whether a time is not behind the one up to which the text or the speech tells its figures.
    fn told_up_to(&self, period: &Period) -> bool {
        let told = self.frame.text_period.as_ref().or(self.frame.speech_period.as_ref());
        told.and_then(|told| ends(told)).zip(ends(period)).is_some_and(|(told, own)| own <= told)
    }

    /// Whether the figure behind the time at node `at` is aimed at (全年总产值力争540亿元, 全年增长6.5%以上的目标).
    fn aim_ahead(&self, at: usize) -> bool {
        for at in at + 1..at + 16 {
            match self.kind(at) {
                Some(Kind::Cue(Role::Status(status))) => return status != Status::Actual,
                // 全年要干到2.5万人
                Some(Kind::Text) if self.span(at, at + 1).slice(self.text).starts_with(['要', '须']) => {
                    return true;
                }
                Some(Kind::Quantity(_)) => return self.of_aim(at),
                Some(Kind::Mark(mark))
                    if super::sentence::ends_clause(mark) || super::sentence::ends_sentence(mark) =>
                {
                    return false;
                }
                None => return false,
                _ => {}
            }
        }
        false
    }

    /// First node behind a label that opens the sentence (稳大盘——前三季度,…), else the first not used yet.
    fn behind_label(&self, at: usize) -> usize {
        // A label is short: what stands further off is not looked at, so that many times cost no more than one.
        if at > self.left + LABEL {
            return self.left;
        }
        let dash = self.nodes(self.left, at).iter().rposition(|node| node.kind == Kind::Mark('—'));
        let short = |dash: &usize| self.left == self.start && *dash <= 4;
        dash.filter(short).filter(|_| self.drafts.is_empty()).map_or(self.left, |dash| self.left + dash + 1)
    }

    /// Whether a part of the year begins behind the time up to which the text tells its figures (四季度 in a text on
    /// 1—8月): what is told of it is still to come.
    fn after_text(&self, period: &Period, words: &str) -> bool {
        let part = words!["季度", "半年", "底", "末", "底前", "末前"].ends(words) && !words.starts_with('截');
        // 年底再升规2户 in a speech that tells its figures up to October.
        // Of quarters told one after another the second is no plan.
        let next = words.ends_with("季度");
        let ahead = words.ends_with("年底") || words == "下半年" || next;
        let quarter = |told: &Period| next && told.words.ends_with("季度") && !told.words.starts_with('前');
        let speech = self.frame.speech_period.as_ref().filter(|told| ahead && !quarter(told));
        let told = self.frame.text_period.as_ref().or(speech).and_then(|told| ends(told));
        // 年底压到8%以下 in a speech that tells no time for its figures.
        if words == "年底" && told.is_none() && !self.lasting {
            return true;
        }
        let from = if words.starts_with(['到', '至']) { ends(period) } else { begins(period) };
        part && told.zip(from).is_some_and(|(told, from)| from > told)
    }

    /// Whether work is called for in a part of the year behind what the speech tells of (四季度,重点抓好6个项目开工).
    fn urged_ahead(&self, at: usize, period: &Period, words: &str) -> bool {
        let part = words!["季度", "下半年"].ends(words);
        let told = self.frame.speech_period.as_ref().filter(|_| part).and_then(|told| ends(told));
        let behind = at + 1 + usize::from(matches!(self.kind(at + 1), Some(Kind::Mark(',' | '，'))));
        told.zip(begins(period)).is_some_and(|(told, from)| from > told)
            && URGING.begins(self.span(behind, behind + 4).slice(self.text))
    }

    /// Whether a time ends a month before the one up to which the text or the speech tells its figures: some figures
    /// come out later than the others, and those behind them are up to the text's own time again.
    fn lags(&self, period: &Period) -> bool {
        let earlier = |whole: &Rc<Period>, most: u8| {
            let (Some(own), Some(told)) = (ends(period), ends(whole)) else { return false };
            period.cumulative == Some(true)
                && own.0 == told.0
                && (1..=most).contains(&told.1.saturating_sub(own.1))
                && begins(period) == begins(whole)
        };
        let months = period.words.ends_with(['月', '份']);
        match &self.frame.text_period {
            Some(text) => earlier(text, 3),
            None => months && self.frame.speech_period.as_ref().is_some_and(|speech| earlier(speech, 1)),
        }
    }

    /// Reads the time at node `at`.
    pub(super) fn time(&mut self, at: usize, index: usize) {
        // 比上月上升: a time that is compared with is no period.
        let before = at.checked_sub(1).and_then(|before| self.kind(before));
        let node = self.lexed.nodes[at];
        let time = self.lexed.times[index];
        let words = node.span.slice(self.text);
        // 半年“经济账” in a title is told by the title's own reading.
        if self.titles && HALF.contains(&words) {
            return;
        }
        // 半年就过千亿 in a text on 上半年: the same half, in the text's own word.
        let half = |told: &Rc<Period>| told.words.ends_with("上半年");
        if HALF.contains(&words) && self.frame.period().as_ref().is_some_and(half) {
            return;
        }
        self.leads(at, time);
        // 与上半年相比: a time that is compared with, too.
        let with = at > 0 && matches!(self.span(at - 1, at).slice(self.text), "与" | "同" | "和" | "跟");
        let behind = self.node(at + 1).map_or("", |node| node.span.slice(self.text));
        if with && words!["相比", "比较", "相较", "对比"].begins(behind) {
            return;
        }
        if matches!(before, Some(Kind::Cue(Role::Versus))) {
            // 比上年同期的39.2亿元下降: the earlier value has the earlier time, and no other.
            let of = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)));
            if of && matches!(self.kind(at + 2), Some(Kind::Quantity(_))) {
                // 比上年 同期: the year stands in the word before.
                let than = self.span(at - 1, at).slice(self.text);
                let year = ["上年", "去年"].into_iter().find(|year| words == "同期" && than.ends_with(year));
                let full = year.map_or_else(|| words.to_string(), |year| format!("{year}{words}"));
                self.frame.clause_period = Some(Rc::new(time.period(&full, self.now)));
                self.frame.once = true;
            }
            return;
        }
        // 由上年的36张增加到41张: the time of the value it came from.
        let of = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)))
            && matches!(self.kind(at + 2), Some(Kind::Quantity(_)));
        let from = at > 0 && self.span(at - 1, at).slice(self.text).ends_with(['由', '从']);
        if of && from {
            self.frame.clause_period = Some(Rc::new(time.period(words, self.now)));
            return;
        }
        // 恢复至2019年同期的118%: what it is measured against.
        if of
            && let Some(Kind::Quantity(next)) = self.kind(at + 2)
            && match self.lexed.numerals[next].dimension {
                Dimension::Percent => words.ends_with("同期"),
                // 是2016年的4.8倍: of that year, and told of now.
                Dimension::Times => true,
                _ => false,
            }
        {
            return;
        }
        // 由一季度的第五跌至第十: of the place it came from.
        let placed = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)))
            && matches!(self.kind(at + 2), Some(Kind::Rank(_) | Kind::Mark('·')));
        if from && placed {
            return;
        }
        if words == "年初" && !matches!(self.kind(at + 1), Some(Kind::Mark(',' | '，'))) {
            return;
        }
        if matches!(words, "上月" | "年初" | "上年" | "近年来" | "近期") && at > self.left {
            return;
        }
        // 全年, 年内 inside a text of one year say nothing new.
        let whole_year = matches!(words, "全年" | "年内" | "当年" | "今年以来" | "年初以来");
        let told = self.words(self.left, at).status;
        // 预计全年… in a chapter on that very year: the chapter's year, in its own words.
        let of_chapter = told == Some(Status::Projected)
            && self.frame.chapter_period.as_deref().is_some_and(super::walk::whole_year);
        let aimed = told.is_some_and(|status| status != Status::Actual) && !of_chapter
            || self.frame.sentence_status == Status::Target;
        // 今年以来 at a paragraph's beginning says more than the day up to which the whole text tells.
        let opens = words.ends_with("以来") && self.opening && self.drafts.is_empty();
        // 为全年任务的65%: against what it is measured.
        let planned = self.node(at + 1).is_some_and(|node| {
            PLANS.contains(&node.span.slice(self.text))
                || matches!(node.kind, Kind::Cue(Role::Status(Status::Target)))
        });
        let behind = at + 2 + usize::from(matches!(self.kind(at + 2), Some(Kind::Cue(Role::Of))));
        if planned
            && matches!(self.kind(behind), Some(Kind::Quantity(next))
                if self.lexed.numerals[next].dimension == Dimension::Percent)
        {
            return;
        }
        let ahead = planned || whole_year && self.aim_ahead(at);
        let aimed = aimed || ahead;
        // 为全年任务4800人的65%: the year is that of the plan, and of no other figure.
        if self.of_plan(at) {
            self.frame.clause_period = Some(Rc::new(time.period(words, self.now)));
            (self.frame.once, self.frame.once_planned) = (true, true);
            return;
        }
        if whole_year
            && !aimed
            && (self.frame.section_period.is_some()
                || self.frame.chapter_period.is_some()
                || self
                    .frame
                    .text_period
                    .as_ref()
                    .is_some_and(|told| !(opens && told.words.starts_with('截'))))
        {
            // 年末…612家,全年…: back from how things stood to the year itself.
            if self.frame.section_period.as_ref().is_some_and(|told| told.words.starts_with('截'))
                && matches!(words, "全年" | "当年" | "年内")
            {
                self.frame.section_period = None;
            }
            if words == "全年" {
                (self.frame.sentence_period, self.frame.clause_period) = (None, None);
            }
            return;
        }
        // 3月24日启动: the day of an event measures nothing; up to a day does.
        if time.from.is_some()
            && time.from == time.to
            && time.from.is_some_and(|(_, day)| day > 0)
            && !words.ends_with('末')
        {
            return;
        }
        // 对照3月份印发的十条措施: when a paper came out measures nothing.
        if self.node(at + 1).is_some_and(|node| ISSUED.begins(node.span.slice(self.text))) {
            return;
        }
        // 计划签约5个,目前签约1个: what stands now is no plan.
        if matches!(words, "目前" | "当前" | "截至目前" | "截止目前" | "至今" | "迄今" | "眼下" | "现阶段")
        {
            (self.frame.sentence_status, self.frame.status) = (Status::Actual, Status::Actual);
        }
        let period = Rc::new(time.period(words, self.now));
        // 年度目标68亿元,7月末完成率63%: how things stood, up to a time that is told of.
        let stood = time.point || words.starts_with('截') || words.starts_with('到');
        // 全年计划新增1.2万个,1—6月建成6300个: the months that are over.
        let since = period.cumulative == Some(true)
            && words.contains(['月', '季'])
            && time.from.is_some_and(|(month, _)| month == 1)
            && told.is_none()
            && self.drafts.last().is_some_and(|draft| draft.status == Status::Target);
        if since && !self.aimed {
            let status = self.frame.chapter_status;
            (self.frame.sentence_status, self.frame.status) = (status, status);
        }
        if stood && !time.deadline && !self.drafts.is_empty() && self.told_up_to(&period) {
            let status = self.frame.chapter_status;
            (self.frame.sentence_status, self.frame.status) = (status, status);
        }
        // 一年来 under a heading on 2023: that year, in the heading's words.
        if matches!(time.year, Year::Ended(_))
            && self.frame.period().is_some_and(|told| same_years(&told, &period, &time))
        {
            return;
        }
        // 2023年 under 过去一年工作回顾: the heading's year, from here in figures.
        if self.frame.chapter_period.as_ref().is_some_and(|chapter| {
            !chapter.words.contains(|c: char| c.is_ascii_digit())
                && chapter.from.is_some()
                && (chapter.from, chapter.to) == (period.from, period.to)
        }) && matches!(time.year, Year::Absolute(_))
        {
            self.frame.chapter_period = Some(period.clone());
        }
        let light = self.nodes(self.behind_label(at), at).iter().all(|node| self.is_light(node));
        let followed = matches!(self.kind(at + 1), Some(Kind::Mark(',' | '，')));
        // 6月底前, 到2025年: what is told is still to come.
        // 由2017年的1123亿元增加到2022年的1790亿元: both have been.
        let near = at.saturating_sub(BACK).max(self.start);
        let reached = !self.drafts.is_empty()
            && self.nodes(near, at).iter().any(|node| {
                matches!(node.kind, Kind::Cue(Role::Copula)) && REACHED.contains(&node.span.slice(self.text))
            });
        let later = !reached
            && time.year_of(self.now).zip(self.now.year).is_some_and(|(year, now)| year > now)
            || matches!(time.year, Year::Relative(1..))
            || self.after_text(&period, words)
            || self.urged_ahead(at, &period, words);
        // 下一步,…。1—6月,完成投资35亿元: what is over is no next step.
        let over = matches!(time.year, Year::Relative(..0)) || self.told_up_to(&period);
        if self.frame.next_step && over && !later && self.drafts.is_empty() && !time.deadline {
            let status = self.frame.chapter_status;
            self.frame.next_step = false;
            (self.frame.sentence_status, self.frame.status) = (status, status);
        }
        if words.ends_with('前') && time.from.is_some() || later {
            self.frame.sentence_status = Status::Target;
        }
        if time.point && words.ends_with(['末', '底']) && !later {
            self.frame.stood = Some(period.clone());
        }
        // 过去五年累计…, under a heading on one year: of that sentence alone.
        let several = time.year != time.last_year
            && !followed
            && self.frame.chapter_period.as_deref().is_some_and(super::walk::whole_year);
        // 目前 and 6月末 tell when something stood so, for their own sentence.
        let passing = time.from.is_none()
            || time.deadline
            || several
            || time.point
            || words.starts_with('到')
            || time.days()
            || ahead
            || self.lags(&period)
            || self.behind_label(at) > self.left
            || self.press && words.starts_with('截') && !self.frame.headed;
        // 截至10月28日,…数据全部出炉; 7月下旬,各地陆续公布…: when figures came out is not theirs.
        if (words.starts_with("截") || self.day_of_issue(at, &time, words)) && self.comes_out(at) {
            return;
        }
        // 9月份,用电量…: one month in a text about several is its own sentence's alone.
        let month =
            self.frame.text_period.as_ref().filter(|text| single_month(&period) && wider(text, &period));
        if month.is_some() {
            if light && self.drafts.is_empty() {
                self.frame.sentence_period = Some(period);
            } else {
                self.frame.clause_period = Some(period);
            }
            return;
        }
        if self.press && !passing && (self.frame.text_period.is_none() || self.frame.of_paper) {
            self.frame.text_period = Some(period.clone());
            self.frame.of_paper = false;
        }
        // 2024年7月份…简报, then 1—7月,…: up to the title's month.
        let up_to_month = |told: &Rc<Period>| {
            single_month(told) && told.to.map(|day| day.month) == period.to.map(|day| day.month)
        };
        // 前三季度,… before the first figure and heading of a report: the time of the whole text.
        let opens_text = self.lasting
            && !self.press
            && (self.early || self.first && !aimed)
            && light
            && followed
            && !later
            && self.drafts.is_empty()
            && self.frame.text_period.as_ref().is_none_or(up_to_month)
            && self.frame.chapter_period.is_none()
            && period.cumulative == Some(true)
            && period.to.is_some()
            && !super::walk::whole_year(&period);
        if opens_text {
            self.frame.text_period = Some(period.clone());
        }
        // 关于8月份…的通报, then 截至8月底,…: from there how things stood when that month was over.
        if words.starts_with('截') && self.frame.text_period.as_ref().is_some_and(up_to_month) {
            self.frame.text_period = Some(period.clone());
        }
        self.frame.renew_text(&period, self.untold && light && followed && self.drafts.is_empty());
        // 今年以来,坚持…,一季度完成…: the nearer time is that of the figures.
        let vague = |period: &Rc<crate::lexicon::values::Period>| period.words.ends_with("以来");
        let nearer = self.frame.fresh_period && self.frame.section_period.as_ref().is_some_and(vague);
        // The time up to which a speech tells its first figures is that of its other indicators, too.
        if period.cumulative == Some(true)
            && !aimed
            && !time.deadline
            && period.from.is_some()
            && time.to.is_some()
        {
            self.frame.speech_period.get_or_insert_with(|| period.clone());
            // 三季度现场会: what its speakers tell up to September is what the meeting looks back on.
            let whole = !HALF.contains(&words);
            if whole && self.frame.meeting.is_some() && self.frame.meeting == time.to.map(|to| to.0) {
                self.frame.speech_lead.get_or_insert_with(|| period.clone());
            }
        }
        // 今年列入重大项目19个,…,一季度完成13.3亿元: from there up to the time that figures are told for.
        let this_year =
            self.frame.fresh_period
                && self.frame.section_period.as_ref().is_some_and(|told| {
                    words!["今年", "本年", "当年", "本年度"].contains(&told.words.as_str())
                });
        let counts = period.cumulative == Some(true)
            && time.from.is_some_and(|(month, _)| month == 1)
            && time.to.is_some_and(|(month, _)| month < 12)
            && !time.deadline;
        if this_year && counts && !aimed && !later && !self.drafts.is_empty() {
            self.frame.section_period = Some(period.clone());
        }
        if light && self.drafts.is_empty() && !passing {
            if nearer || followed || self.opening && self.lasting {
                self.frame.section_period = Some(period);
                (self.frame.fresh_period, self.frame.opened_here) = (true, true);
            } else {
                self.frame.sentence_period = Some(period);
            }
        } else if light && (followed || self.drafts.is_empty()) {
            self.frame.sentence_period = Some(period);
        } else {
            // 福州上半年GDP…,其中…: behind the sentence's own region a time is the whole sentence's.
            let of_region = self.drafts.is_empty() && !passing && self.lasting && {
                let noun = self.words(self.left, at).noun;
                noun.is_empty() && self.regions_between(self.left, at).len() == 1
                    || self.names_region(noun.trim_end_matches(['全', '市', '省', '州']))
            };
            // 预计全年…GDP增速…,总量…: the aim's year goes on to the sentence's end.
            let aim = told.is_some_and(|status| status != Status::Actual);
            // 平台1—8月接单6872件,办结率99.1%: behind the first noun it goes on to the semicolon.
            let counted = self.drafts.is_empty()
                && !passing
                && !aimed
                && period.cumulative == Some(true)
                && self.frame.sentence_period.is_none()
                && (words.contains(['月', '季']) || words.ends_with("上半年"));
            if counted && !of_region {
                self.frame.sentence_period = Some(period.clone());
                self.frame.other_time = true;
                self.frame.clause_period = Some(period);
                return;
            }
            // …主体封顶,三季度开工12个,竣工5个: what is ahead goes on to the sentence's end.
            let ahead_now = later && (words.ends_with("季度") || words == "下半年") && !time.deadline;
            if ahead_now {
                self.frame.sentence_period = Some(period.clone());
            }
            if of_region || (self.press || aim) && whole_year && self.drafts.is_empty() {
                self.frame.sentence_period = Some(period);
            } else {
                let other = |told: &Rc<Period>| {
                    (told.from, told.to, &told.words) != (period.from, period.to, &period.words)
                };
                self.frame.other_time |= !ahead && self.frame.sentence_period.as_ref().is_some_and(other);
                self.frame.clause_period = Some(period);
            }
        }
    }
}
