//! What the README states is true: its files exist, its commands and shortcuts are the program's.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use parcours::command::{Category, Command};
use parcours::i18n::Lang;

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("the README can be read")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_file_and_picture_it_links_to_exists() {
    let text = readme();
    let links = text.match_indices("](").map(|(at, _)| {
        let rest = &text[at + 2..];
        &rest[..rest.find(')').expect("a link is closed")]
    });
    let files: Vec<&str> = links.filter(|link| !link.starts_with("http")).collect();
    assert!(
        files.iter().any(|file| file.ends_with(".png")),
        "no picture"
    );
    for file in files {
        assert!(root().join(file).exists(), "{file} does not exist");
    }
}

#[test]
fn two_commands_set_everything_up() {
    let text = readme();
    let commands: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("cargo "))
        .collect();
    assert_eq!(commands, ["cargo run --release", "cargo test"]);
}

#[test]
fn every_shortcut_it_shows_is_the_one_of_the_command_list() {
    let catalog = Lang::En.catalog();
    let mut table = String::from("| Menu | Command | Shortcut |\n|---|---|---|\n");
    for category in Category::ALL {
        for command in category.commands() {
            if let Some(shortcut) = command.shortcut_text(catalog) {
                let (menu, name) = (category.name(catalog), command.name(catalog));
                table.push_str(&format!("| {menu} | {name} | {shortcut} |\n"));
            }
        }
    }
    assert!(
        readme().contains(&table),
        "the README's table should be:\n{table}"
    );
}

#[test]
fn every_command_line_it_shows_is_in_the_help() {
    let help = Lang::En.catalog().cli.help;
    let text = readme();
    let called: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("parcours "))
        .filter_map(|rest| rest.split_whitespace().next())
        .filter(|word| word.chars().all(|c| c.is_ascii_lowercase()))
        .collect();
    assert!(called.len() >= 4, "{called:?}");
    for word in called {
        assert!(
            help.contains(&format!("parcours {word} ")),
            "{word} is not in the help"
        );
    }
}

#[test]
fn every_command_has_its_place_in_a_menu() {
    let in_menus: usize = Category::ALL
        .into_iter()
        .map(|menu| menu.commands().count())
        .sum();
    assert_eq!(in_menus, Command::ALL.len());
}
