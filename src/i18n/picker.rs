//! The small lists that open beside a lane, and the history panel.

/// Texts of this area.
pub struct PickerText {
    pub new_lane: &'static str,
    pub lane_colour: &'static str,
    pub find_colour: &'static str,
    pub nothing_found: &'static str,
    pub history: &'static str,
    /// The map before the first step of the history.
    pub history_start: &'static str,
    pub history_hint: &'static str,
}

pub(super) const FR: PickerText = PickerText {
    new_lane: "Nouvelle ligne",
    lane_colour: "Couleur de la ligne",
    find_colour: "Chercher une couleur",
    nothing_found: "Rien ne correspond",
    history: "Historique",
    history_start: "Carte ouverte",
    history_hint: "Cliquez sur une modification pour y revenir",
};

pub(super) const EN: PickerText = PickerText {
    new_lane: "New lane",
    lane_colour: "Lane colour",
    find_colour: "Find a colour",
    nothing_found: "Nothing matches",
    history: "History",
    history_start: "Map as opened",
    history_hint: "Click a change to go back to it",
};
