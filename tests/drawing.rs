//! Charts are drawn as they were (`web_page` and `web_worker` hold the browser to the same bytes), and the page's
//! style sheet knows every colour in them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

#[path = "web/chart.rs"]
mod chart;

use shaipin::chart::palette;

const CSS: &str = include_str!("../static/start.css");

#[test]
fn charts_are_drawn_alike_everywhere() {
    for (drawn, (name, wanted)) in chart::pictures().iter().zip(chart::WANTED) {
        if std::env::var_os("SHAIPIN_UPDATE").is_some() {
            let file = format!("{}/tests/web/{name}.svg", env!("CARGO_MANIFEST_DIR"));
            std::fs::write(file, drawn).unwrap();
        } else {
            assert_eq!(drawn, wanted, "{name}");
        }
    }
}

/// Red, green and blue of a colour as the style sheet writes it.
fn rgb(hex: &str) -> [u8; 3] {
    let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    [part(0), part(2), part(4)]
}

/// Relative luminance after WCAG 2.
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [u8; 3], two: [u8; 3]) -> f64 {
    let (one, two) = (luminance(one), luminance(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

#[test]
fn everything_that_tells_something_stands_out_in_both_themes() {
    let drawn = |name: &str| {
        let found = palette::ALL.iter().find(|(_, variable)| *variable == name).unwrap().0;
        [found.0, found.1, found.2]
    };
    let dark = CSS.split(":root[data-theme=dark] {").nth(1).unwrap().split('}').next().unwrap();
    let themed = |name: &str| {
        let (_, rest) =
            dark.split_once(&format!("--{name}: #")).unwrap_or_else(|| panic!("--{name} is not dark"));
        rgb(&rest[..6])
    };
    for colour in [&drawn as &dyn Fn(&str) -> [u8; 3], &themed] {
        for (front, back, least) in [
            ("accent", "paper", 3.0),
            ("line-strong", "paper", 3.0),
            ("bad", "paper", 4.5),
            ("ink", "paper", 7.0),
            ("soft", "paper", 4.5),
            ("accent-ink", "accent", 4.5),
            ("ink", "cell-top", 4.5),
            ("ink", "cell-middle", 4.5),
            ("ink", "cell-bottom", 4.5),
        ] {
            let found = contrast(colour(front), colour(back));
            assert!(found >= least, "{front} on {back}: {found:.2}");
        }
        // Places are told apart in grey: each shade from the next.
        let shades = ["accent", "cell-top", "cell-middle"];
        for pair in shades.windows(2) {
            assert!(contrast(colour(pair[0]), colour(pair[1])) >= 1.4, "{pair:?}");
        }
    }
}

#[test]
fn the_style_sheet_turns_every_colour_and_no_other_is_drawn() {
    let known: Vec<String> = palette::ALL
        .iter()
        .map(|(colour, _)| format!("#{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2))
        .collect();
    for (hex, (_, variable)) in known.iter().zip(palette::ALL) {
        for what in ["fill", "stroke"] {
            let rule = format!(".drawing [{what}=\"{hex}\"] {{ {what}: var(--{variable}); }}");
            assert!(CSS.contains(&rule), "{rule}");
        }
    }
    for svg in chart::pictures() {
        for (at, _) in svg.match_indices("=\"#") {
            assert!(known.iter().any(|known| *known == svg[at + 2..at + 9]), "{}", &svg[at..at + 12]);
        }
    }
}
