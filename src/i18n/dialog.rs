//! Dialogs: unsaved changes, questions, export, path box, messages, about.

/// Texts of this area.
pub struct DialogText {
    pub ok: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    // Unsaved changes.
    unsaved_title: &'static str,
    pub unsaved_body: &'static str,
    pub save: &'static str,
    pub dont_save: &'static str,
    // Changed on disk.
    pub changed_title: &'static str,
    pub removed_title: &'static str,
    removed_body: &'static str,
    pub write_again: &'static str,
    pub save_copy: &'static str,
    // Overwriting.
    pub exists_title: &'static str,
    exists_body: &'static str,
    pub replace: &'static str,
    // Failures.
    open_failed: &'static str,
    pub untouched: &'static str,
    pub save_as: &'static str,
    pub export_failed: &'static str,
    pub file_missing: &'static str,
    pub file_gone: &'static str,
    pub is_a_folder: &'static str,
    pub repairs_title: &'static str,
    pub copied: &'static str,
    // Export.
    pub export_title: &'static str,
    pub export_button: &'static str,
    pub format: &'static str,
    pub size: &'static str,
    /// Width, scale, dots per inch.
    pub size_modes: [&'static str; 3],
    pub pixels: &'static str,
    pub theme: &'static str,
    pub themes: [&'static str; 2],
    pub language: &'static str,
    pub languages: [&'static str; 2],
    pub preview: &'static str,
    pub preview_busy: &'static str,
    picture_size: &'static str,
    pub vector_size: &'static str,
    file_estimate: &'static str,
    pub exporting: &'static str,
    exported: &'static str,
    pub export_cancelled: &'static str,
    pub png_hint: &'static str,
    pub svg_hint: &'static str,
    pub use_largest: &'static str,
    // Path box.
    pub open_title: &'static str,
    pub save_title: &'static str,
    pub export_to_title: &'static str,
    pub export_to_button: &'static str,
    pub folder: &'static str,
    pub file_name: &'static str,
    pub parent_folder: &'static str,
    pub home_folder: &'static str,
    pub all_files: &'static str,
    pub open: &'static str,
    pub empty_folder: &'static str,
    pub reading_folder: &'static str,
    folder_unreadable: &'static str,
    pub path_hint: &'static str,
    pub name_missing: &'static str,
    pub maps_filter: &'static str,
    pub all_filter: &'static str,
    pub pictures_filter: &'static str,
    pub picture_title: &'static str,
    pub picture_failed: &'static str,
    pub picture_format: &'static str,
    pub picture_too_large: &'static str,
    // About.
    pub about_title: &'static str,
    version: &'static str,
    pub about_body: &'static str,
    pub about_fonts: &'static str,
    decimal_comma: bool,
}

impl DialogText {
    pub fn unsaved_title(&self, map: &str) -> String {
        self.unsaved_title.replace("{}", map)
    }
    pub fn removed_body(&self, file: &str) -> String {
        self.removed_body.replace("{}", file)
    }
    pub fn exists_body(&self, file: &str) -> String {
        self.exists_body.replace("{}", file)
    }
    pub fn open_failed(&self, file: &str) -> String {
        self.open_failed.replace("{}", file)
    }
    pub fn exported(&self, file: &str) -> String {
        self.exported.replace("{}", file)
    }
    pub fn folder_unreadable(&self, reason: &str) -> String {
        self.folder_unreadable.replace("{}", reason)
    }
    pub fn version(&self, version: &str) -> String {
        self.version.replace("{}", version)
    }

    /// “4096 × 2304 px”.
    pub fn picture_size(&self, width: u32, height: u32) -> String {
        self.picture_size
            .replacen("{}", &width.to_string(), 1)
            .replacen("{}", &height.to_string(), 1)
    }

    /// “about 1.2 MB”.
    pub fn file_estimate(&self, bytes: u64) -> String {
        self.file_estimate.replace("{}", &self.file_size(bytes))
    }

    /// A size in the unit a person reads easily.
    pub fn file_size(&self, bytes: u64) -> String {
        let (kilo, mega, byte) = if self.decimal_comma {
            ("ko", "Mo", "octets")
        } else {
            ("kB", "MB", "bytes")
        };
        let text = match bytes {
            0..1_000 => format!("{bytes}\u{a0}{byte}"),
            1_000..1_000_000 => format!("{}\u{a0}{kilo}", bytes / 1_000),
            _ => format!("{:.1}\u{a0}{mega}", bytes as f64 / 1e6),
        };
        if self.decimal_comma {
            text.replace('.', ",")
        } else {
            text
        }
    }
}

pub(super) const FR: DialogText = DialogText {
    ok: "OK",
    cancel: "Annuler",
    close: "Fermer",
    unsaved_title: "Enregistrer «\u{a0}{}\u{a0}»\u{202f}?",
    unsaved_body: "Cette carte a des changements qui ne sont pas encore dans un fichier.",
    save: "Enregistrer",
    dont_save: "Ne pas enregistrer",
    changed_title: "Le fichier a changé entre-temps",
    removed_title: "Le fichier n’est plus là",
    removed_body: "«\u{a0}{}\u{a0}» a été supprimé ou déplacé depuis son ouverture. Rien n’a été écrit.",
    write_again: "L’écrire de nouveau",
    save_copy: "Enregistrer une copie…",
    exists_title: "Remplacer le fichier\u{202f}?",
    exists_body: "«\u{a0}{}\u{a0}» existe déjà dans ce dossier.",
    replace: "Remplacer",
    open_failed: "«\u{a0}{}\u{a0}» ne s’ouvre pas",
    untouched: "Le fichier n’a pas été touché.",
    save_as: "Enregistrer sous…",
    export_failed: "L’export n’a pas abouti",
    file_missing: "Ce fichier n’est plus à cet endroit.",
    file_gone: "fichier introuvable",
    is_a_folder: "C’est un dossier, pas un fichier.",
    repairs_title: "Réparé à l’ouverture",
    copied: "Copié",
    export_title: "Exporter la carte",
    export_button: "Exporter…",
    format: "Format",
    size: "Taille",
    size_modes: ["Largeur", "Échelle", "Points par pouce"],
    pixels: "px",
    theme: "Thème",
    themes: ["Clair", "Sombre"],
    language: "Langue",
    languages: ["Français", "English"],
    preview: "Aperçu de l’export",
    preview_busy: "Préparation de l’aperçu…",
    picture_size: "{} × {}\u{a0}px",
    vector_size: "Net à toutes les tailles",
    file_estimate: "environ {}",
    exporting: "Export en cours…",
    exported: "Exporté\u{a0}: {}",
    export_cancelled: "Export annulé",
    png_hint: "Image, pour un rapport ou une présentation",
    svg_hint: "Dessin vectoriel, à retoucher ou à imprimer en grand",
    use_largest: "Prendre la plus grande taille possible",
    open_title: "Ouvrir une carte",
    save_title: "Enregistrer sous",
    export_to_title: "Exporter vers",
    export_to_button: "Exporter",
    folder: "Dossier",
    file_name: "Nom du fichier",
    parent_folder: "Dossier parent",
    home_folder: "Dossier personnel",
    all_files: "Tous les fichiers",
    open: "Ouvrir",
    empty_folder: "Aucune carte dans ce dossier",
    reading_folder: "Lecture du dossier…",
    folder_unreadable: "Ce dossier ne peut pas être lu\u{a0}: {}",
    path_hint: "Nom ou chemin\u{202f}; Tab complète",
    name_missing: "Donnez un nom au fichier",
    maps_filter: "Cartes Parcours",
    all_filter: "Tous les fichiers",
    pictures_filter: "Images",
    picture_title: "Choisir une image",
    picture_failed: "L’image n’est pas utilisable",
    picture_format: "Seules les images PNG, JPEG et WebP sont acceptées.",
    picture_too_large: "L’image dépasse 20\u{a0}Mo ou 8192\u{a0}pixels de côté.",
    about_title: "À propos de Parcours",
    version: "Version {}",
    about_body: "Un éditeur de cartes de parcours client, sans réseau ni compte.",
    about_fonts: "Polices Inter et Noto Emoji, licence SIL Open Font.",
    decimal_comma: true,
};

pub(super) const EN: DialogText = DialogText {
    ok: "OK",
    cancel: "Cancel",
    close: "Close",
    unsaved_title: "Save “{}”?",
    unsaved_body: "This map has changes that are not in a file yet.",
    save: "Save",
    dont_save: "Don’t save",
    changed_title: "The file has changed meanwhile",
    removed_title: "The file is no longer there",
    removed_body: "“{}” was removed or moved since it was opened. Nothing has been written.",
    write_again: "Write it again",
    save_copy: "Save a copy…",
    exists_title: "Replace the file?",
    exists_body: "“{}” already exists in this folder.",
    replace: "Replace",
    open_failed: "“{}” could not be opened",
    untouched: "The file was not touched.",
    save_as: "Save as…",
    export_failed: "The export did not succeed",
    file_missing: "This file is no longer there.",
    file_gone: "file not found",
    is_a_folder: "This is a folder, not a file.",
    repairs_title: "Repaired on opening",
    copied: "Copied",
    export_title: "Export the map",
    export_button: "Export…",
    format: "Format",
    size: "Size",
    size_modes: ["Width", "Scale", "Dots per inch"],
    pixels: "px",
    theme: "Theme",
    themes: ["Light", "Dark"],
    language: "Language",
    languages: ["Français", "English"],
    preview: "Preview of the export",
    preview_busy: "Preparing the preview…",
    picture_size: "{} × {}\u{a0}px",
    vector_size: "Sharp at every size",
    file_estimate: "about {}",
    exporting: "Exporting…",
    exported: "Exported: {}",
    export_cancelled: "Export cancelled",
    png_hint: "A picture, for a report or a presentation",
    svg_hint: "A vector drawing, to retouch or to print large",
    use_largest: "Use the largest possible size",
    open_title: "Open a map",
    save_title: "Save as",
    export_to_title: "Export to",
    export_to_button: "Export",
    folder: "Folder",
    file_name: "File name",
    parent_folder: "Parent folder",
    home_folder: "Home folder",
    all_files: "All files",
    open: "Open",
    empty_folder: "No map in this folder",
    reading_folder: "Reading the folder…",
    folder_unreadable: "This folder cannot be read: {}",
    path_hint: "Name or path; Tab completes",
    name_missing: "Give the file a name",
    maps_filter: "Parcours maps",
    all_filter: "All files",
    pictures_filter: "Pictures",
    picture_title: "Choose a picture",
    picture_failed: "The picture cannot be used",
    picture_format: "Only PNG, JPEG and WebP pictures are accepted.",
    picture_too_large: "The picture is larger than 20\u{a0}MB or 8192\u{a0}pixels on a side.",
    about_title: "About Parcours",
    version: "Version {}",
    about_body: "An editor for customer journey maps, without network or account.",
    about_fonts: "Inter and Noto Emoji fonts, SIL Open Font License.",
    decimal_comma: false,
};
