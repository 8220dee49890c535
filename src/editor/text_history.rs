//! Taking back what is being typed, by words and pauses, before it becomes a step of the map's history.

use std::ops::Range;

/// The versions of one text while it is edited.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct TextHistory {
    now: String,
    past: Vec<String>,
    future: Vec<String>,
    run: Option<Run>,
}

/// Changes that follow each other closely enough to be taken back together.
#[derive(Debug, Clone, PartialEq)]
struct Run {
    deletes: bool,
    /// Where the next change must be to go on with it.
    at: usize,
    /// The last letter was a space: the next word is a run of its own.
    ended_word: bool,
}

impl TextHistory {
    pub fn new(text: &str) -> Self {
        Self {
            now: text.to_owned(),
            ..Self::default()
        }
    }

    /// Remembers what was before `text`, unless it goes on with the run under way.
    pub fn record(&mut self, text: &str) {
        if text == self.now {
            return;
        }
        let (removed, added) = difference(&self.now, text);
        let letters = &text[added.clone()];
        let goes_on = self.run.as_ref().is_some_and(|run| {
            if run.deletes {
                letters.is_empty() && (removed.end == run.at || removed.start == run.at)
            } else {
                let begins_word = letters.starts_with(|c: char| !c.is_whitespace());
                removed.is_empty() && added.start == run.at && !(run.ended_word && begins_word)
            }
        });
        // A paste stands alone.
        let is_short = letters.chars().nth(1).is_none();
        if !(goes_on && is_short) {
            self.past.push(std::mem::take(&mut self.now));
        }
        self.run = is_short.then(|| Run {
            deletes: letters.is_empty(),
            at: added.end,
            ended_word: letters.ends_with(char::is_whitespace),
        });
        self.future.clear();
        text.clone_into(&mut self.now);
    }

    /// The next change is a run of its own: a pause.
    pub fn seal(&mut self) {
        self.run = None;
    }

    pub fn undo(&mut self) -> Option<&str> {
        let before = self.past.pop()?;
        self.future.push(std::mem::replace(&mut self.now, before));
        self.run = None;
        Some(&self.now)
    }

    pub fn redo(&mut self) -> Option<&str> {
        let after = self.future.pop()?;
        self.past.push(std::mem::replace(&mut self.now, after));
        self.run = None;
        Some(&self.now)
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

/// What of `old` was replaced by what of `new`, in bytes on letter boundaries.
pub fn difference(old: &str, new: &str) -> (Range<usize>, Range<usize>) {
    let same = |a: &(char, char)| a.0 == a.1;
    let start: usize = old
        .chars()
        .zip(new.chars())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end: usize = old_rest
        .chars()
        .rev()
        .zip(new_rest.chars().rev())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    (start..old.len() - end, start..new.len() - end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(history: &mut TextHistory, letters: &str) {
        for letter in letters.chars() {
            let text = format!("{}{letter}", history.now);
            history.record(&text);
        }
    }

    fn versions(history: &mut TextHistory) -> Vec<String> {
        let mut versions = Vec::new();
        while let Some(text) = history.undo() {
            versions.push(text.to_owned());
        }
        versions
    }

    #[test]
    fn words_are_taken_back_one_by_one() {
        let mut history = TextHistory::new("");
        typed(&mut history, "Où êtes vous");
        assert_eq!(versions(&mut history), ["Où êtes ", "Où ", ""]);
        assert_eq!(history.redo(), Some("Où "));
        typed(&mut history, "x");
        assert_eq!(history.redo(), None);
    }

    #[test]
    fn a_pause_begins_a_run_of_its_own() {
        let mut history = TextHistory::new("a");
        typed(&mut history, "bc");
        history.seal();
        typed(&mut history, "de");
        assert_eq!(versions(&mut history), ["abc", "a"]);
    }

    #[test]
    fn the_letter_that_replaces_a_selection_begins_a_word() {
        let mut history = TextHistory::new("Payer la caution");
        for text in ["O", "Où", "Où ", "Où ê"] {
            history.record(text);
        }
        assert_eq!(versions(&mut history), ["Où ", "Payer la caution"]);
    }

    #[test]
    fn deleting_a_paste_and_typing_elsewhere_are_runs_of_their_own() {
        let mut history = TextHistory::new("été");
        for text in ["ét", "é", "éa", "éa collé là", "xéa collé là"] {
            history.record(text);
        }
        let versions = versions(&mut history);
        assert_eq!(versions, ["éa collé là", "éa", "é", "été"]);
    }

    #[test]
    fn the_difference_is_found_between_letters() {
        assert_eq!(difference("é", "è"), (0..2, 0..2));
        assert_eq!(difference("aa", "aaa"), (2..2, 2..3));
        assert_eq!(difference("un mot", "un long mot"), (3..3, 3..8));
    }
}
