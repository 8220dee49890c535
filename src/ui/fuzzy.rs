//! Finding a name from a few letters of it, whatever the accents and capitals.

/// A letter without its accent and case; ligatures become two letters.
fn fold_into(letter: char, out: &mut Vec<char>) {
    for lower in letter.to_lowercase() {
        let plain = match lower {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
            'ç' => 'c',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ñ' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            'ý' | 'ÿ' => 'y',
            '’' | '‘' => '\'',
            '\u{a0}' | '\u{202f}' => ' ',
            'œ' => {
                out.push('o');
                'e'
            }
            'æ' => {
                out.push('a');
                'e'
            }
            other => other,
        };
        out.push(plain);
    }
}

/// `text` without accents and capitals.
pub fn fold(text: &str) -> Vec<char> {
    let mut folded = Vec::with_capacity(text.len());
    text.chars()
        .for_each(|letter| fold_into(letter, &mut folded));
    folded
}

/// How well `query` fits `text`; `None` when its letters do not occur in order. Higher is better: whole
/// words, word beginnings and neighbouring letters count more.
pub fn score(query: &str, text: &str) -> Option<i32> {
    let query: Vec<char> = fold(query).into_iter().filter(|c| *c != ' ').collect();
    let text = fold(text);
    if query.is_empty() {
        return Some(0);
    }
    let starts_word = |at: usize| at == 0 || !text[at - 1].is_alphanumeric();
    // best[j]: best score with the letters so far matched and the last one at j.
    let mut best: Vec<Option<i32>> = vec![None; text.len()];
    for (index, wanted) in query.iter().enumerate() {
        let mut row = vec![None; text.len()];
        let mut reachable: Option<i32> = None;
        for at in 0..text.len() {
            if at >= 2 {
                reachable = reachable.max(best[at - 2]);
            }
            if text[at] != *wanted {
                continue;
            }
            let worth = if starts_word(at) { 8 } else { 1 };
            let before = if index == 0 {
                Some(-(at as i32).min(6))
            } else {
                let neighbour = at.checked_sub(1).and_then(|prior| best[prior]);
                neighbour.map(|score| score + 9).max(reachable)
            };
            row[at] = before.map(|score| score + worth);
        }
        best = row;
    }
    let found = best.into_iter().flatten().max()?;
    // Between equal matches the shorter text is the better one.
    Some(found * 4 - (text.len() as i32) / 8)
}

/// Indexes of the `texts` that fit, best first; in their own order when equal or without a query.
pub fn rank<'a>(query: &str, texts: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let mut found: Vec<(usize, i32)> = texts
        .into_iter()
        .enumerate()
        .filter_map(|(index, text)| score(query, text).map(|score| (index, score)))
        .collect();
    if !fold(query).is_empty() {
        found.sort_by_key(|&(index, score)| (-score, index));
    }
    found.into_iter().map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_make_no_difference() {
        for (query, text) in [
            ("etape", "Ajouter une étape"),
            ("ÉTAPE", "ajouter une etape"),
            ("oeuvre", "Œuvre"),
            ("retablir", "Rétablir\u{a0}: déplacer"),
        ] {
            assert!(score(query, text).is_some(), "{query} in {text}");
        }
    }

    #[test]
    fn letters_must_occur_in_order() {
        assert!(score("xyz", "Ajouter une étape").is_none());
        assert!(score("epate", "étape").is_none());
        assert!(score("", "anything").is_some());
    }

    #[test]
    fn words_and_beginnings_come_first() {
        let names = [
            "Exporter l’image",
            "Enregistrer sous…",
            "Zoom sur la sélection",
            "Ouvrir…",
        ];
        assert_eq!(rank("es", names)[0], 1, "initials");
        assert_eq!(rank("sele", names)[0], 2, "a whole beginning");
        assert_eq!(rank("zoom sel", names), [2]);
        assert_eq!(rank("", names), [0, 1, 2, 3]);
    }

    #[test]
    fn a_whole_word_beats_scattered_letters() {
        assert!(score("save", "Save").unwrap() > score("save", "Select all views").unwrap());
        assert!(score("open", "Open…").unwrap() > score("open", "Opportunity pen").unwrap());
    }
}
