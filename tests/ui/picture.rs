//! Pictures of what egui drew, made on the CPU: no graphics card and nothing to install.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use egui::epaint::{ImageData, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, Rect, TextureId, TexturesDelta, pos2};
use egui_kittest::TestRenderer;

/// The textures egui has handed over so far.
#[derive(Clone, Default)]
pub struct Textures(Arc<Mutex<HashMap<TextureId, ColorImage>>>);

/// Keeps the textures; the picture itself is made by [`picture`].
pub struct CpuRenderer(pub Textures);

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.0.0.lock().unwrap();
        for (id, deltas) in delta.set.drain() {
            for delta in deltas {
                let ImageData::Color(image) = delta.image;
                match delta.pos {
                    None => {
                        textures.insert(id, ColorImage::clone(&image));
                    }
                    Some([x, y]) => {
                        let whole = textures.get_mut(&id).unwrap();
                        for row in 0..image.size[1] {
                            let from = row * image.size[0];
                            let to = (y + row) * whole.size[0] + x;
                            whole.pixels[to..to + image.size[0]]
                                .copy_from_slice(&image.pixels[from..from + image.size[0]]);
                        }
                    }
                }
            }
        }
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }
}

/// What the harness shows now.
pub fn picture<State>(
    harness: &egui_kittest::Harness<'_, State>,
    textures: &Textures,
) -> ColorImage {
    picture_of(harness, textures, Rect::EVERYTHING)
}

/// What the harness shows now inside `part`; the rest stays black.
pub fn picture_of<State>(
    harness: &egui_kittest::Harness<'_, State>,
    textures: &Textures,
    part: Rect,
) -> ColorImage {
    let ctx = &harness.ctx;
    let scale = ctx.pixels_per_point();
    let size = ctx.content_rect().size() * scale;
    let mut canvas = ColorImage::filled([size.x as usize, size.y as usize], Color32::BLACK);
    let textures = textures.0.lock().unwrap();
    let shapes = harness.output().shapes.clone();
    for clipped in ctx.tessellate(shapes, scale) {
        if let Primitive::Mesh(mesh) = clipped.primitive {
            draw(
                &mut canvas,
                &mesh,
                clipped.clip_rect.intersect(part),
                scale,
                &textures[&mesh.texture_id],
            );
        }
    }
    canvas
}

fn draw(canvas: &mut ColorImage, mesh: &Mesh, clip: Rect, scale: f32, texture: &ColorImage) {
    let clip = Rect::from_min_max(
        (clip.min.to_vec2() * scale).to_pos2(),
        (clip.max.to_vec2() * scale).to_pos2(),
    );
    for triangle in mesh.triangles() {
        let corners = triangle.map(|index| {
            let vertex = mesh.vertices[index as usize];
            Vertex {
                pos: (vertex.pos.to_vec2() * scale).to_pos2(),
                ..vertex
            }
        });
        triangle_of(canvas, corners, clip, texture);
    }
}

fn triangle_of(canvas: &mut ColorImage, corners: [Vertex; 3], clip: Rect, texture: &ColorImage) {
    let [a, b, c] = corners;
    let area = (b.pos - a.pos).x * (c.pos - a.pos).y - (b.pos - a.pos).y * (c.pos - a.pos).x;
    if area == 0.0 {
        return;
    }
    let bounds = Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
    let [width, height] = canvas.size;
    let top = bounds.min.y.floor().max(0.0) as usize;
    let bottom = (bounds.max.y.ceil().max(0.0) as usize).min(height);
    let left = bounds.min.x.floor().max(0.0) as usize;
    let right = (bounds.max.x.ceil().max(0.0) as usize).min(width);
    let edge = |p: egui::Pos2, q: egui::Pos2, r: egui::Pos2| {
        ((q - p).x * (r - p).y - (q - p).y * (r - p).x) / area
    };
    for y in top..bottom {
        for x in left..right {
            let p = pos2(x as f32 + 0.5, y as f32 + 0.5);
            let weights = [
                edge(b.pos, c.pos, p),
                edge(c.pos, a.pos, p),
                edge(a.pos, b.pos, p),
            ];
            if weights.iter().any(|&weight| weight < 0.0) || !clip.contains(p) {
                continue;
            }
            let mix = |part: &dyn Fn(&Vertex) -> f32| {
                weights[0] * part(&a) + weights[1] * part(&b) + weights[2] * part(&c)
            };
            let uv = pos2(mix(&|v| v.uv.x), mix(&|v| v.uv.y));
            let texel = sample(texture, uv);
            let channel = |index: usize| {
                let tint = mix(&|v| f32::from(v.color.to_array()[index])) / 255.0;
                tint * texel[index] / 255.0
            };
            let source = [channel(0), channel(1), channel(2), channel(3)];
            let below = canvas.pixels[y * width + x].to_array();
            let blend = |index: usize| {
                let over = source[index] + f32::from(below[index]) / 255.0 * (1.0 - source[3]);
                (over * 255.0).round().clamp(0.0, 255.0) as u8
            };
            canvas.pixels[y * width + x] =
                Color32::from_rgba_premultiplied(blend(0), blend(1), blend(2), 255);
        }
    }
}

/// Bilinear, as on a graphics card.
fn sample(texture: &ColorImage, uv: egui::Pos2) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (uv.x * width as f32 - 0.5, uv.y * height as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (fx, fy) = (x - left, y - top);
    let at = |dx: f32, dy: f32| {
        let x = (left + dx).clamp(0.0, width as f32 - 1.0) as usize;
        let y = (top + dy).clamp(0.0, height as f32 - 1.0) as usize;
        texture.pixels[y * width + x].to_array()
    };
    let (a, b, c, d) = (at(0., 0.), at(1., 0.), at(0., 1.), at(1., 1.));
    std::array::from_fn(|index| {
        let top = f32::from(a[index]) * (1.0 - fx) + f32::from(b[index]) * fx;
        let bottom = f32::from(c[index]) * (1.0 - fx) + f32::from(d[index]) * fx;
        top * (1.0 - fy) + bottom * fy
    })
}

/// Writes a picture where a person can look at it, when `PARCOURS_PICTURES` names a folder.
pub fn keep(image: &ColorImage, name: &str) {
    let Some(folder) = std::env::var_os("PARCOURS_PICTURES") else {
        return;
    };
    let bytes: Vec<u8> = image
        .pixels
        .iter()
        .flat_map(|pixel| pixel.to_array())
        .collect();
    let (width, height) = (image.size[0] as u32, image.size[1] as u32);
    let path = std::path::Path::new(&folder).join(format!("{name}.png"));
    image::save_buffer(path, &bytes, width, height, image::ColorType::Rgba8).unwrap();
}

/// How many different colours a part of a picture has.
pub fn num_colours(image: &ColorImage, part: Rect) -> usize {
    let mut seen = std::collections::HashSet::new();
    for y in part.min.y.max(0.0) as usize..(part.max.y as usize).min(image.size[1]) {
        for x in part.min.x.max(0.0) as usize..(part.max.x as usize).min(image.size[0]) {
            seen.insert(image.pixels[y * image.size[0] + x]);
        }
    }
    seen.len()
}
