//! HTML as text, for what is set in one go: a component of many parts costs ten times the code.
//!
//! Words of the text pass [`Html::text`] or [`Html::attribute`], which escape.

/// HTML in the making.
#[derive(Default)]
pub struct Html(pub String);

impl Html {
    /// Markup of ours.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Words.
    pub fn text(&mut self, words: &str) -> &mut Self {
        shaipin::blocks::escape(words, &mut self.0);
        self
    }

    /// ` name="value"`.
    pub fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").text(value).raw("\"")
    }

    /// A button: what it does (`data-do`), its class, what it says, and whether it is pressed.
    pub fn button(&mut self, act: &str, class: &str, words: &str, pressed: Option<bool>) -> &mut Self {
        self.raw("<button type=\"button\"").attribute("data-do", act).attribute("class", class);
        if let Some(pressed) = pressed {
            self.attribute("aria-pressed", if pressed { "true" } else { "false" });
        }
        self.raw(">").text(words).raw("</button>")
    }
}
