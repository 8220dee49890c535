//! Presenting: the strip that says where we are, the room, the report before the meeting.

use crate::model::{Aspect, LengthUnit, ScreenMeasure};

/// Texts of this area.
pub struct PresentText {
    pub whole_map: &'static str,
    pub stage: &'static str,
    pub step: &'static str,
    pub lane: &'static str,
    pub go_there: fn(&str) -> String,
    /// Which picture of how many.
    pub picture: fn(usize, usize) -> String,
    pub room_title: &'static str,
    pub room_intro: &'static str,
    pub screen: &'static str,
    measures: [&'static str; 2],
    pub aspect: &'static str,
    pub farthest: &'static str,
    pub unit: &'static str,
    units: [&'static str; 2],
    unit_signs: [&'static str; 2],
    /// From the distance in picture heights, the letter's share in percent, its size on 1080 lines.
    pub result: fn(&str, &str, u32) -> String,
    /// The distance from which nothing is read, with its unit.
    pub too_far: fn(&str) -> String,
    pub last_picture: &'static str,
    pub still: &'static str,
    pub report_title: &'static str,
    pub report_intro: fn(&str) -> String,
    pub nothing_found: &'static str,
    pub many_pictures: fn(usize) -> String,
    pub long_text: fn(usize) -> String,
    pub go: &'static str,
    decimal: char,
}

impl PresentText {
    /// A number with at most so many decimals, as it is written in this language.
    pub fn decimal(&self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        let text = match text.contains('.') {
            true => text.trim_end_matches('0').trim_end_matches('.'),
            false => &text,
        };
        text.replace('.', &self.decimal.to_string())
    }

    pub fn measure(&self, measure: ScreenMeasure) -> &'static str {
        self.measures[measure as usize]
    }

    pub fn unit_name(&self, unit: LengthUnit) -> &'static str {
        self.units[unit as usize]
    }

    pub fn unit_sign(&self, unit: LengthUnit) -> &'static str {
        self.unit_signs[unit as usize]
    }

    pub fn aspect_name(&self, aspect: Aspect) -> &'static str {
        match aspect {
            Aspect::Wide => "16:9",
            Aspect::SixteenToTen => "16:10",
            Aspect::FourToThree => "4:3",
        }
    }
}

pub(super) const FR: PresentText = PresentText {
    whole_map: "Toute la carte",
    stage: "Étape",
    step: "Sous-étape",
    lane: "Ligne",
    go_there: |name| format!("Aller à {name}"),
    picture: |number, all| format!("vue {number} sur {all}"),
    room_title: "Salle",
    room_intro: "D’ici se calcule la taille des textes projetés\u{a0}: le dernier rang les lit",
    screen: "Écran",
    measures: ["Hauteur de l’image", "Diagonale de l’image"],
    aspect: "Format",
    farthest: "Place la plus éloignée",
    unit: "Unité",
    units: ["Mètres", "Centimètres"],
    unit_signs: ["m", "cm"],
    result: |distance, share, size| {
        format!(
            "Le dernier rang est à {distance}\u{a0}fois la hauteur de l’image\u{a0}: les capitales font au \
             moins {share}\u{a0}% de cette hauteur, soit un texte de {size}\u{a0}pixels sur 1080\u{a0}lignes"
        )
    },
    last_picture: "C’était la dernière image · Origine montre toute la carte",
    too_far: |reach| {
        format!(
            "Au-delà de {reach}, rien ne se lit sur une image de cette hauteur\u{a0}: il faut une image plus \
             grande ou des sièges plus près"
        )
    },
    still: "Réduire les animations\u{a0}: passer d’un arrêt à l’autre sans mouvement",
    report_title: "Ce que le dernier rang ne lira pas bien",
    report_intro: |distance| {
        format!(
            "À {distance}\u{a0}fois la hauteur de l’image, rien n’est montré trop petit\u{a0}: ce qui est \
             trop long demande plusieurs vues. Raccourcir ou couper ces textes aide la salle"
        )
    },
    nothing_found: "Tout tient en peu de vues lisibles du dernier rang",
    many_pictures: |num| format!("demande {num}\u{a0}vues"),
    long_text: |num| format!("son texte remplit {num}\u{a0}vues"),
    go: "Y aller",
    decimal: ',',
};

pub(super) const EN: PresentText = PresentText {
    whole_map: "Whole map",
    stage: "Stage",
    step: "Step",
    lane: "Lane",
    go_there: |name| format!("Go to {name}"),
    picture: |number, all| format!("picture {number} of {all}"),
    room_title: "Room",
    room_intro: "From this the size of projected texts is computed: the back row reads them",
    screen: "Screen",
    measures: ["Height of the picture", "Diagonal of the picture"],
    aspect: "Format",
    farthest: "Farthest seat",
    unit: "Unit",
    units: ["Metres", "Centimetres"],
    unit_signs: ["m", "cm"],
    result: |distance, share, size| {
        format!(
            "The back row is {distance} times the picture’s height away: capitals are at least {share}% of \
             that height, a text of {size} pixels on 1080 lines"
        )
    },
    last_picture: "This was the last picture · Home shows the whole map",
    too_far: |reach| {
        format!(
            "Beyond {reach} nothing can be read on a picture of this height: it takes a larger picture, or \
             nearer seats"
        )
    },
    still: "Reduce motion: go from stop to stop without moving the picture",
    report_title: "What the back row will not read well",
    report_intro: |distance| {
        format!(
            "At {distance} times the picture’s height nothing is shown too small: what is too long needs \
             several pictures. Shortening or splitting these texts helps the room"
        )
    },
    nothing_found: "Everything fits into few pictures that the back row can read",
    many_pictures: |num| format!("needs {num} pictures"),
    long_text: |num| format!("its text fills {num} pictures"),
    go: "Go there",
    decimal: '.',
};
