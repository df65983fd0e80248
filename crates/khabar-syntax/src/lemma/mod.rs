//! Dictionary forms with their vowels: looked up, chosen by what stands around, or put together.
//!
//! | module | what it holds |
//! |---|---|
//! | `choose` | which of several dictionary forms fits here |
//! | `guess` | the dictionary form of a word that was never seen |
//! | `vocalise` | the vowels of a word |
//! | `train` | training of all three |

mod choose;
mod guess;
pub(crate) mod train;
mod vocalise;

use khabar_types::Upos;

use crate::format::{Reader, WeightsError, Writer};
use crate::hash::{self, mix};
use crate::lookup::Lookup;
use crate::weights::Weights;

pub(crate) use choose::{Around, Neighbour};
use vocalise::Vocaliser;

/// What was learnt.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lemmas {
    texts: Vec<Box<str>>,
    /// Forms with their tags to places in `candidates`: the first and how many.
    forms: Lookup<(u32, u32)>,
    candidates: Vec<u32>,
    /// Folded dictionary forms with their tags.
    dictionary: Lookup<u32>,
    /// Weights of observations around a word with a dictionary form; a power of two long.
    around: Vec<i16>,
    vocaliser: Vocaliser,
}

/// A word whose dictionary form is wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) form: &'a str,
    /// `form` folded.
    pub(crate) normal: &'a str,
    pub(crate) upos: Upos,
    pub(crate) features: &'a str,
}

fn place(normal: &str, upos: Upos) -> u64 {
    mix(hash::text(normal), 77 + upos as u64)
}

impl Lemmas {
    /// The dictionary form of a word with its vowels.
    pub(crate) fn of(
        &self,
        lexicon: &Weights,
        wanted: &Wanted<'_>,
        around: impl FnOnce() -> Around,
    ) -> Box<str> {
        match self.seen(wanted) {
            [] => guess::guess(self, lexicon, wanted),
            [only] => self.texts[*only as usize].clone(),
            several => self.texts[self.choose(several, &around()) as usize].clone(),
        }
    }

    /// The dictionary forms that a form was seen with.
    fn seen(&self, wanted: &Wanted<'_>) -> &[u32] {
        match self.forms.get(place(wanted.normal, wanted.upos)) {
            Some((first, count)) => &self.candidates[first as usize..(first + count) as usize],
            None => &[],
        }
    }

    /// A dictionary form by its folded letters.
    fn known(&self, normal: &str, upos: Upos) -> Option<&str> {
        let number = self.dictionary.get(place(normal, upos))?;
        Some(&self.texts[number as usize])
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.length(self.texts.len());
        writer.text(&self.texts.join("\n"));
        let forms = self.forms.rows();
        writer.length(forms.len());
        for (hash, (first, count)) in forms {
            writer.u64(hash);
            writer.u32(first);
            writer.u8(u8::try_from(count).unwrap_or(u8::MAX));
        }
        writer.length(self.candidates.len());
        self.candidates.iter().for_each(|&number| writer.u32(number));
        let dictionary = self.dictionary.rows();
        writer.length(dictionary.len());
        for (hash, number) in dictionary {
            writer.u64(hash);
            writer.u32(number);
        }
        writer.i16s(&self.around);
        self.vocaliser.write(writer);
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        let misfit = crate::format::misfit;
        let count = reader.length()?;
        let texts: Vec<Box<str>> = reader.text()?.split('\n').map(Box::from).collect();
        if texts.len() != count {
            return Err(misfit("dictionary forms are missing"));
        }
        let mut forms = Vec::new();
        let count = reader.length()?;
        for _ in 0..count {
            forms.push((reader.u64()?, (reader.u32()?, u32::from(reader.u8()?))));
        }
        let count = reader.length()?;
        let candidates: Vec<u32> = (0..count).map(|_| reader.u32()).collect::<Result<_, _>>()?;
        let end = |(first, count): (u32, u32)| first as usize + count as usize;
        if forms.iter().any(|(_, range)| end(*range) > candidates.len())
            || candidates.iter().any(|&number| number as usize >= texts.len())
        {
            return Err(misfit("a form points to no dictionary form"));
        }
        let mut dictionary = Vec::new();
        let count = reader.length()?;
        for _ in 0..count {
            dictionary.push((reader.u64()?, reader.u32()?));
        }
        if dictionary.iter().any(|(_, number)| *number as usize >= texts.len()) {
            return Err(misfit("the dictionary points to no dictionary form"));
        }
        let around = reader.i16s()?;
        if !around.len().is_power_of_two() {
            return Err(misfit("a table is no power of two long"));
        }
        let (many, more) = (forms.len(), dictionary.len());
        Ok(Self {
            texts,
            forms: Lookup::new(forms, many),
            candidates,
            dictionary: Lookup::new(dictionary, more),
            around,
            vocaliser: Vocaliser::read(reader)?,
        })
    }
}
