//! What is typed or clicked right after a paste waits until the clipboard has answered, so that it comes
//! after what is pasted and not before.

use egui::Event;

/// Events in the order in which they came.
#[derive(Default)]
pub struct HeldEvents {
    held: Vec<Event>,
}

impl HeldEvents {
    /// Leaves in `events` those whose turn it is. While something is `awaited` that is only what shows where
    /// the pointer is; else all, up to the next one that `asks` the clipboard.
    pub fn sort(&mut self, events: &mut Vec<Event>, awaited: bool, asks: impl Fn(&Event) -> bool) {
        if awaited {
            let waits = events.extract_if(.., |event| must_wait(event));
            self.held.extend(waits);
            return;
        }
        if !self.held.is_empty() {
            let came = std::mem::replace(events, std::mem::take(&mut self.held));
            events.extend(came);
        }
        if let Some(at) = events.iter().position(asks) {
            self.held = events.split_off(at + 1);
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

    #[test]
    fn what_follows_a_paste_waits_for_it_in_its_order() {
        let mut held = HeldEvents::default();
        let asks = |event: &Event| *event == text("paste");
        let mut first = vec![text("a"), text("paste"), text("b")];
        held.sort(&mut first, false, asks);
        assert_eq!(names(&first), "a paste");

        let mut next = vec![text("c"), Event::PointerGone, Event::Copy];
        held.sort(&mut next, true, asks);
        assert_eq!(names(&next), "pointer");

        let mut last = vec![text("d")];
        held.sort(&mut last, false, asks);
        assert_eq!(names(&last), "b c copy d");
        assert!(held.is_empty());
    }

    #[test]
    fn a_second_paste_waits_too() {
        let mut held = HeldEvents::default();
        let asks = |event: &Event| *event == text("paste");
        let mut events = vec![text("paste"), text("paste"), text("end")];
        held.sort(&mut events, false, asks);
        assert_eq!(names(&events), "paste");
        let mut events = Vec::new();
        held.sort(&mut events, false, asks);
        assert_eq!(names(&events), "paste");
        held.sort(&mut Vec::new(), true, asks);
        let mut events = Vec::new();
        held.sort(&mut events, false, asks);
        assert_eq!(names(&events), "end");
    }
}
