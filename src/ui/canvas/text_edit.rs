//! The text being written, exactly where it stands on the map.
//!
//! egui's own text field edits (selection, IME, undo while typing); the lines are ours: a layouter breaks
//! them where [`TextSystem`] does, so that nothing jumps when editing begins, goes on and ends.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, LayoutJob};
use egui::{
    Align2, Color32, Event, EventFilter, FontId, Frame, Galley, Id, ImeEvent, Key, Modifiers, Pos2,
    Stroke, StrokeKind, Ui, UiBuilder, vec2,
};

use super::canvas_id;
use super::line_cache::baseline;
use super::view::View;
use crate::command::Command;
use crate::editor::{Editor, Finish, difference};
use crate::i18n::Catalog;
use crate::scene::{Colour, Point, Rect, Target};
use crate::text::{TextLimits, TextLine, TextStyle, TextSystem};
use crate::theme::Theme;
use crate::ui::style::{colour32, family};

/// The scene's own lines of the text being written, which are not drawn.
#[derive(Debug, Default, Clone)]
pub(super) struct WrittenLines {
    pub lines: Vec<(Point, Arc<TextLine>)>,
    pub colour: Option<Colour>,
}

#[derive(Default)]
pub(super) struct TextEditState {
    target: Option<Target>,
    rect: Option<egui::Rect>,
    text: Option<TextSystem>,
    side: Side,
    colour: Option<Colour>,
    /// When the text changed last, in egui's time.
    changed_at: f64,
    /// Where the caret goes in the next frame, in letters.
    caret: Option<usize>,
    /// An input method has letters in the text that it may still change.
    composes: bool,
    /// The letters come from an input method that works on the selected cell: the canvas keeps the focus.
    pub composes_on_canvas: bool,
}

/// On which side lines stand in their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Side {
    #[default]
    Left,
    Middle,
    Right,
}

/// Seconds after which what is typed next is taken back by itself.
const PAUSE: f64 = 1.0;
/// Map units around a text in a box of its own.
const BOX_PADDING: f32 = 4.0;

impl TextEditState {
    /// Whether a screen position is in the text being written.
    pub fn contains(&self, pos: Pos2) -> bool {
        self.rect.is_some_and(|rect| rect.contains(pos))
    }
}

fn edit_id() -> Id {
    Id::unique("parcours_text_being_written")
}

/// Whether Enter begins a new line rather than ending.
fn has_lines(target: Target) -> bool {
    matches!(target, Target::Card(_))
}

pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    view: View,
    written: &WrittenLines,
    theme: &Theme,
    words: &'static Catalog,
    state: &mut TextEditState,
) {
    let Some(target) = editor.text_edit().map(|edit| edit.target) else {
        state.composes_on_canvas = false;
        if state.target.take().is_some() {
            state.rect = None;
            let mut memory = ui.ctx().memory(|memory| memory.focused());
            if memory.take().is_none_or(|id| id == edit_id()) {
                ui.memory_mut(|memory| memory.request_focus(canvas_id()));
                // Only in its next frame does the canvas claim the arrows, which must not come before that.
                ui.ctx().request_repaint();
            }
        }
        return;
    };
    if state.target == Some(target) && keys(ui, editor, target, state) {
        ui.ctx().request_repaint();
        return;
    }
    // Tab has gone on to another text, which takes what is typed from now on.
    let target = editor.text_edit().map_or(target, |edit| edit.target);
    let (Some(edit), Some(shown)) = (editor.text_edit(), editor.text_edit_area()) else {
        return;
    };
    let (mut text, selects_all) = (edit.text.clone(), edit.selects_all);
    // A pinned header is written where it is pinned.
    let area = shown.rect;
    let view = view.in_row(editor.layout(), area.top_left());
    look(state, &area, written);
    let colour = colour32(match target {
        _ if shown.is_box => theme.text,
        Target::Stage(_) => state.colour.unwrap_or(theme.stage_text),
        _ => state.colour.unwrap_or(theme.text),
    });
    let starts = state.target != Some(target);
    state.target = Some(target).filter(|_| !state.composes_on_canvas);
    let lines = Lines {
        style: shown.style,
        width: area.width,
        zoom: view.zoom,
        side: state.side,
        colour,
        corner: view.rect(area).min,
        pixels_per_point: view.pixels_per_point,
    };
    let system = state.text.get_or_insert_with(TextSystem::new);
    let num_lent = system.fallback_fonts().len();
    for face in editor.fallback_fonts().iter().skip(num_lent) {
        system.lend(std::sync::Arc::clone(face));
    }
    let rect = view.rect(area);
    // What is longer than its place shows gets ground of its own.
    let limits = TextLimits::width(area.width);
    let height = system.paragraph(&text, shown.style, limits).height;
    if shown.is_box {
        let needed = Rect {
            height: height.max(area.height),
            ..area
        };
        let rect = view.rect(needed.expanded(BOX_PADDING));
        let edge = Stroke::new(1.5, colour32(theme.accent));
        let painter = ui.painter_at(view.area);
        painter.rect(
            rect,
            4.0,
            colour32(theme.card_fill),
            edge,
            StrokeKind::Outside,
        );
    } else if height > area.height + 0.5 && !matches!(target, Target::Card(_)) {
        let needed = Rect { height, ..area };
        if let Some(fill) = ground(editor, view, target) {
            let painter = ui.painter_at(view.area);
            painter.rect_filled(view.rect(needed.expanded(4.0)), 4.0, colour32(fill));
        }
    }
    let mut layouter =
        |ui: &Ui, text: &dyn egui::TextBuffer, _: f32| lines.lay_out(ui, system, text.as_str());
    let field = egui::TextEdit::multiline(&mut text)
        .id(edit_id())
        .frame(Frame::NONE)
        .margin(0)
        .desired_rows(1)
        .desired_width(rect.width())
        .align(Align2::LEFT_TOP)
        .event_filter(EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        })
        .layouter(&mut layouter);
    if let Some(caret) = state.caret.take()
        && let Some(mut field) = egui::TextEdit::load_state(ui.ctx(), edit_id())
    {
        let range = CCursorRange::one(CCursor::new(caret));
        field.cursor.set_char_range(Some(range));
        field.store(ui.ctx(), edit_id());
    }
    let builder = UiBuilder::new().max_rect(rect);
    let output = ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(view.area);
        ui.spacing_mut().interact_size = vec2(1.0, 1.0);
        field.show(ui)
    });
    let mut output = output.inner;
    let response = output.response.response.clone();
    let name = super::access::kind_name(target, words);
    let response = response.accessible_name(name);
    state.rect = Some(response.rect.union(rect).expand(2.0));
    let composes = ui.input(|input| {
        let last = input.events.iter().rev().find_map(|event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => Some(!text.is_empty()),
            Event::Ime(ImeEvent::Commit(_)) => Some(false),
            _ => None,
        });
        last.unwrap_or(state.composes)
    });
    state.composes = composes && !starts;
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    if response.triple_clicked() && !starts {
        output.state.cursor.set_char_range(Some(all));
        output.state.clone().store(ui.ctx(), edit_id());
    }
    if state.composes_on_canvas {
        // It begins in earnest with what is committed.
    } else if starts {
        let clicked = ui.input(|input| {
            let pos = input.pointer.interact_pos();
            pos.filter(|_| input.pointer.any_pressed() || input.pointer.any_released())
        });
        let clicked = clicked.filter(|pos| rect.expand(2.0).contains(*pos));
        let range = match clicked {
            _ if selects_all => all,
            // Where the double-click was.
            Some(pos) => {
                let at = output.galley.cursor_from_pos(pos - output.galley_pos);
                CCursorRange::one(at)
            }
            None => CCursorRange::one(CCursor::new(text.chars().count())),
        };
        output.state.cursor.set_char_range(Some(range));
        output.state.clear_undoer();
        output.state.store(ui.ctx(), edit_id());
        response.request_focus();
        ui.ctx().request_repaint();
    } else if response.changed() {
        let now = ui.input(|input| input.time);
        if now - state.changed_at > PAUSE {
            editor.seal_typing();
        }
        state.changed_at = now;
        if state.composes {
            editor.set_composed_text(text);
        } else {
            editor.set_edit_text(text);
        }
        ui.ctx().request_repaint();
    }
    if response.lost_focus() && !starts {
        editor.finish_text_edit(Finish::Keep);
        ui.ctx().request_repaint();
    }
}

/// The colour a target's text stands on.
fn ground(editor: &Editor, view: View, target: Target) -> Option<Colour> {
    let scene = &editor.layout().scene;
    let groups = scene.on_screen(view.visible()).rev();
    let mut groups = groups.flat_map(|(placed, _)| &placed.fragment.groups);
    groups.find(|group| group.target == Some(target))?.block
}

/// Keys that end or move the writing; says whether one did.
fn keys(ui: &Ui, editor: &mut Editor, target: Target, state: &mut TextEditState) -> bool {
    let focused = ui.memory(|memory| memory.has_focus(edit_id()));
    if !focused {
        return false;
    }
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let redoes = pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z)
        || pressed(Modifiers::COMMAND, Key::Y);
    if redoes || pressed(Modifiers::COMMAND, Key::Z) {
        let before = editor.text_edit().map(|edit| edit.text.clone());
        let command = if redoes { Command::Redo } else { Command::Undo };
        // With nothing to take back, the text stays as it is.
        let _ = editor.run(command);
        let after = editor.text_edit().filter(|edit| edit.target == target);
        let (Some(before), Some(after)) = (before, after) else {
            return true;
        };
        if before != after.text {
            let (_, changed) = difference(&before, &after.text);
            state.caret = Some(after.text[..changed.end].chars().count());
        }
        return false;
    }
    if tabs(ui, editor) {
        return editor.text_edit().is_none();
    }
    if pressed(Modifiers::NONE, Key::Escape)
        || pressed(Modifiers::COMMAND, Key::Enter)
        || (!has_lines(target) && pressed(Modifiers::NONE, Key::Enter))
    {
        editor.finish_text_edit(Finish::Keep);
    } else {
        return false;
    }
    true
}

/// Goes along with Tab and Shift+Tab. Who types fast has letters before and after them in the same frame:
/// each goes to the text it was meant for. Says whether there was one.
fn tabs(ui: &Ui, editor: &mut Editor) -> bool {
    let is_tab = |event: &Event| match event {
        Event::Key {
            key: Key::Tab,
            pressed: true,
            modifiers,
            ..
        } if modifiers.is_none() || modifiers.shift_only() => Some(!modifiers.shift),
        _ => None,
    };
    let events = ui.input(|input| input.events.clone());
    if !events.iter().any(|event| is_tab(event).is_some()) {
        return false;
    }
    let mut is_first = true;
    for event in &events {
        if let Some(forward) = is_tab(event) {
            editor.text_edit_tab(forward);
            is_first = false;
        } else if let Event::Text(letters) = event {
            if is_first {
                write_at_caret(ui, editor, letters);
            } else {
                editor.replace_edit_text(letters);
            }
        }
        if editor.text_edit().is_none() {
            break;
        }
    }
    ui.input_mut(|input| {
        let is_done = |event: &Event| is_tab(event).is_some() || matches!(event, Event::Text(_));
        input.events.retain(|event| !is_done(event));
    });
    true
}

/// Letters that the field has had no time for.
fn write_at_caret(ui: &Ui, editor: &mut Editor, letters: &str) {
    let Some(edit) = editor.text_edit() else {
        return;
    };
    let field = egui::TextEdit::load_state(ui.ctx(), edit_id());
    let range = field.as_ref().and_then(|field| field.cursor.char_range());
    let end = edit.text.chars().count();
    let chosen = range.map_or(end..end, |range| {
        let [from, to] = range.sorted_cursors();
        from.index.into()..to.index.into()
    });
    let before = edit.text.chars().take(chosen.start);
    let after = edit.text.chars().skip(chosen.end);
    let text = before.chain(letters.chars()).chain(after).collect();
    if let Some(mut field) = field {
        let caret = CCursor::new(chosen.start + letters.chars().count());
        let range = Some(CCursorRange::one(caret));
        field.cursor.set_char_range(range);
        field.store(ui.ctx(), edit_id());
    }
    editor.set_edit_text(text);
}

/// Takes colour and alignment from the lines the scene would draw.
fn look(state: &mut TextEditState, area: &crate::scene::Rect, written: &WrittenLines) {
    if let Some((origin, line)) = written.lines.iter().find(|(_, line)| line.width > 0.0) {
        let left = origin.x - area.x;
        let spare = area.width - line.width;
        let is_near = |x: f32| left > 1.0 && (left - x).abs() < 1.0;
        state.side = match () {
            () if is_near(spare / 2.0) => Side::Middle,
            () if is_near(spare) => Side::Right,
            () => Side::Left,
        };
        state.colour = written.colour;
    } else if written.lines.is_empty() && state.target.is_none() {
        state.side = Side::Left;
        state.colour = None;
    }
}

/// How the text is set.
struct Lines {
    style: TextStyle,
    /// Map units.
    width: f32,
    zoom: f32,
    side: Side,
    colour: Color32,
    /// Where the first line begins on screen.
    corner: Pos2,
    pixels_per_point: f32,
}

impl Lines {
    /// Where a line stands in the field, so that on screen it stands on whole pixels, as on the map.
    fn place(&self, x: f32, y: f32) -> Pos2 {
        let snap = |v: f32| (v * self.pixels_per_point).round() / self.pixels_per_point;
        let corner = egui::pos2(snap(self.corner.x), snap(self.corner.y));
        egui::pos2(
            snap(self.corner.x + x) - corner.x,
            snap(self.corner.y + y) - corner.y,
        )
    }

    /// `text` with its lines where the map breaks them.
    fn lay_out(&self, ui: &Ui, system: &mut TextSystem, text: &str) -> Arc<Galley> {
        let paragraph = system.paragraph(text, self.style, TextLimits::width(self.width));
        let mut sources: Vec<std::ops::Range<usize>> = paragraph
            .lines
            .iter()
            .map(|line| line.source.clone())
            .collect();
        mend(&mut sources, text);
        let font = FontId::new(self.style.size * self.zoom, family(self.style.weight));
        let galley = |text: &str| {
            let mut job = LayoutJob::simple_singleline(text.to_owned(), font.clone(), self.colour);
            job.keep_trailing_whitespace = true;
            job.round_output_to_gui = false;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let ascent = baseline(&galley("x"));
        let mut whole = Galley::clone(&galley(""));
        let mut job = LayoutJob::simple_singleline(text.to_owned(), font.clone(), self.colour);
        job.break_on_newline = true;
        whole.job = Arc::new(job);
        whole.rows.clear();
        whole.num_vertices = 0;
        whole.num_indices = 0;
        whole.mesh_bounds = egui::Rect::NOTHING;
        let mut widest = 0.0_f32;
        for (index, source) in sources.iter().enumerate() {
            let line = &text[source.clone()];
            let body = line.strip_suffix('\n').unwrap_or(line);
            let body = body.strip_suffix('\r').unwrap_or(body);
            let made = galley(body);
            let Some(row) = made.rows.first() else {
                continue;
            };
            let mut row = row.clone();
            let y = paragraph.baseline(index) * self.zoom - ascent;
            let visible_width = galley(body.trim_end()).size().x;
            let spare = (self.width * self.zoom - visible_width).max(0.0);
            let x = match self.side {
                Side::Left => 0.0,
                Side::Middle => spare / 2.0,
                Side::Right => spare,
            };
            row.pos = self.place(x, y);
            row.ends_with_newline = line.ends_with('\n');
            widest = widest.max(x + row.size.x);
            whole.mesh_bounds |= row.visuals.mesh_bounds.translate(row.pos.to_vec2());
            whole.num_vertices += made.num_vertices;
            whole.num_indices += made.num_indices;
            whole.rows.push(row);
        }
        let height = sources.len().max(1) as f32 * self.style.line_height() * self.zoom;
        whole.rect = egui::Rect::from_min_size(Pos2::ZERO, vec2(widest, height));
        Arc::new(whole)
    }
}

/// Makes the ranges cover all of `text`, with an empty line after a last line feed.
fn mend(sources: &mut Vec<std::ops::Range<usize>>, text: &str) {
    let mut from = 0;
    for source in sources.iter_mut() {
        source.start = from;
        source.end = source.end.clamp(from, text.len());
        while !text.is_char_boundary(source.end) {
            source.end += 1;
        }
        from = source.end;
    }
    match sources.last_mut() {
        Some(last) => last.end = text.len(),
        None => sources.push(0..text.len()),
    }
    // A line feed inside a line would not be drawn as one.
    let split: Vec<_> = sources
        .iter()
        .flat_map(|source| {
            let mut pieces = Vec::new();
            let mut start = source.start;
            for (at, _) in text[source.clone()].match_indices('\n') {
                let end = source.start + at + 1;
                pieces.push(start..end);
                start = end;
            }
            if start < source.end || pieces.is_empty() {
                pieces.push(start..source.end);
            }
            pieces
        })
        .collect();
    *sources = split;
    if text.ends_with('\n') && sources.last().is_some_and(|last| !last.is_empty()) {
        sources.push(text.len()..text.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, width: f32) -> Vec<String> {
        let mut system = TextSystem::new();
        let style = TextStyle::regular(13.0);
        let paragraph = system.paragraph(text, style, TextLimits::width(width));
        let mut sources: Vec<_> = paragraph
            .lines
            .iter()
            .map(|line| line.source.clone())
            .collect();
        mend(&mut sources, text);
        sources
            .into_iter()
            .map(|source| text[source].to_owned())
            .collect()
    }

    #[test]
    fn lines_cover_the_text_whatever_it_is() {
        for text in [
            "",
            "a",
            "a\n",
            "\n",
            "\n\n",
            "un deux trois quatre cinq six",
            "fin \n\nsuite « là »\u{a0}!",
            "mot\r\nautre",
            "👩‍👩‍👧 famille\nעברית",
        ] {
            let lines = broken(text, 60.0);
            assert_eq!(lines.concat(), text, "{lines:?}");
            let num_feeds = text.matches('\n').count();
            let ends = lines.iter().filter(|line| line.ends_with('\n')).count();
            assert_eq!(ends, num_feeds, "{lines:?}");
            assert!(!lines.last().is_some_and(|line| line.ends_with('\n')));
        }
    }
}
