//! The store visit: the journey as a walk through a shop, seen from above, on one page.
//!
//! The plan: a floor with an entrance and an exit, the steps as rooms along one visible path, backstage areas
//! beside it, thought bubbles where somebody said something. Under it the curve of the visit; then the list of
//! what has no room on the plan; then what people need and what could be changed; at the foot the legend and
//! how well the map is founded.
//!
//! Up to [`MOST_COMFORTABLE`] rooms show all they have; more are small, numbered and listed. Names end in an
//! ellipsis where a room is too small for them, and are then listed too; a bubble that finds no place becomes a
//! line of the list. Nothing overlaps and nothing is clipped.
//!
//! `plan` says where the rooms stand on the grid and `measure` where the grid stands on the page; `walk` finds
//! the path on the net of `route`; the other modules draw a part each.

mod band;
mod bubble;
mod columns;
mod curve;
mod facts;
mod floor;
mod foot;
mod list;
mod measure;
mod places;
mod plan;
mod query;
mod room;
mod route;
mod walk;

use std::sync::Arc;

pub(in crate::layout) use places::Places;
pub use plan::{MOST_COMFORTABLE, PlacedRoom};
pub use query::StoreGeometry;

use super::brush::Brush;
use super::context::Context;
use super::page::{Foot, Page, draw_foot};
use super::spot::Spot;
use super::swimlane;
use super::view::ViewLayout;
use super::votes;
use super::wheel::hub_persona;
use super::{Layout, ViewOptions};
use crate::model::{Document, Emotion, PersonaId, PlanArea, Step, StorePart, TimeSpan};
use crate::scene::{Rect, Target, point, rect};
use crate::text::TextSystem;
use crate::theme::{Theme, map, store};
use bubble::{Bubble, Obstacles, Side};
use curve::{CurveInput, CurvePoint};
use facts::{Facts, Summary};
use foot::LegendInput;
use list::Entry;
use measure::Measure;
use plan::Plan;
use room::RoomInput;
use walk::Walk;

/// Lays out documents as store visits; remembers what the cards say.
#[derive(Debug, Default)]
pub struct Store {
    told: facts::CardFacts,
}

impl ViewLayout for Store {
    fn layout(
        &mut self,
        document: &Document,
        options: &ViewOptions,
        text: &mut TextSystem,
        theme: &Theme,
    ) -> Layout {
        let mut context = Context::new(document, options, text, theme);
        let persona = hub_persona(document);
        let summary = self.told.of(document, persona);
        let plan = Plan::of(document, |row| strip(&mut context, document, summary, row));
        let steps = document.steps().map(|(_, step)| &**step).collect();
        let visit = Visit {
            document,
            persona,
            summary,
            plan: &plan,
            steps,
            page: Page::default(),
        };
        visit.lay_out(&mut context)
    }
}

/// How many squares of room the thoughts above a row of rooms need.
fn strip(
    context: &mut Context<'_>,
    document: &Document,
    summary: &Summary,
    row: &[plan::Slot],
) -> i32 {
    let is_numbered = summary.rooms.len() > MOST_COMFORTABLE;
    if is_numbered || !document.store_plan.shows(StorePart::Bubbles) {
        return 0;
    }
    let mut needed = 0.0_f32;
    for &(column, _, width) in row {
        if let Some(told) = &summary.rooms[column].verbatim {
            let width = width as f32 * store::UNIT - store::CORRIDOR;
            let text = bubble::set(context, &told.text, width);
            needed = needed.max(bubble::needed(&text));
        }
    }
    // The corridor is there anyway.
    ((needed - store::CORRIDOR) / store::UNIT).ceil().max(0.0) as i32
}

/// The visit being put on its page.
struct Visit<'a> {
    document: &'a Document,
    persona: Option<PersonaId>,
    summary: &'a Summary,
    plan: &'a Plan,
    steps: Vec<&'a Step>,
    page: Page,
}

/// What the plan left for the list.
#[derive(Default)]
struct Left {
    /// By place on the path: the name is not there whole.
    cut: Vec<bool>,
    /// By place on the path: the verbatim has no bubble.
    unheard: Vec<bool>,
}

impl Visit<'_> {
    fn lay_out(mut self, context: &mut Context<'_>) -> Layout {
        let areas = self.plan.rooms.iter().chain(&self.plan.backstage);
        let around = areas.map(|room| room.area).reduce(PlanArea::union);
        let around = around.unwrap_or(PlanArea {
            x: 0,
            y: 0,
            width: 14,
            height: 6,
        });
        let padding = 2.0 * store::FLOOR_PADDING;
        let (floor_width, floor_height) = (
            around.width as f32 * store::UNIT + padding,
            around.height as f32 * store::UNIT + padding + self.headroom(),
        );
        let left = map::MARGIN;
        let width = (floor_width + 2.0 * store::GUTTER).max(LEAST_WIDTH);
        let top = self.page.title(context, &self.document.header, width) + 30.0;
        let spare = (width - 2.0 * store::GUTTER - floor_width) / 2.0;
        let floor = rect(left + store::GUTTER + spare, top, floor_width, floor_height);
        let measure = Measure {
            origin: point(
                floor.x + store::FLOOR_PADDING - around.x as f32 * store::UNIT,
                floor.y + store::FLOOR_PADDING + self.headroom() - around.y as f32 * store::UNIT,
            ),
            headroom: self.headroom(),
        };
        let walk = Walk::of(self.plan, &self.document.store_plan, measure);
        let mut places = Places {
            measure,
            rooms: self.plan.rooms.clone(),
            backstage: self.plan.backstage.clone(),
            floor,
            gates: walk.gates,
            path: walk.legs.iter().flatten().copied().collect(),
            shortcuts: walk.shortcuts.clone(),
            ..Places::default()
        };
        let remains = self.draw_plan(context, &walk, &mut places);

        let mut y = floor.bottom() + BELOW;
        let mut below = Brush::default();
        if !self.steps.is_empty() {
            y = self.draw_curve(context, &mut below, &mut places, (left, y, width)) + 28.0;
        }
        y = self.draw_list(context, &mut below, &remains, (left, y, width));
        y = self.draw_band(context, &mut below, (left, y, width));
        let input = LegendInput {
            document: self.document,
            summary: self.summary,
            has_backstage: !self.plan.backstage.is_empty(),
            has_shortcuts: !walk.shortcuts.is_empty(),
            is_automatic: self.plan.rooms.iter().all(|room| room.id.is_none()),
        };
        let foot = Foot {
            header: &self.document.header,
            share: self.summary.share,
            facts: 0.34,
            notice: swimlane::notice(context),
        };
        let rows = foot::legend(context, &input);
        let end = draw_foot(context, &mut below, &foot, &rows, (left, y, width));
        self.page.put(point(0.0, 0.0), below.finish());
        let around = floor.expanded(store::GUTTER);
        let height = around.height - store::GUTTER + BELOW;
        self.page.parts.heart = Some(Rect { height, ..around });
        self.page.parts.store = Some(Arc::new(places));
        self.page.finish(context, width, end)
    }

    /// Room for the thoughts above the topmost rooms.
    fn headroom(&self) -> f32 {
        let speaks = self
            .summary
            .rooms
            .iter()
            .any(|room| room.verbatim.is_some());
        let shows = self.document.store_plan.shows(StorePart::Bubbles);
        if speaks && shows && !self.plan.is_numbered {
            store::HEADROOM
        } else {
            0.0
        }
    }

    fn room_name(&self, context: &Context<'_>, place: usize) -> String {
        let step = self.steps[place];
        let stored = self.document.store_plan.room_of(step.id);
        let own = stored.map_or("", |room| room.name.trim());
        match (step.title.trim(), own) {
            ("", "") => context.words.model.untitled.to_owned(),
            ("", own) => own.to_owned(),
            (title, _) => title.to_owned(),
        }
    }

    fn draw_plan(&mut self, context: &mut Context<'_>, walk: &Walk, places: &mut Places) -> Left {
        let theme = context.theme;
        let document = self.document;
        let mut ground = Brush::default();
        floor::draw(&mut ground, theme, places.floor);
        for (target, rect) in floor::shortcuts(&mut ground, theme, walk) {
            self.page.parts.add(Spot {
                target,
                rect,
                text: None,
            });
        }
        self.page.put(point(0.0, 0.0), ground.finish());

        let mut rooms = Brush::default();
        for placed in &self.plan.backstage {
            let Some(room) = placed.id.and_then(|id| document.store_plan.room(id)) else {
                continue;
            };
            let title = room.step.and_then(|step| document.step(step));
            let name = match (room.name.trim(), room.kind, title) {
                ("", Some(kind), None) => context.words.model.room_kind(kind).to_owned(),
                ("", _, Some(step)) => step.title.clone(),
                ("", None, None) => context.words.model.untitled.to_owned(),
                (name, ..) => name.to_owned(),
            };
            let walls = places.walls(placed.area);
            let spot = room::draw_area(context, &mut rooms, room, &name, walls);
            self.page.parts.add(spot);
        }
        let mut left = Left::default();
        let dots = votes::by_column(document, &context.dots);
        for (place, placed) in self.plan.rooms.iter().enumerate() {
            let input = RoomInput {
                step: self.steps[place],
                name: self.room_name(context, place),
                facts: &self.summary.rooms[place],
                dots: dots.get(place).copied().unwrap_or(0),
                number: place + 1,
                plan: &document.store_plan,
                is_numbered: self.plan.is_numbered,
                walls: places.walls(placed.area),
                path_y: self.path_y(places, placed),
            };
            let drawn = room::draw(context, &mut rooms, &input);
            self.page.parts.add(drawn.spot);
            left.cut.push(drawn.is_cut);
        }
        if !walk.legs.is_empty() {
            let rooms_and_signs = self.plan.rooms.iter();
            let mut walls: Vec<Rect> = rooms_and_signs
                .map(|room| places.walls(room.area))
                .collect();
            let gates = walk.gates.iter().flatten();
            walls.extend(gates.map(|&gate| floor::sign_place(context, gate)));
            floor::path(&mut rooms, theme, walk);
            floor::arrows(&mut rooms, theme, walk, &walls);
        }
        for (place, placed) in self.plan.rooms.iter().enumerate() {
            let walls = places.walls(placed.area);
            let centre = point(walls.centre().x, self.path_y(places, placed));
            let facts = &self.summary.rooms[place];
            places.faces.push(room::draw_face(
                &mut rooms,
                theme,
                self.steps[place].id,
                self.persona,
                facts.emotion,
                (centre, room::face_radius(walls)),
            ));
        }
        if let Some(gates) = &walk.gates {
            for (target, rect) in floor::gates(context, &mut rooms, gates) {
                self.page.parts.add(Spot {
                    target,
                    rect,
                    text: None,
                });
            }
        }
        let bubbles = self.place_bubbles(context, walk, places);
        for bubble in bubbles.iter().flatten() {
            bubble::draw(&mut rooms, theme, bubble);
            self.page.parts.add(Spot {
                target: Target::Card(bubble.told.card),
                rect: bubble.rect,
                text: Some((bubble.text_rect(), store::BUBBLE)),
            });
        }
        self.page.put(point(0.0, 0.0), rooms.finish());
        let shows = document.store_plan.shows(StorePart::Bubbles);
        left.unheard = bubbles
            .iter()
            .enumerate()
            .map(|(place, bubble)| {
                let facts = &self.summary.rooms[place];
                shows && facts.verbatim.is_some() && bubble.is_none()
            })
            .collect();
        left
    }

    fn path_y(&self, places: &Places, placed: &PlacedRoom) -> f32 {
        let spot = (2 * placed.area.x, measure::door(placed.area));
        places.measure.at(spot).y
    }

    /// One bubble for each room that has a verbatim and a free place.
    fn place_bubbles(
        &self,
        context: &mut Context<'_>,
        walk: &Walk,
        places: &Places,
    ) -> Vec<Option<Bubble>> {
        let num = self.plan.rooms.len();
        let shows = self.document.store_plan.shows(StorePart::Bubbles);
        if self.plan.is_numbered || !shows {
            return vec![None; num];
        }
        let all = self.plan.rooms.iter().chain(&self.plan.backstage);
        let mut rects: Vec<Rect> = all.map(|room| places.walls(room.area)).collect();
        let ways = walk.legs.iter();
        let ways = ways.chain(walk.shortcuts.iter().map(|(_, way)| way));
        for way in ways {
            for pair in way.windows(2) {
                rects.push(Rect::between(pair[0], pair[1]).expanded(store::PATH));
            }
        }
        if let Some(gates) = &walk.gates {
            rects.extend(gates.map(|gate| floor::sign_place(context, gate)));
        }
        let mut obstacles = Obstacles {
            rects,
            floor: places.floor,
        };
        let mut bubbles = vec![None; num];
        // Nobody's bubble takes the place above another room while that may want it.
        for side in [Side::Above, Side::Anywhere] {
            for (place, room) in self.plan.rooms.iter().enumerate() {
                let told = self.summary.rooms[place].verbatim.as_ref();
                let Some(told) = told.filter(|_| bubbles[place].is_none()) else {
                    continue;
                };
                let wanted = (places.walls(room.area), side);
                bubbles[place] = bubble::place(context, told, wanted, &obstacles);
                let taken = bubbles[place].as_ref();
                obstacles
                    .rects
                    .extend(taken.map(|bubble: &Bubble| bubble.rect));
            }
        }
        bubbles
    }

    fn draw_curve(
        &mut self,
        context: &mut Context<'_>,
        brush: &mut Brush,
        places: &mut Places,
        (left, top, width): (f32, f32, f32),
    ) -> f32 {
        let document = self.document;
        let points: Vec<CurvePoint> = document
            .steps()
            .enumerate()
            .map(|(place, (stage, step))| CurvePoint {
                step: step.id,
                name: self.room_name(context, place),
                phase: stage.phase,
                emotion: self.summary.rooms[place].emotion,
                brand: step.brand,
            })
            .collect();
        let shows_brand = document.store_plan.shows(StorePart::BrandCurve);
        let spans = self
            .steps
            .iter()
            .filter_map(|step| plan::dwell(&step.duration));
        let seconds = spans
            .map(TimeSpan::seconds)
            .fold(0_u32, u32::saturating_add);
        let shows_times = document.store_plan.shows(StorePart::DwellTimes);
        let words = context.words;
        let input = CurveInput {
            points: &points,
            persona: self.persona,
            aside: if seconds > 0 && shows_times {
                let span = TimeSpan::from_seconds(seconds);
                words.store.in_all(&words.layout, span)
            } else {
                String::new()
            },
            has_brand: shows_brand && points.iter().any(|p| p.brand.is_some()),
        };
        let drawn = curve::draw(context, brush, &input, (left, top, width));
        places.levels = drawn.levels;
        places.curve_faces = drawn.faces;
        drawn.bottom
    }

    /// Rooms whose names or verbatims the plan does not show.
    fn draw_list(
        &mut self,
        context: &mut Context<'_>,
        brush: &mut Brush,
        left_out: &Left,
        (left, top, width): (f32, f32, f32),
    ) -> f32 {
        let shows_bubbles = self.document.store_plan.shows(StorePart::Bubbles);
        let shows_times = self.document.store_plan.shows(StorePart::DwellTimes);
        let dots = votes::by_column(self.document, &context.dots);
        let entries: Vec<Entry> = (0..self.steps.len())
            .filter(|&place| left_out.cut[place] || left_out.unheard[place])
            .map(|place| {
                let facts: &Facts = &self.summary.rooms[place];
                let verbatim = facts.verbatim.clone();
                Entry {
                    step: self.steps[place].id,
                    number: place + 1,
                    name: self.room_name(context, place),
                    emotion: facts.emotion,
                    dots: dots.get(place).copied().unwrap_or(0),
                    dwell: plan::dwell(&self.steps[place].duration).filter(|_| shows_times),
                    verbatim: verbatim.filter(|_| shows_bubbles && left_out.unheard[place]),
                }
            })
            .collect();
        let are_names = left_out.cut.iter().any(|&cut| cut);
        let words = &context.words.store;
        let title = if are_names {
            words.rooms
        } else {
            words.verbatims
        };
        let bottom = list::draw(context, brush, title, &entries, (left, top, width));
        if bottom > top { bottom + 26.0 } else { top }
    }

    fn draw_band(
        &mut self,
        context: &mut Context<'_>,
        brush: &mut Brush,
        (left, mut y, width): (f32, f32, f32),
    ) -> f32 {
        let document = self.document;
        if document.store_plan.shows(StorePart::Needs) {
            let rooms = &self.summary.rooms;
            let bottom = band::needs(context, brush, document, rooms, (left, y, width));
            if bottom > y {
                y = bottom + 26.0;
            }
        }
        if !document.store_plan.shows(StorePart::Changes) {
            return y;
        }
        let bad = Emotion::default().shifted(-2);
        let changes: Vec<band::Change<'_>> = (0..self.steps.len())
            .filter(|&place| {
                let emotion = self.summary.rooms[place].emotion;
                emotion.is_some_and(|emotion| emotion <= bad)
            })
            .map(|place| band::Change {
                step: self.steps[place],
                name: self.room_name(context, place),
                number: place + 1,
                facts: &self.summary.rooms[place],
            })
            .collect();
        let (bottom, texts) = band::changes(context, brush, &changes, (left, y, width));
        for (target, area) in texts {
            self.add_text(target, area);
        }
        if bottom > y { bottom + 26.0 } else { y }
    }

    /// Where the text of a card is written; the first place counts.
    fn add_text(&mut self, target: Target, area: Rect) {
        self.page.parts.spots.entry(target).or_insert(Spot {
            target,
            rect: area,
            text: Some((area, store::TEXT)),
        });
    }
}

/// The picture is never narrower than this, margins aside.
const LEAST_WIDTH: f32 = 900.0;
/// Between the floor and what stands under it.
const BELOW: f32 = 34.0;
