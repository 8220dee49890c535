//! Documents to lay out: the samples, and random ones with everything a card can carry.

use std::sync::Arc;

use parcours::model::{
    Card, Channel, Document, Duration, Emotion, EmotionPoint, Evidence, IdGenerator, Lane,
    LaneRole, Link, Mark, Metric, MetricKind, Persona, Phase, Picture, PictureData, PictureFormat,
    Stage, Step, Swatch, TimeSpan,
};

/// Sizes of a random document.
#[derive(Clone, Copy)]
pub struct Plan {
    pub num_stages: usize,
    pub steps_per_stage: usize,
    pub num_lanes: usize,
    pub num_cards: usize,
    pub num_links: usize,
}

impl Plan {
    pub const SMALL: Self = Self {
        num_stages: 3,
        steps_per_stage: 3,
        num_lanes: 8,
        num_cards: 90,
        num_links: 40,
    };
}

struct Dice(IdGenerator);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        (self.0.next_u64() % limit.max(1) as u64) as usize
    }

    fn one_in(&mut self, number: usize) -> bool {
        self.below(number) == 0
    }

    fn words(&mut self, most: usize) -> String {
        const WORDS: [&str; 12] = [
            "attendre",
            "la table",
            "réservation en ligne",
            "anticonstitutionnellement",
            "« oui »",
            "prix",
            "à",
            "appelle le service après-vente",
            "שלום עולם",
            "👨‍👩‍👧",
            "https://exemple.fr/une/adresse/très/longue",
            "puis\nrevient",
        ];
        let num = self.below(most + 1);
        let words: Vec<&str> = (0..num).map(|_| WORDS[self.below(12)]).collect();
        words.join(" ")
    }
}

/// The maps that ship with the program.
pub fn samples() -> Vec<Document> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the samples are there")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    files.sort();
    let documents: Vec<Document> = files
        .iter()
        .map(|path| {
            let bytes = std::fs::read(path).expect("a readable sample");
            parcours::storage::parse(&bytes)
                .expect("a right sample")
                .document
        })
        .collect();
    assert!(documents.len() >= 6);
    documents
}

/// The same seed gives the same document.
pub fn random(seed: u64, plan: Plan) -> Document {
    let mut dice = Dice(IdGenerator::from_seed(seed));
    let mut document = Document::default();
    let personas: Vec<Arc<Persona>> = (0..dice.below(4))
        .map(|_| {
            let mut persona = Persona::new(dice.0.next_id(), dice.words(2));
            persona.quote = dice.words(6);
            Arc::new(persona)
        })
        .collect();
    let picture = Arc::new(Picture {
        id: dice.0.next_id(),
        description: String::new(),
        format: PictureFormat::Png,
        width: 40,
        height: 30,
        data: PictureData::default(),
    });
    let stages: Vec<Arc<Stage>> = (0..plan.num_stages)
        .map(|index| {
            let mut stage = Stage::new(dice.0.next_id(), dice.words(4));
            stage.phase = Phase::ALL[index * 3 / plan.num_stages];
            stage.steps = (0..plan.steps_per_stage)
                .map(|_| Arc::new(random_step(&mut dice, &personas)))
                .collect();
            Arc::new(stage)
        })
        .collect();
    let lanes: Vec<Arc<Lane>> = (0..plan.num_lanes)
        .map(|index| {
            let mut lane = Lane::new(dice.0.next_id(), LaneRole::ALL[(index * 7 + 3) % 20]);
            lane.label = dice.words(2);
            lane.collapsed = dice.one_in(9);
            lane.hidden = dice.one_in(12);
            lane.height = dice.one_in(5).then_some(160);
            lane.colour = dice.one_in(3).then_some(Swatch::ALL[index % 9]);
            Arc::new(lane)
        })
        .collect();
    let steps: Vec<Arc<Step>> = stages.iter().flat_map(|s| s.steps.clone()).collect();
    let mut cards = Vec::new();
    if !steps.is_empty() && !lanes.is_empty() {
        for _ in 0..plan.num_cards {
            let step = steps[dice.below(steps.len())].id;
            let lane = lanes[dice.below(lanes.len())].id;
            let mut card = Card::new(dice.0.next_id(), step, lane, dice.words(9));
            adorn(&mut dice, &mut card, &personas, &picture);
            cards.push(Arc::new(card));
        }
    }
    let mut links = Vec::new();
    while links.len() < plan.num_links && cards.len() > 1 {
        let (from, to) = (dice.below(cards.len()), dice.below(cards.len()));
        if from != to {
            links.push(Arc::new(Link {
                id: dice.0.next_id(),
                from: cards[from].id,
                to: cards[to].id,
                label: if dice.one_in(4) {
                    dice.words(1)
                } else {
                    String::new()
                },
            }));
        }
    }
    document.personas = Arc::new(personas);
    document.stages = Arc::new(stages);
    document.lanes = Arc::new(lanes);
    document.cards = Arc::new(cards);
    document.links = Arc::new(links);
    document.pictures = Arc::new(vec![picture]);
    document
}

fn random_step(dice: &mut Dice, personas: &[Arc<Persona>]) -> Step {
    let mut step = Step::new(dice.0.next_id(), dice.words(3));
    step.moment_of_truth = dice.one_in(4);
    step.duration = Duration {
        average: dice.one_in(2).then_some(TimeSpan::from_minutes(45)),
        ..Duration::default()
    };
    if dice.one_in(3) {
        step.data_needed.push(dice.words(4));
        step.so_that_they_come_back = dice.words(4);
    }
    let mut whose: Vec<_> = personas.iter().map(|persona| Some(persona.id)).collect();
    if whose.is_empty() {
        whose.push(None);
    }
    for persona in whose {
        if dice.one_in(4) {
            continue;
        }
        let value = Emotion::MIN.shifted(dice.below(9) as i8);
        let name = if dice.one_in(2) {
            dice.words(1)
        } else {
            String::new()
        };
        step.emotions.push(EmotionPoint {
            persona,
            value,
            name,
        });
    }
    step
}

fn adorn(dice: &mut Dice, card: &mut Card, personas: &[Arc<Persona>], picture: &Picture) {
    card.span = if dice.one_in(5) {
        1 + dice.below(5) as u16
    } else {
        1
    };
    card.evidence = match dice.below(4) {
        0 => Evidence::Unstated,
        1 => Evidence::Observed {
            source: String::new(),
        },
        2 => Evidence::Assumed,
        _ => Evidence::Proposed,
    };
    card.mark = [
        None,
        Some(Mark::Pain),
        Some(Mark::Delight),
        Some(Mark::Question),
    ][dice.below(4)];
    for _ in 0..dice.below(4) {
        card.channels.push(Channel::NAMED[dice.below(14)].clone());
    }
    if dice.one_in(6) {
        card.channels.push(Channel::Other(dice.words(3)));
    }
    if dice.one_in(3) {
        card.owner = dice.words(3);
        card.tags = vec![dice.words(2), dice.words(4)];
    }
    if dice.one_in(5) && !personas.is_empty() {
        card.persona = Some(personas[dice.below(personas.len())].id);
    }
    card.level = dice.one_in(6).then(|| 1 + dice.below(5) as u8);
    card.emotion = dice.one_in(6).then_some(Emotion::MAX);
    card.picture = dice.one_in(9).then_some(picture.id);
    card.metric = dice.one_in(8).then(|| Metric {
        kind: [MetricKind::Nps, MetricKind::Csat, MetricKind::Operational][dice.below(3)],
        value: Some(dice.below(100_000) as f64 / 7.0),
        unit: dice.words(2),
        target: Some(80.0),
        source: dice.words(3),
        ..Metric::default()
    });
}
