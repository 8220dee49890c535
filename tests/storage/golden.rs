//! A file of version 1 with every field set. It is never edited: if this test fails, the format changed,
//! and that needs a new version number and the old structs kept beside the new ones.

use parcours::storage::{parse, to_ron};

const FULL: &str = include_str!("golden/full.v1.parcours.ron");
/// The wheel's settings came later, as fields that may be left out.
const WHEEL: &str = include_str!("golden/wheel.v1.parcours.ron");

/// So did those of the store visit.
const STORE: &str = include_str!("golden/store.v1.parcours.ron");

#[test]
fn the_full_file_of_version_1_opens_and_is_written_the_same() {
    let opened = parse(FULL.as_bytes()).unwrap_or_else(|why| panic!("{why}"));
    // Its picture is too short to be one: that may be said, but changes nothing.
    let mut repairs = opened.repairs.iter();
    assert!(
        repairs.all(|repair| !repair.changes_document()),
        "{:?}",
        opened.repairs
    );
    assert_eq!(opened.source_version, 1);
    let written = to_ron(&opened.document);
    for (number, (old, new)) in FULL.lines().zip(written.lines()).enumerate() {
        assert_eq!(old, new, "line {}", number + 1);
    }
    assert_eq!(written.len(), FULL.len());
}

#[test]
fn a_file_with_every_setting_of_the_wheel_opens_and_is_written_the_same() {
    let opened = parse(WHEEL.as_bytes()).unwrap_or_else(|why| panic!("{why}"));
    assert!(opened.repairs.is_empty(), "{:?}", opened.repairs);
    assert_eq!(to_ron(&opened.document), WHEEL);
}

#[test]
fn a_file_with_every_setting_of_the_store_visit_opens_and_is_written_the_same() {
    let opened = parse(STORE.as_bytes()).unwrap_or_else(|why| panic!("{why}"));
    assert!(opened.repairs.is_empty(), "{:?}", opened.repairs);
    assert_eq!(to_ron(&opened.document), STORE);
}

#[test]
fn a_persona_that_is_not_there_leaves_the_hub_with_a_word_about_it() {
    let lost = WHEEL.replace("persona: \"persona-b\"", "persona: \"persona-c\"");
    let opened = parse(lost.as_bytes()).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(opened.document.wheel.persona, None);
    assert_eq!(opened.repairs.len(), 1, "{:?}", opened.repairs);
    assert!(opened.repairs[0].changes_document());
    assert!(opened.document.check().is_empty());
}

#[test]
fn the_full_file_has_every_field() {
    // Every field name of the structs, as `ron` lists them when it meets one that it does not know.
    for (record, closing) in [
        ("", "  pictures: ["),
        ("phase_goals", "    before: ("),
        ("persona", "      id: \"persona-a\""),
        ("segment", "        name: \"Segment\""),
        ("stage", "      id: \"stage-a\""),
        ("step", "          id: \"step-a\""),
        ("emotion point", "              value: 1.5"),
        ("duration", "            average: \"5min\""),
        ("lane", "      id: \"lane-a\""),
        ("card", "      id: \"card-a\""),
        ("metric", "        kind: Nps"),
        ("link", "      id: \"link-a\""),
        ("initiative", "      id: \"initiative-a\""),
        ("scores", "        cost: 1"),
        ("room", "        id: \"room-a\""),
        ("picture", "      id: \"picture-a\""),
    ] {
        let broken = FULL.replacen(closing, &format!("zzzzzzzz: 1,\n{closing}"), 1);
        let error = parse(broken.as_bytes()).expect_err(record);
        let parcours::storage::OpenError::Problem(
            _,
            parcours::storage::Problem::UnknownField { known, .. },
        ) = error
        else {
            panic!("{record}: {error}");
        };
        for field in known {
            assert!(
                [FULL, WHEEL, STORE]
                    .iter()
                    .any(|file| file.contains(&format!(" {field}: "))),
                "{record}: {field} is not in the full file"
            );
        }
    }
}
