//! A token as the recogniser sees it: its letters with and without what may be attached, its classes, and what the tables say about it.

use khabar_types::EntityType;

use super::features::of_text;
use crate::{Knowledge, knowledge::classes::Classes};

/// A folded token and what can be said about it alone.
pub(super) struct Piece<'doc> {
    /// All its letters.
    pub full: &'doc str,
    /// Without conjunction and preposition.
    pub stem: &'doc str,
    /// Without the article either.
    pub bare: &'doc str,
    /// Which of these it has lost, as a small number.
    pub clitics: u8,
    /// Classes of the stem.
    pub classes: Classes,
    /// What the lexicon says, a bit each.
    pub listed: u16,
    /// The gazetteer's word at this place: nothing, or 1 + type, begin or inside, strong or weak.
    pub gazetteer: u8,
    /// What kind of signs it is made of.
    pub shape: u8,
}

impl Piece<'_> {
    /// The word behind clitics and article, as a number.
    pub(super) fn word(&self) -> u64 {
        of_text(self.bare)
    }
}

/// Bits of [`Piece::listed`].
pub(super) mod listed {
    pub(crate) const GIVEN: u16 = 1;
    pub(crate) const GIVEN_COMMON: u16 = 2;
    pub(crate) const NAME_PART: u16 = 4;
    pub(crate) const TITLE: u16 = 8;
    pub(crate) const HEAD: u16 = 16;
    pub(crate) const INSTITUTION: u16 = 32;
    pub(crate) const NISBA: u16 = 64;
    pub(crate) const NOMINAL: u16 = 128;
    pub(crate) const SAYING: u16 = 256;
    pub(crate) const PLACE_HEAD: u16 = 512;
    pub(crate) const GROUP_HEAD: u16 = 1024;
}

/// The pieces of a sentence.
pub(super) fn pieces<'doc>(knowledge: &Knowledge, tokens: &[&'doc str]) -> Vec<Piece<'doc>> {
    let mut pieces: Vec<Piece<'doc>> = tokens.iter().map(|token| piece(knowledge, token)).collect();
    mark_gazetteer(knowledge, &mut pieces);
    pieces
}

fn piece<'doc>(knowledge: &Knowledge, full: &'doc str) -> Piece<'doc> {
    let (stem, mut clitics) = stem(knowledge, full);
    let bare = match stem.strip_prefix("ال") {
        Some(rest) if rest.chars().count() >= 2 => {
            clitics |= 4;
            rest
        }
        _ => stem,
    };
    let table = &knowledge.classes;
    let classes = table
        .of(stem)
        .or_else(|| table.of(full))
        .or_else(|| table.of(bare))
        .or_else(|| without_pronoun(stem).and_then(|short| table.of(short)))
        .unwrap_or_default();
    Piece {
        full,
        stem,
        bare,
        clitics,
        classes,
        listed: listed_as(knowledge, full, stem),
        gazetteer: 0,
        shape: shape(full),
    }
}

fn without_pronoun(stem: &str) -> Option<&str> {
    ["هما", "ها", "هم", "نا", "ه"].iter().find_map(|end| stem.strip_suffix(end))
}

/// A token without و or ف and without ب, ل or ك, where what is left is a better known word.
fn stem<'doc>(knowledge: &Knowledge, full: &'doc str) -> (&'doc str, u8) {
    let (mut stem, mut clitics) = (full, 0);
    if let Some(rest) = full.strip_prefix(['و', 'ف'])
        && is_better(knowledge, rest, full)
    {
        stem = rest;
        clitics |= 1;
    }
    if let Some(rest) = stem.strip_prefix("لل")
        && rest.chars().count() >= 3
    {
        return (rest, clitics | 2 | 8);
    }
    if let Some(rest) = stem.strip_prefix(['ب', 'ل', 'ك'])
        && is_better(knowledge, rest, stem)
    {
        stem = rest;
        clitics |= 2;
    }
    (stem, clitics)
}

fn is_better(knowledge: &Knowledge, rest: &str, whole: &str) -> bool {
    if rest.chars().count() < 3 {
        return false;
    }
    let table = &knowledge.classes;
    match (table.rank(rest), table.rank(whole)) {
        (Some(rest), Some(whole)) => rest < whole,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (None, None) => {
            rest.starts_with("ال")
                || knowledge.gazetteer.names().opens(rest)
                || knowledge.lexicon.given_names.contains_key(rest)
                || knowledge.lexicon.name_parts.contains(rest)
        }
    }
}

fn listed_as(knowledge: &Knowledge, full: &str, stem: &str) -> u16 {
    let lexicon = &knowledge.lexicon;
    let mut bits = 0;
    let mut set = |bit: u16, holds: bool| {
        if holds {
            bits |= bit;
        }
    };
    match lexicon.given_names.get(stem).or_else(|| lexicon.given_names.get(full)) {
        Some(false) => set(listed::GIVEN, true),
        Some(true) => set(listed::GIVEN_COMMON, true),
        None => {}
    }
    set(listed::NAME_PART, lexicon.name_parts.contains(stem) || lexicon.name_parts.contains(full));
    set(listed::TITLE, lexicon.titles.opens(stem));
    if let Some((_, heads)) = lexicon.heads.longest([stem]) {
        let bit = match heads[0].kind {
            EntityType::Gpe | EntityType::Loc => listed::PLACE_HEAD,
            EntityType::Arm | EntityType::Grp => listed::GROUP_HEAD,
            _ => listed::HEAD,
        };
        set(bit, true);
    }
    set(listed::INSTITUTION, lexicon.institutions.opens(stem));
    set(listed::NISBA, knowledge.gazetteer.nisba(stem).is_some());
    set(listed::NOMINAL, lexicon.nominals.opens(stem));
    set(
        listed::SAYING,
        lexicon.reporting.contains_key(stem) || lexicon.reporting.contains_key(full),
    );
    bits
}

/// The longest names of the gazetteer, from the left.
fn mark_gazetteer(knowledge: &Knowledge, pieces: &mut [Piece<'_>]) {
    let trie = knowledge.gazetteer.names();
    let mut at = 0;
    while at < pieces.len() {
        let mut best: Option<(usize, u8)> = None;
        let with_article;
        let piece = &pieces[at];
        let mut starts = vec![piece.full];
        if piece.stem != piece.full {
            starts.push(piece.stem);
        }
        if piece.clitics & 8 != 0 {
            with_article = format!("ال{}", piece.stem);
            starts.push(&with_article);
        }
        for start in starts {
            let Some(mut node) = trie.step(0, start) else { continue };
            let mut to = at + 1;
            loop {
                if let Some(name) = trie
                    .values(node)
                    .iter()
                    .filter(|name| !name.people)
                    .min_by_key(|name| name.weak)
                    && best.is_none_or(|(end, _)| to > end)
                {
                    let kind = knowledge.gazetteer.get(name.entry).kind;
                    let code = match kind {
                        EntityType::Per => 1,
                        EntityType::Org => 2,
                        EntityType::Arm | EntityType::Grp => 3,
                        EntityType::Gpe => 4,
                        EntityType::Loc => 5,
                    };
                    best = Some((to, code * 2 + u8::from(name.weak)));
                }
                let Some(next) = pieces.get(to).filter(|_| to - at < 8) else { break };
                let Some(step) = trie.step(node, next.full) else { break };
                node = step;
                to += 1;
            }
        }
        let Some((to, code)) = best else {
            at += 1;
            continue;
        };
        let several = u8::from(to > at + 1);
        for (index, piece) in pieces[at..to].iter_mut().enumerate() {
            piece.gazetteer = 1 + code * 4 + several * 2 + u8::from(index > 0);
        }
        at = to;
    }
}

fn shape(token: &str) -> u8 {
    let mut chars = token.chars();
    let Some(first) = chars.next() else { return 0 };
    if token.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '%' | '/')) {
        return 1;
    }
    if first.is_ascii_alphabetic() {
        return 2;
    }
    if matches!(first, '"' | '«' | '»' | '“' | '”' | '\'') {
        return 3;
    }
    if matches!(first, '(' | ')' | '[' | ']') {
        return 4;
    }
    if !first.is_alphabetic() {
        return 5;
    }
    if token.chars().any(|sign| sign.is_ascii_digit()) {
        return 6;
    }
    match token.chars().count() {
        1 => 7,
        2 => 8,
        3 => 9,
        4 | 5 => 10,
        6..=8 => 11,
        _ => 12,
    }
}
