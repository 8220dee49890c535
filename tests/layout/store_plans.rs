//! Store visits to lay out: of any size, with everything a room can show, and plans that nobody would draw.

use std::sync::Arc;

use parcours::model::{
    Card, Channel, Document, Emotion, EmotionPoint, Evidence, IdGenerator, Lane, LaneRole, Persona,
    Phase, PlanPoint, Room, RoomKind, Shortcut, Stage, Step, StorePlan, TimeSpan,
};

pub const LONG: &str = "Attendre que quelqu’un réponde enfin au comptoir, après avoir tapé trois fois le même \
    numéro de commande, puis tout recommencer parce que la file a changé pendant la pause, et que personne \
    n’appelle jamais, ce qui décourage même les plus patients de ceux qui reviennent toujours ici le samedi.";

/// `num` rooms over three phases, with everything a room can show.
pub fn rooms(num: usize, title: &str, said: &str) -> Document {
    let mut ids = IdGenerator::from_seed(num as u64 + 1);
    let persona = Persona::new(ids.next_id(), "Inès");
    let mut document = Document::default();
    let lane = |role, ids: &mut IdGenerator| Arc::new(Lane::new(ids.next_id(), role));
    let roles = [
        LaneRole::Verbatim,
        LaneRole::Opportunity,
        LaneRole::Expectation,
        LaneRole::Touchpoint,
    ];
    let lanes: Vec<Arc<Lane>> = roles.map(|role| lane(role, &mut ids)).into();
    let counts = [num * 3 / 10, num - num * 3 / 10 - num / 4, num / 4];
    let mut cards = Vec::new();
    let mut count = 0;
    let stages = Phase::ALL.into_iter().zip(counts).map(|(phase, num)| {
        let mut stage = Stage::new(ids.next_id(), "Visiter");
        stage.phase = phase;
        for _ in 0..num {
            let mut step = Step::new(ids.next_id(), title);
            step.moment_of_truth = count % 3 == 0;
            step.place = (count % 4 != 3).then(|| RoomKind::ALL[count % 16]);
            step.brand = Emotion::nearest((count % 5) as f32 - 2.0).filter(|_| count % 6 != 0);
            step.duration.average = Some(TimeSpan::from_minutes(1 + (count * 37 % 90) as u32));
            step.emotions.push(EmotionPoint {
                persona: Some(persona.id),
                value: Emotion::MIN.shifted((count * 5 % 9) as i8),
                name: String::new(),
            });
            for (index, lane) in lanes.iter().enumerate() {
                let text = if index == 0 { said } else { title };
                let mut card = Card::new(ids.next_id(), step.id, lane.id, text);
                if index == 3 {
                    card.channels = Channel::NAMED[..1 + count % 9].to_vec();
                }
                card.evidence = Evidence::Assumed;
                cards.push(Arc::new(card));
            }
            stage.steps.push(Arc::new(step));
            count += 1;
        }
        Arc::new(stage)
    });
    document.stages = Arc::new(stages.collect());
    document.lanes = Arc::new(lanes);
    document.cards = Arc::new(cards);
    document.personas = Arc::new(vec![Arc::new(persona)]);
    document
}

pub fn visit(num: usize) -> Document {
    rooms(
        num,
        "Exposition des cuisines",
        "On dirait chez nous, en mieux",
    )
}

/// The document with its rooms at these places: x, y, width, height.
pub fn placed(document: &Document, places: &[(i32, i32, u16, u16)]) -> Document {
    let mut ids = IdGenerator::from_seed(99);
    let steps = document.steps().map(|(_, step)| step.id);
    let rooms = steps.zip(places).map(|(step, &(x, y, width, height))| {
        Arc::new(Room {
            id: ids.next_id(),
            step: Some(step),
            name: String::new(),
            kind: None,
            x,
            y,
            width,
            height,
        })
    });
    let mut document = document.clone();
    document.store_plan = Arc::new(StorePlan {
        rooms: rooms.collect(),
        ..StorePlan::default()
    });
    assert_eq!(document.check(), []);
    document
}

/// Plans that nobody would draw, but somebody might.
pub fn hostile_plans() -> Vec<(&'static str, Document)> {
    let spiral: Vec<(i32, i32, u16, u16)> = {
        let (mut x, mut y, mut length, mut places) = (0, 0, 1, Vec::new());
        let turns = [(1, 0), (0, 1), (-1, 0), (0, -1)];
        'all: for turn in 0.. {
            for _ in 0..length {
                places.push((x * 5, y * 4, 5, 4));
                if places.len() == 13 {
                    break 'all;
                }
                x += turns[turn % 4].0;
                y += turns[turn % 4].1;
            }
            length += turn % 2;
        }
        places
    };
    let column: Vec<_> = (0..9).map(|i| (0, 4 * i, 5, 4)).collect();
    let upwards: Vec<_> = (0..9).map(|i| (0, -4 * i, 5, 4)).collect();
    let huge = vec![
        (0, 0, 40, 30),
        (-6, 0, 6, 5),
        (40, 25, 6, 5),
        (10, 30, 6, 5),
        (-6, 25, 6, 5),
    ];
    let shuffled: Vec<_> = (0..16)
        .map(|i| (i * 7 % 4 * 6, i * 7 % 16 / 4 * 5, 6, 5))
        .collect();
    let backwards: Vec<_> = (0..6).map(|i| (-6 * i, 0, 6, 5)).collect();
    let tiny: Vec<_> = (0..12).map(|i| (i % 4, i / 4, 1, 1)).collect();
    let ring: Vec<_> = vec![
        (6, 5, 6, 5),
        (0, 0, 6, 5),
        (12, 10, 6, 5),
        (6, 0, 6, 5),
        (0, 5, 6, 5),
        (12, 5, 6, 5),
        (6, 10, 6, 5),
        (12, 0, 6, 5),
        (0, 10, 6, 5),
    ];
    let far = vec![(-600, -600, 6, 5), (600, 600, 6, 5), (-600, 600, 60, 60)];
    let pack: Vec<_> = (0..25)
        .map(|i| (i * 11 % 25 % 5 * 3, i * 11 % 25 / 5 * 3, 3, 3))
        .collect();
    let mut all = vec![
        ("a spiral", placed(&visit(13), &spiral)),
        ("one column", placed(&visit(9), &column)),
        ("a column upwards", placed(&visit(9), &upwards)),
        ("one huge room", placed(&visit(5), &huge)),
        ("shuffled", placed(&visit(16), &shuffled)),
        ("backwards", placed(&visit(6), &backwards)),
        ("tiny", placed(&visit(12), &tiny)),
        ("a ring from inside", placed(&visit(9), &ring)),
        ("far apart", placed(&visit(3), &far)),
        ("pressed together", placed(&visit(25), &pack)),
    ];
    for seed in 0..8_u64 {
        let mut dice = IdGenerator::from_seed(seed);
        let mut taken: Vec<parcours::model::PlanArea> = Vec::new();
        for _ in 0..4 + seed * 3 {
            let mut below = |limit: u64| (dice.next_u64() % limit) as i32;
            let area = parcours::model::PlanArea {
                x: below(30),
                y: below(20),
                width: 2 + below(7),
                height: 2 + below(5),
            };
            taken.push(area.settled(&taken));
        }
        let places: Vec<_> = taken
            .iter()
            .map(|area| (area.x, area.y, area.width as u16, area.height as u16))
            .collect();
        all.push(("by lot", placed(&visit(places.len()), &places)));
    }
    all
}

/// A plan with backstage areas, shortcuts, and entrance and exit elsewhere.
pub fn furnished() -> Document {
    let places: Vec<_> = (0..8).map(|i| (i % 4 * 7, i / 4 * 8, 6, 5)).collect();
    let mut document = placed(&visit(8), &places);
    let plan = Arc::make_mut(&mut document.store_plan);
    let mut ids = IdGenerator::from_seed(5);
    for (x, y, width, height, name) in [
        (0, 5, 12, 2, "Réserve"),
        (28, 0, 4, 13, "Quai de livraison"),
        (13, 5, 2, 2, ""),
    ] {
        plan.rooms.push(Arc::new(Room {
            id: ids.next_id(),
            step: None,
            name: name.to_owned(),
            kind: Some(RoomKind::Stock),
            x,
            y,
            width,
            height,
        }));
    }
    for (from, to) in [(0, 2), (0, 7), (5, 1), (3, 9)] {
        plan.shortcuts.push(Shortcut {
            from: plan.rooms[from].id,
            to: plan.rooms[to].id,
        });
    }
    plan.entrance = Some(PlanPoint { x: 12, y: -3 });
    plan.exit = Some(PlanPoint { x: 13, y: 0 });
    assert_eq!(document.check(), []);
    document
}
