//! What the title, or the line below a masthead that is the paper's own title, tells of the whole text: its time, and in
//! a ranking what is ranked.

use crate::lexicon::set::{WordSet, word_table, words};
use std::rc::Rc;

use super::scope::counted_class;
use super::walk::{Walk, whole_year};
use crate::document::model::DocumentKind;
use crate::lex::lexer::{self, Surroundings};
use crate::lex::node::Kind;
use crate::lexicon::nouns::{FULLER, RANKED, SCORES};
use crate::lexicon::standings::ASSESSED;
use crate::lexicon::times::{FIRST_HALF, FORWARD, HALF, LOOKED_BACK, PAPERS, SPEECHES};
use crate::lexicon::values::{Now, Period};
use crate::source::Span;

/// Characters at the text's start in which a ranking in the press says what it is about.
const OPENING: usize = 600;

/// Lines below a masthead that may be the paper's own title.
const MASTHEAD: usize = 4;

/// So many numbered headings make a ranking one of several matters.
const SECTIONS: usize = 3;

impl Walk<'_> {
    /// The title of a report tells its time, and of a ranking what is ranked.
    pub(super) fn title(&mut self) {
        let Some(title) = self.document.title else { return };
        let words = title.slice(&self.clean.text);
        self.frame.titled = RANKED.iter().find(|noun| words.contains(**noun)).map(|noun| Rc::from(*noun));
        let peers = self.document.kind == DocumentKind::Press;
        let around = Surroundings { list_marks: &[], whole: &self.document.whole, peers };
        lexer::lex(&self.clean.text, title, around, &mut self.lexed);
        self.frame.text_period = self.title_time(title).or_else(|| {
            let told = self.paper_time(words);
            self.frame.of_paper = told.is_some();
            told
        });
        self.frame.text_period = self.frame.text_period.take().or_else(|| {
            // A masthead was taken for the title: the line that names the paper's time stands below it.
            let below = self.document.paragraphs.iter().filter(|block| block.span.start() > title.start());
            let lines = below.take(MASTHEAD).map(|block| block.span);
            let short = lines.take_while(|line| !line.slice(&self.clean.text).contains(['。', '；', ';']));
            let mut told = None;
            for line in short.filter(|line| names_paper(line.slice(&self.clean.text))) {
                lexer::lex(&self.clean.text, line, around, &mut self.lexed);
                told = told.or_else(|| self.title_time(line));
            }
            told
        });
        // A notice on members looks back on its year; a meeting's title only dates the meeting.
        let digest = self.document.kind == DocumentKind::Digest;
        if !digest || names_paper(words) && !held(words) && !self.told && !self.spoken {
            self.frame.text_lead = self.title_year(title);
        }
        if digest || self.spoken {
            let (meeting, looked) = self.met_over(title);
            (self.frame.meeting, self.frame.text_lead) = (meeting, self.frame.text_lead.take().or(looked));
        }
        if digest {
            self.frame.text_lead = self.frame.text_lead.take().or_else(|| self.looked_back(title));
            return;
        }
        let words = title.slice(&self.clean.text);
        // 一季度经济“开门红”: of what an economy is measured in.
        let economy = words!["经济", "季报", "半年报", "年报"].stands_in(words);
        let product =
            ["GDP", "地区生产总值", "生产总值"].iter().find(|noun| self.clean.text.contains(**noun));
        if self.frame.titled.is_none() && economy {
            self.frame.titled = product.map(|noun| Rc::from(oftener(&self.clean.text, noun)));
        }
        if self.document.kind == DocumentKind::Press {
            let first =
                |text: &str| RANKED.iter().filter_map(|noun| text.find(noun).map(|at| (at, *noun))).min();
            // Where the title does not say, what is ranked is what the text names first.
            let opening: usize =
                self.clean.text.char_indices().nth(OPENING).map_or(self.clean.text.len(), |(at, _)| at);
            let whole = || economy.then(|| (0, product.copied().unwrap_or("经济总量")));
            // …考核结果: places are held against each other in what they scored.
            let scored = || {
                let told = SCORES.iter().find(|noun| self.clean.text[..opening].contains(**noun));
                ASSESSED.stands_in(words).then_some(told?).map(|noun| (0, *noun))
            };
            // Numbered headings name what is held against each other under each of them; an economy's product
            // is what all of them are part of.
            let numbered = self.document.heads.iter().filter(|head| (1..=3).contains(&head.level)).count();
            let opened = || {
                let found = first(&self.clean.text[..opening]);
                found.filter(|(_, noun)| numbered < SECTIONS || noun.ends_with("生产总值") || *noun == "GDP")
            };
            let ranked = first(words).or_else(scored).or_else(whole).or_else(opened);
            self.frame.ranked_class = counted_class(self.clean, self.document);
            self.frame.ranked = ranked.map(|(_, noun)| oftener(&self.clean.text, noun).to_string());
        }
    }

    /// The time of a paper that the press calls by its own name (经济“半年报”出炉).
    fn paper_time(&self, title: &str) -> Option<Rc<Period>> {
        let plain: String = title.chars().filter(|c| !matches!(c, '“' | '”' | '"' | '「' | '」')).collect();
        if self.document.kind == DocumentKind::Digest || MEETINGS.stands_in(title) {
            return None;
        }
        let (_, words) = PAPERS.iter().find(|(paper, _)| plain.contains(paper))?;
        let time = crate::lex::time::time(words, 0)?;
        Some(Rc::new(time.period(words, self.document.now)))
    }

    /// The year that a paper looks back on (某县2024年工作总结): its figures' where they tell no other time.
    fn title_year(&mut self, title: Span) -> Option<Rc<Period>> {
        let words = title.slice(&self.clean.text);
        // 2024年度…考核结果揭晓: the year that was assessed.
        let assessed = || words.contains("年度") && ASSESSED.stands_in(words);
        let whole =
            names_paper(words) || words!["总结", "汇报", "回顾", "小结", "年鉴"].ends(words) || assessed();
        if !whole || words!["政府工作报告", "计划"].stands_in(words) {
            return None;
        }
        let around = Surroundings { list_marks: &[], whole: &self.document.whole, peers: false };
        lexer::lex(&self.clean.text, title, around, &mut self.lexed);
        let told = self.lexed.nodes.iter().find_map(|node| match node.kind {
            Kind::Time(index) => Some((node.span, self.lexed.times.get(index)?)),
            _ => None,
        });
        let (span, time) = told?;
        let period = time.period(span.slice(&self.clean.text), self.document.now);
        whole_year(&time.period("", Now { year: Some(2000), ended: Some(2000) })).then(|| Rc::new(period))
    }

    /// The time that a meeting looks back on, by its title (半年比拼, 前三季度晒账会, 2024年度考核): of figures that nothing
    /// nearer tells the time of. 一季度现场会 may as well be held in that quarter.
    fn looked_back(&mut self, title: Span) -> Option<Rc<Period>> {
        let words = title.slice(&self.clean.text);
        let around = Surroundings { list_marks: &[], whole: &self.document.whole, peers: false };
        lexer::lex(&self.clean.text, title, around, &mut self.lexed);
        let close = words!["总结", "考核", "评议", "考评", "评价", "成绩"].stands_in(words);
        let now = self.document.now;
        let told = self.lexed.nodes.iter().find_map(|node| {
            let said = node.span.slice(&self.clean.text);
            let Kind::Time(index) = node.kind else { return None };
            let time = self.lexed.times.get(index)?;
            if HALF.contains(&said) {
                return Some(crate::lex::time::time(FIRST_HALF, 0)?.period(FIRST_HALF, now));
            }
            let period = time.period(said, now);
            let year = close && said.ends_with("年度") && whole_year(&period);
            // 2023年上半年: without the year, as speakers say it.
            let part = LOOKED_BACK.longest_ending(said).map(str::to_owned);
            part.or(year.then(|| period.words.clone())).map(|words| Period { words, ..period })
        });
        // A speaker tells a time of its own, or none.
        told.filter(|_| !FORWARD.stands_in(words) && !SPEECHES.stands_in(words)).map(Rc::new)
    }

    /// The month in which the part of a year ends that the title of a meeting, or the line below it, names
    /// (三季度现场会发言摘编: September), and that part where such a meeting can only look back on it (上半年交流会).
    fn met_over(&mut self, title: Span) -> (Option<u8>, Option<Rc<Period>>) {
        let text = &self.clean.text;
        let below = self.document.paragraphs.iter().map(|block| block.span);
        let lines = below.filter(|line| line.start() >= title.start()).take(MASTHEAD);
        let short = lines.take_while(|line| !line.slice(text).contains(['。', '；', ';']));
        let around = Surroundings { list_marks: &[], whole: &self.document.whole, peers: false };
        for line in short.filter(|line| held(line.slice(text)) && !FORWARD.stands_in(line.slice(text))) {
            lexer::lex(text, line, around, &mut self.lexed);
            let told = self.lexed.nodes.iter().find_map(|node| {
                let Kind::Time(index) = node.kind else { return None };
                let said = node.span.slice(text);
                if HALF.contains(&said) {
                    return Some((6, None));
                }
                let time = self.lexed.times.get(index)?;
                let (from, to) = time.from.zip(time.to)?;
                // 2025年上半年: without the year, as speakers say it.
                let part = LOOKED_BACK.longest_ending(said).filter(|part| *part == FIRST_HALF);
                let looked = part.map(|words| {
                    Rc::new(Period { words: words.into(), ..time.period(said, self.document.now) })
                });
                (from.0 < to.0 && to.0 - from.0 < 11).then_some((to.0, looked))
            });
            if let Some((month, looked)) = told {
                return (Some(month), looked);
            }
        }
        (None, None)
    }

    /// The part of a year that the line just lexed tells, unless it is that of a meeting (三季度现场会).
    fn title_time(&self, line: Span) -> Option<Rc<Period>> {
        let (span, time) = self.lexed.nodes.iter().find_map(|node| match node.kind {
            Kind::Time(index) => Some((node.span, self.lexed.times.get(index)?)),
            _ => None,
        })?;
        let whole = whole_year(&time.period("", Now { year: Some(2000), ended: Some(2000) }));
        let day = time.from == time.to && time.from.is_some_and(|(_, day)| day > 0);
        // 2023年10月 alone: when the paper came out.
        let issue = self.document.kind == DocumentKind::Digest
            && time.from.map(|from| from.0) == time.to.map(|to| to.0)
            && !span.slice(&self.clean.text).ends_with('份');
        let behind = self.clean.text.get(span.end() as usize..line.end() as usize).unwrap_or("");
        let before = self.clean.text.get(line.start() as usize..span.start() as usize).unwrap_or("");
        let meeting = held(behind)
            || words!["冲刺", "决战", "奋战", "决胜", "大干", "备战", "迎战", "打好", "打赢", "聚焦", "攻坚"]
                .ends(before);
        // 半年“经济账”: the half of the year that is over, in the text's own words.
        let half = HALF.contains(&span.slice(&self.clean.text));
        (time.from.is_some() && !whole && !day && !meeting && !issue && !half)
            .then(|| Rc::new(time.period(span.slice(&self.clean.text), self.document.now)))
    }
}

/// What is held in a time, and not told of it.
static MEETINGS: WordSet = word_table![
    "擂台",
    "比拼",
    "竞赛",
    "大赛",
    "赛马",
    "晒拼",
    "比武",
    "观摩",
    "交流",
    "述职",
    "述绩",
    "发言",
    "讲话",
    "活动",
    "工作安排",
    "计划",
    "打算",
    "赛",
    "会议",
    "大会",
    "例会",
    "推进会",
    "调度会",
    "点评会",
    "现场会",
    "交流会",
    "擂台会",
    "述职会",
    "座谈会",
    "分析会",
    "总结会",
    "会商",
    "汇报会",
    "观摩会",
    "拼会",
    "评议会",
    "联席会",
    "讲评会",
    "竞赛会",
    "比拼会",
    "表彰会",
    "部署会",
    "动员会",
    "见面会",
    "通报会",
    "碰头会",
    "办公会",
    "全会",
    "常务会",
    "听证会",
    "晒账会",
    "晒绩会",
    "亮晒会",
    "比武会",
    "评比会",
    "拉练",
    "讲评",
];

/// Whether words behind a time say that something is held in it.
pub(super) fn held(behind: &str) -> bool {
    // 一季度点评会 ends its line; 社会 and 委员会 are no meetings.
    let last = behind.trim_end_matches(|c: char| !c.is_alphanumeric());
    MEETINGS.stands_in(behind) || last.ends_with('会') && !last.ends_with(['社', '员'])
}

/// Whether a line is a paper's title by its last word (1—6月全县经济运行简析).
fn names_paper(line: &str) -> bool {
    words![
        "简析",
        "分析",
        "简况",
        "概况",
        "情况",
        "快报",
        "简报",
        "通报",
        "公报",
        "月报",
        "季报",
        "半年报",
        "年报",
        "报告",
        "综述",
        "解读",
        "述评",
        "简讯",
        "信息",
        "要情",
        "数据",
        "台账",
        "运行",
        "形势",
        "成绩单",
        "排名",
    ]
    .ends(line.trim_end())
}

/// Of the names of a region's product the one that the text uses most.
fn oftener<'a>(text: &str, noun: &'a str) -> &'a str {
    const SAME: &[&str] = &["GDP", "地区生产总值", "经济总量"];
    if !SAME.contains(&noun) {
        // A title's short name gives way to the full one of the text.
        let full = FULLER.iter().find(|(short, full)| *short == noun && text.contains(full));
        return full.map_or(noun, |(_, full)| full);
    }
    let count = |name: &str| text.matches(name).count();
    if count("GDP") > 2 * count("生产总值") {
        return "GDP";
    }
    // 经济总量 of a text that tells its products by their own name.
    if noun == "经济总量" && count("地区生产总值") > 0 { "地区生产总值" } else { noun }
}
