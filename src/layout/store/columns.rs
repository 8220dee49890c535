//! Blocks of text in columns of equal width, each placed where the page is shortest.

/// Where each block goes, and how low the lowest one reaches: `heights` from `top` down between `left` and
/// `left + width`, in the order of reading along rows.
pub(super) struct Columns {
    pub width: f32,
    pub lefts: Vec<f32>,
}

impl Columns {
    /// As many columns of about `wanted` as fit, but not more than there are blocks.
    pub fn of(num_blocks: usize, (left, width): (f32, f32), wanted: f32, gap: f32) -> Self {
        let most = ((width + gap) / (wanted + gap)).floor().max(1.0) as usize;
        // Rows as even as they can be: no single block in the last one.
        let rows = num_blocks.div_ceil(most).max(1);
        let num = num_blocks.div_ceil(rows).max(1);
        let own = (width + gap) / num.max(most.min(3)) as f32 - gap;
        Self {
            width: own,
            lefts: (0..num)
                .map(|column| left + column as f32 * (own + gap))
                .collect(),
        }
    }

    pub fn len(&self) -> usize {
        self.lefts.len()
    }
}
