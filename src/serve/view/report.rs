//! What is printed: title and counts, places, the comparison, the findings with their sentences.

use super::viewer::Viewer;
use super::{audit, compare, overview};
use crate::blocks::model::View;

pub(super) fn view(viewer: &Viewer<'_>) -> View {
    let mut view = View::default();
    overview::head(&mut view, viewer);
    view.note(viewer.t.source_note);
    overview::medals(&mut view, viewer);
    // Series downwards: any number of them fits on paper.
    let look = [("turned".to_owned(), "1".to_owned())];
    let turned = Viewer { look: &look, ..*viewer };
    view.heading(viewer.t.compare);
    view.blocks.extend(compare::view(&turned).blocks);
    view.heading(viewer.t.audit);
    view.blocks.extend(audit::view(&turned).blocks);
    view
}
