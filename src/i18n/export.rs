//! Exports and their errors.

/// Texts of this area.
pub struct ExportText {
    pub empty: &'static str,
    pub bad_size: &'static str,
    /// Width and height in pixels.
    pub too_large: fn(u32, u32) -> String,
    pub largest_width: fn(u32) -> String,
    pub largest_scale: fn(f32) -> String,
    pub largest_dpi: fn(f32) -> String,
    pub cancelled: &'static str,
    /// What the system said.
    pub write: fn(&str) -> String,
    /// Characters that no font has.
    pub missing_characters: fn(&str) -> String,
    /// How many pictures could not be read.
    pub unreadable_pictures: fn(usize) -> String,
}

pub(super) const FR: ExportText = ExportText {
    empty: "Il n’y a rien à exporter",
    bad_size: "La taille demandée doit être un nombre positif",
    too_large: |width, height| {
        format!("Une image de {width}\u{a0}×\u{a0}{height} pixels est trop grande.")
    },
    largest_width: |width| format!("La plus grande largeur possible est de {width}\u{a0}pixels."),
    largest_scale: |scale| {
        let scale = scale.to_string().replace('.', ",");
        format!("La plus grande échelle possible est {scale}.")
    },
    largest_dpi: |dpi| format!("La plus haute résolution possible est de {dpi}\u{a0}ppp."),
    cancelled: "Export annulé",
    write: |error| format!("L’image n’a pas pu être écrite\u{a0}: {error}"),
    missing_characters: |characters| {
        format!("Aucune police ne contient ces caractères\u{a0}: {characters}")
    },
    unreadable_pictures: |count| match count {
        1 => "Une image n’a pas pu être lue".to_owned(),
        _ => format!("{count}\u{a0}images n’ont pas pu être lues"),
    },
};

pub(super) const EN: ExportText = ExportText {
    empty: "There is nothing to export",
    bad_size: "The size must be a positive number",
    too_large: |width, height| format!("A picture of {width} × {height} pixels is too large."),
    largest_width: |width| format!("The largest possible width is {width} pixels."),
    largest_scale: |scale| format!("The largest possible scale is {scale}."),
    largest_dpi: |dpi| format!("The highest possible resolution is {dpi} dpi."),
    cancelled: "Export cancelled",
    write: |error| format!("The picture could not be written: {error}"),
    missing_characters: |characters| format!("No font has these characters: {characters}"),
    unreadable_pictures: |count| match count {
        1 => "One picture could not be read".to_owned(),
        _ => format!("{count} pictures could not be read"),
    },
};
