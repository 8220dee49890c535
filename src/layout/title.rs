//! The title block: what the map is about, who it is about, how well it is founded.

use std::sync::Arc;

use super::brush::Brush;
use super::context::{Context, monogram};
use super::pictogram::Pictogram;
use super::row::Usage;
use super::spot::Spot;
use crate::model::{Header, Persona};
use crate::scene::{Fragment, Path, Rect, Stroke, Target, point, rect};
use crate::text::{Paragraph, TextStyle};
use crate::theme::map;

/// A finished title block; y from its top.
#[derive(Debug, Default)]
pub(super) struct TitlePart {
    pub fragment: Arc<Fragment>,
    pub height: f32,
    pub spots: Vec<Spot>,
}

/// Wider maps do not make wider title blocks.
const WIDEST: f32 = 1720.0;
const TEXT_WIDTH: f32 = 660.0;
const PERSONA_WIDTH: f32 = 256.0;
const GAP: f32 = 16.0;

pub(super) fn build(
    context: &mut Context<'_>,
    header: &Header,
    usage: &Usage,
    width: f32,
) -> TitlePart {
    let width = width.min(WIDEST);
    let mut brush = Brush::default();
    let beside = width - TEXT_WIDTH - 2.0 * GAP;
    let stands_beside = beside >= PERSONA_WIDTH && !context.personas.is_empty();
    let text_width = if stands_beside {
        TEXT_WIDTH
    } else {
        width.min(TEXT_WIDTH * 1.4)
    };
    let (text_height, spot) = words(context, &mut brush, header, usage, text_width);
    let height = if context.personas.is_empty() {
        text_height
    } else if stands_beside {
        let left = map::MARGIN + TEXT_WIDTH + 2.0 * GAP;
        let num = ((beside + GAP) / (PERSONA_WIDTH + GAP)).floor().max(1.0) as usize;
        text_height.max(personas(context, &mut brush, left, 0.0, num))
    } else {
        let num = ((width + GAP) / (PERSONA_WIDTH + GAP)).floor().max(1.0) as usize;
        personas(context, &mut brush, map::MARGIN, text_height + GAP, num)
    };
    TitlePart {
        fragment: Arc::new(brush.finish()),
        height,
        spots: vec![spot],
    }
}

/// State, title, scenario, goal, and the small print. Returns the height.
fn words(
    context: &mut Context<'_>,
    brush: &mut Brush,
    header: &Header,
    usage: &Usage,
    width: f32,
) -> (f32, Spot) {
    let theme = context.theme;
    let x = map::MARGIN;
    let state = context.words.model.state(header.state);
    let state = context.line(state, map::SMALL_BOLD);
    let pill = rect(x, 0.0, state.width + 20.0, 22.0);
    brush.fill(pill, 11.0, theme.state_fill);
    brush.paragraph(point(x + 10.0, 3.5), &state, theme.state_text);
    brush.group(None, None, Some(theme.state_fill));

    let title = context.wrap(&header.title, map::TITLE, width);
    let area = rect(x, pill.bottom() + 8.0, width, title.height);
    brush.paragraph(area.top_left(), &title, theme.text);
    let hit = rect(x - 4.0, area.y, title.width.max(240.0) + 8.0, area.height);
    brush.group(Some(Target::Title), Some(hit), Some(theme.text_muted));
    let spot = Spot {
        target: Target::Title,
        rect: hit,
        text: Some((area, map::TITLE)),
    };

    let mut y = area.bottom() + 6.0;
    let names = [context.words.layout.scenario, context.words.layout.goal];
    let names = names.map(|name| context.line(name, map::SMALL_BOLD));
    let indent = names.iter().map(|name| name.width).fold(0.0, f32::max) + 12.0;
    for (name, text) in names.iter().zip([&header.scenario, &header.goal]) {
        if text.trim().is_empty() {
            continue;
        }
        let text = context.wrap(text, map::SUBTITLE, width - indent);
        let baseline = text.baseline(0) - name.baseline(0);
        brush.paragraph(point(x, y + baseline), name, theme.text_muted);
        brush.paragraph(point(x + indent, y), &text, theme.text);
        y += text.height + 4.0;
    }
    brush.group(None, None, Some(theme.grid));

    let facts = facts(context, header, usage);
    if !facts.is_empty() {
        y = small_print(context, brush, facts, y + 4.0, width);
    }
    (y, spot)
}

fn facts(context: &Context<'_>, header: &Header, usage: &Usage) -> Vec<(Pictogram, String)> {
    let words = &context.words.layout;
    let mut facts = Vec::new();
    let authors: Vec<&str> = header.authors.iter().map(|author| author.trim()).collect();
    if authors.iter().any(|author| !author.is_empty()) {
        facts.push((Pictogram::Pencil, authors.join(", ")));
    }
    let reviewed = header.review_date.map(|date| words.reviewed(date));
    let cadence = header.review_cadence.map(|cadence| words.cadence(cadence));
    let review: Vec<String> = reviewed
        .into_iter()
        .chain(cadence.map(str::to_owned))
        .collect();
    if !review.is_empty() {
        facts.push((Pictogram::Calendar, review.join(", ")));
    }
    if usage.num_stated > 0 {
        let share = words.observed_share(usage.num_observed, usage.num_stated);
        facts.push((Pictogram::Check, share));
    }
    facts
}

/// Facts with their signs, side by side and wrapped. Returns the bottom.
fn small_print(
    context: &mut Context<'_>,
    brush: &mut Brush,
    facts: Vec<(Pictogram, String)>,
    top: f32,
    width: f32,
) -> f32 {
    let theme = context.theme;
    let side = map::SMALL_SIGN;
    let (mut x, mut y, mut line_height) = (0.0, top, 0.0_f32);
    for (pictogram, text) in facts {
        let text = context.wrap(&text, map::SMALL, width - side - 5.0);
        let own = side + 5.0 + text.width;
        if x > 0.0 && x + own > width {
            (x, y) = (0.0, y + line_height + 4.0);
            line_height = 0.0;
        }
        let left = map::MARGIN + x;
        pictogram.draw(brush, rect(left, y + 1.0, side, side), theme.text_muted);
        brush.paragraph(point(left + side + 5.0, y), &text, theme.text_muted);
        x += own + 18.0;
        line_height = line_height.max(text.height);
    }
    brush.group(None, None, Some(theme.grid));
    y + line_height
}

struct PersonaCard {
    name: Arc<Paragraph>,
    role: Option<Arc<Paragraph>>,
    quote: Option<Arc<Paragraph>>,
    height: f32,
}

const DISC: f32 = 40.0;
const PAD: f32 = 12.0;

/// Persona cards in rows of `num`; all of a row are equally high. Returns the bottom.
fn personas(context: &mut Context<'_>, brush: &mut Brush, left: f32, top: f32, num: usize) -> f32 {
    let list: Vec<Arc<Persona>> = context.personas.to_vec();
    let cards: Vec<PersonaCard> = list
        .iter()
        .map(|persona| compose_persona(context, persona))
        .collect();
    let mut y = top;
    for (row, (personas, cards)) in list.chunks(num).zip(cards.chunks(num)).enumerate() {
        let height = cards.iter().map(|card| card.height).fold(0.0, f32::max);
        for (place, (persona, card)) in personas.iter().zip(cards).enumerate() {
            let x = left + place as f32 * (PERSONA_WIDTH + GAP);
            let frame = rect(x, y, PERSONA_WIDTH, height);
            draw_persona(context, brush, row * num + place, persona, card, frame);
        }
        y += height + GAP;
    }
    y - GAP
}

fn compose_persona(context: &mut Context<'_>, persona: &Persona) -> PersonaCard {
    let beside = PERSONA_WIDTH - 3.0 * PAD - DISC;
    let mut wrapped = |text: &str, style: TextStyle, width: f32| {
        (!text.trim().is_empty()).then(|| context.wrap(text.trim(), style, width))
    };
    let role = wrapped(&persona.role, map::SMALL, beside);
    let quote = wrapped(&persona.quote, map::SMALL, PERSONA_WIDTH - 2.0 * PAD - 18.0);
    let name = context.wrap(&persona.name, map::STEP, beside);
    let beside_height = name.height + role.as_ref().map_or(0.0, |role| role.height + 2.0);
    let mut height = beside_height.max(DISC) + 2.0 * PAD;
    if let Some(quote) = &quote {
        height += quote.height + 8.0;
    }
    PersonaCard {
        name,
        role,
        quote,
        height,
    }
}

fn draw_persona(
    context: &mut Context<'_>,
    brush: &mut Brush,
    index: usize,
    persona: &Persona,
    card: &PersonaCard,
    frame: Rect,
) {
    let theme = context.theme;
    let colour = context.persona_colour(index);
    let border = Stroke::solid(map::HAIRLINE, theme.card_border);
    brush.rect(
        frame.expanded(-0.5),
        8.0,
        Some(theme.card_fill),
        Some(border),
    );
    let disc = rect(frame.x + PAD, frame.y + PAD, DISC, DISC);
    match persona.picture.and_then(|id| context.picture(id)) {
        Some(picture) => {
            brush.picture(disc, DISC / 2.0, picture);
            let ring = Path::circle(disc.centre(), DISC / 2.0);
            brush.path(ring, None, Some(Stroke::solid(2.0, colour)));
        }
        None => {
            brush.path(Path::circle(disc.centre(), DISC / 2.0), Some(colour), None);
            let letters = context.line(&monogram(&persona.name), map::MONOGRAM);
            let top = disc.centre().y - letters.height / 2.0;
            brush.centred(disc.centre().x, top, &letters, theme.card_fill);
        }
    }
    let x = disc.right() + PAD;
    let beside = card.name.height + card.role.as_ref().map_or(0.0, |role| role.height + 2.0);
    let mut y = frame.y + PAD + ((DISC - beside) / 2.0).max(0.0);
    brush.paragraph(point(x, y), &card.name, theme.text);
    y += card.name.height + 2.0;
    if let Some(role) = &card.role {
        brush.paragraph(point(x, y), role, theme.text_muted);
    }
    if let Some(quote) = &card.quote {
        let y = frame.y + PAD + beside.max(DISC) + 8.0;
        let sign = rect(frame.x + PAD, y + 1.0, 12.0, 12.0);
        Pictogram::Quote.draw(brush, sign, colour);
        brush.paragraph(point(sign.right() + 6.0, y), quote, theme.text);
    }
    brush.group(None, None, Some(theme.card_border));
}
