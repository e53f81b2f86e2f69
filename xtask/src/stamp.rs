//! Whether `dist/` is what the sources give: a second `serve` starts at once.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::shell::{dist, root, target};

const SOURCES: [&str; 8] =
    ["src", "static", "index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock", ".cargo", "xtask"];

/// Whether `dist/` was made from the sources as they are, and not touched since.
pub fn is_fresh() -> bool {
    fs::read_to_string(file()).is_ok_and(|old| stamp().is_ok_and(|new| new == old))
}

/// Notes that `dist/` was just made from the sources as they are.
pub fn note() -> Outcome {
    let stamp = stamp()?;
    fs::write(file(), stamp).map_err(|error| format!("{}: {error}", file().display()))
}

fn file() -> PathBuf {
    target().join("shaipin-dist.stamp")
}

/// The sources by content, and the files of `dist/` by name and size.
fn stamp() -> Outcome<String> {
    let mut hash = Sha256::new();
    for source in SOURCES {
        for path in files(&root().join(source))? {
            hash.update(path.to_string_lossy().as_bytes());
            hash.update(fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?);
        }
    }
    let mut stamp = format!("{:x}\n", hash.finalize());
    for path in files(&dist())? {
        let size = fs::metadata(&path).map_or(0, |metadata| metadata.len());
        stamp.push_str(&format!("{} {size}\n", path.display()));
    }
    Ok(stamp)
}

/// A file, or all files below a folder, in order. None where there is nothing.
pub fn files(path: &Path) -> Outcome<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut found = Vec::new();
    if path.is_dir() {
        let entries = fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
        for entry in entries.flatten() {
            found.extend(files(&entry.path())?);
        }
    }
    found.sort();
    Ok(found)
}
