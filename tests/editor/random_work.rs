//! What a person might do to a map, chosen by dice.

use std::sync::Arc;

use parcours::command::Command;
use parcours::editor::{
    Button, FindOptions, Finish, Incoming, MergeKey, Modifiers, PasteShape, PointerEvent, Side,
    traits_of,
};
use parcours::i18n::Lang;
use parcours::model::{
    AgendaItem, AgendaScope, Appeal, Channel, Document, Edit, Emotion, Evidence, IdGenerator,
    Initiative, LaneRole, Mark, Phase, Picture, PictureData, PictureFormat, Swatch, VoteRound,
};
use parcours::scene::{Point, Target, point};
use parcours::theme::ThemeName;

use crate::test_editor::{CTRL, SHIFT, TestEditor};

const WORDS: [&str; 9] = [
    "mot",
    "Où êtes-vous\u{202f}? «\u{a0}Près d’ici\u{a0}»",
    "ligne\nbrisée",
    " ",
    "œ€",
    "عربي",
    "👩‍👩‍👧",
    "=1+1",
    "un texte assez long pour plusieurs lignes dans une fiche étroite",
];
const PASTED: [&str; 6] = [
    "a\nb\nc",
    "- puce\n• puce\n1. numéro\n2024 était une année",
    "\tcolonne 1\tcolonne 2\nligne\tx\ty\nautre\t\"a\nb\"\t",
    "1\t2\t3\t4\t5\t6\t7\n1\t2\t3\t4\t5\t6\t7",
    "https://exemple.fr/page",
    "\t\t\n",
];
const HTML: &str = "<table><tr><td></td><th>a</th><th>b</th></tr>\
    <tr><th>x</th><td colspan=2>large</td></tr><tr><th>neuve</th><td>&lt;&amp;</td><td>ici</td></tr></table>";

pub struct RandomWork {
    dice: IdGenerator,
}

impl RandomWork {
    pub fn new(seed: u64) -> Self {
        Self {
            dice: IdGenerator::from_seed(seed),
        }
    }

    fn below(&mut self, n: usize) -> usize {
        (self.dice.next_u64() % n.max(1) as u64) as usize
    }

    fn one_of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        let index = self.below(list.len());
        list.get(index).cloned()
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.below(WORDS.len())]
    }

    /// Does one thing.
    pub fn step(&mut self, test: &mut TestEditor) {
        match self.below(23) {
            20 => self.say(test),
            21 => self.sort(test),
            22 => self.vote(test),
            0..=2 => self.point(test),
            3 => self.write(test),
            4 => self.paste(test),
            5 => self.edit_fields(test),
            6 => self.search(test),
            7 => self.look(test),
            8 => self.select(test),
            9 => self.insert(test),
            10 => {
                // Not far: what lies ahead of the next change is lost.
                let index = test.editor.history().position() + self.below(5);
                test.editor.go_to_step(index.saturating_sub(3));
            }
            _ => self.command(test),
        }
    }

    fn say(&mut self, test: &mut TestEditor) {
        let signs = ["", "+ ", "-", "? ", "! ", "\""];
        let sign = signs[self.below(signs.len())];
        let line = format!("{sign}{}", self.word());
        match self.below(6) {
            0 => drop(test.editor.capture_lines(PASTED[self.below(PASTED.len())])),
            1 => test.editor.set_capture_draft(line),
            2 => test.editor.keep_drafts(),
            4 => test.editor.set_inbox_entry(line),
            3 => drop(test.editor.take_back_captured()),
            _ => {
                let _ = test.editor.open_capture();
                test.editor.set_capture_draft(line);
                let _ = test.editor.capture();
            }
        }
        assert_eq!(test.editor.document_with_typing().check(), []);
    }

    fn sort(&mut self, test: &mut TestEditor) {
        let notes = test.editor.document().notes.clone();
        let Some(id) = self.pick(&notes, |note| note.id) else {
            let _ = test.editor.add_notes(PASTED[self.below(PASTED.len())]);
            return;
        };
        let by = if self.below(2) == 0 { 1 } else { -1 };
        let at = point(self.below(1600) as f32, self.below(1200) as f32);
        let _ = match self.below(6) {
            0 => test.editor.shift_note_step(id, by).map(drop),
            1 => test.editor.shift_note_lane(id, by).map(drop),
            2 => test.editor.remove_notes(vec![id]),
            3 => {
                test.editor.drag_note(id, Some(at));
                test.editor.drop_note().map(drop)
            }
            4 => test.editor.change_note(id, |note| note.text.push('x')),
            _ => {
                let all: Vec<_> = notes.iter().map(|note| note.id).collect();
                test.editor.sort_notes(&all).map(drop)
            }
        };
    }

    fn vote(&mut self, test: &mut TestEditor) {
        match self.below(6) {
            0 => {
                let mut round = VoteRound::new(test.editor.new_id(), self.word());
                round.hidden = self.below(2) == 0;
                let _ = test.editor.start_vote(round);
            }
            1 => drop(test.editor.end_vote()),
            _ => {
                let cards = test.editor.document().cards.clone();
                let target = self.pick(&cards, |card| Target::Card(card.id));
                test.editor.select(target);
                let gives = self.below(3) > 0;
                let command = if gives {
                    Command::GiveDot
                } else {
                    Command::TakeDot
                };
                let _ = test.press(command);
            }
        }
    }

    fn command(&mut self, test: &mut TestEditor) {
        let command = Command::ALL[self.below(Command::ALL.len())];
        if test.editor.knows(command) {
            // Blocked is fine; breaking something is not.
            let _ = test.press(command);
        }
    }

    fn target(&mut self, document: &Document) -> Option<Target> {
        let steps: Vec<_> = document.steps().map(|(_, step)| step.id).collect();
        let lanes: Vec<_> = document.lanes.iter().map(|lane| lane.id).collect();
        let step = self.one_of(&steps);
        let lane = self.one_of(&lanes);
        match self.below(9) {
            0 => Some(Target::Title),
            1 => self.pick(&document.stages, |row| Target::Stage(row.id)),
            2 => step.map(Target::Step),
            3 => lane.map(Target::Lane),
            4 => {
                let (step, lane) = step.zip(lane)?;
                Some(Target::Cell { step, lane })
            }
            5 => {
                let persona = self.pick(&document.personas, |row| row.id);
                step.map(|step| Target::Emotion { step, persona })
            }
            6 => self.pick(&document.links, |row| Target::Link(row.id)),
            _ => self.pick(&document.cards, |row| Target::Card(row.id)),
        }
    }

    fn pick<T, R>(&mut self, table: &[Arc<T>], of: impl Fn(&T) -> R) -> Option<R> {
        let index = self.below(table.len());
        table.get(index).map(|row| of(row))
    }

    /// Anywhere, or near a thing of the map: its middle or one of its sides.
    fn place(&mut self, test: &TestEditor) -> Point {
        let target = self.target(test.editor.document());
        let rect = target.and_then(|target| test.editor.place_of(target));
        let Some(rect) = rect.filter(|_| self.below(4) > 0) else {
            return point(self.below(1600) as f32, self.below(1200) as f32);
        };
        let rect = test.editor.viewport().rect_to_screen(rect);
        let along = |dice: &mut Self, from: f32, side: f32| {
            from + side * [0.02, 0.5, 0.5, 0.5, 0.99, 1.01][dice.below(6)]
        };
        point(
            along(self, rect.x, rect.width),
            along(self, rect.y, rect.height),
        )
    }

    fn point(&mut self, test: &mut TestEditor) {
        let (from, to) = (self.place(test), self.place(test));
        let space = Modifiers {
            space: true,
            ..Modifiers::default()
        };
        let modifiers = [
            Modifiers::default(),
            Modifiers::default(),
            CTRL,
            SHIFT,
            space,
        ];
        let modifiers = modifiers[self.below(5)];
        let buttons = [
            Button::Primary,
            Button::Primary,
            Button::Primary,
            Button::Secondary,
        ];
        let button = buttons[self.below(4)];
        let clicks = 1 + u8::from(self.below(4) == 0);
        test.editor.pointer(PointerEvent::Moved {
            at: from,
            modifiers,
        });
        test.editor.pointer(PointerEvent::Down {
            at: from,
            button,
            clicks,
            modifiers,
        });
        if self.below(2) == 0 {
            for part in 1..=3 {
                let at = from + (to - from) * (part as f32 / 3.0);
                test.moved(at, modifiers);
                test.editor.tick(0.05);
            }
            match self.below(8) {
                0 => {
                    let _ = test.press(Command::Cancel);
                }
                1 => test.down(to, 1, modifiers),
                _ => {}
            }
        }
        test.editor.pointer(PointerEvent::Up {
            at: to,
            button,
            clicks,
            modifiers,
        });
    }

    fn write(&mut self, test: &mut TestEditor) {
        test.type_text(self.word());
        for _ in 0..self.below(4) {
            match self.below(6) {
                0 => test.editor.text_edit_tab(self.below(2) == 0),
                1 => test.editor.seal_typing(),
                2 => {
                    let word = self.word();
                    if let Some(edit) = test.editor.text_edit() {
                        let text = format!("{}{word}", edit.text);
                        test.editor.set_edit_text(text);
                    }
                }
                3 => {
                    if let Some(edit) = test.editor.text_edit() {
                        let text = format!("{}^", edit.text);
                        test.editor.set_composed_text(text);
                    }
                }
                _ => {
                    test.type_text(self.word());
                }
            }
            test.sweep();
        }
        match self.below(3) {
            0 => test.editor.finish_text_edit(Finish::Keep),
            1 => test.editor.finish_text_edit(Finish::Discard),
            _ => {} // left open: what comes next must cope
        }
    }

    fn paste(&mut self, test: &mut TestEditor) {
        let text = PASTED[self.below(PASTED.len())];
        match self.below(4) {
            0 => {
                let _ = test.editor.paste(text);
            }
            1 => {
                let picture = Picture {
                    id: self.dice.next_id(),
                    description: String::new(),
                    format: PictureFormat::Png,
                    width: 8,
                    height: 8,
                    data: PictureData([1, 2, 3].into()),
                };
                let _ = test.editor.paste_picture(picture);
            }
            _ => {
                let html = (self.below(2) == 0).then_some(HTML);
                let incoming = Incoming::read(html, Some(text)).unwrap();
                let mut form = test.editor.paste_form(&incoming);
                if self.below(2) == 0 {
                    form.shape =
                        [PasteShape::Table, PasteShape::Lines, PasteShape::One][self.below(3)];
                    form.is_transposed = self.below(2) == 0;
                    form.has_step_names = self.below(2) == 0;
                    form.has_lane_names = self.below(2) == 0;
                    form.adds_missing = self.below(2) == 0;
                    form.strips_marks = self.below(2) == 0;
                }
                if let Ok(plan) = test.editor.paste_plan(&incoming, &form) {
                    let _ = test.editor.paste_planned(&plan);
                }
            }
        }
    }

    /// What the inspector and the panels do.
    fn edit_fields(&mut self, test: &mut TestEditor) {
        let document = test.editor.document().clone();
        let word = self.word().to_owned();
        let number = self.below(5);
        let edit = match self.below(10) {
            0 => self.pick(&document.cards, Clone::clone).map(|mut card| {
                card.note = word;
                card.level = Some(number as u8 + 1);
                card.mark = Some(Mark::Question);
                card.evidence = Evidence::Assumed;
                card.channels = vec![Channel::Web, Channel::Other("fax".to_owned())];
                card.span = 1 + number as u16;
                Edit::SetCards(vec![card])
            }),
            1 => {
                let steps: Vec<_> = document.steps().map(|(_, step)| (**step).clone()).collect();
                self.one_of(&steps).map(|mut step| {
                    step.moment_of_truth = !step.moment_of_truth;
                    step.data_needed.push(word);
                    step.appeal = Some(Appeal::Rational);
                    Edit::SetStep(step)
                })
            }
            2 => self.pick(&document.stages, Clone::clone).map(|mut stage| {
                stage.phase = Phase::ALL[number % 3];
                stage.goal = word;
                Edit::SetStage(stage)
            }),
            3 => self.pick(&document.lanes, Clone::clone).map(|mut lane| {
                lane.role = LaneRole::ALL[number * 4];
                lane.label = word;
                lane.hidden = number == 0;
                lane.collapsed = number == 1;
                lane.height = Some(60 * number as u16);
                Edit::SetLane(lane)
            }),
            4 => self
                .pick(&document.personas, |row| row.id)
                .map(Edit::RemovePersona),
            5 => {
                let mut initiative = Initiative::new(self.dice.next_id(), word);
                initiative
                    .cards
                    .extend(document.cards.first().map(|card| card.id));
                Some(Edit::AddInitiative {
                    initiative,
                    at: number,
                })
            }
            6 => {
                let mut header = (*document.header).clone();
                header.title = word;
                Some(Edit::SetHeader(header))
            }
            7 => {
                let steps: Vec<_> = document.steps().map(|(_, step)| step.id).collect();
                let persona = document.personas.first().map(|row| row.id);
                self.one_of(&steps).map(|step| Edit::SetEmotion {
                    step,
                    persona,
                    value: Emotion::nearest(number as f32 - 2.0),
                })
            }
            8 if number > 2 => {
                let shown = self.pick(&document.stages, |row| row.id);
                let item = AgendaItem {
                    lanes: document
                        .lanes
                        .iter()
                        .take(number)
                        .map(|row| row.id)
                        .collect(),
                    ..AgendaItem::new(
                        self.dice.next_id(),
                        shown.map_or(AgendaScope::Map, AgendaScope::Stage),
                        number as u16,
                    )
                };
                Some(Edit::AddAgendaItem { item, at: number })
            }
            _ => {
                let colour = Swatch::ALL[number];
                let _ = test.editor.colour_lanes((number > 0).then_some(colour));
                None
            }
        };
        if let Some(edit) = edit {
            let key = (number < 2).then_some(MergeKey::map("fuzz"));
            let _ = test.editor.apply(edit, key);
        }
        if self.below(3) == 0 {
            test.editor.seal();
        }
    }

    fn search(&mut self, test: &mut TestEditor) {
        let editor = &mut test.editor;
        editor.open_find();
        editor.set_find_options(FindOptions {
            case: self.below(2) == 0,
            accents: self.below(2) == 0,
            whole_words: self.below(2) == 0,
        });
        editor.set_find_query(["o", "OU", "one", "t", ""][self.below(5)]);
        let _ = editor.step_find(self.below(2) == 0);
        editor.uncover_match();
        match self.below(3) {
            0 => {
                let _ = editor.replace_match("œuvre");
            }
            1 => {
                let _ = editor.replace_all_matches(["oo", "", "é"][self.below(3)]);
            }
            _ => editor.close_find(),
        }
        let traits = traits_of(editor.document());
        let traits: Vec<_> = traits.into_iter().flat_map(|(_, list)| list).collect();
        match self.one_of(&traits) {
            Some((it, _)) => editor.toggle_filter(it),
            None => editor.clear_filter(),
        }
    }

    fn look(&mut self, test: &mut TestEditor) {
        let at = point(self.below(1600) as f32, self.below(1200) as f32);
        match self.below(4) {
            0 => test
                .editor
                .viewport_mut()
                .zoom_at(at, 1.0 + self.below(8) as f32 / 4.0),
            1 => test
                .editor
                .viewport_mut()
                .zoom_at(at, 1.0 / (1.0 + self.below(8) as f32)),
            2 => {
                let themes = [ThemeName::Light, ThemeName::Dark];
                test.editor.set_theme(themes[self.below(2)]);
                test.editor.options_mut().lang = Lang::ALL[self.below(2)];
            }
            _ => {
                let persona = self.pick(&test.editor.document().personas.clone(), |row| row.id);
                let hidden = &mut test.editor.options_mut().hidden_personas;
                if let Some(id) = persona.filter(|id| !hidden.remove(id)) {
                    hidden.insert(id);
                }
            }
        }
    }

    fn select(&mut self, test: &mut TestEditor) {
        let document = test.editor.document().clone();
        let targets: Vec<Target> = (0..=self.below(4))
            .filter_map(|_| self.target(&document))
            .collect();
        test.editor.select(targets);
    }

    fn insert(&mut self, test: &mut TestEditor) {
        let side = [Side::Before, Side::After][self.below(2)];
        let role = LaneRole::ALL[self.below(LaneRole::ALL.len())];
        let _ = match self.below(5) {
            0 => test.editor.insert_stage(side).map(drop),
            1 => test.editor.insert_step(side).map(drop),
            2 => test.editor.insert_lane(role, side).map(drop),
            3 => test.editor.add_lane(role, side),
            _ => {
                let document = test.editor.document().clone();
                let Some(target) = self.target(&document) else {
                    return;
                };
                test.editor.rename(target, self.word())
            }
        };
    }
}
