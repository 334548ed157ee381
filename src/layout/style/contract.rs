//! What a page of each kind asks for: its contract. A paper has its own in its theme.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::geometry::Length;
use crate::layout::grid::paper::Paper;
use crate::layout::grid::size::TypeSize;
use crate::messages::{Sentence, sentence};
use crate::model::{PlanKind, Rank};

/// The width of the type area for which themes give the sizes of heads and the number of entry points: that of a
/// broadsheet of eight columns. On a smaller page heads are as much smaller as it is narrower, and entry points as
/// much fewer as its area is smaller.
const BROADSHEET: Length = Length::from_points(1000);

/// Most lines of the headline of a lead that a contract may ask for.
const MOST_LINES: u8 = 6;

/// Most entry points of a page.
const MOST_ENTRIES: u8 = 60;

/// The contracts of all kinds of pages.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Contracts {
    /// A lead with its photo.
    pub lead_photo: Contract,
    /// A lead without a photo.
    pub lead: Contract,
    /// Several main stories.
    pub majors: Contract,
    /// A page of photos.
    pub photos: Contract,
    /// One long story.
    pub feature: Contract,
    /// Several articles on one subject.
    pub package: Contract,
    /// Briefs.
    pub briefs: Contract,
    /// Comment.
    pub comment: Contract,
    /// Advertisements and announcements.
    pub notices: Contract,
}

/// What a page of one kind asks for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    /// The part of the page that its dominant picture takes at least and at most, in hundredths; 0 and 0 where it
    /// needs none. On a page of photos that of all its pictures together.
    pub picture: [u8; 2],
    /// The least width of that picture, in hundredths of the page.
    pub picture_width: u8,
    /// Where that picture stands.
    pub picture_place: PicturePlace,
    /// Sizes of heads on a broadsheet, by rank: lead, major, middle, minor, brief. Lesser ranks than the list has
    /// take the last one.
    pub heads: Vec<TypeSize>,
    /// Most lines of the headline of its lead.
    pub lead_lines: u8,
    /// Heads, pictures, subheads and boxes that a broadsheet wants together.
    pub entries: u8,
    /// Where notices stand that name no place.
    pub notices: NoticeZone,
}

/// Where the dominant picture of a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PicturePlace {
    /// Above the fold: its middle in the upper half of the page.
    Top,
    /// Anywhere.
    Anywhere,
}

/// Where notices stand that name no place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NoticeZone {
    /// Anywhere.
    #[default]
    Anywhere,
    /// At the foot.
    Foot,
    /// At the foot, at an outer edge.
    Corners,
}

impl Contracts {
    /// The contract of a kind of pages.
    pub fn of(&self, kind: PlanKind) -> &Contract {
        match kind {
            PlanKind::LeadPhoto => &self.lead_photo,
            PlanKind::Lead => &self.lead,
            PlanKind::Majors => &self.majors,
            PlanKind::Photos => &self.photos,
            PlanKind::Feature => &self.feature,
            PlanKind::Package => &self.package,
            PlanKind::Briefs => &self.briefs,
            PlanKind::Comment => &self.comment,
            PlanKind::Notices => &self.notices,
        }
    }

    /// What no page can keep to.
    pub(super) fn faults(&self) -> Vec<Sentence> {
        let of_kind = |(name, kind): (&'static str, PlanKind)| self.of(kind).faults(name);
        PlanKind::NAMES.into_iter().flat_map(of_kind).collect()
    }
}

impl Contract {
    /// The size that the headline of a rank should have on a paper.
    pub fn head(&self, rank: Rank, paper: &Paper) -> Length {
        let rung = match rank {
            Rank::Lead => 0,
            Rank::Major => 1,
            Rank::Middle | Rank::Photo => 2,
            Rank::Minor => 3,
            Rank::Brief => 4,
        };
        let size = self.heads.get(rung).or(self.heads.last()).map_or(Length::ZERO, |size| size.em());
        size.scaled(paper.type_area().size.width.millipoints(), BROADSHEET.millipoints())
    }

    /// The sizes that headlines should have on a paper, by rank: lead, major, middle, minor, brief.
    pub fn ladder(&self, paper: &Paper) -> [Length; 5] {
        [Rank::Lead, Rank::Major, Rank::Middle, Rank::Minor, Rank::Brief].map(|rank| self.head(rank, paper))
    }

    /// The entry points that a page of a paper should have.
    pub fn entries(&self, paper: &Paper) -> u16 {
        let square = |width: Length| i64::from(width.millipoints()).pow(2);
        let (own, broadsheet) = (square(paper.type_area().size.width), square(BROADSHEET));
        ((i64::from(self.entries) * own + broadsheet / 2) / broadsheet) as u16
    }

    /// Whether it wants a dominant picture.
    pub fn wants_picture(&self) -> bool {
        self.picture[1] > 0
    }

    fn faults(&self, plan: &'static str) -> Vec<Sentence> {
        let mut faults = Vec::new();
        let [least, most] = self.picture;
        if least > most || most > 100 {
            faults.push(sentence!("invalid-theme.plan-picture", plan, least, most));
        }
        if self.picture_width > 100 {
            faults.push(sentence!("invalid-theme.plan-width", plan, width = self.picture_width));
        }
        if self.heads.is_empty() || !self.heads.is_sorted_by(|a, b| a >= b) {
            faults.push(sentence!("invalid-theme.plan-heads", plan));
        }
        if !(1..=MOST_LINES).contains(&self.lead_lines) {
            faults.push(sentence!(
                "invalid-theme.plan-lines",
                plan,
                lines = self.lead_lines,
                most = MOST_LINES
            ));
        }
        if self.entries > MOST_ENTRIES {
            let (entries, most) = (self.entries, MOST_ENTRIES);
            faults.push(sentence!("invalid-theme.plan-entries", plan, entries, most));
        }
        faults
    }
}
