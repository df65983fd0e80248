//! Addresses: URLs, e-mail, names with @, topics with #.

use crate::letters;

/// Top-level domains after which a bare `name.domain` is an address: the general ones, those of Arab countries and of their neighbours.
const DOMAINS: [&str; 38] = [
    "com", "net", "org", "info", "gov", "edu", "int", "tv", "io", "news", "ae", "bh", "dz", "eg",
    "iq", "jo", "kw", "lb", "ly", "ma", "mr", "om", "ps", "qa", "sa", "sd", "sy", "tn", "ye", "il",
    "ir", "tr", "uk", "us", "fr", "de", "ru", "eu",
];

/// The length of the address at the start of the text, or up to where none begins.
pub(crate) fn address(before: Option<char>, rest: &str) -> Result<usize, usize> {
    let glued = before.is_some_and(letters::is_letter_or_digit);
    if starts_with_scheme(rest) {
        return Ok(url_length(rest));
    }
    if let Some(name) = rest.strip_prefix('#').filter(|_| !glued) {
        return named(name, |c| letters::is_letter_or_digit(c) || c == '_' || letters::is_mark(c));
    }
    if let Some(name) = rest.strip_prefix('@').filter(|_| !glued) {
        return named(name, |c| c.is_ascii_alphanumeric() || c == '_');
    }
    let run: usize = rest.bytes().take_while(|&byte| is_host_byte(byte)).count();
    let host = rest.get(..run).unwrap_or_default().trim_end_matches(['.', '-', '_', '%', '+', '@']);
    if is_email(host) {
        return Ok(host.len());
    }
    if host.starts_with("www.") || is_domain(host) {
        return Ok(
            if rest.get(host.len()..).is_some_and(|path| path.starts_with('/'))
                || host.starts_with("www.")
            {
                url_length(rest)
            } else {
                host.len()
            },
        );
    }
    Err(run)
}

/// Whether a whole line is an address and nothing else.
pub(crate) fn is_address(line: &str) -> bool {
    let bare =
        line.trim_matches(|c: char| letters::is_gap(c) || matches!(c, '(' | ')' | '<' | '>' | '.'));
    !bare.is_empty() && !bare.starts_with('#') && address(None, bare) == Ok(bare.len())
}

fn starts_with_scheme(text: &str) -> bool {
    let head = text.get(..8).unwrap_or(text).as_bytes();
    head.eq_ignore_ascii_case(b"https://")
        || head.get(..7).is_some_and(|head| head.eq_ignore_ascii_case(b"http://"))
}

/// `#name` or `@name` of at least two characters, one of them a letter.
fn named(name: &str, is_part: fn(char) -> bool) -> Result<usize, usize> {
    let length: usize = name.chars().take_while(|&c| is_part(c)).map(char::len_utf8).sum();
    let name = name.get(..length).unwrap_or_default();
    if name.chars().nth(1).is_some() && name.chars().any(letters::is_letter) {
        Ok(1 + length)
    } else {
        Err(1)
    }
}

fn is_host_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'%' | b'+' | b'@')
}

fn is_email(host: &str) -> bool {
    host.split_once('@').is_some_and(|(name, domain)| {
        let labels = domain.split('.').filter(|label| !label.is_empty()).count();
        !name.is_empty()
            && labels > 1
            && labels == domain.split('.').count()
            && !domain.contains('@')
    })
}

fn is_domain(host: &str) -> bool {
    let Some((name, last)) = host.rsplit_once('.') else { return false };
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    DOMAINS.contains(&last)
        && name.split('.').all(is_label)
        && name.bytes().any(|b| b.is_ascii_alphabetic())
}

/// Up to the first blank, quote, bracket or Arabic mark, without the marks that end the sentence around it.
fn url_length(text: &str) -> usize {
    let ends = |c: char| {
        letters::is_gap(c)
            || matches!(
                c,
                '"' | '<'
                    | '>'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '{'
                    | '}'
                    | '|'
                    | letters::GUILLEMET_OPEN
                    | letters::GUILLEMET_CLOSE
                    | letters::DOUBLE_QUOTE_LEFT
                    | letters::DOUBLE_QUOTE_RIGHT
                    | letters::COMMA
                    | letters::SEMICOLON
                    | letters::QUESTION
            )
    };
    let end = text.find(ends).unwrap_or(text.len());
    text.get(..end)
        .unwrap_or_default()
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', letters::ELLIPSIS])
        .len()
}
