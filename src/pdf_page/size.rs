//! How large the streams of a file are when they are unpacked, before anything else unpacks them.

use flate2::{Decompress, FlushDecompress, Status};

/// The most bytes of all streams in all: some times the pixels that a page is drawn in.
const MOST_BYTES: usize = 512 * 1024 * 1024;
/// Bytes that are unpacked at once.
const PIECE: usize = 64 * 1024;

/// Whether the packed streams of a file are of a size that can be worked with. Streams that are packed twice
/// are unpacked twice.
pub(super) fn is_bounded(bytes: &[u8]) -> bool {
    let mut left = MOST_BYTES;
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| position(rest, b"stream")) {
        at += found + b"stream".len();
        let blank = bytes[at..].iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let Some(used) = unpacked(&bytes[at + blank..], &mut left, 0) else { return false };
        at += used;
    }
    true
}

fn position(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

/// Packed bytes at the beginning of some others; `None` if they hold more than is left.
fn unpacked(bytes: &[u8], left: &mut usize, depth: u8) -> Option<usize> {
    // A header of zlib (RFC 1950, 2.2).
    let is_packed = matches!(bytes, [first, second, ..]
        if first & 0x0f == 8 && (u16::from(*first) * 256 + u16::from(*second)).is_multiple_of(31));
    if !is_packed {
        return Some(0);
    }
    let mut inflater = Decompress::new(true);
    let (mut inner, mut piece) = (Vec::new(), vec![0; PIECE]);
    loop {
        let (read, made) = (inflater.total_in() as usize, inflater.total_out() as usize);
        let status = inflater.decompress(&bytes[read..], &mut piece, FlushDecompress::None);
        let more = inflater.total_out() as usize - made;
        *left = left.checked_sub(more)?;
        // Only what is packed again need be kept.
        if made == 0 || !inner.is_empty() {
            let packed = made > 0 || matches!(piece[..more], [first, ..] if first & 0x0f == 8);
            inner.extend_from_slice(if packed { &piece[..more] } else { &[] });
        }
        let stands = more == 0 && inflater.total_in() as usize == read;
        if !matches!(status, Ok(Status::Ok | Status::BufError)) || stands {
            break;
        }
    }
    if depth < 4 {
        unpacked(&inner, left, depth + 1)?;
    }
    Some(inflater.total_in() as usize)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn file(stream: &[u8]) -> Vec<u8> {
        [b"%PDF-1.7\n1 0 obj\n<<>>\nstream\r\n", stream, b"\nendstream\nendobj\n"].concat()
    }

    #[test]
    fn streams_are_measured_once_and_twice_packed_ones_twice() {
        let large = vec![0; MOST_BYTES + 1];
        assert!(!is_bounded(&file(&packed(&large))));
        assert!(!is_bounded(&file(&packed(&packed(&large)))));
        assert!(is_bounded(&file(&packed(&large[..MOST_BYTES / 2]))));
        let half = file(&packed(&large[..MOST_BYTES / 2 + 1]));
        assert!(!is_bounded(&[&half[..], &half].concat()), "all streams count");
        for other in [&b"stream\n"[..], b"stream\n\x78\x9cstream\n\x78", b"endstream", b""] {
            assert!(is_bounded(other), "{other:?}");
        }
    }
}
