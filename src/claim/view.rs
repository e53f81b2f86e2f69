//! In which regard places are compared (`从增速看,…`), and what only says why a figure came about (`受减产影响`).
//!
//! Why: a view turns the indicator spoken of into its amount or its growth for all that follows, and a cause stands where
//! an indicator's name may stand, but is none.

use super::naming;
use super::sentence::Sentence;
use super::words::Words;
use crate::lexicon::nouns::{CAUSED, CAUSES, EXCEPTING, MEANS, NO_MEANS, RESTATING};
use crate::lexicon::set::{WordSet, words};
use crate::lexicon::values::Aspect;

/// Longest words for what is left out, in characters.
const LEFT_OUT: usize = 16;

/// The regard that a clause without figures names, and nothing else.
pub(super) fn of(clause: &str) -> Option<Aspect> {
    let said = clause.trim().trim_start_matches(['从', '按', '就', '分']);
    let said =
        ["来看", "上看", "看", "来说", "而言", "方面", "上"].iter().find_map(|end| said.strip_suffix(end))?;
    match said {
        "增速" | "增长速度" | "增幅" | "增长率" => Some(Aspect::Growth),
        "总量" | "规模" | "体量" | "总额" | "总值" | "绝对量" | "经济总量" => {
            Some(Aspect::Amount)
        }
        _ => None,
    }
}

/// A noun without the cause at its end (`投资受市场低迷影响`); nothing is left where it is all cause.
pub(super) fn without_cause(noun: &mut String) {
    let Some(end) = CAUSED.longest_ending(noun) else { return };
    let body = noun.len() - end.len();
    let opens = noun.get(..body).and_then(|front| {
        let own = |at: &usize| {
            // 等因素, 享受: parts of other words.
            !front.get(*at..).is_some_and(|rest| rest.starts_with("因素"))
                && !front.get(..*at).is_some_and(|before| {
                    before.ends_with(['接', '感', '承', '享', '基', '原', '成', '外', '内', '病', '诱', '起'])
                })
        };
        CAUSES.iter().filter_map(|word| front.rfind(word).filter(own).map(|at| (at, word.len()))).max()
    });
    if let Some((at, length)) = opens
        && noun.get(at + length..body).is_some_and(|cause| cause.chars().count() >= 2)
    {
        noun.truncate(at);
    }
}

/// Whether words open with a cause (`靠新产线放量`).
fn opens_cause(noun: &str) -> bool {
    let cause = MEANS.without_beginning(noun);
    cause.is_some_and(|cause| cause.chars().count() >= 2) && !NO_MEANS.begins(noun)
}

/// Whether a noun in front of a growth or a place is all cause (`依托园区扩建`): nothing that is measured closes it.
fn only_cause(noun: &str) -> bool {
    let measured = || {
        naming::measures(noun)
            || words!["总值", "额", "量", "出口", "进口", "存款", "贷款", "人口", "消费", "旅游", "投资"]
                .ends(noun)
    };
    opens_cause(noun) && (CAUSED.ends(noun) || !measured())
}

/// A noun in front of a growth or a place up to the cause behind it (`增速凭锂电出口`); empty where it is all cause.
pub(super) fn until_cause(noun: &mut String) {
    let cause = |(at, _): &(usize, char)| {
        *at > 0
            && noun.get(*at..).is_some_and(opens_cause)
            && noun.get(..*at).is_some_and(|front| RESTATING.contains(&front) || naming::measures(front))
    };
    if only_cause(noun) {
        noun.clear();
    } else if let Some((at, _)) = noun.char_indices().take(LEFT_OUT).find(cause) {
        noun.truncate(at);
    }
}

/// Those counted without how many of them rose and fell (`10个县区“六升四降”`).
pub(super) fn without_ways(mut noun: String) -> String {
    let bare = noun.trim_end_matches(['”', '"']);
    let number = |c: char| "一二两三四五六七八九十".contains(c);
    let mut rest = bare;
    let mut told = 0;
    while let Some(front) = WAYS.without_ending(rest).filter(|front| front.ends_with(number)) {
        rest = front.trim_end_matches(number);
        told += 1;
    }
    if told >= 2 {
        let rest = rest.trim_end_matches(['“', '"']).trim_end_matches(['呈', '现']);
        noun.truncate(rest.len());
    }
    noun
}

/// Which way so many of several went.
static WAYS: WordSet = WordSet::new(&["升", "降", "增", "减", "平", "涨", "跌", "正", "负"]);

impl Sentence<'_> {
    /// What places are compared in, where the sentence names only the regard: the paragraph's figure in it.
    pub(super) fn viewed(&self) -> Option<String> {
        let lead = self.frame.lead.as_ref().filter(|lead| !super::scope::counts_places(lead));
        match self.view {
            Some(Aspect::Growth) => Some(format!("{}增速", naming::strip_rate(lead?))),
            Some(_) => Some(naming::strip_rate(lead?)),
            // 高于全市平均水平的有5个: in the growth told last.
            None => self.frame.rate.clone().filter(|rate| rate.ends_with("增速")),
        }
    }

    /// `剔除石化行业,规上工业增长8%`, `收入9亿元,扣除减税因素后增长4%`: what is left out belongs to the name of the figure that it is
    /// left out of.
    pub(super) fn excepted(&self, words: &mut Words) {
        let spoken = || self.frame.head.clone().or_else(|| self.frame.before.clone());
        if EXCEPTING.begins(&words.noun) {
            let bare = ["后", "因素", "影响"].iter().any(|end| words.noun.ends_with(end));
            if let Some(head) = spoken().filter(|head| bare && !EXCEPTING.begins(head)) {
                words.noun.push_str(&naming::strip_rate(&head));
            }
            return;
        }
        let near = self.bare_clause.is_some_and(|bare| bare + 1 == self.clause);
        // The whole clause: words with a role of their own are no part of a noun.
        let from = self.frame.bare.filter(|_| near).map(|bare| bare.start() as usize);
        let rest = from.and_then(|from| self.text.get(from..)).unwrap_or("");
        let ends = |(_, c): &(usize, char)| matches!(c, ',' | '，' | ';' | '；' | '。');
        let Some((end, _)) = rest.char_indices().take(LEFT_OUT + 4).find(ends) else { return };
        let said = rest.get(..end).unwrap_or("").trim_end();
        let said = said.trim_start_matches("如果").trim_start_matches(['如', '若']);
        // 同口径增长: by the growth's own rule.
        let growth =
            !words.noun.ends_with("口径") && words.direction.is_some() || naming::is_rate(&words.noun);
        if !EXCEPTING.begins(said) || !growth || said.chars().count() > LEFT_OUT {
            return;
        }
        let noun = if words.noun.is_empty() { spoken() } else { Some(words.noun.clone()) };
        if let Some(noun) = noun.filter(|noun| !EXCEPTING.begins(noun)) {
            words.noun = format!("{said}{noun}");
        }
    }
}
