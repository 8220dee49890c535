//! The legend under the map: only what the map uses.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::blueprint::BlueprintLine;
use super::brush::Brush;
use super::card;
use super::context::Context;
use super::emotion::curve_dash;
use super::face;
use super::pictogram::Pictogram;
use super::row::Usage;
use super::spot::Spot;
use crate::model::{Emotion, Evidence, Mark, PersonaId, VoteRound};
use crate::scene::{Fragment, Path, Rect, Stroke, Target, point, rect};
use crate::text::Paragraph;
use crate::theme::map;

/// A finished legend; y from its top.
#[derive(Debug, Default)]
pub(super) struct LegendPart {
    pub fragment: Arc<Fragment>,
    pub height: f32,
    pub spots: Vec<Spot>,
}

/// What the map uses.
pub(super) struct LegendInput<'a> {
    pub usage: &'a Usage,
    pub has_moments_of_truth: bool,
    pub has_data_needed: bool,
    pub has_links: bool,
    pub lines: &'a [(usize, BlueprintLine)],
    pub hidden_personas: &'a BTreeSet<PersonaId>,
    /// Whose dots the cards show.
    pub votes: Option<&'a VoteRound>,
    pub notice: Option<String>,
    pub width: f32,
}

#[derive(Clone, Copy)]
enum Sample {
    Border(usize),
    Sign(Pictogram, crate::scene::Colour),
    Face(Emotion),
    /// Of a vote.
    Dot,
    Persona(usize, PersonaId, bool),
    Line(BlueprintLine),
    Link,
}

impl Sample {
    fn width(self) -> f32 {
        match self {
            Self::Border(_) => 24.0,
            Self::Sign(..) | Self::Dot => 16.0,
            Self::Face(_) => 18.0,
            Self::Persona(..) | Self::Line(_) | Self::Link => 34.0,
        }
    }
}

const LINE: f32 = 26.0;

pub(super) fn build(context: &mut Context<'_>, input: &LegendInput<'_>) -> LegendPart {
    let sections = sections(context, input);
    let mut brush = Brush::default();
    let mut spots = Vec::new();
    let theme = context.theme;
    if sections.is_empty() && input.notice.is_none() {
        return LegendPart::default();
    }
    let right = map::MARGIN + input.width;
    let rule = Stroke::solid(map::HAIRLINE, theme.grid);
    brush.line(point(map::MARGIN, 0.5), point(right, 0.5), rule);
    brush.group(None, None, None);

    let headings: Vec<Arc<Paragraph>> = sections
        .iter()
        .map(|(name, _)| context.line(name, map::SMALL_BOLD))
        .collect();
    let indent = headings.iter().map(|text| text.width).fold(0.0, f32::max) + 20.0;
    let mut y = 10.0;
    let mut pen = (map::MARGIN, y);
    for ((_, entries), heading) in sections.into_iter().zip(&headings) {
        let texts: Vec<(Sample, Arc<Paragraph>)> = entries
            .into_iter()
            .map(|(sample, name)| {
                let text = context.wrap(&name, map::SMALL, input.width - indent - 60.0);
                (sample, text)
            })
            .collect();
        let entry_width =
            |sample: Sample, text: &Paragraph| sample.width() + 6.0 + text.width + 16.0;
        let whole: f32 = texts
            .iter()
            .map(|(sample, text)| entry_width(*sample, text))
            .sum::<f32>()
            + heading.width
            + 12.0;
        // A section that fits beside the last one goes there; else it begins a line.
        if pen.0 > map::MARGIN && pen.0 + whole > right {
            y += LINE;
            pen = (map::MARGIN, y);
        }
        let middle = pen.1 + LINE / 2.0;
        let top = middle - heading.height / 2.0;
        brush.paragraph(point(pen.0, top), heading, theme.text_muted);
        brush.group(None, None, None);
        let mut x = pen.0 + heading.width + 12.0;
        let start = x;
        for (sample, text) in &texts {
            let own = entry_width(*sample, text);
            if x > start && x + own - 16.0 > right {
                y += LINE.max(text.height + 4.0);
                x = map::MARGIN + 20.0;
                pen.1 = y;
            }
            let area = rect(x, pen.1, own - 8.0, LINE);
            draw_entry(context, &mut brush, *sample, text, area, &mut spots);
            x += own;
        }
        pen.0 = x + 14.0;
        y = y.max(pen.1);
    }
    y += LINE;
    if let Some(notice) = &input.notice {
        let text = context.wrap(notice, map::SMALL, input.width);
        brush.paragraph(point(map::MARGIN, y + 2.0), &text, theme.warning);
        brush.group(None, None, None);
        y += text.height + 4.0;
    }
    LegendPart {
        fragment: Arc::new(brush.finish()),
        height: y,
        spots,
    }
}

type Section = (&'static str, Vec<(Sample, String)>);

fn sections(context: &Context<'_>, input: &LegendInput<'_>) -> Vec<Section> {
    let theme = context.theme;
    let words = context.words;
    let mut sections: Vec<Section> = Vec::new();

    let mut evidence = Vec::new();
    if input.usage.evidence[1..].contains(&true) {
        for (kind, level) in evidence_levels().iter().enumerate().skip(1) {
            if input.usage.evidence[kind] {
                let name = words.model.evidence(level).to_owned();
                evidence.push((Sample::Border(kind), name));
            }
        }
    }
    sections.push((words.layout.legend_evidence, evidence));

    let mut signs = Vec::new();
    let marks = [Mark::Pain, Mark::Delight, Mark::Opportunity, Mark::Question];
    for mark in marks {
        if input.usage.marks[mark as usize] {
            let sample = Sample::Sign(Pictogram::of_mark(mark), card::mark_colour(mark, theme));
            signs.push((sample, words.model.mark(mark).to_owned()));
        }
    }
    if input.has_moments_of_truth {
        let sample = Sample::Sign(Pictogram::Star, theme.moment_of_truth);
        signs.push((sample, words.layout.moment_of_truth.to_owned()));
    }
    if input.has_data_needed {
        let sample = Sample::Sign(Pictogram::Info, theme.accent);
        signs.push((sample, words.layout.data_needed.to_owned()));
    }
    if let Some(round) = input.votes {
        let name = words.vote.legend_of(round, |date| words.layout.date(date));
        signs.push((Sample::Dot, name));
    }
    sections.push((words.layout.legend_signs, signs));

    let mut levels = Vec::new();
    if input.usage.emotions {
        for level in [2.0, 1.0, 0.0, -1.0, -2.0] {
            if let Some(emotion) = Emotion::nearest(level) {
                let name = words.model.emotion(emotion).to_owned();
                levels.push((Sample::Face(emotion), name));
            }
        }
    }
    sections.push((words.layout.legend_emotions, levels));

    let mut personas = Vec::new();
    for (index, persona) in context.personas.iter().enumerate() {
        let is_hidden = input.hidden_personas.contains(&persona.id);
        let sample = Sample::Persona(index, persona.id, is_hidden);
        personas.push((sample, persona.name.clone()));
    }
    if input.usage.emotions || input.usage.personas {
        sections.push((words.layout.legend_personas, personas));
    }

    let mut lines: Vec<(Sample, String)> = input
        .lines
        .iter()
        .map(|&(_, line)| (Sample::Line(line), line.name(&words.layout).to_owned()))
        .collect();
    if input.has_links {
        lines.push((Sample::Link, words.layout.legend_link.to_owned()));
    }
    sections.push((words.layout.legend_lines, lines));
    sections.retain(|(_, entries)| !entries.is_empty());
    sections
}

fn evidence_levels() -> [Evidence; 4] {
    let source = String::new();
    [
        Evidence::Unstated,
        Evidence::Observed { source },
        Evidence::Assumed,
        Evidence::Proposed,
    ]
}

fn draw_entry(
    context: &Context<'_>,
    brush: &mut Brush,
    sample: Sample,
    text: &Paragraph,
    area: Rect,
    spots: &mut Vec<Spot>,
) {
    let theme = context.theme;
    let middle = area.y + area.height / 2.0;
    let (x, width) = (area.x, sample.width());
    let mut ink = theme.text;
    let mut target = None;
    let ends = (point(x, middle), point(x + width, middle));
    match sample {
        Sample::Border(kind) => {
            let evidence = &evidence_levels()[kind];
            let stroke = card::border(evidence, None, theme);
            let fill = match evidence {
                Evidence::Proposed => theme.card_proposed_fill,
                _ => theme.card_fill,
            };
            let plate = rect(x + 1.0, middle - 7.0, width - 2.0, 14.0);
            brush.rect(plate, 4.0, Some(fill), Some(stroke));
        }
        Sample::Sign(pictogram, colour) => {
            let side = map::SIGN;
            pictogram.draw(brush, rect(x, middle - side / 2.0, side, side), colour);
        }
        Sample::Dot => {
            let dot = rect(x + 3.0, middle - 4.5, 9.0, 9.0);
            brush.fill(dot, 4.5, theme.vote);
        }
        Sample::Face(emotion) => {
            face::draw(brush, point(x + 9.0, middle), 9.0, emotion, theme);
        }
        Sample::Persona(index, id, is_hidden) => {
            target = Some(Target::Persona(id));
            let colour = context.persona_colour(index);
            let dot = Path::circle(point(x + width / 2.0, middle), 5.0);
            let stroke = Stroke {
                width: map::BOLD_LINE,
                colour,
                dash: curve_dash(index),
            };
            if is_hidden {
                ink = theme.text_muted;
                let thin = Stroke::solid(map::LINE, theme.text_muted);
                brush.path(dot, Some(theme.background), Some(thin));
            } else {
                brush.line(ends.0, ends.1, stroke);
                brush.path(dot, Some(colour), None);
            }
        }
        Sample::Line(line) => brush.line(ends.0, ends.1, line.stroke(theme)),
        Sample::Link => {
            brush.line(ends.0, ends.1, Stroke::solid(map::LINE, theme.link));
            let tip = ends.1;
            let back = tip.x - 7.0;
            let head = [tip, point(back, middle - 4.0), point(back, middle + 4.0)];
            brush.path(card::triangle(head), Some(theme.link), None);
        }
    }
    let text_x = x + width + 6.0;
    let top = middle - text.height / 2.0;
    brush.paragraph(point(text_x, top), text, ink);
    if let Sample::Persona(_, _, true) = sample {
        let strike = Stroke::solid(map::HAIRLINE, ink);
        brush.line(
            point(text_x, middle),
            point(text_x + text.width, middle),
            strike,
        );
    }
    brush.group(target, target.map(|_| area), None);
    if let Some(target) = target {
        spots.push(Spot {
            target,
            rect: area,
            text: None,
        });
    }
}
