//! Among whom a place is claimed: the words in front of it that name the whole, a class of its members, or a part.

use super::number;
use super::rank::is_word;
use crate::lexicon::ranks::{
    CLASSES, GROUPS, MEMBERS, NARROWED, PROVINCES, RANKINGS, SCOPES, SIDES, VERBS, WINNING, WON,
};
use crate::lexicon::set::WordSet;
use crate::lexicon::standings::ASSESSED;

pub(super) fn scope_before<'a>(before: &'a str, whole: &[String]) -> Option<&'a str> {
    let plain = |before: &str| {
        let fixed = SCOPES.longest_ending(before).map(str::len);
        let named = whole.iter().filter(|word| before.ends_with(word.as_str())).map(String::len);
        named.chain(fixed).chain(side(before)).max()
    };
    // 全市港口第二, 全省县域第九: a class of members behind the whole.
    let class = CLASSES.longest_ending(before).and_then(|class| {
        let rest = before.strip_suffix(class)?;
        // 安阳县列第2: beside a city of that name a county's own name.
        let named = class.len() > '县'.len_utf8() || SCOPES.ends(rest);
        plain(rest).filter(|_| named).map(|length| length + class.len())
    });
    // 全省第12名、同类县第3名: those of its own kind are a whole of their own.
    // 县(市)组前三名, 全市乡镇组第一: who are held against each other in an assessment.
    let group = GROUPS.longest_ending(before).map(|group| {
        let rest = before.len() - group.len();
        group.len() + before.get(..rest).and_then(plain).unwrap_or(0)
    });
    let class = class.or(group);
    let class =
        class.or(CLASSES.longest_ending(before).filter(|class| class.starts_with('同')).map(str::len));
    let class = class.max(counted_class(before).and_then(|class| {
        let front = before.get(..before.len() - class)?;
        plain(front).map(|length| length + class)
    }));
    // 仍是县级第一: a class of the administration alone, behind a verb.
    let level = LEVELS.longest_ending(before).filter(|level| {
        before.strip_suffix(*level).is_some_and(|rest| rest.is_empty() || verb_before(rest).is_some())
    });
    let length = class.max(plain(before)).or(level.map(str::len))?;
    before.get(before.len() - length..)
}

/// Classes of the administration that are a scope without their whole.
static LEVELS: WordSet = WordSet::new(&["县级", "市级", "区级", "同级", "乡级", "镇级"]);

/// `八县(区)`, `10个乡镇`, `各区` at the end of `before`: the length of a class with its count.
fn counted_class(before: &str) -> Option<usize> {
    let listed = MEMBERS.iter().filter(|class| before.ends_with(**class)).map(|class| class.len()).max();
    let class = listed.max(CLASSES.longest_ending(before).map(str::len))?;
    let front = before.get(..before.len() - class)?;
    if let Some(front) = front.strip_suffix('各') {
        return Some(before.len() - front.len());
    }
    let count = front.strip_suffix('个').unwrap_or(front);
    let figure = |c: char| c.is_ascii_digit() || number::is_figure(c);
    let whole = count.trim_end_matches(figure);
    (whole.len() < count.len() && count.len() - whole.len() <= 12).then(|| before.len() - whole.len())
}

/// `渝东北第三`, `皖北第一`: length of a part of a province, told by one character and a direction.
fn side(before: &str) -> Option<usize> {
    let word = SIDES.ending(before)?;
    let front = before.strip_suffix(word)?.chars().next_back()?;
    PROVINCES.contains(front).then_some(word.len() + front.len_utf8())
}

pub(super) fn verb_before(before: &str) -> Option<&'static str> {
    VERBS.longest_ending(before)
}

/// A rank verb, or one of winning with what parts it from the place (拿了个, 进了).
pub(super) fn verb_of_place(before: &str) -> Option<&str> {
    verb_before(before).or_else(|| {
        let tail = WON.longest_ending(before)?;
        let verb = WINNING.longest_ending(before.strip_suffix(tail)?)?;
        before.get(before.len() - verb.len() - tail.len()..)
    })
}

/// `位居副省级城市第13位`: the words between a rank verb and the place name the scope. Gives the
/// lengths of scope and verb.
pub(super) fn free_scope(before: &str) -> Option<(usize, usize)> {
    let mut length = 0;
    for c in before.chars().rev().take(12) {
        length += c.len_utf8();
        if !is_word(c) {
            break;
        }
        let head = before.get(..before.len() - length)?;
        if length < 6 {
            continue;
        }
        let short = |verb: &&'static str| {
            verb.len() > 3 || matches!(*verb, "居" | "列") && named_part(before, length)
        };
        if let Some(verb) = verb_before(head).filter(short) {
            return Some((length, verb.len()));
        }
    }
    None
}

/// `居长治各县区第三位`: whose the places are among which one is told; the length of the words behind the verb.
pub(super) fn whose(before: &str) -> Option<usize> {
    let mut length = 0;
    for (count, c) in before.chars().rev().take(6).enumerate() {
        let head = before.get(..before.len() - length)?;
        if count >= 2 && verb_before(head).is_some() {
            return Some(length);
        }
        if !is_word(c) {
            break;
        }
        length += c.len_utf8();
    }
    None
}

/// `居皖北第一位`: behind a verb of one character only words that end as a place's name does are a scope.
fn named_part(before: &str, length: usize) -> bool {
    let words = before.get(before.len() - length..).unwrap_or("");
    let whole = words.chars().count() <= 8 && words.chars().all(is_word);
    whole
        && words.ends_with([
            '市', '省', '县', '区', '州', '盟', '旗', '北', '南', '东', '西', '部', '国', '圈', '群', '镇',
            '乡', '园', '级',
        ])
        || whole && SCOPES.begins(words) && NARROWED.ends(words)
}

/// `在副省级城市中` before a verb: lengths of the words inside and of the whole.
pub(super) fn inside(before: &str) -> Option<(usize, usize)> {
    let words = before.strip_suffix(['中', '里', '内'])?;
    let at = words.rfind('在')?;
    let inner = words.get(at + '在'.len_utf8()..)?;
    // 在全省县域考核中列第17位: what they are placed in, and no class of them.
    if ASSESSED.ends(inner) || RANKINGS.ends(inner) {
        return None;
    }
    // 在七县(区、市)中: the brackets of a class are part of it.
    let plain = inner.replace(['(', ')', '、', '（', '）'], "");
    let class = plain.len() < inner.len()
        && crate::lexicon::ranks::MEMBERS.iter().any(|class| inner.ends_with(class));
    if class && inner.chars().count() <= 16 {
        return Some((inner.len(), before.len() - at));
    }
    (inner.chars().count() <= 16 && inner.chars().all(is_word)).then_some((inner.len(), before.len() - at))
}
