//! What to look at before the meeting: texts that fill more than a picture, stops that need many.

use super::{Screen, StepBy, Subject, parts};
use crate::layout::context::Context;
use crate::layout::{Layout, RoomPicture, View, ViewOptions, board, wheel};
use crate::model::{CardId, Document};
use crate::scene::Target;
use crate::text::TextSystem;
use crate::theme::{Theme, room};

/// More pictures than this are hard to follow.
const MOST_PICTURES: usize = 3;

/// Something that the room does not take well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// A stop needs so many pictures.
    ManyPictures { subject: Subject, num: usize },
    /// A card fills so many pictures.
    LongText { card: CardId, num: usize },
}

impl Finding {
    /// What to jump to.
    pub fn target(self) -> Target {
        match self {
            Self::ManyPictures { subject, .. } => match subject {
                Subject::Stage(id) => Target::Stage(id),
                Subject::Step(id) => Target::Step(id),
                Subject::Lane(id) => Target::Lane(id),
            },
            Self::LongText { card, .. } => Target::Card(card),
        }
    }
}

/// The boards of swimlane and wheel. Long texts first: they are what makes stops long.
pub fn report_boards(
    document: &Document,
    options: &ViewOptions,
    by: StepBy,
    screen: Screen,
    text: &mut TextSystem,
    theme: &Theme,
) -> Vec<Finding> {
    text.set_least_size(room::LEAST_TEXT);
    let (mut long, mut many) = (Vec::new(), Vec::new());
    let mut memory = wheel::stop::Memory::default();
    let document = &document.showing_lanes(&options.lanes);
    for subject in Subject::of_document(document, by, &options.lanes) {
        let RoomPicture::Board(picture) = screen.board(subject) else {
            continue;
        };
        let options = ViewOptions {
            room: Some(RoomPicture::Board(picture)),
            lanes: Vec::new(),
            ..options.clone()
        };
        let (num, cards) = match options.view {
            View::Wheel => {
                let num =
                    wheel::stop::needed(&mut memory, document, &options, picture, text, theme);
                (num, Vec::new())
            }
            View::Swimlane | View::Store => {
                let context = &mut Context::new(document, &options, text, theme);
                board::needed(context, document, &options, picture, None)
            }
        };
        for (card, num) in cards {
            let finding = Finding::LongText { card, num };
            if !long.contains(&finding) {
                long.push(finding);
            }
        }
        if num > MOST_PICTURES {
            many.push(Finding::ManyPictures { subject, num });
        }
    }
    long.append(&mut many);
    long
}

/// The stops of the store.
pub fn report_parts(
    layout: &Layout,
    document: &Document,
    by: StepBy,
    screen: Screen,
) -> Vec<Finding> {
    let all = Subject::all(layout, document, by, &[]).into_iter();
    let counted = all.map(|subject| (subject, parts(layout, document, subject, screen).len()));
    let many = counted.filter(|(_, num)| *num > MOST_PICTURES);
    many.map(|(subject, num)| Finding::ManyPictures { subject, num })
        .collect()
}
