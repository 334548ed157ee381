//! The METS file: which files there are, the pages in their order, the logical map, the records.

use std::collections::BTreeMap;

use super::super::xml::{self, Element, XmlReading};
use crate::messages::{Sentence, sentence};

/// Most elements. The map of an issue of 100 pages has 100,000.
const MOST_ELEMENTS: usize = 250_000;

/// Most pages of an issue.
const MOST_PAGES: usize = 1_000;

/// A package as its METS file describes it.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// Its pages in their order.
    pub(super) pages: Vec<PackagePage>,
    /// The logical maps.
    pub(super) maps: Vec<Element>,
    /// Records by their names, in the order of the file.
    pub(super) records: Vec<(String, Element)>,
    /// The name of the package.
    pub(super) label: Option<String>,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PackagePage {
    /// The name of its ALTO file.
    pub(super) file: String,
    /// The path of that file beside the METS file.
    pub(super) path: String,
    /// The path of its picture.
    pub(super) image: Option<String>,
    /// Its label (版次).
    pub(super) label: Option<String>,
}

/// A file of the package.
struct PackageFile {
    path: String,
    media_type: String,
    group: String,
}

impl PackageFile {
    fn is_text(&self) -> bool {
        let is_xml = self.media_type.contains("xml") || self.path.to_ascii_lowercase().ends_with(".xml");
        is_xml && !self.group.to_ascii_lowercase().contains("pdf")
    }

    fn is_picture(&self) -> bool {
        self.media_type.starts_with("image/")
    }

    /// Pictures that can be read come before those that cannot.
    fn rank(&self) -> u8 {
        u8::from(!matches!(self.media_type.as_str(), "image/jpeg" | "image/png" | "image/webp"))
    }
}

impl Package {
    /// Reads the file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Sentence> {
        // Most of what archives add says nothing of the pages.
        let reading =
            XmlReading { known: None, units: &["amdSec", "Glyph"], most: MOST_ELEMENTS, is_html: false };
        let root = xml::read(bytes, &reading, &mut |_, _| Ok(()))?;
        let files = files(&root);
        let mut pages = Vec::new();
        for map in root.children("structMap") {
            map.elements().for_each(|div| find_pages(div, &files, &mut pages));
            if !pages.is_empty() {
                break;
            }
        }
        if pages.is_empty() {
            pages = pages_of_files(&root, &files);
        }
        if pages.len() > MOST_PAGES {
            return Err(sentence!("unreadable-pages.many-pages", found = pages.len(), most = MOST_PAGES));
        }
        let label = root.attribute("LABEL").map(str::to_owned);
        let records = records(&root);
        let is_logical =
            |map: &Element| map.attribute("TYPE").is_none_or(|kind| !kind.eq_ignore_ascii_case("physical"));
        let maps = root.into_children("structMap").filter(is_logical).collect();
        Ok(Self { pages, maps, records, label })
    }

    /// The record of a name.
    pub(super) fn record(&self, name: &str) -> Option<&Element> {
        self.records.iter().find(|(own, _)| own == name).map(|(_, record)| record)
    }
}

/// The files by their names.
fn files(root: &Element) -> BTreeMap<String, PackageFile> {
    let mut files = BTreeMap::new();
    for section in root.children("fileSec") {
        section.elements().for_each(|group| add_files(group, "", &mut files));
    }
    files
}

fn add_files(group: &Element, outer: &str, files: &mut BTreeMap<String, PackageFile>) {
    let own = ["USE", "ID"].iter().find_map(|name| group.attribute(name)).unwrap_or(outer);
    for element in group.elements() {
        match &*element.name {
            "fileGrp" => add_files(element, own, files),
            "file" => {
                let Some(path) = element.children("FLocat").find_map(|found| found.attribute("href")) else {
                    continue;
                };
                let text = |name| element.attribute(name).unwrap_or_default().to_owned();
                let file = PackageFile {
                    path: beside(path),
                    media_type: text("MIMETYPE").to_ascii_lowercase(),
                    group: element.attribute("USE").unwrap_or(own).to_owned(),
                };
                files.insert(text("ID"), file);
            }
            _ => {}
        }
    }
}

/// The path of a file beside the METS file.
fn beside(written: &str) -> String {
    let path = written.strip_prefix("file://").unwrap_or(written);
    path.trim_start_matches("./").trim_start_matches('/').to_owned()
}

/// Adds the pages of a map: parts that are called so and name a text.
fn find_pages(div: &Element, files: &BTreeMap<String, PackageFile>, pages: &mut Vec<PackagePage>) {
    let kind = div.attribute("TYPE").unwrap_or_default().to_ascii_lowercase();
    if kind.rsplit(':').next() == Some("page") {
        pages.extend(page(div, files));
        return;
    }
    div.children("div").for_each(|inner| find_pages(inner, files, pages));
}

fn page(div: &Element, files: &BTreeMap<String, PackageFile>) -> Option<PackagePage> {
    let pointers = div.children("fptr");
    let names = pointers.flat_map(|pointer| {
        let areas = pointer.below("area");
        pointer.attribute("FILEID").into_iter().chain(areas.into_iter().filter_map(|a| a.attribute("FILEID")))
    });
    let names: Vec<&str> = names.collect();
    let of = |is: fn(&PackageFile) -> bool| {
        names
            .iter()
            .filter_map(move |name| Some((*name, files.get(*name)?)))
            .filter(move |(_, file)| is(file))
    };
    let (file, text) = of(PackageFile::is_text).next()?;
    let image = of(PackageFile::is_picture).min_by_key(|(_, file)| file.rank());
    let label = div.attribute("ORDERLABEL").filter(|label| !label.trim().is_empty());
    Some(PackagePage {
        file: file.to_owned(),
        path: text.path.clone(),
        image: image.map(|(_, file)| file.path.clone()),
        label: label.map(|label| label.trim().to_owned()),
    })
}

/// The pages of a package without a map of them: its texts, in the order of the file.
fn pages_of_files(root: &Element, files: &BTreeMap<String, PackageFile>) -> Vec<PackagePage> {
    let names = root.below("file").into_iter().filter_map(|file| file.attribute("ID"));
    let texts = names.filter_map(|name| Some((name, files.get(name)?))).filter(|(_, file)| file.is_text());
    let page = |(name, file): (&str, &PackageFile)| PackagePage {
        file: name.to_owned(),
        path: file.path.clone(),
        ..PackagePage::default()
    };
    texts.map(page).collect()
}

/// The records in MODS.
fn records(root: &Element) -> Vec<(String, Element)> {
    let mut records = Vec::new();
    for section in root.children("dmdSec") {
        let name = section.attribute("ID").unwrap_or_default().to_owned();
        let found = section.below("mods").into_iter().next().cloned();
        records.extend(found.map(|record| (name, record)));
    }
    records
}
