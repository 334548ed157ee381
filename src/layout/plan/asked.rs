//! What the plan of a page asks of everything on it, by the contract of its kind.

use serde::{Deserialize, Serialize};

use super::kind::{PageItem, PagePlan};
use crate::geometry::Length;
use crate::layout::grid::paper::Paper;
use crate::layout::style::contract::{Contract, Contracts, PicturePlace};
use crate::model::{PlanKind, Rank};

/// What the plan of a page asks of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The size that its headline should have.
    pub head: Length,
    /// Most lines of its headline, where it is the lead.
    pub lines: Option<u16>,
    /// What is asked of its pictures, where the page is about them.
    pub pictures: Option<AskedPictures>,
    /// The most that a picture takes of the page beside the dominant one, in hundredths; 100 where there is none.
    pub beside_dominant: u16,
}

/// What the plan of a page asks of the pictures that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedPictures {
    /// The part of the page that they take at least, in thousandths.
    pub least: u16,
    /// And at most.
    pub most: u16,
    /// The least width of the largest, in hundredths of the page.
    pub width: u16,
    /// Whether all of them are meant together, and not the largest alone.
    pub together: bool,
}

/// The least that is left for a picture beside the dominant one, in hundredths of the page.
const LEFT_BESIDE: u16 = 5;

/// The part of the page that the dominant picture takes at least and at most where it is that of a photo with its
/// text, in thousandths. Tuned by eye on the two examples; see docs/tuning.md.
const PHOTO_STORY: (u16, u16) = (100, 300);

impl PagePlan {
    /// What it asks of each item.
    pub fn asked(&self, items: &[PageItem], contracts: &Contracts, paper: &Paper) -> Vec<Asked> {
        let contract = contracts.of(self.kind);
        let photos: usize = items.iter().map(|item| item.photos).sum();
        let has_dominant = self.dominant.is_some() && contract.wants_picture();
        let of_item = |(number, item): (usize, &PageItem)| Asked {
            head: contract.head(item.rank, paper),
            lines: (item.rank == Rank::Lead).then_some(u16::from(contract.lead_lines)),
            pictures: self.pictures((number, item), photos, contract),
            beside_dominant: match has_dominant && self.kind != PlanKind::Photos {
                true => u16::from(contract.picture[0]).max(LEFT_BESIDE),
                false => 100,
            },
        };
        items.iter().enumerate().map(of_item).collect()
    }

    fn pictures(
        &self,
        (number, item): (usize, &PageItem),
        all: usize,
        contract: &Contract,
    ) -> Option<AskedPictures> {
        let [least, most] = contract.picture.map(|part| u16::from(part) * 10);
        let (own, width) = (item.photos, u16::from(contract.picture_width));
        if !contract.wants_picture() || own == 0 {
            return None;
        }
        if self.kind == PlanKind::Photos {
            let share = |part: u16| (usize::from(part) * own / all.max(1)) as u16;
            return Some(AskedPictures { least: share(least), most: share(most), width: 0, together: true });
        }
        // What is about its photo shows it.
        let [least, most] = match item.rank {
            Rank::Photo => [least.max(PHOTO_STORY.0), most.max(PHOTO_STORY.1)],
            _ => [least, most],
        };
        (self.dominant == Some(number)).then_some(AskedPictures { least, most, width, together: false })
    }

    /// Whether the dominant picture has to stand above the fold.
    pub fn picture_at_top(&self, contract: &Contract) -> bool {
        contract.picture_place == PicturePlace::Top && self.dominant.is_some()
    }
}
