//! The help: what the keys do, and what the words mean.

use super::words::Words;
use crate::blocks::model::{Block, Cell, Head, Item, Row, Sheet, Tone, View};

pub(super) fn view(t: &'static Words) -> View {
    let mut view = View::default();
    view.blocks.push(Block::Title(Item::new(t.help)));
    for (heading, first, second, pairs) in [
        (t.keys, t.key, t.does, t.key_list),
        (t.signs, t.sign, t.means, t.sign_list),
        (t.terms, t.term, t.means, t.term_list),
    ] {
        view.heading(heading);
        let row = |&(name, words): &(&str, &str)| {
            Row::of(vec![Cell::of(Item::new(name).tone(Tone::Strong)), Cell::of(Item::new(words))])
        };
        view.sheet(Sheet {
            caption: heading.to_owned(),
            heads: vec![vec![Head::of(first), Head::of(second)]],
            rows: pairs.iter().map(row).collect(),
        });
    }
    view
}
