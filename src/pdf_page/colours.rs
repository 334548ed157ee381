//! Whether all machines make the same bytes of the colours of a page.
//!
//! `hayro` computes inks, Lab and profiles with tables by `moxcms`, which takes the vector units it finds: those
//! of x86 and ARM make of one colour in five another byte. Grey, red, green and blue, spot colours that are
//! made of them, and profiles without tables come out alike.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::content::UntypedIter;
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use moxcms::{ColorProfile, DataColorSpace};

use crate::pictures::jpeg_channels;

/// Spaces of colours and codings of pictures that not all machines make the same bytes of: inks and Lab (ISO
/// 32000-1, 8.6), and JPEG 2000, which is decoded in numbers that vector units round.
const DIFFERENT: [&[u8]; 5] = [b"DeviceCMYK", b"CalCMYK", b"CMYK", b"Lab", b"JPXDecode"];

/// Most levels of arrays and dictionaries in each other that are looked into.
const DEEPEST: u8 = 20;

/// Whether all machines make the same bytes of the colours that a page of a file may use: what the objects of
/// the file name, and the operators of what it draws.
pub(super) fn are_alike_everywhere(pdf: &Pdf, page: &Page<'_>) -> bool {
    let is_alike = |object: Object<'_>| match object {
        Object::Stream(stream) => is_alike_stream(&stream),
        Object::Dict(dict) => is_alike_dict(&dict, 0) && are_alike_glyphs(&dict),
        Object::Array(array) => is_alike_array(&array, 0),
        Object::Name(name) => !is_different(&name),
        _ => true,
    };
    are_alike_operators(page.operations()) && pdf.objects().into_iter().all(is_alike)
}

fn is_different(name: &Name<'_>) -> bool {
    DIFFERENT.contains(&name.as_ref())
}

/// What stands in a dictionary itself; what it refers to is an object of its own.
fn is_alike_dict(dict: &Dict<'_>, depth: u8) -> bool {
    dict.entries().all(|(_, value)| match value {
        MaybeRef::Ref(_) => true,
        MaybeRef::NotRef(value) => is_alike_part(value, depth),
    })
}

fn is_alike_array(array: &Array<'_>, depth: u8) -> bool {
    let is_profile = array
        .iter::<Object<'_>>()
        .next()
        .is_some_and(|first| matches!(first, Object::Name(name) if name.as_ref() == b"ICCBased"));
    if is_profile {
        return array.iter::<Object<'_>>().nth(1).is_some_and(|second| match second {
            Object::Stream(stream) => is_alike_profile(&stream),
            _ => false,
        });
    }
    array.raw_iter().all(|part| match part {
        MaybeRef::Ref(_) => true,
        MaybeRef::NotRef(part) => is_alike_part(part, depth),
    })
}

fn is_alike_part(part: Object<'_>, depth: u8) -> bool {
    match part {
        Object::Dict(dict) => depth < DEEPEST && is_alike_dict(&dict, depth + 1),
        Object::Array(array) => depth < DEEPEST && is_alike_array(&array, depth + 1),
        Object::Name(name) => !is_different(&name),
        _ => true,
    }
}

/// A picture, or what is drawn by operators: a form or the tile of a pattern.
fn is_alike_stream(stream: &Stream<'_>) -> bool {
    let dict = stream.dict();
    let is_form = dict.get::<Name<'_>>(b"Subtype").is_some_and(|name| name.as_ref() == b"Form");
    let is_alike = if is_form || dict.contains_key(b"PatternType") {
        stream.decoded().map_or(true, |content| are_alike_operators(UntypedIter::new(&content)))
    } else {
        let bytes = stream.raw_data();
        !bytes.starts_with(b"\xFF\xD8") || jpeg_channels(&bytes) != Some(4)
    };
    is_alike && is_alike_dict(dict, 0)
}

/// The glyphs of a font that are drawn by operators (ISO 32000-1, 9.6.5).
fn are_alike_glyphs(font: &Dict<'_>) -> bool {
    let Some(glyphs) = font.get::<Dict<'_>>(b"CharProcs") else { return true };
    glyphs
        .keys()
        .filter_map(|name| glyphs.get::<Stream<'_>>(name))
        .all(|glyph| glyph.decoded().map_or(true, |content| are_alike_operators(UntypedIter::new(&content))))
}

/// Whether operators choose no inks, and no space of inks by its name (ISO 32000-1, 8.6.8).
fn are_alike_operators(mut operators: UntypedIter<'_>) -> bool {
    while let Some(instruction) = operators.next() {
        let operator: &[u8] = instruction.operator.as_ref();
        let is_alike = match operator {
            b"k" | b"K" => false,
            b"cs" | b"CS" => instruction
                .operands()
                .all(|operand| !matches!(operand, Object::Name(name) if is_different(name))),
            b"BI" => instruction.operands().all(|operand| match operand {
                Object::Stream(picture) => is_alike_stream(picture),
                _ => true,
            }),
            _ => true,
        };
        if !is_alike {
            return false;
        }
    }
    true
}

/// Whether a profile has no tables. One that cannot be read is not used either.
fn is_alike_profile(profile: &Stream<'_>) -> bool {
    let Ok(bytes) = profile.decoded() else { return false };
    let Ok(profile) = ColorProfile::new_from_slice(&bytes) else { return false };
    let has_tables = profile.lut_a_to_b_perceptual.is_some()
        || profile.lut_a_to_b_colorimetric.is_some()
        || profile.lut_a_to_b_saturation.is_some();
    matches!(profile.color_space, DataColorSpace::Rgb | DataColorSpace::Gray) && !has_tables
}
