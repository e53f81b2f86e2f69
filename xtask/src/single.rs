//! The one-file page: everything inside `shaipin.html`, for offices without internet.
//!
//! It runs by double click from `file://`, where nothing can be fetched and a worker starts only
//! from a classic blob. Its policy allows its own scripts and styles by their hash and nothing
//! else, so it can send nothing anywhere.

use std::fs;
use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::shell::dist;

/// The file's name in `dist/`.
pub const NAME: &str = "shaipin.html";

/// What stands in it as data, by the attributes of `index.html`.
const PARTS: [&str; 5] = ["wasm", "desk", "desk-wasm", "studio", "studio-wasm"];

/// Makes it from the files of `dist/`.
pub fn write() -> Outcome {
    let html = fold(&read("index.html")?, &read, &|name| {
        fs::read(dist().join(name)).map_err(|error| format!("{name}: {error}"))
    })?;
    fs::write(dist().join(NAME), html).map_err(|error| format!("{NAME}: {error}"))
}

fn read(name: &str) -> Outcome<String> {
    fs::read_to_string(dist().join(name)).map_err(|error| format!("{name}: {error}"))
}

/// Puts each file that the page names in its place.
fn fold(
    html: &str,
    text: &dyn Fn(&str) -> Outcome<String>,
    bytes: &dyn Fn(&str) -> Outcome<Vec<u8>>,
) -> Outcome<String> {
    let (mut out, mut rest) = (String::new(), html);
    let (mut scripts, mut styles) = (Vec::new(), Vec::new());
    // Scripts with `defer` wait for the page; inline ones do not, so they go to its end.
    let mut last = String::new();
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let (tag, after) = rest.split_at(end);
        rest = after;
        let name = attribute(tag, "src").or_else(|| attribute(tag, "href")).map(file_of);
        match name {
            Some(name) if tag.starts_with("<script") => {
                rest = rest.strip_prefix("</script>").ok_or("a script of index.html is not empty")?;
                let code = code(name, text)?;
                scripts.push(hash(&code));
                let glue = if tag.contains("data-glue") { " data-glue" } else { "" };
                let inline = format!("<script{glue}>{code}</script>");
                if tag.contains(" defer") { last.push_str(&inline) } else { out.push_str(&inline) }
            }
            Some(name) if tag.contains("rel=\"stylesheet\"") => {
                let style = text(name)?;
                styles.push(hash(&style));
                out.push_str(&format!("<style>{style}</style>"));
            }
            // Data, not code of the page: it comes to life in a worker from a blob.
            Some(name) if tag.starts_with("<link") && part(tag).is_some() => {
                let what = part(tag).unwrap_or_default();
                let inside = if what.ends_with("wasm") {
                    STANDARD.encode(gzip(&bytes(name)?)?)
                } else {
                    code(name, text)?
                };
                last.push_str(&format!("<script type=\"text/plain\" data-{what}>{inside}</script>"));
            }
            _ if tag == "</body>" => {
                out.push_str(&last);
                out.push_str(tag);
            }
            _ => out.push_str(tag),
        }
    }
    out.push_str(rest);
    let inside = |what: &str| out.contains(&format!(" data-{what}>"));
    if scripts.len() != 2 || !inside("glue") || !PARTS.iter().all(|what| inside(what)) {
        return Err("index.html does not have the scripts that the one-file page expects".to_owned());
    }
    policy(&out, &scripts, &styles)
}

/// A script's text, if it can stand inside a page.
fn code(name: &str, text: &dyn Fn(&str) -> Outcome<String>) -> Outcome<String> {
    let code = text(name)?;
    if code.contains("</script") || code.contains("<!--") {
        return Err(format!("{name} cannot stand inside a page"));
    }
    Ok(code)
}

/// The page's policy with hashes in place of `'self'`, and no connection at all.
fn policy(html: &str, scripts: &[String], styles: &[String]) -> Outcome<String> {
    let old = html
        .split_once("Content-Security-Policy\" content=\"")
        .and_then(|(_, rest)| rest.split('"').next())
        .ok_or("index.html has no policy")?;
    let new: Vec<String> = old
        .split(';')
        .map(str::trim)
        .map(|part| match part.split(' ').next() {
            Some("script-src") => part.replace("'self'", &scripts.join(" ")),
            Some("style-src") => part.replace("'self'", &styles.join(" ")),
            Some("connect-src") => "connect-src 'none'".to_owned(),
            _ => part.replace(" 'self'", ""),
        })
        .collect();
    Ok(html.replacen(old, &new.join("; "), 1))
}

/// Which of [`PARTS`] a tag names.
fn part(tag: &str) -> Option<&'static str> {
    let named =
        |what: &&&str| tag.split([' ', '>', '/', '=']).any(|word| word.strip_prefix("data-") == Some(**what));
    PARTS.iter().find(named).copied()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// `./page-1a2b.js` and `boot.js?1a2b` as names in `dist/`.
fn file_of(address: &str) -> &str {
    let address = address.split('?').next().unwrap_or(address);
    address.strip_prefix("./").unwrap_or(address)
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// As a web server would compress it, but as well as can be.
pub fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| format!("gzip: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = concat!(
        "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ",
        "script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; style-src 'self'; connect-src 'self'\">",
        "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"./a-1.css\"/>",
        "<script src=\"boot.js?1\"></script><script defer src=\"./p-1.js\" data-glue></script>",
        "<link rel=\"preload\" href=\"./p-1.wasm\" data-wasm>",
        "<link data-desk href=\"./d-1.js\"><link data-desk-wasm href=\"./d-1.wasm\">",
        "<link data-studio href=\"./s-1.js\"><link data-studio-wasm href=\"./s-1.wasm\"></head><body><p>1 < 2</p></body>",
    );

    fn folded() -> String {
        fold(PAGE, &|name| Ok(format!("/*{name}*/")), &|_| Ok(vec![1, 2, 3])).unwrap_or_default()
    }

    #[test]
    fn every_file_is_inside() {
        let page = folded();
        for part in
            ["<style>/*a-1.css*/</style>", "<script>/*boot.js*/</script>", "href=\"data:,\"", "<p>1 < 2</p>"]
        {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(
            page.contains("<script data-glue>/*p-1.js*/</script><script type=\"text/plain\" data-wasm>H4s")
        );
        for (name, what) in [("d-1.js", "desk"), ("s-1.js", "studio")] {
            assert!(page.contains(&format!(
                "<script type=\"text/plain\" data-{what}>/*{name}*/</script><script type=\"text/plain\" data-{what}-wasm>H4s"
            )));
        }
        assert!(page.ends_with("</script></body>"));
    }

    #[test]
    fn the_policy_allows_nothing_from_outside() {
        let page = folded();
        let policy =
            page.split("content=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        assert!(!policy.contains("'self'"), "{policy}");
        assert!(policy.contains("connect-src 'none'"), "{policy}");
        assert!(policy.contains(&hash("/*boot.js*/")), "{policy}");
        assert!(policy.contains("img-src data:"), "{policy}");
    }
}
