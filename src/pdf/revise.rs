//! The last pass over a finished file: objects that the writer cannot write as required
//! are replaced, small objects are packed into a compressed stream, and the table of places is made
//! anew as a stream too (ISO 32000-1, 7.5.7 and 7.5.8).
//!
//! It reads only what our writer writes: numbered objects one after the other, one
//! cross-reference table with one section, one trailer.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::diagnostics::Error;

/// A file as its objects.
pub(super) struct Objects<'a> {
    /// What stands before the first object.
    header: &'a [u8],
    /// Number and bytes of each object, in their order in the file.
    objects: Vec<(usize, &'a [u8])>,
    by_number: BTreeMap<usize, &'a [u8]>,
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
        let (objects, first) = (objects?, places.first().map_or(table_at, |(at, _)| *at));
        let by_number = objects.iter().copied().collect();
        Some(Self { header: file.get(..first)?, objects, by_number, trailer: &table[trailer_at..] })
    }

    /// Numbers of the objects that begin with some bytes, in the order of the numbers. Bytes
    /// further inside an object may belong to a title, which can contain anything.
    pub(super) fn beginning_with(&self, bytes: &[u8]) -> Vec<usize> {
        let begins = |object: &[u8]| body(object).is_some_and(|body| body.starts_with(bytes));
        self.numbers(begins)
    }

    /// Numbers of the streams whose entries after their length are these, in the order of the
    /// numbers.
    pub(super) fn streams_with(&self, entries: &[u8]) -> Vec<usize> {
        let has = |object: &[u8]| {
            let rest = body(object).and_then(|body| body.strip_prefix(b"<</Length "));
            let rest = rest.map(|rest| &rest[rest.iter().take_while(|byte| byte.is_ascii_digit()).count()..]);
            rest.and_then(|rest| rest.strip_prefix(entries)).is_some_and(|rest| rest.starts_with(b">>"))
        };
        self.numbers(has)
    }

    fn numbers(&self, wanted: impl Fn(&[u8]) -> bool) -> Vec<usize> {
        let wanted = self.objects.iter().filter(|(_, object)| wanted(object));
        let mut numbers: Vec<usize> = wanted.map(|(number, _)| *number).collect();
        numbers.sort_unstable();
        numbers
    }

    /// The bytes of an object.
    pub(super) fn object(&self, number: usize) -> Option<&'a [u8]> {
        self.by_number.get(&number).copied()
    }

    /// The file with some objects replaced, and those that are not streams packed.
    pub(super) fn packed(&self, exchanged: &BTreeMap<usize, Vec<u8>>) -> Vec<u8> {
        let mut file = self.header.to_vec();
        let last = self.objects.iter().map(|(number, _)| *number).max().unwrap_or(0);
        let mut places = vec![XrefEntry::Free; last + 1];
        let mut packs: Vec<ObjectStream> = Vec::new();
        for &(number, bytes) in &self.objects {
            let bytes = exchanged.get(&number).map_or(bytes, Vec::as_slice);
            match body(bytes).filter(|body| !body.ends_with(b"endstream")) {
                Some(body) => {
                    if packs.last().is_none_or(|pack| pack.count == MOST_PACKED) {
                        packs
                            .push(ObjectStream { number: last + 1 + packs.len(), ..ObjectStream::default() });
                    }
                    let pack = packs.len() - 1;
                    places[number] = packs[pack].take(number, body);
                }
                None => {
                    places[number] = XrefEntry::At(file.len());
                    file.extend_from_slice(bytes);
                }
            }
        }
        for pack in &packs {
            places.push(XrefEntry::At(file.len()));
            file.extend_from_slice(&pack.object());
        }
        let table_at = file.len();
        places.push(XrefEntry::At(table_at));
        file.extend_from_slice(&self.table(places.len() - 1, &places));
        file.extend_from_slice(format!("startxref\n{table_at}\n%%EOF").as_bytes());
        file
    }

    /// The table of places as an object, with the entries of the trailer.
    fn table(&self, number: usize, places: &[XrefEntry]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(places.len() * 7);
        for place in places {
            let (kind, first, second) = match *place {
                XrefEntry::Free => (0, 0, 0xffff),
                XrefEntry::At(offset) => (1, offset, 0),
                XrefEntry::Packed { pack, index } => (2, pack, index),
            };
            bytes.push(kind);
            bytes.extend_from_slice(&(first as u32).to_be_bytes());
            bytes.extend_from_slice(&(second as u16).to_be_bytes());
        }
        let trailer = String::from_utf8_lossy(self.trailer);
        let trailer = trailer
            .split_once("<<")
            .and_then(|(_, rest)| rest.rsplit_once(">>"))
            .map_or("", |(in_it, _)| in_it);
        let entries = trailer.find("/Root").map_or("", |at| &trailer[at..]);
        let more = format!("/Type/XRef/Size {}/W[1 4 2]{entries}", places.len());
        stream(number, &more, &bytes)
    }
}

/// Most objects of a stream of objects: the table has two bytes for the place of one.
const MOST_PACKED: usize = 0xffff;

/// An entry of the cross-reference stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum XrefEntry {
    /// No object.
    Free,
    /// Offset from the beginning of the file.
    At(usize),
    /// In an object stream, with its index there.
    Packed { pack: usize, index: usize },
}

/// Objects in one stream.
#[derive(Default)]
struct ObjectStream {
    /// Number of the object that holds them.
    number: usize,
    count: usize,
    heads: String,
    bodies: Vec<u8>,
}

impl ObjectStream {
    fn take(&mut self, number: usize, body: &[u8]) -> XrefEntry {
        // Writing to a string cannot fail.
        let _ = write!(self.heads, "{number} {} ", self.bodies.len());
        self.bodies.extend_from_slice(body);
        self.bodies.push(b'\n');
        self.count += 1;
        XrefEntry::Packed { pack: self.number, index: self.count - 1 }
    }

    fn object(&self) -> Vec<u8> {
        let more = format!("/Type/ObjStm/N {}/First {}", self.count, self.heads.len());
        stream(self.number, &more, &[self.heads.as_bytes(), &self.bodies].concat())
    }
}

/// What stands between the number of an object and its end.
fn body(object: &[u8]) -> Option<&[u8]> {
    let begin = find(object, b"obj")? + b"obj".len();
    let end = find_last(object, b"endobj")?;
    Some(object.get(begin..end)?.trim_ascii())
}

/// A compressed stream with some entries.
fn stream(number: usize, entries: &str, bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    let packed = encoder.finish().unwrap_or_default();
    let head = format!("{number} 0 obj\n<<{entries}/Filter/FlateDecode/Length {}>>\nstream\n", packed.len());
    [head.as_bytes(), &packed, b"\nendstream\nendobj\n\n"].concat()
}

/// Inserts bytes after the first occurrence of others.
pub(super) fn inserted(object: &[u8], after: &[u8], bytes: &[u8]) -> Vec<u8> {
    match find(object, after) {
        Some(at) => [&object[..at + after.len()], bytes, &object[at + after.len()..]].concat(),
        None => object.to_vec(),
    }
}

/// Removes bytes that follow the first occurrence of others.
pub(super) fn removed(object: &[u8], after: &[u8], bytes: &[u8]) -> Vec<u8> {
    let end = find(object, after).map(|at| at + after.len());
    match end.filter(|end| object[*end..].starts_with(bytes)) {
        Some(end) => [&object[..end], &object[end + bytes.len()..]].concat(),
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
    use std::io::Read as _;

    use super::*;

    const FILE: &str = "%PDF-1.7\n1 0 obj\n<</S/Part/K 2>>\nendobj\n3 0 obj\n(old)\nendobj\nxref\n0 4\n\
        0000000003 65535 f\r\n0000000009 00000 n\r\n0000000000 65535 f\r\n0000000040 00000 n\r\n\
        trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n61\n%%EOF";

    /// The stream of an object, unpacked.
    fn unpacked(file: &[u8], kind: &[u8]) -> Vec<u8> {
        let at = find(file, kind).unwrap();
        let begin = at + find(&file[at..], b"stream\n").unwrap() + b"stream\n".len();
        let mut out = Vec::new();
        flate2::read::ZlibDecoder::new(&file[begin..]).read_to_end(&mut out).unwrap();
        out
    }

    #[test]
    fn objects_are_found_by_their_numbers() {
        let objects = Objects::of(FILE.as_bytes()).unwrap();
        assert_eq!(objects.object(3), Some(&b"3 0 obj\n(old)\nendobj\n"[..]));
        assert_eq!(objects.object(2), None);
        assert_eq!(objects.beginning_with(b"<</S/Part"), [1]);
    }

    #[test]
    fn a_title_with_pdf_syntax_is_not_read_as_an_object() {
        let file = "%PDF-1.7\n1 0 obj\n<</Title(<</S/Part)>>\nendobj\n\
            2 0 obj\n<</Title(/Type/Metadata/Subtype/XML)>>\nendobj\n\
            3 0 obj\n<</Length 1/Type/Metadata/Subtype/XML>>\nstream\nx\nendstream\nendobj\n";
        let at = |number: usize| file.find(&format!("{number} 0 obj")).unwrap();
        let table = format!(
            "xref\n0 4\n0000000000 65535 f\r\n{:010} 00000 n\r\n{:010} 00000 n\r\n{:010} 00000 n\r\n",
            at(1),
            at(2),
            at(3)
        );
        let file = format!("{file}{table}trailer\n<</Root 1 0 R>>\nstartxref\n{}\n%%EOF", file.len());
        let objects = Objects::of(file.as_bytes()).unwrap();
        assert_eq!(objects.beginning_with(b"<</S/Part"), [0; 0]);
        assert_eq!(objects.streams_with(b"/Type/Metadata/Subtype/XML"), [3]);
    }

    #[test]
    fn small_objects_are_packed_and_changed_ones_are_in_their_place() {
        let objects = Objects::of(FILE.as_bytes()).unwrap();
        let titled = inserted(objects.object(1).unwrap(), b"/S/Part", b"/T(one)");
        let file = objects.packed(&BTreeMap::from([(1, titled)]));
        assert_eq!(unpacked(&file, b"/ObjStm"), b"1 0 3 23 <</S/Part/T(one)/K 2>>\n(old)\n");
        let table = unpacked(&file, b"/XRef");
        assert_eq!(table.chunks(7).map(|entry| entry[0]).collect::<Vec<_>>(), [0, 2, 0, 2, 1, 1]);
        assert!(find(&file, b"/Size 6/W[1 4 2]/Root 1 0 R").is_some());
        assert_eq!(number(&file[find_last(&file, b"startxref").unwrap()..]), find(&file, b"5 0 obj"));
    }

    #[test]
    fn bytes_are_removed_where_they_follow_others_and_nowhere_else() {
        let catalog = b"<</Lang(/Suspects false)/MarkInfo<</Marked true/Suspects false>>>>";
        let expected = b"<</Lang(/Suspects false)/MarkInfo<</Marked true>>>>";
        assert_eq!(removed(catalog, b"/Marked true", b"/Suspects false"), expected);
        assert_eq!(removed(expected, b"/Marked true", b"/Suspects false"), expected);
        assert_eq!(removed(b"", b"/Marked true", b"/Suspects false"), b"");
    }

    #[test]
    fn more_objects_than_one_stream_can_number_are_in_several() {
        let count = MOST_PACKED + 2;
        let (mut file, mut table) = (String::from("%PDF-1.7\n"), String::new());
        for number in 1..=count {
            table += &format!("{:010} 00000 n\r\n", file.len());
            file += &format!("{number} 0 obj\n{number}\nendobj\n");
        }
        let start = file.len();
        file += &format!("xref\n0 {}\n0000000000 65535 f\r\n{table}trailer\n<<>>\n", count + 1);
        file += &format!("startxref\n{start}\n%%EOF");
        let packed = Objects::of(file.as_bytes()).unwrap().packed(&BTreeMap::new());
        let table = unpacked(&packed, b"/XRef");
        let entry = |number: usize| &table[number * 7..number * 7 + 7];
        let pack = |number: usize| u32::from_be_bytes(entry(number)[1..5].try_into().unwrap()) as usize;
        assert_eq!((pack(1), pack(MOST_PACKED)), (count + 1, count + 1));
        assert_eq!((pack(count), &entry(count)[5..]), (count + 2, &[0, 1][..]));
        assert_eq!(entry(count + 2)[0], 1, "the second stream has a place");
    }

    #[test]
    fn streams_stay_as_they_are() {
        let stream = "1 0 obj\n<</Length 1>>\nstream\nx\nendstream\nendobj\n";
        let file = format!(
            "%PDF-1.7\n{stream}xref\n0 2\n0000000000 65535 f\r\n0000000009 00000 n\r\ntrailer\n<<>>\nstartxref\n{}\n%%EOF",
            9 + stream.len()
        );
        let objects = Objects::of(file.as_bytes()).unwrap();
        assert!(objects.packed(&BTreeMap::new()).starts_with(format!("%PDF-1.7\n{stream}").as_bytes()));
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
