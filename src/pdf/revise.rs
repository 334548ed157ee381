//! The last pass over a finished file: objects that the writer cannot write as they have to be
//! are exchanged, and the table of places is made anew (ISO 32000-1, 7.5).
//!
//! It reads only what our writer writes: numbered objects one after the other, one
//! cross-reference table with one section, one trailer.

use std::fmt::Write as _;

use crate::diagnostics::Error;

/// A file as its objects.
pub(super) struct Objects<'a> {
    /// What stands before the first object.
    header: &'a [u8],
    /// Number and bytes of each object, in their order in the file.
    objects: Vec<(usize, &'a [u8])>,
    trailer: &'a [u8],
}

impl<'a> Objects<'a> {
    /// Takes a file apart.
    ///
    /// # Errors
    /// A file that is not as our writer writes it, which is a fault of this program.
    pub(super) fn of(file: &'a [u8]) -> Result<Self, Error> {
        Self::parse(file).ok_or_else(|| Error::Writer {
            format: "PDF",
            reason: "the finished file has no table of its objects".to_owned(),
        })
    }

    fn parse(file: &'a [u8]) -> Option<Self> {
        let end = find_last(file, b"startxref")?;
        let table_at = number(&file[end + b"startxref".len()..])?;
        let table = file.get(table_at..end)?;
        let trailer_at = find(table, b"trailer")?;
        let mut lines = std::str::from_utf8(&table[..trailer_at]).ok()?.lines();
        (lines.next()? == "xref").then_some(())?;
        let count: usize = lines.next()?.strip_prefix("0 ")?.trim().parse().ok()?;
        let mut places = Vec::with_capacity(count);
        for (object, line) in lines.take(count).enumerate() {
            let (place, rest) = line.split_once(' ')?;
            if rest.trim_end().ends_with('n') {
                places.push((place.parse::<usize>().ok()?, object));
            }
        }
        places.sort_unstable();
        let ends = places.iter().skip(1).map(|(place, _)| *place).chain([table_at]);
        let objects: Option<Vec<_>> =
            places.iter().zip(ends).map(|(&(at, object), end)| Some((object, file.get(at..end)?))).collect();
        let first = places.first().map_or(table_at, |(at, _)| *at);
        Some(Self { header: file.get(..first)?, objects: objects?, trailer: &table[trailer_at..] })
    }

    /// Numbers of the objects that hold some bytes, in the order of the numbers.
    pub(super) fn holding(&self, bytes: &[u8]) -> Vec<usize> {
        let holding = self.objects.iter().filter(|(_, object)| find(object, bytes).is_some());
        let mut numbers: Vec<usize> = holding.map(|(number, _)| *number).collect();
        numbers.sort_unstable();
        numbers
    }

    /// The bytes of an object.
    pub(super) fn object(&self, number: usize) -> Option<&'a [u8]> {
        self.objects.iter().find(|(other, _)| *other == number).map(|(_, bytes)| *bytes)
    }

    /// The file with some objects exchanged.
    pub(super) fn with(&self, exchanged: &[(usize, Vec<u8>)]) -> Vec<u8> {
        let mut file = self.header.to_vec();
        let most = self.objects.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
        let mut places = vec![None; most];
        for &(number, bytes) in &self.objects {
            places[number] = Some(file.len());
            let other = exchanged.iter().find(|(other, _)| *other == number);
            file.extend_from_slice(other.map_or(bytes, |(_, bytes)| bytes));
        }
        let table_at = file.len();
        let mut table = format!("xref\n0 {most}\n0000000000 65535 f\r\n");
        for place in places.iter().skip(1) {
            // Writing to a string cannot fail.
            let _ = match place {
                Some(place) => write!(table, "{place:010} 00000 n\r\n"),
                None => write!(table, "0000000000 65535 f\r\n"),
            };
        }
        file.extend_from_slice(table.as_bytes());
        file.extend_from_slice(self.trailer);
        file.extend_from_slice(format!("startxref\n{table_at}\n%%EOF").as_bytes());
        file
    }
}

/// Puts bytes behind the first place where others stand.
pub(super) fn inserted(object: &[u8], behind: &[u8], bytes: &[u8]) -> Vec<u8> {
    match find(object, behind) {
        Some(at) => [&object[..at + behind.len()], bytes, &object[at + behind.len()..]].concat(),
        None => object.to_vec(),
    }
}

/// A text as a string object, in UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
pub(super) fn text_string(text: &str) -> Vec<u8> {
    let mut out = String::from("<FEFF");
    for unit in text.encode_utf16() {
        let _ = write!(out, "{unit:04X}");
    }
    out.push('>');
    out.into_bytes()
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

fn find_last(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window == part)
}

/// The first number in some bytes.
fn number(bytes: &[u8]) -> Option<usize> {
    let digits: String = bytes
        .iter()
        .map(|&byte| char::from(byte))
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "%PDF-1.7\n1 0 obj\n<</S/Part/K 2>>\nendobj\n3 0 obj\n(old)\nendobj\nxref\n0 4\n\
        0000000003 65535 f\r\n0000000009 00000 n\r\n0000000000 65535 f\r\n0000000040 00000 n\r\n\
        trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n61\n%%EOF";

    #[test]
    fn a_file_that_is_not_changed_has_its_objects_in_their_places() {
        let objects = Objects::of(FILE.as_bytes()).unwrap();
        assert_eq!(objects.object(3), Some(&b"3 0 obj\n(old)\nendobj\n"[..]));
        assert_eq!(objects.object(2), None);
        let again = objects.with(&[]);
        assert_eq!(Objects::of(&again).unwrap().object(1), objects.object(1));
        assert_eq!(again.len(), FILE.len());
    }

    #[test]
    fn what_stands_behind_a_longer_object_is_found_again() {
        let objects = Objects::of(FILE.as_bytes()).unwrap();
        assert_eq!(objects.holding(b"/S/Part"), [1]);
        let titled = inserted(objects.object(1).unwrap(), b"/S/Part", b"/T(one)");
        let file = objects.with(&[(1, titled)]);
        let objects = Objects::of(&file).unwrap();
        assert_eq!(objects.object(1), Some(&b"1 0 obj\n<</S/Part/T(one)/K 2>>\nendobj\n"[..]));
        assert_eq!(objects.object(3), Some(&b"3 0 obj\n(old)\nendobj\n"[..]));
    }

    #[test]
    fn a_file_of_another_kind_is_refused() {
        assert!(Objects::of(b"%PDF-1.7\nstartxref\n9\n%%EOF").is_err());
        assert!(Objects::of(b"").is_err());
    }

    #[test]
    fn strings_of_text_are_utf_16() {
        assert_eq!(text_string("版1"), b"<FEFF72480031>");
    }
}
