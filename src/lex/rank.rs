//! Places: `全市第一`, `排名前三`, `列全省第4位`, `末位`, `4—7位`.

use super::among::{free_scope, inside, scope_before, verb_of_place, whose};
use super::node::Place;
use super::number;
use crate::lexicon::names::ORDINAL_TAILS;
use crate::lexicon::ranks::{IDIOMS, LEADS, RISES, SCOPES, SUPERLATIVES, WORDS};
use crate::lexicon::set::{WordSet, word_table, words};
use crate::lexicon::values::End;
use crate::source::Span;

/// The bare place at a spot of the text: no scope, no verb.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Core {
    /// One past its last byte.
    pub end: usize,
    /// Best place.
    pub from: u16,
    /// Worst place.
    pub to: u16,
    /// Counted from which end.
    pub bottom: bool,
    /// Bytes at its end that are its scope (领跑全市).
    pub scope: usize,
    /// Stands only with a scope or a rank verb before it (最高, 唯一 …).
    pub needs_scope: bool,
}

/// What stands at `at`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Reading {
    /// A place.
    Place(Core),
    /// An ordinal (`第二批`): one past its last byte.
    Ordinal(usize),
}

/// The place or ordinal at `at`.
pub fn core(text: &str, at: usize) -> Option<Reading> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    match first {
        '第' => ordinal(text, at + first.len_utf8(), false),
        '倒' => {
            let head = ["倒数第", "倒数"].into_iter().find(|word| rest.starts_with(word))?;
            ordinal(text, at + head.len(), true)
        }
        '前' | '后' => among(text, at + first.len_utf8(), first == '后'),
        // 居末两位: as 后两位.
        // 末两位8项: a class of what is counted behind it.
        '末' if rest.chars().nth(1).is_some_and(number::is_figure)
            && !rest.chars().nth(3).is_some_and(|c| c.is_ascii_digit()) =>
        {
            among(text, at + first.len_utf8(), true)
        }
        '首' | '榜' | '头' | '冠' | '末' | '垫' | '领' | '唯' | '最' | '之' | '亚' | '季' | '次' | '鳌'
        | '魁' | '探' | '遥' | '夺' | '折' | '登' | '殿' | '问' | '老' => {
            word(rest, at, figured(text, at))
        }
        _ => None,
    }
}

/// A figure with its unit in front of `at`: right before it (以7.2%领跑, 以96.2分夺魁), or a comma away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Figure {
    None,
    Near,
    Apart,
}

fn figured(text: &str, at: usize) -> Figure {
    let before = text.get(..at).unwrap_or("");
    if before.ends_with(['月', '年', '季', '周', '天', '日', '次', '度']) {
        return Figure::None;
    }
    let before = ["的增速", "的增幅", "的成绩", "的得分"]
        .iter()
        .find_map(|word| before.strip_suffix(*word))
        .unwrap_or(before);
    // 甲县(13.7%)最快: the figure stands in brackets.
    let before = before.strip_suffix([')', '）']).unwrap_or(before);
    // 227亿元,殿后: the comma only parts them for breath.
    let (before, found) = match before.strip_suffix([',', '，']) {
        Some(before) => (before, Figure::Apart),
        None => (before, Figure::Near),
    };
    let mut near = before
        .chars()
        .rev()
        .take(3)
        .skip_while(|c| !c.is_ascii_digit() && is_word(*c) || matches!(c, '%' | '％'));
    if near.next().is_some_and(|c| c.is_ascii_digit()) { found } else { Figure::None }
}

fn word(rest: &str, at: usize, figured: Figure) -> Option<Reading> {
    if let Some((word, from, to, bottom, _)) =
        WORDS.iter().filter(|row| rest.starts_with(row.0) && row.1 > 0).max_by_key(|row| row.0.len())
    {
        let tail = rest.get(word.len()..)?;
        let behind = SCOPES.iter().filter(|scope| tail.starts_with(**scope)).map(|scope| scope.len()).max();
        // 领跑全市, 垫底全市; 领先全市平均 is no place.
        let closes = |scope: &usize| {
            tail.get(*scope..).and_then(|rest| rest.chars().next()).is_none_or(|c| !is_word(c))
        };
        if matches!(*word, "领跑" | "问鼎" | "垫底" | "领先" | "冠绝")
            && let Some(scope) = behind.filter(|scope| *word == "领跑" || closes(scope))
        {
            let end = at + word.len() + scope;
            return Some(Reading::Place(Core {
                end,
                from: 1,
                to: 1,
                bottom: *bottom,
                scope,
                needs_scope: false,
            }));
        }
        let next = tail.chars().next();
        let boundary = next.is_none_or(|c| !is_word(c) || matches!(c, '的' | '和'));
        if !boundary || matches!(*word, "领先" | "问鼎" | "冠绝") {
            return None;
        }
        // 以7.2%领跑: the figure that leads stands right before it.
        // 24.6万元,遥遥领先: praise, a comma away.
        let led = figured == Figure::Near || figured == Figure::Apart && *word != "遥遥领先";
        let needs_scope = !(LEADS.contains(word) && *word != "领衔" && led)
            && (matches!(
                *word,
                "唯一"
                    | "最后"
                    | "冠军"
                    | "亚军"
                    | "季军"
                    | "之首"
                    | "之冠"
                    | "之魁"
                    | "之末"
                    | "次名"
                    | "老大"
                    | "老二"
            ) || LEADS.contains(word)
                || IDIOMS.contains(word) && !matches!(*word, "首席" | "榜首" | "次席"));
        let end = at + word.len();
        return Some(Reading::Place(Core {
            end,
            from: *from,
            to: *to,
            bottom: *bottom,
            scope: 0,
            needs_scope,
        }));
    }
    // 总量居首: a place behind a verb alone.
    let tail = rest.strip_prefix('首');
    if tail.is_some_and(|tail| tail.chars().next().is_none_or(|c| !is_word(c) || c == '的')) {
        let end = at + '首'.len_utf8();
        return Some(Reading::Place(Core {
            end,
            from: 1,
            to: 1,
            bottom: false,
            scope: 0,
            needs_scope: true,
        }));
    }
    let word = SUPERLATIVES.iter().find(|word| rest.starts_with(**word))?;
    let next = rest.get(word.len()..)?.chars().next();
    // 最低, 最小: the other end, by the figure itself; which end is the better one the reader knows.
    let bottom = matches!(*word, "最低" | "最小" | "最少" | "最慢");
    next.is_none_or(|c| !is_word(c) || c == '的').then_some(Reading::Place(Core {
        end: at + word.len(),
        from: 1,
        to: 1,
        bottom,
        scope: 0,
        // …2.1万户,最长的已拖了75天: another clause, about one of them.
        needs_scope: figured == Figure::None || figured == Figure::Apart && next == Some('的'),
    }))
}

fn figure(text: &str, at: usize) -> Option<(u16, usize)> {
    let number = number::arabic(text, at).or_else(|| number::chinese(text, at))?;
    let value = number.value.filter(|_| number.decimals == 0)?;
    Some((u16::try_from(value).ok()?, number.end))
}

/// Behind 第 or 倒数: a place where a boundary follows, else an ordinal.
fn ordinal(text: &str, at: usize, bottom: bool) -> Option<Reading> {
    let (from, mut end) = figure(text, at)?;
    if from == 0 {
        return None;
    }
    let mut to = from;
    let rest = text.get(end..)?;
    if industries(rest) {
        return Some(Reading::Ordinal(end));
    }
    for dash in ["—", "-", "~", "至第", "到第", "至", "到"] {
        if rest.starts_with(dash)
            && let Some((last, after)) = figure(text, end + dash.len())
            && last > from
        {
            to = last;
            end = after;
            break;
        }
    }
    let rest = text.get(end..)?;
    let closed = ["位", "名", "把交椅"]
        .into_iter()
        .find(|word| rest.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(['次', '列', '单'])));
    if let Some(word) = closed {
        return Some(Reading::Place(Core {
            end: end + word.len(),
            from,
            to,
            bottom,
            scope: 0,
            needs_scope: false,
        }));
    }
    let rises = RISES.begins(rest);
    let tail = ORDINAL_TAILS.begins(rest);
    let next = rest.chars().next();
    let joins = ["和", "及", "与", "的", "以", "且", "并", "给", "归", "属"];
    if rises || !tail && next.is_none_or(|c| !is_word(c) || joins.contains(&c.to_string().as_str())) {
        return Some(Reading::Place(Core { end, from, to, bottom, scope: 0, needs_scope: false }));
    }
    Some(Reading::Ordinal(end))
}

/// `、三产业`, `和第三产业`: a list of the three kinds of industry goes on, and places nobody.
fn industries(rest: &str) -> bool {
    let mut rest = rest;
    let mut more = false;
    for _ in 0..2 {
        let Some(next) = ["、", "和", "及"].iter().find_map(|join| rest.strip_prefix(*join)) else {
            break;
        };
        let next = next.strip_prefix('第').unwrap_or(next);
        let Some(behind) = next.strip_prefix(['一', '二', '三']) else { break };
        (rest, more) = (behind, true);
    }
    more && rest.starts_with("产业")
}

/// Members of a list of places without 第 at the most.
const LISTED: usize = 8;

/// Words behind which figures without 第 are places.
static PLACING: WordSet = word_table![
    "分居",
    "分列",
    "位居",
    "位列",
    "排名",
    "名列",
    "分别居",
    "分别列",
    "分别位居",
    "分别排",
    "分获",
    "列",
    "居",
];

/// One of several places without 第, behind a rank verb or a scope: `分居全省二、三位`.
pub fn listed(text: &str, at: usize) -> Option<Core> {
    let (from, end) = figure(text, at).filter(|(place, _)| (1..100).contains(place))?;
    // Either its unit, the end of a range, or the next place stands right behind it.
    let next = text.get(end..)?.chars().next()?;
    if !matches!(next, '位' | '名' | '至' | '到' | '—' | '-' | '、' | '和' | '与') {
        return None;
    }
    let before = text.get(..at)?;
    let figure_or_join =
        |c: char| number::is_figure(c) || c.is_ascii_digit() || matches!(c, '、' | '和' | '与');
    let reach = before.char_indices().rev().nth(3 * LISTED).map_or(0, |(at, _)| at);
    let front = before.get(reach..)?.trim_end_matches(figure_or_join);
    let first = front.len() == before.len() - reach;
    let front = front.strip_suffix('第').filter(|_| !first).unwrap_or(front);
    if !SCOPES.ends(front) && !PLACING.ends(front) {
        return None;
    }
    // 依次列二至四位: a range of them.
    if let Some(rest) = ["至", "到", "—", "-"].iter().find_map(|dash| text.get(end..)?.strip_prefix(dash))
        && let Some((to, last)) = figure(text, text.len() - rest.len()).filter(|(to, _)| *to > from)
        && text.get(last..).is_some_and(|rest| rest.starts_with('位') && !rest.starts_with("位次"))
    {
        let end = last + '位'.len_utf8();
        return Some(Core { end, from, to, bottom: false, scope: 0, needs_scope: false });
    }
    let mut last = end;
    let mut others = 0;
    while let Some(rest) = text.get(last..).and_then(|rest| rest.strip_prefix(['、', '和', '与']))
        && let Some((_, next)) = figure(text, text.len() - rest.len())
        && others < LISTED
    {
        last = next;
        others += 1;
    }
    let rest = text.get(last..)?;
    let unit = words!["位", "名"].begins(rest) && !rest.starts_with("位次");
    if !unit || first && others == 0 {
        return None;
    }
    let end = if others == 0 { end + '位'.len_utf8() } else { end };
    Some(Core { end, from, to: from, bottom: false, scope: 0, needs_scope: false })
}

/// Behind 前 or 后: `前三`, `前3位`, `后三`.
fn among(text: &str, at: usize, bottom: bool) -> Option<Reading> {
    let (to, end) = figure(text, at)?;
    if to == 0 {
        return None;
    }
    let rest = text.get(end..)?;
    let closed = ["位", "名", "强", "甲", "席"].into_iter().find(|word| rest.starts_with(word));
    if let Some(word) = closed {
        return Some(Reading::Place(Core {
            end: end + word.len(),
            from: 1,
            to,
            bottom,
            scope: 0,
            needs_scope: false,
        }));
    }
    let next = rest.chars().next();
    // 前三依次是…, 前三则为…: who holds the places follows.
    let told = words!["依次", "则", "分别", "是", "为", "均"].begins(rest);
    let boundary =
        told || next.is_none_or(|c| !is_word(c) && c != '/' || matches!(c, '的' | '和' | '行' | '列'));
    boundary.then_some(Reading::Place(Core { end, from: 1, to, bottom, scope: 0, needs_scope: false }))
}

/// What is ranked, between a rank verb and the place (夺得增速冠军).
static FIGURES: WordSet =
    WordSet::new(&["增速", "增幅", "总量", "总额", "规模", "得分", "总分", "增量", "完成率"]);

/// The marks of running text, told without that table.
fn is_common_mark(c: char) -> bool {
    matches!(
        c,
        '、' | '。' | '\u{3008}'
            ..='\u{3011}'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '—'
                | '（'
                | '）'
                | '，'
                | '：'
                | '；'
                | '％'
                | '！'
                | '？'
    )
}

/// Letters, figures and Han: what a word is made of.
pub fn is_word(c: char) -> bool {
    // Han first: nearly all are, and the library looks them up in a table of runs.
    matches!(c, '\u{4E00}'..='\u{9FFF}') || !is_common_mark(c) && c.is_alphanumeric()
}

/// Takes scope and verb from the words in front of a place. `from` is where those words begin;
/// `whole` are the names by which the text calls its city or province.
pub fn place(text: &str, from: usize, at: usize, core: Core, whole: &[String]) -> Option<Place> {
    let mut start = at;
    let mut tie = false;
    let mut scope = Span::of(at, at);
    let mut verb = false;
    let mut figure = false;
    if core.scope > 0 {
        scope = Span::of(core.end - core.scope, core.end);
    }
    let before = |start: usize| text.get(from..start).unwrap_or("");
    if let Some(rest) = before(start).strip_suffix("并列") {
        tie = true;
        start = from + rest.len();
    }
    // 全市第一, 金华第一, 全市的第一
    if let Some(rest) = before(start).strip_suffix("的")
        && SCOPES.ends(rest)
    {
        start = from + rest.len();
    }
    if core.scope > 0 {
    } else if let Some(word) = scope_before(before(start), whole) {
        scope = Span::of(start - word.len(), start);
        start -= word.len();
        // 跃居造车新势力全国第一: words between verb and scope narrow the scope.
        if let Some(words) = whose(before(start)).filter(|_| word.starts_with('各')) {
            start -= words;
            scope = Span::of(start, scope.end() as usize);
        } else if let Some((words, head)) = free_scope(before(start)).filter(|_| !word.ends_with('组')) {
            start -= words + head;
            verb = true;
        }
    } else if let Some((word, head)) = free_scope(before(start)) {
        // 夺得增速冠军: the figure that is ranked is no scope.
        figure = FIGURES.ends(before(start));
        if !figure {
            scope = Span::of(start - word, start);
        }
        start -= word + head;
        verb = head > 0;
    }
    if scope.is_empty()
        && let Some((words, whole)) = inside(before(start))
    {
        scope = Span::of(start - whole + '在'.len_utf8(), start - whole + '在'.len_utf8() + words);
        start -= whole;
    }
    for _ in 0..2 {
        let Some(word) = verb_of_place(before(start)) else { break };
        start -= word.len();
        verb = true;
        tie |= matches!(word, "并列" | "同列" | "同居" | "并居");
        if let Some(rest) = before(start).strip_suffix("并列") {
            tie = true;
            start = from + rest.len();
        }
        // 全市排名第三: the scope stands in front of the verb.
        // 黄石市列第12: who opens the clause by name is placed, and no scope.
        let opens = |word: &str| before(start).len() == word.len() && !SCOPES.contains(&word);
        if scope.is_empty()
            && let Some(word) = scope_before(before(start), whole).filter(|word| !opens(word))
        {
            scope = Span::of(start - word.len(), start);
            start -= word.len();
        }
        if scope.is_empty()
            && let Some((words, whole)) = inside(before(start))
        {
            scope = Span::of(start - whole + '在'.len_utf8(), start - whole + '在'.len_utf8() + words);
            start -= whole;
        }
    }
    let first = text.get(at..core.end) == Some("首") && before(at).ends_with(['居', '列', '位', '排']);
    let idiom = text.get(at..core.end).is_some_and(|word| IDIOMS.contains(&word));
    if core.needs_scope && scope.is_empty() && !(verb && (core.bottom || first || idiom || figure)) {
        return None;
    }
    let end = if core.bottom { End::Bottom } else { End::Top };
    Some(Place {
        span: Span::of(start, core.end),
        scope,
        from: core.from,
        to: core.to,
        end,
        tie,
        of: None,
        step: None,
        numeral: None,
    })
}
