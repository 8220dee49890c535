//! Rows, columns, blueprint lines and legend follow the document.

use std::sync::Arc;

use parcours::i18n::Lang;
use parcours::layout::Swimlane;
use parcours::model::{
    Card, Document, Emotion, EmotionPoint, Evidence, IdGenerator, Lane, LaneRole, Mark, Persona,
    Stage, Step,
};
use parcours::scene::{Item, PathCommand, Target};
use parcours::text::TextSystem;
use parcours::theme::{DARK, LIGHT};

use crate::{groups, lay_out, options, words};

/// Two steps and the lanes of `roles`, without cards.
pub fn plain(roles: &[LaneRole]) -> (Document, IdGenerator) {
    let mut ids = IdGenerator::from_seed(3);
    let mut stage = Stage::new(ids.next_id(), "Choisir");
    for title in ["Chercher", "Réserver"] {
        stage.steps.push(Arc::new(Step::new(ids.next_id(), title)));
    }
    let lanes = roles
        .iter()
        .map(|&role| Arc::new(Lane::new(ids.next_id(), role)));
    let document = Document {
        lanes: Arc::new(lanes.collect()),
        stages: Arc::new(vec![Arc::new(stage)]),
        ..Document::default()
    };
    (document, ids)
}

pub fn with_cards(document: &Document, ids: &mut IdGenerator, texts: &[&str]) -> Document {
    let step = document.stages[0].steps[0].id;
    let lane = document.lanes[0].id;
    let cards = texts
        .iter()
        .map(|text| Arc::new(Card::new(ids.next_id(), step, lane, *text)));
    Document {
        cards: Arc::new(cards.collect()),
        ..document.clone()
    }
}

fn set_lane(document: &Document, change: impl Fn(&mut Lane)) -> Document {
    let mut lanes = (*document.lanes).clone();
    change(Arc::make_mut(&mut lanes[0]));
    Document {
        lanes: Arc::new(lanes),
        ..document.clone()
    }
}

#[test]
fn a_row_grows_with_its_fullest_cell_and_moves_the_next_one() {
    let (empty, mut ids) = plain(&[LaneRole::Action, LaneRole::Thought]);
    let low = lay_out(&empty);
    let full = with_cards(
        &empty,
        &mut ids,
        &["un", "deux\ndeux\ndeux", "trois", "quatre"],
    );
    let high = lay_out(&full);
    let grown = high.grid.rows[0].height - low.grid.rows[0].height;
    assert!(grown > 80.0, "{grown}");
    assert_eq!(high.grid.rows[1].y - low.grid.rows[1].y, grown);
    assert_eq!(high.grid.rows[1].height, low.grid.rows[1].height);
}

#[test]
fn a_row_is_at_least_as_high_as_its_lane_says() {
    let (document, _) = plain(&[LaneRole::Action]);
    let tall = set_lane(&document, |lane| lane.height = Some(333));
    assert_eq!(lay_out(&tall).grid.rows[0].height, 333.0);
}

#[test]
fn a_collapsed_lane_shows_bars_and_a_hidden_one_nothing() {
    let (document, mut ids) = plain(&[LaneRole::Action, LaneRole::Thought]);
    let document = with_cards(&document, &mut ids, &["un", "deux"]);
    let collapsed = lay_out(&set_lane(&document, |lane| lane.collapsed = true));
    assert_eq!(collapsed.grid.rows[0].height, 28.0);
    for card in document.cards.iter() {
        let bar = collapsed.rect_of(Target::Card(card.id)).expect("a bar");
        assert!(bar.width < 30.0 && bar.height < 28.0, "{bar:?}");
    }
    assert!(!words(&collapsed).contains("deux"));

    let hidden = lay_out(&set_lane(&document, |lane| lane.hidden = true));
    assert_eq!(hidden.grid.rows.len(), 1);
    assert_eq!(hidden.rect_of(Target::Card(document.cards[0].id)), None);
    assert_eq!(hidden.rect_of(Target::Lane(document.lanes[0].id)), None);
}

#[test]
fn a_spanning_card_covers_its_columns_and_stacks_under_what_is_there() {
    let (document, mut ids) = plain(&[LaneRole::Action]);
    let document = with_cards(&document, &mut ids, &["un", "large", "dessous"]);
    let mut cards = (*document.cards).clone();
    Arc::make_mut(&mut cards[1]).span = 9;
    let second = document.stages[0].steps[1].id;
    Arc::make_mut(&mut cards[2]).step = second;
    let document = Document {
        cards: Arc::new(cards),
        ..document
    };
    let layout = lay_out(&document);
    let at = |index: usize| {
        let id = document.cards[index].id;
        layout.rect_of(Target::Card(id)).expect("a card")
    };
    let [a, b] = [layout.grid.columns[0], layout.grid.columns[1]];
    assert!(at(1).x > a.x && at(1).right() > b.x && at(1).right() < b.x + b.width);
    assert!(at(1).y >= at(0).bottom());
    assert!(at(2).y >= at(1).bottom() && at(2).x > b.x);
}

#[test]
fn blueprint_lines_are_named_in_both_languages_where_roles_ask_for_them() {
    let roles = [
        LaneRole::Action,
        LaneRole::Frontstage,
        LaneRole::Backstage,
        LaneRole::Support,
    ];
    let (document, _) = plain(&roles);
    let mut text = TextSystem::new();
    for (lang, names) in [
        (
            Lang::Fr,
            [
                "Ligne d’interaction",
                "Ligne de visibilité",
                "Ligne d’interaction interne",
            ],
        ),
        (
            Lang::En,
            [
                "Line of interaction",
                "Line of visibility",
                "Line of internal interaction",
            ],
        ),
    ] {
        let layout = Swimlane::new().layout(&document, &options(lang), &mut text, &LIGHT);
        let words = words(&layout);
        for name in names {
            let times = words.lines().filter(|line| *line == name).count();
            assert_eq!(times, 2, "{name} by its line and in the legend:\n{words}");
        }
        let gaps = layout.grid.rows.windows(2);
        assert!(
            gaps.clone()
                .all(|pair| pair[1].y > pair[0].y + pair[0].height)
        );
    }
    let (customer_only, _) = plain(&[LaneRole::Action, LaneRole::Emotion, LaneRole::Opportunity]);
    assert!(!words(&lay_out(&customer_only)).contains("Ligne"));
}

#[test]
fn the_legend_names_what_is_used_and_nothing_else() {
    let (document, mut ids) = plain(&[LaneRole::Action]);
    let document = with_cards(&document, &mut ids, &["un"]);
    assert!(!words(&lay_out(&document)).contains("Observé"));
    let mut cards = (*document.cards).clone();
    let card = Arc::make_mut(&mut cards[0]);
    card.evidence = Evidence::Observed {
        source: "entretien".into(),
    };
    card.mark = Some(Mark::Delight);
    let document = Document {
        cards: Arc::new(cards),
        ..document
    };
    let french = words(&lay_out(&document));
    assert!(french.contains("Observé") && french.contains("Enchantement"));
    assert!(!french.contains("Supposé") && !french.contains("Irritant"));
    assert!(french.contains("100\u{a0}%"), "{french}");
    let mut text = TextSystem::new();
    let english = Swimlane::new().layout(&document, &options(Lang::En), &mut text, &DARK);
    let english = words(&english);
    assert!(english.contains("Observed") && english.contains("Delight"));
    assert!(english.contains("Current state"));
}

#[test]
fn each_persona_has_a_curve_with_gaps_and_can_be_switched_off() {
    let (mut document, mut ids) = plain(&[LaneRole::Emotion]);
    let personas: Vec<Arc<Persona>> = ["Camille", "Karim"]
        .iter()
        .map(|name| Arc::new(Persona::new(ids.next_id(), *name)))
        .collect();
    let mut stage = (*document.stages[0]).clone();
    for title in ["Payer", "Partir"] {
        stage.steps.push(Arc::new(Step::new(ids.next_id(), title)));
    }
    for (index, step) in stage.steps.iter_mut().enumerate() {
        for (order, persona) in personas.iter().enumerate() {
            if order == 1 && index == 2 {
                continue;
            }
            Arc::make_mut(step).emotions.push(EmotionPoint {
                persona: Some(persona.id),
                value: Emotion::MIN.shifted(index as i8 * 2),
                name: String::new(),
            });
        }
    }
    document.personas = Arc::new(personas);
    document.stages = Arc::new(vec![Arc::new(stage)]);
    let layout = lay_out(&document);
    assert_eq!(num_curve_pieces(&layout), 3 + 1);
    let [one, two] = [0, 1].map(|index| document.personas[index].id);
    let step = document.stages[0].steps[0].id;
    let centre = |persona| layout.emotion_point(step, Some(persona)).expect("a point");
    assert!(
        centre(one).distance(centre(two)) > 20.0,
        "faces hide each other"
    );
    // Also where none is set there is something to take hold of.
    let unset = document.stages[0].steps[2].id;
    let place = layout.emotion_point(unset, Some(two)).expect("a place");
    let hit = layout.hit(place, layout.scene.bounds);
    let expected = Target::Emotion {
        step: unset,
        persona: Some(two),
    };
    assert_eq!(hit, Some(expected));

    let mut options = options(Lang::Fr);
    options.hidden_personas.insert(one);
    let mut text = TextSystem::new();
    let fewer = Swimlane::new().layout(&document, &options, &mut text, &LIGHT);
    assert_eq!(num_curve_pieces(&fewer), 1);
    assert!(
        fewer.rect_of(Target::Persona(one)).is_some(),
        "a switch to show it again"
    );
}

/// Curve segments of groups that stand for nothing: the curves themselves, not faces.
fn num_curve_pieces(layout: &parcours::layout::Layout) -> usize {
    let is_curve = |target| matches!(target, None | Some(Target::Persona(_)));
    let free = groups(layout).filter(|(_, group)| is_curve(group.target));
    let items = free.flat_map(|(placed, group)| placed.fragment.items_of(group));
    items
        .filter_map(|item| match item {
            Item::Path {
                path,
                fill: None,
                stroke: Some(stroke),
            } if stroke.width == 2.5 => Some(path),
            _ => None,
        })
        .flat_map(|path| &path.commands)
        .filter(|command| matches!(command, PathCommand::CurveTo(..)))
        .count()
}
