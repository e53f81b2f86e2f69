//! The studio: draws charts and writes files out of plain data.
//!
//! It runs in a worker and a wasm of its own, fetched when the page is ready and at rest, so that
//! neither plotters nor a spreadsheet writer is waited for by anyone. A pure function: a [`Job`],
//! described by the desk, gives what was [`Made`]. Natively the tests call it directly.
//!
//! It also opens files that are more than text: [`open`] is given a file's bytes by the page itself.

mod charts;
pub mod facts;
mod opened;

use serde::{Deserialize, Serialize};

use crate::book::encode::Gb18030;
use crate::book::{Book, csv, json, markdown, xlsx};
use crate::chart::Look;
use crate::source;
use crate::unpack::Decode;
use facts::Facts;
use opened::{Document, Said};

/// What is to be made.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Job {
    /// The view of charts.
    Charts {
        /// What can be drawn.
        facts: Facts,
        /// Which chart, as the address has it; empty for the first that has something to show.
        choice: String,
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
    /// Rows for programs.
    Json,
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
    /// A view.
    Charts {
        /// All of it, without styles and handlers; what leads somewhere has `data-go`, what can be reached by arrows
        /// `data-near` with the places of its neighbours.
        html: String,
        /// The drawing alone, as it is saved; empty where there is none.
        svg: String,
        /// Proposed name of its file, without ending.
        name: String,
    },
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
    /// What came of a file.
    Opened {
        /// Its documents; several of a zip.
        documents: Vec<Document>,
        /// What could not be read, and why.
        failed: Vec<Said>,
    },
    /// There is nothing to draw, or it could not be written.
    Nothing,
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

/// Opens a file of any kind that [`crate::unpack`] knows.
pub fn open(name: &str, bytes: &[u8], decode: Decode<'_>) -> Made {
    let (documents, failed) = opened::open(name, bytes, decode);
    Made::Opened { documents, failed }
}

/// Does a job. `decode` reads other encodings, which the browser and natively a library can.
pub fn work(job: &Job, decode: Decode<'_>) -> Made {
    match job {
        Job::Charts { facts, choice, look } => {
            let charts::Shown { html, svg, name } = charts::view(facts, choice, *look);
            Made::Charts { html, svg, name }
        }
        Job::File { name, kind, book } => {
            let (mime, bytes) = match kind {
                FileKind::Csv(encoding) => ("text/csv", Some(encoded(&csv::write(book), *encoding, decode))),
                FileKind::Markdown => ("text/markdown", Some(markdown::write(book).into_bytes())),
                FileKind::Json => ("application/json", Some(json::write(book).into_bytes())),
                FileKind::Xlsx => {
                    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx::write(book))
                }
            };
            bytes.map_or(Made::Nothing, |bytes| Made::File { name: name.clone(), mime, bytes })
        }
    }
}

fn encoded(text: &str, encoding: Encoding, decode: Decode<'_>) -> Vec<u8> {
    match encoding {
        Encoding::Marked => format!("\u{feff}{text}").into_bytes(),
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Gb18030 => {
            Gb18030::turned(&|bytes: &[u8]| decode(bytes, source::Encoding::Gb18030)).encode(text)
        }
    }
}
