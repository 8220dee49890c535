//! Copy, cut, paste and duplicate; text in and out.

use std::sync::Arc;

use parcours::command::Command;
use parcours::editor::{Blocked, Incoming, PasteError, PasteShape};
use parcours::model::{
    Card, Channel, Document, Emotion, Evidence, Lane, LaneRole, Link, Mark, Persona, Picture,
    PictureData, PictureFormat, Swatch,
};
use parcours::scene::Target;

use crate::test_editor::{SHIFT, TestEditor, card, card_id, cell, document, lane, step};

#[test]
fn copied_cards_are_pasted_whole_with_their_distance() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    test.click_with(card("3"), SHIFT);
    test.run(Command::Copy);
    assert_eq!(test.editor.take_copied().unwrap().text, "one\tthree");
    assert_eq!(test.editor.take_copied(), None);
    test.click(cell("b", "y"));
    test.run(Command::Paste);
    assert_eq!(test.lane_text("y"), "|one|three+2||four");
    assert_eq!(test.selected().len(), 2);
    assert_eq!(test.editor.undo_name().unwrap(), "coller 2\u{a0}fiches");
    // The system clipboard brings back our own text: still whole cards.
    test.click(cell("c", "y"));
    test.editor.select([cell("a", "y")]);
    test.editor.paste("one\tthree").unwrap();
    assert_eq!(test.lane_text("y"), "one|one three+2|three+2||four");
}

#[test]
fn cut_cards_are_gone_until_pasted() {
    let mut test = TestEditor::new();
    test.click(card("2"));
    test.run(Command::Cut);
    assert_eq!(test.lane_text("x"), "one|three+2|||");
    assert_eq!(test.editor.undo_name().unwrap(), "couper une fiche");
    test.click(cell("e", "x"));
    test.run(Command::Paste);
    assert_eq!(test.lane_text("x"), "one|three+2|||two");
}

#[test]
fn pasted_lines_become_one_card_each() {
    let mut test = TestEditor::new();
    test.click(cell("c", "y"));
    test.editor.paste("first\n\n  second \r\nthird").unwrap();
    test.sweep();
    assert_eq!(test.lane_text("y"), "||first second third||four");
    assert_eq!(
        test.editor.paste("\n \n"),
        Err(PasteError::Blocked(Blocked::NothingToPaste))
    );
}

#[test]
fn a_duplicate_stands_after_its_original() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    test.run(Command::Duplicate);
    assert_eq!(test.lane_text("x"), "one one two|three+2|||");
    assert_ne!(test.selected(), [card("1")]);
}

#[test]
fn nothing_copied_means_nothing_pasted() {
    let mut test = TestEditor::new();
    assert_eq!(test.press(Command::Paste), Err(Blocked::NothingToPaste));
    assert_eq!(test.press(Command::Copy), Err(Blocked::NoCardSelected));
}

#[test]
fn cards_travel_to_another_map() {
    let mut test = TestEditor::new();
    test.run(Command::SelectAll).run(Command::Copy);
    let clip = test.editor.clip().cloned();
    let mut other = TestEditor::new();
    other.editor.set_clip(clip);
    other.click(cell("e", "y"));
    other.run(Command::Paste);
    assert_eq!(other.editor.document().cards.len(), 8);
}

/// What another window makes of the HTML of a copy.
fn through_html(clip: &parcours::editor::Clip) -> Incoming {
    Incoming::read(Some(&clip.html()), Some(&clip.text)).unwrap()
}

#[test]
fn whole_cards_travel_between_windows_with_all_that_belongs_to_them() {
    let mut test = TestEditor::of(rich_document());
    test.run(Command::SelectAll).run(Command::Copy);
    let clip = test.editor.take_copied().unwrap();
    let mut other = TestEditor::of(Document {
        stages: document().stages,
        lanes: document().lanes,
        ..Document::default()
    });
    other.click(cell("a", "x"));
    let incoming = through_html(&clip);
    assert!(!other.editor.needs_preview(&incoming));
    assert_eq!(other.editor.paste_incoming(&incoming).unwrap().num_cards, 4);
    other.sweep();
    let (from, to) = (test.editor.document(), other.editor.document());
    assert_eq!(to.links.len(), 1);
    assert_eq!(to.links[0].label, "puis");
    assert_eq!(to.pictures, from.pictures);
    assert_eq!(to.personas, from.personas);
    let rich = to.cards.iter().find(|card| card.text == "one").unwrap();
    let source = from.card(card_id("1")).unwrap();
    assert_eq!(
        Card {
            id: source.id,
            ..(**rich).clone()
        },
        **source
    );
    other.run(Command::Undo);
    assert!(
        other.editor.document().cards.is_empty() && other.editor.document().personas.is_empty()
    );
}

#[test]
fn a_persona_of_the_same_name_takes_the_cards() {
    let mut test = TestEditor::of(rich_document());
    test.editor.select([card("1")]);
    test.run(Command::Copy);
    let clip = test.editor.take_copied().unwrap();
    let namesake = Persona::new("persona-q".parse().unwrap(), "PAULE");
    let mut other = TestEditor::of(Document {
        personas: Arc::new(vec![namesake.into()]),
        cards: Arc::default(),
        ..document()
    });
    other.click(cell("a", "x"));
    other.editor.paste_incoming(&through_html(&clip)).unwrap();
    other.sweep();
    let pasted = &other.editor.document().cards[0];
    assert_eq!(pasted.persona, Some("persona-q".parse().unwrap()));
    assert_eq!(other.editor.document().personas.len(), 1);
}

#[test]
fn a_damaged_copy_is_pasted_as_the_text_it_also_is() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    test.click_with(card("3"), SHIFT);
    test.run(Command::Copy);
    let clip = test.editor.take_copied().unwrap();
    let html = clip.html();
    let damaged = html.replacen("1:", "1:x", 1);
    let mut other = TestEditor::new();
    other.click(cell("b", "y"));
    let incoming = Incoming::read(Some(&damaged), Some(&clip.text)).unwrap();
    other.editor.paste_incoming(&incoming).unwrap();
    other.sweep();
    assert_eq!(other.lane_text("y"), "|one|three||four");
}

#[test]
fn a_rectangle_is_copied_as_rows_of_lanes_and_columns_of_steps() {
    let mut test = TestEditor::new();
    test.editor.select([card("1"), card("2"), card("4")]);
    test.run(Command::Copy);
    let clip = test.editor.take_copied().unwrap();
    assert_eq!(clip.text, "\"one\ntwo\"\t\t\t\t\n\t\t\t\tfour");
    assert!(clip.html().contains("one<br>two"));
}

#[test]
fn whole_rows_and_columns_are_copied_with_their_names() {
    let mut test = TestEditor::new();
    test.editor.select([Target::Step(step("a"))]);
    test.run(Command::Copy);
    let text = test.editor.take_copied().unwrap().text;
    assert_eq!(text, "\ta\nActions\t\"one\ntwo\"\nIrritants\t");
    test.editor.select([Target::Lane(lane("y"))]);
    test.run(Command::Copy);
    let text = test.editor.take_copied().unwrap().text;
    assert_eq!(text, "\ta\tb\tc\td\te\nIrritants\t\t\t\t\tfour");
}

#[test]
fn one_card_is_copied_word_for_word() {
    let mut test = TestEditor::new();
    test.click(cell("c", "y"));
    test.editor
        .paste_planned(&one_card("=1+1\n<b> & \"x\""))
        .unwrap();
    test.run(Command::Copy);
    let clip = test.editor.take_copied().unwrap();
    assert_eq!(clip.text, "=1+1\n<b> & \"x\"");
    let html = clip.html();
    assert!(html.contains("&lt;b&gt; &amp; &quot;x&quot;"));
    // Where a spreadsheet would calculate, the cell says that it is a text.
    assert!(html.contains("sdnum=\"1033;0;@\"") && html.contains("mso-number-format"));
}

fn one_card(text: &str) -> parcours::editor::PastePlan {
    let test = TestEditor::new();
    let incoming = Incoming::read(None, Some(text)).unwrap();
    let mut form = test.editor.paste_form(&incoming);
    form.shape = PasteShape::One;
    test.editor.paste_plan(&incoming, &form).unwrap()
}

#[test]
fn lists_lose_their_marks_and_addresses_stay() {
    let mut test = TestEditor::new();
    test.click(cell("c", "y"));
    test.editor
        .paste("- [ ] first\n- second\nhttps://example.org/a-b?c=1\n2024 was good")
        .unwrap();
    assert_eq!(
        test.lane_text("y"),
        "||first second https://example.org/a-b?c=1 2024 was good||four"
    );
}

#[test]
fn a_picture_becomes_a_card_of_the_nearest_storyboard() {
    let mut document = document();
    let lanes = Arc::make_mut(&mut document.lanes);
    lanes.push(Lane::new(lane("far"), LaneRole::Storyboard).into());
    lanes.insert(2, Lane::new(lane("near"), LaneRole::Storyboard).into());
    let mut test = TestEditor::of(document);
    test.click(cell("b", "y"));
    test.editor.paste_picture(picture()).unwrap();
    test.sweep();
    let pasted = test.editor.document().cards.last().unwrap().clone();
    assert_eq!((pasted.step, pasted.lane), (step("b"), lane("near")));
    assert_eq!(pasted.picture, Some(picture().id));
    assert_eq!(test.selected(), [Target::Card(pasted.id)]);
    // The same picture again is stored once.
    test.editor.paste_picture(picture()).unwrap();
    assert_eq!(test.editor.document().pictures.len(), 1);
}

#[test]
fn without_a_storyboard_a_picture_goes_where_the_keyboard_stands() {
    let mut test = TestEditor::new();
    test.click(cell("b", "y"));
    test.editor.paste_picture(picture()).unwrap();
    test.sweep();
    let pasted = test.editor.document().cards.last().unwrap().clone();
    assert_eq!((pasted.step, pasted.lane), (step("b"), lane("y")));
    test.run(Command::Undo);
    assert!(test.editor.document().pictures.is_empty());
}

fn picture() -> Picture {
    Picture {
        id: "picture-x".parse().unwrap(),
        description: "a drawing".to_owned(),
        format: PictureFormat::Png,
        width: 2,
        height: 1,
        data: PictureData(Arc::from(&b"not looked at here"[..])),
    }
}

/// The test document with a card that has everything, and a link.
fn rich_document() -> Document {
    let mut document = document();
    let mut rich = (*document.cards[0]).clone();
    rich.note = "private".to_owned();
    rich.channels = vec![Channel::Web];
    rich.persona = Some("persona-p".parse().unwrap());
    rich.emotion = Emotion::nearest(-1.5);
    rich.level = Some(3);
    rich.mark = Some(Mark::Pain);
    rich.evidence = Evidence::Assumed;
    rich.owner = "Marie \"M\"".to_owned();
    rich.tags = vec!["a, b".to_owned(), "é".to_owned()];
    rich.colour = Some(Swatch::ALL[2]);
    rich.picture = Some(picture().id);
    Arc::make_mut(&mut document.cards)[0] = rich.into();
    document.pictures = Arc::new(vec![picture().into()]);
    document.links = Arc::new(vec![
        Link {
            id: "link-l".parse().unwrap(),
            from: card_id("1"),
            to: card_id("4"),
            label: "puis".to_owned(),
        }
        .into(),
    ]);
    assert_eq!(document.check(), []);
    document
}
