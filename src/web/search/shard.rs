//! The file of a shard: a script that hands its bytes, packed, to whoever loads it. Browsers load no data from a
//! folder (`file://`), but scripts; on a server the same file is good. It is in UTF-16 ([`wide`]), which has the least
//! bytes: three bytes of packed ones are base64 in four, and here in little more than three.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::wide;

/// What stands around the packed bytes and their number: `paibanShard("NAME",900,"…")`.
const BEGIN: &str = "paibanShard(\"";
const LENGTH: &str = "\",";
const BYTES: &str = ",\"";
const END: &str = "\")\n";

/// The mark of UTF-16 with the lower byte first.
const MARK: u16 = 0xfeff;

/// Most bytes a shard may unpack to.
const LARGEST: u64 = 64 << 20;

/// A shard that is not what its writer writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Its file.
    pub path: String,
}

/// The file of a shard with this name, which is its path below `search/` without the extension.
pub fn written(name: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    let packed = packer.write_all(bytes).and_then(|()| packer.finish()).unwrap_or_default();
    let before = [BEGIN, name, LENGTH, &packed.len().to_string(), BYTES].concat();
    let units = [MARK].into_iter().chain(before.encode_utf16());
    let units = units.chain(wide::units(&packed)).chain(END.encode_utf16());
    (path(name), units.flat_map(u16::to_le_bytes).collect())
}

/// Where the shard with this name stands, from the root of the site.
pub fn path(name: &str) -> String {
    format!("search/{name}.js")
}

/// The bytes of the shard with this name, from its file.
///
/// # Errors
/// The file is not one of this name that [`written`] wrote.
pub fn read(name: &str, file: &[u8]) -> Result<Vec<u8>, Damaged> {
    unpacked(name, file).ok_or_else(|| Damaged { path: path(name) })
}

fn unpacked(name: &str, file: &[u8]) -> Option<Vec<u8>> {
    let units: Vec<u16> = file.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    let wide = |text: &str| text.encode_utf16().collect::<Vec<_>>();
    let begin = [vec![MARK], wide(BEGIN), wide(name), wide(LENGTH)].concat();
    let rest = units.strip_prefix(&begin[..])?.strip_suffix(&wide(END)[..])?;
    let digits =
        rest.iter().take_while(|unit| **unit < 0x80 && char::from(**unit as u8).is_ascii_digit()).count();
    let length = String::from_utf16(&rest[..digits]).ok()?.parse().ok()?;
    let packed = wide::bytes(rest[digits..].strip_prefix(&wide(BYTES)[..])?, length)?;
    let mut bytes = Vec::new();
    ZlibDecoder::new(&packed[..]).take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_read_as_it_was_written_and_under_no_other_name() {
        let (path, file) = written("2026-q1/3", b"some bytes");
        assert_eq!(path, "search/2026-q1/3.js");
        assert_eq!(read("2026-q1/3", &file).unwrap(), b"some bytes");
        assert_eq!(read("2026-q1/4", &file), Err(Damaged { path: "search/2026-q1/4.js".into() }));
        assert!(read("2026-q1/3", &file[..file.len() / 2]).is_err());
    }
}
