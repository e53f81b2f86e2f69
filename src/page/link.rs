//! The page's side of a worker: having its program fetched, starting it, asking it, and noticing when it
//! is gone. The same for the desk and for the studio.
//!
//! A program is fetched once; what is asked before it is here waits for it. A worker is started from the
//! blob and the module that `boot.js` made, so starting it again needs no request and works with the
//! network off. Nothing here knows what is asked: the page keeps the text and opens it anew after an
//! [`Incident`].

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::{Array, Function, Promise, Uint8Array};
use shaipin::serve::handshake::{CRASHED, READY, STAMP};
use shaipin::serve::protocol::{Answer, Request};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};

use super::start::{self, Boot};
pub use super::trouble::{Incident, Lost, Start, Trouble};

/// Seconds without any sign of the worker after which it counts as stuck, for an empty text.
const PATIENCE: u32 = 15;
/// Bytes of text that are given one second more: forty times slower than the engine should be.
const BYTES_A_SECOND: usize = 250_000;
/// How often in a row a worker that never became ready is started again.
const STARTS: u32 = 2;

type Then = Box<dyn FnOnce(Result<JsValue, Lost>)>;
type Told = Rc<dyn Fn(Incident)>;
type Listener<E> = RefCell<Option<Closure<dyn FnMut(E)>>>;

/// A handle on the worker; clones share it.
#[derive(Clone)]
pub struct Link(Rc<Inner>);

impl PartialEq for Link {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Inner {
    /// Name of the program, by which `boot.js` fetches it.
    program: &'static str,
    start: Start,
    state: RefCell<State>,
    told: RefCell<Option<Told>>,
    on_ready: RefCell<Vec<Box<dyn FnOnce()>>>,
    // Made once and given to each worker in turn, so that none is dropped while it runs.
    on_message: Listener<MessageEvent>,
    on_error: Listener<Event>,
}

#[derive(Default)]
struct State {
    /// The program, when it is here.
    boot: Option<Boot>,
    /// It is being fetched.
    coming: bool,
    /// No worker is started any more.
    over: bool,
    worker: Option<Worker>,
    ready: bool,
    /// Number of the last question.
    number: u32,
    /// Asked before the worker was ready.
    queue: Vec<(JsValue, Array)>,
    /// With their numbers; few at a time.
    waiting: Vec<(u32, Waiting)>,
    /// Bytes of the open text: sorting and drawing it take their time, too.
    open: usize,
    /// Bytes given to be kept besides: what opens them together has no text of its own.
    kept: usize,
    /// Seconds that were lived through without a sign of the worker.
    silent: u32,
    watching: bool,
    in_a_row: u32,
    starts: u32,
    /// A shorter patience, for tests.
    patience: Option<u32>,
}

struct Waiting {
    then: Then,
    bytes: usize,
    opens: bool,
}

impl Link {
    /// A worker whose program is still to be fetched.
    pub fn new(program: &'static str, start: Start) -> Self {
        let inner = Rc::new(Inner {
            program,
            start,
            state: RefCell::default(),
            told: RefCell::default(),
            on_ready: RefCell::default(),
            on_message: RefCell::default(),
            on_error: RefCell::default(),
        });
        let weak = Rc::downgrade(&inner);
        *inner.on_message.borrow_mut() = Some(Closure::new(move |event: MessageEvent| {
            with(&weak, |inner| inner.received(event.data()));
        }));
        let weak = Rc::downgrade(&inner);
        *inner.on_error.borrow_mut() = Some(Closure::new(move |event: Event| {
            // It is told to the reader by the page; the console need not have it as well.
            event.prevent_default();
            let what = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
            with(&weak, |inner| inner.give_up(Trouble::Crashed(what)));
        }));
        Self(inner)
    }

    /// Has the program fetched, if it is neither here nor on its way.
    pub fn fetch(&self) {
        self.0.fetch();
    }

    /// Whether the program is here.
    pub fn is_here(&self) -> bool {
        self.0.state.borrow().boot.is_some()
    }

    /// Asks the desk; a text travels beside the question as a buffer of its own. `then` is told the
    /// answer, or that the worker was given up before it answered.
    pub fn ask(
        &self,
        request: Request,
        text: Option<&str>,
        then: impl FnOnce(Result<Answer, Lost>) + 'static,
    ) {
        self.ask_raw(&request, text, move |got| {
            then(got.and_then(|reply| {
                let bytes = reply.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).ok_or(Lost::Stopped)?;
                postcard::from_bytes(&bytes).map_err(|_| Lost::Stopped)
            }));
        });
    }

    /// Asks the desk for what the page does not read itself: bytes for the studio, an object.
    pub fn ask_raw(
        &self,
        request: &Request,
        text: Option<&str>,
        then: impl FnOnce(Result<JsValue, Lost>) + 'static,
    ) {
        let opens = matches!(request, Request::Open { .. } | Request::Lay { .. });
        // Plain data into memory: there is nothing to fail.
        let request = postcard::to_allocvec(request).unwrap_or_default();
        let parts = [Some(request.as_slice()), text.map(str::as_bytes)];
        self.send(parts.into_iter().flatten().map(Uint8Array::from).collect(), opens, then);
    }

    /// Asks whatever worker this is. The buffers of the parts are handed over. `opens`: an answer
    /// shows that all is well again, and what the worker holds from now on is the last part.
    pub fn send(
        &self,
        parts: Vec<Uint8Array>,
        opens: bool,
        then: impl FnOnce(Result<JsValue, Lost>) + 'static,
    ) {
        self.0.ask(&parts, opens, Box::new(then));
    }

    /// Who is told when a worker was given up. The new one is already on its way by then.
    pub fn on_incident(&self, told: impl Fn(Incident) + 'static) {
        *self.0.told.borrow_mut() = Some(Rc::new(told));
    }

    /// Is called once, as soon as the worker is ready.
    pub fn when_ready(&self, then: impl FnOnce() + 'static) {
        if self.0.state.borrow().ready {
            then();
        } else {
            self.0.on_ready.borrow_mut().push(Box::new(then));
        }
    }

    /// Ends what the worker is at, at once: a new one that holds nothing takes its place, and who waits is told so.
    pub fn restart(&self) {
        let lost = self.0.stop();
        self.0.state.borrow_mut().kept = 0;
        self.0.launch();
        lost.into_iter().for_each(|then| then(Err(Lost::Stopped)));
    }

    /// Sends the worker a message of the tests (`crash`, `hang`) and shortens the patience with it.
    pub fn provoke(&self, word: &str, patience: u32) {
        self.0.state.borrow_mut().patience = Some(patience);
        let waiting = Waiting { then: Box::new(|_| ()), bytes: 0, opens: false };
        self.0.prepare();
        self.0.send(0, waiting, word.into(), Array::new());
    }
}

fn with(weak: &Weak<Inner>, act: impl FnOnce(&Rc<Inner>)) {
    if let Some(inner) = weak.upgrade() {
        act(&inner);
    }
}

impl Inner {
    fn fetch(self: &Rc<Self>) {
        {
            let mut state = self.state.borrow_mut();
            if state.coming || state.boot.is_some() {
                return;
            }
            state.coming = true;
        }
        let inner = Rc::clone(self);
        spawn_local(async move {
            let promise = start::boot_call(inner.program, &[]).map(JsCast::dyn_into::<Promise>);
            let fetched = match promise {
                Some(Ok(promise)) => JsFuture::from(promise).await.ok(),
                _ => None,
            };
            inner.fetched(fetched.as_ref().and_then(start::boot_of));
        });
    }

    fn fetched(self: &Rc<Self>, boot: Option<Boot>) {
        let here = boot.is_some();
        let wanted = {
            let mut state = self.state.borrow_mut();
            state.coming = false;
            state.boot = boot;
            self.start == Start::AtOnce || !state.queue.is_empty()
        };
        start::mark(&["data-", self.program, "-state"].concat(), if here { "here" } else { "away" });
        if !here {
            self.tell(self.stop(), Lost::Away, Incident { trouble: Trouble::NotFetched, in_a_row: 0 });
        } else if wanted {
            self.launch();
        }
    }

    /// Before something is asked: the program is on its way, or its worker.
    fn prepare(self: &Rc<Self>) {
        let launch = {
            let state = self.state.borrow();
            state.boot.is_some() && state.worker.is_none()
        };
        if launch { self.launch() } else { self.fetch() }
    }

    fn launch(self: &Rc<Self>) {
        let Some(boot) = self.state.borrow().boot.clone() else { return };
        self.state.borrow_mut().starts += 1;
        let worker = match Worker::new(&boot.worker) {
            Ok(worker) => worker,
            Err(error) => return self.give_up(Trouble::NotStarted(words(&error))),
        };
        if let Some(closure) = &*self.on_message.borrow() {
            worker.set_onmessage(Some(closure.as_ref().unchecked_ref::<Function>()));
        }
        if let Some(closure) = &*self.on_error.borrow() {
            worker.set_onerror(Some(closure.as_ref().unchecked_ref::<Function>()));
        }
        let sent = worker.post_message(&boot.module);
        self.state.borrow_mut().worker = Some(worker);
        match sent {
            Ok(()) => self.watch(),
            Err(error) => self.give_up(Trouble::NotStarted(words(&error))),
        }
    }

    fn ask(self: &Rc<Self>, parts: &[Uint8Array], opens: bool, then: Then) {
        if self.state.borrow().over {
            return then(Err(Lost::Stopped));
        }
        self.prepare();
        let number = {
            let mut state = self.state.borrow_mut();
            state.number = state.number.wrapping_add(1).max(1);
            state.number
        };
        let (message, transfer) = (Array::of1(&number.into()), Array::new());
        for part in parts {
            transfer.push(&part.buffer());
            message.push(part);
        }
        let bytes = parts.get(1..).and_then(<[_]>::last).map_or(0, Uint8Array::length) as usize;
        let bytes = {
            let mut state = self.state.borrow_mut();
            match (opens, bytes) {
                (true, 0) => state.kept,
                (false, more) => {
                    state.kept += more;
                    more
                }
                _ => bytes,
            }
        };
        let waiting = Waiting { then, bytes, opens };
        self.send(number, waiting, message.into(), transfer);
    }

    fn send(self: &Rc<Self>, number: u32, waiting: Waiting, message: JsValue, transfer: Array) {
        let mut state = self.state.borrow_mut();
        state.waiting.push((number, waiting));
        let sent = match &state.worker {
            Some(worker) if state.ready => worker.post_message_with_transfer(&message, &transfer),
            _ => {
                state.queue.push((message, transfer));
                Ok(())
            }
        };
        let refused = if sent.is_err() { state.take(number) } else { None };
        drop(state);
        match refused {
            Some(waiting) => (waiting.then)(Err(Lost::Stopped)),
            None => self.watch(),
        }
    }

    fn received(self: &Rc<Self>, data: JsValue) {
        self.state.borrow_mut().silent = 0;
        let Some(array) = data.dyn_ref::<Array>() else { return };
        let (first, second) = (array.get(0), array.get(1));
        if first.as_string().as_deref() == Some(READY) {
            let ours = second.as_f64() == Some(f64::from(STAMP));
            return if ours { self.became_ready() } else { self.end(Trouble::Foreign) };
        }
        if first.as_string().as_deref() == Some(CRASHED) {
            return self.give_up(Trouble::Crashed(second.as_string().unwrap_or_default()));
        }
        let Some(number) = first.as_f64() else { return };
        let waiting = {
            let mut state = self.state.borrow_mut();
            let waiting = state.take(number as u32);
            if let Some(waiting) = waiting.as_ref().filter(|waiting| waiting.opens) {
                state.open = waiting.bytes;
                state.in_a_row = 0;
            }
            waiting
        };
        if let Some(waiting) = waiting {
            (waiting.then)(Ok(second));
        }
    }

    fn became_ready(&self) {
        let mut state = self.state.borrow_mut();
        state.ready = true;
        state.starts = 0;
        let queue = std::mem::take(&mut state.queue);
        if let Some(worker) = &state.worker {
            for (message, transfer) in queue {
                // What the queue holds was serialised by us and is refused by no browser; were it
                // refused, the watchdog would end the wait.
                let _ = worker.post_message_with_transfer(&message, &transfer);
            }
        }
        drop(state);
        let waiting = std::mem::take(&mut *self.on_ready.borrow_mut());
        waiting.into_iter().for_each(|then| then());
    }

    /// Ends the worker; gives back who still waited for it.
    fn stop(&self) -> Vec<Then> {
        let mut state = self.state.borrow_mut();
        if let Some(worker) = state.worker.take() {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
        state.ready = false;
        state.silent = 0;
        state.open = 0;
        state.patience = None;
        state.queue.clear();
        std::mem::take(&mut state.waiting).into_iter().map(|(_, waiting)| waiting.then).collect()
    }

    /// After a panic an instance still answers, in an undefined state: it is ended in any case.
    fn give_up(self: &Rc<Self>, trouble: Trouble) {
        let was_ready = self.state.borrow().ready;
        let lost = self.stop();
        let (again, in_a_row) = {
            let mut state = self.state.borrow_mut();
            state.in_a_row += 1;
            (was_ready || state.starts < STARTS, state.in_a_row)
        };
        let trouble = match trouble {
            Trouble::Crashed(what) if !again => Trouble::NotStarted(what),
            Trouble::Stuck(_) if !again => Trouble::NotStarted(String::new()),
            Trouble::NotStarted(what) if again => Trouble::Crashed(what),
            other => other,
        };
        if again {
            self.launch();
        } else {
            self.state.borrow_mut().over = true;
        }
        self.tell(lost, Lost::Stopped, Incident { trouble, in_a_row });
    }

    /// Gives it up for good.
    fn end(self: &Rc<Self>, trouble: Trouble) {
        let lost = self.stop();
        self.state.borrow_mut().over = true;
        self.tell(lost, Lost::Stopped, Incident { trouble, in_a_row: 1 });
    }

    fn tell(&self, waiting: Vec<Then>, lost: Lost, incident: Incident) {
        waiting.into_iter().for_each(|then| then(Err(lost)));
        let told = self.told.borrow().clone();
        if let Some(told) = told {
            told(incident);
        }
    }

    /// Counts seconds while something is awaited. Seconds that were lived through are counted
    /// rather than the clock asked: a machine that slept has not been kept waiting by the worker.
    fn watch(self: &Rc<Self>) {
        {
            let mut state = self.state.borrow_mut();
            if state.watching {
                return;
            }
            state.watching = true;
            state.silent = 0;
        }
        let weak = Rc::downgrade(self);
        spawn_local(async move {
            loop {
                second().await;
                let Some(inner) = weak.upgrade() else { return };
                let stuck = {
                    let mut state = inner.state.borrow_mut();
                    // A slow line is no fault of the worker's, who is not there yet.
                    let idle = state.worker.is_none() || (state.waiting.is_empty() && state.ready);
                    if idle {
                        state.watching = false;
                        return;
                    }
                    state.silent += 1;
                    (state.silent >= state.limit()).then_some(state.silent)
                };
                if let Some(seconds) = stuck {
                    inner.give_up(Trouble::Stuck(seconds));
                }
            }
        });
    }
}

impl State {
    /// Who waits for this answer, and waits no longer.
    fn take(&mut self, number: u32) -> Option<Waiting> {
        let at = self.waiting.iter().position(|(other, _)| *other == number)?;
        Some(self.waiting.remove(at).1)
    }

    fn limit(&self) -> u32 {
        let sent: usize = self.waiting.iter().map(|(_, waiting)| waiting.bytes).sum();
        let for_text = u32::try_from((sent + self.open) / BYTES_A_SECOND).unwrap_or(u32::MAX / 2);
        self.patience.unwrap_or(PATIENCE + for_text)
    }
}

async fn second() {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Without a timer there is no watchdog; everything else works.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 1000);
        }
    });
    let _ = JsFuture::from(promise).await;
}

fn words(error: &JsValue) -> String {
    error.as_string().unwrap_or_else(|| format!("{error:?}"))
}
