//! What the fuzz targets do with their bytes. The tests replay the corpus through the same
//! functions.
//!
//! A body fails by a panic: of the library, or of its own where a promise is broken.

mod books;
mod documents;
mod editions;
mod lines;
mod packed;
mod reading;

pub(crate) use books::book;
pub(crate) use documents::{docx, epaper, import_pdf};
pub(crate) use editions::{issue_folder, looks, pdf_page};
pub(crate) use lines::lines;
pub(crate) use reading::{front_matter, import_pages, json, layouts, markdown, mets, ocr};

/// A target by its name.
pub(crate) type Body = fn(&[u8]);

/// The targets; each has a folder of that name in `fuzz/corpus`.
pub(crate) const TARGETS: [(&str, Body); 15] = [
    ("front_matter", front_matter),
    ("markdown", markdown),
    ("json", json),
    ("ocr", ocr),
    ("import_pages", import_pages),
    ("lines", lines),
    ("issue_folder", issue_folder),
    ("looks", looks),
    ("book", book),
    ("pdf_page", pdf_page),
    ("docx", docx),
    ("epaper", epaper),
    ("import_pdf", import_pdf),
    ("layouts", layouts),
    ("mets", mets),
];
