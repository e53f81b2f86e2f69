//! Places with what stands around them: how many they are among, where they came from, their numeral.

use super::lexer::Lexer;
use super::node::{Kind, Node, Numeral, Place};
use super::number;
use super::rank::{self, Core, Reading};
use crate::lexicon::cues::Role;
use crate::lexicon::ranks::{LEADS, MAXIMS, MEASURES, MEMBERS, RISES, SCOPES, VERBS};
use crate::lexicon::set::words;
use crate::lexicon::units::Dimension;
use crate::lexicon::values::Fate;
use crate::source::Span;

/// Nodes in front of a place that may say how many it is among.
const REACH: usize = 12;

impl Lexer<'_> {
    /// Where the words before this spot begin that a rank's scope and verb may be taken from.
    pub(super) fn words_before(&self) -> usize {
        let mut from = self.run;
        for node in self.out.nodes.iter().rev() {
            match node.kind {
                Kind::Text | Kind::Cue(_) => from = node.span.start() as usize,
                // 三明市, 九江市: a figure of the whole's own name; 一类县.
                Kind::Closed(index)
                    if self.in_whole(node.span) || self.out.numerals[index].why == "kind-of-places" =>
                {
                    from = node.span.start() as usize
                }
                _ => break,
            }
        }
        from
    }

    /// Whether words lie inside a name by which the text calls its whole.
    fn in_whole(&self, words: Span) -> bool {
        let figure = words.slice(self.text);
        self.around.whole.iter().any(|name| {
            let start = name.find(figure).and_then(|at| (words.start() as usize).checked_sub(at));
            start.and_then(|start| self.text.get(start..)).is_some_and(|rest| rest.starts_with(name.as_str()))
        })
    }

    /// A place at this spot, with scope and verb from the words before it.
    pub(super) fn place(&mut self) -> bool {
        match rank::core(self.text, self.at) {
            Some(Reading::Place(core)) => {
                let from = self.words_before();
                let core = Core { needs_scope: core.needs_scope && !self.claims_by_measure(), ..core };
                let Some(place) = rank::place(self.text, from, self.at, core, self.around.whole) else {
                    return false;
                };
                // 安全第一, 生态第一: a maxim.
                // 把质量放在首位: put first, not ranked first.
                if words!["放在", "摆在", "放到", "摆到"].ends(&self.text[..place.span.start() as usize])
                {
                    return false;
                }
                if place.span.start() as usize == self.at && MAXIMS.ends(&self.text[..self.at]) {
                    self.close(core.end, Fate::Slogan, "maxim");
                    return true;
                }
                if self.text[self.at..].starts_with('第')
                    && self.opens_sentence()
                    && place.span.start() as usize == self.at
                    && self.text[core.end..].starts_with([',', '、', ':'])
                {
                    // 第一,…: counts the points of a speech.
                    self.close(core.end, Fate::Ordinal, "point-of-speech");
                    return true;
                }
                self.push_place(place);
                true
            }
            Some(Reading::Ordinal(end)) => {
                self.close(end, Fate::Name, "ordinal-name");
                true
            }
            None => false,
        }
    }

    /// Whether a place is claimed without a scope: a superlative with who holds it behind (最高的是), in a text
    /// that ranks places also one right behind a measure (总量最大) or in front of its figure (最少,为17户), and
    /// a word of the lead right behind a figure (增长16.7%领跑).
    fn claims_by_measure(&self) -> bool {
        let rest = &self.text[self.at..];
        if rest.starts_with('最') {
            let behind: String = rest.chars().skip(2).take(3).collect();
            let told = words!["的是", "的为", "的分别", "的依次"].begins(&behind);
            let figure = words![",为", ",达", ",仅", ",只"].begins(&behind);
            return told || self.around.peers && (figure || MEASURES.ends(&self.text[..self.at]));
        }
        let behind_figure = self.run == self.at
            && self.out.nodes.last().is_some_and(|node| {
                matches!(node.kind, Kind::Quantity(_)) && node.span.end() as usize == self.at
            });
        self.around.peers && behind_figure && LEADS.begins(rest)
    }

    /// One of several places without 第: `分居全省二、三位`.
    pub(super) fn listed_place(&mut self) -> bool {
        let Some(core) = rank::listed(self.text, self.at) else { return false };
        let from = self.words_before();
        let Some(place) = rank::place(self.text, from, self.at, core, self.around.whole) else {
            return false;
        };
        self.push_place(place);
        true
    }

    /// Puts a place in, taking its scope and verb back from the words before it.
    pub(super) fn push_place(&mut self, mut place: Place) {
        self.flush(self.at);
        self.sized(&mut place);
        self.risen(&mut place);
        self.joined(&mut place);
        let start = place.span.start() as usize;
        while let Some(last) = self.out.nodes.last_mut() {
            if (last.span.end() as usize) <= start {
                break;
            }
            if (last.span.start() as usize) < start {
                last.span = Span::of(last.span.start() as usize, start);
                break;
            }
            self.out.nodes.pop();
        }
        let index = self.out.ranks.len();
        let end = place.span.end() as usize;
        place.numeral = self.figure_of(&place);
        self.out.nodes.push(Node { span: place.span, kind: Kind::Rank(index) });
        self.out.ranks.push(place);
        self.at = end;
        self.run = end;
    }

    /// `分列倒数第一、第二`: the next of a list is counted from the same end.
    fn joined(&self, place: &mut Place) {
        let alone = place.span.start() as usize == self.at && self.text[self.at..].starts_with('第');
        let mut before = self.out.nodes.iter().rev();
        let mark =
            before.next().is_some_and(|node| matches!(node.kind, Kind::Mark('、') | Kind::Cue(Role::And)));
        if let Some(Kind::Rank(index)) = before.next().map(|node| node.kind)
            && alone
            && mark
            && let Some(first) = self.out.ranks.get(index)
        {
            place.end = first.end;
        }
    }

    /// Whether a sentence begins here.
    fn opens_sentence(&self) -> bool {
        if self.run < self.at {
            return false;
        }
        match self.out.nodes.last() {
            None => true,
            Some(last) => matches!(last.kind, Kind::Mark('。' | ';' | '!' | '?' | ':')),
        }
    }

    /// The numeral in a place, put among the numerals; until a claim takes the place it names a class.
    fn figure_of(&mut self, place: &Place) -> Option<usize> {
        let words = self.text.get(self.at..place.span.end() as usize)?;
        let is_figure = |c: char| c.is_ascii_digit() || number::is_figure(c);
        let start = self.at + words.find(is_figure)?;
        let end = self.at + words.rfind(is_figure)?;
        let end = end + self.text.get(end..)?.chars().next()?.len_utf8();
        let range = (place.from != place.to && place.from > 1).then(|| (place.from.into(), place.to.into()));
        self.out.numerals.push(Numeral {
            value: range.is_none().then(|| place.to.into()),
            range,
            dimension: Dimension::Place,
            ..Numeral::bare(Span::of(start, end), Fate::Name, "rank-class")
        });
        Some(self.out.numerals.len() - 1)
    }

    /// `全省11个地市中排名第三`: the count of those it is among, and their scope in front of it.
    fn sized(&mut self, place: &mut Place) {
        let start = place.span.start() as usize;
        let mut counted = None;
        for node in self.out.nodes.iter().rev().take(REACH) {
            match node.kind {
                Kind::Quantity(index) => {
                    counted = Some((node.span, index));
                    break;
                }
                // 居七县市第一: a figure right in front of a class.
                Kind::Closed(index) if self.out.numerals[index].why == "figure-in-word" => {
                    counted = Some((node.span, index));
                    break;
                }
                Kind::Text | Kind::Cue(_) | Kind::Mark('(' | ')' | '、') => {}
                _ => break,
            }
        }
        let Some((span, index)) = counted else { return };
        let Some(between) = self.text.get(span.end() as usize..start) else { return };
        // 全省18个省辖市中综合得分排名第7: what is ranked stands between.
        let among = between.split_once(['中', '内']).map_or("", |(class, _)| class);
        let apart = MEMBERS.contains(&among) && between.len() > among.len() + '中'.len_utf8();
        let members = if apart { among } else { between };
        let members = members.trim_end_matches(['中', '里', '内', '当', '之', '在']);
        let numeral = &self.out.numerals[index];
        let unit = numeral.unit.slice(self.text);
        let plain = members.is_empty() && between.is_empty() && matches!(unit, "市" | "县" | "区" | "省");
        if !(MEMBERS.contains(&members) && matches!(unit, "个" | "家" | "") || plain) {
            return;
        }
        let of = numeral.value.filter(|value| value.is_integer()).and_then(|value| u16::try_from(value).ok());
        let Some(of) = of.filter(|of| *of >= 2) else { return };
        place.of = Some(of);
        let (numeral_fate, why) = (Fate::Name, "rank-scope");
        self.out.numerals[index].fate = numeral_fate;
        self.out.numerals[index].why = why;
        if let Some(node) = self.out.nodes.iter_mut().rev().take(REACH).find(|node| node.span == span) {
            node.kind = Kind::Closed(index);
        }
        if apart {
            self.among(place, span, members.len() + '中'.len_utf8());
            return;
        }
        let mut from = span.start() as usize;
        if place.scope.is_empty() {
            let before = self.text.get(..from).unwrap_or("");
            let fixed = SCOPES.iter().copied().filter(|word| before.ends_with(word));
            let named = self.around.whole.iter().map(String::as_str).filter(|word| before.ends_with(word));
            if let Some(length) = fixed.chain(named).map(str::len).max() {
                place.scope = Span::of(from - length, from);
                from -= length;
            } else if !before.ends_with('的') {
                // 居七县市第一: the class is the scope itself.
                place.scope = Span::of(from, span.end() as usize + members.len());
            }
        }
        let before = self.text.get(..from).unwrap_or("");
        if before.ends_with('在') {
            from -= '在'.len_utf8();
        } else if let Some(verb) =
            VERBS.longest_ending(before).filter(|_| from == place.scope.start() as usize)
        {
            from -= verb.len();
        }
        place.span = Span::of(from, place.span.end() as usize);
    }

    /// The class and its count in front of what is ranked are no words of its name, and the whole in front of them
    /// is the place's scope.
    fn among(&mut self, place: &mut Place, count: Span, class: usize) {
        let end = count.end() as usize + class;
        for node in self.out.nodes.iter_mut().rev().take(REACH) {
            if node.span == count {
                node.span = Span::of(count.start() as usize, end);
                break;
            }
            if node.span.start() as usize <= end {
                node.span = Span::of(end.min(node.span.end() as usize), node.span.end() as usize);
            }
        }
        for at in (self.out.nodes.len().saturating_sub(REACH)..self.out.nodes.len()).rev() {
            if self.out.nodes.get(at).is_some_and(|node| node.span.is_empty()) {
                self.out.nodes.remove(at);
            }
        }
        let before = self.text.get(..count.start() as usize).unwrap_or("");
        if let Some(scope) = SCOPES.longest_ending(before).filter(|_| place.scope.is_empty()) {
            place.scope = Span::of(before.len() - scope.len(), before.len());
        }
    }

    /// `由全市第五位升至第三位`: the place it came from is no claim; the way between is its move.
    fn risen(&mut self, place: &mut Place) {
        let words = place.span.slice(self.text);
        let rises = RISES.begins(words) || RISES.ends(&self.text[..place.span.start() as usize]);
        let Some(at) =
            self.out.nodes.iter().rev().take(4).position(|node| matches!(node.kind, Kind::Rank(_)))
        else {
            return;
        };
        let at = self.out.nodes.len() - 1 - at;
        let Some(node) = self.out.nodes.get(at).copied() else { return };
        let Kind::Rank(index) = node.kind else { return };
        let before = self.text.get(..node.span.start() as usize).unwrap_or("");
        let reach = before.char_indices().rev().nth(10).map_or(0, |(at, _)| at);
        let came = before.get(reach..).unwrap_or("").rfind(['由', '从']).map(|at| reach + at);
        let clause = came.is_some_and(|at| !before[at..].contains([',', '。', ';', '、', '\n']));
        if !rises || !clause || index + 1 != self.out.ranks.len() {
            return;
        }
        let Some(earlier) = self.out.ranks.pop() else { return };
        if place.scope.is_empty() {
            place.scope = earlier.scope;
        }
        if earlier.from == earlier.to && place.from == place.to && earlier.end == place.end {
            place.step = i16::try_from(i32::from(earlier.from) - i32::from(place.from)).ok();
        }
        if let Some(numeral) = earlier.numeral.and_then(|index| self.out.numerals.get_mut(index)) {
            numeral.why = "rank-earlier";
        }
        self.out.nodes[at].kind = Kind::Mark('·');
    }
}
