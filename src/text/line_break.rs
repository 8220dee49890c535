//! Where French allows a line to end.
//!
//! The Unicode rules stand below these; here is what they leave to the language. A plain space typed
//! before `; : ! ? » %` or after `«` holds like a no-break space. The characters themselves are kept.

use parley::LineBreakContext;

/// Never at the start of a line.
pub(super) fn clings_to_previous(c: char) -> bool {
    matches!(c, ';' | ':' | '!' | '?' | '»' | '›' | '%' | '‰')
}

/// Never at the end of a line.
pub(super) fn clings_to_next(c: char) -> bool {
    matches!(c, '«' | '‹')
}

/// Spaces that hold their neighbours together.
pub(super) fn is_no_break_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2060}')
}

/// The answer to "may the line break here?"; `None` leaves it to the Unicode rules.
pub(super) fn french_break(context: LineBreakContext) -> Option<bool> {
    let LineBreakContext {
        before_before,
        before,
        after,
        ..
    } = context;
    let follows_opening_quote = before == ' ' && before_before.is_some_and(clings_to_next);
    let is_forbidden = clings_to_previous(after)
        || clings_to_next(before)
        || follows_opening_quote
        || is_no_break_space(before);
    is_forbidden.then_some(false)
}

/// Whether cutting `text` at byte `at` would leave a sign alone that French never leaves alone. Asked
/// only where a word too long for its line must be cut anywhere.
pub(super) fn is_bad_cut(text: &str, at: usize) -> bool {
    let Some(next) = text[at..].chars().next() else {
        return false;
    };
    if clings_to_previous(next) || is_no_break_space(next) {
        return true;
    }
    let mut before = text[..at].chars().rev();
    match before.next() {
        Some(' ') => before.next().is_some_and(clings_to_next),
        Some(last) => clings_to_next(last) || is_no_break_space(last),
        None => false,
    }
}
