//! What can happen to a worker, as the page is told.

/// Why a worker was given up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// Its program could not be fetched. It is tried again as soon as something is asked.
    NotFetched,
    /// It is of another build than the page, and is not asked anything.
    Foreign,
    /// It trapped or threw; with what it said.
    Crashed(String),
    /// It gave no sign for so many seconds.
    Stuck(u32),
    /// It could not be started, and no new one was: the page works, but cannot analyse.
    NotStarted(String),
}

/// What the page is told when a worker was given up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Incident {
    /// Why.
    pub trouble: Trouble,
    /// How many incidents since a text was last opened well. From the second on the text itself
    /// is the likely cause: say so instead of opening it for ever.
    pub in_a_row: u32,
}

/// What a question without an answer ends with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lost {
    /// The program could not be fetched.
    Away,
    /// The worker was given up first.
    Stopped,
}

/// When a worker is started.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    /// As soon as its program is here.
    AtOnce,
    /// When something is asked of it.
    WhenAsked,
}
