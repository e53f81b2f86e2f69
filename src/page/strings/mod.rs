//! Every string of the interface, one place per language. A missing one does not compile.

mod en;
mod zh;

use shaipin::serve::protocol::{Column, Language};

use super::state::Notice;

/// A word of the protocol in the reader's language; unknown words pass as they are.
pub type Word = for<'a> fn(&'a str) -> &'a str;

/// The strings of a language.
#[allow(missing_docs, reason = "each name says where it stands; the text is its own documentation")]
pub struct Strings {
    // The page.
    pub title: &'static str,
    pub brand: &'static str,
    pub private: &'static str,
    pub open: &'static str,
    pub open_note: &'static str,
    pub new_page: &'static str,
    pub pick_file: &'static str,
    pub sample: &'static str,
    pub sample_faults: &'static str,
    pub undo: &'static str,
    pub undo_title: &'static str,
    pub close: &'static str,
    pub help: &'static str,
    pub theme_title: &'static str,
    pub drop_here: &'static str,
    // Start.
    pub start_what: &'static str,
    pub start_paste_1: &'static str,
    pub start_paste_2: &'static str,
    pub start_type: &'static str,
    pub start_types: &'static str,
    pub start_private: &'static str,
    pub offline_copy: &'static str,
    // Export.
    pub export: &'static str,
    pub export_note: &'static str,
    pub csv_all: &'static str,
    pub csv_view: &'static str,
    pub json_all: &'static str,
    pub csv_utf8: &'static str,
    pub csv_gb: &'static str,
    pub xlsx: &'static str,
    pub markdown: &'static str,
    pub markdown_view: &'static str,
    // Panels.
    pub panel_source: &'static str,
    pub panel_regions: &'static str,
    pub panel_overview: &'static str,
    pub panel_compare: &'static str,
    pub panel_region: &'static str,
    pub panel_projects: &'static str,
    pub panel_leagues: &'static str,
    pub panel_audit: &'static str,
    pub panel_claims: &'static str,
    pub panel_chart: &'static str,
    pub panel_ledger: &'static str,
    // Source.
    pub source_label: &'static str,
    pub source_hint: &'static str,
    pub legend: &'static str,
    pub kind: Word,
    pub edit_label: &'static str,
    pub edit_placeholder: &'static str,
    pub edit_hint: &'static str,
    // Claims.
    pub column: fn(Column) -> &'static str,
    pub sort_hint: &'static str,
    pub topic: Word,
    pub status: Word,
    pub aspect: Word,
    pub not_told: &'static str,
    pub no_region: &'static str,
    pub claims_none: &'static str,
    pub claims_filtered: &'static str,
    pub filters: &'static str,
    pub search: &'static str,
    pub only_ranked: &'static str,
    pub clear_all: &'static str,
    pub remove_filter: fn(&str) -> String,
    pub n_of_m: fn(u32, u32) -> String,
    // The chosen claim.
    pub chosen_claim: &'static str,
    pub show_in_source: &'static str,
    pub fact_region: &'static str,
    pub fact_indicator: &'static str,
    pub fact_value: &'static str,
    pub fact_rank: &'static str,
    pub fact_period: &'static str,
    pub fact_status: &'static str,
    pub fact_section: &'static str,
    pub fact_topic: &'static str,
    // Regions.
    pub regions_none: &'static str,
    pub regions_note: fn(usize) -> String,
    pub spoken_note: fn(usize) -> String,
    pub region_counts: fn(u32, u32) -> String,
    pub show_claims: &'static str,
    pub rename: &'static str,
    pub rename_of: fn(&str) -> String,
    pub code_title: &'static str,
    pub found_as: &'static str,
    pub may_be: &'static str,
    pub take_candidate: &'static str,
    pub why: &'static str,
    pub sure: fn(f32) -> String,
    pub paragraphs: fn(u32, u32) -> String,
    pub reason: Word,
    // Chart.
    pub chart_coming: &'static str,
    pub chart_not_fetched: &'static str,
    pub chart_stopped: &'static str,
    pub again: &'static str,
    // Ledger.
    pub all: &'static str,
    pub ledger_note: fn(u32) -> String,
    pub why_not: Word,
    pub ledger_none: &'static str,
    // Status line.
    pub status_label: &'static str,
    pub pasted_text: &'static str,
    pub typed_text: &'static str,
    pub n_characters: fn(usize) -> String,
    pub n_regions: fn(usize) -> String,
    pub n_claims: fn(u32) -> String,
    pub n_ranked: fn(u32) -> String,
    pub n_unread: fn(u32) -> String,
    pub state_working: &'static str,
    pub state_done: &'static str,
    pub state_failed: &'static str,
    pub state_restarted: &'static str,
    pub state_lost: &'static str,
    // Banners: what happened, and what next.
    pub notice: fn(&Notice) -> String,
}

/// The strings of a language.
pub fn strings(language: Language) -> &'static Strings {
    match language {
        Language::Chinese => &zh::STRINGS,
        Language::English => &en::STRINGS,
    }
}
