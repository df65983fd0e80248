//! One file a command.

pub(crate) mod add;
pub(crate) mod demo;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod gazetteer;
pub(crate) mod parse;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod train_names;
pub(crate) mod train_syntax;
