//! Names out of the words around a number: what is kept, what falls, what the cues say.

use super::aside::aside;
use super::brackets::{dash, shuts};
use super::light::{rest_is_light, trim};
use super::ways::{compared, compares, more_or_less, word_static};
use crate::lex::node::{Kind, Lexed, Node};
use crate::lexicon::cues::Role;
use crate::lexicon::set::find;
use crate::lexicon::standings::MEMBERS;
use crate::lexicon::values::{Fate, Status};
use crate::source::Span;

/// What the words in front of a number say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The noun, put together without light words; empty where there is none.
    pub noun: String,
    /// Where the kept words lie, first to last.
    pub span: Option<Span>,
    /// 完成 and the like stood at the beginning.
    pub done: bool,
    /// A status cue, the last one.
    pub status: Option<Status>,
    /// 已, 目前: what follows is a fact.
    pub fact: bool,
    /// Direction of a change: +1, −1.
    pub direction: Option<i8>,
    /// The word that told the direction.
    pub direction_word: &'static str,
    /// 增速 or 降幅 stood in front of the direction.
    pub rate: bool,
    /// 降幅.
    pub fall: bool,
    /// 同比, 环比, or `比上年` …: the words of the comparison, for the name.
    pub versus: Option<String>,
    /// 占: the whole of which it is a share.
    pub share: Option<String>,
    /// 其中.
    pub part: bool,
    /// 均, 都.
    pub all: bool,
    /// 分别, 依次.
    pub each: bool,
    /// 两年平均.
    pub average: bool,
    /// 累计.
    pub cumulative: bool,
    /// 每: the number is per something.
    pub per: bool,
    /// The noun behind the last light verb (改革完成省级首批4个: 省级首批).
    pub tail: String,
    /// The status is this claim's alone (拟落地项目).
    pub local: bool,
    /// 完成 and the like stood anywhere.
    pub did: bool,
    /// 等 ended the noun: the list is open.
    pub open: bool,
    /// 拟, 计划 and other words that belong to the name as well as to the status.
    pub plan: bool,
    /// 已: done for certain, also among plans.
    pub already: bool,
    /// The time in front of 的 right before the number (`去年同期的1.6倍`).
    pub of_time: Option<String>,
    /// Of whom the number is so many times (`是甲市的2.4倍`).
    pub than: Option<String>,
    /// An event is what it is counted from (开工以来累计完成).
    pub since: bool,
    /// 增加到, 提高至: the value reached, behind the one it came from.
    pub reached: bool,
    /// 的 stood right in front of the number (`是总投资的32%`): it is of the noun before.
    pub of: bool,
}

/// Reads nodes `range` as the words in front of a number.
pub fn read(text: &str, lexed: &Lexed, range: &[Node]) -> Words {
    gather(text, lexed, range, false)
}

/// Reads the words behind a count: what is counted, with the verbs that tell what became of it
/// (`税种实现增长`).
pub fn thing(text: &str, lexed: &Lexed, range: &[Node]) -> Words {
    gather(text, lexed, range, true)
}

fn gather(text: &str, lexed: &Lexed, range: &[Node], verbs: bool) -> Words {
    let mut words = Words::default();
    let mut kept: Vec<Node> = Vec::with_capacity(range.len());
    // The noun in front of a status cue, for 零售总额预计完成84亿元, where none follows it.
    let mut before_status: Vec<Node> = Vec::new();
    // The noun in front of a dash, for the name that goes on behind a second one.
    let mut before_dash: Option<Vec<Node>> = None;
    // Nodes of a long aside still to be passed over, plus one.
    let mut depth = 0_usize;
    let mut tail_from = 0;
    let mut share_at: Option<usize> = None;
    for (at, node) in range.iter().enumerate() {
        match node.kind {
            Kind::Mark('(') => depth = aside(text, &range[at..]),
            _ if depth > 1 => depth -= 1,
            Kind::Mark(')') => {}
            // 锚定“今年完成…: a quotation still open holds the number, and its own words.
            Kind::Mark('“') if !range[at..].iter().any(|node| node.kind == Kind::Mark('”')) => {
                kept.clear();
                words.status = None;
            }
            // 「…。”他接着报了账」: what somebody said ends there, and is no part of a name behind it.
            Kind::Mark('”') if !verbs && shuts(range, at) => kept.clear(),
            // 家底摸清了——闲置厂房86处: the name begins behind the dash, unless a second one ends what it put in.
            Kind::Mark('—') if !verbs && at > 0 && dash(range, at - 1) => {}
            Kind::Mark('—') if !verbs && dash(range, at) => match before_dash.take() {
                Some(before) => kept = before,
                None => before_dash = Some(std::mem::take(&mut kept)),
            },
            Kind::Mark(
                '、' | '“' | '”' | '《' | '》' | '&' | '-' | '—' | '/' | '"' | '·' | '+' | '‘' | '’',
            ) => {
                if !(kept.is_empty() && node.kind == Kind::Mark('、')) {
                    kept.push(*node);
                }
            }
            Kind::Mark(_) => {}
            // 提高到每月650元: per what, and not of what.
            Kind::Text
                if at > 0
                    && range.len() == at + 1
                    && matches!(range[at - 1].kind, Kind::Cue(Role::Per))
                    && PER.contains(&node.span.slice(text)) => {}
            Kind::Time(_) => {
                let last = range.len() == at + 2 && matches!(range[at + 1].kind, Kind::Cue(Role::Of));
                words.of_time = last.then(|| node.span.slice(text).to_string());
            }
            // 第一、二、三产业增加值: the first of a list of kinds.
            Kind::Closed(_)
                if range
                    .get(at + 1)
                    .is_some_and(|next| matches!(next.kind, Kind::Mark('、') | Kind::Cue(Role::And)))
                    && matches!(node.span.slice(text), "第一" | "第二") =>
            {
                kept.push(*node)
            }
            Kind::Closed(index)
                if lexed.numerals.get(index).is_some_and(|numeral| {
                    matches!(numeral.fate, Fate::Ordinal | Fate::Damage)
                        || matches!(numeral.why, "named-together" | "rank-scope")
                }) => {}
            Kind::Rank(_) | Kind::Quantity(_) | Kind::Closed(_) | Kind::Text => kept.push(*node),
            Kind::Cue(Role::Up | Role::Down | Role::Light | Role::Rate | Role::Fall | Role::Copula)
                if verbs =>
            {
                kept.push(*node)
            }
            Kind::Cue(role) => {
                let word = cue_word(text, node);
                match role {
                    // 争取四季度再签2个, 争取达到: an aim; 争取资金 is done.
                    Role::Plain
                        if word == "争取"
                            && matches!(
                                range.get(at + 1).map(|node| node.kind),
                                Some(
                                    Kind::Time(_)
                                        | Kind::Cue(
                                            Role::Adverb | Role::Light | Role::Copula | Role::Bound(_)
                                        )
                                )
                            ) =>
                    {
                        words.status = Some(Status::Target);
                        kept.clear();
                    }
                    // 年内要追到18%以上: what is still to be done in that time.
                    Role::Plain
                        if word == "要"
                            && at
                                .checked_sub(1)
                                .and_then(|before| range.get(before))
                                .is_some_and(|node| matches!(node.kind, Kind::Time(_))) =>
                    {
                        words.status = Some(Status::Target);
                    }
                    // 分别减0.8%和3.4%: a verb of one character right before the figure.
                    Role::Plain if matches!(word, "减" | "跌") && range.len() == at + 1 => {
                        words.direction = Some(-1);
                        words.direction_word = "减少";
                    }
                    // 比年初新增38.7亿元: so much more than then.
                    Role::Plain
                        if matches!(word, "新增" | "净增" | "多增")
                            && range.len() == at + 1
                            && range.iter().any(|node| matches!(node.kind, Kind::Cue(Role::Versus))) =>
                    {
                        words.direction = Some(1);
                        words.direction_word = "增加";
                    }
                    // 全省各县(市、区)平安建设考核: whose members are compared.
                    Role::Plain
                        if kept.is_empty()
                            && at > 0
                            && matches!(range[at - 1].kind, Kind::Cue(Role::Scope))
                            && MEMBERS.contains(&word)
                            && at + 1 < range.len() => {}
                    Role::Plain | Role::Idiom | Role::And | Role::Etc | Role::RankVerb => kept.push(*node),
                    Role::Of => {
                        if !kept.is_empty() {
                            kept.push(*node);
                        }
                    }
                    Role::Scope => {
                        // 以全省…考核第一的成绩: with what, and no name.
                        if join(text, &kept) == "以" {
                            kept.clear();
                        }
                        // 全市规上工业: falls in front; 占全市投资: stays inside.
                        // 22个行业实现增长: behind its number it is what is counted.
                        if !kept.is_empty() || share_at.is_some() || verbs && word == "行业" {
                            kept.push(*node);
                        }
                    }
                    Role::Adverb => {
                        words.already |= matches!(word, "已" | "已经" | "目前已");
                        words.fact |= words.already;
                    }
                    // 签约并落地项目: one thing with two verbs.
                    Role::Link if word == "并" && join(text, &kept).chars().count() <= 4 => kept.push(*node),
                    Role::Link => kept.clear(),
                    Role::Part => {
                        words.part = true;
                        kept.clear();
                    }
                    Role::Light => {
                        // 累计完成, 实际完成: done all the same.
                        words.done |= kept.iter().all(|node| {
                            matches!(node.kind, Kind::Cue(Role::Total)) || node.span.slice(text) == "实际"
                        });
                        words.did = true;
                        tail_from = kept.len();
                        words.fact |= words.status.is_none();
                    }
                    Role::Copula | Role::Bound(_) => {
                        words.reached |= word.len() >= 6
                            && word.ends_with(['到', '至'])
                            && !matches!(word, "达到" | "做到" | "均达到" | "则达到")
                            || matches!(
                                word,
                                "调整为" | "演进为" | "优化为" | "增至" | "升至" | "降至" | "降到"
                            );
                        // 其中超50亿元的3家: the bound of a class is part of its name.
                        let bounds = range.get(at + 1).is_some_and(|node| threshold(lexed, node));
                        let inside =
                            at + 1 < range.len() && !rest_is_light(&range[at + 1..]) && !kept.is_empty();
                        if inside || bounds {
                            // 有 inside a name (有10个城市 comes with nothing before it).
                            kept.push(*node);
                        }
                    }
                    Role::All => {
                        words.all = true;
                    }
                    Role::Each => words.each = true,
                    Role::Up | Role::Down => {
                        let last = rest_is_light(&range[at + 1..]);
                        if last {
                            words.direction = Some(if role == Role::Up { 1 } else { -1 });
                            words.direction_word = word_static(word);
                        } else {
                            kept.push(*node);
                        }
                    }
                    Role::Rate | Role::Fall => {
                        if word.ends_with("年平均") {
                            words.average = true;
                        } else {
                            words.rate = true;
                            words.fall |= role == Role::Fall;
                            kept.push(*node);
                        }
                    }
                    // 存贷比59.7%: the noun ends in 比.
                    Role::Versus
                        if word == "比"
                            && !kept.is_empty()
                            && rest_is_light(&range[at + 1..])
                            && !range[at + 1..].iter().any(|node| {
                                matches!(node.kind, Kind::Time(_) | Kind::Cue(Role::Up | Role::Down))
                            }) =>
                    {
                        kept.push(*node)
                    }
                    Role::Versus => {
                        // 同比, 环比 stand alone; behind 比, 较, 高于 stands what it is compared with.
                        if matches!(word, "同比" | "环比") {
                            words.versus = Some(word.to_string());
                            continue;
                        }
                        let (mut with, used) = compared(text, &range[at + 1..]);
                        // 较去年同期多5.2亿元, 比全市低0.6个百分点: the way is told by one word.
                        let way = match with.chars().next_back() {
                            Some('多' | '高' | '快') => Some(1),
                            Some('少' | '低' | '慢' | '差') => Some(-1),
                            _ => None,
                        };
                        let two = with.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
                        let done = with.get(two..).and_then(more_or_less);
                        if way.is_some() && with.chars().count() >= 3 {
                            with.pop();
                            words.direction = way;
                        } else if done.is_some() && with.chars().count() >= 4 {
                            // 比时间进度多跑12.7个百分点
                            with.truncate(two);
                            words.direction = done;
                        }
                        let tail = read(text, lexed, &range[(at + 1 + used).min(range.len())..]);
                        // 比年初新增276亿元: more by so much.
                        if words.direction.is_none()
                            && tail.direction.is_none()
                            && matches!(tail.noun.as_str(), "新增" | "净增" | "多增" | "增" | "净增加")
                        {
                            words.direction = Some(1);
                            words.direction_word = "增加";
                        }
                        // 较全市分别低3.2个百分点: so is it behind 分别.
                        let way = more_or_less(&tail.noun);
                        // 高于全国、低于全省0.2个百分点: the figure is that of the way next to it.
                        let next = matches!(
                            range.get(at + 1 + used).map(|node| node.kind),
                            Some(Kind::Mark('、') | Kind::Cue(Role::And))
                        ) && compares(text, range.get(at + 2 + used));
                        let nearer = tail.versus.clone().filter(|_| next);
                        words.merge(tail);
                        words.direction = words.direction.or(way);
                        words.versus = nearer.or(Some(format!("{word}{with}")));
                        break;
                    }
                    Role::Share => {
                        share_at = Some(kept.len());
                    }
                    Role::Status(status) => {
                        // 完成年度计划的, 占年度计划: measured against a plan, not planned.
                        // 为年度计划的118%: what was done, against it.
                        let mut front =
                            range[..at].iter().rev().filter(|node| !matches!(node.kind, Kind::Time(_)));
                        let is = front.next().is_some_and(|node| {
                            matches!(node.kind, Kind::Cue(Role::Copula))
                                && matches!(node.span.slice(text), "为" | "是")
                        }) && matches!(
                            range.get(at + 1).map(|node| node.kind),
                            Some(Kind::Cue(Role::Of))
                        );
                        // 离6%的目标还差…: what the number before was.
                        let of = |node: &Node| matches!(node.kind, Kind::Cue(Role::Of));
                        if at == 1 && range.first().is_some_and(of) && AIMED.contains(&word) {
                            continue;
                        }
                        let against = (words.done || share_at.is_some() || is)
                            && matches!(word, "计划" | "年度计划" | "年计划" | "目标" | "目标任务");
                        if !against {
                            words.status = Some(status);
                            words.local =
                                word == "拟" && !kept.is_empty() || matches!(word, "年度计划" | "年计划");
                            words.plan |= status == Status::Target;
                        }
                        // 年度计划投资: the plan is part of the name.
                        if matches!(word, "计划" | "年度计划" | "年计划" | "目标任务" | "目标")
                            || verbs
                            || word == "拟" && !kept.is_empty()
                        {
                            kept.push(*node);
                        } else if matches!(word, "可新增" | "可带动") && kept.is_empty() {
                            // 可新增学位270个: what it will bring is in the verb.
                            kept.push(Node {
                                span: Span::new(node.span.start() + 3, node.span.end()),
                                ..*node
                            });
                        } else if !kept.is_empty() {
                            before_status = std::mem::take(&mut kept);
                        }
                    }
                    Role::Total => {
                        words.cumulative |= word == "累计";
                        if word == "累计" {
                            kept.push(*node);
                        }
                    }
                    // 每千人床位数: the number behind 每 is part of the name.
                    Role::Per if matches!(range.get(at + 1).map(|node| node.kind), Some(Kind::Closed(_))) => {
                        words.per = true;
                        kept.push(*node);
                    }
                    Role::Per => words.per = true,
                }
            }
        }
    }
    if kept
        .iter()
        .all(|node| matches!(node.kind, Kind::Cue(Role::Copula | Role::Light | Role::Adverb | Role::Of)))
    {
        kept = before_status;
    }
    if let Some(at) = share_at {
        let whole: Vec<Node> = kept.split_off(at.min(kept.len()));
        words.share = Some(join(text, trim(&whole)));
    }
    // 同比多5个: the way is told by one word.
    if words.versus.is_some()
        && words.direction.is_none()
        && let Some(last) = kept.last().filter(|node| node.kind == Kind::Text)
        && let Some(way) = more_or_less(last.span.slice(text))
    {
        words.direction = Some(way);
        kept.pop();
    }
    words.of = matches!(kept.last().map(|node| node.kind), Some(Kind::Cue(Role::Of)));
    words.open = kept.last().is_some_and(|node| matches!(node.kind, Kind::Cue(Role::Etc)));
    let tail = trim(kept.get(tail_from..).unwrap_or_default());
    let bound = kept.iter().position(|node| threshold(lexed, node)).filter(|at| *at > 0);
    let bound = bound.and_then(|at| kept.get(at - 1)).copied();
    let whole = trim(&kept);
    // The bound in front of a class is light, and yet its own.
    let bound = bound.filter(|node| {
        matches!(node.kind, Kind::Cue(Role::Bound(_)))
            && whole.first().is_some_and(|node| threshold(lexed, node))
    });
    words.noun = join(text, whole);
    if let Some(bound) = &bound {
        words.noun.insert_str(0, &join(text, std::slice::from_ref(bound)));
    }
    words.tail = if bound.is_none() && tail == whole { words.noun.clone() } else { join(text, tail) };
    // 开工以来累计完成: since when, and not what.
    if let Some(at) = find(&words.noun, "以来").filter(|at| *at > 0) {
        words.noun.drain(..at + "以来".len());
        words.since = true;
    }
    words.span =
        bound.as_ref().or(whole.first()).zip(whole.last()).map(|(first, last)| first.span.cover(last.span));
    words
}

impl Words {
    /// Adds what the words behind a comparison say.
    fn merge(&mut self, tail: Words) {
        self.direction = tail.direction.or(self.direction);
        if tail.direction.is_some() {
            self.direction_word = tail.direction_word;
        }
        self.rate |= tail.rate;
        self.fall |= tail.fall;
        self.each |= tail.each;
        self.all |= tail.all;
        self.average |= tail.average;
        self.share = tail.share.or(self.share.take());
        self.already |= tail.already;
        if tail.status.is_some() {
            self.status = tail.status;
        }
    }
}

/// Whether a node is the number that bounds a class of things.
fn threshold(lexed: &Lexed, node: &Node) -> bool {
    matches!(node.kind, Kind::Closed(index)
        if lexed.numerals.get(index).is_some_and(|numeral| numeral.why == "threshold"))
}

fn cue_word<'a>(text: &'a str, node: &Node) -> &'a str {
    node.span.slice(text)
}

/// Puts words together; blanks fall.
pub fn join(text: &str, nodes: &[Node]) -> String {
    let mut joined = String::with_capacity(nodes.iter().map(|node| node.span.len() as usize).sum());
    // Blanks begin with these bytes, and no Chinese character does.
    let blank = |byte: u8| byte <= b' ' || matches!(byte, 0xC2 | 0xE1..=0xE3);
    for words in nodes.iter().map(|node| node.span.slice(text)) {
        if words.bytes().any(blank) {
            words.split(char::is_whitespace).for_each(|piece| joined.push_str(piece));
        } else {
            joined.push_str(words);
        }
    }
    joined
}

/// The span over several nodes, which stand in the order of the text; empty where there are none.
pub fn cover(nodes: &[Node]) -> Span {
    nodes.first().zip(nodes.last()).map(|(first, last)| first.span.cover(last.span)).unwrap_or_default()
}

/// Nouns for what is aimed at, behind a figure and 的.
const AIMED: &[&str] = &["目标", "预期目标", "目标任务", "计划", "年度计划", "年计划"];

/// What an amount is paid or counted per (每月650元).
const PER: &[&str] = &["月", "年", "天", "日", "人", "户", "亩", "人每月", "人每年", "人每天"];
