//! The map for those who do not see it: a node per visible card and header, named in words.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use egui::accesskit::{self, Role};
use egui::{Id, Response, Sense, Ui};

use super::view::View;
use crate::editor::Editor;
use crate::i18n::{Catalog, Place, capital};
use crate::model::{Card, CardId, Document, Emotion, Lane, LaneId, LaneRole, StepId, Table};
use crate::scene::Target;
use crate::ui::panel::name_of;

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
        Target::Room(_) => text.area,
        Target::Entrance => words.store.entrance,
        Target::Exit => words.store.exit,
        Target::Shortcut { .. } => words.store.shortcut,
    }
}

pub(super) fn nodes(
    ui: &Ui,
    response: &Response,
    editor: &Editor,
    view: View,
    words: &'static Catalog,
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
            if !group.answers() && !matches!(target, Target::Link(_)) {
                continue;
            }
            // What is left in sight of the scrolled header is not a second one.
            if !is_stand_in && stand_ins.contains(&target) {
                continue;
            }
            let Some(label) = label(target, document, words, state) else {
                continue;
            };
            if left == 0 {
                break;
            }
            left -= 1;
            let shown = view.rect(rect).intersect(view.area);
            add(ui, editor, target, label, shown, state);
        }
    }
    cells(ui, editor, view, words, state, left);
    point_out(ui, response, editor, state);
}

fn node_id(target: Target) -> Id {
    Id::unique(("map", target))
}

fn add(
    ui: &Ui,
    editor: &Editor,
    target: Target,
    label: String,
    rect: egui::Rect,
    state: &mut AccessState,
) {
    let id = node_id(target);
    // Hovering only: the pointer stays the canvas's.
    ui.interact(rect, id, Sense::hover());
    let is_selected = editor.selection().contains(target);
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(match target {
            Target::Stage(_) | Target::Step(_) => Role::ColumnHeader,
            Target::Lane(_) => Role::RowHeader,
            Target::Title => Role::Heading,
            Target::Cell { .. } => Role::Cell,
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

/// The words for a target, its own first; `None` for what is named elsewhere.
fn label(
    target: Target,
    document: &Document,
    words: &'static Catalog,
    state: &AccessState,
) -> Option<String> {
    let text = &words.outline;
    let name = |target: Target| name_of(document, target, words);
    let emotion = |value: Emotion| {
        let signed = words.inspector.signed(value.value());
        text.emotion(&signed, words.model.emotion(value))
    };
    let in_step = |id: StepId| {
        let place = Place {
            index: document.column(id)?,
            count: document.num_steps(),
        };
        Some(text.in_step(&name(Target::Step(id)), place))
    };
    let in_lane = |id: LaneId| text.in_lane(&name(Target::Lane(id)));
    let parts: Vec<String> = match target {
        Target::Card(id) => {
            let &(row, index, count) = state.index.get(&id)?;
            let card = document.cards.get(row).filter(|card| card.id == id)?;
            let mut parts = vec![name(target), text.card_place(Place { index, count })];
            parts.extend(in_step(card.step));
            parts.push(in_lane(card.lane));
            parts.extend(card.emotion.map(emotion));
            parts
        }
        Target::Stage(id) => {
            let index = document.stages.iter().position(|stage| stage.id == id)?;
            let count = document.stages.len();
            vec![name(target), text.stage_place(Place { index, count })]
        }
        Target::Step(id) => {
            let (stage, step) = document.steps().find(|(_, step)| step.id == id)?;
            let place = Place {
                index: document.column(id)?,
                count: document.num_steps(),
            };
            let stage = text.in_stage(&name(Target::Stage(stage.id)));
            let mut parts = vec![name(target), text.step_place(place), stage];
            parts.extend(step.emotions.first().map(|point| emotion(point.value)));
            parts
        }
        Target::Lane(id) => {
            let index = document.lanes.iter().position(|lane| lane.id == id)?;
            let count = document.lanes.len();
            vec![name(target), text.lane_place(Place { index, count })]
        }
        Target::Emotion { step, persona } => {
            let point = document.step(step)?.emotion(persona);
            let value = point.map_or(words.panel.not_set.to_owned(), |point| emotion(point.value));
            let who = persona.map(|id| name(Target::Persona(id)));
            let kind = kind_name(target, words).to_owned();
            let parts = [Some(kind), who, in_step(step), Some(value)];
            parts.into_iter().flatten().collect()
        }
        Target::Link(id) => {
            let link = document.links.iter().find(|link| link.id == id)?;
            let (from, to) = (name(Target::Card(link.from)), name(Target::Card(link.to)));
            let label = Some(link.label.trim()).filter(|label| !label.is_empty());
            let mut parts = vec![capital(&text.link(&from, &to))];
            parts.extend(label.map(str::to_owned));
            parts
        }
        Target::Cell { step, lane } => {
            vec![text.empty_cell().to_owned(), in_step(step)?, in_lane(lane)]
        }
        Target::Title | Target::Persona(_) | Target::Room(_) => {
            vec![name(target), kind_name(target, words).to_owned()]
        }
        Target::Entrance | Target::Exit => vec![kind_name(target, words).to_owned()],
        Target::Shortcut { .. } => {
            vec![kind_name(target, words).to_owned(), name(target)]
        }
    };
    Some(parts.join(", "))
}

/// Nodes for the empty cells in sight: a card can be written there.
fn cells(
    ui: &Ui,
    editor: &Editor,
    view: View,
    words: &'static Catalog,
    state: &mut AccessState,
    mut left: usize,
) {
    let (layout, visible) = (editor.layout(), view.visible());
    let document = editor.document();
    for row in &layout.grid.rows {
        let is_curve = |lane: &Lane| lane.role == LaneRole::Emotion;
        if document.lane(row.lane).is_some_and(|lane| is_curve(lane)) {
            continue;
        }
        for column in &layout.grid.columns {
            let (step, lane) = (column.step, row.lane);
            let target = Target::Cell { step, lane };
            let Some(rect) = layout.cell_rect(step, lane) else {
                continue;
            };
            if !rect.overlaps(visible) || layout.hit(rect.centre(), visible) != Some(target) {
                continue;
            }
            // A card may stand beside the middle of a high cell.
            if !layout.cards_in(step, lane).is_empty() {
                continue;
            }
            let Some(label) = label(target, document, words, state).filter(|_| left > 0) else {
                return;
            };
            left -= 1;
            let shown = view.rect(rect).intersect(view.area);
            add(ui, editor, target, label, shown, state);
        }
    }
}

/// Says where the keyboard stands, for as long as the map has it.
fn point_out(ui: &Ui, response: &Response, editor: &Editor, state: &AccessState) {
    let cursor = editor.selection().cursor();
    let shown = |target| editor.layout().shown_as(editor.document(), target);
    let Some(target) = cursor.filter(|_| response.has_focus()).and_then(shown) else {
        return;
    };
    let id = node_id(target).accesskit_id();
    if state.targets.contains_key(&id) {
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_active_descendant(id));
    }
}
