//! Pictures made to take memory or time: an export with all of them stays within bounds, and says nothing
//! of them but that they cannot be shown.

#![cfg(target_os = "linux")]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use parcours::model::{Document, IdGenerator, Picture, PictureData, PictureFormat};
use parcours::storage::{parse, to_ron};

/// As much as the largest picture that is allowed needs while it is decoded, and the program itself.
const MOST_MEGABYTES: u64 = 700;
/// Of processor time, unoptimised.
const LONGEST: Duration = Duration::from_secs(120);

/// A picture of one colour: a few kilobytes that become 200 megabytes.
fn bomb() -> Vec<u8> {
    let mut bytes = Vec::new();
    let side = Picture::MAX_SIDE;
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().unwrap();
    let mut stream = writer.stream_writer().unwrap();
    let row = vec![0; side as usize * 4];
    for _ in 0..side {
        std::io::Write::write_all(&mut stream, &row).unwrap();
    }
    stream.finish().unwrap();
    drop(writer);
    bytes
}

/// A map with a card for each picture.
fn map(pictures: &[Vec<u8>]) -> Document {
    let mut cards = String::new();
    let mut embedded = String::new();
    for index in 0..pictures.len() {
        cards += &format!(
            "(id: \"card-{index}\", step: \"step-a\", lane: \"lane-a\", text: \"{index}\", picture: \"picture-{index}\"),"
        );
        embedded +=
            &format!("(id: \"picture-{index}\", format: Png, width: 7, height: 7, data: \"\"),");
    }
    let file = format!(
        "(format: \"parcours\", version: 1, stages: [(id: \"stage-a\", steps: [(id: \"step-a\")])], lanes: [(id: \"lane-a\", role: Storyboard)], cards: [{cards}], pictures: [{embedded}])"
    );
    let mut document = parse(file.as_bytes()).unwrap().document;
    let rows = document.pictures.iter().zip(pictures);
    let rows = rows.map(|(picture, bytes)| {
        let mut picture = Picture::clone(picture);
        picture.data = PictureData(bytes.as_slice().into());
        // What they claim to be is what the file says, too.
        picture.format = match bytes.first() {
            Some(0xff) => PictureFormat::Jpeg,
            Some(b'R') => PictureFormat::Webp,
            _ => PictureFormat::Png,
        };
        (picture.width, picture.height) = (100, 100);
        picture.into()
    });
    document.pictures = std::sync::Arc::new(rows.collect());
    document
}

/// The most memory a process has had, in megabytes.
fn peak_memory(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}

/// Processor time a process has used.
fn processor_time(pid: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let ticks = |index: usize| fields.get(index)?.parse::<u64>().ok();
    Some(Duration::from_millis(10 * (ticks(11)? + ticks(12)?)))
}

#[test]
fn an_export_with_every_hostile_picture_takes_little_memory_and_time() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/picture");
    let entries = std::fs::read_dir(corpus).unwrap();
    let mut pictures: Vec<Vec<u8>> = entries
        .map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .collect();
    let bomb = bomb();
    assert!(bomb.len() < 2_000_000, "{}", bomb.len());
    let mut random = IdGenerator::from_seed(8);
    let noise = (0..1_000_000).map(|_| random.next_u64() as u8);
    pictures.push([&bomb[..60], &noise.collect::<Vec<u8>>()].concat());
    pictures.push(bomb[..bomb.len() / 2].to_vec());
    pictures.push(bomb.clone());
    pictures.push(bomb);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    std::fs::write(&path, to_ron(&map(&pictures))).unwrap();
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_parcours"))
        .args(["export", "map.ron", "-o", "map.png", "--scale", "1"])
        .current_dir(folder.path())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (mut peak, mut used) = (0, Duration::ZERO);
    let status = loop {
        peak = peak.max(peak_memory(child.id()).unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        used = processor_time(child.id()).unwrap_or(used);
        if used > LONGEST {
            child.kill().unwrap();
            panic!("still at it");
        }
        std::thread::sleep(Duration::from_millis(3));
    };
    println!(
        "{} hostile pictures: {:?}, {peak} MB",
        pictures.len(),
        start.elapsed()
    );
    assert!(status.success());
    assert!(peak > 10 && peak < MOST_MEGABYTES, "{peak} MB");
    assert!(image::open(folder.path().join("map.png")).is_ok());
}
