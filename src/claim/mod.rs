//! Document and tokens into claims.
//!
//! [`walk`] goes through the paragraphs, [`sentence`] through a sentence's clauses; [`figure`],
//! [`count`], [`measure`], [`subject`], [`listing`] and [`place`] turn numbers and places into [`draft`]s. [`words`] reads the
//! words around a number, [`naming`], `amount`, `percent` and [`change`] make the indicator's name of them (`around` says what
//! was told before, `context` what a general noun is of, `brackets` what stands in them, `things` parts what is counted), [`lists`] parts lists of
//! names, `residue` takes the sentence off a noun's edges, and [`frame`] holds what is inherited, [`when`] which times that are, [`chapter`] what headings add and [`scope`] among whom.
//! [`peers`] and [`peer_names`] read several places compared in one sentence, [`aim`] quotations that are plans. [`table`] reads rows of tables,
//! `forward` places told before their holders, `aside` brackets inside names;
//! `placing` finds places that stand apart from their figures, `laid_out` what is planned and whose time it has, `title` what the title tells;
//! `pointing` finds what 后者 and 前两项 mean, `ranked_class` counts of what holds a place. [`talk`] sets aside what measures nothing in a speech, `class` bounds that make a class of things.
mod against;
pub mod aim;
mod amount;
mod around;
mod aside;
mod brackets;
pub mod change;
pub mod chapter;
mod class;
mod context;
pub mod count;
mod count_nouns;
mod counted;
pub mod draft;
pub mod fields;
pub mod figure;
mod forward;
pub mod frame;
mod involved;
mod item;
mod laid_out;
mod lead;
mod light;
pub mod listing;
pub mod lists;
pub mod measure;
mod mixed;
pub mod model;
mod months;
pub mod naming;
mod ordered;
mod peer_names;
mod peers;
mod percent;
pub mod place;
mod place_alone;
mod place_own;
mod placing;
mod pointing;
mod ranked_class;
mod ratio;
pub mod reached;
pub mod residue;
pub(crate) mod scope;
pub mod sentence;
mod shared;
pub mod subject;
pub mod table;
pub mod talk;
mod things;
mod title;
pub mod trace;
mod view;
pub mod walk;
pub mod ways;
mod when;
pub mod words;
