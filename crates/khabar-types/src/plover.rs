//! The event types, modes and scores of PLOVER, as POLECAT uses them, and the five ties of Khabar.
//!
//! One table; `shared` lists, exports and help are derived from it. Scores are Goldstein-like, -10 conflict to +10 cooperation; a tie has none.

use std::fmt;

/// The side of the PLOVER square that an event type lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuadClass {
    /// Cooperation in words.
    VerbalCooperation,
    /// Cooperation in deeds.
    MaterialCooperation,
    /// Conflict in words.
    VerbalConflict,
    /// Conflict in deeds.
    MaterialConflict,
    /// Not an event: a state between two actors.
    Tie,
}

impl QuadClass {
    /// The name that PLOVER uses; `tie` for ties.
    pub const fn name(self) -> &'static str {
        match self {
            Self::VerbalCooperation => "verbal cooperation",
            Self::MaterialCooperation => "material cooperation",
            Self::VerbalConflict => "verbal conflict",
            Self::MaterialConflict => "material conflict",
            Self::Tie => "tie",
        }
    }
}

macro_rules! plover {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $quad:ident, $score:expr, [$($mode:literal $mode_score:expr),*];)*) => {
        /// What a claim says: one of the 16 event types of PLOVER or one of the five ties.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ClaimType { $($(#[$doc])* $variant,)* }

        impl ClaimType {
            /// All of them, events first.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in the data contract.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The type of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// Its side of the square.
            pub const fn quad_class(self) -> QuadClass {
                match self { $(Self::$variant => QuadClass::$quad,)* }
            }

            /// Its score where no mode is known.
            pub const fn score(self) -> f32 {
                match self { $(Self::$variant => $score,)* }
            }

            /// Its modes, with their scores.
            pub const fn modes(self) -> &'static [(&'static str, f32)] {
                match self { $(Self::$variant => &[$(($mode, $mode_score)),*],)* }
            }
        }
    };
}

plover! {
    /// Agree or promise to cooperate.
    Agree = "AGREE", VerbalCooperation, 2.5, [];
    /// Meet, visit, talk.
    Consult = "CONSULT", VerbalCooperation, 2.5, ["visit" 4.0, "third-party" 1.0, "multilateral" 4.0, "phone" 1.5];
    /// Back, praise, recognise, sign.
    Support = "SUPPORT", VerbalCooperation, 5.0, [];
    /// Give way in words.
    Concede = "CONCEDE", VerbalCooperation, 4.5, [];
    /// Cooperate in deeds, mutually.
    Cooperate = "COOPERATE", MaterialCooperation, 9.5, [];
    /// Give money, arms, personnel, asylum, relief.
    Aid = "AID", MaterialCooperation, 10.0, [];
    /// Give way in deeds.
    Retreat = "RETREAT", MaterialCooperation, 6.5,
        ["withdraw" 8.0, "release" 6.5, "disarm" 10.0, "ceasefire" 7.5, "access" 6.5, "resign" 4.5];
    /// Ask, demand, order.
    Request = "REQUEST", VerbalConflict, 0.0, ["assist" 0.5, "change" -1.0, "yield" -1.0, "meet" 0.0];
    /// Condemn, accuse, reveal wrongdoing, investigate. The manual prints +3, a misprint.
    Accuse = "ACCUSE", VerbalConflict, -3.0, ["disapprove" -2.0, "investigate" -3.5, "allege" -3.5];
    /// Refuse, oppose.
    Reject = "REJECT", VerbalConflict, -2.0, ["assist" -1.5, "change" -2.0, "yield" -2.0, "meet" -2.0];
    /// Threaten.
    Threaten = "THREATEN", VerbalConflict, -3.5,
        ["restrict" -3.0, "arrest" -3.5, "relations" -3.5, "expel" -3.5, "territory" -4.0, "violence" -3.5];
    /// Demonstrate, strike, riot.
    Protest = "PROTEST", MaterialConflict, -5.0,
        ["demo" -5.0, "riot" -7.0, "strike" -5.0, "hunger" -4.5, "boycott" -4.5, "obstruct" -4.5, "vandalize" -5.0];
    /// Reduce relations, stop help, expel, convict. One table of the manual says verbal.
    Sanction = "SANCTION", MaterialConflict, -6.0, ["convict" -6.0, "expel" -5.5, "withdraw" -6.0, "discontinue" -6.0];
    /// Move or ready forces.
    Mobilize = "MOBILIZE", MaterialConflict, -5.5, ["troops" -6.5, "weapons" -6.5, "police" -5.5, "militia" -6.0];
    /// Repress, arrest, besiege, confiscate, deceive.
    Coerce = "COERCE", MaterialConflict, -7.0,
        ["seize" -7.0, "restrict" -7.0, "censor" -6.5, "curfew" -6.5, "martial-law" -7.5, "arrest" -7.0, "deport" -7.0,
         "withhold" -7.0, "misinformation" -6.5, "cyber" -7.0];
    /// Use force.
    Assault = "ASSAULT", MaterialConflict, -9.0,
        ["abduct" -8.5, "beat" -7.5, "torture" -8.5, "sexual" -8.5, "targeted" -9.5, "destroy" -8.5, "primitive" -8.0,
         "firearms" -9.0, "explosives" -9.0, "suicide-attack" -9.5, "aerial" -9.5, "drone" -9.5, "heavy-weapons" -9.5,
         "crowd-control" -7.5, "unconventional" -10.0];
    /// The actor leads or commands the recipient.
    Leads = "LEADS", Tie, 0.0, [];
    /// The actor belongs to, speaks for or holds a post in the recipient.
    Affiliated = "AFFILIATED", Tie, 0.0, [];
    /// The actor backs or sides with the recipient as a lasting state.
    Allied = "ALLIED", Tie, 0.0, [];
    /// Lasting enmity of the actor towards the recipient.
    Hostile = "HOSTILE", Tie, 0.0, [];
    /// The actor holds the recipient, a place.
    Controls = "CONTROLS", Tie, 0.0, [];
}

impl ClaimType {
    /// Whether it is a state between two actors, not an event.
    pub const fn is_tie(self) -> bool {
        matches!(self.quad_class(), QuadClass::Tie)
    }
}

impl fmt::Display for ClaimType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How an event was done: one of the modes of its type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mode {
    name: &'static str,
    score: f32,
}

impl Mode {
    /// The mode of that name, if the type has it.
    pub fn of(kind: ClaimType, name: &str) -> Option<Self> {
        kind.modes()
            .iter()
            .find(|(mode, _)| *mode == name)
            .map(|&(name, score)| Self { name, score })
    }

    /// Its name in the data contract.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Its score, which replaces that of the type.
    pub const fn score(self) -> f32 {
        self.score
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_belong_to_their_type() {
        assert_eq!(Mode::of(ClaimType::Assault, "aerial").map(Mode::score), Some(-9.5));
        assert_eq!(Mode::of(ClaimType::Aid, "aerial"), None);
        assert_eq!(ClaimType::ALL.iter().filter(|kind| kind.is_tie()).count(), 5);
        for &kind in ClaimType::ALL {
            assert_eq!(ClaimType::from_name(kind.name()), Some(kind));
        }
    }
}
