//! From Word files to an issue: one file, one article.
//!
//! Contributors set their texts with sizes and places, seldom with styles: what a paragraph is follows from both.
//!
//! * `package`: the parts of the file, within limits
//! * `styles`, `numbering`: how things look, automatic numbers
//! * `reader`, `inline`, `table`: the body as a `document`, of which the article is made
//! * `plan`: which file stands on which page
//!
//! Every character of a file is in the issue or is named in a diagnostic; so are characters that stand in no text of
//! the file, as automatic numbers. In messages a line of a file is a paragraph, counted through tables and text
//! boxes.

mod inline;
mod numbering;
mod package;
mod plan;
mod reader;
mod styles;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::diagnostics::{Checked, Code, Diagnostic, SourceMap, Span};
use crate::messages::{Sentence, sentence};
use crate::model::{AcceptedLayout, ArticleId, Date, ImagePath, Issue, Publication};
use crate::source::{Draft, Origins, PictureFiles, Scope};

use super::document::content::{self, Document};
use super::document::{article, left_out, pictures};
use package::{Package, Refusal};

/// A Word file.
#[derive(Clone, Debug)]
pub struct WordFile {
    /// Its name for messages.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What the files themselves do not say.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// The day of the issue.
    pub date: Date,
    /// The paper.
    pub publication: Publication,
    /// Which file stands on which page: the name and the text of an `issue.toml` that lists Word files. Without it
    /// all of them stand on one page, in their order.
    pub plan: Option<(String, String)>,
}

/// Makes an issue of Word files. A file that cannot be read is an error (I202).
pub fn import(files: &[WordFile], options: &ImportOptions) -> Checked<Draft> {
    let mut import = Import {
        draft: Draft {
            issue: Issue::new(options.publication.clone(), options.date),
            pictures: PictureFiles::new(),
            accepted: AcceptedLayout::default(),
            origins: Origins::default(),
            files: SourceMap::default(),
        },
        articles: 0,
        diagnostics: Vec::new(),
    };
    let pages = match &options.plan {
        Some((name, text)) => {
            let file = import.draft.files.add(name.as_str(), text.as_str());
            plan::read(text, file, files, &mut import.diagnostics)
        }
        None => plan::one_page(files),
    };
    for (number, (mut page, numbers)) in pages.into_iter().enumerate() {
        for (place, file) in numbers.into_iter().enumerate() {
            let id = format!("{:02}/{:02}", number + 1, place + 1);
            page.articles.extend(import.file(&files[file], id));
        }
        import.draft.issue.pages.push(page);
    }
    Checked { value: import.draft, diagnostics: import.diagnostics }
}

/// An import in progress.
struct Import {
    draft: Draft,
    articles: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Import {
    /// The article in a file.
    fn file(&mut self, word: &WordFile, id: String) -> Option<crate::model::Article> {
        let read = Package::open(&word.name, &word.bytes).and_then(|mut package| {
            let mut document = reader::read(&mut package)?;
            let pictures = self.pictures(&mut package, &mut document, &id)?;
            Ok((document, pictures))
        });
        match read {
            Ok((document, pictures)) => {
                let file = self.draft.files.add(word.name.as_str(), document.lines.as_str());
                let built = article::build(ArticleId::from(id), document, None, file, &pictures);
                self.diagnostics.extend(built.diagnostics);
                for (place, span) in built.places {
                    self.draft.origins.insert(Scope::Article(self.articles), place, span);
                }
                self.articles += 1;
                Some(built.article)
            }
            Err(refusal) => {
                self.refused(word, refusal);
                None
            }
        }
    }

    fn refused(&mut self, word: &WordFile, Refusal { why, help }: Refusal) {
        let file = self.draft.files.add(word.name.as_str(), "");
        let message = sentence!("unreadable-document", name = &word.name, why);
        let made = Diagnostic::new(Code::UnreadableDocument, message).at(Span::new(file, 0..0));
        self.diagnostics.push(help.into_iter().fold(made, Diagnostic::help));
    }

    /// Takes the pictures of a document out of its file: their paths in the issue, by their parts.
    fn pictures(
        &mut self,
        package: &mut Package<'_>,
        document: &mut Document,
        id: &str,
    ) -> Result<BTreeMap<String, ImagePath>, Sentence> {
        let mut paths = BTreeMap::new();
        for picture in pictures::of(document) {
            if paths.contains_key(&picture.part) {
                continue;
            }
            let Some(bytes) = package.picture(&picture.part)? else {
                let remark = left_out("lost-picture", "");
                document.remarks.push(content::Remark { place: picture.place, ..remark });
                continue;
            };
            let known = pictures::format_of(&bytes);
            let ending = known.unwrap_or_else(|| picture.part.rsplit('.').next().unwrap_or("bin"));
            let path = ImagePath::from(format!("{id}-{}.{ending}", paths.len() + 1));
            self.draft.pictures.insert(path.clone(), bytes.into());
            if known.is_none() {
                document.remarks.push(content::Remark {
                    code: Code::LeftOutOfImport,
                    message: sentence!("left-out-of-import.picture-format", path = path.as_str()),
                    help: Some(sentence!("left-out-of-import.help-picture-format")),
                    place: picture.place,
                    left_out: None,
                });
                continue;
            }
            paths.insert(picture.part, path);
        }
        Ok(paths)
    }
}
