//! A scene with everything a scene can hold.

use std::sync::Arc;

use parcours::model::{IdGenerator, Picture, PictureData, PictureFormat};
use parcours::scene::{
    Colour, Dash, Fragment, FragmentBuilder, Path, Pin, Placed, Scene, Stroke, Target, point, rect,
};
use parcours::text::{TextLimits, TextStyle, TextSystem};

pub const INK: Colour = Colour::hex(0x1c2430);
pub const PAPER: Colour = Colour::hex(0xfafafa);

/// `width` × `height` pixels, one half red and one half blue.
pub fn picture(width: u32, height: u32) -> Arc<Picture> {
    let image = image::RgbaImage::from_fn(width, height, |x, _| {
        let half = if x < width / 2 {
            [200, 30, 30, 255]
        } else {
            [30, 30, 200, 255]
        };
        image::Rgba(half)
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    image
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a PNG in memory");
    Arc::new(Picture {
        id: IdGenerator::from_seed(7).next_id(),
        description: "Une <table> dressée".to_owned(),
        format: PictureFormat::Png,
        width,
        height,
        data: PictureData(bytes.into_inner().into()),
    })
}

pub fn stroke(width: f32, dash: Dash) -> Stroke {
    Stroke {
        width,
        colour: Colour::hex(0xa8323b),
        dash,
    }
}

/// A card with its corner at 0, 0: border, text in both weights, sign.
fn card(text: &mut TextSystem, words: &str, dash: Dash) -> Arc<Fragment> {
    let mut builder = FragmentBuilder::new();
    let title = text.paragraph("Étape", TextStyle::bold(13.0), TextLimits::width(160.0));
    let words = text.paragraph(words, TextStyle::regular(13.0), TextLimits::width(160.0));
    builder
        .group(Some(Target::Title))
        .rect(
            rect(0.0, 0.0, 176.0, 120.0),
            6.0,
            Some(Colour::hex(0xffffff)),
            Some(stroke(1.5, dash)),
        )
        .paragraph(point(8.0, 6.0), 160.0, &title, Colour::hex(0xa8323b))
        .paragraph(point(8.0, 26.0), 160.0, &words, INK)
        .path(
            Path::circle(point(160.0, 104.0), 9.0),
            Some(Colour::hex(0x2461b8).with_alpha(128)),
            Some(Stroke::solid(1.0, INK)),
        )
        .finish();
    builder.build(None)
}

/// Cards in rows, a curve across, with a margin of 16 around.
pub fn scene(num_columns: usize, num_rows: usize) -> Scene {
    let mut text = TextSystem::new();
    let words = [
        "Pourquoi attendre ? « L’addition », s’il vous plaît.",
        "Réserver une table pour 4 personnes, près de la fenêtre",
        "Œuf cocotte à 12\u{a0}€\u{202f}; café ☕ → 😀",
    ];
    let dashes = [Dash::Solid, Dash::Dashed, Dash::Dotted];
    let cards: Vec<_> = words
        .iter()
        .zip(dashes)
        .map(|(words, dash)| card(&mut text, words, dash))
        .collect();
    let mut placed = Vec::new();
    for index in 0..num_columns * num_rows {
        let (column, row) = (index % num_columns, index / num_columns);
        placed.push(Placed {
            offset: point(column as f32 * 190.0, row as f32 * 134.0),
            pin: Pin::None,
            fragment: Arc::clone(&cards[index % cards.len()]),
        });
    }
    let (width, height) = (num_columns as f32 * 190.0, num_rows as f32 * 134.0);
    let mut curve = Path::default();
    curve.move_to(point(10.0, height / 2.0)).curve_to(
        point(width * 0.3, -height * 0.2),
        point(width * 0.6, height * 1.2),
        point(width - 20.0, height / 3.0),
    );
    let mut builder = FragmentBuilder::new();
    builder
        .group(None)
        .path(curve, None, Some(stroke(3.0, Dash::Dashed)))
        .finish();
    placed.push(Placed {
        offset: point(0.0, 0.0),
        pin: Pin::None,
        fragment: builder.build(None),
    });
    Scene {
        bounds: rect(-16.0, -16.0, width + 32.0 - 14.0, height + 32.0 - 14.0),
        background: Some(PAPER),
        placed,
        ..Scene::default()
    }
}

/// One picture, wider than its place, in round corners.
pub fn picture_scene(picture: Arc<Picture>) -> Scene {
    let mut builder = FragmentBuilder::new();
    builder
        .group(None)
        .picture(rect(10.0, 10.0, 80.0, 80.0), 20.0, &picture)
        .finish();
    Scene {
        bounds: rect(0.0, 0.0, 100.0, 100.0),
        background: Some(PAPER),
        placed: vec![Placed {
            offset: point(0.0, 0.0),
            pin: Pin::None,
            fragment: builder.build(None),
        }],
        ..Scene::default()
    }
}
