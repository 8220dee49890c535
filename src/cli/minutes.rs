//! `parcours minutes FILE -o OUT.md`: what a map has to say after a meeting, without a display.

use std::path::Path;

use super::arguments::MinutesCall;
use super::console::Console;
use super::{DONE, FAILED, WRONG_USAGE};
use crate::export::{ExportError, ExportSize, PngOptions, Progress, png};
use crate::meeting::{Minutes, Occasion, link_to, markdown, pages};
use crate::model::Document;
use crate::storage::{self, SaveError, atomic, page_names, system_font};
use crate::text::TextSystem;
use crate::theme::{Theme, ThemeName};

/// Pixels for each unit of the map in the pictures.
const SCALE: f32 = 2.0;
/// Most fonts of the system that are asked for letters which the bundled ones lack.
const MAX_FALLBACK_FONTS: usize = 4;

pub(super) fn run(console: &Console, call: &MinutesCall) -> u8 {
    if atomic::is_same_file(&call.file, &call.output) {
        let what = console.catalog().storage.output_is_map;
        console.complain(&format!("{}: {what}", call.output.display()));
        return WRONG_USAGE;
    }
    let Some(document) = open(console, &call.file) else {
        return FAILED;
    };
    let before = match &call.since {
        None => None,
        Some(file) => match open(console, file) {
            None => return FAILED,
            before => before,
        },
    };
    let occasion = Occasion {
        participants: document.header.authors.clone(),
        before: before.as_ref(),
        ..Occasion::default()
    };
    let minutes = Minutes::gather(&document, &occasion, console.catalog());
    let written = match call.pages {
        false => Ok(Vec::new()),
        true => write_pages(console, &document, &call.output),
    };
    let result = written.and_then(|pages| {
        let text = markdown(&minutes, &pages, console.catalog());
        Ok(atomic::write(&call.output, text.as_bytes())?)
    });
    match result {
        Ok(()) => DONE,
        Err(ExportError::Write(error)) => {
            console.complain_of_saving(&call.output, &SaveError::from(error));
            FAILED
        }
        Err(error) => {
            let what = error.message(console.catalog());
            console.complain(&format!("{}: {what}", call.output.display()));
            FAILED
        }
    }
}

fn open(console: &Console, file: &Path) -> Option<Document> {
    match storage::open(file) {
        Ok(opened) => {
            console.complain_of_repairs(file, &opened.repairs);
            Some(opened.document)
        }
        Err(error) => {
            console.complain_of_opening(file, &error);
            None
        }
    }
}

/// Writes the pictures beside the text; what each shows and its name.
fn write_pages(
    console: &Console,
    document: &Document,
    output: &Path,
) -> Result<Vec<(String, String)>, ExportError> {
    let theme = Theme::named(ThemeName::Light);
    let mut text = TextSystem::new();
    let pages = pages(document, console.catalog(), &mut text, theme);
    let names = page_names(output, pages.len(), link_to);
    let folder = output.parent().unwrap_or_else(|| Path::new(""));
    let mut written = Vec::new();
    for (page, name) in pages.into_iter().zip(names) {
        let mut scene = page.scene(console.catalog(), &mut text, theme);
        while text.fallback_fonts().len() < MAX_FALLBACK_FONTS {
            let Some(font) = system_font::find(text.missing_characters()) else {
                break;
            };
            if !text.add_fallback_font(font.bytes, font.index) {
                break;
            }
            scene = page.scene(console.catalog(), &mut text, theme);
        }
        let mut bytes = Vec::new();
        let options = PngOptions::new(ExportSize::Scale(SCALE));
        png(&scene, &options, &mut bytes, &Progress::silent())?;
        atomic::write(&folder.join(&name), &bytes)?;
        written.push((page.title, name));
    }
    Ok(written)
}
