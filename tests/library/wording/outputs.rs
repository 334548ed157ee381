//! All texts that outputs hold, each with where it is.

use std::io::Cursor;

use paiban::check::CheckedIssue;
use paiban::edition::{Edition, Frame, Tag};
use paiban::epub;
use paiban::layout::{self, Front, Paper, Theme};
use paiban::text::FontLibrary;
use paiban::volume::CheckedVolume;
use rbook::Epub;

/// Texts with where they are.
pub(crate) type Texts = Vec<(String, String)>;

/// What sets pages and books.
pub(crate) struct Desk {
    fonts: FontLibrary,
    theme: Theme,
    paper: Paper,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let theme = Theme::bundled("party").expect("the theme is bundled");
        let paper = Paper::find("tabloid-5").expect("the paper is bundled");
        Self { fonts: FontLibrary::bundled(), theme, paper }
    }

    /// The pages of an issue.
    pub(crate) fn pages(&self, issue: &CheckedIssue) -> Edition {
        layout::compose(issue, &self.theme, &self.paper, &self.fonts)
            .expect("the issue can be set")
            .value
            .edition
    }

    /// The cover of an issue.
    pub(crate) fn cover(&self, issue: &CheckedIssue) -> Edition {
        layout::cover(issue, &self.theme, &self.fonts, Front::Headlines)
    }

    /// The pages of a volume, and its cover.
    pub(crate) fn volume(&self, volume: &CheckedVolume, editions: Vec<Edition>) -> [Edition; 2] {
        let bound = layout::bind(volume, editions, &self.theme, &self.paper, &self.fonts);
        [bound, layout::volume_cover(volume, &self.theme, &self.fonts, Front::Headlines)]
    }

    /// The book of an issue.
    pub(crate) fn book(&self, issue: &CheckedIssue) -> Vec<u8> {
        let (templates, options) = (epub::Templates::bundled(), epub::Options::default());
        epub::export(issue, &templates, &self.fonts, &options).expect("the book is whole").value
    }

    /// The book of a volume.
    pub(crate) fn bound_book(&self, volume: &CheckedVolume) -> Vec<u8> {
        let (templates, options) = (epub::Templates::bundled(), epub::Options::default());
        epub::export(volume, &templates, &self.fonts, &options).expect("the book is whole").value
    }
}

/// The texts of frames under one tag, line after line.
pub(crate) fn text_under(edition: &Edition, wanted: &Tag) -> String {
    let mut text = String::new();
    for frame in edition.sheets.iter().flat_map(|sheet| &sheet.frames) {
        if let Frame::Group { tag, frames } = frame
            && tag == wanted
        {
            frames.iter().for_each(|frame| push_text(frame, &mut text));
        }
    }
    text
}

/// The texts of one sheet.
pub(crate) fn text_of_sheet(edition: &Edition, number: usize) -> String {
    let mut text = String::new();
    edition.sheets[number].frames.iter().for_each(|frame| push_text(frame, &mut text));
    text
}

fn push_text(frame: &Frame, text: &mut String) {
    match frame {
        Frame::Group { frames, .. } => frames.iter().for_each(|frame| push_text(frame, text)),
        Frame::Glyphs(run) => text.push_str(&run.text),
        _ => {}
    }
}

/// All texts of an edition: sheets, names in outline and page list, title.
pub(crate) fn of_edition(name: &str, edition: &Edition) -> Texts {
    let mut texts = vec![(format!("{name}: title"), edition.title.clone())];
    for (number, sheet) in edition.sheets.iter().enumerate() {
        texts.push((format!("{name}: sheet {number}"), text_of_sheet(edition, number)));
        let names = [Some(&sheet.title), sheet.section.as_ref(), sheet.page_label.as_ref()];
        let names = names.into_iter().flatten().cloned();
        texts.extend(names.map(|text| (format!("{name}: outline of sheet {number}"), text)));
    }
    texts
}

/// All documents of a book, as they are written, and its metadata.
pub(crate) fn of_book(name: &str, bytes: Vec<u8>) -> Texts {
    let book = Epub::options().strict(true).read(Cursor::new(bytes)).expect("the book can be read");
    let mut texts = Vec::new();
    for entry in book.manifest().iter() {
        let path = entry.href().as_str().to_owned();
        if path.ends_with(".xhtml") || path.ends_with(".ncx") {
            let text = book.read_resource_str(path.as_str()).expect("the file is in the book");
            texts.push((format!("{name}: {path}"), text));
        }
    }
    let metadata = book.metadata().iter().map(|entry| entry.value().to_owned());
    texts.extend(metadata.map(|value| (format!("{name}: metadata"), value)));
    texts
}
