//! What headings, subtitles and captions say of the claims under them: their time, and whether they are plans.

use crate::lexicon::set::{WordSet, holds, rfind, word_table, words};
use std::rc::Rc;

use super::walk::{Walk, whole_year};
use crate::document::label::{bracketed, spaced};
use crate::document::model::{Block, BlockKind, DocumentKind, Head, Topic};
use crate::lex::node::Kind;
use crate::lex::time::{self, Time};
use crate::lexicon::nouns::SUBJECTS;
use crate::lexicon::values::{Now, Status};
use crate::source::Span;

/// Characters of a heading in which its time is looked for.
const HEADING: usize = 40;

/// What a heading over plans ends with.
static PLANNING: WordSet = word_table![
    "工作安排",
    "安排",
    "主要目标",
    "预期目标",
    "目标任务",
    "工作计划",
    "打算",
    "展望",
    "工作思路",
    "工作部署",
    "下一步工作",
    "奋斗目标",
    "发展目标",
    "工作目标",
    "目标要求",
    "总体要求",
    "总体思路",
    "重点任务",
    "主要任务",
    "工作打算",
    "工作建议",
    "任务分解",
    "军令状",
    "硬任务",
    "新任务",
    "承诺",
    "任务清单",
    "下阶段",
    "下一阶段",
    "下步",
    "下一步",
    "下一程",
    "下半场",
    "下半年",
    "怎么追",
    "怎么干",
    "怎么走",
    "怎么赶",
    "怎么补",
    "怎么拼",
    "怎么闯",
    "怎么办",
    "怎么做",
    "往后怎么干",
];

/// What a heading over plans ends with where it names a time that is not over.
static TASKS: WordSet = word_table![
    "重点工作",
    "主要工作",
    "工作重点",
    "工作任务",
    "工作举措",
    "工作",
    "目标",
    "要求",
    "安排",
    "打算",
    "举措",
    "措施",
    "计划",
];

/// What such a heading begins with (下一步重点工作, 今后五年的目标).
static AHEAD: WordSet =
    WordSet::new(&["下一步", "下步", "下阶段", "下一阶段", "接下来", "今后", "未来", "明年"]);

/// Aims whose name, before 是 or a colon, turns a report's sentence to them, and all that follows up to the next heading
/// of its level.
static AIMS: WordSet = word_table![
    "预期目标",
    "主要目标",
    "奋斗目标",
    "发展目标",
    "工作目标",
    "目标任务",
    "总体目标",
    "预期指标",
    "主要预期",
    "主要任务",
    "目标",
];

/// What may stand between the aim's name and 是 (主要预期目标建议为).
const PROPOSED: &[&str] =
    &["建议", "初步建议", "初步安排", "安排", "确定", "设定", "初步确定", "拟", "拟定", "定"];

/// What puts the aims behind their name.
static ARE: WordSet = WordSet::new(&["是", "为", ":", "：", "如下"]);

/// What a heading over results holds.
static DONE: WordSet = WordSet::new(&["完成", "回顾", "执行", "落实", "情况"]);

impl Walk<'_> {
    /// Heads that begin before the sentence's end take over topic and section.
    pub(super) fn enter_heads(&mut self, end: u32) {
        let mut entered: Option<&Head> = None;
        while let Some(head) = self.document.heads.get(self.heads) {
            let at = if head.mark.is_empty() { head.words.start() } else { head.mark.start() };
            if at >= end {
                break;
            }
            // 单位:亿元 above a table heads nothing.
            if !head.words.slice(&self.clean.text).starts_with("单位") {
                if head.level == 1 {
                    self.frame.told = super::frame::Told::default();
                }
                self.numbered |= head.level > 0;
                if (1..=3).contains(&head.level) && self.document.kind == DocumentKind::Digest {
                    self.frame.speech_lead = None;
                    // Speeches that follow a numbered agenda tell the time item by item.
                    if head.topic != Topic::Other {
                        self.frame.meeting = None;
                    }
                }
                entered = Some(head);
                self.chapter(*head);
                // 红榜(前三): who does well, under what the heading above names.
                let said = head.words.slice(&self.clean.text).split(['(', '（']).next().unwrap_or("").trim();
                if head.level == 0 && super::context::over_units(said) && self.frame.section.is_some() {
                    entered = None;
                }
            }
            self.heads += 1;
        }
        if let Some(head) = entered {
            self.frame.headed = true;
            self.frame.over = false;
            let behind = self.clean.text.get(head.words.end() as usize..).unwrap_or("");
            let behind = behind.trim_start_matches([':', '：', ',', '，', ' ', '\u{3000}']);
            self.frame.brief = head.level == 0 && !behind.starts_with('\n') && !behind.is_empty();
            self.frame.indicators =
                head.topic == Topic::Economy && self.document.kind == DocumentKind::Digest;
            let said = head.words.slice(&self.clean.text).trim();
            let speaker = self.frame.region.and_then(|id| self.document.regions.get(usize::from(id.0)));
            self.frame.of_speaker = self.document.kind == DocumentKind::Digest
                && speaker.is_some_and(|region| said.ends_with(region.name.as_str()));
            self.frame.section = Some(said.into());
            self.frame.subject = self.frame.project.clone().or_else(|| self.project_head(*head));
            self.frame.last = super::frame::Last::default();
            // A year goes on through a report's sections; a quarter ends with its own.
            let year = self.frame.section_period.as_deref().is_some_and(whole_year);
            let chapter = self.frame.chapter_period.is_some();
            // 今年以来,…。一是抓党建。…: points of one paragraph are under its time.
            let since = self.frame.section_period.as_ref().is_some_and(|told| told.words.ends_with("以来"));
            let inline = head.level == 4 && self.frame.opened_here && since;
            if !inline && (self.document.kind == DocumentKind::Digest || !year || chapter) {
                self.frame.section_period = None;
            }
        }
    }

    /// A paragraph that opens with a label in brackets (【晾晒】分旗县看,…), or before a blank, is headed by it as by a line
    /// of its own; gives the first node behind it. A label that names a place heads its speech.
    pub(super) fn labelled(&mut self, block: Block) -> usize {
        let text = &self.clean.text;
        let line = block.span.slice(text);
        let parted = spaced(line);
        let Some(label) = bracketed(line).or(parted).filter(|_| block.kind == BlockKind::Body) else {
            return 0;
        };
        let rest = line.trim_start();
        let open = if parted.is_some() { 0 } else { rest.chars().next().map_or(0, char::len_utf8) };
        let from = block.span.end() as usize - rest.len() + open;
        let words = Span::of(from, from + label.len());
        let mentions = &self.document.mentions;
        let first = mentions.partition_point(|mention| mention.span.start() < words.start());
        // 本报讯, 新华社电, 编者按 in brackets head nothing.
        let plain = parted.is_some()
            || rest.starts_with('【')
                && !label.contains(|c: char| c.is_ascii_digit())
                && !label.ends_with(['讯', '电', '者', '语', '按']);
        let end = words.end();
        let behind = self.lexed.nodes.partition_point(|node| node.span.start() <= end);
        let counts = |node: &crate::lex::node::Node| {
            matches!(node.kind, Kind::Quantity(_)) && node.span.start() >= words.start()
        };
        let counted = self.lexed.nodes.iter().take(behind).any(counts);
        if !plain || counted || mentions.get(first).is_some_and(|mention| mention.span.start() < words.end())
        {
            return 0;
        }
        // 【晾晒】 says what is done, and nothing that is measured.
        if label.chars().count() > 2 {
            self.frame.section = Some(label.into());
        }
        (self.frame.brief, self.frame.headed, self.frame.over) = (true, true, false);
        self.frame.section_period = None;
        behind
    }

    /// A numbered line of a list of projects that names one (`3.数字家居智造中心。总投资…`).
    fn project_head(&self, head: Head) -> Option<Rc<str>> {
        let words = head.words.slice(&self.clean.text).trim();
        let name = words.split(['(', '（']).next().unwrap_or(words);
        let long = (5..=30).contains(&name.chars().count());
        let behind = self.clean.text.get(head.words.end() as usize..).unwrap_or("");
        let figures = behind.trim_start_matches(['。', ':', '：', ' ', '\u{3000}']);
        let told = words![
            "总投资",
            "计划投资",
            "项目总投资",
            "占地",
            "位于",
            "建设",
            "该项目",
            "完成总投资",
            "年度",
            "全长",
            "概算",
            "投资",
            "估算",
            "规划",
            "建筑面积"
        ]
        .begins(figures);
        (head.level >= 3 && long && told && SUBJECTS.ends(name)).then(|| words.into())
    }

    /// What a heading says of all under it: its time (`一、2022年工作回顾`), and whether they are plans.
    fn chapter(&mut self, head: Head) {
        // A heading that opens with a figure is told by its mark alone: its words are the line's.
        let text = &self.clean.text;
        let (start, words) = if head.words.is_empty() {
            let start = head.mark.end() as usize;
            let rest = text.get(start..).unwrap_or("");
            let end = rest.char_indices().take(HEADING).find(|(_, c)| matches!(c, '\n' | '。'));
            (start, end.and_then(|(at, _)| rest.get(..at)).unwrap_or(""))
        } else {
            (head.words.start() as usize, head.words.slice(text))
        };
        let end = start + words.len();
        let time = words
            .char_indices()
            .take(HEADING)
            .filter_map(|(at, _)| time::time(text, start + at).map(|time| (start + at, time)))
            // 过去这三个月: which months they are the figures tell.
            .find(|(at, time)| {
                let said = Span::of(*at, time.end).slice(text);
                time.from.is_some() && time.end <= end && !(said.starts_with('这') && said.ends_with("个月"))
            });
        let done = DONE.stands_in(words);
        // 二、2024年重点工作 behind a chapter on 2023: what is ahead of the year told, or of the text's own.
        let year = time.and_then(|(_, time)| time.year_of(self.document.now));
        let told = self.frame.chapter_period.as_ref().and_then(|period| period.to).map(|day| day.year);
        let ahead = AHEAD.begins(words)
            || year.is_some_and(|year| told.or(self.document.now.year).is_some_and(|told| year > told));
        let plans = !done && (PLANNING.ends(words) || ahead && TASKS.ends(words) || names_aim(words));
        // 今年的主要预期目标是: no heading of a level, and under the year of its chapter.
        if head.level == 0 && self.frame.chapter_period.is_some() && names_aim(words) {
            return;
        }
        // 一年来,我们做了以下工作: within a chapter on 2023 that very year, which the chapter names in figures.
        let digits = |words: &str| words.contains(|c: char| c.is_ascii_digit());
        let said = time.map(|(at, time)| Span::of(at, time.end).slice(text));
        let again = self.frame.chapter_period.as_deref().zip(time).is_some_and(|(chapter, (_, time))| {
            let period = time.period("", self.document.now);
            digits(&chapter.words) && (chapter.from, chapter.to) == (period.from, period.to)
        });
        if head.level == 0 && again && said.is_some_and(|said| !digits(said)) {
            return;
        }
        // A heading without a mark that says neither is of no level that is known.
        if head.level != 0 && head.level <= self.frame.chapter_level || time.is_some() || plans {
            self.frame.chapter_period = time.map(|(at, time)| {
                Rc::new(time.period(Span::of(at, time.end).slice(text), self.document.now))
            });
            self.frame.chapter_status = if plans { Status::Target } else { Status::Actual };
            // 第一部分 2023年工作 without a mark is over 一、二、三、 that follow it.
            self.frame.chapter_level = head.level;
            self.frame.section_period = None;
        }
    }

    /// A report's sentence that sets aims turns the rest of its chapter to them.
    pub(super) fn aims(&mut self, sentence: Span) {
        let words = sentence.slice(&self.clean.text);
        if self.document.kind == DocumentKind::Single && holds(words, "目标") && sets_aim(words) {
            self.frame.chapter_status = Status::Target;
        }
    }

    /// A short line that is no sentence heads what follows: its time is that of the next paragraphs, and behind
    /// an 附 the plans of the text itself are over.
    pub(super) fn short_line(&mut self, block: Span, claims: usize) {
        let words = block.slice(&self.clean.text);
        if words.starts_with('附') {
            self.frame.chapter_status = Status::Actual;
            self.frame.chapter_period = None;
        }
        let short = words.chars().count() <= HEADING && !words.contains(['。', '；', ';']);
        if !short || self.out.claims.len() != claims {
            return;
        }
        let time = self.lexed.nodes.iter().find_map(|node| match node.kind {
            Kind::Time(time) => self.lexed.times.get(time).map(|time| (node.span, *time)),
            _ => None,
        });
        if let Some((span, time)) = time.filter(|(_, time)| time.from.is_some() && time.from != time.to) {
            let period = time.period(span.slice(&self.clean.text), self.document.now);
            if !whole_year(&period) {
                self.frame.section_period = Some(Rc::new(period));
            }
        }
    }

    /// A line in brackets below the title, with nothing but a time in it, tells the text's time (（截至8月底）).
    pub(super) fn subtitle(&mut self, block: Span) {
        let words = block.slice(&self.clean.text);
        let inner = words.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
        let Some(inner) = inner.filter(|_| self.out.claims.is_empty()) else { return };
        let start = block.end() as usize - inner.len() - words.chars().next_back().map_or(0, char::len_utf8);
        let time = time::time(&self.clean.text, start).filter(|time| time.end == start + inner.len());
        // (2025年10月): when the paper was written.
        let dated = |time: &Time| {
            time.from.map(|from| from.0) == time.to.map(|to| to.0)
                && !inner.starts_with('截')
                && !inner.ends_with('份')
        };
        let time = time.filter(|time| time.from.is_some() && time.from != time.to && !dated(time));
        if let Some(time) = time {
            self.frame.text_period = Some(Rc::new(time.period(inner, self.document.now)));
        }
    }

    /// Whether rows of a table stand close below a paragraph.
    pub(super) fn rows_follow(&self, index: usize) -> bool {
        let mut below = self.document.paragraphs.iter().skip(index + 1).take(3);
        below.any(|block| block.kind == BlockKind::Row)
    }

    /// A time in a table's caption is its rows'.
    pub(super) fn caption_time(&mut self, index: usize) {
        let rows = self.rows_follow(index);
        // What is asked of a time is whether it is a whole year: any year will do where none is told.
        let now = self.document.now;
        let now = Now { year: now.year.or(Some(2000)), ..now };
        let told = self.lexed.nodes.iter().filter_map(|node| match node.kind {
            Kind::Time(time) => self.lexed.times.get(time).map(|time| (node.span, *time)),
            _ => None,
        });
        // Of a year and a part of it the part (`2025年…(截至4月底)`).
        let part = |told: &(Span, Time)| told.1.from.is_some() && !whole_year(&told.1.period("", now));
        let time = told.clone().find(part).or(told.clone().next());
        if let Some((span, time)) = time.filter(|(_, time)| rows && time.from.is_some()) {
            let period = time.period(span.slice(&self.clean.text), self.document.now);
            // 2023年前三季度 over a table, in a text on 前三季度: its own words stand.
            let own = self.frame.text_period.as_ref();
            let same = own.filter(|own| own.from.is_some() && (own.from, own.to) == (period.from, period.to));
            self.frame.section_period = Some(same.cloned().unwrap_or_else(|| Rc::new(period)));
        }
    }
}

/// What is left of words behind 建议 and its like.
fn proposed(words: &str) -> &str {
    PROPOSED
        .iter()
        .filter_map(|word| words.strip_prefix(*word))
        .min_by_key(|rest| rest.len())
        .unwrap_or(words)
}

/// Whether words that stand before a colon set an aim (今年的主要预期目标, 今年的主要预期目标建议为).
fn names_aim(words: &str) -> bool {
    AIMS.stands_in(words)
        && AIMS.iter().any(|aim| {
            rfind(words, aim).and_then(|at| words.get(at + aim.len()..)).is_some_and(|rest| {
                let rest = proposed(rest);
                rest.is_empty() || ARE.contains(&rest)
            })
        })
}

/// Whether a sentence sets aims (明年的主要预期目标是…).
fn sets_aim(words: &str) -> bool {
    AIMS.stands_in(words)
        && AIMS.iter().filter(|aim| **aim != "目标").any(|aim| {
            words.match_indices(aim).any(|(at, _)| {
                let rest = proposed(words.get(at + aim.len()..).unwrap_or(""));
                ARE.begins(rest)
            })
        })
}
