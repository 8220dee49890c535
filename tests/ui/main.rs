//! Stories of a person at the window, told by the names a screen reader says.

mod canvas_stage;
mod picture;

mod drag_on_the_canvas;
mod edit_every_field;
mod lane_panel;
mod look_at_the_map;
mod select_and_type;
