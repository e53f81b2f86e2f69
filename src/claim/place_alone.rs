//! Places that stand alone: with a noun of their own and no number.

use super::draft::Draft;
use super::lists;
use super::naming;
use super::sentence::Sentence;
use super::words::Words;

impl Sentence<'_> {
    /// A place with a noun of its own and no number.
    pub(super) fn rank_only(&mut self, at: usize, index: usize, words: &Words, all: bool, each: bool) {
        self.status(words);
        let mut ranks = vec![index];
        if each {
            let (joined, last) = self.joined_ranks(at, index);
            self.take_ranks(at, last, &joined);
            ranks = joined;
        }
        let members = if each {
            lists::members(&words.noun, ranks.len(), true)
        } else {
            lists::members(&words.noun, 0, all)
        };
        let names = members.unwrap_or_else(|| vec![words.noun.clone()]);
        let context = self.context();
        for (member, name) in names.iter().enumerate() {
            // 总量、完成率分列第三、第一: the places are those of the claims just made.
            if (each || all && names.len() > 1)
                && self.place_of_aspect(name, ranks.get(member).copied().unwrap_or(index))
            {
                continue;
            }
            let (head, context) =
                (self.head_of_press().or(self.frame.head.clone()).or_else(|| self.lead()), context.clone());
            let mut name = naming::capped(naming::specific(
                &self.without_region(name),
                head.as_deref(),
                context.as_deref(),
            ));
            if words.average {
                name = naming::averaged(name);
            }
            // 收入下降7.6%,降幅居全省第三: the fall of what was told.
            if matches!(name.as_str(), "降幅" | "涨幅" | "跌幅")
                && let Some(front) = head.as_deref()
            {
                name.insert_str(0, front);
            }
            let rank = if each { ranks.get(member).copied().unwrap_or(index) } else { index };
            self.drafts.push(Draft {
                numeral: None,
                aspect: naming::aspect_of(&name),
                name: name.clone(),
                subject: None,
                region: None,
                negative: false,
                status: self.frame.status,
                period: self.period_for(&name, self.frame.status),
                ranks: vec![rank],
                implied: None,
                list: None,
                open: false,
                clause: self.clause,
                at: self.lexed.nodes[at].span.start(),
                rules: vec!["rank-alone"],
            });
            self.frame.head = Some(name);
        }
        // 三项指标分列第二、第二、第一: a bare noun that cannot be parted holds all of them.
        if each
            && names.len() < ranks.len()
            && let Some(draft) = self.drafts.last_mut()
        {
            draft.ranks.extend(ranks.iter().skip(names.len()));
        }
    }
}
