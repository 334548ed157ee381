//! The made-up issues as files, for judges that are not ours.

use std::fs;
use std::path::Path;

use paiban::edition::{Edition, Frame, Tag};
use paiban::pdf::{self, Options, Profile};

use crate::generator::Generated;

/// Writes an edition as `NNN.pdf` with its paragraphs in `NNN.txt`, for deposit as `3u/NNN.pdf` and,
/// where it has pictures, with their descriptions removed as `2u/NNN.pdf`.
pub(crate) fn write(generated: &Generated, mut edition: Edition, out: &Path) {
    let pdf = |edition: &Edition, profile, folder: &Path| {
        let options = Options { profile, ..Options::default() };
        let bytes = pdf::export(edition, &options).expect("the pages can be drawn");
        fs::create_dir_all(folder).expect("the folder can be made");
        let path = folder.join(format!("{:03}.pdf", generated.seed));
        fs::write(path, bytes.value).expect("the PDF can be written");
    };
    pdf(&edition, Profile::Archive, out);
    pdf(&edition, Profile::Deposit, &out.join("3u"));
    let described =
        edition.sheets.iter_mut().map(|sheet| silence(&mut sheet.frames)).filter(|&any| any).count();
    if described > 0 {
        pdf(&edition, Profile::Archive, &out.join("2u"));
    }
    let mut paragraphs = generated.paragraphs().join("\n");
    paragraphs.push('\n');
    fs::write(out.join(format!("{:03}.txt", generated.seed)), paragraphs).expect("a text can be written");
}

/// Takes the descriptions off pictures; whether there were any.
fn silence(frames: &mut [Frame]) -> bool {
    let mut any = false;
    for frame in frames {
        if let Frame::Group { tag, frames } = frame {
            if let Tag::Figure { alt } = tag {
                any |= alt.take().is_some();
            }
            any |= silence(frames);
        }
    }
    any
}
