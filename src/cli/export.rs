//! `parcours export FILE -o OUT.png|.svg`: the picture of a map, without a display.

use std::path::Path;

use super::arguments::{ExportCall, ExportFormat};
use super::console::Console;
use super::{DONE, FAILED, WRONG_USAGE};
use crate::export::{ExportError, PngOptions, Progress, SvgOptions, png, svg};
use crate::i18n::Lang;
use crate::layout::{Layout, ViewOptions, Views};
use crate::model::{Document, VoteRoundId};
use crate::storage::{self, SaveError, atomic, system_font};
use crate::text::TextSystem;
use crate::theme::Theme;

/// Most fonts of the system that are asked for letters which the bundled ones lack.
const MAX_FALLBACK_FONTS: usize = 4;

pub(super) fn run(console: &Console, call: &ExportCall) -> u8 {
    if atomic::is_same_file(&call.file, &call.output) {
        let what = console.catalog().storage.output_is_map;
        console.complain(&format!("{}: {what}", call.output.display()));
        return WRONG_USAGE;
    }
    let document = match storage::open(&call.file) {
        Ok(opened) => {
            console.complain_of_repairs(&call.file, &opened.repairs);
            opened.document
        }
        Err(error) => {
            console.complain_of_opening(&call.file, &error);
            return FAILED;
        }
    };
    let layout = lay_out(console, &document, call);
    match picture(&document, &layout, call, console.lang()) {
        Ok(bytes) => write(console, &call.output, &bytes),
        Err(error) => {
            let what = error.message(console.catalog());
            console.complain(&format!("{}: {what}", call.output.display()));
            FAILED
        }
    }
}

/// The last round that is no secret.
fn last_vote(document: &Document) -> Option<VoteRoundId> {
    let mut rounds = document.vote_rounds.iter().rev();
    rounds.find(|round| !round.hidden).map(|round| round.id)
}

fn lay_out(console: &Console, document: &Document, call: &ExportCall) -> Layout {
    let options = ViewOptions {
        lang: console.lang(),
        view: call.view,
        votes: last_vote(document).filter(|_| call.votes),
        ..ViewOptions::default()
    };
    let theme = Theme::named(call.theme);
    let mut text = TextSystem::new();
    let mut layout = Views::new().layout(document, &options, &mut text, theme);
    let mut names = Vec::new();
    for _ in 0..MAX_FALLBACK_FONTS {
        let Some(font) = system_font::find(text.missing_characters()) else {
            break;
        };
        let name = font.name();
        if !text.add_fallback_font(font.bytes, font.index) {
            break;
        }
        names.push(name);
        layout = Views::new().layout(document, &options, &mut text, theme);
    }
    if !names.is_empty() {
        console.complain(&(console.catalog().cli.lent_fonts)(&names.join(", ")));
    }
    let missing = text.missing_characters();
    if !missing.is_empty() {
        let characters: String = missing.iter().take(20).collect();
        console.complain(&(console.catalog().cli.missing_characters)(&characters));
    }
    layout
}

fn picture(
    document: &Document,
    layout: &Layout,
    call: &ExportCall,
    lang: Lang,
) -> Result<Vec<u8>, ExportError> {
    match call.format {
        ExportFormat::Png(size) => {
            let mut bytes = Vec::new();
            let options = PngOptions::new(size);
            png(&layout.scene, &options, &mut bytes, &Progress::silent())?;
            Ok(bytes)
        }
        ExportFormat::Svg => {
            let options = SvgOptions {
                title: document.header.title.clone(),
                description: document.header.scenario.clone(),
                lang: match lang {
                    Lang::Fr => "fr".to_owned(),
                    Lang::En => "en".to_owned(),
                },
                ..SvgOptions::default()
            };
            svg(&layout.scene, &options).map(String::into_bytes)
        }
    }
}

fn write(console: &Console, output: &Path, bytes: &[u8]) -> u8 {
    match atomic::write(output, bytes) {
        Ok(()) => DONE,
        Err(error) => {
            console.complain_of_saving(output, &SaveError::from(error));
            FAILED
        }
    }
}
