//! An editor driven like a person drives it; what always holds is looked at after every step.

use std::sync::Arc;

use parcours::command::Command;
use parcours::editor::{Blocked, Button, Editor, Modifiers, Outcome, Overlay, PointerEvent};
use parcours::model::{
    Card, CardId, Document, IdGenerator, Lane, LaneId, LaneRole, Persona, Stage, Step, StepId,
};
use parcours::scene::{Point, Size, Target, point};

pub const CTRL: Modifiers = Modifiers {
    ctrl: true,
    shift: false,
    alt: false,
    space: false,
};
pub const SHIFT: Modifiers = Modifiers {
    ctrl: false,
    shift: true,
    alt: false,
    space: false,
};

pub fn step(name: &str) -> StepId {
    format!("step-{name}").parse().unwrap()
}
pub fn lane(name: &str) -> LaneId {
    format!("lane-{name}").parse().unwrap()
}
pub fn card_id(name: &str) -> CardId {
    format!("card-{name}").parse().unwrap()
}
pub fn card(name: &str) -> Target {
    Target::Card(card_id(name))
}
pub fn cell(column: &str, row: &str) -> Target {
    Target::Cell {
        step: step(column),
        lane: lane(row),
    }
}
pub fn emotion(column: &str) -> Target {
    Target::Emotion {
        step: step(column),
        persona: Some("persona-p".parse().unwrap()),
    }
}

/// Stages `s` (steps a, b, c) and `t` (d, e); lanes x, y and emotions m; cards 1, 2 in (a, x),
/// 3 in (b, x) over two columns, 4 in (e, y); one persona p.
pub fn document() -> Document {
    fn rows<T>(rows: impl IntoIterator<Item = T>) -> Arc<Vec<Arc<T>>> {
        Arc::new(rows.into_iter().map(Arc::new).collect())
    }
    let stage = |name: &str, steps: &[&str]| {
        let mut stage = Stage::new(format!("stage-{name}").parse().unwrap(), name);
        stage.steps = steps
            .iter()
            .map(|name| Arc::new(Step::new(step(name), *name)))
            .collect();
        stage
    };
    let mut wide = Card::new(card_id("3"), step("b"), lane("x"), "three");
    wide.span = 2;
    let document = Document {
        personas: rows([Persona::new("persona-p".parse().unwrap(), "Paule")]),
        stages: rows([stage("s", &["a", "b", "c"]), stage("t", &["d", "e"])]),
        lanes: rows([
            Lane::new(lane("x"), LaneRole::Action),
            Lane::new(lane("y"), LaneRole::PainPoint),
            Lane::new(lane("m"), LaneRole::Emotion),
        ]),
        cards: rows([
            Card::new(card_id("1"), step("a"), lane("x"), "one"),
            Card::new(card_id("2"), step("a"), lane("x"), "two"),
            wide,
            Card::new(card_id("4"), step("e"), lane("y"), "four"),
        ]),
        ..Document::default()
    };
    assert_eq!(document.check(), []);
    document
}

pub struct TestEditor {
    pub editor: Editor,
}

impl TestEditor {
    pub fn new() -> Self {
        Self::of(document())
    }

    pub fn of(document: Document) -> Self {
        let mut editor = Editor::new(document, IdGenerator::from_seed(1));
        editor.viewport_mut().size = Size {
            width: 1600.0,
            height: 1200.0,
        };
        Self { editor }
    }

    /// Presents on, picture by picture, to a step.
    pub fn walk_to(&mut self, name: &str) {
        for _ in 0..40 {
            self.run(Command::NextStop);
            let here = self.editor.presenting().and_then(|it| it.current_step());
            if here == Some(step(name)) {
                return;
            }
        }
        panic!("the walk never comes to {name}");
    }

    /// What always holds, whatever was done.
    pub fn sweep(&self) {
        let editor = &self.editor;
        assert_eq!(editor.document().check(), []);
        assert_eq!(editor.shown_document().check(), []);
        for &target in editor.selection().targets() {
            let alone = |found: bool| assert!(found, "{target:?} is selected and does not exist");
            let document = editor.document();
            match target {
                Target::Card(id) => alone(document.card(id).is_some()),
                Target::Step(id) => alone(document.step(id).is_some()),
                Target::Stage(id) => alone(document.stage(id).is_some()),
                Target::Lane(id) => alone(document.lane(id).is_some()),
                Target::Persona(id) => alone(document.persona(id).is_some()),
                Target::Cell { step, lane } => {
                    alone(document.step(step).is_some() && document.lane(lane).is_some());
                }
                _ => {}
            }
        }
        let zoom = editor.viewport().zoom;
        assert!((0.05..=8.0).contains(&zoom));
        assert!(editor.viewport().origin.x.is_finite());
    }

    pub fn press(&mut self, command: Command) -> Result<(), Blocked> {
        // A text being written is kept first, and may be what the command needs.
        let is_writing = self.editor.text_edit().is_some();
        let can = self.editor.can_run(command);
        let result = self.editor.run(command);
        self.sweep();
        if can.is_err() && !is_writing {
            assert!(result.is_err(), "{command:?} ran although it said {can:?}");
        }
        result.map(|outcome| assert_eq!(outcome, Outcome::Done))
    }

    #[track_caller]
    pub fn run(&mut self, command: Command) -> &mut Self {
        self.press(command).unwrap();
        self
    }

    /// The middle of a target, in screen points.
    pub fn at(&self, target: Target) -> Point {
        let rect = self.editor.place_of(target);
        let rect = rect.unwrap_or_else(|| panic!("{target:?} has no place"));
        self.editor.viewport().to_screen(rect.centre())
    }

    pub fn down(&mut self, at: Point, clicks: u8, modifiers: Modifiers) {
        self.editor.pointer(PointerEvent::Down {
            at,
            button: Button::Primary,
            clicks,
            modifiers,
        });
        self.sweep();
    }

    pub fn moved(&mut self, at: Point, modifiers: Modifiers) {
        self.editor.pointer(PointerEvent::Moved { at, modifiers });
        self.sweep();
    }

    pub fn up(&mut self, at: Point, clicks: u8, modifiers: Modifiers) {
        self.editor.pointer(PointerEvent::Up {
            at,
            button: Button::Primary,
            clicks,
            modifiers,
        });
        self.sweep();
    }

    pub fn click_with(&mut self, target: Target, modifiers: Modifiers) {
        let at = self.at(target);
        self.down(at, 1, modifiers);
        self.up(at, 1, modifiers);
    }

    pub fn click(&mut self, target: Target) {
        self.click_with(target, Modifiers::default());
    }

    pub fn double_click(&mut self, target: Target) {
        self.click(target);
        let at = self.at(target);
        self.down(at, 2, Modifiers::default());
        self.up(at, 2, Modifiers::default());
    }

    /// Presses and moves, without letting go; the document must not notice.
    pub fn hold(&mut self, from: Point, to: Point, modifiers: Modifiers) -> Overlay {
        let before = self.editor.document().clone();
        self.down(from, 1, modifiers);
        for part in 1..=4 {
            let t = part as f32 / 4.0;
            self.moved(from + (to - from) * t, modifiers);
        }
        assert!(Arc::ptr_eq(&self.editor.document().cards, &before.cards));
        assert!(Arc::ptr_eq(&self.editor.document().stages, &before.stages));
        self.editor.overlay()
    }

    pub fn drag_with(&mut self, from: Point, to: Point, modifiers: Modifiers) {
        self.hold(from, to, modifiers);
        self.up(to, 1, modifiers);
    }

    pub fn drag(&mut self, target: Target) -> Drag<'_> {
        Drag { test: self, target }
    }

    pub fn type_text(&mut self, text: &str) -> bool {
        let taken = self.editor.type_text(text);
        self.sweep();
        taken
    }

    /// `1 2 | 3+2 | | |`: the cards of a lane, column by column.
    pub fn lane_text(&self, row: &str) -> String {
        let document = self.editor.document();
        let columns = document.steps().map(|(_, step)| {
            let cards = document.cards.iter();
            let cards = cards.filter(|card| card.step == step.id && card.lane == lane(row));
            let names = cards.map(|card| {
                let span = if card.span > 1 {
                    format!("+{}", card.span)
                } else {
                    String::new()
                };
                format!("{}{span}", card.text)
            });
            names.collect::<Vec<_>>().join(" ")
        });
        columns.collect::<Vec<_>>().join("|")
    }

    pub fn selected(&self) -> Vec<Target> {
        self.editor.selection().targets().to_vec()
    }
}

pub struct Drag<'a> {
    test: &'a mut TestEditor,
    target: Target,
}

impl Drag<'_> {
    pub fn to(self, target: Target) {
        let (from, to) = (self.test.at(self.target), self.test.at(target));
        self.test.drag_with(from, to, Modifiers::default());
    }

    pub fn by(self, x: f32, y: f32) {
        let from = self.test.at(self.target);
        self.test
            .drag_with(from, from + point(x, y), Modifiers::default());
    }
}
