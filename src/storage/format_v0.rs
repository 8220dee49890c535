//! The file format, version 0, frozen: the first drafts of maps, before anything had an id.
//!
//! It uses nothing of the model, so that the model may change. Never edited; read only, never written.

use std::sync::Arc;

use serde::Deserialize;

use crate::model::{
    Card, Document, Emotion, EmotionPoint, Header, IdGenerator, Lane, LaneRole, Mark, Persona,
    Stage, Step,
};

/// A file of version 0.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileV0 {
    #[expect(dead_code, reason = "the probe has read it")]
    format: String,
    #[expect(dead_code, reason = "the probe has read it")]
    version: u32,
    name: String,
    /// Whose journey it is; empty: nobody's in particular.
    #[serde(default)]
    actor: String,
    #[serde(default)]
    stages: Vec<StageV0>,
    #[serde(default)]
    rows: Vec<RowV0>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StageV0 {
    name: String,
    #[serde(default)]
    steps: Vec<StepV0>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepV0 {
    name: String,
    /// From -2 to 2.
    #[serde(default)]
    emotion: Option<f32>,
    #[serde(default)]
    note: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum KindV0 {
    Action,
    Channel,
    Emotion,
    Thought,
    Pain,
    Idea,
    Backstage,
    Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowV0 {
    kind: KindV0,
    #[serde(default)]
    name: String,
    #[serde(default)]
    cells: Vec<CellV0>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CellV0 {
    /// The number of the step over all stages, from 0.
    step: usize,
    text: String,
}

impl KindV0 {
    fn role(self) -> LaneRole {
        match self {
            Self::Action => LaneRole::Action,
            Self::Channel => LaneRole::Channel,
            Self::Emotion => LaneRole::Emotion,
            Self::Thought => LaneRole::Thought,
            Self::Pain => LaneRole::PainPoint,
            Self::Idea => LaneRole::Opportunity,
            Self::Backstage => LaneRole::Backstage,
            Self::Text => LaneRole::FreeText,
        }
    }

    fn mark(self) -> Option<Mark> {
        match self {
            Self::Pain => Some(Mark::Pain),
            Self::Idea => Some(Mark::Opportunity),
            _ => None,
        }
    }
}

impl From<FileV0> for Document {
    /// Ids follow from the order of things: the same file always becomes the same map.
    fn from(file: FileV0) -> Self {
        let mut ids = IdGenerator::from_seed(0);
        let header = Header {
            title: file.name,
            ..Header::default()
        };
        let mut personas = Vec::new();
        if !file.actor.is_empty() {
            personas.push(Arc::new(Persona::new(ids.next_id(), file.actor)));
        }
        let persona = personas.first().map(|persona| persona.id);
        let mut steps = Vec::new();
        let mut stages = Vec::new();
        for old in file.stages {
            let mut stage = Stage::new(ids.next_id(), old.name);
            for old in old.steps {
                let mut step = Step::new(ids.next_id(), old.name);
                step.note = old.note;
                let value = old.emotion.and_then(Emotion::nearest);
                step.emotions.extend(value.map(|value| EmotionPoint {
                    persona,
                    value,
                    name: String::new(),
                }));
                steps.push(step.id);
                stage.steps.push(Arc::new(step));
            }
            stages.push(Arc::new(stage));
        }
        let mut lanes = Vec::new();
        let mut cards = Vec::new();
        for row in file.rows {
            let mut lane = Lane::new(ids.next_id(), row.kind.role());
            lane.label = row.name;
            for cell in row.cells {
                // Beyond the last step there is none: repair finds the card a place and says so.
                let step = steps.get(cell.step).copied();
                let step = step.unwrap_or_else(|| ids.next_id());
                let mut card = Card::new(ids.next_id(), step, lane.id, cell.text);
                card.mark = row.kind.mark();
                cards.push(Arc::new(card));
            }
            lanes.push(Arc::new(lane));
        }
        Self {
            header: Arc::new(header),
            personas: Arc::new(personas),
            stages: Arc::new(stages),
            lanes: Arc::new(lanes),
            cards: Arc::new(cards),
            ..Self::default()
        }
    }
}
