//! Every kind of wrong file gets a located message in both languages.

use parcours::i18n::Lang;
use parcours::storage::{OpenError, parse};

struct Case {
    /// With a mark where the error must be found; without one it has no place.
    text: &'static str,
    path: &'static str,
    fr: &'static str,
    en: &'static str,
}

/// Stands before the character an error is about.
const MARK: char = '▸';

/// The text without its mark, and the mark's line and column.
fn without_mark(text: &str) -> (String, Option<(usize, usize)>) {
    let place = text.find(MARK).map(|at| {
        let before = &text[..at];
        let line = before.split('\n').count();
        let column = before
            .split('\n')
            .next_back()
            .map_or(0, |last| last.chars().count());
        (line, column + 1)
    });
    (text.replace(MARK, ""), place)
}

/// A file whose fifth line is the given one, inside the first card.
const HEAD: &str = "(\n  format: \"parcours\",\n  version: 1,\n  cards: [(\n    ";
const TAIL: &str = "\n  )],\n)\n";

fn in_card(line: &str) -> String {
    format!("{HEAD}{line}{TAIL}")
}

fn check(text: &str, case: &Case) {
    let (text, expected_place) = without_mark(text);
    let error = parse(text.as_bytes()).expect_err(&text);
    let found = error.place().map(|place| (place.line, place.column));
    assert_eq!(found, expected_place, "{text}\n{error}");
    let path = error.place().map_or("", |place| place.path.as_str());
    assert_eq!(path, case.path, "{text}");
    for (lang, expected) in [(Lang::Fr, case.fr), (Lang::En, case.en)] {
        let reason = error.reason(lang.catalog());
        assert_eq!(reason, expected, "{text}");
        let message = error.message(lang.catalog());
        assert!(message.ends_with(&reason), "{message}");
        if let Some((line, column)) = expected_place {
            for part in [path, &line.to_string(), &column.to_string()] {
                assert!(message.contains(part), "{message}");
            }
        }
    }
}

#[test]
fn a_mistake_in_a_card_is_found_by_line_column_and_field() {
    let cases = [
        Case {
            text: "id: \"card-a\", ▸evidense: Assumed",
            path: "cards[0].evidense",
            fr: "champ inconnu «\u{a0}evidense\u{a0}»\u{202f}; vouliez-vous dire «\u{a0}evidence\u{a0}»\u{202f}?",
            en: "unknown field ‘evidense’; did you mean ‘evidence’?",
        },
        Case {
            text: "id: \"card-a\", evidence: ▸Obsrved(source: \"x\")",
            path: "cards[0].evidence",
            fr: "valeur inconnue «\u{a0}Obsrved\u{a0}»\u{202f}; vouliez-vous dire «\u{a0}Observed\u{a0}»\u{202f}?",
            en: "unknown value ‘Obsrved’; did you mean ‘Observed’?",
        },
        Case {
            text: "id: \"card-a\", mark: ▸Heart",
            path: "cards[0].mark",
            fr: "valeur inconnue «\u{a0}Heart\u{a0}»\u{202f}; valeurs possibles\u{a0}: Pain, Delight, Opportunity, Question",
            en: "unknown value ‘Heart’; possible values: Pain, Delight, Opportunity, Question",
        },
        Case {
            text: "id: ▸\"step-a\"",
            path: "cards[0].id",
            fr: "identifiant tel que «\u{a0}card-7k2m9qxv\u{a0}» attendu, «\u{a0}\"step-a\"\u{a0}» trouvé",
            en: "expected an id such as ‘card-7k2m9qxv’, found ‘\"step-a\"’",
        },
        Case {
            text: "id: \"card-a\", emotion: ▸3.0",
            path: "cards[0].emotion",
            fr: "nombre de −2 à 2 par pas de 0,5 attendu, «\u{a0}3.0\u{a0}» trouvé",
            en: "expected a number from −2 to 2 in steps of 0.5, found ‘3.0’",
        },
        Case {
            text: "id: \"card-a\", emotion: Some(▸NaN)",
            path: "cards[0].emotion",
            fr: "nombre de −2 à 2 par pas de 0,5 attendu, «\u{a0}NaN\u{a0}» trouvé",
            en: "expected a number from −2 to 2 in steps of 0.5, found ‘NaN’",
        },
        Case {
            text: "id: \"card-a\", metric: (date: ▸\"2026-02-30\")",
            path: "cards[0].metric.date",
            fr: "jour tel que «\u{a0}2026-05-12\u{a0}» attendu, «\u{a0}\"2026-02-30\"\u{a0}» trouvé",
            en: "expected a day such as ‘2026-05-12’, found ‘\"2026-02-30\"’",
        },
        Case {
            text: "id: \"card-a\", text: ▸12",
            path: "cards[0].text",
            fr: "texte entre guillemets droits attendu, «\u{a0}12\u{a0}» trouvé",
            en: "expected a text in straight quotation marks, found ‘12’",
        },
        Case {
            text: "id: \"card-a\", span: ▸\"2\"",
            path: "cards[0].span",
            fr: "nombre entier attendu, «\u{a0}\"2\"\u{a0}» trouvé",
            en: "expected a whole number, found ‘\"2\"’",
        },
        Case {
            text: "id: \"card-a\", span: ▸70000",
            path: "cards[0].span",
            fr: "le nombre «\u{a0}70000\u{a0}» est hors limites",
            en: "the number ‘70000’ is out of range",
        },
        Case {
            text: "id: \"card-a\", tags: ▸\"urgent\"",
            path: "cards[0].tags",
            fr: "crochet «\u{a0}[\u{a0}» d’une liste attendu, «\u{a0}\"urgent\"\u{a0}» trouvé",
            en: "expected the bracket ‘[’ of a list, found ‘\"urgent\"’",
        },
        Case {
            text: "id: \"card-a\", mark: ▸\"Pain\"",
            path: "cards[0].mark",
            fr: "nom sans guillemets attendu, «\u{a0}\"Pain\"\u{a0}» trouvé",
            en: "expected a name without quotation marks, found ‘\"Pain\"’",
        },
        Case {
            text: "id: \"card-a\", metric: ▸4",
            path: "cards[0].metric",
            fr: "parenthèse «\u{a0}(\u{a0}» attendu, «\u{a0}4\u{a0}» trouvé",
            en: "expected the bracket ‘(’, found ‘4’",
        },
        Case {
            text: "id: \"card-a\", text: \"a\", ▸text: \"b\"",
            path: "cards[0]",
            fr: "le champ «\u{a0}text\u{a0}» est donné deux fois",
            en: "the field ‘text’ is given twice",
        },
        Case {
            text: "id: \"card-a\"▸ text: \"b\"",
            path: "cards[0].id",
            fr: "il manque une virgule",
            en: "a comma is missing",
        },
        Case {
            text: "id▸ \"card-a\"",
            path: "cards[0]",
            fr: "il manque un deux-points après le nom du champ",
            en: "a colon is missing after the field’s name",
        },
        Case {
            text: "id: \"card-a\", text: ▸\"a\\q\"",
            path: "cards[0].text",
            fr: "une barre oblique inverse est suivie d’un caractère inattendu",
            en: "a backslash is followed by an unexpected character",
        },
        Case {
            text: "id: \"card-a\", text: ▸\"jamais fermé, ",
            path: "cards[0].text",
            fr: "le texte qui commence ici n’est jamais fermé",
            en: "the text that starts here is never closed",
        },
        Case {
            text: "id: \"card-a\",▸ /* jamais fermé",
            path: "cards[0]",
            fr: "le commentaire n’est jamais fermé",
            en: "the comment is never closed",
        },
    ];
    for case in &cases {
        let text = in_card(case.text);
        check(&text, case);
    }
}

#[test]
fn a_card_without_an_id_is_blamed_at_its_bracket() {
    let case = Case {
        text: "",
        path: "cards[0]",
        fr: "le champ «\u{a0}id\u{a0}» manque",
        en: "the field ‘id’ is missing",
    };
    let text = in_card("text: \"sans identifiant\"").replace("[(", "[▸(");
    check(&text, &case);
}

#[test]
fn a_mistake_elsewhere_is_found_too() {
    let cases = [
        Case {
            text: "(format: \"parcours\", version: 1, stages: [(id: \"stage-a\", steps: [(id: \"step-a\"), (id: \"step-b\", start: ▸\"25:00\")])])",
            path: "stages[0].steps[1].start",
            fr: "horaire tel que «\u{a0}07:30\u{a0}» attendu, «\u{a0}\"25:00\"\u{a0}» trouvé",
            en: "expected a time of day such as ‘07:30’, found ‘\"25:00\"’",
        },
        Case {
            text: "(format: \"parcours\", version: 1, stages: [(id: \"stage-a\", duration: (average: ▸\"2 ans\"))])",
            path: "stages[0].duration.average",
            fr: "temps tel que «\u{a0}45min\u{a0}», «\u{a0}1h30\u{a0}» ou «\u{a0}3d\u{a0}» attendu, «\u{a0}\"2 ans\"\u{a0}» trouvé",
            en: "expected a duration such as ‘45min’, ‘1h30’ or ‘3d’, found ‘\"2 ans\"’",
        },
        Case {
            text: "(format: \"parcours\", version: 1, stages: [(id: \"stage-a\", steps: [(id: \"step-a\", moment_of_truth: ▸1)])])",
            path: "stages[0].steps[0].moment_of_truth",
            fr: "mot «\u{a0}true\u{a0}» ou «\u{a0}false\u{a0}» attendu, «\u{a0}1\u{a0}» trouvé",
            en: "expected ‘true’ or ‘false’, found ‘1’",
        },
        Case {
            text: "(format: \"parcours\", version: 1, pictures: [(id: \"picture-a\", format: Png, width: 1, height: 1, data: ▸\"%\")])",
            path: "pictures[0].data",
            fr: "contenu d’image en base64 attendu, «\u{a0}\"%\"\u{a0}» trouvé",
            en: "expected the content of a picture in base64, found ‘\"%\"’",
        },
        Case {
            text: "(format: \"parcours\", version: 1, cards: [(id: \"card-a\", step: \"step-a\", lane: \"lane-a\", metric: (target: ▸1e999))])",
            path: "cards[0].metric.target",
            fr: "le nombre n’est pas fini",
            en: "the number is not finite",
        },
        Case {
            text: "(format: \"parcours\", version: 1, personas: [(id: \"persona-a\", name: \"A\"▸",
            path: "personas[0].name",
            fr: "le fichier s’arrête au milieu d’un enregistrement",
            en: "the file stops in the middle of a record",
        },
        Case {
            text: "(format: \"parcours\", version: 1, title: \"x\")\n▸(",
            path: "",
            fr: "il reste du contenu après la fin de la carte",
            en: "something follows the end of the map",
        },
        Case {
            text: "▸(format: \"parcours\", version: 0)",
            path: "",
            fr: "le champ «\u{a0}name\u{a0}» manque",
            en: "the field ‘name’ is missing",
        },
        Case {
            text: "(format: \"parcours\", version: ▸\"1\")",
            path: "version",
            fr: "nombre entier attendu, «\u{a0}\"1\"\u{a0}» trouvé",
            en: "expected a whole number, found ‘\"1\"’",
        },
        Case {
            text: "// (\n▸(format: \"parcours\", title: \"x\")",
            path: "",
            fr: "le champ «\u{a0}version\u{a0}» manque",
            en: "the field ‘version’ is missing",
        },
        Case {
            text: "(format: \"parcours\", version: 7, wheels: {1: [Some(Round())]})",
            path: "",
            fr: "Le fichier vient d’une version plus récente de Parcours (format 7)\u{202f}; cette version lit jusqu’au format 1",
            en: "The file was made by a newer version of Parcours (format 7); this version reads up to format 1",
        },
        Case {
            text: "(format: \"recipe\", version: 1)",
            path: "",
            fr: "Le fichier est d’un autre programme\u{a0}: son format est «\u{a0}recipe\u{a0}»",
            en: "The file belongs to another program: its format is ‘recipe’",
        },
        Case {
            text: "Scene(objects: [(x: 1, y: 2)], camera: None)",
            path: "",
            fr: "Ce n’est pas une carte de parcours\u{a0}: le champ «\u{a0}format: \"parcours\"\u{a0}» manque au début",
            en: "This is not a journey map: the field ‘format: \"parcours\"’ is missing at its start",
        },
        Case {
            text: "{\"format\": \"parcours\", \"version\": 1}",
            path: "",
            fr: "Ce n’est pas une carte de parcours\u{a0}: le champ «\u{a0}format: \"parcours\"\u{a0}» manque au début",
            en: "This is not a journey map: the field ‘format: \"parcours\"’ is missing at its start",
        },
        Case {
            text: " \r\n\u{feff}",
            path: "",
            fr: "Le fichier est vide",
            en: "The file is empty",
        },
    ];
    for case in &cases {
        check(case.text, case);
    }
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let cases: [(&[u8], &str); 6] = [
        (
            b"\x89PNG\r\n\x1a\n\0\0",
            "This is a PNG file, not a journey map",
        ),
        (b"PK\x03\x04\0\0", "This is a ZIP file, not a journey map"),
        (b"%PDF-1.7", "This is a PDF file, not a journey map"),
        (
            b"\xff\xfe(\0",
            "The text is encoded in UTF-16; save it as UTF-8",
        ),
        (b"(\0\0\0", "This is not a text file, so not a journey map"),
        (b"", "The file is empty"),
    ];
    for (bytes, message) in cases {
        let error = parse(bytes).expect_err(message);
        assert_eq!(error.message(Lang::En.catalog()), message);
        assert_ne!(error.message(Lang::Fr.catalog()), message);
    }
}

#[test]
fn a_byte_that_is_not_utf_8_is_located() {
    let mut bytes = in_card("id: \"card-a\", text: \"été ").into_bytes();
    bytes.truncate(bytes.len() - TAIL.len());
    bytes.extend(b"\xe9t\xe9\")])");
    let error = parse(&bytes).expect_err("Latin-1");
    assert!(
        matches!(error, OpenError::NotUtf8 { byte: 0xe9, .. }),
        "{error}"
    );
    assert_eq!(
        error.message(Lang::En.catalog()),
        "Line 5, column 30, cards[0].text: the byte 0xe9 is not UTF-8; save the file as UTF-8"
    );
}

#[test]
fn columns_and_lines_are_the_same_with_other_line_ends_and_a_byte_order_mark() {
    let text = in_card("id: \"card-a\",\n    text: 12");
    for text in [
        text.clone(),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    ] {
        let error = parse(text.as_bytes()).expect_err("a number is no text");
        let place = error.place().expect("it has a place");
        assert_eq!((place.line, place.column), (6, 11));
    }
}
