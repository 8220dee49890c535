//! Earlier versions of a map.

/// Texts of this area.
pub struct VersionsText {
    pub title: &'static str,
    pub body: &'static str,
    pub empty: &'static str,
    pub needs_file: &'static str,
    pub reading: &'static str,
    pub unreadable: &'static str,
    since: &'static str,
    pub same: &'static str,
    picture: &'static str,
    pub drawing: &'static str,
    pub restore: &'static str,
    restored: &'static str,
}

impl VersionsText {
    /// “Since then: 2 cards added”.
    pub fn since(&self, difference: &str) -> String {
        self.since.replace("{}", difference)
    }

    /// What the picture shows, for those who do not see it.
    pub fn picture(&self, when: &str) -> String {
        self.picture.replace("{}", when)
    }

    pub fn restored(&self, when: &str) -> String {
        self.restored.replace("{}", when)
    }
}

pub(super) const FR: VersionsText = VersionsText {
    title: "Versions de cette carte",
    body: "Les vingt dernières et une par jour pendant une semaine, sur cet ordinateur",
    empty: "Il n’y a pas encore de version\u{a0}: chaque enregistrement en garde une",
    needs_file: "Enregistrez d’abord la carte",
    reading: "Lecture…",
    unreadable: "Cette version ne peut plus être lue",
    since: "Depuis\u{a0}: {}",
    same: "Comme la carte ouverte",
    picture: "Aperçu de la version\u{a0}: {}",
    drawing: "Préparation de l’aperçu…",
    restore: "Rouvrir comme copie",
    restored: "Copie de la version\u{a0}: {}",
};

pub(super) const EN: VersionsText = VersionsText {
    title: "Versions of this map",
    body: "The last twenty and one a day for a week, on this computer",
    empty: "There is no version yet: every save keeps one",
    needs_file: "Save the map first",
    reading: "Reading…",
    unreadable: "This version can no longer be read",
    since: "Since then: {}",
    same: "The same as the open map",
    picture: "Preview of the version: {}",
    drawing: "Preparing the preview…",
    restore: "Reopen as a copy",
    restored: "Copy of the version: {}",
};
