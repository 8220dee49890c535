//! Our own file dialog, for machines without a desktop portal: a folder's listing and a typed path.
//!
//! Reads no folder itself: it asks for a listing and is given it. Arrows walk the list, Enter opens,
//! Backspace in an empty name goes up, Tab completes.

use std::path::{Path, PathBuf};

use egui::{Context, Id, Key, Modifiers, RichText, ScrollArea, Sense, TextEdit, Ui, vec2};

use super::{buttons, modal, muted, plain_button, primary_button, title};
use crate::theme::chrome;
use crate::ui::fuzzy::fold;
use crate::ui::icon::{self, Icon};
use crate::ui::style::{Look, colour32};

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Open,
    Save,
    Export,
}

/// One entry of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub is_folder: bool,
}

/// What a folder holds, or why it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    pub folder: PathBuf,
    pub entries: Result<Vec<Entry>, String>,
}

/// The dialog's state.
#[derive(Debug, Clone)]
pub struct PathBox {
    pub purpose: Purpose,
    title: &'static str,
    folder: PathBuf,
    name: String,
    /// Endings shown unless all files are asked for, such as `.ron`.
    endings: Vec<&'static str>,
    /// Added to a typed name without a known ending.
    default_ending: &'static str,
    shows_all: bool,
    listing: Option<Result<Vec<Entry>, String>>,
    cursor: Option<usize>,
    asks_to_replace: Option<PathBuf>,
    takes_focus: bool,
}

/// What the dialog wants from whoever shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Read this folder and call [`PathBox::set_listing`].
    List(PathBuf),
    Chosen(PathBuf),
    Cancelled,
}

impl PathBox {
    pub fn new(
        purpose: Purpose,
        title: &'static str,
        folder: PathBuf,
        name: &str,
        endings: &[&'static str],
        default_ending: &'static str,
    ) -> Self {
        Self {
            purpose,
            title,
            folder,
            name: name.to_owned(),
            endings: endings.to_vec(),
            default_ending,
            shows_all: false,
            listing: None,
            cursor: None,
            asks_to_replace: None,
            takes_focus: true,
        }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Accepts a listing if it is still of the folder in view. Folders come first, then by name.
    pub fn set_listing(&mut self, listing: Listing) {
        if listing.folder != self.folder {
            return;
        }
        let sorted = listing.entries.map(|mut entries| {
            entries.sort_by_cached_key(|entry| (!entry.is_folder, fold(&entry.name)));
            entries
        });
        self.listing = Some(sorted);
        self.cursor = None;
    }

    /// The entries in view: folders, and files of the wanted kind that fit what is typed.
    pub fn visible(&self) -> Vec<&Entry> {
        let Some(Ok(entries)) = &self.listing else {
            return Vec::new();
        };
        entries
            .iter()
            .filter(|entry| !entry.name.starts_with('.') || self.name.starts_with('.'))
            .filter(|entry| {
                let lower = entry.name.to_lowercase();
                entry.is_folder
                    || self.shows_all
                    || self.endings.iter().any(|ending| lower.ends_with(ending))
            })
            .collect()
    }

    /// What is typed, as a path: relative to the folder in view, `~` is the home folder.
    fn typed_path(&self, home: Option<&Path>) -> PathBuf {
        let typed = self.name.trim();
        match (typed.strip_prefix('~'), home) {
            (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with('/') => {
                home.join(rest.trim_start_matches('/'))
            }
            _ => self.folder.join(typed),
        }
    }

    /// Completes what is typed as far as the folder's names agree. `true` when something was added.
    pub fn complete(&mut self) -> bool {
        let typed = fold(self.name.trim());
        if typed.is_empty() {
            return false;
        }
        let fitting: Vec<&Entry> = self
            .visible()
            .into_iter()
            .filter(|entry| fold(&entry.name).starts_with(&typed))
            .collect();
        let Some(first) = fitting.first() else {
            return false;
        };
        let mut common = first.name.clone();
        for entry in &fitting[1..] {
            let shared = common
                .char_indices()
                .zip(entry.name.chars())
                .find(|((_, a), b)| a != b)
                .map_or(common.len().min(entry.name.len()), |((at, _), _)| at);
            common.truncate(shared);
        }
        if fitting.len() == 1 && first.is_folder {
            common.push('/');
        }
        let is_longer = common.chars().count() > self.name.trim().chars().count();
        if is_longer {
            self.name = common;
        }
        is_longer
    }

    fn enter_folder(&mut self, folder: PathBuf) -> Request {
        self.folder = folder.clone();
        self.listing = None;
        self.cursor = None;
        if self.purpose == Purpose::Open {
            self.name.clear();
        }
        self.takes_focus = true;
        Request::List(folder)
    }

    pub fn go_up(&mut self) -> Option<Request> {
        let parent = self.folder.parent()?.to_owned();
        Some(self.enter_folder(parent))
    }

    fn is_known_folder(&self, path: &Path) -> bool {
        let Some(Ok(entries)) = &self.listing else {
            return false;
        };
        path.parent() == Some(self.folder.as_path())
            && path.file_name().is_some_and(|name| {
                entries
                    .iter()
                    .any(|entry| entry.is_folder && *entry.name == *name)
            })
    }

    fn exists(&self, path: &Path) -> bool {
        let Some(Ok(entries)) = &self.listing else {
            return false;
        };
        path.parent() == Some(self.folder.as_path())
            && path
                .file_name()
                .is_some_and(|name| entries.iter().any(|entry| *entry.name == *name))
    }

    /// What Enter or the button means for what is typed or picked.
    pub fn confirm(&mut self, home: Option<&Path>) -> Option<Request> {
        let picked = self
            .cursor
            .and_then(|cursor| self.visible().get(cursor).map(|entry| (*entry).clone()));
        if let Some(entry) = picked {
            let path = self.folder.join(&entry.name);
            if entry.is_folder {
                return Some(self.enter_folder(path));
            }
            self.name = entry.name;
        }
        if self.name.trim().is_empty() {
            return None;
        }
        let mut path = self.typed_path(home);
        let means_folder = self.name.trim().ends_with(['/', '~']) || self.name.trim() == "..";
        if means_folder || self.is_known_folder(&path) {
            let folder = if self.name.trim() == ".." {
                self.folder.parent()?.to_owned()
            } else {
                path.components().collect()
            };
            self.name.clear();
            return Some(self.enter_folder(folder));
        }
        if self.purpose != Purpose::Open {
            let lower = path.to_string_lossy().to_lowercase();
            if !self.endings.iter().any(|ending| lower.ends_with(ending)) {
                let mut with_ending = path.into_os_string();
                with_ending.push(self.default_ending);
                path = PathBuf::from(with_ending);
            }
            if self.exists(&path) {
                self.asks_to_replace = Some(path);
                return None;
            }
        }
        Some(Request::Chosen(path))
    }

    fn move_cursor(&mut self, by: isize) {
        let count = self.visible().len();
        if count == 0 {
            return;
        }
        let last = count as isize - 1;
        let next = self.cursor.map_or(if by > 0 { 0 } else { last }, |cursor| {
            (cursor as isize + by).clamp(0, last)
        });
        self.cursor = Some(next as usize);
    }
}

/// Shows the dialog and its question about replacing a file.
pub fn show(
    ctx: &Context,
    look: Look,
    path_box: &mut PathBox,
    home: Option<&Path>,
) -> Option<Request> {
    if let Some(path) = path_box.asks_to_replace.clone() {
        let words = &look.words.dialog;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let question = super::question::Question {
            title: words.exists_title.to_owned(),
            body: words.exists_body(&name),
            answers: vec![words.replace, words.cancel],
        };
        let answer = super::question::show(ctx, look, &question)?;
        path_box.asks_to_replace = None;
        path_box.takes_focus = true;
        return (answer == 0).then_some(Request::Chosen(path));
    }
    let (request, is_closed) = modal(ctx, look, "path", 620.0, |ui| {
        contents(ui, look, path_box, home)
    });
    request.or(is_closed.then_some(Request::Cancelled))
}

fn contents(
    ui: &mut Ui,
    look: Look,
    path_box: &mut PathBox,
    home: Option<&Path>,
) -> Option<Request> {
    let words = &look.words.dialog;
    let mut request = None;
    if path_box.listing.is_none() {
        request = Some(Request::List(path_box.folder.clone()));
    }
    title(ui, path_box.title);
    ui.horizontal(|ui| {
        if icon::button(ui, Icon::Up, words.parent_folder, false)
            .on_hover_text(words.parent_folder)
            .clicked()
        {
            request = path_box.go_up();
        }
        if let Some(home) = home
            && icon::button(ui, Icon::Home, words.home_folder, false)
                .on_hover_text(words.home_folder)
                .clicked()
        {
            request = Some(path_box.enter_folder(home.to_owned()));
        }
        let folder = path_box.folder.display().to_string();
        ui.add(
            egui::Label::new(RichText::new(folder).color(colour32(look.theme.text_muted)))
                .truncate(),
        );
    });
    if let Some(entered) = list(ui, look, path_box) {
        request = Some(entered);
    }
    ui.add_space(chrome::UNIT);
    let id = Id::unique("path-box-name");
    keys(ui, path_box, id, &mut request);
    let label = ui.label(words.file_name);
    let edit = TextEdit::singleline(&mut path_box.name)
        .id(id)
        .hint_text(words.path_hint)
        .lock_focus(true)
        .desired_width(f32::INFINITY)
        .margin(vec2(8.0, 6.0));
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    let response = ui.add(edit).labelled_by(label.id);
    if path_box.takes_focus {
        // Asked for until it is there: beside a dialog that closes in this frame it is refused.
        path_box.takes_focus = !had_focus;
        response.request_focus();
        if path_box.purpose != Purpose::Open && !response.changed() {
            select_stem(ui, id, path_box);
        }
        ui.ctx().request_repaint();
    }
    if response.changed() {
        path_box.cursor = None;
        ui.ctx().request_repaint();
    }
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if enter {
        response.request_focus();
        request = path_box.confirm(home).or(request);
    }
    let is_ready = path_box.cursor.is_some() || !path_box.name.trim().is_empty();
    buttons(ui, |ui| {
        let text = match path_box.purpose {
            Purpose::Open => words.open,
            Purpose::Save => words.save,
            Purpose::Export => words.export_to_button,
        };
        let confirm = ui
            .add_enabled_ui(is_ready, |ui| primary_button(ui, look, text))
            .inner
            .on_disabled_hover_text(words.name_missing);
        if confirm.clicked() {
            request = path_box.confirm(home);
        }
        if plain_button(ui, words.cancel).clicked() {
            request = Some(Request::Cancelled);
        }
        let space = ui.available_width();
        ui.allocate_ui_with_layout(
            vec2(space, 32.0),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| ui.checkbox(&mut path_box.shows_all, words.all_files),
        );
    });
    request
}

/// Selects the name without its ending: typing gives another name and keeps the ending.
fn select_stem(ui: &Ui, id: Id, path_box: &PathBox) {
    let name = &path_box.name;
    let stem = name.strip_suffix(path_box.default_ending).unwrap_or(name);
    let end = egui::text::CCursor::new(stem.chars().count());
    let range = egui::text::CCursorRange::two(egui::text::CCursor::new(0), end);
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    TextEdit::store_state(ui.ctx(), id, state);
}

/// Arrows, Tab and Backspace belong to the list while the name has the focus.
fn keys(ui: &Ui, path_box: &mut PathBox, id: Id, request: &mut Option<Request>) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        path_box.move_cursor(1);
    }
    if pressed(Key::ArrowUp) {
        path_box.move_cursor(-1);
    }
    if pressed(Key::PageDown) {
        path_box.move_cursor(8);
    }
    if pressed(Key::PageUp) {
        path_box.move_cursor(-8);
    }
    if !path_box.name.is_empty() && pressed(Key::Tab) {
        if path_box.complete() {
            let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
            let end = egui::text::CCursor::new(path_box.name.chars().count());
            let range = egui::text::CCursorRange::one(end);
            state.cursor.set_char_range(Some(range));
            TextEdit::store_state(ui.ctx(), id, state);
        }
    } else if path_box.name.is_empty() && pressed(Key::Backspace) {
        *request = path_box.go_up().or(request.take());
    }
}

fn list(ui: &mut Ui, look: Look, path_box: &mut PathBox) -> Option<Request> {
    let words = &look.words.dialog;
    let mut clicked = None;
    let mut is_double = false;
    egui::Frame::new()
        .fill(colour32(look.theme.background))
        .stroke((1.0, colour32(look.theme.chrome_border)))
        .corner_radius(chrome::RADIUS)
        .inner_margin(4)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ScrollArea::vertical()
                .max_height(280.0)
                .min_scrolled_height(280.0)
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    match &path_box.listing {
                        None => muted(ui, look, words.reading_folder),
                        Some(Err(reason)) => muted(ui, look, &words.folder_unreadable(reason)),
                        Some(Ok(_)) => {
                            let entries = path_box.visible();
                            if entries.is_empty() {
                                muted(ui, look, words.empty_folder);
                            }
                            for (index, entry) in entries.iter().enumerate() {
                                let is_picked = path_box.cursor == Some(index);
                                let response = row(ui, look, entry, is_picked);
                                if response.clicked() {
                                    clicked = Some(index);
                                    is_double = response.double_clicked();
                                }
                            }
                        }
                    }
                });
        });
    let index = clicked?;
    path_box.cursor = Some(index);
    let entry = (*path_box.visible().get(index)?).clone();
    if entry.is_folder {
        let folder = path_box.folder.join(entry.name);
        return Some(path_box.enter_folder(folder));
    }
    path_box.name = entry.name;
    if is_double {
        path_box.confirm(None)
    } else {
        None
    }
}

fn row(ui: &mut Ui, look: Look, entry: &Entry, is_picked: bool) -> egui::Response {
    let size = vec2(ui.available_width(), 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_picked, &entry.name)
    });
    if is_picked {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        let visuals = ui.style().interact_selectable(&response, is_picked);
        if is_picked || response.hovered() || response.has_focus() {
            ui.painter()
                .rect_filled(rect, visuals.corner_radius, visuals.weak_bg_fill);
        }
        let sign = if entry.is_folder {
            Icon::Folder
        } else {
            Icon::File
        };
        let sign_rect =
            egui::Rect::from_center_size(rect.left_center() + vec2(16.0, 0.0), vec2(16.0, 16.0));
        icon::paint(
            ui.painter(),
            sign_rect,
            sign,
            colour32(look.theme.text_muted),
        );
        ui.painter().text(
            rect.left_center() + vec2(32.0, 0.0),
            egui::Align2::LEFT_CENTER,
            &entry.name,
            egui::TextStyle::Body.resolve(ui.style()),
            colour32(look.theme.text),
        );
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path_box(purpose: Purpose, name: &str) -> PathBox {
        let endings = [".parcours.ron", ".ron"];
        let mut path_box = PathBox::new(
            purpose,
            "",
            PathBuf::from("/cartes"),
            name,
            &endings,
            ".parcours.ron",
        );
        let entry = |name: &str, is_folder| Entry {
            name: name.to_owned(),
            is_folder,
        };
        path_box.set_listing(Listing {
            folder: PathBuf::from("/cartes"),
            entries: Ok(vec![
                entry("vol.parcours.ron", false),
                entry("notes.txt", false),
                entry("Été 2026", true),
                entry("volumes.ron", false),
                entry(".cache", true),
                entry("archives", true),
            ]),
        });
        path_box
    }

    fn names(path_box: &PathBox) -> Vec<&str> {
        path_box
            .visible()
            .iter()
            .map(|entry| entry.name.as_str())
            .collect()
    }

    #[test]
    fn folders_come_first_and_only_maps_are_shown() {
        let mut path_box = path_box(Purpose::Open, "");
        let maps = ["archives", "Été 2026", "vol.parcours.ron", "volumes.ron"];
        assert_eq!(names(&path_box), maps);
        path_box.shows_all = true;
        assert!(names(&path_box).contains(&"notes.txt"));
    }

    #[test]
    fn completion_goes_as_far_as_the_names_agree() {
        let mut path_box = path_box(Purpose::Open, "VO");
        assert!(path_box.complete());
        assert_eq!(path_box.name, "vol");
        assert!(!path_box.complete(), "both names still fit");
        path_box.name = "volu".to_owned();
        assert!(path_box.complete());
        assert_eq!(path_box.name, "volumes.ron");
        path_box.name = "ete".to_owned();
        assert!(path_box.complete(), "accents do not matter");
        assert_eq!(path_box.name, "Été 2026/");
    }

    #[test]
    fn a_folder_is_entered_and_a_file_chosen() {
        let mut path_box = path_box(Purpose::Open, "archives");
        let archives = PathBuf::from("/cartes/archives");
        assert_eq!(
            path_box.confirm(None),
            Some(Request::List(archives.clone()))
        );
        assert_eq!(path_box.folder(), archives);
        assert_eq!(
            path_box.go_up(),
            Some(Request::List(PathBuf::from("/cartes")))
        );
        path_box.name = "vol.parcours.ron".to_owned();
        assert_eq!(
            path_box.confirm(None),
            Some(Request::Chosen(PathBuf::from("/cartes/vol.parcours.ron")))
        );
    }

    #[test]
    fn a_typed_path_may_be_absolute_or_start_at_home() {
        let mut path_box = path_box(Purpose::Open, "/ailleurs/x.ron");
        assert_eq!(
            path_box.confirm(None),
            Some(Request::Chosen(PathBuf::from("/ailleurs/x.ron")))
        );
        path_box.name = "~/x.ron".to_owned();
        assert_eq!(
            path_box.confirm(Some(Path::new("/home/ada"))),
            Some(Request::Chosen(PathBuf::from("/home/ada/x.ron")))
        );
    }

    #[test]
    fn saving_adds_the_ending_and_asks_before_replacing() {
        let mut path_box = path_box(Purpose::Save, "nouveau");
        assert_eq!(
            path_box.confirm(None),
            Some(Request::Chosen(PathBuf::from(
                "/cartes/nouveau.parcours.ron"
            )))
        );
        path_box.name = "vol".to_owned();
        assert_eq!(path_box.confirm(None), None);
        assert_eq!(
            path_box.asks_to_replace,
            Some(PathBuf::from("/cartes/vol.parcours.ron"))
        );
    }

    #[test]
    fn arrows_walk_the_list_and_stop_at_its_ends() {
        let mut path_box = path_box(Purpose::Open, "");
        path_box.move_cursor(1);
        assert_eq!(path_box.cursor, Some(0));
        path_box.move_cursor(-1);
        assert_eq!(path_box.cursor, Some(0));
        path_box.move_cursor(8);
        assert_eq!(path_box.cursor, Some(3));
        assert_eq!(
            path_box.confirm(None),
            Some(Request::Chosen(PathBuf::from("/cartes/volumes.ron")))
        );
    }

    #[test]
    fn a_listing_of_another_folder_is_ignored() {
        let mut path_box = path_box(Purpose::Open, "");
        path_box.set_listing(Listing {
            folder: PathBuf::from("/elsewhere"),
            entries: Err("gone".to_owned()),
        });
        assert!(!path_box.visible().is_empty());
    }
}
