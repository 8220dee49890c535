//! Boards: what one stop of the swimlane shows in a meeting room, in pages that fill the picture.
//!
//! A column of the grid is narrow and high, a picture on a wall is wide, and from the back of the room only
//! some twenty lines are read. A board therefore sets the cards of a step, a stage or a lane anew: under a
//! title, section by section, in columns of a page. `sections` says what there is, `flow` on which page it
//! stands, `title` draws the head. The page before and the one after stand beside it, for the eye.

mod flow;
mod sections;
mod title;

use std::collections::HashSet;
use std::sync::Arc;

use super::brush::Brush;
use super::card;
use super::context::Context;
use super::face;
use super::page::Page as Sheet;
use super::spot::Spot;
use super::stop::Subject;
use super::{BoardPicture, Layout, ViewOptions, votes};
use crate::model::{Document, StepId};
use crate::scene::{Point, Rect, Size, Target, point, rect};
use crate::text::TextSystem;
use crate::theme::{Theme, room};
use flow::{Flow, Place};
use sections::{Entry, Section};

/// The pages of a board, in map units.
#[derive(Debug, Clone, Default)]
pub(in crate::layout) struct Pages {
    pub pages: Vec<Page>,
    /// The pages beside them, of what comes before and after.
    pub neighbours: [Option<Rect>; 2],
    /// How much of the map fills the picture.
    pub seen: Size,
}

/// One page.
#[derive(Debug, Clone)]
pub(in crate::layout) struct Page {
    pub area: Rect,
    /// What stands on it.
    pub current: HashSet<Target>,
    pub step: Option<StepId>,
}

/// A subject set in pages of one size.
struct Board {
    title: title::Title,
    sections: Vec<Section>,
    flow: Flow,
}

/// What pages look like at one scale.
#[derive(Clone, Copy)]
struct Format {
    /// How much of the map fills the picture.
    seen: Size,
    page: Size,
    num_columns: usize,
}

impl Format {
    /// Texts are `scale` times as large as they must be.
    fn new(picture: Size, scale: f32) -> Self {
        let seen = Size {
            width: picture.width / scale,
            height: picture.height / scale,
        };
        let page = Size {
            width: seen.width * (1.0 - 2.0 * room::PEEK),
            height: seen.height - 2.0 * room::MARGIN,
        };
        let pitch = room::COLUMN + room::COLUMN_GAP;
        let num = ((page.width + room::COLUMN_GAP) / pitch).floor() as usize;
        Self {
            seen,
            page,
            num_columns: num.clamp(1, room::MOST_COLUMNS),
        }
    }

    fn column(self) -> f32 {
        let gaps = (self.num_columns - 1) as f32 * room::COLUMN_GAP;
        (self.page.width - gaps) / self.num_columns as f32
    }

    /// Where page `index` stands; −1 is the one before the first.
    fn area(self, index: isize) -> Rect {
        let x = index as f32 * (self.page.width + room::PAGE_GAP);
        rect(x, 0.0, self.page.width, self.page.height)
    }
}

/// The board of `picture.subject`.
pub(super) fn layout(
    document: &Document,
    options: &ViewOptions,
    picture: BoardPicture,
    text: &mut TextSystem,
    theme: &Theme,
) -> Layout {
    let mut context = Context {
        theme,
        words: options.lang.catalog(),
        text,
        personas: &document.personas,
        pictures: &document.pictures,
        room: options.room,
        dots: votes::shown(document, options),
    };
    let (format, board) = set(&mut context, document, options, picture);
    let mut sheet = Sheet::default();
    let mut pages = Pages {
        seen: format.seen,
        ..Pages::default()
    };
    let num = board.flow.num_pages;
    for index in 0..num {
        let mut brush = Brush::default();
        let area = format.area(index as isize);
        let page = draw_page(&mut context, &mut brush, &board, index, format, area);
        for spot in page.spots {
            // A card that goes on over the page is found where it begins.
            if !sheet.parts.spots.contains_key(&spot.target) {
                sheet.parts.add(spot);
            }
        }
        pages.pages.push(Page {
            area,
            current: page.current,
            step: match picture.subject {
                Subject::Stage(_) if index == 0 => first_step(document, picture.subject),
                _ => page.step.or(first_step(document, picture.subject)),
            },
        });
        sheet.put(point(0.0, 0.0), brush.finish());
    }
    for (side, offset) in [(0, -1_isize), (1, num as isize)] {
        let Some(subject) = neighbour(document, picture, side == 1) else {
            continue;
        };
        let beside = compose(&mut context, document, options, subject, format);
        let last = beside.flow.num_pages.saturating_sub(1);
        let index = if side == 0 { last } else { 0 };
        let mut brush = Brush::default();
        let area = format.area(offset);
        draw_page(&mut context, &mut brush, &beside, index, format, area);
        sheet.put(point(0.0, 0.0), brush.finish());
        pages.neighbours[side] = Some(area);
    }
    let all = pages.pages.iter().map(|page| page.area);
    let all = all.chain(pages.neighbours.into_iter().flatten());
    sheet.scene.bounds = all
        .reduce(Rect::union)
        .unwrap_or_default()
        .expanded(room::MARGIN);
    sheet.scene.background = Some(theme.background);
    sheet.parts.board = Some(Arc::new(pages));
    Layout {
        scene: sheet.scene,
        parts: sheet.parts,
        ..Layout::default()
    }
}

/// How many pages a subject needs at the least size of texts, and the highest card on them.
pub(super) fn needed(
    document: &Document,
    options: &ViewOptions,
    picture: BoardPicture,
    text: &mut TextSystem,
    theme: &Theme,
) -> (usize, Vec<(crate::model::CardId, usize)>) {
    let mut context = Context {
        theme,
        words: options.lang.catalog(),
        text,
        personas: &document.personas,
        pictures: &document.pictures,
        room: options.room,
        dots: votes::shown(document, options),
    };
    let format = Format::new(picture.size, 1.0);
    let board = compose(&mut context, document, options, picture.subject, format);
    let mut long: Vec<(crate::model::CardId, usize)> = Vec::new();
    for entry in board.sections.iter().flat_map(|section| &section.entries) {
        if let Entry::Card {
            card, num_pieces, ..
        } = entry
            && *num_pieces > 1
            && long.iter().all(|(id, _)| *id != card.id)
        {
            long.push((card.id, *num_pieces));
        }
    }
    (board.flow.num_pages, long)
}

/// The subject at the largest scale that needs no more pages than the smallest.
fn set(
    context: &mut Context<'_>,
    document: &Document,
    options: &ViewOptions,
    picture: BoardPicture,
) -> (Format, Board) {
    const STEP: f32 = 1.1;
    const STEPS: [i32; 5] = [5, 4, 3, 2, 1];
    let format = Format::new(picture.size, 1.0);
    let least = compose(context, document, options, picture.subject, format);
    for step in STEPS {
        let scale = STEP.powi(step);
        if scale > room::LARGEST {
            continue;
        }
        let larger = Format::new(picture.size, scale);
        let board = compose(context, document, options, picture.subject, larger);
        if board.flow.num_pages <= least.flow.num_pages && !board.flow.overflows {
            return (larger, board);
        }
    }
    (format, least)
}

fn compose(
    context: &mut Context<'_>,
    document: &Document,
    options: &ViewOptions,
    subject: Subject,
    format: Format,
) -> Board {
    let title = title::compose(context, document, options, subject, format.page.width);
    // On a page without a head, under a heading of two lines.
    let heading = 2.0 * room::HEADING.line_height() + room::HEADING_GAP;
    let measure = sections::Measure {
        width: format.column(),
        highest: (format.page.height - heading).max(room::LEAST_TEXT * 4.0),
    };
    let sections = sections::compose(context, document, options, subject, measure);
    let head = title.height + room::SECTION_GAP;
    let flow = flow::fill(&sections, format.num_columns, format.page.height, head);
    Board {
        title,
        sections,
        flow,
    }
}

/// What the walk comes to before or after.
fn neighbour(document: &Document, picture: BoardPicture, is_next: bool) -> Option<Subject> {
    let all = Subject::of_document(document, picture.subject.walked_by());
    let at = all.iter().position(|&other| other == picture.subject)?;
    let at = if is_next { at + 1 } else { at.checked_sub(1)? };
    all.get(at).copied()
}

fn first_step(document: &Document, subject: Subject) -> Option<StepId> {
    match subject {
        Subject::Step(step) => Some(step),
        Subject::Stage(id) => document.stage(id)?.steps.first().map(|step| step.id),
        Subject::Lane(_) => document.steps().next().map(|(_, step)| step.id),
    }
}

/// What came of a page.
struct DrawnPage {
    current: HashSet<Target>,
    step: Option<StepId>,
    spots: Vec<Spot>,
}

fn draw_page(
    context: &mut Context<'_>,
    brush: &mut Brush,
    board: &Board,
    index: usize,
    format: Format,
    area: Rect,
) -> DrawnPage {
    let mut page = DrawnPage {
        current: HashSet::new(),
        step: None,
        spots: Vec::new(),
    };
    let places = board.flow.on_page(index, format.num_columns);
    let used = places.clone().map(|place| place.y + board.height_of(place));
    let head = if index == 0 {
        board.title.height + room::SECTION_GAP
    } else {
        0.0
    };
    let used = head + used.fold(0.0, f32::max);
    // A page that is not full stands a little above the middle.
    let top = area.y + ((area.height - used) * 0.4).max(0.0);
    if index == 0 {
        let place = rect(area.x, top, area.width, board.title.height);
        let targets = board.title.draw(context, brush, place);
        for target in targets {
            page.current.insert(target);
            page.spots.push(Spot {
                target,
                rect: place,
                text: None,
            });
        }
    }
    for place in places {
        let column = place.column % format.num_columns;
        let x = area.x + column as f32 * (format.column() + room::COLUMN_GAP);
        let at = point(x, top + head + place.y);
        board.draw(context, brush, place, at, format.column(), &mut page);
    }
    page
}

impl Board {
    fn height_of(&self, place: &Place) -> f32 {
        let section = &self.sections[place.section];
        match place.entry {
            None => section.heading.height,
            Some(entry) => section.entries[entry].height(),
        }
    }

    fn draw(
        &self,
        context: &mut Context<'_>,
        brush: &mut Brush,
        place: &Place,
        at: Point,
        width: f32,
        page: &mut DrawnPage,
    ) {
        let theme = context.theme;
        let section = &self.sections[place.section];
        let Some(entry) = place.entry else {
            section.heading.draw(brush, theme, at);
            brush.group(section.heading.target, None, None);
            page.current.extend(section.heading.target);
            return;
        };
        match &section.entries[entry] {
            Entry::Card {
                card,
                lane,
                block,
                step,
                ..
            } => {
                let frame = rect(at.x, at.y, width, block.height);
                card::draw(brush, context, card, lane, block, frame);
                let target = Target::Card(card.id);
                page.current.insert(target);
                page.step = page.step.or(Some(*step));
                page.spots.push(Spot {
                    target,
                    rect: frame,
                    text: None,
                });
            }
            Entry::Feeling {
                step,
                persona,
                emotion,
                text,
            } => {
                let radius = room::FACE_RADIUS;
                let height = section.entries[entry].height();
                let centre = point(at.x + radius + 2.0, at.y + height / 2.0);
                face::draw(brush, centre, radius, *emotion, theme);
                let left = centre.x + radius + 8.0;
                let top = at.y + (height - text.height) / 2.0;
                brush.paragraph(point(left, top), text, theme.text);
                let target = Target::Emotion {
                    step: *step,
                    persona: *persona,
                };
                let frame = rect(at.x, at.y, width, height);
                brush.group(Some(target), Some(frame), None);
                page.current.insert(target);
                page.step = page.step.or(Some(*step));
            }
            Entry::Note { text, step } => {
                brush.paragraph(at, text, theme.text_muted);
                brush.group(Some(Target::Step(*step)), None, None);
                page.current.insert(Target::Step(*step));
                page.step = page.step.or(Some(*step));
            }
        }
    }
}
