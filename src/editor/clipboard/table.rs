//! A table as text with tabs, the way spreadsheets copy it; read and written.

use std::fmt::Write as _;

use super::lines::{is_tabbed_list, trim};

/// What stands where one row meets one column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableCell {
    pub text: String,
    /// Columns it reaches over; those to the right of it are empty.
    pub span: u16,
    /// It names its row or column.
    pub is_header: bool,
}

impl TableCell {
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            span: 1,
            is_header: false,
        }
    }
}

/// Of more cells than this only the number is kept: no map holds them.
pub(super) const MOST_CELLS: usize = 2_000_000;

/// Rows of equally many cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextTable {
    /// None at all when they are too many.
    rows: Vec<Vec<TableCell>>,
    num_rows: usize,
    num_columns: usize,
}

impl TextTable {
    /// Fills short rows up, and leaves out empty rows and columns around what is written.
    pub fn new(mut rows: Vec<Vec<TableCell>>) -> Self {
        let is_empty = |row: &[TableCell]| row.iter().all(|cell| cell.text.is_empty());
        while rows.last().is_some_and(|row| is_empty(row)) {
            rows.pop();
        }
        let first = rows.iter().position(|row| !is_empty(row)).unwrap_or(0);
        rows.drain(..first);
        let filled = |row: &Vec<TableCell>| {
            let last = row.iter().rposition(|cell| !cell.text.is_empty());
            last.map_or(0, |at| at + 1)
        };
        let num_columns = rows.iter().map(filled).max().unwrap_or(0);
        let num_rows = rows.len();
        if num_rows.saturating_mul(num_columns) > MOST_CELLS {
            rows.clear();
        }
        for row in &mut rows {
            row.resize_with(num_columns, || TableCell::new(""));
        }
        Self {
            rows,
            num_rows,
            num_columns,
        }
    }

    /// For a table that was not read to its end.
    pub(super) fn keep_size_only(&mut self) {
        self.rows.clear();
    }

    /// Its cells are not known, only how many there are.
    pub fn is_too_large(&self) -> bool {
        self.rows.len() < self.num_rows
    }

    pub fn num_rows(&self) -> usize {
        self.num_rows
    }

    pub fn num_columns(&self) -> usize {
        self.num_columns
    }

    pub fn rows(&self) -> &[Vec<TableCell>] {
        &self.rows
    }

    pub fn cell(&self, row: usize, column: usize) -> &TableCell {
        &self.rows[row][column]
    }

    pub fn text(&self, row: usize, column: usize) -> &str {
        &self.rows[row][column].text
    }

    /// With rows for columns. Cells that reach over columns reach over one row.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let column = |at: usize| {
            let cells = self.rows.iter().map(move |row| &row[at]);
            let cells = cells.map(|cell| TableCell {
                span: 1,
                ..cell.clone()
            });
            cells.collect()
        };
        Self {
            rows: (0..self.num_columns).map(column).collect(),
            num_rows: self.num_columns,
            num_columns: self.num_rows,
        }
    }

    /// A clean text with tabs as a table; `None` when it is rather prose or a list.
    pub fn read(text: &str) -> Option<Self> {
        if !text.contains('\t') || is_tabbed_list(text) {
            return None;
        }
        let rows = Reader::new(text).rows();
        let filled = |row: &&Vec<TableCell>| row.iter().any(|cell| !cell.text.is_empty());
        let num_filled = rows.iter().filter(filled).count();
        let num_wide = rows.iter().filter(|row| row.len() > 1).count();
        let table = Self::new(rows);
        (num_wide * 2 >= num_filled && table.num_columns > 1).then_some(table)
    }

    /// As text with tabs. Whatever a spreadsheet would calculate is written as text.
    pub fn write(&self) -> String {
        let mut out = String::new();
        for row in &self.rows {
            for (at, cell) in row.iter().enumerate() {
                if at > 0 {
                    out.push('\t');
                }
                write_field(&mut out, &cell.text);
            }
            out.push('\n');
        }
        out.pop();
        out
    }
}

/// Whether a spreadsheet would take the text for a formula or a number with a sign.
pub fn is_calculated(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Whether it needs an apostrophe before it, which is how spreadsheets are told that a text is a text.
fn is_guarded(text: &str) -> bool {
    is_calculated(text.trim_start_matches('\''))
}

fn write_field(out: &mut String, text: &str) {
    let guard = if is_guarded(text) { "'" } else { "" };
    if text.contains(['\t', '\n', '\r', '"']) {
        let text = text.replace('"', "\"\"");
        let _ = write!(out, "\"{guard}{text}\"");
    } else {
        out.push_str(guard);
        out.push_str(text);
    }
}

/// The text of a field without the apostrophe that guarded it.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_guarded(rest) => rest,
        _ => text,
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// A quotation mark was never closed: from here on they are ordinary characters.
    ends_quoting: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            ends_quoting: false,
        }
    }

    fn rows(mut self) -> Vec<Vec<TableCell>> {
        let mut rows = Vec::new();
        while self.at < self.text.len() {
            let mut row = Vec::new();
            loop {
                row.push(TableCell::new(self.field()));
                let byte = self.text.as_bytes().get(self.at).copied();
                self.at += 1;
                if byte != Some(b'\t') {
                    break;
                }
            }
            rows.push(row);
        }
        rows
    }

    fn field(&mut self) -> String {
        if !self.ends_quoting
            && self.text.as_bytes().get(self.at) == Some(&b'"')
            && let Some(text) = self.quoted()
        {
            return trim(unguarded(&text)).to_owned();
        }
        let rest = &self.text[self.at..];
        let length = rest.find(['\t', '\n']).unwrap_or(rest.len());
        self.at += length;
        trim(unguarded(trim(&rest[..length]))).to_owned()
    }

    /// The field in quotation marks that begins here; `None` when the mark is part of the text.
    fn quoted(&mut self) -> Option<String> {
        let bytes = self.text.as_bytes();
        let mut out = String::new();
        let mut start = self.at + 1;
        let mut at = start;
        loop {
            let Some(found) = bytes[at..].iter().position(|&byte| byte == b'"') else {
                self.ends_quoting = true;
                return None;
            };
            at += found;
            out.push_str(&self.text[start..at]);
            match bytes.get(at + 1) {
                Some(b'"') => {
                    out.push('"');
                    at += 2;
                    start = at;
                }
                None | Some(b'\t' | b'\n') => {
                    self.at = at + 1;
                    return Some(out);
                }
                Some(_) => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(table: &TextTable) -> Vec<Vec<&str>> {
        let rows = table.rows().iter();
        rows.map(|row| row.iter().map(|cell| cell.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn quoted_cells_hold_lines_tabs_and_marks() {
        let text = "a\t\"one\ntwo\"\tb\n\"say \"\"hi\"\"\"\t\"x\ty\"\t";
        let table = TextTable::read(text).unwrap();
        assert_eq!(
            texts(&table),
            [["a", "one\ntwo", "b"], ["say \"hi\"", "x\ty", ""]]
        );
    }

    #[test]
    fn a_mark_inside_prose_is_a_mark() {
        let table = TextTable::read("\"Oui\" dit-il\tb\n5\" écran\t\"jamais fermé\nc\td").unwrap();
        assert_eq!(
            texts(&table),
            [
                ["\"Oui\" dit-il", "b"],
                ["5\" écran", "\"jamais fermé"],
                ["c", "d"]
            ]
        );
    }

    #[test]
    fn what_is_written_is_read_back() {
        let cells = ["a\tb", "\"", "x\ny", "=1+1", "-10 %", "@x", "'=", "é", "+1"];
        let row: Vec<TableCell> = cells.iter().copied().map(TableCell::new).collect();
        let table = TextTable::new(vec![row.clone(), row]);
        assert_eq!(TextTable::read(&table.write()).unwrap(), table);
    }

    #[test]
    fn no_field_begins_as_a_formula() {
        let row = ["=1+1", "+x", "-x", "@x", "=a\nb", "ok"].map(TableCell::new);
        let text = TextTable::new(vec![row.to_vec()]).write();
        assert_eq!(text, "'=1+1\t'+x\t'-x\t'@x\t\"'=a\nb\"\tok");
    }

    #[test]
    fn prose_and_lists_are_no_tables() {
        for text in [
            "one line",
            "1.\tBesoin\n2.\tChoix",
            "\tindented\n\t\tmore",
            "word\tother\nprose\nprose\nprose",
        ] {
            assert_eq!(TextTable::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_wide_row_over_many_short_ones_fills_no_memory() {
        let text = format!("{}x\n{}", "\t".repeat(400_000), "a\tb\n".repeat(400_000));
        let table = TextTable::read(&text).unwrap();
        assert!(table.is_too_large());
        assert_eq!((table.num_rows(), table.num_columns()), (400_001, 400_001));
    }

    #[test]
    fn rows_are_filled_up_and_the_empty_rim_is_left_out() {
        let table = TextTable::read("\n\ta\tb\t\t\nc\n\n").unwrap();
        assert_eq!(texts(&table), [["", "a", "b"], ["c", "", ""]]);
        assert_eq!(
            texts(&table.transposed()),
            [["", "c"], ["a", ""], ["b", ""]]
        );
    }
}
