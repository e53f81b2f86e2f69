//! Everything that must hold, in order, with a tally at the end.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::browser::{self, Browser};
use crate::http::Server;
use crate::shell::{self, cargo, command, dist, find, follow, root, seconds, target};
use crate::tools::{self, WASM};
use crate::{Outcome, artefacts, single, weigh};

/// Tests of a step that passed and failed.
#[derive(Clone, Copy, Default)]
struct Tally {
    passed: u32,
    failed: u32,
}

type Step = (&'static str, &'static str, fn() -> Outcome<Tally>);

const STEPS: [Step; 6] = [
    ("fmt", "the code is formatted", fmt),
    ("clippy", "clippy has nothing to say, natively and for wasm", clippy),
    ("native", "native tests", native),
    ("web", "wasm tests in headless Chromium", web),
    ("build", "the release build", build),
    ("flows", "browser flows on the release build", flows),
];

/// Runs all steps, or the named ones. All are run whatever fails; any failure is told at the end.
pub fn run(names: &[String]) -> Outcome {
    if let Some(name) = names.iter().find(|name| STEPS.iter().all(|step| step.0 != name.as_str())) {
        return Err(format!("there is no step {name}"));
    }
    let mut sum = Tally::default();
    let mut lines = Vec::new();
    let begun = Instant::now();
    for (name, what, act) in STEPS.iter().filter(|step| names.is_empty() || names.iter().any(|n| n == step.0))
    {
        println!("\n== {name}: {what}");
        let begun = Instant::now();
        let tally = act().unwrap_or_else(|sentence| {
            println!("{sentence}");
            Tally { passed: 0, failed: 1 }
        });
        sum.passed += tally.passed;
        sum.failed += tally.failed;
        let verdict = if tally.failed == 0 { "ok" } else { "FAILED" };
        let line = format!(
            "{name:<8} {verdict:<7} {:>5} passed {:>3} failed   {}",
            tally.passed,
            tally.failed,
            seconds(begun.elapsed())
        );
        println!("== {line}");
        lines.push(line);
    }
    println!("\n{}\nin {}", lines.join("\n"), seconds(begun.elapsed()));
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed == 0 { Ok(()) } else { Err("Not everything holds; see above.".to_owned()) }
}

/// Steps that are one check each.
fn check(command: &mut Command) -> Outcome<Tally> {
    shell::run(command).map(|()| Tally { passed: 1, failed: 0 })
}

fn fmt() -> Outcome<Tally> {
    tools::components()?;
    check(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Outcome<Tally> {
    tools::components()?;
    tools::wasm_target()?;
    let native = check(cargo().args([
        "clippy",
        "--quiet",
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))?;
    let wasm = check(cargo().args([
        "clippy",
        "--quiet",
        "--locked",
        "--all-targets",
        "--target",
        WASM,
        "--",
        "-D",
        "warnings",
    ]))?;
    Ok(Tally { passed: native.passed + wasm.passed, failed: 0 })
}

fn native() -> Outcome<Tally> {
    tested(cargo().args(["test", "--locked", "--workspace"]))
}

fn web() -> Outcome<Tally> {
    // Only these: the others are native tests, which wasm32 compiles to nothing.
    tested(&mut in_chromium(&["web_page", "web_worker", "web_decode"], &[])?)
}

/// `cargo test` of some test files in headless Chromium.
pub fn in_chromium(files: &[&str], flags: &[&str]) -> Outcome<Command> {
    tools::wasm_target()?;
    let runner = tools::wasm_test_runner()?;
    let browser = browser::find_or_install()?;
    let settings = browser::webdriver_settings(&browser)?;
    let mut command = cargo();
    command.args(["test", "--locked", "--target", WASM]).args(flags);
    for file in files {
        command.args(["--test", file]);
    }
    command
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        .env("CHROMEDRIVER", browser.driver);
    Ok(command)
}

fn build() -> Outcome<Tally> {
    artefacts::fresh()?;
    let kept = weigh::print()?;
    Ok(Tally { passed: 1, failed: u32::from(!kept) })
}

fn flows() -> Outcome<Tally> {
    // The flows compare what the page says with what the command line says.
    shell::run(cargo().args(["build", "--quiet", "--locked", "--bin", "shaipin"]))?;
    let face = target().join("debug").join(format!("shaipin{}", std::env::consts::EXE_SUFFIX));
    let files = flow_files()?;
    tested(
        on_the_page()?
            .args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
            .args(files)
            .env("SHAIPIN_COMMAND", face)
            .env("SHAIPIN_AXE", tools::axe()?),
    )
}

/// Node.js with what a script needs to open the release build in Chromium.
pub fn on_the_page() -> Outcome<Command> {
    artefacts::fresh()?;
    let Browser { chromium, .. } = browser::find_or_install()?;
    let playwright = tools::playwright()?;
    let node = find("node").ok_or("Node.js is missing")?;
    let server = Server::start(dist(), Some(0))?;
    let mut command = command(node);
    // The server runs as long as this program does.
    command
        .env("SHAIPIN_ORIGIN", server.origin())
        .env("SHAIPIN_ONE_FILE", dist().join(single::NAME))
        .env("SHAIPIN_PLAYWRIGHT", playwright)
        .env("SHAIPIN_CHROMIUM", chromium)
        .env("SHAIPIN_CHROMIUM_ARGUMENTS", browser::arguments().join(" "));
    Ok(command)
}

fn flow_files() -> Outcome<Vec<PathBuf>> {
    let all = crate::stamp::files(&root().join("tests/browser"))?;
    Ok(all.into_iter().filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect())
}

/// Runs tests and counts them from the closing lines of cargo's and of Node's runner.
fn tested(command: &mut Command) -> Outcome<Tally> {
    let mut tally = Tally::default();
    let good = follow(command, |line| {
        if let Some(rest) = line.trim().strip_prefix("test result: ") {
            let mut words = rest.split([' ', ';']).filter(|word| !word.is_empty());
            let mut before = "";
            for word in words.by_ref() {
                match word {
                    "passed" => tally.passed += before.parse().unwrap_or(0),
                    "failed" => tally.failed += before.parse().unwrap_or(0),
                    _ => {}
                }
                before = word;
            }
        } else if let Some(rest) = line.trim().strip_prefix('ℹ') {
            match rest.trim().split_once(' ') {
                Some(("pass", number)) => tally.passed += number.parse().unwrap_or(0),
                Some(("fail" | "cancelled", number)) => tally.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    })?;
    if !good && tally.failed == 0 {
        // It did not get as far as failing a test.
        tally.failed = 1;
    }
    Ok(tally)
}
