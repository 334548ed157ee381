//! Postings: for every two characters that stand side by side, the documents of a quarter in which they do.
//!
//! A shard holds, in the order of their code points, all first characters of one class, each with those second
//! characters that are of one class too. Its numbers are in bits, differences where an order allows it:
//!
//! ```text
//! shard  = number of firsts (Golomb 5), first*
//! first  = difference (Golomb 8), number of seconds (Golomb 2), order (4 bits), second+
//! second = difference of a quarter of it (Golomb of that order), number of documents - 1 (Golomb 0), document+
//! document = difference to the one before, less one (Rice, by the share of the documents that have the pair)
//! ```
//!
//! No pair has a [separator](is_separator). A character that has no second in a document stands there with
//! [`END`]. So the documents that hold a character are those of all its seconds, and a query of one character reads
//! [`SECOND_CLASSES`] shards.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::bits::{BitReader, BitWriter, golomb_length};

/// Stands for the second of a character that has none.
pub const END: u32 = 0;

/// Classes of second characters: the shards that a first character is spread over.
pub const SECOND_CLASSES: u32 = 4;

/// Postings a shard has on average, at most: about as many bytes. See docs/tuning.md.
const SHARD_POSTINGS: usize = 6144;

/// Most classes of first characters, as a power of two.
const MOST_BITS: u32 = 9;

/// Largest number of documents of a quarter, which the key of a posting has room for.
pub const MOST_DOCUMENTS: u32 = (1 << 22) - 1;

/// Signs between words: the ASCII ones, Latin ones, general and Chinese punctuation, arrows and other symbols.
const SEPARATORS: [RangeInclusive<u32>; 11] = [
    0x21..=0x2f,
    0x3a..=0x40,
    0x5b..=0x60,
    0x7b..=0x7e,
    0xa1..=0xbf,
    0x2010..=0x2027,
    0x2030..=0x205e,
    0x2190..=0x2bff,
    0x3001..=0x3004,
    0x3008..=0x3020,
    0x30fb..=0x30fb,
];

/// Whether a folded character is a sign between words, which is in no pair: a fifth of all pairs would have one. What
/// is looked up are the characters between such signs; the signs of a query are compared with the text.
pub fn is_separator(c: char) -> bool {
    SEPARATORS.iter().any(|range| range.contains(&u32::from(c)))
}

/// The postings of a quarter: sorted, each once.
#[derive(Debug, Default)]
pub struct Postings {
    /// First character, second character, document: 21, 21 and 22 bits.
    keys: Vec<u64>,
}

impl Postings {
    /// Adds a folded piece of text of a document.
    pub fn add(&mut self, document: u32, piece: &[char]) {
        for run in piece.split(|&c| is_separator(c)) {
            for (at, &first) in run.iter().enumerate() {
                let second = run.get(at + 1).map_or(END, |&c| u32::from(c));
                let first = u64::from(u32::from(first));
                self.keys.push(first << 43 | u64::from(second) << 22 | u64::from(document));
            }
        }
    }

    /// The shards in the order of their numbers, and the bits of their classes, of so many documents.
    pub fn shards(mut self, all: u32) -> (u32, Vec<Vec<u8>>) {
        self.keys.sort_unstable();
        self.keys.dedup();
        let bits = bits_for(self.keys.len());
        let mut classes: Vec<Vec<&[u64]>> = vec![Vec::new(); 1 << bits];
        for of_first in self.keys.chunk_by(|a, b| a >> 43 == b >> 43) {
            classes[class_of(bits, (of_first[0] >> 43) as u32) as usize].push(of_first);
        }
        // The pairs of one class at a time: those of all take many times the room of the keys.
        (bits, classes.iter().flat_map(|firsts| shards_of_class(firsts, all)).collect())
    }
}

/// The shards of a class of first characters, by the classes of second ones.
fn shards_of_class(firsts: &[&[u64]], all: u32) -> Vec<Vec<u8>> {
    let mut shards = vec![Vec::new(); SECOND_CLASSES as usize];
    for of_first in firsts {
        let first = (of_first[0] >> 43) as u32;
        for (shard, pairs) in shards.iter_mut().zip(pairs_by_class(of_first)) {
            shard.extend((!pairs.is_empty()).then_some((first, pairs)));
        }
    }
    shards.iter().map(|firsts| written(firsts, all)).collect()
}

/// A second character with its documents.
type Pair = (u32, Vec<u32>);

/// The seconds of a first character by their classes; [`END`] only in documents where it has no other.
fn pairs_by_class(of_first: &[u64]) -> Vec<Vec<Pair>> {
    let document = |key: &u64| *key as u32 & MOST_DOCUMENTS;
    let followed: BTreeSet<u32> =
        of_first.iter().filter(|key| second_of(**key) != END).map(document).collect();
    let mut classes = vec![Vec::new(); SECOND_CLASSES as usize];
    for of_pair in of_first.chunk_by(|a, b| a >> 22 == b >> 22) {
        let second = second_of(of_pair[0]);
        let mut documents: Vec<_> = of_pair.iter().map(document).collect();
        documents.retain(|document| second != END || !followed.contains(document));
        if !documents.is_empty() {
            classes[(second % SECOND_CLASSES) as usize].push((second, documents));
        }
    }
    classes
}

/// Bits of the classes of first characters that keep shards small.
fn bits_for(postings: usize) -> u32 {
    let fits = |bits: &u32| postings >> bits <= SHARD_POSTINGS * SECOND_CLASSES as usize;
    (0..MOST_BITS).find(fits).unwrap_or(MOST_BITS)
}

fn second_of(key: u64) -> u32 {
    (key >> 22) as u32 & 0x1f_ffff
}

/// The shard in which two characters stand.
pub fn shard_of(bits: u32, first: u32, second: u32) -> u32 {
    class_of(bits, first) * SECOND_CLASSES + second % SECOND_CLASSES
}

/// The class of a first character. Multiplying by 2^32 over the golden ratio spreads characters that stand side by side in
/// Unicode.
fn class_of(bits: u32, first: u32) -> u32 {
    match bits {
        0 => 0,
        _ => first.wrapping_mul(0x9e37_79b1) >> (32 - bits),
    }
}

/// Orders of the codes of a shard: of the number of first characters, of their differences, of the number of
/// their seconds.
const ORDERS: [u32; 3] = [5, 8, 2];

/// The largest order of the codes of second characters, in 4 bits.
const MOST_ORDER: u32 = 15;

fn written(firsts: &[(u32, Vec<Pair>)], all: u32) -> Vec<u8> {
    let mut writer = BitWriter::default();
    writer.golomb(firsts.len() as u32, ORDERS[0]);
    let mut before = 0;
    for (first, pairs) in firsts {
        writer.golomb(first - before, ORDERS[1]);
        before = *first;
        writer.golomb(pairs.len() as u32, ORDERS[2]);
        write_pairs(pairs, all, &mut writer);
    }
    writer.bytes
}

fn write_pairs(pairs: &[Pair], all: u32, writer: &mut BitWriter) {
    let seconds = pairs.iter().map(|(second, _)| second / SECOND_CLASSES);
    let differences: Vec<_> =
        seconds.scan(0, |before, second| Some(second - std::mem::replace(before, second))).collect();
    let length = |order: &u32| differences.iter().map(|&number| golomb_length(number, *order)).sum::<u32>();
    let order = (0..=MOST_ORDER).min_by_key(length).unwrap_or_default();
    writer.bits(order, 4);
    for (difference, (_, documents)) in differences.iter().zip(pairs) {
        writer.golomb(*difference, order);
        writer.golomb(documents.len() as u32 - 1, 0);
        let low = low_bits(documents.len() as u32, all);
        let mut next = 0;
        for document in documents {
            writer.rice(document - next, low);
            next = document + 1;
        }
    }
}

/// Low bits of the Rice code that suits differences of so many documents among all: the power of two below two
/// thirds of their mean.
fn low_bits(documents: u32, all: u32) -> u32 {
    let fits = |low: &u32| (u64::from(documents) * 3) << low <= u64::from(all) * 2;
    (1..22).take_while(fits).count() as u32
}

/// The documents of a shard, of so many in all, in which a character stands before another, or before any where that
/// is `None`. `None` if the bytes are no shard.
pub fn documents(shard: &[u8], all: u32, first: u32, second: Option<u32>) -> Option<BTreeSet<u32>> {
    let mut reader = BitReader::new(shard);
    let mut found = BTreeSet::new();
    let mut at_first = 0u32;
    for _ in 0..reader.golomb(ORDERS[0])? {
        at_first = at_first.checked_add(reader.golomb(ORDERS[1])?)?;
        let seconds = reader.golomb(ORDERS[2])?;
        let order = reader.bits(4)?;
        let mut quarter = 0u32;
        for _ in 0..seconds {
            quarter = quarter.checked_add(reader.golomb(order)?)?;
            let count = reader.golomb(0)?.checked_add(1)?;
            let wanted = at_first == first && second.is_none_or(|second| second / SECOND_CLASSES == quarter);
            let low = low_bits(count, all);
            let mut next = 0u32;
            for _ in 0..count {
                let document = next.checked_add(reader.rice(low)?).filter(|document| *document < all)?;
                next = document + 1;
                if wanted {
                    found.insert(document);
                }
            }
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn found(bits: u32, shards: &[Vec<u8>], first: char, second: Option<char>) -> Vec<u32> {
        let (first, second) = (u32::from(first), second.map(u32::from));
        let classes = second.map_or(0..SECOND_CLASSES, |second| second..second + 1);
        let shards = classes.map(|class| &shards[shard_of(bits, first, class) as usize]);
        shards
            .flat_map(|shard| documents(shard, 301, first, second).unwrap())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    #[test]
    fn pairs_and_single_characters_are_found_in_their_documents() {
        let mut postings = Postings::default();
        postings.add(0, &chars("来鹤桥下"));
        postings.add(0, &chars("桥"));
        postings.add(7, &chars("鹤桥"));
        postings.add(300, &chars("桥下水"));
        let (bits, shards) = postings.shards(301);
        assert_eq!((bits, shards.len()), (0, 4));
        assert_eq!(found(bits, &shards, '鹤', Some('桥')), [0, 7]);
        assert_eq!(found(bits, &shards, '桥', Some('下')), [0, 300]);
        assert_eq!(found(bits, &shards, '桥', None), [0, 7, 300]);
        assert_eq!(found(bits, &shards, '水', None), [300]);
        assert_eq!(found(bits, &shards, '下', Some('桥')), [0; 0]);
    }

    #[test]
    fn more_postings_have_more_shards() {
        assert_eq!(bits_for(SHARD_POSTINGS * 4), 0);
        assert_eq!(bits_for(SHARD_POSTINGS * 4 + 1), 1);
        assert_eq!(bits_for(usize::MAX), MOST_BITS);
    }

    #[test]
    fn a_shard_that_is_cut_or_of_fewer_documents_is_refused() {
        let mut postings = Postings::default();
        postings.add(1000, &chars("桥下"));
        let (_, shards) = postings.shards(1001);
        let shard = &shards[shard_of(0, u32::from('桥'), u32::from('下')) as usize];
        assert_eq!(documents(shard, 1001, u32::from('桥'), None).unwrap().len(), 1);
        assert!(documents(&shard[..shard.len() - 1], 1001, 0, None).is_none());
        assert!(documents(shard, 1000, 0, None).is_none());
        assert!(documents(&[], 1001, 0, None).is_none());
    }

    #[test]
    fn signs_between_words_part_pairs() {
        let mut postings = Postings::default();
        postings.add(0, &chars("桥,下。水"));
        let (bits, shards) = postings.shards(301);
        assert_eq!(found(bits, &shards, '桥', None), [0]);
        assert_eq!(found(bits, &shards, ',', None), [0; 0]);
        assert_eq!(found(bits, &shards, '桥', Some('下')), [0; 0]);
    }
}
