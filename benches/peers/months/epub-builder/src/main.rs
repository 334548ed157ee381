//! Packs the documents, pictures and the stylesheet of a book again, with epub-builder.

use std::error::Error;
use std::fs::{self, File};
use std::io::Cursor;
use std::{env, process};

use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};
use rbook::Epub;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [book, out] = arguments.as_slice() else {
        eprintln!("usage: chapters-by-epub-builder BOOK.epub OUT.epub");
        process::exit(2);
    };
    let epub = Epub::options().read(Cursor::new(fs::read(book)?))?;
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    builder.epub_version(EpubVersion::V30);
    builder.metadata("title", "合订本")?;
    for entry in epub.manifest().iter() {
        let href = entry.href().as_str().to_owned();
        let Some(path) = href.strip_prefix("/EPUB/") else { continue };
        let bytes = epub.read_resource_bytes(href.as_str())?;
        match path.rsplit('.').next() {
            Some("xhtml") if path != "nav.xhtml" => {
                builder.add_content(EpubContent::new(path, Cursor::new(bytes)).title(path))?;
            }
            Some("css") => {
                builder.stylesheet(Cursor::new(bytes))?;
            }
            Some("jpg") => {
                builder.add_resource(path, Cursor::new(bytes), "image/jpeg")?;
            }
            _ => {}
        }
    }
    builder.generate(&mut File::create(out)?)?;
    Ok(())
}
