//! The head of a board: what it is about, and where in the journey's ups and downs that stands.

use std::sync::Arc;

use super::super::brush::Brush;
use super::super::context::{BETWEEN, Context};
use super::super::pictogram::Pictogram;
use super::super::stop::Subject;
use super::super::{ViewOptions, curve, face, label, swimlane};
use crate::model::{Document, Emotion, PersonaId, Stage, Step, StepId};
use crate::scene::{Colour, Path, Point, Rect, Stroke, Target, point, rect};
use crate::text::{Paragraph, TextStyle};
use crate::theme::{map, room};

const PAD: f32 = 10.0;
const SIGN: f32 = 14.0;
/// Width of the little curve with its ground, as a share of the page and at most, and their height.
const CURVE_SHARE: f32 = 0.34;
const CURVE_WIDTH: f32 = 220.0;
const CURVE_HEIGHT: f32 = 52.0;
/// How far the ground reaches beyond the curve, for the faces at its ends.
const PLATE: f32 = room::FACE_RADIUS + 1.0;

/// A line of the head.
#[derive(Debug)]
struct Line {
    sign: Option<(Pictogram, Colour)>,
    said: String,
    text: Arc<Paragraph>,
    ink: Colour,
}

#[derive(Debug)]
pub(super) struct Title {
    target: Target,
    fill: Colour,
    edge: Option<Stroke>,
    lines: Vec<Line>,
    curve: Option<Curve>,
    pub height: f32,
}

/// The emotions of the whole journey.
#[derive(Debug)]
struct Curve {
    /// By column.
    values: Vec<(Option<Emotion>, bool)>,
    colour: Colour,
    width: f32,
}

impl Line {
    fn lead(&self) -> f32 {
        self.sign.map_or(0.0, |_| SIGN + 6.0)
    }
}

/// What a head has no room for, with its signs.
pub(super) type Rest = Vec<(Option<Pictogram>, String)>;

/// The head of a page `width` wide, at most `highest` high.
pub(super) fn compose(
    context: &mut Context<'_>,
    document: &Document,
    options: &ViewOptions,
    subject: Subject,
    (width, highest): (f32, f32),
) -> (Title, Rest) {
    let curve = curve_of(context, document, options, subject, width);
    let whole = of(context, document, subject, width, room::TITLE, curve);
    if whole.height <= highest {
        return (whole, Vec::new());
    }
    let mut title = of(context, document, subject, width, room::TITLE, None);
    let mut rest = title.shorten(highest);
    if title.height > highest {
        title = of(context, document, subject, width, room::HEADING, None);
        rest = title.shorten(highest);
    }
    (title, rest)
}

/// The same beside a view's own picture, where the journey's ups and downs are seen anyway, and what a step
/// needs is told: in short.
pub(super) fn in_short(
    context: &mut Context<'_>,
    document: &Document,
    subject: Subject,
    (width, highest): (f32, f32),
) -> (Title, Rest) {
    let mut short = |style: TextStyle| {
        let mut title = of(context, document, subject, width, style, None);
        if let Subject::Step(_) = subject {
            title.lines.truncate(1);
            title.measure();
        }
        let rest = title.shorten(highest);
        (title, rest)
    };
    let usual = short(room::TITLE);
    if usual.0.height > highest {
        return short(room::HEADING);
    }
    usual
}

fn of(
    context: &mut Context<'_>,
    document: &Document,
    subject: Subject,
    width: f32,
    style: TextStyle,
    curve: Option<Curve>,
) -> Title {
    let taken = curve.as_ref().map_or(0.0, |curve| curve.width + 2.0 * PAD);
    let inner = width - 2.0 * PAD - taken;
    let mut title = Title {
        target: Target::Title,
        fill: context.theme.step_fill,
        edge: None,
        lines: Vec::new(),
        curve,
        height: 0.0,
    };
    match subject {
        Subject::Step(id) => {
            title.target = Target::Step(id);
            if let Some(step) = document.step(id) {
                title.add_step(context, step, style, inner);
            }
        }
        Subject::Stage(id) => {
            title.target = Target::Stage(id);
            if let Some(stage) = document.stage(id) {
                title.add_stage(context, stage, style, inner);
            }
        }
        Subject::Lane(id) => {
            title.target = Target::Lane(id);
            title.fill = context.theme.label_fill;
            if let Some(lane) = document.lane(id) {
                let colour = label::accent(lane, context.theme);
                let sign = Some((Pictogram::of_role(lane.role), colour));
                let name = context.words.model.lane(lane);
                let ink = context.theme.text;
                title.add(context, name, style, inner, ink, sign);
            }
        }
    }
    title.measure();
    title
}

/// The name of a subject.
pub(super) fn name_of(context: &Context<'_>, document: &Document, subject: Subject) -> String {
    let words = &context.words.model;
    let name = match subject {
        Subject::Step(id) => document
            .step(id)
            .map(|step| named(&step.title, words.untitled)),
        Subject::Stage(id) => document
            .stage(id)
            .map(|stage| named(&stage.title, words.untitled)),
        Subject::Lane(id) => document.lane(id).map(|lane| words.lane(lane)),
    };
    name.unwrap_or_default().to_owned()
}

fn named<'a>(own: &'a str, otherwise: &'a str) -> &'a str {
    match own.trim() {
        "" => otherwise,
        own => own,
    }
}

fn curve_of(
    context: &Context<'_>,
    document: &Document,
    options: &ViewOptions,
    subject: Subject,
    width: f32,
) -> Option<Curve> {
    let is_emotional = |id| {
        let lane = document.lane(id);
        lane.is_some_and(|lane| lane.role == crate::model::LaneRole::Emotion)
    };
    if matches!(subject, Subject::Lane(id) if !is_emotional(id)) {
        return None;
    }
    let curves = swimlane::curves(document, options, document.steps().map(|(_, step)| step));
    let persona: Option<PersonaId> = *curves.first()?;
    let shown = |stage: crate::model::StageId, step: StepId| match subject {
        Subject::Stage(id) => stage == id,
        Subject::Step(id) => step == id,
        Subject::Lane(_) => true,
    };
    let values: Vec<(Option<Emotion>, bool)> = document
        .steps()
        .map(|(stage, step)| {
            let value = step.emotion(persona).map(|felt| felt.value);
            (value, shown(stage.id, step.id))
        })
        .collect();
    let num = values.iter().filter(|(value, _)| value.is_some()).count();
    if num < 2 {
        return None;
    }
    let index = persona
        .and_then(|id| context.persona_index(id))
        .unwrap_or(0);
    Some(Curve {
        values,
        colour: context.persona_colour(index),
        width: (width * CURVE_SHARE).min(CURVE_WIDTH),
    })
}

impl Title {
    fn add_step(&mut self, context: &mut Context<'_>, step: &Step, style: TextStyle, width: f32) {
        let (theme, words) = (context.theme, context.words);
        let ink = theme.text;
        let is_moment = step.moment_of_truth;
        let star = is_moment.then_some((Pictogram::Star, theme.moment_of_truth));
        let name = named(&step.title, words.model.untitled);
        self.add(context, name, style, width, ink, star);
        self.edge = is_moment.then(|| Stroke::solid(map::LINE, theme.moment_of_truth));
        let start = step.start.map(|time| time.to_string());
        let duration = words.layout.duration(&step.duration);
        let is_timed = start.is_some() || !duration.is_empty();
        let appeal = step.appeal;
        let felt = appeal.map(|appeal| words.model.appeal(appeal).to_owned());
        let facts = start.into_iter().chain([duration]).chain(felt);
        let facts: Vec<String> = facts.filter(|text| !text.is_empty()).collect();
        let sign = match appeal.filter(|_| !is_timed) {
            Some(appeal) => Pictogram::of_appeal(appeal),
            None => Pictogram::Clock,
        };
        let sign = Some((sign, theme.text_muted));
        self.add(context, &facts.join(BETWEEN), room::TEXT, width, ink, sign);
        let hope = step.so_that_they_come_back.trim();
        if !hope.is_empty() {
            let text = format!("{} {hope}", words.layout.so_that_they_come_back);
            let sign = Some((Pictogram::Star, theme.moment_of_truth));
            self.add(context, &text, room::TEXT, width, ink, sign);
        }
        let needed = step.data_needed.iter().map(|data| data.trim());
        let needed: Vec<&str> = needed.filter(|data| !data.is_empty()).collect();
        let sign = Some((Pictogram::Info, theme.accent));
        self.add(context, &needed.join(BETWEEN), room::TEXT, width, ink, sign);
    }

    fn add_stage(
        &mut self,
        context: &mut Context<'_>,
        stage: &Stage,
        style: TextStyle,
        width: f32,
    ) {
        let (theme, words) = (context.theme, context.words);
        self.fill = theme.phases[stage.phase as usize].stage;
        let (ink, soft) = (theme.stage_text, theme.stage_text_soft);
        let name = named(&stage.title, words.model.untitled);
        self.add(context, name, style, width, ink, None);
        self.add(context, stage.goal.trim(), room::TEXT, width, soft, None);
        let duration = words.layout.duration(&stage.duration);
        let clock = Some((Pictogram::Clock, soft));
        self.add(context, &duration, room::TEXT, width, soft, clock);
    }

    /// Leaves out last lines until it is at most `highest` high; what they say.
    fn shorten(&mut self, highest: f32) -> Rest {
        let mut rest = Vec::new();
        while self.height > highest && self.lines.len() > 1 {
            let line = self.lines.pop();
            rest.extend(line.map(|line| (line.sign.map(|(sign, _)| sign), line.said)));
            self.measure();
        }
        rest.reverse();
        rest
    }

    fn measure(&mut self) {
        let texts: f32 = self.lines.iter().map(|line| line.text.height + 2.0).sum();
        let least = self.curve.as_ref().map_or(0.0, |_| CURVE_HEIGHT);
        self.height = texts.max(least) + 2.0 * PAD - 2.0;
    }

    fn add(
        &mut self,
        context: &mut Context<'_>,
        text: &str,
        style: TextStyle,
        width: f32,
        ink: Colour,
        sign: Option<(Pictogram, Colour)>,
    ) {
        if text.trim().is_empty() {
            return;
        }
        let lead = sign.map_or(0.0, |_| SIGN + 6.0);
        self.lines.push(Line {
            sign,
            said: text.to_owned(),
            text: context.wrap(text, style, width - lead),
            ink,
        });
    }

    /// Draws the head into `area`; what it stands for.
    pub fn draw(&self, context: &Context<'_>, brush: &mut Brush, area: Rect) -> Vec<Target> {
        let theme = context.theme;
        let inside = match self.edge {
            Some(edge) => area.expanded(-edge.width / 2.0),
            None => area,
        };
        brush.rect(inside, 10.0, Some(self.fill), self.edge);
        let texts: f32 = self.lines.iter().map(|line| line.text.height + 2.0).sum();
        let mut y = area.y + (area.height - texts + 2.0) / 2.0;
        for line in &self.lines {
            let x = area.x + PAD;
            if let Some((sign, colour)) = line.sign {
                let first = line.text.style.line_height();
                let square = rect(x, y + (first - SIGN) / 2.0, SIGN, SIGN);
                sign.draw(brush, square, colour);
            }
            brush.paragraph(point(x + line.lead(), y), &line.text, line.ink);
            y += line.text.height + 2.0;
        }
        if let Some(curve) = &self.curve {
            let ground = rect(
                area.right() - PAD - curve.width,
                area.centre().y - CURVE_HEIGHT / 2.0,
                curve.width,
                CURVE_HEIGHT,
            );
            let plot = ground.expanded(-PLATE);
            brush.fill(ground, 8.0, theme.background);
            curve.draw(context, brush, plot);
        }
        brush.group(Some(self.target), Some(area), Some(self.fill));
        vec![self.target]
    }
}

impl Curve {
    fn draw(&self, context: &Context<'_>, brush: &mut Brush, plot: Rect) {
        let theme = context.theme;
        let last = (self.values.len() - 1).max(1) as f32;
        let at = |column: usize, value: f32| {
            let x = plot.x + plot.width * column as f32 / last;
            point(x, plot.y + plot.height * (2.0 - value) / 4.0)
        };
        let zero = [at(0, 0.0), point(plot.right(), at(0, 0.0).y)];
        brush.line(
            zero[0],
            zero[1],
            Stroke::solid(map::HAIRLINE, theme.plot_zero),
        );
        let all = self.values.iter().enumerate();
        let places: Vec<Option<(Point, Emotion, bool)>> = all
            .map(|(column, (value, is_shown))| {
                value.map(|value| (at(column, value.value()), value, *is_shown))
            })
            .collect();
        for run in places.split(Option::is_none) {
            let points: Vec<Point> = run.iter().flatten().map(|(place, ..)| *place).collect();
            if points.len() > 1 {
                let pen = Stroke::solid(map::BOLD_LINE, self.colour);
                brush.path(curve::monotone(&points), None, Some(pen));
            }
        }
        let shown = places.iter().flatten().filter(|(_, _, is_shown)| *is_shown);
        // Neighbours do not hide each other.
        let radius = match shown.clone().count() {
            0 | 1 => room::FACE_RADIUS - 1.0,
            _ => (room::FACE_RADIUS - 1.0).min(plot.width / last / 2.0 - 1.5),
        };
        for (place, value, _) in shown.filter(|_| radius > 2.0) {
            let moat = Path::circle(*place, radius + 1.5);
            brush.path(moat, Some(theme.background), None);
            face::draw(brush, *place, radius, *value, theme);
        }
    }
}
