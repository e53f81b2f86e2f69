//! Labels of agenda items: a word in brackets, before a dash or a comma, or a heading of so few words that it is one.

use super::model::Topic;
use super::seams;
use super::topic::LABEL;
use crate::lexicon::set::{WordSet, holds, trim_end};
use crate::lexicon::topics::{self, SPEECH};

/// Verbs by which a speaker turns to a matter.
const SHOWS: [char; 8] = ['晒', '亮', '拼', '比', '说', '讲', '谈', '看'];

/// Verbs of two characters by which a point says what it is about.
static DRIVES: WordSet = WordSet::new(&[
    "盯住", "紧盯", "狠抓", "聚焦", "聚力", "抓住", "抓好", "抓实", "扭住", "守住", "突出", "围绕", "振兴",
    "大抓", "做强", "做优", "壮大", "更新", "推进",
]);

/// The item that a paragraph's label tells: 【亮点】…, 抓项目——…, or a sentence of so few words that is nothing but a
/// label (拼项目。…).
pub(super) fn of_label(line: &str) -> Option<Topic> {
    let item = |label: &str| labelled(label).or(loudest_of(label));
    if let Some(topic) = bracketed(line).or(spaced(line)).and_then(item) {
        return Some(topic);
    }
    let dashed = seams::label(line).filter(|label| line.starts_with(label) && holds(line, "——"));
    if let Some(label) = dashed {
        return item(label);
    }
    // 晒指标,…; 说清单,…: a verb of the contest and the matter, parted by a comma.
    let comma = line.char_indices().take(6).find(|(_, c)| matches!(c, ',' | '，')).map(|(at, _)| at);
    let said = comma.and_then(|at| line.get(..at)).filter(|label| label.starts_with(SHOWS));
    if let Some(topic) = said.and_then(labelled) {
        return Some(topic);
    }
    let stop = line.char_indices().take(6).find(|(_, c)| *c == '。').map(|(at, _)| at);
    let sentence = stop.and_then(|at| line.get(..at)).filter(|label| line.len() > label.len() + 3);
    sentence.and_then(labelled)
}

/// The item of a label that is one as it stands (亮点, 改革, 数字乡村建设).
pub(super) fn labelled(words: &str) -> Option<Topic> {
    let words = trim_end(trim_end(words.trim(), "方面"), "篇");
    // 一看项目, 四看债券: a count of views.
    let views = words.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    let words = if views.starts_with(['看', '说', '讲', '比', '晒', '谈', '拼', '亮']) {
        views
    } else {
        words
    };
    let row = |words: &str| topics::LABELS.iter().find(|(label, _)| *label == words).map(|(_, topic)| *topic);
    // 促消费, 保民生, 说差距: one verb in front of the matter.
    let acted = words.strip_prefix(|c: char| topics::ACTED.contains(c));
    // 盯住工业不松劲, 狠抓项目不放手: a verb of two characters and how it is kept to.
    let kept = DRIVES.without_beginning(words).and_then(|rest| row(rest.split('不').next().unwrap_or(rest)));
    let row = row(words).or_else(|| acted.and_then(row)).or(kept);
    let digital = words.starts_with("数字") && (words.ends_with("建设") || words.ends_with("改革"));
    row.or(digital.then_some(Topic::Digital))
}

/// Whether a point's words say what it is about and nothing else (盯住工业不松劲, 振兴实体).
pub(super) fn point(words: &str) -> bool {
    words.contains('不') || DRIVES.begins(words) && words.chars().count() == 4
}

/// The item of a point's label, or of the first of two that it is made of (抓投资强支撑).
pub(super) fn halved(words: &str) -> Option<Topic> {
    let six = words.chars().count() == 6;
    let first = words.char_indices().nth(3).and_then(|(at, _)| words.get(..at)).filter(|_| six);
    labelled(words).or_else(|| first.and_then(labelled))
}

/// Whether a heading speaks of industry and of no other branch.
pub(super) fn of_industry(words: &str) -> bool {
    static OTHERS: WordSet = WordSet::new(&[
        "农业",
        "农村",
        "乡村",
        "文旅",
        "旅游",
        "服务业",
        "投资",
        "项目",
        "经济",
        "现代产业",
        "三产",
        "产业工人",
        "牧",
    ]);
    let industry = holds(words, "工业") || holds(words, "制造业");
    words.chars().take(20).count() < 20 && industry && !OTHERS.stands_in(words)
}

/// The loudest word of a label.
fn loudest_of(label: &str) -> Option<Topic> {
    let mut best: Option<(Topic, u8)> = None;
    topics::index().sweep(label, |_, rows| {
        let (topic, weight) = (rows[0].1.0, rows[0].1.1 & !SPEECH);
        if best.is_none_or(|(_, most)| weight > most) {
            best = Some((topic, weight));
        }
    });
    best.filter(|(_, weight)| *weight >= 3).map(|(topic, _)| topic)
}

/// The label in brackets that a paragraph opens with.
pub(crate) fn bracketed(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let (open, shut) = [('【', '】'), ('[', ']'), ('〔', '〕'), ('〖', '〗')]
        .into_iter()
        .find(|(open, _)| line.starts_with(*open))?;
    let inner = line.get(open.len_utf8()..)?;
    let (at, _) = inner.char_indices().take(LABEL).find(|(_, c)| *c == shut)?;
    inner.get(at + shut.len_utf8()..).filter(|rest| !rest.trim().is_empty())?;
    inner.get(..at)
}

/// The matter that a paragraph opens with, parted from its sentences by a blank (消费　前八个月全市…): made of nothing but
/// the fields that such papers tell one by one.
pub(crate) fn spaced(line: &str) -> Option<&str> {
    /// A sentence has more characters than this behind its label; fewer are a line of its own kind.
    const SENTENCE: usize = 20;
    let line = line.trim_start();
    let (at, _) = line.char_indices().take(LABEL).find(|(_, c)| matches!(c, ' ' | '\u{3000}'))?;
    let (label, behind) = (line.get(..at)?, line.get(at..)?.trim_start());
    let mut rest = label;
    while let Some(shorter) = topics::MATTERS.without_beginning(rest) {
        rest = shorter.trim_start_matches(['、', '与', '和']);
    }
    let sentence = behind.chars().take(SENTENCE + 1).count() > SENTENCE && behind.contains('。');
    (at > 0 && rest.is_empty() && sentence).then_some(label)
}

/// Where the words begin behind such a label.
pub(super) fn behind_spaced(line: &str) -> Option<usize> {
    let label = spaced(line)?;
    let at = (line.len() - line.trim_start().len()) + label.len();
    let blanks = line.get(at..)?;
    Some(at + blanks.len() - blanks.trim_start().len())
}

/// Whether a heading speaks of projects and names no other matter by them.
pub(super) fn of_projects(words: &str) -> bool {
    static OTHERS: WordSet = WordSet::new(&["实事", "民生", "科研", "课题", "文化", "改革", "比赛", "竞赛"]);
    let short = words.chars().take(25).count() < 25;
    short && holds(words, "项目") && !OTHERS.stands_in(words)
}
