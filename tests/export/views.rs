//! The wheel and the store visit as files: PNG and SVG agree, everything is inside, at any width.

use std::collections::BTreeSet;

use parcours::export::{ExportSize, PngOptions, Progress, SvgOptions, SvgText, png, svg};
use parcours::i18n::Lang;
use parcours::layout::{View, ViewOptions, Views};
use parcours::model::Document;
use parcours::scene::{Item, Scene};
use parcours::storage::starter::STARTERS;
use parcours::text::TextSystem;
use parcours::theme::{Theme, ThemeName};
use resvg::{tiny_skia, usvg};

fn views() -> impl Iterator<Item = View> {
    View::ALL.into_iter().filter(|view| *view != View::Swimlane)
}

fn samples(lang: Lang) -> impl Iterator<Item = (&'static str, Document)> {
    let samples = STARTERS.iter().filter(|starter| starter.is_sample);
    samples.map(move |starter| (starter.key, starter.document(lang)))
}

fn scene(document: &Document, view: View, lang: Lang, theme: ThemeName) -> Scene {
    let options = ViewOptions {
        view,
        lang,
        ..ViewOptions::default()
    };
    let mut text = TextSystem::new();
    let layout = Views::new().layout(document, &options, &mut text, Theme::named(theme));
    assert!(text.missing_characters().is_empty());
    layout.scene
}

fn drawn(scene: &Scene, width: u32) -> image::RgbImage {
    let mut bytes = Vec::new();
    let options = PngOptions::new(ExportSize::Width(width));
    png(scene, &options, &mut bytes, &Progress::silent()).unwrap();
    image::load_from_memory(&bytes).unwrap().into_rgb8()
}

fn by_resvg(scene: &Scene, width: u32, height: u32) -> tiny_skia::Pixmap {
    let options = SvgOptions {
        text: SvgText::Outlines,
        ..SvgOptions::default()
    };
    let xml = svg(scene, &options).unwrap();
    let tree = usvg::Tree::from_str(&xml, &usvg::Options::default()).unwrap();
    let mut pixmap = tiny_skia::Pixmap::new(width, height).unwrap();
    let scale = width as f32 / scene.bounds.width;
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    pixmap
}

/// Mean difference of a colour's part, and how many pixels of all are far off.
fn difference(ours: &image::RgbImage, theirs: &tiny_skia::Pixmap, shift: u32) -> (f64, f64) {
    let (mut sum, mut num_far) = (0_u64, 0_u64);
    for (x, y, our) in ours.enumerate_pixels() {
        let Some(their) = theirs.pixel(x + shift, y) else {
            continue;
        };
        let their = [their.red(), their.green(), their.blue()];
        let parts = our.0.iter().zip(their);
        let distance: u64 = parts.map(|(&a, b)| u64::from(a.abs_diff(b))).sum();
        sum += distance;
        num_far += u64::from(distance > 3 * 64);
    }
    let num_pixels = f64::from(ours.width() * ours.height());
    (sum as f64 / (num_pixels * 3.0), num_far as f64 / num_pixels)
}

#[test]
fn a_view_looks_the_same_as_png_and_as_svg_turned_texts_too() {
    for view in views() {
        for (key, theme) in [
            ("flight", ThemeName::Light),
            ("store-visit", ThemeName::Dark),
        ] {
            let (_, document) = samples(Lang::Fr).find(|(it, _)| *it == key).unwrap();
            let scene = scene(&document, view, Lang::Fr, theme);
            let ours = drawn(&scene, 1400);
            let theirs = by_resvg(&scene, ours.width(), ours.height());
            let (mean, far) = difference(&ours, &theirs, 0);
            assert!(mean < 1.0, "{view:?} {key}: mean difference {mean}");
            assert!(
                far < 0.001,
                "{view:?} {key}: {far} of the pixels are far off"
            );
            // The measure sees a shift by one pixel.
            let (shifted, _) = difference(&ours, &theirs, 1);
            assert!(shifted > 2.0 * mean, "{view:?} {key}: {shifted}, {mean}");
        }
    }
}

#[test]
fn the_turned_letters_of_the_wheel_are_where_resvg_has_them() {
    let (_, document) = samples(Lang::En).find(|(key, _)| *key == "flight").unwrap();
    let scene = scene(&document, View::Wheel, Lang::En, ThemeName::Light);
    let width = 2400;
    let ours = drawn(&scene, width);
    let theirs = by_resvg(&scene, ours.width(), ours.height());
    let scale = width as f32 / scene.bounds.width;
    let mut num_letters = 0;
    for placed in &scene.placed {
        for item in &placed.fragment.items {
            let Item::Turned { text, .. } = item else {
                continue;
            };
            for letter in &text.letters {
                let bounds = letter.bounds().translated(placed.offset);
                let (x, y) = ((bounds.x * scale) as u32, (bounds.y * scale) as u32);
                let right = (bounds.right() * scale).ceil() as u32;
                let bottom = (bounds.bottom() * scale).ceil() as u32;
                let (mut sum, mut num) = (0_u64, 0_u64);
                for (x, y) in (y..bottom).flat_map(|y| (x..right).map(move |x| (x, y))) {
                    let (our, their) = (ours.get_pixel(x, y), theirs.pixel(x, y).unwrap());
                    let their = [their.red(), their.green(), their.blue()];
                    let parts = our.0.iter().zip(their);
                    sum += parts.map(|(&a, b)| u64::from(a.abs_diff(b))).sum::<u64>();
                    num += 3;
                }
                num_letters += 1;
                let mean = sum as f64 / num.max(1) as f64;
                assert!(mean < 12.0, "“{}”: {mean}", letter.line.text);
            }
        }
    }
    assert!(num_letters > 100, "{num_letters}");
}

/// The words of a picture, in no order.
fn texts(scene: &Scene) -> BTreeSet<String> {
    let items = scene.placed.iter().flat_map(|it| &it.fragment.items);
    let texts = items.filter_map(|item| match item {
        Item::Text { line, .. } => Some(line.text.trim().to_owned()),
        Item::Turned { text, .. } => Some(text.text.trim().to_owned()),
        _ => None,
    });
    texts.filter(|text| !text.is_empty()).collect()
}

#[test]
fn title_legend_state_date_and_share_of_facts_are_in_the_file() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        for view in views() {
            for (key, document) in samples(lang) {
                let scene = scene(&document, view, lang, ThemeName::Light);
                let options = SvgOptions {
                    text: SvgText::Text,
                    ..SvgOptions::default()
                };
                let xml = svg(&scene, &options).unwrap();
                let parsed = usvg::roxmltree::Document::parse(&xml).unwrap();
                let written: String = parsed
                    .descendants()
                    .filter(|node| node.tag_name().name() == "text")
                    .filter_map(|node| node.text())
                    .collect::<Vec<_>>()
                    .join(" ");
                let date = document.header.review_date.unwrap();
                for wanted in [
                    words.model.state(document.header.state).to_owned(),
                    words.layout.reviewed(date),
                    document.header.title.split(' ').next().unwrap().to_owned(),
                ] {
                    assert!(written.contains(&wanted), "{view:?} {key}: {wanted}");
                }
                let percent = texts(&scene).iter().any(|text| text.contains('%'));
                assert!(percent, "{view:?} {key}: no share of facts");
            }
        }
    }
}

#[test]
fn a_view_comes_out_whole_at_any_width_in_both_themes() {
    for view in views() {
        for (key, document) in samples(Lang::En) {
            for (theme, width) in [(ThemeName::Light, 400), (ThemeName::Dark, 1600)] {
                let scene = scene(&document, view, Lang::En, theme);
                let image = drawn(&scene, width);
                assert_eq!(image.width(), width);
                let paper = Theme::named(theme).background.0;
                let is_paper = |pixel: &image::Rgb<u8>| pixel.0 == paper[..3];
                let (right, bottom) = (image.width() - 1, image.height() - 1);
                let mut border = image
                    .enumerate_pixels()
                    .filter(|&(x, y, _)| x == 0 || y == 0 || x == right || y == bottom);
                let is_whole = border.all(|(_, _, pixel)| is_paper(pixel));
                assert!(is_whole, "{view:?} {key} is cut off at {width}");
                let num_drawn = image.pixels().filter(|pixel| !is_paper(pixel)).count();
                assert!(num_drawn > image.len() / 3 / 20, "{view:?} {key} is empty");
            }
        }
    }
}

#[test]
fn a_wide_picture_is_the_same_picture_only_sharper() {
    for view in views() {
        let (_, document) = samples(Lang::Fr).find(|(key, _)| *key == "flight").unwrap();
        let scene = scene(&document, view, Lang::Fr, ThemeName::Light);
        let small = drawn(&scene, 800);
        let large = drawn(&scene, 4000);
        let shrunk = image::imageops::resize(
            &large,
            small.width(),
            small.height(),
            image::imageops::FilterType::Triangle,
        );
        let pairs = small.as_raw().iter().zip(shrunk.as_raw());
        let sum: u64 = pairs.map(|(&a, &b)| u64::from(a.abs_diff(b))).sum();
        let mean = sum as f64 / small.as_raw().len() as f64;
        assert!(mean < 2.5, "{view:?}: {mean}");
    }
}
