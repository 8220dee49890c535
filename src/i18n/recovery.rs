//! Recovering maps after a crash, and what separates two versions of a map.

use super::Day;
use crate::model::{Difference, Tally};

/// Texts of this area.
pub struct RecoveryText {
    // The journal.
    not_protected: &'static str,
    pub no_folder: &'static str,
    pub panicked: &'static str,
    pub panicked_unwritten: &'static str,
    // The dialog.
    pub title: &'static str,
    pub body: &'static str,
    never_saved: &'static str,
    in_folder: fn(&str, &str) -> String,
    pub file_changed: &'static str,
    pub file_gone: &'static str,
    pub file_unreadable: &'static str,
    panic: &'static str,
    pub open: &'static str,
    open_named: &'static str,
    pub discard: &'static str,
    discard_named: &'static str,
    pub discarded: &'static str,
    pub keep: &'static str,
    keep_named: &'static str,
    pub later: &'static str,
    pub nothing: &'static str,
    opened: &'static str,
    // Differences.
    against_file: &'static str,
    pub details: &'static str,
    kinds: [Kind; 11],
    verbs: fn(&Kind, &Tally) -> String,
    /// One and several.
    emotions: [&'static str; 2],
    pub whole: [&'static str; 4],
    when: fn(&str, &str) -> String,
}

/// How a kind of things is called.
pub struct Kind {
    one: &'static str,
    many: &'static str,
    is_feminine: bool,
}

const fn kind(one: &'static str, many: &'static str, is_feminine: bool) -> Kind {
    Kind {
        one,
        many,
        is_feminine,
    }
}

impl RecoveryText {
    /// That changes are not safe against a crash.
    pub fn not_protected(&self, reason: &str) -> String {
        self.not_protected.replace("{}", reason)
    }

    /// Where a map's file is: its name and its folder, or that there is none.
    pub fn file(&self, file: Option<(&str, &str)>) -> String {
        match file {
            Some((name, folder)) => (self.in_folder)(name, folder),
            None => self.never_saved.to_owned(),
        }
    }

    /// That the program stopped by itself, and where.
    pub fn panic(&self, place: &str) -> String {
        self.panic.replace("{}", place)
    }

    pub fn open_named(&self, title: &str) -> String {
        self.open_named.replace("{}", title)
    }

    pub fn discard_named(&self, title: &str) -> String {
        self.discard_named.replace("{}", title)
    }

    pub fn keep_named(&self, title: &str) -> String {
        self.keep_named.replace("{}", title)
    }

    pub fn opened(&self, title: &str) -> String {
        self.opened.replace("{}", title)
    }

    /// “Since the file: 2 cards added, 1 changed; title changed”.
    pub fn since_file(&self, difference: &Difference) -> String {
        self.against_file
            .replace("{}", &self.difference(difference))
    }

    /// “2 cards added, 1 changed; 1 step removed; title changed”.
    pub fn difference(&self, difference: &Difference) -> String {
        let tallies = [
            &difference.stages,
            &difference.steps,
            &difference.lanes,
            &difference.cards,
            &difference.links,
            &difference.personas,
            &difference.initiatives,
            &difference.pictures,
            &difference.agenda,
            &difference.notes,
            &difference.vote_rounds,
        ];
        let counted = self.kinds.iter().zip(tallies);
        let counted = counted.filter(|(_, tally)| !tally.is_nothing());
        let flags = [
            difference.title,
            difference.description,
            difference.store_plan,
            difference.wheel,
        ];
        let whole = self.whole.iter().zip(flags).filter(|(_, is_so)| *is_so);
        let felt = (difference.emotions > 0).then(|| {
            let text = self.emotions[usize::from(difference.emotions > 1)];
            text.replace("{}", &difference.emotions.to_string())
        });
        let parts: Vec<String> = counted
            .map(|(kind, tally)| (self.verbs)(kind, tally))
            .chain(felt)
            .chain(whole.map(|(words, _)| (*words).to_owned()))
            .collect();
        if parts.is_empty() {
            self.details.to_owned()
        } else {
            parts.join(", ")
        }
    }

    /// “12 cards added”: one kind and one thing that became of it. `kind` as in the fields of [`Difference`].
    pub fn tally(&self, kind: usize, tally: &Tally) -> String {
        (self.verbs)(&self.kinds[kind], tally)
    }

    /// A day and an hour, as in “Today at 14:32”.
    pub fn when(&self, shell: &super::ShellText, day: Day, hour: &str) -> String {
        (self.when)(&shell.day(day), hour)
    }
}

fn french(kind: &Kind, tally: &Tally) -> String {
    let verbs = [
        (tally.added, "ajouté"),
        (tally.changed, "modifié"),
        (tally.removed, "supprimé"),
    ];
    counted(kind, tally, "ordre des {} changé", &|count, index| {
        let gender = if kind.is_feminine { "e" } else { "" };
        let plural = if count > 1 { "s" } else { "" };
        format!("{}{gender}{plural}", verbs[index].1)
    })
}

fn english(kind: &Kind, tally: &Tally) -> String {
    counted(kind, tally, "order of {} changed", &|_, index| {
        ["added", "changed", "removed"][index].to_owned()
    })
}

fn counted(
    kind: &Kind,
    tally: &Tally,
    order: &str,
    verb: &dyn Fn(usize, usize) -> String,
) -> String {
    let counts = [tally.added, tally.changed, tally.removed];
    let mut parts = Vec::new();
    for (index, count) in counts.into_iter().enumerate() {
        if count > 0 {
            let name = if count == 1 { kind.one } else { kind.many };
            let verb = verb(count, index);
            // The name is said once.
            parts.push(match parts.is_empty() {
                true => format!("{count}\u{a0}{name} {verb}"),
                false => format!("{count}\u{a0}{verb}"),
            });
        }
    }
    if parts.is_empty() {
        return order.replace("{}", kind.many);
    }
    parts.join(", ")
}

pub(super) const FR: RecoveryText = RecoveryText {
    not_protected: "Vos changements ne sont plus protégés en cas d’arrêt brutal\u{a0}: {}",
    no_folder: "cet ordinateur n’a pas de dossier personnel",
    panicked: "Parcours s’est arrêté à cause d’une erreur interne. Votre carte est à l’abri\u{a0}: le prochain démarrage la proposera.",
    panicked_unwritten: "Parcours s’est arrêté à cause d’une erreur interne. Le prochain démarrage proposera votre carte comme elle était deux secondes plus tôt au plus.",
    title: "Récupérer votre travail",
    body: "Parcours s’est arrêté avant l’enregistrement. Rien n’est remplacé tant que vous n’enregistrez pas.",
    never_saved: "Jamais enregistrée",
    in_folder: |name, folder| format!("{name}, dans {folder}"),
    file_changed: "Le fichier a été modifié depuis par un autre programme",
    file_gone: "Le fichier n’est plus à cet endroit",
    file_unreadable: "Le fichier ne peut plus être lu",
    panic: "Arrêt dû à une erreur interne\u{a0}: {}",
    open: "Ouvrir",
    open_named: "Ouvrir «\u{a0}{}\u{a0}»",
    discard: "Jeter",
    discard_named: "Jeter «\u{a0}{}\u{a0}»",
    discarded: "Sera jetée à la fermeture de cette fenêtre",
    keep: "Garder",
    keep_named: "Garder «\u{a0}{}\u{a0}»",
    later: "Plus tard",
    nothing: "Il n’y a rien à récupérer",
    opened: "«\u{a0}{}\u{a0}» est récupérée\u{202f}; enregistrez-la pour la garder",
    against_file: "Par rapport au fichier\u{a0}: {}",
    details: "quelques détails changés",
    kinds: [
        kind("étape", "étapes", true),
        kind("sous-étape", "sous-étapes", true),
        kind("ligne", "lignes", true),
        kind("fiche", "fiches", true),
        kind("lien", "liens", false),
        kind("persona", "personas", false),
        kind("initiative", "initiatives", true),
        kind("image", "images", true),
        kind(
            "point de l’ordre du jour",
            "points de l’ordre du jour",
            false,
        ),
        kind("note en attente", "notes en attente", true),
        kind("vote", "votes", false),
    ],
    verbs: french,
    emotions: ["{}\u{a0}émotion modifiée", "{}\u{a0}émotions modifiées"],
    whole: [
        "titre modifié",
        "description modifiée",
        "plan du magasin modifié",
        "réglages de la roue modifiés",
    ],
    when: |day, hour| format!("{day} à {hour}"),
};

pub(super) const EN: RecoveryText = RecoveryText {
    not_protected: "Your changes are no longer protected against a crash: {}",
    no_folder: "this computer has no home folder",
    panicked: "Parcours stopped because of an internal error. Your map is safe: the next start will offer it.",
    panicked_unwritten: "Parcours stopped because of an internal error. The next start will offer your map as it was two seconds ago at most.",
    title: "Recover your work",
    body: "Parcours stopped before this was saved. Nothing is replaced until you save.",
    never_saved: "Never saved",
    in_folder: |name, folder| format!("{name}, in {folder}"),
    file_changed: "The file was changed since by another program",
    file_gone: "The file is no longer there",
    file_unreadable: "The file can no longer be read",
    panic: "Stopped by an internal error: {}",
    open: "Open",
    open_named: "Open “{}”",
    discard: "Discard",
    discard_named: "Discard “{}”",
    discarded: "Will be discarded when this window closes",
    keep: "Keep",
    keep_named: "Keep “{}”",
    later: "Later",
    nothing: "There is nothing to recover",
    opened: "“{}” is recovered; save it to keep it",
    against_file: "Compared with the file: {}",
    details: "some details changed",
    kinds: [
        kind("stage", "stages", false),
        kind("step", "steps", false),
        kind("lane", "lanes", false),
        kind("card", "cards", false),
        kind("link", "links", false),
        kind("persona", "personas", false),
        kind("initiative", "initiatives", false),
        kind("picture", "pictures", false),
        kind("agenda item", "agenda items", false),
        kind("waiting note", "waiting notes", false),
        kind("vote", "votes", false),
    ],
    verbs: english,
    emotions: ["{}\u{a0}emotion changed", "{}\u{a0}emotions changed"],
    whole: [
        "title changed",
        "description changed",
        "store plan changed",
        "wheel settings changed",
    ],
    when: |day, hour| format!("{day} at {hour}"),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_said_in_both_languages() {
        let mut difference = Difference::default();
        assert_eq!(FR.difference(&difference), "quelques détails changés");
        difference.cards = Tally {
            added: 2,
            changed: 1,
            removed: 3,
            is_reordered: true,
        };
        difference.links.removed = 1;
        difference.title = true;
        assert_eq!(
            FR.difference(&difference),
            "2\u{a0}fiches ajoutées, 1\u{a0}modifiée, 3\u{a0}supprimées, 1\u{a0}lien supprimé, titre modifié"
        );
        assert_eq!(
            EN.difference(&difference),
            "2\u{a0}cards added, 1\u{a0}changed, 3\u{a0}removed, 1\u{a0}link removed, title changed"
        );
        let mut moved = Difference::default();
        moved.lanes.is_reordered = true;
        assert_eq!(FR.difference(&moved), "ordre des lignes changé");
        assert_eq!(EN.difference(&moved), "order of lanes changed");
    }
}
