//! The pages of a report: one picture for each item of the agenda, or for each stage where there is no
//! agenda, each with the columns and lanes it is about.

use std::sync::Arc;

use crate::i18n::Catalog;
use crate::layout::{View, ViewOptions, Views};
use crate::model::{AgendaItem, AgendaScope, Document, LaneId, Phase, StepId};
use crate::scene::Scene;
use crate::text::TextSystem;
use crate::theme::Theme;

/// More columns than this on one page would be too small to read in print.
const MOST_COLUMNS: usize = 5;

/// A page before it is drawn.
#[derive(Debug, Clone)]
pub struct Page {
    pub title: String,
    view: View,
    phase: Option<Phase>,
    document: Document,
}

impl Page {
    /// The picture, ready to be exported.
    pub fn scene(&self, words: &Catalog, text: &mut TextSystem, theme: &Theme) -> Scene {
        let options = ViewOptions {
            view: self.view,
            lang: words.lang,
            focused_phase: self.phase,
            ..ViewOptions::default()
        };
        let layout = Views::new().layout(&self.document, &options, text, theme);
        layout.scene
    }
}

/// The pages of a map.
pub fn pages(document: &Document, words: &Catalog) -> Vec<Page> {
    if document.agenda.is_empty() {
        let stages = document.stages.iter();
        let stages = stages.filter(|stage| !stage.steps.is_empty());
        return stages
            .flat_map(|stage| {
                let steps: Vec<StepId> = stage.steps.iter().map(|step| step.id).collect();
                let title = match stage.title.trim() {
                    "" => words.model.untitled,
                    title => title,
                };
                columns(document, title, &steps, &[], words)
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
        .flat_map(|item| of_item(document, item, words))
        .collect()
}

fn shows_the_same(one: &AgendaItem, other: &AgendaItem) -> bool {
    (one.shows, one.view, &one.lanes) == (other.shows, other.view, &other.lanes)
}

fn of_item(document: &Document, item: &AgendaItem, words: &Catalog) -> Vec<Page> {
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
        return columns(document, &title, &steps, &item.lanes, words);
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
        view,
        phase: stage
            .map(|stage| stage.phase)
            .filter(|_| view == View::Wheel),
        document: titled(&document.showing_lanes(&item.lanes), &title, words),
        title,
    }]
}

/// Pages of these columns, as many as it takes to read them.
fn columns(
    document: &Document,
    title: &str,
    steps: &[StepId],
    lanes: &[LaneId],
    words: &Catalog,
) -> Vec<Page> {
    let num_pages = steps.len().div_ceil(MOST_COLUMNS).max(1);
    // As even as can be: six columns are three and three.
    let size = steps.len().div_ceil(num_pages).max(1);
    let parts: Vec<&[StepId]> = steps.chunks(size).collect();
    let masked = document.showing_lanes(lanes);
    parts
        .iter()
        .enumerate()
        .map(|(index, part)| {
            let title = match parts.len() {
                1 => title.to_owned(),
                all => format!("{title} ({}/{all})", index + 1),
            };
            Page {
                view: View::Swimlane,
                phase: None,
                document: titled(&masked.with_columns(part), &title, words),
                title,
            }
        })
        .collect()
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
