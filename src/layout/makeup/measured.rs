//! Pieces before they are shaped, and what they ask for.
//!
//! To share pieces out over sheets only their demand must be known. A [`PageStore`] may know it from
//! an earlier run: then only the pieces of sheets that changed are shaped.

use super::group::{PageStore, PictureKey, PieceSize, SizeKey};
use super::piece::Piece;
use crate::layout::copyfit::copy::Exactness;
use crate::layout::plan::ModuleContent;
use crate::layout::plan::asked::Asked;
use crate::layout::plan::kind::PageItem;
use crate::layout::style::context::Context;
use crate::model::{Article, ImagePath};

/// Articles that are one piece.
#[derive(Clone, Debug)]
pub struct Sketch<'a> {
    /// The article, or the briefs that stand together.
    pub articles: Vec<&'a Article>,
    /// Its place on its page.
    pub place: usize,
    /// Rows at the top of its sheet that furniture takes.
    pub taken: u16,
    /// Whether the articles are briefs under one head.
    pub is_digest: bool,
    /// What of it decides what its page is about.
    pub item: PageItem,
    /// What that asks of it.
    pub asked: Asked,
}

/// A piece whose size is known; shaped, where that took shaping it.
pub struct Measured<'a> {
    /// What it is of.
    pub sketch: Sketch<'a>,
    /// What it asks for.
    pub size: PieceSize,
    piece: Option<Piece<'a>>,
}

impl<'a> Sketch<'a> {
    /// The article that names the piece.
    pub fn article(&self) -> Option<&'a Article> {
        self.articles.first().copied()
    }

    /// What the piece holds.
    pub fn holds(&self) -> ModuleContent {
        match self.articles.first() {
            _ if self.is_digest => ModuleContent::Digest,
            Some(article) if article.notice.is_some() => ModuleContent::Notice,
            _ => ModuleContent::Article,
        }
    }

    /// Whether it stands on the first sheet of its page: a notice that was sold there, an article with a place
    /// on the page.
    pub fn is_booked(&self) -> bool {
        let has_place = self.article().is_some_and(|article| article.pin.is_some());
        has_place || self.holds() == ModuleContent::Notice
    }

    /// The piece, shaped.
    pub fn piece(&self, context: &Context<'a>, exactness: Exactness) -> Option<Piece<'a>> {
        if self.is_digest {
            return Piece::digest(context, &self.articles, (&self.item, self.asked), self.taken, exactness);
        }
        Some(Piece::new(context, self.article()?, (&self.item, self.asked), self.taken, exactness))
    }

    /// The size of the piece: what the store knows, or what shaping it tells.
    pub fn measured(
        self,
        context: &Context<'a>,
        exactness: Exactness,
        store: &dyn PageStore,
    ) -> Option<Measured<'a>> {
        let mut piece = None;
        let mut measure = || {
            piece = self.piece(context, exactness);
            piece.as_ref().map(Piece::size).unwrap_or_default()
        };
        let size = store.size(&self.key(context, exactness), &mut measure);
        // What was only cast off cannot be set.
        let piece = piece.filter(|_| exactness == Exactness::Set);
        (!self.articles.is_empty()).then_some(Measured { size, piece, sketch: self })
    }

    fn key<'k>(&'k self, context: &Context<'k>, exactness: Exactness) -> SizeKey<'k> {
        let mut shown = Vec::new();
        for article in &self.articles {
            article.each_figure(|_, figure| shown.extend(&figure.image));
        }
        let size = |path: &'k ImagePath| {
            let picture = context.issue.picture(path)?;
            Some(PictureKey::of(path, picture))
        };
        SizeKey {
            theme: context.typesetter.theme,
            paper: context.paper,
            publication: &context.issue.issue().publication,
            articles: &self.articles,
            place: self.place,
            asked: self.asked,
            taken: self.taken,
            is_digest: self.is_digest,
            is_cast_off: exactness == Exactness::CastOff,
            pictures: shown.into_iter().filter_map(size).collect(),
        }
    }
}

impl<'a> Measured<'a> {
    /// The piece, shaped now if it was not, or was for another grid.
    pub fn shaped(self, context: &Context<'a>) -> Option<Piece<'a>> {
        let piece = self.piece.filter(|piece| piece.material.paper.body == context.paper.body);
        piece.or_else(|| self.sketch.piece(context, Exactness::Set))
    }
}
