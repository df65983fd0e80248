//! Which way to read a token fits beside its neighbours.
//!
//! Read from left to right: each token is chosen when those before it are. The rules are few, each one line of the table below, and
//! speak of what stands immediately before the stem.

use khabar_types::Upos;

use crate::analysis::{Analysis, Article};
use crate::features::{Aspect, Inflection};
use crate::key::Key;

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
    /// A noun or adjective with its article or a pronoun, and whether it ends as feminines do.
    Definite(bool),
    /// A noun without: the head of a genitive, or indefinite.
    Bare(bool),
    Name,
    Other,
}

/// What a reading gains or loses there, to be added to its cost.
///
/// `number` says that digits follow: then a noun is counted or dated, as عام is in عام 2011.
pub(crate) fn cost(analysis: &Analysis, before: Before, number: bool) -> f32 {
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
        (Before::Bare(_), Some((Aspect::Perfect, _))) => 1.0,
        (Before::Definite(_), Some(_)) => -1.0,
        (Before::Name, Some(_)) => -0.5,
        (_, Some((_, 1 | 2))) => 1.5,
        (_, None) if analysis.upos == Upos::Adj && number => 1.7,
        (before, None) if analysis.upos == Upos::Adj => adjective(analysis, before),
        _ => 0.0,
    }
}

/// An adjective follows a noun and agrees with it in having the article and in gender; but a noun that looks masculine may be a plural.
fn adjective(analysis: &Analysis, before: Before) -> f32 {
    let agrees = |feminine: bool| !feminine || is_feminine(analysis.stem);
    match (before, analysis.article) {
        (Before::Definite(feminine), Article::Written)
        | (Before::Bare(feminine), Article::None)
            if agrees(feminine) =>
        {
            -1.5
        }
        (Before::Preposition | Before::Verb | Before::Start, _) => 1.7,
        (Before::Bare(_), Article::Written) => 1.7,
        (Before::Name | Before::Number | Before::Other, _) => 0.0,
        _ => 1.0,
    }
}

/// Whether a folded word ends in ة or ات.
fn is_feminine(stem: Key) -> bool {
    [FEMININE, PLURAL].into_iter().any(|ending| stem.strip_end(ending).is_some())
}

const FEMININE: Key = Key::word(&['ه']);
const PLURAL: Key = Key::word(&['ا', 'ت']);

/// What a chosen analysis is to the token behind it.
pub(crate) fn after(analysis: &Analysis, stem: &str) -> Before {
    let feminine = is_feminine(analysis.stem);
    if analysis.pronoun.is_some() && !matches!(analysis.upos, Upos::Verb | Upos::Sconj) {
        return if analysis.upos == Upos::Adp { Before::Other } else { Before::Definite(feminine) };
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
        Upos::Noun | Upos::Adj if article => Before::Definite(feminine),
        Upos::Noun | Upos::Adj => Before::Bare(feminine),
        Upos::Propn | Upos::X => Before::Name,
        _ => Before::Other,
    }
}

fn is_relative(stem: &str) -> bool {
    matches!(stem, "الذي" | "التي" | "الذين" | "اللذان" | "اللذين" | "اللتان" | "اللتين")
}
