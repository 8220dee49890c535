//! Opens a sample, writes into a card, drags it to another step, saves, reopens, compares the file.

use std::fs;

use parcours::model::{Document, StepId};
use parcours::storage;

use crate::screen::{Screen, centre, inside, wait_for};

const SAMPLE: &str = "assets/samples/restaurant.fr.parcours.ron";
fn document(path: &std::path::Path) -> Document {
    storage::open(path)
        .expect("the file can be opened")
        .document
}

#[test]
fn a_card_is_written_dragged_saved_and_found_again() {
    let Some(screen) = Screen::start(1280, 720) else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("carte.parcours.ron");
    fs::copy(SAMPLE, &file).expect("the sample is copied");
    let before = document(&file);

    let mut program = screen.open(&file, folder.path(), "fr_FR.UTF-8");
    assert!(
        program.title().contains("Dîner à L’Ardoise verte"),
        "{}",
        program.title()
    );

    // The first cell's card, and the card right of it.
    let first = program.select_first_card();
    program.keys(&["Right"]);
    let second = program.selected();
    assert!(
        centre(second)[0] > first[2],
        "the second card is right of the first: {first:?} {second:?}"
    );
    program.keys(&["Left"]);
    let first = program.selected();

    program.double_click(centre(first));
    program.keys(&["ctrl+a"]);
    let text = "Où êtes-vous ? « Près d’ici » œ €";
    program.paste(text);
    program.keys(&["ctrl+Return"]);
    let written = program.selected();
    program.drag(inside(written), [centre(second)[0], second[3] - 6]);
    program.settle();
    assert!(
        program.title().contains('•'),
        "the title shows the change: {}",
        program.title()
    );

    program.keys(&["ctrl+s"]);
    wait_for("the title without its change mark", || {
        (!program.title().contains('•')).then_some(())
    });
    let after = document(&file);
    let card = after
        .cards
        .iter()
        .find(|card| card.text == text)
        .unwrap_or_else(|| {
            let changed = after
                .cards
                .iter()
                .filter(|card| !before.cards.contains(card));
            panic!(
                "the text was not saved, but {:?}",
                changed.collect::<Vec<_>>()
            )
        });
    let expected: StepId = "step-book".parse().expect("an id");
    assert_eq!(
        card.step, expected,
        "the card was dragged one step to the right"
    );
    let others = |document: &Document| {
        let mut cards: Vec<_> = document
            .cards
            .iter()
            .filter(|other| other.id != card.id)
            .cloned()
            .collect();
        cards.sort_by_key(|card| card.id);
        (
            cards,
            document.stages.clone(),
            document.lanes.clone(),
            document.links.clone(),
        )
    };
    assert_eq!(others(&before), others(&after), "nothing else changed");
    assert_eq!(
        fs::read_to_string(&file).expect("the file can be read"),
        storage::to_ron(&after),
        "the file is in its canonical form"
    );

    program.keys(&["ctrl+q"]);
    assert!(program.ended_well());

    let program = screen.open(&file, folder.path(), "en_GB.UTF-8");
    // Opening takes a moment; after that nothing happens until somebody does something.
    wait_for("an idle window", || {
        let used = program.processor_seconds();
        std::thread::sleep(std::time::Duration::from_secs(2));
        (program.processor_seconds() <= used).then_some(())
    });
}
