//! What was lost in all, said in numbers and judged.

use crate::Outcome;

/// Microseconds.
pub const MOST_LOST: u64 = 2_000_000;

/// All outcomes together.
#[derive(Default)]
pub struct Figures {
    outcomes: Vec<Outcome>,
}

impl Figures {
    pub fn add(&mut self, outcome: Outcome) {
        self.outcomes.push(outcome);
    }

    pub fn num(&self) -> usize {
        self.outcomes.len()
    }

    fn count(&self, is_so: impl Fn(&Outcome) -> bool) -> usize {
        self.outcomes
            .iter()
            .filter(|outcome| is_so(outcome))
            .count()
    }

    fn sum(&self, number: impl Fn(&Outcome) -> usize) -> usize {
        self.outcomes.iter().map(number).sum()
    }

    pub fn print(&self) {
        let num = self.num();
        let mut lost: Vec<u64> = self.outcomes.iter().map(|outcome| outcome.lost).collect();
        lost.sort_unstable();
        let part = |percent: usize| lost[(num - 1) * percent / 100] / 1000;
        println!(
            "{num} programs killed after {} edits, {} of them while saving",
            self.sum(|outcome| outcome.num_edits as usize),
            self.count(|outcome| outcome.was_saving),
        );
        println!(
            "lost work: median {} ms, 95 % {} ms, 99 % {} ms, most {} ms",
            part(50),
            part(95),
            part(99),
            part(100)
        );
        let mut from = None;
        for to in [0, 250, 500, 750, 1000, 1250, 1500, 2000] {
            let inside =
                |&&lost: &&u64| from.is_none_or(|from| lost > from * 1000) && lost <= to * 1000;
            let inside = lost.iter().filter(inside).count();
            println!(
                "  up to {to:4} ms: {inside:6} {}",
                "#".repeat(inside * 60 / num)
            );
            from = Some(to);
        }
        println!(
            "torn files {}, unreadable journals {}, wrong offers {}, versions {} (unreadable {})",
            self.count(|outcome| outcome.is_file_torn),
            self.count(|outcome| outcome.is_journal_unreadable),
            self.count(|outcome| outcome.is_offer_wrong),
            self.sum(|outcome| outcome.num_versions),
            self.sum(|outcome| outcome.num_unreadable_versions),
        );
    }

    /// Fails when a promise was broken, or when nothing was put to the test.
    pub fn judge(&self) {
        assert_eq!(self.count(|outcome| outcome.is_file_torn), 0, "torn files");
        let unreadable = self.count(|outcome| outcome.is_journal_unreadable);
        assert_eq!(unreadable, 0, "unreadable journals");
        assert_eq!(
            self.count(|outcome| outcome.is_offer_wrong),
            0,
            "wrong offers"
        );
        let unreadable = self.sum(|outcome| outcome.num_unreadable_versions);
        assert_eq!(unreadable, 0, "unreadable versions");
        let over = self.count(|outcome| outcome.lost > MOST_LOST);
        assert_eq!(over, 0, "more than two seconds lost");
        if self.num() >= 100 {
            assert!(
                self.count(|outcome| outcome.was_saving) > 0,
                "no save was hit"
            );
            let num_lost = self.count(|outcome| outcome.lost > 0);
            assert!(num_lost > 0, "no kill hit work that was not yet written");
        }
    }
}
