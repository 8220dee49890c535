//! HTML as other programs put it on the clipboard: its table, its text, and what we hid in ours.
//!
//! A forgiving reader of what spreadsheets, word processors and browsers write; it never fails. What it does
//! not know it takes for text.

use super::lines::{clean, trim};
use super::table::{MOST_CELLS, TableCell, TextTable};

/// The attribute our own cards travel in.
pub const PAYLOAD: &str = "data-parcours";
const MOST_SPAN: usize = 1_000;

/// What a piece of HTML says.
#[derive(Debug, Default)]
pub struct Html {
    /// The first table, when nearly everything said is in it.
    pub table: Option<TextTable>,
    /// All of it as text, a line per paragraph, row or entry.
    pub text: String,
}

/// What stands in our own attribute, still encoded.
pub fn payload(html: &str) -> Option<&str> {
    let at = html.find(PAYLOAD)?;
    let rest = html[at + PAYLOAD.len()..].trim_start().strip_prefix('=')?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|&c| c == '"' || c == '\'')?;
    let value = &rest[1..];
    Some(&value[..value.find(quote)?])
}

impl Html {
    pub fn read(html: &str) -> Self {
        let mut reader = Reader::default();
        for token in (Tokens { rest: html }) {
            match token {
                Token::Text(text) => reader.text(text),
                Token::Open(name, attributes) => reader.open(name, attributes),
                Token::Close(name) => reader.close(name),
            }
        }
        reader.finish()
    }
}

enum Token<'a> {
    Text(&'a str),
    Open(&'a str, &'a str),
    Close(&'a str),
}

struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    fn skip_to(&mut self, end: &str) {
        let found = self.rest.find(end);
        self.rest = found.map_or("", |at| &self.rest[at + end.len()..]);
    }

    /// The end of a tag, `>` inside quotation marks not counted.
    fn end_of_tag(text: &str) -> usize {
        let mut quote = None;
        for (at, byte) in text.bytes().enumerate() {
            match (quote, byte) {
                (None, b'>') => return at,
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
        }
        text.len()
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(inner) = self.rest.strip_prefix('<') else {
                let length = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(length);
                self.rest = rest;
                return Some(Token::Text(text));
            };
            if inner.starts_with("!--") {
                self.skip_to("-->");
                continue;
            }
            let is_tag = inner.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
            if !is_tag {
                let (text, rest) = self.rest.split_at(1);
                self.rest = rest;
                return Some(Token::Text(text));
            }
            let end = Self::end_of_tag(inner);
            let tag = &inner[..end];
            self.rest = inner.get(end + 1..).unwrap_or("");
            let (is_closing, tag) = match tag.strip_prefix('/') {
                Some(tag) => (true, tag),
                None => (false, tag),
            };
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == ':';
            let length = tag.find(|c| !is_name(c)).unwrap_or(tag.len());
            let (name, attributes) = tag.split_at(length);
            if !is_closing && let Some(end) = closing_of_raw(name) {
                self.skip_past_tag(end);
                continue;
            }
            return Some(if is_closing {
                Token::Close(name)
            } else {
                Token::Open(name, attributes)
            });
        }
    }
}

impl Tokens<'_> {
    /// Behind the closing tag of what is not text, in whatever case it is written.
    fn skip_past_tag(&mut self, name: &str) {
        while let Some(at) = self.rest.find("</") {
            self.rest = &self.rest[at + 2..];
            let is_it = self.rest.get(..name.len());
            if is_it.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                self.skip_to(">");
                return;
            }
        }
        self.rest = "";
    }
}

/// The elements whose contents nobody reads.
fn closing_of_raw(name: &str) -> Option<&'static str> {
    ["style", "script", "title", "template", "xml"]
        .into_iter()
        .find(|raw| name.eq_ignore_ascii_case(raw))
}

#[derive(Default)]
struct Reader {
    /// The text outside the table, and all of it.
    outside: usize,
    all: String,
    cell: Option<TableCell>,
    row: Option<Vec<TableCell>>,
    rows: Vec<Vec<TableCell>>,
    /// For each column, how many rows a cell above still reaches down.
    reach: Vec<usize>,
    num_cells: usize,
    depth: usize,
    is_done: bool,
}

impl Reader {
    fn text(&mut self, raw: &str) {
        let text = unescape(raw);
        append(&mut self.all, &text);
        // The cells of a table that is too large are not kept, but are no text beside it either.
        let is_lost = self.is_full() && self.is_in_table();
        match &mut self.cell {
            Some(cell) => append(&mut cell.text, &text),
            None if is_lost => {}
            None => self.outside += trim(&text).len(),
        }
    }

    fn line_end(&mut self) {
        end_line(&mut self.all);
        if let Some(cell) = &mut self.cell {
            end_line(&mut cell.text);
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        if is("br") {
            self.all.push('\n');
            if let Some(cell) = &mut self.cell {
                cell.text.push('\n');
            }
        } else if is("table") {
            self.depth += 1;
            self.line_end();
        } else if is("tr") && self.is_in_table() {
            self.end_row();
            self.row = Some(Vec::new());
        } else if (is("td") || is("th")) && self.is_in_table() {
            self.begin_cell(is("th"), attributes);
        } else if is_block(name) {
            self.line_end();
        }
    }

    fn close(&mut self, name: &str) {
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        if is("table") {
            if self.is_in_table() {
                self.end_row();
                self.is_done = true;
            }
            self.depth = self.depth.saturating_sub(1);
            self.line_end();
        } else if is("tr") && self.is_in_table() {
            self.end_row();
        } else if (is("td") || is("th")) && self.is_in_table() {
            self.end_cell();
        } else if is_block(name) {
            self.line_end();
        }
    }

    /// In the first table itself: what is nested in its cells is text.
    fn is_in_table(&self) -> bool {
        self.depth == 1 && !self.is_done
    }

    fn is_full(&self) -> bool {
        self.num_cells > MOST_CELLS
    }

    fn begin_cell(&mut self, is_header: bool, attributes: &str) {
        self.end_cell();
        if self.is_full() {
            // Only so much that the row still counts.
            if self.row.as_ref().is_some_and(Vec::is_empty) {
                self.cell = Some(TableCell::new(""));
            }
            return;
        }
        let mut row = self.row.take().unwrap_or_default();
        self.skip_reached(&mut row);
        self.row = Some(row);
        let count = |name| number(attribute(attributes, name)).clamp(1, MOST_SPAN);
        let (columns, rows) = (count("colspan"), count("rowspan"));
        let at = self.row.as_ref().map_or(0, Vec::len);
        if rows > 1 {
            let end = at + columns;
            if self.reach.len() < end {
                self.reach.resize(end, 0);
            }
            self.reach[at..end].fill(rows - 1);
        }
        self.cell = Some(TableCell {
            text: String::new(),
            span: columns as u16,
            is_header,
        });
    }

    /// Leaves the places empty that cells above reach down to.
    fn skip_reached(&mut self, row: &mut Vec<TableCell>) {
        while let Some(reach) = self.reach.get_mut(row.len())
            && *reach > 0
            && self.num_cells <= MOST_CELLS
        {
            *reach -= 1;
            self.num_cells += 1;
            row.push(TableCell::new(""));
        }
    }

    fn end_cell(&mut self) {
        let Some(mut cell) = self.cell.take() else {
            return;
        };
        cell.text = tidy(&cell.text);
        let span = usize::from(cell.span);
        self.num_cells += span;
        let row = self.row.get_or_insert_default();
        row.push(cell);
        row.extend((1..span).map(|_| TableCell::new("")));
        self.all.push('\t');
    }

    fn end_row(&mut self) {
        self.end_cell();
        if let Some(mut row) = self.row.take() {
            self.skip_reached(&mut row);
            self.rows.push(row);
        }
        end_line(&mut self.all);
    }

    fn finish(mut self) -> Html {
        if self.depth > 0 {
            self.end_row();
        }
        let cells = self.rows.iter().flatten();
        let inside: usize = cells.map(|cell| cell.text.len()).sum();
        let is_full = self.num_cells > MOST_CELLS;
        let mut table = TextTable::new(self.rows);
        if is_full {
            table.keep_size_only();
        }
        let is_table = inside > 0 && self.outside * 4 <= inside;
        Html {
            table: is_table.then_some(table),
            text: tidy(&self.all),
        }
    }
}

/// Elements that stand on lines of their own.
fn is_block(name: &str) -> bool {
    let blocks = [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "section",
        "dt",
        "dd",
        "tr",
        "blockquote",
        "article",
        "header",
        "footer",
        "hr",
    ];
    blocks.iter().any(|block| name.eq_ignore_ascii_case(block))
}

/// Adds text as a browser shows it: any white space is one blank.
fn append(out: &mut String, text: &str) {
    for c in text.chars() {
        if matches!(c, ' ' | '\n' | '\r' | '\t') {
            if !out.ends_with([' ', '\n', '\t']) && !out.is_empty() {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
}

fn end_line(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

fn tidy(text: &str) -> String {
    let text = clean(text);
    let lines = text.lines().map(trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn number(text: Option<&str>) -> usize {
    text.and_then(|text| text.trim().parse().ok()).unwrap_or(1)
}

/// An attribute's value; names of others that end alike are not it.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let length = rest.find(|c: char| c == '=' || c.is_ascii_whitespace() || c == '/');
        let (found, behind) = rest.split_at(length.unwrap_or(rest.len()));
        let Some(value) = behind.trim_start().strip_prefix('=') else {
            if behind.is_empty() {
                return None;
            }
            rest = behind;
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|&c| c == '"' || c == '\'');
        let (value, behind) = match quote {
            Some(quote) => {
                let value = &value[1..];
                let end = value.find(quote).unwrap_or(value.len());
                (&value[..end], value.get(end + 1..).unwrap_or(""))
            }
            None => {
                let end = value.find(|c: char| c.is_ascii_whitespace());
                value.split_at(end.unwrap_or(value.len()))
            }
        };
        if found.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = behind;
    }
}

/// Text with its entities as characters; what is no known entity stays.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // No name is longer than this.
        let window = rest.char_indices().take(12).find(|&(_, c)| c == ';');
        match window.and_then(|(end, _)| Some((end, entity(&rest[1..end])?))) {
            Some((end, c)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    let latin = LATIN.split(',').position(|other| other == name);
    if let Some(at) = latin {
        return char::from_u32(0xa0 + at as u32);
    }
    let named = NAMED.iter().find(|(other, _)| *other == name);
    named.map(|&(_, c)| c)
}

/// The names of U+00A0…U+00FF, in order.
const LATIN: &str = "\
    nbsp,iexcl,cent,pound,curren,yen,brvbar,sect,uml,copy,ordf,laquo,not,shy,reg,macr,deg,\
    plusmn,sup2,sup3,acute,micro,para,middot,cedil,sup1,ordm,raquo,frac14,frac12,frac34,\
    iquest,Agrave,Aacute,Acirc,Atilde,Auml,Aring,AElig,Ccedil,Egrave,Eacute,Ecirc,Euml,\
    Igrave,Iacute,Icirc,Iuml,ETH,Ntilde,Ograve,Oacute,Ocirc,Otilde,Ouml,times,Oslash,Ugrave,\
    Uacute,Ucirc,Uuml,Yacute,THORN,szlig,agrave,aacute,acirc,atilde,auml,aring,aelig,ccedil,\
    egrave,eacute,ecirc,euml,igrave,iacute,icirc,iuml,eth,ntilde,ograve,oacute,ocirc,otilde,\
    ouml,divide,oslash,ugrave,uacute,ucirc,uuml,yacute,thorn,yuml";

const NAMED: [(&str, char); 32] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
    ("fnof", 'ƒ'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("hellip", '…'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("euro", '€'),
    ("rarr", '→'),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn table(html: &str) -> Vec<Vec<String>> {
        let table = Html::read(html).table.unwrap();
        let rows = table.rows().iter();
        rows.map(|row| row.iter().map(|cell| cell.text.clone()).collect())
            .collect()
    }

    #[test]
    fn a_spreadsheets_table_is_read() {
        let html = "<html><head><style>td { a: b }</style><title>x</title></head><body>\
            <table cellspacing=0><colgroup width=\"85\"></colgroup>\n<tr>\n<td height=\"17\"><br></td>\
            <td><b>Entr&eacute;e</b></td>\n<td>A &amp; B &lt;c&gt;&nbsp;</td></tr>\
            <tr><td>l&#39;un<br>l&#x27;autre</td><td sdval=\"-1\">-1</td>\n</tr></table></body></html>";
        assert_eq!(
            table(html),
            [["", "Entrée", "A & B <c>"], ["l'un\nl'autre", "-1", ""]]
        );
    }

    #[test]
    fn cells_reach_over_columns_and_rows() {
        let html = "<TABLE><TR><TH COLSPAN='2'>wide</TH><td rowspan=2>tall</td></TR>\
            <tr><td>a</td><td>b</td></tr><tr><td>c<td>d<td>e</table>";
        assert_eq!(
            table(html),
            [["wide", "", "tall"], ["a", "b", ""], ["c", "d", "e"]]
        );
        let read = Html::read(html).table.unwrap();
        assert_eq!((read.cell(0, 0).span, read.cell(0, 0).is_header), (2, true));
        assert!(!read.cell(0, 2).is_header);
    }

    #[test]
    fn a_page_with_a_small_table_is_text() {
        let html = "<p>A long paragraph about something else entirely.</p>\
            <table><tr><td>x</td></tr></table><ul><li>one<li>two</ul>";
        let read = Html::read(html);
        assert!(read.table.is_none());
        assert_eq!(
            read.text,
            "A long paragraph about something else entirely.\nx\none\ntwo"
        );
    }

    #[test]
    fn damaged_html_is_read_as_far_as_it_goes() {
        for html in [
            "<",
            "<<<",
            "<table",
            "<table><tr><td>",
            "&",
            "&#xffffffff;",
            "<!--",
            "<td>x</td>",
            "</table></table>",
            "<style>",
            "<td colspan=99999999999>",
            "a < b & c",
            "<table><tr><td colspan=0 rowspan=-1>x",
            "<p title='>'>x",
            "é<é>&é;",
        ] {
            let _ = Html::read(html);
        }
        assert_eq!(
            Html::read("a < b &amp; c &unknown; d").text,
            "a < b & c &unknown; d"
        );
        assert_eq!(Html::read("<p title='>'>x").text, "x");
    }

    #[test]
    fn cells_that_reach_without_end_fill_no_memory() {
        let wide = "<tr><td colspan=1000 rowspan=1000>x".repeat(3_000);
        let table = Html::read(&format!("<table>{wide}</table>")).table.unwrap();
        assert!(table.is_too_large() && table.rows().is_empty());
        assert_eq!(table.num_rows(), 3_000);
    }

    #[test]
    fn entities_are_characters() {
        let text =
            unescape("&laquo;&nbsp;&Ccedil;&agrave;&nbsp;&raquo; &yuml;&Agrave; &euro; &oelig;");
        assert_eq!(text, "«\u{a0}Çà\u{a0}» ÿÀ € œ");
    }

    #[test]
    fn our_own_attribute_is_found() {
        assert_eq!(payload("<table data-parcours=\"abc\">"), Some("abc"));
        assert_eq!(payload("<table DATA-x data-parcours = 'abc'>"), Some("abc"));
        for html in [
            "",
            "data-parcours",
            "data-parcours=\"abc",
            "data-parcours=abc",
        ] {
            assert_eq!(payload(html), None);
        }
    }
}
