//! Both themes for a meeting room: texts at 7:1, signs and lines at 4.5:1 or 3:1, nothing pale.
//!
//! Each is made from the usual theme by moving inks away from what they stand on, no further than needed:
//! the hues stay, and a new colour of a theme is right in a room without more work.

use std::sync::LazyLock;

use super::measure::contrast;
use super::palette::{BLACK, DARK, LIGHT, Theme, ThemeName, WHITE};
use crate::scene::Colour;

/// Texts against what they stand on.
pub const TEXT_CONTRAST: f64 = 7.0;
/// Signs and borders of cards.
const SIGN_CONTRAST: f64 = 4.5;
/// Lines that only divide.
const LINE_CONTRAST: f64 = 3.0;

static LIGHT_ROOM: LazyLock<Theme> = LazyLock::new(|| strengthened(&LIGHT));
static DARK_ROOM: LazyLock<Theme> = LazyLock::new(|| strengthened(&DARK));

impl Theme {
    /// The theme for a meeting room.
    pub fn in_room(name: ThemeName) -> &'static Self {
        match name {
            ThemeName::Light => &LIGHT_ROOM,
            ThemeName::Dark => &DARK_ROOM,
        }
    }

    /// The ground of a time that is over; the background's colour is read on it.
    pub fn time_over(&self) -> Colour {
        moved(self.danger, self.text, &[self.background], TEXT_CONTRAST)
    }
}

/// `ink` moved towards `end` until it stands out from all of `fills`.
fn moved(ink: Colour, end: Colour, fills: &[Colour], least: f64) -> Colour {
    const STEPS: u8 = 50;
    let stands_out = |ink: Colour| fills.iter().all(|&fill| contrast(ink, fill) >= least);
    let shares = (0..=STEPS).map(|step| f32::from(step) / f32::from(STEPS));
    let mut inks = shares.map(|share| ink.mixed(end, share));
    inks.find(|&ink| stands_out(ink)).unwrap_or(end)
}

fn strengthened(usual: &Theme) -> Theme {
    let mut theme = usual.clone();
    // Inks go to one end, fills to the other.
    let (ink, paper) = match usual.name {
        ThemeName::Light => (BLACK, WHITE),
        ThemeName::Dark => (WHITE, BLACK),
    };
    theme.text = usual.text.mixed(ink, 0.8);
    theme.row_tint = theme.background;
    for fill in &mut theme.tints {
        *fill = moved(*fill, paper, &[theme.text], TEXT_CONTRAST);
    }
    for swatch in &mut theme.swatches {
        swatch.fill = moved(swatch.fill, paper, &[theme.text], TEXT_CONTRAST + 1.5);
    }
    let mut fills = vec![
        theme.background,
        theme.label_fill,
        theme.step_fill,
        theme.card_fill,
        theme.card_proposed_fill,
        theme.state_fill,
        theme.store_floor,
    ];
    fills.extend(theme.swatches.iter().map(|swatch| swatch.fill));
    fills.extend(theme.phases.iter().map(|phase| phase.fill));

    for phase in &mut theme.phases {
        phase.ink = moved(phase.ink, ink, &[phase.fill], TEXT_CONTRAST);
        phase.stage = moved(phase.stage, BLACK, &[theme.stage_text], TEXT_CONTRAST);
    }
    theme.stage_fill = moved(usual.stage_fill, BLACK, &[theme.stage_text], TEXT_CONTRAST);
    let mut stages: Vec<Colour> = theme.phases.iter().map(|phase| phase.stage).collect();
    stages.push(theme.stage_fill);
    theme.stage_text_soft = moved(usual.stage_text_soft, WHITE, &stages, TEXT_CONTRAST);

    let text = |colour: Colour| moved(colour, ink, &fills, TEXT_CONTRAST);
    theme.text_muted = text(usual.text_muted);
    theme.state_text = text(usual.state_text);
    theme.blueprint_line = text(usual.blueprint_line);
    theme.link = text(usual.link);
    theme.warning = text(usual.warning);

    let sign = |colour: Colour| moved(colour, ink, &fills, SIGN_CONTRAST);
    theme.pain = sign(usual.pain);
    theme.delight = sign(usual.delight);
    theme.opportunity = sign(usual.opportunity);
    theme.moment_of_truth = sign(usual.moment_of_truth);
    theme.accent = sign(usual.accent);
    theme.success = sign(usual.success);
    theme.danger = sign(usual.danger);
    theme.card_border_observed = sign(usual.card_border_observed);
    for (swatch, usual) in theme.swatches.iter_mut().zip(&usual.swatches) {
        // Monograms stand on it.
        let seen = moved(usual.strong, ink, &fills, SIGN_CONTRAST);
        swatch.strong = moved(seen, ink, &[theme.card_fill], TEXT_CONTRAST);
    }

    let line = |colour: Colour| {
        moved(
            colour,
            ink,
            &[theme.background, theme.card_fill],
            LINE_CONTRAST,
        )
    };
    theme.grid = line(usual.grid);
    theme.grid_soft = line(usual.grid_soft);
    theme.plot_zero = line(usual.plot_zero);
    theme.card_border = line(usual.card_border);
    theme.store_wall = line(usual.store_wall);
    theme.store_path_edge = line(usual.store_path_edge);
    theme
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Swatch;

    fn themes() -> [&'static Theme; 2] {
        [ThemeName::Light, ThemeName::Dark].map(Theme::in_room)
    }

    #[test]
    fn a_time_that_is_over_is_seen_and_read() {
        for theme in themes() {
            let ground = theme.time_over();
            assert!(contrast(ground, theme.background) >= TEXT_CONTRAST);
            assert!(contrast(ground, theme.label_fill) >= SIGN_CONTRAST);
            // A colour, not another black or white.
            let [red, green, blue, _] = ground.0;
            assert!(red > green.saturating_add(40) && red > blue.saturating_add(40));
        }
    }

    #[test]
    fn every_text_stands_out_seven_to_one() {
        for theme in themes() {
            let mut fills = vec![
                theme.background,
                theme.row_tint,
                theme.label_fill,
                theme.step_fill,
                theme.card_fill,
                theme.card_proposed_fill,
                theme.store_floor,
            ];
            fills.extend(theme.phases.iter().map(|phase| phase.fill));
            for swatch in Swatch::ALL {
                let fill = theme.swatch(swatch).fill;
                // A card that is only proposed has less of its colour.
                fills.extend([fill, fill.mixed(theme.background, 0.55)]);
            }
            let mut pairs: Vec<(Colour, Colour)> = Vec::new();
            for &fill in &fills {
                for ink in [theme.text, theme.text_muted] {
                    pairs.push((ink, fill));
                }
            }
            pairs.extend(theme.tints.iter().map(|&tint| (theme.text, tint)));
            for phase in theme.phases {
                pairs.extend([
                    (phase.ink, phase.fill),
                    (theme.stage_text, phase.stage),
                    (theme.stage_text_soft, phase.stage),
                ]);
            }
            pairs.extend([
                (theme.stage_text, theme.stage_fill),
                (theme.stage_text_soft, theme.stage_fill),
                (theme.state_text, theme.state_fill),
                (theme.blueprint_line, theme.background),
                (theme.warning, theme.background),
                (theme.link, theme.background),
            ]);
            for swatch in Swatch::ALL {
                pairs.push((theme.card_fill, theme.swatch(swatch).strong));
            }
            for (ink, fill) in pairs {
                let found = contrast(ink, fill);
                assert!(
                    found >= TEXT_CONTRAST,
                    "{:?}: {ink:?} on {fill:?}: {found:.2}",
                    theme.name
                );
            }
        }
    }

    #[test]
    fn no_line_is_pale() {
        for theme in themes() {
            for line in [
                theme.grid,
                theme.grid_soft,
                theme.card_border,
                theme.plot_zero,
            ] {
                assert!(
                    contrast(line, theme.background) >= LINE_CONTRAST,
                    "{line:?}"
                );
            }
            assert_eq!(theme.row_tint, theme.background);
        }
    }
}
