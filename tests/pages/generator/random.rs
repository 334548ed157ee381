//! Numbers that look like chance and are the same everywhere.

/// A stream of numbers, by SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, 2014).
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A stream of its own for a part of the work: what one part draws changes no other.
    pub(crate) fn branch(&mut self) -> Self {
        Self(self.next())
    }

    /// A number from `least` to `most`.
    pub(crate) fn between(&mut self, least: u32, most: u32) -> u32 {
        least + (self.next() % u64::from(most - least + 1)) as u32
    }

    /// Whether something happens that happens once in `times`.
    pub(crate) fn once_in(&mut self, times: u32) -> bool {
        self.between(1, times) == 1
    }

    /// Whether something happens that happens so many times of a hundred.
    pub(crate) fn percent(&mut self, percent: u32) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of some things.
    pub(crate) fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.between(0, things.len() as u32 - 1) as usize]
    }

    /// A value of a distribution that is given by its quantiles at equal steps.
    pub(crate) fn of_quantiles(&mut self, quantiles: &[u32]) -> u32 {
        let steps = quantiles.len() as u32 - 1;
        let at = self.between(0, steps * 1000 - 1);
        let (step, part) = ((at / 1000) as usize, at % 1000);
        quantiles[step] + (quantiles[step + 1] - quantiles[step]) * part / 1000
    }
}

/// Things in an order of chance that begins anew when all were drawn.
#[derive(Clone, Debug)]
pub(crate) struct Deck {
    random: Random,
    order: Vec<usize>,
    next: usize,
}

impl Deck {
    pub(crate) fn new(random: Random, things: usize) -> Self {
        let mut deck = Self { random, order: (0..things).collect(), next: 0 };
        deck.shuffle();
        deck
    }

    fn shuffle(&mut self) {
        for i in (1..self.order.len()).rev() {
            let other = self.random.between(0, i as u32) as usize;
            self.order.swap(i, other);
        }
        self.next = 0;
    }

    /// Number of the next thing.
    pub(crate) fn draw(&mut self) -> usize {
        if self.next == self.order.len() {
            self.shuffle();
        }
        self.next += 1;
        self.order[self.next - 1]
    }
}
