//! What must hold of any report and any query.

/// Reads CSV after RFC 4180, as simply as it can be read.
pub(super) fn read_csv(content: &str) -> Vec<Vec<String>> {
    let mut signs = content.strip_prefix('\u{feff}').unwrap().chars().peekable();
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut within = false;
    while let Some(sign) = signs.next() {
        match sign {
            '"' if within && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => within = !within,
            ',' if !within => row.push(std::mem::take(&mut cell)),
            '\r' if !within => {
                assert_eq!(signs.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !within);
    rows
}

#[cfg(not(target_arch = "wasm32"))]
mod random {
    use proptest::prelude::*;

    use super::super::super::held::Held;
    use super::super::super::protocol::Within;
    use super::super::super::rename::Renames;
    use super::super::super::{export, query};
    use super::super::*;
    use super::read_csv;

    /// The claims of a query, told one by one without any of the shortcuts of `query`.
    fn plainly(held: &Held, query: &Query) -> Vec<u32> {
        let wanted = query.text.trim().to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&wanted);
        let report = &held.report;
        let mut days: Vec<_> = report.claims.iter().filter_map(|claim| claim.period.as_ref()?.to).collect();
        days.sort();
        days.dedup();
        let period = |claim: &crate::claim::model::Claim, wanted: u32| {
            let day = claim.period.as_ref().and_then(|period| period.to);
            day.map_or(u32::MAX, |day| days.binary_search(&day).unwrap() as u32) == wanted
        };
        let unit = |claim: &crate::claim::model::Claim, wanted: &str| {
            let told = claim.quantity.as_ref();
            told.is_some_and(|told| told.base.as_deref().unwrap_or("") == wanted)
        };
        let within = |claim: &crate::claim::model::Claim, within: &Within| match within.column {
            Column::Rank => claim.ranks.iter().any(|rank| rank.from <= within.to.parse().unwrap()),
            Column::Value => {
                let value = claim.quantity.as_ref().and_then(|told| told.value);
                value.is_some_and(|value| value >= within.from.parse().unwrap())
            }
            Column::Region => {
                let text = within.text.to_lowercase();
                held.region(claim).is_some_and(|region| region.name.to_lowercase().contains(&text))
            }
            _ => claim.indicator.to_lowercase().contains(&within.text.to_lowercase()),
        };
        let passes = |claim: &crate::claim::model::Claim| {
            let name = held.region(claim).map(|region| region.name.as_str());
            let region = |&region: &u32| match report.regions.get(region as usize) {
                Some(region) => name == Some(region.name.as_str()),
                None => region == u32::MAX && name.is_none(),
            };
            (query.regions.is_empty() || query.regions.iter().any(region))
                && (query.topics.is_empty() || query.topics.iter().any(|topic| topic == claim.topic.name()))
                && (query.statuses.is_empty() || query.statuses.iter().any(|one| one == claim.status.name()))
                && (query.periods.is_empty() || query.periods.iter().any(|&one| period(claim, one)))
                && (query.units.is_empty() || query.units.iter().any(|one| unit(claim, one)))
                && query.filters.iter().all(|one| within(claim, one))
                && (!query.ranked || !claim.ranks.is_empty())
                && (has(&claim.indicator)
                    || claim.subject.as_deref().is_some_and(has)
                    || name.is_some_and(has)
                    || has(claim.sentence.slice(&held.source.text)))
        };
        (0..).zip(&report.claims).filter(|(_, claim)| passes(claim)).map(|(index, _)| index).collect()
    }

    fn line() -> impl Strategy<Value = Line<'static>> {
        let region = proptest::option::of(0_u16..4);
        let words = prop::sample::select(vec!["投资", "Rate甲", "=1+1", "a\"b,c", "开工\r\n率", "@x", ""]);
        let subject = proptest::option::of(prop::sample::select(vec!["泵站", "-x", "+\"", "rate乙"]));
        let number = proptest::option::of((-1_000_i64..1_000, 0_u32..4));
        let base = prop::sample::select(vec!["元", "%", ""]);
        let topic = prop::sample::select(Topic::ALL.to_vec());
        let status = prop::sample::select(vec![Status::Actual, Status::Target, Status::Projected]);
        let rank = proptest::option::of(1_u16..9);
        (region, words, subject, number, base, topic, status, rank).prop_map(
            |(region, indicator, subject, number, base, topic, status, rank)| Line {
                region,
                sentence: "-某地完成5亿元,居\"全市\"前列;RATE。",
                subject,
                indicator,
                value: number.map(|(digits, scale)| Decimal::new(digits, scale)),
                base,
                rank: rank.map(|place| ("前列", place)),
                topic,
                status,
                day: rank.map(|place| Day { year: 2030 + place, month: 1, day: 1 }),
                ..Line::default()
            },
        )
    }

    fn held() -> impl Strategy<Value = Held> {
        (prop::collection::vec(line(), 0..25), any::<bool>()).prop_map(|(lines, merged)| {
            // Four regions, two of which may bear one name; indices beyond the list are no regions.
            let sample = Sample::new(&["白石县", "青河区", "Rate区"]);
            let sample = lines.into_iter().fold(sample, Sample::claim);
            let edit = Edit::Rename { found: "青河区".into(), given: "白石县".into() };
            let edits = if merged { vec![edit] } else { vec![] };
            Held::new(sample.source, sample.report, &Renames::new(&edits))
        })
    }

    fn query() -> impl Strategy<Value = Query> {
        let columns = vec![
            Column::Place,
            Column::Region,
            Column::Topic,
            Column::Subject,
            Column::Indicator,
            Column::Value,
            Column::Status,
            Column::Period,
            Column::Rank,
            Column::Series,
            Column::Sentence,
            Column::Edited,
        ];
        let sort = (prop::sample::select(columns), any::<bool>())
            .prop_map(|(column, descending)| SortKey { column, descending });
        let regions = prop::collection::vec(prop::sample::select(vec![0, 1, 2, 7, u32::MAX]), 0..3);
        let topics = prop::collection::vec(prop::sample::select(Topic::ALL.to_vec()), 0..3);
        let statuses = prop::collection::vec(prop::sample::select(vec!["actual", "target", "none"]), 0..2);
        let text = prop::sample::select(vec!["", " ", "rate", "投资", "泵", "石", "没有"]);
        let periods = prop::collection::vec(prop::sample::select(vec![0, 1, 2, 3, u32::MAX]), 0..3);
        let units = prop::collection::vec(prop::sample::select(vec!["元", "%", ""]), 0..2);
        let filters = prop::collection::vec(
            prop::sample::select(vec![
                (Column::Rank, "", "", "4"),
                (Column::Value, "", "-3.5", ""),
                (Column::Region, "石", "", ""),
                (Column::Subject, "", "", ""),
            ]),
            0..2,
        );
        let sets = (regions, topics, statuses, periods, units, filters);
        (sets, text, any::<bool>(), prop::collection::vec(sort, 0..4)).prop_map(
            |((regions, topics, statuses, periods, units, filters), text, ranked, sort)| Query {
                periods,
                units: units.into_iter().map(str::to_owned).collect(),
                filters: filters
                    .into_iter()
                    .map(|(column, text, from, to)| Within {
                        column,
                        text: text.to_owned(),
                        from: from.to_owned(),
                        to: to.to_owned(),
                    })
                    .collect(),
                regions,
                topics: topics.into_iter().map(|topic| topic.name().to_owned()).collect(),
                statuses: statuses.into_iter().map(str::to_owned).collect(),
                text: text.to_owned(),
                ranked,
                sort,
                ..Query::default()
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Filters are sound and complete, and sorting only changes the order.
        #[test]
        fn a_query_picks_what_passes(held in held(), query in query()) {
            let mut picked = query::run(&held, &query);
            picked.sort_unstable();
            prop_assert_eq!(picked, plainly(&held, &query));
        }

        /// Empty cells are last, whichever way a column is sorted.
        #[test]
        fn empty_values_are_last(held in held(), descending in any::<bool>()) {
            let sort = vec![SortKey { column: Column::Value, descending }];
            let picked = query::run(&held, &Query { sort, ..Query::default() });
            let empty = |&claim: &u32| held.report.claims[claim as usize].quantity.is_none();
            let first = picked.iter().position(empty).unwrap_or(picked.len());
            prop_assert!(picked[first..].iter().all(empty));
        }

        /// Values rise within a unit exactly as decimals do, however near they are.
        #[test]
        fn values_are_in_exact_order(held in held(), tiny in prop::collection::vec(0_i64..4, 0..25)) {
            let mut report = held.report.clone();
            for (claim, tiny) in report.claims.iter_mut().zip(tiny) {
                if let Some(quantity) = &mut claim.quantity {
                    quantity.value = Some(Decimal::new(90_000_000_000_000_000 + tiny, 2));
                }
            }
            let held = Held::new(held.source, report, &Renames::default());
            let sort = vec![SortKey { column: Column::Value, descending: false }];
            let picked = query::run(&held, &Query { sort, ..Query::default() });
            for pair in picked.windows(2) {
                let told = |claim: u32| held.report.claims[claim as usize].quantity.as_ref();
                if let (Some(a), Some(b)) = (told(pair[0]), told(pair[1])) {
                    prop_assert!(a.base != b.base || a.value < b.value || (a.value == b.value && pair[0] < pair[1]));
                }
            }
        }

        /// A value's count in a facet is the number of rows when it is chosen beside the other filters.
        #[test]
        fn facets_count_what_would_be_shown(held in held(), query in query()) {
            for facet in query::facets(&held, &query) {
                for (value, _, count) in facet.values {
                    let mut chosen = query.clone();
                    match facet.column {
                        Column::Region => chosen.regions = vec![value.parse().unwrap()],
                        Column::Topic => chosen.topics = vec![value],
                        Column::Period => chosen.periods = vec![value.parse().unwrap()],
                        Column::Value => chosen.units = vec![value],
                        _ => chosen.statuses = vec![value],
                    }
                    prop_assert_eq!(plainly(&held, &chosen).len(), count as usize);
                }
            }
        }

        /// What was written is read again, and no cell of words starts a formula.
        #[test]
        fn csv_is_read_as_it_was_written(held in held()) {
            let order = query::run(&held, &Query::default());
            let format = Format::Csv(Encoding::Marked);
            let mut held = held;
            let (_, content) = super::super::made(export::export(&mut held, format, None, "", Language::English));
            let table = read_csv(&content);
            // The head, the rows, two notes.
            prop_assert_eq!(table.len(), order.len() + 3);
            for (row, &claim) in table[1..].iter().zip(&order) {
                let claim = &held.report.claims[claim as usize];
                prop_assert_eq!(row.len(), table[0].len());
                let read = |cell: &str| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
                prop_assert_eq!(read(&row[7]), &*claim.indicator);
                prop_assert_eq!(read(&row[6]), claim.subject.as_deref().unwrap_or(""));
                let value = claim.quantity.as_ref().and_then(|one| one.value);
                prop_assert_eq!(row[10].parse::<Decimal>().ok(), value);
                for cell in [&row[6], &row[7], &row[22]] {
                    prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
                }
            }
        }

        /// Marks are in order, and any two are nested or apart.
        #[test]
        fn marks_never_cross(mut held in held(), spans in prop::collection::vec((0_u32..60, 0_u32..30), 0..12)) {
            for (claim, (start, length)) in held.report.claims.iter_mut().zip(spans) {
                claim.span = crate::source::Span::new(start, start + length);
                claim.paragraph = 0;
            }
            let held = Held::new(held.source, held.report, &Renames::default());
            let marks = super::super::super::marks::marks(&held, 0, 99);
            for (index, a) in marks.iter().enumerate() {
                for b in &marks[index + 1..] {
                    prop_assert!(a.span.0 <= b.span.0);
                    prop_assert!(b.span.0 >= a.span.1 || b.span.1 <= a.span.1, "{:?} {:?}", a.span, b.span);
                }
            }
        }
    }
}
