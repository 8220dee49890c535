//! Initiatives in the order of a judgement: the best first, those not yet judged last.

use std::cmp::Reverse;
use std::sync::Arc;

use egui::Ui;

use crate::i18n::Catalog;
use crate::model::{Edit, Initiative};

/// What initiatives are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SortBy {
    /// Fit with the objectives × importance × feasibility.
    Priority,
    /// One of the five judgements, by its place.
    Score(usize),
    Due,
}

impl SortBy {
    const ALL: [Self; 7] = [
        Self::Priority,
        Self::Score(0),
        Self::Score(1),
        Self::Score(2),
        Self::Score(3),
        Self::Score(4),
        Self::Due,
    ];

    fn name(self, words: &'static Catalog) -> &'static str {
        let text = &words.inspector;
        match self {
            Self::Priority => text.priority,
            Self::Score(index) => text.score_names[index],
            Self::Due => text.due_date,
        }
    }
}

/// The list of orders; the one that was picked.
pub(super) fn pick(ui: &mut Ui, words: &'static Catalog) -> Option<SortBy> {
    let mut picked = None;
    let text = words.inspector.sort_initiatives;
    let menu = egui::containers::menu::MenuButton::new(text);
    let (response, _) = menu.ui(ui, |ui| {
        for by in SortBy::ALL {
            let button = ui.button(by.name(words));
            let button = match by {
                SortBy::Priority => button.on_hover_text(words.inspector.priority_hint),
                _ => button,
            };
            if button.clicked() {
                picked = Some(by);
            }
        }
    });
    response.accessible_name(text);
    picked
}

/// Fit × importance × feasibility, 1…125; `None` until all three are judged.
pub(super) fn priority(initiative: &Initiative) -> Option<u16> {
    let scores = &initiative.scores;
    let factors = [scores.objectives, scores.importance, scores.feasibility];
    factors
        .into_iter()
        .try_fold(1, |product, score| Some(product * u16::from(score?)))
}

/// The moves that bring the initiatives into order; those that are level stay as they are. `None` when
/// nothing moves.
pub(super) fn sorted(initiatives: &[Arc<Initiative>], by: SortBy) -> Option<Edit> {
    let mut order: Vec<&Arc<Initiative>> = initiatives.iter().collect();
    // `None` is less than any value: reversed it comes last.
    match by {
        SortBy::Priority => order.sort_by_key(|it| Reverse(priority(it))),
        SortBy::Score(index) => {
            order.sort_by_key(|it| Reverse(it.scores.all().get(index).copied().flatten()));
        }
        SortBy::Due => order.sort_by_key(|it| (it.due.is_none(), it.due)),
    }
    let is_sorted = order
        .iter()
        .zip(initiatives)
        .all(|(sorted, now)| sorted.id == now.id);
    let moves = order.iter().enumerate();
    let moves = moves.map(|(to, it)| Edit::MoveInitiative { id: it.id, to });
    (!is_sorted).then(|| Edit::Batch(moves.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;

    fn document() -> Document {
        let scores = [
            ("a", Some(2), "2026-05-01"),
            ("b", None, "2026-01-01"),
            ("c", Some(5), ""),
            ("d", Some(2), "2025-12-31"),
        ];
        let rows = scores.map(|(name, score, due)| {
            let id = format!("initiative-{name}").parse().unwrap();
            let mut row = Initiative::new(id, name);
            row.scores.objectives = Some(3);
            row.scores.importance = score;
            row.scores.feasibility = Some(2);
            row.due = due.parse().ok();
            Arc::new(row)
        });
        Document {
            initiatives: Arc::new(rows.to_vec()),
            ..Document::default()
        }
    }

    fn titles(document: &Document) -> String {
        document.initiatives.iter().map(|it| &*it.title).collect()
    }

    #[test]
    fn the_best_come_first_the_unjudged_last_and_equals_stay() {
        for (by, expected) in [
            (SortBy::Priority, "cadb"),
            (SortBy::Score(3), "cadb"),
            (SortBy::Due, "dbac"),
        ] {
            let document = document();
            let edit = sorted(&document.initiatives, by).unwrap();
            let document = document.apply(&edit).unwrap();
            assert_eq!(titles(&document), expected, "{by:?}");
            assert!(sorted(&document.initiatives, by).is_none());
        }
        assert!(sorted(&document().initiatives, SortBy::Score(0)).is_none());
    }

    #[test]
    fn the_priority_is_a_product_and_unknown_until_all_is_judged() {
        let document = document();
        let all = document.initiatives.iter().map(|it| priority(it));
        assert_eq!(
            all.collect::<Vec<_>>(),
            [Some(12), None, Some(30), Some(12)]
        );
    }
}
