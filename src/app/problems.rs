//! What went wrong and is not solved yet. Each problem is shown above the map until it is over or the
//! person closes it; those that can be seen in the open map come and go by themselves.

use std::mem::{Discriminant, discriminant};

use egui::{Frame, Panel, Ui};

use super::session::{Reading, SaveState, Session};
use crate::command::Command;
use crate::i18n::Catalog;
use crate::storage::FORMAT_VERSION;
use crate::ui::banner::{self, Answer, Banner, Gravity};
use crate::ui::style::Look;

/// Something that is wrong now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The map could not be saved, for this reason.
    NotSaved(String),
    /// The file of this name has been written for long.
    SlowSave(String),
    /// The map's file cannot be written.
    ReadOnly,
    /// Another window has the file of this name.
    OpenElsewhere(String),
    /// The file has this format, which is newer than ours.
    Newer(u32),
    /// The file of this name is no longer there.
    Gone(String),
    /// Characters of the map that no font has, by number.
    MissingFonts(String),
    /// A picture could not be written, for this reason.
    NotExported(String),
    PreferencesBroken,
    PreferencesNotSaved,
    /// The journal cannot be written, for this reason.
    NoJournal(String),
    /// A job ended without a result.
    Internal,
}

/// What a person may do about a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    Run(Command),
    SavePreferences,
    LookAgain,
}

impl Problem {
    /// It shows in the open map, and is over when it no longer does.
    fn is_observed(&self) -> bool {
        matches!(
            self,
            Self::NotSaved(_)
                | Self::ReadOnly
                | Self::OpenElsewhere(_)
                | Self::Newer(_)
                | Self::Gone(_)
                | Self::MissingFonts(_)
        )
    }

    fn gravity(&self) -> Gravity {
        match self {
            Self::NotSaved(_) | Self::NotExported(_) | Self::NoJournal(_) => Gravity::Failure,
            _ => Gravity::Warning,
        }
    }

    fn text(&self, words: &Catalog) -> String {
        let shell = &words.shell;
        let notice = &words.notice;
        match self {
            Self::NotSaved(reason) => shell.not_saved(reason),
            Self::SlowSave(name) => (words.safe.slow_save)(name),
            Self::ReadOnly => shell.read_only_notice.to_owned(),
            Self::OpenElsewhere(name) => (words.safe.open_elsewhere)(name),
            Self::Newer(found) => (words.safe.newer)(*found, FORMAT_VERSION),
            Self::Gone(name) => (words.safe.gone)(name),
            Self::MissingFonts(characters) => notice.missing_fonts(characters),
            Self::NotExported(reason) => notice.not_exported(reason),
            Self::PreferencesBroken => shell.preferences_broken.to_owned(),
            Self::PreferencesNotSaved => shell.preferences_not_saved.to_owned(),
            Self::NoJournal(reason) => words.recovery.not_protected(reason),
            Self::Internal => shell.internal_error.to_owned(),
        }
    }

    fn ways_out(&self, words: &'static Catalog) -> Vec<(&'static str, Remedy)> {
        let notice = &words.notice;
        let save_as = (words.dialog.save_as, Remedy::Run(Command::SaveAs));
        match self {
            Self::NotSaved(_) => vec![(notice.try_again, Remedy::Run(Command::Save)), save_as],
            Self::SlowSave(_) | Self::ReadOnly | Self::OpenElsewhere(_) => vec![save_as],
            Self::Gone(_) => vec![(words.safe.look_again, Remedy::LookAgain), save_as],
            Self::NoJournal(_) => vec![(words.dialog.save, Remedy::Run(Command::Save))],
            Self::NotExported(_) => vec![(notice.try_again, Remedy::Run(Command::Export))],
            Self::PreferencesNotSaved => vec![(notice.try_again, Remedy::SavePreferences)],
            Self::MissingFonts(_) | Self::Newer(_) | Self::PreferencesBroken | Self::Internal => {
                Vec::new()
            }
        }
    }
}

/// The problems there are, worst first, and those the person has closed.
#[derive(Debug, Default)]
pub struct Problems {
    open: Vec<Problem>,
    /// Not shown again while they last unchanged.
    closed: Vec<Problem>,
}

impl Problems {
    /// There is this problem now, in place of any other of its kind.
    pub fn raise(&mut self, problem: Problem) {
        if self.open.contains(&problem) || self.closed.contains(&problem) {
            return;
        }
        let kind = discriminant(&problem);
        self.open.retain(|other| discriminant(other) != kind);
        self.open.push(problem);
        self.open.sort_by_key(|problem| problem.gravity() as u8);
    }

    /// Problems of this one's kind are over.
    pub fn settle(&mut self, problem: &Problem) {
        self.settle_kind(discriminant(problem));
    }

    fn settle_kind(&mut self, kind: Discriminant<Problem>) {
        for list in [&mut self.open, &mut self.closed] {
            list.retain(|other| discriminant(other) != kind);
        }
    }

    /// Looks what is wrong with the open map.
    pub fn observe(&mut self, session: Option<&Session>) {
        if let Some(SaveState::Saving) = session.map(|session| &session.save_state) {
            // Not known yet whether the trouble is over.
            return;
        }
        let now = session.map(problems_of).unwrap_or_default();
        for list in [&mut self.open, &mut self.closed] {
            list.retain(|problem| !problem.is_observed() || now.contains(problem));
        }
        for problem in now {
            self.raise(problem);
        }
        if session.is_none() {
            self.settle(&Problem::NotExported(String::new()));
        }
    }

    /// Draws them in a panel of their own; what the person wants done.
    pub fn show(&mut self, ui: &mut Ui, look: Look) -> Option<Remedy> {
        let mut wanted = None;
        let mut closed = None;
        for (index, problem) in self.open.iter().enumerate() {
            let ways_out = problem.ways_out(look.words);
            let banner = Banner {
                gravity: problem.gravity(),
                text: problem.text(look.words),
                ways_out: ways_out.iter().map(|(name, _)| *name).collect(),
            };
            let name = egui::Id::unique(("problem", discriminant(problem)));
            let answer = Panel::top(name)
                .frame(Frame::NONE)
                .show_separator_line(false)
                .show(ui, |ui| banner::show(ui, look, &banner))
                .inner;
            match answer {
                Some(Answer::Closed) => closed = Some(index),
                Some(Answer::WayOut(way)) => wanted = ways_out.get(way).map(|(_, remedy)| *remedy),
                None => {}
            }
        }
        if let Some(index) = closed {
            let problem = self.open.remove(index);
            if problem.is_observed() {
                self.closed.push(problem);
            }
        }
        wanted
    }
}

fn problems_of(session: &Session) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let SaveState::Failed(reason) = &session.save_state {
        problems.push(Problem::NotSaved(reason.clone()));
    }
    if let Some(file) = &session.file {
        match session.reading() {
            Some(Reading::OpenElsewhere) => problems.push(Problem::OpenElsewhere(file.name())),
            Some(Reading::Newer(found)) => problems.push(Problem::Newer(found)),
            None if file.is_read_only => problems.push(Problem::ReadOnly),
            None => {}
        }
        if session.is_gone {
            problems.push(Problem::Gone(file.name()));
        }
    }
    let missing = session.editor.missing_characters();
    if !missing.is_empty() && !session.is_waiting_for_fonts {
        problems.push(Problem::MissingFonts(numbers(missing)));
    }
    problems
}

/// Characters by number, since they cannot be shown.
fn numbers(characters: &std::collections::BTreeSet<char>) -> String {
    const MOST_NAMED: usize = 6;
    let named = characters.iter().take(MOST_NAMED);
    let mut names: Vec<String> = named.map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    if characters.len() > MOST_NAMED {
        names.push("…".to_owned());
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::session::editor;
    use crate::i18n::Lang;
    use crate::model::Document;
    use crate::theme::ThemeName;

    fn session() -> Session {
        let look = Look::new(Lang::En, ThemeName::Light);
        Session::new(editor(Document::default(), look), None)
    }

    #[test]
    fn a_failed_save_is_a_problem_until_a_save_succeeds() {
        let mut session = session();
        let mut problems = Problems::default();
        session.save_state = SaveState::Failed("disk full".to_owned());
        problems.observe(Some(&session));
        assert_eq!(problems.open, [Problem::NotSaved("disk full".to_owned())]);
        session.save_state = SaveState::Saving;
        problems.observe(Some(&session));
        assert_eq!(problems.open.len(), 1);
        session.save_state = SaveState::Saved("12:04".to_owned());
        problems.observe(Some(&session));
        assert!(problems.open.is_empty());
    }

    #[test]
    fn a_closed_problem_comes_back_only_when_it_is_another() {
        let mut session = session();
        let mut problems = Problems::default();
        let full = Problem::NotSaved("disk full".to_owned());
        session.save_state = SaveState::Failed("disk full".to_owned());
        problems.closed.push(full);
        problems.observe(Some(&session));
        assert!(problems.open.is_empty());
        session.save_state = SaveState::Failed("no such folder".to_owned());
        problems.observe(Some(&session));
        assert_eq!(problems.open.len(), 1);
        assert!(problems.closed.is_empty());
    }

    #[test]
    fn failures_stand_above_warnings_and_a_kind_is_said_once() {
        let mut problems = Problems::default();
        problems.raise(Problem::PreferencesNotSaved);
        problems.raise(Problem::NotExported("disk full".to_owned()));
        problems.raise(Problem::NotExported("no such folder".to_owned()));
        let expected = [
            Problem::NotExported("no such folder".to_owned()),
            Problem::PreferencesNotSaved,
        ];
        assert_eq!(problems.open, expected);
        problems.settle(&Problem::PreferencesNotSaved);
        assert_eq!(problems.open.len(), 1);
    }
}
