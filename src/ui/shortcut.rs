//! egui's keys become the commands they call.

use egui::{Context, Event, Modifiers};

use crate::command::{Category, Command, Key, PRESENTING_KEYS, Shortcut, works_while_presenting};

/// Who gets the keys just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyOwner {
    /// The map: every shortcut counts.
    Map,
    /// The map, and a selected cell waits for text: keys that type are not shortcuts.
    MapTyping,
    /// The same, but `+` and `-` set the emotion of the cell's step.
    MapTypingSigned,
    /// The map is presented: bare keys walk it, and nothing is typed.
    Presenting,
    /// A text field keeps everything it edits with.
    TextField,
    /// A text field over something of the map: undo and redo are the map's.
    MapField,
    /// A button or list keeps the bare keys that move the focus and press it.
    Widget,
    /// The rows of a list or tree, walked, moved, renamed and deleted by keys of their own.
    Rows,
    /// A dialog keeps everything.
    Dialog,
}

impl KeyOwner {
    /// Whether the map has the keys.
    pub fn is_map(self) -> bool {
        matches!(self, Self::Map | Self::MapTyping | Self::MapTypingSigned)
    }
}

/// Our key for egui's; `None` for those no shortcut uses.
fn key(key: egui::Key) -> Option<Key> {
    use egui::Key as E;
    Some(match key {
        E::A => Key::A,
        E::B => Key::B,
        E::C => Key::C,
        E::D => Key::D,
        E::E => Key::E,
        E::F => Key::F,
        E::G => Key::G,
        E::H => Key::H,
        E::I => Key::I,
        E::J => Key::J,
        E::K => Key::K,
        E::L => Key::L,
        E::M => Key::M,
        E::N => Key::N,
        E::O => Key::O,
        E::P => Key::P,
        E::Q => Key::Q,
        E::R => Key::R,
        E::S => Key::S,
        E::T => Key::T,
        E::U => Key::U,
        E::V => Key::V,
        E::W => Key::W,
        E::X => Key::X,
        E::Y => Key::Y,
        E::Z => Key::Z,
        E::Num0 => Key::Digit0,
        E::Num1 => Key::Digit1,
        E::Num2 => Key::Digit2,
        E::Plus => Key::Plus,
        E::Minus => Key::Minus,
        E::Equals => Key::Equals,
        E::F1 => Key::F1,
        E::F2 => Key::F2,
        E::F3 => Key::F3,
        E::F4 => Key::F4,
        E::F5 => Key::F5,
        E::F6 => Key::F6,
        E::F7 => Key::F7,
        E::F8 => Key::F8,
        E::F9 => Key::F9,
        E::F10 => Key::F10,
        E::F11 => Key::F11,
        E::F12 => Key::F12,
        E::ArrowLeft => Key::Left,
        E::ArrowRight => Key::Right,
        E::ArrowUp => Key::Up,
        E::ArrowDown => Key::Down,
        E::Home => Key::Home,
        E::End => Key::End,
        E::PageUp => Key::PageUp,
        E::PageDown => Key::PageDown,
        E::Enter => Key::Enter,
        E::Escape => Key::Escape,
        E::Delete => Key::Delete,
        E::Backspace => Key::Backspace,
        E::Insert => Key::Insert,
        E::Space => Key::Space,
        E::Tab => Key::Tab,
        E::Menu => Key::Menu,
        _ => return None,
    })
}

fn is_function_key(key: Key) -> bool {
    (Key::F1..=Key::F12).contains(&key)
}

/// Whether a text field edits with this combination.
fn edits_text(key: Key, modifiers: Modifiers) -> bool {
    if is_function_key(key) {
        return false;
    }
    let is_plain = !modifiers.command && !modifiers.alt;
    is_plain
        || matches!(
            key,
            Key::A | Key::C | Key::X | Key::V | Key::Z | Key::Y | Key::U
        )
        || key >= Key::Left
}

/// The command a key event calls, if `owner` lets it through.
pub fn command_for(
    logical: egui::Key,
    physical: Option<egui::Key>,
    modifiers: Modifiers,
    owner: KeyOwner,
) -> Option<Command> {
    if owner == KeyOwner::Presenting
        && let Some(command) = key(logical).and_then(|key| presenting_command(key, modifiers))
    {
        return Some(command);
    }
    let matches_any = |pressed: Key| {
        Command::by_shortcut().into_iter().find(|(shortcut, _)| {
            shortcut.matches(pressed, modifiers.command, modifiers.shift, modifiers.alt)
        })
    };
    // Digits by their place as well: on AZERTY the digit row types other characters.
    let by_place = physical
        .filter(|key| matches!(key, egui::Key::Num0 | egui::Key::Num1 | egui::Key::Num2))
        .and_then(key);
    let (pressed, (shortcut, command)) = [key(logical), by_place]
        .into_iter()
        .flatten()
        .find_map(|pressed| matches_any(pressed).map(|found| (pressed, found)))?;
    let passes = match owner {
        KeyOwner::Map => true,
        KeyOwner::MapTyping => !shortcut.types_text(),
        KeyOwner::MapTypingSigned => {
            let sets_emotion = matches!(command, Command::EmotionUp | Command::EmotionDown);
            sets_emotion || !shortcut.types_text()
        }
        KeyOwner::TextField => !edits_text(pressed, modifiers),
        KeyOwner::MapField => {
            let is_undo = matches!(command, Command::Undo | Command::Redo);
            is_undo || !edits_text(pressed, modifiers)
        }
        KeyOwner::Widget => modifiers.command || modifiers.alt || is_function_key(pressed),
        KeyOwner::Rows => modifiers.command || (is_function_key(pressed) && pressed != Key::F2),
        KeyOwner::Presenting => works_while_presenting(command),
        KeyOwner::Dialog => false,
    };
    passes.then_some(command)
}

/// What a bare key does in a presentation.
fn presenting_command(pressed: Key, modifiers: Modifiers) -> Option<Command> {
    let matches = |shortcut: &Shortcut| {
        shortcut.matches(pressed, modifiers.command, modifiers.shift, modifiers.alt)
    };
    let mut keys = PRESENTING_KEYS.iter();
    let found = keys.find(|(shortcut, _)| matches(shortcut));
    found.map(|&(_, command)| command)
}

/// Whether after this event the keyboard may be somewhere else: in a text, a dialog, another panel.
pub fn moves_keyboard(event: &Event) -> bool {
    let Event::Key {
        key,
        physical_key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return false;
    };
    let ends_text = matches!(key, egui::Key::Enter | egui::Key::Tab | egui::Key::Escape);
    let command = command_for(*key, *physical_key, *modifiers, KeyOwner::Map);
    ends_text || command.is_some_and(|command| !leaves_keyboard(command))
}

/// Whether the keyboard stays where it is when the command is done.
fn leaves_keyboard(command: Command) -> bool {
    use Command as C;
    let is_edit = matches!(
        command,
        C::Undo | C::Redo | C::Cut | C::Copy | C::Duplicate | C::Delete | C::SelectAll
    );
    let is_zoom = matches!(
        command,
        C::ZoomIn | C::ZoomOut | C::ZoomActual | C::ZoomFit | C::ZoomSelection
    );
    is_edit || is_zoom || matches!(command.spec().category, Category::Go | Category::Arrange)
}

/// Takes the commands called by this frame's keys out of egui's input. Copy, Cut and Paste arrive from
/// egui as events of their own and are left to whoever owns the clipboard.
pub fn take_commands(ctx: &Context, owner: KeyOwner) -> Vec<Command> {
    let mut commands = Vec::new();
    if owner == KeyOwner::Dialog {
        return commands;
    }
    ctx.input_mut(|input| {
        let mut takes_text = false;
        input.events.retain(|event| match event {
            Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } => match command_for(*key, *physical_key, *modifiers, owner) {
                Some(command) => {
                    commands.push(command);
                    takes_text = !modifiers.command && !modifiers.alt;
                    false
                }
                None => true,
            },
            // The character of a key just taken.
            Event::Text(_) if takes_text => {
                takes_text = false;
                false
            }
            Event::Text(text) if text == "?" && owner == KeyOwner::Map => {
                commands.push(Command::Shortcuts);
                false
            }
            _ => true,
        });
    });
    commands
}

#[cfg(test)]
mod tests {
    use super::*;

    const CTRL: Modifiers = Modifiers {
        ctrl: true,
        command: true,
        ..Modifiers::NONE
    };
    const CTRL_SHIFT: Modifiers = Modifiers {
        shift: true,
        ..CTRL
    };

    fn found(key: egui::Key, modifiers: Modifiers, owner: KeyOwner) -> Option<Command> {
        command_for(key, Some(key), modifiers, owner)
    }

    #[test]
    fn the_same_letter_with_more_modifiers_is_another_command() {
        use egui::Key;
        assert_eq!(found(Key::Z, CTRL, KeyOwner::Map), Some(Command::Undo));
        assert_eq!(
            found(Key::Z, CTRL_SHIFT, KeyOwner::Map),
            Some(Command::Redo)
        );
        assert_eq!(
            found(Key::S, CTRL_SHIFT, KeyOwner::Map),
            Some(Command::SaveAs)
        );
    }

    #[test]
    fn a_text_field_keeps_its_own_keys_and_gives_the_others() {
        use egui::Key;
        let field = KeyOwner::TextField;
        for (key, modifiers) in [
            (Key::Z, CTRL),
            (Key::A, CTRL),
            (Key::Delete, Modifiers::NONE),
            (Key::Enter, Modifiers::NONE),
            (Key::ArrowLeft, Modifiers::ALT),
            (Key::Home, CTRL),
        ] {
            assert_eq!(found(key, modifiers, field), None, "{key:?}");
        }
        assert_eq!(found(Key::S, CTRL, field), Some(Command::Save));
        assert_eq!(found(Key::K, CTRL, field), Some(Command::Palette));
        assert_eq!(
            found(Key::F1, Modifiers::NONE, field),
            Some(Command::Shortcuts)
        );
    }

    #[test]
    fn a_button_keeps_enter_and_arrows() {
        use egui::Key;
        let widget = KeyOwner::Widget;
        assert_eq!(found(Key::Enter, Modifiers::NONE, widget), None);
        assert_eq!(found(Key::ArrowDown, Modifiers::NONE, widget), None);
        assert_eq!(found(Key::Z, CTRL, widget), Some(Command::Undo));
    }

    #[test]
    fn a_digit_counts_by_its_place_on_azerty() {
        let azerty = command_for(
            egui::Key::Exclamationmark,
            Some(egui::Key::Num1),
            Modifiers::SHIFT,
            KeyOwner::Map,
        );
        assert_eq!(azerty, Some(Command::ZoomFit));
        let typing = command_for(
            egui::Key::Exclamationmark,
            Some(egui::Key::Num1),
            Modifiers::SHIFT,
            KeyOwner::MapTyping,
        );
        assert_eq!(typing, None);
    }

    #[test]
    fn a_dialog_lets_nothing_through() {
        assert_eq!(found(egui::Key::S, CTRL, KeyOwner::Dialog), None);
    }
}
