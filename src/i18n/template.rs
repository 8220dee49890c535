//! A person's own templates: keeping, renaming, deleting.

/// Texts of this area.
pub struct TemplateText {
    pub heading: &'static str,
    pub save_title: &'static str,
    pub name: &'static str,
    pub structure_alone: &'static str,
    pub structure_hint: &'static str,
    pub save: &'static str,
    saved: &'static str,
    replace_title: &'static str,
    pub replace_body: &'static str,
    pub replace: &'static str,
    pub rename: &'static str,
    pub rename_title: &'static str,
    pub rename_button: &'static str,
    renamed: &'static str,
    pub remove: &'static str,
    remove_title: &'static str,
    pub remove_body: &'static str,
    pub remove_button: &'static str,
    removed: &'static str,
    pub no_name: &'static str,
    pub taken: &'static str,
    pub no_folder: &'static str,
    damaged: [&'static str; 2],
    more: &'static str,
    size: fn(usize, usize) -> String,
}

impl TemplateText {
    pub fn saved(&self, name: &str) -> String {
        self.saved.replace("{}", name)
    }

    pub fn replace_title(&self, name: &str) -> String {
        self.replace_title.replace("{}", name)
    }

    pub fn renamed(&self, name: &str) -> String {
        self.renamed.replace("{}", name)
    }

    pub fn remove_title(&self, name: &str) -> String {
        self.remove_title.replace("{}", name)
    }

    pub fn removed(&self, name: &str) -> String {
        self.removed.replace("{}", name)
    }

    /// Files of the folder that cannot be read.
    pub fn damaged(&self, names: &[String]) -> String {
        let pattern = self.damaged[usize::from(names.len() > 1)];
        pattern.replace("{}", &names.join(", "))
    }

    /// What can be done with the template of this name.
    pub fn more(&self, name: &str) -> String {
        self.more.replace("{}", name)
    }

    /// Numbers of steps and lanes.
    pub fn size(&self, num_steps: usize, num_lanes: usize) -> String {
        (self.size)(num_steps, num_lanes)
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count}\u{a0}{}", if count == 1 { one } else { many })
}

pub(super) const FR: TemplateText = TemplateText {
    heading: "Mes modèles",
    save_title: "Enregistrer comme modèle",
    name: "Nom du modèle",
    structure_alone: "Sans les fiches ni les émotions",
    structure_hint: "Ne garde que les étapes, les lignes et les personas",
    save: "Enregistrer",
    saved: "Modèle «\u{a0}{}\u{a0}» enregistré\u{a0}: il est sur la page d’accueil",
    replace_title: "Remplacer le modèle «\u{a0}{}\u{a0}»\u{202f}?",
    replace_body: "Un modèle porte déjà ce nom. Les cartes faites avec lui ne changent pas.",
    replace: "Remplacer",
    rename: "Renommer…",
    rename_title: "Renommer le modèle",
    rename_button: "Renommer",
    renamed: "Le modèle s’appelle maintenant «\u{a0}{}\u{a0}»",
    remove: "Supprimer…",
    remove_title: "Supprimer le modèle «\u{a0}{}\u{a0}»\u{202f}?",
    remove_body: "Son fichier est effacé. Les cartes faites avec lui ne changent pas.",
    remove_button: "Supprimer",
    removed: "Modèle «\u{a0}{}\u{a0}» supprimé",
    no_name: "Donnez un nom au modèle",
    taken: "Un autre modèle porte déjà ce nom",
    no_folder: "Cet ordinateur n’a pas de dossier où garder des modèles",
    damaged: [
        "Un fichier du dossier des modèles ne peut pas être lu et reste tel quel\u{a0}: {}",
        "Des fichiers du dossier des modèles ne peuvent pas être lus et restent tels quels\u{a0}: {}",
    ],
    more: "Modèle «\u{a0}{}\u{a0}»\u{a0}: renommer, supprimer",
    size: |steps, lanes| {
        let steps = counted(steps, "sous-étape", "sous-étapes");
        format!("{steps}, {}", counted(lanes, "ligne", "lignes"))
    },
};

pub(super) const EN: TemplateText = TemplateText {
    heading: "My templates",
    save_title: "Save as template",
    name: "Name of the template",
    structure_alone: "Without cards and emotions",
    structure_hint: "Keeps only the stages, lanes and personas",
    save: "Save",
    saved: "Template “{}” saved: it is on the start page",
    replace_title: "Replace the template “{}”?",
    replace_body: "A template has this name already. Maps made from it do not change.",
    replace: "Replace",
    rename: "Rename…",
    rename_title: "Rename the template",
    rename_button: "Rename",
    renamed: "The template is now called “{}”",
    remove: "Delete…",
    remove_title: "Delete the template “{}”?",
    remove_body: "Its file is deleted. Maps made from it do not change.",
    remove_button: "Delete",
    removed: "Template “{}” deleted",
    no_name: "Give the template a name",
    taken: "Another template has this name already",
    no_folder: "This computer has no folder to keep templates in",
    damaged: [
        "A file in the templates folder cannot be read and is left as it is: {}",
        "Files in the templates folder cannot be read and are left as they are: {}",
    ],
    more: "Template “{}”: rename, delete",
    size: |steps, lanes| {
        let steps = counted(steps, "step", "steps");
        format!("{steps}, {}", counted(lanes, "lane", "lanes"))
    },
};
