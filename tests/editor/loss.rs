//! Deleting says what it takes along; undo brings all of it back.

use parcours::command::Command;
use parcours::i18n::Lang;
use parcours::model::{Edit, Link};
use parcours::scene::Target;

use crate::test_editor::{CTRL, TestEditor, card, card_id, lane, step};

fn said(test: &mut TestEditor) -> (String, String) {
    let mut say = |lang| {
        test.editor.options_mut().lang = lang;
        test.run(Command::Delete);
        let said = test.editor.take_loss().unwrap_or_default();
        assert_eq!(test.editor.take_loss(), None);
        test.run(Command::Undo);
        assert_eq!(test.editor.take_loss(), None);
        said
    };
    (say(Lang::Fr), say(Lang::En))
}

fn linked() -> TestEditor {
    let mut test = TestEditor::new();
    let link = Link {
        id: "link-k".parse().unwrap(),
        from: card_id("1"),
        to: card_id("4"),
        label: String::new(),
    };
    test.editor.apply(Edit::AddLink(link), None).unwrap();
    test.editor.mark_saved();
    test
}

#[test]
fn a_stage_tells_of_its_steps_cards_and_links() {
    let mut test = linked();
    let stage = test.editor.document().stages[0].id;
    test.click(Target::Stage(stage));
    let (fr, en) = said(&mut test);
    assert_eq!(
        fr,
        "Étape «\u{a0}s\u{a0}» supprimée avec 3\u{a0}sous-étapes, 3\u{a0}fiches et 1\u{a0}lien"
    );
    assert_eq!(
        en,
        "Stage “s” deleted with 3\u{a0}steps, 3\u{a0}cards and 1\u{a0}link"
    );
    assert!(!test.editor.is_changed(), "undo brought all of it back");
    assert_eq!(test.selected(), [Target::Stage(stage)]);
}

#[test]
fn steps_lanes_personas_and_cards_tell_what_goes_with_them() {
    let mut test = linked();
    for (target, fr, en) in [
        (
            Target::Step(step("d")),
            "Sous-étape «\u{a0}d\u{a0}» supprimée",
            "Step “d” deleted",
        ),
        (
            Target::Lane(lane("y")),
            "Ligne «\u{a0}Irritants\u{a0}» supprimée avec 1\u{a0}fiche et 1\u{a0}lien",
            "Lane “Pain points” deleted with 1\u{a0}card and 1\u{a0}link",
        ),
        (
            Target::Persona("persona-p".parse().unwrap()),
            "Persona «\u{a0}Paule\u{a0}» supprimé",
            "Persona “Paule” deleted",
        ),
        (
            card("1"),
            "Fiche «\u{a0}one\u{a0}» supprimée avec 1\u{a0}lien",
            "Card “one” deleted with 1\u{a0}link",
        ),
        // Nothing goes along with a lonely card, and undo is a key away.
        (card("2"), "", ""),
    ] {
        test.editor.select([target]);
        assert_eq!(said(&mut test), (fr.to_owned(), en.to_owned()));
    }
    assert!(!test.editor.is_changed());
}

#[test]
fn several_things_of_one_kind_or_of_several_are_counted() {
    let mut test = linked();
    test.click(card("2"));
    test.click_with(card("3"), CTRL);
    let (fr, en) = said(&mut test);
    assert_eq!(fr, "2\u{a0}fiches supprimées");
    assert_eq!(en, "2\u{a0}cards deleted");
    test.editor
        .select([Target::Step(step("d")), Target::Lane(lane("x"))]);
    let (_, en) = said(&mut test);
    assert_eq!(
        en,
        "Step “d” deleted with 1\u{a0}lane, 3\u{a0}cards and 1\u{a0}link"
    );
}
