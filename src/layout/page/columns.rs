//! Lists in columns of about the same height.

/// The least height at which all entries stand in so many columns, in order.
pub(in crate::layout) fn balanced(heights: &[f32], num_columns: usize) -> f32 {
    let total: f32 = heights.iter().sum();
    let tallest = heights.iter().copied().fold(0.0, f32::max);
    let fits = |limit: f32| {
        let (mut columns, mut y) = (1, 0.0);
        for height in heights {
            if y > 0.0 && y + height > limit {
                columns += 1;
                y = 0.0;
            }
            y += height;
        }
        columns <= num_columns
    };
    let (mut low, mut high) = (tallest.max(total / num_columns as f32), total);
    if fits(low) {
        return low;
    }
    for _ in 0..20 {
        let middle = f32::midpoint(low, high);
        if fits(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_even_as_the_order_allows() {
        assert!((balanced(&[10.0; 6], 3) - 20.0).abs() < 0.01);
        assert!((balanced(&[30.0, 10.0, 10.0, 10.0], 2) - 30.0).abs() < 0.01);
        assert!((balanced(&[10.0], 4) - 10.0).abs() < 0.01);
    }
}
