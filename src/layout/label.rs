//! A lane's label at the left: pictogram, name, colour; in an emotion lane also the names of the levels.

use std::sync::Arc;

use super::brush::Brush;
use super::context::Context;
use super::emotion::Plot;
use super::face;
use super::level::LevelPlot;
use super::pictogram::Pictogram;
use super::spot::Spot;
use crate::model::{Emotion, Lane, LaneRole, Swatch};
use crate::scene::{Colour, Fragment, Target, point, rect};
use crate::text::{Paragraph, TextStyle};
use crate::theme::{Theme, map};

/// A finished label; y from its row's top.
#[derive(Debug)]
pub(super) struct LabelPart {
    pub fragment: Arc<Fragment>,
    pub spot: Spot,
}

const PAD: f32 = 12.0;
const BADGE: f32 = 26.0;

fn style(lane: &Lane) -> TextStyle {
    if lane.collapsed {
        map::SMALL_BOLD
    } else {
        map::LANE
    }
}

fn text_x(lane: &Lane) -> f32 {
    let badge = if lane.collapsed { 18.0 } else { BADGE };
    PAD + badge + 8.0
}

fn text_width(lane: &Lane) -> f32 {
    map::LABEL_WIDTH - text_x(lane) - 8.0
}

fn paragraph(context: &mut Context<'_>, lane: &Lane) -> Arc<Paragraph> {
    let own = lane.label.trim();
    let text = if own.is_empty() {
        context.words.model.role(lane.role)
    } else {
        &lane.label
    };
    context.wrap(text, style(lane), text_width(lane))
}

/// Height that a lane's label needs, padding included.
pub(super) fn height(context: &mut Context<'_>, lane: &Lane) -> f32 {
    let text = paragraph(context, lane).height;
    if lane.collapsed {
        (text + 12.0).max(map::COLLAPSED_ROW_HEIGHT)
    } else {
        text.max(BADGE) + 2.0 * PAD
    }
}

/// A lane's own colour, else one that goes with its role.
pub(super) fn accent(lane: &Lane, theme: &Theme) -> Colour {
    if let Some(own) = lane.colour {
        return theme.swatch(own).strong;
    }
    role_colour(lane.role, theme)
}

/// The colour that goes with a role.
pub fn role_colour(role: LaneRole, theme: &Theme) -> Colour {
    let by_role = match role {
        LaneRole::PainPoint => return theme.pain,
        LaneRole::Opportunity => return theme.opportunity,
        LaneRole::Touchpoint | LaneRole::Action | LaneRole::Channel => Swatch::Blue,
        LaneRole::Emotion | LaneRole::Thought | LaneRole::Expectation | LaneRole::Verbatim => {
            Swatch::Purple
        }
        LaneRole::Frontstage | LaneRole::PhysicalEvidence | LaneRole::Freedom => Swatch::Teal,
        LaneRole::Backstage => Swatch::Green,
        LaneRole::Metric | LaneRole::Deliverable | LaneRole::Trigger => Swatch::Orange,
        LaneRole::Storyboard | LaneRole::Intensity => Swatch::Pink,
        LaneRole::Support | LaneRole::FreeText => Swatch::Grey,
    };
    theme.swatch(by_role).strong
}

pub(super) fn build(
    context: &mut Context<'_>,
    lane: &Lane,
    height: f32,
    plot: Option<Plot>,
    level_plot: Option<LevelPlot>,
) -> LabelPart {
    let theme = context.theme;
    let mut brush = Brush::default();
    let area = rect(map::MARGIN, 0.0, map::LABEL_WIDTH, height);
    let colour = accent(lane, theme);
    brush.fill(area, 0.0, theme.label_fill);
    brush.fill(rect(area.x, 0.0, 4.0, height), 0.0, colour);
    // Filled rather than stroked: a stroke's ends would hold the label off the edge it is pinned to.
    let bottom = rect(area.x, height - map::HAIRLINE, area.width, map::HAIRLINE);
    brush.fill(bottom, 0.0, theme.grid);

    let text = paragraph(context, lane);
    let (side, top) = if lane.collapsed {
        (18.0, (height - 18.0) / 2.0)
    } else {
        (BADGE, PAD)
    };
    let badge = rect(area.x + PAD, top, side, side);
    if lane.collapsed {
        Pictogram::of_role(lane.role).draw(&mut brush, badge.expanded(-1.0), colour);
    } else {
        brush.fill(badge, 7.0, colour.with_alpha(34));
        Pictogram::of_role(lane.role).draw(&mut brush, badge.expanded(-4.0), colour);
    }
    let text_top = if lane.collapsed {
        (height - text.height) / 2.0
    } else {
        top + ((BADGE - text.height) / 2.0).max(0.0)
    };
    let text_rect = rect(
        area.x + text_x(lane),
        text_top,
        text_width(lane),
        text.height,
    );
    brush.paragraph_in(text_rect.top_left(), text_rect.width, &text, theme.text);
    if let Some(plot) = plot {
        levels(context, &mut brush, plot);
    }
    if let Some(plot) = level_plot {
        ends(context, &mut brush, lane.role, plot);
    }
    let target = Target::Lane(lane.id);
    brush.group(Some(target), Some(area), Some(theme.label_fill));
    LabelPart {
        fragment: Arc::new(brush.finish()),
        spot: Spot {
            target,
            rect: area,
            text: Some((text_rect, style(lane))),
        },
    }
}

/// What the highest and the lowest level mean, at their height.
fn ends(context: &mut Context<'_>, brush: &mut Brush, role: LaneRole, plot: LevelPlot) {
    let right = map::MARGIN + map::LABEL_WIDTH - 8.0;
    let [low, high] = context.words.layout.level_ends(role);
    for (level, name) in [(5, high), (1, low)] {
        let text = context.line(&format!("{name} {level}"), map::SMALL);
        let at = point(right - text.width, plot.y_of(level) - text.height / 2.0);
        brush.paragraph(at, &text, context.theme.text_muted);
    }
}

/// Names and faces of the five levels, at the height of their lines.
fn levels(context: &mut Context<'_>, brush: &mut Brush, plot: Plot) {
    let theme = context.theme;
    let right = map::MARGIN + map::LABEL_WIDTH - 8.0;
    for level in -2_i8..=2 {
        let value = f32::from(level);
        let Some(emotion) = Emotion::nearest(value) else {
            continue;
        };
        let y = plot.y_of(value);
        face::draw(brush, point(right - 8.0, y), 8.0, emotion, theme);
        let name = context.line(context.words.model.emotion(emotion), map::SMALL);
        let x = right - 22.0 - name.width;
        brush.paragraph(point(x, y - name.height / 2.0), &name, theme.text_muted);
    }
}
