//! The headers over the columns: phases, stages, steps. As high as their longest text.

use std::sync::Arc;

use super::brush::Brush;
use super::clock;
use super::compact::{self, CompactPart, FullTitles};
use super::context::{BETWEEN, Context};
use super::grid::Columns;
use super::pictogram::Pictogram;
use super::spot::Spot;
use crate::model::{Document, Phase, Reached, Stage, Step};
use crate::scene::{Colour, Fragment, Path, Rect, Stroke, Target, point, rect};
use crate::text::{Paragraph, TextStyle};
use crate::theme::{Theme, map};

/// Finished headers; y from the headers' top.
#[derive(Debug, Default)]
pub(super) struct HeaderPart {
    pub fragment: Arc<Fragment>,
    /// What hides the rows behind the corner left of the headers.
    pub corner: Arc<Fragment>,
    pub height: f32,
    pub spots: Vec<Spot>,
    /// What stands in for them once they have scrolled out.
    pub compact: Option<CompactPart>,
}

const GAP: f32 = 4.0;
pub(super) const PAD_X: f32 = 12.0;
const PAD_Y: f32 = 8.0;
/// How far a stage's arrow points into the next one.
pub(super) const POINT: f32 = 8.0;
const BELOW: f32 = 8.0;

/// Texts under each other.
#[derive(Default)]
struct Column {
    lines: Vec<Line>,
    height: f32,
}

struct Line {
    y: f32,
    lead: f32,
    width: f32,
    sign: Option<(Pictogram, Colour)>,
    text: Arc<Paragraph>,
    colour: Colour,
}

impl Column {
    fn add(
        &mut self,
        context: &mut Context<'_>,
        text: &str,
        style: TextStyle,
        width: f32,
        colour: Colour,
        sign: Option<(Pictogram, Colour)>,
    ) {
        let lead = if sign.is_some() {
            map::SMALL_SIGN + 5.0
        } else {
            0.0
        };
        if self.height > 0.0 {
            self.height += 3.0;
        }
        let text = context.wrap(text, style, width - lead);
        let height = text.height;
        self.lines.push(Line {
            y: self.height,
            lead,
            width: width - lead,
            sign,
            text,
            colour,
        });
        self.height += height;
    }

    fn draw(&self, brush: &mut Brush, x: f32, y: f32) {
        for line in &self.lines {
            if let Some((pictogram, colour)) = line.sign {
                let side = map::SMALL_SIGN;
                pictogram.draw(brush, rect(x, y + line.y + 1.0, side, side), colour);
            }
            let at = point(x + line.lead, y + line.y);
            brush.paragraph_in(at, line.width, &line.text, line.colour);
        }
    }
}

pub(super) fn build(
    context: &mut Context<'_>,
    document: &Document,
    columns: &Columns,
) -> HeaderPart {
    let mut brush = Brush::default();
    let mut spots = Vec::new();
    let several_phases = context.tells_phase || document.has_several_phases();

    let phase_runs = if several_phases {
        phase_runs(context, document, columns)
    } else {
        Vec::new()
    };
    let phase_height = tallest(phase_runs.iter().map(|run| &run.column), 5.0);
    let stages: Vec<(Column, Colour)> = document
        .stages
        .iter()
        .zip(&columns.stages)
        .map(|(stage, &(_, _, width))| compose_stage(context, stage, width, several_phases))
        .collect();
    let stage_height = tallest(stages.iter().map(|(column, _)| column), PAD_Y);
    let steps: Vec<Column> = document
        .steps()
        .zip(&columns.list)
        .map(|((_, step), column)| compose_step(context, step, column.width))
        .collect();
    let step_height = tallest(&steps, PAD_Y);

    let mut height = 0.0;
    let mut band = |own: f32| {
        let top = height;
        if own > 0.0 {
            height += own + GAP;
        }
        top
    };
    let phase_top = band(phase_height);
    let stage_top = band(stage_height);
    let step_top = band(step_height);
    let hours_top = band(if clock::is_day(document) {
        clock::BAND
    } else {
        0.0
    });
    let height = (height - GAP + BELOW).max(BELOW);

    let theme = context.theme;
    brush.fill(
        rect(
            columns.left,
            -1.0,
            columns.right - columns.left,
            height + 1.0,
        ),
        0.0,
        theme.background,
    );
    brush.group(None, None, Some(theme.background));
    for run in &phase_runs {
        let colours = theme.phases[run.phase as usize];
        let area = rect(run.x + 2.0, phase_top, run.width - 4.0, phase_height);
        brush.fill(area, 6.0, colours.fill);
        run.column
            .draw(&mut brush, area.x + PAD_X - 2.0, phase_top + 5.0);
        brush.group(None, None, Some(colours.fill));
    }
    for (index, (stage, (column, fill))) in document.stages.iter().zip(&stages).enumerate() {
        let (_, x, width) = columns.stages[index];
        let area = rect(x, stage_top, width, stage_height);
        brush.path(arrow(area, index == 0), Some(*fill), None);
        column.draw(&mut brush, x + PAD_X + POINT, stage_top + PAD_Y);
        let target = Target::Stage(stage.id);
        brush.group(Some(target), Some(area), Some(*fill));
        let text = rect(
            x + PAD_X + POINT,
            stage_top + PAD_Y,
            width - 2.0 * PAD_X - POINT,
            column.lines.first().map_or(0.0, |line| line.text.height),
        );
        spots.push(Spot {
            target,
            rect: area,
            text: Some((text, map::STAGE)),
        });
    }
    for (((_, step), column), place) in document.steps().zip(&steps).zip(&columns.list) {
        let area = rect(place.x, step_top, place.width, step_height);
        let plate = rect(place.x + 2.0, step_top, place.width - 4.0, step_height);
        draw_step(context, &mut brush, step, column, plate);
        let target = Target::Step(step.id);
        brush.group(Some(target), Some(area), Some(theme.step_fill));
        let text = rect(
            plate.x + PAD_X - 2.0,
            step_top + PAD_Y,
            step_width(step, place.width),
            column.lines.first().map_or(0.0, |line| line.text.height),
        );
        spots.push(Spot {
            target,
            rect: area,
            text: Some((text, map::STEP)),
        });
    }

    clock::draw(context, document, columns, hours_top, &mut brush);

    let titles = FullTitles {
        stages: stage_top + PAD_Y + tallest_title(stages.iter().map(|(column, _)| column)),
        steps: step_top + PAD_Y + tallest_title(&steps),
        stage_fills: stages.iter().map(|(_, fill)| *fill).collect(),
    };
    let compact = compact::build(context, document, columns, &titles);

    let mut corner = Brush::default();
    corner.fill(
        rect(map::MARGIN, -1.0, map::LABEL_WIDTH, height + 1.0),
        0.0,
        theme.background,
    );
    corner.group(None, None, Some(theme.background));
    HeaderPart {
        fragment: Arc::new(brush.finish()),
        corner: Arc::new(corner.finish()),
        height,
        spots,
        compact,
    }
}

fn tallest_title<'a>(columns: impl IntoIterator<Item = &'a Column>) -> f32 {
    let titles = columns
        .into_iter()
        .filter_map(|column| column.lines.first());
    titles.map(|line| line.text.height).fold(0.0, f32::max)
}

fn tallest<'a>(columns: impl IntoIterator<Item = &'a Column>, pad: f32) -> f32 {
    columns
        .into_iter()
        .map(|column| column.height + 2.0 * pad)
        .fold(0.0, f32::max)
}

struct PhaseRun {
    phase: Phase,
    x: f32,
    width: f32,
    column: Column,
}

/// Neighbouring stages of one phase share a band; a phase's goal stands in its first band.
fn phase_runs(context: &mut Context<'_>, document: &Document, columns: &Columns) -> Vec<PhaseRun> {
    let mut runs: Vec<PhaseRun> = Vec::new();
    for (stage, &(_, x, width)) in document.stages.iter().zip(&columns.stages) {
        match runs.last_mut().filter(|run| run.phase == stage.phase) {
            Some(run) => run.width = x + width - run.x,
            None => runs.push(PhaseRun {
                phase: stage.phase,
                x,
                width,
                column: Column::default(),
            }),
        }
    }
    let mut told = [false; 3];
    for run in &mut runs {
        let ink = context.theme.phases[run.phase as usize].ink;
        let width = run.width - 2.0 * PAD_X;
        let name = context.words.model.phase(run.phase).to_uppercase();
        run.column
            .add(context, &name, map::SMALL_BOLD, width, ink, None);
        let goal = document.header.phase_goals.of(run.phase);
        let is_told = std::mem::replace(&mut told[run.phase as usize], true);
        if goal.text.trim().is_empty() || is_told {
            continue;
        }
        let theme = context.theme;
        let sign = match goal.reached {
            Reached::Unknown => None,
            Reached::Yes => Some((Pictogram::Check, theme.success)),
            Reached::Partly => Some((Pictogram::Half, theme.warning)),
            Reached::No => Some((Pictogram::Cross, theme.danger)),
        };
        run.column
            .add(context, &goal.text, map::SMALL, width, theme.text, sign);
    }
    runs
}

fn compose_stage(
    context: &mut Context<'_>,
    stage: &Stage,
    width: f32,
    several_phases: bool,
) -> (Column, Colour) {
    let theme = context.theme;
    let inner = width - 2.0 * PAD_X - POINT;
    let mut column = Column::default();
    let (ink, soft) = (theme.stage_text, theme.stage_text_soft);
    column.add(context, &stage.title, map::STAGE, inner, ink, None);
    if !several_phases && stage.phase != Phase::During {
        let name = context.words.model.phase(stage.phase);
        column.add(context, name, map::SMALL, inner, soft, None);
    }
    if !stage.goal.trim().is_empty() {
        column.add(context, stage.goal.trim(), map::SMALL, inner, soft, None);
    }
    let duration = context.words.layout.duration(&stage.duration);
    if !duration.is_empty() {
        let sign = Some((Pictogram::Clock, soft));
        column.add(context, &duration, map::SMALL, inner, soft, sign);
    }
    let fill = if several_phases {
        theme.phases[stage.phase as usize].stage
    } else {
        theme.stage_fill
    };
    (column, fill)
}

/// Room for a step's title, beside its star.
pub(super) fn step_width(step: &Step, width: f32) -> f32 {
    let star = if step.moment_of_truth { 20.0 } else { 0.0 };
    width - 2.0 * PAD_X - star
}

fn compose_step(context: &mut Context<'_>, step: &Step, width: f32) -> Column {
    let theme = context.theme;
    let inner = width - 2.0 * PAD_X;
    let muted = theme.text_muted;
    let mut column = Column::default();
    let title_width = step_width(step, width);
    column.add(
        context,
        &step.title,
        map::STEP,
        title_width,
        theme.text,
        None,
    );
    let start = step.start.map(|time| time.to_string());
    let duration = context.words.layout.duration(&step.duration);
    let time: Vec<String> = start
        .into_iter()
        .chain(Some(duration))
        .filter(|text| !text.is_empty())
        .collect();
    if !time.is_empty() {
        let sign = Some((Pictogram::Clock, muted));
        column.add(context, &time.join(BETWEEN), map::SMALL, inner, muted, sign);
    }
    if let Some(appeal) = step.appeal {
        let sign = Pictogram::of_appeal(appeal);
        let name = context.words.model.appeal(appeal);
        column.add(context, name, map::SMALL, inner, muted, Some((sign, muted)));
    }
    let hope = step.so_that_they_come_back.trim();
    if !hope.is_empty() {
        let text = format!("{} {hope}", context.words.layout.so_that_they_come_back);
        let sign = Some((Pictogram::Star, theme.moment_of_truth));
        column.add(context, &text, map::SMALL, inner, theme.text, sign);
    }
    let needed = step.data_needed.iter().map(|data| data.trim());
    let needed: Vec<&str> = needed.filter(|data| !data.is_empty()).collect();
    if !needed.is_empty() {
        let sign = Some((Pictogram::Info, theme.accent));
        column.add(
            context,
            &needed.join(BETWEEN),
            map::SMALL,
            inner,
            theme.text,
            sign,
        );
    }
    column
}

fn draw_step(context: &Context<'_>, brush: &mut Brush, step: &Step, column: &Column, plate: Rect) {
    let theme = context.theme;
    step_plate(brush, theme, step, plate);
    if step.moment_of_truth {
        let star = rect(plate.right() - 24.0, plate.y + 7.0, 17.0, 17.0);
        Pictogram::Star.draw(brush, star, theme.moment_of_truth);
    }
    column.draw(brush, plate.x + PAD_X - 2.0, plate.y + PAD_Y);
}

/// What a step's texts stand on; framed when it is a moment of truth.
pub(super) fn step_plate(brush: &mut Brush, theme: &Theme, step: &Step, plate: Rect) {
    if step.moment_of_truth {
        let stroke = Stroke::solid(map::LINE, theme.moment_of_truth);
        let inside = plate.expanded(-map::LINE / 2.0);
        brush.rect(inside, 6.0, Some(theme.step_fill), Some(stroke));
    } else {
        brush.fill(plate, 6.0, theme.step_fill);
    }
}

/// A bar that points to the right; all but the first are notched on the left.
pub(super) fn arrow(area: Rect, is_first: bool) -> Path {
    let (middle, left) = (area.y + area.height / 2.0, area.x + 2.0);
    let right = area.right() - 2.0;
    let mut path = Path::default();
    path.move_to(point(left, area.y))
        .line_to(point(right - POINT + 4.0, area.y))
        .line_to(point(right + 4.0, middle))
        .line_to(point(right - POINT + 4.0, area.bottom()))
        .line_to(point(left, area.bottom()));
    if !is_first {
        path.line_to(point(left + POINT, middle));
    }
    path.close();
    path
}
