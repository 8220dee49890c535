//! An embedded picture: its preview, choosing another, taking it away, saying what it shows.

use egui::{CornerRadius, Sense, vec2};

use super::super::form::{Form, Shared};
use crate::model::{Document, Edit, Picture, PictureId};
use crate::theme::chrome;
use crate::ui::canvas::picture::PictureCache;

/// What is wanted of a picture.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wish {
    Choose,
    Remove,
    Describe(Picture),
}

/// A preview is at most this high.
const HEIGHT: f32 = 144.0;

pub(super) fn show(
    form: &mut Form<'_>,
    document: &Document,
    cache: &mut PictureCache,
    shown: Shared<Option<PictureId>>,
) -> Option<Wish> {
    let words = &form.words.inspector;
    let mut wish = None;
    form.label(words.picture);
    let found = shown.value.filter(|_| !shown.is_mixed);
    let found = found.and_then(|id| document.pictures.iter().find(|row| row.id == id));
    if shown.is_mixed {
        form.hint(words.mixed);
    }
    if let Some(picture) = found {
        let width = form.ui.available_width();
        let scale =
            (width / picture.width.max(1) as f32).min(HEIGHT / picture.height.max(1) as f32);
        let size = vec2(picture.width as f32, picture.height as f32) * scale.min(1.0);
        let (rect, response) = form
            .ui
            .allocate_exact_size(size.max(vec2(24.0, 24.0)), Sense::hover());
        let radius = CornerRadius::same(chrome::RADIUS);
        let shape = cache.shape(form.ui.painter(), picture, rect, radius);
        form.ui.painter().add(shape);
        let name = match picture.description.trim() {
            "" => words.picture,
            description => description,
        };
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
    }
    let has_one = shown.is_mixed || shown.value.is_some();
    form.ui.horizontal_wrapped(|ui| {
        let choose = if has_one {
            words.replace_picture
        } else {
            words.choose_picture
        };
        if ui.button(choose).clicked() {
            wish = Some(Wish::Choose);
        }
        if has_one && ui.button(words.remove_picture).clicked() {
            wish = Some(Wish::Remove);
        }
    });
    if let Some(picture) = found {
        let mut text = Shared::same(picture.description.clone());
        if form.text("picture_description", words.picture_description, &mut text) {
            wish = Some(Wish::Describe(Picture {
                description: text.value,
                ..Picture::clone(picture)
            }));
        }
    }
    wish
}

/// `set` makes someone show no picture or another; pictures nobody shows afterwards go too.
pub(super) fn without_unused(document: &Document, set: Edit) -> Edit {
    let Ok(next) = document.apply(&set) else {
        return set;
    };
    let is_used = |id: PictureId| {
        next.cards.iter().any(|card| card.picture == Some(id))
            || next.personas.iter().any(|row| row.picture == Some(id))
    };
    let was_used = |id: PictureId| {
        document.cards.iter().any(|card| card.picture == Some(id))
            || document.personas.iter().any(|row| row.picture == Some(id))
    };
    let unused = next.pictures.iter().map(|picture| picture.id);
    let unused: Vec<PictureId> = unused.filter(|&id| was_used(id) && !is_used(id)).collect();
    if unused.is_empty() {
        return set;
    }
    let removals = unused.into_iter().map(Edit::RemovePicture);
    Edit::Batch(std::iter::once(set).chain(removals).collect())
}
