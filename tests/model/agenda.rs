//! The agenda: items are added, changed and put in order, and follow what they show.

use parcours::model::{AgendaItem, AgendaScope, AgendaView, Document, Edit, EditError};

use crate::sample::{applied, document, id, lane, refused, step};

fn shown(document: &Document) -> Vec<AgendaScope> {
    document.agenda.iter().map(|item| item.shows).collect()
}

fn names(document: &Document) -> String {
    let ids = document.agenda.iter().map(|item| item.id.to_string());
    ids.map(|id| id.replace("agenda-", "")).collect()
}

#[test]
fn items_are_added_changed_moved_and_removed() {
    let document = document();
    let item = AgendaItem {
        view: AgendaView::Wheel,
        ..AgendaItem::new(id("agenda-n"), AgendaScope::Step(step("b")), 8)
    };
    let added = applied(
        &document,
        Edit::AddAgendaItem {
            item: item.clone(),
            at: 1,
        },
    );
    assert_eq!(names(&added), "unvw");
    let renamed = AgendaItem {
        name: "Les caisses".to_owned(),
        ..item
    };
    let renamed = applied(&added, Edit::SetAgendaItem(renamed));
    assert_eq!(renamed.agenda[1].title(&renamed), Some("Les caisses"));
    let to = 3;
    let id = id("agenda-n");
    let moved = applied(&renamed, Edit::MoveAgendaItem { id, to });
    assert_eq!(names(&moved), "uvwn");
    let gone = applied(&moved, Edit::RemoveAgendaItem(id));
    assert!(gone.is_same(&document));
}

#[test]
fn an_item_without_a_name_is_called_after_what_it_shows() {
    let document = document();
    let titles: Vec<_> = document
        .agenda
        .iter()
        .map(|item| item.title(&document))
        .collect();
    assert_eq!(titles, [None, Some("Before"), Some("e")]);
    assert!(document.agenda[0].has_lane(lane("m")));
    assert!(document.agenda[1].has_lane(lane("y")) && !document.agenda[1].has_lane(lane("m")));
}

#[test]
fn an_item_of_what_is_not_there_or_longer_than_a_day_is_refused() {
    let document = document();
    let mut item = AgendaItem::new(id("agenda-n"), AgendaScope::Step(step("z")), 8);
    let add = |item: &AgendaItem| Edit::AddAgendaItem {
        item: item.clone(),
        at: 0,
    };
    assert_eq!(
        refused(&document, add(&item)),
        EditError::Unknown(step("z").into())
    );
    item.shows = AgendaScope::Map;
    item.minutes = 24 * 60 + 1;
    assert_eq!(
        refused(&document, add(&item)),
        EditError::OutOfRange(item.id.into())
    );
    item.minutes = 1;
    item.lanes.push(lane("z"));
    assert_eq!(
        refused(&document, add(&item)),
        EditError::Unknown(lane("z").into())
    );
    item.lanes.clear();
    item.id = id("agenda-u");
    assert_eq!(
        refused(&document, add(&item)),
        EditError::Duplicate(item.id.into())
    );
}

#[test]
fn items_fall_back_from_a_step_to_its_stage_and_from_a_stage_to_the_map() {
    let stage = |name: &str| AgendaScope::Stage(id(&format!("stage-{name}")));
    let document = document();
    let map = AgendaScope::Map;
    let less = applied(&document, Edit::RemoveStep(step("e")));
    assert_eq!(shown(&less), [map, stage("s"), stage("t")]);
    let none = applied(&less, Edit::RemoveStage(id("stage-s")));
    assert_eq!(shown(&none), [map, map, stage("t")]);
    // With its stage goes the step.
    let gone = applied(&document, Edit::RemoveStage(id("stage-t")));
    assert_eq!(shown(&gone), [map, stage("s"), map]);
    let narrow = applied(&document, Edit::RemoveLane(lane("x")));
    assert_eq!(narrow.agenda[1].lanes, [lane("y")]);
    assert_eq!(narrow.agenda[0], document.agenda[0]);
}

#[test]
fn items_follow_what_is_merged() {
    let document = document();
    let stages = Edit::MergeStages(vec![id("stage-t"), id("stage-s")]);
    let one = applied(&document, stages);
    assert_eq!(shown(&one)[1], AgendaScope::Stage(id("stage-s")));
    assert_eq!(shown(&one)[2], AgendaScope::Step(step("e")));
    let steps = Edit::MergeSteps(vec![step("e"), step("d"), step("a")]);
    let one = applied(&document, steps);
    assert_eq!(shown(&one)[2], AgendaScope::Step(step("a")));
    // The stage that lost its last step so is part of the other.
    let mut about_t = AgendaItem::clone(&document.agenda[0]);
    about_t.shows = AgendaScope::Stage(id("stage-t"));
    let document = applied(&document, Edit::SetAgendaItem(about_t));
    let steps = Edit::MergeSteps(vec![step("e"), step("d"), step("a")]);
    let one = applied(&document, steps);
    assert_eq!(shown(&one)[0], AgendaScope::Stage(id("stage-s")));
}
