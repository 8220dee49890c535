//! The hub: who lives the journey, and what they hope for.
//!
//! Where room is short, texts are first set smaller and then end in an ellipsis.

use std::f32::consts::TAU;
use std::sync::Arc;

use super::super::brush::Brush;
use super::super::context::{Context, monogram};
use super::super::pictogram::Pictogram;
use super::polar::{self, Sector};
use crate::model::{Channel, Persona, PersonaId};
use crate::scene::{Outline, Path, Rect, Stroke, Target, point, rect};
use crate::text::{TextLimits, TextStyle, Weight};
use crate::theme::{map, wheel};

/// Share of the hub's radius that texts may use.
const USED: f32 = 0.95;

/// Draws the persona into the disc of `radius` around (0, 0); who it is and where.
pub(super) fn draw(
    context: &mut Context<'_>,
    brush: &mut Brush,
    radius: f32,
    persona: Option<PersonaId>,
) -> Option<(Target, Outline)> {
    let theme = context.theme;
    let ring = Stroke::solid(map::LINE, theme.grid);
    let whole = Sector {
        from: 0.0,
        to: TAU,
        inner: 0.0,
        outer: radius,
    };
    let disc = Path::circle(point(0.0, 0.0), radius);
    brush.path(disc, Some(theme.background), Some(ring));
    let index = persona.and_then(|id| context.persona_index(id));
    let Some((index, persona)) = index.map(|index| (index, Arc::clone(&context.personas[index])))
    else {
        // Nobody in particular: a head and shoulders.
        let side = radius * 0.9;
        let place = rect(-side / 2.0, -side / 2.0, side, side);
        Pictogram::of_channel(&Channel::Person).draw(brush, place, theme.plot_zero);
        brush.group(None, None, None);
        return None;
    };
    let has_words =
        !(persona.role.trim().is_empty() && persona.desired_experience.trim().is_empty());
    let (top, side) = if has_words {
        (-0.88 * radius, 0.58 * radius)
    } else {
        (-0.62 * radius, 0.76 * radius)
    };
    portrait(
        context,
        brush,
        index,
        &persona,
        rect(-side / 2.0, top, side, side),
    );
    let mut column = Column {
        radius: radius * USED,
        y: top + side + 4.0,
    };
    column.line(
        context,
        brush,
        &persona.name,
        &[16.0, 14.0, 12.0, 10.0],
        Weight::Bold,
    );
    column.soft_line(context, brush, &persona.role);
    column.y += 3.0;
    column.words(context, brush, &persona.desired_experience);
    let target = Target::Persona(persona.id);
    // Without the centre, to which a whole circle has no edge.
    let edge: Outline = whole.outline()[..]
        .iter()
        .copied()
        .filter(|p| polar::radius_of(*p) > 0.0)
        .collect();
    brush.group_in(Some(target), Some(Arc::clone(&edge)), Some(theme.plot_zero));
    Some((target, edge))
}

/// The portrait alone, as large as the hub allows: on a wall, where words would be too small.
pub(super) fn draw_alone(
    context: &mut Context<'_>,
    brush: &mut Brush,
    radius: f32,
    persona: Option<PersonaId>,
) {
    let theme = context.theme;
    let known = persona.and_then(|id| Some((id, context.persona_index(id)?)));
    let Some((id, index)) = known else {
        draw(context, brush, radius, None);
        return;
    };
    let disc = Path::circle(point(0.0, 0.0), radius);
    let ring = Stroke::solid(map::LINE, theme.grid);
    brush.path(disc, Some(theme.background), Some(ring));
    let persona = Arc::clone(&context.personas[index]);
    let side = 1.5 * radius;
    let place = rect(-side / 2.0, -side / 2.0, side, side);
    portrait(context, brush, index, &persona, place);
    if persona.picture.is_none() {
        let side = 0.8 * radius;
        let place = rect(-side / 2.0, -side / 2.0, side, side);
        Pictogram::of_channel(&Channel::Person).draw(brush, place, theme.card_fill);
    }
    brush.group(Some(Target::Persona(id)), None, Some(theme.plot_zero));
}

fn portrait(
    context: &mut Context<'_>,
    brush: &mut Brush,
    index: usize,
    persona: &Persona,
    place: Rect,
) {
    let theme = context.theme;
    let colour = context.persona_colour(index);
    let radius = place.width / 2.0;
    if let Some(picture) = persona.picture.and_then(|id| context.picture(id)) {
        brush.picture(place, radius, picture);
        let ring = Path::circle(place.centre(), radius);
        brush.path(ring, None, Some(Stroke::solid(2.0, colour)));
        return;
    }
    brush.path(Path::circle(place.centre(), radius), Some(colour), None);
    let letters = context.line(&monogram(&persona.name), wheel::MONOGRAM);
    let top = place.centre().y - letters.height / 2.0;
    brush.centred(place.centre().x, top, &letters, theme.card_fill);
}

/// Centred lines from the top down, each as wide as the circle is there.
struct Column {
    radius: f32,
    y: f32,
}

impl Column {
    /// The room for a line of `height` here.
    fn width(&self, height: f32) -> f32 {
        let far = self.y.abs().max((self.y + height).abs());
        2.0 * (self.radius * self.radius - far * far).max(0.0).sqrt()
    }

    fn line(
        &mut self,
        context: &mut Context<'_>,
        brush: &mut Brush,
        text: &str,
        sizes: &[f32],
        weight: Weight,
    ) {
        let ink = context.theme.text;
        self.fitted(context, brush, text, sizes, weight, ink);
    }

    fn soft_line(&mut self, context: &mut Context<'_>, brush: &mut Brush, text: &str) {
        let ink = context.theme.text_muted;
        self.fitted(
            context,
            brush,
            text,
            &[11.0, 10.0, 9.0, wheel::SMALLEST_TEXT],
            Weight::Regular,
            ink,
        );
    }

    fn fitted(
        &mut self,
        context: &mut Context<'_>,
        brush: &mut Brush,
        text: &str,
        sizes: &[f32],
        weight: Weight,
        ink: crate::scene::Colour,
    ) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let mut found = None;
        for &size in sizes {
            let style = context.text.raised(TextStyle { size, weight });
            let width = self.width(style.line_height());
            let set = context
                .text
                .paragraph(text, style, TextLimits::single_line(width));
            let is_whole = !set.is_truncated;
            found = Some(set);
            if is_whole {
                break;
            }
        }
        if let Some(set) = found {
            brush.centred(0.0, self.y, &set, ink);
            self.y += set.height;
        }
    }

    /// A text over several lines: the largest size at which all of it fits, else the smallest and cut.
    fn words(&mut self, context: &mut Context<'_>, brush: &mut Brush, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let ink = context.theme.text;
        let mut lines = Vec::new();
        for size in [11.0, 10.0, 9.0, wheel::SMALLEST_TEXT] {
            let style = context.text.raised(TextStyle::regular(size));
            let is_whole = self.broken(context, text, style, &mut lines);
            if is_whole {
                break;
            }
        }
        for (y, line) in lines {
            brush.centred(0.0, y, &line, ink);
        }
    }

    /// Breaks `text` into lines that follow the circle. Whether all of it is there.
    fn broken(
        &self,
        context: &mut Context<'_>,
        text: &str,
        style: TextStyle,
        lines: &mut Vec<(f32, Arc<crate::text::Paragraph>)>,
    ) -> bool {
        lines.clear();
        let height = style.line_height();
        let mut at = Self {
            radius: self.radius,
            y: self.y,
        };
        let mut rest = text;
        loop {
            let width = at.width(height);
            let next = Self {
                radius: at.radius,
                y: at.y + height,
            };
            let is_last = next.width(height) < style.size * 4.0;
            if width < style.size * 4.0 {
                return false;
            }
            if is_last {
                let limits = TextLimits::single_line(width);
                let line = context.text.paragraph(rest, style, limits);
                let is_whole = !line.is_truncated;
                lines.push((at.y, line));
                return is_whole;
            }
            let all = context
                .text
                .paragraph(rest, style, TextLimits::width(width));
            let end = all.lines.first().map_or(rest.len(), |line| line.source.end);
            let end = if all.lines.len() > 1 { end } else { rest.len() };
            let line =
                context
                    .text
                    .paragraph(rest[..end].trim(), style, TextLimits::single_line(width));
            lines.push((at.y, line));
            rest = rest[end..].trim_start();
            if rest.is_empty() {
                return true;
            }
            at = next;
        }
    }
}
