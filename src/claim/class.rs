//! Numbers that bound a class of things (10亿元以上项目, 产值超10亿元企业) and are no claims.

use super::sentence::Sentence;
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::COUNTED;
use crate::lexicon::set::{WordSet, word_table, words};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::Bound;

/// Words in front of a figure that bounds a class.
const LIMITS: &[&str] = &["低于", "高于", "不足", "不到", "超过", "小于", "大于", "少于"];

/// What a bound in front of 的 may belong to without naming a class (35%以上的半年目标).
static GOALS: WordSet = word_table![
    "目标",
    "预期",
    "全年",
    "年度",
    "任务",
    "增长",
    "增速",
    "速度",
    "增幅",
    "水平",
    "份额",
    "半年目标",
    "年度目标",
];

/// Those that a bound in front of 的 picks out (低于50%的县区).
pub(super) static WHOM: WordSet = word_table![
    "县",
    "区",
    "市",
    "乡镇",
    "镇",
    "街道",
    "村",
    "社区",
    "单位",
    "部门",
    "企业",
    "项目",
    "地区",
    "地方",
    "园区",
    "开发区",
    "行业",
    "干部",
    "家庭",
    "农户",
    "机构",
    "学校",
];

impl Sentence<'_> {
    /// Whether node `at` is a level alone (省, 市, 镇), as in front of another (省、市重点项目).
    pub(super) fn is_level(&self, at: usize) -> bool {
        self.node(at).is_some_and(|node| {
            ["国家", "省", "市", "县", "区", "镇", "乡", "部", "州"].contains(&node.span.slice(self.text))
        })
    }

    /// 10亿元以上 before a noun, 超7万 before 的: the number bounds a class, it is no claim.
    pub(super) fn threshold(&self, at: usize, index: usize) -> bool {
        let numeral = &self.lexed.numerals[index];
        let behind = numeral.span.end() > numeral.unit.end().max(numeral.number.end());
        let noun = |kind: Option<Kind>| {
            matches!(
                kind,
                Some(
                    Kind::Text
                        | Kind::Closed(_)
                        | Kind::Cue(Role::Plain | Role::Idiom | Role::Status(_) | Role::Scope)
                )
            )
        };
        let goal = |at: usize| {
            self.node(at).is_some_and(|node| {
                let words = node.span.slice(self.text);
                GOALS.begins(words)
            })
        };
        let of = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)));
        if behind && matches!(numeral.bound, Some(Bound::OrMore | Bound::OrLess)) {
            if of {
                let counted = matches!(self.kind(at + 2), Some(Kind::Quantity(_)));
                return counted || noun(self.kind(at + 2)) && !self.halves(at + 2) && !goal(at + 2);
            }
            // 其中10亿元以上3个: the next number counts them.
            if matches!(self.kind(at + 1), Some(Kind::Quantity(_))) {
                return self.counts(at + 1, numeral.dimension);
            }
            return noun(self.kind(at + 1)) && !goal(at + 1);
        }
        // 完成率低于80%的2个项目: the next number counts them.
        let below = at > 0 && LIMITS.contains(&self.span(at - 1, at).slice(self.text));
        let has = usize::from(matches!(self.kind(at + 2), Some(Kind::Cue(Role::Copula | Role::Total))));
        if below && of && self.counts(at + 2 + has, numeral.dimension) {
            return true;
        }
        // 完成率不足四成的是甲县(38.2%)和乙县: who is picked out by it stands behind.
        let limited = below || matches!(numeral.bound, Some(Bound::Above | Bound::AtLeast | Bound::OrLess));
        let are = self
            .node(at + 2)
            .is_some_and(|node| words!["是", "为", "有"].contains(&node.span.slice(self.text)));
        if limited && of && are && numeral.dimension != Dimension::Count {
            return true;
        }
        // 对完成率低于50%的县区约谈: those of whom it is true.
        if below && of && self.node(at + 2).is_some_and(|node| WHOM.begins(node.span.slice(self.text))) {
            return true;
        }
        if matches!(numeral.bound, Some(Bound::Above | Bound::AtLeast | Bound::OrLess)) && of {
            // 其中超50亿元的3家, 超50亿元的有3家: the next number counts them.
            return self.counts(at + 2 + has, numeral.dimension) || noun(self.kind(at + 2)) && !goal(at + 2);
        }
        // 产值超10亿元企业12家: the things stand between bound and count.
        let thing = |at: usize| {
            self.node(at)
                .filter(|node| matches!(node.kind, Kind::Text | Kind::Cue(Role::Plain)))
                .is_some_and(|node| COUNTED.iter().any(|thing| node.span.slice(self.text).starts_with(thing)))
        };
        numeral.bound == Some(Bound::Above) && thing(at + 1) && self.counts(at + 2, numeral.dimension)
    }

    /// The rate that a bound picks members out by (完成率不足四成的是甲县(38.2%)): what their own figures are in.
    pub(super) fn note_limit(&mut self, at: usize) {
        let words = self.words(self.left, at);
        let noun = words.noun.trim_end_matches('在');
        if super::naming::is_rate(noun) || noun.ends_with("进度") {
            let (head, context, ..) = self.around();
            self.frame.limit_rate = Some(super::naming::specific(noun, head.as_deref(), context.as_deref()));
        }
    }

    /// Whether the number at node `at` counts things that a bound in `dimension` makes a class of.
    fn counts(&self, at: usize, dimension: Dimension) -> bool {
        matches!(self.kind(at), Some(Kind::Quantity(next))
            if self.lexed.numerals[next].dimension == Dimension::Count && dimension != Dimension::Count)
    }

    /// A time stands between 的 and the goal (35%以上的半年目标).
    fn halves(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Time(_)))
    }

    /// The words behind a number up to the next mark, number, rank or time.
    pub(super) fn behind(&self, at: usize, end: usize) -> (usize, usize) {
        let mut last = at + 1;
        let mut quoted = false;
        while last < end && last - at < 40 {
            match self.lexed.nodes[last].kind {
                // 88.4%次之: a place, and nothing counted.
                Kind::Text | Kind::Cue(Role::Plain | Role::Adverb)
                    if last == at + 1
                        && crate::lexicon::ranks::FOLLOWERS
                            .contains(&self.lexed.nodes[last].span.slice(self.text)) =>
                {
                    break;
                }
                Kind::Mark('“' | '《' | '‘') => quoted = true,
                Kind::Mark('”' | '》' | '’') => quoted = false,
                Kind::Mark('、') if quoted => {}
                // 312个省、市重点项目: levels of one thing.
                Kind::Mark('、') if last == at + 2 && self.is_level(at + 1) => {}
                Kind::Mark('(' | ')' | '-' | '/' | '"' | '+') => {}
                Kind::Mark(_) | Kind::Quantity(_) | Kind::Rank(_) => break,
                Kind::Cue(Role::All | Role::Each | Role::Versus | Role::Part | Role::Share) => break,
                _ => {}
            }
            last += 1;
        }
        (at + 1, last)
    }
}
