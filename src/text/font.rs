//! The fonts: those bundled, the same on every machine, and those a system lends.

use std::sync::{Arc, OnceLock};

use parley::FontData;
use parley::fontique::{Blob, CharmapIndex, Collection, CollectionOptions, FontInfoOverride};

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

/// Width of Inter's thin spaces (U+2009, U+202F) in widths of its space, for painters that set it.
pub const THIN_SPACE_WIDTH: f32 = 372.0 / 576.0;

/// A font that a glyph comes from; cheap to clone.
#[derive(Clone)]
pub struct FontFace {
    pub data: FontData,
}

impl FontFace {
    /// Tells fonts apart within one run of the program.
    pub fn id(&self) -> (u64, u32) {
        (self.data.data.id(), self.data.index)
    }
}

impl std::fmt::Debug for FontFace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "font {}", self.data.data.id())
    }
}

/// A font's character map, ready to be asked.
#[derive(Clone)]
pub(super) struct Coverage {
    bytes: Blob<u8>,
    charmap: CharmapIndex,
}

impl Coverage {
    pub fn has(&self, c: char) -> bool {
        self.charmap
            .charmap(self.bytes.as_ref())
            .and_then(|charmap| charmap.map(c))
            .is_some_and(|glyph| glyph != 0)
    }
}

/// Adds `bytes` to `collection` under `family` (or its own name). The character maps of all its faces
/// come back; none when it is no font.
pub(super) fn register(
    collection: &mut Collection,
    bytes: Blob<u8>,
    family: Option<&str>,
) -> Vec<Coverage> {
    let info = family.map(|family_name| FontInfoOverride {
        family_name: Some(family_name),
        ..FontInfoOverride::default()
    });
    let registered = collection.register_fonts(bytes.clone(), info);
    let fonts = registered.iter().flat_map(|(_, fonts)| fonts);
    fonts
        .map(|font| Coverage {
            bytes: bytes.clone(),
            charmap: font.charmap_index(),
        })
        .collect()
}

/// A collection that knows no font.
pub(super) fn empty_collection() -> Collection {
    Collection::new(CollectionOptions {
        shared: false,
        system_fonts: false,
    })
}

/// Whether a bundled font has `c`: one bit per character of the first plane, looked up once.
pub(super) fn is_bundled(c: char) -> bool {
    static FIRST_PLANE: OnceLock<Vec<u64>> = OnceLock::new();
    static FONTS: OnceLock<Vec<Coverage>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let mut collection = empty_collection();
        let fonts = BUNDLED_FONTS.iter();
        fonts
            .flat_map(|font| register(&mut collection, Blob::new(Arc::new(font.bytes)), None))
            .collect()
    });
    let is_covered = |c| fonts.iter().any(|font| font.has(c));
    if c as u32 > 0xffff {
        return is_covered(c);
    }
    let plane = FIRST_PLANE.get_or_init(|| {
        let mut bits = vec![0u64; 0x1_0000 / 64];
        for c in ('\0'..='\u{ffff}').filter(|&c| is_covered(c)) {
            bits[c as usize / 64] |= 1 << (c as usize % 64);
        }
        bits
    });
    plane[c as usize / 64] >> (c as usize % 64) & 1 == 1
}
