//! The blueprint's three lines, derived from the roles of the lanes around them, never drawn by hand.

use std::sync::Arc;

use super::brush::Brush;
use super::context::Context;
use crate::i18n::LayoutText;
use crate::model::{Lane, Zone};
use crate::scene::{Dash, Fragment, Stroke, Target, point, rect};
use crate::theme::{Theme, map};

/// One of the three lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlueprintLine {
    /// Between the customer and the people and machines they meet.
    Interaction,
    /// Between what the customer sees and what they do not.
    Visibility,
    /// Between the work for one customer and the processes behind it.
    InternalInteraction,
}

impl BlueprintLine {
    pub(super) fn name(self, words: &LayoutText) -> &'static str {
        match self {
            Self::Interaction => words.line_of_interaction,
            Self::Visibility => words.line_of_visibility,
            Self::InternalInteraction => words.line_of_internal_interaction,
        }
    }

    pub(super) fn stroke(self, theme: &Theme) -> Stroke {
        let (width, dash) = match self {
            Self::Interaction => (map::LINE, Dash::Solid),
            Self::Visibility => (map::BOLD_LINE, Dash::Dashed),
            Self::InternalInteraction => (2.0, Dash::Dotted),
        };
        Stroke {
            width,
            colour: theme.blueprint_line,
            dash,
        }
    }
}

/// Which line stands above which of `lanes` (the visible ones, top to bottom): where the zone goes down,
/// each line once. A jump over several lines shows the line of visibility when it crosses it.
pub(super) fn derive<'a>(lanes: impl IntoIterator<Item = &'a Lane>) -> Vec<(usize, BlueprintLine)> {
    let mut lines: Vec<(usize, BlueprintLine)> = Vec::new();
    let mut above: Option<Zone> = None;
    for (index, lane) in lanes.into_iter().enumerate() {
        let Some(zone) = lane.role.zone() else {
            continue;
        };
        let line = match (above.unwrap_or(zone), zone) {
            (Zone::Customer, Zone::Frontstage) => Some(BlueprintLine::Interaction),
            (Zone::Customer | Zone::Frontstage, Zone::Backstage | Zone::Support) => {
                Some(BlueprintLine::Visibility)
            }
            (Zone::Backstage, Zone::Support) => Some(BlueprintLine::InternalInteraction),
            _ => None,
        };
        above = Some(zone);
        if let Some(line) = line
            && lines.iter().all(|&(_, other)| other != line)
        {
            lines.push((index, line));
        }
    }
    lines
}

/// Height of the band in which a line runs.
pub(super) fn band_height(context: &mut Context<'_>, line: BlueprintLine) -> f32 {
    name(context, line).height + 9.0
}

fn name(context: &mut Context<'_>, line: BlueprintLine) -> Arc<crate::text::Paragraph> {
    let text = line.name(&context.words.layout);
    context.wrap(text, map::SMALL_BOLD, map::LABEL_WIDTH - 16.0)
}

/// The line across the grid (from its band's top), and its name for the label column.
pub(super) fn build(
    context: &mut Context<'_>,
    line: BlueprintLine,
    left: f32,
    right: f32,
) -> (Arc<Fragment>, Arc<Fragment>) {
    let theme = context.theme;
    let height = band_height(context, line);
    let mut across = Brush::default();
    across.line(
        point(left, height / 2.0),
        point(right, height / 2.0),
        line.stroke(theme),
    );
    // No block: a line is thin at every zoom, and its dashes tell it from the others.
    across.group(None, None, None);

    let mut label = Brush::default();
    let area = rect(map::MARGIN, 0.0, map::LABEL_WIDTH, height);
    label.fill(area, 0.0, theme.background);
    let text = name(context, line);
    let x = area.right() - 8.0 - text.width;
    label.paragraph(point(x, 4.5), &text, theme.blueprint_line);
    label.group(None::<Target>, None, Some(theme.background));
    (Arc::new(across.finish()), Arc::new(label.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{IdGenerator, LaneRole};

    fn lines(roles: &[LaneRole]) -> Vec<(usize, BlueprintLine)> {
        let mut ids = IdGenerator::from_seed(1);
        let lanes: Vec<Lane> = roles
            .iter()
            .map(|&role| Lane::new(ids.next_id(), role))
            .collect();
        derive(&lanes)
    }

    #[test]
    fn lines_stand_where_the_zone_goes_down_and_skip_lanes_without_one() {
        use BlueprintLine::{Interaction, InternalInteraction, Visibility};
        assert_eq!(
            lines(&[
                LaneRole::Action,
                LaneRole::Metric,
                LaneRole::Frontstage,
                LaneRole::PainPoint,
                LaneRole::Backstage,
                LaneRole::Support,
                LaneRole::Opportunity,
            ]),
            [(2, Interaction), (4, Visibility), (5, InternalInteraction)]
        );
    }

    #[test]
    fn each_line_stands_once_and_never_on_the_way_up() {
        use BlueprintLine::{Interaction, Visibility};
        assert_eq!(
            lines(&[
                LaneRole::Support,
                LaneRole::Action,
                LaneRole::Frontstage,
                LaneRole::Action,
                LaneRole::Frontstage,
                LaneRole::Backstage,
                LaneRole::Action,
            ]),
            [(2, Interaction), (5, Visibility)]
        );
        assert_eq!(lines(&[LaneRole::Emotion, LaneRole::Opportunity]), []);
    }

    #[test]
    fn a_jump_from_customer_to_backstage_shows_the_line_of_visibility() {
        assert_eq!(
            lines(&[LaneRole::Action, LaneRole::Backstage]),
            [(1, BlueprintLine::Visibility)]
        );
    }
}
