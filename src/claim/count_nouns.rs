//! The nouns of counts: what is counted, where it is not told by the words beside the number alone.

use super::sentence::Sentence;
use super::things::{REACHING, STANDING, reorder};
use super::words::Words;
use crate::lex::node::Kind;
use crate::lexicon::nouns::{COUNTED, LEVELS, NEWLY, STAGE_VERBS};

impl Sentence<'_> {
    /// `新增国家级3家、省级17家`: the same thing at another level.
    pub(super) fn other_level(&self, noun: &str) -> Option<String> {
        let last = self.drafts.last().filter(|draft| draft.clause + 2 >= self.clause)?;
        if !LEVELS.contains(&noun) {
            // 新增国家级小巨人企业3家、省级专精特新企业21家: those are new, too.
            let goes_on = self.left.checked_sub(1).and_then(|at| self.kind(at)) == Some(Kind::Mark('、'));
            let rest = LEVELS.iter().find_map(|level| noun.strip_prefix(level))?;
            let newly = NEWLY.longest(&last.name)?;
            let levelled = LEVELS.begins(last.name.get(newly.len()..)?);
            return (goes_on && levelled && !rest.is_empty()).then(|| format!("{newly}{noun}"));
        }
        let told = LEVELS.iter().find(|level| **level != noun && last.name.contains(**level))?;
        // 省级以上平台37个,其中国家级5个: the bound falls with the level it was of.
        let open = format!("{told}以上");
        let told = if last.name.contains(&open) { open.as_str() } else { told };
        Some(last.name.replacen(told, noun, 1))
    }

    /// The noun of a clause such as `重点应用清单中`, without 清单中.
    pub(super) fn clause_before(&self) -> Option<String> {
        let noun = self.frame.bare?.slice(self.text);
        let noun = noun.strip_suffix('中').unwrap_or(noun);
        let noun = noun.strip_suffix("清单").unwrap_or(noun);
        let tail: String = noun.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
        COUNTED.ends(&tail).then_some(tail)
    }

    /// The name of a count whose noun stands behind the number, with what goes before it.
    pub(super) fn noun_behind(&self, words: &Words, noun: &str, ranked: bool, rank_at: usize) -> String {
        // 9项跻身前三、6项居中、3项掉进后三: those counted, by where they stand.
        let thing = self.frame.counted.as_ref().map(|counted| counted.0.as_str());
        if let Some(thing) = thing.filter(|_| words.noun.is_empty()) {
            if STANDING.contains(&noun) {
                return format!("{noun}{thing}数");
            }
            if ranked && REACHING.contains(&noun) {
                let rank =
                    self.node(rank_at).map_or("", |node| node.span.slice(self.text).trim_start_matches('进'));
                return format!("{rank}{thing}数");
            }
        }
        if ranked && (noun.ends_with("指标") || noun.is_empty()) {
            let rank =
                self.node(rank_at).map_or("", |node| node.span.slice(self.text).trim_start_matches('进'));
            return format!("{rank}{noun}数");
        }
        let list = words.noun.contains('、') || words.open;
        let tail = words.tail.as_str();
        let front = if words.noun.chars().count() <= 8 && !list && !words.noun.ends_with('中') {
            words.noun.as_str()
        } else if !tail.is_empty() && tail != words.noun && tail.chars().count() <= 8 && !tail.contains('、')
        {
            tail
        } else {
            STAGE_VERBS.iter().find(|verb| words.noun.starts_with(**verb)).copied().unwrap_or("")
        };
        // 专项债券12亿元,挂着14个项目: how they are there is no name.
        let front = if front.ends_with('着') { "" } else { front };
        if self.drafts.iter().any(|draft| draft.name == front) {
            return reorder(noun);
        }
        format!("{front}{}", reorder(noun))
    }

    /// `生猪出栏35万头、牛出栏4万头`: the same verb behind a short noun of its own.
    pub(super) fn own_stock(&self, name: &str) -> bool {
        ["出栏", "存栏"].iter().any(|verb| {
            name.len() > verb.len()
                && name.ends_with(verb)
                && self.frame.head.as_deref().is_some_and(|head| head.ends_with(verb))
        })
    }
}
