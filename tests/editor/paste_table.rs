//! Tables from spreadsheets: into the grid from the selected cell, with new steps and lanes from their names.

use parcours::editor::{Blocked, Excess, Incoming, PasteError, PasteShape, Place};
use parcours::i18n::Lang;
use parcours::model::{Document, LaneRole};
use parcours::storage::starter::Starter;

use crate::test_editor::{TestEditor, card, cell, document};

fn text(text: &str) -> Incoming {
    Incoming::read(None, Some(text)).unwrap()
}

/// Pastes as the person who presses Enter at once.
fn paste(test: &mut TestEditor, incoming: &Incoming) -> usize {
    let form = test.editor.paste_form(incoming);
    let plan = test.editor.paste_plan(incoming, &form).unwrap();
    let count = test.editor.paste_planned(&plan).unwrap().num_cards;
    test.sweep();
    count
}

fn titles(document: &Document) -> Vec<&str> {
    document
        .steps()
        .map(|(_, step)| step.title.as_str())
        .collect()
}

fn labels(document: &Document) -> Vec<&str> {
    document
        .lanes
        .iter()
        .map(|lane| lane.label.as_str())
        .collect()
}

#[test]
fn a_table_fills_the_grid_from_the_selected_cell() {
    let mut test = TestEditor::new();
    test.click(cell("c", "x"));
    let incoming = text("A\t\tC\nD\tE\t");
    assert!(!test.editor.needs_preview(&incoming));
    assert_eq!(test.editor.paste_incoming(&incoming).unwrap().num_cards, 4);
    test.sweep();
    assert_eq!(test.lane_text("x"), "one two|three+2|A||C");
    assert_eq!(test.lane_text("y"), "||D|E|four");
    assert_eq!(test.selected().len(), 4);
    assert_eq!(test.editor.undo_name().unwrap(), "coller 4\u{a0}fiches");
}

#[test]
fn the_lines_of_a_cell_become_a_card_each() {
    let mut test = TestEditor::new();
    test.click(cell("d", "y"));
    paste(&mut test, &text("\"- one\n- two\"\t\"say \"\"hi\"\"\""));
    assert_eq!(test.lane_text("y"), "|||one two|four say \"hi\"");
}

#[test]
fn what_reaches_over_the_edge_is_shown_first_and_adds_steps_and_lanes() {
    let mut test = TestEditor::new();
    test.click(cell("e", "y"));
    let incoming = text("P\tQ\nR\tS\nT\tU");
    assert!(test.editor.needs_preview(&incoming));
    let before = test.editor.document().clone();
    let mut form = test.editor.paste_form(&incoming);
    let plan = test.editor.paste_plan(&incoming, &form).unwrap();
    assert_eq!((plan.num_new_steps(), plan.num_new_lanes()), (1, 2));
    assert_eq!((plan.cards.len(), plan.num_left_out), (6, 0));
    form.adds_missing = false;
    let without = test.editor.paste_plan(&incoming, &form).unwrap();
    assert_eq!((without.cards.len(), without.num_left_out), (1, 5));
    assert_eq!(without.columns[1], Place::Nowhere);

    assert_eq!(test.editor.paste_planned(&plan).unwrap().num_cards, 6);
    test.sweep();
    let after = test.editor.document();
    assert_eq!((after.num_steps(), after.lanes.len()), (6, 5));
    // One step of the history for all of it.
    test.run(parcours::command::Command::Undo);
    assert!(test.editor.document().is_same(&before));
}

#[test]
fn names_find_the_steps_and_lanes_of_the_map_and_add_the_others_beside() {
    let mut document = document();
    let mut lane = (*document.lanes[1]).clone();
    lane.label = "Irritants".to_owned();
    std::sync::Arc::make_mut(&mut document.lanes)[1] = lane.into();
    let mut test = TestEditor::of(document);
    let incoming = text("\tB\tNeu\te\nIRRITANTS\tp\tq\tr\nIdées\ts\t\tt");
    assert!(test.editor.needs_preview(&incoming));
    let form = test.editor.paste_form(&incoming);
    assert!(form.has_step_names && form.has_lane_names && form.adds_missing);
    assert_eq!(paste(&mut test, &incoming), 5);
    let after = test.editor.document();
    assert_eq!(titles(after), ["a", "b", "Neu", "c", "d", "e"]);
    assert_eq!(labels(after), ["", "Irritants", "Idées", ""]);
    assert_eq!(after.lanes[2].role, LaneRole::FreeText);
    assert_eq!(test.lane_text("y"), "|p|q|||four r");
    // A card that reaches over the new step goes on to where it ended.
    assert!(test.lane_text("x").starts_with("one two|three"));
}

#[test]
fn roles_name_lanes_that_have_no_label_of_their_own() {
    let mut test = TestEditor::new();
    paste(&mut test, &text("\ta\tb\nActions\tp\tq"));
    assert_eq!(test.lane_text("x"), "one two p|three+2 q|||");
    assert_eq!(test.editor.document().lanes.len(), 3);
}

#[test]
fn a_table_on_a_blank_map_names_its_empty_steps() {
    for lang in Lang::ALL {
        let document = Starter::find("blank").unwrap().document(lang);
        let mut test = TestEditor::of(document);
        let num_stages = test.editor.document().stages.len();
        let incoming = text("\tChercher\tChoisir\tPayer\nFaits\ta\tb\tc\nIdées\td\t\te");
        assert_eq!(paste(&mut test, &incoming), 5);
        let after = test.editor.document();
        assert_eq!(titles(after)[..3], ["Chercher", "Choisir", "Payer"]);
        assert_eq!(after.num_steps(), 6);
        assert_eq!(after.stages.len(), num_stages);
    }
}

#[test]
fn a_table_makes_a_map_of_nothing() {
    let mut test = TestEditor::of(Document::default());
    assert_eq!(paste(&mut test, &text("\tA\tB\nFaits\t1\t2")), 2);
    assert_eq!(titles(test.editor.document()), ["A", "B"]);
    assert_eq!(test.editor.document().stages.len(), 1);
    assert_eq!(labels(test.editor.document()), ["Faits"]);
}

#[test]
fn rows_and_columns_are_swapped_when_the_names_say_so() {
    let mut test = TestEditor::new();
    let incoming = text("\tActions\tNotes\nb\tp\tq\nd\tr\ts");
    let form = test.editor.paste_form(&incoming);
    assert!(form.is_transposed && form.has_step_names && form.has_lane_names);
    paste(&mut test, &incoming);
    assert_eq!(test.lane_text("x"), "one two|three+2 p||r|");
    assert_eq!(labels(test.editor.document())[1..2], ["Notes"]);
}

#[test]
fn cells_over_several_columns_become_wide_cards() {
    let mut test = TestEditor::new();
    test.click(cell("b", "y"));
    let html = "<table><tr><td colspan=2>wide</td><td>x</td></tr>\
        <tr><td>1</td><td>2</td><td>3</td></tr></table>";
    let incoming = Incoming::read(Some(html), Some("ignored")).unwrap();
    paste(&mut test, &incoming);
    assert_eq!(test.lane_text("y"), "|wide+2||x|four");
}

#[test]
fn feelings_are_read_where_the_emotion_lane_is() {
    let mut test = TestEditor::new();
    let incoming = text("\ta\tb\tc\nÉmotions\t-1\tEnchantement\tpleasure");
    assert_eq!(paste(&mut test, &incoming), 0);
    let persona = Some("persona-p".parse().unwrap());
    let levels = test.editor.document().steps();
    let levels: Vec<_> = levels
        .map(|(_, step)| step.emotion(persona).map(|point| point.value.level()))
        .collect();
    assert_eq!(levels, [Some(-1), Some(2), Some(1), None, None]);
}

#[test]
fn our_own_table_comes_back_where_it_was() {
    let mut test = TestEditor::new();
    test.run(parcours::command::Command::SelectAll)
        .run(parcours::command::Command::Copy);
    let clip = test.editor.take_copied().unwrap();
    assert_eq!(
        clip.text,
        "\ta\tb\tc\td\te\nActions\t\"one\ntwo\"\tthree\t\t\t\nIrritants\t\t\t\t\tfour"
    );
    let mut other = TestEditor::of(Document {
        cards: std::sync::Arc::default(),
        ..document()
    });
    // Through a program that keeps only the text.
    paste(&mut other, &text(&clip.text));
    assert_eq!(other.lane_text("x"), "one two|three|||");
    assert_eq!(other.lane_text("y"), "||||four");
}

#[test]
fn a_column_asks_whether_it_is_lines_or_lanes() {
    let mut test = TestEditor::new();
    test.click(cell("a", "y"));
    let html = "<table><tr><td>p</td></tr><tr><td>q</td></tr></table>";
    let incoming = Incoming::read(Some(html), Some("p\nq")).unwrap();
    assert!(test.editor.needs_preview(&incoming));
    let mut form = test.editor.paste_form(&incoming);
    assert_eq!(form.shape, PasteShape::Lines);
    form.shape = PasteShape::Table;
    let plan = test.editor.paste_plan(&incoming, &form).unwrap();
    assert_eq!(plan.rows.len(), 2);
    form.shape = PasteShape::One;
    let plan = test.editor.paste_plan(&incoming, &form).unwrap();
    assert_eq!(plan.cards[0].text, "p\nq");
}

#[test]
fn a_map_is_filled_up_to_its_limits_and_not_beyond() {
    let mut test = TestEditor::new();
    test.click(cell("a", "x"));
    let lines: String = (0..100_000).map(|at| format!("line {at}\n")).collect();
    let before = test.editor.document().clone();
    let expected = Excess::Cards {
        found: 100_000,
        room: 9_996,
    };
    assert_eq!(test.editor.paste(&lines), Err(expected.into()));
    let row = vec!["x"; 200].join("\t");
    let expected = Excess::Steps {
        found: 195,
        room: 195,
    };
    // All 200 columns fit exactly; one more does not.
    let fits = text(&row);
    let form = test.editor.paste_form(&fits);
    assert!(test.editor.paste_plan(&fits, &form).is_ok());
    let over = text(&format!("{row}\tx"));
    let found = test.editor.paste_plan(&over, &form).unwrap_err();
    assert_eq!(
        found,
        Excess::Steps {
            found: 196,
            room: 195
        }
        .into()
    );
    assert_ne!(found, expected.into());
    let long = "é".repeat(10_001);
    assert_eq!(
        test.editor.paste(&long),
        Err(Excess::LongText(10_001).into())
    );
    assert!(test.editor.document().is_same(&before));
    // Every message says how much, and how much may be, in both languages.
    for lang in Lang::ALL {
        let message = PasteError::from(Excess::LongText(10_001)).message(lang.catalog());
        let number = lang.catalog().paste.number(10_001);
        assert!(message.contains(&number), "{message}");
    }
}

#[test]
fn a_text_being_written_takes_no_book() {
    let mut test = TestEditor::new();
    test.double_click(card("1"));
    assert!(test.editor.text_edit().is_some());
    let book = "x".repeat(5_000_000);
    assert_eq!(
        test.editor.paste(&book),
        Err(Excess::LongText(5_000_000).into())
    );
    assert_eq!(test.editor.text_edit().unwrap().text, "one");
    test.editor.paste(" more").unwrap();
    assert_eq!(test.editor.text_edit().unwrap().text, "one more");
}

#[test]
fn strange_characters_do_no_harm() {
    let strange = [
        "\0\u{1}\u{7f}",
        "a\0b\tc\u{85}d",
        "שלום עולם\tمرحبا\n\u{202e}abc\t\u{2066}x",
        "👩\u{200d}👩\u{200d}👧\t🏳\u{fe0f}\u{200d}🌈",
        "\u{fffd}\u{fffe}\u{ffff}\u{feff}",
        "\"\"\"\"\"\t\"",
        "\t\t\t\n\t\t",
        "%PDF-1.7\u{0}\u{1}\tstream\u{ff}",
        "e\u{301}\u{301}\u{301}\u{301}",
    ];
    for text in strange {
        let mut test = TestEditor::new();
        test.click(cell("c", "y"));
        match test.editor.paste(text) {
            Ok(_) | Err(PasteError::Blocked(Blocked::NothingToPaste)) => {}
            Err(error) => panic!("{text:?}: {error:?}"),
        }
        test.sweep();
        let is_clean = |text: &str| !text.chars().any(|c| c.is_control() && c != '\n');
        let cards = test.editor.document().cards.clone();
        assert!(cards.iter().all(|card| is_clean(&card.text)), "{text:?}");
    }
}

#[test]
fn any_text_can_be_planned_in_every_form() {
    // Whatever is pasted, every choice of the preview gives a sound map or a reason.
    let pieces = [
        "a", "\t", "\n", "\"", "1. ", "- ", "'", "=", " ", "é", "\tb\n", "\"\n\"",
    ];
    let mut seed = 7_u64;
    for _ in 0..150 {
        let mut made = String::new();
        for _ in 0..24 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            made.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
        }
        let incoming = text(&made);
        let mut test = TestEditor::of(document());
        let mut form = test.editor.paste_form(&incoming);
        form.shape =
            [PasteShape::Table, PasteShape::Lines, PasteShape::One][(seed >> 20) as usize % 3];
        form.is_transposed = seed & (1 << 40) != 0;
        form.has_step_names = seed & (1 << 41) != 0;
        form.has_lane_names = seed & (1 << 42) != 0;
        form.adds_missing = seed & (1 << 43) != 0;
        if let Ok(plan) = test.editor.paste_plan(&incoming, &form) {
            let count = test.editor.paste_planned(&plan).unwrap().num_cards;
            assert_eq!(count, plan.cards.len(), "{made:?}");
        }
        test.sweep();
    }
}
