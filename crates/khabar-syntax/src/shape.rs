//! What the letters of a token show that folding hides.

use khabar_text::letters;

/// The last letter of a token, as far as it tells pronouns from endings.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Last {
    /// ة: no pronoun ends the token, and it is no verb.
    TehMarbuta,
    /// ى: it is no pronoun.
    AlefMaksura,
    /// A real ه: most often a pronoun.
    Heh,
    #[default]
    Other,
}

/// What the letters of a token show that folding hides.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Shape {
    pub(crate) last: Last,
    /// The first letter is أ, إ or آ, so it is no article.
    pub(crate) hamza_first: bool,
    /// The first letter is أ.
    pub(crate) hamza_above: bool,
}

impl Shape {
    /// Read from a surface.
    pub(crate) fn of(surface: &str) -> Self {
        let last = surface.chars().rev().find(|&letter| !letters::is_mark(letter));
        let first = surface.chars().next();
        Self {
            last: match last {
                Some(letters::TEH_MARBUTA) => Last::TehMarbuta,
                Some(letters::ALEF_MAKSURA) => Last::AlefMaksura,
                Some(letters::HEH) => Last::Heh,
                _ => Last::Other,
            },
            hamza_first: matches!(
                first,
                Some(
                    letters::ALEF_HAMZA_ABOVE
                        | letters::ALEF_HAMZA_BELOW
                        | letters::ALEF_MADDA_ABOVE
                )
            ),
            hamza_above: first == Some(letters::ALEF_HAMZA_ABOVE),
        }
    }
}
