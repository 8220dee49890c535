//! The bundled fonts, the same on every machine.

use parley::FontData;

use super::Weight;

/// A font file that ships inside the program.
#[derive(Debug, Clone, Copy)]
pub struct BundledFont {
    /// The family name inside the file.
    pub family: &'static str,
    pub weight: Weight,
    pub bytes: &'static [u8],
}

/// Text first, emoji after: the order in which a glyph is looked for.
pub const BUNDLED_FONTS: [BundledFont; 3] = [
    BundledFont {
        family: "Inter",
        weight: Weight::Regular,
        bytes: include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
    },
    BundledFont {
        family: "Inter",
        weight: Weight::Bold,
        bytes: include_bytes!("../../assets/fonts/Inter-Bold.ttf"),
    },
    BundledFont {
        family: "Noto Emoji",
        weight: Weight::Regular,
        bytes: include_bytes!("../../assets/fonts/NotoEmoji-Regular.ttf"),
    },
];

/// A font that a glyph comes from; cheap to clone.
#[derive(Clone)]
pub struct FontFace {
    pub data: FontData,
}

impl std::fmt::Debug for FontFace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "font {}", self.data.data.id())
    }
}
