//! SVG: one `<text>` per stored line, or outlines.
//!
//! Text stays text by default: it can be searched, read aloud and changed. Each line carries the width it
//! was broken at (`textLength`), so that in a browser without Inter another face is fitted into the same
//! room and nothing runs out of its card. Who needs the exact letters everywhere asks for the fonts to be
//! embedded (about 0.9 MB) or for outlines.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::ExportError;
use super::outline::Outlines;
use super::picture::is_readable;
use super::xml::{push_escaped, push_number};
use crate::model::{Picture, PictureFormat};
use crate::scene::{
    Colour, Item, Path, PathCommand, Placed, Point, Rect, Scene, Stroke, TurnedText, point,
};
use crate::text::{BUNDLED_FONTS, TextLine, Weight};

const FAMILIES: &str =
    "Inter, 'Inter Variable', 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Emoji', sans-serif";

const START_RTL: &str = "\u{202b}";
const END_RTL: &str = "\u{202c}";

/// What becomes of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SvgText {
    /// Text in whatever face the reader has, fitted to the stored widths.
    #[default]
    Text,
    /// Text, with Inter inside the file.
    EmbeddedFonts,
    /// Shapes: looks the same everywhere, but is no text any more.
    Outlines,
}

/// How an SVG is to be made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SvgOptions {
    pub text: SvgText,
    /// Read aloud and shown as the picture's name.
    pub title: String,
    pub description: String,
    /// Language of the texts, as in `fr`.
    pub lang: String,
    /// Behind the scene; without it the scene's own, or none.
    pub background: Option<Colour>,
}

/// `scene` as an SVG document.
pub fn svg(scene: &Scene, options: &SvgOptions) -> Result<String, ExportError> {
    let size = scene.bounds.size();
    if !(size.width > 0.0 && size.height > 0.0) {
        return Err(ExportError::Empty);
    }
    let mut writer = Writer {
        out: String::with_capacity(1 << 20),
        text: options.text,
        outlines: Outlines::default(),
        pictures: HashMap::new(),
        num_clips: 0,
    };
    writer.open(scene.bounds, options);
    if let Some(background) = options.background.or(scene.background) {
        writer.push("<rect");
        writer.area(scene.bounds);
        writer.fill(Some(background));
        writer.push("/>\n");
    }
    for placed in &scene.placed {
        writer.fragment(placed);
    }
    writer.push("</svg>\n");
    Ok(writer.out)
}

struct Writer {
    out: String,
    text: SvgText,
    outlines: Outlines,
    /// Where a picture was already written, by its bytes.
    pictures: HashMap<*const u8, usize>,
    num_clips: usize,
}

impl Writer {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// ` name="value"`
    fn number(&mut self, name: &str, value: f32) {
        self.push(" ");
        self.push(name);
        self.push("=\"");
        push_number(&mut self.out, value);
        self.push("\"");
    }

    fn area(&mut self, rect: Rect) {
        self.number("x", rect.x);
        self.number("y", rect.y);
        self.number("width", rect.width);
        self.number("height", rect.height);
    }

    fn point(&mut self, p: Point) {
        push_number(&mut self.out, p.x);
        self.push(" ");
        push_number(&mut self.out, p.y);
    }

    fn paint(&mut self, name: &str, colour: Colour) {
        let [r, g, b, a] = colour.0;
        self.push(&format!(" {name}=\"#{r:02x}{g:02x}{b:02x}\""));
        if a < 255 {
            self.number(&format!("{name}-opacity"), f32::from(a) / 255.0);
        }
    }

    fn fill(&mut self, fill: Option<Colour>) {
        match fill {
            Some(colour) => self.paint("fill", colour),
            None => self.push(" fill=\"none\""),
        }
    }

    fn stroke(&mut self, stroke: Option<Stroke>) {
        let Some(stroke) = stroke else {
            return;
        };
        self.paint("stroke", stroke.colour);
        self.number("stroke-width", stroke.width);
        self.push(" stroke-linejoin=\"round\"");
        if let Some([on, off]) = stroke.dash.pattern(stroke.width) {
            self.push(" stroke-dasharray=\"");
            push_number(&mut self.out, on);
            self.push(" ");
            push_number(&mut self.out, off);
            self.push("\"");
        }
    }

    fn open(&mut self, bounds: Rect, options: &SvgOptions) {
        self.push("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        self.push("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        self.number("width", bounds.width);
        self.number("height", bounds.height);
        self.push(" viewBox=\"");
        self.point(bounds.top_left());
        self.push(" ");
        self.point(point(bounds.width, bounds.height));
        self.push("\"");
        if !options.lang.is_empty() {
            self.push(" xml:lang=\"");
            push_escaped(&mut self.out, &options.lang);
            self.push("\"");
        }
        let parts = [("title", &options.title), ("desc", &options.description)];
        let named = parts.iter().filter(|(_, text)| !text.is_empty());
        let names: Vec<&str> = named.clone().map(|(name, _)| *name).collect();
        self.push(" role=\"img\"");
        if !names.is_empty() {
            self.push(&format!(" aria-labelledby=\"{}\"", names.join(" ")));
        }
        if self.text != SvgText::Outlines {
            self.push(&format!(" font-family=\"{FAMILIES}\""));
        }
        self.push(">\n");
        for (name, text) in parts {
            if !text.is_empty() {
                self.push(&format!("<{name} id=\"{name}\">"));
                push_escaped(&mut self.out, text);
                self.push(&format!("</{name}>\n"));
            }
        }
        if self.text == SvgText::EmbeddedFonts {
            self.push("<style>\n");
            for font in BUNDLED_FONTS.iter().filter(|font| font.family == "Inter") {
                let weight = weight_number(font.weight);
                self.push(&format!(
                    "@font-face {{ font-family: Inter; font-weight: {weight}; src: \
                     url(data:font/ttf;base64,"
                ));
                STANDARD.encode_string(font.bytes, &mut self.out);
                self.push(") format(\"truetype\"); }\n");
            }
            self.push("</style>\n");
        }
    }

    fn fragment(&mut self, placed: &Placed) {
        self.push("<g");
        if placed.offset != Point::default() {
            self.push(" transform=\"translate(");
            self.point(placed.offset);
            self.push(")\"");
        }
        self.push(">\n");
        for group in &placed.fragment.groups {
            let items = placed.fragment.items_of(group);
            // Grouped as on the map, so that a card can be picked up as one in a drawing program.
            let is_group = items.len() > 1;
            if is_group {
                self.push("<g>\n");
            }
            for item in items {
                self.item(item);
            }
            if is_group {
                self.push("</g>\n");
            }
        }
        self.push("</g>\n");
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => {
                // As a path where dashes must fall as they do elsewhere.
                if stroke.is_some_and(|stroke| stroke.dash.pattern(1.0).is_some()) {
                    self.path(&Path::rounded_rect(*rect, *radius), *fill, *stroke);
                    return;
                }
                self.push("<rect");
                self.area(*rect);
                if *radius > 0.0 {
                    self.number("rx", *radius);
                }
                self.fill(*fill);
                self.stroke(*stroke);
                self.push("/>\n");
            }
            Item::Path { path, fill, stroke } => self.path(path, *fill, *stroke),
            Item::Text {
                origin,
                line,
                colour,
            } if self.text == SvgText::Outlines => self.outlined(*origin, line, *colour),
            Item::Text {
                origin,
                line,
                colour,
            } => self.line(*origin, line, *colour),
            Item::Turned { text, colour } => self.turned(text, *colour),
            Item::Picture {
                rect,
                radius,
                picture,
            } => self.picture(*rect, *radius, picture),
        }
    }

    fn path(&mut self, path: &Path, fill: Option<Colour>, stroke: Option<Stroke>) {
        self.push("<path d=\"");
        self.commands(path, 1.0, Point::default());
        self.push("\"");
        self.fill(fill);
        self.stroke(stroke);
        self.push("/>\n");
    }

    fn commands(&mut self, path: &Path, scale: f32, offset: Point) {
        let at = |p: Point| p * scale + offset;
        for command in &path.commands {
            match *command {
                PathCommand::MoveTo(p) => {
                    self.push("M");
                    self.point(at(p));
                }
                PathCommand::LineTo(p) => {
                    self.push("L");
                    self.point(at(p));
                }
                PathCommand::CurveTo(a, b, p) => {
                    self.push("C");
                    self.point(at(a));
                    self.push(" ");
                    self.point(at(b));
                    self.push(" ");
                    self.point(at(p));
                }
                PathCommand::Close => self.push("Z"),
            }
        }
    }

    fn line(&mut self, origin: Point, line: &TextLine, colour: Colour) {
        if line.text.is_empty() {
            return;
        }
        self.push("<text xml:space=\"preserve\"");
        self.number("x", origin.x);
        self.number("y", origin.y);
        self.number("font-size", line.style.size);
        if line.style.weight == Weight::Bold {
            self.push(" font-weight=\"700\"");
        }
        self.number("textLength", line.width);
        self.push(" lengthAdjust=\"spacingAndGlyphs\"");
        self.fill(Some(colour));
        self.push(">");
        // Marks say the direction: unlike the `direction` attribute they move no starting point, and readers
        // that ignore the attribute know them.
        if line.is_rtl {
            self.push(START_RTL);
        }
        push_escaped(&mut self.out, &line.text);
        if line.is_rtl {
            self.push(END_RTL);
        }
        self.push("</text>\n");
    }

    /// One `<text>` with the place and the turn of each letter, so that it stays one text to search and to
    /// read aloud. Where a piece is no single letter, an element for each.
    fn turned(&mut self, text: &TurnedText, colour: Colour) {
        let is_lettered = text.letters.len() == text.text.chars().count()
            && text.text.chars().all(|c| u32::from(c) <= 0xffff);
        if self.text == SvgText::Outlines || !is_lettered {
            for letter in &text.letters {
                self.push("<g transform=\"translate(");
                self.point(letter.origin);
                self.push(") rotate(");
                push_number(&mut self.out, letter.angle.to_degrees());
                self.push(")\">\n");
                if self.text == SvgText::Outlines {
                    self.outlined(Point::default(), &letter.line, colour);
                } else {
                    self.line(Point::default(), &letter.line, colour);
                }
                self.push("</g>\n");
            }
            return;
        }
        let Some(first) = text.letters.first() else {
            return;
        };
        self.push("<text xml:space=\"preserve\"");
        self.numbers("x", text.letters.iter().map(|letter| letter.origin.x));
        self.numbers("y", text.letters.iter().map(|letter| letter.origin.y));
        let turns = text.letters.iter().map(|letter| letter.angle.to_degrees());
        self.numbers("rotate", turns);
        self.number("font-size", first.line.style.size);
        if first.line.style.weight == Weight::Bold {
            self.push(" font-weight=\"700\"");
        }
        self.fill(Some(colour));
        self.push(">");
        push_escaped(&mut self.out, &text.text);
        self.push("</text>\n");
    }

    /// ` name="value value …"`
    fn numbers(&mut self, name: &str, values: impl Iterator<Item = f32>) {
        self.push(" ");
        self.push(name);
        for (index, value) in values.enumerate() {
            self.push(if index == 0 { "=\"" } else { " " });
            push_number(&mut self.out, value);
        }
        self.push("\"");
    }

    fn outlined(&mut self, origin: Point, line: &TextLine, colour: Colour) {
        let size = line.style.size;
        let start = self.out.len();
        self.push("<path d=\"");
        let before = self.out.len();
        let mut outlines = std::mem::take(&mut self.outlines);
        for run in &line.runs {
            for glyph in &run.glyphs {
                let outline = outlines.get(&run.font, glyph.id);
                self.commands(outline, size, origin + point(glyph.x, glyph.y));
            }
        }
        self.outlines = outlines;
        if self.out.len() == before {
            self.out.truncate(start);
            return;
        }
        self.push("\"");
        self.fill(Some(colour));
        self.push("/>\n");
    }

    fn picture(&mut self, rect: Rect, radius: f32, picture: &Picture) {
        if !is_readable(picture) {
            return; // Its bytes may be anything: they are not passed on.
        }
        let (width, height) = (picture.width.max(1), picture.height.max(1));
        let num_known = self.pictures.len();
        let key = picture.data.0.as_ptr();
        let known = self.pictures.get(&key).copied();
        let id = known.unwrap_or(num_known);
        if known.is_none() {
            self.pictures.insert(key, id);
            let kind = match picture.format {
                PictureFormat::Png => "png",
                PictureFormat::Jpeg => "jpeg",
                PictureFormat::Webp => "webp",
            };
            self.push(&format!(
                "<defs><image id=\"picture-{id}\" width=\"{width}\" height=\"{height}\" \
                 href=\"data:image/{kind};base64,"
            ));
            STANDARD.encode_string(&picture.data.0, &mut self.out);
            self.push("\"/></defs>\n");
        }
        let clip = self.num_clips;
        self.num_clips += 1;
        self.push(&format!("<clipPath id=\"clip-{clip}\"><rect"));
        self.area(rect);
        if radius > 0.0 {
            self.number("rx", radius);
        }
        self.push(&format!(
            "/></clipPath>\n<g clip-path=\"url(#clip-{clip})\" role=\"img\">"
        ));
        if !picture.description.is_empty() {
            self.push("<title>");
            push_escaped(&mut self.out, &picture.description);
            self.push("</title>");
        }
        self.push("<svg");
        self.area(rect);
        self.push(&format!(
            " viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"xMidYMid slice\">\
             <use href=\"#picture-{id}\"/></svg></g>\n"
        ));
    }
}

fn weight_number(weight: Weight) -> u32 {
    match weight {
        Weight::Regular => 400,
        Weight::Bold => 700,
    }
}
