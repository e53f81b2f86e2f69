//! Numerals that measure nothing: the rules by which they are part of a name, a word or a number to
//! call; and Chinese figures, most of which are.

use super::lexer::Lexer;
use super::node::{Kind, Numeral};
use super::number;
use super::rank::is_word;
use super::unit::{self, Base};
use crate::lexicon::cues::Role;
use crate::lexicon::names::{MOVES, PASSING, STRICT, TAILS};
use crate::lexicon::nouns::{MAKING_VERBS, NEWLY, STAGE_VERBS, SUBJECTS};
use crate::lexicon::set::words;
use crate::lexicon::units::Dimension;
use crate::lexicon::values::Fate;
use crate::source::Span;

/// Characters of a list that a figure behind it may count.
const LISTED: usize = 20;

/// Characters between a capacity and the end of the project's name that it stands in.
const SIZED: usize = 16;

impl Lexer<'_> {
    /// The rules by which a numeral is part of a name.
    pub(super) fn named(&self, numeral: &Numeral) -> Option<(usize, Fate, &'static str)> {
        let end = numeral.span.end() as usize;
        let figures_end = numeral.number.end() as usize;
        let before = self.text[..self.at].chars().next_back();
        let after = self.text[figures_end..].chars().next();
        let unitless = numeral.unit.is_empty() && numeral.base == Base::None;
        if matches!(before, Some('+' | '#' | '@' | '_')) || matches!(after, Some('+' | '_' | '=')) {
            return Some((self.glued(figures_end), Fate::Name, "joined-by-sign"));
        }
        if matches!(before, Some('·')) || matches!(after, Some('·' | '•')) {
            return Some((self.glued(figures_end), Fate::Name, "joined-by-dot"));
        }
        if unitless && after.is_some_and(|c| c.is_ascii_alphabetic()) {
            return Some((self.glued(figures_end), Fate::Name, "latin-name"));
        }
        if unitless && (numeral.value.is_none() && numeral.range.is_none() || self.telephone(numeral)) {
            return Some((self.glued(figures_end), Fate::Chrome, "telephone"));
        }
        if let Some(quote) = self.quotes.last().filter(|quote| quote.2 > self.at) {
            let length = self.text[quote.1..quote.2].chars().count();
            let short = length <= 8 || quote.0 == '《';
            let counted = matches!(numeral.dimension, Dimension::Count | Dimension::Other | Dimension::Place);
            if short || counted && length <= 20 {
                return Some((end.min(quote.2).max(figures_end), Fate::Name, "inside-quotes"));
            }
        }
        // 5000吨级泊位, 100亿元级产业: a grade, no amount.
        let graded = self.text[end..].starts_with('级') && !self.text[end..].starts_with("级别");
        if graded
            && !numeral.unit.is_empty()
            && !matches!(numeral.dimension, Dimension::Count | Dimension::Place)
        {
            return Some((end + '级'.len_utf8(), Fate::Name, "grade"));
        }
        // 4万亿项目: named by its size.
        if numeral.base == Base::None
            && numeral.unit.slice(self.text).ends_with('亿')
            && self.text[end..].starts_with("项目")
        {
            return Some((end, Fate::Name, "class-by-size"));
        }
        if self.sizes(numeral) {
            return Some((end, Fate::Name, "size-of-project"));
        }
        let tail = &self.text[figures_end..];
        // “558”项目, 6080项目: things are counted with 个, so a figure right before 项目 is a programme's name where it
        // stands in quotes, before 工程 and its like, or has four digits; 实施120项目 is a count all the same.
        let rest = tail.strip_prefix(['”', '"']).unwrap_or(tail);
        let quoted = rest.len() < tail.len() && self.text[..self.at].ends_with(['“', '"']);
        let many = numeral.value.is_some_and(|value| value >= rust_decimal::Decimal::ONE_HUNDRED);
        let programme = rest.strip_prefix("项目").is_some_and(|behind| {
            let long = numeral.value.is_some_and(|value| value >= rust_decimal::Decimal::ONE_THOUSAND)
                && !behind.starts_with(['标', '前', '录', '的'])
                && !self.text[..self.at].ends_with(['共', '计', '有', '达']);
            quoted || long || ["工程", "计划", "行动"].iter().any(|word| behind.starts_with(word))
        });
        if programme && many && !numeral.chinese {
            return Some((figures_end, Fate::Name, "programme"));
        }
        if unitless && TAILS.begins(tail) {
            return Some((figures_end, Fate::Name, "name-tail"));
        }
        if unitless && after.is_some_and(|c| is_word(c) && !number::is_figure(c)) && !numeral.chinese {
            // 大唐1830化肥: figures between words, without a unit.
            let joined = before.is_some_and(is_word);
            // 高于全国、全省1.1和0.3个百分点: the first of a list whose unit stands behind the last.
            let listed = tail
                .strip_prefix(['和', '与', '及'])
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            // 收入比由1.93降至1.89: a figure that goes on to another.
            let moves = MOVES.begins(tail);
            if joined && !listed && !moves && !matches!(after, Some('的' | '以' | '左' | '上')) {
                return Some((figures_end, Fate::Name, "without-unit"));
            }
        }
        None
    }

    /// Whether a capacity stands inside a project's name (某公司30万吨负极材料三期项目, 10万只肉羊屠宰线).
    fn sizes(&self, numeral: &Numeral) -> bool {
        let large = numeral.value.is_some_and(|value| value >= rust_decimal::Decimal::from(1000));
        let measured = matches!(
            numeral.dimension,
            Dimension::Count | Dimension::Mass | Dimension::Energy | Dimension::Volume | Dimension::Other
        );
        if !large || !measured || numeral.unit.is_empty() || numeral.bound.is_some() {
            return false;
        }
        let before = self.text[..self.at].chars().next_back();
        // 年产3万吨…项目, 新增1万套…: a figure of its own.
        if before.is_some_and(|c| "产理工宰量力模达为到至计共有的约成增能供超破值投装建运".contains(c))
        {
            return false;
        }
        // 推广3000套…项目: so many are spread, sold, mended.
        if MAKING_VERBS.ends(&self.text[..self.at]) {
            return false;
        }
        let tail = &self.text[numeral.span.end() as usize..];
        // 140万千瓦的某抽水蓄能电站
        let owned = tail.strip_prefix('的').map(|rest| {
            let end = rest.char_indices().take(SIZED).find(|(_, c)| !is_word(*c)).map_or(0, |(at, _)| at);
            let end =
                if end == 0 { rest.char_indices().nth(SIZED).map_or(rest.len(), |(at, _)| at) } else { end };
            rest.get(..end).unwrap_or("")
        });
        if owned.is_some_and(|rest| words!["电站", "项目", "工程", "基地", "电厂", "风电场"].stands_in(rest))
        {
            return true;
        }
        let length = tail.char_indices().take(SIZED).find(|(_, c)| !is_word(*c)).map(|(at, _)| at);
        let name = length.and_then(|length| tail.get(..length)).unwrap_or("");
        name.chars().nth(2).is_some()
            && !name.contains(|c: char| c == '的' || c.is_ascii_digit())
            && (SUBJECTS.ends(name) || name.ends_with('线'))
    }

    /// Whether 过 or 破 here is the verb of a figure right behind it.
    pub(super) fn passes(&self) -> bool {
        let behind = self.text.get(self.at..).and_then(|rest| rest.chars().nth(1));
        let before = self.text.get(..self.at).and_then(|text| text.chars().next_back());
        let figure = |c: char| c.is_ascii_digit() || number::is_figure(c) || "百千万亿".contains(c);
        behind.is_some_and(figure) && !before.is_some_and(|c| PASSING.contains(c))
    }

    /// The end of figures, letters and signs glued to one another (`1+4+X`, `4·15`).
    fn glued(&self, from: usize) -> usize {
        let mut end = from;
        for c in self.text[from..].chars().take(24) {
            if !(c.is_ascii_alphanumeric() || matches!(c, '+' | '·' | '•' | '-' | '.' | '_')) {
                break;
            }
            end += c.len_utf8();
        }
        end
    }

    /// Long unbroken figures, or groups joined by hyphens.
    fn telephone(&self, numeral: &Numeral) -> bool {
        let digits = numeral.number.slice(self.text);
        let long = digits.len() >= 7 && digits.bytes().all(|b| b.is_ascii_digit());
        let grouped = self.text[numeral.number.end() as usize..]
            .strip_prefix(['-', ' '])
            .is_some_and(|rest| rest.bytes().take_while(u8::is_ascii_digit).count() >= 3);
        long || (digits.len() >= 3 && !digits.contains('.') && grouped)
    }

    pub(super) fn chinese(&mut self) -> bool {
        // 万亿 behind 超过, 突破: the number is one.
        if self.text[self.at..].starts_with("万亿") && self.bound_before().is_some() {
            return self.bare_magnitude();
        }
        if words!["百分之", "千分之", "万分之"].begins(&self.text[self.at..]) {
            return self.numeral();
        }
        let Some(number) = number::chinese(self.text, self.at) else {
            return false;
        };
        // 陆地, 队伍, 收拾: a formal figure alone is a word like any other.
        let formal = |c: char| "壹贰叁肆伍陆柒捌玖拾佰仟".contains(c);
        let words = &self.text[self.at..number.end];
        if words.chars().count() == 1 && words.starts_with(formal) {
            return false;
        }
        let Some(measure) = unit::measure(self.text, number.end) else {
            // 三分之一: a part of a whole, without unit.
            if self.text[self.at..number.end].contains("分之") {
                return self.numeral();
            }
            self.close(number.end, Fate::Slogan, "figure-in-word");
            return true;
        };
        // 位列一类县前三名: a kind of places.
        let word = &self.text[number.end..measure.end];
        let places = self.text[measure.end..].starts_with(['县', '区', '市', '旗', '乡', '镇', '园', '街']);
        if matches!(word, "类" | "档") && places {
            self.close(measure.end, Fate::Name, "kind-of-places");
            return true;
        }
        // 连续三年居全市第一: a run of them.
        let several = number.value.is_some_and(|value| value > rust_decimal::Decimal::ONE);
        if several && measure.dimension == Dimension::Duration && self.text[..self.at].ends_with("连续") {
            return self.numeral();
        }
        // 两市差距, 两地相差: the two that were named.
        if words == "两"
            && ["市", "地", "县", "区", "省", "州"].contains(&&self.text[number.end..measure.end])
        {
            self.close(measure.end, Fate::Name, "pointing");
            return true;
        }
        // 铸造、煤机两个行当: as many as were just listed.
        let two = number.value == Some(rust_decimal::Decimal::TWO);
        let place = matches!(&self.text[number.end..measure.end], "地" | "市" | "县" | "区" | "州");
        if (two || place) && self.just_listed(&number) {
            self.close(measure.end, Fate::Name, "pointing");
            return true;
        }
        // 抓了四件事: parts of a speech.
        let behind = &self.text[measure.end..];
        if word == "件" && behind.starts_with('事') && !words!["事项", "事故", "事件", "事实"].begins(behind)
        {
            self.close(measure.end, Fate::Slogan, "parts-of-speech");
            return true;
        }
        // 这两个: points at what was named.
        if self.text[..self.at].ends_with(['这', '该', '那']) {
            self.close(measure.end, Fate::Name, "pointing");
            return true;
        }
        // 每千人床位数: per so many.
        if self.text[..self.at].ends_with('每') {
            self.close(measure.end, Fate::Name, "per-unit");
            return true;
        }
        // 二十届三中全会: an ordinal without 第.
        if &self.text[number.end..measure.end] == "届" {
            self.close(measure.end, Fate::Name, "ordinal-name");
            return true;
        }
        // 百万千瓦机组, 千亿元产业集群: a class named by its size.
        let bare = words.chars().all(|c| "百千万亿".contains(c));
        let led = self.run >= self.at
            && matches!(
                self.out.nodes.last().map(|node| node.kind),
                Some(Kind::Cue(Role::Bound(_) | Role::Copula | Role::Light | Role::Up | Role::Down))
            )
            || self.text[..self.at].ends_with(['上', '数', '几'])
                && !words!["跨上", "迈上", "站上", "登上", "踏上"].ends(&self.text[..self.at]);
        let noun = self.text[measure.end..].chars().next().is_some_and(is_word);
        if bare && noun && !led && measure.dimension != Dimension::Percent {
            self.close(measure.end, Fate::Name, "figure-in-word");
            return true;
        }
        let single = self.text[self.at..number.end].chars().count() == 1;
        let word = &self.text[number.end..measure.end];
        let one = number.value == Some(rust_decimal::Decimal::ONE);
        // 上升五位, 连升四位: places won.
        let moves = matches!(word, "位" | "名" | "个位次" | "位次")
            && matches!(self.out.nodes.last().map(|node| node.kind), Some(Kind::Cue(Role::Up | Role::Down)))
            && self.run >= self.at;
        let loose = !moves && single && !STRICT.contains(&word) && measure.exp == 0
            || !moves
                && one
                && !matches!(measure.dimension, Dimension::Times | Dimension::Percent | Dimension::Money)
            // 千家万户, 万条: a great many.
            || single && self.text[self.at..].starts_with(['百', '千', '万', '亿']) && measure.exp == 0
                && self.bound_before().is_none() && !self.text[..self.at].ends_with(['上', '数', '几'])
            || measure.dimension == Dimension::Duration
            || single && measure.dimension == Dimension::Score;
        if loose {
            let fate = if measure.dimension == Dimension::Duration { Fate::Date } else { Fate::Slogan };
            self.close(number.end, fate, "figure-in-word");
            return true;
        }
        self.numeral()
    }

    /// Whether a figure of one character counts the members of a list that stands right before it.
    fn just_listed(&self, number: &number::Number) -> bool {
        let single = self.text[self.at..number.end].chars().nth(1).is_none();
        let Some(value) = number.value.filter(|_| single) else { return false };
        let listed = |c: &char| is_word(*c) && !c.is_ascii_digit() || *c == '、';
        let list: Vec<char> = self.text[..self.at].chars().rev().take(LISTED).take_while(listed).collect();
        let parts = list.iter().filter(|c| **c == '、').count();
        // 引进博士、硕士两名人才: things that were counted.
        let said: String = list.iter().rev().collect();
        let counts = NEWLY.begins(&said) || STAGE_VERBS.begins(&said) || MAKING_VERBS.begins(&said);
        parts > 0
            && !counts
            && list.len() < LISTED
            && list.first() != Some(&'、')
            && rust_decimal::Decimal::from(parts + 1) == value
            && list.first().is_some_and(|c| !"等共有的了为达到各近约超".contains(*c))
    }

    fn bare_magnitude(&mut self) -> bool {
        let figure_end = self.at + '万'.len_utf8();
        let Some(measure) = unit::measure(self.text, figure_end) else { return false };
        let exponent = u32::try_from(4 + measure.exp).unwrap_or(0);
        let value =
            10i128.checked_pow(exponent).map(|value| rust_decimal::Decimal::from_i128_with_scale(value, 0));
        let numeral = Numeral {
            number: Span::of(self.at, figure_end),
            unit: Span::of(figure_end, measure.end),
            span: Span::of(self.at, measure.end),
            value,
            range: None,
            base: if measure.base == Base::None { Base::Row("元") } else { measure.base },
            dimension: Dimension::Money,
            bound: self.bound_before(),
            chinese: true,
            fate: Fate::Unread,
            why: "no-rule",
        };
        self.push_quantity(numeral);
        true
    }
}
