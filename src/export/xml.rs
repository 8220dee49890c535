//! Writes XML and its numbers, always in the same way.

/// Appends `text` with the characters XML reserves escaped and those it forbids left out.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\r' => out.push('\n'),
            // XML 1.0 has no way to write these, not even escaped.
            _ if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            // Allowed, but of no use and confusing to some readers.
            '\u{7f}'..='\u{9f}' => {}
            _ => out.push(c),
        }
    }
}

/// Appends `value` with at most three decimals, without trailing zeros and never as `-0`.
pub(super) fn push_number(out: &mut String, value: f32) {
    let thousandths = (f64::from(value) * 1000.0).round();
    if !thousandths.is_finite() {
        out.push('0');
        return;
    }
    let thousandths = thousandths as i64;
    if thousandths < 0 {
        out.push('-');
    }
    let (whole, mut part) = (thousandths.abs() / 1000, thousandths.abs() % 1000);
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    let mut rest = whole;
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend(digits[at..].iter().map(|&digit| char::from(digit)));
    if part > 0 {
        out.push('.');
        let mut place = 100;
        while part > 0 {
            out.push(char::from(b'0' + (part / place) as u8));
            part %= place;
            place /= 10;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_exact_to_a_thousandth() {
        let cases = [
            (0.0, "0"),
            (-0.0001, "0"),
            (1.5, "1.5"),
            (-12.05, "-12.05"),
            (1234.5675, "1234.568"),
            (0.007, "0.007"),
            (100.0, "100"),
            (f32::NAN, "0"),
        ];
        for (value, expected) in cases {
            let mut out = String::new();
            push_number(&mut out, value);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn what_xml_forbids_is_left_out() {
        let mut out = String::new();
        push_escaped(&mut out, "a<b>&\"c\"\u{0}\u{b}\u{ffff}\u{9c}é\r\u{a0}");
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;c&quot;é\n\u{a0}");
    }
}
