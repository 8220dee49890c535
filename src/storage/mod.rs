//! Files: reading, writing and judging `.parcours.ron`; preferences and recent files.
