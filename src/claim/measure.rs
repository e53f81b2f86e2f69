//! What a measured number is called: money, areas, rates and durations, whose noun stands in front of
//! them and sometimes behind.

use super::naming::{self, Named};
use super::sentence::Sentence;
use super::words::{self, Words};
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::{
    BARRIERS, FUNDING, LASTING, MAKING, RESTATING, RUNS, SPENDING, STOCKS, SUBJECT_FIGURES, TAKING,
};
use crate::lexicon::set::{WordSet, holds, words};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Fate, Status};

/// What a run is counted in, and what that count is called.
const RUN_UNITS: &[(&str, &str)] = &[
    ("年", "年数"),
    ("个月", "月数"),
    ("月", "月数"),
    ("个季度", "季度数"),
    ("季度", "季度数"),
    ("次", "次数"),
    ("期", "期数"),
];

/// What ends an aim that is no plan of investment.
static TASKED: WordSet = WordSet::new(&["目标", "任务", "目标任务", "任务数", "目标数", "预算", "预算数"]);

impl Sentence<'_> {
    /// 连续4个月居首位, 提前8个月: so long; other durations are times.
    pub(super) fn duration(&mut self, at: usize, index: usize, words: &Words) -> Option<Named> {
        let noun = words.noun.as_str();
        // 优良天数198天,同比增加11天; 企业开办时间压缩至0.5天: a time that is itself measured.
        let head = self.frame.head.as_deref().unwrap_or("");
        let own = LASTING.ends(noun);
        // 由60天压缩至12天: of the time it came from.
        let pressed = noun.is_empty() && words.reached
            || ["压缩", "缩短", "压减", "缩减", "精简", "降", "减少"].iter().any(|verb| {
                noun.strip_prefix(verb).is_some_and(|rest| matches!(rest, "至" | "到" | "为" | ""))
            });
        let changed = (noun.is_empty() && words.direction.is_some() || pressed) && LASTING.ends(head);
        let shortened = LASTING.iter().filter_map(|end| noun.find(end).map(|at| at + end.len())).max();
        // 审批时限由法定95天压缩至38天: the time it came from.
        let from = shortened.is_some_and(|end| noun[end..].starts_with(['由', '从']));
        if own
            || changed
            || from
            || shortened.is_some() && noun.ends_with(['至', '到', '为', '缩', '减', '短'])
        {
            let mut words = words.clone();
            if let Some(end) = shortened.filter(|_| !own) {
                words.noun.truncate(end);
            } else if pressed && changed {
                words.noun = head.to_string();
                words.direction = None;
            }
            return Some(Named { rule: "time-measured", ..self.name(&words, index) });
        }
        if let Some(named) = self.taken_on_average(at, index, words) {
            return Some(named);
        }
        // 从签约到开工用了80天: so long, by what took it.
        if let Some(front) = TAKING.longest_ending(noun).and_then(|verb| noun.strip_suffix(verb)) {
            let front = front.trim_start_matches('从');
            if !front.is_empty() {
                let name = format!("{front}用时");
                let head = name.clone();
                return Some(Named {
                    head,
                    name,
                    aspect: Aspect::Amount,
                    negative: false,
                    rule: "time-measured",
                });
            }
        }
        if !RUNS.stands_in(noun) {
            self.close(at, index, Fate::Date, "duration");
            return None;
        }
        let behind = self.behind(at, self.lexed.nodes.len());
        let rank = match self.kind(behind.1) {
            Some(Kind::Rank(_)) => self.span(behind.1, behind.1 + 1).slice(self.text),
            _ => "",
        };
        let thing = self.words(behind.0, behind.1).noun;
        let head = RUNS.place(noun).map_or("", |at| &noun[..at]);
        let run = &noun[head.len()..];
        // 落地任务5个,提前8个月完成: of what was told just before.
        let before = self
            .drafts
            .last()
            .filter(|draft| draft.clause + 1 >= self.clause)
            .map(|draft| draft.name.clone());
        let leads = words!["提前", "推迟", "缩短", "延长"].begins(run);
        // 连续三年下降, in words: so long, and nothing counted.
        if self.lexed.numerals.get(index).is_some_and(|numeral| numeral.chinese)
            && run == "连续"
            && rank.is_empty()
        {
            self.close(at, index, Fate::Date, "duration");
            return None;
        }
        // 对连续两个月排名末位的县区约谈: of whom it is true.
        if !rank.is_empty()
            && run == "连续"
            && matches!(self.kind(behind.1 + 1), Some(Kind::Cue(Role::Of)))
            && self.span(self.left, at).slice(self.text).starts_with(['对', '给'])
        {
            self.close(at, index, Fate::Name, "threshold");
            return None;
        }
        // 粮食产量达到15万吨,连续4年居全市第一: of that, too.
        let placed = run == "连续" && !rank.is_empty();
        // 增长21.7%,已连续7个月领跑: and so is a run without a place in words.
        let leading = run == "连续" && BARRIERS.begins(self.span(behind.0, behind.1).slice(self.text));
        let owned = head.is_empty() && thing.is_empty() && (leads && rank.is_empty() || placed || leading);
        let owner = before.filter(|_| owned).unwrap_or_default();
        // 连续4个月 counts months.
        let unit = self.lexed.numerals.get(index).map_or("", |numeral| numeral.unit.slice(self.text));
        let counted =
            RUN_UNITS.iter().find(|(word, _)| run == "连续" && *word == unit).map_or("", |(_, name)| *name);
        let name = format!("{owner}{head}{rank}{thing}{run}{counted}");
        let head =
            if head.is_empty() { self.frame.head.clone().unwrap_or_default() } else { head.to_string() };
        Some(Named { head, name, aspect: Aspect::Amount, negative: false, rule: "duration" })
    }

    /// `环评办结37件,平均8.5个工作日出件`: how long each takes, by what is done behind it.
    fn taken_on_average(&self, at: usize, index: usize, words: &Words) -> Option<Named> {
        let unit = self.lexed.numerals.get(index)?.unit.slice(self.text);
        let front = words.noun.strip_suffix("平均")?;
        let short = matches!(unit, "个工作日" | "工作日" | "分钟" | "小时" | "个小时" | "天" | "秒");
        let behind = self.behind(at, self.lexed.nodes.len());
        let done = self.words(behind.0, behind.1).noun;
        if !short || done.is_empty() || done.chars().count() > 4 {
            return None;
        }
        let head = self.frame.head.as_deref().unwrap_or("");
        let head =
            ["办结", "受理", "处置", "办理"].iter().find_map(|verb| head.strip_suffix(*verb)).unwrap_or(head);
        let front = if front.is_empty() { head } else { front };
        let name = format!("{front}平均{done}时间");
        Some(Named {
            head: name.clone(),
            name,
            aspect: Aspect::Amount,
            negative: false,
            rule: "time-measured",
        })
    }

    /// `把3亿元投向养老服务`: what the money is for.
    fn spent_on(&self, behind: (usize, usize), noun: &str) -> Option<String> {
        let said = SPENDING.without_beginning(self.span(behind.0, behind.1).slice(self.text))?;
        let front = self.without_region(noun);
        if !front.is_empty() && !FUNDING.contains(&front) {
            return None;
        }
        let words = self.words(behind.0, behind.1);
        let thing = SPENDING.without_beginning(&words.noun).unwrap_or(&words.noun);
        let thing = if thing.is_empty() { said } else { thing };
        (thing.chars().count() >= 2).then(|| naming::capped(format!("{thing}投入")))
    }

    /// `装机总量185万千瓦,其中新增50万千瓦`: the new part of what there is in all.
    fn newly(&self, words: &Words) -> Option<String> {
        let new = words.part && matches!(words.noun.as_str(), "新增" | "年内新增" | "当年新增");
        let head = self.frame.head.as_deref().filter(|_| new)?;
        let stem = STOCKS.iter().find_map(|end| head.strip_suffix(end))?;
        Some(format!("新增{stem}"))
    }

    /// Money, areas, rates: what is measured stands in front, sometimes behind.
    pub(super) fn measure(&mut self, at: usize, index: usize, words: &Words, end: usize) -> (Named, usize) {
        let dimension = self.lexed.numerals[index].dimension;
        // 年产5000万套…项目: capacity; the whole is the subject's name.
        if words.noun.ends_with("年产") || words.noun.ends_with("年产能") {
            return self.capacity(at, end);
        }
        let behind = self.behind(at, end);
        if dimension == Dimension::Percent {
            if let Some(head) = self.plan.take().filter(|_| words.noun.is_empty()) {
                self.frame.status = Status::Actual;
                let name = format!("{head}完成率");
                return (
                    Named { head, name, aspect: Aspect::Completion, negative: false, rule: "done-part" },
                    at + 1,
                );
            }
            if let Some(named) = self.done_of_plan(at, words).or_else(|| self.part_of_plan(words)) {
                return (named, at + 1);
            }
            if let Some(named) = self.rate_by_growth(at, words) {
                return (named, at + 2);
            }
            if let Some(named) = self.share_of_things(at, behind, words) {
                return (named, behind.1.max(at + 1));
            }
            return (self.name(words, index), at + 1);
        }
        if let Some(named) = self.plan_of_share(at, words) {
            return (named, at + 1);
        }
        let changes = words.direction.is_some() || words.versus.is_some() || words.share.is_some();
        if matches!(dimension, Dimension::Point | Dimension::Score | Dimension::Times | Dimension::Place)
            || changes
        {
            return (self.name(words, index), at + 1);
        }
        let adjacent = matches!(
            self.kind(behind.0),
            Some(Kind::Text | Kind::Mark('“') | Kind::Cue(Role::Of | Role::Plain | Role::Idiom))
        ) && behind.1 > behind.0;
        let money = dimension == Dimension::Money;
        let making = MAKING.ends(&words.noun) || words.noun.contains('获');
        let empty = words.noun.is_empty();
        let restated = empty
            && self.behind_clause != Some(self.clause)
            && self.drafts.last().is_some_and(|draft| draft.clause == self.clause);
        // 总投资26亿元的健康产业园: the thing's own, which stands behind it.
        let owned = money
            && self.frame.subject.is_none()
            && SUBJECT_FIGURES.contains(&words.noun.as_str())
            && matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)))
            && matches!(self.kind(at + 2), Some(Kind::Text | Kind::Mark('“') | Kind::Cue(Role::Plain)))
            && self.drafts.last().is_none_or(|draft| draft.clause != self.clause);
        if owned {
            let (name, head) = (words.noun.clone(), words.noun.clone());
            return (
                Named { name, head, aspect: Aspect::Amount, negative: false, rule: "noun-before" },
                at + 1,
            );
        }
        let mut words = words.clone();
        let mut left = at + 1;
        if money && empty && words.did && self.frame.subject.is_none() && !restated_by_noun(behind, at) {
            // 年度计划投资20亿元,已完成10.4亿元: the done part of what was planned.
            let plan = |head: &&str| {
                holds(head, "计划") || words!["年度任务", "年度投资任务", "概算", "总投资"].ends(head)
            };
            let planned = self.frame.head.as_deref().filter(plan);
            if let Some(front) = planned.and_then(|head| {
                ["年度计划", "年计划", "计划", "年度任务", "年度投资任务", "概算", "总投资"]
                    .iter()
                    .find_map(|plan| head.find(plan))
                    .map(|at| &head[..at])
            }) {
                let front =
                    front.trim_end_matches(['年', '内']).trim_end_matches("今").trim_end_matches("全");
                let name = format!("{front}完成投资");
                let named = Named {
                    head: name.clone(),
                    name,
                    aspect: Aspect::Amount,
                    negative: false,
                    rule: "done-of-plan",
                };
                return (named, left);
            }
        }
        if let Some(name) =
            self.spent_on(behind, &words.noun).filter(|_| money).or_else(|| self.newly(&words))
        {
            return (
                Named {
                    head: name.clone(),
                    name,
                    aspect: Aspect::Amount,
                    negative: false,
                    rule: "noun-behind",
                },
                left,
            );
        }
        let total = words.noun.ends_with("累计") && (words.did || self.frame.project.is_some());
        if money && (words.did && empty || total) && self.frame.subject.is_some() {
            // 累计完成16.3亿元, of a project: investment.
            words.noun = if empty { "完成投资" } else { "累计完成投资" }.to_string();
            return (self.name(&words, index), left);
        }
        if adjacent && (empty && !restated || making || words.noun == "投资") {
            let thing = words::thing(self.text, self.lexed, self.nodes(behind.0, behind.1)).noun;
            // 突破14万亿元大关: a mark that is passed names nothing.
            let passed = BARRIERS.begins(&thing) || RESTATING.contains(&thing.as_str());
            let thing = if passed { String::new() } else { thing };
            let thing = thing.trim_start_matches("用于").trim_start_matches("实施了").to_string();
            // 以3250亿元高居全省第一: a verb behind the number is no noun.
            if !super::residue::cleaned(&thing).is_empty() {
                self.behind_clause = Some(self.clause);
                words.noun = match words.noun.as_str() {
                    "投资" => format!("{thing}投资"),
                    front if front.chars().count() <= 4 && front != "了" => format!("{front}{thing}"),
                    _ => thing,
                };
                if !money && dimension == Dimension::Area && !words.noun.ends_with("面积") {
                    words.noun.push_str("面积");
                }
                if !matches!(self.kind(behind.1), Some(Kind::Quantity(_))) || self.and_before(behind.1) {
                    left = behind.1;
                }
            }
        }
        (self.name(&words, index), left)
    }

    /// `年度投资5亿元,完成投资4亿元(80%)`: the done part of a project's plan, in brackets behind what is done.
    fn done_of_plan(&self, at: usize, words: &Words) -> Option<Named> {
        let open = at > 0 && matches!(self.kind(at - 1), Some(Kind::Mark('(')));
        let done = self.drafts.last().filter(|draft| draft.name.ends_with("完成投资"))?;
        let planned = self.drafts.iter().rev().take(8).any(|draft| holds(&draft.name, "年度"));
        let project = done.subject.is_some() && !holds(&done.name, "累计");
        (open && planned && project && words.noun.is_empty()).then(|| Named {
            name: "年度投资完成率".into(),
            head: "完成投资".into(),
            aspect: Aspect::Completion,
            negative: false,
            rule: "done-part",
        })
    }

    /// `今年计划8000万元,完成1200万元、占15%`: a share of nothing said, of the plan told before what was done.
    fn part_of_plan(&self, words: &Words) -> Option<Named> {
        let share = words.share.as_deref().is_some_and(|whole| matches!(whole, "" | "计划"));
        let bare = (share || words.done && words.share.is_none()) && words.noun.is_empty();
        let [.., plan, done] = self.drafts.as_slice() else { return None };
        let planned = words!["计划投资", "年度投资", "年度计划", "任务"].ends(&plan.name)
            && plan.status == Status::Target;
        let of = bare && planned && words!["完成投资", "投入"].ends(&done.name);
        of.then(|| Named {
            name: "年度计划完成率".into(),
            head: "完成投资".into(),
            aspect: Aspect::Completion,
            negative: false,
            rule: "done-part",
        })
    }

    /// `跑出10.1%的增速`, `有11.2%的增长`: the growth is said behind the number.
    fn rate_by_growth(&self, at: usize, words: &Words) -> Option<Named> {
        let of = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)));
        let grows =
            matches!(self.kind(at + 2), Some(Kind::Cue(Role::Rate | Role::Fall | Role::Up | Role::Down)));
        // 实现1.5%的正增长
        let said = self.node(at + 2).map_or("", |node| node.span.slice(self.text));
        let grows = grows || words!["正增长", "负增长", "高增长", "较快增长", "稳定增长"].begins(said);
        let noun = words.noun.as_str();
        let plain =
            !noun.is_empty() && words.direction.is_none() && words.share.is_none() && naming::is_plain(noun);
        if !(of && grows && plain) {
            return None;
        }
        let negative = matches!(self.kind(at + 2), Some(Kind::Cue(Role::Fall | Role::Down)))
            || said.starts_with("负增长");
        let name = format!("{noun}增速");
        Some(Named { head: noun.to_string(), name, aspect: Aspect::Growth, negative, rule: "rate-behind" })
    }

    /// `占年度计划24亿元的77.5%`: the amount is the plan's; the share behind it is the done part.
    pub(super) fn plan_of_share(&mut self, at: usize, words: &Words) -> Option<Named> {
        let of = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)));
        let Some(Kind::Quantity(next)) = self.kind(at + 2).filter(|_| of) else { return None };
        if self.lexed.numerals[next].dimension != Dimension::Percent {
            return None;
        }
        let plan = words.share.clone().unwrap_or_else(|| words.noun.clone());
        if !words!["计划", "目标", "任务", "预算", "年度盘子", "全年盘子"].stands_in(&plan) {
            return None;
        }
        let head = self.frame.head.clone().or_else(|| self.context()).unwrap_or_default();
        let head = naming::acted_on(&head).trim_end_matches("完成投资").trim_end_matches("投资").to_string();
        self.frame.status = Status::Target;
        let Some(Kind::Quantity(index)) = self.kind(at) else { return None };
        let money = self.lexed.numerals[index].dimension == Dimension::Money;
        // 完成年度任务5家的20%: a task in things keeps its own name, and the share behind it too; so does an aim
        // in money that is no plan of investment (到位资金完成年度目标20亿元的65%).
        let aim = TASKED.ends(&plan);
        let (name, whole) = if money && !aim {
            (format!("{head}{plan}投资"), format!("{head}年度投资"))
        } else {
            (format!("{head}{plan}"), format!("{head}{plan}"))
        };
        self.plan = Some(whole);
        Some(Named {
            name,
            head,
            aspect: if money { Aspect::Amount } else { Aspect::Count },
            negative: false,
            rule: "plan-of-share",
        })
    }

    /// Whether 和 stands right before node `at`.
    pub(super) fn and_before(&self, at: usize) -> bool {
        matches!(at.checked_sub(1).and_then(|at| self.kind(at)), Some(Kind::Cue(Role::And)))
    }

    /// `80%的学校绿地达到500平方米`: a share of things.
    fn share_of_things(&mut self, at: usize, behind: (usize, usize), words: &Words) -> Option<Named> {
        let of = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of))) && behind.1 > at + 2;
        let own = words.noun.is_empty()
            && words.direction.is_none()
            && words.share.is_none()
            && !words.done
            && words.status.is_none();
        // 九成干部下沉一线: the same without 的, right behind the number.
        let bare =
            matches!(self.kind(at + 1), Some(Kind::Text | Kind::Cue(Role::Plain))) && behind.1 > at + 1;
        if !(of || bare) || !own {
            return None;
        }
        let mut thing = words::thing(self.text, self.lexed, self.nodes(behind.0, behind.1)).noun;
        // 以91.7%夺魁, 88.4%次之: the place it takes is nothing that it is of.
        if BARRIERS.begins(&thing) {
            return None;
        }
        if let Some(named) = self.restated_behind(&thing) {
            return Some(named);
        }
        if let Some(Kind::Quantity(next)) = self.kind(behind.1) {
            thing.push_str(self.lexed.numerals[next].span.slice(self.text));
            self.close(behind.1, next, Fate::Name, "threshold");
        }
        let name = format!("{thing}比例");
        Some(Named { head: thing, name, aspect: Aspect::Share, negative: false, rule: "share-of-things" })
    }
}

/// Whether words stand behind the number that may be what is measured.
fn restated_by_noun(behind: (usize, usize), at: usize) -> bool {
    behind.1 > at + 1
}
