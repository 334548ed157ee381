//! The fourth step: every picture that is named is sound, large enough and described.
//!
//! A picture is decoded once ([`decode`]), however often it is used. One that the folder does
//! not have was reported when the issue was read.

mod decode;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::passages::Owner;
use super::{CheckedIssue, ListedArticle, MOST_LABELS, Picture, PictureKind};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::messages::{Sentence, count, list, sentence};
use crate::model::{Figure, ImagePath};
use crate::pdf_page::PageFault;
use crate::source::{Draft, Scope};
use decode::{Decoded, LARGEST_SIDE, PictureFault};

/// The least that the longer side of a picture has: newsprint needs about 150 pixels an inch, and
/// a broadsheet column and a half is four inches wide.
const FEWEST_PIXELS: u32 = 600;

/// Pictures that are decoded side by side: each takes the memory of all its pixels.
pub(crate) const PICTURES_AT_ONCE: usize = 4;

/// Reports S101 to S111. Returns the pictures that are named and sound. Those that were sound `before` and are the same
/// bytes are not decoded again.
pub(super) fn check(
    draft: &Draft,
    before: Option<&CheckedIssue>,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<ImagePath, Picture> {
    for placed in ListedArticle::all(&draft.issue) {
        placed.article.each_figure(|place, figure| words(draft, placed, place, figure, found));
    }
    filler_words(draft, found);
    let croppable = croppable(draft);
    let with_faces = draft.issue.defaults().faces != Some(false);
    let mut pictures = BTreeMap::new();
    for some in uses(draft).chunks(PICTURES_AT_ONCE) {
        let decoded = |used: &Use<'_>| {
            let look = croppable.contains(used.path).then_some(with_faces);
            let bytes = draft.pictures.get(used.path)?;
            let known = before.and_then(|before| known(before, used.path, bytes, look));
            Some(
                known
                    .map_or_else(|| decode::decode(bytes, look), |picture| Ok(Decoded { picture, pages: 1 })),
            )
        };
        let decoded: Vec<_> = some.par_iter().map(decoded).collect();
        for (used, decoded) in some.iter().zip(decoded) {
            match decoded {
                Some(Ok(Decoded { picture, pages })) => {
                    found.extend(too_few_pixels(used, &picture));
                    found.extend(pages_left_out(used, pages));
                    pictures.insert(used.path.clone(), picture);
                }
                Some(Err(fault)) => found.push(unusable(used, &fault)),
                None => {}
            }
        }
    }
    pictures
}

/// A picture as it was decoded before, if it is the same and was looked at in the same way. The pages of a PDF file are
/// counted again.
fn known(before: &CheckedIssue, path: &ImagePath, bytes: &[u8], look: Option<bool>) -> Option<Picture> {
    let picture = before.picture(path).filter(|one| one.page.is_none() && *one.bytes == *bytes)?;
    let had_faces = before.issue().defaults().faces != Some(false);
    let has_subjects = picture.subjects.is_some() && look == Some(had_faces);
    match look {
        Some(_) if picture.kind != PictureKind::Png && !has_subjects => None,
        Some(_) => Some(picture.clone()),
        None => Some(Picture { subjects: None, ..picture.clone() }),
    }
}

/// S106 figures without a picture or a code, S102 pictures without a description. What a code shows is its address.
fn words(
    draft: &Draft,
    placed: ListedArticle<'_>,
    place: &str,
    figure: &Figure,
    found: &mut Vec<Diagnostic>,
) {
    if figure.qr.is_some() {
        return;
    }
    let Some(path) = &figure.image else {
        let diagnostic = placed.diagnostic(draft, place, Code::LostPicture, sentence!("lost-picture"));
        found.push(diagnostic.help(sentence!("lost-picture.help")));
        return;
    };
    if !placed.article.describes(place, figure) {
        let message = sentence!("missing-alt-text", path);
        let diagnostic = placed.diagnostic(draft, &format!("{place}/alt"), Code::MissingAlt, message);
        found.push(diagnostic.help(sentence!("missing-alt-text.help")));
    }
}

/// S102 pictures of fillers without a description.
fn filler_words(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for (i, filler) in draft.issue.publication.fillers.iter().enumerate() {
        let Some(path) = &filler.image else { continue };
        if filler.alt.as_ref().is_none_or(|alt| alt.trim().is_empty()) {
            let diagnostic = Diagnostic::new(Code::MissingAlt, sentence!("missing-alt-text", path))
                .at_option(draft.origins.find(Scope::Publication, &format!("fillers/{i}/alt")));
            found.push(diagnostic.help(sentence!("missing-alt-text.help")));
        }
    }
}

/// The pictures of which a page may cut what it likes: their authors neither forbid it nor say what must stay.
fn croppable(draft: &Draft) -> BTreeSet<&ImagePath> {
    let figures = draft.issue.articles().flat_map(|article| &article.figures);
    let is_left_open =
        |figure: &&Figure| figure.crop.is_none() && figure.focus.is_none() && figure.keep.is_empty();
    figures.filter(is_left_open).filter_map(|figure| figure.image.as_ref()).collect()
}

/// Where a picture is used.
struct Use<'a> {
    path: &'a ImagePath,
    /// What uses it first.
    owner: Owner<'a>,
    /// The first places.
    places: Vec<Span>,
}

impl Use<'_> {
    /// A diagnostic at the places of the picture.
    fn diagnostic(&self, code: Code, message: Sentence) -> Diagnostic {
        self.places.iter().cloned().fold(self.owner.diagnostic(code, message), Diagnostic::at)
    }
}

/// The pictures of an issue in the order of their first use.
fn uses(draft: &Draft) -> Vec<Use<'_>> {
    let mut uses: Vec<Use<'_>> = Vec::new();
    let mut known = BTreeMap::new();
    let mut add = |path, owner, place: Option<Span>| {
        let number = *known.entry(path).or_insert_with(|| {
            uses.push(Use { path, owner, places: Vec::new() });
            uses.len() - 1
        });
        if uses[number].places.len() < MOST_LABELS {
            uses[number].places.extend(place);
        }
    };
    if let Some(path) = &draft.issue.cover {
        add(path, Owner::issue(&draft.issue), draft.origins.find(Scope::Issue, "cover"));
    }
    if let Some(path) = &draft.issue.publication.masthead {
        let place = draft.origins.find(Scope::Publication, "masthead");
        add(path, Owner::publication(&draft.issue), place);
    }
    for (i, filler) in draft.issue.publication.fillers.iter().enumerate() {
        if let Some(path) = &filler.image {
            let place = draft.origins.find(Scope::Publication, &format!("fillers/{i}/image"));
            add(path, Owner::publication(&draft.issue), place);
        }
    }
    for placed in ListedArticle::all(&draft.issue) {
        placed.article.each_figure(|place, figure| {
            if let Some(path) = &figure.image {
                let place = placed.span(draft, &format!("{place}/image"));
                add(path, Owner::article(&draft.issue, placed), place);
            }
        });
    }
    uses
}

/// S103 pictures whose longer side is too short.
fn too_few_pixels(used: &Use<'_>, picture: &Picture) -> Option<Diagnostic> {
    let Picture { width, height, .. } = *picture;
    (width.max(height) < FEWEST_PIXELS).then(|| {
        let message = sentence!("too-few-pixels", path = used.path, width, height, least = FEWEST_PIXELS);
        used.diagnostic(Code::TooFewPixels, message)
            .help(sentence!("too-few-pixels.help"))
            .data("width", width)
            .data("height", height)
    })
}

/// S107 PDF files of several pages.
fn pages_left_out(used: &Use<'_>, pages: usize) -> Option<Diagnostic> {
    (pages > 1).then(|| {
        let message = sentence!("pages-left-out", path = used.path, pages);
        used.diagnostic(Code::PagesLeftOut, message)
            .help(sentence!("pages-left-out.help"))
            .data("pages", pages)
    })
}

/// S101, S104 and S105: a picture that no output can show.
fn unusable(used: &Use<'_>, fault: &PictureFault) -> Diagnostic {
    let path = used.path;
    match *fault {
        PictureFault::Damaged(reason) => {
            let message = sentence!("unreadable-picture", path, reason = Sentence::new(reason));
            used.diagnostic(Code::UnreadablePicture, message).help(sentence!("unreadable-picture.help"))
        }
        PictureFault::Kind { name, better } => used
            .diagnostic(Code::UnsupportedPicture, sentence!("unsupported-picture", path, kind = name))
            .help(conversion(path, better)),
        PictureFault::Form => used
            .diagnostic(Code::UnsupportedPicture, sentence!("unsupported-picture.variant", path))
            .help(conversion(path, "png")),
        PictureFault::Pixels { width, height } => used
            .diagnostic(
                Code::PictureTooLarge,
                sentence!("picture-too-large", path, width, height, side = LARGEST_SIDE),
            )
            .help(sentence!("picture-too-large.help"))
            .data("width", width)
            .data("height", height),
        PictureFault::Memory => used
            .diagnostic(Code::PictureTooLarge, sentence!("picture-too-large.memory", path))
            .help(sentence!("picture-too-large.help-memory")),
        PictureFault::Page(ref fault) => undrawn(used, fault),
    }
}

/// S101, S104 and S108 to S111: a PDF file whose page cannot be drawn.
fn undrawn(used: &Use<'_>, fault: &PageFault) -> Diagnostic {
    let path = used.path;
    let stem = without_ending(path.as_str());
    let damaged = |reason: &'static str| {
        let message = sentence!("unreadable-picture", path, reason = Sentence::new(reason));
        used.diagnostic(Code::UnreadablePicture, message).help(sentence!("unreadable-picture.help-page"))
    };
    let unsupported = |message: Sentence| {
        let help = sentence!("unsupported-picture.help-colours", path, stem);
        used.diagnostic(Code::UnsupportedPicture, message).help(help)
    };
    match fault {
        PageFault::Damaged => damaged("unreadable-picture.damaged"),
        PageFault::Part => damaged("unreadable-picture.part"),
        PageFault::Colours => unsupported(sentence!("unsupported-picture.colours", path)),
        PageFault::Coding(coding) => unsupported(sentence!("unsupported-picture.coding", path, coding)),
        PageFault::NoPage => used
            .diagnostic(Code::NoPdfPage, sentence!("no-pdf-page", path))
            .help(sentence!("no-pdf-page.help")),
        PageFault::Encrypted => used
            .diagnostic(Code::EncryptedPage, sentence!("encrypted-page", path))
            .help(sentence!("encrypted-page.help")),
        PageFault::Fonts(names) => {
            let fonts = list(names.iter().map(|name| format!("`{name}`")));
            let message = sentence!("missing-fonts", path, fonts, count = count(names.len()));
            used.diagnostic(Code::MissingFonts, message)
                .help(sentence!("missing-fonts.help"))
                .data("fonts", names.clone())
        }
        PageFault::TooMuch => used
            .diagnostic(Code::EndlessPage, sentence!("endless-page", path))
            .help(sentence!("endless-page.help", path, stem)),
    }
}

/// The command that makes a picture of a kind with this ending.
fn conversion(path: &ImagePath, ending: &str) -> Sentence {
    let converted = format!("{}.{ending}", without_ending(path.as_str()));
    sentence!("unsupported-picture.help", path, converted)
}

/// A path without its file extension.
fn without_ending(path: &str) -> &str {
    match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') && !stem.is_empty() && !stem.ends_with('/') => stem,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::decode::samples::{png, truncated};
    use super::*;
    use crate::check::sample;
    use crate::model::{Article, Block, Crop, Focus, Inline, Issue, Keep};

    fn figure(path: &str) -> Figure {
        Figure { image: Some(path.into()), alt: Some("水上巴士".into()), ..Figure::default() }
    }

    fn with_figures(figures: Vec<Figure>) -> Issue {
        sample::issue(vec![Article { figures, ..sample::saying("文") }])
    }

    fn checked(issue: Issue, files: Vec<(&str, Vec<u8>)>) -> (BTreeMap<ImagePath, Picture>, Vec<Diagnostic>) {
        let mut draft = sample::draft(issue);
        draft.pictures = files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect();
        let mut found = Vec::new();
        (check(&draft, None, &mut found), found)
    }

    #[test]
    fn sound_pictures_are_kept_whatever_they_are_called() {
        let issue = with_figures(vec![figure("photos/a.jpg"), figure("photos/a.jpg")]);
        let (pictures, found) = checked(issue, vec![("photos/a.jpg", png(640, 480))]);
        assert_eq!(found, []);
        let picture = &pictures[&"photos/a.jpg".into()];
        assert_eq!((picture.width, picture.height, picture.kind.extension()), (640, 480, "png"));
    }

    #[test]
    fn the_longer_side_has_600_pixels() {
        for (size, expected) in
            [((600, 10), vec![]), ((10, 600), vec![]), ((599, 599), vec![Code::TooFewPixels])]
        {
            let (pictures, found) =
                checked(with_figures(vec![figure("a")]), vec![("a", png(size.0, size.1))]);
            assert_eq!((sample::codes(&found), pictures.len()), (expected, 1), "{size:?}");
        }
    }

    #[test]
    fn a_faulty_picture_is_reported_once_with_all_its_places() {
        let mut issue = with_figures(vec![figure("a.png"), figure("a.png")]);
        issue.publication.masthead = Some("a.png".into());
        let mut draft = sample::draft(issue);
        for (scope, path, at) in [
            (Scope::Publication, "masthead", 0),
            (Scope::Article(0), "figures/0/image", 3),
            (Scope::Article(0), "figures/1/image", 6),
        ] {
            let file = draft.origins.find(Scope::Publication, "title").unwrap().file;
            draft.origins.insert(scope, path, Span::new(file, at..at + 3));
        }
        draft.pictures.insert("a.png".into(), truncated(png(640, 480)).into());
        let mut found = Vec::new();
        assert!(check(&draft, None, &mut found).is_empty());
        assert_eq!(sample::codes(&found), [Code::UnreadablePicture]);
        let starts: Vec<_> = found[0].labels.iter().map(|l| l.span().unwrap().range.start).collect();
        assert_eq!(starts, [0, 3, 6]);
        assert_eq!(found[0].subject.article, None, "the masthead is the first to use it");
    }

    #[test]
    fn pictures_are_described_and_figures_have_pictures() {
        let blank = Figure { alt: Some(" ".into()), ..figure("a") };
        let none = Figure { alt: None, ..figure("a") };
        let lost = Figure { caption: vec![Inline::text("图")], ..Figure::default() };
        let mut issue = with_figures(vec![blank, lost]);
        issue.pages[0].articles[0].body.push(Block::Figure(none));
        let (_, found) = checked(issue, vec![("a", png(640, 10))]);
        assert_eq!(sample::codes(&found), [Code::MissingAlt, Code::LostPicture, Code::MissingAlt]);
        assert!(
            found.iter().all(|d| d.subject.article.as_deref() == Some("01/a") && d.subject.page.is_some())
        );
    }

    #[test]
    fn pictures_of_fillers_are_checked_like_others() {
        let mut issue = with_figures(Vec::new());
        let filler = |path: &str, alt: Option<&str>| crate::model::Filler {
            image: Some(path.into()),
            alt: alt.map(Into::into),
            text: Vec::new(),
            columns: 1,
            rows: 10,
        };
        issue.publication.fillers = vec![filler("a.png", Some("桥")), filler("b.png", None)];
        let (pictures, found) =
            checked(issue, vec![("a.png", png(640, 480)), ("b.png", truncated(png(640, 480)))]);
        assert_eq!(sample::codes(&found), [Code::MissingAlt, Code::UnreadablePicture]);
        assert_eq!(pictures.keys().map(|path| path.as_str()).collect::<Vec<_>>(), ["a.png"]);
    }

    #[test]
    fn a_picture_that_was_not_read_is_not_reported_again() {
        let (pictures, found) = checked(with_figures(vec![figure("a.jpg")]), Vec::new());
        assert_eq!((pictures.len(), found), (0, vec![]));
    }

    #[test]
    fn unreferenced_pictures_are_not_kept() {
        assert_eq!(checked(with_figures(Vec::new()), vec![("a", png(640, 10))]).0.len(), 0);
    }

    #[test]
    fn other_kinds_come_with_the_command_that_converts_them() {
        let (_, found) =
            checked(with_figures(vec![figure("b/a.gif")]), vec![("b/a.gif", b"GIF89a...".to_vec())]);
        assert_eq!(sample::codes(&found), [Code::UnsupportedPicture]);
        assert_eq!(found[0].help[0].english(), "convert it with `magick b/a.gif b/a.png`");
        for (path, stem) in [("a.b/c", "a.b/c"), ("a.tif", "a"), (".gif", ".gif"), ("x/.gif", "x/.gif")] {
            assert_eq!(without_ending(path), stem);
        }
    }

    /// A photograph of a person, in JPEG, as a drawn one.
    fn portrait() -> Vec<u8> {
        let pixels = paiban_faces::drawn::picture((900, 600), (380.0, 60.0, 200.0));
        let mut bytes = std::io::Cursor::new(Vec::new());
        let picture = image::GrayImage::from_raw(900, 600, pixels).unwrap();
        picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    }

    /// The faces found in a picture of a figure, where it was looked at.
    fn faces(change: impl FnOnce(&mut Issue)) -> Option<Vec<Keep>> {
        let mut issue = with_figures(vec![figure("a.jpg")]);
        change(&mut issue);
        let pictures = checked(issue, vec![("a.jpg", portrait())]).0;
        pictures[&"a.jpg".into()].subjects.as_ref().map(|subjects| subjects.faces.clone())
    }

    #[test]
    fn faces_are_found_where_a_crop_could_cut_them() {
        let found = faces(|_| {}).unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        let Keep(left, top, ..) = found[0];
        assert!(left <= 42 && top <= 10 && found[0].right() >= 64 && found[0].bottom() >= 43, "{found:?}");
        assert_eq!(faces(|issue| issue.faces = Some(false)), Some(Vec::new()));
        assert_eq!(faces(|issue| issue.publication.faces = Some(false)), Some(Vec::new()));
        let said: [fn(&mut Figure); 3] = [
            |figure| figure.focus = Some(Focus(50, 50)),
            |figure| figure.keep = vec![Keep(0, 0, 50, 50)],
            |figure| figure.crop = Some(Crop::None),
        ];
        for change in said {
            let none = faces(|issue| change(&mut issue.pages[0].articles[0].figures[0]));
            assert_eq!(none, None, "its author says what must stay");
        }
    }

    #[test]
    fn a_picture_that_stayed_is_as_if_it_were_decoded_anew() {
        let wishes: [fn(&mut Issue); 3] = [
            |_| {},
            |issue| issue.faces = Some(false),
            |issue| issue.pages[0].articles[0].figures[0].focus = Some(Focus(50, 50)),
        ];
        let draft = |wish: fn(&mut Issue), picture: Vec<u8>| {
            let mut issue = with_figures(vec![figure("a.jpg")]);
            wish(&mut issue);
            let mut draft = sample::draft(issue);
            draft.pictures = BTreeMap::from([("a.jpg".into(), picture.into())]);
            draft
        };
        let pictures = |draft: &Draft, before: Option<&CheckedIssue>| check(draft, before, &mut Vec::new());
        for (first, then) in (0..9).map(|number| (wishes[number / 3], wishes[number % 3])) {
            let (first, then) = (draft(first, portrait()), draft(then, portrait()));
            let before = CheckedIssue::new(first.issue.clone(), pictures(&first, None));
            assert_eq!(pictures(&then, Some(&before)), pictures(&then, None));
            let changed = draft(wishes[0], png(640, 480));
            assert_eq!(pictures(&changed, Some(&before)), pictures(&changed, None));
        }
    }

    #[test]
    fn pictures_show_the_same_on_one_thread_and_on_two() {
        let seen = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let issue = with_figures(["a", "b", "c"].map(figure).to_vec());
            let files = ["a", "b", "c"].map(|name| (name, portrait())).to_vec();
            pool.install(|| checked(issue, files).0)
        };
        assert_eq!(seen(1), seen(2));
    }
}
