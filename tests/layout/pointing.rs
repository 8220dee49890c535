//! Pointing at things: hit tests, drop places, text areas, emotions under the pointer.

use parcours::layout::Layout;
use parcours::model::{Emotion, LaneRole};
use parcours::scene::{Item, Pin, Target, point, rect};

use crate::structure::{plain, with_cards};
use crate::support::{Plan, random, samples};
use crate::{card_rects, lay_out};

#[test]
fn a_card_answers_at_its_middle_and_its_rectangle_is_known() {
    for seed in 0..10 {
        let mut plan = Plan::SMALL;
        plan.num_links = 0;
        let document = random(seed, plan);
        let layout = lay_out(&document);
        for (target, area) in card_rects(&layout) {
            let hit = layout.hit(area.centre(), layout.scene.bounds);
            assert_eq!(hit, Some(target), "seed {seed}");
            let known = layout.rect_of(target).expect("a card has a place");
            assert!(area.encloses(known), "{area:?} {known:?}");
        }
    }
}

#[test]
fn headers_and_labels_answer_where_they_are_pinned() {
    let document = random(4, Plan::SMALL);
    let layout = lay_out(&document);
    let row = layout.grid.rows[2];
    let column = layout.grid.columns[4];
    let visible = rect(column.x - 300.0, row.y, 1600.0, 12000.0);
    let at = |y| layout.hit(point(column.x + 40.0, row.y + y), visible);
    assert_eq!(at(8.0), Some(Target::Stage(column.stage)));
    assert_eq!(at(40.0), Some(Target::Step(column.step)));
    let last = layout.grid.rows[layout.grid.rows.len() - 1];
    let label = layout.hit(point(visible.x + 10.0, last.y + 5.0), visible);
    assert_eq!(label, Some(Target::Lane(last.lane)));
    let unpinned = layout.hit(point(40.0, last.y + 5.0), layout.scene.bounds);
    assert_eq!(unpinned, Some(Target::Lane(last.lane)));
}

/// How far below the full headers' top the low ones take over, with the view wide and high.
fn take_over(layout: &Layout) -> f32 {
    let [header, corner] = &layout.scene.stand_ins[..] else {
        panic!("a header and a corner stand in");
    };
    assert_eq!((header.pin, corner.pin), (Pin::Top, Pin::TopLeft));
    assert_eq!(header.offset, corner.offset);
    assert_eq!(header.fragment.bounds.height, corner.fragment.bounds.height);
    header.offset.y
}

fn stand_ins_shown(layout: &Layout, y: f32) -> usize {
    let shown = layout.scene.on_screen(rect(0.0, y, 1280.0, 690.0));
    shown.filter(|(placed, _)| placed.is_stand_in()).count()
}

#[test]
fn low_headers_stand_in_from_where_the_full_titles_have_gone() {
    for document in samples() {
        let layout = lay_out(&document);
        let from = take_over(&layout);
        assert_eq!(stand_ins_shown(&layout, from - 0.5), 0);
        assert_eq!(stand_ins_shown(&layout, from), 2);
        assert_eq!(stand_ins_shown(&layout, from + 3000.0), 2);
        let header = &layout.scene.stand_ins[0];
        assert!(header.fragment.bounds.height < 84.0);
        // At that moment every full title is under the low headers, none below or beside them.
        let visible = rect(0.0, from, 6000.0, 690.0);
        for (_, step) in document.steps() {
            let target = Target::Step(step.id);
            let full = layout.text_area(&document, target).expect("a title").rect;
            let low = layout.shown_text_area(&document, target, visible);
            let low = low.expect("a title").rect;
            assert_eq!((full.x, full.width), (low.x, low.width));
            let covered = from + header.fragment.bounds.bottom();
            assert!(full.bottom() <= covered, "{full:?} below {covered}");
        }
        for stage in document.stages.iter() {
            let target = Target::Stage(stage.id);
            let full = layout.text_area(&document, target).expect("a title").rect;
            assert!(full.y < from + header.fragment.bounds.bottom());
        }
    }
}

#[test]
fn low_headers_answer_and_tell_where_they_are() {
    for document in samples() {
        let layout = lay_out(&document);
        let y = take_over(&layout) + 700.0;
        let visible = rect(300.0, y, 6000.0, 690.0);
        let steps = document.steps().map(|(_, step)| Target::Step(step.id));
        let stages = document.stages.iter().map(|stage| Target::Stage(stage.id));
        for target in steps.chain(stages) {
            let place = layout.shown_rect(target, visible).expect("a place");
            assert!(place.y >= y && place.bottom() < y + 80.0, "{place:?}");
            let area = layout.shown_text_area(&document, target, visible);
            let area = area.expect("a text").rect;
            assert!(place.encloses(area), "{area:?} in {place:?}");
            // The corner may cover the first columns.
            if place.x > visible.x + 200.0 {
                assert_eq!(layout.hit(area.centre(), visible), Some(target));
            }
            let above = rect(0.0, 0.0, 6000.0, 690.0);
            assert_eq!(layout.shown_rect(target, above), layout.rect_of(target));
        }
    }
}

#[test]
fn low_headers_shorten_long_titles_and_are_no_part_of_the_picture() {
    let (mut document, _) = plain(&[LaneRole::Action]);
    let long = "Une étape au nom interminable ".repeat(9);
    let mut stage = (*document.stages[0]).clone();
    stage.title.clone_from(&long);
    let mut step = (*stage.steps[0]).clone();
    step.title = long;
    stage.steps[0] = step.into();
    document.stages = std::sync::Arc::new(vec![stage.into()]);
    let layout = lay_out(&document);
    let header = &layout.scene.stand_ins[0];
    assert!(header.fragment.bounds.height < 84.0);
    let shortened = header
        .fragment
        .items
        .iter()
        .filter(|item| matches!(item, Item::Text { line, .. } if line.text.ends_with('…')));
    assert_eq!(shortened.count(), 2);
    let mut without = layout.scene.clone();
    without.stand_ins.clear();
    assert_eq!(without.dump(), layout.scene.dump());
    for placed in &layout.scene.placed {
        assert!(!placed.is_stand_in());
        assert!(layout.scene.bounds.encloses(placed.bounds()));
    }
}

#[test]
fn a_map_without_stages_has_nothing_to_stand_in() {
    let layout = lay_out(&parcours::model::Document::default());
    assert!(layout.scene.stand_ins.is_empty());
}

#[test]
fn an_empty_cell_answers_with_its_step_and_lane() {
    let (document, _) = plain(&[LaneRole::Action, LaneRole::Thought]);
    let layout = lay_out(&document);
    let step = document.stages[0].steps[1].id;
    let lane = document.lanes[1].id;
    let area = layout.cell_rect(step, lane).expect("a cell");
    let hit = layout.hit(area.centre(), layout.scene.bounds);
    assert_eq!(hit, Some(Target::Cell { step, lane }));
    assert_eq!(layout.cell_at(area.centre()), Some((step, lane)));
    assert_eq!(layout.cell_at(point(-5.0, -5.0)), None);
}

#[test]
fn a_dragged_card_lands_between_the_cards_around_the_pointer() {
    let (document, mut ids) = plain(&[LaneRole::Action, LaneRole::Thought]);
    let document = with_cards(&document, &mut ids, &["un", "deux", "trois"]);
    let layout = lay_out(&document);
    let ids: Vec<_> = document.cards.iter().map(|card| card.id).collect();
    let area = |index: usize| layout.rect_of(Target::Card(ids[index])).expect("a card");
    let top = point(area(1).centre().x, area(1).y + 2.0);
    let place = layout.drop_at(top, |_| false).expect("a place");
    assert_eq!(place.before, Some(ids[1]));
    assert!(place.line.y > area(0).bottom() && place.line.bottom() < area(1).y);
    let low = point(top.x, area(2).bottom() + 1.0);
    assert_eq!(
        layout.drop_at(low, |_| false).expect("a place").before,
        None
    );
    // The dragged card is no neighbour of itself.
    assert_eq!(
        layout
            .drop_at(top, |id| id == ids[1])
            .expect("a place")
            .before,
        Some(ids[2])
    );
    let (step, lane) = (document.stages[0].steps[0].id, document.lanes[0].id);
    assert_eq!(layout.cards_in(step, lane), ids);
}

#[test]
fn texts_are_edited_where_they_are_drawn() {
    let (document, mut ids) = plain(&[LaneRole::PainPoint]);
    let document = with_cards(&document, &mut ids, &["Trop long"]);
    let layout = lay_out(&document);
    let card = Target::Card(document.cards[0].id);
    let area = layout.text_area(&document, card).expect("a text");
    assert_eq!(area.text, "Trop long");
    assert!(layout.rect_of(card).expect("a card").encloses(area.rect));
    let stage = Target::Stage(document.stages[0].id);
    let step = Target::Step(document.stages[0].steps[0].id);
    let lane = Target::Lane(document.lanes[0].id);
    for (target, text) in [
        (Target::Title, ""),
        (stage, "Choisir"),
        (step, "Chercher"),
        (lane, ""),
    ] {
        let area = layout.text_area(&document, target).expect("a text");
        assert_eq!(area.text, text, "{target:?}");
        let whole = layout.rect_of(target).expect("a place");
        assert!(
            whole.x <= area.rect.x && whole.y <= area.rect.y,
            "{target:?}"
        );
        assert!(
            area.rect.width > 40.0 && area.rect.height > 10.0,
            "{target:?}"
        );
    }
}

#[test]
fn an_emotion_is_read_back_where_it_is_drawn() {
    let (document, _) = plain(&[LaneRole::Action, LaneRole::Emotion]);
    let layout = lay_out(&document);
    let lane = document.lanes[1].id;
    let column = layout.grid.columns[1];
    for half_step in -4..=4 {
        let emotion = Emotion::default().shifted(half_step);
        let y = layout.emotion_y(lane, emotion).expect("a plot");
        let p = point(column.x + 30.0, y);
        assert_eq!(layout.emotion_at(None, p), Some((column.step, emotion)));
    }
    let far = point(column.x + 30.0, -900.0);
    assert_eq!(layout.emotion_at(None, far), None);
    let held = layout.emotion_at(Some(lane), far);
    assert_eq!(held, Some((column.step, Emotion::MAX)));
}
