//! Presenting in the window: chrome gone, keys walk, nothing is typed, and the back row reads it.

use std::time::Duration;

use egui::{Key, Modifiers, Rect, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use parcours::command::Command;
use parcours::editor::traits_of;
use parcours::i18n::Lang;
use parcours::layout::View;
use parcours::meeting::Timer;
use parcours::scene::{Colour, Item};
use parcours::theme::{Theme, ThemeName, contrast_of, luminance};
use parcours::ui::present::timer::{self, Place};
use parcours::ui::style::{self, Look};

use crate::picture::{CpuRenderer, Textures, keep, picture};
use crate::present_stage::{projected, settle};
use crate::window_stage::Window;

fn open(lang: Lang) -> Window {
    let name = match lang {
        Lang::Fr => "restaurant.fr",
        Lang::En => "restaurant.en",
    };
    let path = format!(
        "{}/assets/samples/{name}.parcours.ron",
        env!("CARGO_MANIFEST_DIR")
    );
    let mut window = Window::open_file(lang, "map.ron", &std::fs::read(path).unwrap());
    window.wait_for(window.words.panel.fit);
    window
}

#[test]
fn f5_leaves_the_picture_alone_and_escape_brings_the_window_back() {
    for lang in Lang::ALL {
        let mut window = open(lang);
        let words = window.words;
        let first = window.document().unwrap().steps().next().unwrap();
        let (stage, step) = (first.0.title.clone(), first.1.title.clone());
        let name = format!("{stage} › {step}");
        window.key(Key::F5);
        assert!(!window.shows(words.panel.fit), "the status bar is gone");
        assert!(!window.shows(Command::Present.name(words)));
        window.key(Key::Space);
        window.steps(30);
        assert!(window.shows(&name), "the strip says {name}");
        window.key(Key::Escape);
        assert!(window.shows(words.panel.fit));
        assert!(!window.shows(&name));
    }
}

#[test]
fn letters_typed_in_a_presentation_change_nothing() {
    let mut window = open(Lang::Fr);
    let before = window.document().unwrap().clone();
    window.key(Key::F5);
    window.key(Key::ArrowRight);
    for key in [
        Key::A,
        Key::Z,
        Key::X,
        Key::Delete,
        Key::Insert,
        Key::F2,
        Key::Plus,
    ] {
        window.key(key);
    }
    window.type_text("œuf");
    window.ctrl(Key::V);
    window.key(Key::Escape);
    assert!(window.document().unwrap().is_same(&before));
}

#[test]
fn a_digit_goes_to_its_stage_and_the_clicker_walks() {
    let mut window = open(Lang::Fr);
    let document = window.document().unwrap().clone();
    let title = |index: usize| {
        let stage = &document.stages[index];
        format!("{} › {}", stage.title, stage.steps[0].title)
    };
    window.key(Key::F5);
    window.key(Key::Num3);
    assert!(window.shows(&title(2)));
    window.key(Key::Home);
    assert!(window.shows(&document.header.title));
    window.key(Key::Num1);
    assert!(window.shows(&title(0)));
    let mut presses = 0;
    while !window.shows(&title(1)) {
        window.key(Key::PageDown);
        presses += 1;
        assert!(presses < 20);
    }
    window.key(Key::PageUp);
    assert!(!window.shows(&title(1)));
}

#[test]
fn a_click_on_the_strip_goes_to_its_step() {
    let mut window = open(Lang::Fr);
    let document = window.document().unwrap().clone();
    let (stage, step) = document.steps().nth(5).unwrap();
    window.key(Key::F5);
    let go = (window.words.present.go_there)(&step.title);
    window.click(&go);
    assert!(window.shows(&format!("{} › {}", stage.title, step.title)));
}

#[test]
fn the_room_is_asked_and_kept() {
    for lang in Lang::ALL {
        let mut window = open(lang);
        let words = &window.words.present;
        window.key(Key::F5);
        window.key(Key::R);
        assert!(window.shows(words.room_title));
        let result = (words.result)(&words.decimal(6.0, 1), &words.decimal(3.0, 1), 45);
        assert!(window.shows(&result), "{result}");
        window.click(words.still);
        assert!(
            !window.shows(window.words.dialog.close),
            "what keeps is called so"
        );
        window.click(window.words.dialog.ok);
        assert!(!window.shows(words.room_title));
        // The presentation goes on.
        assert!(!window.shows(window.words.panel.fit));
        window.key(Key::Escape);
        assert!(window.shows(window.words.panel.fit));
    }
}

#[test]
fn the_strip_of_the_whole_map_says_by_what_one_walks() {
    for lang in Lang::ALL {
        let mut window = open(lang);
        let words = &window.words.present;
        let document = window.document().unwrap().clone();
        let lanes = document.lanes.iter().filter(|lane| !lane.hidden).count();
        window.key(Key::F5);
        for (noun, all) in [
            (words.step, document.num_steps()),
            (words.lane, lanes),
            (words.stage, document.stages.len()),
            (words.step, document.num_steps()),
        ] {
            let said = format!("{noun} –/{all}");
            assert!(window.describes(&said), "{said}");
            window.key(Key::G);
        }
    }
}

#[test]
fn help_begins_with_the_keys_of_the_presentation_and_filters_as_one_types() {
    for lang in Lang::ALL {
        let mut window = open(lang);
        let words = window.words;
        let file = parcours::command::Category::File.name(words);
        let top = |window: &Window, label: &str| {
            let found = window.harness.query_all_by_label(label);
            found.map(|node| node.rect().top()).reduce(f32::min)
        };
        window.key(Key::F1);
        assert!(top(&window, file) < top(&window, words.help.presenting));
        window.key(Key::Escape);
        window.key(Key::F5);
        window.key(Key::F1);
        assert!(top(&window, words.help.presenting) < top(&window, file));
        window.type_text(Command::Spotlight.name(words));
        assert!(window.shows(words.help.presenting));
        assert!(!window.shows(file), "{lang:?}: not filtered");
        window.key(Key::Escape);
        assert!(!window.shows(words.help.presenting), "{lang:?}");
        assert!(!window.shows(words.panel.fit), "still presenting");
    }
}

#[test]
fn the_report_says_what_is_long_and_goes_there() {
    for lang in Lang::ALL {
        let mut window = open(lang);
        window.key(Key::F5);
        window.key(Key::F);
        let words = &window.words.present;
        assert!(window.shows(words.report_title));
        window.click(words.go);
        assert!(!window.shows(words.report_title));
        assert!(!window.shows(window.words.panel.fit), "still presenting");
        let title = window.document().unwrap().header.title.clone();
        assert!(!window.shows(&title), "at a stop");
        window.key(Key::F);
        window.key(Key::Escape);
        assert!(!window.shows(words.report_title));
        assert!(!window.shows(window.words.panel.fit), "still presenting");
    }
}

/// The strongest contrast of neighbouring pixels in an area: that of letters with what is behind them.
fn contrast_in(image: &egui::ColorImage, area: Rect) -> f64 {
    let mut darkest: Option<Colour> = None;
    let mut lightest: Option<Colour> = None;
    let [width, height] = image.size;
    let rows = area.min.y.max(0.0) as usize..(area.max.y as usize).min(height);
    for y in rows {
        for x in area.min.x.max(0.0) as usize..(area.max.x as usize).min(width) {
            let colour = Colour(image.pixels[y * width + x].to_array());
            if darkest.is_none_or(|other| luminance(colour) < luminance(other)) {
                darkest = Some(colour);
            }
            if lightest.is_none_or(|other| luminance(colour) > luminance(other)) {
                lightest = Some(colour);
            }
        }
    }
    contrast_of(darkest.unwrap(), lightest.unwrap())
}

#[test]
fn every_text_of_a_frame_stands_out_seven_to_one_in_pixels() {
    for view in View::ALL {
        for theme in [ThemeName::Light, ThemeName::Dark] {
            let (mut harness, textures) = projected(view, theme);
            let mut num_texts = 0;
            for stop in 0..2 {
                harness.key_press(Key::Space);
                settle(&mut harness);
                let image = picture(&harness, &textures);
                keep(&image, &format!("present-{view:?}-{theme:?}-{stop}"));
                let editor = &harness.state().editor;
                let part = editor.presenting().unwrap().part().unwrap();
                for placed in &editor.layout().scene.placed {
                    for group in &placed.fragment.groups {
                        let bounds = group.bounds.translated(placed.offset);
                        let is_current = part.is_current(group.target, bounds, || true);
                        if !is_current {
                            continue;
                        }
                        for item in placed.fragment.items_of(group) {
                            let Item::Text { line, .. } = item else {
                                continue;
                            };
                            let area = item.bounds().translated(placed.offset);
                            if !part.rect.encloses(area) {
                                continue;
                            }
                            let area = editor.viewport().rect_to_screen(area);
                            let area = Rect::from_min_size(
                                egui::pos2(area.x, area.y),
                                vec2(area.width, area.height),
                            );
                            let found = contrast_in(&image, area);
                            assert!(
                                found >= 7.0,
                                "{view:?}, {theme:?}: “{}”: {found:.2}",
                                line.text
                            );
                            num_texts += 1;
                        }
                    }
                }
            }
            assert!(num_texts > 5, "{view:?}: {num_texts} texts");
        }
    }
}

#[test]
fn neighbours_are_there_but_dimmed_and_the_spotlight_darkens_the_rest() {
    let (mut harness, textures) = projected(View::Swimlane, ThemeName::Light);
    harness.key_press(Key::Space);
    settle(&mut harness);
    let image = picture(&harness, &textures);
    let strip = harness.state().editor.presenting().unwrap().strip_height();
    // The next page begins at the right edge.
    let edge = Rect::from_min_max(egui::pos2(1240.0, 40.0), egui::pos2(1270.0, 660.0 - strip));
    let seen = contrast_in(&image, edge);
    assert!(
        (1.3..7.0).contains(&seen),
        "the neighbour at the edge: {seen:.2}"
    );

    harness.key_press(Key::S);
    harness.event(egui::Event::PointerMoved(egui::pos2(640.0, 270.0)));
    settle(&mut harness);
    let lit = picture(&harness, &textures);
    keep(&lit, "present-spotlight");
    let at = |image: &egui::ColorImage, x: usize, y: usize| {
        luminance(Colour(image.pixels[y * image.size[0] + x].to_array()))
    };
    let mut darker = 0;
    for x in (20..1260).step_by(25) {
        darker += usize::from(at(&lit, x, 20) < 0.5 * at(&image, x, 20) + 0.02);
    }
    assert!(darker > 40, "the far edge is dark: {darker}");
}

#[test]
fn what_is_searched_and_filtered_is_not_seen_in_the_room() {
    let (mut harness, textures) = projected(View::Swimlane, ThemeName::Light);
    harness.key_press(Key::Space);
    settle(&mut harness);
    let before = picture(&harness, &textures);
    let editor = &mut harness.state_mut().editor;
    let (_, traits) = traits_of(editor.document()).remove(0);
    editor.toggle_filter(traits[0].0.clone());
    editor.open_find();
    editor.set_find_query("adresses");
    assert!(editor.finder().matches().len() > 0 && editor.filter().is_on());
    settle(&mut harness);
    assert_eq!(picture(&harness, &textures).pixels, before.pixels);
}

#[test]
fn nothing_is_drawn_anew_while_nothing_moves() {
    let (mut harness, _) = projected(View::Swimlane, ThemeName::Light);
    harness.key_press(Key::Space);
    settle(&mut harness);
    // Past the time in which the pointer is hidden.
    for _ in 0..60 {
        harness.step();
    }
    let output = harness.output();
    let delay = output
        .viewport_output
        .values()
        .map(|viewport| viewport.repaint_delay)
        .min();
    assert!(
        delay.unwrap() > std::time::Duration::from_secs(3600),
        "{delay:?}"
    );
}

#[test]
fn a_large_pointer_is_there_at_once_and_on_every_picture() {
    let (mut harness, textures) = projected(View::Swimlane, ThemeName::Light);
    let rest = |harness: &mut _| {
        for _ in 0..60 {
            egui_kittest::Harness::step(harness);
        }
    };
    harness.key_press(Key::Space);
    settle(&mut harness);
    rest(&mut harness);
    let without = picture(&harness, &textures);
    harness.key_press(Key::P);
    harness.step();
    harness.step();
    let with = picture(&harness, &textures);
    assert_ne!(with.pixels, without.pixels, "it has not been moved yet");
    rest(&mut harness);
    assert_eq!(picture(&harness, &textures).pixels, without.pixels);
    harness.key_press(Key::Space);
    settle(&mut harness);
    let with = picture(&harness, &textures);
    rest(&mut harness);
    assert_ne!(picture(&harness, &textures).pixels, with.pixels);
}

#[test]
fn a_time_that_is_over_fills_its_field_in_light_and_dark() {
    for name in [ThemeName::Light, ThemeName::Dark] {
        let textures = Textures::default();
        let strip = egui::Rect::from_min_max(pos2(0.0, 640.0), pos2(1280.0, 720.0));
        let began = Duration::ZERO;
        let look = Look {
            words: Lang::En.catalog(),
            theme: Theme::named(name),
        };
        let mut harness = egui_kittest::Harness::builder()
            .with_size([1280.0, 720.0])
            .renderer(CpuRenderer(textures.clone()))
            .with_context_setup(|ctx| ctx.set_fonts(style::fonts()))
            .build_ui_state(
                move |ui, now: &mut Duration| {
                    let timer = Timer::started(3, began);
                    let place = Place::Strip {
                        strip,
                        letters: 36.0,
                    };
                    timer::show(ui.ctx(), look, &timer, *now, place, &[]);
                },
                Duration::from_secs(1),
            );
        let over = Theme::in_room(name).time_over();
        let coloured = |harness: &egui_kittest::Harness<'static, Duration>| {
            let image = picture(harness, &textures);
            let is_over = |pixel: &&egui::Color32| [pixel.r(), pixel.g(), pixel.b()] == over.0[..3];
            image.pixels.iter().filter(is_over).count()
        };
        harness.run();
        assert_eq!(coloured(&harness), 0);
        *harness.state_mut() = Duration::from_secs(182);
        harness.run();
        // More than a disc of the letters' height ever was.
        assert!(coloured(&harness) > 4 * 36 * 36, "{}", coloured(&harness));
    }
}

#[test]
fn black_hides_everything_and_modifiers_do_not_walk() {
    let (mut harness, textures) = projected(View::Swimlane, ThemeName::Light);
    harness.state_mut().editor.run(Command::NextStop).unwrap();
    harness
        .state_mut()
        .editor
        .run(Command::BlackScreen)
        .unwrap();
    settle(&mut harness);
    let image = picture(&harness, &textures);
    let lit = image.pixels.iter().filter(|pixel| pixel.r() > 0).count();
    assert_eq!(lit, 0);
    harness.key_press_modifiers(Modifiers::CTRL, Key::Num2);
    settle(&mut harness);
    let presenting = harness.state().editor.presenting().unwrap();
    assert!(presenting.cover().is_some());
}

#[test]
fn after_the_last_picture_the_person_is_told_where_to_go() {
    for lang in Lang::ALL {
        let mut window = open(lang);
        let words = &window.words.present;
        window.key(Key::F5);
        window.key(Key::End);
        let told = words.last_picture;
        assert!(!window.shows(told));
        window.key(Key::Space);
        window.wait_for(told);
        window.key(Key::Home);
        window.key(Key::Space);
        assert!(!window.shows(window.words.panel.fit), "still presenting");
    }
}
