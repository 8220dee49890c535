//! Pasting: the preview, what is too much, what was done.

/// Texts of this area.
pub struct PasteText {
    pub title: &'static str,
    /// What the text becomes: a table, a card per line, one card.
    pub shapes: [&'static str; 3],
    pub shape: &'static str,
    pub transposed: &'static str,
    pub step_names: &'static str,
    pub lane_names: &'static str,
    pub adds_missing: &'static str,
    pub strips_marks: &'static str,
    pub paste: &'static str,
    /// How a step is called that only has a number.
    pub step: &'static str,
    place: &'static str,
    /// Before the name of what is new, what is renamed, what is left out.
    new: &'static str,
    renamed: &'static str,
    pub left_out: &'static str,
    more_rows: [&'static str; 2],
    more_columns: [&'static str; 2],
    more_cards: [&'static str; 2],
    cards: [&'static str; 2],
    new_stages: [&'static str; 2],
    new_steps: [&'static str; 2],
    renamed_steps: [&'static str; 2],
    new_lanes: [&'static str; 2],
    emotions: [&'static str; 2],
    cells_left_out: [&'static str; 2],
    pub nothing: &'static str,
    pub preview: &'static str,
    // What was done.
    pasted: [&'static str; 2],
    picture_copied: &'static str,
    pub drawing: &'static str,
    pub reading: &'static str,
    pub picture_not_copied: &'static str,
    // What cannot be done.
    pub failed: &'static str,
    pub no_answer: &'static str,
    pub unreadable: &'static str,
    pub no_clipboard: &'static str,
    too_much_text: &'static str,
    too_long_text: &'static str,
    too_large_table: &'static str,
    too_many_cards: &'static str,
    too_many_steps: &'static str,
    too_many_lanes: &'static str,
    too_large_picture: &'static str,
    too_heavy_picture: &'static str,
    pub damaged_picture: &'static str,
    thousands: char,
    megabyte: &'static str,
}

impl PasteText {
    /// “12,345” or “12 345”.
    pub fn number(&self, number: usize) -> String {
        let digits = number.to_string();
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(self.thousands);
            }
            out.push(digit);
        }
        out
    }

    fn megabytes(&self, bytes: usize) -> String {
        let tenths = (bytes + 50_000) / 100_000;
        let number = if tenths.is_multiple_of(10) {
            self.number(tenths / 10)
        } else {
            let point = if self.thousands == ',' { '.' } else { ',' };
            format!("{}{point}{}", self.number(tenths / 10), tenths % 10)
        };
        format!("{number}\u{a0}{}", self.megabyte)
    }

    fn count(&self, words: [&str; 2], count: usize) -> String {
        words[usize::from(count != 1)].replace("{}", &self.number(count))
    }

    fn fill<const N: usize>(&self, text: &str, numbers: [usize; N]) -> String {
        numbers.into_iter().fold(text.to_owned(), |text, number| {
            text.replacen("{}", &self.number(number), 1)
        })
    }

    pub fn cards(&self, count: usize) -> String {
        self.count(self.cards, count)
    }
    pub fn more_rows(&self, count: usize) -> String {
        self.count(self.more_rows, count)
    }
    pub fn more_columns(&self, count: usize) -> String {
        self.count(self.more_columns, count)
    }
    pub fn more_cards(&self, count: usize) -> String {
        self.count(self.more_cards, count)
    }
    pub fn pasted(&self, count: usize) -> String {
        self.count(self.pasted, count)
    }

    /// “8 cards pasted, 2 new steps”: new stages, steps and lanes.
    pub fn done(&self, num_cards: usize, new: [usize; 3]) -> String {
        let words = [self.new_stages, self.new_steps, self.new_lanes];
        let new = words.into_iter().zip(new);
        let new = new.filter(|&(_, number)| number > 0);
        let cards = (num_cards > 0).then(|| self.pasted(num_cards));
        let parts = cards.into_iter();
        let parts = parts.chain(new.map(|(words, number)| self.count(words, number)));
        parts.collect::<Vec<_>>().join(", ")
    }

    pub fn added(&self, name: &str) -> String {
        self.new.replace("{}", name)
    }
    pub fn renamed(&self, name: &str) -> String {
        self.renamed.replace("{}", name)
    }
    pub fn place(&self, step: &str, lane: &str) -> String {
        self.place.replacen("{}", step, 1).replacen("{}", lane, 1)
    }

    /// “24 cards, 3 new steps, 1 cell left out”: cards, new and renamed steps, new lanes, emotions, cells.
    pub fn summary(&self, numbers: [usize; 6]) -> String {
        let words = [
            self.cards,
            self.new_steps,
            self.renamed_steps,
            self.new_lanes,
            self.emotions,
            self.cells_left_out,
        ];
        let parts = words.into_iter().zip(numbers).enumerate();
        let parts = parts.filter(|&(at, (_, number))| at == 0 || number > 0);
        let parts: Vec<String> = parts
            .map(|(_, (words, number))| self.count(words, number))
            .collect();
        parts.join(", ")
    }

    pub fn picture_copied(&self, width: u32, height: u32) -> String {
        self.fill(self.picture_copied, [width as usize, height as usize])
    }

    pub fn too_much_text(&self, found: usize, most: usize) -> String {
        let text = self.too_much_text.replacen("{}", &self.megabytes(found), 1);
        text.replacen("{}", &self.megabytes(most), 1)
    }
    pub fn too_long_text(&self, found: usize, most: usize) -> String {
        self.fill(self.too_long_text, [found, most])
    }
    pub fn too_large_table(&self, found: [usize; 2], most: [usize; 2]) -> String {
        self.fill(self.too_large_table, [found[0], found[1], most[0], most[1]])
    }
    pub fn too_many_cards(&self, numbers: [usize; 3]) -> String {
        self.fill(self.too_many_cards, numbers)
    }
    pub fn too_many_steps(&self, numbers: [usize; 3]) -> String {
        self.fill(self.too_many_steps, numbers)
    }
    pub fn too_many_lanes(&self, numbers: [usize; 3]) -> String {
        self.fill(self.too_many_lanes, numbers)
    }
    pub fn too_large_picture(&self, width: usize, height: usize, most: usize) -> String {
        self.fill(self.too_large_picture, [width, height, most])
    }
    pub fn too_heavy_picture(&self, found: usize, most: usize) -> String {
        let text = self
            .too_heavy_picture
            .replacen("{}", &self.megabytes(found), 1);
        text.replacen("{}", &self.megabytes(most), 1)
    }
}

pub(super) const FR: PasteText = PasteText {
    title: "Collage spécial",
    shapes: ["Tableau", "Une fiche par ligne", "Une seule fiche"],
    shape: "Coller comme",
    transposed: "Échanger lignes et colonnes",
    step_names: "La première ligne nomme les sous-étapes",
    lane_names: "La première colonne nomme les lignes de la carte",
    adds_missing: "Ajouter les sous-étapes et les lignes manquantes",
    strips_marks: "Ôter les puces et les numéros",
    paste: "Coller",
    step: "Sous-étape",
    place: "Dans «\u{a0}{}\u{a0}», ligne «\u{a0}{}\u{a0}»",
    new: "+\u{a0}{}",
    renamed: "→\u{a0}{}",
    left_out: "Laissée de côté",
    more_rows: ["… et {}\u{a0}autre ligne", "… et {}\u{a0}autres lignes"],
    more_columns: ["… {}\u{a0}autre", "… {}\u{a0}autres"],
    more_cards: ["… et {}\u{a0}autre fiche", "… et {}\u{a0}autres fiches"],
    cards: ["{}\u{a0}fiche", "{}\u{a0}fiches"],
    new_stages: ["{}\u{a0}nouvelle étape", "{}\u{a0}nouvelles étapes"],
    new_steps: [
        "{}\u{a0}nouvelle sous-étape",
        "{}\u{a0}nouvelles sous-étapes",
    ],
    renamed_steps: ["{}\u{a0}sous-étape nommée", "{}\u{a0}sous-étapes nommées"],
    new_lanes: ["{}\u{a0}nouvelle ligne", "{}\u{a0}nouvelles lignes"],
    emotions: ["{}\u{a0}émotion", "{}\u{a0}émotions"],
    cells_left_out: [
        "{}\u{a0}cellule laissée de côté",
        "{}\u{a0}cellules laissées de côté",
    ],
    nothing: "Rien à coller sous cette forme",
    preview: "Aperçu du collage",
    pasted: ["{}\u{a0}fiche collée", "{}\u{a0}fiches collées"],
    picture_copied: "Image copiée, prête à coller\u{a0}: {}\u{a0}×\u{a0}{}\u{a0}px",
    drawing: "L’image se prépare…",
    reading: "Lecture du presse-papiers…",
    picture_not_copied: "L’image n’a pas pu être copiée",
    failed: "Collage impossible",
    no_answer: "Le programme qui détient le presse-papiers ne répond pas. Copiez de nouveau, puis collez",
    unreadable: "Le contenu du presse-papiers est illisible. Copiez-le de nouveau, ou sous forme de texte",
    no_clipboard: "Le presse-papiers du système n’est pas accessible",
    too_much_text: "Le texte est trop long\u{a0}: {}, et {} au plus se collent d’un coup. Collez-le en plusieurs fois",
    too_long_text: "Un des textes est trop long pour une fiche\u{a0}: {}\u{a0}caractères, et {} au plus. Coupez-le en lignes\u{202f}: chacune deviendra une fiche",
    too_large_table: "Le tableau est trop grand\u{a0}: {}\u{a0}lignes et {}\u{a0}colonnes, et une carte a au plus {}\u{a0}lignes et {}\u{a0}sous-étapes. Collez-en une partie",
    too_many_cards: "C’est trop pour cette carte\u{a0}: {}\u{a0}fiches, et une carte en tient {}, dont {} encore libres. Collez-en une partie, ou dans une autre carte",
    too_many_steps: "C’est trop pour cette carte\u{a0}: {}\u{a0}sous-étapes nouvelles, et une carte en tient {}, dont {} encore libres. Collez-en une partie, ou sans ajouter de sous-étapes",
    too_many_lanes: "C’est trop pour cette carte\u{a0}: {}\u{a0}lignes nouvelles, et une carte en tient {}, dont {} encore libres. Collez-en une partie, ou sans ajouter de lignes",
    too_large_picture: "L’image est trop grande\u{a0}: {}\u{a0}×\u{a0}{}\u{a0}px, et {}\u{a0}px au plus par côté. Réduisez-la avant de la copier",
    too_heavy_picture: "L’image est trop lourde\u{a0}: {}, et {} au plus. Réduisez-la avant de la copier",
    damaged_picture: "L’image est illisible ou démesurée. Réduisez-la, ou enregistrez-la en PNG ou en JPEG et choisissez le fichier dans le volet",
    thousands: '\u{202f}',
    megabyte: "Mo",
};

pub(super) const EN: PasteText = PasteText {
    title: "Paste special",
    shapes: ["Table", "One card per line", "A single card"],
    shape: "Paste as",
    transposed: "Swap rows and columns",
    step_names: "The first row holds step names",
    lane_names: "The first column holds lane names",
    adds_missing: "Add missing steps and lanes",
    strips_marks: "Take off bullets and numbers",
    paste: "Paste",
    step: "Step",
    place: "Into “{}”, lane “{}”",
    new: "+\u{a0}{}",
    renamed: "→\u{a0}{}",
    left_out: "Left out",
    more_rows: ["… and {}\u{a0}more row", "… and {}\u{a0}more rows"],
    more_columns: ["… {}\u{a0}more", "… {}\u{a0}more"],
    more_cards: ["… and {}\u{a0}more card", "… and {}\u{a0}more cards"],
    cards: ["{}\u{a0}card", "{}\u{a0}cards"],
    new_stages: ["{}\u{a0}new stage", "{}\u{a0}new stages"],
    new_steps: ["{}\u{a0}new step", "{}\u{a0}new steps"],
    renamed_steps: ["{}\u{a0}step named", "{}\u{a0}steps named"],
    new_lanes: ["{}\u{a0}new lane", "{}\u{a0}new lanes"],
    emotions: ["{}\u{a0}emotion", "{}\u{a0}emotions"],
    cells_left_out: ["{}\u{a0}cell left out", "{}\u{a0}cells left out"],
    nothing: "Nothing to paste in this form",
    preview: "Preview of pasting",
    pasted: ["{}\u{a0}card pasted", "{}\u{a0}cards pasted"],
    picture_copied: "Picture copied, ready to paste: {}\u{a0}×\u{a0}{}\u{a0}px",
    drawing: "The picture is being made…",
    reading: "Reading the clipboard…",
    picture_not_copied: "The picture could not be copied",
    failed: "Cannot paste",
    no_answer: "The program that holds the clipboard does not answer. Copy again, then paste",
    unreadable: "What is on the clipboard cannot be read. Copy it again, or as text",
    no_clipboard: "The system’s clipboard cannot be reached",
    too_much_text: "The text is too long: {}, and at most {} are pasted at once. Paste it in several parts",
    too_long_text: "One of the texts is too long for a card: {}\u{a0}characters, and at most {}. Break it into lines: each will become a card",
    too_large_table: "The table is too large: {}\u{a0}rows and {}\u{a0}columns, and a map has at most {}\u{a0}lanes and {}\u{a0}steps. Paste a part of it",
    too_many_cards: "This is too much for the map: {}\u{a0}cards, and a map holds {}, {} of them still free. Paste a part of it, or into another map",
    too_many_steps: "This is too much for the map: {}\u{a0}new steps, and a map holds {}, {} of them still free. Paste a part of it, or add no steps",
    too_many_lanes: "This is too much for the map: {}\u{a0}new lanes, and a map holds {}, {} of them still free. Paste a part of it, or add no lanes",
    too_large_picture: "The picture is too large: {}\u{a0}×\u{a0}{}\u{a0}px, and at most {}\u{a0}px a side. Make it smaller before copying",
    too_heavy_picture: "The picture is too heavy: {}, and at most {}. Make it smaller before copying",
    damaged_picture: "The picture is unreadable or enormous. Make it smaller, or save it as PNG or JPEG and choose the file in the inspector",
    thousands: ',',
    megabyte: "MB",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(EN.number(1_234_567), "1,234,567");
        assert_eq!(FR.number(12_345), "12\u{202f}345");
        assert_eq!(FR.number(999), "999");
        assert!(
            FR.too_much_text(5_200_000, 4_000_000)
                .contains("5,2\u{a0}Mo, et 4\u{a0}Mo")
        );
    }

    #[test]
    fn the_summary_names_what_there_is() {
        assert_eq!(
            EN.summary([24, 3, 0, 0, 0, 0]),
            "24\u{a0}cards, 3\u{a0}new steps"
        );
        assert_eq!(
            FR.summary([1, 0, 0, 1, 0, 2]),
            "1\u{a0}fiche, 1\u{a0}nouvelle ligne, 2\u{a0}cellules laissées de côté"
        );
    }
}
