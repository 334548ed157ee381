//! In which encoding a page is: by its mark, by what it says of itself, else by its bytes.

use encoding_rs::{Encoding, GB18030, UTF_8};

/// How much of a page is looked at for what it says of itself (HTML, §4.2.5.4 asks for 1,024 bytes; old pages have
/// scripts before it).
const HEAD: usize = 4096;

/// The text of a page, whether bytes of it are in no encoding, and the name of the encoding.
pub(super) fn decoded(bytes: &[u8]) -> (String, bool, &'static str) {
    let said = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| said_in(bytes));
    let encoding = match said {
        // GBK is a part of GB 18030, and pages that say GB 2312 use characters of both.
        Some(encoding) if encoding != UTF_8 => {
            if is_of_china(encoding) {
                GB18030
            } else {
                encoding
            }
        }
        // Pages that were saved anew keep what they said before.
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => GB18030,
    };
    let encoding = if encoding == GB18030 && std::str::from_utf8(bytes).is_ok() && !bytes.is_ascii() {
        UTF_8
    } else {
        encoding
    };
    let (text, _, has_errors) = encoding.decode(bytes);
    (text.into_owned(), has_errors, encoding.name())
}

fn is_of_china(encoding: &'static Encoding) -> bool {
    ["GBK", "gb18030"].contains(&encoding.name())
}

/// The encoding after `charset=`.
fn said_in(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let at = memchr::memmem::find(head, b"charset")? + b"charset".len();
    let rest = &head[at..];
    let begin = rest.iter().position(|byte| byte.is_ascii_alphanumeric())?;
    let label: Vec<u8> = rest[begin..]
        .iter()
        .copied()
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
        .collect();
    Encoding::for_label(&label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_in_the_encoding_they_are_in() {
        let page = "<meta charset=\"gb2312\"><p>溪湾镕㐀</p>";
        let (bytes, _, _) = GB18030.encode(page);
        assert_eq!(decoded(&bytes), (page.to_owned(), false, "gb18030"));
        assert_eq!(decoded(page.as_bytes()).0, page, "saved anew in UTF-8");
        let plain = "<p>溪湾</p>";
        assert_eq!(decoded(&GB18030.encode(plain).0).0, plain, "by its bytes");
        assert_eq!(decoded(plain.as_bytes()).2, "UTF-8");
        assert!(decoded(b"<p>\xFF\xFF</p>").1);
    }
}
