//! The one list of commands: menus, shortcuts, palette, help and tests are made from it.
