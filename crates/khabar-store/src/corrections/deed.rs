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
    /// Two entities whose names are alike are two: nobody need look at them again.
    Distinct {
        /// The one.
        entity: String,
        /// The other.
        other: String,
    },
    /// Two reports do differ.
    ConfirmDisagreement {
        /// The claim of one side.
        claim: String,
        /// That of the other.
        other: String,
        /// In what: `actors`, `places`, `time`, `polarity`, or the unit of a number.
        field: String,
    },
    /// Two reports do not differ, or not in a way that matters.
    DismissDisagreement {
        /// The claim of one side.
        claim: String,
        /// That of the other.
        other: String,
        /// In what.
        field: String,
    },
    /// An earlier correction is taken back.
    Undo {
        /// Its id.
        correction: String,
    },
}

const ENTITY_TYPES: [&str; 6] = ["PER", "ORG", "ARM", "GPE", "LOC", "GRP"];

impl Deed {
    /// The claims that it is about.
    pub fn claims(&self) -> Vec<&str> {
        match self {
            Self::Retype { claim, .. } | Self::Reject { claim } | Self::Confirm { claim } => {
                vec![claim]
            }
            Self::ConfirmDisagreement { claim, other, .. }
            | Self::DismissDisagreement { claim, other, .. } => vec![claim, other],
            _ => Vec::new(),
        }
    }

    /// The same about another claim where it is about this one.
    #[must_use]
    pub(crate) fn with_claim(&self, before: &str, after: &str) -> Self {
        let mut deed = self.clone();
        let places: Vec<&mut String> = match &mut deed {
            Self::Retype { claim, .. } | Self::Reject { claim } | Self::Confirm { claim } => {
                vec![claim]
            }
            Self::ConfirmDisagreement { claim, other, .. }
            | Self::DismissDisagreement { claim, other, .. } => vec![claim, other],
            _ => Vec::new(),
        };
        for claim in places.into_iter().filter(|claim| *claim == before) {
            after.clone_into(claim);
        }
        deed
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

    /// The entities that it is about, as far as they must be known already.
    pub fn entities(&self) -> Vec<&str> {
        match self {
            Self::Merge { entity, .. }
            | Self::Rename { entity, .. }
            | Self::RetypeEntity { entity, .. } => vec![entity],
            Self::Distinct { entity, other } => vec![entity, other],
            _ => Vec::new(),
        }
    }

    /// What is wrong with it in itself, if anything.
    pub(super) fn check(&self) -> Result<(), String> {
        match self {
            Self::Merge { entity, into } if entity == into => {
                Err(format!("an entity cannot be merged into itself: {entity}"))
            }
            Self::Distinct { entity, other } if entity == other => {
                Err(format!("an entity is not another than itself: {entity}"))
            }
            Self::ConfirmDisagreement { claim, other, .. }
            | Self::DismissDisagreement { claim, other, .. }
                if claim == other =>
            {
                Err(format!("a claim does not differ from itself: {claim}"))
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
