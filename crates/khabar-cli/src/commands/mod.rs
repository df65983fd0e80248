//! One file a command.

pub(crate) mod add;
pub(crate) mod ask;
pub(crate) mod claims;
pub(crate) mod corrections;
pub(crate) mod demo;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod extract;
pub(crate) mod figures;
pub(crate) mod gazetteer;
pub(crate) mod manifest;
pub(crate) mod parse;
pub(crate) mod reextract;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod stories;
pub(crate) mod train_claims;
pub(crate) mod train_names;
pub(crate) mod train_syntax;
