//! How far colours stand apart: relative luminance and contrast, as WCAG 2 defines them.

use crate::scene::Colour;

pub(super) fn linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.04045 {
        c / 12.92
    } else {
        ((c + 0.055) / 1.055).powf(2.4)
    }
}

pub(super) fn rgb(colour: Colour) -> [f64; 3] {
    [0, 1, 2].map(|index| linear(colour.0[index]))
}

/// Relative luminance, 0…1.
pub fn luminance(colour: Colour) -> f64 {
    let [r, g, b] = rgb(colour);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// WCAG 2 contrast, 1…21.
pub fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
