//! What a meeting changed, and its minutes.

use super::Catalog;
use crate::model::{
    AnyId, Change, Date, Difference, Document, Emotion, How, Initiative, NoteKind, Tally, VoteRound,
};

/// Texts of this area.
pub struct MinutesText {
    // The document.
    heading: fn(&str) -> String,
    pub date_label: &'static str,
    hours: fn(&str, &str, &str) -> String,
    pub participants: &'static str,
    pub in_short: &'static str,
    /// After a label.
    pub colon: &'static str,
    pub agenda: &'static str,
    /// Item, planned time, real time.
    pub agenda_columns: [&'static str; 3],
    pub captured: &'static str,
    pub inbox: &'static str,
    pub votes: &'static str,
    pub no_votes: &'static str,
    /// Place, dots, card, step.
    pub vote_columns: [&'static str; 4],
    pub questions: &'static str,
    pub owners: &'static str,
    pub emotions: &'static str,
    pub pictures: &'static str,
    nothing: &'static str,
    more: fn(usize) -> String,
    separator: char,
    quotes: [&'static str; 2],
    no_emotion: &'static str,
    // The dialog.
    pub title: &'static str,
    pub with_pages: &'static str,
    pub participants_hint: &'static str,
    pub preview: &'static str,
    pub save: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    /// The file, and how many pictures.
    pub saved: fn(&str, usize) -> String,
    pub save_title: &'static str,
    pub filter: &'static str,
    pub suffix: &'static str,
    pub page: fn(usize) -> String,
    pub writing: &'static str,
    pub not_written: &'static str,
    // The comparison.
    pub compare_title: &'static str,
    /// Since when the meeting is.
    pub since: fn(&str) -> String,
    pub since_version: fn(&str) -> String,
    pub go_there: &'static str,
    pub restore: &'static str,
    pub restored: &'static str,
    pub as_copy: &'static str,
    pub no_meeting: &'static str,
    pub nothing_to_restore: &'static str,
    pub before_meeting: &'static str,
    pub compare: &'static str,
    pub compare_with: &'static str,
    /// Headings of the comparison, in the order of [`Section`].
    sections: [&'static str; 5],
}

/// What a group of the comparison is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    Emotions,
    Added,
    Changed,
    Moved,
    Removed,
}

impl Section {
    pub const ALL: [Self; 5] = [
        Self::Emotions,
        Self::Added,
        Self::Changed,
        Self::Moved,
        Self::Removed,
    ];

    pub fn of(change: &Change) -> Self {
        match change.how {
            How::Felt { .. } => Self::Emotions,
            How::Added => Self::Added,
            How::Written { .. } | How::Changed => Self::Changed,
            How::Moved => Self::Moved,
            How::Removed => Self::Removed,
        }
    }
}

impl MinutesText {
    pub fn heading(&self, map: &str) -> String {
        (self.heading)(map)
    }

    pub fn hours(&self, date: &str, began: &str, ended: &str) -> String {
        (self.hours)(date, began, ended)
    }

    pub fn section(&self, section: Section) -> &'static str {
        self.sections[section as usize]
    }

    /// “+1”, “−0.5”, “0”.
    fn emotion(&self, emotion: Option<Emotion>) -> String {
        let Some(emotion) = emotion else {
            return self.no_emotion.to_owned();
        };
        let half_steps = emotion.half_steps();
        let sign = match half_steps {
            0 => "",
            1.. => "+",
            _ => "−",
        };
        let whole = half_steps.unsigned_abs() / 2;
        if half_steps % 2 == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}{}5", self.separator)
        }
    }

    /// “Checkout −1 → +1”, with the persona where there are several.
    pub fn felt(&self, change: &Change, document: &Document, words: &Catalog) -> String {
        let How::Felt {
            persona,
            before,
            after,
        } = &change.how
        else {
            return change.title.clone();
        };
        let who = persona.filter(|_| document.personas.len() > 1);
        let who = who.and_then(|id| document.persona(id));
        let title = named(&change.title, words);
        let title = match who {
            Some(persona) => format!("{title} ({})", persona.name),
            None => title.to_owned(),
        };
        let (before, after) = (self.emotion(*before), self.emotion(*after));
        format!("{title}\u{a0}{before}\u{a0}→\u{a0}{after}")
    }

    /// One thing that differs, on one line.
    pub fn change(&self, change: &Change, document: &Document, words: &Catalog) -> String {
        if matches!(change.how, How::Felt { .. }) {
            return self.felt(change, document, words);
        }
        let title = match (&*change.title, change.role) {
            ("", Some(role)) => words.model.role(role).to_owned(),
            ("", None) => words.model.untitled.to_owned(),
            (title, _) => self.quoted(title),
        };
        let title = match &change.how {
            How::Written { before } if !before.is_empty() => {
                format!("{} → {title}", self.quoted(before))
            }
            _ => title,
        };
        let place = match change.id {
            AnyId::Card(_) => change
                .step
                .and_then(|id| document.step(id))
                .map(|step| step.title.clone()),
            AnyId::Stage(_) => Some(words.inspector.stage.to_owned()),
            AnyId::Step(_) => Some(words.inspector.step.to_owned()),
            AnyId::Lane(_) => Some(words.capture.lane.to_owned()),
            AnyId::Persona(_) => Some(words.inspector.persona.to_owned()),
            AnyId::Note(_) => Some(words.capture.inbox.to_owned()),
            _ => None,
        };
        match place.filter(|place| !place.is_empty()) {
            Some(place) => format!("{title} · {place}"),
            None => title,
        }
    }

    fn quoted(&self, text: &str) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{}{text}{}", self.quotes[0], self.quotes[1])
    }

    /// “12 cards added, checkout −1 → +1”.
    pub fn summary(&self, before: &Document, after: &Document, words: &Catalog) -> String {
        /// Emotions that are named; more are counted.
        const NAMED: usize = 3;
        let mut difference = Difference::between(before, after);
        difference.emotions = 0;
        // What the meeting did with its agenda is no news about the map.
        difference.agenda = Tally::default();
        let mut parts = Vec::new();
        if !difference.is_nothing() {
            parts.push(words.recovery.difference(&difference));
        }
        let changes = crate::model::changes(before, after);
        let felt: Vec<&Change> = changes
            .iter()
            .filter(|change| matches!(change.how, How::Felt { .. }))
            .collect();
        parts.extend(
            felt.iter()
                .take(NAMED)
                .map(|change| self.felt(change, after, words)),
        );
        if felt.len() > NAMED {
            parts.push((self.more)(felt.len() - NAMED));
        }
        if parts.is_empty() {
            self.nothing.to_owned()
        } else {
            parts.join(", ")
        }
    }

    /// How a vote is called: name, date.
    pub fn round(&self, round: &VoteRound, words: &Catalog) -> String {
        let name = match round.name.trim() {
            "" => self.votes,
            name => name,
        };
        match round.date {
            Some(date) => format!("{name} ({})", words.layout.date(date)),
            None => name.to_owned(),
        }
    }

    pub fn date(&self, date: Date, words: &Catalog) -> String {
        words.layout.date(date)
    }

    pub fn note_kind(&self, kind: NoteKind, words: &Catalog) -> String {
        words.capture.kind(kind).to_owned()
    }

    /// An initiative with its progress and when it is due.
    pub fn initiative(&self, initiative: &Initiative, words: &Catalog) -> String {
        let progress = words.model.progress(initiative.progress).to_lowercase();
        let title = named(&initiative.title, words);
        match initiative.due {
            Some(due) => {
                let due = words.layout.date(due);
                format!("{title} ({progress}, {due})")
            }
            None => format!("{title} ({progress})"),
        }
    }
}

fn named<'a>(title: &'a str, words: &'a Catalog) -> &'a str {
    match title.trim() {
        "" => words.model.untitled,
        title => title,
    }
}

pub(super) const FR: MinutesText = MinutesText {
    heading: |map| format!("Compte rendu\u{a0}: {map}"),
    date_label: "Date",
    hours: |date, began, ended| format!("{date}, de {began} à {ended}"),
    participants: "Participants",
    in_short: "En bref",
    colon: "\u{a0}:",
    agenda: "Ordre du jour",
    agenda_columns: ["Point", "Prévu", "Réel"],
    captured: "Ce qui a été noté",
    inbox: "Notes à ranger",
    votes: "Votes",
    no_votes: "Aucune gommette n’a été donnée",
    vote_columns: ["Rang", "Gommettes", "Fiche", "Sous-étape"],
    questions: "Questions ouvertes",
    owners: "Qui s’en charge",
    emotions: "Avant et après",
    pictures: "La carte",
    nothing: "rien n’a changé",
    more: |count| match count {
        1 => "et une autre émotion".to_owned(),
        count => format!("et {count}\u{a0}autres émotions"),
    },
    separator: ',',
    quotes: ["«\u{a0}", "\u{a0}»"],
    no_emotion: "aucune",
    title: "Compte rendu",
    with_pages: "Avec une image par point de l’ordre du jour, ou par étape",
    participants_hint: "Séparés par des virgules",
    preview: "Aperçu du compte rendu",
    save: "Enregistrer…",
    copy: "Copier le texte",
    copied: "Compte rendu copié",
    saved: |path, pictures| match pictures {
        0 => format!("Compte rendu enregistré\u{a0}: {path}"),
        1 => format!("Compte rendu et une image enregistrés\u{a0}: {path}"),
        count => format!("Compte rendu et {count}\u{a0}images enregistrés\u{a0}: {path}"),
    },
    save_title: "Enregistrer le compte rendu",
    filter: "Texte Markdown",
    suffix: "compte rendu",
    page: |number| format!("page {number}"),
    writing: "Écriture des images…",
    not_written: "Le compte rendu n’est pas écrit",
    compare_title: "Ce que la réunion a changé",
    since: |hour| format!("Depuis le début de la réunion, {hour}"),
    since_version: |when| format!("Depuis la version\u{a0}: {when}"),
    go_there: "Y aller",
    restore: "Revenir à l’état d’avant",
    restored: "La carte est comme avant la réunion",
    as_copy: "Ouvrir l’état d’avant comme copie",
    nothing_to_restore: "La carte est comme avant",
    no_meeting: "Aucune présentation n’a eu lieu depuis l’ouverture de la carte",
    before_meeting: "Avant la réunion",
    compare: "Ce qui a changé depuis cette version",
    compare_with: "Comparer…",
    sections: ["Émotions", "Ajouté", "Modifié", "Déplacé", "Supprimé"],
};

pub(super) const EN: MinutesText = MinutesText {
    heading: |map| format!("Minutes: {map}"),
    date_label: "Date",
    hours: |date, began, ended| format!("{date}, {began} to {ended}"),
    participants: "Participants",
    in_short: "In short",
    colon: ":",
    agenda: "Agenda",
    agenda_columns: ["Item", "Planned", "Spent"],
    captured: "What was captured",
    inbox: "Notes to sort",
    votes: "Votes",
    no_votes: "No dots were given",
    vote_columns: ["Rank", "Dots", "Card", "Step"],
    questions: "Open questions",
    owners: "Who takes care",
    emotions: "Before and after",
    pictures: "The map",
    nothing: "nothing has changed",
    more: |count| match count {
        1 => "and one more emotion".to_owned(),
        count => format!("and {count}\u{a0}more emotions"),
    },
    separator: '.',
    quotes: ["“", "”"],
    no_emotion: "none",
    title: "Minutes",
    with_pages: "With a picture for each agenda item, or for each stage",
    participants_hint: "Separated by commas",
    preview: "Preview of the minutes",
    save: "Save…",
    copy: "Copy the text",
    copied: "Minutes copied",
    saved: |path, pictures| match pictures {
        0 => format!("Minutes saved: {path}"),
        1 => format!("Minutes and one picture saved: {path}"),
        count => format!("Minutes and {count}\u{a0}pictures saved: {path}"),
    },
    save_title: "Save the minutes",
    filter: "Markdown text",
    suffix: "minutes",
    page: |number| format!("page {number}"),
    writing: "Writing the pictures…",
    not_written: "The minutes were not written",
    compare_title: "What the meeting changed",
    since: |hour| format!("Since the meeting began, {hour}"),
    since_version: |when| format!("Since the version: {when}"),
    go_there: "Go there",
    restore: "Go back to before",
    restored: "The map is as it was before the meeting",
    as_copy: "Open the map from before as a copy",
    nothing_to_restore: "The map is as it was before",
    no_meeting: "Nothing was presented since the map was opened",
    before_meeting: "Before the meeting",
    compare: "What changed since this version",
    compare_with: "Compare…",
    sections: ["Emotions", "Added", "Changed", "Moved", "Removed"],
};
