//! The release build: `dist/` for web servers and the one-file page in it.

use std::env;
use std::fs;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::shell::{command, dist, long_step, root, run, step};
use crate::{Outcome, single, stamp, tools, weigh};

/// Builds and weighs.
pub fn build() -> Outcome {
    make()?;
    weigh::print().map(|_| ())
}

/// Builds only where the sources changed since.
pub fn fresh() -> Outcome {
    if stamp::is_fresh() {
        println!("dist/ is up to date");
        return Ok(());
    }
    make()
}

fn make() -> Outcome {
    let tools = tools::for_build()?;
    tools::crates()?;
    long_step("building the page (release; a minute or two when nothing is built yet)", || {
        run(command(&tools.trunk)
            .args(["build", "--release"])
            .env("PATH", &tools.path)
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            .env("RUSTFLAGS", flags())
            // trunk takes NO_COLOR for a flag with a value and refuses the usual "1".
            .env_remove("NO_COLOR"))
    })?;
    let esbuild = tools::esbuild()?;
    step("making names, scripts and style sheets small", || {
        number_imports()?;
        minify(esbuild)
    })?;
    step("making the one-file page", || {
        name_boot()?;
        name_worker("desk")?;
        name_worker("studio")?;
        single::write()
    })?;
    stamp::note()
}

/// wasm-bindgen ends the name of each import with a sum of sixteen digits, which packs badly and stands in wasm and glue:
/// a number of as many digits in its place says as much. The length stays, so that the wasm needs no rewriting.
fn number_imports() -> Outcome {
    let files = fs::read_dir(dist()).map_err(|error| format!("dist: {error}"))?;
    for wasm in files.filter_map(|file| Some(file.ok()?.path())) {
        let Some(stem) = wasm.to_str().and_then(|path| path.strip_suffix("_bg.wasm")) else { continue };
        let mut sums = Vec::new();
        // The glue first: what it does not name is no import's.
        for (path, learns) in [(PathBuf::from(format!("{stem}.js")), true), (wasm.clone(), false)] {
            let said = |error| format!("{}: {error}", path.display());
            let mut bytes = fs::read(&path).map_err(said)?;
            number_sums(&mut bytes, &mut sums, learns);
            fs::write(&path, bytes).map_err(said)?;
        }
    }
    Ok(())
}

/// Replaces each known sum behind a `_` by its number; `learns`: an unknown one becomes known.
fn number_sums(bytes: &mut [u8], sums: &mut Vec<Vec<u8>>, learns: bool) {
    const SUM: usize = 16;
    for start in 1..(bytes.len() + 1).saturating_sub(SUM) {
        let sum = &bytes[start..start + SUM];
        let digits = sum.iter().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'));
        if bytes[start - 1] != b'_' || !digits {
            continue;
        }
        let known = sums.iter().position(|known| known == sum).or_else(|| {
            learns.then(|| {
                sums.push(sum.to_vec());
                sums.len() - 1
            })
        });
        if let Some(number) = known {
            bytes[start..start + SUM].copy_from_slice(format!("{number:016}").as_bytes());
        }
    }
}

/// Comments and blanks out of what trunk leaves as it was written. trunk's own `minify` also rewrites the HTML, in which
/// the steps behind this one look for names.
fn minify(esbuild: PathBuf) -> Outcome {
    let files = fs::read_dir(dist()).map_err(|error| format!("dist: {error}"))?;
    let small = |path: &PathBuf| path.extension().is_some_and(|end| end == "js" || end == "css");
    let mut files: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).filter(small).collect();
    files.sort();
    run(command(esbuild)
        // The floor that index.html names; Chinese words stay as they are.
        .args([
            "--minify",
            "--target=chrome109",
            "--charset=utf8",
            "--allow-overwrite",
            "--log-level=warning",
        ])
        .arg(format!("--outdir={}", dist().display()))
        .args(files))
}

/// Panics name source files: without this, with the folders of whoever built them. The same
/// sources then give the same bytes on every machine.
fn flags() -> String {
    let mut flags = env::var("RUSTFLAGS").unwrap_or_default();
    let cargo = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    // Crates lie in a folder that is named after the registry; what is named last goes first.
    let crates = cargo.as_ref().and_then(|cargo| fs::read_dir(cargo.join("registry/src")).ok());
    let mut crates: Vec<PathBuf> = crates.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    crates.sort();
    let folders = [(Some(root()), "shaipin"), (cargo, "cargo")];
    for (folder, name) in folders.into_iter().chain(crates.into_iter().map(|path| (Some(path), ""))) {
        // A path with a blank would be cut in two; it stays as it is.
        if let Some(folder) = folder.map(|path| path.display().to_string()).filter(|path| !path.contains(' '))
        {
            flags.push_str(&format!(" --remap-path-prefix={folder}={name}"));
        }
    }
    flags.trim().to_owned()
}

/// `boot.js` keeps its name, so that a page from a cache still finds it after a deploy and it can
/// fetch a newer one; the query tells caches which build it is of.
fn name_boot() -> Outcome {
    let page = dist().join("index.html");
    let html = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    let boot = fs::read(dist().join("boot.js")).map_err(|error| format!("boot.js: {error}"))?;
    let hash = format!("{:x}", Sha256::digest(boot));
    let named = html.replacen("src=\"boot.js\"", &format!("src=\"boot.js?{}\"", &hash[..8]), 1);
    if named == html {
        return Err("index.html does not load boot.js as expected".to_owned());
    }
    fs::write(&page, named).map_err(|error| format!("{}: {error}", page.display()))
}

/// trunk leaves the names of workers' files as they are: the hash of both is added here, so that a
/// cache never mixes two builds.
fn name_worker(program: &str) -> Outcome {
    let page = dist().join("index.html");
    let mut html = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    let names = [format!("{program}.js"), format!("{program}_bg.wasm")];
    let mut hash = Sha256::new();
    for name in &names {
        hash.update(fs::read(dist().join(name)).map_err(|error| format!("{name}: {error}"))?);
    }
    let hash = format!("{:x}", hash.finalize());
    for name in &names {
        let new = name.replacen(program, &format!("{program}-{}", &hash[..16]), 1);
        let named = html.replacen(&format!("href=\"{name}\""), &format!("href=\"./{new}\""), 1);
        if named == html {
            return Err(format!("index.html does not name {name} as expected"));
        }
        html = named;
        fs::rename(dist().join(name), dist().join(&new)).map_err(|error| format!("{name}: {error}"))?;
    }
    fs::write(&page, html).map_err(|error| format!("{}: {error}", page.display()))
}

#[cfg(test)]
mod tests {
    use super::number_sums;

    #[test]
    fn sums_become_numbers_alike_in_glue_and_wasm() {
        let mut glue =
            b"__wbg_set_b8daf545a41c6aa0: 1, __wbg_get_0123456789abcdef: 2, __wbg_set_b8daf545a41c6aa0"
                .to_vec();
        let mut wasm = b"\x1c__wbg_get_0123456789abcdef\x00_ffffffffffffffff".to_vec();
        let mut sums = Vec::new();
        number_sums(&mut glue, &mut sums, true);
        number_sums(&mut wasm, &mut sums, false);
        assert_eq!(
            glue,
            b"__wbg_set_0000000000000000: 1, __wbg_get_0000000000000001: 2, __wbg_set_0000000000000000"
        );
        assert_eq!(wasm, b"\x1c__wbg_get_0000000000000001\x00_ffffffffffffffff");
    }
}
