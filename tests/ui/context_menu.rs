//! A menu for every kind of thing, by mouse and by key, in both languages.

use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parcours::command::{Category, Command};
use parcours::i18n::Lang;
use parcours::scene::Target;

use crate::canvas_stage::{Stage, key, move_to, on_map, open, small_map};

type Harness = egui_kittest::Harness<'static, Stage>;

fn secondary_click(harness: &mut Harness, pos: Pos2) {
    move_to(harness, pos);
    for pressed in [true, false] {
        harness.event(Event::PointerButton {
            pos,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    }
    harness.run();
}

fn offers(harness: &Harness, command: Command, lang: Lang) -> bool {
    let name = command.name(lang.catalog());
    let nodes = harness.query_all_by(|node| {
        node.label().is_some_and(|label| label.contains(name))
            && node.role() == egui::accesskit::Role::Button
    });
    nodes.count() > 0
}

#[test]
fn each_kind_of_thing_has_the_menu_it_needs() {
    for lang in [Lang::Fr, Lang::En] {
        let (mut harness, _) = open(small_map(), lang);
        let cases: [(&str, &[Command], &[Command]); 4] = [
            (
                "Payer la caution",
                &[Command::AddLink, Command::Duplicate],
                &[Command::Taller],
            ),
            (
                "Préparer",
                &[Command::AddStage, Command::Merge],
                &[Command::Widen],
            ),
            (
                "Réserver",
                &[Command::SplitStep, Command::Cut, Command::Paste],
                &[Command::AddLink],
            ),
            (
                parcours::model::LaneRole::Action.name_in(lang),
                &[Command::HideLane, Command::CollapseLane],
                &[Command::AddCard],
            ),
        ];
        for (name, wanted, unwanted) in cases {
            let at = on_map(&harness, name).rect().center();
            secondary_click(&mut harness, at);
            for &command in wanted {
                assert!(offers(&harness, command, lang), "{name}: {command:?}");
            }
            for &command in unwanted {
                assert!(!offers(&harness, command, lang), "{name}: {command:?}");
            }
            key(&mut harness, Modifiers::NONE, Key::Escape);
        }
    }
}

trait NameIn {
    fn name_in(self, lang: Lang) -> &'static str;
}

impl NameIn for parcours::model::LaneRole {
    fn name_in(self, lang: Lang) -> &'static str {
        lang.catalog().model.role(self)
    }
}

#[test]
fn the_menu_opens_by_key_at_the_selection_and_is_walked_with_arrows() {
    let (mut harness, _) = open(small_map(), Lang::En);
    let card = Target::Card("card-pay".parse().unwrap());
    harness.state_mut().editor.select([card]);
    harness.run();
    harness.state_mut().canvas.open_menu();
    harness.run();
    assert!(offers(&harness, Command::Duplicate, Lang::En));
    let menu = harness.get_by(|node| {
        node.role() == egui::accesskit::Role::Button
            && node
                .label()
                .is_some_and(|label| label.starts_with("Edit text"))
    });
    let place = on_map(&harness, "Payer la caution").rect();
    // A tall menu moves up to have room, but stays beside what it is about.
    assert!((menu.rect().left() - place.left()).abs() < 60.0);
    let is_on_duplicate = |harness: &Harness| {
        let nodes = harness.query_all_by(|node| {
            node.is_focused()
                && node
                    .label()
                    .is_some_and(|label| label.starts_with("Duplicate"))
        });
        nodes.count() > 0
    };
    for _ in 0..12 {
        if is_on_duplicate(&harness) {
            break;
        }
        key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    }
    key(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run();
    assert_eq!(harness.state().document().cards.len(), 4);
    assert!(
        !offers(&harness, Command::Duplicate, Lang::En),
        "it is closed"
    );
    assert!(harness.state().last.has_focus, "the map has the keys again");
}

#[test]
fn what_cannot_be_done_stays_in_its_place_and_says_why() {
    let (mut harness, _) = open(small_map(), Lang::En);
    let at = on_map(&harness, "Payer la caution").rect().center();
    secondary_click(&mut harness, at);
    // What is done more often by hand or by key is in a menu of its own, all of it in sight.
    let arrange = Category::Arrange.name(Lang::En.catalog());
    let more = item(&harness, arrange).unwrap().center();
    move_to(&mut harness, more);
    harness.run();
    let narrow = Command::Narrow.name(Lang::En.catalog());
    assert!(
        item(&harness, narrow).is_some_and(|rect| harness.ctx.content_rect().contains_rect(rect))
    );
    let node = harness.get_by(|node| {
        node.role() == egui::accesskit::Role::Button
            && node.label().is_some_and(|label| label.starts_with(narrow))
    });
    assert!(node.accesskit_node().is_disabled());
}

fn item(harness: &Harness, name: &str) -> Option<egui::Rect> {
    let nodes = harness.query_all_by(|node| {
        node.role() == egui::accesskit::Role::Button
            && node.label().is_some_and(|label| label.starts_with(name))
    });
    nodes.map(|node| node.rect()).next()
}

#[test]
fn keys_go_into_a_menu_of_the_menu_and_back() {
    let (mut harness, _) = open(small_map(), Lang::En);
    let card = Target::Card("card-slow".parse().unwrap());
    harness.state_mut().editor.select([card]);
    harness.state_mut().canvas.open_menu();
    harness.run();
    let focused = |harness: &Harness| {
        let nodes = harness.query_all_by(|node| node.is_focused());
        let labels = nodes.filter_map(|node| node.accesskit_node().label());
        labels.collect::<String>()
    };
    assert!(focused(&harness).starts_with("Edit text"), "the first item");
    key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert!(!focused(&harness).starts_with("Edit text"));
    let arrange = Category::Arrange.name(Lang::En.catalog());
    for _ in 0..12 {
        if focused(&harness).starts_with(arrange) {
            break;
        }
        key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    }
    key(&mut harness, Modifiers::NONE, Key::ArrowRight);
    harness.run();
    let widen = Command::Widen.name(Lang::En.catalog());
    for _ in 0..12 {
        if focused(&harness).starts_with(widen) {
            break;
        }
        key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    }
    key(&mut harness, Modifiers::NONE, Key::Enter);
    let document = harness.state().document();
    let card = document.card("card-slow".parse().unwrap()).unwrap();
    assert_eq!(card.span, 2);
    assert!(harness.state().last.has_focus, "the map has the keys again");
}
