//! What a board says: the cards of its subject and the emotions, by lane, or by step on the board of a lane.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::super::brush::Brush;
use super::super::card::{self, CardBlock};
use super::super::context::{BETWEEN, Context};
use super::super::label;
use super::super::metric;
use super::super::pictogram::Pictogram;
use super::super::stop::Subject;
use super::super::{ViewOptions, swimlane};
use crate::model::{Card, Document, Emotion, Lane, LaneId, LaneRole, PersonaId, Step, StepId};
use crate::scene::{Colour, Point, Target, point, rect};
use crate::text::{Paragraph, TextStyle};
use crate::theme::{Theme, map, room};

/// Height of the sign before a heading, and what it leaves free.
pub(super) const SIGN: f32 = 16.0;
pub(super) const SIGN_GAP: f32 = 6.0;

/// The room there is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// Of a column.
    pub width: f32,
    /// A card that is higher is divided.
    pub highest: f32,
}

#[derive(Debug)]
pub(super) struct Section {
    pub heading: Heading,
    pub entries: Vec<Entry>,
}

#[derive(Debug)]
pub(super) struct Heading {
    pub target: Option<Target>,
    sign: Option<Pictogram>,
    colour: Colour,
    text: Arc<Paragraph>,
    pub height: f32,
}

/// Something that stands wholly on one page.
#[derive(Debug)]
pub(super) enum Entry {
    Card {
        card: Arc<Card>,
        lane: Arc<Lane>,
        block: CardBlock,
        step: StepId,
        /// Of how many the whole card is made.
        num_pieces: usize,
    },
    Feeling {
        step: StepId,
        persona: Option<PersonaId>,
        emotion: Emotion,
        text: Arc<Paragraph>,
    },
    /// A line of its own, such as the title of the step whose what follows is.
    Note {
        sign: Option<Pictogram>,
        text: Arc<Paragraph>,
        step: StepId,
    },
}

impl Entry {
    pub fn height(&self) -> f32 {
        match self {
            Self::Card { block, .. } => block.height,
            Self::Feeling { text, .. } => text.height.max(2.0 * room::FACE_RADIUS + 2.0),
            Self::Note { text, .. } => text.height,
        }
    }
}

impl Heading {
    pub fn new(
        context: &mut Context<'_>,
        text: &str,
        sign: Option<Pictogram>,
        colour: Colour,
        target: Option<Target>,
        width: f32,
    ) -> Self {
        let lead = if sign.is_some() { SIGN + SIGN_GAP } else { 0.0 };
        let text = context.wrap(text, room::HEADING, width - lead);
        Self {
            target,
            sign,
            colour,
            height: text.height.max(SIGN),
            text,
        }
    }

    /// Where nothing need be said.
    pub fn silent(context: &mut Context<'_>) -> Self {
        Self {
            target: None,
            sign: None,
            colour: context.theme.text,
            text: context.wrap("", room::HEADING, 1.0),
            height: 0.0,
        }
    }

    pub fn draw(&self, brush: &mut Brush, theme: &Theme, at: Point) {
        let mut x = at.x;
        if let Some(sign) = self.sign {
            let square = rect(
                x,
                at.y + (room::HEADING.line_height() - SIGN) / 2.0,
                SIGN,
                SIGN,
            );
            sign.draw(brush, square, self.colour);
            x += SIGN + SIGN_GAP;
        }
        brush.paragraph(point(x, at.y), &self.text, theme.text);
    }
}

/// The steps of a subject with their columns.
pub(super) fn steps(document: &Document, subject: Subject) -> Vec<(usize, Arc<Step>)> {
    let all = document.steps().enumerate();
    let own = all.filter(|(_, (stage, step))| match subject {
        Subject::Stage(id) => stage.id == id,
        Subject::Step(id) => step.id == id,
        Subject::Lane(_) => true,
    });
    own.map(|(column, (_, step))| (column, Arc::clone(step)))
        .collect()
}

/// The sections of a subject, in the order of the map.
pub(super) fn compose(
    context: &mut Context<'_>,
    document: &Document,
    options: &ViewOptions,
    subject: Subject,
    measure: Measure,
) -> Vec<Section> {
    let steps = steps(document, subject);
    let lanes = document.lanes.iter().filter(|lane| !lane.hidden);
    let lanes: Vec<&Arc<Lane>> = match subject {
        Subject::Lane(id) => lanes.filter(|lane| lane.id == id).collect(),
        // What was folded away is not told.
        _ => lanes.filter(|lane| !lane.collapsed).collect(),
    };
    let cells = Cells::of(document, &lanes, &steps);
    let mut sections = Vec::new();
    if let (Subject::Lane(_), Some(lane)) = (subject, lanes.first()) {
        for (column, step) in &steps {
            let mut entries = Vec::new();
            entries.extend(feelings(
                context, document, options, lane, step, false, measure,
            ));
            cells.tell(context, lane, *column, step.id, measure, &mut entries);
            if !entries.is_empty() {
                let colour = context.theme.accent;
                let target = Some(Target::Step(step.id));
                let title = titled(context, step);
                let heading = Heading::new(context, &title, None, colour, target, measure.width);
                sections.push(Section { heading, entries });
            }
        }
        return sections;
    }
    let names_steps = steps.len() > 1;
    for lane in lanes {
        let mut entries = Vec::new();
        for (column, step) in &steps {
            let names = names_steps;
            entries.extend(feelings(
                context, document, options, lane, step, names, measure,
            ));
            let mut cards = Vec::new();
            cells.tell(context, lane, *column, step.id, measure, &mut cards);
            if !cards.is_empty() && names {
                let title = titled(context, step);
                entries.push(Entry::Note {
                    sign: None,
                    text: context.wrap(&title, room::TEXT, measure.width),
                    step: step.id,
                });
            }
            entries.append(&mut cards);
        }
        if !entries.is_empty() {
            sections.push(Section {
                heading: lane_heading(context, lane, measure.width),
                entries,
            });
        }
    }
    sections
}

pub(super) fn titled(context: &Context<'_>, step: &Step) -> String {
    match step.title.trim() {
        "" => context.words.model.untitled.to_owned(),
        title => title.to_owned(),
    }
}

pub(super) fn lane_heading(context: &mut Context<'_>, lane: &Lane, width: f32) -> Heading {
    let name = context.words.model.lane(lane).to_owned();
    let colour = label::accent(lane, context.theme);
    let sign = Some(Pictogram::of_role(lane.role));
    Heading::new(
        context,
        &name,
        sign,
        colour,
        Some(Target::Lane(lane.id)),
        width,
    )
}

/// The emotions of a step, a line for each curve that is shown.
pub(super) fn feelings(
    context: &mut Context<'_>,
    document: &Document,
    options: &ViewOptions,
    lane: &Lane,
    step: &Arc<Step>,
    names_step: bool,
    measure: Measure,
) -> Vec<Entry> {
    if lane.role != LaneRole::Emotion {
        return Vec::new();
    }
    let curves = swimlane::curves(document, options, std::iter::once(step));
    let names_persona = curves.len() > 1;
    let mut entries = Vec::new();
    for persona in curves {
        let Some(felt) = step.emotion(persona) else {
            continue;
        };
        let mut parts = Vec::new();
        if names_step {
            parts.push(titled(context, step));
        }
        let index = persona.and_then(|id| context.persona_index(id));
        if let Some(index) = index.filter(|_| names_persona) {
            parts.push(context.personas[index].name.clone());
        }
        let level = context.words.model.emotion(felt.value);
        parts.push(match felt.name.trim() {
            "" => level.to_owned(),
            name => name.to_owned(),
        });
        let width = measure.width - 2.0 * room::FACE_RADIUS - 12.0;
        entries.push(Entry::Feeling {
            step: step.id,
            persona,
            emotion: felt.value,
            text: context.wrap(&parts.join(BETWEEN), room::TEXT, width),
        });
    }
    entries
}

/// The cards of a subject by lane and column, in their order; a card stands in every column it covers.
struct Cells<'a> {
    cards: HashMap<(LaneId, usize), Vec<&'a Arc<Card>>>,
}

impl<'a> Cells<'a> {
    fn of(document: &'a Document, lanes: &[&Arc<Lane>], own: &[(usize, Arc<Step>)]) -> Self {
        let columns = document.steps().enumerate();
        let columns: HashMap<StepId, usize> = columns
            .map(|(column, (_, step))| (step.id, column))
            .collect();
        let shown: HashSet<LaneId> = lanes.iter().map(|lane| lane.id).collect();
        let own: HashSet<usize> = own.iter().map(|(column, _)| *column).collect();
        let mut cards: HashMap<_, Vec<_>> = HashMap::new();
        for card in document
            .cards
            .iter()
            .filter(|card| shown.contains(&card.lane))
        {
            let Some(&first) = columns.get(&card.step) else {
                continue;
            };
            let covered = first..first + usize::from(card.span.max(1));
            for column in covered.filter(|column| own.contains(column)) {
                cards.entry((card.lane, column)).or_default().push(card);
            }
        }
        Self { cards }
    }

    fn tell(
        &self,
        context: &mut Context<'_>,
        lane: &Arc<Lane>,
        column: usize,
        step: StepId,
        measure: Measure,
        entries: &mut Vec<Entry>,
    ) {
        for card in self.cards.get(&(lane.id, column)).into_iter().flatten() {
            pieces(context, card, lane, step, measure, entries);
        }
    }
}

/// A card, or several that share what is too much for one page.
fn pieces(
    context: &mut Context<'_>,
    card: &Arc<Card>,
    lane: &Arc<Lane>,
    step: StepId,
    measure: Measure,
    entries: &mut Vec<Entry>,
) {
    let block = card::compose(context, card, lane, measure.width);
    let parts = match block.height <= measure.highest {
        true => vec![Arc::clone(card)],
        false => divided(context, card, lane, &block, measure),
    };
    for part in &parts {
        entries.push(Entry::Card {
            block: card::compose(context, part, lane, measure.width),
            card: Arc::clone(part),
            lane: Arc::clone(lane),
            step,
            num_pieces: parts.len(),
        });
    }
}

/// What of a card a part of it says beside the text.
fn part_of(card: &Card, text: String, has_figure: bool, has_small_print: bool) -> Card {
    let mut part = Card::clone(card);
    part.text = text;
    if !has_figure {
        part.metric = None;
    }
    if !has_small_print {
        part.channels.clear();
        part.tags.clear();
        part.owner.clear();
        part.persona = None;
        part.emotion = None;
        part.picture = None;
        part.level = None;
    }
    part
}

/// A card that is too high, in parts: its text, then what has no room beside it.
fn divided(
    context: &mut Context<'_>,
    card: &Card,
    lane: &Arc<Lane>,
    block: &CardBlock,
    measure: Measure,
) -> Vec<Arc<Card>> {
    let line = map::CARD.line_height();
    let lines_beside = |block: &CardBlock| {
        let besides = block.height - block.text.height;
        ((measure.highest - besides) / line).floor() as usize
    };
    let mut first = part_of(card, card.text.clone(), true, true);
    let mut rest = Vec::new();
    let mut num_lines = lines_beside(block);
    let mut width = block.text.width;
    if num_lines < 1 {
        rest = figures(context, card, lane, measure);
        let small = part_of(card, String::new(), false, true);
        if small != part_of(card, String::new(), false, false) {
            rest.push(small);
        }
        first = part_of(card, card.text.clone(), false, false);
        let bare = card::compose(context, &first, lane, measure.width);
        (num_lines, width) = (lines_beside(&bare).max(1), bare.text.width);
    }
    let texts = chunks(context, &card.text, map::CARD, width, num_lines);
    let mut parts = Vec::new();
    for (index, text) in texts.into_iter().enumerate() {
        // Small print and pictures stand with the beginning.
        let mut part = part_of(&first, text, index == 0, index == 0);
        part.note.clear();
        parts.push(Arc::new(part));
    }
    parts.extend(rest.into_iter().map(Arc::new));
    parts
}

/// The figure on a card, and where that is too high, what belongs to it as texts.
fn figures(
    context: &mut Context<'_>,
    card: &Card,
    lane: &Arc<Lane>,
    measure: Measure,
) -> Vec<Card> {
    let mut figure = part_of(card, String::new(), true, false);
    let Some(metric) = &figure.metric else {
        return Vec::new();
    };
    let said = metric::small_print(&context.words.layout, metric).join(BETWEEN);
    let block = card::compose(context, &figure, lane, measure.width);
    if block.height <= measure.highest || said.is_empty() {
        return vec![figure];
    }
    if let Some(metric) = &mut figure.metric {
        (metric.target, metric.date) = (None, None);
        metric.source.clear();
    }
    let bare = part_of(card, said.clone(), false, false);
    let block = card::compose(context, &bare, lane, measure.width);
    let besides = block.height - block.text.height;
    let num_lines = ((measure.highest - besides) / map::CARD.line_height()).floor() as usize;
    let texts = chunks(context, &said, map::CARD, block.text.width, num_lines);
    let texts = texts
        .into_iter()
        .map(|text| part_of(&bare, text, false, false));
    std::iter::once(figure).chain(texts).collect()
}

/// `text` in parts of so many lines.
fn chunks(
    context: &mut Context<'_>,
    text: &str,
    style: TextStyle,
    width: f32,
    num_lines: usize,
) -> Vec<String> {
    let paragraph = context.wrap(text, style, width);
    let parts = paragraph.lines.chunks(num_lines.max(1));
    let parts = parts.filter_map(|lines| {
        let (first, last) = (lines.first()?, lines.last()?);
        let range = first.source.start..last.source.end.min(text.len());
        Some(text.get(range).unwrap_or_default().trim().to_owned())
    });
    parts.collect()
}

/// A text beside the cards, in parts where it is too long for one page.
pub(super) fn notes(
    context: &mut Context<'_>,
    sign: Option<Pictogram>,
    text: &str,
    step: StepId,
    measure: Measure,
) -> Vec<Entry> {
    let lead = sign.map_or(0.0, |_| SIGN + SIGN_GAP);
    let width = measure.width - lead;
    let num_lines = (measure.highest / room::TEXT.line_height()).floor() as usize;
    let parts = chunks(context, text, room::TEXT, width, num_lines);
    let parts = parts.into_iter().enumerate().map(|(index, part)| {
        let sign = sign.filter(|_| index == 0);
        let text = context.wrap(&part, room::TEXT, width);
        Entry::Note { sign, text, step }
    });
    parts.collect()
}
