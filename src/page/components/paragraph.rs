//! One block of the source text with its marks.

use shaipin::order;
use shaipin::serve::protocol::{Language, Mark};
use yew::prelude::*;

use crate::page::kinds;
use crate::page::state::Shared;
use crate::page::strings::strings;
use crate::page::text::{self, Kind};

/// What a block needs; offsets are relative to its first byte unless said otherwise.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its place among the blocks.
    pub index: usize,
    /// Its slice of the source.
    pub text: AttrValue,
    /// What the paragraph is.
    pub kind: Kind,
    /// The class that sets a row's cells apart.
    pub tab: &'static str,
    /// Whether tags are to be set aside.
    pub html: bool,
    /// The paragraph's marks; spans relative to the paragraph.
    pub marks: Option<Shared<Vec<Mark>>>,
    /// Where the block begins in its paragraph.
    pub offset: u32,
    /// Kinds that are not drawn.
    pub hidden: u16,
    /// The chosen claim.
    pub chosen: Option<AttrValue>,
    /// The chosen claim's sentence.
    pub sentence: Option<(u32, u32)>,
    /// The place to be brought in sight.
    pub here: Option<(u32, u32)>,
    /// Whether the keyboard stands on it.
    pub cursor: bool,
    /// Where a region begins to speak: its name, and whether there is one before it to join.
    pub owner: Option<(AttrValue, bool)>,
    /// Interface language.
    pub language: Language,
}

/// A block of text.
#[component]
pub fn ParagraphBlock(props: &Props) -> Html {
    let t = strings(props.language);
    let class = classes!("para", props.kind.class(), props.tab, props.cursor.then_some("at-cursor"));
    html! {
        <div {class} data-piece={props.index.to_string()} data-testid="paragraph">
            if let Some((name, joins)) = &props.owner {
                <div class="owner" data-testid="owner"><b>{ name }</b>
                    if *joins { <button type="button" class="quiet" tabindex="-1" data-act="merge" data-testid="merge">{ t.merge }</button> }
                </div>
            }
            if props.offset == 0 {
                <button type="button" class="split" tabindex="-1" data-act="split" title={t.split} aria-label={t.split} data-testid="split"></button>
            }
            { for runs(props) }
        </div>
    }
}

/// A mark within the block: range, index into `Props::marks`.
type Placed = (u32, u32, usize);

/// The text in runs of equal looks. Cost: runs times the marks that cover them, which are few.
fn runs(props: &Props) -> Vec<Html> {
    let text = props.text.as_str();
    let length = text.len() as u32;
    let marks: &[Mark] = props.marks.as_ref().map_or(&[], |marks| marks.as_slice());
    let mut placed: Vec<Placed> = marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| kinds::bit(&mark.kind) & props.hidden == 0)
        .filter_map(|(at, mark)| {
            let start = mark.span.0.saturating_sub(props.offset).min(length);
            let end = mark.span.1.saturating_sub(props.offset).min(length);
            (start < end).then_some((start, end, at))
        })
        .collect();
    order::sort_by_key(&mut placed, |(start, end, at)| (*start, u32::MAX - *end, *at));

    let mut bounds: Vec<u32> = vec![0, length];
    let ranges = placed.iter().map(|(start, end, _)| (*start, *end)).chain(props.sentence).chain(props.here);
    for (start, end) in ranges {
        bounds.extend([start, end]);
    }
    bounds.retain(|at| *at <= length && text.is_char_boundary(*at as usize));
    order::sort_by_key(&mut bounds, |at| *at);
    bounds.dedup();

    let covers =
        |range: Option<(u32, u32)>, at: u32| range.is_some_and(|(start, end)| start <= at && at < end);
    let mut first_here = true;
    let mut live: Vec<Placed> = Vec::new();
    let mut coming = placed.into_iter().peekable();
    bounds
        .windows(2)
        .map(|pair| {
            let (start, end) = (pair[0], pair[1]);
            live.retain(|(_, stop, _)| *stop > start);
            while let Some(mark) = coming.next_if(|(from, _, _)| *from <= start) {
                live.push(mark);
            }
            let slice = &text[start as usize..end as usize];
            let words = if props.html { text::readable(slice) } else { slice.to_owned() };
            let mut class = Classes::new();
            if covers(props.sentence, start) {
                class.push("in-sentence");
            }
            let here = covers(props.here, start);
            if here {
                class.push("is-here");
            }
            let anchor = (here && std::mem::take(&mut first_here)).then_some("1");
            // The shortest mark says most of these characters.
            match live.iter().min_by_key(|(from, to, _)| to - from) {
                Some((_, stop, at)) => {
                    let mark = &marks[*at];
                    class.push("mark");
                    class.push(kinds::class(&mark.kind));
                    if props
                        .chosen
                        .as_ref()
                        .is_some_and(|id| mark.claims.iter().any(|claim| claim == id.as_str()))
                    {
                        class.push("is-chosen");
                    }
                    if *stop == end {
                        class.push("mark-end");
                    }
                    let claims = (!mark.claims.is_empty()).then(|| mark.claims.join(" "));
                    html! {
                        <span {class} data-mark={at.to_string()} data-claims={claims} data-here={anchor}
                            data-testid="mark" data-kind={mark.kind.clone()}>{ words }</span>
                    }
                }
                None if class.is_empty() => html! { { words } },
                None => html! { <span {class} data-here={anchor}>{ words }</span> },
            }
        })
        .collect()
}
