//! A token as the segmenter sees it: packed letters, hashes, class, shape.

use khabar_types::TokenKind;

use crate::clusters::{Class, Clusters};
use crate::hash;
use crate::key::Key;
use crate::shape::{Last, Shape};
use khabar_text::letters;

/// What the features of a token are made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View {
    /// The folded letters, if they are Arabic ones.
    pub(crate) key: Option<Key>,
    /// Of the folded token.
    pub(crate) normal: u64,
    /// Of the token without marks and tatweel: hamza and ة are told apart.
    pub(crate) spelled: u64,
    pub(crate) class: Class,
    /// Kind of token and what its letters show that folding hides.
    pub(crate) shape: u64,
    /// Whether its last letter can be a pronoun's: no pronoun ends in ة or ى.
    pub(crate) may_end_in_pronoun: bool,
}

impl View {
    /// Read one token.
    pub(crate) fn new(clusters: &Clusters, surface: &str, normal: &str, kind: TokenKind) -> Self {
        let key = Key::of(normal).filter(|key| *key != Key::EMPTY && kind == TokenKind::Word);
        let folded = hash::text(normal);
        let plain = surface.chars().all(|c| !letters::is_mark(c) && c != letters::TATWEEL);
        let spelled = if plain {
            hash::text(surface)
        } else {
            let kept = |c: &char| !letters::is_mark(*c) && *c != letters::TATWEEL;
            hash::text(&surface.chars().filter(kept).collect::<String>())
        };
        Self {
            key,
            normal: folded,
            spelled,
            class: clusters.of(normal, kind),
            shape: shape(surface, kind),
            may_end_in_pronoun: !matches!(
                Shape::of(surface).last,
                Last::TehMarbuta | Last::AlefMaksura
            ),
        }
    }
}

fn shape(surface: &str, kind: TokenKind) -> u64 {
    let shape = Shape::of(surface);
    let last = match shape.last {
        Last::TehMarbuta => 1,
        Last::AlefMaksura => 2,
        Last::Heh => 3,
        Last::Other => 0,
    };
    let tanween = u64::from(surface.contains(letters::FATHATAN));
    let latin = u64::from(surface.starts_with(|c: char| c.is_ascii_alphabetic()));
    kind as u64
        | last << 3
        | u64::from(shape.hamza_first) << 5
        | u64::from(shape.hamza_above) << 6
        | tanween << 7
        | latin << 8
        | u64::from(surface.chars().count() == 1) << 9
}
