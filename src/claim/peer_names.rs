//! What figures and places are in, where several places are compared with one another.

use super::naming::{self, Named};
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lexicon::nouns::{RANKED, RESTATING};
use crate::lexicon::set::{WordSet, rfind, word_table, words};
use crate::lexicon::values::Aspect;

/// Names of one sentence that are looked at.
const MOST: usize = 32;

impl Sentence<'_> {
    /// What stands for more than its words say where places are compared: a percentage of an amount is its
    /// growth, places won are those in what was ranked.
    pub(super) fn of_ranked(&self, named: Named, words: &Words, at: usize) -> Named {
        if named.rule == "steps"
            && (words.noun.is_empty() || matches!(words.noun.as_str(), "排名" | "位次" | "名次"))
        {
            let placed = self.drafts.iter().rev().take(4).find(|draft| !draft.ranks.is_empty());
            let holder = placed.or_else(|| self.drafts.last());
            if let Some((base, tail)) = named.name.split_once("位次") {
                let tail = tail.replacen('比', "较", 1);
                let told = holder.map_or(base, |draft| draft.name.as_str());
                // 上升较多的有甲(上升5位)、乙(上升3位): of what the one before it moved in, against the same time.
                let (told, since) = match told.split_once("位次") {
                    Some((front, moved)) => (front, moved.strip_suffix(['升', '降']).unwrap_or(moved)),
                    None => (told, ""),
                };
                let since = since.trim_end_matches(['上', '下']).to_string();
                let since = if since.is_empty() { self.since_then(at) } else { since };
                let since = if tail.starts_with('较') { "" } else { since.as_str() };
                return Named { name: format!("{told}位次{since}{tail}"), ..named };
            }
        }
        // 增加值增速:装备制造12.4%、新材料15.8%
        if let Some(label) = &self.label
            && matches!(named.rule, "share" | "noun-before" | "amount")
            && !words.noun.is_empty()
            && words.noun.chars().count() <= 10
            && words.direction.is_none()
            && !words.did
            && !naming::measures(&words.noun)
            && (naming::is_rate(label) == (named.rule == "share"))
        {
            let name = format!("{}{label}", words.noun);
            let aspect = if named.rule == "share" { naming::rate_aspect(label) } else { named.aspect };
            return Named { head: naming::strip_rate(&name), name, aspect, ..named };
        }
        // 固定资产投资方面,甲市以13.4%领跑: a percentage of an amount, told of a place.
        let told = || {
            words![
                "投资",
                "值",
                "额",
                "收入",
                "GDP",
                "出口",
                "进口",
                "进出口",
                "利润",
                "用电量",
                "产量",
                "税收",
                "支出",
            ]
            .ends(&named.head)
                && self.lasting
                && !words.did
                && self.regions_between(self.left, at).len() == 1
        };
        if matches!(named.rule, "share" | "one-for-all" | "regions-one-by-one")
            && (self.press || self.pending_noun.0.ends_with("增速") || told())
            && words.noun.is_empty()
            && named.aspect != Aspect::Completion
            && !named.head.ends_with('率')
            && let Some(amount) = named.name.strip_suffix('率')
        {
            return Named {
                name: format!("{amount}增速"), aspect: Aspect::Growth, rule: "growth", ..named
            };
        }
        named
    }

    /// `较上季度上升较多的有:甲(上升4位)`: the time that the moves of a list are told against.
    fn since_then(&self, at: usize) -> String {
        let from = self.start.max(at.saturating_sub(MOST));
        let since = self.nodes(from, at).iter().find(|node| {
            let front = self.text.get(..node.span.start() as usize).unwrap_or("");
            matches!(node.kind, Kind::Time(_)) && front.ends_with(['较', '比', '与'])
        });
        since.map_or_else(String::new, |node| format!("较{}", node.span.slice(self.text)))
    }

    /// A percentage with its word behind it (`以2.2%的增速垫底`): of what was spoken of.
    pub(super) fn restated_behind(&self, thing: &str) -> Option<Named> {
        // 以7.3%的增速一骑绝尘: what it does with it is no part of the word.
        let thing = ["增速", "增幅", "降幅", "占比"].into_iter().find(|word| {
            thing.strip_prefix(word).is_some_and(|rest| {
                !rest.starts_with(['高', '低', '超', '居', '排', '快', '慢', '在', '为', '达'])
            })
        })?;
        let head = self.frame.head.clone().or_else(|| self.bare_noun()).or(self.frame.before.clone());
        let head = head.or_else(|| self.frame.lead.clone()).or_else(|| self.context());
        let head = head.map(|head| naming::strip_rate(&head));
        let name = naming::specific(thing, head.as_deref(), None);
        let (aspect, negative) = (naming::aspect_of(&name), thing == "降幅");
        Some(Named { head: head.unwrap_or_default(), name, aspect, negative, rule: "rate-behind" })
    }

    /// `从规上工业增加值增速看,…`, `固定资产投资方面,…`: what the paragraph's figures without a noun are of.
    pub(super) fn lead_in(&mut self, noun: &str, clause: &str) {
        let told = clause.starts_with('从') && clause.ends_with('看') || clause.ends_with("方面");
        let ends = words!["率", "增速", "增幅", "额", "值", "投资", "收入", "GDP", "出口", "进口", "量"];
        if !self.lasting || !told {
            return;
        }
        let noun = noun
            .trim_start_matches('从')
            .trim_end_matches("来看")
            .trim_end_matches('看')
            .trim_end_matches("方面");
        // 从户厕改造看: any work may be what places are compared in.
        static VIEWS: WordSet = word_table![
            "结构", "区域", "城乡", "产业", "整体", "总体", "格局", "类型", "部门", "行业", "来源", "构成",
            "全国", "全省", "全市", "走势", "趋势",
        ];
        let work = clause.starts_with('从') && noun.chars().count() >= 4 && !VIEWS.ends(noun);
        if self.lasting && told && work && !RESTATING.contains(&noun) {
            self.frame.lead = Some(naming::capped(noun.to_string()));
        }
        if self.lasting && told && ends.iter().any(|end| noun.ends_with(end)) && !RESTATING.contains(&noun) {
            self.frame.lead = Some(naming::capped(noun.to_string()));
        }
    }

    /// `投资是四升三降。`: a short sentence without figures says what the places' figures behind it are of.
    pub(super) fn leads_on(&mut self, sentence: &str) {
        let noun = sentence.split(['是', '呈', '有', '则', ',', '，']).next().unwrap_or("");
        let measured = RANKED.contains(&noun)
            || words!["投资", "消费", "增加值", "收入", "进出口", "总额", "支出", "存款", "贷款"].ends(noun);
        if self.press && measured && noun.len() < sentence.len() {
            self.frame.lead = Some(naming::capped(noun.to_string()));
        }
    }

    /// `“石油之城”东营规上工业增加值`, `作为门户的济宁GDP`: what stands before a region's name tells of the region.
    pub(super) fn behind_attribute(&self, noun: &mut String) {
        let named = self.mentions.iter().take(MOST).map(|mention| mention.span.slice(self.text));
        let end = named.filter_map(|name| {
            let at = rfind(noun, name)?;
            let attribute = noun.get(..at)?.ends_with(['的', '”']);
            (attribute && at + name.len() < noun.len()).then_some(at + name.len())
        });
        if let Some(end) = end.max() {
            *noun = noun.split_off(end);
        }
    }
}
