//! The shape of a file, as the reader itself tells it: which fields each record has, which values each
//! field takes. It is kept in `golden/schema.v1.txt`; a change of it needs a new format version, the old
//! structs frozen under their number, and a new list under the new number.
//!
//! Fields that may be left out may still be added to version 1 before it is first released:
//! `PARCOURS_NEW_SCHEMA=1 cargo test --test storage schema` writes the list anew.

use std::collections::BTreeMap;
use std::path::PathBuf;

use parcours::storage::{FORMAT_VERSION, OpenError, Problem, parse};

const FILES: [&str; 5] = [
    include_str!("golden/full.v1.parcours.ron"),
    include_str!("golden/wheel.v1.parcours.ron"),
    include_str!("golden/store.v1.parcours.ron"),
    include_str!("golden/agenda.v1.parcours.ron"),
    include_str!("golden/meeting.v1.parcours.ron"),
];

/// Asks about each line of a file by breaking it.
fn shape(file: &str, shape: &mut BTreeMap<String, String>) {
    let lines: Vec<&str> = file.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        let broken = |new: &str| {
            let mut lines = lines.clone();
            lines[index] = new;
            parse(lines.join("\n").as_bytes()).err()
        };
        let trimmed = line.trim_end();
        // Of a record, the fields it may have.
        if trimmed.ends_with('(')
            && let Some(OpenError::Problem(place, Problem::UnknownField { known, .. })) =
                broken(&format!("{trimmed} zzzzzzzz: 1,"))
        {
            let record = place.path.replace(".zzzzzzzz", "");
            shape.insert(unnumbered(&record), format!("({})", known.join(", ")));
        }
        // Of a field, what it may hold.
        let Some((name, value)) = trimmed.split_once(": ") else {
            continue;
        };
        if value.starts_with("\"parcours") || name.trim() == "version" || name.starts_with("//") {
            continue;
        }
        let holds = match broken(&format!("{name}: Zzzzzzzz,")) {
            Some(OpenError::Problem(place, Problem::UnknownVariant { known, .. })) => {
                Some((place.path, known.join(" | ")))
            }
            Some(OpenError::Problem(place, Problem::WrongType { expected, .. })) => {
                Some((place.path, format!("{expected:?}")))
            }
            Some(OpenError::Problem(place, Problem::InvalidValue { expected, .. })) => {
                Some((place.path, format!("{expected:?}")))
            }
            _ => None,
        };
        if let Some((path, holds)) = holds {
            shape.entry(unnumbered(&path)).or_insert(holds);
        }
    }
}

/// `cards[3].text` as `cards[].text`.
fn unnumbered(path: &str) -> String {
    let digits = |c: char| c.is_ascii_digit();
    let parts: Vec<String> = path
        .split('[')
        .map(|part| part.trim_start_matches(digits).to_owned())
        .collect();
    parts.join("[")
}

#[test]
fn the_shape_of_a_file_changes_only_with_its_version() {
    let mut found = BTreeMap::new();
    for file in FILES {
        shape(file, &mut found);
    }
    let lines = found.iter().map(|(path, holds)| match path.as_str() {
        "" => format!("map: {holds}\n"),
        path => format!("{path}: {holds}\n"),
    });
    let found: String = lines.collect();
    assert!(found.lines().count() > 60, "{found}");
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join(format!("tests/storage/golden/schema.v{FORMAT_VERSION}.txt"));
    if std::env::var_os("PARCOURS_NEW_SCHEMA").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    for (kept, found) in kept.lines().zip(found.lines()) {
        assert_eq!(kept, found, "the format changed: it needs a new version");
    }
    assert_eq!(kept.lines().count(), found.lines().count(), "{found}");
}
