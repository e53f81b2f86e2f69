//! What a claim inherits from the text before it, each slot with a life of its own.

use crate::lexicon::set::{WordSet, find, words};
use std::rc::Rc;

use crate::document::model::RegionId;
use crate::lexicon::values::{Day, Period, Status};
use crate::source::Span;

/// A plan for the year, by its name: 年度计划投资, 年度开工任务.
fn yearly(name: &str) -> bool {
    let Some(at) = find(name, "年度").or_else(|| find(name, "年计划")) else { return false };
    (words!["计划", "任务", "目标"].stands_in(&name[at..]) || name.ends_with("年度投资"))
        && !name.ends_with('率')
}

/// Whether figures are counted from the year's start up to a month of it.
fn over(period: &Period) -> bool {
    let told = crate::lex::time::time(&period.words, 0).filter(|time| time.end == period.words.len());
    told.is_some_and(|time| {
        time.cumulative == Some(true)
            && !time.deadline
            && time.from.zip(time.to).is_some_and(|(from, to)| from.0 == 1 && to.0 < 12)
    })
}

/// What is counted at a point of time, and told for that point through a paragraph (6月末存款余额…。贷款余额…).
static STOCKS: WordSet = WordSet::new(&[
    "余额",
    "存贷比",
    "余额同比增速",
    "余额增速",
    "余额较年初增加",
    "余额比年初增加",
    "余额较年初变动",
    "存栏",
    "存栏量",
    "存栏增速",
    "存栏同比增速",
    "保有量",
    "常住人口",
    "户籍人口",
]);

/// The context in which a clause is read.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Whose figures; lives as long as the block, or the sentence in a press text.
    pub region: Option<RegionId>,
    /// Heading; lives to the next head.
    pub section: Option<Rc<str>>,
    /// The section's heading names who speaks, and nothing that is measured.
    pub of_speaker: bool,
    /// The section is the label that a paragraph opens with (外贸方面,…): it ends with the paragraph.
    pub brief: bool,
    /// The section heads paragraphs about several regions, each of its own (红榜:甲…).
    pub over: bool,
    /// Project or firm; lives to the next one, the next head or the paragraph's end.
    pub subject: Option<Rc<str>>,
    /// The project whose lines of labels and values these are; lives to the next one or the next heading.
    pub project: Option<Rc<str>>,
    /// From the title or an opening sentence.
    pub text_period: Option<Rc<Period>>,
    /// That is what a paper's name alone tells (半年报), which the text's own words replace.
    pub of_paper: bool,
    /// The time that the paragraph opens with, where nothing nearer is told; lives to its end.
    pub paragraph_lead: Option<Rc<Period>>,
    /// The time that the text opens with, where nothing nearer is told.
    pub text_lead: Option<Rc<Period>>,
    /// The month in which the time ends that a meeting's title names (三季度现场会: September).
    pub meeting: Option<u8>,
    /// The time up to then that a speech of such a meeting tells figures for: that of its others, up to a numbered heading.
    pub speech_lead: Option<Rc<Period>>,
    /// Set at a sentence's beginning; lives to the next head (in a text of one region: on).
    pub section_period: Option<Rc<Period>>,
    /// The section's period was set in this paragraph.
    pub opened_here: bool,
    /// The section's period was set in this very sentence.
    pub fresh_period: bool,
    /// The first time that the speech counts figures up to (1—9月); lives as long as the speech.
    pub speech_period: Option<Rc<Period>>,
    /// The point of time that the paragraph told how things stood at (6月末): that of other balances in it.
    pub stood: Option<Rc<Period>>,
    /// The rate by which a bound picked members out; lives to the sentence's end.
    pub limit_rate: Option<String>,
    /// Set inside a sentence; lives to its end.
    pub sentence_period: Option<Rc<Period>>,
    /// The sentence's period is the year of the plan that it opens with (今年计划新增12家,已新增7家).
    pub of_plan: bool,
    /// A later clause of the sentence told another time.
    pub other_time: bool,
    /// Set inside a clause; lives to the clause's end.
    pub clause_period: Option<Rc<Period>>,
    /// Status of the clause.
    pub status: Status,
    /// A status cue governs the rest of the sentence.
    pub sentence_status: Status,
    /// The noun of the last claim of the sentence, without aspect; what a bare growth or a general
    /// noun belongs to.
    pub head: Option<String>,
    /// The head before the last semicolon, where nothing newer is named.
    pub before: Option<String>,
    /// Status of that claim.
    pub head_status: Status,
    /// The thing last counted (项目), its whole name without a stage's verb, and its measure word.
    pub counted: Option<(String, String, Span)>,
    /// The last rate or growth of the paragraph: what a bare 提升6个百分点 belongs to.
    pub rate: Option<String>,
    /// Comparison of the last growth of the sentence, and whether it was of prices.
    pub versus: Option<String>,
    /// The last growth was of prices: 下降 is a 涨幅 too.
    pub price: bool,
    /// The whole that 其中 parts: its noun and base unit; lives to the sentence's end.
    pub whole: Option<(String, String)>,
    /// The class of places that the title of such a ranking counts (13个设区市).
    pub ranked_class: Option<String>,
    /// The figure that the title of any text speaks of, for a number with no noun at all.
    pub titled: Option<Rc<str>>,
    /// What a ranking in the press is about.
    pub ranked: Option<String>,
    /// The figure that firms of a list are told with (完成投资).
    pub figure: Option<String>,
    /// The noun of the paragraph's first figure: what a member's bare growth is of.
    pub lead: Option<String>,
    /// A short sentence without figures before: what the paragraph goes on about.
    pub theme: Option<String>,
    /// A clause without figures before this one: what lists may be about.
    pub bare: Option<Span>,
    /// The time of a heading above; lives to the next heading of its level or a higher one.
    pub chapter_period: Option<Rc<Period>>,
    /// What a heading says of its claims (`二、2023年工作安排` holds plans).
    pub chapter_status: Status,
    /// The paragraph has turned to what is to be done (下一步,…).
    pub next_step: bool,
    /// Level of the heading that told them.
    pub chapter_level: u8,
    /// The class counted last, with its stage: what parts are of.
    pub class: Option<Class>,
    /// The heading above is that of a speech's main indicators.
    pub indicators: bool,
    /// No figure was told yet under the heading above.
    pub headed: bool,
    /// The clause's period is the next number's alone.
    pub once: bool,
    /// That number is what was planned.
    pub once_planned: bool,
    /// The score and the rate told last under this heading: what a bare figure of another region is in.
    pub told: Told,
    /// Period, noun and base unit that a following sentence with 其中 goes on from.
    pub last: Last,
}

/// Figures that regions were told with.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The last score.
    pub score: Option<String>,
    /// The last share or done part.
    pub rate: Option<String>,
}

/// What a sentence leaves to a following one that opens with 其中.
#[derive(Clone, Debug, Default)]
pub struct Last {
    /// The sentence's own time.
    pub period: Option<Rc<Period>>,
    /// The noun of its last amount or count, and the base unit.
    pub whole: Option<(String, String)>,
    /// The thing it counted.
    pub counted: Option<(String, String, Span)>,
    /// The class it counted.
    pub class: Option<Class>,
}

/// A class of things that was counted.
#[derive(Clone, Debug, Default)]
pub struct Class {
    /// Its whole name (`新签约项目`).
    pub name: String,
    /// The thing at the name's end, empty where it is none of the table.
    pub thing: String,
    /// The measure word.
    pub unit: String,
}

impl Frame {
    /// The period a claim takes now: nearest first.
    pub fn period(&self) -> Option<Rc<Period>> {
        self.clause_period
            .as_ref()
            .or(self.of_sentence())
            .or(self.section_period.as_ref())
            .or(self.chapter_period.as_ref())
            .or(self.text_period.as_ref())
            .cloned()
    }

    /// The rule by which [`Self::period`] takes it.
    pub fn period_rule(&self) -> &'static str {
        let rules = [
            (self.clause_period.as_ref(), "period-of-clause"),
            (self.of_sentence(), "period-of-sentence"),
            (self.section_period.as_ref(), "period-of-section"),
            (self.chapter_period.as_ref(), "period-of-heading"),
            (self.text_period.as_ref(), "period-of-title"),
        ];
        let lead =
            super::lead::of(self.paragraph_lead.as_ref(), self.speech_lead.as_ref(), self.text_lead.as_ref());
        let lead = lead.map_or("", |(_, rule)| rule);
        rules.into_iter().find(|(period, _)| period.is_some()).map_or(lead, |(_, rule)| rule)
    }

    /// The sentence's own period, unless it is the plan's with which it opens, and this figure is done.
    fn of_sentence(&self) -> Option<&Rc<Period>> {
        self.sentence_period.as_ref().filter(|_| !self.of_plan)
    }

    /// The period of a claim: a plan of a project has none but its own, a yearly plan has the year.
    pub fn period_of(&self, name: &str, planned: bool) -> Option<Rc<Period>> {
        let near = self.clause_period.is_some() || self.sentence_period.is_some() || self.fresh_period;
        // 年度计划投资98亿元 in a report's chapter on the year that is ahead: that year.
        let ahead = self.chapter_status == Status::Target
            && self.chapter_period.as_deref().is_some_and(super::walk::whole_year);
        if planned && yearly(name) && !ahead {
            return Some(Rc::new(Period {
                words: "年度".into(),
                from: None,
                to: None,
                cumulative: Some(true),
            }));
        }
        if !near && !planned && STOCKS.ends(name) && self.stood.is_some() {
            return self.stood.clone();
        }
        // (截至10月31日) below the title: how things stand says nothing of a plan.
        let stand = !near
            && self.section_period.is_none()
            && self.chapter_period.is_none()
            && self.text_period.as_ref().is_some_and(|text| text.words.starts_with('截'));
        if planned && (self.subject.is_some() || stand) && !near {
            return None;
        }
        // 总投资26亿元 under 1—8月: what is planned is not told up to a month that is over.
        if planned && !near && self.chapter_period.is_none() && self.period().is_some_and(|told| over(&told))
        {
            return None;
        }
        // A project in a list has the times that its own lines tell.
        // 累计治理7500万吨, 占地260亩: so much in all, up to now or for good.
        let of_none = self.subject.is_none() && !words!["累计", "用地", "占地", "人口"].stands_in(name);
        let speech = self.speech_lead.as_ref().filter(|_| of_none);
        let text = self.text_lead.as_ref().filter(|_| of_none);
        let lead = || super::lead::of(self.paragraph_lead.as_ref(), speech, text);
        self.period().or_else(|| lead().filter(|_| !planned).map(|(period, _)| period.clone()))
    }

    /// The text says the title's time in words of its own (2024年上半年, then 上半年): those stand from here.
    pub fn renew_text(&mut self, period: &Rc<Period>, first: bool) {
        // 前九个月 of an opening sentence, then 前三季度 with the first figure: the same time in the text's own words.
        let told = self.text_period.as_ref();
        if first
            && told
                .is_some_and(|told| told.from.is_some() && (told.from, told.to) == (period.from, period.to))
        {
            self.text_period = Some(period.clone());
        }
        let same = self.text_period.as_ref().is_some_and(|text| {
            let day = |day: Option<Day>| day.map(|day| (day.month, day.day));
            text.from.is_some()
                && text.words.trim_end_matches('份').ends_with(period.words.trim_end_matches('份'))
                && day(text.from) == day(period.from)
                && day(text.to) == day(period.to)
                && (period.from == text.from || period.from.is_none())
        });
        if same {
            self.text_period = Some(period.clone());
        }
    }

    /// The sentence opens with 其中: time, whole and thing counted are those of the one before.
    pub fn goes_on(&mut self) {
        self.sentence_period = self.last.period.take();
        self.whole = self.last.whole.take();
        self.counted = self.last.counted.take();
        self.class = self.last.class.take();
        self.head = self.whole.as_ref().map(|whole| whole.0.clone());
    }

    /// A new sentence begins.
    pub fn sentence(&mut self) {
        // Kept through the paragraph: 已开工49个 may speak of what a sentence before counted.
        self.last.counted = self.counted.take().or(self.last.counted.take());
        self.last.class = self.class.take().or(self.last.class.take());
        self.last.period = self.sentence_period.take();
        self.fresh_period = false;
        (self.of_plan, self.other_time) = (false, false);
        self.clause_period = None;
        self.sentence_status = if self.next_step { Status::Target } else { self.chapter_status };
        self.status = self.sentence_status;
        self.head = None;
        self.limit_rate = None;
        self.before = None;
        self.head_status = Status::Actual;
        self.bare = None;
        // Prices are told class by class against the same time.
        self.versus = self.versus.take().filter(|_| self.price);
        self.whole = None;
    }

    /// A new clause begins.
    pub fn clause(&mut self) {
        self.clause_period = None;
        self.status = self.sentence_status;
    }
}
