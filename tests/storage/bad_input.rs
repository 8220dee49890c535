//! Broken, hostile and enormous files: always a message or a document, soon, never a panic.

use std::time::{Duration, Instant};

use parcours::i18n::Lang;
use parcours::model::{Document, IdGenerator, Picture, PictureData, PictureFormat, Repair};
use parcours::storage::starter::STARTERS;
use parcours::storage::{MAX_BYTES, OpenError, Problem, parse, to_ron};

/// Opens or fails with a message in both languages; says which.
fn opens(bytes: &[u8]) -> bool {
    match parse(bytes) {
        Ok(opened) => {
            assert!(opened.document.check().is_empty());
            true
        }
        Err(error) => {
            for lang in Lang::ALL {
                assert!(error.message(lang.catalog()).len() > 10, "{error:?}");
            }
            false
        }
    }
}

fn within(limit: Duration, what: &str, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    let took = start.elapsed();
    assert!(took < limit, "{what} took {took:?}");
}

/// Each cut reads all that stands before it, so not every byte is tried: the first 1,500 and the last 60
/// are, and in between every 499th.
#[test]
fn a_sample_cut_anywhere_gives_a_message() {
    for starter in STARTERS.iter().filter(|starter| starter.is_sample) {
        for lang in Lang::ALL {
            let bytes = starter.bytes(lang);
            let end = bytes.len();
            let cuts = (0..end).filter(|&cut| cut < 1_500 || cut % 499 == 0 || cut + 60 > end);
            for cut in cuts {
                // Only the last line feed can go.
                assert_eq!(
                    opens(&bytes[..cut]),
                    cut == end - 1,
                    "{} cut at {cut}",
                    starter.key
                );
            }
        }
    }
}

#[test]
fn a_cut_in_the_middle_is_said_to_be_one() {
    let bytes = STARTERS[0].bytes(Lang::En);
    let text = std::str::from_utf8(bytes).expect("text");
    let cut = text.find("cards: [").expect("it has cards") + 400;
    let cut = text[cut..].find('\n').expect("more lines") + cut;
    let error = parse(&bytes[..cut]).expect_err("cut");
    assert!(
        matches!(error, OpenError::Problem(_, Problem::CutShort)),
        "{error}"
    );
    let line = text[..cut].lines().count();
    assert_eq!(error.place().map(|place| place.line), Some(line));
}

#[test]
fn changed_bytes_give_a_message_or_a_document() {
    let sample = STARTERS[1].bytes(Lang::Fr);
    let sample = &sample[..sample.len().min(12_000)];
    let mut random = IdGenerator::from_seed(3);
    for _ in 0..200 {
        let mut bytes = sample.to_vec();
        for _ in 0..=random.next_u64() % 3 {
            let at = random.next_u64() as usize % bytes.len();
            bytes[at] = match random.next_u64() % 3 {
                0 => random.next_u64() as u8,
                1 => b"()[]{}\"\\,:#'/*r\n"[random.next_u64() as usize % 16],
                _ => bytes[at] ^ 1 << (random.next_u64() % 8),
            };
        }
        opens(&bytes);
    }
}

#[test]
fn random_bytes_and_random_tokens_give_a_message() {
    let mut random = IdGenerator::from_seed(4);
    for length in (0..300).chain([10_000, 100_000]) {
        let bytes: Vec<u8> = (0..length).map(|_| random.next_u64() as u8).collect();
        assert!(!opens(&bytes));
    }
    let tokens = [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "format",
        "version",
        "\"parcours\"",
        "1",
        "cards",
        "id",
        "\"",
        "\\",
        "//",
        "/*",
        "*/",
        "\n",
        "r#\"",
        "\"#",
        "'",
        "Some",
        "None",
        "-",
        "#",
        "\u{a0}",
        "é",
    ];
    for _ in 0..1_500 {
        let mut text = "(format: \"parcours\", version: 1, ".to_owned();
        for _ in 0..random.next_u64() % 30 {
            text.push_str(tokens[random.next_u64() as usize % tokens.len()]);
        }
        opens(text.as_bytes());
    }
}

#[test]
fn a_million_brackets_are_refused_at_once() {
    for bracket in ["(", "[", "{", "Some(", "/*", "a:[", "r#\"", "'"] {
        for head in ["", "(format: \"parcours\", version: 1, cards: "] {
            let text = head.to_owned() + &bracket.repeat(1_000_000);
            within(Duration::from_secs(2), bracket, || {
                assert!(!opens(text.as_bytes()));
            });
        }
    }
    let deep = "(format: \"parcours\", version: 1, cards: ".to_owned() + &"[".repeat(100);
    let error = parse(deep.as_bytes()).expect_err("too deep");
    assert_eq!(
        error.message(Lang::En.catalog()),
        format!(
            "Line 1, column 104, cards{}[0…: more than 64 brackets open at the same time",
            "[0]".repeat(11)
        )
    );
}

#[test]
fn a_megabyte_in_one_card_survives() {
    let text = "Une très longue fiche. L’été\u{a0}!\n".repeat(40_000);
    let file = format!(
        "(format: \"parcours\", version: 1, stages: [(id: \"stage-a\", steps: [(id: \"step-a\")])], lanes: [(id: \"lane-a\", role: Action)], cards: [(id: \"card-a\", step: \"step-a\", lane: \"lane-a\", text: \"{text}\")])"
    );
    let opened = parse(file.as_bytes()).expect("it opens");
    assert_eq!(opened.document.cards[0].text, text);
    let saved = to_ron(&opened.document);
    assert_eq!(
        parse(saved.as_bytes()).expect("it opens").document,
        opened.document
    );
}

#[test]
fn ten_thousand_cards_with_one_id_get_ids_of_their_own() {
    let card = "(id: \"card-a\", step: \"step-a\", lane: \"lane-a\"),".repeat(10_000);
    let file = format!(
        "(format: \"parcours\", version: 1, stages: [(id: \"stage-a\", steps: [(id: \"step-a\")])], lanes: [(id: \"lane-a\", role: Action)], cards: [{card}])"
    );
    let opened = parse(file.as_bytes()).expect("it opens");
    assert_eq!(opened.repairs.len(), 9_999);
    assert!(opened.document.check().is_empty());
}

#[test]
fn a_file_over_the_limit_is_refused_by_its_size() {
    let bytes = vec![b' '; MAX_BYTES as usize + 1];
    let error = parse(&bytes).expect_err("too large");
    assert_eq!(
        error.message(Lang::Fr.catalog()),
        "Le fichier est trop grand\u{a0}: 65\u{a0}Mo\u{202f}; la limite est de 64\u{a0}Mo"
    );
}

/// A file with one card that shows one picture of these bytes.
fn with_picture(bytes: &[u8], format: PictureFormat) -> Document {
    let file = "(format: \"parcours\", version: 1, stages: [(id: \"stage-a\", steps: [(id: \"step-a\")])], lanes: [(id: \"lane-a\", role: Action)], cards: [(id: \"card-a\", step: \"step-a\", lane: \"lane-a\", text: \"kept\", picture: \"picture-a\")], pictures: [(id: \"picture-a\", format: Png, width: 7, height: 7, data: \"\")])";
    let mut document = parse(file.as_bytes()).expect("it opens").document;
    let mut picture = Picture::clone(&document.pictures[0]);
    picture.data = PictureData(bytes.into());
    picture.format = format;
    (picture.width, picture.height) = (7, 7);
    document.pictures = vec![picture.into()].into();
    document
}

fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let pixels = image::GrayImage::new(width, height);
    pixels
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("memory");
    bytes.into_inner()
}

/// A picture's header may promise more than any memory has: only the header is read.
fn png_that_promises(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = png::Encoder::new(&mut bytes, width, height);
    let mut writer = encoder.write_header().expect("a header");
    let data = writer.write_chunk(png::chunk::IDAT, &[0x78, 0x9c]);
    data.expect("memory");
    drop(writer);
    bytes
}

#[test]
fn a_picture_is_taken_for_what_its_content_says() {
    let (png, id) = (png_of(3, 2), "picture-a".parse().expect("an id"));
    let reopen = |document: &Document| parse(to_ron(document).as_bytes()).expect("it opens");
    let opened = reopen(&with_picture(&png, PictureFormat::Jpeg));
    let picture = &opened.document.pictures[0];
    assert_eq!(picture.format, PictureFormat::Png);
    assert_eq!((picture.width, picture.height), (3, 2));
    assert_eq!(opened.repairs, [Repair::PictureMeasured(id)]);
    assert!(reopen(&opened.document).repairs.is_empty());
}

#[test]
fn a_picture_that_cannot_be_shown_is_said_and_kept_and_costs_nothing_else() {
    let id = "picture-a".parse().expect("an id");
    let png = png_of(300, 200);
    let cut = &png[..png.len() / 2];
    let large = [png_of(3, 2), vec![0; 20_000_000]].concat();
    let cases: [(&[u8], Repair); 8] = [
        (b"", Repair::PictureUnreadable(id)),
        (b"hello", Repair::PictureUnreadable(id)),
        (b"<svg/>", Repair::PictureUnreadable(id)),
        (b"GIF89a\x01\0\x01\0", Repair::PictureUnreadable(id)),
        (cut, Repair::PictureUnreadable(id)),
        (
            &png_that_promises(60_000, 60_000),
            Repair::PictureTooLarge(id),
        ),
        (&png_that_promises(8_193, 1), Repair::PictureTooLarge(id)),
        (&large, Repair::PictureTooLarge(id)),
    ];
    for (bytes, repair) in cases {
        let document = with_picture(bytes, PictureFormat::Png);
        let opened = parse(to_ron(&document).as_bytes()).expect("it opens");
        assert_eq!(opened.repairs, [repair]);
        assert!(!repair.changes_document());
        let picture = &opened.document.pictures[0];
        assert_eq!(picture, &document.pictures[0]);
        assert_eq!(opened.document.cards[0].text, "kept");
        assert_eq!(opened.document.cards[0].picture, Some(id));
    }
}
