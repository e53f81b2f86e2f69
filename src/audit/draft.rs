//! 核稿: a speech alone is a draft, and its findings are worded for who wrote it.
//!
//! What: a text in which one region alone speaks; each finding that does not hold gets a sentence of advice, and
//! three kinds of sayings that a listener would ask about are listed. Why: the evening before, nobody else's
//! speech is there; the author wants to know what to change, not who is right. Where several regions speak
//! nothing of this is said: who is wrong is then not for us to tell.

use super::rank_evidence::words as words_of;
use super::{Case, Finding, Kind, Said, Verdict};
use crate::claim::model::{Claim, Status};
use crate::document::model::Region;
use crate::lexicon::audits::LEFTOVERS;
use crate::source::Span;

/// Of a hundred claims so many are of the one who speaks; the others tell of superiors or model regions.
const OWN: usize = 90;
/// Figures named in one sentence of advice.
const FIGURES: usize = 4;
/// Words longer than this are a sentence, not a figure.
const FIGURE: usize = 16;

/// Whether one region alone speaks.
pub fn is_draft(claims: &[Claim], regions: &[Region]) -> bool {
    if claims.is_empty() || regions.iter().filter(|region| !region.blocks.is_empty()).count() > 1 {
        return false;
    }
    let mut told = vec![0_usize; regions.len()];
    for region in claims.iter().filter_map(|claim| claim.region) {
        if let Some(count) = told.get_mut(usize::from(region.0)) {
            *count += 1;
        }
    }
    let (all, most) = (told.iter().sum::<usize>(), told.iter().max().copied().unwrap_or(0));
    most * 100 >= all * OWN
}

/// Gives each finding its sentence of advice.
pub(super) fn advise(case: &Case<'_>, findings: &mut [Finding]) {
    for finding in findings {
        finding.advice = advice(case, finding);
    }
}

/// What the author should do; `None` where there is nothing to do.
fn advice(case: &Case<'_>, finding: &Finding) -> Option<Said> {
    match (finding.verdict, finding.kind) {
        (Verdict::Holds, _) => None,
        (Verdict::Fails, Kind::Period) => {
            Some(Said::of("请改成实际的时间。", "Write the time that is meant.", &[]))
        }
        (Verdict::Fails, Kind::RankOrder | Kind::DoublePlace) => Some(Said::of(
            "请对照排名通报查对名次和数值。",
            "Check places and values against the official ranking.",
            &[],
        )),
        (Verdict::Fails, _) => Some(match figures(case, finding) {
            Some((zh, en)) => Said {
                zh: format!("请对照底稿查对{zh}，至少有一处要改。"),
                en: format!("Check {en} against your sources: at least one of them must change."),
            },
            None => Said::of(
                "请对照底稿查对标出的文字，至少有一处要改。",
                "Check the marked words against your sources: at least one of them must change.",
                &[],
            ),
        }),
        (Verdict::Unclear, _) => Some(match finding.readings.as_slice() {
            [] => Said::of(
                "请在句中写明各数的口径和时段，免得会上被问。",
                "Say in the sentence what each figure covers and when, before somebody asks.",
                &[],
            ),
            readings => {
                let zh: Vec<&str> = readings.iter().map(|reading| reading.zh.as_str()).collect();
                let en: Vec<&str> = readings.iter().map(|reading| reading.en.as_str()).collect();
                Said {
                    zh: format!("如果是“{}”，请在句中写明；如果不是，请改数。", zh.join("”或“")),
                    en: format!(
                        "If it is so that {}, say so in the sentence; if not, mend the figure.",
                        en.join(", or that ")
                    ),
                }
            }
        }),
        (Verdict::Look, Kind::Damage) => Some(Said::of(
            "这里像是漏了数字：请补上，或删去多出的量词。",
            "A number seems to be missing here: add it, or strike out the measure word left alone.",
            &[],
        )),
        (Verdict::Look, Kind::Calendar) => Some(Said::of(
            "进度落后于日历，会上可能被问到：请备好原因和下一步安排。",
            "Behind the calendar, so it may be asked about: have the reason and the next steps ready.",
            &[],
        )),
        (Verdict::Look, _) => Some(Said::of(
            "请确认数字和单位都没有写错。",
            "Make sure that number and unit are as meant.",
            &[],
        )),
    }
}

/// The figures that a finding speaks of, in the order of the text, each once, as a list in both languages;
/// `None` where it speaks of fewer than two.
fn figures(case: &Case<'_>, finding: &Finding) -> Option<(String, String)> {
    let mut words: Vec<&str> = Vec::new();
    for span in &finding.spans {
        let said = words_of(case, *span).trim();
        if !said.is_empty() && said.chars().count() <= FIGURE && !words.contains(&said) {
            words.push(said);
        }
    }
    words.truncate(FIGURES);
    let [front @ .., last] = words.as_slice() else { return None };
    if front.is_empty() {
        return None;
    }
    Some((format!("“{}”", words.join("”“")), format!("“{}” and “{last}”", front.join("”, “"))))
}

/// At most so many leftovers are told.
const LEFT: usize = 40;

/// Notes of those who wrote and read the draft (`〔数据请发改委核〕`, `送审稿`): each with the bracket around it, in the
/// order of the text.
pub fn leftovers(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut from = 0;
    while found.len() < LEFT
        && let Some(at) = text.get(from..).and_then(|rest| LEFTOVERS.place(rest)).map(|at| from + at)
    {
        let word = text.get(at..).and_then(|rest| LEFTOVERS.longest(rest)).map_or(1, str::len);
        let span = bracket(text, at).unwrap_or(Span::of(at, at + word));
        from = (span.end() as usize).max(at + word);
        found.push(span);
    }
    found
}

/// The bracket on one line that byte `at` stands in.
fn bracket(text: &str, at: usize) -> Option<Span> {
    const OPEN: [char; 6] = ['(', '（', '〔', '【', '[', '［'];
    const CLOSE: [char; 6] = [')', '）', '〕', '】', ']', '］'];
    /// In bytes.
    const LONGEST: usize = 240;
    let line = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let start = line + text.get(line..at)?.rfind(OPEN)?;
    let closed = text.get(start..at)?.contains(CLOSE);
    let rest = text.get(at..)?.split('\n').next()?;
    let end = rest
        .char_indices()
        .find(|(_, sign)| CLOSE.contains(sign))
        .map(|(to, sign)| at + to + sign.len_utf8())?;
    (!closed && end - start <= LONGEST).then(|| Span::of(start, end))
}

/// Sayings that a listener would ask about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Open {
    /// A place without the value that earned it.
    RankAlone,
    /// A rate or a growth without a time, also not from the words around it.
    NoPeriod,
    /// A place among nobody knows whom.
    NoScope,
}

impl Open {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::RankAlone, Self::NoScope, Self::NoPeriod];

    /// Whether a claim is such a saying.
    pub fn fits(self, claim: &Claim) -> bool {
        use crate::claim::model::Aspect::{Amount, Completion, Growth, Score};
        match self {
            Self::RankAlone => claim.quantity.is_none() && !claim.ranks.is_empty(),
            Self::NoScope => claim.ranks.iter().any(|rank| rank.scope.is_empty()),
            Self::NoPeriod => {
                let timed = matches!(claim.aspect, Amount | Growth | Completion | Score);
                timed
                    && claim.period.is_none()
                    && claim.subject.is_none()
                    && claim.status == Status::Actual
                    && claim.quantity.is_some()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test may fail")]

    use crate::source::SourceText;
    use crate::{analyse, audit::Verdict};

    const DRAFT: &str = "青河县2031年一季度晒拼发言材料（送审稿）\n一、稳工业。一季度，规上工业增加值增长8.1%。\n\
        省级督办问题6个，已整改5个，整改率85%。信访办结率居全市第二。";

    #[test]
    fn a_lone_speech_is_advised() {
        let report = analyse(&SourceText::pasted(DRAFT.to_owned()));
        assert!(report.draft);
        let fails = report.findings.iter().find(|finding| finding.verdict == Verdict::Fails).expect("85%");
        let advice = fails.advice.as_ref().expect("what fails is advised");
        assert_eq!(advice.zh, "请对照底稿查对“6个”“5个”“85%”，至少有一处要改。");
        assert_eq!(
            advice.en,
            "Check “6个”, “5个” and “85%” against your sources: at least one of them must change."
        );
        assert!(
            report
                .findings
                .iter()
                .all(|finding| { (finding.verdict == Verdict::Holds) == finding.advice.is_none() })
        );
    }

    #[test]
    fn notes_of_the_draft_are_left_over() {
        let text = "某县汇报（送审稿 第二稿）\n投资9亿元〔数据请发改局核〕，增长××%。";
        let told: Vec<&str> = super::leftovers(text).iter().map(|span| span.slice(text)).collect();
        assert_eq!(told, ["（送审稿 第二稿）", "〔数据请发改局核〕", "××"]);
    }

    #[test]
    fn several_speakers_are_not() {
        let text = "某市一季度晒拼发言摘登\n青河县：\n一季度，规上工业增加值增长8.1%，居全市第二。\
            省级督办问题6个，已整改5个，整改率85%。\n白石县：\n一季度，规上工业增加值增长9.1%，居全市第一。\
            省级督办问题7个，已整改6个，整改率85%。";
        let report = analyse(&SourceText::pasted(text.to_owned()));
        assert!(!report.draft);
        assert!(report.findings.iter().any(|finding| finding.verdict == Verdict::Fails));
        assert!(report.findings.iter().all(|finding| finding.advice.is_none()));
    }
}
