//! Digests of bytes, as records, bags and messages write them.

use std::fmt::Write as _;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// SHA-256 of some bytes (FIPS 180-4), in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The digest of what a reader gives, in hexadecimal, and how many bytes that is.
pub(super) fn of_reader<D: Digest>(mut reader: impl Read) -> io::Result<(u64, String)> {
    let (mut digest, mut count) = (D::new(), 0);
    let mut part = vec![0; 1 << 16];
    loop {
        match reader.read(&mut part) {
            Ok(0) => return Ok((count, hexadecimal(&digest.finalize()))),
            Ok(length) => {
                count += length as u64;
                digest.update(&part[..length]);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Bytes in hexadecimal, in lower case.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_fips_180_4() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(of_reader::<Sha256>(&b"abc"[..]).unwrap(), (3, sha256(b"abc")));
        let long = vec![7; (1 << 16) + 1];
        assert_eq!(of_reader::<Sha256>(&long[..]).unwrap(), (65_537, sha256(&long)));
        assert_eq!(hexadecimal(&[0, 0x0A, 0xFF]), "000aff");
    }
}
