//! The texts of each kind of thing: what is searched, and how a replaced one is put back.

use crate::i18n::Catalog;
use crate::model::{Card, Header, Lane, Link, Persona, Phase, Stage, Step};

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
    PhaseGoal(usize),
    Deliverable(usize),
    DataNeeded(usize),
    Characteristic(usize),
    DesiredExperience,
    Quote,
    ComeBack,
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
}

fn filled<'a>(texts: impl IntoIterator<Item = (Field, &'a String)>) -> Vec<(Field, &'a str)> {
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    texts.map(|(field, text)| (field, text.as_str())).collect()
}

fn numbered(texts: &[String], field: fn(usize) -> Field) -> impl Iterator<Item = (Field, &String)> {
    let texts = texts.iter().enumerate();
    texts.map(move |(index, text)| (field(index), text))
}

impl Texts for Header {
    fn texts<'a>(&'a self, _: &Catalog) -> Vec<(Field, &'a str)> {
        filled([
            (Field::Main, &self.title),
            (Field::Scenario, &self.scenario),
            (Field::Goal, &self.goal),
            (Field::PhaseGoal(0), &self.phase_goals.before.text),
            (Field::PhaseGoal(1), &self.phase_goals.during.text),
            (Field::PhaseGoal(2), &self.phase_goals.after.text),
            (Field::Note, &self.note),
        ])
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
            Field::Note => Some(&mut self.note),
            _ => None,
        }
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
        let middle = numbered(&self.characteristics, Field::Characteristic);
        filled(first.into_iter().chain(middle).chain(last))
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Main => Some(&mut self.name),
            Field::Role => Some(&mut self.role),
            Field::Goal => Some(&mut self.goal),
            Field::Characteristic(index) => self.characteristics.get_mut(index),
            Field::DesiredExperience => Some(&mut self.desired_experience),
            Field::Quote => Some(&mut self.quote),
            _ => None,
        }
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
}

impl Texts for Step {
    fn texts<'a>(&'a self, _: &Catalog) -> Vec<(Field, &'a str)> {
        let first = [(Field::Main, &self.title)];
        let middle = numbered(&self.data_needed, Field::DataNeeded);
        let last = [
            (Field::ComeBack, &self.so_that_they_come_back),
            (Field::Note, &self.note),
        ];
        filled(first.into_iter().chain(middle).chain(last))
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Main => Some(&mut self.title),
            Field::DataNeeded(index) => self.data_needed.get_mut(index),
            Field::ComeBack => Some(&mut self.so_that_they_come_back),
            Field::Note => Some(&mut self.note),
            _ => None,
        }
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
        let first = [(Field::Main, &self.text), (Field::Owner, &self.owner)];
        let tags = numbered(&self.tags, Field::Tag);
        filled(
            first
                .into_iter()
                .chain(tags)
                .chain([(Field::Note, &self.note)]),
        )
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Main => Some(&mut self.text),
            Field::Owner => Some(&mut self.owner),
            Field::Tag(index) => self.tags.get_mut(index),
            Field::Note => Some(&mut self.note),
            _ => None,
        }
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
