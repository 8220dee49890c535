//! Exports: a scene becomes SVG or PNG bytes.
//!
//! Walks the scene the screen draws; lays nothing out. Writes no files: bytes go to a writer.
