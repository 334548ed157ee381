//! One page: which articles an editor would give it, and as much text as fills it so far.

use std::ops::RangeInclusive;

use paiban::layout::Paper;
use paiban::model::{Article, Pin, Rank};

use super::area;
use super::article::Sketch;
use super::content::Content;
use super::material::Material;
use super::random::Random;

/// Characters of articles at every tenth of them: log-normal, half of them below 450.
const LENGTHS: [u32; 11] = [80, 170, 230, 295, 365, 450, 555, 690, 880, 1250, 2600];

/// Fewest and most articles of a page.
const FEWEST: usize = 3;
const MOST: usize = 14;

/// Shortest and longest text, of briefs and of others.
const BRIEF: (u32, u32) = (60, 190);
const LONG: (u32, u32) = (80, 3500);

/// The page so far.
pub(crate) struct PageSketch<'m> {
    pub(super) material: &'m Material,
    pub(super) paper: Paper,
    /// Cells that the articles should take.
    target: u32,
    pub(crate) sketches: Vec<Sketch>,
    /// Advertisements beside them.
    pub(super) notices: Vec<Article>,
}

impl<'m> PageSketch<'m> {
    /// A page of an issue whose articles ask for `ratio` thousandths of its free cells.
    pub(crate) fn new(
        material: &'m Material,
        random: &mut Random,
        paper: &Paper,
        number: usize,
        ratio: u32,
    ) -> Self {
        let text = area::free_cells(paper, number == 0) * ratio / 1000 * area::em(paper) * 3 / 4;
        // Three quarters of a page are text; articles have 700 characters, some more, some less.
        let count = (text / 700 * random.between(70, 140) / 100).clamp(FEWEST as u32, MOST as u32);
        Self::of_articles(material, random, paper, (number, ratio), count as usize)
    }

    /// The same with so many articles, if they can be made long or short enough.
    pub(crate) fn of_articles(
        material: &'m Material,
        random: &mut Random,
        paper: &Paper,
        (number, ratio): (usize, u32),
        count: usize,
    ) -> Self {
        let mut page = Self::empty(material, paper, (number, ratio));
        page.sketch(random, number, count);
        page.illustrate(random, number);
        page.wish(random, number);
        page.fill(random, number, FEWEST..=MOST);
        page
    }

    /// A page of some content.
    pub(crate) fn of_content(
        material: &'m Material,
        random: &mut Random,
        paper: &Paper,
        (number, ratio): (usize, u32),
        content: Content,
    ) -> Self {
        let mut page = Self::empty(material, paper, (number, ratio));
        let count = content.articles(random);
        page.sketch(random, number, count);
        page.illustrate(random, number);
        page.add_content(content, random, number);
        page.fill(random, number, count.min(FEWEST)..=count);
        page
    }

    fn empty(material: &'m Material, paper: &Paper, (number, ratio): (usize, u32)) -> Self {
        let target = area::free_cells(paper, number == 0) * ratio / 1000;
        Self { material, paper: paper.clone(), target, sketches: Vec::new(), notices: Vec::new() }
    }

    /// Articles in the order of their weight: one lead, one or two main stories, the rest.
    fn sketch(&mut self, random: &mut Random, number: usize, count: usize) {
        let majors = if count < 8 { count.min(2) - 1 } else { random.between(1, 2) as usize };
        let briefs = if count < 6 { 0 } else { random.between(0, count as u32 * 2 / 5) as usize };
        let others = count - 1 - majors - briefs;
        let mut lengths: Vec<u32> = (0..count - briefs).map(|_| random.of_quantiles(&LENGTHS)).collect();
        lengths.sort_unstable_by(|a, b| b.cmp(a));
        lengths[0] = (lengths[0] * 13 / 10).min(LONG.1);
        for place in 0..count {
            let rank = match place {
                0 => Rank::Lead,
                _ if place <= majors => Rank::Major,
                _ if place <= majors + others.div_ceil(2) => Rank::Middle,
                _ if place <= majors + others => Rank::Minor,
                _ => Rank::Brief,
            };
            let brief = random.between(BRIEF.0, BRIEF.1);
            let characters = lengths.get(place).copied().unwrap_or(brief);
            self.add(random, number, rank, characters);
        }
    }

    fn add(&mut self, random: &mut Random, number: usize, rank: Rank, characters: u32) {
        let id = format!("{:02}/{:02}", number + 1, self.sketches.len() + 1);
        self.sketches.push(Sketch::new(self.material, &mut random.branch(), &id, rank, characters));
    }

    /// Up to three pictures, the first with the lead or a main story.
    fn illustrate(&mut self, random: &mut Random, number: usize) {
        let most = if self.sketches.len() < 5 { 2 } else { 3 };
        for picture in 0..random.between(0, most) as usize {
            let place = if picture == 0 { random.between(0, 1) } else { random.between(1, 4) } as usize;
            let Some(sketch) = self.sketches.get_mut(place) else { continue };
            if matches!(sketch.rank(), Some(Rank::Brief)) || !sketch.pictures.is_empty() {
                continue;
            }
            sketch.add_picture(self.material, random, number * 10 + picture);
            // A short story with a picture is a photo story.
            if place > 1 && random.once_in(3) {
                sketch.wish(|article| article.rank = Some(Rank::Photo));
                sketch.characters = random.between(80, 200);
            }
        }
    }

    /// What editors ask for now and then.
    fn wish(&mut self, random: &mut Random, number: usize) {
        let last = self.sketches.len() - 1;
        if random.once_in(4) {
            let place = random.between(1, last.min(5) as u32) as usize;
            self.sketches[place].wish(|article| article.boxed = article.rank != Some(Rank::Brief));
        }
        if random.once_in(5) {
            let lead = format!("{:02}/01", number + 1);
            self.sketches[2.min(last)].wish(|article| article.companion_of = Some(lead.as_str().into()));
        }
        if random.once_in(8) && last > 4 {
            let group = format!("group-{}", number + 1);
            for place in [3, 4] {
                self.sketches[place].wish(|article| article.group = Some(group.as_str().into()));
            }
        }
        if random.once_in(8) {
            let pins = [Pin::Top, Pin::Bottom, Pin::TopRight, Pin::BottomLeft, Pin::BottomRight];
            let pin = *random.pick(&pins);
            self.sketches[last.min(3)].wish(|article| article.pin = Some(pin));
        }
        if number == 0 && random.once_in(8) && last > 3 {
            self.sketches[last - 1].wish(|article| article.pin = Some(Pin::Ear));
        }
        if random.once_in(10) {
            let place = random.between(0, last as u32) as usize;
            self.sketches[place].wish(|article| article.may_jump = Some(false));
        }
    }

    /// Cells that all articles take.
    fn cells(&self) -> u32 {
        let one =
            |sketch: &Sketch| area::cells(&sketch.article(self.material), &sketch.aspects(), &self.paper);
        let notices = self.notices.iter().map(|notice| area::notice(notice, &self.paper));
        self.sketches.iter().map(one).chain(notices).sum()
    }

    /// Makes texts longer or shorter until they ask for what they should; adds an article where
    /// all are as long as they may be, takes one away where all are as short.
    fn fill(&mut self, random: &mut Random, number: usize, articles: RangeInclusive<usize>) {
        for _ in 0..40 {
            let cells = self.cells();
            let off = cells.abs_diff(self.target);
            if off * 100 <= self.target {
                return;
            }
            let text: u32 = self.sketches.iter().map(|sketch| sketch.characters).sum();
            let change = off * area::em(&self.paper);
            let wanted = if cells < self.target { text + change } else { text.saturating_sub(change) };
            let before: Vec<u32> = self.sketches.iter().map(|sketch| sketch.characters).collect();
            for sketch in &mut self.sketches {
                let (least, most) = if sketch.rank() == Some(Rank::Brief) { BRIEF } else { LONG };
                sketch.characters = (sketch.characters * wanted.max(1) / text.max(1)).clamp(least, most);
            }
            let stuck = self.sketches.iter().map(|sketch| sketch.characters).eq(before);
            if stuck && cells < self.target && self.sketches.len() < *articles.end() {
                let characters = random.of_quantiles(&LENGTHS);
                self.add(random, number, Rank::Minor, characters);
            } else if stuck && cells > self.target && self.sketches.len() > *articles.start() {
                self.sketches.pop();
            } else if stuck {
                return;
            }
        }
    }

    /// What the articles ask for, in thousandths of the free cells.
    pub(crate) fn ratio(&self, first: bool) -> u32 {
        self.cells() * 1000 / area::free_cells(&self.paper, first)
    }

    pub(crate) fn articles(&self) -> Vec<Article> {
        let written = self.sketches.iter().map(|sketch| sketch.article(self.material));
        written.chain(self.notices.iter().cloned()).collect()
    }
}
