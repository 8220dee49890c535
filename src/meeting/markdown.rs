//! The minutes as Markdown. Texts of the map are written so that they come out as they are, whatever signs
//! of Markdown they hold.

use std::fmt::Write as _;

use super::Minutes;
use crate::i18n::Catalog;

/// The minutes; `pages` are the pictures: what each shows and its file's name.
pub fn markdown(minutes: &Minutes, pages: &[(String, String)], words: &Catalog) -> String {
    let text = &words.minutes;
    let mut out = String::new();
    let mut line = |line: String| {
        out.push_str(&line);
        out.push('\n');
    };
    line(format!("# {}", escaped(&text.heading(&minutes.title))));
    if !minutes.scenario.is_empty() {
        line(format!("\n*{}*", escaped(&minutes.scenario)));
    }
    let mut facts = Vec::new();
    if let Some(date) = minutes.date {
        let mut when = text.date(date, words);
        if let Some((began, ended)) = &minutes.hours {
            when = text.hours(&when, began, ended);
        }
        facts.push((text.date_label, when));
    }
    if !minutes.participants.is_empty() {
        facts.push((text.participants, minutes.participants.join(", ")));
    }
    if let Some(summary) = &minutes.summary {
        facts.push((text.in_short, summary.clone()));
    }
    if !facts.is_empty() {
        line(String::new());
    }
    for (label, fact) in facts {
        line(format!("- **{label}{}** {}", text.colon, escaped(&fact)));
    }
    if !minutes.agenda.is_empty() {
        section(&mut line, text.agenda);
        line(String::new());
        let [item, planned, took] = text.agenda_columns;
        line(format!("| {item} | {planned} | {took} |"));
        line("|---|---:|---:|".to_owned());
        for item in &minutes.agenda {
            let planned = match item.planned {
                0 => String::new(),
                minutes => words.agenda.minutes(u64::from(minutes)),
            };
            let took = item.took.map(|took| words.agenda.minutes(took));
            let title = in_table(&item.title);
            line(format!(
                "| {title} | {planned} | {} |",
                took.unwrap_or_default()
            ));
        }
    }
    if !minutes.captured.is_empty() {
        section(&mut line, text.captured);
        for group in &minutes.captured {
            line(format!("\n### {}\n", escaped(&group.place)));
            for (kind, what) in &group.entries {
                line(format!(
                    "- **{}{}** {}",
                    escaped(kind),
                    text.colon,
                    item(what)
                ));
            }
        }
    }
    if !minutes.inbox.is_empty() {
        section(&mut line, text.inbox);
        line(String::new());
        for (kind, what, place) in &minutes.inbox {
            let kind = kind
                .as_ref()
                .map(|kind| format!("**{}{}** ", escaped(kind), text.colon));
            line(format!(
                "- {}{}{}",
                kind.unwrap_or_default(),
                item(what),
                at(place.as_deref())
            ));
        }
    }
    if !minutes.votes.is_empty() {
        section(&mut line, text.votes);
        for vote in &minutes.votes {
            line(format!("\n### {}\n", escaped(&vote.title)));
            if vote.ranking.is_empty() {
                line(text.no_votes.to_owned());
                continue;
            }
            let [rank, dots, what, place] = text.vote_columns;
            line(format!("| {rank} | {dots} | {what} | {place} |"));
            line("|---:|---:|---|---|".to_owned());
            for (rank, dots, what, place) in &vote.ranking {
                let (what, place) = (in_table(what), in_table(place));
                line(format!("| {rank} | {dots} | {what} | {place} |"));
            }
        }
    }
    if !minutes.questions.is_empty() {
        section(&mut line, text.questions);
        line(String::new());
        for (what, place) in &minutes.questions {
            line(format!("- {}{}", item(what), at(Some(place))));
        }
    }
    if !minutes.owners.is_empty() {
        section(&mut line, text.owners);
        line(String::new());
        for (owner, list) in &minutes.owners {
            line(format!("- **{}**", escaped(owner)));
            for what in list {
                line(format!("  - {}", item_within(what, "    ")));
            }
        }
    }
    if minutes.summary.is_some() && !minutes.emotions.is_empty() {
        section(&mut line, text.emotions);
        line(String::new());
        for felt in &minutes.emotions {
            line(format!("- {}", escaped(felt)));
        }
    }
    if !pages.is_empty() {
        section(&mut line, text.pictures);
        for (what, file) in pages {
            line(format!("\n![{}]{}", escaped(what), link_to(file)));
        }
    }
    out
}

fn section(line: &mut impl FnMut(String), title: &str) {
    line(format!("\n## {title}"));
}

fn at(place: Option<&str>) -> String {
    match place {
        Some(place) if !place.is_empty() => format!(" *({})*", escaped(place)),
        _ => String::new(),
    }
}

/// One text of a list: its further lines stay in its item.
fn item(text: &str) -> String {
    item_within(text, "  ")
}

fn item_within(text: &str, indent: &str) -> String {
    let lines = text
        .trim()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(escaped).collect();
    // Two spaces at a line's end are a line break.
    lines.join(&format!("  \n{indent}"))
}

/// A text in one cell of a table.
fn in_table(text: &str) -> String {
    let lines = text
        .trim()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(escaped).collect();
    lines.join(" / ")
}

/// A text on one line that comes out as it is.
fn escaped(text: &str) -> String {
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let is_sign = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            // At the beginning of a line they make headings, lists and rules.
            '#' | '+' | '-' | '=' => at == 0,
            '.' | ')' => {
                let before = &text[..at];
                !before.is_empty()
                    && before.len() <= 9
                    && before.bytes().all(|b| b.is_ascii_digit())
            }
            // What could be read as an entity, or as the sign that begins a picture.
            '&' => rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '#'),
            '!' => rest[1..].starts_with('['),
            _ => false,
        };
        if is_sign {
            out.push('\\');
        }
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// How a picture's file is named in the text.
pub fn link_to(file: &str) -> String {
    format!("({})", address(file))
}

/// A file's name as the address of a picture.
fn address(file: &str) -> String {
    let mut out = String::with_capacity(file.len());
    for byte in file.bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
        if is_plain {
            out.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn texts_come_out_as_they_are() {
        for (text, written) in [
            ("a * b_c `d` [e](f)", r"a \* b\_c \`d\` \[e\](f)"),
            ("# no heading", r"\# no heading"),
            ("- no list", r"\- no list"),
            ("1. no list, 1.5 €", r"1\. no list, 1.5 €"),
            ("A-B = C + D", "A-B = C + D"),
            (
                "<script> & &amp; | ~~x~~",
                r"\<script\> & \&amp; \| \~\~x\~\~",
            ),
            ("look ![here](x)", r"look \!\[here\](x)"),
            (
                "l’été\u{a0}: «\u{a0}oui\u{a0}»",
                "l’été\u{a0}: «\u{a0}oui\u{a0}»",
            ),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(escaped(text), written);
        }
        assert_eq!(item("one\n\n- two"), "one  \n  \\- two");
        assert_eq!(in_table("one\ntwo | three"), r"one / two \| three");
        assert_eq!(address("Été 1 (2).png"), "%C3%89t%C3%A9%201%20%282%29.png");
    }

    #[test]
    fn empty_minutes_are_a_heading() {
        let minutes = Minutes {
            title: "Map".to_owned(),
            ..Minutes::default()
        };
        for lang in Lang::ALL {
            let text = markdown(&minutes, &[], lang.catalog());
            assert_eq!(text.lines().count(), 1, "{text}");
        }
    }
}
