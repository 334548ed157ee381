//! A form in its place on the page, as frames and as data.

use crate::edition::{Area, Frame, GlyphRun, LinkTarget, Tag};
use crate::geometry::{Length, Point, Rect, Size};
use crate::ink::Ink;
use crate::layout::copyfit::copy::Slots;
use crate::layout::copyfit::copy::galley::JUMP;
use crate::layout::copyfit::figure::Photo;
use crate::layout::copyfit::forms::bodies::{BodyForm, LegRows};
use crate::layout::copyfit::forms::heads::HeadSetting;
use crate::layout::copyfit::forms::legs::LegGrid;
use crate::layout::copyfit::forms::material::Material;
use crate::layout::copyfit::forms::photos::{PhotoBlock, PhotoPlace};
use crate::layout::copyfit::forms::{BOX_ROWS, FormCandidate, FormSet, HeadPlace, Setup};
use crate::layout::copyfit::head::SummaryPlace;
use crate::layout::copyfit::notice::NoticeBox;
use crate::layout::copyfit::strip::{Strip, add_to_group};
use crate::layout::grid::cells::CellRect;
use crate::layout::grid::paper::Paper;
use crate::layout::plan::{ModuleContent, PlannedHead, PlannedLeg, PlannedModule, PlannedPhoto};
use crate::model::{ArticleId, PageLabel};
use crate::text::{Align, FontRole};

/// An article, or a part of one, in its place on a page.
pub struct Module<'a, 'p> {
    /// The article.
    pub material: &'p Material<'a>,
    /// Its forms.
    pub forms: &'p FormSet<'a>,
    /// The form that was chosen.
    pub form: FormCandidate,
    /// Where it stands.
    pub cells: CellRect,
    /// Where it goes on, if it does.
    pub goes_on: Option<JumpTarget>,
    /// What it holds.
    pub holds: ModuleContent,
}

/// The smallest size of a jump line.
const LEAST_JUMP_LINE: Length = Length::from_points(5);

/// Where an article goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JumpTarget {
    /// The page.
    pub page: PageLabel,
    /// The words of the jump line.
    pub words: String,
}

/// A strip with its article, its distance from the left edge of the module and its row.
struct PlacedStrip<'a> {
    article: &'a ArticleId,
    x: Length,
    row: u16,
    strip: Strip,
}

impl Module<'_, '_> {
    fn paper(&self) -> &Paper {
        self.material.paper
    }

    /// The left edge of the module, and the top of one of its rows.
    fn corner(&self, x: Length, row: u16) -> Point {
        let paper = self.paper();
        Point::new(paper.column_left(self.cells.column) + x, paper.row_top(self.cells.row + row))
    }

    fn setup(&self) -> &Setup<'_> {
        &self.forms.setups[self.form.setup]
    }

    fn body(&self) -> &BodyForm {
        &self.setup().bodies[self.form.body]
    }

    fn grid(&self) -> &LegGrid {
        &self.setup().grid
    }

    /// The frames of its articles, one group for each.
    pub fn frames(&self) -> Vec<Frame> {
        if self.setup().is_notice_box {
            let frames = self.material.notice_box.as_ref().map(|notice| notice.frames(self.notice_rect()));
            let tag = Tag::Article(self.material.article.id.clone());
            return vec![Frame::Group { tag, frames: frames.unwrap_or_default() }];
        }
        let mut groups = Vec::new();
        let mut article = &self.material.article.id;
        let mut frames = self.head_frames();
        frames.extend(self.picture_frames());
        if self.holds == ModuleContent::Digest {
            groups.append(&mut frames);
        }
        let (mut quote, mut is_due) = (self.quote_frames(), false);
        for placed in self.placed_strips() {
            if placed.article != article {
                let frames = std::mem::take(&mut frames);
                groups.push(Frame::Group { tag: Tag::Article(article.clone()), frames });
                article = placed.article;
            }
            // It is read where the text goes on under it, after the paragraph that it stands in.
            is_due |= quote.as_ref().is_some_and(|(x, row, _)| *x == placed.x && *row <= placed.row);
            if is_due && !goes_on(&frames, &placed.strip.tag) {
                frames.extend(quote.take().into_iter().flat_map(|(_, _, quote)| quote));
            }
            let corner = self.corner(placed.x, placed.row);
            let moved = placed.strip.frames.into_iter().map(|frame| frame.moved(corner));
            add_to_group(&mut frames, &placed.strip.tag, moved.collect());
        }
        frames.extend(self.end_mark(&frames));
        frames.extend(quote.into_iter().flat_map(|(_, _, quote)| quote));
        frames.extend(self.table_frames());
        frames.extend(self.jump_line());
        frames.extend(self.leg_rules());
        groups.push(Frame::Group { tag: Tag::Article(article.clone()), frames });
        groups
    }

    /// The box of a notice: as large as was booked, at the foot of its cells, on the side of the page that
    /// they touch.
    fn notice_rect(&self) -> Rect {
        let (paper, booking) = (self.paper(), self.material.booking());
        let span = paper.span(self.cells.columns);
        let width = booking.width.unwrap_or(span);
        let height = paper.row * i32::from(self.cells.rows - 1 - self.form.spare);
        let height = booking.height.unwrap_or(height);
        let (left, right) = (self.cells.column == 0, self.cells.right() == paper.columns);
        // What reaches beyond its columns does so on the side of the margin; what is narrower leaves the blank
        // to its neighbour.
        let x = match (left, right, width > span) {
            (true, false, false) | (false, true, true) => Length::ZERO,
            (true, false, true) | (false, true, false) => span - width,
            _ => (span - width) / 2,
        };
        let corner = self.corner(x, self.form.spare);
        let foot = paper.row_top(self.cells.bottom() - 1);
        let is_at_foot = self.cells.bottom() == paper.rows + 1;
        let top = if is_at_foot { foot - height } else { corner.y };
        Rect::new(corner.x, top, width, height)
    }

    fn head_frames(&self) -> Vec<Frame> {
        let setup = self.setup();
        let Some(head) = self.form.head.map(|head| &setup.heads[head]) else { return Vec::new() };
        let paper = self.paper();
        let rows = self.forms.head_rows(&self.form).unwrap_or(0);
        let row = self.forms.head_row(&self.form);
        let room = paper.row * i32::from(rows);
        let frames = match head.set {
            HeadSetting::Across(choice) => {
                let (left, head_room) = setup.head_room(paper);
                let Some(maker) = &self.material.head else { return Vec::new() };
                let set = maker.head(head_room, &choice);
                // Over its text a head stands a little above the middle of its rows, in a box in the middle of
                // them and the row of the box; beside it at the height of the first row.
                let spare = room - set.height;
                let top = match setup.place {
                    HeadPlace::Over if setup.boxed => (spare - paper.row * i32::from(BOX_ROWS)) / 2,
                    HeadPlace::Over => spare.scaled(2, 5),
                    HeadPlace::Beside(_) | HeadPlace::InLegs(..) => Length::ZERO,
                };
                let top = top.max(Length::ZERO);
                let corner = self.corner(left, row);
                let corner = Point::new(corner.x, corner.y + top);
                set.frames.into_iter().map(|frame| frame.moved(corner)).collect()
            }
            HeadSetting::Down(choice) => {
                let Some(vertical) = self.material.vertical_head() else { return Vec::new() };
                let set = vertical.frames(&choice, room, self.material.typesetter.fonts);
                set.into_iter().map(|frame| frame.moved(self.corner(Length::ZERO, row))).collect()
            }
        };
        match self.holds {
            // The head of a later part repeats words of the first; that of a digest is the paper's.
            ModuleContent::Continuation | ModuleContent::Digest => {
                vec![Frame::Group { tag: Tag::Artifact, frames }]
            }
            _ => frames,
        }
    }

    /// Pictures in their order: over the head, or at the top of the legs.
    fn picture_frames(&self) -> Vec<Frame> {
        let setup = self.setup();
        let Some((row, first, photos)) = self.photo_block() else { return Vec::new() };
        let mut frames = Vec::new();
        for (photo, place) in self.material.photos.iter().zip(&photos.places) {
            let left = setup.grid.leg_left(first) + place.left;
            let rows = (place.rows, photos.whole);
            let set = photo.frames(&self.material.typesetter, self.paper(), place.width, rows);
            let corner = self.corner(left, row + place.top);
            frames.extend(set.into_iter().map(|frame| frame.moved(corner)));
        }
        frames
    }

    /// The pull quote, with its left edge and its first row.
    fn quote_frames(&self) -> Option<(Length, u16, Vec<Frame>)> {
        let (quote, place) = (self.material.quote()?, self.body().quote?);
        let (grid, paper) = (self.grid(), self.paper());
        let (left, row) = (grid.leg_left(place.leg), self.forms.body_row(&self.form) + place.row);
        let room = Size::new(grid.span(place.legs), paper.row * i32::from(place.rows));
        let corner = self.corner(left, row);
        let frames = quote.frames(place.legs, room).into_iter().map(|frame| frame.moved(corner));
        Some((left, row, frames.collect()))
    }

    /// Its pictures: their first row, their first leg, and how they stand.
    fn photo_block(&self) -> Option<(u16, u16, &PhotoBlock)> {
        match (self.form.top_picture, &self.body().photos) {
            (Some(top_picture), _) => {
                let photos = &self.setup().top_pictures[top_picture];
                Some((self.forms.head_row(&self.form) - photos.rows - 1, 0, photos))
            }
            (None, Some((first, photos))) => Some((self.forms.body_row(&self.form), *first, photos)),
            (None, None) => None,
        }
    }

    /// What is said of its pictures.
    fn planned_photos(&self) -> Vec<PlannedPhoto> {
        let Some((_, _, photos)) = self.photo_block() else { return Vec::new() };
        let planned = |(photo, place): (&Photo<'_>, &PhotoPlace)| PlannedPhoto {
            image: photo.path().clone(),
            size: photo.wanted_size(),
            part: self.material.part_of_page(place),
            cut: photo.cut_off(self.paper(), place.width, (place.rows, photos.whole)),
            faces: photo.faces(),
        };
        self.material.photos.iter().zip(&photos.places).map(planned).collect()
    }

    /// The slots that it sets.
    fn slots(&self) -> Slots {
        let body = self.body();
        let slots = &self.setup().galley.versions[body.version].slots;
        body.cut.map_or_else(|| slots.clone(), |cut| slots.before(cut))
    }

    /// The strips of the text in their places.
    fn placed_strips(&self) -> Vec<PlacedStrip<'_>> {
        let setup = self.setup();
        let body = self.body();
        let version = &setup.galley.versions[body.version];
        let slots = self.slots();
        let mut strips = setup.galley.strips(version, slots.list()).into_iter();
        let top = self.forms.body_row(&self.form);
        let mut placed = Vec::new();
        let mut next = 0;
        for ((leg, &(first, end)), &blank) in body.legs.iter().zip(&body.poured.legs).zip(&body.poured.blank)
        {
            strips.by_ref().take(first - next).for_each(drop);
            next = end;
            let x = setup.grid.leg_left(leg.leg);
            let mut row = top + leg.top;
            let mut opened =
                u32::from(leg.rows).saturating_sub(slots.rows(first, end)).saturating_sub(u32::from(blank));
            for slot in (first..end).filter_map(|number| slots.get(number)) {
                if slot.unit == JUMP {
                    continue;
                }
                let Some(strip) = strips.next() else { continue };
                let article = &setup.galley.copy().article_of(slot.unit as usize).id;
                placed.push(PlacedStrip { article, x, row, strip });
                row += slot.rows;
                if slot.blank && opened > 0 {
                    row += 1;
                    opened -= 1;
                }
            }
        }
        placed
    }

    /// Wide tables at the foot of the legs, from the right.
    fn table_frames(&self) -> Vec<Frame> {
        let grid = self.grid();
        let foot = self.forms.body_row(&self.form) + self.body().rows;
        let mut frames = Vec::new();
        for table in self.material.foot_tables(grid) {
            let mut row = foot - table.above_foot;
            for strip in table.strips {
                let corner = self.corner(grid.leg_left(table.leg), row);
                row += strip.rows;
                let moved = strip.frames.into_iter().map(|frame| frame.moved(corner));
                add_to_group(&mut frames, &strip.tag, moved.collect());
            }
        }
        frames
    }

    /// The mark of the theme after the last glyph of the text, if the line has room for it.
    fn end_mark(&self, frames: &[Frame]) -> Option<Frame> {
        let typesetter = &self.material.typesetter;
        let mark = &typesetter.theme.end.mark;
        let last = frames.iter().rev().find_map(last_run)?;
        if mark.is_empty() || self.goes_on.is_some() {
            return None;
        }
        let (role, size) = (FontRole::Body, last.size);
        let width = typesetter.width(mark, role, size);
        let advances: Length = last.glyphs.iter().map(|glyph| glyph.advance).sum();
        let x = last.origin.x + advances + size / 4;
        let grid = self.grid();
        let left = self.corner(Length::ZERO, 0).x;
        let ends = |leg: u16| left + grid.leg_left(leg) + grid.measure;
        let foot = (0..grid.count).map(ends).find(|&end| last.origin.x < end)?;
        let corner = Point::new(x, last.origin.y - typesetter.ascent(role, size));
        let lines = typesetter.set_plain(mark, role, size, width, Align::Start);
        let frames = lines.iter().flat_map(|line| typesetter.line_at(line, corner, role, size)).collect();
        (x + width <= foot).then_some(Frame::Group { tag: Tag::Artifact, frames })
    }

    /// Hairlines between the legs, if the theme wants them.
    fn leg_rules(&self) -> Option<Frame> {
        let rules = &self.material.typesetter.theme.rules;
        let thickness = Length::from_points_f64(f64::from(rules.legs));
        let body = self.body();
        if thickness == Length::ZERO || body.legs.len() < 2 {
            return None;
        }
        let grid = self.grid();
        let top = self.forms.body_row(&self.form);
        let rule = |(leg, next): (&LegRows, &LegRows)| {
            let from = leg.top.max(next.top);
            let rows = (leg.top + leg.rows).min(next.top + next.rows).checked_sub(from)?;
            let corner = self.corner(grid.leg_left(next.leg) - grid.gutter / 2 - thickness / 2, top + from);
            let rect = Rect::new(corner.x, corner.y, thickness, self.paper().row * i32::from(rows));
            Some(Frame::Rule { rect, ink: Ink::black(rules.ink) })
        };
        // Beside a pull quote a leg has two parts.
        let beside = |leg: &LegRows, next: &LegRows| leg.leg + 1 == next.leg;
        let pairs = body.legs.iter().flat_map(|leg| {
            body.legs.iter().filter(move |next| beside(leg, next)).map(move |next| (leg, next))
        });
        Some(Frame::Group { tag: Tag::Artifact, frames: pairs.filter_map(rule).collect() })
    }

    /// The words `（下转第3版）` at the end of the last leg, leading there.
    fn jump_line(&self) -> Option<Frame> {
        let goes_on = self.goes_on.as_ref()?;
        let setup = self.setup();
        let body = self.body();
        let last = body.poured.legs.iter().rposition(|(first, end)| first < end)?;
        let (leg, blank) = (body.legs[last], body.poured.blank[last]);
        let row = self.forms.body_row(&self.form) + leg.top + leg.rows - blank - 1;
        let (paper, typesetter) = (self.paper(), &self.material.typesetter);
        let corner = self.corner(setup.grid.leg_left(leg.leg), row);
        let (role, measure) = (FontRole::Kai, setup.grid.measure);
        // It has one row: the label of a page is so short that some size fits.
        let sizes = (paper.body, LEAST_JUMP_LINE);
        let size = typesetter.one_line_size(&goes_on.words, role, sizes, measure).unwrap_or(LEAST_JUMP_LINE);
        let mut frames = Vec::new();
        let color = typesetter.theme.text.jump_colour;
        for line in typesetter.set_in(color, &goes_on.words, (role, size), measure, Align::End) {
            frames.extend(typesetter.line_at(&line, corner, role, size));
        }
        let rect = Rect::new(corner.x, corner.y, setup.grid.measure, paper.row);
        let target = LinkTarget::Continuation(self.material.article.id.clone());
        frames.push(Frame::Link { rect, target, covers: 0 });
        Some(Frame::Group { tag: Tag::Artifact, frames })
    }

    /// The room of its articles: all of it to the middle of the blank around it; of several briefs
    /// each has the rows of the legs that it takes.
    pub fn areas(&self) -> Vec<Area> {
        if self.holds == ModuleContent::Digest {
            return self.areas_of_briefs();
        }
        vec![Area { article: self.material.article.id.clone(), rects: vec![self.area()] }]
    }

    /// All of its room, to the middle of the blank around it.
    fn area(&self) -> Rect {
        let paper = self.paper();
        let corner = self.corner(Length::ZERO, 0);
        let (left, top) = (corner.x - paper.gutter / 2, corner.y - paper.row / 2);
        let width = paper.span(self.cells.columns) + paper.gutter;
        Rect::new(left, top, width, paper.row * i32::from(self.cells.rows))
    }

    /// In each leg a brief has the rows from its first strip to that of the next.
    fn areas_of_briefs(&self) -> Vec<Area> {
        let (grid, row) = (self.grid(), self.paper().row);
        let legs = &self.body().legs;
        let top = self.forms.body_row(&self.form);
        let strips = self.placed_strips();
        let mut areas: Vec<Area> = Vec::new();
        for leg in legs {
            let x = grid.leg_left(leg.leg);
            let mut in_leg: Vec<_> = strips.iter().filter(|strip| strip.x == x).collect();
            in_leg.dedup_by_key(|strip| strip.article);
            let feet = in_leg.iter().skip(1).map(|strip| strip.row).chain([top + leg.top + leg.rows]);
            for (number, (strip, foot)) in in_leg.iter().zip(feet).enumerate() {
                let head = if number == 0 { top + leg.top } else { strip.row };
                let corner = self.corner(x - grid.gutter / 2, head);
                // Gutters inside a box are wider than those around it.
                let all = self.area();
                let (left, right) = (corner.x.max(all.left()), corner.x + grid.measure + grid.gutter);
                let width = right.min(all.right()) - left;
                let rect = Rect::new(left, corner.y, width, row * i32::from(foot - head));
                match areas.iter_mut().find(|area| area.article == *strip.article) {
                    Some(area) => area.rects.push(rect),
                    None => areas.push(Area { article: strip.article.clone(), rects: vec![rect] }),
                }
            }
        }
        areas
    }

    /// Whether a box stands around it.
    pub fn is_boxed(&self) -> bool {
        self.setup().boxed
    }

    /// The module as data.
    pub fn planned(&self) -> PlannedModule {
        let setup = self.setup();
        let body = self.body();
        let (column, row) = (self.cells.column, self.cells.row);
        let head = self.form.head.map(|head| &setup.heads[head]);
        let spot = self.forms.head_spot(&self.form);
        let planned_head = head.zip(spot).map(|(head, spot)| PlannedHead {
            size: spot.size,
            lines: head.lines(),
            cells: spot.cells.moved(column, row),
            vertical: spot.vertical,
            cuts_word: head.cuts_word(),
        });
        let pictures = self.forms.picture_cells(&self.form).map(|cells| cells.moved(column, row));
        let body_row = row + self.forms.body_row(&self.form);
        let slots = self.slots();
        let leg_column = |leg: u16| leg * (setup.columns - setup.side()) / setup.grid.count.max(1);
        let leg = |(number, leg): (usize, &LegRows)| PlannedLeg {
            cells: CellRect::new(
                column + setup.side() + leg_column(leg.leg),
                body_row + leg.top,
                1,
                leg.rows,
            ),
            filled: leg.rows - body.poured.blank[number],
            ends_with_subhead: ends_with_subhead(&slots, body.poured.legs[number]),
        };
        PlannedModule {
            holds: self.holds,
            article: Some(self.material.article.id.clone()),
            rank: Some(self.material.rank),
            cells: self.cells,
            form: self.form_name(),
            head: planned_head,
            pictures: pictures.into_iter().collect(),
            photos: self.planned_photos(),
            legs: body.legs.iter().enumerate().map(leg).collect(),
            boxed: setup.boxed || setup.is_notice_box,
            jumps_to: self.goes_on.as_ref().map(|goes_on| goes_on.page.clone()),
            terms: self.forms.bill_of(&self.form).terms(),
        }
    }

    /// What the form is called in explanations.
    pub fn form_name(&self) -> String {
        let setup = self.setup();
        let body = self.body();
        if setup.is_notice_box {
            let is_artwork = self.material.notice_box.as_ref().is_some_and(NoticeBox::is_artwork);
            return if is_artwork { "artwork" } else { "block" }.to_owned();
        }
        let mut words = Vec::new();
        if setup.boxed {
            words.push("boxed");
        }
        if setup.grid.count + setup.side() != setup.columns {
            words.push("broken-columns");
        }
        words.push(match (setup.place, self.forms.head_spot(&self.form)) {
            (_, None) => "text",
            (_, Some(spot)) if spot.vertical => "vertical-head",
            (HeadPlace::Over, _) => "over",
            (HeadPlace::Beside(_), _) => "side-head",
            (HeadPlace::InLegs(..), _) => "head-in-legs",
        });
        let head = self.form.head.and_then(|head| setup.heads[head].summary());
        words.extend(head.map(|place| match place {
            SummaryPlace::Beside => "summary-beside",
            SummaryPlace::Under => "summary-under",
        }));
        words.extend(match (self.form.top_picture, &body.photos) {
            (Some(_), _) => Some("picture-on-top"),
            (None, Some((_, photos))) if photos.legs == setup.grid.count => Some("picture-across"),
            (None, Some((_, photos))) if photos.rows == body.rows => Some("picture-beside"),
            (None, Some((0, _))) => Some("picture-left"),
            (None, Some(_)) => Some("picture-right"),
            (None, None) => None,
        });
        words.extend(body.quote.map(|_| "pull-quote"));
        words.extend(body.cut.map(|_| "jump"));
        words.join(" ")
    }
}

/// Whether frames with this tag are more of the paragraph that the last ones are of.
fn goes_on(frames: &[Frame], tag: &Tag) -> bool {
    matches!(frames.last(), Some(Frame::Group { tag: last, .. }) if last == tag)
}

/// Whether the last slot of a leg belongs to what follows.
fn ends_with_subhead(slots: &Slots, (first, end): (usize, usize)) -> bool {
    first < end && end < slots.len() && slots.get(end - 1).is_some_and(|slot| slot.keeps_with_next)
}

/// The last glyphs of frames that are part of the text.
fn last_run(frame: &Frame) -> Option<&GlyphRun> {
    match frame {
        Frame::Group { tag: Tag::Artifact, .. } => None,
        Frame::Group { frames, .. } => frames.iter().rev().find_map(last_run),
        Frame::Glyphs(run) => Some(run),
        _ => None,
    }
}
