//! Bytes of a text file as characters, and which encoding they are in where it is not UTF-8.

use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence};

/// The text of a file.
pub(super) struct Decoded {
    /// Its characters, without a byte order mark. What is not UTF-8 is replaced by U+FFFD.
    pub(super) text: String,
    /// The offset of the first character that the file does not have in UTF-8, and what the file is.
    pub(super) fault: Option<(usize, Encoding)>,
}

/// What a file is that is not UTF-8, as far as its bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Two or four bytes a character, by its name for `iconv`.
    Wide(&'static str),
    /// Pairs of bytes as in GB 18030: older Chinese files, GBK and GB 2312 too.
    Gb18030,
    /// No text: it has bytes that no text has.
    Binary,
    /// Something else.
    Unknown,
}

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// Byte order marks of other encodings; the longer before the one it begins with.
const MARKS: [(&[u8], &str); 4] = [
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
];

/// First bytes of files that are taken for texts: of Word, new and old, and pictures.
const BINARY: [&[u8]; 4] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xd8\xff", b"\x89PNG"];

/// Bytes at the beginning of a file that are looked at for zeros.
const LOOKED_AT: usize = 4096;

/// The text of a file.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    let bytes = match bytes.strip_prefix(UTF8_MARK) {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    let wide = wide(&bytes);
    match (String::from_utf8(bytes), wide) {
        (Ok(text), None) => Decoded { text, fault: None },
        (Ok(text), Some(wide)) => Decoded { text, fault: Some((0, wide)) },
        (Err(error), wide) => {
            let at = error.utf8_error().valid_up_to();
            let encoding = wide.unwrap_or_else(|| narrow(error.as_bytes()));
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            Decoded { text, fault: Some((at, encoding)) }
        }
    }
}

/// An encoding with two or four bytes a character: by its mark, or by the zeros in every second byte
/// that ASCII characters have there.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    if let Some((_, name)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Some(Encoding::Wide(name));
    }
    if BINARY.iter().any(|first| bytes.starts_with(first)) {
        return None;
    }
    let pairs = bytes[..bytes.len().min(LOOKED_AT)].chunks_exact(2);
    let (mut first, mut second, mut both, count) = (0, 0, 0, pairs.len());
    for pair in pairs {
        match *pair {
            [0, 0] => both += 1,
            [0, byte] if is_written(byte) => first += 1,
            [byte, 0] if is_written(byte) => second += 1,
            _ => {}
        }
    }
    // The markup of a file is ASCII, so some of its characters are. What could be UTF-8 with a stray
    // zero must have more of them.
    let least = if std::str::from_utf8(bytes).is_ok() { count.div_ceil(2) } else { count.div_ceil(16) };
    // A few Han characters have a zero on the other side (U+5F00); a pair of zeros is no character.
    let is_side =
        |zeros: usize, others: usize| zeros > 0 && zeros >= least && others * 8 <= zeros && both == 0;
    if is_side(second, first) {
        Some(Encoding::Wide("utf-16le"))
    } else if is_side(first, second) {
        Some(Encoding::Wide("utf-16be"))
    } else {
        None
    }
}

/// What a file is that has no zeros in order.
fn narrow(bytes: &[u8]) -> Encoding {
    if bytes.iter().any(|&byte| byte.is_ascii() && !is_written(byte)) {
        Encoding::Binary
    } else if is_gb18030(bytes) {
        Encoding::Gb18030
    } else {
        Encoding::Unknown
    }
}

/// Whether a byte of ASCII is a character that people write.
fn is_written(byte: u8) -> bool {
    (0x20..0x7f).contains(&byte) || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)
}

/// Whether all bytes form the pairs and fours of GB 18030-2022, clause 5.
fn is_gb18030(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match bytes {
            [] => return true,
            [0x00..=0x7f, rest @ ..] => rest,
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..] => rest,
            [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, rest @ ..] => rest,
            _ => return false,
        };
    }
}

impl Encoding {
    /// The diagnostic about a file, without its place (M102).
    pub(super) fn diagnostic(self, name: &str) -> Diagnostic {
        let (message, help) = match self {
            Self::Wide(from) => {
                let encoding = if from.starts_with("utf-32") { "UTF-32" } else { "UTF-16" };
                let command = conversion(name, from);
                (sentence!("invalid-utf8.wide", name, encoding), sentence!("invalid-utf8.help-wide", command))
            }
            Self::Gb18030 => {
                let command = conversion(name, "gb18030");
                (sentence!("invalid-utf8", name), sentence!("invalid-utf8.help-gb", command))
            }
            Self::Binary => {
                (sentence!("invalid-utf8.binary", name), Sentence::new("invalid-utf8.help-binary"))
            }
            Self::Unknown => (sentence!("invalid-utf8", name), Sentence::new("invalid-utf8.help")),
        };
        Diagnostic::new(Code::InvalidUtf8, message).help(help)
    }
}

/// The command that makes UTF-8 of a file, with its name as a shell reads it.
fn conversion(name: &str, from: &str) -> String {
    let file = format!("'{}'", name.replace('\'', "'\\''"));
    format!("iconv -f {from} -t utf-8 {file} > new.txt && mv new.txt {file}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn found(bytes: &[u8]) -> Option<(usize, Encoding)> {
        decode(bytes.to_vec()).fault
    }

    #[test]
    fn texts_in_utf_8_are_read_and_a_byte_order_mark_is_left_out() {
        for text in ["", "ab", "题 = \"好\"\n", "a\tb\r\n", "\u{0}", "好\u{0}好"] {
            assert_eq!(found(text.as_bytes()), None, "{text:?}");
        }
        let decoded = decode(b"\xef\xbb\xbfab".to_vec());
        assert_eq!((decoded.text.as_str(), decoded.fault), ("ab", None));
    }

    #[test]
    fn wide_encodings_are_known_by_their_mark_or_their_zeros() {
        let article = "+++\nheadline = \"图书室周末开放\"\n+++\n\n渠道里的水清了，机手把农机擦得发亮。\n";
        for big in [false, true] {
            let plain = utf16(article, big);
            let marked = [utf16("\u{feff}", big), plain.clone()].concat();
            let name = if big { "utf-16be" } else { "utf-16le" };
            assert_eq!(found(&marked).map(|fault| fault.1), Some(Encoding::Wide("utf-16")));
            assert_eq!(found(&plain).map(|fault| fault.1), Some(Encoding::Wide(name)));
            let ascii = utf16("date = 2026-03-20\n", big);
            assert_eq!(found(&ascii), Some((0, Encoding::Wide(name))), "it is UTF-8 with zeros, too");
        }
        assert_eq!(found(b"\xff\xfe\0\0a\0\0\0").map(|fault| fault.1), Some(Encoding::Wide("utf-32")));
    }

    #[test]
    fn the_first_bad_byte_is_found_and_what_the_file_is() {
        let gbk = b"\xb4\xba\xcb\xae"; // 春水
        assert_eq!(found(&[b"ab", &gbk[..]].concat()), Some((2, Encoding::Gb18030)));
        assert_eq!(found(b"caf\xe9"), Some((3, Encoding::Unknown)), "Latin-1");
        assert_eq!(found(b"\xef\xbb\xbfab\xd6\xd0c").map(|fault| fault.0), Some(2));
        for bytes in
            [&b"PK\x03\x04\x14\x00\xff\x08\x00word"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00a\x00b"]
        {
            assert_eq!(found(bytes).map(|fault| fault.1), Some(Encoding::Binary));
        }
        assert_eq!(found(b"\xff\xd8\xff\xe0\x00\x10JFIF").map(|fault| fault.1), Some(Encoding::Binary));
    }

    #[test]
    fn the_way_out_names_the_file_as_a_shell_reads_it() {
        let help = |encoding: Encoding| encoding.diagnostic("it's.md").help[0].english();
        assert!(help(Encoding::Gb18030).contains("iconv -f gb18030 -t utf-8 'it'\\''s.md' > new.txt"));
        assert!(help(Encoding::Wide("utf-16")).contains("iconv -f utf-16 -t utf-8"));
        assert!(!help(Encoding::Binary).contains("iconv") && !help(Encoding::Unknown).contains("iconv"));
    }
}
