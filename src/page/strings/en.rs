//! English.

use shaipin::blocks::grouped;
use shaipin::project::Flaw;
use shaipin::serve::names;
use shaipin::serve::protocol::{Column, Field, Language};

use super::Strings;
use crate::page::state::Notice;

/// English.
pub static STRINGS: Strings = Strings {
    title: "Shaipin 晒拼",
    brand: "Shaipin",
    private: "On this computer only",
    open: "Open",
    open_note: "You can also press Ctrl+V or drop a file anywhere, at any time.",
    new_page: "Clear and start over",
    pick_file: "Choose a file…",
    sample: "Try a sample (invented)",
    sample_faults: "One with faults (invented)",
    sample_draft: "Check a draft (invented)",
    undo: "Undo",
    redo: "Bring back",
    undo_title: "Undo: text or correction before (Ctrl+Z)",
    redo_title: "Redo (Ctrl+Shift+Z)",
    close: "Close",
    help: "Help",
    theme_title: "Switch dark and light",
    drop_here: "Drop to open",
    start_what: "Paste a Chinese performance digest: who stands where, is that so, and where is it said.",
    start_paste_1: "Press ",
    start_paste_2: " anywhere to paste, or drop a file anywhere",
    start_touch: "Press and hold the box below to paste, or choose a file",
    start_type: "Or type here",
    start_types: ".docx, .xlsx, .pdf, .ofd, .zip, .txt, .csv and saved pages (.html, .mhtml); the encoding is found by itself (UTF-8, GB18030/GBK, UTF-16, Big5)",
    start_draft: "Draft check: is it your turn tomorrow? Paste your own speech alone and see where the sums fail, where a scope or time is missing, and what you may be asked.",
    start_private: "Nothing leaves this computer.",
    offline_copy: "Download the offline copy (one file, opens by double click)",
    export: "Export",
    export_all: "Everything",
    export_shown: "What the filters show, in this order",
    export_picked: "The picked rows",
    csv_table: "Comparison as CSV",
    csv: "Claims as CSV (opens in Excel and WPS)",
    csv_utf8: "Claims as CSV (UTF-8 without BOM)",
    csv_gb: "Claims as CSV (GB18030)",
    xlsx: "Workbook XLSX (table, claims, rankings, audit, ledger)",
    xlsx_part: "Workbook XLSX (of these claims only)",
    markdown: "Claims as Markdown table",
    json_all: "Full result as JSON",
    json_rows: "Claims as JSON",
    export_note: "From the speakers' own words, not official statistics. Every row carries its sentence.",
    panel_source: "Source",
    panel_regions: "Regions",
    both: "Look at both",
    project_file: "Project file (texts, corrections, view)",
    keep_here: "Remember in this browser",
    keep_note: "It is kept in this browser’s storage on this computer, never uploaded; press again to forget it.",
    panel_documents: "Documents",
    shelf: "Open documents",
    all_documents: |count| format!("All {count}"),
    close_document: |name| format!("Close “{name}”"),
    reading_document: |done, all| format!("Reading document {done} of {all}…"),
    taking: |done, all| format!("Opening files: {done} of {all}…"),
    state_stopped: |done, all| {
        if all > 1 { format!("Stopped: {done} of {all} read") } else { "Stopped".into() }
    },
    stop: "Stop",
    go_on: "Go on",
    more_documents: |count| format!("{count} more: see Documents"),
    panel_overview: "Overview",
    panel_compare: "Compare",
    panel_region: "Region",
    panel_projects: "Projects",
    panel_leagues: "Ranking",
    panel_audit: "Audit",
    panel_claims: "Claims",
    panel_chart: "Charts",
    panel_ledger: "Ledger",
    panel_edits: "Changes",
    source_label: "Source text. Enter or F2 edits a paragraph",
    source_hint: "Click a mark for its claim; double-click to edit",
    legend: "Legend",
    encoding: "Encoding of the file",
    encoding_kept: "This text came out of a project or a zip, without its own file, and cannot be read in another encoding here. To change it, drop the file itself, then choose here.",
    add_claim: "Add as claim",
    kind: |kind| names::kind(kind, Language::English),
    edit_label: "Edit the paragraph",
    edit_placeholder: "Type here",
    edit_hint: "The result follows. Ctrl+Enter saves, Esc cancels",
    column: |column| match column {
        Column::Place => "Order",
        Column::Document => "Document",
        Column::Region => "Region",
        Column::Topic => "Topic",
        Column::Subject => "Subject",
        Column::Indicator => "Indicator",
        Column::Value => "Value",
        Column::Status => "Status",
        Column::Period => "Period",
        Column::Rank => "Rank",
        Column::Series => "Series",
        Column::Sentence => "Sentence",
        Column::Edited => "Correction",
    },
    sort_hint: "Click to sort, Shift+click to add a column; drag to move",
    topic: |topic| match topic {
        "重大项目" => "Major projects",
        "主要经济指标" => "Economy",
        "七张问题清单" => "Seven problem lists",
        "数字化改革" => "Digital reform",
        "先进制造业" => "Manufacturing",
        "城市更新" => "Urban renewal",
        "政府专项债" => "Special bonds",
        "短板攻坚" => "Weak points",
        "特色亮点" => "Highlights",
        "其他" => "Other",
        other => other,
    },
    status: |status| names::status(status, Language::English),
    aspect: |aspect| names::aspect(aspect, Language::English),
    ledger_heads: ["Numeral", "Fate", "Value", "Why"],
    not_told: "not stated",
    no_region: "(not stated)",
    hidden_by_filter: "The chosen claim is filtered out",
    claims_none: "No claims were found.",
    claims_filtered: "No claims pass the filters.",
    filters: "Filters",
    search: "Find words or sentence",
    only_ranked: "Ranked only",
    only_edited: "Corrected only",
    columns: "Columns",
    copy_rows: |n| if n == 0 { "Copy all".into() } else { format!("Copy {n}") },
    copied: |n| format!("{} copied", plural(n.into(), "row")),
    not_copied: "The browser did not let us copy",
    plain_table: "Plain table",
    page_before: "← before",
    page_behind: "next →",
    column_menu: |name| format!("{name}: filter, sort, move"),
    sort_up: "▲ Up",
    sort_down: "▼ Down",
    sort_also: "+ Sort by this too",
    holds: "Contains",
    at_least: "At least",
    at_most: "At most",
    amount_hint: " (such as 5亿元, 80%)",
    move_left: "Move left",
    move_right: "Move right",
    narrower: "Narrower",
    wider: "Wider",
    hide: "Hide",
    reset: "As at first",
    clear_all: "Clear all",
    remove_filter: |name| format!("Remove filter: {name}"),
    n_of_m: |n, m| if n == m { plural(m.into(), "claim") } else { format!("{n} of {m}") },
    correct: "Correct",
    value_wrong: "No number can be read here: write number and unit, such as 82%",
    reject: "Reject",
    restore: "As read",
    save: "Save",
    cancel: "Cancel",
    is_corrected: "corrected",
    is_rejected: "rejected",
    is_added: "added",
    was: " was ",
    none: "empty",
    between: "; ",
    field: |field| match field {
        Field::Indicator => "Indicator",
        Field::Value => "Value and unit",
        Field::Aspect => "Aspect",
        Field::Period => "Period",
        Field::Status => "Status",
        Field::Series => "Series",
    },
    field_value: |field, word| match field {
        Field::Aspect => (STRINGS.aspect)(word),
        Field::Status => (STRINGS.status)(word),
        _ => word,
    },
    merge: "Join with the block before",
    split: "Another region from here",
    split_from: |at| format!("From paragraph {at} on speaks"),
    chosen_claim: "The chosen claim",
    copy_quote: "Copy quote",
    quote_copied: "Copied ✓",
    quote: |parts, paragraph, day| {
        let mut out = String::from("— ");
        for part in parts.iter().filter(|part| !part.is_empty()) {
            out.push_str(part);
            out.push_str(", ");
        }
        out + &format!(
            "paragraph {paragraph} (taken {day}). From the speaker’s own words, not official statistics."
        )
    },
    show_in_source: "Show in the source",
    fact_region: "Region",
    fact_indicator: "Indicator",
    fact_value: "Value",
    fact_rank: "Rank",
    fact_period: "Period",
    fact_status: "Status",
    fact_section: "Heading",
    fact_topic: "Topic",
    regions_none: "No regions were recognised.",
    regions_note: |n| format!("{} speaking, in the order of the text", plural(n as u64, "region")),
    spoken_note: |n| format!("{} more mentioned", plural(n as u64, "region")),
    region_counts: |claims, ranked| format!("{}, {ranked} ranked", plural(claims.into(), "claim")),
    show_claims: "Show only this region's claims",
    rename: "Rename",
    rename_of: |name| format!("Rename “{name}”"),
    code_title: "Division code (GB/T 2260)",
    found_as: "Found as: ",
    region_one: |found| {
        format!(
            "Has the name of what was found as “{found}”: the two count as one region everywhere until one is named otherwise."
        )
    },
    may_be: "May be: ",
    take_candidate: "Use this name",
    why: "Why",
    sure: |confidence| {
        let word = match confidence {
            sure if sure >= 0.8 => "sure",
            sure if sure >= 0.5 => "fairly sure",
            _ => "doubtful",
        };
        // A whole number: printing a fraction would bring 9 kB of code.
        format!("{word} {}%", (confidence.clamp(0.0, 1.0) * 100.0).round() as u8)
    },
    paragraphs: |first, last| {
        if first == last { format!("Paragraph {first}") } else { format!("Paragraphs {first}–{last}") }
    },
    reason: |reason| match reason {
        "heading" => "named by a heading",
        "formula" => "named in the opening or closing",
        "mention" => "mentioned most here",
        "alias" => "calls itself so",
        "agenda" => "the agenda starts over",
        "leftover" => "the one of the city that is left",
        "title" => "named by the title",
        "reader" => "said by you",
        other => other,
    },
    chart_coming: "Fetching the drawing part (once only)…",
    chart_not_fetched: "The drawing part could not be fetched. Please check the connection.",
    chart_stopped: "This chart could not be drawn. The text and all other results are unharmed.",
    again: "Try again",
    all: "All",
    ledger_note: |n| {
        format!("The text holds {}; each has its fate. Click to see where.", plural(n.into(), "numeral"))
    },
    ledger_none: "No numerals of this kind.",
    status_label: "Status",
    pasted_text: "Pasted text",
    typed_text: "Typed text",
    n_characters: |n| format!("{} characters", grouped(&n.to_string())),
    n_regions: |n| plural(n as u64, "region"),
    n_claims: |n| plural(n.into(), "claim"),
    n_ranked: |n| format!("{n} ranked"),
    n_unread: |n| format!("{n} unread"),
    state_working: "Reading…",
    state_done: "Read",
    state_failed: "This text could not be read",
    state_restarted: "Restarted and read again",
    state_lost: "The analysis cannot start",
    state_away: "The reader could not be loaded",
    state_coming: "Loading the reader…",
    notice: told,
    why_left,
};

fn plural(n: u64, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{} {noun}s", grouped(&n.to_string())) }
}

fn told(notice: &Notice) -> String {
    match notice {
        Notice::Replaced => "Another text was opened. The one before is kept.".into(),
        Notice::Cleared => "Cleared. The text before is kept.".into(),
        Notice::Empty => {
            "There is nothing in it. Copy the body of the article and paste again, or take another file."
                .into()
        }
        Notice::NoFigures => {
            "No figures or ranks were found in this text. Check that the article itself was copied; \
            if it is a picture, turn it into text first."
                .into()
        }
        Notice::Opening(name) => format!("Opening {name} …"),
        Notice::Said(said) => format!("{}: {}", said.name, said.en),
        Notice::TooLarge(bytes) => format!(
            "This is {} MB; the limit is 50 MB, because a page gets too little memory to read more. \
             Split it, or keep only the body.",
            bytes >> 20
        ),
        Notice::Undecodable(count) => format!(
            "{} could not be decoded and stand as “\u{fffd}”; the rest is read as usual. If the whole text \
             looks so, choose another encoding above the text, or save it as UTF-8 text where it came from.",
            plural((*count).into(), "character")
        ),
        Notice::Fallen(count) => format!(
            "The text is decoded anew: {} of places in it no longer apply and were let go. Undo brings back \
             the text as it was before, with all of them.",
            plural((*count).into(), "correction")
        ),
        Notice::Unreadable => "The browser cannot read this file. It may have been moved, be in use, or not \
            be permitted: choose it again, or copy its text and paste."
            .into(),
        Notice::Together => "Several documents are looked at together; open one of them above to change its text.".into(),
        Notice::Twice(name, 1) => format!("“{name}” is open already, with the same text: one is kept."),
        Notice::Twice(name, count) => format!("“{name}” and others, {count} files, are open already with the same text: each is kept once."),
        Notice::PutAway(name) => format!("“{name}” was closed; it can be brought back."),
        Notice::TooMany(most) => format!("At most {most} files are opened at once; the others were left out. Drop them in several goes."),
        Notice::TooMuch(most) => format!(
            "These files are more than {} MB together; the last ones were left out. Drop them in several goes.",
            most >> 20
        ),
        Notice::StoppedAt(done, all) => format!("Stopped: {done} of {all} files were opened."),
        Notice::Project(flaw) => match flaw {
            Flaw::Damaged => {
                "This project file is damaged or was not saved by this page; what is open was left alone. Try a copy of it.".into()
            }
            Flaw::Newer(form) => {
                format!("This project file was saved by a later version (form {form}). Open it with a newer page.")
            }
            Flaw::Empty => "This project file holds no text.".into(),
            Flaw::TooLong => "This project file holds more than 200 MB of text. Split it into several projects.".into(),
        },
        Notice::StorageFull => {
            "The browser has no room for it, or refuses: nothing was remembered. Save a project file from the export menu.".into()
        }
        Notice::SomeLeft(left) => match &**left {
            [(file, why)] => format!("“{file}” could not be opened: {}", why_left(why)),
            _ => format!("{} files could not be opened, each for a reason:", left.len()),
        },
        Notice::NoSample => {
            "This sample was not found. Try the other one, or paste a text of your own.".into()
        }
        Notice::Restarted => "The analysis stopped unexpectedly; it was restarted and the text read again. \
            Nothing was lost."
            .into(),
        Notice::Repeated => "The analysis stopped at this text again and is not tried any more. Nothing was \
            lost: edit the text or take another; an edit starts it anew."
            .into(),
        Notice::StudioStopped => {
            "The part that draws and writes files stopped and was started again. Text and results are unharmed."
                .to_owned()
        }
        Notice::StudioAway => {
            "The part that draws, writes files and opens Word, PDF and the like could not be fetched. Please check the connection and try again; pasting, .txt and .html work without it.".to_owned()
        }
        Notice::Copied(true) => "The picture is on the clipboard.".to_owned(),
        Notice::Hints => "① Press any figure to see its sentence. ② Press a region or an indicator to filter by it, in all views; press again to clear. ③ The ? at the top explains signs and keys.".to_owned(),
        Notice::TakenBack => "The change was cancelled. What was typed is kept: bring it back (Ctrl+Shift+Z).".to_owned(),
        Notice::Copied(false) => {
            "The browser does not let pages write to the clipboard. Please save it as PNG.".to_owned()
        }
        Notice::NotWritten => "The file could not be written. Please try again, or take another format.".to_owned(),
        Notice::Away => "The part that reads texts could not be fetched. What you gave is kept and will be read \
            as soon as it is here: check the connection and try again."
            .into(),
        Notice::Foreign => "The page and a part of it are of two versions, perhaps because of an update just now. \
            Copy what you need, then reload (Ctrl+F5)."
            .into(),
        Notice::Lost => {
            "The analysis cannot start. Your text is not lost: copy it, then reload the page, or \
            use a newer Edge or Chrome."
                .into()
        }
    }
}

/// Why a file was left, without its name.
fn why_left(why: &Notice) -> String {
    match why {
        Notice::Said(said) => said.en.clone(),
        other => told(other),
    }
}
