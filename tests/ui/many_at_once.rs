//! Several things are edited together: what differs says so, what is set is set for all, in one undo step.

use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parcours::command::Command;
use parcours::i18n::{Catalog, Lang};
use parcours::model::{CardId, Channel, Emotion, LaneId, StepId, Swatch, TimeSpan};
use parcours::scene::Target;

use crate::canvas_stage::{Stage, key, open, small_map, type_text};

type Harness = egui_kittest::Harness<'static, Stage>;

const CARDS: [&str; 2] = ["card-open", "card-slow"];

fn cards() -> [CardId; 2] {
    CARDS.map(|id| id.parse().unwrap())
}

fn select(harness: &mut Harness, targets: impl IntoIterator<Item = Target>) {
    harness.state_mut().editor.select(targets);
    harness.run();
}

fn focus(harness: &mut Harness, label: &str) {
    let field = harness.get_by(move |node| {
        let is_field = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
        is_field && node.label().as_deref() == Some(label)
    });
    field.focus();
    harness.run();
}

fn click(harness: &mut Harness, label: &str) {
    let node = harness.get_by(move |node| {
        let is_control = matches!(node.role(), Role::Button | Role::CheckBox);
        is_control && node.label().as_deref() == Some(label)
    });
    node.click_accesskit();
    harness.run();
}

fn num_steps(harness: &Harness) -> usize {
    harness.state().editor.history().num_undo_steps()
}

fn undo(harness: &mut Harness) {
    harness.state_mut().editor.run(Command::Undo).unwrap();
    harness.run();
}

#[test]
fn an_owner_written_for_two_cards_is_one_step_back() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        select(&mut harness, cards().map(Target::Card));
        focus(&mut harness, words.inspector.owner);
        type_text(&mut harness, "Inès");
        let owners = |harness: &Harness| {
            cards().map(|id| harness.state().document().card(id).unwrap().owner.clone())
        };
        assert_eq!(owners(&harness), ["Inès", "Inès"]);
        assert_eq!(num_steps(&harness), 1);
        let name = harness.state().editor.undo_name().unwrap();
        assert!(name.contains('2'), "{name}");
        undo(&mut harness);
        assert_eq!(owners(&harness), ["", ""]);
    }
}

#[test]
fn a_channel_of_one_card_only_is_given_to_both_and_then_taken_from_both() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        let web = format!(
            "{}, {}",
            words.inspector.channels,
            words.model.channel(&Channel::Web)
        );
        select(&mut harness, [Target::Card(cards()[0])]);
        click(&mut harness, &web);
        select(&mut harness, cards().map(Target::Card));
        click(&mut harness, &format!("{web}, {}", words.inspector.mixed));
        let channels = |harness: &Harness| {
            cards().map(|id| {
                harness
                    .state()
                    .document()
                    .card(id)
                    .unwrap()
                    .channels
                    .clone()
            })
        };
        assert_eq!(channels(&harness), [vec![Channel::Web], vec![Channel::Web]]);
        click(&mut harness, &web);
        assert_eq!(channels(&harness), [vec![], vec![]]);
    }
}

#[test]
fn a_tag_is_typed_once_offered_the_second_time_and_removed_by_its_cross() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        let tags = |harness: &Harness, card: usize| {
            let card = harness.state().document().card(cards()[card]).unwrap();
            card.tags.clone()
        };
        select(&mut harness, [Target::Card(cards()[0])]);
        focus(&mut harness, words.inspector.add_tag);
        type_text(&mut harness, "urgent");
        key(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
        assert_eq!(tags(&harness, 0), ["urgent"]);
        select(&mut harness, [Target::Card(cards()[1])]);
        focus(&mut harness, words.inspector.add_tag);
        type_text(&mut harness, "urg");
        key(&mut harness, egui::Modifiers::NONE, egui::Key::ArrowDown);
        key(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
        assert_eq!(tags(&harness, 1), ["urgent"]);
        click(&mut harness, &words.inspector.remove("urgent"));
        assert!(tags(&harness, 1).is_empty());
        select(&mut harness, cards().map(Target::Card));
        click(&mut harness, &words.inspector.give_to_all("urgent"));
        assert_eq!(tags(&harness, 1), ["urgent"]);
        click(&mut harness, &words.inspector.remove("urgent"));
        assert!(tags(&harness, 0).is_empty() && tags(&harness, 1).is_empty());
    }
}

#[test]
fn a_check_box_over_differing_steps_is_half_on() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        let steps: [StepId; 2] = ["step-find", "step-book"].map(|id| id.parse().unwrap());
        let truth = words.inspector.moment_of_truth;
        let toggled = |harness: &Harness| {
            let node = harness.get_by_role_and_label(Role::CheckBox, truth);
            node.accesskit_node().toggled()
        };
        select(&mut harness, [Target::Step(steps[0])]);
        click(&mut harness, truth);
        select(&mut harness, steps.map(Target::Step));
        assert_eq!(toggled(&harness), Some(Toggled::Mixed));
        click(&mut harness, truth);
        assert_eq!(toggled(&harness), Some(Toggled::True));
        focus(&mut harness, words.inspector.minimum);
        type_text(&mut harness, "5min");
        for id in steps {
            let step = harness.state().document().step(id).unwrap();
            assert!(step.moment_of_truth);
            assert_eq!(step.duration.minimum, Some(TimeSpan::from_minutes(5)));
        }
    }
}

#[test]
fn lanes_and_emotion_points_are_set_together() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        let lanes: [LaneId; 2] = ["lane-action", "lane-pain"].map(|id| id.parse().unwrap());
        select(&mut harness, lanes.map(Target::Lane));
        let blue = words.model.swatch(Swatch::Blue);
        click(&mut harness, &format!("{}, {blue}", words.inspector.colour));
        for id in lanes {
            let lane = harness.state().document().lane(id).unwrap();
            assert_eq!(lane.colour, Some(Swatch::Blue));
        }
        let persona = Some("persona-a".parse().unwrap());
        let steps: [StepId; 2] = ["step-find", "step-ride"].map(|id| id.parse().unwrap());
        let point = |step| Target::Emotion { step, persona };
        select(&mut harness, steps.map(point));
        let before = num_steps(&harness);
        let best = words.model.emotion(Emotion::MAX);
        click(
            &mut harness,
            &format!("{}, {best}", words.inspector.emotion),
        );
        assert_eq!(num_steps(&harness), before + 1);
        for id in steps {
            let step = harness.state().document().step(id).unwrap();
            assert_eq!(step.emotion(persona).unwrap().value, Emotion::MAX);
        }
    }
}

#[test]
fn cards_and_a_step_share_their_emotion_and_note_and_can_be_told_apart() {
    for lang in Lang::ALL {
        let words: &Catalog = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        let step: StepId = "step-book".parse().unwrap();
        let [one, other] = cards();
        let mixed = [Target::Card(one), Target::Card(other), Target::Step(step)];
        select(&mut harness, mixed);
        focus(&mut harness, words.inspector.note);
        type_text(&mut harness, "à revoir");
        assert_eq!(num_steps(&harness), 1);
        let document = harness.state().document();
        assert_eq!(document.card(one).unwrap().note, "à revoir");
        assert_eq!(document.step(step).unwrap().note, "à revoir");
        let cards = words.panel.count(parcours::i18n::Counted::Card, 2);
        click(
            &mut harness,
            &format!("{} {cards}", words.inspector.keep_only),
        );
        assert_eq!(harness.state().editor.selection().len(), 2);
    }
}

#[test]
fn a_card_is_linked_to_an_initiative_from_its_own_side() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        let card = cards()[1];
        select(&mut harness, [Target::Card(card)]);
        let list = harness.get_by_role_and_label(Role::ComboBox, words.inspector.link_initiative);
        list.click_accesskit();
        harness.run();
        click(&mut harness, words.inspector.add_initiative_for);
        let initiatives = &harness.state().document().initiatives;
        assert_eq!(initiatives.len(), 1);
        assert_eq!(initiatives[0].cards, [card]);
    }
}

#[test]
fn advice_leads_to_what_it_is_about() {
    let words = Lang::Fr.catalog();
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let card = cards()[1];
    let advice = parcours::model::Advice::Unanswered(vec![card]);
    let sentence = words.advice.sentence(&advice, Lang::Fr);
    click(&mut harness, &sentence);
    let selection = harness.state().editor.selection();
    assert_eq!(selection.targets(), [Target::Card(card)]);
}

#[test]
fn letters_after_a_pause_are_another_step() {
    let words = Lang::En.catalog();
    let (mut harness, _) = open(small_map(), Lang::En);
    focus(&mut harness, words.inspector.goal);
    type_text(&mut harness, "Ride");
    type_text(&mut harness, " home");
    assert_eq!(num_steps(&harness), 1);
    for _ in 0..90 {
        harness.step();
    }
    type_text(&mut harness, " dry");
    assert_eq!(num_steps(&harness), 2);
    undo(&mut harness);
    assert_eq!(harness.state().document().header.goal, "Ride home");
}

#[test]
fn a_picture_that_nobody_shows_any_more_leaves_the_map() {
    use parcours::model::{Picture, PictureData, PictureFormat};
    use parcours::ui::panel::{PictureOwner, attach_picture};
    let words = Lang::En.catalog();
    let (mut harness, _) = open(small_map(), Lang::En);
    let picture = Picture {
        id: "picture-a".parse().unwrap(),
        description: String::new(),
        format: PictureFormat::Png,
        width: 4,
        height: 2,
        data: PictureData::default(),
    };
    let editor = &mut harness.state_mut().editor;
    let owner = PictureOwner::Card(cards()[0]);
    attach_picture(editor, owner, picture.clone()).unwrap();
    // The same picture again is no second one.
    attach_picture(editor, PictureOwner::Card(cards()[1]), picture).unwrap();
    assert_eq!(editor.document().pictures.len(), 1);
    editor.select(cards().map(Target::Card));
    harness.run();
    focus(&mut harness, words.inspector.picture_description);
    type_text(&mut harness, "A bicycle");
    assert_eq!(
        harness.state().document().pictures[0].description,
        "A bicycle"
    );
    click(&mut harness, words.inspector.remove_picture);
    let document = harness.state().document();
    assert!(document.pictures.is_empty());
    assert!(document.cards.iter().all(|card| card.picture.is_none()));
    assert!(document.check().is_empty());
}
