//! Start page, menus, window titles.

/// Texts of this area.
pub struct ShellText {}

pub(super) const FR: ShellText = ShellText {};

pub(super) const EN: ShellText = ShellText {};
