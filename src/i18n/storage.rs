//! What goes wrong with files, said so that it can be mended.

/// Texts of this area.
pub struct StorageText {
    /// Line, column, path of the field (may be empty), what is wrong.
    pub at_place: fn(usize, usize, &str, &str) -> String,
    pub not_found: &'static str,
    pub directory: &'static str,
    pub not_ordinary: &'static str,
    pub not_allowed_to_read: &'static str,
    pub output_is_map: &'static str,
    /// The system's own words.
    pub cannot_read: fn(&str) -> String,
    pub empty: &'static str,
    /// Megabytes of the file, megabytes allowed.
    pub too_large: fn(u64, u64) -> String,
    /// Brackets allowed.
    pub too_deep: fn(usize) -> String,
    /// The kind of file.
    pub binary: fn(&str) -> String,
    pub other_binary: &'static str,
    pub utf16: &'static str,
    pub not_utf8: fn(u8) -> String,
    pub not_parcours: &'static str,
    /// What the file says its format is.
    pub other_format: fn(&str) -> String,
    /// The file's format, the newest known one.
    pub too_new: fn(u32, u32) -> String,
    pub cut_short: &'static str,
    /// The name, a likely one, all known ones.
    pub unknown_field: fn(&str, Option<&str>, &str) -> String,
    /// The value, a likely one, all known ones.
    pub unknown_variant: fn(&str, Option<&str>, &str) -> String,
    pub missing_field: fn(&str) -> String,
    pub duplicate_field: fn(&str) -> String,
    /// What should be there, what is there.
    pub wrong_value: fn(&str, &str) -> String,
    pub a_text: &'static str,
    pub an_integer: &'static str,
    pub a_number: &'static str,
    pub a_flag: &'static str,
    pub a_list: &'static str,
    pub a_record: &'static str,
    pub a_name: &'static str,
    /// The kind of id.
    pub an_id: fn(&str) -> String,
    pub an_emotion: &'static str,
    pub a_date: &'static str,
    pub a_clock_time: &'static str,
    pub a_time_span: &'static str,
    pub a_picture: &'static str,
    pub out_of_range: fn(&str) -> String,
    pub not_finite: &'static str,
    /// A library's own words.
    pub unreadable: fn(&str) -> String,
    pub missing_comma: &'static str,
    pub missing_colon: &'static str,
    pub missing_close: &'static str,
    pub missing_open: &'static str,
    pub stray_close: &'static str,
    pub stray: fn(&str) -> String,
    pub unclosed_text: &'static str,
    pub unclosed_comment: &'static str,
    pub invalid_escape: &'static str,
    pub trailing: &'static str,
    pub read_only: &'static str,
    pub not_allowed_to_write: &'static str,
    pub no_folder: &'static str,
    pub disk_full: &'static str,
    pub name_too_long: &'static str,
    /// The system's own words.
    pub cannot_write: fn(&str) -> String,
}

pub(super) const FR: StorageText = StorageText {
    at_place: |line, column, path, what| match path {
        "" => format!("Ligne {line}, colonne {column}\u{a0}: {what}"),
        path => format!("Ligne {line}, colonne {column}, {path}\u{a0}: {what}"),
    },
    not_found: "Ce fichier n’existe pas",
    directory: "C’est un dossier, pas un fichier",
    not_ordinary: "Ce n’est pas un fichier ordinaire, mais un tube ou un appareil",
    output_is_map: "L’image remplacerait la carte elle-même\u{202f}; choisissez un autre nom",
    not_allowed_to_read: "Vous n’avez pas le droit de lire ce fichier",
    cannot_read: |reason| format!("Le fichier ne peut pas être lu\u{a0}: {reason}"),
    empty: "Le fichier est vide",
    too_large: |size, most| {
        format!(
            "Le fichier est trop grand\u{a0}: {size}\u{a0}Mo\u{202f}; la limite est de {most}\u{a0}Mo"
        )
    },
    too_deep: |most| format!("plus de {most} parenthèses ou crochets ouverts en même temps"),
    binary: |kind| format!("C’est un fichier {kind}, pas une carte de parcours"),
    other_binary: "Ce n’est pas un fichier texte, donc pas une carte de parcours",
    utf16: "Le texte est codé en UTF-16\u{202f}; enregistrez-le en UTF-8",
    not_utf8: |byte| {
        format!("l’octet {byte:#04x} n’est pas de l’UTF-8\u{202f}; enregistrez le fichier en UTF-8")
    },
    not_parcours: "Ce n’est pas une carte de parcours\u{a0}: le champ «\u{a0}format: \"parcours\"\u{a0}» manque au début",
    other_format: |found| {
        format!("Le fichier est d’un autre programme\u{a0}: son format est «\u{a0}{found}\u{a0}»")
    },
    too_new: |found, most| {
        format!(
            "Le fichier vient d’une version plus récente de Parcours (format {found})\u{202f}; cette version lit jusqu’au format {most}"
        )
    },
    cut_short: "le fichier s’arrête au milieu d’un enregistrement",
    unknown_field: |found, suggestion, known| match suggestion {
        Some(name) => format!(
            "champ inconnu «\u{a0}{found}\u{a0}»\u{202f}; vouliez-vous dire «\u{a0}{name}\u{a0}»\u{202f}?"
        ),
        None => {
            format!("champ inconnu «\u{a0}{found}\u{a0}»\u{202f}; champs possibles\u{a0}: {known}")
        }
    },
    unknown_variant: |found, suggestion, known| match suggestion {
        Some(name) => format!(
            "valeur inconnue «\u{a0}{found}\u{a0}»\u{202f}; vouliez-vous dire «\u{a0}{name}\u{a0}»\u{202f}?"
        ),
        None => format!(
            "valeur inconnue «\u{a0}{found}\u{a0}»\u{202f}; valeurs possibles\u{a0}: {known}"
        ),
    },
    missing_field: |field| format!("le champ «\u{a0}{field}\u{a0}» manque"),
    duplicate_field: |field| format!("le champ «\u{a0}{field}\u{a0}» est donné deux fois"),
    wrong_value: |expected, found| format!("{expected} attendu, «\u{a0}{found}\u{a0}» trouvé"),
    a_text: "texte entre guillemets droits",
    an_integer: "nombre entier",
    a_number: "nombre",
    a_flag: "mot «\u{a0}true\u{a0}» ou «\u{a0}false\u{a0}»",
    a_list: "crochet «\u{a0}[\u{a0}» d’une liste",
    a_record: "parenthèse «\u{a0}(\u{a0}»",
    a_name: "nom sans guillemets",
    an_id: |kind| format!("identifiant tel que «\u{a0}{kind}-7k2m9qxv\u{a0}»"),
    an_emotion: "nombre de −2 à 2 par pas de 0,5",
    a_date: "jour tel que «\u{a0}2026-05-12\u{a0}»",
    a_clock_time: "horaire tel que «\u{a0}07:30\u{a0}»",
    a_time_span: "temps tel que «\u{a0}45min\u{a0}», «\u{a0}1h30\u{a0}» ou «\u{a0}3d\u{a0}»",
    a_picture: "contenu d’image en base64",
    out_of_range: |found| format!("le nombre «\u{a0}{found}\u{a0}» est hors limites"),
    not_finite: "le nombre n’est pas fini",
    unreadable: |reason| format!("illisible ({reason})"),
    missing_comma: "il manque une virgule",
    missing_colon: "il manque un deux-points après le nom du champ",
    missing_close: "il manque une parenthèse ou un crochet fermant",
    missing_open: "il manque une parenthèse ouvrante",
    stray_close: "une parenthèse ou un crochet fermant est en trop",
    stray: |found| format!("«\u{a0}{found}\u{a0}» n’a rien à faire ici"),
    unclosed_text: "le texte qui commence ici n’est jamais fermé",
    unclosed_comment: "le commentaire n’est jamais fermé",
    invalid_escape: "une barre oblique inverse est suivie d’un caractère inattendu",
    trailing: "il reste du contenu après la fin de la carte",
    read_only: "Le fichier est en lecture seule\u{202f}; enregistrez sous un autre nom",
    not_allowed_to_write: "Vous n’avez pas le droit d’écrire à cet endroit\u{202f}; enregistrez ailleurs",
    no_folder: "Le dossier n’existe pas",
    disk_full: "Le disque est plein\u{202f}; le fichier est resté comme il était",
    name_too_long: "Le nom du fichier est trop long\u{202f}; choisissez-en un plus court",
    cannot_write: |reason| format!("Le fichier ne peut pas être écrit\u{a0}: {reason}"),
};

pub(super) const EN: StorageText = StorageText {
    at_place: |line, column, path, what| match path {
        "" => format!("Line {line}, column {column}: {what}"),
        path => format!("Line {line}, column {column}, {path}: {what}"),
    },
    not_found: "This file does not exist",
    directory: "This is a folder, not a file",
    not_ordinary: "This is no ordinary file, but a pipe or a device",
    output_is_map: "The picture would replace the map itself; choose another name",
    not_allowed_to_read: "You are not allowed to read this file",
    cannot_read: |reason| format!("The file cannot be read: {reason}"),
    empty: "The file is empty",
    too_large: |size, most| format!("The file is too large: {size} MB; the limit is {most} MB"),
    too_deep: |most| format!("more than {most} brackets open at the same time"),
    binary: |kind| format!("This is a {kind} file, not a journey map"),
    other_binary: "This is not a text file, so not a journey map",
    utf16: "The text is encoded in UTF-16; save it as UTF-8",
    not_utf8: |byte| format!("the byte {byte:#04x} is not UTF-8; save the file as UTF-8"),
    not_parcours: "This is not a journey map: the field ‘format: \"parcours\"’ is missing at its start",
    other_format: |found| format!("The file belongs to another program: its format is ‘{found}’"),
    too_new: |found, most| {
        format!(
            "The file was made by a newer version of Parcours (format {found}); this version reads up to format {most}"
        )
    },
    cut_short: "the file stops in the middle of a record",
    unknown_field: |found, suggestion, known| match suggestion {
        Some(name) => format!("unknown field ‘{found}’; did you mean ‘{name}’?"),
        None => format!("unknown field ‘{found}’; possible fields: {known}"),
    },
    unknown_variant: |found, suggestion, known| match suggestion {
        Some(name) => format!("unknown value ‘{found}’; did you mean ‘{name}’?"),
        None => format!("unknown value ‘{found}’; possible values: {known}"),
    },
    missing_field: |field| format!("the field ‘{field}’ is missing"),
    duplicate_field: |field| format!("the field ‘{field}’ is given twice"),
    wrong_value: |expected, found| format!("expected {expected}, found ‘{found}’"),
    a_text: "a text in straight quotation marks",
    an_integer: "a whole number",
    a_number: "a number",
    a_flag: "‘true’ or ‘false’",
    a_list: "the bracket ‘[’ of a list",
    a_record: "the bracket ‘(’",
    a_name: "a name without quotation marks",
    an_id: |kind| format!("an id such as ‘{kind}-7k2m9qxv’"),
    an_emotion: "a number from −2 to 2 in steps of 0.5",
    a_date: "a day such as ‘2026-05-12’",
    a_clock_time: "a time of day such as ‘07:30’",
    a_time_span: "a duration such as ‘45min’, ‘1h30’ or ‘3d’",
    a_picture: "the content of a picture in base64",
    out_of_range: |found| format!("the number ‘{found}’ is out of range"),
    not_finite: "the number is not finite",
    unreadable: |reason| format!("unreadable ({reason})"),
    missing_comma: "a comma is missing",
    missing_colon: "a colon is missing after the field’s name",
    missing_close: "a closing bracket is missing",
    missing_open: "an opening bracket is missing",
    stray_close: "there is a closing bracket too many",
    stray: |found| format!("‘{found}’ does not belong here"),
    unclosed_text: "the text that starts here is never closed",
    unclosed_comment: "the comment is never closed",
    invalid_escape: "a backslash is followed by an unexpected character",
    trailing: "something follows the end of the map",
    read_only: "The file is read-only; save it under another name",
    not_allowed_to_write: "You are not allowed to write here; save somewhere else",
    no_folder: "The folder does not exist",
    disk_full: "The disk is full; the file is as it was",
    name_too_long: "The file’s name is too long; choose a shorter one",
    cannot_write: |reason| format!("The file cannot be written: {reason}"),
};
