//! Which way to read a token fits beside its neighbours.
//!
//! Read from left to right: each token is chosen when those before it are. The rules are few, each one line of the table below, and
//! speak of what stands immediately before the stem.

use khabar_types::Upos;

use crate::analysis::{Analysis, Article};
use crate::features::{Aspect, Inflection};

/// What stands before a stem.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Before {
    /// The sentence begins, or a mark or conjunction parts the clause.
    Start,
    Preposition,
    /// قد, لم, لن, سوف, س: only a verb follows.
    VerbParticle,
    /// أن, لا, ما, كي: an imperfect often follows.
    Subordinator,
    /// الذي and its forms.
    Relative,
    Verb,
    /// كان and its sisters.
    Auxiliary,
    Number,
    /// A noun or adjective with its article or a pronoun.
    Definite,
    /// A noun without: the head of a genitive, or indefinite.
    Bare,
    Name,
    Other,
}

/// What a reading gains or loses there, to be added to its cost.
pub(crate) fn cost(analysis: &Analysis, before: Before) -> f32 {
    let before = match (analysis.proclitic, analysis.conjunction) {
        (Some(clitic), _) if clitic.upos == Upos::Aux => Before::VerbParticle,
        (Some(_), _) => Before::Preposition,
        (None, Some(_)) => Before::Start,
        (None, None) => before,
    };
    let aspect = match analysis.reading.map(|reading| reading.inflection) {
        Some(Inflection::Verb(features)) => Some((features.aspect, features.person)),
        _ => None,
    };
    match (before, aspect) {
        // ل and an imperfect has paid already.
        (Before::Preposition, Some(_)) if analysis.proclitic.is_some() => 0.0,
        (Before::Preposition, Some(_)) => 8.0,
        (Before::VerbParticle, Some(_)) => -4.0,
        (Before::VerbParticle, None) => 2.0,
        (Before::Subordinator, Some((Aspect::Imperfect, _))) => -2.0,
        (Before::Relative, Some(_)) => -2.5,
        (Before::Start, Some((Aspect::Perfect, 3))) => -1.5,
        (Before::Verb, Some(_)) => 2.5,
        (Before::Auxiliary, Some((Aspect::Imperfect, _))) => -1.5,
        (Before::Number, Some(_)) => 2.5,
        (Before::Bare, Some((Aspect::Perfect, _))) => 1.0,
        (Before::Definite, Some(_)) => -1.0,
        (Before::Name, Some(_)) => -0.5,
        (_, Some((_, 1 | 2))) => 1.5,
        (before, None) if analysis.upos == Upos::Adj => adjective(analysis, before),
        _ => 0.0,
    }
}

/// An adjective follows a noun and agrees with it in having the article.
fn adjective(analysis: &Analysis, before: Before) -> f32 {
    match (before, analysis.article) {
        (Before::Definite, Article::Written) | (Before::Bare, Article::None) => -1.5,
        (Before::Bare, _) | (Before::Definite, _) => 0.5,
        _ => 1.0,
    }
}

/// What a chosen analysis is to the token behind it.
pub(crate) fn after(analysis: &Analysis, stem: &str) -> Before {
    if analysis.pronoun.is_some() && !matches!(analysis.upos, Upos::Verb | Upos::Sconj) {
        return if analysis.upos == Upos::Adp { Before::Other } else { Before::Definite };
    }
    let article = analysis.article != Article::None;
    match analysis.upos {
        Upos::Adp if stem == "حتي" => Before::Other,
        Upos::Adp => Before::Preposition,
        Upos::Aux if matches!(stem, "قد" | "لقد" | "سوف") => Before::VerbParticle,
        Upos::Part if matches!(stem, "لم" | "لن") => Before::VerbParticle,
        Upos::Part | Upos::Sconj => Before::Subordinator,
        Upos::Det if is_relative(stem) => Before::Relative,
        Upos::Det if stem == "ما" => Before::Subordinator,
        Upos::Aux => Before::Auxiliary,
        Upos::Verb => Before::Verb,
        Upos::Num => Before::Number,
        Upos::Cconj | Upos::Punct => Before::Start,
        Upos::Noun | Upos::Adj if article => Before::Definite,
        Upos::Noun | Upos::Adj => Before::Bare,
        Upos::Propn | Upos::X => Before::Name,
        _ => Before::Other,
    }
}

fn is_relative(stem: &str) -> bool {
    matches!(stem, "الذي" | "التي" | "الذين" | "اللذان" | "اللذين" | "اللتان" | "اللتين")
}
