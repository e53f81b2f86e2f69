//! Among whom a place is claimed where the text does not say it at the place itself.

use std::rc::Rc;

use crate::document::model::{Document, DocumentKind};
use crate::source::Clean;

/// The whole that the text speaks of, by the level of its name; in a press text that counts a class of
/// places in its title, that class (15个副省级城市).
pub(crate) fn default_scope(clean: &Clean, document: &Document) -> Rc<str> {
    if document.kind == DocumentKind::Press
        && let Some(class) = class_of_places(clean, document)
    {
        return class.as_str().into();
    }
    const LEVELS: &[(&str, &str)] = &[
        ("自治区", "全区"),
        ("省", "全省"),
        ("自治州", "全州"),
        ("州", "全州"),
        ("盟", "全盟"),
        ("县", "全县"),
        ("市", "全市"),
    ];
    let level = document.whole.iter().find_map(|name| LEVELS.iter().find(|(end, _)| name.ends_with(end)));
    // A text that names no whole: the scope that its places name most often.
    let said = |scope: &str| {
        let places = ["第", "前", "后", "末", "首", "唯一", "排", "倒数"];
        clean
            .text
            .match_indices(scope)
            .filter(|(at, _)| places.iter().any(|place| clean.text[at + scope.len()..].starts_with(place)))
            .count()
    };
    let often = ["全市", "全省", "全县", "全区", "全州", "全旗", "全盟"].map(|scope| (said(scope), scope));
    let often = often.into_iter().rev().max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0);
    level.map(|(_, scope)| *scope).or(often.map(|(_, scope)| scope)).unwrap_or("全市").into()
}

/// [`class_of_places`] with its count, as the title says it.
pub(super) fn counted_class(clean: &Clean, document: &Document) -> Option<String> {
    let title = document.title?.slice(&clean.text);
    let class = class_of_places(clean, document)?;
    let at = title.find(&class)?;
    let digits = title[..at].trim_end_matches('个');
    let count = digits.len() - digits.bytes().rev().take_while(u8::is_ascii_digit).count();
    Some(title[count..at + class.len()].to_string())
}

pub(super) fn class_of_places(clean: &Clean, document: &Document) -> Option<String> {
    let title = document.title?.slice(&clean.text);
    let at = title.find('个')? + '个'.len_utf8();
    let before = title[..at].trim_end_matches('个').chars().next_back()?;
    if !before.is_ascii_digit() {
        return None;
    }
    const PLACES: &[&str] = &["城市", "地市", "盟市", "省份", "区县", "县区", "县市", "设区市", "地级市"];
    let rest = &title[at..];
    let end = PLACES.iter().filter_map(|word| rest.find(word).map(|at| at + word.len())).min()?;
    (end <= 30).then(|| rest[..end].to_string())
}
