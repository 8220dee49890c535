//! One card: what stands on it, how high it becomes, how it is drawn.
//!
//! [`compose`] measures and remembers the pieces; [`draw`] puts them where packing decided.

use std::sync::Arc;

use super::brush::Brush;
use super::context::Context;
use super::face;
use super::label;
use super::level;
use super::metric;
use super::pictogram::Pictogram;
use super::votes;
use crate::model::{Card, Emotion, Evidence, Lane, LaneRole, Mark, Picture};
use crate::scene::{Colour, Dash, Path, Rect, Stroke, Target, point, rect};
use crate::text::Paragraph;
use crate::theme::{SwatchColours, Theme, map};

/// Something on a card, relative to its top left corner.
#[derive(Debug)]
pub(super) enum Piece {
    Text(f32, f32, Arc<Paragraph>, Colour),
    /// The card's own text in its place.
    Body(Rect, Arc<Paragraph>, Colour),
    Sign(Pictogram, Rect, Colour),
    Face(f32, f32, f32, Emotion),
    Fill(Rect, f32, Colour),
    Frame(Rect, f32, Stroke),
    Picture(Rect, Arc<Picture>),
}

/// A measured card.
#[derive(Debug)]
pub(super) struct CardBlock {
    pub height: f32,
    /// Where the text stands, relative to the card.
    pub text: Rect,
    /// Of a vote.
    pub dots: u32,
    pieces: Vec<Piece>,
}

/// Colours of a card: its own swatch, else its lane's, else neutral.
struct Look {
    fill: Colour,
    accent: Colour,
    is_coloured: bool,
}

fn look(card: &Card, lane: &Lane, theme: &Theme) -> Look {
    match card.colour.or(lane.colour) {
        Some(swatch) => {
            let SwatchColours { fill, strong } = theme.swatch(swatch);
            Look {
                fill,
                accent: strong,
                is_coloured: true,
            }
        }
        None => Look {
            fill: theme.card_fill,
            accent: match (lane.role, sign(card, lane)) {
                (LaneRole::PainPoint, Some(mark)) => mark_colour(mark, theme),
                _ => label::accent(lane, theme),
            },
            is_coloured: false,
        },
    }
}

/// The sign a card carries: its mark, else its lane's own.
pub(super) fn sign(card: &Card, lane: &Lane) -> Option<Mark> {
    card.mark.or(match lane.role {
        LaneRole::PainPoint => Some(Mark::Pain),
        LaneRole::Opportunity => Some(Mark::Opportunity),
        _ => None,
    })
}

pub(super) fn mark_colour(mark: Mark, theme: &Theme) -> Colour {
    match mark {
        Mark::Pain => theme.pain,
        Mark::Delight => theme.delight,
        Mark::Opportunity => theme.opportunity,
        Mark::Question => theme.link,
    }
}

/// Small things side by side, wrapped at the card's width.
struct Flow {
    left: f32,
    width: f32,
    x: f32,
    y: f32,
    line_height: f32,
}

impl Flow {
    const GAP: f32 = 8.0;

    /// Where something of this size goes.
    fn place(&mut self, width: f32, height: f32) -> (f32, f32) {
        if self.x > 0.0 && self.x + width > self.width {
            self.x = 0.0;
            self.y += self.line_height + 3.0;
            self.line_height = 0.0;
        }
        let at = (self.left + self.x, self.y);
        self.x += width + Self::GAP;
        self.line_height = self.line_height.max(height);
        at
    }

    fn bottom(&self) -> f32 {
        self.y + self.line_height
    }
}

/// Measures `card` for a card `width` units wide.
pub(super) fn compose(
    context: &mut Context<'_>,
    card: &Card,
    lane: &Lane,
    width: f32,
) -> CardBlock {
    let theme = context.theme;
    let look = look(card, lane, theme);
    let pad = map::CARD_PADDING;
    let inner = (width - 2.0 * pad).max(16.0);
    let mut pieces = Vec::new();
    let mut y = pad;

    if let Some(picture) = card.picture.and_then(|id| context.picture(id)) {
        let ratio = picture.height.max(1) as f32 / picture.width.max(1) as f32;
        let height = (inner * ratio).clamp(1.0, map::PICTURE_HEIGHT);
        let shown = (height / ratio).min(inner);
        pieces.push(Piece::Picture(
            rect(pad + (inner - shown) / 2.0, y, shown, height),
            Arc::clone(picture),
        ));
        y += height + 6.0;
    }
    let is_plotted = level::is_plotted(lane.role) && !context.is_board();
    if let Some(level) = card.level.filter(|_| !is_plotted) {
        y = level_bars(&mut pieces, theme, look.accent, pad, y, level);
    }

    let is_channel_lane = lane.role == LaneRole::Channel;
    let mut lead = 0.0;
    if let Some(mark) = sign(card, lane) {
        let colour = mark_colour(mark, theme);
        let square = rect(pad - 1.0, y + 1.0, map::SIGN, map::SIGN);
        pieces.push(Piece::Sign(Pictogram::of_mark(mark), square, colour));
        lead = map::SIGN + 4.0;
    } else if lane.role == LaneRole::Verbatim {
        let square = rect(pad - 1.0, y + 1.0, map::SIGN, map::SIGN);
        pieces.push(Piece::Sign(Pictogram::Quote, square, look.accent));
        lead = map::SIGN + 5.0;
    }

    let names_channels = is_channel_lane && card.text.trim().is_empty();
    if is_channel_lane && !card.channels.is_empty() {
        y = channel_badges(context, &mut pieces, card, look.accent, pad, y, inner);
    }
    let has_text = !card.text.trim().is_empty();
    let text_width = inner - lead;
    let only_text = pieces.is_empty() && card.metric.is_none();
    let paragraph = context.wrap(&card.text, map::CARD, text_width);
    let text = rect(pad + lead, y, text_width, paragraph.height);
    if has_text {
        pieces.push(Piece::Body(text, paragraph, theme.text));
        y = text.bottom();
    } else if (only_text || lead > 0.0) && !names_channels {
        y = text.bottom();
    }

    if let Some(figure) = &card.metric {
        y = metric::compose(context, figure, look.accent, pad, y, inner, &mut pieces);
    }
    y = small_print(context, &mut pieces, card, lane, pad, y, inner);
    let dots = context.dots.get(&card.id).copied().unwrap_or(0);
    if dots > 0 {
        y = votes::compose(context, &mut pieces, dots, pad, y, inner);
    } else if context.keeps_room_for_dots {
        y += votes::HEIGHT;
    }
    if !card.note.is_empty() && context.room.is_none() {
        let side = 6.0;
        pieces.push(Piece::Fill(
            rect(width - side - 4.0, 4.0, side, side),
            side / 2.0,
            theme.text_muted.with_alpha(150),
        ));
    }
    CardBlock {
        height: (y + pad).ceil(),
        text,
        dots,
        pieces,
    }
}

/// Five bars of growing height, filled up to `level`.
fn level_bars(
    pieces: &mut Vec<Piece>,
    theme: &Theme,
    accent: Colour,
    left: f32,
    top: f32,
    level: u8,
) -> f32 {
    let height = 26.0;
    for index in 0..5_u8 {
        let tall = 6.0 + f32::from(index) * 5.0;
        let bar = rect(
            left + f32::from(index) * 14.0,
            top + height - tall,
            10.0,
            tall,
        );
        if index < level {
            pieces.push(Piece::Fill(bar, 2.0, accent));
        } else {
            pieces.push(Piece::Frame(
                bar.expanded(-0.5),
                2.0,
                Stroke::solid(map::HAIRLINE, theme.text_muted.with_alpha(130)),
            ));
        }
    }
    top + height + 6.0
}

/// The large pictograms of a channel lane's card, each with its name where the card has no text.
fn channel_badges(
    context: &mut Context<'_>,
    pieces: &mut Vec<Piece>,
    card: &Card,
    accent: Colour,
    left: f32,
    top: f32,
    width: f32,
) -> f32 {
    let theme = context.theme;
    let side = 26.0;
    let with_names = card.text.trim().is_empty() || context.is_board();
    let mut flow = Flow {
        left,
        width,
        x: 0.0,
        y: top,
        line_height: 0.0,
    };
    for channel in &card.channels {
        let name = with_names.then(|| {
            let name = context.words.model.channel(channel).to_owned();
            context.wrap(&name, map::CARD, width - side - 6.0)
        });
        let name_width = name
            .as_ref()
            .map_or(0.0, |name| width.min(name.width + 6.0));
        let height = name.as_ref().map_or(side, |name| name.height.max(side));
        let (x, y) = flow.place(side + name_width, height);
        let square = rect(x, y, side, side);
        pieces.push(Piece::Fill(square, 7.0, accent.with_alpha(30)));
        let icon = Pictogram::of_channel(channel);
        pieces.push(Piece::Sign(icon, square.expanded(-4.0), accent));
        if let Some(name) = name {
            let text_y = y + ((side - name.height) / 2.0).max(0.0);
            pieces.push(Piece::Text(x + side + 6.0, text_y, name, theme.text));
        }
    }
    flow.bottom() + if with_names { 0.0 } else { 6.0 }
}

/// Channels, feeling, persona, owner and tags below the text.
fn small_print(
    context: &mut Context<'_>,
    pieces: &mut Vec<Piece>,
    card: &Card,
    lane: &Lane,
    left: f32,
    top: f32,
    width: f32,
) -> f32 {
    let theme = context.theme;
    let mut flow = Flow {
        left,
        width,
        x: 0.0,
        y: if pieces.is_empty() { top } else { top + 6.0 },
        line_height: 0.0,
    };
    let sign = map::SMALL_SIGN;
    let mut label = |context: &mut Context<'_>, text: &str, lead: f32| {
        let paragraph = context.wrap(text, map::SMALL, width - lead);
        let at = flow.place(lead + paragraph.width, paragraph.height.max(sign));
        (at, paragraph)
    };
    if lane.role != LaneRole::Channel && !card.channels.is_empty() {
        let names: Vec<String> = card
            .channels
            .iter()
            .map(|channel| context.words.model.channel(channel).to_owned())
            .collect();
        let needed: f32 = names
            .iter()
            .map(|name| context.line(name, map::SMALL).width + sign + 4.0 + Flow::GAP)
            .sum();
        // The last row reads names, not signs.
        let has_room = needed - Flow::GAP <= width || names.len() == 1 || context.is_board();
        for (channel, name) in card.channels.iter().zip(&names) {
            let is_named = has_room || matches!(channel, crate::model::Channel::Other(_));
            let ((x, y), text) = label(context, if is_named { name } else { "" }, sign + 4.0);
            let square = rect(x, y + 1.0, sign, sign);
            let icon = Pictogram::of_channel(channel);
            pieces.push(Piece::Sign(icon, square, theme.text_muted));
            if is_named {
                pieces.push(Piece::Text(x + sign + 4.0, y, text, theme.text_muted));
            }
        }
    }
    if let Some(emotion) = card.emotion {
        let name = context.words.model.emotion(emotion);
        let ((x, y), text) = label(context, name, 20.0);
        pieces.push(Piece::Face(x + 8.0, y + 7.5, 7.5, emotion));
        pieces.push(Piece::Text(x + 20.0, y, text, theme.text_muted));
    }
    if let Some(index) = card.persona.and_then(|id| context.persona_index(id)) {
        let colour = context.persona_colour(index);
        let name = context.personas[index].name.clone();
        let ((x, y), text) = label(context, &name, 14.0);
        pieces.push(Piece::Fill(rect(x, y + 3.0, 9.0, 9.0), 4.5, colour));
        pieces.push(Piece::Text(x + 14.0, y, text, theme.text_muted));
    }
    if !card.owner.is_empty() {
        let ((x, y), text) = label(context, &card.owner, sign + 3.0);
        let square = rect(x, y + 1.0, sign, sign);
        pieces.push(Piece::Sign(Pictogram::Owner, square, theme.text_muted));
        pieces.push(Piece::Text(x + sign + 3.0, y, text, theme.text_muted));
    }
    if let Evidence::Observed { source } = &card.evidence
        && !source.trim().is_empty()
        && context.room.is_none()
    {
        let shown = elided(context, source.trim(), width - sign - 3.0);
        let ((x, y), text) = label(context, &shown, sign + 3.0);
        let square = rect(x, y + 1.0, sign, sign);
        pieces.push(Piece::Sign(Pictogram::Check, square, theme.text_muted));
        pieces.push(Piece::Text(x + sign + 3.0, y, text, theme.text_muted));
    }
    for tag in card.tags.iter().filter(|tag| !tag.trim().is_empty()) {
        let ((x, y), text) = label(context, tag, 12.0);
        let plate = rect(x, y - 0.5, text.width + 12.0, text.height + 1.0);
        pieces.push(Piece::Fill(plate, 4.0, theme.text_muted.with_alpha(28)));
        pieces.push(Piece::Text(x + 6.0, y, text, theme.text));
    }
    if flow.line_height == 0.0 {
        top
    } else {
        flow.bottom()
    }
}

/// `text` in one line of small print; what does not fit is left out at the end.
fn elided(context: &mut Context<'_>, text: &str, width: f32) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut fits = |text: &str| context.line(text, map::SMALL).width <= width;
    if fits(&text) {
        return text;
    }
    let ends: Vec<usize> = text.char_indices().map(|(index, _)| index).collect();
    let shortened = |end: usize| format!("{}…", text[..ends[end]].trim_end());
    let room = ends.partition_point(|end| fits(&format!("{}…", &text[..*end])));
    shortened(room.saturating_sub(1))
}

/// How well a card is founded, as a border.
pub(super) fn border(evidence: &Evidence, accent: Option<Colour>, theme: &Theme) -> Stroke {
    // A little of the card's own fill keeps a page full of borders calm.
    let colour = accent.map_or(theme.card_border_observed, |accent| {
        accent.mixed(theme.card_fill, 0.15)
    });
    let (width, colour, dash) = match evidence {
        Evidence::Unstated => (
            map::HAIRLINE,
            accent.map_or(theme.card_border, |accent| {
                theme.card_border.mixed(accent, 0.3)
            }),
            Dash::Solid,
        ),
        Evidence::Observed { .. } => (1.75, colour, Dash::Solid),
        Evidence::Assumed => (1.25, colour, Dash::Dashed),
        Evidence::Proposed => (1.75, colour, Dash::Dotted),
    };
    Stroke {
        width,
        colour,
        dash,
    }
}

/// Draws a measured card and closes its group.
pub(super) fn draw(
    brush: &mut Brush,
    context: &Context<'_>,
    card: &Card,
    lane: &Lane,
    block: &CardBlock,
    frame: Rect,
) {
    let theme = context.theme;
    let look = look(card, lane, theme);
    let stroke = border(&card.evidence, Some(look.accent), theme);
    let fill = match card.evidence {
        Evidence::Proposed if look.is_coloured => look.fill.mixed(theme.background, 0.55),
        Evidence::Proposed => theme.card_proposed_fill,
        _ => look.fill,
    };
    brush.rect(
        frame.expanded(-stroke.width / 2.0),
        map::CARD_RADIUS,
        Some(fill),
        Some(stroke),
    );
    for piece in &block.pieces {
        draw_piece(brush, theme, piece, frame);
    }
    let block_colour = if look.is_coloured {
        look.fill
    } else {
        theme.card_border
    };
    brush.group(Some(Target::Card(card.id)), Some(frame), Some(block_colour));
}

fn draw_piece(brush: &mut Brush, theme: &Theme, piece: &Piece, frame: Rect) {
    let by = frame.top_left();
    match piece {
        Piece::Text(x, y, paragraph, colour) => {
            brush.paragraph(by + point(*x, *y), paragraph, *colour);
        }
        Piece::Body(area, paragraph, colour) => {
            let area = area.translated(by);
            brush.paragraph_in(area.top_left(), area.width, paragraph, *colour);
        }
        Piece::Sign(pictogram, square, colour) => {
            pictogram.draw(brush, square.translated(by), *colour);
        }
        Piece::Face(x, y, radius, emotion) => {
            face::draw(brush, by + point(*x, *y), *radius, *emotion, theme);
        }
        Piece::Fill(area, radius, colour) => brush.fill(area.translated(by), *radius, *colour),
        Piece::Frame(area, radius, stroke) => {
            brush.rect(area.translated(by), *radius, None, Some(*stroke));
        }
        Piece::Picture(area, picture) => brush.picture(area.translated(by), 4.0, picture),
    }
}

/// The small bar that stands for a card in a collapsed lane.
pub(super) fn draw_bar(
    brush: &mut Brush,
    theme: &Theme,
    card: &Card,
    lane: &Lane,
    bar: Rect,
    hit: Rect,
) {
    let look = look(card, lane, theme);
    let colour = sign(card, lane).map_or(look.accent, |mark| mark_colour(mark, theme));
    match card.evidence {
        Evidence::Proposed => brush.rect(
            bar.expanded(-0.5),
            3.0,
            None,
            Some(Stroke::solid(map::HAIRLINE, colour)),
        ),
        _ => brush.fill(bar, 3.0, colour),
    }
    brush.group(Some(Target::Card(card.id)), Some(hit), Some(colour));
}

/// A down-pointing or other triangle through three points.
pub(super) fn triangle(points: [crate::scene::Point; 3]) -> Path {
    Path::polygon(&points)
}
