//! What was saved from a damaged file, and what was not.

/// Texts of this area.
pub struct SalvageText {
    pub mended: &'static str,
    pub field_lost: &'static str,
    pub record_lost: &'static str,
    pub unread: &'static str,
    /// What was wrong, what became of it.
    pub because: fn(&str, &str) -> String,
    /// Numbers of steps, lanes and cards.
    pub kept: fn(usize, usize, usize) -> String,
    // The dialog.
    pub offer: &'static str,
    pub open_copy: &'static str,
    title: &'static str,
    pub body: &'static str,
    pub lost: &'static str,
    pub repaired: &'static str,
    pub nothing_lost: &'static str,
    pub more: fn(usize) -> String,
    /// The command line: the file.
    pub can_be_saved: &'static str,
}

impl SalvageText {
    /// The name of the file.
    pub fn title(&self, name: &str) -> String {
        self.title.replace("{}", name)
    }
}

pub(super) const FR: SalvageText = SalvageText {
    mended: "corrigé, rien n’est perdu",
    field_lost: "ce champ est laissé de côté",
    record_lost: "tout l’enregistrement est perdu",
    unread: "ce passage n’appartient à aucun enregistrement, il est laissé de côté",
    because: |problem, fate| format!("{problem} ({fate})"),
    kept: |steps, lanes, cards| {
        format!(
            "Conservé (sous-étapes\u{a0}: {steps}, lignes\u{a0}: {lanes}, fiches\u{a0}: {cards})"
        )
    },
    offer: "Sauver ce qui est lisible…",
    open_copy: "Ouvrir une copie",
    title: "Ce qui est lisible dans «\u{a0}{}\u{a0}»",
    body: "La copie n’est dans aucun fichier\u{a0}: vous choisirez où l’enregistrer. Le fichier abîmé reste comme il est.",
    lost: "Perdu ou corrigé",
    repaired: "Réparé ensuite",
    nothing_lost: "Rien n’est perdu",
    more: |count| format!("et {count} de plus"),
    can_be_saved: "Une copie de ce qui est lisible peut être ouverte dans la fenêtre du programme",
};

pub(super) const EN: SalvageText = SalvageText {
    mended: "mended, nothing is lost",
    field_lost: "this field is left out",
    record_lost: "the whole record is lost",
    unread: "this passage belongs to no record and is left out",
    because: |problem, fate| format!("{problem} ({fate})"),
    kept: |steps, lanes, cards| format!("Kept (steps: {steps}, lanes: {lanes}, cards: {cards})"),
    offer: "Save what is readable…",
    open_copy: "Open a copy",
    title: "What is readable in “{}”",
    body: "The copy is in no file: you will choose where to save it. The damaged file stays as it is.",
    lost: "Lost or mended",
    repaired: "Repaired afterwards",
    nothing_lost: "Nothing is lost",
    more: |count| format!("and {count} more"),
    can_be_saved: "A copy of what is readable can be opened in the program’s window",
};
