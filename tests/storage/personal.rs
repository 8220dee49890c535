//! A person's own templates: kept, listed, opened as new maps, renamed, deleted; damaged files do no harm.

use std::fs;
use std::process::Command;

use parcours::i18n::Lang;
use parcours::model::Document;
use parcours::storage::personal::{self, KeepError};
use parcours::storage::starter::Starter;

/// A finished map with cards, emotions and a review date.
fn document() -> Document {
    let document = Starter::find("outdoor-shop").unwrap().document(Lang::Fr);
    let mut header = (*document.header).clone();
    header.review_date = "2026-06-18".parse().ok();
    Document {
        header: header.into(),
        ..document
    }
}

#[test]
fn a_template_begins_a_map_that_nobody_has_reviewed() {
    let home = tempfile::tempdir().unwrap();
    let folder = personal::folder(home.path());
    let kept = document();
    let path = personal::keep(&folder, "Frise : été / hiver ?", &kept, false).unwrap();
    assert_eq!(path, folder.join("Frise été hiver.parcours.ron"));
    let shelf = personal::list(&folder);
    let names: Vec<_> = shelf.templates.iter().map(|own| &*own.name).collect();
    assert_eq!(names, ["Frise été hiver"]);
    assert_eq!(shelf.templates[0].num_steps, kept.num_steps());
    let opened = personal::open(&path).unwrap().document;
    assert_eq!(opened.header.review_date, None);
    assert_eq!(opened.header.title, kept.header.title);
    assert_eq!(opened.cards, kept.cards);
}

#[test]
fn the_structure_alone_has_no_cards_and_no_emotions() {
    let full = document();
    let bare = full.structure_alone();
    assert_eq!(bare.check(), []);
    assert!(bare.cards.is_empty() && bare.links.is_empty() && bare.initiatives.is_empty());
    assert!(bare.steps().all(|(_, step)| step.emotions.is_empty()));
    assert_eq!(bare.lanes, full.lanes);
    assert_eq!(bare.personas, full.personas);
    let titles = |map: &Document| -> Vec<String> {
        map.steps().map(|(_, step)| step.title.clone()).collect()
    };
    assert_eq!(titles(&bare), titles(&full));
}

#[test]
fn a_taken_name_is_replaced_only_when_that_is_wanted() {
    let home = tempfile::tempdir().unwrap();
    let folder = personal::folder(home.path());
    let first = document();
    personal::keep(&folder, "Frise", &first, false).unwrap();
    let other = first.structure_alone();
    let refused = personal::keep(&folder, "Frise", &other, false);
    assert!(matches!(refused, Err(KeepError::Taken)));
    let path = personal::path_of(&folder, "Frise").unwrap();
    assert_eq!(personal::open(&path).unwrap().document.cards, first.cards);
    personal::keep(&folder, "Frise", &other, true).unwrap();
    assert!(personal::open(&path).unwrap().document.cards.is_empty());
    for nothing in ["", "  ", "???", ".."] {
        let refused = personal::keep(&folder, nothing, &first, true);
        assert!(matches!(refused, Err(KeepError::NoName)), "{nothing:?}");
    }
}

#[test]
fn renaming_never_takes_the_place_of_another_template() {
    let home = tempfile::tempdir().unwrap();
    let folder = personal::folder(home.path());
    let one = personal::keep(&folder, "Un", &document(), false).unwrap();
    let two = personal::keep(&folder, "Deux", &document(), false).unwrap();
    let before = fs::read(&two).unwrap();
    assert!(matches!(
        personal::rename(&one, "Deux"),
        Err(KeepError::Taken)
    ));
    assert_eq!(fs::read(&two).unwrap(), before);
    let three = personal::rename(&one, "Trois").unwrap();
    assert!(three.is_file() && !one.exists());
    assert_eq!(personal::rename(&three, "Trois").unwrap(), three);
    personal::remove(&three).unwrap();
    assert_eq!(personal::list(&folder).templates.len(), 1);
}

#[test]
fn damaged_files_are_named_and_the_others_still_open() {
    let home = tempfile::tempdir().unwrap();
    let folder = personal::folder(home.path());
    assert_eq!(personal::list(&folder), personal::Shelf::default());
    personal::keep(&folder, "Bon", &document(), false).unwrap();
    let broken = folder.join("Cassé.parcours.ron");
    fs::write(&broken, b"(format: \"parc").unwrap();
    fs::write(folder.join("notes.txt"), b"not a map").unwrap();
    fs::create_dir(folder.join("Dossier.parcours.ron")).unwrap();
    let shelf = personal::list(&folder);
    assert_eq!(shelf.templates.len(), 1);
    assert_eq!(
        shelf.damaged,
        ["Cassé.parcours.ron", "Dossier.parcours.ron"]
    );
    assert_eq!(fs::read(&broken).unwrap(), b"(format: \"parc");
}

#[test]
fn the_command_line_finds_and_lists_them() {
    let home = tempfile::tempdir().unwrap();
    let folder = personal::folder(home.path());
    personal::keep(&folder, "Ma frise", &document(), false).unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_parcours"))
            .current_dir(home.path())
            .env("PARCOURS_CONFIG_DIR", home.path())
            .args(arguments)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        (output.status.code(), said)
    };
    let (code, said) = run(&["new", "--list"]);
    assert_eq!(code, Some(0));
    for name in ["blank", "outdoor-shop", "day-in-the-life", "Ma frise"] {
        assert!(said.lines().any(|line| line == name), "{name} in {said}");
    }
    let (code, _) = run(&["new", "ma FRISE", "-o", "neuf.parcours.ron"]);
    assert_eq!(code, Some(0));
    let made = parcours::storage::open(&home.path().join("neuf.parcours.ron")).unwrap();
    assert_eq!(made.document.cards, document().cards);
    let (code, _) = run(&["new", "inconnu", "-o", "x.parcours.ron"]);
    assert_eq!(code, Some(2));
    let (code, _) = run(&["check", "--list", "neuf.parcours.ron"]);
    assert_eq!(code, Some(2));
}
