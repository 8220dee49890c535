//! Pictograms for channels, lane roles, rooms and signs: our own paths in one stroke style.
//!
//! Each is drawn on a 24 × 24 field as a short text: `M L H V C Z` as in SVG,
//! and `O x y r` for a circle, always absolute. They stay readable at 14 units.

use std::sync::LazyLock;

use super::brush::Brush;
use super::room_sign::ROOMS;
use crate::model::{Appeal, Channel, LaneRole, Mark, RoomKind};
use crate::scene::{Colour, Path, Point, Rect, Stroke, point};

/// One pictogram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pictogram {
    Channel(usize),
    OtherChannel,
    Role(usize),
    Room(usize),
    Pain,
    Delight,
    Opportunity,
    Question,
    Star,
    Info,
    Clock,
    Owner,
    Quote,
    Check,
    Half,
    Cross,
    Calendar,
    Pencil,
    Brain,
}

/// Strokes are drawn with the pen, fills are filled.
struct Drawing {
    strokes: Path,
    fills: Path,
}

const FIELD: f32 = 24.0;
/// Pen width on the field.
const PEN: f32 = 1.9;

/// In the order of [`Channel::NAMED`]: strokes, then fills.
const CHANNELS: [(&str, &str); 14] = [
    // Web: a globe.
    (
        "O 12 12 9 M3 12H21 M12 3C6.8 7.6 6.8 16.4 12 21 M12 3C17.2 7.6 17.2 16.4 12 21",
        "",
    ),
    // Mobile app: a phone with a screen.
    (
        "M8.5 2.5H15.5C16.6 2.5 17.5 3.4 17.5 4.5V19.5C17.5 20.6 16.6 21.5 15.5 21.5H8.5C7.4 21.5 6.5 20.6 6.5 19.5V4.5C6.5 3.4 7.4 2.5 8.5 2.5Z M6.5 17H17.5",
        "O 12 19.3 1",
    ),
    // E-mail: the at sign.
    (
        "O 12 12 3.8 M15.8 8.2V13.2C15.8 16.6 20.8 16.6 20.8 12C20.8 7.1 16.9 3.2 12 3.2C7.1 3.2 3.2 7.1 3.2 12C3.2 16.9 7.1 20.8 12 20.8C14 20.8 15.8 20.2 17.3 19.1",
        "",
    ),
    // Phone: a handset.
    (
        "M6.2 3.2L9.4 3.2L11 7.6L8.8 9.4C9.8 11.8 12.2 14.2 14.6 15.2L16.4 13L20.8 14.6V17.8C20.8 19.5 19.5 20.8 17.8 20.8C10.2 20.3 3.7 13.8 3.2 6.2C3.2 4.5 4.5 3.2 6.2 3.2Z",
        "",
    ),
    // SMS: one bubble with dots.
    (
        "M5 4H19C20.1 4 21 4.9 21 6V14.5C21 15.6 20.1 16.5 19 16.5H11L6.5 20.5V16.5H5C3.9 16.5 3 15.6 3 14.5V6C3 4.9 3.9 4 5 4Z",
        "O 8 10.3 1.2 O 12 10.3 1.2 O 16 10.3 1.2",
    ),
    // Chat: two bubbles.
    (
        "M4.5 3.5H13.5C14.6 3.5 15.5 4.4 15.5 5.5V10C15.5 11.1 14.6 12 13.5 12H8L4.5 15V12C3.4 12 2.5 11.1 2.5 10V5.5C2.5 4.4 3.4 3.5 4.5 3.5Z M18.5 9H19.5C20.6 9 21.5 9.9 21.5 11V15.5C21.5 16.6 20.6 17.5 19.5 17.5V20.5L16 17.5H12C10.9 17.5 10 16.6 10 15.5V15",
        "",
    ),
    // Social network: three people in touch.
    (
        "O 6 12 2.8 O 17.5 5.8 2.8 O 17.5 18.2 2.8 M8.5 10.7L15 7.1 M8.5 13.3L15 16.9",
        "",
    ),
    // Store: a shop front with an awning.
    (
        "M4.2 11V20.5H19.8V11 M5 3.5H19L21.5 8.5C21.5 11.5 16.8 11.5 16.8 8.5C16.8 11.5 12 11.5 12 8.5C12 11.5 7.2 11.5 7.2 8.5C7.2 11.5 2.5 11.5 2.5 8.5Z M9.5 20.5V15H14.5V20.5",
        "",
    ),
    // Kiosk: a screen on a foot.
    (
        "M5.5 2.8H18.5V13.5H5.5Z M12 13.5V20.8 M7.5 20.8H16.5 M9 7H15 M9 10H12.5",
        "",
    ),
    // Person: head and shoulders.
    (
        "O 12 7.5 4 M4 20.8C4 16.4 7.6 14.2 12 14.2C16.4 14.2 20 16.4 20 20.8",
        "",
    ),
    // Post: an envelope.
    (
        "M4.5 5H19.5C20.3 5 21 5.7 21 6.5V17.5C21 18.3 20.3 19 19.5 19H4.5C3.7 19 3 18.3 3 17.5V6.5C3 5.7 3.7 5 4.5 5Z M3.5 6.5L12 13L20.5 6.5",
        "",
    ),
    // Print: a folded leaflet.
    (
        "M3 5.5L9 3.5L15 5.5L21 3.5V18.5L15 20.5L9 18.5L3 20.5Z M9 3.5V18.5 M15 5.5V20.5",
        "",
    ),
    // Broadcast: a mast with waves.
    (
        "M12 12V21 M8.5 15.5C6.2 13.6 6.2 8.9 8.5 7 M15.5 15.5C17.8 13.6 17.8 8.9 15.5 7 M5.6 18C1.8 14.5 1.8 8 5.6 4.5 M18.4 18C22.2 14.5 22.2 8 18.4 4.5",
        "O 12 11.2 1.9",
    ),
    // Delivery: a van.
    (
        "M2.5 5.5H14V16.5H2.5Z M14 9H18L21.5 12.5V16.5H14 O 7 17.5 2.2 O 17.3 17.5 2.2",
        "",
    ),
];

/// In the order of [`LaneRole::ALL`]: strokes, then fills.
const ROLES: [(&str, &str); 20] = [
    // Touchpoint: two circles meeting.
    ("O 8.5 12 6 O 15.5 12 6", ""),
    // Action: a step forward.
    ("O 12 12 9 M7.8 12H16 M12.6 8.4L16.2 12L12.6 15.6", ""),
    // Channel: one way becomes three.
    (
        "M3 12H21 M3 12C9 12 9 5 15 5H20 M3 12C9 12 9 19 15 19H20 M18 2.8L20.4 5L18 7.2 M18.6 9.8L21 12L18.6 14.2 M18 16.8L20.4 19L18 21.2",
        "",
    ),
    // Emotion: a face.
    (
        "O 12 12 9 M7.8 14C9.4 17.2 14.6 17.2 16.2 14",
        "O 8.8 9.6 1.3 O 15.2 9.6 1.3",
    ),
    // Thought: a cloud with bubbles.
    (
        "M8 15.5C2.2 15.5 2.2 9 6.8 8.4C7.4 2.6 15.6 2.2 16.8 7.2C22.4 7 22.6 15.5 16.6 15.5Z O 8 19 1.3 O 5 21.2 0.6",
        "",
    ),
    // Expectation: a target.
    ("O 12 12 9 O 12 12 4.8", "O 12 12 1.6"),
    // Pain point: downwards.
    ("M12 3.5V20 M5 13L12 20L19 13", ""),
    // Opportunity: a bulb.
    (
        "M9 17.2C9 14.4 5.5 13 5.5 9C5.5 5.3 8.4 2.8 12 2.8C15.6 2.8 18.5 5.3 18.5 9C18.5 13 15 14.4 15 17.2Z M9.6 20.8H14.4",
        "",
    ),
    // Verbatim: a quotation mark.
    (
        "M10 6.5C6 7 4 9.8 4 13.5V17.5H10V12.5H6.4 M20 6.5C16 7 14 9.8 14 13.5V17.5H20V12.5H16.4",
        "",
    ),
    // Storyboard: a picture.
    (
        "M3 4.5H21V19.5H3Z M3 16L9 10.5L13.5 15L16.5 12.5L21 16.5",
        "O 15.8 8.6 1.5",
    ),
    // Physical evidence: a receipt.
    (
        "M5.5 2.8H18.5V21L16.3 19.4L14.2 21L12 19.4L9.8 21L7.7 19.4L5.5 21Z M9 7.5H15 M9 11.5H15",
        "",
    ),
    // Frontstage: a bell on the counter.
    (
        "M4 17C4 11.9 7.6 8.5 12 8.5C16.4 8.5 20 11.9 20 17Z M2.8 20.3H21.2 M12 8.5V5.2 M9.8 4.8H14.2",
        "",
    ),
    // Backstage: a cog.
    (
        "O 12 12 6 O 12 12 2.2 M12 2.8V6 M12 18V21.2 M2.8 12H6 M18 12H21.2 M5.5 5.5L7.8 7.8 M16.2 16.2L18.5 18.5 M18.5 5.5L16.2 7.8 M7.8 16.2L5.5 18.5",
        "",
    ),
    // Support: layers under everything.
    (
        "M12 3L21 7.8L12 12.6L3 7.8Z M3 12.2L12 17L21 12.2 M3 16.6L12 21.4L21 16.6",
        "",
    ),
    // Deliverable: a parcel.
    (
        "M12 2.8L20.5 7.2V16.8L12 21.2L3.5 16.8V7.2Z M3.5 7.2L12 11.8L20.5 7.2 M12 11.8V21.2 M7.8 5L16.2 9.5",
        "",
    ),
    // Metric: a bar chart.
    ("M3.5 20.5H20.5 M7 17V12 M12 17V4 M17 17V8.5", ""),
    // Trigger: a megaphone.
    (
        "M4 9.5V14.5H8L17.5 19V5L8 9.5Z M8.5 14.5L10 20.5H12.5L11.6 16.2 M20.8 10V14",
        "",
    ),
    // Freedom: an open padlock.
    (
        "M5 11H19V20.5H5Z M8 11V7.5C8 2 15.4 2 16 6.5 M12 14.5V17",
        "",
    ),
    // Intensity: a pulse.
    ("M2.5 12H6.5L9.5 4L14.5 20L17.5 12H21.5", ""),
    // Free text: lines.
    ("M4 5.5H20 M4 10H20 M4 14.5H20 M4 19H13", ""),
];

const OTHER_CHANNEL: (&str, &str) = ("O 12 12 9", "O 7.9 12 1.3 O 12 12 1.3 O 16.1 12 1.3");

fn source(pictogram: Pictogram) -> (&'static str, &'static str) {
    match pictogram {
        Pictogram::Channel(index) => CHANNELS[index],
        Pictogram::OtherChannel => OTHER_CHANNEL,
        Pictogram::Role(index) => ROLES[index],
        Pictogram::Room(index) => ROOMS[index],
        Pictogram::Pain => ROLES[6],
        Pictogram::Delight => (
            "",
            "M12 21C5.5 15.8 2.5 12.6 2.5 8.6C2.5 3.2 9.5 2 12 7C14.5 2 21.5 3.2 21.5 8.6C21.5 12.6 18.5 15.8 12 21Z",
        ),
        Pictogram::Opportunity => ROLES[7],
        Pictogram::Question => (
            "M7.5 8.5C7.5 2.2 16.8 2.4 16.5 8.4C16.3 11.6 12 11.6 12 15.8",
            "O 12 19.8 1.5",
        ),
        Pictogram::Star => (
            "",
            "M12 2.2L15 8.5L21.9 9.4L16.9 14.2L18.1 21L12 17.7L5.9 21L7.1 14.2L2.1 9.4L9 8.5Z",
        ),
        Pictogram::Info => ("O 12 12 9 M12 11V17", "O 12 7.4 1.4"),
        Pictogram::Clock => ("O 12 12 9 M12 6.5V12L15.8 14.4", ""),
        // A badge, told apart from the channel "person" by its frame.
        Pictogram::Owner => (
            "M6.5 4.5H17.5C18.9 4.5 20 5.6 20 7V19C20 20.4 18.9 21.5 17.5 21.5H6.5C5.1 21.5 4 20.4 4 19V7C4 5.6 5.1 4.5 6.5 4.5Z M9.5 2V6.5H14.5V2 M8 18C8.6 14.6 15.4 14.6 16 18",
            "O 12 11.3 2.2",
        ),
        Pictogram::Quote => (
            "",
            "M10.5 5C5 6 2.5 9.5 2.5 14V19H10.2V12H6.4C6.6 9.6 8 8.3 10.5 7.6Z M21 5C15.5 6 13 9.5 13 14V19H20.7V12H16.9C17.1 9.6 18.5 8.3 21 7.6Z",
        ),
        Pictogram::Check => ("O 12 12 9 M7.5 12.3L10.8 15.6L16.5 9", ""),
        Pictogram::Half => ("O 12 12 9 M7.5 12H16.5", ""),
        Pictogram::Cross => ("O 12 12 9 M8.5 8.5L15.5 15.5 M15.5 8.5L8.5 15.5", ""),
        Pictogram::Calendar => (
            "M3.5 5.5H20.5V20.5H3.5Z M3.5 10H20.5 M8 2.8V7 M16 2.8V7",
            "",
        ),
        Pictogram::Brain => (
            "M12 5.2C11 2.6 7.4 2.9 7.1 5.6C4.4 6 3.8 9.2 5.2 10.7C3.1 12.3 3.7 15.7 6.2 16.4C6.2 19.9 10.6 21 12 18.6Z M12 5.2C13 2.6 16.6 2.9 16.9 5.6C19.6 6 20.2 9.2 18.8 10.7C20.9 12.3 20.3 15.7 17.8 16.4C17.8 19.9 13.4 21 12 18.6 M8.4 9.4C9 10.8 10.4 11 12 10.4 M15.6 13.4C15 12 13.4 11.9 12 12.6",
            "",
        ),
        Pictogram::Pencil => ("M4 20L5 15.5L16 4.5L19.5 8L8.5 19Z M13.5 7L17 10.5", ""),
    }
}

const FIXED: [Pictogram; 16] = [
    Pictogram::OtherChannel,
    Pictogram::Pain,
    Pictogram::Delight,
    Pictogram::Opportunity,
    Pictogram::Question,
    Pictogram::Star,
    Pictogram::Info,
    Pictogram::Clock,
    Pictogram::Owner,
    Pictogram::Quote,
    Pictogram::Check,
    Pictogram::Half,
    Pictogram::Cross,
    Pictogram::Calendar,
    Pictogram::Pencil,
    Pictogram::Brain,
];

static DRAWINGS: LazyLock<Vec<Drawing>> = LazyLock::new(|| {
    all()
        .map(|pictogram| {
            let (strokes, fills) = source(pictogram);
            Drawing {
                strokes: parse(strokes),
                fills: parse(fills),
            }
        })
        .collect()
});

/// Every pictogram: channels, roles, rooms, signs.
pub fn all() -> impl Iterator<Item = Pictogram> {
    let channels = (0..CHANNELS.len()).map(Pictogram::Channel);
    let roles = (0..ROLES.len()).map(Pictogram::Role);
    let rooms = (0..ROOMS.len()).map(Pictogram::Room);
    channels.chain(roles).chain(rooms).chain(FIXED)
}

impl Pictogram {
    pub fn of_channel(channel: &Channel) -> Self {
        Channel::NAMED
            .iter()
            .position(|other| other == channel)
            .map_or(Self::OtherChannel, Self::Channel)
    }

    pub fn of_role(role: LaneRole) -> Self {
        let index = LaneRole::ALL.iter().position(|&other| other == role);
        Self::Role(index.unwrap_or(ROLES.len() - 1))
    }

    pub fn of_room(kind: RoomKind) -> Self {
        Self::Room(kind as usize)
    }

    /// Heart or brain.
    pub fn of_appeal(appeal: Appeal) -> Self {
        match appeal {
            Appeal::Emotional => Self::Delight,
            Appeal::Rational => Self::Brain,
        }
    }

    pub fn of_mark(mark: Mark) -> Self {
        match mark {
            Mark::Pain => Self::Pain,
            Mark::Delight => Self::Delight,
            Mark::Opportunity => Self::Opportunity,
            Mark::Question => Self::Question,
        }
    }

    fn drawing(self) -> &'static Drawing {
        let index = match self {
            Self::Channel(index) => index,
            Self::Role(index) => CHANNELS.len() + index,
            Self::Room(index) => CHANNELS.len() + ROLES.len() + index,
            other => {
                let fixed = FIXED.iter().position(|&fixed| fixed == other);
                CHANNELS.len() + ROLES.len() + ROOMS.len() + fixed.unwrap_or(0)
            }
        };
        &DRAWINGS[index]
    }

    /// What is stroked (with the pen width) and what is filled, inside a square at `origin`.
    pub fn paths(self, origin: Point, side: f32) -> (Path, Path, f32) {
        let drawing = self.drawing();
        let scale = side / FIELD;
        (
            drawing.strokes.transformed(scale, origin),
            drawing.fills.transformed(scale, origin),
            PEN * scale,
        )
    }

    pub(super) fn draw(self, brush: &mut Brush, square: Rect, colour: Colour) {
        let (strokes, fills, pen) = self.paths(square.top_left(), square.width);
        brush.path(strokes, None, Some(Stroke::solid(pen.max(1.0), colour)));
        brush.path(fills, Some(colour), None);
    }
}

/// Reads the little path language; what it does not understand is left out.
fn parse(source: &str) -> Path {
    let mut path = Path::default();
    let mut pen = point(0.0, 0.0);
    let mut command = ' ';
    let mut numbers: Vec<f32> = Vec::new();
    let spaced: String = source
        .chars()
        .flat_map(|c| {
            if c.is_ascii_alphabetic() {
                vec![' ', c, ' ']
            } else {
                vec![c]
            }
        })
        .collect();
    for word in spaced.split_whitespace() {
        if let Some(letter) = word.chars().next().filter(char::is_ascii_alphabetic) {
            command = letter;
            numbers.clear();
            if letter == 'Z' {
                path.close();
            }
            continue;
        }
        let Ok(number) = word.parse() else { continue };
        numbers.push(number);
        let n = &numbers;
        match (command, n.len()) {
            ('M', 2) => {
                pen = point(n[0], n[1]);
                path.move_to(pen);
                command = 'L';
            }
            ('L', 2) => {
                pen = point(n[0], n[1]);
                path.line_to(pen);
            }
            ('H', 1) => {
                pen.x = n[0];
                path.line_to(pen);
            }
            ('V', 1) => {
                pen.y = n[0];
                path.line_to(pen);
            }
            ('C', 6) => {
                pen = point(n[4], n[5]);
                path.curve_to(point(n[0], n[1]), point(n[2], n[3]), pen);
            }
            ('O', 3) => path.add_circle(point(n[0], n[1]), n[2]),
            _ => continue,
        }
        numbers.clear();
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pictogram_draws_something_inside_its_square() {
        for pictogram in all() {
            let (strokes, fills, pen) = pictogram.paths(point(0.0, 0.0), 24.0);
            assert!(
                !strokes.commands.is_empty() || !fills.commands.is_empty(),
                "{pictogram:?}"
            );
            for path in [strokes, fills] {
                let Some(bounds) = path.bounds() else {
                    continue;
                };
                let bounds = bounds.expanded(pen / 2.0);
                assert!(
                    Rect::between(point(-0.5, -0.5), point(24.5, 24.5)).encloses(bounds),
                    "{pictogram:?} {bounds:?}"
                );
            }
        }
    }

    #[test]
    fn pictograms_differ_from_each_other() {
        let drawn: Vec<_> = (0..CHANNELS.len())
            .map(Pictogram::Channel)
            .chain((0..ROLES.len()).map(Pictogram::Role))
            .chain((0..ROOMS.len()).map(Pictogram::Room))
            .map(source)
            .collect();
        for (index, one) in drawn.iter().enumerate() {
            assert!(!drawn[index + 1..].contains(one), "{one:?}");
        }
    }
}
