//! Damaged files: every record before the damage is kept, what is lost is named, nothing takes for ever.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use parcours::i18n::Lang;
use parcours::model::{Document, IdGenerator};
use parcours::storage::starter::STARTERS;
use parcours::storage::{Fate, MAX_BYTES, Salvage, parse, salvage};

use crate::clock::Clock;

/// Runs that a thorough round makes; CI makes fewer.
fn num_runs(variable: &str, in_ci: usize) -> usize {
    let asked = std::env::var(variable).ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(in_ci)
}

/// Every record of a map as `ron` would print it, by id. References that repair may drop are left out:
/// what they meant may stand behind the damage.
fn records(document: &Document) -> HashMap<String, String> {
    let mut records = HashMap::new();
    for persona in document.personas.iter() {
        let mut persona = (**persona).clone();
        persona.picture = None;
        records.insert(persona.id.to_string(), format!("{persona:?}"));
    }
    for (_, step) in document.steps() {
        let mut step = (**step).clone();
        let emotions = step.emotions.iter_mut();
        emotions.for_each(|point| point.persona = None);
        records.insert(step.id.to_string(), format!("{step:?}"));
    }
    for lane in document.lanes.iter() {
        records.insert(lane.id.to_string(), format!("{lane:?}"));
    }
    for card in document.cards.iter() {
        let mut card = (**card).clone();
        (card.picture, card.persona, card.span) = (None, None, 1);
        records.insert(card.id.to_string(), format!("{card:?}"));
    }
    for link in document.links.iter() {
        records.insert(link.id.to_string(), format!("{link:?}"));
    }
    for note in document.notes.iter() {
        records.insert(note.id.to_string(), format!("{note:?}"));
    }
    for round in document.vote_rounds.iter() {
        records.insert(round.id.to_string(), format!("{round:?}"));
    }
    for picture in document.pictures.iter() {
        records.insert(picture.id.to_string(), format!("{picture:?}"));
    }
    records
}

/// Where each record ends in a canonical file, by id: at the bracket on its indentation.
fn ends(text: &str) -> Vec<(String, usize)> {
    let mut open: Vec<(usize, Option<String>)> = Vec::new();
    let mut ends = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let indent = line.len() - line.trim_start().len();
        at += line.len();
        if trimmed.ends_with('(') || trimmed.ends_with('[') {
            open.push((indent, None));
        } else if let Some(id) = trimmed.strip_prefix("id: \"") {
            let id = id.trim_end_matches(['"', ',']).to_owned();
            open.last_mut().unwrap().1 = Some(id);
        } else if (trimmed.starts_with(')') || trimmed.starts_with(']'))
            && let Some((_, Some(id))) = open.pop()
        {
            ends.push((id, at));
        }
    }
    ends
}

/// Opens, or is salvaged; never panics. What is left of the map.
fn rest(bytes: &[u8]) -> Option<Document> {
    match parse(bytes) {
        Ok(opened) => Some(opened.document),
        Err(_) => remains(bytes),
    }
}

/// What is salvaged of a file that does not open.
fn remains(bytes: &[u8]) -> Option<Document> {
    let salvage = salvage(bytes)?;
    assert_eq!(salvage.document.check(), []);
    for lang in Lang::ALL {
        for damage in &salvage.damages {
            assert!(damage.message(lang.catalog()).len() > 10);
        }
    }
    Some(salvage.document)
}

/// Says which records that end before `damage` are missing or different.
fn lost_before(
    damage: usize,
    left: &HashMap<String, String>,
    ends: &[(String, usize)],
    whole: &HashMap<String, String>,
) -> Vec<String> {
    let before = ends.iter().filter(|(_, end)| *end <= damage);
    before
        .filter(|(id, _)| whole.contains_key(id) && left.get(id) != whole.get(id))
        .map(|(id, _)| id.clone())
        .collect()
}

/// CI tries every 97th length; `PARCOURS_PREFIXES=all` every one.
#[test]
fn every_beginning_of_every_sample_keeps_what_stands_before_the_cut() {
    let stride = match std::env::var("PARCOURS_PREFIXES").as_deref() {
        Ok("all") => 1,
        _ => 997,
    };
    let start = Instant::now();
    let mut runs = 0;
    for starter in STARTERS.iter().filter(|starter| starter.is_sample) {
        for lang in Lang::ALL {
            let bytes = starter.bytes(lang);
            let text = std::str::from_utf8(bytes).unwrap();
            let whole = records(&parse(bytes).unwrap().document);
            let ends = ends(text);
            assert!(ends.len() > 20, "{}", starter.key);
            for cut in (0..bytes.len()).step_by(stride) {
                let left = rest(&bytes[..cut]).as_ref().map(records);
                let lost = lost_before(cut, &left.unwrap_or_default(), &ends, &whole);
                assert_eq!(lost, [""; 0], "{} {lang:?} cut at {cut}", starter.key);
                runs += 1;
            }
        }
    }
    println!(
        "beginnings of samples: {runs} in {:?}, 0 panics, 0 records lost before the cut",
        start.elapsed()
    );
}

/// What became of changed files.
#[derive(Default)]
struct Changed {
    opened: usize,
    salvaged: usize,
    nothing: usize,
    /// Records unharmed, of those there were.
    kept: usize,
    of: usize,
    slowest: Duration,
}

impl Changed {
    fn and(self, other: Self) -> Self {
        Self {
            opened: self.opened + other.opened,
            salvaged: self.salvaged + other.salvaged,
            nothing: self.nothing + other.nothing,
            kept: self.kept + other.kept,
            of: self.of + other.of,
            slowest: self.slowest.max(other.slowest),
        }
    }
}

/// A file, its records, and where they end.
type Whole = (&'static [u8], HashMap<String, String>, Vec<(String, usize)>);

/// Changes a byte of a sample, so many times.
fn change_bytes(samples: &[Whole], seed: usize, runs: usize) -> Changed {
    let mut random = IdGenerator::from_seed(11 + seed as u64);
    let mut counts = Changed::default();
    for run in 0..runs {
        let (bytes, whole, ends) = &samples[run % samples.len()];
        let mut bytes = bytes.to_vec();
        let at = random.next_u64() as usize % bytes.len();
        bytes[at] = match random.next_u64() % 3 {
            0 => bytes[at] ^ 1 << (random.next_u64() % 8),
            1 => random.next_u64() as u8,
            _ => b"()[]{}\"\\,:#'/*r\n"[random.next_u64() as usize % 16],
        };
        let began = Instant::now();
        if parse(&bytes).is_ok() {
            counts.opened += 1;
            continue;
        }
        let left = remains(&bytes);
        counts.slowest = counts.slowest.max(began.elapsed());
        match &left {
            Some(_) => counts.salvaged += 1,
            None => counts.nothing += 1,
        }
        let left = left.as_ref().map(records).unwrap_or_default();
        let is_same = |(id, record): &(&String, &String)| left.get(*id) == Some(*record);
        counts.kept += whole.iter().filter(is_same).count();
        counts.of += whole.len();
        let lost = lost_before(at, &left, ends, whole);
        assert_eq!(lost, [""; 0], "byte {at} became {:?}", bytes[at] as char);
    }
    counts
}

/// CI flips 1,500 bytes; `PARCOURS_FLIPS` says how many.
#[test]
fn a_changed_byte_costs_nothing_that_stands_before_it() {
    let runs = num_runs("PARCOURS_FLIPS", 1_500);
    // Every kind of record stands in one of them.
    let golden: [&[u8]; 4] = [
        include_bytes!("golden/full.v1.parcours.ron"),
        include_bytes!("golden/store.v1.parcours.ron"),
        include_bytes!("golden/agenda.v1.parcours.ron"),
        include_bytes!("golden/meeting.v1.parcours.ron"),
    ];
    let starters = STARTERS.iter().map(|starter| starter.bytes(Lang::Fr));
    let samples: Vec<Whole> = starters
        .chain(golden)
        .map(|bytes| {
            let whole = records(&parse(bytes).unwrap().document);
            (bytes, whole, ends(std::str::from_utf8(bytes).unwrap()))
        })
        .collect();
    let start = Instant::now();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let counts = std::thread::scope(|scope| {
        let begin = |thread| {
            let samples = &samples;
            scope.spawn(move || change_bytes(samples, thread, runs / threads + 1))
        };
        let all: Vec<_> = (0..threads).map(begin).collect();
        let all = all.into_iter().map(|thread| thread.join().unwrap());
        all.fold(Changed::default(), Changed::and)
    });
    let Changed {
        opened,
        salvaged,
        nothing,
        kept,
        of,
        slowest,
    } = counts;
    println!(
        "changed bytes: {} in {:?} (slowest {slowest:?}); {opened} open as they are, {salvaged} salvaged \
         with {:.2} % of all records unharmed, {nothing} without anything to save; 0 panics, 0 records lost \
         before the damage",
        opened + salvaged + nothing,
        start.elapsed(),
        kept as f64 * 100.0 / of.max(1) as f64,
    );
    assert_eq!(nothing, 0);
    assert!(kept as f64 > 0.98 * of as f64, "{kept} of {of}");
}

#[test]
fn a_map_whose_version_became_that_of_drafts_is_read_as_what_it_is() {
    let text = sample().replacen("version: 1", "version: 0", 1);
    let whole = parse(sample().as_bytes()).unwrap().document;
    let found = salvaged(&text);
    assert_eq!(records(&found.document), records(&whole));
    assert_eq!(found.version, None);
    assert!(!found.has_losses());
    assert_eq!(found.damages[0].place.path, "version");
}

fn sample() -> String {
    let bytes = STARTERS[0].bytes(Lang::En);
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn salvaged(text: &str) -> Salvage {
    assert!(parse(text.as_bytes()).is_err());
    salvage(text.as_bytes()).expect("something is readable")
}

#[test]
fn a_field_that_cannot_be_read_costs_the_field_and_names_it() {
    let text = sample();
    let whole = parse(text.as_bytes()).unwrap().document;
    let cards = text.find("cards: [").unwrap();
    let at = text[cards..].find("evidence: ").unwrap() + cards;
    let broken = format!("{}evidnece: 7, {}", &text[..at], &text[at..]);
    let salvage = salvaged(&broken);
    assert_eq!(salvage.document, whole);
    let [damage] = &*salvage.damages else {
        panic!("{:?}", salvage.damages);
    };
    assert_eq!(damage.fate, Fate::FieldLost);
    let line = text[..at].lines().count();
    assert_eq!(damage.place.line, line);
    assert!(damage.place.path.starts_with("cards["), "{damage:?}");
    let message = damage.message(Lang::Fr.catalog());
    assert!(
        message.contains("champ inconnu") && message.ends_with("(ce champ est laissé de côté)"),
        "{message}"
    );
}

#[test]
fn a_bracket_too_few_or_too_many_costs_nothing() {
    let text = sample();
    let whole = parse(text.as_bytes()).unwrap().document;
    let cards = text.find("cards: [").unwrap();
    let close = text[cards..].find("    ),\n").unwrap() + cards;
    for broken in [
        format!("{}{}", &text[..close], &text[close + 7..]),
        format!("{}    ),\n{}", &text[..close], &text[close..]),
        format!("{}    ],\n{}", &text[..close], &text[close..]),
    ] {
        let salvage = salvaged(&broken);
        let end = (usize::MAX, whole.clone());
        let all: Vec<_> = records(&end.1).into_keys().map(|id| (id, 0)).collect();
        let lost = lost_before(end.0, &records(&salvage.document), &all, &records(&whole));
        assert_eq!(lost, [""; 0], "{:?}", salvage.damages);
        assert!(
            !salvage.has_losses() || salvage.damages.len() < 3,
            "{:?}",
            salvage.damages
        );
    }
}

#[test]
fn a_quotation_mark_too_few_costs_one_text_at_most() {
    let text = sample();
    let whole = parse(text.as_bytes()).unwrap().document;
    let cards = text.find("cards: [").unwrap();
    let at = text[cards..].find("text: \"").unwrap() + cards;
    let end = text[at..].find("\",\n").unwrap() + at;
    let broken = format!("{}{}", &text[..end], &text[end + 1..]);
    let salvage = salvaged(&broken);
    assert_eq!(salvage.document.cards.len(), whole.cards.len());
    let same = salvage.document.cards.iter().zip(whole.cards.iter());
    let changed: Vec<_> = same.filter(|(left, whole)| left != whole).collect();
    assert!(changed.len() <= 1, "{changed:?}");
    assert!(
        changed
            .iter()
            .all(|(left, whole)| left.text.trim_end_matches(',') == whole.text)
    );
}

#[test]
fn a_card_whose_lane_is_unreadable_is_kept_where_it_can_be_seen() {
    let text = sample();
    let cards = text.find("cards: [").unwrap();
    let at = text[cards..].find("lane: \"").unwrap() + cards;
    let broken = format!("{}lane: 5, //{}", &text[..at], &text[at..]);
    let salvage = salvaged(&broken);
    let whole = parse(text.as_bytes()).unwrap().document;
    assert_eq!(salvage.document.cards.len(), whole.cards.len());
    assert_eq!(salvage.document.cards[0].text, whole.cards[0].text);
    assert!(!salvage.repairs.is_empty());
}

#[test]
fn steps_whose_stage_is_broken_keep_their_cards() {
    let text = sample();
    let whole = parse(text.as_bytes()).unwrap().document;
    let at = text.find("(\n      id: \"stage-").unwrap();
    let end = text[at..].find("steps: [").unwrap() + at;
    let broken = format!("{}?? {}", &text[..at], &text[end..]);
    let salvage = salvaged(&broken);
    let steps = |document: &Document| -> HashSet<String> {
        document
            .steps()
            .map(|(_, step)| step.title.clone())
            .collect()
    };
    assert_eq!(steps(&salvage.document), steps(&whole));
    assert_eq!(salvage.document.cards, whole.cards);
    assert!(salvage.has_losses());
}

#[test]
fn a_bracket_that_closes_instead_of_opening_costs_no_step_before_it() {
    let starter = STARTERS
        .iter()
        .find(|starter| starter.key == "restaurant" && !starter.is_sample);
    let bytes = starter.unwrap().bytes(Lang::Fr);
    let text = std::str::from_utf8(bytes).unwrap();
    let whole = records(&parse(bytes).unwrap().document);
    let ends = ends(text);
    for (at, _) in text.match_indices('(') {
        let mut bytes = bytes.to_vec();
        bytes[at] = b')';
        let left = rest(&bytes).as_ref().map(records).unwrap_or_default();
        let lost = lost_before(at, &left, &ends, &whole);
        assert_eq!(lost, [""; 0], "byte {at}");
    }
}

#[test]
fn bytes_that_are_no_utf_8_cost_the_characters_only() {
    let text = sample();
    let whole = parse(text.as_bytes()).unwrap().document;
    let cards = text.find("cards: [").unwrap();
    let at = text[cards..].find("text: \"").unwrap() + cards + 9;
    let mut bytes = text.into_bytes();
    // As a program writes that still thinks in Latin-1.
    bytes[at] = 0xe9;
    assert!(parse(&bytes).is_err());
    let salvage = salvage(&bytes).unwrap();
    assert_eq!(salvage.document.cards.len(), whole.cards.len());
    assert!(salvage.document.cards[0].text.contains('\u{fffd}'));
    assert_eq!(salvage.damages.len(), 1, "{:?}", salvage.damages);
}

/// A file of format 0.
const DRAFT: &str = include_str!("golden/draft.v0.parcours.ron");

fn titles(document: &Document) -> Vec<String> {
    let steps = document.steps().map(|(_, step)| step.title.clone());
    let cards = document.cards.iter().map(|card| card.text.clone());
    steps.chain(cards).collect()
}

#[test]
fn every_beginning_of_a_draft_keeps_what_stands_before_the_cut() {
    // The names and texts of steps and cells, with where their entries end.
    let mut ends: Vec<(String, usize)> = Vec::new();
    for (at, _) in DRAFT.match_indices("),\n") {
        let line = DRAFT[..at].rsplit('\n').next().unwrap();
        if let Some((_, rest)) = line
            .split_once(": \"")
            .filter(|_| line.contains("(step:") || line.contains("(name:"))
        {
            ends.push((rest.split('"').next().unwrap().to_owned(), at + 1));
        }
    }
    assert_eq!(ends.len(), 7, "{ends:?}");
    let first = DRAFT.find("stages").unwrap();
    for cut in (first..DRAFT.len() - 2).filter(|&cut| DRAFT.is_char_boundary(cut)) {
        let part = &DRAFT[..cut];
        let salvage = salvage(part.as_bytes()).unwrap_or_else(|| panic!("cut at {cut}"));
        assert_eq!(salvage.version, Some(0));
        assert!(!salvage.damages.is_empty());
        let kept = titles(&salvage.document);
        for (text, end) in ends.iter().filter(|(_, end)| *end <= cut) {
            assert!(
                kept.contains(text),
                "cut at {cut}: {text} ends at {end}, kept {kept:?}"
            );
        }
    }
}

#[test]
fn a_broken_entry_of_a_draft_costs_that_entry() {
    let broken = DRAFT.replace("(step: 2, text: \"Demande", "(step: deux, text: \"Demande");
    assert!(parse(broken.as_bytes()).is_err());
    let salvage = salvaged(&broken);
    let lost: Vec<_> = salvage.damages.iter().map(|damage| damage.fate).collect();
    assert_eq!(lost, [Fate::RecordLost]);
    let whole = titles(&parse(DRAFT.as_bytes()).unwrap().document);
    let kept = titles(&salvage.document);
    let missing: Vec<_> = whole.iter().filter(|text| !kept.contains(text)).collect();
    assert_eq!(missing, ["Demande un allongé"]);
}

#[test]
fn a_changed_byte_in_a_draft_never_breaks_the_program() {
    for at in 0..DRAFT.len() {
        for byte in [b'(', b')', b'"', b',', b' ', 0xff] {
            let mut bytes = DRAFT.as_bytes().to_vec();
            bytes[at] = byte;
            rest(&bytes);
        }
    }
}

#[test]
fn nothing_readable_is_nothing() {
    for bytes in [
        &b""[..],
        b"hello",
        b"\x89PNG\r\n",
        b"(format: \"other\")",
        &[0xff; 300],
    ] {
        assert!(salvage(bytes).is_none(), "{bytes:?}");
    }
    assert!(salvage(&vec![b'('; MAX_BYTES as usize + 1]).is_none());
}

#[test]
fn hostile_damage_takes_no_time() {
    let row = "(id: \"card-a\", step: 5, lane: 6, text: 7, span: \"x\", evidence: (((";
    let cases = [
        row.repeat(5_000),
        "(id: \"card-a\" ".repeat(50_000),
        "(".repeat(2_000_000),
        "id: \"card-a\", ".repeat(100_000),
        format!("(id: \"card-a\", {}", "x: 1, ".repeat(300_000)),
        format!("(id: \"stage-a\", steps: [{}", "(id: 5), ".repeat(100_000)),
        "\"\n(".repeat(300_000),
        "/*".repeat(1_000_000),
        "r#\"".repeat(500_000),
        "title: ".repeat(300_000),
    ];
    for case in &cases {
        let start = Clock::now();
        let _ = salvage(case.as_bytes());
        let took = start.elapsed();
        let name: String = case.chars().take(20).collect();
        assert!(took < Duration::from_secs(20), "{name} took {took:?}");
    }
}

#[test]
fn damaged_notes_and_votes_cost_no_more_than_themselves() {
    let text = include_str!("golden/meeting.v1.parcours.ron");
    let whole = records(&parse(text.as_bytes()).unwrap().document);
    let ends = ends(text);
    for cut in 0..text.len() {
        let left = text
            .is_char_boundary(cut)
            .then(|| rest(&text.as_bytes()[..cut]));
        let Some(left) = left else { continue };
        let lost = lost_before(
            cut,
            &left.as_ref().map(records).unwrap_or_default(),
            &ends,
            &whole,
        );
        assert_eq!(lost, [""; 0], "cut at {cut}");
    }
    // A kind that nobody knows costs the field, an id that is broken nothing.
    let salvage = salvaged(&text.replace("kind: Pain", "kind: Agony"));
    let note = &salvage.document.notes[0];
    assert_eq!((&*note.text, note.kind), ("Personne ne dit bonjour", None));
    assert!(note.step.is_some());
    assert_eq!(salvage.document.vote_rounds[0].votes[0].dots, 7);
    for (id, kept) in [("note-b", "note-"), ("vote-b", "vote-")] {
        let salvage = salvaged(&text.replace(id, "?"));
        let (notes, rounds) = (&salvage.document.notes, &salvage.document.vote_rounds);
        assert_eq!((notes.len(), rounds.len()), (2, 2), "{id}");
        let ids = [notes[1].id.to_string(), rounds[1].id.to_string()];
        assert!(ids.iter().any(|id| id.starts_with(kept)));
    }
}
