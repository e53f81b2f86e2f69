//! Numbers into drafts: which are no claims, and what the others are called.

use std::borrow::Cow;

use crate::lexicon::set::{WordSet, words};

use super::draft::Draft;
use super::naming::{self, Named};
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lex::unit::Base;
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::{BARE_HEADS, MONEY_HEADS, NAMING_UNITS, PEOPLE_HEADS, PLAIN_INDICES, PROGRESS};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Fate, Period, Status};

/// Verbs by which a class of places is picked out of the others.
static COMPARING: WordSet =
    WordSet::new(&["高于", "低于", "超过", "快于", "慢于", "好于", "优于", "高出", "跑赢", "跑输", "不及"]);

impl Sentence<'_> {
    /// Reads the number at node `at`.
    pub(super) fn quantity(&mut self, at: usize, index: usize, end: usize) {
        if self.lexed.numerals[index].fate == Fate::Claim || self.figure_of_other(at, index) {
            return;
        }
        self.points_in_short(at, index, end);
        if self.points_back(at, index) {
            return;
        }
        if self.threshold(at, index) {
            self.note_limit(at);
            self.close(at, index, Fate::Name, "threshold");
            return;
        }
        let unit = self.lexed.numerals[index].unit.slice(self.text);
        if NAMING_UNITS.contains(&unit) && matches!(self.kind(at + 1), Some(Kind::Text)) {
            self.close(at, index, Fate::Name, "unit-in-name");
            return;
        }
        let mut words = self.words(self.left, at);
        if self.lexed.numerals[index].base == Base::None
            && let Some(unit) = self.unit_of_label(at, index)
        {
            let noun = words.noun.trim_end_matches([')', '）']);
            let noun = noun.strip_suffix(unit.slice(self.text)).unwrap_or(noun);
            words.noun = noun.trim_end_matches(['(', '（']).to_string();
        }
        // 四市均超过7万元: points at those just named.
        if super::residue::pointing(&words.noun) {
            words.noun.clear();
        }
        // 是衢州的1.5倍: a place alone before 的 is the one compared with.
        let of = at > self.left + 1 && matches!(self.kind(at - 1), Some(Kind::Cue(Role::Of)));
        if of
            && words.than.is_none()
            && matches!(self.lexed.numerals[index].dimension, Dimension::Times | Dimension::Percent)
            && matches!(self.kind(at.saturating_sub(3)), Some(Kind::Cue(Role::Copula)))
        {
            let other = self.span(at - 2, at - 1).slice(self.text);
            if self.names_region(other) {
                words.than = Some(other.to_string());
                words.noun.clear();
            }
        }
        // 总产值412亿元,+11.2%: a sign in front of a per cent tells by how much it grew.
        let signed = self.node(at).is_some_and(|node| {
            let figure = node.span.slice(self.text);
            figure.starts_with(['+', '-', '−']) && figure.ends_with('%')
        });
        if signed && words.noun.is_empty() && words.direction.is_none() && words.versus.is_none() {
            (words.direction, words.direction_word) = (Some(1), "增长");
        }
        // 能源类8.6亿元,贡献65%: a share.
        if self.lexed.numerals[index].dimension == Dimension::Percent
            && words.noun.is_empty()
            && words!["贡献", "贡献了"].ends(self.span(self.left, at).slice(self.text))
        {
            words.share = Some(String::new());
        }
        self.said_before(at, index, &mut words);
        // 17个项目里14个已开, 13个项目还有3个未开: of those just counted.
        let ways = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Up | Role::Down)));
        if !ways && self.of_counted(&words.noun) {
            words.noun.clear();
            words.part = true;
        }
        // 24个项目开了22个: the things just counted stand in front of what became of them.
        let last =
            self.drafts.last().filter(|draft| draft.clause == self.clause && draft.aspect == Aspect::Count);
        let verb = PROGRESS.longest_ending(&words.noun);
        if let Some((verb, last)) = verb.zip(last)
            && let Some(thing) = words.noun.strip_suffix(verb).filter(|thing| !thing.is_empty())
            && last.name.ends_with(thing.trim_end_matches(['中', '里']))
        {
            words.noun = verb.to_string();
        }
        let told = self.former_or_latter(&words.noun).or_else(|| self.came_to(index, &words.noun));
        if let Some(name) = told {
            words.noun = name;
        }
        self.note(at, &words, end);
        self.past_ahead(&words);
        let numeral = self.lexed.numerals[index].clone();
        let bare = numeral.base == Base::None && numeral.unit.is_empty();
        if numeral.value.is_none() && numeral.range.is_none() {
            // Too long for an exact decimal: said, not guessed.
            self.close(at, index, Fate::Unread, "too-long");
            return;
        }
        self.bound_afar(at, index);
        if self.talk(at, index) {
            return;
        }
        // 跨越900亿、1000亿、1200亿三个台阶: steps of speech.
        if numeral.base == Base::None && !bare && self.steps_behind(at) {
            self.close(at, index, Fate::Slogan, "parts-of-speech");
            return;
        }
        let mut implied = None;
        if bare {
            if let Some(count) = self.ratio_members(at, end) {
                self.ratio_claims(at, count, &words);
                return;
            }
            if self.ratio_changed(at, index, &words) {
                return;
            }
            if self.list_without_unit(at, end) {
                // 0.9、5.9个百分点: the unit stands behind the last member; the list is read there.
                return;
            }
            // 收入比由1.93降至1.89: the value that the bare one just told came to.
            let reached = || {
                let last = self.drafts.last().filter(|draft| words.reached && draft.clause == self.clause)?;
                last.implied.filter(|_| words.noun.is_empty())
            };
            match bare_head(&words.noun).or_else(reached) {
                Some(unit) => implied = Some(unit),
                None => {
                    self.close(at, index, Fate::Name, "without-unit");
                    return;
                }
            }
        } else if numeral.base == Base::None {
            implied = self.magnitude_unit(&words, at, end);
        }
        if let Some(aim) = self.aim_compared(at, index, &words) {
            let status = std::mem::replace(&mut self.frame.status, Status::Target);
            self.draft(at, index, aim, None, &words);
            self.frame.status = status;
            self.left = at + 1;
            return;
        }
        self.against_aim(at, &mut words);
        if self.against_plan(at, index) {
            (words.status, words.plan) = (None, false);
        }
        self.status(&words);
        // 已开工21座、完工8座: done as the one before it.
        let next = self
            .drafts
            .last()
            .is_some_and(|draft| draft.clause == self.clause && draft.status == Status::Actual);
        if next && words.status.is_none() && PROGRESS.contains(&words.noun.as_str()) {
            self.frame.status = Status::Actual;
        }
        if words.status.is_none() && self.done_of_task(index, &words.noun) {
            (self.frame.status, self.frame.sentence_status) = (Status::Actual, Status::Actual);
        }
        let words = if words.each && !words.noun.is_empty() && self.parts_by_name(at, &words) {
            Words { part: true, ..words }
        } else {
            words
        };
        if words.part {
            self.part = false;
            self.frame.whole = self.frame.last.whole.clone().or(self.frame.whole.take());
        }
        if self.listed(at, index, end, &words) {
            return;
        }
        // 得分上,甲镇96.5分、乙镇94.8分: in a speech, too, each of several has its own.
        let own = Some(())
            .filter(|()| !self.lasting && words.versus.is_none() && self.names_region(&words.noun))
            .and_then(|()| self.own_of_several(at));
        // 甲市和乙市同为1500亿元: whose it is, and not what.
        let words = if self.is_region_list(&words.noun)
            || self.names_region(&words.noun)
            || super::residue::township(&words.noun)
        {
            Words { noun: String::new(), done: words.did, ..words }
        } else {
            words
        };
        let (named, left) = match numeral.dimension {
            Dimension::Count | Dimension::People => match self.count(at, index, &words, end) {
                Some(counted) => counted,
                None => return,
            },
            Dimension::Duration => match self.duration(at, index, &words) {
                Some(named) => (named, at + 1),
                None => return,
            },
            _ => self.measure(at, index, &words, end),
        };
        self.draft(at, index, named, implied, &words);
        if let Some(draft) = self.drafts.last_mut().filter(|_| own.is_some()) {
            draft.region = own;
        }
        self.growth_of_all(&words);
        self.left = left;
    }

    /// `不低于年度计划的四成`, `至少引进人才1500名`: what bounds the number stands in front of what it is a part of, or
    /// of what is done.
    fn bound_afar(&mut self, at: usize, index: usize) {
        if self.lexed.numerals[index].bound.is_some() {
            return;
        }
        let nodes = self.nodes(self.left.max(at.saturating_sub(8)), at);
        let cue = nodes.iter().rposition(|node| matches!(node.kind, Kind::Cue(Role::Bound(_))));
        let Some(cue) = cue.filter(|cue| cue + 1 < nodes.len()) else { return };
        let between = nodes.get(cue + 1..).unwrap_or_default();
        let plain = between.iter().all(|node| {
            matches!(
                node.kind,
                Kind::Text
                    | Kind::Time(_)
                    | Kind::Cue(Role::Plain | Role::Of | Role::Share | Role::Scope | Role::Status(_))
            )
        });
        let word = nodes.get(cue).map_or("", |node| node.span.slice(self.text));
        let part = matches!(between.last().map(|node| node.kind), Some(Kind::Cue(Role::Of | Role::Share)))
            && self.lexed.numerals[index].dimension == Dimension::Percent
            && (between.len() == 1 || !matches!(word, "超" | "近" | "逾"));
        let done = words!["至少", "最多", "至多"].contains(&word);
        if let Some(Kind::Cue(Role::Bound(bound))) = nodes.get(cue).map(|node| node.kind)
            && plain
            && (part || done)
        {
            self.lexed.numerals[index].bound = Some(bound);
        }
    }

    /// Whether a list of magnitudes ends in so many steps (900亿、1000亿两个台阶).
    fn steps_behind(&self, at: usize) -> bool {
        let mark =
            |node: &&crate::lex::node::Node| !matches!(node.kind, Kind::Mark(',' | '，' | ';' | '；' | '。'));
        self.nodes(at + 1, at + 12).iter().take_while(mark).any(|node| {
            ["个台阶", "大台阶", "台阶", "大关"].iter().any(|step| node.span.slice(self.text).ends_with(step))
        }) && matches!(self.kind(at + 1), Some(Kind::Mark('、') | Kind::Quantity(_) | Kind::Closed(_)))
    }

    /// `分别为城北9个、城南8个`: each number has a name of its own in front, so they part the class before.
    fn parts_by_name(&mut self, at: usize, words: &Words) -> bool {
        let joined = matches!(self.kind(at + 1), Some(Kind::Mark('、')));
        let named = matches!(self.kind(at + 2), Some(Kind::Text | Kind::Cue(Role::Plain)));
        let parts = joined && named && !words.noun.contains('、') && self.frame.class.is_some();
        if parts {
            self.parted_by = Some(self.clause);
        }
        parts
    }

    /// The unit of a number with 万 or 亿 alone: money or people, by its noun.
    fn magnitude_unit(&self, words: &Words, at: usize, end: usize) -> Option<&'static str> {
        let behind = self.behind(at, end);
        let thing = self.words(behind.0, behind.1).noun;
        let head = self.frame.head.as_deref().unwrap_or("");
        let ends = |noun: &str, table: &[&str]| table.iter().any(|end| noun.ends_with(end));
        if ends(&words.noun, PEOPLE_HEADS)
            || PEOPLE_HEADS.iter().any(|head| thing.starts_with(head) && !head.is_empty())
        {
            return Some("人");
        }
        if let Some(unit) = bare_head(&words.noun) {
            return Some(unit);
        }
        let noun = if words.noun.is_empty() { head } else { &words.noun };
        let money = ends(noun, MONEY_HEADS) || noun.ends_with("资金");
        money.then_some("元")
    }

    /// The base unit of a numeral, as text.
    pub(super) fn base_of(&self, index: usize) -> Cow<'_, str> {
        let numeral = &self.lexed.numerals[index];
        numeral.base.name().unwrap_or_else(|| numeral.unit.slice(self.text).into())
    }

    /// Puts a draft in and hands on what follows from it.
    pub(super) fn draft(
        &mut self,
        at: usize,
        index: usize,
        named: Named,
        implied: Option<&'static str>,
        words: &Words,
    ) {
        let numeral = &mut self.lexed.numerals[index];
        numeral.fate = Fate::Claim;
        numeral.why = named.rule;
        let mut status = self.frame.status;
        if words.share.is_some() && words.noun.is_empty() && self.frame.head_status != Status::Actual {
            status = self.frame.head_status;
        }
        // 目前投入3亿元,为年内计划的50%、概算的15%: as done as what it is a part of.
        if matches!(named.rule, "done-part" | "share-of") && words.of && words.status.is_none() && !words.done
        {
            status = self.frame.head_status;
        }
        let named = self.of_ranked(named, words, at);
        let named = Named { name: naming::capped(named.name), head: naming::capped(named.head), ..named };
        if named.rule == "steps" {
            self.moved(index, named.negative);
        }
        let (subject, name) = self.subject_of(&named, words);
        let actual = status == Status::Actual;
        if actual
            && (self.planned(&name, subject.is_some(), words) && (self.is_value(at) || !self.done_behind(at))
                || (self.in_aim(at) || !words.already && self.to_build(at, &name))
                || !words.did && !words.already && self.of_aim(at))
        {
            status = Status::Target;
        }
        if std::mem::take(&mut self.frame.once_planned) {
            status = Status::Target;
        }
        self.year_of_the_plan_alone(status, words);
        let plan = self.frame.of_plan;
        self.frame.of_plan = plan && status == Status::Actual;
        let source = self.frame.period_rule();
        let planned = match status {
            Status::Actual => "",
            _ if actual => "planned-by-name",
            _ => "status-of-words",
        };
        if matches!(named.aspect, Aspect::Growth | Aspect::Share | Aspect::Completion) {
            self.frame.rate = Some(named.name.clone());
        }
        if named.aspect == Aspect::Growth {
            self.frame.versus = words.versus.clone().or(self.frame.versus.take());
            self.frame.price = named.name.ends_with("涨幅");
        }
        if subject.is_some() && named.aspect == Aspect::Amount {
            self.frame.figure = Some(name.clone());
        }
        // 由去年同期的480亿元增加到600亿元: the earlier time is not that of the value reached.
        if words.reached
            && words.of_time.is_none()
            && self.drafts.last().is_some_and(|draft| draft.clause == self.clause)
        {
            self.frame.clause_period = None;
        }
        let open = words.since
            || status == Status::Projected && self.frame.clause_period.is_none() && self.once_built(at);
        let mut source = source;
        let whole = self.laid_out_for_good(&name);
        let mut period = self.period_for(&name, status).filter(|_| !open && !whole);
        // 到6月底投入11.7亿元,是一期的65%: a share says how far the figure before it has come.
        let share = matches!(named.aspect, Aspect::Share | Aspect::Completion) && status == Status::Actual;
        let differs = named.rule == "difference" && words.noun.is_empty() && self.timed_last();
        let grows = named.rule == "growth"
            && words.noun.is_empty()
            && status == Status::Actual
            && self.drafts.last().is_some_and(|draft| {
                let earlier = |told: &std::rc::Rc<Period>| {
                    words!["同期", "去年", "上年", "前年", "年初"].ends(&told.words)
                        || words!["去年", "上年", "前年"].begins(&told.words)
                };
                draft.numeral.is_some()
                    && draft.status == Status::Actual
                    && draft.clause + 1 >= self.clause
                    && !draft.period.as_ref().is_some_and(earlier)
            });
        if (share && self.measures_last(words) || differs || grows)
            && words.status.is_none()
            && self.frame.clause_period.is_none()
            && let Some(told) = self.drafts.last().and_then(|draft| draft.period.clone())
        {
            (period, source) = (Some(told), "period-of-figure");
        }
        let told = period.is_some()
            && !matches!(source, "period-of-paragraph" | "period-of-meeting" | "period-of-opening");
        if !told && !open && !whole && self.frame.indicators && status == Status::Actual {
            // 二、经济指标:…: up to when the speech told its first figures.
            if let Some(speech) = self.frame.speech_period.clone() {
                (period, source) = (Some(speech), "period-of-speech");
            }
        }
        self.frame.of_plan =
            plan || status != Status::Actual && self.drafts.is_empty() && self.year_of_plan();
        if std::mem::take(&mut self.frame.once) {
            self.frame.clause_period = None;
        }
        self.frame.head_status = status;
        match (self.base_of(index).as_ref(), named.aspect) {
            ("分", Aspect::Score) => self.frame.told.score = Some(name.clone()),
            // The first rate under a heading, or one that regions are told with.
            ("%", Aspect::Completion | Aspect::Share)
                if self.frame.told.rate.is_none()
                    || matches!(named.rule, "same-of-next-region" | "regions-one-by-one") =>
            {
                self.frame.told.rate = Some(name.clone());
            }
            _ => {}
        }
        // What a following 其中 parts: the last amount or count, not its growth or share.
        if matches!(named.aspect, Aspect::Amount | Aspect::Count) && !named.name.ends_with("限额") {
            let unit = self.base_of(index).into_owned();
            self.frame.last.whole = Some((named.head.clone(), unit));
        }
        // 固定资产投资增长4.8%;其中工业投资…,占比62%: of what grew, whatever was counted before.
        if named.aspect == Aspect::Growth
            && named.rule == "growth"
            && !words.part
            && self.frame.last.whole.as_ref().is_some_and(|(noun, _)| *noun != named.head)
            && !words.noun.is_empty()
        {
            self.frame.last.whole = Some((named.head.clone(), String::new()));
        }
        // GDP增速高于全省的城市有8个,分别是甲(6.1%)、乙(6.3%): each told in that rate.
        let compared = COMPARING
            .place(&named.head)
            .and_then(|at| named.head.get(..at))
            .filter(|rate| named.aspect == Aspect::Count && naming::is_rate(rate));
        let named = match compared {
            Some(rate) => Named { head: rate.to_string(), ..named.clone() },
            None => named,
        };
        // 百亿元以下的7个县中,…: the class that is told from names no figure behind it.
        let class = named.head.ends_with('中') || super::scope::kind_of_places(&named.head);
        if !(named.aspect == Aspect::Count && class) {
            self.frame.head = Some(named.head.clone());
        }
        if self.frame.lead.is_none() && matches!(named.aspect, Aspect::Amount | Aspect::Growth) {
            self.frame.lead = Some(named.head.clone());
        }
        let (region, ahead) = self.holder(at);
        let ahead = ahead.or_else(|| self.waited_for(&name));
        let forward = self.forward;
        if std::mem::take(&mut self.once_forward) {
            self.forward = None;
        }
        self.drafts.push(Draft {
            numeral: Some(index),
            name,
            subject,
            region,
            aspect: named.aspect,
            negative: named.negative,
            status,
            period,
            ranks: ahead.or(forward).into_iter().collect(),
            implied,
            list: (named.aspect == Aspect::Count).then(|| words.noun.clone()),
            open: words.open,
            clause: self.clause,
            at: self.lexed.nodes[at].span.start(),
            rules: rules(named.rule, source, planned),
        });
    }
}

/// The rules that made a claim's slots: its name, its period where it has one, its status where it is no fact.
fn rules(named: &'static str, period: &'static str, planned: &'static str) -> Vec<&'static str> {
    [named, period, planned].into_iter().filter(|rule| !rule.is_empty()).collect()
}

/// The unit that a noun implies for a number without one.
fn bare_head(noun: &str) -> Option<&'static str> {
    if PLAIN_INDICES.ends(noun) {
        return Some("");
    }
    BARE_HEADS.iter().find(|(head, _)| noun.ends_with(head)).map(|(_, unit)| *unit)
}
