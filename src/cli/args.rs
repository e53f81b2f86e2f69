//! The words of the command line, read.

use std::ffi::OsString;

use crate::language::Language;

/// What is printed of each file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Command {
    /// The text that all spans point into.
    Text,
    /// Claims, one a line.
    Claims,
    /// Findings, one a line.
    Findings,
    /// Leagues, one a line.
    Leagues,
    /// Numerals, one a line.
    Ledger,
    /// The whole report.
    Report,
    /// How the numeral at this byte was read.
    Explain(u32),
}

/// What is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Parsed {
    /// `--help`
    Help,
    /// `--version`
    Version,
    /// `findings --kinds`
    Kinds,
    /// A command and its files.
    Read {
        /// What to print.
        command: Command,
        /// Of which files, at least one.
        files: Vec<OsString>,
    },
}

/// Why the words make no sense.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Wrong {
    /// No command at all.
    NoCommand,
    /// A command that there is not.
    Command(String),
    /// An option that there is not, or not here.
    Option(String),
    /// A command without a file.
    NoFile,
    /// `explain` without `--at`, or with something behind it that is no number.
    NoOffset,
}

impl Wrong {
    /// The reason in plain words.
    pub(super) fn told(&self, language: Language) -> String {
        match (self, language) {
            (Self::NoCommand, Language::Chinese) => "没有写明要做什么。".to_owned(),
            (Self::NoCommand, Language::English) => "No command was given.".to_owned(),
            (Self::Command(word), Language::Chinese) => format!("没有“{word}”这个命令。"),
            (Self::Command(word), Language::English) => format!("There is no command \"{word}\"."),
            (Self::Option(word), Language::Chinese) => format!("这里不能用选项“{word}”。"),
            (Self::Option(word), Language::English) => format!("The option \"{word}\" cannot be used here."),
            (Self::NoOffset, Language::Chinese) => "explain 要用 --at 写明字节位置。".to_owned(),
            (Self::NoOffset, Language::English) => "explain needs --at with a byte offset.".to_owned(),
            (Self::NoFile, Language::Chinese) => "没有写明文件；读标准输入请写“-”。".to_owned(),
            (Self::NoFile, Language::English) => {
                "No file was given; write \"-\" to read standard input.".to_owned()
            }
        }
    }
}

/// Reads the words. Options may stand anywhere before `--`; `-` is standard input.
pub(super) fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Parsed, Wrong> {
    let (mut command, mut files) = (None, Vec::new());
    let (mut text, mut kinds, mut names_only) = (false, false, false);
    let (mut offset, mut awaits) = (None, false);
    for word in words {
        // A word that is not UTF-8 can only be a file name.
        let known = word.to_str().unwrap_or("");
        let option = !names_only && known.len() > 1 && known.starts_with('-');
        if std::mem::take(&mut awaits) {
            offset = Some(known.parse().map_err(|_| Wrong::NoOffset)?);
            continue;
        }
        match known {
            "--" if option => names_only = true,
            "--help" | "-h" if option => return Ok(Parsed::Help),
            "--version" | "-V" if option => return Ok(Parsed::Version),
            "--text" if option => text = true,
            "--kinds" if option => kinds = true,
            "--at" if option => awaits = true,
            other if option => return Err(Wrong::Option(other.to_owned())),
            // `--text` alone is a command of its own: then every word is a file.
            _ if command.is_none() && !text => {
                command =
                    Some(named(known).ok_or_else(|| Wrong::Command(word.to_string_lossy().into_owned()))?);
            }
            _ => files.push(word),
        }
    }
    if kinds {
        return match command {
            Some(Command::Findings) if !text && files.is_empty() => Ok(Parsed::Kinds),
            _ => Err(Wrong::Option("--kinds".to_owned())),
        };
    }
    let command = match (command, offset) {
        (Some(Command::Explain(_)), None) => return Err(Wrong::NoOffset),
        (Some(Command::Explain(_)), Some(at)) => Some(Command::Explain(at)),
        (_, Some(_)) => return Err(Wrong::Option("--at".to_owned())),
        (other, None) if awaits => return Err(other.map_or(Wrong::NoCommand, |_| Wrong::NoOffset)),
        (other, None) => other,
    };
    let command = if text { Command::Text } else { command.ok_or(Wrong::NoCommand)? };
    if files.is_empty() { Err(Wrong::NoFile) } else { Ok(Parsed::Read { command, files }) }
}

fn named(word: &str) -> Option<Command> {
    Some(match word {
        "claims" => Command::Claims,
        "findings" => Command::Findings,
        "leagues" => Command::Leagues,
        "ledger" => Command::Ledger,
        "report" => Command::Report,
        "explain" => Command::Explain(0),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Parsed, Wrong> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn commands_take_files() {
        for (line, command, count) in [
            ("claims a", Command::Claims, 1),
            ("report a - b", Command::Report, 3),
            ("--text a", Command::Text, 1),
            ("ledger --text a", Command::Text, 1),
            ("claims a --text", Command::Text, 1),
            ("claims -- --text", Command::Claims, 1),
            ("explain --at 12 a", Command::Explain(12), 1),
        ] {
            match read(line) {
                Ok(Parsed::Read { command: got, files }) => {
                    assert_eq!((got, files.len()), (command, count), "{line}");
                }
                other => assert_eq!(format!("{other:?}"), line),
            }
        }
    }

    #[test]
    fn wrong_words_are_told() {
        assert_eq!(read(""), Err(Wrong::NoCommand));
        assert_eq!(read("claim a"), Err(Wrong::Command("claim".into())));
        assert_eq!(read("claims"), Err(Wrong::NoFile));
        assert_eq!(read("claims --all a"), Err(Wrong::Option("--all".into())));
        assert_eq!(read("claims --kinds"), Err(Wrong::Option("--kinds".into())));
        assert_eq!(read("findings --kinds"), Ok(Parsed::Kinds));
        assert_eq!(read("claims --help"), Ok(Parsed::Help));
        assert_eq!(read("-V"), Ok(Parsed::Version));
        assert_eq!(read("explain a"), Err(Wrong::NoOffset));
        assert_eq!(read("explain a --at x"), Err(Wrong::NoOffset));
        assert_eq!(read("explain a --at"), Err(Wrong::NoOffset));
        assert_eq!(read("claims a --at 3"), Err(Wrong::Option("--at".into())));
    }
}
