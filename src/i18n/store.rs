//! Words of the store visit.

use crate::model::{StorePart, TimeSpan};

use super::layout::LayoutText;

/// Texts of this area.
pub struct StoreText {
    pub entrance: &'static str,
    pub exit: &'static str,
    pub curve: &'static str,
    /// How long the whole visit takes.
    in_all: fn(&str) -> String,
    pub peak: &'static str,
    pub lowest: &'static str,
    pub end: &'static str,
    pub peak_and_end: &'static str,
    pub lowest_and_end: &'static str,
    pub brand: &'static str,
    /// Whose visit it is.
    pub visitor: &'static str,
    pub widths: &'static str,
    pub placed_by_hand: &'static str,
    pub shown: &'static str,
    pub needs: &'static str,
    /// Needs that found no place.
    more: fn(usize) -> String,
    pub changes: &'static str,
    pub no_change_yet: &'static str,
    pub rooms: &'static str,
    pub verbatims: &'static str,
    pub shortcut: &'static str,
    pub backstage: &'static str,
    pub path: &'static str,
    pub width_by_dwell: &'static str,
    pub width_equal: &'static str,
    pub arrange_title: &'static str,
    pub arrange_body: &'static str,
    pub arrange_yes: &'static str,
    /// A new backstage area.
    pub new_area: &'static str,
    /// In the order of [`StorePart::ALL`].
    parts: [&'static str; 6],
}

impl StoreText {
    /// The length of the whole visit.
    pub fn in_all(&self, words: &LayoutText, span: TimeSpan) -> String {
        (self.in_all)(&words.time_span(span))
    }

    pub fn more(&self, num: usize) -> String {
        (self.more)(num)
    }

    pub fn part(&self, part: StorePart) -> &'static str {
        self.parts[part as usize]
    }
}

pub(super) const FR: StoreText = StoreText {
    entrance: "Entrée",
    exit: "Sortie",
    curve: "La courbe de la visite",
    in_all: |time| format!("{time} en tout"),
    peak: "Pic",
    lowest: "Creux",
    end: "Fin",
    peak_and_end: "Pic et fin",
    lowest_and_end: "Creux et fin",
    brand: "Envers la marque",
    visitor: "Qui visite",
    widths: "Largeur des pièces",
    placed_by_hand: "Des pièces ont été placées à la main\u{a0}: elles gardent leur largeur",
    shown: "Montrer",
    needs: "Les besoins, phase par phase",
    more: |num| format!("et {num} de plus"),
    changes: "Que changeriez-vous\u{202f}?",
    no_change_yet: "Pas encore de piste",
    rooms: "Les espaces",
    verbatims: "Ce qu’on y entend",
    shortcut: "Raccourci",
    backstage: "Coulisses",
    path: "Parcours du visiteur",
    width_by_dwell: "Largeur selon la durée",
    width_equal: "Largeurs égales",
    arrange_title: "Ranger le magasin\u{202f}?",
    arrange_body: "Les pièces reviennent le long d’un parcours automatique. Les places données à la main sont \
        perdues, ainsi que les raccourcis entre les pièces\u{a0}; on peut l’annuler.",
    arrange_yes: "Ranger",
    new_area: "Réserve",
    parts: [
        "Bulles de pensée",
        "Canaux",
        "Durées",
        "Courbe envers la marque",
        "Besoins par phase",
        "Que changeriez-vous\u{202f}?",
    ],
};

pub(super) const EN: StoreText = StoreText {
    entrance: "Entrance",
    exit: "Exit",
    curve: "The curve of the visit",
    in_all: |time| format!("{time} in all"),
    peak: "Peak",
    lowest: "Low point",
    end: "End",
    peak_and_end: "Peak and end",
    lowest_and_end: "Low point and end",
    brand: "Towards the brand",
    visitor: "Who visits",
    widths: "Width of rooms",
    placed_by_hand: "Rooms were placed by hand: they keep their width",
    shown: "Show",
    needs: "What people need, phase by phase",
    more: |num| format!("and {num} more"),
    changes: "What would you change?",
    no_change_yet: "No idea yet",
    rooms: "The rooms",
    verbatims: "What is heard there",
    shortcut: "Shortcut",
    backstage: "Backstage",
    path: "Visitor’s path",
    width_by_dwell: "Width by dwell time",
    width_equal: "Equal widths",
    arrange_title: "Arrange the store again?",
    arrange_body: "The rooms go back along an automatic path. Places given by hand are lost, and so are the \
        shortcuts between rooms; it can be undone.",
    arrange_yes: "Arrange",
    new_area: "Stock",
    parts: [
        "Thought bubbles",
        "Channels",
        "Dwell times",
        "Curve towards the brand",
        "Needs per phase",
        "What would you change?",
    ],
};
