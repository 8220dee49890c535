//! A vote is begun, held by keys and ended; its ranking is read, copied and gone through.

use egui::{Key, OutputCommand};
use egui_kittest::kittest::Queryable as _;
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
fn the_bar_of_a_vote_stands_above_the_picture_and_names_its_keys() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let text = &window.words.vote;
        window.key(Key::F5);
        window.key(Key::Space);
        window.key(Key::V);
        window.type_text("Que changer");
        window.key(Key::Enter);
        window.key(Key::Tab);
        let presenting = |window: &Window| {
            let step = &document(window).steps().next().unwrap();
            window.rect(&format!("{} › {}", step.0.title, step.1.title))
        };
        let strip = presenting(&window);
        for label in [
            "Que changer",
            &(text.left)(36, 36),
            &(text.on_card)(&(text.dots)(0)),
            text.keys_in_room[0],
        ] {
            let bar = window.rect(label);
            // As large as the strip's letters, wholly in the window.
            assert!(bar.height() > 0.95 * strip.height(), "{label}: {bar:?}");
            assert!(
                bar.left() >= 0.0 && bar.right() <= 1280.0,
                "{label}: {bar:?}"
            );
            assert!(bar.bottom() <= strip.height() * 1.8, "{label}: {bar:?}");
        }
        let step = document(&window).steps().next().unwrap().1.id;
        let cards = document(&window).cards.iter();
        let texts: Vec<String> = cards
            .filter(|card| card.step == step)
            .map(|card| card.text.clone())
            .collect();
        let bar = window.rect(&(text.left)(36, 36));
        let shown = texts.iter().filter(|text| window.shows_part(text)).count();
        assert!(shown > 0);
        for text in texts.iter().filter(|text| window.shows_part(text)) {
            let found = window.harness.query_all_by_label_contains(text);
            for node in found {
                assert!(node.rect().top() >= bar.bottom(), "{text}");
            }
        }
    }
}

#[test]
fn the_result_is_shown_to_the_room_and_closes_with_the_key_that_ended_the_vote() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let text = &window.words.vote;
        window.key(Key::F5);
        window.key(Key::Space);
        window.key(Key::V);
        window.key(Key::Enter);
        for dots in [2, 1, 1] {
            window.key(Key::Tab);
            give(&mut window, dots);
        }
        let strip_height = {
            let step = &document(&window).steps().next().unwrap();
            let name = format!("{} › {}", step.0.title, step.1.title);
            window.rect(&name).height()
        };
        window.key(Key::V);
        assert!(window.shows(text.result) && window.shows(&(text.given)(4, 36)));
        assert!(
            !window.shows(text.start) && !window.shows(text.name),
            "no form"
        );
        assert!(window.rect(text.result).height() > 0.95 * strip_height);
        let votes = document(&window).vote_rounds[0].votes.clone();
        for (card, dots) in votes.iter().map(|votes| (votes.card, votes.dots)) {
            let card = document(&window).card(card).unwrap().clone();
            let rank = if dots == 2 { 1 } else { 2 };
            let place = (text.rank)(rank, dots == 1);
            let step = &document(&window).step(card.step).unwrap().title;
            let row = format!("{place}, {}, {}, {step}", (text.dots)(dots), card.text);
            assert!(window.rect(&row).width() > 0.7 * 1280.0, "{row}");
        }
        window.key(Key::V);
        assert!(!window.shows(text.result));
        assert!(!window.shows(window.words.panel.fit), "still presenting");
        // Asked for again: a new vote, and nothing of the old one in small letters.
        window.key(Key::V);
        assert!(window.shows(text.start) && !window.shows(text.result));
        window.key(Key::Escape);
        // From the ranking to a card of another picture.
        window.ctrl_shift(Key::U);
        assert!(window.shows(text.result));
        window.click_part(&format!("1, {}", (text.dots)(2)));
        assert!(!window.shows(text.result));
        assert!(!window.shows(window.words.panel.fit), "still presenting");
        // Beside the editor it is the panel with its form.
        window.key(Key::Escape);
        window.ctrl_shift(Key::U);
        assert!(window.shows(text.result) && window.shows(text.start));
        assert!(window.rect(text.result).height() < 0.8 * strip_height);
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

#[test]
fn what_is_typed_in_the_line_is_not_taken_by_the_ranking_behind_it() {
    let mut window = restaurant(Lang::En);
    let words = window.words;
    window.key(Key::F5);
    window.key(Key::Space);
    window.key(Key::V);
    window.type_text("First");
    window.key(Key::Enter);
    window.key(Key::Tab);
    give(&mut window, 2);
    window.key(Key::V);
    assert!(window.shows(words.vote.result));
    window.ctrl_shift(Key::K);
    for (key, letter) in [(Key::V, "v"), (Key::E, "e"), (Key::B, "b")] {
        window.type_key(key, letter);
    }
    assert!(window.shows_value_part("veb"));
    assert!(window.shows(words.vote.result));
    // What was opened last is closed first.
    window.key(Key::Escape);
    assert!(window.shows(words.vote.result) && !window.shows_value_part("veb"));
    window.key(Key::Escape);
    assert!(!window.shows(words.vote.result) && !window.shows(words.panel.fit));
}

#[test]
fn the_ranking_beside_an_open_vote_leads_to_the_card_and_marks_it() {
    let mut window = restaurant(Lang::En);
    let text = &window.words.vote;
    window.key(Key::F5);
    window.key(Key::Space);
    window.key(Key::V);
    window.type_text("What first");
    window.key(Key::Enter);
    window.key(Key::Tab);
    give(&mut window, 2);
    window.key(Key::Home);
    assert!(window.shows(text.no_card));
    window.run_command(parcours::command::Command::ToggleVotes);
    window.click_part(&format!("1, {}", (text.dots)(2)));
    assert!(!window.shows(text.no_card), "no card is marked");
    assert!(window.shows(&(text.on_card)(&(text.dots)(2))));
}

#[test]
fn the_day_of_a_vote_is_written_and_shown_as_people_write_it() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let words = window.words;
        window.run_command(parcours::command::Command::Vote);
        let field = window.harness.query_all_by_label(words.vote.date).last();
        field.unwrap().focus();
        window.steps(2);
        window.ctrl(Key::A);
        window.type_text("31/02/2026");
        assert!(window.shows(words.inspector.not_a_date), "{lang:?}");
        assert!(window.is_disabled(words.vote.start));
        window.ctrl(Key::A);
        window.type_text("22/11/2026");
        assert!(!window.shows(words.inspector.not_a_date));
        window.key(Key::Tab);
        let day = parcours::model::Date::new(2026, 11, 22).unwrap();
        let shown = words.layout.date(day);
        assert!(window.shows_value_part(&shown), "{lang:?}");
        window.click(words.vote.start);
        assert_eq!(document(&window).vote_rounds[0].date, Some(day));
        let title = format!("{} · {shown}", (words.vote.usual_name)(1));
        assert!(window.shows_value_part(&title) || window.shows_part(&title));
    }
}

/// A map of many cards, all of which got dots, each another number.
fn with_many_votes() -> (Window, usize) {
    let mut map = parcours::storage::stress(400);
    let mut ids = parcours::model::IdGenerator::from_seed(2);
    let mut round = parcours::model::VoteRound::new(ids.next_id(), "What first");
    let num = map.cards.len() as u32;
    let dots = map.cards.iter().zip(1..);
    round.votes = dots
        .map(|(card, dots)| parcours::model::CardVotes {
            card: card.id,
            dots: dots + 1,
        })
        .collect();
    map.vote_rounds = std::sync::Arc::new(vec![std::sync::Arc::new(round)]);
    let mut window = Window::open_with(
        Lang::En,
        |folder| parcours::storage::save(&map, &folder.join("map.parcours.ron")).unwrap(),
        Some("map.parcours.ron"),
    );
    window.wait_for(window.words.panel.fit);
    (window, num as usize)
}

#[test]
fn of_a_long_ranking_only_what_is_in_sight_is_drawn_and_the_keyboard_reaches_the_rest() {
    for presents in [false, true] {
        let (mut window, num) = with_many_votes();
        if presents {
            window.key(Key::F5);
        }
        window.run_command(parcours::command::Command::ToggleVotes);
        let row = |rank: usize| {
            let dots = (window.words.vote.dots)((num + 2 - rank) as u32);
            format!("{rank}, {dots}, ")
        };
        let drawn = |window: &Window| (1..=num).filter(|&at| window.shows_part(&row(at))).count();
        let first = drawn(&window);
        assert!((5..60).contains(&first), "{presents}: {first} of {num}");
        let is_focused = |window: &Window, label: &str| {
            let found = window.harness.query_all_by_label_contains(label).next();
            found.is_some_and(|node| node.is_focused())
        };
        let best = row(1);
        let node = window.harness.query_all_by_label_contains(&best).next();
        node.unwrap().focus();
        window.steps(2);
        for rank in 2..60 {
            window.key(Key::Tab);
            assert!(is_focused(&window, &row(rank)), "{presents}: {rank}");
        }
        assert!(drawn(&window) < 60 && !window.shows_part(&row(1)));
    }
}
