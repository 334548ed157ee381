//! An article, or the part of it after a jump, that a sheet has to take.

use super::extra::Extra;
use super::group::PieceSize;
use super::page_plan::continued;
use crate::diagnostics::{Code, Diagnostic};
use crate::layout::copyfit::copy::{Exactness, ForcedLine};
use crate::layout::copyfit::forms::material::Material;
use crate::layout::copyfit::forms::{FormSet, Wishes};
use crate::layout::plan::ModuleContent;
use crate::layout::plan::asked::Asked;
use crate::layout::plan::kind::PageItem;
use crate::layout::style::context::Context;
use crate::messages::sentence;
use crate::model::{Article, Pin, Rank};

/// An article with all its forms.
pub struct Piece<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its weight on the page.
    pub rank: Rank,
    /// What of it the sheet takes.
    pub holds: ModuleContent,
    /// Shaped.
    pub material: Material<'a>,
    /// Its forms.
    pub forms: FormSet<'a>,
    /// What of it decides what its page is about.
    pub item: PageItem,
    /// What the forms were made for.
    wishes: Wishes,
}

impl<'a> Piece<'a> {
    /// An article on a page with so many rows taken at the top, as far as it decides what the page is about, with
    /// what that asks of it.
    pub fn new(
        context: &Context<'a>,
        article: &'a Article,
        (item, asked): (&PageItem, Asked),
        taken: u16,
        exactness: Exactness,
    ) -> Self {
        let (item, rank) = (item.clone(), item.rank);
        let paper = context.paper;
        let material = Material::new(context.typesetter, paper, context.issue, article, rank);
        let material = match article.pin {
            Some(Pin::Ear) => material.in_ear(Extra::mastheads(context)),
            _ => material,
        };
        let wishes = wishes(&material, taken, false, asked);
        let forms = FormSet::new(&material, &wishes, exactness);
        let holds = if article.notice.is_some() { ModuleContent::Notice } else { ModuleContent::Article };
        Self { article, rank, holds, material, forms, item, wishes }
    }

    /// Several briefs as one piece (简讯).
    pub fn digest(
        context: &Context<'a>,
        articles: &[&'a Article],
        (item, asked): (&PageItem, Asked),
        taken: u16,
        exactness: Exactness,
    ) -> Option<Self> {
        let paper = context.paper;
        let material = Material::digest(context.typesetter, paper, context.issue, articles)?;
        let wishes = wishes(&material, taken, false, asked);
        let forms = FormSet::new(&material, &wishes, exactness);
        let (article, rank, item) = (articles.first()?, material.rank, item.clone());
        Some(Self { article, rank, holds: ModuleContent::Digest, material, forms, item, wishes })
    }

    /// Remakes its forms if the sheet differs from the one they were made for. As a last resort any
    /// form is accepted, and the article may jump even if its author forbids it: nothing is lost by
    /// that.
    pub fn fit(&mut self, taken: u16, may_jump: bool, (few, last_resort): (bool, bool), asked: Asked) {
        let may_jump = may_jump && (self.may_jump() || last_resort);
        let wishes = Wishes { few, last_resort, ..wishes(&self.material, taken, may_jump, asked) };
        if wishes != self.wishes {
            self.forms = self.forms.again(&self.material, &wishes);
            self.wishes = wishes;
        }
        if last_resort
            && self.forms.kept.is_empty()
            && let Some(material) = self.material.with_pictures_in_legs()
        {
            self.forms = FormSet::new(&material, &wishes, Exactness::Set);
            self.material = material;
        }
    }

    /// What it asks for.
    pub fn size(&self) -> PieceSize {
        let area = self.forms.cheapest_area();
        PieceSize { area, may_move: self.may_move(), may_jump: self.may_jump() }
    }

    /// Whether its text may go on elsewhere: once, unless its author forbids it.
    pub fn may_jump(&self) -> bool {
        self.holds == ModuleContent::Article && self.article.may_jump.unwrap_or(self.rank != Rank::Brief)
    }

    /// Whether it may stand on a later page: its editor set neither its position nor its
    /// neighbours.
    pub fn may_move(&self) -> bool {
        self.holds == ModuleContent::Article && self.rank != Rank::Lead && !self.wishes_a_place()
    }

    /// Whether the article at a place of its page may be set as a brief, where the page has far too
    /// many: it is of no weight, and nothing of it asks for a place of its own.
    pub fn may_be_brief(article: &Article, place: usize) -> bool {
        matches!(rank_at(article, place), Rank::Minor | Rank::Brief)
            && article.figures.is_empty()
            && article.notice.is_none()
            && article.pin.is_none()
            && article.group.is_none()
            && article.companion_of.is_none()
            && !article.boxed
    }

    /// Whether its editor set its position or its neighbours.
    pub fn wishes_a_place(&self) -> bool {
        self.wish().is_some()
    }

    /// The first key by which its editor set its position or its neighbours.
    pub fn wish(&self) -> Option<&'static str> {
        let Article { pin, group, companion_of, .. } = self.article;
        let wishes =
            [("pin", pin.is_some()), ("group", group.is_some()), ("companion_of", companion_of.is_some())];
        wishes.iter().find(|(_, is_set)| *is_set).map(|&(key, _)| key)
    }

    /// Demand of some pieces, in cells.
    pub fn demand_of(pieces: &[Self]) -> u32 {
        pieces.iter().map(|piece| piece.forms.cheapest_area()).sum()
    }

    /// The part of it from a line of a unit of its copy on.
    pub fn after(&self, line: (usize, usize), from: String) -> Self {
        let Self { article, .. } = *self;
        let asked = Asked { pictures: None, lines: None, ..self.wishes.asked };
        let wishes = |material: &Material<'a>| wishes(material, 0, false, asked);
        let (material, wishes, forms) = self.forms.after(&self.material, line, from, wishes);
        let (rank, item) = (material.rank, continued(&self.item, material.rank));
        Self { article, rank, holds: ModuleContent::Continuation, forms, material, item, wishes }
    }

    /// Columns and rows of the lowest form that would hold it, where it has none.
    pub fn needs(&self) -> Option<(u16, u16)> {
        let (columns, rows) = self.forms.fewest?;
        let requested = self.material.requested_rows().map_or(0, |rows| rows.saturating_sub(1));
        Some((columns, rows.max(requested)))
    }

    /// The fewest columns in which it would fit a sheet if it were not for those that it requests.
    pub fn columns_that_hold(&self) -> Option<u16> {
        let material = self.material.of_any_width();
        let forms = FormSet::new(&material, &self.wishes, Exactness::Set);
        forms.kept.iter().map(|form| forms.setups[form.setup].columns).min()
    }

    /// A remark on the lines that could not be set by the rules, one for each of its articles, at the first
    /// of their paragraphs.
    pub fn forced_lines(&self) -> Vec<Diagnostic> {
        let setup = self.forms.setups.first().filter(|setup| !setup.is_notice_box);
        let forced = setup.map(|setup| setup.galley.forced_lines()).unwrap_or_default();
        let of_articles = forced.chunk_by(|one, other| one.article.id == other.article.id);
        of_articles.filter_map(forced_remark).collect()
    }
}

/// A remark on the forced lines of an article.
fn forced_remark(lines: &[ForcedLine<'_>]) -> Option<Diagnostic> {
    let first = lines.first()?;
    let (what, line) = (first.violation.message(), first.text.trim());
    let message = match lines.len() - 1 {
        0 => sentence!("forced-line", what, line),
        more => sentence!("forced-line.more", what, line, more),
    };
    let remark = Diagnostic::new(Code::ForcedLine, message).in_article(&first.article.id);
    let remark = remark.help(sentence!("forced-line.help")).data("part", first.place.to_string());
    Some(remark.data("lines", lines.len()))
}

/// The weight of an article that names none, by its place on the page. Tuned by eye on the two
/// examples; see docs/tuning.md.
pub(super) fn rank_at(article: &Article, place: usize) -> Rank {
    if article.notice.is_some() {
        return Rank::Minor;
    }
    article.rank.unwrap_or(match place {
        0 => Rank::Lead,
        1 => Rank::Major,
        2..=4 => Rank::Middle,
        _ => Rank::Minor,
    })
}

/// What a sheet allows an article.
fn wishes(material: &Material<'_>, taken: u16, may_jump: bool, asked: Asked) -> Wishes {
    let paper = material.paper;
    let boxes = material.typesetter.theme.boxes.most;
    Wishes {
        columns: paper.columns,
        rows: paper.module_rows(taken),
        boxes,
        may_jump,
        few: false,
        last_resort: false,
        whole_pictures: false,
        asked,
    }
}
