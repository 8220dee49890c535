//! What another program offers, read: whole cards, a table, or text.

use super::copy::Clip;
use super::html::{Html, payload};
use super::limits::{Excess, MOST_HTML_BYTES, MOST_LANES, MOST_STEPS, MOST_TEXT_BYTES};
use super::lines::clean;
use super::table::TextTable;
use super::wire;

/// Something to paste. Reading it may take a moment when it is large; it needs no editor.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Incoming {
    pub(super) cards: Option<Box<Clip>>,
    pub(super) table: Option<TextTable>,
    pub(super) text: String,
}

impl Incoming {
    /// Reads what is offered as HTML and as text.
    ///
    /// # Errors
    /// When it is more than any map holds.
    pub fn read(html: Option<&str>, text: Option<&str>) -> Result<Self, Excess> {
        let html = html.filter(|html| html.len() <= MOST_HTML_BYTES);
        let cards = html.and_then(payload).and_then(wire::decode).map(Box::new);
        if let Some(text) = text.filter(|text| text.len() > MOST_TEXT_BYTES && cards.is_none()) {
            return Err(Excess::Text(text.len()));
        }
        let text = clean(text.unwrap_or_default()).into_owned();
        if cards.is_some() {
            return Ok(Self {
                cards,
                table: None,
                text,
            });
        }
        let html = html.map(Html::read).unwrap_or_default();
        let table = html.table.or_else(|| TextTable::read(&text));
        let text = match &table {
            // A spreadsheet quotes the text of a single cell; the table has it as it is meant.
            Some(table) if table.num_columns() == 1 && table.num_rows() == 1 => {
                table.text(0, 0).to_owned()
            }
            _ if text.trim().is_empty() => html.text,
            _ => text,
        };
        let table = table.map(fitting).transpose()?.flatten();
        if table.is_none() && text.len() > MOST_TEXT_BYTES {
            return Err(Excess::Text(text.len()));
        }
        Ok(Self {
            cards: None,
            table,
            text,
        })
    }

    /// Nothing that could be pasted.
    pub fn is_empty(&self) -> bool {
        self.cards.is_none() && self.table.is_none() && self.text.trim().is_empty()
    }

    /// The table in it.
    pub fn table(&self) -> Option<&TextTable> {
        self.table.as_ref()
    }

    /// The whole cards in it.
    pub fn cards_mut(&mut self) -> Option<&mut Clip> {
        self.cards.as_deref_mut()
    }

    /// All of it as text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same without whole cards, to be looked at as text.
    #[must_use]
    pub fn as_text(&self) -> Self {
        Self {
            cards: None,
            table: self.table.clone().or_else(|| TextTable::read(&self.text)),
            text: self.text.clone(),
        }
    }
}

/// The table, if it is one and fits into a map one way or the other, its headers apart.
fn fitting(table: TextTable) -> Result<Option<TextTable>, Excess> {
    let (rows, columns) = (table.num_rows(), table.num_columns());
    let fits = |lanes, steps| lanes <= MOST_LANES + 1 && steps <= MOST_STEPS + 1;
    if rows * columns <= 1 {
        // A single cell is a text, and a single column may become a card per line.
        Ok(None)
    } else if fits(rows, columns) || fits(columns, rows) {
        Ok(Some(table))
    } else if columns == 1 {
        Ok(None)
    } else {
        Err(Excess::Table { rows, columns })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_a_table_before_text_is() {
        let html = "<table><tr><td>a</td><td>b</td></tr></table>";
        let read = Incoming::read(Some(html), Some("a b")).unwrap();
        assert_eq!(read.table.unwrap().num_columns(), 2);
        let read = Incoming::read(Some("<p>a</p><p>b</p>"), None).unwrap();
        assert_eq!((read.table, read.text.as_str()), (None, "a\nb"));
    }

    #[test]
    fn a_single_cell_is_text_without_its_marks() {
        let html = "<table><tr><td>one<br>two</td></tr></table>";
        let read = Incoming::read(Some(html), Some("\"one\ntwo\"")).unwrap();
        assert_eq!((read.table, read.text.as_str()), (None, "one\ntwo"));
    }

    #[test]
    fn what_no_map_holds_is_refused_and_says_how_much_it_is() {
        let text = "x".repeat(5_000_000);
        assert_eq!(
            Incoming::read(None, Some(&text)),
            Err(Excess::Text(5_000_000))
        );
        let row = vec!["x"; 1000].join("\t");
        let table = vec![row; 1000].join("\n");
        let excess = Excess::Table {
            rows: 1000,
            columns: 1000,
        };
        assert_eq!(Incoming::read(None, Some(&table)), Err(excess));
        let html = format!(
            "<table>{}</table>",
            format!("<tr>{}</tr>", "<td>x</td>".repeat(300)).repeat(300)
        );
        let excess = Excess::Table {
            rows: 300,
            columns: 300,
        };
        assert_eq!(Incoming::read(Some(&html), None), Err(excess));
    }

    #[test]
    fn nothing_is_nothing() {
        for text in ["", " \n\t", "\0\0", "\u{feff}"] {
            assert!(
                Incoming::read(None, Some(text)).unwrap().is_empty(),
                "{text:?}"
            );
        }
        assert!(Incoming::read(Some("<b></b>"), None).unwrap().is_empty());
    }
}
