//! A vote is begun, held by keys and ended; its ranking is read, copied and gone through.

use egui::{Key, OutputCommand};
use parcours::i18n::Lang;
use parcours::model::Document;
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

fn give(window: &mut Window, count: usize) {
    for _ in 0..count {
        window.type_key(Key::Plus, "+");
    }
}

#[test]
fn a_vote_is_held_without_leaving_the_picture() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let text = &window.words.vote;
        window.key(Key::F5);
        window.key(Key::V);
        assert!(window.shows(text.start));
        window.type_text("Que changer");
        window.key(Key::Enter);
        let round = document(&window).vote_rounds[0].clone();
        assert_eq!((&*round.name, round.open), ("Que changer", true));
        assert!(round.date.is_some(), "the day is known");
        assert!(window.shows(&(text.left)(36, 36)), "how many are left");
        window.key(Key::Tab);
        give(&mut window, 3);
        assert!(window.shows(&(text.left)(33, 36)));
        assert!(window.shows(&(text.on_card)(&(text.dots)(3))));
        window.key(Key::Tab);
        give(&mut window, 5);
        window.type_key(Key::Minus, "-");
        assert_eq!(document(&window).vote_rounds[0].num_given(), 7);
        window.key(Key::V);
        assert!(!document(&window).vote_rounds[0].open);
        assert!(window.shows(text.result));
        let votes = &document(&window).vote_rounds[0].votes;
        let best = votes.iter().max_by_key(|votes| votes.dots).unwrap();
        assert_eq!(best.dots, 4);
        assert!(window.shows_part(&format!("1, {}", (text.dots)(4))));
        // Escape closes the list first, then the presentation.
        window.key(Key::Escape);
        assert!(!window.shows(text.result) && !window.shows(window.words.panel.fit));
        window.key(Key::Escape);
        assert!(window.shows(window.words.panel.fit));
    }
}

#[test]
fn a_hidden_vote_keeps_its_secret_until_it_ends() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let text = &window.words.vote;
        window.ctrl_shift(Key::U);
        window.click(text.hidden);
        window.click(text.start);
        assert!(document(&window).vote_rounds[0].hidden);
        window.key(Key::ArrowDown);
        let card = document(&window).cards[0].text.clone();
        assert!(!card.is_empty());
        window.run_command(parcours::command::Command::NextCard);
        give(&mut window, 2);
        assert_eq!(document(&window).vote_rounds[0].num_given(), 2);
        assert!(window.shows(text.still_hidden));
        assert!(!window.shows(&(text.on_card)(&(text.dots)(2))));
        window.click(text.end);
        assert!(!document(&window).vote_rounds[0].hidden);
        assert!(window.shows_part(&(text.dots)(2)));
    }
}

#[test]
fn the_ranking_leads_to_its_cards_and_is_copied_as_a_table() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let text = &window.words.vote;
        window.ctrl_shift(Key::U);
        window.click(text.start);
        window.run_command(parcours::command::Command::NextCard);
        give(&mut window, 2);
        window.run_command(parcours::command::Command::NextCard);
        give(&mut window, 1);
        window.click(text.end);
        let copied = |window: &Window| {
            let commands = &window.harness.output().platform_output.commands;
            commands.iter().find_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            })
        };
        window.press(text.copy);
        let mut table = None;
        for _ in 0..4 {
            window.harness.step();
            table = table.or_else(|| copied(&window));
        }
        let table = table.expect("the ranking is copied");
        assert_eq!(table.lines().count(), 3);
        assert!(table.starts_with(&text.columns.join("\t")));
        let first = document(&window).vote_rounds[0].votes[0].card;
        let first = document(&window).card(first).unwrap().text.clone();
        window.click_part(&format!("1, {}", (text.dots)(2)));
        assert!(window.shows_part(&first));
        // Taken up again, and away: undo brings it back.
        window.click(text.again);
        assert!(document(&window).vote_rounds[0].open);
        window.click(text.delete);
        assert!(document(&window).vote_rounds.is_empty());
        window.ctrl(Key::Z);
        assert_eq!(document(&window).vote_rounds[0].num_given(), 3);
    }
}
