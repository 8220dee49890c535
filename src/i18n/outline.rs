//! Outline panel, and how things of the map are spoken of to those who do not see it.

/// Texts of this area.
pub struct OutlineText {
    pub outline: &'static str,
    pub empty: &'static str,
    pub add: &'static str,
    pub rename: &'static str,
    /// Stage, step, card.
    kinds: [&'static str; 3],
    new: [&'static str; 3],
    /// “step” and its name between quotes.
    step: &'static str,
    stage: &'static str,
    lane: &'static str,
    card: &'static str,
    link: &'static str,
    to: &'static str,
    empty_cell: &'static str,
    emotion: &'static str,
    quotes: [&'static str; 2],
    of: &'static str,
    hidden_lane: &'static str,
    pub mini_map: &'static str,
    pub mini_map_hint: &'static str,
}

/// Where something stands among its like, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub index: usize,
    pub count: usize,
}

impl OutlineText {
    /// “Stage”, “Step”, “Card”, by level.
    pub fn kind(&self, level: usize) -> &'static str {
        self.kinds[level.min(2)]
    }

    /// “New card…”, by level.
    pub fn new_one(&self, level: usize) -> &'static str {
        self.new[level.min(2)]
    }

    fn place(&self, place: Place) -> String {
        format!("{} {} {}", place.index + 1, self.of, place.count)
    }

    fn quoted(&self, name: &str) -> String {
        format!("{}{name}{}", self.quotes[0], self.quotes[1])
    }

    /// “card 2 of 3”.
    pub fn card_place(&self, place: Place) -> String {
        format!("{} {}", self.card, self.place(place))
    }

    /// “step “Payment” 7 of 12”.
    pub fn in_step(&self, name: &str, place: Place) -> String {
        format!("{} {} {}", self.step, self.quoted(name), self.place(place))
    }

    /// “stage “Purchase””.
    pub fn in_stage(&self, name: &str) -> String {
        format!("{} {}", self.stage, self.quoted(name))
    }

    /// “lane “Pain points””.
    pub fn in_lane(&self, name: &str) -> String {
        format!("{} {}", self.lane, self.quoted(name))
    }

    /// “hidden lane “Pain points””.
    pub fn in_hidden_lane(&self, name: &str) -> String {
        format!("{} {}", self.hidden_lane, self.quoted(name))
    }

    /// “step 7 of 12”.
    pub fn step_place(&self, place: Place) -> String {
        format!("{} {}", self.step, self.place(place))
    }

    /// “stage 1 of 4”.
    pub fn stage_place(&self, place: Place) -> String {
        format!("{} {}", self.stage, self.place(place))
    }

    /// “lane 1 of 4”.
    pub fn lane_place(&self, place: Place) -> String {
        format!("{} {}", self.lane, self.place(place))
    }

    /// “emotion −1 (disappointment)”.
    pub fn emotion(&self, value: &str, name: &str) -> String {
        format!("{} {value} ({})", self.emotion, name.to_lowercase())
    }

    /// “link from “a” to “b””.
    pub fn link(&self, from: &str, to: &str) -> String {
        let (from, to) = (self.quoted(from), self.quoted(to));
        format!("{} {from} {} {to}", self.link, self.to)
    }

    pub fn empty_cell(&self) -> &'static str {
        self.empty_cell
    }
}

pub(super) const FR: OutlineText = OutlineText {
    outline: "Plan",
    empty: "La carte n’a pas encore d’étape",
    add: "Ajouter",
    rename: "Renommer",
    kinds: ["Étape", "Sous-étape", "Fiche"],
    new: ["Nouvelle étape", "Nouvelle sous-étape", "Nouvelle fiche"],
    step: "sous-étape",
    stage: "étape",
    lane: "ligne",
    card: "fiche",
    link: "lien de",
    to: "vers",
    empty_cell: "Case vide",
    emotion: "émotion",
    quotes: ["«\u{a0}", "\u{a0}»"],
    of: "sur",
    hidden_lane: "ligne masquée",
    mini_map: "Vue d’ensemble",
    mini_map_hint: "Cliquez ou glissez pour aller ailleurs sur la carte",
};

pub(super) const EN: OutlineText = OutlineText {
    outline: "Outline",
    empty: "The map has no stage yet",
    add: "Add",
    rename: "Rename",
    kinds: ["Stage", "Step", "Card"],
    new: ["New stage", "New step", "New card"],
    step: "step",
    stage: "stage",
    lane: "lane",
    card: "card",
    link: "link from",
    to: "to",
    empty_cell: "Empty cell",
    emotion: "emotion",
    quotes: ["“", "”"],
    of: "of",
    hidden_lane: "hidden lane",
    mini_map: "Mini-map",
    mini_map_hint: "Click or drag to go elsewhere on the map",
};
