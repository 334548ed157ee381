//! The forms of made-up articles, by the cells of their parts.

use std::collections::BTreeMap;

use super::bodies::QuotePlace;
use super::*;
use crate::check::{CheckedIssue, Picture, PictureKind, sample};
use crate::layout::copyfit::head::SummaryPlace;
use crate::layout::plan::asked::Asked;
use crate::layout::style::theme::Theme;
use crate::layout::style::typesetter::Typesetter;
use crate::model::{Article, Block, Figure, Language, PullQuote};
use crate::text::FontLibrary;

/// A form that was kept: its size, and the cells of its parts.
#[derive(Debug)]
struct Seen {
    columns: u16,
    rows: u16,
    place: HeadPlace,
    boxed: bool,
    head: Option<CellRect>,
    picture: Option<CellRect>,
    /// First row, and rows, of each leg from that of the module.
    legs: Vec<(u16, u16)>,
    summary: Option<SummaryPlace>,
    quote: Option<QuotePlace>,
    foot: u16,
    /// Rows of white over the text, in hundredths.
    air: i32,
    cost: Cost,
}

/// A paragraph of so many characters.
fn paragraph(characters: usize) -> Block {
    sample::paragraph(&"溪湾河边的老街修好了街坊都来看".chars().cycle().take(characters).collect::<String>())
}

/// An article of so many paragraphs of sixty characters.
fn article(paragraphs: usize) -> Article {
    let headline = vec!["河道通水街坊来看".to_owned()];
    Article { headline, body: vec![paragraph(60); paragraphs], ..Article::default() }
}

/// The same with a picture one and a half times as wide as it is high.
fn with_picture(article: Article) -> Article {
    let figure = Figure { image: Some("a.jpg".into()), ..Figure::default() };
    Article { figures: vec![figure], ..article }
}

/// The forms of an article of a rank on a broadsheet.
fn forms(article: &Article, rank: Rank) -> Vec<Seen> {
    let (fonts, theme) = (FontLibrary::bundled(), Theme::bundled(Theme::DEFAULT).unwrap());
    let paper = Paper::find("broadsheet-8").unwrap();
    let typesetter = Typesetter::new(&fonts, &theme, &Language::from("zh-Hans-CN"));
    let picture = Picture {
        kind: PictureKind::Jpeg,
        width: 1500,
        height: 1000,
        bytes: Arc::from([]),
        page: None,
        subjects: None,
    };
    let pictures = BTreeMap::from([("a.jpg".into(), picture)]);
    let issue = CheckedIssue::new(sample::issue(vec![article.clone()]), pictures);
    let material = Material::new(&typesetter, &paper, &issue, article, rank);
    let wishes = Wishes {
        columns: paper.columns,
        rows: paper.module_rows(0),
        boxes: 1,
        may_jump: false,
        few: false,
        last_resort: false,
        whole_pictures: false,
        asked: Asked {
            head: theme.plans.lead.head(rank, &paper),
            lines: None,
            pictures: None,
            beside_dominant: 100,
        },
    };
    let set = FormSet::new(&material, &wishes, Exactness::Set);
    let seen = |form: &FormCandidate| {
        let setup = &set.setups[form.setup];
        let (body_row, body) = (set.body_row(form), &setup.bodies[form.body]);
        let head = form.head.map(|head| &setup.heads[head]);
        let height = head.map_or(Length::ZERO, |head| match head.set {
            heads::HeadSetting::Across(choice) => choice.height,
            heads::HeadSetting::Down(_) => Length::ZERO,
        });
        let room = paper.row * i32::from(set.head_rows(form).unwrap_or(0));
        Seen {
            columns: setup.columns,
            rows: form.rows,
            place: setup.place,
            boxed: setup.boxed,
            head: set.head_spot(form).map(|spot| spot.cells),
            picture: set.picture_cells(form),
            legs: body.legs.iter().map(|leg| (body_row + leg.top, leg.rows)).collect(),
            summary: head.and_then(HeadForm::summary),
            quote: body.quote,
            foot: form.foot,
            air: (room - height).millipoints() * 100 / paper.row.millipoints(),
            cost: form.cost,
        }
    };
    set.kept.iter().map(seen).collect()
}

/// The cheapest of some forms that is as wanted.
fn cheapest(forms: &[Seen], is_wanted: impl Fn(&Seen) -> bool) -> Option<&Seen> {
    forms.iter().filter(|form| is_wanted(form)).min_by_key(|form| form.cost)
}

/// The columns of a picture under a head over all legs, and the one after them.
fn columns_of_picture(form: &Seen) -> Option<(u16, u16)> {
    let picture = form.picture.filter(|_| form.place == HeadPlace::Over)?;
    Some((picture.column, picture.right()))
}

#[test]
fn a_picture_stands_over_the_last_legs_and_text_goes_on_under_it() {
    let forms = forms(&with_picture(article(20)), Rank::Major);
    let form =
        cheapest(&forms, |form| form.columns == 5 && columns_of_picture(form) == Some((2, 5))).unwrap();
    let (picture, head) = (form.picture.unwrap(), form.head.unwrap());
    assert_eq!(picture.row, head.bottom(), "it hangs from the head");
    for (number, &(top, rows)) in form.legs.iter().enumerate() {
        // The free legs begin under the head, the others under the picture and a blank row; all end on one row.
        let expected = if number < 2 { head.bottom() } else { picture.bottom() + 1 };
        assert_eq!((top, top + rows), (expected, form.rows - 1), "{number}: {form:?}");
    }
}

#[test]
fn a_picture_stands_under_the_head_over_all_legs() {
    let forms = forms(&with_picture(article(20)), Rank::Major);
    let is_under =
        |form: &Seen| form.head.is_some_and(|head| form.picture.is_some_and(|one| one.row >= head.bottom()));
    let form = cheapest(&forms, |form| columns_of_picture(form) == Some((0, form.columns)) && is_under(form));
    let form = form.unwrap();
    let picture = form.picture.unwrap();
    assert!(form.legs.iter().all(|leg| leg.0 == picture.bottom() + 1), "{form:?}");
    assert_eq!(form.picture.unwrap().row, form.head.unwrap().bottom(), "{form:?}");
}

#[test]
fn a_rail_is_a_column_beside_a_picture_over_the_others() {
    let forms = forms(&with_picture(article(7)), Rank::Middle);
    let rail = |form: &Seen| form.place == HeadPlace::InLegs(0, 1) && form.picture.is_some();
    let form =
        cheapest(&forms, |form| rail(form) && form.picture.unwrap().columns + 1 == form.columns).unwrap();
    let (head, picture) = (form.head.unwrap(), form.picture.unwrap());
    assert_eq!((head.column, head.row, head.columns), (0, 0, 1));
    assert_eq!((picture.column, picture.row), (1, 0), "side by side with the head");
    assert_eq!(form.legs[0].0, head.bottom(), "text under the head");
    let whole = form.legs.len() == 1;
    let foot = form.rows - 1;
    if whole {
        assert_eq!(picture.bottom(), foot, "as high as the column");
    } else {
        assert!(form.legs[1..].iter().all(|leg| leg.0 == picture.bottom() + 1 && leg.0 + leg.1 == foot));
    }
}

#[test]
fn a_strip_has_its_head_in_the_first_column_and_no_white_under_it() {
    let forms = forms(&article(14), Rank::Middle);
    let form = cheapest(&forms, |form| form.columns == 8 && form.place == HeadPlace::InLegs(0, 1)).unwrap();
    let head = form.head.unwrap();
    assert_eq!((head.row, head.columns, form.legs[0].0), (0, 1, head.bottom()));
    assert!(form.legs[1..].iter().all(|&leg| leg == (0, form.rows - 1)), "{form:?}");
    let over = cheapest(&forms, |form| form.columns == 8 && form.place == HeadPlace::Over);
    assert!(over.is_none_or(|over| over.cost > form.cost), "a head over eight short legs: {over:?}");
}

#[test]
fn a_head_over_few_rows_of_a_strip_costs_more_than_one_at_their_left() {
    for paragraphs in 5..9 {
        let forms = forms(&article(paragraphs), Rank::Middle);
        let shallow = |form: &Seen| form.place == HeadPlace::Over && form.legs.iter().all(|leg| leg.1 <= 5);
        let over = cheapest(&forms, |form| form.columns == 8 && shallow(form));
        let beside = cheapest(&forms, |form| form.columns == 8 && form.place != HeadPlace::Over).unwrap();
        assert!(over.is_none_or(|over| over.cost > beside.cost), "{paragraphs}: {over:?} {beside:?}");
    }
}

#[test]
fn a_summary_stands_beside_the_head_or_under_it() {
    let summary = vec!["老街留下四百五十二户人家".to_owned(), "修旧的账还没有算清".to_owned()];
    let forms = forms(&Article { summary, ..article(30) }, Rank::Lead);
    assert!(forms.iter().all(|form| form.summary.is_some()), "it is in every form");
    let of = |place: SummaryPlace, columns: u16| {
        cheapest(&forms, |form| form.summary == Some(place) && form.columns == columns)
    };
    assert!(of(SummaryPlace::Beside, 5).is_some() && of(SummaryPlace::Under, 2).is_some());
    assert!(of(SummaryPlace::Beside, 2).is_none(), "a head in one column beside it would be lost");
    let form = of(SummaryPlace::Beside, 5).unwrap();
    assert!(form.legs.iter().all(|leg| leg.0 == form.head.unwrap().bottom()), "legs begin on one row");
}

#[test]
fn air_over_a_text_is_three_rows_at_most_and_a_box_gives_the_rest_to_its_foot() {
    for (article, rank) in [(article(6), Rank::Minor), (article(12), Rank::Middle), (article(40), Rank::Lead)]
    {
        let forms = forms(&article, rank);
        assert!(forms.iter().all(|form| form.place != HeadPlace::Over || form.air <= 500), "{rank:?}");
        let boxed: Vec<&Seen> = forms.iter().filter(|form| form.boxed).collect();
        assert!(boxed.iter().all(|form| form.air <= 350 && form.foot <= 2), "{rank:?}: {boxed:?}");
        assert!(boxed.iter().all(|form| {
            let foot = form.legs.iter().map(|leg| leg.0 + leg.1).max().unwrap_or(0);
            foot + form.foot + BOX_ROWS + 1 == form.rows
        }));
    }
}

#[test]
fn a_leg_does_not_begin_with_a_last_line_of_three_characters() {
    // In thirteen em the paragraphs have five lines and one of three characters.
    let body = vec![paragraph(11 + 13 * 4 + 3); 12];
    let forms = forms(&Article { body, ..article(0) }, Rank::Middle);
    let measured = |form: &&Seen| form.place == HeadPlace::Over && !form.boxed && form.columns > 1;
    assert!(forms.iter().filter(measured).count() > 5);
    for form in forms.iter().filter(measured) {
        let mut above = 0;
        for leg in &form.legs[..form.legs.len() - 1] {
            above += leg.1;
            // Of columns of the page; broken legs have other lines.
            let is_basic = form.legs.len() == usize::from(form.columns);
            assert!(!is_basic || above % 6 != 5, "{form:?}");
        }
    }
}

#[test]
fn no_head_stands_over_a_picture_in_any_form() {
    for paragraphs in [3, 7, 12, 20] {
        for rank in [Rank::Major, Rank::Middle, Rank::Minor] {
            for form in forms(&with_picture(article(paragraphs)), rank) {
                if let (Some(head), Some(picture)) = (form.head, form.picture) {
                    assert!(!head.overlaps(&picture), "{paragraphs} {rank:?}: {form:?}");
                }
            }
        }
    }
}

/// The same with a pull quote.
fn with_quote(article: Article) -> Article {
    let quote = Some(PullQuote { text: "老街修好了，街坊都来看。".to_owned(), by: None });
    Article { quote, ..article }
}

#[test]
fn a_pull_quote_stands_between_parts_of_one_leg_or_of_two() {
    let forms = forms(&with_quote(article(30)), Rank::Major);
    let of = |legs: u16, columns: u16| {
        cheapest(&forms, |form| form.columns == columns && form.quote.is_some_and(|quote| quote.legs == legs))
    };
    assert!(of(1, 2).is_some() && of(2, 4).is_some());
    let form = of(2, 4).unwrap();
    let quote = form.quote.unwrap();
    assert_eq!(form.legs.len(), 6, "the middle ones have two parts");
    let (first, rows) = form.legs[1];
    assert_eq!((form.legs[2].0, form.legs[3].0), (first + rows + quote.rows, first));
    assert!(rows >= 5 && form.legs[2].1 >= 5, "{form:?}");
    assert!(cheapest(&forms, |form| form.quote.is_none()).unwrap().cost > 1000, "it is given up for a price");
    let rows: std::collections::BTreeSet<u16> = forms
        .iter()
        .filter_map(|form| form.quote)
        .filter(|quote| quote.legs == 2)
        .map(|quote| quote.rows)
        .collect();
    assert!(rows.len() > 1, "it is as high as the form needs: {rows:?}");
}

#[test]
fn a_pull_quote_needs_text_over_and_under_it() {
    let forms = forms(&with_quote(article(1)), Rank::Minor);
    assert!(!forms.is_empty() && forms.iter().all(|form| form.quote.is_none()));
}
