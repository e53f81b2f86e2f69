//! Files of every kind, made here, and what comes of them: their text or the cause why not. One table, one loader.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod damage;
mod make;
mod table;

use shaipin::unpack::{Cause, open_native};

/// What a file of the table gives.
pub enum Wanted {
    /// One document with this text.
    Text(String),
    /// One document that holds this, among markup.
    Holds(&'static str),
    /// Documents by name and a part of their text, and what failed by name and cause.
    Several(Vec<(&'static str, &'static str)>, Vec<(&'static str, Cause)>),
    /// Nothing, for this cause.
    Fails(Cause),
}

/// A row of the table.
pub struct Case {
    /// The file's name.
    pub name: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What comes of it.
    pub wanted: Wanted,
    /// What is said besides.
    pub remarks: Vec<Cause>,
}

#[test]
fn every_file_of_the_table_gives_what_it_should() {
    let cases = table::cases();
    assert!(cases.len() >= 40, "{}", cases.len());
    let mut wrong = Vec::new();
    for Case { name, bytes, wanted, remarks } in cases {
        let got = open_native(name, bytes);
        let told: Vec<Cause> = got.documents.iter().flat_map(|document| document.remarks.clone()).collect();
        let right = match wanted {
            Wanted::Text(text) => {
                got.failed.is_empty() && matches!(got.documents.as_slice(), [one] if one.source.text == *text)
            }
            Wanted::Holds(part) => {
                got.failed.is_empty()
                    && matches!(got.documents.as_slice(), [one] if one.source.text.contains(part))
            }
            Wanted::Several(texts, failed) => {
                let own: Vec<(&str, Cause)> =
                    got.failed.iter().map(|one| (one.name.as_str(), one.cause)).collect();
                own == *failed
                    && texts.len() == got.documents.len()
                    && texts.iter().zip(&got.documents).all(|((name, part), document)| {
                        document.source.name == *name && document.source.text.contains(part)
                    })
            }
            Wanted::Fails(cause) => {
                got.documents.is_empty() && matches!(got.failed.as_slice(), [one] if one.cause == *cause)
            }
        };
        if !right || told != *remarks {
            wrong.push(format!("{name}: {got:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn most_causes_are_shown_by_a_file() {
    let mut shown: Vec<Cause> = Vec::new();
    for case in table::cases() {
        shown.extend(&case.remarks);
        match &case.wanted {
            Wanted::Fails(cause) => shown.push(*cause),
            Wanted::Several(_, failed) => shown.extend(failed.iter().map(|one| one.1)),
            _ => {}
        }
    }
    let missing: Vec<Cause> = Cause::all().filter(|cause| !shown.contains(cause)).collect();
    // These need files too large for a table; `damage.rs` has them.
    assert_eq!(missing, [Cause::TooLong, Cause::ZipMany]);
}

/// Claims as `region indicator value base`.
fn claims(name: &str, bytes: &[u8]) -> Vec<String> {
    let got = open_native(name, bytes);
    let source = &got.documents.first().unwrap().source;
    let report = shaipin::analyse(source);
    report
        .claims
        .iter()
        .map(|claim| {
            let region = claim.region.map_or("-", |id| report.regions[usize::from(id.0)].name.as_str());
            let quantity = claim.quantity.as_ref().unwrap();
            let value = quantity.value.map(|value| value.normalize().to_string()).unwrap_or_default();
            assert!(source.text.get(claim.span.start() as usize..claim.span.end() as usize).is_some());
            format!("{region} {} {value} {}", claim.indicator, quantity.base.as_deref().unwrap_or("-"))
        })
        .collect()
}

#[test]
fn what_is_drawn_is_read_as_if_pasted() {
    let table = [
        "白石县 完成投资 18640000000 元",
        "白石县 完成投资增速 8.2 %",
        "青河区 完成投资 9725000000 元",
        "青河区 完成投资增速 10.6 %",
    ];
    assert_eq!(claims("表.xlsx", &table::sheet()), table);
    assert_eq!(claims("表.docx", &table::table()), table);
    assert_eq!(
        claims(
            "表.csv",
            "县区,完成投资（亿元）,增速\r\n白石县,186.4,8.2%\r\n青河区,\"97.25\",10.6%\r\n".as_bytes()
        ),
        table
    );
    assert_eq!(
        claims("文.docx", &table::split()),
        ["郎溪县 投资 1250000000 元", "郎溪县 重点项目投资增速 8.3 %"]
    );
}
