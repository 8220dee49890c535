//! What always holds of a swimlane, over the samples' kind of content and over random documents.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests fail loudly and write files as they like"
)]

mod appeal_and_source;
mod bad_input;
mod day;
mod geometry;
mod incremental;
mod levels;
mod pointing;
mod reuse;
mod store;
mod store_plans;
mod structure;
mod support;
mod votes;
mod wheel;
mod wheel_odd;

use parcours::i18n::Lang;
use parcours::layout::{Layout, Swimlane, ViewOptions};
use parcours::model::Document;
use parcours::scene::{Item, Placed, Rect, Target};
use parcours::text::TextSystem;
use parcours::theme::LIGHT;

fn options(lang: Lang) -> ViewOptions {
    ViewOptions {
        lang,
        ..ViewOptions::default()
    }
}

fn lay_out(document: &Document) -> Layout {
    let mut text = TextSystem::new();
    Swimlane::new().layout(document, &options(Lang::Fr), &mut text, &LIGHT)
}

/// Every group with its fragment.
fn groups(layout: &Layout) -> impl Iterator<Item = (&Placed, &parcours::scene::Group)> {
    let placed = layout.scene.placed.iter();
    placed.flat_map(|placed| {
        placed
            .fragment
            .groups
            .iter()
            .map(move |group| (placed, group))
    })
}

/// Every card with the rectangle it answers to.
fn card_rects(layout: &Layout) -> Vec<(Target, Rect)> {
    groups(layout)
        .filter_map(|(placed, group)| {
            let target = group.target.filter(|t| matches!(t, Target::Card(_)))?;
            Some((target, group.hit.translated(placed.offset)))
        })
        .collect()
}

/// All words of the picture, line by line.
fn words(layout: &Layout) -> String {
    let mut words = String::new();
    for placed in &layout.scene.placed {
        for item in &placed.fragment.items {
            if let Item::Text { line, .. } = item {
                words.push_str(&line.text);
                words.push('\n');
            }
        }
    }
    words
}
