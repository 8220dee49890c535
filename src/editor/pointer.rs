//! What the pointer does, in screen points from the canvas's top left corner.

use crate::scene::Point;

/// Which button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Button {
    #[default]
    Primary,
    Middle,
    Secondary,
}

/// What is held down meanwhile. Ctrl is Command on a Mac.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Modifiers {
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
    pub space: bool,
}

/// One event. Positions may lie outside the canvas while a button is held.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PointerEvent {
    Down {
        at: Point,
        button: Button,
        /// 1 for a click, 2 for the second of a double-click.
        clicks: u8,
        modifiers: Modifiers,
    },
    Moved {
        at: Point,
        modifiers: Modifiers,
    },
    Up {
        at: Point,
        button: Button,
        /// As for `Down`; where both are known the larger counts.
        clicks: u8,
        modifiers: Modifiers,
    },
    /// The pointer left the canvas.
    Left,
}
