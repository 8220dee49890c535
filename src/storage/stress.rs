//! Large maps for tests and benches: the same number of cards always gives the same map.
//!
//! The texts are French and of varied length, the cells unevenly filled, some cards span steps, some are
//! linked: what a real map does, in numbers no real map has.

use std::sync::Arc;

use crate::model::{
    Card, Channel, ClockTime, Date, Document, Emotion, EmotionPoint, Evidence, Header, IdGenerator,
    Lane, LaneRole, Link, Mark, Metric, MetricKind, Persona, PersonaId, Phase, Stage, Step, Swatch,
    TimeSpan,
};

const SUBJECTS: [&str; 12] = [
    "La cliente",
    "Le visiteur pressé",
    "Une famille de quatre",
    "L’hôtesse d’accueil",
    "Le conseiller",
    "L’équipe logistique",
    "Un abonné de longue date",
    "Le service après-vente",
    "La responsable de rayon",
    "Un nouveau venu",
    "Le robot de messagerie",
    "Le livreur",
];
const ACTIONS: [&str; 14] = [
    "compare trois offres sans trouver le prix final",
    "cherche où se garer",
    "reçoit une confirmation claire et rassurante",
    "attend vingt minutes sans explication",
    "demande si la taille existe en réserve",
    "retrouve son panier sur son téléphone",
    "saisit deux fois la même adresse",
    "partage une photo à ses proches",
    "hésite devant les conditions de retour",
    "découvre l’offre de bienvenue",
    "rappelle pour savoir où en est le dossier",
    "note une date dans l’agenda partagé",
    "vérifie le stock depuis la tablette",
    "prépare la commande avant l’ouverture",
];
const DETAILS: [&str; 8] = [
    "Le bouton est sous la ligne de flottaison\u{202f}; personne ne le voit.",
    "Trois personnes sur dix abandonnent ici.",
    "«\u{a0}Je ne savais pas si c’était bien parti.\u{a0}»",
    "Une réponse en moins d’une heure changerait tout\u{a0}: c’est promis, c’est rare.",
    "Œuvre de l’équipe de nuit, 2,5 % d’erreurs.",
    "À revoir après l’été.",
    "Le client paie 12 € de port, qu’il apprend à la fin.",
    "Ici, un mot gentil suffit.",
];
const PLACES: [&str; 10] = [
    "Besoin",
    "Recherche",
    "Comparaison",
    "Accueil",
    "Conseil",
    "Choix",
    "Paiement",
    "Réception",
    "Usage",
    "Avis",
];

/// Columns for a number of cards: 12 for a small map, 200 at most.
fn num_steps(num_cards: usize) -> usize {
    (12 + num_cards / 80).min(200)
}

/// Rows for a number of cards: at least one per role, 60 at most.
fn num_lanes(num_cards: usize) -> usize {
    (6 + num_cards / 100).min(60)
}

/// A map with exactly this many cards.
pub fn stress(num_cards: usize) -> Document {
    let mut random = IdGenerator::from_seed(0x5eed + num_cards as u64);
    let personas: Vec<Arc<Persona>> = ["Inès", "Marc"]
        .map(|name| persona(&mut random, name))
        .into();
    let ids: Vec<PersonaId> = personas.iter().map(|persona| persona.id).collect();
    let stages = stages(&mut random, num_steps(num_cards), &ids);
    let lanes: Vec<Arc<Lane>> = (0..num_lanes(num_cards))
        .map(|index| {
            let mut lane = Lane::new(random.next_id(), LaneRole::ALL[index % LaneRole::ALL.len()]);
            if index >= LaneRole::ALL.len() {
                lane.label = format!("Couloir {}", index + 1);
            }
            Arc::new(lane)
        })
        .collect();
    let cards = cards(&mut random, num_cards, &stages, &lanes, &ids);
    let links = links(&mut random, &cards);
    Document {
        header: Arc::new(Header {
            title: format!("Carte d’essai de {num_cards} fiches"),
            scenario: "Carte produite par le générateur, toujours la même".to_owned(),
            ..Header::default()
        }),
        personas: Arc::new(personas),
        stages: Arc::new(stages),
        lanes: Arc::new(lanes),
        cards: Arc::new(cards),
        links: Arc::new(links),
        ..Document::default()
    }
}

/// A number from 0 to `limit` − 1.
fn below(random: &mut IdGenerator, limit: usize) -> usize {
    (random.next_u64() % limit.max(1) as u64) as usize
}

fn one_in(random: &mut IdGenerator, count: usize) -> bool {
    below(random, count) == 0
}

fn pick<T: Copy>(random: &mut IdGenerator, from: &[T]) -> T {
    from[below(random, from.len())]
}

fn persona(random: &mut IdGenerator, name: &str) -> Arc<Persona> {
    let mut persona = Persona::new(random.next_id(), name);
    persona.role = "Persona d’essai".to_owned();
    persona.colour = Some(pick(random, &Swatch::ALL));
    Arc::new(persona)
}

fn stages(random: &mut IdGenerator, num_steps: usize, personas: &[PersonaId]) -> Vec<Arc<Stage>> {
    let mut stages: Vec<Arc<Stage>> = Vec::new();
    let mut made = 0;
    while made < num_steps {
        let number = stages.len() + 1;
        let mut stage = Stage::new(
            random.next_id(),
            format!("{} {number}", pick(random, &PLACES)),
        );
        stage.phase = Phase::ALL[made * 3 / num_steps];
        stage.duration.average = Some(TimeSpan::from_minutes(10 + below(random, 90) as u32));
        let count = (3 + below(random, 6)).min(num_steps - made);
        for index in made..made + count {
            let mut step = Step::new(
                random.next_id(),
                format!("{} {}", pick(random, &PLACES), index + 1),
            );
            step.moment_of_truth = one_in(random, 9);
            step.start = ClockTime::from_minutes((7 * 60 + index as u16 * 5) % (24 * 60));
            for &persona in personas {
                let value = below(random, 9) as f32 / 2.0 - 2.0;
                // Some points are missing: the curve has gaps.
                if let Some(value) = Emotion::nearest(value).filter(|_| !one_in(random, 8)) {
                    step.emotions.push(EmotionPoint {
                        persona: Some(persona),
                        value,
                        name: String::new(),
                    });
                }
            }
            stage.steps.push(Arc::new(step));
        }
        made += count;
        stages.push(Arc::new(stage));
    }
    stages
}

fn cards(
    random: &mut IdGenerator,
    num_cards: usize,
    stages: &[Arc<Stage>],
    lanes: &[Arc<Lane>],
    personas: &[PersonaId],
) -> Vec<Arc<Card>> {
    let steps: Vec<_> = stages
        .iter()
        .flat_map(|stage| stage.steps.iter().map(|step| step.id))
        .collect();
    let mut cards = Vec::with_capacity(num_cards);
    while cards.len() < num_cards {
        // Cells in turn, so that the map is full everywhere, and a second card here and there.
        let cell = cards.len() * 7919 % (steps.len() * lanes.len());
        let column = cell % steps.len();
        let lane = &lanes[cell / steps.len()];
        for _ in 0..=usize::from(one_in(random, 4)) {
            if cards.len() == num_cards {
                break;
            }
            let mut card = Card::new(random.next_id(), steps[column], lane.id, text(random));
            if one_in(random, 12) {
                card.span = (2 + below(random, 2)).min(steps.len() - column) as u16;
            }
            decorate(random, &mut card, lane.role, personas);
            cards.push(Arc::new(card));
        }
    }
    cards
}

fn text(random: &mut IdGenerator) -> String {
    let mut text = format!("{} {}", pick(random, &SUBJECTS), pick(random, &ACTIONS));
    match below(random, 10) {
        0 => return pick(random, &ACTIONS).to_owned(),
        1 => text.push('\n'),
        2..=4 => text.push_str(". "),
        _ => return text,
    }
    text.push_str(pick(random, &DETAILS));
    if one_in(random, 3) {
        text.push(' ');
        text.push_str(pick(random, &DETAILS));
    }
    text
}

fn decorate(random: &mut IdGenerator, card: &mut Card, role: LaneRole, personas: &[PersonaId]) {
    card.evidence = match below(random, 4) {
        0 => Evidence::Observed {
            source: "Entretiens, mars 2026".to_owned(),
        },
        1 => Evidence::Assumed,
        2 => Evidence::Proposed,
        _ => Evidence::Unstated,
    };
    match role {
        LaneRole::Channel | LaneRole::Touchpoint => {
            for _ in 0..=below(random, 3) {
                let channel = Channel::NAMED[below(random, Channel::NAMED.len())].clone();
                if !card.channels.contains(&channel) {
                    card.channels.push(channel);
                }
            }
        }
        LaneRole::PainPoint => card.mark = Some(Mark::Pain),
        LaneRole::Opportunity => card.mark = Some(Mark::Opportunity),
        LaneRole::Freedom | LaneRole::Intensity => card.level = Some(1 + below(random, 5) as u8),
        LaneRole::Metric => {
            card.metric = Some(Metric {
                kind: MetricKind::Nps,
                value: Some(below(random, 1000) as f64 / 10.0),
                unit: "points".to_owned(),
                target: Some(50.0),
                date: Date::new(2026, 3, 1 + below(random, 28) as u8),
                source: "Enquête".to_owned(),
            });
        }
        _ => {}
    }
    if one_in(random, 6) {
        card.persona = Some(pick(random, personas));
    }
    if one_in(random, 15) {
        card.colour = Some(pick(random, &Swatch::ALL));
    }
    if one_in(random, 20) {
        card.tags = vec!["à vérifier".to_owned()];
        card.owner = "Équipe accueil".to_owned();
    }
}

/// One card in twenty points to another.
fn links(random: &mut IdGenerator, cards: &[Arc<Card>]) -> Vec<Arc<Link>> {
    let mut links = Vec::new();
    for from in cards.iter().step_by(20) {
        let to = &cards[below(random, cards.len())];
        if to.id != from.id {
            links.push(Arc::new(Link {
                id: random.next_id(),
                from: from.id,
                to: to.id,
                label: String::new(),
            }));
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_map_has_the_cards_asked_for_and_is_always_the_same() {
        for num_cards in [0, 1, 100, 1_000, 10_000] {
            let map = stress(num_cards);
            assert_eq!(map.cards.len(), num_cards);
            assert_eq!(map, stress(num_cards));
            let ids: HashSet<_> = map.cards.iter().map(|card| card.id).collect();
            assert_eq!(ids.len(), num_cards);
        }
    }

    #[test]
    fn ten_thousand_cards_fill_a_wide_and_high_map() {
        let map = stress(10_000);
        assert!(
            (100..=200).contains(&map.num_steps()),
            "{}",
            map.num_steps()
        );
        assert_eq!(map.lanes.len(), 60);
        let spans = map.cards.iter().filter(|card| card.span > 1).count();
        assert!(spans > 300, "{spans}");
        assert!(map.links.len() > 400, "{}", map.links.len());
    }

    #[test]
    fn no_span_goes_beyond_the_last_step() {
        let map = stress(1_000);
        for card in map.cards.iter() {
            let column = map.column(card.step).expect("its step exists");
            assert!(column + usize::from(card.span) <= map.num_steps());
        }
    }
}
