//! The commands of this repository: `cargo xtask serve | test | build | bench`.
//!
//! Each finds or installs what it needs, says what it is doing and how long that took. Errors are
//! sentences for the person at the keyboard, so they are plain strings.

mod artefacts;
mod bench;
mod browser;
mod http;
mod shell;
mod single;
mod stamp;
mod test;
mod tools;
mod weigh;

use std::process::ExitCode;

/// What a command ends with; the error is a sentence to print.
pub type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "\
cargo xtask serve [--port N]   build the page where needed and serve it on this machine
cargo xtask build              make dist/ (for any web server) and dist/shaipin.html (one file)
cargo xtask test [STEP ...]    everything that must hold; steps: fmt clippy native web build flows
cargo xtask bench [PART ...]   how fast it is, judging nothing; parts: native web page views lighthouse";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("", &[][..]),
    };
    let outcome = match command {
        "serve" => serve(rest),
        "build" => artefacts::build(),
        "test" => test::run(rest),
        "bench" => bench::run(rest),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn serve(arguments: &[String]) -> Outcome {
    let port = match arguments {
        [] => None,
        [flag, number] if flag == "--port" => {
            Some(number.parse::<u16>().map_err(|_| format!("{number} is not a port"))?)
        }
        _ => return Err(USAGE.to_owned()),
    };
    artefacts::fresh()?;
    let server = http::Server::start(shell::dist(), port)?;
    println!();
    println!("  The page:      {}/", server.origin());
    println!("  Under a path:  {}{}", server.origin(), http::SUB_PATH);
    println!("  One file:      {}", shell::dist().join(single::NAME).display());
    println!("  Ctrl+C ends it.");
    server.wait();
    Ok(())
}
