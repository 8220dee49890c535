//! The pages of a report: one picture for each item of the agenda, or for each stage where there is no
//! agenda, each with the columns and lanes it is about.

use std::sync::Arc;

use crate::i18n::Catalog;
use crate::layout::{Layout, Row, View, ViewOptions, Views};
use crate::model::{AgendaItem, AgendaScope, Document, LaneId, Phase, StepId};
use crate::scene::Scene;
use crate::text::TextSystem;
use crate::theme::Theme;

/// More columns than this on one page would be too small to read in print.
const MOST_COLUMNS: usize = 5;
/// A page that is higher than so many of its widths would be too small on paper.
const MOST_HEIGHT: f32 = 1.5;

/// A page before it is drawn.
#[derive(Debug, Clone)]
pub struct Page {
    pub title: String,
    /// Of the agenda, or the stage: those of one are counted.
    item: usize,
    view: View,
    phase: Option<Phase>,
    tells_phase: bool,
    document: Document,
}

impl Page {
    /// The picture, ready to be exported.
    pub fn scene(&self, words: &Catalog, text: &mut TextSystem, theme: &Theme) -> Scene {
        self.layout(words, text, theme).scene
    }

    fn layout(&self, words: &Catalog, text: &mut TextSystem, theme: &Theme) -> Layout {
        let options = ViewOptions {
            view: self.view,
            lang: words.lang,
            focused_phase: self.phase,
            tells_phase: self.tells_phase,
            ..ViewOptions::default()
        };
        Views::new().layout(&self.document, &options, text, theme)
    }

    /// A page that is too high in as many as it takes, divided between lanes. A lane is never divided.
    fn divided(self, words: &Catalog, text: &mut TextSystem, theme: &Theme) -> Vec<Self> {
        if self.view != View::Swimlane {
            return vec![self];
        }
        let layout = self.layout(words, text, theme);
        let bounds = layout.scene.bounds;
        let rows = &layout.grid.rows;
        let most = bounds.width * MOST_HEIGHT;
        if bounds.height <= most || rows.len() < 2 {
            return vec![self];
        }
        let of_rows: f32 = rows.iter().map(|row| row.height).sum();
        // Title, headers and legend are on every page.
        let room = most - (bounds.height - of_rows);
        let parts = in_parts(rows, room);
        let parts = parts.iter().map(|lanes| Self {
            document: only_lanes(&self.document, lanes),
            ..self.clone()
        });
        parts.collect()
    }
}

/// The lanes of each page, from the top, as many as there is room for.
fn in_parts(rows: &[Row], room: f32) -> Vec<Vec<LaneId>> {
    let mut parts: Vec<Vec<LaneId>> = Vec::new();
    let mut left = 0.0;
    for row in rows {
        match parts.last_mut().filter(|_| row.height <= left) {
            Some(part) => part.push(row.lane),
            None => {
                parts.push(vec![row.lane]);
                left = room;
            }
        }
        left -= row.height;
    }
    parts
}

/// With all other lanes hidden; folded ones stay so.
fn only_lanes(document: &Document, lanes: &[LaneId]) -> Document {
    let mut document = document.clone();
    for lane in Arc::make_mut(&mut document.lanes) {
        if !lane.hidden && !lanes.contains(&lane.id) {
            Arc::make_mut(lane).hidden = true;
        }
    }
    document
}

/// The pages of a map, none much higher than wide.
pub fn pages(
    document: &Document,
    words: &Catalog,
    text: &mut TextSystem,
    theme: &Theme,
) -> Vec<Page> {
    let pages = parts(document, words).into_iter();
    let mut pages: Vec<Page> = pages
        .flat_map(|page| page.divided(words, text, theme))
        .collect();
    for run in pages.chunk_by_mut(|one, other| one.item == other.item) {
        let all = run.len();
        for (index, page) in run.iter_mut().enumerate() {
            if all > 1 {
                page.title = format!("{} ({}/{all})", page.title, index + 1);
            }
            page.document = titled(&page.document, &page.title, words);
        }
    }
    pages
}

/// The pages as they would be if they were never too high.
fn parts(document: &Document, words: &Catalog) -> Vec<Page> {
    if document.agenda.is_empty() {
        let stages = document.stages.iter();
        let stages = stages.filter(|stage| !stage.steps.is_empty());
        return stages
            .enumerate()
            .flat_map(|(item, stage)| {
                let steps: Vec<StepId> = stage.steps.iter().map(|step| step.id).collect();
                let title = match stage.title.trim() {
                    "" => words.model.untitled,
                    title => title,
                };
                columns(document, item, title, &steps, &[])
            })
            .collect();
    }
    let mut seen: Vec<&AgendaItem> = Vec::new();
    let items = document.agenda.iter();
    items
        .filter(|item| {
            // The same picture again says nothing new.
            let is_new = seen.iter().all(|old| !shows_the_same(old, item));
            seen.push(item);
            is_new
        })
        .enumerate()
        .flat_map(|(number, item)| of_item(document, number, item, words))
        .collect()
}

fn shows_the_same(one: &AgendaItem, other: &AgendaItem) -> bool {
    (one.shows, one.view, &one.lanes) == (other.shows, other.view, &other.lanes)
}

fn of_item(document: &Document, number: usize, item: &AgendaItem, words: &Catalog) -> Vec<Page> {
    let title = words.agenda.title(item, document);
    let view = View::from(item.view);
    if view == View::Swimlane {
        let steps: Vec<StepId> = match item.shows {
            AgendaScope::Map => document.steps().map(|(_, step)| step.id).collect(),
            AgendaScope::Stage(id) => document
                .stage(id)
                .map(|stage| stage.steps.iter().map(|step| step.id).collect())
                .unwrap_or_default(),
            AgendaScope::Step(id) => vec![id],
        };
        return columns(document, number, &title, &steps, &item.lanes);
    }
    // A wheel or a store of a part would be another one: the whole is shown, the part at its largest.
    let stage = match item.shows {
        AgendaScope::Map => None,
        AgendaScope::Stage(id) => document.stage(id),
        AgendaScope::Step(id) => {
            let mut steps = document.steps();
            steps
                .find(|(_, step)| step.id == id)
                .map(|(stage, _)| stage)
        }
    };
    vec![Page {
        item: number,
        view,
        tells_phase: false,
        phase: stage
            .map(|stage| stage.phase)
            .filter(|_| view == View::Wheel),
        document: document.showing_lanes(&item.lanes),
        title,
    }]
}

/// Pages of these columns, as many as it takes to read them.
fn columns(
    document: &Document,
    item: usize,
    title: &str,
    steps: &[StepId],
    lanes: &[LaneId],
) -> Vec<Page> {
    let num_pages = steps.len().div_ceil(MOST_COLUMNS).max(1);
    // As even as can be: six columns are three and three.
    let size = steps.len().div_ceil(num_pages).max(1);
    let masked = document.showing_lanes(lanes);
    let parts = steps.chunks(size).map(|part| Page {
        title: title.to_owned(),
        item,
        view: View::Swimlane,
        phase: None,
        tells_phase: document.has_several_phases(),
        document: masked.with_columns(part),
    });
    parts.collect()
}

/// The page's own title after the map's; what is said about the whole map is on none of its pages.
fn titled(document: &Document, title: &str, words: &Catalog) -> Document {
    let mut document = document.clone();
    let header = Arc::make_mut(&mut document.header);
    let map = match header.title.trim() {
        "" => words.model.untitled,
        title => title,
    };
    header.title = format!("{map} – {title}");
    header.scenario.clear();
    header.goal.clear();
    document
}
