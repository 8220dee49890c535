//! What would make a map better, in calm sentences.

use super::Lang;
use crate::model::{Advice, Date};

/// Texts of this area.
pub struct AdviceText {
    pub title: &'static str,
    pub nothing_missing: &'static str,
    facts: &'static str,
    /// One and many.
    no_emotion: [&'static str; 2],
    no_friction: &'static str,
    unanswered: [&'static str; 2],
    no_owner: [&'static str; 2],
    initiative_without_owner: [&'static str; 2],
    no_metric: [&'static str; 2],
    few_facts: [&'static str; 2],
    review_overdue: &'static str,
    never_reviewed: &'static str,
    one_persona: &'static str,
}

impl AdviceText {
    /// How much of what is said to be founded was observed.
    pub fn facts(&self, observed: usize, stated: usize) -> String {
        let percent = (100 * observed + stated / 2) / stated.max(1);
        self.facts
            .replace("{percent}", &percent.to_string())
            .replace("{observed}", &observed.to_string())
            .replace("{stated}", &stated.to_string())
    }

    pub fn sentence(&self, advice: &Advice, lang: Lang) -> String {
        let count = |texts: &[&str; 2], count: usize| {
            texts[usize::from(count > 1)].replace("{}", &count.to_string())
        };
        match advice {
            Advice::NoEmotion(steps) => count(&self.no_emotion, steps.len()),
            Advice::NoFriction => self.no_friction.to_owned(),
            Advice::Unanswered(cards) => count(&self.unanswered, cards.len()),
            Advice::NoOwner(cards) => count(&self.no_owner, cards.len()),
            Advice::InitiativeWithoutOwner(ids) => count(&self.initiative_without_owner, ids.len()),
            Advice::NoMetric(steps) => count(&self.no_metric, steps.len()),
            Advice::FewFacts(cards) => count(&self.few_facts, cards.len()),
            Advice::ReviewOverdue(date) => self.review_overdue.replace("{}", &day(*date, lang)),
            Advice::NeverReviewed => self.never_reviewed.to_owned(),
            Advice::OnePersona => self.one_persona.to_owned(),
        }
    }
}

fn day(date: Date, lang: Lang) -> String {
    lang.catalog().shell.day(super::Day::Date {
        year: date.year(),
        month: date.month(),
        day: date.day(),
    })
}

pub(super) const FR: AdviceText = AdviceText {
    title: "Pour une meilleure carte",
    nothing_missing: "Rien ne manque que le programme puisse voir",
    facts: "Faits observés\u{a0}: {percent}\u{a0}% ({observed} fiches sur {stated})",
    no_emotion: ["{} sous-étape sans émotion", "{} sous-étapes sans émotion"],
    no_friction: "Aucun irritant\u{a0}: où le client bute-t-il\u{202f}?",
    unanswered: [
        "{} irritant sans piste d’amélioration",
        "{} irritants sans piste d’amélioration",
    ],
    no_owner: [
        "{} irritant ou piste sans responsable",
        "{} irritants ou pistes sans responsable",
    ],
    initiative_without_owner: [
        "{} chantier sans responsable",
        "{} chantiers sans responsable",
    ],
    no_metric: [
        "{} moment de vérité sans indicateur",
        "{} moments de vérité sans indicateur",
    ],
    few_facts: [
        "Plus de suppositions que de faits\u{a0}: {} fiche à vérifier",
        "Plus de suppositions que de faits\u{a0}: {} fiches à vérifier",
    ],
    review_overdue: "Relecture attendue depuis le {}",
    never_reviewed: "Aucune date de relecture",
    one_persona: "Un seul persona\u{a0}: d’autres vivent-ils autre chose\u{202f}?",
};

pub(super) const EN: AdviceText = AdviceText {
    title: "For a better map",
    nothing_missing: "Nothing is missing that the program can see",
    facts: "Observed facts: {percent}% ({observed} of {stated} cards)",
    no_emotion: ["{} step without an emotion", "{} steps without an emotion"],
    no_friction: "No pain point: where do customers stumble?",
    unanswered: [
        "{} pain point without an opportunity",
        "{} pain points without an opportunity",
    ],
    no_owner: [
        "{} pain point or opportunity without an owner",
        "{} pain points or opportunities without an owner",
    ],
    initiative_without_owner: [
        "{} initiative without an owner",
        "{} initiatives without an owner",
    ],
    no_metric: [
        "{} moment of truth without a metric",
        "{} moments of truth without a metric",
    ],
    few_facts: [
        "More assumptions than facts: {} card to check",
        "More assumptions than facts: {} cards to check",
    ],
    review_overdue: "Review due since {}",
    never_reviewed: "No review date",
    one_persona: "Only one persona: do others live it differently?",
};
