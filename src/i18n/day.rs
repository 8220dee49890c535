//! Days as people write them: `2026-05-12`, `12/05/2026`, `12.5.2026`, `12 mai 2026`, `May 12, 2026`.

use super::{Catalog, Lang};
use crate::model::Date;

impl Catalog {
    /// The day that a text names; figures alone stand for day, month and year, as both languages write
    /// them. Month and day are taken the other way round where no other day can be meant.
    pub fn read_day(&self, text: &str) -> Option<Date> {
        if let Ok(day) = text.trim().parse() {
            return Some(day);
        }
        let is_between = |letter: char| letter.is_whitespace() || "/.,-".contains(letter);
        let parts = text.split(is_between).filter(|part| !part.is_empty());
        let [first, second, year] = parts.collect::<Vec<_>>()[..] else {
            return None;
        };
        let year = figures(year).filter(|_| year.len() == 4)?;
        let day = |day: &str, month: &str| {
            let day = figures(without_ordinal(day))?;
            Date::new(year, self.month(month)?, u8::try_from(day).ok()?)
        };
        day(first, second).or_else(|| day(second, first))
    }

    /// The number of a month, by figures or by its name in any language, or the beginning of that.
    fn month(&self, text: &str) -> Option<u8> {
        if let Some(number) = figures(text) {
            return u8::try_from(number).ok();
        }
        let own = [self.lang].into_iter();
        let all = own.chain(Lang::ALL.into_iter().filter(|&lang| lang != self.lang));
        all.map(Lang::catalog)
            .find_map(|words| words.named_month(text))
    }

    fn named_month(&self, text: &str) -> Option<u8> {
        let text = folded(text);
        let names = self.layout.months().iter().map(|name| folded(name));
        let mut found = names.zip(1..).filter(|(name, _)| name.starts_with(&text));
        match (found.next(), found.next()) {
            (Some((_, month)), None) if text.len() > 2 => Some(month),
            _ => None,
        }
    }
}

fn figures(text: &str) -> Option<u16> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// “1er” and “22nd” without what makes an ordinal of the number.
fn without_ordinal(text: &str) -> &str {
    let endings = ["er", "st", "nd", "rd", "th"];
    let found = endings.iter().find_map(|ending| text.strip_suffix(ending));
    found.unwrap_or(text)
}

/// Small letters without the accents of the names of months.
fn folded(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase);
    letters
        .map(|letter| match letter {
            'é' => 'e',
            'û' => 'u',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_may_be_written_as_people_write_it() {
        let day = Date::new(2026, 11, 22);
        assert!(day.is_some());
        for lang in Lang::ALL {
            let words = lang.catalog();
            let shown = words.layout.date(day.unwrap());
            for text in [
                "2026-11-22",
                " 22/11/2026 ",
                "22.11.2026",
                "22-11-2026",
                "11/22/2026",
                "22 novembre 2026",
                "22 nov. 2026",
                "November 22nd, 2026",
                &shown,
            ] {
                assert_eq!(words.read_day(text), day, "{text}");
            }
            assert_eq!(words.read_day("12.5.2026"), Date::new(2026, 5, 12));
            assert_eq!(words.read_day("1er févr. 2026"), Date::new(2026, 2, 1));
            assert_eq!(words.read_day("3 AOUT 2026"), Date::new(2026, 8, 3));
            for wrong in [
                "",
                "31/02/2026",
                "12/05/26",
                "12/05",
                "demain",
                "1/2/3/2026",
                "1 jui 2026",
                "22 xyz 2026",
                "99999999/1/2026",
                "1 à 2026",
            ] {
                assert_eq!(words.read_day(wrong), None, "{wrong}");
            }
        }
    }
}
