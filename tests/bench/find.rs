//! CPU time of a letter typed in the find bar, of a step to the next match, of replacing all and of a
//! filter, at 10,000 cards. `cargo bench --bench find`
#![allow(clippy::print_stdout)] // a bench prints its figures

mod clock;

use clock::Clock;
use parcours::editor::{Editor, Outline, Trait, traits_of};
use parcours::model::{Edit, IdGenerator};
use parcours::scene::Size;
use parcours::storage::stress;

fn timed<T>(what: impl FnOnce() -> T) -> (f64, T) {
    let start = Clock::now();
    let result = what();
    (start.milliseconds(), result)
}

fn line(what: &str, milliseconds: f64, most: f64) {
    let verdict = if milliseconds <= most {
        "holds"
    } else {
        "MISSED"
    };
    println!("{what:<44} {milliseconds:>8.2} ms  ≤ {most} ms  {verdict}");
}

fn main() {
    let document = stress(10_000);
    let mut editor = Editor::new(document, IdGenerator::from_seed(1));
    editor.viewport_mut().size = Size {
        width: 1920.0,
        height: 1080.0,
    };
    let (first, ()) = timed(|| editor.open_find());
    line("opening the bar (folds every text)", first, 100.0);
    let mut worst = 0.0_f64;
    let mut most = 0;
    for query in [
        "e", "er", "err", "e", "a", "an", "ant", "", "é", "ét", "éta", "étap", "zzz",
    ] {
        let (time, ()) = timed(|| editor.set_find_query(query));
        worst = worst.max(time);
        most = most.max(editor.finder().matches().len());
    }
    line(&format!("a letter, {most} matches at most"), worst, 20.0);
    editor.set_find_query("e");
    let (next, _) = timed(|| {
        for _ in 0..100 {
            let _ = editor.step_find(true);
        }
    });
    line("to the next match", next / 100.0, 5.0);
    let card = (**editor.document().cards.last().expect("stress has cards")).clone();
    let mut changed = card.clone();
    changed.text = "élan".to_owned();
    let _ = editor.apply(Edit::SetCards(vec![changed]), None);
    let (again, ()) = timed(|| editor.refresh_find());
    line("looking again after an edit", again, 20.0);
    let (all, count) = timed(|| editor.replace_all_matches("x"));
    let what = format!("replacing all {} (with a new layout)", count.unwrap_or(0));
    line(&what, all, 1000.0);
    let (listed, traits) = timed(|| traits_of(editor.document()));
    line("listing what cards can be told apart by", listed, 50.0);
    let chosen = traits.first().and_then(|(_, traits)| traits.first());
    let chosen = chosen.map_or(Trait::Owner(None), |(it, _)| it.clone());
    let (filter, ()) = timed(|| editor.toggle_filter(chosen));
    line("a filter", filter, 20.0);
    let mut outline = Outline::default();
    let (rows, ()) = timed(|| outline.look(editor.document()));
    line(
        &format!("listing {} rows of the outline", outline.rows().len()),
        rows,
        20.0,
    );
}
