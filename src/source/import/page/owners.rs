//! Which head owns which text, by places alone: text under a head, under text of its column, or level with either at
//! its right. Pictures in a column are looked through; a rule or a blank row ends it.

use super::area::Area;
use super::nearby::Nearby;

/// Most tenths of a line of the body between two blocks of a column.
const IN_COLUMN: i64 = 22;

/// The same over a heading of less than so many tenths of the body, which is none but a subhead.
const OVER_SUBHEAD: i64 = 32;
const SUBHEAD: i64 = 11;

/// Tenths of a line from which a gap in a column may part articles, if a head stands level with what is under it.
const DOUBTFUL: i64 = 9;

/// How many lines text stands under its head at most.
const UNDER_HEAD: i64 = 10;

/// Headings of one head are at most so many of their heights apart.
const STACKED: i64 = 2;

/// Most half characters of the title of a standing column, and of a line under a head that names who wrote.
const COLUMN_TITLE: usize = 16;
const BYLINE: usize = 60;

/// How many lines a short line is away from text that shows its column.
const SHORT_LINE: i64 = 6;

/// How many upright heads of a page are looked at.
const MOST_UPRIGHT: usize = 64;

/// How many legs are looked at beside a heading.
const MOST_LEGS: usize = 16;

/// How many pictures one over the other are looked through.
const MOST_PICTURES: usize = 8;

/// What a block is to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A headline, or another part of a head.
    Head,
    /// A heading that is a headline or a subhead by its place.
    Heading,
    /// Text.
    Text,
    /// A picture with its words, or a quotation set large.
    Figure,
    /// A rule across.
    Rule,
}

/// What stands where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    pub(super) area: Area,
    pub(super) role: Role,
    /// Height of a line.
    pub(super) size: i64,
    /// Half characters of its text.
    pub(super) halves: usize,
    /// Whether its lines run across the reading of the page.
    pub(super) upright: bool,
}

/// What a block hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// Nothing: it is a head, or nobody owns it.
    Nothing,
    To(usize),
}

/// What owns a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Owned {
    /// The heading of the article, the uppermost where its head has several; it owns itself.
    pub(super) by: usize,
    /// Whether the block is a part of the head.
    pub(super) is_head: bool,
}

/// For each block what owns it, by their numbers.
pub(super) fn owners(standing: &[Standing], body: i64) -> Vec<Option<Owned>> {
    let finder = Finder::new(standing, body);
    let links: Vec<Link> = (0..standing.len()).map(|at| finder.link(at)).collect();
    let owners = ends(&links, |at| finder.is_heading(at));
    let owned = |(at, by): (usize, Option<usize>)| {
        let is_head = match standing[at].role {
            Role::Head => true,
            Role::Heading => by == Some(at) || finder.stacked(at) != Link::Nothing,
            _ => finder.is_byline(at),
        };
        by.map(|by| Owned { by, is_head })
    };
    owners.into_iter().enumerate().map(owned).collect()
}

/// Follows the links to their ends.
fn ends(links: &[Link], is_head: impl Fn(usize) -> bool) -> Vec<Option<usize>> {
    let mut found: Vec<Option<Option<usize>>> = vec![None; links.len()];
    for start in 0..links.len() {
        let (mut at, mut path) = (start, Vec::new());
        let end = loop {
            if let Some(end) = found[at] {
                break end;
            }
            // A circle has no end.
            found[at] = Some(None);
            path.push(at);
            match links[at] {
                Link::To(next) => at = next,
                Link::Nothing => break is_head(at).then_some(at),
            }
        };
        path.into_iter().for_each(|at| found[at] = Some(end));
    }
    found.into_iter().map(Option::flatten).collect()
}

/// The places of blocks, where a line that is shorter than the text right over or under it is as wide as that.
fn columns(standing: &[Standing], areas: &[Area], body: i64) -> Vec<Area> {
    let (over, under) = (Nearby::over(areas), Nearby::under(areas));
    let column = |at: usize| {
        let own = areas[at];
        if standing[at].role != Role::Text || own.height() >= 2 * body {
            return own;
        }
        let is_column = |other: usize| {
            let text = areas[other];
            let holds = text.left <= own.left + body && text.right >= own.right - body;
            other != at && standing[other].role == Role::Text && holds && own.left - text.left < 4 * body
        };
        let rows = (own.left, own.right);
        let above = over.nearest(rows, own.top + body, is_column).map(|text| areas[text]);
        let below = under.nearest(rows, body - own.lower, is_column).map(|text| areas[text]);
        let near = |text: &Area| -text.down(own) < SHORT_LINE * body;
        let text = above.filter(near).into_iter().chain(below.filter(near)).min_by_key(|text| text.width());
        text.map_or(own, |text| Area {
            left: text.left.min(own.left),
            right: text.right.max(own.right),
            ..own
        })
    };
    (0..areas.len()).map(column).collect()
}

struct Finder<'a> {
    standing: &'a [Standing],
    body: i64,
    /// The upright heads.
    upright: Vec<usize>,
    /// Where each is for those under it: short lines are as wide as their column.
    columns: Vec<Area>,
    above: Nearby,
    under: Nearby,
    left: Nearby,
    right: Nearby,
}

impl<'a> Finder<'a> {
    fn new(standing: &'a [Standing], body: i64) -> Self {
        let areas: Vec<Area> = standing.iter().map(|item| item.area).collect();
        let columns = columns(standing, &areas, body);
        let (above, under) = (Nearby::over(&columns), Nearby::under(&areas));
        let (left, right) = (Nearby::left(&areas), Nearby::right(&areas));
        let is_upright = |at: &usize| standing[*at].upright && standing[*at].role == Role::Head;
        let upright = (0..standing.len()).filter(is_upright).collect();
        Self { standing, body, upright, columns, above, under, left, right }
    }

    fn link(&self, at: usize) -> Link {
        match self.standing[at].role {
            Role::Head => self.stacked(at),
            Role::Heading => self.heading(at),
            Role::Text => self.text(at),
            Role::Figure | Role::Rule => Link::Nothing,
        }
    }

    /// The heading right over another of the same head. Under the title of a standing column may be a rule.
    fn stacked(&self, at: usize) -> Link {
        let own = self.standing[at];
        let over = self.over(at, own.area.top);
        let through = |rule: usize| {
            let top = self.standing[rule].area.top;
            let flag = self.over(rule, top).filter(|&flag| top - self.standing[flag].area.lower <= self.body);
            flag.filter(|&flag| self.standing[flag].halves <= COLUMN_TITLE)
        };
        let other = over.and_then(|over| match self.standing[over].role {
            Role::Rule => through(over),
            _ => Some(over),
        });
        let Some(other) = other.filter(|&other| self.is_heading(other)) else { return self.paired(at) };
        let above = self.standing[other];
        let reach = STACKED * own.size.max(above.size);
        let near = own.upright == above.upright && own.area.top - above.area.lower <= reach;
        if near && !self.is_at_top_of_leg(at, other) { Link::To(other) } else { Link::Nothing }
    }

    /// Whether a small heading under a head stands at the top of a leg: text at its left, under the same head, begins
    /// as high or higher.
    fn is_at_top_of_leg(&self, at: usize, head: usize) -> bool {
        let mut left = at;
        for _ in 0..MOST_LEGS {
            if self.standing[left].role != Role::Heading {
                break;
            }
            let beside = self.beside(left, self.standing[left].area.top);
            let Some(other) =
                beside.filter(|&other| self.standing[other].area.across(self.standing[head].area) > 0)
            else {
                return false;
            };
            left = other;
        }
        self.standing[left].role == Role::Text
    }

    /// The left one of two short headings side by side, where both stand over the same heading.
    fn paired(&self, at: usize) -> Link {
        let own = self.standing[at];
        let under = |at: usize| {
            let own = self.standing[at].area;
            self.under.nearest((own.left, own.right), -own.lower, |other| other != at)
        };
        let is_other = |other: usize| {
            let pair = self.standing[other];
            let short = own.halves.max(pair.halves) <= COLUMN_TITLE && self.is_heading(other);
            let level = (own.area.top - pair.area.top).abs() <= self.body && !own.upright && !pair.upright;
            let same =
                under(at).is_some_and(|shared| self.is_heading(shared) && under(other) == Some(shared));
            short && level && same
        };
        self.beside(at, own.area.top).filter(|&other| is_other(other)).map_or(Link::Nothing, Link::To)
    }

    fn is_heading(&self, at: usize) -> bool {
        matches!(self.standing[at].role, Role::Head | Role::Heading)
    }

    /// What stands nearest over a height in the columns of a block.
    fn over(&self, at: usize, top: i64) -> Option<usize> {
        let own = self.columns[at];
        let is_there = |other: usize| {
            let standing = self.standing[other];
            let shared = self.columns[other].across(own);
            let enough = match standing.role {
                Role::Rule => 2 * shared >= own.width(),
                Role::Head => shared >= self.body.min(own.width() / 3),
                _ => 3 * shared >= own.width().min(standing.area.width()),
            };
            other != at && enough && standing.area.top < top
        };
        self.above.nearest((own.left, own.right), top + self.body * 2 / 5, is_there)
    }

    /// A heading hangs on the head over it, or is a subhead in the column under other text or at its top, where text
    /// at its left begins too.
    fn heading(&self, at: usize) -> Link {
        let own = self.standing[at].area;
        match self.stacked(at) {
            Link::Nothing => match self.in_column(at) {
                (Some(other), _) => Link::To(other),
                (None, top) => {
                    let begins = |other: &usize| {
                        let standing = self.standing[*other];
                        standing.role == Role::Text && (standing.area.top - own.top).abs() <= self.body
                    };
                    self.level(at, top).filter(begins).map_or(Link::Nothing, Link::To)
                }
            },
            link => link,
        }
    }

    fn text(&self, at: usize) -> Link {
        let own = self.standing[at].area;
        let (other, top) = self.in_column(at);
        let is_right = |other: usize| self.standing[other].area.left > own.left;
        let rows = (own.top, own.top + self.body);
        let next = |head: &usize| self.right.nearest(rows, self.body - own.right, is_right) == Some(*head);
        let other = other.or_else(|| self.upright(at).filter(next));
        let level = || self.level(at, top).or_else(|| self.level(at, own.top));
        let beside = || self.level_at_right(at, top).or_else(|| self.upright(at));
        other.or_else(level).or_else(beside).map_or(Link::Nothing, Link::To)
    }

    /// What a block stands under in its column, and the height up to which that is open.
    fn in_column(&self, at: usize) -> (Option<usize>, i64) {
        let mut top = self.standing[at].area.top;
        for _ in 0..MOST_PICTURES {
            let Some(other) = self.over(at, top) else { break };
            let above = self.standing[other];
            let gap = top - above.area.lower;
            match above.role {
                Role::Figure => top = top.min(above.area.top),
                Role::Head if gap <= UNDER_HEAD * self.body && !above.upright => return (Some(other), top),
                Role::Heading if gap <= UNDER_HEAD * self.body && !self.is_in_column(other) => {
                    return (Some(other), top);
                }
                Role::Text if gap <= UNDER_HEAD * self.body && self.is_byline(other) => {
                    return (Some(other), top);
                }
                Role::Heading | Role::Text if self.goes_on(at, other, gap, top) => return (Some(other), top),
                _ => break,
            }
        }
        (None, top)
    }

    /// Whether a text is a line right under a head, with a blank under it.
    fn is_byline(&self, at: usize) -> bool {
        let own = self.standing[at];
        let is_head = |over: usize| {
            let head = self.standing[over];
            let is_head = head.role == Role::Head || (head.role == Role::Heading && !self.is_in_column(over));
            is_head && own.area.top - head.area.lower <= 2 * self.body
        };
        let rows = (own.area.left, own.area.right);
        let is_text = |other: usize| other != at && self.standing[other].area.top > own.area.top;
        let under = self.under.nearest(rows, -own.area.lower + self.body / 2, is_text);
        let apart = under
            .is_none_or(|under| 10 * (self.standing[under].area.top - own.area.lower) > DOUBTFUL * self.body);
        own.role == Role::Text
            && apart
            && own.halves <= BYLINE
            && own.area.height() <= 3 * own.size
            && self.over(at, own.area.top).is_some_and(is_head)
    }

    /// Whether a heading stands in a column, so that it is no headline.
    fn is_in_column(&self, at: usize) -> bool {
        let top = self.standing[at].area.top;
        self.over(at, top).is_some_and(|over| {
            let text = self.standing[over];
            text.role == Role::Text && 10 * (top - text.area.lower) <= self.reach(at)
        })
    }

    /// Tenths of what may lie over a block in its column.
    fn reach(&self, at: usize) -> i64 {
        let own = self.standing[at];
        let is_subhead = own.role == Role::Heading && 10 * own.size < SUBHEAD * self.body;
        self.body * if is_subhead { OVER_SUBHEAD } else { IN_COLUMN }
    }

    /// Whether text goes on under other text: in its column, or under text over several columns.
    fn goes_on(&self, at: usize, other: usize, gap: i64, top: i64) -> bool {
        let (own, above) = (self.columns[at], self.columns[other]);
        let near = 10 * gap <= self.reach(at);
        let same = (own.left - above.left).abs() <= 4 * self.body
            && (own.right - above.right).abs() <= 4 * self.body
            || own.across(above) == own.width().min(above.width());
        let doubtful = 10 * gap >= DOUBTFUL * self.body;
        near && same && !(doubtful && self.has_head_at_left(at, top))
    }

    /// Whether a head stands at the left, as high as a block begins.
    fn has_head_at_left(&self, at: usize, top: i64) -> bool {
        let is_level = |other: usize| {
            let standing = self.standing[other];
            let is_level = (standing.area.top - top).abs() <= self.body;
            is_level && self.is_heading(other) && (standing.role == Role::Head || !self.is_in_column(other))
        };
        self.beside(at, top).is_some_and(is_level)
    }

    /// The text or head at the left, where a block begins.
    fn level(&self, at: usize, top: i64) -> Option<usize> {
        self.beside(at, top).filter(|&other| !self.standing[other].upright)
    }

    /// The text at the right that stands right under a head and begins as high as a block, where the head is not so
    /// wide as its text.
    fn level_at_right(&self, at: usize, top: i64) -> Option<usize> {
        let own = self.standing[at].area;
        let is_there = |other: usize| {
            let text = self.standing[other];
            let is_text = text.role == Role::Text && text.area.right > own.right;
            is_text && (text.area.top - top).abs() <= self.body && text.area.left - own.right < 4 * self.body
        };
        let found = self.right.nearest((top, top + self.body), self.body - own.right, is_there)?;
        self.in_column(found).0.filter(|&head| self.standing[head].role == Role::Head).map(|_| found)
    }

    /// What stands nearest at the left of a height.
    fn beside(&self, at: usize, top: i64) -> Option<usize> {
        let own = self.standing[at].area;
        let rows = (top, top + self.body);
        let is_there = |other: usize| {
            let standing = self.standing[other];
            let shared = standing.area.lower.min(rows.1) - standing.area.top.max(rows.0);
            let is_own_kind = !matches!(standing.role, Role::Rule | Role::Figure);
            other != at && is_own_kind && 2 * shared > self.body && standing.area.left < own.left
        };
        self.left.nearest(rows, own.left + self.body, is_there)
    }

    /// The nearest upright head beside a block that begins as high as it.
    fn upright(&self, at: usize) -> Option<usize> {
        let own = self.standing[at].area;
        let heads = self.upright.iter().take(MOST_UPRIGHT).map(|&head| (self.standing[head].area, head));
        let level = heads.filter(|(head, _)| (head.top - own.top).abs() <= 4 * self.body);
        level.min_by_key(|(head, at)| (-head.across(own), *at)).map(|(_, head)| head)
    }
}
