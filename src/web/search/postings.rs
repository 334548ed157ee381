//! Postings: for every two characters that stand side by side, the documents of a quarter in which they do.
//!
//! A shard holds, in the order of their code points, all first characters of one class, each with those second
//! characters that are of one class too. Numbers are LEB128 (7 bits a byte, the lowest first), differences where an
//! order allows it:
//!
//! ```text
//! shard  = first*                        first  = difference, number of seconds, second+
//! second = difference * 2 + 1, document                      (one document)
//!        | difference * 2, number of documents, document+    (each but the first as a difference)
//! ```
//!
//! The last character of a piece of text has [`END`] for its second. So the documents that hold a character are
//! those of all its seconds, and a query of one character reads [`SECOND_CLASSES`] shards.

use std::collections::BTreeSet;

/// Stands after the last character of a piece.
pub const END: u32 = 0;

/// Classes of second characters: the shards that a first character is spread over.
pub const SECOND_CLASSES: u32 = 4;

/// Postings a shard has on average, at most: about as many bytes. See docs/tuning.md.
const SHARD_POSTINGS: usize = 6144;

/// Most classes of first characters, as a power of two.
const MOST_BITS: u32 = 9;

/// Largest number of documents of a quarter, which the key of a posting has room for.
pub const MOST_DOCUMENTS: u32 = (1 << 22) - 1;

/// The postings of a quarter: sorted, each once.
#[derive(Debug, Default)]
pub struct Postings {
    /// First character, second character, document: 21, 21 and 22 bits.
    keys: Vec<u64>,
}

impl Postings {
    /// Adds a folded piece of text of a document.
    pub fn add(&mut self, document: u32, piece: &[char]) {
        for (at, &first) in piece.iter().enumerate() {
            let second = piece.get(at + 1).map_or(END, |&c| u32::from(c));
            self.keys.push(u64::from(u32::from(first)) << 43 | u64::from(second) << 22 | u64::from(document));
        }
    }

    /// The shards in the order of their numbers, and the bits of their classes.
    pub fn shards(mut self) -> (u32, Vec<Vec<u8>>) {
        self.keys.sort_unstable();
        self.keys.dedup();
        let bits = bits_for(self.keys.len());
        let mut shards = vec![Shard::default(); (SECOND_CLASSES << bits) as usize];
        for of_first in self.keys.chunk_by(|a, b| a >> 43 == b >> 43) {
            let first = (of_first[0] >> 43) as u32;
            let mut classes = vec![Vec::new(); SECOND_CLASSES as usize];
            for of_pair in of_first.chunk_by(|a, b| a >> 22 == b >> 22) {
                let second = second_of(of_pair[0]);
                classes[(second % SECOND_CLASSES) as usize].push(of_pair);
            }
            for (class, pairs) in (0..).zip(classes).filter(|(_, pairs)| !pairs.is_empty()) {
                shards[shard_of(bits, first, class) as usize].add(first, &pairs);
            }
        }
        (bits, shards.into_iter().map(|shard| shard.bytes).collect())
    }
}

/// Bits of the classes of first characters that keep shards small.
fn bits_for(postings: usize) -> u32 {
    let fits = |bits: &u32| postings >> bits <= SHARD_POSTINGS * SECOND_CLASSES as usize;
    (0..MOST_BITS).find(fits).unwrap_or(MOST_BITS)
}

fn second_of(key: u64) -> u32 {
    (key >> 22) as u32 & 0x1f_ffff
}

/// The shard in which two characters stand. Multiplying by 2^32 over the golden ratio spreads characters that
/// stand side by side in Unicode.
pub fn shard_of(bits: u32, first: u32, second: u32) -> u32 {
    let class = match bits {
        0 => 0,
        _ => first.wrapping_mul(0x9e37_79b1) >> (32 - bits),
    };
    class * SECOND_CLASSES + second % SECOND_CLASSES
}

/// A shard that is written.
#[derive(Clone, Default)]
struct Shard {
    bytes: Vec<u8>,
    /// The first character before.
    before: u32,
}

impl Shard {
    fn add(&mut self, first: u32, pairs: &[&[u64]]) {
        write_number(first - self.before, &mut self.bytes);
        self.before = first;
        write_number(pairs.len() as u32, &mut self.bytes);
        let mut before = 0;
        for pair in pairs {
            let second = second_of(pair[0]);
            let difference = (second - before) << 1;
            before = second;
            let mut documents = pair.iter().map(|key| *key as u32 & MOST_DOCUMENTS);
            if let [_] = pair {
                write_number(difference | 1, &mut self.bytes);
            } else {
                write_number(difference, &mut self.bytes);
                write_number(pair.len() as u32, &mut self.bytes);
            }
            let mut last = 0;
            documents.by_ref().for_each(|document| {
                write_number(document - last, &mut self.bytes);
                last = document;
            });
        }
    }
}

fn write_number(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// The documents of a shard in which a character stands before another, or before any where that is `None`.
/// `None` if the bytes are no shard.
pub fn documents(shard: &[u8], first: u32, second: Option<u32>) -> Option<BTreeSet<u32>> {
    let mut numbers = Numbers { bytes: shard };
    let mut found = BTreeSet::new();
    let mut at_first = 0u32;
    while !numbers.bytes.is_empty() {
        at_first = at_first.checked_add(numbers.next()?)?;
        let mut at_second = 0u32;
        for _ in 0..numbers.next()? {
            let difference = numbers.next()?;
            at_second = at_second.checked_add(difference >> 1)?;
            let count = if difference & 1 == 1 { 1 } else { numbers.next()? };
            let wanted = at_first == first && second.is_none_or(|second| second == at_second);
            let mut document = 0u32;
            for _ in 0..count {
                document = document.checked_add(numbers.next()?)?;
                if wanted {
                    found.insert(document);
                }
            }
        }
    }
    Some(found)
}

struct Numbers<'a> {
    bytes: &'a [u8],
}

impl Numbers<'_> {
    fn next(&mut self) -> Option<u32> {
        let mut number = 0u32;
        for shift in (0..35).step_by(7) {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
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
            .flat_map(|shard| documents(shard, first, second).unwrap())
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
        let (bits, shards) = postings.shards();
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
    fn a_shard_that_is_cut_is_refused() {
        let mut postings = Postings::default();
        postings.add(1000, &chars("桥下"));
        let (_, shards) = postings.shards();
        let shard = shards.iter().find(|shard| !shard.is_empty()).unwrap();
        assert!(documents(&shard[..shard.len() - 1], 0, None).is_none());
    }
}
