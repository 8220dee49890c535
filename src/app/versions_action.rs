//! Earlier versions of the open map: listed, compared and drawn on threads of their own, reopened as copies.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::{ColorImage, TextureHandle};

use super::clock;
use super::desk::{Desk, JobResult};
use super::file_actions::Intent;
use super::start_state::{picture_of, scene_of, texture};
use crate::model::{Difference, Document};
use crate::storage::journal::versions::{self, Version};
use crate::storage::personal::plain_name;
use crate::ui::dialog::versions::{self as dialog, Answer, Item, Picture, Versions};

/// Pixels from left to right of a preview.
const WIDTH: u32 = 1000;

/// What a job found out; each is about the dialog of a number.
pub enum VersionsReport {
    Listed(u64, Vec<Version>),
    /// What was done to the map since the version at this place; `None` when that cannot be read.
    Compared(u64, usize, Option<Difference>),
    Drawn(u64, usize, Option<ColorImage>),
}

/// A version to be opened as a map of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restoration {
    pub version: Version,
    /// What to call the copy's file.
    pub name: String,
    /// When it is from, in words.
    pub when: String,
}

/// What is to be done with a version.
pub enum Wanted {
    Open(Intent),
    /// And when it is from.
    Compare(Version, String),
}

enum Preview {
    Unknown,
    Unreadable,
    Drawn(TextureHandle),
}

struct Entry {
    version: Version,
    /// `None` until compared; then `None` when it cannot be read.
    since: Option<Option<Difference>>,
    preview: Preview,
}

struct Open {
    number: u64,
    /// As it was when the dialog opened; versions are compared with it.
    document: Document,
    faces: Vec<Arc<Vec<u8>>>,
    /// The map's file name without ending.
    name: String,
    entries: Option<Vec<Entry>>,
    picked: usize,
    is_drawing: bool,
}

/// How long the list waits for the journal.
const PATIENCE: Duration = Duration::from_secs(3);

/// The dialog, if it is open.
#[derive(Default)]
pub struct VersionsAction {
    open: Option<Open>,
    next_number: u64,
}

impl VersionsAction {
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Opens the dialog about the open map, which has a file.
    pub fn begin(&mut self, desk: &mut Desk, data: Option<PathBuf>) {
        desk.keep_typing();
        let Some(session) = &desk.session else { return };
        let (Some(data), Some(file)) = (data, &session.file) else {
            return;
        };
        self.next_number += 1;
        let number = self.next_number;
        let document = session.editor.document().clone();
        self.open = Some(Open {
            number,
            document: document.clone(),
            faces: session.editor.fallback_fonts().to_vec(),
            name: session.suggested_name(desk.look.words),
            entries: None,
            picked: 0,
            is_drawing: false,
        });
        let path = file.path.clone();
        let journal = desk.recorder.last_words();
        desk.jobs.start("versions", move |_| {
            // A version of the save just made may still be on its way.
            if let Some(journal) = journal {
                journal.write(PATIENCE);
            }
            let versions = versions::list(&data, &path, &document);
            JobResult::Versions(VersionsReport::Listed(number, versions))
        });
    }

    /// A job ended; the next one begins.
    pub fn reported(&mut self, desk: &mut Desk, report: VersionsReport) {
        let number = match &report {
            VersionsReport::Listed(number, _)
            | VersionsReport::Compared(number, ..)
            | VersionsReport::Drawn(number, ..) => *number,
        };
        let Some(open) = self.open.as_mut().filter(|open| open.number == number) else {
            return;
        };
        match report {
            VersionsReport::Listed(_, versions) => {
                let entries = versions.into_iter().map(|version| Entry {
                    version,
                    since: None,
                    preview: Preview::Unknown,
                });
                open.entries = Some(entries.collect());
                open.compare(desk, 0);
            }
            VersionsReport::Compared(_, index, difference) => {
                if let Some(entry) = open.entry(index) {
                    entry.since = Some(difference);
                }
                open.compare(desk, index + 1);
            }
            VersionsReport::Drawn(_, index, image) => {
                open.is_drawing = false;
                if let Some(entry) = open.entry(index) {
                    entry.preview = match image {
                        Some(image) => Preview::Drawn(texture(&desk.ctx, "version", image)),
                        None => Preview::Unreadable,
                    };
                }
            }
        }
    }

    /// A job ended without a result: what it was to find out stays unknown.
    pub fn lost(&mut self) {
        if let Some(open) = &mut self.open {
            open.is_drawing = false;
        }
    }

    /// Shows the dialog; what the person wants done.
    pub fn show(&mut self, desk: &mut Desk) -> Option<Wanted> {
        let open = self.open.as_mut()?;
        open.draw(desk);
        let items: Option<Vec<Item>> = open
            .entries
            .as_ref()
            .map(|entries| entries.iter().map(|entry| item(desk, entry)).collect());
        let entry = open.entries.as_ref().and_then(|all| all.get(open.picked));
        let picture = match entry.map(|entry| &entry.preview) {
            Some(Preview::Drawn(texture)) => Picture::Drawn(texture.clone()),
            Some(Preview::Unreadable) => Picture::Unreadable,
            _ => Picture::Drawing,
        };
        let shown = Versions {
            items: items.as_deref(),
            picked: open.picked,
            picture,
        };
        match dialog::show(&desk.ctx, desk.look, &shown)? {
            Answer::Pick(index) => {
                open.picked = index;
                desk.ctx.request_repaint();
                None
            }
            Answer::Close => {
                self.open = None;
                None
            }
            Answer::Compare => {
                let open = self.open.take()?;
                let entry = open.entries?.into_iter().nth(open.picked)?;
                let when = when(desk, entry.version.facts.time);
                Some(Wanted::Compare(entry.version, when))
            }
            Answer::Restore => {
                let open = self.open.take()?;
                let entry = open.entries?.into_iter().nth(open.picked)?;
                let time = entry.version.facts.time;
                Some(Wanted::Open(Intent::Restore(Box::new(Restoration {
                    name: plain_name(&format!("{} {}", open.name, clock::stamp(time))),
                    when: when(desk, time),
                    version: entry.version,
                }))))
            }
        }
    }
}

impl Open {
    fn entry(&mut self, index: usize) -> Option<&mut Entry> {
        self.entries.as_mut()?.get_mut(index)
    }

    /// Finds out what was done since a version; the next one follows.
    fn compare(&mut self, desk: &mut Desk, index: usize) {
        let Some(version) = self.entry(index).map(|entry| entry.version.clone()) else {
            return;
        };
        let (number, document) = (self.number, self.document.clone());
        desk.jobs.start("version", move |_| {
            let then = version.read();
            let difference = then.map(|then| Difference::between(&then, &document));
            JobResult::Versions(VersionsReport::Compared(number, index, difference))
        });
    }

    /// Draws the picked version unless one is being drawn.
    fn draw(&mut self, desk: &mut Desk) {
        let (number, index) = (self.number, self.picked);
        if self.is_drawing {
            return;
        }
        let Some(entry) = self.entry(index) else {
            return;
        };
        if !matches!(entry.preview, Preview::Unknown) {
            return;
        }
        let version = entry.version.clone();
        let faces = self.faces.clone();
        let (lang, theme) = (desk.look.words.lang, desk.look.theme.name);
        self.is_drawing = true;
        desk.jobs.start("version-picture", move |_| {
            let image = version.read().and_then(|document| {
                let scene = scene_of(&document, lang, theme, &faces);
                picture_of(&scene, WIDTH)
            });
            JobResult::Versions(VersionsReport::Drawn(number, index, image))
        });
    }
}

fn item(desk: &Desk, entry: &Entry) -> Item {
    let words = desk.look.words;
    let since = match entry.since {
        None => words.versions.reading.to_owned(),
        Some(None) => words.versions.unreadable.to_owned(),
        Some(Some(difference)) if difference.is_nothing() => words.versions.same.to_owned(),
        Some(Some(difference)) => {
            let difference = words.recovery.difference(&difference);
            words.versions.since(&difference)
        }
    };
    let mut when = when(desk, entry.version.facts.time);
    if entry.version.facts.before_meeting {
        when = format!("{when} – {}", words.minutes.before_meeting.to_lowercase());
    }
    Item { when, since }
}

fn when(desk: &Desk, time: u64) -> String {
    let words = desk.look.words;
    let (day, hour) = clock::moment(time);
    words.recovery.when(&words.shell, day, &hour)
}
