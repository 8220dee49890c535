//! How large a picture becomes, and how large it may.

use super::ExportError;
use crate::scene::Size;

/// Dots per inch at which a map unit is one pixel.
pub const UNIT_DPI: f32 = 96.0;

/// Longest side in pixels: most viewers and office programs read no longer one.
pub const MAX_SIDE: u32 = 32_768;

/// Most pixels in all. Memory is no limit (bands are streamed); time and readers are: this many take
/// a few seconds and 1.5 GB in whatever opens them.
pub const MAX_PIXELS: u64 = 500_000_000;

/// The size that was asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ExportSize {
    /// Pixels from left to right; the height follows.
    Width(u32),
    /// Pixels per map unit.
    Scale(f32),
    /// Dots per inch, where 96 is a scale of 1.
    Dpi(f32),
}

impl ExportSize {
    /// The same size in the words of `self`, for `scale`; rounded down so that it still fits.
    fn with_scale(self, scale: f64, size: Size) -> Self {
        match self {
            Self::Width(_) => Self::Width((f64::from(size.width) * scale).floor() as u32),
            Self::Scale(_) => Self::Scale(((scale * 100.0).floor() / 100.0) as f32),
            Self::Dpi(_) => Self::Dpi((scale * f64::from(UNIT_DPI)).floor() as f32),
        }
    }
}

/// A picture's size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PixelSize {
    pub width: u32,
    pub height: u32,
    /// Pixels per map unit.
    pub scale: f64,
    pub dpi: f32,
}

impl PixelSize {
    /// The pixels a scene of `size` takes. Rounded up, so that nothing is cut off; an error that names
    /// the largest possible size when it is too large.
    pub fn of(size: Size, asked: ExportSize) -> Result<Self, ExportError> {
        if !(size.width > 0.0 && size.height > 0.0) {
            return Err(ExportError::Empty);
        }
        let pixels = Self::unchecked(size, asked)?;
        if pixels.fits() {
            return Ok(pixels);
        }
        Err(ExportError::TooLarge {
            width: pixels.width,
            height: pixels.height,
            largest: largest(size, asked),
        })
    }

    fn unchecked(size: Size, asked: ExportSize) -> Result<Self, ExportError> {
        let (width, height) = (f64::from(size.width), f64::from(size.height));
        let scale = match asked {
            ExportSize::Width(pixels) => f64::from(pixels) / width,
            ExportSize::Scale(scale) => f64::from(scale),
            ExportSize::Dpi(dpi) => f64::from(dpi) / f64::from(UNIT_DPI),
        };
        if !(scale.is_finite() && scale > 0.0) {
            return Err(ExportError::BadSize);
        }
        // A hair of room: a size that is whole but for rounding errors is whole.
        let whole = |length: f64| ((length * scale - 1e-3).ceil()).clamp(1.0, 4e9) as u32;
        Ok(Self {
            width: match asked {
                ExportSize::Width(pixels) => pixels,
                _ => whole(width),
            },
            height: whole(height),
            scale,
            dpi: match asked {
                ExportSize::Dpi(dpi) => dpi,
                _ => (scale * f64::from(UNIT_DPI)) as f32,
            },
        })
    }

    fn fits(self) -> bool {
        self.width <= MAX_SIDE
            && self.height <= MAX_SIDE
            && u64::from(self.width) * u64::from(self.height) <= MAX_PIXELS
    }
}

/// The largest size that fits, in the words of `asked`. `None` when even one pixel per hundred map units
/// is too many.
fn largest(size: Size, asked: ExportSize) -> Option<ExportSize> {
    let (width, height) = (f64::from(size.width), f64::from(size.height));
    let side = f64::from(MAX_SIDE);
    let area = (MAX_PIXELS as f64 / (width * height)).sqrt();
    let mut scale = (side / width).min(side / height).min(area);
    // Rounding up may cost a pixel: step down until it fits.
    for _ in 0..20 {
        let candidate = asked.with_scale(scale, size);
        match PixelSize::unchecked(size, candidate) {
            Ok(pixels) if pixels.fits() => return Some(candidate),
            Ok(_) => scale *= 0.999,
            Err(_) => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: Size = Size {
        width: 1000.5,
        height: 400.25,
    };

    #[test]
    fn sizes_are_rounded_up() {
        let pixels = PixelSize::of(MAP, ExportSize::Scale(1.0)).unwrap();
        assert_eq!((pixels.width, pixels.height), (1001, 401));
        let pixels = PixelSize::of(MAP, ExportSize::Width(2001)).unwrap();
        assert_eq!((pixels.width, pixels.height), (2001, 801));
        let pixels = PixelSize::of(MAP, ExportSize::Dpi(192.0)).unwrap();
        assert_eq!((pixels.width, pixels.height), (2001, 801));
        assert_eq!(pixels.dpi, 192.0);
    }

    #[test]
    fn the_largest_size_named_fits_and_is_nearly_the_limit() {
        let shapes = [(1000.5, 400.25), (300.0, 90_000.0), (70_000.0, 60_000.0)];
        for (width, height) in shapes {
            let size = Size { width, height };
            for asked in [
                ExportSize::Width(4_000_000),
                ExportSize::Scale(5000.0),
                ExportSize::Dpi(100_000.0),
            ] {
                let Err(ExportError::TooLarge { largest, .. }) = PixelSize::of(size, asked) else {
                    panic!("{asked:?} should be too large for {size:?}");
                };
                let pixels = PixelSize::of(size, largest.unwrap()).unwrap();
                let is_near = u64::from(pixels.width) * u64::from(pixels.height)
                    > MAX_PIXELS * 9 / 10
                    || pixels.width.max(pixels.height) > MAX_SIDE * 9 / 10;
                assert!(is_near, "{size:?} {asked:?} {pixels:?}");
            }
        }
    }

    #[test]
    fn sizes_that_mean_nothing_are_refused() {
        for asked in [
            ExportSize::Width(0),
            ExportSize::Scale(f32::NAN),
            ExportSize::Scale(-1.0),
            ExportSize::Dpi(f32::INFINITY),
        ] {
            let error = PixelSize::of(MAP, asked).unwrap_err();
            assert!(matches!(error, ExportError::BadSize), "{asked:?}");
        }
        let nothing = Size::default();
        let error = PixelSize::of(nothing, ExportSize::Scale(1.0)).unwrap_err();
        assert!(matches!(error, ExportError::Empty));
    }
}
