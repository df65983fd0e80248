//! What the recogniser looks at around a token, each feature as one number.

use super::pieces::Piece;

/// Where a sentence ends, to look one step over its rim.
const RIM: u64 = 0x9E37_79B9_7F4A_7C15;

/// What one token gives to the features around it.
struct Atoms {
    full: u64,
    stem: u64,
    bare: u64,
    coarse: u64,
    middle: u64,
    fine: u64,
    listed: u64,
    gazetteer: u64,
    shape: u64,
    clitics: u64,
    start: [u64; 3],
    end: [u64; 3],
    stem_end: [u64; 2],
}

/// The features of each token of a sentence, one after the other.
pub(super) fn features(pieces: &[Piece<'_>], mut take: impl FnMut(usize, &[u64])) {
    let rim = Atoms {
        full: RIM,
        stem: RIM,
        bare: RIM,
        coarse: RIM,
        middle: RIM,
        fine: RIM,
        listed: RIM,
        gazetteer: RIM,
        shape: RIM,
        clitics: RIM,
        start: [RIM; 3],
        end: [RIM; 3],
        stem_end: [RIM; 2],
    };
    let atoms: Vec<Atoms> = pieces.iter().map(atoms).collect();
    let mut list = Vec::with_capacity(96);
    for (index, piece) in pieces.iter().enumerate() {
        let at = |offset: isize| {
            index.checked_add_signed(offset).and_then(|at| atoms.get(at)).unwrap_or(&rim)
        };
        list.clear();
        of_token(piece, &at, &mut list);
        take(index, &list);
    }
}

fn of_token<'a>(piece: &Piece<'_>, at: &dyn Fn(isize) -> &'a Atoms, list: &mut Vec<u64>) {
    let (here, prev, next) = (at(0), at(-1), at(1));
    let (prev2, next2) = (at(-2), at(2));
    let mut template = 0_u64;
    let mut one = |a: u64| {
        template += 1;
        list.push(mix(template, a));
    };
    one(0);
    one(here.full);
    one(here.stem);
    one(here.bare);
    one(prev.full);
    one(next.full);
    one(prev2.full);
    one(next2.full);
    one(prev.stem);
    one(next.stem);
    one(here.start[0]);
    one(here.start[1]);
    one(here.start[2]);
    one(here.end[0]);
    one(here.end[1]);
    one(here.end[2]);
    one(here.stem_end[0]);
    one(here.stem_end[1]);
    one(prev.end[1]);
    one(next.end[1]);
    one(here.coarse);
    one(here.middle);
    one(here.fine);
    one(prev.coarse);
    one(prev.middle);
    one(prev.fine);
    one(next.coarse);
    one(next.middle);
    one(next.fine);
    one(prev2.middle);
    one(prev2.fine);
    one(next2.middle);
    one(next2.fine);
    one(at(-3).middle);
    one(at(3).middle);
    one(here.listed);
    one(prev.listed);
    one(next.listed);
    one(prev2.listed);
    one(next2.listed);
    one(here.gazetteer);
    one(prev.gazetteer);
    one(next.gazetteer);
    one(here.shape);
    one(here.clitics);
    let mut template = 100_u64;
    for bit in (0..11).filter(|bit| piece.listed & (1 << bit) != 0) {
        list.push(mix(99, bit));
    }
    let mut two = |a: u64, b: u64| {
        template += 1;
        list.push(mix(mix(template, a), b));
    };
    two(prev.full, here.full);
    two(here.full, next.full);
    two(prev.full, here.fine);
    two(here.fine, next.full);
    two(prev.fine, here.fine);
    two(here.fine, next.fine);
    two(prev.middle, here.middle);
    two(here.middle, next.middle);
    two(prev2.middle, prev.middle);
    two(next.middle, next2.middle);
    two(prev.middle, next.middle);
    two(prev.coarse, mix(here.coarse, next.coarse));
    two(prev2.coarse, mix(prev.coarse, here.coarse));
    two(here.coarse, mix(next.coarse, next2.coarse));
    two(prev.listed, here.listed);
    two(here.listed, next.listed);
    two(prev.listed, here.middle);
    two(here.listed, here.middle);
    two(prev.listed, here.coarse);
    two(prev2.listed, mix(prev.listed, here.coarse));
    two(here.gazetteer, here.middle);
    two(here.gazetteer, here.listed);
    two(here.gazetteer, prev.middle);
    two(here.gazetteer, next.middle);
    two(prev.gazetteer, here.gazetteer);
    two(here.gazetteer, next.gazetteer);
    two(here.clitics, here.middle);
    two(here.shape, here.coarse);
    two(here.shape, prev.full);
    two(here.end[1], prev.middle);
    two(here.start[1], prev.middle);
    two(here.clitics, prev.full);
    two(prev2.full, prev.full);
    two(next.full, next2.full);
}

fn atoms(piece: &Piece<'_>) -> Atoms {
    let [start1, start2, start3] = starts(piece.bare);
    let ends = ends(piece.full);
    let stem_ends = self::ends(piece.bare);
    Atoms {
        full: of_text(piece.full),
        stem: of_text(piece.stem),
        bare: of_text(piece.bare),
        coarse: u64::from(piece.classes.coarse) + 1,
        middle: u64::from(piece.classes.middle) + 1,
        fine: u64::from(piece.classes.fine) + 1,
        listed: u64::from(piece.listed) + 1,
        gazetteer: u64::from(piece.gazetteer) + 1,
        shape: u64::from(piece.shape) + 1,
        clitics: u64::from(piece.clitics) + 1,
        start: [start1, start2, start3],
        end: ends,
        stem_end: [stem_ends[1], stem_ends[2]],
    }
}

/// The first two, three and four letters.
fn starts(text: &str) -> [u64; 3] {
    [2, 3, 4].map(|count| {
        let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
        of_text(text.get(..end).unwrap_or(text))
    })
}

/// The last one, two and three letters.
fn ends(text: &str) -> [u64; 3] {
    [1, 2, 3].map(|count| {
        let start = text.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
        of_text(text.get(start..).unwrap_or(text))
    })
}

/// A text as a number, the same on every machine.
pub(super) fn of_text(text: &str) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    hash
}

/// Two numbers as one.
pub(super) const fn mix(a: u64, b: u64) -> u64 {
    let mut hash = a.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ b;
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    hash ^ (hash >> 29)
}
