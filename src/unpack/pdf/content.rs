//! What a page draws, followed for its text alone: where each string stands, how large, in which font.

use std::borrow::Cow;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::font::Font;
use super::inflate;
use crate::unpack::Decode;
use crate::unpack::archive::Room;
use crate::unpack::flow::Placed;

/// Forms in one another.
const DEEPEST: u32 = 8;

/// `a b c d e f` of a transformation.
type Matrix = [f64; 6];

const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `one`, then `other`.
fn times(one: Matrix, other: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = one;
    let [g, h, i, j, k, l] = other;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/// A string where it stands, still in the page's own directions.
struct Run {
    origin: (f64, f64),
    end: (f64, f64),
    size: f64,
    text: String,
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

/// Number and generation of an object.
type Key = (u32, i32);

/// A form and what it draws.
type Form = (Key, Rc<Vec<u8>>);

/// What steps cost beside one for each operation, so that a short file cannot ask for much: a string that is kept, an
/// object that is looked up, a font that is read; bytes to be gone through for one step.
const RUN: u32 = 8;
const OBJECT: u32 = 50;
const FONT: u32 = 1000;
const BYTES: usize = 8;

/// Follows pages; fonts and forms are read once.
pub struct Reader<'a> {
    decode: Decode<'a>,
    room: &'a Room,
    /// Sorted by their numbers, as forms are.
    fonts: Vec<(Key, Rc<Font>)>,
    forms: Vec<Form>,
    runs: Vec<Run>,
    /// Pictures that were drawn.
    pub pictures: u32,
    /// Steps that may still be followed: operations and characters.
    pub budget: u32,
    /// Streams were too large or could not be read.
    pub lost: bool,
}

/// Where the next string stands.
struct Pen {
    line: Matrix,
    text: Matrix,
}

impl<'a> Reader<'a> {
    /// A reader of a file's pages.
    pub fn new(decode: Decode<'a>, room: &'a Room) -> Self {
        const STEPS: u32 = 60_000_000;
        let (fonts, forms, runs) = (Vec::new(), Vec::new(), Vec::new());
        Self { decode, room, fonts, forms, runs, pictures: 0, budget: STEPS, lost: false }
    }

    /// The bytes of a stream, charged; `None` where there is no room for them, or where it cannot be read.
    pub fn unpacked<'s>(&mut self, stream: &Stream<'s>) -> Option<Cow<'s, [u8]>> {
        let bytes = inflate::unpacked(stream, self.room);
        self.lost |= bytes.is_none();
        bytes
    }

    /// Takes steps; tells whether there are any left.
    fn charge(&mut self, steps: usize) -> bool {
        self.budget = self.budget.saturating_sub(u32::try_from(steps).unwrap_or(u32::MAX));
        self.budget > 0
    }

    /// The words of a page.
    pub fn page(&mut self, content: &[u8], resources: &Resources<'_>) -> Vec<Placed> {
        let state = State {
            matrix: UNIT,
            font: None,
            size: 0.0,
            spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        self.follow(content, resources, state, 0);
        turned(std::mem::take(&mut self.runs))
    }

    fn follow(&mut self, content: &[u8], resources: &Resources<'_>, mut state: State, depth: u32) {
        const STATES: usize = 256;
        self.charge(content.len() / BYTES);
        let mut kept: Vec<State> = Vec::new();
        let mut pen = Pen { line: UNIT, text: UNIT };
        let mut operations = UntypedIter::new(content);
        while let Some(operation) = operations.next() {
            let Some(left) = self.budget.checked_sub(1) else { return };
            self.budget = left;
            let operands: Vec<Object<'_>> = operation.operands().cloned().collect();
            let number =
                |at: usize| operands.get(at).cloned().and_then(Object::into_f32).map_or(0.0, f64::from);
            let numbers = || [number(0), number(1), number(2), number(3), number(4), number(5)];
            let operator: &[u8] = operation.operator.as_ref();
            match operator {
                b"q" if kept.len() < STATES => kept.push(state.clone()),
                b"Q" => {
                    if let Some(last) = kept.pop() {
                        state = last;
                    }
                }
                b"cm" => state.matrix = times(numbers(), state.matrix),
                b"BT" => pen = Pen { line: UNIT, text: UNIT },
                b"Tf" => {
                    state.size = number(1);
                    if let Some(Object::Name(name)) = operands.first() {
                        state.font = self.font(resources, name);
                    }
                }
                b"Tc" => state.spacing = number(0),
                b"Tw" => state.word_spacing = number(0),
                b"Tz" => state.scale = number(0) / 100.0,
                b"TL" => state.leading = number(0),
                b"Ts" => state.rise = number(0),
                b"Tm" => pen.line_at(numbers()),
                b"Td" => pen.by(number(0), number(1)),
                b"TD" => {
                    state.leading = -number(1);
                    pen.by(number(0), number(1));
                }
                b"T*" => pen.by(0.0, -state.leading),
                b"Tj" => self.strings(&operands, &state, &mut pen),
                b"'" => {
                    pen.by(0.0, -state.leading);
                    self.strings(&operands, &state, &mut pen);
                }
                b"\"" => {
                    (state.word_spacing, state.spacing) = (number(0), number(1));
                    pen.by(0.0, -state.leading);
                    self.strings(operands.get(2..).unwrap_or_default(), &state, &mut pen);
                }
                b"TJ" => {
                    if let Some(Object::Array(array)) = operands.first() {
                        let all: Vec<Object<'_>> = array.iter::<Object<'_>>().collect();
                        self.strings(&all, &state, &mut pen);
                    }
                }
                b"BI" => self.pictures += 1,
                b"Do" => {
                    if let Some(Object::Name(name)) = operands.first() {
                        self.object(resources, name, &state, depth);
                    }
                }
                _ => {}
            }
        }
    }

    /// A picture, or a form with operations of its own.
    fn object(&mut self, resources: &Resources<'_>, name: &Name<'_>, state: &State, depth: u32) {
        if !self.charge(OBJECT as usize) {
            return;
        }
        let Some(stream) = resources.get_x_object(name) else { return };
        let kind = stream.dict().get::<Name<'_>>("Subtype");
        match kind.as_ref().map(|kind| kind.as_str()) {
            Some("Image") => self.pictures += 1,
            Some("Form") if depth < DEEPEST => {
                let Some(content) = self.form(&stream) else { return };
                let own = stream.dict().get::<Dict<'_>>("Resources").map(Resources::new);
                let matrix = stream
                    .dict()
                    .get::<Array<'_>>("Matrix")
                    .map(|matrix| matrix.iter::<f32>().map(f64::from).take(6).collect::<Vec<f64>>());
                let mut inner = state.clone();
                if let Some(matrix) = matrix.and_then(|matrix| <Matrix>::try_from(matrix).ok()) {
                    inner.matrix = times(matrix, inner.matrix);
                }
                self.follow(&content, own.as_ref().unwrap_or(resources), inner, depth + 1);
            }
            _ => {}
        }
    }

    /// What a form draws.
    fn form(&mut self, stream: &Stream<'_>) -> Option<Rc<Vec<u8>>> {
        let key = (stream.obj_id().obj_number, stream.obj_id().gen_number);
        let at = self.forms.partition_point(|(known, _)| *known < key);
        if let Some((_, content)) = self.forms.get(at).filter(|(known, _)| *known == key) {
            return Some(Rc::clone(content));
        }
        // What cannot be read is not tried again and again.
        let content = Rc::new(self.unpacked(stream).map(Cow::into_owned).unwrap_or_default());
        self.forms.insert(at, (key, Rc::clone(&content)));
        Some(content)
    }

    fn font(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Option<Rc<Font>> {
        let key = resources.fonts.get_ref(name).map(|key| (key.obj_number, key.gen_number));
        let at = key.map_or(0, |key| self.fonts.partition_point(|(known, _)| *known < key));
        if let Some((_, font)) = self.fonts.get(at).filter(|(known, _)| Some(*known) == key) {
            return Some(Rc::clone(font));
        }
        let dict = resources.get_font(name)?;
        if !self.charge(FONT as usize) {
            return None;
        }
        let font = Rc::new(Font::read(&dict, |stream| self.unpacked(stream).map(Cow::into_owned)));
        self.charge(font.size());
        if let Some(key) = key {
            self.fonts.insert(at, (key, Rc::clone(&font)));
        }
        Some(font)
    }

    /// Strings and the steps between them.
    fn strings(&mut self, all: &[Object<'_>], state: &State, pen: &mut Pen) {
        /// A step that parts words, in thousandths of the size.
        const STEP: f64 = 300.0;
        let Some(font) = state.font.clone() else { return };
        let mut run: Option<Run> = None;
        for object in all {
            let Object::String(string) = object else {
                let step = object.clone().into_f32().map_or(0.0, f64::from);
                pen.advance(-step / 1000.0 * state.size * state.scale);
                if step.abs() > STEP && run.is_some() {
                    self.charge(RUN as usize);
                    self.runs.extend(run.take());
                }
                continue;
            };
            let decode = self.decode;
            let string = string.as_bytes();
            if !self.charge(string.len() / BYTES) {
                break;
            }
            let budget = &mut self.budget;
            font.show(string, decode, |shown| {
                // What a character stands for may be longer than itself.
                *budget = budget.saturating_sub(u32::try_from(shown.text.len()).unwrap_or(u32::MAX).max(1));
                if *budget == 0 {
                    return;
                }
                let at = pen.place(state);
                let mut step = shown.width * state.size + state.spacing;
                if shown.is_space {
                    step += state.word_spacing;
                }
                pen.advance(step * state.scale);
                let end = pen.place(state);
                let run = run.get_or_insert_with(|| Run {
                    origin: at.0,
                    end: at.0,
                    size: at.1,
                    text: String::new(),
                });
                run.end = end.0;
                run.text.push_str(&shown.text);
            });
        }
        self.charge(RUN as usize);
        self.runs.extend(run);
    }
}

impl Pen {
    fn line_at(&mut self, matrix: Matrix) {
        (self.line, self.text) = (matrix, matrix);
    }

    fn by(&mut self, x: f64, y: f64) {
        self.line_at(times([1.0, 0.0, 0.0, 1.0, x, y], self.line));
    }

    fn advance(&mut self, x: f64) {
        self.text = times([1.0, 0.0, 0.0, 1.0, x, 0.0], self.text);
    }

    /// Where it is on the page, and how large characters are there.
    fn place(&self, state: &State) -> ((f64, f64), f64) {
        let own = times([1.0, 0.0, 0.0, 1.0, 0.0, state.rise], self.text);
        let [_, _, c, d, e, f] = times(own, state.matrix);
        ((e, f), state.size.abs() * c.hypot(d))
    }
}

/// Runs in the direction that most of the page's text has, as words from left to right and from top to bottom: a
/// page that was turned needs no word about it, and what is written across it (a mark in the background) is left out.
fn turned(runs: Vec<Run>) -> Vec<Placed> {
    const WAYS: [(f64, f64); 4] = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)];
    let way = |run: &Run| {
        let (x, y) = (run.end.0 - run.origin.0, run.end.1 - run.origin.1);
        let length = x.hypot(y);
        WAYS.iter().position(|way| length <= 0.0 || x * way.0 + y * way.1 > 0.98 * length)
    };
    let mut counts = [0usize; 4];
    for run in &runs {
        if let Some(count) = way(run).and_then(|at| counts.get_mut(at)) {
            *count += run.text.len();
        }
    }
    let mut best = 0;
    for (at, count) in counts.iter().enumerate() {
        if counts.get(best).is_some_and(|most| count > most) {
            best = at;
        }
    }
    let (dx, dy) = WAYS.get(best).copied().unwrap_or((1.0, 0.0));
    let placed = |run: Run| {
        if way(&run)? != best {
            return None;
        }
        let along = |point: (f64, f64)| point.0 * dx + point.1 * dy;
        Some(Placed {
            x: along(run.origin),
            y: run.origin.0 * dy - run.origin.1 * dx,
            width: along(run.end) - along(run.origin),
            size: run.size,
            text: run.text,
        })
    };
    runs.into_iter().filter_map(placed).collect()
}
