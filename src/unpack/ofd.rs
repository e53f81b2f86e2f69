//! OFD (GB/T 33190-2016): a zip of XML pages, whose text objects are put in reading order.

use super::archive::{Archive, Room, resolve};
use super::docx::Drawn;
use super::flow::{self, Placed};
use super::xml::{Piece, Tag, Xml};
use super::{Cause, Decode};

/// Pages at the most.
const PAGES: usize = 5000;
/// Objects of one page at the most.
const OBJECTS: usize = 200_000;

/// Draws the text from a file.
pub fn read(bytes: &[u8], decode: Decode<'_>, room: &Room) -> Result<Drawn, Cause> {
    let mut archive = Archive::open(bytes, room)?;
    let root = archive.xml("OFD.xml", decode)?.ok_or(Cause::PartDamaged)?;
    let mut pages: Vec<Vec<Placed>> = Vec::new();
    let (mut pictures, mut lost) = (false, false);
    for document in texts_of(&root, "DocRoot") {
        let document = document.trim().trim_start_matches('/').to_owned();
        let Some(text) = archive.xml(&document, decode)? else {
            lost = true;
            continue;
        };
        let (own, templates) = listed(&text);
        let mut used: Vec<String> = Vec::new();
        lost |= own.len() > PAGES.saturating_sub(pages.len());
        for page in own.iter().take(PAGES.saturating_sub(pages.len())) {
            let Some(text) = archive.xml(&resolve(&document, page), decode)? else {
                lost = true;
                continue;
            };
            let mut content = Content::default();
            content.read(&text);
            // What a template draws on every page is read once.
            for id in std::mem::take(&mut content.templates) {
                let template = templates.iter().find(|(known, _)| *known == id);
                if let Some((_, path)) = template.filter(|_| !used.contains(&id)) {
                    if let Some(text) = archive.xml(&resolve(&document, path), decode)? {
                        content.read(&text);
                    }
                    used.push(id);
                }
            }
            pictures |= content.pictures;
            lost |= content.broken;
            pages.push(content.words);
        }
    }
    let text = flow::text(pages);
    if text.trim().is_empty() {
        return Err(match (pictures, lost) {
            (true, _) => Cause::OfdPictures,
            (_, true) => Cause::PartDamaged,
            _ => Cause::Empty,
        });
    }
    let mut remarks = Vec::new();
    if lost {
        remarks.push(Cause::PartLost);
    }
    if pictures {
        remarks.push(Cause::Pictures);
    }
    Ok(Drawn { text, remarks })
}

/// The texts of all elements of a name.
fn texts_of(text: &str, name: &str) -> Vec<String> {
    let mut xml = Xml::new(text);
    let mut found = Vec::new();
    while let Some(piece) = xml.next() {
        if matches!(&piece, Piece::Open(tag) if tag.name() == name) {
            found.push(xml.text());
        }
    }
    found
}

/// The pages of a document in order, and its templates by id.
fn listed(text: &str) -> (Vec<String>, Vec<(String, String)>) {
    let (mut pages, mut templates) = (Vec::new(), Vec::new());
    for piece in Xml::new(text) {
        let (Piece::Open(tag) | Piece::Both(tag)) = piece else { continue };
        let Some(path) = tag.get("BaseLoc") else { continue };
        match tag.name() {
            "Page" => pages.push(path),
            "TemplatePage" => templates.push((tag.get("ID").unwrap_or_default(), path)),
            _ => {}
        }
    }
    (pages, templates)
}

#[derive(Default)]
struct Content {
    words: Vec<Placed>,
    templates: Vec<String>,
    pictures: bool,
    broken: bool,
}

/// A text object: where it is, and how its own coordinates lead there.
#[derive(Clone, Copy)]
struct Object {
    x: f64,
    y: f64,
    size: f64,
    /// `a b c d e f`, as in PDF.
    matrix: [f64; 6],
    /// Where its last piece began: the next may leave out what is the same.
    last: (f64, f64),
}

impl Content {
    fn read(&mut self, text: &str) {
        let mut xml = Xml::new(text);
        let mut object: Option<Object> = None;
        while let Some(piece) = xml.next() {
            match piece {
                Piece::Open(tag) => match tag.name() {
                    "TextObject" => object = Object::of(&tag),
                    "TextCode" => {
                        let code = Code::of(&tag);
                        let text = xml.text();
                        if self.words.len() >= OBJECTS {
                            // The rest of the page is lost.
                            self.broken = true;
                            break;
                        }
                        if let Some(object) = object.as_mut() {
                            self.words.extend(object.placed(&code, text));
                        }
                    }
                    "ImageObject" => self.pictures = true,
                    _ => {}
                },
                Piece::Both(tag) => match tag.name() {
                    "Template" => self.templates.extend(tag.get("TemplateID")),
                    "ImageObject" => self.pictures = true,
                    _ => {}
                },
                Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        self.broken |= xml.broken();
    }
}

/// Numbers parted by blanks.
fn numbers(text: &str) -> Vec<f64> {
    const MOST: usize = 8192;
    text.split_ascii_whitespace().map_while(|number| number.parse().ok()).take(MOST).collect()
}

impl Object {
    fn of(tag: &Tag<'_>) -> Option<Self> {
        if tag.get("Visible").is_some_and(|value| value == "false") {
            return None;
        }
        let boundary = numbers(&tag.get("Boundary")?);
        let matrix = tag.get("CTM").map(|matrix| numbers(&matrix)).unwrap_or_default();
        Some(Self {
            x: *boundary.first()?,
            y: *boundary.get(1)?,
            size: tag.get("Size").and_then(|size| size.trim().parse().ok()).unwrap_or(1.0),
            matrix: matrix.try_into().unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
            last: (0.0, 0.0),
        })
    }

    fn placed(&mut self, code: &Code, text: String) -> Option<Placed> {
        let [a, b, c, d, e, f] = self.matrix;
        let (x, y) = (code.x.unwrap_or(self.last.0), code.y.unwrap_or(self.last.1));
        self.last = (x, y);
        let advance = code.advance + self.size;
        Some(Placed {
            x: self.x + a * x + c * y + e,
            y: self.y + b * x + d * y + f,
            width: advance * a.hypot(b),
            size: self.size * c.hypot(d),
            text: text.trim_matches(['\n', '\r']).to_owned(),
        })
        .filter(|placed| !placed.text.is_empty())
    }
}

struct Code {
    x: Option<f64>,
    y: Option<f64>,
    /// From the first character to the last.
    advance: f64,
}

impl Code {
    fn of(tag: &Tag<'_>) -> Self {
        let number = |name: &str| tag.get(name).and_then(|number| number.trim().parse().ok());
        Self { x: number("X"), y: number("Y"), advance: tag.get("DeltaX").map_or(0.0, |deltas| sum(&deltas)) }
    }
}

/// The sum of steps, where `g 10 3.2` stands for ten of 3.2.
fn sum(deltas: &str) -> f64 {
    const MOST: f64 = 100_000.0;
    let mut words = deltas.split_ascii_whitespace();
    let mut sum = 0.0;
    while let Some(word) = words.next() {
        if word == "g" {
            let count: f64 = words.next().and_then(|count| count.parse().ok()).unwrap_or(0.0);
            let step: f64 = words.next().and_then(|step| step.parse().ok()).unwrap_or(0.0);
            sum += count.clamp(0.0, MOST) * step;
        } else {
            sum += word.parse().unwrap_or(0.0);
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn steps_are_summed() {
        assert!((sum("1 2.5 g 3 2 0.5") - 10.0).abs() < 1e-9);
        assert!(sum("g x").abs() < 1e-9);
    }
}
