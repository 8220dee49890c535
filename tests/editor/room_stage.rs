//! A map on the wall of a meeting room.

use parcours::command::Command;
use parcours::editor::Editor;
use parcours::model::{Document, IdGenerator};
use parcours::scene::Size;

pub const SCREEN: Size = Size {
    width: 1920.0,
    height: 1080.0,
};

/// The sample in French that has most to say of each step.
pub fn restaurant() -> Document {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/samples/restaurant.fr.parcours.ron"
    );
    let bytes = std::fs::read(path).unwrap();
    parcours::storage::parse(&bytes).unwrap().document
}

/// Shown whole.
pub fn presented(document: Document) -> Editor {
    let mut editor = Editor::new(document, IdGenerator::from_seed(3));
    editor.run(Command::Present).unwrap();
    editor.set_picture_size(SCREEN);
    editor
}

/// A key, and the whole way of the picture.
pub fn press(editor: &mut Editor, command: Command) {
    editor.run(command).unwrap();
    for _ in 0..30 {
        editor.advance_picture(1.0 / 60.0);
    }
}
