//! Who speaks where: the whole document cut into blocks of one speaker each.
//!
//! Two things are weighed against each other over the whole text at once. *Evidence* says of each
//! paragraph how much it speaks for each candidate; a *seam* says how likely a new speech begins at a
//! paragraph, whoever holds it. The best way through (Viterbi over paragraph × candidate, one of the
//! candidates being "nobody known") changes the speaker where a seam is, and pays for changing it
//! elsewhere. Each region speaks once: where the best way lets one speak twice, its weaker run is
//! forbidden and the way is sought again.

/// At most so many candidates are weighed; more are spoken of too rarely to be speakers.
pub const CANDIDATES: usize = 40;
/// A text of more paragraphs is no digest of speeches, and is not cut.
pub const PARAGRAPHS: usize = 4_000;
/// Price of changing the speaker where nothing suggests a seam.
const CHANGE: f32 = 4.0;
/// Price of "nobody known" taking over; a little less than that of a candidate, so that one who is not
/// named at all never takes over.
const NOBODY: f32 = 1.0;
/// Price of a candidate taking over; what is said for it pays it back.
const SOMEBODY: f32 = 1.1;
/// A seam from this height on is a new speech even where nobody is known on either side.
pub const SEAM: f32 = 5.0;
/// Least evidence for a speaker in its block.
const LEAST: f32 = 1.0;
/// How often the way is sought again to let every region speak once.
const ROUNDS: usize = 24;

/// What is to be cut.
pub struct Task<'a> {
    /// For each paragraph that counts, its evidence: candidate (one past the last is nobody) and weight, sparse.
    pub evidence: &'a [Vec<(usize, f32)>],
    /// For each paragraph, how likely a new speech begins there.
    pub seams: &'a [f32],
    /// How many candidates there are.
    pub candidates: usize,
}

/// A block: paragraphs `first..end`, and whose it is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Run {
    /// First paragraph.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// The candidate, `None` where nobody is known.
    pub who: Option<usize>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Cuts the document.
pub fn cut(task: &Task<'_>, steps: &mut u64) -> Vec<Run> {
    let count = task.evidence.len();
    if count == 0 || count > PARAGRAPHS {
        return Vec::new();
    }
    // Where each candidate may speak.
    let mut allowed = vec![(0, count); task.candidates];
    let mut runs = Vec::new();
    for _ in 0..ROUNDS {
        let way = best_way(task, &allowed, steps);
        runs = join(&way, task.seams, task.candidates);
        if !forbid_repeats(task, &runs, &mut allowed) {
            break;
        }
    }
    for run in &mut runs {
        // A block that says nothing for its speaker is nobody's.
        run.who = run.who.filter(|who| evidence(task, run, *who) >= LEAST);
        run.confidence = confidence(task, run);
    }
    runs
}

/// The best speaker for every paragraph; the candidate after the last is nobody.
fn best_way(task: &Task<'_>, allowed: &[(usize, usize)], steps: &mut u64) -> Vec<usize> {
    let states = task.candidates + 1;
    let count = task.evidence.len();
    *steps += (states * count) as u64;
    let nobody = task.candidates;
    let may = |state: usize, at: usize| state == nobody || (allowed[state].0..allowed[state].1).contains(&at);
    let mut scores = vec![0.0_f32; states];
    let mut next = scores.clone();
    let mut came: Vec<u8> = vec![0; states * count];
    for at in 0..count {
        let seam = task.seams[at];
        // The best one itself takes over from the next best; of equal ones the last.
        let (mut best, mut second) = (0, nobody);
        let mut tops = (scores[0], f32::NEG_INFINITY);
        for (state, &score) in scores.iter().enumerate().skip(1) {
            if score.total_cmp(&tops.0).is_ge() {
                (second, best) = (best, state);
                tops = (score, tops.0);
            } else if score.total_cmp(&tops.1).is_ge() {
                second = state;
                tops.1 = score;
            }
        }
        let change = (CHANGE - seam * 0.8).max(0.0);
        let stay = seam.max(0.0) * 0.6;
        let origins = came[at * states..(at + 1) * states].iter_mut();
        for (state, ((score, next), came)) in scores.iter().zip(&mut next).zip(origins).enumerate() {
            let staying = if at == 0 { 0.0 } else { score - stay };
            let fee = if state == nobody { NOBODY } else { SOMEBODY };
            let (other, top) = if best == state { (second, tops.1) } else { (best, tops.0) };
            let changing = if at == 0 { -fee } else { top - change - fee };
            let (score, from) = if staying >= changing { (staying, state) } else { (changing, other) };
            *next = if may(state, at) { score } else { f32::NEG_INFINITY };
            *came = u8::try_from(from).unwrap_or(u8::MAX);
        }
        for &(who, weight) in &task.evidence[at] {
            next[who] += weight;
        }
        std::mem::swap(&mut scores, &mut next);
    }
    let mut state = (0..states).max_by(|one, two| scores[*one].total_cmp(&scores[*two])).unwrap_or(nobody);
    let mut way = vec![nobody; count];
    for at in (0..count).rev() {
        way[at] = state;
        state = usize::from(came[at * states + state]);
    }
    way
}

/// Runs of one speaker; a run of nobody is cut at its high seams.
fn join(way: &[usize], seams: &[f32], nobody: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, &state) in way.iter().enumerate() {
        let who = (state != nobody).then_some(state);
        match runs.last_mut() {
            Some(run) if run.who == who && (who.is_some() || seams[at] < SEAM) => run.end = at + 1,
            _ => runs.push(Run { first: at, end: at + 1, who, confidence: 0.0 }),
        }
    }
    runs
}

/// The evidence for a candidate in a run.
fn evidence(task: &Task<'_>, run: &Run, who: usize) -> f32 {
    let own = task.evidence[run.first..run.end].iter().flatten().filter(|(candidate, _)| *candidate == who);
    own.map(|(_, weight)| weight).sum()
}

/// Forbids the weaker runs of candidates that speak twice; tells whether there was one.
fn forbid_repeats(task: &Task<'_>, runs: &[Run], allowed: &mut [(usize, usize)]) -> bool {
    let mut again = false;
    for (who, allowed) in allowed.iter_mut().enumerate() {
        let own: Vec<&Run> = runs.iter().filter(|run| run.who == Some(who)).collect();
        if own.len() < 2 {
            continue;
        }
        let worth = |run: &Run| evidence(task, run, who) + task.seams[run.first].max(0.0) * 0.5;
        let Some((kept, _)) = own
            .iter()
            .enumerate()
            .max_by(|one, two| worth(one.1).total_cmp(&worth(two.1)).then(two.0.cmp(&one.0)))
        else {
            continue;
        };
        let from = kept.checked_sub(1).map_or(allowed.0, |before| own[before].end);
        let to = own.get(kept + 1).map_or(allowed.1, |behind| behind.first);
        *allowed = (from, to);
        again = true;
    }
    again
}

/// How far the speaker of a run is ahead of the next best.
fn confidence(task: &Task<'_>, run: &Run) -> f32 {
    let Some(who) = run.who else { return 0.0 };
    let mut totals = vec![0.0_f32; task.candidates + 1];
    for (candidate, weight) in task.evidence[run.first..run.end].iter().flatten() {
        totals[*candidate] += weight;
    }
    totals.truncate(task.candidates);
    let own = totals[who];
    let next = totals
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != who)
        .map(|(_, total)| *total)
        .fold(0.0, f32::max);
    let margin = (own - next).max(0.0);
    let seam = task.seams[run.first].clamp(0.0, 8.0);
    ((margin + seam * 0.5) / (margin + seam * 0.5 + 3.0)).clamp(0.0, 1.0)
}
