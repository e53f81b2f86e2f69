//! Committed figures: what differs is told line by line.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

/// One test at a time rewrites a file that several share.
static TURN: Mutex<()> = Mutex::new(());

/// Holds one line of a file, begun with `name`, as [`hold`] does the whole.
#[allow(dead_code)]
pub fn hold_line(test: &str, path: &str, name: &str, now: &str) {
    let turn = TURN.lock();
    let then = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default();
    let begin = format!("{name}: ");
    let mut lines: Vec<&str> = then.lines().filter(|line| !line.starts_with(&begin)).collect();
    let line = begin.clone() + now;
    lines.push(&line);
    lines.sort_unstable();
    hold(test, path, &(lines.join("\n") + "\n"));
    drop(turn);
}

/// Holds `now` against the file at `path` (from the package's root), or rewrites it where
/// `UPDATE_SNAPSHOTS` is set. `test` is the name of the test, for the message.
pub fn hold(test: &str, path: &str, now: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let then = fs::read_to_string(&file).unwrap_or_default();
    if then == now {
        return;
    }
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&file, now).expect(path);
        return;
    }
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) = (then.lines().collect(), now.lines().collect());
    let gone = then.lines().filter(|line| !new.contains(line)).map(|line| format!("- {line}"));
    let come = now.lines().filter(|line| !old.contains(line)).map(|line| format!("+ {line}"));
    let mut lines: Vec<String> = gone.chain(come).collect();
    // A line's old and new figure side by side.
    lines.sort_by_key(|line| line[2..].split(' ').take(2).collect::<Vec<_>>().join(" "));
    panic!(
        "{path} differs:\n{}\n`UPDATE_SNAPSHOTS=1 cargo test --test {test}` rewrites it.",
        lines.join("\n")
    );
}
