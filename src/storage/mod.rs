//! Files: reading, writing and judging `.parcours.ron`; preferences and recent files.

pub mod preferences;
pub mod recent;
pub mod starter;
