//! The year that a text speaks of: from its title, else its first dated sentences. Never guessed.

use super::model::{BlockKind, Document};

/// The first year (1949 to 2100, before 年 or in a date) of the title, else of the first paragraphs;
/// the front matter's or the page's date counts last.
pub fn of(text: &str, document: &Document) -> Option<u16> {
    let title = document.title.and_then(|span| first_year(span.slice(text), true));
    let told = || {
        let own = document.paragraphs.iter().filter(|block| block.kind != BlockKind::Chrome);
        own.take(40).find_map(|block| first_year(block.span.slice(text), true))
    };
    let page =
        || document.paragraphs.iter().take(20).find_map(|block| first_year(block.span.slice(text), false));
    title.or_else(told).or_else(page)
}

/// With `strict` four digits must be followed by 年 (or begin `2021-08-08`); else any four digits that
/// look like a year will do.
fn first_year(text: &str, strict: bool) -> Option<u16> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if run == 4 {
            let year: u16 = text[at..at + 4].parse().ok()?;
            let after = &text[at + 4..];
            let marked = after.trim_start().starts_with('年') && !after.trim_start().starts_with("年期");
            if (1949..=2100).contains(&year)
                && (marked || !strict && (after.starts_with(['-', '/', '.', ' '])))
            {
                return Some(year);
            }
        }
        at += run;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_four_digits_before_its_word() {
        assert_eq!(first_year("全市2300个,2019年上半年", true), Some(2019));
        assert_eq!(first_year("完成2015元", true), None);
        assert_eq!(first_year("发布于2023-04-01", false), Some(2023));
    }
}
