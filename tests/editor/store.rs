//! The same map as a store: rooms are moved, resized, joined and walked, by hand and by keys, and undone.

use parcours::command::Command;
use parcours::editor::{Blocked, Modifiers};
use parcours::layout::View;
use parcours::model::{
    Document, Emotion, IdGenerator, LaneRole, PlanArea, RoomWidths, StepId, StorePart,
};
use parcours::scene::{Point, Target, point};

use crate::test_editor::{CTRL, SHIFT, TestEditor};

/// A square of the grid, in map units.
const UNIT: f32 = 40.0;

fn sample() -> Document {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let bytes = std::fs::read(folder.join("store-visit.fr.parcours.ron")).unwrap();
    parcours::storage::parse(&bytes).unwrap().document
}

fn in_the_store() -> TestEditor {
    let mut test = TestEditor::of(sample());
    test.run(Command::ShowStore);
    test.run(Command::ZoomFit);
    assert_eq!(test.editor.view(), View::Store);
    test
}

fn step(test: &TestEditor, index: usize) -> StepId {
    test.editor.document().steps().nth(index).unwrap().1.id
}

fn room(test: &TestEditor, index: usize) -> Target {
    Target::Step(step(test, index))
}

fn area(test: &TestEditor, target: Target) -> PlanArea {
    let store = test.editor.layout().store().unwrap();
    store.area_of(target).unwrap()
}

fn areas(test: &TestEditor) -> Vec<PlanArea> {
    let num = test.editor.document().num_steps();
    (0..num).map(|i| area(test, room(test, i))).collect()
}

fn overlap_free(test: &TestEditor) {
    let plan = &test.editor.document().store_plan;
    let areas: Vec<PlanArea> = plan.rooms.iter().map(|room| room.area()).collect();
    assert!(parcours::model::overlapping(&areas).is_empty());
}

/// A place in a room that is neither its face nor the path.
fn corner(test: &TestEditor, target: Target) -> Point {
    let store = test.editor.layout().store().unwrap();
    let walls = store.walls(store.area_of(target).unwrap());
    let at = point(walls.x + walls.width * 0.5, walls.y + walls.height * 0.5);
    test.editor.viewport().to_screen(at)
}

fn squares(test: &TestEditor, x: i32, y: i32) -> Point {
    let zoom = test.editor.viewport().zoom;
    point(x as f32 * UNIT * zoom, y as f32 * UNIT * zoom)
}

fn drag(test: &mut TestEditor, target: Target, x: i32, y: i32) {
    let from = corner(test, target);
    let to = from + squares(test, x, y);
    test.drag_with(from, to, Modifiers::default());
}

#[test]
fn the_first_room_that_is_dragged_writes_the_plan_down_in_one_step_that_is_undone() {
    let mut test = in_the_store();
    assert!(test.editor.document().store_plan.rooms.is_empty());
    let before = areas(&test);
    let picture = test.editor.layout().scene.dump();
    let last = room(&test, 13);
    let steps = test.editor.history().num_undo_steps();
    drag(&mut test, last, 0, 6);
    let plan = test.editor.document().store_plan.clone();
    assert_eq!(plan.rooms.len(), before.len());
    let after = areas(&test);
    assert_eq!(after[13], before[13].moved(0, 6));
    assert_eq!(after[..13], before[..13], "the others stay");
    assert_eq!(test.editor.history().num_undo_steps(), steps + 1);
    assert_eq!(
        test.editor.undo_name().as_deref(),
        Some("déplacer une pièce")
    );
    test.run(Command::Undo);
    assert!(test.editor.document().store_plan.rooms.is_empty());
    assert_eq!(test.editor.layout().scene.dump(), picture);
}

#[test]
fn a_room_dropped_on_others_goes_to_the_nearest_free_place_and_the_pointer_says_so() {
    let mut test = in_the_store();
    let (first, second) = (room(&test, 0), room(&test, 1));
    let from = corner(&test, first);
    let to = corner(&test, second);
    let overlay = test.hold(from, to, Modifiers::default());
    let preview = overlay.room.expect("a room is being dragged");
    let refused = preview.refused.expect("something is in the way");
    assert!(refused != preview.place);
    test.up(to, 1, Modifiers::default());
    overlap_free(&test);
    assert!(!area(&test, first).overlaps(area(&test, second)));
}

#[test]
fn escape_leaves_a_dragged_room_where_it_was() {
    let mut test = in_the_store();
    let before = areas(&test);
    let last = room(&test, 13);
    let from = corner(&test, last);
    let to = from + squares(&test, 3, 7);
    test.hold(from, to, Modifiers::default());
    test.run(Command::Cancel);
    test.up(to, 1, Modifiers::default());
    assert_eq!(areas(&test), before);
    assert!(!test.editor.is_changed());
}

#[test]
fn a_room_that_is_put_back_leaves_no_trace() {
    let mut test = in_the_store();
    let last = room(&test, 13);
    let from = corner(&test, last);
    test.down(from, 1, Modifiers::default());
    test.moved(from + squares(&test, 3, 3), Modifiers::default());
    test.moved(from + point(3.0, 0.0), Modifiers::default());
    test.up(from + point(3.0, 0.0), 1, Modifiers::default());
    assert!(!test.editor.is_changed());
}

#[test]
fn walls_and_corners_are_dragged_and_stop_at_the_next_room() {
    let mut test = in_the_store();
    let last = room(&test, 13);
    test.editor.select([last]);
    let before = area(&test, last);
    let zoom = test.editor.viewport().zoom;
    let store = test.editor.layout().store().unwrap();
    let walls = store.walls(before);
    let low_corner = point(walls.right(), walls.bottom());
    let from = test.editor.viewport().to_screen(low_corner);
    let to = from + point(2.0 * UNIT * zoom, UNIT * zoom);
    test.drag_with(from, to, Modifiers::default());
    let grown = area(&test, last);
    let expected = PlanArea {
        width: before.width + 2,
        height: before.height + 1,
        ..before
    };
    assert_eq!(grown, expected);
    let name = test.editor.undo_name();
    assert_eq!(name.as_deref(), Some("redimensionner une pièce"));
    // To the left stands another room.
    let store = test.editor.layout().store().unwrap();
    let walls = store.walls(grown);
    let left = test
        .editor
        .viewport()
        .to_screen(point(walls.x, walls.y + 30.0));
    test.drag_with(
        left,
        left - point(5.0 * UNIT * zoom, 0.0),
        Modifiers::default(),
    );
    assert_eq!(area(&test, last), grown);
    overlap_free(&test);
}

#[test]
fn keys_move_and_resize_the_selected_room() {
    let mut test = in_the_store();
    let last = room(&test, 13);
    test.editor.select([last]);
    let before = area(&test, last);
    test.run(Command::MoveDown);
    test.run(Command::MoveRight);
    assert_eq!(area(&test, last), before.moved(1, 1));
    test.run(Command::Widen);
    test.run(Command::Taller);
    test.run(Command::ExpandLane);
    let grown = area(&test, last);
    assert_eq!(
        (grown.width, grown.height),
        (before.width + 1, before.height + 2)
    );
    test.run(Command::Narrow);
    test.run(Command::Lower);
    test.run(Command::CollapseLane);
    let shrunk = area(&test, last);
    assert_eq!((shrunk.width, shrunk.height), (before.width, before.height));
    for _ in 0..8 {
        test.run(Command::Undo);
    }
    assert!(test.editor.document().store_plan.rooms.is_empty());
    assert_eq!(area(&test, last), before);
}

#[test]
fn a_room_jumps_over_the_one_in_its_way_and_does_not_grow_into_it() {
    let mut test = in_the_store();
    let (first, second) = (room(&test, 0), room(&test, 1));
    test.editor.select([first]);
    assert_eq!(test.press(Command::Widen), Err(Blocked::InTheWay));
    let mut last = first;
    for _ in 0..3 {
        last = first;
        test.run(Command::MoveRight);
        overlap_free(&test);
    }
    assert!(!area(&test, last).overlaps(area(&test, second)));
    test.editor.select([second]);
    for _ in 0..20 {
        if test.press(Command::Narrow).is_err() {
            break;
        }
    }
    assert_eq!(area(&test, second).width, 2);
    assert_eq!(
        test.editor.can_run(Command::Narrow),
        Err(Blocked::NoSmaller)
    );
}

#[test]
fn a_backstage_area_is_added_named_moved_and_deleted() {
    let mut test = in_the_store();
    test.run(Command::AddArea);
    let target = *test.editor.selection().targets().first().unwrap();
    assert!(matches!(target, Target::Room(_)));
    assert!(test.editor.text_edit().is_some(), "it is named at once");
    test.editor.set_edit_text("Four à pain".to_owned());
    test.editor.finish_text_edit(parcours::editor::Finish::Keep);
    let plan = &test.editor.document().store_plan;
    let named = plan.rooms.iter().filter(|room| room.name == "Four à pain");
    assert_eq!(named.count(), 1);
    overlap_free(&test);
    let before = area(&test, target);
    test.editor.select([target]);
    test.run(Command::MoveDown);
    assert_eq!(area(&test, target), before.moved(0, 1));
    test.run(Command::EditText);
    test.run(Command::Cancel);
    test.run(Command::Delete);
    assert!(
        test.editor
            .document()
            .store_plan
            .rooms
            .iter()
            .all(|room| room.step.is_some())
    );
    for _ in 0..3 {
        test.run(Command::Undo);
    }
    assert!(test.editor.document().store_plan.rooms.is_empty());
}

#[test]
fn a_shortcut_joins_the_first_and_the_last_selected_room() {
    let mut test = in_the_store();
    let (first, last) = (room(&test, 2), room(&test, 9));
    test.editor.select([first]);
    assert!(
        test.press(Command::AddShortcut).is_err(),
        "one is not enough"
    );
    test.click_with(last, CTRL);
    test.run(Command::AddShortcut);
    let plan = test.editor.document().store_plan.clone();
    assert_eq!(plan.shortcuts.len(), 1);
    let from = plan.room(plan.shortcuts[0].from).unwrap().step;
    assert_eq!(from, Some(step(&test, 2)));
    let target = *test.editor.selection().targets().first().unwrap();
    let way = test.editor.layout().shortcut_way(target).unwrap().to_vec();
    // Pointing at the line means the shortcut.
    let middle = (way[1] + way[2]) * 0.5;
    let at = test.editor.viewport().to_screen(middle);
    test.editor.select([Target::Title]);
    test.down(at, 1, Modifiers::default());
    test.up(at, 1, Modifiers::default());
    assert_eq!(test.editor.selection().targets(), [target]);
    assert!(!test.editor.overlay().lines.is_empty());
    test.run(Command::Delete);
    assert!(test.editor.document().store_plan.shortcuts.is_empty());
    test.run(Command::Undo);
    test.run(Command::Undo);
    assert!(test.editor.document().store_plan.rooms.is_empty());
}

#[test]
fn entrance_and_exit_wander_along_the_walls_by_hand_and_by_keys() {
    let mut test = in_the_store();
    let before = test.at(Target::Entrance);
    let floor = test.editor.layout().store().unwrap().floor().unwrap();
    let to = before + squares(&test, 6, -9);
    test.drag_with(before, to, Modifiers::default());
    let spot = test.editor.document().store_plan.entrance.unwrap();
    assert_eq!(spot.y, floor.y, "in the upper wall");
    assert!(test.editor.document().store_plan.rooms.is_empty());
    test.editor.select([Target::Entrance]);
    test.run(Command::MoveRight);
    let moved = test.editor.document().store_plan.entrance.unwrap();
    assert_eq!((moved.x, moved.y), (spot.x + 1, spot.y));
    test.run(Command::MoveDown);
    let across = test.editor.document().store_plan.entrance.unwrap();
    assert_eq!(across.y, floor.bottom());
    // Deleting gives it back to the rule.
    test.run(Command::Delete);
    assert_eq!(test.editor.document().store_plan.entrance, None);
    test.editor.select([Target::Exit]);
    for _ in 0..80 {
        test.run(Command::MoveUp);
        if test.editor.can_run(Command::MoveUp).is_err() {
            break;
        }
    }
    let exit = test.editor.document().store_plan.exit.unwrap();
    assert_eq!(exit.y, floor.y);
}

#[test]
fn rooms_are_laid_out_by_rule_again_and_that_is_undone() {
    let mut test = in_the_store();
    assert_eq!(
        test.editor.can_run(Command::ArrangeRooms),
        Err(Blocked::AlreadySo)
    );
    let before = areas(&test);
    let last = room(&test, 13);
    drag(&mut test, last, 2, 6);
    let moved = areas(&test);
    assert_eq!(test.editor.can_run(Command::ArrangeRooms), Ok(()));
    test.editor.arrange_rooms().unwrap();
    assert_eq!(areas(&test), before);
    test.run(Command::Undo);
    assert_eq!(areas(&test), moved);
}

#[test]
fn arrows_walk_along_the_path_up_to_the_faces_and_down_to_what_stands_beside() {
    let mut test = in_the_store();
    test.run(Command::GoRight);
    assert_eq!(test.selected(), [room(&test, 0)]);
    for index in 1..14 {
        test.run(Command::GoRight);
        assert_eq!(test.selected(), [room(&test, index)]);
    }
    assert!(test.press(Command::GoRight).is_err(), "the last room");
    test.run(Command::GoUp);
    assert!(matches!(test.selected()[..], [Target::Emotion { .. }]));
    test.run(Command::GoUp);
    assert_eq!(test.selected(), [Target::Title]);
    test.run(Command::GoDown);
    test.run(Command::GoDown);
    assert_eq!(test.selected(), [Target::Entrance]);
    test.run(Command::GoRight);
    assert_eq!(test.selected(), [Target::Exit]);
    test.run(Command::GoUp);
    assert_eq!(test.selected(), [room(&test, 13)]);
    test.run(Command::GoFirstStep);
    assert_eq!(test.selected(), [room(&test, 0)]);
    test.run(Command::GoLastStep);
    assert_eq!(test.selected(), [room(&test, 13)]);
}

#[test]
fn faces_are_dragged_on_the_plan_and_on_the_curve_and_moved_by_signs() {
    let mut test = in_the_store();
    let id = step(&test, 1);
    let persona = test
        .editor
        .document()
        .personas
        .first()
        .map(|persona| persona.id);
    let value = |test: &TestEditor| {
        let step = test.editor.document().step(id).unwrap().clone();
        step.emotion(persona).unwrap().value.value()
    };
    assert_eq!(value(&test), 0.5);
    let face = Target::Emotion { step: id, persona };
    let from = test.at(face);
    let zoom = test.editor.viewport().zoom;
    test.drag_with(from, from + point(0.0, 40.0 * zoom), Modifiers::default());
    assert_eq!(value(&test), -1.0, "down is worse");
    test.run(Command::Undo);
    assert_eq!(value(&test), 0.5);
    test.editor.select([Target::Step(id)]);
    test.run(Command::EmotionUp);
    assert_eq!(value(&test), 1.0);
    // On the curve: the group under the plan with the same target.
    let low = {
        let layout = test.editor.layout();
        let floor = layout.heart().bottom();
        let mut found = None;
        for placed in &layout.scene.placed {
            for group in &placed.fragment.groups {
                let centre = group.hit.translated(placed.offset).centre();
                if group.target == Some(face) && centre.y > floor {
                    found = Some(centre);
                }
            }
        }
        test.editor.viewport().to_screen(found.unwrap())
    };
    test.drag_with(low, low - point(0.0, 34.0 * zoom), Modifiers::default());
    assert_eq!(value(&test), 2.0);
}

#[test]
fn a_name_and_a_thought_are_written_where_they_stand() {
    let mut test = in_the_store();
    let first = room(&test, 0);
    test.editor.select([first]);
    test.run(Command::EditText);
    let area = test.editor.text_edit_area().unwrap().rect;
    let walls = test.editor.layout().rect_of(first).unwrap();
    assert!(walls.contains(area.top_left()));
    test.editor.set_edit_text("Se garer".to_owned());
    test.editor.finish_text_edit(parcours::editor::Finish::Keep);
    let title = &test.editor.document().steps().next().unwrap().1.title;
    assert_eq!(title, "Se garer");
    let document = test.editor.document().clone();
    let lane = document
        .lanes
        .iter()
        .find(|lane| lane.role == LaneRole::Verbatim);
    let lane = lane.unwrap().id;
    let said = document
        .cards
        .iter()
        .find(|card| card.lane == lane && card.step == step(&test, 0))
        .unwrap();
    let bubble = Target::Card(said.id);
    test.double_click(bubble);
    let edited = test.editor.text_edit().expect("the thought is written on");
    assert_eq!((edited.target, &edited.text), (bubble, &said.text));
}

#[test]
fn the_selection_follows_to_the_swimlane_and_back() {
    let mut test = in_the_store();
    let third = room(&test, 2);
    test.click(third);
    assert_eq!(test.selected(), [third]);
    test.run(Command::NextView);
    assert_eq!(test.editor.view(), View::Swimlane);
    assert_eq!(test.selected(), [third]);
    let place = test.editor.place_of(third).unwrap();
    assert!(test.editor.viewport().visible().overlaps(place));
    test.run(Command::NextView);
    test.run(Command::NextView);
    assert_eq!(test.editor.view(), View::Store);
    // Two rooms at once.
    let fourth = room(&test, 3);
    test.click_with(fourth, SHIFT);
    assert_eq!(test.selected(), [third, fourth]);
}

#[test]
fn what_is_shown_is_chosen_in_the_document_and_undone() {
    let mut test = in_the_store();
    let picture = test.editor.layout().scene.dump();
    for (command, part) in [
        (Command::StoreBubbles, StorePart::Bubbles),
        (Command::StoreChannels, StorePart::Channels),
        (Command::StoreTimes, StorePart::DwellTimes),
        (Command::StoreBrand, StorePart::BrandCurve),
        (Command::StoreNeeds, StorePart::Needs),
        (Command::StoreChanges, StorePart::Changes),
    ] {
        test.run(command);
        assert!(!test.editor.document().store_plan.shows(part));
        assert_ne!(test.editor.layout().scene.dump(), picture, "{command:?}");
        test.run(Command::Undo);
        assert_eq!(test.editor.layout().scene.dump(), picture, "{command:?}");
    }
    test.run(Command::StoreWidths);
    let options = test.editor.document().store_plan.options.clone();
    assert_eq!(options.widths, RoomWidths::Equal);
    let widths: Vec<i32> = areas(&test).iter().map(|area| area.width).collect();
    let (least, most) = (widths.iter().min().unwrap(), widths.iter().max().unwrap());
    assert!(most - least <= 2, "{widths:?}");
}

#[test]
fn a_step_added_to_a_plan_placed_by_hand_stands_beside_the_one_before_it() {
    let mut test = in_the_store();
    let last = room(&test, 13);
    drag(&mut test, last, 0, 7);
    let before = areas(&test);
    test.editor.select([room(&test, 13)]);
    test.run(Command::AddStep);
    test.editor.finish_text_edit(parcours::editor::Finish::Keep);
    let after = areas(&test);
    assert_eq!(after.len(), 15);
    assert_eq!(after[..14], before[..]);
    assert_eq!(
        (after[14].x, after[14].y),
        (before[13].right(), before[13].y)
    );
    // A deleted step takes its room along.
    test.editor.select([room(&test, 3)]);
    test.run(Command::Delete);
    let plan = &test.editor.document().store_plan;
    assert_eq!(plan.rooms.len(), 13);
    assert!(plan.rooms.iter().all(|room| room.step.is_some()));
}

/// Every command, whatever is selected, leaves a sound map without overlapping rooms.
#[test]
fn no_command_harms_the_map_in_the_store() {
    for &command in Command::ALL {
        let mut test = in_the_store();
        test.run(Command::AddArea);
        test.editor.finish_text_edit(parcours::editor::Finish::Keep);
        let added = test.selected()[0];
        test.editor.select([room(&test, 0), room(&test, 4)]);
        test.run(Command::AddShortcut);
        let shortcut = test.selected()[0];
        let document = test.editor.document().clone();
        let face = Target::Emotion {
            step: step(&test, 1),
            persona: Some(document.personas[0].id),
        };
        let targets = [
            None,
            Some(Target::Title),
            Some(room(&test, 1)),
            Some(face),
            Some(added),
            Some(shortcut),
            Some(Target::Entrance),
            Some(Target::Exit),
            Some(Target::Stage(document.stages[1].id)),
            Some(Target::Lane(document.lanes[0].id)),
            Some(Target::Card(document.cards[3].id)),
        ];
        for target in targets {
            test.editor.run(Command::ShowStore).unwrap();
            test.editor.select(target);
            if test.editor.can_run(command).is_ok() {
                let _ = test.editor.run(command);
            }
            test.sweep();
            overlap_free(&test);
        }
    }
}

/// Rooms pushed about by lot: nothing overlaps, the path keeps going, and undo takes all of it back.
#[test]
fn rooms_pushed_about_by_lot_keep_a_sound_plan() {
    for seed in 0..4 {
        let mut test = in_the_store();
        let picture = test.editor.layout().scene.dump();
        let mut dice = IdGenerator::from_seed(seed);
        for _ in 0..25 {
            let mut below = |limit: u64| (dice.next_u64() % limit) as i32;
            let target = room(&test, below(14) as usize);
            match below(4) {
                0 => {
                    let (x, y) = (below(15) - 7, below(11) - 5);
                    test.run(Command::ZoomFit);
                    drag(&mut test, target, x, y);
                }
                1 => {
                    test.editor.select([target]);
                    let all = [Command::MoveLeft, Command::MoveUp, Command::MoveRight];
                    let _ = test.press(all[below(3) as usize]);
                }
                2 => {
                    test.editor.select([target]);
                    let all = [Command::Widen, Command::Narrow, Command::Taller];
                    let _ = test.press(all[below(3) as usize]);
                }
                _ => {
                    test.editor.select([Target::Exit]);
                    let _ = test.press(Command::MoveDown);
                }
            }
            overlap_free(&test);
            assert!(test.editor.layout().visitor_path().unwrap().len() > 14);
        }
        while test.press(Command::Undo).is_ok() {}
        assert_eq!(test.editor.layout().scene.dump(), picture, "seed {seed}");
    }
}

#[test]
fn plus_and_minus_mean_the_persona_who_walks() {
    let mut test = in_the_store();
    let id = step(&test, 0);
    test.editor.select([Target::Step(id)]);
    assert!(test.editor.takes_signs());
    test.run(Command::EmotionDown);
    let persona = test.editor.document().personas[0].id;
    let value = test
        .editor
        .document()
        .step(id)
        .unwrap()
        .emotion(Some(persona))
        .unwrap()
        .value;
    assert_eq!(value, Emotion::nearest(-1.0).unwrap());
}
