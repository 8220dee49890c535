//! The command line: usage and messages.

/// Texts of this area.
pub struct CliText {
    pub help: &'static str,
    pub try_help: &'static str,
    pub unknown_option: fn(&str) -> String,
    pub unexpected_argument: fn(&str) -> String,
    pub missing_argument: fn(&str) -> String,
    /// The option, its value.
    pub invalid_value: fn(&str, &str) -> String,
    pub missing_value: fn(&str) -> String,
    /// The file, numbers of steps, lanes, cards.
    pub valid: fn(&str, usize, usize, usize) -> String,
    /// The characters, one after the other.
    pub missing_characters: fn(&str) -> String,
    /// Repairs that are not said one by one.
    pub more_repairs: fn(usize) -> String,
    /// Names of fonts of the system.
    pub lent_fonts: fn(&str) -> String,
    pub not_canonical: fn(&str) -> String,
    pub formatted: fn(&str) -> String,
    /// The name asked for, all names.
    pub unknown_template: fn(&str, &str) -> String,
    pub exists: fn(&str) -> String,
    pub made: fn(&str) -> String,
    /// Megabytes allowed.
    pub too_many_cards: fn(u64) -> String,
}

pub(super) const FR: CliText = CliText {
    help: "\
parcours\u{a0}: éditeur de cartes de parcours client, hors ligne

Utilisation\u{a0}:
  parcours [FICHIER]                    ouvre la fenêtre, avec ce fichier
  parcours export FICHIER -o SORTIE.png|.svg
                                        fait une image de la carte
  parcours minutes FICHIER -o SORTIE.md [--since AVANT] [--pages]
                                        écrit le compte rendu d’une réunion
                                        (--since\u{a0}: la carte d’avant, pour dire ce qui a
                                        changé\u{202f}; --pages\u{a0}: avec des images à côté)
  parcours check FICHIER…               vérifie des cartes
  parcours format FICHIER… [--check]    met des cartes sous leur forme canonique
                                        (--check\u{a0}: dit seulement lesquelles ne l’ont pas)
  parcours new MODÈLE -o FICHIER        crée une carte d’après un modèle, le vôtre aussi
  parcours new --list                   donne le nom de tous les modèles
  parcours new stress --cards N -o FICHIER
                                        crée une grande carte d’essai de N fiches

Modèles\u{a0}: blank, day-in-the-life, eight-steps, flight, outdoor-shop, product-return,
         restaurant, store-visit

Options de export\u{a0}:
      --votes               dessiner les gommettes du dernier vote
      --view swimlane|wheel|store
                            la vue\u{a0}: le tableau (sans elle), la roue ou le magasin
      --width PX | --scale N | --dpi N
                            taille du PNG (sans elle\u{a0}: --scale 2)
      --theme light|dark    image claire (sans elle) ou sombre

Autres options\u{a0}:
      --force        new\u{a0}: remplace un fichier existant
      --lang fr|en   langue des messages, des modèles et des images
  -h, --help         affiche cette aide
  -V, --version      affiche la version

Code de sortie\u{a0}: 0 fait, 1 échec du travail, 2 mauvaise utilisation",
    try_help: "L’aide\u{a0}: parcours --help",
    unknown_option: |option| format!("Option inconnue ici\u{a0}: {option}"),
    unexpected_argument: |argument| format!("Argument en trop\u{a0}: {argument}"),
    missing_argument: |what| format!("Il manque\u{a0}: {what}"),
    invalid_value: |option, value| format!("Valeur non valable pour {option}\u{a0}: {value}"),
    missing_value: |option| format!("L’option {option} demande une valeur"),
    valid: |file, steps, lanes, cards| {
        format!(
            "{file}: valide (sous-étapes\u{a0}: {steps}, lignes\u{a0}: {lanes}, fiches\u{a0}: {cards})"
        )
    },
    missing_characters: |characters| {
        format!("Aucune police n’a ces caractères\u{a0}: {characters}")
    },
    more_repairs: |count| format!("et {count}\u{a0}réparations de plus"),
    lent_fonts: |names| {
        format!("Caractères dessinés avec des polices de cet ordinateur\u{a0}: {names}")
    },
    not_canonical: |file| format!("{file}: n’a pas sa forme canonique"),
    formatted: |file| format!("{file}: mis en forme"),
    unknown_template: |name, all| {
        format!("Modèle inconnu\u{a0}: {name}. Modèles\u{a0}: {all}, stress")
    },
    exists: |file| format!("{file}: existe déjà (--force pour le remplacer)"),
    made: |file| format!("{file}: créé"),
    too_many_cards: |most| format!("La carte dépasserait la limite de {most}\u{a0}Mo d’un fichier"),
};

pub(super) const EN: CliText = CliText {
    help: "\
parcours: an offline editor for customer journey maps

Usage:
  parcours [FILE]                       open the window, with this file
  parcours export FILE -o OUT.png|.svg  make a picture of the map
  parcours minutes FILE -o OUT.md [--since BEFORE] [--pages]
                                        writes the minutes of a meeting
                                        (--since: the map from before, to tell what changed;
                                        --pages: with pictures beside it)
  parcours check FILE…                  check maps
  parcours format FILE… [--check]       put maps into their canonical form
                                        (--check: only say which are not in it)
  parcours new TEMPLATE -o FILE         make a map from a template, also your own
  parcours new --list                   name all templates
  parcours new stress --cards N -o FILE
                                        make a large map of N cards for tests

Templates: blank, day-in-the-life, eight-steps, flight, outdoor-shop, product-return,
         restaurant, store-visit

Options of export:
      --votes               draw the dots of the last vote
      --view swimlane|wheel|store
                            the view: the map (without it), the wheel or the store
      --width PX | --scale N | --dpi N
                            size of the PNG (without it: --scale 2)
      --theme light|dark    light picture (without it) or dark

Other options:
      --force        new: replace an existing file
      --lang fr|en   language of messages, templates and pictures
  -h, --help         show this help
  -V, --version      show the version

Exit code: 0 done, 1 the work failed, 2 wrong usage",
    try_help: "For help: parcours --help",
    unknown_option: |option| format!("Unknown option here: {option}"),
    unexpected_argument: |argument| format!("Unexpected argument: {argument}"),
    missing_argument: |what| format!("Missing: {what}"),
    invalid_value: |option, value| format!("Invalid value for {option}: {value}"),
    missing_value: |option| format!("The option {option} needs a value"),
    valid: |file, steps, lanes, cards| {
        format!("{file}: valid (steps: {steps}, lanes: {lanes}, cards: {cards})")
    },
    missing_characters: |characters| format!("No font has these characters: {characters}"),
    more_repairs: |count| format!("and {count} more repairs"),
    lent_fonts: |names| format!("Characters drawn with fonts of this computer: {names}"),
    not_canonical: |file| format!("{file}: not in its canonical form"),
    formatted: |file| format!("{file}: formatted"),
    unknown_template: |name, all| format!("Unknown template: {name}. Templates: {all}, stress"),
    exists: |file| format!("{file}: exists already (--force replaces it)"),
    made: |file| format!("{file}: made"),
    too_many_cards: |most| format!("The map would exceed the limit of {most} MB of a file"),
};
