//! What a map still lacks is found, and is gone once it is mended.

use std::sync::Arc;

use parcours::model::{
    Advice, Cadence, Card, Date, Document, Edit, Emotion, Evidence, Header, Initiative, Lane,
    LaneRole, Link, Mark, Metric, NewCard, Persona, Stage, Step,
};

fn id<I: std::str::FromStr>(text: &str) -> I
where
    I::Err: std::fmt::Debug,
{
    text.parse().unwrap()
}

/// Two steps, an action lane, a pain lane with one card in the first step.
fn map() -> Document {
    let mut stage = Stage::new(id("stage-a"), "Acheter");
    stage.steps = ["step-a", "step-b"]
        .map(|step| Arc::new(Step::new(id(step), step)))
        .to_vec();
    let lane = |code: &str, role| Arc::new(Lane::new(id(code), role));
    Document {
        header: Arc::new(Header {
            review_date: Date::new(2026, 1, 10),
            review_cadence: Some(Cadence::Quarterly),
            ..Header::default()
        }),
        stages: Arc::new(vec![Arc::new(stage)]),
        lanes: Arc::new(vec![
            lane("lane-do", LaneRole::Action),
            lane("lane-pain", LaneRole::PainPoint),
        ]),
        cards: Arc::new(vec![Arc::new(Card::new(
            id("card-slow"),
            id("step-a"),
            id("lane-pain"),
            "Trop lent",
        ))]),
        ..Document::default()
    }
}

fn apply(document: &mut Document, edit: Edit) {
    *document = document.apply(&edit).unwrap();
}

fn changed(document: &Document, change: impl FnOnce(&mut Card)) -> Edit {
    let mut card = Card::clone(&document.cards[0]);
    change(&mut card);
    Edit::SetCards(vec![card])
}

#[test]
fn an_empty_map_is_not_advised() {
    assert!(Document::default().advice(None).is_empty());
}

#[test]
fn a_pain_point_is_answered_in_its_column_by_a_link_or_by_an_initiative() {
    let pain = Advice::Unanswered(vec![id("card-slow")]);
    let asks = |document: &Document| document.advice(None).contains(&pain);
    let start = map();
    assert!(asks(&start));
    let idea = |step: &str| {
        let mut card = Card::new(id("card-idea"), id(step), id("lane-do"), "Précharger");
        card.mark = Some(Mark::Opportunity);
        Edit::AddCards(vec![NewCard { card, before: None }])
    };
    let mut same_column = start.clone();
    apply(&mut same_column, idea("step-a"));
    assert!(!asks(&same_column));
    let mut linked = start.clone();
    apply(&mut linked, idea("step-b"));
    assert!(asks(&linked));
    apply(
        &mut linked,
        Edit::AddLink(Link {
            id: id("link-a"),
            from: id("card-slow"),
            to: id("card-idea"),
            label: String::new(),
        }),
    );
    assert!(!asks(&linked));
    let mut planned = start;
    let mut initiative = Initiative::new(id("initiative-a"), "Serveurs");
    initiative.cards = vec![id("card-slow")];
    apply(&mut planned, Edit::AddInitiative { initiative, at: 0 });
    assert!(!asks(&planned));
    let orphan = Advice::InitiativeWithoutOwner(vec![id("initiative-a")]);
    assert!(planned.advice(None).contains(&orphan));
}

#[test]
fn a_moment_of_truth_wants_a_metric_and_every_step_an_emotion() {
    let mut document = map();
    let mut step = Step::new(id("step-b"), "Payer");
    step.moment_of_truth = true;
    apply(&mut document, Edit::SetStep(step));
    let metric = Advice::NoMetric(vec![id("step-b")]);
    assert!(document.advice(None).contains(&metric));
    let silent = Advice::NoEmotion(vec![id("step-a"), id("step-b")]);
    assert!(document.advice(None).contains(&silent));
    let edit = changed(&document, |card| {
        card.span = 2;
        card.metric = Some(Metric::default());
        card.emotion = Some(Emotion::MIN);
    });
    apply(&mut document, edit);
    assert!(!document.advice(None).contains(&metric));
    let silent = Advice::NoEmotion(vec![id("step-b")]);
    assert!(document.advice(None).contains(&silent));
}

#[test]
fn owners_facts_and_friction_are_missed() {
    let mut document = map();
    let card: Vec<_> = vec![id("card-slow")];
    assert!(
        document
            .advice(None)
            .contains(&Advice::NoOwner(card.clone()))
    );
    let edit = changed(&document, |card| {
        card.owner = "Inès".to_owned();
        card.evidence = Evidence::Assumed;
    });
    apply(&mut document, edit);
    assert!(
        !document
            .advice(None)
            .contains(&Advice::NoOwner(card.clone()))
    );
    assert!(
        document
            .advice(None)
            .contains(&Advice::FewFacts(card.clone()))
    );
    let edit = changed(&document, |card| {
        card.evidence = Evidence::Observed {
            source: String::new(),
        };
        card.lane = id("lane-do");
    });
    apply(&mut document, edit);
    assert!(!document.advice(None).contains(&Advice::FewFacts(card)));
    assert!(document.advice(None).contains(&Advice::NoFriction));
    assert_eq!(document.summary().observed, 1);
}

#[test]
fn a_review_is_overdue_after_its_cadence_and_one_persona_is_few() {
    let mut document = map();
    let today = |month, day| Date::new(2026, month, day);
    let due = Advice::ReviewOverdue(Date::new(2026, 4, 10).unwrap());
    assert!(!document.advice(today(4, 10)).contains(&due));
    assert!(document.advice(today(4, 11)).contains(&due));
    assert!(!document.advice(None).contains(&due));
    apply(&mut document, Edit::SetHeader(Header::default()));
    assert!(document.advice(None).contains(&Advice::NeverReviewed));
    let persona = Persona::new(id("persona-a"), "Inès");
    apply(&mut document, Edit::AddPersona { persona, at: 0 });
    assert!(document.advice(None).contains(&Advice::OnePersona));
}
