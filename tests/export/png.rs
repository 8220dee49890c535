//! PNG files.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use image::RgbImage;
use parcours::export::{Cancel, ExportError, ExportSize, PngInfo, PngOptions, Progress, png};
use parcours::i18n::Lang;
use parcours::scene::{Dash, FragmentBuilder, Path, Pin, Placed, Scene, point, rect};

use super::fixture::{PAPER, picture, picture_scene, scene, stroke};

fn export(scene: &Scene, size: ExportSize) -> (Vec<u8>, PngInfo) {
    let mut bytes = Vec::new();
    let info = png(
        scene,
        &PngOptions::new(size),
        &mut bytes,
        &Progress::silent(),
    )
    .unwrap();
    (bytes, info)
}

fn pixels(bytes: &[u8]) -> RgbImage {
    let image = image::load_from_memory_with_format(bytes, image::ImageFormat::Png);
    image.unwrap().into_rgb8()
}

/// Kept beside the build for whoever wants to look.
fn keep(name: &str, bytes: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::io::Write::write_all(
        &mut std::fs::File::create(folder.join(name)).unwrap(),
        bytes,
    )
    .unwrap();
}

#[test]
fn a_file_says_its_size_its_colours_and_its_resolution() {
    let (bytes, info) = export(&scene(3, 3), ExportSize::Dpi(150.0));
    keep("cards.png", &bytes);
    let decoder = ::png::Decoder::new(std::io::Cursor::new(&bytes));
    let reader = decoder.read_info().unwrap();
    let header = reader.info();
    assert_eq!((header.width, header.height), (info.width, info.height));
    let expected = (588.0_f32 * 150.0 / 96.0).ceil() as u32;
    assert_eq!(header.width, expected);
    assert_eq!(header.color_type, ::png::ColorType::Rgb);
    assert_eq!(header.bit_depth, ::png::BitDepth::Eight);
    let dims = header.pixel_dims.unwrap();
    assert_eq!((dims.xppu, dims.yppu), (5906, 5906));
    assert!(header.srgb.is_some());
}

#[test]
fn a_width_asked_for_is_the_width() {
    let (bytes, info) = export(&scene(2, 1), ExportSize::Width(777));
    assert_eq!(pixels(&bytes).width(), 777);
    assert_eq!(info.width, 777);
}

#[test]
fn the_same_scene_gives_the_same_bytes_on_any_number_of_threads() {
    let scene = scene(6, 8);
    let on_threads = |num_threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(num_threads)
            .build()
            .unwrap();
        pool.install(|| export(&scene, ExportSize::Scale(1.7)).0)
    };
    let first = on_threads(1);
    assert!(pixels(&first).height() > 3 * 256, "several bands");
    assert!(first == on_threads(1), "again");
    assert!(first == on_threads(2), "on two threads");
    assert!(first == on_threads(5), "on five threads");
}

#[test]
fn nothing_reaches_the_border_when_there_is_a_margin() {
    for size in [
        ExportSize::Scale(0.37),
        ExportSize::Scale(2.0),
        ExportSize::Width(1001),
    ] {
        let image = pixels(&export(&scene(4, 3), size).0);
        let (right, bottom) = (image.width() - 1, image.height() - 1);
        let paper = [PAPER.0[0], PAPER.0[1], PAPER.0[2]];
        for (x, y, pixel) in image.enumerate_pixels() {
            if x == 0 || y == 0 || x == right || y == bottom {
                assert_eq!(pixel.0, paper, "{x}, {y} at {size:?}");
            }
        }
    }
}

#[test]
fn what_touches_the_edge_of_the_scene_is_not_cut_off() {
    // A frame of one unit along the edge of a scene whose size is no whole number of pixels.
    let mut builder = FragmentBuilder::new();
    let frame = rect(0.0, 0.0, 100.3, 50.7);
    builder
        .group(None)
        .rect(
            frame.expanded(-2.0),
            0.0,
            None,
            Some(stroke(4.0, Dash::Solid)),
        )
        .finish();
    let scene = Scene {
        bounds: frame,
        background: Some(PAPER),
        placed: vec![Placed {
            offset: point(0.0, 0.0),
            pin: Pin::None,
            fragment: builder.build(None),
        }],
        ..Scene::default()
    };
    let image = pixels(&export(&scene, ExportSize::Scale(1.0)).0);
    assert_eq!((image.width(), image.height()), (101, 51));
    let ink = [0xa8, 0x32, 0x3b];
    assert_eq!(image.get_pixel(98, 25).0, ink, "right side");
    assert_eq!(image.get_pixel(50, 48).0, ink, "bottom");
    let faint = image.get_pixel(100, 25).0;
    assert!(
        faint != ink && faint[1] < PAPER.0[1],
        "part of a pixel: {faint:?}"
    );
}

#[test]
fn bands_meet_without_a_seam() {
    // One colour over many bands at a scale that puts no unit on a whole row.
    let mut builder = FragmentBuilder::new();
    let area = rect(0.0, 0.0, 40.0, 900.0);
    let fill = stroke(1.0, Dash::Solid).colour;
    builder
        .group(None)
        .rect(area, 0.0, Some(fill), None)
        .finish();
    builder
        .group(None)
        .path(Path::circle(point(20.0, 450.0), 400.0), Some(fill), None)
        .finish();
    let scene = Scene {
        bounds: area,
        background: Some(PAPER),
        placed: vec![Placed {
            offset: point(0.0, 0.0),
            pin: Pin::None,
            fragment: builder.build(None),
        }],
        ..Scene::default()
    };
    let image = pixels(&export(&scene, ExportSize::Scale(1.37)).0);
    for y in 0..image.height() - 1 {
        assert_eq!(image.get_pixel(20, y).0, [0xa8, 0x32, 0x3b], "row {y}");
    }
}

#[test]
fn a_picture_covers_its_place_and_has_round_corners() {
    let (bytes, info) = export(&picture_scene(picture(300, 100)), ExportSize::Scale(2.0));
    keep("picture.png", &bytes);
    assert_eq!(info.num_unreadable, 0);
    let image = pixels(&bytes);
    assert_eq!(image.get_pixel(60, 100).0, [200, 30, 30]);
    assert_eq!(image.get_pixel(140, 100).0, [30, 30, 200]);
    let paper = [PAPER.0[0], PAPER.0[1], PAPER.0[2]];
    assert_eq!(image.get_pixel(22, 22).0, paper, "the corner is round");
    assert_eq!(image.get_pixel(10, 100).0, paper, "the overhang is cut off");
}

#[test]
fn a_picture_that_cannot_be_read_is_counted_and_crossed_out() {
    let mut broken = (*picture(20, 20)).clone();
    broken.data.0 = vec![1, 2, 3].into();
    let (bytes, info) = export(&picture_scene(broken.into()), ExportSize::Scale(2.0));
    keep("unreadable.png", &bytes);
    assert_eq!(info.num_unreadable, 1);
    let image = pixels(&bytes);
    assert!(image.get_pixel(100, 100).0[0] < 200, "the cross");
}

#[test]
fn too_large_a_size_is_refused_with_one_that_works() {
    // Wide and flat, so that the largest size is quickly drawn.
    let mut scene = scene(4, 1);
    scene.bounds = rect(0.0, 0.0, 4000.0, 20.0);
    for asked in [
        ExportSize::Width(400_000),
        ExportSize::Scale(90.0),
        ExportSize::Dpi(9000.0),
    ] {
        let mut bytes = Vec::new();
        let options = PngOptions::new(asked);
        let error = png(&scene, &options, &mut bytes, &Progress::silent()).unwrap_err();
        assert!(bytes.is_empty(), "nothing is written");
        for lang in Lang::ALL {
            let message = error.message(lang.catalog());
            assert!(message.chars().any(|c| c.is_ascii_digit()), "{message}");
        }
        let ExportError::TooLarge { largest, .. } = error else {
            panic!("{error:?}");
        };
        let (bytes, info) = export(&scene, largest.unwrap());
        assert!(info.width > 32_000, "{info:?}");
        assert!(bytes.len() > 1000);
    }
}

#[test]
fn an_empty_scene_is_an_error() {
    let options = PngOptions::new(ExportSize::Scale(1.0));
    let result = png(
        &Scene::default(),
        &options,
        &mut Vec::new(),
        &Progress::silent(),
    );
    assert!(matches!(result, Err(ExportError::Empty)));
}

#[test]
fn progress_rises_to_one() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let progress = Progress::new(Cancel::default(), {
        let seen = Arc::clone(&seen);
        move |fraction| seen.lock().unwrap().push(fraction)
    });
    let options = PngOptions::new(ExportSize::Width(1500));
    png(&scene(4, 6), &options, &mut Vec::new(), &progress).unwrap();
    let seen = seen.lock().unwrap();
    assert!(seen.len() > 3 && seen.is_sorted(), "{seen:?}");
    assert_eq!(seen.last(), Some(&1.0));
}

#[test]
fn a_cancelled_export_stops_soon_and_says_so() {
    let scene = scene(10, 40);
    let options = PngOptions::new(ExportSize::Width(1900));
    let whole = Instant::now();
    png(&scene, &options, &mut Vec::new(), &Progress::silent()).unwrap();
    let whole = whole.elapsed();

    let cancel = Cancel::default();
    let num_reports = Arc::new(AtomicU32::new(0));
    let progress = Progress::new(cancel.clone(), {
        let num_reports = Arc::clone(&num_reports);
        move |_| {
            num_reports.fetch_add(1, Ordering::Relaxed);
            cancel.cancel();
        }
    });
    let started = Instant::now();
    let result = png(&scene, &options, &mut Vec::new(), &progress);
    assert!(matches!(result, Err(ExportError::Cancelled)));
    assert_eq!(num_reports.load(Ordering::Relaxed), 1);
    assert!(started.elapsed() < whole, "no sooner than the whole");
}

#[test]
fn a_writer_that_fails_fails_the_export() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let options = PngOptions::new(ExportSize::Scale(1.0));
    let result = png(&scene(1, 1), &options, &mut Full, &Progress::silent());
    let Err(ExportError::Write(error)) = result else {
        panic!("{result:?}");
    };
    assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
}
