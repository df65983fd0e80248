//! Spans in code points, and the segments within which claims are paired.

/// How many code points two spans share; negative for the gap between them.
pub(crate) fn overlap(a: (u32, u32), b: (u32, u32)) -> i64 {
    i64::from(a.1.min(b.1)) - i64::from(a.0.max(b.0))
}

/// A segment is a line, cut again after `. ! ? ؟` where white space follows.
pub(super) fn segments(text: &str) -> Vec<(u32, u32)> {
    let mut segments = Vec::new();
    let mut line_start = 0;
    for line in text.split('\n') {
        let letters: Vec<char> = line.chars().collect();
        let mut start = 0;
        let mut at = 0;
        while at < letters.len() {
            let ends = at > 0 && matches!(letters[at - 1], '.' | '!' | '?' | '؟');
            if ends && letters[at].is_whitespace() {
                push(&mut segments, line_start, start, at, &letters);
                while at < letters.len() && letters[at].is_whitespace() {
                    at += 1;
                }
                start = at;
                continue;
            }
            at += 1;
        }
        push(&mut segments, line_start, start, letters.len(), &letters);
        line_start += letters.len() + 1;
    }
    segments
}

fn push(segments: &mut Vec<(u32, u32)>, line: usize, start: usize, end: usize, letters: &[char]) {
    if letters[start..end].iter().any(|letter| !letter.is_whitespace()) {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        segments.push((narrow(line + start), narrow(line + end)));
    }
}

/// The segment that holds a code point.
pub(super) fn segment_of(segments: &[(u32, u32)], at: u32) -> Option<usize> {
    segments.iter().position(|(start, end)| *start <= at && at < *end)
}

#[cfg(test)]
mod tests {
    use super::segments;

    #[test]
    fn segments_are_lines_cut_behind_full_stops() {
        assert_eq!(segments("أ ب. ج\n\nد؟ هـ"), [(0, 4), (5, 6), (8, 10), (11, 13)]);
        assert_eq!(segments("3.5"), [(0, 3)]);
    }
}
