//! What came of a file, in the form in which the page takes it: texts, and sentences in both languages, so that the
//! page knows neither containers nor causes.

use serde::Serialize;

use crate::language::Language;
use crate::source::{FileKind, TextKind};
use crate::unpack::{self, Cause, Decode};

/// A document.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Document {
    /// File name.
    pub name: String,
    /// Its text; of a container the text drawn from it.
    pub text: String,
    /// Whether the text is HTML.
    pub html: bool,
    /// Label of the encoding it was in; empty where it was drawn from a container.
    pub encoding: &'static str,
    /// What is to be said of it.
    pub remarks: Vec<Said>,
}

/// Something to be said of a file.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Said {
    /// The file's name.
    pub name: String,
    /// The cause's stable name.
    pub cause: &'static str,
    /// What is the matter and what to do, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

/// Opens a file: its documents, and what could not be read.
pub fn open(name: &str, bytes: &[u8], decode: Decode<'_>) -> (Vec<Document>, Vec<Said>) {
    let unpacked = unpack::open(name, bytes, decode);
    let document = |document: unpack::Document| {
        let source = document.source;
        // That there are no figures the page sees for itself.
        let causes = document.remarks.iter().filter(|cause| **cause != Cause::NoFigures);
        Document {
            remarks: causes.map(|cause| said(&source.name, *cause)).collect(),
            html: source.kind == TextKind::Html,
            encoding: if document.kind == FileKind::Text { source.encoding.label() } else { "" },
            name: source.name,
            text: source.text,
        }
    };
    let documents = unpacked.documents.into_iter().map(document).collect();
    (documents, unpacked.failed.iter().map(|failed| said(&failed.name, failed.cause)).collect())
}

fn said(name: &str, cause: Cause) -> Said {
    let words = |language: Language, between: &str| cause.told(language).join(between);
    Said {
        name: name.to_owned(),
        cause: cause.name(),
        zh: words(Language::Chinese, ""),
        en: capital(&words(Language::English, " ")),
    }
}

/// A sentence that stands alone begins with a capital.
fn capital(sentence: &str) -> String {
    let mut signs = sentence.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::source::decode::decoded;

    #[test]
    fn a_file_becomes_documents_and_sentences() {
        let (documents, failed) = open("a.csv", "县区,投资\n白石县,\"1,2\"".as_bytes(), &decoded);
        let wanted = Document {
            name: "a.csv".into(),
            text: "县区\t投资\n白石县\t1,2".into(),
            html: false,
            encoding: "utf-8",
            remarks: Vec::new(),
        };
        assert_eq!((documents, failed), (vec![wanted], Vec::new()));

        let (documents, failed) = open("b.png", b"\x89PNG\r\n\x1A\n\0", &decoded);
        let told: Vec<(&str, &str, bool, bool)> = failed
            .iter()
            .map(|said| {
                let (zh, en) =
                    (said.zh.starts_with("这是图片。请先"), said.en.starts_with("This is a picture. Turn"));
                (said.name.as_str(), said.cause, zh, en)
            })
            .collect();
        assert_eq!((documents, told), (Vec::new(), vec![("b.png", "picture", true, true)]));

        let page = "<html><table><tr><td>投资<td>12.5亿元<td>8.3%</table>";
        let (documents, _) = open("c.xls", page.as_bytes(), &decoded);
        assert_eq!(documents.iter().map(|one| one.html).collect::<Vec<_>>(), [true]);
        let remarks = documents.iter().flat_map(|one| &one.remarks);
        assert_eq!(remarks.map(|said| said.cause).collect::<Vec<_>>(), ["misnamed"]);
    }
}
