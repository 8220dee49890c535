//! A room: its pictogram and name, how long one stays, its channels and signs; and the face on the path.

use std::sync::Arc;

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::face;
use super::super::pictogram::Pictogram;
use super::super::spot::Spot;
use super::super::votes::Plate;
use super::facts::Facts;
use super::plan::dwell;
use crate::model::{Emotion, PersonaId, Room, Step, StepId, StorePart, StorePlan};
use crate::scene::{Colour, Dash, Path, Point, Rect, Stroke, Target, point, rect};
use crate::text::{Paragraph, TextLimits, TextStyle};
use crate::theme::{Theme, map, store};

/// How a face stands on the plan or on the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::layout) struct PlacedFace {
    pub step: StepId,
    pub persona: Option<PersonaId>,
    pub centre: Point,
    pub radius: f32,
}

/// What a room is drawn from.
pub(super) struct RoomInput<'a> {
    pub step: &'a Step,
    /// Its own name, where it has one.
    pub name: String,
    pub facts: &'a Facts,
    /// Of its cards in a vote.
    pub dots: u32,
    /// From 1 on, along the path.
    pub number: usize,
    pub plan: &'a StorePlan,
    /// Numbers instead of names.
    pub is_numbered: bool,
    /// Its walls, and the height at which the path goes through.
    pub walls: Rect,
    pub path_y: f32,
}

/// What became of a room.
pub(super) struct DrawnRoom {
    pub spot: Spot,
    /// The name does not stand there whole.
    pub is_cut: bool,
}

/// The room without its face.
pub(super) fn draw(
    context: &mut Context<'_>,
    brush: &mut Brush,
    input: &RoomInput<'_>,
) -> DrawnRoom {
    let theme = context.theme;
    let walls = input.walls;
    let (fill, line) = match input.facts.emotion {
        Some(emotion) => (theme.tint(emotion), theme.emotion(emotion).outline),
        None => (theme.card_fill, theme.plot_zero),
    };
    let edge = Stroke::solid(map::LINE, line);
    let radius = store::ROOM_RADIUS.min(walls.width / 4.0);
    brush.rect(walls.expanded(-0.75), radius, Some(fill), Some(edge));
    let is_whole = !input.is_numbered
        && walls.width >= store::WHOLE_WIDTH
        && walls.height >= store::WHOLE_HEIGHT;
    let (text, is_cut) = if is_whole {
        whole(context, brush, input)
    } else {
        (small(context, brush, input), true)
    };
    let target = Target::Step(input.step.id);
    brush.group(Some(target), Some(walls), Some(fill));
    DrawnRoom {
        spot: Spot {
            target,
            rect: walls,
            text: Some(text),
        },
        is_cut,
    }
}

/// Everything; where the name stands and whether it is cut.
fn whole(
    context: &mut Context<'_>,
    brush: &mut Brush,
    input: &RoomInput<'_>,
) -> ((Rect, TextStyle), bool) {
    let theme = context.theme;
    let inner = input.walls.expanded(-store::ROOM_PADDING);
    let tile = rect(inner.x, inner.y, store::TILE, store::TILE);
    draw_tile(context, brush, input, tile);
    let left = tile.right() + 10.0;
    let mut width = inner.right() - left;
    // What a vote gave its cards, in the corner; the name makes way for it.
    if let Some(plate) = Plate::of(context, input.dots)
        && width - plate.width() > store::TILE
    {
        plate.draw(brush, theme, inner.right() - plate.width(), inner.y);
        width -= plate.width() + 6.0;
    }
    let band = input.path_y - store::FACE_RADIUS - 6.0;
    draw_sign(context, brush, input, tile, band);
    // The dwell time has its line first.
    let stays = dwell_text(context, input);
    let below = stays
        .as_ref()
        .map_or(0.0, |_| store::DWELL.line_height() + 4.0);
    let name = set_name(context, &input.name, width, band - inner.y - below);
    brush.paragraph_in(point(left, inner.y), width, &name, theme.text);
    let mut y = inner.y + name.height + 2.0;
    if let Some(text) = stays
        && y + store::DWELL.line_height() <= band + 2.0
    {
        let side = 14.0;
        Pictogram::Clock.draw(brush, rect(left, y + 2.0, side, side), theme.text);
        let limits = TextLimits::single_line(width - side - 5.0);
        let text = context.text.paragraph(&text, store::DWELL, limits);
        brush.paragraph(point(left + side + 5.0, y), &text, theme.text);
        y += text.height;
    }
    let sign_bottom = tile.bottom() + 27.0;
    draw_signs(brush, theme, input, y.max(sign_bottom), band, inner);
    let area = rect(left, inner.y, width, name.height);
    ((area, name.style), name.is_truncated)
}

/// The name, smaller where a word would be cut in two or too much left out.
fn set_name(context: &mut Context<'_>, name: &str, width: f32, height: f32) -> Arc<Paragraph> {
    let sizes = [store::ROOM.size, 14.0, 13.0, 12.0];
    let mut best = None;
    for size in sizes {
        let style = context.text.raised(TextStyle {
            size,
            ..store::ROOM
        });
        let lines = ((height / style.line_height()).floor() as usize).clamp(1, 4);
        let limits = TextLimits { width, lines };
        let text = context.text.paragraph(name, style, limits);
        if !text.is_truncated && !text.cuts_a_word(name) {
            return text;
        }
        best = Some(text);
    }
    // Nothing keeps it whole: then as it is.
    best.unwrap_or_else(|| context.line("", store::ROOM))
}

fn dwell_text(context: &Context<'_>, input: &RoomInput<'_>) -> Option<String> {
    if !input.plan.shows(StorePart::DwellTimes) {
        return None;
    }
    let span = dwell(&input.step.duration)?;
    Some(context.words.layout.time_span(span))
}

/// The pictogram with the room's number on its corner; the number alone where there is no pictogram.
fn draw_tile(context: &mut Context<'_>, brush: &mut Brush, input: &RoomInput<'_>, tile: Rect) {
    let theme = context.theme;
    brush.rect(tile, 9.0, Some(theme.background), None);
    let Some(kind) = input.step.place else {
        let number = context.line(&input.number.to_string(), store::NUMBER);
        let centre = tile.centre();
        brush.centred(
            centre.x,
            centre.y - number.height / 2.0,
            &number,
            theme.text,
        );
        return;
    };
    let side = 26.0;
    let inset = (tile.width - side) / 2.0;
    let square = rect(tile.x + inset, tile.y + inset, side, side);
    Pictogram::of_room(kind).draw(brush, square, theme.text);
    badge(
        context,
        brush,
        input.number,
        point(tile.x + 1.0, tile.y + 1.0),
    );
}

/// A number on a small disc.
pub(super) fn badge(context: &mut Context<'_>, brush: &mut Brush, number: usize, centre: Point) {
    let theme = context.theme;
    let text = context.line(&number.to_string(), store::TINY);
    let height = 15.0_f32;
    let width = height.max(text.width + 7.0);
    let place = rect(
        centre.x - width / 2.0,
        centre.y - height / 2.0,
        width,
        height,
    );
    brush.fill(place, height / 2.0, theme.stage_fill);
    let top = centre.y - text.height / 2.0;
    brush.centred(centre.x, top, &text, theme.stage_text);
}

/// The rating in figures, under the tile.
fn draw_sign(
    context: &mut Context<'_>,
    brush: &mut Brush,
    input: &RoomInput<'_>,
    tile: Rect,
    band: f32,
) {
    let Some(emotion) = input.facts.emotion else {
        return;
    };
    let pill = rect(tile.x, tile.bottom() + 7.0, tile.width, 20.0);
    if pill.bottom() > band {
        return;
    }
    let colours = context.theme.emotion(emotion);
    let text = context.line(&signed(emotion), store::SIGN);
    let edge = Stroke::solid(map::HAIRLINE, colours.outline);
    // From the back of a room only black on white is read.
    let (fill, ink) = match context.room {
        Some(_) => (context.theme.background, context.theme.text),
        None => (colours.fill, colours.ink),
    };
    brush.rect(pill, 10.0, Some(fill), Some(edge));
    let middle = pill.centre();
    brush.centred(middle.x, middle.y - text.height / 2.0, &text, ink);
}

/// `+1`, `0`, `−0.5`.
pub(super) fn signed(emotion: Emotion) -> String {
    let value = emotion.value();
    let sign = if value > 0.0 {
        "+"
    } else if value < 0.0 {
        "−"
    } else {
        ""
    };
    let size = value.abs();
    let text = if size.fract() == 0.0 {
        format!("{size:.0}")
    } else {
        format!("{:.0}½", size.floor())
    };
    // A half alone has no zero before it.
    let text = text
        .strip_prefix("0½")
        .map_or(text.clone(), |_| "½".to_owned());
    format!("{sign}{text}")
}

/// Channels at the left, heart or brain and star at the right, in the line above the path.
fn draw_signs(
    brush: &mut Brush,
    theme: &Theme,
    input: &RoomInput<'_>,
    top: f32,
    band: f32,
    inner: Rect,
) {
    let side = 18.0;
    if band - top < side + 2.0 {
        return;
    }
    let y = band - side - 1.0;
    let mut signs: Vec<(Pictogram, Colour)> = Vec::new();
    if input.step.moment_of_truth {
        signs.push((Pictogram::Star, theme.text));
    }
    if let Some(appeal) = input.step.appeal {
        signs.push((Pictogram::of_appeal(appeal), theme.text));
    }
    let pitch = side + 7.0;
    let mut right = inner.right() - side;
    for (pictogram, colour) in signs {
        pictogram.draw(brush, rect(right, y, side, side), colour);
        right -= pitch;
    }
    if !input.plan.shows(StorePart::Channels) {
        return;
    }
    let room = right + side - inner.x;
    let most = (room / pitch).floor().max(0.0) as usize;
    for (index, channel) in input.facts.channels.iter().take(most).enumerate() {
        let x = inner.x + index as f32 * pitch;
        Pictogram::of_channel(channel).draw(brush, rect(x, y, side, side), theme.text);
    }
}

/// Number and pictogram, as far as there is room.
fn small(context: &mut Context<'_>, brush: &mut Brush, input: &RoomInput<'_>) -> (Rect, TextStyle) {
    let theme = context.theme;
    let walls = input.walls;
    let inner = walls.expanded(-(walls.width.min(walls.height) * 0.1).clamp(1.0, 9.0));
    let face_top = input.path_y - face_radius(walls) - 2.0;
    let room = (face_top - inner.y).min(walls.height);
    let sizes = [15.0, 13.0, 11.0, 9.0, 8.0];
    let mut right = inner.right();
    let number = sizes.into_iter().find_map(|size| {
        let text = context.line(&input.number.to_string(), TextStyle::bold(size));
        (text.width <= inner.width && size * 1.1 <= room).then_some(text)
    });
    if let Some(number) = &number {
        brush.paragraph(point(inner.x, inner.y), number, theme.text);
        right -= number.width + 4.0;
    }
    let free = right - inner.x;
    let side = room.min(free).min(24.0);
    if let Some(kind) = input.step.place
        && side >= 11.0
    {
        let square = rect(inner.right() - side, inner.y, side, side);
        Pictogram::of_room(kind).draw(brush, square, theme.text);
    }
    let line = map::STEP.line_height();
    let area = rect(
        walls.x + 4.0,
        walls.y + 4.0,
        (walls.width - 8.0).max(40.0),
        line,
    );
    (area, map::STEP)
}

/// How large a face may be in a room.
pub(super) fn face_radius(walls: Rect) -> f32 {
    store::FACE_RADIUS
        .min(walls.width * 0.3)
        .min(walls.height * 0.22)
        .max(3.0)
}

/// The face on the path, or the place for one.
pub(super) fn draw_face(
    brush: &mut Brush,
    theme: &Theme,
    step: StepId,
    persona: Option<PersonaId>,
    emotion: Option<Emotion>,
    (centre, radius): (Point, f32),
) -> PlacedFace {
    let ground = match emotion {
        Some(emotion) => theme.tint(emotion),
        None => theme.card_fill,
    };
    // A moat, so that the path does not touch the face.
    brush.path(Path::circle(centre, radius + 3.0), Some(ground), None);
    match emotion {
        Some(emotion) => face::draw(brush, centre, radius, emotion, theme),
        None => {
            let pen = Stroke {
                width: map::LINE,
                colour: theme.plot_zero,
                dash: Dash::Dashed,
            };
            brush.path(Path::circle(centre, radius - 1.0), None, Some(pen));
        }
    }
    let reach = radius.max(12.0);
    let hit = rect(centre.x - reach, centre.y - reach, 2.0 * reach, 2.0 * reach);
    let target = Target::Emotion { step, persona };
    let block = emotion.map(|emotion| theme.emotion(emotion).outline);
    brush.group(Some(target), Some(hit), block);
    PlacedFace {
        step,
        persona,
        centre,
        radius,
    }
}

/// A backstage area: off the path, quiet, with a dashed wall.
pub(super) fn draw_area(
    context: &mut Context<'_>,
    brush: &mut Brush,
    room: &Room,
    name: &str,
    walls: Rect,
) -> Spot {
    let theme = context.theme;
    let pen = Stroke {
        width: map::LINE,
        colour: theme.plot_zero,
        dash: Dash::Dashed,
    };
    let radius = store::ROOM_RADIUS.min(walls.width / 4.0);
    let area = walls.expanded(-0.75);
    brush.rect(area, radius, Some(theme.label_fill), None);
    brush.path(Path::rounded_rect(area, radius), None, Some(pen));
    let pad = (walls.width * 0.1).min(store::ROOM_PADDING);
    let inner = walls.expanded(-pad);
    let side = 22.0_f32.min(inner.height).min(inner.width);
    let mut left = inner.x;
    if let Some(kind) = room.kind
        && side >= 10.0
    {
        let square = rect(inner.x, inner.y, side, side);
        Pictogram::of_room(kind).draw(brush, square, theme.text_muted);
        left += side + 8.0;
    }
    let line = map::STEP.line_height();
    let lines = ((inner.height / line).floor() as usize).min(4);
    let width = inner.right() - left;
    // Beside the pictogram, or under it where the area is narrow.
    let (at, width, lines) = if width >= 70.0 || left == inner.x {
        (point(left, inner.y + 2.0), width, lines)
    } else {
        let below = ((inner.height - side - 4.0) / line).floor().max(0.0) as usize;
        (
            point(inner.x, inner.y + side + 4.0),
            inner.width,
            below.min(4),
        )
    };
    let mut text = rect(at.x, at.y, width.max(40.0), line);
    if lines > 0 && width >= 24.0 {
        let name = context
            .text
            .paragraph(name, map::STEP, TextLimits { width, lines });
        brush.paragraph_in(at, width, &name, theme.text_muted);
        text.height = name.height;
    }
    let target = Target::Room(room.id);
    brush.group(Some(target), Some(walls), Some(theme.label_fill));
    Spot {
        target,
        rect: walls,
        text: Some((text, map::STEP)),
    }
}
