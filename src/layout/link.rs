//! Links: orthogonal arrows in the gutters between cells.

use std::sync::Arc;

use super::PlacedRow;
use super::context::Context;
use super::grid::Columns;
use super::spot::Spot;
use crate::model::Link;
use crate::scene::Fragment;

/// All links; map coordinates.
#[derive(Debug, Default)]
pub(super) struct LinkPart {
    pub fragment: Arc<Fragment>,
    pub spots: Vec<Spot>,
}

pub(super) fn build(
    _context: &mut Context<'_>,
    _links: &[Arc<Link>],
    _columns: &Columns,
    _rows: &[PlacedRow],
) -> LinkPart {
    LinkPart::default()
}
