//! Names for the pictures that belong to a text file.

use std::path::Path;

/// Names of the pictures of the text at `path`: beside it, and no file's that is there already, but for the
/// pictures of the text that is being replaced, which it names as `link` writes them.
pub fn page_names(path: &Path, count: usize, link: impl Fn(&str) -> String) -> Vec<String> {
    let stem = path
        .file_stem()
        .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    let old = std::fs::read_to_string(path).unwrap_or_default();
    let is_free = |name: &String| !folder.join(name).exists() || old.contains(&link(name));
    let mut number = 1;
    loop {
        let infix = match number {
            1 => String::new(),
            number => format!("-{number}"),
        };
        let names = (1..=count).map(|page| format!("{stem}{infix}-{page}.png"));
        let names: Vec<String> = names.collect();
        if names.iter().all(is_free) {
            return names;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_others_are_not_replaced_but_those_of_the_old_text_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("réunion.md");
        let names = || page_names(&path, 2, |name| format!("({name})"));
        assert_eq!(names(), ["réunion-1.png", "réunion-2.png"]);
        std::fs::write(folder.path().join("réunion-2.png"), "a photo").unwrap();
        assert_eq!(names(), ["réunion-2-1.png", "réunion-2-2.png"]);
        std::fs::write(&path, "![page](réunion-2.png)").unwrap();
        assert_eq!(names(), ["réunion-1.png", "réunion-2.png"]);
    }
}
