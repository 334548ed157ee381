//! The comparison of looks: it sees what a reader would, and nothing else.

use paiban::edition::{Edition, Frame, Tag};
use paiban::geometry::{Length, Point};
use paiban::layout::Paper;

use crate::editions::{Set, sets};
use crate::look::{Look, drawn};
use crate::places::{bounds, each};

/// A page with a picture and at least three articles with a headline.
fn page() -> &'static Set {
    let heads = |set: &&Set| set.composed.value.edition.sheets[0].frames.iter().filter_map(headline).count();
    let has_picture = |set: &&Set| {
        let mut found = false;
        let frames = &set.composed.value.edition.sheets[0].frames;
        each(frames, None, &mut |frame, _| found |= matches!(frame, Frame::Image { .. }));
        found
    };
    sets().iter().find(|set| heads(set) > 2 && has_picture(set)).unwrap()
}

/// The first sheet of a page, changed.
fn looks(set: &Set, change: impl FnOnce(&mut Vec<Frame>)) -> Look {
    let whole = &set.composed.value.edition;
    let mut edition = Edition { sheets: vec![whole.sheets[0].clone()], ..whole.clone() };
    change(&mut edition.sheets[0].frames);
    drawn(&edition, 1)
}

/// Changes frames one by one; none takes one away.
fn changed(
    frames: &mut Vec<Frame>,
    tag: Option<&Tag>,
    change: &mut dyn FnMut(Frame, Option<&Tag>) -> Option<Frame>,
) {
    for frame in std::mem::take(frames) {
        match frame {
            Frame::Group { tag, frames: mut inner } => {
                changed(&mut inner, Some(&tag), change);
                frames.push(Frame::Group { tag, frames: inner });
            }
            other => frames.extend(change(other, tag)),
        }
    }
}

/// The frames of the headline of an article.
fn headline(article: &Frame) -> Option<&[Frame]> {
    let Frame::Group { tag: Tag::Article(_), frames } = article else { return None };
    frames.iter().find_map(|frame| match frame {
        Frame::Group { tag: Tag::Headline, frames } => Some(frames.as_slice()),
        _ => None,
    })
}

/// The top left corner of frames.
fn corner(frames: &[Frame]) -> Point {
    let rects: Vec<_> = frames.iter().filter_map(bounds).collect();
    let left = rects.iter().map(|rect| rect.left()).min().unwrap();
    Point::new(left, rects.iter().map(|rect| rect.top()).min().unwrap())
}

#[test]
fn the_same_page_smoothed_in_another_way_looks_the_same() {
    let once = looks(page(), |_| {});
    assert_eq!(once.differs(&looks(page(), |_| {})), None);
    let mut noisy = once.clone();
    // Smoothing changes greys where there is ink, not the white of the paper.
    for (i, grey) in noisy.0.iter_mut().enumerate().filter(|(_, grey)| **grey < 240) {
        let noise = (i * 7919 % 61) as u8;
        *grey = grey.saturating_add(noise).saturating_sub(30);
    }
    assert_ne!(noisy, once);
    assert_eq!(noisy.differs(&once), None);
}

#[test]
fn a_kept_page_looks_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.png");
    let page = looks(page(), |_| {});
    assert!(Look::read(&path).is_none());
    page.write(&path);
    assert_eq!(page.differs(&Look::read(&path).unwrap()), None);
}

#[test]
fn a_leg_that_is_a_row_lower_looks_different() {
    let set = page();
    let row = Paper::find(set.generated.paper).unwrap().row;
    let as_made = looks(set, |_| {});
    let shifted = looks(set, |frames| {
        // The leg of the first glyphs of running text.
        let mut left = None;
        each(frames, None, &mut |frame, tag| {
            if let (Frame::Glyphs(run), Some(Tag::Paragraph(0))) = (frame, tag) {
                left.get_or_insert(run.origin.x - run.size * 2);
            }
        });
        let left = left.unwrap();
        let leg = left - row..left + row * 8;
        let article = frames.iter_mut().find(|frame| headline(frame).is_some()).unwrap();
        let Frame::Group { frames, .. } = article else { unreachable!("headline gives groups only") };
        changed(frames, None, &mut |frame, tag| {
            let of_text = matches!(tag, Some(Tag::Paragraph(_)));
            let inside = bounds(&frame).is_some_and(|rect| leg.contains(&rect.left()));
            Some(if of_text && inside { frame.moved(Point::new(Length::ZERO, row)) } else { frame })
        });
    });
    assert!(shifted.differs(&as_made).is_some());
}

#[test]
fn a_missing_picture_looks_different() {
    let set = page();
    let without = looks(set, |frames| {
        let mut gone = false;
        changed(frames, None, &mut |frame, _| {
            let first = matches!(frame, Frame::Image { .. }) && !std::mem::replace(&mut gone, true);
            (!first).then_some(frame)
        });
    });
    assert!(without.differs(&looks(set, |_| {})).is_some());
}

#[test]
fn two_swapped_heads_look_different() {
    let set = page();
    let swapped = looks(set, |frames| {
        let with_head: Vec<usize> = (0..frames.len()).filter(|&i| headline(&frames[i]).is_some()).collect();
        let (one, other) = (with_head[1], with_head[2]);
        let (a, b) = (headline(&frames[one]).unwrap().to_vec(), headline(&frames[other]).unwrap().to_vec());
        let (at, to) = (corner(&a), corner(&b));
        let by = Point::new(to.x - at.x, to.y - at.y);
        let back = Point::new(at.x - to.x, at.y - to.y);
        let put = |article: &mut Frame, head: Vec<Frame>, by: Point| {
            let Frame::Group { frames, .. } = article else { unreachable!("an article is a group") };
            let of_head = |frame: &&mut Frame| matches!(frame, Frame::Group { tag: Tag::Headline, .. });
            let frames = frames.iter_mut().find(of_head).unwrap();
            let head = head.into_iter().map(|frame| frame.moved(by)).collect();
            *frames = Frame::Group { tag: Tag::Headline, frames: head };
        };
        put(&mut frames[one], b, back);
        put(&mut frames[other], a, by);
    });
    assert!(swapped.differs(&looks(set, |_| {})).is_some());
}
