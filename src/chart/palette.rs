//! Colours: those of the page's own palette (`static/start.css`), for a white ground.
//!
//! A picture is drawn once, in these. Where the page is dark its style sheet gives each of them another colour by
//! the attribute that plotters writes (`.drawing [fill="#1F5FBF"]`), so that a change of the theme draws nothing
//! anew, and what is saved or printed is always right for paper. `tests/drawing.rs` holds the style sheet to this
//! list. One hue, told apart by lightness, and orange for the last places: safe for colour-blind readers and in grey
//! print, where every cell bears its place as well.

use plotters::style::RGBColor;

/// The ground.
pub const PAPER: RGBColor = RGBColor(0xff, 0xff, 0xff);
/// Bars, and cells of first places.
pub const ACCENT: RGBColor = RGBColor(0x1f, 0x5f, 0xbf);
/// Words on [`ACCENT`].
pub const ON_ACCENT: RGBColor = RGBColor(0xfe, 0xfe, 0xfe);
/// Names and values.
pub const INK: RGBColor = RGBColor(0x1a, 0x22, 0x30);
/// Notes and ticks.
pub const SOFT: RGBColor = RGBColor(0x56, 0x60, 0x72);
/// The line at zero, frames of what was not stated.
pub const AXIS: RGBColor = RGBColor(0x7c, 0x86, 0x97);
/// Grid lines: they tell nothing that the numbers do not, and may be faint.
pub const GRID: RGBColor = RGBColor(0xdf, 0xe3, 0xea);
/// Cells of second and third places.
pub const TOP: RGBColor = RGBColor(0x9d, 0xc0, 0xf0);
/// Cells of places between.
pub const MIDDLE: RGBColor = RGBColor(0xe1, 0xec, 0xfa);
/// Cells of the last places.
pub const BOTTOM: RGBColor = RGBColor(0xf3, 0xd9, 0xb1);
/// What is to be checked.
pub const WARN: RGBColor = RGBColor(0x8a, 0x4b, 0x00);
/// What cannot be so.
pub const BAD: RGBColor = RGBColor(0xa3, 0x26, 0x2a);

/// All of them, with the variable that the page uses instead.
pub const ALL: [(RGBColor, &str); 12] = [
    (PAPER, "paper"),
    (ACCENT, "accent"),
    (ON_ACCENT, "accent-ink"),
    (INK, "ink"),
    (SOFT, "soft"),
    (AXIS, "line-strong"),
    (GRID, "line"),
    (TOP, "cell-top"),
    (MIDDLE, "cell-middle"),
    (BOTTOM, "cell-bottom"),
    (WARN, "warn"),
    (BAD, "bad"),
];
