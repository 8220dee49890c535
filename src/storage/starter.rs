//! The maps that ship inside the program: finished samples and templates to begin from.

use crate::i18n::Lang;
use crate::model::Document;

/// A map to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Starter {
    /// Its name in file names and on the command line.
    pub key: &'static str,
    /// Finished, to look at; a template is to be filled in.
    pub is_sample: bool,
    /// French, English.
    bytes: [&'static [u8]; 2],
}

impl Starter {
    pub fn bytes(&self, lang: Lang) -> &'static [u8] {
        self.bytes[lang as usize]
    }

    /// The map itself, in one language.
    pub fn document(&self, lang: Lang) -> Document {
        super::parse(self.bytes(lang))
            .expect("a test opens every starter")
            .document
    }

    /// The starter called `key`; a template before a sample of the same name.
    pub fn find(key: &str) -> Option<&'static Self> {
        let named = |is_sample| {
            STARTERS
                .iter()
                .find(|starter| starter.key == key && starter.is_sample == is_sample)
        };
        named(false).or_else(|| named(true))
    }
}

macro_rules! starter {
    ($folder:literal, $is_sample:literal, $key:literal) => {
        Starter {
            key: $key,
            is_sample: $is_sample,
            bytes: [
                include_bytes!(concat!(
                    "../../assets/",
                    $folder,
                    "/",
                    $key,
                    ".fr.parcours.ron"
                )),
                include_bytes!(concat!(
                    "../../assets/",
                    $folder,
                    "/",
                    $key,
                    ".en.parcours.ron"
                )),
            ],
        }
    };
}

/// Samples first, in the order of the start page. The empty map is the template `blank`.
pub const STARTERS: [Starter; 15] = [
    starter!("samples", true, "restaurant"),
    starter!("samples", true, "outdoor-shop"),
    starter!("samples", true, "flight"),
    starter!("samples", true, "store-visit"),
    starter!("samples", true, "day-in-the-life"),
    starter!("samples", true, "product-return"),
    starter!("samples", true, "eight-steps"),
    starter!("templates", false, "blank"),
    starter!("templates", false, "eight-steps"),
    starter!("templates", false, "outdoor-shop"),
    starter!("templates", false, "restaurant"),
    starter!("templates", false, "flight"),
    starter!("templates", false, "store-visit"),
    starter!("templates", false, "product-return"),
    starter!("templates", false, "day-in-the-life"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Advice, Date};

    #[test]
    fn every_starter_is_a_valid_map_in_both_languages() {
        for starter in &STARTERS {
            for lang in Lang::ALL {
                let opened = crate::storage::parse(starter.bytes(lang));
                let opened = opened.unwrap_or_else(|error| panic!("{}: {error}", starter.key));
                assert!(opened.repairs.is_empty(), "{}", starter.key);
            }
        }
    }

    /// Ids, places, roles and levels: everything that is not words.
    fn structure(document: &Document) -> String {
        use std::fmt::Write as _;
        let mut structure = String::new();
        for (stage, step) in document.steps() {
            let emotions: Vec<_> = step.emotions.iter().map(|point| point.value).collect();
            let _ = writeln!(
                structure,
                "{} {:?} {} {:?} {:?} {emotions:?}",
                stage.id, stage.phase, step.id, step.start, step.duration
            );
        }
        for lane in document.lanes.iter() {
            let _ = writeln!(structure, "{} {:?}", lane.id, lane.role);
        }
        for card in document.cards.iter() {
            let place = (card.id, card.step, card.lane, card.span, card.persona);
            let signs = (card.level, card.mark, &card.channels);
            let _ = writeln!(structure, "{place:?} {signs:?}");
        }
        for link in document.links.iter() {
            let _ = writeln!(structure, "{} {} {}", link.id, link.from, link.to);
        }
        for initiative in document.initiatives.iter() {
            let _ = writeln!(structure, "{} {:?}", initiative.id, initiative.cards);
        }
        structure
    }

    #[test]
    fn both_languages_of_a_starter_differ_in_words_alone() {
        for starter in &STARTERS {
            let [french, english] = Lang::ALL.map(|lang| starter.document(lang));
            assert_eq!(structure(&french), structure(&english), "{}", starter.key);
            assert_ne!(french.header.title, english.header.title, "{}", starter.key);
        }
    }

    #[test]
    fn every_starter_is_kept_in_its_canonical_form() {
        for starter in &STARTERS {
            for lang in Lang::ALL {
                let text = super::super::to_ron(&starter.document(lang));
                assert!(
                    text.as_bytes() == starter.bytes(lang),
                    "{} {lang:?}: run `parcours format`",
                    starter.key
                );
            }
        }
    }

    #[test]
    fn every_starter_is_written_with_the_typography_of_its_language() {
        for starter in &STARTERS {
            let french = String::from_utf8_lossy(starter.bytes(Lang::Fr));
            let english = String::from_utf8_lossy(starter.bytes(Lang::En));
            // A comment may have the apostrophe of the keyboard; a text may not.
            for (lang, text) in [("fr", &french), ("en", &english)] {
                let texts = text.lines().filter(|line| line.contains(": \""));
                for line in texts {
                    assert!(!line.contains('\''), "{} {lang}: {line}", starter.key);
                    assert!(!line.contains("..."), "{} {lang}: {line}", starter.key);
                }
            }
            for wrong in [" ?", " !", " ;", " :", "« ", " »"] {
                let texts = french.lines().filter_map(|line| line.split_once(": \""));
                for (_, value) in texts {
                    assert!(!value.contains(wrong), "{} fr: {value}", starter.key);
                }
            }
            for wrong in ["\u{202f}", "\u{a0}:", "«"] {
                assert!(!english.contains(wrong), "{} en: {wrong:?}", starter.key);
            }
        }
    }

    #[test]
    fn a_template_is_to_be_filled_and_a_sample_is_finished() {
        for starter in &STARTERS {
            let document = starter.document(Lang::En);
            let num_cards = document.cards.len();
            let steps: Vec<_> = document.steps().map(|(_, step)| step).collect();
            let lanes = document.lanes.len();
            assert!((6..=20).contains(&steps.len()), "{}", starter.key);
            if !starter.is_sample {
                assert!(num_cards <= 40, "{}: {num_cards}", starter.key);
                assert_eq!(document.header.review_date, None, "{}", starter.key);
                continue;
            }
            assert!((6..=12).contains(&lanes), "{}: {lanes}", starter.key);
            assert!(
                (40..=120).contains(&num_cards),
                "{}: {num_cards}",
                starter.key
            );
            assert!(document.header.review_date.is_some(), "{}", starter.key);
            assert!(!document.links.is_empty(), "{}", starter.key);
            for step in &steps {
                let told = document
                    .personas
                    .iter()
                    .all(|persona| step.emotion(Some(persona.id)).is_some());
                assert!(told, "{}: {}", starter.key, step.title);
            }
        }
    }

    #[test]
    fn a_sample_leaves_nothing_to_advise_but_another_persona() {
        let mut left = Vec::new();
        // Nor does one grow old: it is opened years after it was written.
        let much_later = Date::new(2060, 1, 1);
        for starter in STARTERS.iter().filter(|starter| starter.is_sample) {
            for lang in Lang::ALL {
                let advice = starter.document(lang).advice(much_later).into_iter();
                let advice = advice.filter(|advice| *advice != Advice::OnePersona);
                left.extend(advice.map(|advice| (starter.key, lang, advice)));
            }
        }
        assert_eq!(left, []);
    }

    #[test]
    fn a_template_is_found_before_the_sample_of_its_name() {
        assert!(Starter::find("flight").is_some_and(|starter| !starter.is_sample));
        assert!(Starter::find("blank").is_some());
        assert_eq!(Starter::find("nothing"), None);
    }
}
