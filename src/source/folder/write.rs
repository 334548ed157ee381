//! An issue into the files of a folder, and these onto the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostics::Error;
use crate::files::{self, Folders, NewFile};
use crate::ink::{Color, ColorOrNone};
use crate::model::walk::ARTWORK;
use crate::model::{
    Accessibility, Article, Byline, Defaults, Figure, Filler, Issue, Keep, Notice, Paging, PlanKind,
    Publication, PullQuote, Section, Site, WechatAccount,
};
use crate::source::fields::article::{head_word, notice_word, pin_word, rank_word};
use crate::source::fields::defaults::edition_word;
use crate::source::fields::figure::{crop_word, size_word};
use crate::source::{PictureFiles, markdown, normal};

use super::article::FENCE;
use super::names::article_paths;
use super::toml::{TomlDocument, inline_table, optional, quoted, text_list};
use super::{ISSUE_NAME, publication, sections};

/// The files of an issue folder (relative path, bytes), `publication.toml` included, sorted by
/// path. Read again they give the same issue, its texts in normal form
/// ([`crate::source::normal`]). Pictures whose path leaves the folder are left out.
pub fn files_of(issue: &Issue, pictures: &PictureFiles) -> Vec<(PathBuf, Vec<u8>)> {
    let issue = normal::issue(issue);
    let paths = article_paths(&issue, pictures);
    let mut written: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
    for (path, bytes) in pictures {
        if let Ok(path) = files::clean(path.as_str()) {
            written.insert(path.into(), bytes.to_vec());
        }
    }
    for (article, path) in issue.articles().zip(&paths) {
        written.insert(path.into(), article_file(article, path).into_bytes());
    }
    written.insert(publication::NAME.into(), publication_file(&issue.publication).into_bytes());
    written.insert(ISSUE_NAME.into(), issue_file(&issue, &paths).into_bytes());
    written.into_iter().collect()
}

/// Writes an issue folder, all of its files or none ([`files::write`]), and gives their paths. `dir` is
/// created if it is missing. `issue.toml` is moved to its place last.
///
/// # Errors
/// [`Error::Exists`] if one of the files already exists, unless `replace`; [`Error::Write`]
/// if writing fails.
pub fn write(
    issue: &Issue,
    pictures: &PictureFiles,
    dir: &Path,
    replace: bool,
) -> Result<Vec<PathBuf>, Error> {
    let mut written: Vec<(PathBuf, Vec<u8>)> =
        files_of(issue, pictures).into_iter().map(|(path, bytes)| (dir.join(path), bytes)).collect();
    written.sort_by_key(|(path, _)| path.file_name().is_some_and(|name| name == ISSUE_NAME));
    let exists = |path: &PathBuf| path.symlink_metadata().is_ok();
    if let (false, Some((path, _))) = (replace, written.iter().find(|(path, _)| exists(path))) {
        return Err(Error::Exists { path: path.clone() });
    }
    let new: Vec<NewFile<'_>> =
        written.iter().map(|(path, bytes)| NewFile { path, bytes, folders: Folders::Made }).collect();
    files::write(&new)?;
    Ok(written.into_iter().map(|(path, _)| path).collect())
}

fn publication_file(publication: &Publication) -> String {
    let kind = match publication.kind {
        crate::model::PublicationKind::Cn => "cn",
        crate::model::PublicationKind::Permit => "permit",
        crate::model::PublicationKind::Other => "other",
    };
    let mut toml = TomlDocument::default();
    toml.text("title", &publication.title);
    toml.text("slug", publication.slug.as_str());
    toml.text("language", publication.language.as_str());
    toml.text("kind", kind);
    toml.optional("cn", publication.cn.as_deref());
    toml.optional("issn", publication.issn.as_deref());
    toml.optional("postal_code", publication.postal_code.as_deref());
    toml.optional("permit", publication.permit.as_deref());
    toml.optional("audience", publication.audience.as_deref());
    toml.plain("copies", publication.copies);
    toml.texts("supervisor", &publication.supervisor);
    toml.texts("sponsor", &publication.sponsor);
    toml.texts("organizer", &publication.organizer);
    toml.optional("publisher", publication.publisher.as_deref());
    toml.optional("address", publication.address.as_deref());
    toml.optional("postcode", publication.postcode.as_deref());
    toml.optional("phone", publication.phone.as_deref());
    toml.optional("printer", publication.printer.as_deref());
    toml.optional("printer_address", publication.printer_address.as_deref());
    toml.optional("price", publication.price.as_deref());
    let link = |link: &crate::model::Link| {
        let qr = if link.qr { "true" } else { "" };
        inline_table(&[("label", quoted(&link.label)), ("url", quoted(&link.url)), ("qr", qr.to_owned())])
    };
    toml.tables("links", publication.links.iter().map(link).collect());
    toml.texts("masthead_notes", &publication.masthead_notes);
    toml.optional("masthead", publication.masthead.as_ref().map(|path| path.as_str()));
    let weekdays: Vec<String> = publication.weekdays.iter().map(ToString::to_string).collect();
    toml.plain("weekdays", (!weekdays.is_empty()).then(|| format!("[{}]", weekdays.join(", "))));
    defaults(&Defaults::of_publication(publication), &mut toml);
    toml.plain("accent", publication.accent.map(color));
    let accessibility = publication.accessibility.as_ref().map(accessibility_table);
    toml.plain("accessibility", accessibility);
    toml.plain("site", publication.site.as_ref().map(site_table));
    toml.plain("wechat", publication.wechat.as_ref().map(wechat_table));
    for Section { name, accent } in &publication.sections {
        toml.header("section");
        toml.text("name", name);
        toml.plain("accent", Some(color(*accent)));
    }
    for filler in &publication.fillers {
        filler_table(filler, &mut toml);
    }
    toml.finish()
}

fn defaults(defaults: &Defaults<'_>, toml: &mut TomlDocument) {
    toml.optional("paper", defaults.paper);
    toml.optional("theme", defaults.theme);
    toml.optional("look", defaults.look);
    toml.optional("profile", defaults.profile);
    let editions: Vec<String> = defaults.editions.iter().map(|&one| edition_word(one).to_owned()).collect();
    toml.texts("editions", &editions);
    toml.plain("faces", defaults.faces);
}

fn accessibility_table(accessibility: &Accessibility) -> String {
    let mut entries = vec![("conforms_to", quoted(&accessibility.conforms_to))];
    entries.extend(accessibility.certified_by.iter().map(|name| ("certified_by", quoted(name))));
    inline_table(&entries)
}

fn site_table(site: &Site) -> String {
    let urls = site.urls.name();
    inline_table(&[("base_url", quoted(&site.base_url)), ("urls", quoted(urls))])
}

fn wechat_table(account: &WechatAccount) -> String {
    let author = account.author.as_ref().map(|author| ("author", quoted(author)));
    let comments = account.comments.map(|comments| ("comments", comments.to_string()));
    inline_table(&author.into_iter().chain(comments).collect::<Vec<_>>())
}

/// A colour as it is written.
fn color(color: ColorOrNone) -> String {
    match color {
        ColorOrNone::None => quoted("none"),
        ColorOrNone::Color(color @ Color { cmyk: None, .. }) => quoted(&color.to_string()),
        ColorOrNone::Color(color @ Color { cmyk: Some(inks), .. }) => {
            let inks = inks.map(|ink| ink.to_string()).join(", ");
            inline_table(&[("rgb", quoted(&color.to_string())), ("cmyk", format!("[{inks}]"))])
        }
    }
}

fn filler_table(filler: &Filler, toml: &mut TomlDocument) {
    toml.header("filler");
    toml.optional("image", filler.image.as_ref().map(|path| path.as_str()));
    toml.optional("alt", filler.alt.as_deref());
    toml.texts("text", &filler.text);
    toml.plain("columns", Some(filler.columns));
    toml.plain("rows", Some(filler.rows));
}

fn issue_file(issue: &Issue, paths: &[String]) -> String {
    let mut toml = TomlDocument::default();
    toml.plain("date", Some(issue.date));
    toml.plain("number", issue.number);
    toml.plain("total_number", issue.total_number);
    toml.plain("printed", issue.printed);
    toml.optional("cover", issue.cover.as_ref().map(|path| path.as_str()));
    let (paper, theme) = (issue.paper.as_deref(), issue.theme.as_deref());
    let (look, profile) = (issue.look.as_deref(), issue.profile.as_deref());
    let editions = &issue.editions;
    defaults(&Defaults { paper, theme, look, profile, editions, faces: issue.faces }, &mut toml);
    if issue.paging == Paging::Auto {
        toml.text("pages", "auto");
        if let Some(order) = sections::order_of(&issue.pages) {
            toml.texts("sections", &order);
            toml.texts("articles", paths);
            return toml.finish();
        }
    }
    let mut rest = paths;
    for page in &issue.pages {
        let (own, after) = rest.split_at(page.articles.len());
        rest = after;
        toml.header("page");
        toml.text("label", page.label.as_str());
        toml.optional("name", page.name.as_deref());
        toml.optional("plan", page.plan.map(PlanKind::name));
        toml.optional("theme", page.theme.as_deref());
        let editor = |editor: &crate::model::Editor| {
            inline_table(&[("role", quoted(&editor.role)), ("names", text_list(&editor.names))])
        };
        toml.tables("editors", page.editors.iter().map(editor).collect());
        toml.texts("articles", own);
    }
    toml.finish()
}

fn article_file(article: &Article, path: &str) -> String {
    let in_front = |figure: &Figure| is_in_front_matter(figure, article);
    let mut toml = TomlDocument::default();
    if path.strip_suffix(".md") != Some(article.id.as_str()) {
        toml.text("id", article.id.as_str());
    }
    toml.optional("rank", article.rank.map(rank_word));
    toml.optional("section", article.section.as_deref());
    toml.optional("column_title", article.column_title.as_deref());
    toml.optional("head", article.head.map(head_word));
    toml.lines("kicker", &article.kicker);
    toml.lines("headline", &article.headline);
    toml.lines("deck", &article.deck);
    toml.lines("summary", &article.summary);
    toml.plain("quote", article.quote.as_ref().map(quote));
    toml.optional("jump_head", article.jump_head.as_deref());
    toml.optional("dateline", article.dateline.as_deref());
    toml.tables("byline", article.byline.iter().map(byline).collect());
    toml.tables("sign_off", article.sign_off.iter().map(byline).collect());
    toml.plain("boxed", article.boxed.then_some(true));
    toml.plain("notice", article.notice.as_ref().map(notice));
    toml.optional("group", article.group.as_ref().map(|group| group.as_str()));
    toml.optional("pin", article.pin.map(pin_word));
    toml.plain("may_jump", article.may_jump);
    toml.optional("companion_of", article.companion_of.as_ref().map(|id| id.as_str()));
    toml.optional("lang", article.lang.as_ref().map(|lang| lang.as_str()));
    // Images of the text take the first figure with their picture: those of the text go first.
    let mut in_text = Vec::new();
    article.each_figure(|place, figure| {
        if place.starts_with("body/") && in_front(figure) {
            in_text.push(figure);
        }
    });
    for figure in in_text.into_iter().chain(&article.figures) {
        figure_table(figure, &mut toml);
    }
    let body = markdown::write::body(&article.body, &article.notes, &in_front);
    let blank = if body.is_empty() { "" } else { "\n" };
    format!("{FENCE}\n{}{FENCE}\n{blank}{body}", toml.finish())
}

/// Whether a figure of the text needs a table of its own: it has more than an image of Markdown
/// can say, or its picture is in the article twice.
fn is_in_front_matter(figure: &Figure, article: &Article) -> bool {
    let is_plain = matches!(figure.caption.as_slice(), [] | [crate::model::Inline::Text { .. }]);
    if figure.image.is_none()
        || figure.credit.is_some()
        || figure.focus.is_some()
        || !figure.keep.is_empty()
        || figure.crop.is_some()
        || figure.size.is_some()
        || !is_plain
    {
        return true;
    }
    let mut count = 0;
    article.each_figure(|place, other| {
        count += usize::from(other.image == figure.image && place != ARTWORK);
    });
    count > 1
}

fn figure_table(figure: &Figure, toml: &mut TomlDocument) {
    toml.header("figure");
    toml.optional("image", figure.image.as_ref().map(|path| path.as_str()));
    toml.optional("caption", Some(&markdown::write::caption(&figure.caption)));
    toml.optional("credit", figure.credit.as_deref());
    toml.optional("alt", figure.alt.as_deref());
    toml.plain("focus", figure.focus.map(|focus| format!("[{}, {}]", focus.0, focus.1)));
    toml.plain("keep", kept_parts(&figure.keep));
    toml.optional("crop", figure.crop.map(crop_word));
    toml.optional("size", figure.size.map(size_word));
    toml.optional("qr", figure.qr.as_deref());
}

/// The parts that must stay: one as four numbers, more as a list of them.
fn kept_parts(parts: &[Keep]) -> Option<String> {
    let part = |part: &Keep| format!("[{}, {}, {}, {}]", part.0, part.1, part.2, part.3);
    match parts {
        [] => None,
        [one] => Some(part(one)),
        parts => Some(format!("[{}]", parts.iter().map(part).collect::<Vec<_>>().join(", "))),
    }
}

fn notice(notice: &Notice) -> String {
    let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
    inline_table(&[
        ("kind", quoted(notice_word(notice.kind))),
        ("size", notice.size.map(|size| quoted(&size.to_string())).unwrap_or_default()),
        ("columns", number(notice.columns)),
        ("rows", number(notice.rows)),
        ("artwork", notice.artwork.as_ref().map(artwork).unwrap_or_default()),
    ])
}

fn artwork(artwork: &Figure) -> String {
    let path = artwork.image.as_ref().map(|path| path.as_str()).unwrap_or_default();
    match &artwork.alt {
        Some(alt) => inline_table(&[("image", quoted(path)), ("alt", quoted(alt))]),
        None => quoted(path),
    }
}

/// A text alone where nobody is named who says it.
fn quote(quote: &PullQuote) -> String {
    match &quote.by {
        Some(by) => inline_table(&[("text", quoted(&quote.text)), ("by", quoted(by))]),
        None => quoted(&quote.text),
    }
}

fn byline(byline: &Byline) -> String {
    inline_table(&[
        ("role", optional(&byline.role)),
        ("affiliation", optional(byline.affiliation.as_deref().unwrap_or_default())),
        ("names", text_list(&byline.names)),
    ])
}
