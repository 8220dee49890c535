//! A whole workshop, from the agenda to the minutes, by key alone; and all of it undone.

use egui::{Key, Modifiers};
use parcours::command::Command;
use parcours::i18n::Lang;
use parcours::model::{Document, Mark};
use parcours::storage::save;
use parcours::storage::starter::Starter;

use crate::meeting::{ask, pass};
use crate::window_stage::Window;

const FILE: &str = "soir.parcours.ron";

fn document(window: &Window) -> &Document {
    window.document().unwrap()
}

fn say(window: &mut Window, line: &str) {
    window.type_text(line);
    window.key(Key::Enter);
}

fn hold(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.harness.key_press_modifiers(modifiers, key);
    window.steps(4);
}

/// Six things are said: four become cards, two wait in the inbox.
const SAID: [&str; 6] = [
    "- la musique est trop forte",
    "+ on nous reconnaît",
    "? qui répond au *téléphone*",
    "! une ardoise à la porte",
    "\" on se sent attendus",
    "penser au parking",
];

#[test]
fn a_workshop_is_prepared_led_written_down_and_undone() {
    for lang in Lang::ALL {
        let map = Starter::find("restaurant").unwrap().document(lang);
        let mut window = Window::open_with(
            lang,
            |folder| save(&map, &folder.join(FILE)).unwrap(),
            Some(FILE),
        );
        window.wait_for(window.words.panel.fit);
        let original = document(&window).clone();
        let (agenda, minutes) = (&window.words.agenda, &window.words.minutes);

        // Before: an item per stage, the first one named.
        ask(&mut window, Command::Agenda);
        window.click(agenda.from_stages);
        window.key(Key::F2);
        window.type_text("Arrivée");
        window.click(window.words.dialog.close);
        assert_eq!(document(&window).agenda[0].name, "Arrivée");

        // The room: the first item with its time, a walk to the end and back to the item.
        window.key(Key::F5);
        window.key(Key::A);
        window.key(Key::Enter);
        assert!(window.shows_part("5:00") || window.shows_part("4:59"));
        window.key(Key::Space);
        window.key(Key::End);
        window.key(Key::B);
        window.key(Key::B);
        window.key(Key::A);
        window.key(Key::ArrowUp);
        window.key(Key::Enter);
        let prepared = document(&window).clone();

        // What is said is written down without leaving the picture.
        window.key(Key::N);
        for line in SAID {
            say(&mut window, line);
        }
        window.key(Key::Escape);
        let now = document(&window).clone();
        let num_said = now.cards.len() + now.notes.len();
        assert_eq!(num_said, original.cards.len() + original.notes.len() + 6);
        let step = now.stages[0].steps[0].id;
        let pain = now
            .cards
            .iter()
            .find(|card| card.text == "la musique est trop forte");
        let pain = pain.expect("it is a card at once");
        assert_eq!((pain.step, pain.mark), (step, Some(Mark::Pain)));

        // A vote over the picture.
        window.key(Key::V);
        window.type_text("Que changer");
        window.key(Key::Enter);
        window.key(Key::Tab);
        for _ in 0..3 {
            window.type_key(Key::Plus, "+");
        }
        window.key(Key::V);
        assert_eq!(document(&window).vote_rounds[0].num_given(), 3);
        window.key(Key::Escape);

        // The timer goes on by itself, is paused, and gets a minute.
        pass(&mut window, 301.0);
        assert!(window.shows_part("+0:"), "{lang:?}: the time is over");
        window.key(Key::D);
        assert!(window.shows_part(agenda.paused));
        hold(&mut window, Modifiers::SHIFT, Key::D);
        assert!(window.shows_part("1:00"));

        // The minutes, from within.
        window.key(Key::M);
        assert!(window.shows(minutes.title));
        window.click(minutes.with_pages);
        window.click(minutes.save);
        window.wait_for(minutes.save_title);
        window.click(window.words.dialog.save);
        let path = window.path(&format!("soir - {}.md", minutes.suffix));
        let written = path.clone();
        window.wait("the minutes", move |_| written.exists());
        let text = std::fs::read_to_string(&path).unwrap();
        for part in [
            "la musique est trop forte",
            "qui répond au \\*téléphone\\*",
            "penser au parking",
            "Que changer",
            "| Arrivée | 5\u{a0}min |",
            minutes.questions,
        ] {
            assert!(text.contains(part), "{lang:?}: {part} is not in\n{text}");
        }

        // The end; what changed is said, gone to, and gone back from.
        window.wait("the dialog is gone", |window| !window.shows(minutes.save));
        window.key(Key::Escape);
        window.wait_for(window.words.panel.fit);
        ask(&mut window, Command::CompareMeeting);
        assert!(window.shows(minutes.compare_title));
        assert!(window.shows_part("la musique est trop forte"));
        window.click(minutes.restore);
        assert!(document(&window).is_same(&prepared), "{lang:?}");
        window.ctrl(Key::Z);
        assert_eq!(document(&window).vote_rounds[0].num_given(), 3);

        // Everything of the workshop is undone, step by step.
        let mut num_steps = 0;
        while !document(&window).is_same(&original) {
            window.ctrl(Key::Z);
            num_steps += 1;
            assert!(num_steps < 60, "{lang:?}: it is not undone");
        }
        // At least a step for each thing said, the vote, and the agenda.
        assert!(num_steps >= 8, "{num_steps}");
    }
}
