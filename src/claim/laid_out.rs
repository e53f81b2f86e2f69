//! What is planned and what is done, and whose time a figure has: totals of a project, the year of a plan, shares of the
//! figure before.

use std::rc::Rc;

use super::draft::Draft;
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::{Kind, Node};
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::PROGRESS;
use crate::lexicon::set::{WordSet, holds, word_table, words};
use crate::lexicon::values::{Aspect, Status};

/// Indicators of a project that are plans as long as nothing else is said.
static PLANNED: WordSet = word_table![
    "总投资",
    "投资强度",
    "计划总投资",
    "占地",
    "占地面积",
    "用地",
    "用地面积",
    "年度计划",
    "年度投资",
    "规划",
    "年产能",
    "建筑面积",
    "总建筑面积",
    "规划面积",
    "全长",
    "总长",
    "装机容量",
    "设计时速",
    "设计速度",
    "工期",
    "建设工期",
];

/// Verbs that say what was really done, of money and works behind a plan.
static DID: WordSet = word_table![
    "实投",
    "实到",
    "实开",
    "实干",
    "实际",
    "投了",
    "干了",
    "花了",
    "用了",
    "投下",
    "花掉",
    "花出去",
    "用出去",
    "只干了",
    "只投了",
    "才动",
    "已动",
    "已征",
];

/// What a project costs or measures as a whole.
static TOTALS: WordSet = word_table![
    "总投资",
    "总投资额",
    "计划总投资",
    "规划总投资",
    "估算投资",
    "估算总投资",
    "概算投资",
    "概算总投资",
    "投资概算",
    "总概算",
    "总建筑面积",
    "总占地面积",
    "规划面积",
    "总规划面积",
];

/// Classes of projects that were counted: their total is that of the time in which they came.
static COUNTED_CLASSES: WordSet = word_table![
    "签约项目",
    "落地项目",
    "开工项目",
    "入库项目",
    "引进项目",
    "储备项目",
    "新建项目",
    "集中开工项目",
    "谋划项目",
    "申报项目",
    "在建项目",
    "投产项目",
    "竣工项目",
    "重点项目",
    "重大项目",
    "以上项目",
    "签约",
];

impl Sentence<'_> {
    /// Takes what the words in front of a number say of whether it is done.
    pub(super) fn status(&mut self, words: &Words) {
        if let Some(status) = words.status {
            self.frame.status = status;
            let year = |period: &std::rc::Rc<crate::lexicon::values::Period>| super::walk::whole_year(period);
            self.expected |= status == Status::Projected
                && self.drafts.is_empty()
                && self.expects_all()
                && self.frame.period().as_ref().is_some_and(year);
            if !words.local {
                self.frame.sentence_status = status;
            }
        } else if (words.fact || DID.begins(&words.noun))
            && (words.already
                || self.frame.sentence_status != Status::Target
                || (words.done || DID.begins(&words.noun))
                    && !self.aimed
                    && self.frame.chapter_status == Status::Actual)
        {
            self.frame.status = Status::Actual;
            // 今年计划改造146个,已开工131个,开工率89.7%: what follows has been reached as well.
            let reached = words.already && !self.aimed && self.frame.chapter_status == Status::Actual;
            if words.done
                || reached
                || DID.begins(&words.noun)
                || self.frame.sentence_status == Status::Projected
            {
                self.frame.sentence_status = Status::Actual;
            }
        } else if words.noun.ends_with('了') && self.frame.chapter_status == Status::Actual && !self.aimed {
            // 今年要啃下6.5亿元,才啃了0.9亿元: done.
            (self.frame.status, self.frame.sentence_status) = (Status::Actual, Status::Actual);
        } else {
            self.frame.status = self.frame.sentence_status;
        }
    }

    /// Whether 预计 stands before the noun (全年预计…) and so before all that follows; behind it (地区生产总值预计完成…)
    /// it is of that figure alone.
    fn expects_all(&self) -> bool {
        let cue = |node: &Node| matches!(node.kind, Kind::Cue(Role::Status(Status::Projected)));
        let noun = |node: &Node| matches!(node.kind, Kind::Text | Kind::Cue(Role::Plain));
        let first = self.nodes(self.left, self.left + 16).iter().find(|node| cue(node) || noun(node));
        first.is_some_and(cue)
    }

    /// Whether a figure is what a project is laid out for as a whole, which no time bounds (总投资62亿元); the sum of a
    /// class counted in the sentence is that of its time (新签约项目12个,总投资80亿元).
    pub(super) fn laid_out_for_good(&self, name: &str) -> bool {
        let class =
            |draft: &Draft| draft.aspect == Aspect::Count && words!["项目", "工程", "签约"].ends(&draft.name);
        words!["投资强度", "项目用地", "项目占地", "项目用地面积"].ends(name)
            || TOTALS.ends(name)
                && !self.drafts.iter().rev().take(4).any(class)
                && !COUNTED_CLASSES.stands_in(name)
    }

    /// `改造任务36个,开工36个、完工22个`, `今年计划9.8亿元,投资7.05亿元`: how far the task told just before has come.
    pub(super) fn done_of_task(&self, index: usize, noun: &str) -> bool {
        let Some(task) = self
            .drafts
            .last()
            .filter(|draft| draft.status == Status::Target && draft.clause + 1 == self.clause && !self.aimed)
        else {
            return false;
        };
        let base = |numeral: usize| self.lexed.numerals.get(numeral).map(|numeral| numeral.base);
        let alike = task.numeral.and_then(base) == base(index);
        let named = words!["任务", "任务数", "目标任务"].ends(&task.name);
        let planned = words!["计划", "计划投资", "盘子", "安排"].ends(&task.name);
        alike
            && (named && PROGRESS.contains(&noun) || planned && matches!(noun, "投资" | "投入" | "完成投资"))
    }

    /// Whether the figure just before has a time that its own clause told.
    pub(super) fn timed_last(&self) -> bool {
        let own = |rule: &&str| matches!(*rule, "period-of-clause" | "period-of-figure");
        self.drafts.last().is_some_and(|draft| draft.clause + 1 >= self.clause && draft.rules.iter().any(own))
    }

    /// Whether a share says of what the claim just before it is the part (占年计划的67%、总盘子的21.6%).
    pub(super) fn measures_last(&self, words: &Words) -> bool {
        let bare = words.share.is_some() || words.noun.is_empty() || !super::naming::is_rate(&words.noun);
        // 1—8月实际投资1487亿元,完成率63%: the rate of the figure whose time its clause told.
        let bare = bare || self.timed_last() && words.noun.chars().count() <= 4;
        bare && !words.reached
            && words.versus.is_none()
            && words.direction.is_none()
            && self.drafts.last().is_some_and(|draft| {
                draft.clause + 1 >= self.clause && draft.numeral.is_some() && draft.status == Status::Actual
            })
    }

    /// Whether the sentence's time is the year that a plan of now is for: what is done of it is told up to now.
    pub(super) fn year_of_plan(&self) -> bool {
        self.frame.clause_period.is_none()
            && self.frame.sentence_period.as_deref().is_some_and(|period| {
                let year = period.to.map(|day| day.year);
                super::walk::whole_year(period) && year >= self.now.year
                    || words!["今年", "本年", "年内", "全年", "本年度", "今年内"]
                        .contains(&period.words.as_str())
            })
    }

    /// 今年下达债券18.6亿元,已支付11亿元。…: the year that a paragraph opens with is that of the whole, and not of what was
    /// done of it so far.
    pub(super) fn year_of_the_plan_alone(&mut self, status: Status, words: &super::words::Words) {
        let section = self.frame.section_period.as_ref().filter(|_| self.frame.fresh_period);
        if !section
            .is_some_and(|period| words!["今年", "本年", "当年", "本年度"].contains(&period.words.as_str()))
        {
            return;
        }
        if status == Status::Target && self.drafts.is_empty() {
            self.frame.sentence_period = self.frame.section_period.take();
        } else if words.already && !self.spoken && !self.drafts.is_empty() {
            self.frame.section_period = None;
        }
    }

    /// 今年改造老旧小区47个,已进场29个: what is to be built this year, of which some is done.
    pub(super) fn to_build(&self, at: usize, name: &str) -> bool {
        let this_year = |period: &Rc<crate::lexicon::values::Period>| {
            words!["今年", "本年", "年内", "全年", "本年度", "当年"].contains(&period.words.as_str())
        };
        let opens = self.frame.section_period.as_ref().filter(|_| self.frame.fresh_period);
        let told = self.frame.clause_period.as_ref().or(self.frame.sentence_period.as_ref()).or(opens);
        let builds =
            words!["改造", "新建", "改建", "扩建", "修建", "新改建", "建设", "整治", "更新", "高标准农田建"];
        if !told.is_some_and(this_year) || !builds.begins(name) || name.ends_with('率') {
            return false;
        }
        let mut behind = (at + 1..at + 8).skip_while(|at| {
            !matches!(self.kind(*at), Some(Kind::Mark(c)) if super::sentence::ends_clause(c))
                && self.kind(*at).is_some()
        });
        let Some(mark) = behind.next() else { return false };
        // 目前已进场29个: so many of them, by a verb alone.
        let figure = (mark + 1..mark + 6).find(|at| matches!(self.kind(*at), Some(Kind::Quantity(_))));
        let unit = |at: usize| match self.kind(at) {
            Some(Kind::Quantity(index)) => self.lexed.numerals[index].unit.slice(self.text),
            _ => "",
        };
        figure.is_some_and(|figure| {
            let said = self.span(mark + 1, figure).slice(self.text);
            let verb = words!["目前已", "现已", "已经", "已", "目前", "建成", "开工", "完工"].longest(said);
            let rest = verb.and_then(|verb| said.get(verb.len()..));
            rest.is_some_and(|rest| rest.chars().count() <= 4) && unit(figure) == unit(at)
        })
    }

    /// 投产后, 达产后 in front of node `at`: when that will be is not told.
    pub(super) fn once_built(&self, at: usize) -> bool {
        self.nodes(self.start.max(at.saturating_sub(48)), at).iter().any(|node| {
            matches!(node.kind, Kind::Cue(Role::Status(Status::Projected)))
                && node.span.slice(self.text).ends_with('后')
        })
    }

    /// `5个落地任务提前8个月完成`: what was planned is done, as the words behind say.
    pub(super) fn done_behind(&self, at: usize) -> bool {
        self.nodes(at + 1, at + 12)
            .iter()
            .take_while(|node| !matches!(node.kind, Kind::Mark(c) if super::sentence::ends_clause(c) || super::sentence::ends_sentence(c)))
            .any(|node| {
                let word = node.span.slice(self.text);
                matches!(node.kind, Kind::Cue(Role::Light)) || words!["完成", "超额", "提前"].stands_in(word)
            })
    }

    /// Whether a name is of a plan by itself: what a project is laid out for, a task, an aim.
    pub(super) fn planned(&self, name: &str, subject: bool, words: &Words) -> bool {
        let laid_out = PLANNED.begins(name) || PLANNED.ends(name);
        let of_project = subject || self.frame.subject.is_some();
        let cost = words![
            "总投资",
            "总投资额",
            "总投资概算",
            "投资概算",
            "计划投资",
            "年度投资",
            "估算投资",
            "概算投资",
            "概算"
        ]
        .ends(name);
        let differs = name.ends_with("低于目标") || name.ends_with("高于目标");
        let task = !differs && words!["任务", "目标", "目标任务", "盘子", "总盘子", "控制数"].ends(name);
        // 回收基地(投资8.6亿元): what it costs in all.
        let bracketed = name == "投资" && of_project && self.costs;
        // 某工程完成年度投资6.3亿元: done.
        let cost = cost && !holds(&words.noun, "完成年度");
        bracketed
            || of_project && laid_out && !words.already && !name.ends_with('率') && !holds(name, "完成率")
            || (cost || task) && !words.did && !words.already
    }

    /// A general noun right behind a claim shares its time (融资37亿元,完成率…).
    pub(super) fn period_for(
        &self,
        name: &str,
        status: Status,
    ) -> Option<Rc<crate::lexicon::values::Period>> {
        let period = self.frame.period_of(name, status != Status::Actual);
        let timed = self.frame.clause_period.is_some();
        let before = self.drafts.last().filter(|draft| draft.clause + 1 == self.clause && !timed);
        match before {
            Some(draft)
                if draft.name.ends_with("完成投资")
                    && name.starts_with("年度")
                    && name.ends_with("完成率") =>
            {
                draft.period.clone().or(period)
            }
            Some(draft)
                if self
                    .frame
                    .head
                    .as_deref()
                    .is_some_and(|head| name.len() > head.len() && name.starts_with(head))
                    && (draft.status == Status::Actual) == (status == Status::Actual) =>
            {
                draft.period.clone().or(period)
            }
            _ => period,
        }
    }
}
