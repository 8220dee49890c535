//! Copying and pasting: between the open map, text fields and the system's clipboard. The window never waits.

use std::sync::Arc;
use std::time::Duration;

use egui::{Event, Id, Key, ViewportCommand};

use super::clipboard::{ClipboardError, Contents, Pending, SystemClipboard};
use super::desk::{Desk, JobResult};
use super::held_events::HeldEvents;
use super::jobs::{JobId, Signal};
use super::pasted_picture::{PictureExcess, picture_from};
use super::picture_action::{self, PictureError};
use super::picture_copy::{self, PictureOrder};
use crate::command::Command;
use crate::editor::{Clip, Excess, Incoming, PasteError, Pasted};
use crate::model::Picture;
use crate::storage::judge_picture;
use crate::ui::dialog::message::Message;
use crate::ui::dialog::paste::{self, Answer, PasteDialog};
use crate::ui::shortcut::{self, KeyOwner};
use crate::ui::workshop::inbox_id;

/// A program that has not answered by then will not, in seconds; and one that has begun to.
const PATIENCE: f64 = 3.0;
const LONG_PATIENCE: f64 = 30.0;
/// What comes after a paste waits for it no longer than this.
const HELD: f64 = 1.0;
/// From then on it is said that something is under way.
const NOTICED: f64 = 0.4;

/// What is done with the clipboard's contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aim {
    Map,
    /// The map, after a look at what would happen.
    Special,
    Field(Id),
}

/// What reading the clipboard brought.
pub struct ClipboardReport(Result<Found, Failure>);

enum Found {
    /// As our reader understood it, and the text as it was, for text fields.
    Words(Box<Incoming>, String),
    Picture(Box<Picture>),
    Nothing,
}

enum Failure {
    Clipboard(ClipboardError),
    Excess(Excess),
    Picture(PictureExcess),
    File(PictureError),
}

/// How a copy ended; the text is for the simpler clipboard when ours could not be reached.
pub enum CopyReport {
    Text(Result<(), String>),
    Picture(Option<(u32, u32)>),
}

struct Request {
    id: JobId,
    aim: Aim,
    /// When it was made, in egui's time.
    since: f64,
    signal: Arc<Signal>,
    is_said: bool,
}

/// Copying and pasting, and the open preview.
pub struct ClipboardAction {
    system: Arc<dyn SystemClipboard>,
    pending: Pending,
    request: Option<Request>,
    held: HeldEvents,
    dialog: Option<PasteDialog>,
    /// The cards last copied, for pasting into the next map.
    pub clip: Option<Clip>,
    /// The next text that egui brings is to be looked at first.
    is_special: bool,
}

impl ClipboardAction {
    pub fn new(system: Arc<dyn SystemClipboard>) -> Self {
        Self {
            system,
            pending: Pending::default(),
            request: None,
            held: HeldEvents::default(),
            dialog: None,
            clip: None,
            is_special: false,
        }
    }

    pub fn is_open(&self) -> bool {
        self.dialog.is_some()
    }

    /// Offers what the open map has just copied to other programs.
    pub fn offer_copied(&mut self, desk: &mut Desk) {
        let Some(session) = &mut desk.session else {
            return;
        };
        let Some(clip) = session.editor.take_copied() else {
            return;
        };
        self.clip = Some(clip.clone());
        let (system, pending) = (Arc::clone(&self.system), self.pending.clone());
        pending.begin();
        desk.jobs.start("copy", move |_| {
            let written = system.write(clip.text.clone(), clip.html());
            pending.end();
            JobResult::Copied(CopyReport::Text(written.map_err(|_| clip.text)))
        });
    }

    /// Copies the selection's part of the map, or all of it, as a picture.
    pub fn copy_picture(&mut self, desk: &mut Desk) {
        let Some(session) = &mut desk.session else {
            return;
        };
        session.editor.finish_text_edit(crate::editor::Finish::Keep);
        let order = PictureOrder::of(&session.editor);
        let system = Arc::clone(&self.system);
        desk.say(desk.look.words.paste.drawing);
        desk.jobs.start("copy-picture", move |_| {
            let size = picture_copy::draw(&order).and_then(|picture| {
                let size = picture.dimensions();
                system.write_picture(picture).ok().map(|()| size)
            });
            JobResult::Copied(CopyReport::Picture(size))
        });
    }

    pub fn copied(&mut self, desk: &mut Desk, report: CopyReport) {
        let words = &desk.look.words.paste;
        match report {
            CopyReport::Text(Ok(())) => {}
            CopyReport::Text(Err(text)) => desk.ctx.copy_text(text),
            CopyReport::Picture(Some((width, height))) => {
                desk.say(words.picture_copied(width, height));
            }
            CopyReport::Picture(None) => {
                fail_as(desk, words.picture_not_copied, words.no_clipboard)
            }
        }
    }

    pub fn paste(&mut self, desk: &mut Desk) {
        self.ask(desk, Aim::Map);
    }

    pub fn paste_special(&mut self, desk: &mut Desk) {
        self.ask(desk, Aim::Special);
    }

    fn ask(&mut self, desk: &mut Desk, aim: Aim) {
        let (system, pending) = (Arc::clone(&self.system), self.pending.clone());
        let (id, signal) = desk.jobs.start("paste", move |job| {
            pending.wait();
            let found = read(&*system, &|| job.signal.set_fraction(1.0));
            JobResult::ClipboardRead(ClipboardReport(found))
        });
        let since = desk.ctx.input(|input| input.time);
        self.request = Some(Request {
            id,
            aim,
            since,
            signal,
            is_said: false,
        });
    }

    /// Says so when the other program does not answer; a late answer is not waited for.
    pub fn look_at_the_clock(&mut self, desk: &mut Desk) {
        let Some(request) = &mut self.request else {
            return;
        };
        let waited = desk.ctx.input(|input| input.time) - request.since;
        desk.ctx.request_repaint_after(Duration::from_millis(100));
        if waited > NOTICED && !request.is_said {
            request.is_said = true;
            desk.say(desk.look.words.paste.reading);
        }
        let has_answered = request.signal.fraction() > 0.0;
        if waited
            > if has_answered {
                LONG_PATIENCE
            } else {
                PATIENCE
            }
        {
            self.request = None;
            fail(desk, desk.look.words.paste.no_answer);
        }
    }

    pub fn read(&mut self, desk: &mut Desk, id: JobId, report: ClipboardReport) {
        let Some(Request { aim, .. }) = self.request.take_if(|request| request.id == id) else {
            return;
        };
        match (report.0, aim) {
            (Ok(Found::Words(incoming, text)), Aim::Field(field)) => {
                let has_text = !text.trim().is_empty();
                let text = if has_text { &text } else { incoming.text() };
                paste_into_field(desk, field, text);
            }
            (Err(Failure::Excess(excess)), _) => fail(desk, &excess.message(desk.look.words)),
            (_, Aim::Field(_)) => {}
            (Ok(Found::Words(incoming, _)), aim) => {
                self.paste_words(desk, *incoming, aim == Aim::Special);
            }
            (Ok(Found::Picture(picture)), _) => paste_picture(desk, *picture),
            (Ok(Found::Nothing), _) => desk.say(desk.look.words.editor.blocked.nothing_to_paste),
            (Err(Failure::Clipboard(ClipboardError::Unavailable)), aim) => {
                // egui may have a way to the text of its own.
                self.is_special = aim == Aim::Special;
                desk.ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            (Err(Failure::Clipboard(ClipboardError::Text)), _) => {
                fail(desk, desk.look.words.paste.unreadable);
            }
            (Err(Failure::Clipboard(ClipboardError::Picture)), _) => {
                fail(desk, desk.look.words.paste.damaged_picture);
            }
            (Err(Failure::Picture(excess)), _) => fail(desk, &excess.message(desk.look.words)),
            (Err(Failure::File(error)), _) => fail(desk, &error.message(desk.look.words)),
        }
    }

    /// A job ended without a result.
    pub fn lost(&mut self, id: JobId) {
        self.request.take_if(|request| request.id == id);
    }

    fn paste_words(&mut self, desk: &mut Desk, mut incoming: Incoming, is_special: bool) {
        let Some(session) = &mut desk.session else {
            return;
        };
        let editor = &mut session.editor;
        editor.finish_text_edit(crate::editor::Finish::Keep);
        if is_special {
            incoming = incoming.as_text();
        }
        if is_special || editor.needs_preview(&incoming) {
            self.dialog = Some(PasteDialog::new(editor, incoming));
            return;
        }
        let result = editor.paste_incoming(&incoming);
        say_result(desk, result);
    }

    /// Shows the preview while it is open.
    pub fn show(&mut self, desk: &mut Desk) {
        let Some(dialog) = &mut self.dialog else {
            return;
        };
        let Some(session) = &mut desk.session else {
            self.dialog = None;
            return;
        };
        match paste::show(&desk.ctx, desk.look, &session.editor, dialog) {
            None => {}
            Some(Answer::Cancel) => self.dialog = None,
            Some(Answer::Paste) => {
                let result = match dialog.plan() {
                    Ok(plan) => session.editor.paste_planned(plan),
                    Err(error) => Err(error),
                };
                self.dialog = None;
                say_result(desk, result);
            }
        }
    }

    /// Copy, cut and paste in text fields, which egui knows only as events of its own; texts that egui
    /// itself brings for the map, and its commands by other keys than theirs.
    /// Call before a frame with the events that came.
    pub fn hold_events(&mut self, ctx: &egui::Context, input: &mut egui::RawInput) {
        let now = input.time.unwrap_or_else(|| ctx.input(|input| input.time));
        let is_awaited = self
            .request
            .as_ref()
            .is_some_and(|request| now - request.since < HELD);
        let moves = |event: &Event| {
            text_key(event) == Some(TextKey::Paste) || shortcut::moves_keyboard(event)
        };
        self.held.sort(&mut input.events, is_awaited, moves);
        if !self.held.is_empty() {
            ctx.request_repaint();
        }
    }

    pub fn take_events(&mut self, desk: &mut Desk, owner: KeyOwner) -> Vec<Command> {
        // The inbox takes pasted lines itself.
        let in_inbox = desk.ctx.memory(|memory| memory.has_focus(inbox_id()));
        let on_map = matches!(
            owner,
            KeyOwner::Map | KeyOwner::MapTyping | KeyOwner::Widget | KeyOwner::Rows
        ) && desk.session.is_some()
            && !in_inbox;
        let mut brought = Vec::new();
        let mut commands = Vec::new();
        let mut wants_paste = false;
        desk.ctx.input_mut(|input| {
            input.events.retain_mut(|event| {
                if let Event::Paste(_) | Event::PasteImage(_) = event {
                    let is_kept = !on_map && !is_too_long(event);
                    if !is_kept {
                        brought.push(event.clone());
                    }
                    return is_kept;
                }
                match text_key(event) {
                    Some(key) if on_map => {
                        commands.push(key.command());
                        return false;
                    }
                    Some(TextKey::Copy) => *event = Event::Copy,
                    Some(TextKey::Cut) => *event = Event::Cut,
                    Some(TextKey::Paste) => {
                        wants_paste = true;
                        return false;
                    }
                    None => {}
                }
                true
            });
        });
        let focused = desk.ctx.memory(|memory| memory.focused());
        if let Some(field) = focused.filter(|_| wants_paste) {
            self.ask(desk, Aim::Field(field));
        }
        for event in brought {
            self.take_brought(desk, event, on_map);
        }
        commands
    }

    fn take_brought(&mut self, desk: &mut Desk, event: Event, on_map: bool) {
        let found = match event {
            Event::Paste(text) if on_map => words(None, text),
            Event::Paste(text) => Err(Failure::Excess(Excess::LongText(text.chars().count()))),
            Event::PasteImage(image) => {
                let [width, height] = image.size.map(|side| side as u32);
                let bytes = image.pixels.iter().flat_map(|p| p.to_srgba_unmultiplied());
                let picture = image::RgbaImage::from_raw(width, height, bytes.collect());
                picture.map_or(Ok(Found::Nothing), |picture| found_picture(&picture))
            }
            _ => return,
        };
        let is_special = std::mem::take(&mut self.is_special);
        match found {
            Ok(Found::Words(incoming, _)) => self.paste_words(desk, *incoming, is_special),
            Ok(Found::Picture(picture)) => paste_picture(desk, *picture),
            Ok(Found::Nothing) => desk.say(desk.look.words.editor.blocked.nothing_to_paste),
            Err(Failure::Excess(excess)) => fail(desk, &excess.message(desk.look.words)),
            Err(Failure::Picture(excess)) => fail(desk, &excess.message(desk.look.words)),
            Err(Failure::File(error)) => fail(desk, &error.message(desk.look.words)),
            Err(Failure::Clipboard(_)) => fail(desk, desk.look.words.paste.no_clipboard),
        }
    }
}

/// On a worker thread: asks the other program, and reads what it says.
fn read(system: &dyn SystemClipboard, heard: &dyn Fn()) -> Result<Found, Failure> {
    let Contents {
        html,
        text,
        picture,
        files,
    } = system.read(heard).map_err(Failure::Clipboard)?;
    let mut files = files.iter();
    if let Some(path) = files.find(|path| picture_action::is_named_as_picture(path)) {
        let picture = picture_action::read(path).map_err(Failure::File)?;
        return Ok(Found::Picture(Box::new(picture)));
    }
    match picture {
        Some(picture) => found_picture(&picture),
        None => words(html.as_deref(), text.unwrap_or_default()),
    }
}

fn words(html: Option<&str>, text: String) -> Result<Found, Failure> {
    let mut incoming = Incoming::read(html, Some(&text)).map_err(Failure::Excess)?;
    if let Some(clip) = incoming.cards_mut() {
        clip.keep_pictures(|picture| judge_picture(&picture.data.0).is_ok());
    }
    Ok(if incoming.is_empty() {
        Found::Nothing
    } else {
        Found::Words(Box::new(incoming), text)
    })
}

fn found_picture(picture: &image::RgbaImage) -> Result<Found, Failure> {
    let picture = picture_from(picture).map_err(Failure::Picture)?;
    Ok(Found::Picture(Box::new(picture)))
}

fn paste_into_field(desk: &mut Desk, field: Id, text: &str) {
    let is_still_there = desk.ctx.memory(|memory| memory.focused()) == Some(field);
    if !is_still_there {
        return;
    }
    let written = desk
        .session
        .as_ref()
        .and_then(|session| session.editor.text_edit());
    let written = written.map_or("", |edit| edit.text.as_str());
    match Excess::check_text(&format!("{written}{text}")) {
        Ok(()) => desk
            .ctx
            .input_mut(|input| input.events.push(Event::Paste(text.replace("\r\n", "\n")))),
        Err(excess) => fail(desk, &excess.message(desk.look.words)),
    }
}

fn paste_picture(desk: &mut Desk, picture: Picture) {
    if let Some(session) = &mut desk.session {
        let result = session.editor.paste_picture(picture);
        say_result(desk, result.map(|()| Pasted::default()));
    }
}

fn say_result(desk: &mut Desk, result: Result<Pasted, PasteError>) {
    let words = desk.look.words;
    match result {
        // One card is seen where it stands.
        Ok(done) if done.is_small() => {}
        Ok(done) => desk.say_with(done.message(words), Command::Undo),
        Err(PasteError::Blocked(blocked)) => desk.say(blocked.message(words)),
        Err(PasteError::Excess(excess)) => fail(desk, &excess.message(words)),
    }
}

/// Says what must be read before going on.
fn fail(desk: &mut Desk, body: &str) {
    fail_as(desk, desk.look.words.paste.failed, body);
}

fn fail_as(desk: &mut Desk, title: &str, body: &str) {
    desk.message = Some(Message {
        title: title.to_owned(),
        body: body.to_owned(),
        is_failure: true,
        ..Message::default()
    });
}

fn is_too_long(event: &Event) -> bool {
    matches!(event, Event::Paste(text) if Excess::check_text(text).is_err())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextKey {
    Copy,
    Cut,
    Paste,
}

impl TextKey {
    fn command(self) -> Command {
        match self {
            Self::Copy => Command::Copy,
            Self::Cut => Command::Cut,
            Self::Paste => Command::Paste,
        }
    }
}

/// The keys that texts are copied and pasted with, the old ones and those with a word on them too.
fn text_key(event: &Event) -> Option<TextKey> {
    match event {
        Event::Copy => return Some(TextKey::Copy),
        Event::Cut => return Some(TextKey::Cut),
        _ => {}
    }
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    let (ctrl, shift) = (modifiers.command, modifiers.shift);
    match key {
        Key::Copy => Some(TextKey::Copy),
        Key::Cut => Some(TextKey::Cut),
        Key::Paste => Some(TextKey::Paste),
        _ if modifiers.alt => None,
        Key::C if ctrl => Some(TextKey::Copy),
        Key::X if ctrl => Some(TextKey::Cut),
        Key::V if ctrl => Some(TextKey::Paste),
        Key::Insert if ctrl && !shift => Some(TextKey::Copy),
        Key::Delete if shift && !ctrl => Some(TextKey::Cut),
        Key::Insert if shift && !ctrl => Some(TextKey::Paste),
        _ => None,
    }
}
