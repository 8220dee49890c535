//! The left panel shows, hides, adds, sorts, renames and deletes lanes, stages and steps.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use parcours::i18n::Lang;
use parcours::model::LaneRole;

use crate::canvas_stage::{Stage, key, open, small_map, type_text};

type Harness = egui_kittest::Harness<'static, Stage>;

fn click(harness: &mut Harness, label: &str) {
    harness
        .get_by_role_and_label(Role::Button, label)
        .click_accesskit();
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
        click(&mut harness, words.panel.move_up);
        assert_eq!(
            harness.state().document().lanes[3].role,
            LaneRole::Backstage
        );
        click(&mut harness, &format!("… {role}"));
        click(&mut harness, words.panel.delete);
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
        click(&mut harness, words.panel.move_down);
        assert_eq!(titles(&harness)[2], "Rouler Comparer");
    }
}
