//! What a sheet is about, by the articles on it, and what that asks of each of them.

use crate::check::{CheckedIssue, PictureKind};
use crate::layout::arrange::AskedPage;
use crate::layout::plan::asked::Asked;
use crate::layout::plan::kind::{PageItem, PagePlan};
use crate::layout::style::context::Context;
use crate::layout::style::contract::{Contract, NoticeZone};
use crate::model::{Article, Block, PlanKind, Rank};
use crate::wording::comment::is_comment;

/// A sheet as it is planned, before anything on it is made.
pub struct SheetPlan {
    /// What it is about.
    pub page: PagePlan,
    /// What is on it.
    pub items: Vec<PageItem>,
    /// What is asked of each of them.
    pub asked: Vec<Asked>,
}

impl SheetPlan {
    /// The plan of a sheet of some items: what its editor says, else what they are.
    pub fn of(context: &Context<'_>, named: Option<PlanKind>, items: Vec<PageItem>) -> Self {
        let page = PagePlan::of(&items, named);
        let asked = page.asked(&items, &context.typesetter.theme.plans, context.paper);
        Self { page, items, asked }
    }

    /// The contract of its kind.
    pub fn contract<'a>(&self, context: &Context<'a>) -> &'a Contract {
        context.typesetter.theme.plans.of(self.page.kind)
    }

    /// What it asks of how the page is arranged.
    pub fn arrangement(&self, context: &Context<'_>) -> AskedPage {
        let contract = self.contract(context);
        let entries: usize = self.items.iter().map(|item| item.entries).sum();
        AskedPage {
            picture_at_top: self.page.picture_at_top(contract),
            heads: Some(contract.ladder(context.paper)),
            lacking_entries: contract.entries(context.paper).saturating_sub(entries.min(1000) as u16),
            notices_in_corners: contract.notices == NoticeZone::Corners,
        }
    }

    /// Whether an item has the dominant picture of a page that wants one, without the word of its editor.
    pub fn is_dominant(&self, number: usize, context: &Context<'_>) -> bool {
        let is_free = self.items[number].wanted.is_none();
        self.page.dominant == Some(number) && is_free && self.contract(context).wants_picture()
    }
}

/// Articles that are one piece, as far as they decide what their page is about.
pub fn page_item(issue: &CheckedIssue, articles: &[&Article], rank: Rank) -> PageItem {
    let is_photo = |article: &Article, number: usize| {
        let picture = article.figures[number].image.as_ref().and_then(|path| issue.picture(path));
        picture.is_some_and(|picture| picture.kind != PictureKind::Png)
    };
    let (mut characters, mut photos, mut subheads) = (0, 0, 0);
    for article in articles {
        article.each_text(|place, text| {
            characters += if place.starts_with("body/") { text.chars().count() } else { 0 };
        });
        photos += (0..article.figures.len()).filter(|&number| is_photo(article, number)).count();
        subheads += article.body.iter().filter(|block| matches!(block, Block::Subhead { .. })).count();
    }
    let first = articles.first();
    let figures: usize = articles.iter().map(|article| article.figures.len()).sum();
    let heads = articles.iter().filter(|article| !article.headline.is_empty()).count();
    let is_notice = first.is_some_and(|article| article.notice.is_some());
    let titles = |article: &Article| [article.column_title.clone(), article.section.clone()];
    let briefs = if articles.len() > 1 { articles.len() } else { usize::from(rank == Rank::Brief) };
    PageItem {
        rank,
        is_notice,
        is_comment: first
            .is_some_and(|article| titles(article).iter().flatten().any(|title| is_comment(title))),
        briefs: if is_notice { 0 } else { briefs },
        photos: if is_notice { 0 } else { photos },
        wanted: articles.iter().flat_map(|article| &article.figures).filter_map(|figure| figure.size).min(),
        characters,
        entries: heads + figures + subheads,
        subject: first.map(|article| subject(article)).unwrap_or_default(),
    }
}

/// The same of a part that goes on from another sheet: its pictures stand with its beginning.
pub fn continued(item: &PageItem, rank: Rank) -> PageItem {
    PageItem { rank, photos: 0, wanted: None, briefs: 0, entries: 1, ..item.clone() }
}

/// What an article is on: its group, else the article that it accompanies, else itself.
fn subject(article: &Article) -> String {
    match (&article.group, &article.companion_of) {
        (Some(group), _) => format!("group {group}"),
        (None, Some(companion)) => format!("article {companion}"),
        (None, None) => format!("article {}", article.id),
    }
}
