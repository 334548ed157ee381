//! The first look at a square: many small questions whether a spot is as light as those around it.
//!
//! Each question looks at nine blocks of three by three pixels; for each of the eight around the middle one bit
//! says whether it is not lighter. The number of these bits has a weight, and the weights of all questions are
//! summed until the sum is too small for a face (Yan, Shan, Chen, Gao: Locally assembled binary (LAB) feature
//! with feature-centric cascade for fast and accurate face detection, CVPR 2008).

use crate::{Grey, SMALLEST};

/// Questions between which the sum is looked at.
pub(crate) const GROUP: usize = 10;

/// Pixels of a side of a block, and of nine of them.
const BLOCK: usize = 3;
const BLOCKS: usize = 3 * BLOCK;

/// Numbers that eight bits have.
const NUMBERS: usize = 256;

/// The blocks around the middle one, each with its bit: the column and row in blocks.
const AROUND: [(usize, usize, u8); 8] = [
    (0, 0, 0x80),
    (1, 0, 0x40),
    (2, 0, 0x20),
    (2, 1, 0x08),
    (2, 2, 0x01),
    (1, 2, 0x02),
    (0, 2, 0x04),
    (0, 1, 0x10),
];

/// A square whose pixels differ less than this from their mean shows nothing.
const FLAT: i64 = 10;

/// Faces seen from one side.
pub(crate) struct View {
    groups: Vec<Group>,
    /// Of every question the weight of each number.
    weights: Vec<f32>,
}

/// Some questions, and the least that the sum may be behind them.
struct Group {
    places: [(u32, u32); GROUP],
    least: f32,
}

impl View {
    /// A view of questions at some places inside the square; none if one of them is outside.
    pub(crate) fn new(places: &[(u32, u32)], limits: &[f32], weights: Vec<f32>) -> Option<Self> {
        let last = SMALLEST - BLOCKS as u32;
        let inside = places.iter().all(|&(x, y)| x <= last && y <= last);
        let groups = places.chunks_exact(GROUP).zip(limits.chunks_exact(GROUP));
        let groups = groups
            .map(|(places, limits)| Some(Group { places: places.try_into().ok()?, least: *limits.last()? }));
        let groups: Option<Vec<Group>> = groups.collect();
        groups
            .filter(|_| inside && weights.len() == places.len() * NUMBERS)
            .map(|groups| Self { groups, weights })
    }

    /// How much a square at a place looks like a face; none if it does not.
    pub(crate) fn score(&self, answers: &Answers, x: u32, y: u32) -> Option<f32> {
        let mut sum = 0.0;
        let questions = self.weights.chunks_exact(NUMBERS * GROUP);
        for (group, weights) in self.groups.iter().zip(questions) {
            for (&(right, down), weights) in group.places.iter().zip(weights.chunks_exact(NUMBERS)) {
                sum += weights[usize::from(answers.number(x + right, y + down))];
            }
            if sum < group.least {
                return None;
            }
        }
        Some(sum)
    }
}

/// The answers at all places of a picture.
pub(crate) struct Answers {
    width: usize,
    numbers: Vec<u8>,
    sums: Sums<u32>,
    squares: Sums<u64>,
}

impl Answers {
    /// Of a picture that has at least a square.
    pub(crate) fn of(picture: &Grey<'_>) -> Self {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let sums = Sums::of(picture, u32::from);
        let squares = Sums::of(picture, |pixel| u64::from(pixel).pow(2));
        let block = |x: usize, y: usize| sums.rect(x, y, BLOCK);
        let blocks_across = width + 1 - BLOCK;
        let blocks: Vec<u32> = (0..=height - BLOCK)
            .flat_map(|y| (0..blocks_across).map(move |x| (x, y)))
            .map(|(x, y)| block(x, y))
            .collect();
        let block = |x: usize, y: usize| blocks[y * blocks_across + x];
        let mut numbers = Vec::with_capacity((width + 1 - BLOCKS) * (height + 1 - BLOCKS));
        for y in 0..=height - BLOCKS {
            for x in 0..=width - BLOCKS {
                let middle = block(x + BLOCK, y + BLOCK);
                let bit = |&(right, down, bit): &(usize, usize, u8)| {
                    if middle >= block(x + right * BLOCK, y + down * BLOCK) { bit } else { 0 }
                };
                numbers.push(AROUND.iter().map(bit).sum());
            }
        }
        Self { width: width + 1 - BLOCKS, numbers, sums, squares }
    }

    fn number(&self, x: u32, y: u32) -> u8 {
        self.numbers[y as usize * self.width + x as usize]
    }

    /// Whether the square at a place shows something: its pixels differ.
    pub(crate) fn shows(&self, x: u32, y: u32) -> bool {
        let (x, y, side) = (x as usize, y as usize, SMALLEST as usize);
        let pixels = (side * side) as i64;
        let (sum, squares) = (i64::from(self.sums.rect(x, y, side)), self.squares.rect(x, y, side) as i64);
        pixels * squares - sum * sum > FLAT * FLAT * pixels * pixels
    }
}

/// Sums over all pixels above and left of a place.
struct Sums<T> {
    width: usize,
    sums: Vec<T>,
}

impl<T: Copy + Default + std::ops::Add<Output = T> + std::ops::Sub<Output = T>> Sums<T> {
    fn of(picture: &Grey<'_>, value: impl Fn(u8) -> T) -> Self {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let mut sums = vec![T::default(); (width + 1) * (height + 1)];
        for y in 0..height {
            let mut row = T::default();
            for x in 0..width {
                row = row + value(picture.at(x as i64, y as i64));
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        Self { width: width + 1, sums }
    }

    /// The sum of a square.
    fn rect(&self, x: usize, y: usize, side: usize) -> T {
        let at = |x: usize, y: usize| self.sums[y * self.width + x];
        at(x + side, y + side) + at(x, y) - at(x + side, y) - at(x, y + side)
    }
}
