//! Drawings of pages as they were understood.

use std::path::Path;

use paiban::files::{self, Folders, NewFile};
use paiban::press::OutputFile;
use paiban::source::import::page::draw::PageDrawing;

use super::super::super::failure::Failure;
use super::super::super::report::Report;
use super::inputs::Input;

/// Writes a drawing for each page: `page-01.svg` …
pub(super) fn write(
    folder: &Path,
    drawings: &[PageDrawing],
    inputs: &[Input],
    report: &mut Report<'_>,
) -> Result<(), Failure> {
    let mut made = Vec::new();
    for (number, drawing) in drawings.iter().enumerate() {
        let picture =
            drawing.image.as_deref().and_then(|image| inputs.iter().find_map(|input| input.picture(image)));
        let address = picture.map(|bytes| format!("data:{};base64,{}", kind(&bytes), base64(&bytes)));
        let svg = drawing.svg(address.as_deref());
        let name = format!("page-{:02}.svg", number + 1);
        made.push((folder.join(&name), name, svg.into_bytes()));
    }
    let new: Vec<NewFile<'_>> =
        made.iter().map(|(path, _, bytes)| NewFile { path, bytes, folders: Folders::Made }).collect();
    files::write(&new)?;
    for (_, name, bytes) in made {
        report.artifact(&OutputFile::new(name, bytes).artifact(folder))?;
    }
    Ok(())
}

fn kind(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" }
}

/// Base64 (RFC 4648 §4).
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for part in bytes.chunks(3) {
        let bits =
            part.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - part.len()));
        for at in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= part.len() { char::from(sign) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn bytes_are_signs() {
        for (bytes, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(super::base64(bytes.as_bytes()), expected);
        }
    }
}
