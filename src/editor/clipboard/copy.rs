//! Cards out: whole for other maps, as a table for spreadsheets, as text for everything else.

use std::collections::HashSet;
use std::sync::Arc;

use super::structure::Structure;
use super::table::{TableCell, TextTable, is_calculated};
use super::wire;
use crate::editor::{Blocked, Editor};
use crate::model::{Card, CardId, Lane, LaneId, Link, Persona, PersonaId, Picture, PictureId};
use crate::scene::Target;

/// Copied cards with all that belongs to them. The text is what other programs get; pasting that same text
/// back gives the whole cards.
#[derive(Debug, Clone, PartialEq)]
pub struct Clip {
    pub text: String,
    table: TextTable,
    pub(super) cards: Vec<ClipCard>,
    pub(super) links: Vec<Arc<Link>>,
    pub(super) pictures: Vec<Arc<Picture>>,
    pub(super) personas: Vec<Arc<Persona>>,
    /// The lane of each row.
    pub(super) lanes: Vec<Arc<Lane>>,
    pub(super) structure: Structure,
}

/// A card with its distance from the first one's cell, or its place in the structure it was copied with.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ClipCard {
    pub card: Arc<Card>,
    pub column: usize,
    /// Counted over the lanes that show cards.
    pub row: usize,
}

impl Clip {
    pub(super) fn new(
        cards: Vec<ClipCard>,
        links: Vec<Arc<Link>>,
        pictures: Vec<Arc<Picture>>,
        personas: Vec<Arc<Persona>>,
    ) -> Self {
        Self {
            text: String::new(),
            table: TextTable::default(),
            cards,
            links,
            pictures,
            personas,
            lanes: Vec::new(),
            structure: Structure::Cards,
        }
    }

    /// The cards as HTML: a table for spreadsheets, with the whole cards hidden in it for other windows.
    pub fn html(&self) -> String {
        wire::html(&self.table, &wire::encode(self))
    }

    pub fn num_cards(&self) -> usize {
        self.cards.len()
    }

    /// The pictures that travel along.
    pub fn pictures(&self) -> &[Arc<Picture>] {
        &self.pictures
    }

    /// Leaves out the pictures for which `is_good` does not hold.
    pub fn keep_pictures(&mut self, is_good: impl Fn(&Picture) -> bool) {
        self.pictures.retain(|picture| is_good(picture));
        let known: HashSet<PictureId> = self.pictures.iter().map(|row| row.id).collect();
        let is_lost = |id: Option<PictureId>| id.is_some_and(|id| !known.contains(&id));
        for clip in &mut self.cards {
            if is_lost(clip.card.picture) {
                Arc::make_mut(&mut clip.card).picture = None;
            }
        }
        for persona in &mut self.personas {
            if is_lost(persona.picture) {
                Arc::make_mut(persona).picture = None;
            }
        }
    }
}

/// The part of the grid that is copied as a table.
struct Area {
    columns: Vec<usize>,
    rows: Vec<usize>,
    /// Whole rows or columns: their names go along.
    is_named: bool,
}

impl Editor {
    /// The cards last copied; give it to another editor to paste them there.
    pub fn clip(&self) -> Option<&Clip> {
        self.clip.as_ref()
    }

    pub fn set_clip(&mut self, clip: Option<Clip>) {
        self.clip = clip;
    }

    /// Whether a copy or cut wants what it took on the system's clipboard; says so once.
    pub fn take_copied(&mut self) -> Option<Clip> {
        std::mem::take(&mut self.has_copied)
            .then(|| self.clip.clone())
            .flatten()
    }

    pub(in crate::editor) fn copy_selected(&mut self) -> Result<(), Blocked> {
        let clip = self.clip_of_selection().ok_or(Blocked::NoCardSelected)?;
        self.has_copied = true;
        self.clip = Some(clip);
        Ok(())
    }

    /// Whether a copy may find cards, told without looking through all of them.
    pub(in crate::editor) fn may_copy(&self) -> bool {
        let holds_cards = |target: &Target| {
            matches!(
                target,
                Target::Card(_) | Target::Lane(_) | Target::Stage(_) | Target::Step(_)
            )
        };
        self.selection.targets().iter().any(holds_cards)
    }

    /// The cards a copy would take: those selected, and those of selected stages, steps and lanes.
    pub(in crate::editor) fn cards_to_copy(&self) -> Vec<&Arc<Card>> {
        let steps: HashSet<_> = self.named_columns().into_iter().collect();
        let columns = self.columns();
        let chosen = |card: &&Arc<Card>| {
            self.selection.contains(Target::Card(card.id))
                || self.selection.contains(Target::Lane(card.lane))
                || (!steps.is_empty()
                    && columns.get(&card.step).is_some_and(|at| steps.contains(at)))
        };
        self.document.cards.iter().filter(chosen).collect()
    }

    /// The columns of selected stages and steps.
    fn named_columns(&self) -> Vec<usize> {
        let is_named = |target: &Target| matches!(target, Target::Stage(_) | Target::Step(_));
        if !self.selection.targets().iter().any(is_named) {
            return Vec::new();
        }
        let columns = self.layout.grid.columns.iter().enumerate();
        let chosen = columns.filter(|(_, column)| {
            self.selection.contains(Target::Step(column.step))
                || self.selection.contains(Target::Stage(column.stage))
        });
        chosen.map(|(at, _)| at).collect()
    }

    fn clip_of_selection(&self) -> Option<Clip> {
        let (columns, rows) = (self.columns(), self.card_rows());
        let row_of = |lane: LaneId| rows.iter().position(|&row| row == lane);
        let mut cards = Vec::new();
        for card in self.cards_to_copy() {
            cards.push(ClipCard {
                card: Arc::clone(card),
                column: columns.get(&card.step).copied().unwrap_or(0),
                row: row_of(card.lane).unwrap_or(0),
            });
        }
        let structure = self.structure_selected();
        cards.sort_by_key(|card| (card.row, card.column));
        let area = self.area_copied(&cards);
        let table = self.table_of(&cards, &area);
        let lanes = if structure == Structure::Cards {
            let left = cards.iter().map(|card| card.column).min()?;
            let top = cards.iter().map(|card| card.row).min()?;
            for card in &mut cards {
                card.column -= left;
                card.row -= top;
            }
            let lanes = rows.iter().skip(top);
            let most = cards.iter().map(|card| card.row).max()?;
            let lanes = lanes
                .take(most + 1)
                .filter_map(|&id| self.document.lane(id));
            lanes.cloned().collect()
        } else {
            self.place_in(&structure, &mut cards)
        };
        let ids: HashSet<CardId> = cards.iter().map(|card| card.card.id).collect();
        let of_cards = cards.iter().filter_map(|card| card.card.persona);
        let felt = structure.steps().flat_map(|step| &step.emotions);
        let of_steps = felt.filter_map(|point| point.persona);
        let named: HashSet<PersonaId> = of_cards.chain(of_steps).collect();
        let personas = self.document.personas.iter();
        let personas: Vec<_> = personas
            .filter(|persona| named.contains(&persona.id))
            .cloned()
            .collect();
        let of_cards = cards.iter().filter_map(|card| card.card.picture);
        let of_personas = personas.iter().filter_map(|persona| persona.picture);
        let used: HashSet<PictureId> = of_cards.chain(of_personas).collect();
        let links = self.document.links.iter();
        let pictures = self.document.pictures.iter();
        let mut clip = Clip::new(
            cards,
            links
                .filter(|link| ids.contains(&link.from) && ids.contains(&link.to))
                .cloned()
                .collect(),
            pictures
                .filter(|picture| used.contains(&picture.id))
                .cloned()
                .collect(),
            personas,
        );
        clip.text = text_of(&clip.cards, &table);
        if clip.text.trim().is_empty() {
            clip.text = self.names_of(&structure, &lanes);
        }
        clip.table = table;
        (clip.lanes, clip.structure) = (lanes, structure);
        Some(clip)
    }

    /// The visible lanes that show cards, top to bottom.
    pub(super) fn card_rows(&self) -> Vec<LaneId> {
        let rows = self.layout.grid.rows.iter().map(|row| row.lane);
        rows.filter(|&lane| !self.is_emotion_lane(lane)).collect()
    }

    /// The smallest rectangle that holds `cards`; whole rows and columns where their headers are selected
    /// or everything is.
    fn area_copied(&self, cards: &[ClipCard]) -> Area {
        let rows = self.card_rows();
        let all_columns = || (0..self.layout.grid.columns.len()).collect();
        let between = |range: (usize, usize)| (range.0..=range.1).collect();
        let span = |numbers: &mut dyn Iterator<Item = usize>| {
            numbers.fold((usize::MAX, 0), |(least, most), number| {
                (least.min(number), most.max(number))
            })
        };
        let named_columns = self.named_columns();
        let lanes = rows.iter().enumerate();
        let named_rows: Vec<usize> = lanes
            .filter(|&(_, &lane)| self.selection.contains(Target::Lane(lane)))
            .map(|(at, _)| at)
            .collect();
        let is_everything =
            cards.len() > 1 && cards.len() == self.document.cards.len() && rows.len() > 1;
        if is_everything || (!named_columns.is_empty() && !named_rows.is_empty()) {
            return Area {
                columns: all_columns(),
                rows: (0..rows.len()).collect(),
                is_named: true,
            };
        }
        if !named_columns.is_empty() {
            return Area {
                columns: named_columns,
                rows: (0..rows.len()).collect(),
                is_named: true,
            };
        }
        if !named_rows.is_empty() {
            return Area {
                columns: all_columns(),
                rows: named_rows,
                is_named: true,
            };
        }
        Area {
            columns: between(span(&mut cards.iter().map(|card| card.column))),
            rows: between(span(&mut cards.iter().map(|card| card.row))),
            is_named: false,
        }
    }

    fn table_of(&self, cards: &[ClipCard], area: &Area) -> TextTable {
        let place = |list: &[usize], at: usize| list.iter().position(|&other| other == at);
        let mut rows: Vec<Vec<TableCell>> = area
            .rows
            .iter()
            .map(|_| area.columns.iter().map(|_| TableCell::new("")).collect())
            .collect();
        for clip in cards {
            let at = place(&area.rows, clip.row).zip(place(&area.columns, clip.column));
            let Some((row, column)) = at else { continue };
            let cell = &mut rows[row][column];
            if !cell.text.is_empty() {
                cell.text.push('\n');
                cell.span = 1;
            } else {
                cell.span = clip.card.span;
            }
            cell.text.push_str(&one_line(&clip.card.text));
        }
        for row in &mut rows {
            fit_spans(row);
        }
        if area.is_named {
            let lanes = self.card_rows();
            for (row, &at) in rows.iter_mut().zip(&area.rows) {
                row.insert(0, header(self.lane_name(lanes[at])));
            }
            let steps = area.columns.iter().map(|&at| {
                let step = self.document.step(self.layout.grid.columns[at].step);
                header(step.map_or(String::new(), |step| one_line(&step.title)))
            });
            rows.insert(
                0,
                std::iter::once(header(String::new()))
                    .chain(steps)
                    .collect(),
            );
        }
        TextTable::new(rows)
    }

    /// What the map shows as the lane's name.
    pub fn lane_name(&self, id: LaneId) -> String {
        let lane = self.document.lane(id);
        lane.map_or_else(String::new, |lane| {
            one_line(self.catalog().model.lane(lane))
        })
    }
}

fn header(text: String) -> TableCell {
    TableCell {
        is_header: true,
        ..TableCell::new(text)
    }
}

/// A cell reaches over empty ones only, and not out of the table.
fn fit_spans(row: &mut [TableCell]) {
    for at in 0..row.len() {
        let behind = row[at + 1..].iter();
        let free = behind.take_while(|cell| cell.text.is_empty()).count();
        row[at].span = row[at].span.clamp(1, free as u16 + 1);
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A single card word for word, the cards of one cell a line each, anything wider with tabs.
fn text_of(cards: &[ClipCard], table: &TextTable) -> String {
    if table.num_rows() > 1 || table.num_columns() > 1 {
        return table.write();
    }
    match cards {
        [clip] => clip.card.text.clone(),
        _ => table
            .rows()
            .iter()
            .flatten()
            .map(|cell| cell.text.as_str())
            .collect(),
    }
}

/// Whether the table is one cell that nobody would calculate with: better copied as paragraphs.
pub(super) fn is_prose(table: &TextTable) -> bool {
    table.num_rows() <= 1
        && table.num_columns() <= 1
        && !table
            .rows()
            .iter()
            .flatten()
            .flat_map(|cell| cell.text.lines())
            .any(is_calculated)
}
