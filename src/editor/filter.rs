//! Which cards stand out: those that hold what is asked for; the others are dimmed.
//!
//! Several traits of the same facet mean any of them, several facets all of them. A filter belongs to the
//! view: it is neither in the document nor in what is exported.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Editor;
use crate::model::{
    Card, CardId, Channel, Document, Evidence, Lane, LaneId, LaneRole, Link, LinkId, Mark,
    PersonaId, Stage, StepId, Table,
};

/// What cards can be told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    Persona,
    Tag,
    Evidence,
    Owner,
    Channel,
    Mark,
    Role,
}

impl Facet {
    pub const ALL: [Self; 7] = [
        Self::Persona,
        Self::Tag,
        Self::Evidence,
        Self::Owner,
        Self::Channel,
        Self::Mark,
        Self::Role,
    ];
}

/// One thing a card can have.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Trait {
    /// `None`: cards of nobody in particular.
    Persona(Option<PersonaId>),
    Tag(String),
    /// Observed whatever the source: it is empty here.
    Evidence(Evidence),
    /// `None`: cards without an owner.
    Owner(Option<String>),
    Channel(Channel),
    Mark(Mark),
    Role(LaneRole),
}

impl Trait {
    pub fn facet(&self) -> Facet {
        match self {
            Self::Persona(_) => Facet::Persona,
            Self::Tag(_) => Facet::Tag,
            Self::Evidence(_) => Facet::Evidence,
            Self::Owner(_) => Facet::Owner,
            Self::Channel(_) => Facet::Channel,
            Self::Mark(_) => Facet::Mark,
            Self::Role(_) => Facet::Role,
        }
    }

    /// Everything a card has.
    fn of(card: &Card, role: Option<LaneRole>) -> Vec<Self> {
        let mut traits = vec![
            Self::Persona(card.persona),
            Self::Evidence(without_source(&card.evidence)),
            Self::Owner(named(&card.owner)),
        ];
        let tags = card.tags.iter().filter_map(|tag| named(tag));
        traits.extend(tags.map(Self::Tag));
        traits.extend(card.channels.iter().cloned().map(Self::Channel));
        traits.extend(card.mark.map(Self::Mark));
        traits.extend(role.map(Self::Role));
        traits
    }

    fn holds(&self, card: &Card, role: Option<LaneRole>) -> bool {
        match self {
            Self::Persona(id) => card.persona == *id,
            Self::Tag(tag) => card.tags.iter().any(|other| other.trim() == tag),
            Self::Evidence(evidence) => {
                std::mem::discriminant(evidence) == std::mem::discriminant(&card.evidence)
            }
            Self::Owner(owner) => card.owner.trim() == owner.as_deref().unwrap_or_default(),
            Self::Channel(channel) => card.channels.contains(channel),
            Self::Mark(mark) => card.mark == Some(*mark),
            Self::Role(wanted) => role == Some(*wanted),
        }
    }
}

fn without_source(evidence: &Evidence) -> Evidence {
    match evidence {
        Evidence::Observed { .. } => Evidence::Observed {
            source: String::new(),
        },
        other => other.clone(),
    }
}

fn named(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What is asked for, and which cards do not have it.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    chosen: Vec<Trait>,
    dimmed: HashSet<CardId>,
    /// Those that lead from or to a dimmed card.
    dimmed_links: HashSet<LinkId>,
    /// Those with a card that stands out, for views that draw no cards.
    steps: HashSet<StepId>,
    /// What they were found in.
    seen: Option<Seen>,
}

type Seen = (Table<Card>, Table<Lane>, Table<Link>, Table<Stage>);

impl Filter {
    pub fn is_on(&self) -> bool {
        !self.chosen.is_empty()
    }

    /// What is asked for, in the order it was chosen.
    pub fn chosen(&self) -> &[Trait] {
        &self.chosen
    }

    /// Whether the card does not have what is asked for. Cards not yet in the map stand out.
    pub fn dims(&self, card: CardId) -> bool {
        !self.dimmed.is_empty() && self.dimmed.contains(&card)
    }

    /// Whether no card of the step has what is asked for.
    pub fn dims_step(&self, step: StepId) -> bool {
        self.is_on() && !self.steps.contains(&step)
    }

    pub fn dims_link(&self, link: LinkId) -> bool {
        !self.dimmed_links.is_empty() && self.dimmed_links.contains(&link)
    }

    /// Whether others than this persona are asked for; its curve steps back then, as its cards do.
    pub fn dims_persona(&self, persona: Option<PersonaId>) -> bool {
        let asked = |it: &&Trait| it.facet() == Facet::Persona;
        let mut asked = self.chosen.iter().filter(asked).peekable();
        asked.peek().is_some() && asked.all(|it| *it != Trait::Persona(persona))
    }

    /// How many cards stand out.
    pub fn num_shown(&self, document: &Document) -> usize {
        document.cards.len().saturating_sub(self.dimmed.len())
    }

    fn look(&mut self, document: &Document) {
        let is_known = self
            .seen
            .as_ref()
            .is_some_and(|(cards, lanes, links, stages)| {
                Arc::ptr_eq(cards, &document.cards)
                    && Arc::ptr_eq(lanes, &document.lanes)
                    && Arc::ptr_eq(links, &document.links)
                    && Arc::ptr_eq(stages, &document.stages)
            });
        if is_known {
            return;
        }
        self.dimmed.clear();
        self.dimmed_links.clear();
        self.steps.clear();
        if self.chosen.is_empty() {
            self.seen = None;
            return;
        }
        self.seen = Some((
            Arc::clone(&document.cards),
            Arc::clone(&document.lanes),
            Arc::clone(&document.links),
            Arc::clone(&document.stages),
        ));
        let roles = roles(document);
        let dimmed = document.cards.iter().filter(|card| {
            let role = roles.get(&card.lane).copied();
            !passes(&self.chosen, card, role)
        });
        self.dimmed = dimmed.map(|card| card.id).collect();
        let links = document.links.iter();
        let links = links.filter(|link| self.dims(link.from) || self.dims(link.to));
        self.dimmed_links = links.map(|link| link.id).collect();
        self.steps = self.shown_steps(document);
    }

    fn shown_steps(&self, document: &Document) -> HashSet<StepId> {
        let steps: Vec<StepId> = document.steps().map(|(_, step)| step.id).collect();
        let columns: HashMap<StepId, usize> = steps.iter().copied().zip(0..).collect();
        let mut shown = HashSet::new();
        for card in document.cards.iter().filter(|card| !self.dims(card.id)) {
            let Some(&first) = columns.get(&card.step) else {
                continue;
            };
            let covered = steps.iter().skip(first).take(usize::from(card.span.max(1)));
            shown.extend(covered);
        }
        shown
    }
}

fn roles(document: &Document) -> HashMap<LaneId, LaneRole> {
    let lanes = document.lanes.iter();
    lanes.map(|lane| (lane.id, lane.role)).collect()
}

/// Any of each facet's traits, for every facet asked for.
fn passes(chosen: &[Trait], card: &Card, role: Option<LaneRole>) -> bool {
    Facet::ALL.into_iter().all(|facet| {
        let mut wanted = chosen.iter().filter(|it| it.facet() == facet).peekable();
        wanted.peek().is_none() || wanted.any(|it| it.holds(card, role))
    })
}

/// Every trait that tells cards of the map apart, by facet, with the number of cards that have it. Facets
/// that say the same of every card are left out.
pub fn traits_of(document: &Document) -> Vec<(Facet, Vec<(Trait, usize)>)> {
    let roles = roles(document);
    let mut counts: HashMap<Trait, usize> = HashMap::new();
    for card in document.cards.iter() {
        for it in Trait::of(card, roles.get(&card.lane).copied()) {
            *counts.entry(it).or_default() += 1;
        }
    }
    let mut facets = Vec::new();
    for facet in Facet::ALL {
        let found = counts.iter().filter(|(it, _)| it.facet() == facet);
        let mut found: Vec<_> = found.map(|(it, &count)| (it.clone(), count)).collect();
        found.sort_by_key(|(it, _)| place(it, document));
        let says_nothing = matches!(
            &found[..],
            [] | [(
                Trait::Persona(None) | Trait::Owner(None) | Trait::Evidence(_),
                _
            )]
        );
        if !says_nothing {
            facets.push((facet, found));
        }
    }
    facets
}

/// The order of traits within their facet: that of the map and of the model's lists; names by alphabet,
/// what is missing last.
fn place(it: &Trait, document: &Document) -> (usize, String) {
    let at = |found: Option<usize>| (found.unwrap_or(usize::MAX), String::new());
    let by_name = |name: &str| (0, crate::text::fold::fold(name, Default::default()));
    match it {
        Trait::Persona(id) => at(document
            .personas
            .iter()
            .position(|persona| Some(persona.id) == *id)),
        Trait::Tag(name) | Trait::Owner(Some(name)) => by_name(name),
        Trait::Owner(None) => at(None),
        Trait::Evidence(evidence) => at(Some(match evidence {
            Evidence::Observed { .. } => 0,
            Evidence::Assumed => 1,
            Evidence::Proposed => 2,
            Evidence::Unstated => 3,
        })),
        Trait::Channel(Channel::Other(name)) => (Channel::NAMED.len(), name.clone()),
        Trait::Channel(channel) => at(Channel::NAMED.iter().position(|it| it == channel)),
        Trait::Mark(mark) => at(Some(*mark as usize)),
        Trait::Role(role) => at(document.lanes.iter().position(|lane| lane.role == *role)),
    }
}

impl Editor {
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Asks for a trait, or no longer.
    pub fn toggle_filter(&mut self, it: Trait) {
        let chosen = &mut self.filter.chosen;
        match chosen.iter().position(|other| *other == it) {
            Some(at) => {
                chosen.remove(at);
            }
            None => chosen.push(it),
        }
        self.filter.seen = None;
        self.filter.look(&self.document);
    }

    /// Every card stands out again.
    pub fn clear_filter(&mut self) {
        self.filter = Filter::default();
    }

    /// Follows the document; costs nothing without a filter.
    pub(super) fn refresh_filter(&mut self) {
        if self.filter.is_on() {
            self.filter.look(&self.document);
        }
    }
}
