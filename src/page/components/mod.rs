//! What is drawn, a component a file.

mod chips;
mod claims;
mod claims_hand;
mod detail;
mod drop;
mod editor;
mod header;
mod help;
mod ledger;
mod legend;
mod marks;
mod measured;
mod menu;
mod notices;
mod paragraph;
mod region_card;
mod regions;
mod shelf;
mod source;
mod status;
mod tabs;
mod view;
mod welcome;
mod workspace;

pub use claims::ClaimsTable;
pub use detail::DetailStrip;
pub use drop::DropTarget;
pub use header::header;
pub use ledger::LedgerPane;
pub use notices::notices;
pub use source::SourcePane;
pub use status::status_line;
pub use view::ViewPane;
pub use welcome::Welcome;
pub use workspace::workspace;
