//! What separates two versions is told thing by thing, and counted.

use parcours::i18n::Lang;
use parcours::model::{AnyId, Card, Difference, Document, Edit, Emotion, How, NewCard, changes};

use crate::sample::{applied, card, document, lane, persona, step};

fn said(before: &Document, after: &Document, lang: Lang) -> Vec<String> {
    let words = lang.catalog();
    let all = changes(before, after);
    all.iter()
        .map(|change| words.minutes.change(change, after, words))
        .collect()
}

fn felt(document: &Document, name: &str, value: Option<f32>) -> Document {
    applied(
        document,
        Edit::SetEmotion {
            step: step(name),
            persona: Some(persona("p")),
            value: value.and_then(Emotion::nearest),
        },
    )
}

#[test]
fn the_same_map_has_no_changes() {
    let document = document();
    assert!(changes(&document, &document.clone()).is_empty());
    let words = Lang::Fr.catalog();
    let summary = words.minutes.summary(&document, &document, words);
    assert_eq!(summary, "rien n’a changé");
}

#[test]
fn emotions_are_told_with_what_they_were() {
    let before = document();
    let after = felt(&felt(&before, "b", Some(-1.5)), "d", Some(2.0));
    assert_eq!(
        said(&before, &after, Lang::En),
        [
            "b (Paule)\u{a0}+1\u{a0}→\u{a0}−1.5",
            "d (Paule)\u{a0}none\u{a0}→\u{a0}+2"
        ]
    );
    assert_eq!(
        said(&before, &after, Lang::Fr),
        [
            "b (Paule)\u{a0}+1\u{a0}→\u{a0}−1,5",
            "d (Paule)\u{a0}aucune\u{a0}→\u{a0}+2"
        ]
    );
    let difference = Difference::between(&before, &after);
    assert_eq!(difference.emotions, 2);
    // A step that only feels otherwise is no changed step.
    assert!(difference.steps.is_nothing());
    assert_eq!(Difference::between(&after, &before).emotions, 2);
}

#[test]
fn cards_are_added_written_moved_changed_and_removed() {
    let before = document();
    let new = |name: &str, at: &str| NewCard {
        card: Card::new(card(name), step(at), lane("x"), name),
        before: None,
    };
    // Told in the order of the columns, not in which they were added.
    let after = applied(
        &before,
        Edit::AddCards(vec![new("late", "e"), new("soon", "a")]),
    );
    let mut rewritten = Card::clone(after.card(card("1")).unwrap());
    rewritten.text = "uno".to_owned();
    let mut owned = Card::clone(after.card(card("3")).unwrap());
    owned.owner = "Zoé".to_owned();
    let mut moved = Card::clone(after.card(card("4")).unwrap());
    moved.lane = lane("x");
    let after = applied(&after, Edit::SetCards(vec![rewritten, owned, moved]));
    let after = applied(&after, Edit::RemoveCards(vec![card("2")]));
    let all = changes(&before, &after);
    let of = |name: &str| {
        let id = AnyId::from(card(name));
        let found = all.iter().find(|change| change.id == id);
        found.map(|change| change.how.clone())
    };
    assert_eq!(of("soon"), Some(How::Added));
    let before_text = "one".to_owned();
    assert_eq!(
        of("1"),
        Some(How::Written {
            before: before_text
        })
    );
    assert_eq!(of("3"), Some(How::Changed));
    assert_eq!(of("4"), Some(How::Moved));
    assert_eq!(of("2"), Some(How::Removed));
    let added: Vec<&str> = all
        .iter()
        .filter(|change| change.how == How::Added)
        .map(|change| &*change.title)
        .collect();
    assert_eq!(added, ["soon", "late"]);
    assert!(said(&before, &after, Lang::En).contains(&"“one” → “uno” · a".to_owned()));
}

#[test]
fn a_meeting_is_summed_up_in_a_sentence() {
    let before = document();
    let new = |name: &str| NewCard {
        card: Card::new(card(name), step("a"), lane("x"), name),
        before: None,
    };
    let after = applied(&before, Edit::AddCards(vec![new("n"), new("o")]));
    let after = felt(&after, "b", Some(-1.0));
    let sentence = |lang: Lang| {
        let words = lang.catalog();
        words.minutes.summary(&before, &after, words)
    };
    assert_eq!(
        sentence(Lang::En),
        "2\u{a0}cards added, b (Paule)\u{a0}+1\u{a0}→\u{a0}−1"
    );
    assert_eq!(
        sentence(Lang::Fr),
        "2\u{a0}fiches ajoutées, b (Paule)\u{a0}+1\u{a0}→\u{a0}−1"
    );
    // Of many emotions a few are named and the rest is counted.
    let mut many = after;
    for name in ["a", "c", "d", "e"] {
        many = felt(&many, name, Some(1.0));
    }
    let words = Lang::Fr.catalog();
    let sentence = words.minutes.summary(&before, &many, words);
    assert!(
        sentence.ends_with("et 2\u{a0}autres émotions"),
        "{sentence}"
    );
}
