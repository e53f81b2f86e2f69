//! Colours: one accent, those of the page's own palette (`static/start.css`).

use plotters::style::RGBColor;

/// The colours of a picture.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Palette {
    /// Bars.
    pub accent: RGBColor,
    /// Names and values.
    pub ink: RGBColor,
    /// Notes and ticks.
    pub soft: RGBColor,
    /// The line at zero.
    pub axis: RGBColor,
    /// Grid lines: they tell nothing that the numbers do not, and may be faint.
    pub grid: RGBColor,
}

/// For a white ground.
pub const LIGHT: Palette = Palette {
    accent: RGBColor(0x1f, 0x5f, 0xbf),
    ink: RGBColor(0x1a, 0x22, 0x30),
    soft: RGBColor(0x56, 0x60, 0x72),
    axis: RGBColor(0x7c, 0x86, 0x97),
    grid: RGBColor(0xdf, 0xe3, 0xea),
};

/// For a nearly black ground.
pub const DARK: Palette = Palette {
    accent: RGBColor(0x7d, 0xb0, 0xf5),
    ink: RGBColor(0xe6, 0xea, 0xf1),
    soft: RGBColor(0xaa, 0xb3, 0xc2),
    axis: RGBColor(0x7a, 0x86, 0x9b),
    grid: RGBColor(0x2e, 0x36, 0x45),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance after WCAG 2.
    fn luminance(RGBColor(red, green, blue): RGBColor) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(a: RGBColor, b: RGBColor) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn everything_that_tells_something_stands_out() {
        let grounds = [
            (LIGHT, [RGBColor(0xff, 0xff, 0xff), RGBColor(0xf6, 0xf7, 0xf9)]),
            (DARK, [RGBColor(0x14, 0x18, 0x1d), RGBColor(0x19, 0x1e, 0x27)]),
        ];
        for (palette, grounds) in grounds {
            for ground in grounds {
                for (colour, least) in
                    [(palette.accent, 3.0), (palette.axis, 3.0), (palette.ink, 7.0), (palette.soft, 4.5)]
                {
                    assert!(contrast(colour, ground) >= least, "{colour:?} on {ground:?}");
                }
            }
        }
    }
}
