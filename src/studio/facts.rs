//! What the desk tells of a report so that charts can be made of it: the figures that can be drawn, each with its
//! claim, in plain words and numbers. Which chart shows what, and how, is decided here in the studio, which nobody
//! waits for.

use serde::{Deserialize, Serialize};

use crate::chart::model::{Shade, Sign};

/// The figures of a report, as far as the filters in force let them pass.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Proposed name of files, without ending.
    pub stem: String,
    /// Which text, read by what.
    pub source: String,
    /// Names of the regions: those that report, in official order, then others that are spoken of.
    pub regions: Vec<String>,
    /// How many of them report.
    pub reporting: u32,
    /// Series; others refer to them by their place here.
    pub series: Vec<Series>,
    /// Values, in the order of the text.
    pub values: Vec<Value>,
    /// How many more values there are than are told here.
    pub dropped: u32,
    /// Claimed places in the text's own whole, by region.
    pub seats: Vec<Seat>,
    /// What follows of values and places that are not stated.
    pub bounds: Vec<Bound>,
    /// Completion of yearly plans.
    pub paces: Vec<Pace>,
    /// What regions say of one series more than once, where several documents lie open.
    pub courses: Vec<Course>,
    /// Where the text has lost words: region, topic.
    pub damaged: Vec<(u32, u32)>,
}

/// A series.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Series {
    /// Index in the report.
    pub key: u32,
    /// Name.
    pub name: String,
    /// Base unit, empty for none.
    pub base: String,
    /// Topic, by its place in the agenda.
    pub topic: u32,
}

/// A stated value.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Value {
    /// Whose, where the text tells.
    pub region: Option<u32>,
    /// Of which series; a plan's is that of what was done.
    pub series: Option<u32>,
    /// What is measured, in the claim's own words.
    pub name: String,
    /// In the base unit, as a plain decimal.
    pub value: String,
    /// Base unit, empty for none.
    pub base: String,
    /// As the text writes it.
    pub literal: String,
    /// Claimed places, in few signs.
    pub places: String,
    /// Period in the text's words.
    pub period: String,
    /// Planned or expected.
    pub planned: bool,
    /// Start of the sentence.
    pub sentence: u32,
    /// The claim's id.
    pub claim: String,
}

/// A claimed place.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Seat {
    /// Whose.
    pub region: u32,
    /// In which series, where it has one.
    pub series: Option<u32>,
    /// In what, in the claim's own words.
    pub name: String,
    /// In very few signs: 4, 4–7, 倒1.
    pub short: String,
    /// In few signs: 第4, 前3.
    pub words: String,
    /// The value stated with it; may be empty.
    pub literal: String,
    /// In which part of the order.
    pub shade: Shade,
    /// Whether that part is known: without the number of regions the fourth may be the last.
    pub open: bool,
    /// What others say of it.
    pub sign: Sign,
    /// The claim's id.
    pub claim: String,
}

/// What follows of a region that did not state all.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Bound {
    /// Whose.
    pub region: u32,
    /// In which series.
    pub series: u32,
    /// Least value, base unit; only where no value is stated.
    pub low: Option<String>,
    /// Largest value.
    pub high: Option<String>,
    /// Both in words: 40–60, ≥ 40; empty where there is neither.
    pub range: String,
    /// The place that follows, where none is claimed; empty where it is not narrow.
    pub place: String,
    /// A claim of it, by its id; empty where there is none.
    pub claim: String,
}

/// What a region says of one series, in time.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Course {
    /// Whose.
    pub region: u32,
    /// Of which series.
    pub series: u32,
    /// Earliest first.
    pub points: Vec<Point>,
}

/// One figure of a course.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Point {
    /// Period in the text's words, the document's name where it tells none.
    pub when: String,
    /// In the base unit, as a plain decimal.
    pub value: String,
    /// As the text writes it.
    pub literal: String,
    /// Claimed places, in few signs.
    pub places: String,
    /// The document.
    pub document: String,
    /// The claim's id.
    pub claim: String,
}

/// How much of a yearly plan is done.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Pace {
    /// Whose, where the text tells.
    pub region: Option<u32>,
    /// Of what; the series where there is one.
    pub name: String,
    /// Per cent, as a plain decimal.
    pub value: String,
    /// As the text writes it.
    pub literal: String,
    /// Months that are over.
    pub month: u32,
    /// Period in the text's words.
    pub period: String,
    /// The claim's id.
    pub claim: String,
}
