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

/// Why a file could not be read.
enum Unread {
    /// The system could not.
    Failed(io::Error),
    /// It holds no text.
    NoText(FileKind),
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
            let done = files.iter().try_for_each(|file| match read(file, input) {
                Ok(source) => answer(command, &source, language, output),
                Err(error) => {
                    unread = true;
                    let _ = writeln!(errors, "{}", words::unreadable(language, file, &error));
                    Ok(())
                }
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
fn read(file: &OsStr, input: &mut dyn Read) -> Result<SourceText, Unread> {
    if file == "-" {
        let mut bytes = Vec::new();
        input.read_to_end(&mut bytes).map_err(Unread::Failed)?;
        return decode("", &bytes);
    }
    let path = Path::new(file);
    let bytes = std::fs::read(path).map_err(Unread::Failed)?;
    let name = path.file_name().unwrap_or(file).to_string_lossy();
    decode(&name, &bytes)
}

/// Bytes into text; what is no text at all is refused rather than read as noise.
fn decode(name: &str, bytes: &[u8]) -> Result<SourceText, Unread> {
    match file_kind(bytes) {
        kind if kind.is_text() => Ok(source::read(name, bytes)),
        other => Err(Unread::NoText(other)),
    }
}
