//! A file of version 1 with every field set. It is never edited: if this test fails, the format changed,
//! and that needs a new version number and the old structs kept beside the new ones.

use parcours::model::AgendaScope;
use parcours::storage::{parse, salvage, to_ron};

const FULL: &str = include_str!("golden/full.v1.parcours.ron");
/// The wheel's settings came later, as fields that may be left out.
const WHEEL: &str = include_str!("golden/wheel.v1.parcours.ron");

/// So did those of the store visit.
const STORE: &str = include_str!("golden/store.v1.parcours.ron");

/// And the agenda.
const AGENDA: &str = include_str!("golden/agenda.v1.parcours.ron");
/// And notes and votes.
const MEETING: &str = include_str!("golden/meeting.v1.parcours.ron");

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
fn a_file_with_an_agenda_opens_and_is_written_the_same() {
    let opened = parse(AGENDA.as_bytes()).unwrap_or_else(|why| panic!("{why}"));
    assert!(opened.repairs.is_empty(), "{:?}", opened.repairs);
    assert_eq!(opened.document.agenda.len(), 4);
    assert_eq!(to_ron(&opened.document), AGENDA);
}

#[test]
fn an_agenda_of_what_is_not_there_is_mended_with_a_word_about_it() {
    let lost = AGENDA
        .replace("Stage(\"stage-a\")", "Stage(\"stage-z\")")
        .replace("Step(\"step-a\")", "Step(\"step-z\")")
        .replace("        \"lane-b\",\n", "        \"lane-z\",\n")
        .replace("minutes: 5", "minutes: 2000");
    let opened = parse(lost.as_bytes()).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(opened.repairs.len(), 4, "{:?}", opened.repairs);
    let agenda = &opened.document.agenda;
    assert_eq!(agenda.len(), 4);
    assert!(agenda.iter().all(|item| item.shows == AgendaScope::Map));
    assert_eq!((agenda[0].minutes, agenda[1].lanes.len()), (24 * 60, 1));
    assert_eq!(opened.document.check(), []);
}

#[test]
fn an_agenda_item_survives_the_damage_of_the_one_before_it() {
    let broken = AGENDA.replace("minutes: 12,", "minutes: twelve,");
    assert!(parse(broken.as_bytes()).is_err());
    let saved = salvage(broken.as_bytes()).expect("most of it is readable");
    let names: Vec<(u16, usize)> = saved
        .document
        .agenda
        .iter()
        .map(|item| (item.minutes, item.lanes.len()))
        .collect();
    assert_eq!(names, [(5, 0), (0, 2), (0, 0), (3, 0)]);
    let torn = AGENDA.replacen(
        "      id: \"agenda-b\",\n      minutes: 12,\n",
        "      ] 7,\n",
        1,
    );
    let saved = salvage(torn.as_bytes()).expect("most of it is readable");
    let ids = saved.document.agenda.iter().map(|item| item.id.to_string());
    let ids: Vec<String> = ids.collect();
    for id in ["agenda-a", "agenda-c", "agenda-d"] {
        assert!(ids.contains(&id.to_owned()), "{id} of {ids:?}");
    }
}

#[test]
fn a_file_with_notes_and_votes_opens_and_is_written_the_same() {
    let opened = parse(MEETING.as_bytes()).unwrap_or_else(|why| panic!("{why}"));
    assert!(opened.repairs.is_empty(), "{:?}", opened.repairs);
    assert_eq!(to_ron(&opened.document), MEETING);
}

/// Written before anything had an id.
const DRAFT: &str = include_str!("golden/draft.v0.parcours.ron");

#[test]
fn a_draft_of_version_0_becomes_a_map_of_today_and_always_the_same() {
    let opened = parse(DRAFT.as_bytes()).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(opened.source_version, 0);
    // A cell beyond the last step is a card that repair gives a place.
    assert_eq!(opened.repairs.len(), 1, "{:?}", opened.repairs);
    let map = &opened.document;
    assert_eq!(map.check(), []);
    assert_eq!(map.header.title, "Un café : l’été");
    let titles: Vec<&str> = map.steps().map(|(_, step)| &*step.title).collect();
    assert_eq!(titles, ["Choisir une terrasse", "S’asseoir", "Commander"]);
    let values = map.steps().map(|(_, step)| step.emotions.first());
    let values: Vec<Option<f32>> = values.map(|point| Some(point?.value.value())).collect();
    assert_eq!(values, [Some(0.5), Some(-1.0), None]);
    let texts: Vec<&str> = map.cards.iter().map(|card| &*card.text).collect();
    let expected = [
        "Regarde les tables libres",
        "Demande un allongé",
        "Chaise bancale",
        "Une carte à flasher",
    ];
    assert_eq!(texts, expected);
    assert_eq!(parse(DRAFT.as_bytes()).unwrap().document, *map);
    // Saved, it is a file of today that opens as the same map.
    let saved = to_ron(map);
    let again = parse(saved.as_bytes()).unwrap();
    assert_eq!((again.source_version, again.document), (1, map.clone()));
}

#[test]
fn a_broken_draft_says_where() {
    let broken = DRAFT.replace("kind: Pain", "kind: Agony");
    let error = parse(broken.as_bytes()).expect_err("it is broken");
    let message = error.message(parcours::i18n::Lang::En.catalog());
    assert!(
        message.starts_with("Line 33, column 13, rows[2].kind: unknown value ‘Agony’"),
        "{message}"
    );
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
        ("note", "      id: \"note-a\""),
        ("vote round", "      id: \"vote-a\""),
        ("votes", "          card: \"card-a\""),
    ] {
        let file = if FULL.contains(closing) {
            FULL
        } else {
            MEETING
        };
        let broken = file.replacen(closing, &format!("zzzzzzzz: 1,\n{closing}"), 1);
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
                [FULL, WHEEL, STORE, AGENDA, MEETING]
                    .iter()
                    .any(|file| file.contains(&format!(" {field}: "))),
                "{record}: {field} is not in the full file"
            );
        }
    }
}
