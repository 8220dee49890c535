//! Takes a stage that cannot be read as a whole apart: its head, and each of its steps by itself.

use super::mend::is_nested;
use super::rows::{LOST_STEPS, Part, Piece};
use crate::storage::scan::TokenKind;

/// The stage without its steps, then the steps; `None` when it has none.
pub(super) fn stage_and_steps<'a>(stage: &Part<'a>) -> Option<Vec<Part<'a>>> {
    let pieces = &stage.pieces;
    let starts: Vec<usize> = (0..pieces.len())
        .filter(|&at| is_nested(pieces, at))
        .collect();
    let first = *starts.first()?;
    let mut parts = vec![Part {
        pieces: pieces[..first].to_vec(),
        ..stage.clone()
    }];
    let ends = starts.iter().skip(1).copied().chain([pieces.len()]);
    for (&start, next) in starts.iter().zip(ends) {
        let end = start + own_length(&pieces[start..next]);
        parts.push(Part {
            name: LOST_STEPS,
            index: Some(0),
            pieces: pieces[start..end].to_vec(),
        });
    }
    Some(parts)
}

/// So many pieces belong to the record that begins with the first: to the bracket that closes it, if there
/// is one.
fn own_length(pieces: &[Piece<'_>]) -> usize {
    let mut depth = match pieces.first().map(|piece| piece.kind) {
        Some(TokenKind::Open(_)) => 0_usize,
        _ => 1,
    };
    for (index, piece) in pieces.iter().enumerate() {
        match piece.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close if depth <= 1 => return index + 1,
            TokenKind::Close => depth -= 1,
            _ => {}
        }
    }
    pieces.len()
}
