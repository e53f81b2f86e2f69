//! Leagues from texts of our own, with series made by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

use super::*;
use crate::claim::model::Aspect;
use crate::document::{self, model::Topic};
use crate::source::{self, SourceText};

/// What the league stage makes of a text whose claims of one name and aspect are one series.
pub(crate) struct Made {
    pub text: SourceText,
    pub clean: Clean,
    pub document: Document,
    pub claims: Vec<Claim>,
    pub series: Vec<Series>,
    pub leagues: Vec<League>,
    pub standings: Vec<Standing>,
}

impl Made {
    pub fn of(text: &str, direction: Option<Direction>) -> Self {
        let text = SourceText::pasted(text);
        let clean = source::clean(&text);
        let document = document::read(&clean);
        let mut claims = crate::claim::walk::read(&clean, &document).claims;
        let series = by_name(&mut claims, direction);
        let ground = Ground {
            text: &text.text,
            clean: &clean,
            document: &document,
            claims: &claims,
            series: &series,
            regions: &document.regions,
        };
        let scopes = Scopes::read(&ground);
        let leagues = leagues(ground, &scopes);
        let standings = standings(ground, &scopes, &leagues);
        Self { text, clean, document, claims, series, leagues, standings }
    }

    pub fn league(&self, name: &str, scope: &str) -> &League {
        let found = self
            .leagues
            .iter()
            .find(|league| &*self.series[league.series as usize].name == name && &*league.scope == scope);
        found.unwrap_or_else(|| panic!("no league {name} {scope}: {:?} {:#?}", self.leagues, self.told()))
    }

    pub fn member<'a>(&self, league: &'a League, region: &str) -> &'a Member {
        let named = |member: &&Member| self.document.regions[usize::from(member.region.0)].name == region;
        league.members.iter().find(named).unwrap()
    }

    fn told(&self) -> Vec<(Option<&str>, &str, usize)> {
        let region =
            |claim: &Claim| claim.region.map(|id| self.document.regions[usize::from(id.0)].name.as_str());
        self.claims.iter().map(|claim| (region(claim), &*claim.indicator, claim.ranks.len())).collect()
    }
}

fn by_name(claims: &mut [Claim], direction: Option<Direction>) -> Vec<Series> {
    let mut series: Vec<Series> = Vec::new();
    for (claim, index) in claims.iter_mut().zip(0..) {
        let at = series
            .iter()
            .position(|one| one.name == claim.indicator && one.aspect == claim.aspect)
            .unwrap_or(series.len());
        if at == series.len() {
            series.push(Series {
                name: claim.indicator.clone(),
                topic: Topic::Other,
                status: claim.status,
                plan_of: None,
                aspect: claim.aspect,
                base: None,
                unit: None,
                direction,
                wordings: vec![],
                rules: &[],
                claims: vec![],
            });
        }
        claim.series = Some(at as u32);
        series[at].claims.push(index);
    }
    series
}

pub(crate) fn speeches(parts: &[(&str, &str)]) -> String {
    let mut text = "台州市2023年亮晒比拼活动县(市、区)交流发言摘登\n".to_string();
    for (region, speech) in parts {
        text.push_str(&format!("{region}委书记 张三\n{speech}\n"));
    }
    text
}

const PARTS: &[(&str, &str)] = &[
    ("椒江区", "一季度,亩均效益指数96.2,全市第一、全省第五。"),
    ("温岭市", "一季度,亩均效益指数94.15,全市第二。"),
    ("临海市", "一季度,亩均效益指数92.8。"),
    ("玉环市", "1—3月,亩均效益指数全市第四。"),
    ("仙居县", "一季度,亩均效益指数90.7。晒拼指标排名全市前3位的5项,4—6位的8项,后3位的4项。"),
    ("天台县", "亩均效益指数排名全市第六。"),
];

#[test]
fn silence_becomes_readable() {
    let made = Made::of(&speeches(PARTS), Some(Direction::Up));
    let league = made.league("亩均效益指数", "全市");
    assert_eq!(league.of, Some(9), "前3, 4—6, 后3");
    assert_eq!(league.stated, 4);
    assert!(league.agrees && !league.cut && league.collisions.is_empty());
    let places = |region: &str| made.member(league, region).places;
    assert_eq!(places("椒江区"), Some((1, Some(1))));
    assert_eq!(places("温岭市"), Some((2, Some(2))));
    // Third, or behind a silent one; a third that shares its place leaves no fourth, so 92.8 cannot be fourth.
    assert_eq!(places("玉环市"), Some((4, Some(4))));
    let silent = made.member(league, "玉环市");
    assert!(silent.high.unwrap() > "92.79".parse().unwrap(), "{silent:?}");
    assert_eq!(silent.verdict, Support::Supported, "others could have claimed the fourth place");
    // One of the silent may share the second or the sixth place, none the first: the second would be third.
    assert_eq!(league.left, [2, 3, 4, 5, 6, 7, 8, 9]);
    let sixth = made.member(league, "天台县");
    assert!(sixth.assumed, "no time told");
    let first = made.member(league, "椒江区");
    assert_eq!(first.verdict, Support::Supported);
    assert_eq!(first.support.0, first.support.1);
    let province = made.league("亩均效益指数", "全省");
    assert_eq!(province.of, None);
    assert!(province.cut);
    assert_eq!(made.member(province, "温岭市").places, Some((6, None)));
}

#[test]
fn a_place_that_cannot_hold_bounds_no_value() {
    let made = Made::of(
        &speeches(&[
            ("椒江区", "1—4月,项目落地完成率80%,全市第一。"),
            ("温岭市", "1—4月,项目落地完成率40%,全市第二。"),
            ("玉环市", "1—4月,项目落地完成率全市第一。"),
            ("仙居县", "1—4月,晒拼指标排名全市前3位的5项,4—6位的8项,后3位的4项。"),
        ]),
        Some(Direction::Up),
    );
    let league = made.league("项目落地完成率", "全市");
    assert!(!league.agrees);
    let first = made.member(league, "玉环市");
    assert!(first.set_aside(), "{first:?}");
    assert_eq!((first.low, first.high), (None, None), "a first below the other first's 80 is no inference");
}

#[test]
fn other_times_make_other_leagues() {
    let made = Made::of(
        &speeches(&[
            ("椒江区", "一季度,亩均效益指数96.2,全市第一。"),
            ("温岭市", "1—4月,亩均效益指数97.1,全市第一。"),
            ("临海市", "一季度,亩均效益指数92.8,全市第二。"),
            ("玉环市", "1—4月,亩均效益指数91.8,全市第三。"),
        ]),
        Some(Direction::Up),
    );
    let times: Vec<_> =
        made.leagues.iter().map(|league| league.period.as_ref().unwrap().words.as_str()).collect();
    assert_eq!(times, ["一季度", "1—4月"]);
    assert!(made.leagues.iter().all(|league| league.members.len() == 2 && league.collisions.is_empty()));
}

#[test]
fn who_says_first_with_less_collides() {
    let made = Made::of(
        &speeches(&[
            ("椒江区", "一季度,亩均效益指数93.1,全市第一。"),
            ("温岭市", "一季度,亩均效益指数94.15,全市第二。"),
            ("临海市", "一季度,亩均效益指数92.8,全市第三。"),
        ]),
        Some(Direction::Up),
    );
    let league = made.league("亩均效益指数", "全市");
    assert_eq!(league.collisions.len(), 1);
    assert!(!league.agrees);
    assert_eq!(made.member(league, "椒江区").verdict, Support::Contradicted);
    assert_eq!(made.member(league, "温岭市").verdict, Support::Contradicted);
    let third = made.member(league, "临海市");
    assert_eq!((third.verdict, third.support), (Support::Supported, (2, 2)));
    let less = Made::of(
        &speeches(&[
            ("椒江区", "一季度,亩均能耗指数93.1,全市第一。"),
            ("温岭市", "一季度,亩均能耗指数94.15,全市第二。"),
            ("临海市", "一季度,亩均能耗指数96.2。"),
        ]),
        Some(Direction::Down),
    );
    assert!(less.league("亩均能耗指数", "全市").collisions.is_empty(), "less is better");
}

#[test]
fn equal_written_values_decide_nothing() {
    let made = Made::of(
        &speeches(&[
            ("椒江区", "一季度,亩均效益指数93.1,全市第二。"),
            ("温岭市", "一季度,亩均效益指数93.1,全市第一。"),
            ("临海市", "一季度,亩均效益指数93.08,全市第三。"),
        ]),
        Some(Direction::Up),
    );
    let league = made.league("亩均效益指数", "全市");
    assert!(league.collisions.is_empty() && league.agrees, "{league:?}");
}

#[test]
fn two_values_of_one_region_stand_aside() {
    let made = Made::of(
        &speeches(&[
            ("椒江区", "一季度,亩均效益指数93.1。一季度,亩均效益指数95.4。"),
            ("温岭市", "一季度,亩均效益指数94.2,全市第一。"),
            ("临海市", "一季度,亩均效益指数93.08,全市第三。"),
        ]),
        Some(Direction::Up),
    );
    let league = made.league("亩均效益指数", "全市");
    let torn = made.member(league, "椒江区");
    assert!(torn.disputed && torn.value.is_none() && torn.claims.len() == 2);
    assert_eq!(made.member(league, "温岭市").verdict, Support::Supported);
}

#[test]
fn counts_of_places_belong_to_no_league() {
    let made = Made::of(&speeches(PARTS), Some(Direction::Up));
    assert!(
        made.leagues.iter().all(|league| { made.series[league.series as usize].aspect != Aspect::Count })
    );
    let own = made.standings.iter().find(|one| !one.tallies.is_empty()).unwrap();
    assert_eq!(own.tallies.iter().map(|tally| tally.count).collect::<Vec<_>>(), [5, 8, 4]);
    let first = &made.standings[0];
    assert_eq!(first.scopes[0].first, 1);
    assert_eq!((first.scopes[0].supported, first.scopes[1].untested), (1, 1));
    assert_eq!(&*first.scopes[1].scope, "全省");
    assert_eq!(first.scopes[1].open, 1, "the fifth of how many is not told");
}

#[test]
fn what_a_number_may_stand_for() {
    let made = Made::of(
        "一季度,甲项投资7.80亿元,乙项投资约30亿元,丙项投资近500万元,丁项投资超8000万元,戊项投资30多亿元,己项目55个。",
        None,
    );
    let bounds: Vec<_> = made
        .claims
        .iter()
        .filter_map(|claim| interval::of(claim, &made.text.text))
        .map(|interval| {
            let plain = |v: Option<rust_decimal::Decimal>| v.map(|v| v.normalize().to_string());
            (plain(interval.low), plain(interval.high))
        })
        .collect();
    let pair = |low: &str, high: &str| {
        let some = |words: &str| (!words.is_empty()).then(|| words.to_string());
        (some(low), some(high))
    };
    assert_eq!(
        bounds,
        [
            pair("779500000", "780500000"),
            pair("2000000000", "4000000000"),
            pair("4000000", "5000000"),
            pair("80000000", ""),
            pair("3000000000", "4000000000"),
            pair("55", "55"),
        ]
    );
}

#[test]
fn values_a_last_digit_apart_have_none_in_common() {
    let made = Made::of(
        "一季度,甲项增速9.1%,乙项增速9.2%,丙项增速-9.1%,丁项增速-9.2%,戊项增速0.0%,己项增速0.1%,庚项增速9.15%。",
        None,
    );
    let told: Vec<_> = made.claims.iter().filter_map(|claim| interval::of(claim, &made.text.text)).collect();
    let [a, b, c, d, e, f, g] = told[..] else { panic!("{told:?}") };
    for (low, high) in [(a, b), (d, c), (e, f)] {
        assert!(low.under(high) && !low.meets(high) && !high.under(low), "{low:?} {high:?}");
        assert!(low.meets(low) && high.meets(high));
        assert!(low.both(high).low >= low.both(high).high, "nothing is in both");
    }
    // What is written with one digit more rounds to the second, not to the first, from its half on.
    assert!(b.meets(g) && a.meets(g) && !a.under(g));
    let both = b.both(g);
    assert_eq!(both, g.both(b));
    assert_eq!((both.low, both.high, both.low_out, both.high_out), (b.low, g.high, false, true));
}

#[test]
fn the_whole_counts_its_members() {
    let text = |tail: &str| {
        format!(
            "{}{tail}",
            speeches(&[
                ("椒江区", "一季度,亩均效益指数93.1,全市第一。"),
                ("温岭市", "一季度,亩均效益指数90.4,全市末位。"),
                ("临海市", "一季度,招商形势较好。"),
            ])
        )
    };
    let made = Made::of(&text("全市共9个县(市、区)参加比拼。"), Some(Direction::Up));
    let league = made.league("亩均效益指数", "全市");
    assert_eq!(league.of, Some(9));
    assert_eq!(made.member(league, "温岭市").claimed, Some((9, 9)));
    // The first place may be shared; the last is said to be one's own.
    assert_eq!(league.left, [1, 2, 3, 4, 5, 6, 7, 8]);
    let made = Made::of(&text("有3个县(市、区)受到表扬。"), Some(Direction::Up));
    assert_eq!(made.league("亩均效益指数", "全市").of, None);
}
