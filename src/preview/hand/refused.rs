//! What the hand does not do, and why.

use std::path::Path;

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::messages::{Sentence, list, sentence};
use crate::model::{ArticleId, ImagePath, PageLabel};

/// What the browser sent is no act.
pub(super) fn no_act(reason: impl std::fmt::Display) -> Diagnostic {
    let fault = Diagnostic::new(Code::UnknownAct, sentence!("unknown-act", reason = reason));
    fault.help(sentence!("unknown-act.help"))
}

/// The issue has no such article.
pub(super) fn unknown_article<'a>(id: &ArticleId, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let fault = Diagnostic::new(Code::UnknownAct, sentence!("unknown-act.article", article = id));
    match did_you_mean(id.as_str(), known) {
        Some(name) => fault.help(sentence!("did-you-mean", name)),
        None => fault.help(sentence!("unknown-act.help-article")),
    }
}

/// The issue has no such page.
pub(super) fn unknown_page<'a>(page: &PageLabel, known: impl Iterator<Item = &'a PageLabel>) -> Diagnostic {
    let fault = Diagnostic::new(Code::UnknownAct, sentence!("unknown-act.page", page));
    fault.help(sentence!("no-such-page.help", pages = list(known)))
}

/// The article has no such picture in its front matter.
pub(super) fn unknown_picture(article: &ArticleId, picture: &ImagePath) -> Diagnostic {
    let fault = Diagnostic::new(Code::UnknownAct, sentence!("unknown-act.picture", picture));
    fault.in_article(article).help(sentence!("unknown-act.help-picture"))
}

/// An act that cannot be done to an article, and a way out.
pub(super) fn refused(article: &ArticleId, why: Sentence, help: Sentence) -> Diagnostic {
    Diagnostic::new(Code::RefusedAct, why).in_article(article).help(help)
}

/// A notice stands where it was sold.
pub(super) fn booked(article: &ArticleId) -> Diagnostic {
    refused(article, sentence!("refused-act.booked", article), sentence!("refused-act.help-booked"))
}

/// A file that was changed by someone else.
pub(super) fn changed(file: &Path) -> Diagnostic {
    let fault = Diagnostic::new(Code::RefusedAct, sentence!("refused-act.changed", file = file.display()));
    fault.help(sentence!("refused-act.help-changed"))
}

/// A file in which nothing can be changed safely.
pub(super) fn unreadable(file: &str) -> Diagnostic {
    let fault = Diagnostic::new(Code::UneditableFile, sentence!("uneditable-file", file));
    fault.help(sentence!("uneditable-file.help"))
}

/// A place that is not on a picture.
pub(super) fn off_picture(article: &ArticleId, found: impl std::fmt::Display) -> Diagnostic {
    let help = sentence!("refused-act.help-off-picture");
    refused(article, sentence!("refused-act.off-picture", found = found), help)
}
