//! The texts of each kind of thing: what is searched, and how a replaced one is put back.

use crate::i18n::Catalog;
use crate::model::{
    Card, Channel, Evidence, Header, Initiative, InitiativeId, Lane, Link, Note, NoteId, Persona,
    Phase, Stage, Step,
};
use crate::scene::Target;

/// What a text belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holder {
    Target(Target),
    /// In the panel, not on the map.
    Initiative(InitiativeId),
    /// In the inbox.
    Note(NoteId),
}

/// Which text of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What is written on the map: a card's text, a title, a label, a name.
    Main,
    /// The name of its role, which a lane without a label shows.
    RoleName,
    Scenario,
    Role,
    Goal,
    Author(usize),
    PhaseGoal(usize),
    Deliverable(usize),
    DataNeeded(usize),
    Characteristic(usize),
    DesiredExperience,
    Quote,
    SegmentName,
    SegmentCriteria,
    /// The word for a step's emotion.
    EmotionWord(usize),
    ComeBack,
    Description,
    /// A channel that the program has no name for.
    Channel(usize),
    /// Where what was observed comes from.
    Source,
    MetricUnit,
    MetricSource,
    Owner,
    Tag(usize),
    Note,
}

impl Field {
    pub(super) const FIRST: Self = Self::Main;

    /// Whether it is written on the map itself.
    pub fn is_on_map(self) -> bool {
        matches!(self, Self::Main | Self::RoleName)
    }

    /// The name of a role is the program's, not the map's.
    pub fn is_replaceable(self) -> bool {
        self != Self::RoleName
    }
}

/// Something with texts.
pub(super) trait Texts: Clone {
    /// Every text that is not empty, in the order of [`Field`].
    fn texts<'a>(&'a self, words: &Catalog) -> Vec<(Field, &'a str)>;
    /// The place a text is kept in.
    fn text_mut(&mut self, field: Field) -> Option<&mut String>;
    /// Drops entries of lists that have become empty or the same as others.
    fn tidy(&mut self) {}
}

fn filled<'a>(texts: impl IntoIterator<Item = (Field, &'a String)>) -> Vec<(Field, &'a str)> {
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    let mut texts: Vec<_> = texts.map(|(field, text)| (field, text.as_str())).collect();
    texts.sort_by_key(|(field, _)| *field);
    texts
}

fn without_empty(texts: &mut Vec<String>) {
    texts.retain(|text| !text.trim().is_empty());
}

fn without_empty_and_same(texts: &mut Vec<String>) {
    without_empty(texts);
    let mut seen = std::collections::HashSet::new();
    texts.retain(|text| seen.insert(text.clone()));
}

fn numbered(texts: &[String], field: fn(usize) -> Field) -> impl Iterator<Item = (Field, &String)> {
    let texts = texts.iter().enumerate();
    texts.map(move |(index, text)| (field(index), text))
}

impl Texts for Header {
    fn texts<'a>(&'a self, _: &Catalog) -> Vec<(Field, &'a str)> {
        let texts = [
            (Field::Main, &self.title),
            (Field::Scenario, &self.scenario),
            (Field::Goal, &self.goal),
            (Field::PhaseGoal(0), &self.phase_goals.before.text),
            (Field::PhaseGoal(1), &self.phase_goals.during.text),
            (Field::PhaseGoal(2), &self.phase_goals.after.text),
            (Field::Note, &self.note),
        ];
        let authors = numbered(&self.authors, Field::Author);
        filled(texts.into_iter().chain(authors))
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::PhaseGoal(index) => {
                let phase = Phase::ALL.get(index)?;
                Some(&mut self.phase_goals.of_mut(*phase).text)
            }
            Field::Main => Some(&mut self.title),
            Field::Scenario => Some(&mut self.scenario),
            Field::Goal => Some(&mut self.goal),
            Field::Author(index) => self.authors.get_mut(index),
            Field::Note => Some(&mut self.note),
            _ => None,
        }
    }

    fn tidy(&mut self) {
        without_empty_and_same(&mut self.authors);
    }
}

impl Texts for Persona {
    fn texts<'a>(&'a self, _: &Catalog) -> Vec<(Field, &'a str)> {
        let first = [
            (Field::Main, &self.name),
            (Field::Role, &self.role),
            (Field::Goal, &self.goal),
        ];
        let last = [
            (Field::DesiredExperience, &self.desired_experience),
            (Field::Quote, &self.quote),
        ];
        let lines = numbered(&self.characteristics, Field::Characteristic);
        let segment = self.segment.iter().flat_map(|segment| {
            [
                (Field::SegmentName, &segment.name),
                (Field::SegmentCriteria, &segment.criteria),
            ]
        });
        filled(first.into_iter().chain(lines).chain(last).chain(segment))
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Main => Some(&mut self.name),
            Field::Role => Some(&mut self.role),
            Field::Goal => Some(&mut self.goal),
            Field::Characteristic(index) => self.characteristics.get_mut(index),
            Field::DesiredExperience => Some(&mut self.desired_experience),
            Field::Quote => Some(&mut self.quote),
            Field::SegmentName => Some(&mut self.segment.as_mut()?.name),
            Field::SegmentCriteria => Some(&mut self.segment.as_mut()?.criteria),
            _ => None,
        }
    }

    fn tidy(&mut self) {
        without_empty(&mut self.characteristics);
    }
}

impl Texts for Stage {
    fn texts<'a>(&'a self, _: &Catalog) -> Vec<(Field, &'a str)> {
        let first = [(Field::Main, &self.title), (Field::Goal, &self.goal)];
        let middle = numbered(&self.deliverables, Field::Deliverable);
        let last = [(Field::Note, &self.note)];
        filled(first.into_iter().chain(middle).chain(last))
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Main => Some(&mut self.title),
            Field::Goal => Some(&mut self.goal),
            Field::Deliverable(index) => self.deliverables.get_mut(index),
            Field::Note => Some(&mut self.note),
            _ => None,
        }
    }

    fn tidy(&mut self) {
        without_empty(&mut self.deliverables);
    }
}

impl Texts for Step {
    fn texts<'a>(&'a self, _: &Catalog) -> Vec<(Field, &'a str)> {
        let first = [(Field::Main, &self.title)];
        let data = numbered(&self.data_needed, Field::DataNeeded);
        let emotions = self.emotions.iter().enumerate();
        let emotions = emotions.map(|(index, point)| (Field::EmotionWord(index), &point.name));
        let last = [
            (Field::ComeBack, &self.so_that_they_come_back),
            (Field::Note, &self.note),
        ];
        filled(first.into_iter().chain(data).chain(emotions).chain(last))
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Main => Some(&mut self.title),
            Field::DataNeeded(index) => self.data_needed.get_mut(index),
            Field::EmotionWord(index) => Some(&mut self.emotions.get_mut(index)?.name),
            Field::ComeBack => Some(&mut self.so_that_they_come_back),
            Field::Note => Some(&mut self.note),
            _ => None,
        }
    }

    fn tidy(&mut self) {
        without_empty(&mut self.data_needed);
    }
}

impl Texts for Lane {
    fn texts<'a>(&'a self, words: &Catalog) -> Vec<(Field, &'a str)> {
        let mut texts = filled([(Field::Main, &self.label), (Field::Note, &self.note)]);
        if self.label.is_empty() {
            // The catalog's words outlive every map.
            texts.insert(0, (Field::RoleName, words.model.role(self.role)));
        }
        texts
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Main => Some(&mut self.label),
            Field::Note => Some(&mut self.note),
            _ => None,
        }
    }
}

impl Texts for Card {
    fn texts<'a>(&'a self, _: &Catalog) -> Vec<(Field, &'a str)> {
        let first = [
            (Field::Main, &self.text),
            (Field::Owner, &self.owner),
            (Field::Note, &self.note),
        ];
        let tags = numbered(&self.tags, Field::Tag);
        let channels = self.channels.iter().enumerate();
        let channels = channels.filter_map(|(index, channel)| match channel {
            Channel::Other(name) => Some((Field::Channel(index), name)),
            _ => None,
        });
        let source = match &self.evidence {
            Evidence::Observed { source } => Some((Field::Source, source)),
            _ => None,
        };
        let metric = self.metric.iter().flat_map(|metric| {
            [
                (Field::MetricUnit, &metric.unit),
                (Field::MetricSource, &metric.source),
            ]
        });
        let lists = tags.chain(channels).chain(source).chain(metric);
        filled(first.into_iter().chain(lists))
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Main => Some(&mut self.text),
            Field::Channel(index) => match self.channels.get_mut(index)? {
                Channel::Other(name) => Some(name),
                _ => None,
            },
            Field::Source => match &mut self.evidence {
                Evidence::Observed { source } => Some(source),
                _ => None,
            },
            Field::MetricUnit => Some(&mut self.metric.as_mut()?.unit),
            Field::MetricSource => Some(&mut self.metric.as_mut()?.source),
            Field::Owner => Some(&mut self.owner),
            Field::Tag(index) => self.tags.get_mut(index),
            Field::Note => Some(&mut self.note),
            _ => None,
        }
    }

    fn tidy(&mut self) {
        without_empty_and_same(&mut self.tags);
        let mut seen = std::collections::HashSet::new();
        self.channels.retain(|channel| {
            let is_empty = matches!(channel, Channel::Other(name) if name.trim().is_empty());
            !is_empty && seen.insert(channel.clone())
        });
    }
}

impl Texts for Initiative {
    fn texts<'a>(&'a self, _: &Catalog) -> Vec<(Field, &'a str)> {
        filled([
            (Field::Main, &self.title),
            (Field::Description, &self.description),
            (Field::Owner, &self.owner),
        ])
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Main => Some(&mut self.title),
            Field::Description => Some(&mut self.description),
            Field::Owner => Some(&mut self.owner),
            _ => None,
        }
    }
}

impl Texts for Note {
    fn texts<'a>(&'a self, _: &Catalog) -> Vec<(Field, &'a str)> {
        filled([(Field::Main, &self.text)])
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        (field == Field::Main).then_some(&mut self.text)
    }
}

impl Texts for Link {
    fn texts<'a>(&'a self, _: &Catalog) -> Vec<(Field, &'a str)> {
        filled([(Field::Main, &self.label)])
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        (field == Field::Main).then_some(&mut self.label)
    }
}
