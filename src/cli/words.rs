//! What the command line says to people, in two languages.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io;

use crate::claim::trace::Slot;
use crate::language::Language;
use crate::unpack::Cause;

/// Nothing to explain at that byte.
pub(super) fn no_numeral(language: Language, at: u32) -> String {
    match language {
        Language::Chinese => format!("第 {at} 字节处没有数字。位置按 UTF-8 字节计，可用 ledger 查到。"),
        Language::English => {
            format!("There is no numeral at byte {at}. Offsets count UTF-8 bytes; ledger lists them.")
        }
    }
}

/// Heads what is said of a numeral.
pub(super) fn numeral_at(language: Language, numeral: &str) -> String {
    match language {
        Language::Chinese => format!("数字“{numeral}”及其去向："),
        Language::English => format!("The numeral \"{numeral}\" and its fate:"),
    }
}

/// Heads the nodes of its sentence.
pub(super) fn nodes(language: Language) -> &'static str {
    language.pick("所在句子切成（> 为该数字）：", "Its sentence was cut into (> marks the numeral):")
}

/// Heads what was considered.
pub(super) fn considered(language: Language) -> &'static str {
    language.pick("考虑过：", "Considered:")
}

/// What something was considered for.
pub(super) fn slot(language: Language, slot: Slot) -> &'static str {
    let (chinese, english) = match slot {
        Slot::Before => ("数字前的词", "words in front"),
        Slot::Behind => ("数字后的词", "words behind"),
        Slot::Head => ("前一条数据的名称", "name of the claim before"),
        Slot::Context => ("主体或标题", "subject or heading"),
        Slot::Versus => ("与之比较", "compared with"),
        Slot::Whole => ("所属整体", "whole it is part of"),
        Slot::Period => ("时间（由近及远）", "time (nearest first)"),
        Slot::Status => ("性质", "status"),
    };
    language.pick(chinese, english)
}

/// The numeral carries no claim.
pub(super) fn no_claim(language: Language) -> &'static str {
    language.pick("没有由它得出数据。", "No claim was made of it.")
}

/// Heads a claim with the rules that made it.
pub(super) fn claim_of(language: Language, indicator: &str, rules: &[&str]) -> String {
    let rules = rules.join(", ");
    match language {
        Language::Chinese => format!("数据“{indicator}”，所用规则：{rules}"),
        Language::English => format!("The claim \"{indicator}\", by the rules {rules}"),
    }
}

/// How to call it, in a few lines.
pub(super) fn usage(language: Language) -> &'static str {
    match language {
        Language::Chinese => "用法：shaipin claims|findings|leagues|ledger|report 文件…\n详见 shaipin --help",
        Language::English => {
            "Usage: shaipin claims|findings|leagues|ledger|report FILE...\nMore: shaipin --help"
        }
    }
}

/// How to call it, whole.
pub(super) fn help(language: Language) -> &'static str {
    match language {
        Language::Chinese => {
            "晒拼：读晒拼会、擂台赛发言摘编，逐条列出谁报了什么、排第几、原文在哪。

用法：
  shaipin claims FILE...     每行一条数据
  shaipin findings FILE...   每行一条核验结果
  shaipin leagues FILE...    每行一份排名
  shaipin ledger FILE...     每行一个数字及其去向
  shaipin report FILE...     每个文件一份完整报告
  shaipin explain FILE... --at N   第 N 字节处的数字是怎样读出的
  shaipin --text FILE...     各条位置所指的文本
  shaipin findings --kinds   核验的种类
  shaipin --help | --version

FILE 可为 UTF-8、UTF-16、GB18030/GBK、Big5 文本，存下的网页（.html、.mhtml），.docx、.xlsx、.csv、.ofd、
有文字层的 .pdf，以及装有这些文件的 .zip；“-”为标准输入。
输出为 JSON Lines（UTF-8）。退出码：0 完成，1 有文件读不了，2 用法不对。"
        }
        Language::English => {
            "Shaipin reads digests of Chinese performance meetings: who reported what, in which place, said where.

Usage:
  shaipin claims FILE...     one claim a line
  shaipin findings FILE...   one finding a line
  shaipin leagues FILE...    one league a line
  shaipin ledger FILE...     one numeral and its fate a line
  shaipin report FILE...     the whole report, one object a file
  shaipin explain FILE... --at N   how the numeral at byte N was read
  shaipin --text FILE...     the text that all spans point into
  shaipin findings --kinds   the kinds of findings
  shaipin --help | --version

FILE may be UTF-8, UTF-16, GB18030/GBK or Big5 text, a saved web page (.html, .mhtml), .docx, .xlsx, .csv,
.ofd, .pdf with a text layer, or a .zip of these; \"-\" is standard input.
The output is JSON Lines in UTF-8. Exit status: 0 done, 1 a file could not be read, 2 wrong usage."
        }
    }
}

/// A file could not be read.
pub(super) fn unreadable(language: Language, file: &OsStr, error: &io::Error) -> String {
    cannot(language, file, &reason(language, error))
}

/// Nothing came of a file: why, and what to do.
pub(super) fn nothing_of(language: Language, file: &OsStr, cause: Cause) -> String {
    cannot(language, file, &sentences(language, cause))
}

/// Something is to be said of a file that was read.
pub(super) fn remark(language: Language, file: &OsStr, cause: Cause) -> String {
    let (name, said) = (named(language, file), sentences(language, cause));
    match language {
        Language::Chinese => format!("注意 {name}：{said}"),
        Language::English => format!("Note on {name}: {said}"),
    }
}

fn cannot(language: Language, file: &OsStr, why: &str) -> String {
    let name = named(language, file);
    match language {
        Language::Chinese => format!("读不了 {name}：{why}"),
        Language::English => format!("Cannot read {name}: {why}"),
    }
}

fn sentences(language: Language, cause: Cause) -> String {
    cause.told(language).join(language.pick("", " "))
}

fn named(language: Language, file: &OsStr) -> Cow<'_, str> {
    if file == "-" { language.pick("标准输入", "standard input").into() } else { file.to_string_lossy() }
}

/// The output could not be written.
pub(super) fn unwritable(language: Language, error: &io::Error) -> String {
    match language {
        Language::Chinese => format!("写不出结果：{}", reason(language, error)),
        Language::English => format!("Cannot write the output: {}", reason(language, error)),
    }
}

/// The usual reasons in plain words; the system's own words for the rest.
fn reason(language: Language, error: &io::Error) -> String {
    let (chinese, english) = match error.kind() {
        io::ErrorKind::NotFound => ("没有这个文件。", "there is no such file."),
        io::ErrorKind::PermissionDenied => ("没有权限。", "permission denied."),
        io::ErrorKind::IsADirectory => ("这是文件夹，不是文件。", "it is a folder, not a file."),
        io::ErrorKind::StorageFull => ("磁盘已满。", "the disk is full."),
        _ => return error.to_string(),
    };
    language.pick(chinese, english).to_owned()
}
