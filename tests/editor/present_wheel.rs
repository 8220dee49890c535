//! The wheel on a wall: the whole disc stands still in every picture, and what it says is beside it.

use std::collections::HashSet;

use parcours::command::Command;
use parcours::editor::{Editor, Projection};
use parcours::i18n::Lang;
use parcours::layout::View;
use parcours::layout::stop::{Part, StepBy};
use parcours::model::{Document, IdGenerator};
use parcours::scene::{Item, Rect, Size, Target};
use parcours::storage::starter::STARTERS;
use parcours::storage::stress;

use crate::legible;

const SCREEN: Size = Size {
    width: 1920.0,
    height: 1080.0,
};

fn sample(name: &str, lang: Lang) -> Document {
    let mut samples = STARTERS.iter().filter(|starter| starter.is_sample);
    let found = samples.find(|starter| starter.key.contains(name));
    found.unwrap().document(lang)
}

fn on_the_wall(document: Document) -> Editor {
    let mut editor = Editor::new(document, IdGenerator::from_seed(5));
    editor.set_projection(Projection {
        is_still: true,
        ..Projection::default()
    });
    editor.run(Command::Present).unwrap();
    editor.set_picture_size(SCREEN);
    editor.show_view(View::Wheel);
    editor
}

fn part(editor: &Editor) -> Part {
    editor.presenting().unwrap().part().unwrap().clone()
}

/// Where the disc stands in the window.
fn disc(editor: &Editor) -> Rect {
    let part = part(editor);
    editor.viewport().rect_to_screen(part.beside.unwrap())
}

/// Steps whose wedges are not dimmed.
fn lit(editor: &Editor) -> HashSet<Target> {
    let part = part(editor);
    let mut lit = HashSet::new();
    for placed in &editor.layout().scene.placed {
        for group in &placed.fragment.groups {
            let bounds = group.bounds.translated(placed.offset);
            let is_on_disc = part.beside.unwrap().contains(bounds.centre());
            if is_on_disc && part.is_current(group.target, bounds, || false) {
                lit.extend(
                    group
                        .target
                        .filter(|target| matches!(target, Target::Step(_))),
                );
            }
        }
    }
    lit
}

#[test]
fn the_disc_stands_still_and_one_wedge_after_the_other_is_lit() {
    for lang in Lang::ALL {
        for name in ["flight", "restaurant", "store-visit", "day-in-the-life"] {
            let mut editor = on_the_wall(sample(name, lang));
            let num_steps = editor.document().num_steps();
            let mut place = None;
            let mut num_pictures = 0;
            loop {
                editor.run(Command::NextStop).unwrap();
                num_pictures += 1;
                let presenting = editor.presenting().unwrap();
                let (number, all) = presenting.part_number();
                assert!(all <= 2, "{name}, {num_pictures}: {number} of {all}");
                let step = presenting.current_step().unwrap();
                assert!(lit(&editor).iter().all(|&it| it == Target::Step(step)));
                assert!(!lit(&editor).is_empty());
                let here = disc(&editor);
                let last = *place.get_or_insert(here);
                let moved = (here.x - last.x).abs().max((here.y - last.y).abs());
                assert!(
                    moved < 2.0,
                    "{name}, {num_pictures}: the disc jumps by {moved}"
                );
                assert!((here.width - last.width).abs() < 2.0);
                // Nearly as high as the picture.
                assert!(here.height > 0.85 * editor.viewport().size.height);
                let last = editor.document().steps().last().unwrap().1.id;
                if step == last && number == all {
                    break;
                }
            }
            // All is said of nearly every step at once.
            assert!(num_pictures < num_steps + num_steps.div_ceil(5), "{name}");
        }
    }
}

#[test]
fn by_stage_all_its_wedges_are_lit_and_its_steps_named() {
    let mut editor = on_the_wall(sample("flight", Lang::En));
    editor.run(Command::NextStop).unwrap();
    editor.run(Command::StepBy).unwrap();
    assert_eq!(editor.presenting().unwrap().by(), StepBy::Stage);
    let stage = editor.document().stages[0].clone();
    assert_eq!(lit(&editor).len(), stage.steps.len());
    let mut words = String::new();
    for placed in &editor.layout().scene.placed {
        for item in &placed.fragment.items {
            if let Item::Text { line, .. } = item {
                words.push_str(&line.text);
                words.push(' ');
            }
        }
    }
    for step in &stage.steps {
        assert!(words.contains(&step.title), "{} in {words}", step.title);
    }
    // There are no lanes on a wheel to walk by.
    editor.run(Command::StepBy).unwrap();
    assert_eq!(editor.presenting().unwrap().by(), StepBy::Step);
}

#[test]
fn what_the_wheel_says_of_a_step_stands_beside_the_disc_whole() {
    let document = sample("flight", Lang::En);
    let mut editor = on_the_wall(document);
    editor.run(Command::NextStop).unwrap();
    let part = part(&editor);
    let square = part.beside.unwrap();
    let mut texts = Vec::new();
    for placed in &editor.layout().scene.placed {
        for item in &placed.fragment.items {
            if let Item::Text { line, .. } = item {
                let area = item.bounds().translated(placed.offset);
                assert!(area.x > square.right(), "“{}” is on the disc", line.text);
                assert!(part.rect.encloses(area), "“{}” is cut", line.text);
                texts.push(line.text.clone());
            }
        }
    }
    let all = texts.join(" ");
    for wanted in ["Find a flight", "Compares four sites", "Web", "curious"] {
        assert!(all.contains(wanted), "{wanted} in {all}");
    }
}

/// A map with one stage, nobody in it and nothing felt, and titles of 300 letters.
fn odd() -> Document {
    let title = "Une étape dont le nom n’en finit pas ".repeat(8);
    let steps: String = (0..12)
        .map(|number| format!("(id: \"step-{number}\", title: \"{title}{number}\"),"))
        .collect();
    let text = format!(
        "(format: \"parcours\", version: 1, title: \"Étrange\", lanes: [(id: \"lane-a\", role: Action)], \
         stages: [(id: \"stage-a\", phase: During, title: \"{title}\", steps: [{steps}]), \
         (id: \"stage-b\", phase: After, title: \"Vide\")])"
    );
    parcours::storage::parse(text.as_bytes()).unwrap().document
}

#[test]
fn odd_maps_are_walked_round_and_read_as_well() {
    let maps = [
        ("odd", odd()),
        ("many", stress(300)),
        ("new", sample("eight-steps", Lang::Fr)),
    ];
    for (name, map) in maps {
        for by in [StepBy::Step, StepBy::Stage] {
            let mut editor = on_the_wall(map.clone());
            while editor.presenting().unwrap().by() != by {
                editor.run(Command::StepBy).unwrap();
            }
            let num = legible::walk(name, &mut editor, 0.03);
            assert!(num >= 2, "{name}: {num} stops");
        }
    }
}
