//! How fast it is: printed, never judged, because machines differ and others work on them.

use crate::Outcome;
use crate::shell::{self, cargo};
use crate::test::{in_chromium, on_the_page};
use crate::tools;

type Part = (&'static str, &'static str, fn() -> Outcome);

const PARTS: [Part; 5] = [
    ("native", "text to report, natively", native),
    ("web", "text to report, in Chromium", web),
    ("page", "the release build: its reader alone, paste to drawn, a first visit on a slow line", page),
    ("views", "the release build: views opened, keys followed, a hundred thousand claims", views),
    ("lighthouse", "the release build, as Lighthouse sees it on a phone", lighthouse),
];

/// Measures all parts, or the named ones.
pub fn run(names: &[String]) -> Outcome {
    if let Some(name) = names.iter().find(|name| PARTS.iter().all(|part| part.0 != name.as_str())) {
        return Err(format!("there is no part {name}"));
    }
    for (name, what, act) in PARTS.iter().filter(|part| names.is_empty() || names.iter().any(|n| n == part.0))
    {
        println!("\n== {name}: {what}");
        act()?;
    }
    Ok(())
}

fn native() -> Outcome {
    shell::run(cargo().args(["bench", "--locked", "--bench", "analysis"]))
}

fn web() -> Outcome {
    let mut command = in_chromium(&["web_speed"], &["--profile", "page"])?;
    // Ten megabytes take a while; the runner gives up after 20 seconds otherwise.
    shell::run(command.args(["--", "--nocapture"]).env("WASM_BINDGEN_TEST_TIMEOUT", "600"))
}

fn lighthouse() -> Outcome {
    let lighthouse = tools::lighthouse()?;
    shell::run(on_the_page()?.arg("tests/browser/lighthouse.mjs").env("SHAIPIN_LIGHTHOUSE", lighthouse))
}

fn views() -> Outcome {
    shell::run(on_the_page()?.arg("tests/browser/speed.mjs"))
}

fn page() -> Outcome {
    shell::run(on_the_page()?.arg("tests/browser/bench.mjs"))
}
