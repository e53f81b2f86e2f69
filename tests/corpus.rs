//! The tables of `tests/corpus`: how numerals, quantities, ranks, periods and numerals that measure
//! nothing are read. Each file says at its head what its rows mean; one loader reads them all.
//!
//! Numerals, quantities, ranks and periods are asked of the lexer on the cleaned row, falls and fates of the
//! whole analysis. `tests/corpus/*.snap` name the rows that are
//! read wrongly; `UPDATE_SNAPSHOTS=1` rewrites them. `CORPUS_CASE=text` prints the nodes of the rows that hold that text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use shaipin::analyse;
use shaipin::lex::lexer::{Surroundings, lex};
use shaipin::lex::node::{Kind, Lexed, Numeral};
use shaipin::lexicon::units::Dimension;
use shaipin::lexicon::values::{Day, End, Fate, Now};
use shaipin::report::Report;
use shaipin::source::{Clean, SourceText, Span, clean};

/// A period's words without what makes it "up to".
fn until(words: &str) -> &str {
    ["截至", "截止", "到"].iter().fold(words, |words, front| words.strip_prefix(front).unwrap_or(words))
}

#[derive(Deserialize)]
struct Table<Case> {
    case: Vec<Case>,
}

/// Reads `tests/corpus/NAME.toml` and asks `check` about each row; a row is right where it returns nothing.
fn table<Case: DeserializeOwned>(name: &str, text: fn(&Case) -> &str, check: fn(&Case) -> Option<String>) {
    let path = format!("{}/tests/corpus/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let rows = std::fs::read_to_string(&path).expect(&path);
    let rows = toml::from_str::<Table<Case>>(&rows).expect(&path).case;
    let show = std::env::var("CORPUS_CASE").ok();
    let mut wrong = Vec::new();
    for row in &rows {
        if show.as_ref().is_some_and(|words| text(row).contains(words.as_str())) {
            println!("{}", Read::of(text(row)).nodes());
        }
        if let Some(why) = check(row) {
            wrong.push(format!("  {}: {why}", text(row)));
        }
    }
    println!("{}", wrong.join("\n"));
    // The rows by name, so that a loss cannot hide behind a gain.
    let mut now = format!("{} of {} rows are read rightly; not yet:\n", rows.len() - wrong.len(), rows.len());
    now.extend(
        rows.iter().filter(|row| check(row).is_some()).map(|row| format!("{}\n", text(row).escape_debug())),
    );
    let path = format!("{}/tests/corpus/{name}.snap", env!("CARGO_MANIFEST_DIR"));
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, now).expect(&path);
        return;
    }
    let only = |one: &str, other: &str| {
        let lines = one.lines().filter(|line| !other.lines().any(|known| known == *line));
        lines.map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
    };
    assert!(
        now == known,
        "{name}: where it is meant, run UPDATE_SNAPSHOTS=1 cargo test --test corpus\nlost:\n{}\nwon:\n{}",
        only(&now, &known),
        only(&known, &now)
    );
}

/// A row as the lexer reads it.
struct Read {
    clean: Clean,
    lexed: Lexed,
}

impl Read {
    fn of(text: &str) -> Self {
        let clean = clean(&SourceText::pasted(text));
        let mut lexed = Lexed::default();
        let whole = Span::of(0, clean.text.len());
        lex(&clean.text, whole, Surroundings { list_marks: &[], whole: &[], peers: false }, &mut lexed);
        Self { clean, lexed }
    }

    fn nodes(&self) -> String {
        let words = |span: Span| span.slice(&self.clean.text).to_owned();
        let node = |node: &shaipin::lex::node::Node| match node.kind {
            Kind::Quantity(at) | Kind::Closed(at) => {
                format!("{} {:?} {:?}", words(node.span), node.kind, self.lexed.numerals[at])
            }
            Kind::Rank(at) => format!("{} {:?}", words(node.span), self.lexed.ranks[at]),
            Kind::Time(at) => format!("{} {:?}", words(node.span), self.lexed.times[at]),
            kind => format!("{} {kind:?}", words(node.span)),
        };
        self.lexed.nodes.iter().map(node).collect::<Vec<_>>().join("\n")
    }

    /// The first numeral that shares a byte with these bytes of the row.
    fn numeral(&self, at: Span) -> Option<&Numeral> {
        self.lexed.numerals.iter().find(|numeral| self.clean.source(numeral.span).overlaps(at))
    }
}

/// Where `words` stand in `text`; a numeral is not looked for inside longer figures.
fn find(text: &str, words: &str) -> Span {
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let fits = |at: &usize| {
        !(figure(words.chars().next()) && figure(text[..*at].chars().next_back())
            || figure(words.chars().next_back()) && figure(text[*at + words.len()..].chars().next()))
    };
    let at = text.match_indices(words).map(|(at, _)| at).find(fits).expect(text);
    Span::of(at, at + words.len())
}

fn decimal(word: &str) -> Decimal {
    Decimal::from_str_exact(word).expect(word)
}

/// What is amiss with a numeral's value.
fn value_amiss(
    numeral: &Numeral,
    value: Option<&str>,
    low: Option<&str>,
    high: Option<&str>,
) -> Option<String> {
    let wanted = value.map(decimal);
    if low.is_none() && high.is_none() {
        return (numeral.value != wanted || numeral.range.is_some())
            .then(|| format!("value {wanted:?}, got {:?} {:?}", numeral.value, numeral.range));
    }
    let (low, high) = (low.map(decimal), high.map(decimal));
    if low.is_some() && high.is_none() {
        // 上百: an open range is its end with a bound.
        let fits = numeral.value == low && numeral.bound.is_some_and(|bound| bound.name() == "以上");
        return (!fits).then(|| format!("at least {low:?}, got {:?} {:?}", numeral.value, numeral.bound));
    }
    let got = numeral.range;
    (got.map(|range| (Some(range.0), Some(range.1))) != Some((low, high)))
        .then(|| format!("from {low:?} to {high:?}, got {:?} {:?}", numeral.value, got))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumeralCase {
    text: String,
    numeral: String,
    value: Option<String>,
    fraction: Option<String>,
    unit: Option<String>,
    low: Option<String>,
    high: Option<String>,
    fate: Option<String>,
}

#[test]
fn numerals() {
    table::<NumeralCase>(
        "numerals",
        |case| &case.text,
        |case| {
            let read = Read::of(&case.text);
            let at = find(&case.text, &case.numeral);
            if let Some(fate) = &case.fate {
                return fate_amiss(&analyse(&SourceText::pasted(case.text.as_str())), &case.text, at, fate);
            }
            // A year is a time; its figures are then looked at as the date they are.
            let Some(numeral) = read.numeral(at) else { return Some("no numeral".into()) };
            let span = read.clean.source(numeral.span);
            if span.start() != at.start() || span.end() < at.end() {
                return Some(format!("spans {}", span.slice(&case.text)));
            }
            if let Some(fraction) = &case.fraction {
                let (part, whole) = fraction.split_once('/').expect("a fraction");
                let product = numeral.value.map(|value| (value * decimal(whole)).round_dp(20));
                return (product != Some(decimal(part)) || numeral.range.is_some())
                    .then(|| format!("{fraction}, got {:?}", numeral.value));
            }
            let base = read.base(numeral);
            if case.unit.as_ref().is_some_and(|unit| *unit != base) {
                return Some(format!("unit {:?}, got {base}", case.unit));
            }
            value_amiss(numeral, case.value.as_deref(), case.low.as_deref(), case.high.as_deref())
        },
    );
}

impl Read {
    /// The base unit as the ledger names it.
    fn base(&self, numeral: &Numeral) -> String {
        numeral.base.name().unwrap_or_default().into_owned()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuantityCase {
    text: String,
    number: String,
    unit: Option<String>,
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    base: Option<String>,
    bound: Option<String>,
}

#[test]
fn quantities() {
    table::<QuantityCase>(
        "quantities",
        |case| &case.text,
        |case| {
            let read = Read::of(&case.text);
            let at = find(&case.text, &case.number);
            let Some(numeral) = read.numeral(at) else { return Some("no numeral".into()) };
            if read.clean.source(numeral.number) != at {
                return Some(format!("number {}", read.clean.source(numeral.number).slice(&case.text)));
            }
            let unit = read.clean.source(numeral.unit).slice(&case.text);
            if unit != case.unit.as_deref().unwrap_or("") {
                return Some(format!("unit {:?}, got {unit}", case.unit));
            }
            let base = read.base(numeral);
            if case.base.as_ref().is_some_and(|wanted| *wanted != base) {
                return Some(format!("base {:?}, got {base}", case.base));
            }
            let bound = numeral.bound.map(|bound| bound.name());
            if bound != case.bound.as_deref() {
                return Some(format!("bound {:?}, got {bound:?}", case.bound));
            }
            // A fall is told by the words around: the numeral holds its size, the claim its sign.
            let fall = case.value.as_deref().and_then(|value| value.strip_prefix('-'));
            if let Some(size) = fall {
                let report = analyse(&SourceText::pasted(case.text.as_str()));
                let claim = report.claims.iter().find(|claim| claim.span.overlaps(at));
                let value =
                    claim.and_then(|claim| claim.quantity.as_ref()).and_then(|quantity| quantity.value);
                if value != case.value.as_deref().map(decimal) {
                    return Some(format!("fall {:?}, the claim says {value:?}", case.value));
                }
                return value_amiss(numeral, Some(size), None, None);
            }
            value_amiss(numeral, case.value.as_deref(), case.low.as_deref(), case.high.as_deref())
        },
    );
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RankCase {
    text: String,
    ranks: Vec<RankRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RankRow {
    scope: Option<String>,
    raw: Option<String>,
    from: Option<String>,
    to: Option<String>,
    end: Option<String>,
    #[serde(default)]
    tie: bool,
    #[serde(rename = "move")]
    step: Option<String>,
    /// Told by a row for later (the place it comes from); nothing reads it yet.
    #[allow(dead_code)]
    was: Option<String>,
    /// How many the scope holds, where the text tells.
    of: Option<String>,
}

#[test]
fn ranks() {
    table::<RankCase>(
        "ranks",
        |case| &case.text,
        |case| {
            let read = Read::of(&case.text);
            let (steps, places): (Vec<&RankRow>, Vec<&RankRow>) =
                case.ranks.iter().partition(|row| row.step.is_some());
            let words = |span: Span| read.clean.source(span).slice(&case.text).to_owned();
            let got: Vec<_> = read.lexed.ranks.iter().collect();
            if got.len() != places.len() {
                let got: Vec<_> = got.iter().map(|rank| words(rank.span)).collect();
                return Some(format!("{} places, got {got:?}", places.len()));
            }
            let mut scope = None;
            for (row, rank) in places.iter().zip(got) {
                scope = (!rank.scope.is_empty()).then(|| words(rank.scope)).or(scope);
                let place = (rank.from.to_string(), rank.to.to_string());
                if (Some(&place.0), Some(&place.1)) != (row.from.as_ref(), row.to.as_ref()) {
                    return Some(format!("from {:?} to {:?}, got {place:?}", row.from, row.to));
                }
                if (rank.end == End::Bottom) != (row.end.as_deref() == Some("bottom")) {
                    return Some(format!("end {:?}, got {:?}", row.end, rank.end));
                }
                let of = rank.of.map(|of| of.to_string());
                if of != row.of {
                    return Some(format!("of {:?}, got {of:?}", row.of));
                }
                if rank.tie != row.tie {
                    return Some(format!("tie {}, got {}", row.tie, rank.tie));
                }
                if row.scope.is_some() && scope != row.scope {
                    return Some(format!("scope {:?}, got {scope:?}", row.scope));
                }
                let raw = words(rank.span);
                if row.raw.as_ref().is_some_and(|wanted| !raw.ends_with(wanted.as_str())) {
                    return Some(format!("raw {:?}, got {raw}", row.raw));
                }
            }
            moves_amiss(&case.text, &steps)
        },
    );
}

/// A move is a claim of its own, as the gold has it: so many places, a fall negative.
fn moves_amiss(text: &str, rows: &[&RankRow]) -> Option<String> {
    let report = analyse(&SourceText::pasted(text));
    let is_place = |unit: &str| unit.ends_with("位次") || unit == "位";
    let got: Vec<String> = report
        .claims
        .iter()
        .filter_map(|claim| claim.quantity.as_ref())
        .filter(|quantity| quantity.base.as_deref().is_some_and(is_place))
        .map(|quantity| quantity.value.unwrap_or_default().to_string())
        .collect();
    let wanted: Vec<String> = rows.iter().filter_map(|row| row.step.clone()).collect();
    (got != wanted).then(|| format!("moves {wanted:?}, got {got:?}"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodCase {
    text: String,
    words: String,
    year: Option<String>,
    ended: Option<String>,
    from: Option<String>,
    to: Option<String>,
    cumulative: Option<bool>,
    kind: Option<String>,
}

#[test]
fn periods() {
    table::<PeriodCase>(
        "periods",
        |case| &case.text,
        |case| {
            let read = Read::of(&case.text);
            let at = find(&case.text, &case.words);
            let times = read.lexed.nodes.iter().filter_map(|node| match node.kind {
                Kind::Time(index) => Some((read.clean.source(node.span), read.lexed.times[index])),
                _ => None,
            });
            let over: Vec<_> = times.filter(|(span, _)| span.overlaps(at)).collect();
            if let Some(kind) = case.kind.as_deref().filter(|kind| *kind != "impossible") {
                let long = read.numeral(at).is_some_and(|numeral| numeral.dimension == Dimension::Duration);
                if kind == "duration" && !long {
                    return Some("no duration".into());
                }
                return (!over.is_empty()).then(|| format!("{kind}, got a time: {over:?}"));
            }
            let [(span, time)] = over.as_slice() else {
                return Some(format!("no time, or several: {over:?}"));
            };
            let words = span.slice(&case.text);
            let bare = until(words);
            if words != case.words && bare != until(&case.words) {
                return Some(format!("words {words}"));
            }
            let year = |said: &Option<String>| said.as_ref().map(|year| year.parse().expect("a year"));
            let period = time.period(words, Now { year: year(&case.year), ended: year(&case.ended) });
            let day = |day: Option<Day>| day.map(|d| format!("{:04}-{:02}-{:02}", d.year, d.month, d.day));
            let got = (day(period.from), day(period.to));
            if got != (case.from.clone(), case.to.clone()) {
                return Some(format!("dates {:?} to {:?}, got {got:?}", case.from, case.to));
            }
            (case.cumulative.is_some() && case.cumulative != period.cumulative)
                .then(|| format!("cumulative {:?}, got {:?}", case.cumulative, period.cumulative))
        },
    );
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NegativeCase {
    text: String,
    fates: Vec<(String, String)>,
}

#[test]
fn negatives() {
    table::<NegativeCase>(
        "negatives",
        |case| &case.text,
        |case| {
            let report = analyse(&SourceText::pasted(case.text.as_str()));
            let mut from = 0;
            for (words, fate) in &case.fates {
                let at = case.text[from..].find(words).expect(words) + from;
                from = at + words.len();
                if let Some(why) = fate_amiss(&report, &case.text, Span::of(at, from), fate) {
                    return Some(why);
                }
            }
            None
        },
    );
}

/// What is amiss with the fate of the numeral at `at`.
fn fate_amiss(report: &Report, text: &str, at: Span, wanted: &str) -> Option<String> {
    let over: Vec<_> = report.ledger.numerals.iter().filter(|numeral| numeral.span.overlaps(at)).collect();
    let alike: &[&str] = match wanted {
        "name" | "slogan" => &["name", "slogan", "ordinal"],
        "ordinal" => &["ordinal", "name"],
        _ => &[wanted],
    };
    // A rank is no numeral of the ledger's: its claim speaks for it.
    let ranked = report.claims.iter().any(|claim| claim.ranks.iter().any(|rank| rank.raw.overlaps(at)));
    let got: Vec<&str> = over.iter().map(|numeral| numeral.fate.name()).collect();
    let figures = at.slice(text).contains(|c: char| c.is_ascii_digit());
    let loose = wanted != "claim" && got.is_empty() && !ranked && !figures;
    let fits = if wanted == "claim" {
        got.iter().all(|fate| *fate == Fate::Claim.name()) && !got.is_empty()
    } else {
        !got.is_empty() && got.iter().all(|fate| alike.contains(fate))
    };
    (!fits && !loose)
        .then(|| format!("fate {wanted}, got {got:?}{}", if ranked { " and a rank" } else { "" }))
}

/// Cases of another recogniser (`gold/quantities-zh.jsonl` beside the corpus): numbers, percentages, money,
/// measures and ranges in everyday sentences.
#[test]
fn recognisers_cases() {
    let Some(corpus) = std::env::var_os("SHAIPIN_CORPUS") else {
        println!("skipped: SHAIPIN_CORPUS is not set");
        return;
    };
    let path = std::path::Path::new(&corpus).join("gold/quantities-zh.jsonl");
    let rows = std::fs::read_to_string(path).unwrap();
    let rows: Vec<serde_json::Value> = rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let wrong: Vec<String> =
        rows.iter().filter_map(|row| Some(format!("{}: {}", row["input"], recognised(row)?))).collect();
    let right = rows.len() - wrong.len();
    println!("{right} of {}\n{}", rows.len(), wrong.join("\n"));
    assert!(right * 100 >= rows.len() * RECOGNISED, "{right} of {}:\n{}", rows.len(), wrong.join("\n"));
}

/// Per cent of those cases that are read rightly; may rise, never fall.
const RECOGNISED: usize = 98;

/// What is amiss with a case of the other recogniser. A range told with 以上 and the like is its end with a bound.
fn recognised(row: &serde_json::Value) -> Option<String> {
    let text = row["input"].as_str()?;
    let read = Read::of(text);
    let wanted = row["expected"].as_array()?;
    if wanted.is_empty() {
        let claims = analyse(&SourceText::pasted(text)).claims;
        return (!claims.is_empty()).then(|| format!("{} claims", claims.len()));
    }
    let plain = |value: &serde_json::Value| value.as_f64();
    // 10,000.233 and the like come with exact decimals; a hundred-thousandth is near enough for fractions.
    let near = |one: f64, two: f64| (one - two).abs() <= 1e-5 * one.abs().max(two.abs()).max(1.0);
    let value = |decimal: Decimal| decimal.to_string().parse::<f64>().ok();
    let alone = |numeral: &Numeral| {
        let at = numeral.number.start() as usize;
        let number = shaipin::lex::number::arabic(&read.clean.text, at)
            .or_else(|| shaipin::lex::number::chinese(&read.clean.text, at))?;
        number.value.and_then(value)
    };
    wanted.iter().find_map(|wanted| {
        let held = |number: f64| {
            read.lexed.numerals.iter().any(|numeral| {
                let scaled = numeral.value.and_then(value);
                let ends = numeral.range.map(|range| [value(range.0), value(range.1)]).unwrap_or_default();
                scaled
                    .into_iter()
                    .chain(alone(numeral))
                    .chain(ends.into_iter().flatten())
                    .any(|said| near(said, number))
            })
        };
        if let Some(number) = plain(&wanted["value"]) {
            return (!held(number)).then(|| format!("no {number}"));
        }
        let ends = wanted["value"].as_str().unwrap_or("").trim_matches(['[', ']', '(', ')']);
        let missing = ends.split(',').filter_map(|end| end.trim().parse().ok()).find(|end| !held(*end));
        missing.map(|end: f64| format!("no end {end}"))
    })
}
