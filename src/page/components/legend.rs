//! The legend of the source pane: what the marks mean, and which are drawn.

use shaipin::source::Encoding;
use yew::prelude::*;

use super::menu::Menu;
use crate::page::action::Action;
use crate::page::hooks::{use_session, use_studio};
use crate::page::state::Origin;
use crate::page::strings::strings;
use crate::page::{intake, kinds};

/// What the legend needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Kind and reading of the mark under the pointer.
    pub reading: Option<(String, String)>,
    /// Words picked in the text that may be added as a claim.
    pub picked: Option<AttrValue>,
    /// They are to be.
    pub add: Callback<()>,
}

/// Buttons that show and hide kinds, and the reading of the mark under the pointer.
#[component]
pub fn Legend(props: &Props) -> Html {
    let (session, studio) = (use_session(), use_studio());
    let t = strings(session.language);
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    // A file can be read again; one that was in another file cannot be had alone.
    let (again, kept) = match session.document.as_ref() {
        Some(doc) if doc.file.is_some() => (Some(doc), None),
        doc => (None, doc.filter(|doc| doc.origin == Origin::File)),
    };
    html! {
        <div class="legend">
            <div class="legend-line">
                <button type="button" class="quiet" onclick={toggle} aria-expanded={open.to_string()}
                    aria-controls="legend-kinds" data-testid="legend-toggle">{ t.legend }</button>
                if let Some((doc, studio)) = again.zip(Some(&studio)) {
                    <Menu label={html! { { doc.source.encoding.label().to_ascii_uppercase() } }} testid="encoding-menu" class="quiet" title={t.encoding}>
                        { for Encoding::ALL.into_iter().map(|encoding| {
                            let (session, doc, studio) = (session.clone(), doc.clone(), studio.clone());
                            let now = doc.source.encoding == encoding;
                            let onclick = Callback::from(move |_: MouseEvent| {
                                if !now {
                                    intake::recode(&session.dispatcher(), &studio, &doc, encoding);
                                }
                            });
                            let words = if encoding == Encoding::Gb18030 { "GB18030 / GBK".to_owned() } else { encoding.label().to_ascii_uppercase() };
                            html! {
                                <button type="button" class="item" {onclick} aria-pressed={now.to_string()}
                                    data-testid={["encoding-", encoding.label()].concat()}>{ if now { "✓ " } else { "" } }{ words }</button>
                            }
                        }) }
                    </Menu>
                }
                if let Some(doc) = kept {
                    <Menu label={html! { { doc.source.encoding.label().to_ascii_uppercase() } }}
                        testid="encoding-kept" class="quiet" title={t.encoding} brief={false}>
                        <p class="item" data-testid="encoding-why">{ t.encoding_kept }</p>
                    </Menu>
                }
                if let Some(picked) = &props.picked {
                    <button type="button" class="toggle on" onclick={props.add.reform(|_: MouseEvent| ())} data-testid="add-claim">{ t.add_claim }</button>
                    <span class="reading" lang="zh-CN">{ "“" }{ picked }{ "”" }</span>
                } else {
                <p class="reading" aria-live="off" data-testid="reading">
                    { match &props.reading {
                        Some((kind, reading)) => html! { <><b>{ (t.kind)(kind) }</b>{ " " }<span>{ reading }</span></> },
                        None => html! { <span class="faint">{ t.source_hint }</span> },
                    } }
                </p>
                }
            </div>
            if *open {
                <div id="legend-kinds" class="legend-kinds" role="group" aria-label={t.legend}>
                    { for kinds::ALL.iter().map(|kind| {
                        let bit = kinds::bit(kind);
                        let shown = session.hidden & bit == 0;
                        let session = session.clone();
                        let onclick = Callback::from(move |_: MouseEvent| session.dispatch(Action::Toggle(bit)));
                        html! {
                            <button type="button" class="kind" {onclick} aria-pressed={shown.to_string()}
                                data-testid={format!("kind-{kind}")}>
                                <span class={classes!("mark", shown.then(|| kinds::class(kind)))}>{ (t.kind)(kind) }</span>
                            </button>
                        }
                    }) }
                </div>
            }
        </div>
    }
}
