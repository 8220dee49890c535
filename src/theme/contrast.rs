//! Tests of both themes: contrast of texts and signs, and five emotion levels that everyone can tell apart.

use super::measure::{contrast, rgb};
use super::{DARK, LIGHT, Theme};
use crate::model::Swatch;
use crate::scene::Colour;

fn themes() -> [(&'static str, &'static Theme); 2] {
    [("light", &LIGHT), ("dark", &DARK)]
}

fn paper(theme: &Theme) -> Vec<(&'static str, Colour)> {
    vec![
        ("background", theme.background),
        ("row tint", theme.row_tint),
        ("label", theme.label_fill),
        ("step", theme.step_fill),
        ("card", theme.card_fill),
        ("proposed card", theme.card_proposed_fill),
    ]
}

#[test]
fn texts_are_readable_on_every_fill_they_stand_on() {
    for (name, theme) in themes() {
        let mut pairs: Vec<(String, Colour, Colour)> = Vec::new();
        let mut fills = paper(theme);
        for swatch in Swatch::ALL {
            fills.push(("swatch", theme.swatch(swatch).fill));
        }
        for tint in theme.tints {
            pairs.push(("text on a tint".into(), theme.text, tint));
        }
        for phase in theme.phases {
            fills.push(("phase", phase.fill));
            pairs.push(("phase name".into(), phase.ink, phase.fill));
            pairs.push(("stage".into(), theme.stage_text, phase.stage));
            pairs.push(("stage, soft".into(), theme.stage_text_soft, phase.stage));
        }
        for (what, fill) in fills {
            pairs.push((format!("text on {what}"), theme.text, fill));
            pairs.push((format!("muted text on {what}"), theme.text_muted, fill));
        }
        pairs.extend([
            ("stage".into(), theme.stage_text, theme.stage_fill),
            (
                "stage, soft".into(),
                theme.stage_text_soft,
                theme.stage_fill,
            ),
            ("state".into(), theme.state_text, theme.state_fill),
            ("line's name".into(), theme.blueprint_line, theme.background),
            ("notice".into(), theme.warning, theme.background),
            ("accent".into(), theme.accent_text, theme.accent),
            ("votes".into(), theme.vote_text, theme.vote),
            ("match".into(), theme.find_text, theme.find_mark),
            ("current match".into(), theme.find_text, theme.find_current),
            ("text on chrome".into(), theme.text, theme.chrome),
            ("error on chrome".into(), theme.danger, theme.chrome),
            ("warning on chrome".into(), theme.warning, theme.chrome),
            ("hint in a field".into(), theme.text_muted, theme.background),
            (
                "muted text on raised chrome".into(),
                theme.text_muted,
                theme.chrome_raised,
            ),
            (
                "text on raised chrome".into(),
                theme.text,
                theme.chrome_raised,
            ),
            (
                "muted text on chrome".into(),
                theme.text_muted,
                theme.chrome,
            ),
        ]);
        for swatch in Swatch::ALL {
            let strong = theme.swatch(swatch).strong;
            pairs.push((format!("monogram {swatch:?}"), theme.card_fill, strong));
        }
        for (what, ink, fill) in pairs {
            let found = contrast(ink, fill);
            assert!(found >= 4.5, "{name}: {what}: {found:.2}");
        }
    }
}

#[test]
fn signs_borders_and_curves_stand_out() {
    for (name, theme) in themes() {
        let signs = [
            ("pain", theme.pain),
            ("delight", theme.delight),
            ("opportunity", theme.opportunity),
            ("question", theme.link),
            ("dot", theme.vote),
            ("observed", theme.card_border_observed),
        ];
        let mut pairs: Vec<(String, Colour, Colour)> = Vec::new();
        for (what, fill) in paper(theme) {
            for (sign, colour) in signs {
                pairs.push((format!("{sign} on {what}"), colour, fill));
            }
            for swatch in Swatch::ALL {
                let strong = theme.swatch(swatch).strong;
                pairs.push((format!("{swatch:?} on {what}"), strong, fill));
            }
        }
        for swatch in Swatch::ALL {
            let fill = theme.swatch(swatch).fill;
            for (sign, colour) in signs {
                pairs.push((format!("{sign} on {swatch:?}"), colour, fill));
            }
            pairs.push((
                format!("{swatch:?} on itself"),
                theme.swatch(swatch).strong,
                fill,
            ));
        }
        for (what, fill) in [("step", theme.step_fill), ("background", theme.background)] {
            pairs.push((format!("star on {what}"), theme.moment_of_truth, fill));
            pairs.push((format!("info on {what}"), theme.accent, fill));
        }
        for tint in theme.tints {
            pairs.push(("votes of a room".into(), theme.vote, tint));
        }
        pairs.push(("link".into(), theme.link, theme.row_tint));
        pairs.push((
            "blueprint line".into(),
            theme.blueprint_line,
            theme.background,
        ));
        pairs.push(("selection".into(), theme.selection, theme.background));
        for (what, sign) in [
            ("failure's edge", theme.danger),
            ("warning's edge", theme.warning),
            ("focus", theme.accent),
            ("switch for some", theme.accent),
        ] {
            pairs.push((format!("{what} on chrome"), sign, theme.chrome));
            pairs.push((
                format!("{what} on raised chrome"),
                sign,
                theme.chrome_raised,
            ));
        }
        for phase in theme.phases {
            for (what, sign) in [
                ("reached", theme.success),
                ("partly reached", theme.warning),
                ("not reached", theme.danger),
            ] {
                pairs.push((what.into(), sign, phase.fill));
            }
        }
        for (what, ink, fill) in pairs {
            let found = contrast(ink, fill);
            assert!(found >= 3.0, "{name}: {what}: {found:.2}");
        }
    }
}

#[test]
fn faces_are_seen_on_the_map_and_drawn_clearly() {
    for (name, theme) in themes() {
        for (level, colours) in (-2..).zip(theme.emotions) {
            let ink = contrast(colours.ink, colours.fill);
            assert!(ink >= 3.0, "{name} {level}: ink {ink:.2}");
            for fill in [theme.background, theme.row_tint, theme.label_fill] {
                let seen = contrast(colours.outline, fill).max(contrast(colours.fill, fill));
                assert!(seen >= 3.0, "{name} {level}: {seen:.2}");
            }
        }
    }
}

#[test]
fn neighbouring_tints_differ_in_every_sight() {
    for (name, theme) in themes() {
        for matrix in [NORMAL, PROTAN, DEUTAN, TRITAN] {
            let seen = theme
                .tints
                .map(|tint| lab(seen_through(&matrix, rgb(tint))));
            for pair in seen.windows(2) {
                let found = ciede2000(pair[0], pair[1]);
                assert!(found >= 8.0, "{name}: {found:.1}");
            }
        }
    }
}

/// Matrices of Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
const PROTAN: [[f64; 3]; 3] = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTAN: [[f64; 3]; 3] = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const TRITAN: [[f64; 3]; 3] = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];
const NORMAL: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const GREY: [[f64; 3]; 3] = [[0.2126, 0.7152, 0.0722]; 3];

fn seen_through(matrix: &[[f64; 3]; 3], rgb: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| {
        let sum: f64 = row.iter().zip(rgb).map(|(a, b)| a * b).sum();
        sum.clamp(0.0, 1.0)
    })
}

fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let x = (0.412_456 * r + 0.357_576 * g + 0.180_437 * b) / 0.950_47;
    let y = 0.212_673 * r + 0.715_152 * g + 0.072_175 * b;
    let z = (0.019_334 * r + 0.119_192 * g + 0.950_304 * b) / 1.088_83;
    let f = |t: f64| {
        if t > 0.008_856 {
            t.cbrt()
        } else {
            7.787 * t + 16.0 / 116.0
        }
    };
    [
        116.0 * f(y) - 16.0,
        500.0 * (f(x) - f(y)),
        200.0 * (f(y) - f(z)),
    ]
}

/// CIEDE2000, after Sharma, Wu and Dalal (2005).
fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let mean_c = f64::midpoint(a1.hypot(b1), a2.hypot(b2));
    let g = 0.5 * (1.0 - (mean_c.powi(7) / (mean_c.powi(7) + 25_f64.powi(7))).sqrt());
    let (a1, a2) = ((1.0 + g) * a1, (1.0 + g) * a2);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| {
        if a == 0.0 && b == 0.0 {
            0.0
        } else {
            b.atan2(a).to_degrees().rem_euclid(360.0)
        }
    };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let is_grey = c1 * c2 == 0.0;
    let mut dh = h2 - h1;
    if is_grey {
        dh = 0.0;
    } else if dh > 180.0 {
        dh -= 360.0;
    } else if dh < -180.0 {
        dh += 360.0;
    }
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh_big = 2.0 * (c1 * c2).sqrt() * (dh.to_radians() / 2.0).sin();
    let mean_l = f64::midpoint(l1, l2);
    let mean_c = f64::midpoint(c1, c2);
    let mean_h = if is_grey {
        h1 + h2
    } else if (h1 - h2).abs() <= 180.0 {
        f64::midpoint(h1, h2)
    } else if h1 + h2 < 360.0 {
        f64::midpoint(h1 + h2, 360.0)
    } else {
        (h1 + h2 - 360.0) / 2.0
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t =
        1.0 - 0.17 * cos(mean_h - 30.0) + 0.24 * cos(2.0 * mean_h) + 0.32 * cos(3.0 * mean_h + 6.0)
            - 0.20 * cos(4.0 * mean_h - 63.0);
    let turn = 30.0 * (-((mean_h - 275.0) / 25.0).powi(2)).exp();
    let rc = 2.0 * (mean_c.powi(7) / (mean_c.powi(7) + 25_f64.powi(7))).sqrt();
    let sl = 1.0 + 0.015 * (mean_l - 50.0).powi(2) / (20.0 + (mean_l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * mean_c, 1.0 + 0.015 * mean_c * t);
    let rt = -(2.0 * turn).to_radians().sin() * rc;
    let (l, c, h) = (dl / sl, dc / sc, dh_big / sh);
    (l * l + c * c + h * h + rt * c * h).sqrt()
}

#[test]
fn the_distance_agrees_with_published_pairs() {
    // From the test data that Sharma, Wu and Dalal give with their paper.
    for (one, other, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, -1.0, 2.0], [50.0, 0.0, 0.0], 2.3669),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        (
            [6.7747, -0.2908, -2.4247],
            [5.8714, -0.0985, -2.2286],
            0.6377,
        ),
    ] {
        let found = ciede2000(one, other);
        assert!((found - expected).abs() < 1e-3, "{found} for {expected}");
    }
}

#[test]
fn the_five_levels_stay_distinct_in_every_sight_and_in_grey() {
    for (name, theme) in themes() {
        for (sight, matrix) in [
            ("normal", NORMAL),
            ("protan", PROTAN),
            ("deutan", DEUTAN),
            ("tritan", TRITAN),
            ("grey", GREY),
        ] {
            let seen = theme
                .emotions
                .map(|colours| lab(seen_through(&matrix, rgb(colours.fill))));
            for (index, one) in seen.iter().enumerate() {
                for (other_index, other) in seen.iter().enumerate().skip(index + 1) {
                    let found = ciede2000(*one, *other);
                    assert!(
                        found >= 16.0,
                        "{name}, {sight}: levels {index} and {other_index}: {found:.1}"
                    );
                }
            }
        }
    }
}
