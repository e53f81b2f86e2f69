//! Hooks that several components use: asking the worker, and knowing what is in sight.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use shaipin::serve::protocol::{Answer, Request};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::address::is_narrow;
use super::link::{Link, Lost};
use super::start::once;
use super::state::{Panel, Session, SessionHandle, Shared};
use super::studio::{Drawing, Studio};

/// The session and the way to the worker.
#[hook]
pub fn use_session() -> SessionHandle {
    // The provider sits at the root; without it nothing is drawn at all.
    #[allow(clippy::expect_used)]
    use_context::<SessionHandle>().expect("the session is provided by App")
}

/// The way to the worker.
#[hook]
pub fn use_link() -> Link {
    #[allow(clippy::expect_used)]
    use_context::<(Link, Studio)>().expect("the link is provided by App").0
}

/// The way to the studio.
#[hook]
pub fn use_studio() -> Studio {
    #[allow(clippy::expect_used)]
    use_context::<(Link, Studio)>().expect("the studio is provided by App").1
}

/// What is under way of one question.
#[derive(Default)]
struct Asked {
    busy: bool,
    next: Option<(u32, Request)>,
}

/// An answer with what it answers.
pub struct Answered {
    /// Of which reading (see `Opened::epoch`).
    pub epoch: u32,
    /// What was answered.
    pub answer: Answer,
}

/// Asks whenever the request or the report changes; gives the latest answer, and keeps it until a newer one is there, so that nothing flickers.
///
/// One request is under way at a time and only the last of those that came meanwhile follows:
/// fast scrolling never makes a queue.
#[hook]
pub fn use_answer(request: Option<Request>) -> Option<Shared<Answered>> {
    let session = use_session();
    let link = use_link();
    let answer = use_state(|| None::<Shared<Answered>>);
    let asked = use_memo((), |()| RefCell::new(Asked::default()));
    {
        // While the page is drawn, not behind it: the answer is made meanwhile.
        let asks = use_memo((session.reading, request), |(reading, request)| {
            let request = request.clone().filter(|_| *reading > 0)?;
            asked.borrow_mut().next = Some((*reading, request));
            pump(link, Rc::clone(&asked), answer.setter());
            Some(())
        });
        let answer = answer.setter();
        use_effect_with(asks.is_none(), move |none| {
            if *none {
                answer.set(None);
            }
        });
    }
    (*answer).clone()
}

fn pump(link: Link, asked: Rc<RefCell<Asked>>, answer: UseStateSetter<Option<Shared<Answered>>>) {
    let (epoch, request) = {
        let mut asked = asked.borrow_mut();
        if asked.busy {
            return;
        }
        let Some(next) = asked.next.take() else { return };
        asked.busy = true;
        next
    };
    let again = link.clone();
    link.ask(request, None, move |got| {
        // Of a reading that another has overtaken already nothing is shown: its text is not the one in hand.
        let overtaken = {
            let mut asked = asked.borrow_mut();
            asked.busy = false;
            asked.next.as_ref().is_some_and(|next| next.0 != epoch)
        };
        if let Ok(got) = got
            && !overtaken
        {
            answer.set(Some(Shared::new(Answered { epoch, answer: got })));
        }
        pump(again, asked, answer);
    });
}

/// How far a picture is.
#[derive(Clone, PartialEq)]
pub enum Picture {
    /// Nothing was asked for.
    None,
    /// The studio is still being fetched.
    Coming,
    /// Here it is.
    Drawn(Shared<Drawing>),
    /// Nothing came of it.
    Lost(Lost),
}

/// Asks the desk for what can be drawn, whenever that changes, and has the studio draw it. The
/// picture before stays until the new one is there. A job at which the studio stopped is given to
/// the new one once; `again` changes to try anew.
#[hook]
pub fn use_picture(request: Option<Request>, again: u32) -> Picture {
    let session = use_session();
    let (link, studio) = (use_link(), use_studio());
    let picture = use_state(|| Picture::None);
    let asked = use_memo((), |()| RefCell::new(Asked::default()));
    {
        let picture = picture.clone();
        use_effect_with((session.reading, request, again), move |(epoch, request, _)| match request {
            Some(request) if *epoch > 0 => {
                if !studio.is_here() {
                    picture.set(Picture::Coming);
                }
                asked.borrow_mut().next = Some((*epoch, request.clone()));
                draw(link, studio, asked, picture.setter(), false);
            }
            _ => picture.set(Picture::None),
        });
    }
    (*picture).clone()
}

fn draw(
    link: Link,
    studio: Studio,
    asked: Rc<RefCell<Asked>>,
    picture: UseStateSetter<Picture>,
    second: bool,
) {
    let (epoch, request) = {
        let mut asked = asked.borrow_mut();
        if asked.busy {
            return;
        }
        let Some(next) = asked.next.take() else { return };
        asked.busy = true;
        next
    };
    let (line, question) = (link.clone(), request.clone());
    let done = move |studio: Studio, got: Result<Picture, Lost>| {
        let mut held = asked.borrow_mut();
        held.busy = false;
        let newer = held.next.is_some();
        let retry = !second && !newer && got == Err(Lost::Stopped);
        if retry {
            held.next = Some((epoch, request));
        }
        drop(held);
        if !retry && !newer {
            picture.set(got.unwrap_or_else(Picture::Lost));
        }
        draw(link, studio, asked, picture, retry);
    };
    line.ask_raw(&question, None, move |job| {
        match job.ok().and_then(|job| job.dyn_into::<Uint8Array>().ok()) {
            Some(job) if job.length() > 0 => {
                let again = studio.clone();
                studio.ask(job, move |made| {
                    let drawn = made.and_then(|made| Drawing::of(&made).ok_or(Lost::Stopped));
                    done(again, drawn.map(|drawn| Picture::Drawn(Shared::new(drawn))));
                });
            }
            _ => done(studio, Ok(Picture::None)),
        }
    });
}

/// Does something when the next frame is made, before it is painted. What asks for sizes or scrolls belongs there: in
/// the midst of drawing it makes the browser lay out what is about to change, and in one task with the drawing.
pub fn in_frame(act: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        // Without frames nothing is seen, and nothing need be measured.
        let _ = window.request_animation_frame(once(act).unchecked_ref());
    }
}

/// Scrolls to the top, with the next frame.
pub fn to_top(node: &NodeRef) {
    let node = node.clone();
    in_frame(move || {
        if let Some(element) = node.cast::<HtmlElement>() {
            element.set_scroll_top(0);
        }
    });
}

/// What is in sight of a scrolling element, in whole CSS pixels.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Sight {
    /// Scrolled down by.
    pub top: i32,
    /// Height in sight.
    pub height: i32,
    /// Width in sight.
    pub width: i32,
}

impl Sight {
    /// About what a pane will have, of the window that it lies in: the nearer, the less is drawn twice.
    fn guessed(panel: Panel) -> Option<Self> {
        let window = web_sys::window()?;
        let [width, height] = [window.inner_width(), window.inner_height()].map(|size| size.ok()?.as_f64());
        let (width, height) = (width? as i32, height? as i32);
        let twelfths = match panel {
            _ if is_narrow() => 12,
            Panel::Source => 5,
            _ => 7,
        };
        Some(Self { top: 0, height: height * 4 / 5, width: width * twelfths / 12 })
    }
}

/// Follows the size of an element and how far it is scrolled (to `step` pixels: smaller moves
/// draw nothing new). Gives the scroll handler to attach. Where its panel is shown at once the size is guessed until the
/// browser has laid it out, so that what will be in it is asked for before.
#[hook]
pub fn use_sight(
    node: &NodeRef,
    step: i32,
    session: &Session,
    panel: Option<Panel>,
) -> (Sight, Callback<Event>) {
    let sight = use_state_eq(|| {
        panel.filter(|panel| session.shows(*panel)).and_then(Sight::guessed).unwrap_or_default()
    });
    let look = {
        let node = node.clone();
        let sight = sight.setter();
        move || {
            let Some(element) = node.cast::<HtmlElement>() else { return };
            let step = step.max(1);
            sight.set(Sight {
                top: element.scroll_top() / step * step,
                height: element.client_height(),
                width: element.client_width(),
            });
        }
    };
    {
        let node = node.clone();
        let look = look.clone();
        use_effect_with((), move |()| {
            let watched = node.cast::<HtmlElement>().and_then(|element| {
                // The observer tells the size in the first frame as well.
                let closure = Closure::<dyn FnMut()>::new(look);
                let observer = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
                observer.observe(&element);
                Some((observer, closure))
            });
            move || {
                if let Some((observer, closure)) = watched {
                    observer.disconnect();
                    drop(closure);
                }
            }
        });
    }
    (*sight, Callback::from(move |_: Event| look()))
}

/// Sets a style property. The policy forbids `style` attributes, not the object model.
pub fn set_style(element: &HtmlElement, name: &str, value: &str) {
    // A browser that refuses the property draws the default.
    let _ = element.style().set_property(name, value);
}

/// Sets an element's content whenever it differs from what was set before.
#[hook]
pub fn use_filled(node: &NodeRef, html: String) {
    let node = node.clone();
    use_effect_with(html, move |html| {
        if let Some(element) = node.cast::<HtmlElement>() {
            fill(&element, html);
        }
    });
}

/// Attributes by which a thing is known again after its element was written anew.
const NAMES: [&str; 5] = ["data-do", "data-value", "data-column", "data-in", "name"];

/// Sets an element's content; what had the focus in it keeps it.
pub fn fill(element: &HtmlElement, html: &str) {
    let focused = web_sys::window()
        .and_then(|window| window.document()?.active_element())
        .filter(|focused| element.contains(Some(focused)));
    let name =
        focused.and_then(|focused| NAMES.iter().find_map(|name| Some((*name, focused.get_attribute(name)?))));
    element.set_inner_html(html);
    if let Some((name, value)) = name.filter(|(_, value)| !value.contains(['"', '\\'])) {
        focus(element, &format!("[{name}=\"{value}\"]"));
    }
}

/// Gives the focus to the first that a selector finds; whether there is one.
pub fn focus(within: &HtmlElement, selector: &str) -> bool {
    let found = within.query_selector(selector).ok().flatten();
    // What cannot take it leaves it where it is.
    found.and_then(|found| found.dyn_into::<HtmlElement>().ok()).is_some_and(|found| found.focus().is_ok())
}

/// The height of the rows in a virtual list: the style sheet's `--row`, which differs with the
/// width (two-line rows on a narrow pane).
pub fn row_height(node: &NodeRef, width: i32) -> u32 {
    let marker = if width > 0 && width < NARROW { TWO_LINES } else { ONE_LINE };
    if let Some(element) = node.cast::<HtmlElement>() {
        set_style(&element, "--row", &format!("{marker}px"));
        let class = element.class_list();
        // A class that cannot be set leaves the rows in one line, which is drawn all the same.
        let _ = class.toggle_with_force("two-lines", marker == TWO_LINES);
    }
    marker
}

/// Below this width of the pane a row takes two lines.
const NARROW: i32 = 520;
const ONE_LINE: u32 = 32;
const TWO_LINES: u32 = 58;

/// Listens for an event of the window, once for the life of the component; the first `act` stays.
#[hook]
pub fn use_window(name: &'static str, act: impl Fn(&web_sys::Event) + 'static) {
    use_effect_with((), move |()| {
        let options = gloo::events::EventListenerOptions::enable_prevent_default();
        let listener = web_sys::window().map(|window| {
            gloo::events::EventListener::new_with_options(&window, name, options, move |event| act(event))
        });
        move || drop(listener)
    });
}

/// Listens for an event that yew has no attribute for.
#[hook]
pub fn use_listener(node: &NodeRef, name: &'static str, act: impl Fn() + 'static) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let listener = node
            .cast::<web_sys::Element>()
            .map(|target| gloo::events::EventListener::new(&target, name, move |_| act()));
        move || drop(listener)
    });
}
