//! Opening the window: which renderer, which size, and what to say where there is no display.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::anyhow;
use eframe::{NativeOptions, Renderer};

use super::application::{Application, Setup};
use super::clipboard::{DesktopClipboard, SystemClipboard};
use super::guardian::Guardian;
use super::keeper::Keeper;
use crate::storage::journal::data_folder;
use crate::storage::preferences::{WindowSize, preferences_folder};

const SMALLEST: [f32; 2] = [640.0, 400.0];
/// The first window is maximised; this is what it shrinks to.
const USUAL: [f32; 2] = [1200.0, 660.0];

/// Opens the window and stays until it is closed; `file` is opened in it.
///
/// The error is one sentence in the person's language.
pub fn run(file: Option<PathBuf>) -> anyhow::Result<()> {
    let keeper = Keeper::open(preferences_folder());
    let words = &keeper.preferences().lang().catalog().shell;
    if !has_display() {
        return Err(anyhow!("{}", words.no_display));
    }
    let size = keeper
        .preferences()
        .window
        .filter(|size| size.is_sensible());
    let is_maximised = size.is_none_or(|size| size.maximised);
    let guardian = Guardian::install(&keeper.preferences().lang().catalog().recovery);
    // Each attempt takes what it needs; a failed one gives nothing back, so the second reads anew.
    let mut keeper = Some(keeper);
    let mut result = Ok(());
    let clipboard: Arc<dyn SystemClipboard> = Arc::new(DesktopClipboard::default());
    for renderer in [Renderer::Glow, Renderer::Wgpu] {
        let setup = Setup {
            keeper: keeper
                .take()
                .unwrap_or_else(|| Keeper::open(preferences_folder())),
            disk: crate::storage::disk::real(),
            data: data_folder(),
            file: file.clone(),
            uses_desktop_dialogs: super::chooser::has_desktop_dialogs(),
            clipboard: Arc::clone(&clipboard),
        };
        let guardian = guardian.clone();
        let create = Box::new(move |creation: &eframe::CreationContext<'_>| {
            let application = Application::new(&creation.egui_ctx, setup).guarded_by(&guardian);
            if is_maximised {
                // X11 window managers heed this only once the window is there.
                let maximise = egui::ViewportCommand::Maximized(true);
                creation.egui_ctx.send_viewport_cmd(maximise);
            }
            Ok(Box::new(application) as Box<dyn eframe::App>)
        });
        result = eframe::run_native("parcours", options(renderer, size), create);
        // Without a connection to the desktop another renderer is no help.
        if matches!(result, Ok(()) | Err(eframe::Error::WinitEventLoop(_))) {
            break;
        }
    }
    guardian.watch(None);
    result.map_err(|error| anyhow!("{} ({error})", words.no_graphics))
}

/// On Linux a window needs an X or a Wayland display.
fn has_display() -> bool {
    if cfg!(not(target_os = "linux")) {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .into_iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn options(renderer: Renderer, size: Option<WindowSize>) -> NativeOptions {
    let inner = size.map_or(USUAL, |size| [size.width, size.height]);
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("parcours")
        .with_title("Parcours")
        .with_inner_size(inner)
        .with_min_inner_size(SMALLEST)
        .with_maximized(size.is_none_or(|size| size.maximised))
        .with_drag_and_drop(true);
    NativeOptions {
        viewport,
        renderer,
        system_font_fallback: false,
        dithering: false,
        // We read the clipboard ourselves: off this thread, and more of it than its text.
        clipboard_shortcuts: false,
        ..NativeOptions::default()
    }
}
