//! The browser of the tests: Chromium, its driver, and a font that has Chinese.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::shell::{command, find, output, run, step, target};

/// Where browser and driver lie.
pub struct Browser {
    /// Chromium or Google Chrome.
    pub chromium: PathBuf,
    /// Its chromedriver.
    pub driver: PathBuf,
}

const CHROMIUM: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ON_MACOS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// Finds or installs the browser and its driver.
pub fn find_or_install() -> Outcome<Browser> {
    if chromium().is_none() || driver().is_none() || !has_chinese() {
        install()?;
    }
    match (chromium(), driver()) {
        (Some(chromium), Some(driver)) => Ok(Browser { chromium, driver }),
        _ => Err(advice().to_owned()),
    }
}

/// Arguments that let Chromium start here, without asking anything of the network by itself.
pub fn arguments() -> Vec<&'static str> {
    let mut arguments = vec![
        "--headless",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];
    if is_root() {
        // Chromium's sandbox refuses to start for root, as in containers and on build machines.
        arguments.push("--no-sandbox");
    }
    arguments
}

/// Writes the settings of the wasm tests' driver; gives the file.
pub fn webdriver_settings(browser: &Browser) -> Outcome<PathBuf> {
    let arguments: Vec<String> = arguments().iter().map(|argument| format!("{argument:?}")).collect();
    let json = format!(
        "{{\"goog:chromeOptions\":{{\"binary\":{:?},\"args\":[{}]}}}}\n",
        browser.chromium.display().to_string(),
        arguments.join(",")
    );
    let file = target().join("webdriver.json");
    fs::create_dir_all(target())
        .and_then(|()| fs::write(&file, json))
        .map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file)
}

fn chromium() -> Option<PathBuf> {
    given("CHROME")
        .or_else(|| CHROMIUM.iter().find_map(|name| find(name)))
        .or_else(|| ON_MACOS.iter().map(PathBuf::from).find(|path| path.is_file()))
}

fn driver() -> Option<PathBuf> {
    given("CHROMEDRIVER").or_else(|| find("chromedriver"))
}

fn given(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

/// Where fontconfig cannot be asked, the system brings its own Chinese fonts.
fn has_chinese() -> bool {
    find("fc-list").is_none()
        || output(command("fc-list").args([":lang=zh-cn", "family"]))
            .is_none_or(|said| !said.trim().is_empty())
}

fn install() -> Outcome {
    // Only what is missing: Ubuntu, say, has no package `chromium` but often Google Chrome.
    let missing = [
        ("chromium", chromium().is_none()),
        ("chromium-driver", driver().is_none()),
        ("fonts-noto-cjk", !has_chinese()),
    ];
    let packages: Vec<&str> = missing.iter().filter(|one| one.1).map(|one| one.0).collect();
    let can_wait = packages == ["fonts-noto-cjk"];
    let sudo = !is_root();
    let allowed = !sudo || output(command("sudo").args(["-n", "true"])).is_some();
    if find("apt-get").is_none() || !allowed {
        if can_wait {
            println!("There is no Chinese font here; the tests run, but their pictures show boxes.");
            return Ok(());
        }
        return Err(advice().to_owned());
    }
    let apt = || {
        let mut apt = if sudo { command("sudo") } else { command("apt-get") };
        if sudo {
            apt.arg("apt-get");
        }
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    step(&format!("installing {} (once; about a minute)", packages.join(", ")), || {
        run(apt().args(["update", "-qq"]))?;
        run(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(&packages))
            .map_err(|error| format!("{error}\n{}", advice()))
    })
}

fn advice() -> &'static str {
    if cfg!(target_os = "macos") {
        "Chromium or its driver is missing: brew install --cask google-chrome chromedriver, or set CHROME and CHROMEDRIVER."
    } else {
        "Chromium, its driver or a Chinese font is missing: apt-get install chromium chromium-driver fonts-noto-cjk (as root), or set CHROME and CHROMEDRIVER."
    }
}

fn is_root() -> bool {
    Path::new("/").is_dir() && output(command("id").arg("-u")).is_some_and(|said| said.trim() == "0")
}
