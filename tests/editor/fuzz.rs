//! Seeded random commands and gestures: the map stays sound, and undo leads all the way back.

use parcours::command::Command;
use parcours::editor::Finish;
use parcours::model::IdGenerator;
use parcours::scene::point;

use crate::test_editor::{CTRL, SHIFT, TestEditor};

#[test]
fn whatever_is_done_can_be_undone_and_done_again() {
    for seed in 0..12 {
        let mut dice = IdGenerator::from_seed(seed);
        let mut below = move |n: usize| (dice.next_u64() % n as u64) as usize;
        let mut test = TestEditor::new();
        let start = test.editor.document().clone();
        for _ in 0..120 {
            let at = point(below(1300) as f32, below(800) as f32);
            let modifiers = [Default::default(), CTRL, SHIFT][below(3)];
            match below(8) {
                0 => {
                    test.down(at, 1, modifiers);
                    test.up(at, 1, modifiers);
                }
                1 => {
                    let to = point(below(1300) as f32, below(800) as f32);
                    test.hold(at, to, modifiers);
                    test.up(to, 1, modifiers);
                }
                2 => {
                    test.down(at, 2, Default::default());
                    test.up(at, 2, Default::default());
                    test.type_text("typed");
                    let finish = [Finish::Keep, Finish::Discard][below(2)];
                    test.editor.finish_text_edit(finish);
                    test.sweep();
                }
                3 => {
                    test.type_text("word");
                    test.editor.text_edit_tab(below(2) == 0);
                    test.sweep();
                }
                _ => {
                    let command = Command::ALL[below(Command::ALL.len())];
                    let undoes = matches!(command, Command::Undo | Command::Redo);
                    if test.editor.knows(command) && !undoes {
                        let _ = test.press(command);
                    }
                }
            }
        }
        test.editor.finish_text_edit(Finish::Keep);
        test.editor.cancel_gesture();
        let end = test.editor.document().clone();
        let steps = test.editor.history().num_undo_steps();
        for _ in 0..steps {
            test.run(Command::Undo);
        }
        assert!(test.editor.document().is_same(&start), "seed {seed}");
        for _ in 0..steps {
            test.run(Command::Redo);
        }
        assert!(test.editor.document().is_same(&end), "seed {seed}");
        assert!(steps > 5, "seed {seed} did only {steps} things");
    }
}
