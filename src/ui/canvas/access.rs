//! The map for those who do not see it: a node per visible card and header, named in words.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use egui::accesskit::{self, Role};
use egui::{Id, Response, Sense, Ui};

use super::view::View;
use crate::editor::Editor;
use crate::i18n::Catalog;
use crate::model::{Card, CardId, Document, LaneId, StepId, Table};
use crate::scene::Target;

/// More than this on screen cannot be read anyway.
const MOST_NODES: usize = 400;

/// Which node stands for what, and the words for it.
#[derive(Default)]
pub(super) struct AccessState {
    targets: HashMap<accesskit::NodeId, Target>,
    cards: Option<Table<Card>>,
    index: HashMap<CardId, (usize, usize, usize)>,
}

impl AccessState {
    /// What an assistive technology asked something of.
    pub fn target_of(&self, request: &accesskit::ActionRequest) -> Option<Target> {
        self.targets.get(&request.target_node).copied()
    }

    /// For each card: its row in the table, its place in the cell, how many are there.
    fn index(&mut self, cards: &Table<Card>) {
        if self
            .cards
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, cards))
        {
            return;
        }
        self.cards = Some(Arc::clone(cards));
        self.index.clear();
        let mut cells: HashMap<(StepId, LaneId), Vec<CardId>> = HashMap::new();
        for card in cards.iter() {
            cells
                .entry((card.step, card.lane))
                .or_default()
                .push(card.id);
        }
        for (row, card) in cards.iter().enumerate() {
            let Some(cell) = cells.get(&(card.step, card.lane)) else {
                continue;
            };
            let place = cell.iter().position(|&id| id == card.id).unwrap_or(0);
            self.index.insert(card.id, (row, place, cell.len()));
        }
    }
}

/// What kind of thing a target is.
pub(super) fn kind_name(target: Target, words: &Catalog) -> &str {
    let text = &words.inspector;
    match target {
        Target::Title => text.title,
        Target::Stage(_) => text.stage,
        Target::Step(_) => text.step,
        Target::Lane(_) => text.lane,
        Target::Card(_) => text.card,
        Target::Cell { .. } => words.panel.canvas,
        Target::Emotion { .. } => text.emotion,
        Target::Link(_) => text.link,
        Target::Persona(_) => text.persona,
    }
}

pub(super) fn nodes(
    ui: &Ui,
    response: &Response,
    editor: &Editor,
    view: View,
    words: &Catalog,
    state: &mut AccessState,
) {
    state.targets.clear();
    let document = editor.document();
    let name = match &*document.header.title {
        "" => words.panel.canvas.to_owned(),
        title => format!("{}, {title}", words.panel.canvas),
    };
    let is_on = ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::List);
        node.set_label(name);
        node.add_action(accesskit::Action::Focus);
        let rect = response.rect;
        node.set_bounds(accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
    });
    if is_on.is_none() {
        return;
    }
    state.index(&document.cards);
    let visible = view.visible();
    let mut left = MOST_NODES;
    let scene = &editor.layout().scene;
    let stand_ins = scene.on_screen(visible).filter(|(it, _)| it.is_stand_in());
    let stand_ins: HashSet<Target> = stand_ins
        .flat_map(|(placed, _)| &placed.fragment.groups)
        .filter_map(|group| group.target)
        .collect();
    for (placed, offset) in scene.on_screen(visible) {
        let is_stand_in = placed.is_stand_in();
        for group in &placed.fragment.groups {
            let rect = group.hit.translated(offset);
            let Some(target) = group.target.filter(|_| rect.overlaps(visible)) else {
                continue;
            };
            // What is left in sight of the scrolled header is not a second one.
            if !is_stand_in && stand_ins.contains(&target) {
                continue;
            }
            let Some(label) = label(target, document, words, state) else {
                continue;
            };
            if left == 0 {
                return;
            }
            left -= 1;
            let shown = view.rect(rect).intersect(view.area);
            add(ui, editor, target, label, shown, state);
        }
    }
}

fn add(
    ui: &Ui,
    editor: &Editor,
    target: Target,
    label: String,
    rect: egui::Rect,
    state: &mut AccessState,
) {
    let id = Id::unique(("map", target));
    // Hovering only: the pointer stays the canvas's.
    ui.interact(rect, id, Sense::hover());
    let is_selected = editor.selection().contains(target);
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(match target {
            Target::Stage(_) | Target::Step(_) => Role::ColumnHeader,
            Target::Lane(_) => Role::RowHeader,
            Target::Title => Role::Heading,
            _ => Role::ListItem,
        });
        node.set_label(label);
        node.set_selected(is_selected);
        node.add_action(accesskit::Action::Click);
        node.add_action(accesskit::Action::Focus);
        node.set_bounds(accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
    });
    state.targets.insert(id.accesskit_id(), target);
}

/// The words for a target; `None` for what is named elsewhere.
fn label(
    target: Target,
    document: &Document,
    words: &Catalog,
    state: &AccessState,
) -> Option<String> {
    let kind = kind_name(target, words);
    let lane_name = |id: LaneId| {
        document.lane(id).map(|lane| match &*lane.label {
            "" => words.model.role(lane.role),
            label => label,
        })
    };
    let parts: Vec<String> = match target {
        Target::Card(id) => {
            let &(row, place, count) = state.index.get(&id)?;
            let card = &document.cards[row];
            let text: String = card.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let text = if text.is_empty() {
                words.inspector.empty_card.to_owned()
            } else {
                text
            };
            let step = document.step(card.step).map(|step| step.title.clone());
            let lane = lane_name(card.lane).map(str::to_owned);
            let emotion = card
                .emotion
                .map(|value| words.model.emotion(value).to_owned());
            let level = card.level;
            let level = level.map(|level| format!("{} {level}", words.inspector.level));
            let place = (count > 1).then(|| words.panel.place(place, count));
            let rest = [step, lane, emotion, level, place].into_iter().flatten();
            std::iter::once(text).chain(rest).collect()
        }
        Target::Stage(id) => {
            let index = document.stages.iter().position(|stage| stage.id == id)?;
            let title = document.stages[index].title.clone();
            let place = words.panel.place(index, document.stages.len());
            vec![title, kind.to_owned(), place]
        }
        Target::Step(id) => {
            let title = document.step(id)?.title.clone();
            let place = words
                .panel
                .place(document.column(id)?, document.num_steps());
            vec![title, kind.to_owned(), place]
        }
        Target::Lane(id) => vec![lane_name(id)?.to_owned(), kind.to_owned()],
        Target::Emotion { step, persona } => {
            let step = document.step(step)?;
            let who = persona.and_then(|id| document.persona(id));
            let value = step.emotion(persona).map_or(words.panel.not_set, |point| {
                words.model.emotion(point.value)
            });
            let who = who.map(|persona| persona.name.clone());
            let parts = [Some(kind.to_owned()), who, Some(step.title.clone())];
            let value = Some(value.to_owned());
            parts.into_iter().chain([value]).flatten().collect()
        }
        Target::Title => vec![document.header.title.clone(), kind.to_owned()],
        Target::Persona(id) => vec![document.persona(id)?.name.clone(), kind.to_owned()],
        Target::Cell { .. } | Target::Link(_) => return None,
    };
    Some(parts.join(", "))
}
