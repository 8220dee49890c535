//! What is undone looks as it did, at once: the picture of before is shown again, not made anew.

use parcours::command::Command;
use parcours::i18n::Lang;
use parcours::layout::Layout;
use parcours::model::Edit;

use crate::test_editor::{TestEditor, card_id};

fn shown(test: &TestEditor) -> *const Layout {
    test.editor.layout()
}

fn write(test: &mut TestEditor, text: &str) {
    let mut row = (**test.editor.document().card(card_id("1")).unwrap()).clone();
    text.clone_into(&mut row.text);
    test.editor.apply(Edit::SetCards(vec![row]), None).unwrap();
    test.editor.seal();
}

#[test]
fn undo_and_redo_show_the_pictures_of_before() {
    let mut test = TestEditor::new();
    let before = shown(&test);
    write(
        &mut test,
        "something longer than it was, over two lines at least",
    );
    let after = shown(&test);
    assert_ne!(before, after);
    test.run(Command::Undo);
    assert_eq!(shown(&test), before);
    test.run(Command::Redo);
    assert_eq!(shown(&test), after);
}

#[test]
fn another_language_or_another_view_is_another_picture() {
    let mut test = TestEditor::new();
    let before = shown(&test);
    test.editor.options_mut().lang = Lang::En;
    let english = shown(&test);
    test.run(Command::NextView);
    let other = shown(&test);
    assert!(before != english && english != other && before != other);
}
