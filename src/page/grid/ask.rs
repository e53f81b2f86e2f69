//! Filters and order as the reader sets them: each a query made of the one before.

use shaipin::serve::protocol::{Column, Query, SortKey, Summary, Within};

use crate::page::go::flipped;
use crate::page::strings::Strings;

/// The order after a press on a column's head: the natural direction, the other one, the text's
/// own order. With `add` the other keys stay.
pub fn sorted(query: &Query, column: Column, add: bool) -> Query {
    let natural = column == Column::Value;
    let old = query.sort.iter().find(|key| key.column == column).map(|key| key.descending);
    // Of values the largest is what one looks for.
    let next = match old {
        None => Some(natural),
        Some(descending) if descending == natural => Some(!natural),
        Some(_) => None,
    };
    ordered(query, column, next, add)
}

/// The order by a column in this direction, or no longer by it. With `add` the other keys stay.
pub fn ordered(query: &Query, column: Column, descending: Option<bool>, add: bool) -> Query {
    let mut query = query.clone();
    let old = query.sort.iter().position(|key| key.column == column);
    if !add {
        query.sort.clear();
    }
    match (descending, old.filter(|_| add)) {
        (Some(descending), Some(at)) => query.sort[at].descending = descending,
        (Some(descending), None) => query.sort.push(SortKey { column, descending }),
        (None, Some(at)) => drop(query.sort.remove(at)),
        (None, None) => {}
    }
    query
}

/// Whether a query shows everything.
pub fn is_open(query: &Query) -> bool {
    Query { sort: Vec::new(), ..query.clone() } == Query::default()
}

/// Whether a value of a column's set is chosen.
pub fn chosen(column: Column, value: &str, query: &Query) -> bool {
    let number = |list: &[u32]| value.parse().is_ok_and(|index| list.contains(&index));
    let word = |list: &[String]| list.iter().any(|held| held == value);
    match column {
        Column::Region => number(&query.regions),
        Column::Period => number(&query.periods),
        Column::Series => number(&query.series),
        Column::Document => number(&query.parts),
        Column::Topic => word(&query.topics),
        Column::Status => word(&query.statuses),
        Column::Value => word(&query.units),
        _ => false,
    }
}

/// The query with a value of a column's set put in or taken out.
pub fn switched(column: Column, value: &str, query: &Query) -> Query {
    let mut query = query.clone();
    let number = |list: &mut Vec<u32>| {
        if let Ok(index) = value.parse() {
            *list = flipped(list, index);
        }
    };
    match column {
        Column::Region => number(&mut query.regions),
        Column::Period => number(&mut query.periods),
        Column::Series => number(&mut query.series),
        Column::Document => number(&mut query.parts),
        Column::Topic => query.topics = flipped(&query.topics, value.to_owned()),
        Column::Status => query.statuses = flipped(&query.statuses, value.to_owned()),
        Column::Value => query.units = flipped(&query.units, value.to_owned()),
        _ => {}
    }
    query
}

/// What a column must hold.
pub fn within(query: &Query, column: Column) -> Option<&Within> {
    query.filters.iter().find(|within| within.column == column)
}

/// The query with what a column must hold set anew; nothing takes it away.
pub fn holding(query: &Query, within: Within) -> Query {
    let mut query = query.clone();
    query.filters.retain(|other| other.column != within.column);
    if [&within.text, &within.from, &within.to].into_iter().any(|words| !words.trim().is_empty()) {
        query.filters.push(within);
    }
    query
}

/// How many filters a column has.
pub fn held(query: &Query, column: Column) -> usize {
    let set = match column {
        Column::Region => query.regions.len(),
        Column::Period => query.periods.len(),
        Column::Series => query.series.len(),
        Column::Document => query.parts.len(),
        Column::Topic => query.topics.len(),
        Column::Status => query.statuses.len(),
        Column::Value => query.units.len(),
        Column::Rank => usize::from(query.ranked),
        Column::Edited => usize::from(query.edited),
        _ => 0,
    };
    set + usize::from(within(query, column).is_some())
}

/// What a value of a column's set is called here.
pub fn called<'a>(column: Column, value: &str, label: &'a str, t: &Strings) -> &'a str {
    match column {
        Column::Topic => (t.topic)(label),
        Column::Status => (t.status)(label),
        _ if value == NONE || column == Column::Value && label.is_empty() => t.no_region,
        _ => label,
    }
}

/// `u32::MAX`, which stands for "none".
const NONE: &str = "4294967295";

/// What is in force, each with the query that is left without it.
pub fn chips(query: &Query, summary: &Summary, t: &Strings) -> Vec<(String, Query)> {
    let mut chips: Vec<(String, Query)> = Vec::new();
    let mut add = |column: Column, value: &str, label: &str| {
        chips.push((called(column, value, label, t).to_owned(), switched(column, value, query)));
    };
    for &index in &query.regions {
        let label = summary.regions.get(index as usize).map_or("", |region| &region.name);
        add(Column::Region, &index.to_string(), label);
    }
    for &index in &query.parts {
        let label = summary.parts.get(index as usize).map_or("", |part| &part.name);
        add(Column::Document, &index.to_string(), label);
    }
    for (column, list, names) in
        [(Column::Period, &query.periods, &summary.periods), (Column::Series, &query.series, &summary.series)]
    {
        for &index in list {
            add(column, &index.to_string(), names.get(index as usize).map_or("", String::as_str));
        }
    }
    for (column, list) in
        [(Column::Topic, &query.topics), (Column::Status, &query.statuses), (Column::Value, &query.units)]
    {
        for word in list {
            add(column, word, word);
        }
    }
    for within in &query.filters {
        let mut label = (t.column)(within.column).to_owned();
        for (sign, words) in [(" “", &within.text), (" ≥ ", &within.from), (" ≤ ", &within.to)] {
            if !words.is_empty() {
                label.push_str(sign);
                label.push_str(words);
                label.push_str(if sign == " “" { "”" } else { "" });
            }
        }
        let empty = Within { text: String::new(), from: String::new(), to: String::new(), ..within.clone() };
        chips.push((label, holding(query, empty)));
    }
    if query.ranked {
        chips.push((t.only_ranked.to_owned(), Query { ranked: false, ..query.clone() }));
    }
    if query.edited {
        chips.push((t.only_edited.to_owned(), Query { edited: false, ..query.clone() }));
    }
    if !query.text.is_empty() {
        chips.push((["“", &query.text, "”"].concat(), Query { text: String::new(), ..query.clone() }));
    }
    chips
}
