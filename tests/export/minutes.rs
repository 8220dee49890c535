//! Minutes: everything that was said is in the text, as it was said; a page shows its part and its lanes.

use std::sync::Arc;
use std::time::Duration;

use parcours::export::{ExportSize, PngOptions, Progress, png};
use parcours::i18n::Lang;
use parcours::meeting::{Course, Minutes, Occasion, markdown, pages};
use parcours::model::{
    AgendaItem, AgendaScope, AgendaView, Card, CardVotes, Date, Document, Edit, Emotion,
    IdGenerator, Initiative, Mark, NewCard, Note, NoteKind, VoteRound,
};
use parcours::scene::{Item, Scene};
use parcours::storage::starter::Starter;
use parcours::text::TextSystem;
use parcours::theme::LIGHT;

fn map(key: &str, lang: Lang) -> Document {
    Starter::find(key).unwrap().document(lang)
}

fn with(document: &Document, edits: Vec<Edit>) -> Document {
    document.apply(&Edit::Batch(edits)).unwrap()
}

/// The restaurant before and after a meeting in which something of every kind was done.
fn meeting(lang: Lang) -> (Document, Document) {
    let mut ids = IdGenerator::from_seed(4);
    let map = map("restaurant", lang);
    let stage = map.stages[0].id;
    let before = with(
        &map,
        vec![
            Edit::AddAgendaItem {
                item: AgendaItem::new(ids.next_id(), AgendaScope::Map, 5),
                at: 0,
            },
            Edit::AddAgendaItem {
                item: AgendaItem::new(ids.next_id(), AgendaScope::Stage(stage), 65),
                at: 1,
            },
        ],
    );
    let step = before.steps().nth(1).unwrap().1.id;
    let lane = before.lanes[0].id;
    let mut asks = Card::new(ids.next_id(), step, lane, "Who | answers\n- the phone?");
    asks.mark = Some(Mark::Question);
    asks.owner = "Zoé_D".to_owned();
    let loved = Card::new(ids.next_id(), step, lane, "A *warm* welcome");
    let dots = [(asks.id, 2), (loved.id, 7)];
    let mut round = VoteRound::new(ids.next_id(), "What first?");
    round.date = Date::new(2026, 11, 22);
    round.votes = dots.map(|(card, dots)| CardVotes { card, dots }).to_vec();
    let mut note = Note::new(ids.next_id(), "Is there <parking>?");
    note.kind = Some(NoteKind::Question);
    note.step = Some(step);
    let mut initiative = Initiative::new(ids.next_id(), "One phone number");
    initiative.owner = "Zoé_D".to_owned();
    let new = |card: &Card| NewCard {
        card: card.clone(),
        before: None,
    };
    let persona = before.personas.first().map(|persona| persona.id);
    let after = with(
        &before,
        vec![
            Edit::AddCards(vec![new(&asks), new(&loved)]),
            Edit::AddNotes {
                notes: vec![note],
                at: 0,
            },
            Edit::AddVoteRound(round.clone()),
            Edit::AddInitiative { initiative, at: 0 },
            Edit::SetEmotion {
                step,
                persona,
                value: Emotion::nearest(-2.0),
            },
        ],
    );
    (before, after)
}

#[test]
fn the_minutes_hold_everything_that_was_said_and_nothing_else() {
    for lang in Lang::ALL {
        let (before, after) = meeting(lang);
        let course = Course::begin(before.agenda[0].id, Duration::ZERO);
        let occasion = Occasion {
            date: Date::new(2026, 11, 22),
            hours: Some(("14:05".to_owned(), "15:10".to_owned())),
            participants: vec!["Anne".to_owned(), "Bob".to_owned()],
            before: Some(&before),
            course: Some((&course, Duration::from_secs(7 * 60))),
        };
        let words = lang.catalog();
        let minutes = Minutes::gather(&after, &occasion, words);
        let text = markdown(
            &minutes,
            &[("A | B".to_owned(), "a b.png".to_owned())],
            words,
        );
        let stage = after.stages[0].title.clone();
        let expected = match lang {
            Lang::Fr => vec![
                "## Ordre du jour".to_owned(),
                "| Toute la carte | 5\u{a0}min | 7\u{a0}min |".to_owned(),
                format!("| {stage} | 1\u{a0}h\u{a0}05 |  |"),
                "de 14:05 à 15:10".to_owned(),
                "2\u{a0}fiches ajoutées".to_owned(),
                "### What first? (22\u{a0}nov".to_owned(),
                "- **Question\u{a0}:** Is there \\<parking\\>?".to_owned(),
            ],
            Lang::En => vec![
                "## Agenda".to_owned(),
                "| Whole map | 5\u{a0}min | 7\u{a0}min |".to_owned(),
                "14:05 to 15:10".to_owned(),
                "2\u{a0}cards added".to_owned(),
                "- **Question:** Is there \\<parking\\>?".to_owned(),
            ],
        };
        for part in expected {
            assert!(text.contains(&part), "{part} is not in\n{text}");
        }
        for part in [
            "Anne, Bob",
            "A \\*warm\\* welcome",
            // In a list it stays one item, in a table one row.
            "Who \\| answers  \n  \\- the phone?",
            "| 1 | 7 | A \\*warm\\* welcome |",
            "| 2 | 2 | Who \\| answers / \\- the phone? |",
            "- **Zoé\\_D**\n  - One phone number",
            "![A \\| B](a%20b.png)",
            "\u{a0}→\u{a0}−2",
        ] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
        // What was on the map before is not said to be captured.
        let old = before
            .cards
            .iter()
            .find(|card| card.text.len() > 12)
            .unwrap();
        assert!(!text.contains(old.text.trim()), "{}", old.text);
        assert!(!text.contains("\n\n\n"), "{text}");
    }
}

#[test]
fn without_a_meeting_nothing_is_said_to_have_changed() {
    let (_, after) = meeting(Lang::En);
    let words = Lang::En.catalog();
    let minutes = Minutes::gather(&after, &Occasion::default(), words);
    assert!(minutes.captured.is_empty() && minutes.summary.is_none());
    // What the map itself says is there all the same.
    assert_eq!(minutes.votes.len(), 1);
    assert_eq!(minutes.questions.len(), 2);
    assert_eq!(
        minutes.owners.len(),
        1 + owners_of(&map("restaurant", Lang::En))
    );
}

#[test]
fn what_has_no_name_is_called_so_and_steps_of_the_same_name_stay_apart() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let untitled = words.model.untitled;
        let mut ids = IdGenerator::from_seed(5);
        let before = parcours::storage::stress(20);
        let mut stages: Vec<_> = before.stages.iter().map(|it| (**it).clone()).collect();
        for stage in &mut stages {
            stage.title.clear();
            for step in &mut stage.steps {
                std::sync::Arc::make_mut(step).title.clear();
            }
        }
        let before = Document {
            stages: Arc::new(stages.into_iter().map(Arc::new).collect()),
            ..before
        };
        let steps: Vec<_> = before.steps().map(|(_, step)| step.id).collect();
        let lane = before.lanes[0].id;
        let said = |step, text: &str, ids: &mut IdGenerator| NewCard {
            card: Card::new(ids.next_id(), step, lane, text),
            before: None,
        };
        let cards = vec![
            said(steps[0], "first", &mut ids),
            said(steps[1], "second", &mut ids),
        ];
        let persona = before.personas.first().map(|persona| persona.id);
        let felt = |value| Edit::SetEmotion {
            step: steps[0],
            persona,
            value: Emotion::nearest(value),
        };
        let before = with(&before, vec![felt(1.0)]);
        let after = with(&before, vec![Edit::AddCards(cards), felt(-2.0)]);
        let occasion = Occasion {
            before: Some(&before),
            ..Occasion::default()
        };
        let minutes = Minutes::gather(&after, &occasion, words);
        let places: Vec<&str> = minutes.captured.iter().map(|it| &*it.place).collect();
        assert_eq!(places, [untitled, untitled]);
        assert!(
            minutes.emotions[0].starts_with(untitled),
            "{:?}",
            minutes.emotions
        );
        let text = markdown(&minutes, &[], words);
        assert!(!text.lines().any(|line| line.trim() == "###"), "{text}");
        for page in pages(&after, words, &mut TextSystem::new(), &LIGHT) {
            assert!(page.title.starts_with(untitled), "{}", page.title);
        }
    }
}

fn owners_of(document: &Document) -> usize {
    let cards = document.cards.iter().map(|card| card.owner.clone());
    let rows = document.initiatives.iter().map(|row| row.owner.clone());
    let mut owners: Vec<String> = cards
        .chain(rows)
        .filter(|owner| !owner.is_empty())
        .collect();
    owners.sort();
    owners.dedup();
    owners.len()
}

fn texts(scene: &Scene) -> String {
    let mut text = String::new();
    for placed in &scene.placed {
        for group in &placed.fragment.groups {
            for item in placed.fragment.items_of(group) {
                if let Item::Text { line, .. } = item {
                    text.push_str(&line.text);
                    text.push(' ');
                }
            }
        }
    }
    text
}

fn scene(page: &parcours::meeting::Page, lang: Lang) -> Scene {
    page.scene(lang.catalog(), &mut TextSystem::new(), &LIGHT)
}

#[test]
fn without_an_agenda_there_are_pages_for_each_stage_that_hold_all_steps() {
    for key in ["restaurant", "flight", "store-visit", "eight-steps"] {
        for lang in Lang::ALL {
            let document = map(key, lang);
            let pages = pages(&document, lang.catalog(), &mut TextSystem::new(), &LIGHT);
            assert!(pages.len() >= document.stages.len(), "{key}");
            let mut all = String::new();
            for page in &pages {
                let scene = scene(page, lang);
                // Legible in a report: no more than a page's width at 9 points and more.
                assert!(scene.bounds.width < 1600.0, "{key}: {}", scene.bounds.width);
                let said = texts(&scene);
                let title = page.title.split_whitespace().next().unwrap();
                assert!(said.contains(title), "{key}: {title} is not in {said}");
                all.push_str(&said);
            }
            for (_, step) in document.steps() {
                let word = step.title.split_whitespace().next().unwrap();
                assert!(all.contains(word), "{key}: {word}");
            }
        }
    }
}

#[test]
fn no_page_is_too_high_to_be_printed_and_each_has_all_headers() {
    for key in ["restaurant", "flight", "store-visit", "outdoor-shop"] {
        let words = Lang::En.catalog();
        let mut document = map(key, Lang::En);
        // Thirty lines from a flip chart in one cell.
        let mut ids = IdGenerator::from_seed(5);
        let first = Card::clone(&document.cards[0]);
        let mut cards: Vec<Arc<Card>> = document.cards.to_vec();
        cards.extend((0..12).map(|line| {
            Arc::new(Card {
                id: ids.next_id(),
                text: format!("Line {line} of the flip chart"),
                ..Card::new(ids.next_id(), first.step, first.lane, "")
            })
        }));
        document.cards = Arc::new(cards);
        let mut text = TextSystem::new();
        let pages = pages(&document, words, &mut text, &LIGHT);
        let mut all = String::new();
        for page in &pages {
            let scene = page.scene(words, &mut text, &LIGHT);
            let said = texts(&scene);
            let num_lanes = document
                .lanes
                .iter()
                .filter(|lane| said.contains(lane.label.split_whitespace().next().unwrap_or("–")));
            let ratio = scene.bounds.height / scene.bounds.width;
            assert!(
                ratio <= 1.52 || num_lanes.count() <= 2,
                "{key}, {}: {ratio}",
                page.title
            );
            all.push_str(&said);
        }
        for card in document.cards.iter().filter(|card| !card.text.is_empty()) {
            let word = card.text.split_whitespace().next().unwrap();
            assert!(all.contains(word), "{key}: {word}");
        }
        let mut titles: Vec<&str> = pages.iter().map(|page| &*page.title).collect();
        titles.dedup();
        assert_eq!(titles.len(), pages.len(), "each is called otherwise");
    }
}

#[test]
fn a_page_of_one_stage_names_and_colours_its_phase_as_the_map_does() {
    let words = Lang::En.catalog();
    let document = map("flight", Lang::En);
    let mut text = TextSystem::new();
    let pages = pages(&document, words, &mut text, &LIGHT);
    let mut of_one_phase = 0;
    for stage in document.stages.iter() {
        let mut here = pages
            .iter()
            .filter(|page| page.title.starts_with(&stage.title));
        let page = here.next().unwrap();
        let scene = page.scene(words, &mut text, &LIGHT);
        let colour = LIGHT.phases[stage.phase as usize].stage;
        assert!(fills(&scene).contains(&colour), "{}", stage.title);
        let name = words.model.phase(stage.phase).to_uppercase();
        assert!(texts(&scene).contains(&name), "{}", stage.title);
        of_one_phase += 1;
    }
    assert!(of_one_phase > 2);
}

/// The colours of all filled things.
fn fills(scene: &Scene) -> Vec<parcours::scene::Colour> {
    let mut fills = Vec::new();
    for placed in &scene.placed {
        for group in &placed.fragment.groups {
            for item in placed.fragment.items_of(group) {
                match item {
                    Item::Rect { fill, .. } | Item::Path { fill, .. } => fills.extend(*fill),
                    _ => {}
                }
            }
        }
    }
    fills
}

#[test]
fn a_page_of_an_item_shows_its_lanes_alone() {
    let document = map("restaurant", Lang::En);
    let mut ids = IdGenerator::from_seed(8);
    let (kept, other) = (&document.lanes[0], &document.lanes[2]);
    let item = AgendaItem {
        name: "Front of house".to_owned(),
        lanes: vec![kept.id],
        ..AgendaItem::new(ids.next_id(), AgendaScope::Stage(document.stages[0].id), 5)
    };
    let wheel = AgendaItem {
        view: AgendaView::Wheel,
        ..AgendaItem::new(ids.next_id(), AgendaScope::Map, 5)
    };
    let agenda: Vec<Arc<AgendaItem>> = [item.clone(), item, wheel].map(Arc::new).to_vec();
    let document = Document {
        agenda: Arc::new(agenda),
        ..document.clone()
    };
    let pages = pages(
        &document,
        Lang::En.catalog(),
        &mut TextSystem::new(),
        &LIGHT,
    );
    // The same part twice is one page.
    assert_eq!(pages.len(), 2);
    assert_eq!(pages[0].title, "Front of house");
    let said = texts(&scene(&pages[0], Lang::En));
    let card_of = |lane| {
        let stage = &document.stages[0];
        let here = |card: &&Arc<Card>| stage.steps.iter().any(|step| step.id == card.step);
        let mut cards = document.cards.iter().filter(here);
        let card = cards.find(|card| card.lane == lane && card.text.len() > 4);
        card.and_then(|card| card.text.split_whitespace().find(|word| word.len() > 4))
    };
    if let Some(word) = card_of(kept.id) {
        assert!(said.contains(word), "{word} is not in {said}");
    }
    let label = match &*other.label {
        "" => Lang::En.catalog().model.role(other.role),
        label => label,
    };
    assert!(!said.contains(label), "{label} is in {said}");
    // The document's own lanes are as they were, and the wheel is whole.
    assert!(!document.lanes[2].hidden);
    let mut bytes = Vec::new();
    let options = PngOptions::new(ExportSize::Scale(0.5));
    let wheel = scene(&pages[1], Lang::En);
    png(&wheel, &options, &mut bytes, &Progress::silent()).unwrap();
    assert!(bytes.len() > 10_000);
}
