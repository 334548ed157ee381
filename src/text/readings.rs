//! Readings over their bases: pinyin and ruby (CLREQ, Interlinear Annotations).

use std::ops::Range;

use super::breaks::Break;
use super::context::characters;
use super::manner::Manner;
use super::shape::{Shaped, shape};
use super::spacing::Space;
use super::{FontLibrary, StyledText, TextStyle};
use crate::geometry::Length;

/// A shaped reading and the clusters it stands over.
#[derive(Clone, Debug)]
pub(super) struct SetReading {
    /// Clusters of the base.
    pub(super) base: Range<usize>,
    /// The reading at half the size.
    pub(super) shaped: Shaped,
    /// Its width.
    pub(super) width: Length,
}

/// Shapes the readings of a text at half the size of their bases.
pub(super) fn set_readings(
    styled: &StyledText,
    shaped: &Shaped,
    manner: &Manner,
    fonts: &FontLibrary,
) -> Vec<SetReading> {
    let cluster_at = |byte: usize| shaped.clusters.partition_point(|cluster| (cluster.start as usize) < byte);
    let mut set = Vec::new();
    for reading in &styled.readings {
        let base = cluster_at(reading.base.start)..cluster_at(reading.base.end);
        if base.is_empty() {
            continue;
        }
        let style = shaped.style(&shaped.clusters[base.start]);
        let small = TextStyle { size: style.size / 2, mark: None, ..style.clone() };
        let text = StyledText::plain(&reading.text, small);
        let shaped = shape(&text, &characters(&reading.text, style.locale.region), manner.direction, fonts);
        let width = shaped.clusters.iter().map(|cluster| cluster.advance).sum();
        set.push(SetReading { base, shaped, width });
    }
    set
}

/// Makes each base as wide as its reading and an eighth of the em on both sides, so that
/// neighbouring readings stay a quarter apart, and keeps it on one line.
pub(super) fn make_room(readings: &[SetReading], shaped: &mut Shaped, spaces: &mut [Space]) {
    for reading in readings {
        let base = reading.base.clone();
        let width: i32 =
            spaces[base.clone()].iter().map(Space::width).sum::<i32>() - spaces[base.end - 1].gap;
        let em = shaped.em(&shaped.clusters[base.start]).millipoints();
        let missing = (reading.width.millipoints() + em / 4 - width).max(0);
        let inside = base.start..base.end - 1;
        shaped.clusters[inside.clone()].iter_mut().for_each(|cluster| cluster.after = Break::Never);
        spaces[inside].iter_mut().for_each(|space| space.letters = false);
        spaces[base.start].core += missing / 2;
        spaces[base.start].shift += missing / 2;
        spaces[base.end - 1].core += missing - missing / 2;
    }
}
