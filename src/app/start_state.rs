//! What the start page shows: recent files with their dates, and the pictures of samples and templates.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use super::clock;
use super::desk::{Desk, JobResult};
use super::session::file_name;
use super::template_action;
use crate::export::{ExportSize, PngOptions, Progress, png};
use crate::i18n::Lang;
use crate::layout::{ViewOptions, Views};
use crate::model::Document;
use crate::scene::Scene;
use crate::storage::personal::{self, Shelf};
use crate::storage::starter::STARTERS;
use crate::text::TextSystem;
use crate::theme::{Theme, ThemeName};
use crate::ui::start::{PersonalItem, RecentItem, StarterItem};

/// Pixels from left to right; drawn at about a third of that width, so that small text stays crisp.
const MINIATURE_WIDTH: u32 = 900;

/// What a miniature is drawn of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drawing {
    Starter(usize),
    /// By its place on this shelf; a later shelf is another one.
    Personal {
        shelf: u32,
        index: usize,
    },
}

/// A drawn sample or template.
pub struct Miniature {
    of: Drawing,
    lang: Lang,
    theme: ThemeName,
    image: Option<ColorImage>,
}

/// The start page's memory.
#[derive(Default)]
pub struct StartState {
    /// What the pictures were asked for.
    drawn_for: Option<(Lang, ThemeName)>,
    pictures: Vec<Option<TextureHandle>>,
    /// The person's own templates; `None` until looked up.
    shelf: Option<Shelf>,
    shelf_number: u32,
    is_looking: bool,
    personal_pictures: Vec<Option<TextureHandle>>,
    /// Recent files that are no longer there; `None` until looked up.
    missing: Option<Vec<PathBuf>>,
}

impl StartState {
    /// Has the files looked up again, the next time the page is shown.
    pub fn look_again(&mut self) {
        self.missing = None;
        self.is_looking = false;
    }

    /// Starts what the page still lacks.
    pub fn prepare(&mut self, desk: &mut Desk) {
        if self.missing.is_none() {
            self.missing = Some(Vec::new());
            let files = desk.keeper.recent().files();
            let paths: Vec<PathBuf> = files.iter().map(|file| file.path.clone()).collect();
            // A folder on the network may take its time.
            desk.jobs.start("recent-files", move |_| {
                JobResult::Missing(paths.into_iter().filter(|path| !path.is_file()).collect())
            });
        }
        if !std::mem::replace(&mut self.is_looking, true) {
            let folder = template_action::templates_folder(desk);
            desk.jobs.start("templates", move |_| {
                JobResult::Shelved(folder.as_deref().map(personal::list).unwrap_or_default())
            });
        }
        let wanted = (desk.look.words.lang, desk.look.theme.name);
        if self.drawn_for != Some(wanted) {
            self.drawn_for = Some(wanted);
            self.pictures.resize(STARTERS.len(), None);
            self.draw(desk, 0);
            self.draw_personal(desk, 0);
        }
    }

    /// The folder of templates was read.
    pub fn shelved(&mut self, desk: &mut Desk, shelf: Shelf) {
        self.shelf_number = self.shelf_number.wrapping_add(1);
        self.personal_pictures = vec![None; shelf.templates.len()];
        self.shelf = Some(shelf);
        self.draw_personal(desk, 0);
    }

    /// Draws one of the person's own templates; the next follows when it is done.
    fn draw_personal(&self, desk: &mut Desk, index: usize) {
        let Some((lang, theme)) = self.drawn_for else {
            return;
        };
        let templates = self.shelf.as_ref().map(|shelf| &shelf.templates);
        let Some(template) = templates.and_then(|all| all.get(index)) else {
            return;
        };
        let (path, shelf) = (template.path.clone(), self.shelf_number);
        desk.jobs.start("miniature", move |_| {
            let image = personal::open(&path).ok().and_then(|opened| {
                let scene = scene_of(&opened.document, lang, theme, &[]);
                picture_of(&scene, MINIATURE_WIDTH)
            });
            JobResult::Drawn(Miniature {
                of: Drawing::Personal { shelf, index },
                lang,
                theme,
                image,
            })
        });
    }

    /// Draws one starter; the next follows when it is done, so that the samples appear first.
    fn draw(&self, desk: &mut Desk, index: usize) {
        let Some((lang, theme)) = self.drawn_for else {
            return;
        };
        let Some(map) = STARTERS.get(index) else {
            return;
        };
        desk.jobs.start("miniature", move |_| {
            let scene = scene_of(&map.document(lang), lang, theme, &[]);
            JobResult::Drawn(Miniature {
                of: Drawing::Starter(index),
                lang,
                theme,
                image: picture_of(&scene, MINIATURE_WIDTH),
            })
        });
    }

    pub fn drawn(&mut self, desk: &mut Desk, miniature: Miniature) {
        if self.drawn_for != Some((miniature.lang, miniature.theme)) {
            return;
        }
        let (slots, index) = match miniature.of {
            Drawing::Starter(index) => (&mut self.pictures, index),
            Drawing::Personal { shelf, index } if shelf == self.shelf_number => {
                (&mut self.personal_pictures, index)
            }
            Drawing::Personal { .. } => return,
        };
        if let (Some(slot), Some(image)) = (slots.get_mut(index), miniature.image) {
            *slot = Some(texture(&desk.ctx, "miniature", image));
        }
        match miniature.of {
            Drawing::Starter(index) => self.draw(desk, index + 1),
            Drawing::Personal { index, .. } => self.draw_personal(desk, index + 1),
        }
    }

    pub fn missing(&mut self, paths: Vec<PathBuf>) {
        self.missing = Some(paths);
    }

    pub fn starters(&self, desk: &Desk) -> Vec<StarterItem> {
        let all = STARTERS.iter().enumerate();
        all.map(|(index, starter)| {
            let (title, hint) = desk
                .look
                .words
                .shell
                .starter(starter.key, starter.is_sample);
            StarterItem {
                title,
                hint,
                is_sample: starter.is_sample,
                picture: self.pictures.get(index).cloned().flatten(),
            }
        })
        .collect()
    }

    pub fn personal(&self, desk: &Desk) -> Vec<PersonalItem> {
        let words = &desk.look.words.template;
        let templates = self.shelf.iter().flat_map(|shelf| &shelf.templates);
        templates
            .zip(&self.personal_pictures)
            .map(|(template, picture)| PersonalItem {
                template: template.clone(),
                hint: words.size(template.num_steps, template.num_lanes),
                picture: picture.clone(),
            })
            .collect()
    }

    /// Files of the folder of templates that cannot be read.
    pub fn damaged(&self) -> &[String] {
        self.shelf.as_ref().map_or(&[], |shelf| &shelf.damaged)
    }

    pub fn recent(&self, desk: &Desk) -> Vec<RecentItem> {
        let now = clock::now();
        let missing = self.missing.as_deref().unwrap_or_default();
        let items = desk.keeper.recent().files().iter().map(|file| RecentItem {
            path: file.path.clone(),
            title: if file.title.is_empty() {
                file_name(&file.path)
            } else {
                file.title.clone()
            },
            folder: short_folder(&file.path),
            day: desk.look.words.shell.day(clock::day(file.time, now)),
            is_missing: missing.contains(&file.path),
        });
        items.collect()
    }
}

/// The folder a file is in; the home folder is written `~`.
pub fn short_folder(path: &std::path::Path) -> String {
    let folder = path.parent().unwrap_or(path);
    let home = super::chooser::home_folder();
    match home.and_then(|home| folder.strip_prefix(home).ok().map(PathBuf::from)) {
        Some(inside) if inside.as_os_str().is_empty() => "~".to_owned(),
        Some(inside) => format!("~/{}", inside.display()),
        None => folder.display().to_string(),
    }
}

/// A document as it is exported in a language and a theme; `faces` lend what the bundled fonts lack.
pub fn scene_of(
    document: &Document,
    lang: Lang,
    theme: ThemeName,
    faces: &[Arc<Vec<u8>>],
) -> Scene {
    let options = ViewOptions {
        lang,
        ..ViewOptions::default()
    };
    view_of(document, &options, theme, faces)
}

/// The same in any view.
pub fn view_of(
    document: &Document,
    options: &ViewOptions,
    theme: ThemeName,
    faces: &[Arc<Vec<u8>>],
) -> Scene {
    let mut text = TextSystem::new();
    for face in faces {
        text.lend(Arc::clone(face));
    }
    let layout = Views::new().layout(document, options, &mut text, Theme::named(theme));
    layout.scene
}

/// A scene as pixels, `width` wide.
pub fn picture_of(scene: &Scene, width: u32) -> Option<ColorImage> {
    let options = PngOptions::new(ExportSize::Width(width));
    let mut bytes = Vec::new();
    png(scene, &options, &mut bytes, &Progress::silent()).ok()?;
    let pixels = image::load_from_memory(&bytes).ok()?.into_rgb8();
    let size = [pixels.width() as usize, pixels.height() as usize];
    Some(ColorImage::from_rgb(size, pixels.as_raw()))
}

pub fn texture(ctx: &Context, name: &str, image: ColorImage) -> TextureHandle {
    let options = TextureOptions {
        mipmap_mode: Some(egui::TextureFilter::Linear),
        ..TextureOptions::LINEAR
    };
    ctx.load_texture(name, image, options)
}
