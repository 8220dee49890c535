//! The swimlane view: stages and steps across, lanes down, cards in the cells.
