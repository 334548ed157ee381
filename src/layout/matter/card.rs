//! What stands for an article outside of the pages: a card with its headline where it has no picture, and a
//! table alone where there is no room for it as text. Sheets like any other, to be made pictures of.

use std::borrow::Cow;
use std::sync::Arc;

use crate::check::CheckedIssue;
use crate::edition::{Edition, Frame, Sheet};
use crate::geometry::{Length, Point, Rect, Size};
use crate::ink::{ColorName, Ink};
use crate::layout::copyfit::table::TableCopy;
use crate::layout::grid::paper::Paper;
use crate::layout::style::theme::Theme;
use crate::layout::style::typesetter::{Typesetter, sizes_down};
use crate::model::{Article, Cell, CellSpan, Issue, Table};
use crate::text::{Align, FontLibrary, FontRole, Headline, Line, Manner, Punctuation, Vocabulary, turns};
use crate::wording::{NoteNumbers, Words, shortened};

/// Size of a card in points: a cover of WeChat in its pixels. Its left square stands alone as the small cover.
pub const CARD: Size = Size::new(Length::from_points(900), Length::from_points(383));

/// Thickness of the bar at the top, blank around the words, and sizes. Tuned by eye; see docs/tuning.md.
const BAR: Length = Length::from_points(26);
const MARGIN: Length = Length::from_points(34);
const SIGN: [Length; 2] = [Length::from_points(150), Length::from_points(60)];
const HEADLINE: [Length; 2] = [Length::from_points(56), Length::from_points(24)];
const FOOT: Length = Length::from_points(24);

/// Most lines of a headline, and most of its characters: a longer one is shortened.
const MOST_LINES: usize = 3;
const MOST_OF_HEAD: usize = 64;

/// Most characters of the sign: the first word of the headline.
const LONGEST_SIGN: usize = 3;

/// Most columns of a table side by side; those of a wider one stand below each other in groups, each behind the first
/// column. Tuned by eye; see docs/tuning.md.
const MOST_COLUMNS: usize = 12;

/// Blank around a table, and its widths.
const AROUND: Length = Length::from_points(10);
const NARROWEST: Length = Length::from_points(240);
const WIDEST: Length = Length::from_points(560);

/// The card of an article: a bar in the colour of the paper, the first word of the headline in a square, and beside it
/// the headline over paper and day.
pub fn card(issue: &CheckedIssue, article: &Article, theme: &Theme, fonts: &FontLibrary) -> Edition {
    let Issue { publication, date, .. } = issue.issue();
    let typesetter = Typesetter::new(fonts, theme, &publication.language);
    let typesetter = typesetter.speaking(article.lang.as_ref());
    let words = Words::of(&publication.language);
    let title = words.name_of(article);
    let vocabulary = Vocabulary::of(article);
    let accent = Ink::BLACK.or(ColorName::Accent);
    let mut frames =
        vec![Frame::Rule { rect: Rect::new(Length::ZERO, Length::ZERO, CARD.width, BAR), ink: accent }];
    frames.extend(sign(&typesetter, &title, &vocabulary));
    let line = Rect::new(CARD.height, MARGIN * 2, Length::from_points(1), CARD.height - MARGIN * 3);
    frames.push(Frame::Rule { rect: line, ink: Ink::BLACK });
    let left = CARD.height + MARGIN;
    let measure = CARD.width - left - MARGIN;
    let foot_top = CARD.height - MARGIN - FOOT;
    let room = Rect::new(left, BAR + MARGIN / 2, measure, foot_top - BAR - MARGIN);
    let room = HeadRoom { room, sizes: HEADLINE, most_lines: MOST_LINES };
    frames.extend(headline(&typesetter, &title, &vocabulary, &room));
    let foot = format!("{} {}", publication.title, words.date(*date));
    let foot = shortened(&foot, MOST_OF_HEAD);
    let size =
        typesetter.one_line_size(&foot, FontRole::Label, (FOOT, FOOT / 3), measure).unwrap_or(FOOT / 3);
    let lines = typesetter.set_in(ColorName::Accent, &foot, (FontRole::Label, size), measure, Align::Center);
    frames.extend(set(&typesetter, &lines, FontRole::Label, size, Point::new(left, foot_top)));
    alone(
        issue,
        fonts,
        Sheet {
            palette: theme.colours.palette(publication.accent),
            ..Sheet::plain(CARD, "1".into(), title.as_str(), frames)
        },
    )
}

/// The first word of a title, as large as its square takes it.
fn sign(typesetter: &Typesetter<'_>, title: &str, vocabulary: &Vocabulary) -> Vec<Frame> {
    let word = first_word(title, typesetter, vocabulary);
    let (role, measure) = (FontRole::Headline, CARD.height - MARGIN * 2);
    let size = typesetter.one_line_size(word, role, (SIGN[0], SIGN[1]), measure).unwrap_or(SIGN[1]);
    let lines = typesetter.set_plain(word, role, size, measure, Align::Center);
    let top = BAR + (CARD.height - BAR - size) / 2;
    set(typesetter, &lines[..lines.len().min(1)], role, size, Point::new(MARGIN, top))
}

/// The first word that a line may end after; of a long one its first two characters.
fn first_word<'a>(title: &'a str, typesetter: &Typesetter<'_>, vocabulary: &Vocabulary) -> &'a str {
    let title = title.trim_start_matches(|c: char| !c.is_alphanumeric());
    let places = turns(title, typesetter.locale(), vocabulary);
    let marked = title.find(|c: char| !c.is_alphanumeric()).unwrap_or(title.len());
    let end = places.into_iter().find(|&at| at > 0).unwrap_or(title.len()).min(marked);
    let word = &title[..end];
    let fits = (2..=LONGEST_SIGN).contains(&word.chars().count()) || word.is_ascii() && word.len() <= 8;
    if fits && !word.is_empty() {
        return word;
    }
    let two = title.char_indices().nth(2).map_or(title.len(), |(at, _)| at).min(marked.max(1));
    title.get(..two).unwrap_or(title)
}

/// The room of a headline on a card.
pub(super) struct HeadRoom {
    /// Where.
    pub(super) room: Rect,
    /// The largest and the smallest size.
    pub(super) sizes: [Length; 2],
    /// Most lines.
    pub(super) most_lines: usize,
}

/// A title in few lines of whole words, as large as there is room for, in the middle of it.
pub(super) fn headline(
    typesetter: &Typesetter<'_>,
    title: &str,
    vocabulary: &Vocabulary,
    HeadRoom { room, sizes, most_lines }: &HeadRoom,
) -> Vec<Frame> {
    let role = FontRole::Headline;
    let manner =
        Manner { headline: true, punctuation: Punctuation::Banjiao, ..typesetter.theme.text.manner() };
    let title = shortened(title, MOST_OF_HEAD);
    let shaped =
        Headline::new(&title, typesetter.style(role, sizes[0]), &manner, vocabulary, typesetter.fonts);
    let lines_in = |size: Length| shaped.lines(size, Length::ZERO, room.size.width, typesetter.fonts);
    let fits = |size: &Length| {
        let lines = lines_in(*size).len();
        lines <= *most_lines && pitch(*size) * lines as i32 <= room.size.height
    };
    let size = sizes_down(sizes[0], sizes[1]).find(fits).unwrap_or(sizes[1]);
    let lines = lines_in(size);
    let top = room.top() + (room.size.height - pitch(size) * lines.len() as i32) / 2;
    set(typesetter, &lines, role, size, Point::new(room.left(), top))
}

fn pitch(size: Length) -> Length {
    size.scaled(5, 4)
}

/// Lines below each other.
pub(super) fn set(
    typesetter: &Typesetter<'_>,
    lines: &[Line],
    role: FontRole,
    size: Length,
    corner: Point,
) -> Vec<Frame> {
    let place = |number: usize| Point::new(corner.x, corner.y + pitch(size) * number as i32);
    lines
        .iter()
        .enumerate()
        .flat_map(|(number, line)| typesetter.line_at(line, place(number), role, size))
        .collect()
}

/// A table or a chart on a sheet of its own size, as wide as it needs to be.
pub fn table_alone(
    issue: &CheckedIssue,
    article: &Article,
    table: &Table,
    theme: &Theme,
    paper: &Paper,
    fonts: &FontLibrary,
) -> Edition {
    let publication = &issue.issue().publication;
    let typesetter = Typesetter::new(fonts, theme, &publication.language);
    let typesetter = typesetter.speaking(article.lang.as_ref());
    let notes = Arc::new(NoteNumbers::of(&article.notes));
    let groups = groups(table);
    let copies: Vec<TableCopy<'_>> =
        groups.iter().map(|group| TableCopy::new(&typesetter, group, &[], &notes)).collect();
    let natural = copies.iter().map(|copy| copy.natural_measure(&typesetter)).max();
    let measure = natural.unwrap_or(NARROWEST).clamp(NARROWEST, WIDEST);
    let (mut frames, mut top) = (Vec::new(), AROUND);
    for (number, copy) in copies.iter().enumerate() {
        if number > 0 {
            top += paper.row;
        }
        for strip in copy.all_strips(&typesetter, paper, number as u32, measure) {
            let corner = Point::new(AROUND, top);
            frames.extend(strip.frames.into_iter().map(|frame| frame.moved(corner)));
            top += paper.row * i32::from(strip.rows);
        }
    }
    let size = Size::new(measure + AROUND * 2, top + AROUND);
    let title = Words::of(&publication.language).name_of(article);
    alone(
        issue,
        fonts,
        Sheet {
            palette: theme.colours.palette(publication.accent),
            ..Sheet::plain(size, "1".into(), title.as_str(), frames)
        },
    )
}

/// A table of many columns in groups of them, each behind the first; the caption is over the first group. One whose
/// cells span others stays whole.
fn groups(table: &Table) -> Vec<Cow<'_, Table>> {
    let columns = table.columns.len();
    let spans = table.cells().any(|cell| cell.span != CellSpan::default());
    if columns <= MOST_COLUMNS || spans || table.as_chart().is_some() {
        return vec![Cow::Borrowed(table)];
    }
    let others: Vec<usize> = (1..columns).collect();
    let count = others.len().div_ceil(MOST_COLUMNS - 1);
    let of = |(number, group): (usize, &[usize])| {
        let kept: Vec<usize> = [0].into_iter().chain(group.iter().copied()).collect();
        let cells = |row: &Vec<Cell>| kept.iter().filter_map(|&column| row.get(column).cloned()).collect();
        Cow::Owned(Table {
            caption: if number == 0 { table.caption.clone() } else { Vec::new() },
            columns: kept.iter().map(|&column| table.columns[column]).collect(),
            head: cells(&table.head),
            lower_head: table.lower_head.iter().map(cells).collect(),
            rows: table.rows.iter().map(cells).collect(),
            chart: None,
        })
    };
    others.chunks(others.len().div_ceil(count)).enumerate().map(of).collect()
}

/// A sheet as an edition of its own.
pub(super) fn alone(issue: &CheckedIssue, fonts: &FontLibrary, sheet: Sheet) -> Edition {
    Edition { title: sheet.title.clone(), ..Edition::of_issue(issue, fonts, vec![sheet]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;

    #[test]
    fn the_sign_of_a_card_is_the_first_word_of_its_headline() {
        let (theme, fonts) = (Theme::bundled("party").unwrap(), FontLibrary::bundled());
        let typesetter = Typesetter::new(&fonts, &theme, &"zh-Hans-CN".into());
        for (title, expected) in [
            ("南橹老城更新", "南橹"),
            ("“八元”一餐", "八元"),
            ("河清了，更要守", "河清了"),
            ("水", "水"),
            ("WiFi来了", "WiFi"),
        ] {
            assert_eq!(first_word(title, &typesetter, &Vocabulary::default()), expected);
        }
    }

    #[test]
    fn nothing_of_a_card_stands_outside_of_it() {
        let (theme, fonts) = (Theme::bundled("party").unwrap(), FontLibrary::bundled());
        let long = "三年清淤截污十二公里菱河见底六万沿岸居民开窗又闻桨声".repeat(4);
        for title in ["河", &long] {
            let article = Article { headline: vec![title.to_owned()], ..sample::article("01/a") };
            let edition = card(&sample::checked(), &article, &theme, &fonts);
            assert_eq!(edition.sheets[0].size, CARD);
            assert!(edition.sheets[0].frames.len() > 4);
        }
    }
    #[test]
    fn a_table_of_many_columns_stands_in_groups_that_each_have_the_first() {
        let cell = |number: usize| Cell::of(vec![crate::model::Inline::text(format!("{number}"))]);
        let row: Vec<Cell> = (0..30).map(cell).collect();
        let columns = vec![crate::model::Alignment::Start; 30];
        let caption = vec![crate::model::Inline::text("题")];
        let table = Table { columns, caption, head: row.clone(), rows: vec![row], ..Table::default() };
        let groups = groups(&table);
        let widths: Vec<usize> = groups.iter().map(|group| group.columns.len()).collect();
        assert_eq!(widths, [11, 11, 10]);
        let mut found = Vec::new();
        for group in &groups {
            assert_eq!(group.rows[0][0], cell(0));
            found.extend(group.rows[0][1..].iter().cloned());
        }
        assert_eq!(found, (1..30).map(cell).collect::<Vec<_>>(), "every cell once");
        assert!(groups[1].caption.is_empty() && !groups[0].caption.is_empty());
    }
}
