//! Files to the reader.

use js_sys::{Array, Promise, Uint8Array};
use shaipin::serve::protocol::{Answer, Format, Query, Request};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::action::Action;
use super::link::{Link, Lost};
use super::start;
use super::state::{Notice, SessionHandle};
use super::studio::{Drawing, File, Studio};

/// How much of the report is saved.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    All,
    /// What the filters show.
    Shown,
    /// The picked rows.
    Picked,
}

/// The day by the reader's clock, as an ISO date.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [&now.get_full_year().to_string(), "-", &two(now.get_month() + 1), "-", &two(now.get_date())].concat()
}

/// Saves a report, or a part of it, in some format: the desk tells what is in it, the studio writes it.
pub fn export(link: &Link, studio: &Studio, session: &SessionHandle, format: Format, part: Part) {
    let query: Option<Query> = (part != Part::All).then(|| session.query.clone());
    let ranges = if part == Part::Picked { session.pick.ranges.clone() } else { Vec::new() };
    let by_desk = format == Format::Json && part == Part::All;
    let request = Request::Export { format, query, ranges, day: today(), language: session.language };
    if by_desk {
        // As the desk has it.
        return link.ask(request, None, |answer| {
            if let Ok(Answer::File { name, mime, content }) = answer {
                save(&name, &mime, &Uint8Array::from(content.as_bytes()).into());
            }
        });
    }
    let (studio, dispatcher) = (studio.clone(), session.dispatcher());
    link.ask_raw(&request, None, move |job| {
        let Some(job) = job.ok().and_then(|job| job.dyn_into::<Uint8Array>().ok()) else { return };
        studio.ask(job, move |made| match made.map(|made| File::of(&made)) {
            Ok(Some(file)) => save(&file.name, &file.mime, &file.bytes),
            Err(Lost::Away) => dispatcher.dispatch(Action::Tell(Notice::StudioAway)),
            // That it stopped is told by itself.
            Ok(None) | Err(Lost::Stopped) => dispatcher.dispatch(Action::Tell(Notice::NotWritten)),
        });
    });
}

/// Saves a drawing (`svg`; PNG so many times as large), or copies it.
pub fn picture(session: &SessionHandle, drawing: &Drawing, how: &str) {
    let name = drawing.name.as_str();
    if how == "svg" {
        return save(&[name, ".svg"].concat(), "image/svg+xml", &drawing.svg.as_str().into());
    }
    let copied = how == "copy";
    let scale = how.parse::<u32>().unwrap_or(2);
    let given = [drawing.svg.as_str().into(), scale.into(), copied.into()];
    let promise = start::boot_call("picture", &given).and_then(|made| made.dyn_into::<Promise>().ok());
    let name = [name, "@", how, "x.png"].concat();
    let dispatcher = session.dispatcher();
    spawn_local(async move {
        let made = match promise {
            Some(promise) => JsFuture::from(promise).await.ok(),
            None => None,
        };
        match made {
            made if copied => dispatcher.dispatch(Action::Tell(Notice::Copied(made.is_some()))),
            Some(made) => save(&name, "image/png", &made),
            None => dispatcher.dispatch(Action::Tell(Notice::NotWritten)),
        }
    });
}

/// Lets the browser save a file; its content is a string or bytes.
pub fn save(name: &str, mime: &str, content: &JsValue) {
    // Where one of these steps is refused, the browser itself tells the reader why.
    let _ = try_save(name, mime, content);
}

fn try_save(name: &str, mime: &str, content: &JsValue) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(content), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The download has begun by then; freed at once, some browsers save an empty file.
    super::start::later(30_000, move || drop(Url::revoke_object_url(&url)));
    Ok(())
}
