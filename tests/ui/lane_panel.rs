//! The left panel shows, hides, adds, sorts, renames and deletes lanes, stages and steps.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parcours::command::{Category, Command};
use parcours::i18n::Lang;
use parcours::model::LaneRole;
use parcours::scene::Target;

use crate::canvas_stage::{Stage, key, open, small_map, type_text};

type Harness = egui_kittest::Harness<'static, Stage>;

fn click(harness: &mut Harness, label: &str) {
    harness
        .get_by_role_and_label(Role::Button, label)
        .click_accesskit();
    harness.run();
}

/// Clicks a menu's entry, whose keys are part of its name.
fn choose(harness: &mut Harness, label: &str) {
    let entry = harness.get_all_by_role(Role::Button).find(|node| {
        let name = node.accesskit_node().label();
        name.is_some_and(|name| name.starts_with(label))
    });
    entry.unwrap().click_accesskit();
    harness.run();
}

#[test]
fn a_lane_is_hidden_and_shown_again() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        let name = words.model.role(LaneRole::Action);
        click(&mut harness, &format!("{}, {name}", words.panel.hide));
        assert!(harness.state().document().lanes[0].hidden);
        assert_eq!(harness.state().editor.layout().grid.rows.len(), 3);
        click(&mut harness, &format!("{}, {name}", words.panel.show));
        assert!(!harness.state().document().lanes[0].hidden);
    }
}

#[test]
fn a_lane_is_added_by_role_and_moved_up() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        click(&mut harness, words.panel.add_lane);
        let role = words.model.role(LaneRole::Backstage);
        click(&mut harness, role);
        assert_eq!(
            harness.state().document().lanes[4].role,
            LaneRole::Backstage
        );
        click(&mut harness, &format!("… {role}"));
        choose(&mut harness, Category::Arrange.name(words));
        choose(&mut harness, Command::MoveUp.name(words));
        assert_eq!(
            harness.state().document().lanes[3].role,
            LaneRole::Backstage
        );
        click(&mut harness, &format!("… {role}"));
        choose(&mut harness, words.panel.delete);
        assert_eq!(harness.state().document().lanes.len(), 4);
    }
}

#[test]
fn a_step_is_added_named_and_moved_into_the_next_stage() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        click(&mut harness, words.panel.steps);
        click(&mut harness, "Préparer");
        click(&mut harness, words.panel.add_step);
        key(&mut harness, egui::Modifiers::COMMAND, egui::Key::A);
        type_text(&mut harness, "Comparer");
        key(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
        let titles = |harness: &Harness| -> Vec<String> {
            let steps = harness.state().document().steps();
            steps
                .map(|(stage, step)| format!("{} {}", stage.title, step.title))
                .collect()
        };
        assert_eq!(titles(&harness)[2], "Préparer Comparer");
        click(&mut harness, "… Comparer");
        choose(&mut harness, Category::Arrange.name(words));
        choose(&mut harness, Command::MoveRight.name(words));
        assert_eq!(titles(&harness)[2], "Rouler Comparer");
    }
}

fn selected(harness: &Harness) -> Vec<Target> {
    harness.state().editor.selection().targets().to_vec()
}

#[test]
fn the_list_follows_what_is_picked_on_the_map() {
    let (mut harness, _) = open(small_map(), Lang::En);
    let words = Lang::En.catalog();
    let shows = |harness: &Harness, label: &str| {
        let found = harness.query_all_by_role_and_label(Role::Button, label);
        found.count() > 0
    };
    assert!(!shows(&harness, "Chercher"));
    let step = Target::Step("step-find".parse().unwrap());
    harness.state_mut().editor.select([step]);
    harness.run();
    assert!(shows(&harness, "Chercher"));
    let lane = Target::Lane("lane-pain".parse().unwrap());
    harness.state_mut().editor.select([lane]);
    harness.run();
    assert!(shows(&harness, words.model.role(LaneRole::PainPoint)));
    // Opened by hand, the other list stays until something else is picked.
    click(&mut harness, words.panel.steps);
    assert!(shows(&harness, "Chercher"));
}

#[test]
fn rows_are_walked_moved_renamed_and_deleted_by_keys() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        click(&mut harness, words.panel.steps);
        let row = harness.get_by_role_and_label(Role::Button, "Chercher");
        row.focus();
        harness.run();
        key(&mut harness, egui::Modifiers::NONE, egui::Key::ArrowDown);
        let book = Target::Step("step-book".parse().unwrap());
        assert_eq!(selected(&harness), [book]);
        key(&mut harness, egui::Modifiers::ALT, egui::Key::ArrowUp);
        let first = |harness: &Harness| harness.state().document().stages[0].steps[0].id;
        assert_eq!(Target::Step(first(&harness)), book);
        key(&mut harness, egui::Modifiers::NONE, egui::Key::F2);
        key(&mut harness, egui::Modifiers::COMMAND, egui::Key::A);
        type_text(&mut harness, "Louer");
        key(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
        assert_eq!(harness.state().document().stages[0].steps[0].title, "Louer");
        key(&mut harness, egui::Modifiers::NONE, egui::Key::Delete);
        assert_eq!(harness.state().document().num_steps(), 2);
        assert!(harness.state_mut().editor.take_loss().is_some());
        let find = Target::Step("step-find".parse().unwrap());
        assert_eq!(selected(&harness), [find]);
        // The keyboard is still in the list.
        key(&mut harness, egui::Modifiers::NONE, egui::Key::ArrowUp);
        let before = Target::Stage("stage-before".parse().unwrap());
        assert_eq!(selected(&harness), [before]);
    }
}

#[test]
fn several_rows_are_picked_and_merged_from_their_menu() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        click(&mut harness, words.panel.steps);
        click(&mut harness, "Chercher");
        let last = harness.get_by_role_and_label(Role::Button, "Pédaler");
        last.click_modifiers(egui::Modifiers::SHIFT);
        harness.run();
        assert_eq!(selected(&harness).len(), 3);
        click(&mut harness, "… Pédaler");
        choose(&mut harness, Command::Merge.name(words));
        let document = harness.state().document();
        assert_eq!(document.num_steps(), 1);
        assert_eq!(document.cards.len(), 3);
        let title = &document.stages[0].steps[0].title;
        assert_eq!(title, "Chercher / Réserver / Pédaler");
    }
}

#[test]
fn naming_what_was_just_added_is_undone_with_it() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let words = Lang::Fr.catalog();
    click(&mut harness, words.panel.steps);
    click(&mut harness, words.panel.add_stage);
    key(&mut harness, egui::Modifiers::COMMAND, egui::Key::A);
    type_text(&mut harness, "Rendre");
    key(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    assert_eq!(harness.state().document().stages[2].title, "Rendre");
    let editor = &mut harness.state_mut().editor;
    assert_eq!(editor.history().num_undo_steps(), 1);
    editor.run(Command::Undo).unwrap();
    assert_eq!(harness.state().document().stages.len(), 2);
}
