//! The rules that keep the modules apart, read from the sources.

use crate::source::{Source, sources};

/// Each module with the modules of this crate it may name. Lower ones never name upper ones.
const MAY_NAME: [(&str, &[&str]); 15] = [
    ("model", &[]),
    ("text", &[]),
    ("scene", &["model", "text"]),
    ("theme", &["model", "scene", "text"]),
    ("i18n", &["model"]),
    ("layout", &["model", "scene", "text", "theme", "i18n"]),
    ("export", &["model", "scene", "text", "theme", "i18n"]),
    (
        "meeting",
        &["model", "layout", "scene", "text", "theme", "i18n"],
    ),
    ("command", &["i18n"]),
    ("storage", &["model", "text", "i18n", "theme"]),
    (
        "editor",
        &[
            "model", "layout", "scene", "text", "theme", "i18n", "command",
        ],
    ),
    (
        "ui",
        &[
            "model", "layout", "scene", "text", "theme", "i18n", "command", "editor", "export",
            "storage", "meeting",
        ],
    ),
    (
        "app",
        &[
            "model", "layout", "scene", "text", "theme", "i18n", "command", "editor", "export",
            "storage", "ui", "meeting",
        ],
    ),
    (
        "cli",
        &[
            "model", "layout", "scene", "text", "theme", "i18n", "export", "storage", "meeting",
        ],
    ),
    ("main", &["app", "cli"]),
];

fn none(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// The module named by each `crate::module` in the code.
fn named_modules(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in source.code_lines() {
        for prefix in ["crate::", "parcours::"] {
            for (at, _) in line.match_indices(prefix) {
                let rest = &line[at + prefix.len()..];
                let name: String = rest
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                found.push((number, name));
            }
        }
    }
    found
}

#[test]
fn lower_modules_never_name_upper_ones() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        let module = source.module();
        if module == "lib" {
            continue;
        }
        let allowed = MAY_NAME
            .iter()
            .find(|(name, _)| *name == module)
            .map(|(_, allowed)| *allowed)
            .unwrap_or_else(|| panic!("{} belongs to no known module", source.path));
        for (number, name) in named_modules(&source) {
            if name != module && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{}:{number}: crate::{name}", source.path));
            }
        }
    }
    none(wrong, "a module names one it must not know");
}

#[test]
fn egui_is_named_only_in_ui_and_app() {
    let found = sources("src")
        .iter()
        .filter(|source| !["ui", "app"].contains(&source.module()))
        .flat_map(|source| {
            source
                .uses_of(&["egui", "eframe", "emath", "epaint"])
                .collect::<Vec<_>>()
        })
        .collect();
    none(found, "egui outside `ui` and `app`");
}

#[test]
fn files_threads_and_clocks_are_touched_only_at_the_edge() {
    let words = [
        "std::fs",
        "fs::File",
        "std::thread",
        "thread::Builder",
        "Instant",
        "SystemTime",
    ];
    let found = sources("src")
        .iter()
        .filter(|source| !["storage", "app", "cli"].contains(&source.module()))
        .flat_map(|source| source.uses_of(&words).collect::<Vec<_>>())
        .collect();
    none(
        found,
        "the file system, a thread or a clock outside `storage`, `app` and `cli`",
    );
}

#[test]
fn colours_are_written_only_in_the_theme() {
    let words = [
        "Color32::from_rgb",
        "Color32::from_gray",
        "Color32::WHITE",
        "Color32::BLACK",
        "Color32::RED",
        "Colour::hex",
        "Colour([",
    ];
    let found = sources("src")
        .iter()
        .filter(|source| !["theme", "scene"].contains(&source.module()))
        .flat_map(|source| source.uses_of(&words).collect::<Vec<_>>())
        .collect();
    none(found, "a colour outside `theme`");
}

#[test]
fn no_connection_is_ever_opened() {
    let words = [
        "std::net",
        "TcpStream",
        "UdpSocket",
        "reqwest",
        "ureq",
        "hyper",
    ];
    let found = sources("src")
        .iter()
        .flat_map(|source| source.uses_of(&words).collect::<Vec<_>>())
        .collect();
    none(found, "network code");
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    let mut wrong = Vec::new();
    for source in sources("src").iter().chain(&sources("tests")) {
        if !source.text.starts_with("//! ") {
            wrong.push(format!("{}: no module documentation", source.path));
        }
        let num_lines = source.text.lines().count();
        if num_lines > 800 {
            wrong.push(format!("{}: {num_lines} lines", source.path));
        }
    }
    none(wrong, "a file without `//!` or over 800 lines");
}

#[test]
fn no_test_is_switched_off() {
    let off = concat!("#[", "ignore");
    let found = sources("tests")
        .iter()
        .chain(&sources("src"))
        .filter(|source| source.text.contains(off))
        .map(|source| source.path.clone())
        .collect();
    none(found, "a test that does not run");
}

/// The texts between double quotes of a line (escapes kept, raw strings not told apart).
fn string_literals(line: &str) -> Vec<&str> {
    line.split('"').skip(1).step_by(2).collect()
}

/// Two words of letters with a blank between: a sentence somebody would read.
fn is_prose(literal: &str) -> bool {
    let words: Vec<&str> = literal.split([' ', '\u{a0}']).collect();
    let is_word = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && word
                .chars()
                .all(|c| c.is_alphabetic() || ",.…’'!?".contains(c))
    };
    words
        .windows(2)
        .any(|pair| is_word(pair[0]) && is_word(pair[1]))
}

#[test]
fn texts_for_people_stand_only_in_the_catalog() {
    // Not for people: invariants, derive attributes, panics.
    let not_for_people = [
        "Id::new(",
        "id_salt(",
        ".with(",
        "auto_id_with(",
        "expect(",
        "#[",
        "panic!",
        "unreachable!",
        "debug_assert",
        "assert",
        "reason =",
    ];
    let mut wrong = Vec::new();
    for source in sources("src") {
        if !["ui", "app", "layout", "editor", "command"].contains(&source.module()) {
            continue;
        }
        let mut previous = "";
        for (number, line) in source.code_lines() {
            let exempt = not_for_people
                .iter()
                .any(|word| line.contains(word) || previous.trim_end().ends_with(word));
            if !exempt
                && let Some(text) = string_literals(line)
                    .into_iter()
                    .find(|text| is_prose(text))
            {
                wrong.push(format!("{}:{number}: \"{text}\"", source.path));
            }
            previous = line;
        }
    }
    none(wrong, "a text outside `i18n`");
}

#[test]
fn the_map_changes_only_where_the_history_takes_note() {
    let mut wrong = Vec::new();
    for source in sources("src/editor") {
        for (number, line) in source.code_lines() {
            let sets = line.contains("self.document = next");
            let swaps = line.contains("&mut self.document");
            let is_apply = sets && source.path.ends_with("editor/mod.rs");
            let is_history = swaps && line.contains("self.history.");
            if (sets || swaps) && !is_apply && !is_history {
                wrong.push(format!("{}:{number}: {line}", source.path));
            }
        }
    }
    none(wrong, "only apply, undo and redo change the document");
}
