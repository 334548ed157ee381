//! An article, shaped once, ready to take any form.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::bodies::QuoteBlock;
use super::heads::HeadForm;
use super::legs::LegGrid;
use super::photos::{PhotoBlock, PhotoPlace, photo_blocks};
use crate::check::CheckedIssue;
use crate::geometry::Length;
use crate::layout::arrange::Cost;
use crate::layout::copyfit::copy::{BodyCopy, Exactness, Galley, RunsInLegs};
use crate::layout::copyfit::figure::{MOST_STANDING, Photo, Placement, placement};
use crate::layout::copyfit::head::{HeadMaker, HeadRoom};
use crate::layout::copyfit::notice::NoticeBox;
use crate::layout::copyfit::pull_quote::PullQuote;
use crate::layout::copyfit::strip::Strip;
use crate::layout::copyfit::vertical_head::VerticalHead;
use crate::layout::copyfit::wide::WideCopy;
use crate::layout::grid::booking::Booking;
use crate::layout::grid::paper::Paper;
use crate::layout::grid::size::TypeSize;
use crate::layout::plan::asked::{Asked, AskedPictures};
use crate::layout::plan::bill::{FormBill, FormTerm};
use crate::layout::style::typesetter::Typesetter;
use crate::model::{Article, Figure, PictureSize, Rank};
use crate::text::Vocabulary;
use crate::wording::NoteNumbers;

/// What the forms of an article are made of.
#[derive(Clone)]
pub struct Material<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its weight.
    pub rank: Rank,
    /// Faces of its language.
    pub typesetter: Typesetter<'a>,
    /// The grid.
    pub paper: &'a Paper,
    /// Its text.
    pub copy: Arc<BodyCopy<'a>>,
    /// Its head, if it does not run in the legs.
    pub head: Option<HeadMaker<'a>>,
    /// Its head downwards, if it can be set so.
    vertical: Option<VerticalHead>,
    /// Its pull quote, if it has one.
    quote: Option<PullQuote<'a>>,
    /// The words that it makes known.
    vocabulary: Arc<Vocabulary>,
    /// Its pictures that the page places.
    pub photos: Vec<Photo<'a>>,
    /// Tables over several legs, at their foot.
    pub tables: Vec<WideCopy<'a>>,
    /// What stands in its box, where it is a notice of artwork or of few words.
    pub notice_box: Option<NoticeBox<'a>>,
    /// The columns and rows of mastheads that it can stand beside, where it was pinned to the ear.
    pub mastheads: Vec<(u16, u16)>,
    /// Whether it has the columns that it requests.
    keeps_columns: bool,
}

/// A table at the foot of the legs.
pub struct FootTable {
    /// The first leg that it stands in; it takes all from there on.
    pub leg: u16,
    /// Rows from its head to the foot of the legs.
    pub above_foot: u16,
    /// Its lines.
    pub strips: Vec<Strip>,
}

/// Numbers of tables at the foot begin here, so that they differ from those of tables in the legs.
const WIDE_NUMBERS: u32 = 1 << 16;

/// Most rows of a page a head may take, in hundredths. A longer one runs in the legs.
const TALLEST_HEAD: u16 = 30;

/// Parts of their page that pictures should take at least and at most, in hundredths, by the rank of their
/// article; the price of each hundredth less or more. After what editors expect of a page; see docs/tuning.md.
const AREA_OF_PHOTOS: (i32, i32) = (8, 30);
const AREA_OF_GROUPS: (i32, i32) = (16, 70);
const AREA_OF_LEAD: (i32, i32) = (6, 25);
const AREA_OF_MAJOR: (i32, i32) = (3, 14);
const AREA_OF_MIDDLE: (i32, i32) = (2, 9);
const AREA_OF_MINOR: (i32, i32) = (0, 6);
/// The same for a picture whose editor says how large it is wanted, and the price of each hundredth less or more.
const DOMINANT_AREA: (i32, i32) = (12, 35);
const LARGE_AREA: (i32, i32) = (9, 25);
const MEDIUM_AREA: (i32, i32) = (4, 9);
const SMALL_AREA: (i32, i32) = (0, 4);
const OTHER_SIZE: i32 = 300;
const LARGE_PICTURE: i32 = 120;
/// Price of each hundredth of the page that pictures lack of what the plan of the page asks, and of each hundredth of
/// its width.
const ASKED_PART: i32 = 2500;
const ASKED_WIDTH: i32 = 120;
const SMALL_PICTURE: i32 = 300;

/// Smallest and largest part of its article's width that a picture should take, in hundredths, and
/// the price of each hundredth beyond (measured; see docs/tuning.md).
const NARROW_PICTURE: i32 = 30;
const WIDE_PICTURE: i32 = 75;
const FAR_NARROW: i32 = 20;
const FAR_WIDE: i32 = 15;

/// Most legs of a pull quote, the most rows that it is higher than it must be, and the price of each.
const MOST_LEGS_OF_QUOTE: u16 = 2;
const MOST_HIGHER_QUOTE: u16 = 2;
const HIGHER_QUOTE: Cost = 90;

/// Price of a width in which a table is squeezed: more than any other form costs.
const NARROW_TABLE: Cost = 4000;

/// Price of a picture beside a text that is only a caption.
const BESIDE_LITTLE: i32 = 500;

impl<'a> Material<'a> {
    /// Shapes an article of a weight.
    pub fn new(
        typesetter: &Typesetter<'a>,
        paper: &'a Paper,
        issue: &'a CheckedIssue,
        article: &'a Article,
        rank: Rank,
    ) -> Self {
        Self::with_standing(typesetter, paper, issue, article, rank, MOST_STANDING)
    }

    /// The same with so many of its pictures over its legs at most.
    fn with_standing(
        typesetter: &Typesetter<'a>,
        paper: &'a Paper,
        issue: &'a CheckedIssue,
        article: &'a Article,
        rank: Rank,
        standing: usize,
    ) -> Self {
        let typesetter = typesetter.speaking(article.lang.as_ref());
        let vocabulary = Arc::new(Vocabulary::of(article));
        let head = HeadMaker::new(&typesetter, paper, article, rank, &vocabulary);
        let without_summary = || head.as_ref().and_then(HeadMaker::without_summary);
        let (head, in_legs) = match [head.clone(), without_summary()] {
            [Some(head), _] if stands(&head, paper) => (Some(head), RunsInLegs::Nothing),
            [_, Some(head)] if stands(&head, paper) => (Some(head), RunsInLegs::Summary),
            _ => (None, RunsInLegs::Head),
        };
        let head_in_legs = in_legs == RunsInLegs::Head;
        let (figures, photos) = placed_figures(&typesetter, paper, issue, article, standing);
        let copy = Arc::new(BodyCopy::new(&typesetter, paper, issue, article, in_legs, &figures, rank));
        let vertical = match head_in_legs {
            true => None,
            false => VerticalHead::new(&typesetter, article, rank, &vocabulary),
        };
        let quote = PullQuote::new(&typesetter, paper, article, &vocabulary);
        let tables = copy.wide.clone();
        let notice_box = NoticeBox::new(&typesetter, paper, issue, article);
        // An advertisement is marked as one wherever its head stands.
        let head = head.or_else(|| HeadMaker::of_notice(&typesetter, paper, article));
        Self {
            article,
            rank,
            typesetter,
            paper,
            copy,
            head: head.filter(|head| !head.is_empty()),
            vertical,
            quote,
            vocabulary,
            photos,
            tables,
            notice_box,
            mastheads: Vec::new(),
            keeps_columns: true,
        }
    }

    /// The same with all its pictures in its legs, where any picture can stand; none if they do.
    pub fn with_pictures_in_legs(&self) -> Option<Self> {
        let Self { typesetter, paper, article, rank, .. } = self;
        let issue = self.copy.issue();
        (!self.photos.is_empty()).then(|| Self::with_standing(typesetter, paper, issue, article, *rank, 0))
    }

    /// The same in the ear, beside one of some mastheads.
    #[must_use]
    pub fn in_ear(self, mastheads: Vec<(u16, u16)>) -> Self {
        Self { mastheads, ..self }
    }

    /// The same without the columns that it requests.
    #[must_use]
    pub fn of_any_width(&self) -> Self {
        Self { keeps_columns: false, ..self.clone() }
    }

    /// Several briefs under a head that says so; none without an article.
    pub fn digest(
        typesetter: &Typesetter<'a>,
        paper: &'a Paper,
        issue: &'a CheckedIssue,
        articles: &[&'a Article],
    ) -> Option<Self> {
        Some(Self {
            article: articles.first()?,
            rank: Rank::Minor,
            typesetter: typesetter.clone(),
            paper,
            copy: Arc::new(BodyCopy::digest(typesetter, paper, issue, articles)),
            head: Some(HeadMaker::label(typesetter, paper, typesetter.words.briefs)),
            vertical: None,
            quote: None,
            vocabulary: Arc::default(),
            photos: Vec::new(),
            tables: Vec::new(),
            notice_box: None,
            mastheads: Vec::new(),
            keeps_columns: true,
        })
    }

    /// The part of it that `copy` is left of its own, under a short head that says where it came from.
    /// Its demand decides its weight: `rows` is what is shaped takes in a column.
    #[must_use]
    pub fn continued(&self, copy: Arc<BodyCopy<'a>>, rows: u32, from: String) -> Self {
        let part = rows * 100 / (u32::from(self.paper.columns) * u32::from(self.paper.rows)).max(1);
        let rank = match part {
            0..12 => Rank::Minor,
            12..30 => Rank::Middle,
            _ => Rank::Major,
        };
        let head = HeadMaker::continued(&self.typesetter, self.paper, self.article, &self.vocabulary, from);
        Self {
            rank,
            copy,
            head: Some(head),
            vertical: None,
            quote: None,
            photos: Vec::new(),
            tables: Vec::new(),
            notice_box: None,
            mastheads: Vec::new(),
            ..self.clone()
        }
    }

    /// Cells of a whole page.
    pub fn page_cells(&self) -> u32 {
        u32::from(self.paper.columns) * u32::from(self.paper.rows)
    }

    /// Its text at a measure.
    pub fn galley(&self, measure: Length, exactness: Exactness) -> Galley<'a> {
        Galley::new(&self.copy, measure, exactness)
    }

    /// The sizes of its headline.
    fn sizes(&self) -> &'a [TypeSize] {
        let theme = self.typesetter.theme;
        &theme.heads.of(self.rank).sizes
    }

    /// Its heads in a room, narrow or not; none if it has no head.
    pub fn heads(&self, room: HeadRoom, narrow: bool, asked: &Asked) -> Vec<HeadForm> {
        let Some(head) = &self.head else { return Vec::new() };
        let form = |choice| HeadForm::across(choice, self.rank, self.sizes(), self.paper, narrow, asked);
        head.choices(room).into_iter().map(form).collect()
    }

    /// Its pull quote.
    pub fn quote(&self) -> Option<&PullQuote<'a>> {
        self.quote.as_ref()
    }

    /// The pull quotes that can stand in legs: over one of them or two, as high as they must be or a little higher.
    pub fn quotes(&self, grid: &LegGrid) -> Vec<QuoteBlock> {
        let Some(quote) = self.quote.as_ref().filter(|_| !self.copy.begins_inside()) else {
            return Vec::new();
        };
        let over = |legs: u16| {
            let rows = quote.rows(legs, grid.span(legs)).filter(|&rows| rows <= self.paper.rows / 4);
            let higher = move |more: u16| {
                Some(QuoteBlock { legs, rows: rows? + more, price: HIGHER_QUOTE * Cost::from(more) })
            };
            (0..=MOST_HIGHER_QUOTE).filter_map(higher)
        };
        (1..=grid.count.min(MOST_LEGS_OF_QUOTE)).flat_map(over).collect()
    }

    /// Its head downwards, if it can be set so.
    pub fn vertical_head(&self) -> Option<&VerticalHead> {
        self.vertical.as_ref()
    }

    /// Its heads downwards in a strip of a width, as high as each of some bodies.
    pub fn vertical_heads(
        &self,
        strip: Length,
        rows: impl Iterator<Item = u16>,
        asked: &Asked,
    ) -> Vec<HeadForm> {
        let Some(vertical) = &self.vertical else { return Vec::new() };
        let rows: BTreeSet<u16> = rows.collect();
        let form = |rows: u16| {
            let choice = vertical.choice(self.sizes(), strip, self.paper.row * i32::from(rows))?;
            Some(HeadForm::down(choice, self.sizes(), self.paper, rows, asked))
        };
        rows.into_iter().filter_map(form).collect()
    }

    /// Whether its legs hold nothing but what can have any measure.
    pub fn has_plain_legs(&self) -> bool {
        self.tables.iter().all(WideCopy::fits_any_measure) && !self.copy.begins_inside()
    }

    /// Whether a box may be drawn around it without request: a lead needs none, and briefs would
    /// have too many.
    pub fn may_be_boxed(&self) -> bool {
        self.has_plain_legs() && self.rank != Rank::Lead && self.rank != Rank::Brief
    }

    /// Whether it gets a box: it requests one, or is a notice.
    pub fn is_boxed(&self) -> bool {
        (self.article.boxed || self.article.notice.is_some()) && !self.copy.begins_inside()
    }

    /// Columns that it requests.
    pub fn requested_columns(&self) -> Option<u16> {
        self.booking().columns(self.paper).filter(|_| self.keeps_columns)
    }

    /// The room that it booked, if it is a notice that did.
    pub fn booking(&self) -> Booking {
        self.article.notice.as_ref().map(|notice| Booking::of(notice, self.paper)).unwrap_or_default()
    }

    /// Rows that it requests, with that of the article rule.
    pub fn requested_rows(&self) -> Option<u16> {
        self.booking().rows(self.paper)
    }

    /// Whether the tables at its foot can be set in so many columns.
    pub fn tables_stand_in(&self, columns: u16) -> bool {
        self.tables.iter().all(|table| table.stands_in(self.paper.span(columns)))
    }

    /// Price of a width that is too narrow for one of its tables.
    pub fn table_price(&self, columns: u16) -> Cost {
        let width = self.paper.span(columns);
        let need = |table: &WideCopy<'_>| table.natural_measure(&self.typesetter, self.paper);
        let widest = self
            .tables
            .iter()
            .map(need)
            .max()
            .unwrap_or(Length::ZERO)
            .min(self.paper.span(self.paper.columns));
        if widest > width { NARROW_TABLE } else { 0 }
    }

    /// Rows that tables take at the foot of each leg, with the blank above them.
    pub fn foots(&self, grid: &LegGrid) -> Vec<u16> {
        let mut foots = vec![0; usize::from(grid.count)];
        for table in self.foot_tables(grid) {
            // A blank row parts the table from the text above it.
            foots[usize::from(table.leg)..].fill(table.above_foot + 1);
        }
        foots
    }

    /// The tables at the foot of the legs, from the right, the lowest first.
    pub fn foot_tables(&self, grid: &LegGrid) -> Vec<FootTable> {
        let mut foots = vec![0; usize::from(grid.count)];
        let mut placed = Vec::with_capacity(self.tables.len());
        for (number, table) in self.tables.iter().enumerate() {
            let need = table.natural_measure(&self.typesetter, self.paper);
            let legs = (1..grid.count).find(|&legs| grid.span(legs) >= need).unwrap_or(grid.count);
            let (number, measure) = (WIDE_NUMBERS + number as u32, grid.span(legs));
            let strips = table.strips(&self.typesetter, self.paper, number, measure);
            let leg = grid.count - legs;
            let below = &mut foots[usize::from(leg)..];
            let rows: u16 = strips.iter().map(|strip| strip.rows).sum();
            let below_it: u16 = below.iter().copied().max().unwrap_or(0);
            let above_foot = below_it.saturating_add(rows);
            below.fill(above_foot + 1);
            placed.push(FootTable { leg, above_foot, strips });
        }
        placed
    }

    /// Price of pictures over some of so many legs of their article.
    pub fn picture_price(&self, row: &PhotoBlock, all: u16, little_text: bool, asked: &Asked) -> FormBill {
        let part = i32::from(row.legs) * 100 / i32::from(all.max(1));
        // Where its editor says how large it is wanted, or its page, the width of the article does not.
        let is_asked =
            asked.pictures.is_some_and(|pictures| self.asked_part(row, &pictures) <= pictures.most.into());
        let is_free = self.wanted_size().is_some() || is_asked;
        let narrow = if is_free { 0 } else { (NARROW_PICTURE - part).max(0) * FAR_NARROW };
        let wide = if is_free { 0 } else { (part - WIDE_PICTURE).max(0) * FAR_WIDE };
        let little = if little_text && self.rank != Rank::Photo { BESIDE_LITTLE } else { 0 };
        FormBill::of(FormTerm::PictureWidth, narrow + wide).and(FormTerm::PictureArea, little)
    }

    /// How large its editor wants the largest of its pictures.
    pub fn wanted_size(&self) -> Option<PictureSize> {
        self.photos.iter().filter_map(Photo::wanted_size).min()
    }

    /// The weight that decides how wide it should be: a picture that is wanted large needs the width.
    pub fn weight_of_width(&self, asked: &Asked) -> Rank {
        match self.wanted_size() {
            Some(PictureSize::Dominant | PictureSize::Large) => self.rank.min(Rank::Major),
            None if asked.pictures.is_some() => self.rank.min(Rank::Major),
            _ => self.rank,
        }
    }

    /// The part of the page that a picture takes, in thousandths.
    pub fn part_of_page(&self, place: &PhotoPlace) -> u32 {
        let cells = |length: Length, unit: Length| {
            i64::from(length.millipoints()) * 1000 / i64::from(unit.millipoints().max(1))
        };
        let across = cells(place.width, self.paper.span(self.paper.columns));
        (across * i64::from(place.rows) / i64::from(self.paper.rows.max(1))).clamp(0, 1000) as u32
    }

    /// The pictures that an editor wants in a size, each with the part of the page that it takes in some rows.
    fn wanted<'s>(&'s self, row: &'s PhotoBlock) -> impl Iterator<Item = (PictureSize, i32)> + 's {
        let part = |(photo, place): (&Photo<'_>, &PhotoPlace)| {
            Some((photo.wanted_size()?, self.part_of_page(place) as i32 / 10))
        };
        self.photos.iter().zip(&row.places).filter_map(part)
    }

    /// Whether no picture is larger than what its editor wants may ever be.
    pub fn allows(&self, row: &PhotoBlock) -> bool {
        let most = |size| if size == PictureSize::Dominant { DOMINANT_AREA.1 } else { LARGE_AREA.1 };
        self.wanted(row).all(|(size, part)| part <= most(size))
    }

    /// The part of the page that pictures take of which the page asks how large they are, in thousandths.
    fn asked_part(&self, row: &PhotoBlock, asked: &AskedPictures) -> i32 {
        let parts = row.places.iter().map(|place| self.part_of_page(place) as i32);
        if asked.together { parts.sum() } else { parts.max().unwrap_or(0) }
    }

    /// Price of pictures of which the page asks how large they are: what they lack is off the plan, what they
    /// take more of the page is too large.
    fn asked_price(&self, row: &PhotoBlock, asked: &AskedPictures) -> FormBill {
        let part = self.asked_part(row, asked);
        let page = i64::from(self.paper.type_area().size.width.millipoints().max(1));
        let width = |place: &PhotoPlace| (i64::from(place.width.millipoints()) * 100 / page) as i32;
        let widest = row.places.iter().map(width).max().unwrap_or(0);
        let (least, most) = (i32::from(asked.least), i32::from(asked.most));
        let small = (least - part).max(0) * ASKED_PART / 10;
        let narrow = (i32::from(asked.width) - widest).max(0) * ASKED_WIDTH;
        let large = (part - most).max(0) * LARGE_PICTURE / 10;
        FormBill::of(FormTerm::SmallPicture, small + narrow).and(FormTerm::PictureArea, large)
    }

    /// Price of pictures that take too much of the page, or too little.
    pub fn area_price(&self, row: &PhotoBlock, asked: &Asked) -> FormBill {
        if self.wanted_size().is_some() {
            let mut bill = FormBill::default();
            for (size, part) in self.wanted(row) {
                let (least, most) = wanted_area(size);
                let lacking = (least - part).max(0);
                // The word of the editor about the dominant picture is as strong as that of the plan.
                bill = match size {
                    PictureSize::Dominant => bill.and(FormTerm::SmallPicture, lacking * ASKED_PART),
                    _ => bill.and(FormTerm::PictureArea, lacking * OTHER_SIZE),
                };
                bill = bill.and(FormTerm::PictureArea, (part - most).max(0) * OTHER_SIZE);
            }
            return bill;
        }
        if let Some(pictures) = &asked.pictures {
            return self.asked_price(row, pictures);
        }
        let page = self.page_cells() as i32;
        let part = i32::from(row.legs) * i32::from(row.rows) * 100 / page.max(1);
        let (least, most) = match (self.rank, row.places.len()) {
            (_, 3..) => AREA_OF_GROUPS,
            (Rank::Photo, _) => AREA_OF_PHOTOS,
            (Rank::Lead, _) => AREA_OF_LEAD,
            (Rank::Major, _) => AREA_OF_MAJOR,
            (Rank::Middle, _) => AREA_OF_MIDDLE,
            (Rank::Minor | Rank::Brief, _) => AREA_OF_MINOR,
        };
        // What is not dominant leaves the dominant picture its place.
        let most = most.min(i32::from(asked.beside_dominant));
        let least = least.min(most);
        FormBill::of(
            FormTerm::PictureArea,
            (part - most).max(0) * LARGE_PICTURE + (least - part).max(0) * SMALL_PICTURE,
        )
    }
}

/// The part of the page that a picture of a size takes at least and at most, in hundredths.
pub fn wanted_area(size: PictureSize) -> (i32, i32) {
    match size {
        PictureSize::Dominant => DOMINANT_AREA,
        PictureSize::Large => LARGE_AREA,
        PictureSize::Medium => MEDIUM_AREA,
        PictureSize::Small => SMALL_AREA,
    }
}

/// Whether a head can stand over or beside its legs.
fn stands(head: &HeadMaker<'_>, paper: &Paper) -> bool {
    let room = LegGrid::basic(paper, paper.columns).head_room();
    let over_page = head.choices(room).into_iter().map(|choice| choice.height).min();
    over_page.map_or(0, |height| paper.rows_for(height)) <= paper.rows * TALLEST_HEAD / 100
}

/// The figures of an article by their places, and those that stand over the legs as photos: as many
/// as can be cut to one height in some width, `most` of them.
fn placed_figures<'a>(
    typesetter: &Typesetter<'a>,
    paper: &Paper,
    issue: &'a CheckedIssue,
    article: &'a Article,
    most: usize,
) -> (Placement<'a>, Vec<Photo<'a>>) {
    let notes = &NoteNumbers::of(&article.notes);
    for standing in (1..=most).rev() {
        let figures = placement(typesetter, paper, issue, article, notes, standing);
        let photo = |figure: &&'a Figure| Photo::new(typesetter, issue, figure, notes);
        let mut photos: Vec<Photo<'_>> = figures.standing.iter().filter_map(photo).collect();
        // The first of a group is its largest.
        photos.sort_by_key(|photo| photo.wanted_size().unwrap_or(PictureSize::Medium));
        let fits = |columns: u16| {
            let grid = LegGrid::basic(paper, columns);
            (1..=columns).any(|legs| !photo_blocks(&photos, paper, &grid, legs, true).is_empty())
        };
        if photos.is_empty() || (1..=paper.columns / 2 + 1).any(fits) {
            return (figures, photos);
        }
    }
    (placement(typesetter, paper, issue, article, notes, 0), Vec::new())
}
