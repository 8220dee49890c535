//! A scene as readable text, for tests and for looking at what a layout made.

use std::fmt::Write as _;

use super::{Dash, Item, PathCommand, Pin, Point, Rect, Scene, Stroke};

impl Scene {
    /// One line per fragment, group and item, in drawing order; positions are on the map.
    pub fn dump(&self) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "scene {}", area(self.bounds));
        for placed in &self.placed {
            let pin = match placed.pin {
                Pin::None => "",
                Pin::Top => " pinned to the top",
                Pin::Left => " pinned to the left",
                Pin::TopLeft => " pinned to the corner",
            };
            let _ = writeln!(out, "fragment {}{pin}", area(placed.bounds()));
            for group in &placed.fragment.groups {
                let target = group
                    .target
                    .map_or_else(String::new, |target| format!(" {target:?}"));
                let bounds = group.bounds.translated(placed.offset);
                let _ = writeln!(out, "  group {}{target}", area(bounds));
                for item in placed.fragment.items_of(group) {
                    let _ = writeln!(out, "    {}", describe(item, placed.offset));
                }
            }
        }
        out
    }
}

fn describe(item: &Item, offset: Point) -> String {
    match item {
        Item::Rect {
            rect,
            radius,
            fill,
            stroke,
        } => format!(
            "rect {} radius {}{}{}",
            area(rect.translated(offset)),
            number(*radius),
            paint(fill.map(|fill| fill.0)),
            pen(*stroke)
        ),
        Item::Path { path, fill, stroke } => {
            let mut steps = String::new();
            for command in &path.commands {
                let (letter, points) = match *command {
                    PathCommand::MoveTo(p) => ('M', vec![p]),
                    PathCommand::LineTo(p) => ('L', vec![p]),
                    PathCommand::CurveTo(a, b, p) => ('C', vec![a, b, p]),
                    PathCommand::Close => ('Z', vec![]),
                };
                steps.push(' ');
                steps.push(letter);
                let places: Vec<_> = points.iter().map(|&p| place(p + offset)).collect();
                steps.push_str(&places.join(" "));
            }
            format!(
                "path{steps}{}{}",
                paint(fill.map(|fill| fill.0)),
                pen(*stroke)
            )
        }
        Item::Text {
            origin,
            line,
            colour,
        } => format!(
            "text {} width {} size {} {:?}{} {:?}",
            place(*origin + offset),
            number(line.width),
            number(line.style.size),
            line.style.weight,
            paint(Some(colour.0)),
            line.text
        ),
        Item::Turned { text, colour } => {
            let first = text.letters.first();
            let start = first.map_or_else(Point::default, |letter| letter.origin);
            let turns = first.into_iter().chain(text.letters.last());
            let turns: Vec<String> = turns
                .map(|letter| format!("{}°", number(letter.angle.to_degrees())))
                .collect();
            format!(
                "turned text {} {} size {}{} {:?}",
                place(start + offset),
                turns.join(" to "),
                number(text.size()),
                paint(Some(colour.0)),
                text.text
            )
        }
        Item::Picture {
            rect,
            radius,
            picture,
        } => format!(
            "picture {} radius {} {}×{} {:?}",
            area(rect.translated(offset)),
            number(*radius),
            picture.width,
            picture.height,
            picture.description
        ),
    }
}

fn area(rect: Rect) -> String {
    format!(
        "{} {}×{}",
        place(rect.top_left()),
        number(rect.width),
        number(rect.height)
    )
}

fn place(p: Point) -> String {
    format!("{},{}", number(p.x), number(p.y))
}

/// At most two decimals, and never a negative zero.
fn number(value: f32) -> String {
    let rounded = (value * 100.0).round() / 100.0 + 0.0;
    format!("{rounded}")
}

fn paint(fill: Option<[u8; 4]>) -> String {
    fill.map_or_else(String::new, |[r, g, b, a]| {
        let alpha = if a == 255 {
            String::new()
        } else {
            format!("{a:02x}")
        };
        format!(" #{r:02x}{g:02x}{b:02x}{alpha}")
    })
}

fn pen(stroke: Option<Stroke>) -> String {
    stroke.map_or_else(String::new, |stroke| {
        let dash = match stroke.dash {
            Dash::Solid => "",
            Dash::Dashed => " dashed",
            Dash::Dotted => " dotted",
        };
        format!(
            " stroke {}{}{dash}",
            number(stroke.width),
            paint(Some(stroke.colour.0))
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Colour, FragmentBuilder, Path, Placed, Target, point, rect};

    #[test]
    fn a_dump_says_what_is_where() {
        let mut builder = FragmentBuilder::new();
        let ink = Colour::hex(0x102030);
        builder
            .group(Some(Target::Title))
            .rect(
                rect(0.0, 0.0, 10.0, 5.5),
                2.0,
                Some(ink),
                Some(Stroke {
                    width: 1.0,
                    colour: ink.with_alpha(128),
                    dash: Dash::Dotted,
                }),
            )
            .path(
                Path::polyline(&[point(0.0, 0.0), point(3.0, 4.0)]),
                None,
                Some(Stroke::solid(1.0, ink)),
            )
            .finish();
        let scene = Scene {
            bounds: rect(0.0, 0.0, 100.0, 50.0),
            background: None,
            placed: vec![Placed {
                offset: point(1.0, 2.0),
                pin: Pin::Top,
                fragment: builder.build(None),
            }],
            ..Scene::default()
        };
        assert_eq!(
            scene.dump(),
            "scene 0,0 100×50\n\
             fragment 0.5,1.5 11×6.5 pinned to the top\n\
             \x20 group 0.5,1.5 11×6.5 Title\n\
             \x20   rect 1,2 10×5.5 radius 2 #102030 stroke 1 #10203080 dotted\n\
             \x20   path M1,2 L4,6 stroke 1 #102030\n"
        );
    }
}
