//! A face moved on the wheel or in the store changes a few pieces of the picture; the others are the same.

use std::sync::Arc;

use parcours::layout::{Layout, View, ViewOptions, Views};
use parcours::model::{Document, Emotion};
use parcours::scene::Fragment;
use parcours::text::TextSystem;
use parcours::theme::LIGHT;

fn lay_out(views: &mut Views, text: &mut TextSystem, document: &Document, view: View) -> Layout {
    let options = ViewOptions {
        view,
        ..ViewOptions::default()
    };
    views.layout(document, &options, text, &LIGHT)
}

fn fragments(layout: &Layout) -> Vec<&Arc<Fragment>> {
    let placed = layout.scene.placed.iter();
    placed.map(|placed| &placed.fragment).collect()
}

/// The first feeling of the sixth step becomes its opposite.
fn moved(document: &Document) -> Document {
    let mut moved = document.clone();
    let stages = Arc::make_mut(&mut moved.stages);
    let steps = stages
        .iter_mut()
        .flat_map(|stage| &mut Arc::make_mut(stage).steps);
    let step = Arc::make_mut(steps.into_iter().nth(5).unwrap());
    let value = if step.emotions[0].value < Emotion::default() {
        2
    } else {
        -2
    };
    step.emotions[0].value = Emotion::default().shifted(2 * value);
    moved
}

#[test]
fn a_moved_face_changes_a_few_pieces_only() {
    for name in ["flight", "store-visit"] {
        let path = format!("assets/samples/{name}.fr.parcours.ron");
        let document = parcours::storage::open(path.as_ref()).unwrap().document;
        for view in [View::Wheel, View::Store] {
            let mut text = TextSystem::new();
            let mut views = Views::new();
            let before = lay_out(&mut views, &mut text, &document, view);
            let after = lay_out(&mut views, &mut text, &moved(&document), view);
            let (before, after) = (fragments(&before), fragments(&after));
            assert_eq!(before.len(), after.len());
            let pairs = before.iter().zip(&after);
            let num_new = pairs.filter(|(a, b)| !Arc::ptr_eq(a, b)).count();
            assert!(num_new > 0, "{name} {view:?}");
            assert!(
                num_new * 2 < after.len(),
                "{name} {view:?}: {num_new} of {}",
                after.len()
            );
        }
    }
}

#[test]
fn what_is_put_together_from_known_pieces_is_what_is_laid_out_afresh() {
    for name in ["flight", "store-visit"] {
        let path = format!("assets/samples/{name}.en.parcours.ron");
        let document = parcours::storage::open(path.as_ref()).unwrap().document;
        let changed = moved(&document);
        for view in [View::Wheel, View::Store] {
            let mut text = TextSystem::new();
            let mut views = Views::new();
            lay_out(&mut views, &mut text, &document, view);
            let settled = lay_out(&mut views, &mut text, &changed, view);
            let fresh = lay_out(&mut Views::new(), &mut text, &changed, view);
            let (settled, fresh) = (fragments(&settled), fragments(&fresh));
            assert_eq!(settled.len(), fresh.len());
            for (a, b) in settled.into_iter().zip(fresh) {
                let items = |fragment: &Fragment| format!("{:?}", fragment.items);
                assert_eq!(a.bounds, b.bounds);
                assert_eq!(items(a), items(b), "{name} {view:?}");
            }
        }
    }
}
