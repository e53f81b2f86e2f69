//! Text into a document: paragraphs, page chrome, headings, regions, topics.
//!
//! [`read`] is the way in. In order: [`block`] cuts the text into paragraphs, [`chrome`] sets aside
//! what the page put around it and finds the title, [`head`] finds headings and list marks, [`mention`]
//! finds the names of places and zones, [`home`] tells whose members they are, [`local`] finds units below
//! the county, [`topic`] gives every
//! stretch its agenda item, [`seams`] and [`segment`] find who speaks where, and [`region`] puts it together.
//! Each looks at every byte a fixed number of times.

mod account;
pub mod block;
pub mod chrome;
pub mod evidence;
pub mod head;
pub mod headline;
pub mod home;
pub mod label;
pub mod local;
pub mod mention;
pub mod model;
pub mod notice;
pub mod offices;
pub mod press;
pub mod region;
pub mod running;
pub mod seams;
pub mod segment;
pub mod single;
pub mod topic;
pub mod turns;
pub mod unlisted;
pub mod wider;
pub mod year;

pub use model::{
    Block, BlockKind, Document, DocumentKind, Head, Mention, Reason, ReasonKind, Region, RegionBlock,
    RegionId, RegionRun, Role, Topic, TopicRun,
};

use crate::source::{Clean, Span};

/// Reads the structure of a text. Never fails: what cannot be told stays `None`.
pub fn read(clean: &Clean) -> Document {
    let text = clean.text.as_str();
    let mut document = Document { paragraphs: block::paragraphs(text), ..Document::default() };
    let place = |span: &Span| Span::new(clean.locate(span.start()), clean.locate(span.end()));
    let boxes: Vec<Span> = clean.boxes.iter().map(place).collect();
    chrome::set_aside(text, &boxes, &mut document);
    let marks = head::find(text, &mut document);
    let names = mention::find(text, &document);
    let home = home::of(text, &document, &names);
    let mut units = local::speakers(text, &document, &names);
    // Where towns speak, another that opens a paragraph with figures does so as well.
    if units.len() >= 2 && units.iter().all(|unit| local::below_county(unit)) {
        let others = running::opening(text, &document);
        units.extend(others.into_iter().filter(|unit| !units.contains(unit)).collect::<Vec<_>>());
    }
    let home = if units.iter().all(|unit| !local::below_county(unit)) {
        home
    } else {
        home::take_home(home, home::county(&document, &names))
    };
    let mut found = units.clone();
    found.extend(local::in_rows(text, &document).into_iter().filter(|unit| !units.contains(unit)));
    // Where no unit speaks, running text may tell of them.
    let speakers = found.len();
    if units.is_empty() || units.iter().all(|unit| local::below_county(unit)) {
        found.extend(
            running::find(text, &document)
                .into_iter()
                .filter(|name| !found.contains(name))
                .collect::<Vec<_>>(),
        );
    }
    let names = local::merge(names, local::find(text, &document, &found));
    let names = local::merge(names, local::listed_short(text, &document, &units));
    let names = mention::settle(text, names, &home, &document);
    let own = topic::weigh(text, &document, &marks);
    let selves = mention::selves(text, &document);
    let finds = evidence::Finds {
        leads: &marks,
        hits: &own,
        names: &names,
        selves: &selves,
        home: &home,
        units: &units,
        speakers,
    };
    region::assign(text, &mut document, finds);
    topic::assign(text, &mut document, &marks, &own);
    document.now = year::of(text, &document);
    document.steps +=
        6 * text.len() as u64 + 8 * (names.len() + own.len() + document.paragraphs.len()) as u64;
    document
}
