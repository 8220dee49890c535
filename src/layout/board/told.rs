//! What stands beside a view's own picture: how the steps are felt, and what the view says of them.

use std::sync::Arc;

use super::super::ViewOptions;
use super::super::context::Context;
use super::super::face;
use super::super::pictogram::Pictogram;
use super::super::stop::Subject;
use super::sections::{Entry, Heading, Measure, Section, feelings, notes, steps, titled};
use crate::model::{Channel, Document, Emotion, Lane, LaneRole, PersonaId, Step, StepId};
use crate::theme::room;

/// What a view says of a step.
#[derive(Debug, Clone)]
pub(in crate::layout) struct Told {
    pub step: StepId,
    /// What it feels like, and for whom.
    pub emotion: Option<(Option<PersonaId>, Emotion)>,
    /// What the line is about, and the line; may be empty.
    pub about: &'static str,
    pub line: String,
    pub channels: Vec<Channel>,
    /// Of its cards in a vote.
    pub dots: u32,
}

pub(super) fn compose(
    context: &mut Context<'_>,
    document: &Document,
    options: &ViewOptions,
    subject: Subject,
    measure: Measure,
    told: &[Told],
) -> Vec<Section> {
    let steps: Vec<Arc<Step>> = steps(document, subject)
        .into_iter()
        .map(|(_, step)| step)
        .collect();
    let of = |step: &Step| told.iter().find(|told| told.step == step.id);
    match (subject, steps.first()) {
        (Subject::Step(_), Some(step)) => {
            let Some(told) = of(step) else {
                return Vec::new();
            };
            of_step(context, document, options, step, told, measure)
        }
        _ => {
            let entries = steps.iter().filter_map(|step| {
                let told = of(step)?;
                Some(in_short(context, step, told, measure))
            });
            let entries: Vec<Entry> = entries.collect();
            let (name, colour) = (context.words.layout.steps, context.theme.accent);
            let heading = Heading::new(context, name, None, colour, None, measure.width);
            let section = Section { heading, entries };
            Vec::from_iter((!section.entries.is_empty()).then_some(section))
        }
    }
}

/// A step with its face.
fn in_short(context: &mut Context<'_>, step: &Step, told: &Told, measure: Measure) -> Entry {
    let mut title = titled(context, step);
    if told.dots > 0 {
        title = format!("{title} · {}", (context.words.vote.dots)(told.dots));
    }
    match told.emotion {
        Some((persona, emotion)) => {
            let width = measure.width - 2.0 * room::FACE_RADIUS - 12.0;
            Entry::Feeling {
                step: step.id,
                persona,
                emotion,
                text: context.wrap(&title, room::TEXT, width),
            }
        }
        None => Entry::Note {
            sign: None,
            text: context.wrap(&title, room::TEXT, measure.width),
            step: step.id,
        },
    }
}

fn of_step(
    context: &mut Context<'_>,
    document: &Document,
    options: &ViewOptions,
    step: &Arc<Step>,
    told: &Told,
    measure: Measure,
) -> Vec<Section> {
    let words = context.words;
    let is_felt = |lane: &&Arc<Lane>| lane.role == LaneRole::Emotion && !lane.hidden;
    let lane = document.lanes.iter().find(is_felt);
    let mut entries = lane.map_or_else(Vec::new, |lane| {
        feelings(context, document, options, lane, step, false, measure)
    });
    for entry in &mut entries {
        if let Entry::Feeling { emotion, .. } = entry {
            *emotion = face::shown_face(*emotion, document.wheel.faces);
        }
    }
    let mut sections = Vec::new();
    if !entries.is_empty() {
        // Faces say themselves what they are.
        let heading = Heading::silent(context);
        sections.push(Section { heading, entries });
    }
    let mut entries = Vec::new();
    if !told.line.is_empty() {
        entries.extend(notes(context, None, &told.line, step.id, measure));
    }
    for channel in &told.channels {
        let (sign, name) = (Pictogram::of_channel(channel), words.model.channel(channel));
        entries.extend(notes(context, Some(sign), name, step.id, measure));
    }
    if told.dots > 0 {
        let dots = (words.vote.dots)(told.dots);
        entries.extend(notes(context, None, &dots, step.id, measure));
    }
    if !entries.is_empty() {
        let name = match told.line.is_empty() {
            true => words.model.role(LaneRole::Channel),
            false => told.about,
        };
        let colour = context.theme.accent;
        let heading = Heading::new(context, name, None, colour, None, measure.width);
        sections.push(Section { heading, entries });
    }
    sections
}
