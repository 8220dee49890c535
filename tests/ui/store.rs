//! The store visit in a window: its tab, its rooms by name, its settings, its areas, and the question before
//! everything is arranged again; in both languages.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use parcours::command::Command;
use parcours::i18n::Lang;
use parcours::layout::View;
use parcours::model::{RoomKind, RoomWidths, StorePart};
use parcours::scene::Target;

use crate::canvas_stage::{Stage, open, small_map};
use crate::window_stage::Window;

type Harness = egui_kittest::Harness<'static, Stage>;

fn in_the_store(lang: Lang) -> Harness {
    let (mut harness, _) = open(small_map(), lang);
    harness.state_mut().editor.show_view(View::Store);
    harness.run();
    harness
}

fn click(harness: &mut Harness, role: Role, label: &str) {
    let node = harness.get_by_role_and_label(role, label);
    node.click_accesskit();
    harness.run();
}

fn choose(harness: &mut Harness, label: &str, option: &str) {
    click(harness, Role::ComboBox, label);
    click(harness, Role::Button, option);
}

fn add_area(harness: &mut Harness) {
    let editor = &mut harness.state_mut().editor;
    editor.run(Command::AddArea).unwrap();
    editor.finish_text_edit(parcours::editor::Finish::Keep);
    harness.run();
}

#[test]
fn rooms_signs_and_areas_are_named_for_those_who_do_not_see_them() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let mut harness = in_the_store(lang);
        add_area(&mut harness);
        let title = harness
            .state()
            .document()
            .steps()
            .next()
            .unwrap()
            .1
            .title
            .clone();
        let mut rooms = harness.query_all_by_label_contains(&title);
        assert!(rooms.next().is_some(), "{title}");
        for name in [words.store.entrance, words.store.exit] {
            assert!(harness.query_by_label(name).is_some(), "{name}");
        }
        let area = format!("{}, {}", words.store.new_area, words.inspector.area);
        assert!(harness.query_by_label(&area).is_some(), "{area}");
    }
}

#[test]
fn the_settings_of_the_store_are_in_the_panel_and_are_undone() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let mut harness = in_the_store(lang);
        choose(&mut harness, words.store.widths, words.store.width_equal);
        let options = harness.state().document().store_plan.options.clone();
        assert_eq!(options.widths, RoomWidths::Equal);
        for part in StorePart::ALL {
            click(&mut harness, Role::CheckBox, words.store.part(part));
            assert!(
                !harness.state().document().store_plan.shows(part),
                "{part:?}"
            );
        }
        let steps = harness.state().editor.history().num_undo_steps();
        assert_eq!(steps, 1 + StorePart::ALL.len());
    }
}

#[test]
fn an_area_takes_a_kind_and_a_step_takes_a_kind_of_place() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let mut harness = in_the_store(lang);
        add_area(&mut harness);
        let kitchen = words.model.room_kind(RoomKind::Kitchen);
        choose(&mut harness, words.inspector.place, kitchen);
        let plan = harness.state().document().store_plan.clone();
        let areas: Vec<_> = plan
            .rooms
            .iter()
            .filter(|room| room.step.is_none())
            .collect();
        assert_eq!(areas[0].kind, Some(RoomKind::Kitchen));

        let step = harness.state().document().steps().next().unwrap().1.id;
        harness.state_mut().editor.select([Target::Step(step)]);
        harness.run();
        let market = words.model.room_kind(RoomKind::Market);
        choose(&mut harness, words.inspector.place, market);
        let place = harness.state().document().step(step).unwrap().place;
        assert_eq!(place, Some(RoomKind::Market));
    }
}

#[test]
fn arranging_again_asks_first() {
    for lang in Lang::ALL {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
        let name = "store-visit.fr.parcours.ron";
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let mut window = Window::open_file(lang, name, &bytes);
        let words = window.words;
        window.wait_for(Command::ShowStore.name(words));
        window.click(Command::ShowStore.name(words));
        window.steps(4);
        // Nothing was placed yet: nothing to arrange.
        window.ctrl(egui::Key::K);
        window.type_text(Command::ArrangeRooms.name(words).trim_end_matches('…'));
        window.key(egui::Key::Enter);
        assert!(!window.shows(words.store.arrange_title));
        window.key(egui::Key::Escape);
        window.ctrl(egui::Key::K);
        window.type_text(Command::AddArea.name(words));
        window.key(egui::Key::Enter);
        window.steps(3);
        window.key(egui::Key::Enter);
        window.ctrl(egui::Key::K);
        window.type_text(Command::ArrangeRooms.name(words).trim_end_matches('…'));
        window.key(egui::Key::Enter);
        window.wait_for(words.store.arrange_title);
        window.click(words.store.arrange_yes);
        window.steps(3);
        assert!(!window.shows(words.store.arrange_title));
    }
}
