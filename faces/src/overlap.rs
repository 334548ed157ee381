//! One square of many about the same face.

use crate::Face;

/// The surest squares, `most` of them; those that have more than a part in common with a surer one are one
/// with it, and their scores are added.
pub(crate) fn merged(mut squares: Vec<Face>, part: f32, most: usize) -> Vec<Face> {
    squares.sort_by(|a, b| b.score.total_cmp(&a.score));
    squares.truncate(most);
    let mut is_gone = vec![false; squares.len()];
    let mut kept = Vec::new();
    for (number, first) in squares.iter().enumerate() {
        if is_gone[number] {
            continue;
        }
        let mut score = first.score;
        for (other, is_gone) in squares.iter().zip(&mut is_gone).skip(number + 1) {
            if !*is_gone && common(first, other) > part {
                *is_gone = true;
                score += other.score;
            }
        }
        kept.push(Face { score, ..*first });
    }
    kept
}

/// The part of all that two squares cover which they have in common.
fn common(a: &Face, b: &Face) -> f32 {
    let along = |a: i32, b: i32, (a_side, b_side): (i32, i32)| {
        (i64::from(a) + i64::from(a_side)).min(i64::from(b) + i64::from(b_side)) - i64::from(a.max(b))
    };
    let sides = (a.side, b.side);
    let (width, height) = (along(a.left, b.left, sides), along(a.top, b.top, sides));
    if width <= 0 || height <= 0 {
        return 0.0;
    }
    let area = |face: &Face| i64::from(face.side) * i64::from(face.side);
    let both = width * height;
    both as f32 / (area(a) + area(b) - both) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(left: i32, side: i32, score: f32) -> Face {
        Face { left, top: 0, side, score }
    }

    #[test]
    fn squares_about_one_face_are_one_with_the_scores_of_all() {
        let squares = vec![square(10, 100, 1.0), square(0, 100, 2.0), square(300, 50, 0.5)];
        assert_eq!(merged(squares.clone(), 0.3, 9), [square(0, 100, 3.0), square(300, 50, 0.5)]);
        assert_eq!(merged(squares.clone(), 0.9, 9).len(), 3);
        assert_eq!(merged(squares, 0.3, 1), [square(0, 100, 2.0)], "the surest alone");
    }

    #[test]
    fn common_parts_are_those_of_both() {
        assert_eq!(common(&square(0, 10, 0.0), &square(5, 10, 0.0)), 50.0 / 150.0);
        assert_eq!(common(&square(0, 10, 0.0), &square(10, 10, 0.0)), 0.0);
    }
}
