//! Text lost around numbers: a measure word where only a quantity can stand, and no numeral before it; a
//! number that breaks off behind its point. Found and told, never guessed over.

use super::lexer::Lexer;
use super::node::{Kind, Numeral};
use crate::lexicon::losses::{
    BEFORE_MONTHS, BEFORE_POWERS, BEFORE_UNITS, COUNTED, MEASURES, POWERS, RATES, UNITS, VERBS,
};
use crate::lexicon::values::Fate;
use crate::source::Span;

impl Lexer<'_> {
    /// Whether `c` may begin a unit that lost its number.
    pub(super) fn may_lack(c: char) -> bool {
        matches!(
            c,
            '个' | '座'
                | '家'
                | '宗'
                | '项'
                | '件'
                | '条'
                | '辆'
                | '亩'
                | '公'
                | '户'
                | '人'
                | '万'
                | '亿'
                | '平'
                | '月'
                | '%'
        )
    }

    /// A unit without its numeral at this spot.
    pub(super) fn lacking(&mut self) -> bool {
        let Some(rest) = self.text.get(self.at..) else { return false };
        let before = self.text.get(..self.at).unwrap_or("");
        // What follows must close the phrase, and what stands before must be a word of the same clause.
        if !before.chars().next_back().is_some_and(is_han) {
            return false;
        }
        let closes = |length: usize| {
            rest.get(length..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(|c| matches!(c, ',' | '。' | ';' | '、'))
        };
        let measures: &[&str] = if MEASURES.begins(rest) { &MEASURES } else { &[] };
        let counted =
            measures.iter().copied().filter(|unit| rest.starts_with(unit) && closes(unit.len())).find(
                |unit| {
                    VERBS.ends(before)
                        || COUNTED
                            .iter()
                            .filter(|row| row.0 == *unit)
                            .any(|row| row.1.iter().any(|thing| before.ends_with(thing)))
                },
            );
        let measured = || {
            UNITS
                .iter()
                .copied()
                .filter(|unit| rest.starts_with(unit) && closes(unit.len()))
                .find(|_| !BEFORE_UNITS.ends(before))
        };
        let rated = || {
            (rest.starts_with('%') && closes(1) && RATES.iter().any(|word| before.ends_with(word)))
                .then_some("%")
        };
        let month = || {
            (rest.starts_with('月')
                && closes('月'.len_utf8())
                && BEFORE_MONTHS.iter().any(|word| before.ends_with(word)))
            .then_some("月")
        };
        match counted.or_else(month).or_else(measured).or_else(rated) {
            Some(unit) => {
                self.lost(self.at + unit.len(), "no-numeral");
                true
            }
            None => false,
        }
    }

    /// A unit of power between two words (`纺丝线MW组件`).
    pub(super) fn lacking_power(&mut self) -> bool {
        let Some(rest) = self.text.get(self.at..) else { return false };
        let before = self.text.get(..self.at).unwrap_or("");
        let Some(unit) = POWERS.iter().find(|unit| rest.starts_with(**unit)) else { return false };
        let behind = rest.get(unit.len()..).and_then(|rest| rest.chars().next());
        let between = before.chars().next_back().is_some_and(is_han) && behind.is_some_and(is_han);
        if !between || behind == Some('级') || BEFORE_POWERS.ends(before) {
            return false;
        }
        self.lost(self.at + unit.len(), "no-numeral");
        true
    }

    /// `增长12.,` and `投资3.亿元`: the numeral breaks off behind its point.
    pub(super) fn breaks_off(&mut self, figures_end: usize) -> bool {
        let Some(rest) = self.text.get(figures_end..).and_then(|rest| rest.strip_prefix('.')) else {
            return false;
        };
        let unit = ["亿元", "万元", "%", "个百分点", "公里", "万人", "万亩", "平方米", "亿美元"];
        let word = self.text.get(..self.at).and_then(|before| before.chars().next_back()).is_some_and(is_han);
        let closed = rest.starts_with([',', ';', '。', '、']);
        if !(word && closed || unit.iter().any(|unit| rest.starts_with(unit))) {
            return false;
        }
        let unit = unit.iter().find(|unit| rest.starts_with(**unit)).map_or(0, |unit| unit.len());
        self.lost(figures_end + 1 + unit, "number-cut");
        true
    }

    /// Puts in what is left of a lost number.
    fn lost(&mut self, end: usize, why: &'static str) {
        let index = self.out.numerals.len();
        let span = Span::of(self.at, end);
        self.out.numerals.push(Numeral::bare(span, Fate::Damage, why));
        self.push(end, Kind::Closed(index));
    }
}

/// Chinese characters alone: no figures, letters or signs.
fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '”')
}

#[cfg(test)]
mod tests {
    use crate::lex::lexer::{Surroundings, lex};
    use crate::lex::node::Lexed;
    use crate::lexicon::values::Fate;
    use crate::source::Span;

    fn lost(text: &str) -> Vec<String> {
        let mut lexed = Lexed::default();
        lex(
            text,
            Span::of(0, text.len()),
            Surroundings { list_marks: &[], whole: &[], peers: false },
            &mut lexed,
        );
        let found = lexed.numerals.iter().filter(|numeral| numeral.fate == Fate::Damage);
        found.map(|numeral| numeral.span.slice(text).to_string()).collect()
    }

    #[test]
    fn lost_numerals_are_found() {
        for (text, what) in [
            ("列入清单应用20个,其中已上线个,居全市第二", "个"),
            ("规划泵站9座,其中已建成座,其余年内开工", "座"),
            ("累计培育绿色工厂家,产值提高", "家"),
            ("新增高新技术企业家,全市第四", "家"),
            ("农药制剂生产线亿元,年内投产", "亿元"),
            ("完成技改投资亿元、增长8%", "亿元"),
            ("规上工业增加值增长%,全市第二", "%"),
            ("扩建纺丝生产线GW高效组件车间,年底投产", "GW"),
            ("智能灌装生产线月,累计投资1200万元", "月"),
            ("一般公共预算收入增长12.,全市第三", "12."),
            ("完成投资3.亿元,全市第三", "3.亿元"),
        ] {
            assert_eq!(lost(text), [what], "{text}");
        }
    }

    #[test]
    fn ordinary_words_lose_nothing() {
        for text in [
            "个别企业,个人所得税,个体户,各个环节,整个片区,这个,那个",
            "亿元村,万元户,亿元以上项目,超亿元,突破亿元,每亿元,以亿元计,单位:亿元,迈上百亿元、千亿元",
            "民营企业家,专家、商家、厂家,国家,独家,大家,上门入户",
            "该项,专项,事项,选项,奖项,款项,各项,逐项",
            "文件、证件、案件、部件、配件,办理条件,线条,链条,头条",
            "车辆,船只,分管工业,主管部门,星座、底座,到处,办事处",
            "招商引资项目,每个,两个,三家,十余座,数十家,若干项",
            "增速%表示,占比为5%,同比增长,增长12.5%,完成3.5亿元",
            "本月,当月,一个月,岁月,项目月报,6月,逐月",
            "光伏装机以GW计,GW级项目,百GW级基地",
            "1.项目情况。2.投资情况",
            "万亩良田,亩均税收,按亩征收,公里数,平方米以上",
        ] {
            assert_eq!(lost(text), Vec::<String>::new(), "{text}");
        }
    }
}
