//! The other kind of tree parser that was tried: greedy transitions (arc-hybrid, dynamic oracle), averaged perceptrons over hashed features.
//!
//! `cargo run --release -p khabar-syntax --example linear -- TRAIN.conllu [gold | learnt] [EPOCHS]`. One sentence in twenty is held out; words are the treebank's, and so are
//! tags unless they are to be learnt.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a measuring tool")]

use std::time::{Duration, Instant};

use khabar_syntax::conllu::{self, Line, Sentence, column};

use crate::parser::Parser;
use crate::words::{Tree, Words, mix};

mod features;
mod parser;
mod perceptron;
mod tagger;
mod words;

/// Times that the held-out sentences are read to measure speed.
const READINGS: usize = 20;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let text = std::fs::read_to_string(arguments.next().unwrap()).unwrap();
    let learnt = arguments.next().is_some_and(|tags| tags == "learnt");
    let epochs = arguments.next().map_or(20, |epochs| epochs.parse().unwrap());
    let treebank = conllu::read(&text).unwrap();
    let (mut train, mut held) = (Vec::new(), Vec::new());
    let sound = treebank.iter().filter(|sentence| !repeats_its_end(sentence));
    for (index, sentence) in sound.enumerate() {
        let part = if index % 20 == 0 { &mut held } else { &mut train };
        part.push((sentence, Words::of(sentence)));
    }
    let mut relations: Vec<&str> =
        train.iter().flat_map(|(sentence, _)| sentence.words()).map(relation).collect();
    relations.sort_unstable();
    relations.dedup();
    println!("{} sentences, {} held out", train.len(), held.len());
    if learnt {
        let [upos, xpos] = tagger::retag(&mut train, &mut held);
        println!("tags right in what is held out: UPOS {upos:.2}, XPOS {xpos:.2}");
    }

    let mut parser = Parser::new(relations.len());
    let mut random = 1_u64;
    for epoch in 1..=epochs {
        for at in (1..train.len()).rev() {
            random = mix(random, 1);
            train.swap(at, usize::try_from(random % (at as u64 + 1)).unwrap());
        }
        for (sentence, words) in &train {
            parser.learn(words, &Tree::of(sentence, &relations), epoch > 1);
        }
        if epoch % 5 == 0 || epoch == epochs {
            report(epoch, &parser.averaged(), &held, &relations);
        }
    }
}

/// PADT writes a last token of several words twice where no mark follows.
fn repeats_its_end(sentence: &Sentence) -> bool {
    let tokens: Vec<_> = sentence.tokens().collect();
    let [.., before, last] = &*tokens else { return false };
    let tag = |words: &[Line]| words.last().map(|word| word.cell(column::UPOS).to_owned());
    before.line.cell(column::FORM) == last.line.cell(column::FORM)
        && (last.words.len() > 1
            || tag(before.words) != tag(last.words)
            || tag(last.words).as_deref() == Some("PRON"))
}

fn relation(word: &Line) -> &str {
    word.cell(column::DEPREL)
}

fn report(epoch: u32, parser: &Parser, held: &[(&Sentence, Words)], relations: &[&str]) {
    let (mut total, mut uas, mut las, mut plain) = (0_u32, 0_u32, 0_u32, 0_u32);
    for (sentence, words) in held {
        let (gold, found) = (Tree::of(sentence, relations), parser.parse(words));
        for (at, word) in sentence.words().enumerate() {
            let head = gold.heads[at] == found.heads[at];
            let label = relations[found.labels[at]];
            let base = |label: &str| label.split(':').next().map(str::to_owned);
            total += 1;
            uas += u32::from(head);
            las += u32::from(head && label == relation(word));
            plain += u32::from(head && base(label) == base(relation(word)));
        }
    }
    let (clock, start) = (Instant::now(), processor());
    let rounds = std::iter::repeat_n(held, READINGS).flatten();
    let read: usize = rounds.map(|(_, words)| parser.parse(words).heads.len()).sum();
    let took =
        processor().zip(start).map_or(clock.elapsed(), |(end, start)| end.saturating_sub(start));
    let rate = f64::from(u32::try_from(read).unwrap()) / took.as_secs_f64();
    let share = |right| 100.0 * f64::from(right) / f64::from(total);
    let [uas, las, plain] = [uas, las, plain].map(share);
    let weights = parser.count();
    println!(
        "epoch {epoch}: UAS {uas:.2}, LAS {las:.2} with subtypes, {plain:.2} without; {rate:.0} words/s, {weights} weights"
    );
}

/// Processor time of this thread, where the system tells it.
fn processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split(' ').next()?.parse().ok()?))
}
