//! Small reports for the tests, made by hand.
#![allow(clippy::unwrap_used)]

use std::rc::Rc;

use rust_decimal::Decimal;

use crate::claim::model::{Aspect, Claim, Day, End, Ends, Period, Quantity, Rank, Status};
use crate::document::model::{Region, RegionBlock, RegionId, Topic};
use crate::report::{Fate, Ledger, Numeral, Paragraph, ParagraphKind, Report};
use crate::source::{SourceText, Span};

/// Makes a report line by line: each claim is a paragraph of one sentence.
#[derive(Default)]
pub(super) struct Sample {
    pub(super) source: SourceText,
    pub(super) report: Report,
}

/// One claim to be made; `sentence` must contain `number` + `unit` (or the rank's words).
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) region: Option<u16>,
    pub(super) sentence: &'a str,
    pub(super) subject: Option<&'a str>,
    pub(super) indicator: &'a str,
    pub(super) number: &'a str,
    pub(super) unit: &'a str,
    pub(super) value: Option<Decimal>,
    pub(super) base: &'a str,
    pub(super) rank: Option<(&'a str, u16)>,
    pub(super) topic: Topic,
    pub(super) status: Status,
    pub(super) day: Option<Day>,
}

impl Default for Line<'_> {
    fn default() -> Self {
        Self {
            region: Some(0),
            sentence: "完成交通投资5亿元。",
            subject: None,
            indicator: "交通投资",
            number: "5",
            unit: "亿元",
            value: Some(Decimal::from(500_000_000)),
            base: "元",
            rank: None,
            topic: Topic::Projects,
            status: Status::Actual,
            day: None,
        }
    }
}

impl Sample {
    pub(super) fn new(regions: &[&str]) -> Self {
        let region = |name: &&str| Region {
            name: (*name).to_owned(),
            code: None,
            parent: None,
            candidates: Vec::new(),
            blocks: vec![RegionBlock { first: 0, end: 1, confidence: 1.0, reasons: Vec::new() }],
        };
        let report = Report {
            document: "sample.txt".into(),
            regions: regions.iter().map(region).collect(),
            ..Report::default()
        };
        Self { source: SourceText { name: "sample.txt".into(), ..SourceText::default() }, report }
    }

    pub(super) fn claim(mut self, line: Line<'_>) -> Self {
        let offset = self.source.text.len();
        self.source.text.push_str(line.sentence);
        let sentence = Span::of(offset, self.source.text.len());
        self.source.text.push('\n');
        let at = |words: &str| {
            let start = offset + line.sentence.find(words).unwrap();
            Span::of(start, start + words.len())
        };
        let quantity = line.value.map(|value| Quantity {
            number: at(line.number),
            unit: (!line.unit.is_empty()).then(|| at(line.unit)),
            value: Some(value),
            ends: Ends::default(),
            base: (!line.base.is_empty()).then(|| line.base.into()),
            bound: None,
        });
        let ranks = line.rank.map(|(words, place)| Rank {
            scope: "全市".into(),
            of: None,
            raw: at(words),
            from: place,
            to: place,
            end: End::Top,
            tie: false,
            step: None,
        });
        let span = match (&quantity, &ranks) {
            (Some(quantity), _) => quantity.unit.map_or(quantity.number, |unit| quantity.number.cover(unit)),
            (None, Some(rank)) => rank.raw,
            (None, None) => sentence,
        };
        let paragraph = u32::try_from(self.report.paragraphs.len()).unwrap();
        self.report.paragraphs.push(Paragraph {
            span: sentence,
            kind: ParagraphKind::Body,
            topic: line.topic,
        });
        if let Some(quantity) = &quantity {
            self.numeral(span, Fate::Claim, quantity.value);
        }
        self.report.claims.push(Claim {
            nth: 0,
            region: line.region.map(RegionId),
            topic: line.topic,
            section: None,
            subject: line.subject.map(Rc::from),
            indicator: line.indicator.into(),
            aspect: Aspect::Amount,
            series: None,
            quantity,
            status: line.status,
            period: line.day.map(|day| {
                Rc::new(Period {
                    words: format!("{}月", day.month),
                    from: None,
                    to: Some(day),
                    cumulative: None,
                })
            }),
            ranks: ranks.into_iter().collect(),
            span,
            sentence,
            paragraph,
            rules: ["sample"].into(),
            correction: None,
        });
        self
    }

    /// A paragraph with a numeral that measures nothing.
    pub(super) fn other(mut self, sentence: &str, numeral: &str, fate: Fate) -> Self {
        let offset = self.source.text.len();
        self.source.text.push_str(sentence);
        let span = Span::of(offset, self.source.text.len());
        self.source.text.push('\n');
        self.report.paragraphs.push(Paragraph { span, kind: ParagraphKind::Body, topic: Topic::Other });
        let start = offset + sentence.find(numeral).unwrap();
        self.numeral(Span::of(start, start + numeral.len()), fate, None);
        self
    }

    /// The claims put into series, as the analysis does it.
    pub(super) fn aligned(mut self) -> Self {
        let report = &mut self.report;
        report.series = crate::series::align(&mut report.claims, &report.regions, &self.source.text);
        self
    }

    fn numeral(&mut self, span: Span, fate: Fate, value: Option<Decimal>) {
        let ledger: &mut Ledger = &mut self.report.ledger;
        let (ends, unit, base) = (Ends::default(), None, None);
        ledger.numerals.push(Numeral { span, value, ends, unit, base, fate, why: "sample" });
    }
}
