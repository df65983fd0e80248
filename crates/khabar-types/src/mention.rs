//! Words that refer to somebody or some place, and whom they refer to.

use crate::{Quantity, QuantityId, Rule, Span, Table, TimeExpr, TimeId, id, named};

id! {
    /// An entity of a document.
    EntityId,
    /// A mention of a document.
    MentionId,
}

named! {
    /// What an entity is.
    EntityType {
        /// A person.
        Per = "PER",
        /// An organisation: government, ministry, party, company, court, outlet, international body.
        Org = "ORG",
        /// An armed force or group.
        Arm = "ARM",
        /// A country, city, town or region that people live in.
        Gpe = "GPE",
        /// Any other place: base, airport, border, desert, neighbourhood.
        Loc = "LOC",
        /// People without an organisation, anonymous sources among them.
        Grp = "GRP",
    }
}

named! {
    /// How a mention refers.
    Level {
        /// With a name.
        Nam = "NAM",
        /// With a common noun.
        Nom = "NOM",
    }
}

/// A place on the map, in decimal degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates {
    /// North positive.
    pub latitude: f64,
    /// East positive.
    pub longitude: f64,
}

/// An actor, place or group of the world, as one document speaks of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Stable key: the gazetteer's id, or made from type and normal form.
    pub key: Box<str>,
    /// What it is.
    pub kind: EntityType,
    /// Its neutral Arabic name, or its longest mention.
    pub ar: Box<str>,
    /// Its English name, where known.
    pub en: Option<Box<str>>,
    /// Its Wikidata id, where certain.
    pub wikidata: Option<Box<str>>,
    /// ISO 3166-1 alpha-2 of where it is or whom it serves, where known.
    pub country: Option<Box<str>>,
    /// Where it lies, for places of the gazetteer.
    pub coordinates: Option<Coordinates>,
}

/// Words that refer to an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name or noun phrase without proclitics, titles, quotation marks.
    pub span: Span,
    /// Whom it refers to.
    pub entity: EntityId,
    /// What is referred to, as used here: a capital that stands for its government stays a GPE.
    pub kind: EntityType,
    /// By name or by noun.
    pub level: Level,
    /// How it was found.
    pub rule: Rule,
}

/// Everything that a document mentions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentions {
    /// Whom, each once.
    pub entities: Table<EntityId, Entity>,
    /// With which words; sorted by start, longer first. One may hold another.
    pub mentions: Table<MentionId, Mention>,
    /// When; sorted, not overlapping.
    pub times: Table<TimeId, TimeExpr>,
    /// How many; sorted, not overlapping.
    pub quantities: Table<QuantityId, Quantity>,
}
