//! Words that name an entity with a judgement.
