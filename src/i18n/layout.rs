//! Words the map itself carries: legend, blueprint lines, dates, durations, figures, notices.

use crate::model::{Cadence, Date, Duration, LaneRole, TimeSpan};

/// Texts of this area.
pub struct LayoutText {
    /// Before the end of a scale in a unit: "sur 5".
    pub out_of: &'static str,
    pub scenario: &'static str,
    pub goal: &'static str,
    pub authors: &'static str,
    pub moment_of_truth: &'static str,
    pub so_that_they_come_back: &'static str,
    pub steps: &'static str,
    pub data_needed: &'static str,
    pub target: &'static str,
    pub line_of_interaction: &'static str,
    pub line_of_visibility: &'static str,
    pub line_of_internal_interaction: &'static str,
    pub legend_evidence: &'static str,
    pub legend_signs: &'static str,
    pub legend_emotions: &'static str,
    pub legend_personas: &'static str,
    pub legend_lines: &'static str,
    pub legend_link: &'static str,
    /// Lowest and highest, of freedom and of intensity.
    level_ends: [[&'static str; 2]; 2],
    hour: fn(u32) -> String,
    pub goals: &'static str,
    pub moments_of_truth: &'static str,
    pub all_data_needed: &'static str,
    pub verbatim: &'static str,
    /// Negative, neutral, positive.
    feelings: [&'static str; 3],
    come_back: fn(&str) -> String,
    quoted: fn(&str) -> String,
    months: [&'static str; 12],
    decimal: char,
    thousands: char,
    /// Between a number and what it counts.
    day: &'static str,
    reviewed: fn(&str) -> String,
    cadences: [&'static str; 4],
    observed_share: fn(usize, usize) -> String,
    missing: fn(&str) -> String,
}

impl LayoutText {
    /// `12 mai 2026`, `12 May 2026`.
    pub fn date(&self, date: Date) -> String {
        let month = self.months[usize::from(date.month()).clamp(1, 12) - 1];
        format!("{}\u{a0}{month}\u{a0}{}", date.day(), date.year())
    }

    pub(super) fn months(&self) -> &[&'static str; 12] {
        &self.months
    }

    /// `7 h`, `7:00`, on the axis of a day.
    pub fn hour(&self, hour: u32) -> String {
        (self.hour)(hour)
    }

    /// What level 1 and level 5 mean in a lane of levels.
    pub fn level_ends(&self, role: LaneRole) -> [&'static str; 2] {
        self.level_ends[usize::from(role != LaneRole::Freedom)]
    }

    /// Positive (+1), neutral (0) or negative (−1).
    pub fn feeling(&self, sign: i8) -> &'static str {
        self.feelings[(sign.signum() + 1) as usize]
    }

    /// What a moment of truth must achieve.
    pub fn come_back(&self, text: &str) -> String {
        (self.come_back)(text)
    }

    /// Somebody's own words; quotation marks that are already there are not doubled.
    pub fn quoted(&self, text: &str) -> String {
        let is_quoted = text.starts_with(['«', '“', '"', '‘']);
        if is_quoted {
            text.to_owned()
        } else {
            (self.quoted)(text)
        }
    }

    /// When the map was last reviewed.
    pub fn reviewed(&self, date: Date) -> String {
        (self.reviewed)(&self.date(date))
    }

    /// How often it is reviewed, in the middle of a line.
    pub fn cadence(&self, cadence: Cadence) -> &'static str {
        self.cadences[cadence as usize]
    }

    /// `num_observed` of the `num_stated` cards that say what they rest on.
    pub fn observed_share(&self, num_observed: usize, num_stated: usize) -> String {
        (self.observed_share)(num_observed * 100 / num_stated.max(1), num_stated)
    }

    /// Characters that no font at hand can show.
    pub fn missing_characters(&self, characters: &str) -> String {
        (self.missing)(characters)
    }

    /// `1 h 30 min`, `3 j`.
    pub fn time_span(&self, span: TimeSpan) -> String {
        let [days, hours, minutes, seconds] = span.parts();
        let mut parts = Vec::new();
        for (count, unit) in [
            (days, self.day),
            (hours, "h"),
            (minutes, "min"),
            (seconds, "s"),
        ] {
            if count > 0 {
                parts.push(format!("{count}\u{a0}{unit}"));
            }
        }
        if parts.is_empty() {
            parts.push("0\u{a0}min".to_owned());
        }
        parts.join("\u{a0}")
    }

    /// Average with the range in brackets, as far as they are known; empty when nothing is.
    pub fn duration(&self, duration: &Duration) -> String {
        let span = |value: Option<TimeSpan>| value.map(|value| self.time_span(value));
        let range = match (span(duration.minimum), span(duration.maximum)) {
            (Some(low), Some(high)) => Some(format!("{low} – {high}")),
            (Some(low), None) => Some(format!("≥\u{a0}{low}")),
            (None, Some(high)) => Some(format!("≤\u{a0}{high}")),
            (None, None) => None,
        };
        match (span(duration.average), range) {
            (Some(average), Some(range)) => format!("{average} ({range})"),
            (Some(text), None) | (None, Some(text)) => text,
            (None, None) => String::new(),
        }
    }

    /// At most two decimals, grouped in threes.
    pub fn number(&self, value: f64) -> String {
        let plain = format!("{:.2}", value.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 && whole.len() > 3 {
                text.push(self.thousands);
            }
            text.push(digit);
        }
        let fraction = fraction.trim_end_matches('0');
        if !fraction.is_empty() {
            text.push(self.decimal);
            text.push_str(fraction);
        }
        if value < 0.0 && text != "0" {
            text.insert(0, '−');
        }
        text
    }
}

pub(super) const FR: LayoutText = LayoutText {
    out_of: "sur ",
    scenario: "Scénario",
    goal: "Objectif",
    authors: "Auteurs",
    moment_of_truth: "Moment de vérité",
    so_that_they_come_back: "Pour qu’ils reviennent\u{a0}:",
    steps: "Sous-étapes",
    data_needed: "Donnée nécessaire",
    target: "Cible",
    goals: "Buts",
    moments_of_truth: "Moments de vérité",
    all_data_needed: "Données nécessaires",
    verbatim: "Verbatim",
    feelings: ["Négatif", "Neutre", "Positif"],
    come_back: |text| format!("Pour qu’ils reviennent\u{a0}: {text}"),
    quoted: |text| format!("«\u{a0}{text}\u{a0}»"),
    hour: |hour| format!("{hour}\u{a0}h"),
    line_of_interaction: "Ligne d’interaction",
    line_of_visibility: "Ligne de visibilité",
    line_of_internal_interaction: "Ligne d’interaction interne",
    legend_evidence: "Niveau de preuve",
    legend_signs: "Signes",
    legend_emotions: "Émotions",
    legend_personas: "Personas",
    legend_lines: "Lignes",
    legend_link: "Lien",
    level_ends: [["contrainte", "libre"], ["calme", "intense"]],
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    decimal: ',',
    thousands: '\u{202f}',
    day: "j",
    reviewed: |date| format!("Revue le {date}"),
    cadences: [
        "revue tous les mois",
        "revue tous les trimestres",
        "revue tous les six mois",
        "revue tous les ans",
    ],
    observed_share: |percent, stated| {
        let s = if stated > 1 { "s" } else { "" };
        format!("{percent}\u{a0}% de faits observés (sur {stated}\u{a0}fiche{s} qualifiée{s})")
    },
    missing: |characters| format!("Caractères absents des polices disponibles\u{a0}: {characters}"),
};

pub(super) const EN: LayoutText = LayoutText {
    out_of: "out of ",
    scenario: "Scenario",
    goal: "Goal",
    authors: "Authors",
    moment_of_truth: "Moment of truth",
    so_that_they_come_back: "So that they come back:",
    steps: "Steps",
    data_needed: "Data needed",
    target: "Target",
    goals: "Goals",
    moments_of_truth: "Moments of truth",
    all_data_needed: "Data needed",
    verbatim: "Verbatim",
    feelings: ["Negative", "Neutral", "Positive"],
    come_back: |text| format!("So that they come back: {text}"),
    quoted: |text| format!("“{text}”"),
    hour: |hour| format!("{hour}:00"),
    line_of_interaction: "Line of interaction",
    line_of_visibility: "Line of visibility",
    line_of_internal_interaction: "Line of internal interaction",
    legend_evidence: "Evidence",
    legend_signs: "Signs",
    legend_emotions: "Emotions",
    legend_personas: "Personas",
    legend_lines: "Lines",
    legend_link: "Link",
    level_ends: [["bound", "free"], ["calm", "intense"]],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    decimal: '.',
    thousands: ',',
    day: "d",
    reviewed: |date| format!("Reviewed on {date}"),
    cadences: [
        "reviewed every month",
        "reviewed every quarter",
        "reviewed every six months",
        "reviewed every year",
    ],
    observed_share: |percent, stated| {
        let s = if stated == 1 { "" } else { "s" };
        format!("{percent}% observed facts (of {stated} card{s} with stated evidence)")
    },
    missing: |characters| format!("Characters missing from the fonts at hand: {characters}"),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_marked_by_language() {
        assert_eq!(FR.number(12_345.5), "12\u{202f}345,5");
        assert_eq!(EN.number(-1_234_567.0), "−1,234,567");
        assert_eq!(EN.number(0.004), "0");
        assert_eq!(FR.number(4.25), "4,25");
    }

    #[test]
    fn a_duration_says_as_much_as_is_known() {
        let minutes = |count| Some(TimeSpan::from_minutes(count));
        let duration = Duration {
            average: minutes(90),
            minimum: minutes(60),
            maximum: None,
        };
        assert_eq!(
            FR.duration(&duration),
            "1\u{a0}h\u{a0}30\u{a0}min (≥\u{a0}1\u{a0}h)"
        );
        assert_eq!(EN.duration(&Duration::default()), "");
    }
}
