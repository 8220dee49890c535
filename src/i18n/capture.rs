//! The line in which one writes down what is said, and the inbox.

use crate::model::NoteKind;

/// Texts of this area.
pub struct CaptureText {
    /// What the line is called, and what stands in it while it is empty.
    pub line: &'static str,
    pub hint: &'static str,
    /// In the order of [`NoteKind`].
    kinds: [&'static str; 5],
    pub no_kind: &'static str,
    pub inbox: &'static str,
    /// Kind and step: “Pain point · Checkout”.
    pub in_step: fn(&str, &str) -> String,
    /// “Inbox · Pain point · Checkout”.
    pub in_inbox: fn(Option<&str>, Option<&str>) -> String,
    /// The lane has to be added first.
    pub new_lane: &'static str,
    /// The card goes to a lane that is not in the picture.
    pub out_of_sight: fn(&str, &str) -> String,
    /// What the last line said, and what became of it.
    pub laid: fn(&str, &str) -> String,
    pub laid_many: fn(usize, usize) -> String,
    pub take_back: &'static str,
    pub keys: &'static str,
    /// “12 notes waiting in the inbox”.
    pub waiting: fn(usize) -> String,
    pub empty: &'static str,
    pub add_hint: &'static str,
    pub inbox_keys: &'static str,
    pub no_step: &'static str,
    pub no_lane: &'static str,
    pub to_sort: fn(&str, &str) -> String,
    pub step: &'static str,
    pub lane: &'static str,
    pub kind: &'static str,
    pub sort: &'static str,
    pub sort_all: fn(usize) -> String,
    pub sorted: fn(usize) -> String,
    pub edit: &'static str,
    pub delete: &'static str,
    pub needs_lane: &'static str,
    pub needs_step: &'static str,
    /// What a row of the inbox is for assistive technologies: kind, text, where it goes.
    pub row: fn(&str, &str, &str) -> String,
}

impl CaptureText {
    pub fn kind(&self, kind: NoteKind) -> &'static str {
        self.kinds[kind as usize]
    }
}

const _: () = assert!(NoteKind::Verbatim as usize == 4);

pub(super) const FR: CaptureText = CaptureText {
    line: "Noter ce qui se dit",
    hint: "Écrire ce qui se dit…",
    kinds: ["Enchantement", "Irritant", "Question", "Piste", "Verbatim"],
    no_kind: "Sans genre",
    inbox: "Boîte de réception",
    in_step: |kind, step| format!("{kind} · {step}"),
    in_inbox: |kind, step| joined("Boîte de réception", kind, step),
    new_lane: "nouvelle ligne",
    out_of_sight: |place, lane| format!("{place} · hors de vue, ligne «\u{a0}{lane}\u{a0}»"),
    laid: |text, place| format!("Noté\u{a0}: «\u{a0}{text}\u{a0}» · {place}"),
    laid_many: |cards, notes| match (cards, notes) {
        (0, notes) => format!("{notes}\u{a0}notes dans la boîte de réception"),
        (cards, 0) => format!("{cards}\u{a0}fiches ajoutées"),
        (cards, notes) => format!("{} et {}", counted(cards, "fiche"), counted(notes, "note")),
    },
    take_back: "Reprendre",
    keys: "Entrée pose · Échap ferme",
    waiting: |count| match count {
        0 => "Aucune note en attente".to_owned(),
        1 => "1\u{a0}note en attente".to_owned(),
        count => format!("{count}\u{a0}notes en attente"),
    },
    empty: "Rien n’attend d’être rangé. Ce qui se note en réunion sans signe arrive ici.",
    add_hint: "Ajouter une note, ou coller une liste",
    inbox_keys: "↑↓ note · ←→ sous-étape · Maj+↑↓ ligne · Entrée range · + - ? ! \" genre · F2 modifie · Suppr retire",
    no_step: "Sous-étape\u{202f}?",
    no_lane: "Ligne\u{202f}?",
    to_sort: |step, lane| format!("{step} › {lane}"),
    step: "Sous-étape",
    lane: "Ligne",
    kind: "Genre",
    sort: "Ranger",
    sort_all: |count| match count {
        1 => "Ranger la note qui sait où aller".to_owned(),
        count => format!("Ranger les {count}\u{a0}notes qui savent où aller"),
    },
    sorted: |count| match count {
        1 => "1\u{a0}note rangée".to_owned(),
        count => format!("{count}\u{a0}notes rangées"),
    },
    edit: "Modifier le texte",
    delete: "Supprimer la note",
    needs_lane: "Dans quelle ligne\u{202f}?",
    needs_step: "À quelle sous-étape\u{202f}?",
    row: |kind, text, place| format!("{kind}, {text}, {place}"),
};

pub(super) const EN: CaptureText = CaptureText {
    line: "Write down what is said",
    hint: "Write what is said…",
    kinds: [
        "Delight",
        "Pain point",
        "Question",
        "Opportunity",
        "Verbatim",
    ],
    no_kind: "No kind",
    inbox: "Inbox",
    in_step: |kind, step| format!("{kind} · {step}"),
    in_inbox: |kind, step| joined("Inbox", kind, step),
    new_lane: "new lane",
    out_of_sight: |place, lane| format!("{place} · out of sight, lane “{lane}”"),
    laid: |text, place| format!("Noted: “{text}” · {place}"),
    laid_many: |cards, notes| match (cards, notes) {
        (0, notes) => format!("{notes}\u{a0}notes in the inbox"),
        (cards, 0) => format!("{cards}\u{a0}cards added"),
        (cards, notes) => format!("{} and {}", counted(cards, "card"), counted(notes, "note")),
    },
    take_back: "Take back",
    keys: "Enter lays it · Esc closes",
    waiting: |count| match count {
        0 => "No note waiting".to_owned(),
        1 => "1\u{a0}note waiting".to_owned(),
        count => format!("{count}\u{a0}notes waiting"),
    },
    empty: "Nothing waits to be sorted. What is written in a meeting without a sign arrives here.",
    add_hint: "Add a note, or paste a list",
    inbox_keys: "↑↓ note · ←→ step · Shift+↑↓ lane · Enter sorts · + - ? ! \" kind · F2 edits · Del removes",
    no_step: "Step?",
    no_lane: "Lane?",
    to_sort: |step, lane| format!("{step} › {lane}"),
    step: "Step",
    lane: "Lane",
    kind: "Kind",
    sort: "Sort",
    sort_all: |count| match count {
        1 => "Sort the note that knows where to go".to_owned(),
        count => format!("Sort the {count}\u{a0}notes that know where to go"),
    },
    sorted: |count| match count {
        1 => "1\u{a0}note sorted".to_owned(),
        count => format!("{count}\u{a0}notes sorted"),
    },
    edit: "Edit the text",
    delete: "Delete the note",
    needs_lane: "In which lane?",
    needs_step: "At which step?",
    row: |kind, text, place| format!("{kind}, {text}, {place}"),
};

fn counted(count: usize, noun: &str) -> String {
    let plural = if count > 1 { "s" } else { "" };
    format!("{count}\u{a0}{noun}{plural}")
}

fn joined(inbox: &str, kind: Option<&str>, step: Option<&str>) -> String {
    let parts = [Some(inbox), kind, step];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
