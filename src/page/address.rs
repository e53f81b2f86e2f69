//! The address behind `#`: which view, which filters, which language. Of words only those that the reader typed as
//! filters, and units; never the text.
//!
//! Every change of them becomes a step of the browser's history, so that Back undoes it.

use shaipin::document::model::Topic;
use shaipin::serve::protocol::{Language, Query, Within};
use yew::prelude::*;

use super::action::Action;
use super::grid::layout;
use super::hooks::use_window;
use super::state::{Panel, Session, SessionHandle};

/// Choices of one view (order of the regions …): key and value.
pub type Look = Vec<(String, String)>;

/// The key that tells of which text the numbers of regions and series are: by its length, which says nothing of it.
pub const OF: &str = "of";

/// What an address says.
#[derive(Clone, PartialEq, Debug)]
pub struct Address {
    /// The panel on the right.
    pub right: Panel,
    /// The one panel of a narrow screen, where it is another.
    pub narrow: Panel,
    /// Language; `None` where it does not say.
    pub language: Option<Language>,
    /// Filters.
    pub query: Query,
    /// The views' own choices.
    pub look: Look,
}

impl Address {
    /// Reads what stands behind `#`; `None` where it is none of ours.
    pub fn read(hash: &str) -> Option<Self> {
        let hash = hash.strip_prefix("#/")?;
        let (panel, rest) = hash.split_once('?').unwrap_or((hash, ""));
        let right = Panel::named(panel).filter(|panel| !Panel::LEFT.contains(panel))?;
        let mut found =
            Self { right, narrow: right, language: None, query: Query::default(), look: Look::new() };
        for (key, value) in rest.split('&').filter_map(|part| part.split_once('=')) {
            let numbers = || value.split('.').filter_map(|number| number.parse::<u32>().ok());
            match key {
                "lang" => {
                    found.language = Some(if value == "en" { Language::English } else { Language::Chinese })
                }
                "at" => found.narrow = Panel::named(value).unwrap_or(right),
                "region" => found.query.regions = numbers().collect(),
                "series" => found.query.series = numbers().collect(),
                "period" => found.query.periods = numbers().collect(),
                "part" => found.query.parts = numbers().collect(),
                "edited" => found.query.edited = true,
                "topic" => {
                    let topics = numbers().filter_map(|at| Topic::ALL.get(at as usize));
                    found.query.topics = topics.map(|topic| topic.name().to_owned()).collect();
                }
                "status" => found.query.statuses = value.split('.').map(str::to_owned).collect(),
                "ranked" => found.query.ranked = true,
                "find" => found.query.text = words(value),
                "unit" => found.query.units = value.split(':').map(words).collect(),
                "within" => found.query.filters = value.split('/').filter_map(read_within).collect(),
                _ => found.look.push((key.to_owned(), value.to_owned())),
            }
        }
        Some(found)
    }

    /// The address of what is shown now.
    fn of(session: &Session) -> String {
        let mut out = format!("#/{}?lang=", session.right.key());
        out.push_str(match session.language {
            Language::Chinese => "zh",
            Language::English => "en",
        });
        let mut add = |key: &str, value: &str| {
            if !value.is_empty() {
                for part in ["&", key, "=", value] {
                    out.push_str(part);
                }
            }
        };
        if session.narrow != session.right && is_narrow() {
            add("at", session.narrow.key());
        }
        let query = &session.query;
        let topics =
            (0..).zip(Topic::ALL).filter(|(_, topic)| query.topics.iter().any(|name| name == topic.name()));
        add("region", &joined(query.regions.iter().copied()));
        add("series", &joined(query.series.iter().copied()));
        add("period", &joined(query.periods.iter().copied()));
        add("part", &joined(query.parts.iter().copied()));
        add("edited", if query.edited { "1" } else { "" });
        add("topic", &joined(topics.map(|(at, _)| at)));
        add("status", &query.statuses.join("."));
        add("ranked", if query.ranked { "1" } else { "" });
        add("find", &coded(&query.text));
        // A unit that is none is an empty word: its mark stands for it.
        let units: Vec<String> = query.units.iter().map(|unit| coded(unit)).collect();
        add("unit", &if units == [""] { ":".to_owned() } else { units.join(":") });
        let within = query.filters.iter().map(|within| {
            let words = [&within.text, &within.from, &within.to].map(|words| coded(words));
            [layout::name(within.column), &words[0], &words[1], &words[2]].join(":")
        });
        add("within", &within.collect::<Vec<_>>().join("/"));
        for (key, value) in &session.look {
            add(key, value);
        }
        let numbers =
            [&query.regions, &query.series, &query.periods].iter().any(|numbers| !numbers.is_empty());
        if let Some(doc) = session.document.as_ref().filter(|_| numbers || !session.look.is_empty()) {
            add(OF, &doc.characters.to_string());
        }
        out
    }
}

/// Words as an address holds them.
fn coded(words: &str) -> String {
    js_sys::encode_uri_component(words).into()
}

fn words(coded: &str) -> String {
    // What a hand made of it is taken as it stands.
    js_sys::decode_uri_component(coded).map_or_else(|_| coded.to_owned(), String::from)
}

fn read_within(part: &str) -> Option<Within> {
    let mut parts = part.split(':');
    let column = layout::named(parts.next()?)?;
    let mut next = || words(parts.next().unwrap_or(""));
    Some(Within { column, text: next(), from: next(), to: next() })
}

/// Whether the reader is typing: each letter is no step of its own.
fn is_typing() -> bool {
    let focused = web_sys::window().and_then(|window| window.document()?.active_element());
    focused.is_some_and(|focused| focused.tag_name() == "INPUT")
}

fn joined(numbers: impl Iterator<Item = u32>) -> String {
    let mut out = String::new();
    for number in numbers {
        if !out.is_empty() {
            out.push('.');
        }
        out.push_str(&number.to_string());
    }
    out
}

/// Whether the screen shows one panel at a time; the style sheet has the same width.
pub fn is_narrow() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(max-width: 720px)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// What the browser's address says now.
pub fn current() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Keeps address and session in step.
#[hook]
pub fn use_address(session: &SessionHandle) {
    let written = use_mut_ref(String::new);
    {
        let written = written.clone();
        let now = session.document.is_some().then(|| Address::of(session));
        use_effect_with(now, move |now| {
            let Some(now) = now else { return };
            let before = current();
            if before == *now {
                return;
            }
            written.replace(now.clone());
            let Some(location) = web_sys::window().map(|window| window.location()) else { return };
            // The first step takes the place of the bare page: Back does not lead to the same thing twice.
            let step = before.starts_with("#/") && !is_typing();
            let _ = if step { location.set_hash(now) } else { location.replace(now) };
        });
    }
    let dispatcher = session.dispatcher();
    use_window("hashchange", move |_| {
        let hash = current();
        if *written.borrow() != hash
            && let Some(address) = Address::read(&hash)
        {
            written.replace(hash);
            dispatcher.dispatch(Action::Restore(Box::new(address)));
        }
    });
}
