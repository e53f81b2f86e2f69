//! In which regard places are compared (`从增速看,…`), and what only says why a figure came about (`受减产影响`).
//!
//! Why: a view turns the indicator spoken of into its amount or its growth for all that follows, and a cause stands where
//! an indicator's name may stand, but is none.

use super::naming;
use super::sentence::Sentence;
use crate::lexicon::nouns::{CAUSED, CAUSES};
use crate::lexicon::values::Aspect;

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
        CAUSES.iter().filter_map(|word| front.rfind(word).map(|at| (at, word.len()))).max()
    });
    if let Some((at, length)) = opens
        && noun.get(at + length..body).is_some_and(|cause| cause.chars().count() >= 2)
    {
        noun.truncate(at);
    }
}

impl Sentence<'_> {
    /// What places are compared in, where the sentence names only the regard: the paragraph's figure in it.
    pub(super) fn viewed(&self) -> Option<String> {
        let lead = self.frame.lead.clone().filter(|lead| !super::scope::counts_places(lead))?;
        match self.view? {
            Aspect::Growth => Some(format!("{}增速", naming::strip_rate(&lead))),
            _ => Some(naming::strip_rate(&lead)),
        }
    }
}
