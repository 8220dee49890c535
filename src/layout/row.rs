//! One lane's row: cards stacked in their cells, or small bars where the lane is collapsed.
//!
//! Everything in a [`RowPart`] is relative to the row's top; x is the map's. A row that moves is not rebuilt.

use std::collections::HashMap;
use std::sync::Arc;

use super::brush::Brush;
use super::card::{self, CardBlock};
use super::context::Context;
use super::emotion::{self, EmotionSpot, Plot};
use super::grid::Columns;
use super::label;
use super::level::{self, LevelPlot, LevelSpot};
use crate::model::{Card, CardId, Evidence, IdMap, Lane, LaneRole, Mark, PersonaId, Step};
use crate::scene::{Fragment, Rect, rect};
use crate::theme::map;

/// A card's place in its row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PlacedCard {
    pub id: CardId,
    pub rect: Rect,
    pub text: Rect,
    /// First and last column it covers.
    pub first: usize,
    pub last: usize,
}

/// What the legend and the title block must know about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Usage {
    pub num_observed: usize,
    pub num_stated: usize,
    /// In the order unstated, observed, assumed, proposed.
    pub evidence: [bool; 4],
    /// In the order of [`Mark`].
    pub marks: [bool; 4],
    pub emotions: bool,
    pub personas: bool,
    pub pictures: bool,
}

impl Usage {
    pub fn add(&mut self, other: &Self) {
        self.num_observed += other.num_observed;
        self.num_stated += other.num_stated;
        for (mine, theirs) in self.evidence.iter_mut().zip(other.evidence) {
            *mine |= theirs;
        }
        for (mine, theirs) in self.marks.iter_mut().zip(other.marks) {
            *mine |= theirs;
        }
        self.emotions |= other.emotions;
        self.personas |= other.personas;
        self.pictures |= other.pictures;
    }

    pub fn count(&mut self, card: &Card, sign: Option<Mark>) {
        let kind = match card.evidence {
            Evidence::Unstated => 0,
            Evidence::Observed { .. } => 1,
            Evidence::Assumed => 2,
            Evidence::Proposed => 3,
        };
        self.evidence[kind] = true;
        self.num_observed += usize::from(kind == 1);
        self.num_stated += usize::from(kind > 0);
        if let Some(mark) = sign {
            self.marks[mark as usize] = true;
        }
        self.emotions |= card.emotion.is_some();
        self.personas |= card.persona.is_some();
        self.pictures |= card.picture.is_some();
    }
}

/// A finished row.
#[derive(Debug, Default)]
pub(super) struct RowPart {
    pub fragment: Arc<Fragment>,
    pub height: f32,
    /// What it would be without a height of its own.
    pub content_height: f32,
    /// In stacking order.
    pub cards: Vec<PlacedCard>,
    /// Where cards may stand: below the plot in an emotion lane.
    pub cards_top: f32,
    pub plot: Option<Plot>,
    pub spots: Vec<EmotionSpot>,
    pub level_plot: Option<LevelPlot>,
    /// Left to right.
    pub levels: Vec<LevelSpot>,
    pub usage: Usage,
    pub is_collapsed: bool,
    /// The measured cards, so that the next version need not measure them again.
    blocks: Vec<(Arc<Card>, Arc<CardBlock>)>,
    index: IdMap<CardId, u32>,
    /// Cards by the column they start in: `order[starts[column]..starts[column + 1]]`.
    starts: Vec<u32>,
    order: Vec<u32>,
    /// Topmost and lowest card over each column.
    ends: Vec<Option<(u32, u32)>>,
    /// Cards that span the gutter left of each column, top to bottom: `wide[gutter]`.
    wide: Vec<Vec<u32>>,
}

impl RowPart {
    pub fn card(&self, id: CardId) -> Option<&PlacedCard> {
        self.index
            .get(&id)
            .map(|&index| &self.cards[index as usize])
    }

    /// Cards that start in `column`, top to bottom.
    pub fn cell(&self, column: usize) -> impl Iterator<Item = &PlacedCard> {
        let range = match (self.starts.get(column), self.starts.get(column + 1)) {
            (Some(&start), Some(&end)) => start as usize..end as usize,
            _ => 0..0,
        };
        self.order[range]
            .iter()
            .map(|&index| &self.cards[index as usize])
    }

    pub fn topmost(&self, column: usize) -> Option<CardId> {
        let (top, _) = self.ends.get(column).copied().flatten()?;
        Some(self.cards[top as usize].id)
    }

    pub fn lowest(&self, column: usize) -> Option<CardId> {
        let (_, low) = self.ends.get(column).copied().flatten()?;
        Some(self.cards[low as usize].id)
    }

    /// No card stands over `column`.
    pub fn is_free(&self, column: usize) -> bool {
        self.ends.get(column).is_none_or(Option::is_none)
    }

    /// Cards that span `gutter` (left of the column of that number), top to bottom.
    pub fn spanning(&self, gutter: usize) -> impl DoubleEndedIterator<Item = &PlacedCard> {
        let wide = self.wide.get(gutter).map_or(&[][..], |wide| &wide[..]);
        wide.iter().map(|&index| &self.cards[index as usize])
    }

    /// The card that spans `gutter` next below `y` (or next above), from the row's top.
    pub fn next_spanning(&self, gutter: usize, y: f32, down: bool) -> Option<&PlacedCard> {
        let wide = self.wide.get(gutter)?;
        let card = |&index: &u32| &self.cards[index as usize];
        if down {
            let at = wide.partition_point(|index| card(index).rect.y <= y);
            wide.get(at).map(card)
        } else {
            let at = wide.partition_point(|index| card(index).rect.bottom() < y);
            wide.get(at.checked_sub(1)?).map(card)
        }
    }

    /// The cards stand where they stand in `other`: ways between them stay right.
    pub fn has_same_places(&self, other: &Self) -> bool {
        self.height == other.height
            && self.is_collapsed == other.is_collapsed
            && self.plot == other.plot
            && self.level_plot == other.level_plot
            && self.cards == other.cards
    }

    fn index_cards(&mut self, num_columns: usize) {
        self.index = (0_u32..)
            .zip(&self.cards)
            .map(|(index, card)| (card.id, index))
            .collect();
        let mut starts = vec![0_u32; num_columns + 1];
        for card in &self.cards {
            starts[card.first + 1] += 1;
        }
        for column in 0..num_columns {
            starts[column + 1] += starts[column];
        }
        let mut next = starts.clone();
        self.order = vec![0; self.cards.len()];
        self.ends = vec![None; num_columns];
        self.wide = vec![Vec::new(); num_columns];
        for (index, card) in (0_u32..).zip(&self.cards) {
            let slot = &mut next[card.first];
            self.order[*slot as usize] = index;
            *slot += 1;
            for gutter in card.first + 1..=card.last {
                self.wide[gutter].push(index);
            }
            for end in &mut self.ends[card.first..=card.last] {
                *end = Some(end.map_or((index, index), |(top, _)| (top, index)));
            }
        }
        self.starts = starts;
    }
}

/// What a row is made from.
pub(super) struct RowInput<'a> {
    pub lane: &'a Lane,
    pub cards: &'a [Arc<Card>],
    pub columns: &'a Columns,
    pub steps: &'a [Arc<Step>],
    /// Whose curves an emotion lane draws.
    pub curves: &'a [Option<PersonaId>],
    /// The row as it was, if only cards or emotions changed since.
    pub before: Option<&'a RowPart>,
}

pub(super) fn build(context: &mut Context<'_>, input: &RowInput<'_>) -> RowPart {
    let mut part = RowPart {
        is_collapsed: input.lane.collapsed,
        ..RowPart::default()
    };
    for card in input.cards {
        part.usage.count(card, card::sign(card, input.lane));
    }
    let mut brush = Brush::default();
    if input.lane.collapsed {
        collapsed(context, input, &mut brush, &mut part);
    } else {
        open(context, input, &mut brush, &mut part);
    }
    part.index_cards(input.columns.list.len());
    part.fragment = Arc::new(brush.finish());
    part
}

fn open(context: &mut Context<'_>, input: &RowInput<'_>, brush: &mut Brush, part: &mut RowPart) {
    let label = label::height(context, input.lane);
    let least_content = map::ROW_MIN_HEIGHT.max(label);
    let least = f32::from(input.lane.height.unwrap_or(0)).max(least_content);
    let is_plot = input.lane.role == LaneRole::Emotion;
    // Cards are measured from zero and moved below the plot once its height is known.
    let stack = stack(context, input);
    let cards_height = stack.bottom;
    part.content_height = cards_height.max(least_content);
    if is_plot {
        // The level names stand under the lane's own label.
        let top = map::EMOTION_PADDING.max(label);
        let room = least - cards_height - top - map::EMOTION_PADDING;
        let plot = Plot {
            top,
            height: map::EMOTION_HEIGHT.max(room),
        };
        let least_plot = top + map::EMOTION_HEIGHT + map::EMOTION_PADDING;
        let below = if stack.blocks.is_empty() {
            0.0
        } else {
            cards_height
        };
        part.content_height = (least_plot + below).max(least_content);
        part.usage.emotions |= !input.curves.is_empty();
        part.spots = emotion::draw(context, input, plot, brush);
        part.plot = Some(plot);
        part.cards_top = plot.top + plot.height + map::EMOTION_PADDING;
    }
    let has_levels = level::is_plotted(input.lane.role);
    if has_levels {
        let room = least - cards_height - label - map::ROW_PADDING;
        let plot = LevelPlot {
            top: label,
            height: map::LEVEL_HEIGHT.max(room),
        };
        part.levels = level::draw(context, input, plot, brush);
        part.level_plot = Some(plot);
        part.cards_top = plot.bottom();
    }
    part.height = (part.cards_top + cards_height).max(least);
    if stack.blocks.is_empty() && has_levels {
        part.height = part.cards_top + map::ROW_PADDING;
    }
    if stack.blocks.is_empty() && is_plot {
        part.height = part.cards_top.max(least);
    }
    let down = crate::scene::point(0.0, part.cards_top);
    for ((card, block), mut placed) in stack.blocks.iter().zip(stack.placed) {
        placed.rect = placed.rect.translated(down);
        placed.text = placed.text.translated(down);
        card::draw(brush, context, card, input.lane, block, placed.rect);
        part.cards.push(placed);
    }
    place_bare_cards(input, part);
    part.blocks = stack.blocks;
}

/// Cards that are nothing but a level stand where it is drawn; their text would be written below.
fn place_bare_cards(input: &RowInput<'_>, part: &mut RowPart) {
    if part.levels.is_empty() {
        return;
    }
    let bare = input.cards.iter().filter(|card| level::is_bare(card));
    let bare: HashMap<CardId, &Arc<Card>> = bare.map(|card| (card.id, card)).collect();
    let columns = &input.columns.list;
    for spot in part.levels.iter().filter(|spot| spot.is_card) {
        let Some(card) = bare.get(&spot.card) else {
            continue;
        };
        let last = spot.column + usize::from(card.span.max(1)) - 1;
        let column = &columns[spot.column];
        let inset = map::CELL_PADDING + map::CARD_PADDING;
        let line = rect(
            column.x + inset,
            part.cards_top + map::ROW_PADDING / 2.0,
            (column.width - 2.0 * inset).max(16.0),
            map::SIGN,
        );
        part.cards.push(PlacedCard {
            id: spot.card,
            rect: spot.rect,
            text: line,
            first: spot.column,
            last: last.min(columns.len() - 1),
        });
    }
}

struct Stack {
    blocks: Vec<(Arc<Card>, Arc<CardBlock>)>,
    placed: Vec<PlacedCard>,
    /// Below the lowest card, padding included.
    bottom: f32,
}

/// Puts every card under all earlier ones of the columns it covers. The list order holds in every column,
/// nothing overlaps, and the cost is one visit per covered column.
fn stack(context: &mut Context<'_>, input: &RowInput<'_>) -> Stack {
    let known: HashMap<*const Card, &Arc<CardBlock>> = input
        .before
        .into_iter()
        .flat_map(|part| &part.blocks)
        .map(|(card, block)| (Arc::as_ptr(card), block))
        .collect();
    let columns = &input.columns.list;
    let mut bottoms = vec![map::ROW_PADDING; columns.len()];
    let mut stack = Stack {
        blocks: Vec::with_capacity(input.cards.len()),
        placed: Vec::with_capacity(input.cards.len()),
        bottom: 2.0 * map::ROW_PADDING,
    };
    let has_levels = level::is_plotted(input.lane.role);
    for card in input.cards {
        if has_levels && level::is_bare(card) {
            continue;
        }
        let Some(first) = input.columns.position(card.step) else {
            continue;
        };
        let last = (first + usize::from(card.span.max(1)) - 1).min(columns.len() - 1);
        let x = columns[first].x + map::CELL_PADDING;
        let width = columns[last].x + columns[last].width - map::CELL_PADDING - x;
        let dots = context.dots.get(&card.id).copied().unwrap_or(0);
        let block = match known.get(&Arc::as_ptr(card)) {
            Some(&block) if block.dots == dots => Arc::clone(block),
            _ => Arc::new(card::compose(context, card, input.lane, width)),
        };
        let y = bottoms[first..=last].iter().fold(0.0_f32, |a, &b| a.max(b));
        let frame = rect(x, y, width, block.height);
        bottoms[first..=last].fill(frame.bottom() + map::CARD_GAP);
        stack.bottom = stack.bottom.max(frame.bottom() + map::ROW_PADDING);
        stack.placed.push(PlacedCard {
            id: card.id,
            rect: frame,
            text: block.text.translated(frame.top_left()),
            first,
            last,
        });
        stack.blocks.push((Arc::clone(card), block));
    }
    stack
}

const BAR_WIDTH: f32 = 16.0;
const BAR_HEIGHT: f32 = 8.0;
const BAR_GAP: f32 = 4.0;

/// Small bars side by side; those that find no room share the last place.
fn collapsed(
    context: &mut Context<'_>,
    input: &RowInput<'_>,
    brush: &mut Brush,
    part: &mut RowPart,
) {
    part.height = label::height(context, input.lane);
    part.content_height = part.height;
    part.cards_top = 0.0;
    let columns = &input.columns.list;
    let middle = part.height / 2.0;
    let mut used = vec![0.0_f32; columns.len()];
    if input.lane.role == LaneRole::Emotion {
        part.usage.emotions |= !input.curves.is_empty();
        part.spots = emotion::draw_collapsed(context, input, middle, brush, &mut used);
    }
    for card in input.cards {
        let Some(first) = input.columns.position(card.step) else {
            continue;
        };
        let column = &columns[first];
        let room = column.width - 2.0 * map::CELL_PADDING;
        let fits = used[first] + BAR_WIDTH <= room;
        let x = column.x + map::CELL_PADDING + used[first].min((room - BAR_WIDTH).max(0.0));
        let bar = rect(x, middle - BAR_HEIGHT / 2.0, BAR_WIDTH, BAR_HEIGHT);
        if fits {
            used[first] += BAR_WIDTH + BAR_GAP;
            let hit = rect(
                x - BAR_GAP / 2.0,
                2.0,
                BAR_WIDTH + BAR_GAP,
                part.height - 4.0,
            );
            card::draw_bar(brush, context.theme, card, input.lane, bar, hit);
        }
        part.cards.push(PlacedCard {
            id: card.id,
            rect: bar,
            text: bar,
            first,
            last: first,
        });
    }
}
