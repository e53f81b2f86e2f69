//! How many households, people or houses what was counted before reaches: `改造小区14个,涉及236栋、1.07万户`.

use super::naming::Named;
use super::sentence::Sentence;
use super::words::Words;
use crate::lexicon::values::Aspect;

/// Verbs for whom a matter reaches.
const REACH: &[&str] = &["涉及", "惠及", "受益", "覆盖"];

/// What is counted where the measure word alone tells it.
const COUNTED: &[(&str, &str)] =
    &[("户", "户数"), ("栋", "楼栋数"), ("幢", "楼栋数"), ("人", "人数"), ("名", "人数"), ("个村", "村数")];

/// Whom it reaches.
const PEOPLE: &[&str] = &["居民", "群众", "住户", "农户", "村民", "人口", "家庭", "企业", "学生", "职工"];

/// The rule's name.
const RULE: &str = "reaches";

impl Sentence<'_> {
    /// The name of such a count, which leaves what was counted before for the next figure.
    pub(super) fn involved(&self, words: &Words, behind: &str, unit: &str) -> Option<Named> {
        let last = self.drafts.last().filter(|draft| draft.aspect == Aspect::Count)?;
        // 惠及居民3460户: whom, too, is told.
        let whom =
            REACH.iter().find_map(|verb| words.noun.strip_prefix(*verb)).filter(|rest| !rest.is_empty());
        if let Some(whom) = whom {
            let head = self.frame.head.clone().filter(|_| PEOPLE.contains(&whom) && behind.is_empty())?;
            let name = format!("{head}{}", words.noun);
            return Some(Named { name, head, aspect: Aspect::Count, negative: false, rule: RULE });
        }
        let verb = REACH.iter().find(|verb| words.noun == **verb);
        let again = words.noun.is_empty() && last.clause == self.clause && last.rules.first() == Some(&RULE);
        let (_, what) = COUNTED.iter().find(|(word, _)| unit.trim_start_matches(['万', '千']) == *word)?;
        if !behind.is_empty() || verb.is_none() && !again || last.clause + 1 < self.clause {
            return None;
        }
        let head = self.frame.head.clone()?;
        let verb = verb.map_or_else(|| reach(&last.name), |verb| *verb);
        let name = format!("{head}{verb}{what}");
        Some(Named { name, head, aspect: Aspect::Count, negative: false, rule: RULE })
    }
}

/// The verb in the name of the count before.
fn reach(name: &str) -> &'static str {
    REACH.iter().find(|verb| name.contains(**verb)).copied().unwrap_or_default()
}
