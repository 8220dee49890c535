//! Finds a font of the system for characters that the bundled fonts lack.
//!
//! Looked for only when such characters appear. Walks the usual folders itself, in a fixed order, reading
//! just the character maps; the whole file is read once it is chosen. Takes up to a second or two with
//! thousands of fonts: call it off the interface's thread.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

use crate::text::fallback::{Candidate, best_face};

/// Folders below a font folder, files looked into, bytes of the file chosen.
const MAX_DEPTH: usize = 6;
const MAX_FILES: usize = 20_000;
const MAX_BYTES: u64 = 128 << 20;

/// A font that lends its letters; give it to `TextSystem::add_fallback_font`.
#[derive(Debug, Clone)]
pub struct SystemFont {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    /// The face's place in the file.
    pub index: u32,
    /// Which of the characters it has.
    pub covered: BTreeSet<char>,
}

impl SystemFont {
    /// What to call it: its file's name without the ending.
    pub fn name(&self) -> String {
        let stem = self.path.file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    }
}

/// The first regular font that has all of `characters`, or the one that has most of them; ask again for the
/// rest.
pub fn find(characters: &BTreeSet<char>) -> Option<SystemFont> {
    find_in(&font_folders(), characters)
}

/// As [`find`], in the folders given.
pub fn find_in(folders: &[PathBuf], characters: &BTreeSet<char>) -> Option<SystemFont> {
    if characters.is_empty() {
        return None;
    }
    let mut num_files = 0;
    let mut best: Option<(PathBuf, Candidate)> = None;
    for folder in folders {
        walk(folder, MAX_DEPTH, &mut |path| {
            num_files += 1;
            let face = File::open(path)
                .and_then(|file| best_face(&mut BufReader::new(file), characters))
                .ok()
                .flatten();
            if let Some(face) = face {
                let so_far = best.as_ref().map_or((0, true), |(_, best)| best.rank());
                if face.rank() > so_far {
                    best = Some((path.to_owned(), face));
                }
            }
            let is_complete = best
                .as_ref()
                .is_some_and(|(_, best)| best.rank() == (characters.len(), true));
            !is_complete && num_files < MAX_FILES
        });
    }
    let (path, face) = best?;
    let mut bytes = Vec::new();
    let file = File::open(&path).ok()?;
    file.take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
    Some(SystemFont {
        path,
        bytes,
        index: face.index,
        covered: face.covered,
    })
}

/// Calls `visit` with each font file below `folder`, by name, until it says no. Whether to go on.
fn walk(folder: &Path, depth: usize, visit: &mut dyn FnMut(&Path) -> bool) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return true;
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let go_on = if path.is_dir() {
            depth == 0 || walk(&path, depth - 1, visit)
        } else {
            !is_font(&path) || visit(&path)
        };
        if !go_on {
            return false;
        }
    }
    true
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        ["ttf", "otf", "ttc", "otc"].contains(&extension.to_ascii_lowercase().as_str())
    })
}

/// Where this system keeps fonts, the user's own last.
fn font_folders() -> Vec<PathBuf> {
    let home = directories::BaseDirs::new();
    let mut folders: Vec<PathBuf> = Vec::new();
    if cfg!(target_os = "windows") {
        let windows = std::env::var_os("WINDIR").unwrap_or_else(|| "C:\\Windows".into());
        folders.push(Path::new(&windows).join("Fonts"));
        if let Some(home) = &home {
            folders.push(home.data_local_dir().join("Microsoft\\Windows\\Fonts"));
        }
    } else if cfg!(target_os = "macos") {
        folders.push("/System/Library/Fonts".into());
        folders.push("/Library/Fonts".into());
        if let Some(home) = &home {
            folders.push(home.home_dir().join("Library/Fonts"));
        }
    } else {
        folders.push("/usr/share/fonts".into());
        folders.push("/usr/local/share/fonts".into());
        if let Some(home) = &home {
            folders.push(home.data_dir().join("fonts"));
            folders.push(home.home_dir().join(".fonts"));
        }
    }
    folders
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BUNDLED_FONTS, TextLimits, TextStyle, TextSystem};

    fn folder_with_fonts() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("truetype/some");
        std::fs::create_dir_all(&deep).unwrap();
        let write = |path: PathBuf, bytes: &[u8]| {
            std::io::Write::write_all(&mut File::create(path).unwrap(), bytes).unwrap();
        };
        write(folder.path().join("broken.ttf"), b"no font");
        write(folder.path().join("notes.txt"), BUNDLED_FONTS[2].bytes);
        write(deep.join("a-inter.ttf"), BUNDLED_FONTS[0].bytes);
        write(deep.join("b-emoji.TTF"), BUNDLED_FONTS[2].bytes);
        folder
    }

    #[test]
    fn the_font_that_has_the_characters_is_found_below_the_folder() {
        let folder = folder_with_fonts();
        let folders = [folder.path().join("missing"), folder.path().to_owned()];
        let find = |wanted: &str| find_in(&folders, &wanted.chars().collect());
        let font = find("😊🍷").unwrap();
        assert!(font.path.ends_with("truetype/some/b-emoji.TTF"));
        assert_eq!(font.bytes, BUNDLED_FONTS[2].bytes);
        assert!(find("é").unwrap().path.ends_with("a-inter.ttf"));
        assert!(find("日").is_none());
        assert!(find("").is_none());
    }

    #[test]
    fn what_is_missing_can_be_lent_and_is_then_drawn() {
        let wanted = "العربية 日本語 नमस्ते";
        let limits = TextLimits::width(f32::INFINITY);
        let mut text = TextSystem::new();
        text.paragraph(wanted, TextStyle::regular(14.0), limits);
        let missing = text.missing_characters().clone();
        assert!(!missing.is_empty());
        // Whether this machine has such fonts is not for a test to ask; what is found must serve.
        if let Some(font) = find(&missing) {
            assert!(text.add_fallback_font(font.bytes, font.index));
            text.paragraph(wanted, TextStyle::regular(14.0), limits);
            let now: BTreeSet<char> = missing.difference(&font.covered).copied().collect();
            assert_eq!(*text.missing_characters(), now);
        }
    }
}
