//! From a saved site of a newspaper (数字报) to an issue.
//!
//! * [`families`](self): what files are called and where on them things stand, as data in `families/`
//! * `encoding`: bytes as text
//! * `page`: label, picture, articles with their areas
//! * `article`, `body`: an article as a `document`
//! * `own`: what the web edition of this program says of itself
//! * `found`, `paths`: selectors, addresses
//!
//! The first family whose pages are there is taken. Where something is not where its family has it, it is looked for
//! in other places, and that is told (I204). What stands in none of the places belongs to the site.

mod article;
mod body;
mod encoding;
mod families;
mod found;
mod own;
mod page;
mod paths;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use scraper::Html;
use serde_json::json;

use super::document::content::{Paragraph, Part, Remark};
use super::document::heads::{Head, HeadLine};
use super::document::{article as built, left_out, pictures};
use super::ocr::report_cues::{Cue, CueLine};
use crate::diagnostics::{Checked, Code, Diagnostic, FileId, SourceMap, Span};
use crate::messages::{count, sentence};
use crate::model::{
    AcceptedLayout, Article, ArticleId, Byline, Date, ImagePath, Issue, Language, Page, PageLabel,
    Publication, PullQuote,
};
use crate::source::{Draft, Origins, PictureFiles, Scope};

use article::SiteText;
use families::Family;
use found::Found;
use own::{OwnArticle, OwnIssue, OwnPage};
use page::{SiteArticle, SitePage};

/// Largest document of a site, in bytes.
const LARGEST_DOCUMENT: usize = 4 << 20;

/// Most tags of a document. The parser looks through all open elements at each of them, and a page has 3,000.
const MOST_TAGS: usize = 20_000;

/// Where the areas of articles on the pictures of pages are written: boxed pages with regions alone.
const AREAS: &str = "pages/areas.json";

/// A saved site.
pub struct SavedSite<'a> {
    /// Its name for messages.
    pub name: String,
    /// The paths of its files, with `/` between their parts.
    pub paths: Vec<String>,
    /// The bytes of a file; none where it cannot be read.
    pub read: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

/// What the site itself does not say.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// The day of the issue; of a site with several days it is the one that is read.
    pub date: Date,
    /// The paper.
    pub publication: Publication,
}

/// Whether some paths are those of a saved site.
pub fn is_site(paths: &[String]) -> bool {
    families::family_of(paths).is_some()
}

/// Makes an issue of a saved site. Pictures of its pages become files `pages/…`, the areas of articles on them
/// `pages/areas.json`.
pub fn import(site: &SavedSite<'_>, options: &ImportOptions) -> Checked<Draft> {
    let mut import = Import {
        site,
        draft: Draft {
            issue: Issue::new(options.publication.clone(), options.date),
            pictures: PictureFiles::new(),
            accepted: AcceptedLayout::default(),
            origins: Origins::default(),
            files: SourceMap::default(),
        },
        articles: 0,
        regions: Vec::new(),
        own: own::read(options.date, site.read),
        found: Found::default(),
        diagnostics: Vec::new(),
    };
    match families::family_of(&site.paths) {
        Some(family) => import.pages(&family, options.date),
        None => import.refused(&site.name, sentence!("unreadable-document.no-site")),
    }
    Checked { value: import.draft, diagnostics: import.diagnostics }
}

/// An import in progress.
struct Import<'a> {
    site: &'a SavedSite<'a>,
    draft: Draft,
    articles: usize,
    /// The areas of the pages.
    regions: Vec<serde_json::Value>,
    /// What the site says of itself, where this program made it.
    own: Option<OwnIssue>,
    found: Found,
    diagnostics: Vec<Diagnostic>,
}

impl Import<'_> {
    fn pages(&mut self, family: &Family, date: Date) {
        let is_of_day = |path: &&String| families::day_of(path).is_none_or(|day| day == date);
        let mut paths: Vec<&String> =
            self.site.paths.iter().filter(|path| family.page.has(path)).filter(is_of_day).collect();
        paths.sort_by_key(|path| (number_of(path), (*path).clone()));
        if paths.is_empty() {
            return self.refused(&self.site.name, sentence!("unreadable-document.no-day", date));
        }
        if let Some(own) = &self.own {
            (self.draft.issue.number, self.draft.issue.total_number) = own.numbers();
        }
        let mut taken = BTreeMap::new();
        for path in paths {
            self.page(path, family, &mut taken);
        }
        let rest = self.site.paths.iter().filter(|path| family.article.has(path)).filter(is_of_day);
        for path in rest.filter(|path| !taken.contains_key(*path)).cloned().collect::<Vec<_>>() {
            let file = self.draft.files.add(path.as_str(), "");
            let help = sentence!("left-out-of-import.help-unlinked");
            let message = sentence!("left-out-of-import.unlinked", path = &path);
            self.report(Diagnostic::new(Code::LeftOutOfImport, message).at(Span::new(file, 0..0)).help(help));
        }
        self.tell_family(family);
        if self
            .regions
            .iter()
            .any(|page| page["regions"].as_array().is_some_and(|regions| !regions.is_empty()))
        {
            let areas = json!({ "version": 1, "source": { "engine": family.name }, "pages": self.regions });
            self.draft.pictures.insert(ImagePath::from(AREAS), areas.to_string().into_bytes().into());
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn refused(&mut self, name: &str, why: crate::messages::Sentence) {
        let file = self.draft.files.add(name, "");
        let message = sentence!("unreadable-document", name, why);
        self.report(Diagnostic::new(Code::UnreadableDocument, message).at(Span::new(file, 0..0)));
    }

    /// Says what was found elsewhere than its family has it.
    fn tell_family(&mut self, family: &Family) {
        for ((what, selector), times) in std::mem::take(&mut self.found.0) {
            let what = crate::messages::Sentence::new(match what {
                "folio" => "unusual-site.folio",
                "titles" => "unusual-site.titles",
                "areas" => "unusual-site.areas",
                "page-picture" => "unusual-site.page-picture",
                "kicker" => "unusual-site.kicker",
                "headline" => "unusual-site.headline",
                "deck" => "unusual-site.deck",
                "byline" => "unusual-site.byline",
                "pictures" => "unusual-site.pictures",
                _ => "unusual-site.text",
            });
            let message =
                sentence!("unusual-site", what, selector, family = &family.name, count = count(times));
            self.report(Diagnostic::new(Code::UnusualSite, message));
        }
    }

    /// A document of the site; nothing where it cannot be read, which is reported.
    fn document(&mut self, path: &str) -> Option<Html> {
        let Some(bytes) = (self.site.read)(path) else {
            self.refused(path, sentence!("unreadable-document.missing"));
            return None;
        };
        if bytes.len() > LARGEST_DOCUMENT {
            let limit = LARGEST_DOCUMENT >> 20;
            self.refused(path, sentence!("unreadable-document.large", part = path, limit));
            return None;
        }
        if memchr::memchr_iter(b'<', &bytes).count() > MOST_TAGS {
            self.refused(path, sentence!("unreadable-document.elements", limit = MOST_TAGS));
            return None;
        }
        let (text, has_errors, encoding) = encoding::decoded(&bytes);
        if has_errors {
            let file = self.draft.files.add(path, "");
            let message = sentence!("changed-form.encoding", path, encoding);
            self.report(Diagnostic::new(Code::ChangedForm, message).at(Span::new(file, 0..0)));
        }
        Some(Html::parse_document(&text))
    }

    fn page(&mut self, path: &str, family: &Family, taken: &mut BTreeMap<String, Option<ArticleId>>) {
        let Some(html) = self.document(path) else { return };
        let is_article = |path: &str| family.article.has(path);
        let mut site_page = page::read(&html, path, &family.on_page, &is_article, &mut self.found);
        let mut editors = Vec::new();
        if let Some(own) = &self.own {
            if let Some(OwnPage { label, name, editors: own }) = own.page(path) {
                (site_page.label, site_page.name, editors) = (Some(label), name, own);
            }
            let place = |path: &str| own.article(path).map_or(usize::MAX, |article| article.place);
            site_page.articles.sort_by_cached_key(|article| place(&article.path));
        }
        let number = self.draft.issue.pages.len();
        let label = site_page.label.clone().unwrap_or_else(|| (number + 1).to_string());
        let mut page = Page {
            label: PageLabel::from(label.as_str()),
            name: site_page.name.clone(),
            plan: None,
            theme: None,
            editors,
            articles: Vec::new(),
        };
        let mut regions = Vec::new();
        for found in &site_page.articles {
            // An article that runs over two pages belongs to the first.
            if let Some(known) = taken.get(&found.path) {
                regions.extend(known.iter().flat_map(|id| areas_of(found, id)));
                continue;
            }
            taken.insert(found.path.clone(), None);
            let id = format!("{:02}/{:02}", number + 1, page.articles.len() + 1);
            if !self.site.paths.contains(&found.path) {
                let file = self.draft.files.add(path, "");
                let message =
                    sentence!("left-out-of-import.unsaved", title = &found.title, path = &found.path);
                self.report(Diagnostic::new(Code::LeftOutOfImport, message).at(Span::new(file, 0..0)));
                continue;
            }
            if let Some(article) = self.article(&found.path, &id, family) {
                regions.extend(areas_of(found, &article.id));
                taken.insert(found.path.clone(), Some(article.id.clone()));
                page.articles.push(article);
            }
        }
        self.page_picture(&site_page, &label, path, regions);
        self.draft.issue.pages.push(page);
    }

    /// Keeps the picture of a page, and the areas on it.
    fn page_picture(&mut self, page: &SitePage, label: &str, path: &str, regions: Vec<serde_json::Value>) {
        let index = self.draft.issue.pages.len();
        let mut image = None;
        if let Some((part, _)) = &page.picture {
            match (self.site.read)(part) {
                Some(bytes) => {
                    let ending = part.rsplit('.').next().unwrap_or("bin").to_ascii_lowercase();
                    let name = format!("{:02}.{ending}", index + 1);
                    self.draft.pictures.insert(ImagePath::from(format!("pages/{name}")), bytes.into());
                    image = Some(name);
                }
                None => {
                    let file = self.draft.files.add(path, "");
                    let message = sentence!("left-out-of-import.unsaved-picture", path = part);
                    self.report(Diagnostic::new(Code::LeftOutOfImport, message).at(Span::new(file, 0..0)));
                }
            }
        }
        let [width, height] = page.picture.as_ref().map_or([0, 0], |(_, size)| *size);
        self.regions.push(json!({
            "index": index, "label": label, "width": width, "height": height, "image": image, "regions": regions,
        }));
    }

    fn article(&mut self, path: &str, id: &str, family: &Family) -> Option<Article> {
        let html = self.document(path)?;
        let own = self.own.as_ref().and_then(|own| own.article(path));
        let mut read = article::read(&html, path, &family.in_article, &mut self.found);
        let taken = |id: &ArticleId| self.draft.issue.articles().any(|article| article.id == *id);
        let id = own::id_of(own.as_ref()).filter(|id| !taken(id)).unwrap_or_else(|| ArticleId::from(id));
        let paths = self.pictures(&mut read, id.as_str());
        let file = self.draft.files.add(path, read.document.lines.as_str());
        let quote = read.quote.take();
        let mut head = head_of(&mut read, file);
        if let Some(own) = &own {
            as_written(&mut head, own, file);
        }
        let mut made = built::build(id, read.document, Some(head), file, &paths);
        made.article.quote = quote.map(|(text, by)| PullQuote { text, by });
        if let Some(own) = own {
            (made.article.rank, made.article.notice) = (own.rank, own.notice);
            made.article.lang = own.lang.map(|lang| Language::from(lang.as_str()));
        }
        self.diagnostics.extend(made.diagnostics);
        for (place, span) in made.places {
            self.draft.origins.insert(Scope::Article(self.articles), place, span);
        }
        self.articles += 1;
        Some(made.article)
    }

    /// Takes the pictures of an article: their paths in the issue, by those in the site.
    fn pictures(&mut self, read: &mut SiteText, id: &str) -> BTreeMap<String, ImagePath> {
        let mut paths = BTreeMap::new();
        for picture in pictures::of(&read.document) {
            if paths.contains_key(&picture.part) {
                continue;
            }
            let bytes = (self.site.read)(&picture.part);
            let Some((bytes, ending)) =
                bytes.and_then(|bytes| pictures::format_of(&bytes).map(|end| (bytes, end)))
            else {
                let message = sentence!("left-out-of-import.unsaved-picture", path = &picture.part);
                let remark = left_out("lost-picture", "");
                read.document.remarks.push(Remark { message, place: picture.place, ..remark });
                continue;
            };
            let path = ImagePath::from(format!("{id}-{}.{ending}", paths.len() + 1));
            self.draft.pictures.insert(path.clone(), bytes.into());
            paths.insert(picture.part, path);
        }
        paths
    }
}

/// The areas of an article on the picture of a page.
fn areas_of<'a>(found: &'a SiteArticle, id: &'a ArticleId) -> impl Iterator<Item = serde_json::Value> + 'a {
    found.areas.iter().map(move |polygon| json!({ "polygon": polygon, "article": id.as_str() }))
}

/// The head of an article, as its site has it.
fn head_of(read: &mut SiteText, file: FileId) -> Head {
    let lines = |list: &mut Vec<(String, std::ops::Range<usize>)>| {
        let taken = std::mem::take(list).into_iter();
        taken.map(|(text, range)| HeadLine { text, place: Span::new(file, range) }).collect()
    };
    let column = read.column_title.take();
    let mut head = Head {
        column_title: column.map(|(text, range)| HeadLine { text, place: Span::new(file, range) }),
        kicker: lines(&mut read.kicker),
        headline: lines(&mut read.headline),
        deck: lines(&mut read.deck),
        ..Head::default()
    };
    if let Some(range) = read.byline.take() {
        let place = Span::new(file, range.clone());
        match CueLine::of(&read.document.lines, &place).standing_byline() {
            Cue::Taken(people) => head.byline = people,
            _ if !read.people.is_empty() => {
                let people = std::mem::take(&mut read.people).into_iter();
                head.byline = people.map(|byline| (byline, place.clone())).collect();
            }
            // What would not print again as it was stands in the text.
            _ => read.document.parts.insert(0, Part::Paragraph(Paragraph::of(&read.document.lines, range))),
        }
    }
    if let Some((text, range)) = read.dateline.take() {
        // Papers in English put a dash after it.
        let text = text.trim_end_matches([' ', '—']).to_owned();
        head.dateline = Some(HeadLine { text, place: Span::new(file, range) });
    }
    if let Some(range) = read.sign_off.take() {
        let place = Span::new(file, range.clone());
        head.sign_off = match CueLine::of(&read.document.lines, &place).sign_off() {
            Cue::Taken(people) => people,
            _ => vec![(signed(&read.document.lines[range]), place)],
        };
    }
    head
}

/// A sign-off that no cue takes apart: names before a stroke, what they did after it.
fn signed(line: &str) -> Byline {
    let (names, role) = line.rsplit_once('/').unwrap_or((line, ""));
    Byline { role: role.to_owned(), affiliation: None, names: names.split(' ').map(str::to_owned).collect() }
}

/// Gives a head the lines that its site says it has, as their author wrote them.
fn as_written(head: &mut Head, own: &OwnArticle, file: FileId) {
    let Head { kicker, headline, deck, summary, .. } = head;
    for (list, lines) in [kicker, headline, deck, summary].into_iter().zip(&own.lines) {
        let places: Vec<Span> = list.iter().map(|line| line.place.clone()).collect();
        let place = |at: usize| places.get(at).cloned().unwrap_or(Span::new(file, 0..0));
        let written = lines.iter().enumerate();
        *list = written.map(|(at, text)| HeadLine { text: text.clone(), place: place(at) }).collect();
    }
    match (&own.column_title, &mut head.column_title) {
        (Some(text), Some(line)) => line.text.clone_from(text),
        (own, line) if own.is_none() => *line = None,
        _ => {}
    }
}

/// The last number in the name of a file, by which pages follow each other.
fn number_of(path: &str) -> u64 {
    let name = path.rsplit('/').next().unwrap_or(path);
    let digits: Vec<&str> =
        name.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    digits.last().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
