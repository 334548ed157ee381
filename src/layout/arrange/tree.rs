//! The cuts of a page as a tree, its parts in an order, and where that puts the items.

use super::candidate::{ROW, STACK};
use super::prepared::{Items, Prepared};
use super::table::Table;
use super::units::Unit;
use crate::layout::grid::cells::CellRect;

/// An item in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Spot {
    /// The cells it takes.
    pub cells: CellRect,
    /// Bit of the item.
    pub bit: u8,
    /// Index of its form.
    pub form: u32,
}

/// The cuts of a page.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// All parts; the last is the page.
    pub blocks: Vec<PagePart>,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub(super) struct PagePart {
    /// What it consists of.
    pub node: Node,
    /// The items in it.
    pub set: Items,
    /// Whether its insides do not mix with what it is cut from.
    pub closed: bool,
    /// Width in columns.
    pub columns: u16,
    /// Height in rows.
    pub rows: u16,
}

/// What a part consists of. Parts are numbers of blocks.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// One item: its bit and form.
    Leaf(u8, u32),
    /// Parts from above to below.
    Stack(Vec<u16>),
    /// Parts from left to right.
    Row(Vec<u16>),
    /// Four arms around a centre: the first in a corner at the top, then the other one at the
    /// top, the two at the foot the same way round, the centre last.
    Pinwheel {
        /// The first arm, its neighbours in turn, the centre.
        arms: [u16; 5],
        /// Whether the first arm stands at the right.
        mirrored: bool,
    },
}

/// Where the first of two parts stands among those of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartOrder {
    /// Before them.
    First,
    /// After them.
    Last,
    /// By its weight.
    Anywhere,
}

impl Tree {
    /// The tree of one way.
    pub(super) fn of_way(table: &Table<'_>, way: u32) -> Self {
        let mut tree = Self { blocks: Vec::new() };
        tree.grow(table, way);
        tree
    }

    /// A page of two parts. None if what the items need forbids the order.
    pub(super) fn of_parts(
        table: &Table<'_>,
        (first, second, mark): (u32, u32, u32),
        stands: PartOrder,
    ) -> Option<Self> {
        let prepared = table.units.prepared;
        let mut tree = Self { blocks: Vec::new() };
        let first = tree.grow(table, first);
        let second = tree.grow(table, second);
        let mut kids = tree.parts_of(second, mark);
        match stands {
            PartOrder::First => kids.insert(0, first),
            PartOrder::Last | PartOrder::Anywhere => kids.push(first),
        }
        let free = match stands {
            PartOrder::First => 1..kids.len(),
            PartOrder::Last => 0..kids.len() - 1,
            PartOrder::Anywhere => 0..kids.len(),
        };
        order(prepared, &tree, mark, &mut kids[free]);
        let classes = kids.iter().map(|&kid| class(prepared, mark, tree.block(kid).set));
        classes.is_sorted().then(|| {
            tree.join(mark, kids);
            tree
        })
    }

    /// A pinwheel of four ways and one in the middle.
    pub(super) fn of_pinwheel(table: &Table<'_>, ways: [u32; 5], mirrored: bool) -> Self {
        let mut tree = Self { blocks: Vec::new() };
        let arms = ways.map(|way| tree.grow(table, way));
        let set = arms.iter().fold(0, |set, &arm| set | tree.block(arm).set);
        let (a, b, d) = (tree.block(arms[0]), tree.block(arms[1]), tree.block(arms[3]));
        let (columns, rows) = (a.columns + b.columns, a.rows + d.rows);
        tree.push(PagePart { set, columns, rows, closed: false, node: Node::Pinwheel { arms, mirrored } });
        tree
    }

    /// What the page is cut into, as a number below four.
    pub(super) fn sort(&self) -> usize {
        match self.blocks.last().map(|block| &block.node) {
            None | Some(Node::Leaf(..)) => 0,
            Some(Node::Stack(_)) => 1,
            Some(Node::Row(_)) => 2,
            Some(Node::Pinwheel { .. }) => 3,
        }
    }

    /// A part by its number.
    pub(super) fn block(&self, number: u16) -> &PagePart {
        &self.blocks[usize::from(number)]
    }

    /// The parts of a stack or row; none of another part.
    pub(super) fn kids(&self, block: usize) -> &[u16] {
        match &self.blocks[block].node {
            Node::Stack(kids) | Node::Row(kids) => kids,
            _ => &[],
        }
    }

    /// What a part consists of; none of an item.
    pub(super) fn parts(&self, number: u16) -> &[u16] {
        match &self.block(number).node {
            Node::Leaf(..) => &[],
            Node::Stack(kids) | Node::Row(kids) => kids,
            Node::Pinwheel { arms, .. } => arms,
        }
    }

    /// Whether there is a closed part in a part.
    pub(super) fn holds_closed(&self, number: u16) -> bool {
        self.parts(number).iter().any(|&part| self.block(part).closed || self.holds_closed(part))
    }

    /// The parts of a stack or row, to be put in another order.
    pub(super) fn kids_mut(&mut self, block: usize) -> &mut [u16] {
        match &mut self.blocks[block].node {
            Node::Stack(kids) | Node::Row(kids) => kids,
            _ => &mut [],
        }
    }

    /// Turns left and right around.
    pub(super) fn mirror(&mut self) {
        for block in &mut self.blocks {
            match &mut block.node {
                Node::Row(kids) => kids.reverse(),
                Node::Pinwheel { mirrored, .. } => *mirrored = !*mirrored,
                Node::Leaf(..) | Node::Stack(_) => {}
            }
        }
    }

    /// Recounts the items of all parts. Parts come after those they consist of.
    pub(super) fn renew_sets(&mut self) {
        for index in 0..self.blocks.len() {
            let union = |kids: &[u16]| kids.iter().fold(0, |set, &kid| set | self.block(kid).set);
            self.blocks[index].set = match &self.blocks[index].node {
                Node::Leaf(bit, _) => 1 << bit,
                Node::Stack(kids) | Node::Row(kids) => union(kids),
                Node::Pinwheel { arms, .. } => union(arms),
            };
        }
    }

    /// Where the items stand, in the order of their bits.
    pub(super) fn spots(&self, spots: &mut Vec<Spot>) {
        spots.clear();
        if let Some(last) = self.blocks.len().checked_sub(1) {
            self.place(last as u16, 0, 0, spots);
        }
        spots.sort_unstable_by_key(|spot| spot.bit);
    }

    fn place(&self, number: u16, column: u16, row: u16, spots: &mut Vec<Spot>) {
        let block = self.block(number);
        match &block.node {
            &Node::Leaf(bit, form) => {
                let cells = CellRect::new(column, row, block.columns, block.rows);
                spots.push(Spot { cells, bit, form });
            }
            Node::Stack(kids) => {
                let mut row = row;
                for &kid in kids {
                    self.place(kid, column, row, spots);
                    row += self.block(kid).rows;
                }
            }
            Node::Row(kids) => {
                let mut column = column;
                for &kid in kids {
                    self.place(kid, column, row, spots);
                    column += self.block(kid).columns;
                }
            }
            &Node::Pinwheel { arms, mirrored } => {
                let [first, _, third, fourth, _] = arms.map(|arm| self.block(arm));
                let lefts = [0, first.columns, block.columns - third.columns, 0, fourth.columns];
                let tops = [0, 0, block.rows - third.rows, first.rows, first.rows];
                for (index, &arm) in arms.iter().enumerate() {
                    let left = if mirrored {
                        block.columns - lefts[index] - self.block(arm).columns
                    } else {
                        lefts[index]
                    };
                    self.place(arm, column + left, row + tops[index], spots);
                }
            }
        }
    }

    /// Adds the parts of a way; returns the number of the last, which is all of it.
    fn grow(&mut self, table: &Table<'_>, way: u32) -> u16 {
        let candidate = table.way(way);
        let mark = candidate.first & (STACK | ROW);
        if mark == 0 {
            return match &table.units.list[candidate.first as usize] {
                &Unit::Item(bit) => {
                    let prepared = table.units.prepared;
                    let item = &prepared.problem.items[prepared.items[usize::from(bit)]];
                    let form = &item.forms[candidate.second as usize];
                    self.leaf(bit, form.columns, form.rows, candidate.second)
                }
                Unit::Part(part, closed) => {
                    let number = self.grow(part, candidate.second);
                    self.blocks[usize::from(number)].closed = *closed;
                    number
                }
            };
        }
        let first = self.grow(table, candidate.first & !mark);
        let second = self.grow(table, candidate.second);
        let mut kids = self.parts_of(first, mark);
        kids.extend(self.parts_of(second, mark));
        order(table.units.prepared, self, mark, &mut kids);
        self.join(mark, kids)
    }

    /// The parts of a part that is cut the same way, or the part itself.
    fn parts_of(&mut self, number: u16, mark: u32) -> Vec<u16> {
        let block = &mut self.blocks[usize::from(number)];
        match (&mut block.node, mark) {
            (Node::Stack(kids), STACK) | (Node::Row(kids), ROW) if !block.closed => std::mem::take(kids),
            _ => vec![number],
        }
    }

    fn leaf(&mut self, bit: u8, columns: u16, rows: u16, form: u32) -> u16 {
        self.push(PagePart { node: Node::Leaf(bit, form), set: 1 << bit, closed: false, columns, rows })
    }

    fn join(&mut self, mark: u32, kids: Vec<u16>) -> u16 {
        let blocks = kids.iter().map(|&kid| self.block(kid));
        let set = blocks.clone().fold(0, |set, block| set | block.set);
        let (wide, high) = (blocks.clone().map(|block| block.columns), blocks.map(|block| block.rows));
        let (columns, rows, node) = if mark == STACK {
            (wide.max().unwrap_or(0), high.sum(), Node::Stack(kids))
        } else {
            (wide.sum(), high.max().unwrap_or(0), Node::Row(kids))
        };
        self.push(PagePart { node, set, closed: false, columns, rows })
    }

    fn push(&mut self, block: PagePart) -> u16 {
        self.blocks.push(block);
        (self.blocks.len() - 1) as u16
    }
}

/// Position of a part in its stack or row, as far as the sides that its items must touch fix it.
pub(super) fn class(prepared: &Prepared<'_>, mark: u32, set: Items) -> u8 {
    if mark == STACK { prepared.stack_class(set) } else { prepared.row_class(set) }
}

/// The parts in the order that the sides of the page require, then the weightier first.
fn order(prepared: &Prepared<'_>, tree: &Tree, mark: u32, kids: &mut [u16]) {
    kids.sort_by_key(|&kid| {
        let set = tree.block(kid).set;
        (class(prepared, mark, set), prepared.level(set), set.trailing_zeros())
    });
}
