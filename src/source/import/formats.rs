//! The formats of pages that are known by what is in them, in one table. Another is a row here and a folder.

use serde_json::Value;

use super::boxes::{self, BoxedPages};
use super::{alto, docling, hocr, mineru, paddle, pagexml};
use crate::messages::Sentence;

/// A format of JSON that becomes boxed blocks.
pub struct PageFormat {
    /// What it is called in messages.
    pub name: &'static str,
    /// What in the file tells it: the key of a sentence.
    pub ground: &'static str,
    /// Whether a value is of the format.
    pub is_it: fn(&Value) -> bool,
    /// Reads a value, or says what is wrong.
    pub read: fn(&Value) -> Result<BoxedPages, String>,
}

/// The formats, the surer first.
pub const JSON_FORMATS: [PageFormat; 4] = [
    PageFormat {
        name: "boxes",
        ground: "import-ground-boxes",
        is_it: boxes::is_boxes,
        read: |value| boxes::from_json(value.clone()),
    },
    PageFormat {
        name: "Docling",
        ground: "import-ground-docling",
        is_it: docling::is_docling,
        read: docling::read,
    },
    PageFormat {
        name: "MinerU",
        ground: "import-ground-mineru",
        is_it: mineru::is_mineru,
        read: mineru::read,
    },
    PageFormat {
        name: "PaddleOCR",
        ground: "import-ground-paddle",
        is_it: paddle::is_paddle,
        read: paddle::read,
    },
];

/// The format of a value, if it is one of pages.
pub fn json_format(value: &Value) -> Option<&'static PageFormat> {
    JSON_FORMATS.iter().find(|format| (format.is_it)(value))
}

/// A format of XML or HTML that becomes boxed blocks.
pub struct MarkupFormat {
    /// What it is called in messages.
    pub name: &'static str,
    /// What in the file tells it: the key of a sentence.
    pub ground: &'static str,
    /// Whether a file is of the format.
    pub is_it: fn(&[u8]) -> bool,
    /// Reads a file, or says what is wrong.
    pub read: fn(&[u8]) -> Result<BoxedPages, Sentence>,
}

/// The formats of XML and HTML.
pub const MARKUP_FORMATS: [MarkupFormat; 3] = [
    MarkupFormat { name: "ALTO", ground: "import-ground-alto", is_it: alto::is_alto, read: alto::read },
    MarkupFormat {
        name: "PAGE XML",
        ground: "import-ground-page",
        is_it: pagexml::is_page,
        read: pagexml::read,
    },
    MarkupFormat { name: "hOCR", ground: "import-ground-hocr", is_it: hocr::is_hocr, read: hocr::read },
];

/// The format of a file of XML or HTML, if it is one of pages.
pub fn markup_format(bytes: &[u8]) -> Option<&'static MarkupFormat> {
    MARKUP_FORMATS.iter().find(|format| (format.is_it)(bytes))
}
