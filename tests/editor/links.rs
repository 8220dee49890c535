//! Links: pulled out of a card's handle, picked with the arrows, named, reversed, followed, deleted.

use parcours::command::Command;
use parcours::editor::{Blocked, Cursor, Finish, Grip, Modifiers};
use parcours::model::{CardMove, Edit, LinkId};
use parcours::scene::{Point, Target, point};

use crate::test_editor::{TestEditor, card, card_id, cell, lane, step};

/// The handle under (or over) a card, in screen points.
fn dot(test: &mut TestEditor, name: &str, top: bool) -> Point {
    test.moved(test.at(card(name)), Modifiers::default());
    let handles = test.editor.overlay().handles;
    let handle = handles.iter().find(|handle| {
        handle.grip
            == Grip::Link {
                card: card_id(name),
                at_top: top,
            }
    });
    test.editor.viewport().to_screen(handle.unwrap().at)
}

fn links(test: &TestEditor) -> Vec<(String, String, String)> {
    let name = |id: parcours::model::CardId| id.to_string().trim_start_matches("card-").to_owned();
    let links = test.editor.document().links.iter();
    links
        .map(|link| (name(link.from), name(link.to), link.label.clone()))
        .collect()
}

fn link(from: &str, to: &str, label: &str) -> (String, String, String) {
    (from.to_owned(), to.to_owned(), label.to_owned())
}

fn first_link(test: &TestEditor) -> (LinkId, Target) {
    let id = test.editor.document().links[0].id;
    (id, Target::Link(id))
}

/// The middle of a link's longest part, in screen points.
fn on_link(test: &TestEditor) -> Point {
    let (id, _) = first_link(test);
    let way = test.editor.layout().way_of(id).unwrap();
    let longest = way
        .windows(2)
        .max_by(|a, b| a[0].distance(a[1]).total_cmp(&b[0].distance(b[1])));
    let pair = longest.unwrap();
    test.editor.viewport().to_screen((pair[0] + pair[1]) * 0.5)
}

fn linked() -> TestEditor {
    let mut test = TestEditor::new();
    let from = dot(&mut test, "2", false);
    test.drag_with(from, test.at(card("4")), Modifiers::default());
    test
}

#[test]
fn a_link_is_pulled_from_a_handle_to_the_card_under_the_pointer() {
    let mut test = TestEditor::new();
    let from = dot(&mut test, "2", false);
    test.moved(from, Modifiers::default());
    assert_eq!(test.editor.overlay().cursor, Cursor::Crosshair);
    let overlay = test.hold(from, test.at(cell("d", "x")), Modifiers::default());
    assert!(overlay.link.is_some() && overlay.link_end.is_none());
    test.moved(test.at(card("4")), Modifiers::default());
    let overlay = test.editor.overlay();
    assert_eq!(overlay.link_end, test.editor.place_of(card("4")));
    test.up(test.at(card("4")), 1, Modifiers::default());
    assert_eq!(links(&test), [link("2", "4", "")]);
    assert_eq!(test.selected(), [first_link(&test).1]);
    assert_eq!(test.editor.undo_name().unwrap(), "ajouter un lien");
    test.run(Command::Undo);
    assert!(!test.editor.is_changed());
}

#[test]
fn a_link_dropped_elsewhere_or_escaped_leaves_nothing() {
    let mut test = TestEditor::new();
    for target in [cell("d", "x"), card("2"), Target::Title] {
        let from = dot(&mut test, "2", false);
        test.drag_with(from, test.at(target), Modifiers::default());
    }
    let from = dot(&mut test, "2", false);
    test.hold(from, test.at(card("4")), Modifiers::default());
    test.run(Command::Cancel);
    test.up(test.at(card("4")), 1, Modifiers::default());
    assert_eq!(links(&test), []);
    assert_eq!(test.editor.history().num_undo_steps(), 0);
}

#[test]
fn a_click_on_the_handle_and_one_on_the_other_card_link_without_a_drag() {
    let mut test = TestEditor::new();
    let at = dot(&mut test, "3", true);
    test.down(at, 1, Modifiers::default());
    test.up(at, 1, Modifiers::default());
    assert!(test.editor.picks_link());
    test.click(card("1"));
    assert_eq!(links(&test), [link("3", "1", "")]);
}

#[test]
fn the_arrows_pick_the_other_card_and_enter_links() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    test.run(Command::AddLink);
    assert!(test.editor.picks_link());
    assert_eq!(test.press(Command::EditText), Err(Blocked::NoCardSelected));
    test.run(Command::GoRight);
    assert_eq!(
        test.editor.overlay().link_end,
        test.editor.place_of(card("3"))
    );
    test.run(Command::GoRight);
    assert_eq!(
        test.editor.overlay().link_end,
        test.editor.place_of(card("4"))
    );
    test.run(Command::EditText);
    assert_eq!(links(&test), [link("1", "4", "")]);
    assert!(!test.editor.picks_link());
    test.click(card("1"));
    test.run(Command::AddLink)
        .run(Command::GoRight)
        .run(Command::Cancel);
    assert_eq!(links(&test).len(), 1);
    assert_eq!(test.selected(), [card("1")]);
    // What is linked already is only selected.
    test.run(Command::AddLink);
    test.click(card("4"));
    assert_eq!(links(&test).len(), 1);
    assert_eq!(test.selected(), [first_link(&test).1]);
}

#[test]
fn a_link_is_selected_near_its_line_and_not_in_its_bounds() {
    let mut test = linked();
    let down = CardMove {
        card: card_id("4"),
        step: step("e"),
        lane: lane("m"),
        before: None,
    };
    test.editor
        .apply(Edit::MoveCards(vec![down]), None)
        .unwrap();
    let (_, target) = first_link(&test);
    test.click(Target::Title);
    let near = on_link(&test);
    test.moved(near, Modifiers::default());
    assert_eq!(test.editor.overlay().cursor, Cursor::Point);
    assert_eq!(test.editor.overlay().lines.len(), 1);
    for by in [point(0.0, 5.0), point(0.0, -5.0), point(0.0, 0.0)] {
        let at = near + by;
        test.down(at, 1, Modifiers::default());
        test.up(at, 1, Modifiers::default());
        assert_eq!(test.selected(), [target], "{by:?}");
    }
    assert!(test.editor.overlay().lines[0].0);
    let bounds = test.editor.place_of(target).unwrap();
    let inside = test.at(cell("c", "y"));
    assert!(bounds.contains(test.editor.viewport().to_map(inside)));
    test.down(inside, 1, Modifiers::default());
    test.up(inside, 1, Modifiers::default());
    assert_eq!(test.selected(), [cell("c", "y")]);
}

#[test]
fn a_label_is_written_on_the_link_also_where_there_is_none() {
    let mut test = linked();
    test.run(Command::EditText);
    let edit = test.editor.text_edit().unwrap();
    assert_eq!((edit.target, &*edit.text), (first_link(&test).1, ""));
    test.editor.set_edit_text("prévient".to_owned());
    test.editor.finish_text_edit(Finish::Keep);
    assert_eq!(links(&test), [link("2", "4", "prévient")]);
    assert_eq!(test.editor.undo_name().unwrap(), "écrire sur un lien");
    let at = on_link(&test);
    for clicks in [1, 2] {
        test.down(at, clicks, Modifiers::default());
        test.up(at, clicks, Modifiers::default());
    }
    assert_eq!(test.editor.text_edit().unwrap().text, "prévient");
    test.editor.set_edit_text(String::new());
    test.editor.finish_text_edit(Finish::Keep);
    assert_eq!(links(&test), [link("2", "4", "")]);
}

#[test]
fn a_link_is_reversed_deleted_and_kept_when_its_card_moves() {
    let mut test = linked();
    test.run(Command::ReverseLink);
    assert_eq!(links(&test), [link("4", "2", "")]);
    assert_eq!(test.editor.undo_name().unwrap(), "inverser un lien");
    test.drag(card("2")).to(cell("d", "y"));
    assert_eq!(links(&test), [link("4", "2", "")]);
    let (id, target) = first_link(&test);
    assert!(test.editor.layout().way_of(id).is_some());
    test.editor.select([target]);
    test.run(Command::Delete);
    assert_eq!(links(&test), []);
    assert_eq!(test.editor.undo_name().unwrap(), "supprimer un lien");
    test.run(Command::Undo)
        .run(Command::Undo)
        .run(Command::Undo);
    assert_eq!(links(&test), [link("2", "4", "")]);
    test.click(card("1"));
    assert_eq!(
        test.press(Command::ReverseLink),
        Err(Blocked::NoLinkSelected)
    );
}

#[test]
fn ctrl_and_arrows_follow_a_link_and_arrows_walk_it() {
    let mut test = linked();
    let from = dot(&mut test, "2", true);
    test.drag_with(from, test.at(card("3")), Modifiers::default());
    let links: Vec<Target> = test
        .editor
        .document()
        .links
        .iter()
        .map(|l| Target::Link(l.id))
        .collect();
    test.click(card("2"));
    for (command, target) in [
        (Command::FollowLink, links[0]),
        (Command::GoDown, links[1]),
        (Command::GoUp, links[0]),
        (Command::FollowLink, card("4")),
        (Command::FollowLinkBack, links[0]),
        (Command::FollowLinkBack, card("2")),
        (Command::FollowLink, links[0]),
        (Command::GoRight, card("4")),
    ] {
        test.run(command);
        assert_eq!(test.selected(), [target], "{command:?}");
    }
    test.click(card("1"));
    assert_eq!(test.press(Command::FollowLink), Err(Blocked::NoLink));
}

/// An end of the selected link, in screen points.
fn end(test: &TestEditor, at_start: bool) -> Point {
    let handles = test.editor.overlay().handles;
    let (link, _) = first_link(test);
    let grip = Grip::LinkEnd { link, at_start };
    let handle = handles.iter().find(|handle| handle.grip == grip);
    test.editor.viewport().to_screen(handle.unwrap().at)
}

#[test]
fn an_end_of_a_selected_link_is_dragged_to_another_card() {
    let mut test = linked();
    let (tip, goal) = (end(&test, false), test.at(card("3")));
    test.moved(tip, Modifiers::default());
    assert_eq!(test.editor.overlay().cursor, Cursor::Crosshair);
    let overlay = test.hold(tip, goal, Modifiers::default());
    assert_eq!(overlay.link_end, test.editor.place_of(card("3")));
    test.up(goal, 1, Modifiers::default());
    assert_eq!(links(&test), [link("2", "3", "")]);
    assert_eq!(test.selected(), [first_link(&test).1], "it stays selected");
    let (tail, goal) = (end(&test, true), test.at(card("4")));
    test.drag_with(tail, goal, Modifiers::default());
    assert_eq!(links(&test), [link("4", "3", "")]);
    test.run(Command::Undo).run(Command::Undo);
    assert_eq!(links(&test), [link("2", "4", "")]);
}

#[test]
fn an_end_of_a_link_let_go_elsewhere_or_on_its_other_card_stays() {
    let mut test = linked();
    let before = links(&test);
    for goal in [cell("d", "m"), card("2")] {
        let (tip, goal) = (end(&test, false), test.at(goal));
        test.drag_with(tip, goal, Modifiers::default());
        assert_eq!(links(&test), before);
        assert_eq!(test.selected(), [first_link(&test).1]);
    }
    let tip = end(&test, false);
    test.hold(tip, test.at(card("3")), Modifiers::default());
    test.run(Command::Cancel);
    test.up(test.at(card("3")), 1, Modifiers::default());
    assert_eq!(links(&test), before);
    // A click on an end leaves the link selected rather than the card under it.
    test.down(tip, 1, Modifiers::default());
    test.up(tip, 1, Modifiers::default());
    assert_eq!(test.selected(), [first_link(&test).1]);
}
