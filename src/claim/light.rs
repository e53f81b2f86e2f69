//! Words without weight of their own at the edges of a name.

use crate::lex::node::{Kind, Node};
use crate::lexicon::cues::Role;

/// Whether nothing of weight stands in these nodes.
pub(super) fn rest_is_light(nodes: &[Node]) -> bool {
    // 提高到每月…: per what is light, too.
    let per = nodes.iter().any(|node| matches!(node.kind, Kind::Cue(Role::Per)));
    nodes.iter().all(|node| match node.kind {
        Kind::Text => per,
        Kind::Cue(Role::Per) => true,
        Kind::Cue(role) => matches!(
            role,
            Role::Copula
                | Role::Bound(_)
                | Role::All
                | Role::Each
                | Role::Total
                | Role::Adverb
                | Role::Light
                | Role::Of
                | Role::Up
                | Role::Down
        ),
        Kind::Mark(mark) => matches!(mark, ':' | '、' | '“' | '('),
        Kind::Time(_) => true,
        _ => false,
    })
}

/// Cuts what has no weight off both ends.
pub(super) fn trim(kept: &[Node]) -> &[Node] {
    let light = |node: &Node| match node.kind {
        Kind::Cue(role) => {
            matches!(
                role,
                Role::Copula
                    | Role::Bound(_)
                    | Role::All
                    | Role::Each
                    | Role::Adverb
                    | Role::Of
                    | Role::And
                    | Role::Etc
                    | Role::Link
            )
        }
        Kind::Mark(mark) => matches!(mark, '、' | '-' | '—' | '/' | '·'),
        _ => false,
    };
    let mut slice = kept;
    while let Some((first, rest)) = slice.split_first() {
        if !light(first) {
            break;
        }
        slice = rest;
    }
    while let Some((last, rest)) = slice.split_last() {
        if !light(last) {
            break;
        }
        slice = rest;
    }
    slice
}
