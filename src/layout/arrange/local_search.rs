//! Small changes to a page as long as one of them makes it cheaper.
//!
//! The table has no positions; here parts of a cut change places, the page is mirrored, items take
//! another form of the same rectangle, two items take each other's rectangles.

use super::Cost;
use super::candidate::{ROW, STACK};
use super::page_cost::PageCost;
use super::prepared::{Items, Prepared, need};
use super::tree::{Node, PagePart, Spot, Tree, class};

/// Rounds after which a page is left as it is.
const ROUNDS: usize = 12;

/// A page while it is improved.
pub(super) struct LocalSearch<'a> {
    prepared: &'a Prepared<'a>,
    page_cost: &'a PageCost<'a>,
    spots: Vec<Spot>,
    /// Pages priced.
    pub priced: u64,
}

impl<'a> LocalSearch<'a> {
    /// For the pages of a problem.
    pub(super) fn new(prepared: &'a Prepared<'a>, page_cost: &'a PageCost<'a>) -> Self {
        Self { prepared, page_cost, spots: Vec::new(), priced: 0 }
    }

    /// What a page costs.
    pub(super) fn price(&mut self, tree: &Tree) -> Cost {
        self.priced += 1;
        tree.spots(&mut self.spots);
        self.page_cost.bill(&self.spots).total()
    }

    /// What a changed page costs, if it costs less than before.
    fn cheaper(&mut self, tree: &Tree, cost: Cost) -> Option<Cost> {
        self.priced += 1;
        // Places cost something or nothing: often the forms alone are too dear.
        if self.forms(tree) >= cost {
            return None;
        }
        tree.spots(&mut self.spots);
        self.page_cost.total_below(&self.spots, cost)
    }

    /// What the forms of a page cost.
    fn forms(&self, tree: &Tree) -> Cost {
        let form = |block: &PagePart| match block.node {
            Node::Leaf(bit, form) => self.page_cost.form(bit, form),
            _ => 0,
        };
        tree.blocks.iter().map(form).sum()
    }

    /// Improves a page until no change makes it cheaper; returns its cost.
    pub(super) fn improve(&mut self, tree: &mut Tree, mut cost: Cost) -> Cost {
        for _ in 0..ROUNDS {
            let before = cost;
            cost = self.mirror(tree, cost);
            for block in 0..tree.blocks.len() {
                cost = self.swap_parts(tree, block, cost);
                cost = self.change_form(tree, block, cost);
                cost = self.exchange(tree, block, cost);
            }
            if cost == before {
                break;
            }
        }
        cost
    }

    fn mirror(&mut self, tree: &mut Tree, cost: Cost) -> Cost {
        if self.prepared.needs(self.prepared.all()) & (need::LEFT | need::RIGHT) != 0 {
            return cost;
        }
        tree.mirror();
        if let Some(new) = self.cheaper(tree, cost) {
            return new;
        }
        tree.mirror();
        cost
    }

    /// Two parts of a cut change places.
    fn swap_parts(&mut self, tree: &mut Tree, block: usize, mut cost: Cost) -> Cost {
        let (mark, count) = match &tree.blocks[block].node {
            Node::Stack(kids) => (STACK, kids.len()),
            Node::Row(kids) => (ROW, kids.len()),
            _ => return cost,
        };
        for second in 1..count {
            for first in 0..second {
                let classes = [first, second].map(|index| {
                    let kid = tree.kids(block)[index];
                    class(self.prepared, mark, tree.block(kid).set)
                });
                if classes[0] != classes[1] {
                    continue;
                }
                tree.kids_mut(block).swap(first, second);
                if let Some(new) = self.cheaper(tree, cost) {
                    cost = new;
                } else {
                    tree.kids_mut(block).swap(first, second);
                }
            }
        }
        cost
    }

    /// An item takes another form of the same rectangle.
    fn change_form(&mut self, tree: &mut Tree, block: usize, mut cost: Cost) -> Cost {
        let Node::Leaf(bit, mut form) = tree.blocks[block].node else { return cost };
        let (columns, rows) = (tree.blocks[block].columns, tree.blocks[block].rows);
        let prepared = self.prepared;
        for leaf in prepared.of_shape(usize::from(bit), columns, rows) {
            if leaf.form == form {
                continue;
            }
            tree.blocks[block].node = Node::Leaf(bit, leaf.form);
            if let Some(new) = self.cheaper(tree, cost) {
                (cost, form) = (new, leaf.form);
            } else {
                tree.blocks[block].node = Node::Leaf(bit, form);
            }
        }
        cost
    }

    /// Two items with the same requirements take each other's rectangles.
    fn exchange(&mut self, tree: &mut Tree, block: usize, mut cost: Cost) -> Cost {
        for other in block + 1..tree.blocks.len() {
            let (Node::Leaf(bit, form), Node::Leaf(with, with_form)) =
                (&tree.blocks[block].node, &tree.blocks[other].node)
            else {
                continue;
            };
            let (bit, form, with, with_form) = (*bit, *form, *with, *with_form);
            if !self.may_exchange(bit, with) {
                continue;
            }
            let shape = |block: usize| (tree.blocks[block].columns, tree.blocks[block].rows);
            let ((columns, rows), (with_columns, with_rows)) = (shape(block), shape(other));
            let prepared = self.prepared;
            let there = prepared.of_shape(usize::from(bit), with_columns, with_rows).first();
            let here = prepared.of_shape(usize::from(with), columns, rows).first();
            let (Some(there), Some(here)) = (there, here) else { continue };
            tree.blocks[block].node = Node::Leaf(with, here.form);
            tree.blocks[other].node = Node::Leaf(bit, there.form);
            if let Some(new) = self.cheaper(tree, cost) {
                cost = new;
                tree.renew_sets();
            } else {
                tree.blocks[block].node = Node::Leaf(bit, form);
                tree.blocks[other].node = Node::Leaf(with, with_form);
            }
        }
        cost
    }

    fn may_exchange(&self, a: u8, b: u8) -> bool {
        let (a_set, b_set): (Items, Items) = (1 << a, 1 << b);
        let group = |set: Items| self.prepared.groups.iter().position(|group| group & set != 0);
        self.prepared.needs(a_set) == self.prepared.needs(b_set) && group(a_set) == group(b_set)
    }
}
