//! Names that the reader gave to regions: the part of the edit log that changes only what is shown.

use std::borrow::Cow;

use crate::correct::{Edit, named};
use crate::document::model::{Reason, ReasonKind, Region};
use crate::source::Span;

/// (name found, name given), at most one for each name found.
///
/// Kept by the name that was found and not by the region's number, so that they survive a change
/// of the text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Renames(Vec<(String, String)>);

impl Renames {
    /// The names among the edits; of two for the same region the later one counts.
    pub(super) fn new(edits: &[Edit]) -> Self {
        let mut renames = Self::default();
        for edit in edits {
            if let Edit::Rename { found, given } = edit {
                renames.give(found, given);
            }
        }
        renames
    }

    /// Gives a name; an empty one, or the one that was found, takes the given name back.
    fn give(&mut self, found: &str, given: &str) {
        // Names are one line of a table; a pasted line break must not tear it.
        let given = given.split_whitespace().collect::<Vec<_>>().join(" ");
        self.0.retain(|(other, _)| other != found);
        if !given.is_empty() && given != found {
            self.0.push((found.to_owned(), given));
        }
    }

    /// The regions under their given names.
    ///
    /// The code of another place must not stay with a new name: it is that of the region which
    /// was found under this name, or of the one place that has it, or none. Candidates are settled by the reader's word.
    pub(super) fn named(&self, original: &[Region]) -> Vec<Region> {
        original.iter().map(|region| self.one(region, original)).collect()
    }

    fn one(&self, region: &Region, original: &[Region]) -> Region {
        let Some((_, given)) = self.0.iter().find(|(found, _)| *found == region.name) else {
            return region.clone();
        };
        let mut renamed = region.clone();
        renamed.code = original
            .iter()
            .find(|other| other.name == *given)
            .map_or_else(|| named(given), |other| other.code);
        renamed.name.clone_from(given);
        renamed.candidates.clear();
        for block in &mut renamed.blocks {
            // The reader's word stands nowhere in the text.
            block.reasons.insert(0, Reason { kind: ReasonKind::Reader, span: Span::default() });
        }
        renamed
    }
}

/// A sentence of ours with regions under the names that the reader gave them: (name found, name given). What stands
/// in quotation marks is the text's own and stays, and so do `others`, longer names in which one found stands.
pub(super) fn spoken<'s>(words: &'s str, named: &[(&str, &str)], others: &[&str]) -> Cow<'s, str> {
    if named.iter().all(|(found, _)| !words.contains(found)) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len() + 16);
    let mut rest = words;
    let mut quoted = 0_u32;
    while let Some(sign) = rest.chars().next() {
        match sign {
            '“' | '《' => quoted += 1,
            '”' | '》' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        let kept = others.iter().find(|other| rest.starts_with(**other)).map(|other| other.len());
        let found = named.iter().find(|(found, _)| rest.starts_with(found));
        let (length, said) = match (kept, found) {
            (Some(length), _) => (length, None),
            (None, Some((found, given))) if quoted == 0 => (found.len(), Some(*given)),
            _ => (sign.len_utf8(), None),
        };
        let (own, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        out.push_str(said.unwrap_or(own));
        rest = behind;
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_sentences_have_the_names_given() {
        let told = |words| spoken(words, &[("新区", "青河新区")], &["金义新区"]).into_owned();
        assert_eq!(
            told("新区3亿元，金义新区2亿元，“新区投资”处"),
            "青河新区3亿元，金义新区2亿元，“新区投资”处"
        );
        assert_eq!(told("两家相符"), "两家相符");
        // What a name given holds of the one found is not named again.
        assert_eq!(told("新区新区"), "青河新区青河新区");
    }

    fn region(name: &str, code: u32) -> Region {
        Region {
            name: name.into(),
            code: Some(code),
            parent: None,
            candidates: vec!["甲".into()],
            blocks: vec![],
        }
    }

    #[test]
    fn a_name_is_given_changed_and_taken_back() {
        let original = [region("白石县", 1), region("新区", 2)];
        let mut renames = Renames::default();
        renames.give("新区", "乙");
        renames.give("新区", " 青河\n新区 ");
        let named = renames.named(&original);
        assert_eq!(named[0], original[0]);
        assert_eq!(
            (named[1].name.as_str(), named[1].code, named[1].candidates.len()),
            ("青河 新区", None, 0)
        );
        renames.give("新区", "白石县");
        assert_eq!(renames.named(&original)[1].code, Some(1));
        renames.give("新区", "义乌市");
        assert_eq!(renames.named(&original)[1].code, Some(330_782));
        renames.give("新区", "鼓楼区");
        assert_eq!(renames.named(&original)[1].code, None);
        renames.give("新区", "");
        assert_eq!(renames.named(&original), original);
    }
}
