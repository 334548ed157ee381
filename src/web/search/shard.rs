//! The file of a shard: a script that hands its bytes, packed, to whoever loads it. Browsers load no data from a
//! folder (`file://`), but scripts; on a server the same file is good.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

/// What stands before the packed bytes: `paibanShard("NAME","…")`.
const BEGIN: &str = "paibanShard(\"";
const BETWEEN: &str = "\",\"";
const END: &str = "\")\n";

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
    let file = [BEGIN, name, BETWEEN, &STANDARD.encode(packed), END].concat();
    (path(name), file.into_bytes())
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
    let text = std::str::from_utf8(file).ok()?;
    let packed = text.strip_prefix(BEGIN)?.strip_prefix(name)?.strip_prefix(BETWEEN)?.strip_suffix(END)?;
    let mut bytes = Vec::new();
    let packed = STANDARD.decode(packed).ok()?;
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
