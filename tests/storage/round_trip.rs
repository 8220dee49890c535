//! Opening and saving changes nothing; changing one field changes one line.

use std::sync::Arc;

use parcours::i18n::Lang;
use parcours::model::{Card, Document, Evidence, Mark, Swatch};
use parcours::storage::starter::{STARTERS, Starter};
use parcours::storage::{self, parse, stress, to_ron};

fn sample() -> Document {
    let sample = Starter::find("restaurant").expect("it ships");
    parse(sample.bytes(Lang::Fr)).expect("it opens").document
}

/// The lines of `after` that `before` does not have at the same place, when both have as many.
fn changed_lines<'a>(before: &str, after: &'a str) -> Vec<&'a str> {
    assert_eq!(before.lines().count(), after.lines().count());
    before
        .lines()
        .zip(after.lines())
        .filter(|(before, after)| before != after)
        .map(|(_, after)| after)
        .collect()
}

fn with_first_card(document: &Document, change: impl FnOnce(&mut Card)) -> Document {
    let mut document = document.clone();
    change(Arc::make_mut(&mut Arc::make_mut(&mut document.cards)[0]));
    document
}

#[test]
fn opening_and_saving_gives_the_same_bytes() {
    for map in &STARTERS {
        for lang in Lang::ALL {
            let bytes = map.bytes(lang);
            let opened = parse(bytes).expect("bundled maps open");
            assert!(
                opened.repairs.is_empty(),
                "{}: {:?}",
                map.key,
                opened.repairs
            );
            assert!(
                to_ron(&opened.document).as_bytes() == bytes,
                "{} {lang:?} is not in its canonical form",
                map.key
            );
        }
    }
    for num_cards in [0, 1, 500] {
        let document = stress(num_cards);
        let text = to_ron(&document);
        let opened = parse(text.as_bytes()).expect("what was written opens");
        assert!(opened.repairs.is_empty(), "{:?}", opened.repairs);
        assert_eq!(opened.document, document);
        assert_eq!(to_ron(&opened.document), text);
    }
}

#[test]
fn one_changed_field_is_one_changed_line() {
    type Change = fn(&mut Card);
    let before = with_first_card(&sample(), |card| {
        card.text = "avant".to_owned();
        card.note = "avant".to_owned();
        card.owner = "avant".to_owned();
        card.colour = Some(Swatch::Red);
        card.mark = Some(Mark::Pain);
        card.level = Some(1);
        card.span = 2;
        card.evidence = Evidence::Assumed;
        card.tags = vec!["un".to_owned(), "deux".to_owned()];
    });
    let changes: [(Change, &str); 10] = [
        (|card| card.text = "après".to_owned(), r#"text: "après","#),
        (
            |card| card.text = "trois\nlignes\nde plus".to_owned(),
            r#"text: "trois\nlignes\nde plus","#,
        ),
        (
            |card| card.note = "«\u{a0}L’œuf\u{202f}!\u{a0}»".to_owned(),
            "note: \"«\u{a0}L’œuf\u{202f}!\u{a0}»\",",
        ),
        (
            |card| card.owner = "\"Zoë\" \\ 'l’équipe'".to_owned(),
            r#"owner: "\"Zoë\" \\ 'l’équipe'","#,
        ),
        (|card| card.colour = Some(Swatch::Teal), "colour: Teal,"),
        (|card| card.mark = Some(Mark::Delight), "mark: Delight,"),
        (|card| card.level = Some(5), "level: 5,"),
        (|card| card.span = 3, "span: 3,"),
        (
            |card| card.evidence = Evidence::Proposed,
            "evidence: Proposed,",
        ),
        (|card| card.tags[1] = "👩‍👩‍👧".to_owned(), "\"👩‍👩‍👧\","),
    ];
    let text = to_ron(&before);
    for (change, line) in changes {
        let after = to_ron(&with_first_card(&before, change));
        let changed = changed_lines(&text, &after);
        assert_eq!(changed.len(), 1, "{changed:?}");
        assert_eq!(changed[0].trim_start(), line);
    }
}

#[test]
fn a_field_that_gets_its_first_value_adds_one_line() {
    let text = to_ron(&with_first_card(&sample(), |card| card.owner.clear()));
    let owned = to_ron(&with_first_card(&sample(), |card| {
        card.owner = "Salle".to_owned();
    }));
    assert_eq!(owned.lines().count(), text.lines().count() + 1);
    let without: Vec<_> = owned
        .lines()
        .filter(|line| line.trim_start() != "owner: \"Salle\",")
        .collect();
    let old: Vec<_> = text.lines().collect();
    let first_difference = without.iter().zip(&old).position(|(a, b)| a != b);
    assert_eq!(
        first_difference.filter(|_| without.len() == old.len()),
        None
    );
}

#[test]
fn what_people_write_by_hand_is_read() {
    let plain = "(format: \"parcours\", version: 1, title: \"Été\", lanes: [(id: \"lane-a\", role: Action, height: 40)])";
    let expected = parse(plain.as_bytes()).expect("plain").document;
    assert_eq!(expected.lanes[0].height, Some(40));
    let by_hand = [
        plain.replace("40", "Some(40)"),
        plain.replace(", ", ",\r\n\t"),
        format!("\u{feff}{plain}"),
        format!("\u{feff}{}", plain.replace(' ', "\r\n")),
        plain.replace(": ", "\u{a0}:\u{202f}"),
        plain.replace("version", "/* a ( comment */ version"),
        format!("// (\n{plain}\n// ["),
        plain.replace("\"Été\"", "r#\"Été\"#"),
        plain.replace("\"Été\"", "\"\\u{c9}t\\u{e9}\""),
        plain.replace(
            "(format: \"parcours\", version: 1,",
            "(version: 1, format: \"parcours\",",
        ),
        format!("#![enable(implicit_some)]\n{plain}"),
    ];
    for text in by_hand {
        let opened = parse(text.as_bytes()).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!(opened.document, expected, "{text}");
        assert_eq!(opened.source_version, 1);
    }
}

#[test]
fn a_text_over_several_lines_reads_the_same_with_either_line_end() {
    let text = "(format: \"parcours\", version: 1, title: \"a\nb\")";
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        let opened = parse(text.as_bytes()).expect("it opens");
        assert_eq!(opened.document.header.title, "a\nb");
    }
}

#[test]
fn a_number_that_is_not_finite_is_written_as_not_measured() {
    let document = with_first_card(&sample(), |card| {
        card.metric = Some(parcours::model::Metric {
            value: Some(f64::NAN),
            target: Some(50.5),
            ..Default::default()
        });
    });
    let opened = parse(to_ron(&document).as_bytes()).expect("it opens");
    let metric = opened.document.cards[0]
        .metric
        .clone()
        .expect("it is there");
    assert_eq!((metric.value, metric.target), (None, Some(50.5)));
}

#[test]
fn a_merged_file_with_the_same_id_twice_opens_with_a_report() {
    let text = "(format: \"parcours\", version: 1, lanes: [(id: \"lane-a\", role: Action), (id: \"lane-a\", role: Action)])";
    let opened = parse(text.as_bytes()).expect("it opens");
    assert_eq!(opened.repairs.len(), 1);
    assert_ne!(opened.document.lanes[0].id, opened.document.lanes[1].id);
    let (document, _) = storage::parse_unrepaired(text.as_bytes()).expect("it reads");
    assert_eq!(document.lanes[0].id, document.lanes[1].id);
}
