//! Whether a text is what it seems: read in the wrong encoding before it came here, in characters of a font of its
//! own, or a page without an article.
//!
//! One look at each character, no tables of encodings.

use super::{SourceText, TextKind};

/// What is wrong with a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Suspect {
    /// UTF-8 that was read as GBK.
    Utf8AsGbk,
    /// GBK that was read as UTF-8: most is lost.
    GbkAsUtf8,
    /// Chinese that was read as a western encoding.
    AsLatin,
    /// Characters that only one font knows.
    PrivateUse,
    /// A page of WeChat without its text.
    WechatShell,
    /// A page without an article.
    NoArticle,
}

/// What the first two bytes of common Chinese characters and marks in UTF-8 are in GBK: every comma begins with 锛,
/// every full stop with 銆. Hardly any of them is in use today.
const AS_GBK: &str = "锛銆鈥涓浜浠浼鍏鍒鍔鍙鍖鍥鍦澶濂瀹甯鎴鎵鏂鏃鏄鏈鐨鍚鍜缁绗璁璐杩閮";

/// Characters looked at; what is wrong with a text is wrong from the start.
const WINDOW: usize = 1 << 18;

/// Tells what is wrong with a text, if anything is.
pub fn suspect(source: &SourceText) -> Option<Suspect> {
    let html = source.kind == TextKind::Html;
    let text = &source.text;
    let mut tally = Tally::default();
    if html {
        walk(text, &mut |c| tally.take(c));
    } else {
        text.chars().take(WINDOW).for_each(|c| tally.take(c));
    }
    tally.judge().or_else(|| if html { shell(text, &tally) } else { None })
}

#[derive(Default)]
struct Tally {
    foreign: u32,
    han: u32,
    lost: u32,
    as_gbk: u32,
    /// Latin letters with signs and western marks, next to one another.
    latin: u32,
    own: u32,
    last_latin: bool,
    last_letter: bool,
    digits: u32,
    /// Han characters, or blanks, since the last tag, and the most there were.
    since: u32,
    longest: u32,
}

/// Stands for a tag.
const TAG: char = '\0';

impl Tally {
    fn take(&mut self, c: char) {
        let latin = matches!(
            c,
            '\u{80}'..='\u{FF}' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ƒ' | '€' | '™' | '‰'
        );
        if c.is_ascii() {
            self.last_latin = false;
            self.digits += u32::from(c.is_ascii_digit());
            // A blank behind a letter ends a word; those that indent the markup say nothing.
            self.since = if c == TAG { 0 } else { self.since + u32::from(c == ' ' && self.last_letter) };
            self.last_letter = c.is_ascii_alphabetic();
            self.longest = self.longest.max(self.since);
            return;
        }
        self.foreign += 1;
        self.latin += u32::from(latin && self.last_latin);
        self.last_latin = latin;
        match c {
            char::REPLACEMENT_CHARACTER => self.lost += 1,
            // U+FFFD in UTF-8, read as GBK, over and over.
            '锟' | '斤' | '拷' => self.lost += u32::from(c != '斤'),
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => self.own += 1,
            _ => {}
        }
        if matches!(c, '\u{4E00}'..='\u{9FFF}') {
            self.han += 1;
            self.since += 1;
            self.longest = self.longest.max(self.since);
            self.as_gbk += u32::from(AS_GBK.contains(c));
        }
    }

    fn judge(&self) -> Option<Suspect> {
        /// Fewer than this prove nothing.
        const FEW: u32 = 6;
        let foreign = self.foreign;
        if self.lost >= FEW && self.lost * 8 > foreign {
            Some(Suspect::GbkAsUtf8)
        } else if self.as_gbk >= FEW && self.as_gbk * 6 > self.han {
            Some(Suspect::Utf8AsGbk)
        } else if self.latin >= 2 * FEW && self.latin * 2 > foreign && self.han * 8 < foreign {
            Some(Suspect::AsLatin)
        } else if self.own >= FEW && self.own * 25 > foreign {
            Some(Suspect::PrivateUse)
        } else {
            None
        }
    }
}

/// Whether a page has no sentence and next to no figure outside of its markup: what menus are made of.
fn shell(text: &str, tally: &Tally) -> Option<Suspect> {
    /// Characters of Chinese, or words of another language, that make a sentence.
    const SENTENCE: u32 = 10;
    const FIGURES: u32 = 4;
    if tally.longest >= SENTENCE || tally.digits >= FIGURES {
        return None;
    }
    let wechat = ["mp.weixin.qq.com", "rich_media", "js_content", "res.wx.qq.com", "wx_common"];
    let known = wechat.iter().any(|mark| text.contains(mark));
    if known {
        return Some(Suspect::WechatShell);
    }
    // A figure is what one comes for: a scrap of somebody's own that holds one is read.
    (tally.digits == 0).then_some(Suspect::NoArticle)
}

/// The characters of a page that are no markup, script or style, and [`TAG`] for each tag; a rough look, for the
/// counting alone.
fn walk(text: &str, take: &mut dyn FnMut(char)) {
    let mut rest = text;
    let mut left = WINDOW;
    while let Some(at) = rest.find('<') {
        for c in rest[..at].chars() {
            if left == 0 {
                return;
            }
            left -= 1;
            take(c);
        }
        take(TAG);
        rest = &rest[at..];
        let raw = ["script", "style", "title", "noscript"]
            .iter()
            .find(|name| rest.get(1..1 + name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name)));
        let end = match raw {
            Some(name) => rest[1..]
                .match_indices("</")
                .find(|(at, _)| {
                    rest.get(at + 3..at + 3 + name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name))
                })
                .map(|(at, _)| at + 1),
            None if rest.starts_with("<!--") => rest.find("-->"),
            None => rest.find('>').map(|at| at + 1),
        };
        let Some(end) = end else { return };
        rest = &rest[end..];
        if raw.is_some() {
            rest = rest.find('>').map_or("", |at| &rest[at + 1..]);
        }
    }
    for c in rest.chars().take(left) {
        take(c);
    }
}
