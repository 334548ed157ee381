//! Media types of the files that the program makes or hands over.

use std::path::Path;

use crate::check::PictureKind;

/// The media type of a file, by the ending of its name (IANA, Media Types).
pub fn media_type(path: &Path) -> &'static str {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending {
        "epub" => "application/epub+zip",
        "json" => "application/json",
        "md" => "text/markdown",
        "pdf" => "application/pdf",
        "toml" => "application/toml",
        "txt" => "text/plain",
        "xml" => "text/xml",
        _ => PictureKind::of_extension(ending).map_or("application/octet-stream", PictureKind::media_type),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_endings() {
        for (path, expected) in [
            ("issue.json", "application/json"),
            ("xiwan.record.json", "application/json"),
            ("01/lead.md", "text/markdown"),
            ("data/photos/a.jpg", "image/jpeg"),
            ("a.jpeg", "image/jpeg"),
            ("a.png", "image/png"),
            ("a.webp", "image/webp"),
            ("bag-info.txt", "text/plain"),
            ("xiwan_mets.xml", "text/xml"),
            ("letter", "application/octet-stream"),
            ("json", "application/octet-stream"),
        ] {
            assert_eq!(media_type(Path::new(path)), expected, "{path}");
        }
    }
}
