//! Keys and shortcuts of our own, so that the list of commands knows no window library.
//!
//! `ui` turns its key events into a [`Key`] and asks [`Shortcut::matches`]. Digits and punctuation should be
//! tried both as the character typed and as the place on the keyboard: on AZERTY they differ.

use crate::i18n::Catalog;

/// A key of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[rustfmt::skip]
pub enum Key {
    A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V, W, X, Y, Z,
    Digit0, Digit1, Digit2,
    Plus, Minus, Equals,
    F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12,
    Left, Right, Up, Down,
    Home, End, PageUp, PageDown,
    Enter, Escape, Delete, Backspace, Insert, Space, Tab, Menu,
}

/// A key with what is held down besides it. Ctrl is Command on a Mac.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shortcut {
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
    pub key: Key,
}

const fn held(ctrl: bool, shift: bool, alt: bool, key: Key) -> Shortcut {
    Shortcut {
        ctrl,
        shift,
        alt,
        key,
    }
}

pub(super) const fn bare(key: Key) -> Shortcut {
    held(false, false, false, key)
}
pub(super) const fn shift(key: Key) -> Shortcut {
    held(false, true, false, key)
}
pub(super) const fn alt(key: Key) -> Shortcut {
    held(false, false, true, key)
}
pub(super) const fn alt_shift(key: Key) -> Shortcut {
    held(false, true, true, key)
}
pub(super) const fn ctrl(key: Key) -> Shortcut {
    held(true, false, false, key)
}
pub(super) const fn ctrl_shift(key: Key) -> Shortcut {
    held(true, true, false, key)
}

impl Shortcut {
    pub fn num_modifiers(self) -> usize {
        usize::from(self.ctrl) + usize::from(self.shift) + usize::from(self.alt)
    }

    /// Whether the key event calls this shortcut. On some keyboards `+`, `-` and `=` need Shift, so for
    /// them Shift does not count.
    pub fn matches(self, key: Key, ctrl: bool, shift: bool, alt: bool) -> bool {
        let shift_counts = !matches!(self.key, Key::Plus | Key::Minus | Key::Equals);
        self.key == key
            && self.ctrl == ctrl
            && self.alt == alt
            && (self.shift == shift || !shift_counts)
    }

    /// Pressing it types a character: it must not be taken while the selected cell waits for text.
    pub fn types_text(self) -> bool {
        let types = matches!(
            self.key,
            Key::Plus
                | Key::Minus
                | Key::Equals
                | Key::Digit0
                | Key::Digit1
                | Key::Digit2
                | Key::Space
        ) || self.key <= Key::Z;
        types && !self.ctrl && !self.alt
    }

    /// `Ctrl+Maj+Z` or `Ctrl+Shift+Z`.
    pub fn text(self, catalog: &Catalog) -> String {
        let mut text = String::new();
        if self.ctrl {
            text.push_str("Ctrl+");
        }
        if self.alt {
            text.push_str("Alt+");
        }
        if self.shift {
            text.push_str(catalog.command.keys.shift);
            text.push('+');
        }
        text.push_str(&self.key.text(catalog));
        text
    }
}

impl Key {
    /// What is written on the key in the catalog's language.
    pub fn text(self, catalog: &Catalog) -> String {
        let keys = &catalog.command.keys;
        let word = match self {
            Self::Digit0 => "0",
            Self::Digit1 => "1",
            Self::Digit2 => "2",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Equals => "=",
            Self::Left => keys.left,
            Self::Right => keys.right,
            Self::Up => keys.up,
            Self::Down => keys.down,
            Self::Home => keys.home,
            Self::End => keys.end,
            Self::PageUp => keys.page_up,
            Self::PageDown => keys.page_down,
            Self::Enter => keys.enter,
            Self::Escape => keys.escape,
            Self::Delete => keys.delete,
            Self::Backspace => keys.backspace,
            Self::Insert => keys.insert,
            Self::Space => keys.space,
            Self::Tab => keys.tab,
            Self::Menu => keys.menu,
            // Letters and function keys are called what they are.
            other => return format!("{other:?}"),
        };
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_shortcut_is_written_as_on_the_keyboard_of_the_language() {
        let (fr, en) = (Lang::Fr.catalog(), Lang::En.catalog());
        assert_eq!(ctrl_shift(Key::Z).text(fr), "Ctrl+Maj+Z");
        assert_eq!(ctrl_shift(Key::Z).text(en), "Ctrl+Shift+Z");
        assert_eq!(alt_shift(Key::Left).text(en), "Alt+Shift+Left");
        assert_eq!(bare(Key::Delete).text(fr), "Suppr");
        assert_eq!(bare(Key::PageUp).text(fr), "Page préc.");
        assert_eq!(bare(Key::F11).text(fr), "F11");
    }

    #[test]
    fn plus_matches_with_or_without_shift_and_letters_do_not() {
        assert!(ctrl(Key::Plus).matches(Key::Plus, true, true, false));
        assert!(!ctrl(Key::Z).matches(Key::Z, true, true, false));
        assert!(ctrl_shift(Key::Z).matches(Key::Z, true, true, false));
    }
}
