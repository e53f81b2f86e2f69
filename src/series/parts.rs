//! The parts of an indicator's name: what must agree, what may be left out, what is the text's own.
//!
//! A name is swept once with the vocabulary of `lexicon::terms`. Words that say nothing fall away, variants become
//! one, and the order of the words no longer matters (整治低效用地 and 低效用地整治). What the vocabulary does not
//! know stays as it is written: two names are one only if their unknown words are the same.

use std::borrow::Cow;

use crate::claim::model::{Aspect, Claim, Status};
use crate::document::model::Topic;
use crate::lexicon::set::{WordSet, holds};
use crate::lexicon::terms::{COUNT_ENDS, Class, LIGHT_SIGNS, terms};

/// In which regard, as far as series care: counts and amounts are told apart by their unit, shares and
/// completions by the name of the rate (整改率 is read as either).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Regard {
    Quantity,
    Growth,
    Rate,
    Score,
}

/// A part of a name.
type Part = Cow<'static, str>;

/// A name in its parts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Parts {
    /// In which regard.
    pub(super) regard: Regard,
    /// The agenda item, where the name says too little without it; a threshold says enough.
    pub(super) topic: Option<Topic>,
    /// Parts that must agree, sorted.
    pub(super) hard: Vec<Part>,
    /// Parts that a speaker may leave out, sorted.
    pub(super) soft: Vec<Part>,
    /// Words that the vocabulary does not know, sorted.
    pub(super) raw: Vec<Part>,
    /// Holds an indicator of the yearbooks: what stands in front of it defines another one.
    pub(super) term: bool,
    /// Holds no threshold of its own, and could take one from what was said before.
    pub(super) open: bool,
    /// Says nothing that could be compared (投资, 项目数).
    pub(super) bare: bool,
}

/// What a place is called in names of indicators, longest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// The region's own.
    pub(super) own: Vec<String>,
    /// Those of the whole it belongs to: 金华第一 is 全市第一.
    pub(super) whole: Vec<String>,
}

/// All of a claim that its parts are read from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Wording<'c> {
    /// The name without marks, blanks and the region's own name.
    name: Cow<'c, str>,
    regard: Regard,
    /// It was done, not planned or hoped for.
    done: bool,
    topic: Topic,
}

impl<'c> Wording<'c> {
    /// That of a claim. `names` are those of its region.
    pub(super) fn of(claim: &'c Claim, names: &Names) -> Self {
        let regard = match claim.aspect {
            Aspect::Amount | Aspect::Count => Regard::Quantity,
            Aspect::Growth => Regard::Growth,
            Aspect::Completion | Aspect::Share => Regard::Rate,
            Aspect::Score => Regard::Score,
        };
        let name = plain(&claim.indicator, names);
        Self { name, regard, done: claim.status == Status::Actual, topic: claim.topic }
    }
}

impl Parts {
    /// Reads a name.
    pub(super) fn of(wording: &Wording<'_>) -> Self {
        let (name, regard) = (wording.name.as_ref(), wording.regard);
        let mut sweep = Sweep::default();
        sweep.read(name);
        sweep.settle(regard, wording.done && !holds(name, "项目"));
        let Sweep { mut words, raw, topic, .. } = sweep;
        let term = words.iter().any(|word| word.0 == Class::Term);
        let letters: usize = raw.iter().map(|run| run.chars().count()).sum();
        let general = |class: Class| matches!(class, Class::Noun | Class::Rate | Class::Plan | Class::Soft);
        let solid = words.iter().filter(|word| word.0 != Class::Soft).count();
        let said = topic.is_some() && solid > 0;
        let bare = !term && letters < 2 && !said && words.iter().all(|word| general(word.0));
        let own = letters >= 4 || letters >= 2 && solid > 0;
        let weak = !term && !own && solid + raw.len() < 3;
        words.sort_by(|one, two| one.1.cmp(&two.1));
        words.dedup_by(|one, two| one.1 == two.1);
        let (mut soft, mut hard) = (Vec::new(), Vec::with_capacity(words.len()));
        for (class, part) in words {
            if class == Class::Soft { &mut soft } else { &mut hard }.push(part);
        }
        let limited = soft.iter().any(|part| is_threshold(part));
        Self {
            regard,
            topic: (weak && !limited).then_some(topic.unwrap_or(wording.topic)),
            hard,
            open: !term && !limited,
            soft,
            raw,
            term,
            bare,
        }
    }

    /// What names of one thing share, whatever their words, done or planned; and how many of its bytes are of the
    /// parts that must agree in any case.
    pub(super) fn key(&self) -> (String, usize) {
        let mut key =
            self.hard_key(self.soft.iter().chain(&self.raw).map(|part| part.len() + 1).sum::<usize>() + 2);
        let hard = key.len();
        for (mark, parts) in [('/', &self.soft), ('?', &self.raw)] {
            key.push(mark);
            for part in parts {
                key.push_str(part);
                key.push('+');
            }
        }
        (key, hard)
    }

    /// The part of [`Self::key`] that must agree in any case, with room for `more` bytes.
    fn hard_key(&self, more: usize) -> String {
        let parts = self.hard.iter().map(|part| part.len() + 1).sum::<usize>();
        // As much as a topic's name takes, too.
        let mut key = String::with_capacity(parts + 24 + more);
        key.push(match self.regard {
            Regard::Quantity => 'q',
            Regard::Growth => 'g',
            Regard::Rate => 'r',
            Regard::Score => 's',
        });
        key.push_str(self.topic.map_or("", Topic::name));
        for part in &self.hard {
            key.push('+');
            key.push_str(part);
        }
        key
    }
}

/// Whether a part is a threshold (10亿元以上).
pub(super) fn is_threshold(part: &str) -> bool {
    part.starts_with(['≥', '≤'])
}

/// The name without marks, blanks and the region's own name; the whole is called 全市.
fn plain<'n>(name: &'n str, names: &Names) -> Cow<'n, str> {
    let idle = |sign: char| sign.is_whitespace() || is_mark(sign);
    let mut name = Cow::Borrowed(name);
    if name.contains(idle) {
        name.to_mut().retain(|sign| !idle(sign));
    }
    for own in &names.own {
        if name.len() > own.len() && holds(&name, own) {
            name = Cow::Owned(name.replace(own.as_str(), ""));
        }
    }
    for whole in &names.whole {
        if holds(&name, whole) {
            name = Cow::Owned(name.replace(whole.as_str(), "全市"));
        }
    }
    name
}

/// Marks that tell no names apart.
fn is_mark(sign: char) -> bool {
    matches!(
        sign,
        '“' | '”'
            | '‘'
            | '’'
            | '"'
            | '\''
            | '《'
            | '》'
            | '「'
            | '」'
            | '（'
            | '）'
            | '('
            | ')'
            | '、'
            | '，'
            | ','
            | '·'
    )
}

/// A sweep over a name.
#[derive(Default)]
struct Sweep {
    words: Vec<(Class, Part)>,
    raw: Vec<Part>,
    run: String,
    topic: Option<Topic>,
    /// Verbs that take what a higher authority has set up: 牵头全市重点应用 leads one of the city's.
    takes_part: bool,
    /// 全市 was said of something other than a place.
    whole: bool,
}

impl Sweep {
    fn read(&mut self, name: &str) {
        let mut at = 0;
        while let Some(rest) = name.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some((part, class, length)) =
                Some(rest).filter(|rest| opens(rest)).and_then(|rest| threshold(rest).or_else(|| place(rest)))
            {
                self.flush();
                self.words.push((class, part.into()));
                at += length;
            } else if let Some(&(word, (class, canon))) = terms().longest_at(name, at).first() {
                self.flush();
                at += word.len();
                self.whole |= word == "全市" && place(name.get(at..).unwrap_or_default()).is_none();
                self.word(class, canon);
            } else {
                let Some(sign) = rest.chars().next() else { break };
                at += sign.len_utf8();
                self.sign(sign, rest, name.get(at..).unwrap_or_default());
            }
        }
        self.flush();
    }

    fn word(&mut self, class: Class, canon: &'static str) {
        match class {
            Class::Light => {}
            Class::Topic(topic) => self.topic = Some(topic),
            Class::As => {
                for word in canon.split(' ') {
                    if let Some(&(_, (class, canon))) = terms().exact(word).first() {
                        self.words.push((class, canon.into()));
                    }
                }
            }
            _ => {
                self.takes_part |= matches!(canon, "牵头" | "承担" | "列入" | "入选" | "协同");
                self.words.push((class, canon.into()));
            }
        }
    }

    /// A character outside the vocabulary: it, the name from it on, and what stands behind it.
    fn sign(&mut self, sign: char, here: &str, rest: &str) {
        let rate = rest.is_empty() || rest.starts_with('率');
        let count = COUNT_ENDS.begins(here);
        let known =
            !rate && count && terms().longest_at(rest, 0).first().is_some_and(|row| row.1.0 == Class::Stage);
        match sign {
            '率' if rest.is_empty() => {
                self.flush();
                self.words.push((Class::Rate, "率".into()));
            }
            '获' => {
                self.flush();
                self.words.push((Class::Stage, "获".into()));
            }
            '未' => {
                self.flush();
                self.words.push((Class::Mark, "未".into()));
            }
            '新' if terms().longest_at(rest, 0).first().is_some_and(|row| row.1.0 == Class::Stage) => {
                self.flush();
                self.words.push((Class::Mark, "新".into()));
            }
            _ if LIGHT_SIGNS.begins(here) || count && (rate || known) => self.flush(),
            _ => self.run.push(sign),
        }
    }

    fn flush(&mut self) {
        if !self.run.is_empty() {
            self.raw.push(std::mem::take(&mut self.run).into());
        }
    }

    /// What parts say beside one another.
    fn settle(&mut self, regard: Regard, done: bool) {
        let words = &mut self.words;
        let has = |words: &[(Class, Part)], canon: &str| words.iter().any(|word| word.1 == canon);
        // 城市更新总投资 that is done is what was invested; 总投资 of projects is what they will cost.
        if done {
            for word in words.iter_mut().filter(|word| word.1 == "总投资") {
                word.1 = "投资".into();
            }
        }
        if regard == Regard::Growth {
            words.retain(|word| word.0 != Class::Growth);
        }
        let completion = has(words, "完成率");
        words.retain(|word| word.0 != Class::Plan || !completion && !word.1.is_empty());
        // The money of a campaign is counted whatever is said of its state.
        if has(words, "投资") && words.len() + self.raw.len() > 1 {
            words.retain(|word| !matches!(word.1.as_ref(), "启动" | "创建"));
        }
        if let Some(last) = words.iter().rposition(|word| word.0 == Class::Money) {
            let mut at = 0;
            words.retain(|word| {
                at += 1;
                word.0 != Class::Money || at - 1 == last
            });
        }
        let solid = |word: &(Class, Part)| !matches!(word.0, Class::Faint | Class::Soft | Class::Level);
        if words.iter().any(solid) {
            words.retain(|word| word.0 != Class::Faint);
        }
        // One takes part in, or is put on, what a higher authority has set up, whether it is said or not.
        if self.takes_part {
            words.retain(|word| word.1 != "上级");
        }
        if self.whole && self.takes_part && !words.iter().any(|word| word.0 == Class::Level) {
            words.push((Class::Level, "市级".into()));
        }
        self.raw.sort();
        self.raw.dedup();
    }
}

/// Words in front of a threshold.
static OVER: WordSet = WordSet::new(&["超过", "不低于", "不少于", "大于", "高于", "超", "逾"]);

/// Whether a threshold or a place may begin here.
fn opens(text: &str) -> bool {
    text.starts_with(|sign| matches!(sign, '0'..='9' | '.' | '前' | '后' | '第' | '亿' | '千' | '百'))
        || OVER.begins(text)
}

/// `10亿元以上`, `超7万`: the part, and how many bytes it takes.
fn threshold(text: &str) -> Option<(String, Class, usize)> {
    const UNITS: &str = "万亿千百元个人次家户亩米吨度平方公里顷美%％分岁年月天";
    let over = OVER.longest(text).map_or(0, str::len);
    let number = text.get(over..)?;
    let digits =
        number.len() - number.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.').len();
    // 亿元以上 is one such unit or more.
    if digits == 0 && (over > 0 || !number.starts_with(['亿', '千', '百'])) {
        return None;
    }
    let behind = number.get(digits..)?;
    let unit = behind.len() - behind.trim_start_matches(|sign: char| UNITS.contains(sign)).len();
    let rest = behind.get(unit..)?;
    let end = |words: &[&str]| words.iter().find(|word| rest.starts_with(**word)).map(|word| word.len());
    let (sign, tail) = match (end(&["及以上", "以上"]), end(&["及以下", "以下", "以内"])) {
        (Some(tail), _) => ('≥', tail),
        (None, Some(tail)) => ('≤', tail),
        (None, None) if over > 0 => ('≥', 0),
        _ => return None,
    };
    let one = if digits == 0 { "1" } else { "" };
    let part = format!("{sign}{one}{}", number.get(..digits + unit)?);
    Some((part, Class::Soft, over + digits + unit + tail))
}

/// `前三`, `第1位`, `4—7位`: the part, and how many bytes it takes.
fn place(text: &str) -> Option<(String, Class, usize)> {
    let sign = text.chars().next()?;
    let (prefix, start) = match sign {
        '前' | '后' | '第' => (Some(sign), sign.len_utf8()),
        '0'..='9' => (None, 0),
        _ => return None,
    };
    let (first, length) = ordinal(text.get(start..)?)?;
    let mut at = start + length;
    let mut part = prefix.map_or_else(String::new, String::from);
    part.push_str(&first);
    if prefix.is_none() {
        let dash = text.get(at..)?.chars().next().filter(|sign| "—-–~～至".contains(*sign))?;
        at += dash.len_utf8();
        let (last, length) = ordinal(text.get(at..)?)?;
        at += length;
        part.push('—');
        part.push_str(&last);
        if !text.get(at..)?.starts_with(['位', '名']) {
            return None;
        }
    }
    // 第一产业, 第二批, 前三季度 are no places.
    let rest = text.get(at..)?;
    if rest.starts_with("产业") || rest.starts_with(['批', '季', '次', '期', '个', '年', '月']) {
        return None;
    }
    let ending = ["位次", "位", "名"].iter().find(|end| rest.starts_with(**end)).map_or(0, |end| end.len());
    Some((part, Class::Mark, at + ending))
}

/// A small number in figures or characters, as figures, and its length in bytes.
fn ordinal(text: &str) -> Option<(String, usize)> {
    let digits = text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    if digits > 0 {
        return (digits <= 3).then(|| (text.get(..digits).unwrap_or_default().to_owned(), digits));
    }
    let sign = text.chars().next()?;
    let value = "一二三四五六七八九十".chars().position(|one| one == sign)? + 1;
    Some((value.to_string(), sign.len_utf8()))
}
