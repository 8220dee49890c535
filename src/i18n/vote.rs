//! Voting with dots.

use crate::model::{Date, VoteRound};

/// Texts of this area.
pub struct VoteText {
    pub title: &'static str,
    pub new_round: &'static str,
    pub name: &'static str,
    /// “Vote 3”: the name of a round that gets none.
    pub usual_name: fn(usize) -> String,
    pub date: &'static str,
    pub dots_per_person: &'static str,
    pub people: &'static str,
    pub hidden: &'static str,
    pub hidden_hint: &'static str,
    pub start: &'static str,
    pub end: &'static str,
    pub show_on_map: &'static str,
    pub again: &'static str,
    pub delete: &'static str,
    pub rounds: &'static str,
    pub no_rounds: &'static str,
    pub result: &'static str,
    pub no_dots: &'static str,
    pub still_hidden: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub jump: &'static str,
    pub is_open: &'static str,
    /// Given and all: “12 of 36 dots given”.
    pub given: fn(u32, u32) -> String,
    /// “7 of 36 dots left”.
    pub left: fn(u32, u32) -> String,
    /// “3 dots”.
    pub dots: fn(u32) -> String,
    /// A place that several share.
    pub rank: fn(usize, bool) -> String,
    pub keys: &'static str,
    /// Under the result in the room.
    pub result_keys: &'static str,
    pub no_card: &'static str,
    pub on_card: fn(&str) -> String,
    /// The same in letters of the room, as many words as there is room for.
    pub keys_in_room: [&'static str; 2],
    pub left_in_room: fn(u32, u32) -> String,
    pub on_card_in_room: fn(u32) -> String,
    /// A card that is not in the picture is named.
    pub card_in_room: fn(&str) -> String,
    /// In the legend: what the dots are.
    pub legend: fn(&str) -> String,
    /// Of the table: place, dots, card, step, lane.
    pub columns: [&'static str; 5],
}

impl VoteText {
    /// “Dots: what first? · 22 November 2026 · 12 dots”, for a legend.
    pub fn legend_of(&self, round: &VoteRound, date: impl Fn(Date) -> String) -> String {
        let name = round.name.trim();
        let parts = [
            (!name.is_empty()).then(|| name.to_owned()),
            round.date.map(date),
            Some((self.dots)(round.num_given())),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (self.legend)(&parts.join("\u{a0}· "))
    }
}

pub(super) const FR: VoteText = VoteText {
    title: "Votes",
    new_round: "Nouveau vote",
    name: "Question posée",
    usual_name: |number| format!("Vote {number}"),
    date: "Date",
    dots_per_person: "Gommettes par personne",
    people: "Personnes",
    hidden: "Vote caché",
    hidden_hint: "Personne ne voit les gommettes avant la fin du vote",
    start: "Commencer le vote",
    end: "Terminer le vote",
    show_on_map: "Gommettes sur la carte",
    again: "Rouvrir ce vote",
    delete: "Supprimer ce vote",
    rounds: "Votes gardés",
    no_rounds: "Aucun vote n’a eu lieu",
    result: "Classement",
    no_dots: "Aucune gommette n’a été donnée",
    still_hidden: "Le résultat est caché jusqu’à la fin du vote",
    copy: "Copier le classement",
    copied: "Classement copié",
    jump: "Aller à la fiche",
    is_open: "en cours",
    given: |given, all| match given {
        0 | 1 => format!("{given}\u{a0}gommette donnée sur {all}"),
        given => format!("{given}\u{a0}gommettes données sur {all}"),
    },
    left: |left, all| match left {
        0 | 1 => format!("Reste {left}\u{a0}gommette sur {all}"),
        left => format!("Reste {left}\u{a0}gommettes sur {all}"),
    },
    dots: |count| match count {
        0 | 1 => format!("{count}\u{a0}gommette"),
        count => format!("{count}\u{a0}gommettes"),
    },
    rank: |rank, is_shared| match is_shared {
        true => format!("{rank} ex æquo"),
        false => rank.to_string(),
    },
    keys: "+ donne · - reprend",
    result_keys: "↑↓ choisit · Entrée montre la fiche · Échap ferme",
    no_card: "Choisir une fiche",
    on_card: |dots| format!("{dots} sur la fiche choisie"),
    keys_in_room: ["Tab ⇧Tab choisit · + − · V termine", "Tab · + − · V"],
    left_in_room: |left, all| format!("Reste {left}/{all}"),
    on_card_in_room: |dots| format!("Cette fiche\u{a0}: {dots}"),
    card_in_room: |text| format!("«\u{a0}{text}\u{a0}»"),
    legend: |name| format!("Gommettes\u{a0}: {name}"),
    columns: ["Rang", "Gommettes", "Fiche", "Sous-étape", "Ligne"],
};

pub(super) const EN: VoteText = VoteText {
    title: "Votes",
    new_round: "New vote",
    name: "Question asked",
    usual_name: |number| format!("Vote {number}"),
    date: "Date",
    dots_per_person: "Dots per person",
    people: "People",
    hidden: "Hidden vote",
    hidden_hint: "Nobody sees the dots before the vote ends",
    start: "Start the vote",
    end: "End the vote",
    show_on_map: "Dots on the map",
    again: "Reopen this vote",
    delete: "Delete this vote",
    rounds: "Votes kept",
    no_rounds: "No vote was held",
    result: "Ranking",
    no_dots: "No dot was given",
    still_hidden: "The result is hidden until the vote ends",
    copy: "Copy the ranking",
    copied: "Ranking copied",
    jump: "Go to the card",
    is_open: "open",
    given: |given, all| format!("{given} of {all}\u{a0}dots given"),
    left: |left, all| format!("{left} of {all}\u{a0}dots left"),
    dots: |count| match count {
        1 => "1\u{a0}dot".to_owned(),
        count => format!("{count}\u{a0}dots"),
    },
    rank: |rank, is_shared| match is_shared {
        true => format!("{rank}="),
        false => rank.to_string(),
    },
    keys: "+ gives · - takes back",
    result_keys: "↑↓ choose · Enter shows the card · Esc closes",
    no_card: "Choose a card",
    on_card: |dots| format!("{dots} on the chosen card"),
    keys_in_room: ["Tab ⇧Tab choose · + − · V ends", "Tab · + − · V"],
    left_in_room: |left, all| format!("{left}/{all} left"),
    on_card_in_room: |dots| format!("This card: {dots}"),
    card_in_room: |text| format!("“{text}”"),
    legend: |name| format!("Dots: {name}"),
    columns: ["Rank", "Dots", "Card", "Step", "Lane"],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::IdGenerator;

    #[test]
    fn nothing_and_one_are_counted_in_the_singular_in_french() {
        assert_eq!((FR.given)(0, 36), "0\u{a0}gommette donnée sur 36");
        assert_eq!((FR.given)(1, 36), "1\u{a0}gommette donnée sur 36");
        assert_eq!((FR.given)(2, 36), "2\u{a0}gommettes données sur 36");
        let waiting = crate::i18n::Lang::Fr.catalog().capture.waiting;
        assert_eq!(waiting(0), "Aucune note en attente");
        assert_eq!(waiting(1), "1\u{a0}note en attente");
        assert_eq!(waiting(2), "2\u{a0}notes en attente");
    }

    #[test]
    fn a_legend_says_of_a_round_what_is_known() {
        let mut round = VoteRound::new(IdGenerator::from_seed(1).next_id(), " ");
        let day = |_| "22 novembre 2026".to_owned();
        assert_eq!(
            FR.legend_of(&round, day),
            "Gommettes\u{a0}: 0\u{a0}gommette"
        );
        round.name = "Que changer\u{202f}?".to_owned();
        round.date = Date::new(2026, 11, 22);
        assert_eq!(
            FR.legend_of(&round, day),
            "Gommettes\u{a0}: Que changer\u{202f}?\u{a0}· 22 novembre 2026\u{a0}· 0\u{a0}gommette"
        );
    }
}
