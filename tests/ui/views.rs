//! Somebody looks at the map as a wheel: sets how it looks, drags a face, writes on turned text, goes back.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::kittest::Queryable as _;
use parcours::command::Command;
use parcours::editor::Trait;
use parcours::i18n::Lang;
use parcours::layout::View;
use parcours::model::{CalloutText, Document, Emotion, FaceScale, Mark, Phase, StepId};
use parcours::scene::{Point, Target};
use parcours::theme::ThemeName;

use crate::canvas_stage::{Stage, drag, key, open, open_with, sample, type_text};
use crate::picture::picture;

type Harness = egui_kittest::Harness<'static, Stage>;

fn on_the_wheel(document: Document, lang: Lang) -> Harness {
    let (mut harness, _) = open(document, lang);
    harness.state_mut().editor.show_view(View::Wheel);
    harness.run();
    harness
}

/// A place of the map on screen: the left panel is 240 points wide.
fn screen(harness: &Harness, map: Point) -> Pos2 {
    let at = harness.state().editor.viewport().to_screen(map);
    pos2(at.x + 240.0, at.y)
}

fn choose(harness: &mut Harness, label: &str, option: &str) {
    let list = harness.get_by_role_and_label(Role::ComboBox, label);
    list.click();
    harness.run();
    let chosen = harness.get_by(move |node| {
        let is_row = matches!(node.role(), Role::Button | Role::CheckBox);
        is_row && node.label().as_deref() == Some(option)
    });
    chosen.click();
    harness.run();
}

#[test]
fn the_settings_of_the_wheel_open_by_themselves_and_each_is_one_undo_step() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let text = &words.view;
        let mut harness = on_the_wheel(sample("store-visit", lang), lang);
        let regular = harness.state().document().personas[1].clone();
        choose(&mut harness, text.hub_persona, &regular.name);
        choose(&mut harness, text.faces, text.face_scale(FaceScale::Five));
        choose(
            &mut harness,
            text.callouts,
            text.callout(CalloutText::Verbatim),
        );
        let radial = harness.get_by_role_and_label(Role::CheckBox, text.radial);
        radial.click_accesskit();
        harness.run();
        let options = harness.state().document().wheel;
        assert_eq!(options.persona, Some(regular.id));
        assert_eq!(options.faces, FaceScale::Five);
        assert_eq!(options.callouts, CalloutText::Verbatim);
        assert!(options.radial);
        assert_eq!(harness.state().editor.history().num_undo_steps(), 4);
        for _ in 0..4 {
            harness.state_mut().editor.run(Command::Undo).unwrap();
        }
        harness.run();
        assert_eq!(harness.state().document().wheel, Default::default());
        // The first persona is what the map shows by itself.
        let first = harness.state().document().personas[0].name.clone();
        choose(&mut harness, text.hub_persona, &regular.name);
        choose(&mut harness, text.hub_persona, &first);
        assert_eq!(harness.state().document().wheel, Default::default());
    }
}

#[test]
fn what_only_helps_to_look_leaves_the_map_as_it_is() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let mut document = sample("store-visit", lang);
        document.wheel.radial = true;
        let mut harness = on_the_wheel(document, lang);
        let during = words.model.phase(Phase::During);
        choose(&mut harness, words.view.focused_phase, during);
        let focused = harness.state().editor.options().focused_phase;
        assert_eq!(focused, Some(Phase::During));
        let persona = harness.state().document().personas[1].clone();
        let loops = harness.get_by_role_and_label(Role::CheckBox, &persona.name);
        loops.click_accesskit();
        harness.run();
        let hidden = &harness.state().editor.options().hidden_personas;
        assert!(hidden.contains(&persona.id));
        assert!(!harness.state().editor.is_changed());
        choose(&mut harness, words.view.focused_phase, words.view.no_phase);
        assert_eq!(harness.state().editor.options().focused_phase, None);
    }
}

#[test]
fn the_settings_give_way_to_what_is_selected_and_to_the_swimlane() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let mut harness = on_the_wheel(sample("flight", lang), lang);
        assert!(harness.query_by_label(words.view.faces).is_some());
        let step = harness.state().document().steps().nth(2).unwrap().1.id;
        harness.state_mut().editor.select([Target::Step(step)]);
        harness.run();
        assert!(harness.query_by_label(words.view.faces).is_none());
        // They are a click away all the same.
        let tab = harness.get_by_role_and_label(Role::Tab, words.view.tab);
        tab.click_accesskit();
        harness.run();
        assert!(harness.query_by_label(words.view.faces).is_some());
        harness.state_mut().editor.show_view(View::Swimlane);
        harness.run();
        let tabs = harness.query_by_role_and_label(Role::Tab, words.view.tab);
        assert!(tabs.is_none(), "nothing to set there");
    }
}

#[test]
fn a_face_dragged_on_the_wheel_has_moved_in_the_swimlane_and_undo_takes_it_back() {
    for lang in Lang::ALL {
        let mut harness = on_the_wheel(sample("flight", lang), lang);
        let persona = Some(harness.state().document().personas[0].id);
        let step: StepId = "step-security".parse().unwrap();
        let felt = |harness: &Harness| {
            let row = harness.state().document().step(step).unwrap();
            row.emotion(persona).unwrap().value
        };
        let point_in_the_swimlane = |harness: &mut Harness| {
            harness.state_mut().editor.show_view(View::Swimlane);
            harness.run();
            let layout = harness.state().editor.layout();
            let y = layout.emotion_point(step, persona).unwrap().y;
            harness.state_mut().editor.show_view(View::Wheel);
            harness.run();
            y
        };
        assert_eq!(felt(&harness).value(), -1.0);
        let before = point_in_the_swimlane(&mut harness);
        let layout = harness.state().editor.layout();
        let face = layout.emotion_point(step, persona).unwrap();
        let low = layout.level_point(step, Emotion::default()).unwrap();
        let high = layout
            .level_point(step, Emotion::default().shifted(2))
            .unwrap();
        let (from, to) = (face, face + (high - low) * 2.0);
        let (from, to) = (screen(&harness, from), screen(&harness, to));
        drag(&mut harness, from, to);
        assert_eq!(felt(&harness).value(), 1.0, "two levels towards the rim");
        let after = point_in_the_swimlane(&mut harness);
        assert!(
            after < before - 20.0,
            "higher in the plot: {before} {after}"
        );
        harness.state_mut().editor.run(Command::Undo).unwrap();
        assert_eq!(felt(&harness).value(), -1.0);
        assert_eq!(point_in_the_swimlane(&mut harness), before);
    }
}

#[test]
fn the_name_of_a_stage_is_written_level_in_a_box() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let mut harness = on_the_wheel(sample("flight", lang), lang);
        let stage = harness.state().document().stages[3].id;
        harness.state_mut().editor.select([Target::Stage(stage)]);
        harness.run();
        harness.state_mut().editor.run(Command::EditText).unwrap();
        harness.run();
        let field = harness.get_by_role_and_label(Role::MultilineTextInput, words.inspector.stage);
        assert!(field.is_focused());
        let place = field.rect();
        let shown = harness
            .state()
            .editor
            .place_of(Target::Stage(stage))
            .unwrap();
        let centre = screen(&harness, shown.centre());
        assert!(place.expand(4.0).contains(centre), "{place:?} {centre:?}");
        assert!(place.width() > place.height(), "level");
        type_text(&mut harness, " +");
        key(&mut harness, Modifiers::NONE, Key::Enter);
        let title = &harness.state().document().stages[3].title;
        assert!(title.ends_with(" +"), "{title}");
    }
}

#[test]
fn after_a_text_is_kept_the_arrows_belong_to_the_map_at_once() {
    let mut harness = on_the_wheel(sample("flight", Lang::En), Lang::En);
    let step = harness.state().document().steps().next().unwrap().1.id;
    harness.state_mut().editor.select([Target::Step(step)]);
    harness.state_mut().editor.run(Command::EditText).unwrap();
    harness.run();
    key(&mut harness, Modifiers::NONE, Key::Escape);
    for arrow in [Key::ArrowRight, Key::ArrowDown, Key::ArrowDown] {
        key(&mut harness, Modifiers::NONE, arrow);
        assert!(harness.state().last.has_focus, "{arrow:?}");
    }
}

#[test]
fn matches_on_cards_stand_out_on_the_wheel_and_filtered_steps_step_back() {
    let theme = ThemeName::Dark;
    let (mut harness, textures) = open_with(sample("flight", Lang::Fr), Lang::Fr, theme);
    harness.state_mut().editor.show_view(View::Wheel);
    harness.run();
    let count = |harness: &Harness, colour: parcours::scene::Colour| {
        let image = picture(harness, &textures);
        let [r, g, b, _] = colour.0;
        let wanted = egui::Color32::from_rgb(r, g, b);
        image.pixels.iter().filter(|it| **it == wanted).count()
    };
    let colours = harness.state().editor.theme();
    let marks = colours.find_mark;
    assert_eq!(count(&harness, marks), 0);
    harness.state_mut().editor.open_find();
    harness.state_mut().editor.set_find_query("valise");
    harness.run();
    assert!(count(&harness, marks) > 200, "outlines and numbers");
    harness.state_mut().editor.close_find();
    harness.state_mut().editor.select([]);
    harness.run();
    assert_eq!(count(&harness, marks), 0);
    // The reddest wedge has no delight: it steps back.
    let worst = colours.tint(Emotion::MIN);
    let before = count(&harness, worst);
    assert!(before > 500);
    let it = Trait::Mark(Mark::Delight);
    harness.state_mut().editor.toggle_filter(it);
    harness.run();
    assert!(count(&harness, worst) < before / 4, "{before}");
}
