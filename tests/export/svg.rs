//! SVG files, also against our PNG.

use parcours::export::{
    ExportError, ExportSize, PngOptions, Progress, SvgOptions, SvgText, png, svg,
};
use parcours::model::{Picture, PictureData};
use parcours::scene::{FragmentBuilder, Pin, Placed, Scene, point, rect};
use parcours::text::{TextLimits, TextStyle, TextSystem};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use resvg::{tiny_skia, usvg};

use super::fixture::{INK, PAPER, picture, picture_scene, scene};

fn with_text(text: SvgText) -> SvgOptions {
    SvgOptions {
        text,
        title: "Restaurant & <amis>".to_owned(),
        description: "État actuel".to_owned(),
        lang: "fr".to_owned(),
        background: None,
    }
}

fn parse(xml: &str) -> Document<'_> {
    Document::parse_with_options(xml, ParsingOptions::default()).unwrap()
}

/// One line of text at 10, 30.
fn text_scene(words: &str) -> Scene {
    let mut text = TextSystem::new();
    let paragraph = text.paragraph(
        words,
        TextStyle::regular(16.0),
        TextLimits::single_line(280.0),
    );
    let mut builder = FragmentBuilder::new();
    builder
        .group(None)
        .paragraph(point(10.0, 10.0), 280.0, &paragraph, INK)
        .finish();
    Scene {
        bounds: rect(0.0, 0.0, 300.0, 50.0),
        background: Some(PAPER),
        placed: vec![Placed {
            offset: point(0.0, 0.0),
            pin: Pin::None,
            fragment: builder.build(None),
        }],
        ..Scene::default()
    }
}

#[test]
fn every_kind_is_well_formed_and_named() {
    let scene = scene(3, 2);
    for text in [SvgText::Text, SvgText::EmbeddedFonts, SvgText::Outlines] {
        let xml = svg(&scene, &with_text(text)).unwrap();
        let document = parse(&xml);
        let root = document.root_element();
        assert_eq!(root.attribute("viewBox"), Some("-16 -16 588 286"));
        let title = root
            .children()
            .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "title")));
        assert_eq!(title.unwrap().text(), Some("Restaurant & <amis>"));
        let num_texts = document
            .descendants()
            .filter(|n| n.tag_name().name() == "text")
            .count();
        assert_eq!(num_texts > 0, text != SvgText::Outlines);
        assert_eq!(xml.contains("@font-face"), text == SvgText::EmbeddedFonts);
    }
}

#[test]
fn each_stored_line_is_one_text_of_its_width() {
    let scene = scene(1, 1);
    let xml = svg(&scene, &with_text(SvgText::Text)).unwrap();
    let document = parse(&xml);
    let texts: Vec<_> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "text")
        .collect();
    let lines = scene.placed[0]
        .fragment
        .items
        .iter()
        .filter_map(|item| match item {
            parcours::scene::Item::Text { line, .. } => Some(line),
            _ => None,
        });
    assert_eq!(texts.len(), lines.clone().count());
    for (node, line) in texts.iter().zip(lines) {
        assert_eq!(node.text(), Some(line.text.as_str()));
        let width: f32 = node.attribute("textLength").unwrap().parse().unwrap();
        assert!((width - line.width).abs() < 0.001);
    }
}

#[test]
fn no_break_spaces_survive_and_markup_is_escaped() {
    let words = "«\u{a0}a < b & c > d\u{a0}»\u{202f}! \"x\"";
    let xml = svg(&text_scene(words), &with_text(SvgText::Text)).unwrap();
    let document = parse(&xml);
    let node = document
        .descendants()
        .find(|n| n.tag_name().name() == "text")
        .unwrap();
    assert_eq!(node.text(), Some(words));
}

#[test]
fn right_to_left_lines_say_so_and_stand_against_the_right() {
    let scene = text_scene("\u{200f}123 abc");
    let xml = svg(&scene, &with_text(SvgText::Text)).unwrap();
    let document = parse(&xml);
    let node = document
        .descendants()
        .find(|n| n.tag_name().name() == "text")
        .unwrap();
    assert_eq!(node.text(), Some("\u{202b}123 abc\u{202c}"));
    let x: f32 = node.attribute("x").unwrap().parse().unwrap();
    let width: f32 = node.attribute("textLength").unwrap().parse().unwrap();
    assert!((x + width - 290.0).abs() < 0.01, "{x} + {width}");
}

#[test]
fn control_characters_do_not_break_the_file() {
    let words = "a\u{0}b\u{8}c\u{b}d\u{1b}[0m\u{fffe}e\u{85}f";
    let mut options = with_text(SvgText::Text);
    options.title = words.to_owned();
    let xml = svg(&text_scene(words), &options).unwrap();
    parse(&xml);
}

#[test]
fn the_same_scene_gives_the_same_document() {
    let scene = scene(3, 3);
    for text in [SvgText::Text, SvgText::Outlines] {
        let options = with_text(text);
        assert_eq!(
            svg(&scene, &options).unwrap(),
            svg(&scene, &options).unwrap()
        );
    }
}

#[test]
fn a_picture_is_written_once_and_described() {
    let mut scene = picture_scene(picture(30, 10));
    scene.placed.push(scene.placed[0].clone());
    let xml = svg(&scene, &with_text(SvgText::Text)).unwrap();
    parse(&xml);
    assert_eq!(xml.matches("data:image/png;base64,").count(), 1);
    assert_eq!(xml.matches("<use href=\"#picture-0\"/>").count(), 2);
    assert!(xml.contains("Une &lt;table&gt; dressée"));
}

#[test]
fn an_empty_scene_is_an_error() {
    let result = svg(&Scene::default(), &with_text(SvgText::Text));
    assert!(matches!(result, Err(ExportError::Empty)));
}

#[test]
fn outlines_look_like_the_png() {
    let scene = scene(3, 3);
    let xml = svg(&scene, &with_text(SvgText::Outlines)).unwrap();
    let tree = usvg::Tree::from_str(&xml, &usvg::Options::default()).unwrap();
    let mut theirs = tiny_skia::Pixmap::new(1176, 840).unwrap();
    let twice = tiny_skia::Transform::from_scale(2.0, 2.0);
    resvg::render(&tree, twice, &mut theirs.as_mut());

    let mut bytes = Vec::new();
    let options = PngOptions::new(ExportSize::Scale(2.0));
    png(&scene, &options, &mut bytes, &Progress::silent()).unwrap();
    let ours = image::load_from_memory(&bytes).unwrap().into_rgb8();
    assert_eq!((ours.width(), ours.height()), (1176, 840));

    let kept = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("resvg.png");
    theirs.save_png(kept).unwrap();

    // The letters' edges are smoothed a little differently; a shift of one pixel is another matter.
    let difference = |shift: u32| {
        let (mut sum, mut num_far) = (0u64, 0u64);
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
        let num_pixels = u64::from(ours.width() * ours.height());
        (sum as f64 / (num_pixels * 3) as f64, num_far, num_pixels)
    };
    let (mean, num_far, num_pixels) = difference(0);
    assert!(mean < 1.0, "mean difference {mean}");
    assert!(num_far < num_pixels / 1000, "{num_far} pixels are far off");
    let (shifted, _, _) = difference(1);
    assert!(
        shifted > 3.0 * mean,
        "{shifted} when shifted, {mean} as it is"
    );
}

#[test]
fn bytes_that_are_no_picture_are_not_passed_on() {
    let written = |bytes: &[u8]| {
        let mut picture = Picture::clone(&picture(30, 10));
        picture.data = PictureData(bytes.into());
        svg(&picture_scene(picture.into()), &SvgOptions::default()).unwrap()
    };
    assert!(!written(b"<script>alert(1)</script>").contains("data:image"));
    let mut bytes = picture(30, 10).data.0.to_vec();
    assert!(written(&bytes).contains("data:image/png;base64,"));
    bytes.resize(Picture::MAX_BYTES + 1, 0);
    assert!(!written(&bytes).contains("data:image"));
}
