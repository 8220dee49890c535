//! Where to cut: as few pictures as possible, each block wholly in one of them, all about equally full.

/// Something between two heights that must not be cut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    pub start: f32,
    pub end: f32,
}

impl Span {
    pub fn length(self) -> f32 {
        self.end - self.start
    }
}

/// Indices of `spans` by picture, none longer than `length` unless a single span is.
pub(super) fn cover(spans: &[Span], length: f32) -> Vec<Vec<usize>> {
    let pictures = covered(spans, length);
    if pictures.len() < 2 {
        return pictures;
    }
    // The same number, but evenly filled.
    let longest = spans.iter().map(|span| span.length()).fold(1.0, f32::max);
    let (mut low, mut high) = (longest.min(length), length);
    let mut best = pictures;
    for _ in 0..12 {
        let middle = f32::midpoint(low, high);
        let tried = covered(spans, middle);
        if tried.len() <= best.len() {
            best = tried;
            high = middle;
        } else {
            low = middle;
        }
    }
    best
}

/// From the start on, each picture takes whatever fits.
fn covered(spans: &[Span], length: f32) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (spans[a], spans[b]);
        a.start.total_cmp(&b.start).then(a.end.total_cmp(&b.end))
    });
    let mut pictures: Vec<Vec<usize>> = Vec::new();
    while let Some(&first) = order.first() {
        let end = spans[first].start + length + 1e-3;
        let mut taken = Vec::new();
        order.retain(|&index| {
            let fits = index == first || spans[index].end <= end;
            if fits {
                taken.push(index);
            }
            !fits
        });
        pictures.push(taken);
    }
    pictures
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(list: &[(f32, f32)]) -> Vec<Span> {
        let spans = list.iter().map(|&(start, end)| Span { start, end });
        spans.collect()
    }

    #[test]
    fn nothing_is_cut_and_everything_is_shown_once() {
        let spans = spans(&[
            (0.0, 30.0),
            (35.0, 60.0),
            (20.0, 70.0),
            (75.0, 95.0),
            (96.0, 140.0),
        ]);
        for length in [50.0, 60.0, 75.0, 90.0, 140.0] {
            let pictures = cover(&spans, length);
            let mut shown: Vec<usize> = pictures.concat();
            shown.sort_unstable();
            assert_eq!(shown, [0, 1, 2, 3, 4]);
            for picture in &pictures {
                let all = picture.iter().map(|&index| spans[index]);
                let start = all.clone().map(|span| span.start).fold(f32::MAX, f32::min);
                let end = all.map(|span| span.end).fold(0.0, f32::max);
                assert!(end - start <= length + 0.01, "{length}: {start} to {end}");
            }
        }
        assert_eq!(cover(&spans, 140.0).len(), 1);
    }

    #[test]
    fn pictures_are_evenly_filled() {
        let rows: Vec<(f32, f32)> = (0..8)
            .map(|row| (row as f32 * 10.0, row as f32 * 10.0 + 9.0))
            .collect();
        let pictures = cover(&spans(&rows), 69.0);
        let counts: Vec<usize> = pictures.iter().map(Vec::len).collect();
        assert_eq!(counts, [4, 4]);
    }

    #[test]
    fn what_is_longer_than_a_picture_has_one_for_itself() {
        let spans = spans(&[(0.0, 10.0), (12.0, 90.0), (92.0, 99.0)]);
        let pictures = cover(&spans, 50.0);
        assert_eq!(pictures, [vec![0], vec![1], vec![2]]);
    }
}
