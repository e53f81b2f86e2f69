//! What the build weighs, raw and as servers send it.

use std::fs;

use crate::Outcome;
use crate::shell::dist;
use crate::{single, stamp};

/// Prints each file of `dist/`, and the sum of what is fetched before the page is ready.
pub fn print() -> Outcome {
    let page =
        fs::read_to_string(dist().join("index.html")).map_err(|error| format!("index.html: {error}"))?;
    println!();
    println!("{:>10}  {:>10}  file", "raw", "gzip");
    let (mut raw_sum, mut gzip_sum) = (0, 0);
    let mut all = 0;
    for path in stamp::files(&dist())? {
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.strip_prefix(dist()).unwrap_or(&path).to_string_lossy().into_owned();
        let packed = single::gzip(&bytes)?.len();
        let later = single::is_it(&path) || name.starts_with("studio");
        let first = name == "index.html" || (!later && page.contains(&name));
        if !single::is_it(&path) {
            all += packed;
        }
        if first {
            raw_sum += bytes.len();
            gzip_sum += packed;
        }
        let mark = if first { "" } else { "  (not before the page is ready)" };
        println!("{:>10}  {:>10}  {name}{mark}", grouped(bytes.len()), grouped(packed));
    }
    println!("{:>10}  {:>10}  fetched before the page is ready", grouped(raw_sum), grouped(gzip_sum));
    println!("{:>10}  {:>10}  with what is fetched at rest", "", grouped(all));
    Ok(())
}

/// 1234567 as `1,234,567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
