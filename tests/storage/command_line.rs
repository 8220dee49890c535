//! The program itself, run without a display.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn parcours(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parcours"))
        .current_dir(folder)
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("LC_ALL", "fr_FR.UTF-8")
        .output()
        .expect("the program runs")
}

/// Exit code, standard output, standard error.
fn said(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = parcours(folder, arguments);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (
        output.status.code().expect("no signal"),
        text(&output.stdout),
        text(&output.stderr),
    )
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn help_and_version_are_said_in_the_persons_language() {
    let folder = folder();
    let (code, out, err) = said(folder.path(), &["--help"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Utilisation\u{a0}:"), "{out}");
    let (code, out, _) = said(folder.path(), &["--lang", "en", "-h"]);
    assert_eq!(code, 0);
    assert!(out.contains("Usage:"), "{out}");
    for command in ["check", "format", "new", "export", "--force", "--version"] {
        assert!(out.contains(command), "{command}");
    }
    let (code, out, _) = said(folder.path(), &["--version"]);
    assert_eq!(code, 0);
    assert_eq!(out, concat!("parcours ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn wrong_usage_is_exit_code_2_and_names_the_mistake() {
    let folder = folder();
    for (arguments, message) in [
        (vec!["--sparkle"], "Unknown option here: --sparkle"),
        (vec!["check"], "Missing: FILE"),
        (vec!["new", "blank"], "Missing: -o FILE"),
        (vec!["new", "stress", "-o", "x"], "Missing: --cards N"),
        (
            vec!["new", "stress", "-o", "x", "--cards", "many"],
            "Invalid value for --cards: many",
        ),
        (
            vec!["new", "castle", "-o", "x"],
            "Unknown template: castle.",
        ),
        (vec!["a.ron", "b.ron"], "Unexpected argument: b.ron"),
        (
            vec!["check", "a.ron", "--cards"],
            "The option --cards needs a value",
        ),
    ] {
        let mut arguments = arguments;
        arguments.extend(["--lang", "en"]);
        // An option without a value would swallow the language.
        if arguments.contains(&"check") && arguments.contains(&"--cards") {
            arguments = vec!["--lang", "en", "check", "a.ron", "--cards"];
        }
        let (code, out, err) = said(folder.path(), &arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?} {err}");
        assert!(err.contains(message), "{arguments:?}: {err}");
    }
    let (code, _, err) = said(folder.path(), &["--sparkle"]);
    assert_eq!(code, 2);
    assert!(
        err.contains("Option inconnue ici\u{a0}: --sparkle"),
        "{err}"
    );
}

#[test]
fn a_new_map_is_canonical_and_never_replaces_a_file_unasked() {
    let folder = folder();
    let (code, out, err) = said(folder.path(), &["new", "restaurant", "-o", "a.ron"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let french = fs::read(folder.path().join("a.ron")).expect("it is there");
    let (code, _, err) = said(
        folder.path(),
        &["new", "restaurant", "-o", "a.ron", "--lang", "en"],
    );
    assert_eq!(code, 1);
    assert!(err.contains("a.ron: exists already"), "{err}");
    assert_eq!(
        fs::read(folder.path().join("a.ron")).expect("there"),
        french
    );
    let again = [
        "new",
        "restaurant",
        "-o",
        "a.ron",
        "--lang",
        "en",
        "--force",
    ];
    assert_eq!(said(folder.path(), &again).0, 0);
    assert_ne!(
        fs::read(folder.path().join("a.ron")).expect("there"),
        french
    );
    assert_eq!(said(folder.path(), &["format", "--check", "a.ron"]).0, 0);
    let stress = ["new", "stress", "--cards", "120", "-o", "s.ron"];
    assert_eq!(said(folder.path(), &stress).0, 0);
    let (code, out, _) = said(folder.path(), &["check", "a.ron", "s.ron", "--lang", "en"]);
    assert_eq!(code, 0);
    assert!(out.contains("cards: 120"), "{out}");
    let nowhere = ["new", "blank", "-o", "no/where.ron"];
    let (code, _, err) = said(folder.path(), &nowhere);
    assert_eq!(code, 1);
    assert!(err.contains("Le dossier n’existe pas"), "{err}");
}

#[test]
fn check_says_file_line_column_field_and_reason() {
    let folder = folder();
    let text = "(\n  format: \"parcours\",\n  version: 1,\n  lanes: [(id: \"lane-a\", rôle: Action)],\n)\n";
    fs::File::create(folder.path().join("bad.ron")).expect("made");
    parcours::storage::atomic::write(&folder.path().join("bad.ron"), text.as_bytes())
        .expect("written");
    let (code, out, err) = said(folder.path(), &["check", "bad.ron", "nothing.ron", "."]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert_eq!(
        err,
        "bad.ron:4:26: lanes[0].rôle: champ inconnu «\u{a0}rôle\u{a0}»\u{202f}; vouliez-vous dire «\u{a0}role\u{a0}»\u{202f}?\n\
         \x20 3 |   version: 1,\n\
         \x20 4 |   lanes: [(id: \"lane-a\", rôle: Action)],\n\
         \x20   |                          ^\n\
         \x20 5 | )\n\
         bad.ron: Conservé (sous-étapes\u{a0}: 0, lignes\u{a0}: 1, fiches\u{a0}: 0)\n\
         bad.ron: Ligne 4, colonne 26, lanes[0].rôle\u{a0}: champ inconnu «\u{a0}rôle\u{a0}»\u{202f}; vouliez-vous dire «\u{a0}role\u{a0}»\u{202f}? (ce champ est laissé de côté)\n\
         bad.ron: Une copie de ce qui est lisible peut être ouverte dans la fenêtre du programme\n\
         nothing.ron: Ce fichier n’existe pas\n\
         .: C’est un dossier, pas un fichier\n"
    );
}

#[test]
fn format_changes_the_form_and_nothing_else() {
    let folder = folder();
    let path = folder.path().join("hand.ron");
    let by_hand = "\u{feff}// mine\r\n(version: 1, format: \"parcours\", title: r\"A \\ B\")";
    parcours::storage::atomic::write(&path, by_hand.as_bytes()).expect("written");
    let (code, _, err) = said(folder.path(), &["format", "--check", "hand.ron"]);
    assert_eq!(code, 1);
    assert_eq!(err, "hand.ron: n’a pas sa forme canonique\n");
    assert_eq!(fs::read(&path).expect("there"), by_hand.as_bytes());
    assert_eq!(said(folder.path(), &["format", "hand.ron"]).0, 0);
    let formatted = fs::read_to_string(&path).expect("there");
    assert!(
        formatted.contains("\n  title: \"A \\\\ B\",\n"),
        "{formatted}"
    );
    let (code, out, err) = said(folder.path(), &["format", "hand.ron"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "", ""));
    assert_eq!(said(folder.path(), &["format", "--check", "hand.ron"]).0, 0);
}

#[test]
fn export_makes_pictures_without_a_display() {
    let folder = folder();
    assert_eq!(said(folder.path(), &["new", "flight", "-o", "a.ron"]).0, 0);
    let (code, out, err) = said(
        folder.path(),
        &["export", "a.ron", "-o", "a.png", "--width", "640"],
    );
    assert_eq!((code, out.as_str(), err.as_str()), (0, "", ""));
    let png = fs::read(folder.path().join("a.png")).expect("there");
    assert!(png.starts_with(b"\x89PNG"));
    assert_eq!(png[16..20], 640_u32.to_be_bytes());
    let dark = [
        "export", "a.ron", "-o", "d.png", "--width", "640", "--theme", "dark",
    ];
    assert_eq!(said(folder.path(), &dark).0, 0);
    assert_ne!(fs::read(folder.path().join("d.png")).expect("there"), png);
    let svg = [
        "export", "a.ron", "-o", "a.svg", "--view", "swimlane", "--lang", "en",
    ];
    assert_eq!(said(folder.path(), &svg).0, 0);
    let svg = fs::read_to_string(folder.path().join("a.svg")).expect("there");
    assert!(svg.contains("<svg") && svg.contains("lang=\"en\""));

    let (code, _, err) = said(
        folder.path(),
        &[
            "export", "a.ron", "-o", "b.png", "--scale", "9999", "--lang", "en",
        ],
    );
    assert_eq!(code, 1);
    assert!(err.starts_with("b.png: "), "{err}");
    assert!(!folder.path().join("b.png").exists());
    for wrong in [
        &["export", "a.ron"][..],
        &["export", "a.ron", "-o", "a.ron"],
        &["export", "a.ron", "-o", "a.svg", "--width", "3"],
        &["export", "a.ron", "-o", "b.png", "--width", "0"],
        &[
            "export", "a.ron", "-o", "b.png", "--width", "9", "--dpi", "9",
        ],
        &["export", "a.ron", "-o", "b.png", "--view", "cube"],
    ] {
        assert_eq!(said(folder.path(), wrong).0, 2, "{wrong:?}");
    }
    assert_eq!(said(folder.path(), &["check", "a.ron"]).0, 0);
}

#[test]
fn a_picture_never_replaces_the_map_it_is_made_of() {
    let folder = folder();
    let map = folder.path().join("map.svg");
    said(folder.path(), &["new", "flight", "-o", "map.svg"]);
    let before = fs::read(&map).expect("made");
    let (code, _, err) = said(folder.path(), &["export", "map.svg", "-o", "./map.svg"]);
    assert_eq!(code, 2);
    assert!(
        err.contains("L’image remplacerait la carte elle-même"),
        "{err}"
    );
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("map.svg", folder.path().join("other.svg")).expect("a link");
        let (code, _, _) = said(folder.path(), &["export", "map.svg", "-o", "other.svg"]);
        assert_eq!(code, 2);
    }
    assert_eq!(fs::read(&map).expect("still there"), before);
}

#[test]
fn ten_thousand_repairs_are_not_ten_thousand_lines() {
    let folder = folder();
    let card = "(id: \"card-a\", step: \"step-a\", lane: \"lane-a\"),".repeat(10_000);
    let file = format!(
        "(format: \"parcours\", version: 1, stages: [(id: \"stage-a\", steps: [(id: \"step-a\")])], lanes: [(id: \"lane-a\", role: Action)], cards: [{card}])"
    );
    fs::write(folder.path().join("map.ron"), file).expect("written");
    let (code, _, err) = said(folder.path(), &["check", "map.ron"]);
    assert_eq!(code, 1);
    assert_eq!(err.lines().count(), 51);
    assert!(
        err.ends_with("map.ron: et 9949\u{a0}réparations de plus\n"),
        "{err}"
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_that_nobody_fills_is_refused_and_not_waited_for() {
    let folder = folder();
    let made = Command::new("mkfifo")
        .arg(folder.path().join("pipe.ron"))
        .status();
    assert!(made.expect("mkfifo runs").success());
    let (code, _, err) = said(folder.path(), &["check", "pipe.ron"]);
    assert_eq!(code, 1);
    assert!(err.contains("n’est pas un fichier ordinaire"), "{err}");
}

#[test]
fn a_damaged_file_is_shown_with_its_lines_and_what_can_be_kept() {
    let folder = folder();
    said(folder.path(), &["new", "restaurant", "-o", "a.ron"]);
    let path = folder.path().join("a.ron");
    let text = fs::read_to_string(&path).expect("it is there");
    let broken = text.replacen("role: Action", "rloe: Action", 1);
    assert_ne!(text, broken);
    fs::write(&path, &broken).expect("written");
    let (code, out, err) = said(folder.path(), &["check", "a.ron", "--lang", "en"]);
    assert_eq!((code, out.as_str()), (1, ""));
    let line = broken
        .lines()
        .position(|line| line.contains("rloe"))
        .expect("it is broken")
        + 1;
    let lines: Vec<&str> = err.lines().collect();
    assert!(
        lines[0].starts_with(&format!("a.ron:{line}:7: lanes[")),
        "{err}"
    );
    // The line before, the line, the mark under the word, the line after.
    assert!(lines[1].contains("id: \"lane-"), "{err}");
    assert!(
        lines[2].starts_with(&format!("  {line} |       rloe: Action,")),
        "{err}"
    );
    let column = |line: &str, sign: &str| line.find(sign).expect("it is in the line");
    assert_eq!(column(lines[3], "^"), column(lines[2], "rloe"), "{err}");
    assert!(lines[5].starts_with("a.ron: Kept ("), "{err}");
    assert!(err.contains("(this field is left out)"), "{err}");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), broken);
    let (_, _, err) = said(folder.path(), &["check", "a.ron", "--lang", "fr"]);
    assert!(err.contains("Conservé ("), "{err}");
}
