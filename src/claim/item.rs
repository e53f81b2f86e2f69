//! Agenda items and the figures under them: which figure tells its own item, and which item names a figure.

use crate::document::model::Topic;
use crate::lexicon::set::{holds, words};
use crate::lexicon::topics::{OF_ECONOMY, OF_PROJECTS};

/// The item of a figure whose name tells it, in a stretch about something else.
pub(super) fn own_topic(stretch: Topic, name: &str, section: Option<&str>) -> Topic {
    use Topic::{Bonds, Economy, Highlights, Manufacturing, Other, Projects, Renewal};
    // 研发投入占地区生产总值比重 is no figure of the economy's size.
    let other = words!["占", "能耗", "固定资产投资项目"].stands_in(name);
    // 一、项目建设: the investment is that of the projects there.
    let projects = stretch == Projects && section.is_some_and(|said| holds(said, "项目"));
    match stretch {
        Projects | Other | Bonds | Manufacturing | Renewal | Highlights
            if !other && !projects && OF_ECONOMY.stands_in(name) =>
        {
            Economy
        }
        Other if OF_PROJECTS.stands_in(name) => Projects,
        _ => stretch,
    }
}

/// The noun of an agenda item that a general noun under it belongs to (完成投资 under 城市更新).
pub(super) fn topic_noun(topic: Topic) -> Option<&'static str> {
    match topic {
        Topic::Renewal => Some("城市更新"),
        Topic::Bonds => Some("专项债"),
        Topic::Manufacturing => Some("制造业"),
        Topic::Problems => Some("问题"),
        _ => None,
    }
}
