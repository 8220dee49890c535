//! Screenshots in X's own dump format (`xwd`), read just far enough to find a colour.

/// A screenshot, 24-bit colour.
#[derive(PartialEq, Eq)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// Reads what `xwd -root` prints on a 24-bit little-endian TrueColor screen.
    pub fn from_xwd(bytes: &[u8]) -> Self {
        let field = |index: usize| {
            let at = index * 4;
            u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize
        };
        let (header_size, width, height) = (field(0), field(4), field(5));
        let (bits_per_pixel, bytes_per_line, num_colours) = (field(11), field(12), field(19));
        // 32, or 24 where windows of several visuals were merged.
        let stride = bits_per_pixel / 8;
        assert!(stride >= 3, "the test screen has full colours");
        let start = header_size + num_colours * 12;
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            let row = &bytes[start + y * bytes_per_line..][..width * stride];
            pixels.extend(
                row.chunks_exact(stride)
                    .map(|bgrx| [bgrx[2], bgrx[1], bgrx[0]]),
            );
        }
        Self {
            width,
            height,
            pixels,
        }
    }

    /// The rectangle (left, top, right, bottom) around every pixel of exactly this colour inside
    /// `within`; `None` when there is none.
    pub fn extent_of(&self, colour: [u8; 3], within: [usize; 4]) -> Option<[usize; 4]> {
        let mut extent: Option<[usize; 4]> = None;
        for y in within[1]..within[3].min(self.height) {
            for x in within[0]..within[2].min(self.width) {
                if self.pixels[y * self.width + x] == colour {
                    let [left, top, right, bottom] = extent.unwrap_or([x, y, x, y]);
                    extent = Some([left.min(x), top.min(y), right.max(x), bottom.max(y)]);
                }
            }
        }
        extent
    }

    /// How many different colours there are: an empty window has few.
    pub fn num_colours(&self) -> usize {
        let mut colours = self.pixels.clone();
        colours.sort_unstable();
        colours.dedup();
        colours.len()
    }
}
