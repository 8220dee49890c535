//! The report before the meeting: what is too long for the room, each with a jump to it.

use egui::{Button, Context, RichText, ScrollArea, vec2};

use super::room::too_far;
use super::{buttons, modal, muted, primary_button, title};
use crate::i18n::Catalog;
use crate::layout::stop::Finding;
use crate::model::{Document, MeetingRoom};
use crate::theme::chrome;
use crate::ui::panel::name_of;
use crate::ui::style::{Look, bold, colour32};

/// Characters of a card's text that are shown.
const MOST: usize = 90;

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Go(Finding),
    Close,
}

pub fn show(
    ctx: &Context,
    look: Look,
    document: &Document,
    room: &MeetingRoom,
    findings: &[Finding],
) -> Option<Answer> {
    let words = &look.words.present;
    let (answer, is_closed) = modal(ctx, look, "report", 680.0, |ui| {
        title(ui, words.report_title);
        let distance = words.decimal(f64::from(room.distance()), 1);
        if findings.is_empty() {
            muted(ui, look, words.nothing_found);
        } else {
            muted(ui, look, &(words.report_intro)(&distance));
        }
        too_far(ui, look, room);
        let mut answer = None;
        let height = (ctx.content_rect().height() - 240.0).clamp(120.0, 460.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for &finding in findings {
                ui.horizontal(|ui| {
                    let go = ui.add(Button::new(words.go).min_size(vec2(72.0, 28.0)));
                    let (what, why) = told(document, finding, look.words);
                    if go.on_hover_text(&what).clicked() {
                        answer = Some(Answer::Go(finding));
                    }
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        ui.label(RichText::new(what).font(bold(chrome::TEXT)));
                        ui.label(RichText::new(why).color(colour32(look.theme.text_muted)));
                    });
                });
            }
        });
        buttons(ui, |ui| {
            if primary_button(ui, look, look.words.dialog.close).clicked() {
                answer = Some(Answer::Close);
            }
        });
        answer
    });
    answer.or(is_closed.then_some(Answer::Close))
}

/// What it is about, and what of it.
fn told(document: &Document, finding: Finding, words: &Catalog) -> (String, String) {
    let name = name_of(document, finding.target(), words);
    let mut letters = name.chars();
    let mut what: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_some() {
        what.push('…');
    }
    let why = match finding {
        Finding::ManyPictures { num, .. } => (words.present.many_pictures)(num),
        Finding::LongText { num, .. } => (words.present.long_text)(num),
    };
    (what, why)
}
