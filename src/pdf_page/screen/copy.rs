//! The objects that a page reaches, written as a file.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Rect, Stream, dict_or_stream,
};
use hayro_interpret::hayro_syntax::page::{Page, Resources, Rotation};

use super::super::PageFault;
use super::content::{Drawn, in_screen_colours, is_ink_name};
use super::functions::{Exact, Power, SAMPLES, weight};
use super::pictures::{Pictured, in_rgb, size};
use super::spaces::Space;
use super::{INKS, NUMBER, WORK, inks, write};

/// The most bytes of a copy: its pictures are not packed.
const MOST_BYTES: usize = 512 * 1024 * 1024;
/// Arrays and dictionaries in each other.
const DEEPEST: u8 = 40;
// Numbers of the objects that every copy has.
const CATALOG: usize = 1;
const PAGES: usize = 2;
const PAGE: usize = 3;
const CONTENT: usize = 4;
const INK_SPACE: usize = 5;
const INK_FUNCTION: usize = 6;

/// Keys that lead away from what is drawn (ISO 32000-1, 14).
const LEADING_AWAY: [&[u8]; 10] = [
    b"Parent",
    b"Metadata",
    b"PieceInfo",
    b"StructParent",
    b"StructParents",
    b"AF",
    b"OPI",
    b"LastModified",
    b"Ref",
    b"Length",
];

/// A page in the colours of a screen.
pub(in super::super) struct Screen {
    /// The file.
    pub bytes: Vec<u8>,
    /// The bytes and entries of the heaviest function or shading, which are read whenever it is loaded.
    pub heaviest: usize,
    /// The most bytes of a tile without colours, whose marks are not seen.
    pub longest_shape: usize,
}

/// Writes a page with what it shows as its only box.
///
/// # Errors
/// Something cannot be read, or machines differ in it, or there is too much of it.
pub(in super::super) fn of_page(pdf: &Pdf, page: &Page<'_>, shown: Rect) -> Result<Screen, PageFault> {
    let mut copy = Copy::new(pdf);
    let content = in_screen_colours(page.page_stream().unwrap_or_default(), Drawn::All)?;
    copy.put(CONTENT, &write::stream(b"", &content))?;
    let mut entry = format!("<</Type/Catalog/Pages {PAGES} 0 R").into_bytes();
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    if let Some(layers) = catalog.and_then(|catalog| catalog.get_raw::<Object<'_>>(b"OCProperties")) {
        entry.extend_from_slice(b"/OCProperties ");
        copy.part(&mut entry, &layers, DEEPEST)?;
    }
    entry.extend_from_slice(b">>");
    copy.put(CATALOG, &entry)?;
    copy.put(PAGES, format!("<</Type/Pages/Kids[{PAGE} 0 R]/Count 1>>").as_bytes())?;
    let mut entry = format!("<</Type/Page/Parent {PAGES} 0 R/Contents {CONTENT} 0 R/MediaBox[").into_bytes();
    [shown.x0, shown.y0, shown.x1, shown.y1].iter().for_each(|side| write::number(&mut entry, *side));
    let turn = match page.rotation() {
        Rotation::None => 0,
        Rotation::Horizontal => 90,
        Rotation::Flipped => 180,
        Rotation::FlippedHorizontal => 270,
    };
    entry.extend_from_slice(format!("]/Rotate {turn}/Resources<<").as_bytes());
    copy.resources(&mut entry, page.resources())?;
    entry.extend_from_slice(b">>>>");
    copy.put(PAGE, &entry)?;
    copy.inks()?;
    copy.rest()?;
    Ok(copy.finish())
}

struct Copy<'a> {
    pdf: &'a Pdf,
    out: Vec<u8>,
    /// Where each object begins, by its number in the copy.
    places: BTreeMap<usize, usize>,
    /// The number that the next object gets.
    next: usize,
    /// The numbers of objects of the file.
    numbers: BTreeMap<ObjectIdentifier, usize>,
    /// Objects that have a number and are not written yet.
    waiting: VecDeque<(ObjectIdentifier, usize)>,
    /// Objects that are glyphs.
    glyphs: BTreeSet<ObjectIdentifier>,
    heaviest: usize,
    longest_shape: usize,
}

impl<'a> Copy<'a> {
    fn new(pdf: &'a Pdf) -> Self {
        Self {
            pdf,
            out: b"%PDF-1.7\n".to_vec(),
            places: BTreeMap::new(),
            next: INK_FUNCTION + 1,
            numbers: BTreeMap::new(),
            waiting: VecDeque::new(),
            glyphs: BTreeSet::new(),
            heaviest: 0,
            longest_shape: 0,
        }
    }

    /// Writes an object with a number.
    fn put(&mut self, number: usize, object: &[u8]) -> Result<(), PageFault> {
        if self.out.len() + object.len() > MOST_BYTES {
            return Err(PageFault::TooMuch);
        }
        self.places.insert(number, self.out.len());
        self.out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        self.out.extend_from_slice(object);
        self.out.extend_from_slice(b"\nendobj\n");
        Ok(())
    }

    /// Writes an object that the file does not have, and refers to it.
    fn put_new(&mut self, out: &mut Vec<u8>, object: &[u8]) -> Result<(), PageFault> {
        let number = self.next;
        self.next += 1;
        refer(out, number);
        self.put(number, object)
    }

    /// Four inks as a space whose colours are looked up: a table, between whose places the interpreter mixes.
    fn inks(&mut self) -> Result<(), PageFault> {
        let space = format!("[/DeviceN[/Cyan/Magenta/Yellow/Black]/DeviceRGB {INK_FUNCTION} 0 R]");
        self.put(INK_SPACE, space.as_bytes())?;
        let steps = inks::STEPS;
        let head = format!(
            "/FunctionType 0/Domain[0 1 0 1 0 1 0 1]/Range[0 1 0 1 0 1]/BitsPerSample 8/Size[{steps} {steps} {steps} 2]"
        );
        let mut table = inks::MIXTURES.concat();
        table.resize(2 * table.len(), 0);
        self.put(INK_FUNCTION, &write::stream(head.as_bytes(), &table))
    }

    /// The resources of a page with those that it inherits, its own first.
    fn resources(&mut self, out: &mut Vec<u8>, resources: &Resources<'a>) -> Result<(), PageFault> {
        type Kind = for<'b, 'c> fn(&'b Resources<'c>) -> &'b Dict<'c>;
        let kinds: [(&str, Kind); 7] = [
            ("ExtGState", |of| &of.ext_g_states),
            ("Font", |of| &of.fonts),
            ("Properties", |of| &of.properties),
            ("ColorSpace", |of| &of.color_spaces),
            ("XObject", |of| &of.x_objects),
            ("Pattern", |of| &of.patterns),
            ("Shading", |of| &of.shadings),
        ];
        for (key, kind) in kinds {
            write::name(out, key.as_bytes());
            out.extend_from_slice(b"<<");
            let mut level = Some(resources);
            let mut known = BTreeSet::new();
            while let Some(of) = level {
                for (name, entry) in kind(of).entries() {
                    if known.insert(name.as_ref().to_vec()) {
                        write::name(out, &name);
                        out.push(b' ');
                        self.part(out, &entry, DEEPEST)?;
                    }
                }
                level = of.parent();
            }
            if key == "ColorSpace" {
                out.extend_from_slice(format!("/{INKS} {INK_SPACE} 0 R").as_bytes());
            }
            out.extend_from_slice(b">>");
        }
        Ok(())
    }

    /// Writes all objects that others refer to.
    fn rest(&mut self) -> Result<(), PageFault> {
        while let Some((id, number)) = self.waiting.pop_front() {
            let mut object = Vec::new();
            match self.pdf.xref().get::<Object<'_>>(id) {
                Some(Object::Stream(stream)) => self.stream(&mut object, &stream, (id, number))?,
                Some(other) => self.value(&mut object, &other, DEEPEST)?,
                None => object.extend_from_slice(b"null"),
            }
            self.put(number, &object)?;
        }
        Ok(())
    }

    /// An object that stands in another, or the reference to it.
    fn part(&mut self, out: &mut Vec<u8>, part: &MaybeRef<Object<'_>>, levels: u8) -> Result<(), PageFault> {
        match part {
            MaybeRef::Ref(reference) => {
                let number = self.number((*reference).into());
                refer(out, number);
                Ok(())
            }
            MaybeRef::NotRef(object) => self.value(out, object, levels),
        }
    }

    /// The number of an object of the file in the copy.
    fn number(&mut self, id: ObjectIdentifier) -> usize {
        if let Some(number) = self.numbers.get(&id) {
            return *number;
        }
        let number = self.next;
        self.next += 1;
        self.numbers.insert(id, number);
        self.waiting.push_back((id, number));
        number
    }

    fn value(&mut self, out: &mut Vec<u8>, object: &Object<'_>, levels: u8) -> Result<(), PageFault> {
        let levels = levels.checked_sub(1).ok_or(PageFault::TooMuch)?;
        match object {
            Object::Null(_) | Object::Stream(_) => out.extend_from_slice(b"null "),
            Object::Boolean(is_so) => out.extend_from_slice(if *is_so { b"true " } else { b"false " }),
            Object::Number(number) => write::number(out, number.as_f64()),
            Object::String(string) => write::string(out, string.as_bytes()),
            Object::Name(name) if is_ink_name(name) => refer(out, INK_SPACE),
            Object::Name(name) => {
                write::name(out, name);
                out.push(b' ');
            }
            Object::Array(array) => self.array(out, array, levels)?,
            Object::Dict(dict) => {
                if let Some(power) = Power::of(dict) {
                    return self.power(out, &power);
                }
                self.weigh(object)?;
                out.extend_from_slice(b"<<");
                self.entries(out, dict, &[], levels)?;
                out.extend_from_slice(b">>");
            }
        }
        Ok(())
    }

    /// The entries of a dictionary, but for some.
    fn entries(
        &mut self,
        out: &mut Vec<u8>,
        dict: &Dict<'_>,
        left_out: &[&[u8]],
        levels: u8,
    ) -> Result<(), PageFault> {
        if let Some(glyphs) = dict.get::<Dict<'_>>(b"CharProcs") {
            let glyphs = glyphs.keys().filter_map(|name| glyphs.get_ref(name));
            self.glyphs.extend(glyphs.map(ObjectIdentifier::from));
        }
        for (key, entry) in dict.entries() {
            if !LEADING_AWAY.contains(&key.as_ref()) && !left_out.contains(&key.as_ref()) {
                write::name(out, &key);
                out.push(b' ');
                self.part(out, &entry, levels)?;
            }
        }
        Ok(())
    }

    /// An array; one that describes a space of colours as it is on a screen.
    fn array(&mut self, out: &mut Vec<u8>, array: &Array<'_>, levels: u8) -> Result<(), PageFault> {
        let kind = array.iter::<Object<'_>>().next().and_then(Object::into_name);
        let whole = || Space::of(&Object::Array(array.clone()));
        match kind.as_deref() {
            Some(b"ICCBased" | b"CalGray" | b"CalRGB" | b"DeviceCMYK" | b"CalCMYK") => match whole()? {
                Space::Gray => out.extend_from_slice(b"/DeviceGray "),
                Space::Inks => refer(out, INK_SPACE),
                _ => out.extend_from_slice(b"/DeviceRGB "),
            },
            Some(b"Lab") => self.lab(out, &whole()?)?,
            Some(b"Separation") => self.spot(out, array, &whole()?)?,
            Some(b"Indexed") => match whole()? {
                Space::Indexed { colours } if !colours.is_empty() => {
                    out.extend_from_slice(format!("[/Indexed/DeviceRGB {} ", colours.len() - 1).as_bytes());
                    write::string(out, &colours.concat());
                    out.push(b']');
                }
                _ => return Err(PageFault::Part),
            },
            kind => {
                if kind == Some(b"DeviceN") {
                    self.weigh_tint(array)?;
                }
                out.push(b'[');
                array.raw_iter().try_for_each(|part| self.part(out, &part, levels))?;
                out.push(b']');
            }
        }
        Ok(())
    }

    /// A spot colour: its colours in steps.
    fn spot(&mut self, out: &mut Vec<u8>, array: &Array<'_>, space: &Space) -> Result<(), PageFault> {
        let name = array.iter::<Name<'_>>().nth(1);
        out.extend_from_slice(b"[/Separation ");
        write::name(out, name.as_deref().unwrap_or(b"Spot"));
        out.extend_from_slice(b"/DeviceRGB ");
        let steps = (0..SAMPLES).map(|step| space.srgb(&[step as f32 / (SAMPLES - 1) as f32]));
        self.sampled(out, "0 1", &SAMPLES.to_string(), &steps.collect::<Vec<_>>().concat())?;
        out.push(b']');
        Ok(())
    }

    /// Lab: its colours in steps of ten of lightness, of eight of a and b.
    fn lab(&mut self, out: &mut Vec<u8>, space: &Space) -> Result<(), PageFault> {
        const STEPS: [usize; 3] = [11, 33, 33];
        let ranges = space.decode(8);
        let at = |part: usize, step: usize| {
            let (least, most) = ranges[part];
            least + (most - least) * step as f32 / (STEPS[part] - 1) as f32
        };
        let mut table = Vec::new();
        for b in 0..STEPS[2] {
            for a in 0..STEPS[1] {
                (0..STEPS[0]).for_each(|l| table.extend(space.srgb(&[at(0, l), at(1, a), at(2, b)])));
            }
        }
        let domain: Vec<String> = ranges.iter().map(|(least, most)| format!("{least} {most}")).collect();
        out.extend_from_slice(b"[/DeviceN[/L/A/B]/DeviceRGB ");
        self.sampled(out, &domain.join(" "), &STEPS.map(|steps| steps.to_string()).join(" "), &table)?;
        out.push(b']');
        Ok(())
    }

    /// A function of red, green and blue in samples.
    fn sampled(
        &mut self,
        out: &mut Vec<u8>,
        domain: &str,
        size: &str,
        samples: &[u8],
    ) -> Result<(), PageFault> {
        let head =
            format!("/FunctionType 0/Domain[{domain}]/Range[0 1 0 1 0 1]/BitsPerSample 8/Size[{size}]");
        self.put_new(out, &write::stream(head.as_bytes(), samples))
    }

    /// A power in samples, with 16 bits.
    fn power(&mut self, out: &mut Vec<u8>, power: &Power) -> Result<(), PageFault> {
        let number = power.values(0.0).len();
        let mut samples = Vec::new();
        for step in 0..SAMPLES {
            for value in power.values(step as f32 / (SAMPLES - 1) as f32) {
                let value = (value.clamp(0.0, 1.0) * f32::from(u16::MAX) + 0.5) as u16;
                samples.extend(value.to_be_bytes());
            }
        }
        let range = "0 1 ".repeat(number);
        let head = format!("/FunctionType 0/Domain[0 1]/Range[{range}]/BitsPerSample 16/Size[{SAMPLES}]");
        self.put_new(out, &write::stream(head.as_bytes(), &samples))
    }

    /// Takes into account what a function or shading weighs.
    fn weigh(&mut self, object: &Object<'_>) -> Result<(), PageFault> {
        let Some((dict, stream)) = dict_or_stream(object) else { return Ok(()) };
        let mut found = 0;
        if dict.contains_key(b"FunctionType") {
            found += weight(object, true)?;
        }
        if dict.contains_key(b"ShadingType") {
            found += stream.and_then(|stream| stream.decoded().ok()).map_or(0, |mesh| mesh.len());
            let functions = match dict.get::<Object<'_>>(b"Function") {
                Some(Object::Array(array)) => array.iter::<Object<'_>>().collect(),
                other => Vec::from_iter(other),
            };
            for function in functions {
                found += weight(&function, true)?;
            }
        }
        self.heaviest = self.heaviest.max(found);
        Ok(())
    }

    /// Takes into account the function of a space of several spot colours.
    fn weigh_tint(&mut self, array: &Array<'_>) -> Result<(), PageFault> {
        let tint = array.iter::<Object<'_>>().nth(3).ok_or(PageFault::Part)?;
        self.heaviest = self.heaviest.max(weight(&tint, false)?);
        Exact::of(&tint).map(|_| ())
    }

    fn stream(
        &mut self,
        out: &mut Vec<u8>,
        stream: &Stream<'_>,
        (id, number): (ObjectIdentifier, usize),
    ) -> Result<(), PageFault> {
        let dict = stream.dict();
        let is =
            |key: &[u8], value: &[u8]| dict.get::<Name<'_>>(key).is_some_and(|name| name.as_ref() == value);
        if is(b"Subtype", b"Image") {
            return self.picture(out, stream, number);
        }
        let drawn = match dict.get::<u8>(b"PatternType") {
            _ if self.glyphs.contains(&id) => Some(Drawn::Glyph),
            Some(1) if dict.get::<u8>(b"PaintType") == Some(2) => Some(Drawn::Shape),
            Some(1) => Some(Drawn::All),
            _ => is(b"Subtype", b"Form").then_some(Drawn::All),
        };
        self.weigh(&Object::Stream(stream.clone()))?;
        let mut head = Vec::new();
        let bytes = match drawn {
            Some(drawn) => {
                self.entries(&mut head, dict, &[b"Filter", b"DecodeParms"], DEEPEST)?;
                in_screen_colours(&stream.decoded().map_err(|_| PageFault::Part)?, drawn)?
            }
            None => {
                self.entries(&mut head, dict, &[], DEEPEST)?;
                stream.raw_data().into_owned()
            }
        };
        if drawn == Some(Drawn::Shape) {
            self.longest_shape = self.longest_shape.max(bytes.len());
        }
        out.extend(write::stream(&head, &bytes));
        Ok(())
    }

    /// A picture, with the bytes that are touched whenever it is decoded.
    fn picture(&mut self, out: &mut Vec<u8>, stream: &Stream<'_>, number: usize) -> Result<(), PageFault> {
        let dict = stream.dict();
        let mut work = 0;
        for mask in [&b"SMask"[..], b"Mask"] {
            if let Some(mask) = dict.get::<Stream<'_>>(mask) {
                let (width, height) = size(mask.dict())?;
                work += width.saturating_mul(height).saturating_add(mask.raw_data().len());
            }
        }
        let mut head = Vec::new();
        let bytes = match in_rgb(stream)? {
            Pictured::Same => {
                let (width, height) = size(dict)?;
                work += 3 * width * height + stream.raw_data().len();
                self.entries(&mut head, dict, &[], DEEPEST)?;
                stream.raw_data().into_owned()
            }
            Pictured::Made { width, height, rgb, opacity } => {
                work += rgb.len();
                let coding: [&[u8]; 9] = [
                    b"Filter",
                    b"DecodeParms",
                    b"Decode",
                    b"ColorSpace",
                    b"BitsPerComponent",
                    b"Width",
                    b"Height",
                    b"SMaskInData",
                    b"Matte",
                ];
                self.entries(&mut head, dict, &coding, DEEPEST)?;
                let own = format!("/ColorSpace/DeviceRGB/BitsPerComponent 8/Width {width}/Height {height}");
                head.extend_from_slice(own.as_bytes());
                if let Some(opacity) = opacity {
                    let mask = format!(
                        "/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Width {width}/Height {height}"
                    );
                    head.extend_from_slice(b"/SMask ");
                    self.put_new(&mut head, &write::stream(mask.as_bytes(), &opacity))?;
                }
                rgb
            }
        };
        head.extend_from_slice(format!("/{WORK} {work}/{NUMBER} {number}").as_bytes());
        out.extend(write::stream(&head, &bytes));
        Ok(())
    }

    /// The file, with its table of objects.
    fn finish(mut self) -> Screen {
        let start = self.out.len();
        let table = format!("xref\n0 {}\n0000000000 65535 f \n", self.next);
        self.out.extend_from_slice(table.as_bytes());
        for number in 1..self.next {
            let place = self.places.get(&number).copied().unwrap_or_default();
            self.out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
        }
        let end = format!("trailer<</Size {}/Root {CATALOG} 0 R>>\nstartxref\n{start}\n%%EOF\n", self.next);
        self.out.extend_from_slice(end.as_bytes());
        Screen { bytes: self.out, heaviest: self.heaviest, longest_shape: self.longest_shape }
    }
}

fn refer(out: &mut Vec<u8>, number: usize) {
    out.extend_from_slice(format!("{number} 0 R ").as_bytes());
}
