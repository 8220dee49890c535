//! The headless editor: document, history, selection, gestures, viewport. Testable without a window.
//!
//! An [`Editor`] owns a document and keeps an up-to-date layout of it. Whoever shows it feeds it pointer
//! events, commands and text, and draws its layout and its overlay. It never names a window library, opens
//! a file or asks a clock. The document changes only through [`Editor::apply`] and undo; what is under way
//! (a text being typed, an emotion being dragged) is a preview that only the layout shows.

mod agenda;
mod arrange;
mod blocked;
mod capture;
mod clipboard;
mod feeling;
mod filter;
mod find;
mod gather;
mod gesture;
mod go_to;
mod history;
mod inbox;
mod inbox_draft;
mod insert;
mod layout_memory;
mod level;
mod linking;
mod loss;
mod meeting;
mod offer;
mod outline;
mod overlay;
mod pointer;
mod present;
mod run;
mod selection;
mod store;
mod structure;
mod text_edit;
mod text_history;
mod view;
mod viewport;
mod vote;
mod walk;

pub use blocked::Blocked;
pub use capture::{Capture, Captured, Landing, said, sign_of};
pub use clipboard::{
    Clip, Excess, Incoming, MOST_CARDS, MOST_CHARACTERS, MOST_LANES, MOST_STEPS, MOST_TEXT_BYTES,
    PasteError, PasteForm, PastePlan, PasteShape, Pasted, Place, TableCell, TextTable,
};
pub use filter::{Facet, Filter, Trait, traits_of};
pub use find::{Concealed, Field, FindOptions, Finder, Holder, Marks, Match};
pub use gesture::{Edge, Grip, RoomPreview};
pub use history::{History, MergeKey};
pub use inbox::{Destination, Dropped, NoteDrag, NoteDrop, destination};
use inbox_draft::InboxDraft;
pub use insert::Side;
pub use outline::{Outline, OutlineKind, OutlineRow};
pub use overlay::{Cursor, EmotionPreview, Handle, OfferPreview, Overlay};
pub use pointer::{Button, Modifiers, PointerEvent};
pub use present::{Cover, Presenting, Projection};
pub use run::Outcome;
pub use selection::Selection;
pub use text_edit::{Finish, TextEdit};
pub use text_history::difference;
pub use viewport::Viewport;
pub use vote::ranking;

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use crate::i18n::Catalog;
use crate::layout::{Layout, View, ViewOptions, Views};
use crate::model::{Document, Edit, EditError, EditName, IdGenerator, TypedId};
use crate::scene::{Pin, Point, Rect, Target, point};
use crate::text::TextSystem;
use crate::theme::{DARK, LIGHT, Theme, ThemeName};

use gesture::Gesture;
use layout_memory::{Cause, LayoutMemory};

/// One map being edited.
pub struct Editor {
    document: Document,
    /// The document with what is under way; what the layout shows.
    preview: Option<Document>,
    saved: Document,
    is_changed: bool,
    /// Nothing may be changed.
    is_reading_only: bool,
    history: History,
    ids: IdGenerator,
    selection: Selection,
    hovered: Option<Target>,
    /// The handle under the pointer.
    grip: Option<Grip>,
    offer: Option<offer::Offer>,
    /// The step the keyboard goes up and down in, while it stands on wider cards.
    walk_step: Option<crate::model::StepId>,
    viewport: Viewport,
    gesture: Gesture,
    pointer: Option<Point>,
    text_edit: Option<TextEdit>,
    clip: Option<Clip>,
    /// What was copied last waits for the system's clipboard.
    has_copied: bool,
    /// What the last deletion took along, in words.
    loss: Option<String>,
    /// The line in which one writes down what is said.
    capture: Capture,
    inbox_draft: InboxDraft,
    note_drag: Option<NoteDrag>,
    finder: Finder,
    filter: Filter,
    text: TextSystem,
    views: Views,
    layout: Arc<Layout>,
    layouts: LayoutMemory,
    options: ViewOptions,
    /// Where the other views were left.
    seen: Vec<(View, Viewport)>,
    theme: ThemeName,
    presenting: Option<Presenting>,
    projection: Projection,
}

impl Editor {
    /// An editor of a sound document (see [`Document::repair`]); `ids` gives new things their ids.
    pub fn new(document: Document, ids: IdGenerator) -> Self {
        let mut editor = Self {
            saved: document.clone(),
            document,
            preview: None,
            is_changed: false,
            is_reading_only: false,
            history: History::default(),
            ids,
            selection: Selection::default(),
            hovered: None,
            grip: None,
            offer: None,
            walk_step: None,
            viewport: Viewport::default(),
            gesture: Gesture::default(),
            pointer: None,
            text_edit: None,
            clip: None,
            has_copied: false,
            loss: None,
            capture: Capture::default(),
            inbox_draft: InboxDraft::default(),
            note_drag: None,
            finder: Finder::default(),
            filter: Filter::default(),
            text: TextSystem::new(),
            views: Views::new(),
            layout: Arc::default(),
            layouts: LayoutMemory::default(),
            options: ViewOptions::default(),
            seen: Vec::new(),
            theme: ThemeName::default(),
            presenting: None,
            projection: Projection::default(),
        };
        editor.lay_out();
        editor
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The document as the layout shows it: with the text being typed or the emotion being dragged.
    pub fn shown_document(&self) -> &Document {
        self.preview.as_ref().unwrap_or(&self.document)
    }

    /// Always up to date.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    pub fn options(&self) -> &ViewOptions {
        &self.options
    }

    /// The map is laid out anew when the guard is dropped, if something changed.
    pub fn options_mut(&mut self) -> OptionsMut<'_> {
        OptionsMut {
            before: self.options.clone(),
            editor: self,
        }
    }

    pub fn theme_name(&self) -> ThemeName {
        self.theme
    }

    pub fn theme(&self) -> &'static Theme {
        match (self.options.room, self.theme) {
            (Some(_), name) => Theme::in_room(name),
            (None, ThemeName::Light) => &LIGHT,
            (None, ThemeName::Dark) => &DARK,
        }
    }

    pub fn set_theme(&mut self, theme: ThemeName) {
        if self.theme != theme {
            self.theme = theme;
            self.lay_out();
            self.refresh_stop();
        }
    }

    /// The words of the language the map is shown in.
    pub fn catalog(&self) -> &'static Catalog {
        self.options.lang.catalog()
    }

    pub fn viewport(&self) -> &Viewport {
        &self.viewport
    }

    pub fn viewport_mut(&mut self) -> &mut Viewport {
        &mut self.viewport
    }

    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Selects exactly these; what the document does not have is left out.
    pub fn select(&mut self, targets: impl IntoIterator<Item = Target>) {
        self.keep_text();
        self.drop_offer();
        self.history.seal();
        self.selection = Selection::of(targets);
        self.selection.sweep(&self.document);
    }

    /// Selects it besides what is selected, or no longer.
    pub fn toggle_selected(&mut self, target: Target) {
        self.keep_text();
        self.history.seal();
        self.selection.toggle(target);
        self.selection.sweep(&self.document);
    }

    /// What the pointer is over.
    pub fn hovered(&self) -> Option<Target> {
        self.hovered
    }

    /// Applies `edit` as a step of the history. Steps with the same key are undone together until
    /// [`Editor::seal`]. An edit that changes nothing leaves no trace.
    ///
    /// # Errors
    /// When the edit does not fit the document, which is then left as it was.
    pub fn apply(&mut self, edit: Edit, key: Option<MergeKey>) -> Result<(), EditError> {
        let name = edit.name();
        self.apply_as(name, edit, key)
    }

    /// Like [`Editor::apply`], under a name of its own in the undo menu.
    ///
    /// # Errors
    /// As [`Editor::apply`].
    pub fn apply_as(
        &mut self,
        name: EditName,
        edit: Edit,
        key: Option<MergeKey>,
    ) -> Result<(), EditError> {
        if self.is_reading_only {
            return Err(EditError::ReadingOnly);
        }
        let next = self.document.apply(&edit)?;
        if !next.is_same(&self.document) {
            self.loss = loss::told(&self.document, &next, name, &edit, self.catalog());
            self.history
                .record(&self.document, &self.selection, name, key);
            self.document = next;
            self.document_changed();
        }
        Ok(())
    }

    /// Whether changes are refused, for a map that somebody else writes.
    pub fn is_reading_only(&self) -> bool {
        self.is_reading_only
    }

    pub fn set_reading_only(&mut self, is_reading_only: bool) {
        if is_reading_only {
            self.finish_text_edit(Finish::Discard);
            self.cancel_gesture();
        }
        self.is_reading_only = is_reading_only;
    }

    /// What the last deletion took along, to be said once.
    pub fn take_loss(&mut self) -> Option<String> {
        self.loss.take()
    }

    /// Ends merging: the next change is a step of its own. Call it when a field loses the focus, on Enter
    /// and after a pause.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// Characters of the map that no font has; they are left out of the picture.
    pub fn missing_characters(&self) -> &std::collections::BTreeSet<char> {
        self.text.missing_characters()
    }

    /// The fonts that lend letters to the map, one face each.
    pub fn fallback_fonts(&self) -> &[Arc<Vec<u8>>] {
        self.text.fallback_fonts()
    }

    /// Lends those of `faces` that the map does not have yet, and lays it out anew.
    pub fn add_fallback_fonts(&mut self, faces: &[Arc<Vec<u8>>]) {
        let num_known = self.text.fallback_fonts().len();
        let new = faces.get(num_known..).unwrap_or_default();
        if !new.is_empty() {
            for face in new {
                self.text.lend(Arc::clone(face));
            }
            self.views = Views::new();
            self.lay_out();
            self.refresh_stop();
        }
    }

    /// A new random id for a thing to be added.
    pub fn new_id<I: TypedId>(&mut self) -> I {
        self.ids.next_id()
    }

    /// What undo would take back, in the map's language: “move 3 cards”.
    pub fn undo_name(&self) -> Option<String> {
        let name = self.history.undo_name()?;
        Some(self.catalog().editor.edit_name(name))
    }

    /// What redo would do again.
    pub fn redo_name(&self) -> Option<String> {
        let name = self.history.redo_name()?;
        Some(self.catalog().editor.edit_name(name))
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    /// Whether the document differs from what was last saved.
    pub fn is_changed(&self) -> bool {
        self.is_changed
    }

    /// What the file holds, as far as is known.
    pub fn saved_document(&self) -> &Document {
        &self.saved
    }

    pub fn mark_saved(&mut self) {
        self.mark_saved_as(self.document.clone());
    }

    /// `document` is what the file holds now; for saves that end after further changes.
    pub fn mark_saved_as(&mut self, document: Document) {
        self.saved = document;
        self.is_changed = !self.document.is_same(&self.saved);
    }

    /// For maps that no file holds yet (recovered, from a template).
    pub fn mark_unsaved(&mut self) {
        self.saved = Document::default();
        self.is_changed = true;
    }

    /// Where a target is now, in map units: headers where they are pinned, emotion points around their
    /// middle, cells as a whole, what the view does not draw where its step is.
    pub fn place_of(&self, target: Target) -> Option<Rect> {
        let shown = self.layout.shown_as(&self.document, target)?;
        self.layout.shown_rect(shown, self.viewport.visible())
    }

    /// Brings a target into sight, clear of the pinned headers.
    pub fn reveal(&mut self, target: Target) {
        let Some(rect) = self.place_of(target) else {
            return;
        };
        let rect = self.with_outline(target, rect);
        let pinned = self.pinned_extent();
        let pinned = match target {
            Target::Title => point(0.0, 0.0),
            Target::Stage(_) | Target::Step(_) => point(pinned.x, 0.0),
            Target::Lane(_) => point(0.0, pinned.y),
            _ => pinned,
        };
        self.viewport.reveal_beside(rect, pinned);
    }

    /// Width and height of the map covered by pinned lane labels and headers.
    fn pinned_extent(&self) -> Point {
        let visible = self.viewport.visible();
        let scene = &self.layout.scene;
        // What would cover too much is not pinned; ask as if the map were scrolled out.
        let far = Rect {
            x: scene.bounds.right(),
            y: scene.bounds.bottom(),
            ..visible
        };
        let mut extent = point(0.0, 0.0);
        for placed in scene.placed.iter().chain(&scene.stand_ins) {
            let Some(offset) = placed
                .screen_offset(far)
                .filter(|_| placed.pin != Pin::None)
            else {
                continue;
            };
            let bounds = placed.fragment.bounds;
            if offset.x > placed.offset.x {
                extent.x = extent.x.max(bounds.width);
            }
            if offset.y > placed.offset.y {
                extent.y = extent.y.max(bounds.height);
            }
        }
        extent
    }

    fn document_changed(&mut self) {
        self.is_changed = !self.document.is_same(&self.saved);
        self.selection.sweep(&self.document);
        self.hovered = self
            .hovered
            .filter(|&target| selection::exists(&self.document, target));
        self.refresh_filter();
        self.drop_offer();
        self.drop_stale_gesture();
        self.drop_stale_text_edit();
        self.lay_out();
        self.refresh_stop();
    }

    /// Shows `preview` (or the document itself) without changing the document.
    fn show(&mut self, preview: Option<Document>) {
        if preview.is_some() || self.preview.is_some() {
            self.preview = preview;
            self.lay_out();
        }
    }

    fn lay_out(&mut self) {
        let cause = Cause {
            document: self.preview.as_ref().unwrap_or(&self.document).clone(),
            options: self.options.clone(),
            theme: self.theme,
            num_fonts: self.text.fallback_fonts().len(),
        };
        if let Some(layout) = self.layouts.recall(&cause) {
            self.layout = layout;
            return;
        }
        let theme = self.theme();
        let (views, text) = (&mut self.views, &mut self.text);
        let layout = views.layout(&cause.document, &self.options, text, theme);
        self.layout = Arc::new(layout);
        // What is only tried out passes by.
        if self.preview.is_none() {
            self.layouts.keep(cause, &self.layout);
        }
    }
}

/// Access to the view options that lays the map out anew afterwards.
pub struct OptionsMut<'a> {
    editor: &'a mut Editor,
    before: ViewOptions,
}

impl Deref for OptionsMut<'_> {
    type Target = ViewOptions;
    fn deref(&self) -> &ViewOptions {
        &self.editor.options
    }
}

impl DerefMut for OptionsMut<'_> {
    fn deref_mut(&mut self) -> &mut ViewOptions {
        &mut self.editor.options
    }
}

impl Drop for OptionsMut<'_> {
    fn drop(&mut self) {
        if self.editor.options != self.before {
            self.editor.lay_out();
            self.editor.refresh_stop();
        }
    }
}
