//! Boards: what one stop of the swimlane shows in a meeting room, in pages that fill the picture.
//!
//! A column of the grid is narrow and high, a picture on a wall is wide, and from the back of the room only
//! some twenty lines are read. A board therefore sets the cards of a step, a stage or a lane anew: under a
//! title, section by section, in columns of a page. `sections` says what there is, `flow` on which page it
//! stands, `title` draws the head. The page before and the one after stand beside it, for the eye.
//!
//! Another view has its own picture in a square beside the texts ([`Beside`]), and says what they tell.

mod flow;
mod sections;
mod title;
mod told;

use std::collections::HashSet;
use std::sync::Arc;

use super::brush::Brush;
use super::card;
use super::context::Context;
use super::face;
use super::page::Page as Sheet;
use super::spot::Spot;
use super::stop::Subject;
use super::{BoardPicture, Layout, ViewOptions};
use crate::model::{Document, StepId};
use crate::scene::{Fragment, Point, Rect, Size, Target, point, rect};
use crate::theme::room;
use flow::{Flow, Place};
use sections::{Entry, Heading, Section};
pub(in crate::layout) use told::Told;

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
    /// Where its texts stand.
    pub area: Rect,
    /// Where a view's own picture stands.
    pub beside: Option<Rect>,
    /// What stands on it.
    pub current: HashSet<Target>,
    pub step: Option<StepId>,
}

impl Page {
    /// All of it.
    pub fn whole(&self) -> Rect {
        self.beside
            .map_or(self.area, |beside| self.area.union(beside))
    }
}

/// A view's own picture, which stands beside the texts of every page.
pub(in crate::layout) struct Beside<'a> {
    /// Draws it into a square.
    pub draw: &'a dyn Fn(Rect) -> Fragment,
    /// What of it a stop is about.
    pub current: HashSet<Target>,
    /// What is said of the steps.
    pub told: Vec<Told>,
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
    /// Side of the view's own picture, 0 where there is none.
    square: f32,
    /// Between that and the texts.
    gap: f32,
    num_columns: usize,
}

impl Format {
    /// Texts are `scale` times as large as they must be.
    fn new(picture: Size, scale: f32, has_beside: bool) -> Self {
        let seen = Size {
            width: picture.width / scale,
            height: picture.height / scale,
        };
        // The same on the wall at every scale: nothing jumps from stop to stop.
        let (margin, gap) = (room::MARGIN / scale, room::BESIDE_GAP / scale);
        let height = seen.height - 2.0 * margin;
        let (square, width) = if has_beside {
            let whole = seen.width - 4.0 * margin;
            let square = height.min(whole * room::BESIDE);
            (square, whole - square - gap)
        } else {
            (0.0, seen.width * (1.0 - 2.0 * room::PEEK))
        };
        let page = Size { width, height };
        let pitch = room::COLUMN + room::COLUMN_GAP;
        let num = ((page.width + room::COLUMN_GAP) / pitch).floor() as usize;
        Self {
            seen,
            page,
            square,
            gap,
            num_columns: num.clamp(1, room::MOST_COLUMNS),
        }
    }

    fn column(self) -> f32 {
        let gaps = (self.num_columns - 1) as f32 * room::COLUMN_GAP;
        (self.page.width - gaps) / self.num_columns as f32
    }

    /// Where page `index` stands; −1 is the one before the first.
    fn area(self, index: isize) -> Rect {
        let own = match self.square {
            square if square > 0.0 => square + self.gap,
            _ => 0.0,
        };
        let x = index as f32 * (own + self.page.width + room::PAGE_GAP);
        rect(x + own, 0.0, self.page.width, self.page.height)
    }

    /// Where the view's own picture stands beside it.
    fn beside(self, index: isize) -> Rect {
        let area = self.area(index);
        let top = area.y + (area.height - self.square) / 2.0;
        let left = area.x - self.gap - self.square;
        rect(left, top, self.square, self.square)
    }
}

/// The board of `picture.subject`.
pub(in crate::layout) fn layout(
    context: &mut Context<'_>,
    document: &Document,
    options: &ViewOptions,
    picture: BoardPicture,
    beside: Option<&Beside<'_>>,
) -> Layout {
    let (format, board) = set(context, document, options, picture, beside);
    let mut sheet = Sheet::default();
    let mut pages = Pages {
        seen: format.seen,
        ..Pages::default()
    };
    let num = board.flow.num_pages;
    for index in 0..num {
        let mut brush = Brush::default();
        let area = format.area(index as isize);
        let page = draw_page(context, &mut brush, &board, index, format, area);
        for spot in page.spots {
            // A card that goes on over the page is found where it begins.
            if !sheet.parts.spots.contains_key(&spot.target) {
                sheet.parts.add(spot);
            }
        }
        let mut current = page.current;
        let square = beside.map(|beside| {
            let square = format.beside(index as isize);
            sheet.put(point(0.0, 0.0), (beside.draw)(square));
            current.extend(&beside.current);
            square
        });
        pages.pages.push(Page {
            area,
            beside: square,
            current,
            step: match picture.subject {
                Subject::Stage(_) if index == 0 => first_step(document, picture.subject),
                _ => page.step.or(first_step(document, picture.subject)),
            },
        });
        sheet.put(point(0.0, 0.0), brush.finish());
    }
    let sides = [(0, -1_isize), (1, num as isize)].into_iter();
    for (side, offset) in sides.filter(|_| beside.is_none()) {
        let Some(subject) = neighbour(document, picture, side == 1) else {
            continue;
        };
        let beside = compose(context, document, options, subject, format, None);
        let last = beside.flow.num_pages.saturating_sub(1);
        let index = if side == 0 { last } else { 0 };
        let mut brush = Brush::default();
        let area = format.area(offset);
        draw_page(context, &mut brush, &beside, index, format, area);
        sheet.put(point(0.0, 0.0), brush.finish());
        pages.neighbours[side] = Some(area);
    }
    let all = pages.pages.iter().map(Page::whole);
    let all = all.chain(pages.neighbours.into_iter().flatten());
    sheet.scene.bounds = all
        .reduce(Rect::union)
        .unwrap_or_default()
        .expanded(room::MARGIN);
    sheet.scene.background = Some(context.theme.background);
    sheet.parts.board = Some(Arc::new(pages));
    Layout {
        scene: sheet.scene,
        parts: sheet.parts,
        ..Layout::default()
    }
}

/// How many pages a subject needs at the least size of texts, and the highest card on them.
pub(in crate::layout) fn needed(
    context: &mut Context<'_>,
    document: &Document,
    options: &ViewOptions,
    picture: BoardPicture,
    beside: Option<&Beside<'_>>,
) -> (usize, Vec<(crate::model::CardId, usize)>) {
    let format = Format::new(picture.size, 1.0, beside.is_some());
    let board = compose(context, document, options, picture.subject, format, beside);
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
    beside: Option<&Beside<'_>>,
) -> (Format, Board) {
    const STEP: f32 = 1.1;
    const STEPS: [i32; 5] = [5, 4, 3, 2, 1];
    /// Where more is said, larger texts hardly ever fit: trying them would only keep the room waiting.
    const MOST_PAGES: usize = 4;
    let mut at = |scale: f32| {
        let format = Format::new(picture.size, scale, beside.is_some());
        let board = compose(context, document, options, picture.subject, format, beside);
        (format, board)
    };
    let least = at(1.0);
    if least.1.flow.num_pages > MOST_PAGES {
        return least;
    }
    for step in STEPS {
        let scale = STEP.powi(step);
        if scale > room::LARGEST {
            continue;
        }
        let (larger, board) = at(scale);
        if board.flow.num_pages <= least.1.flow.num_pages && !board.flow.overflows {
            return (larger, board);
        }
    }
    least
}

fn compose(
    context: &mut Context<'_>,
    document: &Document,
    options: &ViewOptions,
    subject: Subject,
    format: Format,
    beside: Option<&Beside<'_>>,
) -> Board {
    // On a page without a head, under a heading of two lines.
    let heading = 2.0 * room::HEADING.line_height() + room::HEADING_GAP;
    let measure = sections::Measure {
        width: format.column(),
        highest: (format.page.height - heading).max(room::LEAST_TEXT * 4.0),
    };
    let head = (format.page.width, format.page.height * room::HEAD);
    let (title, rest) = match beside {
        None => title::compose(context, document, options, subject, head),
        Some(_) => title::in_short(context, document, subject, head),
    };
    let mut sections = match beside {
        None => sections::compose(context, document, options, subject, measure),
        Some(beside) => told::compose(context, document, options, subject, measure, &beside.told),
    };
    if let Some(step) = first_step(document, subject).filter(|_| !rest.is_empty()) {
        let entries = rest
            .iter()
            .flat_map(|(sign, said)| sections::notes(context, *sign, said, step, measure));
        let entries = entries.collect();
        let name = title::name_of(context, document, subject);
        let colour = context.theme.accent;
        let heading = Heading::new(context, &name, None, colour, None, measure.width);
        sections.insert(0, Section { heading, entries });
    }
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
    let all = Subject::of_document(document, picture.subject.walked_by(), &[]);
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
    let head = if index == 0 {
        board.title.height + room::SECTION_GAP
    } else {
        0.0
    };
    // However much there is, it begins at the same height: heads do not jump from stop to stop.
    let top = area.y;
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
            Entry::Note { sign, text, step } => {
                let lead = sign.map_or(0.0, |_| sections::SIGN + sections::SIGN_GAP);
                if let Some(sign) = sign {
                    let first = text.style.line_height();
                    let top = at.y + (first - sections::SIGN) / 2.0;
                    let square = rect(at.x, top, sections::SIGN, sections::SIGN);
                    sign.draw(brush, square, theme.text);
                }
                brush.paragraph(point(at.x + lead, at.y), text, theme.text_muted);
                brush.group(Some(Target::Step(*step)), None, None);
                page.current.insert(Target::Step(*step));
                page.step = page.step.or(Some(*step));
            }
        }
    }
}
