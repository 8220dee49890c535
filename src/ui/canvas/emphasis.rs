//! What stands out on the map: matches of the search are marked, cards outside the filter are dimmed.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::TextShape;
use egui::text::CCursor;
use egui::{Painter, Pos2, Stroke, StrokeKind, pos2};

use super::line_cache::Made;
use crate::editor::{Filter, Finder, Marks};
use crate::layout::stop::Part;
use crate::model::StepId;
use crate::scene::{Colour, Rect, Target};
use crate::text::TextLine;
use crate::theme::Theme;
use crate::ui::style::colour32;

/// How much of a dimmed card's colours is paper.
const DIMMED: f32 = 0.74;
/// Screen points.
const EDGE: f32 = 1.0;
const CURRENT_EDGE: f32 = 1.5;

/// What the painter asks of search and filter.
#[derive(Clone, Copy)]
pub(super) struct Emphasis<'a> {
    /// `None` where a room looks on.
    pub finder: Option<&'a Finder>,
    pub filter: Option<&'a Filter>,
    pub theme: &'a Theme,
    /// Cards have places of their own; else their steps look as they would.
    pub has_grid: bool,
    /// What shows the current match.
    pub shown_current: Option<Target>,
    /// What a presentation is about just now; everything else is its neighbour.
    pub current: Option<&'a Part>,
}

impl<'a> Emphasis<'a> {
    /// Whether anything looks otherwise than usual.
    pub fn is_active(self) -> bool {
        self.is_searched() || self.current.is_some()
    }

    /// Whether search or filter change what is drawn.
    pub fn is_searched(self) -> bool {
        let has_marks = |it: &Finder| it.is_open() && it.matches().len() > 0;
        self.finder.is_some_and(has_marks) || self.filter.is_some_and(Filter::is_on)
    }

    /// Whether a group with these `bounds` is not what a presentation is about; `has_text` is asked of those
    /// that stand for nothing.
    pub fn is_neighbour(
        self,
        target: Option<Target>,
        bounds: Rect,
        has_text: impl Fn() -> bool,
    ) -> bool {
        let part = self.current;
        part.is_some_and(|part| !part.is_current(target, bounds, has_text))
    }

    /// How a group with these `bounds` looks; `has_text` is asked of those that stand for nothing.
    pub fn of(self, target: Option<Target>, bounds: Rect, has_text: impl Fn() -> bool) -> Look<'a> {
        let is_neighbour = self.is_neighbour(target, bounds, has_text);
        let Some(target) = target else {
            return Look {
                theme: Some(self.theme),
                dims: is_neighbour,
                ..Look::default()
            };
        };
        let step = match target {
            Target::Step(id) | Target::Emotion { step: id, .. } if !self.has_grid => Some(id),
            _ => None,
        };
        let dims = match target {
            _ if is_neighbour => true,
            _ => self.filter.is_some_and(|it| is_left_out(it, target, step)),
        };
        let found = self.finder.and_then(Finder::current);
        let current = found.filter(|found| found.target() == Some(target));
        let held = match target {
            Target::Step(id) if !self.has_grid => {
                self.finder.map_or(0, |finder| finder.held_by(id))
            }
            _ => 0,
        };
        Look {
            theme: Some(self.theme),
            dims,
            marks: self.finder.and_then(|finder| finder.marks_of(target)),
            holds_marks: held > 0,
            is_current: current.is_some() || (held > 0 && self.shown_current == Some(target)),
            current: current
                .filter(|found| found.field.is_on_map())
                .map(|found| found.range.clone()),
            is_marked: false,
        }
    }
}

/// Whether the filter leaves a thing out; `step` is the one it stands for.
fn is_left_out(filter: &Filter, target: Target, step: Option<StepId>) -> bool {
    match target {
        _ if step.is_some_and(|id| filter.dims_step(id)) => true,
        Target::Card(id) => filter.dims(id),
        Target::Link(id) => filter.dims_link(id),
        Target::Emotion { persona, .. } => filter.dims_persona(persona),
        Target::Persona(id) => filter.dims_persona(Some(id)),
        _ => false,
    }
}

/// How one group is to look.
#[derive(Default, Clone)]
pub(super) struct Look<'a> {
    theme: Option<&'a Theme>,
    dims: bool,
    marks: Option<Marks<'a>>,
    /// Something in it has a match.
    holds_marks: bool,
    is_current: bool,
    current: Option<Range<usize>>,
    /// One of its lines shows a mark.
    is_marked: bool,
}

impl Look<'_> {
    pub fn colour(&self, colour: Colour) -> Colour {
        match self.theme {
            Some(theme) if self.dims => colour.mixed(theme.background, DIMMED),
            _ => colour,
        }
    }

    /// What lies over a picture to dim it.
    pub fn veil(&self) -> Option<Colour> {
        let theme = self.theme.filter(|_| self.dims)?;
        Some(theme.background.with_alpha((DIMMED * 255.0) as u8))
    }

    /// What a group too small to be drawn is filled with, if it has a match.
    pub fn block(&self) -> Option<Colour> {
        let theme = self.theme?;
        let has_any = self.marks.is_some() || self.holds_marks;
        has_any.then(|| self.fill(theme, self.is_current))
    }

    fn fill(&self, theme: &Theme, is_current: bool) -> Colour {
        if is_current {
            theme.find_current
        } else {
            theme.find_mark
        }
    }

    pub fn has_marks(&self) -> bool {
        self.marks.is_some()
    }

    /// Marks the matches in a line that was just drawn at `pos`.
    pub fn mark_line(&mut self, painter: &Painter, line: &Arc<TextLine>, made: &Made, pos: Pos2) {
        let (Some(theme), Some(marks)) = (self.theme, self.marks) else {
            return;
        };
        for range in marks.ranges() {
            let Some(chars) = chars_of(marks.source, line, &range) else {
                continue;
            };
            let [left, right] = [chars.start, chars.end].map(|index| {
                let rect = made.galley.pos_from_cursor(CCursor::new(index));
                rect.left()
            });
            let rect = egui::Rect::from_min_max(
                pos2(pos.x + left, pos.y + made.galley.rect.top()),
                pos2(pos.x + right, pos.y + made.galley.rect.bottom()),
            );
            let is_current = self.current.as_ref() == Some(&range);
            let fill = colour32(self.fill(theme, is_current));
            let edge = Stroke::new(
                if is_current { CURRENT_EDGE } else { EDGE },
                colour32(theme.find_edge),
            );
            painter.rect(rect, 2.0, fill, edge, StrokeKind::Outside);
            let clipped = painter.with_clip_rect(painter.clip_rect().intersect(rect));
            let ink = colour32(theme.find_text);
            clipped.add(
                TextShape::new(pos, Arc::clone(&made.galley), ink).with_override_text_color(ink),
            );
            self.is_marked = true;
        }
    }

    /// Has a match that no line has shown.
    pub fn is_marked_elsewhere(&self) -> bool {
        self.holds_marks || (self.marks.is_some() && !self.is_marked)
    }

    /// Outlines a thing whose match is not among the letters that were drawn.
    pub fn outline(&self, painter: &Painter, rect: egui::Rect) {
        if let Some((stroke, edge)) = self.outline_strokes() {
            painter.rect_stroke(rect.expand(1.0), 6.0, stroke, StrokeKind::Outside);
            let around = rect.expand(1.0 + stroke.width);
            painter.rect_stroke(around, 7.0, edge, StrokeKind::Outside);
        }
    }

    /// The same for what is no rectangle.
    pub fn outline_shape(&self, painter: &Painter, corners: Vec<Pos2>) {
        if let Some((stroke, edge)) = self.outline_strokes() {
            let wide = Stroke::new(stroke.width + 2.0 * edge.width, edge.color);
            painter.add(egui::Shape::closed_line(corners.clone(), wide));
            painter.add(egui::Shape::closed_line(corners, stroke));
        }
    }

    /// The outline, and the line that sets it off from what is around.
    fn outline_strokes(&self) -> Option<(Stroke, Stroke)> {
        let theme = self.theme.filter(|_| self.is_marked_elsewhere())?;
        let width = if self.is_current { 3.0 } else { 2.0 };
        let stroke = Stroke::new(width, colour32(self.fill(theme, self.is_current)));
        Some((stroke, Stroke::new(1.0, colour32(theme.find_edge))))
    }
}

/// Which characters of `line` are those of `range` in `source`; `None` when none are, or when the line
/// does not show the source as it is.
fn chars_of(source: &str, line: &TextLine, range: &Range<usize>) -> Option<Range<usize>> {
    if !line.pieces.is_empty() {
        return None;
    }
    let (from, to) = (
        range.start.max(line.source.start),
        range.end.min(line.source.end),
    );
    if from >= to {
        return None;
    }
    let shown = line.text.trim_end_matches('…');
    let whole = source.get(line.source.clone())?;
    if !whole.starts_with(shown) {
        return None;
    }
    let index = |at: usize| {
        let at = (at - line.source.start).min(shown.len());
        shown.get(..at).map(|text| text.chars().count())
    };
    let chars = index(from)?..index(to)?;
    (!chars.is_empty()).then_some(chars)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{TextLimits, TextStyle, TextSystem};

    fn chars(text: &str, width: f32, found: &str) -> Vec<String> {
        let style = TextStyle::regular(13.0);
        let paragraph = TextSystem::new().paragraph(text, style, TextLimits::width(width));
        let at = text.find(found).unwrap();
        let lines = paragraph.lines.iter().filter_map(|line| {
            let chars = chars_of(text, line, &(at..at + found.len()))?;
            Some(
                line.text
                    .chars()
                    .skip(chars.start)
                    .take(chars.len())
                    .collect(),
            )
        });
        lines.collect()
    }

    #[test]
    fn a_match_is_marked_where_its_letters_stand() {
        assert_eq!(chars("Où êtes-vous ?", 400.0, "êtes"), ["êtes"]);
        let broken = chars(
            "un texte assez long pour deux lignes",
            90.0,
            "long pour deux",
        );
        assert!(broken.len() > 1);
        assert_eq!(broken.concat().replace(' ', ""), "longpourdeux");
    }
}
