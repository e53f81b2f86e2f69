//! A small web server for `dist/`, as GitHub Pages would serve it: at the root and under a path.
//!
//! Only this machine reaches it. It knows the types that matter (wasm must be
//! `application/wasm` to be compiled while it streams in), compresses like a real server, and
//! lets nothing be taken from a cache without asking, so that a rebuilt page is seen at once.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::Outcome;
use crate::single::gzip;

/// The same files are found here as at the root.
pub const SUB_PATH: &str = "/shaipin/";

const PORT: u16 = 8080;

/// A running server; ends with the program.
pub struct Server {
    port: u16,
    thread: JoinHandle<()>,
}

impl Server {
    /// Serves a folder, on this port, or on the first free one from 8080.
    pub fn start(folder: PathBuf, port: Option<u16>) -> Outcome<Self> {
        let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = match port {
            Some(port) => bind(port).map_err(|error| format!("port {port}: {error}"))?,
            None => (PORT..PORT + 20)
                .find_map(|port| bind(port).ok())
                .ok_or_else(|| format!("no port from {PORT} to {} is free", PORT + 19))?,
        };
        let port = listener.local_addr().map_err(|error| error.to_string())?.port();
        let thread = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let folder = folder.clone();
                // A visitor that goes away is no concern of the others.
                thread::spawn(move || drop(answer(&stream, &folder)));
            }
        });
        Ok(Self { port, thread })
    }

    /// Scheme, address and port.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Serves until the program is ended.
    pub fn wait(self) {
        // It never ends by itself.
        let _ = self.thread.join();
    }
}

fn answer(stream: &TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.take(64 * 1024));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut packed = false;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        let line = line.to_ascii_lowercase();
        packed |= line.starts_with("accept-encoding:") && line.contains("gzip");
    }
    let mut words = request.split(' ');
    let (method, address) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if method != "GET" && method != "HEAD" {
        return send(stream, "405 Method Not Allowed", &[], b"", true);
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if path == SUB_PATH.trim_end_matches('/') {
        return send(stream, "301 Moved Permanently", &[("Location", SUB_PATH)], b"", true);
    }
    let Some((file, bytes)) = find(folder, path) else {
        return send(stream, "404 Not Found", &[("Content-Type", "text/plain")], b"not found\n", true);
    };
    let mut headers = vec![("Content-Type", media_type(&file)), ("Cache-Control", "no-cache")];
    let mut body = bytes;
    if packed && let Ok(small) = gzip(&body) {
        headers.push(("Content-Encoding", "gzip"));
        body = small;
    }
    send(stream, "200 OK", &headers, &body, method == "GET")
}

fn find(folder: &Path, path: &str) -> Option<(PathBuf, Vec<u8>)> {
    let path = path.strip_prefix(SUB_PATH).or_else(|| path.strip_prefix('/'))?;
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        // Our own names are plain; whatever else is asked for is not there.
        let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        if !plain || part.starts_with('.') {
            return None;
        }
        file.push(part);
    }
    if path.is_empty() || path.ends_with('/') {
        file.push("index.html");
    }
    let bytes = fs::read(&file).ok()?;
    Some((file, bytes))
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn send(
    mut stream: &TcpStream,
    status: &str,
    headers: &[(&str, &str)],
    body: &[u8],
    with_body: bool,
) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_below_the_folder_are_found() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(find(folder, "/Cargo.toml").is_some());
        assert!(find(folder, "/shaipin/src/main.rs").is_some());
        for path in
            ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/src/../Cargo.toml", "Cargo.toml", "/src", "/.x"]
        {
            assert!(find(folder, path).is_none(), "{path}");
        }
    }
}
