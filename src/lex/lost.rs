//! Measure words that have lost their number, wherever in a paragraph they stand: what the sweep over sentences
//! ([`super::damage`]) does not see, because their words read as words.

use crate::lexicon::audits::{LOST_BEGINNINGS, LOST_UNITS, NOT_LOST_AFTER, NOT_LOST_BEFORE};

/// The measure words of a text with nothing to count before them (已上线个, 工厂家,), as ranges of bytes, in order.
pub fn units(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.char_indices().filter_map(|(at, c)| Some((at, end(text, at, c)?)))
}

/// Where a unit or measure word ends that begins at `at` (with the character `c`) and has nothing to count before it.
fn end(text: &str, at: usize, c: char) -> Option<usize> {
    let rest = text.get(at..)?;
    if c != '个' && !LOST_BEGINNINGS.begins(rest) {
        return None;
    }
    let front = text.get(..at)?;
    let word = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let before = front.chars().next_back().filter(|c| word(*c))?;
    if c == '个' {
        let behind = rest.get(c.len_utf8()..)?;
        let known = NOT_LOST_BEFORE.contains(before) || NOT_LOST_AFTER.begins(behind);
        let verb = front.ends_with("若干") || front.ends_with("有几") || before == '个';
        return (!known && !verb).then_some(at + c.len_utf8());
    }
    for (unit, behind_noun) in LOST_UNITS {
        if !rest.starts_with(unit) {
            continue;
        }
        let behind = rest.get(unit.len()..)?;
        let ends = behind.is_empty() || behind.starts_with(['，', '。', '；', '、', ',', ';', '）', ')']);
        let lone = if behind_noun.is_empty() {
            !NOT_LOST_BEFORE.contains(before) && !"位额".contains(before)
        } else {
            behind_noun.iter().any(|noun| front.ends_with(noun))
        };
        if ends && lone {
            return Some(at + unit.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_numbers() {
        let count = |text: &str| text.char_indices().filter(|(at, c)| end(text, *at, *c).is_some()).count();
        for text in ["今年新增试点个，其中已建成", "总投资亿元，已开工", "培育绿色工厂家，", "率提高个百分点"]
        {
            assert_eq!(count(text), 1, "{text}");
        }
        for text in [
            "这个",
            "3个",
            "几个",
            "个性",
            "整个",
            "新增亿元项目",
            "数亿元，",
            "企业家，",
            "大家，",
            "单位:亿元",
            "多个",
            "逐个攻坚",
            "一个个",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }
}
