//! The tools of the build: which versions, where they lie, how they come there.
//!
//! They go into a folder outside the checkout, named with their version, so that clones share
//! them and a newer version never meets an older one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::shell::{cargo, command, find, long_step, output, path_with, root, run, step};

/// Every version that is chosen by us. The wasm-bindgen CLI is not here: it must be of the
/// version that `Cargo.lock` asks for. `Trunk.toml` repeats binaryen's, and a test compares.
mod versions {
    pub const TRUNK: &str = "0.21.14";
    pub const BINARYEN: &str = "132.0.0";
    pub const ESBUILD: &str = "0.28.2";
    pub const PLAYWRIGHT: &str = "1.65.1";
    pub const LIGHTHOUSE: &str = "12.8.2";
    pub const AXE: &str = "4.14.1";
}

/// The target of the page.
pub const WASM: &str = "wasm32-unknown-unknown";

/// What the release build runs on.
pub struct BuildTools {
    /// trunk itself.
    pub trunk: PathBuf,
    /// PATH for it: its own tools come first.
    pub path: std::ffi::OsString,
}

/// Finds or installs what the release build needs.
pub fn for_build() -> Outcome<BuildTools> {
    wasm_target()?;
    let trunk = trunk()?;
    let bindgen = wasm_bindgen()?;
    let binaryen = binaryen()?;
    let path = path_with(&[folder(&trunk), folder(&bindgen), binaryen])?;
    Ok(BuildTools { trunk, path })
}

/// Adds the wasm target where it is missing.
pub fn wasm_target() -> Outcome {
    let sysroot = output(command("rustc").args(["--print", "sysroot"]))
        .ok_or("rustc is missing: install Rust with rustup, then run this again.")?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err(format!(
            "This Rust has no target {WASM} and no rustup to add it: install it, then run this again."
        ));
    }
    step(&format!("adding the Rust target {WASM}"), || run(command("rustup").args(["target", "add", WASM])))
}

/// Adds rustfmt and clippy where they are missing.
pub fn components() -> Outcome {
    for (component, binary) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if output(cargo().args([binary, "--version"])).is_none() {
            step(&format!("adding {component}"), || {
                run(command("rustup").args(["component", "add", component]))
            })?;
        }
    }
    Ok(())
}

/// Fetches the crates: trunk runs cargo offline.
pub fn crates() -> Outcome {
    if output(cargo().args(["fetch", "--locked", "--offline"])).is_some() {
        return Ok(());
    }
    step("fetching crates", || run(cargo().args(["fetch", "--locked"])))
}

fn trunk() -> Outcome<PathBuf> {
    // Its own lock file: trunk does not build with every newer crate.
    installed("trunk", "trunk", versions::TRUNK, &["--locked"])
}

/// The CLI that fits the wasm-bindgen of `Cargo.lock`.
pub fn wasm_bindgen() -> Outcome<PathBuf> {
    installed("wasm-bindgen-cli", "wasm-bindgen", &bindgen_version()?, &[])
}

/// The runner of wasm tests, which comes with the CLI.
pub fn wasm_test_runner() -> Outcome<PathBuf> {
    let runner = format!("wasm-bindgen-test-runner{}", env::consts::EXE_SUFFIX);
    let runner = wasm_bindgen()?.with_file_name(runner);
    if runner.is_file() { Ok(runner) } else { Err(format!("{} is missing", runner.display())) }
}

fn bindgen_version() -> Outcome<String> {
    let lock =
        fs::read_to_string(root().join("Cargo.lock")).map_err(|error| format!("Cargo.lock: {error}"))?;
    lock.split_once("name = \"wasm-bindgen\"\n")
        .and_then(|(_, rest)| rest.split('"').nth(1))
        .map(str::to_owned)
        .ok_or_else(|| "Cargo.lock names no wasm-bindgen".to_owned())
}

/// A program from a crate: in our folder, in PATH, or installed now.
fn installed(package: &str, binary: &str, version: &str, flags: &[&str]) -> Outcome<PathBuf> {
    let home = tools_folder()?.join(format!("{package}-{version}"));
    let ours = home.join("bin").join(format!("{binary}{}", env::consts::EXE_SUFFIX));
    if ours.is_file() {
        return Ok(ours);
    }
    if let Some(path) = find(binary).filter(|path| says_version(path, version)) {
        return Ok(path);
    }
    let what = format!("installing {package} {version} into {} (once; some minutes)", home.display());
    long_step(&what, || {
        // It runs for seconds in all its life: quick to build matters more than quick to run.
        let scratch = home.with_extension("build");
        let outcome = run(cargo()
            .args(["install", package, "--version", version, "--quiet"])
            .args(flags)
            .arg("--root")
            .arg(&home)
            .env("CARGO_TARGET_DIR", &scratch)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"));
        // Left-overs cost disk, not correctness.
        let _ = fs::remove_dir_all(&scratch);
        outcome
    })?;
    if ours.is_file() { Ok(ours) } else { Err(format!("{} is missing after the install", ours.display())) }
}

fn says_version(program: &Path, version: &str) -> bool {
    output(command(program).arg("--version"))
        .is_some_and(|said| said.split_whitespace().any(|word| word == version))
}

/// The folder with `wasm-opt`.
fn binaryen() -> Outcome<PathBuf> {
    let number = versions::BINARYEN.split('.').next().unwrap_or_default();
    if let Some(path) = find("wasm-opt").filter(|path| says_version(path, number)) {
        return Ok(folder(&path));
    }
    Ok(from_npm("binaryen", versions::BINARYEN)?.join("node_modules/.bin"))
}

/// What makes scripts and style sheets small.
pub fn esbuild() -> Outcome<PathBuf> {
    Ok(from_npm("esbuild", versions::ESBUILD)?.join("node_modules/.bin/esbuild"))
}

/// The folder of the package playwright-core.
pub fn playwright() -> Outcome<PathBuf> {
    Ok(from_npm("playwright-core", versions::PLAYWRIGHT)?.join("node_modules/playwright-core"))
}

/// The folder of the package lighthouse; only `bench` asks for it.
pub fn lighthouse() -> Outcome<PathBuf> {
    Ok(from_npm("lighthouse", versions::LIGHTHOUSE)?.join("node_modules/lighthouse"))
}

/// The script of axe-core, which looks for what keeps people out.
pub fn axe() -> Outcome<PathBuf> {
    Ok(from_npm("axe-core", versions::AXE)?.join("node_modules/axe-core/axe.min.js"))
}

fn from_npm(package: &str, version: &str) -> Outcome<PathBuf> {
    let home = tools_folder()?.join(format!("{package}-{version}"));
    if home.join("node_modules").join(package).join("package.json").is_file() {
        return Ok(home);
    }
    let (Some(npm), Some(_)) = (find("npm").or_else(|| find("npm.cmd")), find("node")) else {
        return Err("Node.js with npm is missing: install it (Debian: apt-get install nodejs npm; \
                    macOS: brew install node), then run this again."
            .to_owned());
    };
    step(&format!("installing {package} {version} into {}", home.display()), || {
        // Under another name first: an install that was cut off is never taken for a whole one.
        let part = home.with_extension("part");
        let _ = fs::remove_dir_all(&part);
        let _ = fs::remove_dir_all(&home);
        fs::create_dir_all(&part).map_err(|error| format!("{}: {error}", part.display()))?;
        run(command(npm)
            .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"])
            .arg("--prefix")
            .arg(&part)
            .arg(format!("{package}@{version}")))?;
        fs::rename(&part, &home).map_err(|error| format!("{}: {error}", home.display()))
    })?;
    Ok(home)
}

/// `$XDG_CACHE_HOME/shaipin/tools`, or the same under the home folder's `.cache`.
fn tools_folder() -> Outcome<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|path| !path.is_empty()) {
        Some(path) => PathBuf::from(path),
        None => env::home_dir().ok_or("There is no home folder: set XDG_CACHE_HOME.")?.join(".cache"),
    };
    let folder = cache.join("shaipin").join("tools");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

fn folder(path: &Path) -> PathBuf {
    path.parent().unwrap_or(path).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_asks_for_the_binaryen_we_install() {
        let trunk = fs::read_to_string(root().join("Trunk.toml")).unwrap_or_default();
        let number = versions::BINARYEN.split('.').next().unwrap_or_default();
        assert!(trunk.contains(&format!("wasm_opt = \"version_{number}\"")));
    }

    #[test]
    fn the_lock_file_names_a_wasm_bindgen() {
        assert!(bindgen_version().is_ok_and(|version| version.starts_with("0.2.")));
    }
}
