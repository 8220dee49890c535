//! Names of steps and lanes compared as people compare them, and names that nobody chose.

use std::collections::HashSet;

use super::table::TextTable;
use crate::i18n::Lang;
use crate::model::Step;

/// Longer texts name nothing.
const LONGEST_NAME: usize = 80;

/// The name without case, accents and double blanks.
pub fn folded(name: &str) -> String {
    let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(words.len());
    for c in words.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => out.push('a'),
            'ç' => out.push('c'),
            'è' | 'é' | 'ê' | 'ë' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' => out.push('i'),
            'ñ' => out.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => out.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            '’' => out.push('\''),
            _ => out.push(c),
        }
    }
    out
}

/// Whether nobody has written anything about the step yet: its name is the one it was made with.
pub fn is_placeholder(step: &Step) -> bool {
    let title = folded(&step.title);
    let word = title
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    let is_made = |lang: Lang| {
        let words = lang.catalog();
        let numbered = folded(words.paste.step);
        title == folded(words.editor.new_step) || (word == numbered && word.len() < title.len())
    };
    (title.is_empty() || Lang::ALL.into_iter().any(is_made))
        && Step::new(step.id, step.title.clone()) == *step
}

/// How much a line of cells looks like names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameLikeness {
    /// All short, different and there.
    pub is_possible: bool,
    pub num_names: usize,
    pub num_known: usize,
    pub num_headers: usize,
}

impl NameLikeness {
    /// Of the first row, without its corner.
    pub fn of_row(table: &TextTable, is_known: impl Fn(&str) -> bool) -> Self {
        let cells = (0..table.num_columns()).map(|column| (0, column));
        Self::of(table, cells.skip(1), is_known)
    }

    /// Of the first column, without its corner.
    pub fn of_column(table: &TextTable, is_known: impl Fn(&str) -> bool) -> Self {
        let cells = (0..table.num_rows()).map(|row| (row, 0));
        Self::of(table, cells.skip(1), is_known)
    }

    fn of(
        table: &TextTable,
        cells: impl Iterator<Item = (usize, usize)>,
        is_known: impl Fn(&str) -> bool,
    ) -> Self {
        let mut likeness = Self::default();
        let mut seen = HashSet::new();
        let mut are_names = true;
        for (row, column) in cells {
            let cell = table.cell(row, column);
            let is_name = !cell.text.is_empty()
                && cell.text.chars().count() <= LONGEST_NAME
                && !cell.text.contains('\n')
                && seen.insert(folded(&cell.text));
            are_names &= is_name;
            likeness.num_names += 1;
            likeness.num_known += usize::from(is_known(&cell.text));
            likeness.num_headers += usize::from(cell.is_header);
        }
        likeness.is_possible = are_names && likeness.num_names > 0;
        likeness
    }

    /// A third of them name what the map has, or the other program says that they are headers.
    pub fn is_likely(self) -> bool {
        self.is_possible
            && (self.num_known * 3 >= self.num_names || self.num_headers == self.num_names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::IdGenerator;

    #[test]
    fn names_are_compared_without_case_and_accents() {
        assert_eq!(
            folded("  Après-vente\u{a0}: ŒUVRE "),
            "apres-vente : oeuvre"
        );
        assert_eq!(folded("L’Été"), folded("l'ete"));
    }

    #[test]
    fn a_step_is_a_placeholder_until_it_is_named() {
        let mut ids = IdGenerator::from_seed(1);
        let mut step = |title: &str| Step::new(ids.next_id(), title);
        for title in [
            "",
            "Nouvelle sous-étape",
            "New step",
            "Sous-étape 12",
            "Step 3",
        ] {
            assert!(is_placeholder(&step(title)), "{title}");
        }
        for title in ["Choix", "Sous-étape", "Step one", "Étape 3 bis"] {
            assert!(!is_placeholder(&step(title)), "{title}");
        }
        let mut noted = step("");
        noted.note = "x".to_owned();
        assert!(!is_placeholder(&noted));
    }
}
