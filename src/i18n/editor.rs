//! Names of edits for undo, violations, repairs, reasons why something cannot be done.

use super::{Catalog, Lang};
use crate::model::{EditName, Noun, Repair, Verb, Violation};

/// Reasons why a command cannot be run now.
pub struct BlockedText {
    pub nothing_to_undo: &'static str,
    pub nothing_to_redo: &'static str,
    pub nothing_selected: &'static str,
    pub no_card_selected: &'static str,
    pub no_text: &'static str,
    pub no_cell: &'static str,
    pub no_stage: &'static str,
    pub nothing_to_paste: &'static str,
    pub at_the_edge: &'static str,
    pub one_column_wide: &'static str,
    pub no_emotion_selected: &'static str,
    pub nothing_to_cancel: &'static str,
    pub no_lane_selected: &'static str,
    pub no_step_selected: &'static str,
    pub no_column_selected: &'static str,
    pub nothing_to_merge: &'static str,
    pub first_of_its_stage: &'static str,
    pub no_lane_hidden: &'static str,
    pub already_so: &'static str,
    pub empty_map: &'static str,
    pub nothing_to_find: &'static str,
    pub not_found: &'static str,
    pub fixed_text: &'static str,
    pub no_link_selected: &'static str,
    pub no_link: &'static str,
    pub fits_already: &'static str,
    pub no_emotion_lane: &'static str,
    pub reading_only: &'static str,
    pub no_room_selected: &'static str,
    pub two_rooms_needed: &'static str,
    pub not_in_store: &'static str,
    pub no_smaller: &'static str,
    pub in_the_way: &'static str,
    pub nothing_to_present: &'static str,
    pub not_presenting: &'static str,
    pub while_presenting: &'static str,
    pub no_destination: &'static str,
    pub no_vote: &'static str,
    pub no_dots_left: &'static str,
    pub no_dot_there: &'static str,
    pub refused: &'static str,
}

/// Texts of this area.
pub struct EditorText {
    pub blocked: BlockedText,
    pub new_stage: &'static str,
    pub new_step: &'static str,
    pub new_persona: &'static str,
    /// “Deleted” of one and of several, masculine and feminine.
    deleted: [[&'static str; 2]; 2],
    quotes: [&'static str; 2],
    with: &'static str,
    and: &'static str,
    /// In the order of [`Verb`].
    verbs: [&'static str; 22],
    /// In the order of [`Noun`]: with its article, and as a plural.
    nouns: [(&'static str, &'static str); 23],
}

impl EditorText {
    /// “move 3 cards”, « déplacer une fiche ».
    pub fn edit_name(&self, name: EditName) -> String {
        let EditName { verb, noun, count } = name;
        let verb = self.verbs[verb as usize];
        let (one, many) = self.nouns[noun as usize];
        if count == 1 {
            format!("{verb} {one}")
        } else {
            format!("{verb} {count}\u{a0}{many}")
        }
    }
}

impl EditorText {
    /// « Étape « Achat » supprimée avec 3 sous-étapes et 12 fiches », “3 cards deleted with 2 links”.
    pub fn deleted(
        &self,
        noun: Noun,
        count: usize,
        title: Option<&str>,
        along: &[(Noun, usize)],
    ) -> String {
        let many = |noun: Noun, count: usize| {
            let (one, many) = self.nouns[noun as usize];
            let bare = one.split_once(' ').map_or(one, |(_, bare)| bare);
            format!("{count}\u{a0}{}", if count == 1 { bare } else { many })
        };
        let what = match (count, title) {
            (1, title) => {
                let (one, _) = self.nouns[noun as usize];
                let mut what = capital(one.split_once(' ').map_or(one, |(_, bare)| bare));
                if let Some(title) = title {
                    what.push(' ');
                    what.push_str(self.quotes[0]);
                    what.push_str(title);
                    what.push_str(self.quotes[1]);
                }
                what
            }
            _ => many(noun, count),
        };
        let is_feminine = matches!(
            noun,
            Noun::Stage
                | Noun::Step
                | Noun::Lane
                | Noun::Card
                | Noun::Emotion
                | Noun::Picture
                | Noun::Note
        );
        let deleted = self.deleted[usize::from(count > 1)][usize::from(is_feminine)];
        let mut text = format!("{what} {deleted}");
        for (index, &(noun, count)) in along.iter().enumerate() {
            text.push_str(match index {
                0 => self.with,
                _ if index + 1 == along.len() => self.and,
                _ => ", ",
            });
            text.push_str(&many(noun, count));
        }
        text
    }
}

/// `text` with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

const _: () = assert!(Verb::Restore as usize == 21 && Noun::Dot as usize == 22);

pub(super) const FR: EditorText = EditorText {
    blocked: BlockedText {
        nothing_to_undo: "Rien à annuler",
        nothing_to_redo: "Rien à rétablir",
        nothing_selected: "Rien n’est sélectionné",
        no_card_selected: "Aucune fiche n’est sélectionnée",
        no_text: "Rien de sélectionné ne porte un texte à modifier",
        no_cell: "Il faut d’abord une sous-étape et une ligne",
        no_stage: "Il faut d’abord une étape",
        nothing_to_paste: "Rien à coller",
        at_the_edge: "C’est déjà le bord de la carte",
        one_column_wide: "La fiche n’occupe qu’une colonne",
        no_emotion_selected: "Aucun point d’émotion ni sous-étape n’est sélectionné",
        nothing_to_cancel: "Rien à abandonner",
        no_lane_selected: "Aucune ligne n’est sélectionnée",
        no_step_selected: "Aucune sous-étape n’est sélectionnée",
        no_column_selected: "Aucune étape ni sous-étape n’est sélectionnée",
        nothing_to_merge: "Rien ne suit avec quoi fusionner",
        first_of_its_stage: "C’est la première sous-étape de son étape",
        no_lane_hidden: "Aucune ligne n’est masquée",
        already_so: "C’est déjà fait",
        empty_map: "La carte est vide",
        nothing_to_find: "Aucun texte à rechercher",
        not_found: "Ce texte n’est nulle part sur la carte",
        fixed_text: "C’est le nom d’un rôle, que la carte ne peut changer",
        no_link_selected: "Aucun lien n’est sélectionné",
        no_link: "Aucun lien de ce côté",
        fits_already: "La hauteur est déjà celle qu’il faut aux fiches",
        no_emotion_lane: "La carte n’a pas de ligne d’émotions visible",
        reading_only: "La carte est ouverte en lecture seule",
        no_room_selected: "Aucune pièce n’est sélectionnée",
        two_rooms_needed: "Il faut sélectionner deux pièces",
        not_in_store: "Cela concerne la vue Magasin",
        no_smaller: "La pièce a déjà sa taille limite",
        in_the_way: "Une autre pièce est sur le chemin",
        nothing_to_present: "La carte n’a pas encore de sous-étape",
        not_presenting: "Aucune présentation n’est en cours",
        while_presenting: "Pas pendant une présentation",
        no_destination: "La note ne sait pas encore où aller",
        no_vote: "Aucun vote n’est en cours",
        no_dots_left: "Toutes les gommettes sont données",
        no_dot_there: "La fiche n’a pas de gommette",
        refused: "La carte ne le permet pas",
    },
    new_stage: "Nouvelle étape",
    new_step: "Nouvelle sous-étape",
    new_persona: "Nouveau persona",
    deleted: [["supprimé", "supprimée"], ["supprimés", "supprimées"]],
    quotes: ["«\u{a0}", "\u{a0}»"],
    with: " avec ",
    and: " et ",
    verbs: [
        "ajouter",
        "modifier",
        "supprimer",
        "déplacer",
        "renommer",
        "écrire sur",
        "étendre",
        "coller",
        "couper",
        "dupliquer",
        "fusionner",
        "scinder",
        "masquer",
        "afficher",
        "replier",
        "déplier",
        "colorer",
        "remplacer",
        "redimensionner",
        "inverser",
        "ranger",
        "rétablir",
    ],
    nouns: [
        ("la carte", "éléments"),
        ("un persona", "personas"),
        ("une étape", "étapes"),
        ("une sous-étape", "sous-étapes"),
        ("une ligne", "lignes"),
        ("une fiche", "fiches"),
        ("une émotion", "émotions"),
        ("un niveau", "niveaux"),
        ("un lien", "liens"),
        ("un chantier", "chantiers"),
        ("une image", "images"),
        ("le plan du magasin", "plans"),
        ("une pièce", "pièces"),
        ("un espace en coulisses", "espaces"),
        ("un raccourci", "raccourcis"),
        ("l’entrée", "entrées"),
        ("la sortie", "sorties"),
        ("la roue", "roues"),
        ("une occurrence", "occurrences"),
        ("un point de l’ordre du jour", "points de l’ordre du jour"),
        ("une note", "notes"),
        ("un vote", "votes"),
        ("une gommette", "gommettes"),
    ],
};

pub(super) const EN: EditorText = EditorText {
    blocked: BlockedText {
        nothing_to_undo: "Nothing to undo",
        nothing_to_redo: "Nothing to redo",
        nothing_selected: "Nothing is selected",
        no_card_selected: "No card is selected",
        no_text: "Nothing selected carries a text to edit",
        no_cell: "A step and a lane are needed first",
        no_stage: "A stage is needed first",
        nothing_to_paste: "Nothing to paste",
        at_the_edge: "This is already the edge of the map",
        one_column_wide: "The card is only one column wide",
        no_emotion_selected: "No emotion point or step is selected",
        nothing_to_cancel: "Nothing to cancel",
        no_lane_selected: "No lane is selected",
        no_step_selected: "No step is selected",
        no_column_selected: "No stage or step is selected",
        nothing_to_merge: "Nothing follows to merge it with",
        first_of_its_stage: "It is the first step of its stage",
        no_lane_hidden: "No lane is hidden",
        already_so: "It is so already",
        empty_map: "The map is empty",
        nothing_to_find: "No text to search for",
        not_found: "This text is nowhere on the map",
        fixed_text: "This is the name of a role, which a map cannot change",
        no_link_selected: "No link is selected",
        no_link: "There is no link on that side",
        fits_already: "The lane is already as high as its cards need",
        no_emotion_lane: "The map shows no emotion lane",
        reading_only: "The map is open for reading only",
        no_room_selected: "No room is selected",
        two_rooms_needed: "Two rooms must be selected",
        not_in_store: "This is about the store view",
        no_smaller: "The room has reached the limit of its size",
        in_the_way: "Another room is in the way",
        nothing_to_present: "The map has no step yet",
        not_presenting: "No presentation is under way",
        while_presenting: "Not during a presentation",
        no_destination: "The note does not know yet where to go",
        no_vote: "No vote is being held",
        no_dots_left: "All dots are given",
        no_dot_there: "The card has no dot",
        refused: "The map does not allow it",
    },
    new_stage: "New stage",
    new_step: "New step",
    new_persona: "New persona",
    deleted: [["deleted", "deleted"], ["deleted", "deleted"]],
    quotes: ["“", "”"],
    with: " with ",
    and: " and ",
    verbs: [
        "add",
        "change",
        "delete",
        "move",
        "rename",
        "write on",
        "extend",
        "paste",
        "cut",
        "duplicate",
        "merge",
        "split",
        "hide",
        "show",
        "collapse",
        "expand",
        "colour",
        "replace",
        "resize",
        "reverse",
        "sort",
        "restore",
    ],
    nouns: [
        ("the map", "things"),
        ("a persona", "personas"),
        ("a stage", "stages"),
        ("a step", "steps"),
        ("a lane", "lanes"),
        ("a card", "cards"),
        ("an emotion", "emotions"),
        ("a level", "levels"),
        ("a link", "links"),
        ("an initiative", "initiatives"),
        ("a picture", "pictures"),
        ("the store plan", "plans"),
        ("a room", "rooms"),
        ("a backstage area", "areas"),
        ("a shortcut", "shortcuts"),
        ("the entrance", "entrances"),
        ("the exit", "exits"),
        ("the wheel", "wheels"),
        ("a match", "matches"),
        ("an agenda item", "agenda items"),
        ("a note", "notes"),
        ("a vote", "votes"),
        ("a dot", "dots"),
    ],
};

impl Violation {
    /// What is wrong, in a sentence without a period.
    pub fn message(&self, catalog: &Catalog) -> String {
        match catalog.lang {
            Lang::Fr => self.message_fr(),
            Lang::En => self.message_en(),
        }
    }

    fn message_fr(&self) -> String {
        match self {
            Self::DuplicateId(id) => format!("l’identifiant {id} sert plusieurs fois"),
            Self::Dangling { holder, missing } => {
                format!("{holder} désigne {missing}, qui n’existe pas")
            }
            Self::NamedTwice { holder, card } => format!("{holder} nomme deux fois {card}"),
            Self::NoDots { round, card } => format!("{round} nomme {card} sans gommette"),
            Self::Span(card) => format!("{card} couvre des colonnes hors de la grille"),
            Self::TwoEmotions { step, .. } => {
                format!("{step} a deux émotions pour le même persona")
            }
            Self::NotFinite(card) => format!("l’indicateur de {card} n’est pas un nombre fini"),
            Self::Level(card) => format!("le niveau de {card} n’est pas entre 1 et 5"),
            Self::Minutes(id) => format!("{id} dure plus d’un jour"),
            Self::Score(id) => format!("une note de {id} n’est pas entre 1 et 5"),
            Self::LinkToItself(link) => format!("{link} part d’une fiche et y revient"),
            Self::RoomSize(room) => format!("{room} n’a pas une taille possible"),
            Self::RoomPlace(room) => format!("{room} est trop loin ou sur une autre pièce"),
            Self::SecondRoom(room) => format!("{room} est une seconde pièce de sa sous-étape"),
            Self::ShortcutToItself(room) => format!("un raccourci part de {room} et y revient"),
            Self::WheelPersona(id) => format!("la roue montre {id}, qui n’existe pas"),
        }
    }

    fn message_en(&self) -> String {
        match self {
            Self::DuplicateId(id) => format!("the id {id} is used more than once"),
            Self::Dangling { holder, missing } => {
                format!("{holder} names {missing}, which does not exist")
            }
            Self::NamedTwice { holder, card } => format!("{holder} names {card} twice"),
            Self::NoDots { round, card } => format!("{round} names {card} without a dot"),
            Self::Span(card) => format!("{card} covers columns outside the grid"),
            Self::TwoEmotions { step, .. } => {
                format!("{step} has two emotions for the same persona")
            }
            Self::NotFinite(card) => format!("the metric of {card} is not a finite number"),
            Self::Level(card) => format!("the level of {card} is not between 1 and 5"),
            Self::Minutes(id) => format!("{id} takes longer than a day"),
            Self::Score(id) => format!("a score of {id} is not between 1 and 5"),
            Self::LinkToItself(link) => format!("{link} leads from a card to itself"),
            Self::RoomSize(room) => format!("{room} has no possible size"),
            Self::RoomPlace(room) => format!("{room} is too far away or on another room"),
            Self::SecondRoom(room) => format!("{room} is a second room of its step"),
            Self::ShortcutToItself(room) => format!("a shortcut leads from {room} to itself"),
            Self::WheelPersona(id) => format!("the wheel shows {id}, which does not exist"),
        }
    }
}

impl Repair {
    /// What was done, in a sentence without a period.
    pub fn message(&self, catalog: &Catalog) -> String {
        match catalog.lang {
            Lang::Fr => self.message_fr(),
            Lang::En => self.message_en(),
        }
    }

    fn message_fr(&self) -> String {
        match self {
            Self::NewId { old, new } => {
                format!("{old} servait plusieurs fois\u{a0}: l’un devient {new}")
            }
            Self::DroppedReference { holder, missing } => {
                format!("{holder} désignait {missing}, qui n’existe pas\u{a0}: référence retirée")
            }
            Self::DroppedLink(link) => format!("{link} ne menait nulle part\u{a0}: lien retiré"),
            Self::DroppedShortcut { from, to } => {
                format!("le raccourci de {from} à {to} ne menait nulle part\u{a0}: retiré")
            }
            Self::DroppedWheelPersona(id) => format!(
                "la roue montrait {id}, qui n’existe pas\u{a0}: elle montre le premier persona"
            ),
            Self::DroppedEmotion { step, .. } => {
                format!(
                    "{step} avait deux émotions pour le même persona\u{a0}: la première est gardée"
                )
            }
            Self::DroppedRepetition { holder, card } => {
                format!("{holder} nommait deux fois {card}\u{a0}: une fois suffit")
            }
            Self::DroppedVotes { round, card } => {
                format!("{round} nommait {card} sans gommette\u{a0}: retirée")
            }
            Self::SummedVotes { round, card } => {
                format!("{round} nommait deux fois {card}\u{a0}: gommettes additionnées")
            }
            Self::AddedStage(id) => format!("étape {id} ajoutée pour les fiches sans étape"),
            Self::AddedStep(id) => format!("sous-étape {id} ajoutée pour les fiches sans place"),
            Self::AddedLane(id) => format!("ligne {id} ajoutée pour les fiches sans ligne"),
            Self::MovedToStep { card, step } => {
                format!("la sous-étape de {card} n’existe pas\u{a0}: placée dans {step}")
            }
            Self::MovedToLane { card, lane } => {
                format!("la ligne de {card} n’existe pas\u{a0}: placée dans {lane}")
            }
            Self::SpanClamped { card, from, to } => {
                format!("{card} couvrait {from} colonnes\u{a0}: ramenée à {to}")
            }
            Self::DroppedNumber(card) => {
                format!("un chiffre de {card} n’était pas un nombre fini\u{a0}: retiré")
            }
            Self::LevelClamped(card) => format!("niveau de {card} ramené entre 1 et 5"),
            Self::MinutesClamped(id) => format!("durée de {id} ramenée à un jour"),
            Self::ScoreClamped(id) => format!("note de {id} ramenée entre 1 et 5"),
            Self::RoomResized(room) => {
                format!("{room} n’avait pas une taille possible\u{a0}: corrigée")
            }
            Self::RoomMoved(room) => {
                format!("{room} était trop loin ou sur une autre pièce\u{a0}: déplacée")
            }
            Self::RoomDropped(room) => format!("{room} n’avait plus de place\u{a0}: retirée"),
            Self::SecondRoom(room) => {
                format!(
                    "{room} était une seconde pièce de sa sous-étape\u{a0}: mise hors du parcours"
                )
            }
            Self::PictureMeasured(id) => {
                format!(
                    "le format ou la taille de {id} ne répondait pas à son contenu\u{a0}: corrigé"
                )
            }
            Self::PictureUnreadable(id) => format!(
                "{id} n’est pas une image PNG, JPEG ou WebP complète\u{a0}: gardée, mais pas montrée"
            ),
            Self::PictureTooLarge(id) => format!(
                "{id} dépasse 20\u{a0}Mo ou 8192\u{a0}×\u{a0}8192\u{a0}pixels\u{a0}: gardée, mais pas montrée"
            ),
        }
    }

    fn message_en(&self) -> String {
        match self {
            Self::NewId { old, new } => format!("{old} was used more than once: one is now {new}"),
            Self::DroppedReference { holder, missing } => {
                format!("{holder} named {missing}, which does not exist: reference removed")
            }
            Self::DroppedLink(link) => format!("{link} led nowhere: link removed"),
            Self::DroppedShortcut { from, to } => {
                format!("the shortcut from {from} to {to} led nowhere: removed")
            }
            Self::DroppedWheelPersona(id) => {
                format!("the wheel showed {id}, which does not exist: it shows the first persona")
            }
            Self::DroppedEmotion { step, .. } => {
                format!("{step} had two emotions for the same persona: the first one is kept")
            }
            Self::DroppedRepetition { holder, card } => {
                format!("{holder} named {card} twice: once is enough")
            }
            Self::DroppedVotes { round, card } => {
                format!("{round} named {card} without a dot: removed")
            }
            Self::SummedVotes { round, card } => {
                format!("{round} named {card} twice: its dots are added up")
            }
            Self::AddedStage(id) => format!("added stage {id} for cards without a stage"),
            Self::AddedStep(id) => format!("added step {id} for cards without a place"),
            Self::AddedLane(id) => format!("added lane {id} for cards without a lane"),
            Self::MovedToStep { card, step } => {
                format!("the step of {card} does not exist: moved to {step}")
            }
            Self::MovedToLane { card, lane } => {
                format!("the lane of {card} does not exist: moved to {lane}")
            }
            Self::SpanClamped { card, from, to } => {
                format!("{card} covered {from} columns: now {to}")
            }
            Self::DroppedNumber(card) => {
                format!("a figure of {card} was not a finite number: removed")
            }
            Self::LevelClamped(card) => format!("level of {card} brought between 1 and 5"),
            Self::MinutesClamped(id) => format!("duration of {id} cut to a day"),
            Self::ScoreClamped(id) => format!("score of {id} brought between 1 and 5"),
            Self::RoomResized(room) => format!("{room} had no possible size: corrected"),
            Self::RoomMoved(room) => {
                format!("{room} was too far away or on another room: moved")
            }
            Self::RoomDropped(room) => format!("{room} had no place left: removed"),
            Self::SecondRoom(room) => {
                format!("{room} was a second room of its step: taken off the path")
            }
            Self::PictureMeasured(id) => {
                format!("the format or size of {id} did not match its content: corrected")
            }
            Self::PictureUnreadable(id) => {
                format!("{id} is no whole PNG, JPEG or WebP picture: kept, but not shown")
            }
            Self::PictureTooLarge(id) => {
                format!("{id} is over 20 MB or 8192 × 8192 pixels: kept, but not shown")
            }
        }
    }
}
