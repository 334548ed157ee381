//! How a PDF file writes its objects (ISO 32000-1, 7.3).

/// A name, every byte that is no letter or digit by its number.
pub(super) fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_alphanumeric() {
            out.push(byte);
        } else {
            out.extend_from_slice(format!("#{byte:02x}").as_bytes());
        }
    }
}

/// A number, and a blank.
pub(super) fn number(out: &mut Vec<u8>, number: f64) {
    out.extend_from_slice(format!("{number} ").as_bytes());
}

/// A string, each byte by its number.
pub(super) fn string(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'<');
    hexadecimal(out, bytes);
    out.push(b'>');
}

/// Bytes by their numbers.
pub(super) fn hexadecimal(out: &mut Vec<u8>, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.extend(bytes.iter().flat_map(|byte| [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)])));
}

/// A stream: the entries of its dictionary but for the length, and its bytes.
pub(super) fn stream(entries: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut out = b"<<".to_vec();
    out.extend_from_slice(entries);
    out.extend_from_slice(format!("/Length {}>>\nstream\n", bytes.len()).as_bytes());
    out.extend_from_slice(bytes);
    out.extend_from_slice(b"\nendstream");
    out
}
