//! Lane panel, status bar, canvas hints.

/// Texts of this area.
pub struct PanelText {
    pub lanes: &'static str,
    pub steps: &'static str,
    pub add_lane: &'static str,
    pub add_stage: &'static str,
    pub add_step: &'static str,
    pub new_stage: &'static str,
    pub new_step: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub collapse: &'static str,
    pub expand: &'static str,
    pub rename: &'static str,
    pub move_up: &'static str,
    pub move_down: &'static str,
    pub move_left: &'static str,
    pub move_right: &'static str,
    pub delete: &'static str,
    pub drag: &'static str,
    pub zoom: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub fit: &'static str,
    pub zoom_hint: &'static str,
    quote: &'static str,
    pub nothing_selected: &'static str,
    pub canvas: &'static str,
    pub header: &'static str,
    pub empty_lanes: &'static str,
    pub empty_stages: &'static str,
    pub hint_no_stage: &'static str,
    pub hint_no_step: &'static str,
    pub hint_no_lane: &'static str,
    pub hint_no_card: &'static str,
    /// While a link waits for its end.
    pub hint_link: &'static str,
    /// While a step is offered past the last one.
    pub offered_step: &'static str,
    pub hint_all_hidden: &'static str,
    pub not_set: &'static str,
    /// One and many of: card, stage, step, lane, link, emotion.
    counted: [[&'static str; 2]; 6],
    of: &'static str,
}

/// What a selection is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    Card,
    Stage,
    Step,
    Lane,
    Link,
    Emotion,
}

impl Counted {
    pub const ALL: [Self; 6] = [
        Self::Card,
        Self::Stage,
        Self::Step,
        Self::Lane,
        Self::Link,
        Self::Emotion,
    ];
}

impl PanelText {
    /// “3 cards”.
    pub fn count(&self, what: Counted, count: usize) -> String {
        let many = usize::from(count > 1);
        format!("{count}\u{a0}{}", self.counted[what as usize][many])
    }

    /// A name in quotation marks.
    pub fn quoted(&self, name: &str) -> String {
        self.quote.replace("{}", name)
    }

    /// “2 of 14”: a place in a row.
    pub fn place(&self, index: usize, count: usize) -> String {
        format!("{} {} {count}", index + 1, self.of)
    }
}

pub(super) const FR: PanelText = PanelText {
    lanes: "Lignes",
    steps: "Étapes",
    add_lane: "Ajouter une ligne",
    add_stage: "Ajouter une étape",
    add_step: "Ajouter une sous-étape",
    new_stage: "Nouvelle étape",
    new_step: "Nouvelle sous-étape",
    show: "Afficher",
    hide: "Masquer",
    collapse: "Replier",
    expand: "Déplier",
    rename: "Renommer",
    move_up: "Monter",
    move_down: "Descendre",
    move_left: "Vers la gauche",
    move_right: "Vers la droite",
    delete: "Supprimer",
    drag: "Glisser pour déplacer",
    zoom: "Zoom",
    zoom_in: "Zoom avant",
    zoom_out: "Zoom arrière",
    fit: "Ajuster",
    zoom_hint: "Pourcentage",
    quote: "«\u{a0}{}\u{a0}»",
    nothing_selected: "Rien n’est sélectionné",
    canvas: "Carte de parcours",
    header: "En-tête",
    empty_lanes: "Aucune ligne",
    empty_stages: "Aucune étape",
    hint_no_stage: "Ajoutez une première étape dans le panneau de gauche, puis des sous-étapes",
    hint_no_step: "Ajoutez une sous-étape\u{a0}: chacune est une colonne de la carte",
    hint_no_lane: "Ajoutez une ligne dans le panneau de gauche\u{a0}: actions, émotions, points de contact…",
    hint_no_card: "Double-cliquez dans une case, ou sélectionnez-la et écrivez",
    hint_link: "Où mène le lien\u{202f}? Cliquez sur une fiche, ou choisissez-la avec les flèches puis Entrée. Échap abandonne",
    offered_step: "Écrivez ou appuyez sur Tab pour ajouter une sous-étape, sur Échap pour en rester là",
    hint_all_hidden: "Toutes les lignes sont masquées",
    not_set: "sans émotion",
    counted: [
        ["fiche", "fiches"],
        ["étape", "étapes"],
        ["sous-étape", "sous-étapes"],
        ["ligne", "lignes"],
        ["lien", "liens"],
        ["point d’émotion", "points d’émotion"],
    ],
    of: "sur",
};

pub(super) const EN: PanelText = PanelText {
    lanes: "Lanes",
    steps: "Stages and steps",
    add_lane: "Add a lane",
    add_stage: "Add a stage",
    add_step: "Add a step",
    new_stage: "New stage",
    new_step: "New step",
    show: "Show",
    hide: "Hide",
    collapse: "Collapse",
    expand: "Expand",
    rename: "Rename",
    move_up: "Move up",
    move_down: "Move down",
    move_left: "Move left",
    move_right: "Move right",
    delete: "Delete",
    drag: "Drag to move",
    zoom: "Zoom",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    fit: "Fit",
    zoom_hint: "Percentage",
    quote: "“{}”",
    nothing_selected: "Nothing is selected",
    canvas: "Journey map",
    header: "Header",
    empty_lanes: "No lanes yet",
    empty_stages: "No stages yet",
    hint_no_stage: "Add a first stage in the panel on the left, then its steps",
    hint_no_step: "Add a step: each one is a column of the map",
    hint_no_lane: "Add a lane in the panel on the left: actions, emotions, touchpoints…",
    hint_no_card: "Double-click a cell, or select it and type",
    hint_link: "Where does the link lead? Click a card, or pick one with the arrow keys, then Enter. Esc cancels",
    offered_step: "Type or press Tab to add a step, Esc to stop here",
    hint_all_hidden: "All lanes are hidden",
    not_set: "no emotion set",
    counted: [
        ["card", "cards"],
        ["stage", "stages"],
        ["step", "steps"],
        ["lane", "lanes"],
        ["link", "links"],
        ["emotion point", "emotion points"],
    ],
    of: "of",
};
