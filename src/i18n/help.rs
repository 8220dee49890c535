//! The help window and the palette.

/// Texts of this area.
pub struct HelpText {
    pub title: &'static str,
    pub intro: &'static str,
    pub filter_hint: &'static str,
    pub mouse: &'static str,
    pub presenting: &'static str,
    /// Keys of a presentation that stand for no command.
    pub presenting_gestures: &'static [(&'static str, &'static str)],
    /// What a hand does, and what it does to the map.
    pub gestures: &'static [(&'static str, &'static str)],
    pub palette_title: &'static str,
    pub palette_hint: &'static str,
    pub palette_empty: &'static str,
    pub palette_keys: &'static str,
    pub or: &'static str,
}

pub(super) const FR: HelpText = HelpText {
    title: "Raccourcis",
    intro: "Chaque commande est aussi dans les menus et dans la palette (Ctrl+K)",
    filter_hint: "Chercher un raccourci",
    mouse: "À la souris",
    presenting: "Pendant une présentation",
    presenting_gestures: &[
        ("Chiffre du pavé numérique", "Aller à cette étape"),
        ("Molette", "Agrandir ou réduire le projecteur"),
        ("Clic sur la barre du bas", "Aller à cette sous-étape"),
    ],
    gestures: &[
        ("Double-clic sur une cellule vide", "Nouvelle fiche"),
        ("Double-clic sur un texte", "Le modifier sur place"),
        ("Glisser une fiche", "La déplacer"),
        ("Ctrl, et glisser une fiche", "En déposer une copie"),
        (
            "Glisser le bord gauche ou droit d’une fiche",
            "L’étendre sur d’autres colonnes",
        ),
        (
            "Glisser depuis le point au-dessus ou au-dessous d’une fiche",
            "La relier à une autre",
        ),
        (
            "Glisser une étape, une sous-étape ou une ligne",
            "La mettre ailleurs",
        ),
        (
            "Glisser le bas de l’en-tête d’une ligne",
            "Changer sa hauteur\u{202f}; double-clic\u{a0}: l’ajuster",
        ),
        ("Glisser un visage", "Changer l’émotion"),
        ("Glisser depuis le fond", "Sélectionner dans un rectangle"),
        ("Espace ou bouton du milieu, et glisser", "Déplacer la vue"),
        ("Ctrl et molette", "Zoomer sous le pointeur"),
        ("Maj et molette", "Défiler de côté"),
        ("Maj ou Ctrl, et clic", "Ajouter à la sélection"),
        ("Échap pendant un geste", "L’abandonner sans rien changer"),
    ],
    palette_title: "Palette de commandes",
    palette_hint: "Que voulez-vous faire\u{202f}?",
    palette_empty: "Aucune commande ne correspond",
    palette_keys: "↑ ↓ choisir    ↵ exécuter    Échap fermer",
    or: "ou",
};

pub(super) const EN: HelpText = HelpText {
    title: "Shortcuts",
    intro: "Every command is also in the menus and in the palette (Ctrl+K)",
    filter_hint: "Find a shortcut",
    mouse: "With the mouse",
    presenting: "While presenting",
    presenting_gestures: &[
        ("Digit of the keypad", "Go to that stage"),
        ("Wheel", "Make the spotlight larger or smaller"),
        ("Click on the bar at the bottom", "Go to that step"),
    ],
    gestures: &[
        ("Double-click an empty cell", "New card"),
        ("Double-click a text", "Edit it in place"),
        ("Drag a card", "Move it"),
        ("Ctrl and drag a card", "Put a copy down"),
        (
            "Drag a card’s left or right edge",
            "Extend it over other columns",
        ),
        (
            "Drag from the dot above or below a card",
            "Link it to another one",
        ),
        ("Drag a stage, a step or a lane", "Put it elsewhere"),
        (
            "Drag the bottom of a lane’s label",
            "Change its height; double-click to fit",
        ),
        ("Drag a face", "Change the emotion"),
        ("Drag from the background", "Select inside a rectangle"),
        ("Space or middle button, and drag", "Move the view"),
        ("Ctrl and wheel", "Zoom at the pointer"),
        ("Shift and wheel", "Scroll sideways"),
        ("Shift or Ctrl, and click", "Add to the selection"),
        ("Esc during a gesture", "Leave it with nothing changed"),
    ],
    palette_title: "Command palette",
    palette_hint: "What do you want to do?",
    palette_empty: "No command matches",
    palette_keys: "↑ ↓ choose    ↵ run    Esc close",
    or: "or",
};
