//! `parcours minutes`: the program itself, without a display.

use std::fs;
use std::path::Path;
use std::process::Command;

use parcours::model::{AgendaItem, AgendaScope, Card, Document, Edit, IdGenerator, NewCard};
use parcours::storage::{open, save};

fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_parcours"))
        .current_dir(folder)
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().expect("no signal"), said)
}

/// A map before a meeting and after it, with an agenda of one step.
fn maps(folder: &Path) {
    let new = ["new", "eight-steps", "-o", "before.ron", "--lang", "en"];
    assert_eq!(run(folder, &new).0, 0);
    let before = open(&folder.join("before.ron")).unwrap().document;
    let mut ids = IdGenerator::from_seed(5);
    let step = before.steps().next().unwrap().1.id;
    let lane = before.lanes[0].id;
    let card = Card::new(ids.next_id(), step, lane, "# A new *idea*");
    let item = AgendaItem::new(ids.next_id(), AgendaScope::Step(step), 5);
    let edits = vec![
        Edit::AddCards(vec![NewCard { card, before: None }]),
        Edit::AddAgendaItem { item, at: 0 },
    ];
    let after: Document = before.apply(&Edit::Batch(edits)).unwrap();
    save(&after, &folder.join("after.ron")).unwrap();
}

#[test]
fn minutes_are_written_with_what_changed_since_and_with_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    maps(folder);
    let call = [
        "minutes",
        "after.ron",
        "-o",
        "m.md",
        "--since",
        "before.ron",
    ];
    let call = [&call[..], &["--pages", "--lang", "en"]].concat();
    assert_eq!(run(folder, &call), (0, String::new()));
    let text = fs::read_to_string(folder.join("m.md")).unwrap();
    assert!(text.contains("\\# A new \\*idea\\*"), "{text}");
    assert!(text.contains("1\u{a0}card added"), "{text}");
    assert!(text.contains("](m-1.png)"), "{text}");
    let page = image::open(folder.join("m-1.png")).unwrap();
    assert!(page.width() > 1000 && page.height() > 400);
    // The same again replaces its own pictures and makes no others.
    assert_eq!(run(folder, &call).0, 0);
    assert!(!folder.join("m-2-1.png").exists());
    // Without the map from before nothing is said of it.
    let call = ["minutes", "after.ron", "-o", "n.md", "--lang", "fr"];
    assert_eq!(run(folder, &call).0, 0);
    let text = fs::read_to_string(folder.join("n.md")).unwrap();
    assert!(!text.contains("A new"), "{text}");
    assert!(text.starts_with("# Compte rendu\u{a0}: "), "{text}");
}

#[test]
fn minutes_never_replace_the_map_and_say_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    maps(folder);
    let map = fs::read(folder.join("after.ron")).unwrap();
    assert_eq!(
        run(folder, &["minutes", "after.ron", "-o", "after.ron"]).0,
        2
    );
    assert_eq!(fs::read(folder.join("after.ron")).unwrap(), map);
    assert_eq!(run(folder, &["minutes", "after.ron"]).0, 2);
    assert_eq!(run(folder, &["minutes", "none.ron", "-o", "m.md"]).0, 1);
    let call = ["minutes", "after.ron", "-o", "no/m.md"];
    let (code, said) = run(folder, &call);
    assert_eq!(code, 1);
    assert!(said.contains("no/m.md"), "{said}");
}
