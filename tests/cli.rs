//! The command line, called as a script calls it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// Runs the binary with a locale and, where given, something on standard input.
fn run(words: &[&str], locale: &str, input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_shaipin"))
        .args(words)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", locale)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that stops at wrong usage does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A file of this test under cargo's own folder for such.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn the_text_is_printed_without_its_mark() {
    let got = run(&["--text", "-"], "C", "\u{feff}白石县新建道路12公里。\n");
    assert_eq!((out(&got), got.status.code()), ("白石县新建道路12公里。\n", Some(0)));
}

#[test]
fn a_report_is_one_object_a_file() {
    let path = file("cli-report.txt", "白石县新建道路12公里。".as_bytes());
    let name = path.to_str().unwrap();
    let got = run(&["report", name, "-"], "C", "青河区新建泵站3座。");
    let lines: Vec<serde_json::Value> =
        out(&got).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["document"], "cli-report.txt");
    assert_eq!(lines[1]["document"], "");
    assert!(lines[0]["tool"].as_str().unwrap().starts_with("shaipin "));
    assert_eq!(got.status.code(), Some(0));
}

#[test]
fn every_command_ends_well_on_any_text() {
    for command in ["claims", "findings", "leagues", "ledger", "report"] {
        for text in
            ["", "无数字", "第1、2。%%，，9999999999999999999999999999999999999亿元", "\u{feff}\r\n\t"]
        {
            let got = run(&[command, "-"], "C", text);
            assert_eq!((got.status.code(), err(&got)), (Some(0), ""), "{command} {text:?}");
            for line in out(&got).lines() {
                serde_json::from_str::<serde_json::Value>(line).unwrap();
            }
        }
    }
}

#[test]
fn a_missing_file_is_told_and_the_others_are_done() {
    let path = file("cli-there.txt", "青河区新建泵站3座。".as_bytes());
    let there = path.to_str().unwrap();
    let got = run(&["report", "no-such-file.txt", there], "en_GB.UTF-8", "");
    assert_eq!(got.status.code(), Some(1));
    assert_eq!(err(&got), "Cannot read no-such-file.txt: there is no such file.\n");
    assert_eq!(out(&got).lines().count(), 1);

    let got = run(&["report", "no-such-file.txt"], "zh_CN.UTF-8", "");
    assert_eq!(err(&got), "读不了 no-such-file.txt：没有这个文件。\n");
}

#[test]
fn a_folder_is_no_file() {
    let got = run(&["claims", env!("CARGO_TARGET_TMPDIR")], "zh_CN.UTF-8", "");
    assert_eq!(got.status.code(), Some(1));
    assert!(err(&got).contains("文件夹"), "{}", err(&got));
}

#[test]
fn what_is_no_text_is_refused() {
    let path = file("cli-picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01");
    let got = run(&["claims", path.to_str().unwrap()], "zh_CN.UTF-8", "");
    assert_eq!((got.status.code(), out(&got)), (Some(1), ""));
    assert!(err(&got).contains("这是图片"), "{}", err(&got));
}

/// A zip of files, stored: no need for a library here.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Cursor;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn documents_of_all_kinds_are_read() {
    let body = "<w:document><w:body><w:p><w:r><w:t>郎溪县完成投资1</w:t></w:r><w:r><w:t>2.5亿元。</w:t></w:r></w:p></w:body></w:document>";
    let docx = zip(&[("word/document.xml", body.as_bytes())]);
    let path = file("cli-word.docx", &docx);
    let name = path.to_str().unwrap();
    assert_eq!(out(&run(&["--text", name], "C", "")), "郎溪县完成投资12.5亿元。\n");
    let got = run(&["claims", name], "C", "");
    assert_eq!((out(&got).lines().count(), err(&got), got.status.code()), (1, "", Some(0)));
    assert!(
        out(&got).contains("\"document\":\"cli-word.docx\"") && out(&got).contains("1250000000"),
        "{}",
        out(&got)
    );

    let many = zip(&[
        ("年报/甲.docx", &docx),
        ("图.png", b"\x89PNG\r\n\x1a\n\0"),
        ("乙.txt", "青河区新建泵站3座。".as_bytes()),
    ]);
    let path = file("cli-many.zip", &many);
    let got = run(&["report", path.to_str().unwrap()], "zh_CN.UTF-8", "");
    assert_eq!((out(&got).lines().count(), got.status.code()), (2, Some(1)));
    assert!(err(&got).contains("cli-many.zip/图.png：这是图片。请先"), "{}", err(&got));

    let path = file("cli-cut.docx", &docx[..docx.len() / 2]);
    let got = run(&["claims", path.to_str().unwrap()], "en_GB.UTF-8", "");
    assert_eq!((out(&got), got.status.code()), ("", Some(1)));
    assert!(
        err(&got).contains("cli-cut.docx: the file is damaged or was not copied whole. Download"),
        "{}",
        err(&got)
    );
}

#[test]
fn encodings_are_told() {
    let wanted = "白石县新建道路12公里,青河区新建泵站3座。";
    let (gbk, ..) = encoding_rs::GB18030.encode(wanted);
    let utf16: Vec<u8> =
        [0xfeff].into_iter().chain(wanted.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [("cli-gbk.txt", gbk.as_ref()), ("cli-utf16.txt", &utf16)] {
        let path = file(name, bytes);
        assert_eq!(out(&run(&["--text", path.to_str().unwrap()], "C", "")), wanted, "{name}");
    }
}

/// Spans of the output cut its quotes from the text that `--text` prints.
#[test]
fn spans_cut_their_quotes() {
    let path = file(
        "cli-spans.html",
        "<html><body><p>白石县完成投资<b>12.5</b>亿元,同比增长8.3%,列全市第一。</p></body></html>".as_bytes(),
    );
    let name = path.to_str().unwrap();
    let text = run(&["--text", name], "C", "");
    let ledger = run(&["ledger", name], "C", "");
    assert!(out(&ledger).lines().count() >= 2);
    for line in out(&ledger).lines() {
        let numeral: serde_json::Value = serde_json::from_str(line).unwrap();
        let at = |key: &str| usize::try_from(numeral["span"][key].as_u64().unwrap()).unwrap();
        assert_eq!(&out(&text)[at("start")..at("end")], numeral["text"].as_str().unwrap());
    }
}

#[test]
fn wrong_usage_is_told() {
    for words in [&[][..], &["claim", "-"], &["claims"], &["claims", "--all", "-"], &["claims", "--kinds"]] {
        let got = run(words, "C", "");
        assert_eq!((got.status.code(), out(&got)), (Some(2), ""), "{words:?}");
        assert!(err(&got).contains("Usage:"), "{words:?}");
        let got = run(words, "zh_CN.UTF-8", "");
        assert!(err(&got).contains("用法"), "{words:?}");
    }
}

#[test]
fn help_version_and_kinds() {
    assert!(out(&run(&["--help"], "C", "")).contains("claims FILE..."));
    assert!(out(&run(&["--help"], "zh_CN", "")).contains("标准输入"));
    assert_eq!(out(&run(&["--version"], "C", "")), concat!("shaipin ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!(run(&["findings", "--kinds"], "C", "").status.code(), Some(0));
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let path = file("cli-long.txt", "青河区新建泵站3座。\n".repeat(100_000).as_bytes());
    let mut child = Command::new(env!("CARGO_BIN_EXE_shaipin"))
        .args(["--text", path.to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let got = child.wait_with_output().unwrap();
    assert_eq!((got.status.code(), err(&got)), (Some(0), ""));
}

#[test]
fn a_numeral_is_explained() {
    let text = "白石县新建道路12公里，增长8%。";
    let at = text.find("8%").unwrap().to_string();
    let got = run(&["explain", "-", "--at", &at], "C", text);
    assert_eq!(got.status.code(), Some(0), "{}", err(&got));
    for part in ["\"fate\":\"claim\"", "> quantity", "cue Up", "Considered:", "by the rules growth"] {
        assert!(out(&got).contains(part), "{part} in {}", out(&got));
    }
    let chinese = run(&["explain", "-", "--at", &at], "zh_CN.UTF-8", text);
    assert!(out(&chinese).contains("所用规则：growth"), "{}", out(&chinese));
    let nothing = run(&["explain", "-", "--at", "0"], "C", text);
    assert!(out(&nothing).contains("There is no numeral at byte 0"), "{}", out(&nothing));
    assert_eq!(run(&["explain", "-"], "C", text).status.code(), Some(2));
}
