//! Running other programs, and telling how long things took.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;

/// The checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// What is built for web servers.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program, to be run in the checkout.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// Runs to the end; an unhappy end is an error.
pub fn run(command: &mut Command) -> Outcome {
    let name = shown(command);
    let status = command.status().map_err(|error| format!("{name} did not start: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} ended with {status}")) }
}

/// What a program prints, or `None` where it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs to the end, showing each line of standard output and handing it to `seen`.
/// Gives whether the end was a happy one.
pub fn follow(command: &mut Command, mut seen: impl FnMut(&str)) -> Outcome<bool> {
    let name = shown(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| format!("{name} did not start: {error}"))?;
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).split(b'\n') {
            let Ok(line) = line else { break };
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            seen(&line);
        }
    }
    child.wait().map(|status| status.success()).map_err(|error| format!("{name}: {error}"))
}

/// A program in PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(&file)).find(|path| path.is_file())
}

/// PATH with these folders before it.
pub fn path_with(first: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    env::join_paths(first.iter().cloned().chain(env::split_paths(&old)))
        .map_err(|error| format!("PATH cannot be extended: {error}"))
}

/// Says what begins, does it, says how long it took.
pub fn step<T>(what: &str, act: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("→ {what}");
    let begun = Instant::now();
    let outcome = act();
    let end = if outcome.is_ok() { "done" } else { "failed" };
    println!("  {end} in {}", seconds(begun.elapsed()));
    outcome
}

/// The same for what may take minutes: a word every half minute, so that nobody thinks it hangs.
pub fn long_step<T>(what: &str, act: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    step(what, || {
        let (done, waiting) = std::sync::mpsc::channel::<()>();
        let begun = Instant::now();
        let ticker = thread::spawn(move || {
            while waiting.recv_timeout(Duration::from_secs(30)).is_err_and(is_timeout) {
                println!("  … {} so far", seconds(begun.elapsed()));
            }
        });
        let outcome = act();
        drop(done);
        // The ticker only prints; were it to fail, nothing is lost.
        let _ = ticker.join();
        outcome
    })
}

fn is_timeout(error: std::sync::mpsc::RecvTimeoutError) -> bool {
    error == std::sync::mpsc::RecvTimeoutError::Timeout
}

/// A time as people say it.
pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        whole @ 0..60 => format!("{whole}.{} s", time.subsec_millis() / 100),
        whole => format!("{} min {} s", whole / 60, whole % 60),
    }
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy();
    let arguments: Vec<_> = command.get_args().take(3).map(OsStr::to_string_lossy).collect();
    format!("{program} {}", arguments.join(" "))
}
