//! What was told before a number, as far as its name may need it.

use super::naming::{self, Around, Named};
use super::scope::counts_places;
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lexicon::nouns::{COUNTED, GENERIC, SPOKEN_OF, SUBJECT_FIGURES};
use crate::lexicon::set::{WordSet, find, rfind, words};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Status};

/// Two things just told, in front of how they differ.
static PAIRS: WordSet = WordSet::new(&[
    "两市",
    "两县",
    "两区",
    "两地",
    "两者",
    "二者",
    "两州",
    "两旗",
    "两省",
    "之间",
    "两市之间",
    "两者之间",
    "两地之间",
    "最高与最低",
    "最高和最低",
    "首尾",
    "首末位",
]);

/// Verbs for how two figures differ.
static GAP_VERBS: WordSet =
    WordSet::new(&["相差", "仅差", "只差", "仅相差", "相距", "还差", "差", "仅相距", "只相差"]);

/// What tells that one of the two just told is so many times the other.
static PAIRED_TIMES: WordSet =
    WordSet::new(&["前者是后者", "前者为后者", "前者相当于后者", "最高是最低", "最高为最低"]);

/// The class that a list of examples stands for (甲、乙等丙: 丙).
fn behind_examples(noun: &str) -> Option<&str> {
    let at = rfind(noun, "等")?;
    let (list, rest) = (noun.get(..at)?, noun.get(at + "等".len()..)?);
    let word = list.ends_with(['高', '中', '初', '同', '均', '平', '对', '优'])
        || rest.starts_with(['级', '于', '量']);
    (list.contains('、') && !word && rest.chars().count() >= 3).then_some(rest)
}

impl Sentence<'_> {
    pub(super) fn around(&self) -> (Option<String>, Option<String>, Option<String>, Option<String>, bool) {
        let frame = &self.frame;
        let head = self
            .head_of_press()
            .or_else(|| frame.head.clone())
            .or_else(|| self.bare_noun())
            .or_else(|| frame.before.clone())
            .or_else(|| self.lead());
        let titled = || frame.titled.as_deref().map(str::to_owned);
        (head, self.context().or_else(titled), frame.rate.clone(), frame.versus.clone(), frame.price)
    }

    /// In a ranking, behind a count of places, a bare 增速 or 总量 is of what is ranked.
    pub(super) fn head_of_press(&self) -> Option<String> {
        let counted = self
            .drafts
            .last()
            .is_some_and(|draft| draft.aspect == Aspect::Count && counts_places(&draft.name));
        // What the paragraph is about goes before what the text ranks.
        let ranked = self.frame.ranked.as_ref().filter(|_| self.press && counted)?;
        let lead = self.frame.lead.as_ref().filter(|lead| !lead.ends_with("差距") && !counts_places(lead));
        Some(lead.unwrap_or(ranked).clone())
    }

    /// The noun of the clause without figures before this one, where the sentence has no claim yet
    /// (`参合率再创新高,达到98.5%`).
    pub(super) fn bare_noun(&self) -> Option<String> {
        let noun = self.frame.bare?.slice(self.text);
        // 占工业投资比重首次过半,达到51.2%
        if let Some(end) = find(noun, "比重").filter(|_| noun.starts_with('占')) {
            return noun.get(..end + "比重".len()).map(str::to_string);
        }
        for end in SPOKEN_OF {
            if let Some(at) = noun.find(*end) {
                let said = self.without_region(&noun[..at + end.len()]);
                // 甲、乙和丙增速均低于平均: what stands behind the last of a list of regions.
                let said = self.behind_list(said.to_string());
                // 从总量看: of what is spoken of.
                let said = ["从", "看"].iter().find_map(|word| said.strip_prefix(word)).unwrap_or(&said);
                // 评委给出的最终得分: who gave it is no part of it.
                let given =
                    ["给出的", "公布的", "发布的", "亮出的"].iter().find_map(|by| said.split_once(by));
                let said = given.map_or(said, |(_, what)| what);
                if matches!(said, "总量" | "总额" | "规模" | "增速" | "增幅") {
                    return None;
                }
                let gap = self.frame.ranked.as_deref().filter(|_| *end == "差距").unwrap_or("");
                // 与甲的差距,乙由…: the gap says with whom.
                let other = noun[..at].trim_end_matches('的').trim_start_matches('与');
                if !gap.is_empty() && self.names_region(other) {
                    return Some(format!("{gap}与{other}差距"));
                }
                return Some(format!("{gap}{said}"));
            }
        }
        // 按落实面积排,甲132万亩居首: what the places are taken by.
        let order = noun.strip_prefix('按').and_then(|by| {
            ["排名", "排序", "排位", "排", "看", "算", "计", "比"].iter().find_map(|end| by.strip_suffix(end))
        });
        if let Some(by) = order.filter(|by| by.chars().count() >= 2 && self.lasting) {
            return Some(by.to_string());
        }
        // 实际使用外资方面,甲到账3120万美元: what is spoken of.
        if let Some(front) = noun.strip_suffix("方面").filter(|front| front.chars().count() >= 3) {
            return Some(self.without_region(front).to_string());
        }
        // 到位资金,甲县以5.2亿元居首: a figure named alone, and the first of those who have it.
        let next = self.bare_clause.is_some_and(|bare| bare + 1 == self.clause);
        let told = naming::measures(noun)
            || words!["资金", "天数", "浓度", "面积", "指数", "得分", "总额", "总量", "用电量", "客流量"]
                .ends(noun);
        let opens = self.node(self.left).is_some_and(|node| {
            self.mentions.iter().any(|mention| mention.span.start() == node.span.start())
        });
        if next && told && opens && noun.chars().count() <= 14 {
            return Some(self.without_region(noun).to_string());
        }
        // 有出口实绩的企业,三地分别有84家、57家和49家: what is counted, named in front.
        let work = words!["工作", "任务", "事项", "举措", "方面"].ends(noun);
        if self.lasting && COUNTED.ends(noun) && !work && noun.chars().count() <= 16 {
            return Some(self.without_region(noun).to_string());
        }
        None
    }

    /// `从总量看,甲以2184亿元居首` in a text that does not say of what: as general as it is told.
    fn general_noun(&self) -> Option<String> {
        let clause = self.frame.bare?.slice(self.text);
        let noun = clause.trim_start_matches(['从', '就', '论', '看', '在', '按']);
        let noun =
            noun.trim_end_matches("方面").trim_end_matches("榜单上").trim_end_matches(['上', '看', '来']);
        words!["总量", "规模", "体量", "总额"].contains(&noun).then(|| noun.to_string())
    }

    /// `两市仅差47.3亿元`, `最高与最低相差6.5个百分点`, `前者是后者的1.5倍`: how the two just told differ, in what they were
    /// told in. `研发强度低0.4个百分点` behind what it is held against: so much less.
    fn between_two(&self, words: &mut Words, index: usize, head: Option<&str>, rate: Option<&str>) {
        let Some(numeral) = self.lexed.numerals.get(index) else { return };
        let noun = words.noun.as_str();
        let pair = |front: &str| front.is_empty() || PAIRS.contains(&front) || self.is_region_list(front);
        // 与第一名相差2.5分, 落后第一名3.2个百分点: so far from another's place.
        if let Some((place, way)) = super::against::gap(noun).filter(|_| words.versus.is_none()) {
            words.versus = Some(format!("比{place}"));
            words.direction = Some(way);
            words.noun.clear();
            return;
        }
        match numeral.dimension {
            Dimension::Times if PAIRED_TIMES.stands_in(noun) => {
                words.noun = format!("{}之比", head.unwrap_or_default());
                (words.direction, words.of) = (Some(0), false);
            }
            Dimension::Point | Dimension::Percent | Dimension::Times => {
                let apart = GAP_VERBS.longest_ending(noun).and_then(|verb| noun.strip_suffix(verb));
                // 与时间进度相差3.5个百分点: so far behind it.
                if let Some(with) = apart
                    .and_then(|front| front.trim_start_matches("还").strip_prefix(['与', '和', '同', '距']))
                    && words!["进度", "目标", "平均", "平均水平", "均值"].ends(with)
                    && numeral.dimension == Dimension::Point
                {
                    words.versus = Some(format!("低于{with}"));
                    words.direction = Some(-1);
                    words.noun.clear();
                    return;
                }
                if numeral.dimension == Dimension::Point && apart.is_some_and(pair) {
                    words.noun = format!("{}差距", rate.or(head).unwrap_or_default());
                    return;
                }
                let way = ['低', '高', '快', '慢'].into_iter().find(|way| noun.ends_with(*way));
                if numeral.dimension == Dimension::Point
                    && words.versus.is_none()
                    && let Some(way) = way.filter(|_| noun.chars().count() >= 4)
                {
                    words.noun.pop();
                    let low = matches!(way, '低' | '慢');
                    words.versus = Some(if low { "低于" } else { "高于" }.to_string());
                    words.direction = Some(if low { -1 } else { 1 });
                }
            }
            _ => {
                let apart = GAP_VERBS.longest_ending(noun).and_then(|verb| noun.strip_suffix(verb));
                if apart.is_some_and(pair)
                    && let Some(head) = self.frame.ranked.as_deref().filter(|_| self.press).or(head)
                {
                    words.noun = format!("{head}差距");
                }
            }
        }
    }

    pub(super) fn name(&self, words: &Words, index: usize) -> Named {
        if let Some(named) = self.said_of_next(words, index) {
            return named;
        }
        let (mut head, mut context, rate, versus, price) = self.around();
        let mut words = words.clone();
        // 马铃薯、中药材等农产品加工转化率: the class, and not what it is shown by.
        if let Some(class) = behind_examples(&words.noun) {
            words.noun = class.to_string();
        }
        // 与甲市的差距缩小到120亿元: the gap of what is ranked, with whom.
        if self.press && words.noun.ends_with("相差") {
            words.noun = "两者差距".to_string();
        }
        if words.noun.is_empty() && head.is_none() && context.is_none() {
            head = self.general_noun();
        }
        self.between_two(&mut words, index, head.as_deref(), rate.as_deref());
        if let Some(gap) = words.noun.strip_suffix("差距").and(self.frame.ranked.clone()) {
            let own = |node: &&crate::lex::node::Node| node.kind != Kind::Quantity(index);
            let said = self.nodes(self.left, self.left + 24).iter().take_while(own);
            let said: String = said.map(|node| node.span.slice(self.text)).collect();
            if let Some(from) = said.find('与')
                && let Some(to) = said.find("差距").filter(|to| *to > from)
            {
                words.noun = format!("{gap}{}差距", &said[from..to]);
            } else if self.press && words!["两", "之间", "、"].stands_in(&words.noun) {
                words.noun = format!("{gap}差距");
            }
        }
        if self.frame.subject.is_some() {
            // 项目总投资, 一期总投资: the subject's, without saying its kind again.
            for kind in ["该项目", "项目一期", "项目", "工程", "一期", "该工程"] {
                if let Some(rest) = words.noun.strip_prefix(kind)
                    && SUBJECT_FIGURES.begins(rest)
                {
                    words.noun = rest.to_string();
                    break;
                }
            }
            if SUBJECT_FIGURES.contains(&words.noun.as_str()) {
                (head, context) = (None, None);
            }
        }
        if self.frame.project.is_some() {
            // In its own lines the project is told by the subject.
            context = None;
            head = head.filter(|_| !words.noun.starts_with("年度") && words.share.is_none());
        }
        // 开工率91.7%,完成投资14.8亿元: the money is not the rate's, but that of what the rate is of.
        if let Some(rate) = head.as_deref()
            && naming::is_rate(rate)
            && !naming::is_rate(&words.noun)
            && GENERIC.contains(&words.noun.as_str())
            && self
                .drafts
                .iter()
                .rev()
                .take(4)
                .any(|draft| matches!(draft.aspect, Aspect::Amount | Aspect::Count))
            && let Some((thing, _)) = &self.frame.last.whole
        {
            head = Some(thing.clone());
        }
        // 甲完成投资1.9亿元,完成率81%;乙1.6亿元: money is of the money told before, not of its rate.
        if words.noun.is_empty()
            && !words.did
            && matches!(
                self.lexed.numerals[index].dimension,
                Dimension::Money | Dimension::Area | Dimension::Length
            )
            && head.as_deref().is_some_and(naming::is_rate)
        {
            let base = self.lexed.numerals[index].base;
            let alike = self.drafts.iter().rev().take(8).find(|draft| {
                draft
                    .numeral
                    .and_then(|told| self.lexed.numerals.get(told))
                    .is_some_and(|told| told.base == base)
            });
            // 收入增速…;绝对额则是甲县以18720元居首: of what grows.
            let grows =
                head.as_deref().filter(|head| words!["增速", "增幅"].ends(head)).map(naming::strip_rate);
            head = alike.map(|draft| draft.name.clone()).or(grows).or(head);
        }
        // 装机235万千瓦,其中年内新增60万千瓦: no figure of what the text ranks.
        let measure = matches!(
            self.lexed.numerals[index].dimension,
            Dimension::Energy | Dimension::Mass | Dimension::Area | Dimension::Volume | Dimension::Length
        );
        if measure && self.press && words.part && context == self.frame.ranked {
            let base = self.lexed.numerals[index].base;
            let alike = self.drafts.iter().rev().take(4).find(|draft| {
                let told = draft.numeral.and_then(|told| self.lexed.numerals.get(told));
                told.is_some_and(|told| told.base == base)
            });
            context = alike.map(|draft| draft.name.clone()).or(context);
        }
        // 乙与甲的差距…;丙1756.3亿元: the next place's figure is of what is ranked.
        if self.press
            && words.noun.is_empty()
            && head.as_deref().is_some_and(|head| head.ends_with("差距"))
            && self.frame.ranked.is_some()
            && !words.did
        {
            let node = (self.left..self.left + 12).find(|at| self.kind(*at) == Some(Kind::Quantity(index)));
            if node.is_some_and(|at| self.names_region(self.span(self.left, at).slice(self.text))) {
                // Of what the paragraph is about, where it told of that before.
                let lead = self.frame.lead.clone().filter(|lead| !lead.ends_with("差距"));
                head = lead.or(self.frame.ranked.clone());
            }
        }
        // 进度在50%以上的6个,甲县以57.9%居首: in the rate that they were picked out by.
        if words.noun.is_empty()
            && words.direction.is_none()
            && self.lexed.numerals[index].dimension == Dimension::Percent
            && let Some(rate) = &self.frame.limit_rate
        {
            head = Some(rate.clone());
        }
        // 管控力指数87.5分,…;去年同期还是83.9分: of the score told before.
        if words.noun.is_empty() && self.lexed.numerals[index].dimension == Dimension::Score {
            let score = self.drafts.iter().rev().take(6).find(|draft| draft.aspect == Aspect::Score);
            head = score.map(|draft| draft.name.clone()).or(head);
        }
        if let Some(own) = self.money_of(&words, index) {
            head = Some(own);
        }
        let words = &words;
        let base = self.base_of(index);
        let whole = self
            .frame
            .whole
            .as_ref()
            .filter(|(_, unit)| *unit == base || base == "%")
            .map(|(noun, _)| noun.clone());
        let whole = self.counted_whole(&base).or(whole);
        let around = Around {
            head: head.as_deref(),
            context: context.as_deref(),
            rate: rate.as_deref(),
            versus: versus.as_deref(),
            price,
            share: self
                .drafts
                .last()
                .is_some_and(|draft| matches!(draft.aspect, Aspect::Share | Aspect::Completion)),
            whole: whole.as_deref(),
        };
        let around = if words.noun.is_empty() { around } else { Around { share: false, ..around } };
        let named = naming::name(words, &self.lexed.numerals[index], around);
        // 年度计划投资68亿元,完成投资63亿元,完成率92%: of the plan, and not only of what was invested.
        let plan = |draft: &super::draft::Draft| {
            draft.status == Status::Target
                && draft.name.starts_with("年度计划")
                && !draft.name.ends_with('率')
        };
        if words.noun == "完成率" && named.name == "投资完成率" && self.drafts.iter().rev().take(3).any(plan)
        {
            return Named { name: "年度计划投资完成率".into(), ..named };
        }
        named
    }
}
