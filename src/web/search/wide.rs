//! Bytes as text of a script in UTF-16, nearly as dense as bytes are: 47 bits in three units of 16, where the four
//! characters of base64 hold 24 bits in 32. A byte order mark says the encoding, whatever a server says, and from a folder.
//!
//! A unit is a digit to the base of [`DIGITS`]: no control character, no quote, no surrogate.

/// Bits of a group, and its units.
const BITS: u32 = 47;
const UNITS: usize = 3;

/// The first unit that is a digit, the first surrogate, and the first unit after them.
const FIRST: u16 = 0x80;
const SURROGATES: u16 = 0xd800;
const AFTER: u16 = 0xe000;

/// Units that are digits: up to U+FFFD. Three of them hold 47 bits.
const DIGITS: u64 = (SURROGATES - FIRST) as u64 + (0xfffe - AFTER as u64);

/// The units that hold some bytes.
pub(crate) fn units(bytes: &[u8]) -> Vec<u16> {
    let mut units = Vec::with_capacity(bytes.len() * 9 / 16 + UNITS);
    let (mut held, mut count) = (0u64, 0);
    let mut write = |mut number: u64| {
        for _ in 0..UNITS {
            units.push(unit((number % DIGITS) as u16));
            number /= DIGITS;
        }
    };
    for &byte in bytes {
        held = held << 8 | u64::from(byte);
        count += 8;
        if count >= BITS {
            count -= BITS;
            write(held >> count);
            held &= (1 << count) - 1;
        }
    }
    if count > 0 {
        write(held << (BITS - count));
    }
    units
}

/// The bytes, so many, that units hold; `None` if they hold fewer or are no digits.
pub(crate) fn bytes(units: &[u16], length: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut count) = (0u64, 0);
    for group in units.chunks(UNITS) {
        let digits = group.iter().rev().try_fold(0, |number, &unit| Some(number * DIGITS + digit(unit)?));
        held = held << BITS | digits? & ((1 << BITS) - 1);
        count += BITS;
        while count >= 8 {
            count -= 8;
            bytes.push((held >> count) as u8);
            held &= (1 << count) - 1;
        }
    }
    (bytes.len() >= length).then(|| bytes[..length].to_vec())
}

fn unit(digit: u16) -> u16 {
    let unit = digit + FIRST;
    if unit < SURROGATES { unit } else { unit - SURROGATES + AFTER }
}

fn digit(unit: u16) -> Option<u64> {
    match unit {
        FIRST..SURROGATES => Some(u64::from(unit - FIRST)),
        AFTER..=0xfffd => Some(u64::from(unit - AFTER + (SURROGATES - FIRST))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn three_digits_hold_47_bits() {
        assert!(DIGITS.pow(3) > 1 << BITS);
        let most = units(&[0xff; 47]);
        assert!(most.iter().all(|&unit| digit(unit).is_some_and(|digit| digit < DIGITS)));
        assert_eq!(bytes(&[0x22], 0), None);
    }

    proptest! {
        #[test]
        fn bytes_come_back(written in prop::collection::vec(any::<u8>(), 0..200)) {
            let units = units(&written);
            prop_assert!(units.len() * 47 <= written.len() * 24 + 3 * 47);
            let is_text = char::decode_utf16(units.iter().copied()).all(|unit| unit.is_ok_and(|c| !c.is_ascii()));
            prop_assert!(is_text);
            prop_assert_eq!(bytes(&units, written.len()), Some(written));
        }
    }
}
