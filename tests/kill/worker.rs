//! The program that is killed: somebody types into a card without a pause and saves now and then.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use parcours::app::Guardian;
use parcours::editor::{Editor, Finish};
use parcours::i18n::Lang;
use parcours::model::{Document, IdGenerator, StepId};
use parcours::scene::Target;
use parcours::storage::journal::versions::Milestone;
use parcours::storage::journal::{Journal, Snapshot};
use parcours::storage::{save, stress, to_ron};

use crate::{map_path, now};

pub const MODE: &str = "PARCOURS_KILL_MODE";
pub const FOLDER: &str = "PARCOURS_KILL_FOLDER";
pub const SEED: &str = "PARCOURS_KILL_SEED";

const PATIENCE: Duration = Duration::from_secs(10);

/// The map after so many edits.
pub fn map(number: u64) -> Document {
    let mut document = stress(40);
    let card = &mut Arc::make_mut(&mut document.cards)[0];
    Arc::make_mut(card).text = number.to_string();
    document
}

/// After how many edits a map is.
pub fn number_in(document: &Document) -> u64 {
    document.cards[0].text.parse().expect("a number")
}

/// FNV-1a, the same in both processes.
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, &byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A random number below `limit`.
pub fn below(random: &mut IdGenerator, limit: u64) -> u64 {
    let id: StepId = random.next_id();
    hash(id.to_string().as_bytes()) % limit
}

/// The journal's records below the data folder.
pub fn records(data: &Path) -> Vec<PathBuf> {
    let mut records = Vec::new();
    for session in fs::read_dir(data.join("journal")).into_iter().flatten() {
        for file in fs::read_dir(session.unwrap().path()).into_iter().flatten() {
            records.push(file.unwrap().path());
        }
    }
    records.retain(|path| path.extension().is_some_and(|ending| ending == "map"));
    records
}

/// What a program holds.
struct Work {
    editor: Editor,
    journal: Journal,
    path: PathBuf,
    hash: Option<u64>,
    number: u64,
    saving: Option<Receiver<(Document, u64)>>,
}

pub fn run(mode: &str) -> ! {
    let folder = PathBuf::from(variable(FOLDER));
    let seed = variable(SEED).to_string_lossy().parse().unwrap();
    let path = map_path(&folder);
    let bytes = fs::read(&path).unwrap();
    let document = parcours::storage::open(&path).unwrap().document;
    let mut work = Work {
        editor: Editor::new(document, IdGenerator::from_seed(seed)),
        journal: Journal::start(&folder.join("data"), || {}).unwrap(),
        path,
        hash: Some(hash(&bytes)),
        number: 0,
        saving: None,
    };
    let mut random = IdGenerator::from_seed(seed ^ 0xabcd);
    let one_in = match mode {
        "write" => 60,
        "write and save" => 6,
        _ => u64::MAX,
    };
    let guardian = (one_in == u64::MAX).then(|| {
        let guardian = Guardian::install(&Lang::En.catalog().recovery);
        guardian.watch(Some(work.journal.last_words()));
        guardian
    });
    loop {
        work.write();
        work.end_save();
        if work.saving.is_none() && below(&mut random, one_in) == 0 {
            work.begin_save();
        }
        if guardian.is_some() && work.number == 40 {
            end(mode);
        }
        std::thread::sleep(Duration::from_micros(below(&mut random, 16_000)));
    }
}

/// The ends that are no kill; the parent sends signals itself.
fn end(mode: &str) {
    match mode {
        "panic" => panic!("on purpose"),
        "panic elsewhere" => {
            let fall = || panic!("on purpose");
            let thread = std::thread::Builder::new().name("elsewhere".to_owned());
            let _ = thread.spawn(fall).unwrap().join();
        }
        "panic caught" => {
            let _ = std::panic::catch_unwind(|| panic!("on purpose"));
        }
        "exit" => std::process::exit(1),
        _ => {
            // The parent may send its signal: every edit is told.
            loop {
                std::thread::sleep(Duration::from_secs(1));
            }
        }
    }
}

fn variable(name: &str) -> OsString {
    std::env::var_os(name).expect("the parent sets it")
}

/// Says something to the parent; without it there is nothing to do here.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    if out.write_all(format!("{line}\n").as_bytes()).is_err() || out.flush().is_err() {
        std::process::exit(0);
    }
}

impl Work {
    /// Types one more number into the card, in place: nothing is kept in the map yet.
    fn write(&mut self) {
        let target = Target::Card(self.editor.document().cards[0].id);
        if self.editor.text_edit().is_none() {
            self.editor.edit_text(target).unwrap();
        }
        self.number += 1;
        self.editor.set_edit_text(self.number.to_string());
        say(&now().to_string());
        self.record();
    }

    /// Hands the map over as the window does at the end of a frame.
    fn record(&self) {
        let document = self.editor.document_with_typing();
        let is_typed = !document.is_same(self.editor.document());
        if self.editor.is_changed() || is_typed {
            self.journal.keep(Snapshot {
                document,
                path: Some(self.path.clone()),
                hash: self.hash,
            });
        } else {
            self.journal.forget();
        }
    }

    fn begin_save(&mut self) {
        self.editor.finish_text_edit(Finish::Keep);
        self.record();
        let (document, path) = (self.editor.document().clone(), self.path.clone());
        let journal = self.journal.last_words();
        let (sender, receiver) = channel();
        say("saving");
        std::thread::spawn(move || {
            let hash = hash(to_ron(&document).as_bytes());
            journal.begin_save(hash, PATIENCE);
            save(&document, &path).unwrap();
            let _ = sender.send((document, hash));
        });
        self.saving = Some(receiver);
    }

    fn end_save(&mut self) {
        let Some(Ok((document, hash))) = self.saving.as_ref().map(Receiver::try_recv) else {
            return;
        };
        self.saving = None;
        say("saved");
        self.hash = Some(hash);
        self.journal.keep_version(Milestone {
            document: document.clone(),
            path: self.path.clone(),
            before: None,
            is_from_file: false,
            before_meeting: false,
        });
        self.editor.mark_saved_as(document);
        self.record();
    }
}
