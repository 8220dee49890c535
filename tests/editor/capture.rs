//! What people say is written down line by line: into the step that is spoken of, or into the inbox.

use parcours::command::Command;
use parcours::editor::{Landing, Outcome};
use parcours::i18n::Lang;
use parcours::layout::stop::Subject;
use parcours::model::{Document, Edit, Lane, LaneId, LaneRole, Mark, NoteKind};
use parcours::scene::Target;
use parcours::storage::to_ron;

use crate::test_editor::{TestEditor, card, cell, document, lane, step};

fn say(test: &mut TestEditor, line: &str) {
    test.editor.open_capture().unwrap();
    test.editor.set_capture_draft(line.to_owned());
    test.editor.capture().unwrap().expect("it says something");
    test.sweep();
}

fn notes(document: &Document) -> Vec<&str> {
    document.notes.iter().map(|note| &*note.text).collect()
}

#[test]
fn each_sign_lays_its_own_kind_of_card_in_the_step_spoken_of() {
    let mut test = TestEditor::new();
    test.editor.select([cell("c", "x")]);
    for (line, role, mark) in [
        ("- too slow", LaneRole::PainPoint, Some(Mark::Pain)),
        ("+ a smile", LaneRole::PainPoint, Some(Mark::Delight)),
        ("? who opens", LaneRole::PainPoint, Some(Mark::Question)),
        ("! a bell", LaneRole::Opportunity, Some(Mark::Opportunity)),
        ("\"I felt lost\"", LaneRole::Verbatim, None),
    ] {
        say(&mut test, line);
        let document = test.editor.document();
        let card = document.cards.last().unwrap();
        assert_eq!(card.step, step("c"), "{line}");
        assert_eq!(document.lane(card.lane).unwrap().role, role, "{line}");
        assert_eq!(card.mark, mark, "{line}");
        assert!(
            !card.text.contains(['-', '+', '?', '!', '"']),
            "{}",
            card.text
        );
    }
    // The map had pain points; a lane for ideas and one for verbatims came with their first cards.
    assert_eq!(test.editor.document().lanes.len(), 5);
    assert!(test.editor.document().notes.is_empty());
    for _ in 0..5 {
        test.run(Command::Undo);
    }
    assert!(test.editor.document().is_same(&document()));
}

#[test]
fn a_line_says_before_it_is_laid_where_it_will_land() {
    let mut test = TestEditor::new();
    let inbox = |kind, step| Landing::Inbox { kind, step };
    assert_eq!(test.editor.landing_of("plain"), inbox(None, None));
    assert_eq!(
        test.editor.landing_of("- pain"),
        inbox(Some(NoteKind::Pain), None)
    );
    test.editor.select([card("3")]);
    assert_eq!(
        test.editor.landing_of("plain"),
        inbox(None, Some(step("b")))
    );
    let pain = Landing::Card {
        kind: NoteKind::Pain,
        step: step("b"),
        lane: Some(lane("y")),
        is_seen: true,
    };
    assert_eq!(test.editor.landing_of("- pain"), pain);
    let idea = Landing::Card {
        kind: NoteKind::Opportunity,
        step: step("b"),
        lane: None,
        is_seen: true,
    };
    assert_eq!(test.editor.landing_of("! idea"), idea);
}

#[test]
fn without_a_sign_or_a_step_it_waits_in_the_inbox_in_the_order_it_was_said() {
    let mut test = TestEditor::new();
    say(&mut test, "first");
    say(&mut test, "- second");
    test.editor.select([cell("d", "x")]);
    say(&mut test, "third");
    let document = test.editor.document();
    assert_eq!(notes(document), ["first", "second", "third"]);
    let facts: Vec<_> = document
        .notes
        .iter()
        .map(|note| (note.kind, note.step))
        .collect();
    assert_eq!(
        facts,
        [
            (None, None),
            (Some(NoteKind::Pain), None),
            (None, Some(step("d")))
        ]
    );
    assert_eq!(document.cards.len(), 4);
}

#[test]
fn a_line_that_says_nothing_is_not_laid_and_leaves_no_trace() {
    let mut test = TestEditor::new();
    test.editor.open_capture().unwrap();
    for line in ["", "   ", "+", "- "] {
        test.editor.set_capture_draft(line.to_owned());
        assert_eq!(test.editor.capture(), Ok(None), "{line:?}");
        assert_eq!(test.editor.capture_draft(), line);
    }
    assert_eq!(test.editor.history().len(), 0);
}

#[test]
fn thirty_pasted_lines_are_thirty_notes_and_one_step_of_the_history() {
    let mut test = TestEditor::new();
    let text: String = (1..=30).map(|n| format!("{n}. idea {n}\n")).collect();
    let laid = test.editor.capture_lines(&text).unwrap().unwrap();
    assert_eq!((laid.num_cards, laid.num_notes), (0, 30));
    assert_eq!(notes(test.editor.document())[29], "idea 30");
    assert_eq!(test.editor.undo_name().unwrap(), "ajouter 30\u{a0}notes");
    test.run(Command::Undo);
    assert!(test.editor.document().notes.is_empty());
    // With signs they are cards of the step.
    test.editor.select([cell("a", "x")]);
    let laid = test.editor.capture_lines("+ one\n- two\n! three\nfour");
    let laid = laid.unwrap().unwrap();
    assert_eq!((laid.num_cards, laid.num_notes), (3, 1));
    assert_eq!(test.editor.history().num_undo_steps(), 1);
}

#[test]
fn escape_lays_nothing_and_the_text_stands_there_again() {
    let mut test = TestEditor::new();
    test.editor.open_capture().unwrap();
    test.editor.set_capture_draft("half a thou".to_owned());
    assert!(test.editor.close_capture());
    assert!(!test.editor.is_capturing() && !test.editor.is_changed());
    test.editor.open_capture().unwrap();
    assert_eq!(test.editor.capture_draft(), "half a thou");
}

#[test]
fn what_is_typed_is_in_the_journal_and_outlives_the_presentation() {
    let mut test = TestEditor::new();
    assert_eq!(test.editor.run(Command::Present), Ok(Outcome::Done));
    test.walk_to("b");
    test.editor.open_capture().unwrap();
    test.editor.set_capture_draft("? half a thou".to_owned());
    let journal = test.editor.document_with_typing();
    assert_eq!(notes(&journal), ["half a thou"]);
    assert_eq!(journal.notes[0].kind, Some(NoteKind::Question));
    assert_eq!(journal.notes[0].step, Some(step("b")));
    assert!(test.editor.document().notes.is_empty());
    test.run(Command::EndPresenting);
    assert_eq!(test.editor.capture_draft(), "? half a thou");
    assert_eq!(notes(&test.editor.document_with_typing()), ["half a thou"]);
    // A map that is closed keeps it as a note.
    test.editor.keep_drafts();
    assert_eq!(notes(test.editor.document()), ["half a thou"]);
    assert!(test.editor.is_changed() && test.editor.capture_draft().is_empty());
}

#[test]
fn while_presenting_the_step_on_the_screen_is_spoken_of_and_the_whole_map_is_no_step() {
    let mut test = TestEditor::new();
    test.editor.select([cell("e", "y")]);
    test.run(Command::Present);
    test.walk_to("a");
    say(&mut test, "- at the door");
    assert_eq!(test.editor.document().cards.last().unwrap().step, step("a"));
    test.walk_to("b");
    say(&mut test, "- at the till");
    assert_eq!(test.editor.document().cards.last().unwrap().step, step("b"));
    test.run(Command::WholePicture);
    say(&mut test, "- everywhere");
    assert_eq!(notes(test.editor.document()), ["everywhere"]);
}

#[test]
fn the_last_line_is_taken_back_into_the_line() {
    let mut test = TestEditor::new();
    say(&mut test, "- slwo");
    assert!(test.editor.last_captured().is_some());
    test.editor.take_back_captured().unwrap();
    assert_eq!(test.editor.capture_draft(), "- slwo");
    assert!(test.editor.document().notes.is_empty());
    say(&mut test, "- slow");
    // Something else was done since: it is not the last thing any more.
    test.editor
        .apply(Edit::RemoveLane(lane("x")), None)
        .unwrap();
    assert_eq!(test.editor.last_captured(), None);
    assert!(test.editor.take_back_captured().is_err());
}

#[test]
fn a_hidden_lane_is_used_only_when_no_other_is_there() {
    let mut test = TestEditor::new();
    let mut hidden = parcours::model::Lane::clone(test.editor.document().lane(lane("y")).unwrap());
    hidden.hidden = true;
    test.editor.apply(Edit::SetLane(hidden), None).unwrap();
    test.editor.select([cell("a", "x")]);
    let landing = |test: &TestEditor| match test.editor.landing_of("- pain") {
        Landing::Card { lane, .. } => lane,
        other => panic!("{other:?}"),
    };
    assert_eq!(landing(&test), Some(lane("y")));
    let new = parcours::model::Lane::new(lane("z"), LaneRole::PainPoint);
    test.editor
        .apply(Edit::AddLane { lane: new, at: 0 }, None)
        .unwrap();
    assert_eq!(landing(&test), Some(lane("z")));
}

#[test]
fn a_map_for_reading_only_takes_nothing_and_keeps_the_text() {
    let mut test = TestEditor::new();
    test.editor.set_capture_draft("- no".to_owned());
    test.editor.set_reading_only(true);
    assert!(test.editor.open_capture().is_err());
    assert!(test.editor.capture().is_err());
    assert_eq!(test.editor.capture_draft(), "- no");
    assert_eq!(to_ron(test.editor.document()), to_ron(&document()));
}

#[test]
fn the_undo_menu_names_what_was_written_down_in_both_languages() {
    for (lang, name) in [(Lang::Fr, "ajouter une note"), (Lang::En, "add a note")] {
        let mut test = TestEditor::new();
        test.editor.options_mut().lang = lang;
        say(&mut test, "plain");
        assert_eq!(test.editor.undo_name().unwrap(), name);
    }
}

/// Where a pain point goes, and whether it is seen there.
fn pain_lands(test: &TestEditor) -> (Option<LaneId>, bool) {
    match test.editor.landing_of("- pain") {
        Landing::Card { lane, is_seen, .. } => (lane, is_seen),
        Landing::Inbox { .. } => panic!("a step is spoken of"),
    }
}

/// Lanes x (actions), y and z (pain points).
fn with_two_pain_lanes() -> TestEditor {
    let mut test = TestEditor::new();
    let at = usize::MAX;
    let lane = Lane::new(lane("z"), LaneRole::PainPoint);
    test.editor.apply(Edit::AddLane { lane, at }, None).unwrap();
    test.editor.select([cell("c", "x")]);
    test
}

#[test]
fn what_is_said_goes_to_a_lane_that_is_seen_or_the_line_says_that_it_is_not() {
    let mut test = with_two_pain_lanes();
    assert_eq!(pain_lands(&test), (Some(lane("y")), true));
    test.editor.select([Target::Lane(lane("y"))]);
    test.run(Command::HideLane);
    test.editor.select([cell("c", "x")]);
    assert_eq!(pain_lands(&test), (Some(lane("z")), true));
    say(&mut test, "- pain");
    let laid = test.editor.document().cards.last().unwrap().lane;
    assert_eq!(laid, lane("z"));
    test.editor.select([Target::Lane(lane("z"))]);
    test.run(Command::HideLane);
    test.editor.select([cell("c", "x")]);
    assert_eq!(pain_lands(&test), (Some(lane("y")), false));
}

#[test]
fn the_lanes_of_the_picture_come_first() {
    let mut test = with_two_pain_lanes();
    test.run(Command::Present);
    test.walk_to("c");
    test.editor.show_lanes(vec![lane("z")]);
    assert_eq!(pain_lands(&test), (Some(lane("z")), true));
    test.editor.show_lanes(vec![lane("x")]);
    assert_eq!(pain_lands(&test), (Some(lane("y")), false));
    test.editor.show_lanes(Vec::new());
    // A walk along one of them writes there.
    test.editor.show_subject(Subject::Lane(lane("z")));
    assert_eq!(pain_lands(&test), (Some(lane("z")), true));
    test.editor.show_subject(Subject::Lane(lane("x")));
    assert_eq!(pain_lands(&test), (Some(lane("y")), false));
}

#[test]
fn a_folded_lane_is_not_told_at_a_step_and_the_line_says_so() {
    let mut test = TestEditor::new();
    test.editor.select([Target::Lane(lane("y"))]);
    test.run(Command::CollapseLane);
    test.run(Command::Present);
    test.walk_to("c");
    assert_eq!(pain_lands(&test), (Some(lane("y")), false));
}
