//! Reads the project's own sources for the repository checks.

use std::fs;
use std::path::{Path, PathBuf};

/// One source file.
pub struct Source {
    /// Relative to the repository, with `/`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// The module folder or file directly under `src`: `layout` for `src/layout/swimlane/row.rs`.
    pub fn module(&self) -> &str {
        let inside = self.path.trim_start_matches("src/");
        inside.split(['/', '.']).next().unwrap_or(inside)
    }

    /// Lines with their number, without comments and without the `#[cfg(test)]` module at the end.
    pub fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = self
            .text
            .split("\n#[cfg(test)]\nmod ")
            .next()
            .unwrap_or_default();
        code.lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line.split("// ").next().unwrap_or(line)))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Line numbers that hold any of `words`, as `path:line: word`.
    pub fn uses_of<'a>(&'a self, words: &'a [&str]) -> impl Iterator<Item = String> + 'a {
        self.code_lines().flat_map(move |(number, line)| {
            let found = words.iter().filter(move |word| contains_path(line, word));
            found.map(move |word| format!("{}:{number}: {word}", self.path))
        })
    }
}

/// `word` stands in `line` and is not the tail of a longer name.
fn contains_path(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let part_of_name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !part_of_name(before) && !part_of_name(after)
    })
}

/// Every `.rs` file below `folder` (relative to the repository).
pub fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).expect("the source folder can be listed");
        for path in entries.map(|entry| entry.expect("an entry can be read").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(read(root, &path));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no sources in {folder}");
    found
}

fn read(root: &Path, path: &PathBuf) -> Source {
    let relative = path.strip_prefix(root).expect("a file of the repository");
    Source {
        path: relative.to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(path).expect("a source file is UTF-8"),
    }
}
