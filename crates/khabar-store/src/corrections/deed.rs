//! What a correction does.

use khabar_types::ClaimType;
use serde::{Deserialize, Serialize};

use crate::record::Offsets;

/// A decision. The names are part of the format of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Deed {
    /// Two entities are one: what was found for `entity` counts for `into`.
    Merge {
        /// The one that goes.
        entity: String,
        /// The one that stays.
        into: String,
    },
    /// One mention means somebody else than the other mentions of its entity.
    Split {
        /// The document.
        document: String,
        /// The words of the mention.
        at: Offsets,
        /// Whom they mean; a new key, or that of a known entity.
        into: String,
        /// The Arabic name of a new entity; the words themselves if there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ar: Option<String>,
    },
    /// An entity is called otherwise.
    Rename {
        /// Which.
        entity: String,
        /// Its Arabic name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ar: Option<String>,
        /// Its English name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        en: Option<String>,
    },
    /// An entity is of another type.
    RetypeEntity {
        /// Which.
        entity: String,
        /// `PER ORG ARM GPE LOC GRP`.
        r#type: String,
    },
    /// A claim is of another type.
    Retype {
        /// Which.
        claim: String,
        /// One of 16 event types and five ties.
        r#type: String,
        /// A mode of that type.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mode: Option<String>,
    },
    /// The text does not claim this.
    Reject {
        /// The claim.
        claim: String,
    },
    /// The text does claim this.
    Confirm {
        /// The claim.
        claim: String,
    },
    /// These words do not mean that entity, nor any other.
    RejectMention {
        /// The document.
        document: String,
        /// The words.
        at: Offsets,
    },
    /// These words do mean that entity.
    ConfirmMention {
        /// The document.
        document: String,
        /// The words.
        at: Offsets,
    },
    /// An earlier correction is taken back.
    Undo {
        /// Its id.
        correction: String,
    },
}

const ENTITY_TYPES: [&str; 6] = ["PER", "ORG", "ARM", "GPE", "LOC", "GRP"];

impl Deed {
    /// The claim that it is about.
    pub fn claim(&self) -> Option<&str> {
        match self {
            Self::Retype { claim, .. } | Self::Reject { claim } | Self::Confirm { claim } => {
                Some(claim)
            }
            _ => None,
        }
    }

    /// The document and words that it is about.
    pub fn mention(&self) -> Option<(&str, Offsets)> {
        match self {
            Self::Split { document, at, .. }
            | Self::RejectMention { document, at }
            | Self::ConfirmMention { document, at } => Some((document, *at)),
            _ => None,
        }
    }

    /// The entity that it is about.
    pub fn entity(&self) -> Option<&str> {
        match self {
            Self::Merge { entity, .. }
            | Self::Rename { entity, .. }
            | Self::RetypeEntity { entity, .. } => Some(entity),
            _ => None,
        }
    }

    /// What is wrong with it in itself, if anything.
    pub(super) fn check(&self) -> Result<(), String> {
        match self {
            Self::Merge { entity, into } if entity == into => {
                Err(format!("an entity cannot be merged into itself: {entity}"))
            }
            Self::Rename { ar: None, en: None, .. } => {
                Err("a new name is needed: Arabic, English or both".into())
            }
            Self::RetypeEntity { r#type, .. } if !ENTITY_TYPES.contains(&r#type.as_str()) => {
                Err(format!("expected one of the types {}; found {type}", ENTITY_TYPES.join(", ")))
            }
            Self::Retype { r#type, mode, .. } => {
                let Some(kind) = ClaimType::from_name(r#type) else {
                    let names: Vec<&str> = ClaimType::ALL.iter().map(|kind| kind.name()).collect();
                    return Err(format!(
                        "expected one of the types {}; found {type}",
                        names.join(", ")
                    ));
                };
                let modes: Vec<&str> = kind.modes().iter().map(|(mode, _)| *mode).collect();
                match mode {
                    Some(mode) if !modes.contains(&mode.as_str()) => Err(format!(
                        "expected a mode of {type}, that is one of [{}]; found {mode}",
                        modes.join(", ")
                    )),
                    _ => Ok(()),
                }
            }
            Self::Split { at, .. }
            | Self::RejectMention { at, .. }
            | Self::ConfirmMention { at, .. }
                if at[0] >= at[1] =>
            {
                Err(format!("expected a place with words in it; found {} to {}", at[0], at[1]))
            }
            _ => Ok(()),
        }
    }
}
