//! The tags of the recogniser: a name begins, a name goes on, or no name.

use khabar_types::named;

named! {
    /// What a token is to a name, in the order of the weights.
    Tag {
        /// No part of a name.
        Out = "O",
        /// A person begins.
        BeginPer = "B-PERS",
        /// A person goes on.
        InPer = "I-PERS",
        /// An organisation begins.
        BeginOrg = "B-ORG",
        /// An organisation goes on.
        InOrg = "I-ORG",
        /// A place begins.
        BeginLoc = "B-LOC",
        /// A place goes on.
        InLoc = "I-LOC",
        /// Another name begins.
        BeginMisc = "B-MISC",
        /// Another name goes on.
        InMisc = "I-MISC",
    }
}

/// How many tags there are.
pub(super) const TAGS: usize = 9;

/// Whether a tag may stand behind another: a name goes on only where it has begun.
pub(super) const fn may_follow(before: usize, tag: usize) -> bool {
    tag % 2 == 1 || tag == 0 || before == tag || before + 1 == tag
}

impl Tag {
    /// The tag at a place in the order of the weights.
    pub(super) fn of_index(index: usize) -> Self {
        Self::ALL[index]
    }

    /// The type of the name that a tag is part of, without what part: `PERS`; `None` outside.
    pub fn kind(self) -> Option<&'static str> {
        self.name().split_once('-').map(|(_, kind)| kind)
    }

    /// Whether a name begins here.
    pub const fn begins(self) -> bool {
        matches!(self, Self::BeginPer | Self::BeginOrg | Self::BeginLoc | Self::BeginMisc)
    }
}

/// The names of a sentence: first token, behind the last, type. A name that only goes on begins where it is first seen.
pub fn spans(tags: &[Tag]) -> Vec<(usize, usize, &'static str)> {
    let mut spans: Vec<(usize, usize, &'static str)> = Vec::new();
    let mut open = false;
    for (at, tag) in tags.iter().enumerate() {
        let Some(kind) = tag.kind() else {
            open = false;
            continue;
        };
        match spans.last_mut() {
            Some(last) if open && !tag.begins() && last.2 == kind => last.1 = at + 1,
            _ => spans.push((at, at + 1, kind)),
        }
        open = true;
    }
    spans
}
