//! What can be saved from a damaged file, record by record, with a list of what was not.
//!
//! Only for files that the strict reading refuses. The result is a copy that no file holds: whoever opens
//! it decides where it goes. Nothing is guessed: a field that cannot be read is left out and named.

mod apart;
mod draft;
mod mend;
mod rows;

use std::borrow::Cow;
use std::sync::Arc;

use self::mend::Mender;
use self::rows::{LOST_STEPS, Part};
use super::error::Problem;
use super::parse::MAX_BYTES;
use super::picture::judge_pictures;
use super::place::{Lines, Place};
use crate::i18n::Catalog;
use crate::model::{Document, Header, IdGenerator, RECOVERED, Repair, Stage, Table};

/// Damages that are listed; of very many, the rest is only counted.
const MOST_DAMAGES: usize = 1_000;

/// What was saved from a file.
#[derive(Debug, Clone)]
pub struct Salvage {
    /// Sound; never empty.
    pub document: Document,
    pub damages: Vec<Damage>,
    /// What had to be changed so that the records fit together.
    pub repairs: Vec<Repair>,
    /// The file's format, where it could be read.
    pub version: Option<u32>,
}

/// What became of a damaged part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// All of it was read in the end.
    Mended,
    /// The field was left out; its record was kept.
    FieldLost,
    RecordLost,
    /// It belongs to no record.
    Unread,
}

/// A damaged part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    pub place: Place,
    /// What was wrong, where that is known.
    pub problem: Option<Problem>,
    pub fate: Fate,
}

impl Damage {
    /// One sentence for people.
    pub fn message(&self, catalog: &Catalog) -> String {
        let text = &catalog.salvage;
        let fate = match self.fate {
            Fate::Mended => text.mended,
            Fate::FieldLost => text.field_lost,
            Fate::RecordLost => text.record_lost,
            Fate::Unread => text.unread,
        };
        let what = match &self.problem {
            Some(problem) => (text.because)(&problem.message(catalog), fate),
            None => fate.to_owned(),
        };
        let place = &self.place;
        (catalog.storage.at_place)(place.line, place.column, &place.path, &what)
    }
}

impl Salvage {
    /// How many of everything were kept, in words.
    pub fn kept(&self, catalog: &Catalog) -> String {
        let document = &self.document;
        (catalog.salvage.kept)(
            document.num_steps(),
            document.lanes.len(),
            document.cards.len(),
        )
    }

    /// Whether something is missing that the file had.
    pub fn has_losses(&self) -> bool {
        self.damages
            .iter()
            .any(|damage| damage.fate != Fate::Mended)
    }
}

/// Where parts stand in the file.
pub(super) struct Site<'a> {
    text: &'a str,
    lines: Lines,
}

impl Site<'_> {
    fn place(&self, at: usize, path: String) -> Place {
        self.lines.place(self.text, at, path)
    }
}

/// Saves what can be read; `None` when that is nothing.
pub fn salvage(bytes: &[u8]) -> Option<Salvage> {
    if bytes.len() as u64 > MAX_BYTES {
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = String::from_utf8_lossy(bytes);
    let foreign = match &text {
        Cow::Borrowed(_) => None,
        Cow::Owned(_) => std::str::from_utf8(bytes).err(),
    };
    let text: &str = &text;
    let mut mender = Mender {
        site: Site {
            text,
            lines: Lines::of(text),
        },
        damages: Vec::new(),
        budget: 4 * text.len() + (4 << 20),
        ids: IdGenerator::from_seed(text.len() as u64),
    };
    if let Some(error) = foreign {
        let at = error.valid_up_to();
        mender.damages.push(Damage {
            place: mender.site.place(at, String::new()),
            problem: Some(Problem::ForeignByte(bytes[at])),
            fate: Fate::Mended,
        });
    }
    let parts = rows::cut(text);
    let mut version = parts.version;
    if version == Some(0) {
        if let Some((document, mut damages)) = draft::read(&mender.site) {
            damages.append(&mut mender.damages);
            let (document, repairs) = document.repair();
            return Some(Salvage {
                document,
                damages: listed(damages),
                repairs,
                version,
            });
        }
        // No draft at all: it is the number that is damaged.
        version = None;
        mender.damages.push(Damage {
            place: mender
                .site
                .place(text.find("version").unwrap_or(0), "version".to_owned()),
            problem: None,
            fate: Fate::Mended,
        });
    }
    let mut collected = Collected::default();
    for field in &parts.fields {
        collected.add_field(&mut mender, parts.part(field));
    }
    for row in &parts.rows {
        collected.add_row(&mut mender, parts.part(row));
    }
    for scrap in parts.scraps {
        mender.damages.push(Damage {
            place: mender.site.place(scrap.start, String::new()),
            problem: None,
            fate: Fate::Unread,
        });
    }
    let (document, repairs) = collected.document()?;
    Some(Salvage {
        document,
        damages: listed(mender.damages),
        repairs,
        version,
    })
}

/// In the file's order, and not too many.
fn listed(mut damages: Vec<Damage>) -> Vec<Damage> {
    damages.sort_by_key(|damage| (damage.place.line, damage.place.column));
    damages.truncate(MOST_DAMAGES);
    damages
}

/// What was read so far.
#[derive(Default)]
struct Collected {
    header: Header,
    document: Document,
    has_something: bool,
}

impl Collected {
    fn add_field<'a>(&mut self, mender: &mut Mender<'a>, field: Part<'a>) {
        let name = field.name;
        let Some(found) = mender.read(field) else {
            return;
        };
        let (header, old) = (&mut self.header, Header::clone(&found.header));
        match name {
            "title" => header.title = old.title,
            "scenario" => header.scenario = old.scenario,
            "goal" => header.goal = old.goal,
            "state" => header.state = old.state,
            "authors" => header.authors = old.authors,
            "review_date" => header.review_date = old.review_date,
            "review_cadence" => header.review_cadence = old.review_cadence,
            "phase_goals" => header.phase_goals = old.phase_goals,
            "note" => header.note = old.note,
            "store_plan" => self.document.store_plan = found.store_plan,
            "wheel" => self.document.wheel = found.wheel,
            _ => {}
        }
        // A state alone is no map.
        self.has_something |= matches!(name, "title" | "scenario" | "goal" | "note" | "store_plan");
    }

    fn add_row<'a>(&mut self, mender: &mut Mender<'a>, row: Part<'a>) {
        let is_lost_step = row.name == LOST_STEPS;
        let stage = (row.name == "stages").then(|| row.clone());
        let num_told = mender.damages.len();
        let Some(mut found) = mender.read(row) else {
            // What was said of the whole is said of its parts.
            if let Some(parts) = stage.and_then(|stage| apart::stage_and_steps(&stage)) {
                mender.damages.truncate(num_told);
                for part in parts {
                    self.add_row(mender, part);
                }
            }
            return;
        };
        self.has_something = true;
        if is_lost_step && let Some(stage) = found.stages.first() {
            self.add_lost_steps(stage);
            found.stages = Table::default();
        }
        fn extend<T>(table: &mut Table<T>, found: &Table<T>) {
            if !found.is_empty() {
                Arc::make_mut(table).extend(found.iter().cloned());
            }
        }
        let document = &mut self.document;
        extend(&mut document.personas, &found.personas);
        extend(&mut document.stages, &found.stages);
        extend(&mut document.lanes, &found.lanes);
        extend(&mut document.cards, &found.cards);
        extend(&mut document.links, &found.links);
        extend(&mut document.initiatives, &found.initiatives);
        extend(&mut document.agenda, &found.agenda);
        extend(&mut document.pictures, &found.pictures);
        extend(&mut document.notes, &found.notes);
        extend(&mut document.vote_rounds, &found.vote_rounds);
    }

    /// Steps whose stage is broken go to the one before.
    fn add_lost_steps(&mut self, found: &Stage) {
        let stages = Arc::make_mut(&mut self.document.stages);
        if stages.is_empty() {
            let mut stage = found.clone();
            stage.title = RECOVERED.to_owned();
            stages.push(Arc::new(stage));
        } else if let Some(last) = stages.last_mut() {
            let steps = &mut Arc::make_mut(last).steps;
            steps.extend(found.steps.iter().cloned());
        }
    }

    fn document(mut self) -> Option<(Document, Vec<Repair>)> {
        if !self.has_something {
            return None;
        }
        self.document.header = Arc::new(self.header);
        let (document, mut repairs) = self.document.repair();
        let (document, judged) = judge_pictures(document);
        repairs.extend(judged);
        Some((document, repairs))
    }
}
