//! The words of the views, one place per language. A missing one does not compile; a test looks for empty ones and
//! for those in the wrong language.

mod en;
mod zh;

use crate::audit::Verdict;
use crate::document::model::Topic;
use crate::language::Language;
use crate::lexicon::projects::Part;

/// Names with what is said of them.
type Pairs = &'static [(&'static str, &'static str)];

/// Declares [`Words`]: the plain ones by name, those in rows by type. Tests get a list of the plain ones.
macro_rules! words {
    ({ $($plain:ident),* $(,)? } { $($(#[$doc:meta])* $row:ident: $kind:ty),* $(,)? }) => {
        /// All words of the views in one language. `{0}`, `{1}` stand for what is filled in.
        pub(super) struct Words {
            $(pub(super) $plain: &'static str,)*
            $($(#[$doc])* pub(super) $row: $kind,)*
        }

        #[cfg(test)]
        impl Words {
            fn plain(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($plain), self.$plain)),*]
            }
        }
    };
}

words! {
    {
        // Filters.
        none_filtered, filtered_by, other_filters, all, more,
        // Columns.
        region, indicator, value, rank, period,
        // Overview.
        source_note, overview, one_region, leagues, audit, print, fact_regions, fact_claims, fact_ranks, fact_damage, fact_unread, worst, nothing_fails,
        all_findings, standing, standing_note, first, top, middle, bottom, unplaced, self_stated, beyond, ahead_part, best, second, third, leaders,
        all_leagues,
        // Charts.
        bars, heat, distribution, calendar_chart,
        // Compare.
        compare, compare_note, compare_hint, order_official, order_spoken, order_rank, turn, missing, filtered_out, lost_here, rank_only, single,
        no_series,
        // Region.
        no_regions, seats, seats_note, ahead, behind, gap, calendar, doubts, silent, silent_note,
        all_claims,
        // Projects.
        projects, projects_note, project, others, no_projects, share_working,
        // Leagues.
        leagues_note, no_leagues, n_of, n_alone, stated_of, no_period, assumed, less_is_better, left, comma, disputed, cut_short, collide, collide_unclear,
        claimed, possible, checked, supported, untested, contradicted,
        // Audit.
        audit_note, audit_note_several, audit_note_standard, no_findings, reading, verdict_count,
        draft, draft_none, draft_change, draft_rest, draft_note, draft_worst, draft_open, draft_hint, draft_one, open, leftovers,
        // Documents.
        documents, documents_note, one_document, document, counts_as_standard, standard_time, standard_untold, standard_told_name, standard_told_title, standard_told_reader, against, nothing_held, differing, over_time,
        over_time_note,
        // What the reader changed.
        edits, edits_note, no_edits, edit_named, edit_one, edit_owned, edit_rejected, edit_corrected, edit_added, edit_idle, take_back, empty,
        // Help.
        help, keys, key, does, signs, sign, means, terms, term,
    }
    {
        parts: [&'static str; 6],
        /// In the order of [`Verdict`].
        verdicts: [&'static str; 4],
        /// The same of several.
        verdicts_many: [&'static str; 4],
        /// In the order of [`Open::ALL`](crate::audit::Open).
        open_points: [&'static str; 3],
        /// By the names of `audit::Kind`.
        kinds: Pairs,
        /// In the order of [`Topic::ALL`].
        topics: [&'static str; 10],
        key_list: Pairs,
        sign_list: Pairs,
        term_list: Pairs,
    }
}

impl Words {
    pub(super) fn verdict(&self, verdict: Verdict) -> &'static str {
        self.verdicts.get(verdict as usize).copied().unwrap_or("")
    }

    /// What an audit is called; its own name where the table does not know it.
    pub(super) fn kind(&self, name: &'static str) -> &'static str {
        self.kinds.iter().find(|(known, _)| *known == name).map_or(name, |&(_, words)| words)
    }

    pub(super) fn topic(&self, topic: Topic) -> &'static str {
        self.topics.get(topic as usize).copied().unwrap_or("")
    }

    pub(super) fn part(&self, part: Part) -> &'static str {
        self.parts.get(part as usize).copied().unwrap_or("")
    }
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &zh::WORDS,
        Language::English => &en::WORDS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Kind;

    fn han(words: &str) -> bool {
        words.chars().any(|sign| matches!(sign, '一'..='鿿'))
    }

    #[test]
    fn both_languages_are_whole() {
        let (zh, en) = (words(Language::Chinese), words(Language::English));
        for ((name, zh), (_, en)) in zh.plain().into_iter().zip(en.plain()) {
            assert!(!zh.trim().is_empty() && !en.trim().is_empty(), "{name}");
            assert!(!han(en), "{name}: {en}");
            // A sum has no words.
            assert!(han(zh) || matches!(name, "share_working" | "comma" | "n_alone"), "{name}: {zh}");
            for place in ["{0}", "{1}", "{2}"] {
                assert_eq!(zh.contains(place), en.contains(place), "{name}: {place}");
            }
        }
        for (zh, en) in
            [(zh.key_list, en.key_list), (zh.sign_list, en.sign_list), (zh.term_list, en.term_list)]
        {
            assert_eq!(zh.len(), en.len());
            assert!(en.iter().all(|(name, words)| !han(name) && !han(words)));
        }
        assert!(
            en.topics.iter().chain(&en.verdicts).chain(&en.parts).all(|word| !han(word) && !word.is_empty())
        );
        assert!(zh.topics.iter().zip(Topic::ALL).all(|(word, topic)| *word == topic.name()));
    }

    #[test]
    fn every_audit_has_a_name() {
        for language in [Language::Chinese, Language::English] {
            for kind in Kind::ALL {
                let word = words(language).kind(kind.name());
                assert_ne!(word, kind.name(), "{language:?}");
            }
        }
    }
}
