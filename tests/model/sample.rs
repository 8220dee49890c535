//! A small map with everything in it, and short ways to name its parts.

use std::sync::Arc;

use parcours::model::{
    AgendaItem, AgendaScope, Card, CardId, Document, Edit, EditError, Emotion, EmotionPoint,
    Initiative, Lane, LaneId, LaneRole, Link, Persona, PersonaId, PlanPoint, Room, Shortcut, Stage,
    Step, StepId, StorePlan,
};

pub fn id<I: std::str::FromStr>(text: &str) -> I
where
    I::Err: std::fmt::Debug,
{
    text.parse().unwrap()
}

pub fn step(name: &str) -> StepId {
    id(&format!("step-{name}"))
}
pub fn lane(name: &str) -> LaneId {
    id(&format!("lane-{name}"))
}
pub fn card(name: &str) -> CardId {
    id(&format!("card-{name}"))
}
pub fn persona(name: &str) -> PersonaId {
    id(&format!("persona-{name}"))
}

/// Stages `s` (steps a, b, c) and `t` (steps d, e); lanes x, y and emotions m; cards 1…4:
/// 1 and 2 in (a, x), 3 in (b, x) over three columns, 4 in (e, y). Links 1→3 and 3→4.
/// The agenda shows the whole map, stage s in two lanes, and step e.
pub fn document() -> Document {
    let mut s = Stage::new(id("stage-s"), "Before");
    s.steps = ["a", "b", "c"]
        .map(|name| Arc::new(Step::new(step(name), name)))
        .to_vec();
    let mut t = Stage::new(id("stage-t"), "After");
    t.steps = ["d", "e"]
        .map(|name| Arc::new(Step::new(step(name), name)))
        .to_vec();
    Arc::make_mut(&mut s.steps[1]).emotions = vec![point("p", 1.0), point("q", -1.5)];
    let mut wide = Card::new(card("3"), step("b"), lane("x"), "three");
    wide.span = 3;
    wide.persona = Some(persona("p"));
    let mut initiative = Initiative::new(id("initiative-i"), "Better signs");
    initiative.cards = vec![card("1"), card("4")];
    initiative.scores.cost = Some(5);
    Document {
        personas: rows([
            Persona::new(persona("p"), "Paule"),
            Persona::new(persona("q"), "Quentin"),
        ]),
        stages: rows([s, t]),
        lanes: rows([
            Lane::new(lane("x"), LaneRole::Action),
            Lane::new(lane("y"), LaneRole::PainPoint),
            Lane::new(lane("m"), LaneRole::Emotion),
        ]),
        cards: rows([
            Card::new(card("1"), step("a"), lane("x"), "one"),
            Card::new(card("2"), step("a"), lane("x"), "two"),
            wide,
            Card::new(card("4"), step("e"), lane("y"), "four"),
        ]),
        links: rows([link("k", "1", "3"), link("l", "3", "4")]),
        initiatives: rows([initiative]),
        agenda: rows([
            AgendaItem::new(id("agenda-u"), AgendaScope::Map, 5),
            AgendaItem {
                lanes: vec![lane("x"), lane("y")],
                ..AgendaItem::new(id("agenda-v"), AgendaScope::Stage(id("stage-s")), 10)
            },
            AgendaItem::new(id("agenda-w"), AgendaScope::Step(step("e")), 0),
        ]),
        store_plan: Arc::new(StorePlan {
            options: Default::default(),
            entrance: Some(PlanPoint { x: 0, y: 0 }),
            exit: None,
            rooms: vec![room("h", Some("a")), room("j", None)],
            shortcuts: vec![Shortcut {
                from: id("room-h"),
                to: id("room-j"),
            }],
        }),
        ..Document::default()
    }
}

fn rows<T>(rows: impl IntoIterator<Item = T>) -> Arc<Vec<Arc<T>>> {
    Arc::new(rows.into_iter().map(Arc::new).collect())
}

pub fn point(name: &str, value: f32) -> EmotionPoint {
    EmotionPoint {
        persona: Some(persona(name)),
        value: Emotion::nearest(value).unwrap(),
        name: String::new(),
    }
}

pub fn link(name: &str, from: &str, to: &str) -> Link {
    Link {
        id: id(&format!("link-{name}")),
        from: card(from),
        to: card(to),
        label: String::new(),
    }
}

pub fn room(name: &str, of: Option<&str>) -> Arc<Room> {
    Arc::new(Room {
        id: id(&format!("room-{name}")),
        kind: None,
        step: of.map(step),
        name: String::new(),
        // They stand beside each other.
        x: if name == "j" { 4 } else { 0 },
        y: 0,
        width: 4,
        height: 3,
    })
}

/// Applies, and sees to it that the result is sound.
pub fn applied(document: &Document, edit: Edit) -> Document {
    let next = document.apply(&edit).unwrap();
    assert_eq!(next.check(), [], "after {edit:?}");
    next
}

pub fn refused(document: &Document, edit: Edit) -> EditError {
    document.apply(&edit).unwrap_err()
}

/// `card@step+span` for each card of a lane, in order.
pub fn lane_text(document: &Document, name: &str) -> String {
    let cards = document.cards.iter().filter(|card| card.lane == lane(name));
    let texts = cards.map(|card| {
        let (id, step) = (card.id.to_string(), card.step.to_string());
        format!("{}@{}+{}", &id[5..], &step[5..], card.span)
    });
    texts.collect::<Vec<_>>().join(" ")
}
