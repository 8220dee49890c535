//! Embedded pictures as textures: decoded on the worker pool, scaled down, forgotten when out of sight.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::epaint::{CornerRadius, RectShape};
use egui::{ColorImage, Rect, Shape, StrokeKind, TextureHandle, TextureOptions, pos2};

use crate::model::Picture;
use crate::scene::Colour;
use crate::ui::style::colour32;

/// No side of a texture is longer, in pixels; more would not be seen on a map.
const LONGEST_SIDE: u32 = 1024;
/// Textures kept; the least recently drawn goes first.
const CAPACITY: usize = 64;
/// Pictures decoded at the same time.
const DECODERS: usize = 2;

enum State {
    Decoding(Receiver<Option<ColorImage>>),
    Ready(TextureHandle),
    Broken,
}

struct Entry {
    /// Held, so that its address stays its own.
    _picture: Arc<Picture>,
    state: State,
    used: u64,
}

/// Textures by picture.
#[derive(Default)]
pub(in crate::ui) struct PictureCache {
    entries: HashMap<usize, Entry>,
    frame: u64,
}

impl PictureCache {
    pub fn begin_frame(&mut self) {
        self.frame += 1;
        if self.entries.len() > CAPACITY {
            let mut ages: Vec<_> = self.entries.iter().map(|(&key, e)| (e.used, key)).collect();
            ages.sort_unstable();
            for (used, key) in ages.iter().take(self.entries.len() - CAPACITY) {
                if *used + 1 < self.frame {
                    self.entries.remove(key);
                }
            }
        }
    }

    /// The picture covering `rect`; a plain rectangle until it is decoded.
    pub fn shape(
        &mut self,
        painter: &egui::Painter,
        picture: &Arc<Picture>,
        rect: Rect,
        radius: CornerRadius,
    ) -> Shape {
        let untinted = colour32(Colour::UNTINTED);
        match self.texture(painter.ctx(), picture) {
            Some(texture) => {
                let uv = cover(texture.size_vec2(), rect.size());
                RectShape::filled(rect, radius, untinted)
                    .with_texture(texture.id(), uv)
                    .into()
            }
            None => {
                let fill = painter.ctx().global_style().visuals.faint_bg_color;
                let line = painter
                    .ctx()
                    .global_style()
                    .visuals
                    .widgets
                    .noninteractive
                    .bg_stroke;
                RectShape::new(rect, radius, fill, line, StrokeKind::Inside).into()
            }
        }
    }

    /// The texture, once it is ready.
    pub fn texture(
        &mut self,
        ctx: &egui::Context,
        picture: &Arc<Picture>,
    ) -> Option<TextureHandle> {
        let key = Arc::as_ptr(picture) as usize;
        let frame = self.frame;
        if !self.entries.contains_key(&key) {
            let decoding = self.entries.values();
            let busy = decoding
                .filter(|e| matches!(e.state, State::Decoding(_)))
                .count();
            if busy >= DECODERS {
                return None; // The running ones ask for a repaint when they are done.
            }
            let entry = Entry {
                _picture: Arc::clone(picture),
                state: start(ctx, picture),
                used: frame,
            };
            self.entries.insert(key, entry);
        }
        let entry = self.entries.get_mut(&key)?;
        entry.used = frame;
        if let State::Decoding(receiver) = &entry.state {
            entry.state = match receiver.try_recv() {
                Ok(Some(image)) => {
                    let name = picture.id.to_string();
                    State::Ready(ctx.load_texture(name, image, TextureOptions::LINEAR))
                }
                Ok(None) | Err(TryRecvError::Disconnected) => State::Broken,
                Err(TryRecvError::Empty) => return None,
            };
        }
        match &entry.state {
            State::Ready(texture) => Some(texture.clone()),
            State::Decoding(_) | State::Broken => None,
        }
    }
}

fn start(ctx: &egui::Context, picture: &Arc<Picture>) -> State {
    let (sender, receiver) = channel();
    let (ctx, picture) = (ctx.clone(), Arc::clone(picture));
    rayon::spawn(move || {
        // The canvas may be gone by now; then nobody waits for the picture.
        let _ = sender.send(decode(&picture));
        ctx.request_repaint();
    });
    State::Decoding(receiver)
}

fn decode(picture: &Picture) -> Option<ColorImage> {
    if picture.data.0.len() > Picture::MAX_BYTES {
        return None;
    }
    let mut reader = image::ImageReader::new(std::io::Cursor::new(&*picture.data.0))
        .with_guessed_format()
        .ok()?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(Picture::MAX_SIDE);
    limits.max_image_height = Some(Picture::MAX_SIDE);
    limits.max_alloc = Some(512 * 1024 * 1024);
    reader.limits(limits);
    let mut image = reader.decode().ok()?;
    if image.width().max(image.height()) > LONGEST_SIDE {
        image = image.thumbnail(LONGEST_SIDE, LONGEST_SIDE);
    }
    let image = image.into_rgba8();
    let size = [image.width() as usize, image.height() as usize];
    Some(ColorImage::from_rgba_unmultiplied(size, image.as_raw()))
}

/// The part of a texture of `size` that covers an area of the shape of `area`.
fn cover(size: egui::Vec2, area: egui::Vec2) -> Rect {
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    if size.x <= 0.0 || size.y <= 0.0 || area.x <= 0.0 || area.y <= 0.0 {
        return whole;
    }
    let scale = (area.x / size.x).max(area.y / size.y);
    let shown = area / (size * scale);
    Rect::from_center_size(whole.center(), shown)
}
