//! The samples as they come out, in both themes.

use parcours::export::{ExportSize, PngOptions, Progress, SvgOptions, SvgText, png, svg};
use parcours::i18n::Lang;
use parcours::layout::{Swimlane, ViewOptions};
use parcours::scene::{Item, Scene};
use parcours::storage;
use parcours::text::TextSystem;
use parcours::theme::{Theme, ThemeName};

const SAMPLES: [(&str, Lang); 2] = [("restaurant.fr", Lang::Fr), ("flight.en", Lang::En)];

fn sample(name: &str, lang: Lang, theme: ThemeName) -> Scene {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let bytes = std::fs::read(folder.join(format!("{name}.parcours.ron"))).unwrap();
    let document = storage::parse(&bytes).unwrap().document;
    let options = ViewOptions {
        lang,
        ..ViewOptions::default()
    };
    let mut text = TextSystem::new();
    let layout = Swimlane::new().layout(&document, &options, &mut text, Theme::named(theme));
    assert!(
        text.missing_characters().is_empty(),
        "{:?}",
        text.missing_characters()
    );
    layout.scene
}

#[test]
fn every_sample_comes_out_whole_in_both_themes() {
    for (name, lang) in SAMPLES {
        for theme in [ThemeName::Light, ThemeName::Dark] {
            let scene = sample(name, lang, theme);
            let mut bytes = Vec::new();
            let options = PngOptions::new(ExportSize::Width(1600));
            let info = png(&scene, &options, &mut bytes, &Progress::silent()).unwrap();
            assert_eq!(info.num_unreadable, 0);
            let kept = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
            let kept = kept.join(format!("{name}.{theme:?}.png"));
            let mut file = std::fs::File::create(kept).unwrap();
            std::io::Write::write_all(&mut file, &bytes).unwrap();

            let image = image::load_from_memory(&bytes).unwrap().into_rgb8();
            let paper = Theme::named(theme).background.0;
            let (right, bottom) = (image.width() - 1, image.height() - 1);
            let is_border = |x, y| x == 0 || y == 0 || x == right || y == bottom;
            let is_paper = |pixel: &image::Rgb<u8>| pixel.0 == paper[..3];
            let mut border = image
                .enumerate_pixels()
                .filter(|&(x, y, _)| is_border(x, y));
            assert!(
                border.all(|(_, _, pixel)| is_paper(pixel)),
                "{name} is cut off"
            );
            let num_drawn = image.pixels().filter(|pixel| !is_paper(pixel)).count();
            assert!(num_drawn > image.len() / 3 / 20, "{name} is nearly empty");
        }
    }
}

#[test]
fn headers_that_stand_in_on_screen_are_not_exported() {
    let scene = sample("restaurant.fr", Lang::Fr, ThemeName::Light);
    assert_eq!(scene.stand_ins.len(), 2);
    let mut without = scene.clone();
    without.stand_ins.clear();
    let bytes = |scene: &Scene| {
        let mut bytes = Vec::new();
        let options = PngOptions::new(ExportSize::Width(600));
        png(scene, &options, &mut bytes, &Progress::silent()).unwrap();
        (bytes, svg(scene, &SvgOptions::default()).unwrap())
    };
    assert!(bytes(&scene) == bytes(&without));
}

#[test]
fn every_text_of_a_sample_is_in_its_svg() {
    for (name, lang) in SAMPLES {
        let scene = sample(name, lang, ThemeName::Light);
        let options = SvgOptions {
            text: SvgText::Text,
            ..SvgOptions::default()
        };
        let xml = svg(&scene, &options).unwrap();
        let document = resvg::usvg::roxmltree::Document::parse(&xml).unwrap();
        let written: Vec<&str> = document
            .descendants()
            .filter(|node| node.tag_name().name() == "text")
            .filter_map(|node| node.text())
            .collect();
        let items = scene
            .placed
            .iter()
            .flat_map(|placed| &placed.fragment.items);
        let stored = items.filter_map(|item| match item {
            Item::Text { line, .. } if !line.text.is_empty() => Some(line.text.as_str()),
            _ => None,
        });
        assert_eq!(written, stored.collect::<Vec<_>>());
    }
}
