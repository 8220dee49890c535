//! Seeded random edits: a sound document stays sound, and a refused edit changes nothing.

use parcours::model::{
    AgendaItem, AgendaScope, Card, CardMove, CardVotes, Document, Edit, Emotion, IdGenerator,
    Initiative, Lane, LaneRole, Link, NewCard, Note, NoteKind, Persona, Stage, Step, TypedId,
    VoteRound,
};

use crate::sample::document;

struct Dice {
    ids: IdGenerator,
}

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        (self.ids.next_u64() % n.max(1) as u64) as usize
    }

    /// One of `ids`; now and then one that is not there.
    fn pick<I: TypedId>(&mut self, ids: impl Iterator<Item = I>) -> I {
        let ids: Vec<I> = ids.collect();
        if ids.is_empty() || self.below(40) == 0 {
            return self.ids.next_id();
        }
        ids[self.below(ids.len())]
    }

    fn card(&mut self, document: &Document) -> Card {
        let step = self.pick(document.steps().map(|(_, step)| step.id));
        let lane = self.pick(document.lanes.iter().map(|lane| lane.id));
        let mut card = Card::new(self.ids.next_id(), step, lane, "text");
        card.span = self.below(6) as u16;
        card.level = Some(self.below(5) as u8 + 1);
        card
    }

    fn place(&mut self, document: &Document) -> CardMove {
        let model = self.card(document);
        CardMove {
            card: self.pick(document.cards.iter().map(|card| card.id)),
            step: model.step,
            lane: model.lane,
            before: (self.below(2) == 0).then(|| self.pick(document.cards.iter().map(|c| c.id))),
        }
    }

    fn edit_notes(&mut self, document: &Document) -> Edit {
        let id = self.pick(document.notes.iter().map(|note| note.id));
        match self.below(5) {
            0 => Edit::RemoveNotes(vec![id]),
            1 => Edit::MoveNote {
                id,
                to: self.below(6),
            },
            2 => {
                let mut note = Note::new(id, "other");
                note.kind = Some(NoteKind::ALL[self.below(5)]);
                Edit::SetNotes(vec![note])
            }
            _ => {
                let mut note = Note::new(self.ids.next_id(), "said");
                note.step = Some(self.pick(document.steps().map(|(_, row)| row.id)));
                note.lane = Some(self.pick(document.lanes.iter().map(|row| row.id)));
                let (notes, at) = (vec![note], self.below(6));
                Edit::AddNotes { notes, at }
            }
        }
    }

    fn edit_votes(&mut self, document: &Document) -> Edit {
        let round = self.pick(document.vote_rounds.iter().map(|round| round.id));
        match self.below(6) {
            0 => Edit::AddVoteRound(VoteRound::new(self.ids.next_id(), "round")),
            1 if document.vote_rounds.len() > 2 => Edit::RemoveVoteRound(round),
            2 => match document.vote_round(round) {
                Some(round) => {
                    let mut round = VoteRound::clone(round);
                    (round.open, round.hidden) = (!round.open, self.below(2) == 0);
                    Edit::SetVoteRound(round)
                }
                None => Edit::RemoveVoteRound(round),
            },
            _ => Edit::Vote {
                round,
                card: self.pick(document.cards.iter().map(|row| row.id)),
                dots: self.below(4) as u32,
            },
        }
    }

    fn edit(&mut self, document: &Document) -> Edit {
        let at = self.below(6);
        let stage = self.pick(document.stages.iter().map(|row| row.id));
        let step = self.pick(document.steps().map(|(_, row)| row.id));
        let lane = self.pick(document.lanes.iter().map(|row| row.id));
        let persona = self.pick(document.personas.iter().map(|row| row.id));
        let card = self.pick(document.cards.iter().map(|row| row.id));
        match self.below(36) {
            28 | 29 => self.edit_notes(document),
            30..=33 => self.edit_votes(document),
            0 => {
                let persona = Persona::new(self.ids.next_id(), "p");
                Edit::AddPersona { persona, at }
            }
            1 if document.personas.len() > 2 => Edit::RemovePersona(persona),
            2 => {
                let mut stage = Stage::new(self.ids.next_id(), "s");
                stage.steps.push(Step::new(self.ids.next_id(), "n").into());
                Edit::AddStage { stage, at }
            }
            3 if document.stages.len() > 2 => Edit::RemoveStage(stage),
            4 => Edit::MoveStage { id: stage, to: at },
            5 | 6 => {
                let step = Step::new(self.ids.next_id(), "n");
                Edit::AddStep { step, stage, at }
            }
            7 => Edit::RemoveStep(step),
            8 => Edit::MoveStep {
                id: step,
                stage,
                at,
            },
            9 => {
                let lane = Lane::new(self.ids.next_id(), LaneRole::ALL[self.below(20)]);
                Edit::AddLane { lane, at }
            }
            10 if document.lanes.len() > 2 => Edit::RemoveLane(lane),
            11 => Edit::MoveLane { id: lane, to: at },
            12 => Edit::RemoveCards(vec![card]),
            13 => Edit::MoveCards(vec![self.place(document), self.place(document)]),
            14 => {
                let mut changed = self.card(document);
                changed.id = card;
                Edit::SetCards(vec![changed])
            }
            15 => Edit::SetEmotion {
                step,
                persona: Some(persona),
                value: Emotion::nearest(self.below(5) as f32 - 2.0),
            },
            16 => Edit::AddLink(Link {
                id: self.ids.next_id(),
                from: card,
                to: self.pick(document.cards.iter().map(|row| row.id)),
                label: String::new(),
            }),
            17 => {
                let mut initiative = Initiative::new(self.ids.next_id(), "i");
                initiative.cards.push(card);
                Edit::AddInitiative { initiative, at }
            }
            19 if document.stages.len() > 2 => Edit::MergeStages(vec![
                stage,
                self.pick(document.stages.iter().map(|row| row.id)),
            ]),
            20 if document.num_steps() > 3 => {
                let others = [(); 2].map(|()| self.pick(document.steps().map(|(_, row)| row.id)));
                Edit::MergeSteps(vec![step, others[0], others[1]])
            }
            24 => {
                let shows = match self.below(3) {
                    0 => AgendaScope::Map,
                    1 => AgendaScope::Stage(stage),
                    _ => AgendaScope::Step(step),
                };
                let minutes = self.below(2000) as u16;
                let mut item = AgendaItem::new(self.ids.next_id(), shows, minutes);
                item.lanes.push(lane);
                Edit::AddAgendaItem { item, at }
            }
            25 => {
                let id = self.pick(document.agenda.iter().map(|row| row.id));
                let mut item = AgendaItem::new(id, AgendaScope::Step(step), 7);
                item.lanes.push(lane);
                Edit::SetAgendaItem(item)
            }
            26 => Edit::MoveAgendaItem {
                id: self.pick(document.agenda.iter().map(|row| row.id)),
                to: at,
            },
            27 if document.agenda.len() > 2 => {
                Edit::RemoveAgendaItem(self.pick(document.agenda.iter().map(|row| row.id)))
            }
            18 => Edit::Batch(vec![self.edit(document), self.edit(document)]),
            _ => {
                let new = |dice: &mut Self| NewCard {
                    card: dice.card(document),
                    before: (dice.below(2) == 0).then_some(card),
                };
                Edit::AddCards(vec![new(self), new(self)])
            }
        }
    }
}

#[test]
fn random_edits_keep_a_document_sound() {
    for seed in 0..24 {
        let mut dice = Dice {
            ids: IdGenerator::from_seed(seed),
        };
        let mut document = document();
        let mut num_applied = 0;
        for _ in 0..150 {
            let edit = dice.edit(&document);
            let before = document.clone();
            if let Ok(next) = document.apply(&edit) {
                assert_eq!(next.check(), [], "seed {seed}: {edit:?}");
                num_applied += 1;
                document = next;
            }
            assert!(
                before.check().is_empty(),
                "seed {seed}: the old version was touched"
            );
        }
        assert!(
            num_applied > 75,
            "seed {seed}: only {num_applied} edits could be applied"
        );
    }
}

#[test]
fn a_document_broken_at_random_is_mended() {
    for seed in 0..24 {
        let mut dice = Dice {
            ids: IdGenerator::from_seed(seed),
        };
        let (mut document, other) = (document(), document());
        for _ in 0..40 {
            if let Ok(next) = document.apply(&dice.edit(&document)) {
                document = next;
            }
        }
        // Rows of one version with columns, lanes and personas of another.
        document.stages = other.stages.clone();
        document.personas = other.personas.clone();
        document.cards = document
            .cards
            .iter()
            .chain(other.cards.iter())
            .cloned()
            .collect::<Vec<_>>()
            .into();
        // Entries of a vote for cards that are there twice or not at all.
        let votes = |n: usize| CardVotes {
            card: document.cards[n % document.cards.len()].id,
            dots: n as u32 % 3,
        };
        let mut round = VoteRound::new(dice.ids.next_id(), "round");
        round.votes = (0..6).map(votes).collect();
        round.votes[2].card = dice.ids.next_id();
        let more = document.vote_rounds.iter().cloned();
        document.vote_rounds = more.chain([round.into()]).collect::<Vec<_>>().into();
        let (mended, _) = document.repair();
        assert_eq!(mended.check(), [], "seed {seed}");
        assert_eq!(mended.cards.len(), document.cards.len(), "seed {seed}");
        let (again, repairs) = mended.repair();
        assert!(repairs.is_empty() && again.is_same(&mended), "seed {seed}");
    }
}
