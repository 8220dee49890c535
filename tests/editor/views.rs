//! One map, several views: what is selected, written, felt, sought and filtered is the same in each.

use parcours::command::Command;
use parcours::editor::{Concealed, Finish, Trait};
use parcours::layout::View;
use parcours::model::{Channel, Edit, LinkId, Mark};
use parcours::scene::{Target, point};

use crate::test_editor::{TestEditor, card, card_id, cell, document, emotion, lane, step};

/// The views that draw steps and no cards.
fn other_views() -> impl Iterator<Item = View> {
    View::ALL.into_iter().filter(|view| *view != View::Swimlane)
}

fn stage(name: &str) -> Target {
    Target::Stage(format!("stage-{name}").parse().unwrap())
}

fn in_sight(test: &TestEditor, target: Target) -> bool {
    let place = test.editor.place_of(target).unwrap();
    test.editor.viewport().visible().encloses(place)
}

#[test]
fn whatever_is_selected_stays_selected_from_view_to_view_and_back() {
    let targets = [
        card("1"),
        card("4"),
        cell("d", "y"),
        Target::Step(step("c")),
        stage("t"),
        Target::Lane(lane("y")),
        Target::Title,
        emotion("b"),
    ];
    for view in other_views() {
        for target in targets {
            let mut test = TestEditor::new();
            test.editor.select([target]);
            test.editor.show_view(view);
            assert_eq!(test.editor.selection().targets(), [target], "{view:?}");
            test.run(Command::ShowSwimlane);
            assert_eq!(test.editor.selection().targets(), [target], "{view:?}");
            assert!(in_sight(&test, target), "{target:?} from {view:?}");
        }
    }
}

#[test]
fn a_selected_card_is_shown_by_its_step_where_cards_are_not_drawn() {
    for view in other_views() {
        let mut test = TestEditor::new();
        test.editor.select([card("4"), card("1"), card("2")]);
        test.editor.show_view(view);
        let overlay = test.editor.overlay();
        let mut shown: Vec<Target> = overlay.stand_ins.iter().map(|(it, _)| *it).collect();
        shown.sort_by_key(|target| format!("{target:?}"));
        let steps = [Target::Step(step("a")), Target::Step(step("e"))];
        assert_eq!(shown, steps, "{view:?}");
        assert!(overlay.selected.is_empty(), "no card is drawn");
        // One that is selected itself needs nobody to stand for it.
        test.editor.select([card("1"), Target::Step(step("a"))]);
        let overlay = test.editor.overlay();
        assert!(overlay.stand_ins.is_empty());
        assert_eq!(overlay.selected.len(), 1);
        // The swimlane draws everything itself.
        test.run(Command::ShowSwimlane);
        test.editor.select([card("4")]);
        assert!(test.editor.overlay().stand_ins.is_empty());
    }
}

#[test]
fn many_selected_cards_are_shown_by_their_steps_too() {
    use crate::test_editor::card_id;
    use parcours::model::{Card, NewCard};
    for view in other_views() {
        let mut test = TestEditor::new();
        let new = (100..140).map(|index| NewCard {
            card: Card::new(card_id(&index.to_string()), step("c"), lane("y"), "more"),
            before: None,
        });
        test.editor
            .apply(Edit::AddCards(new.collect()), None)
            .unwrap();
        let cards = (100..140).map(|index| card(&index.to_string()));
        test.editor.select(cards.chain([card("4")]));
        test.editor.show_view(view);
        assert_eq!(test.editor.overlay().stand_ins.len(), 2, "{view:?}");
    }
}

#[test]
fn a_view_scrolls_to_what_is_selected() {
    for view in other_views() {
        let mut test = TestEditor::new();
        test.editor.show_view(view);
        test.run(Command::ZoomActual);
        test.editor.viewport_mut().size.width = 500.0;
        test.editor.viewport_mut().size.height = 400.0;
        test.editor.viewport_mut().zoom = 1.0;
        test.editor.viewport_mut().origin = point(-4000.0, -4000.0);
        test.run(Command::ShowSwimlane);
        test.editor.select([card("4")]);
        test.editor.show_view(view);
        assert!(in_sight(&test, card("4")), "{view:?}: where its step is");
        assert!(in_sight(&test, Target::Step(step("e"))), "{view:?}");
        // The panel's tree does the same.
        test.editor.viewport_mut().origin = point(-4000.0, -4000.0);
        test.editor.select([card("1")]);
        test.editor.reveal(card("1"));
        assert!(in_sight(&test, Target::Step(step("a"))), "{view:?}");
    }
}

#[test]
fn zooming_to_the_selection_shows_the_step_of_a_card() {
    for view in other_views() {
        let mut test = TestEditor::new();
        test.editor.show_view(view);
        test.editor.select([card("4")]);
        test.run(Command::ZoomSelection);
        assert!(in_sight(&test, Target::Step(step("e"))), "{view:?}");
    }
}

#[test]
fn select_all_takes_what_the_view_draws() {
    for view in other_views() {
        let mut test = TestEditor::new();
        test.editor.show_view(view);
        test.run(Command::SelectAll);
        for name in ["a", "b", "c", "d", "e"] {
            let target = Target::Step(step(name));
            assert!(test.editor.selection().contains(target), "{view:?} {name}");
        }
    }
}

#[test]
fn enter_writes_a_card_a_stage_a_step_and_the_title_where_they_are_shown() {
    for view in other_views() {
        for target in [
            card("4"),
            stage("t"),
            Target::Step(step("d")),
            Target::Title,
        ] {
            let mut test = TestEditor::new();
            test.editor.show_view(view);
            if test.editor.place_of(target).is_none() {
                continue;
            }
            test.editor.select([target]);
            test.run(Command::EditText);
            let edit = test.editor.text_edit().unwrap().clone();
            assert_eq!(edit.target, target, "{view:?}");
            let area = test.editor.text_edit_area().unwrap();
            // Level and legible, on ground of its own where the picture shows another text there.
            assert!(area.rect.width >= 100.0 && area.rect.height > 0.0);
            // Rooms are named on their plan, where other things stand close.
            let is_room = view == View::Store && matches!(target, Target::Step(_));
            let is_boxed = is_room || matches!(target, Target::Card(_) | Target::Stage(_));
            assert_eq!(area.is_box, is_boxed, "{view:?} {target:?}");
            let zoom = test.editor.viewport().zoom;
            assert!(area.style.size * zoom >= 6.5, "{view:?} {target:?}");
            test.editor.set_edit_text("written here".to_owned());
            test.editor.finish_text_edit(Finish::Keep);
            let written = match target {
                Target::Card(id) => test.editor.document().card(id).unwrap().text.clone(),
                Target::Stage(id) => test.editor.document().stage(id).unwrap().title.clone(),
                Target::Step(id) => test.editor.document().step(id).unwrap().title.clone(),
                _ => test.editor.document().header.title.clone(),
            };
            assert_eq!(written, "written here", "{view:?}");
            test.run(Command::Undo);
            assert_eq!(*test.editor.document(), document());
        }
    }
}

#[test]
fn the_box_of_a_card_stands_at_its_step() {
    for view in other_views() {
        for name in ["1", "3", "4"] {
            let mut test = TestEditor::new();
            test.editor.show_view(view);
            test.editor.select([card(name)]);
            test.run(Command::EditText);
            let area = test.editor.text_edit_area().unwrap().rect;
            let step = test.editor.document().card(card_id(name)).unwrap().step;
            let place = test.editor.place_of(Target::Step(step)).unwrap();
            assert!(area.expanded(12.0).overlaps(place), "{view:?} {name}");
        }
    }
}

#[test]
fn signs_set_the_emotion_of_the_step_that_shows_the_card() {
    for view in other_views() {
        let mut test = TestEditor::new();
        test.editor.show_view(view);
        test.editor.select([card("4")]);
        test.run(Command::EmotionUp);
        let persona = Some("persona-p".parse().unwrap());
        let felt = |test: &TestEditor| {
            let row = test.editor.document().step(step("e")).unwrap();
            row.emotion(persona).map(|point| point.value.value())
        };
        assert_eq!(felt(&test), Some(1.0), "{view:?}");
        test.run(Command::ShowSwimlane);
        assert_eq!(felt(&test), Some(1.0));
        test.run(Command::Undo);
        assert_eq!(felt(&test), None);
    }
}

#[test]
fn the_arrows_go_on_from_the_step_of_a_selected_card() {
    let mut test = TestEditor::new();
    test.editor.show_view(View::Wheel);
    test.editor.select([card("3")]);
    test.run(Command::GoRight);
    assert_eq!(test.editor.selection().targets(), [Target::Step(step("c"))]);
    // Inwards: the stage, the persona, the title; and outwards again.
    for target in [
        stage("s"),
        Target::Persona("persona-p".parse().unwrap()),
        Target::Title,
    ] {
        test.run(Command::GoDown);
        assert_eq!(test.editor.selection().targets(), [target]);
    }
    test.editor.select([stage("s")]);
    test.run(Command::GoRight);
    assert_eq!(test.editor.selection().targets(), [stage("t")]);
    test.run(Command::GoRight);
    assert_eq!(
        test.editor.selection().targets(),
        [stage("s")],
        "all around"
    );
    test.run(Command::GoUp);
    assert_eq!(test.editor.selection().targets(), [Target::Step(step("a"))]);
}

#[test]
fn matches_on_cards_are_counted_at_their_steps() {
    for view in other_views() {
        let mut test = TestEditor::new();
        let cards = ["1", "2", "4"].map(|name| {
            let mut row = (**test.editor.document().card(card_id(name)).unwrap()).clone();
            row.text = format!("zebra {name}");
            row
        });
        test.editor
            .apply(Edit::SetCards(cards.to_vec()), None)
            .unwrap();
        test.editor.show_view(view);
        test.editor.open_find();
        test.editor.set_find_query("zebra");
        let finder = test.editor.finder();
        assert_eq!(finder.matches().len(), 3);
        assert_eq!(finder.held_by(step("a")), 2);
        assert_eq!(finder.held_by(step("e")), 1);
        assert_eq!(finder.held_by(step("b")), 0);
        assert_eq!(test.editor.shown_match(), Some(Target::Step(step("a"))));
        test.run(Command::FindPrevious);
        assert_eq!(test.editor.selection().targets(), [card("4")]);
        assert_eq!(test.editor.shown_match(), Some(Target::Step(step("e"))));
        assert!(in_sight(&test, Target::Step(step("e"))), "{view:?}");
        assert_eq!(test.editor.concealed_match(), None);
        test.editor.close_find();
        assert_eq!(test.editor.finder().held_by(step("a")), 0, "closed");
        assert_eq!(test.editor.shown_match(), None);
    }
}

#[test]
fn a_match_that_a_view_has_no_place_for_is_shown_in_the_swimlane() {
    for view in other_views() {
        let mut test = TestEditor::new();
        let mut row = (*test.editor.document().lanes[1]).clone();
        row.label = "Zephyr".to_owned();
        test.editor.apply(Edit::SetLane(row), None).unwrap();
        test.editor.show_view(view);
        test.editor.open_find();
        test.editor.set_find_query("zephyr");
        assert_eq!(test.editor.concealed_match(), Some(Concealed::View));
        test.editor.uncover_match();
        assert_eq!(test.editor.view(), View::Swimlane);
        assert_eq!(test.editor.selection().targets(), [Target::Lane(lane("y"))]);
        assert_eq!(test.editor.concealed_match(), None);
    }
}

#[test]
fn a_filter_dims_the_steps_without_a_card_that_stands_out() {
    let mut test = TestEditor::new();
    let mut row = (**test.editor.document().card(card_id("3")).unwrap()).clone();
    row.mark = Some(Mark::Pain);
    row.channels = vec![Channel::Web];
    test.editor.apply(Edit::SetCards(vec![row]), None).unwrap();
    assert!(!test.editor.filter().dims_step(step("a")), "no filter");
    test.editor.toggle_filter(Trait::Mark(Mark::Pain));
    let dims = |test: &TestEditor| {
        ["a", "b", "c", "d", "e"].map(|name| test.editor.filter().dims_step(step(name)))
    };
    // Card 3 covers two steps.
    assert_eq!(dims(&test), [true, false, false, true, true]);
    // Follows the map.
    test.run(Command::Undo);
    assert_eq!(dims(&test), [true; 5]);
    test.editor.clear_filter();
    assert_eq!(dims(&test), [false; 5]);
}

#[test]
fn a_selected_link_is_shown_by_the_step_it_comes_from() {
    use parcours::model::Link;
    for view in other_views() {
        let mut test = TestEditor::new();
        let id: LinkId = "link-1".parse().unwrap();
        let link = Link {
            id,
            from: card_id("4"),
            to: card_id("1"),
            label: String::new(),
        };
        test.editor.apply(Edit::AddLink(link), None).unwrap();
        test.editor.select([Target::Link(id)]);
        test.editor.show_view(view);
        assert_eq!(test.editor.selection().targets(), [Target::Link(id)]);
        let overlay = test.editor.overlay();
        assert_eq!(overlay.stand_ins.len(), 1, "{view:?}");
        assert_eq!(overlay.stand_ins[0].0, Target::Step(step("e")));
    }
}

#[test]
fn a_click_on_the_hub_selects_its_persona_and_hides_nobody() {
    let mut test = TestEditor::new();
    test.editor.show_view(View::Wheel);
    test.run(Command::ZoomFit);
    let id = "persona-p".parse().unwrap();
    test.click(Target::Persona(id));
    assert_eq!(test.editor.selection().targets(), [Target::Persona(id)]);
    assert!(test.editor.options().hidden_personas.is_empty());
}

#[test]
fn the_wheel_first_shows_its_disc_and_not_the_tables_below() {
    let mut test = TestEditor::new();
    test.editor.viewport_mut().size.width = 980.0;
    test.editor.viewport_mut().size.height = 560.0;
    let mut row = (**test.editor.document().step(step("a")).unwrap()).clone();
    row.data_needed = vec!["much".to_owned(); 40];
    test.editor.apply(Edit::SetStep(row), None).unwrap();
    test.editor.show_view(View::Wheel);
    let visible = test.editor.viewport().visible();
    let bounds = test.editor.layout().scene.bounds;
    assert!(visible.encloses(test.editor.layout().heart()));
    assert!(!visible.encloses(bounds), "the page is far higher");
}
