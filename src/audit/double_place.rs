//! One place claimed by several.
//!
//! What: two regions claim the same single place in one series, scope and time, or more claim to be among the
//! first few than there are. Why: a place is given once, unless it is shared. Examples: 甲 is first with 1150亩,
//! 乙 with 779亩; 甲 and 乙 both are first and tell no value (they may share the place: never "fails").

use super::rank_evidence::{finding, joined, readings, same, say, statement, subject, weave};
use super::{Case, Finding, Kind, Said};
use crate::claim::model::End;
use crate::league::solve::{PAIRS, Told};
use crate::league::{League, Member, collide};

/// Runs the audit.
pub(super) fn run(case: Case<'_>, out: &mut Vec<Finding>) {
    for league in case.leagues.iter().filter(|league| league.members.len() <= PAIRS) {
        let told: Vec<Told> = league.members.iter().map(Member::told).collect();
        let mut seen = vec![false; told.len()];
        let mut any = false;
        for at in 0..told.len() {
            if seen.get(at).copied().unwrap_or(true) {
                continue;
            }
            let own = group(&told, league, at);
            for &index in &own {
                if let Some(seen) = seen.get_mut(index) {
                    *seen = true;
                }
            }
            if own.len() > 1 {
                any |= double(&case, league, &told, &own, out);
            }
        }
        if !any {
            too_many(&case, league, out);
        }
    }
}

/// Those that claim the same single place.
fn group(told: &[Told], league: &League, at: usize) -> Vec<usize> {
    let Some(own) = told.get(at) else { return Vec::new() };
    let same = |(_, other): &(usize, &Told)| collide::same_place(own, other, league.of);
    told.iter().enumerate().filter(same).map(|(index, _)| index).collect()
}

fn double(case: &Case<'_>, league: &League, told: &[Told], own: &[usize], out: &mut Vec<Finding>) -> bool {
    let pairs = || own.iter().flat_map(|a| own.iter().map(move |b| (a, b))).filter(|(a, b)| a < b);
    let told_of = |at: &usize| told.get(*at);
    let apart =
        pairs().any(|(a, b)| match (told_of(a).and_then(|t| t.value), told_of(b).and_then(|t| t.value)) {
            (Some(a), Some(b)) => !a.meets(b),
            _ => false,
        });
    let valued = own.iter().filter_map(told_of).filter(|told| told.value.is_some()).count();
    let tie = own.iter().filter_map(told_of).any(|told| told.tie);
    // Equal values share a place, and so do those who say so.
    if !apart && (tie || valued == own.len()) {
        return false;
    }
    let members: Vec<&Member> = own.iter().filter_map(|&at| league.members.get(at)).collect();
    let listed: Vec<Said> = members.iter().take(12).map(|member| statement(case, league, member)).collect();
    let (zh, en) = if apart {
        ("{0}：{1}家报同一位次而数值不同（{2}）", "{0}: {1} claim one place with different values ({2})")
    } else {
        ("{0}：{1}家报同一位次（{2}）", "{0}: {1} claim one place ({2})")
    };
    let count = same(&members.len().to_string());
    let working = weave(zh, en, &[&subject(case, league), &count, &joined(&listed)]);
    // Where two share the first place there is no second; only where the shared place takes no room.
    let next = members.first().and_then(|member| member.claimed).map(|(_, place)| place + 1);
    let follows = league.members.iter().find(|member| {
        !member.tie && member.claimed == next.map(|next| (next, next)) && member.from == End::Top
    });
    // Who names no place and yet stands before one of them: the same place is in doubt, so it is told here.
    let before: Vec<&Member> = if apart { outdoing(league, told, own) } else { Vec::new() };
    let working = match before.as_slice() {
        [] => working,
        before => {
            let listed: Vec<Said> = before.iter().take(12).map(|one| statement(case, league, one)).collect();
            weave(
                "{0}；{1}未报位次而数值在前",
                "{0}; {1} names no place and has a better value",
                &[&working, &joined(&listed)],
            )
        }
    };
    let members = members.into_iter().chain(before).collect();
    let parts = [(league, members)];
    let mut readings = readings(case, &parts);
    if !apart {
        readings.insert(0, follows.map_or_else(tied, |member| tied_closely(case, league, member)));
    }
    let mut made = finding(case, Kind::DoublePlace, &parts, working, readings);
    if !apart {
        made.weight = 2;
    }
    out.push(made);
    true
}

/// The members without a place whose value cannot stand beside the place that one of these claims.
fn outdoing<'a>(league: &'a League, told: &[Told], own: &[usize]) -> Vec<&'a Member> {
    let silent = league.members.iter().zip(0..).filter(|(member, _)| member.claimed.is_none());
    let outdoes = |at: usize| {
        let other = told.get(at);
        own.iter()
            .filter_map(|&own| told.get(own))
            .any(|own| other.is_some_and(|other| collide::collide(own, other, league.of, league.end)))
    };
    silent.filter(|&(_, at)| outdoes(at)).map(|(member, _)| member).collect()
}

fn tied_closely(case: &Case<'_>, league: &League, follower: &Member) -> Said {
    weave(
        "数值相同、位次并列，且并列不占后一位次（{0}）",
        "they share the place with equal values, and the next place is given all the same ({0})",
        &[&statement(case, league, follower)],
    )
}

fn tied() -> Said {
    say("数值相同、位次并列", "they share the place with equal values", &[])
}

/// More that are among the first few than those are.
fn too_many(case: &Case<'_>, league: &League, out: &mut Vec<Finding>) {
    let mut rooms: Vec<u16> = league
        .members
        .iter()
        .filter(|member| member.from == End::Top && member.stated != crate::league::Support::Contradicted)
        .filter_map(|member| member.claimed.map(|(_, to)| to))
        .collect();
    crate::order::sort_by_key(&mut rooms, |room| *room);
    rooms.dedup();
    for room in rooms {
        let inside =
            |member: &&Member| member.from == End::Top && member.claimed.is_some_and(|(_, to)| to <= room);
        let members: Vec<&Member> = league.members.iter().filter(inside).collect();
        if members.len() <= usize::from(room) || shares(&members) {
            continue;
        }
        let listed: Vec<Said> =
            members.iter().take(12).map(|member| statement(case, league, member)).collect();
        let working = weave(
            "{0}：报前{3}位的有{1}家（{2}）",
            "{0}: {1} claim to be among the first {3} ({2})",
            &[
                &subject(case, league),
                &same(&members.len().to_string()),
                &joined(&listed),
                &same(&room.to_string()),
            ],
        );
        let parts = [(league, members)];
        let mut readings = readings(case, &parts);
        readings.insert(0, tied());
        let mut made = finding(case, Kind::DoublePlace, &parts, working, readings);
        made.weight = 1;
        out.push(made);
        return;
    }
}

/// Whether any say that they share a place, or state values that may be equal.
fn shares(members: &[&Member]) -> bool {
    let equal = |(at, a): (usize, &&Member)| {
        let others = members.get(at + 1..).unwrap_or(&[]);
        others.iter().any(|b| matches!((a.written, b.written), (Some(a), Some(b)) if a.meets(b)))
    };
    members.iter().any(|member| member.tie) || members.iter().enumerate().any(equal)
}
