//! Problems that stay until they are solved.

/// Texts of this area.
pub struct NoticeText {
    pub try_again: &'static str,
    pub picture_added: &'static str,
    missing_fonts: &'static str,
    not_exported: &'static str,
}

impl NoticeText {
    /// Characters that no font has.
    pub fn missing_fonts(&self, characters: &str) -> String {
        self.missing_fonts.replace("{}", characters)
    }

    pub fn not_exported(&self, reason: &str) -> String {
        self.not_exported.replace("{}", reason)
    }
}

pub(super) const FR: NoticeText = NoticeText {
    try_again: "Réessayer",
    picture_added: "Image ajoutée",
    missing_fonts: "Aucune police de cet ordinateur n’a ces caractères\u{202f}; ils manquent à l’écran et dans les exports\u{a0}: {}",
    not_exported: "Export non réalisé\u{a0}: {}",
};

pub(super) const EN: NoticeText = NoticeText {
    try_again: "Try again",
    picture_added: "Picture added",
    missing_fonts: "No font on this computer has these characters; they are missing on screen and in exports: {}",
    not_exported: "Not exported: {}",
};
