//! Rules of the house that no compiler checks: the order of the stages and of their rooms, circles
//! of files, where printed words stand, which messages there are,
//! where files are opened, the glossary, documents in two languages,
//! the digests of the fonts and of the model of faces.

mod gallery;
mod glossary;
mod made_up;
mod messages;
mod names;
mod opened_files;
mod order;
mod printed_words;
mod source;
mod tokens;
mod translations;
mod tuning;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

use order::{Ranks, circles, unranked, upward};
use source::Source;

/// The stages from the lowest: a file may name only stages of a lower rank, and its own.
const STAGES: Ranks<'_> = &[
    ("geometry", 0),
    ("messages", 0),
    ("links", 0),
    ("unicode", 1),
    ("diagnostics", 1),
    ("ink", 1),
    ("files", 2),
    ("pixels", 2),
    ("model", 2),
    ("addresses", 3),
    ("pdf_page", 3),
    ("subjects", 3),
    ("wording", 3),
    ("source", 4),
    ("text", 4),
    ("check", 5),
    ("pictures", 6),
    ("volume", 6),
    ("edition", 7),
    ("html", 8),
    ("layout", 8),
    ("package", 8),
    ("alto", 9),
    ("epub", 9),
    ("pdf", 9),
    ("raster", 9),
    ("wechat", 9),
    ("web", 10),
    ("press", 11),
    ("archive", 12),
    ("preview", 12),
    ("cli", 13),
    ("main", 14),
];

/// The rooms of `layout` in the same way.
const LAYOUT: Ranks<'_> = &[
    ("grid", 0),
    ("style", 1),
    ("plan", 2),
    ("arrange", 3),
    ("copyfit", 4),
    ("furniture", 5),
    ("makeup", 6),
    ("matter", 7),
];

/// The parts of `source` in the same way; `""` is what its `mod.rs` declares.
const SOURCE: Ranks<'_> = &[
    ("origins", 0),
    ("consequences", 0),
    ("limits", 0),
    ("unread", 1),
    ("used_names", 1),
    ("pictures", 2),
    ("record", 1),
    ("accepted", 2),
    ("", 2),
    ("notes", 2),
    ("html", 2),
    ("normal", 3),
    ("fields", 4),
    ("json", 5),
    ("markdown", 5),
    ("folder", 6),
    ("import", 6),
    ("word_lists", 7),
];

/// The folders whose parts have an order.
const ORDERED: [(&[&str], Ranks<'_>); 3] = [(&[], STAGES), (&["layout"], LAYOUT), (&["source"], SOURCE)];

/// Uses that go up and stay until they are fixed, with their reasons.
const UPWARD: &[(&str, &str)] = &[];

/// Circles of files that stay, with their reasons: the folder, the parts.
const CIRCLES: &[(&str, &[&str], &str)] = &[
    (
        "layout/arrange",
        &["table", "units"],
        "a table arranges units, and a unit may be a part with a table of its own",
    ),
    ("model", &["article", "block"], "figures stand at an article and among its blocks"),
    (
        "source/import/docx",
        &["inline", "reader", "table"],
        "a paragraph may hold a text box, and a cell of a table paragraphs and tables",
    ),
    ("source/markdown", &["blocks", "reader"], "the reader keeps the blocks that are open"),
    ("text/fonts", &["blanks", "face", "glyphs"], "a face fills the tables of its glyphs on demand"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn own() -> &'static Source {
    static OWN: OnceLock<Source> = OnceLock::new();
    OWN.get_or_init(|| Source::read(&root().join("src")))
}

#[test]
fn stages_and_their_rooms_name_only_lower_ones() {
    let source = own();
    let mut found: BTreeSet<String> =
        ORDERED.iter().flat_map(|(folder, ranks)| upward(source, folder, ranks)).collect();
    for (known, reason) in UPWARD {
        assert!(found.remove(*known), "`{known}` is no more: take it from the list ({reason})");
    }
    assert_eq!(found, BTreeSet::new());
}

#[test]
fn every_stage_and_room_has_a_rank() {
    let source = own();
    for (folder, ranks) in ORDERED {
        let unranked = unranked(source, folder, ranks);
        assert_eq!(unranked, BTreeSet::new(), "parts of `src/{}` have no rank", folder.join("/"));
    }
}

#[test]
fn no_files_name_each_other_in_a_circle_but_those_with_a_reason() {
    let mut found = circles(own());
    for (folder, parts, reason) in CIRCLES {
        let known = found.iter().position(|circle| circle.folder == *folder && circle.parts == *parts);
        let known = known.unwrap_or_else(|| panic!("{folder}: {parts:?} is a circle no more ({reason})"));
        found.remove(known);
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn numbers_in_the_document_about_tuning_are_those_of_the_source() {
    assert_eq!(tuning::differences(root()), Vec::<String>::new());
}

#[test]
fn the_gallery_shows_the_pages_of_its_list() {
    assert_eq!(gallery::differences(root()), Vec::<String>::new());
}

#[test]
fn fonts_are_the_ones_their_digests_name() {
    let fonts = root().join("fonts");
    let mut listed = with_their_digests(&fonts);
    let is_face = |name: &String| name.ends_with(".otf") || name.ends_with(".ttf");
    let mut there: Vec<String> = fs::read_dir(&fonts)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(is_face)
        .collect();
    there.sort();
    listed.sort();
    assert_eq!(listed, there, "every face has a digest, every digest a face");
}

#[test]
fn the_model_of_faces_is_the_one_its_digest_names_and_has_its_licence_beside_it() {
    let faces = root().join("faces");
    assert_eq!(with_their_digests(&faces), ["seeta_fd_frontal_v1.0.bin"]);
    let licence = fs::read_to_string(faces.join("LICENSE-SeetaFace.txt")).unwrap();
    assert!(
        licence.contains("Chinese Academy of Sciences") && licence.contains("Redistributions in binary form")
    );
}

/// The files of a folder that `SHA256SUMS` lists; each has its digest.
fn with_their_digests(folder: &Path) -> Vec<String> {
    let sums = fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    let mut listed = Vec::new();
    for line in sums.lines() {
        let (digest, name) = line.split_once("  ").unwrap();
        let bytes = fs::read(folder.join(name)).unwrap();
        let found = Sha256::digest(&bytes).iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        });
        assert_eq!(found, digest, "{name}");
        listed.push(name.to_owned());
    }
    listed
}

#[test]
fn every_font_has_its_licence_beside_it() {
    for name in ["OFL-Noto.txt", "OFL-Noto-Symbols.txt", "OFL-LXGWWenKai.txt"] {
        let text = fs::read_to_string(root().join("fonts").join(name)).unwrap();
        assert!(text.contains("SIL OPEN FONT LICENSE Version 1.1"), "{name}");
        assert!(text.contains("Copyright"), "{name}");
    }
}
