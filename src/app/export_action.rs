//! Exporting: the dialog's preview and estimate, then the file itself, all on worker threads.

use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{ColorImage, TextureHandle};

use super::desk::{Desk, JobResult};
use super::file_actions::{ChoiceUse, FileActions};
use super::jobs::{JobId, Signal};
use super::problems::Problem;
use super::start_state::{picture_of, texture, view_of};
use crate::export::{
    Cancel, ExportError, ExportSize, PixelSize, PngOptions, Progress, SvgOptions, png, svg,
};
use crate::i18n::Lang;
use crate::layout::{View, ViewOptions};
use crate::model::{Document, VoteRoundId};
use crate::scene::Scene;
use crate::storage::{SaveError, atomic};
use crate::theme::ThemeName;
use crate::ui::dialog::export::{Answer, ExportForm, Facts, Format, show};
use crate::ui::dialog::message::Message;

const PREVIEW_WIDTH: u32 = 1200;

/// What tells one drawing of a map from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Drawing {
    view: View,
    theme: ThemeName,
    lang: Lang,
    votes: Option<VoteRoundId>,
}

impl Drawing {
    fn of(form: &ExportForm) -> Self {
        Self {
            view: form.view,
            theme: form.theme,
            lang: form.lang,
            votes: form.votes,
        }
    }

    fn scene(self, document: &Document, faces: &[Arc<Vec<u8>>]) -> Scene {
        let options = ViewOptions {
            view: self.view,
            lang: self.lang,
            votes: self.votes,
            ..ViewOptions::default()
        };
        view_of(document, &options, self.theme, faces)
    }
}

/// The picture and figures of one choice of view, theme and language.
pub struct Preview {
    drawing: Drawing,
    scene: Arc<Scene>,
    image: Option<ColorImage>,
    growth: Growth,
    svg_bytes: u64,
}

/// How a PNG's size grows with its width, measured on two small ones.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Growth {
    width: f64,
    bytes: f64,
    exponent: f64,
}

impl Growth {
    fn measure(scene: &Scene) -> Self {
        let measured = |width: u32| {
            let mut bytes = Vec::new();
            let options = PngOptions::new(ExportSize::Width(width));
            let written = png(scene, &options, &mut bytes, &Progress::silent());
            written.map_or(0.0, |_| bytes.len() as f64)
        };
        let (half, whole) = (measured(PREVIEW_WIDTH / 2), measured(PREVIEW_WIDTH));
        let exponent = if half > 0.0 {
            (whole / half).log2()
        } else {
            0.0
        };
        Self {
            width: f64::from(PREVIEW_WIDTH),
            bytes: whole,
            exponent: exponent.clamp(0.0, 2.0),
        }
    }

    fn bytes_at(self, width: u32) -> u64 {
        (self.bytes * (f64::from(width) / self.width).powf(self.exponent)) as u64
    }
}

/// What the export itself brought.
pub struct ExportReport {
    path: PathBuf,
    result: Result<(), ExportError>,
}

struct Drawn {
    drawing: Drawing,
    scene: Arc<Scene>,
    picture: Option<TextureHandle>,
    growth: Growth,
    svg_bytes: u64,
}

struct Running {
    id: JobId,
    signal: Arc<Signal>,
    cancel: Cancel,
}

/// The open dialog and what it stands on.
struct OpenDialog {
    document: Document,
    /// Fonts lent to the map when the dialog was opened.
    faces: Vec<Arc<Vec<u8>>>,
    form: ExportForm,
    asked: Option<Drawing>,
    drawn: Option<Drawn>,
    running: Option<Running>,
}

/// The export dialog, open or not.
#[derive(Default)]
pub struct ExportAction {
    dialog: Option<OpenDialog>,
    /// Kept from one export to the next.
    last: Option<ExportForm>,
}

impl ExportAction {
    pub fn is_open(&self) -> bool {
        self.dialog.is_some()
    }

    pub fn begin(&mut self, desk: &mut Desk) {
        let Some(session) = &mut desk.session else {
            return;
        };
        session.editor.finish_text_edit(crate::editor::Finish::Keep);
        let lang = desk.look.words.lang;
        let mut form = self.last.clone().unwrap_or_else(|| ExportForm::new(lang));
        // What is seen is what is offered.
        form.view = session.editor.view();
        form.votes = session.editor.options().votes;
        self.dialog = Some(OpenDialog {
            document: session.editor.document().clone(),
            faces: session.editor.fallback_fonts().to_vec(),
            form,
            asked: None,
            drawn: None,
            running: None,
        });
    }

    pub fn show(&mut self, desk: &mut Desk, files: &mut FileActions, frame: &eframe::Frame) {
        let Some(dialog) = &mut self.dialog else {
            return;
        };
        dialog.ask_for_preview(desk);
        let facts = dialog.facts(desk);
        if files.is_asking() {
            return;
        }
        match show(&desk.ctx, desk.look, &mut dialog.form, &facts) {
            None => {}
            Some(Answer::Export) => {
                desk.export_endings = match dialog.form.format {
                    Format::Png => &[".png"],
                    Format::Svg => &[".svg"],
                };
                files.choose(desk, frame, ChoiceUse::Export);
            }
            Some(Answer::Cancel) => match &dialog.running {
                Some(running) => running.cancel.cancel(),
                None => {
                    self.last = Some(dialog.form.clone());
                    self.dialog = None;
                }
            },
        }
    }

    /// A path was chosen for the export.
    pub fn write(&mut self, desk: &mut Desk, path: PathBuf) {
        let Some(dialog) = &mut self.dialog else {
            return;
        };
        let map = desk.session.as_ref().and_then(|open| open.file.as_ref());
        if map.is_some_and(|map| atomic::is_same_file(&map.path, &path)) {
            desk.message = Some(Message {
                title: desk.look.words.dialog.export_failed.to_owned(),
                body: desk.look.words.storage.output_is_map.to_owned(),
                footer: path.display().to_string(),
                is_failure: true,
                ..Message::default()
            });
            return;
        }
        let form = dialog.form.clone();
        let document = dialog.document.clone();
        let faces = dialog.faces.clone();
        let fitting = dialog.drawn.as_ref().filter(|drawn| drawn.fits(&form));
        let scene = fitting.map(|drawn| Arc::clone(&drawn.scene));
        let cancel = Cancel::default();
        let stop = cancel.clone();
        let (id, signal) = desk.jobs.start("export", move |job| {
            let draw = || Arc::new(Drawing::of(&form).scene(&document, &faces));
            let scene = scene.unwrap_or_else(draw);
            let (signal, ctx) = (Arc::clone(&job.signal), job.ctx().clone());
            let progress = Progress::new(stop, move |fraction| {
                signal.set_fraction(fraction);
                ctx.request_repaint();
            });
            let result = write_file(&scene, &document, &form, &path, &progress);
            JobResult::Exported(ExportReport { path, result })
        });
        dialog.running = Some(Running { id, signal, cancel });
    }

    pub fn previewed(&mut self, desk: &Desk, preview: Preview) {
        if let Some(dialog) = &mut self.dialog {
            dialog.drawn = Some(Drawn {
                drawing: preview.drawing,
                scene: preview.scene,
                picture: preview
                    .image
                    .map(|image| texture(&desk.ctx, "export-preview", image)),
                growth: preview.growth,
                svg_bytes: preview.svg_bytes,
            });
        }
    }

    pub fn exported(&mut self, desk: &mut Desk, report: ExportReport) {
        let words = desk.look.words;
        if let Some(dialog) = &mut self.dialog {
            dialog.running = None;
        }
        match report.result {
            Ok(()) => {
                self.last = self.dialog.take().map(|dialog| dialog.form);
                let path = report.path.display().to_string();
                desk.problems.settle(&Problem::NotExported(String::new()));
                desk.say(words.dialog.exported(&path));
            }
            Err(ExportError::Cancelled) => desk.say(words.dialog.export_cancelled),
            Err(error) => {
                let reason = match error {
                    ExportError::Write(error) => SaveError::from(error).message(words),
                    error => error.message(words),
                };
                // Still there when the dialog has been closed.
                desk.raise(Problem::NotExported(reason.clone()));
                desk.message = Some(Message {
                    title: words.dialog.export_failed.to_owned(),
                    body: reason,
                    footer: report.path.display().to_string(),
                    is_failure: true,
                    ..Message::default()
                });
            }
        }
    }

    /// A job ended without a result.
    pub fn lost(&mut self, id: JobId) {
        if let Some(dialog) = &mut self.dialog
            && dialog
                .running
                .as_ref()
                .is_some_and(|running| running.id == id)
        {
            dialog.running = None;
        }
    }
}

impl Drawn {
    fn fits(&self, form: &ExportForm) -> bool {
        self.drawing == Drawing::of(form)
    }
}

impl OpenDialog {
    fn ask_for_preview(&mut self, desk: &mut Desk) {
        let drawing = Drawing::of(&self.form);
        if self.asked == Some(drawing) {
            return;
        }
        self.asked = Some(drawing);
        let document = self.document.clone();
        let faces = self.faces.clone();
        desk.jobs.start("export-preview", move |_| {
            let scene = drawing.scene(&document, &faces);
            let svg_bytes = svg(&scene, &SvgOptions::default()).map_or(0, |text| text.len());
            JobResult::Previewed(Preview {
                drawing,
                image: picture_of(&scene, PREVIEW_WIDTH),
                growth: Growth::measure(&scene),
                svg_bytes: svg_bytes as u64,
                scene: Arc::new(scene),
            })
        });
    }

    fn facts(&self, desk: &Desk) -> Facts {
        let mut facts = Facts {
            progress: self
                .running
                .as_ref()
                .map(|running| running.signal.fraction()),
            ..Facts::default()
        };
        let Some(drawn) = &self.drawn else {
            return facts;
        };
        facts.picture = drawn.picture.clone();
        facts.is_stale = !drawn.fits(&self.form);
        match self.form.format {
            Format::Svg => facts.bytes = Some(drawn.svg_bytes),
            Format::Png => match PixelSize::of(drawn.scene.bounds.size(), self.form.size()) {
                Ok(size) => {
                    facts.pixels = Some((size.width, size.height));
                    facts.bytes = Some(drawn.growth.bytes_at(size.width));
                }
                Err(error) => {
                    let message = error.message(desk.look.words);
                    let largest = match error {
                        ExportError::TooLarge { largest, .. } => largest,
                        _ => None,
                    };
                    facts.problem = Some((message, largest));
                }
            },
        }
        facts
    }
}

/// Writes the file whole or not at all: a cancelled or failed export leaves what was there.
fn write_file(
    scene: &Scene,
    document: &Document,
    form: &ExportForm,
    path: &Path,
    progress: &Progress,
) -> Result<(), ExportError> {
    let mut file = atomic::open(path)?;
    match form.format {
        Format::Png => {
            let mut writer = BufWriter::new(&mut file);
            png(scene, &PngOptions::new(form.size()), &mut writer, progress)?;
            writer.flush()?;
        }
        Format::Svg => {
            let options = SvgOptions {
                title: document.header.title.clone(),
                description: document.header.scenario.clone(),
                lang: match form.lang {
                    Lang::Fr => "fr".to_owned(),
                    Lang::En => "en".to_owned(),
                },
                ..SvgOptions::default()
            };
            file.write_all(svg(scene, &options)?.as_bytes())?;
        }
    }
    file.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::starter::STARTERS;

    #[test]
    fn an_export_is_whole_or_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.png");
        let document = STARTERS[1].document(Lang::Fr);
        let scene = Drawing::of(&ExportForm::new(Lang::Fr)).scene(&document, &[]);
        let mut form = ExportForm::new(Lang::Fr);
        form.set_size(ExportSize::Width(600));
        write_file(&scene, &document, &form, &path, &Progress::silent()).unwrap();
        let written = std::fs::read(&path).unwrap();
        assert_eq!(image::load_from_memory(&written).unwrap().width(), 600);

        let cancel = Cancel::default();
        cancel.cancel();
        let stopped = Progress::new(cancel, |_| {});
        let result = write_file(&scene, &document, &form, &path, &stopped);
        assert!(matches!(result, Err(ExportError::Cancelled)));
        assert_eq!(std::fs::read(&path).unwrap(), written);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn the_estimate_is_near_what_comes_out() {
        let document = STARTERS[1].document(Lang::En);
        let scene = Drawing::of(&ExportForm::new(Lang::En)).scene(&document, &[]);
        let growth = Growth::measure(&scene);
        let mut bytes = Vec::new();
        let options = PngOptions::new(ExportSize::Width(2400));
        png(&scene, &options, &mut bytes, &Progress::silent()).unwrap();
        let ratio = growth.bytes_at(2400) as f64 / bytes.len() as f64;
        assert!(
            (0.5..2.0).contains(&ratio),
            "estimate is {ratio} × the file"
        );
    }
}
