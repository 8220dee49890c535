//! Find bar, filter bar.

/// Texts of this area.
pub struct SearchText {
    pub find: &'static str,
    pub replacement: &'static str,
    pub next: &'static str,
    pub previous: &'static str,
    pub case: &'static str,
    pub accents: &'static str,
    pub whole_words: &'static str,
    pub with_replace: &'static str,
    pub replace_one: &'static str,
    pub replace_all: &'static str,
    pub close: &'static str,
    pub nothing_found: &'static str,
    pub wrapped_forward: &'static str,
    pub wrapped_back: &'static str,
    pub show_lane: &'static str,
    pub expand_lane: &'static str,
    /// Offered where the view has no place for the match.
    pub show_swimlane: &'static str,
    pub not_in_view: &'static str,
    in_hidden_lane: &'static str,
    in_collapsed_lane: &'static str,
    of: &'static str,
    replaced: [&'static str; 2],
    /// Where a match is, if not in what is written on the map; in the order of the editor's fields from
    /// the scenario on.
    fields: [&'static str; 22],
    pub filter: &'static str,
    pub clear: &'static str,
    pub remove: &'static str,
    pub filter_hint: &'static str,
    pub no_traits: &'static str,
    pub close_filter: &'static str,
    /// In the order of the editor's facets.
    pub facets: [&'static str; 7],
    pub everyone: &'static str,
    pub no_owner: &'static str,
    shown: [&'static str; 2],
}

/// A text that is not written on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HiddenText {
    Scenario,
    Role,
    Goal,
    Author,
    PhaseGoal,
    Deliverable,
    DataNeeded,
    Characteristic,
    DesiredExperience,
    Quote,
    SegmentName,
    SegmentCriteria,
    EmotionWord,
    ComeBack,
    Description,
    Channel,
    Source,
    MetricUnit,
    MetricSource,
    Owner,
    Tag,
    Note,
}

impl SearchText {
    /// “3 of 17”.
    pub fn count(&self, index: usize, count: usize) -> String {
        format!("{}\u{a0}{} {count}", index + 1, self.of)
    }

    /// “12 replaced”.
    pub fn replaced(&self, count: usize) -> String {
        format!("{count}\u{a0}{}", self.replaced[usize::from(count > 1)])
    }

    /// “12 of 60 cards”.
    pub fn shown(&self, shown: usize, all: usize) -> String {
        let cards = self.shown[usize::from(all > 1)];
        format!("{shown}\u{a0}{} {all}\u{a0}{cards}", self.of)
    }

    pub fn field(&self, text: HiddenText) -> &'static str {
        self.fields[text as usize]
    }

    /// In which hidden or collapsed lane the match is.
    pub fn concealed(&self, is_hidden: bool, lane: &str) -> String {
        let begin = if is_hidden {
            self.in_hidden_lane
        } else {
            self.in_collapsed_lane
        };
        begin.replace("{}", lane)
    }
}

pub(super) const FR: SearchText = SearchText {
    find: "Rechercher",
    replacement: "Remplacer par",
    next: "Occurrence suivante",
    previous: "Occurrence précédente",
    case: "Respecter les majuscules",
    accents: "Respecter les accents",
    whole_words: "Mots entiers",
    with_replace: "Remplacer aussi",
    replace_one: "Remplacer",
    replace_all: "Tout remplacer",
    close: "Fermer la recherche",
    nothing_found: "Aucun résultat",
    wrapped_forward: "Reprise au début",
    wrapped_back: "Reprise à la fin",
    show_lane: "Afficher la ligne",
    expand_lane: "Déplier la ligne",
    show_swimlane: "Montrer dans le tableau",
    not_in_view: "Cette vue ne le montre pas",
    in_hidden_lane: "Dans la ligne masquée «\u{a0}{}\u{a0}»",
    in_collapsed_lane: "Dans la ligne repliée «\u{a0}{}\u{a0}»",
    of: "sur",
    replaced: ["remplacement", "remplacements"],
    fields: [
        "scénario",
        "rôle",
        "objectif",
        "auteur",
        "objectif de phase",
        "livrable",
        "donnée nécessaire",
        "caractéristique",
        "expérience souhaitée",
        "citation",
        "segment",
        "critères du segment",
        "émotion",
        "pour qu’ils reviennent",
        "description",
        "canal",
        "source",
        "unité de l’indicateur",
        "source de l’indicateur",
        "responsable",
        "mot-clé",
        "note",
    ],
    filter: "Filtrer",
    clear: "Tout montrer",
    remove: "Retirer du filtre",
    filter_hint: "Choisissez ce qui doit ressortir\u{a0}: les autres fiches s’estompent",
    no_traits: "Les fiches n’ont encore ni persona, ni mot-clé, ni preuve, ni responsable, ni canal",
    close_filter: "Fermer le filtre",
    facets: [
        "Persona",
        "Mot-clé",
        "Preuve",
        "Responsable",
        "Canal",
        "Signe",
        "Ligne",
    ],
    everyone: "Sans persona",
    no_owner: "Sans responsable",
    shown: ["fiche", "fiches"],
};

pub(super) const EN: SearchText = SearchText {
    find: "Find",
    replacement: "Replace with",
    next: "Next match",
    previous: "Previous match",
    case: "Match case",
    accents: "Match accents",
    whole_words: "Whole words",
    with_replace: "Replace as well",
    replace_one: "Replace",
    replace_all: "Replace all",
    close: "Close the search",
    nothing_found: "No results",
    wrapped_forward: "Continued from the start",
    wrapped_back: "Continued from the end",
    show_lane: "Show the lane",
    expand_lane: "Expand the lane",
    show_swimlane: "Show in the swimlane",
    not_in_view: "This view does not show it",
    in_hidden_lane: "In the hidden lane “{}”",
    in_collapsed_lane: "In the collapsed lane “{}”",
    of: "of",
    replaced: ["replacement", "replacements"],
    fields: [
        "scenario",
        "role",
        "goal",
        "author",
        "phase goal",
        "deliverable",
        "data needed",
        "characteristic",
        "desired experience",
        "quote",
        "segment",
        "segment criteria",
        "emotion",
        "so that they come back",
        "description",
        "channel",
        "source",
        "metric unit",
        "metric source",
        "owner",
        "tag",
        "note",
    ],
    filter: "Filter",
    clear: "Show all",
    remove: "Remove from the filter",
    filter_hint: "Choose what stands out: the other cards are dimmed",
    no_traits: "The cards have no persona, tag, evidence, owner or channel yet",
    close_filter: "Close the filter",
    facets: [
        "Persona", "Tag", "Evidence", "Owner", "Channel", "Sign", "Lane",
    ],
    everyone: "No persona",
    no_owner: "No owner",
    shown: ["card", "cards"],
};
