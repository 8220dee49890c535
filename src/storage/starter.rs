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
pub const STARTERS: [Starter; 10] = [
    starter!("samples", true, "restaurant"),
    starter!("samples", true, "flight"),
    starter!("samples", true, "eight-steps"),
    starter!("templates", false, "blank"),
    starter!("templates", false, "eight-steps"),
    starter!("templates", false, "restaurant"),
    starter!("templates", false, "store-visit"),
    starter!("templates", false, "flight"),
    starter!("templates", false, "day-in-the-life"),
    starter!("templates", false, "product-return"),
];

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_template_is_found_before_the_sample_of_its_name() {
        assert!(Starter::find("flight").is_some_and(|starter| !starter.is_sample));
        assert!(Starter::find("blank").is_some());
        assert_eq!(Starter::find("nothing"), None);
    }
}
