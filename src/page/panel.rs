//! What the panes can show.

/// The panels; on a narrow screen one is shown at a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Panel {
    /// The text.
    Source,
    /// The regions.
    Regions,
    /// Several documents side by side.
    Documents,
    /// What the text holds, and what matters most.
    Overview,
    /// Regions against series.
    Compare,
    /// One region whole.
    Region,
    /// The projects.
    Projects,
    /// Who stands where.
    Leagues,
    /// What agrees and what does not.
    Audit,
    /// The claims table.
    Claims,
    /// The chart.
    Chart,
    /// The ledger.
    Ledger,
    /// What the reader changed.
    Edits,
}

impl Panel {
    /// Panels of the left pane.
    pub const LEFT: [Panel; 2] = [Panel::Source, Panel::Regions];
    /// Panels of the right pane.
    pub const RIGHT: [Panel; 11] = [
        Panel::Documents,
        Panel::Overview,
        Panel::Compare,
        Panel::Region,
        Panel::Projects,
        Panel::Leagues,
        Panel::Audit,
        Panel::Claims,
        Panel::Chart,
        Panel::Ledger,
        Panel::Edits,
    ];

    /// Whether it is one of the views that desk or studio write; they share one element.
    pub fn is_view(self) -> bool {
        !matches!(self, Self::Source | Self::Regions | Self::Claims | Self::Ledger)
    }

    /// The panel of this name.
    pub fn named(key: &str) -> Option<Self> {
        Self::RIGHT.into_iter().chain(Self::LEFT).find(|panel| panel.key() == key)
    }

    /// A short name for ids and tests.
    pub fn key(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Regions => "regions",
            Self::Documents => "documents",
            Self::Overview => "overview",
            Self::Compare => "compare",
            Self::Region => "region",
            Self::Projects => "projects",
            Self::Leagues => "leagues",
            Self::Audit => "audit",
            Self::Claims => "claims",
            Self::Chart => "chart",
            Self::Ledger => "ledger",
            Self::Edits => "edits",
        }
    }
}
