//! One sweep over a paragraph: every numeral becomes a quantity, a place, a time or a name.

use super::node::{Kind, Lexed, Node, Numeral};
use super::rank::{self, is_word};
use super::unit::{self, Base};
use super::{number, quantity, time, vocabulary};
use crate::lexicon::cues::Role;
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Bound, Fate};
use crate::source::Span;

/// What the lexer must know of the paragraph's surroundings.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// List marks, in order, that count chapters (their numerals are ordinals).
    pub list_marks: &'a [Span],
    /// Names by which the text calls its city or province.
    pub whole: &'a [String],
    /// The text ranks places: a superlative claims a place without a scope too (总量最大).
    pub peers: bool,
}

/// Reads `span` of `text` into `out` (which is emptied first).
pub fn lex(text: &str, span: Span, around: Surroundings<'_>, out: &mut Lexed) {
    out.clear();
    let end = span.end() as usize;
    let Some(body) = text.get(..end) else { return };
    let mut lexer = Lexer {
        text: body,
        at: span.start() as usize,
        run: span.start() as usize,
        around,
        quotes: Vec::new(),
        out,
    };
    lexer.sweep();
}

/// The sweep over one paragraph.
pub(super) struct Lexer<'a> {
    /// The text up to the paragraph's end.
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Where the pending run of plain words began.
    pub(super) run: usize,
    pub(super) around: Surroundings<'a>,
    /// Open quotes: mark, where it opened, where it closes.
    pub(super) quotes: Vec<(char, usize, usize)>,
    pub(super) out: &'a mut Lexed,
}

impl<'a> Lexer<'a> {
    fn sweep(&mut self) {
        let mut marks = self.around.list_marks.iter().peekable();
        while let Some(c) = self.text[self.at..].chars().next() {
            self.out.steps += 1;
            // Most paragraphs have none.
            while marks.len() > 0 && marks.next_if(|mark| (mark.end() as usize) <= self.at).is_some() {}
            if let Some(mark) = marks.peek()
                && mark.start() as usize <= self.at
            {
                self.list_mark(**mark);
                continue;
            }
            if self.step(c) {
                continue;
            }
            self.at += c.len_utf8();
        }
        self.flush(self.at);
    }

    /// Reads what stands here; `false` where it is one more character of a run of words.
    fn step(&mut self, c: char) -> bool {
        match c {
            '0'..='9' => return self.time() || self.listed_place() || self.numeral(),
            'A'..='Z' | 'a'..='z' => return self.latin(),
            // “十四五”期间 is a time with its marks.
            '“' | '"' if self.time() => return true,
            '“' | '《' | '‘' | '"' => {
                self.open(c);
                return true;
            }
            _ => {}
        }
        if vocabulary::plain(c) {
            return false;
        }
        if c.is_whitespace() {
            // A blank parts runs of words and is no node of its own.
            self.flush(self.at);
            self.at += c.len_utf8();
            self.run = self.at;
            return true;
        }
        if !is_word(c) {
            if matches!(c, '[' | '［') && self.footnote(c) {
                return true;
            }
            if matches!(c, '-' | '−') && self.negative(c.len_utf8())
                || c == '+' && self.positive()
                || c == '%' && self.lacking()
            {
                return true;
            }
            self.mark(c);
            return true;
        }
        if c == '负' && self.negative(c.len_utf8()) {
            return true;
        }
        if (c as u32) < 0x3000 {
            return false;
        }
        if starts_time(c) && self.time() {
            return true;
        }
        let figure = number::is_figure(c);
        if figure && self.listed_place() {
            return true;
        }
        // 全市最低, 以362亿元遥遥领先: a place before it is a plain word.
        if opens_superlative(c) && self.place() {
            return true;
        }
        if let Some((word, role)) = vocabulary::cue(c, &self.text[self.at..]) {
            // 三门峡 hides 三, but 二三十个 and 两千 must not be hidden by a shorter idiom.
            if !(figure && role == Role::Idiom && self.longer_figure(word)) {
                self.cue(word, role);
                return true;
            }
        }
        if opens_place(c) && self.place() {
            return true;
        }
        if Self::may_lack(c) && self.lacking() {
            return true;
        }
        if figure {
            return self.chinese();
        }
        match c {
            '几' | '数' => self.several(),
            '半' if self.text[self.at..].starts_with("半成") => self.numeral(),
            _ => false,
        }
    }

    /// 几十家, 数百名; 人数, 指数 and the like are words of their own.
    fn several(&mut self) -> bool {
        const NOUNS: &str = "人户总指点次倍位系件个岁分套项家基参级度少多负";
        let before = self.text.get(..self.at).and_then(|before| before.chars().next_back());
        if before.is_some_and(|c| NOUNS.contains(c)) {
            return false;
        }
        let Some(number) = number::several(self.text, self.at) else { return false };
        let measured = unit::measure(self.text, number.end)
            .is_some_and(|measure| measure.base != Base::None && measure.dimension != Dimension::Duration);
        measured && self.numeral()
    }

    /// `城镇化率[3]为61%`: the mark of a footnote.
    fn footnote(&mut self, c: char) -> bool {
        let rest = self.text[self.at..].strip_prefix(c).unwrap_or("");
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let shut =
            rest.get(digits..).and_then(|rest| rest.chars().next()).filter(|c| matches!(c, ']' | '］'));
        let Some(shut) = shut.filter(|_| (1..=2).contains(&digits)) else { return false };
        self.close(self.at + c.len_utf8() + digits + shut.len_utf8(), Fate::Ordinal, "footnote");
        true
    }

    fn longer_figure(&self, word: &str) -> bool {
        number::chinese(self.text, self.at).is_some_and(|number| number.end > self.at + word.len())
    }

    pub(super) fn flush(&mut self, end: usize) {
        if self.run < end {
            self.out.nodes.push(Node { span: Span::of(self.run, end), kind: Kind::Text });
        }
    }

    pub(super) fn push(&mut self, end: usize, kind: Kind) {
        self.flush(self.at);
        self.out.nodes.push(Node { span: Span::of(self.at, end), kind });
        self.at = end;
        self.run = end;
    }

    fn mark(&mut self, c: char) {
        if matches!(c, '”' | '》' | '’' | '"') {
            self.quotes.pop();
        }
        self.push(self.at + c.len_utf8(), Kind::Mark(c));
    }

    fn cue(&mut self, word: &str, role: Role) {
        // 占地方收入65.8%: of what is the local, no land.
        if word == "占地" && self.text[self.at + word.len()..].starts_with('方') {
            self.push(self.at + '占'.len_utf8(), Kind::Cue(Role::Share));
            return;
        }
        // 年产值过亿元, 要过七成: more than the figure behind it; in 过境 and 通过12家 it is another word's.
        if matches!(word, "过" | "破") && !self.passes() {
            self.at += word.len();
            return;
        }
        if role == Role::Idiom
            && word.chars().any(number::is_figure)
            && !matches!(word, "两年平均" | "三年平均")
        {
            self.close(self.at + word.len(), Fate::Slogan, "idiom");
            return;
        }
        // 发行计划, 行动计划: behind a noun a plan is a thing, no intention.
        let noun = self.run < self.at && word == "计划";
        let intends = crate::lexicon::cues::INTENDED.begins(&self.text[self.at + word.len()..]);
        let role = if noun && !intends { Role::Plain } else { role };
        self.push(self.at + word.len(), Kind::Cue(role));
    }

    /// A list mark's figure is an ordinal; the mark itself parts clauses.
    fn list_mark(&mut self, mark: Span) {
        let end = (mark.end() as usize).min(self.text.len());
        let words = &self.text[self.at..end];
        if words.chars().any(|c| c.is_ascii_digit() || number::is_figure(c)) {
            self.close(end, Fate::Ordinal, "list-mark");
        } else {
            self.push(end, Kind::Mark('·'));
        }
    }

    fn open(&mut self, c: char) {
        let start = self.at + c.len_utf8();
        let shut = match c {
            '“' => '”',
            '《' => '》',
            '‘' => '’',
            other => other,
        };
        if c == '"' && self.quotes.last().is_some_and(|quote| quote.0 == '"') {
            self.mark(c);
            return;
        }
        // Looked for within the sentence's reach only, so that cost stays linear.
        let reach = self.text[start..].char_indices().take(80).find(|(_, c)| *c == shut);
        self.push(start, Kind::Mark(c));
        if let Some((at, _)) = reach {
            self.quotes.push((c, start, start + at));
        }
    }

    /// A word of Latin letters and digits: a name with all its figures (5G is met at its figure).
    fn latin(&mut self) -> bool {
        if self.lacking_power() {
            return true;
        }
        let length = self.text[self.at..]
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'_' | b'.'))
            .count();
        let word = self.text[self.at..self.at + length].trim_end_matches(['-', '.', '_']);
        let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        let figures = word.bytes().position(|b| b.is_ascii_digit());
        match figures {
            // GDP9602.72亿元: a known abbreviation, then its number.
            Some(at) if at == letters && letters >= 2 && self.measured(word, at) => {
                self.at += letters;
                true
            }
            Some(_) => {
                let end = self.at + word.len();
                self.close(end, Fate::Name, "latin-name");
                true
            }
            None => {
                self.at += word.len().max(1);
                true
            }
        }
    }

    fn measured(&self, word: &str, letters: usize) -> bool {
        let number = number::arabic(self.text, self.at + letters).filter(|_| !word.starts_with("PM"));
        number.is_some_and(|number| unit::measure(self.text, number.end).is_some() || number.decimals > 0)
    }

    /// Pushes a numeral that measures nothing.
    pub(super) fn close(&mut self, end: usize, fate: Fate, why: &'static str) {
        let index = self.out.numerals.len();
        let span = Span::of(self.at, end);
        // 第十四 is 14: the number stands behind the mark.
        let figure = |c: char| c.is_ascii_digit() || number::is_figure(c);
        let first = self.text.get(self.at..end).and_then(|words| words.find(figure)).map(|at| self.at + at);
        // Every numeral is read, whatever its fate: 百亿产业 is 10,000,000,000.
        let read = first.and_then(|at| quantity::quantity(self.text, at, None));
        let read = read.filter(|read| read.number.end() as usize <= end);
        let whole = read.as_ref().filter(|read| read.span.end() as usize <= end);
        let alone = || first.and_then(|at| number::chinese(self.text, at)).filter(|number| number.end <= end);
        let value = match &whole {
            Some(read) => read.value,
            None => first
                .and_then(|at| number::arabic(self.text, at))
                .filter(|number| number.end <= end)
                .or_else(alone)
                .and_then(|number| number.value),
        };
        self.out.numerals.push(Numeral {
            value,
            range: whole.and_then(|read| read.range),
            base: whole.map_or(Base::None, |read| read.base),
            ..Numeral::bare(span, fate, why)
        });
        self.push(end, Kind::Closed(index));
    }

    fn time(&mut self) -> bool {
        // 连续三年居全市第一: so many of them, no time.
        if self.text[..self.at].ends_with("连续") {
            return false;
        }
        let Some(time) = time::time(self.text, self.at) else { return false };
        if time.figures {
            let number =
                self.text[self.at..time.end].chars().any(|c| c.is_ascii_digit() || number::is_figure(c));
            if number {
                let span = Span::of(self.at, time.end);
                self.out.numerals.push(Numeral::bare(span, Fate::Date, "time"));
            }
        }
        let index = self.out.times.len();
        self.out.times.push(time);
        self.push(time.end, Kind::Time(index));
        true
    }

    pub(super) fn bound_before(&self) -> Option<Bound> {
        let last = self.out.nodes.last()?;
        if self.run < self.at || last.span.end() as usize != self.at {
            return None;
        }
        match last.kind {
            Kind::Cue(Role::Bound(bound)) => Some(bound),
            _ => None,
        }
    }

    pub(super) fn push_quantity(&mut self, numeral: Numeral) {
        let index = self.out.numerals.len();
        let end = numeral.span.end() as usize;
        self.out.numerals.push(numeral);
        self.push(end, Kind::Quantity(index));
    }

    pub(super) fn numeral(&mut self) -> bool {
        let Some(numeral) = quantity::quantity(self.text, self.at, self.bound_before()) else { return false };
        // 这4位, 该3个: points at what was named.
        if self.text[..self.at].ends_with(['这', '该', '那'])
            && matches!(numeral.unit.slice(self.text), "位" | "名")
        {
            self.close(numeral.span.end() as usize, Fate::Name, "pointing");
            return true;
        }
        if numeral.unit.is_empty() && self.breaks_off(numeral.number.end() as usize) {
            return true;
        }
        if let Some((end, fate, why)) = self.named(&numeral) {
            self.close(end, fate, why);
            return true;
        }
        // 4—7位, 第… has been met already: a range of places.
        if numeral.dimension == Dimension::Place
            && numeral.unit.slice(self.text) == "位"
            && let Some((low, high)) = numeral.range
            && let (Ok(from), Ok(to)) = (u16::try_from(low), u16::try_from(high))
        {
            let core = rank::Core {
                end: numeral.span.end() as usize,
                from,
                to,
                bottom: false,
                scope: 0,
                needs_scope: false,
            };
            let from = self.words_before();
            if let Some(place) = rank::place(self.text, from, self.at, core, self.around.whole) {
                self.push_place(place);
                return true;
            }
        }
        self.push_quantity(numeral);
        true
    }
}

/// Characters that a place without number can begin with, looked at before cues are.
fn opens_superlative(c: char) -> bool {
    matches!(c, '最' | '遥')
}

/// Characters that a place can begin with.
fn opens_place(c: char) -> bool {
    matches!(
        c,
        '第' | '倒'
            | '前'
            | '后'
            | '首'
            | '榜'
            | '头'
            | '冠'
            | '末'
            | '垫'
            | '领'
            | '唯'
            | '之'
            | '亚'
            | '季'
            | '次'
            | '鳌'
            | '魁'
            | '探'
            | '夺'
            | '折'
            | '登'
            | '殿'
            | '问'
            | '老'
    )
}

/// Whether a Chinese character may begin anything but a cue; most steer nothing.
pub(super) fn steers(c: char) -> bool {
    matches!(c, '负' | '几' | '数' | '半')
        || opens_superlative(c)
        || number::is_figure(c)
        || starts_time(c)
        || opens_place(c)
        || Lexer::may_lack(c)
}

/// Characters that a time can begin with, figures aside.
fn starts_time(c: char) -> bool {
    matches!(
        c,
        '今' | '去'
            | '本'
            | '上'
            | '下'
            | '前'
            | '后'
            | '当'
            | '年'
            | '截'
            | '到'
            | '至'
            | '目'
            | '近'
            | '过'
            | '最'
            | '这'
            | '未'
            | '往'
            | '接'
            | '刚'
            | '同'
            | '迄'
            | '首'
            | '第'
            | '半'
            | '全'
            | '明'
            | '来'
            | '民'
            | '头'
            | '开'
            | '入'
            | '国'
            | '春'
            | '端'
            | '清'
            | '暑'
            | '“'
            | '"'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '两'
            | '〇'
            | '零'
    )
}
