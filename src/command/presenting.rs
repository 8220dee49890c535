//! The keys of a presentation. Nothing is typed on the map then, so that bare keys are free for it.

use super::Command;
use super::shortcut::{Key, Shortcut, alt, bare, ctrl, shift};

/// What a key does while the map is presented, before the shortcuts of the menus are asked.
pub const PRESENTING_KEYS: &[(Shortcut, Command)] = &[
    (bare(Key::Space), Command::NextStop),
    (bare(Key::Right), Command::NextStop),
    (bare(Key::Down), Command::NextStop),
    (bare(Key::PageDown), Command::NextStop),
    (bare(Key::Enter), Command::NextStop),
    (shift(Key::Space), Command::PreviousStop),
    (bare(Key::Left), Command::PreviousStop),
    (bare(Key::Up), Command::PreviousStop),
    (bare(Key::PageUp), Command::PreviousStop),
    (bare(Key::Backspace), Command::PreviousStop),
    (bare(Key::Home), Command::WholePicture),
    (bare(Key::End), Command::LastStop),
    (bare(Key::G), Command::StepBy),
    (bare(Key::B), Command::BlackScreen),
    (bare(Key::W), Command::WhiteScreen),
    (bare(Key::T), Command::ToggleTheme),
    (bare(Key::S), Command::Spotlight),
    (bare(Key::A), Command::Agenda),
    (bare(Key::D), Command::Timer),
    (shift(Key::D), Command::TimerMore),
    (alt(Key::D), Command::TimerNext),
    (ctrl(Key::D), Command::TimerStop),
    (bare(Key::M), Command::Minutes),
    (bare(Key::N), Command::Capture),
    (bare(Key::I), Command::ToggleInbox),
    (bare(Key::V), Command::Vote),
    (bare(Key::Plus), Command::GiveDot),
    (bare(Key::Equals), Command::GiveDot),
    (bare(Key::Minus), Command::TakeDot),
    (bare(Key::Tab), Command::NextCard),
    (shift(Key::Tab), Command::PreviousCard),
    (shift(Key::Right), Command::NextCard),
    (shift(Key::Down), Command::NextCard),
    (shift(Key::Left), Command::PreviousCard),
    (shift(Key::Up), Command::PreviousCard),
    (bare(Key::P), Command::LargePointer),
    (bare(Key::F), Command::Report),
    (bare(Key::R), Command::MeetingRoom),
    (bare(Key::Escape), Command::EndPresenting),
];

/// Whether a menu's shortcut counts while the map is presented: what would change the map by accident, or
/// is about what is not shown then, does not.
pub fn works_while_presenting(command: Command) -> bool {
    use Command as C;
    command.spec().category == super::Category::Meeting
        || matches!(
            command,
            C::Undo
                | C::Redo
                | C::Save
                | C::Quit
                | C::ShowSwimlane
                | C::ShowWheel
                | C::ShowStore
                | C::NextView
                | C::ToggleTheme
                | C::ToggleLanguage
                | C::FullScreen
                | C::Palette
                | C::Shortcuts
        )
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_key_does_two_things_in_a_presentation() {
        let mut seen = HashSet::new();
        for (shortcut, command) in PRESENTING_KEYS {
            assert!(seen.insert(shortcut), "{command:?} clashes on {shortcut:?}");
        }
    }

    #[test]
    fn what_has_a_key_works_while_presenting() {
        for &(_, command) in PRESENTING_KEYS {
            assert!(works_while_presenting(command), "{command:?}");
        }
        for command in [Command::Delete, Command::Paste, Command::AddCard] {
            assert!(!works_while_presenting(command), "{command:?}");
        }
    }
}
