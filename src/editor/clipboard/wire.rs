//! The form in which whole cards travel between windows: our own text, hidden in the HTML of the clipboard.
//!
//! What comes back was in other hands: anything that is not exactly ours, or would not make a sound map, is
//! taken for no cards at all, and the table or text beside it is pasted.

use std::fmt::Write as _;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::copy::{Clip, ClipCard, is_prose};
use super::html::PAYLOAD;
use super::limits::{Excess, MOST_CARDS, MOST_LANES, MOST_STEPS};
use super::structure::Structure;
use super::table::{TableCell, TextTable, is_calculated};
use crate::model::{
    Card, Document, IdGenerator, Lane, LaneRole, Link, Persona, Picture, Stage, Step,
};

/// What the payload begins with; another version is not read.
const VERSION: &str = "1:";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    cards: Vec<WireCard>,
    links: Vec<Arc<Link>>,
    pictures: Vec<Arc<Picture>>,
    personas: Vec<Arc<Persona>>,
    #[serde(default)]
    lanes: Vec<Arc<Lane>>,
    #[serde(default)]
    structure: Structure,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireCard {
    column: usize,
    row: usize,
    card: Arc<Card>,
}

pub(super) fn encode(clip: &Clip) -> String {
    let cards = clip.cards.iter().map(|clip| WireCard {
        column: clip.column,
        row: clip.row,
        card: Arc::clone(&clip.card),
    });
    let wire = Wire {
        cards: cards.collect(),
        links: clip.links.clone(),
        pictures: clip.pictures.clone(),
        personas: clip.personas.clone(),
        lanes: clip.lanes.clone(),
        structure: clip.structure.clone(),
    };
    let text = ron::to_string(&wire).expect("plain structs, lists and texts have a RON form");
    format!("{VERSION}{}", STANDARD.encode(text))
}

/// The cards of a payload; `None` for a foreign or damaged one.
pub(super) fn decode(payload: &str) -> Option<Clip> {
    let bytes = STANDARD
        .decode(payload.strip_prefix(VERSION)?.trim())
        .ok()?;
    let wire: Wire = ron::de::from_bytes(&bytes).ok()?;
    let cards = wire.cards.into_iter().map(|wire| ClipCard {
        card: wire.card,
        column: wire.column,
        row: wire.row,
    });
    let mut clip = Clip::new(cards.collect(), wire.links, wire.pictures, wire.personas);
    (clip.lanes, clip.structure) = (wire.lanes, wire.structure);
    is_sound(&clip).then_some(clip)
}

/// Whether the cards would make a sound map, if they were all in one cell.
fn is_sound(clip: &Clip) -> bool {
    let in_range = |clip: &ClipCard| {
        clip.column < MOST_STEPS
            && clip.row < MOST_LANES
            && Excess::check_text(&clip.card.text).is_ok()
            && (1..=MOST_STEPS).contains(&usize::from(clip.card.span))
    };
    if clip.cards.len() > MOST_CARDS || !clip.cards.iter().all(in_range) || !is_placed(clip) {
        return false;
    }
    let mut ids = IdGenerator::from_seed(0);
    let mut stage = Stage::new(ids.next_id(), "");
    let step = Step::new(ids.next_id(), "");
    let lane = Lane::new(ids.next_id(), LaneRole::FreeText);
    let (step_id, lane_id) = (step.id, lane.id);
    stage.steps.push(Arc::new(step));
    let mut stages = clip.structure.stages().to_vec();
    stages.push(Arc::new(stage));
    let mut lanes = clip.lanes.clone();
    lanes.push(Arc::new(lane));
    let card = |clip: &ClipCard| {
        let mut card = (*clip.card).clone();
        (card.step, card.lane, card.span) = (step_id, lane_id, 1);
        Arc::new(card)
    };
    let document = Document {
        personas: Arc::new(clip.personas.clone()),
        stages: Arc::new(stages),
        lanes: Arc::new(lanes),
        cards: Arc::new(clip.cards.iter().map(card).collect()),
        links: Arc::new(clip.links.clone()),
        pictures: Arc::new(clip.pictures.clone()),
        ..Document::default()
    };
    document.check().is_empty()
}

/// Whether every card has its place in what was copied with it, and that is not too much.
fn is_placed(clip: &Clip) -> bool {
    let num_steps = clip.structure.steps().count();
    let (rows, columns) = match &clip.structure {
        Structure::Cards if clip.cards.is_empty() => return false,
        Structure::Cards => (MOST_LANES, MOST_STEPS),
        Structure::Lanes => (clip.lanes.len(), MOST_STEPS),
        Structure::Steps(_) | Structure::Stages(_) => (clip.lanes.len(), num_steps),
    };
    let is_something = match &clip.structure {
        Structure::Lanes => !clip.lanes.is_empty(),
        Structure::Steps(_) => num_steps > 0,
        Structure::Cards | Structure::Stages(_) => true,
    };
    let lanes = clip.lanes.iter().flat_map(|lane| [&lane.label, &lane.note]);
    let stages = clip.structure.stages().iter();
    let stages = stages.flat_map(|stage| [&stage.title, &stage.goal, &stage.note]);
    let steps = clip.structure.steps();
    let steps = steps.flat_map(|step| [&step.title, &step.note]);
    is_something
        && clip.lanes.len() <= MOST_LANES
        && num_steps <= MOST_STEPS
        && clip.structure.stages().len() <= MOST_STEPS
        && clip
            .cards
            .iter()
            .all(|card| card.row < rows && card.column < columns)
        && lanes
            .chain(stages)
            .chain(steps)
            .all(|text| Excess::check_text(text).is_ok())
}

/// A table as HTML that spreadsheets and word processors take, with `payload` hidden in it.
pub(super) fn html(table: &TextTable, payload: &str) -> String {
    let mut out = String::with_capacity(payload.len() + 1024);
    out.push_str("<html><head><meta http-equiv=\"content-type\" ");
    out.push_str("content=\"text/html; charset=utf-8\"></head><body>");
    if is_prose(table) {
        let _ = write!(out, "<div {PAYLOAD}=\"{payload}\">");
        for line in table.rows().iter().flatten().flat_map(|c| c.text.lines()) {
            let _ = write!(out, "<p>{}</p>", escaped(line));
        }
        out.push_str("</div>");
    } else {
        let _ = write!(out, "<table {PAYLOAD}=\"{payload}\">");
        for row in table.rows() {
            out.push_str("<tr>");
            write_cells(&mut out, row);
            out.push_str("</tr>\n");
        }
        out.push_str("</table>");
    }
    out.push_str("</body></html>");
    out
}

fn write_cells(out: &mut String, row: &[TableCell]) {
    let mut covered = 0;
    for cell in row {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        covered = usize::from(cell.span.max(1)) - 1;
        let tag = if cell.is_header { "th" } else { "td" };
        let _ = write!(out, "<{tag}");
        if covered > 0 {
            let _ = write!(out, " colspan=\"{}\"", cell.span);
        }
        // Cards are texts, also where they look like formulas, numbers and dates: each spreadsheet has
        // a word of its own for it.
        out.push_str(" style=\"mso-number-format:'\\@'\" sdnum=\"1033;0;@\"");
        if is_calculated(&cell.text) {
            let json = escaped(&json_text(&cell.text));
            let _ = write!(
                out,
                " data-sheets-value=\"{{&quot;1&quot;:2,&quot;2&quot;:{json}}}\""
            );
        }
        let text = escaped(&cell.text).replace('\n', "<br>");
        let _ = write!(out, ">{text}</{tag}>");
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

fn json_text(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", text.replace('\n', "\\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::clipboard::html::{Html, payload};

    fn clip() -> Clip {
        let mut ids = IdGenerator::from_seed(4);
        let (step, lane) = (ids.next_id(), ids.next_id());
        let card = |id, column| ClipCard {
            card: Arc::new(Card::new(
                id,
                step,
                lane,
                "« Où ? » <b> & \"x\"\n\u{202e}é👩\u{200d}🚀",
            )),
            column,
            row: 1,
        };
        let (first, second) = (ids.next_id(), ids.next_id());
        let link = Link {
            id: ids.next_id(),
            from: first,
            to: second,
            label: "puis".to_owned(),
        };
        let cards = vec![card(first, 0), card(second, 3)];
        Clip::new(cards, vec![Arc::new(link)], Vec::new(), Vec::new())
    }

    #[test]
    fn cards_come_back_whole() {
        let clip = clip();
        let html = html(&TextTable::default(), &encode(&clip));
        assert_eq!(decode(payload(&html).unwrap()), Some(clip));
    }

    #[test]
    fn what_is_damaged_or_foreign_is_no_cards() {
        let good = encode(&clip());
        assert!(decode(&good).is_some());
        for at in 0..good.len() {
            // Whatever comes out is sound, or nothing; it never panics.
            let mut bytes = good.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            let _ = decode(std::str::from_utf8(&bytes).unwrap());
        }
        for text in [
            "",
            "1:",
            "2:AAAA",
            &good[..good.len() / 2],
            "1:KCk=",
            "1:****",
        ] {
            assert_eq!(decode(text), None, "{text}");
        }
        let encoded = |text: &str| format!("1:{}", STANDARD.encode(text));
        let deep = "[".repeat(100_000);
        for text in ["(cards:[],links:[],pictures:[],personas:[])", &deep] {
            assert_eq!(decode(&encoded(text)), None);
        }
    }

    #[test]
    fn cards_that_would_break_the_map_are_refused() {
        let mut twice = clip();
        twice.cards[1].card = Arc::clone(&twice.cards[0].card);
        let mut far = clip();
        far.cards[1].column = usize::MAX;
        let mut long = clip();
        Arc::make_mut(&mut long.cards[0].card).text = "x".repeat(20_000);
        let mut lost = clip();
        Arc::make_mut(&mut lost.cards[0].card).picture = Some("picture-x".parse().unwrap());
        let mut level = clip();
        Arc::make_mut(&mut level.cards[0].card).level = Some(9);
        for clip in [twice, far, long, lost, level] {
            assert_eq!(decode(&encode(&clip)), None);
        }
    }

    #[test]
    fn a_table_says_that_its_cells_are_texts_and_reads_back() {
        let cell = TableCell::new;
        let wide = TableCell {
            span: 2,
            ..cell("=1+\"1\"")
        };
        let rows = vec![
            vec![wide, cell(""), cell("a\nb")],
            vec![cell("<i>"), cell("&amp;"), cell("-10 %")],
        ];
        let table = TextTable::new(rows);
        let html = html(&table, "1:AAAA");
        assert!(html.contains("colspan=\"2\""));
        assert!(html.contains("data-sheets-value=\"{&quot;1&quot;:2,&quot;2&quot;:&quot;=1+"));
        assert_eq!(html.matches("sdnum=\"1033;0;@\"").count(), 5);
        assert_eq!(Html::read(&html).table, Some(table));
        assert_eq!(payload(&html), Some("1:AAAA"));
    }
}
