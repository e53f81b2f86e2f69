//! The command line of `INTERFACE.md`, native only.
//!
//! [`args`] reads the words, [`words`] holds what is said to the user in two languages, and [`run`]
//! does the work on any reader and writers, so that `src/bin/shaipin.rs` is only the way in. A file
//! that cannot be read is told on standard error and the others are still done.

mod args;
mod explain;
mod words;

use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::path::Path;

use crate::analyse;
use crate::audit::Kind;
use crate::language::Language;
use crate::report::json;
use crate::source::{self, FileKind, SourceText, file_kind};
use crate::unpack::{self, Cause, Unpacked};

use args::{Command, Parsed};

/// The three streams of a program.
pub struct Streams<'a> {
    /// Read for the file name `-`.
    pub input: &'a mut dyn Read,
    /// Gets the JSON Lines.
    pub output: &'a mut dyn Write,
    /// Gets the reasons.
    pub errors: &'a mut dyn Write,
}

/// Runs the command line; `words` are the arguments without the program's own name.
///
/// Gives the exit status: 0 done, 1 something could not be read or written, 2 wrong usage.
pub fn run(words: impl IntoIterator<Item = OsString>, language: Language, streams: Streams<'_>) -> u8 {
    let Streams { input, output, errors } = streams;
    let parsed = match args::parse(words) {
        Ok(parsed) => parsed,
        Err(wrong) => {
            // Where even standard error is closed there is nobody left to tell.
            let _ = writeln!(errors, "{}\n\n{}", wrong.told(language), words::usage(language));
            return 2;
        }
    };
    let done = match parsed {
        Parsed::Help => writeln!(output, "{}", words::help(language)),
        Parsed::Version => writeln!(output, "{}", json::TOOL),
        Parsed::Kinds => Kind::ALL.iter().try_for_each(|kind| writeln!(output, "{}", kind.name())),
        Parsed::Read { command, files } => {
            let mut unread = false;
            let done = files.iter().try_for_each(|file| {
                let opened = read(file, input).unwrap_or_else(|error| {
                    unread = true;
                    let _ = writeln!(errors, "{}", words::unreadable(language, file, &error));
                    Unpacked::default()
                });
                for failed in &opened.failed {
                    unread = true;
                    let name = within(file, &failed.name);
                    let _ = writeln!(errors, "{}", words::nothing_of(language, &name, failed.cause));
                }
                opened.documents.iter().try_for_each(|document| {
                    let name = within(file, &document.source.name);
                    // That there are no figures is what the output says itself.
                    for cause in document.remarks.iter().filter(|cause| **cause != Cause::NoFigures) {
                        let _ = writeln!(errors, "{}", words::remark(language, &name, *cause));
                    }
                    answer(command, &document.source, language, output)
                })
            });
            match done {
                Ok(()) if unread => return finish(output.flush(), language, errors).max(1),
                other => other,
            }
        }
    };
    finish(done.and_then(|()| output.flush()), language, errors)
}

/// A reader that has seen enough (`shaipin … | head`) is no failure.
fn finish(done: io::Result<()>, language: Language, errors: &mut dyn Write) -> u8 {
    match done {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(errors, "{}", words::unwritable(language, &error));
            1
        }
        _ => 0,
    }
}

/// Prints what the command asks of one text.
fn answer(
    command: Command,
    source: &SourceText,
    language: Language,
    output: &mut dyn Write,
) -> io::Result<()> {
    if let Command::Explain(at) = command {
        return explain::explain(source, at, language, output);
    }
    if command == Command::Text {
        return output.write_all(source.text.as_bytes());
    }
    let report = analyse(source);
    match command {
        Command::Text | Command::Explain(_) => Ok(()),
        Command::Claims => report
            .claims
            .iter()
            .try_for_each(|claim| writeln!(output, "{}", json::claim_line(claim, &report, source))),
        Command::Ledger => report
            .ledger
            .numerals
            .iter()
            .try_for_each(|numeral| writeln!(output, "{}", json::numeral_line(numeral, source))),
        Command::Findings => lines(output, json::finding_lines(&report)),
        Command::Leagues => lines(output, json::league_lines(&report)),
        Command::Report => writeln!(output, "{}", json::report_json(&report, source)),
    }
}

fn lines(output: &mut dyn Write, lines: Vec<String>) -> io::Result<()> {
    lines.iter().try_for_each(|line| writeln!(output, "{line}"))
}

/// Reads one file, or standard input for `-`; a text's name is its file name without folders,
/// so that the output does not depend on where the file lay.
fn read(file: &OsStr, input: &mut dyn Read) -> io::Result<Unpacked> {
    if file == "-" {
        let mut bytes = Vec::new();
        input.read_to_end(&mut bytes)?;
        return Ok(open("", &bytes));
    }
    let path = Path::new(file);
    let bytes = std::fs::read(path)?;
    let name = path.file_name().unwrap_or(file).to_string_lossy();
    Ok(open(&name, &bytes))
}

/// Bytes into texts. A text without anything in it is one: it has no claims.
fn open(name: &str, bytes: &[u8]) -> Unpacked {
    let opened = unpack::open_native(name, bytes);
    let empty = matches!(opened.failed.as_slice(), [failed] if failed.cause == Cause::Empty);
    if empty && file_kind(bytes).is_text() {
        let source = source::read(name, bytes);
        let document = unpack::Document { source, kind: FileKind::Text, remarks: Vec::new() };
        return Unpacked { documents: vec![document], failed: Vec::new() };
    }
    opened
}

/// What a document is called to the user: by the file's own words, and where it lay in a zip.
fn within(file: &OsStr, name: &str) -> OsString {
    let own = Path::new(file).file_name().unwrap_or(file).to_string_lossy();
    if name.is_empty() || own == name {
        return file.to_owned();
    }
    let mut whole = file.to_owned();
    whole.push("/");
    whole.push(name);
    whole
}
