//! Asides in brackets inside a name: which belong to it, and which fall.

use super::words::cover;
use crate::lex::node::{Kind, Node};
use crate::lexicon::set::{WordSet, word_table};

/// Asides longer than this fall out of a name; shorter ones belong to it (镇(街道)事项).
const ASIDE: usize = 8;

/// Asides that say how a figure is counted, and are no part of its name (固定资产投资(不含农户)).
static EXCLUDING: WordSet = word_table![
    "注",
    "折",
    "不含",
    "不包括",
    "不包含",
    "含",
    "包括",
    "包含",
    "扣除",
    "剔除",
    "除",
    "下同",
    "现价",
    "当年价",
    "可比价",
    "不变价",
    "按",
    "同口径",
    "初步",
    "预计",
    "快报",
];

/// How many nodes an aside that opens here takes, plus one; 0 where it stays.
pub(super) fn aside(text: &str, nodes: &[Node]) -> usize {
    let Some(shut) = nodes.iter().position(|node| node.kind == Kind::Mark(')')) else { return 0 };
    let inner = nodes.get(1..shut).unwrap_or_default();
    let words = cover(inner).slice(text);
    // 地区生产总值(GDP): the same name again.
    let alias = words.len() >= 2 && words.bytes().all(|b| b.is_ascii_uppercase() || b == b'&');
    let long = alias || words.chars().count() > ASIDE || EXCLUDING.begins(words);
    if long { shut + 1 } else { 0 }
}
