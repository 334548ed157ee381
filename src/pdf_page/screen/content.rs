//! The operators of a page, a form, a tile or a glyph in the colours of a screen (ISO 32000-1, 7.8.2).

use hayro_interpret::hayro_syntax::content::{Instruction, UntypedIter};
use hayro_interpret::hayro_syntax::object::{MaybeRef, Object, Stream};

use super::super::PageFault;
use super::pictures::{Pictured, in_rgb};
use super::spaces::{Space, named_in};
use super::{BYTES, INKS, LOADS, write};

/// Arrays and dictionaries in each other.
const DEEPEST: u8 = 20;

/// What operators draw.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawn {
    /// A page, a form, or a tile with colours.
    All,
    /// A tile without colours.
    Shape,
    /// A glyph.
    Glyph,
}

/// Operators that choose colours.
const COLOURS: [&[u8]; 13] =
    [b"CS", b"cs", b"SC", b"SCN", b"sc", b"scn", b"G", b"g", b"RG", b"rg", b"K", b"k", b"ri"];
/// Operators that load what the file describes elsewhere: patterns, shadings, states.
const LOADING: [&[u8]; 4] = [b"scn", b"SCN", b"sh", b"gs"];

/// The operators of some content, after two marks: what it loads, and how long it is.
///
/// A glyph without colours becomes one that uses the colours about it, so that the marks in it are seen too.
///
/// # Errors
/// Machines differ in its colours; a picture in it cannot be decoded.
pub(super) fn in_screen_colours(content: &[u8], drawn: Drawn) -> Result<Vec<u8>, PageFault> {
    let mut out = Vec::with_capacity(content.len());
    let has_colours = match drawn {
        Drawn::All => true,
        Drawn::Shape => false,
        Drawn::Glyph => has_own_colours(content),
    };
    let (mut operators, mut loads) = (UntypedIter::new(content), 0);
    while let Some(instruction) = operators.next() {
        let operator: &[u8] = instruction.operator;
        loads += usize::from(LOADING.contains(&operator) && has_name(&instruction));
        match operator {
            // Forms in what has no colours of its own would go uncounted.
            b"Do" if drawn == Drawn::Shape => return Err(PageFault::TooMuch),
            b"d0" | b"d1" => {}
            _ if !has_colours && COLOURS.contains(&operator) => {}
            b"k" | b"K" => mixed(&mut out, &instruction),
            b"cs" | b"CS" => space(&mut out, &instruction)?,
            b"BI" => picture(&mut out, &instruction)?,
            _ => {
                instruction.operands().try_for_each(|operand| value(&mut out, operand, DEEPEST))?;
                out.extend_from_slice(operator);
                out.push(b'\n');
            }
        }
    }
    let first = if drawn == Drawn::Glyph { "0 0 d0\n" } else { "" };
    let marks =
        format!("{first}/{LOADS} <</MCID {loads}>> BDC EMC\n/{BYTES} <</MCID {}>> BDC EMC\n", out.len());
    Ok([marks.as_bytes(), &out].concat())
}

/// Whether a glyph says that it has colours of its own (9.6.5.3).
fn has_own_colours(content: &[u8]) -> bool {
    let mut operators = UntypedIter::new(content);
    while let Some(instruction) = operators.next() {
        match &**instruction.operator {
            b"d0" => return true,
            b"d1" => return false,
            _ => {}
        }
    }
    false
}

fn has_name(instruction: &Instruction<'_, '_>) -> bool {
    instruction.operands().any(|operand| matches!(operand, Object::Name(_)))
}

/// A colour of four inks.
fn mixed(out: &mut Vec<u8>, instruction: &Instruction<'_, '_>) {
    let values: Vec<f32> = instruction.operands().filter_map(|operand| operand.clone().into_f32()).collect();
    for part in Space::Inks.srgb(&values) {
        write::number(out, f64::from(part) / 255.0);
    }
    out.extend_from_slice(if &**instruction.operator == b"k" { b"rg\n" } else { b"RG\n" });
}

/// A space of colours by its name: that of inks is another here, and begins with black.
fn space(out: &mut Vec<u8>, instruction: &Instruction<'_, '_>) -> Result<(), PageFault> {
    let operator: &[u8] = instruction.operator;
    let is_inks = |operand: &Object<'_>| matches!(operand, Object::Name(name) if is_ink_name(name));
    if instruction.operands().any(is_inks) {
        let set = if operator == b"cs" { "scn" } else { "SCN" };
        out.extend_from_slice(format!("/{INKS} ").as_bytes());
        out.extend_from_slice(operator);
        out.extend_from_slice(format!(" 0 0 0 1 {set}\n").as_bytes());
        return Ok(());
    }
    instruction.operands().try_for_each(|operand| value(out, operand, DEEPEST))?;
    out.extend_from_slice(operator);
    out.push(b'\n');
    Ok(())
}

/// Whether a name is that of four inks.
pub(super) fn is_ink_name(name: &[u8]) -> bool {
    matches!(name, b"DeviceCMYK" | b"CalCMYK" | b"CMYK")
}

/// A picture within the operators (8.9.7).
fn picture(out: &mut Vec<u8>, instruction: &Instruction<'_, '_>) -> Result<(), PageFault> {
    let Some(Object::Stream(stream)) = instruction.operands().next() else { return Ok(()) };
    // A name of the resources is one of a space there, which is in the colours of a screen.
    let is_elsewhere = named_in(stream.dict())
        .is_some_and(|space| matches!(space, Object::Name(_)) && Space::of(&space).is_err());
    let pictured = if is_elsewhere { Pictured::Same } else { in_rgb(stream)? };
    match pictured {
        Pictured::Same => same_picture(out, stream)?,
        Pictured::Made { width, height, rgb, .. } => {
            let head = format!("BI /W {width} /H {height} /BPC 8 /CS /RGB /F /AHx ID ");
            out.extend_from_slice(head.as_bytes());
            write::hexadecimal(out, &rgb);
            out.extend_from_slice(b"> EI\n");
        }
    }
    Ok(())
}

fn same_picture(out: &mut Vec<u8>, stream: &Stream<'_>) -> Result<(), PageFault> {
    out.extend_from_slice(b"BI ");
    for (key, entry) in stream.dict().entries() {
        write::name(out, &key);
        out.push(b' ');
        part(out, &entry, DEEPEST)?;
    }
    out.extend_from_slice(b" ID ");
    out.extend_from_slice(&stream.raw_data());
    out.extend_from_slice(b" EI\n");
    Ok(())
}

fn part(out: &mut Vec<u8>, part: &MaybeRef<Object<'_>>, levels: u8) -> Result<(), PageFault> {
    match part {
        // There are no references in content (7.8.2).
        MaybeRef::Ref(_) => out.extend_from_slice(b"null "),
        MaybeRef::NotRef(object) => value(out, object, levels)?,
    }
    Ok(())
}

fn value(out: &mut Vec<u8>, object: &Object<'_>, levels: u8) -> Result<(), PageFault> {
    let levels = levels.checked_sub(1).ok_or(PageFault::TooMuch)?;
    match object {
        Object::Null(_) | Object::Stream(_) => out.extend_from_slice(b"null "),
        Object::Boolean(is_so) => out.extend_from_slice(if *is_so { b"true " } else { b"false " }),
        Object::Number(number) => write::number(out, number.as_f64()),
        Object::String(string) => write::string(out, string.as_bytes()),
        Object::Name(name) => {
            write::name(out, name);
            out.push(b' ');
        }
        Object::Array(array) => {
            out.push(b'[');
            array.raw_iter().try_for_each(|each| part(out, &each, levels))?;
            out.push(b']');
        }
        Object::Dict(dict) => {
            out.extend_from_slice(b"<<");
            for (key, entry) in dict.entries() {
                write::name(out, &key);
                out.push(b' ');
                part(out, &entry, levels)?;
            }
            out.extend_from_slice(b">>");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_inks_become_those_of_a_screen() {
        let made = |content: &str, drawn| {
            let out = in_screen_colours(content.as_bytes(), drawn).unwrap();
            let out = String::from_utf8(out).unwrap();
            out.lines().filter(|line| !line.contains("BDC")).map(str::to_owned).collect::<Vec<_>>()
        };
        for (content, expected) in [
            ("0 0 0 1 k", "0 0 0 rg"),
            ("0 0 0 0 K", "1 1 1 RG"),
            ("/DeviceCMYK cs", "/ScreenInks cs 0 0 0 1 scn"),
            ("/CS0 CS", "/CS0 CS"),
            ("1 0 0 rg", "1 0 0 rg"),
            ("(a) Tj", "<61>Tj"),
            (
                "BI /W 1 /H 1 /BPC 8 /CS /CMYK /F /AHx ID 000000ff> EI",
                "BI /W 1 /H 1 /BPC 8 /CS /RGB /F /AHx ID 000000> EI",
            ),
        ] {
            assert_eq!(made(content, Drawn::All), [expected], "{content}");
        }
        assert_eq!(made("9 0 0 0 5 5 d1 1 0 0 rg 0 0 5 5 re", Drawn::Glyph), ["0 0 d0", "0 0 5 5 re"]);
        assert_eq!(made("9 0 d0 1 0 0 rg", Drawn::Glyph), ["0 0 d0", "1 0 0 rg"]);
        assert_eq!(in_screen_colours(b"/X Do", Drawn::Shape), Err(PageFault::TooMuch));
    }

    #[test]
    fn marks_say_what_is_loaded_and_how_long_the_content_is() {
        let out = in_screen_colours(b"/P scn /S sh 0 g", Drawn::All).unwrap();
        assert!(out.starts_with(b"/Loads <</MCID 2>> BDC EMC\n/Bytes <</MCID "), "{out:?}");
    }
}
