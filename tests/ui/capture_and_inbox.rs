//! In a meeting: lines are written down over the picture, and notes are sorted from the inbox.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use parcours::i18n::Lang;
use parcours::model::{Document, Mark};
use parcours::storage::starter::STARTERS;

use crate::window_stage::Window;

fn restaurant(lang: Lang) -> Window {
    let mut window = Window::open_file(lang, "map.parcours.ron", STARTERS[0].bytes(lang));
    window.wait_for(window.words.panel.fit);
    window
}

fn document(window: &Window) -> &Document {
    window.document().unwrap()
}

fn notes(window: &Window) -> Vec<String> {
    let notes = document(window).notes.iter();
    notes.map(|note| note.text.clone()).collect()
}

fn say(window: &mut Window, line: &str) {
    window.type_text(line);
    window.key(Key::Enter);
}

#[test]
fn several_lines_are_written_one_after_the_other_while_presenting() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let (text, num) = (&window.words.capture, window.num_cards());
        window.key(Key::F5);
        // From the whole map to the first stop.
        window.key(Key::Space);
        window.key(Key::N);
        assert!(window.shows(text.line), "{lang:?}: the line is not open");
        let first = document(&window).steps().next().unwrap().1.clone();
        // It says where the text will land, letter by letter.
        let plain = (text.in_inbox)(None, Some(&first.title));
        assert!(window.shows(&plain), "{plain}");
        window.type_text("- froid");
        let kind = text.kind(parcours::model::NoteKind::Pain);
        let place = (text.in_step)(kind, &first.title);
        assert!(window.shows(&place), "{place}");
        window.key(Key::Enter);
        assert_eq!(window.num_cards(), num + 1, "{lang:?}");
        assert!(window.shows(&(text.laid)("froid", &place)), "{lang:?}");
        let card = document(&window).cards.last().unwrap();
        assert_eq!((card.step, card.mark), (first.id, Some(Mark::Pain)));
        // The line is still open, and what it writes is no key of the presentation.
        say(&mut window, "+ bon vin");
        say(&mut window, "nom du serveur");
        assert_eq!(window.num_cards(), num + 2);
        assert_eq!(notes(&window), ["nom du serveur"]);
        // The clicker goes on while one writes.
        let second = document(&window).steps().nth(1).unwrap().1.clone();
        let kind = text.kind(parcours::model::NoteKind::Opportunity);
        let there = (text.in_step)(kind, &second.title);
        window.type_text("! une sonnette");
        for _ in 0..8 {
            if !window.shows(&there) {
                window.key(Key::PageDown);
            }
        }
        assert!(window.shows(&there), "{there}");
        window.key(Key::Enter);
        let card = document(&window).cards.last().unwrap();
        assert_eq!(card.step, second.id);
        window.key(Key::Escape);
        assert!(!window.shows(text.line));
        window.key(Key::Escape);
        assert!(
            window.shows(window.words.panel.fit),
            "the presentation has ended"
        );
    }
}

#[test]
fn the_line_says_what_it_noted_and_its_hints_are_read_from_afar() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let text = &window.words.capture;
        window.key(Key::F5);
        window.key(Key::Space);
        window.key(Key::N);
        let line = window.rect(text.line).height() / 1.5;
        let signs = format!("+  {}", text.kind(parcours::model::NoteKind::Delight));
        for hint in [text.keys, &signs] {
            // A letter is about half as wide as it is high.
            let wide = window.rect(hint).width() / hint.chars().count() as f32;
            assert!(wide > 0.47 * 0.6 * line, "{hint}: {wide} beside {line}");
        }
        let foot = window.rect(text.keys).right();
        assert!(foot < 1280.0, "{lang:?}: {foot}");
        let said = "? Pourquoi personne ne vient-il prendre la commande au bar le samedi";
        say(&mut window, said);
        let first = document(&window).steps().next().unwrap().1.clone();
        let kind = text.kind(parcours::model::NoteKind::Question);
        let place = (text.in_step)(kind, &first.title);
        let shown = (text.laid)("Pourquoi personne ne vient-il prendr…", &place);
        assert!(window.shows(&shown), "{shown}");
    }
}

#[test]
fn a_list_pasted_into_the_line_takes_the_place_of_what_is_selected() {
    let mut window = restaurant(Lang::En);
    let before = document(&window).cards.len();
    window.key(Key::F5);
    window.key(Key::Space);
    window.key(Key::N);
    window.type_text("abc");
    window.ctrl(Key::A);
    let list = "+ first\nsecond".to_owned();
    window.harness.event(Event::Paste(list));
    window.steps(2);
    let cards = &document(&window).cards;
    assert_eq!(cards.len(), before + 1);
    assert_eq!(cards.last().unwrap().text, "first");
    assert!(
        notes(&window).contains(&"second".to_owned()),
        "{:?}",
        notes(&window)
    );
}

#[test]
fn what_is_told_while_presenting_stands_above_the_strip_and_the_line() {
    let mut window = restaurant(Lang::Fr);
    let words = window.words;
    let text = &words.capture;
    window.key(Key::F5);
    window.key(Key::Space);
    window.key(Key::N);
    say(&mut window, "une idée");
    window.key(Key::Escape);
    window.key(Key::I);
    window.type_text("!");
    window.key(Key::Enter);
    let told = (text.sorted)(1);
    let first = document(&window).steps().next().unwrap();
    let name = format!("{} › {}", first.0.title, first.1.title);
    let strip = window.rect(&name).top();
    assert!(window.rect(&told).bottom() < strip);
    window.key(Key::I);
    window.key(Key::N);
    let line = window.rect(text.line);
    assert!(window.rect(&told).bottom() < line.top());
}

#[test]
fn what_was_half_typed_stands_there_again_after_the_presentation() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        window.key(Key::F5);
        window.key(Key::N);
        window.type_text("? qui ouvre");
        window.key(Key::Escape);
        window.key(Key::Escape);
        assert!(document(&window).notes.is_empty());
        window.ctrl_shift(Key::K);
        assert!(window.shows_value_part("? qui ouvre"));
        window.key(Key::Enter);
        assert_eq!(notes(&window), ["qui ouvre"]);
        // Once laid it can be taken back into the line.
        window.click(window.words.capture.take_back);
        assert!(notes(&window).is_empty());
        assert!(window.shows_value_part("? qui ouvre"));
    }
}

#[test]
fn a_pasted_list_of_thirty_lines_is_thirty_notes() {
    let mut window = restaurant(Lang::En);
    window.ctrl_shift(Key::K);
    let list: String = (1..=30).map(|n| format!("• idea {n}\n")).collect();
    window.harness.event(Event::Paste(list.clone()));
    window.steps(4);
    assert_eq!(notes(&window).len(), 30);
    assert_eq!(notes(&window)[29], "idea 30");
    window.key(Key::Escape);
    window.ctrl_shift(Key::I);
    assert!(window.shows(&(window.words.capture.waiting)(30)));
    window.harness.event(Event::Paste(list));
    window.steps(4);
    assert_eq!(notes(&window).len(), 60);
}

#[test]
fn notes_are_sorted_by_keyboard_alone() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let num = window.num_cards();
        window.ctrl_shift(Key::K);
        for line in ["un", "deux", "trois"] {
            say(&mut window, line);
        }
        window.key(Key::Escape);
        window.ctrl_shift(Key::I);
        assert!(window.shows(window.words.capture.inbox));
        // The first note: it has no place yet, and says so.
        window.key(Key::Enter);
        assert!(window.shows(window.words.capture.needs_step));
        window.key(Key::ArrowRight);
        window.key(Key::ArrowRight);
        window.key(Key::Enter);
        assert!(window.shows(window.words.capture.needs_lane));
        window.type_text("!");
        window.key(Key::Enter);
        assert_eq!(window.num_cards(), num + 1);
        let card = document(&window).cards.last().unwrap().clone();
        let second = document(&window).steps().nth(1).unwrap().1.id;
        assert_eq!((&*card.text, card.step), ("un", second));
        assert_eq!(card.mark, Some(Mark::Opportunity));
        assert_eq!(notes(&window), ["deux", "trois"]);
        // The next one: another text, then a lane of its own choice.
        window.key(Key::F2);
        window.ctrl(Key::A);
        window.type_text("deux fois");
        window.key(Key::Enter);
        assert_eq!(notes(&window), ["deux fois", "trois"]);
        window.key(Key::ArrowLeft);
        let shift_down = |window: &mut Window| {
            window
                .harness
                .key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
            window.steps(4);
        };
        shift_down(&mut window);
        window.key(Key::Enter);
        let card = document(&window).cards.last().unwrap().clone();
        // It began where the map stood.
        assert_eq!((&*card.text, card.step), ("deux fois", second));
        assert_eq!(card.lane, document(&window).lanes[0].id);
        window.key(Key::Delete);
        assert!(notes(&window).is_empty());
        window.ctrl(Key::Z);
        assert_eq!(notes(&window), ["trois"]);
    }
}

#[test]
fn the_inbox_is_as_wide_as_it_is_whatever_is_picked_in_it() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let text = &window.words.capture;
        window.key(Key::F5);
        window.key(Key::I);
        let width = window.rect(text.add_hint).width();
        window.key(Key::I);
        window.key(Key::Space);
        window.key(Key::N);
        say(&mut window, "quelque chose");
        window.key(Key::Escape);
        window.key(Key::I);
        let num_steps = document(&window).num_steps();
        for at in 0..num_steps {
            window
                .harness
                .key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
            window.steps(4);
            let row = window.harness.query_all_by_label_contains("quelque chose");
            let row = row.map(|node| node.rect()).next().unwrap();
            let (step, lane) = (window.rect(text.step), window.rect(text.lane));
            assert!(step.right() < lane.left(), "{at}");
            assert!(
                lane.right() < row.right(),
                "{at}: {lane:?} runs over {row:?}"
            );
            assert_eq!(step.width().round(), lane.width().round(), "{at}");
            assert_eq!(window.rect(text.add_hint).width(), width, "{at}");
            window.key(Key::ArrowRight);
        }
    }
}

/// Drags the note of this name to a place of the window.
fn drag_note(window: &mut Window, name: &str, to: egui::Pos2) {
    let row = window.harness.query_all_by_label_contains(name).next();
    let from = row.unwrap().rect().left_top() + egui::vec2(60.0, 14.0);
    let pointer = |window: &mut Window, event: Event| {
        window.harness.event(event);
        window.steps(1);
    };
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    pointer(window, Event::PointerMoved(from));
    pointer(window, button(from, true));
    for share in [0.1, 0.5, 0.9, 1.0] {
        pointer(window, Event::PointerMoved(from + (to - from) * share));
    }
    pointer(window, button(to, false));
    window.steps(3);
}

#[test]
fn a_note_is_dragged_onto_the_map() {
    let mut window = restaurant(Lang::En);
    let num = window.num_cards();
    window.ctrl_shift(Key::K);
    say(&mut window, "dragged");
    window.key(Key::Escape);
    window.ctrl_shift(Key::I);
    drag_note(&mut window, "dragged", egui::pos2(330.0, 520.0));
    assert_eq!(window.num_cards(), num + 1);
    assert!(notes(&window).is_empty());
    let cards = document(&window).cards.iter();
    assert_eq!(cards.filter(|card| card.text == "dragged").count(), 1);
}

#[test]
fn while_presenting_a_note_is_dragged_onto_a_card_and_stands_in_its_lane() {
    let mut window = restaurant(Lang::En);
    window.key(Key::F5);
    for (name, key) in [("one thing", Key::Space), ("another thing", Key::Home)] {
        window.key(key);
        window.steps(30);
        window.key(Key::N);
        say(&mut window, name);
        window.key(Key::Escape);
        window.key(Key::I);
        let step = document(&window).steps().next().unwrap().1.id;
        let cards = document(&window).cards.iter();
        let card = cards.filter(|card| card.step == step).find(|card| {
            let mut shown = window.harness.query_all_by_label_contains(&card.text);
            shown.next().is_some_and(|node| node.rect().right() < 800.0)
        });
        let card = card.unwrap().clone();
        let mut shown = window.harness.query_all_by_label_contains(&card.text);
        let at = shown.next().unwrap().rect().center();
        drop(shown);
        drag_note(&mut window, name, at);
        assert!(notes(&window).is_empty(), "{name}");
        let laid = document(&window).cards.iter();
        let laid: Vec<_> = laid.filter(|card| card.text == name).collect();
        assert_eq!(laid.len(), 1);
        let laid = laid[0];
        assert_eq!((laid.step, laid.lane), (card.step, card.lane), "{name}");
        window.key(Key::I);
    }
}

#[test]
fn the_status_bar_counts_what_waits_and_opens_the_inbox() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        window.ctrl_shift(Key::K);
        say(&mut window, "un");
        say(&mut window, "deux");
        window.key(Key::Escape);
        let waiting = (window.words.capture.waiting)(2);
        window.click(&waiting);
        assert!(window.shows(window.words.capture.add_hint));
    }
}

#[test]
fn the_search_opens_the_inbox_at_what_waits_there() {
    let mut window = restaurant(Lang::En);
    window.ctrl_shift(Key::K);
    say(&mut window, "zebra crossing");
    window.key(Key::Escape);
    window.ctrl(Key::F);
    window.type_text("zebra");
    window.key(Key::Enter);
    assert!(
        window.shows(window.words.capture.add_hint),
        "the inbox is not open"
    );
}

#[test]
fn a_map_that_is_closed_keeps_the_note_that_was_being_typed() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        window.run_command(parcours::command::Command::ToggleInbox);
        window.click(window.words.capture.add_hint);
        window.type_text("half a note");
        assert!(notes(&window).is_empty());
        window.ctrl(Key::W);
        assert_eq!(notes(&window), ["half a note"], "{lang:?}");
    }
}

#[test]
fn the_inbox_that_was_open_beside_the_map_is_open_there_again_after_presenting() {
    let mut window = restaurant(Lang::En);
    let text = &window.words.capture;
    window.run_command(parcours::command::Command::ToggleInbox);
    assert!(window.shows(text.add_hint));
    window.key(Key::F5);
    assert!(!window.shows(text.add_hint));
    window.key(Key::Escape);
    window.wait_for(window.words.panel.fit);
    assert!(window.shows(text.add_hint));
    window.run_command(parcours::command::Command::ToggleInbox);
    window.key(Key::F5);
    window.key(Key::Escape);
    window.wait_for(window.words.panel.fit);
    assert!(!window.shows(text.add_hint));
}
