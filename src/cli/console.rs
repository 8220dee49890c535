//! Standard output and standard error, in one language.

use std::io::{self, Write as _};
use std::path::Path;

use crate::i18n::{Catalog, Lang};
use crate::model::Repair;
use crate::storage::{OpenError, Salvage, SaveError, context};

/// Repairs of one file that are said one by one.
const MOST_REPAIRS: usize = 50;

/// Where messages go. A closed pipe is no error: nobody is left to be told.
pub(super) struct Console {
    lang: Lang,
}

impl Console {
    /// In the given language, or the system's (`LC_ALL`, `LC_MESSAGES`, `LANG`).
    pub fn new(lang: Option<Lang>) -> Self {
        let system = || Lang::from_locale(&sys_locale::get_locale().unwrap_or_default());
        Self {
            lang: lang.unwrap_or_else(system),
        }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    pub fn catalog(&self) -> &'static Catalog {
        self.lang.catalog()
    }

    pub fn print(&self, line: &str) {
        let _ = writeln!(io::stdout(), "{}", line.trim_end());
    }

    pub fn complain(&self, line: &str) {
        let _ = writeln!(io::stderr(), "{}", line.trim_end());
    }

    /// About a file, as `file:line:column: field: what is wrong`, which editors and terminals can follow.
    pub fn complain_of_opening(&self, file: &Path, error: &OpenError) {
        let what = error.reason(self.catalog());
        let file = file.display();
        self.complain(&match error.place() {
            Some(place) if place.path.is_empty() => {
                format!("{file}:{}:{}: {what}", place.line, place.column)
            }
            Some(place) => {
                let path = &place.path;
                format!("{file}:{}:{}: {path}: {what}", place.line, place.column)
            }
            None => format!("{file}: {what}"),
        });
    }

    /// The lines around a place, with a mark under it.
    pub fn show_context(&self, bytes: &[u8], error: &OpenError) {
        let Some(place) = error.place() else { return };
        let lines = context(bytes, place);
        let width = lines.last().map_or(1, |line| line.number.to_string().len());
        for line in lines {
            self.complain(&format!("  {:>width$} | {}", line.number, line.text));
            if let Some(mark) = line.mark {
                self.complain(&format!("  {:>width$} | {}^", "", " ".repeat(mark)));
            }
        }
    }

    /// What could be read of a file that does not open.
    pub fn complain_of_damages(&self, file: &Path, salvage: &Salvage) {
        let catalog = self.catalog();
        let file = file.display();
        self.complain(&format!("{file}: {}", salvage.kept(catalog)));
        for damage in salvage.damages.iter().take(MOST_REPAIRS) {
            self.complain(&format!("{file}: {}", damage.message(catalog)));
        }
        if let Some(num_more @ 1..) = salvage.damages.len().checked_sub(MOST_REPAIRS) {
            self.complain(&format!("{file}: {}", (catalog.salvage.more)(num_more)));
        }
        self.complain(&format!("{file}: {}", catalog.salvage.can_be_saved));
    }

    /// One line each; of very many, the first and their number.
    pub fn complain_of_repairs(&self, file: &Path, repairs: &[Repair]) {
        let file = file.display();
        for repair in repairs.iter().take(MOST_REPAIRS) {
            self.complain(&format!("{file}: {}", repair.message(self.catalog())));
        }
        if let Some(num_more @ 1..) = repairs.len().checked_sub(MOST_REPAIRS) {
            let what = (self.catalog().cli.more_repairs)(num_more);
            self.complain(&format!("{file}: {what}"));
        }
    }

    pub fn complain_of_saving(&self, file: &Path, error: &SaveError) {
        let what = error.message(self.catalog());
        self.complain(&format!("{}: {what}", file.display()));
    }
}
