//! Files that others write, lock, remove or made with a newer program.

/// Texts of this area.
pub struct SafeText {
    /// Percent.
    pub saving_part: fn(u32) -> String,
    pub reading_only: &'static str,
    /// The file's name.
    pub open_elsewhere: fn(&str) -> String,
    pub open_elsewhere_reason: &'static str,
    pub took_over: &'static str,
    /// The file's format, the newest known one.
    pub newer: fn(u32, u32) -> String,
    pub newer_title: &'static str,
    pub newer_body: &'static str,
    pub newer_save: &'static str,
    /// The file's name.
    pub gone: fn(&str) -> String,
    /// Of a file, whose name may be empty.
    pub slow_save: fn(&str) -> String,
    /// The file's name.
    pub back: fn(&str) -> String,
    pub look_again: &'static str,
    /// The file's name.
    pub reloaded: fn(&str) -> String,
    /// The file's name.
    pub loaded_theirs: fn(&str) -> String,
    pub keep_mine: &'static str,
    pub load_theirs: &'static str,
    /// The file's name.
    pub changed_body: fn(&str) -> String,
    pub copy_saved_elsewhere: &'static str,
}

pub(super) const FR: SafeText = SafeText {
    saving_part: |percent| format!("Enregistrement… {percent}\u{a0}%"),
    reading_only: "Lecture seule",
    open_elsewhere: |name| {
        format!(
            "«\u{a0}{name}\u{a0}» est ouvert dans une autre fenêtre\u{a0}: lecture seule ici, jusqu’à ce qu’elle le ferme"
        )
    },
    open_elsewhere_reason: "ce fichier est ouvert dans une autre fenêtre",
    took_over: "L’autre fenêtre a fermé le fichier\u{a0}: vous pouvez le modifier",
    newer: |found, most| {
        format!(
            "Fait par une version plus récente de Parcours, format {found}\u{202f}; cette version lit jusqu’au format {most}\u{a0}: lecture seule"
        )
    },
    newer_title: "Fichier d’une version plus récente",
    newer_body: "Ce que cette version ne connaît pas n’est pas montré\u{a0}:",
    newer_save: "La carte vient d’une version plus récente de Parcours\u{a0}: l’enregistrer d’ici perdrait ce que cette version ne connaît pas",
    slow_save: |name| {
        let file = if name.is_empty() {
            String::new()
        } else {
            format!(" de «\u{a0}{name}\u{a0}»")
        };
        format!(
            "L’enregistrement{file} dure\u{a0}: le disque ne répond pas. La carte reste modifiée et protégée ici"
        )
    },
    gone: |name| {
        format!(
            "«\u{a0}{name}\u{a0}» n’est plus là (clé retirée, dossier déplacé\u{202f}?)\u{a0}; la carte reste ouverte ici"
        )
    },
    back: |name| format!("«\u{a0}{name}\u{a0}» est de retour, inchangé"),
    look_again: "Vérifier de nouveau",
    reloaded: |name| {
        format!("«\u{a0}{name}\u{a0}» a été modifié par un autre programme\u{a0}: relu")
    },
    loaded_theirs: |name| format!("Version du disque chargée\u{a0}: «\u{a0}{name}\u{a0}»"),
    keep_mine: "Garder la mienne",
    load_theirs: "Charger l’autre",
    changed_body: |name| {
        format!(
            "«\u{a0}{name}\u{a0}» a été modifié par un autre programme depuis son ouverture, et vous l’avez modifié ici. Rien n’a été écrit. Quelle version voulez-vous\u{202f}?"
        )
    },
    copy_saved_elsewhere: "Ce fichier est ouvert dans une autre fenêtre\u{202f}; choisissez un autre nom",
};

pub(super) const EN: SafeText = SafeText {
    saving_part: |percent| format!("Saving… {percent}%"),
    reading_only: "Reading only",
    open_elsewhere: |name| {
        format!("“{name}” is open in another window: reading only here, until it is closed there")
    },
    open_elsewhere_reason: "this file is open in another window",
    took_over: "The other window has closed the file: you can change it now",
    newer: |found, most| {
        format!(
            "Made by a newer version of Parcours, format {found}; this version reads up to format {most}: reading only"
        )
    },
    newer_title: "File of a newer version",
    newer_body: "What this version does not know is not shown:",
    newer_save: "The map comes from a newer version of Parcours: saving it from here would lose what this version does not know",
    slow_save: |name| {
        let file = if name.is_empty() {
            String::new()
        } else {
            format!(" “{name}”")
        };
        format!(
            "Saving{file} takes long: the disk does not answer. The map stays changed and protected here"
        )
    },
    gone: |name| {
        format!(
            "“{name}” is no longer there (stick removed, folder moved?); the map stays open here"
        )
    },
    back: |name| format!("“{name}” is back, unchanged"),
    look_again: "Look again",
    reloaded: |name| format!("“{name}” was changed by another program and has been read again"),
    loaded_theirs: |name| format!("Loaded from the disk: “{name}”"),
    keep_mine: "Keep mine",
    load_theirs: "Load theirs",
    changed_body: |name| {
        format!(
            "“{name}” was changed by another program since it was opened, and you have changed it here. Nothing has been written. Which version do you want?"
        )
    },
    copy_saved_elsewhere: "This file is open in another window; choose another name",
};
