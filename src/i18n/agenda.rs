//! The agenda and the timer.

use crate::model::{AgendaItem, Document};

/// Texts of this area.
pub struct AgendaText {
    pub title: &'static str,
    pub hint: &'static str,
    pub empty: &'static str,
    pub whole_map: &'static str,
    pub add: &'static str,
    pub from_stages: &'static str,
    pub from_selection: &'static str,
    pub duplicate: &'static str,
    pub remove: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
    pub name: &'static str,
    pub duration: &'static str,
    pub minutes_label: &'static str,
    pub shows: &'static str,
    pub view: &'static str,
    pub lanes: &'static str,
    pub all_lanes: &'static str,
    /// Minutes in all.
    pub total: fn(&str) -> String,
    /// The hour it would end at.
    pub ends_at: fn(&str) -> String,
    /// “45 min”, “1 h 05”.
    minutes: fn(u64) -> String,
    /// Place in the list, title, minutes: for those who do not see it.
    pub row: fn(usize, &str, &str) -> String,
    pub now: &'static str,
    /// The next item with its time.
    pub next: fn(&str) -> String,
    pub last: &'static str,
    /// Minutes.
    late: fn(&str) -> String,
    early: fn(&str) -> String,
    pub on_time: &'static str,
    pub show_keys: &'static str,
    pub edit_keys: &'static str,
    pub go: &'static str,
    pub go_without_time: &'static str,
    pub whole_again: &'static str,
    pub write: &'static str,
    // The timer.
    pub pause: &'static str,
    pub resume: &'static str,
    pub more: &'static str,
    pub stop: &'static str,
    pub paused: &'static str,
    /// Minutes.
    pub preset: fn(u16) -> String,
    /// The text of the timer, for those who do not see it.
    pub left: fn(&str) -> String,
    pub over: fn(&str) -> String,
    pub no_timer: &'static str,
}

impl AgendaText {
    /// What an item is called: by its name, by what it shows, or as the whole map.
    pub fn title(&self, item: &AgendaItem, document: &Document) -> String {
        let title = item.title(document).map(str::trim).unwrap_or_default();
        match title {
            "" => self.whole_map.to_owned(),
            title => title.to_owned(),
        }
    }

    pub fn minutes(&self, minutes: u64) -> String {
        (self.minutes)(minutes)
    }

    /// Whether the meeting is late, in words; less than a minute is on time.
    pub fn lateness(&self, seconds: i64) -> String {
        let minutes = self.minutes(seconds.unsigned_abs() / 60);
        match seconds {
            60.. => (self.late)(&minutes),
            ..=-60 => (self.early)(&minutes),
            _ => self.on_time.to_owned(),
        }
    }
}

pub(super) const FR: AgendaText = AgendaText {
    title: "Ordre du jour",
    hint: "Ce que la réunion regarde, combien de temps, avec quelles lignes",
    empty: "L’ordre du jour est vide",
    whole_map: "Toute la carte",
    add: "Ajouter",
    from_stages: "Un point par étape",
    from_selection: "D’après la sélection",
    duplicate: "Dupliquer",
    remove: "Supprimer",
    earlier: "Avancer",
    later: "Reculer",
    name: "Nom",
    duration: "Durée",
    minutes_label: "min",
    shows: "Montre",
    view: "Vue",
    lanes: "Lignes montrées",
    all_lanes: "Toutes les lignes",
    total: |minutes| format!("Durée totale\u{a0}: {minutes}"),
    ends_at: |hour| format!("commencée maintenant, la réunion finit à {hour}"),
    minutes: |minutes| match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
    },
    row: |number, title, minutes| format!("{number}, {title}, {minutes}"),
    now: "en ce moment",
    next: |item| format!("Ensuite\u{a0}: {item}"),
    last: "Dernier point",
    late: |minutes| format!("{minutes} de retard"),
    early: |minutes| format!("{minutes} d’avance"),
    on_time: "À l’heure",
    show_keys: "↑↓ choisir · Entrée y aller et lancer sa durée · Maj+Entrée sans la durée",
    edit_keys: "↑↓ choisir · Alt+↑↓ déplacer · Inser ajouter · Suppr supprimer · F2 renommer",
    go: "Y aller",
    go_without_time: "Y aller sans la durée",
    whole_again: "Toutes les lignes de nouveau",
    write: "Préparez l’ordre du jour avant la réunion, ou faites-en un point par étape",
    pause: "Pause",
    resume: "Reprendre",
    more: "+1\u{a0}min",
    stop: "Arrêter",
    paused: "en pause",
    preset: |minutes| format!("{minutes}\u{a0}min"),
    left: |text| format!("Minuteur\u{a0}: reste {text}"),
    over: |text| format!("Minuteur\u{a0}: dépassé de {text}"),
    no_timer: "Aucun minuteur n’est lancé",
};

pub(super) const EN: AgendaText = AgendaText {
    title: "Agenda",
    hint: "What the meeting looks at, for how long, with which lanes",
    empty: "The agenda is empty",
    whole_map: "Whole map",
    add: "Add",
    from_stages: "One item per stage",
    from_selection: "From the selection",
    duplicate: "Duplicate",
    remove: "Delete",
    earlier: "Earlier",
    later: "Later",
    name: "Name",
    duration: "Duration",
    minutes_label: "min",
    shows: "Shows",
    view: "View",
    lanes: "Lanes shown",
    all_lanes: "All lanes",
    total: |minutes| format!("Total: {minutes}"),
    ends_at: |hour| format!("begun now, the meeting ends at {hour}"),
    minutes: |minutes| match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
    },
    row: |number, title, minutes| format!("{number}, {title}, {minutes}"),
    now: "now",
    next: |item| format!("Next: {item}"),
    last: "Last item",
    late: |minutes| format!("{minutes} late"),
    early: |minutes| format!("{minutes} ahead"),
    on_time: "On time",
    show_keys: "↑↓ choose · Enter goes there and starts its time · Shift+Enter without the time",
    edit_keys: "↑↓ choose · Alt+↑↓ move · Ins add · Del delete · F2 rename",
    go: "Go there",
    go_without_time: "Go there without the time",
    whole_again: "All lanes again",
    write: "Prepare the agenda before the meeting, or make one item per stage",
    pause: "Pause",
    resume: "Resume",
    more: "+1\u{a0}min",
    stop: "Stop",
    paused: "paused",
    preset: |minutes| format!("{minutes}\u{a0}min"),
    left: |text| format!("Timer: {text} left"),
    over: |text| format!("Timer: {text} over"),
    no_timer: "No timer was started",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lateness_is_said_in_whole_minutes() {
        assert_eq!(FR.lateness(185), "3\u{a0}min de retard");
        assert_eq!(EN.lateness(-3700), "1\u{a0}h\u{a0}01 ahead");
        assert_eq!(EN.lateness(59), "On time");
        assert_eq!(FR.lateness(-59), "À l’heure");
    }
}
