//! The inspector changes what is selected, in one undo step per field, and refuses what means nothing.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use parcours::i18n::{Catalog, Lang};
use parcours::model::{Channel, Emotion, Evidence, LaneRole, Mark, TimeSpan};
use parcours::scene::Target;

use crate::canvas_stage::{Stage, open, small_map, type_text};

type Harness = egui_kittest::Harness<'static, Stage>;

fn select(harness: &mut Harness, targets: &[Target]) {
    harness.state_mut().editor.select(targets.iter().copied());
    harness.run();
}

/// Clicks into a field and types at its end.
fn write(harness: &mut Harness, label: &str, text: &str) {
    let field = harness.get_by(move |node| {
        let is_field = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
        is_field && node.label().as_deref() == Some(label)
    });
    field.focus();
    harness.run();
    type_text(harness, text);
}

fn click(harness: &mut Harness, label: &str) {
    let node = harness.get_by(move |node| {
        let is_control = matches!(node.role(), Role::Button | Role::CheckBox);
        is_control && node.label().as_deref() == Some(label)
    });
    node.click_accesskit();
    harness.run();
}

fn tab(harness: &mut Harness, label: &str) {
    harness
        .get_by_role_and_label(Role::Tab, label)
        .click_accesskit();
    harness.run();
}

fn click_mark(harness: &mut Harness, words: &Catalog, mark: Mark) {
    let name = format!("{}, {}", words.inspector.mark, words.model.mark(mark));
    click(harness, &name);
}

fn choose(harness: &mut Harness, label: &str, option: &str) {
    let list = harness.get_by_role_and_label(Role::ComboBox, label);
    list.click_accesskit();
    harness.run();
    click(harness, option);
}

#[test]
fn the_maps_own_fields_are_written_and_typing_is_one_step() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        write(&mut harness, words.inspector.scenario, "Un");
        write(&mut harness, words.inspector.scenario, " dimanche");
        assert_eq!(harness.state().document().header.scenario, "Un dimanche");
        assert_eq!(harness.state().editor.history().num_undo_steps(), 1);
        write(&mut harness, words.inspector.authors, "Inès\nTom");
        assert_eq!(harness.state().document().header.authors, ["Inès", "Tom"]);
        assert_eq!(harness.state().editor.history().num_undo_steps(), 2);
    }
}

#[test]
fn a_date_that_does_not_exist_is_said_beside_the_field_and_changes_nothing() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        write(&mut harness, words.inspector.review_date, "2026-02-3");
        assert!(harness.state().document().header.review_date.is_none());
        harness.get_by_label(words.inspector.not_a_date);
        type_text(&mut harness, "1");
        harness.get_by_label(words.inspector.not_a_date);
        assert!(harness.state().document().header.review_date.is_none());
        assert_eq!(harness.state().editor.history().num_undo_steps(), 0);
    }
}

#[test]
fn a_card_takes_marks_channels_emotion_evidence_and_a_wider_span() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        let id = "card-open".parse().unwrap();
        select(&mut harness, &[Target::Card(id)]);
        write(&mut harness, words.inspector.owner, "Produit");
        click_mark(&mut harness, words, Mark::Delight);
        choose(
            &mut harness,
            words.inspector.evidence,
            words.model.evidence(&Evidence::Assumed),
        );
        let happy = words.model.emotion(Emotion::MAX);
        click(
            &mut harness,
            &format!("{}, {happy}", words.inspector.emotion_of_card),
        );
        let web = words.model.channel(&Channel::Web);
        click(
            &mut harness,
            &format!("{}, {web}", words.inspector.channels),
        );
        click(&mut harness, words.inspector.wider);
        let card = harness.state().document().card(id).unwrap().clone();
        assert_eq!(card.owner, "Produit");
        assert_eq!(card.mark, Some(Mark::Delight));
        assert_eq!(card.evidence, Evidence::Assumed);
        assert_eq!(card.emotion, Some(Emotion::MAX));
        assert_eq!(card.channels, [Channel::Web]);
        assert_eq!(card.span, 2);
        click(
            &mut harness,
            &format!("{}, {happy}", words.inspector.emotion_of_card),
        );
        assert_eq!(harness.state().document().card(id).unwrap().emotion, None);
    }
}

#[test]
fn a_step_takes_durations_and_an_emotion_per_persona() {
    let words = Lang::Fr.catalog();
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let id = "step-book".parse().unwrap();
    select(&mut harness, &[Target::Step(id)]);
    click(&mut harness, words.inspector.moment_of_truth);
    let sad = words.model.emotion(Emotion::MIN);
    click(&mut harness, &format!("Inès, {sad}"));
    click(
        &mut harness,
        &format!("Inès, {}", words.inspector.half_step_up),
    );
    write(&mut harness, words.inspector.average, "1h30");
    let step = harness.state().document().step(id).unwrap().clone();
    assert!(step.moment_of_truth);
    assert_eq!(step.duration.average, Some(TimeSpan::from_minutes(90)));
    let persona = Some("persona-a".parse().unwrap());
    assert_eq!(step.emotion(persona).unwrap().value.value(), -1.5);
}

#[test]
fn a_lane_changes_its_role_and_a_stage_its_goal() {
    let words = Lang::En.catalog();
    let (mut harness, _) = open(small_map(), Lang::En);
    let id = "lane-pain".parse().unwrap();
    select(&mut harness, &[Target::Lane(id)]);
    click(&mut harness, words.model.role(LaneRole::Thought));
    click(&mut harness, words.inspector.collapsed);
    let lane = harness.state().document().lane(id).unwrap().clone();
    assert_eq!((lane.role, lane.collapsed), (LaneRole::Thought, true));
    let id = "stage-ride".parse().unwrap();
    select(&mut harness, &[Target::Stage(id)]);
    write(&mut harness, words.inspector.stage_goal, "Arrive dry");
    assert_eq!(
        harness.state().document().stage(id).unwrap().goal,
        "Arrive dry"
    );
}

#[test]
fn a_link_is_named_turned_round_and_deleted() {
    let words = Lang::En.catalog();
    let (mut harness, _) = open(small_map(), Lang::En);
    let id = "link-a".parse().unwrap();
    select(&mut harness, &[Target::Link(id)]);
    write(&mut harness, words.inspector.label, "then");
    click(&mut harness, words.inspector.reverse);
    let link = harness.state().document().links[0].clone();
    assert_eq!(link.label, "then");
    assert_eq!(link.from, "card-pay".parse().unwrap());
    click(&mut harness, words.inspector.delete);
    assert!(harness.state().document().links.is_empty());
}

#[test]
fn several_cards_change_together_and_differences_are_said() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        let cards = ["card-open", "card-pay"].map(|id| id.parse().unwrap());
        select(&mut harness, &[Target::Card(cards[0])]);
        let assumed = words.model.evidence(&Evidence::Assumed);
        choose(&mut harness, words.inspector.evidence, assumed);
        select(&mut harness, &cards.map(Target::Card));
        let steps = harness.state().editor.history().num_undo_steps();
        let list = harness.get_by_role_and_label(Role::ComboBox, words.inspector.evidence);
        assert_eq!(list.value().as_deref(), Some(words.inspector.mixed));
        click_mark(&mut harness, words, Mark::Question);
        let marks = cards.map(|id| harness.state().document().card(id).unwrap().mark);
        assert_eq!(marks, [Some(Mark::Question); 2]);
        assert_eq!(harness.state().editor.history().num_undo_steps(), steps + 1);
    }
}

#[test]
fn personas_and_initiatives_are_added_filled_in_and_removed() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        tab(&mut harness, words.inspector.personas);
        click(&mut harness, words.inspector.add_persona);
        write(&mut harness, words.inspector.quote, "Vite");
        let personas = harness.state().document().personas.clone();
        assert_eq!(personas.len(), 2);
        assert_eq!(personas[1].quote, "Vite");
        click(&mut harness, words.inspector.remove_persona);
        assert_eq!(harness.state().document().personas.len(), 1);

        tab(&mut harness, words.inspector.initiatives);
        click(&mut harness, words.inspector.add_initiative);
        click(
            &mut harness,
            &format!("{} 4", words.inspector.score_names[1]),
        );
        let card = "card-slow".parse().unwrap();
        select(&mut harness, &[Target::Card(card)]);
        click(&mut harness, words.inspector.link_selected);
        let initiative = harness.state().document().initiatives[0].clone();
        assert_eq!(initiative.scores.lead_time, Some(4));
        assert_eq!(initiative.cards, [card]);
    }
}

#[test]
fn choosing_a_picture_is_left_to_the_window() {
    let words = Lang::Fr.catalog();
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let id = "card-open".parse().unwrap();
    select(&mut harness, &[Target::Card(id)]);
    click(&mut harness, words.inspector.choose_picture);
    let wanted = harness.state().picture_wanted;
    assert_eq!(wanted, Some(parcours::ui::panel::PictureOwner::Card(id)));
}
