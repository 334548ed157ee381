//! How large the streams of a file are when they are unpacked, before anything else unpacks them.

use flate2::{Decompress, FlushDecompress, Status};

/// The most bytes of all streams in all: some times the pixels that a page is drawn in.
const MOST_BYTES: usize = 256 * 1024 * 1024;
/// Bytes that are unpacked at once.
const PIECE: usize = 64 * 1024;

/// Bytes before a stream in which its dictionary says how it is packed.
const HEAD: usize = 2048;
/// The most bytes that one byte becomes by a way of packing that is not measured: LZW has codes of 12 bits for up
/// to 4,096 bytes, ASCII85 a letter for four zeros, runs two bytes for 128.
const RATIOS: [(&[u8], usize); 5] =
    [(b"LZW", 2731), (b"ASCII85", 4), (b"ASCIIHex", 1), (b"RunLength", 64), (b"#", 2731)];
/// The same by Flate, within another.
const FLATE_RATIO: usize = 1032;

/// Whether the packed streams of a file are of a size that can be worked with. Streams that are packed twice
/// are unpacked twice; of those that are packed in another way than by Flate the worst is thought.
pub(crate) fn is_bounded(bytes: &[u8]) -> bool {
    let mut left = MOST_BYTES;
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| position(rest, b"stream")) {
        let start = at + found;
        at = start + b"stream".len();
        if bytes[..start].ends_with(b"end") {
            continue;
        }
        let head = &bytes[start.saturating_sub(HEAD)..start];
        if let Some(ratio) = unmeasured(&head[position_of_last(head, b"obj")..]) {
            let end = position(&bytes[at..], b"endstream").unwrap_or(bytes.len() - at);
            let Some(rest) = left.checked_sub(end.saturating_mul(ratio)) else { return false };
            left = rest;
        }
        let blank = bytes[at..].iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let Some(used) = unpacked(&bytes[at + blank..], &mut left, 0) else { return false };
        at += used;
    }
    true
}

fn position(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, word)
}

fn position_of_last(bytes: &[u8], word: &[u8]) -> usize {
    memchr::memmem::rfind(bytes, word).unwrap_or(0)
}

/// The most bytes that each of a stream may become, if its dictionary names another packing than Flate, or may do
/// so: by a reference, or in numbers of characters.
fn unmeasured(dict: &[u8]) -> Option<usize> {
    let has = |word: &[u8]| position(dict, word).is_some();
    let found: Vec<usize> = RATIOS.iter().filter(|(word, _)| has(word)).map(|(_, ratio)| *ratio).collect();
    let is_hidden = position(dict, b"/Filter").is_some_and(|at| {
        let blank = |byte: &&u8| byte.is_ascii_whitespace() || **byte == b'[';
        dict[at + b"/Filter".len()..].iter().find(|byte| !blank(byte)).is_some_and(u8::is_ascii_digit)
    });
    if found.is_empty() && !is_hidden {
        return None;
    }
    let within = if has(b"Flate") || is_hidden { FLATE_RATIO } else { 1 };
    Some(found.into_iter().fold(within, usize::saturating_mul))
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
        let coded = |filters: &str, length: usize| {
            let head = format!("1 0 obj\n<<{filters}>>\nstream\n").into_bytes();
            is_bounded(&[&head[..], &vec![b'z'; length], b"\nendstream\nendobj\n"].concat())
        };
        for (filters, fits) in [
            ("/Filter/LZWDecode", false),
            ("/Filter[/ASCII85Decode/FlateDecode]", false),
            ("/Filter 7 0 R", false),
            ("/Filter/LZ#57Decode", false),
            ("/Filter/ASCII85Decode", true),
            ("/Filter/DCTDecode", true),
        ] {
            assert_eq!(coded(filters, 1_000_000), fits, "{filters}");
            assert!(coded(filters, 1_000), "{filters}");
        }
        for other in [&b"stream\n"[..], b"stream\n\x78\x9cstream\n\x78", b"endstream", b""] {
            assert!(is_bounded(other), "{other:?}");
        }
    }
}
