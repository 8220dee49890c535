//! How texts are broken, in sentences.

use super::*;
use crate::text::{REPLACEMENT, THIN_SPACE_WIDTH};

const STYLE: TextStyle = TextStyle::regular(14.0);

fn paragraph(text: &str, limits: TextLimits) -> Arc<Paragraph> {
    TextSystem::new().paragraph(text, STYLE, limits)
}

fn lines(text: &str, width: f32) -> Vec<String> {
    let paragraph = paragraph(text, TextLimits::width(width));
    paragraph.lines.iter().map(|l| l.text.clone()).collect()
}

fn width_of(text: &str) -> f32 {
    paragraph(text, TextLimits::width(f32::INFINITY)).width
}

/// The text broken at every width: no line may start or end as `is_bad` says.
fn at_every_width(text: &str, is_bad: impl Fn(&str) -> bool) {
    let mut system = TextSystem::new();
    let whole = width_of(text);
    let mut width = 40.0;
    while width < whole + 2.0 {
        let paragraph = system.paragraph(text, STYLE, TextLimits::width(width));
        for line in &paragraph.lines {
            assert!(!is_bad(&line.text), "at {width}: {:?}", line.text);
            assert!(line.width <= width + 0.01, "at {width}: {line:?}");
        }
        let shown: Vec<&str> = paragraph.lines.iter().map(|l| l.text.as_str()).collect();
        let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(letters(&shown.concat()), letters(text), "nothing is lost");
        width += 1.0;
    }
}

fn starts_badly(line: &str) -> bool {
    line.starts_with([';', ':', '!', '?', '»', '%', '\u{a0}', '\u{202f}'])
}

fn ends_badly(line: &str) -> bool {
    line.ends_with(['«', '\u{a0}', '\u{202f}'])
}

#[test]
fn a_long_text_is_broken_within_its_width() {
    let text = "Trouver une table libre pour quatre personnes ce soir";
    let paragraph = paragraph(text, TextLimits::width(120.0));
    assert!(paragraph.lines.len() >= 3, "{paragraph:?}");
    assert!(paragraph.lines.iter().all(|line| line.width <= 120.0));
}

#[test]
fn a_sign_typed_after_a_plain_space_never_starts_a_line() {
    at_every_width(
        "Pourquoi attendre ? Parce que : la table ; le vin ! Et 20 % de remise « offerte » .",
        |line| starts_badly(line) || ends_badly(line),
    );
}

#[test]
fn a_sign_after_a_no_break_space_never_starts_a_line() {
    at_every_width(
        "Vraiment\u{202f}? Oui\u{a0}: c’est «\u{a0}l’addition\u{a0}»\u{202f}; merci\u{202f}!",
        |line| starts_badly(line) || ends_badly(line),
    );
}

#[test]
fn a_sign_without_any_space_never_starts_a_line() {
    at_every_width("Quoi? Non: si; jamais! «Oui»", |line| {
        starts_badly(line) || ends_badly(line)
    });
}

#[test]
fn an_opening_quote_never_ends_a_line() {
    at_every_width("Il dit « bonjour » puis « bonsoir » à tous", ends_badly);
}

#[test]
fn a_number_stays_with_its_unit_after_a_no_break_space() {
    let text = "Un menu à 24\u{a0}€ pour deux";
    at_every_width(text, |line| line.starts_with('€') && line.len() > 3);
    let wide = width_of("Un menu à 24");
    let broken = lines(text, wide + 3.0);
    assert_eq!(broken[0], "Un menu à");
    assert!(broken[1].starts_with("24\u{a0}€"), "{broken:?}");
}

#[test]
fn a_narrow_no_break_space_holds_thousands_together() {
    let text = "Environ 10\u{202f}000 clients";
    let broken = lines(text, width_of("Environ 10") + 3.0);
    assert_eq!(broken[0], "Environ");
    assert!(broken[1].starts_with("10\u{202f}000"), "{broken:?}");
}

#[test]
fn an_apostrophe_is_no_place_to_break() {
    for text in [
        "Aujourd’hui l’addition d’Émile",
        "Aujourd'hui l'addition d'Emile",
    ] {
        let width = width_of("Aujourd’hui l’") + 2.0;
        let broken = lines(text, width);
        assert_eq!(broken[0].chars().count(), "Aujourd’hui".chars().count());
    }
}

#[test]
fn a_compound_word_may_break_after_its_hyphen() {
    let broken = lines("peut-être", width_of("peut-") + 2.0);
    assert_eq!(broken, ["peut-", "être"]);
}

#[test]
fn spaces_typed_are_kept_and_blanks_at_the_end_count_for_nothing() {
    let shown = paragraph("Prix\u{a0}: 3\u{202f}%   ", TextLimits::width(500.0));
    assert_eq!(shown.lines[0].text, "Prix\u{a0}: 3\u{202f}%");
    assert_eq!(shown.width, width_of("Prix\u{a0}: 3\u{202f}%"));
    let broken = paragraph("un      deux", TextLimits::width(width_of("un  ")));
    assert_eq!(broken.lines[0].text, "un");
    assert!((broken.lines[0].width - width_of("un")).abs() < 0.01);
}

#[test]
fn a_word_longer_than_its_line_is_cut_anywhere() {
    let url = "https://exemple.fr/parcours/restaurant/réservation?table=12&heure=20h30";
    at_every_width(url, |_| false);
    at_every_width("Anticonstitutionnellement", |_| false);
}

#[test]
fn a_word_cut_for_lack_of_room_takes_a_letter_along_with_its_sign() {
    let broken = lines("Question\u{a0}?", width_of("Question") + 1.0);
    assert_eq!(broken, ["Questio", "n\u{a0}?"]);
}

#[test]
fn a_soft_hyphen_shows_only_where_the_line_breaks() {
    let text = "extra\u{ad}ordinaire";
    assert_eq!(lines(text, 500.0), ["extraordinaire"]);
    let broken = lines(text, width_of("extra-") + 1.0);
    assert_eq!(broken[0], "extra-");
    assert!(broken[1].starts_with("ord"), "{broken:?}");
    let paragraph = |width| paragraph("une extra\u{ad}ordinaire suite", TextLimits::width(width));
    for width in 40..200 {
        let lines = &paragraph(width as f32).lines;
        assert!(
            lines.iter().all(|line| line.width <= width as f32),
            "{lines:?}"
        );
    }
}

#[test]
fn a_zero_width_space_lets_a_line_break_and_is_not_drawn() {
    let text = "aller\u{200b}retour";
    assert_eq!(lines(text, 500.0), ["allerretour"]);
    assert_eq!(lines(text, width_of("retour") + 1.0), ["aller", "retour"]);
}

#[test]
fn line_feeds_break_and_blank_lines_stay() {
    assert_eq!(
        lines("un\n\ndeux\r\ntrois", 500.0),
        ["un", "", "deux", "trois"]
    );
    assert_eq!(lines("un\n\n", 500.0), ["un"]);
}

#[test]
fn an_empty_text_is_one_line_high() {
    for text in ["", "   ", "\n"] {
        let paragraph = paragraph(text, TextLimits::width(100.0));
        assert_eq!(paragraph.height, STYLE.line_height());
        assert_eq!(paragraph.width, 0.0);
        assert_eq!(paragraph.lines.len(), 1);
        assert_eq!(paragraph.lines[0].text, "");
    }
}

#[test]
fn what_does_not_fit_ends_in_an_ellipsis_within_the_width() {
    let text = "Demander l’addition et payer sans attendre le serveur";
    for num_lines in 1..3 {
        for width in [20.0, 60.0, 100.0, 140.0] {
            let limits = TextLimits {
                width,
                lines: num_lines,
            };
            let paragraph = paragraph(text, limits);
            assert!(paragraph.is_truncated);
            assert_eq!(paragraph.lines.len(), num_lines);
            let last = &paragraph.lines[num_lines - 1];
            assert!(last.text.ends_with('…') && !last.text.ends_with(" …"));
            assert!(last.width <= width, "{last:?}");
            let again = width_of(&last.text);
            assert!((last.width - again).abs() < 1.0, "{last:?} {again}");
        }
    }
}

#[test]
fn a_text_that_fits_gets_no_ellipsis() {
    let paragraph = paragraph("Payer", TextLimits::single_line(100.0));
    assert!(!paragraph.is_truncated);
    assert_eq!(paragraph.lines[0].text, "Payer");
}

#[test]
fn a_second_line_left_out_shows_as_an_ellipsis() {
    let paragraph = paragraph("un\ndeux", TextLimits::single_line(100.0));
    assert_eq!(paragraph.lines[0].text, "un…");
}

#[test]
fn tabs_and_control_characters_leave_no_box() {
    let shown = paragraph("a\tb\u{7}c\u{85}", TextLimits::width(500.0));
    assert_eq!(shown.lines[0].text, "a    bc");
    assert_no_box(&shown);
}

#[test]
fn emoji_families_skin_tones_and_flags_leave_no_box() {
    for text in ["👨‍👩‍👧‍👦", "👍🏽", "🇫🇷 🇪🇺", "❤️", "1️⃣", "👩🏾‍💻", "🙂"]
    {
        let shown = paragraph(text, TextLimits::width(500.0));
        assert!(!shown.lines[0].text.contains(REPLACEMENT), "{text}");
        assert_no_box(&shown);
    }
}

fn assert_no_box(paragraph: &Paragraph) {
    let runs = paragraph.lines.iter().flat_map(|line| &line.runs);
    for run in runs {
        assert!(run.glyphs.iter().all(|glyph| glyph.id != 0), "{run:?}");
    }
}

#[test]
fn a_character_no_font_has_is_replaced_and_named() {
    let mut system = TextSystem::new();
    let shown = system.paragraph("日本 a", STYLE, TextLimits::width(500.0));
    assert_eq!(shown.lines[0].text, "□□ a");
    assert_no_box(&shown);
    let missing: String = system.missing_characters().iter().collect();
    assert_eq!(missing, "日本");
}

#[test]
fn bytes_that_are_no_font_are_refused() {
    let mut system = TextSystem::new();
    assert!(!system.add_fallback_font(vec![1, 2, 3], 0));
    assert!(system.add_fallback_font(BUNDLED_FONTS[0].bytes.to_vec(), 0));
    assert_eq!(system.fallback_fonts().len(), 1);
}

#[test]
fn right_to_left_text_says_so_and_comes_in_pieces() {
    let hebrew_mark = "\u{200f}";
    let text = format!("{hebrew_mark}123 {hebrew_mark}abc");
    let shown = paragraph(&text, TextLimits::width(500.0));
    assert!(shown.is_rtl && shown.lines[0].is_rtl);
    assert!(!shown.lines[0].pieces.is_empty());
    assert!(!paragraph("abc", TextLimits::width(500.0)).is_rtl);
}

#[test]
fn a_line_is_as_wide_as_its_last_glyph_says() {
    for text in ["Réserver une table", "AVATAR To", "fi ffi œuvre", "→ 3 ½"] {
        let line = &paragraph(text, TextLimits::width(f32::INFINITY)).lines[0];
        let last = line.runs.last().unwrap().glyphs.last().unwrap();
        assert!(
            last.x < line.width && last.x > line.width - 16.0,
            "{line:?}"
        );
    }
}

#[test]
fn sources_of_lines_follow_each_other() {
    let text = "un\u{0} deux\ttrois « quatre »\ncinq";
    let shown = paragraph(text, TextLimits::width(60.0));
    let mut end = 0;
    for line in &shown.lines {
        assert!(line.source.start >= end && line.source.end >= line.source.start);
        assert!(text.get(line.source.clone()).is_some(), "{line:?}");
        end = line.source.end;
    }
    assert_eq!(end, text.len());
}

#[test]
fn the_same_question_gets_the_same_paragraph() {
    let mut system = TextSystem::new();
    let limits = TextLimits::width(100.0);
    let first = system.paragraph("Bonjour", STYLE, limits);
    assert!(Arc::ptr_eq(
        &first,
        &system.paragraph("Bonjour", STYLE, limits)
    ));
}

#[test]
fn the_cache_does_not_grow_for_ever() {
    let mut system = TextSystem::new();
    let long = "mot ".repeat(20_000);
    for index in 0..200 {
        let text = format!("{index} {long}");
        let limits = TextLimits::single_line(100.0);
        let paragraph = Arc::new(Paragraph {
            lines: Vec::new(),
            style: STYLE,
            width: 0.0,
            height: 0.0,
            is_truncated: false,
            is_rtl: false,
        });
        system.cache.insert(&text, STYLE, limits, &paragraph);
    }
    assert!(system.cache.len() < 60, "{}", system.cache.len());
}

#[test]
fn a_megabyte_of_text_is_broken_without_hanging() {
    let words = "une phrase sans fin ".repeat(50_000);
    let one_word = "x".repeat(200_000);
    for text in [words, one_word] {
        let shown = paragraph(&text, TextLimits::width(150.0));
        assert!(shown.lines.len() > 1000);
    }
}

#[test]
fn the_thin_space_is_as_wide_as_said() {
    for style in [STYLE, TextStyle::bold(14.0)] {
        let mut system = TextSystem::new();
        let mut width = |text: &str| {
            let limits = TextLimits::width(f32::INFINITY);
            system.paragraph(text, style, limits).width
        };
        let bare = width("||");
        let ratio = (width("|\u{202f}|") - bare) / (width("|\u{a0}|") - bare);
        assert!((ratio - THIN_SPACE_WIDTH).abs() < 0.02, "{ratio}");
    }
}
