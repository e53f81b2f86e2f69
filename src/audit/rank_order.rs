//! Places against the order of the values.
//!
//! What: of two regions in one series, scope and time, the one with the better value must have the better place.
//! Why: speakers look up values and places in different tables. Examples: 甲 says 93.1 and first, 乙 94.2 and
//! second; 甲 says third and four others state better values. "Fails" only where both tell the time and the
//! whole, use the same words, and no other figure stands where the place may belong. One region's places off
//! several times in one direction are one finding.

use super::rank_evidence::{
    Part, cut_off, finding, if_cut, joined, name, place, readings, same, say, statement, subject, value,
    weave, weight,
};
use super::{Case, Finding, Kind, Said, Verdict};
use crate::document::model::RegionId;
use crate::league::solve::{self, PAIRS, Puzzle, Told};
use crate::league::{League, Member, collide};

/// Two statements out of order: `high` claims the better place with the worse value.
struct Edge<'a> {
    league: &'a League,
    high: &'a Member,
    low: &'a Member,
}

impl<'a> Edge<'a> {
    fn part(&self) -> Part<'a> {
        (self.league, vec![self.high, self.low])
    }
}

/// Runs the audit.
pub(super) fn run(case: Case<'_>, out: &mut Vec<Finding>) {
    // What has no ordinary reading is not mixed with what has one.
    let (mut firm, mut open) = (Vec::new(), Vec::new());
    for league in case.leagues.iter().filter(|league| league.members.len() <= PAIRS) {
        let told: Vec<Told> = league.members.iter().map(Member::told).collect();
        let edges = out_of_order(league, &told);
        let crowded = edges.is_empty() && crowd(&case, league, &told, out);
        beyond(&case, league, out);
        if edges.is_empty() && !crowded {
            in_order(&case, league, &told, out);
            no_order(&case, league, &told, out);
        }
        for edge in edges {
            if readings(&case, &[edge.part()]).is_empty() { firm.push(edge) } else { open.push(edge) }
        }
    }
    for mut edges in [firm, open] {
        while !edges.is_empty() {
            let part = largest(&mut edges);
            out.push(conflict(&case, &part));
        }
    }
}

fn out_of_order<'a>(league: &'a League, told: &[Told]) -> Vec<Edge<'a>> {
    let mut edges = Vec::new();
    for &(a, b) in &league.collisions {
        let (a, b) = (usize::from(a), usize::from(b));
        let (Some(of_a), Some(of_b)) = (told.get(a), told.get(b)) else { continue };
        let (Some(member_a), Some(member_b)) = (league.members.get(a), league.members.get(b)) else {
            continue;
        };
        if collide::same_place(of_a, of_b, league.of) {
            continue;
        }
        let (high, low) =
            if collide::better(of_b, of_a, league.end) { (member_a, member_b) } else { (member_b, member_a) };
        // Where another claims the same place with a better value, that is the finding (double place).
        let own = if high.region == member_a.region { of_a } else { of_b };
        let doubled = told.iter().any(|other| {
            collide::same_place(own, other, league.of) && collide::better(other, own, league.end)
        });
        if low.claimed.is_some() || !doubled {
            edges.push(Edge { league, high, low });
        }
    }
    edges
}

/// Takes out the edges that most likely have one cause: those in which one region is off in one direction, if
/// there are several; else the first.
fn largest<'a>(edges: &mut Vec<Edge<'a>>) -> Vec<Edge<'a>> {
    let mut best: (usize, Option<(RegionId, bool)>) = (1, None);
    let mut keys: Vec<(RegionId, bool)> = edges.iter().map(|edge| (edge.high.region, true)).collect();
    let placed = edges.iter().filter(|edge| edge.low.claimed.is_some());
    keys.extend(placed.map(|edge| (edge.low.region, false)));
    crate::order::sort_by_key(&mut keys, |key| *key);
    for run in keys.chunk_by(|a, b| a == b) {
        if run.len() > best.0 {
            best = (run.len(), run.first().copied());
        }
    }
    let mut part = Vec::new();
    let mut rest = Vec::new();
    for edge in edges.drain(..) {
        let mine = match best.1 {
            Some((region, true)) => edge.high.region == region,
            Some((region, false)) => edge.low.region == region && edge.low.claimed.is_some(),
            None => part.is_empty(),
        };
        // A sentence of twenty conflicts is read by nobody.
        if mine && part.len() < 12 { part.push(edge) } else { rest.push(edge) }
    }
    *edges = rest;
    part
}

fn conflict(case: &Case<'_>, edges: &[Edge<'_>]) -> Finding {
    let mut workings = Vec::new();
    for edge in edges {
        let (zh, en) = if edge.low.claimed.is_some() {
            (
                "{0}：{1}，{2}，{3}数值不及{4}而位次在前",
                "{0}: {1}, against {2}: {3} has the worse value and the better place",
            )
        } else {
            ("{0}：{1}，而{2}，{3}数值不及{4}", "{0}: {1}, but {2}: {3} has the worse value")
        };
        let about = subject(case, edge.league);
        let (high, low) = (statement(case, edge.league, edge.high), statement(case, edge.league, edge.low));
        let names = (same(name(case, edge.high)), same(name(case, edge.low)));
        workings.push(weave(zh, en, &[&about, &high, &low, &names.0, &names.1]));
    }
    let parts: Vec<Part<'_>> = edges.iter().map(Edge::part).collect();
    let all = readings(case, &parts);
    let mut made = finding(case, Kind::RankOrder, &parts, joined(&workings), all);
    // Several conflicts with readings of their own ask for a look as much as the plainest of them.
    let least = parts.iter().map(|part| readings(case, std::slice::from_ref(part)).len()).min();
    made.weight = weight(least.unwrap_or(0));
    made
}

/// More better values than the place leaves room for.
fn crowd(case: &Case<'_>, league: &League, told: &[Told], out: &mut Vec<Finding>) -> bool {
    let witnesses = collide::witnesses(told, league.of, league.end);
    let mut any = false;
    for (witness, member) in witnesses.iter().zip(&league.members) {
        if witness.crowd.is_empty() || !witness.against.is_empty() {
            continue;
        }
        any = true;
        let others: Vec<&Member> =
            witness.crowd.iter().filter_map(|&index| league.members.get(usize::from(index))).collect();
        let listed: Vec<Said> = others.iter().map(|other| statement(case, league, other)).collect();
        let (own, about) = (statement(case, league, member), subject(case, league));
        let working = weave(
            "{0}：{1}，而报出更优数值的已有{2}家（{3}）",
            "{0}: {1}, but {2} others state better values ({3})",
            &[&about, &own, &same(&others.len().to_string()), &joined(&listed)],
        );
        let mut members = vec![member];
        members.extend(&others);
        let parts = [(league, members)];
        let mut readings = readings(case, &parts);
        // Of so many better values those that may be equal to it all the same take no room.
        let cut: Vec<&Member> = others.iter().filter_map(|other| cut_off(member, other)).collect();
        let room = member.claimed.map_or(0, |(_, to)| usize::from(to));
        if let Some(first) = cut.first().filter(|_| others.len() < room + cut.len()) {
            let told = if_cut(&same(&value(case, first)));
            if !readings.contains(&told) {
                readings.push(told);
            }
        }
        out.push(finding(case, Kind::RankOrder, &parts, working, readings));
    }
    any
}

/// A place behind the last: eleventh of ten.
fn beyond(case: &Case<'_>, league: &League, out: &mut Vec<Finding>) {
    let Some(of) = league.exceeded else { return };
    for member in league.members.iter().filter(|member| member.claimed.is_some_and(|(_, to)| to > of)) {
        let count = same(&of.to_string());
        let working = weave(
            "{0}：{1}，而文中{2}参加排名的为{3}家",
            "{0}: {1}, but by the text {2} has {3} members",
            &[&subject(case, league), &statement(case, league, member), &same(&league.scope), &count],
        );
        let more = weave("参加该项排名的不止{0}家", "more than {0} are ranked here", &[&count]);
        out.push(finding(case, Kind::RankOrder, &[(league, vec![member])], working, vec![more]));
    }
}

/// Steps for trying a league without one of its places.
const STEPS: u32 = 20_000;

/// Places no two of which collide and which yet make no order: the one without which they do is told.
fn no_order(case: &Case<'_>, league: &League, told: &[Told], out: &mut Vec<Finding>) {
    let doubled = told.iter().enumerate().any(|(at, own)| {
        told.get(at + 1..).unwrap_or(&[]).iter().any(|other| collide::same_place(own, other, league.of))
    });
    if league.agrees || league.cut || doubled {
        return;
    }
    let mut suspects = Vec::new();
    for (at, member) in league.members.iter().enumerate().filter(|(_, member)| member.claimed.is_some()) {
        let mut puzzle = Puzzle { of: league.of, end: league.end, told: told.to_vec() };
        if let Some(own) = puzzle.told.get_mut(at) {
            own.place = None;
            own.tie = false;
        }
        let solution = solve::solve(&puzzle, &mut STEPS.clone());
        if solution.agrees && !solution.cut {
            suspects
                .extend(solution.seats.get(at).and_then(|seat| seat.places).map(|places| (member, places)));
        }
    }
    let (Some(&(member, (best, worst))), None) = (suspects.first(), suspects.get(1)) else {
        let members: Vec<&Member> = league.members.iter().filter(|one| one.claimed.is_some()).collect();
        let listed: Vec<Said> = members.iter().take(12).map(|one| statement(case, league, one)).collect();
        let working = weave(
            "{0}：各家所报位次合不成一个次序（{1}）",
            "{0}: the places claimed make no order ({1})",
            &[&subject(case, league), &joined(&listed)],
        );
        return push_unclear(case, league, members, working, out);
    };
    let worst = worst.unwrap_or(best);
    let (first, last) = (best.to_string(), worst.to_string());
    let room = if best == worst {
        say("第{0}位", "place {0}", &[&first])
    } else {
        say("第{0}至{1}位", "places {0} to {1}", &[&first, &last])
    };
    let working = weave(
        "{0}：{1}报{2}，而按其余各家所报的数值和位次只能在{3}",
        "{0}: {1} claims {2}, but by the values and places of the others only {3} is possible",
        &[&subject(case, league), &same(name(case, member)), &place(league, member), &room],
    );
    push_unclear(case, league, vec![member], working, out);
}

/// What rests on the size of the whole and on how shared places are counted never fails.
fn push_unclear(
    case: &Case<'_>,
    league: &League,
    members: Vec<&Member>,
    working: Said,
    out: &mut Vec<Finding>,
) {
    let parts = [(league, members)];
    let mut all = vec![say(
        "有并列位次而未写明，或并列不占后一位次",
        "places are shared without saying so, or counted otherwise",
        &[],
    )];
    if let Some(of) = league.of {
        all.push(say("参加该项排名的不是{0}家", "not {0} are ranked here", &[&of.to_string()]));
    }
    all.extend(readings(case, &parts));
    out.push(finding(case, Kind::RankOrder, &parts, working, all));
}

/// Values and places of at least two that agree.
fn in_order(case: &Case<'_>, league: &League, told: &[Told], out: &mut Vec<Finding>) {
    if !league.agrees {
        return;
    }
    let both: Vec<usize> = (0..told.len())
        .filter(|&at| {
            league.members.get(at).is_some_and(|member| member.value.is_some() && member.claimed.is_some())
        })
        .collect();
    let mut proved = false;
    for &a in &both {
        for &b in &both {
            if let (Some(a), Some(b)) = (told.get(a), told.get(b)) {
                proved |= collide::ahead(a, b, league.of) && collide::better(a, b, league.end);
            }
        }
    }
    if !proved {
        return;
    }
    let members: Vec<&Member> = both.iter().filter_map(|&at| league.members.get(at)).collect();
    let listed: Vec<Said> = members.iter().take(12).map(|member| statement(case, league, member)).collect();
    let working = weave(
        "{0}：{1}家的数值与位次次序一致（{2}）",
        "{0}: values and places of {1} are in one order ({2})",
        &[&subject(case, league), &same(&members.len().to_string()), &joined(&listed)],
    );
    let mut made = finding(case, Kind::RankOrder, &[(league, members)], Said::default(), Vec::new());
    made.verdict = Verdict::Holds;
    made.weight = 1;
    made.working = working.verdict(made.verdict);
    out.push(made);
}
