//! The studio: draws pictures and writes files out of plain data.
//!
//! It runs in a worker and a wasm of its own, fetched when the page is ready and at rest, so that
//! neither plotters nor a spreadsheet writer is waited for by anyone. A pure function: a [`Job`],
//! described by the desk, gives what was [`Made`]. Natively the tests call it directly.

use serde::{Deserialize, Serialize};

use crate::book::encode::Gb18030;
use crate::book::{Book, csv, markdown, xlsx};
use crate::chart::{Area, BarSeries, Look, bars};

/// What is to be made.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Job {
    /// The bars of a series.
    Bars {
        /// What is drawn.
        series: BarSeries,
        /// How.
        look: Look,
    },
    /// A file.
    File {
        /// Proposed name.
        name: String,
        /// Of which kind.
        kind: FileKind,
        /// What is in it.
        book: Book,
    },
}

/// Files that are written here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum FileKind {
    /// Comma-separated.
    Csv(Encoding),
    /// Tables in Markdown.
    Markdown,
    /// A workbook.
    Xlsx,
}

/// Encodings of a text file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8 with a byte order mark: Excel and WPS then know it.
    #[default]
    Marked,
    /// UTF-8 as programs like it.
    Utf8,
    /// For programs that know nothing else.
    Gb18030,
}

/// What was made.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub enum Made {
    /// A picture.
    Drawing(Drawing),
    /// A file.
    File {
        /// Proposed name.
        name: String,
        /// MIME type.
        mime: &'static str,
        /// Content; beside the rest, because it travels as a buffer.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// There is nothing to draw, or it could not be written.
    Nothing,
}

/// A chart: the picture and what lies over it.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Drawing {
    /// The whole SVG, made by plotters.
    pub svg: String,
    /// Width and height of its view box.
    pub size: (u32, u32),
    /// The marks in it.
    pub marks: Vec<DrawnMark>,
    /// Alternative text, made from the data.
    pub description: String,
}

/// A mark of a chart and the claim behind it.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct DrawnMark {
    /// Box in view-box units: x, y, width, height.
    pub area: Area,
    /// The claim, by its id.
    pub claim: String,
    /// What a screen reader says.
    pub label: String,
}

impl Job {
    /// In the form in which it travels.
    pub fn packed(&self) -> Vec<u8> {
        // Plain data into memory: there is nothing to fail.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// From that form; `None` for anything else.
    pub fn unpacked(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// Does a job. `decode` reads GB18030, which the browser and natively a library can.
pub fn work(job: &Job, decode: &dyn Fn(&[u8]) -> String) -> Made {
    match job {
        Job::Bars { series, look } => drawing(series, *look).map_or(Made::Nothing, Made::Drawing),
        Job::File { name, kind, book } => {
            let (mime, bytes) = match kind {
                FileKind::Csv(encoding) => ("text/csv", Some(encoded(&csv::write(book), *encoding, decode))),
                FileKind::Markdown => ("text/markdown", Some(markdown::write(book).into_bytes())),
                FileKind::Xlsx => {
                    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx::write(book))
                }
            };
            bytes.map_or(Made::Nothing, |bytes| Made::File { name: name.clone(), mime, bytes })
        }
    }
}

fn drawing(series: &BarSeries, look: Look) -> Option<Drawing> {
    let picture = bars::draw(series, look)?;
    let marks = picture.marks.into_iter().filter_map(|(bar, area, label)| {
        Some(DrawnMark { area, claim: series.bars.get(bar)?.claim.clone(), label })
    });
    Some(Drawing {
        marks: marks.collect(),
        svg: picture.svg,
        size: picture.size,
        description: picture.description,
    })
}

fn encoded(text: &str, encoding: Encoding, decode: &dyn Fn(&[u8]) -> String) -> Vec<u8> {
    match encoding {
        Encoding::Marked => format!("\u{feff}{text}").into_bytes(),
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Gb18030 => Gb18030::turned(decode).encode(text),
    }
}
