//! Where the views lead: one word each, as `serve::view` writes it (`region:3`, `claim:1234` …).

use shaipin::serve::protocol::{Answer, Edit, Query, Request};
use shaipin::source::SourceText;

use super::action::Action;
use super::link::Link;
use super::save::today;
use super::state::{Origin, Panel, Phase, SessionHandle};

/// Follows a word; one that is not known leads nowhere.
pub fn go(session: &SessionHandle, link: &Link, word: &str) {
    let Some((kind, argument)) = word.split_once(':') else { return };
    let query = session.query.clone();
    let ask = |query: Query| session.dispatch(Action::Ask(query));
    let index = argument.parse::<u32>();
    match (kind, index) {
        ("claim", _) => {
            let dispatcher = session.dispatcher();
            link.ask(Request::Claim { id: argument.to_owned() }, None, move |answer| {
                if let Ok(Answer::Claim(Some(detail))) = answer {
                    dispatcher.dispatch(Action::Choose(detail.row));
                }
            });
        }
        ("span", _) => {
            let ends =
                argument.split_once('-').and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
            if let Some(span) = ends {
                session.dispatch(Action::Reveal(span));
            }
        }
        ("part", Ok(part)) => {
            let parts = flipped(&query.parts, part);
            let opens = parts.contains(&part) && session.right == Panel::Documents;
            ask(Query { parts, ..query });
            if opens {
                session.dispatch(Action::Show(Panel::Claims));
            }
        }
        ("document" | "standard", Ok(part)) => {
            if let Some(doc) = session.shelf.docs.get(part as usize) {
                session.dispatch(if kind == "document" {
                    Action::TakeUp(doc.key)
                } else {
                    Action::Standard(doc.key)
                });
            }
        }
        ("time", _) => session.dispatch(Action::StandardTime(argument.to_owned())),
        ("period", Ok(period)) => ask(Query { periods: flipped(&query.periods, period), ..query }),
        ("series", Ok(series)) => ask(Query { series: flipped(&query.series, series), ..query }),
        ("topic", _) => ask(Query { topics: flipped(&query.topics, argument.to_owned()), ..query }),
        ("page", Ok(region)) => {
            ask(Query { regions: vec![region], ..query });
            session.dispatch(Action::Show(Panel::Region));
        }
        ("ranked", Ok(region)) => {
            ask(Query { regions: vec![region], ranked: true, ..query });
            session.dispatch(Action::Show(Panel::Claims));
        }
        ("panel", _) => {
            if let Some(panel) = Panel::named(argument) {
                session.dispatch(Action::Show(panel));
            }
        }
        ("set", _) => {
            let parts =
                argument.split_once('/').and_then(|(panel, rest)| Some((panel, rest.split_once('=')?)));
            if let Some((panel, (key, value))) = parts {
                session.dispatch(Action::Look(key.to_owned(), value.to_owned()));
                if let Some(panel) = Panel::named(panel) {
                    session.dispatch(Action::Show(panel));
                }
            }
        }
        // The list in sight is that of the text as it was read.
        ("takeback", Ok(at)) if matches!(session.phase, Phase::Done(_)) => {
            let all = session.edits();
            let gone = all.get(at as usize);
            // With a claim that was added goes what was said of it.
            let added = gone.filter(|edit| matches!(edit, Edit::Add { .. })).and_then(Edit::claim);
            let stays = |edit: &&Edit| gone != Some(*edit) && (added.is_none() || edit.claim() != added);
            session.dispatch(Action::Edits(all.iter().filter(stays).cloned().collect()));
        }
        ("draft", Ok(region)) => {
            if let Some(source) = speech(session, region) {
                session.dispatch(Action::Load((source, Origin::Typed, None), false));
                session.dispatch(Action::Show(Panel::Audit));
            }
        }
        ("print", _) => {
            let request = Request::View {
                name: "report".to_owned(),
                look: session.look.iter().cloned().chain([("day".to_owned(), today())]).collect(),
                query,
                language: session.language,
            };
            link.ask(request, None, |answer| {
                if let Ok(Answer::View(html)) = answer {
                    print(&html);
                }
            });
        }
        _ => {}
    }
}

/// What one region says, as a text of its own.
fn speech(session: &SessionHandle, region: u32) -> Option<SourceText> {
    let summary = &session.opened.as_ref()?.summary;
    let item = summary.regions.iter().find(|item| item.index == region)?;
    // Regions of one name are one.
    let blocks = summary.regions.iter().filter(|one| one.name == item.name).flat_map(|one| &one.blocks);
    // The title tells the time; the place in it would be taken for who speaks.
    let title = summary.title.as_deref().unwrap_or("");
    let mut text = [item.name.as_str(), time(title).unwrap_or("发言"), "\n\n"].concat();
    for block in blocks {
        for paragraph in summary.paragraphs.get(block.first as usize..block.end as usize)? {
            let words = session.quote((paragraph.0, paragraph.1));
            // The name stands above already.
            if words.trim() != item.name {
                text.push_str(words.trim_end());
                text.push('\n');
            }
        }
    }
    Some(SourceText { name: [item.name.as_str(), ".txt"].concat(), ..SourceText::pasted(text) })
}

/// The time that a title tells (2023年上半年, 二〇二三年一季度), without what stands around it.
fn time(title: &str) -> Option<&str> {
    let from = title.find(|sign: char| sign.is_ascii_digit() || sign == '二')?;
    let rest = title.get(from..)?;
    let signs = rest.char_indices().take(16);
    let last = signs.filter(|(_, sign)| matches!(sign, '年' | '月' | '度')).last();
    rest.get(..last.map(|(at, sign)| at + sign.len_utf8())?)
}

/// Prints what the page does not show otherwise; the style sheet puts it in the page's place.
fn print(html: &str) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let (Some(root), Some(paper)) = (document.document_element(), document.get_element_by_id("print")) else {
        return;
    };
    paper.set_inner_html(html);
    // The dialog holds the page until it is closed; a fixed attribute can be set.
    let _ = root.set_attribute("data-print", "1");
    let _ = window.print();
    let _ = root.remove_attribute("data-print");
}

/// The list with a value put in or taken out.
pub fn flipped<T: Clone + PartialEq>(list: &[T], value: T) -> Vec<T> {
    let mut left: Vec<T> = list.iter().filter(|held| **held != value).cloned().collect();
    if left.len() == list.len() {
        left.push(value);
    }
    left
}
