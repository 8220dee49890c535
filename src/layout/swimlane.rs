//! The swimlane view: stages and steps across, lanes down, cards in the cells.
//!
//! [`Swimlane`] remembers what it built. A row is built again only when its lane, its cards, the columns or
//! the colours changed; all others are the same `Arc<Fragment>`, moved if need be.

use std::collections::HashMap;
use std::sync::Arc;

use super::blueprint::{self, BlueprintLine};
use super::brush::Brush;
use super::context::Context;
use super::grid::{Columns, Grid, Row};
use super::header::{self, HeaderPart};
use super::label::{self, LabelPart};
use super::legend::{self, LegendInput, LegendPart};
use super::link;
use super::row::{self, RowInput, RowPart, Usage};
use super::title::{self, TitlePart};
use super::view::ViewLayout;
use super::votes;
use super::{Layout, Parts, PlacedRow, ViewOptions};
use crate::model::{
    Card, CardId, Document, Lane, LaneId, LaneRole, Link, Persona, PersonaId, Picture, Step, Table,
};
use crate::scene::{Fragment, Pin, Placed, Scene, Stroke, Target, point, rect};
use crate::text::TextSystem;
use crate::theme::{Theme, map};

/// Lays out documents as swimlanes, one version after the other.
#[derive(Default)]
pub struct Swimlane {
    seen: Option<Seen>,
    columns: Arc<Columns>,
    steps: Vec<Arc<Step>>,
    cards: Option<Table<Card>>,
    /// The lane of each card of `cards`.
    card_lanes: Vec<LaneId>,
    rows: HashMap<LaneId, CachedRow>,
    lines: HashMap<BlueprintLine, CachedLine>,
    header: Option<(HeaderKey, Arc<HeaderPart>)>,
    title: Option<(TitleKey, Arc<TitlePart>)>,
    links: Option<CachedLinks>,
}

/// What every part of the picture depends on.
struct Seen {
    theme: Theme,
    options: ViewOptions,
    personas: Table<Persona>,
    pictures: Table<Picture>,
}

struct CachedRow {
    lane: Arc<Lane>,
    cards: Vec<Arc<Card>>,
    columns: Arc<Columns>,
    curves: Vec<Option<PersonaId>>,
    steps: Vec<Arc<Step>>,
    /// Of the cards that show some.
    dots: Vec<(CardId, u32)>,
    part: Arc<RowPart>,
    label: Arc<LabelPart>,
}

/// A blueprint line across its columns, and its name.
type CachedLine = (Arc<Columns>, Arc<Fragment>, Arc<Fragment>);

type HeaderKey = (
    Arc<crate::model::Header>,
    Table<crate::model::Stage>,
    Arc<Columns>,
);
type TitleKey = (Arc<crate::model::Header>, usize, usize, u32);

struct CachedLinks {
    links: Table<Link>,
    rows: Vec<(f32, Arc<RowPart>)>,
    part: Arc<link::LinkPart>,
}

impl Swimlane {
    pub fn new() -> Self {
        Self::default()
    }

    /// The picture of `document`. Asking again after an edit costs little more than what changed.
    pub fn layout(
        &mut self,
        document: &Document,
        options: &ViewOptions,
        text: &mut TextSystem,
        theme: &Theme,
    ) -> Layout {
        self.forget_what_changed_everywhere(document, options, theme);
        let columns = Columns::of(document);
        if columns != *self.columns {
            self.columns = Arc::new(columns);
        }
        let columns = Arc::clone(&self.columns);
        self.steps = document.steps().map(|(_, step)| Arc::clone(step)).collect();
        let mut context = Context::new(document, options, text, theme);
        let lanes: Vec<&Arc<Lane>> = document.lanes.iter().filter(|lane| !lane.hidden).collect();
        self.update_rows(&mut context, document, options, &lanes);

        let mut usage = Usage::default();
        for lane in &lanes {
            if let Some(row) = self.rows.get(&lane.id) {
                usage.add(&row.part.usage);
            }
        }
        let title = self.title(&mut context, document, &usage);
        let header = self.header(&mut context, document);
        let lines = blueprint::derive(lanes.iter().map(|lane| &***lane));
        let title_y = map::MARGIN;
        let header_y = title_y + title.height + 24.0;
        let grid_y = header_y + header.height;
        let (placed_rows, bands, bottom) = self.place_rows(&mut context, &lanes, &lines, grid_y);
        let links = self.links(&mut context, document, &placed_rows);
        let legend = self.legend(&mut context, (document, options), &usage, &lines, &links);
        let legend_y = bottom + 20.0;

        let mut scene = Scene::default();
        let mut put = |y: f32, pin: Pin, fragment: &Arc<Fragment>| {
            if !fragment.groups.is_empty() {
                scene.placed.push(Placed {
                    offset: point(0.0, y),
                    pin,
                    fragment: Arc::clone(fragment),
                });
            }
        };
        put(title_y, Pin::None, &title.fragment);
        put(
            0.0,
            Pin::None,
            &ground(theme, &columns, &placed_rows, grid_y, bottom),
        );
        for (y, across, _) in &bands {
            put(*y, Pin::None, across);
        }
        for row in &placed_rows {
            put(row.y, Pin::None, &row.part.fragment);
        }
        put(0.0, Pin::None, &links.fragment);
        put(legend_y, Pin::None, &legend.fragment);
        for row in &placed_rows {
            put(row.y, Pin::Left, &row.label.fragment);
        }
        for (y, _, label) in &bands {
            put(*y, Pin::Left, label);
        }
        put(header_y, Pin::None, &header.fragment);
        put(header_y, Pin::Left, &header.corner);

        let end = if legend.height > 0.0 {
            legend_y + legend.height
        } else {
            bottom
        };
        scene.bounds = rect(0.0, 0.0, columns.right + map::MARGIN, end + map::MARGIN);
        scene.background = Some(theme.background);
        let fixed = [
            (title_y, &title.spots),
            (header_y, &header.spots),
            (legend_y, &legend.spots),
            (0.0, &links.spots),
        ];
        let mut parts = Parts::default();
        for (y, spots) in fixed {
            for spot in spots {
                parts.add(spot.translated(point(0.0, y)));
            }
        }
        for (index, row) in placed_rows.iter().enumerate() {
            parts.add(row.label.spot.translated(point(0.0, row.y)));
            parts.row_of.insert(row.lane, index);
        }
        if let Some(compact) = &header.compact {
            let both = [
                (Pin::Top, &compact.fragment),
                (Pin::TopLeft, &compact.corner),
            ];
            scene.stand_ins = both
                .map(|(pin, fragment)| Placed {
                    offset: point(0.0, header_y + compact.from),
                    pin,
                    fragment: Arc::clone(fragment),
                })
                .into();
            let spots = compact.spots.iter().map(|spot| (spot.target, *spot));
            parts.stand_in_spots = spots.collect();
        }
        let grid = Grid {
            columns: columns.list.clone(),
            rows: placed_rows
                .iter()
                .map(|row| Row {
                    lane: row.lane,
                    y: row.y,
                    height: row.part.height,
                })
                .collect(),
        };
        parts.rows = placed_rows;
        parts.links = links;
        parts.columns = columns;
        Layout { scene, grid, parts }
    }

    /// Theme, language, personas and pictures reach into rows: what they touch is built again.
    fn forget_what_changed_everywhere(
        &mut self,
        document: &Document,
        options: &ViewOptions,
        theme: &Theme,
    ) {
        if let Some(seen) = &self.seen {
            if seen.theme != *theme || seen.options.lang != options.lang {
                self.rows.clear();
                self.lines.clear();
                self.header = None;
                self.title = None;
                self.links = None;
            }
            if !Arc::ptr_eq(&seen.personas, &document.personas) {
                self.rows.retain(|_, row| {
                    !row.part.usage.personas && row.lane.role != LaneRole::Emotion
                });
                self.title = None;
            }
            if !Arc::ptr_eq(&seen.pictures, &document.pictures) {
                self.rows.retain(|_, row| !row.part.usage.pictures);
                self.title = None;
            }
        }
        self.seen = Some(Seen {
            theme: theme.clone(),
            options: options.clone(),
            personas: Arc::clone(&document.personas),
            pictures: Arc::clone(&document.pictures),
        });
    }

    /// Which lanes may hold other cards than before: those of the cards between the first and the last
    /// difference of the two tables. `None`: all.
    fn update_card_lanes(&mut self, cards: &Table<Card>) -> Option<Vec<LaneId>> {
        let Some(old) = self.cards.replace(Arc::clone(cards)) else {
            self.card_lanes = cards.iter().map(|card| card.lane).collect();
            return None;
        };
        if Arc::ptr_eq(&old, cards) {
            return Some(Vec::new());
        }
        let same = |(a, b): &(&Arc<Card>, &Arc<Card>)| Arc::ptr_eq(a, b);
        let start = old.iter().zip(cards.iter()).take_while(same).count();
        let shortest = old.len().min(cards.len()) - start;
        let end = old
            .iter()
            .rev()
            .zip(cards.iter().rev())
            .take(shortest)
            .take_while(same)
            .count();
        let new_lanes = cards[start..cards.len() - end].iter().map(|card| card.lane);
        let removed: Vec<LaneId> = self
            .card_lanes
            .splice(start..old.len() - end, new_lanes)
            .collect();
        let mut touched = removed;
        touched.extend(&self.card_lanes[start..cards.len() - end]);
        touched.sort_unstable();
        touched.dedup();
        Some(touched)
    }

    fn update_rows(
        &mut self,
        context: &mut Context<'_>,
        document: &Document,
        options: &ViewOptions,
        lanes: &[&Arc<Lane>],
    ) {
        let touched = self.update_card_lanes(&document.cards);
        let is_touched = |lane: LaneId| touched.as_ref().is_none_or(|lanes| lanes.contains(&lane));
        // By lane: after an edit these are one or two, and every card of the map is looked up in them.
        let mut fresh: Vec<(LaneId, Vec<Arc<Card>>)> = lanes
            .iter()
            .filter(|lane| is_touched(lane.id) || !self.rows.contains_key(&lane.id))
            .map(|lane| (lane.id, Vec::new()))
            .collect();
        fresh.sort_unstable_by_key(|(lane, _)| *lane);
        if !fresh.is_empty() {
            for (card, lane) in document.cards.iter().zip(&self.card_lanes) {
                if let Ok(index) = fresh.binary_search_by_key(lane, |(lane, _)| *lane) {
                    fresh[index].1.push(Arc::clone(card));
                }
            }
        }
        let curves = curves(document, options, self.steps.iter());
        let mut rows = HashMap::with_capacity(lanes.len());
        for lane in lanes {
            let cached = self.rows.remove(&lane.id);
            let index = fresh.binary_search_by_key(&lane.id, |(lane, _)| *lane);
            let fresh = index.ok().map(|index| std::mem::take(&mut fresh[index].1));
            let row = self.update_row(context, lane, cached, fresh, &curves);
            rows.insert(lane.id, row);
        }
        self.rows = rows;
    }

    fn update_row(
        &self,
        context: &mut Context<'_>,
        lane: &Arc<Lane>,
        cached: Option<CachedRow>,
        fresh: Option<Vec<Arc<Card>>>,
        curves: &[Option<PersonaId>],
    ) -> CachedRow {
        let is_emotion = lane.role == LaneRole::Emotion;
        let (curves, steps): (&[_], &[_]) = if is_emotion {
            (curves, &self.steps)
        } else {
            (&[], &[])
        };
        let same_cards = |row: &CachedRow| {
            fresh
                .as_ref()
                .is_none_or(|cards| same_pointers(cards, &row.cards))
        };
        let still_right = |row: &CachedRow| {
            row.dots == dots_of(context, fresh.as_ref().unwrap_or(&row.cards))
                && Arc::ptr_eq(&row.lane, lane)
                && Arc::ptr_eq(&row.columns, &self.columns)
                && row.curves == curves
                && same_pointers(&row.steps, steps)
                && same_cards(row)
        };
        if cached.as_ref().is_some_and(still_right)
            && let Some(row) = cached
        {
            return row;
        }
        let before = cached
            .as_ref()
            .filter(|row| Arc::ptr_eq(&row.lane, lane) && Arc::ptr_eq(&row.columns, &self.columns));
        let before = before.map(|row| Arc::clone(&row.part));
        let cards = fresh.or(cached.map(|row| row.cards)).unwrap_or_default();
        let input = RowInput {
            lane,
            cards: &cards,
            columns: &self.columns,
            steps,
            curves,
            before: before.as_deref(),
        };
        let part = row::build(context, &input);
        let label = label::build(context, lane, part.height, part.plot, part.level_plot);
        CachedRow {
            lane: Arc::clone(lane),
            columns: Arc::clone(&self.columns),
            curves: curves.to_vec(),
            steps: steps.to_vec(),
            dots: dots_of(context, &cards),
            part: Arc::new(part),
            label: Arc::new(label),
            cards,
        }
    }

    fn title(
        &mut self,
        context: &mut Context<'_>,
        document: &Document,
        usage: &Usage,
    ) -> Arc<TitlePart> {
        let width = self.columns.right - map::MARGIN;
        let key: TitleKey = (
            Arc::clone(&document.header),
            usage.num_observed,
            usage.num_stated,
            width.to_bits(),
        );
        if let Some((old, part)) = &self.title
            && Arc::ptr_eq(&old.0, &key.0)
            && (old.1, old.2, old.3) == (key.1, key.2, key.3)
        {
            return Arc::clone(part);
        }
        let part = Arc::new(title::build(context, &document.header, usage, width));
        self.title = Some((key, Arc::clone(&part)));
        part
    }

    fn header(&mut self, context: &mut Context<'_>, document: &Document) -> Arc<HeaderPart> {
        if let Some(((header, stages, columns), part)) = &self.header
            && Arc::ptr_eq(header, &document.header)
            && Arc::ptr_eq(stages, &document.stages)
            && Arc::ptr_eq(columns, &self.columns)
        {
            return Arc::clone(part);
        }
        let part = Arc::new(header::build(context, document, &self.columns));
        let key = (
            Arc::clone(&document.header),
            Arc::clone(&document.stages),
            Arc::clone(&self.columns),
        );
        self.header = Some((key, Arc::clone(&part)));
        part
    }

    /// Rows under each other, with a band for each blueprint line. Also tells where they end.
    #[expect(clippy::type_complexity, reason = "used once, right below")]
    fn place_rows(
        &mut self,
        context: &mut Context<'_>,
        lanes: &[&Arc<Lane>],
        lines: &[(usize, BlueprintLine)],
        top: f32,
    ) -> (
        Vec<PlacedRow>,
        Vec<(f32, Arc<Fragment>, Arc<Fragment>)>,
        f32,
    ) {
        let (mut rows, mut bands) = (Vec::new(), Vec::new());
        let mut y = top;
        for (index, lane) in lanes.iter().enumerate() {
            if let Some(&(_, line)) = lines.iter().find(|&&(above, _)| above == index) {
                let (across, label) = self.line(context, line);
                bands.push((y, across, label));
                y += blueprint::band_height(context, line);
            }
            let Some(row) = self.rows.get(&lane.id) else {
                continue;
            };
            rows.push(PlacedRow {
                lane: lane.id,
                y,
                part: Arc::clone(&row.part),
                label: Arc::clone(&row.label),
            });
            y += row.part.height;
        }
        (rows, bands, y)
    }

    fn line(
        &mut self,
        context: &mut Context<'_>,
        line: BlueprintLine,
    ) -> (Arc<Fragment>, Arc<Fragment>) {
        if let Some((columns, across, label)) = self.lines.get(&line)
            && Arc::ptr_eq(columns, &self.columns)
        {
            return (Arc::clone(across), Arc::clone(label));
        }
        let (left, right) = (self.columns.left, self.columns.right);
        let (across, label) = blueprint::build(context, line, left, right);
        let cached = (
            Arc::clone(&self.columns),
            Arc::clone(&across),
            Arc::clone(&label),
        );
        self.lines.insert(line, cached);
        (across, label)
    }

    fn links(
        &mut self,
        context: &mut Context<'_>,
        document: &Document,
        rows: &[PlacedRow],
    ) -> Arc<link::LinkPart> {
        if let Some(cached) = &self.links
            && Arc::ptr_eq(&cached.links, &document.links)
            && cached.rows.len() == rows.len()
            && cached.rows.iter().zip(rows).all(|((y, part), row)| {
                *y == row.y && (Arc::ptr_eq(part, &row.part) || part.has_same_places(&row.part))
            })
        {
            return Arc::clone(&cached.part);
        }
        let part = Arc::new(link::build(context, &document.links, &self.columns, rows));
        self.links = Some(CachedLinks {
            links: Arc::clone(&document.links),
            rows: rows
                .iter()
                .map(|row| (row.y, Arc::clone(&row.part)))
                .collect(),
            part: Arc::clone(&part),
        });
        part
    }

    fn legend(
        &self,
        context: &mut Context<'_>,
        (document, options): (&Document, &ViewOptions),
        usage: &Usage,
        lines: &[(usize, BlueprintLine)],
        links: &link::LinkPart,
    ) -> LegendPart {
        let mut steps = self.steps.iter();
        let input = LegendInput {
            usage,
            has_moments_of_truth: steps.clone().any(|step| step.moment_of_truth),
            has_data_needed: steps.any(|step| !step.data_needed.is_empty()),
            has_links: !links.spots.is_empty(),
            lines,
            hidden_personas: &options.hidden_personas,
            votes: votes::shown_round(document, options),
            notice: notice(context),
            width: self.columns.right - map::MARGIN,
        };
        legend::build(context, &input)
    }
}

/// The dots that cards of a row show.
fn dots_of(context: &Context<'_>, cards: &[Arc<Card>]) -> Vec<(CardId, u32)> {
    if context.dots.is_empty() {
        return Vec::new();
    }
    let dots = |card: &Arc<Card>| Some((card.id, *context.dots.get(&card.id)?));
    cards.iter().filter_map(dots).collect()
}

impl ViewLayout for Swimlane {
    fn layout(
        &mut self,
        document: &Document,
        options: &ViewOptions,
        text: &mut TextSystem,
        theme: &Theme,
    ) -> Layout {
        Self::layout(self, document, options, text, theme)
    }
}

/// Characters that no font at hand shows, said under the legend rather than drawn as boxes.
pub(super) fn notice(context: &Context<'_>) -> Option<String> {
    const MOST: usize = 24;
    let missing = context.text.missing_characters();
    if missing.is_empty() {
        return None;
    }
    // Named by their code: drawing them is what cannot be done.
    let mut codes: Vec<String> = missing
        .iter()
        .take(MOST)
        .map(|c| format!("U+{:04X}", u32::from(*c)))
        .collect();
    if missing.len() > MOST {
        codes.push("…".to_owned());
    }
    Some(context.words.layout.missing_characters(&codes.join(", ")))
}

fn same_pointers<T>(a: &[Arc<T>], b: &[Arc<T>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b))
}

/// Whose curves are drawn: the personas that are not switched off, and nobody's where points say so or
/// where there is no persona at all.
pub(super) fn curves<'a>(
    document: &Document,
    options: &ViewOptions,
    mut steps: impl Iterator<Item = &'a Arc<Step>>,
) -> Vec<Option<PersonaId>> {
    let mut curves: Vec<Option<PersonaId>> = document
        .personas
        .iter()
        .map(|persona| persona.id)
        .filter(|id| !options.hidden_personas.contains(id))
        .map(Some)
        .collect();
    let is_used = steps.any(|step| step.emotion(None).is_some());
    if document.personas.is_empty() || is_used {
        curves.push(None);
    }
    curves
}

/// What lies under everything: tinted rows, lines between columns, stages and rows.
fn ground(
    theme: &Theme,
    columns: &Columns,
    rows: &[PlacedRow],
    top: f32,
    bottom: f32,
) -> Arc<Fragment> {
    let mut brush = Brush::default();
    let hairline = Stroke::solid(map::HAIRLINE, theme.grid);
    let (left, right) = (columns.left, columns.right);
    for (index, row) in rows.iter().enumerate() {
        if index % 2 == 1 {
            let area = rect(left, row.y, right - left, row.part.height);
            brush.fill(area, 0.0, theme.row_tint);
        }
    }
    let soft = Stroke::solid(map::HAIRLINE, theme.grid_soft);
    if !rows.is_empty() {
        for pair in columns.list.windows(2) {
            let is_stage_end = pair[0].stage != pair[1].stage;
            let x = (pair[0].x + pair[0].width + pair[1].x) / 2.0;
            let stroke = if is_stage_end { hairline } else { soft };
            brush.line(point(x, top), point(x, bottom), stroke);
        }
    }
    for row in rows {
        let y = row.y + row.part.height - map::HAIRLINE / 2.0;
        brush.line(point(left, y), point(right, y), hairline);
    }
    if !rows.is_empty() {
        let y = top + map::HAIRLINE / 2.0;
        brush.line(point(map::MARGIN, y), point(right, y), hairline);
    }
    brush.group(None::<Target>, None, None);
    Arc::new(brush.finish())
}
