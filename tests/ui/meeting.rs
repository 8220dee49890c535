//! A meeting at the window: the agenda, the timer, what changed, the minutes.

use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parcours::command::Command;
use parcours::i18n::Lang;
use parcours::model::AgendaScope;
use parcours::storage::journal::versions::list;
use parcours::storage::save;
use parcours::storage::starter::Starter;

use crate::window_stage::Window;

const FILE: &str = "soir.parcours.ron";

fn opened(lang: Lang) -> Window {
    let map = Starter::find("restaurant").unwrap().document(lang);
    let mut window = Window::open_with(
        lang,
        |folder| save(&map, &folder.join(FILE)).unwrap(),
        Some(FILE),
    );
    window.wait_for(window.words.panel.fit);
    window
}

/// Through the palette, as a person who knows the name.
pub fn ask(window: &mut Window, command: Command) {
    window.ctrl(Key::K);
    window.type_text(command.name(window.words));
    window.key(Key::Enter);
}

fn hold(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.harness.key_press_modifiers(modifiers, key);
    window.steps(4);
}

/// Lets so many seconds pass on the window's clock.
pub fn pass(window: &mut Window, seconds: f64) {
    let now = window.harness.ctx.input(|input| input.time);
    window.harness.input_mut().time = Some(now + seconds);
    window.steps(1);
}

#[test]
fn the_agenda_is_made_from_the_stages_named_timed_and_put_in_order_by_key() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        let words = &window.words.agenda;
        ask(&mut window, Command::Agenda);
        assert!(window.shows(words.empty));
        window.click(words.from_stages);
        let stages = window.document().unwrap().stages.clone();
        let agenda = window.document().unwrap().agenda.clone();
        assert_eq!(agenda.len(), stages.len());
        assert!(window.shows_part(&(words.total)(&words.minutes(5 * stages.len() as u64))));
        // The keyboard goes down the list, moves an item, names and deletes one.
        window.key(Key::ArrowDown);
        hold(&mut window, Modifiers::ALT, Key::ArrowUp);
        let moved = window.document().unwrap().agenda.clone();
        assert_eq!(moved[0].id, agenda[1].id);
        window.key(Key::F2);
        window.type_text("Tour de table");
        assert_eq!(window.document().unwrap().agenda[0].name, "Tour de table");
        window.click(&(words.preset)(15));
        assert_eq!(window.document().unwrap().agenda[0].minutes, 15);
        window.click(window.words.dialog.close);
        // What was typed is one step back, and the agenda is part of the map.
        window.ctrl(Key::Z);
        window.ctrl(Key::Z);
        assert_eq!(window.document().unwrap().agenda[0].name, "");
        assert_eq!(window.document().unwrap().agenda.len(), stages.len());
    }
}

#[test]
fn an_item_shows_a_step_in_some_lanes_of_another_view() {
    let mut window = opened(Lang::En);
    let words = &window.words.agenda;
    ask(&mut window, Command::Agenda);
    window.key(Key::Insert);
    let item = |window: &Window| (*window.document().unwrap().agenda[0]).clone();
    assert_eq!(item(&window).shows, AgendaScope::Map);
    window.click(words.all_lanes);
    let lanes = window.document().unwrap().lanes.clone();
    assert_eq!(item(&window).lanes.len(), lanes.len());
    let first = match &*lanes[0].label {
        "" => window.words.model.role(lanes[0].role).to_owned(),
        label => label.to_owned(),
    };
    window.click(&first);
    assert_eq!(item(&window).lanes.len(), lanes.len() - 1);
    assert!(!item(&window).lanes.contains(&lanes[0].id));
}

#[test]
fn the_timer_counts_is_paused_lengthened_and_stopped_without_touching_the_map() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        let words = &window.words.agenda;
        let before = window.document().unwrap().clone();
        ask(&mut window, Command::Timer);
        assert!(window.shows_part("5:00") || window.shows_part("4:59"));
        pass(&mut window, 60.0);
        assert!(window.shows_part("3:5"), "{lang:?}");
        window.click(words.pause);
        pass(&mut window, 600.0);
        assert!(window.shows_part("3:5") && window.shows_part(words.paused));
        window.click(words.more);
        assert!(window.shows_part("4:5"));
        window.click(words.resume);
        pass(&mut window, 400.0);
        assert!(window.shows_part("+1:"), "it counts on");
        window.click(&(words.preset)(3));
        assert!(window.shows_part("3:00") || window.shows_part("2:59"));
        window.click(words.stop);
        assert!(!window.shows(words.pause));
        assert!(window.document().unwrap().is_identical(&before));
    }
}

#[test]
fn a_paused_timer_asks_for_no_frame_and_a_running_one_for_one_a_second() {
    let mut window = opened(Lang::En);
    ask(&mut window, Command::Timer);
    window.harness.step();
    let wait = |window: &Window| {
        let output = window.harness.output();
        output
            .viewport_output
            .values()
            .next()
            .unwrap()
            .repaint_delay
    };
    pass(&mut window, 0.5);
    window.harness.step();
    let running = wait(&window);
    assert!(running.as_millis() <= 1002, "{running:?}");
    window.click(window.words.agenda.pause);
    // Once the button has come to rest.
    window.wait("no frame is asked for", |window| {
        wait(window).as_secs() > 3600
    });
}

#[test]
fn while_presenting_the_agenda_goes_there_starts_the_time_and_says_what_is_next() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        let words = &window.words.agenda;
        ask(&mut window, Command::Agenda);
        window.click(words.from_stages);
        window.click(window.words.dialog.close);
        let titles: Vec<String> = window
            .document()
            .unwrap()
            .stages
            .iter()
            .map(|stage| stage.title.clone())
            .collect();
        window.key(Key::F5);
        window.key(Key::A);
        window.key(Key::Enter);
        assert!(window.shows_part("5:00") || window.shows_part("4:59"));
        // What is next is said to whoever points at the strip.
        let next = format!("{} ({})", titles[1], words.minutes(5));
        let next = (words.next)(&next);
        assert!(!window.shows_part(&next));
        let strip = window.harness.ctx.content_rect().center_bottom() - egui::vec2(0.0, 20.0);
        window.harness.event(egui::Event::PointerMoved(strip));
        window.steps(2);
        assert!(window.shows_part(&next));
        assert!(window.shows_part(words.on_time));
        // Nine minutes later the first item is over by four.
        pass(&mut window, 9.0 * 60.0 + 1.0);
        assert!(window.shows_part(&words.lateness(4 * 60)));
        assert!(window.shows_part("+4:"));
        // A second time: the next item is picked already; without its time.
        window.key(Key::A);
        hold(&mut window, Modifiers::SHIFT, Key::Enter);
        assert!(window.shows_part("+4:"), "the timer goes on");
        // D pauses, Shift+D lengthens, Ctrl+D takes it away; nothing of it is on the map.
        window.key(Key::D);
        assert!(window.shows_part(words.paused));
        hold(&mut window, Modifiers::SHIFT, Key::D);
        assert!(window.shows_part("1:00"));
        hold(&mut window, Modifiers::COMMAND, Key::D);
        assert!(!window.shows_part("1:00"));
        window.key(Key::Escape);
        window.wait_for(window.words.panel.fit);
    }
}

#[test]
fn items_of_the_agenda_are_added_and_named_one_after_the_other_by_key() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        ask(&mut window, Command::Agenda);
        let names = ["Welcome", "The map", "What next"];
        for name in names {
            // Also from the field in which the last name was typed.
            window.key(Key::Insert);
            window.type_text(name);
        }
        let agenda = &window.document().unwrap().agenda;
        let named: Vec<&str> = agenda.iter().map(|item| &*item.name).collect();
        assert_eq!(named, names);
    }
}

#[test]
fn the_agenda_over_the_picture_is_as_wide_as_its_names() {
    let mut window = opened(Lang::En);
    let words = &window.words.agenda;
    let name = "Welcome and why we are here today, a round of the table";
    ask(&mut window, Command::Agenda);
    let width_with = |window: &mut Window, name: &str| {
        window.key(Key::Insert);
        window.type_text(name);
        window.click(window.words.dialog.close);
        window.key(Key::F5);
        window.key(Key::A);
        let number = window.document().unwrap().agenda.len();
        let row = window.rect(&(words.row)(number, name, &words.minutes(5)));
        window.key(Key::Escape);
        window.key(Key::Escape);
        window.wait_for(window.words.panel.fit);
        row.width()
    };
    let short = width_with(&mut window, "Welcome");
    ask(&mut window, Command::Agenda);
    let long = width_with(&mut window, name);
    assert!(long > 1.2 * short, "{long} and {short}");
    assert!(long < 1280.0);
}

#[test]
fn the_timer_stands_in_the_corner_beside_the_mini_map_and_is_closed_at_once() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        let words = &window.words.agenda;
        let stop = Command::TimerStop.name(window.words);
        window.key(Key::F8);
        ask(&mut window, Command::Timer);
        window.steps(4);
        let map = window.rect(window.words.outline.mini_map);
        let fit = window.rect(window.words.panel.fit);
        for part in [words.pause, words.stop, stop, &(words.preset)(15)] {
            let rect = window.rect(part);
            assert!(!rect.intersects(map), "{part} lies over the mini-map");
            assert!(
                rect.bottom() < fit.top() && rect.top() > 360.0,
                "{part}: {rect:?}"
            );
            assert!(rect.center().x > 640.0, "{part}: {rect:?}");
        }
        window.click(stop);
        assert!(!window.shows(words.pause));
        // Esc takes away only what has ended.
        ask(&mut window, Command::Timer);
        window.key(Key::Escape);
        window.key(Key::Escape);
        assert!(window.shows(words.pause));
        pass(&mut window, 301.0);
        window.key(Key::Escape);
        assert!(!window.shows(words.pause));
    }
}

#[test]
fn one_can_go_back_to_before_when_only_a_note_was_written() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        let words = &window.words.minutes;
        let before = window.document().unwrap().clone();
        window.key(Key::F5);
        window.key(Key::Escape);
        window.wait_for(window.words.panel.fit);
        ask(&mut window, Command::CompareMeeting);
        assert!(window.is_disabled(words.restore), "nothing has changed");
        window.key(Key::Escape);
        window.key(Key::F5);
        window.key(Key::N);
        window.type_text("Ask the airport");
        window.key(Key::Enter);
        window.key(Key::Escape);
        window.key(Key::Escape);
        window.wait_for(window.words.panel.fit);
        assert!(!window.document().unwrap().is_identical(&before));
        ask(&mut window, Command::CompareMeeting);
        assert!(!window.is_disabled(words.restore));
        window.click(words.restore);
        assert!(window.document().unwrap().is_identical(&before));
    }
}

/// A card in the cell where the keyboard stands.
fn write_card(window: &mut Window, text: &str) {
    window.key(Key::Insert);
    window.type_text(text);
    window.ctrl(Key::Enter);
}

#[test]
fn what_the_meeting_changed_is_said_gone_to_taken_back_and_kept_as_a_version() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        let words = &window.words.minutes;
        let before = window.document().unwrap().clone();
        window.key(Key::F5);
        window.key(Key::Escape);
        window.wait_for(window.words.panel.fit);
        // The file has not changed, and yet there is a version to go back to.
        let kept = |window: &Window| {
            let map = window.document().unwrap();
            list(&window.path("data"), &window.path(FILE), map)
        };
        window.wait("the version", |window| {
            kept(window)
                .iter()
                .any(|version| version.facts.before_meeting)
        });
        window.ctrl(Key::Home);
        window.key(Key::Home);
        write_card(&mut window, "Une idée *neuve*");
        assert_eq!(window.num_cards(), before.cards.len() + 1);
        ask(&mut window, Command::CompareMeeting);
        assert!(window.shows(words.compare_title));
        let one = match lang {
            Lang::Fr => "1\u{a0}fiche ajoutée",
            Lang::En => "1\u{a0}card added",
        };
        assert!(window.shows_part(one));
        assert!(window.shows_part("Une idée *neuve*"));
        window.click(words.restore);
        assert!(window.document().unwrap().is_same(&before));
        window.ctrl(Key::Z);
        assert_eq!(window.num_cards(), before.cards.len() + 1);
        // As a version it is called after the meeting, and can be compared with.
        ask(&mut window, Command::Versions);
        window.wait("listed", |window| {
            window.shows_part(&words.before_meeting.to_lowercase())
        });
    }
}

#[test]
fn minutes_are_written_with_pictures_beside_them() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        let words = &window.words.minutes;
        window.key(Key::F5);
        window.key(Key::Escape);
        window.wait_for(window.words.panel.fit);
        window.ctrl(Key::Home);
        window.key(Key::Home);
        write_card(&mut window, "Une idée *neuve*");
        ask(&mut window, Command::Minutes);
        let field = window.harness.get_by_label(words.participants);
        field.focus();
        window.steps(2);
        window.ctrl(Key::A);
        window.type_text("Zoé, Paul");
        assert!(window.shows_value_part("Zoé, Paul"));
        assert!(window.shows_value_part("Une idée \\*neuve\\*"));
        // Pictures take a while to draw without optimisation: once is enough.
        let has_pages = lang == Lang::Fr;
        if !has_pages {
            window.click(words.with_pages);
        }
        window.click(words.save);
        window.wait_for(words.save_title);
        window.click(window.words.dialog.save);
        let name = format!("soir - {}.md", words.suffix);
        let path = window.path(&name);
        window.wait("the minutes", move |_| path.exists());
        let text = std::fs::read_to_string(window.path(&name)).unwrap();
        assert!(text.contains("Zoé, Paul"), "{text}");
        assert!(text.contains("Une idée \\*neuve\\*"), "{text}");
        assert!(text.contains(words.in_short) && text.contains(words.captured));
        let pages: Vec<_> = std::fs::read_dir(window.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "png"))
            .collect();
        let least = window.document().unwrap().stages.len();
        assert_eq!(pages.len() >= least, has_pages, "{}", pages.len());
        for page in &pages {
            let picture = image::open(page).unwrap();
            assert!(picture.width() > 1200, "{}", picture.width());
            let name = page.file_name().unwrap().to_string_lossy().into_owned();
            assert!(text.contains(&parcours::meeting::link_to(&name)), "{name}");
        }
    }
}

/// The rows of a list that have the keyboard, each with whether it is the picked one.
fn focused_rows(window: &Window) -> Vec<bool> {
    let rows = window.harness.query_all_by(|node| {
        let is_row = node.role() == egui::accesskit::Role::ListBoxOption;
        is_row && node.is_focused()
    });
    let is_picked = |toggled| toggled == Some(egui::accesskit::Toggled::True);
    rows.map(|row| is_picked(row.accesskit_node().toggled()))
        .collect()
}

#[test]
fn in_an_agenda_the_keyboard_is_in_the_picked_row_and_nowhere_else() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        let words = &window.words.agenda;
        ask(&mut window, Command::Agenda);
        window.click(words.from_stages);
        window.click(window.words.dialog.close);
        for presents in [false, true] {
            if presents {
                window.key(Key::F5);
                window.key(Key::A);
            } else {
                ask(&mut window, Command::Agenda);
            }
            window.key(Key::ArrowDown);
            let (mut num_in_rows, mut was_in_row) = (0, false);
            for _ in 0..24 {
                window.key(Key::Tab);
                let focused = focused_rows(&window);
                assert!(focused.iter().all(|&is_picked| is_picked), "{lang:?}");
                let is_in_row = focused == [true];
                assert!(!(is_in_row && was_in_row), "one stop for the list");
                was_in_row = is_in_row;
                if is_in_row {
                    num_in_rows += 1;
                    // Both go on together.
                    window.key(Key::ArrowDown);
                    assert_eq!(focused_rows(&window), [true], "{lang:?}");
                }
            }
            assert!(num_in_rows > 0, "{lang:?}: the list is never reached");
            window.key(Key::Escape);
        }
    }
}

#[test]
fn an_item_is_dragged_to_its_place_in_the_agenda() {
    let mut window = opened(Lang::En);
    let words = &window.words.agenda;
    ask(&mut window, Command::Agenda);
    window.click(words.from_stages);
    let before = window.document().unwrap().agenda.clone();
    let place = |window: &Window, index: usize| {
        let title = words.title(&before[index], window.document().unwrap());
        let label = (words.row)(index + 1, &title, &words.minutes(5));
        window.harness.get_by_label(&label).rect().center()
    };
    let (from, below) = (place(&window, 0), place(&window, 2));
    let to = below + egui::vec2(0.0, 4.0);
    let pointer = |window: &mut Window, event: egui::Event| {
        window.harness.event(event);
        window.steps(1);
    };
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    pointer(&mut window, egui::Event::PointerMoved(from));
    pointer(&mut window, button(from, true));
    for share in [0.1, 0.5, 0.9, 1.0] {
        let at = from + (to - from) * share;
        pointer(&mut window, egui::Event::PointerMoved(at));
    }
    pointer(&mut window, button(to, false));
    window.steps(3);
    let after = window.document().unwrap().agenda.clone();
    let ids = |agenda: &[std::sync::Arc<parcours::model::AgendaItem>]| -> Vec<_> {
        agenda.iter().map(|item| item.id).collect()
    };
    let (old, new) = (ids(&before), ids(&after));
    assert_eq!(new[..3], [old[1], old[2], old[0]]);
}

#[test]
fn the_minutes_are_named_by_typing_every_time_they_are_saved() {
    let mut window = opened(Lang::En);
    let words = &window.words.minutes;
    window.key(Key::F5);
    for name in ["first", "second", "third"] {
        window.key(Key::M);
        window.click(words.with_pages);
        // A click within a frame: both dialogs want to be in front then.
        let at = window.rect(words.save).center();
        window.harness.event(Event::PointerMoved(at));
        window.steps(2);
        let click = [true, false].map(|pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.harness.input_mut().events.extend(click);
        window.wait_for(words.save_title);
        window.type_text(name);
        window.key(Key::Enter);
        let path = window.path(&format!("{name}.md"));
        window.wait(name, move |_| path.exists());
        window.wait("the dialog is closed", |window| !window.shows(words.title));
    }
}

#[test]
fn the_minutes_count_no_time_after_the_presentation_was_closed() {
    let mut window = opened(Lang::En);
    let words = &window.words.agenda;
    ask(&mut window, Command::Agenda);
    window.click(words.from_stages);
    window.click(window.words.dialog.close);
    window.ctrl(Key::S);
    window.steps(20);
    window.key(Key::F5);
    window.key(Key::A);
    window.key(Key::Enter);
    pass(&mut window, 7.0 * 60.0);
    window.key(Key::Escape);
    window.wait_for(window.words.panel.fit);
    let took = |window: &Window, minutes: u64| {
        let (spent, planned) = (words.minutes(minutes), words.minutes(5));
        window.shows_value_part(&format!("| {planned} | {spent} |"))
    };
    // A pause, and the same meeting again.
    pass(&mut window, 20.0 * 60.0);
    window.key(Key::F5);
    pass(&mut window, 2.0 * 60.0);
    window.key(Key::Escape);
    window.wait_for(window.words.panel.fit);
    ask(&mut window, Command::Minutes);
    assert!(took(&window, 9));
    window.click(window.words.dialog.close);
    // Another map, and an hour later this one again.
    let title = window.document().unwrap().header.title.clone();
    window.ctrl(Key::W);
    window.wait_for(window.words.shell.recent);
    pass(&mut window, 60.0 * 60.0);
    let recent = window.harness.query_all_by_label(&title).next();
    recent.expect("the map is among the recent ones").click();
    window.steps(4);
    window.wait_for(window.words.panel.fit);
    ask(&mut window, Command::Minutes);
    assert!(took(&window, 9));
}

#[test]
fn a_change_in_the_comparison_leads_to_its_stop_while_presenting() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        let words = window.words;
        window.key(Key::F5);
        window.key(Key::Space);
        window.key(Key::N);
        window.type_text("- froid dehors");
        window.key(Key::Enter);
        window.key(Key::Escape);
        window.key(Key::End);
        let first = {
            let (stage, step) = window.document().unwrap().steps().next().unwrap();
            format!("{} › {}", stage.title, step.title)
        };
        assert!(!window.shows(&first));
        ask(&mut window, Command::CompareMeeting);
        assert!(window.shows(words.minutes.compare_title));
        window.click_part("froid dehors");
        assert!(!window.shows(words.minutes.compare_title));
        assert!(window.shows(&first), "{lang:?}");
    }
}
