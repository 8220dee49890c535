//! Settings of the views.

use crate::model::{CalloutText, FaceScale};

/// Texts of this area.
pub struct ViewText {
    pub tab: &'static str,
    pub hub_persona: &'static str,
    pub faces: &'static str,
    face_scales: [&'static str; 2],
    pub callouts: &'static str,
    callout_texts: [&'static str; 8],
    pub radial: &'static str,
    pub looking: &'static str,
    pub loops: &'static str,
    pub focused_phase: &'static str,
    pub no_phase: &'static str,
    pub kept_in_map: &'static str,
    pub not_kept: &'static str,
}

impl ViewText {
    pub fn face_scale(&self, scale: FaceScale) -> &'static str {
        self.face_scales[scale as usize]
    }

    /// What stands under a step's title beside the wheel.
    pub fn callout(&self, text: CalloutText) -> &'static str {
        self.callout_texts[text as usize]
    }
}

pub(super) const FR: ViewText = ViewText {
    tab: "Vue",
    hub_persona: "Persona au centre",
    faces: "Visages",
    face_scales: [
        "Trois\u{a0}: positif, neutre, négatif",
        "Cinq\u{a0}: un par niveau",
    ],
    callouts: "Sous le titre de chaque sous-étape",
    callout_texts: [
        "Ce que fait le client",
        "Point de contact",
        "Attente",
        "Irritant",
        "Piste d’amélioration",
        "Verbatim",
        "Le mot de l’émotion",
        "Rien",
    ],
    radial: "Émotions en distance, une boucle par persona",
    looking: "Pour regarder",
    loops: "Boucles affichées",
    focused_phase: "Phase agrandie",
    no_phase: "Aucune",
    kept_in_map: "Ces réglages font partie de la carte\u{a0}: ils valent aussi à l’export",
    not_kept: "La carte enregistrée n’en change pas",
};

pub(super) const EN: ViewText = ViewText {
    tab: "View",
    hub_persona: "Persona in the hub",
    faces: "Faces",
    face_scales: [
        "Three: positive, neutral, negative",
        "Five: one for each level",
    ],
    callouts: "Under the title of each step",
    callout_texts: [
        "What the customer does",
        "Touchpoint",
        "Expectation",
        "Pain point",
        "Opportunity",
        "Verbatim",
        "The word for the emotion",
        "Nothing",
    ],
    radial: "Emotions as distance, a loop for each persona",
    looking: "While looking",
    loops: "Loops shown",
    focused_phase: "Widened phase",
    no_phase: "None",
    kept_in_map: "These settings are part of the map and of its exports",
    not_kept: "The saved map stays as it is",
};
