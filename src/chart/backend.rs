//! plotters' SVG backend with two changes: text is measured by its characters and never through a
//! font (in wasm that would touch `window`, which a worker has not), and the box of each rectangle is
//! noted, because plotters gives its rectangles neither id nor title.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use plotters::prelude::SVGBackend;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::Area;

/// plotters writes a font of size s as `font-size` s ÷ 1.24.
pub const FONT_FACTOR: f64 = 1.24;

/// Boxes of the rectangles drawn so far; shared, because plotters takes the backend for itself.
pub type Boxes = Rc<RefCell<Vec<Area>>>;

/// The backend.
pub struct Backend<'a> {
    svg: SVGBackend<'a>,
    boxes: Boxes,
}

impl<'a> Backend<'a> {
    /// Draws into `svg` with a view box of `size`, and notes the boxes of rectangles in `boxes`.
    pub fn new(svg: &'a mut String, size: (u32, u32), boxes: Boxes) -> Self {
        Self { svg: SVGBackend::with_string(svg, size), boxes }
    }
}

type Drawn = Result<(), DrawingErrorKind<io::Error>>;

impl DrawingBackend for Backend<'_> {
    type ErrorType = io::Error;

    fn get_size(&self) -> (u32, u32) {
        self.svg.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.svg.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.svg.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.svg.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.svg.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y) = upper_left;
        self.boxes.borrow_mut().push((x, y, bottom_right.0 - x, bottom_right.1 - y));
        self.svg.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.svg.draw_path(path, style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.svg.fill_polygon(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.svg.draw_circle(center, radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Drawn {
        self.svg.draw_text(text, style, pos)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<io::Error>> {
        let size = style.size() / FONT_FACTOR;
        Ok((width(text, size), size.ceil() as u32))
    }
}

/// The width of a text in pixels, rounded up: Han and full-width signs are 1 em wide, all others
/// taken for 0.55 em, which is a little more than digits and most Latin letters need.
pub fn width(text: &str, font_size: f64) -> u32 {
    let (mut wide, mut narrow) = (0_u32, 0_u32);
    for sign in text.chars() {
        if is_wide(sign) { wide += 1 } else { narrow += 1 }
    }
    // A cast of floats saturates.
    ((f64::from(wide) + 0.55 * f64::from(narrow)) * font_size).ceil() as u32
}

/// The text cut to a width, with an ellipsis where it was cut, and without signs that XML refuses.
pub fn fitted(text: &str, font_size: f64, room: u32) -> String {
    let allowed = |sign: &char| !sign.is_control() && !matches!(sign, '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(allowed).collect();
    if width(&text, font_size) <= room {
        return text;
    }
    let mut kept = String::new();
    for sign in text.chars() {
        kept.push(sign);
        if width(&kept, font_size) + width("…", font_size) > room {
            kept.pop();
            break;
        }
    }
    kept + "…"
}

/// The text in lines of a width: broken behind Han signs and blanks, never before a sign that closes.
pub fn wrapped(text: &str, font_size: f64, room: u32) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut word) = (String::new(), String::new());
    let mut signs = text.chars().filter(|sign| !sign.is_control()).peekable();
    while let Some(sign) = signs.next() {
        word.push(sign);
        let closes = |next: &char| matches!(next, '，' | '。' | '、' | '；' | '：' | '）' | '”' | '》' | ' ');
        let ends = sign == ' ' || is_wide(sign) || signs.peek().is_none_or(|&next| is_wide(next));
        if !ends || signs.peek().is_some_and(closes) || matches!(sign, '（' | '“' | '《') {
            continue;
        }
        if width(&(line.clone() + word.trim_end()), font_size) > room && !line.trim().is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            word = word.trim_start().to_owned();
        }
        line.push_str(&std::mem::take(&mut word));
    }
    line.push_str(&word);
    lines.push(line.trim_end().to_owned());
    lines.retain(|line| !line.is_empty());
    lines.into_iter().map(|line| fitted(&line, font_size, room)).collect()
}

/// Han, kana, full-width signs and the marks that Chinese fonts draw a whole em wide.
fn is_wide(sign: char) -> bool {
    matches!(sign, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{20000}'..='\u{3ffff}' | '—' | '…' | '“' | '”' | '‘' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_told_by_characters() {
        assert_eq!(width("投资", 10.0), 20);
        assert_eq!(width("1.5亿", 10.0), 27);
        assert_eq!(width("", 10.0), 0);
    }

    #[test]
    fn lines_are_broken_where_one_may() {
        let lines = |text, room| wrapped(text, 10.0, room);
        assert_eq!(lines("白石县青河区，南屏县。", 60), ["白石县青河", "区，南屏县。"]);
        assert_eq!(lines("as the words go", 50), ["as the", "words go"]);
        assert_eq!(lines("截至4月底 done", 45), ["截至4月", "底 done"]);
        assert!(lines("", 50).is_empty() && lines("a", 0) == ["…"]);
    }

    #[test]
    fn long_texts_are_cut_and_controls_fall() {
        assert_eq!(fitted("白石县开发区", 10.0, 40), "白石县…");
        assert_eq!(fitted("白\u{1}石\n县", 10.0, 40), "白石县");
        assert_eq!(fitted("白石县", 10.0, 0), "…");
    }
}
