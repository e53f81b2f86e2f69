//! What the words of the protocol are called in the reader's language: on the screen, in files, in what is read out.
//!
//! One table for all of these, so that no code of ours ever stands in a file.

use crate::claim::model::Field;
use crate::language::Language;

/// A code, its words in Chinese, its words in English.
type Names = &'static [(&'static str, &'static str, &'static str)];

/// Marks in the text, and the fates of numerals.
const KINDS: Names = &[
    ("claim", "数据", "claim"),
    ("rank", "位次", "rank"),
    ("date", "时间", "date"),
    ("ordinal", "序号", "ordinal"),
    ("name", "名称", "name"),
    ("slogan", "口号", "slogan"),
    ("chrome", "网页内容", "web page"),
    ("damage", "原文缺损", "text lost"),
    ("unread", "未读懂", "unread"),
];

/// Why a numeral measures nothing.
const REASONS: Names = &[
    ("time", "表示时间", "tells a time"),
    ("list-mark", "标题或列举的序号", "numbers a heading or list item"),
    ("ordinal-name", "“第几”是名称的一部分", "an ordinal that is part of a name"),
    ("figure-in-word", "词语里的数字", "a figure inside a word"),
    ("latin-name", "带字母的名称", "a name with letters"),
    ("name-tail", "名称末尾的数字", "the end of a name"),
    ("inside-quotes", "引号里的名称", "a name in quotation marks"),
    ("joined-by-sign", "用符号连成的名称", "a name joined by signs"),
    ("joined-by-dot", "用符号连成的名称", "a name joined by signs"),
    ("page-chrome", "网页自带，不属于正文", "belongs to the web page, not the text"),
    ("without-unit", "没有单位，看不出计量什么", "has no unit: what it measures is unclear"),
    ("no-rule", "没有读懂上下文", "its surroundings were not understood"),
    ("idiom", "词语里的数字", "a figure inside a word"),
    ("duration", "时间长短", "a length of time"),
    ("rank", "位次", "a place"),
    ("rank-class", "名次的范围", "a range of places"),
    ("point-of-speech", "讲话要点的序号", "numbers a point of the speech"),
    ("parts-of-speech", "讲话各部分的个数", "counts parts of the speech"),
    ("pointing", "指代前文所说", "points at what was named"),
    ("unit-in-name", "名称里的规格", "a size inside a name"),
    ("telephone", "电话或编号", "a telephone or serial number"),
    ("too-long", "数字过长，无法精确表示", "too long for an exact number"),
    ("threshold", "限定范围的门槛", "a threshold that limits a set"),
    ("no-numeral", "缺了数字，只剩单位", "its numeral is lost, only the unit is left"),
    ("per-unit", "每若干的单位", "per so many"),
    ("class-of-title", "标题所说的一组地方", "the set of places that the title names"),
    ("number-cut", "数字中途断掉", "the numeral breaks off"),
    ("maxim", "口号里的“第一”", "a maxim"),
    ("rank-scope", "排名范围的总数", "how many are ranked"),
    ("rank-earlier", "原来的位次", "the earlier place"),
];

/// Statuses, by the names of `Status`.
const STATUSES: Names =
    &[("actual", "实际", "actual"), ("target", "目标", "target"), ("projected", "预计", "projected")];

/// Aspects, by the names of `Aspect`.
const ASPECTS: Names = &[
    ("amount", "总量", "amount"),
    ("growth", "增减", "growth"),
    ("completion", "完成率", "completion rate"),
    ("share", "比率", "ratio"),
    ("score", "得分", "score"),
    ("count", "个数", "count"),
];

/// A code that no table knows stays as it is.
fn named(table: Names, code: &str, language: Language) -> &str {
    table.iter().find(|row| row.0 == code).map_or(code, |row| language.pick(row.1, row.2))
}

/// What a kind of mark, or a fate, is called.
pub fn kind(code: &str, language: Language) -> &str {
    named(KINDS, code, language)
}

/// Why a numeral measures nothing.
pub fn reason(code: &str, language: Language) -> &str {
    named(REASONS, code, language)
}

/// What a status is called.
pub fn status(code: &str, language: Language) -> &str {
    named(STATUSES, code, language)
}

/// What an aspect is called.
pub fn aspect(code: &str, language: Language) -> &str {
    named(ASPECTS, code, language)
}

/// What a part of a claim is called.
pub fn field(field: Field, language: Language) -> &'static str {
    match field {
        Field::Indicator => language.pick("指标", "indicator"),
        Field::Value => language.pick("数值", "value"),
        Field::Aspect => language.pick("口径", "aspect"),
        Field::Period => language.pick("时期", "period"),
        Field::Status => language.pick("性质", "status"),
        Field::Series => language.pick("系列", "series"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::model::{Aspect, Status};
    use crate::report::Fate;

    #[test]
    fn every_code_has_words_in_both_languages() {
        let han = |words: &str| words.chars().any(|sign| matches!(sign, '一'..='鿿'));
        for table in [KINDS, REASONS, STATUSES, ASPECTS] {
            assert!(table.iter().all(|row| han(row.1) && !row.2.is_empty() && !han(row.2)), "{table:?}");
        }
        assert!(Fate::ALL.iter().all(|fate| han(kind(fate.name(), Language::Chinese))));
        assert!(Status::ALL.iter().all(|one| han(status(one.name(), Language::Chinese))));
        assert!(Aspect::ALL.iter().all(|one| han(aspect(one.name(), Language::Chinese))));
    }
}
