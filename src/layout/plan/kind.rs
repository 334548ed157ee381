//! What a page is about, chosen from what is on it, before anything of it is made.

use std::collections::BTreeMap;

use crate::model::{PictureSize, PlanKind, Rank};

/// Something on a page, as far as it decides what the page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageItem {
    /// Its weight.
    pub rank: Rank,
    /// Whether it is an advertisement or an announcement.
    pub is_notice: bool,
    /// Whether it comments.
    pub is_comment: bool,
    /// Briefs in it: one if it is a brief, more if they stand under one head.
    pub briefs: usize,
    /// Its photographs that the page places. Drawings and charts are no subject of a page.
    pub photos: usize,
    /// How large its editor wants the largest of them.
    pub wanted: Option<PictureSize>,
    /// Characters of its text.
    pub characters: usize,
    /// Its head, pictures and subheads.
    pub entries: usize,
    /// What it is on: articles of one group, and an article with its companions, have the same.
    pub subject: String,
}

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PagePlan {
    /// Its kind.
    pub kind: PlanKind,
    /// Whether its editor named the kind.
    pub is_named: bool,
    /// Number of the item with the dominant picture.
    pub dominant: Option<usize>,
}

/// Most characters for each of the photos of a page of photos: more are a text with pictures. Numbers of this file
/// were tuned by eye on made pages; see docs/tuning.md.
const WORDS_OF_PHOTO: usize = 280;

/// Fewest photos of such a page.
const FEWEST_PHOTOS: usize = 3;

/// Fewest briefs of a page of briefs.
const FEWEST_BRIEFS: usize = 5;

/// Fewest characters of the story that a feature page is about, its least part of all, in hundredths, and the most
/// articles of such a page.
const FEATURE_WORDS: usize = 1800;
const FEATURE_PART: usize = 60;
const MOST_BESIDE_FEATURE: usize = 5;

/// Fewest articles on one subject, and the least part of the page that is theirs, in hundredths.
const FEWEST_OF_PACKAGE: usize = 3;
const PACKAGE_PART: usize = 55;

impl PagePlan {
    /// What a page of some items is about: what its editor says, else what they are.
    pub fn of(items: &[PageItem], named: Option<PlanKind>) -> Self {
        let kind = named.unwrap_or_else(|| kind_of(items));
        Self { kind, is_named: named.is_some(), dominant: dominant_of(items, kind) }
    }
}

/// The lead: the first of the highest rank, a photo last.
pub fn lead_of(items: &[PageItem]) -> Option<usize> {
    let news = items.iter().enumerate().filter(|(_, item)| !item.is_notice);
    news.min_by_key(|(number, item)| (item.rank == Rank::Photo, item.rank, *number)).map(|(number, _)| number)
}

fn kind_of(items: &[PageItem]) -> PlanKind {
    let news: Vec<&PageItem> = items.iter().filter(|item| !item.is_notice).collect();
    let words: usize = news.iter().map(|item| item.characters).sum();
    let words_of = |is_such: &dyn Fn(&PageItem) -> bool| -> usize {
        news.iter().filter(|item| is_such(item)).map(|item| item.characters).sum()
    };
    let photos: usize = news.iter().map(|item| item.photos).sum();
    let briefs: usize = news.iter().map(|item| item.briefs).sum();
    let lead = lead_of(items).map(|lead| &items[lead]);
    let leads = |rank: Rank| news.iter().filter(|item| item.rank == rank).count();
    let longest = news.iter().map(|item| item.characters).max().unwrap_or(0);
    match () {
        () if items.len() > 2 * news.len() => PlanKind::Notices,
        () if photos >= FEWEST_PHOTOS && words <= photos * WORDS_OF_PHOTO => PlanKind::Photos,
        () if briefs >= FEWEST_BRIEFS && 2 * words_of(&|item| item.briefs > 0) >= words => PlanKind::Briefs,
        () if lead.is_some_and(|lead| lead.is_comment) && 2 * words_of(&|item| item.is_comment) >= words => {
            PlanKind::Comment
        }
        () if is_package(&news, words) => PlanKind::Package,
        () if longest >= FEATURE_WORDS
            && longest * 100 >= words * FEATURE_PART
            && news.len() <= MOST_BESIDE_FEATURE =>
        {
            PlanKind::Feature
        }
        () if leads(Rank::Lead) != 1 && leads(Rank::Lead) + leads(Rank::Major) > 1 => PlanKind::Majors,
        () if lead.is_some_and(|lead| lead.photos > 0) => PlanKind::LeadPhoto,
        () => PlanKind::Lead,
    }
}

/// Whether most of a page is on one subject.
fn is_package(news: &[&PageItem], words: usize) -> bool {
    let mut subjects: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for item in news {
        let (count, sum) = subjects.entry(&item.subject).or_default();
        *count += 1;
        *sum += item.characters;
    }
    let is_large = |&(count, sum): &(usize, usize)| {
        count >= FEWEST_OF_PACKAGE && sum * 100 >= words * PACKAGE_PART && words > 0
    };
    subjects.values().any(is_large)
}

/// The item whose picture is the largest of the page: the one whose editor says so, on a page that is about its lead
/// the lead, else the weightiest that has a photo and no wish for a small one.
fn dominant_of(items: &[PageItem], kind: PlanKind) -> Option<usize> {
    let wanted = |item: &PageItem| item.wanted == Some(PictureSize::Dominant);
    let is_small = |item: &PageItem| {
        matches!(item.wanted, Some(PictureSize::Medium | PictureSize::Small)) || item.is_notice
    };
    if let Some(number) = items.iter().position(wanted) {
        return Some(number);
    }
    let is_about_lead = matches!(kind, PlanKind::LeadPhoto | PlanKind::Lead | PlanKind::Feature);
    let lead = lead_of(items).filter(|_| is_about_lead);
    let weight = |&(number, item): &(usize, &PageItem)| {
        // A photo with its text is about its photo.
        let rank = if item.rank == Rank::Photo { Rank::Major } else { item.rank };
        (Some(number) != lead, item.wanted.is_none(), rank, item.rank != Rank::Photo, number)
    };
    let shown = items.iter().enumerate().filter(|(_, item)| item.photos > 0 && !is_small(item));
    shown.min_by_key(weight).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(rank: Rank, characters: usize, photos: usize) -> PageItem {
        PageItem {
            rank,
            is_notice: false,
            is_comment: false,
            briefs: usize::from(rank == Rank::Brief),
            photos,
            wanted: None,
            characters,
            entries: 1 + photos,
            subject: format!("{rank:?} {characters}"),
        }
    }

    fn kind(items: &[PageItem]) -> PlanKind {
        PagePlan::of(items, None).kind
    }

    #[test]
    fn a_page_is_about_its_lead_if_nothing_else_is_most_of_it() {
        let page =
            |photos| [item(Rank::Lead, 900, photos), item(Rank::Major, 700, 1), item(Rank::Minor, 300, 0)];
        assert_eq!(kind(&page(1)), PlanKind::LeadPhoto);
        assert_eq!(kind(&page(0)), PlanKind::Lead);
        assert_eq!(PagePlan::of(&page(1), None).dominant, Some(0));
        assert_eq!(PagePlan::of(&page(0), None).dominant, Some(1));
    }

    #[test]
    fn two_main_stories_and_no_lead_are_several() {
        let page = [Rank::Major, Rank::Major, Rank::Minor].map(|rank| item(rank, 700, 0));
        assert_eq!(kind(&page), PlanKind::Majors);
        assert_eq!(kind(&[item(Rank::Lead, 700, 0), item(Rank::Lead, 600, 0)]), PlanKind::Majors);
        assert_eq!(kind(&page[1..]), PlanKind::Lead, "one is the lead of its page");
    }

    #[test]
    fn photos_with_few_words_are_a_page_of_photos() {
        assert_eq!(kind(&[item(Rank::Lead, 700, 5)]), PlanKind::Photos);
        assert_eq!(kind(&[item(Rank::Lead, 4000, 5), item(Rank::Minor, 4000, 0)]), PlanKind::LeadPhoto);
    }

    #[test]
    fn one_long_story_is_a_feature() {
        assert_eq!(kind(&[item(Rank::Lead, 4000, 2), item(Rank::Minor, 600, 0)]), PlanKind::Feature);
        assert_eq!(kind(&[item(Rank::Lead, 4000, 2), item(Rank::Major, 3900, 0)]), PlanKind::LeadPhoto);
    }

    #[test]
    fn articles_on_one_subject_are_a_package() {
        let mut page = [900, 800, 700, 600].map(|words| item(Rank::Middle, words, 0));
        assert_ne!(kind(&page), PlanKind::Package);
        page[..3].iter_mut().for_each(|item| item.subject = "bridge".to_owned());
        assert_eq!(kind(&page), PlanKind::Package);
    }

    #[test]
    fn briefs_comment_and_notices_are_what_most_of_a_page_is() {
        let mut page = vec![item(Rank::Middle, 400, 0)];
        page.extend((0..6).map(|_| item(Rank::Brief, 120, 0)));
        assert_eq!(kind(&page), PlanKind::Briefs);
        let mut page = [900, 800, 900].map(|words| item(Rank::Middle, words, 0));
        page[..2].iter_mut().for_each(|item| item.is_comment = true);
        assert_eq!(kind(&page), PlanKind::Comment);
        page[..2].iter_mut().for_each(|item| item.is_notice = true);
        assert_eq!(kind(&page), PlanKind::Notices);
        assert_eq!(kind(&page[..2]), PlanKind::Notices, "nothing else");
    }

    #[test]
    fn the_word_of_the_editor_wins() {
        let page = [item(Rank::Lead, 900, 1), item(Rank::Minor, 300, 1)];
        let plan = PagePlan::of(&page, Some(PlanKind::Comment));
        assert_eq!((plan.kind, plan.is_named), (PlanKind::Comment, true));
        let mut page = page;
        page[1].wanted = Some(PictureSize::Dominant);
        assert_eq!(PagePlan::of(&page, None).dominant, Some(1));
        page[1].wanted = None;
        page[0].wanted = Some(PictureSize::Small);
        assert_eq!(PagePlan::of(&page, None).dominant, Some(1), "the lead's is to be small");
    }
}
