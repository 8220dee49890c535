//! Start page, menus, window titles, notices.

/// Texts of this area.
pub struct ShellText {
    pub app: &'static str,
    pub tagline: &'static str,
    // Start page.
    pub new_map: &'static str,
    pub new_map_hint: &'static str,
    pub open: &'static str,
    pub open_hint: &'static str,
    pub recent: &'static str,
    pub no_recent: &'static str,
    pub missing_file: &'static str,
    pub forget_recent: &'static str,
    pub samples: &'static str,
    pub templates: &'static str,
    /// Title and one line for each of the maps that ship with the program, by key and whether finished.
    starters: [(&'static str, bool, &'static str, &'static str); 15],
    pub privacy: &'static str,
    pub drop_here: &'static str,
    // Languages and themes.
    pub language: &'static str,
    pub language_names: [&'static str; 2],
    pub appearance: &'static str,
    /// System, light, dark.
    pub appearances: [&'static str; 3],
    /// The same, as phrases for buttons with a sign only.
    pub appearance_hints: [&'static str; 3],
    // Toolbar and panels.
    pub add_card: &'static str,
    pub add_step: &'static str,
    pub add_lane: &'static str,
    pub menu_bar: &'static str,
    pub toolbar: &'static str,
    // Why a command is greyed.
    pub no_map: &'static str,
    pub busy: &'static str,
    pub dialog_open: &'static str,
    pub nothing_changed: &'static str,
    // Save states.
    pub never_saved: &'static str,
    pub changed: &'static str,
    pub unchanged: &'static str,
    pub saving: &'static str,
    saved_at: &'static str,
    not_saved: &'static str,
    pub read_only: &'static str,
    pub read_only_notice: &'static str,
    // Jobs.
    pub opening: &'static str,
    pub preparing: &'static str,
    pub cancel: &'static str,
    pub internal_error: &'static str,
    // Notices.
    pub close_notice: &'static str,
    pub preferences_broken: &'static str,
    pub preferences_not_saved: &'static str,
    recent_forgotten: &'static str,
    opened_repaired: [&'static str; 2],
    fonts_lent: &'static str,
    pub no_display: &'static str,
    pub no_graphics: &'static str,
    undo: &'static str,
    redo: &'static str,
    today: &'static str,
    yesterday: &'static str,
    date: fn(u16, u8, u8) -> String,
}

/// A day relative to now, for lists of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    Today,
    Yesterday,
    Date { year: u16, month: u8, day: u8 },
}

impl ShellText {
    /// Title and one line about a map that ships with the program.
    pub fn starter(&self, key: &str, is_sample: bool) -> (&'static str, &'static str) {
        self.starters
            .iter()
            .find(|entry| entry.0 == key && entry.1 == is_sample)
            .map_or(("", ""), |entry| (entry.2, entry.3))
    }

    /// « Enregistré à 12:04 ».
    pub fn saved_at(&self, time: &str) -> String {
        self.saved_at.replace("{}", time)
    }

    pub fn not_saved(&self, reason: &str) -> String {
        self.not_saved.replace("{}", reason)
    }

    pub fn recent_forgotten(&self, name: &str) -> String {
        self.recent_forgotten.replace("{}", name)
    }

    pub fn opened_repaired(&self, num_repairs: usize) -> String {
        let pattern = self.opened_repaired[usize::from(num_repairs > 1)];
        pattern.replace("{}", &num_repairs.to_string())
    }

    /// Names of fonts of the system.
    pub fn fonts_lent(&self, names: &str) -> String {
        self.fonts_lent.replace("{}", names)
    }

    /// “Undo” and what it would undo.
    pub fn undo(&self, what: &str) -> String {
        self.undo.replace("{}", what)
    }

    pub fn redo(&self, what: &str) -> String {
        self.redo.replace("{}", what)
    }

    pub fn day(&self, day: Day) -> String {
        match day {
            Day::Today => self.today.to_owned(),
            Day::Yesterday => self.yesterday.to_owned(),
            Day::Date { year, month, day } => (self.date)(year, month, day),
        }
    }
}

fn french_date(year: u16, month: u8, day: u8) -> String {
    const MONTHS: [&str; 12] = [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ];
    let name = MONTHS[usize::from(month.clamp(1, 12)) - 1];
    format!("{day}\u{a0}{name} {year}")
}

fn english_date(year: u16, month: u8, day: u8) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let name = MONTHS[usize::from(month.clamp(1, 12)) - 1];
    format!("{day}\u{a0}{name} {year}")
}

pub(super) const FR: ShellText = ShellText {
    app: "Parcours",
    tagline: "Ce que vivent vos clients, étape par étape",
    new_map: "Nouvelle carte",
    new_map_hint: "Une carte vide, prête à remplir",
    open: "Ouvrir…",
    open_hint: "Un fichier .parcours.ron",
    recent: "Récents",
    no_recent: "Les cartes que vous ouvrez apparaîtront ici",
    missing_file: "Fichier introuvable",
    forget_recent: "Retirer de la liste",
    samples: "Exemples",
    templates: "Modèles",
    starters: [
        (
            "restaurant",
            true,
            "Un soir au restaurant",
            "Blueprint de service, de la recherche d’une table à l’avis du lendemain",
        ),
        (
            "outdoor-shop",
            true,
            "S’équiper pour marcher",
            "Frise émotionnelle d’une enseigne de plein air, de la recherche à l’après-vente",
        ),
        (
            "flight",
            true,
            "Un vol pour New York",
            "Avant, pendant et après, avec les moments de vérité",
        ),
        (
            "store-visit",
            true,
            "Un samedi au magasin de meubles",
            "Du parking au montage chez soi, salle après salle",
        ),
        (
            "day-in-the-life",
            true,
            "Un mardi de Nadia",
            "Une journée heure par heure\u{a0}: liberté, stress, quand la joindre",
        ),
        (
            "product-return",
            true,
            "Rendre un manteau acheté en ligne",
            "Carte d’expérience, avec ses menaces et ses opportunités",
        ),
        (
            "eight-steps",
            true,
            "Un achat en huit étapes",
            "Micro-moments et déclencheurs marketing",
        ),
        (
            "blank",
            false,
            "Carte vide",
            "Trois étapes et les lignes essentielles",
        ),
        (
            "eight-steps",
            false,
            "Parcours en huit étapes",
            "Du besoin à la recommandation",
        ),
        (
            "outdoor-shop",
            false,
            "Frise émotionnelle",
            "Canal, tonalité et attentes, de la recherche à l’après-vente",
        ),
        (
            "restaurant",
            false,
            "Blueprint de service",
            "Avant-scène, coulisses et support",
        ),
        (
            "flight",
            false,
            "Voyage avant, pendant, après",
            "Un objectif pour chaque phase",
        ),
        (
            "store-visit",
            false,
            "Visite d’un magasin",
            "Du parking à l’après-vente, salle après salle",
        ),
        (
            "product-return",
            false,
            "Retour d’un achat en ligne",
            "Carte d’expérience, avec opportunités et menaces",
        ),
        (
            "day-in-the-life",
            false,
            "Une journée ordinaire",
            "La vie d’une personne, heure par heure",
        ),
    ],
    privacy: "Tout reste sur cet ordinateur\u{a0}: ni compte, ni réseau",
    drop_here: "Déposez la carte pour l’ouvrir",
    language: "Langue",
    language_names: ["Français", "English"],
    appearance: "Apparence",
    appearances: ["Système", "Clair", "Sombre"],
    appearance_hints: [
        "Suivre l’apparence du système",
        "Apparence claire",
        "Apparence sombre",
    ],
    add_card: "Fiche",
    add_step: "Sous-étape",
    add_lane: "Ligne",
    menu_bar: "Barre de menus",
    toolbar: "Barre d’outils",
    no_map: "Ouvrez d’abord une carte",
    busy: "Un enregistrement est en cours",
    dialog_open: "Fermez d’abord la boîte de dialogue",
    nothing_changed: "Rien n’a changé depuis l’enregistrement",
    never_saved: "Jamais enregistrée",
    changed: "Modifiée",
    unchanged: "Aucun changement",
    saving: "Enregistrement…",
    saved_at: "Enregistré à {}",
    not_saved: "Non enregistré\u{a0}: {}",
    read_only: "Lecture seule",
    read_only_notice: "Ce fichier est en lecture seule\u{a0}: vos changements iront dans une copie (Enregistrer sous)",
    opening: "Ouverture…",
    preparing: "Préparation…",
    cancel: "Annuler",
    internal_error: "Une opération s’est arrêtée de façon inattendue\u{202f}; votre carte n’a pas changé",
    close_notice: "Fermer l’avis",
    preferences_broken: "Les préférences étaient illisibles\u{a0}: elles sont mises de côté et remplacées par celles d’origine",
    preferences_not_saved: "Les préférences n’ont pas pu être enregistrées",
    recent_forgotten: "«\u{a0}{}\u{a0}» retiré des récents",
    opened_repaired: [
        "{} réparation à l’ouverture\u{202f}; le fichier n’a pas changé",
        "{} réparations à l’ouverture\u{202f}; le fichier n’a pas changé",
    ],
    fonts_lent: "Certains caractères sont dessinés avec une police de cet ordinateur\u{a0}: {}",
    no_display: "Parcours ne trouve pas d’écran (DISPLAY et WAYLAND_DISPLAY sont vides)\u{202f}; sans écran, «\u{a0}parcours export FICHIER -o IMAGE.png\u{a0}» fait une image d’une carte.",
    no_graphics: "Parcours n’a pas pu ouvrir de fenêtre\u{202f}; sans écran, «\u{a0}parcours export FICHIER -o IMAGE.png\u{a0}» fait une image d’une carte.",
    undo: "Annuler\u{a0}: {}",
    redo: "Rétablir\u{a0}: {}",
    today: "Aujourd’hui",
    yesterday: "Hier",
    date: french_date,
};

pub(super) const EN: ShellText = ShellText {
    app: "Parcours",
    tagline: "What your customers live through, step by step",
    new_map: "New map",
    new_map_hint: "An empty map, ready to fill",
    open: "Open…",
    open_hint: "A .parcours.ron file",
    recent: "Recent",
    no_recent: "Maps you open will appear here",
    missing_file: "File not found",
    forget_recent: "Remove from the list",
    samples: "Samples",
    templates: "Templates",
    starters: [
        (
            "restaurant",
            true,
            "An evening at the restaurant",
            "A service blueprint, from finding a table to the review the day after",
        ),
        (
            "outdoor-shop",
            true,
            "Kitted out to walk",
            "The emotional frieze of an outdoor shop, from search to after-sale",
        ),
        (
            "flight",
            true,
            "A flight to New York",
            "Before, during and after, with the moments of truth",
        ),
        (
            "store-visit",
            true,
            "A Saturday at the furniture store",
            "From the car park to assembly at home, room by room",
        ),
        (
            "day-in-the-life",
            true,
            "Leanne’s Tuesday",
            "A day by the clock: freedom, stress, and when she can be reached",
        ),
        (
            "product-return",
            true,
            "Returning a coat bought online",
            "An experience map with its threats and opportunities",
        ),
        (
            "eight-steps",
            true,
            "A purchase in eight steps",
            "Micro-moments and marketing triggers",
        ),
        (
            "blank",
            false,
            "Empty map",
            "Three stages and the essential lanes",
        ),
        (
            "eight-steps",
            false,
            "Journey in eight steps",
            "From need to recommendation",
        ),
        (
            "outdoor-shop",
            false,
            "Emotional frieze",
            "Channel, tone and expectations, from search to after-sale",
        ),
        (
            "restaurant",
            false,
            "Service blueprint",
            "Frontstage, backstage and support",
        ),
        (
            "flight",
            false,
            "Trip before, during, after",
            "A goal for each phase",
        ),
        (
            "store-visit",
            false,
            "Store visit",
            "From parking to after-sales, room by room",
        ),
        (
            "product-return",
            false,
            "Return of an online purchase",
            "An experience map with opportunities and threats",
        ),
        (
            "day-in-the-life",
            false,
            "An ordinary day",
            "A person’s life, hour by hour",
        ),
    ],
    privacy: "Everything stays on this computer: no account, no network",
    drop_here: "Drop the map to open it",
    language: "Language",
    language_names: ["Français", "English"],
    appearance: "Appearance",
    appearances: ["System", "Light", "Dark"],
    appearance_hints: [
        "Follow the system’s appearance",
        "Light appearance",
        "Dark appearance",
    ],
    add_card: "Card",
    add_step: "Step",
    add_lane: "Lane",
    menu_bar: "Menu bar",
    toolbar: "Toolbar",
    no_map: "Open a map first",
    busy: "The map is being saved",
    dialog_open: "Close the dialog first",
    nothing_changed: "Nothing has changed since it was saved",
    never_saved: "Never saved",
    changed: "Changed",
    unchanged: "No changes",
    saving: "Saving…",
    saved_at: "Saved {}",
    not_saved: "Not saved: {}",
    read_only: "Read-only",
    read_only_notice: "This file is read-only: your changes will go to a copy (Save as)",
    opening: "Opening…",
    preparing: "Preparing…",
    cancel: "Cancel",
    internal_error: "An operation stopped unexpectedly; your map is unchanged",
    close_notice: "Close the notice",
    preferences_broken: "The preferences could not be read: they were set aside and replaced by the defaults",
    preferences_not_saved: "The preferences could not be saved",
    recent_forgotten: "“{}” removed from the recent files",
    opened_repaired: [
        "{} repair on opening; the file is unchanged",
        "{} repairs on opening; the file is unchanged",
    ],
    fonts_lent: "Some characters are drawn with a font of this computer: {}",
    no_display: "Parcours finds no display (DISPLAY and WAYLAND_DISPLAY are empty); without one, “parcours export FILE -o IMAGE.png” makes a picture of a map.",
    no_graphics: "Parcours could not open a window; without a display, “parcours export FILE -o IMAGE.png” makes a picture of a map.",
    undo: "Undo: {}",
    redo: "Redo: {}",
    today: "Today",
    yesterday: "Yesterday",
    date: english_date,
};
