//! Walks a sentence clause by clause and drafts claims.
//!
//! The walk itself is here; what a number makes is in [`figure`](super::figure),
//! [`count`](super::count) and [`listing`](super::listing), what a place makes in
//! [`place`](super::place).

use super::draft::Draft;
use super::frame::Frame;
use super::trace::Trace;
use super::words::{self, Words};
use crate::document::model::{Mention, RegionId};
use crate::lex::node::{Kind, Lexed, Node};
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::NEXT_STEPS;
use crate::lexicon::places::{LEVELLED, OWN_NAMES};
use crate::lexicon::values::{Aspect, Fate, Now, Status};
use crate::source::Span;

/// Reads one sentence's nodes into drafts.
pub struct Sentence<'a> {
    /// The clean text.
    pub text: &'a str,
    /// The paragraph.
    pub lexed: &'a mut Lexed,
    /// What is inherited.
    pub frame: &'a mut Frame,
    /// The years that the text stands at.
    pub now: Now,
    /// The regions named in this sentence.
    pub mentions: &'a [Mention],
    /// Notes on one numeral, where somebody asks.
    pub trace: Option<&'a mut Trace>,
    /// The claims so far.
    pub drafts: Vec<Draft>,
    pub(super) clause: usize,
    /// First node of the sentence.
    pub(super) start: usize,
    /// First node of the words not used yet.
    pub(super) left: usize,
    /// First draft that a 均 may reach back to.
    pub(super) group: usize,
    /// Nothing but cues and times stood in this sentence so far.
    pub(super) opening: bool,
    /// Clause of the last clause without figures.
    pub(super) bare_clause: Option<usize>,
    /// Regions listed as subjects (`甲和乙`), for the claims they share or take one by one.
    pub(super) listed_regions: Vec<RegionId>,
    /// A place claimed for the listed regions before their figures (`甲、乙位列前三,规模分别…`).
    pub(super) pending: Vec<(RegionId, usize)>,
    /// What those places are in, and where they stand.
    pub(super) pending_noun: (String, u32),
    /// A place was told before its region and figure (`增速最快的是…,达到6.9%`), which may still come.
    pub(super) ahead: bool,
    /// A place told before those who hold it, where no gazetteer knows them.
    pub(super) forward: Option<usize>,
    /// A place told before those who hold it, and the noun of the figures that it is of.
    pub(super) waiting: Option<(String, usize)>,
    /// What stands before a colon and measures the items behind it.
    pub(super) label: Option<String>,
    /// That place is the next figure's alone.
    pub(super) once_forward: bool,
    /// The bracket just opened tells what the project in front of it costs.
    pub(super) costs: bool,
    /// The region right in front of the bracket that is open.
    pub(super) bracketed: Option<RegionId>,
    /// The agenda item's own noun, for nouns too general to stand alone.
    pub topic_noun: Option<&'static str>,
    /// A plan whose done part comes next.
    pub(super) plan: Option<String>,
    /// What is counted under this agenda item, where nothing is said, are projects.
    pub counts_projects: bool,
    /// Clause in which things stand behind their numbers.
    pub(super) behind_clause: Option<usize>,
    /// Nothing was told yet, and no heading stood in the text.
    pub early: bool,
    /// Few figures were told yet, under whatever heading.
    pub first: bool,
    /// No figure was told yet.
    pub untold: bool,
    /// A time that opens a sentence without a comma goes on through the section (in texts of one region and
    /// in the press; a speaker's `三季度…得分` is of that score alone).
    pub lasting: bool,
    /// A time of this sentence may be that of the whole text.
    pub leading: bool,
    /// The text is one speaker's.
    pub spoken: bool,
    /// A text of the press about many places.
    pub press: bool,
    /// The sentence is the text's title: it counts no places, it says of whom the text is.
    pub titles: bool,
    /// Clause in which a part of a counted class was told.
    pub(super) parted: Option<usize>,
    /// `分别为` or `按…分` parts what was told before, to the sentence's end.
    pub(super) parted_by: Option<usize>,
    /// The noun spoken of before brackets that hold a figure.
    aside: Option<String>,
    /// 其中 stood alone before a comma: what follows is part of what stood before.
    pub(super) part: bool,
    /// A clause before or this one only supposes (如果…); lives to the sentence's end.
    pub(super) supposed: bool,
    /// In which regard places are compared (从增速看); lives to the sentence's end.
    pub(super) view: Option<Aspect>,
    /// The claims that a pointer (后两项) just meant, for the place behind it.
    pub(super) pointed: Vec<usize>,
    /// Words of an aim stood before a colon: all behind it is aimed at.
    pub(super) aimed: bool,
    /// The sentence opens with what the year is expected to bring (全年预计…); lives to its end.
    pub(super) expected: bool,
}

/// Nodes that the words of one number may take at the most; what stands further off is not read for it,
/// so that the cost of a sentence stays in step with its length.
const REACH: usize = 64;

/// Regions of one sentence that are looked at for each of its numbers.
const REGIONS: usize = 32;

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
    pub fn new(
        text: &'a str,
        lexed: &'a mut Lexed,
        frame: &'a mut Frame,
        now: Now,
        mentions: &'a [Mention],
    ) -> Self {
        Self {
            text,
            lexed,
            frame,
            now,
            mentions,
            trace: None,
            drafts: Vec::new(),
            clause: 0,
            start: 0,
            left: 0,
            group: 0,
            opening: true,
            bare_clause: None,
            listed_regions: Vec::new(),
            pending: Vec::new(),
            pending_noun: (String::new(), 0),
            ahead: false,
            forward: None,
            waiting: None,
            label: None,
            once_forward: false,
            costs: false,
            bracketed: None,
            topic_noun: None,
            counts_projects: false,
            plan: None,
            behind_clause: None,
            early: false,
            first: false,
            untold: false,
            lasting: false,
            leading: false,
            spoken: false,
            press: false,
            titles: false,
            aside: None,
            part: false,
            supposed: false,
            view: None,
            pointed: Vec::new(),
            expected: false,
            aimed: false,
            parted: None,
            parted_by: None,
        }
    }

    /// Reads nodes `first..end`.
    pub fn read(&mut self, first: usize, end: usize) {
        self.frame.sentence();
        if matches!(self.kind(first), Some(Kind::Cue(Role::Part))) {
            self.frame.goes_on();
        }
        (self.left, self.start) = (first, first);
        self.supposed = self.supposes(first);
        self.expected = false;
        let mut at = first;
        while at < end {
            if at < self.left {
                // Used already as the name of the number before.
                at += 1;
                continue;
            }
            let node = self.lexed.nodes[at];
            match node.kind {
                Kind::Mark(':' | '：') if self.field(at) => {}
                Kind::Mark(c) if ends_clause(c) && !self.ratio(at, end) => self.end_clause(at, c),
                Kind::Mark('、') if self.left == at => self.left = at + 1,
                // 抓项目——亿元以上项目47个: the matter is said, and is no part of the noun.
                Kind::Mark('—') if self.label_of_dashes(at, first) => {
                    self.left = at + 2;
                    self.clause += 1;
                }
                Kind::Mark('(') if at == first && self.behind_speaker(end).is_some() => {
                    self.left = self.behind_speaker(end).unwrap_or(at + 1);
                }
                Kind::Mark('(') if self.dated_behind(at) => {}
                Kind::Mark('(') if self.noted(at, end) => {}
                Kind::Mark('(') if self.holds_quantity(at, end) => {
                    self.bracketed = self.region_before(node.span.start());
                    self.aside = self.frame.head.clone();
                    let project = self.costs_behind(at);
                    // 技改投资增速(28.4%)、民间投资增速(11.3%): each bracket holds its own noun's figure.
                    let own = self.words(self.left, at).noun;
                    let own = (super::naming::is_rate(&own)
                        && own.chars().count() >= 4
                        && self.drafts.last().is_some_and(|draft| draft.clause + 2 >= self.clause))
                    .then_some(own);
                    self.end_clause(at, '(');
                    self.frame.head = own.or(self.frame.head.take());
                    self.costs = project.is_some();
                    if project.is_some() {
                        self.frame.subject = project;
                    }
                }
                Kind::Mark('(') if self.left == at => self.left = at + 1,
                // What stood in brackets is not what is spoken of behind them.
                Kind::Mark(')') if self.aside.is_some() => {
                    // 甲(5.2%)、乙(4.8%): behind a place the figure's noun goes on.
                    let aside = self.aside.take();
                    if self.bracketed.take().is_none() || aside.is_some() {
                        self.frame.head = aside;
                    }
                    self.end_clause(at, ')');
                }
                Kind::Mark(')') if self.left == at => self.left = at + 1,
                Kind::Mark('】' | '〕') if self.labelled(at) => {
                    self.frame.theme = Some(self.span(self.left + 1, at).slice(self.text).to_string());
                    self.left = at + 1;
                    self.opening = true;
                }
                Kind::Time(index) => self.time(at, index),
                Kind::Quantity(index) => {
                    self.quantity(at, index, end);
                    if self.is_value(at) && self.left == at + 1 && self.blank_behind(at) {
                        self.end_clause(at, ' ');
                    }
                }
                Kind::Rank(index) => self.rank(at, index, end),
                _ => {}
            }
            if matches!(node.kind, Kind::Text) {
                self.opening = false;
            }
            at += 1;
        }
        self.end_clause(end, '。');
        if self.clause == 1 {
            self.whole_sentence(first, end);
        }
        self.flush_places();
        self.ordered(first, end);
        if self.drafts.is_empty() {
            self.theme(first, end);
        }
        // Places that waited for figures come last; claims are looked up by where they stand.
        let lexed = &*self.lexed;
        crate::order::sort_by_key(&mut self.drafts, |draft| match (draft.numeral, draft.ranks.first()) {
            (Some(numeral), _) => lexed.numerals.get(numeral).map_or(0, |numeral| numeral.span.start()),
            (None, Some(place)) => lexed.ranks.get(*place).map_or(0, |place| place.span.start()),
            // It stands for the whole sentence.
            (None, None) => 0,
        });
    }

    pub(super) fn node(&self, at: usize) -> Option<&Node> {
        self.lexed.nodes.get(at)
    }

    /// Nodes `from..to`, empty where that is no range.
    pub(super) fn nodes(&self, from: usize, to: usize) -> &[Node] {
        let to = to.min(self.lexed.nodes.len());
        self.lexed.nodes.get(from.min(to)..to).unwrap_or_default()
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.lexed.nodes.get(at).map(|node| node.kind)
    }

    /// The words of nodes `from..to`.
    pub(super) fn words(&self, from: usize, to: usize) -> Words {
        let to = to.min(self.lexed.nodes.len());
        let from = from.max(to.saturating_sub(REACH));
        let mut words = words::read(self.text, self.lexed, self.nodes(from.min(to), to));
        words.part |= self.part;
        self.strip(&mut words);
        super::view::without_cause(&mut words.noun);
        if words.direction.is_some() {
            super::view::until_cause(&mut words.noun);
        }
        // 差距由182.6亿元扩大到…: the preposition of where it came from is no noun.
        if words.noun.ends_with(['由', '从', '在'])
            && !["理由", "自由", "缘由", "事由", "存在", "所在", "潜在", "内在", "外在", "现在", "服从"]
                .iter()
                .any(|noun| words.noun.ends_with(noun))
        {
            words.noun.pop();
        }
        if words.noun.ends_with("差距则") {
            words.noun.pop();
        }
        if self.lasting {
            self.behind_attribute(&mut words.noun);
        }
        let regional = self
            .mentions
            .iter()
            .take(REGIONS)
            .any(|mention| words.noun.ends_with(mention.span.slice(self.text)));
        if (self.frame.ranked.is_some() && regional) || self.lasting && self.names_region(&words.noun) {
            words.noun.clear();
        }
        words
    }

    /// A name without the region's own name in front (`义乌管控力指数` is 义乌's 管控力指数).
    pub(super) fn without_region<'n>(&self, noun: &'n str) -> &'n str {
        let mut rest = noun;
        for mention in self.mentions.iter().take(REGIONS) {
            let name = mention.span.slice(self.text);
            if let Some(tail) = rest.strip_prefix(name)
                && tail.chars().count() >= 2
                && (!tail.starts_with(['、', '和', '与', '及', '至', '级', '市', '县', '区', '省'])
                    || LEVELLED.begins(tail))
            {
                rest = tail.trim_start_matches('的');
            }
        }
        if OWN_NAMES.begins(rest) {
            for own in OWN_NAMES.iter() {
                if let Some(tail) = rest.strip_prefix(own)
                    && tail.chars().count() >= 2
                    && !tail.starts_with(['、', '和', '建'])
                {
                    rest = tail;
                }
            }
        }
        // 深圳以14324亿元…: the name's own preposition is no noun.
        rest.strip_suffix('以')
            .filter(|front| front.is_empty() || self.names_region(front))
            .map_or(rest, |_| "")
    }

    /// Whether a noun is just a region's name.
    pub(super) fn names_region(&self, noun: &str) -> bool {
        self.mentions.iter().take(REGIONS).any(|mention| mention.span.slice(self.text) == noun)
    }

    fn end_clause(&mut self, at: usize, mark: char) {
        self.next_in_order(at);
        let nodes = self.nodes(self.left, at);
        let drafted = self.drafts.last().is_some_and(|draft| draft.clause == self.clause);
        if !drafted && nodes.iter().any(|node| matches!(node.kind, Kind::Text | Kind::Cue(_))) {
            self.part = nodes.iter().all(|node| matches!(node.kind, Kind::Cue(Role::Part) | Kind::Mark(_)))
                || super::residue::parts(self.span(self.left, at).slice(self.text));
            let words = self.words(self.left, at);
            if let Some(status) = words.status {
                self.frame.sentence_status = status;
                // 下半年,我们将抓好以下工作:…;…: all that the colon opens.
                self.aimed |= status == Status::Target && matches!(mark, ':' | '：');
                self.frame.next_step |=
                    self.left == self.start && NEXT_STEPS.begins(self.span(self.left, at).slice(self.text));
            }
            let placed = mark == '('
                && (self.names_region(&words.noun) || self.region_before(self.end_of(at)).is_some());
            let clause = self.span(self.left, at).slice(self.text).to_string();
            self.since(&clause);
            self.view = super::view::of(&clause).or(self.view);
            self.lead_in(&words.noun, &clause);
            if let Some(span) = words.span.filter(|_| !placed) {
                self.frame.bare = Some(span);
                self.bare_clause = Some(self.clause);
                self.introduce(&words.noun);
            }
            let regions = self.regions_between(self.left, at);
            if regions.len() >= 2 {
                self.listed_regions = regions;
            }
        }
        // 统计部门公布了2031年上半年数据,…: a time of a clause without figures goes on.
        if !drafted
            && self.lasting
            && self.drafts.is_empty()
            && let Some(period) = self.frame.clause_period.take()
        {
            self.frame.sentence_period = Some(period);
        }
        if matches!(mark, ':' | '：') && self.drafts.is_empty() {
            // 增加值增速:装备制造12%、新材料15%: what the items behind it are told in.
            let label = self.words(self.left, at).noun;
            self.label = Some(label).filter(|label| super::naming::measures(label));
        }
        self.clause += 1;
        self.left = at + 1;
        self.supposed |= self.supposes(self.left);
        // 6月末存栏176万头,其中能繁母猪17万头: a part has the time of its whole.
        let part = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Part)));
        let stood = |told: &std::rc::Rc<crate::lexicon::values::Period>| told.words.ends_with(['末', '底']);
        let kept = self.frame.clause_period.clone().filter(|told| part && stood(told));
        self.frame.clause();
        self.frame.clause_period = kept;
        if self.parted.is_some_and(|parted| parted + 1 < self.clause) {
            self.parted = None;
        }
        if mark == ';' || mark == '；' {
            // 上半年…,前三季度…;规上工业…: of neither, if the sentence told two.
            if std::mem::take(&mut self.frame.other_time) {
                self.frame.sentence_period = None;
            }
            self.flush_places();
            self.forward = None;
            self.parted_by = None;
            // 新签约32个,其中10亿元以上5个;履约率81.3%: of the whole class again.
            let class = self.frame.class.as_ref().filter(|_| self.parted.is_some());
            let whole = class.map(|class| class.name.clone());
            self.frame.before = whole.or(self.frame.head.take()).or(self.frame.before.take());
            self.frame.head = None;
            self.frame.head_status = Status::Actual;
            let after = match (self.aimed, self.expected) {
                (true, _) => Status::Target,
                (_, true) => Status::Projected,
                _ => self.frame.chapter_status,
            };
            (self.frame.sentence_status, self.frame.status) = (after, after);
            self.frame.bare = None;
            self.group = self.drafts.len();
        }
    }

    /// Regions named in nodes `from..to`, in order, once each.
    pub(super) fn regions_between(&self, from: usize, to: usize) -> Vec<RegionId> {
        let span = words::cover(self.nodes(from.min(to), to));
        let mut regions: Vec<RegionId> = Vec::new();
        let first = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        let named = self.mentions.iter().skip(first).take_while(|mention| span.contains(mention.span));
        for mention in named.take(REGIONS) {
            if !regions.contains(&mention.region) {
                regions.push(mention.region);
            }
        }
        regions
    }

    /// Marks a numeral as no claim and lets it stand among the words.
    pub(super) fn close(&mut self, at: usize, index: usize, fate: Fate, why: &'static str) {
        self.lexed.numerals[index].fate = fate;
        self.lexed.numerals[index].why = why;
        self.lexed.nodes[at].kind = Kind::Closed(index);
    }

    /// The span of nodes `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        words::cover(self.nodes(from.min(to), to))
    }
}
