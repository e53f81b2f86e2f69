//! The command line of `INTERFACE.md`; all of it lives in `shaipin::cli`.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use std::io;

    use shaipin::cli::{Streams, run};
    use shaipin::language::Language;

    let locales = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).unwrap_or_default());
    // Flushed by `run`, so that a failure to write is told.
    let mut output = io::BufWriter::new(io::stdout().lock());
    let status = run(
        std::env::args_os().skip(1),
        Language::of_locale(locales),
        Streams { input: &mut io::stdin().lock(), output: &mut output, errors: &mut io::stderr().lock() },
    );
    // What is left in the buffer after a failed write is lost either way: do not try again.
    std::mem::forget(output);
    std::process::ExitCode::from(status)
}

#[cfg(target_arch = "wasm32")]
fn main() {}
