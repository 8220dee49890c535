//! The map, or the selection's part of it, as a picture for the clipboard.

use std::sync::Arc;

use image::RgbaImage;

use crate::editor::Editor;
use crate::export::{ExportSize, PngOptions, Progress, png};
use crate::layout::{Layout, ViewOptions, Views};
use crate::model::Document;
use crate::scene::{Rect, Size, Target};
use crate::text::TextSystem;
use crate::theme::LIGHT;

/// Sharp on paper and on a projected page.
const SCALE: f32 = 2.0;
/// What other programs take without trouble: 160 MB of memory.
const MOST_PIXELS: f32 = 40e6;
const MOST_SIDE: f32 = 16_384.0;
/// Map units around a selection.
const MARGIN: f32 = 12.0;

/// What is to be drawn, to be given to a worker thread.
pub struct PictureOrder {
    document: Document,
    options: ViewOptions,
    faces: Vec<Arc<Vec<u8>>>,
    selection: Vec<Target>,
}

impl PictureOrder {
    pub fn of(editor: &Editor) -> Self {
        let is_thing = |target: &&Target| {
            matches!(
                target,
                Target::Card(_) | Target::Stage(_) | Target::Step(_) | Target::Lane(_)
            )
        };
        let selection = editor.selection().targets().iter();
        Self {
            document: editor.document().clone(),
            options: editor.options().clone(),
            faces: editor.fallback_fonts().to_vec(),
            selection: selection.filter(is_thing).copied().collect(),
        }
    }
}

/// The picture, in the light theme: it goes on paper.
pub fn draw(order: &PictureOrder) -> Option<RgbaImage> {
    let mut text = TextSystem::new();
    for face in &order.faces {
        text.lend(Arc::clone(face));
    }
    let mut layout = Views::new().layout(&order.document, &order.options, &mut text, &LIGHT);
    if let Some(part) = part_of(&layout, &order.selection) {
        layout.scene.bounds = part;
    }
    let options = PngOptions::new(ExportSize::Scale(scale_for(layout.scene.bounds.size())));
    let mut bytes = Vec::new();
    png(&layout.scene, &options, &mut bytes, &Progress::silent()).ok()?;
    Some(image::load_from_memory(&bytes).ok()?.into_rgba8())
}

fn scale_for(size: Size) -> f32 {
    let by_area = (MOST_PIXELS / (size.width * size.height)).sqrt();
    let by_side = MOST_SIDE / size.width.max(size.height);
    SCALE.min(by_area).min(by_side)
}

/// The part of the map that holds the selection: whole columns for steps and stages, whole rows for lanes.
fn part_of(layout: &Layout, selection: &[Target]) -> Option<Rect> {
    let whole = layout.scene.bounds;
    let grid = &layout.grid;
    let columns = |is_it: &dyn Fn(&crate::layout::Column) -> bool| {
        let found = grid.columns.iter().filter(|column| is_it(column));
        let found = found.map(|column| Rect {
            x: column.x,
            y: column_top(layout),
            width: column.width,
            height: whole.bottom() - column_top(layout),
        });
        found.reduce(Rect::union)
    };
    let part = |target: &Target| match *target {
        Target::Stage(id) => columns(&|column| column.stage == id),
        Target::Step(id) => columns(&|column| column.step == id),
        Target::Lane(id) => {
            let row = grid.rows.iter().find(|row| row.lane == id)?;
            Some(Rect {
                x: whole.x,
                y: row.y,
                width: whole.width,
                height: row.height,
            })
        }
        other => layout.rect_of(other),
    };
    let part = selection.iter().filter_map(part).reduce(Rect::union)?;
    Some(part.expanded(MARGIN).intersection(whole))
}

/// Where the headers of stages begin.
fn column_top(layout: &Layout) -> f32 {
    let columns = layout.grid.columns.iter();
    let tops = columns.filter_map(|column| layout.rect_of(Target::Stage(column.stage)));
    tops.map(|rect| rect.y).fold(f32::INFINITY, f32::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::model::IdGenerator;
    use crate::storage::starter::STARTERS;

    fn editor() -> Editor {
        let document = STARTERS[1].document(Lang::Fr);
        Editor::new(document, IdGenerator::from_seed(1))
    }

    #[test]
    fn nothing_selected_is_the_whole_map_at_twice_its_size() {
        let editor = editor();
        let picture = draw(&PictureOrder::of(&editor)).unwrap();
        let bounds = editor.layout().scene.bounds;
        assert!((picture.width() as f32 - 2.0 * bounds.width).abs() <= 2.0);
        assert!((picture.height() as f32 - 2.0 * bounds.height).abs() <= 2.0);
        let first = *picture.get_pixel(0, 0);
        assert!(picture.pixels().any(|pixel| *pixel != first), "it is empty");
    }

    #[test]
    fn a_selection_is_its_part_of_the_map() {
        let mut editor = editor();
        let whole = draw(&PictureOrder::of(&editor)).unwrap();
        let lane = editor.layout().grid.rows[0];
        editor.select([Target::Lane(lane.lane)]);
        let row = draw(&PictureOrder::of(&editor)).unwrap();
        assert_eq!(row.width(), whole.width());
        assert!((row.height() as f32 - 2.0 * (lane.height + 2.0 * MARGIN)).abs() <= 2.0);
        let column = editor.layout().grid.columns[1];
        editor.select([Target::Step(column.step)]);
        let step = draw(&PictureOrder::of(&editor)).unwrap();
        assert!((step.width() as f32 - 2.0 * (column.width + 2.0 * MARGIN)).abs() <= 2.0);
        assert!(step.height() > row.height() && step.height() < whole.height());
        // The same pixels as in the whole picture.
        let at = |x: f32, y: f32| {
            let bounds = editor.layout().scene.bounds;
            (((x - bounds.x) * 2.0) as u32, ((y - bounds.y) * 2.0) as u32)
        };
        let (left, top) = at(column.x - MARGIN, lane.y);
        let shift = whole.height() - step.height();
        assert_eq!(
            step.get_pixel(60, top - shift),
            whole.get_pixel(left + 60, top)
        );
    }

    #[test]
    fn an_enormous_map_still_makes_a_picture_that_programs_take() {
        for (width, height) in [(100_000.0, 900.0), (60_000.0, 60_000.0)] {
            let scale = scale_for(Size { width, height });
            assert!(width * scale <= MOST_SIDE + 1.0);
            assert!(width * height * scale * scale <= MOST_PIXELS * 1.001);
        }
    }
}
