//! The strip under the picture: where in the journey it stands, in letters that the last row can read.

use std::collections::HashSet;

use egui::{Color32, Label, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

use crate::editor::{Editor, Presenting};
use crate::i18n::Catalog;
use crate::layout::stop::{StepBy, Subject};
use crate::model::StepId;
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::panel::name_of;
use crate::ui::style::{bold, colour32};

/// Height of the bar of steps, its least, and the gaps in it, in letter sizes and points.
const BAR: f32 = 0.22;
const LEAST_BAR: f32 = 6.0;
const STAGE_GAP: f32 = 10.0;
const STEP_GAP: f32 = 3.0;
/// More pictures of one stop than this are counted in figures.
const MOST_DOTS: usize = 6;

/// The bar of steps in a strip.
fn bar_of(strip: Rect, letter: f32) -> Rect {
    let side = letter * 0.6;
    Rect::from_min_size(
        strip.min + vec2(side, letter * 0.2),
        vec2(
            (strip.width() - 2.0 * side).max(1.0),
            (letter * BAR).max(LEAST_BAR),
        ),
    )
}

/// The line of text under the bar.
pub(super) fn row_of(strip: Rect, letter: f32) -> Rect {
    let bar = bar_of(strip, letter);
    Rect::from_min_max(bar.left_bottom(), pos2(bar.right(), strip.bottom()))
}

/// Shows the strip; `aside` points at its right end belong to the timer.
pub(super) fn show(
    ui: &mut Ui,
    area: Rect,
    editor: &mut Editor,
    aside: f32,
    theme: &Theme,
    words: &Catalog,
) {
    let Some(presenting) = editor.presenting() else {
        return;
    };
    let letter = presenting.letter();
    let (name, place) = (
        name(editor, presenting, words),
        place(editor, presenting, words),
    );
    let (number, all) = presenting.part_number();
    let has_parts = presenting.part().is_some() && all > 1;
    let painter = ui.painter_at(area);
    painter.rect_filled(area, 0.0, colour32(theme.label_fill));
    let edge = Stroke::new(2.0, colour32(theme.grid));
    painter.line_segment([area.left_top(), area.right_top()], edge);

    let bar_area = bar_of(area, letter);
    let row = row_of(area, letter);
    let ink = colour32(theme.text);
    let mut right = if aside > 0.0 {
        area.max.x - aside
    } else {
        row.max.x
    };
    let write = |right: f32, text: String, colour: Color32| {
        let galley = painter.layout_no_wrap(text, bold(letter), colour);
        let left = right - galley.size().x;
        let at = pos2(left, row.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, colour);
        left - letter * 0.6
    };
    right = write(right, place.clone(), ink);
    if has_parts && all <= MOST_DOTS {
        let radius = letter * 0.16;
        for dot in (1..=all).rev() {
            let centre = pos2(right - radius, row.center().y);
            if dot == number {
                painter.circle_filled(centre, radius * 1.25, colour32(theme.accent));
            } else {
                painter.circle_stroke(centre, radius, Stroke::new(2.0, ink));
            }
            right -= 3.2 * radius;
        }
        right -= letter * 0.3;
    } else if has_parts {
        right = write(right, format!("{number}/{all}"), colour32(theme.accent));
    }
    let text_area = Rect::from_min_max(row.min, pos2(right.max(row.min.x + 1.0), row.max.y));
    let text = RichText::new(name).font(bold(letter)).color(ink);
    let picture = (words.present.picture)(number, all);
    let described = match has_parts {
        true => format!("{place}, {picture}"),
        false => place,
    };
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(text_area)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    let label = child.add(Label::new(text).truncate().selectable(false));
    // What is drawn beside it, for those who do not see it.
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_description(described);
    });
    if let Some(step) = steps(ui, bar_area, editor, theme, words) {
        editor.show_step(step);
    }
}

/// What the stop is called.
fn name(editor: &Editor, presenting: &Presenting, words: &Catalog) -> String {
    let document = editor.document();
    let name_of = |target| name_of(document, target, words);
    let subject = presenting.subject().filter(|_| !presenting.is_whole());
    match subject {
        None => match document.header.title.trim() {
            "" => words.present.whole_map.to_owned(),
            title => title.to_owned(),
        },
        Some(Subject::Stage(id)) => name_of(Target::Stage(id)),
        Some(Subject::Lane(id)) => name_of(Target::Lane(id)),
        Some(Subject::Step(id)) => {
            let mut steps = document.steps();
            let stage = steps
                .find(|(_, step)| step.id == id)
                .map(|(stage, _)| stage.id);
            let step = name_of(Target::Step(id));
            match stage {
                Some(stage) => format!("{} › {step}", name_of(Target::Stage(stage))),
                None => step,
            }
        }
    }
}

/// Which stop of how many: “Step 4/13”; by what one would walk while the whole map is shown: “Step –/13”.
fn place(editor: &Editor, presenting: &Presenting, words: &Catalog) -> String {
    let document = editor.document();
    let present = &words.present;
    let shown = document.lanes_in_sight(&editor.options().lanes);
    let at = match presenting.subject().filter(|_| !presenting.is_whole()) {
        None => None,
        Some(Subject::Stage(id)) => document.stages.iter().position(|stage| stage.id == id),
        Some(Subject::Step(id)) => document.steps().position(|(_, step)| step.id == id),
        Some(Subject::Lane(id)) => shown.clone().position(|lane| lane.id == id),
    };
    let (noun, all) = match editor.stepped_by() {
        StepBy::Stage => (present.stage, document.stages.len()),
        StepBy::Step => (present.step, document.num_steps()),
        StepBy::Lane => (present.lane, shown.count()),
    };
    match at {
        Some(at) => format!("{noun} {}/{all}", at + 1),
        None => format!("{noun} –/{all}"),
    }
}

/// A bar per stage, divided into its steps; the step that was clicked.
fn steps(
    ui: &mut Ui,
    area: Rect,
    editor: &Editor,
    theme: &Theme,
    words: &Catalog,
) -> Option<StepId> {
    let document = editor.document();
    let presenting = editor.presenting()?;
    let shown: HashSet<StepId> = match presenting.current() {
        Some(current) => {
            let steps = current.iter().filter_map(|target| match target {
                Target::Step(step) | Target::Emotion { step, .. } => Some(*step),
                _ => None,
            });
            steps.chain(presenting.current_step()).collect()
        }
        None => HashSet::new(),
    };
    let num_stages = document.stages.len().max(1) as f32;
    let num_steps = document.num_steps().max(1) as f32;
    let stage_gap = STAGE_GAP.min(area.width() / num_stages / 4.0);
    let own = (area.width() - (num_stages - 1.0) * stage_gap) / num_steps;
    let gap = STEP_GAP.min(own / 4.0);
    let mut x = area.min.x;
    let mut chosen = None;
    let all_named = own >= chrome::TARGET;
    for stage in document.stages.iter() {
        for (index, step) in stage.steps.iter().enumerate() {
            let right = x + own;
            let end = if index + 1 < stage.steps.len() {
                gap
            } else {
                0.0
            };
            let piece = Rect::from_min_max(pos2(x, area.min.y), pos2(right - end, area.max.y));
            let is_shown = shown.contains(&step.id);
            let name = (all_named || is_shown).then(|| {
                let name = name_of(document, Target::Step(step.id), words);
                (words.present.go_there)(&name)
            });
            if mark(ui, piece, step.id, name, is_shown, theme) {
                chosen = Some(step.id);
            }
            x = right;
        }
        if stage.steps.is_empty() {
            continue;
        }
        x += stage_gap;
    }
    chosen
}

/// One step of the strip. Whether it was clicked.
fn mark(
    ui: &Ui,
    piece: Rect,
    step: StepId,
    name: Option<String>,
    is_shown: bool,
    theme: &Theme,
) -> bool {
    let size = vec2(piece.width(), chrome::TARGET.max(piece.height()));
    let touched = Rect::from_center_size(piece.center(), size);
    let id = ui.scope_id().with(("strip-step", step.to_string()));
    let response = ui.interact(touched, id, Sense::click());
    if let Some(name) = name {
        response
            .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, &name));
    }
    let (fill, piece) = if is_shown {
        let larger = vec2(0.0, piece.height() * 0.25);
        (theme.accent, piece.expand2(larger))
    } else if response.hovered() {
        (theme.text_muted, piece)
    } else {
        (theme.grid, piece)
    };
    ui.painter().rect_filled(piece, 2.0, colour32(fill));
    response.clicked()
}
