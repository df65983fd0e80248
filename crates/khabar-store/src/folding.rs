//! Stands in for `khabar_text` until it lands: the same names, less knowledge.

pub(crate) fn normal(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{200C}'..='\u{200F}'))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '\u{0622}' | '\u{0623}' | '\u{0625}' => '\u{0627}',
            '\u{0649}' => '\u{064A}',
            '\u{0629}' => '\u{0647}',
            '\u{0660}'..='\u{0669}' => {
                char::from_digit(c as u32 - 0x0660, 10).unwrap_or(c)
            }
            c => c,
        })
        .collect()
}

pub(crate) fn search_terms(normal: &str) -> Vec<String> {
    let mut terms = vec![normal.to_owned()];
    for prefix in ["و", "ب", "ال", "وال", "بال", "وبال", "لل"] {
        if let Some(rest) = normal.strip_prefix(prefix).filter(|rest| rest.chars().count() > 2) {
            let lam = if prefix == "لل" { rest } else { rest.trim_start_matches("ال") };
            for term in [rest, lam] {
                if !terms.iter().any(|known| known == term) {
                    terms.push(term.to_owned());
                }
            }
        }
    }
    terms
}

pub(crate) fn query_terms(normal: &str) -> Vec<String> {
    let noun = normal.strip_prefix("ال").filter(|rest| rest.chars().count() > 1);
    std::iter::once(normal).chain(noun).map(str::to_owned).collect()
}
