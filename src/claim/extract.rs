//! Walks sentences clause by clause and drafts claims.

use std::rc::Rc;

use super::frame::Frame;
use super::lists;
use super::naming::{self, Named};
use super::words::{self, Words};
use crate::lex::node::{Kind, Lexed, Node};
use crate::lex::unit::Base;
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::{BARE_HEADS, COUNTED, PLAIN_INDICES, SUBJECT_FIGURES, SUBJECTS};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Bound, Fate, Status};
use crate::source::Span;

/// A claim in the making; indices are into the paragraph's [`Lexed`].
#[derive(Clone, Debug)]
pub struct Draft {
    /// The numeral; `None` for a claim of rank alone.
    pub numeral: Option<usize>,
    /// Indicator.
    pub name: String,
    /// Subject.
    pub subject: Option<Rc<str>>,
    /// In which regard.
    pub aspect: Aspect,
    /// The value is below zero.
    pub negative: bool,
    /// Status.
    pub status: Status,
    /// Period.
    pub period: Option<Rc<crate::lexicon::values::Period>>,
    /// Places.
    pub ranks: Vec<usize>,
    /// Unit the name implies where none is written.
    pub implied: Option<&'static str>,
    /// Clause of the sentence.
    pub clause: usize,
    /// Where the claim's words begin (for its region).
    pub at: u32,
    /// Rules that spoke.
    pub rules: Vec<&'static str>,
}

/// Reads one sentence's nodes into drafts.
pub struct Sentence<'a> {
    /// The clean text.
    pub text: &'a str,
    /// The paragraph.
    pub lexed: &'a mut Lexed,
    /// What is inherited.
    pub frame: &'a mut Frame,
    /// Year of the text.
    pub year: Option<u16>,
    /// The claims so far.
    pub drafts: Vec<Draft>,
    clause: usize,
    /// First node of the words not used yet.
    left: usize,
    /// First draft that a 均 may reach back to.
    group: usize,
    /// Nothing but cues and times stood in this sentence so far.
    opening: bool,
}

/// Marks that end a clause.
pub fn ends_clause(c: char) -> bool {
    matches!(c, ',' | '，' | ';' | '；' | ':' | '：')
}

/// Marks that end a sentence.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | '！' | '?' | '？')
}

impl<'a> Sentence<'a> {
    /// A reader for nodes of `lexed`.
    pub fn new(text: &'a str, lexed: &'a mut Lexed, frame: &'a mut Frame, year: Option<u16>) -> Self {
        Self { text, lexed, frame, year, drafts: Vec::new(), clause: 0, left: 0, group: 0, opening: true }
    }

    /// Reads nodes `first..end`.
    pub fn read(&mut self, first: usize, end: usize) {
        self.frame.sentence();
        self.left = first;
        let mut at = first;
        while at < end {
            let node = self.lexed.nodes[at];
            match node.kind {
                Kind::Mark(c) if ends_clause(c) && !self.ratio(at, end) => self.end_clause(at, c),
                Kind::Mark('、') if self.left == at => self.left = at + 1,
                Kind::Mark('(') if self.left == at => self.left = at + 1,
                Kind::Mark('(') if self.holds_quantity(at, end) => self.end_clause(at, '('),
                Kind::Mark(')') if self.left == at => self.left = at + 1,
                Kind::Time(index) => self.time(at, index, end),
                Kind::Quantity(index) => self.quantity(at, index, end),
                Kind::Rank(index) => self.rank(at, index, end),
                _ => {}
            }
            if matches!(node.kind, Kind::Text) {
                self.opening = false;
            }
            at += 1;
        }
        self.end_clause(end, '。');
    }

    fn node(&self, at: usize) -> Option<&Node> {
        self.lexed.nodes.get(at)
    }

    /// `:` between two bare numbers parts the members of a ratio, not clauses.
    fn ratio(&self, at: usize, end: usize) -> bool {
        let quantity = |node: Option<&Node>| matches!(node.map(|node| node.kind), Some(Kind::Quantity(_)));
        at > 0
            && at + 1 < end
            && matches!(self.lexed.nodes[at].kind, Kind::Mark(':' | '：'))
            && quantity(self.node(at - 1))
            && quantity(self.node(at + 1))
    }

    fn holds_quantity(&self, at: usize, end: usize) -> bool {
        for node in &self.lexed.nodes[at + 1..end] {
            match node.kind {
                Kind::Mark(')') => return false,
                Kind::Quantity(_) => return true,
                _ => {}
            }
        }
        false
    }

    fn end_clause(&mut self, at: usize, mark: char) {
        let nodes = &self.lexed.nodes[self.left..at];
        let drafted = self.drafts.last().is_some_and(|draft| draft.clause == self.clause);
        if !drafted && nodes.iter().any(|node| matches!(node.kind, Kind::Text | Kind::Cue(_))) {
            let words = words::read(self.text, self.lexed, nodes);
            if let Some(status) = words.status {
                self.frame.sentence_status = status;
            }
            if let Some(span) = words.span {
                self.frame.bare = Some(span);
                self.introduce(&words.noun);
            }
        }
        self.clause += 1;
        self.left = at + 1;
        self.frame.clause();
        if mark == ';' || mark == '；' {
            self.frame.head = None;
            self.frame.head_status = Status::Actual;
            self.frame.sentence_status = Status::Actual;
            self.frame.status = Status::Actual;
            self.frame.bare = None;
            self.group = self.drafts.len();
        }
    }

    /// A clause that only names a project makes it the subject of what follows.
    fn introduce(&mut self, noun: &str) {
        if SUBJECTS.iter().any(|end| noun.ends_with(end)) && noun.chars().count() >= 4 && !noun.contains('、')
        {
            self.frame.subject = Some(noun.into());
        }
    }

    fn time(&mut self, at: usize, index: usize, end: usize) {
        // 比上月上升: a time that is compared with is no period.
        let before = at.checked_sub(1).and_then(|before| self.node(before)).map(|node| node.kind);
        if matches!(before, Some(Kind::Cue(Role::Versus))) {
            return;
        }
        let node = self.lexed.nodes[at];
        let time = self.lexed.times[index];
        let words = node.span.slice(self.text);
        if matches!(words, "同期" | "上月" | "年初") && at > self.left {
            return;
        }
        let period = Rc::new(time.period(words, self.year));
        let light = self.lexed.nodes[self.left..at].iter().all(|node| {
            matches!(node.kind, Kind::Cue(Role::Link | Role::Part | Role::Adverb) | Kind::Mark(_))
        });
        let followed = matches!(self.node(at + 1).map(|node| node.kind), Some(Kind::Mark(',' | '，')));
        let _ = end;
        if self.opening && light && self.drafts.is_empty() {
            self.frame.section_period = Some(period);
        } else if followed && light {
            self.frame.sentence_period = Some(period);
        } else {
            self.frame.clause_period = Some(period);
        }
    }

    /// 10亿元以上 before a noun, 超7万 before 的: the number bounds a class, it is no claim.
    fn threshold(&self, at: usize, index: usize) -> bool {
        let numeral = &self.lexed.numerals[index];
        let behind = numeral.span.end() > numeral.unit.end().max(numeral.number.end());
        let next = self.node(at + 1);
        let text_follows = |node: Option<&Node>| {
            node.is_some_and(|node| {
                matches!(
                    node.kind,
                    Kind::Text | Kind::Cue(Role::Plain | Role::Idiom) | Kind::Cue(Role::Status(_))
                )
            })
        };
        let goal = |node: Option<&Node>| {
            node.is_some_and(|node| {
                let words = node.span.slice(self.text);
                ["目标", "增长", "增速", "速度", "增幅", "水平", "份额", "半年目标", "年度目标"]
                    .iter()
                    .any(|goal| words.starts_with(goal))
            })
        };
        let of = matches!(next.map(|node| node.kind), Some(Kind::Cue(Role::Of)));
        if behind && matches!(numeral.bound, Some(Bound::OrMore | Bound::OrLess)) {
            if of {
                let then = self.node(at + 2);
                return text_follows(then) && !goal(then)
                    || matches!(then.map(|n| n.kind), Some(Kind::Quantity(_)));
            }
            return text_follows(next) && !goal(next);
        }
        if matches!(numeral.bound, Some(Bound::Above | Bound::AtLeast | Bound::OrLess)) && of {
            let then = self.node(at + 2);
            return text_follows(then) && !goal(then);
        }
        false
    }

    fn quantity(&mut self, at: usize, index: usize, end: usize) {
        if self.lexed.numerals[index].fate == Fate::Claim {
            return;
        }
        if self.threshold(at, index) {
            self.close(at, index, Fate::Name, "threshold");
            return;
        }
        let words = words::read(self.text, self.lexed, &self.lexed.nodes[self.left..at]);
        let numeral = self.lexed.numerals[index].clone();
        let bare = numeral.base == Base::None && numeral.unit.is_empty();
        let mut implied = None;
        if bare {
            if let Some(count) = self.ratio_members(at, end) {
                self.ratio_claims(at, count, &words);
                return;
            }
            if self.list_without_unit(at, end) {
                // 0.9、5.9个百分点: the unit stands behind the last member; the list is read there.
                return;
            }
            match self.bare_head(&words) {
                Some(unit) => implied = Some(unit),
                None => {
                    self.close(at, index, Fate::Name, "without-unit");
                    return;
                }
            }
        } else if numeral.base == Base::None {
            implied = self.bare_head(&words);
        }
        self.status(&words);
        let behind = self.behind(at, end);
        if self.listed(at, index, end, &words) {
            return;
        }
        let counted = matches!(numeral.dimension, Dimension::Count | Dimension::People);
        let named = if counted {
            self.count(at, index, &words, behind)
        } else if numeral.dimension == Dimension::Duration {
            match self.duration(at, index, &words) {
                Some(named) => named,
                None => return,
            }
        } else {
            self.measure(at, index, &words, end)
        };
        self.draft(at, index, named, implied, &words);
        self.left = at + 1;
    }

    /// Marks a numeral as no claim and lets it stand among the words.
    fn close(&mut self, at: usize, index: usize, fate: Fate, why: &'static str) {
        self.lexed.numerals[index].fate = fate;
        self.lexed.numerals[index].why = why;
        self.lexed.nodes[at].kind = Kind::Closed(index);
    }

    fn status(&mut self, words: &Words) {
        if let Some(status) = words.status {
            self.frame.status = status;
            self.frame.sentence_status = status;
        } else if words.fact {
            self.frame.status = Status::Actual;
            if words.done || self.frame.sentence_status == Status::Projected {
                self.frame.sentence_status = Status::Actual;
            }
        } else {
            self.frame.status = self.frame.sentence_status;
        }
    }

    fn bare_head(&self, words: &Words) -> Option<&'static str> {
        let noun = words.noun.as_str();
        if PLAIN_INDICES.iter().any(|index| noun.ends_with(index)) {
            return Some("");
        }
        BARE_HEADS.iter().find(|(head, _)| noun.ends_with(head)).map(|(_, unit)| *unit)
    }

    fn context(&self) -> Option<&str> {
        self.frame.subject.as_deref().or(self.frame.section.as_deref())
    }

    fn draft(&mut self, at: usize, index: usize, named: Named, implied: Option<&'static str>, words: &Words) {
        let numeral = &mut self.lexed.numerals[index];
        numeral.fate = Fate::Claim;
        numeral.why = named.rule;
        let mut status = self.frame.status;
        if words.share.is_some() && words.noun.is_empty() && self.frame.head_status != Status::Actual {
            status = self.frame.head_status;
        }
        if self.frame.subject.is_some() && PLANNED.iter().any(|plan| named.name.starts_with(plan)) {
            status = if status == Status::Projected { status } else { Status::Target };
        }
        let (subject, name) = self.subject_of(&named);
        self.frame.head_status = status;
        self.frame.head = Some(named.head.clone());
        self.drafts.push(Draft {
            numeral: Some(index),
            name,
            subject,
            aspect: named.aspect,
            negative: named.negative,
            status,
            period: self.frame.period(),
            ranks: Vec::new(),
            implied,
            clause: self.clause,
            at: self.lexed.nodes[at].span.start(),
            rules: vec![named.rule],
        });
    }

    /// Parts subject and indicator: `卡游项目总投资`, or the subject spoken of before.
    fn subject_of(&mut self, named: &Named) -> (Option<Rc<str>>, String) {
        for figure in SUBJECT_FIGURES {
            if let Some(front) = named.name.strip_suffix(figure)
                && SUBJECTS.iter().any(|end| front.ends_with(end))
                && front.chars().count() >= 4
                && !front.contains('、')
            {
                let subject: Rc<str> = front.into();
                self.frame.subject = Some(subject.clone());
                return (Some(subject), figure.to_string());
            }
        }
        let own = SUBJECT_FIGURES.iter().any(|figure| named.name.starts_with(figure))
            || named.name.starts_with("年产")
            || named.name.contains("占总投资");
        let subject = self.frame.subject.clone().filter(|_| own);
        (subject, named.name.clone())
    }

    /// The words behind a number up to the next mark, number, rank or time.
    fn behind(&self, at: usize, end: usize) -> (usize, usize) {
        let mut last = at + 1;
        let mut quoted = false;
        while last < end {
            match self.lexed.nodes[last].kind {
                Kind::Mark('“' | '《' | '‘') => quoted = true,
                Kind::Mark('”' | '》' | '’') => quoted = false,
                Kind::Mark('、') if quoted => {}
                Kind::Mark('(' | ')' | '-' | '/' | '"') => {}
                Kind::Mark(_) | Kind::Quantity(_) | Kind::Rank(_) => break,
                Kind::Cue(Role::All | Role::Each | Role::Versus | Role::Part) => break,
                _ => {}
            }
            last += 1;
        }
        (at + 1, last)
    }

    /// A count: the thing stands behind (8个应用 …) or in front (盯引项目8个).
    fn count(&mut self, at: usize, index: usize, words: &Words, behind: (usize, usize)) -> Named {
        let numeral = &self.lexed.numerals[index];
        let unit = numeral.unit;
        let nodes = &self.lexed.nodes[behind.0..behind.1];
        let adjacent = nodes.first().is_some_and(|node| {
            matches!(
                node.kind,
                Kind::Text
                    | Kind::Mark('“' | '《')
                    | Kind::Closed(_)
                    | Kind::Cue(
                        Role::Plain | Role::Idiom | Role::Of | Role::Scope | Role::Light | Role::Status(_)
                    )
            )
        });
        let mut thing = if adjacent { words::read(self.text, self.lexed, nodes) } else { Words::default() };
        // 43个总投资369亿元的项目: the thing stands behind the second number.
        if adjacent
            && matches!(self.node(behind.1).map(|node| node.kind), Some(Kind::Quantity(_)))
            && matches!(self.node(behind.1 + 1).map(|node| node.kind), Some(Kind::Cue(Role::Of)))
        {
            let further = self.behind(behind.1 + 1, self.lexed.nodes.len());
            thing = words::read(self.text, self.lexed, &self.lexed.nodes[further.0..further.1]);
        }
        let follows_number = matches!(self.node(behind.1).map(|node| node.kind), Some(Kind::Quantity(_)));
        let ranked = matches!(self.node(behind.1).map(|node| node.kind), Some(Kind::Rank(_)));
        let mut noun = thing.noun.clone();
        if follows_number {
            noun = without_rate(&noun);
        }
        let rule;
        let name = if noun.is_empty() {
            rule = "count-noun-before";
            let mut name = words.noun.clone();
            if name.is_empty() {
                name = self
                    .frame
                    .head
                    .clone()
                    .or_else(|| self.context().map(str::to_string))
                    .unwrap_or_default();
            } else if let Some((thing, measure)) = &self.frame.counted
                && measure.slice(self.text) == unit.slice(self.text)
                && name.chars().count() <= 5
                && !COUNTED.iter().any(|noun| name.ends_with(noun))
            {
                name.push_str(thing);
            }
            name
        } else {
            rule = "count-noun-behind";
            let front = if words.noun.chars().count() <= 8 && !words.noun.contains('、') {
                words.noun.as_str()
            } else {
                ""
            };
            let class = ranked && (noun.ends_with("指标") || noun == "指标");
            if class {
                let rank = self.node(behind.1).map(|node| node.span.slice(self.text)).unwrap_or("");
                format!("{rank}{noun}数")
            } else {
                format!("{front}{}", reorder(&noun))
            }
        };
        if let Some(thing) =
            COUNTED.iter().find(|thing| name.ends_with(**thing) || name.ends_with(&format!("{thing}数")))
        {
            self.frame.counted = Some((thing.to_string(), unit));
        }
        Named {
            head: name.trim_end_matches('数').to_string(),
            name,
            aspect: Aspect::Count,
            negative: false,
            rule,
        }
    }

    /// 连续4个月居首位, 提前8个月: so long; other durations are times.
    fn duration(&mut self, at: usize, index: usize, words: &Words) -> Option<Named> {
        let noun = words.noun.as_str();
        let run = ["连续", "提前", "已有", "持续", "缩短", "延长"]
            .iter()
            .find(|cue| noun.ends_with(**cue) || noun.contains(**cue));
        match run {
            Some(_) => {
                let rule = "duration";
                let name = noun.to_string();
                Some(Named {
                    head: self.frame.head.clone().unwrap_or_default(),
                    name,
                    aspect: Aspect::Amount,
                    negative: false,
                    rule,
                })
            }
            None => {
                self.close(at, index, Fate::Date, "duration");
                None
            }
        }
    }

    fn measure(&mut self, at: usize, index: usize, words: &Words, end: usize) -> Named {
        let numeral = self.lexed.numerals[index].clone();
        // 年产5000万套…项目: capacity; the whole is the subject's name.
        if words.noun.ends_with("年产") || words.noun.ends_with("年产能") {
            return self.capacity(at, end);
        }
        let mut words = words.clone();
        // 55万平方米旧有平房征收: the thing stands behind.
        if words.noun.is_empty()
            && words.direction.is_none()
            && words.share.is_none()
            && numeral.dimension != Dimension::Percent
        {
            let behind = self.behind(at, end);
            let nodes = &self.lexed.nodes[behind.0..behind.1];
            let adjacent = nodes
                .first()
                .is_some_and(|node| matches!(node.kind, Kind::Text | Kind::Cue(Role::Of | Role::Plain)));
            let list = self.drafts.last().is_some_and(|draft| draft.clause == self.clause);
            if adjacent && !list {
                words.noun = words::read(self.text, self.lexed, nodes).noun;
            }
        }
        let context = self.context().map(str::to_string);
        naming::name(&words, &numeral, self.frame.head.as_deref(), context.as_deref())
    }

    fn capacity(&mut self, at: usize, end: usize) -> Named {
        let start = self.lexed.nodes[self.left..at]
            .iter()
            .find(|node| matches!(node.kind, Kind::Text))
            .map(|node| node.span);
        let behind = self.behind(at, end);
        let last = self.lexed.nodes[behind.0..behind.1]
            .iter()
            .rfind(|node| matches!(node.kind, Kind::Text))
            .map(|node| node.span);
        if let (Some(start), Some(last)) = (start, last) {
            let subject = start.cover(last).slice(self.text);
            self.frame.subject = Some(subject.into());
        }
        self.frame.status = Status::Target;
        Named {
            name: "年产能".into(),
            head: "年产能".into(),
            aspect: Aspect::Amount,
            negative: false,
            rule: "capacity",
        }
    }

    /// `3.9:59.5:36.6`: the number of members of the ratio that begins here.
    fn ratio_members(&self, at: usize, end: usize) -> Option<usize> {
        let mut count = 1;
        let mut last = at;
        while last + 2 < end && self.ratio(last + 1, end) {
            count += 1;
            last += 2;
        }
        (count >= 2).then_some(count)
    }

    fn ratio_claims(&mut self, at: usize, count: usize, words: &Words) {
        let noun =
            words.noun.trim_end_matches('比').trim_end_matches("比重").trim_end_matches("结构").to_string();
        let members = lists::members(&noun, count);
        for member in 0..count {
            let node = at + member * 2;
            let Kind::Quantity(index) = self.lexed.nodes[node].kind else { continue };
            let name = match &members {
                Some(members) => format!("{}比重", members[member]),
                None => format!("{noun}比重"),
            };
            let named =
                Named { head: name.clone(), name, aspect: Aspect::Share, negative: false, rule: "ratio" };
            self.draft(node, index, named, Some("%"), words);
        }
        self.left = at + count * 2 - 1;
    }

    /// Whether this bare number is a member of a list whose unit stands behind the last.
    fn list_without_unit(&self, at: usize, end: usize) -> bool {
        let mut last = at;
        while last + 2 < end {
            let joined = matches!(self.lexed.nodes[last + 1].kind, Kind::Mark('、') | Kind::Cue(Role::And));
            let Kind::Quantity(next) = self.lexed.nodes[last + 2].kind else { return false };
            if !joined {
                return false;
            }
            if self.lexed.numerals[next].base != Base::None {
                return true;
            }
            last += 2;
        }
        false
    }

    /// `分别增长6.5%、9.4%`, `分别达到A、B和C`: read whole at the first number.
    fn listed(&mut self, at: usize, index: usize, end: usize, words: &Words) -> bool {
        let mut places = vec![(at, index)];
        // Members without a unit that were passed over stand before this one.
        let mut first = at;
        while first >= 2 {
            let joined = matches!(self.lexed.nodes[first - 1].kind, Kind::Mark('、') | Kind::Cue(Role::And));
            let Kind::Quantity(before) = self.lexed.nodes[first - 2].kind else { break };
            if !joined || self.lexed.numerals[before].fate == Fate::Claim {
                break;
            }
            first -= 2;
            places.insert(0, (first, before));
        }
        let words = if first < at {
            words::read(self.text, self.lexed, &self.lexed.nodes[self.left..first])
        } else {
            words.clone()
        };
        let base = self.lexed.numerals[index].base;
        let mut last = at;
        while last + 2 < end && places.len() < 32 {
            let joined = matches!(self.lexed.nodes[last + 1].kind, Kind::Mark('、') | Kind::Cue(Role::And));
            let Kind::Quantity(next) = self.lexed.nodes[last + 2].kind else { break };
            if !joined || self.lexed.numerals[next].base != base {
                break;
            }
            last += 2;
            places.push((last, next));
        }
        if places.len() < 2 {
            return self.shared(at, index, &words);
        }
        let members = lists::members(&words.noun, places.len()).or_else(|| {
            let bare = self.frame.bare?;
            let head = words.noun.as_str();
            let members = lists::members(bare.slice(self.text), places.len())?;
            Some(members.into_iter().map(|member| format!("{member}{head}")).collect())
        });
        let members = match members {
            Some(members) => members,
            // Growth of the claims just made: 增长6.5%和9.4%.
            None if words.each && self.drafts.len() >= places.len() && words.noun.is_empty() => self.drafts
                [self.drafts.len() - places.len()..]
                .iter()
                .map(|draft| draft.name.clone())
                .collect(),
            None => return false,
        };
        self.status(&words);
        let unit = self.lexed.numerals[places[places.len() - 1].1].clone();
        for ((node, index), member) in places.iter().zip(members) {
            if self.lexed.numerals[*index].base == Base::None {
                let numeral = &mut self.lexed.numerals[*index];
                numeral.base = unit.base;
                numeral.dimension = unit.dimension;
            }
            if self.lexed.numerals[*index].bound.is_none() {
                self.lexed.numerals[*index].bound = unit.bound;
            }
            let own = Words { noun: member, ..words.clone() };
            let numeral = self.lexed.numerals[*index].clone();
            let mut named = naming::name(&own, &numeral, self.frame.head.as_deref(), None);
            named.rule = "list-one-by-one";
            self.draft(*node, *index, named, None, &own);
        }
        self.left = last + 1;
        true
    }

    /// One number for several members: 省市两级…均100%.
    fn shared(&mut self, at: usize, index: usize, words: &Words) -> bool {
        if !words.all && !words.each {
            return false;
        }
        let Some(members) = lists::members(&words.noun, 0).filter(|members| members.len() <= 6) else {
            return false;
        };
        let numeral = self.lexed.numerals[index].clone();
        if numeral.dimension == Dimension::Count {
            return false;
        }
        for member in members {
            let own = Words { noun: member, ..words.clone() };
            let mut named = naming::name(&own, &numeral, None, None);
            named.rule = "one-for-all";
            self.draft(at, index, named, None, &own);
        }
        self.left = at + 1;
        true
    }

    fn rank(&mut self, at: usize, index: usize, end: usize) {
        let next = self.node(at + 1).map(|node| node.kind);
        // 前3的6项, 排名前三的指标: a class that is counted.
        let class_behind = matches!(next, Some(Kind::Cue(Role::Of)))
            && matches!(self.node(at + 2).map(|node| node.kind), Some(Kind::Quantity(_)));
        let words = words::read(self.text, self.lexed, &self.lexed.nodes[self.left..at]);
        if class_behind {
            if let Some(Kind::Quantity(count)) = self.node(at + 2).map(|node| node.kind) {
                let name = format!("{}指标数", self.lexed.nodes[at].span.slice(self.text));
                self.status(&words);
                let named = Named {
                    head: name.clone(),
                    name,
                    aspect: Aspect::Count,
                    negative: false,
                    rule: "rank-class",
                };
                self.draft(at + 2, count, named, None, &words);
                self.left = at + 3;
            }
            return;
        }
        let raw = self.lexed.nodes[at].span.slice(self.text);
        let place = self.lexed.ranks[index].clone();
        let all = words.all || raw.starts_with('均') || raw.starts_with("都");
        let each = words.each || raw.starts_with('分');
        let fresh = !words.noun.is_empty();
        let last_counts = self.drafts.last().is_some_and(|draft| {
            draft.clause == self.clause && draft.numeral.is_some() && draft.aspect == Aspect::Count
        });
        if last_counts
            && (!fresh || GENERIC_COUNTED.contains(&words.noun.as_str()))
            && self.class_of_list(at, index)
        {
            self.left = at + 1;
            return;
        }
        if fresh && !self.last_number_adjacent(at) {
            self.rank_only(at, index, &words, all, each);
        } else if all {
            let group = self.group.min(self.drafts.len());
            for draft in &mut self.drafts[group..] {
                draft.ranks.push(index);
            }
            self.mark_rank(group);
        } else if each {
            self.each_rank(at, index, end);
        } else if let Some(draft) = self.drafts.last_mut() {
            // A second place without a scope of its own behind 分列 belongs to the next member.
            let _ = &place;
            draft.ranks.push(index);
            draft.rules.push("rank-behind");
        } else if let Some(subject) = self.context().map(str::to_string) {
            let words = Words { noun: subject, ..Words::default() };
            self.rank_only(at, index, &words, false, false);
        }
        if all || !fresh {
            let behind = self.node(at + 1).map(|node| node.kind);
            if !matches!(behind, Some(Kind::Mark('、'))) {
                self.group = self.drafts.len();
            }
        }
        self.left = self.left.max(at + 1);
    }

    fn mark_rank(&mut self, from: usize) {
        for draft in &mut self.drafts[from..] {
            draft.rules.push("rank-for-all");
        }
    }

    /// Whether nothing with a noun of its own stands between the last number and here.
    fn last_number_adjacent(&self, at: usize) -> bool {
        let Some(draft) = self.drafts.last() else { return false };
        if draft.clause != self.clause {
            return false;
        }
        self.lexed.nodes[self.left..at].iter().all(|node| !matches!(node.kind, Kind::Text))
    }

    /// `分列第一、第三`: the places go to the last members one by one.
    fn each_rank(&mut self, at: usize, index: usize, end: usize) {
        let mut ranks = vec![index];
        let mut last = at;
        while last + 2 < end {
            let joined = matches!(self.lexed.nodes[last + 1].kind, Kind::Mark('、') | Kind::Cue(Role::And));
            let Kind::Rank(next) = self.lexed.nodes[last + 2].kind else { break };
            if !joined {
                break;
            }
            ranks.push(next);
            last += 2;
        }
        let from = self.drafts.len().saturating_sub(ranks.len());
        let scope = self.lexed.ranks[index].scope;
        for (draft, rank) in self.drafts[from..].iter_mut().zip(&ranks) {
            if self.lexed.ranks[*rank].scope.is_empty() {
                self.lexed.ranks[*rank].scope = scope;
            }
            draft.ranks.push(*rank);
            draft.rules.push("rank-one-by-one");
        }
        for node in &mut self.lexed.nodes[at + 1..=last] {
            if matches!(node.kind, Kind::Rank(_)) {
                node.kind = Kind::Mark('·');
            }
        }
        self.left = last + 1;
    }

    /// `A、B等9项全市前三`: the count is of a class; the named members hold the place.
    fn class_of_list(&mut self, at: usize, index: usize) -> bool {
        let Some(draft) = self.drafts.last_mut() else { return false };
        let names = draft.name.clone();
        let raw = self.lexed.nodes[at].span.slice(self.text).to_string();
        let open = names.contains('等');
        let list = names.trim_end_matches("指标").trim_end_matches('等');
        let members = lists::members(list, 0);
        let single = members.is_none() && open;
        let status = draft.status;
        draft.name = format!("{raw}指标数");
        draft.rules.push("rank-class");
        let template = draft.clone();
        let members = members.or_else(|| single.then(|| vec![list.to_string()])).unwrap_or_default();
        for member in members {
            let growth = self.frame.bare.is_some_and(|bare| bare.slice(self.text).contains("增速"));
            let _ = growth;
            self.drafts.push(Draft {
                numeral: None,
                aspect: name_aspect(&member),
                name: member,
                status,
                ranks: vec![index],
                rules: vec!["rank-alone-in-list"],
                ..template.clone()
            });
        }
        true
    }

    /// A place with a noun of its own and no number.
    fn rank_only(&mut self, at: usize, index: usize, words: &Words, all: bool, each: bool) {
        self.status(words);
        let mut ranks = vec![index];
        if each {
            let mut last = at;
            while let (Some(join), Some(next)) = (self.node(last + 1), self.node(last + 2)) {
                let Kind::Rank(rank) = next.kind else { break };
                if !matches!(join.kind, Kind::Mark('、') | Kind::Cue(Role::And)) {
                    break;
                }
                ranks.push(rank);
                last += 2;
            }
        }
        let members =
            if each { lists::members(&words.noun, ranks.len()) } else { lists::members(&words.noun, 0) };
        let names = match members {
            Some(members) if all || each || members.len() > 1 => members,
            _ => vec![words.noun.clone()],
        };
        let context = self.context().map(str::to_string);
        for (at_member, name) in names.iter().enumerate() {
            let name = naming::specific(name, self.frame.head.as_deref(), context.as_deref());
            let rank = if each { ranks.get(at_member).copied().unwrap_or(index) } else { index };
            self.drafts.push(Draft {
                numeral: None,
                aspect: name_aspect(&name),
                name: name.clone(),
                subject: None,
                negative: false,
                status: self.frame.status,
                period: self.frame.period(),
                ranks: vec![rank],
                implied: None,
                clause: self.clause,
                at: self.lexed.nodes[at].span.start(),
                rules: vec!["rank-alone"],
            });
            self.frame.head = Some(name);
        }
        if each {
            for node in &mut self.lexed.nodes[at + 1..] {
                match node.kind {
                    Kind::Rank(rank) if ranks.contains(&rank) => node.kind = Kind::Mark('·'),
                    Kind::Rank(_) => break,
                    _ => {}
                }
            }
        }
    }
}

/// Indicators of a project that are plans as long as nothing else is said.
const PLANNED: &[&str] =
    &["总投资", "投资强度", "计划总投资", "占地", "用地面积", "年度计划", "年产能", "建筑面积"];

/// Counted nouns that, before a place, name a class.
const GENERIC_COUNTED: &[&str] = &["指标", "指标数", "项指标"];

fn name_aspect(name: &str) -> Aspect {
    if ["增速", "增幅", "增长", "增长率"].iter().any(|end| name.ends_with(end)) {
        Aspect::Growth
    } else if name.ends_with("完成率") || name.ends_with("进度") {
        Aspect::Completion
    } else if name.ends_with('率') || name.ends_with("比重") {
        Aspect::Share
    } else if name.ends_with('数') && !name.ends_with("指数") {
        Aspect::Count
    } else if name.ends_with("指数") || name.ends_with("得分") {
        Aspect::Score
    } else {
        Aspect::Amount
    }
}

/// `省级问题整改率` behind 5个 and before 40%: what is counted is 省级问题.
fn without_rate(noun: &str) -> String {
    match noun.strip_suffix('率') {
        Some(front) => {
            let cut = front.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            front[..cut].to_string()
        }
        None => noun.to_string(),
    }
}

/// `项目顺利投产` → `顺利投产项目`: the counted noun goes last, as in a name.
fn reorder(noun: &str) -> String {
    for thing in COUNTED {
        if let Some(rest) = noun.strip_prefix(thing)
            && rest.chars().count() >= 2
        {
            let rest = rest.trim_start_matches("已").trim_start_matches("均").trim_start_matches("顺利");
            return format!("{rest}{thing}数");
        }
    }
    noun.to_string()
}

/// A span over several nodes.
pub fn cover(nodes: &[Node]) -> Span {
    nodes.iter().map(|node| node.span).reduce(Span::cover).unwrap_or_default()
}
