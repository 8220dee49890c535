//! Presenting: the walk from stop to stop, and what a person was doing before it.

use parcours::command::Command;
use parcours::editor::{Blocked, Cover, Editor};
use parcours::layout::View;
use parcours::layout::stop::{StepBy, Subject};
use parcours::model::{Document, Edit, IdGenerator, StageId, StepId};
use parcours::scene::Target;
use parcours::theme::{TEXT_CONTRAST, ThemeName, contrast_of};

use crate::room_stage::{SCREEN, presented, press};
use crate::test_editor::{card, document, step};

fn stage(name: &str) -> StageId {
    format!("stage-{name}").parse().unwrap()
}

fn editor_of(document: Document) -> Editor {
    Editor::new(document, IdGenerator::from_seed(5))
}

fn subject(editor: &Editor) -> Option<Subject> {
    let presenting = editor.presenting().unwrap();
    presenting.subject().filter(|_| !presenting.is_whole())
}

fn current_step(editor: &Editor) -> Option<StepId> {
    editor.presenting().unwrap().current_step()
}

#[test]
fn f5_begins_with_the_whole_map_and_space_walks_through_every_step() {
    let mut editor = presented(document());
    assert!(editor.presenting().unwrap().is_whole());
    assert_eq!(current_step(&editor), None);
    let mut walked = Vec::new();
    for _ in 0..20 {
        press(&mut editor, Command::NextStop);
        let here = current_step(&editor).unwrap();
        if walked.last() != Some(&here) {
            walked.push(here);
        }
    }
    assert_eq!(walked, ["a", "b", "c", "d", "e"].map(step));
    for _ in 0..20 {
        press(&mut editor, Command::PreviousStop);
    }
    assert!(
        editor.presenting().unwrap().is_whole(),
        "before the first stop is the map"
    );
}

#[test]
fn shift_f5_begins_at_the_selected_step() {
    let mut editor = editor_of(document());
    editor.select([card("4")]);
    editor.run(Command::PresentHere).unwrap();
    assert_eq!(current_step(&editor), Some(step("e")));
    let current = editor.presenting().unwrap().current().unwrap();
    assert!(current.contains(&card("4")));
}

#[test]
fn home_shows_the_map_and_the_walk_goes_on_where_it_was() {
    let mut editor = presented(document());
    for _ in 0..3 {
        press(&mut editor, Command::NextStop);
    }
    let here = current_step(&editor);
    press(&mut editor, Command::WholePicture);
    assert!(editor.presenting().unwrap().is_whole());
    let visible = editor.viewport().visible();
    assert!(visible.encloses(editor.layout().scene.bounds));
    press(&mut editor, Command::NextStop);
    assert_eq!(current_step(&editor), here);
    press(&mut editor, Command::LastStop);
    assert_eq!(current_step(&editor), Some(step("e")));
}

#[test]
fn one_steps_by_step_by_lane_and_by_stage_and_keeps_the_place() {
    let mut editor = presented(document());
    assert!(editor.show_stage(1));
    assert_eq!(subject(&editor), Some(Subject::Step(step("d"))));
    press(&mut editor, Command::StepBy);
    assert!(matches!(subject(&editor), Some(Subject::Lane(_))));
    press(&mut editor, Command::StepBy);
    assert_eq!(editor.presenting().unwrap().by(), StepBy::Stage);
    assert!(matches!(subject(&editor), Some(Subject::Stage(_))));
    assert!(editor.show_stage(1));
    assert_eq!(subject(&editor), Some(Subject::Stage(stage("t"))));
    press(&mut editor, Command::StepBy);
    assert_eq!(subject(&editor), Some(Subject::Step(step("d"))));
    assert!(!editor.show_stage(7), "there is no eighth stage");
}

#[test]
fn escape_gives_back_what_one_looked_at_and_what_was_selected() {
    let mut editor = editor_of(document());
    editor.select([card("3")]);
    editor.viewport_mut().zoom = 0.7;
    editor.viewport_mut().origin.x = 123.0;
    let (viewport, theme) = (*editor.viewport(), editor.theme().clone());
    editor.run(Command::Present).unwrap();
    editor.set_picture_size(SCREEN);
    press(&mut editor, Command::NextStop);
    press(&mut editor, Command::NextView);
    editor.run(Command::EndPresenting).unwrap();
    assert!(editor.presenting().is_none());
    assert_eq!(*editor.viewport(), viewport);
    assert_eq!(editor.view(), View::Swimlane);
    assert!(editor.selection().contains(card("3")));
    assert_eq!(*editor.theme(), theme);
    assert_eq!(editor.options().room, None);
    assert!(!editor.is_changed() && editor.history().position() == 0);
}

#[test]
fn black_and_white_hide_the_picture_until_the_next_key() {
    let mut editor = presented(document());
    press(&mut editor, Command::NextStop);
    let here = current_step(&editor);
    press(&mut editor, Command::BlackScreen);
    assert_eq!(editor.presenting().unwrap().cover(), Some(Cover::Black));
    press(&mut editor, Command::WhiteScreen);
    assert_eq!(editor.presenting().unwrap().cover(), Some(Cover::White));
    press(&mut editor, Command::WhiteScreen);
    assert_eq!(editor.presenting().unwrap().cover(), None);
    press(&mut editor, Command::BlackScreen);
    press(&mut editor, Command::NextStop);
    assert_eq!(editor.presenting().unwrap().cover(), None);
    assert_eq!(current_step(&editor), here, "the picture comes back first");
}

#[test]
fn nothing_of_the_map_changes_by_accident_and_undo_still_works() {
    let mut editor = editor_of(document());
    editor.select([card("1")]);
    editor.run(Command::Delete).unwrap();
    editor.run(Command::Present).unwrap();
    editor.set_picture_size(SCREEN);
    press(&mut editor, Command::NextStop);
    for command in [
        Command::Delete,
        Command::AddCard,
        Command::AddStep,
        Command::Paste,
        Command::MoveRight,
        Command::EmotionUp,
        Command::EditText,
        Command::SelectAll,
    ] {
        assert_eq!(
            editor.can_run(command),
            Err(Blocked::WhilePresenting),
            "{command:?}"
        );
        assert!(editor.run(command).is_err(), "{command:?}");
    }
    assert!(editor.document().card("card-1".parse().unwrap()).is_none());
    press(&mut editor, Command::Undo);
    assert!(editor.document().card("card-1".parse().unwrap()).is_some());
    let current = editor.presenting().unwrap().current().unwrap();
    assert!(
        current.contains(&card("1")),
        "what came back is in the picture"
    );
}

#[test]
fn the_view_changes_and_the_step_stays() {
    let mut editor = presented(document());
    editor.show_step(step("d"));
    for view in [View::Wheel, View::Store, View::Swimlane] {
        press(&mut editor, Command::NextView);
        assert_eq!(editor.view(), view);
        assert_eq!(current_step(&editor), Some(step("d")), "{view:?}");
        assert!(editor.presenting().unwrap().part().is_some());
    }
}

#[test]
fn in_the_wheel_the_phase_of_the_stop_widens() {
    let mut editor = presented(document());
    editor.show_view(View::Wheel);
    press(&mut editor, Command::NextStop);
    assert!(editor.options().focused_phase.is_some());
    press(&mut editor, Command::WholePicture);
    assert_eq!(editor.options().focused_phase, None);
}

#[test]
fn a_step_that_is_deleted_gives_way_to_another() {
    let mut editor = presented(document());
    editor.show_step(step("b"));
    editor.apply(Edit::RemoveStep(step("b")), None).unwrap();
    assert_ne!(current_step(&editor), Some(step("b")));
    assert!(editor.presenting().unwrap().part().is_some());
}

#[test]
fn the_camera_arrives_in_300_ms_and_does_not_move_for_those_who_asked() {
    let mut editor = presented(document());
    editor.run(Command::NextStop).unwrap();
    let mut frames = 0;
    while editor.advance_picture(1.0 / 60.0) {
        frames += 1;
        assert!(frames < 19, "longer than 300 ms");
    }
    assert!(frames > 4, "it moves");
    let mut projection = *editor.projection();
    projection.is_still = true;
    editor.set_projection(projection);
    editor.run(Command::NextStop).unwrap();
    assert!(!editor.presenting().unwrap().is_moving());
    let part = editor.presenting().unwrap().part().unwrap().rect;
    assert!(editor.viewport().visible().centre().distance(part.centre()) < 1.0);
}

#[test]
fn an_empty_map_has_nothing_to_present() {
    let editor = editor_of(Document::default());
    assert_eq!(
        editor.can_run(Command::Present),
        Err(Blocked::NothingToPresent)
    );
    assert_eq!(
        editor.can_run(Command::NextStop),
        Err(Blocked::NotPresenting)
    );
}

#[test]
fn private_notes_are_not_shown_and_contrast_is_high() {
    let mut noted = document();
    let cards = noted.cards.iter().map(|card| {
        let mut card = parcours::model::Card::clone(card);
        card.note = "not for them".to_owned();
        std::sync::Arc::new(card)
    });
    noted.cards = std::sync::Arc::new(cards.collect());
    let mut plain = presented(document());
    let mut editor = presented(noted);
    press(&mut plain, Command::NextStop);
    press(&mut editor, Command::NextStop);
    assert_eq!(
        editor.layout().scene.dump(),
        plain.layout().scene.dump(),
        "a note leaves no trace"
    );
    for theme in [ThemeName::Light, ThemeName::Dark] {
        editor.set_theme(theme);
        let theme = editor.theme();
        assert!(contrast_of(theme.text_muted, theme.card_fill) >= TEXT_CONTRAST);
    }
}

#[test]
fn the_report_names_long_texts_and_long_stops() {
    let mut editor = editor_of(document());
    assert!(editor.report().is_empty());
    let mut long = document();
    let cards = long.cards.iter().enumerate().map(|(index, card)| {
        let mut card = parcours::model::Card::clone(card);
        if index == 0 {
            card.text = "Un très long texte que personne ne lira du dernier rang. ".repeat(60);
        }
        std::sync::Arc::new(card)
    });
    long.cards = std::sync::Arc::new(cards.collect());
    let mut editor = editor_of(long);
    let report = editor.report();
    let targets: Vec<Target> = report.iter().map(|finding| finding.target()).collect();
    assert!(targets.contains(&card("1")), "{targets:?}");
    assert!(targets.contains(&Target::Step(step("a"))), "{targets:?}");
    // It is made anew for a smaller room.
    let mut projection = *editor.projection();
    projection.room.farthest = 1.5;
    editor.set_projection(projection);
    assert!(editor.report().len() < report.len());
}
