//! What pasting would do, worked out before anything is changed: what goes where, and how much it is.

use std::collections::HashSet;

use super::form::{PasteForm, PasteShape};
use super::incoming::Incoming;
use super::limits::{Excess, MOST_CARDS, MOST_LANES, MOST_STEPS};
use super::lines::{lines, trim};
use super::names::{folded, is_placeholder};
use super::place::Place;
use super::table::TextTable;
use crate::editor::{Blocked, Editor, PasteError};
use crate::i18n::Lang;
use crate::model::{Emotion, LaneId, LaneRole, StepId};

/// A text for a card of row and column of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedCard {
    pub row: usize,
    pub column: usize,
    /// Columns of the table it reaches over.
    pub span: u16,
    pub text: String,
}

/// What pasting would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PastePlan {
    pub columns: Vec<Place<StepId>>,
    pub rows: Vec<Place<LaneId>>,
    pub cards: Vec<PlannedCard>,
    /// Row, column and how it feels there.
    pub emotions: Vec<(usize, usize, Emotion)>,
    /// Written cells that go nowhere.
    pub num_left_out: usize,
    /// The first row of the table that is no header, and the first column.
    pub first: [usize; 2],
}

impl PastePlan {
    pub fn num_new_steps(&self) -> usize {
        self.columns.iter().filter(|place| place.is_new()).count()
    }

    pub fn num_new_lanes(&self) -> usize {
        self.rows.iter().filter(|place| place.is_new()).count()
    }

    pub fn num_renamed_steps(&self) -> usize {
        let renamed = |place: &&Place<StepId>| matches!(place, Place::Renamed(..));
        self.columns.iter().filter(renamed).count()
    }

    /// Everything finds a place in the map as it is.
    pub fn is_plain(&self) -> bool {
        let changes = self.num_new_steps() + self.num_new_lanes() + self.num_renamed_steps();
        changes + self.num_left_out == 0
    }

    /// Something comes of it.
    pub fn is_something(&self) -> bool {
        !self.cards.is_empty() || !self.emotions.is_empty() || !self.is_plain()
    }
}

impl Editor {
    /// What pasting `incoming` in this form would do.
    ///
    /// # Errors
    /// When there is no place for it, or too much of it.
    pub fn paste_plan(
        &self,
        incoming: &Incoming,
        form: &PasteForm,
    ) -> Result<PastePlan, PasteError> {
        let plan = match (form.shape, &incoming.table) {
            (PasteShape::Table, Some(table)) if form.is_transposed => {
                self.table_plan(&table.transposed(), form)
            }
            (PasteShape::Table, Some(table)) => self.table_plan(table, form),
            (PasteShape::One, _) => self.lines_plan(&[trim(&incoming.text)])?,
            (_, Some(table)) if table.num_columns() == 1 => {
                let texts: Vec<&str> = table
                    .rows()
                    .iter()
                    .map(|row| row[0].text.as_str())
                    .collect();
                self.lines_plan(&lines(&texts.join("\n"), form.strips_marks))?
            }
            _ => self.lines_plan(&lines(&incoming.text, form.strips_marks))?,
        };
        self.check_room(&plan)?;
        if plan.is_something() {
            Ok(plan)
        } else {
            Err(Blocked::NothingToPaste.into())
        }
    }

    /// A card for each text, in the cell where the keyboard stands.
    fn lines_plan(&self, texts: &[&str]) -> Result<PastePlan, PasteError> {
        let texts = texts.iter().filter(|text| !text.is_empty());
        let cards: Vec<PlannedCard> = texts
            .map(|text| PlannedCard {
                row: 0,
                column: 0,
                span: 1,
                text: card_text(text),
            })
            .collect();
        if cards.is_empty() {
            return Err(Blocked::NothingToPaste.into());
        }
        let (step, lane) = self.cell_for_cards().ok_or(Blocked::NoCell)?;
        Ok(PastePlan {
            columns: vec![Place::Here(step)],
            rows: vec![Place::Here(lane)],
            cards,
            ..PastePlan::default()
        })
    }

    fn table_plan(&self, table: &TextTable, form: &PasteForm) -> PastePlan {
        let first_row = usize::from(form.has_step_names && table.num_rows() > 1);
        let first_column = usize::from(form.has_lane_names && table.num_columns() > 1);
        let columns: Vec<usize> = (first_column..table.num_columns()).collect();
        let rows: Vec<usize> = (first_row..table.num_rows()).collect();
        let mut plan = PastePlan {
            first: [first_row, first_column],
            columns: if first_row == 1 {
                let names = columns.iter().map(|&column| table.text(0, column));
                self.named_steps(&names.collect::<Vec<_>>(), form.adds_missing)
            } else {
                self.next_steps(columns.len(), form.adds_missing)
            },
            ..PastePlan::default()
        };
        plan.rows = if first_column == 1 {
            let names = rows.iter().map(|&row| table.text(row, 0));
            self.named_lanes(&names.collect::<Vec<_>>(), form.adds_missing)
        } else {
            let feels = |&row: &usize| {
                let cells = &table.rows()[row][first_column..];
                let mut texts = cells.iter().filter(|cell| !cell.text.is_empty()).peekable();
                texts.peek().is_some() && texts.all(|cell| emotion_of(&cell.text).is_some())
            };
            let feelings: Vec<bool> = rows.iter().map(feels).collect();
            self.next_lanes(&feelings, form.adds_missing)
        };
        for (row, &table_row) in rows.iter().enumerate() {
            for (column, &table_column) in columns.iter().enumerate() {
                self.plan_cell(
                    &mut plan,
                    form,
                    [row, column],
                    table,
                    [table_row, table_column],
                );
            }
        }
        plan
    }

    fn plan_cell(
        &self,
        plan: &mut PastePlan,
        form: &PasteForm,
        [row, column]: [usize; 2],
        table: &TextTable,
        [table_row, table_column]: [usize; 2],
    ) {
        let cell = table.cell(table_row, table_column);
        if cell.text.is_empty() {
            return;
        }
        if plan.columns[column] == Place::Nowhere || plan.rows[row] == Place::Nowhere {
            plan.num_left_out += 1;
            return;
        }
        let lane = plan.rows[row].id();
        if lane.is_some_and(|lane| self.is_emotion_lane(lane)) {
            match emotion_of(&cell.text) {
                Some(emotion) => plan.emotions.push((row, column, emotion)),
                None => plan.num_left_out += 1,
            }
            return;
        }
        for text in lines(&cell.text, form.strips_marks) {
            plan.cards.push(PlannedCard {
                row,
                column,
                span: cell.span,
                text: card_text(text),
            });
        }
    }

    /// The steps that are called so; others are added, in the place of those that nobody has named yet.
    fn named_steps(&self, names: &[&str], adds: bool) -> Vec<Place<StepId>> {
        let steps: Vec<_> = self.document.steps().map(|(_, step)| step).collect();
        let titles: Vec<String> = steps.iter().map(|step| folded(&step.title)).collect();
        let mut used = HashSet::new();
        let mut places: Vec<Place<StepId>> = names
            .iter()
            .map(|name| {
                let wanted = folded(name);
                let mut found = titles
                    .iter()
                    .zip(&steps)
                    .filter(|(title, _)| **title == wanted);
                let found = found.find(|(_, step)| !wanted.is_empty() && used.insert(step.id));
                match found {
                    Some((_, step)) => Place::Here(step.id),
                    None if adds => Place::New(self.step_name(name)),
                    None => Place::Nowhere,
                }
            })
            .collect();
        if used.is_empty() {
            let held: HashSet<StepId> = self.document.cards.iter().map(|card| card.step).collect();
            let start = self.first_pasted_column();
            let free = steps[start.min(steps.len())..].iter();
            let free = free.take_while(|step| is_placeholder(step) && !held.contains(&step.id));
            for (place, step) in places.iter_mut().zip(free) {
                if let Place::New(name) = place {
                    *place = Place::Renamed(step.id, std::mem::take(name));
                }
            }
        }
        places
    }

    fn step_name(&self, name: &str) -> String {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            self.catalog().editor.new_step.to_owned()
        } else {
            name
        }
    }

    /// The steps from the selected cell on, and new ones behind the last.
    fn next_steps(&self, count: usize, adds: bool) -> Vec<Place<StepId>> {
        let columns = self
            .layout
            .grid
            .columns
            .iter()
            .skip(self.first_pasted_column());
        let here = columns.map(|column| Place::Here(column.step));
        let more = || match adds {
            true => Place::New(self.step_name("")),
            false => Place::Nowhere,
        };
        here.chain(std::iter::repeat_with(more))
            .take(count)
            .collect()
    }

    fn named_lanes(&self, names: &[&str], adds: bool) -> Vec<Place<LaneId>> {
        let lanes = self.document.lanes.iter().map(|lane| lane.id);
        let lanes: Vec<(LaneId, String)> = lanes
            .map(|lane| (lane, folded(&self.lane_name(lane))))
            .collect();
        let mut used = HashSet::new();
        let place = |name: &&str| {
            let wanted = folded(name);
            let mut found = lanes.iter().filter(|(_, label)| *label == wanted);
            match found.find(|(lane, _)| !wanted.is_empty() && used.insert(*lane)) {
                Some((lane, _)) => Place::Here(*lane),
                None if adds => Place::New(trim(name).to_owned()),
                None => Place::Nowhere,
            }
        };
        names.iter().map(place).collect()
    }

    /// The lanes from the selected cell on. An emotion lane only takes rows of feelings.
    fn next_lanes(&self, feelings: &[bool], adds: bool) -> Vec<Place<LaneId>> {
        let mut lanes = self.layout.grid.rows.iter().map(|row| row.lane);
        if let Some((_, start)) = self.cell_for_cards()
            && let Some(at) = lanes.clone().position(|lane| lane == start)
            && at > 0
        {
            lanes.nth(at - 1);
        }
        let mut places = Vec::with_capacity(feelings.len());
        for &feels in feelings {
            let next = lanes.find(|&lane| feels || !self.is_emotion_lane(lane));
            places.push(match next {
                Some(lane) => Place::Here(lane),
                None if adds => Place::New(String::new()),
                None => Place::Nowhere,
            });
        }
        places
    }

    /// The column of the cell where the keyboard stands.
    fn first_pasted_column(&self) -> usize {
        let Some((start, _)) = self.cell_for_cards() else {
            return 0;
        };
        let mut columns = self.layout.grid.columns.iter();
        columns.position(|column| column.step == start).unwrap_or(0)
    }

    fn check_room(&self, plan: &PastePlan) -> Result<(), Excess> {
        let room = |most: usize, held: usize| most.saturating_sub(held);
        for card in &plan.cards {
            Excess::check_text(&card.text)?;
        }
        let (found, free) = (
            plan.cards.len(),
            room(MOST_CARDS, self.document.cards.len()),
        );
        if found > free {
            return Err(Excess::Cards { found, room: free });
        }
        let (found, free) = (
            plan.num_new_steps(),
            room(MOST_STEPS, self.document.num_steps()),
        );
        if found > free {
            return Err(Excess::Steps { found, room: free });
        }
        let (found, free) = (
            plan.num_new_lanes(),
            room(MOST_LANES, self.document.lanes.len()),
        );
        if found > free {
            return Err(Excess::Lanes { found, room: free });
        }
        Ok(())
    }

    /// The role of a lane that pasting adds: never guessed from its name.
    pub(super) const NEW_LANE: LaneRole = LaneRole::FreeText;
}

/// A tab means nothing on a card.
fn card_text(text: &str) -> String {
    text.replace('\t', " ")
}

/// How it feels, as a number or in words of either language.
fn emotion_of(text: &str) -> Option<Emotion> {
    let number = text.replace(['−', '–'], "-").replace(',', ".");
    if let Ok(value) = number.trim_start_matches('+').parse::<f32>() {
        return Emotion::nearest(value).filter(|emotion| emotion.value() == value);
    }
    let wanted = folded(text);
    (-2..=2).find_map(|level: i8| {
        let emotion = Emotion::nearest(f32::from(level))?;
        let mut words = Lang::ALL
            .map(|lang| folded(lang.catalog().model.emotion(emotion)))
            .into_iter();
        words.any(|word| word == wanted).then_some(emotion)
    })
}
