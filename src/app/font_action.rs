//! Fonts of the system for characters that the bundled ones lack: looked for on a worker thread, lent to
//! the open map, to the window and to exports, and said.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::desk::{Desk, JobResult};
use super::jobs::JobId;
use crate::storage::system_font;
use crate::text::TextSystem;
use crate::ui::style;

/// Most fonts that are looked for at once.
const MOST: usize = 4;

/// What looking brought.
#[derive(Default)]
pub struct FontReport {
    /// One face each, as every text system and egui take it.
    faces: Vec<Arc<Vec<u8>>>,
    names: Vec<String>,
}

/// The fonts lent so far in this run of the program.
#[derive(Default)]
pub struct FontAction {
    faces: Vec<Arc<Vec<u8>>>,
    /// No second search is made for these.
    asked: BTreeSet<char>,
    running: Option<JobId>,
}

impl FontAction {
    /// Lends what is at hand, and looks for more when the open map needs it. Cheap when nothing is missing.
    pub fn look(&mut self, desk: &mut Desk) {
        let Some(session) = &mut desk.session else {
            return;
        };
        session.is_waiting_for_fonts = self.running.is_some();
        if session.editor.missing_characters().is_empty() {
            return;
        }
        if session.editor.fallback_fonts().len() < self.faces.len() {
            session.lend_fonts(&self.faces);
        }
        let missing = session.editor.missing_characters();
        if self.running.is_some() || missing.is_subset(&self.asked) {
            return;
        }
        self.asked.extend(missing);
        let wanted: BTreeSet<char> = missing.clone();
        let (id, _) = desk
            .jobs
            .start("fonts", move |_| JobResult::FontsFound(find(wanted)));
        self.running = Some(id);
        session.is_waiting_for_fonts = true;
    }

    pub fn found(&mut self, desk: &mut Desk, report: FontReport) {
        self.running = None;
        if report.faces.is_empty() {
            return;
        }
        self.faces.extend(report.faces);
        desk.ctx.set_fonts(style::fonts_with(&self.faces));
        if let Some(session) = &mut desk.session {
            session.lend_fonts(&self.faces);
        }
        let names = report.names.join(", ");
        desk.say(desk.look.words.shell.fonts_lent(&names));
    }

    /// A job ended without a result.
    pub fn lost(&mut self, id: JobId) {
        if self.running == Some(id) {
            self.running = None;
        }
    }
}

fn find(mut wanted: BTreeSet<char>) -> FontReport {
    let mut report = FontReport::default();
    // Takes each font to be sure that it is one before the window depends on it.
    let mut text = TextSystem::new();
    for _ in 0..MOST {
        let Some(font) = system_font::find(&wanted) else {
            break;
        };
        let name = font.name();
        wanted.retain(|c| !font.covered.contains(c));
        if !text.add_fallback_font(font.bytes, font.index) {
            break;
        }
        report.names.push(name);
    }
    report.faces = text.fallback_fonts().to_vec();
    report
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::session;
    use crate::i18n::Lang;
    use crate::storage::starter::STARTERS;
    use crate::text::BUNDLED_FONTS;
    use crate::theme::ThemeName;
    use crate::ui::style::Look;

    #[test]
    fn a_font_is_lent_to_a_map_once_and_the_window_takes_it() {
        let look = Look::new(Lang::En, ThemeName::Light);
        let mut editor = session::editor(STARTERS[0].document(Lang::En), look);
        let faces = [Arc::new(BUNDLED_FONTS[2].bytes.to_vec())];
        editor.add_fallback_fonts(&faces);
        let before = editor.layout().scene.bounds;
        editor.add_fallback_fonts(&faces);
        assert_eq!(editor.fallback_fonts().len(), 1);
        assert_eq!(editor.layout().scene.bounds, before);
        let ctx = egui::Context::default();
        ctx.set_fonts(style::fonts_with(&faces));
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            ui.label("😊 lent");
            let has = ui.fonts_mut(|fonts| fonts.has_glyphs(&egui::FontId::default(), "😊 lent"));
            assert!(has);
        });
        output.textures_delta.clear();
    }

    #[test]
    fn what_was_found_covers_what_was_asked_as_far_as_its_names_say() {
        let wanted: BTreeSet<char> = "日本語العربية".chars().collect();
        // Whether this machine has such fonts is not for a test to ask; what is found must serve.
        let report = find(wanted.clone());
        assert_eq!(report.faces.len(), report.names.len());
        assert!(report.faces.len() <= MOST);
        assert!(report.faces.iter().all(|face| !face.starts_with(b"ttcf")));
        assert!(find(BTreeSet::new()).faces.is_empty());
    }
}
