//! Events that must wait for their turn: however slow a frame is, what was typed arrives where it was meant.
//!
//! A key that moves the keyboard elsewhere (Tab, Enter, what opens a text or a dialog) is alone in its frame:
//! what follows is for a field that is not there yet. What follows a paste waits for the clipboard's answer.

use egui::Event;

/// Events in the order in which they came.
#[derive(Default)]
pub struct HeldEvents {
    held: Vec<Event>,
}

impl HeldEvents {
    /// Leaves in `events` those whose turn it is. While something is `awaited` that is only what shows where
    /// the pointer is; else all, up to the next one that `moves` the keyboard or begins with it.
    pub fn sort(&mut self, events: &mut Vec<Event>, awaited: bool, moves: impl Fn(&Event) -> bool) {
        if awaited {
            let waits = events.extract_if(.., |event| must_wait(event));
            self.held.extend(waits);
            return;
        }
        if !self.held.is_empty() {
            let came = std::mem::replace(events, std::mem::take(&mut self.held));
            events.extend(came);
        }
        if let Some(at) = events.iter().position(moves) {
            let is_first = !events[..at].iter().any(must_wait);
            let end = if is_first { at + 1 } else { at };
            self.held = events.split_off(end);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }
}

fn must_wait(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::Copy
            | Event::Cut
            | Event::Paste(_)
            | Event::PointerButton { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    fn names(events: &[Event]) -> String {
        let name = |event: &Event| match event {
            Event::Text(text) => text.clone(),
            Event::Copy => "copy".to_owned(),
            _ => "pointer".to_owned(),
        };
        events.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    fn is_moving(event: &Event) -> bool {
        *event == text("tab")
    }

    #[test]
    fn what_moves_the_keyboard_is_alone_in_its_frame() {
        let mut held = HeldEvents::default();
        let mut events = ["a", "b", "tab", "c", "tab", "d"].map(text).to_vec();
        let mut frames = Vec::new();
        for _ in 0..5 {
            held.sort(&mut events, false, is_moving);
            frames.push(names(&events));
            events.clear();
        }
        assert_eq!(frames, ["a b", "tab", "c", "tab", "d"]);
        assert!(held.is_empty());
    }

    #[test]
    fn what_follows_a_paste_waits_for_its_answer_in_order() {
        let mut held = HeldEvents::default();
        let mut first = vec![text("tab"), text("b")];
        held.sort(&mut first, false, is_moving);
        assert_eq!(names(&first), "tab");

        let mut next = vec![text("c"), Event::PointerGone, Event::Copy];
        held.sort(&mut next, true, is_moving);
        assert_eq!(names(&next), "pointer");

        let mut last = vec![text("d")];
        held.sort(&mut last, false, is_moving);
        assert_eq!(names(&last), "b c copy d");
        assert!(held.is_empty());
    }
}
